/*
 * Tables of a temporal graph: who is there in which slice, and who is tied to whom.
 *
 * Two tables are known by their header rows: slice,node (who is there) and
 * slice,source,target with or without weight (ties). There is a slice for each value of
 * the column: in order of time if all of them are numbers, or all dates, else in order of
 * first appearance, those of slice,node first.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"

#include <stdbool.h>

typedef struct {
    size_t from, to; /* nodes, the lower first: ties have no direction */
    double weight;   /* the largest that was said; 1 if none was */
    bool *alive;     /* by slice */
} PsgTableTie;

typedef struct {
    GPtrArray *slices;  /* names, owned */
    GPtrArray *nodes;   /* names, owned, in order of first appearance */
    GPtrArray *present; /* by node: bool by slice */
    GPtrArray *ties;    /* PsgTableTie, in order of first appearance */
} PsgTables;

/* Reads all files; mistakes go to the list, so does what could be no landscape: names
 * that are no ids of actors, and more than the limits. NULL with *error if a file
 * can't be read, NULL without it if the list has errors. */
PsgTables *psg_tables_read(char *const *paths, const PsgLimits *limits,
                           PsgDiagnostics *list, GError **error);
void psg_tables_free(PsgTables *tables);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgTables, psg_tables_free)

/* Whether the name of a slice is a year, a month or a day, without anything about it. */
bool psg_table_slice_is_date(const char *name);
