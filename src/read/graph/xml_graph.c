/* Graphs in XML: who holds whom, which edges have the same ends, and what holds of a slice. */
#include "read/graph/xml_graph.h"

#include "base/number.h"

#include <string.h>

bool
psg_xml_graph_begin(PsgXmlGraph *graph, const PsgInput *input, PsgDraft *draft)
{
    *graph = (PsgXmlGraph){
        .draft = draft,
        .report = psg_draft_report(draft),
        .attributes = psg_attributes_new(draft, psg_input_name(input)),
        .arena = psg_arena_new(),
        .nodes = g_array_new(FALSE, FALSE, sizeof(PsgXmlNode)),
        .node_of = g_hash_table_new(g_str_hash, g_str_equal),
        .touched = g_hash_table_new(g_str_hash, g_str_equal),
        .edges = g_ptr_array_new(),
        .parallel = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
    for (size_t i = 0; i < PSG_XML_DOMAINS; i++) {
        graph->declared[i] = g_hash_table_new(g_str_hash, g_str_equal);
        graph->defaults[i] = g_ptr_array_new();
    }
    graph->root =
        psg_xml_read(input, psg_draft_limits(draft), graph->arena, psg_draft_list(draft));
    return graph->root != NULL;
}

void
psg_xml_graph_end(PsgXmlGraph *graph)
{
    psg_report_rows(graph->report, graph->rows);
    psg_report_taken(graph->report, graph->taken);
    psg_report_joined(graph->report, graph->joined);
    psg_attributes_free(graph->attributes);
    for (size_t i = 0; i < PSG_XML_DOMAINS; i++) {
        g_hash_table_unref(graph->declared[i]);
        g_ptr_array_unref(graph->defaults[i]);
    }
    g_array_unref(graph->nodes);
    g_hash_table_unref(graph->node_of);
    g_hash_table_unref(graph->touched);
    g_ptr_array_unref(graph->edges);
    g_hash_table_unref(graph->parallel);
    psg_arena_free(graph->arena);
}

GPtrArray *
psg_xml_graph_all(const PsgXmlGraph *graph)
{
    const PsgElement *root = graph->root;
    GPtrArray *graphs = g_ptr_array_new();
    for (size_t i = 0; i < root->child_count; i++) {
        if (psg_xml_is(root->children[i]->name, "graph")) {
            g_ptr_array_add(graphs, (gpointer)(guintptr)root->children[i]);
        }
    }
    if (graphs->len == 0) {
        psg_diagnostics_error(psg_draft_list(graph->draft), "graph", root->span,
                              "there is no graph in the file");
    }
    return graphs;
}

void
psg_xml_graph_next(PsgXmlGraph *graph)
{
    g_array_set_size(graph->nodes, 0);
    g_hash_table_remove_all(graph->node_of);
    g_hash_table_remove_all(graph->touched);
    g_ptr_array_set_size(graph->edges, 0);
    g_hash_table_remove_all(graph->parallel);
    graph->has_slice = false;
}

void
psg_xml_graph_is_slice(PsgXmlGraph *graph, const char *name, size_t place)
{
    PsgDraftClock clock = {.form = PSG_CLOCK_ANY, .name = "graph"};
    g_autofree char *number = g_strdup_printf("%" G_GSIZE_FORMAT, place + 1);
    const char *kept = psg_draft_text(graph->draft, name == NULL ? number : name);
    graph->has_slice = true;
    graph->slice = (PsgDraftTime){
        .clock = psg_draft_clock(graph->draft, &clock), .start = kept, .end = kept};
}

/* ---- Attributes ---- */

PsgDraftWhat
psg_xml_domain_what(PsgXmlDomain domain)
{
    static const PsgDraftWhat what[PSG_XML_DOMAINS] = {
        [PSG_XML_NODES] = PSG_DRAFT_ACTOR,
        [PSG_XML_EDGES] = PSG_DRAFT_TIE,
        [PSG_XML_GRAPHS] = PSG_DRAFT_WHOLE,
    };
    return what[domain];
}

PsgXmlAttribute *
psg_xml_graph_declared(const PsgXmlGraph *graph, PsgXmlDomain domain, const char *id)
{
    return id == NULL ? NULL : g_hash_table_lookup(graph->declared[domain], id);
}

PsgXmlAttribute *
psg_xml_graph_declare(PsgXmlGraph *graph, PsgXmlDomain domain, const char *id,
                      const char *title)
{
    PsgXmlAttribute *attribute = psg_arena_alloc(graph->arena, sizeof *attribute);
    attribute->title = title;
    /* another graph of the file may declare it anew */
    g_ptr_array_remove(graph->defaults[domain],
                       psg_xml_graph_declared(graph, domain, id));
    g_hash_table_insert(graph->declared[domain], (gpointer)(guintptr)id, attribute);
    return attribute;
}

void
psg_xml_graph_set_default(PsgXmlGraph *graph, PsgXmlDomain domain,
                          PsgXmlAttribute *attribute, const char *value)
{
    attribute->value = value;
    if (value != NULL) {
        g_ptr_array_add(graph->defaults[domain], attribute);
    }
}

bool
psg_xml_is_number_type(const char *type)
{
    static const char *const numbers[] = {
        "integer",    "int",        "long", "float",   "double",  "short",
        "bigdecimal", "biginteger", "byte", "int16_t", "int32_t", "int64_t"};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        if (psg_xml_is(type, numbers[i])) {
            return true;
        }
    }
    return false;
}

