/*
 * Attributes of nodes and edges, whatever the format of the graph: each is said to the draft by
 * what its name means, and what no name is known for is a property.
 */
#pragma once

#include "read/draft/draft.h"

typedef struct PsgAttributes PsgAttributes;

/* Both are borrowed. name: of the file, for messages about times. */
PsgAttributes *psg_attributes_new(PsgDraft *draft, const char *name);
void psg_attributes_free(PsgAttributes *attributes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgAttributes, psg_attributes_free)

/* Coordinates of this file grow upwards, and not downwards as on a page. */
void psg_attributes_set_upwards(PsgAttributes *attributes, bool is_upwards);

/* What a name means of such a thing, by the wishes of whoever runs it or else by itself. A name
 * that is wished to be another is changed. */
PsgMeaning psg_attributes_meaning(const PsgDraft *draft, PsgDraftWhat what,
                                  const char **name);

/* What follows is said of this thing, until the next begins. The second of its names, kinds and so
 * on is a property. */
void psg_attributes_begin(PsgAttributes *attributes, PsgDraftThing of);
void psg_attributes_say(PsgAttributes *attributes, const char *name, const char *value,
                        PsgSpan span);

/* The same, of which it is sure what is meant; name: of the attribute, for the report. */
void psg_attributes_mean(PsgAttributes *attributes, PsgMeaning meaning, const char *name,
                         const char *value, PsgSpan span);

/* The same of a time, said of the thing that the saying names. */
void psg_attributes_mean_then(PsgAttributes *attributes, const PsgDraftSaying *saying,
                              const char *name, PsgSpan span);

/* Whether the thing at hand has that already. */
bool psg_attributes_has(const PsgAttributes *attributes, PsgMeaning meaning);

/* It was there then, and what it was then; the times may be NULL. */
void psg_attributes_there(PsgAttributes *attributes, const char *start, const char *end,
                          PsgSpan span);
void psg_attributes_say_then(PsgAttributes *attributes, const char *name,
                             const char *value, const char *times[2], PsgSpan span);

/* Says of the thing what takes several attributes: when it was there. */
void psg_attributes_end(PsgAttributes *attributes);

/* Whether the graphs of a file, by their names, are slices: each name holds a number. What was
 * taken for what is told as a guess. */
bool psg_graphs_are_slices(PsgReport *report, const GPtrArray *names, PsgSpan span);
