/*
 * Several trees as one: what a folder's files say together.
 */
#pragma once

#include "base/arena.h"
#include "read/yaml/node.h"

/* Joins maps by their keys; where two have the same key, lists are put one after the
 * other, maps are joined in turn, and anything else is an error that names both
 * places. Only `paysage` may stand in every file. At least one root; all are maps. */
const PsgNode *psg_trees_merge(const PsgNode *const *roots, size_t count, PsgArena *arena,
                               PsgDiagnostics *list);
