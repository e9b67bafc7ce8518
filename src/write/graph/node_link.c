/* A landscape as node-link data of NetworkX: a multigraph, whose nodes and edges tell when they
 * are there, in time and in slices, and what changes over time besides what is latest. */
#include "write/graph/graph.h"
#include "write/json.h"

typedef struct {
    PsgGraph *graph;
    PsgJson *json;
} Writer;

static void
add_end(Writer *writer, const char *name, PsgTime time)
{
    g_autoptr(GString) text = g_string_new(NULL);
    psg_graph_clock_time(&writer->graph->clock, time, text);
    if (writer->graph->clock.has_dates) {
        psg_json_string(writer->json, name, text->str);
    } else {
        psg_json_number(writer->json, name, g_ascii_strtod(text->str, NULL));
    }
}

/* Open ends are left out. */
static void
add_time(Writer *writer, PsgTimeSpan when)
{
    if (when.first > PSG_TIME_FIRST) {
        add_end(writer, "start", when.first);
    }
    if (when.last < PSG_TIME_LAST) {
        add_end(writer, "end", when.last);
    }
}

/* One time as its ends, several as text. */
static void
add_spells(Writer *writer, PsgGraphThing thing)
{
    const GArray *spans = psg_graph_spans(writer->graph, thing);
    if (spans->len > 1) {
        g_autofree char *text = psg_graph_spells_text(writer->graph, spans);
        psg_json_string(writer->json, "spells", text);
    } else {
        add_time(writer, g_array_index(spans, PsgTimeSpan, 0));
    }
}

static void
add_slices(Writer *writer, PsgGraphThing thing)
{
    const PsgLandscape *landscape = writer->graph->landscape;
    psg_json_begin_list(writer->json, "in_slices");
    for (size_t i = 0; i < landscape->slice_count; i++) {
        if (psg_graph_is_seen(writer->graph, thing, i)) {
            psg_json_string(writer->json, NULL, psg_slice_id(landscape, i));
        }
    }
    psg_json_end_list(writer->json);
}

static void
add_value(Writer *writer, const char *name, const PsgGraphAttribute *attribute,
          const PsgGraphValue *value)
{
    if (attribute->is_number) {
        psg_json_number(writer->json, name, value->number);
    } else {
        psg_json_string(writer->json, name, value->text);
    }
}

static void
add_latest(Writer *writer, PsgGraphThing thing)
{
    const PsgGraphAttribute *attribute;
    PsgGraphValue value;
    for (size_t i = 0;
         (attribute = psg_graph_attribute(writer->graph, thing.sort, i)) != NULL; i++) {
        if (psg_graph_latest(writer->graph, thing, attribute, &value)) {
            add_value(writer, attribute->name, attribute, &value);
        }
    }
}

/* {"kind": [{"value", "start", "end"}, …], …}: of what changes. */
static void
add_changes(Writer *writer, PsgGraphThing thing)
{
    const PsgGraphAttribute *attribute;
    psg_json_begin_object(writer->json, "over_time");
    for (size_t i = 0;
         (attribute = psg_graph_attribute(writer->graph, thing.sort, i)) != NULL; i++) {
        const GArray *values = psg_graph_values(writer->graph, thing, attribute);
        if (!attribute->is_dated || values->len == 0) {
            continue;
        }
        psg_json_begin_list(writer->json, attribute->name);
        for (guint k = 0; k < values->len; k++) {
            const PsgGraphValue *value = &g_array_index(values, PsgGraphValue, k);
            psg_json_begin_object(writer->json, NULL);
            add_value(writer, "value", attribute, value);
            add_time(writer, value->when);
            psg_json_end_object(writer->json);
        }
        psg_json_end_list(writer->json);
    }
    psg_json_end_object(writer->json);
}

static void
add_facts(Writer *writer, PsgGraphThing thing)
{
    const char *label = psg_graph_label(writer->graph, thing);
    if (label != NULL) {
        psg_json_string(writer->json, "label", label);
    }
    add_spells(writer, thing);
    add_slices(writer, thing);
    add_latest(writer, thing);
    if (writer->graph->has_changes) {
        add_changes(writer, thing);
    }
}

static void
add_node(Writer *writer, size_t index)
{
    PsgGraphPlace place;
    psg_json_string(writer->json, "id", psg_graph_id(writer->graph, index));
    add_facts(writer, (PsgGraphThing){PSG_GRAPH_NODE, index});
    if (psg_graph_place(writer->graph, index, PSG_NONE, &place)) {
        PsgPoint middle = psg_rect_centre(place.box);
        psg_json_number(writer->json, "x", psg_graph_rounded(middle.x));
        psg_json_number(writer->json, "y", -psg_graph_rounded(middle.y));
    }
}

static void
add_edge(Writer *writer, size_t index)
{
    const PsgRelation *relation = &writer->graph->landscape->relations[index];
    psg_json_string(writer->json, "source", psg_graph_id(writer->graph, relation->from));
    psg_json_string(writer->json, "target", psg_graph_id(writer->graph, relation->to));
    psg_json_count(writer->json, "key", index);
    psg_json_boolean(writer->json, "directed",
                     psg_graph_is_directed(writer->graph, index));
    add_facts(writer, (PsgGraphThing){PSG_GRAPH_EDGE, index});
}

static void
add_things(Writer *writer, PsgGraphSort sort, const char *name,
           void (*add)(Writer *writer, size_t index))
{
    psg_json_begin_list(writer->json, name);
    for (size_t i = 0;
         i < psg_graph_count(writer->graph, sort) && psg_graph_goes_on(writer->graph);
         i++) {
        if (!psg_graph_is_never(writer->graph, (PsgGraphThing){sort, i})) {
            psg_json_begin_object(writer->json, NULL);
            add(writer, i);
            psg_json_end_object(writer->json);
        }
    }
    psg_json_end_list(writer->json);
}

static void
add_graph(Writer *writer)
{
    const PsgLandscape *landscape = writer->graph->landscape;
    psg_json_begin_object(writer->json, "graph");
    psg_json_string(writer->json, "title",
                    psg_text_in(&landscape->title, writer->graph->what->language));
    psg_json_begin_list(writer->json, "slices");
    for (size_t i = 0; i < landscape->slice_count; i++) {
        const PsgSlice *slice = &landscape->slices[i];
        psg_json_begin_object(writer->json, NULL);
        psg_json_string(writer->json, "id", psg_slice_id(landscape, i));
        psg_json_string(writer->json, "label",
                        psg_text_in(&slice->label, writer->graph->what->language));
        add_time(writer, (PsgTimeSpan){psg_interval_first(&slice->when),
                                       psg_interval_last(&slice->when)});
        psg_json_end_object(writer->json);
    }
    psg_json_end_list(writer->json);
    psg_json_end_object(writer->json);
}

bool
psg_export_node_link(const PsgExport *what, PsgStream *out, GError **error)
{
    g_autoptr(PsgGraph) graph = psg_graph_new(what, out);
    Writer writer = {.graph = graph, .json = psg_json_new(out)};
    (void)error;
    psg_json_begin_object(writer.json, NULL);
    psg_json_boolean(writer.json, "directed", graph->has_directed);
    psg_json_boolean(writer.json, "multigraph", true);
    add_graph(&writer);
    add_things(&writer, PSG_GRAPH_NODE, "nodes", add_node);
    add_things(&writer, PSG_GRAPH_EDGE, "edges", add_edge);
    psg_json_end_object(writer.json);
    psg_json_free(writer.json);
    return true;
}
