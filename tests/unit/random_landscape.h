/*
 * Landscapes that are made by walking the form of a landscape: each key of the format,
 * with values of all sorts that it may have.
 */
#pragma once

#include <stdint.h>

/* A landscape without mistakes, as YAML. Each key that may be left out stands in it or not,
 * by chance. Owned by the caller. */
char *random_landscape(uint64_t seed);

/* One with all keys, and no value that is meant anyhow. key: the number of the one that is
 * left out; -1: none. *path is where that stands, NULL if nothing could be left out. Both
 * are owned by the caller. */
char *whole_landscape(long key, char **path);

/* How many keys there are. */
long whole_landscape_keys(void);
