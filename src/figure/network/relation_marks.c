/* Signs of change on lines: each goes where it has most air. */
#include "figure/network/relation_marks.h"

#include "figure/part/change_mark.h"

#include <math.h>

#define RADIUS 6.5 /* in units of a slide */
#define AIR 1.4    /* as much around a sign is enough, in radii */

/* Tried in this order: the middle of a line is best. */
static const double shares[] = {0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8};

typedef struct {
    const PsgNetworkView *drawn;
    double radius;
    GArray *placed; /* of PsgPoint */
} Marks;

/* To the nearest box or sign, from the sign's own border. */
static double
air_around(const Marks *marks, PsgPoint at)
{
    double air = INFINITY;
    for (size_t i = 0; i < marks->drawn->view->actor_count; i++) {
        PsgRect box = marks->drawn->boxes[i];
        double dx = fmax(fmax(box.x - at.x, at.x - psg_rect_right(box)), 0);
        double dy = fmax(fmax(box.y - at.y, at.y - psg_rect_bottom(box)), 0);
        air = fmin(air, hypot(dx, dy) - marks->radius);
    }
    for (guint i = 0; i < marks->placed->len; i++) {
        air = fmin(air, psg_distance(g_array_index(marks->placed, PsgPoint, i), at) -
                            2 * marks->radius);
    }
    return air;
}

/* False if it would cover a box wherever it stands. */
static bool
place_mark(Marks *marks, const PsgPath *path, PsgPoint *place)
{
    g_autoptr(GArray) points = psg_path_points(path);
    PsgPoint best = psg_points_at(points, 0.5);
    double most = air_around(marks, best);
    for (guint i = 1; i < G_N_ELEMENTS(shares) && most < marks->radius * AIR; i++) {
        PsgPoint at = psg_points_at(points, shares[i]);
        double air = air_around(marks, at);
        if (air > most) {
            most = air;
            best = at;
        }
    }
    if (most < -marks->radius / 2) {
        return false;
    }
    g_array_append_val(marks->placed, best);
    *place = best;
    return true;
}

void
psg_relation_marks_draw(const PsgPen *pen, const PsgNetworkView *drawn,
                        const GPtrArray *paths)
{
    const PsgView *view = drawn->view;
    g_autoptr(GArray) placed = g_array_new(FALSE, FALSE, sizeof(PsgPoint));
    Marks marks = {drawn, psg_pen_length(pen, RADIUS), placed};
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgPath *path = g_ptr_array_index(paths, i);
        PsgChange change = view->relations[i].change;
        PsgPoint at;
        if (path != NULL && change != PSG_CHANGE_NONE && place_mark(&marks, path, &at)) {
            psg_change_mark_draw(pen, change, at, marks.radius);
        }
    }
}
