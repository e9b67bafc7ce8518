/* A small network as it is drawn: grounds of groups, lines around boxes, boxes, names. */
#include "base/segment.h"
#include "figure/filmstrip/filmstrip.h"
#include "figure/network/region.h"
#include "figure/part/legend.h"
#include "figure/part/shape.h"
#include "figure/strings.h"

/* In units of a slide. */
#define LINE_WIDTH 0.9
#define NEW_LINE_WIDTH 1.6
#define OUTLINE 1.0
#define NEW_OUTLINE 2.4
#define GROUND_MARGIN                                                                    \
    5.0 /* of groups around a picture: less than half the gap of cells */
#define STRIKE_OVER 4.0
#define PLATE_CORNER 2.0
#define LINES_APART 0.4 /* of what the network keeps between lines and boxes, at least */
#define LOOP 0.25       /* radius of a loop, in the shorter side of its box */
#define LONGEST_WAY 1.3 /* around boxes, in straight lines: longer ones lead below them */
#define LINE_OF_TEXT 1.16 /* in letters */
#define PALE 0.45         /* of what is gone, to the background */

/* A cell that is being drawn. */
typedef struct {
    const PsgSmallNetworks *small;
    const PsgPen *pen;
    const PsgFilmstripCell *cell;
    const GArray *cast;
    PsgPoint corner;
} Picture;

static PsgRect
moved(const Picture *picture, PsgRect rect)
{
    rect.x += picture->corner.x;
    rect.y += picture->corner.y;
    return rect;
}

/* ---- Groups ---- */

static PsgRect
on_picture(const Picture *picture, PsgRect rect)
{
    const PsgSmallNetworks *small = picture->small;
    PsgPoint middle = psg_rect_centre(small->area);
    PsgRect result = {small->picture.width / 2 + (rect.x - middle.x) * small->scale.width,
                      small->picture.height / 2 +
                          (rect.y - middle.y) * small->scale.height,
                      rect.width * small->scale.width, rect.height * small->scale.height};
    return moved(picture, result);
}

/* The part of a ground that is in the cell: it may reach further than any box. */
static PsgRect
within_cell(const Picture *picture, PsgRect ground)
{
    PsgRect cell = psg_rect_grow((PsgRect){picture->corner.x, picture->corner.y,
                                           picture->small->picture.width,
                                           picture->small->picture.height},
                                 psg_pen_length(picture->pen, GROUND_MARGIN));
    double left = MAX(ground.x, cell.x), top = MAX(ground.y, cell.y);
    double right = MIN(psg_rect_right(ground), psg_rect_right(cell));
    double bottom = MIN(psg_rect_bottom(ground), psg_rect_bottom(cell));
    return (PsgRect){left, top, MAX(0, right - left), MAX(0, bottom - top)};
}

/* Those of the network, without names: the legend has them. */
static GArray *
small_zones(const Picture *picture, const GArray *zones)
{
    GArray *result = g_array_new(FALSE, FALSE, sizeof(PsgNetworkZone));
    for (guint i = 0; zones != NULL && i < zones->len; i++) {
        PsgNetworkZone zone = g_array_index(zones, PsgNetworkZone, i);
        zone.ground = within_cell(picture, on_picture(picture, zone.ground));
        zone.title = (PsgRect){0, 0, 0, 0};
        if (zone.is_group) {
            g_array_append_val(result, zone);
        }
    }
    return result;
}

/* Margins of grounds are as small as the picture. */
static void
draw_groups(const Picture *picture, const PsgNetworkView *drawn)
{
    PsgRenderContext context = *picture->pen->context;
    context.page.scale *= picture->small->shrink;
    PsgPen pen = {&context, picture->pen->ruler, picture->pen->scene};
    psg_regions_draw(&pen, drawn);
}

/* ---- Lines ---- */

static bool
has_accent(const Picture *picture, size_t relation)
{
    return picture->cell->is_new_relation[relation] &&
           !picture->cell->are_most_relations_new;
}

