/*
 * How wide words are: Pango without hinting, in page units.
 *
 * A ruler keeps fonts and the widths it has met. It belongs to one thread.
 */
#pragma once

#include "scene/scene.h"

typedef struct PsgRuler PsgRuler;

PsgRuler *psg_ruler_new(void);
void psg_ruler_free(PsgRuler *ruler);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgRuler, psg_ruler_free)

/* The width of one line; a newline counts as a space. */
double psg_ruler_width(PsgRuler *ruler, const PsgFont *font, const char *text);

/* Whether the fonts that are used for it have all its letters; for others boxes are drawn. */
bool psg_ruler_has_letters(PsgRuler *ruler, const PsgFont *font, const char *text);

/* From the baseline up to the top of capitals; the usual distance of two baselines. */
double psg_ruler_cap_height(PsgRuler *ruler, const PsgFont *font);
double psg_ruler_line_height(PsgRuler *ruler, const PsgFont *font);

/* The text in lines of at most `width`, broken where its language allows, as even as can
 * be; at most `most` lines, the last cut with "…" if it must be. A word that is too long
 * is broken between syllables if it has Latin letters, else between characters; a line has at
 * least one. No lines for a blank text. A NULL-terminated list, owned by the caller
 * (g_strfreev). */
char **psg_ruler_wrap(PsgRuler *ruler, const PsgFont *font, const char *text,
                      double width, size_t most);

/* The width of the widest word: of what no line should break. */
double psg_ruler_widest_word(PsgRuler *ruler, const PsgFont *font, const char *text);

/* One line of at most `width`, cut with "…" if it must be. Owned by the caller. */
char *psg_ruler_cut(PsgRuler *ruler, const PsgFont *font, const char *text, double width);

/* The version of the library that measures: another one may give other widths. */
const char *psg_ruler_version(void);

/* The family that is used where `family` (a list) is asked for, so that a substitution
 * can be told; NULL if there is no font at all. Owned by the caller. */
char *psg_ruler_family_found(PsgRuler *ruler, const char *family);
