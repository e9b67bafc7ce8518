/* A view drawn as a network. */
#include "figure/network/view.h"

#include "figure/network/band.h"
#include "figure/network/region.h"
#include "figure/network/relation_label.h"
#include "figure/network/relation_marks.h"
#include "figure/part/actor_box.h"
#include "figure/part/change_mark.h"
#include "figure/part/property_words.h"
#include "figure/part/shape.h"
#include "figure/strings.h"

/* In units of a slide. */
#define CLEARANCE 12.0
#define USUAL_WIDTH 2.0
#define TOUCH 0.1 /* of rounded places */

/* From the end of a line, until it is out of the outline of its box: in shares of the outline,
 * for lines that arrive aslant. */
#define STEP_BACK 0.3
enum { MOST_STEPS_BACK = 12 };

/* Boxes of the first row touch the place of the name. */
static bool
is_on_a_box(const PsgNetworkView *drawn, PsgRect place)
{
    bool is_on = false;
    place = psg_rect_grow(place, -TOUCH);
    for (size_t i = 0; i < drawn->view->actor_count; i++) {
        is_on = is_on || psg_rect_overlaps(drawn->boxes[i], place);
    }
    return is_on;
}

/* Down into a box that stands close below it: no line is to squeeze in between. */
static PsgRect
joined_to_box_below(const PsgNetworkView *drawn, PsgRect title)
{
    PsgRect joined = title;
    for (size_t i = 0; i < drawn->view->actor_count; i++) {
        PsgRect box = drawn->boxes[i];
        PsgRect below = {title.x, psg_rect_bottom(title), title.width,
                         CLEARANCE * drawn->scale};
        if (box.y >= below.y - 1 && psg_rect_overlaps(box, below)) {
            joined.height = MAX(joined.height, box.y + 1 - title.y);
        }
    }
    return joined;
}

/* What lines go around: boxes of actors, then names of regions, from the corner of the part of
 * the page that the network has. Of PsgRect. */
static GArray *
obstacles_of(const PsgNetworkView *drawn)
{
    GArray *boxes = g_array_new(FALSE, FALSE, sizeof(PsgRect));
    g_array_append_vals(boxes, drawn->boxes, (guint)drawn->view->actor_count);
    for (guint i = 0; drawn->zones != NULL && i < drawn->zones->len; i++) {
        const PsgNetworkZone *zone = &g_array_index(drawn->zones, PsgNetworkZone, i);
        if (psg_network_zone_holds(zone, drawn->view->slice) && zone->title.width > 0 &&
            !is_on_a_box(drawn, zone->title)) {
            PsgRect title = joined_to_box_below(drawn, zone->title);
            g_array_append_val(boxes, title);
        }
    }
    for (guint i = 0; i < boxes->len; i++) {
        PsgRect *box = &g_array_index(boxes, PsgRect, i);
        box->x -= drawn->corner.x;
        box->y -= drawn->corner.y;
    }
    return boxes;
}

/* The way of a relation, or of a succession after all of them. */
typedef struct {
    PsgRouteEnds ends;
    size_t route; /* that it takes */
    bool is_reversed;
} Way;

/* A succession of two that have a relation takes its way, and lies below it. */
static Way
way_of_succession(const PsgView *view, const PsgViewSuccession *seen, size_t next_route)
{
    Way way = {{seen->from, seen->to}, next_route, false};
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgViewRelation *other = &view->relations[i];
        bool is_along = other->from == seen->from && other->to == seen->to;
        bool is_against = other->from == seen->to && other->to == seen->from;
        if (is_along || is_against) {
            way.route = i;
            way.is_reversed = is_against;
            break;
        }
    }
    return way;
}

/* Gives how many routes they take. */
static Way *
ways_of(const PsgView *view, size_t *route_count)
{
    Way *ways = g_new(Way, view->relation_count + view->succession_count + 1);
    *route_count = view->relation_count;
    for (size_t i = 0; i < view->relation_count; i++) {
        ways[i] = (Way){{view->relations[i].from, view->relations[i].to}, i, false};
    }
    for (size_t i = 0; i < view->succession_count; i++) {
        Way way = way_of_succession(view, &view->successions[i], *route_count);
        *route_count += way.route == *route_count;
        ways[view->relation_count + i] = way;
    }
    return ways;
}

