/*
 * What is asked of an export, in words, as on the command line.
 */
#pragma once

#include "write/exporter.h"

/* NULL: nothing is said. */
typedef struct {
    const char *to;    /* the format */
    const char *table; /* one of those that it has */
    const char *at;    /* the slice, where it holds one moment */
    const char *gexf;  /* the version of GEXF */
} PsgExportRequest;

/* "json, csv or dot". Owned by the caller. */
char *psg_export_names(void);

/* The tables of an exporter that has some, with commas. Owned by the caller. */
char *psg_export_table_names(const PsgExporter *exporter);

/* NULL with a PSG_SESSION_ERROR if there is none such, or if what is asked besides is for others. */
const PsgExporter *psg_export_find(const PsgExportRequest *request, GError **error);

/* Sets what is asked of the landscape, which is set already. is_all: all tables are wanted, each for
 * itself. False with a PSG_SESSION_ERROR. */
bool psg_export_choose(const PsgExportRequest *request, const PsgExporter *exporter,
                       bool is_all, PsgExport *what, GError **error);
