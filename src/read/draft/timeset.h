/*
 * Several times in one text, as Gephi writes them: "<[2007, 2012]; [2015, Infinity]>", or instants,
 * "<[2007, 2008, 2010]>", or values over time, "<[2007, 2012, 3]; (2012, 2015, 4]>";
 * or as Python does, "[('2007', '2012'), (None, '2015')]".
 */
#pragma once

#include "read/draft/draft.h"

/* What stands between two brackets. */
typedef struct {
    bool is_start_open; /* "(2007, …" or "]2007, …" */
    bool is_end_open;   /* "…, 2012)" or "…, 2012[" */
    char **fields;      /* without blanks around them or quotes; NULL-terminated */
    size_t count;
} PsgTimesetPart;

typedef enum {
    PSG_TIMESET_ANY, /* "[a, b]" is an interval, one bracket with more or less are instants */
    PSG_TIMESET_INTERVALS,
    PSG_TIMESET_INSTANTS,
} PsgTimesetForm;

/* Its parts (PsgTimesetPart), which may be none, as of "<>"; NULL if the text is not written so.
 * Owned by the caller. */
GPtrArray *psg_timeset_parse(const char *text);

/* The thing is there in each of them, or in each of "2007/2012; 2015". False, and nothing is said, if
 * the text is not written so. */
typedef struct {
    const char *text;
    guint32 clock;
    PsgTimesetForm form;
} PsgTimeset;

bool psg_timeset_there(PsgDraft *draft, PsgDraftThing thing, const PsgTimeset *set,
                       PsgSpan span);

/* The same of values in their time: "[start, end, value]" or "[instant, value]". What is said is
 * as given, but for its value and its time. */
bool psg_timeset_say(PsgDraft *draft, const PsgDraftSaying *saying, const PsgTimeset *set,
                     PsgSpan span);

/* Whether the word is how an open end is written: "Infinity", "-inf", "None", or nothing. */
bool psg_timeset_is_open(const char *word);
