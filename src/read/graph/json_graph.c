/* Maps of JSON as nodes and edges: of each value, what it is. */
#include "read/graph/json_graph.h"

#include <string.h>

/* Where programs keep attributes apart from what makes a graph: their names say nothing. */
static const char *const wrappings[] = {
    "attributes", "metadata", "data",  "properties", "attr_dict",
    "attrs",      "position", "extra", "over_time",  NULL};

/* How things look, or where a simulation of forces was: a landscape has looks of its own. */
static const char *const looks[] = {
    "color",    "colour",  "font",      "image",      "icon",        "borderWidth",
    "shadow",   "dashes",  "smooth",    "physics",    "hidden",      "fixed",
    "viz",      "vx",      "vy",        "fx",         "fy",          "px",
    "py",       "classes", "style",     "opacity",    "strokeWidth", "fill",
    "selected", "locked",  "grabbable", "selectable", "grabbed",     "pannable",
    NULL};

/* ---- Values ---- */

static bool
is_plain(const PsgNode *node, const char *word)
{
    return node != NULL && node->kind == PSG_NODE_SCALAR && node->plain &&
           strcmp(node->string, word) == 0;
}

bool
psg_json_is_true(const PsgNode *node)
{
    return is_plain(node, "true");
}

bool
psg_json_is_false(const PsgNode *node)
{
    return is_plain(node, "false");
}

bool
psg_json_is_list(const PsgNode *node)
{
    return node != NULL && node->kind == PSG_NODE_LIST;
}

bool
psg_json_is_map(const PsgNode *node)
{
    return node != NULL && node->kind == PSG_NODE_MAP;
}

/* Nothing, or a number that is none, as programs write what is missing. */
static bool
is_missing(const PsgNode *node)
{
    return node == NULL || node->kind == PSG_NODE_BROKEN || psg_node_is_null(node) ||
           is_plain(node, "NaN");
}

const char *
psg_json_value(PsgDraft *draft, const PsgNode *node)
{
    if (is_missing(node) || node->kind == PSG_NODE_MAP) {
        return NULL;
    }
    if (node->kind == PSG_NODE_SCALAR) {
        return psg_draft_text(draft, node->string);
    }
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < node->count; i++) {
        if (node->items[i]->kind == PSG_NODE_SCALAR) {
            g_string_append(text, i == 0 ? "" : ", ");
            g_string_append(text, node->items[i]->string);
        }
    }
    return node->count == 0 ? NULL : psg_draft_text(draft, text->str);
}

const char *
psg_json_text_at(PsgDraft *draft, const PsgNode *map, const char *key)
{
    return psg_json_value(draft, psg_node_lookup(map, key));
}

/* NULL is an open end, as "None" is where Python made a text of it. */
static const char *
item_value(PsgDraft *draft, const PsgNode *list, size_t i)
{
    const PsgNode *item = list->items[i];
    return item->kind == PSG_NODE_SCALAR && strcmp(item->string, "None") != 0
               ? psg_json_value(draft, item)
               : NULL;
}

static bool
is_list_of(const PsgNode *node, size_t count)
{
    return node->kind == PSG_NODE_LIST && node->count == count;
}

/* ---- Attributes ---- */

/* One of several times: ["2007", "2012"], as NetworkX keeps what it has from GEXF, or {"start":
 * "2007", "end": "2012"}; with its value, [5, "2007", "2012"] or {"value": 5, …}. False: it is none
 * of these. */
typedef struct {
    const char *value, *times[2];
} Then;

static bool
read_then(PsgDraft *draft, const PsgNode *item, bool has_value, Then *then)
{
    static const char *const keys[] = {"start", "end"};
    size_t width = has_value ? 3 : 2;
    *then = (Then){NULL, {NULL, NULL}};
    if (is_list_of(item, width)) {
        then->value = has_value ? item_value(draft, item, 0) : NULL;
        then->times[0] = item_value(draft, item, width - 2);
        then->times[1] = item_value(draft, item, width - 1);
        return true;
    }
    const PsgNode *value = psg_node_lookup(item, "value");
    then->value = psg_json_value(draft, value);
    for (size_t i = 0; i < 2; i++) {
        const PsgNode *time = psg_node_lookup(item, keys[i]);
        then->times[i] = psg_json_value(draft, time);
    }
    bool has_time = then->times[0] != NULL || then->times[1] != NULL;
    return has_value ? then->value != NULL : has_time;
}

