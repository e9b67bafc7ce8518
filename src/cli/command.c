/* What all commands have in common: options, messages, output. */
#include "cli/command.h"

#include "base/diagnostics.h"
#include "base/suggest.h"
#include "cli/help.h"
#include "read/import/open.h"
#include "write/file.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* When the command line was read. */
static gint64 begun;

void
psg_note(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autoptr(GString) line = g_string_new(NULL);
    psg_terminal_append(line, text);
    fprintf(stderr, "%s\n", line->str);
}

void
psg_say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    psg_note("paysage: %s", text);
}

/* ---- What need not be said again ---- */

/* Texts of this run, and of the last good one. NULL: there is one run only. */
static GHashTable *said, *said_before;

void
psg_command_again(bool was_good)
{
    if (was_good || said == NULL) {
        g_clear_pointer(&said_before, g_hash_table_unref);
        said_before = g_steal_pointer(&said);
    }
    g_clear_pointer(&said, g_hash_table_unref);
    said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

bool
psg_command_is_news(const char *text)
{
    if (said != NULL) {
        g_hash_table_add(said, g_strdup(text));
    }
    return said_before == NULL || !g_hash_table_contains(said_before, text);
}

void
psg_remark(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (psg_command_is_news(text)) {
        psg_note("%s", text);
    }
}

/* ---- */

void
psg_tell(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    double seconds = (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
    psg_note("%s, %.*f s", text, seconds < 1 ? 2 : 1, seconds);
}

/* Who gets what usage errors say; NULL: standard error. */
static GString *caught;

void
psg_command_catch(GString *text)
{
    caught = text;
}

PsgExit
psg_usage_error(const PsgCommand *command, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (caught != NULL) {
        g_string_assign(caught, text);
    } else {
        psg_say("%s; see paysage %s --help", text, command->name);
    }
    return PSG_EXIT_USAGE;
}

PsgExit
psg_command_lacks(const PsgCommand *command, const char *argument)
{
    return psg_usage_error(command, "%s is missing", argument);
}

/* An option whose value may be left out has its words in brackets, "[log|schematic]":
 * the first is meant. */
static bool
names_word(const GOptionEntry *entry, const char *word)
{
    size_t length = strlen(entry->arg_description);
    g_autofree char *inner = g_strndup(entry->arg_description + 1, length - 2);
    g_auto(GStrv) words = g_strsplit(inner, "|", -1);
    return word != NULL && g_strv_contains((const char *const *)words, word);
}

static bool
may_lack_value(const GOptionEntry *entry, const char *argument)
{
    return entry->arg_description != NULL && entry->arg_description[0] == '[' &&
           g_str_has_prefix(argument, "--") &&
           strcmp(argument + 2, entry->long_name) == 0;
}

static bool
is_glued(const GOptionEntry *entry, const char *argument)
{
    return argument[0] == '-' && argument[1] != '\0' &&
           argument[1] == entry->short_name && argument[2] != '\0' &&
           entry->arg != G_OPTION_ARG_NONE;
}

/* GLib wants "-j 2"; people also write "-j2", as for make, and "--scale" without
 * saying which. The same arguments as GLib wants them. Owned by the caller, the
 * strings too. */
static char **
spell_out(const PsgOptionGroup *group, char **argv)
{
    const GOptionEntry *entries =
        (const GOptionEntry *)(const void *)group->entries->data;
    g_autoptr(GStrvBuilder) spelt = g_strv_builder_new();
    bool is_over = false;
    for (size_t i = 0; argv[i] != NULL; i++) {
        const char *rest = argv[i];
        is_over = is_over || strcmp(rest, "--") == 0;
        for (const GOptionEntry *entry = entries; !is_over && entry->long_name != NULL;
             entry++) {
            if (is_glued(entry, argv[i])) {
                g_autofree char *option = g_strndup(argv[i], 2);
                g_strv_builder_add(spelt, option);
                rest = argv[i] + 2;
            } else if (may_lack_value(entry, argv[i]) &&
                       !names_word(entry, argv[i + 1])) {
                g_strv_builder_add(spelt, argv[i]);
                rest = "";
            }
        }
        g_strv_builder_add(spelt, rest);
    }
    return g_strv_builder_end(spelt);
}

static GOptionContext *
context_of(const PsgCommand *command, const PsgOptionTable *table)
{
    g_autofree char *program = g_strconcat("paysage ", command->name, NULL);
    GOptionContext *context = g_option_context_new(NULL);
    g_set_prgname(program);
    g_option_context_set_help_enabled(context, FALSE);
    const PsgOptionGroup *group;
    for (size_t i = 0; (group = psg_option_group_nth(table, i)) != NULL; i++) {
        GOptionGroup *made = g_option_group_new(group->name, "", "", group->data, NULL);
        g_option_group_add_entries(
            made, (const GOptionEntry *)(const void *)group->entries->data);
        g_option_group_set_parse_hooks(made, NULL, group->check);
        if (i == 0) {
            g_option_context_set_main_group(context, made);
        } else {
            g_option_context_add_group(context, made);
        }
    }
    return context;
}

static bool
asks_for_help(char **argv)
{
    for (size_t i = 1; argv[i] != NULL && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            return true;
        }
    }
    return false;
}

static const char *
option_near(const PsgOptionTable *table, const char *misspelt)
{
    PsgSuggestion near = psg_suggestion_for(misspelt);
    const PsgOption *option;
    for (size_t i = 0; (option = psg_option_nth(table, i)) != NULL; i++) {
        psg_suggestion_offer(&near, option->name);
    }
    return near.best;
}

/* GLib's words, and beside them which option was meant, or what its value is. */
static void
refuse_words(const PsgCommand *command, const PsgOptionTable *table, const GError *error)
{
    const char *dashes = strstr(error->message, "--");
    const char *name = dashes == NULL ? "" : dashes + strlen("--");
    const PsgOption *option = psg_option_lookup(table, name);
    const char *near =
        g_error_matches(error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION)
            ? option_near(table, name)
            : NULL;
    if (near != NULL) {
        psg_usage_error(command, "%s (did you mean \"--%s\"?)", error->message, near);
    } else if (option != NULL && option->value.name != NULL) {
        psg_usage_error(command, "%s: %s", error->message, option->value.name);
    } else {
        psg_usage_error(command, "%s", error->message);
    }
}

/* Owned by the caller; NULL after saying what is wrong. */
static char **
parse(const PsgCommand *command, const PsgOptionTable *table, char **argv,
      PsgExit *status)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GOptionContext) context = context_of(command, table);
    g_auto(GStrv) all = spell_out(psg_option_group_nth(table, 0), argv);
    *status = PSG_EXIT_USAGE;
    if (!g_option_context_parse_strv(context, &all, &error)) {
        if (g_error_matches(error, G_CONVERT_ERROR, G_CONVERT_ERROR_FAILED) ||
            g_error_matches(error, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION)) {
            psg_say("%s", error->message); /* not enough memory to read the words */
            *status = PSG_EXIT_WORLD;
            return NULL;
        }
        refuse_words(command, table, error);
        return NULL;
    }
    size_t first = all[0] != NULL && g_strcmp0(all[1], "--") == 0 ? 2 : 1;
    size_t count = g_strv_length(all) - first;
    if (count < command->least) {
        const GArray *form = psg_option_form_nth(table, 0);
        psg_command_lacks(command, g_array_index(form, PsgValue, count).name);
        return NULL;
    }
    if (count > command->most) {
        psg_usage_error(command, "there are too many arguments: \"%s\"",
                        all[first + command->most]);
        return NULL;
    }
    return g_strdupv(all + first);
}

