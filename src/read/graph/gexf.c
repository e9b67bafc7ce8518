/*
 * GEXF of all versions, and as it is written in the wild: of any namespace or none, and with
 * elements where no version has them.
 */
#include "read/graph/graphs.h"

#include "base/number.h"
#include "read/draft/timeset.h"
#include "read/graph/xml_graph.h"

#include <string.h>

/* What values of an attribute are. */
enum { ONE, LIST /* several, with signs between them */ };

typedef struct {
    PsgXmlGraph graph;
    guint32 clock;
} Reader;

/* ---- Time ---- */

/* What the times of a file look like. */
typedef struct {
    size_t years;   /* four digits */
    size_t numbers; /* other numbers */
    size_t others;
} TimeLooks;

/* NULL for what is written where there is no end. */
static const char *
time_of(const char *text)
{
    return text == NULL || psg_timeset_is_open(text) ? NULL : text;
}

static void
look_at(const char *text, TimeLooks *looks)
{
    double number;
    if (time_of(text) == NULL) {
        return;
    }
    if (strlen(text) == 4 && strspn(text, "0123456789") == 4) {
        looks->years++;
    } else if (psg_number_parse(text, &number)) {
        looks->numbers++;
    } else {
        looks->others++;
    }
}

static void
look_at_times(const PsgElement *element, TimeLooks *looks)
{
    static const char *const names[] = {"start",     "end",      "startopen", "endopen",
                                        "timestamp", "datefrom", "dateto"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        look_at(psg_element_attribute(element, names[i]), looks);
    }
    for (size_t i = 0; i < element->child_count; i++) {
        look_at_times(element->children[i], looks);
    }
}

/* The file says what its times are, and is not believed where they are something else. */
static PsgClockForm
clock_form(const PsgElement *graph, const TimeLooks *looks)
{
    const char *format = psg_xml_said(graph, "timeformat");
    format = format == NULL ? psg_xml_said(graph, "timetype") : format; /* of 1.1 */
    if ((psg_xml_is(format, "date") || psg_xml_is(format, "dateTime")) &&
        looks->numbers == 0) {
        return PSG_CLOCK_DATE;
    }
    bool is_number = psg_xml_is(format, "integer") || psg_xml_is(format, "double") ||
                     psg_xml_is(format, "float") || psg_xml_is(format, "long");
    return is_number && looks->others == 0 ? PSG_CLOCK_NUMBER : PSG_CLOCK_ANY;
}

/* What is called by that name, or was once. */
static const char *
either(const PsgElement *element, const char *name, const char *old_name)
{
    const char *value = psg_element_attribute(element, name);
    return value == NULL ? psg_element_attribute(element, old_name) : value;
}

/* When an element of a single time holds; false: it says none. */
static bool
read_time(const Reader *reader, const PsgElement *element, PsgDraftTime *when)
{
    const char *instant = time_of(psg_element_attribute(element, "timestamp"));
    const char *start = either(element, "start", "datefrom");
    const char *end = either(element, "end", "dateto");
    const char *start_open = psg_element_attribute(element, "startopen");
    const char *end_open = psg_element_attribute(element, "endopen");
    bool is_start_open = time_of(start) == NULL && time_of(start_open) != NULL;
    bool is_end_open = time_of(end) == NULL && time_of(end_open) != NULL;
    *when = (PsgDraftTime){.clock = reader->clock,
                           .start = time_of(is_start_open ? start_open : start),
                           .end = time_of(is_end_open ? end_open : end),
                           .is_start_open = is_start_open,
                           .is_end_open = is_end_open};
    if (instant != NULL) {
        *when = (PsgDraftTime){.clock = reader->clock, .start = instant, .end = instant};
    }
    return instant != NULL || start != NULL || end != NULL || start_open != NULL ||
           end_open != NULL;
}

