/*
 * What a piece of a page shows: an actor of the landscape, a slice, the page's legend.
 *
 * Whoever draws says it, and items carry it to painters, films and tests: nothing has to be
 * found out again from where things stand.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    PSG_PART_NONE,
    /* Things of the landscape, by their index in its list. */
    PSG_PART_ACTOR,
    PSG_PART_RELATION,
    PSG_PART_GROUP,
    PSG_PART_SLICE,
    PSG_PART_EVENT,
    PSG_PART_TIER,
    PSG_PART_MEASURE,
    PSG_PART_SOURCE,
    /* Pieces of the page. */
    PSG_PART_HEADING,
    PSG_PART_STRIP,
    PSG_PART_LEGEND,
    PSG_PART_SOURCES,
} PsgPartKind;

typedef struct {
    PsgPartKind kind;
    size_t index; /* of a thing of the landscape; else 0 */
} PsgPart;

/* "actor", "strip", "nothing". */
const char *psg_part_word(PsgPartKind kind);

/* Whether it is a thing of the landscape, so that its index says which. */
bool psg_part_has_index(PsgPartKind kind);

bool psg_part_equals(PsgPart a, PsgPart b);
