/*
 * The pyramid as slabs: one on another, alone or as two halves that face each other.
 *
 * Where figures are known, widths tell them: in proportion, or by their logarithm where they
 * span more than bars can show; a line below says which. So of two slices that face each other
 * the steps between tiers are seen to grow or to close. A tier without a number is a slab in
 * dashes, as wide as the least. Where no figure is known at all widths mean nothing, and the
 * figure says that, too.
 */
#include "base/number.h"
#include "figure/part/value_axis.h"
#include "figure/part/value_label.h"
#include "figure/pyramid/pyramid.h"
#include "model/measurement.h"

#include <math.h>

/* Shares of the room's width. */
#define SHARE_ALONE 0.34
#define SHARE_SPINE 0.17
#define SHARE_FACING 0.15 /* of each half */

/* In units of a slide. */
#define COLUMN_GAP 28.0
#define TIER_GAP 6.0
#define SPINE 250.0 /* between two halves, at most: the names of tiers */
#define SPINE_PAD 14.0
#define LEAST_HALF                                                                       \
    20.0 /* of a slab that faces another: the least, and one without a number */
#define LEVEL_SIZE 20.0
#define LEVEL_PAD 18.0
#define YEAR_SIZE 30.0
#define YEAR_HEIGHT 48.0
#define FOOT_GAP 18.0
#define SWATCH 12.0
#define FOOT_HEIGHT 44.0
#define VALUE_SHARE 0.2 /* of the room, taken by figures */
#define VALUE_SIZE 27.0
#define SMALL_VALUE 21.0 /* where the row is low, or the text long */
#define RATIO_SIZE 22.0
#define LINE_GAP 5.0
#define ROW_PAD 20.0 /* of a row that grows with its text */
#define TICK 8.0
#define STEP_LINE 1.5

#define NARROWEST 1.0 /* half of a slab, in points of the page: it can be seen */

#define EACH_SHARE 0.16 /* of its usual ink, of a figure of one of many beside sums */
#define TOP_SHARE 0.36  /* of the width of slabs that mean nothing, at their top */
#define LEVEL_SHARE 0.5 /* of the width, at most taken by what is written on slabs */

enum {
    VALUE_LINES = 2,
    NAME_LINES = 3,
    MANY_NAMES = 40, /* whoever reads so many does not count them */
};

/* ---- Widths ---- */

/* From figures to half-widths. */
typedef struct {
    bool is_known; /* some figure is */
    bool is_log;
    double least, most; /* of the figures; linear: 0 and the most */
    double base; /* of the least one, if logarithmic, and of those without a number */
    double widest;
} Widths;

/* A pyramid alone has the widths of all slices' pyramids, so that they can be turned over one
 * after the other; two that face each other are only compared with each other. Of double, owned
 * by the caller. */
static GArray *
numbers_of(const PsgRenderContext *context, const PsgPyramid *pyramid)
{
    const PsgLandscape *landscape = context->landscape;
    size_t measure = landscape->pyramid_measure;
    size_t count = pyramid->count == 1 ? landscape->slice_count : 2;
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(double));
    for (size_t i = 0; measure != PSG_NONE && i < count; i++) {
        for (size_t tier = 0; tier < landscape->tier_count; tier++) {
            const PsgMeasurement *value =
                pyramid->count == 2
                    ? pyramid->facts[i][tier].value
                    : psg_measure_at(&landscape->measures[measure], PSG_AGGREGATION_ANY,
                                     PSG_SUBJECT_TIER, tier, &landscape->slices[i].when);
            if (value != NULL && !isnan(value->value)) {
                g_array_append_val(numbers, value->value);
            }
        }
    }
    return numbers;
}

static Widths
widths_of(const PsgRenderContext *context, const PsgPyramid *pyramid, double base,
          double widest)
{
    g_autoptr(GArray) numbers = numbers_of(context, pyramid);
    PsgValueRange range =
        psg_value_range_of((const double *)(const void *)numbers->data, numbers->len);
    Widths widths = {.is_known = range.most > 0, .base = base, .widest = widest};
    if (widths.is_known) {
        const PsgMeasure *measure =
            &context->landscape->measures[context->landscape->pyramid_measure];
        range.is_share = psg_unit_is_share(psg_context_text(context, &measure->unit));
        range.asked = measure->scale;
        PsgValueScale scale = psg_value_scale_of(&range, 1, 0, 1);
        /* one number has no distance from another that a logarithm would shorten */
        widths.is_log = scale.is_log && range.least < range.most;
        widths.least = widths.is_log ? range.least : 0;
        widths.most = range.is_share ? scale.most : range.most;
        if (!widths.is_log) {
            widths.base = MAX(NARROWEST, widest * MAX(0, range.least) / widths.most);
        }
    }
    return widths;
}

