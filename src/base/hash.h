/*
 * Hashes for keys that are alike in most of their bits.
 */
#pragma once

#include <glib.h>
#include <string.h>

/* A hash of so much, and of one value more: multiplied by 2⁶⁴ over the golden ratio (D. E. Knuth,
 * "The Art of Computer Programming", vol. 3, 6.4), so that each bit moves those above it. */
static inline guint64
psg_hash_mix(guint64 hash, guint64 value)
{
    hash = (hash ^ value) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 29);
}

/* Of a double, for g_double_equal: g_double_hash drops all behind the point, so that all from 0 to
 * 1 would be one. For GHashTable. */
static inline guint
psg_hash_double(gconstpointer key)
{
    double number = *(const double *)key + 0.0; /* -0 is 0 */
    guint64 bits;
    memcpy(&bits, &number, sizeof bits);
    return (guint)(psg_hash_mix(0, bits) >> 32);
}
