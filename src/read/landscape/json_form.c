/* From the form of the export to that of the format: a table of keys for each sort of thing. */
#include "read/landscape/json_form.h"

#include "read/json/json.h"
#include "read/yaml/encoding.h"

#include <string.h>

typedef struct Rules Rules;

/* What becomes of a value. NULL: nothing. */
typedef const PsgNode *(*Convert)(PsgArena *arena, const PsgNode *node,
                                  const Rules *rules);

typedef struct {
    const char *key;
    const char *name; /* in the format; NULL: it is left out */
    Convert convert;
    const Rules *rules; /* for what it holds */
    const char *item;   /* of dated values: what one is called */
} Rule;

/* Of keys that are not in the list, values stay as they are. */
struct Rules {
    const Rule *list;
    size_t count;
    const char *item;      /* of dated values, from the rule */
    bool holds_no_zero;    /* a zero is nothing said */
    const char *inner_key; /* a map there is part of this one; NULL: none */
    bool shows_tiers;      /* of a measure: the pyramid shows it */
};

/* ---- Making nodes ---- */

/* Without what it holds, at the same place. */
static PsgNode *
node_like(PsgArena *arena, const PsgNode *node, PsgNodeKind kind)
{
    PsgNode *made = psg_arena_alloc(arena, sizeof *made);
    *made = (PsgNode){.kind = kind, .span = node->span, .size = {.values = 1}};
    made->height = kind == PSG_NODE_SCALAR ? 0 : 1;
    return made;
}

static const PsgNode *
scalar_like(PsgArena *arena, const PsgNode *node, const char *text, bool is_plain)
{
    PsgNode *made = node_like(arena, node, PSG_NODE_SCALAR);
    made->string = psg_arena_strdup(arena, text);
    made->plain = is_plain;
    made->size.bytes = strlen(text);
    return made;
}

/* Takes the array of PsgPair. */
static const PsgNode *
map_of(PsgArena *arena, const PsgNode *place, GArray *pairs)
{
    PsgNode *made = node_like(arena, place, PSG_NODE_MAP);
    made->count = pairs->len;
    for (guint i = 0; i < pairs->len; i++) {
        psg_node_count(made, g_array_index(pairs, PsgPair, i).value);
        made->size.bytes += g_array_index(pairs, PsgPair, i).key->size.bytes;
    }
    made->pairs = psg_arena_take_array(arena, pairs);
    return made;
}

/* The same; NULL if there are none. */
static const PsgNode *
map_or_null(PsgArena *arena, const PsgNode *place, GArray *pairs)
{
    if (pairs->len > 0) {
        return map_of(arena, place, pairs);
    }
    g_array_unref(pairs);
    return NULL;
}

/* Takes the array of const PsgNode *. */
static const PsgNode *
list_of(PsgArena *arena, const PsgNode *place, GArray *items)
{
    PsgNode *made = node_like(arena, place, PSG_NODE_LIST);
    made->count = items->len;
    for (guint i = 0; i < items->len; i++) {
        psg_node_count(made, g_array_index(items, const PsgNode *, i));
    }
    made->items = psg_arena_take_array(arena, items);
    return made;
}

static GArray *
pairs_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(PsgPair));
}

static GArray *
items_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(const PsgNode *));
}

static void
add_pair(GArray *pairs, const PsgNode *key, const PsgNode *value)
{
    PsgPair pair = {key, value};
    g_array_append_val(pairs, pair);
}

/* ---- Values as they are ---- */

static size_t
count_of(const PsgNode *node, PsgNodeKind kind)
{
    return node != NULL && node->kind == kind ? node->count : 0;
}

static bool
is_plain_word(const PsgNode *node, const char *word)
{
    return node->kind == PSG_NODE_SCALAR && node->plain &&
           strcmp(node->string, word) == 0;
}

/* "1.0" is 1, which whole numbers have to be written as. */
static const PsgNode *
convert_scalar(PsgArena *arena, const PsgNode *node)
{
    if (is_plain_word(node, "null") || is_plain_word(node, "false")) {
        return NULL;
    }
    if (!node->plain || !g_str_has_suffix(node->string, ".0")) {
        return node;
    }
    g_autofree char *whole = g_strndup(node->string, strlen(node->string) - 2);
    return scalar_like(arena, node, whole, true);
}

