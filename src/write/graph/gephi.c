/* A landscape as Gephi's own two tables: nodes and edges, with their times in a column of
 * intervals whose ends belong to them, and with what changes written as Gephi writes it. */
#include "base/join.h"
#include "write/csv.h"
#include "write/graph/graph.h"

#include <string.h>

const char *const psg_gephi_tables[] = {"nodes", "edges", NULL};

typedef struct {
    PsgGraph *graph;
    PsgTable *table;
    PsgGraphSort sort;
} Writer;

/* Attributes that have a column by another name. */
static const char *
column_of(const Writer *writer, const PsgGraphAttribute *attribute)
{
    if (writer->sort == PSG_GRAPH_EDGE && attribute->fact == PSG_GRAPH_WEIGHT) {
        return "Weight";
    }
    return writer->sort == PSG_GRAPH_EDGE && attribute->fact == PSG_GRAPH_KIND
               ? "Kind"
               : attribute->name;
}

static void
begin_table(Writer *writer)
{
    static const PsgColumn of_nodes[] = {{"Id", PSG_COLUMN_WORD},
                                         {"Label", PSG_COLUMN_TEXT}};
    static const PsgColumn of_edges[] = {
        {"Source", PSG_COLUMN_WORD}, {"Target", PSG_COLUMN_WORD},
        {"Type", PSG_COLUMN_WORD},   {"Id", PSG_COLUMN_WORD},
        {"Label", PSG_COLUMN_TEXT},
    };
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(PsgColumn));
    if (writer->sort == PSG_GRAPH_NODE) {
        g_array_append_vals(columns, of_nodes, G_N_ELEMENTS(of_nodes));
    } else {
        g_array_append_vals(columns, of_edges, G_N_ELEMENTS(of_edges));
    }
    if (writer->graph->is_dated) {
        PsgColumn timeset = {"timeset", PSG_COLUMN_WORD};
        g_array_append_val(columns, timeset);
    }
    const PsgGraphAttribute *attribute;
    for (size_t i = 0;
         (attribute = psg_graph_attribute(writer->graph, writer->sort, i)) != NULL; i++) {
        PsgColumn column = {column_of(writer, attribute),
                            attribute->is_authors ? PSG_COLUMN_TEXT : PSG_COLUMN_WORD};
        g_array_append_val(columns, column);
    }
    writer->table =
        psg_table_new((const PsgColumn *)(const void *)columns->data, columns->len);
}

static void
set_times(Writer *writer, PsgGraphThing thing)
{
    const GArray *spans = psg_graph_spans(writer->graph, thing);
    if (writer->graph->is_dated && !psg_graph_is_always(spans)) {
        g_autofree char *text = psg_graph_spells_text(writer->graph, spans);
        psg_table_set(writer->table, "timeset", text);
    }
}

static void
add_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text != '\0'; text++) {
        g_string_append(out, *text == '"' || *text == '\\' ? "\\" : "");
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

/* `<[2007-01-01, 2008-12-31, "Nord"]; …>`: so Gephi writes what changes. */
static void
set_over_time(Writer *writer, PsgGraphThing thing, const PsgGraphAttribute *attribute)
{
    const GArray *values = psg_graph_values(writer->graph, thing, attribute);
    g_autoptr(GString) list = g_string_new("<");
    for (guint i = 0; i < values->len; i++) {
        const PsgGraphValue *value = &g_array_index(values, PsgGraphValue, i);
        const char *text = psg_graph_value_text(writer->graph, value);
        g_string_append(list, i == 0 ? "" : "; ");
        psg_graph_clock_interval(&writer->graph->clock, value->when, list);
        g_string_append(list, ", ");
        if (attribute->is_number) {
            g_string_append(list, text);
        } else {
            add_quoted(list, text);
        }
        g_string_append_c(list, ']');
    }
    if (values->len > 0) {
        psg_table_set(writer->table, column_of(writer, attribute),
                      g_string_append_c(list, '>')->str);
    }
}

static void
set_values(Writer *writer, PsgGraphThing thing)
{
    const PsgGraphAttribute *attribute;
    PsgGraphValue value;
    for (size_t i = 0;
         (attribute = psg_graph_attribute(writer->graph, thing.sort, i)) != NULL; i++) {
        if (attribute->is_dated) {
            set_over_time(writer, thing, attribute);
        } else if (psg_graph_latest(writer->graph, thing, attribute, &value)) {
            psg_table_set(writer->table, column_of(writer, attribute),
                          psg_graph_value_text(writer->graph, &value));
        }
    }
}

static void
add_row(Writer *writer, PsgGraphThing thing)
{
    const PsgGraph *graph = writer->graph;
    psg_table_begin_row(writer->table);
    if (thing.sort == PSG_GRAPH_NODE) {
        psg_table_set(writer->table, "Id", psg_graph_id(graph, thing.index));
    } else {
        const PsgRelation *relation = &graph->landscape->relations[thing.index];
        g_autofree char *id = g_strdup_printf("%" G_GSIZE_FORMAT, thing.index);
        psg_table_set(writer->table, "Source", psg_graph_id(graph, relation->from));
        psg_table_set(writer->table, "Target", psg_graph_id(graph, relation->to));
        psg_table_set(writer->table, "Type",
                      psg_graph_is_directed(graph, thing.index) ? "Directed"
                                                                : "Undirected");
        psg_table_set(writer->table, "Id", id);
    }
    psg_table_set(writer->table, "Label", psg_graph_label(graph, thing));
    set_times(writer, thing);
    set_values(writer, thing);
}

bool
psg_export_gephi(const PsgExport *what, PsgStream *out, GError **error)
{
    g_autoptr(PsgGraph) graph = psg_graph_new(what, out);
    Writer writer = {.graph = graph,
                     .sort = strcmp(what->table, psg_gephi_tables[0]) == 0
                                 ? PSG_GRAPH_NODE
                                 : PSG_GRAPH_EDGE};
    (void)error;
    begin_table(&writer);
    for (size_t i = 0; i < psg_graph_count(graph, writer.sort); i++) {
        PsgGraphThing thing = {writer.sort, i};
        if (!psg_graph_is_never(graph, thing)) {
            add_row(&writer, thing);
        }
    }
    psg_csv_write(writer.table, out);
    psg_table_free(writer.table);
    return true;
}
