/*
 * What suites of readers have in common: texts as trees, texts with mistakes, and where these
 * must be told.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"
#include "model/landscape.h"
#include "read/xml/xml.h"
#include "read/yaml/compose.h"

/* Reads the text as a landscape. Both are owned by the caller; the landscape is NULL
 * after a mistake. */
PsgLandscape *reading_try(const char *yaml, PsgDiagnostics **list);
PsgLandscape *reading_try_within(const char *yaml, const PsgLimits *limits,
                                 PsgDiagnostics **list);

/* A diagnostic that must be there. */
typedef struct {
    const char *yaml;
    const char *rule;
    size_t line, column;
    const char *part; /* of its message */
} ReadingCase;

/* Fails the test unless it is told, with that severity. */
void reading_expect(const ReadingCase *expected, PsgSeverity severity);

/* Fails the test unless the list has it. */
void reading_expect_in(const PsgDiagnostics *list, const ReadingCase *expected,
                       PsgSeverity severity);

/* The interval; fails the test if it is none. */
PsgInterval reading_interval(const char *text);

/* ---- Trees ---- */

typedef enum { READING_YAML, READING_JSON, READING_XML } ReadingNotation;

/* A text as a tree, with all that it borrows. */
typedef struct {
    PsgDiagnostics *list;
    PsgArena *arena;
    const PsgInput *input;
    const PsgNode *root;       /* of YAML and JSON; NULL after a mistake */
    const PsgElement *element; /* of XML, likewise */
} ReadingTree;

/* length -1: up to its end; limits NULL: the usual ones. To be cleared by the caller. */
ReadingTree reading_tree(ReadingNotation notation, const char *text, gssize length,
                         const PsgLimits *limits);
void reading_tree_clear(ReadingTree *tree);

/* The text that the span covers. Owned by the caller. */
char *reading_covered(const ReadingTree *tree, PsgSpan span);

/* What was told; fails the test unless it is one thing. */
const PsgDiagnostic *reading_only_told(const PsgDiagnostics *list);

/* Everything that was told, for messages of failed tests. Owned by the caller. */
char *reading_told(const PsgDiagnostics *list);
