/*
 * The pyramid to scale: a dot for each figure on a logarithmic axis, a row a tier.
 *
 * Dots and no bars, since a logarithm has no zero from which a bar could begin. Of two slices the
 * earlier one is a ring, and a line leads from it to the later one.
 */
#include "base/number.h"
#include "figure/pyramid/pyramid.h"

#include <math.h>

/* In units of a slide. */
#define NAME_COLUMN 400.0
#define VALUE_COLUMN 320.0
#define VALUE_SIZE 22.0
#define AXIS_HEIGHT 64.0
#define AXIS_LINE 24.0
#define GAP 14.0
#define DOT 11.0  /* its radius */
#define LANE 62.0 /* at most, of two in a row */
#define LINK 3.0
#define ROW_PAD 20.0

#define FLAT 1.9        /* lines of figures: in lower lanes dates stand beside them */
#define LANES_SHARE 0.8 /* of a row, at most taken by its lanes */

enum { NAME_LINES = 2 };

typedef struct {
    const PsgPen *pen;
    const PsgPyramid *pyramid;
    PsgRect room;  /* of the dots */
    int low, high; /* decades at its left and right end */
    double lane;   /* the height that a guide has */
} Axis;

/* The decades that hold all figures; from 1 to 10 if there are none. */
static Axis
axis_of(const PsgPen *pen, const PsgPyramid *pyramid, PsgRect room)
{
    double least = INFINITY, most = 0;
    for (size_t i = 0; i < pyramid->count; i++) {
        for (size_t tier = 0; tier < pen->context->landscape->tier_count; tier++) {
            const PsgMeasurement *value = pyramid->facts[i][tier].value;
            if (value != NULL && value->value > 0) {
                least = MIN(least, value->value);
                most = MAX(most, value->value);
            }
        }
    }
    Axis axis = {pen, pyramid, room, 0, 1, 0};
    if (most > 0) {
        axis.low = (int)floor(log10(least));
        axis.high = (int)ceil(log10(most));
        axis.high += axis.high <= axis.low ? 1 : 0;
    }
    return axis;
}

/* Decades, since the lowest power of ten may be less than a double can hold. */
static double
axis_x(const Axis *axis, double decade)
{
    double share = (decade - axis->low) / (axis->high - axis->low);
    return axis->room.x + share * axis->room.width;
}

static char *
decade_label(const Axis *axis, int decade)
{
    return psg_number_label(pow(10, decade), axis->pen->context->language);
}

/* So many decades from one label to the next: all that have room. */
static int
label_step(const Axis *axis, const PsgTextLook *look)
{
    double gap = psg_pen_length(axis->pen, GAP), widest = gap;
    for (int decade = axis->low; decade <= axis->high; decade++) {
        g_autofree char *label = decade_label(axis, decade);
        widest = MAX(widest, psg_pen_width(axis->pen, look, label) + gap);
    }
    return (int)ceil(widest * (axis->high - axis->low) / axis->room.width);
}

static void
draw_axis(const Axis *axis)
{
    const PsgPen *pen = axis->pen;
    const PsgRenderContext *context = pen->context;
    PsgTextLook look = psg_pyramid_date_look(pen, PSG_ANCHOR_MIDDLE);
    double baseline = psg_rect_bottom(axis->room) + psg_pen_length(pen, AXIS_LINE);
    int step = label_step(axis, &look);
    for (int decade = axis->low; decade <= axis->high; decade += step) {
        double x = axis_x(axis, decade);
        psg_pen_rule(pen, (PsgPoint){x, axis->room.y},
                     (PsgPoint){x, psg_rect_bottom(axis->room)});
        g_autofree char *label = decade_label(axis, decade);
        psg_pen_write(pen, &look, (PsgPoint){x, baseline}, label);
    }
    size_t index = context->landscape->pyramid_measure;
    const char *unit =
        index == PSG_NONE
            ? NULL
            : psg_context_text(context, &context->landscape->measures[index].unit);
    g_autofree char *told =
        g_strconcat(unit == NULL ? "" : unit, unit == NULL ? "" : ", ",
                    psg_word(PSG_WORD_LOG_SCALE, context->language), NULL);
    psg_pen_write(pen, &look,
                  (PsgPoint){axis->room.x + axis->room.width / 2,
                             baseline + psg_pen_length(pen, AXIS_LINE)},
                  told);
}

/* One line on a strip of background, so that gridlines do not cross it. at: the middle
 * of its left end. */
