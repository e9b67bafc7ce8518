/*
 * Where the actors of two slices stand: as in the network figures, in a smaller room.
 */
#pragma once

#include "figure/figure.h"
#include "figure/network/network.h"

/* Places of a view of two slices; owns its lists. */
typedef struct {
    const PsgView *view;
    PsgRect *boxes;   /* by the view's actors */
    bool *is_small;   /* by the view's actors: drawn without its name */
    const char *note; /* says who has no name in the drawing; NULL: all have */
    double shrink;    /* of boxes and letters */
    bool is_tight;    /* as PsgBoxManner has it */
} PsgComparePlaces;

/* area: of the drawing, on the page, with the room that signs on boxes take. The pen needs
 * no scene. */
PsgComparePlaces *psg_compare_places_new(const PsgFigureInput *input, const PsgPen *pen,
                                         const PsgView *view, PsgRect area);
void psg_compare_places_free(PsgComparePlaces *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgComparePlaces, psg_compare_places_free)

/* The view, or a part of it whose boxes are given, as a network at these places. */
PsgNetworkView psg_compare_network(const PsgComparePlaces *places, PsgSize page);
