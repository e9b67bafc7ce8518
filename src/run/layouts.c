/* Layouts by the digests of their tasks. */
#include "run/layouts.h"

#include "layout/task.h"

struct PsgLayouts {
    GMutex mutex;     /* of the table */
    GHashTable *made; /* digest of the task and method: PsgLayout */
};

PsgLayouts *
psg_layouts_new(void)
{
    PsgLayouts *layouts = g_new(PsgLayouts, 1);
    g_mutex_init(&layouts->mutex);
    layouts->made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify)psg_layout_free);
    return layouts;
}

void
psg_layouts_free(PsgLayouts *layouts)
{
    if (layouts != NULL) {
        g_hash_table_unref(layouts->made);
        g_mutex_clear(&layouts->mutex);
        g_free(layouts);
    }
}

static PsgLayout *
find(PsgLayouts *layouts, const char *digest)
{
    g_mutex_lock(&layouts->mutex);
    const PsgLayout *known = g_hash_table_lookup(layouts->made, digest);
    PsgLayout *copy = known == NULL ? NULL : psg_layout_copy(known);
    g_mutex_unlock(&layouts->mutex);
    return copy;
}

/* Two threads may have made the same: either is as good as the other. */
static void
keep(PsgLayouts *layouts, const char *digest, const PsgLayout *layout)
{
    g_mutex_lock(&layouts->mutex);
    g_hash_table_replace(layouts->made, g_strdup(digest), psg_layout_copy(layout));
    g_mutex_unlock(&layouts->mutex);
}

PsgLayout *
psg_layouts_make(PsgLayouts *layouts, const PsgLayoutTask *task, const char *method,
                 unsigned workers, GError **error)
{
    g_autofree char *digest = psg_layout_task_digest(task, method);
    PsgLayout *layout = find(layouts, digest);
    if (layout != NULL) {
        return layout;
    }
    PsgLayoutTask shared = *task;
    shared.workers = workers;
    layout = psg_layout_make(&shared, method, error);
    if (layout != NULL) {
        keep(layouts, digest, layout);
    }
    return layout;
}

guint
psg_layouts_count(const PsgLayouts *layouts)
{
    return g_hash_table_size(layouts->made);
}
