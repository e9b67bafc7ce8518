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
    /* its arrow is two strokes, or it has dots at its ends if it has no arrow: kinds with the
     * same line have different ends */
    bool has_other_ends;
    /* a small cross in the middle: the colour alone does not say that it is new */
    bool has_sign;
} PsgEdgeLook;

/* The look of relations of a kind, PSG_NONE included. */
PsgEdgeLook psg_edge_look(const PsgRenderContext *context, size_t relation_kind,
                          bool is_new);

/* The same between two slices: what is added has the accent, and the sign where styles have no
 * colours; what is kept is muted, what is
 * removed is a thin grey line of dashes, whatever its kind. */
PsgEdgeLook psg_edge_look_of_change(const PsgRenderContext *context, size_t relation_kind,
                                    PsgChange change);

/* Of one actor that goes on with the work of another: broad and pale, below lines that the two
 * have. */
PsgEdgeLook psg_edge_look_of_succession(const PsgRenderContext *context);

/* As wide as the step of the weight says, if weights of the landscape differ; what is new is no
 * wider then, and what is quiet narrower. */
void psg_edge_weigh(const PsgRenderContext *context, double weight, PsgEdgeLook *look);

/* Half of what the heaviest relation is wider than a usual one. */
double psg_edge_excess(const PsgRenderContext *context);

/* How long its arrow is; 0: it has none. */
double psg_edge_head(const PsgPen *pen, const PsgEdgeLook *look);

/* A relation is drawn with so many strokes at most: its line, the gap in a double one, its
 * ends, its sign. */
enum { PSG_EDGE_STROKES = 4 };

typedef struct {
    PsgPath *path; /* owned */
    PsgInk ink;
    PsgRole role;
} PsgEdgeStroke;

/* Gives how many there are; of one look always as many, of the same inks. */
size_t psg_edge_strokes(const PsgPen *pen, const PsgPath *path, const PsgEdgeLook *look,
                        PsgEdgeStroke strokes[PSG_EDGE_STROKES]);

/* The path of one of them. Owned by the caller. */
PsgPath *psg_edge_stroke_path(const PsgPen *pen, const PsgPath *path,
                              const PsgEdgeLook *look, size_t index);

/* The tie that a line along the path is, between the two actors. */
PsgSceneTie psg_edge_tie(const PsgPen *pen, const PsgPath *path, const PsgEdgeLook *look,
                         size_t from, size_t to);

/* Along the path, with an arrow at its end if it is directed. */
void psg_edge_draw(const PsgPen *pen, const PsgPath *path, const PsgEdgeLook *look);

/* A straight sample of it across the room: for legends. */
void psg_edge_sample(const PsgPen *pen, PsgRect room, const PsgEdgeLook *look);
