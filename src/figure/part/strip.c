/* The strip of slices: names and dots placed once, then drawn. */
#include "figure/part/strip.h"

#include <math.h>

/* In units of a slide. */
#define WIDEST_STEP 190.0
#define DOT 3.5
#define MARKED_DOT 6.5
#define NAME_BELOW 25.0
#define LINE_WIDTH 2.0
#define NAME_GAP 10.0

#define WIDEST_NAME 0.3 /* of the strip's width; a longer name is cut */

enum { MOST_MARKED = 2 };

struct PsgStrip {
    const PsgPen *pen;
    double left, right; /* of all names */
    PsgPoint at;        /* the middle of the first dot */
    double step;        /* between two dots */
    size_t count;
    char **names;
    double *widths[2]; /* of the names, and as they are when marked */
    size_t stride;     /* every how many slices a name has room */
};

/* The names of marked slices: below their dots, or apart where they need the same room. */
typedef struct {
    const size_t *slices;
    size_t count;
    double middles[MOST_MARKED];
} Marked;

static PsgTextLook
look_of(const PsgPen *pen, bool is_marked)
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

/* ---- Where all is ---- */

/* Names are cut where they are too long. */
static void
measure_names(PsgStrip *strip, double most)
{
    const PsgPen *pen = strip->pen;
    PsgTextLook looks[] = {look_of(pen, false), look_of(pen, true)};
    for (size_t i = 0; i < strip->count; i++) {
        g_autofree char *title = psg_context_slice_title(pen->context, i, NULL);
        strip->names[i] = psg_ruler_cut(pen->ruler, &looks[1].font, title, most);
        for (size_t k = 0; k < G_N_ELEMENTS(looks); k++) {
            strip->widths[k][i] = psg_pen_width(pen, &looks[k], strip->names[i]);
        }
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

PsgStrip *
psg_strip_new(const PsgPen *pen, PsgPoint at, double width)
{
    size_t count = pen->context->landscape->slice_count;
    if (count < 2) {
        return NULL;
    }
    PsgStrip *strip = g_new0(PsgStrip, 1);
    strip->pen = pen;
    strip->left = at.x;
    strip->right = at.x + width;
    strip->count = count;
    strip->names = g_new0(char *, count + 1);
    strip->widths[false] = g_new0(double, count);
    strip->widths[true] = g_new0(double, count);
    measure_names(strip, width * WIDEST_NAME);
    /* The names begin and end with the margins, also where they are marked: no dot moves
     * from page to page. */
    double first = strip->widths[true][0] / 2, last = strip->widths[true][count - 1] / 2;
    strip->at = (PsgPoint){at.x + first, at.y};
    strip->step = MIN((width - first - last) / (double)(count - 1),
                      psg_pen_length(pen, WIDEST_STEP));
    strip->stride = stride_of(strip);
    return strip;
}

void
psg_strip_free(PsgStrip *strip)
{
    if (strip != NULL) {
        g_strfreev(strip->names);
        g_free(strip->widths[false]);
        g_free(strip->widths[true]);
        g_free(strip);
    }
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

/* ---- Drawing ---- */

void
psg_strip_draw_line(const PsgStrip *strip)
{
    PsgInk ink = {.stroke = strip->pen->context->style->faint,
                  .width = psg_pen_length(strip->pen, LINE_WIDTH)};
    psg_pen_line(strip->pen, strip->at, psg_strip_dot(strip, strip->count - 1), &ink);
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
    PsgTextLook look = look_of(strip->pen, is_marked);
    PsgPoint at = {x, strip->at.y + psg_pen_length(strip->pen, NAME_BELOW)};
    psg_pen_write(strip->pen, &look, at, strip->names[slice]);
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
