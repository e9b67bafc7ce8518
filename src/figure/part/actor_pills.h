/*
 * What is told of an actor besides its name, each in a small frame: new, formerly so, of
 * another kind.
 */
#pragma once

#include "figure/part/pen.h"

typedef struct {
    const char *text;
    PsgColour fill, line, colour;
} PsgPill;

enum { PSG_MOST_PILLS = 5 };

typedef struct {
    PsgPill items[PSG_MOST_PILLS];
    size_t count;
    char *formerly; /* owned */
} PsgPills;

/* seen: of the view. */
PsgPills psg_actor_pills(const PsgRenderContext *context, const PsgView *view,
                         const PsgViewActor *seen);
void psg_actor_pills_clear(PsgPills *pills);
