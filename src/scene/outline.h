/*
 * Outlines that programs for slides know by name: a form that fills a box.
 *
 * An item that says its outline can be written as a shape that people go on with, and lines
 * can be tied to its sites. The sites are those of DrawingML's preset geometries (ISO/IEC
 * 29500-1, 20.1.10.56), in the order in which these are numbered; of TAB those of RECT, since
 * LibreOffice takes the sites of its preset for other ones. Page units.
 */
#pragma once

#include "base/path.h"

typedef enum {
    PSG_OUTLINE_NONE, /* any path */
    PSG_OUTLINE_RECT,
    PSG_OUTLINE_ROUND, /* its corners are quarters of circles */
    PSG_OUTLINE_ELLIPSE,
    PSG_OUTLINE_HEXAGON, /* with a corner at the left and at the right */
    PSG_OUTLINE_OCTAGON, /* a box whose four corners are cut */
    PSG_OUTLINE_TAB,     /* a box whose two upper corners are cut */
    PSG_OUTLINE_DIAMOND,
    PSG_OUTLINE_UP,   /* a triangle on its side */
    PSG_OUTLINE_DOWN, /* a triangle on its tip */
} PsgOutlineForm;

typedef struct {
    PsgOutlineForm form;
    PsgRect box;
    /* RECT, ROUND: the radius of its corners, of RECT so small that nobody sees it; HEXAGON,
     * OCTAGON, TAB: how far they are cut */
    double cut;
} PsgOutline;

/* Owned by the caller. The form is not NONE. */
PsgPath *psg_outline_path(const PsgOutline *outline);

/* How wide it is at a height of the page within its box; of marks, its box. */
double psg_outline_width(const PsgOutline *outline, double y);

enum { PSG_OUTLINE_MOST_SITES = 8 };

/* Gives how many there are; of NONE there is none. */
size_t psg_outline_sites(const PsgOutline *outline,
                         PsgPoint sites[PSG_OUTLINE_MOST_SITES]);

/* By site, where it faces: straight away from its side, at a corner between its two sides. Of
 * length 1. Gives how many there are. */
size_t psg_outline_outward(const PsgOutline *outline,
                           PsgPoint outward[PSG_OUTLINE_MOST_SITES]);
