/*
 * What suites of readers have in common: texts with mistakes, and where these must be
 * told.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"
#include "model/landscape.h"

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

/* Everything that was told, for messages of failed tests. Owned by the caller. */
char *reading_told(const PsgDiagnostics *list);
