/*
 * Layouts that were made, so that none is made twice: of figures in several languages, or of a page and of
 * the figures beside it. Several threads may ask at once.
 */
#pragma once

#include "layout/layout.h"

typedef struct PsgLayouts PsgLayouts;

PsgLayouts *psg_layouts_new(void);
void psg_layouts_free(PsgLayouts *layouts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLayouts, psg_layouts_free)

/* As psg_layout_make, with so many threads, unless there is one of such a task and method. Owned by the
 * caller. */
PsgLayout *psg_layouts_make(PsgLayouts *layouts, const PsgLayoutTask *task,
                            const char *method, unsigned workers, GError **error);

/* How many were made. */
guint psg_layouts_count(const PsgLayouts *layouts);
