/*
 * Reading a landscape: a path to a checked landscape.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"
#include "model/figure_spec.h"

/* From a YAML file, a folder of them, or "-" for standard input. figure_kinds: what its
 * figures may be. The author's mistakes
 * and doubts go to the list, all in one run; if there is an error among them the
 * result is NULL without *error. What the world refuses (no such file) is NULL with
 * *error. */
PsgLandscape *psg_landscape_read(const char *path, const PsgLimits *limits,
                                 const PsgFigureKinds *figure_kinds, PsgDiagnostics *list,
                                 GError **error);

/* The same from the files of one landscape that were read already: const PsgInput *. */
PsgLandscape *psg_landscape_read_inputs(const GArray *inputs, const PsgLimits *limits,
                                        const PsgFigureKinds *figure_kinds,
                                        PsgDiagnostics *list);
