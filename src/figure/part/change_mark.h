/*
 * How a change is told without words: a sign on a disc, and samples of what is added,
 * removed, changed and kept.
 */
#pragma once

#include "figure/part/legend.h"

/* What a sign says. */
typedef enum {
    PSG_SIGN_NONE,
    PSG_SIGN_ADDED,         /* a plus on the accent */
    PSG_SIGN_REMOVED,       /* a minus on the ground */
    PSG_SIGN_ALTERED,       /* a wave on ink */
    PSG_SIGN_TALKED_OF,     /* three dots on ink: it is talked of now */
    PSG_SIGN_NOT_TALKED_OF, /* three dots on the ground: any more */
} PsgChangeSign;

PsgChangeSign psg_change_sign_of_actor(const PsgViewActor *seen);
PsgChangeSign psg_change_sign_of_relation(const PsgViewRelation *seen);

/* Where one of two slices is shown, what is removed after it stands out as what is added
 * does. */
PsgChange psg_change_as_drawn(const PsgView *view, PsgChange change);

/* Nothing for NONE. */
void psg_change_mark_draw(const PsgPen *pen, PsgChangeSign sign, PsgPoint centre,
                          double radius);

/* The colour of the lines that tell it; of NONE that of the quiet ones. */
PsgColour psg_change_colour(const PsgRenderContext *context, PsgChange change);

/* A small box, or a line, as in the figure: for legends and lists. */
void psg_change_sample_actor(const PsgPen *pen, PsgRect room, PsgChangeSign sign);
void psg_change_sample_relation(const PsgPen *pen, PsgRect room, PsgChangeSign sign);

/* Adds an entry for each sign that occurs in the view of two slices, its actors' and
 * its relations' in one, and for what is unchanged. */
void psg_change_add_entries(const PsgRenderContext *context, const PsgView *view,
                            GArray *entries);
