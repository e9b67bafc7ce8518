/* Several threads at one work. */
#include "base/workers.h"

guint
psg_workers_usual(void)
{
    const char *given = g_getenv("SLURM_CPUS_PER_TASK");
    guint64 count;
    if (given == NULL ||
        !g_ascii_string_to_unsigned(given, 10, 1, G_MAXINT, &count, NULL)) {
        count = g_get_num_processors();
    }
    return (guint)MIN(count, PSG_MOST_WORKERS);
}

/* The thread that asks works, too: it has opened fonts already. */
void
psg_workers_run(GThreadFunc work, gpointer data, guint count)
{
    guint others = MAX(1, count) - 1;
    g_autofree GThread **threads = g_new(GThread *, others + 1);
    for (guint i = 0; i < others; i++) {
        threads[i] = g_thread_new("worker", work, data);
    }
    work(data);
    for (guint i = 0; i < others; i++) {
        g_thread_join(threads[i]);
    }
}
