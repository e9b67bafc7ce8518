/*
 * A legend: samples with their names, in rows, of what occurs in a figure and nothing
 * else.
 */
#pragma once

#include "figure/part/pen.h"

typedef struct PsgLegendEntry PsgLegendEntry;

struct PsgLegendEntry {
    /* draws it */
    void (*sample)(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry);
    size_t kind;   /* for the call, as is the next */
    bool is_there; /* actors: one of them is; relations: one of them is not new */
    const char *label;
};

/* How high so many entries are in rows of that width. The pen needs no scene. */
double psg_legend_height(const PsgPen *pen, const GArray *entries, double width);

/* Fills the room from its top. entries: of PsgLegendEntry. */
void psg_legend_draw(const PsgPen *pen, PsgRect room, const GArray *entries);
