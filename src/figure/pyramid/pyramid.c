/* The pyramid figure: the page, and on it the schematic drawing or the one to scale. */
#include "figure/pyramid/pyramid.h"

#include "base/join.h"
#include "base/number.h"
#include "figure/part/frame.h"
#include "figure/part/inline_names.h"
#include "figure/part/tier_fact.h"
#include "figure/strings.h"

#include <math.h>

/* Shares of the room's width. */
#define WIDTH_ALONE 0.33
#define WIDTH_FACING 0.30

/* Shares of the pyramid's width at its top: a word has to fit there, or one on each side. */
#define TOP_SHARE_ALONE 0.36
#define TOP_SHARE_FACING 0.46

/* In units of a slide. */
#define NAME_SIZE 22.0
#define DATE_SIZE 16.0
#define COLUMN_GAP 36.0
#define TIER_GAP 6.0
#define HALF_GAP 6.0
#define LEVEL_SIZE 20.0
#define YEAR_SIZE 30.0
#define YEAR_HEIGHT 48.0
#define FIT_ROW 150.0
#define HIGHEST_ROW 200.0

/* Those of the text beside a schematic pyramid. */
#define RATIO_COLUMN 104.0
#define FIGURE_COLUMN 330.0
#define FIGURE_GAP 32.0
#define FIGURE_SIZE 27.0
#define RATIO_SIZE 25.0
#define LINE_GAP 5.0
#define TICK 9.0
#define RATIO_LINE 1.5

/* Those of the pyramid to scale. */
#define NAME_COLUMN 400.0
#define VALUE_COLUMN 320.0
#define VALUE_SIZE 22.0
#define AXIS_HEIGHT 54.0
#define AXIS_LINE 24.0
#define GAP 12.0

#define BAR_SHARE 0.62 /* of a row, taken by its bars */

static PsgTextLook
name_look(const PsgPen *pen, PsgAnchor anchor)
{
    return psg_pen_look(pen, NAME_SIZE, 600, pen->context->style->ink, anchor);
}

static PsgTextLook
value_look(const PsgPen *pen, double size, PsgAnchor anchor)
{
    return psg_pen_look(pen, size, 700, pen->context->style->ink, anchor);
}

static PsgTextLook
date_look(const PsgPen *pen, PsgAnchor anchor)
{
    return psg_pen_look(pen, DATE_SIZE, 400, pen->context->style->muted, anchor);
}

/* ---- Schematic: equal steps, the text of each beside it ---- */

/* The text beside a pyramid: by tier what it is called, its figure, the actors on it, and
 * between tiers their ratio. */
typedef struct {
    const PsgTierFact *facts;
    PsgRect room; /* all rows; the rows are equally high */
    /* x of the pyramid's middle, from where the lines between rows come */
    double axis;
    /* START: text begins at the room's left; END: it ends at its right */
    PsgAnchor anchor;
    bool is_wide; /* figures have a column of their own */
} Side;

static PsgRect
row_of(const PsgPen *pen, const Side *side, size_t tier)
{
    double height = side->room.height / (double)pen->context->landscape->tier_count;
    return (PsgRect){side->room.x, side->room.y + (double)tier * height, side->room.width,
                     height};
}

/* The x of the even side of a column that is `width` wide and begins `offset` away
 * from it. */
static double
even_x(const Side *side, double offset)
{
    return side->anchor == PSG_ANCHOR_END ? psg_rect_right(side->room) - offset
                                          : side->room.x + offset;
}

/* The height of the figure and its date below it, or of the words that there is none. */
static double
figure_height(const PsgPen *pen, const PsgTierFact *fact)
{
    g_assert(fact != NULL);
    PsgTextLook value = value_look(pen, FIGURE_SIZE, PSG_ANCHOR_START),
                date = date_look(pen, PSG_ANCHOR_START);
    return fact->value == NULL
               ? psg_pen_cap_height(pen, &date)
               : psg_pen_cap_height(pen, &value) + psg_pen_length(pen, LINE_GAP) +
                     psg_pen_line_height(pen, &date);
}

