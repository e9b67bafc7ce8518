/*
 * Colours of a theme, and what words in a master or a layout stand for in it.
 */
#pragma once

#include "model/deck_template.h"
#include "read/xml/xml.h"

/* The slots of a theme, in the order of its scheme. */
enum { PSG_THEME_SLOTS = 12 };

typedef struct {
    PsgColour slots[PSG_THEME_SLOTS];
    size_t map[PSG_DECK_COLOURS]; /* which slot each word has */
    const PsgElement *fills;      /* for backgrounds, bgFillStyleLst; NULL: none */
    const char *major, *minor;    /* fonts; empty: it has none */
} PsgTheme;

/* root: of the part; NULL gives that of Office. */
void psg_theme_read(PsgTheme *theme, const PsgElement *root);

/* Takes over what a clrMap, or an overrideClrMapping, says. */
void psg_theme_map(PsgTheme *theme, const PsgElement *map);

PsgColour psg_theme_mapped(const PsgTheme *theme, PsgDeckColour word);

/* The colour that an element holds, such as solidFill; own: what phClr stands for. False if it
 * holds none. */
bool psg_theme_colour(const PsgTheme *theme, const PsgElement *holder, PsgColour own,
                      PsgColour *colour);
