/*
 * Two lines cut into as many curves, so that one can become the other.
 */
#pragma once

#include "base/path.h"

/* Each is one MOVE, then LINEs and CURVEs. The same lines, in steps of the same kinds:
 * where one has a joint the other is cut too, at the same share of its length. Owned by
 * the caller. */
void psg_morph_align(const PsgPath *a, const PsgPath *b, PsgPath **same_a,
                     PsgPath **same_b);
