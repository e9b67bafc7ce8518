/* Texts, references, dates, and what changes over time: from nodes to the model's own
 * types. */
#include "model/presence.h"
#include "read/form/scalar.h"
#include "read/landscape/builder.h"

/* ---- Texts ---- */

static PsgTranslation
translation(const PsgBuilder *builder, const char *language, const char *string)
{
    g_autofree char *clean = psg_text_clean(string);
    return (PsgTranslation){psg_arena_strdup(builder->arena, language),
                            psg_arena_strdup(builder->arena, clean)};
}

static PsgText
text_of_languages(const PsgBuilder *builder, const PsgNode *map)
{
    PsgTranslation *items = psg_arena_alloc(builder->arena, map->count * sizeof *items);
    PsgText text = {items, 0};
    for (size_t i = 0; i < map->count; i++) {
        const char *string = psg_scalar_string(map->pairs[i].value);
        if (string != NULL) {
            items[text.count++] = translation(builder, map->pairs[i].key->string, string);
        }
    }
    return text;
}

static PsgText
text_of_string(const PsgBuilder *builder, const char *string)
{
    PsgTranslation item = translation(builder, builder->landscape->language, string);
    return (PsgText){psg_arena_copy(builder->arena, &item, 1, sizeof item), 1};
}

PsgText
psg_build_text(const PsgBuilder *builder, const PsgNode *node)
{
    const char *string = psg_scalar_string(node);
    if (string != NULL) {
        return text_of_string(builder, string);
    }
    if (node != NULL && node->kind == PSG_NODE_MAP) {
        return text_of_languages(builder, node);
    }
    return (PsgText){NULL, 0};
}

PsgText
psg_build_text_or(const PsgBuilder *builder, const PsgNode *node, const char *id)
{
    PsgText text = psg_build_text(builder, node);
    return text.count > 0 ? text : text_of_string(builder, id);
}

const char *
psg_build_string(const PsgBuilder *builder, const PsgNode *node)
{
    const char *string = psg_scalar_string(node);
    g_autofree char *clean = string == NULL ? NULL : psg_text_clean(string);
    return psg_arena_strdup(builder->arena, clean);
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

/* Appends whom the nodes refer to, each once. */
static void
add_indexes(const PsgBuilder *builder, PsgThing thing, const PsgNode *node,
            GArray *indexes)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    size_t count;
    const PsgNode *room;
    const PsgNode *const *nodes = nodes_of(node, &room, &count);
    for (size_t i = 0; i < count; i++) {
        size_t index = psg_builder_refer(builder, thing, nodes[i]);
        if (index == PSG_NONE) {
            continue;
        }
        if (g_hash_table_add(seen, GSIZE_TO_POINTER(index))) {
            g_array_append_val(indexes, index);
        } else {
            psg_diagnostics_warning(builder->list, "named-twice", nodes[i]->span,
                                    "\"%s\" is named twice", nodes[i]->string);
        }
    }
}

PsgIndexes
psg_build_indexes(const PsgBuilder *builder, PsgThing thing, const PsgNode *node)
{
    GArray *indexes = g_array_new(FALSE, FALSE, sizeof(size_t));
    add_indexes(builder, thing, node, indexes);
    size_t count = indexes->len;
    return (PsgIndexes){psg_arena_take_array(builder->arena, indexes), count};
}

PsgIndexes
psg_build_sources(const PsgBuilder *builder, const PsgNode *map)
{
    return psg_build_indexes(builder, PSG_THING_SOURCE, psg_node_lookup(map, "source"));
}

PsgSpells
psg_build_spells(const PsgBuilder *builder, const PsgNode *node)
{
    size_t count;
    const PsgNode *room;
    const PsgNode *const *nodes = nodes_of(node, &room, &count);
    PsgInterval *spells = psg_arena_alloc(builder->arena, count * sizeof *spells);
    size_t taken = 0;
    for (size_t i = 0; i < count; i++) {
        taken += psg_scalar_date(nodes[i], &spells[taken]);
    }
    return psg_spells_new(builder->arena, spells, taken);
}

/* ---- Over time ---- */

GArray *
psg_build_dated(const PsgNode *node)
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
psg_build_dated_texts(const PsgBuilder *builder, const PsgNode *node)
{
    g_autoptr(GArray) dated = psg_build_dated(node);
    PsgDatedText *items = psg_arena_alloc(builder->arena, dated->len * sizeof *items);
    PsgDatedTexts texts = {items, 0};
    for (guint i = 0; i < dated->len; i++) {
        const PsgDatedNode *each = &g_array_index(dated, PsgDatedNode, i);
        PsgText text = psg_build_text(builder, each->value);
        if (text.count > 0) {
            items[texts.count++] = (PsgDatedText){each->when, text};
        }
    }
    return texts;
}

PsgDatedIndexes
psg_build_dated_indexes(const PsgBuilder *builder, PsgThing thing, const PsgNode *node)
{
    g_autoptr(GArray) dated = psg_build_dated(node);
    GArray *items = g_array_new(FALSE, FALSE, sizeof(PsgDatedIndex));
    for (guint i = 0; i < dated->len; i++) {
        const PsgDatedNode *each = &g_array_index(dated, PsgDatedNode, i);
        g_autoptr(GArray) indexes = g_array_new(FALSE, FALSE, sizeof(size_t));
        add_indexes(builder, thing, each->value, indexes);
        for (guint j = 0; j < indexes->len; j++) {
            PsgDatedIndex item = {each->when, g_array_index(indexes, size_t, j)};
            g_array_append_val(items, item);
        }
    }
    size_t count = items->len;
    return (PsgDatedIndexes){psg_arena_take_array(builder->arena, items), count};
}