static double
half_of(const Widths *widths, const PsgTierFact *fact)
{
    if (!psg_pyramid_has_number(fact)) {
        return widths->base;
    }
    double value = fact->value->value;
    if (!widths->is_log) {
        return MAX(NARROWEST, widths->widest * MAX(0, value) / widths->most);
    }
    double share = log(value / widths->least) / log(widths->most / widths->least);
    return widths->base + share * (widths->widest - widths->base);
}

/* ---- The stack ---- */

/* One or two columns of slabs, with what all of them share. */
typedef struct {
    const PsgPen *pen;
    const PsgPyramid *pyramid;
    Widths widths;
    PsgRect room;    /* of the rows */
    double spine;    /* between two halves: the names of tiers */
    double *rows;    /* their tops, and the bottom */
    bool has_levels; /* written on the slabs; else they stand with the names */
    bool has_values; /* a measure is set */
    bool is_mixed;   /* some figures are sums, others of one of many */
    double gap;      /* between slabs and text: ratios have room there */
} Stack;

/* Which way slabs grow from their axis. */
typedef enum {
    TO_LEFT = -1,
    TO_BOTH = 0,
    TO_RIGHT = 1,
} Direction;

typedef struct {
    const Stack *stack;
    const PsgTierFact *facts;
    size_t slice;
    double axis; /* x from which widths are taken */
    Direction direction;
} Column;

static PsgRect
row_of(const Stack *stack, size_t tier)
{
    return (PsgRect){stack->room.x, stack->rows[tier], stack->room.width,
                     stack->rows[tier + 1] - stack->rows[tier]};
}

/* The half-width at a height: of slabs that mean nothing it grows from the top to the foot. */
static double
half_at(const Column *column, size_t tier, double y)
{
    const Stack *stack = column->stack;
    if (stack->widths.is_known) {
        return half_of(&stack->widths, &column->facts[tier]);
    }
    double share = (y - stack->room.y) / stack->room.height;
    return stack->widths.widest * (TOP_SHARE + (1 - TOP_SHARE) * share);
}

static PsgPath *
slab(const Column *column, size_t tier)
{
    double gap = psg_pen_length(column->stack->pen, TIER_GAP) / 2;
    PsgRect row = row_of(column->stack, tier);
    double top = row.y + gap, bottom = psg_rect_bottom(row) - gap;
    double upper = half_at(column, tier, top), lower = half_at(column, tier, bottom);
    double left = column->direction == TO_RIGHT ? 0 : -1,
           right = column->direction == TO_LEFT ? 0 : 1;
    return psg_path_polygon((PsgPoint[]){{column->axis + left * upper, top},
                                         {column->axis + right * upper, top},
                                         {column->axis + right * lower, bottom},
                                         {column->axis + left * lower, bottom}},
                            4);
}

/* Where others are sums, a figure of one of many is light. */
static PsgColour
fill_of_each(const PsgRenderContext *context, size_t tier)
{
    return psg_colour_mix(context->style->background, psg_tier_fill(context, tier),
                          EACH_SHARE);
}

static PsgColour
fill_of(const Column *column, size_t tier)
{
    const PsgRenderContext *context = column->stack->pen->context;
    const PsgMeasurement *value = column->facts[tier].value;
    if (column->stack->widths.is_known && !psg_pyramid_has_number(&column->facts[tier])) {
        return context->style->background;
    }
    return column->stack->is_mixed && value != NULL && value->each
               ? fill_of_each(context, tier)
               : psg_tier_fill(context, tier);
}

static void
draw_level(const Column *column, size_t tier, bool is_filled)
{
    const PsgPen *pen = column->stack->pen;
    const char *level = psg_tier_level(pen->context, tier);
    PsgRect row = row_of(column->stack, tier);
    PsgColour ink =
        is_filled ? psg_tier_ink_on(fill_of(column, tier)) : pen->context->style->muted;
    PsgTextLook look = psg_pen_look(pen, LEVEL_SIZE, 700, ink, PSG_ANCHOR_MIDDLE);
    PsgPoint at = {column->axis, row.y + row.height / 2};
    at.y += psg_pen_cap_height(pen, &look) / 2;
    if (level != NULL) {
        psg_pen_write(pen, &look, at, level);
    }
}

