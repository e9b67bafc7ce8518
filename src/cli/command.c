/* What all commands have in common: options, messages, output. */
#include "cli/command.h"

#include "write/file.h"

#include <stdarg.h>
#include <stdio.h>
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

bool
psg_command_parse(const PsgCommand *command, const GOptionEntry *entries, GOptionGroup **groups,
                  int least, int most, int *argc, char ***argv)
{
    g_autofree char *parameters = g_strconcat(command->arguments, "\n\n", command->summary, NULL);
    g_autofree char *examples = g_strconcat("Examples:\n", command->examples, NULL);
    g_autoptr(GOptionContext) context = g_option_context_new(parameters);
    g_autoptr(GError) error = NULL;
    g_autofree char *program = g_strconcat("paysage ", command->name, NULL);
    g_set_prgname(program);
    g_option_context_set_description(context, examples);
    g_option_context_add_main_entries(context, entries, NULL);
    for (size_t i = 0; groups != NULL && groups[i] != NULL; i++) {
        g_option_context_add_group(context, groups[i]);
    }
    if (!g_option_context_parse(context, argc, argv, &error)) {
        psg_usage_error(command, "%s", error->message);
        return false;
    }
    int first = *argc > 1 && strcmp((*argv)[1], "--") == 0 ? 2 : 1;
    *argv += first;
    *argc -= first;
    if (*argc < least || *argc > most) {
        psg_usage_error(command, "%s", *argc < least ? "an argument is missing" : "too many arguments");
        return false;
    }
    return true;
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
