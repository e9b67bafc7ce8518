/*
 * Names of actors in running lines, new ones with the accent. Where names have no room, they are
 * rather those of actors that are not new.
 */
#pragma once

#include "figure/part/pen.h"

/* What is told of an actor beside its name. */
typedef struct {
    bool is_new;
    char *told; /* in brackets; NULL: what the view says */
} PsgNameMark;

typedef struct {
    const PsgViewActor *const *actors;
    const PsgNameMark *marks; /* by actor; NULL: what the view says */
    size_t count;
    double width;     /* of the lines */
    size_t most;      /* lines; names that have no room are counted in words */
    PsgAnchor anchor; /* START or END: the side at which lines are even */
    bool is_plain;    /* the words around them say what is told of the actors */
} PsgInlineNames;

/* How many lines it takes. */
size_t psg_inline_names_lines(const PsgPen *pen, const PsgInlineNames *flow);

/* at: of the first baseline, on the even side. */
void psg_inline_names_draw(const PsgPen *pen, const PsgInlineNames *flow, PsgPoint at);

double psg_inline_names_line_height(const PsgPen *pen);
