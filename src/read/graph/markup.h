/*
 * Labels as text: without escapes, entities of HTML, tags, and the fields of records.
 */
#pragma once

#include <stdbool.h>

/* A label of DOT, and what its escapes stand for. */
typedef struct {
    const char *text;
    const char *name;  /* \N, \T and so on: of what it belongs to */
    const char *graph; /* \G */
    bool is_record;    /* "{<port> one|two}" */
} PsgDotLabel;

/* Blanks are single, and lines are one. Owned by the caller. */
char *psg_text_of_label(const PsgDotLabel *label);

/* What is left without tags. Owned by the caller. */
char *psg_text_of_html(const char *html);
