/* A landscape as GEXF, the format of Gephi: when its nodes and edges are there, and what is said
 * of them then. Ends belong to their times. */
#include "write/graph/graph.h"
#include "write/graph/markup.h"

typedef struct {
    PsgGraph *graph;
    PsgMarkup *markup;
    bool is_old; /* 1.2 */
    GString *start, *end;
} Writer;

/* Attributes that GEXF has a place of its own for. */
static bool
is_native(const Writer *writer, PsgGraphSort sort, const PsgGraphAttribute *attribute)
{
    return sort == PSG_GRAPH_EDGE && attribute->fact == PSG_GRAPH_KIND && !writer->is_old;
}

static void
add_time(Writer *writer, PsgTimeSpan when)
{
    const PsgGraphClock *clock = &writer->graph->clock;
    g_string_truncate(writer->start, 0);
    g_string_truncate(writer->end, 0);
    if (when.first > PSG_TIME_FIRST) {
        psg_graph_clock_time(clock, when.first, writer->start);
        psg_markup_attribute(writer->markup, "start", writer->start->str);
    }
    if (when.last < PSG_TIME_LAST) {
        psg_graph_clock_time(clock, when.last, writer->end);
        psg_markup_attribute(writer->markup, "end", writer->end->str);
    }
}

/* One time stands in the element itself, several do below it. */
static const GArray *
add_spans(Writer *writer, PsgGraphThing thing)
{
    const GArray *spans = psg_graph_spans(writer->graph, thing);
    if (spans->len == 1) {
        add_time(writer, g_array_index(spans, PsgTimeSpan, 0));
    }
    return spans;
}

static void
add_spells(Writer *writer, const GArray *spans)
{
    if (spans->len < 2) {
        return;
    }
    psg_markup_begin(writer->markup, "spells");
    for (guint i = 0; i < spans->len; i++) {
        psg_markup_begin(writer->markup, "spell");
        add_time(writer, g_array_index(spans, PsgTimeSpan, i));
        psg_markup_end(writer->markup);
    }
    psg_markup_end(writer->markup);
}

/* ---- Attributes ---- */

/* Weights that change are told besides, under the name that readers know. */
static bool
is_written(const Writer *writer, PsgGraphSort sort, const PsgGraphAttribute *attribute)
{
    bool is_still_weight = attribute->fact == PSG_GRAPH_WEIGHT && !attribute->is_dated;
    return !is_still_weight && !is_native(writer, sort, attribute);
}

static void
add_declarations(Writer *writer, PsgGraphSort sort, bool are_dated)
{
    bool has_begun = false;
    const PsgGraphAttribute *attribute;
    for (size_t i = 0; (attribute = psg_graph_attribute(writer->graph, sort, i)) != NULL;
         i++) {
        if (attribute->is_dated != are_dated || !is_written(writer, sort, attribute)) {
            continue;
        }
        if (!has_begun) {
            has_begun = true;
            psg_markup_begin(writer->markup, "attributes");
            psg_markup_attribute(writer->markup, "class",
                                 sort == PSG_GRAPH_NODE ? "node" : "edge");
            psg_markup_attribute(writer->markup, "mode",
                                 are_dated ? "dynamic" : "static");
        }
        psg_markup_begin(writer->markup, "attribute");
        psg_markup_attribute(writer->markup, "id", attribute->name);
        psg_markup_attribute(writer->markup, "title", attribute->name);
        psg_markup_attribute(writer->markup, "type",
                             attribute->is_number ? "double" : "string");
        psg_markup_end(writer->markup);
    }
    if (has_begun) {
        psg_markup_end(writer->markup);
    }
}

