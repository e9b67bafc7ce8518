/*
 * The strip of slices: a dot for each on a line, its name below, those that the figure shows
 * marked.
 *
 * Dots stand at even steps, so that names have room; the line breaks where more time passes
 * than elsewhere, or none that is known. What the author calls a slice besides its date
 * ("−4") stands below the name. Names give way where there is no room for all, to the marked
 * ones first. Dots stand in the same places whatever is marked.
 */
#pragma once

#include "figure/part/pen.h"

typedef struct PsgStrip PsgStrip;

/* From the top of a marked dot to the lowest baseline of its names; 0: there is no strip. */
double psg_strip_height(const PsgRenderContext *context);

/* bottom: the lowest baseline. NULL if there is but one slice: a strip of one tells nothing.
 * Borrows the pen. */
PsgStrip *psg_strip_new(const PsgPen *pen, double bottom);
void psg_strip_free(PsgStrip *strip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgStrip, psg_strip_free)

/* All of it; at most two slices are marked. */
void psg_strip_draw(const PsgStrip *strip, const size_t *marked, size_t marked_count);

/* Its pieces, for films. */
PsgPoint psg_strip_dot(const PsgStrip *strip, size_t slice);
void psg_strip_draw_line(const PsgStrip *strip);
void psg_strip_draw_dot(const PsgStrip *strip, size_t slice, bool is_marked);
void psg_strip_draw_name(const PsgStrip *strip, size_t slice, bool is_marked);

/* Whether a slice that is not marked shows its name while that other one is. */
bool psg_strip_has_name(const PsgStrip *strip, size_t slice, size_t marked);
