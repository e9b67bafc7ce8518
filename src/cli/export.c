/* paysage export: the landscape in a form that other programs read. */
#include "run/export.h"
#include "cli/figure_options.h"
#include "cli/look.h"

#include <string.h>

typedef struct {
    char *to, *path, *table, *at, *gexf;
    gboolean has_no_layout;
    PsgFigureWords words;
    PsgLookOptions look;
    PsgInputOptions input;
} Options;

/* A line for each format, with what it makes. Owned by the caller. */
static char *
exporters_help(void)
{
    g_autoptr(GString) help = g_string_new("the format:");
    const PsgExporter *exporter;
    for (size_t i = 0; (exporter = psg_exporter_nth(i)) != NULL; i++) {
        g_string_append_printf(help, "\n      %-15s %s", exporter->name, exporter->help);
    }
    return g_string_free(g_steal_pointer(&help), FALSE);
}

static PsgExit
write_one(const PsgExporter *exporter, const PsgExport *what, const char *path,
          bool is_told)
{
    g_autoptr(GError) error = NULL;
    PsgStream *out = psg_command_open(path);
    PsgExport this = *what;
    this.path = path;
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    if (!exporter->write(&this, out, &error)) {
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
        g_autofree char *file = g_strconcat(what.table, ".csv", NULL);
        g_autofree char *path = g_build_filename(folder, file, NULL);
        status = write_one(exporter, &what, path, false);
        files++;
    }
    if (status == PSG_EXIT_DONE) {
        psg_tell("%u files in %s/", files, folder);
    }
    return status;
}

/* "csv: one of actors, …; gephi: …". Owned by the caller. */
static char *
tables_help(void)
{
    g_autoptr(GString) help = g_string_new(NULL);
    const PsgExporter *exporter;
    for (size_t i = 0; (exporter = psg_exporter_nth(i)) != NULL; i++) {
        if (exporter->tables != NULL) {
            g_autofree char *names = psg_export_table_names(exporter);
            g_string_append_printf(help, "\n      %-15s %s", exporter->name, names);
        }
    }
    return g_string_free(g_steal_pointer(&help), FALSE);
}

/* What the landscape has and the format has not: in a line. */
static void
tell_losses(const PsgExporter *exporter, const PsgLandscape *landscape)
{
    g_autofree char *losses = psg_export_losses(exporter, landscape);
    if (losses != NULL) {
        psg_note("%s has no place for %s", exporter->name, losses);
    }
}

static PsgExportRequest
request_of(const Options *options)
{
    return (PsgExportRequest){options->to, options->table, options->at, options->gexf};
}

static PsgExit
write_all(const PsgCommand *command, const PsgExporter *exporter, const Options *options,
          PsgExport *what)
{
    bool is_folder = exporter->tables != NULL && options->table == NULL &&
                     options->path != NULL && strcmp(options->path, "-") != 0;
    g_autoptr(GError) error = NULL;
    const PsgExportRequest request = request_of(options);
    if (!psg_export_choose(&request, exporter, is_folder, what, &error)) {
        return psg_look_failure(command, error);
    }
    PsgExit status = is_folder ? write_tables(exporter, *what, options->path)
                               : write_one(exporter, what, options->path, true);
    /* who asks for a table knows that it is not all */
    if (status == PSG_EXIT_DONE && (exporter->tables == NULL || is_folder)) {
        tell_losses(exporter, what->landscape);
    }
    return status;
}

/* Laid out as render does it, so that it looks as the figures do. */
static PsgExit
export_laid_out(const PsgCommand *command, const PsgExporter *exporter,
                const Options *options, const char *data)
{
    PsgExit status;
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgArena) arena = psg_arena_new();
    g_autoptr(PsgSession) session =
        psg_look_session(command, &options->look, &options->input, NULL, &status);
    if (session != NULL) {
        status = psg_look_read(command, session, data, &options->input);
    }
    if (status == PSG_EXIT_DONE) {
        PsgRequest request = psg_figure_words_request(&options->words);
        const PsgFigureSpec *spec = psg_session_select(session, &request, arena, &error);
        if (spec == NULL || !psg_session_lay_out(session, spec, &error)) {
            return psg_look_failure(command, error);
        }
        PsgFigureInput input = psg_session_input(session, spec);
        PsgExport what = {.landscape = input.context->landscape,
                          .language = input.context->language,
                          .context = input.context,
                          .network = input.network};
        status = write_all(command, exporter, options, &what);
    }
    psg_look_tell_timing(&options->look, session);
    return status;
}