/* ---- Gathering ---- */

static PsgXmlNode *
node_of(const PsgXmlGraph *graph, const char *id)
{
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(graph->node_of, id));
    return place == 0 ? NULL : &g_array_index(graph->nodes, PsgXmlNode, place - 1);
}

void
psg_xml_graph_add_node(PsgXmlGraph *graph, const PsgXmlNode *node)
{
    PsgXmlNode added = *node;
    added.is_first = node->id == NULL || node_of(graph, node->id) == NULL;
    g_array_append_val(graph->nodes, added);
    if (node->id != NULL && added.is_first) {
        g_hash_table_insert(graph->node_of, (gpointer)(guintptr)node->id,
                            GUINT_TO_POINTER(graph->nodes->len));
    }
}

void
psg_xml_graph_add_edge(PsgXmlGraph *graph, const PsgElement *edge, const char *from,
                       const char *to)
{
    g_ptr_array_add(graph->edges, (gpointer)(guintptr)edge);
    const char *const ends[] = {from, to};
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        if (ends[i] != NULL) {
            g_hash_table_add(graph->touched, (gpointer)(guintptr)ends[i]);
        }
    }
}

/* A node that holds others, and is no more than that. */
static void
find_groups(PsgXmlGraph *graph)
{
    for (guint i = 0; i < graph->nodes->len; i++) {
        const PsgXmlNode *node = &g_array_index(graph->nodes, PsgXmlNode, i);
        PsgXmlNode *parent = node->parent == NULL ? NULL : node_of(graph, node->parent);
        if (parent != NULL) {
            parent->is_group = true;
        }
    }
    for (guint i = 0; i < graph->nodes->len; i++) {
        PsgXmlNode *node = &g_array_index(graph->nodes, PsgXmlNode, i);
        node->is_group = node->is_group && node->id != NULL &&
                         !g_hash_table_contains(graph->touched, node->id);
    }
}

bool
psg_xml_graph_gathered(PsgXmlGraph *graph)
{
    size_t most = psg_draft_limits(graph->draft)->max_values;
    size_t of_nodes = graph->defaults[PSG_XML_NODES]->len;
    size_t of_edges = graph->defaults[PSG_XML_EDGES]->len;
    bool has_room = graph->nodes->len * of_nodes + graph->edges->len * of_edges <= most;
    find_groups(graph);
    if (!has_room) {
        psg_diagnostics_limit(
            psg_draft_list(graph->draft), PSG_LIMIT_VALUES, graph->root->span,
            "there are too many values that attributes have where none is said", most);
    }
    return has_room;
}

/* ---- Nodes ---- */

bool
psg_xml_graph_begin_node(PsgXmlGraph *graph, const PsgXmlNode *node, PsgDraftThing *actor)
{
    PsgSpan span = node->element->span;
    graph->rows++;
    if (node->id == NULL) {
        psg_report_refuse(graph->report, "graph-node", span,
                          "a node without an id cannot be told from others");
        return false;
    }
    graph->taken++;
    if (!node->is_first) {
        graph->joined++;
        psg_report_doubt(graph->report, "graph-node", span,
                         "there is another node \"%s\": they were taken for one",
                         node->id);
    }
    if (node->is_group) {
        psg_report_guess(graph->report, span,
                         "nodes that hold others, and that no edge names, are groups");
        return false;
    }
    *actor = psg_draft_actor(graph->draft, node->id, span);
    psg_draft_declare(graph->draft, *actor, span);
    psg_attributes_begin(graph->attributes, *actor);
    return true;
}

void
psg_xml_graph_say_groups(PsgXmlGraph *graph, const PsgXmlNode *node)
{
    PsgSpan span = node->element->span;
    /* those who name each other as parents go in circles: no further than there are nodes in
     * a line that elements can make */
    size_t steps = psg_draft_limits(graph->draft)->max_depth;
    const char *id = node->parent;
    for (; id != NULL && steps > 0; steps--) {
        const PsgXmlNode *parent = node_of(graph, id);
        bool has_name = parent != NULL && parent->name != NULL;
        psg_attributes_mean(graph->attributes, PSG_MEANING_GROUP, "parent",
                            has_name ? parent->name : id, span);
        id = parent == NULL ? NULL : parent->parent;
    }
}

/* ---- Edges ---- */

