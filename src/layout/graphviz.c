/* The supergraph as a graph of Graphviz' library cgraph. A point of it is a unit of the
 * page. */
/* For initstate, which POSIX has among the extensions of X/Open. */
#define _XOPEN_SOURCE 700 /* NOLINT(bugprone-reserved-identifier) */

#include "layout/graphviz.h"

#include "base/graphviz_lock.h"
#include "base/number.h"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CIRCO_LIMIT 8000.0   /* nodes × links */
#define BYTES_PER_THING 4096 /* of a node or a link; it takes about half of that */
#define MANY_NODES 300       /* with more, the engines take fewer passes */

/* What Graphviz would print on stderr. Its callback is told nothing but the text, so
 * the place for it can't be but global. */
static GString *complaints;

static int
collect_complaint(char *text)
{
    g_string_append(complaints, text);
    return 0;
}

/* The lock is held until the end. */
static void
complaints_begin(void)
{
    psg_graphviz_lock();
    complaints = g_string_new(NULL);
    agseterrf(collect_complaint);
    agreseterrors();
}

/* Returns false, and sets the error, if something went wrong since the beginning:
 * gvLayout itself returns 0 even when its engine gave up. */
static bool
complaints_end(const char *what, bool failed, GError **error)
{
    failed = failed || agerrors() >= AGERR;
    agreseterrors();
    agseterrf(NULL);
    if (failed) {
        g_strstrip(complaints->str);
        g_set_error(error, PSG_LAYOUT_ERROR, PSG_LAYOUT_ERROR_ENGINE,
                    "Graphviz (%s) failed%s%s", what,
                    complaints->str[0] == '\0' ? "" : ": ", complaints->str);
    }
    g_string_free(complaints, TRUE);
    complaints = NULL;
    psg_graphviz_unlock();
    return !failed;
}

/* One context for the whole run, as Graphviz wants it: another would find the first
 * one's globals. */
static GVC_t *
context(void)
{
    static GVC_t *only = NULL;
    if (only == NULL) {
        only = gvContext();
    }
    return only;
}

/* cgraph takes names and values that it won't change as char *. */
static char *
loose(const char *text)
{
    return (char *)(uintptr_t)text;
}

static void
declare(Agraph_t *graph, int kind, const char *name, const char *value)
{
    agattr(graph, kind, loose(name), loose(value));
}

static void
assign(void *object, const char *name, const char *value)
{
    agset(object, loose(name), loose(value));
}

static void
assign_number(void *object, const char *name, double value)
{
    g_autoptr(GString) text = g_string_new(NULL);
    psg_number_append(text, value, 4);
    assign(object, name, text->str);
}

/* ---- memory ---- */

/* Engines compare addresses of nodes, and small causes have great effects. So a graph
 * takes its memory from one block, from its start to its end: the same graph has its
 * parts in the same order each time. What does not fit into the block is allotted as
 * usual. */
typedef struct {
    Agdisc_t discipline; /* must stand first: cgraph hands it to block_open */
    char *start;
    size_t size, used;
} Block;

/* The block for graphs that an engine opens by itself. */
static Block *lent;

static void *
block_open(Agdisc_t *discipline)
{
    return discipline != NULL ? (void *)discipline : lent;
}

static void *
block_alloc(void *state, size_t size)
{
    Block *block = state;
    size_t rounded = (size + 15) / 16 * 16;
    if (block == NULL || rounded > block->size - block->used) {
        return calloc(1, size);
    }
    void *piece = block->start + block->used;
    block->used += rounded;
    return piece;
}

static void
block_free(void *state, void *piece)
{
    const Block *block = state;
    uintptr_t address = (uintptr_t)piece;
    uintptr_t start = block == NULL ? 0 : (uintptr_t)block->start;
    if (block == NULL || address < start || address >= start + block->size) {
        free(piece);
    }
}