static void
draw_relation(const Picture *picture, size_t index, const PsgPath *path)
{
    const PsgPen *pen = picture->pen;
    const PsgRenderContext *context = pen->context;
    const PsgViewRelation *seen = &picture->cell->view->relations[index];
    bool is_new = has_accent(picture, index);
    PsgInk ink = {
        .fill = PSG_COLOUR_NONE,
        .stroke = is_new ? context->style->accent : context->style->edge,
        .width = psg_pen_length(pen, is_new ? NEW_LINE_WIDTH : LINE_WIDTH),
        .dash = seen->presence == PSG_PRESENCE_THERE ? PSG_DASH_NONE : PSG_DASH_DOTTED,
    };
    psg_scene_show(pen->scene, (PsgPart){PSG_PART_RELATION, seen->relation});
    psg_scene_path(pen->scene, path, &ink);
}

/* A loop around the corner at the top right: what is in the box lies below it. */
static PsgPath *
small_loop(PsgRect box)
{
    double radius = MIN(box.width, box.height) * LOOP;
    PsgPoint at = {MAX(psg_rect_right(box) - radius / 2, box.x),
                   MIN(box.y + radius / 2, psg_rect_bottom(box))};
    PsgPath *path = psg_path_new();
    psg_path_move(path, (PsgPoint){at.x - radius, at.y});
    psg_path_quarter(path, (PsgPoint){at.x - radius, at.y - radius},
                     (PsgPoint){at.x, at.y - radius});
    psg_path_quarter(path, (PsgPoint){at.x + radius, at.y - radius},
                     (PsgPoint){at.x + radius, at.y});
    psg_path_quarter(path, (PsgPoint){at.x + radius, at.y + radius},
                     (PsgPoint){at.x, at.y + radius});
    return path;
}

/* From middle to middle: what is in boxes lies below them. */
static PsgPath *
straight_way(const PsgNetworkView *drawn, const PsgViewRelation *seen)
{
    if (seen->from == seen->to) {
        return small_loop(drawn->boxes[seen->from]);
    }
    PsgPoint ends[] = {psg_rect_centre(drawn->boxes[seen->from]),
                       psg_rect_centre(drawn->boxes[seen->to])};
    return psg_path_polyline(ends, 2);
}

/* Another box is in the way. */
static bool
is_barred(const PsgNetworkView *drawn, const PsgViewRelation *seen)
{
    PsgPoint from = psg_rect_centre(drawn->boxes[seen->from]);
    PsgPoint to = psg_rect_centre(drawn->boxes[seen->to]);
    for (size_t i = 0; seen->from != seen->to && i < drawn->view->actor_count; i++) {
        if (i != seen->from && i != seen->to &&
            psg_segment_enters(from, to, drawn->boxes[i])) {
            return true;
        }
    }
    return false;
}

/* By relation, the way that it takes instead of a straight one; NULL: that is free, or the way
 * around is long. */
static GPtrArray *
ways_around(const PsgRenderContext *context, const PsgNetworkView *drawn)
{
    const PsgView *view = drawn->view;
    GPtrArray *ways = g_ptr_array_new_with_free_func((GDestroyNotify)psg_path_free);
    g_autofree PsgViewRelation *barred =
        g_new0(PsgViewRelation, view->relation_count + 1);
    g_autofree size_t *owners = g_new0(size_t, view->relation_count + 1);
    PsgView only = *view;
    only.relations = barred;
    only.relation_count = only.succession_count = 0;
    g_ptr_array_set_size(ways, (gint)view->relation_count);
    for (size_t i = 0; i < view->relation_count; i++) {
        if (is_barred(drawn, &view->relations[i])) {
            owners[only.relation_count] = i;
            barred[only.relation_count++] = view->relations[i];
        }
    }
    PsgNetworkView those = *drawn;
    those.view = &only;
    g_autoptr(GPtrArray) paths = psg_network_view_paths(context, &those);
    for (size_t i = 0; i < only.relation_count; i++) {
        const PsgPath *path = g_ptr_array_index(paths, i);
        PsgPoint from = psg_rect_centre(drawn->boxes[barred[i].from]);
        PsgPoint to = psg_rect_centre(drawn->boxes[barred[i].to]);
        if (path != NULL &&
            psg_path_length(path) < LONGEST_WAY * psg_distance(from, to)) {
            ways->pdata[owners[i]] = psg_path_copy(path);
            psg_path_line(ways->pdata[owners[i]], to); /* arrows end before their boxes */
        }
    }
    return ways;
}

