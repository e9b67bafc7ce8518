/* paysage export: the landscape as JSON, CSV tables, or one slice as DOT. */
#include "cli/inputs.h"
#include "run/slice_list.h"
#include "write/csv.h"
#include "write/dot.h"
#include "write/file.h"
#include "write/json.h"

#include <string.h>

typedef struct {
    char *to, *path, *table, *at, *language;
} Options;

/* All tables into a folder. */
static PsgExit
write_tables(const PsgLandscape *landscape, const char *folder, const char *language)
{
    for (const char *const *table = psg_csv_tables(); *table != NULL; table++) {
        g_autofree char *csv = psg_csv_of_landscape(landscape, *table, language);
        g_autofree char *file = g_strconcat(*table, ".csv", NULL);
        g_autofree char *path = g_build_filename(folder, file, NULL);
        PsgExit status = psg_write_text(path, csv);
        if (status != PSG_EXIT_DONE) {
            return status;
        }
    }
    return PSG_EXIT_DONE;
}

static PsgExit
export_csv(const PsgCommand *command, const PsgLandscape *landscape,
           const Options *options, const char *language)
{
    if (options->path != NULL && options->table == NULL &&
        strcmp(options->path, "-") != 0) {
        return write_tables(landscape, options->path, language);
    }
    const char *table = options->table == NULL ? "actors" : options->table;
    g_autofree char *csv = psg_csv_of_landscape(landscape, table, language);
    if (csv == NULL) {
        return psg_usage_error(
            command,
            "no table \"%s\"; there are actors, presence, relations, events, "
            "measures, slices, sources",
            table);
    }
    return psg_write_text(options->path, csv);
}

static PsgExit
export_dot(const PsgCommand *command, const PsgLandscape *landscape,
           const Options *options, const char *language)
{
    g_autoptr(GArray) slices = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autofree char *why = NULL;
    if (options->at == NULL) {
        return psg_usage_error(command,
                               "DOT holds one moment: say which with --at SLICE");
    }
    if (!psg_slices_parse(landscape, options->at, slices, &why)) {
        return psg_usage_error(command, "%s", why);
    }
    if (slices->len != 1) {
        return psg_usage_error(command, "DOT holds one moment: --at names %u slices",
                               slices->len);
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgView) view =
        psg_view_of_slice(landscape, g_array_index(slices, size_t, 0));
    g_autofree char *dot = psg_dot_of_view(view, language, &error);
    if (dot == NULL) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    return psg_write_text(options->path, dot);
}

static PsgExit export(const PsgCommand *command, const char *data, const Options *options,
                      const PsgInputOptions *input)
{
    const char *to = options->to;
    if (to == NULL) {
        return psg_usage_error(command, "say what to make: --to json, csv or dot");
    }
    if (strcmp(to, "json") != 0 && strcmp(to, "csv") != 0 && strcmp(to, "dot") != 0) {
        return psg_usage_error(command, "no format \"%s\" here: use json, csv or dot",
                               to);
    }
    g_autoptr(PsgLandscape) landscape = NULL;
    PsgExit status = psg_input_landscape(data, input, &landscape);
    if (status != PSG_EXIT_DONE) {
        return status;
    }
    const char *language =
        options->language != NULL ? options->language : landscape->language;
    if (strcmp(to, "csv") == 0) {
        return export_csv(command, landscape, options, language);
    }
    if (strcmp(to, "dot") == 0) {
        return export_dot(command, landscape, options, language);
    }
    g_autofree char *json = psg_json_of_landscape(landscape);
    return psg_write_text(options->path, json);
}

PsgExit
psg_run_export(const PsgCommand *command, char **argv)
{
    PsgInputOptions input = {0};
    Options options = {0};
    const GOptionEntry entries[] = {
        {"to", 0, 0, G_OPTION_ARG_STRING, &options.to, "json, csv or dot", "FORMAT"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.path,
         "write to this file (csv without --table: this folder)", "PATH"},
        {"table", 0, 0, G_OPTION_ARG_STRING, &options.table,
         "csv: actors, presence, relations, events, measures, slices or sources",
         "TABLE"},
        {"at", 0, 0, G_OPTION_ARG_STRING, &options.at, "dot: the slice", "SLICE"},
        {"lang", 0, 0, G_OPTION_ARG_STRING, &options.language,
         "csv, dot: language of texts", "LANGUAGE"},
        G_OPTION_ENTRY_NULL,
    };
    GOptionGroup *groups[] = {psg_input_option_group(&input), NULL};
    PsgExit status;
    g_auto(GStrv) arguments = psg_command_parse(command, entries, groups, argv, &status);
    if (arguments != NULL) {
        status = export(command, arguments[0], &options, &input);
    }
    psg_input_options_clear(&input);
    g_free(options.to);
    g_free(options.path);
    g_free(options.table);
    g_free(options.at);
    g_free(options.language);
    return status;
}
