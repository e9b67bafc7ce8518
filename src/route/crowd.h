/*
 * The lines that stand already, and what it costs to run amid them.
 *
 * A line that is being looked for must not be among them.
 */
#pragma once

#include "route/way.h"

typedef struct PsgCrowd PsgCrowd;

/* For about so many lines. Two that run beside each other keep the pitch. */
PsgCrowd *psg_crowd_new(PsgSize area, size_t lines, double pitch);
void psg_crowd_free(PsgCrowd *crowd);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgCrowd, psg_crowd_free)

/* The line that is asked for next is so much wider to either side than usual. */
void psg_crowd_ask_for(PsgCrowd *crowd, double half);

/* Keeps no pointer to the way. */
void psg_crowd_add(PsgCrowd *crowd, const PsgWay *way);

/* Takes out what was added for just this way. */
void psg_crowd_remove(PsgCrowd *crowd, const PsgWay *way);

/* What a straight piece from a to b meets. */
typedef struct {
    size_t crossings;
    double slant;  /* sum over them: 0 for a right angle, 1 for hardly any angle */
    double beside; /* length along which it is nearer to a line than the pitch */
} PsgEncounter;

/* With more crossings than `most` it is not counted to its end. */
PsgEncounter psg_crowd_meet(PsgCrowd *crowd, PsgPoint a, PsgPoint b, double most);

/* How many pieces were looked at in all that was asked so far. */
size_t psg_crowd_work(const PsgCrowd *crowd);
