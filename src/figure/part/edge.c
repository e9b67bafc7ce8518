/* How a relation is drawn: its line and its ends. */
#include "figure/part/edge.h"

/* In widths of the line, for lines of a slide's usual width. */
#define ARROW_LENGTH 11.0
#define ARROW_HALF 4.4

#define WIDEST 4.2       /* the heaviest, in widths of the usual one */
#define LEAST_WIDTH 0.75 /* the lightest is seen from afar, */
#define LEAST_NEW 1.0    /* and that it is new */
#define LONGEST_HEAD 12.0
#define DOT 1.9       /* radius of a dot at an end */
#define SIGN 4.0      /* half the width of a sign */
#define NEW_WIDTH 1.9 /* times the usual one */

#define QUIET 0.5 /* of the way to the background: what two slices have in common */
#define QUIET_WIDTH 0.8
#define PALE 0.55         /* of a succession, likewise */
#define BROAD 4.0         /* times the usual width */
#define SHORT_LINE 21.0   /* widths: of three dashes with their gaps */
#define REMOVED 0.25      /* likewise: what is gone weighs less than what is new */
#define GREYEST 24        /* channels of a grey differ no more, of 255 */
#define ALTERED_WIDTH 1.4 /* times the usual one */

/* Nobody calls it a colour. */
static bool
is_grey(PsgColour colour)
{
    int most = MAX(MAX(colour.red, colour.green), colour.blue);
    int least = MIN(MIN(colour.red, colour.green), colour.blue);
    return most - least <= GREYEST;
}

/* Whether neither colour nor width say for sure that a line is new: a grey accent is told from
 * lines by its width, which may mean a weight. */
static bool
needs_sign(const PsgRenderContext *context)
{
    return !context->tells_accent ||
           (context->weights.count > 0 && is_grey(context->style->accent));
}

PsgEdgeLook
psg_edge_look(const PsgRenderContext *context, size_t relation_kind, bool is_new)
{
    double width = context->style->line_width * context->page.scale;
    return (PsgEdgeLook){
        .line = psg_context_line(context, relation_kind),
        .colour =
            is_new ? context->style->accent : psg_context_edge(context, relation_kind),
        .width = is_new ? width * NEW_WIDTH : width,
        .directed = psg_relation_kind_is_directed(context->landscape, relation_kind),
        .has_other_ends = psg_context_has_other_ends(context, relation_kind),
        .has_sign = is_new && needs_sign(context),
    };
}

PsgEdgeLook
psg_edge_look_of_change(const PsgRenderContext *context, size_t relation_kind,
                        PsgChange change)
{
    PsgEdgeLook look = psg_edge_look(context, relation_kind, change == PSG_CHANGE_ADDED);
    if (change == PSG_CHANGE_ADDED && is_grey(context->style->accent)) {
        look.has_sign = true;
    } else if (change == PSG_CHANGE_ALTERED) {
        look.width *= ALTERED_WIDTH;
    } else if (change == PSG_CHANGE_REMOVED) {
        look.line = PSG_LINE_DASHED;
        look.colour =
            psg_colour_mix(context->style->muted, context->style->background, REMOVED);
        look.width *= QUIET_WIDTH;
    } else if (change == PSG_CHANGE_NONE) {
        look.colour = psg_colour_mix(look.colour, context->style->background, QUIET);
        look.width *= QUIET_WIDTH;
    }
    return look;
}

PsgEdgeLook
psg_edge_look_of_succession(const PsgRenderContext *context)
{
    const PsgStyle *style = context->style;
    return (PsgEdgeLook){
        .line = PSG_LINE_SOLID,
        .colour = psg_colour_mix(style->muted, style->background, PALE),
        .width = style->line_width * context->page.scale * BROAD,
        .directed = true,
    };
}

/* A double line has its ink in two strands of half the width. */
void
psg_edge_weigh(const PsgRenderContext *context, double weight, PsgEdgeLook *look)
{
    const PsgWeights *weights = &context->weights;
    if (weights->count == 0) {
        return;
    }
    double usual = context->style->line_width * context->page.scale;
    double share = psg_weights_share(weights, psg_weights_step(weights, weight));
    double least = look->width > usual ? LEAST_NEW : LEAST_WIDTH;
    double width = usual * MAX(WIDEST * share, least);
    double quiet = MIN(look->width / usual, 1);
    look->width = width * quiet * (look->line == PSG_LINE_DOUBLE ? 0.5 : 1);
}