/* By box of the former view, which one it is now. */
static size_t *
boxes_of_former(const PsgView *former, size_t box_count, const PsgView *view)
{
    size_t *boxes = g_new(size_t, box_count + 1);
    for (size_t i = 0; i < box_count; i++) {
        const PsgViewActor *now = i < former->actor_count
                                      ? psg_view_actor(view, former->actors[i].actor)
                                      : NULL;
        boxes[i] = now == NULL ? PSG_NO_ROUTE : (size_t)(now - view->actors);
    }
    return boxes;
}

/* By route, which one it was; those of successions are new. */
static size_t *
edges_in_former(const PsgView *former, const PsgView *view, size_t route_count)
{
    size_t *edges = g_new(size_t, route_count + 1);
    for (size_t i = 0; i < route_count; i++) {
        const PsgViewRelation *before =
            i < view->relation_count
                ? psg_view_relation(former, view->relations[i].relation)
                : NULL;
        edges[i] = before == NULL ? PSG_NO_ROUTE : (size_t)(before - former->relations);
    }
    return edges;
}

/* What lines are led in: their ends, and how wide they are, are to be added. */
static PsgRouteTask
task_in(const PsgRenderContext *context, const PsgNetworkView *drawn, const GArray *boxes)
{
    double scale = context->page.scale * drawn->scale;
    return (PsgRouteTask){
        .boxes = (const PsgRect *)(const void *)boxes->data,
        .box_count = boxes->len,
        .area = {drawn->page.width - drawn->corner.x,
                 drawn->page.height - drawn->corner.y},
        .clearance = CLEARANCE * scale,
        .spread = PSG_NETWORK_PITCH * scale,
    };
}

void
psg_network_view_bar_corners(const PsgRenderContext *context, const PsgNetworkView *drawn,
                             unsigned *barred)
{
    const PsgView *view = drawn->view;
    g_autoptr(GArray) boxes = obstacles_of(drawn);
    g_autofree PsgRouteEnds *edges = g_new0(PsgRouteEnds, view->relation_count + 1);
    for (size_t i = 0; i < view->relation_count; i++) {
        edges[i] = (PsgRouteEnds){view->relations[i].from, view->relations[i].to};
    }
    PsgRouteTask task = task_in(context, drawn, boxes);
    task.edges = edges;
    task.edge_count = view->relation_count;
    g_autofree unsigned *found = psg_routes_barred_corners(&task);
    for (size_t i = 0; i < view->actor_count; i++) {
        barred[view->actors[i].actor] |= found[i];
    }
}

/* By box of a task. Owned by the caller; NULL: nobody has looked. */
static unsigned *
barred_corners_of(const PsgNetworkView *drawn, size_t box_count)
{
    const PsgView *view = drawn->view;
    unsigned *barred =
        drawn->barred_corners == NULL ? NULL : g_new0(unsigned, box_count + 1);
    for (size_t i = 0; barred != NULL && i < view->actor_count; i++) {
        barred[i] = drawn->barred_corners[view->actors[i].actor];
    }
    return barred;
}

/* By box, whose shapes are of use; owns what it lists. */
typedef struct {
    PsgRouteSites *by_box;
    PsgRouteSite *items;
} Sites;

static void
sites_clear(Sites *sites)
{
    g_free(sites->by_box);
    g_free(sites->items);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sites, sites_clear)

