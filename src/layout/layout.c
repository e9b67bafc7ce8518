#include "layout/layout.h"

#include "layout/graphviz.h"
#include "layout/page.h"
#include "layout/union.h"

G_DEFINE_QUARK(psg-layout-error-quark, psg_layout_error)

typedef struct Method Method;

/* A row of the table. `place` fills in the layout, which has all centres at 0, 0 and scale 1. */
struct Method {
    const char *name;
    bool (*place)(const PsgLayoutTask *task, const Method *method, PsgLayout *layout,
                  GError **error);
    double (*put_on_page)(const PsgUnion *all, const PsgLayoutTask *task, PsgPoint *places);
};

static bool
is_paged(const PsgLayoutTask *task)
{
    return task->area.width > 0 && task->area.height > 0;
}

/* Whoever is never there stands in the middle of the page. */
static void
spread_to_slices(const PsgLayoutTask *task, const PsgUnion *all, const PsgPoint *places,
                 PsgLayout *layout)
{
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        PsgPoint *centres = layout->centres + slice * task->actor_count;
        for (size_t actor = 0; actor < task->actor_count; actor++) {
            centres[actor] = (PsgPoint){task->area.width / 2, task->area.height / 2};
        }
        for (size_t node = 0; node < all->node_count; node++) {
            centres[all->actors[node]] = places[node];
        }
    }
}

static bool
place_by_engine(const PsgLayoutTask *task, const Method *method, PsgLayout *layout,
                GError **error)
{
    g_autoptr(PsgUnion) all = psg_union_of_task(task);
    g_autofree PsgPoint *places = g_new0(PsgPoint, all->node_count + 1);
    if (!psg_graphviz_place(all, method->name, task->seed, places, error)) {
        return false;
    }
    if (is_paged(task) && all->node_count > 0) {
        layout->scale = method->put_on_page(all, task, places);
    }
    spread_to_slices(task, all, places, layout);
    return true;
}

static const Method methods[] = {
    {"neato", place_by_engine, psg_page_arrange}, {"fdp", place_by_engine, psg_page_arrange},
    {"sfdp", place_by_engine, psg_page_arrange},  {"dot", place_by_engine, psg_page_keep},
    {"circo", place_by_engine, psg_page_keep},    {"twopi", place_by_engine, psg_page_keep},
};

const char *const *
psg_layout_methods(void)
{
    static const char *names[G_N_ELEMENTS(methods) + 1];
    for (size_t i = 0; i < G_N_ELEMENTS(methods); i++) {
        names[i] = methods[i].name;
    }
    return names;
}

PsgLayout *
psg_layout_make(const PsgLayoutTask *task, const char *method, GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(methods); i++) {
        if (!g_str_equal(methods[i].name, method)) {
            continue;
        }
        g_autoptr(PsgLayout) layout = g_new0(PsgLayout, 1);
        layout->actor_count = task->actor_count;
        layout->slice_count = task->slice_count;
        layout->centres = g_new0(PsgPoint, task->slice_count * task->actor_count + 1);
        layout->scale = 1;
        bool placed = methods[i].place(task, &methods[i], layout, error);
        return placed ? g_steal_pointer(&layout) : NULL;
    }
    g_autofree char *known = g_strjoinv(", ", (char **)(uintptr_t)psg_layout_methods());
    g_set_error(error, PSG_LAYOUT_ERROR, PSG_LAYOUT_ERROR_METHOD,
                "there is no layout method \"%s\" (there are %s)", method, known);
    return NULL;
}

void
psg_layout_free(PsgLayout *layout)
{
    if (layout == NULL) {
        return;
    }
    g_free(layout->centres);
    g_free(layout);
}
