/*
 * Elements of Cytoscape: nodes and edges in two lists, or all in one. A node that others have as
 * their parent is a group, and no actor unless an edge ends at it.
 */
#include "read/graph/graphs.h"

#include "read/graph/json_graph.h"
#include "read/json/json.h"

#include <string.h>

/* A chain of parents that is longer goes in a circle, or is of no use. */
enum { MOST_PARENTS = 16 };

typedef struct {
    PsgJsonGraph graph;
    GPtrArray *nodes, *edges; /* elements: const PsgNode * */
    GHashTable *node_of_id;   /* text of the draft → element of a node */
    GHashTable *
        id_of_value; /* the same, of ids that NetworkX made a text of, which ends are not */
    GHashTable *parents; /* ids of nodes that have children */
    GHashTable *ends;    /* ids of nodes that edges end at */
    PsgDirection direction;
    bool is_of_networkx;
} Reader;

/* What stands in an element's data; NULL if it has none. */
static const PsgNode *
at(const PsgNode *element, const char *key)
{
    return psg_node_lookup(psg_node_lookup(element, "data"), key);
}

static const char *
text_at(const Reader *reader, const PsgNode *element, const char *key)
{
    return psg_json_value(reader->graph.draft, at(element, key));
}

static bool
is_element(const PsgNode *node)
{
    return psg_json_is_map(psg_node_lookup(node, "data"));
}

/* The lists, or the one list. */
static const PsgNode *
elements_of(const PsgNode *root)
{
    const PsgNode *elements =
        psg_json_is_list(root) ? root : psg_node_lookup(root, "elements");
    bool is_good = psg_json_is_map(elements)
                       ? psg_json_is_list(psg_node_lookup(elements, "nodes"))
                       : psg_json_is_list(elements) && elements->count > 0 &&
                             is_element(elements->items[0]);
    return is_good ? elements : NULL;
}

bool
psg_cytoscape_recognise(const PsgInput *input)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    const PsgNode *root = psg_json_outline(input, arena);
    return root != NULL && elements_of(root) != NULL;
}

/* ---- Which elements there are ---- */

/* The id that an edge ends at. */
static const char *
end_at(const Reader *reader, const PsgNode *edge, const char *key)
{
    const char *end = text_at(reader, edge, key);
    const char *id = end == NULL || g_hash_table_contains(reader->node_of_id, end)
                         ? NULL
                         : g_hash_table_lookup(reader->id_of_value, end);
    return id == NULL ? end : id;
}

static void
add_node(const Reader *reader, const PsgNode *element)
{
    const char *id = text_at(reader, element, "id");
    const char *value = text_at(reader, element, "value");
    const char *parent = text_at(reader, element, "parent");
    if (id != NULL) {
        g_hash_table_insert(reader->node_of_id, (gpointer)(guintptr)id,
                            (gpointer)(guintptr)element);
    }
    if (id != NULL && value != NULL) {
        g_hash_table_insert(reader->id_of_value, (gpointer)(guintptr)value,
                            (gpointer)(guintptr)id);
    }
    if (parent != NULL) {
        g_hash_table_add(reader->parents, (gpointer)(guintptr)parent);
    }
}

static void
add_element(Reader *reader, const PsgNode *element, bool is_edge)
{
    g_ptr_array_add(is_edge ? reader->edges : reader->nodes, (gpointer)(guintptr)element);
    if (!is_edge) {
        add_node(reader, element);
    }
}

static void
add_list(Reader *reader, const PsgNode *list, bool are_edges)
{
    for (size_t i = 0; psg_json_is_list(list) && i < list->count; i++) {
        add_element(reader, list->items[i], are_edges);
    }
}

/* In one list an edge is what has ends. */
static void
add_all(Reader *reader, const PsgNode *elements)
{
    if (psg_json_is_map(elements)) {
        add_list(reader, psg_node_lookup(elements, "nodes"), false);
        add_list(reader, psg_node_lookup(elements, "edges"), true);
        return;
    }
    for (size_t i = 0; i < elements->count; i++) {
        const PsgNode *group = psg_node_lookup(elements->items[i], "group");
        bool is_edge = group != NULL && group->kind == PSG_NODE_SCALAR
                           ? strcmp(group->string, "edges") == 0
                           : at(elements->items[i], "source") != NULL;
        add_element(reader, elements->items[i], is_edge);
    }
}

/* ---- Nodes and edges ---- */

static const char *
name_of(const Reader *reader, const PsgNode *element, const char *id)
{
    static const char *const keys[] = {"label", "name", "shared_name"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        const char *name = text_at(reader, element, keys[i]);
        if (name != NULL && *name != '\0') {
            return name;
        }
    }
    return id;
}

/* It is in the group of its parent, and in that of the parent's parent. */
static void
say_groups(Reader *reader, const PsgNode *element)
{
    const PsgNode *inner = element;
    for (size_t i = 0; i < MOST_PARENTS && inner != NULL; i++) {
        const char *parent = text_at(reader, inner, "parent");
        if (parent == NULL) {
            return;
        }
        inner = g_hash_table_lookup(reader->node_of_id, parent);
        psg_attributes_mean(reader->graph.attributes, PSG_MEANING_GROUP, "parent",
                            name_of(reader, inner, parent), element->span);
    }
}

