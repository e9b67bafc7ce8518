/*
 * DOT, read by Graphviz' library cgraph. Clusters are groups; what says how nodes and edges look is
 * left out, since landscapes have looks of their own.
 *
 * cgraph keeps much in globals, and so does this: all of it is used under the lock of Graphviz.
 */
#include "read/graph/graphs.h"

#include "base/graphviz_lock.h"
#include "read/graph/attributes.h"
#include "read/graph/dot_scan.h"
#include "read/graph/markup.h"

#include <graphviz/cgraph.h>
#include <stdlib.h>
#include <string.h>

/* ---- What cgraph asks for ---- */

/* What it would print on stderr. Its callback is told nothing but the text, so the place for it
 * can't be but global. */
static GString *complaints;

static int
collect_complaint(char *text)
{
    g_string_append(complaints, text);
    return 0;
}

/* A graph that is open, and what cgraph knows its ids by. */
typedef struct {
    Agraph_t *graph;
    void *state;
} Open;

/* Those of the file. Of a graph whose text has a mistake cgraph gives nothing back, and keeps it:
 * what it opens and closes is told by the ids, so that such a graph can be closed here. */
static GArray *opened;

static void *
open_ids(Agraph_t *graph, Agdisc_t *discipline)
{
    Open open = {graph, AgIdDisc.open(graph, discipline)};
    g_array_append_val(opened, open);
    return open.state;
}

static void
close_ids(void *state)
{
    for (guint i = 0; i < opened->len; i++) {
        if (g_array_index(opened, Open, i).state == state) {
            g_array_remove_index(opened, i);
            break;
        }
    }
    AgIdDisc.close(state);
}

/* The text that is being read. */
typedef struct {
    const char *text;
    size_t at, length;
} Source;

static int
read_some(void *channel, char *buffer, int size)
{
    Source *source = channel;
    size_t count = MIN((size_t)MAX(size, 0), source->length - source->at);
    memcpy(buffer, source->text + source->at, count);
    source->at += count;
    return (int)count;
}

/* ---- The reader ---- */

typedef struct {
    PsgDraft *draft;
    PsgReport *report;
    PsgAttributes *attributes;
    const PsgInput *input;
    const PsgDotScan *scan;
    const char *slice, *kind;  /* of one of several graphs; else NULL */
    Agraph_t *graph;           /* at hand */
    const GPtrArray *clusters; /* Agraph_t *, of the graph, outer ones first */
    bool shapes_are_kinds;
    size_t rows, taken, edges;
} Reader;

/* cgraph takes names that it won't change as char *. */
static char *
loose(const char *text)
{
    return (char *)(uintptr_t)text;
}

/* The value, or "" if it has none. */
static char *
value_of(void *object, const char *name)
{
    char *value = agget(object, loose(name));
    return value == NULL ? loose("") : value;
}

static bool
is_invisible(void *object)
{
    return strstr(value_of(object, "style"), "invis") != NULL;
}

static PsgSpan
place_of(const Reader *reader, Agnode_t *node)
{
    return psg_dot_place(reader->scan, agnameof(node));
}

/* A label as text: NULL if it says no more than the name. Owned by the caller. */
static char *
label_of(const Reader *reader, void *object, const char *attribute, const char *name)
{
    char *label = value_of(object, attribute);
    const char *shape = agobjkind(object) == AGNODE ? value_of(object, "shape") : "";
    if (*label == '\0' || strcmp(label, "\\N") == 0) {
        return NULL;
    }
    if (aghtmlstr(label)) {
        return psg_text_of_html(label);
    }
    PsgDotLabel said = {.text = label,
                        .name = name,
                        .graph = agnameof(reader->graph),
                        .is_record = strstr(shape, "ecord") != NULL};
    char *text = psg_text_of_label(&said);
    if (*text == '\0') {
        g_clear_pointer(&text, g_free);
    }
    return text;
}

/* ---- Attributes ---- */

