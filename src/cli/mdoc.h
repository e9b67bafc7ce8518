/*
 * Pages of the manual in mdoc, the language that mandoc and man read (mandoc.bsd.lv/mdoc).
 */
#pragma once

#include <glib.h>

/* A page's head, and its section NAME. name: "paysage-render"; summary: one line. */
void psg_mdoc_begin(GString *out, const char *name, unsigned section,
                    const char *summary);

void psg_mdoc_section(GString *out, const char *title);
void psg_mdoc_subsection(GString *out, const char *title);

/* Texts of ours, a paragraph a line. "\n" ends each line of the source. */
void psg_mdoc_text(GString *out, const char *text);

/* Words of a line of macros: what mdoc would take for its own is escaped. */
void psg_mdoc_words(GString *out, const char *words);

/* A list with an entry for each of what follows, until psg_mdoc_end_list. width: of what the
 * entries begin with. */
void psg_mdoc_begin_list(GString *out, const char *width);
void psg_mdoc_end_list(GString *out);

/* An entry: a word that is typed, and what it means. */
void psg_mdoc_item(GString *out, const char *word, const char *meaning);

/* Lines as they are: examples, files. */
void psg_mdoc_literal(GString *out, const char *text);