static void
add_values(Writer *writer, PsgGraphThing thing)
{
    bool has_begun = false;
    const PsgGraphAttribute *attribute;
    for (size_t i = 0;
         (attribute = psg_graph_attribute(writer->graph, thing.sort, i)) != NULL; i++) {
        if (!is_written(writer, thing.sort, attribute)) {
            continue;
        }
        const GArray *values = psg_graph_values(writer->graph, thing, attribute);
        for (guint k = 0; k < values->len; k++) {
            const PsgGraphValue *value = &g_array_index(values, PsgGraphValue, k);
            if (!has_begun) {
                has_begun = true;
                psg_markup_begin(writer->markup, "attvalues");
            }
            psg_markup_begin(writer->markup, "attvalue");
            psg_markup_attribute(writer->markup, "for", attribute->name);
            psg_markup_attribute(writer->markup, "value",
                                 psg_graph_value_text(writer->graph, value));
            add_time(writer, value->when);
            psg_markup_end(writer->markup);
        }
    }
    if (has_begun) {
        psg_markup_end(writer->markup);
    }
}

/* ---- The drawing ---- */

static void
add_colour(Writer *writer, PsgColour colour)
{
    psg_markup_begin(writer->markup, "viz:color");
    psg_markup_count(writer->markup, "r", colour.red);
    psg_markup_count(writer->markup, "g", colour.green);
    psg_markup_count(writer->markup, "b", colour.blue);
    psg_markup_end(writer->markup);
}

static void
add_place(Writer *writer, size_t actor)
{
    PsgGraphPlace place;
    if (!psg_graph_place(writer->graph, actor, PSG_NONE, &place)) {
        return;
    }
    PsgPoint middle = psg_rect_centre(place.box);
    add_colour(writer, place.colour);
    psg_markup_begin(writer->markup, "viz:position");
    psg_markup_number(writer->markup, "x", middle.x, 2);
    psg_markup_number(writer->markup, "y", -middle.y, 2); /* GEXF counts upwards */
    psg_markup_number(writer->markup, "z", 0, 0);
    psg_markup_end(writer->markup);
    psg_markup_begin(writer->markup, "viz:size");
    psg_markup_number(writer->markup, "value", place.box.height, 2);
    psg_markup_end(writer->markup);
    psg_markup_begin(writer->markup, "viz:shape");
    psg_markup_attribute(writer->markup, "value", place.is_dot ? "disc" : "square");
    psg_markup_end(writer->markup);
}

static void
add_line(Writer *writer, size_t relation)
{
    const PsgExport *what = writer->graph->what;
    if (what->network != NULL) {
        add_colour(writer,
                   psg_context_edge(what->context,
                                    writer->graph->landscape->relations[relation].kind));
    }
}

/* ---- Things ---- */

static void
add_node(Writer *writer, size_t actor)
{
    PsgGraphThing thing = {PSG_GRAPH_NODE, actor};
    psg_markup_begin(writer->markup, "node");
    psg_markup_attribute(writer->markup, "id", psg_graph_id(writer->graph, actor));
    psg_markup_attribute(writer->markup, "label", psg_graph_label(writer->graph, thing));
    add_spans(writer, thing);
    add_values(writer, thing);
    add_spells(writer, psg_graph_spans(writer->graph, thing));
    add_place(writer, actor);
    psg_markup_end(writer->markup);
}

static const char *
direction_word(bool is_directed)
{
    return is_directed ? "directed" : "undirected";
}

static void
add_edge(Writer *writer, size_t index)
{
    PsgGraph *graph = writer->graph;
    PsgGraphThing thing = {PSG_GRAPH_EDGE, index};
    const PsgRelation *relation = &graph->landscape->relations[index];
    bool is_directed = psg_graph_is_directed(graph, index);
    const PsgGraphAttribute *weight = psg_graph_attribute(graph, PSG_GRAPH_EDGE, 0);
    PsgGraphValue value;
    psg_markup_begin(writer->markup, "edge");
    psg_markup_count(writer->markup, "id", index);
    psg_markup_attribute(writer->markup, "source", psg_graph_id(graph, relation->from));
    psg_markup_attribute(writer->markup, "target", psg_graph_id(graph, relation->to));
    if (is_directed != graph->has_directed) {
        psg_markup_attribute(writer->markup, "type", direction_word(is_directed));
    }
    psg_markup_attribute(writer->markup, "label", psg_graph_label(graph, thing));
    if (!writer->is_old) {
        psg_markup_attribute(writer->markup, "kind", psg_graph_kind(graph, index));
    }
    if (weight != NULL && weight->fact == PSG_GRAPH_WEIGHT &&
        psg_graph_value_at(graph, thing, weight, NULL, &value)) {
        psg_markup_attribute(writer->markup, "weight",
                             psg_graph_value_text(graph, &value));
    }
    add_spans(writer, thing);
    add_values(writer, thing);
    add_spells(writer, psg_graph_spans(graph, thing));
    add_line(writer, index);
    psg_markup_end(writer->markup);
}