static void
draw_slab(const Column *column, size_t tier)
{
    const Stack *stack = column->stack;
    const PsgPen *pen = stack->pen;
    const PsgLandscape *landscape = pen->context->landscape;
    const PsgStyle *style = pen->context->style;
    bool is_filled =
        !stack->widths.is_known || psg_pyramid_has_number(&column->facts[tier]);
    g_autofree char *id = g_strdup_printf("tier-%s-%s", landscape->tiers[tier].id,
                                          landscape->slices[column->slice].id);
    PsgGroupLook look = {.id = id,
                         .class = "tier",
                         .title = psg_tier_name(pen->context, tier),
                         .opacity = 1,
                         .part = {PSG_PART_TIER, tier}};
    PsgInk ink =
        psg_pen_stroke(pen, is_filled ? style->palette[0].line : style->muted,
                       style->outline_width, is_filled ? PSG_DASH_NONE : PSG_DASH_DASHED);
    ink.fill = fill_of(column, tier);
    g_autoptr(PsgPath) path = slab(column, tier);
    psg_scene_group(pen->scene, &look);
    psg_scene_path(pen->scene, path, &ink);
    if (stack->has_levels) {
        draw_level(column, tier, is_filled);
    }
    psg_scene_end(pen->scene);
}

/* The step from a tier to the next as what it is: a ratio, in the corner between both. */
static void
draw_step(const Column *column, size_t tier)
{
    const PsgPen *pen = column->stack->pen;
    const PsgStyle *style = pen->context->style;
    double upper = half_of(&column->stack->widths, &column->facts[tier]);
    double lower = half_of(&column->stack->widths, &column->facts[tier + 1]);
    double sign = column->direction == TO_LEFT ? -1 : 1;
    double down = lower <= upper ? 1 : -1, tick = psg_pen_length(pen, TICK);
    double y =
        column->stack->rows[tier + 1] + down * (psg_pen_length(pen, TIER_GAP) + tick);
    double from = column->axis + sign * MIN(upper, lower),
           to = column->axis + sign * MAX(upper, lower);
    PsgInk ink = psg_pen_stroke(pen, style->muted, STEP_LINE, PSG_DASH_NONE);
    psg_pen_line(pen, (PsgPoint){from, y}, (PsgPoint){to, y}, &ink);
    psg_pen_line(pen, (PsgPoint){to, y - tick / 2}, (PsgPoint){to, y + tick / 2}, &ink);
    PsgTextLook look = psg_pen_look(pen, RATIO_SIZE, 700, style->ink,
                                    sign > 0 ? PSG_ANCHOR_START : PSG_ANCHOR_END);
    g_autofree char *label =
        psg_tier_ratio_label(pen->context, column->facts[tier].ratio);
    double cap = psg_pen_cap_height(pen, &look);
    double baseline = down > 0 ? y + tick + cap : y - tick;
    psg_pen_write(pen, &look, (PsgPoint){from + sign * tick, baseline}, label);
}

static void
draw_column(const Column *column)
{
    size_t count = column->stack->pen->context->landscape->tier_count;
    for (size_t tier = 0; tier < count; tier++) {
        draw_slab(column, tier);
    }
    for (size_t tier = 0; tier + 1 < count; tier++) {
        if (!isnan(column->facts[tier].ratio)) {
            draw_step(column, tier);
        }
    }
}

/* ---- The text beside it ---- */

/* Where a tier's text stands: START: from the left side of the room; END: from its right. */
typedef struct {
    PsgRect room;
    PsgAnchor anchor;
} Cell;

static double
even_x(const Cell *cell)
{
    return cell->anchor == PSG_ANCHOR_END ? psg_rect_right(cell->room) : cell->room.x;
}

/* The figure of a tier with its date below it, or in a low row beside it. */
typedef struct {
    char **value; /* its lines, one as a rule; NULL: there is none, and date says that */
    char *date;
    PsgTextLook look, small;
    bool is_flat;
    double height;
} Figure;

static void
figure_clear(Figure *figure)
{
    g_strfreev(figure->value);
    g_free(figure->date);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Figure, figure_clear)

