/*
 * Nodes and links in JSON. Programs agree on two lists and on little else: what an end of a link
 * is called, and whether it is an id or the place of a node, is told by the file as a whole.
 */
#include "read/graph/graphs.h"

#include "read/graph/json_graph.h"
#include "read/json/json.h"

#include <string.h>

typedef struct {
    PsgJsonGraph graph;
    const PsgNode *nodes, *edges;                  /* of the graph at hand; NULL: none */
    const PsgNode *node_data, *edge_data, *layout; /* Gephi Lite's, by key; else NULL */
    const char *id, *from, *to;                    /* keys; NULL: there is none */
    const char *edge_id;
    GPtrArray *keys;        /* by place of a node: what it is called, or NULL */
    GHashTable *places;     /* of these: key → place + 1 */
    bool has_places;        /* ends are places in the list of nodes */
    bool has_kinds;         /* keys of edges are words, as NetworkX lets them be */
    PsgDirection direction; /* of edges that do not say it */
} Reader;

/* ---- Where lists are ---- */

/* The first of these keys whose value is a list, or a map if these may be. */
static const PsgNode *
find_list(const PsgNode *map, const char *const *keys, bool may_be_map)
{
    for (size_t i = 0; keys[i] != NULL; i++) {
        const PsgNode *list = psg_node_lookup(map, keys[i]);
        if (psg_json_is_list(list) || (may_be_map && psg_json_is_map(list))) {
            return list;
        }
    }
    return NULL;
}

static const PsgNode *
find_nodes(const PsgNode *map)
{
    return find_list(map, (const char *[]){"nodes", "vertices", NULL}, true);
}

/* NetworkX calls them links or edges, and both at once is one of them empty. */
static const PsgNode *
find_edges(const PsgNode *map)
{
    const PsgNode *links = find_list(map, (const char *[]){"links", NULL}, false);
    const PsgNode *edges = find_list(map, (const char *[]){"edges", "arcs", NULL}, false);
    return links == NULL || (links->count == 0 && edges != NULL) ? edges : links;
}

static bool
has_ends(const PsgNode *edge)
{
    return (psg_node_lookup(edge, "source") != NULL &&
            psg_node_lookup(edge, "target") != NULL) ||
           (psg_node_lookup(edge, "from") != NULL && psg_node_lookup(edge, "to") != NULL);
}

/* A list of maps that each have two ends: rows of a table, in JSON. */
static bool
is_list_of_edges(const PsgNode *list)
{
    return psg_json_is_list(list) && list->count > 0 && has_ends(list->items[0]);
}

/* Gephi Lite has the two lists further down. */
static const PsgNode *
full_graph(const PsgNode *map)
{
    const PsgNode *graph =
        psg_node_lookup(psg_node_lookup(map, "graphDataset"), "fullGraph");
    return psg_json_is_map(graph) ? graph : NULL;
}

static bool
is_graph(const PsgNode *map)
{
    const PsgNode *nodes = find_nodes(map), *edges = find_edges(map);
    return full_graph(map) != NULL || is_list_of_edges(edges) ||
           (nodes != NULL &&
            (edges != NULL || psg_json_is_list(psg_node_lookup(map, "adjacency"))));
}

static const PsgNode *
child(const PsgNode *root, size_t i)
{
    return psg_json_is_list(root) ? root->items[i] : root->pairs[i].value;
}

/* Several graphs: a list of them, or a map from names to them. */
static bool
is_set(const PsgNode *root)
{
    bool is_one = psg_json_is_list(root) || psg_json_is_map(root);
    for (size_t i = 0; is_one && i < root->count; i++) {
        is_one = is_graph(child(root, i));
    }
    return is_one && root->count > 0;
}

bool
psg_node_link_recognise(const PsgInput *input)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    const PsgNode *root = psg_json_outline(input, arena);
    return root != NULL && (is_graph(root) || is_list_of_edges(root) || is_set(root));
}

/* ---- What things are called ---- */

/* The key that is wished to have that meaning, or the first of the words that is a key, or the
 * first key of that meaning. */
