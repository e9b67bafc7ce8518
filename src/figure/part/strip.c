/* The strip of slices. Names give way where there is no room for all: to the marked ones
 * first. */
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

typedef struct {
    const PsgPen *pen;
    PsgPoint at; /* the middle of the first dot */
    double step; /* between two dots */
    char **names;
    size_t count;
    const size_t *marked; /* at most MOST_MARKED */
    size_t marked_count;
    double centres[MOST_MARKED]; /* of the names of marked slices */
} Strip;

static bool
is_marked(const Strip *strip, size_t slice)
{
    for (size_t i = 0; i < strip->marked_count; i++) {
        if (strip->marked[i] == slice) {
            return true;
        }
    }
    return false;
}

static PsgTextLook
look_of(const Strip *strip, bool marked)
{
    const PsgStyle *style = strip->pen->context->style;
    return psg_pen_look(strip->pen, style->size_small, marked ? 700 : 400,
                        marked ? style->ink : style->muted, PSG_ANCHOR_MIDDLE);
}

static double
name_width(const Strip *strip, size_t slice, bool marked)
{
    PsgTextLook look = look_of(strip, marked);
    return psg_pen_width(strip->pen, &look, strip->names[slice]);
}

static double
dot_x(const Strip *strip, size_t slice)
{
    return strip->at.x + (double)slice * strip->step;
}

/* Names of marked slices stand below their dots, unless two of them need the same room:
 * then they move apart, within the strip. */
static void
place_marked(Strip *strip, double left, double right)
{
    for (size_t i = 0; i < strip->marked_count; i++) {
        strip->centres[i] = dot_x(strip, strip->marked[i]);
    }
    if (strip->marked_count < 2) {
        return;
    }
    size_t first = strip->marked[0] < strip->marked[1] ? 0 : 1;
    double *a = &strip->centres[first], *b = &strip->centres[1 - first];
    double half_a = name_width(strip, strip->marked[first], true) / 2;
    double half_b = name_width(strip, strip->marked[1 - first], true) / 2;
    double lack =
        MAX(0, half_a + half_b + psg_pen_length(strip->pen, NAME_GAP) - (*b - *a));
    *a -= lack / 2;
    *b += lack / 2;
    double shift = MAX(0, left - (*a - half_a)) - MAX(0, *b + half_b - right);
    *a += shift;
    *b += shift;
}

/* Every how many slices a name has room. */
static size_t
stride_of(const Strip *strip)
{
    double widest = 0;
    for (size_t i = 0; i < strip->count; i++) {
        widest = MAX(widest, name_width(strip, i, is_marked(strip, i)));
    }
    double room = widest + psg_pen_length(strip->pen, NAME_GAP);
    return (size_t)MAX(1, ceil(room / strip->step));
}

static bool
gives_way(const Strip *strip, size_t slice)
{
    double own = name_width(strip, slice, false);
    for (size_t i = 0; i < strip->marked_count; i++) {
        double between = fabs(strip->centres[i] - dot_x(strip, slice));
        double room = (name_width(strip, strip->marked[i], true) + own) / 2 +
                      psg_pen_length(strip->pen, NAME_GAP);
        if (between < room) {
            return true;
        }
    }
    return false;
}

static void
draw_name(const Strip *strip, size_t slice, double x, bool marked)
{
    PsgTextLook look = look_of(strip, marked);
    PsgPoint at = {x, strip->at.y + psg_pen_length(strip->pen, NAME_BELOW)};
    psg_pen_write(strip->pen, &look, at, strip->names[slice]);
}

static void
draw_stop(const Strip *strip, size_t slice, size_t stride)
{
    const PsgStyle *style = strip->pen->context->style;
    bool marked = is_marked(strip, slice);
    PsgPoint at = {dot_x(strip, slice), strip->at.y};
    double radius = marked ? psg_pen_length(strip->pen, MARKED_DOT)
                           : MIN(psg_pen_length(strip->pen, DOT), strip->step / 4);
    PsgInk dot = {.fill = marked ? style->ink : style->muted};
    PsgRect box = psg_rect_around(at, (PsgSize){2 * radius, 2 * radius});
    psg_scene_box(strip->pen->scene, box, radius, &dot);
    for (size_t i = 0; i < strip->marked_count; i++) {
        if (strip->marked[i] == slice) {
            draw_name(strip, slice, strip->centres[i], true);
        }
    }
    if (!marked && slice % stride == 0 && !gives_way(strip, slice)) {
        draw_name(strip, slice, at.x, false);
    }
}

static void
draw_line(const Strip *strip)
{
    PsgPoint end = {dot_x(strip, strip->count - 1), strip->at.y};
    PsgInk ink = {.stroke = strip->pen->context->style->faint,
                  .width = psg_pen_length(strip->pen, LINE_WIDTH)};
    psg_pen_line(strip->pen, strip->at, end, &ink);
}

/* Cut where they are too long. */
static char **
names_of(const PsgPen *pen, double most)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 700, style->ink, PSG_ANCHOR_MIDDLE);
    size_t count = pen->context->landscape->slice_count;
    char **names = g_new0(char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        g_autofree char *title = psg_context_slice_title(pen->context, i, NULL);
        names[i] = psg_ruler_cut(pen->ruler, &look.font, title, most);
    }
    return names;
}

void
psg_strip_draw(const PsgPen *pen, PsgPoint at, double width, const size_t *marked,
               size_t marked_count)
{
    size_t count = pen->context->landscape->slice_count;
    if (count < 2) {
        return; /* a strip of one tells nothing */
    }
    g_auto(GStrv) names = names_of(pen, width * WIDEST_NAME);
    Strip strip = {.pen = pen,
                   .at = at,
                   .names = names,
                   .count = count,
                   .marked = marked,
                   .marked_count = MIN(marked_count, MOST_MARKED)};
    /* The names begin and end with the margins, also where they are marked: no dot moves
     * from page to page. */
    double first = name_width(&strip, 0, true) / 2,
           last = name_width(&strip, count - 1, true) / 2;
    strip.at.x += first;
    strip.step = MIN((width - first - last) / (double)(count - 1),
                     psg_pen_length(pen, WIDEST_STEP));
    place_marked(&strip, at.x, at.x + width);
    psg_pen_piece(pen, PSG_PART_STRIP);
    draw_line(&strip);
    size_t stride = stride_of(&strip);
    for (size_t i = 0; i < count; i++) {
        psg_scene_show(pen->scene, (PsgPart){PSG_PART_SLICE, i});
        draw_stop(&strip, i, stride);
    }
    psg_pen_end(pen);
}