static Figure
figure_of(const PsgPen *pen, const PsgTierFact *fact, const Cell *cell, double most)
{
    const PsgRenderContext *context = pen->context;
    Figure figure = {.look = psg_pyramid_value_look(pen, VALUE_SIZE, cell->anchor),
                     .small = psg_pyramid_date_look(pen, cell->anchor)};
    if (fact->value == NULL) {
        figure.date = g_strdup(psg_word(PSG_WORD_NO_FIGURE, context->language));
        figure.height = psg_pen_cap_height(pen, &figure.small);
        return figure;
    }
    g_autofree char *value = psg_tier_value_label(context, fact->value);
    figure.date = psg_tier_value_date(context, fact->value);
    double below =
        psg_pen_length(pen, LINE_GAP) + psg_pen_line_height(pen, &figure.small);
    figure.is_flat = most < psg_pen_cap_height(pen, &figure.look) + below;
    double room = cell->room.width;
    if (figure.is_flat) {
        room -= psg_pen_width(pen, &figure.small, figure.date) +
                psg_pen_length(pen, 2 * LINE_GAP);
    }
    if (figure.is_flat || psg_pen_width(pen, &figure.look, value) > room) {
        figure.look = psg_pyramid_value_look(pen, SMALL_VALUE, cell->anchor);
    }
    figure.value = psg_pen_wrap(pen, &figure.look, value, MAX(room, 0),
                                figure.is_flat ? 1 : VALUE_LINES);
    double lines = (double)g_strv_length(figure.value) - 1;
    figure.height = psg_pen_cap_height(pen, &figure.look) +
                    lines * psg_pen_line_height(pen, &figure.look) +
                    (figure.is_flat ? 0 : below);
    return figure;
}

static void
draw_figure(const PsgPen *pen, const Figure *figure, const Cell *cell, double top)
{
    PsgPoint at = {even_x(cell), top};
    double sign = cell->anchor == PSG_ANCHOR_END ? -1 : 1;
    if (figure->value == NULL) {
        at.y += psg_pen_cap_height(pen, &figure->small);
    } else {
        at.y += psg_pen_cap_height(pen, &figure->look);
        double next = psg_pen_write_lines(pen, &figure->look, at, figure->value).y;
        double last = next - psg_pen_line_height(pen, &figure->look);
        at.x += figure->is_flat
                    ? sign * (psg_pen_width(pen, &figure->look, figure->value[0]) +
                              psg_pen_length(pen, 2 * LINE_GAP))
                    : 0;
        at.y = figure->is_flat ? last
                               : last + psg_pen_length(pen, LINE_GAP) +
                                     psg_pen_line_height(pen, &figure->small) * 0.9;
    }
    psg_pen_write_within(pen, &figure->small, at, figure->date, cell->room.width);
}

/* What a tier is called and who is on it, or its figure and who is on it. */
typedef struct {
    char *name; /* NULL: it stands elsewhere */
    bool has_figure;
    const PsgTierFact *fact;
} Words;

/* The lines of a name, as many as have room. */
static char **
name_lines(const PsgPen *pen, const Words *words, const Cell *cell)
{
    PsgTextLook look = psg_pyramid_name_look(pen, cell->anchor);
    double room = cell->room.height / psg_pen_line_height(pen, &look) - 1;
    size_t most = cell->room.height > 0 ? (size_t)CLAMP(room, 1, NAME_LINES) : NAME_LINES;
    return psg_pen_wrap(pen, &look, words->name == NULL ? "" : words->name,
                        cell->room.width, most);
}

static double
name_height(const PsgPen *pen, char **lines)
{
    PsgTextLook look = psg_pyramid_name_look(pen, PSG_ANCHOR_START);
    double more = (double)g_strv_length(lines) - 1;
    return more < 0
               ? 0
               : psg_pen_cap_height(pen, &look) + more * psg_pen_line_height(pen, &look) +
                     psg_pen_length(pen, 2 * LINE_GAP);
}

/* From top to bottom, in the middle of the cell; gives the height. is_drawn: else it is only
 * measured, as if the cell was as high as could be. */
static double
set_words(const PsgPen *pen, const Words *words, const Cell *cell, bool is_drawn)
{
    double line = psg_inline_names_line_height(pen),
           gap = psg_pen_length(pen, 2 * LINE_GAP);
    double most =
        is_drawn ? cell->room.height - psg_pen_length(pen, LINE_GAP) : (double)INFINITY;
    g_auto(GStrv) title = name_lines(pen, words, cell);
    double head = name_height(pen, title);
    size_t named = psg_tier_names_count(pen->context, words->fact);
    g_auto(Figure) figure = {0};
    if (words->has_figure) {
        figure = figure_of(pen, words->fact, cell, most - (named > 0 ? gap + line : 0));
        head += figure.height + gap;
    }
    PsgInlineNames names = psg_pyramid_actors(pen, words->fact, cell->room.width,
                                              MAX(most - head, line), cell->anchor);
    double height = head - (names.count == 0 ? gap : 0) +
                    line * (double)psg_inline_names_lines(pen, &names);
    if (!is_drawn) {
        return height;
    }
    double y = cell->room.y + MAX(0, (cell->room.height - height) / 2);
    PsgTextLook look = psg_pyramid_name_look(pen, cell->anchor);
    psg_pen_write_lines(
        pen, &look, (PsgPoint){even_x(cell), y + psg_pen_cap_height(pen, &look)}, title);
    if (words->has_figure) {
        draw_figure(pen, &figure, cell, y + name_height(pen, title));
    }
    psg_inline_names_draw(pen, &names, (PsgPoint){even_x(cell), y + head + line * 0.75});
    return height;
}

