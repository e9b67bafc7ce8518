/*
 * How a relation is drawn: its line and its arrow.
 */
#pragma once

#include "figure/part/pen.h"

typedef struct {
    PsgLine line;
    PsgColour colour;
    double width;
    bool directed;
    /* its arrow is two strokes: kinds with the same line have different arrows */
    bool is_open;
} PsgEdgeLook;

/* The look of relations of a kind, PSG_NONE included. */
PsgEdgeLook psg_edge_look(const PsgRenderContext *context, size_t relation_kind,
                          bool is_new);

/* The same between two slices: what is added has the accent, what is kept is
 * muted. */
PsgEdgeLook psg_edge_look_of_change(const PsgRenderContext *context, size_t relation_kind,
                                    PsgChange change);

/* Along the path, with an arrow at its end if it is directed. */
void psg_edge_draw(const PsgPen *pen, const PsgPath *path, const PsgEdgeLook *look);

/* A straight sample of it across the room: for legends. */
void psg_edge_sample(const PsgPen *pen, PsgRect room, const PsgEdgeLook *look);