static PsgExit
export_bare(const PsgCommand *command, const PsgExporter *exporter,
            const Options *options, const char *data)
{
    g_autoptr(PsgLandscape) landscape = NULL;
    g_autoptr(PsgLandscape) part = NULL;
    PsgExit status = psg_input_landscape(data, &options->input, &landscape);
    if (status == PSG_EXIT_DONE) {
        status = psg_figure_words_select(command, &options->words, landscape, &part);
    }
    if (status != PSG_EXIT_DONE) {
        return status;
    }
    PsgExport what = {.landscape = part != NULL ? part : landscape,
                      .language =
                          psg_input_language(command, landscape, options->look.language)};
    return what.language == NULL ? PSG_EXIT_USAGE
                                 : write_all(command, exporter, options, &what);
}

static PsgExit export(const PsgCommand *command, char *const *arguments, gpointer wishes)
{
    const Options *options = wishes;
    const char *data = arguments[0];
    g_autoptr(GError) error = NULL;
    const PsgExportRequest request = request_of(options);
    if (options->to == NULL) {
        g_autofree char *names = psg_export_names();
        return psg_usage_error(command, "say what to make: --to %s", names);
    }
    const PsgExporter *exporter = psg_export_find(&request, &error);
    if (exporter == NULL) {
        return psg_look_failure(command, error);
    }
    if (!psg_look_spares(command, &options->look, data, options->path)) {
        return PSG_EXIT_USAGE;
    }
    return exporter->has_places && !options->has_no_layout
               ? export_laid_out(command, exporter, options, data)
               : export_bare(command, exporter, options, data);
}

static void
add_words(PsgOptionTable *table)
{
    g_autoptr(GStrvBuilder) names = g_strv_builder_new(), tables = g_strv_builder_new();
    const PsgExporter *exporter;
    for (size_t i = 0; (exporter = psg_exporter_nth(i)) != NULL; i++) {
        g_strv_builder_add(names, exporter->name);
        if (exporter->tables != NULL) {
            g_strv_builder_addv(tables, (const char **)(guintptr)exporter->tables);
        }
    }
    g_auto(GStrv) exporters = g_strv_builder_end(names);
    g_auto(GStrv) all_tables = g_strv_builder_end(tables);
    psg_option_table_words(table, "to", (const char *const *)exporters);
    psg_option_table_words(table, "table", (const char *const *)all_tables);
}

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    g_autofree char *to_help = exporters_help();
    g_autofree char *known = tables_help();
    g_autofree char *tables = g_strconcat(
        "one table; the first of them where -o is not said either:", known, NULL);
    const GOptionEntry entries[] = {
        {"to", 0, 0, PSG_ARG_TEXT, &options->to, to_help, "FORMAT"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->path,
         "write to this file (standard output); tables without --table to this folder",
         "PATH"},
        {"table", 0, 0, PSG_ARG_TEXT, &options->table, tables, "TABLE"},
        {"at", 0, 0, PSG_ARG_TEXT, &options->at, "dot: the slice", "SLICE"},
        {"gexf", 0, 0, PSG_ARG_TEXT, &options->gexf,
         "version of GEXF (1.3); 1.2 is for programs that know no other", "1.3|1.2"},
        {"no-layout", 0, 0, G_OPTION_ARG_NONE, &options->has_no_layout,
         "leave out where actors stand and how they look, which takes time", NULL},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
    add_words(table);
    psg_selection_options_add(&options->words, table);
    psg_look_options_add(&options->look, table);
    psg_import_options_add(&options->input, table);
    psg_input_options_add(&options->input, table);
}

const PsgCommandWork psg_export_work = {sizeof(Options), add_options, export};
