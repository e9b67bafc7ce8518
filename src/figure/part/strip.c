/* The strip of slices: dots at even steps, marks where time goes on otherwise, names. */
#include "figure/part/strip.h"

#include <math.h>

/* In units of a slide. */
#define WIDEST_STEP 190.0
#define DOT 3.5
#define MARKED_DOT 6.5
#define DOT_GAP 7.0 /* above a marked dot */
#define LINE_WIDTH 2.0
#define NAME_GAP 10.0
#define BREAK_WIDTH 1.5
#define BREAK_HALF 3.5 /* of the gap in the line, as on the axis of time */

/* Of the letters' size: the line above the names, and these above the labels. */
#define NAME_BELOW 1.4
#define LABEL_BELOW 1.07

#define WIDEST_NAME 0.3 /* of the strip's width; a longer name is cut */
/* Of the shortest step: months, quarters and leap years still count as even. */
#define EVEN_STEP 1.5

enum { MOST_MARKED = 2 };

struct PsgStrip {
    const PsgPen *pen;
    double left, right; /* of all names */
    PsgPoint at;        /* the middle of the first dot */
    double step;        /* between two dots */
    size_t count;
    char **names;
    char **labels;     /* what the author calls slices besides; NULL: nothing */
    bool *breaks;      /* by slice: before it the line does */
    double *widths[2]; /* of the names and labels, and as they are when marked */
    size_t stride;     /* every how many slices a name has room */
};

/* The names of marked slices: below their dots, or apart where they need the same room. */
typedef struct {
    const size_t *slices;
    size_t count;
    double middles[MOST_MARKED];
} Marked;

static PsgTextLook
strip_look(const PsgPen *pen, bool is_marked)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, style->size_small, is_marked ? 700 : 400,
                        is_marked ? style->ink : style->muted, PSG_ANCHOR_MIDDLE);
}

PsgPoint
psg_strip_dot(const PsgStrip *strip, size_t slice)
{
    return (PsgPoint){strip->at.x + (double)slice * strip->step, strip->at.y};
}

/* Names are cut where they are too long. */
static void
measure_names(PsgStrip *strip, double most)
{
    const PsgPen *pen = strip->pen;
    PsgTextLook looks[] = {strip_look(pen, false), strip_look(pen, true)};
    for (size_t i = 0; i < strip->count; i++) {
        g_autofree char *label = NULL;
        g_autofree char *title = psg_context_slice_title(pen->context, i, &label);
        strip->names[i] = psg_ruler_cut(pen->ruler, &looks[1].font, title, most);
        strip->labels[i] =
            label == NULL ? NULL : psg_ruler_cut(pen->ruler, &looks[0].font, label, most);
        double beside =
            label == NULL ? 0 : psg_pen_width(pen, &looks[0], strip->labels[i]);
        for (size_t k = 0; k < G_N_ELEMENTS(looks); k++) {
            double width = psg_pen_width(pen, &looks[k], strip->names[i]);
            strip->widths[k][i] = MAX(width, beside);
        }
    }
}

/* Seconds from the beginning of the slice before to that of this one; PSG_NONE if one of them has
 * none, or time does not go on. */
static size_t
step_before(const PsgLandscape *landscape, size_t slice)
{
    PsgTime before = psg_interval_first(&landscape->slices[slice - 1].when);
    PsgTime here = psg_interval_first(&landscape->slices[slice].when);
    return before == PSG_TIME_FIRST || here <= before ? PSG_NONE
                                                      : (size_t)(here - before);
}

/* Who sees a line without a break may take its steps for even. A single step is even. */
static void
find_breaks(PsgStrip *strip)
{
    const PsgLandscape *landscape = strip->pen->context->landscape;
    size_t shortest = PSG_NONE;
    for (size_t i = 1; i < strip->count; i++) {
        shortest = MIN(shortest, step_before(landscape, i));
    }
    for (size_t i = 1; i < strip->count && strip->count > 2; i++) {
        size_t step = step_before(landscape, i);
        strip->breaks[i] =
            shortest != PSG_NONE &&
            (step == PSG_NONE || (double)step >= EVEN_STEP * (double)shortest);
    }
}