/* How things look, or where an engine puts them or has put them. */
static const char *const looks[] = {"Damping",
                                    "area",
                                    "arrowhead",
                                    "arrowsize",
                                    "arrowtail",
                                    "bb",
                                    "color",
                                    "colorscheme",
                                    "constraint",
                                    "decorate",
                                    "distortion",
                                    "edgetarget",
                                    "edgetooltip",
                                    "fillcolor",
                                    "fixedsize",
                                    "fontcolor",
                                    "fontname",
                                    "fontsize",
                                    "gradientangle",
                                    "group",
                                    "head_lp",
                                    "headclip",
                                    "headport",
                                    "headtarget",
                                    "headtooltip",
                                    "height",
                                    "id",
                                    "image",
                                    "imagepos",
                                    "imagescale",
                                    "labelangle",
                                    "labelaligned",
                                    "labeldistance",
                                    "labelfloat",
                                    "labelfontcolor",
                                    "labelfontname",
                                    "labelfontsize",
                                    "labelloc",
                                    "labeljust",
                                    "labeltarget",
                                    "labeltooltip",
                                    "layer",
                                    "len",
                                    "lhead",
                                    "lp",
                                    "ltail",
                                    "lwidth",
                                    "lheight",
                                    "margin",
                                    "minlen",
                                    "nojustify",
                                    "ordering",
                                    "orientation",
                                    "penwidth",
                                    "peripheries",
                                    "pin",
                                    "rank",
                                    "rects",
                                    "regular",
                                    "root",
                                    "samehead",
                                    "sametail",
                                    "samplepoints",
                                    "showboxes",
                                    "sides",
                                    "skew",
                                    "sortv",
                                    "style",
                                    "tail_lp",
                                    "tailclip",
                                    "tailport",
                                    "tailtarget",
                                    "tailtooltip",
                                    "target",
                                    "vertices",
                                    "width",
                                    "xlp",
                                    "z",
                                    "shape",
                                    NULL};

/* What is taken otherwise. */
static const char *const taken[] = {"label", "pos",  "dir", "class", "tooltip",
                                    "URL",   "href", "key", NULL};

static void
say_rest(const Reader *reader, void *object)
{
    int kind = agobjkind(object);
    kind = kind == AGINEDGE ? AGEDGE : kind;
    PsgSpan span = kind == AGNODE ? place_of(reader, object)
                                  : place_of(reader, agtail((Agedge_t *)object));
    for (Agsym_t *symbol = agnxtattr(reader->graph, kind, NULL); symbol != NULL;
         symbol = agnxtattr(reader->graph, kind, symbol)) {
        const char *value = agxget(object, symbol);
        bool is_look = g_strv_contains(looks, symbol->name) || symbol->name[0] == '_';
        bool is_shape = reader->shapes_are_kinds && strcmp(symbol->name, "shape") == 0;
        if (value == NULL || *value == '\0' || g_strv_contains(taken, symbol->name)) {
            continue;
        }
        if (!is_look) {
            psg_attributes_say(reader->attributes, symbol->name, value, span);
        } else if (!is_shape) {
            psg_report_lose(reader->report, "looks of nodes and edges", span);
        }
    }
}

static void
say_if(const Reader *reader, PsgMeaning meaning, const char *name, const char *value,
       PsgSpan span)
{
    if (value != NULL && *value != '\0') {
        psg_attributes_mean(reader->attributes, meaning, name, value, span);
    }
}

static void
say_common(const Reader *reader, void *object, const char *label, PsgSpan span)
{
    const char *url = value_of(object, "URL");
    say_if(reader, PSG_MEANING_NAME, "label", label, span);
    say_if(reader, PSG_MEANING_KIND, "class", value_of(object, "class"), span);
    say_if(reader, PSG_MEANING_URL, "URL", *url == '\0' ? value_of(object, "href") : url,
           span);
    g_autofree char *tooltip =
        label_of(reader, object, "tooltip", label == NULL ? "" : label);
    if (tooltip != NULL && g_strcmp0(tooltip, label) != 0) {
        say_if(reader, PSG_MEANING_NOTE, "tooltip", tooltip, span);
    }
    if (reader->slice != NULL) {
        psg_attributes_mean(reader->attributes, PSG_MEANING_SLICE, "slice", reader->slice,
                            span);
    }
}

/* ---- Nodes ---- */

/* "1.5,2!" in points, upwards; nothing else of it. */
static void
say_place(const Reader *reader, Agnode_t *node, PsgSpan span)
{
    g_auto(GStrv) parts = g_strsplit(value_of(node, "pos"), ",", 3);
    if (g_strv_length(parts) >= 2) {
        g_strdelimit(parts[1], "!", '\0');
        say_if(reader, PSG_MEANING_X, "pos", g_strstrip(parts[0]), span);
        say_if(reader, PSG_MEANING_Y, "pos", g_strstrip(parts[1]), span);
    }
}

static bool
is_cluster(Agraph_t *graph)
{
    return g_ascii_strncasecmp(agnameof(graph), "cluster", strlen("cluster")) == 0 ||
           strcmp(value_of(graph, "cluster"), "true") == 0;
}