/* ---- What widths mean ---- */

static const char *
word_of_widths(const Widths *widths, const char *language)
{
    return psg_word(!widths->is_known ? PSG_WORD_WIDTHS_FREE
                    : widths->is_log  ? PSG_WORD_WIDTHS_LOG
                                      : PSG_WORD_WIDTHS_LINEAR,
                    language);
}

/* A step of ten, if widths are logarithms. at: left end of the baseline; gives the width. */
static double
set_step(const Stack *stack, PsgPoint at, bool is_drawn)
{
    const PsgPen *pen = stack->pen;
    PsgTextLook look = psg_pyramid_date_look(pen, PSG_ANCHOR_START);
    g_autofree char *ten = psg_tier_ratio_label(pen->context, 10);
    double tick = psg_pen_length(pen, TICK);
    double step = (stack->widths.widest - stack->widths.base) /
                  log10(stack->widths.most / stack->widths.least);
    if (is_drawn) {
        double y = at.y - psg_pen_cap_height(pen, &look) / 2;
        PsgInk ink =
            psg_pen_stroke(pen, pen->context->style->muted, STEP_LINE, PSG_DASH_NONE);
        psg_pen_line(pen, (PsgPoint){at.x, y}, (PsgPoint){at.x + step, y}, &ink);
        for (int end = 0; end < 2; end++) {
            double x = at.x + end * step;
            psg_pen_line(pen, (PsgPoint){x, y - tick / 2}, (PsgPoint){x, y + tick / 2},
                         &ink);
        }
        psg_pen_write(pen, &look, (PsgPoint){at.x + step + tick, at.y}, ten);
    }
    return step + tick + psg_pen_width(pen, &look, ten);
}

/* How figures of one of many look, beside those of all. As above. */
static double
set_swatch(const Stack *stack, PsgPoint at, bool is_drawn)
{
    const PsgPen *pen = stack->pen;
    const PsgStyle *style = pen->context->style;
    PsgTextLook look = psg_pyramid_date_look(pen, PSG_ANCHOR_START);
    const char *words = psg_word(PSG_WORD_EACH, pen->context->language);
    double size = psg_pen_length(pen, SWATCH), gap = psg_pen_length(pen, TICK);
    if (is_drawn) {
        PsgInk ink = psg_pen_stroke(pen, style->palette[0].line, style->outline_width,
                                    PSG_DASH_NONE);
        ink.fill = fill_of_each(pen->context, 0);
        psg_scene_box(pen->scene,
                      (PsgRect){at.x, at.y - psg_pen_cap_height(pen, &look), size * 1.6,
                                psg_pen_cap_height(pen, &look)},
                      0, &ink);
        psg_pen_write(pen, &look, (PsgPoint){at.x + size * 1.6 + gap, at.y}, words);
    }
    return size * 1.6 + gap + psg_pen_width(pen, &look, words);
}

/* What widths mean, and what is light. As above. */
static double
set_foot(const Stack *stack, PsgPoint at, bool is_drawn)
{
    const PsgPen *pen = stack->pen;
    PsgTextLook look = psg_pyramid_date_look(pen, PSG_ANCHOR_START);
    const char *words = word_of_widths(&stack->widths, pen->context->language);
    double gap = psg_pen_length(pen, FOOT_GAP), left = at.x;
    if (is_drawn) {
        psg_pen_write(pen, &look, at, words);
    }
    at.x += psg_pen_width(pen, &look, words);
    if (stack->widths.is_log) {
        at.x += gap + set_step(stack, (PsgPoint){at.x + gap, at.y}, is_drawn);
    }
    if (stack->is_mixed) {
        at.x += gap + set_swatch(stack, (PsgPoint){at.x + gap, at.y}, is_drawn);
    }
    return at.x - left;
}