/* at: the top of it, on the even side. */
static void
write_figure(const PsgPen *pen, const Side *side, const PsgTierFact *fact, PsgPoint at,
             double width)
{
    PsgTextLook look = value_look(pen, FIGURE_SIZE, side->anchor),
                small = date_look(pen, side->anchor);
    if (fact->value == NULL) {
        at.y += psg_pen_cap_height(pen, &small);
        psg_pen_write_within(pen, &small, at,
                             psg_word(PSG_WORD_NO_FIGURE, pen->context->language), width);
        return;
    }
    g_autofree char *value = psg_tier_value_label(pen->context, fact->value);
    g_autofree char *date = psg_tier_value_date(pen->context, fact->value);
    at.y += psg_pen_cap_height(pen, &look);
    if (psg_pen_width(pen, &look, value) > width) { /* a text, as a rule */
        look.font.size *= 0.72;
    }
    psg_pen_write_within(pen, &look, at, value, width);
    at.y += psg_pen_length(pen, LINE_GAP) + psg_pen_line_height(pen, &small) * 0.9;
    psg_pen_write_within(pen, &small, at, date, width);
}

static double
write_name(const PsgPen *pen, const Side *side, size_t tier, PsgPoint at, double width)
{
    PsgTextLook look = name_look(pen, side->anchor);
    double cap = psg_pen_cap_height(pen, &look);
    at.y += cap;
    psg_pen_write_within(pen, &look, at, psg_tier_name(pen->context, tier), width);
    return cap;
}

static PsgInlineNames
flow_of(const PsgPen *pen, const Side *side, const PsgTierFact *fact, double width,
        double height)
{
    g_assert(fact != NULL);
    double lines = floor(height / psg_inline_names_line_height(pen));
    return (PsgInlineNames){
        .actors = fact->actors,
        .count = psg_tier_names_count(pen->context, fact),
        .width = width,
        .most = (size_t)CLAMP(lines, 1, 4),
        .anchor = side->anchor,
    };
}

/* Name and actors in one column, the figure in the next. */
static void
draw_wide_row(const PsgPen *pen, const Side *side, const PsgTierFact *fact, PsgRect row)
{
    double figure = psg_pen_length(pen, FIGURE_COLUMN),
           gap = psg_pen_length(pen, FIGURE_GAP);
    double width = row.width - figure - gap - psg_pen_length(pen, RATIO_COLUMN);
    double line = psg_inline_names_line_height(pen);
    PsgTextLook name = name_look(pen, side->anchor);
    double head = psg_pen_cap_height(pen, &name) + psg_pen_length(pen, 2 * LINE_GAP);
    PsgInlineNames flow = flow_of(pen, side, fact, width, row.height * 0.86 - head);
    double height = head + (double)psg_inline_names_lines(pen, &flow) * line;
    PsgPoint at = {even_x(side, 0), row.y + (row.height - height) / 2};
    write_name(pen, side, fact->tier, at, width);
    at.y += head + line * 0.8;
    psg_inline_names_draw(pen, &flow, at);
    PsgPoint middle = {even_x(side, width + gap),
                       row.y + (row.height - figure_height(pen, fact)) / 2};
    write_figure(pen, side, fact, middle, figure);
}

/* All in one column, in the middle of the row. */
static void
draw_narrow_row(const PsgPen *pen, const Side *side, const PsgTierFact *fact, PsgRect row)
{
    double width = row.width - psg_pen_length(pen, RATIO_COLUMN);
    double gap = psg_pen_length(pen, 3 * LINE_GAP),
           line = psg_inline_names_line_height(pen);
    double head = psg_pen_length(pen, NAME_SIZE * 0.73) + gap + figure_height(pen, fact);
    PsgInlineNames flow = flow_of(pen, side, fact, width, row.height * 0.94 - head - gap);
    size_t lines = psg_inline_names_lines(pen, &flow);
    double height = head + (lines > 0 ? gap * 0.5 + (double)lines * line : 0);
    PsgPoint at = {even_x(side, 0), row.y + MAX(0, (row.height - height) / 2)};
    at.y += write_name(pen, side, fact->tier, at, width) + gap;
    write_figure(pen, side, fact, at, width);
    at.y += figure_height(pen, fact) + gap * 0.5;
    psg_inline_names_draw(pen, &flow, (PsgPoint){at.x, at.y + line * 0.75});
}