static PsgOptionTable *
make_table(const PsgCommand *command, gpointer *options)
{
    PsgOptionTable *table = psg_option_table_new(command->forms);
    static gboolean is_asked; /* for help, which asks_for_help sees before */
    const GOptionEntry common[] = {
        {"help", 'h', 0, G_OPTION_ARG_NONE, &is_asked, "print this help", NULL},
        G_OPTION_ENTRY_NULL,
    };
    *options = psg_option_table_alloc(table, command->work->size);
    psg_option_table_add(table, common);
    if (command->work->add_options != NULL) {
        command->work->add_options(*options, table);
    }
    return table;
}

char *
psg_command_sentence(const PsgCommand *command)
{
    const char *summary = command->summary;
    return g_strdup_printf("%c%s.", g_ascii_toupper(*summary), summary + 1);
}

char **
psg_command_forms(const PsgCommand *command)
{
    static const char *const none[] = {"", NULL};
    return *command->forms == '\0' ? g_strdupv((char **)(guintptr)none)
                                   : g_strsplit(command->forms, "\n", -1);
}

PsgOptionTable *
psg_command_options(const PsgCommand *command)
{
    gpointer options;
    return make_table(command, &options);
}

PsgOptionTable *
psg_command_read(const PsgCommand *command, char **argv, gpointer *options)
{
    PsgExit status;
    g_autoptr(PsgOptionTable) table = make_table(command, options);
    g_auto(GStrv) arguments = parse(command, table, argv, &status);
    return arguments == NULL ? NULL : g_steal_pointer(&table);
}