/* By relation, from site to site: arrows, before which lines would end, have no room here. */
static GPtrArray *
ways_between_sites(const PsgRenderContext *context, const PsgNetworkView *drawn)
{
    const PsgView *view = drawn->view;
    GPtrArray *ways = g_ptr_array_new_with_free_func((GDestroyNotify)psg_path_free);
    g_autoptr(PsgRoutes) routes = psg_network_view_routes(context, drawn, NULL);
    g_ptr_array_set_size(ways, (gint)view->relation_count);
    for (size_t i = 0; i < view->relation_count; i++) {
        if (view->relations[i].from != view->relations[i].to) {
            ways->pdata[i] = psg_path_new();
            for (size_t k = 0; k < psg_path_count(routes->paths[i]); k++) {
                PsgPoint at = psg_path_step(routes->paths[i], k)->to;
                at.x += drawn->corner.x;
                at.y += drawn->corner.y;
                k == 0 ? psg_path_move(ways->pdata[i], at)
                       : psg_path_line(ways->pdata[i], at);
            }
        }
    }
    return ways;
}

static void
draw_relations(const Picture *picture, const PsgNetworkView *drawn, const GPtrArray *ways)
{
    const PsgView *view = drawn->view;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < view->relation_count; i++) {
            const PsgViewRelation *seen = &view->relations[i];
            if (has_accent(picture, i) == (pass == 1)) {
                const PsgPath *way = g_ptr_array_index(ways, i);
                g_autoptr(PsgPath) path =
                    way == NULL ? straight_way(drawn, seen) : psg_path_copy(way);
                draw_relation(picture, i, path);
            }
        }
    }
}

/* ---- Boxes ---- */

static PsgInk
ink_of(const PsgPen *pen, const PsgSmallActor *actor)
{
    const PsgStyle *style = pen->context->style;
    const PsgPaint *paint = psg_context_paint(pen->context, actor->seen->kind);
    bool is_there = actor->seen->presence == PSG_PRESENCE_THERE && !actor->is_gone;
    return (PsgInk){is_there ? paint->fill : style->background,
                    actor->has_accent ? style->accent
                    : actor->is_gone
                        ? psg_colour_mix(style->muted, style->background, PALE)
                        : paint->line,
                    psg_pen_length(pen, actor->has_accent ? NEW_OUTLINE : OUTLINE),
                    is_there ? PSG_DASH_NONE : PSG_DASH_DASHED};
}

/* A line across the box of who is gone, which is seen beside the name too. */
static void
strike_out(const PsgPen *pen, PsgRect box, const PsgInk *outline)
{
    double over = psg_pen_length(pen, STRIKE_OVER);
    PsgInk ink = {PSG_COLOUR_NONE, outline->stroke, outline->width, PSG_DASH_NONE};
    psg_pen_line(pen, (PsgPoint){box.x - over, psg_rect_bottom(box) + over / 2},
                 (PsgPoint){psg_rect_right(box) + over, box.y - over / 2}, &ink);
}

static void
write_lines(const Picture *picture, const PsgSmallActor *actor, PsgPoint middle)
{
    const PsgPen *pen = picture->pen;
    PsgTextLook look = psg_small_networks_look(pen, picture->small->letters, actor);
    double line = LINE_OF_TEXT * look.font.size;
    double cap = psg_pen_cap_height(pen, &look);
    size_t count = g_strv_length(actor->lines);
    double top = middle.y - line * (double)count / 2;
    for (size_t i = 0; i < count; i++) {
        psg_pen_write(pen, &look,
                      (PsgPoint){middle.x, top + line * (double)i + (line + cap) / 2},
                      actor->lines[i]);
    }
}

/* In the page's colour, so that what is written there is read whatever lies below. */
static void
draw_plate(const PsgPen *pen, PsgRect plate)
{
    PsgInk ink = {.fill = pen->context->style->background};
    psg_scene_box(pen->scene, plate, psg_pen_length(pen, PLATE_CORNER), &ink);
}

/* The number by which the list calls it, on a plate, which may be higher than the box. */
static void
write_number(const Picture *picture, const PsgSmallActor *actor, PsgPoint middle)
{
    const PsgPen *pen = picture->pen;
    PsgTextLook look = psg_small_networks_look(pen, picture->small->letters, actor);
    g_autofree char *number = g_strdup_printf("%zu", actor->number);
    double cap = psg_pen_cap_height(pen, &look),
           margin = psg_pen_length(pen, PLATE_CORNER);
    PsgSize size = {psg_pen_width(pen, &look, number) + 2 * margin, cap + 2 * margin};
    draw_plate(pen, psg_rect_around(middle, size));
    psg_pen_write(pen, &look, (PsgPoint){middle.x, middle.y + cap / 2}, number);
}

