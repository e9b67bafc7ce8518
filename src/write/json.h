/*
 * The landscape and its mistakes as JSON, for programs.
 */
#pragma once

#include "base/diagnostics.h"
#include "model/landscape.h"

/* The landscape as read, everything resolved: texts are maps of language, from and to
 * are ISO dates, null where there is none. Owned by the caller. */
char *psg_json_of_landscape(const PsgLandscape *landscape);

/* A list of {file, line, column, end_line, end_column, severity, rule, message,
 * related}. Owned by the caller. */
char *psg_json_of_diagnostics(const PsgDiagnostics *list);