/* "<[2007, 2012]; [2015, Infinity]>", or a single one. */
static bool
say_timeset(Reader *reader, PsgDraftThing thing, const PsgElement *element,
            const char *name, PsgTimesetForm form)
{
    PsgTimeset set = {psg_xml_said(element, name), reader->clock, form};
    if (set.text == NULL) {
        return false;
    }
    if (psg_timeset_there(reader->graph.draft, thing, &set, element->span)) {
        return true;
    }
    g_auto(GStrv) words = g_strsplit_set(set.text, ",;", -1);
    for (size_t i = 0; words[i] != NULL; i++) {
        const char *word = g_strstrip(words[i]);
        PsgDraftTime when = {.clock = reader->clock, .start = word, .end = word};
        if (*word != '\0') {
            psg_draft_there(reader->graph.draft, thing, &when, element->span);
        }
    }
    return true;
}

/* Slices are what spells were called once. */
static bool
say_spells(Reader *reader, PsgDraftThing thing, const PsgElement *element)
{
    bool is_said = false;
    for (size_t i = 0; i < element->child_count; i++) {
        const PsgElement *child = element->children[i];
        PsgDraftTime when;
        if (psg_xml_is(child->name, "spells") || psg_xml_is(child->name, "slices")) {
            is_said = say_spells(reader, thing, child) || is_said;
        } else if (psg_xml_is(child->name, "spell") || psg_xml_is(child->name, "slice")) {
            read_time(reader, child, &when);
            psg_draft_there(reader->graph.draft, thing, &when, child->span);
            is_said = true;
        }
    }
    return is_said;
}

/* Spells are all there is to say, if there are any. */
static void
say_times(Reader *reader, PsgDraftThing thing, const PsgElement *element)
{
    PsgDraftTime when;
    if (say_spells(reader, thing, element) ||
        say_timeset(reader, thing, element, "intervals", PSG_TIMESET_INTERVALS) ||
        say_timeset(reader, thing, element, "timestamps", PSG_TIMESET_INSTANTS)) {
        return;
    }
    if (read_time(reader, element, &when)) {
        psg_draft_there(reader->graph.draft, thing, &when, element->span);
    } else {
        psg_xml_graph_there(&reader->graph, thing, element->span);
    }
}

/* ---- Attributes ---- */

static PsgPropertyType
type_of(const char *type)
{
    if (psg_xml_is_number_type(type)) {
        return PSG_PROPERTY_NUMBER;
    }
    return type == NULL ? PSG_PROPERTY_ANY : PSG_PROPERTY_TEXT;
}

static const char *
default_of(const PsgElement *element)
{
    const PsgElement *child = psg_element_child(element, "default");
    if (child == NULL) {
        return psg_xml_said(element, "default");
    }
    const char *value = *child->text == '\0' ? psg_xml_said(child, "value") : child->text;
    return value == NULL || *value == '\0' ? NULL : value;
}

static PsgXmlAttribute *
add_declared(Reader *reader, PsgXmlDomain domain, const char *id, const char *title)
{
    PsgXmlAttribute *declared = psg_xml_graph_declare(&reader->graph, domain, id, title);
    declared->meaning = psg_attributes_meaning(
        reader->graph.draft, psg_xml_domain_what(domain), &declared->title);
    if (strcmp(title, "networkx_key") == 0) { /* that edges of the same ends have */
        declared->meaning = PSG_MEANING_IGNORED;
    }
    return declared;
}

static void
declare(Reader *reader, const PsgElement *element, PsgXmlDomain domain)
{
    const char *id = psg_xml_said(element, "id");
    const char *title = psg_xml_said(element, "title");
    id = id == NULL ? title : id;
    if (id == NULL) {
        psg_report_refuse(reader->graph.report, "graph-attribute", element->span,
                          "an attribute without an id has no values");
        return;
    }
    PsgXmlAttribute *declared =
        add_declared(reader, domain, id, title == NULL ? id : title);
    const char *type = psg_xml_said(element, "type");
    bool is_list = type != NULL && g_ascii_strncasecmp(type, "list", 4) == 0;
    declared->type = is_list ? LIST : ONE;
    if (is_list && declared->meaning != PSG_MEANING_GROUP &&
        declared->meaning != PSG_MEANING_IGNORED) {
        declared->meaning = PSG_MEANING_PROPERTY; /* of all else there is one */
    }
    psg_xml_graph_set_default(&reader->graph, domain, declared, default_of(element));
    if (declared->meaning == PSG_MEANING_PROPERTY) {
        psg_draft_property(reader->graph.draft, psg_xml_domain_what(domain),
                           declared->title, type_of(type), NULL);
    }
    if (psg_element_child(element, "options") != NULL) {
        psg_report_lose(reader->graph.report, "options, which are all values that may be",
                        element->span);
    }
}

