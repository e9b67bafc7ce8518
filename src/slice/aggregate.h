/*
 * One actor for all that have a kind, a tier or a group alike, as a landscape of its own.
 *
 * An aggregate is seen in the slices that show one of its members, under a name with their
 * number. Who has none of it is in one aggregate with the others who have none; who has
 * several is a member of each. Values that hold over time move members from slice to slice.
 * Relations between members of two aggregates are one for each kind of relation, and their
 * number is its weight; those within an aggregate are counted. What was measured of members
 * is left out: sums of it need not mean anything.
 *
 * Of classes that are opened there is no aggregate. Who is of one in some slice stands for itself in
 * all of them, with all that is said of it, and is a member of no other. Its relations with members
 * are bundled; those with others who stand for themselves are theirs, each of a weight of 1, since
 * weights are numbers of relations here.
 */
#pragma once

#include "model/selection.h"

/* Takes the parts, which a selection has left; owned by the caller. */
PsgLandscape *psg_landscape_aggregate(PsgLandscape *parts);
