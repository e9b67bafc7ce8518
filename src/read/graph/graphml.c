/*
 * GraphML: the plain one of libraries, and that of programs which keep labels and positions in
 * elements of their own (yEd, yFiles, visone).
 */
#include "read/graph/graphs.h"

#include "base/number.h"
#include "read/graph/markup.h"
#include "read/graph/xml_graph.h"

#include <string.h>

/* What the values of a key are. */
typedef enum {
    KEY_PLAIN,
    KEY_NUMBER,
    KEY_BOOLEAN,
    KEY_POSITION, /* both coordinates in one */
    KEY_COLOUR,   /* or a part of one */
    KEY_SIZE,
    KEY_OBJECT, /* of a program, for itself */
} KeyType;

/* In one line, as names are; kept by the draft. NULL: there is nothing. */
static const char *
line_of(const PsgXmlGraph *graph, const char *text)
{
    g_autofree char *line = psg_text_in_line(text);
    return *line == '\0' ? NULL : psg_draft_text(graph->draft, line);
}

/* ---- Keys ---- */

static KeyType
type_of(const char *type, const char *title)
{
    if (psg_xml_is_number_type(type)) {
        return KEY_NUMBER;
    }
    bool is_vector = type != NULL && g_str_has_prefix(type, "vector");
    if (is_vector && (psg_xml_is(title, "pos") || psg_xml_is(title, "position") ||
                      psg_xml_is(title, "layout"))) {
        return KEY_POSITION;
    }
    if (psg_xml_is(type, "python_object")) {
        return KEY_OBJECT;
    }
    return psg_xml_is(type, "boolean") || psg_xml_is(type, "bool") ? KEY_BOOLEAN
                                                                   : KEY_PLAIN;
}

static PsgPropertyType
property_type(KeyType type, const char *written)
{
    if (type == KEY_NUMBER) {
        return PSG_PROPERTY_NUMBER;
    }
    return written == NULL ? PSG_PROPERTY_ANY : PSG_PROPERTY_TEXT;
}

/* Words that mean this in GraphML, whatever they mean elsewhere. */
static PsgMeaning
meaning_of(const PsgXmlGraph *graph, PsgXmlDomain domain, const char **title)
{
    static const struct {
        const char *title;
        PsgMeaning meaning;
    } words[] = {
        {"labelV", PSG_MEANING_KIND}, /* of TinkerPop */
        {"labelE", PSG_MEANING_KIND},
        {"Edge Label", PSG_MEANING_NAME}, /* of Gephi */
    };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(*title, words[i].title) == 0) {
            return words[i].meaning;
        }
    }
    /* of a graph that mixes both, since many programs refuse edges that say so themselves */
    if (domain == PSG_XML_EDGES && strcmp(*title, "directed") == 0) {
        return PSG_MEANING_DIRECTION;
    }
    return psg_attributes_meaning(graph->draft, psg_xml_domain_what(domain), title);
}

static PsgXmlAttribute *
add_key(PsgXmlGraph *graph, PsgXmlDomain domain, const char *id, const char *title)
{
    PsgXmlAttribute *key = psg_xml_graph_declare(graph, domain, id, title);
    key->meaning = meaning_of(graph, domain, &key->title);
    return key;
}

static void
take_key(PsgXmlGraph *graph, const PsgElement *element, PsgXmlDomain domain)
{
    const char *id = psg_xml_said(element, "id");
    const char *title = psg_xml_said(element, "attr.name");
    const char *type = psg_xml_said(element, "attr.type");
    PsgXmlAttribute *key = add_key(graph, domain, id, title == NULL ? id : title);
    key->type = (int)type_of(type, title);
    const char *address = psg_xml_said(element, "attr.uri");
    if (address != NULL && g_str_has_prefix(address, "http://www.yworks.com/")) {
        key->type = KEY_OBJECT;
    }
    const PsgElement *usual = psg_element_child(element, "default");
    psg_xml_graph_set_default(graph, domain, key,
                              usual == NULL ? NULL : line_of(graph, usual->text));
    if (key->meaning == PSG_MEANING_PROPERTY && domain != PSG_XML_GRAPHS &&
        key->type != KEY_OBJECT) {
        psg_draft_property(graph->draft, psg_xml_domain_what(domain), key->title,
                           property_type((KeyType)key->type, type), NULL);
    }
}

