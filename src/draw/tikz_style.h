/*
 * What a figure in TikZ says once, at its top: its colours, and styles of kinds.
 *
 * A look is a text for each of its sides, as TikZ reads it. What things of one class have in
 * common is a style; what is left is said where the thing is.
 */
#pragma once

#include "base/colour.h"
#include "base/geometry.h"

#include <glib.h>

/* Names, none of which is given twice. */
typedef GHashTable PsgTikzNames;
PsgTikzNames *psg_tikz_names_new(void);

/* A name of that id, with a number behind it if it is taken. Owned by the names. */
const char *psg_tikz_name(PsgTikzNames *names, const char *id);

typedef struct PsgTikzPalette PsgTikzPalette;
PsgTikzPalette *psg_tikz_palette_new(void);
void psg_tikz_palette_free(PsgTikzPalette *palette);

/* The name of a colour of the page, the same for all that have it; hint: how it is called if it
 * is new. */
const char *psg_tikz_colour(PsgTikzPalette *palette, PsgColour colour, const char *hint);

/* The same of a colour that is a thing's own, also where another has the same. */
const char *psg_tikz_own_colour(PsgTikzPalette *palette, PsgColour colour,
                                const char *hint);

/* Appends the definitions, a line each. */
void psg_tikz_append_colours(GString *out, const PsgTikzPalette *palette);

typedef enum {
    PSG_TIKZ_FORM,
    PSG_TIKZ_FILL,
    PSG_TIKZ_DRAW,
    PSG_TIKZ_WIDTH,
    PSG_TIKZ_DASH,
    PSG_TIKZ_DOUBLE,
    PSG_TIKZ_TIP,
    PSG_TIKZ_TEXT,
    PSG_TIKZ_FONT,
    PSG_TIKZ_OPACITY,
    PSG_TIKZ_SIDES,
} PsgTikzSide;

/* A text for each side; NULL in a style: it says nothing of that. Borrowed from the styles. */
typedef struct {
    const char *sides[PSG_TIKZ_SIDES];
} PsgTikzLook;

typedef struct PsgTikzStyles PsgTikzStyles;
PsgTikzStyles *psg_tikz_styles_new(void);
void psg_tikz_styles_free(PsgTikzStyles *styles);

/* The text, kept as long as the styles. Takes it. */
const char *psg_tikz_keep(PsgTikzStyles *styles, char *text);

/* How things are drawn if nothing is said. */
PsgTikzLook psg_tikz_plain(void);

/* class: "actor kind-body new". All are noted before the first is asked for. */
void psg_tikz_styles_note(PsgTikzStyles *styles, const char *class,
                          const PsgTikzLook *look);
void psg_tikz_styles_settle(PsgTikzStyles *styles);

/* Appends the options of a thing: its styles, and what they do not say. */
void psg_tikz_append_options(GString *out, const PsgTikzStyles *styles, const char *class,
                             const PsgTikzLook *look);

/* Appends the definitions, a line each. */
void psg_tikz_append_styles(GString *out, const PsgTikzStyles *styles);

/* "kind-body" of a class; NULL: it has no kind. Owned by the caller. */
char *psg_tikz_kind(const char *class);
