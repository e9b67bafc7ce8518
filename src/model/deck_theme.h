/*
 * The theme of slides: the colours and fonts that their shapes refer to, and that are changed in
 * one place. Plain data; of a style, or of a template.
 */
#pragma once

#include "model/style.h"

/* The colours as a master maps them, in the order of words in schemeClr. */
typedef enum {
    PSG_DECK_BG1,
    PSG_DECK_TX1,
    PSG_DECK_BG2,
    PSG_DECK_TX2,
    PSG_DECK_ACCENT1,
    PSG_DECK_ACCENT2,
    PSG_DECK_ACCENT3,
    PSG_DECK_ACCENT4,
    PSG_DECK_ACCENT5,
    PSG_DECK_ACCENT6,
    PSG_DECK_HLINK,
    PSG_DECK_FOLHLINK,
    PSG_DECK_COLOURS,
} PsgDeckColour;

typedef struct {
    const char *name; /* what programs call it in their lists */
    PsgColour colours[PSG_DECK_COLOURS];
    const char *major; /* font of headings: a family, after which fallbacks may stand */
    const char *minor; /* of all else */
    double size_title, size_label; /* of letters, in page units */
} PsgDeckTheme;

/* "bg1", "accent3": the word in schemeClr. */
const char *psg_deck_colour_word(PsgDeckColour colour);

/* scale: of letters, as of a page. Strings are the style's own, or fixed. */
PsgDeckTheme psg_deck_theme_of_style(const PsgStyle *style, double scale);

/* Black on white, for who has no style. */
extern const PsgDeckTheme psg_deck_theme_plain;