static void *
block_resize(void *state, void *piece, size_t old, size_t size)
{
    void *larger = block_alloc(state, size);
    if (piece != NULL && larger != NULL) {
        memcpy(larger, piece, MIN(old, size));
        block_free(state, piece);
    }
    return larger;
}

static Agmemdisc_t block_memory = {block_open, block_alloc, block_resize, block_free,
                                   NULL};

/* fdp turns the edges of graphs that it opens by itself, and these take cgraph's usual
 * memory: so for fdp, and while it runs, this is the block too. Graphs that were there
 * before have no block, and keep to the heap. */
static void
lend(Block *block)
{
    lent = block;
    AgMemDisc.open = block_open;
    AgMemDisc.alloc = block_alloc;
    AgMemDisc.resize = block_resize;
    AgMemDisc.free = block_free;
}

static Block
block_for(size_t things)
{
    size_t size = (things + 100) * BYTES_PER_THING;
    return (Block){.discipline = {&block_memory, NULL, NULL},
                   .start = g_malloc0(size),
                   .size = size};
}

/* ---- layout ---- */

static void
declare_for_layout(Agraph_t *graph, const PsgSupergraph *all, unsigned seed)
{
    if (all->node_count > MANY_NODES) {
        declare(graph, AGRAPH, "maxiter", "30");
    }
    g_autofree char *start = g_strdup_printf("%u", seed % 100000);
    declare(graph, AGRAPH, "start", start);
    declare(graph, AGRAPH, "notranslate", "true");
    declare(graph, AGRAPH, "splines", "none");
    declare(graph, AGRAPH, "nodesep", "0.4");
    declare(graph, AGRAPH, "ranksep", "0.8");
    declare(graph, AGRAPH, "K", "3");
    declare(graph, AGNODE, "label", "");
    declare(graph, AGNODE, "shape", "box");
    declare(graph, AGNODE, "fixedsize", "true");
    declare(graph, AGNODE, "width", "1");
    declare(graph, AGNODE, "height", "1");
    declare(graph, AGEDGE, "len", "3");
    declare(graph, AGEDGE, "weight", "1");
}

static void
add_nodes(Agraph_t *graph, const PsgSupergraph *all, Agnode_t **nodes)
{
    for (size_t i = 0; i < all->node_count; i++) {
        char name[32];
        g_snprintf(name, sizeof name, "n%zu", i);
        nodes[i] = agnode(graph, name, 1);
        assign_number(nodes[i], "width", fmax(all->boxes[i].width, 1) / POINTS_PER_INCH);
        assign_number(nodes[i], "height",
                      fmax(all->boxes[i].height, 1) / POINTS_PER_INCH);
    }
}

/* circo's time grows with about the fourth power: of a large graph it sees a forest
 * only. */
static bool *
links_for_engine(const PsgSupergraph *all, const char *engine)
{
    bool is_slow = g_str_equal(engine, "circo") &&
                   (double)all->node_count * (double)all->link_count > CIRCO_LIMIT;
    if (is_slow) {
        return psg_supergraph_forest(all);
    }
    bool *every = g_new(bool, all->link_count + 1);
    memset(every, true, all->link_count + 1);
    return every;
}

/* Down the way that most of the link flows; where nothing is directed, as most of its
 * ties are written. */
static Agedge_t *
add_link(Agraph_t *graph, const PsgLink *link, Agnode_t **nodes)
{
    bool is_down = link->flow > 0 || (link->flow >= 0 && link->order >= 0);
    size_t tail = is_down ? link->from : link->to;
    size_t head = is_down ? link->to : link->from;
    return agedge(graph, nodes[tail], nodes[head], NULL, 1);
}

/* Weights from 1 to 10, whole: that is what all engines understand. */
static void
add_links(Agraph_t *graph, const PsgSupergraph *all, const char *engine, Agnode_t **nodes)
{
    double most = 0;
    for (size_t i = 0; i < all->link_count; i++) {
        most = fmax(most, all->links[i].weight);
    }
    g_autofree bool *wanted = links_for_engine(all, engine);
    for (size_t i = 0; i < all->link_count; i++) {
        const PsgLink *link = &all->links[i];
        if (wanted[i]) {
            Agedge_t *edge = add_link(graph, link, nodes);
            double share = link->weight < most ? link->weight / most : 1;
            assign_number(edge, "weight", 1 + round(9 * share));
        }
    }
}

