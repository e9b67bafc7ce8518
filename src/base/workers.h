/*
 * Several threads at one work.
 */
#pragma once

#include <glib.h>

enum { PSG_MOST_WORKERS = 64 };

/* How many there should be, unless somebody says otherwise: as many as a scheduler gave this task
 * (SLURM_CPUS_PER_TASK, which may differ from the machine's), else as there are processors. */
guint psg_workers_usual(void);

/* Calls work(data) in so many threads, at least one, and waits for all of them. They
 * share the work among themselves. */
void psg_workers_run(GThreadFunc work, gpointer data, guint count);
