/* One side of a schematic pyramid: text beside each tier, ratios at the outer edge. */
#include "figure/pyramid/side.h"

#include "figure/part/inline_names.h"
#include "figure/strings.h"

#include <math.h>

/* In units of a slide. */
#define RATIO_COLUMN 104.0
#define FIGURE_COLUMN 330.0
#define COLUMN_GAP 32.0
#define NAME_SIZE 22.0
#define VALUE_SIZE 27.0
#define DATE_SIZE 16.0
#define RATIO_SIZE 25.0
#define LINE_GAP 5.0
#define TICK 9.0
#define RATIO_LINE 1.5

static PsgRect
row_of(const PsgPen *pen, const PsgPyramidSide *side, size_t tier)
{
    double height = side->room.height / (double)pen->context->landscape->tier_count;
    return (PsgRect){side->room.x, side->room.y + (double)tier * height, side->room.width,
                     height};
}

/* The x of the even side of a column that is `width` wide and begins `offset` away
 * from it. */
static double
even_x(const PsgPyramidSide *side, double offset)
{
    return side->anchor == PSG_ANCHOR_END ? psg_rect_right(side->room) - offset
                                          : side->room.x + offset;
}

static PsgTextLook
value_look(const PsgPen *pen, PsgAnchor anchor)
{
    return psg_pen_look(pen, VALUE_SIZE, 700, pen->context->style->ink, anchor);
}

static PsgTextLook
date_look(const PsgPen *pen, PsgAnchor anchor)
{
    return psg_pen_look(pen, DATE_SIZE, 400, pen->context->style->muted, anchor);
}

/* Of the figure and its date below it, or of the words that there is none. */
static double
value_height(const PsgPen *pen, const PsgTierFact *fact)
{
    PsgTextLook value = value_look(pen, PSG_ANCHOR_START),
                date = date_look(pen, PSG_ANCHOR_START);
    return fact->value == NULL
               ? psg_pen_cap_height(pen, &date)
               : psg_pen_cap_height(pen, &value) + psg_pen_length(pen, LINE_GAP) +
                     psg_pen_line_height(pen, &date);
}

/* at: the top of it, on the even side. */
static void
draw_value(const PsgPen *pen, const PsgPyramidSide *side, const PsgTierFact *fact,
           PsgPoint at, double width)
{
    PsgTextLook look = value_look(pen, side->anchor),
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
draw_name(const PsgPen *pen, const PsgPyramidSide *side, size_t tier, PsgPoint at,
          double width)
{
    PsgTextLook look =
        psg_pen_look(pen, NAME_SIZE, 600, pen->context->style->ink, side->anchor);
    double cap = psg_pen_cap_height(pen, &look);
    at.y += cap;
    psg_pen_write_within(pen, &look, at, psg_tier_name(pen->context, tier), width);
    return cap;
}

static PsgInlineNames
flow_of(const PsgPen *pen, const PsgPyramidSide *side, const PsgTierFact *fact,
        double width, double height)
{
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
draw_wide_row(const PsgPen *pen, const PsgPyramidSide *side, const PsgTierFact *fact,
              PsgRect row)
{
    double figure = psg_pen_length(pen, FIGURE_COLUMN),
           gap = psg_pen_length(pen, COLUMN_GAP);
    double width = row.width - figure - gap - psg_pen_length(pen, RATIO_COLUMN);
    double line = psg_inline_names_line_height(pen);
    PsgTextLook name =
        psg_pen_look(pen, NAME_SIZE, 600, pen->context->style->ink, side->anchor);
    double head = psg_pen_cap_height(pen, &name) + psg_pen_length(pen, 2 * LINE_GAP);
    PsgInlineNames flow = flow_of(pen, side, fact, width, row.height * 0.86 - head);
    double height = head + (double)psg_inline_names_lines(pen, &flow) * line;
    PsgPoint at = {even_x(side, 0), row.y + (row.height - height) / 2};
    draw_name(pen, side, fact->tier, at, width);
    at.y += head + line * 0.8;
    psg_inline_names_draw(pen, &flow, at);
    PsgPoint middle = {even_x(side, width + gap),
                       row.y + (row.height - value_height(pen, fact)) / 2};
    draw_value(pen, side, fact, middle, figure);
}

/* All in one column, in the middle of the row. */
static void
draw_narrow_row(const PsgPen *pen, const PsgPyramidSide *side, const PsgTierFact *fact,
                PsgRect row)
{
    double width = row.width - psg_pen_length(pen, RATIO_COLUMN);
    double gap = psg_pen_length(pen, 3 * LINE_GAP),
           line = psg_inline_names_line_height(pen);
    double head = psg_pen_length(pen, NAME_SIZE * 0.73) + gap + value_height(pen, fact);
    PsgInlineNames flow = flow_of(pen, side, fact, width, row.height * 0.94 - head - gap);
    size_t lines = psg_inline_names_lines(pen, &flow);
    double height = head + (lines > 0 ? gap * 0.5 + (double)lines * line : 0);
    PsgPoint at = {even_x(side, 0), row.y + MAX(0, (row.height - height) / 2)};
    at.y += draw_name(pen, side, fact->tier, at, width) + gap;
    draw_value(pen, side, fact, at, width);
    at.y += value_height(pen, fact) + gap * 0.5;
    psg_inline_names_draw(pen, &flow, (PsgPoint){at.x, at.y + line * 0.75});
}

/* From the middle of a tier to the middle of the next, with the ratio in the middle of
 * the line. */
static void
draw_ratio(const PsgPen *pen, const PsgPyramidSide *side, const PsgTierFact *fact)
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

void
psg_pyramid_side_draw(const PsgPen *pen, const PsgPyramidSide *side)
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
