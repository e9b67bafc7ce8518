/* paysage schema: the JSON Schema of the landscape format. */
#include "read/form/schema.h"
#include "cli/command.h"
#include "figure/figure.h"

typedef struct {
    char *path;
    gboolean is_part;
} Options;

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->path,
         "write to this file (standard output)", "FILE"},
        {"part", 0, 0, G_OPTION_ARG_NONE, &options->is_part,
         "of one file of a folder: what a landscape needs may stand in another", NULL},
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
    g_autofree char *text = psg_schema_print(psg_figure_kinds(), options->is_part);
    return psg_write_text(options->path, text);
}

const PsgCommandWork psg_schema_work = {sizeof(Options), add_options, schema};