/* Below the slabs. x: its left end, or its middle. */
static void
draw_foot(const Stack *stack, double x, PsgAnchor anchor)
{
    double below = psg_pen_length(stack->pen, FOOT_HEIGHT) * 0.7;
    PsgPoint at = {x, psg_rect_bottom(stack->room) + below};
    at.x -= anchor == PSG_ANCHOR_MIDDLE ? set_foot(stack, at, false) / 2 : 0;
    set_foot(stack, at, true);
}

/* ---- Both forms ---- */

/* Words on slabs need a base that is wide enough: the half of it, or 0 if they are too long, or
 * if widths begin at zero. */
static double
half_of_levels(const PsgPen *pen, double widest)
{
    PsgTextLook look =
        psg_pen_look(pen, LEVEL_SIZE, 700, pen->context->style->ink, PSG_ANCHOR_MIDDLE);
    double most = 0;
    for (size_t tier = 0; tier < pen->context->landscape->tier_count; tier++) {
        const char *level = psg_tier_level(pen->context, tier);
        double width = level == NULL ? 0 : psg_pen_width(pen, &look, level);
        most = MAX(most, width / 2);
    }
    most += most > 0 ? psg_pen_length(pen, LEVEL_PAD) : 0;
    return most <= widest * LEVEL_SHARE ? most : 0;
}

static double
widest_ratio(const PsgPen *pen, const PsgPyramid *pyramid)
{
    PsgTextLook look =
        psg_pen_look(pen, RATIO_SIZE, 700, pen->context->style->ink, PSG_ANCHOR_START);
    double widest = 0;
    for (size_t i = 0; i < pyramid->count; i++) {
        for (size_t tier = 0; tier < pen->context->landscape->tier_count; tier++) {
            double ratio = pyramid->facts[i][tier].ratio;
            g_autofree char *label =
                isnan(ratio) ? NULL : psg_tier_ratio_label(pen->context, ratio);
            double width = label == NULL ? 0
                                         : psg_pen_width(pen, &look, label) +
                                               psg_pen_length(pen, TICK);
            widest = MAX(widest, width);
        }
    }
    return widest;
}

static bool
are_mixed(const PsgRenderContext *context, const PsgPyramid *pyramid)
{
    bool is_any[2] = {false, false};
    for (size_t i = 0; i < pyramid->count; i++) {
        for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
            const PsgTierFact *fact = &pyramid->facts[i][tier];
            if (psg_pyramid_has_number(fact)) {
                is_any[fact->value->each ? 1 : 0] = true;
            }
        }
    }
    return is_any[0] && is_any[1];
}

/* All but the rows. room: of rows and foot. */
static Stack
stack_of(const PsgPen *pen, const PsgPyramid *pyramid, PsgRect room)
{
    Stack stack = {.pen = pen, .pyramid = pyramid, .room = room};
    bool is_alone = pyramid->count == 1;
    stack.spine = MIN(psg_pen_length(pen, SPINE), room.width * SHARE_SPINE);
    double widest = is_alone ? room.width * SHARE_ALONE / 2 : room.width * SHARE_FACING;
    double levels = is_alone ? half_of_levels(pen, widest) : 0;
    double least = psg_pen_length(pen, LEAST_HALF);
    stack.widths = widths_of(pen->context, pyramid, MAX(levels, least), widest);
    bool begins_at_zero = stack.widths.is_known && !stack.widths.is_log;
    stack.has_levels = is_alone && levels > 0 && !begins_at_zero;
    stack.is_mixed = are_mixed(pen->context, pyramid);
    stack.has_values = pen->context->landscape->pyramid_measure != PSG_NONE;
    stack.gap = psg_pen_length(pen, COLUMN_GAP) + widest_ratio(pen, pyramid);
    stack.room.height -= psg_pen_length(pen, FOOT_HEIGHT);
    return stack;
}

/* The cells of a row, from the slabs outward: figure, then name and actors. */
static void
cells_alone(const Stack *stack, PsgRect row, Cell *figure, Cell *words)
{
    double gap = psg_pen_length(stack->pen, COLUMN_GAP);
    double left = stack->room.x + 2 * stack->widths.widest + stack->gap;
    double column = stack->has_values ? stack->room.width * VALUE_SHARE : 0;
    *figure = (Cell){{left, row.y, column, row.height}, PSG_ANCHOR_START};
    left += stack->has_values ? column + gap : 0;
    *words = (Cell){{left, row.y, psg_rect_right(stack->room) - left, row.height},
                    PSG_ANCHOR_START};
}