double
psg_edge_excess(const PsgRenderContext *context)
{
    double usual = context->style->line_width * context->page.scale;
    return context->weights.count == 0 ? 0 : usual * (WIDEST - 1) / 2;
}

/* A loop of much weight would be two blots. */
static PsgDash
dash(const PsgPath *path, const PsgEdgeLook *look)
{
    switch (look->line) {
    case PSG_LINE_DASHED:
        return psg_path_length(path) < SHORT_LINE * look->width ? PSG_DASH_SHORT
                                                                : PSG_DASH_DASHED;
    case PSG_LINE_DOTTED:
        return PSG_DASH_DOTTED;
    case PSG_LINE_DEFAULT:
    case PSG_LINE_SOLID:
    case PSG_LINE_DOUBLE:
        break;
    }
    return PSG_DASH_NONE;
}

static PsgEdgeStroke
head_stroke(const PsgPath *path, const PsgEdgeLook *look, double length)
{
    size_t last = psg_path_count(path) - 1;
    PsgPoint tip = psg_path_step(path, last)->to, along = psg_path_arrival(path, last);
    PsgPoint base = {tip.x - along.x * length, tip.y - along.y * length};
    double half = length * ARROW_HALF / ARROW_LENGTH;
    PsgPoint left = {base.x - along.y * half, base.y + along.x * half};
    PsgPoint right = {base.x + along.y * half, base.y - along.x * half};
    PsgPoint corners[] = {left, tip, right};
    if (look->has_other_ends) {
        return (PsgEdgeStroke){
            psg_path_polyline(corners, G_N_ELEMENTS(corners)),
            {.stroke = look->colour, .width = MAX(look->width, length * 0.17)},
            PSG_ROLE_HEAD};
    }
    return (PsgEdgeStroke){psg_path_polygon(corners, G_N_ELEMENTS(corners)),
                           {.fill = look->colour},
                           PSG_ROLE_HEAD};
}

static void
add_dot(PsgPath *path, PsgPoint at, double radius)
{
    PsgRect box = psg_rect_around(at, (PsgSize){2 * radius, 2 * radius});
    double right = psg_rect_right(box), bottom = psg_rect_bottom(box);
    psg_path_move(path, (PsgPoint){at.x, box.y});
    psg_path_quarter(path, (PsgPoint){right, box.y}, (PsgPoint){right, at.y});
    psg_path_quarter(path, (PsgPoint){right, bottom}, (PsgPoint){at.x, bottom});
    psg_path_quarter(path, (PsgPoint){box.x, bottom}, (PsgPoint){box.x, at.y});
    psg_path_quarter(path, (PsgPoint){box.x, box.y}, (PsgPoint){at.x, box.y});
    psg_path_close(path);
}

/* Whole, just before the ends. */
static PsgEdgeStroke
dot_stroke(const PsgPath *path, const PsgEdgeLook *look, double radius)
{
    PsgPath *dots = psg_path_new();
    size_t last = psg_path_count(path) - 1;
    PsgPoint end = psg_path_step(path, last)->to;
    const PsgStep *step = psg_path_step(path, 1);
    PsgPoint start = psg_path_step(path, 0)->to;
    PsgPoint after = step->kind == PSG_STEP_CURVE ? step->control1 : step->to;
    double length = MAX(psg_distance(start, after), radius);
    add_dot(dots, psg_between(start, after, radius / length), radius);
    PsgPoint along = psg_path_arrival(path, last);
    add_dot(dots, (PsgPoint){end.x - along.x * radius, end.y - along.y * radius}, radius);
    return (PsgEdgeStroke){dots, {.fill = look->colour}, PSG_ROLE_DOTS};
}

/* A cross on the middle of the line, along it and across. */
static PsgEdgeStroke
sign_stroke(const PsgPath *path, const PsgEdgeLook *look, double half)
{
    g_autoptr(GArray) points = psg_path_points(path);
    PsgPoint at = psg_points_at(points, 0.5), before = psg_points_at(points, 0.49);
    double length = MAX(psg_distance(before, at), 1e-9);
    PsgPoint along = {(at.x - before.x) / length * half,
                      (at.y - before.y) / length * half};
    PsgPath *cross = psg_path_new();
    psg_path_move(cross, (PsgPoint){at.x - along.x, at.y - along.y});
    psg_path_line(cross, (PsgPoint){at.x + along.x, at.y + along.y});
    psg_path_move(cross, (PsgPoint){at.x - along.y, at.y + along.x});
    psg_path_line(cross, (PsgPoint){at.x + along.y, at.y - along.x});
    return (PsgEdgeStroke){
        cross, {.stroke = look->colour, .width = look->width}, PSG_ROLE_SIGN};
}

