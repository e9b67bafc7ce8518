/*
 * Marks: small shapes that are told apart by form, and look about equally large.
 */
#pragma once

#include "figure/part/pen.h"

typedef enum {
    PSG_MARK_DISC,
    PSG_MARK_DIAMOND,
    PSG_MARK_UP, /* a triangle on its side */
    PSG_MARK_SQUARE,
    PSG_MARK_DOWN, /* a triangle on its tip */
    PSG_MARK_FORMS,
} PsgMarkForm;

/* half: of its width. Owned by the caller. */
PsgPath *psg_mark_outline(PsgMarkForm form, PsgPoint at, double half);