static void
read_node(Reader *reader, const PsgNode *element)
{
    const char *id = text_at(reader, element, "id");
    if (id == NULL) {
        reader->graph.rows++;
        psg_report_refuse(reader->graph.report, "node", element->span,
                          "this node has no id in its data");
        return;
    }
    if (g_hash_table_contains(reader->parents, id) &&
        !g_hash_table_contains(reader->ends, id)) {
        reader->graph.rows++;
        reader->graph.taken++;
        if (psg_node_lookup(element, "data")->count > 3) {
            psg_report_lose(reader->graph.report, "attributes of groups", element->span);
        }
        return;
    }
    /* NetworkX puts the id there twice more: as it was before it was a text, and as a name */
    bool is_of_networkx =
        text_at(reader, element, "value") != NULL && reader->is_of_networkx;
    bool is_named = text_at(reader, element, "name") != id;
    const char *known[] = {"id",
                           "group",
                           "parent",
                           "SUID",
                           "selected",
                           "shared_name",
                           is_named ? "shared_name" : "name",
                           is_of_networkx ? "value" : NULL,
                           NULL};
    PsgJsonSaid said = {
        .maps = {psg_node_lookup(element, "data"), psg_node_lookup(element, "position")},
        .known = known,
        .span = element->span};
    psg_json_graph_node(&reader->graph, id, &said);
    say_groups(reader, element);
}

/* A key that NetworkX counted says nothing, a text may. */
static bool
is_text(const PsgNode *node)
{
    return node != NULL && node->kind == PSG_NODE_SCALAR && !node->plain;
}

/* "A (pp) B", which Cytoscape makes of an edge by itself. */
static bool
is_made_up(const char *name, const char *interaction)
{
    g_autofree char *middle =
        interaction == NULL ? NULL : g_strdup_printf(" (%s) ", interaction);
    return name != NULL && middle != NULL && strstr(name, middle) != NULL;
}

static void
read_edge(Reader *reader, const PsgNode *element)
{
    const char *interaction = text_at(reader, element, "interaction");
    bool made_up = is_made_up(text_at(reader, element, "name"), interaction);
    const char *known[] = {"id",
                           "source",
                           "target",
                           "SUID",
                           "selected",
                           "shared_name",
                           "shared_interaction",
                           is_text(at(element, "key")) ? "id" : "key",
                           made_up ? "name" : NULL,
                           NULL};
    PsgJsonEdge edge = {end_at(reader, element, "source"),
                        end_at(reader, element, "target"), reader->direction,
                        at(element, "id") != NULL || at(element, "key") != NULL};
    PsgJsonSaid said = {.maps = {psg_node_lookup(element, "data")},
                        .known = known,
                        .span = element->span};
    psg_json_graph_edge(&reader->graph, &edge, &said);
}

static void
read_elements(Reader *reader, const PsgNode *root, const PsgNode *elements)
{
    static const char *const known[] = {"SUID", "selected", "shared_name",
                                        "__Annotations", NULL};
    const PsgNode *directed = psg_node_lookup(root, "directed");
    const PsgNode *data = psg_node_lookup(root, "data");
    if (directed != NULL) {
        reader->direction = psg_json_is_true(directed) ? PSG_DIRECTION_DIRECTED
                                                       : PSG_DIRECTION_UNDIRECTED;
    }
    if (psg_node_lookup(root, "style") != NULL) {
        psg_report_lose(reader->graph.report, "looks of nodes and edges", root->span);
    }
    psg_json_graph_say_whole(&reader->graph, data, known);
    add_all(reader, elements);
    for (guint i = 0; i < reader->edges->len; i++) {
        const char *const ends[] = {end_at(reader, reader->edges->pdata[i], "source"),
                                    end_at(reader, reader->edges->pdata[i], "target")};
        g_hash_table_add(reader->ends, (gpointer)(guintptr)ends[0]);
        g_hash_table_add(reader->ends, (gpointer)(guintptr)ends[1]);
    }
    for (guint i = 0; i < reader->nodes->len; i++) {
        read_node(reader, reader->nodes->pdata[i]);
    }
    for (guint i = 0; i < reader->edges->len; i++) {
        read_edge(reader, reader->edges->pdata[i]);
    }
}

void
psg_cytoscape_read(const PsgInput *input, PsgDraft *draft)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    const PsgNode *root =
        psg_json_read(input, psg_draft_limits(draft), arena, psg_draft_list(draft));
    const PsgNode *elements = root == NULL ? NULL : elements_of(root);
    if (elements == NULL) {
        if (root != NULL) {
            psg_diagnostics_error(psg_draft_list(draft), "format", root->span,
                                  "no \"elements\" with nodes are here");
        }
        return;
    }
    g_autoptr(GPtrArray) nodes = g_ptr_array_new(), edges = g_ptr_array_new();
    g_autoptr(GHashTable) node_of_id = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) id_of_value = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) parents = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) ends = g_hash_table_new(NULL, NULL);
    Reader reader = {.graph = psg_json_graph_begin(input, draft),
                     .nodes = nodes,
                     .edges = edges,
                     .node_of_id = node_of_id,
                     .id_of_value = id_of_value,
                     .is_of_networkx = psg_node_lookup(root, "multigraph") != NULL,
                     .parents = parents,
                     .ends = ends};
    psg_report_describe(reader.graph.report, "elements of Cytoscape");
    read_elements(&reader, root, elements);
    psg_json_graph_end(&reader.graph);
}