/* From the middle of a tier to the middle of the next, with the ratio in the middle of
 * the line. */
static void
draw_ratio(const PsgPen *pen, const Side *side, const PsgTierFact *fact)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look = psg_pen_look(pen, RATIO_SIZE, 700, style->ink, PSG_ANCHOR_MIDDLE);
    PsgRect row = row_of(pen, side, fact->tier);
    double x = even_x(side, row.width - psg_pen_length(pen, RATIO_COLUMN / 2 - 8));
    double inward = psg_pen_length(pen, side->anchor == PSG_ANCHOR_END ? TICK : -TICK);
    double top = row.y + row.height / 2, bottom = top + row.height,
           middle = psg_rect_bottom(row);
    double cap = psg_pen_cap_height(pen, &look);
    g_autofree char *label = psg_tier_ratio_label(pen->context, fact->ratio);
    PsgInk ink = {.stroke = style->muted, .width = psg_pen_length(pen, RATIO_LINE)};
    psg_pen_line(pen, (PsgPoint){x + inward, top}, (PsgPoint){x, top}, &ink);
    psg_pen_line(pen, (PsgPoint){x, top}, (PsgPoint){x, middle - cap * 1.3}, &ink);
    psg_pen_line(pen, (PsgPoint){x, middle + cap * 1.3}, (PsgPoint){x, bottom}, &ink);
    psg_pen_line(pen, (PsgPoint){x + inward, bottom}, (PsgPoint){x, bottom}, &ink);
    psg_pen_write(pen, &look, (PsgPoint){x, middle + cap / 2}, label);
}

static void
draw_side(const PsgPen *pen, const Side *side)
{
    size_t count = pen->context->landscape->tier_count;
    double across = side->room.width - psg_pen_length(pen, RATIO_COLUMN);
    for (size_t tier = 0; tier < count; tier++) {
        PsgRect row = row_of(pen, side, tier);
        if (tier > 0) { /* from below the pyramid, which is drawn on it, to the ratios */
            psg_pen_rule(pen, (PsgPoint){side->axis, row.y},
                         (PsgPoint){even_x(side, across), row.y});
        }
        if (side->is_wide) {
            draw_wide_row(pen, side, &side->facts[tier], row);
        } else {
            draw_narrow_row(pen, side, &side->facts[tier], row);
        }
        if (!isnan(side->facts[tier].ratio)) {
            draw_ratio(pen, side, &side->facts[tier]);
        }
    }
}

/* A pyramid, or the half of one that lies between two x. */
typedef struct {
    PsgRect room;       /* of the whole */
    double top_share;   /* of its width, at its top */
    double left, right; /* what is drawn of it */
} Pyramid;

/* The part between two heights, each 0 at the top to 1 at the foot, grown by a margin. */
static PsgPath *
part(const Pyramid *pyramid, double from, double to, double margin)
{
    double middle = pyramid->room.x + pyramid->room.width / 2,
           half = pyramid->room.width / 2;
    double upper = half * (pyramid->top_share + (1 - pyramid->top_share) * from) + margin;
    double lower = half * (pyramid->top_share + (1 - pyramid->top_share) * to) + margin;
    double top = pyramid->room.y + pyramid->room.height * from;
    double bottom = pyramid->room.y + pyramid->room.height * to;
    double left = pyramid->left - margin, right = pyramid->right + margin;
    return psg_path_polygon((PsgPoint[]){{MAX(left, middle - upper), top},
                                         {MIN(right, middle + upper), top},
                                         {MIN(right, middle + lower), bottom},
                                         {MAX(left, middle - lower), bottom}},
                            4);
}

static void
draw_level(const PsgPen *pen, size_t tier, PsgRect room)
{
    const char *level = psg_tier_level(pen->context, tier);
    PsgTextLook look = psg_pen_look(pen, LEVEL_SIZE, 700,
                                    psg_tier_ink(pen->context, tier), PSG_ANCHOR_MIDDLE);
    if (level != NULL) {
        PsgPoint at = psg_rect_centre(room);
        at.y += psg_pen_cap_height(pen, &look) / 2;
        psg_pen_write_within(pen, &look, at, level, room.width * 0.94);
    }
}

