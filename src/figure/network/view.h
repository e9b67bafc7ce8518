/*
 * A view drawn as a network: groups, relations and actors, whose places are known.
 */
#pragma once

#include "figure/figure.h"
#include "figure/network/zone.h"
#include "figure/part/edge.h"
#include "route/route.h"

/* On a slide: two lines beside each other are so far apart. */
#define PSG_NETWORK_PITCH 9.0

typedef struct {
    const PsgView *view;
    const PsgRect *boxes; /* by the view's actors, in page units */
    PsgPoint corner;      /* lines stay right of it and below it: 0, 0 as a rule */
    PsgSize page;  /* which no line leaves; its far corner, not the way from `corner` */
    double scale;  /* of distances between lines and boxes, 1 as a rule */
    double shrink; /* of boxes and their letters, 1 as a rule */
    bool is_tight; /* boxes are, as PsgBoxManner has it */
    PsgLineCourse course; /* of lines */
    /* by the view's actors: those without a name, since there is no room for all; NULL:
     * none */
    const bool *is_small;
    const char *prefix;  /* of ids, where a page has several networks; NULL: none */
    const GArray *zones; /* of PsgNetworkZone; NULL: boxes keep to none */
    /* by actor of the landscape: bits of corners where loops of some slice have no room; NULL:
     * nobody has looked */
    const unsigned *barred_corners;
    /* that were found already; NULL: they are found when drawn */
    const PsgRoutes *routes;
} PsgNetworkView;

/* What is told of a relation to who cannot see it, or points at it: "A \u2013 B", and what is said of
 * it. Owned by the caller. */
char *psg_network_relation_title(const PsgRenderContext *context, const PsgView *view,
                                 const PsgViewRelation *seen);

void psg_network_view_draw(const PsgPen *pen, const PsgNetworkView *drawn);

/* From box to box. Lines keep to the side of others on which they were in another view, drawn
 * with those routes; NULL: in none. Owned by the caller. */
PsgRoutes *psg_network_view_routes(const PsgRenderContext *context,
                                   const PsgNetworkView *drawn,
                                   const PsgNetworkView *former);

/* Adds the bits of corners at which loops have no room in this view, by actor of the landscape. */
void psg_network_view_bar_corners(const PsgRenderContext *context,
                                  const PsgNetworkView *drawn, unsigned *barred);

/* By the view's relations, and after them by its successions, the line of each from shape to
 * shape: PsgPath. Owned by the caller. */
GPtrArray *psg_network_view_paths(const PsgRenderContext *context,
                                  const PsgNetworkView *drawn);

/* Pieces of it, for films: the group of a relation, which the caller ends, and how its line
 * looks. */
void psg_network_view_begin_relation(const PsgPen *pen, const PsgNetworkView *drawn,
                                     size_t index);
void psg_network_view_begin_succession(const PsgPen *pen, const PsgNetworkView *drawn,
                                       size_t index);
PsgEdgeLook psg_network_view_edge(const PsgRenderContext *context, const PsgView *view,
                                  size_t index);
