/* Costs of pieces, bends and ends; those that a search can bound come first. */
#include "route/way_cost.h"

#include "base/segment.h"
#include "route/prices.h"

/* In pitches. A line may be so much longer … */
#define TAKEN 4.0 /* to leave a port to somebody else */
#define BEND 2.0  /* to save a bend, */
#define TURN 1.5  /* and so much more, times 1 - cosine, if the bend is sharp */
#define SHORT 3.0 /* a piece that is shorter than this looks like a kink, … */
#define SLANT 1.0 /* to be upright or level instead of leaning a little */

#define KINK 2.0     /* … times what it lacks */
#define OUTSIDE 8.0  /* times its length: outside of the area */
#define LEAN 0.158   /* tangent of 9 degrees: from here on a slant looks meant */
#define STRAIGHT 0.5 /* in page units: nobody sees a lean of less */

static bool
is_outside(PsgPoint point, PsgSize area)
{
    return point.x < -1e-6 || point.y < -1e-6 || point.x > area.width + 1e-6 ||
           point.y > area.height + 1e-6;
}

double
psg_piece_cost(const PsgSurroundings *around, PsgPoint a, PsgPoint b, double limit)
{
    double pitch = around->pitch;
    double length = psg_distance(a, b);
    double cost = length + KINK * psg_greater(0, SHORT * pitch - length);
    double across = fabs(b.x - a.x), down = fabs(b.y - a.y);
    double lean = psg_lesser(across, down);
    if (lean > STRAIGHT && lean < LEAN * psg_greater(across, down)) {
        cost += SLANT * pitch;
    }
    PsgSize area = around->obstacles->area;
    if (is_outside(a, area) || is_outside(b, area)) {
        cost += (OUTSIDE - 1) * length;
    }
    if (cost >= limit || around->is_alone) {
        return cost;
    }
    double most = (limit - cost) / (PSG_PRICE_CROSSING * pitch);
    PsgEncounter met = psg_crowd_meet(around->crowd, a, b, most);
    double crossed = (double)met.crossings + met.slant;
    return cost + PSG_PRICE_CROSSING * pitch * crossed + PSG_PRICE_BESIDE * met.beside;
}

double
psg_bend_cost(const PsgSurroundings *around, PsgPoint a, PsgPoint b, PsgPoint c)
{
    PsgPoint before = {b.x - a.x, b.y - a.y}, after = {c.x - b.x, c.y - b.y};
    double lengths = psg_greater(psg_distance(a, b) * psg_distance(b, c), 1e-9);
    double cosine = (before.x * after.x + before.y * after.y) / lengths;
    return (BEND + TURN * (1 - cosine)) * around->pitch;
}

double
psg_lane_cost(const PsgSurroundings *around, bool is_inner)
{
    return is_inner ? PSG_PRICE_NARROW * around->pitch : 0;
}

double
psg_least_bend_cost(const PsgSurroundings *around)
{
    return BEND * around->pitch;
}

double
psg_port_cost(const PsgSurroundings *around, const PsgPort *port, PsgPoint next)
{
    double length = psg_greater(psg_distance(port->at, next), 1e-9);
    double out = ((next.x - port->at.x) * port->normal.x +
                  (next.y - port->at.y) * port->normal.y) /
                 length;
    if (out < PSG_LEAST_LEAVING) {
        return (double)INFINITY;
    }
    return port->from_home +
           (TAKEN * port->taken + PSG_PRICE_LEAVING * (1 / out - 1)) * around->pitch;
}

/* Of both ends, seen as ports. */
static double
cost_of_ends(const PsgSurroundings *around, const PsgWay *way, const PsgPort ends[2])
{
    return psg_port_cost(around, &ends[0], way->points[1]) +
           psg_port_cost(around, &ends[1], way->points[way->count - 2]);
}

static void
find_ends(const PsgSurroundings *around, const PsgWay *way, PsgPort ends[2])
{
    ends[0] = psg_port_at(around->ports, way->from, way->points[0]);
    ends[1] = psg_port_at(around->ports, way->to, way->points[way->count - 1]);
}

double
psg_way_cost(const PsgSurroundings *around, const PsgWay *way, bool *is_calm)
{
    size_t last = way->count - 1;
    psg_crowd_ask_for(around->crowd, way->half);
    PsgPort ends[2];
    find_ends(around, way, ends);
    double cost = cost_of_ends(around, way, ends);
    double shortest = ends[0].from_home + ends[1].from_home;
    for (size_t i = 0; i < last; i++) {
        PsgPoint a = way->points[i], b = way->points[i + 1];
        cost += psg_piece_cost(around, a, b, (double)INFINITY);
        cost += i > 0 ? psg_bend_cost(around, way->points[i - 1], a, b) : 0;
        shortest += psg_distance(a, b);
    }
    *is_calm = last == 1 && cost - shortest < around->pitch * SLANT;
    return cost;
}

/* Nearer to a box than lines like to be. */
static bool
is_narrow(const PsgSurroundings *around, const PsgWay *way, size_t index)
{
    return index > 0 && index + 1 < way->count &&
           psg_obstacles_cover(around->obstacles, way->points[index], PSG_CLEAR_WELL);
}

static bool
is_clear(const PsgSurroundings *around, const PsgWay *way, size_t index)
{
    bool is_inner = is_narrow(around, way, index) || is_narrow(around, way, index + 1);
    return psg_obstacles_clear(around->obstacles, way->points[index],
                               way->points[index + 1], psg_way_exempt(way, index),
                               is_inner ? PSG_CLEAR_NARROWLY : PSG_CLEAR_WELL);
}

double
psg_way_cost_below(const PsgSurroundings *around, const PsgWay *way, double limit)
{
    size_t last = way->count - 1;
    psg_crowd_ask_for(around->crowd, way->half);
    PsgPort ends[2];
    find_ends(around, way, ends);
    double cost = cost_of_ends(around, way, ends);
    for (size_t i = 0; i < last && cost < limit; i++) {
        PsgPoint a = way->points[i], b = way->points[i + 1];
        cost += psg_distance(a, b);
        cost += i > 0 ? psg_bend_cost(around, way->points[i - 1], a, b) +
                            psg_lane_cost(around, is_narrow(around, way, i))
                      : 0;
    }
    for (size_t i = 0; i < last && cost < limit; i++) {
        PsgPoint a = way->points[i], b = way->points[i + 1];
        double length = psg_distance(a, b);
        cost += is_clear(around, way, i)
                    ? psg_piece_cost(around, a, b, limit - cost + length) - length
                    : (double)INFINITY;
    }
    return cost < limit ? cost : (double)INFINITY;
}

void
psg_way_set_up(const PsgSurroundings *around, const PsgWay *way)
{
    psg_crowd_add(around->crowd, way);
    psg_ports_take(around->ports, way);
}

void
psg_way_take_out(const PsgSurroundings *around, const PsgWay *way)
{
    psg_crowd_remove(around->crowd, way);
    psg_ports_leave(around->ports, way);
}
