/*
 * The legend of a network: what occurs in a view, and nothing else.
 */
#pragma once

#include "figure/part/legend.h"

/* Whether the names of boxes say their kinds already: there is a box for each kind. */
bool psg_network_boxes_name_kinds(const PsgRenderContext *context);

/* Kinds of actors and groups, if they are not named in place; then kinds of relations, and the accent
 * if one is new: of PsgLegendEntry. Kinds look as they usually do, whatever is told of what
 * occurs. Of two slices without their changes, which figure/change_mark.h has. Owned by the
 * caller. */
GArray *psg_network_legend(const PsgRenderContext *context, const PsgView *view,
                           bool names_kinds, bool names_groups);

/* Kinds of relations that occur, each with that sample, and the steps of their weights. */
void psg_network_add_relation_entries(const PsgRenderContext *context,
                                      const PsgView *view, PsgLegendSample *sample,
                                      GArray *entries);

/* Of kinds that some slice shows: an entry for each, with that sample. */
void psg_network_add_kind_entries(const PsgRenderContext *context, const PsgView *view,
                                  const PsgLegendEntry *pattern, GArray *entries);

/* Kinds of actors alone, of several slices. */
GArray *psg_network_legend_of_actors(const PsgRenderContext *context,
                                     const size_t *slices, size_t count);