/* They stand before graphs, or, with some, in them. */
static void
take_keys(PsgXmlGraph *graph, const PsgElement *parent)
{
    static const char *const domains[PSG_XML_DOMAINS] = {"node", "edge", "graph"};
    for (size_t i = 0; i < parent->child_count; i++) {
        const PsgElement *element = parent->children[i];
        const char *is_for = psg_xml_said(element, "for");
        bool is_key = strcmp(element->name, "key") == 0;
        if (is_key && psg_xml_said(element, "id") == NULL) {
            psg_report_refuse(graph->report, "graph-attribute", element->span,
                              "a key without an id has no values");
            continue;
        }
        for (unsigned domain = 0; is_key && domain < PSG_XML_DOMAINS; domain++) {
            if (is_for == NULL || psg_xml_is(is_for, "all") ||
                psg_xml_is(is_for, domains[domain])) {
                take_key(graph, element, (PsgXmlDomain)domain);
            }
        }
        take_keys(graph, element);
    }
}

static PsgXmlAttribute *
key_titled(const PsgXmlGraph *graph, const char *title)
{
    GHashTableIter all;
    gpointer value;
    g_hash_table_iter_init(&all, graph->declared[PSG_XML_NODES]);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        PsgXmlAttribute *key = value;
        if (strcmp(key->title, title) == 0) {
            return key;
        }
    }
    return NULL;
}

/* Gephi has a key for each part of a colour, and its y grows upwards. */
static void
look_for_gephi(PsgXmlGraph *graph)
{
    static const char *const parts[] = {"r", "g", "b"};
    PsgXmlAttribute *keys[G_N_ELEMENTS(parts)];
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        keys[i] = key_titled(graph, parts[i]);
        if (keys[i] == NULL) {
            return;
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        keys[i]->type = KEY_COLOUR;
    }
    PsgXmlAttribute *size = key_titled(graph, "size");
    if (size != NULL) {
        size->type = KEY_SIZE;
        psg_attributes_set_upwards(graph->attributes, true);
    }
}

static PsgXmlAttribute *
key_of(PsgXmlGraph *graph, PsgXmlDomain domain, const PsgElement *data)
{
    const char *id = psg_xml_said(data, "key");
    if (id == NULL) {
        psg_report_refuse(graph->report, "graph-attribute", data->span,
                          "data without \"key\" say not what they are");
        return NULL;
    }
    PsgXmlAttribute *key = psg_xml_graph_declared(graph, domain, id);
    if (key == NULL) {
        psg_report_doubt(graph->report, "graph-attribute", data->span,
                         "no key \"%s\" is declared: its name was taken", id);
        key = add_key(graph, domain, id, id);
    }
    return key;
}

/* ---- Elements of drawings ---- */

/* The first of that name within, however deep, that holds something; NULL: there is none. */
static const PsgElement *
find_within(const PsgElement *element, const char *name)
{
    for (size_t i = 0; i < element->child_count; i++) {
        const PsgElement *child = element->children[i];
        const PsgElement *found =
            strcmp(child->name, name) == 0 &&
                    (child->attribute_count > 0 || *child->text != '\0')
                ? child
                : find_within(child, name);
        if (found != NULL) {
            return found;
        }
    }
    return NULL;
}

/* The text of the first label with any: in elements of yEd, or of younger yFiles. NULL: none. */
static const char *
label_within(const PsgXmlGraph *graph, const PsgElement *element, const char *name)
{
    for (size_t i = 0; i < element->child_count; i++) {
        const PsgElement *child = element->children[i];
        const char *label = NULL;
        if (strcmp(child->name, name) == 0 || strcmp(child->name, "Label.Text") == 0) {
            label = line_of(graph, child->text);
        } else if (strcmp(child->name, "Label") == 0 &&
                   psg_xml_said(child, "Text") != NULL) {
            label = line_of(graph, psg_xml_said(child, "Text"));
        }
        label = label == NULL ? label_within(graph, child, name) : label;
        if (label != NULL) {
            return label;
        }
    }
    return NULL;
}

