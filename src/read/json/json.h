/*
 * Reading JSON: bytes to a tree, the same tree as YAML gives.
 *
 * The parser is our own: json-glib 1.6 goes down by recursion without a limit, keeps no places of
 * values, rounds the numbers that people use as ids, and refuses the NaN and Infinity that Python
 * writes. Read as well are comments and a comma before a closing bracket, which people write by
 * hand. Numbers, true, false and null are plain scalars, as they are written.
 */
#pragma once

#include "base/arena.h"
#include "base/limits.h"
#include "read/yaml/node.h"

/* The root of the input, which is UTF-8; nodes live in the arena, spans borrow the input.
 * Mistakes go to the list; NULL if they leave no tree. Of a key that is given twice the last
 * value counts, which is told. */
const PsgNode *psg_json_read(const PsgInput *input, const PsgLimits *limits,
                             PsgArena *arena, PsgDiagnostics *list);

/* What stands at the beginning of each list or map, a few levels deep, for those who want to
 * know what the file is: cheap, whatever its size. NULL if it is no JSON; nothing is told. */
const PsgNode *psg_json_outline(const PsgInput *input, PsgArena *arena);