/* Of the command that runs. */
static char **words;

char *const *
psg_command_words(void)
{
    return words;
}

PsgExit
psg_command_run(const PsgCommand *command, char **argv)
{
    words = argv;
    begun = g_get_monotonic_time();
    gpointer options;
    g_autoptr(PsgOptionTable) table = make_table(command, &options);
    if (asks_for_help(argv)) {
        g_autofree char *help = psg_help_of_command(command, table);
        return psg_write_text(NULL, help);
    }
    PsgExit status;
    g_auto(GStrv) arguments = parse(command, table, argv, &status);
    return arguments == NULL ? status : command->work->run(command, arguments, options);
}

PsgStream *
psg_command_open(const char *path)
{
    g_autoptr(GError) error = NULL;
    if (path != NULL && *path == '\0') {
        psg_say(
            "a file to write is named \"\": give it a name, or - for standard output");
        return NULL;
    }
    PsgStream *out = psg_file_open(path == NULL ? "-" : path, &error);
    if (out == NULL) {
        psg_say("%s", error->message);
    }
    return out;
}

PsgExit
psg_command_close(PsgStream *out, const char *path)
{
    g_autoptr(GError) error = NULL;
    if (!psg_stream_close(out, &error)) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    if (path != NULL && strcmp(path, "-") != 0) {
        psg_tell("1 file: %s", path);
    }
    return PSG_EXIT_DONE;
}

PsgExit
psg_write_text(const char *path, const char *text)
{
    PsgStream *out = psg_command_open(path);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    psg_stream_print(out, text);
    return psg_command_close(out, path);
}

/* ---- Inputs that an output would destroy ---- */

static bool
is_same_file(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && !S_ISCHR(one.st_mode) &&
           one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* Whatever *.yaml is in a folder is part of its landscape; of a folder of tables so are tables. */
static bool
would_be_read(const char *path, const char *folder)
{
    g_autofree char *place = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    return g_file_test(folder, G_FILE_TEST_IS_DIR) && is_same_file(place, folder) &&
           (g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".yml") ||
            psg_open_takes(folder, name));
}

bool
psg_command_spares(const PsgCommand *command, const char *path, const char *const *inputs)
{
    bool is_file = path != NULL && strcmp(path, "-") != 0;
    for (size_t i = 0; is_file && inputs[i] != NULL; i++) {
        if (is_same_file(path, inputs[i]) || would_be_read(path, inputs[i])) {
            psg_usage_error(command, "-o %s would spoil what is read: name another file",
                            path);
            return false;
        }
    }
    return true;
}

/* https://reproducible-builds.org/specs/source-date-epoch/ */
gint64
psg_date_of_making(void)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    gint64 seconds;
    return epoch != NULL &&
                   g_ascii_string_to_signed(epoch, 10, 0, G_MAXINT64, &seconds, NULL)
               ? seconds
               : G_MININT64;
}

PsgExit
psg_exit_by_code(PsgExit status, bool differs)
{
    if (status == PSG_EXIT_MISTAKES) {
        return PSG_EXIT_TROUBLE;
    }
    return status == PSG_EXIT_DONE && differs ? PSG_EXIT_DIFFERS : status;
}
