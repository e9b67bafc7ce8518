/*
 * YAML text, through libyaml: lists and maps in each other.
 *
 * The calls follow the text: begin a map, write a key, write its value, end it.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct PsgYamlWriter PsgYamlWriter;

PsgYamlWriter *psg_yaml_writer_new(void);

/* is_flow: on one line, in braces or brackets. */
void psg_yaml_map(PsgYamlWriter *writer, bool is_flow);
void psg_yaml_end_map(PsgYamlWriter *writer);
void psg_yaml_list(PsgYamlWriter *writer, bool is_flow);
void psg_yaml_end_list(PsgYamlWriter *writer);

/* What must stay a text: in quotes where it would be taken for a number, for a truth
 * value, or for something else. */
void psg_yaml_text(PsgYamlWriter *writer, const char *text);

/* A number or a date: without quotes, if that can be. */
void psg_yaml_value(PsgYamlWriter *writer, const char *value);

/* A key and its text. */
void psg_yaml_pair(PsgYamlWriter *writer, const char *key, const char *text);

/* Ends the document and frees the writer. Owned by the caller. */
char *psg_yaml_writer_finish(PsgYamlWriter *writer);
