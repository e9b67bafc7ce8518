/*
 * Tables of a temporal graph, as a landscape: which nodes and ties there are in which
 * slice.
 *
 * Two tables are known by their header rows: slice,node (nodes that are there) and
 * slice,source,target with or without weight (ties, which have no direction). A node that
 * is tied is there, said or not. The largest weight of a tie holds; 1 if none was said.
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
