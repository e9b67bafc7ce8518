/*
 * What the word that is being typed could become, from the tables of commands and options and
 * from the landscape that stands on the line.
 */
#pragma once

#include <glib.h>

/* words: what was typed after "paysage", NULL-terminated; the last one, which may be empty, is
 * being typed. Appends a line for each whole word that it could be, "2013<TAB>what that is", and
 * a last line ":files" or ":dirs" if names of files or folders could stand there, too. */
void psg_candidates_append(const char *const *words, GString *out);
