/*
 * LIST: what is to be made, a landscape a line, with the options of `render` for it.
 *
 *     # a remark
 *     teams/alpha.paysage.yaml  --lang fr --style "my style.yaml"
 *     tools.csv  --name tools/2026  --slices year
 *
 * Words are parted by blanks and quoted as in a shell: 'as it is', "the same but for \" and \\", \ before one
 * letter, and at the end of a line before the next one. Nothing is replaced in them: no variables, no patterns.
 */
#pragma once

#include "base/diagnostics.h"

typedef struct {
    const char *text; /* without quotes */
    PsgSpan span;
} PsgListWord;

/* The first word is the landscape. */
typedef struct {
    PsgListWord *words;
    size_t count; /* at least 1 */
} PsgListLine;

/* PsgListLine, without those that have mistakes, which go to the list. Owned by the caller (g_ptr_array_unref);
 * spans borrow the input. */
GPtrArray *psg_list_read(const PsgInput *input, PsgDiagnostics *list);
