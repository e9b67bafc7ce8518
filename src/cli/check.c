/* paysage check: every mistake, with its place. */
#include "cli/inputs.h"
#include "write/import_report.h"
#include "write/json.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    PsgInputOptions input;
    char *format;
    gboolean strict;
} Options;

static PsgExit
tell(const PsgDiagnostics *list, const PsgInputOptions *options, bool as_json)
{
    if (as_json) {
        PsgStream *out = psg_command_open(NULL);
        if (out == NULL) {
            return PSG_EXIT_WORLD;
        }
        psg_json_diagnostics(list, out);
        return psg_command_close(out, NULL);
    }
    psg_input_print(list, options);
    return PSG_EXIT_DONE;
}

static void
note_sound(const char *path, const PsgLandscape *made)
{
    g_autoptr(GString) counts = g_string_new(NULL);
    psg_landscape_counts_append(made, counts);
    psg_note("%s: %s: no mistakes", path, counts->str);
}

static PsgExit
check(const PsgCommand *command, char *const *arguments, gpointer data)
{
    const Options *asked = data;
    const PsgInputOptions *options = &asked->input;
    const char *path = arguments[0];
    const char *format = asked->format;
    bool as_json = g_strcmp0(format, "json") == 0;
    if (format != NULL && !as_json && strcmp(format, "text") != 0) {
        return psg_usage_error(command, "no format \"%s\" here: use text or json",
                               format);
    }
    g_autoptr(PsgDiagnostics) list = psg_input_diagnostics(options);
    psg_diagnostics_set_strict(list, asked->strict);
    g_autoptr(PsgLandscape) landscape = NULL;
    PsgExit status = psg_input_landscape_quietly(path, options, list, &landscape);
    if (status == PSG_EXIT_WORLD) {
        return status;
    }
    PsgExit told = tell(list, options, as_json);
    if (told == PSG_EXIT_DONE && status == PSG_EXIT_DONE && !as_json) {
        note_sound(path, landscape);
    }
    bool is_doubted = asked->strict && psg_diagnostics_count(list) > 0;
    if (told == PSG_EXIT_DONE && status == PSG_EXIT_DONE && is_doubted) {
        return PSG_EXIT_MISTAKES;
    }
    return told != PSG_EXIT_DONE ? told : status;
}

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    const GOptionEntry entries[] = {
        {"format", 0, 0, PSG_ARG_TEXT, &options->format,
         "text (default), or json for editors and CI", "text|json"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &options->strict,
         "doubt what has no source, and fail on doubts", NULL},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
    psg_import_options_add(&options->input, table);
    psg_input_options_add(&options->input, table);
}

const PsgCommandWork psg_check_work = {sizeof(Options), add_options, check};