static size_t
stride_of(const PsgStrip *strip)
{
    double widest = 0;
    for (size_t i = 0; i < strip->count; i++) {
        widest = MAX(widest, strip->widths[false][i]);
    }
    double room = widest + psg_pen_length(strip->pen, NAME_GAP);
    return (size_t)MAX(1, ceil(room / strip->step));
}

static bool
has_labels(const PsgRenderContext *context)
{
    for (size_t i = 0; i < context->landscape->slice_count; i++) {
        g_autofree char *label = NULL;
        g_free(psg_context_slice_title(context, i, &label)); /* only the label is asked */
        if (label != NULL) {
            return true;
        }
    }
    return false;
}

/* From the line to the lowest baseline. */
static double
depth(const PsgRenderContext *context)
{
    double rows = NAME_BELOW + (has_labels(context) ? LABEL_BELOW : 0);
    return rows * context->style->size_small * context->page.scale;
}

double
psg_strip_height(const PsgRenderContext *context)
{
    return context->landscape->slice_count < 2
               ? 0
               : depth(context) + (MARKED_DOT + DOT_GAP) * context->page.scale;
}

PsgStrip *
psg_strip_new(const PsgPen *pen, double bottom)
{
    size_t count = pen->context->landscape->slice_count;
    if (count < 2) {
        return NULL;
    }
    PsgRect within = psg_page_within(&pen->context->page, bottom);
    double left = within.x, width = within.width;
    PsgStrip *strip = g_new0(PsgStrip, 1);
    strip->pen = pen;
    strip->left = left;
    strip->right = left + width;
    strip->count = count;
    strip->names = g_new0(char *, count + 1);
    strip->labels = g_new0(char *, count + 1);
    strip->breaks = g_new0(bool, count);
    strip->widths[false] = g_new0(double, count);
    strip->widths[true] = g_new0(double, count);
    measure_names(strip, width * WIDEST_NAME);
    find_breaks(strip);
    /* The names begin and end with the margins, also where they are marked: no dot moves
     * from page to page. */
    double first = strip->widths[true][0] / 2, last = strip->widths[true][count - 1] / 2;
    strip->at = (PsgPoint){left + first, bottom - depth(pen->context)};
    strip->step = MIN((width - first - last) / (double)(count - 1),
                      psg_pen_length(pen, WIDEST_STEP));
    strip->stride = stride_of(strip);
    return strip;
}

void
psg_strip_free(PsgStrip *strip)
{
    if (strip == NULL) {
        return;
    }
    g_strfreev(strip->names);
    for (size_t i = 0; i < strip->count; i++) {
        g_free(strip->labels[i]);
    }
    g_free(strip->labels);
    g_free(strip->breaks);
    g_free(strip->widths[false]);
    g_free(strip->widths[true]);
    g_free(strip);
}

static Marked
place_marked(const PsgStrip *strip, const size_t *slices, size_t count)
{
    Marked marked = {slices, MIN(count, MOST_MARKED), {0, 0}};
    for (size_t i = 0; i < marked.count; i++) {
        marked.middles[i] = psg_strip_dot(strip, slices[i]).x;
    }
    if (marked.count < 2) {
        return marked;
    }
    size_t first = slices[0] < slices[1] ? 0 : 1;
    double *a = &marked.middles[first], *b = &marked.middles[1 - first];
    double half_a = strip->widths[true][slices[first]] / 2;
    double half_b = strip->widths[true][slices[1 - first]] / 2;
    double lack =
        MAX(0, half_a + half_b + psg_pen_length(strip->pen, NAME_GAP) - (*b - *a));
    *a -= lack / 2;
    *b += lack / 2;
    double shift =
        MAX(0, strip->left - (*a - half_a)) - MAX(0, *b + half_b - strip->right);
    *a += shift;
    *b += shift;
    return marked;
}

static bool
has_name(const PsgStrip *strip, size_t slice, const Marked *marked)
{
    bool has_room = slice % strip->stride == 0;
    for (size_t i = 0; i < marked->count; i++) {
        double between = fabs(marked->middles[i] - psg_strip_dot(strip, slice).x);
        double widths =
            strip->widths[true][marked->slices[i]] + strip->widths[false][slice];
        has_room = has_room && slice != marked->slices[i] &&
                   between >= widths / 2 + psg_pen_length(strip->pen, NAME_GAP);
    }
    return has_room;
}

