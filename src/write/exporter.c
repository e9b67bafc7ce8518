/* The table of exporters. */
#include "write/exporter.h"

#include "write/csv.h"

#include <string.h>

#define ALL (~0U)

/* What there is no column for. */
#define NOT_IN_TABLES                                                                    \
    (PSG_HELD_CHANGES | PSG_HELD_GROUPS | PSG_HELD_LANGUAGES | PSG_HELD_FIGURES |        \
     PSG_HELD_PINS)

/* What nobody asks of a moment. */
#define NOT_OF_A_MOMENT                                                                  \
    (PSG_HELD_SLICES | PSG_HELD_TIMES | PSG_HELD_CHANGES | PSG_HELD_DOUBTS |             \
     PSG_HELD_TALK | PSG_HELD_SUCCESSIONS | PSG_HELD_EVENTS)

/* What attributes of nodes and edges hold in all formats of graphs. */
#define ATTRIBUTES                                                                       \
    (PSG_HELD_SOURCES | PSG_HELD_NOTES | PSG_HELD_LINKS | PSG_HELD_DOUBTS |              \
     PSG_HELD_GROUPS | PSG_HELD_MEASURES | PSG_HELD_PROPERTIES)

static const PsgExporter exporters[] = {
    {.name = "json", .help = "all there is", .holds = ALL, .write = psg_export_json},
    {.name = "yaml", .help = "a landscape again", .holds = ALL, .write = psg_export_yaml},
    {.name = "csv",
     .help = "tables",
     .tables = psg_csv_tables,
     .holds = ALL & ~(unsigned)NOT_IN_TABLES,
     .write = psg_export_csv},
    {.name = "gexf",
     .help = "Gephi: a graph over time",
     .has_places = true,
     .holds = ATTRIBUTES | PSG_HELD_TIMES | PSG_HELD_CHANGES,
     .write = psg_export_gexf},
    {.name = "graphml",
     .help = "a graph, for Python, R and others",
     .has_places = true,
     .holds = ATTRIBUTES | PSG_HELD_TIMES | PSG_HELD_SLICES,
     .write = psg_export_graphml},
    {.name = "gephi",
     .help = "Gephi's own tables",
     .tables = psg_gephi_tables,
     .holds = ATTRIBUTES | PSG_HELD_TIMES | PSG_HELD_CHANGES,
     .write = psg_export_gephi},
    {.name = "pajek",
     .help = "a project, or to a path that ends with .net the network alone",
     .has_places = true,
     .holds = PSG_HELD_SLICES | PSG_HELD_MEASURES,
     .write = psg_export_pajek},
    {.name = "node-link",
     .help = "NetworkX: a graph over time, as JSON",
     .has_places = true,
     .holds = ATTRIBUTES | PSG_HELD_TIMES | PSG_HELD_CHANGES | PSG_HELD_SLICES,
     .write = psg_export_node_link},
    {.name = "jgf",
     .help = "JSON Graph Format 2: a graph a slice",
     .has_places = true,
     .holds = ATTRIBUTES | PSG_HELD_CHANGES | PSG_HELD_SLICES,
     .write = psg_export_jgf},
    {.name = "networkdynamic",
     .help = "R: tables of spells",
     .tables = psg_network_dynamic_tables,
     .holds = ATTRIBUTES | PSG_HELD_TIMES | PSG_HELD_SLICES,
     .write = psg_export_network_dynamic},
    {.name = "dot",
     .help = "Graphviz: one slice",
     .needs_slice = true,
     .has_places = true,
     .holds = NOT_OF_A_MOMENT | PSG_HELD_GROUPS,
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
