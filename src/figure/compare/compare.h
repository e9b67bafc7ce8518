/*
 * The comparison figure: what is added, removed and changed between two slices.
 */
#pragma once

#include "figure/figure.h"
#include "figure/network/network.h"
#include "slice/difference.h"

/* What can be asked of it. */
typedef struct {
    bool is_side_by_side; /* two networks in place of one */
} PsgCompareOptions;

/* ---- Where the actors of two slices stand ---- */

/* Places of a view of two slices; owns its lists. */
typedef struct {
    const PsgView *view;
    PsgRect *boxes; /* by the view's actors */
    bool *is_small; /* by the view's actors: drawn without its name */
    /* says which actors have no name in the drawing; NULL: all have one */
    const char *note;
    GArray *zones; /* PsgNetworkZone, of groups: as in the network figure */
    double shrink; /* of boxes and letters */
    bool is_tight; /* as PsgBoxManner has it */
} PsgComparePlaces;

/* area: of the drawing, on the page, with the room that signs on boxes take. The pen needs
 * no scene. */
PsgComparePlaces *psg_compare_places_new(const PsgFigureInput *input, const PsgPen *pen,
                                         const PsgView *view, PsgRect area);
void psg_compare_places_free(PsgComparePlaces *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgComparePlaces, psg_compare_places_free)

/* The view, or a part of it whose boxes are given, as a network at these places. */
PsgNetworkView psg_compare_network(const PsgComparePlaces *places, PsgSize page);

/* ---- The words beside it: what is added, removed and renamed, which figures changed ---- */

typedef struct PsgCompareList PsgCompareList;

/* Borrows the pen and the difference. column: each of them. Names are set as roomily as
 * its height allows; what still has no room is counted. note: stands below all; NULL:
 * none. Nothing but drawing needs the pen's scene. */
PsgCompareList *psg_compare_list_new(const PsgPen *pen, const PsgDifference *difference,
                                     const char *note, PsgSize column,
                                     size_t column_count);
void psg_compare_list_free(PsgCompareList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgCompareList, psg_compare_list_free)

/* The height of the highest column. */
double psg_compare_list_height(const PsgCompareList *list);

/* at: the upper left corner; the gap is between columns. */
void psg_compare_list_draw(const PsgCompareList *list, PsgPoint at, double gap);

/* The same as running text, for readers who cannot see it. Owned by the caller. */
char *psg_compare_list_text(const PsgRenderContext *context,
                            const PsgDifference *difference);
