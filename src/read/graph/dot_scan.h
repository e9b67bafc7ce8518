/*
 * A look at DOT before Graphviz' own parser sees it: what that parser gives no places of, and what
 * would be too much for it.
 *
 * It goes down by recursion, and makes all edges between two groups of nodes while it reads. A
 * comment that is not closed spoils what is read next.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"

#include <stdbool.h>

typedef struct PsgDotScan PsgDotScan;

/* Whether it begins as DOT does: [strict] graph|digraph [name] {. */
bool psg_dot_begins(const PsgInput *input);

/* NULL if the parser must not see it, which was told. The input is borrowed. */
PsgDotScan *psg_dot_scan(const PsgInput *input, const PsgLimits *limits,
                         PsgDiagnostics *list);
void psg_dot_scan_free(PsgDotScan *scan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgDotScan, psg_dot_scan_free)

/* Where a name stands first; the beginning of the input if it is put together of several. */
PsgSpan psg_dot_place(const PsgDotScan *scan, const char *name);
