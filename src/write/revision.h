/*
 * How two states of a landscape differ, fact by fact: what was added, removed and changed.
 *
 * A comparison of slices tells what changed in the world; this tells what changed in what is
 * said of it, whatever it is: an actor's name, a relation's dates, a source.
 *
 * Things are matched by id; relations by their ends and kind, events by their title, values by
 * what they are of and when. Several that are alike are matched in their order. What has no match is
 * matched by what else it says: an actor by its name, an event by its date and actors.
 */
#pragma once

#include "model/landscape.h"
#include "write/stream.h"

typedef struct PsgRevision PsgRevision;

/* Copies what it needs. */
PsgRevision *psg_revision_new(const PsgLandscape *before, const PsgLandscape *after);
void psg_revision_free(PsgRevision *revision);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgRevision, psg_revision_free)

bool psg_revision_is_none(const PsgRevision *revision);

/* A headline for each sort of thing, and a line for each thing: "+ actor mso: …",
 * "- relation a -> b: …", "  actor c: name "X" is now "Y"". */
void psg_revision_print(const PsgRevision *revision, PsgStream *out);

/* {what: {added: [{id, was, facts: {name: value}}], removed: [the same],
 * changed: [{id, was, facts: {name: [before, after]}}]}} */
void psg_revision_json(const PsgRevision *revision, PsgStream *out);
