/*
 * What the times of a draft mean: all times of a clock decide together how they are read.
 */
#pragma once

#include "base/arena.h"
#include "base/date.h"
#include "read/draft/draft.h"

typedef enum {
    PSG_TIMES_NONE, /* none is said */
    PSG_TIMES_DATES,
    PSG_TIMES_NUMBERS, /* plain numbers */
    PSG_TIMES_NAMES,   /* in an order */
} PsgTimes;

typedef struct PsgClocks PsgClocks;

/* Reads all times that spells and facts of the draft name, and tells what cannot be read. The
 * draft is borrowed, and says nothing more; intervals live in the arena. */
PsgClocks *psg_clocks_new(const PsgDraft *draft, PsgArena *arena);
void psg_clocks_free(PsgClocks *clocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgClocks, psg_clocks_free)

PsgTimes psg_clocks_times(const PsgClocks *clocks, guint32 clock);

/* Equal times are one pointer. NULL: it cannot be read, which was told. */
const PsgInterval *psg_clocks_interval(const PsgClocks *clocks, const PsgDraftTime *time);

/* It is written and cannot be read, in a clock whose times are read. */
bool psg_clocks_is_refused(const PsgClocks *clocks, const PsgDraftTime *time);

/* It says nothing: both of its ends are open. */
bool psg_clocks_is_always(const PsgInterval *when);

/* The names of a clock of names in order, by the place of their year: const char *. */
const GPtrArray *psg_clocks_names(const PsgClocks *clocks);