/* Of all actors; names of regions have none, as no line leads there. boxes: of the task. */
static Sites
sites_of(const PsgRenderContext *context, const PsgView *view, const PsgRect *boxes,
         size_t box_count)
{
    Sites sites = {g_new0(PsgRouteSites, box_count + 1),
                   g_new(PsgRouteSite, PSG_OUTLINE_MOST_SITES * (view->actor_count + 1))};
    for (size_t i = 0; i < view->actor_count; i++) {
        PsgPoint at[PSG_OUTLINE_MOST_SITES], outward[PSG_OUTLINE_MOST_SITES];
        PsgRouteSite *own = &sites.items[PSG_OUTLINE_MOST_SITES * i];
        PsgShape shape = psg_context_shape(context, view->actors[i].kind);
        PsgOutline outline = psg_shape_outline(shape, boxes[i], 0);
        size_t count = psg_outline_sites(&outline, at);
        psg_outline_outward(&outline, outward);
        for (size_t k = 0; k < count; k++) {
            own[k] = (PsgRouteSite){at[k], outward[k]};
        }
        sites.by_box[i] = (PsgRouteSites){own, count};
    }
    return sites;
}

PsgRoutes *
psg_network_view_routes(const PsgRenderContext *context, const PsgNetworkView *drawn,
                        const PsgNetworkView *former)
{
    const PsgView *view = drawn->view;
    size_t route_count;
    g_autofree Way *ways = ways_of(view, &route_count);
    g_autoptr(GArray) boxes = obstacles_of(drawn);
    g_autofree PsgRouteEnds *edges = g_new0(PsgRouteEnds, route_count + 1);
    g_autofree double *halves = g_new0(double, route_count + 1);
    g_autofree bool *has_head = g_new0(bool, route_count + 1);
    g_autofree unsigned *barred = barred_corners_of(drawn, boxes->len);
    for (size_t i = 0; i < view->relation_count; i++) {
        PsgEdgeLook look = psg_network_view_edge(context, view, i);
        halves[i] = MAX(0, look.width - USUAL_WIDTH * context->page.scale) / 2;
        has_head[i] = look.directed;
    }
    for (size_t i = view->relation_count + view->succession_count; i > 0; i--) {
        edges[ways[i - 1].route] = ways[i - 1].ends; /* at last those of the relation */
    }
    PsgRouteTask task = task_in(context, drawn, boxes);
    task.edges = edges;
    task.edge_count = route_count;
    task.halves = halves;
    task.barred_corners = barred;
    g_auto(Sites) sites = {NULL, NULL};
    if (drawn->course == PSG_LINES_STRAIGHT) {
        sites = sites_of(context, view, task.boxes, task.box_count);
        task.sites = sites.by_box;
        task.has_head = has_head;
    }
    if (former == NULL) {
        return psg_routes_find(&task);
    }
    g_autofree size_t *kept_edges = edges_in_former(former->view, view, route_count);
    g_autofree size_t *kept_boxes =
        boxes_of_former(former->view, psg_routes_box_count(former->routes), view);
    PsgRouteFormer memory = {former->routes, kept_edges, kept_boxes};
    task.former = &memory;
    return psg_routes_find(&task);
}

static PsgPoint
shifted(PsgPoint point, PsgPoint by)
{
    return (PsgPoint){point.x + by.x, point.y + by.y};
}

/* The point that a line has just before its end, or just after its start: it tells from
 * where it comes. */
static PsgPoint
point_beside(const PsgPath *path, bool at_start)
{
    size_t count = psg_path_count(path);
    const PsgStep *step = psg_path_step(path, at_start ? 1 : count - 1);
    if (step->kind == PSG_STEP_CURVE) {
        return at_start ? step->control1 : step->control2;
    }
    return at_start ? step->to : psg_path_step(path, count - 2)->to;
}

/* Where the line meets the shape that stands in the box of its start, or of its end. */
static PsgPoint
meet_shape(const PsgRenderContext *context, const PsgNetworkView *drawn, size_t actor,
           const PsgPath *path, bool at_start)
{
    PsgShape shape = psg_context_shape(context, drawn->view->actors[actor].kind);
    size_t end = at_start ? 0 : psg_path_count(path) - 1;
    PsgPoint at = shifted(psg_path_step(path, end)->to, drawn->corner);
    return psg_shape_meet(shape, drawn->boxes[actor], at,
                          shifted(point_beside(path, at_start), drawn->corner));
}

