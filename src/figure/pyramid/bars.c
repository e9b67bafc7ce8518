/* The pyramid to scale. Power spans several decades, so lengths are logarithms, and
 * the axis says so. */
#include "figure/pyramid/bars.h"

#include "base/number.h"
#include "figure/part/inline_names.h"
#include "figure/strings.h"

#include <math.h>

/* In units of a slide. */
#define NAME_COLUMN 400.0
#define VALUE_COLUMN 320.0
#define AXIS_HEIGHT 54.0
#define NAME_SIZE 22.0
#define VALUE_SIZE 22.0
#define DATE_SIZE 16.0
#define BAR_SHARE 0.62 /* of a row, taken by its bars */
#define GAP 12.0

typedef struct {
    const PsgPen *pen;
    PsgRect room;  /* of the bars */
    int low, high; /* decades at its left and right end */
} Axis;

/* The decades that hold all figures; from 1 to 10 if there are none. */
static Axis
axis_of(const PsgPen *pen, const PsgPyramidBars *bars, PsgRect room)
{
    double least = INFINITY, most = 0;
    for (size_t i = 0; i < bars->count; i++) {
        for (size_t tier = 0; tier < pen->context->landscape->tier_count; tier++) {
            const PsgMeasurement *value = bars->facts[i][tier].value;
            if (value != NULL && value->value > 0) {
                least = MIN(least, value->value);
                most = MAX(most, value->value);
            }
        }
    }
    Axis axis = {pen, room, 0, 1};
    if (most > 0) {
        axis.low = (int)floor(log10(least));
        axis.high = (int)ceil(log10(most));
        axis.low -= log10(least) - axis.low < 0.2 ? 1 : 0; /* no bar of no length */
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
    double widest = psg_pen_length(axis->pen, GAP);
    for (int decade = axis->low; decade <= axis->high; decade++) {
        g_autofree char *label = decade_label(axis, decade);
        double width = psg_pen_width(axis->pen, look, label);
        widest = MAX(widest, width + psg_pen_length(axis->pen, GAP));
    }
    return (int)ceil(widest * (axis->high - axis->low) / axis->room.width);
}

static void
draw_axis(const Axis *axis)
{
    const PsgPen *pen = axis->pen;
    const PsgRenderContext *context = pen->context;
    PsgTextLook look =
        psg_pen_look(pen, DATE_SIZE, 400, context->style->muted, PSG_ANCHOR_MIDDLE);
    double baseline = psg_rect_bottom(axis->room) + psg_pen_length(pen, 24);
    int step = label_step(axis, &look);
    for (int decade = axis->low; decade <= axis->high; decade += step) {
        double x = axis_x(axis, decade);
        psg_pen_rule(pen, (PsgPoint){x, axis->room.y},
                     (PsgPoint){x, psg_rect_bottom(axis->room)});
        g_autofree char *label = decade_label(axis, decade);
        psg_pen_write(pen, &look, (PsgPoint){x, baseline}, label);
    }
    const PsgMeasure *measure =
        context->landscape->pyramid_measure == PSG_NONE
            ? NULL
            : &context->landscape->measures[context->landscape->pyramid_measure];
    const char *unit = measure == NULL ? NULL : psg_context_text(context, &measure->unit);
    g_autofree char *told =
        g_strconcat(unit == NULL ? "" : unit, unit == NULL ? "" : ", ",
                    psg_word(PSG_WORD_LOG_SCALE, context->language), NULL);
    PsgPoint at = {axis->room.x + axis->room.width / 2,
                   baseline + psg_pen_length(pen, 24)};
    psg_pen_write(pen, &look, at, told);
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
                  (PsgRect){at.x - gap / 2, at.y - height / 2, width + gap, height}, 0,
                  &ink);
    at.y += psg_pen_cap_height(pen, look) / 2;
    psg_pen_write_within(pen, look, at, text, room);
}

