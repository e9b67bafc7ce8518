/*
 * Labels as text: without escapes, entities of HTML, tags, and the fields of records.
 */
#pragma once

#include <glib.h>
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

/* Blanks become one, and none stand at the ends. Owned by the caller. */
char *psg_text_in_line(const char *text);

/* The letter that is written by its number at an ampersand, "&#269;" or "&#x10D;": how many bytes
 * that takes; 0: none is. */
size_t psg_numeric_entity(const char *at, gunichar *letter);

/* What is left without tags. Owned by the caller. */
char *psg_text_of_html(const char *html);
