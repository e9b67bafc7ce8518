/*
 * JSON, written member by member as the text goes out: two blanks a level, UTF-8 always.
 *
 * The calls follow the text. `name` is the member's name, NULL in a list. What is not
 * known is null: a NULL string, an empty text, a number that is none or infinite.
 */
#pragma once

#include "model/landscape.h"
#include "slice/difference.h"
#include "slice/merge.h"
#include "write/stream.h"

typedef struct PsgJson PsgJson;

/* Borrows the stream. */
PsgJson *psg_json_new(PsgStream *out);

/* For a script element of a page: nothing stands between the parts, whole numbers have no ".0", and
 * no text can end the element or begin another. */
PsgJson *psg_json_new_in_page(PsgStream *out);

/* Ends the text with a newline. */
void psg_json_free(PsgJson *json);

void psg_json_begin_object(PsgJson *json, const char *name);
void psg_json_end_object(PsgJson *json);
void psg_json_begin_list(PsgJson *json, const char *name);
void psg_json_end_list(PsgJson *json);

/* Bytes that are no UTF-8 become U+FFFD. */
void psg_json_string(PsgJson *json, const char *name, const char *value);
void psg_json_boolean(PsgJson *json, const char *name, bool value);
void psg_json_count(PsgJson *json, const char *name, size_t value);

/* 22.0, 0.1: the shortest text that is read as the same number. */
void psg_json_number(PsgJson *json, const char *name, double value);

/* A value that is written already, as JSON has it. */
void psg_json_raw(PsgJson *json, const char *name, const char *value);

/* ---- Parts of the model ---- */

/* {"fr": "…"} */
void psg_json_text(PsgJson *json, const char *name, const PsgText *text);

/* First and last day, "2007-01-01", or plain numbers, null where there is none, and how sure these ends are
 * ("begin", "end"). interval: may be NULL. */
void psg_json_days(PsgJson *json, const char *begin, const char *end,
                   const PsgInterval *interval);

/* "2007~/2013": the interval as its author wrote it; may be NULL. */
void psg_json_when(PsgJson *json, const char *name, const PsgInterval *interval);

/* A value of a property: a number is one, and a text is in its languages. */
void psg_json_property_value(PsgJson *json, const char *name, const PsgProperty *property,
                             const PsgText *text);

/* {of, when, value, bound, per, text, note, sources} */
void psg_json_measurement(PsgJson *json, const PsgLandscape *landscape,
                          const PsgMeasurement *value);

/* ---- Documents ---- */

/* {from, to, actors: {gained, lost, altered, talked_of, kept}, relations: {gained, lost,
 * altered, kept}, measures: [{id, of, per, before, after, ratio, values}], counts}.
 * merged: of two landscapes; NULL: of one. */
void psg_json_difference(const PsgDifference *difference,
                         const PsgMergedLandscape *merged, PsgStream *out);
