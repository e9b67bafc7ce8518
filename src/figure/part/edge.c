/* How a relation is drawn: its line and its arrow. */
#include "figure/part/edge.h"

#include <math.h>

/* In widths of the line, for lines of a slide's usual width. */
#define ARROW_LENGTH 11.0
#define ARROW_HALF 4.4

#define QUIET 0.5 /* of the way to the background: what two slices have in common */
#define QUIET_WIDTH 0.8

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
        look.colour = context->style->muted;
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

/* The direction in which the path arrives, of length 1. */
static PsgPoint
arrival(const PsgPath *path)
{
    size_t count = psg_path_count(path);
    const PsgStep *last = psg_path_step(path, count - 1);
    PsgPoint before = last->kind == PSG_STEP_CURVE ? last->control2
                                                   : psg_path_step(path, count - 2)->to;
    double dx = last->to.x - before.x, dy = last->to.y - before.y, length = hypot(dx, dy);
    return length < 1e-6 ? (PsgPoint){1, 0} : (PsgPoint){dx / length, dy / length};
}

/* The same path, shorter by `length` at its end: room for the arrow's head. */
static PsgPath *
shortened(const PsgPath *path, double length)
{
    PsgPoint along = arrival(path);
    PsgPath *result = psg_path_new();
    size_t count = psg_path_count(path);
    for (size_t i = 0; i < count; i++) {
        PsgStep step = *psg_path_step(path, i);
        if (i + 1 == count) {
            step.to.x -= along.x * length;
            step.to.y -= along.y * length;
            step.control2.x -= along.x * length;
            step.control2.y -= along.y * length;
        }
        if (step.kind == PSG_STEP_MOVE) {
            psg_path_move(result, step.to);
        } else if (step.kind == PSG_STEP_LINE) {
            psg_path_line(result, step.to);
        } else if (step.kind == PSG_STEP_CURVE) {
            psg_path_curve(result, step.control1, step.control2, step.to);
        }
    }
    return result;
}

static PsgEdgeStroke
head_stroke(const PsgPath *path, const PsgEdgeLook *look, double length)
{
    PsgPoint tip = psg_path_step(path, psg_path_count(path) - 1)->to,
             along = arrival(path);
    PsgPoint base = {tip.x - along.x * length, tip.y - along.y * length};
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