static void
add_things(Writer *writer, PsgGraphSort sort, const char *name,
           void (*add)(Writer *writer, size_t index))
{
    psg_markup_begin(writer->markup, name);
    for (size_t i = 0;
         i < psg_graph_count(writer->graph, sort) && psg_graph_goes_on(writer->graph);
         i++) {
        if (!psg_graph_is_never(writer->graph, (PsgGraphThing){sort, i})) {
            add(writer, i);
        }
    }
    psg_markup_end(writer->markup);
}

/* ---- The whole ---- */

static void
add_meta(Writer *writer)
{
    const PsgGraph *graph = writer->graph;
    psg_markup_begin(writer->markup, "meta");
    psg_markup_begin(writer->markup, "creator");
    psg_markup_text(writer->markup, "paysage " PSG_VERSION);
    psg_markup_end(writer->markup);
    const char *title = psg_text_in(&graph->landscape->title, graph->what->language);
    if (title != NULL) {
        psg_markup_begin(writer->markup, "description");
        psg_markup_text(writer->markup, title);
        psg_markup_end(writer->markup);
    }
    psg_markup_end(writer->markup);
}

static const char *
time_format(const PsgGraphClock *clock)
{
    return !clock->has_dates                ? "double"
           : clock->unit == PSG_UNIT_SECOND ? "dateTime"
                                            : "date";
}

static void
add_graph(Writer *writer)
{
    const PsgGraph *graph = writer->graph;
    bool is_dated = graph->is_dated || graph->has_changes;
    psg_markup_begin(writer->markup, "graph");
    psg_markup_attribute(writer->markup, "defaultedgetype",
                         direction_word(graph->has_directed));
    psg_markup_attribute(writer->markup, "mode", is_dated ? "dynamic" : "static");
    if (is_dated) {
        psg_markup_attribute(writer->markup, "timeformat", time_format(&graph->clock));
    }
    if (is_dated && !writer->is_old) {
        psg_markup_attribute(writer->markup, "timerepresentation", "interval");
    }
    for (PsgGraphSort sort = PSG_GRAPH_NODE; sort <= PSG_GRAPH_EDGE; sort++) {
        add_declarations(writer, sort, false);
        add_declarations(writer, sort, true);
    }
    add_things(writer, PSG_GRAPH_NODE, "nodes", add_node);
    add_things(writer, PSG_GRAPH_EDGE, "edges", add_edge);
    psg_markup_end(writer->markup);
}

bool
psg_export_gexf(const PsgExport *what, PsgStream *out, GError **error)
{
    g_autoptr(PsgGraph) graph = psg_graph_new(what, out);
    g_autoptr(PsgMarkup) markup = psg_markup_new(out);
    g_autoptr(GString) start = g_string_new(NULL), end = g_string_new(NULL);
    Writer writer = {.graph = graph,
                     .markup = markup,
                     .is_old = what->is_old_gexf,
                     .start = start,
                     .end = end};
    (void)error;
    psg_markup_begin(markup, "gexf");
    psg_markup_attribute(markup, "xmlns",
                         writer.is_old ? "http://www.gexf.net/1.2draft"
                                       : "http://gexf.net/1.3");
    psg_markup_attribute(markup, "xmlns:viz",
                         writer.is_old ? "http://www.gexf.net/1.2draft/viz"
                                       : "http://gexf.net/1.3/viz");
    psg_markup_attribute(markup, "version", writer.is_old ? "1.2" : "1.3");
    add_meta(&writer);
    add_graph(&writer);
    psg_markup_end(markup);
    return true;
}
