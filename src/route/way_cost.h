/*
 * What a way costs: the one measure by which ways are chosen.
 *
 * A cost is a length, in page units. Besides its own length a way costs what makes it hard
 * to follow: crossings, stretches beside other lines, bends, ends that share a port. How much
 * each is worth is told in pitches, the distance that two lines keep.
 */
#pragma once

#include "route/crowd.h"
#include "route/ports.h"

/* The lines and ends that stand already; the way that is weighed must not be among them. */
typedef struct {
    const PsgObstacles *obstacles; /* borrowed */
    PsgCrowd *crowd;
    PsgPorts *ports;
    double pitch;
    bool is_alone; /* what it costs to meet other lines is left out */
} PsgSurroundings;

/* Of a straight piece; what is above the limit is not counted to its end. */
double psg_piece_cost(const PsgSurroundings *around, PsgPoint a, PsgPoint b,
                      double limit);

/* Of a bend at b. */
double psg_bend_cost(const PsgSurroundings *around, PsgPoint a, PsgPoint b, PsgPoint c);

/* Of taking a lane. */
double psg_lane_cost(const PsgSurroundings *around, bool is_inner);

/* Of any bend at all. */
double psg_least_bend_cost(const PsgSurroundings *around);

/* Of beginning or ending at the port, on the way to or from a point; INFINITY if that
 * point lies behind the side, or nearly along it. */
double psg_port_cost(const PsgSurroundings *around, const PsgPort *port, PsgPoint next);

/* Of the whole way. `is_calm` is set to whether it meets nobody and has no bend. */
double psg_way_cost(const PsgSurroundings *around, const PsgWay *way, bool *is_calm);

/* The same, INFINITY if it is not below the limit, or if a box is in the way. */
double psg_way_cost_below(const PsgSurroundings *around, const PsgWay *way, double limit);

/* Puts the way among those that stand, or takes it out. */
void psg_way_set_up(const PsgSurroundings *around, const PsgWay *way);
void psg_way_take_out(const PsgSurroundings *around, const PsgWay *way);
