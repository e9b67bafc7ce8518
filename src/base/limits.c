/* The usual limits. */
#include "base/limits.h"

PsgLimits
psg_limits_default(void)
{
    return (PsgLimits){
        .max_bytes = (size_t)64 << 20,
        .max_depth = 64,
        .max_values = 6000000,
        .max_actors = 20000,
        .max_slices = 1000,
        .max_text = 10000,
    };
}
