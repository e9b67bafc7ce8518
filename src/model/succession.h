/*
 * Successions in time: when they took place, and what became of both.
 */
#pragma once

#include "model/landscape.h"

/* "became", "merged", "split", "refounded", "absorbed", "offshoot", "part": for tables. */
const char *psg_succession_word(PsgSuccessionWhat what);

/* Finds of each succession when it took place, and what happened. Where no date was said, it is
 * the end of the one that went, if the successor lives on then, else the beginning of the one
 * that came. `items` of the actors' successions must be allotted from the arena of their
 * landscape: they are made anew there. */
void psg_successions_settle(PsgArena *arena, PsgActor *const *actors, size_t count);

/* The first ended by it, the second began by it. */
bool psg_succession_ends(PsgSuccessionWhat what);
bool psg_succession_begins(PsgSuccessionWhat what);
