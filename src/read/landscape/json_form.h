/*
 * A landscape in JSON, as `export --to json` writes it, in the form of docs/format.md: the same
 * tree as its YAML would give, with places in the JSON.
 *
 * What the export adds for programs is left out: days, the latest of dated values, what follows
 * from others.
 */
#pragma once

#include "base/arena.h"
#include "base/limits.h"
#include "read/yaml/node.h"

/* Whether it is such a landscape, and not a graph in JSON. */
bool psg_json_is_landscape(const PsgInput *input);

/* As psg_yaml_read. */
const PsgNode *psg_json_landscape(const PsgInput *input, const PsgLimits *limits,
                                  PsgArena *arena, PsgDiagnostics *list);
