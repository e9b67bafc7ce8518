/*
 * Seeded random numbers.
 *
 * M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good
 * Algorithms for Random Number Generation", Harvey Mudd College HMC-CS-2014-0905: the
 * member PCG-XSH-RR 64/32.
 */
#include "base/random.h"

#include <glib.h>

#define MULTIPLIER UINT64_C(6364136223846793005)
#define INCREMENT UINT64_C(109) /* stream 54, that of the author's demonstration */

static uint32_t
next(PsgRandom *random)
{
    uint64_t old = random->state;
    random->state = old * MULTIPLIER + INCREMENT;
    uint32_t shifted = (uint32_t)(((old >> 18) ^ old) >> 27);
    uint32_t turn = (uint32_t)(old >> 59);
    return (shifted >> turn) | (shifted << ((32 - turn) & 31));
}

PsgRandom
psg_random_seeded(uint64_t seed)
{
    PsgRandom random = {0};
    next(&random);
    random.state += seed;
    next(&random);
    return random;
}

uint32_t
psg_random_below(PsgRandom *random, uint32_t limit)
{
    g_assert(limit > 0);
    uint32_t surplus =
        (UINT32_MAX - limit + 1) % limit; /* 2³² modulo limit: else some are likelier */
    uint32_t number;
    do {
        number = next(random);
    } while (number < surplus);
    return number % limit;
}

double
psg_random_unit(PsgRandom *random)
{
    double high = next(random) >> 5, low = next(random) >> 6;
    return (high * 0x1p26 + low) * 0x1p-53;
}