/* Where routes end on boxes, and shapes lie within them, the ends are drawn out to the shapes. */
static PsgPath *
meet_shapes(const PsgRenderContext *context, const PsgNetworkView *drawn,
            PsgRouteEnds ends, const PsgPath *path)
{
    bool is_met = drawn->course == PSG_LINES_STRAIGHT && ends.from != ends.to;
    PsgPath *result = psg_path_new();
    PsgPoint start = shifted(psg_path_step(path, 0)->to, drawn->corner);
    PsgPoint begin = is_met ? start : meet_shape(context, drawn, ends.from, path, true);
    psg_path_move(result, begin);
    if (!psg_point_equals(begin, start)) {
        psg_path_line(result, start);
    }
    PsgPoint last = start;
    for (size_t i = 1; i < psg_path_count(path); i++) {
        const PsgStep *step = psg_path_step(path, i);
        last = shifted(step->to, drawn->corner);
        if (step->kind == PSG_STEP_CURVE) {
            psg_path_curve(result, shifted(step->control1, drawn->corner),
                           shifted(step->control2, drawn->corner), last);
        } else {
            psg_path_line(result, last);
        }
    }
    PsgPoint end = is_met ? last : meet_shape(context, drawn, ends.to, path, false);
    if (!psg_point_equals(end, last)) {
        psg_path_line(result, end);
    }
    return result;
}

char *
psg_network_relation_title(const PsgRenderContext *context, const PsgView *view,
                           const PsgViewRelation *seen)
{
    const PsgLandscape *landscape = context->landscape;
    const PsgRelation *relation = &landscape->relations[seen->relation];
    const char *label = psg_context_relation_label(context, relation);
    const char *note = psg_context_text(context, &relation->note);
    g_autofree char *properties =
        psg_properties_told(&relation->properties, context->language);
    return g_strconcat(psg_context_text(context, view->actors[seen->from].name), " ",
                       label == NULL ? "\u2013" : label, " ",
                       psg_context_text(context, view->actors[seen->to].name),
                       note == NULL ? "" : "\n", note == NULL ? "" : note,
                       properties == NULL ? NULL : "\n", properties, NULL);
}

static char *
relation_class(const PsgLandscape *landscape, const PsgViewRelation *seen)
{
    size_t kind = landscape->relations[seen->relation].kind;
    const char *change =
        seen->change == PSG_CHANGE_NONE ? "" : psg_change_word(seen->change);
    return g_strconcat("relation", seen->is_new ? " new" : "", *change == '\0' ? "" : " ",
                       change, kind == PSG_NONE ? NULL : " kind-",
                       kind == PSG_NONE ? NULL : landscape->relation_kinds[kind].id,
                       NULL);
}

void
psg_network_view_begin_relation(const PsgPen *pen, const PsgNetworkView *drawn,
                                size_t index)
{
    const PsgView *view = drawn->view;
    const PsgViewRelation *seen = &view->relations[index];
    const PsgRelation *relation = &view->landscape->relations[seen->relation];
    g_autofree char *id = g_strdup_printf(
        "%srelation-%zu", drawn->prefix == NULL ? "" : drawn->prefix, seen->relation + 1);
    g_autofree char *class = relation_class(view->landscape, seen);
    g_autofree char *title = psg_network_relation_title(pen->context, view, seen);
    PsgGroupLook look = {.id = id,
                         .class = class,
                         .title = title,
                         .href = relation->url,
                         .opacity = seen->presence == PSG_PRESENCE_THERE ? 1 : 0.6,
                         .part = {PSG_PART_RELATION, seen->relation}};
    psg_scene_group(pen->scene, &look);
}