static void
write_clear(const Axis *axis, const PsgTextLook *look, PsgPoint at, const char *text)
{
    const PsgPen *pen = axis->pen;
    double room = psg_rect_right(axis->room) + psg_pen_length(pen, VALUE_COLUMN) - at.x;
    double width = MIN(room, psg_pen_width(pen, look, text)),
           gap = psg_pen_length(pen, GAP);
    double height = psg_pen_line_height(pen, look);
    PsgInk ink = {.fill = pen->context->style->background};
    psg_scene_box(pen->scene,
                  (PsgRect){at.x - gap / 4, at.y - height / 2, width + gap / 2, height},
                  0, &ink);
    at.y += psg_pen_cap_height(pen, look) / 2;
    psg_pen_write_within(pen, look, at, text, room);
}

/* What stands right of a dot: the figure, below it its date, or in a low lane beside it. at:
 * the dot's right side. */
static void
draw_value(const Axis *axis, const PsgTierFact *fact, PsgPoint at)
{
    const PsgPen *pen = axis->pen;
    PsgTextLook look = psg_pyramid_value_look(pen, VALUE_SIZE, PSG_ANCHOR_START),
                small = psg_pyramid_date_look(pen, PSG_ANCHOR_START);
    g_autofree char *value = psg_tier_value_label(pen->context, fact->value);
    g_autofree char *date = psg_tier_value_date(pen->context, fact->value);
    double line = psg_pen_line_height(pen, &look);
    at.x += psg_pen_length(pen, GAP);
    if (axis->lane >= FLAT * line) {
        write_clear(axis, &look, (PsgPoint){at.x, at.y - line * 0.42}, value);
        write_clear(axis, &small, (PsgPoint){at.x, at.y + line * 0.46}, date);
        return;
    }
    write_clear(axis, &look, at, value);
    at.x += psg_pen_width(pen, &look, value) + psg_pen_length(pen, GAP);
    write_clear(axis, &small, at, date);
}

/* A tier without a number says so, or what is said in its place. */
static void
draw_none(const Axis *axis, size_t slice, const PsgTierFact *fact, double y)
{
    const PsgRenderContext *context = axis->pen->context;
    PsgPoint at = {axis->room.x, y};
    if (fact->value != NULL) {
        draw_value(axis, fact, at);
        return;
    }
    PsgTextLook small = psg_pyramid_date_look(axis->pen, PSG_ANCHOR_START);
    g_autofree char *label = psg_context_slice_title(context, slice, NULL);
    g_autofree char *none =
        g_strconcat(psg_word(PSG_WORD_NO_FIGURE, context->language),
                    axis->pyramid->count > 1 ? ", " : NULL, label, NULL);
    at.x += psg_pen_length(axis->pen, GAP);
    write_clear(axis, &small, at, none);
}

static void
draw_dot(const Axis *axis, size_t index, PsgPoint at)
{
    const PsgPen *pen = axis->pen;
    const PsgStyle *style = pen->context->style;
    bool is_ring = axis->pyramid->count > 1 && index == 0;
    double radius = psg_pen_length(pen, DOT);
    PsgInk ink = {.fill = is_ring ? style->background : style->palette[0].line,
                  .stroke = style->palette[0].line,
                  .width = psg_pen_length(pen, style->outline_width)};
    psg_scene_box(pen->scene,
                  (PsgRect){at.x - radius, at.y - radius, 2 * radius, 2 * radius}, radius,
                  &ink);
}

/* From the ring down, then along the guide of the later one. */
static void
draw_link(const Axis *axis, PsgPoint from, PsgPoint to)
{
    const PsgPen *pen = axis->pen;
    PsgInk ink = psg_pen_stroke(pen, pen->context->style->muted, LINK, PSG_DASH_NONE);
    g_autoptr(PsgPath) path =
        psg_path_polyline((PsgPoint[]){from, {from.x, to.y}, to}, 3);
    psg_scene_path(pen->scene, path, &ink);
}

