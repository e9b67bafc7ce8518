/*
 * The page that a figure is made for: its size, and how large letters are on it.
 */
#pragma once

#include "model/deck_template.h"

#include <glib.h>
#include <stdbool.h>

typedef struct {
    PsgSize size; /* in page units, 120 to an inch */
    double scale; /* of letters and lines: 1 on a slide of 1600 × 900 */
    /* of the heading and the margins: the same, but on posters, which are seen from afar
     * before they are read from near */
    double heading;
    double dpi; /* of its PNG, if the user asks for no other */
    /* the page is as high as the drawing needs: the height above is the least */
    bool fits;
    /* figures stand in the room of this one, and titles in its place for titles; NULL: the page
     * is ours. Borrowed */
    const PsgDeckTemplate *template;
} PsgPage;

/* "slide", "slide-4x3", "a4" to "a0", the same with "-portrait", "fit" or "WxH" in pixels (200
 * to 20000 each). False with the reason, owned by the caller, in *why. */
bool psg_page_parse(const char *text, PsgPage *page, char **why);

/* Those of them that have names; NULL-terminated. */
const char *const *psg_page_names(void);

/* A page of that size in page units. */
PsgPage psg_page_of_size(PsgSize size);

/* The page of a template's slides. */
PsgPage psg_page_of_template(const PsgDeckTemplate *template);

/* What is ours of a page that is so high: all between the margins at its sides, or the room of the
 * template. */
PsgRect psg_page_within(const PsgPage *page, double height);

/* Where the template has a place for the title of a figure; NULL: titles are in our frame. */
const PsgDeckPlaceholder *psg_page_title(const PsgPage *page);

/* The same for numbers of pages. */
const PsgDeckPlaceholder *psg_page_number(const PsgPage *page);