/* What a cluster is called: its label, unless that is what it has from the graph around it. */
static char *
name_of_cluster(const Reader *reader, Agraph_t *cluster)
{
    Agraph_t *around = agparent(cluster);
    const char *name = agnameof(cluster);
    bool is_own = around == NULL ||
                  strcmp(value_of(cluster, "label"), value_of(around, "label")) != 0;
    char *label = is_own ? label_of(reader, cluster, "label", name) : NULL;
    if (label != NULL) {
        return label;
    }
    name += g_str_has_prefix(name, "cluster") ? strlen("cluster") : 0;
    name += *name == '_' ? 1 : 0;
    return g_strdup(*name == '\0' ? agnameof(cluster) : name);
}

static gint
compare_graphs(gconstpointer a, gconstpointer b)
{
    Agraph_t *const *first = a, *const *second = b;
    guint64 left = AGSEQ(*first), right = AGSEQ(*second);
    return left < right ? -1 : left > right ? 1 : 0;
}

static void
gather_clusters(Agraph_t *graph, GPtrArray *clusters)
{
    for (Agraph_t *sub = agfstsubg(graph); sub != NULL; sub = agnxtsubg(sub)) {
        if (is_cluster(sub)) {
            g_ptr_array_add(clusters, sub);
        }
        gather_clusters(sub, clusters);
    }
}

/* In all clusters that hold it, from the outermost on. */
static void
say_groups(const Reader *reader, Agnode_t *node, PsgSpan span)
{
    for (guint i = 0; i < reader->clusters->len; i++) {
        Agraph_t *cluster = reader->clusters->pdata[i];
        if (agsubnode(cluster, node, 0) != NULL) {
            g_autofree char *name = name_of_cluster(reader, cluster);
            psg_attributes_mean(reader->attributes, PSG_MEANING_GROUP, "cluster", name,
                                span);
        }
    }
}

static void
read_node(Reader *reader, Agnode_t *node)
{
    const char *name = agnameof(node);
    PsgSpan span = place_of(reader, node);
    reader->rows++;
    if (is_invisible(node)) {
        psg_report_lose(reader->report, "invisible nodes and edges", span);
        return;
    }
    PsgDraftThing actor = psg_draft_actor(reader->draft, name, span);
    g_autofree char *label = label_of(reader, node, "label", name);
    psg_draft_declare(reader->draft, actor, span);
    psg_attributes_begin(reader->attributes, actor);
    say_common(reader, node, label, span);
    if (reader->shapes_are_kinds) {
        const char *shape = value_of(node, "shape");
        say_if(reader, PSG_MEANING_KIND, "shape", *shape == '\0' ? "ellipse" : shape,
               span);
    }
    say_place(reader, node, span);
    say_groups(reader, node, span);
    say_rest(reader, node);
    psg_attributes_end(reader->attributes);
    reader->taken++;
}

/* Where nothing else says what nodes are, their shapes may: boxes and diamonds are drawn to be told
 * apart. Not so what has no outline, or is but a frame for text. */
static bool
find_shapes(const Reader *reader)
{
    static const char *const frames[] = {"plaintext", "plain",   "none",      "point",
                                         "record",    "Mrecord", "underline", NULL};
    const char *first = NULL;
    bool differ = false;
    for (Agnode_t *node = agfstnode(reader->graph); node != NULL;
         node = agnxtnode(reader->graph, node)) {
        const char *shape = value_of(node, "shape");
        shape = *shape == '\0' ? "ellipse" : shape;
        if (is_invisible(node)) {
            continue;
        }
        if (g_strv_contains(frames, shape) || *value_of(node, "class") != '\0') {
            return false;
        }
        differ = differ || (first != NULL && strcmp(first, shape) != 0);
        first = shape;
    }
    if (differ) {
        psg_report_guess(reader->report, (PsgSpan){reader->input, 0, 0},
                         "the shapes of nodes are their kinds");
    }
    return differ;
}

/* ---- Edges ---- */

static PsgDirection
direction_of(Agedge_t *edge, bool is_directed, bool *is_back)
{
    const char *dir = value_of(edge, "dir");
    *is_back = strcmp(dir, "back") == 0;
    if (strcmp(dir, "forward") == 0 || *is_back) {
        return PSG_DIRECTION_DIRECTED;
    }
    bool has_none = strcmp(dir, "none") == 0 || strcmp(dir, "both") == 0;
    return is_directed && !has_none ? PSG_DIRECTION_DIRECTED : PSG_DIRECTION_UNDIRECTED;
}

