/* Signs of change on lines: each goes where it has most air. */
#include "figure/network/relation_marks.h"

#include "figure/part/change_mark.h"

#include <math.h>

/* In units of a slide. */
#define RADIUS 6.5
#define HEAD 15.0 /* length of the head of a line that is not new */
#define LEAST_LINE                                                                       \
    48.0 /* of a shorter one a sign would hide what is left beside its head */

#define AIR 1.4 /* as much around a sign is enough, in radii */

/* Tried in this order: the middle of a line is best. */
static const double shares[] = {0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8};

typedef struct {
    const PsgNetworkView *drawn;
    double radius, head;
    GArray *placed; /* of PsgPoint */
    GArray *tips;   /* of PsgPoint: where lines end with a head */
} Marks;

/* To the nearest of the points, with so much room around it. */
static double
air_to(const GArray *points, double around, PsgPoint at)
{
    double air = INFINITY;
    for (guint i = 0; i < points->len; i++) {
        air = fmin(air, psg_distance(g_array_index(points, PsgPoint, i), at) - around);
    }
    return air;
}

/* To the nearest box, head or sign, from the sign's own border. */
static double
air_around(const Marks *marks, PsgPoint at)
{
    double air = fmin(air_to(marks->placed, marks->radius, at),
                      air_to(marks->tips, marks->head, at));
    for (size_t i = 0; i < marks->drawn->view->actor_count; i++) {
        PsgRect box = marks->drawn->boxes[i];
        double dx = fmax(fmax(box.x - at.x, at.x - psg_rect_right(box)), 0);
        double dy = fmax(fmax(box.y - at.y, at.y - psg_rect_bottom(box)), 0);
        air = fmin(air, hypot(dx, dy));
    }
    return air - marks->radius;
}

/* False if it would cover something wherever it stands. */
static bool
place_mark(const Marks *marks, const PsgPath *path, PsgPoint *place)
{
    g_autoptr(GArray) points = psg_path_points(path);
    double most = -INFINITY;
    for (guint i = 0; i < G_N_ELEMENTS(shares) && most < marks->radius * AIR; i++) {
        PsgPoint at = psg_points_at(points, shares[i]);
        double air = air_around(marks, at);
        if (air > most) {
            most = air;
            *place = at;
        }
    }
    if (most < 0) {
        return false;
    }
    g_array_append_val(marks->placed, *place);
    return true;
}

/* Heads of all lines, also of those without a sign. */
static void
find_tips(const PsgPen *pen, const Marks *marks, const GPtrArray *paths)
{
    const PsgView *view = marks->drawn->view;
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgPath *path = g_ptr_array_index(paths, i);
        if (path != NULL && psg_network_view_edge(pen->context, view, i).directed) {
            PsgPoint tip = psg_path_step(path, psg_path_count(path) - 1)->to;
            g_array_append_val(marks->tips, tip);
        }
    }
}

static double
length_of(const PsgPath *path)
{
    g_autoptr(GArray) points = psg_path_points(path);
    double length = 0;
    for (guint i = 1; i < points->len; i++) {
        length += psg_distance(g_array_index(points, PsgPoint, i - 1),
                               g_array_index(points, PsgPoint, i));
    }
    return length;
}

bool
psg_relation_has_mark_room(const PsgPen *pen, const PsgPath *path)
{
    return length_of(path) >= psg_pen_length(pen, LEAST_LINE);
}

void
psg_relation_marks_draw(const PsgPen *pen, const PsgNetworkView *drawn,
                        const GPtrArray *paths)
{
    const PsgView *view = drawn->view;
    g_autoptr(GArray) placed = g_array_new(FALSE, FALSE, sizeof(PsgPoint));
    g_autoptr(GArray) tips = g_array_new(FALSE, FALSE, sizeof(PsgPoint));
    const Marks marks = {drawn, psg_pen_length(pen, RADIUS), psg_pen_length(pen, HEAD),
                         placed, tips};
    find_tips(pen, &marks, paths);
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgPath *path = g_ptr_array_index(paths, i);
        PsgChangeSign sign = psg_change_sign_of_relation(&view->relations[i]);
        bool is_told = sign == PSG_SIGN_ALTERED ||
                       (sign == PSG_SIGN_REMOVED && !psg_view_is_side(view));
        PsgPoint at;
        if (path != NULL && is_told && psg_relation_has_mark_room(pen, path) &&
            place_mark(&marks, path, &at)) {
            psg_change_mark_draw(pen, sign, at, marks.radius);
        }
    }
}
