/*
 * Reading a style: the name of one that is shipped, or a path.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"
#include "model/style.h"

/* limits: of a file of the author; NULL: the usual ones. A path has a "/" or ends in .yaml or .yml; anything else is a name. A style that
 * cannot be read well (text without contrast, letters too small) is a mistake: it goes
 * to the list, and the result is NULL without *error. A file or a name that is not
 * there is NULL with *error. */
PsgStyle *psg_style_read(const char *name_or_path, const PsgLimits *limits,
                         PsgDiagnostics *list, GError **error);

bool psg_style_is_path(const char *name_or_path);

/* Names of the styles that are shipped, in order of name. A NULL-terminated list,
 * owned by the caller. */
char **psg_style_names(void);