static void
draw_tier(const PsgPen *pen, const Pyramid *pyramid, size_t tier)
{
    const PsgStyle *style = pen->context->style;
    double count = (double)pen->context->landscape->tier_count;
    double gap = psg_pen_length(pen, TIER_GAP) / 2 / pyramid->room.height;
    double from = (double)tier / count + gap, to = ((double)tier + 1) / count - gap;
    g_autoptr(PsgPath) path = part(pyramid, from, to, 0);
    PsgInk ink = {.fill = psg_tier_fill(pen->context, tier),
                  .stroke = style->palette[0].line,
                  .width = psg_pen_length(pen, style->outline_width)};
    psg_scene_path(pen->scene, path, &ink);
    double left = psg_path_step(path, 0)->to.x, right = psg_path_step(path, 1)->to.x;
    double top = psg_path_step(path, 0)->to.y, bottom = psg_path_step(path, 2)->to.y;
    draw_level(pen, tier, (PsgRect){left, top, right - left, bottom - top});
}

static void
draw_pyramid(const PsgPen *pen, const Pyramid *pyramid, size_t slice)
{
    const PsgLandscape *landscape = pen->context->landscape;
    PsgInk clear = {.fill = pen->context->style->background};
    g_autoptr(PsgPath) ground = part(pyramid, 0, 1, psg_pen_length(pen, TIER_GAP));
    psg_scene_path(pen->scene, ground, &clear); /* the lines between rows end beside it */
    for (size_t tier = 0; tier < landscape->tier_count; tier++) {
        g_autofree char *id = g_strdup_printf("tier-%s-%s", landscape->tiers[tier].id,
                                              landscape->slices[slice].id);
        PsgGroupLook look = {.id = id,
                             .class = "tier",
                             .title = psg_tier_name(pen->context, tier),
                             .opacity = 1,
                             .part = {PSG_PART_TIER, tier}};
        psg_scene_group(pen->scene, &look);
        draw_tier(pen, pyramid, tier);
        psg_scene_end(pen->scene);
    }
}

/* The pyramid at the left, its text at the right. */
static void
draw_alone(const PsgPen *pen, const PsgTierFact *facts, size_t slice, PsgRect room)
{
    PsgRect box = {room.x, room.y, room.width * WIDTH_ALONE, room.height};
    Pyramid pyramid = {box, TOP_SHARE_ALONE, box.x, psg_rect_right(box)};
    double left = pyramid.right + psg_pen_length(pen, COLUMN_GAP);
    Side side = {
        .facts = facts,
        .room = {left, room.y, psg_rect_right(room) - left, room.height},
        .axis = box.x + box.width / 2,
        .anchor = PSG_ANCHOR_START,
        .is_wide = true,
    };
    draw_side(pen, &side);
    draw_pyramid(pen, &pyramid, slice);
}

static void
draw_year(const PsgPen *pen, size_t slice, PsgPoint at, PsgAnchor anchor)
{
    PsgTextLook look =
        psg_pen_look(pen, YEAR_SIZE, 700, pen->context->style->ink, anchor);
    g_autofree char *year = psg_context_slice_title(pen->context, slice, NULL);
    psg_pen_write(pen, &look, at, year);
}

/* Two halves, back to back; the text of each beside it. */
static void
draw_facing(const PsgPen *pen, PsgTierFact *const *facts, const size_t *slices,
            PsgRect room)
{
    double head = psg_pen_length(pen, YEAR_HEIGHT), gap = psg_pen_length(pen, COLUMN_GAP);
    double half_gap = psg_pen_length(pen, HALF_GAP) / 2, baseline = room.y + head * 0.55;
    room.y += head;
    room.height -= head;
    double width = room.width * WIDTH_FACING, middle = room.x + room.width / 2;
    PsgRect box = {middle - width / 2, room.y, width, room.height};
    Pyramid before = {box, TOP_SHARE_FACING, box.x, middle - half_gap};
    Pyramid after = {box, TOP_SHARE_FACING, middle + half_gap, psg_rect_right(box)};
    double side_width = box.x - gap - room.x;
    Side left = {facts[0],
                 {room.x, room.y, side_width, room.height},
                 middle - half_gap,
                 PSG_ANCHOR_END,
                 false};
    Side right = {facts[1],
                  {psg_rect_right(box) + gap, room.y, side_width, room.height},
                  middle + half_gap,
                  PSG_ANCHOR_START,
                  false};
    draw_year(pen, slices[0], (PsgPoint){psg_rect_right(left.room), baseline},
              PSG_ANCHOR_END);
    draw_year(pen, slices[1], (PsgPoint){right.room.x, baseline}, PSG_ANCHOR_START);
    draw_side(pen, &left);
    draw_side(pen, &right);
    draw_pyramid(pen, &before, slices[0]);
    draw_pyramid(pen, &after, slices[1]);
}