/* Without what says nothing. */
static const PsgNode *
convert_value(PsgArena *arena, const PsgNode *node, const Rules *rules)
{
    if (node->kind == PSG_NODE_SCALAR) {
        const PsgNode *scalar = convert_scalar(arena, node);
        bool is_zero = scalar != NULL && is_plain_word(scalar, "0");
        return is_zero && rules != NULL && rules->holds_no_zero ? NULL : scalar;
    }
    GArray *kept = node->kind == PSG_NODE_MAP ? pairs_new() : items_new();
    for (size_t i = 0; i < node->count; i++) {
        const PsgNode *child =
            node->kind == PSG_NODE_MAP ? node->pairs[i].value : node->items[i];
        const PsgNode *value = convert_value(arena, child, rules);
        if (value != NULL && node->kind == PSG_NODE_MAP) {
            add_pair(kept, node->pairs[i].key, value);
        } else if (value != NULL) {
            g_array_append_val(kept, value);
        }
    }
    if (kept->len == 0) {
        g_array_unref(kept);
        return NULL;
    }
    return (node->kind == PSG_NODE_MAP ? map_of : list_of)(arena, node, kept);
}

/* ---- Things ---- */

static const Rule *
rule_of(const Rules *rules, const char *key)
{
    for (size_t i = 0; i < rules->count; i++) {
        if (strcmp(rules->list[i].key, key) == 0) {
            return &rules->list[i];
        }
    }
    return NULL;
}

static void
add_converted(PsgArena *arena, const PsgPair *pair, const Rules *rules, GArray *pairs)
{
    const Rule *rule = rule_of(rules, pair->key->string);
    if (rule != NULL && rule->name == NULL) {
        return;
    }
    Rules inner = rule == NULL || rule->rules == NULL ? *rules : *rule->rules;
    inner.item = rule == NULL ? NULL : rule->item;
    inner.shows_tiers = rules->shows_tiers;
    Convert convert =
        rule == NULL || rule->convert == NULL ? convert_value : rule->convert;
    const PsgNode *value = convert(arena, pair->value, &inner);
    if (value != NULL) {
        const PsgNode *key =
            rule == NULL ? pair->key : scalar_like(arena, pair->key, rule->name, true);
        add_pair(pairs, key, value);
    }
}

/* A map, by the rules for its keys; it may be empty. */
static const PsgNode *
convert_thing(PsgArena *arena, const PsgNode *node, const Rules *rules)
{
    g_assert(node != NULL);
    if (node->kind != PSG_NODE_MAP) {
        return convert_value(arena, node, rules);
    }
    GArray *pairs = pairs_new();
    for (size_t i = 0; i < node->count; i++) {
        const PsgPair *pair = &node->pairs[i];
        if (rules->inner_key != NULL &&
            strcmp(pair->key->string, rules->inner_key) == 0) {
            g_array_append_vals(pairs, pair->value->pairs,
                                (guint)count_of(pair->value, PSG_NODE_MAP));
        } else {
            add_converted(arena, pair, rules, pairs);
        }
    }
    return map_of(arena, node, pairs);
}

static const PsgNode *
convert_list(PsgArena *arena, const PsgNode *node, const Rules *rules)
{
    if (count_of(node, PSG_NODE_LIST) == 0) {
        return NULL;
    }
    GArray *items = items_new();
    for (size_t i = 0; i < node->count; i++) {
        const PsgNode *item = convert_thing(arena, node->items[i], rules);
        if (item != NULL) {
            g_array_append_val(items, item);
        }
    }
    return list_of(arena, node, items);
}

/* Things of a list by what stands at a key of each. */
static const PsgNode *
map_by(PsgArena *arena, const PsgNode *list, const char *key, const Rules *rules)
{
    GArray *pairs = pairs_new();
    for (size_t i = 0; i < count_of(list, PSG_NODE_LIST); i++) {
        const PsgNode *name = psg_node_lookup(list->items[i], key);
        if (name != NULL && name->kind == PSG_NODE_SCALAR) {
            add_pair(pairs, name, convert_thing(arena, list->items[i], rules));
        }
    }
    return map_or_null(arena, list, pairs);
}

