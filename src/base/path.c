/* An outline or a line, kept as a list of steps. */
#include "base/path.h"

#include <math.h>

/* A quarter of a circle as one cubic curve has its control points this far out. */
#define ROUND 0.5522847498

struct PsgPath {
    GArray *steps; /* PsgStep */
};

PsgPath *
psg_path_new(void)
{
    PsgPath *path = g_new0(PsgPath, 1);
    path->steps = g_array_new(FALSE, FALSE, sizeof(PsgStep));
    return path;
}

PsgPath *
psg_path_copy(const PsgPath *path)
{
    PsgPath *copy = g_new0(PsgPath, 1);
    copy->steps = g_array_copy(path->steps);
    return copy;
}

void
psg_path_free(PsgPath *path)
{
    if (path != NULL) {
        g_array_unref(path->steps);
        g_free(path);
    }
}

void
psg_path_move(PsgPath *path, PsgPoint to)
{
    PsgStep step = {.kind = PSG_STEP_MOVE, .to = to};
    g_array_append_val(path->steps, step);
}

void
psg_path_line(PsgPath *path, PsgPoint to)
{
    PsgStep step = {.kind = PSG_STEP_LINE, .to = to};
    g_array_append_val(path->steps, step);
}

void
psg_path_curve(PsgPath *path, PsgPoint control1, PsgPoint control2, PsgPoint to)
{
    PsgStep step = {PSG_STEP_CURVE, control1, control2, to};
    g_array_append_val(path->steps, step);
}

void
psg_path_close(PsgPath *path)
{
    PsgStep step = {.kind = PSG_STEP_CLOSE};
    g_array_append_val(path->steps, step);
}

void
psg_path_quarter(PsgPath *path, PsgPoint corner, PsgPoint to)
{
    PsgPoint from = g_array_index(path->steps, PsgStep, path->steps->len - 1).to;
    psg_path_curve(path, psg_between(from, corner, ROUND), psg_between(to, corner, ROUND),
                   to);
}

PsgPath *
psg_path_polyline(const PsgPoint *points, size_t count)
{
    PsgPath *path = psg_path_new();
    psg_path_move(path, points[0]);
    for (size_t i = 1; i < count; i++) {
        psg_path_line(path, points[i]);
    }
    return path;
}

PsgPath *
psg_path_polygon(const PsgPoint *points, size_t count)
{
    PsgPath *path = psg_path_polyline(points, count);
    psg_path_close(path);
    return path;
}

size_t
psg_path_count(const PsgPath *path)
{
    return path->steps->len;
}

const PsgStep *
psg_path_step(const PsgPath *path, size_t index)
{
    g_assert(index < path->steps->len);
    return &g_array_index(path->steps, PsgStep, index);
}

bool
psg_path_is_alike(const PsgPath *a, const PsgPath *b)
{
    if (a->steps->len != b->steps->len) {
        return false;
    }
    for (size_t i = 0; i < a->steps->len; i++) {
        if (psg_path_step(a, i)->kind != psg_path_step(b, i)->kind) {
            return false;
        }
    }
    return true;
}

bool
psg_path_equals(const PsgPath *a, const PsgPath *b)
{
    if (!psg_path_is_alike(a, b)) {
        return false;
    }
    for (size_t i = 0; i < psg_path_count(a); i++) {
        const PsgStep *one = psg_path_step(a, i), *other = psg_path_step(b, i);
        bool is_curve = one->kind == PSG_STEP_CURVE;
        if ((one->kind != PSG_STEP_CLOSE && !psg_point_equals(one->to, other->to)) ||
            (is_curve && (!psg_point_equals(one->control1, other->control1) ||
                          !psg_point_equals(one->control2, other->control2)))) {
            return false;
        }
    }
    return true;
}

typedef struct {
    double left, top, right, bottom;
} Extent;

static void
include_point(Extent *extent, PsgPoint point)
{
    extent->left = MIN(extent->left, point.x);
    extent->top = MIN(extent->top, point.y);
    extent->right = MAX(extent->right, point.x);
    extent->bottom = MAX(extent->bottom, point.y);
}

PsgRect
psg_path_bounds(const PsgPath *path)
{
    Extent extent = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (size_t i = 0; i < psg_path_count(path); i++) {
        const PsgStep *step = psg_path_step(path, i);
        if (step->kind == PSG_STEP_CURVE) {
            include_point(&extent, step->control1);
            include_point(&extent, step->control2);
        }
        if (step->kind != PSG_STEP_CLOSE) {
            include_point(&extent, step->to);
        }
    }
    if (extent.left > extent.right) {
        return (PsgRect){0, 0, 0, 0};
    }
    return (PsgRect){extent.left, extent.top, extent.right - extent.left,
                     extent.bottom - extent.top};
}