static void
declare_all(Reader *reader, const PsgElement *parent)
{
    for (size_t i = 0; i < parent->child_count; i++) {
        const PsgElement *list = parent->children[i];
        PsgXmlDomain domain = psg_xml_is(psg_xml_said(list, "class"), "edge")
                                  ? PSG_XML_EDGES
                                  : PSG_XML_NODES;
        for (size_t j = 0; psg_xml_is(list->name, "attributes") && j < list->child_count;
             j++) {
            declare(reader, list->children[j], domain);
        }
    }
}

/* What has several values has them between signs: "[a, b]", "a|b". */
static void
say_list(Reader *reader, PsgXmlSaying saying, PsgSpan span)
{
    g_auto(GStrv) values = g_strsplit_set(saying.value, ",;|[]", -1);
    for (size_t i = 0; values[i] != NULL; i++) {
        saying.value = g_strstrip(values[i]);
        psg_xml_graph_say(&reader->graph, &saying, span);
    }
}

static void
say_value(Reader *reader, PsgDraftThing of, const PsgXmlAttribute *declared,
          const PsgElement *element)
{
    PsgDraftTime when;
    bool has_time = read_time(reader, element, &when);
    const char *value = psg_element_attribute(element, "value");
    PsgXmlSaying saying = {of, declared->meaning, declared->title,
                           value == NULL ? element->text : value, NULL};
    saying.when = has_time ? &when : NULL;
    PsgTimeset set = {saying.value, reader->clock, PSG_TIMESET_ANY};
    if (declared->meaning == PSG_MEANING_WHEN &&
        psg_timeset_there(reader->graph.draft, of, &set, element->span)) {
        return;
    }
    if (declared->type == LIST && declared->meaning == PSG_MEANING_GROUP) {
        say_list(reader, saying, element->span);
    } else {
        psg_xml_graph_say(&reader->graph, &saying, element->span);
    }
}

/* The id of the attribute that a value is of; NULL: it does not say. */
static const char *
attribute_of(const PsgElement *value)
{
    const char *id = psg_xml_said(value, "for");
    return id == NULL ? psg_xml_said(value, "id") : id; /* as it was once */
}

static PsgXmlAttribute *
declared_of(Reader *reader, PsgXmlDomain domain, const PsgElement *value)
{
    const char *id = attribute_of(value);
    if (id == NULL) {
        psg_report_refuse(reader->graph.report, "graph-attribute", value->span,
                          "a value without \"for\" says not of which attribute it is");
        return NULL;
    }
    PsgXmlAttribute *declared = psg_xml_graph_declared(&reader->graph, domain, id);
    if (declared == NULL) {
        psg_report_doubt(reader->graph.report, "graph-attribute", value->span,
                         "no attribute \"%s\" is declared for %s: its name was taken", id,
                         domain == PSG_XML_EDGES ? "edges" : "nodes");
        declared = add_declared(reader, domain, id, id);
    }
    return declared;
}

static PsgXmlDomain
domain_of(PsgDraftThing thing)
{
    return thing.what == PSG_DRAFT_TIE ? PSG_XML_EDGES : PSG_XML_NODES;
}

