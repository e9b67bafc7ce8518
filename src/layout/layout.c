/* The table of methods, and the way from a task through an engine to the page. */
#include "layout/layout.h"

#include "layout/dots/communities.h"
#include "layout/dots/dots.h"
#include "layout/dots/tray.h"
#include "layout/graphviz.h"
#include "layout/page/page.h"
#include "layout/page/pins.h"
#include "layout/page/zones.h"
#include "layout/stress/stress.h"
#include "layout/supergraph.h"

GQuark
psg_layout_error_quark(void)
{
    return g_quark_from_static_string("psg-layout-error-quark");
}

/* Shelves are rearranged anyway: a start that is nearly the best will do. */
#define SEARCH_FOR_PAGE 0.1
/* Of dots there are many: their drawing is brought to rest, and hardly searched. */
#define SEARCH_FOR_DOTS 0.05
#define MOST_WITHOUT_COMMUNITIES 300 /* tied actors in a slice */
/* With more pairs, of some thousand actors in a score of slices, a slice that is asked for alone would
 * pay for all others: dots stand still then, where the sum of all slices would have them. */
#define MOST_MOVING 250000

typedef double (*PutOnPage)(const PsgSupergraph *all, const PsgLayoutTask *task,
                            PsgPoint *places, GArray *zones);

/* A row of the table. `place` fills in the layout, which has all centres at 0, 0 and
 * scale 1. */
typedef struct {
    bool (*place)(const PsgLayoutTask *task, const char *name, PutOnPage put_on_page,
                  PsgLayout *layout, GError **error);
    PutOnPage put_on_page; /* what an engine has placed; else NULL */
} Method;

static bool
is_paged(const PsgLayoutTask *task)
{
    return task->area.width > 0 && task->area.height > 0;
}

static bool
is_dotted(const PsgLayoutTask *task)
{
    return task->is_dots && is_paged(task);
}

/* An actor that is never there stands in the middle of the page. */
static void
spread_to_slices(const PsgLayoutTask *task, const PsgSupergraph *all,
                 const PsgPoint *places, PsgLayout *layout)
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
place_by_engine(const PsgLayoutTask *task, const char *name, PutOnPage put_on_page,
                PsgLayout *layout, GError **error)
{
    g_autoptr(PsgSupergraph) all = psg_supergraph_of_task(task);
    g_autofree PsgPoint *places = g_new0(PsgPoint, all->node_count + 1);
    if (!psg_graphviz_place(all, name, task->seed, places, error)) {
        return false;
    }
    if (is_paged(task) && !is_dotted(task) && all->node_count > 0) {
        layout->scale = put_on_page(all, task, places, layout->zones);
    }
    spread_to_slices(task, all, places, layout);
    if (is_dotted(task)) {
        layout->scale = psg_dots_fit(task, layout->centres, true);
    }
    return true;
}

/* Whether some slice has hundreds that are tied. In a few, distances show communities; of hundreds
 * nearly all are equally far from each other. */
static bool
hides_communities(const PsgLayoutTask *task, const size_t *communities)
{
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        size_t tied = 0;
        for (size_t i = 0; i < task->actor_count; i++) {
            tied += task->presence[slice * task->actor_count + i] &&
                    communities[i] != PSG_NO_COMMUNITY;
        }
        if (tied > MOST_WITHOUT_COMMUNITIES) {
            return true;
        }
    }
    return false;
}

/* By actor, both its groups. Of hundreds, who is in none belongs to those to whom it is tied
 * most. */
static size_t *
groups_of(const PsgLayoutTask *task)
{
    g_autofree size_t *communities = psg_communities_find(task);
    bool are_found = hides_communities(task, communities);
    size_t *groups = g_new(size_t, 2 * task->actor_count + 1);
    for (size_t i = 0; i < task->actor_count; i++) {
        const PsgPlacementConstraint *asked =
            task->constraints == NULL ? NULL : &task->constraints[i];
        bool is_found = are_found && communities[i] != PSG_NO_COMMUNITY;
        groups[2 * i] = is_found ? task->group_count + communities[i] : PSG_UNGROUPED;
        groups[2 * i + 1] = PSG_UNGROUPED;
        if (asked != NULL && asked->is_grouped) {
            groups[2 * i] = asked->group;
            groups[2 * i + 1] = asked->is_shared ? asked->other_group : PSG_UNGROUPED;
        }
    }
    return groups;
}

