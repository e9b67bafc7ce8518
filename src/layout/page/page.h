/*
 * From an engine's bare points to boxes that fill the page.
 */
#pragma once

#include "layout/layout.h"
#include "layout/supergraph.h"

/* Boxes on shelves, rearranged so that lines are short and cross little: for points that only
 * say who is near whom. Slices may use the room of absent actors: fills in the centres of all
 * slices, and the zones to which boxes keep. Returns the scale of the boxes. */
double psg_page_arrange_slices(const PsgSupergraph *all, const PsgLayoutTask *task,
                               const PsgPoint *places, PsgLayout *layout);

/* An engine's own drawing, turned to the page's long side, stretched over the page and freed of
 * overlaps; places become the centres of the boxes, and it returns their scale. Falls back to
 * shelves, in the drawing's order, if that would make the boxes much smaller. Appends zones,
 * of PsgLayoutZone, only of levels that were asked for. */
double psg_page_keep(const PsgSupergraph *all, const PsgLayoutTask *task,
                     PsgPoint *places, GArray *zones);

/* The same of a drawing in ranks, from the top: all boxes of a rank stand above those of the
 * next, in their order. A rank that is too long for the page takes several rows. */
double psg_page_keep_ranks(const PsgSupergraph *all, const PsgLayoutTask *task,
                           PsgPoint *places, GArray *zones);
