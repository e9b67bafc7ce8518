/* Several threads at one work. */
#include "base/workers.h"

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
