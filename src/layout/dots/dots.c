/* All slices by one scale and one shift, and dots as large as their nearest neighbours let them. */
#include "layout/dots/dots.h"

#include <math.h>

#define LEAST_DISTANCE 1e-6 /* two on one spot are drawn, as small as nothing */

typedef struct {
    PsgPoint first, last; /* corners */
} Extent;

static bool
is_there(const PsgLayoutTask *task, size_t slice, size_t actor)
{
    return task->presence[slice * task->actor_count + actor];
}

static Extent
extent_of(const PsgLayoutTask *task, const PsgPoint *places)
{
    Extent extent = {{INFINITY, INFINITY}, {-INFINITY, -INFINITY}};
    for (size_t i = 0; i < task->slice_count * task->actor_count; i++) {
        if (task->presence[i]) {
            extent.first.x = fmin(extent.first.x, places[i].x);
            extent.first.y = fmin(extent.first.y, places[i].y);
            extent.last.x = fmax(extent.last.x, places[i].x);
            extent.last.y = fmax(extent.last.y, places[i].y);
        }
    }
    return extent;
}

static void
fill_area(const PsgLayoutTask *task, PsgPoint *places, double margin)
{
    Extent extent = extent_of(task, places);
    double width = fmax(extent.last.x - extent.first.x, LEAST_DISTANCE);
    double height = fmax(extent.last.y - extent.first.y, LEAST_DISTANCE);
    double room_x = task->area.width - 2 * margin,
           room_y = task->area.height - 2 * margin;
    double factor = fmin(room_x / width, room_y / height);
    for (size_t i = 0; i < task->slice_count * task->actor_count; i++) {
        double x = places[i].x - (extent.first.x + extent.last.x) / 2;
        double y = places[i].y - (extent.first.y + extent.last.y) / 2;
        places[i].x = fmax(0, fmin(task->area.width, task->area.width / 2 + factor * x));
        places[i].y =
            fmax(0, fmin(task->area.height, task->area.height / 2 + factor * y));
    }
}

/* The scale by which the nearest of a slice just do not overlap. */
static double
scale_of_slice(const PsgLayoutTask *task, const PsgPoint *places, size_t slice)
{
    double scale = 1;
    for (size_t a = 0; a < task->actor_count; a++) {
        for (size_t b = 0; b < a && is_there(task, slice, a); b++) {
            if (is_there(task, slice, b)) {
                double apart =
                    hypot(places[a].x - places[b].x, places[a].y - places[b].y);
                double wanted =
                    (task->boxes[a].width + task->boxes[b].width) / 2 + task->gap;
                scale = fmin(scale, fmax(apart, LEAST_DISTANCE) / wanted);
            }
        }
    }
    return scale;
}

double
psg_dots_fit(const PsgLayoutTask *task, PsgPoint *places)
{
    double largest = 0, scale = 1;
    for (size_t actor = 0; actor < task->actor_count; actor++) {
        largest = fmax(largest, task->boxes[actor].width);
    }
    double least_side = fmin(task->area.width, task->area.height);
    scale = fmin(1, least_side / fmax(3 * largest, LEAST_DISTANCE));
    fill_area(task, places, scale * largest / 2);
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        double here = scale_of_slice(task, places + slice * task->actor_count, slice);
        scale = fmin(scale, here);
    }
    return scale;
}