PsgEdgeLook
psg_network_view_edge(const PsgRenderContext *context, const PsgView *view, size_t index)
{
    const PsgViewRelation *seen = &view->relations[index];
    const PsgRelation *relation = &view->landscape->relations[seen->relation];
    PsgEdgeLook look =
        view->before == PSG_NONE
            ? psg_edge_look(context, relation->kind,
                            seen->is_new && !view->are_most_relations_new)
            : psg_edge_look_of_change(context, relation->kind,
                                      psg_change_as_drawn(view, seen->change));
    if (psg_change_as_drawn(view, seen->change) != PSG_CHANGE_REMOVED) {
        psg_edge_weigh(context, psg_view_weight(view, seen), &look);
    }
    return look;
}

static PsgPoint
end_of(const PsgPath *path)
{
    return psg_path_step(path, psg_path_count(path) - 1)->to;
}

/* From shape to shape. An arrow ends before the outline, which is drawn on it: its head is seen
 * whole. */
static PsgPath *
line_of(const PsgRenderContext *context, const PsgNetworkView *drawn, const Way *way,
        const PsgRoutes *routes, bool is_directed)
{
    const PsgView *view = drawn->view;
    g_autoptr(PsgPath) route = way->is_reversed
                                   ? psg_path_reversed(routes->paths[way->route])
                                   : psg_path_copy(routes->paths[way->route]);
    PsgPath *whole = meet_shapes(context, drawn, way->ends, route);
    if (!is_directed) {
        return whole;
    }
    size_t to = way->ends.to;
    double outline = psg_actor_box_outline(context, view, &view->actors[to]);
    PsgRect box = psg_rect_grow(drawn->boxes[to], outline);
    PsgShape shape = psg_context_shape(context, view->actors[to].kind);
    PsgPath *line = psg_path_copy(whole);
    for (int i = 0; i < MOST_STEPS_BACK && psg_shape_holds(shape, box, end_of(line));
         i++) {
        psg_path_free(line);
        line = psg_path_shortened(whole, outline * (1 + i * STEP_BACK));
    }
    psg_path_free(whole);
    return line;
}

GPtrArray *
psg_network_view_paths(const PsgRenderContext *context, const PsgNetworkView *drawn)
{
    const PsgView *view = drawn->view;
    GPtrArray *paths = g_ptr_array_new_with_free_func((GDestroyNotify)psg_path_free);
    size_t route_count;
    g_autofree Way *ways = ways_of(view, &route_count);
    g_autoptr(PsgRoutes) own =
        drawn->routes == NULL ? psg_network_view_routes(context, drawn, NULL) : NULL;
    const PsgRoutes *routes = own == NULL ? drawn->routes : own;
    for (size_t i = 0; i < view->relation_count + view->succession_count; i++) {
        bool is_directed =
            i >= view->relation_count || psg_network_view_edge(context, view, i).directed;
        g_ptr_array_add(paths, line_of(context, drawn, &ways[i], routes, is_directed));
    }
    return paths;
}

void
psg_network_view_begin_succession(const PsgPen *pen, const PsgNetworkView *drawn,
                                  size_t index)
{
    const PsgView *view = drawn->view;
    const PsgViewActor *from = &view->actors[view->successions[index].from];
    const PsgViewActor *to = &view->actors[view->successions[index].to];
    const PsgRenderContext *context = pen->context;
    bool is_there =
        from->presence == PSG_PRESENCE_THERE && to->presence == PSG_PRESENCE_THERE;
    g_autofree char *id =
        g_strdup_printf("%ssuccession-%s-%s", drawn->prefix == NULL ? "" : drawn->prefix,
                        psg_actor_id(view->landscape, from->actor),
                        psg_actor_id(view->landscape, to->actor));
    g_autofree char *title = psg_word_of_succession(
        view->successions[index].what, psg_context_text(context, from->name),
        psg_context_text(context, to->name), context->language);
    PsgGroupLook look = {.id = id,
                         .class = "succession",
                         .title = title,
                         .opacity = is_there ? 1 : 0.6,
                         .part = {PSG_PART_ACTOR, to->actor}};
    psg_scene_group(pen->scene, &look);
}

