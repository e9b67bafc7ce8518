/*
 * What the author says of a relation, written on its line where there is room.
 */
#pragma once

#include "figure/network/view.h"

typedef struct {
    size_t relation; /* of the view */
    PsgRect place;   /* in its middle the line goes on below */
    char **lines;    /* owned */
} PsgRelationLabel;

/* Those that have a place, in the order of relations: PsgRelationLabel. paths: by the view's
 * relations, NULL for those without a line. None in a comparison, whose list tells them. Owned
 * by the caller. */
GArray *psg_relation_labels_new(const PsgPen *pen, const PsgNetworkView *drawn,
                                const GPtrArray *paths);

void psg_relation_labels_draw(const PsgPen *pen, const PsgNetworkView *drawn,
                              const GPtrArray *paths);

/* One of them, for films. */
void psg_relation_label_draw(const PsgPen *pen, const PsgView *view,
                             const PsgRelationLabel *label);
