/*
 * Pieces of the XML of a slide (DrawingML, ISO/IEC 29500-1): colours, lines, texts.
 */
#pragma once

#include "draw/pptx/node.h"
#include "draw/pptx/slide.h"

#include <math.h>

typedef struct {
    const PsgSlide *slide;
    PsgXmlWriter *xml;
    GHashTable *colours; /* what is written for each that was met: red, green, blue */
    double shrink;       /* of the letters of a text that is being written */
} PsgSlidePen;

/* Between a title and what tells it from another. */
#define PSG_SLIDE_APART " \u00b7 "

/* All that the title says; of a node without text what the page is called. Owned by the caller. */
char *psg_slide_title(const PsgSlide *slide, const PsgNode *title);

/* The colour by its place in the theme: as it is, or lighter, darker, duller. */
void psg_slide_colour(PsgSlidePen *pen, PsgColour colour, double opacity);

/* <a:solidFill>, or <a:noFill> for one that is not there. */
void psg_slide_fill(PsgSlidePen *pen, PsgColour colour, double opacity);

/* <p:txBody> of a node with runs. */
void psg_slide_text(PsgSlidePen *pen, const PsgNode *node);

/* <p:sp>, <p:cxnSp> or <p:grpSp>, with all in it. */
void psg_slide_node(PsgSlidePen *pen, const PsgNode *node);
