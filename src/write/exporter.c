/* The table of exporters. */
#include "write/exporter.h"

#include "write/csv.h"

#include <string.h>

#define ALL (~0U)

/* What attributes of nodes and edges hold in all formats of graphs. */
#define ATTRIBUTES                                                                       \
    (PSG_HELD_SOURCES | PSG_HELD_NOTES | PSG_HELD_LINKS | PSG_HELD_DOUBTS |              \
     PSG_HELD_GROUPS | PSG_HELD_MEASURES)

static const PsgExporter exporters[] = {
    {.name = "json", .help = "all there is", .holds = ALL, .write = psg_export_json},
    {.name = "yaml", .help = "a landscape again", .holds = ALL, .write = psg_export_yaml},
    {.name = "csv",
     .help = "tables",
     .tables = psg_csv_tables,
     .holds = ALL,
     .write = psg_export_csv},
    {.name = "gexf",
     .help = "Gephi: a graph over time",
     .has_places = true,
     .holds = ATTRIBUTES | PSG_HELD_TIMES | PSG_HELD_CHANGES,
     .write = psg_export_gexf},
    {.name = "dot",
     .help = "Graphviz: one slice",
     .needs_slice = true,
     .has_places = true,
     .holds = ALL,
     .write = psg_export_dot},
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
