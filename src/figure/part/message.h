/*
 * What a figure says where its author gave no headline: one sentence that is computed, and true.
 *
 * Only who is there counts, as in psg_counts_of_view: who is merely talked of does not. An actor
 * under another name is the same one; a successor is another one.
 */
#pragma once

#include "figure/context.h"

/* Of one slice, against the one before: "9 of 21 actors are new"; of the first one, or where the
 * one before tells nothing, "12 actors, 3 groups, 24 relations". NULL if nobody is there and
 * nobody was. Owned by the caller. */
char *psg_message_of_slice(const PsgRenderContext *context, size_t slice);

/* Of so many slices in order of time, by the first and the last of which something is known: "Of
 * 17 actors in 2007, 16 are still there in 2017; 21 others have come". Of one of them as above.
 * NULL if nobody is there. Owned by the caller. */
char *psg_message_of_span(const PsgRenderContext *context, const size_t *slices,
                          size_t count);

/* The same of those slices of a figure that an axis shows, from when until when it goes. */
char *psg_message_of_window(const PsgRenderContext *context, const PsgFigureSpec *spec,
                            const PsgInterval *window);
