/* Layouts by the digests of their tasks. */
#include "run/layouts.h"

#include "layout/task.h"

struct PsgLayouts {
    GHashTable *made; /* digest of the task and method: PsgLayout */
};

PsgLayouts *
psg_layouts_new(void)
{
    PsgLayouts *layouts = g_new(PsgLayouts, 1);
    layouts->made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify)psg_layout_free);
    return layouts;
}

void
psg_layouts_free(PsgLayouts *layouts)
{
    if (layouts != NULL) {
        g_hash_table_unref(layouts->made);
        g_free(layouts);
    }
}

PsgLayout *
psg_layouts_make(PsgLayouts *layouts, const PsgLayoutTask *task, const char *method,
                 unsigned workers, GError **error)
{
    g_autofree char *digest = psg_layout_task_digest(task, method);
    const PsgLayout *known = g_hash_table_lookup(layouts->made, digest);
    if (known != NULL) {
        return psg_layout_copy(known);
    }
    PsgLayoutTask shared = *task;
    shared.workers = workers;
    PsgLayout *layout = psg_layout_make(&shared, method, error);
    if (layout != NULL) {
        g_hash_table_insert(layouts->made, g_steal_pointer(&digest),
                            psg_layout_copy(layout));
    }
    return layout;
}

guint
psg_layouts_count(const PsgLayouts *layouts)
{
    return g_hash_table_size(layouts->made);
}