/* Times of being there, or values over time. False: it is neither. */
static bool
say_over_time(PsgJsonGraph *graph, const char *name, const PsgNode *list)
{
    bool has_value = strcmp(name, "spells") != 0;
    Then then;
    for (size_t i = 0; i < list->count; i++) {
        if (!read_then(graph->draft, list->items[i], has_value, &then)) {
            return false;
        }
    }
    for (size_t i = 0; i < list->count; i++) {
        PsgSpan span = list->items[i]->span;
        read_then(graph->draft, list->items[i], has_value, &then);
        bool is_always = then.times[0] == NULL && then.times[1] == NULL;
        if (!has_value) {
            psg_attributes_there(graph->attributes, then.times[0], then.times[1], span);
        } else if (then.value != NULL && is_always) {
            psg_attributes_say(graph->attributes, name, then.value, span);
        } else if (then.value != NULL) {
            psg_attributes_say_then(graph->attributes, name, then.value, then.times,
                                    span);
        }
    }
    return true;
}

/* Whether the map has times, so that slices say no more. */
static bool
has_spells(const PsgNode *map)
{
    const PsgNode *spells = psg_node_lookup(map, "spells");
    return psg_json_is_list(spells) && spells->count > 0;
}

/* [0.5, 1], as NetworkX has the place of a node. False: it is nothing of the kind. */
static bool
say_position(PsgJsonGraph *graph, const char *name, const PsgNode *list)
{
    static const char *const names[] = {"pos", "position", "coordinates", "coords", NULL};
    if (list->count != 2 || !g_strv_contains(names, name) ||
        list->items[0]->kind != PSG_NODE_SCALAR || !list->items[0]->plain ||
        list->items[1]->kind != PSG_NODE_SCALAR || !list->items[1]->plain) {
        return false;
    }
    psg_attributes_mean(graph->attributes, PSG_MEANING_X, name, list->items[0]->string,
                        list->span);
    psg_attributes_mean(graph->attributes, PSG_MEANING_Y, name, list->items[1]->string,
                        list->span);
    return true;
}

static void
say_list(PsgJsonGraph *graph, const char *name, const PsgNode *list)
{
    if (say_position(graph, name, list)) {
        return;
    }
    if (list->count > 0 && say_over_time(graph, name, list)) {
        return;
    }
    PsgMeaning meaning = psg_meaning_of(name);
    bool is_several = meaning == PSG_MEANING_GROUP || meaning == PSG_MEANING_SLICE;
    for (size_t i = 0; i < list->count; i++) {
        const PsgNode *item = list->items[i];
        if (item->kind == PSG_NODE_MAP || item->kind == PSG_NODE_LIST) {
            psg_report_lose(graph->report, "lists of lists and maps in attributes",
                            item->span);
            return;
        }
        if (is_several && !is_missing(item)) {
            psg_attributes_say(graph->attributes, name, item->string, item->span);
        }
    }
    const char *value = is_several ? NULL : psg_json_value(graph->draft, list);
    if (value != NULL) {
        psg_attributes_say(graph->attributes, name, value, list->span);
    }
}

/* outer: the name of the map that it stands in; NULL: none. */
static void
say_map(PsgJsonGraph *graph, const PsgNode *map, const char *outer,
        const char *const *known)
{
    bool has_times = has_spells(map);
    const PsgNode *dated = psg_node_lookup(map, "over_time");
    for (size_t i = 0; i < map->count; i++) {
        const char *key = map->pairs[i].key->string;
        const PsgNode *value = map->pairs[i].value;
        if (is_missing(value) || (known != NULL && g_strv_contains(known, key)) ||
            (has_times && psg_meaning_of(key) == PSG_MEANING_SLICE) ||
            psg_node_lookup(dated, key) != NULL) {
            continue; /* what is known of each time is more than the latest of it */
        }
        g_autofree char *joined =
            outer == NULL ? NULL : g_strconcat(outer, ".", key, NULL);
        const char *name = joined == NULL ? key : joined;
        if (g_strv_contains(looks, key)) {
            psg_report_lose(graph->report, "looks of nodes and edges",
                            map->pairs[i].key->span);
        } else if (value->kind == PSG_NODE_MAP) {
            bool is_wrapping = g_strv_contains(wrappings, key);
            say_map(graph, value, is_wrapping ? outer : name, is_wrapping ? known : NULL);
        } else if (value->kind == PSG_NODE_LIST) {
            say_list(graph, name, value);
        } else {
            psg_attributes_say(graph->attributes, name, value->string, value->span);
        }
    }
}

