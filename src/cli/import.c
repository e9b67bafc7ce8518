/* paysage import: what others have, as a landscape that its author goes on with. */
#include "cli/others.h"
#include "write/exporter.h"
#include "write/import_report.h"

#include <string.h>

typedef struct {
    PsgInputOptions input;
    char *path, *report, *names;
    gboolean is_strict;
} Options;

/* One file, or that file of a folder which what.table names. */
static PsgExit
write_file(const PsgExport *what, const char *path, bool is_told)
{
    g_autoptr(GError) error = NULL;
    PsgStream *out = psg_command_open(path);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    if (!psg_export_yaml(what, out, &error)) {
        psg_stream_fail(out, g_steal_pointer(&error));
    }
    return psg_command_close(out, is_told ? path : NULL);
}

static PsgExit
write_folder(PsgExport what, const char *folder)
{
    PsgExit status = PSG_EXIT_DONE;
    guint files = 0;
    for (; status == PSG_EXIT_DONE; files++) {
        what.table = psg_yaml_part_nth(what.landscape, files);
        if (what.table == NULL) {
            break;
        }
        g_autofree char *name = g_strconcat(what.table, ".yaml", NULL);
        g_autofree char *path = g_build_filename(folder, name, NULL);
        status = write_file(&what, path, false);
    }
    if (status == PSG_EXIT_DONE) {
        psg_tell("%u files in %s", files, folder);
    }
    return status;
}

/* A path that ends in a slash, or is called as folders of landscapes are, or that is a folder. */
static bool
is_folder(const char *path)
{
    return path != NULL &&
           (g_str_has_suffix(path, G_DIR_SEPARATOR_S) ||
            g_str_has_suffix(path, ".paysage") || g_file_test(path, G_FILE_TEST_IS_DIR));
}

static PsgExit
write_landscape(const PsgOpened *opened, const char *path)
{
    const PsgSettled *settled = &opened->settled;
    g_autofree char *head = psg_import_report_comment(opened->report);
    const PsgExportDraft draft = {head, NULL, settled->actor_comments,
                                  settled->relation_comments};
    const PsgExport what = {.landscape = settled->landscape,
                            .language = settled->landscape->language,
                            .draft = &draft};
    return is_folder(path) ? write_folder(what, path) : write_file(&what, path, true);
}

/* On standard error for people, and as JSON where it was asked for, also of what failed. */
static PsgExit
tell_report(const PsgOpened *opened, const Options *options)
{
    psg_others_tell(opened);
    if (opened->report == NULL || options->report == NULL) {
        return PSG_EXIT_DONE;
    }
    PsgStream *out = psg_command_open(options->report);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    psg_import_report_json(opened->report, &opened->settled, out);
    return psg_command_close(out, NULL);
}

static PsgExit
write_names(const PsgSettled *settled, const char *path)
{
    PsgStream *out = psg_command_open(path);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    psg_import_names_write(settled, out);
    return psg_command_close(out, NULL);
}

/* What was read, to where it is wanted. */
static PsgExit
write_all(const PsgOpened *opened, const Options *options)
{
    PsgExit status = PSG_EXIT_DONE;
    if (options->names != NULL) {
        status = write_names(&opened->settled, options->names);
    }
    if (status == PSG_EXIT_DONE) {
        status = write_landscape(opened, options->path);
        psg_others_tell_size(options->path, &options->input);
    }
    return status;
}

static PsgExit
import(const PsgCommand *command, char *const *paths, gpointer data)
{
    const Options *options = data;
    const char *const written[] = {options->path, options->report, options->names};
    for (size_t i = 0; i < G_N_ELEMENTS(written); i++) {
        if (!psg_command_spares(command, written[i], (const char *const *)paths)) {
            return PSG_EXIT_USAGE;
        }
    }
    g_autoptr(PsgDiagnostics) list = psg_input_diagnostics(&options->input);
    g_auto(PsgOpened) opened = {0};
    PsgExit status =
        psg_others_open(paths, &options->input, options->is_strict, list, &opened);
    if (status == PSG_EXIT_WORLD) {
        return status;
    }
    PsgExit told = tell_report(&opened, options);
    if (told != PSG_EXIT_DONE || status != PSG_EXIT_DONE) {
        return told != PSG_EXIT_DONE ? told : status;
    }
    return write_all(&opened, options);
}

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->path,
         "write to this file (standard output), or, if it ends in a slash or in .paysage, to several files in this folder",
         "FILE"},
        {"report", 0, 0, G_OPTION_ARG_FILENAME, &options->report,
         "write what became of the data to this file, as JSON", "FILE"},
        {"names", 0, 0, G_OPTION_ARG_FILENAME, &options->names,
         "write a table of what the data call actors, and of their ids here", "FILE"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &options->is_strict,
         "fail on what is refused", NULL},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
    psg_import_options_add(&options->input, table);
    psg_input_options_add(&options->input, table);
}

const PsgCommandWork psg_import_work = {sizeof(Options), add_options, import};
