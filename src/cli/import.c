/* paysage import: tables of a temporal graph to a landscape. */
#include "base/limits.h"
#include "cli/inputs.h"
#include "write/tables_yaml.h"

static PsgExit
import(char *const *paths, const char *output, const PsgInputOptions *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    PsgLimits limits = psg_input_limits(options);
    g_autoptr(PsgTables) tables = psg_tables_read(paths, &limits, list, &error);
    psg_input_finish(list);
    psg_input_print(list, options);
    if (error != NULL) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    if (tables == NULL) {
        return PSG_EXIT_MISTAKES;
    }
    g_autofree char *yaml = psg_landscape_yaml_of_tables(tables);
    return psg_write_text(output, yaml);
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
