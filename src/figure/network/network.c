/* The network figure: laid out once for all slices, then drawn slice by slice. */
#include "figure/network/network.h"

#include "base/join.h"
#include "figure/network/band.h"
#include "figure/network/legend.h"
#include "figure/network/task.h"
#include "figure/network/zone.h"
#include "figure/part/edge.h"
#include "figure/part/frame.h"
#include "figure/strings.h"
#include "layout/page/pins.h"

/* In units of a slide. */
#define LEGEND_GAP 14.0
/* Of lines beyond the boxes: less than to the letters of the heading and of the legend. */
#define REACH_ABOVE 20.0
#define REACH_BELOW 17.0

/* Found when they are first asked for. */
typedef struct {
    GMutex lock;
    PsgRoutes **routes; /* by slice; NULL: not yet */
    size_t found;       /* slices that have theirs */
} Lines;

struct PsgNetwork {
    const PsgRenderContext *context;
    PsgNetworkTask *task;
    PsgLayout *layout;
    GArray *zones; /* of PsgNetworkZone */
    bool names_groups;
    double margin; /* left of the drawing, for names of tiers */
    PsgSize page;
    PsgRect area;   /* of the drawing */
    PsgRect legend; /* below it */
    Lines *lines;
};

/* What frames the drawing, in the language that needs most room for it. */
typedef struct {
    const PsgNetwork *network;
    PsgRuler *ruler;
    double width;          /* of the legend */
    double legend, margin; /* its height; the width of names of tiers */
} Surroundings;

static void
measure_surroundings(const PsgRenderContext *context, void *data)
{
    Surroundings *all = data;
    PsgPen pen = {context, all->ruler, NULL};
    for (size_t slice = 0; slice < context->landscape->slice_count; slice++) {
        g_autoptr(GArray) entries = psg_network_legend(context, context->views[slice],
                                                       all->network->names_groups);
        all->legend = MAX(all->legend, psg_legend_height(&pen, entries, all->width));
    }
    all->margin = MAX(all->margin, psg_bands_margin(&pen));
}

/* Divides the page: the same in all slices, so the legend has the room of the largest. */
static void
divide_page(PsgNetwork *network, const PsgPen *pen)
{
    const PsgRenderContext *context = network->context;
    network->page = context->page.size;
    PsgRect room = psg_frame_room(context, network->page.height);
    Surroundings all = {network, pen->ruler, room.width, 0, 0};
    psg_context_each_language(context, measure_surroundings, &all);
    double legend = all.legend;
    double gap = legend > 0 ? psg_pen_length(pen, LEGEND_GAP) : 0;
    if (context->page.fits) {
        double wanted = psg_network_task_height(network->task, room.width);
        double rest = network->page.height - (room.height - legend - gap);
        network->page.height = MAX(network->page.height, wanted + rest);
        room = psg_frame_room(context, network->page.height);
    }
    network->margin = all.margin;
    network->area = (PsgRect){room.x + network->margin, room.y,
                              room.width - network->margin, room.height - legend - gap};
    network->legend =
        (PsgRect){room.x, psg_rect_bottom(room) - legend, room.width, legend};
}

static PsgLayout *
make_layout(void *data, const PsgLayoutTask *task, const char *method, GError **error)
{
    (void)data;
    return psg_layout_make(task, method, error);
}

PsgNetwork *
psg_network_new(const PsgRenderContext *context, PsgRuler *ruler, const char *method,
                GError **error)
{
    PsgLayoutMaker maker = {.make = make_layout, .method = method};
    return psg_network_new_by(context, ruler, &maker, error);
}

static PsgLayout *
ask(const PsgNetworkTask *task, const PsgLayoutMaker *maker, GError **error)
{
    PsgLayout *layout =
        maker->make(maker->data, psg_network_task_asked(task), maker->method, error);
    return layout == NULL || task->sharing == NULL
               ? layout
               : psg_sharing_spread(task->sharing, layout);
}

/* Rather tight boxes than small letters. */
static PsgLayout *
lay_out(const PsgNetwork *network, const PsgPen *pen, const PsgLayoutMaker *maker,
        GError **error)
{
    PsgNetworkTask *task = network->task;
    PsgLayout *layout = ask(task, maker, error);
    if (layout == NULL || layout->scale >= task->task.least_scale ||
        !psg_network_task_tighten(task, pen)) {
        return layout;
    }
    psg_layout_free(layout);
    return ask(task, maker, error);
}

