/* paysage completion: what shells ask when somebody presses Tab. */
#include "assets.h"
#include "cli/candidates.h"
#include "cli/command.h"
#include "cli/ending.h"

#include <gio/gio.h>
#include <string.h>

#define FOLDER "/paysage/completion/paysage."
#define MOST_SECONDS 2 /* that somebody waits for a landscape to be read */

typedef struct {
    gboolean words;
} Options;

/* The script of a shell travels inside the program; it does no more than to ask it. */
static PsgExit
print_script(const PsgCommand *command, const char *shell)
{
    g_autofree char *path = g_strconcat(FOLDER, shell, NULL);
    g_autoptr(GBytes) bytes = g_resource_lookup_data(psg_assets_get_resource(), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    if (bytes == NULL) {
        return psg_usage_error(command, "no shell \"%s\"; there are bash, zsh and fish",
                               shell);
    }
    g_autofree char *script =
        g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    return psg_write_text(NULL, script);
}

static PsgExit
completion(const PsgCommand *command, char *const *arguments, gpointer data)
{
    const Options *options = data;
    if (options->words) {
        g_autoptr(GString) candidates = g_string_new(NULL);
        psg_ending_after(MOST_SECONDS);
        psg_candidates_append((const char *const *)arguments, candidates);
        return psg_write_text(NULL, candidates->str);
    }
    if (arguments[0] == NULL) {
        return psg_command_lacks(command, "SHELL");
    }
    if (arguments[1] != NULL) {
        return psg_usage_error(command, "one shell at a time");
    }
    return print_script(command, arguments[0]);
}

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    const GOptionEntry entries[] = {
        {"words", 0, 0, G_OPTION_ARG_NONE, &options->words,
         "print what the last WORD of a command line could become", NULL},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
}

const PsgCommandWork psg_completion_work = {sizeof(Options), add_options, completion};
