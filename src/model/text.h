/*
 * A text in one or more languages.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    /* "fr"; what the author did not say is the landscape's own language */
    const char *language;
    const char *string; /* UTF-8, NFC */
} PsgTranslation;

typedef struct {
    const PsgTranslation *items; /* as the author wrote them; the first is the fallback */
    size_t count;                /* 0: no text */
} PsgText;

/* In the language if there is one ("pt-BR" falls back to "pt"), else the first; NULL
 * if there is no text. Borrowed. */
const char *psg_text_in(const PsgText *text, const char *language);

/* The same; the fallback, an id as a rule, if there is no text. */
const char *psg_text_or(const PsgText *text, const char *language, const char *fallback);

/* They say the same in each language that both have; if there is none, their first
 * strings are alike. Two that are empty are the same. */
bool psg_text_is_same(const PsgText *a, const PsgText *b);

/* A string as figures show it: in NFC, on one line, without blanks around it. Owned by
 * the caller. */
char *psg_text_clean(const char *string);
