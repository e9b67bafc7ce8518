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

enum { STEPS = 12 }; /* of a curve */

static PsgPoint
point_of_step(PsgPoint from, const PsgStep *step, double t)
{
    if (step->kind != PSG_STEP_CURVE) {
        return psg_between(from, step->to, t);
    }
    double s = 1 - t, a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
    return (PsgPoint){
        a * from.x + b * step->control1.x + c * step->control2.x + d * step->to.x,
        a * from.y + b * step->control1.y + c * step->control2.y + d * step->to.y};
}

GArray *
psg_path_points(const PsgPath *path)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(PsgPoint));
    PsgPoint first = {0, 0}, from = {0, 0};
    for (size_t i = 0; i < psg_path_count(path); i++) {
        PsgStep step = *psg_path_step(path, i);
        step.to = step.kind == PSG_STEP_CLOSE ? first : step.to;
        first = step.kind == PSG_STEP_MOVE ? step.to : first;
        int steps = step.kind == PSG_STEP_CURVE ? STEPS : 1;
        for (int k = 1; k <= steps; k++) {
            PsgPoint at = point_of_step(from, &step, (double)k / steps);
            g_array_append_val(points, at);
        }
        from = step.to;
    }
    return points;
}

double
psg_points_length(const GArray *points)
{
    double length = 0;
    for (guint i = 1; i < points->len; i++) {
        length += psg_distance(g_array_index(points, PsgPoint, i - 1),
                               g_array_index(points, PsgPoint, i));
    }
    return length;
}

double
psg_path_length(const PsgPath *path)
{
    g_autoptr(GArray) points = psg_path_points(path);
    return psg_points_length(points);
}

PsgPoint
psg_points_at(const GArray *points, double share)
{
    double left = psg_points_length(points) * share;
    for (guint i = 1; i < points->len; i++) {
        PsgPoint a = g_array_index(points, PsgPoint, i - 1);
        PsgPoint b = g_array_index(points, PsgPoint, i);
        double step = psg_distance(a, b);
        if (step > 0 && left <= step) {
            return psg_between(a, b, left / step);
        }
        left -= step;
    }
    return g_array_index(points, PsgPoint, points->len - 1);
}

PsgPoint
psg_path_arrival(const PsgPath *path, size_t index)
{
    const PsgStep *step = psg_path_step(path, index);
    PsgPoint before = step->kind == PSG_STEP_CURVE ? step->control2
                                                   : psg_path_step(path, index - 1)->to;
    double length = psg_distance(before, step->to);
    return length < 1e-6 ? (PsgPoint){1, 0}
                         : (PsgPoint){(step->to.x - before.x) / length,
                                      (step->to.y - before.y) / length};
}

static PsgPoint
back(PsgPoint at, PsgPoint along, double length)
{
    return (PsgPoint){at.x - along.x * length, at.y - along.y * length};
}

PsgPath *
psg_path_shortened(const PsgPath *path, double length)
{
    size_t last = psg_path_count(path) - 1;
    while (last > 1 && psg_path_step(path, last)->kind == PSG_STEP_LINE) {
        double own = psg_distance(psg_path_step(path, last - 1)->to,
                                  psg_path_step(path, last)->to);
        if (own > length) {
            break;
        }
        length -= own;
        last--;
    }
    PsgPoint along = psg_path_arrival(path, last);
    PsgPath *result = psg_path_new();
    for (size_t i = 0; i <= last; i++) {
        const PsgStep *step = psg_path_step(path, i);
        double less = i == last ? length : 0;
        PsgPoint to = back(step->to, along, less);
        if (step->kind == PSG_STEP_MOVE) {
            psg_path_move(result, to);
        } else if (step->kind == PSG_STEP_LINE) {
            psg_path_line(result, to);
        } else if (step->kind == PSG_STEP_CURVE) {
            psg_path_curve(result, step->control1, back(step->control2, along, less), to);
        }
    }
    return result;
}

PsgPath *
psg_path_reversed(const PsgPath *path)
{
    PsgPath *result = psg_path_new();
    size_t last = psg_path_count(path) - 1;
    psg_path_move(result, psg_path_step(path, last)->to);
    for (size_t i = last; i > 0; i--) {
        const PsgStep *step = psg_path_step(path, i);
        PsgPoint to = psg_path_step(path, i - 1)->to;
        if (step->kind == PSG_STEP_CURVE) {
            psg_path_curve(result, step->control2, step->control1, to);
        } else {
            psg_path_line(result, to);
        }
    }
    return result;
}