static void
read_edge(Reader *reader, Agedge_t *edge)
{
    PsgSpan span = place_of(reader, agtail(edge));
    reader->rows++;
    reader->edges++;
    if (is_invisible(edge) || is_invisible(agtail(edge)) || is_invisible(aghead(edge))) {
        psg_report_lose(reader->report, "invisible nodes and edges", span);
        return;
    }
    bool is_back;
    PsgDirection direction =
        direction_of(edge, agisdirected(reader->graph) != 0, &is_back);
    g_autofree char *label = label_of(reader, edge, "label", "");
    const char *name = agnameof(edge);
    g_autofree char *key = NULL;
    if (label != NULL || (name != NULL && *name != '\0')) {
        key = g_strdup_printf("%s:e%" G_GSIZE_FORMAT, psg_input_name(reader->input),
                              reader->edges);
    }
    const char *tail = agnameof(agtail(edge)), *head = agnameof(aghead(edge));
    PsgDraftTie tie = {.from =
                           psg_draft_actor(reader->draft, is_back ? head : tail, span),
                       .to = psg_draft_actor(reader->draft, is_back ? tail : head, span),
                       .direction = direction,
                       .key = key};
    psg_attributes_begin(reader->attributes, psg_draft_tie(reader->draft, &tie, span));
    say_common(reader, edge, label, span);
    say_rest(reader, edge);
    if (reader->kind != NULL &&
        !psg_attributes_has(reader->attributes, PSG_MEANING_KIND)) {
        psg_attributes_mean(reader->attributes, PSG_MEANING_KIND, "graph", reader->kind,
                            span);
    }
    psg_attributes_end(reader->attributes);
    reader->taken++;
}

static gint
compare_edges(gconstpointer a, gconstpointer b)
{
    const Agedge_t *const *first = a, *const *second = b;
    guint64 left = AGSEQ(*first), right = AGSEQ(*second);
    return left < right ? -1 : left > right ? 1 : 0;
}

/* In the order of the file. */
static void
read_edges(Reader *reader)
{
    g_autoptr(GPtrArray) edges = g_ptr_array_new();
    for (Agnode_t *node = agfstnode(reader->graph); node != NULL;
         node = agnxtnode(reader->graph, node)) {
        for (Agedge_t *edge = agfstout(reader->graph, node); edge != NULL;
             edge = agnxtout(reader->graph, edge)) {
            g_ptr_array_add(edges, edge);
        }
    }
    g_ptr_array_sort(edges, compare_edges);
    for (guint i = 0; i < edges->len; i++) {
        read_edge(reader, edges->pdata[i]);
    }
}

/* ---- Graphs ---- */

static void
say_whole(const Reader *reader)
{
    PsgSpan span = {reader->input, 0, 0};
    g_autofree char *label =
        label_of(reader, reader->graph, "label", agnameof(reader->graph));
    psg_attributes_begin(reader->attributes, (PsgDraftThing){PSG_DRAFT_WHOLE, 0});
    if (reader->slice == NULL && reader->kind == NULL) {
        say_if(reader, PSG_MEANING_TITLE, "label", label, span);
        say_if(reader, PSG_MEANING_NOTE, "comment", value_of(reader->graph, "comment"),
               span);
    }
    psg_attributes_end(reader->attributes);
}

static void
read_graph(Reader *reader, Agraph_t *graph)
{
    /* in the order of the file: cgraph's own is that of addresses of their names */
    g_autoptr(GPtrArray) clusters = g_ptr_array_new();
    gather_clusters(graph, clusters);
    g_ptr_array_sort(clusters, compare_graphs);
    reader->clusters = clusters;
    reader->graph = graph;
    reader->shapes_are_kinds = find_shapes(reader);
    say_whole(reader);
    for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
        read_node(reader, node);
    }
    read_edges(reader);
    reader->clusters = NULL;
}

static void
read_graphs(Reader *reader, const GPtrArray *graphs)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < graphs->len; i++) {
        g_ptr_array_add(names, agnameof((Agraph_t *)graphs->pdata[i]));
    }
    PsgSpan span = {reader->input, 0, 0};
    bool are_slices =
        graphs->len > 1 && psg_graphs_are_slices(reader->report, names, span);
    for (guint i = 0; i < graphs->len; i++) {
        reader->slice = are_slices ? names->pdata[i] : NULL;
        reader->kind = are_slices || graphs->len == 1 ? NULL : names->pdata[i];
        read_graph(reader, graphs->pdata[i]);
    }
}