static void
solve(const PsgLayoutTask *task, double stability, PsgPoint *places)
{
    g_autofree PsgTemporalTie *ties = g_new(PsgTemporalTie, task->tie_count + 1);
    g_autofree bool *alive = g_new0(bool, task->slice_count * task->tie_count + 1);
    for (size_t i = 0; i < task->tie_count; i++) {
        ties[i] = (PsgTemporalTie){task->ties[i].from, task->ties[i].to};
        for (size_t slice = 0; slice < task->slice_count; slice++) {
            alive[slice * task->tie_count + i] = psg_tie_lives(task, i, slice);
        }
    }
    g_autofree size_t *groups = is_dotted(task) ? groups_of(task) : NULL;
    PsgTemporalTask temporal = {
        .actor_count = task->actor_count,
        .slice_count = task->slice_count,
        .presence = task->presence,
        .ties = ties,
        .tie_count = task->tie_count,
        .tie_presence = alive,
        .groups = groups,
        .aspect = is_dotted(task) ? task->area.width / task->area.height : 0,
        .stability = stability,
        .most_moving = is_dotted(task) ? MOST_MOVING : 0,
        .search = is_dotted(task)  ? SEARCH_FOR_DOTS
                  : is_paged(task) ? SEARCH_FOR_PAGE
                                   : 1,
        .seed = task->seed,
    };
    psg_temporal_place(&temporal, places);
}

/* Who stands on the tray takes no part, which may be most of them. */
static void
solve_dots(const PsgLayoutTask *task, PsgPoint *places)
{
    g_autoptr(PsgTray) tray = psg_tray_new(task);
    size_t cells = task->slice_count * task->actor_count;
    g_autofree bool *presence = g_new(bool, cells + 1);
    for (size_t i = 0; i < cells; i++) {
        presence[i] = task->presence[i] && !tray->holds[i % task->actor_count];
    }
    PsgLayoutTask tied = *task;
    tied.presence = presence;
    solve(&tied, task->stability, places);
}

/* Points move freely. Boxes begin with the best drawing in which nothing moves, which
 * is the same in all slices; on the page they then move along their shelves. */
static bool
place_by_time(const PsgLayoutTask *task, const char *name, PutOnPage put_on_page,
              PsgLayout *layout, GError **error)
{
    (void)name;
    (void)put_on_page;
    (void)error; /* the solver cannot fail */
    if (!is_paged(task)) {
        solve(task, task->stability, layout->centres);
        return true;
    }
    if (task->is_dots) {
        solve_dots(task, layout->centres);
        layout->scale = psg_dots_fit(task, layout->centres, false);
        return true;
    }
    solve(task, 1, layout->centres);
    g_autoptr(PsgSupergraph) all = psg_supergraph_of_task(task);
    g_autofree PsgPoint *places = g_new0(PsgPoint, all->node_count + 1);
    for (size_t node = 0; node < all->node_count; node++) {
        places[node] = layout->centres[all->actors[node]];
    }
    layout->scale = psg_page_arrange_slices(all, task, places, layout);
    return true;
}

static const char *const names[] = {"temporal", "neato", "fdp",   "sfdp",
                                    "dot",      "circo", "twopi", NULL};

/* In the order of their names. */
static const Method methods[] = {
    {place_by_time, NULL},                  /* temporal */
    {place_by_engine, psg_page_keep},       /* neato */
    {place_by_engine, psg_page_keep},       /* fdp */
    {place_by_engine, psg_page_keep},       /* sfdp */
    {place_by_engine, psg_page_keep_ranks}, /* dot */
    {place_by_engine, psg_page_keep},       /* circo */
    {place_by_engine, psg_page_keep},       /* twopi */
};
G_STATIC_ASSERT(G_N_ELEMENTS(names) == G_N_ELEMENTS(methods) + 1);

const char *const *
psg_layout_methods(void)
{
    return names;
}

/* NULL: there is none of that name. */
static const Method *
method_named(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(methods); i++) {
        if (g_str_equal(names[i], name)) {
            return &methods[i];
        }
    }
    return NULL;
}

bool
psg_layout_makes_zones(const char *method)
{
    const Method *found = method_named(method);
    return found != NULL && found->put_on_page == NULL;
}

