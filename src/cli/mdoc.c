/* Writing mdoc: what is escaped, and where lines end. */
#include "cli/mdoc.h"

#include "cli/command.h"

#include <stdbool.h>
#include <string.h>

/* 2026-11-27: a day of this version. */
#define USUAL_DATE 1795737600

enum { WIDTH = 76 }; /* bytes of a line of the source: mandoc wants 80 at most */

/* ---- Characters ---- */

/* ASCII stays, but a backslash and what would begin a macro; a dash of an option is no hyphen. */
static void
append_character(GString *out, gunichar letter, bool is_typed)
{
    static const char accents[] = "~^`'"; /* which printers of mdoc make accents of */
    static const char *const names[] = {"\\(ti", "\\(ha", "\\(ga", "\\(aq"};
    if (letter == '\\') {
        g_string_append(out, "\\e");
    } else if (letter == '-' && is_typed) {
        g_string_append(out, "\\-");
    } else if (letter < 0x80 && strchr(accents, (int)letter) != NULL) {
        g_string_append(out, names[strchr(accents, (int)letter) - accents]);
    } else if (letter < 0x80) {
        g_string_append_c(out, (char)letter);
    } else {
        g_string_append_printf(out, "\\[u%04X]", letter);
    }
}

/* is_typed: all of it is what one types, as is a word that begins with a dash. */
static void
append_word(GString *out, const char *word, bool is_typed)
{
    is_typed = is_typed || *word == '-' || *word == '"' || *word == '(';
    for (const char *next = word; *next != '\0'; next = g_utf8_next_char(next)) {
        append_character(out, g_utf8_get_char(next), is_typed);
    }
}

void
psg_mdoc_words(GString *out, const char *words)
{
    g_auto(GStrv) parts = g_strsplit(words, " ", -1);
    for (size_t i = 0; parts[i] != NULL; i++) {
        g_string_append(out, i == 0 ? "\\&" : " \\&");
        append_word(out, parts[i], true);
    }
}

/* ---- Lines ---- */

/* Whether a sentence ends before the second of two words: there mandoc wants a line to end, too. */
static bool
is_between_sentences(const char *before, const char *after)
{
    size_t length = strcspn(before, "\")");
    return length > 0 && strchr(".!?", before[length - 1]) != NULL &&
           g_ascii_isupper(*after);
}

static void
append_paragraph(GString *out, const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    gsize begun = out->len;
    for (size_t i = 0; words[i] != NULL; i++) {
        g_autoptr(GString) word = g_string_new(NULL);
        append_word(word, words[i], false);
        bool begins = i == 0 || is_between_sentences(words[i - 1], words[i]) ||
                      out->len - begun + 1 + word->len > WIDTH;
        if (i > 0) {
            g_string_append_c(out, begins ? '\n' : ' ');
        }
        if (begins) {
            begun = out->len;
            g_string_append(out, *word->str == '.' ? "\\&" : "");
        }
        g_string_append_len(out, word->str, (gssize)word->len);
    }
    g_string_append_c(out, '\n');
}

void
psg_mdoc_text(GString *out, const char *text)
{
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n", -1);
    for (size_t i = 0; paragraphs[i] != NULL; i++) {
        g_string_append(out, i == 0 ? "" : ".Pp\n");
        append_paragraph(out, paragraphs[i]);
    }
}

void
psg_mdoc_literal(GString *out, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_string_append(out, ".Bd -literal -offset indent\n");
    for (size_t i = 0; lines[i] != NULL; i++) {
        g_string_append(out, *lines[i] == '.' ? "\\&" : "");
        append_word(out, lines[i], true);
        g_string_append_c(out, '\n');
    }
    g_string_append(out, ".Ed\n");
}

/* ---- Parts of a page ---- */

void
psg_mdoc_section(GString *out, const char *title)
{
    g_string_append_printf(out, ".Sh %s\n", title);
}

void
psg_mdoc_subsection(GString *out, const char *title)
{
    g_string_append(out, ".Ss ");
    psg_mdoc_words(out, title);
    g_string_append_c(out, '\n');
}

void
psg_mdoc_begin_list(GString *out, const char *width)
{
    g_string_append_printf(out, ".Bl -tag -width \"%s\"\n", width);
}

void
psg_mdoc_end_list(GString *out)
{
    g_string_append(out, ".El\n");
}

void
psg_mdoc_item(GString *out, const char *word, const char *meaning)
{
    g_string_append(out, ".It Cm ");
    psg_mdoc_words(out, word);
    g_string_append_c(out, '\n');
    psg_mdoc_text(out, meaning);
}

/* Of pages that are made without SOURCE_DATE_EPOCH, or with one beyond the year 9999, it is usual. */
static GDateTime *
date_of_page(void)
{
    GDateTime *date = g_date_time_new_from_unix_utc(psg_date_of_making());
    return date != NULL ? date : g_date_time_new_from_unix_utc(USUAL_DATE);
}

void
psg_mdoc_begin(GString *out, const char *name, unsigned section, const char *summary)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    g_autoptr(GDateTime) date = date_of_page();
    g_autofree char *title = g_ascii_strup(name, -1);
    g_string_append_printf(
        out, ".Dd %s %d, %d\n.Dt %s %u\n.Os\n", months[g_date_time_get_month(date) - 1],
        g_date_time_get_day_of_month(date), g_date_time_get_year(date), title, section);
    g_string_append_printf(out, ".Sh NAME\n.Nm %s\n.Nd ", name);
    append_paragraph(out, summary);
}
