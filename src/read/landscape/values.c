/* References, texts, dates, and what changes over time: from nodes to the types of the
 * model. */
#include "model/presence.h"
#include "model/property.h"
#include "read/form/scalar.h"
#include "read/landscape/reader.h"

const PsgNode *
psg_reader_node(const PsgReader *reader, PsgThing thing, size_t place)
{
    return g_ptr_array_index(reader->nodes[thing], place);
}

size_t
psg_reader_refer(const PsgReader *reader, PsgThing thing, const PsgNode *node)
{
    const char *id = psg_scalar_string(node);
    return id == NULL ? PSG_NONE
                      : psg_builder_refer(reader->builder, thing, id, node->span);
}

/* ---- Texts ---- */

/* Aliases are the same node, and so the same string. */
const char *
psg_read_string(const PsgReader *reader, const PsgNode *node)
{
    const char *string = psg_scalar_string(node);
    const char *known = g_hash_table_lookup(reader->strings, node);
    if (string != NULL && known == NULL) {
        known = psg_builder_string(reader->builder, string);
        g_hash_table_insert(reader->strings, (gpointer)(guintptr)node,
                            (gpointer)(guintptr)known);
    }
    return known;
}

static PsgText
text_of_languages(const PsgReader *reader, const PsgNode *map)
{
    PsgTranslation *items = psg_arena_alloc(reader->arena, map->count * sizeof *items);
    PsgText text = {items, 0};
    for (size_t i = 0; i < map->count; i++) {
        const char *string = psg_read_string(reader, map->pairs[i].value);
        if (string != NULL) {
            const char *language =
                psg_builder_language(reader->builder, map->pairs[i].key->string);
            items[text.count++] = (PsgTranslation){language, string};
        }
    }
    return text;
}

PsgText
psg_read_text(const PsgReader *reader, const PsgNode *node)
{
    if (node != NULL && node->kind == PSG_NODE_MAP) {
        return text_of_languages(reader, node);
    }
    PsgTranslation own = {reader->landscape->language, psg_read_string(reader, node)};
    return own.string == NULL
               ? (PsgText){NULL, 0}
               : (PsgText){psg_arena_copy(reader->arena, &own, 1, sizeof own), 1};
}

/* ---- One or several ---- */

/* The nodes of one value or a list of them; the one is put into *room. */
static const PsgNode *const *
nodes_of(const PsgNode *node, const PsgNode **room, size_t *count)
{
    if (node != NULL && node->kind == PSG_NODE_LIST) {
        *count = node->count;
        return node->items;
    }
    *room = node;
    *count = node == NULL ? 0 : 1;
    return room;
}

/* Appends the places of what the nodes refer to, each once. */
static void
add_indexes(const PsgReader *reader, PsgThing thing, const PsgNode *node, GArray *indexes)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    size_t count;
    const PsgNode *room;
    const PsgNode *const *nodes = nodes_of(node, &room, &count);
    for (size_t i = 0; i < count; i++) {
        size_t index = psg_reader_refer(reader, thing, nodes[i]);
        if (index == PSG_NONE) {
            continue;
        }
        if (g_hash_table_add(seen, GSIZE_TO_POINTER(index))) {
            g_array_append_val(indexes, index);
        } else {
            psg_diagnostics_warning(reader->list, "named-twice", nodes[i]->span,
                                    "\"%s\" is named twice", nodes[i]->string);
        }
    }
}

PsgIndexes
psg_read_indexes(const PsgReader *reader, PsgThing thing, const PsgNode *node)
{
    GArray *indexes = g_array_new(FALSE, FALSE, sizeof(size_t));
    add_indexes(reader, thing, node, indexes);
    size_t count = indexes->len;
    return (PsgIndexes){psg_arena_take_array(reader->arena, indexes), count};
}

PsgIndexes
psg_read_sources(const PsgReader *reader, const PsgNode *map)
{
    return psg_read_indexes(reader, PSG_THING_SOURCE, psg_node_lookup(map, "source"));
}

PsgSpells
psg_read_spells(const PsgReader *reader, const PsgNode *node)
{
    size_t count;
    const PsgNode *room;
    const PsgNode *const *nodes = nodes_of(node, &room, &count);
    PsgInterval *spells = psg_arena_alloc(reader->arena, count * sizeof *spells);
    size_t taken = 0;
    for (size_t i = 0; i < count; i++) {
        taken += psg_scalar_date(nodes[i], &spells[taken]);
    }
    return psg_spells_new(reader->arena, spells, taken);
}