/* The dots of a tier, each on its guide. y: of the guides. */
static void
draw_tier(const Axis *axis, size_t tier, const double *y)
{
    const PsgPen *pen = axis->pen;
    const PsgPyramid *pyramid = axis->pyramid;
    PsgPoint at[2] = {{0, 0}, {0, 0}};
    g_assert(pyramid->count <= 2);
    bool is_seen[2] = {false, false};
    for (size_t i = 0; i < pyramid->count; i++) {
        const PsgTierFact *fact = &pyramid->facts[i][tier];
        is_seen[i] = fact->value != NULL && fact->value->value > 0;
        at[i] = (PsgPoint){
            axis_x(axis, is_seen[i] ? log10(fact->value->value) : axis->low), y[i]};
        psg_pen_rule(pen, (PsgPoint){axis->room.x, y[i]},
                     (PsgPoint){psg_rect_right(axis->room), y[i]});
    }
    bool is_linked = pyramid->count == 2 && is_seen[0] && is_seen[1];
    for (size_t i = 0; i < pyramid->count; i++) {
        const PsgTierFact *fact = &pyramid->facts[i][tier];
        if (!is_seen[i]) {
            draw_none(axis, pyramid->slices[i], fact, y[i]);
            continue;
        }
        double right = is_linked && i == 1 ? MAX(at[0].x, at[1].x) : at[i].x;
        draw_value(axis, fact, (PsgPoint){right + psg_pen_length(pen, DOT), y[i]});
    }
    if (is_linked) {
        draw_link(axis, at[0], at[1]);
    }
    for (size_t i = 0; i < pyramid->count; i++) {
        if (is_seen[i]) {
            draw_dot(axis, i, at[i]);
        }
    }
}

/* The name of the tier, and the actors on it in the last slice. */
static void
draw_name(const PsgPen *pen, const PsgPyramid *pyramid, size_t tier, PsgRect row)
{
    const PsgTierFact *fact = &pyramid->facts[pyramid->count - 1][tier];
    PsgTextLook look = psg_pyramid_name_look(pen, PSG_ANCHOR_START);
    double line = psg_inline_names_line_height(pen),
           name_line = psg_pen_line_height(pen, &look);
    g_autofree char *name = psg_pyramid_full_name(pen->context, tier);
    g_auto(GStrv) lines = psg_pen_wrap(pen, &look, name, row.width,
                                       row.height > 3 * name_line ? NAME_LINES : 1);
    double head = name_line * (double)g_strv_length(lines);
    PsgInlineNames names = psg_pyramid_actors(
        pen, fact, row.width, MAX(line, row.height * 0.94 - head), PSG_ANCHOR_START);
    double height = head + (double)psg_inline_names_lines(pen, &names) * line;
    PsgPoint at = {row.x, row.y + MAX(0, (row.height - height) / 2) +
                              psg_pen_cap_height(pen, &look)};
    psg_pen_write_lines(pen, &look, at, lines);
    psg_inline_names_draw(pen, &names, (PsgPoint){at.x, at.y + head});
}

/* By row, so that all actors would have room. Owned by the caller. */
static double *
wanted_heights(const PsgPen *pen, const PsgPyramid *pyramid, double width)
{
    size_t count = pen->context->landscape->tier_count;
    double *wanted = g_new0(double, count + 1);
    double least = psg_pen_length(pen, PSG_PYRAMID_LEAST_ROW);
    PsgTextLook look = psg_pyramid_name_look(pen, PSG_ANCHOR_START);
    for (size_t tier = 0; tier < count; tier++) {
        PsgInlineNames names =
            psg_pyramid_actors(pen, &pyramid->facts[pyramid->count - 1][tier], width,
                               INFINITY, PSG_ANCHOR_START);
        wanted[tier] = psg_pen_line_height(pen, &look) * NAME_LINES +
                       psg_inline_names_line_height(pen) *
                           (double)psg_inline_names_lines(pen, &names) +
                       psg_pen_length(pen, ROW_PAD);
        wanted[tier] = MAX(wanted[tier], least);
    }
    return wanted;
}

void
psg_pyramid_dots_draw(const PsgPen *pen, const PsgPyramid *pyramid, PsgRect room)
{
    size_t count = pen->context->landscape->tier_count;
    double names = psg_pen_length(pen, NAME_COLUMN),
           values = psg_pen_length(pen, VALUE_COLUMN), gap = psg_pen_length(pen, 3 * GAP);
    PsgRect plot = {room.x + names, room.y, room.width - names - values,
                    room.height - psg_pen_length(pen, AXIS_HEIGHT)};
    g_autofree double *wanted = wanted_heights(pen, pyramid, names - gap);
    g_autofree double *rows = psg_pyramid_rows(wanted, count, plot.y, plot.height);
    Axis axis = axis_of(pen, pyramid, plot);
    draw_axis(&axis);
    for (size_t tier = 0; tier < count; tier++) {
        PsgRect row = {room.x, rows[tier], names - gap, rows[tier + 1] - rows[tier]};
        draw_name(pen, pyramid, tier, row);
        double middle = row.y + row.height / 2;
        double lane = MIN(row.height * LANES_SHARE / 2, psg_pen_length(pen, LANE));
        axis.lane = pyramid->count == 1 ? row.height : lane;
        double y[2] = {pyramid->count == 1 ? middle : middle - lane / 2,
                       middle + lane / 2};
        draw_tier(&axis, tier, y);
    }
}
