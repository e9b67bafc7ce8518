/*
 * A file as a tree of scalars, lists and maps, each with its place.
 *
 * No key of a map occurs twice. Nodes belong to the arena that they were made in, and
 * borrow the input that their spans point into. What was repeated by an alias is the same
 * node once more, not a copy.
 */
#pragma once

#include "base/diagnostics.h"

#include <stdbool.h>

typedef enum {
    PSG_NODE_BROKEN, /* a mistake that was told already: say no more */
    PSG_NODE_SCALAR,
    PSG_NODE_LIST,
    PSG_NODE_MAP,
} PsgNodeKind;

typedef struct PsgNode PsgNode;

typedef struct {
    const PsgNode *key; /* a scalar */
    const PsgNode *value;
} PsgPair;

/* How much a node holds, itself included, aliases expanded. */
typedef struct {
    size_t values; /* keys are not counted */
    size_t bytes;  /* of keys and scalars */
} PsgNodeSize;

struct PsgNode {
    PsgNodeKind kind;
    bool plain;    /* SCALAR: without quotes, so 2013 and true are more than text */
    size_t height; /* of lists and maps in it, itself included; 0 for a scalar */
    PsgNodeSize size;
    PsgSpan span;
    size_t count; /* of items or pairs */
    union {
        const char *string;          /* SCALAR: UTF-8 */
        const PsgNode *const *items; /* LIST */
        const PsgPair *pairs;        /* MAP, in the author's order */
    };
};

/* The value of a key; NULL if there is none, or no map. */
const PsgNode *psg_node_lookup(const PsgNode *map, const char *key);

/* The pair of a key, where its place is needed too; NULL as above. */
const PsgPair *psg_node_pair_lookup(const PsgNode *map, const char *key);

/* Adds what a child holds, and its height, to a list or map that it stands in. */
void psg_node_count(PsgNode *parent, const PsgNode *child);

/* Nothing, or what YAML takes for nothing: ~ and null. */
bool psg_node_is_null(const PsgNode *node);
