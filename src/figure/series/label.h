/*
 * Places for labels around their points, so that none lies on another one, on a mark or
 * on a line.
 *
 * A field knows what is taken. Labels come in order of importance: each takes the nearest
 * place that is free, and one that finds none is left out.
 */
#pragma once

#include "base/geometry.h"

#include <glib.h>
#include <stdbool.h>

/* Where a label would like to be. */
typedef enum {
    PSG_SIDE_ABOVE, /* or anywhere near */
    PSG_SIDE_RIGHT, /* or anywhere near */
    PSG_SIDE_BELOW, /* or anywhere near */
    PSG_SIDE_ONLY_ABOVE,
    PSG_SIDE_ONLY_BELOW,
    PSG_SIDE_ONLY_BESIDE, /* left or right */
} PsgSide;

typedef struct {
    PsgSize size;
    PsgPoint at;  /* what it belongs to */
    double reach; /* how far from there it stays */
    PsgSide side;
    bool may_cross; /* better on a line than not at all */
    bool is_near;   /* better nowhere than further away */
} PsgLabelWish;

typedef struct PsgLabelField PsgLabelField;

/* Labels stay within the bounds. */
PsgLabelField *psg_label_field_new(PsgRect bounds);
void psg_label_field_free(PsgLabelField *field);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLabelField, psg_label_field_free)

/* Nothing may lie there. */
void psg_label_field_block(PsgLabelField *field, PsgRect taken);

/* What is drawn from one point to the other is not written over, where that can be. */
void psg_label_field_line(PsgLabelField *field, PsgPoint from, PsgPoint to);

/* Takes a place; false if there is none. */
bool psg_label_field_place(PsgLabelField *field, const PsgLabelWish *wish,
                           PsgRect *place);
