/*
 * What a scalar of a file means: a number, a date, an address, a text.
 *
 * As in YAML 1.2, quotes make a text of what would else be a number or a truth value;
 * dates, ids and texts may be written with or without.
 */
#pragma once

#include "base/date.h"
#include "read/yaml/node.h"

/* The string of a scalar that is not null; else NULL. A NULL node is none. */
const char *psg_scalar_string(const PsgNode *node);

/* False if it is something else; the value is untouched then. A NULL node is something
 * else. */
bool psg_scalar_number(const PsgNode *node, double *value);
bool psg_scalar_boolean(const PsgNode *node, bool *value);
bool psg_scalar_date(const PsgNode *node, PsgInterval *value);

/* A key that can only be meant as a date, since languages and the keys of structs
 * begin with a letter. */
bool psg_key_is_date(const char *key);

/* A map from dates, not from anything else. */
bool psg_node_is_dated(const PsgNode *node);

enum { PSG_MOST_LANGUAGES = 200 }; /* of a text; ISO 639-1 has 183 */

/* What is wrong, one clause with its remedy, owned by the caller; NULL if nothing is. */
char *psg_language_complaint(const char *tag);
char *psg_url_complaint(const char *url);
char *psg_text_complaint(const char *text);

/* A text may hold it: it is neither a control character, but for those that are blanks, nor a
 * noncharacter, nor a mark that turns the direction of writing. */
bool psg_letter_is_good(gunichar letter);

/* Whether the tag's first part is one of the two-letter codes of ISO 639-1, or has
 * three letters. */
bool psg_language_is_known(const char *tag);