/* The shape of its kind in a box. */
static PsgOutline
outline_of(const Picture *picture, const PsgSmallActor *actor, PsgRect box)
{
    const PsgRenderContext *context = picture->pen->context;
    double corner = psg_pen_length(picture->pen, context->style->corner);
    return psg_shape_outline(psg_context_shape(context, actor->seen->kind), box,
                             corner * picture->small->shrink);
}

static void
draw_actor(const Picture *picture, const PsgSmallActor *actor)
{
    const PsgPen *pen = picture->pen;
    PsgInk ink = ink_of(pen, actor);
    PsgRect box = moved(picture, actor->box);
    PsgGroupLook look = {.class = actor->is_new    ? "actor new"
                                  : actor->is_gone ? "actor gone"
                                                   : "actor",
                         .title = psg_context_text(pen->context, actor->seen->name),
                         .opacity = 1,
                         .part = {PSG_PART_ACTOR, actor->seen->actor}};
    psg_scene_group(pen->scene, &look);
    PsgOutline outline = outline_of(picture, actor, box);
    psg_scene_outline(pen->scene, &outline, &ink);
    if (actor->is_gone) {
        strike_out(pen, box, &ink);
    }
    psg_scene_end(pen->scene);
}

static void
draw_label(const Picture *picture, const PsgSmallActor *actor)
{
    const PsgPen *pen = picture->pen;
    PsgRect plate = moved(picture, actor->label);
    psg_scene_show(pen->scene, (PsgPart){PSG_PART_ACTOR, actor->seen->actor});
    draw_plate(pen, plate);
    write_lines(picture, actor, psg_rect_centre(plate));
}

/* What strikes out who is gone, and lines that cross the box, leave the name alone: the page's
 * colour fills the shape, whose outline stays. */
static void
clear_inside(const Picture *picture, const PsgSmallActor *actor)
{
    const PsgPen *pen = picture->pen;
    PsgRect inside =
        psg_rect_grow(moved(picture, actor->box), -psg_pen_length(pen, OUTLINE));
    PsgOutline outline = outline_of(picture, actor, inside);
    PsgInk ink = {.fill = pen->context->style->background};
    psg_scene_outline(pen->scene, &outline, &ink);
}

/* In its box. */
static void
draw_name(const Picture *picture, const PsgSmallActor *actor)
{
    PsgPoint middle = psg_rect_centre(moved(picture, actor->box));
    psg_scene_show(picture->pen->scene, (PsgPart){PSG_PART_ACTOR, actor->seen->actor});
    if (actor->is_named) {
        if (actor->is_gone) {
            clear_inside(picture, actor);
        }
        write_lines(picture, actor, middle);
    } else if (actor->number > 0) {
        write_number(picture, actor, middle);
    }
}

/* ---- The cell ---- */

static void
draw_actors(const Picture *picture, bool gone)
{
    for (guint i = 0; i < picture->cast->len; i++) {
        const PsgSmallActor *actor = &g_array_index(picture->cast, PsgSmallActor, i);
        if (actor->is_gone == gone && !actor->is_without) {
            draw_actor(picture, actor);
        }
    }
}

/* boxes: of the view's actors, which it gets. */
static PsgNetworkView
place(const Picture *picture, PsgRect *boxes)
{
    const PsgSmallNetworks *small = picture->small;
    const PsgView *view = picture->cell->view;
    PsgNetworkView drawn = psg_network_place(small->network, view->slice, boxes);
    for (size_t i = 0; i < view->actor_count; i++) {
        boxes[i] = moved(picture, g_array_index(picture->cast, PsgSmallActor, i).box);
    }
    drawn.corner = picture->corner;
    drawn.page = (PsgSize){picture->corner.x + small->picture.width,
                           picture->corner.y + small->picture.height};
    drawn.scale = MAX(LINES_APART, small->shrink);
    drawn.shrink = small->shrink;
    return drawn;
}

static Picture
picture_of(const PsgSmallNetworks *self, const PsgPen *pen, size_t cell, PsgPoint corner)
{
    return (Picture){.small = self,
                     .pen = pen,
                     .cell = &g_array_index(self->cells, PsgFilmstripCell, cell),
                     .cast = g_ptr_array_index(self->casts, cell),
                     .corner = corner};
}

