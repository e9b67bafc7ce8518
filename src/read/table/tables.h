/*
 * Tables of a temporal graph, as a landscape: who is there in which slice, and who is tied
 * to whom.
 *
 * Two tables are known by their header rows: slice,node (who is there) and
 * slice,source,target with or without weight (ties, which have no direction). Who is tied
 * is there, said or not; of several weights of a tie the largest holds, 1 if none was
 * said.
 *
 * There is a slice for each value of the column: in order of time if all of them are
 * numbers, or all dates, else in order of first appearance, those of slice,node first. A
 * slice has the id of its value, or the nearest that is one. Its window is the value too
 * if all are dates in order, else one of the years 0001, 0002, …
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"
#include "model/landscape.h"

/* Reads all files; mistakes go to the list. NULL with *error if a file can't be read, NULL
 * without it if the list has errors. */
PsgLandscape *psg_tables_read(char *const *paths, const PsgLimits *limits,
                              PsgDiagnostics *list, GError **error);
