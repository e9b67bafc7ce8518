/* paysage schema: the JSON Schema of the landscape format. */
#include "read/form/schema.h"
#include "cli/command.h"
#include "figure/figure.h"

typedef struct {
    char *path;
} Options;

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->path, "write to this file",
         "FILE"},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
}

static PsgExit
schema(const PsgCommand *command, char *const *arguments, gpointer data)
{
    const Options *options = data;
    (void)command;
    (void)arguments;
    g_autofree char *text = psg_schema_print(psg_figure_kinds());
    return psg_write_text(options->path, text);
}

const PsgCommandWork psg_schema_work = {sizeof(Options), add_options, schema};