/* What stands at the end of a bar: the figure, below it its date. */
static void
draw_value(const Axis *axis, const char *label, const PsgTierFact *fact, PsgPoint at)
{
    const PsgPen *pen = axis->pen;
    const PsgStyle *style = pen->context->style;
    PsgTextLook value_look =
        psg_pen_look(pen, VALUE_SIZE, 700, style->ink, PSG_ANCHOR_START);
    PsgTextLook date_look =
        psg_pen_look(pen, DATE_SIZE, 400, style->muted, PSG_ANCHOR_START);
    if (fact->value == NULL) {
        g_autofree char *none =
            g_strconcat(psg_word(PSG_WORD_NO_FIGURE, pen->context->language),
                        label == NULL ? NULL : ", ", label, NULL);
        write_clear(axis, &date_look, at, none);
        return;
    }
    g_autofree char *value = psg_tier_value_label(pen->context, fact->value);
    g_autofree char *date = psg_tier_value_date(pen->context, fact->value);
    double step = psg_pen_line_height(pen, &value_look) * 0.46;
    write_clear(axis, &value_look, (PsgPoint){at.x, at.y - step * 0.9}, value);
    write_clear(axis, &date_look, (PsgPoint){at.x, at.y + step}, date);
}

static void
draw_bar(const Axis *axis, const PsgPyramidBars *bars, size_t index, size_t tier,
         PsgRect lane)
{
    const PsgPen *pen = axis->pen;
    const PsgTierFact *fact = &bars->facts[index][tier];
    PsgPoint end = {axis->room.x, lane.y + lane.height / 2};
    bool has_number = fact->value != NULL && fact->value->value > 0;
    if (has_number) {
        end.x = axis_x(axis, log10(fact->value->value));
    }
    if (has_number) {
        const PsgStyle *style = pen->context->style;
        PsgColour fill = psg_tier_fill(pen->context, tier);
        /* the earlier of two is only outlined */
        bool is_before = bars->count > 1 && index == 0;
        PsgInk ink = {.fill = is_before ? style->background : fill,
                      .stroke = style->palette[0].line,
                      .width = psg_pen_length(pen, style->outline_width)};
        PsgRect bar = {axis->room.x, lane.y, end.x - axis->room.x, lane.height};
        psg_scene_box(pen->scene, bar, psg_pen_length(pen, 2), &ink);
    }
    end.x += psg_pen_length(pen, GAP);
    draw_value(axis, bars->count > 1 ? bars->labels[index] : NULL, fact, end);
}

/* What the tier is called, and who is on it in the last slice. */
static void
draw_name(const PsgPen *pen, const PsgPyramidBars *bars, size_t tier, PsgRect row)
{
    const PsgTierFact *fact = &bars->facts[bars->count - 1][tier];
    const char *level = psg_tier_level(pen->context, tier);
    g_autofree char *name =
        g_strconcat(level == NULL ? "" : level, level == NULL ? "" : " \u00b7 ",
                    psg_tier_name(pen->context, tier), NULL);
    PsgTextLook look =
        psg_pen_look(pen, NAME_SIZE, 600, pen->context->style->ink, PSG_ANCHOR_START);
    double line = psg_inline_names_line_height(pen), cap = psg_pen_cap_height(pen, &look);
    size_t named = psg_tier_names_count(pen->context, fact);
    PsgInlineNames flow = {fact->actors, named, row.width, 3, PSG_ANCHOR_START};
    double height = cap + ((double)psg_inline_names_lines(pen, &flow) + 0.4) * line;
    PsgPoint at = {row.x, row.y + (row.height - height) / 2 + cap};
    psg_pen_write_within(pen, &look, at, name, row.width);
    at.y += line * 1.25;
    psg_inline_names_draw(pen, &flow, at);
}

void
psg_pyramid_bars_draw(const PsgPen *pen, const PsgPyramidBars *bars, PsgRect room)
{
    size_t count = pen->context->landscape->tier_count;
    double names = psg_pen_length(pen, NAME_COLUMN),
           values = psg_pen_length(pen, VALUE_COLUMN);
    PsgRect plot = {room.x + names, room.y, room.width - names - values,
                    room.height - psg_pen_length(pen, AXIS_HEIGHT)};
    Axis axis = axis_of(pen, bars, plot);
    draw_axis(&axis);
    double height = plot.height / (double)count;
    for (size_t tier = 0; tier < count; tier++) {
        PsgRect row = {room.x, plot.y + (double)tier * height,
                       names - psg_pen_length(pen, 2 * GAP), height};
        draw_name(pen, bars, tier, row);
        double lane =
            MIN(height * BAR_SHARE / (double)bars->count, psg_pen_length(pen, 84));
        double top = row.y + (height - lane * (double)bars->count) / 2;
        for (size_t i = 0; i < bars->count; i++) {
            PsgRect bar = {plot.x, top + (double)i * lane + lane * 0.06, plot.width,
                           lane * 0.88};
            draw_bar(&axis, bars, i, tier, bar);
        }
    }
}
