/* Several threads at one work. */
#include "run/workers.h"

void
psg_workers_run(GThreadFunc work, gpointer data, guint count)
{
    guint workers = MAX(1, count);
    g_autofree GThread **threads = g_new(GThread *, workers);
    for (guint i = 0; i < workers; i++) {
        threads[i] = g_thread_new("figures", work, data);
    }
    for (guint i = 0; i < workers; i++) {
        g_thread_join(threads[i]);
    }
}
