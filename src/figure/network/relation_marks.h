/*
 * Signs of change on the lines of a network.
 */
#pragma once

#include "figure/network/view.h"

/* A sign on each line that was removed or altered, if it is long enough and has a place where
 * the sign covers no box, no head of a line and no other sign. What is added has a line that
 * tells it. paths: by the view's relations, NULL for those without a line. */
void psg_relation_marks_draw(const PsgPen *pen, const PsgNetworkView *drawn,
                             const GPtrArray *paths);

/* Whether the line is so long that a sign leaves most of it to be seen. */
bool psg_relation_has_mark_room(const PsgPen *pen, const PsgPath *path);
