/* The largest rectangle that is free, among all between the edges of what is not. */
#include "read/template/room.h"

#define LEAST_MARGIN                                                                     \
    0.03               /* of the page's side; what a short title keeps is at most twice */
#define WIDE_TITLE 0.6 /* of the page: a narrower one has its margin on one side only */
#define CLEAR 8.0      /* between the room and what stands around it */
#define BACKGROUND 0.5 /* of the body: more than this is not beside it */
#define TOUCHED 0.02   /* of the body: less than this is a corner */
/* Of the room without it: a drawing that leaves less lies behind figures. */
#define MUCH 0.45

enum { MOST_OBSTACLES = 60 }; /* the search takes their third power */

static double
area_of(PsgRect rect)
{
    return rect.width * rect.height;
}

static double
shared_area(PsgRect a, PsgRect b)
{
    double width = fmin(psg_rect_right(a), psg_rect_right(b)) - fmax(a.x, b.x);
    double height = fmin(psg_rect_bottom(a), psg_rect_bottom(b)) - fmax(a.y, b.y);
    return width > 0 && height > 0 ? width * height : 0;
}

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
    double first = *(const double *)a, second = *(const double *)b;
    return first < second ? -1 : first > second;
}

/* The largest stretch of a band that no obstacle enters; obstacles are in order of their left
 * sides. */
static PsgRect
widest(PsgRect band, const GArray *obstacles)
{
    PsgRect best = {band.x, band.y, 0, band.height};
    double left = band.x;
    for (guint i = 0; i <= obstacles->len; i++) {
        bool is_end = i == obstacles->len;
        PsgRect next = is_end ? (PsgRect){psg_rect_right(band), band.y, 0, band.height}
                              : g_array_index(obstacles, PsgRect, i);
        if (!is_end &&
            (next.y >= psg_rect_bottom(band) || psg_rect_bottom(next) <= band.y)) {
            continue;
        }
        double right = fmin(next.x, psg_rect_right(band));
        if (right - left > best.width) {
            best.x = left;
            best.width = right - left;
        }
        left = fmax(left, psg_rect_right(next));
    }
    return best;
}

static PsgRect
largest(PsgRect area, GArray *obstacles)
{
    g_array_sort(obstacles, compare_numbers); /* by x, which stands first in them */
    g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(double));
    double bottom = psg_rect_bottom(area);
    g_array_append_val(edges, area.y);
    g_array_append_val(edges, bottom);
    for (guint i = 0; i < obstacles->len; i++) {
        PsgRect rect = g_array_index(obstacles, PsgRect, i);
        double sides[] = {rect.y, psg_rect_bottom(rect)};
        for (size_t k = 0; k < G_N_ELEMENTS(sides); k++) {
            if (sides[k] > area.y && sides[k] < bottom) {
                g_array_append_val(edges, sides[k]);
            }
        }
    }
    g_array_sort(edges, compare_numbers);
    PsgRect best = {area.x, area.y, 0, 0};
    for (guint i = 0; i < edges->len; i++) {
        for (guint k = i + 1; k < edges->len; k++) {
            double top = g_array_index(edges, double, i);
            PsgRect band = {area.x, top, area.width,
                            g_array_index(edges, double, k) - top};
            PsgRect found =
                area_of(band) > area_of(best) ? widest(band, obstacles) : best;
            best = area_of(found) > area_of(best) ? found : best;
        }
    }
    return best;
}

/* Margins as the title has them. One that does not reach over most of the page has one on the side
 * that it is near, if it is near one. */
static PsgRect
within_margins(const PsgRoomTask *task)
{
    PsgSize page = task->page;
    PsgRect title = task->text;
    double across = LEAST_MARGIN * page.width, down = LEAST_MARGIN * page.height;
    double left = across, right = across;
    if (title.height > 0) {
        double before = title.x, after = page.width - psg_rect_right(title);
        double near = fmin(fmin(before, after), 2 * across);
        bool is_wide = title.width > WIDE_TITLE * page.width;
        left = fmax(is_wide ? before : near, across);
        right = fmax(is_wide ? after : near, across);
        down = fmax(fmin(title.y, page.height - psg_rect_bottom(title)), down);
        down = fmin(down, 2 * LEAST_MARGIN * page.height);
    }
    return (PsgRect){left, down, page.width - left - right, page.height - 2 * down};
}

static void
add_obstacle(GArray *obstacles, PsgRect rect)
{
    PsgRect grown = psg_rect_grow(rect, CLEAR);
    if (obstacles->len < MOST_OBSTACLES) {
        g_array_append_val(obstacles, grown);
    }
}

/* most: of the body that a drawing may cover, to be in the way. */
static PsgRect
room_beside(const PsgRoomTask *task, double most)
{
    g_autoptr(GArray) obstacles = g_array_new(FALSE, FALSE, sizeof(PsgRect));
    if (task->title.height > 0) {
        add_obstacle(obstacles, task->title);
    }
    for (guint i = 0; i < task->footers->len; i++) {
        add_obstacle(obstacles, g_array_index(task->footers, PsgRect, i));
    }
    PsgRect margins = within_margins(task);
    PsgRect body = task->body.height > 0 ? task->body : margins;
    for (guint i = 0; i < task->drawings->len; i++) {
        PsgRect drawing = g_array_index(task->drawings, PsgRect, i);
        if (shared_area(drawing, body) <= most * area_of(body)) {
            add_obstacle(obstacles, drawing);
        }
    }
    return largest(margins, obstacles);
}

PsgRect
psg_room_clear(const PsgRoomTask *task)
{
    return room_beside(task, BACKGROUND);
}

PsgRect
psg_room_find(const PsgRoomTask *task)
{
    PsgRect beside_all = psg_room_clear(task);
    PsgRect beside_few = room_beside(task, TOUCHED);
    return area_of(beside_all) >= MUCH * area_of(beside_few) ? beside_all : beside_few;
}