/* Says which actors the group's line ties. ends: of the view. */
static void
tie(const PsgPen *pen, const PsgView *view, PsgRouteEnds ends, const PsgPath *path,
    const PsgEdgeLook *look)
{
    PsgSceneTie ends_of = psg_edge_tie(pen, path, look, view->actors[ends.from].actor,
                                       view->actors[ends.to].actor);
    psg_scene_tie(pen->scene, &ends_of);
}

static void
draw_successions(const PsgPen *pen, const PsgNetworkView *drawn, const GPtrArray *paths)
{
    PsgEdgeLook look = psg_edge_look_of_succession(pen->context);
    for (size_t i = 0; i < drawn->view->succession_count; i++) {
        const PsgPath *path = g_ptr_array_index(paths, drawn->view->relation_count + i);
        const PsgViewSuccession *seen = &drawn->view->successions[i];
        psg_network_view_begin_succession(pen, drawn, i);
        tie(pen, drawn->view, (PsgRouteEnds){seen->from, seen->to}, path, &look);
        psg_edge_draw(pen, path, &look);
        psg_scene_end(pen->scene);
    }
}

/* What is removed lies below all; what is new, or altered, on all. */
static int
layer_of(const PsgView *view, const PsgViewRelation *seen)
{
    PsgChange change = psg_change_as_drawn(view, seen->change);
    return change == PSG_CHANGE_REMOVED                ? 0
           : seen->is_new || change != PSG_CHANGE_NONE ? 2
                                                       : 1;
}

enum { LAYERS = 3 };

/* In a comparison a short line has no sign: it would hide the line. */
static PsgEdgeLook
look_on(const PsgPen *pen, const PsgNetworkView *drawn, size_t index, const PsgPath *path)
{
    PsgEdgeLook look = psg_network_view_edge(pen->context, drawn->view, index);
    if (drawn->view->before != PSG_NONE && !psg_relation_has_mark_room(pen, path)) {
        look.has_sign = false;
    }
    return look;
}

/* Relations lie below boxes. */
static void
draw_relations(const PsgPen *pen, const PsgNetworkView *drawn)
{
    const PsgView *view = drawn->view;
    g_autoptr(GPtrArray) paths = psg_network_view_paths(pen->context, drawn);
    draw_successions(pen, drawn, paths);
    for (int layer = 0; layer < LAYERS; layer++) {
        for (size_t i = 0; i < view->relation_count; i++) {
            const PsgPath *path = g_ptr_array_index(paths, i);
            if (path != NULL && layer_of(view, &view->relations[i]) == layer) {
                PsgEdgeLook look = look_on(pen, drawn, i, path);
                psg_network_view_begin_relation(pen, drawn, i);
                tie(pen, view,
                    (PsgRouteEnds){view->relations[i].from, view->relations[i].to}, path,
                    &look);
                psg_edge_draw(pen, path, &look);
                psg_scene_end(pen->scene);
            }
        }
    }
    psg_relation_marks_draw(pen, drawn, paths);
    psg_relation_labels_draw(pen, drawn, paths);
}

static void
draw_actors(const PsgPen *pen, const PsgNetworkView *drawn)
{
    const PsgView *view = drawn->view;
    const PsgBoxManner manner = {view, drawn->shrink, drawn->is_tight, drawn->prefix};
    for (size_t i = 0; i < view->actor_count; i++) {
        if (drawn->is_small != NULL && drawn->is_small[i]) {
            psg_actor_box_draw_small(pen, &manner, &view->actors[i], drawn->boxes[i]);
        } else {
            psg_actor_box_draw(pen, &manner, &view->actors[i], drawn->boxes[i]);
        }
    }
}

void
psg_network_view_draw(const PsgPen *pen, const PsgNetworkView *drawn)
{
    psg_bands_draw(pen, drawn);
    psg_regions_draw(pen, drawn);
    psg_pen_prefixed_group(pen, drawn->prefix, "relations");
    draw_relations(pen, drawn);
    psg_pen_end(pen);
    psg_pen_prefixed_group(pen, drawn->prefix, "actors");
    draw_actors(pen, drawn);
    psg_pen_end(pen);
}
