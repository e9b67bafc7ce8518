/* Ports of all boxes: an odd number along each side, so that one is in its middle. */
#include "route/ports.h"

#include "base/segment.h"

/* Of a side stays free at each of its ends: there outlines are round or cut, and a line
 * would end beside the shape. */
#define INSET 0.12

/* Of the pitch: what is that far from each other does not touch. */
#define APART 0.95

struct PsgPorts {
    const PsgObstacles *obstacles;
    double *pitch; /* by box */
    GArray **ends; /* by box; of PsgPoint */
};

typedef struct {
    PsgPoint from, to, normal;
} Side;

static void
sides_of(PsgRect box, Side sides[4])
{
    PsgPoint left_top = {box.x, box.y}, right_top = {psg_rect_right(box), box.y};
    PsgPoint left_bottom = {box.x, psg_rect_bottom(box)};
    PsgPoint right_bottom = {psg_rect_right(box), psg_rect_bottom(box)};
    sides[0] = (Side){left_top, right_top, {0, -1}};
    sides[1] = (Side){left_bottom, right_bottom, {0, 1}};
    sides[2] = (Side){left_top, left_bottom, {-1, 0}};
    sides[3] = (Side){right_top, right_bottom, {1, 0}};
}

/* So that all that end there find a port. */
static double
pitch_of_box(PsgRect box, size_t degree, double pitch)
{
    double around = 2 * (box.width + box.height) * (1 - 2 * INSET);
    return degree == 0 ? pitch : psg_lesser(pitch, around / (double)degree);
}

PsgPorts *
psg_ports_new(const PsgObstacles *obstacles, const PsgWay *ways, size_t count,
              double pitch)
{
    PsgPorts *ports = g_new0(PsgPorts, 1);
    g_autofree size_t *degrees = g_new0(size_t, obstacles->count + 1);
    for (size_t i = 0; i < count; i++) {
        size_t is_line = ways[i].from != ways[i].to; /* loops have a corner */
        degrees[ways[i].from] += is_line;
        degrees[ways[i].to] += is_line;
    }
    ports->obstacles = obstacles;
    ports->pitch = g_new(double, obstacles->count + 1);
    ports->ends = g_new(GArray *, obstacles->count + 1);
    for (size_t box = 0; box < obstacles->count; box++) {
        ports->pitch[box] = pitch_of_box(obstacles->boxes[box], degrees[box], pitch);
        ports->ends[box] = g_array_new(FALSE, FALSE, sizeof(PsgPoint));
    }
    return ports;
}

void
psg_ports_free(PsgPorts *ports)
{
    if (ports == NULL) {
        return;
    }
    for (size_t box = 0; box < ports->obstacles->count; box++) {
        g_array_unref(ports->ends[box]);
    }
    g_free(ports->ends);
    g_free(ports->pitch);
    g_free(ports);
}

void
psg_ports_take(PsgPorts *ports, const PsgWay *way)
{
    g_array_append_val(ports->ends[way->from], way->points[0]);
    g_array_append_val(ports->ends[way->to], way->points[way->count - 1]);
}

static void
leave(GArray *ends, PsgPoint end)
{
    for (guint i = 0; i < ends->len; i++) {
        if (psg_point_equals(g_array_index(ends, PsgPoint, i), end)) {
            g_array_remove_index_fast(ends, i);
            return;
        }
    }
}

void
psg_ports_leave(PsgPorts *ports, const PsgWay *way)
{
    leave(ports->ends[way->from], way->points[0]);
    leave(ports->ends[way->to], way->points[way->count - 1]);
}

static PsgPort
port_at(const PsgPorts *ports, size_t box, PsgPoint at, PsgPoint normal)
{
    PsgPoint home = psg_rect_centre(ports->obstacles->boxes[box]);
    PsgPort port = {at, normal, psg_distance(at, home), 0};
    const GArray *ends = ports->ends[box];
    double pitch = ports->pitch[box];
    for (guint i = 0; i < ends->len; i++) {
        double distance = psg_distance(at, g_array_index(ends, PsgPoint, i));
        port.taken += distance < APART * pitch ? 1 - distance / pitch : 0;
    }
    return port;
}

GArray *
psg_ports_of(const PsgPorts *ports, size_t box)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(PsgPort));
    Side sides[4];
    sides_of(ports->obstacles->boxes[box], sides);
    for (size_t i = 0; i < 4; i++) {
        double length = psg_distance(sides[i].from, sides[i].to);
        double pitch = ports->pitch[box];
        double usable = length * (1 - 2 * INSET);
        size_t half = pitch > 0 ? (size_t)(usable / 2 / pitch) : 0;
        for (size_t k = 0; k < 2 * half + 1; k++) {
            double off = ((double)k - (double)half) * pitch;
            double share = length > 0 ? 0.5 + off / length : 0.5;
            PsgPoint at = psg_between(sides[i].from, sides[i].to, share);
            PsgPort port = port_at(ports, box, at, sides[i].normal);
            g_array_append_val(found, port);
        }
    }
    return found;
}

static Side
side_at(const PsgPorts *ports, size_t box, PsgPoint at)
{
    Side sides[4];
    sides_of(ports->obstacles->boxes[box], sides);
    size_t best = 0;
    double least = INFINITY;
    for (size_t i = 0; i < 4; i++) {
        double away = fabs((at.x - sides[i].from.x) * sides[i].normal.x +
                           (at.y - sides[i].from.y) * sides[i].normal.y);
        best = away < least ? i : best;
        least = psg_lesser(away, least);
    }
    return sides[best];
}

PsgPort
psg_port_at(const PsgPorts *ports, size_t box, PsgPoint at)
{
    return port_at(ports, box, at, side_at(ports, box, at).normal);
}

bool
psg_port_slide(const PsgPorts *ports, size_t box, PsgPoint at, PsgPoint *place)
{
    Side side = side_at(ports, box, at);
    double length = psg_distance(side.from, side.to);
    double along = (place->x - side.from.x) * (side.to.x - side.from.x) +
                   (place->y - side.from.y) * (side.to.y - side.from.y);
    double share = length > 0 ? along / length / length : 0.5;
    share = psg_greater(INSET, psg_lesser(share, 1 - INSET));
    *place = psg_between(side.from, side.to, share);
    return !psg_point_equals(*place, at);
}