/* ---- To scale: bars on a logarithmic axis ---- */

/* facts: of one slice or two, by slice; labels: what each is called. */
typedef struct {
    PsgTierFact *const *facts;
    char *const *labels;
    size_t count;
} Bars;

typedef struct {
    const PsgPen *pen;
    PsgRect room;  /* of the bars */
    int low, high; /* decades at its left and right end */
} Axis;

/* The decades that hold all figures; from 1 to 10 if there are none. */
static Axis
axis_of(const PsgPen *pen, const Bars *bars, PsgRect room)
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
    PsgTextLook look = date_look(pen, PSG_ANCHOR_MIDDLE);
    double baseline = psg_rect_bottom(axis->room) + psg_pen_length(pen, AXIS_LINE);
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
                   baseline + psg_pen_length(pen, AXIS_LINE)};
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
    PsgTextLook look = value_look(pen, VALUE_SIZE, PSG_ANCHOR_START),
                small = date_look(pen, PSG_ANCHOR_START);
    if (fact->value == NULL) {
        g_autofree char *none =
            g_strconcat(psg_word(PSG_WORD_NO_FIGURE, pen->context->language),
                        label == NULL ? NULL : ", ", label, NULL);
        write_clear(axis, &small, at, none);
        return;
    }
    g_autofree char *value = psg_tier_value_label(pen->context, fact->value);
    g_autofree char *date = psg_tier_value_date(pen->context, fact->value);
    double step = psg_pen_line_height(pen, &look) * 0.46;
    write_clear(axis, &look, (PsgPoint){at.x, at.y - step * 0.9}, value);
    write_clear(axis, &small, (PsgPoint){at.x, at.y + step}, date);
}

