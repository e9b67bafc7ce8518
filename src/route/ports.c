/*
 * Ends of ways put in order along the sides of boxes.
 *
 * 1. Each end of a way leaves its box where its first piece meets the outline.
 * 2. The ends on one side of a box are moved along it until they stand `spread` apart.
 * 3. An end that can't be moved without running into a box goes back to where it was.
 */
#include "route/way.h"

#include "base/segment.h"
#include "layout/page/spacing.h"

#define INSET 0.12 /* of a side stay free at each of its ends */
#define KEPT_CLEARANCE 0.5

typedef enum { LEFT, TOP, RIGHT, BOTTOM } Side;

typedef struct {
    size_t way;
    bool at_start; /* of the way, else at its end */
    size_t box;
    Side side;
    double place; /* along the side: its x or y */
    double slope; /* of the direction in which it goes, in the order of place */
} Port;

static PsgBend *
end_of(const PsgWay *way, bool at_start)
{
    return at_start ? &way->bends[0] : &way->bends[way->count - 1];
}

static PsgBend *
next_to_end(const PsgWay *way, bool at_start)
{
    return at_start ? &way->bends[1] : &way->bends[way->count - 2];
}

static Side
side_of(PsgRect box, PsgPoint point)
{
    double distances[] = {fabs(point.x - box.x), fabs(point.y - box.y),
                          fabs(point.x - psg_rect_right(box)),
                          fabs(point.y - psg_rect_bottom(box))};
    Side nearest = LEFT;
    for (Side side = TOP; side <= BOTTOM; side++) {
        nearest = distances[side] < distances[nearest] ? side : nearest;
    }
    return nearest;
}

static bool
is_upright(Side side)
{
    return side == LEFT || side == RIGHT;
}

/* Cuts the way's end off at the outline of its box. */
static Port
cut_off(const PsgObstacles *obstacles, const PsgWay *ways, size_t index, bool at_start)
{
    const PsgWay *way = &ways[index];
    size_t box = at_start ? way->from : way->to;
    PsgBend *end = end_of(way, at_start);
    PsgPoint next = next_to_end(way, at_start)->at;
    double part[2];
    if (psg_segment_inside(end->at, next, obstacles->boxes[box], part)) {
        end->at = psg_between(end->at, next, part[1]);
    }
    Side side = side_of(obstacles->boxes[box], end->at);
    double dx = next.x - end->at.x;
    double dy = next.y - end->at.y;
    double slope =
        is_upright(side) ? dy / fmax(fabs(dx), 1e-6) : dx / fmax(fabs(dy), 1e-6);
    return (Port){index, at_start, box, side, is_upright(side) ? end->at.y : end->at.x,
                  slope};
}

static int
compare_numbers(double a, double b)
{
    return a < b ? -1 : a > b;
}

static int
compare_ports(const void *left, const void *right)
{
    const Port *a = left;
    const Port *b = right;
    if (a->box != b->box) {
        return a->box < b->box ? -1 : 1;
    }
    if (a->side != b->side) {
        return a->side < b->side ? -1 : 1;
    }
    if (fabs(a->place - b->place) > 1e-6) {
        return compare_numbers(a->place, b->place);
    }
    if (fabs(a->slope - b->slope) > 1e-9) {
        return compare_numbers(a->slope, b->slope);
    }
    return a->way < b->way ? -1 : a->way > b->way;
}

/* There outlines are round, and a line would end beside the box: better near another one. */
static bool
is_at_corner(PsgRect box, const Port *port)
{
    double low = is_upright(port->side) ? box.y : box.x;
    double length = is_upright(port->side) ? box.height : box.width;
    return port->place < low + length * INSET || port->place > low + length * (1 - INSET);
}

static void
move_port(const PsgObstacles *obstacles, const PsgWay *ways, const Port *port,
          double place)
{
    const PsgWay *way = &ways[port->way];
    PsgBend *end = end_of(way, port->at_start);
    PsgPoint moved = end->at;
    *(is_upright(port->side) ? &moved.y : &moved.x) = place;
    PsgExempt exempt = psg_way_exempt(way, port->at_start ? 0 : way->count - 2);
    double clearance =
        is_at_corner(obstacles->boxes[port->box], port) ? 0 : KEPT_CLEARANCE;
    if (psg_obstacles_clear(obstacles, moved, next_to_end(way, port->at_start)->at,
                            exempt, clearance)) {
        end->at = moved;
    }
}

static void
spread_side(const PsgObstacles *obstacles, const PsgWay *ways, const Port *ports,
            size_t count, double spread)
{
    PsgRect box = obstacles->boxes[ports[0].box];
    bool upright = is_upright(ports[0].side);
    double low = upright ? box.y : box.x;
    double length = upright ? box.height : box.width;
    g_autofree PsgSpaced *spaced = g_new0(PsgSpaced, count);
    for (size_t i = 0; i < count; i++) {
        spaced[i].wanted = ports[i].place;
    }
    psg_spacing_solve(spaced, count, spread, low + length * INSET,
                      low + length * (1 - INSET));
    for (size_t i = 0; i < count; i++) {
        move_port(obstacles, ways, &ports[i], spaced[i].place);
    }
}

void
psg_ports_set(const PsgObstacles *obstacles, PsgWay *ways, size_t count, double spread)
{
    g_autofree Port *ports = g_new(Port, 2 * count + 1);
    size_t port_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (ways[i].from != ways[i].to) {
            ports[port_count++] = cut_off(obstacles, ways, i, true);
            ports[port_count++] = cut_off(obstacles, ways, i, false);
        }
    }
    qsort(ports, port_count, sizeof *ports, compare_ports);
    for (size_t start = 0, end = 0; start < port_count; start = end) {
        while (end < port_count && ports[end].box == ports[start].box &&
               ports[end].side == ports[start].side) {
            end++;
        }
        spread_side(obstacles, ways, ports + start, end - start, spread);
    }
}
