/*
 * Where streams run: in which order they stand in their bands, and how far down.
 *
 * It sees numbers only. Streams are cut into runs, each from one column to another within
 * one band; links are what flows from run to run. Bands stand one below the other.
 */
#pragma once

#include <stddef.h>

typedef struct {
    size_t band;
    size_t first, last; /* columns */
} PsgOrderRun;

/* It reaches `to` in a column that is in that run, and comes from a run that began before:
 * if that has ended, its place is kept free until then. If it began in the same column,
 * the two only want to be near each other. */
typedef struct {
    size_t from, to; /* runs */
    size_t column;
    double weight; /* how wide it is, a run being 1 */
} PsgOrderLink;

typedef struct {
    const PsgOrderRun *runs;
    size_t run_count;
    const PsgOrderLink *links;
    size_t link_count;
    size_t band_count;
} PsgOrderTask;

/* By run, from 0 at the top of its band: those of one band that are there at once are at
 * least 1 apart. lane_counts: by band, the room they need. Owned by the caller. */
double *psg_order_lanes(const PsgOrderTask *task, size_t *lane_counts);

/* The sum of all crossings, weight times weight, if runs stand as these lanes say. */
double psg_order_crossings(const PsgOrderTask *task, const double *lanes);
