/*
 * The page that a figure is made for: its size, and how large letters are on it.
 */
#pragma once

#include "base/geometry.h"

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
} PsgPage;

/* "slide", "slide-4x3", "a4" to "a0", the same with "-portrait", "fit" or "WxH" in pixels (200
 * to 20000 each). False with the reason, owned by the caller, in *why. */
bool psg_page_parse(const char *text, PsgPage *page, char **why);

/* A page of that size in page units. */
PsgPage psg_page_of_size(PsgSize size);
