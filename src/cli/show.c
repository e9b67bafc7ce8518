/* paysage show: the landscape in the terminal. */
#include "cli/figure_options.h"
#include "cli/inputs.h"
#include "cli/text_report.h"
#include "run/slice_list.h"
#include "write/json.h"

#include <string.h>

typedef struct {
    char *language, *format;
    PsgFigureWords words;
    PsgInputOptions input;
    gboolean has_exit_code;
    bool differs; /* what was found */
} Options;

static PsgExit
show_change(const PsgLandscape *landscape, const size_t *ends, Options *options,
            const char *language)
{
    g_autoptr(PsgView) view = psg_view_of_change(landscape, ends[0], ends[1]);
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    PsgStream *out = psg_command_open(NULL);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    if (g_strcmp0(options->format, "json") == 0) {
        psg_json_difference(difference, NULL, out);
    } else {
        g_autoptr(GString) text = g_string_new(NULL);
        psg_report_change(difference, language, text);
        psg_stream_print(out, text->str);
    }
    options->differs = !psg_difference_is_none(difference);
    return psg_command_close(out, NULL);
}

/* Both ends of "2008..2017"; they may be in any order. */
static PsgExit
show_ends(const PsgCommand *command, const PsgLandscape *landscape, const char *range,
          Options *options, const char *language)
{
    size_t slices[2];
    g_autofree char *why = NULL;
    g_auto(GStrv) ends = psg_slice_ends(range, &why);
    for (size_t i = 0; i < G_N_ELEMENTS(slices); i++) {
        if (ends == NULL || !psg_slice_parse(landscape, ends[i], &slices[i], &why)) {
            return psg_usage_error(command, "%s", why);
        }
    }
    return show_change(landscape, slices, options, language);
}

/* id: of a slice, or two of them; NULL: an overview of all. */
static PsgExit
show_landscape(const PsgCommand *command, const PsgLandscape *landscape, const char *id,
               Options *options)
{
    const char *language = psg_input_language(command, landscape, options->language);
    if (language == NULL) {
        return PSG_EXIT_USAGE;
    }
    if (id != NULL && strstr(id, "..") != NULL) {
        return show_ends(command, landscape, id, options, language);
    }
    g_autoptr(GString) out = g_string_new(NULL);
    if (id == NULL) {
        psg_report_overview(landscape, language, out);
        return psg_write_text(NULL, out->str);
    }
    g_autofree char *why = NULL;
    size_t slice;
    if (!psg_slice_parse(landscape, id, &slice, &why)) {
        return psg_usage_error(command, "%s", why);
    }
    g_autoptr(PsgView) view = psg_view_of_slice(landscape, slice);
    psg_report_slice(view, language, out);
    return psg_write_text(NULL, out->str);
}

static PsgExit
show(const PsgCommand *command, char *const *arguments, Options *options,
     const PsgInputOptions *input)
{
    const char *id = arguments[1];
    bool is_change = id != NULL && strstr(id, "..") != NULL;
    if (options->format != NULL && strcmp(options->format, "json") != 0 &&
        strcmp(options->format, "text") != 0) {
        return psg_usage_error(command, "--format %s: use text or json", options->format);
    }
    if (!is_change &&
        (options->has_exit_code || g_strcmp0(options->format, "json") == 0)) {
        return psg_usage_error(command,
                               "--format json and --exit-code are of what changed: say "
                               "between which slices, A..B (paysage export --to json "
                               "has the whole landscape)");
    }
    g_autoptr(PsgLandscape) landscape = NULL;
    g_autoptr(PsgLandscape) part = NULL;
    PsgExit status = psg_input_landscape(arguments[0], input, &landscape);
    if (status == PSG_EXIT_DONE) {
        status = psg_figure_words_select(command, &options->words, landscape, &part);
    }
    return status != PSG_EXIT_DONE
               ? status
               : show_landscape(command, part != NULL ? part : landscape, id, options);
}

static PsgExit
run(const PsgCommand *command, char *const *arguments, gpointer data)
{
    Options *options = data;
    PsgExit status = show(command, arguments, options, &options->input);
    return options->has_exit_code ? psg_exit_by_code(status, options->differs) : status;
}

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    const GOptionEntry entries[] = {
        {"lang", 0, 0, PSG_ARG_TEXT, &options->language, "language of texts", "LANGUAGE"},
        {"format", 0, 0, PSG_ARG_TEXT, &options->format,
         "of what changed: text (default), json", "text|json"},
        {"exit-code", 0, 0, G_OPTION_ARG_NONE, &options->has_exit_code,
         "of what changed: " PSG_EXIT_CODE_HELP, NULL},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
    psg_selection_options_add(&options->words, table);
    psg_import_options_add(&options->input, table);
    psg_input_options_add(&options->input, table);
}

const PsgCommandWork psg_show_work = {sizeof(Options), add_options, run};
