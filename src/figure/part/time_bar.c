/* Bars of time. */
#include "figure/part/time_bar.h"

#include <math.h>

#define FADE 30.0 /* of a slide; the axis has that much room after its last day */

#define SOFT_SHARE 0.25  /* of what an approximate date covers, it is soft beyond it */
#define SOFT_LEAST 0.008 /* of the scale's length: a day would not be seen */
#define CALM 0.25        /* of the background in a bar's colour: bars fill the page */
#define THICKEST 0.05    /* of its height, an outline: low bars are full of words */
#define SLANT 0.3        /* of its height, cut off at the corners of a bar */
#define TALK_WIDTH 1.6   /* of the outline's, where it is dotted: dots are paler */
#define TEETH 0.22       /* of its height, how deep a broken end is */

enum { FADE_STEPS = 12, TOOTH_COUNT = 2 };

/* ---- On the scale ---- */

static bool
is_soft(const PsgDate *date)
{
    return date->kind == PSG_END_KNOWN && (date->approximate || date->uncertain);
}

/* How far a soft end reaches beyond its date. */
static double
soft_reach(const PsgTimeScale *scale, const PsgDate *date)
{
    double covers =
        psg_time_scale_x(scale, date->last + 1) - psg_time_scale_x(scale, date->first);
    return MAX(covers * SOFT_SHARE, (scale->right - scale->left) * SOFT_LEAST);
}

static void
place_begin(PsgTimeBar *bar, const PsgTimeScale *scale)
{
    const PsgDate *from = &bar->when.from;
    bar->left = bar->solid_left = psg_time_scale_x(scale, from->first);
    if (from->first < scale->first) {
        bar->begin = PSG_BAR_BROKEN;
    } else if (is_soft(from)) {
        bar->begin = PSG_BAR_SOFT;
        bar->solid_left = psg_time_scale_x(scale, from->last + 1);
        bar->left = MAX(scale->left, bar->left - soft_reach(scale, from));
    }
}

static void
place_end(PsgTimeBar *bar, const PsgTimeScale *scale)
{
    const PsgDate *to = &bar->when.to;
    bar->right = bar->solid_right = psg_time_scale_x(scale, to->last + 1);
    if (to->kind != PSG_END_KNOWN) {
        bar->end = PSG_BAR_OPEN;
        bar->right = bar->left < scale->open ? scale->open : scale->right;
        bar->solid_right = bar->right;
    } else if (to->last > scale->last) {
        bar->end = PSG_BAR_BROKEN;
    } else if (is_soft(to)) {
        bar->end = PSG_BAR_SOFT;
        bar->solid_right = MAX(bar->left, psg_time_scale_x(scale, to->first));
        bar->right = MIN(scale->right, bar->right + soft_reach(scale, to));
    }
}

bool
psg_time_bar_place(PsgTimeBar *bar, const PsgTimeScale *scale, const PsgInterval *when,
                   bool is_talk)
{
    double left, right;
    if (!psg_time_scale_span(scale, when, &left, &right)) {
        return false;
    }
    *bar = (PsgTimeBar){.when = *when, .is_talk = is_talk};
    place_begin(bar, scale);
    place_end(bar, scale);
    if (bar->solid_left > bar->solid_right) { /* soft at both ends of a short time */
        bar->solid_left = bar->solid_right = (bar->solid_left + bar->solid_right) / 2;
    }
    return true;
}

/* ---- Ends ---- */

/* An end of a bar, seen from outside it: on the left at x, or on the right as in a
 * mirror. Paths go up on the left and down on the right, so an end begins at `from`. */
typedef struct {
    PsgPath *path;
    double x, from, to;
    double inward; /* 1: the bar is right of it; -1: left of it */
} End;

static PsgPoint
point_at(const End *end, double in, double y)
{
    return (PsgPoint){end->x + in * end->inward, y};
}

static void
line_to(const End *end, double in, double y)
{
    psg_path_line(end->path, point_at(end, in, y));
}

static void
round_end(const End *end, double rx, double ry)
{
    double step = end->to > end->from ? ry : -ry;
    line_to(end, rx, end->from);
    psg_path_quarter(end->path, point_at(end, 0, end->from),
                     point_at(end, 0, end->from + step));
    line_to(end, 0, end->to - step);
    psg_path_quarter(end->path, point_at(end, 0, end->to), point_at(end, rx, end->to));
}