static const PsgNode *
convert_things(PsgArena *arena, const PsgNode *node, const Rules *rules)
{
    static const Rule id = {"id", NULL, NULL, NULL, NULL};
    GArray *list = g_array_new(FALSE, FALSE, sizeof(Rule));
    g_array_append_val(list, id);
    g_array_append_vals(list, rules->list, (guint)rules->count);
    Rules without = *rules;
    without.list = (const Rule *)(const void *)list->data;
    without.count = list->len;
    const PsgNode *map = map_by(arena, node, "id", &without);
    g_array_unref(list);
    return map;
}

/* ---- Dates ---- */

/* Text at a key; "" if there is none. */
static const char *
text_at(const PsgNode *map, const char *key)
{
    const PsgNode *node = psg_node_lookup(map, key);
    return node == NULL || node->kind != PSG_NODE_SCALAR ? "" : node->string;
}

static const PsgNode *
convert_period(PsgArena *arena, const PsgNode *node, const Rules *rules)
{
    const PsgNode *when = psg_node_lookup(node, "when");
    return when == NULL ? NULL : convert_value(arena, when, rules);
}

static const PsgNode *
convert_spells(PsgArena *arena, const PsgNode *node, const Rules *rules)
{
    GArray *items = items_new();
    for (size_t i = 0; i < count_of(node, PSG_NODE_LIST); i++) {
        const PsgNode *when = convert_period(arena, node->items[i], rules);
        if (when != NULL) {
            g_array_append_val(items, when);
        }
    }
    if (items->len == 0) {
        g_array_unref(items);
        return NULL;
    }
    return list_of(arena, node, items);
}

/* What holds in one time: a value, or a list of several; none is an empty list. */
static const PsgNode *
run_of(PsgArena *arena, const PsgNode *list, size_t first, size_t end, const char *item)
{
    GArray *values = items_new();
    for (size_t i = first; i < end; i++) {
        const PsgNode *said = psg_node_lookup(list->items[i], item);
        const PsgNode *value = said == NULL ? NULL : convert_value(arena, said, NULL);
        if (value != NULL) {
            g_array_append_val(values, value);
        }
    }
    if (values->len == 1) {
        const PsgNode *only = g_array_index(values, const PsgNode *, 0);
        g_array_unref(values);
        return only;
    }
    return list_of(arena, list->items[first], values);
}

/* Values over time: one that holds always is no map. */
static const PsgNode *
convert_dated(PsgArena *arena, const PsgNode *node, const Rules *rules)
{
    size_t count = count_of(node, PSG_NODE_LIST);
    GArray *pairs = pairs_new();
    for (size_t i = 0; i < count;) {
        size_t end = i + 1;
        while (end < count && strcmp(text_at(node->items[i], "when"),
                                     text_at(node->items[end], "when")) == 0) {
            end++;
        }
        const PsgNode *key =
            scalar_like(arena, node->items[i], text_at(node->items[i], "when"), true);
        add_pair(pairs, key, run_of(arena, node, i, end, rules->item));
        i = end;
    }
    const PsgPair *first = &g_array_index(pairs, PsgPair, 0);
    const PsgNode *only = pairs->len == 1 ? first->value : NULL;
    bool is_always = only != NULL && strcmp(first->key->string, "../..") == 0 &&
                     (only->kind != PSG_NODE_LIST || only->count > 0);
    if (pairs->len == 0 || is_always) {
        g_array_unref(pairs);
        return only;
    }
    return map_of(arena, node, pairs);
}

/* ---- What has a form of its own ---- */

#define RULES(rules)                                                                     \
    {                                                                                    \
        .list = (rules), .count = G_N_ELEMENTS(rules)                                    \
    }
#define LEFT_OUT(key)                                                                    \
    {                                                                                    \
        (key), NULL, NULL, NULL, NULL                                                    \
    }
/* days, and how sure they are, which "when" says as well */
#define DAYS LEFT_OUT("from"), LEFT_OUT("to"), LEFT_OUT("begin"), LEFT_OUT("end")
#define SOURCES                                                                          \
    {                                                                                    \
        "sources", "source", NULL, NULL, NULL                                            \
    }

