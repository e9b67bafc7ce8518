/*
 * Four tests at once: the innermost loop of the search for a better drawing.
 *
 * Straight lines are kept as their middle and half of the way from end to end, boxes as
 * their middle and half of their size, each number in an array of its own. A lane is one
 * line or box of four that follow each other in such arrays.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum { PSG_LANES = 4 };

typedef float PsgLanes __attribute__((vector_size(16)));
typedef int32_t PsgLaneBits __attribute__((vector_size(16)));

/* So many blocks of lanes hold `count` numbers. */
static inline size_t
psg_lane_blocks(size_t count)
{
    return (count + PSG_LANES - 1) / PSG_LANES;
}

/* One number of an array of lanes. */
static inline float
psg_lane(const PsgLanes *lanes, size_t index)
{
    return lanes[index / PSG_LANES][index % PSG_LANES];
}

static inline void
psg_lane_set(PsgLanes *lanes, size_t index, float value)
{
    lanes[index / PSG_LANES][index % PSG_LANES] = value;
}

static inline PsgLanes
psg_lanes_of(float value)
{
    return (PsgLanes){value, value, value, value};
}

static inline PsgLanes
psg_lanes_size(PsgLanes lanes)
{
    const int32_t sign = INT32_MAX;
    return (PsgLanes)((PsgLaneBits)lanes & (PsgLaneBits){sign, sign, sign, sign});
}

/* The numbers of those lanes whose bits are set, 0 for the others. */
static inline PsgLanes
psg_lanes_where(PsgLaneBits bits, PsgLanes lanes)
{
    return (PsgLanes)((PsgLaneBits)lanes & bits);
}

static inline float
psg_lanes_sum(PsgLanes lanes)
{
    return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

/* A middle and a half: of a line from end to end, of a box its size. */
typedef struct {
    PsgLanes x, y, half_x, half_y;
} PsgLaneSpan;

/* Lines whose ends lie on both sides of the other line. */
static inline PsgLaneBits
psg_lanes_cross(PsgLaneSpan one, PsgLaneSpan other)
{
    PsgLanes x = other.x - one.x;
    PsgLanes y = other.y - one.y;
    PsgLanes turn = psg_lanes_size(one.half_x * other.half_y - one.half_y * other.half_x);
    PsgLanes one_side = psg_lanes_size(one.half_x * y - one.half_y * x);
    PsgLanes other_side = psg_lanes_size(other.half_x * y - other.half_y * x);
    return (one_side < turn) & (other_side < turn);
}

/* Lines that enter boxes: neither an upright, nor a level, nor a line along it
 * lies between them. */
static inline PsgLaneBits
psg_lanes_enter(PsgLaneSpan line, PsgLaneSpan box)
{
    PsgLanes x = box.x - line.x;
    PsgLanes y = box.y - line.y;
    PsgLanes across = psg_lanes_size(line.half_x);
    PsgLanes down = psg_lanes_size(line.half_y);
    PsgLanes side = psg_lanes_size(line.half_x * y - line.half_y * x);
    return (psg_lanes_size(x) < across + box.half_x) &
           (psg_lanes_size(y) < down + box.half_y) &
           (side < across * box.half_y + down * box.half_x);
}
