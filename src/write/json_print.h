/*
 * JSON out of json-glib's builder, and the few members that many things have.
 */
#pragma once

#include "model/landscape.h"

#include <json-glib/json-glib.h>

/* Ends what the builder holds and frees it; two blanks a level, a newline at the end.
 * Owned by the caller. */
char *psg_json_print(JsonBuilder *builder);

/* "name": "value"; null for NULL. */
void psg_json_string(JsonBuilder *builder, const char *name, const char *value);

/* "name": {"fr": "…"}; null for no text. */
void psg_json_text(JsonBuilder *builder, const char *name, const PsgText *text);

/* "from": "2007-01-01", "to": null. */
void psg_json_ends(JsonBuilder *builder, const PsgInterval *interval);

/* "name": "2007~/2013": the interval as its author wrote it. */
void psg_json_when(JsonBuilder *builder, const char *name, const PsgInterval *interval);

/* "name": 1.5; null for NaN. */
void psg_json_number(JsonBuilder *builder, const char *name, double value);

/* "sources": ["id", …]. */
void psg_json_sources(JsonBuilder *builder, const PsgLandscape *landscape,
                      const PsgIndexes *sources);

/* A dated figure, {of, when, value, bound, per, text, note, sources}. */
void psg_json_value(JsonBuilder *builder, const PsgLandscape *landscape,
                    const PsgMeasurement *value);
