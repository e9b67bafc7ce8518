/* A landscape as GraphML, which knows no time: first and last, the spells as text, and whether
 * a thing is there in each slice are data of typed keys. Of what changes the latest stands. */
#include "base/number.h"
#include "write/graph/graph.h"
#include "write/graph/markup.h"

typedef struct {
    PsgGraph *graph;
    PsgMarkup *markup;
    GString *text;
    bool has_several; /* spells */
    size_t keys;      /* of the sort that is written */
} Writer;

static const char *
sort_word(PsgGraphSort sort)
{
    return sort == PSG_GRAPH_NODE ? "node" : "edge";
}

/* ---- Keys, in the order of the data ---- */

static void
set_key(Writer *writer, PsgGraphSort sort)
{
    g_string_printf(writer->text, "%c%" G_GSIZE_FORMAT, *sort_word(sort), writer->keys++);
}

static void
add_key(Writer *writer, PsgGraphSort sort, const char *name, const char *type)
{
    psg_markup_begin(writer->markup, "key");
    set_key(writer, sort);
    psg_markup_attribute(writer->markup, "id", writer->text->str);
    psg_markup_attribute(writer->markup, "for", sort_word(sort));
    psg_markup_attribute(writer->markup, "attr.name", name);
    psg_markup_attribute(writer->markup, "attr.type", type);
    psg_markup_end(writer->markup);
}

static void
add_data(Writer *writer, PsgGraphSort sort, const char *value)
{
    if (value == NULL) {
        writer->keys++;
        return;
    }
    psg_markup_begin(writer->markup, "data");
    set_key(writer, sort);
    psg_markup_attribute(writer->markup, "key", writer->text->str);
    psg_markup_text(writer->markup, value);
    psg_markup_end(writer->markup);
}

static bool
tells_direction(const PsgGraph *graph, PsgGraphSort sort)
{
    return sort == PSG_GRAPH_EDGE && graph->has_directed && graph->has_undirected;
}

static void
add_keys(Writer *writer, PsgGraphSort sort)
{
    const PsgGraph *graph = writer->graph;
    const char *time = graph->clock.has_dates ? "string" : "double";
    const PsgGraphAttribute *attribute;
    writer->keys = 0;
    add_key(writer, sort, "label", "string");
    if (tells_direction(graph, sort)) {
        add_key(writer, sort, "directed", "boolean");
    }
    if (graph->is_dated) {
        add_key(writer, sort, "start", time);
        add_key(writer, sort, "end", time);
    }
    if (writer->has_several) {
        add_key(writer, sort, "spells", "string");
    }
    for (size_t i = 0; (attribute = psg_graph_attribute(graph, sort, i)) != NULL; i++) {
        add_key(writer, sort, attribute->name,
                attribute->is_number ? "double" : "string");
    }
    for (size_t i = 0; i < graph->landscape->slice_count; i++) {
        g_autofree char *name =
            g_strconcat("in_", psg_slice_id(graph->landscape, i), NULL);
        add_key(writer, sort, name, "boolean");
    }
    if (sort == PSG_GRAPH_NODE && graph->what->network != NULL) {
        add_key(writer, sort, "x", "double");
        add_key(writer, sort, "y", "double");
    }
}

/* ---- Data ---- */

/* Of one time its ends; of several these would tell of what is between them, too. */
static void
add_ends(Writer *writer, PsgGraphSort sort, const GArray *spans)
{
    const PsgGraphClock *clock = &writer->graph->clock;
    PsgTimeSpan one = spans->len == 1 ? g_array_index(spans, PsgTimeSpan, 0)
                                      : (PsgTimeSpan){PSG_TIME_FIRST, PSG_TIME_LAST};
    g_autoptr(GString) time = g_string_new(NULL);
    if (one.first > PSG_TIME_FIRST) {
        psg_graph_clock_time(clock, one.first, time);
    }
    add_data(writer, sort, time->len == 0 ? NULL : time->str);
    g_string_truncate(time, 0);
    if (one.last < PSG_TIME_LAST) {
        psg_graph_clock_time(clock, one.last, time);
    }
    add_data(writer, sort, time->len == 0 ? NULL : time->str);
}

static void
add_spells(Writer *writer, PsgGraphSort sort, const GArray *spans)
{
    g_autofree char *text =
        spans->len > 1 ? psg_graph_spells_text(writer->graph, spans) : NULL;
    add_data(writer, sort, text);
}

static void
add_number(Writer *writer, PsgGraphSort sort, double value)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    psg_number_append(digits, value, 2);
    add_data(writer, sort, digits->str);
}

