/*
 * Several threads at one work.
 */
#pragma once

#include <glib.h>

/* Calls work(data) in so many threads, at least one, and waits for all of them. They
 * share the work among themselves. */
void psg_workers_run(GThreadFunc work, gpointer data, guint count);
