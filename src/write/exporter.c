/* The table of exporters. */
#include "write/exporter.h"

#include "write/csv.h"

#include <string.h>

static const PsgExporter exporters[] = {
    {.name = "json", .help = "all there is", .write = psg_export_json},
    {.name = "yaml", .help = "a landscape again", .write = psg_export_yaml},
    {.name = "csv", .help = "tables", .tables = psg_csv_tables, .write = psg_export_csv},
    {.name = "dot", .help = "one slice", .needs_slice = true, .write = psg_export_dot},
};

const PsgExporter *
psg_exporter_nth(size_t index)
{
    return index < G_N_ELEMENTS(exporters) ? &exporters[index] : NULL;
}

const PsgExporter *
psg_exporter_lookup(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(exporters); i++) {
        if (strcmp(exporters[i].name, name) == 0) {
            return &exporters[i];
        }
    }
    return NULL;
}
