/*
 * The fonts of a thread: found, opened and kept by it alone, so that threads that measure
 * and paint letters wait for nobody.
 */
#pragma once

#include <pango/pango.h>

/* The font map of this thread, borrowed. What is made of it is used, and given back, by the
 * thread that made it: the map goes to another thread once this one has ended. */
PangoFontMap *psg_typecase_map(void);