static void
say_values(Reader *reader, PsgDraftThing of, const PsgElement *owner,
           const PsgElement *list)
{
    for (size_t i = 0; i < list->child_count; i++) {
        const PsgElement *child = list->children[i];
        if (psg_xml_is(child->name, "attvalues")) {
            say_values(reader, of, owner, child);
        } else if (psg_xml_is(child->name, "attvalue")) {
            PsgXmlAttribute *declared = declared_of(reader, domain_of(of), child);
            if (declared != NULL) {
                declared->told_of = owner;
                say_value(reader, of, declared, child);
            }
        }
    }
}

static void
say_defaults(Reader *reader, PsgDraftThing of, const PsgElement *owner)
{
    const GPtrArray *defaults = reader->graph.defaults[domain_of(of)];
    for (guint i = 0; i < defaults->len; i++) {
        const PsgXmlAttribute *declared = g_ptr_array_index(defaults, i);
        if (declared->told_of != owner) {
            PsgXmlSaying saying = {of, declared->meaning, declared->title,
                                   declared->value, NULL};
            psg_xml_graph_say(&reader->graph, &saying, owner->span);
        }
    }
}

static void
say(Reader *reader, PsgDraftThing of, PsgMeaning meaning, const PsgElement *element,
    const char *name)
{
    const char *value = psg_xml_said(element, name);
    if (value != NULL) {
        PsgXmlSaying saying = {of, meaning, name, value, NULL};
        psg_xml_graph_say(&reader->graph, &saying, element->span);
    }
}

/* ---- Looks ---- */

