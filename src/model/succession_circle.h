/*
 * Successions that lead around in a circle, as none can: founding anew does so too, but in the
 * course of time.
 */
#pragma once

#include "model/landscape.h"

/* Of one circle, the succession that closes it. */
typedef struct {
    /* who can't succeed the earlier one: its list, and the place there */
    size_t actor, step;
    /* that one, and the place in its list where the circle goes on */
    size_t earlier, onward;
    /* all successions of it are at one time; else of one none is known */
    bool is_at_once;
} PsgCircle;

/* lists: by actor, whom it succeeds since when. Without the successions that close them there
 * would be no circles. Owned by the caller: PsgCircle. */
GArray *psg_successions_find_circles(const PsgSuccessions *lists, size_t count);
