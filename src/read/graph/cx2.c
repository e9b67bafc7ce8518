/*
 * CX2 of NDEx and Cytoscape: a list of aspects, one after the other. Attributes are declared
 * first, with short names that stand for them and values for where they are not said.
 */
#include "read/graph/graphs.h"

#include "read/graph/json_graph.h"
#include "read/json/json.h"

#include <string.h>

typedef struct {
    PsgJsonGraph graph;
    PsgArena *arena;
    const PsgNode *node_attributes, *edge_attributes; /* declarations; NULL: none */
} Reader;

static bool
is_cx2(const PsgNode *root)
{
    return psg_json_is_list(root) && root->count > 0 &&
           psg_node_lookup(root->items[0], "CXVersion") != NULL;
}

bool
psg_cx2_recognise(const PsgInput *input)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    return is_cx2(psg_json_outline(input, arena));
}

/* Of an attribute, what is said of it, or else what is declared; NULL if neither is. */
static const PsgNode *
value_of(const PsgNode *values, const PsgPair *declared)
{
    const PsgNode *alias = psg_node_lookup(declared->value, "a");
    const PsgNode *value =
        psg_json_is_map(values) && alias != NULL && alias->kind == PSG_NODE_SCALAR
            ? psg_node_lookup(values, alias->string)
            : NULL;
    value = value == NULL ? psg_node_lookup(values, declared->key->string) : value;
    return value == NULL ? psg_node_lookup(declared->value, "v") : value;
}

/* The values by their whole names; NULL if there are none. */
static const PsgNode *
with_names(const Reader *reader, const PsgNode *declarations, const PsgNode *values)
{
    if (declarations == NULL || declarations->kind != PSG_NODE_MAP) {
        return values;
    }
    PsgNode *named = psg_arena_alloc(reader->arena, sizeof *named);
    PsgPair *pairs =
        psg_arena_alloc(reader->arena, declarations->count * sizeof(PsgPair));
    *named = (PsgNode){.kind = PSG_NODE_MAP, .span = declarations->span, .pairs = pairs};
    for (size_t i = 0; i < declarations->count; i++) {
        const PsgNode *value = value_of(values, &declarations->pairs[i]);
        if (value != NULL) {
            pairs[named->count++] = (PsgPair){declarations->pairs[i].key, value};
        }
    }
    return named;
}

static void
read_node(Reader *reader, const PsgNode *node)
{
    static const char *const known[] = {"id", "v", "z", NULL};
    const char *id = psg_json_text_at(reader->graph.draft, node, "id");
    if (id == NULL) {
        reader->graph.rows++;
        psg_report_refuse(reader->graph.report, "node", node->span,
                          "this node has no id");
        return;
    }
    PsgJsonSaid said = {
        .maps = {with_names(reader, reader->node_attributes, psg_node_lookup(node, "v")),
                 node},
        .known = known,
        .span = node->span};
    psg_json_graph_node(&reader->graph, id, &said);
}

static void
read_edge(Reader *reader, const PsgNode *node)
{
    static const char *const known[] = {"id", "s", "t", "v", NULL};
    PsgJsonEdge edge = {psg_json_text_at(reader->graph.draft, node, "s"),
                        psg_json_text_at(reader->graph.draft, node, "t"),
                        PSG_DIRECTION_UNSAID, true};
    PsgJsonSaid said = {
        .maps = {with_names(reader, reader->edge_attributes, psg_node_lookup(node, "v")),
                 node},
        .known = known,
        .span = node->span};
    psg_json_graph_edge(&reader->graph, &edge, &said);
}

static void
read_aspect(Reader *reader, const PsgPair *aspect)
{
    /* what frames the others, and says nothing of the graph */
    static const char *const frames[] = {"CXVersion", "hasFragments", "metaData",
                                         "status", NULL};
    const char *name = aspect->key->string;
    size_t count = psg_json_is_list(aspect->value) ? aspect->value->count : 0;
    bool is_known = g_strv_contains(frames, name);
    for (size_t i = 0; i < count && !is_known; i++) {
        const PsgNode *item = aspect->value->items[i];
        if (strcmp(name, "attributeDeclarations") == 0) {
            reader->node_attributes = psg_node_lookup(item, "nodes");
            reader->edge_attributes = psg_node_lookup(item, "edges");
        } else if (strcmp(name, "networkAttributes") == 0) {
            psg_json_graph_say_whole(&reader->graph, item, NULL);
        } else if (strcmp(name, "nodes") == 0) {
            read_node(reader, item);
        } else if (strcmp(name, "edges") == 0) {
            read_edge(reader, item);
        } else {
            psg_report_lose(reader->graph.report, "looks of nodes and edges", item->span);
        }
    }
}

void
psg_cx2_read(const PsgInput *input, PsgDraft *draft)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    const PsgNode *root =
        psg_json_read(input, psg_draft_limits(draft), arena, psg_draft_list(draft));
    if (root == NULL) {
        return;
    }
    if (!is_cx2(root)) {
        psg_diagnostics_error(psg_draft_list(draft), "format", root->span,
                              "no list that begins with \"CXVersion\" is here");
        return;
    }
    Reader reader = {.graph = psg_json_graph_begin(input, draft), .arena = arena};
    psg_report_describe(reader.graph.report, "CX2 of Cytoscape");
    for (size_t i = 0; i < root->count; i++) {
        const PsgNode *item = root->items[i];
        for (size_t k = 0; psg_json_is_map(item) && k < item->count; k++) {
            read_aspect(&reader, &item->pairs[k]);
        }
    }
    psg_json_graph_end(&reader.graph);
}
