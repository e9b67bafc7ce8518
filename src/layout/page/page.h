/*
 * From an engine's bare points to boxes that fill the page.
 */
#pragma once

#include "layout/layout.h"
#include "layout/supergraph.h"

/* Boxes on shelves, rearranged so that lines are short and cross little: for engines
 * that only say which actors are near each other. Places become the centres of the boxes; returns
 * their scale. Appends the zones, of PsgLayoutZone, to which boxes keep. */
double psg_page_arrange(const PsgSupergraph *all, const PsgLayoutTask *task,
                        PsgPoint *places, GArray *zones);

/* The same, but slices may use the room of absent actors: fills in the
 * centres of all slices, and the zones. */
double psg_page_arrange_slices(const PsgSupergraph *all, const PsgLayoutTask *task,
                               const PsgPoint *places, PsgLayout *layout);

/* The engine's own drawing, stretched over the page and freed of overlaps: for engines
 * whose layers or circles mean something. Falls back to shelves if that would make the
 * boxes much smaller. Nothing is appended to the zones. */
double psg_page_keep(const PsgSupergraph *all, const PsgLayoutTask *task,
                     PsgPoint *places, GArray *zones);
