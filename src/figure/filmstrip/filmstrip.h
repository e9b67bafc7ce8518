/*
 * The filmstrip: a grid of cells, each with the network of a slice in small.
 *
 * Cells are slices that differ from the one before (cells.c). The small networks are laid out
 * for all cells together (small.c): an actor's box is the same in each, and a name is in its
 * box, beside it, or in a list that a number leads to. The page puts them in a grid
 * (filmstrip.c).
 */
#pragma once

#include "figure/network/network.h"

/* ---- Cells ---- */

/* A slice, with those right before it that are equal to it. */
typedef struct {
    size_t first, last;    /* of the landscape's slices */
    const PsgView *view;   /* of the last */
    const PsgView *before; /* of the cell before; NULL: there is none */
    /* by the view's actors and relations: since the cell before, whose slice may not be the
     * one right before */
    bool *is_new, *is_new_relation;
    /* what holds of nearly all is no news: boxes and lines have no accent then */
    bool are_most_new, are_most_relations_new;
    GArray *gone; /* of const PsgViewActor *, as they are in the cell before */
} PsgFilmstripCell;

/* Of those slices, in their order. PsgFilmstripCell; owned by the caller. */
GArray *psg_filmstrip_cells_new(const PsgRenderContext *context, const size_t *slices,
                                size_t slice_count);

/* "Before 2008 – 2007". Owned by the caller. */
char *psg_filmstrip_cell_title(const PsgRenderContext *context,
                               const PsgFilmstripCell *cell);

/* ---- Small networks ---- */

/* An actor in a cell. */
typedef struct {
    const PsgViewActor *seen; /* as it was, if it is gone */
    bool is_new, is_gone;
    bool has_accent; /* it is new, and not nearly all are */
    bool is_named;   /* in its box */
    bool is_counted; /* of an aggregate only the number of members is there */
    bool is_without; /* it is gone, and another stands where it was */
    PsgRect box;     /* from the picture's corner */
    PsgRect label;   /* its name beside it; without a width: not there */
    char **lines;    /* its name as it is written there, NULL-terminated */
    size_t number;   /* in the list; 0: not there */
} PsgSmallActor;

typedef struct {
    const PsgPen *pen;
    const PsgNetwork *network;
    const GArray *cells;
    PsgSize picture;
    PsgRect area;   /* of the network that is shown */
    PsgSize scale;  /* of its places */
    double shrink;  /* of its boxes */
    double letters; /* in units of a slide */
    PsgSize *sizes; /* by actor, of its box in all cells */
    /* by cell: of PsgSmallActor, those of the view first, in its order */
    GPtrArray *casts;
    size_t unnamed; /* newcomers and leavers whose names found no place */
} PsgSmallNetworks;

/* Pictures of that size. The pen needs no scene. */
PsgSmallNetworks *psg_small_networks_new(const PsgPen *pen, const PsgNetwork *network,
                                         const GArray *cells, PsgSize picture);
void psg_small_networks_free(PsgSmallNetworks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgSmallNetworks, psg_small_networks_free)

/* What the cells show of the network, on its page. */
PsgRect psg_small_networks_area(const PsgNetwork *network, const GArray *cells);

/* The factors of its places in a picture. Each way has its own, since names need room between
 * rows, but neither is much larger than the other. */
PsgSize psg_small_networks_scale(PsgRect area, PsgSize picture);

/* The names that a list has to say: "1 Ann", "2 Bob"; of a cell. Owned by the caller. */
GPtrArray *psg_small_networks_list(const PsgSmallNetworks *self, size_t cell);

/* How names are written. */
PsgTextLook psg_small_networks_look(const PsgPen *pen, double letters,
                                    const PsgSmallActor *actor);

/* The ways of a cell's relations, the corner of its picture at that point: PsgPath by relation;
 * NULL: it is straight. This takes longest of all, and may be done of several cells at once.
 * Owned by the caller. */
GPtrArray *psg_small_networks_ways(const PsgSmallNetworks *self, size_t cell,
                                   PsgPoint corner);

/* Draws a cell's network there. */
void psg_small_networks_draw(const PsgSmallNetworks *self, const PsgPen *pen, size_t cell,
                             PsgPoint corner, const GPtrArray *ways);

/* Adds what the pictures use besides the kinds of actors: for the legend. */
void psg_filmstrip_add_entries(const PsgRenderContext *context, const GArray *cells,
                               GArray *entries);

/* ---- The same in dots ---- */

/* Small pictures of dots, for all cells together. */
typedef struct PsgSmallDots PsgSmallDots;

/* Pictures of that size. The pen needs no scene. */
PsgSmallDots *psg_small_dots_new(const PsgPen *pen, const PsgNetwork *network,
                                 const GArray *cells, PsgSize picture);
void psg_small_dots_free(PsgSmallDots *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgSmallDots, psg_small_dots_free)

void psg_small_dots_draw(const PsgSmallDots *self, const PsgPen *pen, size_t cell,
                         PsgPoint corner);

/* What occurs in some cell: PsgLegendEntry. Owned by the caller. */
GArray *psg_small_dots_legend(const PsgRenderContext *context, const PsgNetwork *network,
                              const GArray *cells);
