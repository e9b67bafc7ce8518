/*
 * JSON Graph Format: "graph" or "graphs", with nodes in a list (version 1) or a map from ids
 * (version 2). Edges are directed unless they or their graph say that they are not.
 */
#include "read/graph/graphs.h"

#include "read/graph/json_graph.h"
#include "read/json/json.h"

#include <string.h>

static bool
is_graph(const PsgNode *map)
{
    return psg_json_is_map(map) && (psg_node_lookup(map, "nodes") != NULL ||
                                    psg_node_lookup(map, "edges") != NULL ||
                                    psg_node_lookup(map, "hyperedges") != NULL);
}

static bool
is_jgf(const PsgNode *root)
{
    const PsgNode *graphs = psg_node_lookup(root, "graphs");
    return is_graph(psg_node_lookup(root, "graph")) ||
           (psg_json_is_list(graphs) && graphs->count > 0 && is_graph(graphs->items[0]));
}

bool
psg_jgf_recognise(const PsgInput *input)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    const PsgNode *root = psg_json_outline(input, arena);
    return psg_node_lookup(root, "nodes") == NULL && is_jgf(root);
}

/* The text that stands there; NULL if there is none. */
static void
read_nodes(PsgJsonGraph *graph, const PsgNode *nodes)
{
    static const char *const known[] = {"id", NULL};
    bool is_map = psg_json_is_map(nodes);
    size_t count = is_map || psg_json_is_list(nodes) ? nodes->count : 0;
    for (size_t i = 0; i < count; i++) {
        const PsgNode *node = is_map ? nodes->pairs[i].value : nodes->items[i];
        const char *id = is_map ? nodes->pairs[i].key->string
                                : psg_json_text_at(graph->draft, node, "id");
        if (id == NULL) {
            graph->rows++;
            psg_report_refuse(graph->report, "node", node->span, "this node has no id");
            continue;
        }
        PsgSpan span = is_map ? nodes->pairs[i].key->span : node->span;
        psg_json_graph_node(graph, id, &(PsgJsonSaid){{node}, known, span});
    }
}

static PsgDirection
direction_of(const PsgNode *graph, const PsgNode *edge)
{
    const PsgNode *said = psg_node_lookup(edge, "directed");
    said = said == NULL ? psg_node_lookup(graph, "directed") : said;
    return psg_json_is_false(said) ? PSG_DIRECTION_UNDIRECTED : PSG_DIRECTION_DIRECTED;
}

static void
read_edges(PsgJsonGraph *graph, const PsgNode *root)
{
    static const char *const known[] = {"id", "source", "target", "directed", NULL};
    const PsgNode *edges = psg_node_lookup(root, "edges");
    for (size_t i = 0; psg_json_is_list(edges) && i < edges->count; i++) {
        const PsgNode *node = edges->items[i];
        PsgJsonEdge edge = {psg_json_text_at(graph->draft, node, "source"),
                            psg_json_text_at(graph->draft, node, "target"),
                            direction_of(root, node),
                            psg_node_lookup(node, "id") != NULL};
        psg_json_graph_edge(graph, &edge, &(PsgJsonSaid){{node}, known, node->span});
    }
}

/* The only node of a list; NULL if there are more. */
static const char *
only_of(const PsgJsonGraph *graph, const PsgNode *list, size_t place, size_t count)
{
    return psg_json_is_list(list) && list->count == count
               ? psg_json_value(graph->draft, list->items[place])
               : NULL;
}

/* A hyperedge between two is a tie. */
static void
read_hyperedges(PsgJsonGraph *graph, const PsgNode *root)
{
    static const char *const known[] = {"id",     "nodes",    "source",
                                        "target", "directed", NULL};
    const PsgNode *edges = psg_node_lookup(root, "hyperedges");
    for (size_t i = 0; psg_json_is_list(edges) && i < edges->count; i++) {
        const PsgNode *node = edges->items[i];
        const PsgNode *nodes = psg_node_lookup(node, "nodes");
        PsgJsonEdge edge = {
            nodes != NULL ? only_of(graph, nodes, 0, 2)
                          : only_of(graph, psg_node_lookup(node, "source"), 0, 1),
            nodes != NULL ? only_of(graph, nodes, 1, 2)
                          : only_of(graph, psg_node_lookup(node, "target"), 0, 1),
            nodes != NULL ? PSG_DIRECTION_UNDIRECTED : PSG_DIRECTION_DIRECTED, false};
        if (edge.from != NULL && edge.to != NULL) {
            psg_json_graph_edge(graph, &edge, &(PsgJsonSaid){{node}, known, node->span});
        } else {
            graph->rows++;
            psg_report_refuse(
                graph->report, "hyperedge", node->span,
                "a hyperedge ties several nodes at once, and a relation ties two: write an "
                "edge for each pair that is meant, or an event with its actors");
        }
    }
}

static void
read_graph(PsgJsonGraph *graph, const PsgNode *root)
{
    static const char *const known[] = {"nodes", "edges",    "hyperedges", "id",
                                        "type",  "directed", NULL};
    if (graph->slice == NULL && graph->kind == NULL) {
        psg_json_graph_say_whole(graph, root, known);
    } else {
        psg_report_lose(graph->report, "attributes of single graphs", root->span);
    }
    read_nodes(graph, psg_node_lookup(root, "nodes"));
    read_edges(graph, root);
    read_hyperedges(graph, root);
}

static const char *
name_of(const PsgJsonGraph *graph, const PsgNode *root, size_t i)
{
    const char *label = psg_json_text_at(graph->draft, root, "label");
    const char *id = label == NULL ? psg_json_text_at(graph->draft, root, "id") : label;
    g_autofree char *number = g_strdup_printf("%" G_GSIZE_FORMAT, i + 1);
    return id == NULL ? psg_draft_text(graph->draft, number) : id;
}

static void
read_graphs(PsgJsonGraph *graph, const PsgNode *graphs)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < graphs->count; i++) {
        g_ptr_array_add(names, (gpointer)(guintptr)name_of(graph, graphs->items[i], i));
    }
    bool are_slices =
        graphs->count > 1 && psg_graphs_are_slices(graph->report, names, graphs->span);
    for (size_t i = 0; i < graphs->count; i++) {
        graph->slice = are_slices ? names->pdata[i] : NULL;
        graph->kind = are_slices || graphs->count == 1 ? NULL : names->pdata[i];
        read_graph(graph, graphs->items[i]);
    }
}

void
psg_jgf_read(const PsgInput *input, PsgDraft *draft)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    const PsgNode *root =
        psg_json_read(input, psg_draft_limits(draft), arena, psg_draft_list(draft));
    if (root == NULL) {
        return;
    }
    if (!is_jgf(root)) {
        psg_diagnostics_error(psg_draft_list(draft), "format", root->span,
                              "no \"graph\" and no \"graphs\" with nodes are here");
        return;
    }
    PsgJsonGraph graph = psg_json_graph_begin(input, draft);
    const PsgNode *nodes = psg_node_lookup(psg_node_lookup(root, "graph"), "nodes");
    psg_report_describe(graph.report, "JSON Graph Format%s",
                        psg_json_is_list(nodes) ? " 1" : "");
    if (is_graph(psg_node_lookup(root, "graph"))) {
        read_graph(&graph, psg_node_lookup(root, "graph"));
    } else {
        read_graphs(&graph, psg_node_lookup(root, "graphs"));
    }
    psg_json_graph_end(&graph);
}