/* NULL for the first of its like in the graph, so that it joins its like in other graphs. */
static char *
key_of(PsgXmlGraph *graph, const PsgXmlEdge *edge)
{
    bool is_turned =
        edge->direction != PSG_DIRECTION_DIRECTED && strcmp(edge->from, edge->to) > 0;
    char *like = g_strdup_printf("%s\n%s\n%d\n%s", is_turned ? edge->to : edge->from,
                                 is_turned ? edge->from : edge->to, (int)edge->direction,
                                 edge->kind == NULL ? "" : edge->kind);
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(graph->parallel, like)) + 1;
    char *key = count == 1 ? NULL : g_strdup_printf("%s\n%u", like, count);
    g_hash_table_replace(graph->parallel, like, GUINT_TO_POINTER(count));
    return key;
}

/* An end that no node is declared for is one all the same. */
static PsgDraftThing
end_of(PsgXmlGraph *graph, const char *id, PsgSpan span)
{
    PsgDraftThing actor;
    if (node_of(graph, id) == NULL && !psg_draft_find(graph->draft, id, &actor)) {
        psg_report_doubt(graph->report, "graph-end", span,
                         "no node is \"%s\", which this edge names: it was added", id);
    }
    return psg_draft_actor(graph->draft, id, span);
}

bool
psg_xml_graph_begin_edge(PsgXmlGraph *graph, const PsgXmlEdge *edge, PsgDraftThing *tie)
{
    PsgSpan span = edge->element->span;
    graph->rows += !edge->is_back;
    if (edge->from == NULL || edge->to == NULL) {
        psg_report_refuse(graph->report, "graph-edge", span,
                          "an edge has two ends, and this one has no %s",
                          edge->from == NULL ? "source" : "target");
        return false;
    }
    graph->taken += !edge->is_back;
    g_autofree char *key = key_of(graph, edge);
    PsgDraftTie said = {.from = end_of(graph, edge->from, span),
                        .to = end_of(graph, edge->to, span),
                        .direction = edge->direction,
                        .key = key};
    *tie = psg_draft_tie(graph->draft, &said, span);
    psg_attributes_begin(graph->attributes, *tie);
    return true;
}

bool
psg_xml_edge_turn(PsgXmlEdge *edge)
{
    const char *from = edge->from;
    edge->from = edge->to;
    edge->to = from;
    edge->is_back = !edge->is_back;
    return edge->from != NULL && edge->to != NULL;
}

/* ---- Facts ---- */

static bool
is_of_time(PsgMeaning meaning)
{
    return meaning == PSG_MEANING_START || meaning == PSG_MEANING_END ||
           meaning == PSG_MEANING_WHEN || meaning == PSG_MEANING_SLICE;
}

/* What things are called does not change from slice to slice; where it does, it is told. */
static bool
is_of_slice(PsgMeaning meaning)
{
    return meaning == PSG_MEANING_WEIGHT || meaning == PSG_MEANING_PROPERTY ||
           meaning == PSG_MEANING_KIND || meaning == PSG_MEANING_GROUP ||
           meaning == PSG_MEANING_TIER;
}

void
psg_xml_graph_say(PsgXmlGraph *graph, const PsgXmlSaying *saying, PsgSpan span)
{
    const PsgDraftTime *when = saying->when;
    if (when == NULL && graph->has_slice && is_of_slice(saying->meaning)) {
        when = &graph->slice;
    }
    if (*saying->value == '\0' || saying->meaning == PSG_MEANING_IGNORED) {
        return;
    }
    if (when == NULL || is_of_time(saying->meaning)) {
        psg_attributes_mean(graph->attributes, saying->meaning, saying->name,
                            saying->value, span);
        return;
    }
    bool is_property = saying->meaning == PSG_MEANING_PROPERTY;
    PsgDraftSaying said = {.of = saying->of,
                           .meaning = saying->meaning,
                           .property = is_property ? saying->name : NULL,
                           .value = saying->value,
                           .when = when};
    psg_attributes_mean_then(graph->attributes, &said, saying->name, span);
}

void
psg_xml_graph_there(PsgXmlGraph *graph, PsgDraftThing thing, PsgSpan span)
{
    if (graph->has_slice) {
        psg_draft_there(graph->draft, thing, &graph->slice, span);
    }
}

void
psg_xml_graph_say_position(PsgXmlGraph *graph, PsgDraftThing actor, const char *x,
                           const char *y, PsgSpan span)
{
    double number;
    if (x != NULL && y != NULL && psg_number_parse(x, &number) &&
        psg_number_parse(y, &number)) {
        PsgXmlSaying across = {actor, PSG_MEANING_X, "x", x, NULL};
        PsgXmlSaying along = {actor, PSG_MEANING_Y, "y", y, NULL};
        psg_xml_graph_say(graph, &across, span);
        psg_xml_graph_say(graph, &along, span);
    }
}

const char *
psg_xml_said(const PsgElement *element, const char *name)
{
    const char *value = psg_element_attribute(element, name);
    return value == NULL || value[strspn(value, " \t\r\n")] == '\0' ? NULL : value;
}

bool
psg_xml_is(const char *text, const char *word)
{
    return text != NULL && g_ascii_strcasecmp(text, word) == 0;
}
