/*
 * What a landscape can be exported as: a table of exporters.
 *
 * Another one is a row in the table and a file of its own.
 */
#pragma once

#include "model/landscape.h"
#include "write/stream.h"

/* What yaml is to tell beside the facts, for who goes on with it. */
typedef struct {
    const char *whole;         /* at the beginning; NULL: nothing */
    const char *const *actors; /* by actor, NULL where there is none; NULL: none at all */
    const char *const *relations; /* the same */
} PsgExportComments;

/* What is exported. */
typedef struct {
    const PsgLandscape *landscape;
    const char *language;              /* of texts, where only one can be written */
    const char *table;                 /* one of the exporter's tables, if it has any */
    size_t slice;                      /* if the exporter needs one */
    const PsgExportComments *comments; /* of yaml; NULL: none */
} PsgExport;

/* The text goes to the stream, which keeps its own errors; false with an error for any
 * other failure of the world. */
typedef bool (*PsgExportWrite)(const PsgExport *what, PsgStream *out, GError **error);

typedef struct {
    const char *name; /* "json" */
    const char *help; /* what it makes: "all there is" */
    /* what there is a text each of, NULL-terminated; NULL: all is one text */
    const char *const *tables;
    bool needs_slice; /* it holds one moment */
    PsgExportWrite write;
} PsgExporter;

/* NULL after the last one. */
const PsgExporter *psg_exporter_nth(size_t index);

/* NULL if there is none of that name. */
const PsgExporter *psg_exporter_lookup(const char *name);

/* The whole landscape: texts are maps of language, dates stand as first and last day and
 * as written, null where nothing was said. */
bool psg_export_json(const PsgExport *what, PsgStream *out, GError **error);

/* A landscape that is read as the same one, or, of what->table, that file of a folder which is. */
bool psg_export_yaml(const PsgExport *what, PsgStream *out, GError **error);

/* The files of a folder that the landscape would fill, without ".yaml": "landscape", "actors",
 * "relations", "events", "measures", "figures"; NULL beyond the last one. */
const char *psg_yaml_part_nth(const PsgLandscape *landscape, size_t place);

/* One table, its texts in the language. */
bool psg_export_csv(const PsgExport *what, PsgStream *out, GError **error);

/* One slice, for Graphviz' own tools. */
bool psg_export_dot(const PsgExport *what, PsgStream *out, GError **error);
