/*
 * Which formats of others can be read: a table, with a row for each.
 */
#pragma once

#include "read/draft/draft.h"

typedef struct {
    const char *name; /* "gexf" */
    const char *help; /* what it is */
    bool is_binary;   /* bytes as they are, not text in UTF-8 */
    /* Whether the content can be of this format and of none before it in the table. */
    bool (*recognise)(const PsgInput *input);
    /* Says what stands there to the draft. */
    void (*read)(const PsgInput *input, PsgDraft *draft);
} PsgFileFormat;

/* In order of asking; NULL beyond the last one. */
const PsgFileFormat *psg_file_format_nth(size_t place);

/* NULL if there is none. */
const PsgFileFormat *psg_file_format_lookup(const char *name);

/* What a content is, among the binary formats or the others; NULL if it is of none, as is a
 * landscape of ours. */
/* What to do with a file of a format that is known by its looks, and is not read; NULL: it is of none
 * of these. */
const char *psg_file_format_advice(const PsgInput *input);

const PsgFileFormat *psg_file_format_recognise(const PsgInput *input, bool is_binary);

/* It speaks of what other files tell, and is read after them. */
bool psg_file_format_is_after(const PsgFileFormat *format);