static const Rule succession_list[] = {DAYS, LEFT_OUT("succeeds"), LEFT_OUT("what"),
                                       LEFT_OUT("at"), SOURCES};
static const Rules succession_rules = RULES(succession_list);

static const PsgNode *
convert_successions(PsgArena *arena, const PsgNode *node, const Rules *rules)
{
    return map_by(arena, node, "succeeds", rules);
}

static const PsgNode *
convert_properties(PsgArena *arena, const PsgNode *node, const Rules *rules)
{
    GArray *pairs = pairs_new();
    Rules values = *rules;
    values.item = "value";
    for (size_t i = 0; i < count_of(node, PSG_NODE_LIST); i++) {
        const PsgNode *name = psg_node_lookup(node->items[i], "name");
        const PsgNode *list = psg_node_lookup(node->items[i], "values");
        const PsgNode *dated = list == NULL ? NULL : convert_dated(arena, list, &values);
        if (name != NULL && name->kind == PSG_NODE_SCALAR && dated != NULL) {
            add_pair(pairs, name, dated);
        }
    }
    return map_or_null(arena, node, pairs);
}

static const Rule value_list[] = {DAYS, LEFT_OUT("of"), LEFT_OUT("subject"),
                                  LEFT_OUT("when"), SOURCES};
static const Rules value_rules = RULES(value_list);

static void
add_measurement(PsgArena *arena, const PsgNode *item, GArray *pairs)
{
    add_pair(pairs, scalar_like(arena, item, text_at(item, "when"), true),
             convert_thing(arena, item, &value_rules));
}

/* Those of tiers stand with their tier, if the pyramid shows them. */
static const PsgNode *
convert_measurements(PsgArena *arena, const PsgNode *node, const Rules *rules)
{
    size_t count = count_of(node, PSG_NODE_LIST);
    GArray *pairs = pairs_new();
    for (size_t i = 0; i < count;) {
        const PsgNode *of = psg_node_lookup(node->items[i], "of");
        const char *subject = text_at(node->items[i], "subject");
        GArray *values = pairs_new();
        size_t end = i;
        for (; end < count &&
               strcmp(text_at(node->items[end], "of"), text_at(node->items[i], "of")) ==
                   0 &&
               strcmp(text_at(node->items[end], "subject"), subject) == 0;
             end++) {
            add_measurement(arena, node->items[end], values);
        }
        bool is_shown = rules->shows_tiers && strcmp(subject, "tier") == 0;
        if (of != NULL && of->kind == PSG_NODE_SCALAR && !is_shown) {
            add_pair(pairs, of, map_of(arena, node->items[i], values));
        } else {
            g_array_unref(values);
        }
        i = end;
    }
    return map_or_null(arena, node, pairs);
}

static const PsgNode *
convert_pins(PsgArena *arena, const PsgNode *node, const Rules *rules)
{
    static const char *const axes[] = {"x", "y"};
    GArray *pairs = pairs_new();
    (void)rules;
    for (size_t i = 0; i < count_of(node, PSG_NODE_LIST); i++) {
        const PsgNode *actor = psg_node_lookup(node->items[i], "actor");
        GArray *place = items_new();
        for (size_t k = 0; k < G_N_ELEMENTS(axes); k++) {
            const PsgNode *number = psg_node_lookup(node->items[i], axes[k]);
            if (number != NULL) {
                g_array_append_val(place, number);
            }
        }
        const PsgNode *list = list_of(arena, node->items[i], place);
        if (actor != NULL && actor->kind == PSG_NODE_SCALAR) {
            add_pair(pairs, actor, list);
        }
    }
    return map_or_null(arena, node, pairs);
}

/* ---- Sorts of things ---- */

static const Rule common_list[] = {DAYS, LEFT_OUT("question"), SOURCES};
static const Rules common_rules = RULES(common_list);

