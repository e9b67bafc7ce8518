/* How a relation is drawn: its line and its arrow. */
#include "figure/part/edge.h"

/* In widths of the line, for lines of a slide's usual width. */
#define ARROW_LENGTH 11.0
#define ARROW_HALF 4.4

#define QUIET 0.5 /* of the way to the background: what two slices have in common */
#define QUIET_WIDTH 0.8
#define REMOVED 0.25 /* likewise: what is gone weighs less than what is new */

PsgEdgeLook
psg_edge_look(const PsgRenderContext *context, size_t relation_kind, bool is_new)
{
    double width = context->style->line_width * context->page.scale;
    bool directed = relation_kind != PSG_NONE &&
                    context->landscape->relation_kinds[relation_kind].directed;
    return (PsgEdgeLook){
        .line = psg_context_line(context, relation_kind),
        .colour =
            is_new ? context->style->accent : psg_context_edge(context, relation_kind),
        .width = is_new ? width * 1.5 : width,
        .directed = directed,
        .is_open = directed && relation_kind / context->style->line_count % 2 == 1,
    };
}

PsgEdgeLook
psg_edge_look_of_change(const PsgRenderContext *context, size_t relation_kind,
                        PsgChange change)
{
    PsgEdgeLook look = psg_edge_look(context, relation_kind, change == PSG_CHANGE_ADDED);
    if (change == PSG_CHANGE_REMOVED) {
        look.colour =
            psg_colour_mix(context->style->muted, context->style->background, REMOVED);
        look.width *= QUIET_WIDTH;
    } else if (change == PSG_CHANGE_NONE) {
        look.colour = psg_colour_mix(look.colour, context->style->background, QUIET);
        look.width *= QUIET_WIDTH;
    }
    return look;
}

static PsgDash
dash(PsgLine line)
{
    switch (line) {
    case PSG_LINE_DASHED:
        return PSG_DASH_DASHED;
    case PSG_LINE_DOTTED:
        return PSG_DASH_DOTTED;
    case PSG_LINE_DEFAULT:
    case PSG_LINE_SOLID:
    case PSG_LINE_DOUBLE:
        break;
    }
    return PSG_DASH_NONE;
}

/* The direction in which the path arrives at a step's end, of length 1. */
static PsgPoint
arrival(const PsgPath *path, size_t index)
{
    const PsgStep *step = psg_path_step(path, index);
    PsgPoint before = step->kind == PSG_STEP_CURVE ? step->control2
                                                   : psg_path_step(path, index - 1)->to;
    double length = psg_distance(before, step->to);
    return length < 1e-6 ? (PsgPoint){1, 0}
                         : (PsgPoint){(step->to.x - before.x) / length,
                                      (step->to.y - before.y) / length};
}

static PsgPoint
back(PsgPoint at, PsgPoint along, double length)
{
    return (PsgPoint){at.x - along.x * length, at.y - along.y * length};
}

/* The same path, shorter by `length` at its end: room for the arrow's head. Straight pieces
 * that are all within it are left out, so that the line does not come back on itself. */
static PsgPath *
shortened(const PsgPath *path, double length)
{
    size_t last = psg_path_count(path) - 1;
    while (last > 1 && psg_path_step(path, last)->kind == PSG_STEP_LINE) {
        double own = psg_distance(psg_path_step(path, last - 1)->to,
                                  psg_path_step(path, last)->to);
        if (own > length) {
            break;
        }
        length -= own;
        last--;
    }
    PsgPoint along = arrival(path, last);
    PsgPath *result = psg_path_new();
    for (size_t i = 0; i <= last; i++) {
        const PsgStep *step = psg_path_step(path, i);
        double less = i == last ? length : 0;
        PsgPoint to = back(step->to, along, less);
        if (step->kind == PSG_STEP_MOVE) {
            psg_path_move(result, to);
        } else if (step->kind == PSG_STEP_LINE) {
            psg_path_line(result, to);
        } else if (step->kind == PSG_STEP_CURVE) {
            psg_path_curve(result, step->control1, back(step->control2, along, less), to);
        }
    }
    return result;
}

static PsgEdgeStroke
head_stroke(const PsgPath *path, const PsgEdgeLook *look, double length)
{
    size_t last = psg_path_count(path) - 1;
    PsgPoint tip = psg_path_step(path, last)->to, along = arrival(path, last);
    PsgPoint base = back(tip, along, length);
    double half = length * ARROW_HALF / ARROW_LENGTH;
    PsgPoint left = {base.x - along.y * half, base.y + along.x * half};
    PsgPoint right = {base.x + along.y * half, base.y - along.x * half};
    PsgPoint corners[] = {left, tip, right};
    if (look->is_open) {
        return (PsgEdgeStroke){
            psg_path_polyline(corners, G_N_ELEMENTS(corners)),
            {.stroke = look->colour, .width = MAX(look->width, length * 0.17)}};
    }
    return (PsgEdgeStroke){psg_path_polygon(corners, G_N_ELEMENTS(corners)),
                           {.fill = look->colour}};
}

size_t
psg_edge_strokes(const PsgPen *pen, const PsgPath *path, const PsgEdgeLook *look,
                 PsgEdgeStroke strokes[PSG_EDGE_STROKES])
{
    double usual = psg_pen_length(pen, pen->context->style->line_width);
    double head = look->directed ? (usual + look->width) / 2 * ARROW_LENGTH / 1.6 : 0;
    /* The stroke ends within the head; an open one, at its tip. */
    PsgPath *line = shortened(path, look->is_open ? look->width : head * 0.8);
    bool is_double = look->line == PSG_LINE_DOUBLE;
    size_t count = 0;
    strokes[count++] =
        (PsgEdgeStroke){line,
                        {.stroke = look->colour,
                         .width = is_double ? look->width * 3 : look->width,
                         .dash = dash(look->line)}};
    if (is_double) {
        strokes[count++] = (PsgEdgeStroke){
            psg_path_copy(line),
            {.stroke = pen->context->style->background, .width = look->width}};
    }
    if (look->directed) {
        strokes[count++] = head_stroke(path, look, head);
    }
    return count;
}

void
psg_edge_draw(const PsgPen *pen, const PsgPath *path, const PsgEdgeLook *look)
{
    PsgEdgeStroke strokes[PSG_EDGE_STROKES];
    size_t count = psg_edge_strokes(pen, path, look, strokes);
    for (size_t i = 0; i < count; i++) {
        psg_scene_path(pen->scene, strokes[i].path, &strokes[i].ink);
        psg_path_free(strokes[i].path);
    }
}

void
psg_edge_sample(const PsgPen *pen, PsgRect room, const PsgEdgeLook *look)
{
    double y = room.y + room.height / 2;
    g_autoptr(PsgPath) path =
        psg_path_polyline((PsgPoint[]){{room.x, y}, {psg_rect_right(room), y}}, 2);
    psg_edge_draw(pen, path, look);
}
