/* A landscape as tables for networkDynamic of R: spells of vertices and edges, which end before
 * their terminus, and what is said of both. Vertices are numbered from 1. */
#include "write/csv.h"
#include "write/graph/graph.h"

#include <string.h>

const char *const psg_network_dynamic_tables[] = {
    "vertex-spells", "edge-spells", "vertices", "edges", "slices", NULL};

typedef struct {
    PsgGraph *graph;
    PsgTable *table;
} Writer;

static void
set_count(Writer *writer, const char *column, size_t number)
{
    g_autofree char *digits = g_strdup_printf("%" G_GSIZE_FORMAT, number);
    psg_table_set(writer->table, column, digits);
}

static void
set_ends(Writer *writer, size_t index)
{
    const PsgRelation *relation = &writer->graph->landscape->relations[index];
    set_count(writer, "tail", relation->from + 1);
    set_count(writer, "head", relation->to + 1);
}

/* ---- Spells ---- */

static void
set_spell(Writer *writer, PsgTimeSpan span)
{
    const PsgGraphClock *clock = &writer->graph->clock;
    bool has_onset = span.first > PSG_TIME_FIRST,
         has_terminus = span.last < PSG_TIME_LAST;
    g_autoptr(GString) text = g_string_new(NULL);
    if (has_onset) {
        psg_graph_clock_onset(clock, span.first, text);
    }
    psg_table_set(writer->table, "onset", has_onset ? text->str : "-Inf");
    g_string_truncate(text, 0);
    if (has_terminus) {
        psg_graph_clock_terminus(clock, span.last, text);
    }
    psg_table_set(writer->table, "terminus", has_terminus ? text->str : "Inf");
    if (psg_table_has_column(writer->table, "onset.censored")) {
        psg_table_set(writer->table, "onset.censored", has_onset ? "FALSE" : "TRUE");
        psg_table_set(writer->table, "terminus.censored",
                      has_terminus ? "FALSE" : "TRUE");
    }
}

/* What the numbers mean: windows in the same unit. */
static void
add_slices(Writer *writer)
{
    static const PsgColumn columns[] = {{"id", PSG_COLUMN_WORD},
                                        {"onset", PSG_COLUMN_NUMBER},
                                        {"terminus", PSG_COLUMN_NUMBER},
                                        {"unit", PSG_COLUMN_WORD},
                                        {"label", PSG_COLUMN_TEXT}};
    const PsgGraph *graph = writer->graph;
    writer->table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < graph->landscape->slice_count; i++) {
        const PsgSlice *slice = &graph->landscape->slices[i];
        psg_table_begin_row(writer->table);
        psg_table_set(writer->table, "id", slice->id);
        set_spell(writer, (PsgTimeSpan){psg_interval_first(&slice->when),
                                        psg_interval_last(&slice->when)});
        psg_table_set(writer->table, "unit", psg_graph_clock_words(&graph->clock));
        psg_table_set(writer->table, "label",
                      psg_text_in(&slice->label, graph->what->language));
    }
}

static void
add_vertex_spells(Writer *writer)
{
    static const PsgColumn columns[] = {{"onset", PSG_COLUMN_NUMBER},
                                        {"terminus", PSG_COLUMN_NUMBER},
                                        {"vertex.id", PSG_COLUMN_NUMBER},
                                        {"onset.censored", PSG_COLUMN_WORD},
                                        {"terminus.censored", PSG_COLUMN_WORD}};
    writer->table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < psg_graph_count(writer->graph, PSG_GRAPH_NODE); i++) {
        const GArray *spans =
            psg_graph_spans(writer->graph, (PsgGraphThing){PSG_GRAPH_NODE, i});
        for (guint k = 0; k < spans->len; k++) {
            psg_table_begin_row(writer->table);
            set_spell(writer, g_array_index(spans, PsgTimeSpan, k));
            set_count(writer, "vertex.id", i + 1);
        }
    }
}