/* The label that a node or an edge has in its drawing. */
static const char *
label_of(const PsgXmlGraph *graph, const PsgElement *element, const char *name)
{
    const char *label = NULL;
    for (size_t i = 0; label == NULL && i < element->child_count; i++) {
        const PsgElement *child = element->children[i];
        if (strcmp(child->name, "data") == 0) {
            label = label_within(graph, child, name);
        }
    }
    return label;
}

/* Middle of a side, from its corner and its length; NULL if it is no number. */
static const char *
middle(const PsgXmlGraph *graph, const char *corner, const char *length)
{
    double from, size = 0;
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    if (corner == NULL || !psg_number_parse(corner, &from) ||
        (length != NULL && !psg_number_parse(length, &size))) {
        return NULL;
    }
    g_ascii_formatd(text, sizeof text, "%.10g", from + size / 2);
    return psg_draft_text(graph->draft, text);
}

static bool
say_geometry(PsgXmlGraph *graph, PsgDraftThing actor, const PsgElement *data)
{
    const PsgElement *old = find_within(data, "Geometry");
    const PsgElement *young = find_within(data, "RectD");
    const PsgElement *box = old == NULL ? young : old;
    if (box == NULL) {
        return false;
    }
    bool is_old = box == old;
    const char *x = middle(graph, psg_xml_said(box, is_old ? "x" : "X"),
                           psg_xml_said(box, is_old ? "width" : "Width"));
    const char *y = middle(graph, psg_xml_said(box, is_old ? "y" : "Y"),
                           psg_xml_said(box, is_old ? "height" : "Height"));
    psg_xml_graph_say_position(graph, actor, x, y, box->span);
    return true;
}

/* ---- Data ---- */

static bool
is_missing(const PsgXmlAttribute *key, const char *value)
{
    return key->type == KEY_NUMBER &&
           (psg_xml_is(value, "nan") || psg_xml_is(value, "na"));
}

static void
say_pair(PsgXmlGraph *graph, PsgDraftThing actor, const char *value, PsgSpan span)
{
    g_auto(GStrv) parts = g_strsplit(value, ",", -1);
    if (g_strv_length(parts) >= 2) {
        psg_xml_graph_say_position(graph, actor, g_strstrip(parts[0]),
                                   g_strstrip(parts[1]), span);
    }
}

static void
say_plain(PsgXmlGraph *graph, PsgDraftThing of, const PsgXmlAttribute *key,
          const char *value, PsgSpan span)
{
    PsgXmlSaying saying = {of, key->meaning, key->title, value, NULL};
    if (key->meaning == PSG_MEANING_DIRECTION) {
        return; /* it was taken before the edge was a tie */
    }
    if (key->type == KEY_BOOLEAN && strlen(value) == 1) {
        saying.value = *value == '1' ? "true" : "false";
    }
    psg_xml_graph_say(graph, &saying, span);
}

static void
say_value(PsgXmlGraph *graph, PsgDraftThing of, const PsgXmlAttribute *key,
          const char *value, PsgSpan span)
{
    PsgReport *report = graph->report;
    if (is_missing(key, value)) {
        return;
    }
    switch ((KeyType)key->type) {
    case KEY_POSITION:
        say_pair(graph, of, value, span);
        break;
    case KEY_COLOUR:
        psg_report_lose(report, "colours of nodes", span);
        break;
    case KEY_SIZE:
        psg_report_lose(report, "sizes of nodes", span);
        break;
    case KEY_OBJECT:
        psg_report_lose(report, "values that only their program reads", span);
        break;
    case KEY_PLAIN:
    case KEY_NUMBER:
    case KEY_BOOLEAN:
        say_plain(graph, of, key, value, span);
        break;
    }
}

