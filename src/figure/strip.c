/* The strip of slices. Names give way where there is no room for all: to the marked ones first. */
#include "figure/strip.h"

#include <math.h>

/* In units of a slide. */
#define WIDEST_STEP 190.0
#define DOT 3.5
#define MARKED_DOT 6.5
#define NAME_BELOW 25.0
#define LINE_WIDTH 2.0
#define NAME_GAP 10.0

typedef struct {
    const PsgPen *pen;
    PsgPoint at; /* the middle of the first dot */
    double step; /* between two dots */
    char **names;
    size_t count;
    const size_t *marked;
    size_t marked_count;
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
    const PsgStyle *style = strip->pen->setting->style;
    return psg_pen_look(strip->pen, style->size_small, marked ? 700 : 400,
                        marked ? style->ink : style->muted, PSG_ANCHOR_MIDDLE);
}

static double
name_width(const Strip *strip, size_t slice)
{
    PsgTextLook look = look_of(strip, is_marked(strip, slice));
    return psg_pen_width(strip->pen, &look, strip->names[slice]);
}

/* Every how many slices a name has room. */
static size_t
stride_of(const Strip *strip)
{
    double widest = 0;
    for (size_t i = 0; i < strip->count; i++) {
        widest = MAX(widest, name_width(strip, i));
    }
    double room = widest + psg_pen_length(strip->pen, NAME_GAP);
    return (size_t)MAX(1, ceil(room / strip->step));
}

static bool
gives_way(const Strip *strip, size_t slice)
{
    for (size_t i = 0; i < strip->marked_count; i++) {
        size_t marked = strip->marked[i];
        double between = fabs((double)marked - (double)slice) * strip->step;
        double room = (name_width(strip, marked) + name_width(strip, slice)) / 2
                      + psg_pen_length(strip->pen, NAME_GAP);
        if (between < room) {
            return true;
        }
    }
    return false;
}

static void
draw_stop(const Strip *strip, size_t slice, size_t stride)
{
    const PsgStyle *style = strip->pen->setting->style;
    bool marked = is_marked(strip, slice);
    PsgPoint at = {strip->at.x + (double)slice * strip->step, strip->at.y};
    double radius = marked ? psg_pen_length(strip->pen, MARKED_DOT)
                           : MIN(psg_pen_length(strip->pen, DOT), strip->step / 4);
    PsgInk dot = {.fill = marked ? style->ink : style->muted};
    PsgRect box = psg_rect_around(at, (PsgSize){2 * radius, 2 * radius});
    psg_scene_box(strip->pen->scene, box, radius, &dot);
    if (marked || (slice % stride == 0 && !gives_way(strip, slice))) {
        PsgTextLook look = look_of(strip, marked);
        at.y += psg_pen_length(strip->pen, NAME_BELOW);
        psg_pen_write(strip->pen, &look, at, strip->names[slice]);
    }
}

static void
draw_line(const Strip *strip)
{
    g_autoptr(PsgPath) line = psg_path_new();
    psg_path_move(line, strip->at);
    psg_path_line(line, (PsgPoint){strip->at.x + strip->step * (double)(strip->count - 1),
                                   strip->at.y});
    PsgInk ink = {.stroke = strip->pen->setting->style->faint,
                  .width = psg_pen_length(strip->pen, LINE_WIDTH)};
    psg_scene_path(strip->pen->scene, line, &ink);
}

void
psg_strip_draw(const PsgPen *pen, PsgPoint at, double width, const size_t *marked,
               size_t marked_count)
{
    size_t count = pen->setting->landscape->slice_count;
    if (count < 2) {
        return; /* a strip of one tells nothing */
    }
    g_auto(GStrv) names = g_new0(char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        names[i] = psg_setting_slice_title(pen->setting, i, NULL);
    }
    Strip strip = {pen, at, 0, names, count, marked, marked_count};
    double first = name_width(&strip, 0) / 2, last = name_width(&strip, count - 1) / 2;
    strip.at.x += first; /* the names begin and end with the margins */
    strip.step = MIN((width - first - last) / (double)(count - 1), psg_pen_length(pen, WIDEST_STEP));
    psg_pen_group(pen, "strip");
    draw_line(&strip);
    size_t stride = stride_of(&strip);
    for (size_t i = 0; i < count; i++) {
        draw_stop(&strip, i, stride);
    }
    psg_pen_end(pen);
}
