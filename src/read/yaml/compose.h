/*
 * Reading YAML: bytes to a tree.
 *
 * What YAML allows and a landscape has no use for is refused here: keys that are no
 * words, keys given twice, tags, merge keys, several documents, and aliases that go in
 * circles or grow without end.
 */
#pragma once

#include "base/arena.h"
#include "base/limits.h"
#include "read/yaml/node.h"

/* The root of the one document in the input; nodes live in the arena, spans borrow the
 * input. Mistakes go to the list; NULL if they leave no tree to look at. */
const PsgNode *psg_yaml_read(const PsgInput *input, const PsgLimits *limits,
                             PsgArena *arena, PsgDiagnostics *list);
