/*
 * Builds a tree of nodes from the root down, within limits: a reader opens lists and maps, attaches
 * what it reads to the innermost one, and takes each off the stack when it ends.
 */
#pragma once

#include "base/arena.h"
#include "base/limits.h"
#include "read/yaml/node.h"

/* A list or map that is not closed yet. */
typedef struct {
    PsgNode *node;
    GPtrArray *children; /* of a map: key, value, key, … */
} PsgTreeLevel;

/* All but the levels, the values and the root is borrowed. */
typedef struct {
    const PsgLimits *limits;
    PsgArena *arena;
    PsgDiagnostics *list; /* NULL: nobody wants to know what is wrong */
    GArray *levels;       /* PsgTreeLevel, from the root down */
    size_t values;
    PsgNode *root; /* NULL until it is whole */
    bool is_over;  /* nothing more is to be read */
} PsgTreeBuilder;

PsgTreeBuilder psg_tree_builder(const PsgLimits *limits, PsgArena *arena,
                                PsgDiagnostics *list);
void psg_tree_builder_clear(PsgTreeBuilder *builder);

/* It is over, since a limit was hit. */
void psg_tree_hit_limit(PsgTreeBuilder *builder, PsgSpan span, const char *what,
                        size_t limit, const char *name);

/* The innermost list or map; NULL: none is open. Borrowed until another is opened or closed. */
PsgTreeLevel *psg_tree_level(const PsgTreeBuilder *builder);

/* Whether what comes next is a key of a map. */
bool psg_tree_next_is_key(const PsgTreeBuilder *builder);

PsgNode *psg_tree_node(const PsgTreeBuilder *builder, PsgNodeKind kind, PsgSpan span);

/* Breaks a scalar that has more characters than a text may have, and tells it. */
void psg_tree_check_text(const PsgTreeBuilder *builder, PsgNode *node);

/* Adds a node to the innermost level, or as the root. */
void psg_tree_attach(PsgTreeBuilder *builder, PsgNode *node);

/* Opens a list or map; where it stands too deep, it is over. */
void psg_tree_open(PsgTreeBuilder *builder, PsgNode *node);

/* Takes the innermost level off, to be filled and attached by the caller, who owns its children. */
PsgTreeLevel psg_tree_pop(PsgTreeBuilder *builder);

/* A list that was taken off gets its items. */
void psg_tree_fill_list(const PsgTreeBuilder *builder, const PsgTreeLevel *level);
