/* paysage import: tables of a temporal graph to a landscape. */
#include "cli/inputs.h"
#include "read/table/tables.h"
#include "write/exporter.h"

static PsgExit
write_landscape(const PsgLandscape *landscape, const char *output)
{
    g_autoptr(GError) error = NULL;
    PsgStream *out = psg_command_open(output);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    const PsgExport what = {.landscape = landscape, .language = landscape->language};
    if (!psg_export_yaml(&what, out, &error)) {
        psg_stream_fail(out, g_steal_pointer(&error));
    }
    return psg_command_close(out, output);
}

static PsgExit
import(char *const *paths, const char *output, const PsgInputOptions *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    PsgLimits limits = psg_input_limits(options);
    g_autoptr(PsgLandscape) landscape = psg_tables_read(paths, &limits, list, &error);
    psg_input_finish(list);
    psg_input_print(list, options);
    if (error != NULL) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    return landscape == NULL ? PSG_EXIT_MISTAKES : write_landscape(landscape, output);
}

PsgExit
psg_run_import(const PsgCommand *command, char **argv)
{
    PsgInputOptions options = {0};
    g_autofree char *output = NULL;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "write to this file", "FILE"},
        G_OPTION_ENTRY_NULL,
    };
    GOptionGroup *groups[] = {psg_input_option_group(&options), NULL};
    PsgExit status;
    g_auto(GStrv) arguments = psg_command_parse(command, entries, groups, argv, &status);
    if (arguments != NULL) {
        status = import(arguments, output, &options);
    }
    psg_input_options_clear(&options);
    return status;
}