bool
psg_layout_keeps_ranks(const char *method)
{
    const Method *found = method_named(method);
    return found != NULL && found->put_on_page == psg_page_keep_ranks;
}

bool
psg_layout_splits_levels(const PsgLayoutTask *task)
{
    g_autoptr(PsgSupergraph) all = psg_supergraph_of_task(task);
    g_autoptr(PsgZones) zones = psg_zones_of_levels(all, task);
    double least = task->least_scale > 0 ? task->least_scale : 1;
    for (size_t zone = 0; zones != NULL && zone < zones->zone_count; zone++) {
        double width = -task->gap;
        for (size_t node = 0; node < all->node_count; node++) {
            bool is_there = zones->zone_of[node] == zone;
            width += is_there ? all->boxes[node].width + task->gap : 0;
        }
        if (zones->is_levelled && width * least > task->area.width) {
            return true;
        }
    }
    return false;
}

PsgLayout *
psg_layout_make(const PsgLayoutTask *task, const char *method, GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(methods); i++) {
        if (!g_str_equal(names[i], method)) {
            continue;
        }
        g_autoptr(PsgLayout) layout = g_new0(PsgLayout, 1);
        layout->actor_count = task->actor_count;
        layout->slice_count = task->slice_count;
        layout->centres = g_new0(PsgPoint, task->slice_count * task->actor_count + 1);
        layout->scale = 1;
        layout->zones = g_array_new(FALSE, FALSE, sizeof(PsgLayoutZone));
        bool placed =
            methods[i].place(task, method, methods[i].put_on_page, layout, error);
        if (placed && is_paged(task) && !task->is_dots && psg_pins_are_asked(task)) {
            psg_pins_hold(task, layout);
        }
        return placed ? g_steal_pointer(&layout) : NULL;
    }
    g_autofree char *known = g_strjoinv(", ", (char **)(uintptr_t)names);
    g_set_error(error, PSG_LAYOUT_ERROR, PSG_LAYOUT_ERROR_METHOD,
                "there is no layout method \"%s\" (there are %s)", method, known);
    return NULL;
}

/* Groups or levels that there are, on the page. */
static bool
have_zones_places(const PsgLayout *layout, const PsgLayoutTask *task)
{
    size_t levels = 0;
    for (size_t i = 0; task->constraints != NULL && i < task->actor_count; i++) {
        levels = MAX(levels, task->constraints[i].level_count);
    }
    for (guint i = 0; i < layout->zones->len; i++) {
        const PsgLayoutZone *zone = &g_array_index(layout->zones, PsgLayoutZone, i);
        PsgRect room = zone->room;
        bool is_on_page = room.x >= 0 && room.width >= 0 && room.y >= 0 &&
                          room.height >= 0 && psg_rect_right(room) <= task->area.width &&
                          psg_rect_bottom(room) <= task->area.height;
        if (!is_on_page || zone->index >= (zone->is_group ? task->group_count : levels)) {
            return false;
        }
    }
    return true;
}

bool
psg_layout_answers(const PsgLayout *layout, const PsgLayoutTask *task)
{
    if (layout->actor_count != task->actor_count ||
        layout->slice_count != task->slice_count || !(layout->scale > 0) ||
        layout->scale > 1) {
        return false;
    }
    for (size_t i = 0; i < task->slice_count * task->actor_count; i++) {
        PsgPoint at = layout->centres[i];
        bool is_on_page = at.x >= 0 && at.x <= task->area.width && at.y >= 0 &&
                          at.y <= task->area.height;
        if (!is_on_page) {
            return false;
        }
    }
    return have_zones_places(layout, task);
}

PsgLayout *
psg_layout_copy(const PsgLayout *layout)
{
    PsgLayout *copy = g_memdup2(layout, sizeof *layout);
    copy->centres = g_memdup2(layout->centres, layout->actor_count * layout->slice_count *
                                                   sizeof *layout->centres);
    copy->zones = g_array_copy(layout->zones);
    return copy;
}

void
psg_layout_free(PsgLayout *layout)
{
    if (layout == NULL) {
        return;
    }
    g_clear_pointer(&layout->zones, g_array_unref);
    g_free(layout->centres);
    g_free(layout);
}
