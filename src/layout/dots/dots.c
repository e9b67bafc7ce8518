/*
 * From bare points to dots on the page.
 *
 * 1. Who is never tied to anybody stands on a tray, along the bottom (tray.c). Dots become smaller
 *    until the fullest slice has room for them.
 * 2. The drawing of the others is scaled to the rest of the page, each way by its own factor. Steps
 *    from slice to slice that are too short to have a cause are not made (stands.c).
 * 3. Pinned actors go to their pins, and take along what is around them.
 * 4. Crowded parts are widened (density.c).
 * 5. Tied dots gather (gather.c), and the whole is scaled to the page once more.
 * 6. Dots that overlap are moved apart (part.c).
 */
#include "layout/dots/dots.h"

#include "layout/dots/density.h"
#include "layout/dots/gather.h"
#include "layout/dots/part.h"
#include "layout/dots/stands.h"
#include "layout/dots/tray.h"

#include <math.h>

#define LEAST 1e-9
#define FULL                                                                             \
    0.8 /* of the page: what dots of its fullest slice can cover, as squares with gaps */
/* Dots so large that they would cover so much of the page are pushed a few times, so that small
 * ones do not stand in heaps that are less than a cell of step 4. */
#define LOOSE 0.5
#define LOOSE_PUSHES 20
#define HALVINGS 30
#define MOST_UNEVEN 2.5 /* how much more one way than the other a drawing is stretched */
#define PIN_PUSHES 100
#define STEP 0.5       /* of a dot and its gap: a shorter step is not made */
#define FOLLOWERS 0.15 /* of the page's diagonal: so near to a pin one follows by half */

/* The direction in which the points are spread most. */
static double
long_axis(const PsgLayoutTask *task, const PsgPoint *places)
{
    double x = 0, y = 0, xx = 0, xy = 0, yy = 0, count = 0;
    size_t cells = task->slice_count * task->actor_count;
    for (size_t i = 0; i < cells; i++) {
        x += task->presence[i] ? places[i].x : 0;
        y += task->presence[i] ? places[i].y : 0;
        count += task->presence[i];
    }
    for (size_t i = 0; i < cells; i++) {
        double dx = places[i].x - x / count, dy = places[i].y - y / count;
        if (task->presence[i]) {
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
    }
    return 0.5 * atan2(2 * xy, xx - yy);
}

static void
turn(const PsgLayoutTask *task, PsgPoint *places)
{
    bool is_upright = task->area.height > task->area.width;
    double angle = (is_upright ? G_PI_2 : 0) - long_axis(task, places);
    double cosine = cos(angle), sine = sin(angle);
    for (size_t i = 0; i < task->slice_count * task->actor_count; i++) {
        PsgPoint at = places[i];
        places[i] = (PsgPoint){cosine * at.x - sine * at.y, sine * at.x + cosine * at.y};
    }
}

/* Of those who are there, and not on the tray. */
static PsgRect
extent_of(const PsgLayoutTask *task, const PsgTray *tray, const PsgPoint *places)
{
    PsgPoint first = {INFINITY, INFINITY}, last = {-INFINITY, -INFINITY};
    for (size_t i = 0; i < task->slice_count * task->actor_count; i++) {
        if (task->presence[i] && !tray->holds[i % task->actor_count]) {
            first.x = fmin(first.x, places[i].x);
            first.y = fmin(first.y, places[i].y);
            last.x = fmax(last.x, places[i].x);
            last.y = fmax(last.y, places[i].y);
        }
    }
    return (PsgRect){first.x, first.y, last.x - first.x, last.y - first.y};
}

/* A drawing that is nearly a line stays one: the other way it would show nothing but chance. */
static void
stretch(const PsgLayoutTask *task, PsgRect extent, PsgRect page, PsgPoint *places)
{
    PsgPoint from = psg_rect_centre(extent), to = psg_rect_centre(page);
    double across = page.width / fmax(extent.width, LEAST);
    double down = page.height / fmax(extent.height, LEAST);
    across = fmin(across, MOST_UNEVEN * down);
    down = fmin(down, MOST_UNEVEN * across);
    for (size_t i = 0; i < task->slice_count * task->actor_count; i++) {
        places[i].x = to.x + across * (places[i].x - from.x);
        places[i].y = to.y + down * (places[i].y - from.y);
    }
}

/* The most that dots cover of a page with their gaps, in any slice; without those on the tray. */
static double
most_covered(const PsgLayoutTask *task, const PsgTray *tray)
{
    double most = 0;
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        double sum = 0;
        for (size_t i = 0; i < task->actor_count; i++) {
            double room = psg_dot_room(task, i);
            bool counts =
                task->presence[slice * task->actor_count + i] && !tray->holds[i];
            sum += counts ? room * room : 0;
        }
        most = fmax(most, sum);
    }
    return most;
}

static double
smallest_box(const PsgLayoutTask *task)
{
    double least = task->boxes[0].width;
    for (size_t i = 1; i < task->actor_count; i++) {
        least = fmin(least, task->boxes[i].width);
    }
    return least;
}

/* The scale by which the largest dot takes no more than half of the page. */
static double
largest_scale(const PsgLayoutTask *task)
{
    double most = 0;
    for (size_t i = 0; i < task->actor_count; i++) {
        most = fmax(most, psg_dot_room(task, i));
    }
    return fmin(1, fmin(task->area.width, task->area.height) / fmax(2 * most, LEAST));
}