bool
psg_strip_has_name(const PsgStrip *strip, size_t slice, size_t marked)
{
    Marked one = place_marked(strip, &marked, 1);
    return has_name(strip, slice, &one);
}

/* Two slanting strokes with nothing between them, in the middle before a slice. Gives half of
 * what is between. */
static double
draw_break(const PsgStrip *strip, PsgPoint at)
{
    const PsgPen *pen = strip->pen;
    PsgInk ink =
        psg_pen_stroke(pen, pen->context->style->muted, BREAK_WIDTH, PSG_DASH_NONE);
    double half = MIN(psg_pen_length(pen, BREAK_HALF), strip->step / 8);
    for (int side = -1; side <= 1; side += 2) {
        double x = at.x + side * half;
        psg_pen_line(pen, (PsgPoint){x - half / 2, at.y + half * 1.5},
                     (PsgPoint){x + half / 2, at.y - half * 1.5}, &ink);
    }
    return half;
}

void
psg_strip_draw_line(const PsgStrip *strip)
{
    PsgInk ink = psg_pen_stroke(strip->pen, strip->pen->context->style->faint, LINE_WIDTH,
                                PSG_DASH_NONE);
    PsgPoint from = strip->at;
    for (size_t i = 1; i < strip->count; i++) {
        if (strip->breaks[i]) {
            PsgPoint at = {psg_strip_dot(strip, i).x - strip->step / 2, strip->at.y};
            double half = draw_break(strip, at);
            psg_pen_line(strip->pen, from, (PsgPoint){at.x - half, at.y}, &ink);
            from = (PsgPoint){at.x + half, at.y};
        }
    }
    psg_pen_line(strip->pen, from, psg_strip_dot(strip, strip->count - 1), &ink);
}

void
psg_strip_draw_dot(const PsgStrip *strip, size_t slice, bool is_marked)
{
    const PsgStyle *style = strip->pen->context->style;
    double radius = is_marked ? psg_pen_length(strip->pen, MARKED_DOT)
                              : MIN(psg_pen_length(strip->pen, DOT), strip->step / 4);
    PsgInk ink = {.fill = is_marked ? style->ink : style->muted};
    PsgRect box =
        psg_rect_around(psg_strip_dot(strip, slice), (PsgSize){2 * radius, 2 * radius});
    psg_scene_box(strip->pen->scene, box, radius, &ink);
}

static void
draw_name_at(const PsgStrip *strip, size_t slice, bool is_marked, double x)
{
    const PsgPen *pen = strip->pen;
    PsgTextLook look = strip_look(pen, is_marked);
    PsgPoint at = {x, strip->at.y + NAME_BELOW * look.font.size};
    psg_pen_write(pen, &look, at, strip->names[slice]);
    if (strip->labels[slice] != NULL) {
        at.y += LABEL_BELOW * look.font.size;
        look.font.weight = 400;
        psg_pen_write(pen, &look, at, strip->labels[slice]);
    }
}

void
psg_strip_draw_name(const PsgStrip *strip, size_t slice, bool is_marked)
{
    draw_name_at(strip, slice, is_marked, psg_strip_dot(strip, slice).x);
}

static void
draw_stop(const PsgStrip *strip, size_t slice, const Marked *marked)
{
    bool is_marked = false;
    for (size_t i = 0; i < marked->count; i++) {
        is_marked = is_marked || marked->slices[i] == slice;
    }
    psg_strip_draw_dot(strip, slice, is_marked);
    for (size_t i = 0; i < marked->count; i++) {
        if (marked->slices[i] == slice) {
            draw_name_at(strip, slice, true, marked->middles[i]);
        }
    }
    if (!is_marked && has_name(strip, slice, marked)) {
        psg_strip_draw_name(strip, slice, false);
    }
}

void
psg_strip_draw(const PsgStrip *strip, const size_t *marked, size_t marked_count)
{
    Marked placed = place_marked(strip, marked, marked_count);
    psg_pen_piece(strip->pen, PSG_PART_STRIP);
    psg_strip_draw_line(strip);
    for (size_t i = 0; i < strip->count; i++) {
        psg_scene_show(strip->pen->scene, (PsgPart){PSG_PART_SLICE, i});
        draw_stop(strip, i, &placed);
    }
    psg_pen_end(strip->pen);
}
