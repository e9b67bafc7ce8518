/*
 * The comparison figure: what is added, removed and changed between two slices.
 */
#pragma once

#include "figure/figure.h"
#include "figure/network/network.h"
#include "slice/difference.h"

/* How it is drawn. */
typedef enum {
    PSG_COMPARE_AUTO,     /* as there are more or fewer changes */
    PSG_COMPARE_TOGETHER, /* both slices in one network */
    PSG_COMPARE_SIDES,    /* in two, beside each other */
    PSG_COMPARE_GROUPS,   /* a card for each group */
    PSG_COMPARE_BOXES,    /* as AUTO, with actors as boxes */
    PSG_COMPARE_DOTS,     /* as AUTO, with actors as dots */
} PsgCompareForm;

/* What can be asked of it. */
typedef struct {
    PsgCompareForm form;
    PsgLineCourse lines;
} PsgCompareOptions;

/* ---- Where the actors of two slices stand ---- */

/* Places of a view of two slices; owns its lists. */
typedef struct {
    const PsgView *view;
    PsgRect *boxes; /* by the view's actors */
    bool *is_small; /* by the view's actors: drawn without its name */
    /* says which actors have no name in the drawing; NULL: all have one */
    const char *note;
    GArray *zones;        /* PsgNetworkZone, of groups: as in the network figure */
    double shrink;        /* of boxes and letters */
    bool is_tight;        /* as PsgBoxManner has it */
    PsgLineCourse course; /* of lines between boxes */
    PsgDot *dots;         /* by the view's actors; NULL: they are boxes */
    PsgDotNames *names;   /* of dots: of all, or those before, then those after */
} PsgComparePlaces;

/* area: of the drawing, on the page, with the room that signs on boxes take. is_for_sides: boxes
 * are drawn in both slices. The pen needs no scene. */
PsgComparePlaces *psg_compare_places_new(const PsgFigureInput *input, const PsgPen *pen,
                                         const PsgView *view, PsgRect area,
                                         bool is_for_sides);
void psg_compare_places_free(PsgComparePlaces *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgComparePlaces, psg_compare_places_free)

/* The view, or a part of it whose boxes are given, as a network at these places. */
PsgNetworkView psg_compare_network(const PsgComparePlaces *places, PsgSize page);

/* ---- Dots ---- */

/* The same for dots; the boxes are around them. */
PsgComparePlaces *psg_compare_dots_new(const PsgFigureInput *input, const PsgPen *pen,
                                       const PsgView *view, PsgRect area,
                                       bool is_for_sides);
void psg_compare_dots_draw(const PsgPen *pen, const PsgComparePlaces *places);

/* side: what one of the two slices shows of the view. */
void psg_compare_dots_draw_side(const PsgPen *pen, const PsgComparePlaces *places,
                                const PsgView *side, bool is_later, PsgPoint shift);

/* With what changes look like. Of PsgLegendEntry; owned by the caller. */
GArray *psg_compare_dots_legend(const PsgFigureInput *input, const PsgView *view);

/* ---- Two networks next to each other ---- */

/* Whether the actor is seen in the later of the two slices, or in the earlier. */
bool psg_compare_is_in(const PsgView *view, const PsgViewActor *seen, bool is_later);

/* The actor as it was: its name, kind, tier and presence in the earlier slice. */
PsgViewActor psg_compare_as_before(const PsgView *view, const PsgViewActor *seen);

/* Fills the room: each under the title of its slice, the earlier at the left, or above the
 * other on high pages. What changed is marked in both. */
void psg_compare_sides_draw(const PsgFigureInput *input, const PsgPen *pen,
                            const PsgView *view, PsgRect room);

/* Whether all have their names there. The pen needs no scene. */
bool psg_compare_sides_name_all(const PsgFigureInput *input, const PsgPen *pen,
                                const PsgView *view, PsgRect room);

/* ---- A card for each group ---- */

/* How actors of a view are divided: by groups, by tiers or by kinds. */
typedef struct PsgCompareClasses PsgCompareClasses;

/* Borrows the view. NULL if nothing divides most of its actors into a few classes. */
PsgCompareClasses *psg_compare_classes_new(const PsgView *view);
void psg_compare_classes_free(PsgCompareClasses *classes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgCompareClasses, psg_compare_classes_free)

/* What its signs mean: of PsgLegendEntry. Owned by the caller. */
GArray *psg_compare_classes_legend(const PsgRenderContext *context,
                                   const PsgDifference *difference);

/* Fills the room. */
void psg_compare_classes_draw(const PsgCompareClasses *classes, const PsgPen *pen,
                              PsgRect room);

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
