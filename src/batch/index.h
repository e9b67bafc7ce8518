/*
 * The index of a batch: OUT/index.json for programs, OUT/index.html for people.
 *
 * Both are made of records alone, in the order of LIST, so they are the same however the batch was cut. There are no
 * times in them. Paths are relative to OUT:
 *
 *     {"paysage": "index 1",
 *      "program": "paysage 0.1.0, cairo …", "fonts": "sha256", "list": "sha256",
 *      "landscapes": 200, "failed": 1, "files": 4100, "bytes": 123456,
 *      "made": [{"name": "teams/alpha", "source": "teams/alpha.paysage.yaml", "options": ["--lang", "fr"],
 *                "title": "Alpha", "language": "fr", "errors": 0, "warnings": 2,
 *                "figures": [{"kind": "network", "title": "Network · 2013", "slices": ["2013"],
 *                             "files": [{"path": "teams/alpha/network-2013.svg", "bytes": 20480,
 *                                        "sha256": "…"}]}],
 *                "remarks": ["…"],
 *                "failure": null or {"cause": "data", "messages": ["teams/alpha.paysage.yaml:7:3: …"]}}]}
 *
 * `cause` is data (mistakes of the author), words (options that do not fit), world (disk, a program that is missing),
 * time (it took too long) or crash. Title and language are null where nothing could be read.
 */
#pragma once

#include "batch/record.h"

typedef struct {
    const char *folder; /* OUT */
    const char *program, *fonts, *list;
    const char *const *names; /* of all landscapes, in the order of LIST */
    size_t count;
} PsgIndex;

/* What the records say together. */
typedef struct {
    size_t landscapes, failed, figures, files;
    guint64 bytes, warnings;
    PsgCause worst; /* of all failures: world, time and crash before words and data */
} PsgIndexTotals;

/* Called with each record, in order; it is borrowed. */
typedef void (*PsgIndexVisit)(const PsgRecord *record, gpointer data);

/* False with an error that names a landscape whose record is missing or damaged. */
bool psg_index_visit(const PsgIndex *index, PsgIndexVisit visit, gpointer data,
                     GError **error);

bool psg_index_count(const PsgIndex *index, PsgIndexTotals *totals, GError **error);

/* Writes both, unless they are there as they are to be. */
bool psg_index_write(const PsgIndex *index, PsgIndexTotals *totals, GError **error);

/* Names of landscapes that have records there, and that are not in the index: of an earlier LIST, or of another
 * one. Owned by the caller. */
GPtrArray *psg_index_others(const PsgIndex *index);

/* The page, owned by the caller; NULL with an error as above (batch/index_page.c). */
char *psg_index_page(const PsgIndex *index, const PsgIndexTotals *totals, GError **error);
