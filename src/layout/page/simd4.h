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

enum { PSG_LANES4 = 4 };

typedef float PsgFloat4 __attribute__((vector_size(16)));
typedef int32_t PsgInt4 __attribute__((vector_size(16)));

/* So many blocks of lanes hold `count` numbers. */
static inline size_t
psg_float4_blocks(size_t count)
{
    return (count + PSG_LANES4 - 1) / PSG_LANES4;
}

/* One number of an array of lanes. */
static inline float
psg_float4_at(const PsgFloat4 *lanes, size_t index)
{
    return lanes[index / PSG_LANES4][index % PSG_LANES4];
}

static inline void
psg_float4_put(PsgFloat4 *lanes, size_t index, float value)
{
    lanes[index / PSG_LANES4][index % PSG_LANES4] = value;
}

static inline PsgFloat4
psg_float4_of(float value)
{
    return (PsgFloat4){value, value, value, value};
}

static inline PsgFloat4
psg_float4_size(PsgFloat4 lanes)
{
    const int32_t sign = INT32_MAX;
    return (PsgFloat4)((PsgInt4)lanes & (PsgInt4){sign, sign, sign, sign});
}

/* The numbers of those lanes whose bits are set, 0 for the others. */
static inline PsgFloat4
psg_float4_where(PsgInt4 bits, PsgFloat4 lanes)
{
    return (PsgFloat4)((PsgInt4)lanes & bits);
}

static inline float
psg_float4_sum(PsgFloat4 lanes)
{
    return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

/* A middle and a half: of a line from end to end, of a box its size. */
typedef struct {
    PsgFloat4 x, y, half_x, half_y;
} PsgSpan4;

/* Lines whose ends lie on both sides of the other line. */
static inline PsgInt4
psg_span4_cross(PsgSpan4 one, PsgSpan4 other)
{
    PsgFloat4 x = other.x - one.x;
    PsgFloat4 y = other.y - one.y;
    PsgFloat4 turn =
        psg_float4_size(one.half_x * other.half_y - one.half_y * other.half_x);
    PsgFloat4 one_side = psg_float4_size(one.half_x * y - one.half_y * x);
    PsgFloat4 other_side = psg_float4_size(other.half_x * y - other.half_y * x);
    return (one_side < turn) & (other_side < turn);
}

/* Lines that enter boxes: neither an upright, nor a level, nor a line along it
 * lies between them. */
static inline PsgInt4
psg_span4_enter(PsgSpan4 line, PsgSpan4 box)
{
    PsgFloat4 x = box.x - line.x;
    PsgFloat4 y = box.y - line.y;
    PsgFloat4 across = psg_float4_size(line.half_x);
    PsgFloat4 down = psg_float4_size(line.half_y);
    PsgFloat4 side = psg_float4_size(line.half_x * y - line.half_y * x);
    return (psg_float4_size(x) < across + box.half_x) &
           (psg_float4_size(y) < down + box.half_y) &
           (side < across * box.half_y + down * box.half_x);
}
