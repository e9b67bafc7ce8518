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

/* The same from an input that was read already. */
PsgLandscape *psg_landscape_read_input(const PsgInput *input, const PsgLimits *limits,
                                       const PsgFigureKinds *figure_kinds,
                                       PsgDiagnostics *list);
