/*
 * One cell of the filmstrip. Names are placed one after the other, each at the first of
 * its candidates that is free of other names and of who is new, and hides as few others
 * as can be; what finds no place is told in a line below.
 */
#include "figure/filmstrip/cell.h"

#include "figure/network/network.h"
#include "figure/part/shape.h"
#include "figure/strings.h"

#include <math.h>

/* In units of a slide. */
#define HEAD 27.0
#define HEAD_BASELINE 17.0
#define HEAD_GAP 10.0
#define LABEL_GAP 3.0
#define PLATE_PADDING 3.0
#define LINE_WIDTH 0.9
#define NEW_LINE_WIDTH 1.6
#define OUTLINE 1.0
#define NEW_OUTLINE 2.4
#define WIDEST_LABEL 0.62 /* of the cell */
#define MOST_STRETCH 1.8
#define FAR_COST 0.8 /* of a name that stands one box farther away */

typedef struct {
    const PsgPen *pen;
    const PsgView *view;
    PsgRect picture;
    PsgSize scale;  /* of the network's places */
    double shrink;  /* of its boxes */
    PsgRect *boxes; /* by the view's actors */
    GArray *taken;  /* PsgRect: names that have their place */
    GString *rest;  /* names without one */
    size_t rest_count;
} Cell;

double
psg_filmstrip_head(const PsgPen *pen)
{
    return psg_pen_length(pen, HEAD);
}

PsgSize
psg_filmstrip_scale(const PsgPen *pen, PsgSize cell, PsgSize network)
{
    double x = cell.width / network.width,
           y = MAX(0, cell.height - psg_filmstrip_head(pen)) / network.height;
    return (PsgSize){MIN(x, y * MOST_STRETCH), MIN(y, x * MOST_STRETCH)};
}

/* ---- Places ---- */

/* The network's area as large as it may be, in the middle below the head. */
static void
place_picture(Cell *cell, const PsgNetwork *network, PsgRect room)
{
    PsgRect area = psg_network_area(network);
    double head = psg_filmstrip_head(cell->pen);
    cell->scale = psg_filmstrip_scale(cell->pen, (PsgSize){room.width, room.height},
                                      (PsgSize){area.width, area.height});
    cell->shrink = MIN(cell->scale.width, cell->scale.height);
    PsgSize size = {area.width * cell->scale.width, area.height * cell->scale.height};
    cell->picture = (PsgRect){room.x + (room.width - size.width) / 2, room.y + head,
                              size.width, size.height};
    for (size_t i = 0; i < cell->view->actor_count; i++) {
        PsgRect box =
            psg_network_box(network, cell->view->slice, cell->view->actors[i].actor);
        PsgPoint centre = psg_rect_centre(box);
        centre.x = cell->picture.x + (centre.x - area.x) * cell->scale.width;
        centre.y = cell->picture.y + (centre.y - area.y) * cell->scale.height;
        cell->boxes[i] = psg_rect_around(
            centre, (PsgSize){box.width * cell->shrink, box.height * cell->shrink});
    }
}

/* ---- The network in small ---- */

static void
draw_relation(const Cell *cell, const PsgViewRelation *seen)
{
    const PsgRenderContext *context = cell->pen->context;
    PsgInk ink = {
        .fill = PSG_COLOUR_NONE,
        .stroke = seen->is_new ? context->style->accent : context->style->edge,
        .width = psg_pen_length(cell->pen, seen->is_new ? NEW_LINE_WIDTH : LINE_WIDTH),
        .dash = seen->presence == PSG_PRESENCE_THERE ? PSG_DASH_NONE : PSG_DASH_DOTTED,
    };
    psg_pen_line(cell->pen, psg_rect_centre(cell->boxes[seen->from]),
                 psg_rect_centre(cell->boxes[seen->to]), &ink);
}

static void
draw_relations(const Cell *cell)
{
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < cell->view->relation_count; i++) {
            const PsgViewRelation *seen = &cell->view->relations[i];
            if (seen->is_new == (pass == 1) && seen->from != seen->to) {
                draw_relation(cell, seen);
            }
        }
    }
}