/* Drawings of yEd and its like have been looked at for labels. */
static void
say_drawing(PsgXmlGraph *graph, PsgDraftThing of, const PsgElement *data)
{
    static const char *const looks[] = {"Fill", "BorderStyle", "LineStyle", "Shape"};
    bool is_known = of.what == PSG_DRAFT_ACTOR && say_geometry(graph, of, data);
    for (size_t i = 0; i < G_N_ELEMENTS(looks); i++) {
        if (find_within(data, looks[i]) != NULL) {
            psg_report_lose(graph->report,
                            of.what == PSG_DRAFT_ACTOR ? "looks of nodes"
                                                       : "looks of edges",
                            data->span);
            return;
        }
    }
    if (!is_known && label_within(graph, data, "NodeLabel") == NULL &&
        label_within(graph, data, "EdgeLabel") == NULL) {
        psg_report_lose(graph->report, "data that are elements", data->span);
    }
}

/* Some write what the file calls it once more. */
static bool
is_id(const PsgElement *owner, const PsgXmlAttribute *key, const char *value)
{
    const char *id = psg_xml_said(owner, "id");
    return id != NULL && psg_xml_is(key->title, "id") && strcmp(id, value) == 0;
}

static void
say_data(PsgXmlGraph *graph, PsgDraftThing of, const PsgElement *owner,
         PsgXmlDomain domain)
{
    for (size_t i = 0; i < owner->child_count; i++) {
        const PsgElement *data = owner->children[i];
        PsgXmlAttribute *key =
            strcmp(data->name, "data") == 0 ? key_of(graph, domain, data) : NULL;
        if (key == NULL) {
            continue;
        }
        key->told_of = owner;
        const char *value = line_of(graph, data->text);
        if (data->child_count > 0) {
            say_drawing(graph, of, data);
        } else if (value != NULL && !is_id(owner, key, value)) {
            say_value(graph, of, key, value, data->span);
        }
    }
    const GPtrArray *defaults = graph->defaults[domain];
    for (guint i = 0; i < defaults->len; i++) {
        const PsgXmlAttribute *key = g_ptr_array_index(defaults, i);
        if (key->told_of != owner) {
            say_value(graph, of, key, key->value, owner->span);
        }
    }
}

static void
say(PsgXmlGraph *graph, PsgDraftThing of, PsgMeaning meaning, const char *value,
    PsgSpan span)
{
    if (value != NULL) {
        PsgXmlSaying saying = {of, meaning, psg_meaning_word(meaning), value, NULL};
        psg_xml_graph_say(graph, &saying, span);
    }
}

static void
say_description(PsgXmlGraph *graph, PsgDraftThing of, const PsgElement *element)
{
    const PsgElement *text = psg_element_child(element, "desc");
    if (text != NULL) {
        say(graph, of, PSG_MEANING_NOTE, line_of(graph, text->text), text->span);
    }
}

static void
lose_parts(PsgXmlGraph *graph, const PsgElement *element)
{
    const PsgElement *port = psg_element_child(element, "port");
    if (port != NULL || psg_xml_said(element, "sourceport") != NULL ||
        psg_xml_said(element, "targetport") != NULL) {
        psg_report_lose(graph->report, "ports of nodes", element->span);
    }
    if (psg_element_child(element, "locator") != NULL) {
        psg_report_lose(graph->report, "what stands in other files", element->span);
    }
}

/* ---- Nodes and edges ---- */

/* What a key of that meaning says of an element, before it is a thing; NULL: it is not said. */
static const char *
data_of(const PsgXmlGraph *graph, const PsgElement *element, PsgXmlDomain domain,
        PsgMeaning meaning)
{
    const char *found = NULL;
    for (size_t i = 0; found == NULL && i < element->child_count; i++) {
        const PsgElement *data = element->children[i];
        const char *id =
            strcmp(data->name, "data") == 0 ? psg_xml_said(data, "key") : NULL;
        const PsgXmlAttribute *key = psg_xml_graph_declared(graph, domain, id);
        if (key != NULL && key->meaning == meaning) {
            found = line_of(graph, data->text);
        }
    }
    return found;
}

/* Of a node that holds others, its name: a label, or what a key says. */
static const char *
name_of(const PsgXmlGraph *graph, const PsgElement *node)
{
    const char *name = label_of(graph, node, "NodeLabel");
    return name == NULL ? data_of(graph, node, PSG_XML_NODES, PSG_MEANING_NAME) : name;
}

