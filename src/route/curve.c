/*
 * Bends rounded by parabolas.
 *
 * 1. A bend is cut off at the same distance before and behind it: at most half of each
 *    piece, or nearly all of a piece that has no bend at its other end.
 * 2. The cut is bridged by a parabola, as a cubic curve.
 * 3. Where the curve, sampled, meets a box, the distance is made smaller; at last the
 *    bend stays sharp.
 */
#include "route/way.h"

#include "base/segment.h"

#define WIDEST 220.0
#define STRAIGHT_END 16.0
#define SHARPEST 1.0
#define SHRINK 0.7
#define TRIES 16
#define SAMPLES 12
#define KEPT_CLEARANCE 0.35

typedef struct {
    PsgPoint start, corner, end;
} Parabola;

static PsgPoint
parabola_at(const Parabola *curve, double share)
{
    return psg_between(psg_between(curve->start, curve->corner, share),
                       psg_between(curve->corner, curve->end, share), share);
}

static bool
is_clear(const Parabola *curve, const PsgObstacles *obstacles, PsgExempt ends)
{
    PsgExempt nobody = {PSG_NO_BOX, PSG_NO_BOX};
    PsgPoint before = curve->start;
    for (int i = 1; i <= SAMPLES; i++) {
        PsgPoint after = parabola_at(curve, (double)i / SAMPLES);
        if (!psg_obstacles_clear(obstacles, before, after, ends, KEPT_CLEARANCE) ||
            !psg_obstacles_clear(obstacles, before, after, nobody, 0)) {
            return false;
        }
        before = after;
    }
    return true;
}

/* How far from bend `index` its piece towards `neighbour` may be cut. Ends stay
 * straight for a bit, so that an arrow's head points where its line comes from. */
static double
room_towards(const PsgWay *way, size_t index, size_t neighbour)
{
    double length = psg_distance(way->bends[index].at, way->bends[neighbour].at);
    bool ends = neighbour == 0 || neighbour == way->count - 1;
    return ends ? fmax(length / 2, fmin(length * 0.85, length - STRAIGHT_END))
                : length / 2;
}

static Parabola
cut_at(const PsgWay *way, size_t index, double distance)
{
    PsgPoint before = way->bends[index - 1].at;
    PsgPoint here = way->bends[index].at;
    PsgPoint after = way->bends[index + 1].at;
    double back = fmin(1, distance / fmax(psg_distance(here, before), 1e-9));
    double forth = fmin(1, distance / fmax(psg_distance(here, after), 1e-9));
    return (Parabola){psg_between(here, before, back), here,
                      psg_between(here, after, forth)};
}

static void
round_bend(PsgPath *path, const PsgWay *way, size_t index, const PsgObstacles *obstacles)
{
    PsgExempt ends = {way->from, way->to};
    double distance = fmin(WIDEST, fmin(room_towards(way, index, index - 1),
                                        room_towards(way, index, index + 1)));
    for (int try = 0; try < TRIES && distance > SHARPEST; try++, distance *= SHRINK) {
        Parabola curve = cut_at(way, index, distance);
        if (is_clear(&curve, obstacles, ends)) {
            psg_path_line(path, curve.start);
            psg_path_curve(path, psg_between(curve.start, curve.corner, 2.0 / 3),
                           psg_between(curve.end, curve.corner, 2.0 / 3), curve.end);
            return;
        }
    }
    psg_path_line(path, way->bends[index].at);
}

PsgPath *
psg_way_path(const PsgWay *way, const PsgObstacles *obstacles)
{
    PsgPath *path = psg_path_new();
    psg_path_move(path, way->bends[0].at);
    for (size_t index = 1; index + 1 < way->count; index++) {
        round_bend(path, way, index, obstacles);
    }
    psg_path_line(path, way->bends[way->count - 1].at);
    return path;
}
