/*
 * Where lines may begin and end: places along the sides of boxes, and which are taken.
 */
#pragma once

#include "route/way.h"

typedef struct {
    PsgPoint at;
    PsgPoint normal;  /* away from the box; of length 1 */
    double from_home; /* how far it is from the middle of the box */
    double taken; /* 0: nobody ends nearer than the pitch; for each who does, up to 1 */
} PsgPort;

/* The point lies on the side to which a line leaves there. */
static inline bool
psg_port_faces(const PsgPort *port, PsgPoint point)
{
    return (point.x - port->at.x) * port->normal.x +
               (point.y - port->at.y) * port->normal.y >
           0;
}

typedef struct PsgPorts PsgPorts;

/* Ports stand a pitch apart, or nearer on a box where more ways end than that allows. The
 * ways tell only which boxes they join. */
PsgPorts *psg_ports_new(const PsgObstacles *obstacles, const PsgWay *ways, size_t count,
                        double pitch);
void psg_ports_free(PsgPorts *ports);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgPorts, psg_ports_free)

/* Both ends of the way are taken, or free again. */
void psg_ports_take(PsgPorts *ports, const PsgWay *way);
void psg_ports_leave(PsgPorts *ports, const PsgWay *way);

/* All ports of a box, of PsgPort. */
GArray *psg_ports_of(const PsgPorts *ports, size_t box);

/* The end of a way, at a point of the outline, seen as a port. */
PsgPort psg_port_at(const PsgPorts *ports, size_t box, PsgPoint at);

/* Moves a place to where a line may end on the side on which `at` lies; false if that is where
 * it is already. */
bool psg_port_slide(const PsgPorts *ports, size_t box, PsgPoint at, PsgPoint *place);
