/*
 * What is written in the box of an actor: its name in lines, its pills below.
 */
#pragma once

#include "figure/part/actor_pills.h"

/* How boxes of a view are set. */
typedef struct {
    const PsgView *view;
    double
        shrink; /* by what all lengths are multiplied to make the boxes fit, 1 as a rule */
    /* small margins, names in short lines, pills below each other: where many share
     * little room */
    bool is_tight;
    const char *prefix; /* of ids, where a page has several networks; NULL: none */
} PsgBoxManner;

typedef struct PsgActorLabel PsgActorLabel;

PsgActorLabel *psg_actor_label_new(const PsgPen *pen, const PsgBoxManner *manner,
                                   const PsgViewActor *seen);
void psg_actor_label_free(PsgActorLabel *label);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgActorLabel, psg_actor_label_free)

/* Of the box that it needs, before its shape takes something away. */
PsgSize psg_actor_label_room(const PsgActorLabel *label);

/* In the middle of the box. */
void psg_actor_label_draw(const PsgActorLabel *label, PsgRect box);
