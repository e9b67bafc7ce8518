/*
 * The parts of a file that is a zip, read within limits: what they unpack to counts, whatever the
 * file says of it.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"

#include <stdbool.h>

typedef struct PsgZip PsgZip;

/* The input must outlive it. NULL, and told, if it is no zip or has too many parts. */
PsgZip *psg_zip_open(const PsgInput *input, const PsgLimits *limits,
                     PsgDiagnostics *list);
void psg_zip_free(PsgZip *zip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgZip, psg_zip_free)

/* It begins as zips do. */
bool psg_zip_recognise(const PsgInput *input);

/* Whether there is such a part, by its whole name; case does not matter. */
bool psg_zip_has(const PsgZip *zip, const char *part);

/* The part, as an input of its own named "book.xlsx, PART", owned by the caller. NULL, and told,
 * if it is missing, broken, encrypted or beyond the limits. */
PsgInput *psg_zip_read(PsgZip *zip, const char *part);

/* How many bytes of a workbook's parts one byte of limits stands for: the same table takes so many
 * more as XML than as CSV. */
enum { PSG_ZIP_XML = 2 };
