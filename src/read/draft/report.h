/*
 * What became of what was imported: which file was taken for what, how many rows and elements
 * were taken, joined, doubtful or refused, and what has no place in a landscape.
 *
 * What is refused or doubtful is told in the list of diagnostics with its place; the report
 * counts it.
 */
#pragma once

#include "base/diagnostics.h"

typedef struct PsgReport PsgReport;

/* A column of a table or an attribute of a graph, and what it was taken for. */
typedef struct {
    char *name;
    char *meaning; /* "start", "measure", "property", … */
} PsgReportColumn;

typedef struct {
    char *file;         /* or "book.xlsx, sheet Ties" */
    char *format;       /* "csv", "gexf" */
    char *what;         /* in words: "GEXF 1.3", "ties, separated by semicolons" */
    GPtrArray *columns; /* PsgReportColumn */
    size_t rows;        /* or elements, that hold something */
    size_t taken;       /* those that are in the landscape */
    size_t joined;      /* taken, and the same as another, or a further time of it */
    size_t refused;     /* left out, since they are wrong */
} PsgReportFile;

/* Something that a landscape has no place for. */
typedef struct {
    char *what; /* "colours of nodes" */
    size_t count;
    PsgSpan first;
} PsgReportLoss;

/* A guess that the author should look at: "the dates of column Start were read day first". */
typedef struct {
    char *guess;
    PsgSpan span;
} PsgReportGuess;

/* The list is borrowed. is_strict: what is refused is an error, else a warning. */
PsgReport *psg_report_new(PsgDiagnostics *list, bool is_strict);
void psg_report_free(PsgReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgReport, psg_report_free)

/* From here on it is told of this file, until the next begins. */
void psg_report_begin(PsgReport *report, const char *file, const char *format);
void psg_report_describe(PsgReport *report, const char *format, ...) G_GNUC_PRINTF(2, 3);
void psg_report_column(PsgReport *report, const char *name, const char *meaning);
void psg_report_rows(PsgReport *report, size_t rows);
void psg_report_taken(PsgReport *report, size_t rows);
void psg_report_joined(PsgReport *report, size_t rows);

/* A row or element is left out, and why. */
void psg_report_refuse(PsgReport *report, const char *rule, PsgSpan span,
                       const char *format, ...) G_GNUC_PRINTF(4, 5);

/* It is taken, though perhaps not as meant. */
void psg_report_doubt(PsgReport *report, const char *rule, PsgSpan span,
                      const char *format, ...) G_GNUC_PRINTF(4, 5);

/* A landscape has no place for it: "sizes of nodes". Counted by these words. */
void psg_report_lose(PsgReport *report, const char *what, PsgSpan span);

/* What was guessed, once by these words. */
void psg_report_guess(PsgReport *report, PsgSpan span, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

size_t psg_report_doubtful(const PsgReport *report);
const GPtrArray *psg_report_files(const PsgReport *report);   /* PsgReportFile */
const GPtrArray *psg_report_losses(const PsgReport *report);  /* PsgReportLoss */
const GPtrArray *psg_report_guesses(const PsgReport *report); /* PsgReportGuess */
