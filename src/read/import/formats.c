/* The formats, and how a file's content tells which it is of. */
#include "read/import/formats.h"

#include "read/graph/graphs.h"
#include "read/graph/pajek.h"
#include "read/graph/sonia.h"
#include "read/table/table.h"

#include "read/office/office.h"

#include <string.h>

/* The last one has no name. */
static const PsgFileFormat formats[] = {
    {"ods", "workbooks of LibreOffice (.ods)", true, psg_ods_recognise, psg_ods_read},
    {"xlsx", "workbooks of Excel (.xlsx, .xlsm)", true, psg_xlsx_recognise,
     psg_xlsx_read},
    {"fods", "flat workbooks of LibreOffice (.fods)", false, psg_fods_recognise,
     psg_fods_read},
    {"gexf", "GEXF of Gephi and others", false, psg_gexf_recognise, psg_gexf_read},
    {"graphml", "GraphML of yEd, igraph and others", false, psg_graphml_recognise,
     psg_graphml_read},
    {"jgf", "JSON Graph Format", false, psg_jgf_recognise, psg_jgf_read},
    {"cx2", "CX2 of NDEx and Cytoscape", false, psg_cx2_recognise, psg_cx2_read},
    {"cytoscape", "elements of Cytoscape (.cyjs)", false, psg_cytoscape_recognise,
     psg_cytoscape_read},
    {"node-link", "nodes and links in JSON: NetworkX, d3, vis.js, graphology, Gephi Lite",
     false, psg_node_link_recognise, psg_node_link_read},
    {"pajek-values", "Pajek's .clu and .vec: values of the vertices of a network", false,
     psg_pajek_is_values, psg_pajek_read},
    {"pajek", "Pajek's .net and .paj: networks, with times and events", false,
     psg_pajek_recognise, psg_pajek_read},
    {"sonia", "networks over time of SoNIA (.son)", false, psg_sonia_recognise,
     psg_sonia_read},
    {"cncf", "landscape.yml of the Cloud Native Computing Foundation, and of its program",
     false, psg_cncf_recognise, psg_cncf_read},
    {"dot", "DOT of Graphviz", false, psg_dot_recognise, psg_dot_read},
    {"csv",
     "tables: CSV, tabs, semicolons; relations, actors, events, measures, matrices",
     false, psg_table_recognise, psg_table_read},
    {0},
};

const PsgFileFormat *
psg_file_format_nth(size_t place)
{
    return place + 1 < G_N_ELEMENTS(formats) ? &formats[place] : NULL;
}

const PsgFileFormat *
psg_file_format_lookup(const char *name)
{
    for (size_t i = 0; formats[i].name != NULL; i++) {
        if (strcmp(formats[i].name, name) == 0) {
            return &formats[i];
        }
    }
    return NULL;
}

const PsgFileFormat *
psg_file_format_recognise(const PsgInput *input, bool is_binary)
{
    for (size_t i = 0; formats[i].name != NULL; i++) {
        if (formats[i].is_binary == is_binary && formats[i].recognise(input)) {
            return &formats[i];
        }
    }
    return NULL;
}

bool
psg_file_format_is_after(const PsgFileFormat *format)
{
    return format->recognise == psg_pajek_is_values;
}