static void
add_place(Writer *writer, size_t actor)
{
    PsgGraphPlace place;
    if (psg_graph_place(writer->graph, actor, PSG_NONE, &place)) {
        PsgPoint middle = psg_rect_centre(place.box);
        add_number(writer, PSG_GRAPH_NODE, middle.x);
        add_number(writer, PSG_GRAPH_NODE, -middle.y); /* as plots count, upwards */
    }
}

static void
add_all_data(Writer *writer, PsgGraphThing thing)
{
    PsgGraph *graph = writer->graph;
    const PsgGraphAttribute *attribute;
    PsgGraphValue value;
    writer->keys = 0;
    add_data(writer, thing.sort, psg_graph_label(graph, thing));
    if (tells_direction(graph, thing.sort)) {
        add_data(writer, thing.sort,
                 psg_graph_is_directed(graph, thing.index) ? "true" : "false");
    }
    if (graph->is_dated) {
        add_ends(writer, thing.sort, psg_graph_spans(graph, thing));
    }
    if (writer->has_several) {
        add_spells(writer, thing.sort, psg_graph_spans(graph, thing));
    }
    for (size_t i = 0; (attribute = psg_graph_attribute(graph, thing.sort, i)) != NULL;
         i++) {
        bool is_there = psg_graph_latest(graph, thing, attribute, &value);
        add_data(writer, thing.sort,
                 is_there ? psg_graph_value_text(graph, &value) : NULL);
    }
    for (size_t i = 0; i < graph->landscape->slice_count; i++) {
        add_data(writer, thing.sort,
                 psg_graph_is_seen(graph, thing, i) ? "true" : "false");
    }
    if (thing.sort == PSG_GRAPH_NODE) {
        add_place(writer, thing.index);
    }
}

/* ---- Things ---- */

static void
add_thing(Writer *writer, PsgGraphThing thing)
{
    const PsgGraph *graph = writer->graph;
    psg_markup_begin(writer->markup, sort_word(thing.sort));
    if (thing.sort == PSG_GRAPH_NODE) {
        psg_markup_attribute(writer->markup, "id", psg_graph_id(graph, thing.index));
    } else {
        const PsgRelation *relation = &graph->landscape->relations[thing.index];
        g_autofree char *id = g_strdup_printf("e%" G_GSIZE_FORMAT, thing.index);
        psg_markup_attribute(writer->markup, "id", id);
        psg_markup_attribute(writer->markup, "source",
                             psg_graph_id(graph, relation->from));
        psg_markup_attribute(writer->markup, "target", psg_graph_id(graph, relation->to));
    }
    add_all_data(writer, thing);
    psg_markup_end(writer->markup);
}

static void
add_things(Writer *writer, PsgGraphSort sort)
{
    for (size_t i = 0;
         i < psg_graph_count(writer->graph, sort) && psg_graph_goes_on(writer->graph);
         i++) {
        PsgGraphThing thing = {sort, i};
        if (!psg_graph_is_never(writer->graph, thing)) {
            add_thing(writer, thing);
        }
    }
}

bool
psg_export_graphml(const PsgExport *what, PsgStream *out, GError **error)
{
    g_autoptr(PsgGraph) graph = psg_graph_new(what, out);
    g_autoptr(PsgMarkup) markup = psg_markup_new(out);
    g_autoptr(GString) text = g_string_new(NULL);
    Writer writer = {.graph = graph,
                     .markup = markup,
                     .text = text,
                     .has_several = graph->has_several_spells};
    (void)error;
    psg_markup_begin(markup, "graphml");
    psg_markup_attribute(markup, "xmlns", "http://graphml.graphdrawing.org/xmlns");
    psg_markup_attribute(markup, "xmlns:xsi",
                         "http://www.w3.org/2001/XMLSchema-instance");
    psg_markup_attribute(markup, "xsi:schemaLocation",
                         "http://graphml.graphdrawing.org/xmlns "
                         "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
    add_keys(&writer, PSG_GRAPH_NODE);
    add_keys(&writer, PSG_GRAPH_EDGE);
    psg_markup_begin(markup, "graph");
    psg_markup_attribute(markup, "id", "landscape");
    psg_markup_attribute(markup, "edgedefault",
                         graph->has_directed ? "directed" : "undirected");
    add_things(&writer, PSG_GRAPH_NODE);
    add_things(&writer, PSG_GRAPH_EDGE);
    psg_markup_end(markup);
    psg_markup_end(markup);
    return true;
}