/* The line, without what it begins with. */
static PsgSpan
span_of_line(const Reader *reader, guint64 line)
{
    const char *text = psg_input_text(reader->input);
    size_t at = 0;
    for (guint64 i = 1; i < line && text[at] != '\0'; i++) {
        at += strcspn(text + at, "\n");
        at += text[at] == '\n' ? 1 : 0;
    }
    at += strspn(text + at, " \t");
    return (PsgSpan){reader->input, at, at + strcspn(text + at, "\n")};
}

/* What cgraph had to say: "Error: f: syntax error in line 3 near '}'". Where it is near nothing the
 * file has ended. */
static void
tell_complaint(const Reader *reader, const char *complaint)
{
    PsgDiagnostics *list = psg_draft_list(reader->draft);
    const char *in_line = strstr(complaint, "line "), *near = strstr(complaint, "near '");
    if (in_line == NULL || near == NULL) {
        size_t end = psg_input_length(reader->input);
        psg_diagnostics_error(list, "dot", (PsgSpan){reader->input, end, end},
                              "the file ends too soon: is a brace missing?");
        return;
    }
    guint64 line = g_ascii_strtoull(in_line + strlen("line "), NULL, 10);
    g_autofree char *word = g_utf8_make_valid(near + strlen("near '"), -1);
    word[strcspn(word, "'\n")] = '\0';
    bool is_edge = strcmp(word, "->") == 0 || strcmp(word, "--") == 0;
    psg_diagnostics_error(
        list, "dot", span_of_line(reader, line), "Graphviz finds a mistake near \"%s\"%s",
        word, is_edge ? ": edges are -- in a graph, and -> in a digraph" : "");
}

static void
parse(Reader *reader)
{
    Agiodisc_t io = AgIoDisc;
    Agiddisc_t ids = AgIdDisc;
    Agdisc_t discipline = {&AgMemDisc, &ids, &io};
    Source source = {psg_input_text(reader->input), 0, psg_input_length(reader->input)};
    g_autoptr(GPtrArray) graphs = g_ptr_array_new();
    io.afread = read_some;
    ids.open = open_ids;
    ids.close = close_ids;
    agsetfile(loose("input"));
    Agraph_t *graph;
    while ((graph = agread(&source, &discipline)) != NULL) {
        g_ptr_array_add(graphs, graph);
    }
    if (agerrors() >= AGERR || graphs->len == 0) {
        tell_complaint(reader, complaints->str);
    } else {
        if (complaints->len > 0) {
            /* which cgraph cuts off anywhere, also within a character */
            g_autofree char *doubts = g_utf8_make_valid(g_strstrip(complaints->str), -1);
            psg_report_doubt(reader->report, "dot", (PsgSpan){reader->input, 0, 0},
                             "Graphviz is in doubt about this file: %s", doubts);
        }
        read_graphs(reader, graphs);
    }
    while (opened->len > 0) {
        agclose(g_array_index(opened, Open, opened->len - 1).graph);
    }
}

bool
psg_dot_recognise(const PsgInput *input)
{
    return psg_dot_begins(input);
}

void
psg_dot_read(const PsgInput *input, PsgDraft *draft)
{
    g_autoptr(PsgDotScan) scan =
        psg_dot_scan(input, psg_draft_limits(draft), psg_draft_list(draft));
    if (scan == NULL) {
        return;
    }
    g_autoptr(PsgAttributes) attributes =
        psg_attributes_new(draft, psg_input_name(input));
    Reader reader = {.draft = draft,
                     .report = psg_draft_report(draft),
                     .attributes = attributes,
                     .input = input,
                     .scan = scan};
    psg_attributes_set_upwards(attributes, true);
    psg_graphviz_lock();
    opened = g_array_new(FALSE, FALSE, sizeof(Open));
    complaints = g_string_new(NULL);
    agusererrf before = agseterrf(collect_complaint);
    agreseterrors();
    psg_report_describe(reader.report, "DOT of Graphviz");
    parse(&reader);
    psg_report_rows(reader.report, reader.rows);
    psg_report_taken(reader.report, reader.taken);
    agreseterrors();
    agseterrf(before);
    g_string_free(complaints, TRUE);
    complaints = NULL;
    g_clear_pointer(&opened, g_array_unref);
    psg_graphviz_unlock();
}
