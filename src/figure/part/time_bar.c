/* Bars of time. */
#include "figure/part/time_bar.h"

#include "figure/part/shape.h"

#include <math.h>

#define FADE 30.0 /* of a slide; the axis has that much room after its last day */

#define SOFT_SHARE 0.25  /* of what an approximate date covers, it is soft beyond it */
#define SOFT_LEAST 0.008 /* of the scale's length: a day would not be seen */
#define CALM 0.25        /* of the background in a bar's colour: bars fill the page */
#define THICKEST 0.05    /* of its height, an outline: low bars are full of words */
#define TALK_WIDTH 1.6   /* of the outline's, where it is dotted: dots are paler */
#define DEPTH 0.22       /* of its height, of the teeth of a broken end */

enum { TEETH = 2 };

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

/* ---- Drawing ---- */

PsgBarLook
psg_time_bar_look(const PsgPen *pen, size_t kind, double height)
{
    const PsgStyle *style = pen->context->style;
    const PsgPaint *paint = psg_context_paint(pen->context, kind);
    PsgShape shape = psg_context_shape(pen->context, kind);
    return (PsgBarLook){
        .fill = psg_colour_mix(paint->fill, style->background, CALM),
        .line = paint->line,
        .width = MIN(psg_pen_length(pen, style->outline_width), height * THICKEST),
        .corner = psg_pen_length(pen, style->corner),
        /* an ellipse as long as a bar would have no ends */
        .shape = shape == PSG_SHAPE_ELLIPSE ? PSG_SHAPE_PILL : shape,
    };
}

/* Tears the end of a bar off: hides it up to a zigzag. */
static void
draw_teeth(const PsgPen *pen, PsgRect box, const PsgInk *ink, bool is_begin)
{
    double inward = is_begin ? 1 : -1, depth = inward * box.height * DEPTH;
    double x = is_begin ? box.x : psg_rect_right(box), outside = x - inward * ink->width;
    PsgPoint points[2 * TEETH + 3];
    for (size_t i = 0; i <= 2 * TEETH; i++) {
        points[i].x = i % 2 == 0 ? x + depth : x;
        points[i].y = box.y + box.height * (double)i / (2 * TEETH);
    }
    points[2 * TEETH + 1] = (PsgPoint){outside, psg_rect_bottom(box)};
    points[2 * TEETH + 2] = (PsgPoint){outside, box.y};
    PsgInk hidden = {.fill = pen->context->style->background};
    psg_pen_polygon(pen, points, G_N_ELEMENTS(points), &hidden);
    PsgInk line = {.stroke = ink->stroke, .width = ink->width, .dash = ink->dash};
    g_autoptr(PsgPath) teeth = psg_path_polyline(points, 2 * TEETH + 1);
    psg_scene_path(pen->scene, teeth, &line);
}

void
psg_time_bar_draw(const PsgPen *pen, const PsgTimeBar *bar, PsgRect box,
                  const PsgBarLook *look)
{
    PsgInk ink = {look->fill, look->line, look->width, PSG_DASH_NONE};
    PsgRect inner = psg_rect_grow(box, -look->width / 2);
    if (bar->is_talk) {
        ink.fill = pen->context->style->background;
        ink.width = look->width * TALK_WIDTH;
        ink.dash = PSG_DASH_DOTTED;
    }
    if (inner.width <= 0) {
        return;
    }
    g_autoptr(PsgPath) path = psg_shape_outline(look->shape, inner, look->corner);
    psg_scene_path(pen->scene, path, &ink);
    PsgBarEnd ends[] = {bar->begin, bar->end};
    for (int i = 0; i < 2; i++) {
        double from = i == 0 ? bar->solid_left : bar->solid_right;
        double to = i == 0 ? box.x : psg_rect_right(box);
        if (ends[i] == PSG_BAR_BROKEN) {
            draw_teeth(pen, box, &ink, i == 0);
        } else if (ends[i] == PSG_BAR_SOFT) {
            psg_time_fade_draw(pen, box, from, to);
        }
    }
}

double
psg_time_fade_width(const PsgPen *pen)
{
    return psg_pen_length(pen, FADE);
}

/* It reaches a little beyond the end, so that the outline's edge is not seen. */
void
psg_time_fade_draw(const PsgPen *pen, PsgRect box, double from, double to)
{
    double beyond = to + copysign(psg_pen_length(pen, 1), to - from);
    PsgRect veil = {MIN(from, to), box.y, fabs(to - from), box.height};
    PsgRect rest = {MIN(to, beyond), box.y, fabs(beyond - to), box.height};
    PsgColour background = pen->context->style->background;
    psg_scene_veil(pen->scene, veil, background,
                   to > from ? PSG_VEIL_RIGHT : PSG_VEIL_LEFT);
    psg_scene_box(pen->scene, rest, 0, &(PsgInk){.fill = background});
}