static const Rule actor_list[] = {
    DAYS,
    SOURCES,
    LEFT_OUT("name"),
    LEFT_OUT("full"),
    LEFT_OUT("kind"),
    LEFT_OUT("tier"),
    LEFT_OUT("groups"),
    LEFT_OUT("succeeds"),
    {"names", "name", convert_dated, NULL, "name"},
    {"full_names", "full", convert_dated, NULL, "full"},
    {"kinds", "kind", convert_dated, NULL, "kind"},
    {"tiers", "tier", convert_dated, NULL, "tier"},
    {"memberships", "groups", convert_dated, NULL, "group"},
    {"spells", "when", convert_spells, NULL, NULL},
    {"talked_of", "talked-of", NULL, NULL, NULL},
    {"successions", "succeeds", convert_successions, &succession_rules, NULL},
    {"properties", "properties", convert_properties, NULL, NULL},
};
static const Rules actor_rules = RULES(actor_list);

/* "from" and "to" are its ends. */
static const Rule relation_list[] = {
    LEFT_OUT("since"),
    LEFT_OUT("until"),
    LEFT_OUT("begin"),
    LEFT_OUT("end"),
    LEFT_OUT("weight"),
    SOURCES,
    {"spells", "when", convert_spells, NULL, NULL},
    {"weights", "weight", convert_dated, NULL, "weight"},
    {"properties", "properties", convert_properties, NULL, NULL},
};
static const Rules relation_rules = RULES(relation_list);

static const Rule event_list[] = {
    DAYS,
    SOURCES,
    {"properties", "properties", convert_properties, NULL, NULL}};
static const Rules event_rules = {.list = event_list,
                                  .count = G_N_ELEMENTS(event_list),
                                  .inner_key = "values"};

static const Rule tier_list[] = {SOURCES,
                                 LEFT_OUT("actors"),
                                 {"listings", "actors", convert_dated, NULL, "actor"}};
static const Rules tier_rules = RULES(tier_list);

static const Rule layout_list[] = {{"pins", "pins", convert_pins, NULL, NULL}};
static const Rules layout_rules = RULES(layout_list);

/* "from" and "to" of a figure are options of it, and counts of 0 are none. */
static const Rules figure_rules = {.holds_no_zero = true};

static const Rule landscape_list[] = {
    LEFT_OUT("measures"), /* see below */
    LEFT_OUT("pyramid"),
    LEFT_OUT("tiers"),
    {"observed", "observed", convert_period, NULL, NULL},
    {"slices", "slices", convert_list, &common_rules, NULL},
    {"kinds", "kinds", convert_things, &common_rules, NULL},
    {"relation_kinds", "relation-kinds", convert_things, &common_rules, NULL},
    {"event_kinds", "event-kinds", convert_things, &common_rules, NULL},
    {"groups", "groups", convert_things, &common_rules, NULL},
    {"actors", "actors", convert_things, &actor_rules, NULL},
    {"relations", "relations", convert_list, &relation_rules, NULL},
    {"events", "events", convert_list, &event_rules, NULL},
    {"layout", "layout", convert_thing, &layout_rules, NULL},
    {"figures", "figures", convert_list, &figure_rules, NULL},
    {"sources", "sources", convert_things, &common_rules, NULL},
};
static const Rules landscape_rules = RULES(landscape_list);

/* What the pyramid shows; NULL if it is none of them. */
static const PsgNode *
measure_of_pyramid(const PsgNode *root)
{
    const char *id = text_at(psg_node_lookup(root, "pyramid"), "measure");
    const PsgNode *measures = psg_node_lookup(root, "measures");
    for (size_t i = 0; i < count_of(measures, PSG_NODE_LIST); i++) {
        if (*id != '\0' && strcmp(text_at(measures->items[i], "id"), id) == 0) {
            return measures->items[i];
        }
    }
    return NULL;
}

static void
add_measures(PsgArena *arena, const PsgNode *root, GArray *pairs)
{
    static const Rule list[] = {
        LEFT_OUT("id"), SOURCES, {"values", "of", convert_measurements, NULL, NULL}};
    const PsgPair *measures = psg_node_pair_lookup(root, "measures");
    size_t count = measures == NULL ? 0 : count_of(measures->value, PSG_NODE_LIST);
    const PsgNode *shown = measure_of_pyramid(root);
    GArray *made = pairs_new();
    for (size_t i = 0; i < count; i++) {
        const PsgNode *measure = measures->value->items[i];
        const PsgNode *id = psg_node_lookup(measure, "id");
        Rules rules = RULES(list);
        rules.shows_tiers = measure == shown;
        if (id != NULL && id->kind == PSG_NODE_SCALAR) {
            add_pair(made, id, convert_thing(arena, measure, &rules));
        }
    }
    const PsgNode *map = count == 0 ? NULL : map_or_null(arena, measures->value, made);
    if (map != NULL) {
        add_pair(pairs, measures->key, map);
    } else if (count == 0) {
        g_array_unref(made);
    }
}

