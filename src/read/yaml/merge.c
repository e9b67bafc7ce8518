/* Joining the roots of a folder's files, key by key. */
#include "read/yaml/merge.h"

#include <string.h>

/* The pairs of a map that grows. */
typedef struct {
    GArray *pairs;      /* PsgPair */
    GHashTable *places; /* key to index + 1 */
} Joined;

static void
report_twice(PsgDiagnostics *list, const PsgNode *key, const PsgNode *first)
{
    psg_diagnostics_error(list, "duplicate-key", key->span,
                          "the key \"%s\" is given twice", key->string);
    psg_diagnostics_also(list, first->span, "it was given here before");
}

static PsgPair *
find(const Joined *joined, const char *key)
{
    size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(joined->places, key));
    return place == 0 ? NULL : &g_array_index(joined->pairs, PsgPair, place - 1);
}

static void
append(const Joined *joined, PsgPair pair)
{
    g_array_append_val(joined->pairs, pair);
    g_hash_table_insert(joined->places, g_strdup(pair.key->string),
                        GUINT_TO_POINTER(joined->pairs->len));
}

static Joined
joined_new(void)
{
    return (Joined){g_array_new(FALSE, FALSE, sizeof(PsgPair)),
                    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
}

/* A map of the pairs, at the place of the first; frees what they were gathered in. */
static const PsgNode *
joined_end(Joined joined, const PsgNode *first, PsgArena *arena)
{
    PsgNode *map = psg_arena_copy(arena, first, 1, sizeof *first);
    map->count = joined.pairs->len;
    map->pairs = psg_arena_take_array(arena, joined.pairs);
    g_hash_table_unref(joined.places);
    return map;
}

static const PsgNode *
join_lists(const PsgNode *first, const PsgNode *second, PsgArena *arena)
{
    PsgNode *list = psg_arena_copy(arena, first, 1, sizeof *first);
    const PsgNode **items =
        psg_arena_alloc(arena, (first->count + second->count) * sizeof(const PsgNode *));
    for (size_t i = 0; i < first->count; i++) {
        items[i] = first->items[i];
    }
    for (size_t i = 0; i < second->count; i++) {
        items[first->count + i] = second->items[i];
    }
    list->count = first->count + second->count;
    list->items = items;
    return list;
}

/* No deeper than this: an actor is described in one place. */
static const PsgNode *
join_maps(const PsgNode *first, const PsgNode *second, PsgArena *arena,
          PsgDiagnostics *list)
{
    Joined joined = joined_new();
    for (size_t i = 0; i < first->count; i++) {
        append(&joined, first->pairs[i]);
    }
    for (size_t i = 0; i < second->count; i++) {
        const PsgPair *known = find(&joined, second->pairs[i].key->string);
        if (known == NULL) {
            append(&joined, second->pairs[i]);
        } else {
            report_twice(list, second->pairs[i].key, known->key);
        }
    }
    return joined_end(joined, first, arena);
}

static void
join_pair(const Joined *joined, PsgPair pair, PsgArena *arena, PsgDiagnostics *list)
{
    PsgPair *known = find(joined, pair.key->string);
    if (known == NULL) {
        append(joined, pair);
        return;
    }
    PsgNodeKind kind = known->value->kind;
    if (kind == pair.value->kind && kind == PSG_NODE_LIST) {
        known->value = join_lists(known->value, pair.value, arena);
    } else if (kind == pair.value->kind && kind == PSG_NODE_MAP) {
        known->value = join_maps(known->value, pair.value, arena, list);
    } else if (strcmp(pair.key->string, "paysage") != 0) {
        report_twice(list, pair.key, known->key);
    }
}

const PsgNode *
psg_trees_merge(const PsgNode *const *roots, size_t count, PsgArena *arena,
                PsgDiagnostics *list)
{
    if (count == 1) {
        return roots[0];
    }
    Joined joined = joined_new();
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < roots[i]->count; j++) {
            join_pair(&joined, roots[i]->pairs[j], arena, list);
        }
    }
    return joined_end(joined, roots[0], arena);
}
