/*
 * Texts of LaTeX: what TeX would take as a command is written so that it is read as it stands.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Letters that were written and that pdfLaTeX may have no command for: a set of gunichar. */
typedef struct {
    GArray *items;      /* in their order */
    bool needs_scripts; /* some are of scripts that its fonts have not */
} PsgTikzLetters;

PsgTikzLetters *psg_tikz_letters_new(void);
void psg_tikz_letters_free(PsgTikzLetters *letters);

/* Appends the text, one line of good UTF-8, and notes its letters. */
void psg_tikz_append_text(GString *out, const char *text, PsgTikzLetters *letters);

/* How pdfLaTeX writes a letter that it has no command for, by formulas or as a box. */
const char *psg_tikz_letter(gunichar letter);

/* Appends it as a comment, which it may not leave. */
void psg_tikz_append_comment(GString *out, const char *text);

/* Appends a name for nodes, styles and colours: ASCII letters, digits and hyphens; all else is a
 * hyphen. */
void psg_tikz_append_name(GString *out, const char *id);
