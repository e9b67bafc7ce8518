/* Signs of change on lines: each goes where it has most air. */
#include "figure/network/relation_marks.h"

#include "figure/part/change_mark.h"
#include "figure/part/label_placer.h"

#include <math.h>

/* In units of a slide. */
#define RADIUS 6.5
#define HEAD 15.0 /* length of the head of a line that is not new */
/* of a shorter one a sign would hide what is left beside its head */
#define LEAST_LINE 48.0

#define AIR 1.4 /* as much around a sign is enough, in radii */

#define OFF_MIDDLE 0.6 /* cost of a place at an end of the line */
#define TIGHT 0.5      /* cost of a place with less air */

/* The middle of a line is best. */
static const double shares[] = {0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8};

/* A sign that is to be placed. */
typedef struct {
    size_t relation;
    PsgChangeSign sign;
} Mark;

static PsgRect
square_around(PsgPoint at, double half)
{
    return psg_rect_around(at, (PsgSize){2 * half, 2 * half});
}

/* With air around it, or without. */
static void
offer_places(PsgLabelPlacer *placer, const PsgPath *path, double radius)
{
    g_autoptr(GArray) points = psg_path_points(path);
    const PsgLabel label = {
        .at = psg_points_at(points, 0.5), .weight = 1, .covers_own = true};
    psg_label_placer_add(placer, &label);
    for (size_t i = 0; i < G_N_ELEMENTS(shares); i++) {
        PsgPoint at = psg_points_at(points, shares[i]);
        double cost = OFF_MIDDLE * fabs(shares[i] - 0.5);
        psg_label_placer_offer(placer, square_around(at, radius * (1 + AIR)), cost);
        psg_label_placer_offer(placer, square_around(at, radius), cost + TIGHT);
    }
}

/* Nothing covers boxes, or heads of lines, also of those without a sign. */
static void
block_places(PsgLabelPlacer *placer, const PsgPen *pen, const PsgNetworkView *drawn,
             const GPtrArray *paths)
{
    const PsgView *view = drawn->view;
    for (size_t i = 0; i < view->actor_count; i++) {
        psg_label_placer_box(placer, drawn->boxes[i]);
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgPath *path = g_ptr_array_index(paths, i);
        if (path != NULL && psg_network_view_edge(pen->context, view, i).directed) {
            PsgPoint tip = psg_path_step(path, psg_path_count(path) - 1)->to;
            psg_label_placer_box(placer, square_around(tip, psg_pen_length(pen, HEAD)));
        }
    }
}

bool
psg_relation_has_mark_room(const PsgPen *pen, const PsgPath *path)
{
    return psg_path_length(path) >= psg_pen_length(pen, LEAST_LINE);
}

/* Those that are told. */
static GArray *
marks_of(const PsgPen *pen, const PsgView *view, const GPtrArray *paths)
{
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(Mark));
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgPath *path = g_ptr_array_index(paths, i);
        Mark mark = {i, psg_change_sign_of_relation(&view->relations[i])};
        bool is_told = mark.sign == PSG_SIGN_ALTERED ||
                       (mark.sign == PSG_SIGN_REMOVED && !psg_view_is_side(view));
        if (path != NULL && is_told && psg_relation_has_mark_room(pen, path)) {
            g_array_append_val(marks, mark);
        }
    }
    return marks;
}

void
psg_relation_marks_draw(const PsgPen *pen, const PsgNetworkView *drawn,
                        const GPtrArray *paths)
{
    double radius = psg_pen_length(pen, RADIUS);
    g_autoptr(GArray) marks = marks_of(pen, drawn->view, paths);
    if (marks->len == 0) {
        return;
    }
    g_autoptr(PsgLabelPlacer) placer =
        psg_label_placer_new((PsgRect){0, 0, drawn->page.width, drawn->page.height});
    block_places(placer, pen, drawn, paths);
    for (guint i = 0; i < marks->len; i++) {
        const Mark *mark = &g_array_index(marks, Mark, i);
        offer_places(placer, g_ptr_array_index(paths, mark->relation), radius);
    }
    psg_label_placer_solve(placer);
    for (guint i = 0; i < marks->len; i++) {
        if (psg_label_placer_choice(placer, i) != PSG_NONE) {
            PsgPoint at = psg_rect_centre(psg_label_placer_place(placer, i));
            psg_change_mark_draw(pen, g_array_index(marks, Mark, i).sign, at, radius);
        }
    }
}
