/* Bars of time: how the pieces of a life look. */
#include "figure/timeline/bar.h"

#include <math.h>

/* An arc of a quarter turn as one cubic curve has its control points this far out. */
#define ROUND 0.5522847498

#define CALM 0.25      /* of the background in a bar's colour: bars fill the page */
#define THICKEST 0.05  /* of its height, an outline: low bars are full of words */
#define SLANT 0.3      /* of its height, cut off at the corners of a bar */
#define TALK_WIDTH 1.6 /* of the outline's, where it is dotted */
#define TEETH 0.22     /* of its height, how deep a broken edge is */

enum { SOFT_STEPS = 10, FADE_STEPS = 12, TOOTH_COUNT = 2 };

PsgBarLook
psg_timeline_bar_look(const PsgPen *pen, size_t kind, double height)
{
    const PsgStyle *style = pen->context->style;
    const PsgPaint *paint = psg_context_paint(pen->context, kind);
    return (PsgBarLook){
        .fill = psg_colour_mix(paint->fill, style->background, CALM),
        .line = paint->line,
        .background = style->background,
        .width = MIN(psg_pen_length(pen, style->outline_width), height * THICKEST),
        .corner = psg_pen_length(pen, style->corner),
        .shape = psg_context_shape(pen->context, kind),
    };
}

/* ---- Ends ---- */

/* An end of a bar, seen from outside it: on the left at x, or on the right as in a
 * mirror. Paths go up on the left and down on the right. */
typedef struct {
    PsgPath *path;
    double x, top, bottom;
    double inward; /* 1: the bar is right of it; -1: left of it */
} End;

static void
line_to(const End *end, double in, double y)
{
    psg_path_line(end->path, (PsgPoint){end->x + in * end->inward, y});
}

/* A quarter turn from where the path is. */
static void
turn(const End *end, PsgPoint from, PsgPoint corner, PsgPoint to)
{
    PsgPoint points[] = {from, corner, to};
    for (size_t i = 0; i < G_N_ELEMENTS(points); i++) {
        points[i].x = end->x + points[i].x * end->inward;
    }
    PsgPoint control1 = {points[0].x + (points[1].x - points[0].x) * ROUND,
                         points[0].y + (points[1].y - points[0].y) * ROUND};
    PsgPoint control2 = {points[2].x + (points[1].x - points[2].x) * ROUND,
                         points[2].y + (points[1].y - points[2].y) * ROUND};
    psg_path_curve(end->path, control1, control2, points[2]);
}

/* In the direction of the path: from y to the other side. */
static void
round_end(const End *end, double rx, double ry)
{
    bool is_up = end->inward > 0;
    double from = is_up ? end->bottom : end->top, to = is_up ? end->top : end->bottom;
    double step = is_up ? -ry : ry;
    line_to(end, rx, from);
    turn(end, (PsgPoint){rx, from}, (PsgPoint){0, from}, (PsgPoint){0, from + step});
    line_to(end, 0, to - step);
    turn(end, (PsgPoint){0, to - step}, (PsgPoint){0, to}, (PsgPoint){rx, to});
}

static void
slanted_end(const End *end, double top, double bottom, double slant)
{
    bool is_up = end->inward > 0;
    double from = is_up ? end->bottom : end->top, to = is_up ? end->top : end->bottom;
    double first = is_up ? bottom : top, second = is_up ? top : bottom;
    double sign = is_up ? -1 : 1;
    if (first > 0) {
        line_to(end, slant, from);
    }
    line_to(end, 0, from + sign * first);
    line_to(end, 0, to - sign * second);
    if (second > 0) {
        line_to(end, slant, to);
    }
}

static void
broken_end(const End *end)
{
    double height = end->bottom - end->top;
    bool is_up = end->inward > 0;
    double from = is_up ? end->bottom : end->top;
    double step = (is_up ? -height : height) / (2 * TOOTH_COUNT);
    for (int i = 0; i <= 2 * TOOTH_COUNT; i++) {
        line_to(end, i % 2 == 0 ? 0 : height * TEETH, from + step * i);
    }
}

static void
sharp_end(const End *end, const PsgBarLook *look, double most)
{
    double height = end->bottom - end->top;
    double half = MIN(height / 2, most),
           corner = MIN(MIN(look->corner, height / 3), most);
    double slant = MIN(height * SLANT, most);
    switch (look->shape) {
    case PSG_SHAPE_ROUND:
        round_end(end, corner, corner);
        return;
    case PSG_SHAPE_PILL:
        round_end(end, half, half);
        return;
    case PSG_SHAPE_ELLIPSE:
        round_end(end, MIN(height, most), height / 2);
        return;
    case PSG_SHAPE_HEXAGON:
        slanted_end(end, height / 2, height / 2, MIN(height / 2, most));
        return;
    case PSG_SHAPE_CUT:
        slanted_end(end, slant, slant, slant);
        return;
    case PSG_SHAPE_TAB:
        slanted_end(end, slant, 0, slant);
        return;
    case PSG_SHAPE_DEFAULT:
    case PSG_SHAPE_BOX:
        break;
    }
    slanted_end(end, 0, 0, 0);
}

static void
add_end(const End *end, PsgLifeEdge edge, const PsgBarLook *look, double most)
{
    if (edge == PSG_EDGE_BROKEN) {
        broken_end(end);
    } else if (edge == PSG_EDGE_SHARP) {
        sharp_end(end, look, most);
    } else {
        slanted_end(end, 0, 0, 0);
    }
}

