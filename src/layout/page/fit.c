/* Points turned by their main axis, then stretched each way as far as their boxes
 * allow. */
#include "layout/page/fit.h"

#include <math.h>

static PsgPoint
mean_of(const PsgPoint *points, size_t count)
{
    PsgPoint sum = {0, 0};
    for (size_t i = 0; i < count; i++) {
        sum.x += points[i].x / (double)count;
        sum.y += points[i].y / (double)count;
    }
    return sum;
}

/* The direction in which the points spread most: the main axis of their covariance. */
static double
main_angle(const PsgPoint *points, size_t count, PsgPoint middle)
{
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (size_t i = 0; i < count; i++) {
        double dx = points[i].x - middle.x;
        double dy = points[i].y - middle.y;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    return 0.5 * atan2(2 * xy, xx - yy);
}

void
psg_fit_turn(PsgPoint *points, size_t count, PsgSize area)
{
    PsgPoint middle = mean_of(points, count);
    double angle = -main_angle(points, count, middle);
    if (area.height > area.width) {
        angle += acos(0.0);
    }
    double cosine = cos(angle);
    double sine = sin(angle);
    for (size_t i = 0; i < count; i++) {
        double dx = points[i].x - middle.x;
        double dy = points[i].y - middle.y;
        points[i] = (PsgPoint){dx * cosine - dy * sine, dx * sine + dy * cosine};
    }
    bool left = count == 0 || points[0].x <= 0;
    bool up = count == 0 || points[0].y <= 0;
    for (size_t i = 0; i < count; i++) {
        points[i].x = left ? points[i].x : -points[i].x;
        points[i].y = up ? points[i].y : -points[i].y;
    }
}

typedef struct {
    double low, high;
} Range;

static Range
range_along(const PsgPoint *points, size_t count, bool vertical)
{
    Range range = {INFINITY, -INFINITY};
    for (size_t i = 0; i < count; i++) {
        double value = vertical ? points[i].y : points[i].x;
        range.low = fmin(range.low, value);
        range.high = fmax(range.high, value);
    }
    return range;
}

/* The largest factor by which the centres may spread so that all boxes stay between 0
 * and room. */
static double
factor_along(const PsgPoint *points, const PsgSize *boxes, size_t count, double room,
             bool vertical)
{
    Range range = range_along(points, count, vertical);
    double factor = INFINITY;
    double middle = (range.low + range.high) / 2;
    for (size_t i = 0; i < count; i++) {
        double away = fabs((vertical ? points[i].y : points[i].x) - middle);
        double half = (vertical ? boxes[i].height : boxes[i].width) / 2;
        if (away > 1e-6 * (range.high - range.low)) {
            factor = fmin(factor, fmax(room / 2 - half, 0) / away);
        }
    }
    return factor;
}

void
psg_fit_stretch(PsgPoint *points, const PsgSize *boxes, size_t count, PsgSize area,
                double limit)
{
    double across = factor_along(points, boxes, count, area.width, false);
    double down = factor_along(points, boxes, count, area.height, true);
    double used_across = fmin(across, down * limit);
    double used_down = fmin(down, across * limit);
    Range x = range_along(points, count, false);
    Range y = range_along(points, count, true);
    for (size_t i = 0; i < count; i++) {
        double dx = points[i].x - (x.low + x.high) / 2;
        double dy = points[i].y - (y.low + y.high) / 2;
        points[i].x = area.width / 2 + (isfinite(used_across) ? dx * used_across : 0);
        points[i].y = area.height / 2 + (isfinite(used_down) ? dy * used_down : 0);
    }
}
