/*
 * Relations that go on under another entry: one ended, and another with the same ends and
 * of the same kind began.
 */
#pragma once

#include "slice/view.h"

/* relations: of PsgViewRelation, in a view of two slices. Of each pair of twins, one
 * lost and one gained, the lost one is taken out; the other is kept, or altered if its
 * label is another one. A kind without a direction has twins in both directions. */
void psg_twins_join(const PsgLandscape *landscape, GArray *relations);
