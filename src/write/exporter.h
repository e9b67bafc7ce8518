/*
 * What a landscape can be exported as: a table of exporters.
 *
 * Another one is a row in the table and a file of its own. The row says what it holds; what it
 * has no place for is told of each landscape.
 */
#pragma once

#include "figure/network/network.h"
#include "model/landscape.h"
#include "write/stream.h"

/* What stands as a comment before one of a landscape's keys at the top. */
typedef struct {
    const char *key;
    const char *remark;
} PsgExportRemark;

/* How yaml is to be for who goes on with it: with what was guessed as comments, and actors and
 * relations in order of the alphabet. */
typedef struct {
    const char *head;               /* at the beginning; NULL: nothing */
    const PsgExportRemark *remarks; /* the last one has no key; NULL: none at all */
    const char *const *actors; /* by actor, NULL where there is none; NULL: none at all */
    const char *const *relations; /* the same */
} PsgExportDraft;

/* What is exported. */
typedef struct {
    const PsgLandscape *landscape;
    const char *language;        /* of texts, where only one can be written */
    const char *table;           /* one of the exporter's tables, if it has any */
    const char *path;            /* where it goes; NULL: standard output */
    size_t slice;                /* if the exporter needs one */
    bool is_old_gexf;            /* 1.2, in place of 1.3 */
    const PsgExportDraft *draft; /* of yaml; NULL: as its author has it */
    /* where actors stand, and how they look; both NULL: that is not told */
    const PsgRenderContext *context;
    const PsgNetwork *network;
} PsgExport;

/* The text goes to the stream, which keeps its own errors; false with an error for any
 * other failure of the world. */
typedef bool (*PsgExportWrite)(const PsgExport *what, PsgStream *out, GError **error);

/* What a landscape has, and a format may have no place for: a set of these. */
typedef enum {
    PSG_HELD_SLICES = 1 << 0,
    PSG_HELD_EVENTS = 1 << 1,
    PSG_HELD_SUCCESSIONS = 1 << 2,
    PSG_HELD_SOURCES = 1 << 3, /* at least their titles */
    PSG_HELD_NOTES = 1 << 4,   /* of actors and relations */
    PSG_HELD_LINKS = 1 << 5,   /* the same */
    PSG_HELD_TIMES = 1 << 6,   /* of actors and relations, as exact as they are */
    PSG_HELD_CHANGES = 1 << 7, /* values of actors and relations that hold for a time */
    PSG_HELD_DOUBTS = 1 << 8,  /* dates as uncertain as they are */
    PSG_HELD_GROUPS = 1 << 9,
    PSG_HELD_MEASURES = 1 << 10, /* of actors */
    PSG_HELD_TOTALS = 1 << 11,   /* values that are of groups, tiers, or all */
    PSG_HELD_TALK = 1 << 12,     /* actors whom people only speak of */
    PSG_HELD_LANGUAGES = 1 << 13,
    PSG_HELD_FIGURES = 1 << 14,
    PSG_HELD_PINS = 1 << 15,
    PSG_HELD_PROPERTIES = 1 << 16, /* of actors and relations */
} PsgHeld;

typedef struct {
    const char *name; /* "json" */
    const char *help; /* what it makes: "all there is" */
    /* what there is a text each of, NULL-terminated; NULL: all is one text */
    const char *const *tables;
    bool needs_slice; /* it holds one moment */
    bool has_places;  /* it tells where actors stand, if that is known */
    unsigned holds;   /* of PsgHeld */
    PsgExportWrite write;
} PsgExporter;

/* NULL after the last one. */
const PsgExporter *psg_exporter_nth(size_t index);

/* NULL if there is none of that name. */
const PsgExporter *psg_exporter_lookup(const char *name);

/* "3 sources, 2 notes": what the exporter has no place for; NULL: it has for all. Owned by the
 * caller. */
char *psg_export_losses(const PsgExporter *exporter, const PsgLandscape *landscape);

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

/* Graphs over time, each in a file of its own of write/graph. */
bool psg_export_gexf(const PsgExport *what, PsgStream *out, GError **error);
bool psg_export_graphml(const PsgExport *what, PsgStream *out, GError **error);
bool psg_export_gephi(const PsgExport *what, PsgStream *out, GError **error);
bool psg_export_pajek(const PsgExport *what, PsgStream *out, GError **error);
bool psg_export_node_link(const PsgExport *what, PsgStream *out, GError **error);
bool psg_export_jgf(const PsgExport *what, PsgStream *out, GError **error);
bool psg_export_network_dynamic(const PsgExport *what, PsgStream *out, GError **error);

/* Tables of two of them; NULL-terminated. */
extern const char *const psg_gephi_tables[], *const psg_network_dynamic_tables[];