static Words
words_alone(const Stack *stack, size_t tier)
{
    const PsgRenderContext *context = stack->pen->context;
    const PsgTierFact *fact = &stack->pyramid->facts[0][tier];
    char *name = stack->has_levels ? g_strdup(psg_tier_name(context, tier))
                                   : psg_pyramid_full_name(context, tier);
    if (fact->actor_count >= MANY_NAMES) {
        g_autofree char *alone = name;
        g_autofree char *count =
            psg_number_label((double)fact->actor_count, context->language);
        name = g_strdup_printf("%s \u00b7 %s", alone, count);
    }
    return (Words){.name = name, .fact = fact};
}

static Cell
cell_facing(const Stack *stack, PsgRect row, size_t side)
{
    double spine = stack->spine / 2;
    double middle = stack->room.x + stack->room.width / 2;
    double from_middle = spine + stack->widths.widest + stack->gap;
    double width = stack->room.width / 2 - from_middle;
    return side == 0 ? (Cell){{stack->room.x, row.y, width, row.height}, PSG_ANCHOR_END}
                     : (Cell){{middle + from_middle, row.y, width, row.height},
                              PSG_ANCHOR_START};
}

/* Between two halves: the level and the lines of the name. */
static double
spine_height(const Stack *stack, size_t tier)
{
    const PsgPen *pen = stack->pen;
    PsgTextLook name = psg_pyramid_name_look(pen, PSG_ANCHOR_MIDDLE);
    PsgTextLook small = psg_pyramid_date_look(pen, PSG_ANCHOR_MIDDLE);
    bool has_level = psg_tier_level(pen->context, tier) != NULL;
    g_auto(GStrv) lines =
        psg_pen_wrap(pen, &name, psg_tier_name(pen->context, tier),
                     stack->spine - psg_pen_length(pen, 2 * SPINE_PAD), NAME_LINES);
    return (has_level ? psg_pen_line_height(pen, &small) : 0) +
           psg_pen_line_height(pen, &name) * (double)g_strv_length(lines) +
           psg_pen_length(pen, LINE_GAP);
}

/* By row, as high as it would be if all actors had room. Owned by the caller. */
static double *
wanted_heights(const Stack *stack)
{
    size_t count = stack->pen->context->landscape->tier_count;
    double *wanted = g_new0(double, count + 1);
    double least = psg_pen_length(stack->pen, PSG_PYRAMID_LEAST_ROW);
    PsgRect row = {0};
    for (size_t tier = 0; tier < count; tier++) {
        for (size_t side = 0; side < stack->pyramid->count; side++) {
            Cell figure, cell = cell_facing(stack, row, side);
            Words words = {.has_figure = stack->has_values,
                           .fact = &stack->pyramid->facts[side][tier]};
            if (stack->pyramid->count == 1) {
                cells_alone(stack, row, &figure, &cell);
                words = words_alone(stack, tier);
            }
            double height = set_words(stack->pen, &words, &cell, false);
            height = MAX(least, height + psg_pen_length(stack->pen, ROW_PAD));
            wanted[tier] = MAX(wanted[tier], height);
            g_free(words.name);
        }
        if (stack->pyramid->count == 2) {
            wanted[tier] = MAX(wanted[tier], spine_height(stack, tier));
        }
    }
    return wanted;
}

double
psg_pyramid_slabs_height(const PsgPen *pen, const PsgPyramid *pyramid, double width)
{
    Stack stack = stack_of(pen, pyramid, (PsgRect){0, 0, width, 0});
    g_autofree double *wanted = wanted_heights(&stack);
    double height = psg_pen_length(pen, FOOT_HEIGHT);
    for (size_t tier = 0; tier < pen->context->landscape->tier_count; tier++) {
        height += wanted[tier];
    }
    return height + (pyramid->count == 2 ? psg_pen_length(pen, YEAR_HEIGHT) : 0);
}

static void
draw_alone(const Stack *stack)
{
    const PsgPen *pen = stack->pen;
    Column column = {stack, stack->pyramid->facts[0], stack->pyramid->slices[0],
                     stack->room.x + stack->widths.widest, TO_BOTH};
    for (size_t tier = 0; tier < pen->context->landscape->tier_count; tier++) {
        PsgRect row = row_of(stack, tier);
        Cell value, cell;
        cells_alone(stack, row, &value, &cell);
        if (tier > 0) {
            psg_pen_rule(pen, (PsgPoint){value.room.x, row.y},
                         (PsgPoint){psg_rect_right(stack->room), row.y});
        }
        if (stack->has_values) {
            g_auto(Figure) figure =
                figure_of(pen, &column.facts[tier], &value,
                          row.height - psg_pen_length(pen, 3 * LINE_GAP));
            draw_figure(pen, &figure, &value, row.y + (row.height - figure.height) / 2);
        }
        Words words = words_alone(stack, tier);
        set_words(pen, &words, &cell, true);
        g_free(words.name);
    }
    draw_column(&column);
    draw_foot(stack, stack->room.x, PSG_ANCHOR_START);
}

