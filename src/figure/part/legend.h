/*
 * A legend: samples with their names, in rows, of what occurs in a figure and nothing
 * else.
 */
#pragma once

#include "figure/part/pen.h"

typedef struct PsgLegendEntry PsgLegendEntry;

typedef void PsgLegendSample(const PsgPen *pen, PsgRect room,
                             const PsgLegendEntry *entry);

struct PsgLegendEntry {
    PsgLegendSample *sample; /* draws it */
    size_t kind;             /* for the call */
    /* the first of another sort: where one row is not enough for all, it begins one */
    bool begins_sort;
    const char *label;
    char *own_label; /* the same if it was made for the entry; NULL: it is borrowed */
};

/* A list of entries, which frees the labels that they own. Owned by the caller. */
GArray *psg_legend_entries_new(void);

/* How high so many entries are in rows of that width. The pen needs no scene. */
double psg_legend_height(const PsgPen *pen, const GArray *entries, double width);

/* Its pieces, for films: how many entries have a place. If not all have one, the next piece says
 * how many have none. */
guint psg_legend_placed(const PsgPen *pen, const GArray *entries, double width);

/* The middle of the left side of a piece. */
PsgPoint psg_legend_place(const PsgPen *pen, PsgRect room, const GArray *entries,
                          guint piece);
void psg_legend_draw_piece(const PsgPen *pen, PsgRect room, const GArray *entries,
                           guint piece);

/* Fills the room from its top. entries: of PsgLegendEntry. */
void psg_legend_draw(const PsgPen *pen, PsgRect room, const GArray *entries);