static void
draw_bar(const Axis *axis, const Bars *bars, size_t index, size_t tier, PsgRect lane)
{
    const PsgPen *pen = axis->pen;
    const PsgTierFact *fact = &bars->facts[index][tier];
    PsgPoint end = {axis->room.x, lane.y + lane.height / 2};
    if (fact->value != NULL && fact->value->value > 0) {
        end.x = axis_x(axis, log10(fact->value->value));
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

/* Draws the name of the tier, and the actors on it in the last slice. */
static void
draw_name(const PsgPen *pen, const Bars *bars, size_t tier, PsgRect row)
{
    g_assert(bars->count == 1 || bars->count == 2);
    const PsgTierFact *fact = &bars->facts[bars->count - 1][tier];
    const char *level = psg_tier_level(pen->context, tier);
    g_autofree char *name =
        g_strconcat(level == NULL ? "" : level, level == NULL ? "" : " \u00b7 ",
                    psg_tier_name(pen->context, tier), NULL);
    PsgTextLook look = name_look(pen, PSG_ANCHOR_START);
    double line = psg_inline_names_line_height(pen), cap = psg_pen_cap_height(pen, &look);
    size_t named = psg_tier_names_count(pen->context, fact);
    PsgInlineNames flow = {.actors = fact->actors,
                           .count = named,
                           .width = row.width,
                           .most = 3,
                           .anchor = PSG_ANCHOR_START};
    double height = cap + ((double)psg_inline_names_lines(pen, &flow) + 0.4) * line;
    PsgPoint at = {row.x, row.y + (row.height - height) / 2 + cap};
    psg_pen_write_within(pen, &look, at, name, row.width);
    at.y += line * 1.25;
    psg_inline_names_draw(pen, &flow, at);
}

static void
draw_bars(const PsgPen *pen, const Bars *bars, PsgRect room)
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

/* ---- The page ---- */

static const char *
subtitle_of(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    const char *title = psg_context_text(context, &context->landscape->pyramid_title);
    return spec->title.count == 0 && title != NULL ? title
                                                   : psg_figure_title(context, spec);
}

/* "2013", or "2008 ↔ 2015". */
static char *
title_of(const PsgRenderContext *context, const PsgFigureSpec *spec, char **suffix)
{
    if (spec->slice_count == 1) {
        return psg_frame_slice_title(context, spec->slices[0], suffix);
    }
    g_autofree char *first = psg_context_slice_title(context, spec->slices[0], NULL);
    g_autofree char *second = psg_context_slice_title(context, spec->slices[1], NULL);
    return g_strconcat(first, " \u2194 ", second, NULL);
}

/* Tells readers who cannot see the figure each tier with its figures. */
static char *
description(const PsgRenderContext *context, PsgTierFact *const *facts, size_t count)
{
    GString *text = g_string_new(NULL);
    for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
        psg_join(text, "; ", psg_tier_name(context, tier));
        for (size_t i = 0; i < count; i++) {
            const PsgMeasurement *value = facts[i][tier].value;
            g_autofree char *label =
                value == NULL ? NULL : psg_tier_value_label(context, value);
            g_autofree char *date =
                value == NULL ? NULL : psg_tier_value_date(context, value);
            if (value != NULL) {
                g_string_append_printf(text, ", %s (%s)", label, date);
            }
        }
    }
    return g_string_free(text, FALSE);
}

static PsgSize
page_of(const PsgRenderContext *context)
{
    PsgSize page = context->page.size;
    if (context->page.fits) {
        PsgRect room = psg_frame_room(context, page.height);
        double rows =
            (double)context->landscape->tier_count * FIT_ROW * context->page.scale;
        page.height += MAX(0, rows - room.height);
    }
    return page;
}

/* Frame and scene, with what the scene says of itself. */
static PsgPen
begin(const PsgRenderContext *context, PsgRuler *ruler, const PsgFigureSpec *spec,
      PsgTierFact *const *facts)
{
    g_autofree char *name = psg_figure_spec_name(spec, context->landscape);
    g_autofree char *suffix = NULL;
    g_autofree char *title = title_of(context, spec, &suffix);
    g_autofree char *told = description(context, facts, spec->slice_count);
    g_autofree bool *cited = g_new0(bool, context->landscape->source_count + 1);
    const char *subtitle = subtitle_of(context, spec);
    g_autofree char *page_title = g_strconcat(title, " \u2013 ", subtitle, NULL);
    PsgPen pen = {context, ruler,
                  psg_frame_scene(context, page_of(context), name, page_title, told)};
    for (size_t i = 0; i < spec->slice_count; i++) {
        psg_tier_facts_cite(context, facts[i], cited);
    }
    PsgFrame frame = {.title = title,
                      .suffix = suffix,
                      .subtitle = subtitle,
                      .slices = spec->slices,
                      .slice_count = spec->slice_count,
                      .cited = cited};
    psg_frame_draw(&pen, &frame);
    return pen;
}

/* A pyramid of few tiers, or on a high page, does not grow into a tower: it stands in the
 * middle. */
static PsgRect
drawing_room(const PsgPen *pen)
{
    PsgRect room = psg_frame_room(pen->context, psg_scene_size(pen->scene).height);
    double highest =
        psg_pen_length(pen, HIGHEST_ROW) * (double)pen->context->landscape->tier_count;
    double height = MIN(room.height, highest);
    room.y += (room.height - height) / 2;
    room.height = height;
    return room;
}

static PsgScene *
draw_figure(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = input->context;
    const PsgPyramidOptions *options = spec->options;
    PsgTierFact *facts[2] = {NULL, NULL};
    g_auto(GStrv) labels = g_new0(char *, 3);
    for (size_t i = 0; i < spec->slice_count; i++) {
        facts[i] = psg_tier_facts_new(context, spec->slices[i]);
        labels[i] = psg_context_slice_title(context, spec->slices[i], NULL);
    }
    PsgPen pen = begin(context, ruler, spec, facts);
    PsgRect room = drawing_room(&pen);
    if (options->scale == PSG_SCALE_LOG) {
        Bars bars = {facts, labels, spec->slice_count};
        draw_bars(&pen, &bars, room);
    } else if (spec->slice_count == 1) {
        draw_alone(&pen, facts[0], spec->slices[0], room);
    } else {
        draw_facing(&pen, facts, spec->slices, room);
    }
    for (size_t i = 0; i < spec->slice_count; i++) {
        psg_tier_facts_free(context, facts[i]);
    }
    return pen.scene;
}

/* ---- The table: one row for each tier in each slice ---- */

/* Names, with "; " between them, since a name may hold a comma. */
static void
add_names(PsgTable *table, const PsgRenderContext *context, const PsgTierFact *fact)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < fact->actor_count; i++) {
        psg_join(names, "; ", psg_context_text(context, fact->actors[i]->name));
    }
    psg_table_set(table, "actors", names->str);
}