/* Step 1: the scale by which the tray leaves enough for the dots of the fullest slice. */
static double
scale_that_fits(const PsgLayoutTask *task, const PsgTray *tray)
{
    double covered = most_covered(task, tray);
    double enough = 0, beyond = largest_scale(task);
    for (int i = 0; i < HALVINGS; i++) {
        double scale = i == 0 ? beyond : (enough + beyond) / 2;
        double left = task->area.height - psg_tray_height(tray, task->area.width, scale);
        bool fits =
            left >= 0 && scale * scale * covered <= FULL * task->area.width * left;
        enough = fits ? scale : enough;
        beyond = fits ? beyond : scale;
    }
    return enough;
}

/* Where pinned actors stand, by actor. Those whose pins are too near each other, or to the border,
 * give way. */
static PsgPoint *
pin_places(const PsgLayoutTask *task, double scale)
{
    g_autofree bool *is_loose = g_new0(bool, task->actor_count + 1);
    g_autofree PsgPoint *places =
        g_new0(PsgPoint, task->slice_count * task->actor_count + 1);
    PsgRect page = {0, 0, task->area.width, task->area.height};
    for (size_t i = 0; i < task->slice_count * task->actor_count; i++) {
        const PsgPlacementConstraint *asked = &task->constraints[i % task->actor_count];
        places[i] = (PsgPoint){asked->pin.x * page.width, asked->pin.y * page.height};
        is_loose[i % task->actor_count] = !asked->is_pinned;
    }
    PsgLayoutTask free_task = *task;
    free_task.constraints = NULL;
    g_autoptr(PsgStands) pins = psg_stands_new(&free_task, places, is_loose, 0);
    psg_dots_push(pins, page, scale, 1, PIN_PUSHES);
    PsgPoint *by_actor = g_new0(PsgPoint, task->actor_count + 1);
    for (size_t i = 0; i < pins->count; i++) {
        by_actor[pins->actor[i]] = pins->place[i];
    }
    return by_actor;
}

/* Step 3. Those around a pin follow by a share that falls with the square of the distance. */
static void
go_to_pins(PsgStands *stands, const PsgLayoutTask *task, double scale)
{
    g_autofree PsgPoint *pins = pin_places(task, scale);
    g_autofree PsgPoint *before =
        g_memdup2(stands->place, (stands->count + 1) * sizeof *before);
    g_autofree size_t *fixed = g_new(size_t, stands->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < stands->count; i++) {
        if (stands->is_fixed[i]) {
            stands->place[i] = pins[stands->actor[i]];
            fixed[count++] = i;
        }
    }
    double reach = FOLLOWERS * hypot(task->area.width, task->area.height);
    for (size_t i = 0; i < stands->count; i++) {
        double weights = 1, x = 0, y = 0;
        for (size_t k = 0; k < count && !stands->is_fixed[i]; k++) {
            PsgPoint from = before[fixed[k]], to = stands->place[fixed[k]];
            double dx = before[i].x - from.x, dy = before[i].y - from.y;
            double weight = reach * reach / (dx * dx + dy * dy + LEAST);
            weights += weight;
            x += weight * (to.x - from.x);
            y += weight * (to.y - from.y);
        }
        stands->place[i].x += x / weights;
        stands->place[i].y += y / weights;
    }
}

static bool
are_any_fixed(const PsgStands *stands)
{
    for (size_t i = 0; i < stands->count; i++) {
        if (stands->is_fixed[i]) {
            return true;
        }
    }
    return false;
}

/* Steps 2 to 5, for those who are not on the tray. */
static void
fit_tied(const PsgLayoutTask *task, const PsgTray *tray, PsgRect page, double scale,
         PsgPoint *places)
{
    double margin = scale * (task->gap + smallest_box(task)) / 2;
    PsgRect inner = {page.x + margin, page.y + margin, page.width - 2 * margin,
                     page.height - 2 * margin};
    stretch(task, extent_of(task, tray, places), inner, places);
    g_autoptr(PsgStands) stands = psg_stands_new(task, places, tray->holds, scale * STEP);
    bool are_pinned = are_any_fixed(stands);
    if (are_pinned) {
        go_to_pins(stands, task, scale);
    }
    psg_density_even(stands, task, page, scale);
    double loose = sqrt(LOOSE * page.width * page.height / most_covered(task, tray));
    psg_dots_push(stands, page, scale, fmax(1, loose / scale), LOOSE_PUSHES);
    psg_dots_gather(stands, task, page, scale);
    psg_stands_spread(stands, task, places);
    if (!are_pinned) {
        stretch(task, extent_of(task, tray, places), inner, places);
    }
}

double
psg_dots_fit(const PsgLayoutTask *task, PsgPoint *places, bool may_turn)
{
    g_autoptr(PsgTray) tray = psg_tray_new(task);
    PsgRect page = {0, 0, task->area.width, task->area.height};
    double scale = scale_that_fits(task, tray);
    bool are_tied = isfinite(extent_of(task, tray, places).x);
    double below = are_tied ? psg_tray_height(tray, page.width, scale) : page.height;
    if (are_tied) {
        if (may_turn) {
            turn(task, places);
        }
        PsgRect above = {0, 0, page.width, page.height - below};
        fit_tied(task, tray, above, scale, places);
    }
    psg_tray_fill(tray, task, (PsgRect){0, page.height - below, page.width, below}, scale,
                  places);
    g_autoptr(PsgStands) stands = psg_stands_new(task, places, NULL, 0);
    scale = psg_dots_part(stands, page, scale);
    for (size_t i = 0; i < task->slice_count * task->actor_count; i++) {
        places[i] = psg_rect_centre(page);
    }
    psg_stands_spread(stands, task, places);
    return scale;
}
