/*
 * Text within XML.
 */
#pragma once

#include <glib.h>

/* As text or as the value of an attribute; characters that XML has no place for become
 * U+FFFD. */
void psg_markup_append(GString *out, const char *text);