/* From the task to the layout, with room for the legend that this has. */
static bool
settle(PsgNetwork *network, const PsgPen *pen, const PsgLayoutMaker *maker,
       bool names_groups, GError **error)
{
    psg_network_task_free(network->task);
    psg_layout_free(network->layout);
    network->task = psg_network_task_new(pen);
    network->names_groups = names_groups || network->task->has_levels ||
                            !psg_layout_makes_zones(maker->method);
    if (psg_layout_makes_zones(maker->method)) {
        psg_network_task_share(network->task);
    }
    divide_page(network, pen);
    psg_network_task_fill(network->task, pen,
                          (PsgSize){network->area.width, network->area.height});
    network->layout = lay_out(network, pen, maker, error);
    return network->layout != NULL;
}

/* Groups have no regions if the page is too full for them. */
static bool
misses_regions(const PsgNetwork *network)
{
    return !network->names_groups && network->context->landscape->group_count > 0 &&
           network->layout->zones->len == 0;
}

static Lines *
lines_new(size_t slice_count)
{
    Lines *lines = g_new0(Lines, 1);
    g_mutex_init(&lines->lock);
    lines->routes = g_new0(PsgRoutes *, slice_count + 1);
    return lines;
}

PsgNetwork *
psg_network_new_by(const PsgRenderContext *context, PsgRuler *ruler,
                   const PsgLayoutMaker *maker, GError **error)
{
    PsgPen pen = {context, ruler, NULL};
    g_autoptr(PsgNetwork) network = g_new0(PsgNetwork, 1);
    network->context = context;
    if (!settle(network, &pen, maker, false, error) ||
        (misses_regions(network) && !settle(network, &pen, maker, true, error))) {
        return NULL;
    }
    network->lines = lines_new(context->landscape->slice_count);
    network->zones = psg_network_zones_new(network->task, network->layout,
                                           (PsgPoint){network->area.x, network->area.y},
                                           network->margin);
    return g_steal_pointer(&network);
}

void
psg_network_free(PsgNetwork *network)
{
    if (network == NULL) {
        return;
    }
    size_t slices = network->context->landscape->slice_count;
    psg_network_task_free(network->task);
    psg_layout_free(network->layout);
    g_clear_pointer(&network->zones, g_array_unref);
    for (size_t slice = 0; network->lines != NULL && slice < slices; slice++) {
        psg_routes_free(network->lines->routes[slice]);
    }
    if (network->lines != NULL) {
        g_mutex_clear(&network->lines->lock);
        g_free(network->lines->routes);
    }
    g_free(network->lines);
    g_free(network);
}

PsgRect
psg_network_box(const PsgNetwork *network, size_t slice, size_t actor)
{
    const PsgLayout *layout = network->layout;
    PsgPoint centre = layout->centres[slice * layout->actor_count + actor];
    PsgSize size = network->task->boxes[actor];
    centre.x += network->area.x;
    centre.y += network->area.y;
    return psg_rect_around(
        centre, (PsgSize){size.width * layout->scale, size.height * layout->scale});
}

void
psg_network_bound_lines(const PsgRenderContext *context, PsgRect area,
                        PsgNetworkView *drawn)
{
    double scale = context->page.scale, excess = psg_edge_excess(context);
    drawn->corner.y = area.y - REACH_ABOVE * scale + excess;
    drawn->page.height = psg_rect_bottom(area) + REACH_BELOW * scale - excess;
}

PsgNetworkView
psg_network_place(const PsgNetwork *network, size_t slice, PsgRect *boxes)
{
    const PsgView *view = network->context->views[slice];
    const PsgNetworkTask *task = network->task;
    for (size_t i = 0; i < view->actor_count; i++) {
        boxes[i] = psg_network_box(network, slice, view->actors[i].actor);
    }
    PsgNetworkView drawn = {
        .view = view,
        .boxes = boxes,
        .page = network->page,
        .scale = MIN(1, network->layout->scale * task->growth),
        .shrink = network->layout->scale * task->growth,
        .is_tight = task->is_tight,
        .zones = network->zones,
    };
    psg_network_bound_lines(network->context, network->area, &drawn);
    return drawn;
}

/* Of the next slice that has none, as near as can be to those of the slice before. */
static void
find_next_lines(const PsgNetwork *network)
{
    Lines *lines = network->lines;
    const PsgRenderContext *context = network->context;
    size_t slice = lines->found;
    g_autofree PsgRect *boxes = g_new0(PsgRect, context->views[slice]->actor_count + 1);
    PsgNetworkView drawn = psg_network_place(network, slice, boxes);
    PsgNetworkView former = {0};
    if (slice > 0) {
        former.view = context->views[slice - 1];
        former.routes = lines->routes[slice - 1];
    }
    lines->routes[slice] =
        psg_network_view_routes(context, &drawn, slice > 0 ? &former : NULL);
    lines->found++;
}

PsgNetworkView
psg_network_place_lines(const PsgNetwork *network, size_t slice, PsgRect *boxes)
{
    Lines *lines = network->lines;
    g_mutex_lock(&lines->lock);
    while (lines->found <= slice) {
        find_next_lines(network);
    }
    PsgNetworkView drawn = psg_network_place(network, slice, boxes);
    drawn.routes = lines->routes[slice];
    g_mutex_unlock(&lines->lock);
    return drawn;
}