static void
lose_looks(Reader *reader, const PsgElement *element, bool is_edge)
{
    static const struct {
        const char *name, *of_nodes, *of_edges;
    } looks[] = {
        {"color", "colours of nodes", "colours of edges"},
        {"size", "sizes of nodes", "sizes of edges"},
        {"thickness", "widths of nodes", "widths of edges"},
        {"shape", "shapes of nodes", "shapes of edges"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(looks); i++) {
        const PsgElement *child = psg_element_child(element, looks[i].name);
        if (child != NULL) {
            psg_report_lose(reader->graph.report,
                            is_edge ? looks[i].of_edges : looks[i].of_nodes, child->span);
        }
    }
}

static void
say_position(Reader *reader, PsgDraftThing actor, const PsgElement *element)
{
    const PsgElement *child = psg_element_child(element, "position");
    if (child != NULL) {
        psg_xml_graph_say_position(&reader->graph, actor, psg_xml_said(child, "x"),
                                   psg_xml_said(child, "y"), child->span);
    }
}

/* ---- Nodes and edges ---- */

static const char *
id_of(const PsgElement *node)
{
    const char *id = psg_xml_said(node, "id");
    return id == NULL ? psg_xml_said(node, "label") : id;
}

static void
gather(Reader *reader, const PsgElement *element, const char *parent)
{
    for (size_t i = 0; i < element->child_count; i++) {
        const PsgElement *child = element->children[i];
        if (psg_xml_is(child->name, "node")) {
            const char *holder = psg_xml_said(child, "pid");
            PsgXmlNode node = {.element = child,
                               .id = id_of(child),
                               .name = psg_xml_said(child, "label"),
                               .parent = holder == NULL ? parent : holder};
            psg_xml_graph_add_node(&reader->graph, &node);
            gather(reader, child, node.id);
        } else if (psg_xml_is(child->name, "edge")) {
            psg_xml_graph_add_edge(&reader->graph, child, psg_xml_said(child, "source"),
                                   psg_xml_said(child, "target"));
        } else if (psg_xml_is(child->name, "nodes") || psg_xml_is(child->name, "edges")) {
            gather(reader, child, parent);
        }
    }
}

/* Of whom it comes. */
static void
say_parents(Reader *reader, PsgDraftThing actor, const PsgElement *element)
{
    const PsgElement *parents = psg_element_child(element, "parents");
    for (size_t i = 0; parents != NULL && i < parents->child_count; i++) {
        const PsgElement *parent = parents->children[i];
        if (psg_xml_said(parent, "for") != NULL) {
            psg_report_guess(reader->graph.report, parent->span,
                             "parents of a node are those whom it succeeds");
            say(reader, actor, PSG_MEANING_BEFORE, parent, "for");
        }
    }
}

typedef enum {
    NAMES_NONE,
    NAMES_ALWAYS,
    NAMES_IN_TIME, /* it is told when it was called so */
} Names;

/* Which names attributes say. */
static Names
names_of(const Reader *reader, const PsgElement *list)
{
    Names names = NAMES_NONE;
    for (size_t i = 0; i < list->child_count; i++) {
        const PsgElement *child = list->children[i];
        const PsgXmlAttribute *declared =
            psg_xml_graph_declared(&reader->graph, PSG_XML_NODES, attribute_of(child));
        PsgDraftTime when;
        if (psg_xml_is(child->name, "attvalues")) {
            names = MAX(names, names_of(reader, child));
        } else if (declared != NULL && declared->meaning == PSG_MEANING_NAME) {
            bool has_time = read_time(reader, child, &when);
            names = MAX(names, has_time ? NAMES_IN_TIME : NAMES_ALWAYS);
        }
    }
    return names;
}

/* A label that is the id says nothing, and one that is a number less than a name. */
static void
say_names_and_values(Reader *reader, PsgDraftThing actor, const PsgXmlNode *node)
{
    const PsgElement *element = node->element;
    const char *label = psg_xml_said(element, "label");
    Names names = names_of(reader, element);
    double number;
    bool is_number = label != NULL && psg_number_parse(label, &number);
    bool is_last = names == NAMES_ALWAYS && is_number;
    bool is_said =
        label != NULL && strcmp(label, node->id) != 0 && names != NAMES_IN_TIME;
    if (is_said && !is_last) {
        say(reader, actor, PSG_MEANING_NAME, element, "label");
    }
    say_values(reader, actor, element, element);
    if (is_said && is_last) {
        say(reader, actor, PSG_MEANING_NAME, element, "label");
    }
}

static void
take_node(Reader *reader, const PsgXmlNode *node)
{
    const PsgElement *element = node->element;
    PsgDraftThing actor;
    if (!psg_xml_graph_begin_node(&reader->graph, node, &actor)) {
        return;
    }
    say_names_and_values(reader, actor, node);
    say_defaults(reader, actor, element);
    psg_xml_graph_say_groups(&reader->graph, node);
    say_parents(reader, actor, element);
    say_position(reader, actor, element);
    lose_looks(reader, element, false);
    say_times(reader, actor, element);
    psg_attributes_end(reader->graph.attributes);
}

/* Of the edge, before it is a tie; NULL: none is said. */
static const char *
kind_of(Reader *reader, const PsgElement *element, const PsgElement *list)
{
    const char *kind = psg_xml_said(element, "kind");
    for (size_t i = 0; kind == NULL && i < list->child_count; i++) {
        const PsgElement *child = list->children[i];
        const PsgXmlAttribute *declared =
            psg_xml_graph_declared(&reader->graph, PSG_XML_EDGES, attribute_of(child));
        if (psg_xml_is(child->name, "attvalues")) {
            kind = kind_of(reader, element, child);
        } else if (declared != NULL && declared->meaning == PSG_MEANING_KIND) {
            kind = psg_xml_said(child, "value");
        }
    }
    return kind;
}

static void
take_edge(Reader *reader, const PsgXmlEdge *edge)
{
    const PsgElement *element = edge->element;
    PsgDraftThing tie;
    if (!psg_xml_graph_begin_edge(&reader->graph, edge, &tie)) {
        return;
    }
    say(reader, tie, PSG_MEANING_NAME, element, "label");
    say(reader, tie, PSG_MEANING_KIND, element, "kind");
    say(reader, tie, PSG_MEANING_WEIGHT, element,
        psg_xml_said(element, "weight") == NULL ? "cardinal" : "weight");
    say_values(reader, tie, element, element);
    say_defaults(reader, tie, element);
    lose_looks(reader, element, true);
    say_times(reader, tie, element);
    psg_attributes_end(reader->graph.attributes);
}

typedef struct {
    PsgDirection direction;
    bool is_mutual;
} Sense;

/* False: the word is none that is known. */
static bool
sense_of(const char *word, Sense *sense)
{
    static const struct {
        const char *word;
        Sense sense;
    } words[] = {
        {"directed", {PSG_DIRECTION_DIRECTED, false}},
        {"dir", {PSG_DIRECTION_DIRECTED, false}},
        {"undirected", {PSG_DIRECTION_UNDIRECTED, false}},
        {"undir", {PSG_DIRECTION_UNDIRECTED, false}},
        {"sim", {PSG_DIRECTION_UNDIRECTED, false}}, /* of 1.0 */
        {"mutual", {PSG_DIRECTION_DIRECTED, true}},
        {"double", {PSG_DIRECTION_DIRECTED, true}}, /* of 1.0 */
        {"dou", {PSG_DIRECTION_DIRECTED, true}},
    };
    for (size_t i = 0; word != NULL && i < G_N_ELEMENTS(words); i++) {
        if (psg_xml_is(word, words[i].word)) {
            *sense = words[i].sense;
            return true;
        }
    }
    return false;
}

static void
take_edges(Reader *reader, Sense usual)
{
    for (guint i = 0; i < reader->graph.edges->len; i++) {
        const PsgElement *element = g_ptr_array_index(reader->graph.edges, i);
        const char *type = psg_xml_said(element, "type");
        Sense sense = usual;
        if (!sense_of(type, &sense) && type != NULL) {
            psg_report_doubt(reader->graph.report, "graph-edge", element->span,
                             "\"%s\" is no type of edges, but directed, undirected and "
                             "mutual are",
                             type);
        }
        PsgXmlEdge edge = {element,
                           psg_xml_said(element, "source"),
                           psg_xml_said(element, "target"),
                           kind_of(reader, element, element),
                           sense.direction,
                           false};
        take_edge(reader, &edge);
        if (sense.is_mutual && psg_xml_edge_turn(&edge)) {
            take_edge(reader, &edge);
        }
    }
}

/* ---- Graphs ---- */

/* A graph that is one slice says when that was; of another it is how long it was observed. If
 * several say nothing, they are slices in their order. */
static void
take_time_of_graph(Reader *reader, const PsgElement *element, size_t place, size_t count)
{
    PsgXmlGraph *graph = &reader->graph;
    PsgDraftTime when;
    bool has_time = read_time(reader, element, &when);
    bool is_slice = psg_xml_is(psg_xml_said(element, "mode"), "slice") || count > 1 ||
                    psg_xml_said(element, "timestamp") != NULL;
    if (has_time && is_slice) {
        graph->has_slice = true;
        graph->slice = when;
    } else if (has_time) {
        psg_draft_there(graph->draft, (PsgDraftThing){PSG_DRAFT_WHOLE, 0}, &when,
                        element->span);
    } else if (count > 1) {
        static const char *const names[] = {"label", "name", "title", "id"};
        const char *name = NULL;
        for (size_t i = G_N_ELEMENTS(names); i > 0; i--) {
            const char *said = psg_xml_said(element, names[i - 1]);
            name = said == NULL ? name : said;
        }
        psg_xml_graph_is_slice(graph, name, place);
    }
}

static void
read_graph(Reader *reader, const PsgElement *element)
{
    Sense usual = {PSG_DIRECTION_UNDIRECTED, false}; /* as GEXF has it */
    sense_of(psg_xml_said(element, "defaultedgetype"), &usual);
    declare_all(reader, element);
    gather(reader, element, NULL);
    if (!psg_xml_graph_gathered(&reader->graph)) {
        return;
    }
    const GArray *nodes = reader->graph.nodes;
    for (guint i = 0; i < nodes->len && !psg_draft_is_full(reader->graph.draft); i++) {
        take_node(reader, &g_array_index(nodes, PsgXmlNode, i));
    }
    if (!psg_draft_is_full(reader->graph.draft)) {
        take_edges(reader, usual);
    }
}

static void
say_whole(Reader *reader, PsgMeaning meaning, const char *value, PsgSpan span)
{
    if (value != NULL && *value != '\0') {
        PsgDraftSaying saying = {
            .of = {PSG_DRAFT_WHOLE, 0}, .meaning = meaning, .value = value};
        psg_draft_say(reader->graph.draft, &saying, span);
    }
}

/* GEXF itself has no title, so that a description of one sentence is what comes next to one. */
static bool
is_title(const PsgElement *meta, const char *description)
{
    return psg_element_child(meta, "title") == NULL &&
           strchr(description, '\n') == NULL && strstr(description, ". ") == NULL;
}

static void
read_meta(Reader *reader, const PsgElement *root)
{
    const PsgElement *meta = psg_element_child(root, "meta");
    for (size_t i = 0; meta != NULL && i < meta->child_count; i++) {
        const PsgElement *child = meta->children[i];
        g_autofree char *text = g_strstrip(g_strdup(child->text));
        if (psg_xml_is(child->name, "title")) {
            say_whole(reader, PSG_MEANING_TITLE, text, child->span);
        } else if (psg_xml_is(child->name, "description")) {
            say_whole(reader, is_title(meta, text) ? PSG_MEANING_TITLE : PSG_MEANING_NOTE,
                      text, child->span);
        } else if (psg_xml_is(child->name, "creator")) {
            psg_report_lose(reader->graph.report, "the creator of the file", child->span);
        } else if (psg_xml_is(child->name, "keywords")) {
            psg_report_lose(reader->graph.report, "keywords", child->span);
        }
    }
}

static guint32
clock_of(const Reader *reader, const PsgInput *input, const PsgElement *element)
{
    TimeLooks looks = {0};
    look_at_times(element, &looks);
    PsgDraftClock clock = {.form = clock_form(element, &looks),
                           .name = psg_input_name(input)};
    if (psg_xml_said(element, "timeformat") != NULL && clock.form == PSG_CLOCK_ANY) {
        psg_report_guess(reader->graph.report, element->span,
                         "times are not of the timeformat that the graph says");
    }
    if (psg_xml_said(element, "timezone") != NULL && looks.others > 0) {
        psg_report_lose(reader->graph.report, "the time zone of times that name none",
                        element->span);
    }
    return psg_draft_clock(reader->graph.draft, &clock);
}

static void
read_graphs(Reader *reader, const PsgInput *input)
{
    g_autoptr(GPtrArray) graphs = psg_xml_graph_all(&reader->graph);
    for (guint i = 0; i < graphs->len; i++) {
        const PsgElement *element = g_ptr_array_index(graphs, i);
        reader->clock = clock_of(reader, input, element);
        psg_xml_graph_next(&reader->graph);
        take_time_of_graph(reader, element, i, graphs->len);
        read_graph(reader, element);
    }
    if (graphs->len == 1) {
        say_whole(reader, PSG_MEANING_TITLE, psg_xml_said(graphs->pdata[0], "name"),
                  reader->graph.root->span);
    }
}

/* ---- The file ---- */

bool
psg_gexf_recognise(const PsgInput *input)
{
    g_autofree char *root = psg_xml_root_name(input);
    return psg_xml_is(root, "gexf");
}

void
psg_gexf_read(const PsgInput *input, PsgDraft *draft)
{
    Reader reader = {0};
    if (psg_xml_graph_begin(&reader.graph, input, draft)) {
        const char *version = psg_xml_said(reader.graph.root, "version");
        psg_report_describe(reader.graph.report, "GEXF%s%s", version == NULL ? "" : " ",
                            version == NULL ? "" : version);
        psg_attributes_set_upwards(reader.graph.attributes, true); /* as in Gephi */
        read_meta(&reader, reader.graph.root);
        declare_all(&reader, reader.graph.root);
        read_graphs(&reader, input);
    }
    psg_xml_graph_end(&reader.graph);
}