static void
add_edge_spells(Writer *writer)
{
    static const PsgColumn columns[] = {
        {"onset", PSG_COLUMN_NUMBER},          {"terminus", PSG_COLUMN_NUMBER},
        {"tail", PSG_COLUMN_NUMBER},           {"head", PSG_COLUMN_NUMBER},
        {"edge.id", PSG_COLUMN_NUMBER},        {"onset.censored", PSG_COLUMN_WORD},
        {"terminus.censored", PSG_COLUMN_WORD}};
    writer->table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < psg_graph_count(writer->graph, PSG_GRAPH_EDGE); i++) {
        const GArray *spans = psg_graph_edge_spans(writer->graph, i);
        for (guint k = 0; k < spans->len; k++) {
            psg_table_begin_row(writer->table);
            set_spell(writer, g_array_index(spans, PsgTimeSpan, k));
            set_ends(writer, i);
            set_count(writer, "edge.id", i + 1);
        }
    }
}

/* ---- What is said of them ---- */

/* The first columns, then one for each attribute. */
static void
begin_attributes(Writer *writer, PsgGraphSort sort, const PsgColumn *columns,
                 size_t count)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(PsgColumn));
    g_array_append_vals(all, columns, (guint)count);
    const PsgGraphAttribute *attribute;
    for (size_t i = 0; (attribute = psg_graph_attribute(writer->graph, sort, i)) != NULL;
         i++) {
        PsgColumn column = {attribute->name, attribute->is_number    ? PSG_COLUMN_NUMBER
                                             : attribute->is_authors ? PSG_COLUMN_TEXT
                                                                     : PSG_COLUMN_WORD};
        g_array_append_val(all, column);
    }
    writer->table = psg_table_new((const PsgColumn *)(const void *)all->data, all->len);
}

static void
set_values(Writer *writer, PsgGraphThing thing)
{
    const PsgGraphAttribute *attribute;
    PsgGraphValue value;
    for (size_t i = 0;
         (attribute = psg_graph_attribute(writer->graph, thing.sort, i)) != NULL; i++) {
        if (psg_graph_latest(writer->graph, thing, attribute, &value)) {
            psg_table_set(writer->table, attribute->name,
                          psg_graph_value_text(writer->graph, &value));
        }
    }
}

static void
add_vertices(Writer *writer)
{
    static const PsgColumn columns[] = {{"vertex.id", PSG_COLUMN_NUMBER},
                                        {"id", PSG_COLUMN_WORD},
                                        {"label", PSG_COLUMN_TEXT}};
    begin_attributes(writer, PSG_GRAPH_NODE, columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < psg_graph_count(writer->graph, PSG_GRAPH_NODE); i++) {
        PsgGraphThing thing = {PSG_GRAPH_NODE, i};
        psg_table_begin_row(writer->table);
        set_count(writer, "vertex.id", i + 1);
        psg_table_set(writer->table, "id", psg_graph_id(writer->graph, i));
        psg_table_set(writer->table, "label", psg_graph_label(writer->graph, thing));
        set_values(writer, thing);
    }
}

static void
add_edges(Writer *writer)
{
    static const PsgColumn columns[] = {{"edge.id", PSG_COLUMN_NUMBER},
                                        {"tail", PSG_COLUMN_NUMBER},
                                        {"head", PSG_COLUMN_NUMBER},
                                        {"directed", PSG_COLUMN_WORD},
                                        {"label", PSG_COLUMN_TEXT}};
    begin_attributes(writer, PSG_GRAPH_EDGE, columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < psg_graph_count(writer->graph, PSG_GRAPH_EDGE); i++) {
        PsgGraphThing thing = {PSG_GRAPH_EDGE, i};
        psg_table_begin_row(writer->table);
        set_count(writer, "edge.id", i + 1);
        set_ends(writer, i);
        psg_table_set(writer->table, "directed",
                      psg_graph_is_directed(writer->graph, i) ? "TRUE" : "FALSE");
        psg_table_set(writer->table, "label", psg_graph_label(writer->graph, thing));
        set_values(writer, thing);
    }
}

bool
psg_export_network_dynamic(const PsgExport *what, PsgStream *out, GError **error)
{
    static void (*const add[])(Writer * writer) = {add_vertex_spells, add_edge_spells,
                                                   add_vertices, add_edges, add_slices};
    g_autoptr(PsgGraph) graph = psg_graph_new(what, out);
    Writer writer = {.graph = graph};
    (void)error;
    for (size_t i = 0; psg_network_dynamic_tables[i] != NULL; i++) {
        if (strcmp(psg_network_dynamic_tables[i], what->table) == 0) {
            add[i](&writer);
            psg_csv_write(writer.table, out);
            psg_table_free(writer.table);
        }
    }
    return true;
}
