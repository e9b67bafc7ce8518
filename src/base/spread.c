/* Things on a line, spread by pooling adjacent violators. */
#include "base/spread.h"

#include <glib.h>

/* A run of things that touch each other: of all of them, where they would like to stand. */
typedef struct {
    double sum;
    size_t count;
} Pool;

bool
psg_spread(PsgSpreadItem *items, size_t count, double first, double last)
{
    double sizes = 0;
    for (size_t i = 0; i < count; i++) {
        sizes += items[i].size;
    }
    if (sizes > last - first) {
        return false;
    }
    g_autofree Pool *pools = g_new(Pool, count + 1);
    size_t pool_count = 0;
    /* with the sizes of those before it taken off, none stands above the one before it */
    double before = 0;
    for (size_t i = 0; i < count; before += items[i].size, i++) {
        pools[pool_count++] = (Pool){items[i].wanted - before - items[i].size / 2, 1};
        while (pool_count > 1) {
            Pool *one = &pools[pool_count - 2], *next = one + 1;
            if (next->sum * (double)one->count >= one->sum * (double)next->count) {
                break;
            }
            one->sum += next->sum;
            one->count += next->count;
            pool_count--;
        }
    }
    before = 0;
    for (size_t i = 0, next = 0; i < pool_count; i++) {
        double mean = pools[i].sum / (double)pools[i].count;
        mean = CLAMP(mean, first, last - sizes);
        for (size_t j = 0; j < pools[i].count; j++, next++) {
            items[next].at = mean + before + items[next].size / 2;
            before += items[next].size;
        }
    }
    return true;
}