static const char *
find_key(const Reader *reader, const PsgNode *map, PsgMeaning meaning,
         const char *const *words)
{
    GHashTable *wishes = psg_draft_wishes(reader->graph.draft)->map;
    size_t count = map != NULL && map->kind == PSG_NODE_MAP ? map->count : 0;
    for (size_t i = 0; wishes != NULL && i < count; i++) {
        const char *key = map->pairs[i].key->string;
        const char *wish = g_hash_table_lookup(wishes, key);
        if (wish != NULL && strcmp(wish, psg_meaning_word(meaning)) == 0) {
            psg_report_column(reader->graph.report, key, wish);
            return key;
        }
    }
    for (size_t i = 0; words[i] != NULL; i++) {
        if (psg_node_lookup(map, words[i]) != NULL) {
            return words[i];
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (psg_meaning_of(map->pairs[i].key->string) == meaning) {
            return map->pairs[i].key->string;
        }
    }
    return NULL;
}

/* As the first of either list has them. */
static void
find_keys(Reader *reader)
{
    const PsgNode *node = psg_json_is_list(reader->nodes) && reader->nodes->count > 0
                              ? reader->nodes->items[0]
                              : NULL;
    const PsgNode *edge = reader->edges != NULL && reader->edges->count > 0
                              ? reader->edges->items[0]
                              : NULL;
    reader->id = find_key(reader, node, PSG_MEANING_ID,
                          (const char *[]){"id", "key", "_id", NULL});
    if (reader->id == NULL) {
        reader->id = find_key(reader, node, PSG_MEANING_NAME,
                              (const char *[]){"name", "label", NULL});
    }
    reader->from = find_key(reader, edge, PSG_MEANING_FROM,
                            (const char *[]){"source", "from", NULL});
    reader->to =
        find_key(reader, edge, PSG_MEANING_TO, (const char *[]){"target", "to", NULL});
    reader->edge_id = psg_node_lookup(edge, "id") != NULL ? "id" : NULL;
}

/* What a node is called. */
static const char *
node_key(const Reader *reader, size_t i)
{
    const PsgNode *node = child(reader->nodes, i);
    if (psg_json_is_map(reader->nodes)) {
        return reader->nodes->pairs[i].key->string;
    }
    const PsgNode *id =
        psg_json_is_map(node)
            ? reader->id == NULL ? NULL : psg_node_lookup(node, reader->id)
            : node;
    return psg_json_value(reader->graph.draft, id);
}

static void
find_places(Reader *reader)
{
    size_t count = reader->nodes == NULL ? 0 : reader->nodes->count;
    for (size_t i = 0; i < count; i++) {
        const char *key = node_key(reader, i);
        g_ptr_array_add(reader->keys, (gpointer)(guintptr)key);
        if (key != NULL && !g_hash_table_contains(reader->places, key)) {
            g_hash_table_insert(reader->places, (gpointer)(guintptr)key,
                                GSIZE_TO_POINTER(i + 1));
        }
    }
}

/* ---- Ends ---- */

/* An end as it stands there; d3 puts the node itself there once it has drawn the graph. */
static const PsgNode *
end_node(const Reader *reader, const PsgNode *edge, bool is_to)
{
    size_t place = is_to ? 1 : 0;
    const char *key = is_to ? reader->to : reader->from;
    if (psg_json_is_list(edge)) {
        return place < edge->count ? edge->items[place] : NULL;
    }
    const PsgNode *end = key == NULL ? NULL : psg_node_lookup(edge, key);
    return psg_json_is_map(end) && reader->id != NULL ? psg_node_lookup(end, reader->id)
                                                      : end;
}

static bool
is_place(const Reader *reader, const PsgNode *end, size_t *place)
{
    guint64 number = 0;
    bool is_number =
        end != NULL && end->kind == PSG_NODE_SCALAR && end->plain &&
        g_ascii_string_to_unsigned(end->string, 10, 0, G_MAXUINT32, &number, NULL);
    *place = (size_t)number;
    return is_number && number < reader->keys->len;
}

/* Ends are ids where all of them are, and else places where all of them can be. */
static void
find_sort_of_ends(Reader *reader)
{
    bool are_ids = true, are_places = reader->keys->len > 0;
    size_t count = reader->edges == NULL ? 0 : reader->edges->count;
    for (size_t i = 0; i < 2 * count; i++) {
        const PsgNode *end = end_node(reader, reader->edges->items[i / 2], i % 2 == 1);
        const char *key = psg_json_value(reader->graph.draft, end);
        size_t place;
        are_ids = are_ids && (key == NULL || g_hash_table_contains(reader->places, key));
        are_places = are_places && (key == NULL || is_place(reader, end, &place));
    }
    reader->has_places = !are_ids && are_places;
    if (reader->has_places && reader->id != NULL) {
        psg_report_guess(reader->graph.report, reader->edges->span,
                         "the ends of links are places in the list of nodes, from 0");
    }
}

static const char *
end_of(const Reader *reader, const PsgNode *edge, bool is_to)
{
    const PsgNode *end = end_node(reader, edge, is_to);
    size_t place;
    if (reader->has_places && is_place(reader, end, &place)) {
        return reader->keys->pdata[place];
    }
    return psg_json_value(reader->graph.draft, end);
}

/* ---- Direction ---- */

static PsgDirection
direction_of_graph(const PsgNode *root)
{
    const PsgNode *directed = psg_node_lookup(root, "directed");
    const PsgNode *type = psg_node_lookup(psg_node_lookup(root, "options"), "type");
    if (psg_json_is_true(directed)) {
        return PSG_DIRECTION_DIRECTED;
    }
    if (psg_json_is_false(directed)) {
        return PSG_DIRECTION_UNDIRECTED;
    }
    if (type == NULL || type->kind != PSG_NODE_SCALAR) {
        return PSG_DIRECTION_UNSAID;
    }
    /* of a mixed graph of graphology edges are directed unless they say they are not */
    return strcmp(type->string, "undirected") == 0 ? PSG_DIRECTION_UNDIRECTED
                                                   : PSG_DIRECTION_DIRECTED;
}

/* Whether vis.js draws an arrow head there: "to", "to, from", or a map. */
static bool
has_arrow(const PsgNode *arrows, const char *end)
{
    const PsgNode *said = psg_node_lookup(arrows, end);
    if (psg_json_is_map(arrows)) {
        return psg_json_is_map(said)
                   ? !psg_json_is_false(psg_node_lookup(said, "enabled"))
                   : psg_json_is_true(said);
    }
    return arrows != NULL && arrows->kind == PSG_NODE_SCALAR &&
           strstr(arrows->string, end) != NULL;
}

static bool
is_word(const PsgNode *node, const char *word)
{
    return node != NULL && node->kind == PSG_NODE_SCALAR &&
           g_ascii_strcasecmp(node->string, word) == 0;
}

/* is_back: it goes from its second end to its first. */
static PsgDirection
direction_of(const Reader *reader, const PsgNode *edge, bool *is_back)
{
    const PsgNode *arrows = psg_node_lookup(edge, "arrows");
    const PsgNode *type = psg_node_lookup(edge, "type");
    bool to = has_arrow(arrows, "to"), from = has_arrow(arrows, "from");
    *is_back = from && !to;
    if (to || from) {
        return to && from ? PSG_DIRECTION_UNDIRECTED : PSG_DIRECTION_DIRECTED;
    }
    if (psg_json_is_true(psg_node_lookup(edge, "undirected")) ||
        psg_json_is_false(psg_node_lookup(edge, "directed")) ||
        is_word(type, "undirected")) {
        return PSG_DIRECTION_UNDIRECTED;
    }
    if (psg_json_is_false(psg_node_lookup(edge, "undirected")) ||
        psg_json_is_true(psg_node_lookup(edge, "directed")) ||
        is_word(type, "directed")) {
        return PSG_DIRECTION_DIRECTED;
    }
    return reader->direction;
}

/* ---- Nodes and edges ---- */

/* What is said of a key in another map, which has the same order as a rule. */
static const PsgNode *
data_of(const PsgNode *data, size_t i, const char *key)
{
    if (data != NULL && data->kind == PSG_NODE_MAP && i < data->count &&
        strcmp(data->pairs[i].key->string, key) == 0) {
        return data->pairs[i].value;
    }
    return data == NULL ? NULL : psg_node_lookup(data, key);
}

static void
read_node(Reader *reader, size_t i)
{
    const PsgNode *node = child(reader->nodes, i);
    const char *key = reader->keys->pdata[i];
    g_autofree char *numbered = NULL;
    if (key == NULL && reader->has_places) {
        numbered = g_strdup_printf("%" G_GSIZE_FORMAT, i);
        key = psg_draft_text(reader->graph.draft, numbered);
        reader->keys->pdata[i] = (gpointer)(guintptr)key;
    }
    if (key == NULL) {
        reader->graph.rows++;
        psg_report_refuse(reader->graph.report, "node", node->span,
                          "this node has no id: --map KEY=id says where it stands");
        return;
    }
    bool is_drawn = psg_node_lookup(node, "vx") != NULL; /* by d3, which counts nodes */
    const char *id = reader->id == NULL ? "id" : reader->id;
    const char *known[] = {id, is_drawn ? "index" : NULL, NULL};
    PsgJsonSaid said = {.maps = {node, data_of(reader->node_data, i, key),
                                 data_of(reader->layout, i, key)},
                        .known = known,
                        .span = node->span};
    psg_json_graph_node(&reader->graph, key, &said);
}

static void
read_edge(Reader *reader, size_t i)
{
    const PsgNode *edge = reader->edges->items[i];
    bool is_back;
    PsgDirection direction = direction_of(reader, edge, &is_back);
    const PsgNode *type = psg_node_lookup(edge, "type");
    bool is_way = is_word(type, "directed") || is_word(type, "undirected");
    const PsgNode *key = psg_node_lookup(edge, "key");
    const PsgNode *id = reader->edge_id == NULL ? NULL : psg_node_lookup(edge, "id");
    bool has_name = key != NULL && key->kind == PSG_NODE_SCALAR && !key->plain;
    PsgJsonEdge said = {.from = end_of(reader, edge, is_back),
                        .to = end_of(reader, edge, !is_back),
                        .direction = direction,
                        .has_id = id != NULL || has_name};
    const char *known[] = {reader->from == NULL ? "" : reader->from,
                           reader->to == NULL ? "" : reader->to,
                           "undirected",
                           "directed",
                           "arrows",
                           "index",
                           "id",
                           reader->has_kinds && has_name ? "" : "key",
                           is_way ? "type" : NULL,
                           NULL};
    PsgJsonSaid more = {
        .maps = {psg_json_is_list(edge) && edge->count > 2 ? edge->items[2] : edge,
                 has_name ? data_of(reader->edge_data, i, key->string) : NULL},
        .known = known,
        .span = edge->span};
    psg_json_graph_edge(&reader->graph, &said, &more);
}

/* NetworkX' adjacency: of each node, a list of those that it is tied to. Where edges have no
 * direction each stands there twice. */
static void
read_neighbours(Reader *reader, size_t i, const PsgNode *neighbours)
{
    const char *known[] = {reader->id == NULL ? "id" : reader->id, "key", NULL};
    for (size_t k = 0; psg_json_is_list(neighbours) && k < neighbours->count; k++) {
        const PsgNode *item = neighbours->items[k];
        const PsgNode *end =
            item->kind == PSG_NODE_MAP ? psg_node_lookup(item, known[0]) : item;
        const char *to = psg_json_value(reader->graph.draft, end);
        gpointer place = to == NULL ? NULL : g_hash_table_lookup(reader->places, to);
        PsgJsonEdge edge = {reader->keys->pdata[i], to, reader->direction, false};
        PsgJsonSaid said = {.maps = {item}, .known = known, .span = item->span};
        if (reader->direction == PSG_DIRECTION_DIRECTED || place == NULL ||
            GPOINTER_TO_SIZE(place) > i) {
            psg_json_graph_edge(&reader->graph, &edge, &said);
        }
    }
}

/* ---- A graph ---- */

static void
say_whole(Reader *reader, const PsgNode *root)
{
    static const char *const known[] = {
        "directed", "multigraph", "nodes",   "vertices",  "links", "edges", "arcs",
        "options",  "adjacency",  "version", "generator", "graph", NULL};
    psg_json_graph_say_whole(&reader->graph, psg_node_lookup(root, "graph"), NULL);
    if (psg_json_is_map(root)) {
        psg_json_graph_say_whole(&reader->graph, root, known);
    }
}

static const char *
program_of(const PsgNode *root)
{
    const char *edge = psg_node_lookup(root, "links") != NULL ? "links" : "edges";
    if (psg_node_lookup(root, "multigraph") != NULL) {
        return psg_node_lookup(root, "adjacency") != NULL ? "adjacency of NetworkX"
               : *edge == 'l'                             ? "nodes and links of NetworkX"
                                                          : "nodes and edges of NetworkX";
    }
    if (psg_node_lookup(root, "attributes") != NULL ||
        psg_node_lookup(psg_node_lookup(root, "options"), "type") != NULL) {
        return "nodes and edges of graphology";
    }
    return *edge == 'l' ? "nodes and links" : "nodes and edges";
}

/* A graph that has the two lists itself. */
static void
read_lists(Reader *reader, const PsgNode *root)
{
    const PsgNode *adjacency = psg_node_lookup(root, "adjacency");
    reader->nodes = find_nodes(root);
    reader->edges = psg_json_is_list(root) ? root : find_edges(root);
    reader->direction = direction_of_graph(root);
    reader->graph.is_multi =
        psg_json_is_true(psg_node_lookup(root, "multigraph")) ||
        psg_json_is_true(psg_node_lookup(psg_node_lookup(root, "options"), "multi"));
    reader->has_kinds = psg_node_lookup(root, "multigraph") != NULL;
    /* of NetworkX, and of graphology, but not of those that draw on a page */
    psg_attributes_set_upwards(
        reader->graph.attributes,
        reader->has_kinds || psg_node_lookup(root, "attributes") != NULL ||
            psg_node_lookup(psg_node_lookup(root, "options"), "type") != NULL);
    reader->keys = g_ptr_array_new();
    reader->places = g_hash_table_new(NULL, NULL); /* texts of the draft */
    find_keys(reader);
    find_places(reader);
    find_sort_of_ends(reader);
    for (size_t i = 0; i < reader->keys->len; i++) {
        read_node(reader, i);
    }
    for (size_t i = 0; reader->edges != NULL && i < reader->edges->count; i++) {
        read_edge(reader, i);
    }
    for (size_t i = 0;
         psg_json_is_list(adjacency) && i < adjacency->count && i < reader->keys->len;
         i++) {
        read_neighbours(reader, i, adjacency->items[i]);
    }
    g_ptr_array_unref(reader->keys);
    g_hash_table_unref(reader->places);
}

static void
read_graph(Reader *reader, const PsgNode *root)
{
    const PsgNode *full = full_graph(root);
    if (full == NULL) {
        if (reader->graph.slice == NULL && reader->graph.kind == NULL) {
            say_whole(reader, root);
        }
        psg_report_describe(reader->graph.report, "%s in JSON", program_of(root));
        read_lists(reader, root);
        return;
    }
    const PsgNode *set = psg_node_lookup(root, "graphDataset");
    reader->node_data = psg_node_lookup(set, "nodeData");
    reader->edge_data = psg_node_lookup(set, "edgeData");
    reader->layout = psg_node_lookup(set, "layout");
    psg_report_describe(reader->graph.report, "a workspace of Gephi Lite");
    psg_json_graph_say_whole(&reader->graph, psg_node_lookup(set, "metadata"), NULL);
    if (psg_node_lookup(root, "filters") != NULL) {
        psg_report_lose(reader->graph.report, "filters and appearance", root->span);
    }
    read_lists(reader, full);
}

/* What one of several graphs calls itself, or its number. */
static const char *
name_of(Reader *reader, const PsgNode *root, size_t i)
{
    static const char *const names[] = {"name", "label", "title", "id", "key"};
    const PsgNode *graph = child(root, i);
    if (psg_json_is_map(root)) {
        return root->pairs[i].key->string;
    }
    for (size_t k = 0; k < 2 * G_N_ELEMENTS(names); k++) {
        const PsgNode *map = k % 2 == 0 ? graph : psg_node_lookup(graph, "graph");
        const PsgNode *name = psg_node_lookup(map, names[k / 2]);
        const char *value = psg_json_value(reader->graph.draft, name);
        if (value != NULL && *value != '\0') {
            return value;
        }
    }
    g_autofree char *number = g_strdup_printf("%" G_GSIZE_FORMAT, i + 1);
    return psg_draft_text(reader->graph.draft, number);
}

static void
read_set(Reader *reader, const PsgNode *root)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < root->count; i++) {
        g_ptr_array_add(names, (gpointer)(guintptr)name_of(reader, root, i));
    }
    bool are_slices =
        root->count > 1 && psg_graphs_are_slices(reader->graph.report, names, root->span);
    for (size_t i = 0; i < root->count; i++) {
        reader->graph.slice = are_slices ? names->pdata[i] : NULL;
        reader->graph.kind = are_slices || root->count == 1 ? NULL : names->pdata[i];
        read_graph(reader, child(root, i));
    }
}

void
psg_node_link_read(const PsgInput *input, PsgDraft *draft)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    const PsgNode *root =
        psg_json_read(input, psg_draft_limits(draft), arena, psg_draft_list(draft));
    if (root == NULL) {
        return;
    }
    Reader reader = {.graph = psg_json_graph_begin(input, draft)};
    if (is_graph(root) || is_list_of_edges(root)) {
        read_graph(&reader, root);
    } else if (is_set(root)) {
        read_set(&reader, root);
    } else {
        psg_diagnostics_error(psg_draft_list(draft), "format", root->span,
                              "no lists of nodes and of links or edges are here");
    }
    psg_json_graph_end(&reader.graph);
}
