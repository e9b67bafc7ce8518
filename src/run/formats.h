/*
 * The formats that figures are written in: their names, and who makes them.
 */
#pragma once

#include "draw/painter.h"
#include "figure/figure.h"

/* A set of PsgFormat from "svg,png". False with the reason, owned by the caller, in
 * *why. */
bool psg_formats_parse(const char *text, unsigned *formats, char **why);

/* All of such a text but a word that is no format of figures; NULL if nothing is left, or was there. *has: whether
 * the word was. Owned by the caller. */
char *psg_formats_without(const char *text, const char *word, bool *has);

/* NULL-terminated. */
const char *const *psg_format_names(void);

/* "svg, png" of a set. Owned by the caller. */
char *psg_formats_label(unsigned formats);

/* One format's name, which is also the ending of its files. */
const char *psg_format_name(PsgFormat format);

/* NULL for formats that are not painted. */
const PsgPainter *psg_format_painter(PsgFormat format);