double
psg_edge_head(const PsgPen *pen, const PsgEdgeLook *look)
{
    double usual = psg_pen_length(pen, pen->context->style->line_width);
    double wished = (usual + look->width) / 2 * ARROW_LENGTH / 1.6;
    return look->directed ? MIN(wished, usual * LONGEST_HEAD) : 0;
}

size_t
psg_edge_strokes(const PsgPen *pen, const PsgPath *path, const PsgEdgeLook *look,
                 PsgEdgeStroke strokes[PSG_EDGE_STROKES])
{
    double usual = psg_pen_length(pen, pen->context->style->line_width);
    double head = psg_edge_head(pen, look);
    /* The stroke ends within the head; an open one, at its tip. */
    PsgPath *line =
        psg_path_shortened(path, look->has_other_ends ? look->width : head * 0.8);
    bool is_double = look->line == PSG_LINE_DOUBLE;
    size_t count = 0;
    strokes[count++] =
        (PsgEdgeStroke){line,
                        {.stroke = look->colour,
                         .width = is_double ? look->width * 3 : look->width,
                         .dash = dash(path, look)},
                        PSG_ROLE_LINE};
    if (is_double) {
        strokes[count++] = (PsgEdgeStroke){
            psg_path_copy(line),
            {.stroke = pen->context->style->background, .width = look->width},
            PSG_ROLE_GAP};
    }
    if (look->directed) {
        strokes[count++] = head_stroke(path, look, head);
    } else if (look->has_other_ends) {
        strokes[count++] = dot_stroke(path, look, usual * DOT);
    }
    if (look->has_sign) {
        strokes[count++] = sign_stroke(path, look, usual * SIGN);
    }
    return count;
}

PsgPath *
psg_edge_stroke_path(const PsgPen *pen, const PsgPath *path, const PsgEdgeLook *look,
                     size_t index)
{
    PsgEdgeStroke strokes[PSG_EDGE_STROKES];
    size_t count = psg_edge_strokes(pen, path, look, strokes);
    for (size_t i = 0; i < count; i++) {
        if (i != index) {
            psg_path_free(strokes[i].path);
        }
    }
    return strokes[index].path;
}

PsgSceneTie
psg_edge_tie(const PsgPen *pen, const PsgPath *path, const PsgEdgeLook *look, size_t from,
             size_t to)
{
    bool has_dots = look->has_other_ends && !look->directed;
    double usual = psg_pen_length(pen, pen->context->style->line_width);
    return (PsgSceneTie){
        .from = from,
        .to = to,
        .start = psg_path_step(path, 0)->to,
        .end = psg_path_step(path, psg_path_count(path) - 1)->to,
        .at_start = has_dots ? PSG_END_DOT : PSG_END_NONE,
        .at_end = has_dots               ? PSG_END_DOT
                  : !look->directed      ? PSG_END_NONE
                  : look->has_other_ends ? PSG_END_OPEN_ARROW
                                         : PSG_END_ARROW,
        .head = has_dots ? 2 * DOT * usual : psg_edge_head(pen, look),
    };
}

void
psg_edge_draw(const PsgPen *pen, const PsgPath *path, const PsgEdgeLook *look)
{
    PsgEdgeStroke strokes[PSG_EDGE_STROKES];
    size_t count = psg_edge_strokes(pen, path, look, strokes);
    for (size_t i = 0; i < count; i++) {
        psg_scene_role(pen->scene, strokes[i].role);
        psg_scene_path(pen->scene, strokes[i].path, &strokes[i].ink);
        psg_path_free(strokes[i].path);
    }
    psg_scene_role(pen->scene, PSG_ROLE_NONE);
}

void
psg_edge_sample(const PsgPen *pen, PsgRect room, const PsgEdgeLook *look)
{
    double y = room.y + room.height / 2;
    g_autoptr(PsgPath) path =
        psg_path_polyline((PsgPoint[]){{room.x, y}, {psg_rect_right(room), y}}, 2);
    psg_edge_draw(pen, path, look);
}
