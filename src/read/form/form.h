/*
 * The form of a file: which keys it may have and what their values look like, as a table.
 *
 * One table serves the check of what was written and the JSON Schema that editors use, so
 * that the two cannot disagree. Forms are static data and refer to each other, but for
 * those of figures, which are made from the table of kinds.
 */
#pragma once

#include "model/figure_spec.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    PSG_FORM_TEXT,         /* for readers: one string, or one for each language */
    PSG_FORM_STRING,       /* one string in no language */
    PSG_FORM_NEW_ID,       /* names a thing */
    PSG_FORM_ID,           /* refers to a thing that has a name */
    PSG_FORM_NEW_ACTOR_ID, /* names an actor: nearly any name will do */
    PSG_FORM_ACTOR_ID,     /* refers to an actor */
    PSG_FORM_RANGE,        /* an id, or a range of them: a..b */
    PSG_FORM_LANGUAGE,     /* fr, pt-BR */
    PSG_FORM_DATE,     /* a date or an interval, of the calendar or of plain numbers */
    PSG_FORM_CALENDAR, /* of the calendar: a time of the world, not of the landscape */
    PSG_FORM_URL,      /* http, https, mailto */
    PSG_FORM_COLOUR,   /* "#rrggbb" */
    PSG_FORM_NUMBER,
    PSG_FORM_INTEGER,
    PSG_FORM_BOOLEAN,
    PSG_FORM_WORD,        /* one of words */
    PSG_FORM_LIST,        /* of item */
    PSG_FORM_ONE_OR_LIST, /* item, or a list: other, else of items, not empty */
    PSG_FORM_DATED,       /* item, or a map from dates to items */
    PSG_FORM_MAP,         /* from key to item */
    PSG_FORM_STRUCT,      /* fields */
    PSG_FORM_EITHER,      /* other if it is a map, else item */
    PSG_FORM_VARIANT,     /* the word at variant_key says which of variants it is */
} PsgFormKind;

#define PSG_FORM_KINDS (PSG_FORM_VARIANT + 1)

typedef struct PsgField PsgField;
typedef struct PsgForm PsgForm;

struct PsgForm {
    PsgFormKind kind;
    /* what messages and the schema call it: "actor"; NULL: it is only a part */
    const char *name;
    const PsgForm *key; /* MAP: its keys, actors or any string; NULL: ids */
    const PsgForm *item;
    const PsgForm *other;
    const PsgField *fields;
    size_t field_count;
    /* STRUCT: of further keys; NULL: there are none. What a NUMBER is of is the id of a measure,
     * else a key is a property, of any name: the reader knows which there are */
    const PsgForm *rest;
    /* STRUCT: one of the two keys must be there, or date_key holds a date */
    const char *either[2];
    const char *date_key;
    const char *const *words;
    size_t word_count;
    /* VARIANT: a STRUCT for each of the words of item, which is a WORD */
    const char *variant_key;
    const PsgForm *const *variants;
    bool may_be_none;       /* DATED: a dated value may be an empty list: none then */
    double least, most;     /* NUMBER, INTEGER; no limits if both are 0 */
    bool above_zero;        /* NUMBER */
    size_t fewest, fullest; /* items of LIST, entries of MAP; 0: no limit */
};

struct PsgField {
    const char *name;
    const PsgForm *form;
    const char *help; /* one line, which editors show beside the key */
    bool required;
};

extern const PsgForm psg_form_style;

/* The form of a landscape whose figures are of these kinds. The arena holds it. */
const PsgForm *psg_form_of_landscape(const PsgFigureKinds *figure_kinds, PsgArena *arena);

/* A part of the landscape, whose further keys are measures. */
extern const PsgForm psg_form_event;

/* The same, whose further keys are properties of actors. */
extern const PsgForm psg_form_only;

/* Choices of words, in the order of the model's enums. */
extern const PsgForm psg_form_shape, psg_form_line, psg_form_flow, psg_form_bound,
    psg_form_per, psg_form_scale;

/* The field of a key; NULL if there is none. */
const PsgField *psg_form_field(const PsgForm *form, const char *key);

/* The place of a word among the form's words; word_count if it is none of them, or
 * NULL. */
size_t psg_form_word(const PsgForm *form, const char *word);

/* What a value should be: "a date or an interval". Owned by the caller. */
char *psg_form_describe(const PsgForm *form);