/* Level and name of a tier, in the middle. */
static void
draw_spine(const Stack *stack, size_t tier)
{
    const PsgPen *pen = stack->pen;
    PsgRect row = row_of(stack, tier);
    const char *level = psg_tier_level(pen->context, tier);
    PsgTextLook name = psg_pyramid_name_look(pen, PSG_ANCHOR_MIDDLE);
    PsgTextLook small = psg_pyramid_date_look(pen, PSG_ANCHOR_MIDDLE);
    double line = psg_pen_line_height(pen, &name);
    double head = level == NULL ? 0 : psg_pen_line_height(pen, &small);
    double width = stack->spine - psg_pen_length(pen, 2 * SPINE_PAD);
    double most = MAX(1, floor((row.height - head) / line));
    g_auto(GStrv) lines =
        psg_pen_wrap(pen, &name, psg_tier_name(pen->context, tier), width, (size_t)most);
    double height = head + line * (double)g_strv_length(lines);
    PsgPoint at = {stack->room.x + stack->room.width / 2,
                   row.y + (row.height - height) / 2};
    if (level != NULL) {
        psg_pen_write_within(pen, &small,
                             (PsgPoint){at.x, at.y + psg_pen_cap_height(pen, &small)},
                             level, width);
    }
    at.y += head + line * 0.75;
    psg_pen_write_lines(pen, &name, at, lines);
}

static void
draw_side(const Stack *stack, size_t side)
{
    const PsgPen *pen = stack->pen;
    double spine = stack->spine / 2;
    double middle = stack->room.x + stack->room.width / 2;
    Column column = {stack, stack->pyramid->facts[side], stack->pyramid->slices[side],
                     side == 0 ? middle - spine : middle + spine,
                     side == 0 ? TO_LEFT : TO_RIGHT};
    for (size_t tier = 0; tier < pen->context->landscape->tier_count; tier++) {
        PsgRect row = row_of(stack, tier);
        Cell cell = cell_facing(stack, row, side);
        Words words = {.has_figure = stack->has_values, .fact = &column.facts[tier]};
        if (tier > 0) {
            psg_pen_rule(pen, (PsgPoint){cell.room.x, row.y},
                         (PsgPoint){psg_rect_right(cell.room), row.y});
        }
        set_words(pen, &words, &cell, true);
    }
    draw_column(&column);
    PsgTextLook look = psg_pen_look(pen, YEAR_SIZE, 700, pen->context->style->ink,
                                    side == 0 ? PSG_ANCHOR_END : PSG_ANCHOR_START);
    g_autofree char *year = psg_context_slice_title(pen->context, column.slice, NULL);
    PsgPoint at = {column.axis, stack->room.y - psg_pen_length(pen, YEAR_HEIGHT) * 0.45};
    psg_pen_write_within(pen, &look, at, year, stack->room.width / 2 - spine);
}

static void
draw_facing(const Stack *stack)
{
    const PsgPen *pen = stack->pen;
    for (size_t tier = 0; tier < pen->context->landscape->tier_count; tier++) {
        draw_spine(stack, tier);
    }
    draw_side(stack, 0);
    draw_side(stack, 1);
    draw_foot(stack, stack->room.x + stack->room.width / 2, PSG_ANCHOR_MIDDLE);
}

void
psg_pyramid_slabs_draw(const PsgPen *pen, const PsgPyramid *pyramid, PsgRect room)
{
    double head = pyramid->count == 2 ? psg_pen_length(pen, YEAR_HEIGHT) : 0;
    room.y += head;
    room.height -= head;
    Stack stack = stack_of(pen, pyramid, room);
    g_autofree double *wanted = wanted_heights(&stack);
    g_autofree double *rows = psg_pyramid_rows(
        wanted, pen->context->landscape->tier_count, stack.room.y, stack.room.height);
    stack.rows = rows;
    if (pyramid->count == 2) {
        draw_facing(&stack);
    } else {
        draw_alone(&stack);
    }
}
