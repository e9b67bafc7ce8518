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
    g_auto(GStrv) ends = g_strsplit(range, "..", 2);
    size_t slices[2];
    g_autofree char *why = NULL;
    if (*ends[0] == '\0' || *ends[1] == '\0') {
        return psg_usage_error(command, "\"%s\" has one end only: write A..B", range);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(slices); i++) {
        if (!psg_slice_parse(landscape, ends[i], &slices[i], &why)) {
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

PsgExit
psg_run_show(const PsgCommand *command, char **argv)
{
    PsgInputOptions input = {0};
    Options options = {0};
    const GOptionEntry entries[] = {
        {"lang", 0, 0, PSG_ARG_TEXT, &options.language, "language of texts", "LANGUAGE"},
        {"format", 0, 0, PSG_ARG_TEXT, &options.format,
         "of what changed: text (default), json", "FORMAT"},
        {"exit-code", 0, 0, G_OPTION_ARG_NONE, &options.has_exit_code,
         "of what changed: " PSG_EXIT_CODE_HELP, NULL},
        G_OPTION_ENTRY_NULL,
    };
    GOptionGroup *groups[] = {psg_selection_words_group(&options.words),
                              psg_import_option_group(&input),
                              psg_input_option_group(&input), NULL};
    PsgExit status;
    g_auto(GStrv) arguments = psg_command_parse(command, entries, groups, argv, &status);
    if (arguments != NULL) {
        status = show(command, arguments, &options, &input);
    }
    if (options.has_exit_code) {
        status = psg_exit_by_code(status, options.differs);
    }
    psg_input_options_clear(&input);
    g_free(options.language);
    g_free(options.format);
    psg_figure_words_clear(&options.words);
    return status;
}