static PsgPath *
outline(const PsgLifePiece *piece, PsgRect box, const PsgBarLook *look)
{
    PsgPath *path = psg_path_new();
    double bottom = psg_rect_bottom(box), most = box.width / 2;
    End left = {path, box.x, box.y, bottom, 1};
    End right = {path, psg_rect_right(box), box.y, bottom, -1};
    psg_path_move(path, (PsgPoint){box.x + most, bottom});
    add_end(&left, piece->begin, look, most);
    add_end(&right, piece->end, look, most);
    psg_path_close(path);
    return path;
}

/* ---- Softness ---- */

/* From nothing at `from` to the whole bar at `to`: each step lies over all before it and
 * reaches to `to`, so that no seam is seen. */
static void
draw_steps(const PsgPen *pen, PsgRect bar, const double ends[2], const PsgColour inks[2])
{
    double from = ends[0], to = ends[1];
    for (int i = 0; i < SOFT_STEPS; i++) {
        double x = from + (to - from) * i / SOFT_STEPS;
        double share = (i + 1.0) / (SOFT_STEPS + 1);
        PsgRect box = {MIN(x, to), bar.y, fabs(to - x), bar.height};
        PsgInk ink = {.fill = psg_colour_mix(inks[0], inks[1], share)};
        psg_scene_box(pen->scene, box, 0, &ink);
    }
}

static void
draw_soft(const PsgPen *pen, PsgRect bar, const double ends[2], const PsgBarLook *look)
{
    PsgRect inner = {bar.x, bar.y + look->width, bar.width, bar.height - 2 * look->width};
    draw_steps(pen, bar, ends, (PsgColour[]){look->background, look->line});
    draw_steps(pen, inner, ends, (PsgColour[]){look->background, look->fill});
}

/* The outline of a body without its soft ends. */
static void
draw_outline(const PsgPen *pen, const PsgLifePiece *piece, PsgRect box,
             const PsgBarLook *look)
{
    g_autoptr(PsgPath) path = psg_path_new();
    double bottom = psg_rect_bottom(box), right = psg_rect_right(box);
    bool is_soft_left = piece->begin == PSG_EDGE_SOFT,
         is_soft_right = piece->end == PSG_EDGE_SOFT;
    psg_path_move(path, (PsgPoint){right, bottom});
    if (is_soft_left) {
        psg_path_line(path, (PsgPoint){box.x, bottom});
        psg_path_move(path, (PsgPoint){box.x, box.y});
    } else {
        add_end(&(End){path, box.x, box.y, bottom, 1}, piece->begin, look, box.width / 2);
    }
    if (is_soft_right) {
        psg_path_line(path, (PsgPoint){right, box.y});
    } else {
        add_end(&(End){path, right, box.y, bottom, -1}, piece->end, look, box.width / 2);
    }
    PsgInk ink = {.stroke = look->line, .width = look->width};
    psg_scene_path(pen->scene, path, &ink);
}

static void
draw_body(const PsgPen *pen, const PsgLifePiece *piece, PsgRect box,
          const PsgBarLook *look)
{
    PsgRect inner = psg_rect_grow(box, -look->width / 2);
    bool is_soft = piece->begin == PSG_EDGE_SOFT || piece->end == PSG_EDGE_SOFT;
    PsgInk ink = {look->fill, look->line, look->width, PSG_DASH_NONE};
    if (piece->is_talk) {
        ink.fill = look->background;
        ink.width = look->width * TALK_WIDTH;
        ink.dash = PSG_DASH_DOTTED;
    } else if (is_soft) {
        inner = (PsgRect){box.x, inner.y, box.width, inner.height};
        ink.stroke = PSG_COLOUR_NONE;
    }
    g_autoptr(PsgPath) path = outline(piece, inner, look);
    psg_scene_path(pen->scene, path, &ink);
    if (is_soft && !piece->is_talk) {
        draw_outline(pen, piece, inner, look);
    }
}

void
psg_timeline_bar_draw(const PsgPen *pen, const PsgLifePiece *piece, PsgRect box,
                      const PsgBarLook *look)
{
    PsgRect body = box;
    if (piece->begin == PSG_EDGE_SOFT && !piece->is_talk) {
        draw_soft(pen, box, (double[]){piece->left, piece->solid_left}, look);
        body.x = piece->solid_left;
        body.width = psg_rect_right(box) - body.x;
    }
    if (piece->end == PSG_EDGE_SOFT && !piece->is_talk) {
        draw_soft(pen, box, (double[]){piece->right, piece->solid_right}, look);
        body.width = piece->solid_right - body.x;
    }
    if (body.width > 0) {
        draw_body(pen, piece, body, look);
    }
}

void
psg_timeline_fade_draw(const PsgPen *pen, PsgRect box)
{
    PsgColour veil = pen->context->style->background;
    double right = psg_rect_right(box), step = box.width / FADE_STEPS;
    for (int i = 1; i <= FADE_STEPS; i++) {
        double x = box.x + step * (i - 1);
        PsgRect strip = {x, box.y, right - x, box.height};
        double share = i == FADE_STEPS ? 1 : 1.6 / (FADE_STEPS - i + 1.6);
        veil.alpha = (uint8_t)lround(255 * share);
        PsgInk ink = {.fill = veil};
        psg_scene_box(pen->scene, strip, 0, &ink);
    }
}
