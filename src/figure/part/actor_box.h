/*
 * The box of an actor: its shape and outline, its name, and in words what is told of it in
 * the view.
 */
#pragma once

#include "figure/part/legend.h"

/* How boxes of a view are set. */
typedef struct {
    const PsgView *view;
    double shrink; /* by what all lengths are multiplied to make boxes fit, 1 as a rule */
    /* small margins, names in short lines, pills below each other: where many share
     * little room */
    bool is_tight;
    const char *prefix; /* of ids, where a page has several networks; NULL: none */
} PsgBoxManner;

/* By actor, the room that its label needs in all slices where it is seen, shrunk and
 * tight as PsgBoxManner has it; 0 × 0 if it is seen in none. Owned by the caller. The pen
 * needs no scene. */
PsgSize *psg_actor_box_sizes(const PsgPen *pen, double shrink, bool is_tight);

/* The room of a single one, shrunk as the manner says. The pen needs no scene. */
PsgSize psg_actor_box_size(const PsgPen *pen, const PsgBoxManner *manner,
                           const PsgViewActor *seen);

/* How far its outline reaches out of its box. */
double psg_actor_box_outline(const PsgRenderContext *context, const PsgView *view,
                             const PsgViewActor *seen);

/* Draws it in its box. */
void psg_actor_box_draw(const PsgPen *pen, const PsgBoxManner *manner,
                        const PsgViewActor *seen, PsgRect box);

/* Its pieces, for films. */
typedef enum {
    PSG_BOX_OUTLINE,
    PSG_BOX_NAME,
    PSG_BOX_PILLS,
    PSG_BOX_PIECES,
} PsgBoxPiece;

/* All that a piece says and how it looks: where that is the same, it is drawn alike. Empty: the
 * box has none. Owned by the caller. The pen needs no scene. */
char *psg_actor_box_say(const PsgPen *pen, const PsgBoxManner *manner,
                        const PsgViewActor *seen, PsgBoxPiece piece);

/* Where it is, for comparison with another place of the same. The pen needs no scene. */
PsgPoint psg_actor_box_place(const PsgPen *pen, const PsgBoxManner *manner,
                             const PsgViewActor *seen, PsgRect box, PsgBoxPiece piece);

void psg_actor_box_draw_piece(const PsgPen *pen, const PsgBoxManner *manner,
                              const PsgViewActor *seen, PsgRect box, PsgBoxPiece piece);

/* Draws only its shape, without a name, as small as the box is. */
void psg_actor_box_draw_small(const PsgPen *pen, const PsgBoxManner *manner,
                              const PsgViewActor *seen, PsgRect box);

/* A small sample of a kind's box, for legends. */
void psg_actor_box_sample(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry);

/* The same of a box with the accent. */
void psg_actor_box_sample_accent(const PsgPen *pen, PsgRect room);

/* ---- Groups of a scene ---- */

/* A group that shows an actor: what programs call it, and what is said to readers who point
 * at it or cannot see it. */
typedef struct {
    const char *prefix; /* of its id, where an actor is drawn more than once; NULL */
    size_t actor;
    size_t kind;                /* PSG_NONE: not said */
    const PsgText *name, *full; /* as they hold there; full may be NULL */
    const char *words;          /* more classes, each after a space; NULL */
} PsgActorGroup;

/* Begins it; the caller ends it. */
void psg_actor_group_begin(const PsgPen *pen, const PsgActorGroup *group);

/* "actor kind-body": the class of what has a kind. Owned by the caller. */
char *psg_kind_class(const char *what, size_t kind, const PsgKind *kinds);
