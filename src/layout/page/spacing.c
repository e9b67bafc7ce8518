/*
 * Places along a line that keep their distance: isotonic regression.
 *
 * 1. Subtract from each wanted place what its predecessors take: now places only must not
 *    decrease.
 * 2. Pool neighbours that are in the wrong order, and give each pool its mean (pool
 *    adjacent violators, Barlow et al. 1972, "Statistical inference under order
 *    restrictions").
 * 3. Clamp the pools to the bounds, and add again what was subtracted.
 */
#include "layout/page/spacing.h"

#include <glib.h>
#include <math.h>

typedef struct {
    double sum; /* of the wanted places, less offsets, by their weights */
    double weight;
    size_t count;
} Pool;

double
psg_spacing_length(const PsgSpaced *items, size_t count, double gap)
{
    double length = count == 0 ? 0 : gap * (double)(count - 1);
    for (size_t i = 0; i < count; i++) {
        length += 2 * items[i].half + items[i].before;
    }
    return length;
}

/* Returns the number of pools. */
static size_t
pool_violators(const PsgSpaced *items, size_t count, double gap, Pool *pools)
{
    size_t last = 0;
    double offset = 0;
    for (size_t i = 0; i < count; i++) {
        offset += i == 0 ? 0 : items[i - 1].half + items[i].half + items[i].before + gap;
        double weight = 1 + items[i].extra;
        pools[last++] = (Pool){weight * (items[i].wanted - offset), weight, 1};
        while (last > 1 && pools[last - 1].sum * pools[last - 2].weight <=
                               pools[last - 2].sum * pools[last - 1].weight) {
            pools[last - 2].sum += pools[last - 1].sum;
            pools[last - 2].weight += pools[last - 1].weight;
            pools[last - 2].count += pools[last - 1].count;
            last--;
        }
    }
    return last;
}

void
psg_spacing_solve(PsgSpaced *items, size_t count, double gap, double low, double high)
{
    if (count == 0) {
        return;
    }
    double room = high - low;
    if (count > 1 && psg_spacing_length(items, count, gap) > room) {
        gap = (room - psg_spacing_length(items, count, 0)) / (double)(count - 1);
    }
    double first = low + items[0].before + items[0].half;
    double last =
        high - psg_spacing_length(items, count, gap) + items[0].before + items[0].half;
    g_autofree Pool *pools = g_new(Pool, count);
    size_t pool_count = pool_violators(items, count, gap, pools);
    double offset = 0;
    size_t index = 0;
    for (size_t p = 0; p < pool_count; p++) {
        double mean = pools[p].sum / pools[p].weight;
        double start = fmax(first, fmin(mean, last));
        for (size_t end = index + pools[p].count; index < end; index++) {
            offset += index == 0 ? 0
                                 : items[index - 1].half + items[index].half +
                                       items[index].before + gap;
            items[index].place = start + offset;
        }
    }
}
