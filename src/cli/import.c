/* paysage import: what others keep in tables, as a landscape. */
#include "cli/inputs.h"
#include "run/importer.h"
#include "write/exporter.h"

#include <string.h>
#include <sys/stat.h>

typedef struct {
    char *from, *path;
    PsgInputOptions input;
} Options;

/* "csv (tables with …)". Owned by the caller. */
static char *
importer_list(void)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; psg_importer_nth(i) != NULL; i++) {
        g_string_append_printf(list, "%s%s (%s)", i == 0 ? "" : ", ",
                               psg_importer_nth(i)->name, psg_importer_nth(i)->help);
    }
    return g_string_free(g_steal_pointer(&list), FALSE);
}

/* NULL after saying what there is. */
static const PsgImporter *
importer_lookup(const PsgCommand *command, const char *name)
{
    for (size_t i = 0; psg_importer_nth(i) != NULL; i++) {
        const PsgImporter *importer = psg_importer_nth(i);
        if (name == NULL || strcmp(importer->name, name) == 0) {
            return importer;
        }
    }
    g_autofree char *list = importer_list();
    psg_usage_error(command, "nothing is read from \"%s\"; there are %s", name, list);
    return NULL;
}

static PsgExit
write_landscape(const PsgLandscape *landscape, const char *path)
{
    g_autoptr(GError) error = NULL;
    PsgStream *out = psg_command_open(path);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    const PsgExport what = {.landscape = landscape, .language = landscape->language};
    if (!psg_export_yaml(&what, out, &error)) {
        psg_stream_fail(out, g_steal_pointer(&error));
    }
    return psg_command_close(out, path);
}

/* What is read may be larger as a landscape. */
static void
tell_size(const char *path, const PsgLimits *limits)
{
    struct stat written;
    if (path != NULL && stat(path, &written) == 0 && S_ISREG(written.st_mode) &&
        (guint64)written.st_size > limits->max_bytes) {
        psg_say("warning: the landscape has %" G_GINT64_FORMAT
                " bytes, and is only read with --max-bytes",
                (gint64)written.st_size);
    }
}

static PsgExit
import(const PsgCommand *command, char *const *paths, const Options *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_input_diagnostics(&options->input);
    PsgLimits limits = psg_input_limits(&options->input);
    const PsgImporter *importer = importer_lookup(command, options->from);
    if (importer == NULL ||
        !psg_command_spares(command, options->path, (const char *const *)paths)) {
        return PSG_EXIT_USAGE;
    }
    g_autoptr(PsgLandscape) landscape = importer->read(paths, &limits, list, &error);
    psg_input_finish(list);
    psg_input_print(list, &options->input);
    if (error != NULL) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    if (landscape == NULL) {
        return PSG_EXIT_MISTAKES;
    }
    PsgExit status = write_landscape(landscape, options->path);
    tell_size(options->path, &limits);
    return status;
}

PsgExit
psg_run_import(const PsgCommand *command, char **argv)
{
    Options options = {0};
    g_autofree char *formats = importer_list();
    const GOptionEntry entries[] = {
        {"from", 0, 0, PSG_ARG_TEXT, &options.from, formats, "FORMAT"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.path, "write to this file",
         "FILE"},
        G_OPTION_ENTRY_NULL,
    };
    GOptionGroup *groups[] = {psg_input_option_group(&options.input), NULL};
    PsgExit status;
    g_auto(GStrv) arguments = psg_command_parse(command, entries, groups, argv, &status);
    if (arguments != NULL) {
        status = import(command, arguments, &options);
    }
    psg_input_options_clear(&options.input);
    g_free(options.from);
    g_free(options.path);
    return status;
}
