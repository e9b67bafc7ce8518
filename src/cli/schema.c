/* paysage schema: the JSON Schema of the landscape format. */
#include "read/form/schema.h"
#include "cli/command.h"
#include "figure/figure.h"

PsgExit
psg_run_schema(const PsgCommand *command, char **argv)
{
    g_autofree char *path = NULL;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "write to this file", "FILE"},
        G_OPTION_ENTRY_NULL,
    };
    PsgExit status;
    g_auto(GStrv) arguments = psg_command_parse(command, entries, NULL, argv, &status);
    if (arguments == NULL) {
        return status;
    }
    g_autofree char *schema = psg_schema_print(psg_figure_kinds());
    return psg_write_text(path, schema);
}