/* neato lets go of parts that don't hang together: far corners, or all in one place.
 * So the hub of each is tied to that of the largest, at some length. */
static void
add_weak_links(Agraph_t *graph, const PsgSupergraph *all, Agnode_t **nodes)
{
    g_autofree size_t *hubs = NULL;
    size_t parts = psg_supergraph_hubs(all, &hubs);
    for (size_t part = 1; part < parts; part++) {
        Agedge_t *edge = agedge(graph, nodes[hubs[0]], nodes[hubs[part]], NULL, 1);
        assign(edge, "len", "8");
    }
}

/* Fills a graph with the supergraph, and reads back where the engine puts it. */
static int
place_nodes(Agraph_t *graph, const PsgSupergraph *all, const char *engine,
            PsgPoint *centres)
{
    g_autofree Agnode_t **nodes = g_new(Agnode_t *, all->node_count);
    add_nodes(graph, all, nodes);
    add_links(graph, all, engine, nodes);
    if (g_str_equal(engine, "neato")) {
        add_weak_links(graph, all, nodes);
    }
    int refused = gvLayout(context(), graph, engine);
    if (refused == 0) {
        for (size_t i = 0; i < all->node_count; i++) {
            centres[i] = (PsgPoint){ND_coord(nodes[i]).x, -ND_coord(nodes[i]).y};
        }
        gvFreeLayout(context(), graph);
    }
    return refused;
}

/* A graph in a block of its own, laid out and closed again. */
static int
lay_out(const PsgSupergraph *all, const char *engine, unsigned seed, PsgPoint *centres)
{
    Block block = block_for(all->node_count + all->link_count);
    bool is_layered = g_str_equal(engine, "dot");
    Agmemdisc_t usual = AgMemDisc;
    if (g_str_equal(engine, "fdp")) {
        lend(&block);
    }
    Agraph_t *graph =
        agopen(loose("all"), is_layered ? Agdirected : Agundirected, &block.discipline);
    declare_for_layout(graph, all, seed);
    int refused = place_nodes(graph, all, engine, centres);
    agclose(graph);
    AgMemDisc = usual;
    g_free(block.start);
    return refused;
}

/* fdp opens graphs of its own, which know nothing of our attributes, and frees them of
 * overlaps in an order that is never the same. What is declared for all graphs, it
 * heeds. */
static void
declare_for_all_graphs(const char *name, const char *value)
{
    context(); /* which begins with declaring for all graphs, too */
    declare(NULL, AGRAPH, name, value);
}

bool
psg_graphviz_place(const PsgSupergraph *all, const char *engine, unsigned seed,
                   PsgPoint *centres, GError **error)
{
    if (all->node_count == 0) {
        return true;
    }
    /* sfdp shuffles with the C library's generator, wherever that stands: it has one of
     * its own here. */
    char generator[128];
    complaints_begin();
    char *usual = initstate(seed, generator, sizeof generator);
    declare_for_all_graphs("overlap", "true");
    int refused = lay_out(all, engine, seed, centres);
    declare_for_all_graphs("overlap", ""); /* an empty one is not written */
    setstate(usual);
    return complaints_end(engine, refused != 0, error);
}

/* ---- DOT ---- */

/* In labels Graphviz expands backslashes (\N is the node's name) and HTML's entities. */
static char *
plain_label(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *c = text == NULL ? "" : text; *c != '\0'; c++) {
        if (*c == '\\') {
            g_string_append(out, "\\\\");
        } else if (*c == '&') {
            g_string_append(out, "&amp;");
        } else if (*c == '\n') {
            g_string_append(out, "\\n");
        } else {
            g_string_append_c(out, *c);
        }
    }
    return g_string_free(out, FALSE);
}

