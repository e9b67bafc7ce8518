/*
 * How a line of text is set: the same when it is measured and when it is painted.
 *
 * Letters are neither hinted nor moved to whole pixels, and the user's locale has no say
 * in the choice of fonts, so that a text is as wide on every page and every machine.
 */
#pragma once

#include "scene/scene.h"

#include <pango/pango.h>

/* For this thread, which has fonts of its own (scene/typecase.h). Owned by the caller
 * (g_object_unref). */
PangoContext *psg_lettering_context(void);

/* Owned by the caller (pango_font_description_free). */
PangoFontDescription *psg_lettering_description(const PsgFont *font);

/* The text as one line of good UTF-8: what breaks a line becomes a space, other control
 * characters and broken bytes U+FFFD. Owned by the caller. */
char *psg_lettering_line(const char *text);

/* The names of a comma separated list of families, without quotes and blanks around them.
 * Owned by the caller (g_strfreev). */
char **psg_lettering_families(const char *family);

/* The line is written from the right: its first letter is Hebrew, Arabic or the like. */
bool psg_lettering_from_right(const char *text);