GPtrArray *
psg_small_networks_ways(const PsgSmallNetworks *self, size_t cell, PsgPoint corner)
{
    Picture picture = picture_of(self, self->pen, cell, corner);
    g_autofree PsgRect *boxes = g_new0(PsgRect, picture.cell->view->actor_count + 1);
    PsgNetworkView drawn = place(&picture, boxes);
    const PsgRenderContext *context = self->pen->context;
    drawn.zones = NULL;
    return drawn.course == PSG_LINES_STRAIGHT ? ways_between_sites(context, &drawn)
                                              : ways_around(context, &drawn);
}

void
psg_small_networks_draw(const PsgSmallNetworks *self, const PsgPen *pen, size_t cell,
                        PsgPoint corner, const GPtrArray *ways)
{
    Picture picture = picture_of(self, pen, cell, corner);
    const PsgView *view = picture.cell->view;
    g_autofree PsgRect *boxes = g_new0(PsgRect, view->actor_count + 1);
    PsgNetworkView drawn = place(&picture, boxes);
    g_autoptr(GArray) zones = small_zones(&picture, drawn.zones);
    g_autofree char *prefix =
        g_strdup_printf("%s-", psg_slice_id(pen->context->landscape, view->slice));
    drawn.prefix = prefix;
    drawn.zones = zones;
    draw_groups(&picture, &drawn);
    draw_actors(&picture, true);
    draw_relations(&picture, &drawn, ways);
    draw_actors(&picture, false);
    for (guint i = 0; i < picture.cast->len; i++) {
        const PsgSmallActor *actor = &g_array_index(picture.cast, PsgSmallActor, i);
        if (actor->label.width > 0) {
            draw_label(&picture, actor);
        } else {
            draw_name(&picture, actor);
        }
    }
}

/* ---- The legend ---- */

static void
sample_new(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    const PsgStyle *style = pen->context->style;
    PsgInk ink = {style->background, style->accent, psg_pen_length(pen, NEW_OUTLINE),
                  PSG_DASH_NONE};
    (void)entry;
    psg_scene_box(pen->scene, room, psg_pen_length(pen, PLATE_CORNER), &ink);
}

static void
sample_gone(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    const PsgViewActor nobody = {.kind = PSG_NONE};
    const PsgSmallActor gone = {.seen = &nobody, .is_gone = true};
    PsgInk ink = ink_of(pen, &gone);
    (void)entry;
    psg_scene_box(pen->scene, room, psg_pen_length(pen, PLATE_CORNER), &ink);
    strike_out(pen, room, &ink);
}

/* Each group once that occurs in some cell. */
static void
add_groups(const PsgRenderContext *context, const GArray *cells, GArray *entries)
{
    size_t count = context->landscape->group_count;
    g_autofree PsgLegendEntry *found = g_new0(PsgLegendEntry, count + 1);
    for (guint i = 0; i < cells->len; i++) {
        g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
        psg_regions_add_entries(context, g_array_index(cells, PsgFilmstripCell, i).view,
                                groups);
        for (guint j = 0; j < groups->len; j++) {
            const PsgLegendEntry *entry = &g_array_index(groups, PsgLegendEntry, j);
            found[entry->kind] = *entry;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (found[i].sample != NULL) {
            g_array_append_val(entries, found[i]);
        }
    }
}

void
psg_filmstrip_add_entries(const PsgRenderContext *context, const GArray *cells,
                          GArray *entries)
{
    bool any_new = false, any_gone = false;
    add_groups(context, cells, entries);
    for (guint i = 0; i < cells->len; i++) {
        const PsgFilmstripCell *cell = &g_array_index(cells, PsgFilmstripCell, i);
        any_gone = any_gone || cell->gone->len > 0;
        for (size_t j = 0; j < cell->view->actor_count; j++) {
            any_new = any_new || (cell->is_new[j] && !cell->are_most_new);
        }
    }
    PsgLegendEntry new = {.sample = sample_new,
                          .begins_sort = true,
                          .label = psg_word(PSG_WORD_FILMSTRIP_NEW, context->language)};
    PsgLegendEntry gone = {.sample = sample_gone,
                           .begins_sort = !any_new,
                           .label = psg_word(PSG_WORD_FILMSTRIP_GONE, context->language)};
    if (any_new) {
        g_array_append_val(entries, new);
    }
    if (any_gone) {
        g_array_append_val(entries, gone);
    }
}
