/*
 * How a change is told without words: a sign on a disc, and samples of what is added,
 * removed, changed and kept.
 */
#pragma once

#include "figure/part/legend.h"

/* A plus on the accent, a minus on the ground, a wave on ink; nothing for NONE. */
void psg_change_mark_draw(const PsgPen *pen, PsgChange change, PsgPoint centre,
                          double radius);

/* The colour of the lines that tell it; of NONE that of the quiet ones. */
PsgColour psg_change_colour(const PsgRenderContext *context, PsgChange change);

/* A small box, or a line, as in the figure: for legends and lists. */
void psg_change_sample_actor(const PsgPen *pen, PsgRect room, PsgChange change);
void psg_change_sample_relation(const PsgPen *pen, PsgRect room, PsgChange change);

/* Adds an entry for each change that occurs in the view of two slices, its actors' and
 * its relations' in one. */
void psg_change_add_entries(const PsgRenderContext *context, const PsgView *view,
                            GArray *entries);