static void
add_value(PsgTable *table, const PsgRenderContext *context, const PsgMeasurement *value)
{
    g_autofree char *label = psg_tier_value_label(context, value);
    psg_table_set_number(table, "value", value->value);
    psg_table_set(table, "label", label);
    psg_table_set(table, "per", value->each ? "each" : "all");
    psg_table_set_time(table, &value->when);
}

static void
add_slice(PsgTable *table, const PsgRenderContext *context, size_t slice)
{
    PsgTierFact *facts = psg_tier_facts_new(context, slice);
    for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
        psg_table_begin_row(table);
        psg_table_set(table, "slice", psg_slice_id(context->landscape, slice));
        psg_table_set(table, "tier", psg_tier_id(context->landscape, tier));
        psg_table_set(table, "level", psg_tier_level(context, tier));
        psg_table_set(table, "name", psg_tier_name(context, tier));
        if (facts[tier].value != NULL) {
            add_value(table, context, facts[tier].value);
        }
        psg_table_set_rounded(table, "ratio", facts[tier].ratio, 3);
        add_names(table, context, &facts[tier]);
    }
    psg_tier_facts_free(context, facts);
}

static PsgTable *
make_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const PsgColumn columns[] = {
        {"slice", PSG_COLUMN_WORD},   {"tier", PSG_COLUMN_WORD},
        {"level", PSG_COLUMN_TEXT},   {"name", PSG_COLUMN_TEXT},
        {"value", PSG_COLUMN_NUMBER}, {"label", PSG_COLUMN_TEXT},
        {"per", PSG_COLUMN_WORD},     {"from", PSG_COLUMN_WORD},
        {"to", PSG_COLUMN_WORD},      {"when", PSG_COLUMN_WORD},
        {"begin", PSG_COLUMN_WORD},   {"end", PSG_COLUMN_WORD},
        {"ratio", PSG_COLUMN_NUMBER}, {"actors", PSG_COLUMN_TEXT}};
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < spec->slice_count; i++) {
        add_slice(table, input->context, spec->slices[i]);
    }
    return table;
}

/* ---- The kind ---- */

static const char *const scales[] = {"schematic", "log", NULL};

static const PsgFigureOption options[] = {
    {.name = "facing",
     .type = PSG_OPTION_PAIR,
     .help = "two slices, opposite each other"},
    {.name = "scale",
     .type = PSG_OPTION_CHOICE,
     .words = scales,
     .bare = "log",
     .help = "equal steps, or to scale on a logarithmic axis",
     .offset = offsetof(PsgPyramidOptions, scale)},
};

static const PsgFigureMaker maker = {
    .word = PSG_WORD_PYRAMID,
    .draw = draw_figure,
    .tabulate = make_table,
};

const PsgFigureKind psg_pyramid_kind = {
    .name = "pyramid",
    .span = PSG_SPAN_SLICE_OR_PAIR,
    .needs_tiers = true,
    .is_usual = true,
    PSG_FIGURE_OPTIONS(options, PsgPyramidOptions),
    .maker = &maker,
};
