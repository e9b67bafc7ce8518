/*
 * The words beside a comparison: who is added, removed and renamed, which figures
 * changed.
 */
#pragma once

#include "figure/part/pen.h"
#include "slice/difference.h"

typedef struct PsgCompareList PsgCompareList;

/* Borrows the pen and the difference. column: each of them. Names are set as roomily as
 * its height allows; what still has no room is counted. note: stands below all; NULL:
 * none. Nothing but drawing needs the pen's scene. */
PsgCompareList *psg_compare_list_new(const PsgPen *pen, const PsgDifference *difference,
                                     const char *note, PsgSize column,
                                     size_t column_count);
void psg_compare_list_free(PsgCompareList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgCompareList, psg_compare_list_free)

/* Of the highest column. */
double psg_compare_list_height(const PsgCompareList *list);

/* at: the upper left corner; the gap is between columns. */
void psg_compare_list_draw(const PsgCompareList *list, PsgPoint at, double gap);

/* The same as running text, for who cannot see it. Owned by the caller. */
char *psg_compare_list_text(const PsgRenderContext *context,
                            const PsgDifference *difference);