bool
psg_network_names_groups(const PsgNetwork *network)
{
    return network->names_groups;
}

PsgRect
psg_network_area(const PsgNetwork *network)
{
    return network->area;
}

PsgRect
psg_network_legend_room(const PsgNetwork *network)
{
    return network->legend;
}

PsgSize
psg_network_page(const PsgNetwork *network)
{
    return network->page;
}

/* For readers that cannot see the figure: counts, and the actors that are new or end. */
static char *
description(const PsgRenderContext *context, const PsgView *view)
{
    const char *language = context->language;
    GString *text = g_string_new(NULL);
    g_string_printf(
        text, "%zu %s, %zu %s.", view->actor_count,
        psg_word_for(view->actor_count, PSG_WORD_ACTOR, PSG_WORD_ACTORS, language),
        view->relation_count,
        psg_word_for(view->relation_count, PSG_WORD_RELATION, PSG_WORD_RELATIONS,
                     language));
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        g_string_append_printf(text, "%s%s", i == 0 ? " " : ", ",
                               psg_context_text(context, seen->name));
        if (seen->is_new || seen->is_leaving) {
            g_string_append_printf(
                text, " (%s%s%s)", seen->is_new ? psg_word(PSG_WORD_NEW, language) : "",
                seen->is_new && seen->is_leaving ? ", " : "",
                seen->is_leaving ? psg_word(PSG_WORD_LEAVING, language) : "");
        }
    }
    return g_string_free(text, FALSE);
}

/* The scene with its name and what it says of itself. */
static PsgScene *
begin_scene(const PsgNetwork *network, const PsgView *view, const char *name)
{
    const PsgRenderContext *context = network->context;
    g_autofree char *title = psg_context_slice_title(context, view->slice, NULL);
    g_autofree char *told = description(context, view);
    return psg_frame_scene(context, network->page, name, title, told);
}

static void
draw_frame(const PsgNetwork *network, const PsgPen *pen, size_t slice, const char *asked)
{
    const PsgRenderContext *context = network->context;
    const PsgView *view = context->views[slice];
    g_autofree char *suffix = NULL;
    g_autofree char *title = psg_frame_slice_title(context, slice, &suffix);
    g_autofree char *headline = psg_frame_headline(context, slice);
    g_autofree bool *cited = g_new0(bool, context->landscape->source_count + 1);
    psg_frame_cite_view(cited, view);
    PsgFrame frame = {.title = title,
                      .suffix = suffix,
                      .subtitle = asked != NULL ? asked : headline,
                      .slices = &slice,
                      .slice_count = 1,
                      .cited = cited};
    psg_frame_draw(pen, &frame);
    if (view->actor_count == 0) {
        psg_frame_say_empty(pen, network->area, context->style->size_headline);
    }
}

/* Tells the author which pins could not be kept; NULL: all are. Owned by the
 * caller. */
static char *
remark_of(const PsgNetwork *network)
{
    size_t count;
    g_autofree size_t *shifted =
        psg_pins_shifted(&network->task->task, network->layout, &count);
    if (count == 0) {
        return NULL;
    }
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        psg_join_printf(text, ", ", "%s",
                        network->context->landscape->actors[shifted[i]].id);
    }
    g_string_append(text, count == 1 ? ": the pin clashes with another or with the "
                                       "page's border; it is shifted"
                                     : ": pins clash with each other or with the page's "
                                       "border; they are shifted");
    return g_string_free(text, FALSE);
}

PsgScene *
psg_network_draw(const PsgNetwork *network, PsgRuler *ruler, size_t slice)
{
    g_autofree char *name = psg_context_file_name(network->context, "network", &slice, 1);
    return psg_network_draw_named(network, ruler, slice, name, NULL);
}

PsgScene *
psg_network_draw_named(const PsgNetwork *network, PsgRuler *ruler, size_t slice,
                       const char *name, const char *title)
{
    const PsgView *view = network->context->views[slice];
    PsgPen pen = {network->context, ruler, begin_scene(network, view, name)};
    draw_frame(network, &pen, slice, title);
    g_autofree PsgRect *boxes = g_new0(PsgRect, view->actor_count + 1);
    PsgNetworkView drawn = psg_network_place_lines(network, slice, boxes);
    psg_network_view_draw(&pen, &drawn);
    g_autoptr(GArray) entries =
        psg_network_legend(network->context, view, network->names_groups);
    psg_legend_draw(&pen, network->legend, entries);
    g_autofree char *remark = remark_of(network);
    psg_scene_set_remark(pen.scene, remark);
    return pen.scene;
}