/* ---- Over time ---- */

GArray *
psg_read_dated(const PsgNode *node)
{
    GArray *dated = g_array_new(FALSE, FALSE, sizeof(PsgDatedNode));
    if (!psg_node_is_dated(node)) {
        PsgDatedNode once = {psg_interval_always(), NULL, node};
        return node == NULL ? dated : g_array_append_val(dated, once);
    }
    for (size_t i = 0; i < node->count; i++) {
        PsgDatedNode item = {.key = node->pairs[i].key, .value = node->pairs[i].value};
        if (psg_scalar_date(item.key, &item.when)) {
            g_array_append_val(dated, item);
        }
    }
    return dated;
}

PsgDatedTexts
psg_read_dated_texts(const PsgReader *reader, const PsgNode *node)
{
    g_autoptr(GArray) dated = psg_read_dated(node);
    PsgDatedText *items = psg_arena_alloc(reader->arena, dated->len * sizeof *items);
    PsgDatedTexts texts = {items, 0};
    for (guint i = 0; i < dated->len; i++) {
        const PsgDatedNode *each = &g_array_index(dated, PsgDatedNode, i);
        PsgText text = psg_read_text(reader, each->value);
        if (text.count > 0) {
            items[texts.count++] = (PsgDatedText){each->when, text};
        }
    }
    return texts;
}

PsgDatedIndexes
psg_read_dated_indexes(const PsgReader *reader, PsgThing thing, const PsgNode *node)
{
    g_autoptr(GArray) dated = psg_read_dated(node);
    GArray *items = g_array_new(FALSE, FALSE, sizeof(PsgDatedIndex));
    for (guint i = 0; i < dated->len; i++) {
        const PsgDatedNode *each = &g_array_index(dated, PsgDatedNode, i);
        g_autoptr(GArray) indexes = g_array_new(FALSE, FALSE, sizeof(size_t));
        add_indexes(reader, thing, each->value, indexes);
        if (each->key != NULL && each->value->kind == PSG_NODE_LIST &&
            each->value->count == 0) {
            PsgDatedIndex none = {each->when, PSG_NONE};
            g_array_append_val(items, none);
        }
        for (guint j = 0; j < indexes->len; j++) {
            PsgDatedIndex item = {each->when, g_array_index(indexes, size_t, j)};
            g_array_append_val(items, item);
        }
    }
    size_t count = items->len;
    return (PsgDatedIndexes){psg_arena_take_array(reader->arena, items), count};
}

/* ---- Properties ---- */

/* Each value is one, without quotes. */
static bool
are_numbers(const PsgNode *node)
{
    g_autoptr(GArray) dated = psg_read_dated(node);
    for (guint i = 0; i < dated->len; i++) {
        const PsgNode *value = g_array_index(dated, PsgDatedNode, i).value;
        if (value->kind != PSG_NODE_SCALAR || !value->plain ||
            !psg_property_is_number(value->string)) {
            return false;
        }
    }
    return true;
}

/* Keys that differ may be one name: in one character and in two, with blanks around. */
static bool
is_new_name(const PsgReader *reader, GHashTable *names, const char *name,
            const PsgNode *key)
{
    bool is_new = g_hash_table_add(names, (gpointer)(guintptr)name);
    if (!is_new) {
        psg_diagnostics_error(reader->list, "duplicate-key", key->span,
                              "the property \"%s\" is given twice", name);
    }
    return is_new;
}

PsgProperties
psg_read_properties(const PsgReader *reader, const PsgNode *map)
{
    const PsgNode *node = psg_node_lookup(map, "properties");
    size_t most = node == NULL || node->kind != PSG_NODE_MAP ? 0 : node->count;
    PsgProperty *items = psg_arena_alloc(reader->arena, most * sizeof *items);
    PsgProperties properties = {items, 0};
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < most; i++) {
        const PsgPair *pair = &node->pairs[i];
        const char *name = psg_read_string(reader, pair->key);
        PsgDatedTexts values = psg_read_dated_texts(reader, pair->value);
        if (name != NULL && values.count > 0 &&
            is_new_name(reader, names, name, pair->key)) {
            items[properties.count++] =
                (PsgProperty){name, values, are_numbers(pair->value)};
        }
    }
    return properties;
}
