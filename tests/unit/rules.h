/*
 * What holds on every figure, whatever the landscape: the eye's rules, as checks.
 */
#pragma once

#include "figure/network/network.h"
#include "fixture.h"
#include "part.h"

/* Every text is at least so large, on the page, in nobody's way, and stands out from what
 * is behind it. */
void rules_check_texts(const PsgScene *scene, double least_size);

/* Boxes are apart, on the page, and say who it is; relations go from box to box and
 * through none. */
void rules_check_network(const Desk *desk, const PsgScene *scene, size_t slice);

/* The legend has all that occurs in the slice, in the author's order, and nothing else. */
void rules_check_legend(const Desk *desk, const PsgScene *scene, size_t slice);

/* The outline of the actor of that id; NULL if it is not drawn. */
const PsgItem *rules_outline(const PsgScene *scene, const char *actor);
