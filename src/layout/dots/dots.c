/*
 * From bare points to dots on the page.
 *
 * 1. Who is never tied to anybody stands on a tray, along the bottom (tray.c).
 * 2. The drawing is turned so that its long side lies along the page's, and scaled to what the
 *    tray leaves, each way by its own factor.
 * 3. Crowded parts are widened (density.c).
 * 4. Dots that overlap are moved apart (part.c).
 */
#include "layout/dots/dots.h"

#include "layout/dots/density.h"
#include "layout/dots/part.h"
#include "layout/dots/stands.h"
#include "layout/dots/tray.h"

#include <math.h>

#define LEAST 1e-9
#define FULL                                                                             \
    0.8 /* of the page: what dots in its fullest slice can cover, with their gaps */

/* The direction in which the points are spread most. */
static double
long_axis(const PsgStands *stands)
{
    double x = 0, y = 0, xx = 0, xy = 0, yy = 0, count = (double)stands->count;
    for (size_t i = 0; i < stands->count; i++) {
        x += stands->place[i].x / count;
        y += stands->place[i].y / count;
    }
    for (size_t i = 0; i < stands->count; i++) {
        double dx = stands->place[i].x - x, dy = stands->place[i].y - y;
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
    }
    return 0.5 * atan2(2 * xy, xx - yy);
}

static void
turn(PsgStands *stands, double angle)
{
    double cosine = cos(angle), sine = sin(angle);
    for (size_t i = 0; i < stands->count; i++) {
        PsgPoint at = stands->place[i];
        stands->place[i] =
            (PsgPoint){cosine * at.x - sine * at.y, sine * at.x + cosine * at.y};
    }
}

static PsgRect
extent_of(const PsgStands *stands)
{
    PsgPoint first = {INFINITY, INFINITY}, last = {-INFINITY, -INFINITY};
    for (size_t i = 0; i < stands->count; i++) {
        first.x = fmin(first.x, stands->place[i].x);
        first.y = fmin(first.y, stands->place[i].y);
        last.x = fmax(last.x, stands->place[i].x);
        last.y = fmax(last.y, stands->place[i].y);
    }
    return (PsgRect){first.x, first.y, last.x - first.x, last.y - first.y};
}

/* A drawing that is a line, or a point, stands in the middle. */
static void
stretch(PsgStands *stands, PsgRect page)
{
    PsgRect extent = extent_of(stands);
    PsgPoint from = psg_rect_centre(extent), to = psg_rect_centre(page);
    double across = page.width / fmax(extent.width, LEAST);
    double down = page.height / fmax(extent.height, LEAST);
    for (size_t i = 0; i < stands->count; i++) {
        PsgPoint *at = &stands->place[i];
        at->x = to.x + across * (at->x - from.x);
        at->y = to.y + down * (at->y - from.y);
    }
}

/* The most that dots cover of a page with their gaps, in any slice. */
static double
most_covered(const PsgStands *stands, const PsgLayoutTask *task)
{
    double most = 0;
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        double sum = 0;
        for (size_t i = 0; i < task->actor_count; i++) {
            size_t stand = stands->stand_of[slice * task->actor_count + i];
            sum += stand == PSG_NO_STAND ? 0 : stands->room[stand] * stands->room[stand];
        }
        most = fmax(most, sum);
    }
    return most;
}

static double
largest_box(const PsgLayoutTask *task)
{
    double most = 0;
    for (size_t i = 0; i < task->actor_count; i++) {
        most = fmax(most, task->boxes[i].width + task->gap);
    }
    return most;
}

/* The scale by which the tray leaves enough for the dots of the fullest slice; by halving what
 * it may be. */
static double
scale_that_fits(const PsgLayoutTask *task, const PsgTray *tray, double covered)
{
    PsgSize area = task->area;
    double enough = 0,
           beyond = fmin(area.width, area.height) / fmax(largest_box(task), LEAST);
    beyond = fmin(1, beyond / 2);
    for (int i = 0; i < 30; i++) {
        double scale = i == 0 ? beyond : (enough + beyond) / 2;
        double left = area.height - psg_tray_height(tray, area.width, scale);
        bool fits = left >= 0 && scale * scale * covered <= FULL * area.width * left;
        enough = fits ? scale : enough;
        beyond = fits ? beyond : scale;
    }
    return enough;
}

/* What is not on the tray, above it. */
static double
fit_tied(PsgStands *stands, const PsgLayoutTask *task, PsgRect page, double scale)
{
    double margin = scale * task->gap;
    PsgRect inner = {page.x + margin, page.y + margin, page.width - 2 * margin,
                     page.height - 2 * margin};
    stretch(stands, inner);
    psg_density_even(stands, task, page, scale);
    return psg_dots_part(stands, page, scale);
}

double
psg_dots_fit(const PsgLayoutTask *task, PsgPoint *places, bool may_turn)
{
    g_autoptr(PsgTray) tray = psg_tray_new(task);
    g_autoptr(PsgStands) stands = psg_stands_new(task, places, tray->holds);
    PsgRect page = {0, 0, task->area.width, task->area.height};
    double scale = scale_that_fits(task, tray, most_covered(stands, task));
    double below =
        stands->count == 0 ? page.height : psg_tray_height(tray, page.width, scale);
    for (size_t i = 0; i < task->slice_count * task->actor_count; i++) {
        places[i] = psg_rect_centre(page);
    }
    psg_tray_fill(tray, task, (PsgRect){0, page.height - below, page.width, below}, scale,
                  places);
    if (stands->count > 0) {
        bool is_upright = page.height > page.width;
        if (may_turn) {
            turn(stands, (is_upright ? G_PI_2 : 0) - long_axis(stands));
        }
        page.height -= below;
        scale = fit_tied(stands, task, page, scale);
    }
    psg_stands_spread(stands, task, places);
    return scale;
}
