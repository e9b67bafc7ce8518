/*
 * Reading a template for slides: a presentation of PowerPoint, or one that LibreOffice made of its
 * own.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"
#include "model/deck_template.h"

/* What is missing, or left out, is told in the list as warnings; what cannot be read is an error
 * there, and the result is NULL without *error, as it is where the file is no presentation. A file
 * that is not there is NULL with *error. */
PsgDeckTemplate *psg_template_read(const char *path, const PsgLimits *limits,
                                   PsgDiagnostics *list, GError **error);

/* The same of bytes that were read. */
PsgDeckTemplate *psg_template_read_input(const PsgInput *input, const PsgLimits *limits,
                                         PsgDiagnostics *list);
