/* A landscape as JSON Graph Format 2: a graph for each slice, of those who are there. */
#include "write/graph/graph.h"
#include "write/json.h"

typedef struct {
    PsgGraph *graph;
    PsgJson *json;
    size_t slice;
} Writer;

static void
add_metadata(Writer *writer, PsgGraphThing thing)
{
    PsgGraph *graph = writer->graph;
    const PsgInterval *window = &graph->landscape->slices[writer->slice].when;
    const PsgGraphAttribute *attribute;
    PsgGraphValue value;
    PsgGraphPlace place;
    psg_json_begin_object(writer->json, "metadata");
    for (size_t i = 0; (attribute = psg_graph_attribute(graph, thing.sort, i)) != NULL;
         i++) {
        if (!psg_graph_value_at(graph, thing, attribute, window, &value) ||
            (attribute->fact == PSG_GRAPH_KIND && thing.sort == PSG_GRAPH_EDGE)) {
            continue;
        }
        if (attribute->is_number) {
            psg_json_number(writer->json, attribute->name, value.number);
        } else {
            psg_json_string(writer->json, attribute->name, value.text);
        }
    }
    if (thing.sort == PSG_GRAPH_NODE &&
        psg_graph_place(graph, thing.index, writer->slice, &place)) {
        PsgPoint middle = psg_rect_centre(place.box);
        psg_json_number(writer->json, "x", psg_graph_rounded(middle.x));
        psg_json_number(writer->json, "y", -psg_graph_rounded(middle.y));
    }
    psg_json_end_object(writer->json);
}

static void
add_node(Writer *writer, size_t index)
{
    const PsgGraph *graph = writer->graph;
    const PsgInterval *window = &graph->landscape->slices[writer->slice].when;
    const char *id = psg_graph_id(graph, index);
    const PsgText *name =
        psg_dated_text_at(&graph->landscape->actors[index].name, window);
    psg_json_begin_object(writer->json, id);
    psg_json_string(writer->json, "label",
                    name == NULL ? id : psg_text_or(name, graph->what->language, id));
    add_metadata(writer, (PsgGraphThing){PSG_GRAPH_NODE, index});
    psg_json_end_object(writer->json);
}

static void
add_optional(Writer *writer, const char *name, const char *value)
{
    if (value != NULL) {
        psg_json_string(writer->json, name, value);
    }
}

static void
add_edge(Writer *writer, size_t index)
{
    const PsgGraph *graph = writer->graph;
    const PsgRelation *relation = &graph->landscape->relations[index];
    PsgGraphThing thing = {PSG_GRAPH_EDGE, index};
    psg_json_begin_object(writer->json, NULL);
    psg_json_string(writer->json, "source", psg_graph_id(graph, relation->from));
    psg_json_string(writer->json, "target", psg_graph_id(graph, relation->to));
    add_optional(writer, "relation", psg_graph_kind(graph, index));
    psg_json_boolean(writer->json, "directed", psg_graph_is_directed(graph, index));
    add_optional(writer, "label", psg_graph_label(graph, thing));
    add_metadata(writer, thing);
    psg_json_end_object(writer->json);
}

static void
add_graph(Writer *writer)
{
    const PsgGraph *graph = writer->graph;
    const PsgSlice *slice = &graph->landscape->slices[writer->slice];
    g_autofree char *when = psg_interval_edtf(&slice->when);
    psg_json_begin_object(writer->json, NULL);
    psg_json_string(writer->json, "id", slice->id);
    psg_json_string(writer->json, "label",
                    psg_text_or(&slice->label, graph->what->language, slice->id));
    psg_json_boolean(writer->json, "directed", graph->has_directed);
    psg_json_begin_object(writer->json, "metadata");
    psg_json_string(writer->json, "when", when);
    psg_json_end_object(writer->json);
    psg_json_begin_object(writer->json, "nodes");
    for (size_t i = 0; i < graph->landscape->actor_count; i++) {
        if (psg_graph_is_seen(graph, (PsgGraphThing){PSG_GRAPH_NODE, i}, writer->slice)) {
            add_node(writer, i);
        }
    }
    psg_json_end_object(writer->json);
    psg_json_begin_list(writer->json, "edges");
    for (size_t i = 0; i < graph->landscape->relation_count; i++) {
        if (psg_graph_is_seen(graph, (PsgGraphThing){PSG_GRAPH_EDGE, i}, writer->slice)) {
            add_edge(writer, i);
        }
    }
    psg_json_end_list(writer->json);
    psg_json_end_object(writer->json);
}

bool
psg_export_jgf(const PsgExport *what, PsgStream *out, GError **error)
{
    g_autoptr(PsgGraph) graph = psg_graph_new(what, out);
    Writer writer = {.graph = graph, .json = psg_json_new(out)};
    (void)error;
    psg_json_begin_object(writer.json, NULL);
    psg_json_begin_list(writer.json, "graphs");
    for (size_t i = 0; i < what->landscape->slice_count && psg_graph_goes_on(graph);
         i++) {
        writer.slice = i;
        add_graph(&writer);
    }
    psg_json_end_list(writer.json);
    psg_json_end_object(writer.json);
    psg_json_free(writer.json);
    return true;
}
