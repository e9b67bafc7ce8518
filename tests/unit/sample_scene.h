/*
 * Scenes that the tests of painters share.
 */
#pragma once

#include "scene/measure.h"

#define SAMPLE_FAMILY "Inter, DejaVu Sans, sans-serif"

extern const PsgColour SAMPLE_WHITE, SAMPLE_INK, SAMPLE_BLUE;

/* A page with all there is: groups, links, dashes, weights, scripts. size: of its
 * letters. */
PsgScene *sample_scene(const char *name, double size);

/* An empty page of 400 × 200 on white. */
PsgScene *sample_page(void);

/* One line of text at a point, measured. */
void sample_text(PsgScene *scene, const char *text, PsgPoint at, PsgAnchor anchor,
                 double size);