void
psg_json_graph_say(PsgJsonGraph *graph, const PsgNode *map, const char *const *known)
{
    if (psg_json_is_map(map)) {
        say_map(graph, map, NULL, known);
    }
}

/* ---- Things ---- */

PsgJsonGraph
psg_json_graph_begin(const PsgInput *input, PsgDraft *draft)
{
    return (PsgJsonGraph){
        .draft = draft,
        .report = psg_draft_report(draft),
        .attributes = psg_attributes_new(draft, psg_input_name(input)),
        .input = input,
    };
}

void
psg_json_graph_end(PsgJsonGraph *graph)
{
    psg_report_rows(graph->report, graph->rows);
    psg_report_taken(graph->report, graph->taken);
    psg_report_joined(graph->report, graph->joined);
    g_clear_pointer(&graph->attributes, psg_attributes_free);
}

static void
begin(PsgJsonGraph *graph, PsgDraftThing thing, PsgSpan span)
{
    psg_attributes_begin(graph->attributes, thing);
    if (graph->slice != NULL) {
        psg_attributes_mean(graph->attributes, PSG_MEANING_SLICE, "slice", graph->slice,
                            span);
    }
}

/* A name and a value in a list, as some versions of NetworkX write what is said of a graph. */
static void
say_pair(PsgJsonGraph *graph, const PsgNode *pair)
{
    const char *name =
        is_list_of(pair, 2) ? psg_json_value(graph->draft, pair->items[0]) : NULL;
    const char *value =
        name == NULL ? NULL : psg_json_value(graph->draft, pair->items[1]);
    if (value != NULL) {
        psg_attributes_say(graph->attributes, name, value, pair->span);
    }
}

void
psg_json_graph_say_whole(PsgJsonGraph *graph, const PsgNode *map,
                         const char *const *known)
{
    psg_attributes_begin(graph->attributes, (PsgDraftThing){PSG_DRAFT_WHOLE, 0});
    for (size_t i = 0; psg_json_is_list(map) && i < map->count; i++) {
        say_pair(graph, map->items[i]);
    }
    psg_json_graph_say(graph, map, known);
    psg_attributes_end(graph->attributes);
}

/* All that is known of the thing, from its beginning to its end. */
static void
say_thing(PsgJsonGraph *graph, PsgDraftThing thing, const PsgJsonSaid *said)
{
    begin(graph, thing, said->span);
    for (size_t i = 0; i < G_N_ELEMENTS(said->maps); i++) {
        psg_json_graph_say(graph, said->maps[i], said->known);
    }
    if (thing.what == PSG_DRAFT_TIE && graph->kind != NULL &&
        !psg_attributes_has(graph->attributes, PSG_MEANING_KIND)) {
        psg_attributes_mean(graph->attributes, PSG_MEANING_KIND, "graph", graph->kind,
                            said->span);
    }
    psg_attributes_end(graph->attributes);
    graph->taken++;
}

PsgDraftThing
psg_json_graph_node(PsgJsonGraph *graph, const char *key, const PsgJsonSaid *said)
{
    PsgDraftThing actor = psg_draft_actor(graph->draft, key, said->span);
    psg_draft_declare(graph->draft, actor, said->span);
    graph->rows++;
    say_thing(graph, actor, said);
    return actor;
}

bool
psg_json_graph_edge(PsgJsonGraph *graph, const PsgJsonEdge *edge, const PsgJsonSaid *said)
{
    graph->rows++;
    graph->edges++;
    if (edge->from == NULL || edge->to == NULL) {
        psg_report_refuse(graph->report, "edge", said->span, "this edge has no %s",
                          edge->from == NULL ? "source" : "target");
        return false;
    }
    g_autofree char *key = NULL;
    if (graph->is_multi || edge->has_id) {
        key = g_strdup_printf("%s:e%" G_GSIZE_FORMAT, psg_input_name(graph->input),
                              graph->edges);
    }
    PsgDraftTie tie = {.from = psg_draft_actor(graph->draft, edge->from, said->span),
                       .to = psg_draft_actor(graph->draft, edge->to, said->span),
                       .direction = edge->direction,
                       .key = key};
    say_thing(graph, psg_draft_tie(graph->draft, &tie, said->span), said);
    return true;
}
