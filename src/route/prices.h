/*
 * What is dear about lines, in pitches, the distance that two of them keep: the same of ways
 * around boxes and of straight lines.
 */
#pragma once

/* A line may be so much longer … */
#define PSG_PRICE_CROSSING                                                               \
    15.0                     /* to save a right-angled crossing; twice that at no angle */
#define PSG_PRICE_NARROW 3.0 /* to keep the usual clearance */
#define PSG_PRICE_LEAVING 1.5  /* times 1 / cosine - 1, to leave a side straight */
#define PSG_PRICE_LOYALTY 10.0 /* less than a crossing, to run as in the former task */

#define PSG_PRICE_BESIDE 12.0  /* times the length on which another line is too near */
#define PSG_LEAST_LEAVING 0.02 /* cosine: with less, a line runs along the side */
#define PSG_LINES_APART 0.75   /* of the pitch: two lines that are nearer look like one */
