/*
 * Bends rounded by parabolas.
 *
 * 1. A bend is cut off at the same distance before and behind it: at most half of each
 *    piece, or nearly all of a piece that has no bend at its other end.
 * 2. The cut is bridged by a parabola, as a cubic curve.
 * 3. Where the curve, sampled, meets a box, or crosses more lines than the bend does, the
 *    distance is made smaller; at last the bend stays sharp.
 */
#include "route/curve.h"

#include "base/segment.h"

#define WIDEST 220.0
#define STRAIGHT_END 16.0
#define SHARPEST 1.0
#define SHRINK 0.7
#define TRIES 16
enum { SAMPLES = 12 };
#define TOLERANCE 1.0 /* in page units */

typedef struct {
    PsgPoint start, corner, end;
} Parabola;

static PsgPoint
parabola_at(const Parabola *curve, double share)
{
    return psg_between(psg_between(curve->start, curve->corner, share),
                       psg_between(curve->corner, curve->end, share), share);
}

/* Of both halves of the bend. */
static PsgClearance
clearance_of(const Parabola *bend, const PsgObstacles *obstacles, PsgExempt ends)
{
    PsgClearance best = PSG_CLEAR_WELL;
    while (best > PSG_CLEAR_OF_BOXES &&
           !(psg_obstacles_clear(obstacles, bend->start, bend->corner, ends, best) &&
             psg_obstacles_clear(obstacles, bend->corner, bend->end, ends, best))) {
        best--;
    }
    return best;
}

/* Comes no nearer to boxes than lines like to be, or than the bend itself is. */
static bool
is_clear(const Parabola *curve, const PsgObstacles *obstacles, PsgExempt ends)
{
    PsgExempt nobody = {PSG_NO_BOX, PSG_NO_BOX};
    PsgClearance clearance = clearance_of(curve, obstacles, ends);
    PsgPoint before = curve->start;
    for (int i = 1; i <= SAMPLES; i++) {
        PsgPoint after = parabola_at(curve, (double)i / SAMPLES);
        if (!psg_obstacles_clear(obstacles, before, after, ends, clearance) ||
            !psg_obstacles_clear(obstacles, before, after, nobody, PSG_CLEAR_OF_BOXES)) {
            return false;
        }
        before = after;
    }
    return true;
}

static PsgEncounter
meeting_of(const Parabola *curve, PsgCrowd *crowd)
{
    PsgEncounter sum = {0};
    PsgPoint before = curve->start;
    for (int i = 1; i <= SAMPLES; i++) {
        PsgPoint after = parabola_at(curve, (double)i / SAMPLES);
        PsgEncounter met = psg_crowd_meet(crowd, before, after, (double)INFINITY);
        sum.crossings += met.crossings;
        sum.beside += met.beside;
        before = after;
    }
    return sum;
}

/* Whether the curve crosses no line that the bend itself does not cross, and runs beside none
 * for longer. */
static bool
meets_no_more(const Parabola *curve, PsgCrowd *crowd)
{
    PsgEncounter in =
        psg_crowd_meet(crowd, curve->start, curve->corner, (double)INFINITY);
    PsgEncounter out = psg_crowd_meet(crowd, curve->corner, curve->end, (double)INFINITY);
    PsgEncounter met = meeting_of(curve, crowd);
    return met.crossings <= in.crossings + out.crossings &&
           met.beside <= in.beside + out.beside + TOLERANCE;
}

/* How far from bend `index` its piece towards `neighbour` may be cut. Ends stay
 * straight for a bit, so that an arrow's head points where its line comes from. */
static double
room_towards(const PsgWay *way, size_t index, size_t neighbour)
{
    double length = psg_distance(way->points[index], way->points[neighbour]);
    bool ends = neighbour == 0 || neighbour == way->count - 1;
    return ends ? fmax(length / 2, fmin(length * 0.85, length - STRAIGHT_END))
                : length / 2;
}

static Parabola
cut_at(const PsgWay *way, size_t index, double distance)
{
    PsgPoint before = way->points[index - 1];
    PsgPoint here = way->points[index];
    PsgPoint after = way->points[index + 1];
    double back = fmin(1, distance / fmax(psg_distance(here, before), 1e-9));
    double forth = fmin(1, distance / fmax(psg_distance(here, after), 1e-9));
    return (Parabola){psg_between(here, before, back), here,
                      psg_between(here, after, forth)};
}

static void
round_bend(PsgPath *path, const PsgWay *way, size_t index, const PsgObstacles *obstacles,
           PsgCrowd *crowd)
{
    PsgExempt ends = {way->from, way->to};
    double distance = fmin(WIDEST, fmin(room_towards(way, index, index - 1),
                                        room_towards(way, index, index + 1)));
    for (int try = 0; try < TRIES && distance > SHARPEST; try++, distance *= SHRINK) {
        Parabola curve = cut_at(way, index, distance);
        if (is_clear(&curve, obstacles, ends) && meets_no_more(&curve, crowd)) {
            psg_path_line(path, curve.start);
            psg_path_curve(path, psg_between(curve.start, curve.corner, 2.0 / 3),
                           psg_between(curve.end, curve.corner, 2.0 / 3), curve.end);
            return;
        }
    }
    psg_path_line(path, way->points[index]);
}

/* Puts the line as it is drawn in the place of its way. */
static void
stand_as_drawn(const PsgWay *way, const PsgPath *path, PsgCrowd *crowd)
{
    g_autoptr(GArray) points = psg_path_points(path);
    const PsgWay drawn = {.from = way->from,
                          .to = way->to,
                          .points = (PsgPoint *)(void *)points->data,
                          .half = way->half,
                          .count = points->len};
    psg_crowd_add(crowd, &drawn);
}

PsgPath *
psg_way_path(const PsgWay *way, const PsgObstacles *obstacles, PsgCrowd *crowd)
{
    PsgPath *path = psg_path_new();
    psg_crowd_remove(crowd, way);
    psg_crowd_ask_for(crowd, way->half);
    psg_path_move(path, way->points[0]);
    for (size_t index = 1; index + 1 < way->count; index++) {
        round_bend(path, way, index, obstacles, crowd);
    }
    psg_path_line(path, way->points[way->count - 1]);
    stand_as_drawn(way, path, crowd);
    return path;
}
