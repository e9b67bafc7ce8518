/* paysage export: the landscape in a form that other programs read. */
#include "cli/figure_options.h"
#include "cli/inputs.h"
#include "run/slice_list.h"
#include "write/exporter.h"

#include <string.h>

typedef struct {
    char *to, *path, *table, *at, *language;
    PsgFigureWords words;
} Options;

/* "json, csv or dot", or "json (all there is), …". Owned by the caller. */
static char *
exporter_names(bool with_help)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; psg_exporter_nth(i) != NULL; i++) {
        bool is_last = psg_exporter_nth(i + 1) == NULL;
        g_string_append(names, i == 0 ? "" : is_last ? " or " : ", ");
        g_string_append(names, psg_exporter_nth(i)->name);
        if (with_help) {
            g_string_append_printf(names, " (%s)", psg_exporter_nth(i)->help);
        }
    }
    return g_string_free(g_steal_pointer(&names), FALSE);
}

static PsgExit
write_one(const PsgExporter *exporter, const PsgExport *what, const char *path,
          bool is_told)
{
    g_autoptr(GError) error = NULL;
    PsgStream *out = psg_command_open(path);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    if (!exporter->write(what, out, &error)) {
        psg_stream_fail(out, g_steal_pointer(&error));
    }
    return psg_command_close(out, is_told ? path : NULL);
}

/* All tables into a folder. */
static PsgExit
write_tables(const PsgExporter *exporter, PsgExport what, const char *folder)
{
    PsgExit status = PSG_EXIT_DONE;
    guint files = 0;
    for (size_t i = 0; status == PSG_EXIT_DONE && exporter->tables[i] != NULL; i++) {
        what.table = exporter->tables[i];
        g_autofree char *file = g_strconcat(what.table, ".", exporter->name, NULL);
        g_autofree char *path = g_build_filename(folder, file, NULL);
        status = write_one(exporter, &what, path, false);
        files++;
    }
    if (status == PSG_EXIT_DONE) {
        psg_tell("%u files in %s/", files, folder);
    }
    return status;
}

/* Owned by the caller. */
static char *
table_names(const PsgExporter *exporter)
{
    g_autoptr(GString) names = g_string_new(exporter->tables[0]);
    for (size_t i = 1; exporter->tables[i] != NULL; i++) {
        g_string_append_printf(names, ", %s", exporter->tables[i]);
    }
    return g_string_free(g_steal_pointer(&names), FALSE);
}

static bool
choose_table(const PsgCommand *command, const PsgExporter *exporter,
             const Options *options, PsgExport *what)
{
    what->table = options->table == NULL ? exporter->tables[0] : options->table;
    if (g_strv_contains(exporter->tables, what->table)) {
        return true;
    }
    g_autofree char *names = table_names(exporter);
    psg_usage_error(command, "no table \"%s\"; there are %s", what->table, names);
    return false;
}

static bool
choose_slice(const PsgCommand *command, const PsgExporter *exporter,
             const Options *options, PsgExport *what)
{
    g_autoptr(GArray) slices = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autofree char *why = NULL;
    if (options->at == NULL) {
        psg_usage_error(command, "%s holds one moment: say which with --at SLICE",
                        exporter->name);
    } else if (!psg_slices_parse(what->landscape, options->at, slices, &why)) {
        psg_usage_error(command, "%s", why);
    } else if (slices->len != 1) {
        psg_usage_error(command, "%s holds one moment: --at names %u slices",
                        exporter->name, slices->len);
    } else {
        what->slice = g_array_index(slices, size_t, 0);
        return true;
    }
    return false;
}

static PsgExit export(const PsgCommand *command, const char *data, const Options *options,
                      const PsgInputOptions *input)
{
    g_autofree char *names = exporter_names(false);
    if (options->to == NULL) {
        return psg_usage_error(command, "say what to make: --to %s", names);
    }
    const PsgExporter *exporter = psg_exporter_lookup(options->to);
    if (exporter == NULL) {
        return psg_usage_error(command, "no format \"%s\" here: use %s", options->to,
                               names);
    }
    const char *const inputs[] = {data, NULL};
    if (!psg_command_spares(command, options->path, inputs)) {
        return PSG_EXIT_USAGE;
    }
    g_autoptr(PsgLandscape) landscape = NULL;
    g_autoptr(PsgLandscape) part = NULL;
    PsgExit status = psg_input_landscape(data, input, &landscape);
    if (status == PSG_EXIT_DONE) {
        status = psg_figure_words_select(command, &options->words, landscape, &part);
    }
    if (status != PSG_EXIT_DONE) {
        return status;
    }
    PsgExport what = {.landscape = part != NULL ? part : landscape,
                      .language =
                          psg_input_language(command, landscape, options->language)};
    if (what.language == NULL) {
        return PSG_EXIT_USAGE;
    }
    bool is_folder = exporter->tables != NULL && options->table == NULL &&
                     options->path != NULL && strcmp(options->path, "-") != 0;
    if (is_folder) {
        return write_tables(exporter, what, options->path);
    }
    if ((exporter->tables != NULL && !choose_table(command, exporter, options, &what)) ||
        (exporter->needs_slice && !choose_slice(command, exporter, options, &what))) {
        return PSG_EXIT_USAGE;
    }
    return write_one(exporter, &what, options->path, true);
}

PsgExit
psg_run_export(const PsgCommand *command, char **argv)
{
    PsgInputOptions input = {0};
    Options options = {0};
    g_autofree char *names = exporter_names(true);
    g_autofree char *tables = table_names(psg_exporter_lookup("csv"));
    g_autofree char *table_help = g_strconcat("csv: one of ", tables, NULL);
    const GOptionEntry entries[] = {
        {"to", 0, 0, PSG_ARG_TEXT, &options.to, names, "FORMAT"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.path,
         "write to this file (csv without --table: this folder)", "PATH"},
        {"table", 0, 0, PSG_ARG_TEXT, &options.table, table_help, "TABLE"},
        {"at", 0, 0, PSG_ARG_TEXT, &options.at, "dot: the slice", "SLICE"},
        {"lang", 0, 0, PSG_ARG_TEXT, &options.language, "csv, dot: language of texts",
         "LANGUAGE"},
        G_OPTION_ENTRY_NULL,
    };
    GOptionGroup *groups[] = {psg_selection_words_group(&options.words),
                              psg_import_option_group(&input),
                              psg_input_option_group(&input), NULL};
    PsgExit status;
    g_auto(GStrv) arguments = psg_command_parse(command, entries, groups, argv, &status);
    if (arguments != NULL) {
        status = export(command, arguments[0], &options, &input);
    }
    psg_input_options_clear(&input);
    psg_figure_words_clear(&options.words);
    g_free(options.to);
    g_free(options.path);
    g_free(options.table);
    g_free(options.at);
    g_free(options.language);
    return status;
}