static void
draw_actor(const Cell *cell, size_t index)
{
    const PsgPen *pen = cell->pen;
    const PsgStyle *style = pen->context->style;
    const PsgViewActor *seen = &cell->view->actors[index];
    const PsgPaint *paint = psg_context_paint(pen->context, seen->kind);
    bool is_there = seen->presence == PSG_PRESENCE_THERE;
    PsgInk ink = {is_there ? paint->fill : style->background,
                  seen->is_new ? style->accent : paint->line,
                  psg_pen_length(pen, seen->is_new ? NEW_OUTLINE : OUTLINE),
                  is_there ? PSG_DASH_NONE : PSG_DASH_DASHED};
    PsgGroupLook look = {.class = seen->is_new ? "actor new" : "actor",
                         .title = psg_context_text(pen->context, seen->name),
                         .opacity = 1,
                         .part = {PSG_PART_ACTOR, seen->actor}};
    g_autoptr(PsgPath) outline =
        psg_shape_outline(psg_context_shape(pen->context, seen->kind), cell->boxes[index],
                          psg_pen_length(pen, style->corner) * cell->shrink);
    psg_scene_group(pen->scene, &look);
    psg_scene_path(pen->scene, outline, &ink);
    psg_scene_end(pen->scene);
}

/* ---- Names of who is new ---- */

/* What the name would hide there; infinite if it may not stand there. */
static double
cost_of(const Cell *cell, size_t index, PsgRect label)
{
    double cost = 0;
    if (label.x < cell->picture.x ||
        psg_rect_right(label) > psg_rect_right(cell->picture) ||
        label.y < cell->picture.y ||
        psg_rect_bottom(label) > psg_rect_bottom(cell->picture)) {
        return INFINITY;
    }
    for (guint i = 0; i < cell->taken->len; i++) {
        if (psg_rect_overlaps(label, g_array_index(cell->taken, PsgRect, i))) {
            return INFINITY;
        }
    }
    for (size_t i = 0; i < cell->view->actor_count; i++) {
        if (psg_rect_overlaps(label, cell->boxes[i])) {
            bool is_foreign = i != index && cell->view->actors[i].is_new;
            cost += is_foreign ? (double)INFINITY : i == index ? 0.5 : 1;
        }
    }
    return cost;
}

/* Around the box, then farther away, at last on it; the first of the cheapest. False if
 * none may be taken. */
static bool
find_place(const Cell *cell, size_t index, PsgSize size, PsgRect *place)
{
    static const struct {
        double x, y; /* of the label's middle, in halves of both sizes from the box's */
    } ways[] = {{0, 1},    {0, -1},    {1, 0},   {-1, 0},   {0.5, 1},  {-0.5, 1},
                {0.5, -1}, {-0.5, -1}, {1, 1},   {-1, 1},   {1, -1},   {-1, -1},
                {0, 2},    {0, -2},    {0.5, 2}, {-0.5, 2}, {0.5, -2}, {-0.5, -2},
                {1, 2},    {-1, 2},    {1, -2},  {-1, -2},  {0, 3},    {0, -3},
                {1, 3},    {-1, 3},    {1, -3},  {-1, -3},  {0, 0}};
    PsgRect box = cell->boxes[index];
    PsgPoint middle = psg_rect_centre(box);
    double gap = psg_pen_length(cell->pen, LABEL_GAP), best = INFINITY;
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
        PsgPoint at = {
            middle.x + ways[i].x * ((box.width + size.width) / 2 + gap),
            middle.y + ways[i].y * ((box.height + size.height) / 2 + gap),
        };
        PsgRect label = psg_rect_around(at, size);
        label.x = CLAMP(label.x, cell->picture.x,
                        MAX(cell->picture.x, psg_rect_right(cell->picture) - size.width));
        double cost =
            cost_of(cell, index, label) + FAR_COST * MAX(0, fabs(ways[i].y) - 1);
        if (cost < best) {
            best = cost;
            *place = label;
        }
    }
    return best < (double)(double)INFINITY;
}

/* A name that does not stand beside its box is led to it. */
static void
draw_leader(const Cell *cell, PsgRect box, PsgRect place)
{
    if (psg_rect_overlaps(psg_rect_grow(box, psg_pen_length(cell->pen, 3 * LABEL_GAP)),
                          place)) {
        return;
    }
    const PsgPen *pen = cell->pen;
    PsgInk ink = {.stroke = pen->context->style->ink,
                  .width = psg_pen_length(pen, LINE_WIDTH)};
    psg_pen_line(pen, psg_rect_centre(box), psg_rect_centre(place), &ink);
}

static PsgTextLook
label_look(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, style->size_small, 600, style->ink, PSG_ANCHOR_MIDDLE);
}