/* Cut by so much at its beginning and at its end. */
static void
slanted_end(const End *end, double first, double second, double slant)
{
    double sign = end->to > end->from ? 1 : -1;
    if (first > 0) {
        line_to(end, slant, end->from);
    }
    line_to(end, 0, end->from + sign * first);
    line_to(end, 0, end->to - sign * second);
    if (second > 0) {
        line_to(end, slant, end->to);
    }
}

static void
broken_end(const End *end)
{
    double height = fabs(end->to - end->from);
    for (int i = 0; i <= 2 * TOOTH_COUNT; i++) {
        double share = i / (2.0 * TOOTH_COUNT);
        line_to(end, i % 2 == 0 ? 0 : height * TEETH,
                end->from + (end->to - end->from) * share);
    }
}

static void
sharp_end(const End *end, const PsgBarLook *look, double most)
{
    double height = fabs(end->to - end->from);
    double half = MIN(height / 2, most), slant = MIN(height * SLANT, most),
           corner = MIN(MIN(look->corner, height / 3), most);
    bool is_down = end->to > end->from; /* a tab is cut at the top */
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
        slanted_end(end, height / 2, height / 2, half);
        return;
    case PSG_SHAPE_CUT:
        slanted_end(end, slant, slant, slant);
        return;
    case PSG_SHAPE_TAB:
        slanted_end(end, is_down ? slant : 0, is_down ? 0 : slant, slant);
        return;
    case PSG_SHAPE_DEFAULT:
    case PSG_SHAPE_BOX:
        break;
    }
    slanted_end(end, 0, 0, 0);
}

static void
add_end(const End *end, PsgBarEnd how, const PsgBarLook *look, double most)
{
    if (how == PSG_BAR_BROKEN) {
        broken_end(end);
    } else if (how == PSG_BAR_SHARP) {
        sharp_end(end, look, most);
    } else {
        slanted_end(end, 0, 0, 0);
    }
}

static PsgPath *
outline(const PsgTimeBar *bar, PsgRect box, const PsgBarLook *look)
{
    PsgPath *path = psg_path_new();
    double top = box.y, bottom = psg_rect_bottom(box), most = box.width / 2;
    psg_path_move(path, (PsgPoint){box.x + most, bottom});
    add_end(&(End){path, box.x, bottom, top, 1}, bar->begin, look, most);
    add_end(&(End){path, psg_rect_right(box), top, bottom, -1}, bar->end, look, most);
    psg_path_close(path);
    return path;
}

/* ---- Drawing ---- */

PsgBarLook
psg_time_bar_look(const PsgPen *pen, size_t kind, double height)
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

void
psg_time_bar_draw(const PsgPen *pen, const PsgTimeBar *bar, PsgRect box,
                  const PsgBarLook *look)
{
    PsgInk ink = {look->fill, look->line, look->width, PSG_DASH_NONE};
    PsgRect inner = psg_rect_grow(box, -look->width / 2);
    if (bar->is_talk) {
        ink.fill = look->background;
        ink.width = look->width * TALK_WIDTH;
        ink.dash = PSG_DASH_DOTTED;
    }
    if (inner.width <= 0) {
        return;
    }
    g_autoptr(PsgPath) path = outline(bar, inner, look);
    psg_scene_path(pen->scene, path, &ink);
    if (bar->begin == PSG_BAR_SOFT) {
        psg_time_fade_draw(pen, box, bar->solid_left, box.x);
    }
    if (bar->end == PSG_BAR_SOFT) {
        psg_time_fade_draw(pen, box, bar->solid_right, psg_rect_right(box));
    }
}

double
psg_time_fade_width(const PsgPen *pen)
{
    return psg_pen_length(pen, FADE);
}

/* Each veil lies over all before it and reaches to the end, so that no seam is seen; its
 * share is such that together they hide evenly more from step to step. */
void
psg_time_fade_draw(const PsgPen *pen, PsgRect box, double from, double to)
{
    PsgColour veil = pen->context->style->background;
    for (int i = 1; i <= FADE_STEPS; i++) {
        double x = from + (to - from) * (i - 1) / FADE_STEPS;
        PsgRect strip = {MIN(x, to), box.y, fabs(to - x), box.height};
        veil.alpha = (uint8_t)lround(255.0 / (FADE_STEPS - i + 1));
        PsgInk ink = {.fill = veil};
        psg_scene_box(pen->scene, strip, 0, &ink);
    }
}