/* The values of a tier that the pyramid shows; NULL if there are none. */
static const PsgNode *
figures_of(PsgArena *arena, const PsgNode *shown, const PsgNode *tier)
{
    const PsgNode *values = psg_node_lookup(shown, "values");
    GArray *pairs = pairs_new();
    for (size_t i = 0; i < count_of(values, PSG_NODE_LIST); i++) {
        const PsgNode *value = values->items[i];
        if (strcmp(text_at(value, "subject"), "tier") == 0 &&
            strcmp(text_at(value, "of"), text_at(tier, "id")) == 0) {
            add_measurement(arena, value, pairs);
        }
    }
    return map_or_null(arena, tier, pairs);
}

static const PsgNode *
convert_tier(PsgArena *arena, const PsgNode *tier, const PsgNode *shown)
{
    GArray *pairs = pairs_new();
    for (size_t i = 0; i < count_of(tier, PSG_NODE_MAP); i++) {
        add_converted(arena, &tier->pairs[i], &tier_rules, pairs);
    }
    const PsgNode *figures = figures_of(arena, shown, tier);
    if (figures != NULL) {
        add_pair(pairs, scalar_like(arena, tier, "figures", true), figures);
    }
    return map_of(arena, tier, pairs);
}

/* Tiers stand in the pyramid. */
static void
add_pyramid(PsgArena *arena, const PsgNode *root, GArray *pairs)
{
    const PsgPair *pyramid = psg_node_pair_lookup(root, "pyramid");
    const PsgPair *tiers = psg_node_pair_lookup(root, "tiers");
    size_t count = tiers == NULL ? 0 : count_of(tiers->value, PSG_NODE_LIST);
    const PsgNode *shown = measure_of_pyramid(root);
    GArray *inner = pairs_new(), *items = items_new();
    for (size_t i = 0; pyramid != NULL && i < count_of(pyramid->value, PSG_NODE_MAP);
         i++) {
        add_converted(arena, &pyramid->value->pairs[i], &common_rules, inner);
    }
    for (size_t i = 0; i < count; i++) {
        const PsgNode *tier = convert_tier(arena, tiers->value->items[i], shown);
        g_array_append_val(items, tier);
    }
    if (count > 0) {
        add_pair(inner, tiers->key, list_of(arena, tiers->value, items));
    } else {
        g_array_unref(items);
    }
    const PsgNode *map = map_or_null(arena, root, inner);
    if (map != NULL) {
        add_pair(pairs, scalar_like(arena, root, "pyramid", true), map);
    }
}

static const PsgNode *
convert_landscape(PsgArena *arena, const PsgNode *root)
{
    GArray *pairs = pairs_new();
    for (size_t i = 0; i < root->count; i++) {
        add_converted(arena, &root->pairs[i], &landscape_rules, pairs);
    }
    add_measures(arena, root, pairs);
    add_pyramid(arena, root, pairs);
    return map_of(arena, root, pairs);
}

bool
psg_json_is_landscape(const PsgInput *input)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    const PsgNode *root = psg_json_outline(input, arena);
    const PsgNode *observed = psg_node_lookup(root, "observed");
    return observed != NULL && observed->kind == PSG_NODE_MAP &&
           count_of(psg_node_lookup(root, "actors"), PSG_NODE_LIST) > 0 &&
           psg_node_lookup(root, "relation_kinds") != NULL;
}

const PsgNode *
psg_json_landscape(const PsgInput *input, const PsgLimits *limits, PsgArena *arena,
                   PsgDiagnostics *list)
{
    size_t base;
    if (!psg_encoding_check(input, &base, list)) {
        return NULL;
    }
    const PsgNode *root = psg_json_read(input, limits, arena, list);
    return root == NULL || root->kind != PSG_NODE_MAP ? root
                                                      : convert_landscape(arena, root);
}