/* On a plate in the page's colour, so that it is read whatever lies below. */
static void
draw_label(const Cell *cell, PsgRect place, const char *name)
{
    const PsgPen *pen = cell->pen;
    PsgTextLook look = label_look(pen);
    PsgColour plate = pen->context->style->background;
    PsgInk ink = {plate, PSG_COLOUR_NONE, 0, PSG_DASH_NONE};
    double cap = psg_pen_cap_height(pen, &look);
    psg_scene_box(pen->scene, place, psg_pen_length(pen, PLATE_PADDING), &ink);
    PsgPoint at = {place.x + place.width / 2, place.y + (place.height + cap) / 2};
    psg_pen_write(pen, &look, at, name);
}

static void
place_label(Cell *cell, size_t index)
{
    const PsgPen *pen = cell->pen;
    PsgTextLook look = label_look(pen);
    const char *whole = psg_context_text(pen->context, cell->view->actors[index].name);
    g_autofree char *name =
        psg_ruler_cut(pen->ruler, &look.font, whole, cell->picture.width * WIDEST_LABEL);
    double padding = psg_pen_length(pen, PLATE_PADDING);
    PsgSize size = {psg_pen_width(pen, &look, name) + 2 * padding,
                    psg_pen_line_height(pen, &look)};
    PsgRect place;
    if (find_place(cell, index, size, &place)) {
        g_array_append_val(cell->taken, place);
        draw_leader(cell, cell->boxes[index], place);
        draw_label(cell, place, name);
        return;
    }
    g_string_append_printf(cell->rest, "%s%s", cell->rest_count == 0 ? "+ " : ", ",
                           whole);
    cell->rest_count++;
}

/* ---- The whole cell ---- */

/* "2009  +5 −1", and the names that found no place. */
static void
draw_head(const Cell *cell, PsgRect room)
{
    const PsgPen *pen = cell->pen;
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_label, 700, style->ink, PSG_ANCHOR_START);
    PsgTextLook small =
        psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_START);
    size_t new_count = 0;
    for (size_t i = 0; i < cell->view->actor_count; i++) {
        new_count += cell->view->actors[i].is_new ? 1 : 0;
    }
    g_autofree char *title =
        psg_context_slice_title(pen->context, cell->view->slice, NULL);
    g_autoptr(GString) count = g_string_new(NULL);
    if (new_count > 0) {
        g_string_append_printf(count, "+%zu", new_count);
    }
    if (cell->view->gone_count > 0) {
        g_string_append_printf(count, "%s\u2212%zu", count->len > 0 ? "  " : "",
                               cell->view->gone_count);
    }
    if (cell->rest_count > 0) {
        g_string_append_printf(count, "  %s", cell->rest->str);
    }
    PsgPoint at = {room.x, room.y + psg_pen_length(pen, HEAD_BASELINE)};
    at.x += psg_pen_write_within(pen, &look, at, title, room.width) +
            psg_pen_length(pen, HEAD_GAP);
    double left = psg_rect_right(room) - at.x;
    if (count->len > 0 && left > psg_pen_length(pen, HEAD)) {
        psg_pen_write_within(pen, &small, at, count->str, left);
    }
}

void
psg_filmstrip_cell_draw(const PsgPen *pen, const PsgFilmstripCell *wanted)
{
    const PsgView *view = pen->context->views[wanted->slice];
    g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(PsgRect));
    g_autoptr(GString) rest = g_string_new(NULL);
    g_autofree PsgRect *boxes = g_new0(PsgRect, view->actor_count + 1);
    g_autofree char *id =
        g_strconcat("slice-", pen->context->landscape->slices[wanted->slice].id, NULL);
    Cell cell = {.pen = pen, .view = view, .boxes = boxes, .taken = taken, .rest = rest};
    place_picture(&cell, wanted->network, wanted->room);
    PsgGroupLook look = {
        .id = id, .class = id, .opacity = 1, .part = {PSG_PART_SLICE, wanted->slice}};
    psg_scene_group(pen->scene, &look);
    psg_pen_rule(pen, (PsgPoint){wanted->room.x, wanted->room.y},
                 (PsgPoint){psg_rect_right(wanted->room), wanted->room.y});
    draw_relations(&cell);
    for (size_t i = 0; i < view->actor_count; i++) {
        draw_actor(&cell, i);
    }
    for (size_t i = 0; i < view->actor_count; i++) {
        if (view->actors[i].is_new) {
            place_label(&cell, i);
        }
    }
    draw_head(&cell, wanted->room);
    psg_pen_end(pen);
}
