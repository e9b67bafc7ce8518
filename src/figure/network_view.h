/*
 * A view drawn as a network: groups, relations and actors, whose places are known.
 */
#pragma once

#include "figure/pen.h"

typedef struct {
    const PsgView *view;
    const PsgRect *boxes; /* by the view's actors, in page units */
    PsgSize page;         /* which no line leaves */
    double scale;         /* of distances between lines and boxes, 1 as a rule */
    double shrink;        /* of boxes and their letters, 1 as a rule */
} PsgNetworkView;

void psg_network_view_draw(const PsgPen *pen, const PsgNetworkView *drawn);

/* By the view's relations, the line of each from shape to shape: PsgPath, NULL for a
 * relation of an actor with itself. Owned by the caller. */
GPtrArray *psg_network_view_paths(const PsgSetting *setting, const PsgNetworkView *drawn);