static void
assign_label(void *object, const char *name, const char *text)
{
    g_autofree char *label = plain_label(text);
    assign(object, name, label);
}

static void
write_place(Agnode_t *node, const PsgDotNode *from)
{
    if (from->size.width <= 0 || from->size.height <= 0) {
        return;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    psg_number_append(text, from->centre.x, 2);
    g_string_append_c(text, ',');
    psg_number_append(text, -from->centre.y, 2); /* DOT counts upwards */
    assign(node, "pos", text->str);
    assign_number(node, "width", from->size.width / POINTS_PER_INCH);
    assign_number(node, "height", from->size.height / POINTS_PER_INCH);
}

/* Engines draw a frame around a subgraph of such a name. */
static void
put_in_cluster(Agraph_t *graph, Agnode_t *node, const PsgDotNode *from)
{
    if (from->group != NULL) {
        g_autofree char *name = g_strconcat("cluster_", from->group, NULL);
        Agraph_t *cluster = agsubg(graph, name, 1);
        agsubnode(cluster, node, 1);
        assign_label(cluster, "label", from->group_label);
    }
}

static void
declare_for_export(Agraph_t *graph, const PsgDotGraph *from)
{
    g_autofree char *label = plain_label(from->label);
    declare(graph, AGRAPH, "label", label);
    declare(graph, AGNODE, "label", "");
    declare(graph, AGNODE, "shape", "box");
    declare(graph, AGNODE, "class", "");
    declare(graph, AGNODE, "pos", "");
    declare(graph, AGNODE, "width", "");
    declare(graph, AGNODE, "height", "");
    declare(graph, AGEDGE, "label", "");
    declare(graph, AGEDGE, "class", "");
    declare(graph, AGEDGE, "dir", "none");
}

static Agraph_t *
graph_for_export(const PsgDotGraph *from)
{
    bool directed = false;
    for (size_t i = 0; i < from->edge_count; i++) {
        directed = directed || from->edges[i].directed;
    }
    Agraph_t *graph =
        agopen(loose(from->name), directed ? Agdirected : Agundirected, NULL);
    declare_for_export(graph, from);
    g_autofree Agnode_t **nodes = g_new(Agnode_t *, from->node_count + 1);
    for (size_t i = 0; i < from->node_count; i++) {
        nodes[i] = agnode(graph, loose(from->nodes[i].id), 1);
        assign_label(nodes[i], "label", from->nodes[i].label);
        assign(nodes[i], "class", from->nodes[i].kind == NULL ? "" : from->nodes[i].kind);
        write_place(nodes[i], &from->nodes[i]);
        put_in_cluster(graph, nodes[i], &from->nodes[i]);
    }
    for (size_t i = 0; i < from->edge_count; i++) {
        const PsgDotEdge *edge = &from->edges[i];
        /* Without a key of its own, an edge would be the same as its parallel. */
        char key[32];
        g_snprintf(key, sizeof key, "%zu", i);
        Agedge_t *made = agedge(graph, nodes[edge->from], nodes[edge->to], key, 1);
        assign_label(made, "label", edge->label);
        assign(made, "class", edge->kind == NULL ? "" : edge->kind);
        assign(made, "dir", edge->directed ? "forward" : "none");
    }
    return graph;
}

char *
psg_graphviz_dot(const PsgDotGraph *graph, GError **error)
{
    char *bytes = NULL;
    size_t length = 0;
    complaints_begin();
    FILE *memory = open_memstream(&bytes, &length);
    bool failed = memory == NULL;
    if (!failed) {
        Agraph_t *made = graph_for_export(graph);
        failed = agwrite(made, memory) != 0;
        failed = fclose(memory) != 0 || failed;
        agclose(made);
    }
    char *text = failed ? NULL : g_strndup(bytes, length);
    free(bytes);
    if (!complaints_end("dot", failed, error)) {
        g_clear_pointer(&text, g_free);
    }
    return text;
}
