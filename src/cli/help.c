/* Help on a terminal. */
#include "cli/help.h"

#include "cli/man.h"

#include <string.h>

/* Columns: of a page of help, of the names of options on it, and where the meanings of words begin
 * that stand below an option. */
enum { WIDTH = 100, MOST_NAME = 32, NAME_OF_COMMAND = 10, TABLE_MEANING = 22 };

/* ---- Words into columns ---- */

static void
append_blanks(GString *out, glong count)
{
    for (glong i = 0; i < count; i++) {
        g_string_append_c(out, ' ');
    }
}

/* One line of text, which begins at a column; what is too long goes on below, from another. */
static void
append_wrapped(GString *out, const char *text, glong at, glong column)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (size_t i = 0; words[i] != NULL; i++) {
        glong length = g_utf8_strlen(words[i], -1);
        if (i > 0 && at + 1 + length > WIDTH) {
            g_string_append_c(out, '\n');
            append_blanks(out, column);
            at = column;
        } else if (i > 0) {
            g_string_append_c(out, ' ');
            at++;
        }
        g_string_append(out, words[i]);
        at += length;
    }
    g_string_append_c(out, '\n');
}

/* A name, and what it means beside it, or below if the name is long. Further lines of the meaning
 * are a table of words and of what these mean. */
static void
append_row(GString *out, const char *name, const char *meaning, glong width)
{
    glong column = 2 + width + 2, length = g_utf8_strlen(name, -1);
    g_auto(GStrv) lines = g_strsplit(meaning, "\n", -1);
    g_string_append_printf(out, "  %s", name);
    if (length > width) {
        g_string_append_c(out, '\n');
        length = -2;
    }
    append_blanks(out, column - 2 - length);
    append_wrapped(out, lines[0], column, column);
    for (size_t i = 1; lines[i] != NULL; i++) {
        append_wrapped(out, lines[i], 0, TABLE_MEANING);
    }
}

static void
append_paragraphs(GString *out, const char *text)
{
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n", -1);
    for (size_t i = 0; paragraphs[i] != NULL; i++) {
        g_string_append_c(out, '\n');
        append_wrapped(out, paragraphs[i], 0, 0);
    }
}

/* ---- A command ---- */

/* "-o, --output=DIR". Owned by the caller. */
static char *
name_of(const PsgOption *option)
{
    GString *name = g_string_new(NULL);
    if (option->letter != '\0') {
        g_string_append_printf(name, "-%c, ", option->letter);
    }
    g_string_append_printf(name, "--%s", option->name);
    if (option->value.name != NULL) {
        g_string_append_printf(name, option->value.may_lack ? "[=%s]" : "=%s",
                               option->value.name);
    }
    return g_string_free(name, FALSE);
}

static glong
width_of(const PsgOptionTable *table)
{
    glong width = 0;
    const PsgOption *option;
    for (size_t i = 0; (option = psg_option_nth(table, i)) != NULL; i++) {
        g_autofree char *name = name_of(option);
        glong length = g_utf8_strlen(name, -1);
        width = length <= MOST_NAME ? MAX(width, length) : width;
    }
    return width;
}

static void
append_group(GString *out, const PsgOptionGroup *group, glong width)
{
    if (group->options->len == 0) {
        return;
    }
    g_string_append_printf(out, "\n%s:\n", group->heading);
    for (guint i = 0; i < group->options->len; i++) {
        const PsgOption *option = &g_array_index(group->options, PsgOption, i);
        g_autofree char *name = name_of(option);
        append_row(out, name, option->help, width);
    }
}

char *
psg_help_of_command(const PsgCommand *command, const PsgOptionTable *table)
{
    GString *out = g_string_new("Usage:\n");
    g_auto(GStrv) forms = psg_command_forms(command);
    g_autofree char *sentence = psg_command_sentence(command);
    for (size_t i = 0; forms[i] != NULL; i++) {
        const char *blank = *forms[i] == '\0' ? "" : " ";
        g_string_append_printf(out, "  paysage %s [OPTION\u2026]%s%s\n", command->name,
                               blank, forms[i]);
    }
    g_string_append_c(out, '\n');
    append_wrapped(out, sentence, 0, 0);
    append_paragraphs(out, command->about);
    glong width = width_of(table);
    const PsgOptionGroup *group;
    for (size_t i = 0; (group = psg_option_group_nth(table, i)) != NULL; i++) {
        append_group(out, group, width);
    }
    g_string_append_printf(out, "\nExamples:\n%s\n", command->examples);
    return g_string_free(out, FALSE);
}

/* ---- The program ---- */

char *
psg_help(void)
{
    GString *out = g_string_new(
        "Usage: paysage COMMAND [OPTION\u2026] \u2026\n\n"
        "Turns one plain-text description of actors and their relations over "
        "time into figures.\n\nCommands:\n");
    const PsgCommand *command;
    for (size_t i = 0; (command = psg_command_nth(i)) != NULL; i++) {
        append_row(out, command->name, command->summary, NAME_OF_COMMAND);
    }
    g_string_append(
        out, "\nExamples:\n"
             "  paysage new my-landscape\n"
             "  paysage render my-landscape -o out\n"
             "  paysage help COMMAND\n"
             "  paysage --version\n\n"
             "Exit status: 0 done, 1 mistakes in the data, 2 wrong usage, 3 the system "
             "refused (disk, permission).\n");
    return g_string_free(out, FALSE);
}

/* ---- The command ---- */

typedef struct {
    gboolean is_page;
} Options;

/* asked: NULL: the program. Owned by the caller. */
static char *
text_of(const PsgCommand *asked, bool is_page)
{
    if (is_page) {
        return asked == NULL ? psg_man() : psg_man_of_command(asked);
    }
    g_autoptr(PsgOptionTable) table = asked == NULL ? NULL : psg_command_options(asked);
    return asked == NULL ? psg_help() : psg_help_of_command(asked, table);
}

static PsgExit
help(const PsgCommand *command, char *const *arguments, gpointer data)
{
    const Options *options = data;
    const char *name = arguments[0];
    (void)command;
    if (options->is_page && g_strcmp0(name, "format") == 0) {
        g_autofree char *format = psg_man_of_format();
        return psg_write_text(NULL, format);
    }
    const PsgCommand *asked = name == NULL ? NULL : psg_command_find(name);
    if (name != NULL && asked == NULL) {
        return PSG_EXIT_USAGE;
    }
    g_autofree char *text = text_of(asked, options->is_page);
    return psg_write_text(NULL, text);
}

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    const GOptionEntry entries[] = {
        {"man", 0, 0, G_OPTION_ARG_NONE, &options->is_page,
         "a page of the manual, in mdoc: of the program, of the command, or of the format",
         NULL},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
}

const PsgCommandWork psg_help_work = {sizeof(Options), add_options, help};