static void
refuse_hyperedge(PsgXmlGraph *graph, const PsgElement *element)
{
    graph->rows++;
    psg_report_refuse(graph->report, "graph-edge", element->span,
                      "a hyperedge relates several nodes at once, and a relation has two "
                      "ends: write it as a node of its own that they are related to");
}

static void
gather(PsgXmlGraph *graph, const PsgElement *element, const char *parent)
{
    for (size_t i = 0; i < element->child_count; i++) {
        const PsgElement *child = element->children[i];
        if (strcmp(child->name, "node") == 0) {
            const PsgElement *inner = psg_element_child(child, "graph");
            PsgXmlNode node = {
                .element = child,
                .id = psg_xml_said(child, "id"),
                .name = inner == NULL ? NULL : name_of(graph, child),
                .parent = parent,
                .is_group = psg_xml_said(child, "yfiles.foldertype") != NULL,
            };
            psg_xml_graph_add_node(graph, &node);
            gather(graph, child, node.id);
        } else if (strcmp(child->name, "edge") == 0) {
            psg_xml_graph_add_edge(graph, child, psg_xml_said(child, "source"),
                                   psg_xml_said(child, "target"));
            gather(graph, child, parent);
        } else if (strcmp(child->name, "hyperedge") == 0) {
            refuse_hyperedge(graph, child);
        } else if (strcmp(child->name, "graph") == 0) {
            gather(graph, child, parent);
        }
    }
}

/* Neo4j's, ":Person:Author". */
static void
say_kinds(PsgXmlGraph *graph, PsgDraftThing of, const PsgElement *element)
{
    const char *kinds = psg_xml_said(element, "labels");
    g_auto(GStrv) words = g_strsplit(kinds == NULL ? "" : kinds, ":", -1);
    for (size_t i = 0; words[i] != NULL; i++) {
        say(graph, of, PSG_MEANING_KIND, line_of(graph, words[i]), element->span);
    }
}

static void
take_node(PsgXmlGraph *graph, const PsgXmlNode *node)
{
    const PsgElement *element = node->element;
    PsgDraftThing actor;
    if (!psg_xml_graph_begin_node(graph, node, &actor)) {
        return;
    }
    say(graph, actor, PSG_MEANING_NAME, label_of(graph, element, "NodeLabel"),
        element->span);
    say_kinds(graph, actor, element);
    say_description(graph, actor, element);
    say_data(graph, actor, element, PSG_XML_NODES);
    psg_xml_graph_say_groups(graph, node);
    lose_parts(graph, element);
    psg_xml_graph_there(graph, actor, element->span);
    psg_attributes_end(graph->attributes);
}

static const char *
kind_of(const PsgXmlGraph *graph, const PsgElement *edge)
{
    const char *kind = psg_xml_said(edge, "label"); /* Neo4j's */
    return kind == NULL ? data_of(graph, edge, PSG_XML_EDGES, PSG_MEANING_KIND) : kind;
}

static void
take_edge(PsgXmlGraph *graph, const PsgXmlEdge *edge)
{
    const PsgElement *element = edge->element;
    PsgDraftThing tie;
    if (!psg_xml_graph_begin_edge(graph, edge, &tie)) {
        return;
    }
    say(graph, tie, PSG_MEANING_NAME, label_of(graph, element, "EdgeLabel"),
        element->span);
    say(graph, tie, PSG_MEANING_KIND, psg_xml_said(element, "label"), element->span);
    say_description(graph, tie, element);
    say_data(graph, tie, element, PSG_XML_EDGES);
    lose_parts(graph, element);
    psg_xml_graph_there(graph, tie, element->span);
    psg_attributes_end(graph->attributes);
}

