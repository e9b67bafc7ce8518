/* What all commands have in common: options, messages, output. */
#include "cli/command.h"

#include "write/file.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
psg_say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    fprintf(stderr, "paysage: %s\n", text);
}

PsgExit
psg_usage_error(const PsgCommand *command, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    psg_say("%s; see paysage %s --help", text, command->name);
    return PSG_EXIT_USAGE;
}

/* GLib wants "-j 2"; people also write "-j2", as for make. The same arguments, with such ones taken
 * apart. Owned by the caller (the strings too). */
static char **
split_glued(const GOptionEntry *entries, char **argv)
{
    g_autoptr(GStrvBuilder) split = g_strv_builder_new();
    bool is_over = false;
    for (size_t i = 0; argv[i] != NULL; i++) {
        const char *argument = argv[i];
        bool glued = false;
        is_over = is_over || strcmp(argument, "--") == 0;
        for (const GOptionEntry *entry = entries; !is_over && entry->long_name != NULL; entry++) {
            glued = glued
                    || (argument[0] == '-' && argument[1] != '\0' && argument[1] == entry->short_name
                        && argument[2] != '\0' && entry->arg != G_OPTION_ARG_NONE);
        }
        if (glued) {
            g_autofree char *option = g_strndup(argument, 2);
            g_strv_builder_add(split, option);
        }
        g_strv_builder_add(split, glued ? argument + 2 : argument);
    }
    return g_strv_builder_end(split);
}

static GOptionContext *
context_of(const PsgCommand *command, const GOptionEntry *entries, GOptionGroup **groups)
{
    g_autofree char *parameters = g_strconcat(command->arguments, "\n\n", command->summary, NULL);
    g_autofree char *examples = g_strconcat("Examples:\n", command->examples, "\n", NULL);
    g_autofree char *program = g_strconcat("paysage ", command->name, NULL);
    GOptionContext *context = g_option_context_new(parameters);
    g_set_prgname(program);
    g_option_context_set_description(context, examples);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    for (size_t i = 0; groups != NULL && groups[i] != NULL; i++) {
        g_option_context_add_group(context, groups[i]);
    }
    return context;
}

/* GLib's own help goes through the locale's letters, which may have no "×"; ours is UTF-8, as all output. */
static void
exit_with_help(GOptionContext *context, char **argv)
{
    for (size_t i = 1; argv[i] != NULL && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            g_autofree char *help = g_option_context_get_help(context, FALSE, NULL);
            exit((int)psg_write_text(NULL, help));
        }
    }
}

char **
psg_command_parse(const PsgCommand *command, const GOptionEntry *entries, GOptionGroup **groups,
                  char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GOptionContext) context = context_of(command, entries, groups);
    g_auto(GStrv) all = split_glued(entries, argv);
    exit_with_help(context, all);
    if (!g_option_context_parse_strv(context, &all, &error)) {
        psg_usage_error(command, "%s", error->message);
        return NULL;
    }
    size_t first = all[0] != NULL && g_strcmp0(all[1], "--") == 0 ? 2 : 1;
    size_t count = g_strv_length(all) - first;
    if (count < command->least || count > command->most) {
        psg_usage_error(command, count < command->least ? "an argument is missing"
                                                        : "there are too many arguments");
        return NULL;
    }
    return g_strdupv(all + first);
}

PsgExit
psg_write_text(const char *path, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    if (!psg_file_write(path == NULL ? "-" : path, bytes, &error)) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    return PSG_EXIT_DONE;
}
