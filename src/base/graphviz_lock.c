/* The one lock around Graphviz. */
#include "base/graphviz_lock.h"

#include <glib.h>

static GMutex only;

void
psg_graphviz_lock(void)
{
    g_mutex_lock(&only);
}

void
psg_graphviz_unlock(void)
{
    g_mutex_unlock(&only);
}
