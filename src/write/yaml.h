/*
 * YAML text, through libyaml: lists and maps in each other.
 *
 * The calls follow the text: begin a map, write a key, write its value, end it.
 */
#pragma once

#include "write/stream.h"

typedef struct PsgYamlWriter PsgYamlWriter;

/* How a list or map is laid out. */
typedef enum {
    PSG_YAML_BLOCK, /* an item a line */
    PSG_YAML_FLOW,  /* in braces or brackets, as many items a line as it holds */
    PSG_YAML_FIT,   /* in braces or brackets if all of it fits on a line, else a block */
} PsgYamlStyle;

/* Borrows the stream. */
PsgYamlWriter *psg_yaml_writer_new(PsgStream *out);

/* What lies in a list or map that is to fit is laid out by that too, but for flows. */
void psg_yaml_map(PsgYamlWriter *writer, PsgYamlStyle style);
void psg_yaml_end_map(PsgYamlWriter *writer);
void psg_yaml_list(PsgYamlWriter *writer, PsgYamlStyle style);
void psg_yaml_end_list(PsgYamlWriter *writer);

/* What must stay a text: in quotes where it would be taken for a number, for a truth
 * value, or for something else. */
void psg_yaml_text(PsgYamlWriter *writer, const char *text);

/* A number or a date: without quotes, if that can be. */
void psg_yaml_value(PsgYamlWriter *writer, const char *value);

/* A key and its text. */
void psg_yaml_pair(PsgYamlWriter *writer, const char *key, const char *text);

/* An empty line before what comes next; between keys of the outermost map only. */
void psg_yaml_gap(PsgYamlWriter *writer);

/* A comment on lines of its own before what comes next, which is so many levels deep; not within
 * what is gathered to fit on a line. It may have several lines, and quote anything. */
void psg_yaml_comment(PsgYamlWriter *writer, size_t level, const char *comment);

/* The same before all else: nothing was written yet. */
void psg_yaml_head(PsgYamlWriter *writer, const char *comment);

/* Ends the document and frees the writer. */
void psg_yaml_writer_free(PsgYamlWriter *writer);
