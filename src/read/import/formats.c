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

/* Formats that others have, and that would be taken for tables or for nothing: how their files begin,
 * and what to do. */
static const struct {
    const char *beginning, *advice;
} strangers[] = {
    {"(\\s*(#.*|Creator .*|Version .*|comment .*))*\\s*graph\\s*\\[",
     "this is GML: save it as GraphML, as nx.write_graphml() and igraph's write_graph(…, "
     "format=\"graphml\") do, or export it from Gephi as GEXF"},
    {"(?i)\\s*dl\\s+n[rc]?\\s*=",
     "this is a file of UCINET (DL): export it as Pajek's .net, or as a table"},
    {"%%MatrixMarket",
     "this is a matrix of MatrixMarket: remove its lines up to the numbers of rows and "
     "columns, so that it is a table of relations"},
    {"(#.*\\n)*LEDA\\.GRAPH", "this is a graph of LEDA: save it as GraphML"},
    {">>(sparse6|graph6|digraph6)<<",
     "this is a graph in graph6 or sparse6: save it as GraphML, as nx.write_graphml() does"},
    {"(c\\b.*\\n)*p\\s+(edge|col|max|min|sp)\\s+\\d",
     "this is a graph of DIMACS: save it as GraphML"},
    {"# \\S+\\n([^#\\s]\\S*( \\S+)?\\n)++# \\S+\\n([^#\\s]\\S*( \\S+)?\\n)++# \\S+\\n",
     "this is a graph of LGL: save it as GraphML, or as a table of relations"},
    {"(#.*\\n)*[^\\s:]+ \\d+\\n[^\\s:]+ \\{.*\\}\\n",
     "these are lists of neighbours on lines of their own: write them with "
     "nx.write_edgelist(), or as GraphML"},
    {"#.*\\n# GMT .*\\n#.*\\n[^,;\\t\\n]+\\n",
     "these are lists of neighbours between blanks: write them with "
     "nx.write_adjlist(…, delimiter=\",\"), or as GraphML"},
    {"\\s*(graph|flowchart)\\s+(TD|TB|BT|RL|LR)\\s*[;\\n]\\s*[^{\\s]",
     "this is a diagram of Mermaid: write its arrows as lines \"A -> B\", or as a table of "
     "source and target"},
    {"(?s)\\s*\\{\\s*\"name\".*\"_subgraph_cnt\"",
     "this is a drawing of Graphviz as JSON: take the DOT that it was made of, or what "
     "dot -Tdot writes"},
    {"\\s*\\{[^{\\[]*\"children\"\\s*:\\s*\\[",
     "this is a tree in JSON: write its nodes and links, as nx.node_link_data() does"},
    {"(?i)\\s*<(!doctype )?html\\b",
     "this is a page of the web: save the file that it shows"},
    {"\\s*(<\\?xml.*\\?>\\s*)?<graph\\b[^>]*XGMML",
     "this is XGMML: export it from Cytoscape as .cyjs, or as GraphML"},
    {"\\s*@prefix\\b", "this is RDF: ask it for a table, as SPARQL does"},
};

const char *
psg_file_format_advice(const PsgInput *input)
{
    enum { LOOKED_AT = 4096 }; /* bytes: what tells a format stands at its beginning */
    const char *text = psg_input_text(input);
    gssize length = (gssize)MIN(psg_input_length(input), (size_t)LOOKED_AT);
    for (size_t i = 0; i < G_N_ELEMENTS(strangers); i++) {
        g_autoptr(GRegex) beginning =
            g_regex_new(strangers[i].beginning, G_REGEX_ANCHORED | G_REGEX_RAW, 0, NULL);
        if (g_regex_match_full(beginning, text, length, 0, 0, NULL, NULL)) {
            return strangers[i].advice;
        }
    }
    return NULL;
}

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