/* yEd knows no edges without direction, but those without heads. */
static void
turn_by_heads(PsgXmlGraph *graph, PsgXmlEdge *edge, bool *is_mutual)
{
    const PsgElement *heads = find_within(edge->element, "Arrows");
    if (heads == NULL || edge->direction != PSG_DIRECTION_DIRECTED) {
        return;
    }
    bool has_source = !psg_xml_is(psg_xml_said(heads, "source"), "none");
    bool has_target = !psg_xml_is(psg_xml_said(heads, "target"), "none");
    *is_mutual = has_source && has_target;
    if (has_target) {
        return;
    }
    if (has_source) {
        const char *from = edge->from;
        edge->from = edge->to;
        edge->to = from;
    } else {
        edge->direction = PSG_DIRECTION_UNDIRECTED;
    }
    psg_report_guess(graph->report, heads->span,
                     "edges go where their arrowheads are, and those without any have no "
                     "direction");
}

static PsgDirection
direction_of(const char *word, PsgDirection usual)
{
    if (psg_xml_is(word, "directed") || psg_xml_is(word, "true") ||
        psg_xml_is(word, "1")) {
        return PSG_DIRECTION_DIRECTED;
    }
    if (psg_xml_is(word, "undirected") || psg_xml_is(word, "false") ||
        psg_xml_is(word, "0")) {
        return PSG_DIRECTION_UNDIRECTED;
    }
    return usual;
}

static void
take_edges(PsgXmlGraph *graph, PsgDirection usual)
{
    for (guint i = 0; i < graph->edges->len; i++) {
        const PsgElement *element = g_ptr_array_index(graph->edges, i);
        const char *said = data_of(graph, element, PSG_XML_EDGES, PSG_MEANING_DIRECTION);
        PsgDirection otherwise = said == NULL ? usual : direction_of(said, usual);
        PsgXmlEdge edge = {element,
                           psg_xml_said(element, "source"),
                           psg_xml_said(element, "target"),
                           kind_of(graph, element),
                           direction_of(psg_xml_said(element, "directed"), otherwise),
                           false};
        bool is_mutual = false;
        turn_by_heads(graph, &edge, &is_mutual);
        take_edge(graph, &edge);
        if (is_mutual && psg_xml_edge_turn(&edge)) {
            take_edge(graph, &edge);
        }
    }
}

/* ---- Graphs ---- */

static void
read_graph(PsgXmlGraph *graph, const PsgElement *element)
{
    PsgDirection usual =
        direction_of(psg_xml_said(element, "edgedefault"), PSG_DIRECTION_UNSAID);
    gather(graph, element, NULL);
    if (!psg_xml_graph_gathered(graph)) {
        return;
    }
    const GArray *nodes = graph->nodes;
    for (guint i = 0; i < nodes->len && !psg_draft_is_full(graph->draft); i++) {
        take_node(graph, &g_array_index(nodes, PsgXmlNode, i));
    }
    if (!psg_draft_is_full(graph->draft)) {
        take_edges(graph, usual);
    }
}

static void
say_of_graph(PsgXmlGraph *graph, const PsgElement *element)
{
    PsgDraftThing whole = {PSG_DRAFT_WHOLE, 0};
    psg_attributes_begin(graph->attributes, whole);
    say_description(graph, whole, element);
    say_data(graph, whole, element, PSG_XML_GRAPHS);
    psg_attributes_end(graph->attributes);
}

static void
read_graphs(PsgXmlGraph *graph)
{
    g_autoptr(GPtrArray) graphs = psg_xml_graph_all(graph);
    for (guint i = 0; i < graphs->len; i++) {
        const PsgElement *element = g_ptr_array_index(graphs, i);
        psg_xml_graph_next(graph);
        if (graphs->len > 1) {
            psg_xml_graph_is_slice(graph, psg_xml_said(element, "id"), i);
        } else {
            say_of_graph(graph, element);
        }
        read_graph(graph, element);
    }
}

/* ---- The file ---- */

bool
psg_graphml_recognise(const PsgInput *input)
{
    g_autofree char *root = psg_xml_root_name(input);
    return psg_xml_is(root, "graphml");
}

void
psg_graphml_read(const PsgInput *input, PsgDraft *draft)
{
    PsgXmlGraph graph = {0};
    if (psg_xml_graph_begin(&graph, input, draft)) {
        psg_report_describe(graph.report, "GraphML");
        take_keys(&graph, graph.root);
        look_for_gephi(&graph);
        read_graphs(&graph);
    }
    psg_xml_graph_end(&graph);
}
