/* Joining the roots of a folder's files, key by key. All that stands at a key is gathered
 * first and joined once, so that many files take no longer than a long one. */
#include "read/yaml/merge.h"

#include <string.h>

/* Pairs, each key once. */
typedef struct {
    GArray *pairs;      /* PsgPair */
    GHashTable *places; /* key → place + 1 */
} Pairs;

static Pairs
pairs_new(void)
{
    return (Pairs){g_array_new(FALSE, FALSE, sizeof(PsgPair)),
                   g_hash_table_new(g_str_hash, g_str_equal)};
}

/* The pair that has the key already; NULL if this one was added. */
static const PsgPair *
add_pair(const Pairs *pairs, const PsgPair *pair)
{
    size_t place =
        GPOINTER_TO_SIZE(g_hash_table_lookup(pairs->places, pair->key->string));
    if (place > 0) {
        return &g_array_index(pairs->pairs, PsgPair, place - 1);
    }
    g_array_append_val(pairs->pairs, *pair);
    g_hash_table_insert(pairs->places, (gpointer)(guintptr)pair->key->string,
                        GUINT_TO_POINTER(pairs->pairs->len));
    return NULL;
}

/* A map of the pairs, at the place of the first; frees what they were gathered in. */
static const PsgNode *
pairs_end(Pairs pairs, const PsgNode *first, PsgArena *arena)
{
    PsgNode *map = psg_arena_copy(arena, first, 1, sizeof *first);
    map->count = pairs.pairs->len;
    map->pairs = psg_arena_take_array(arena, pairs.pairs);
    g_hash_table_unref(pairs.places);
    return map;
}

static void
report_twice(PsgDiagnostics *list, const PsgNode *key, const PsgNode *first)
{
    psg_diagnostics_error(list, "duplicate-key", key->span,
                          "the key \"%s\" is given twice", key->string);
    psg_diagnostics_also(list, first->span, "it was given here before");
}

static const PsgNode *
join_lists(const GPtrArray *lists, PsgArena *arena)
{
    GArray *items = g_array_new(FALSE, FALSE, sizeof(const PsgNode *));
    for (guint i = 0; i < lists->len; i++) {
        const PsgNode *each = g_ptr_array_index(lists, i);
        g_array_append_vals(items, each->items, (guint)each->count);
    }
    const PsgNode *first = g_ptr_array_index(lists, 0);
    PsgNode *list = psg_arena_copy(arena, first, 1, sizeof *first);
    list->count = items->len;
    list->items = psg_arena_take_array(arena, items);
    return list;
}

/* No deeper than this: an actor is described in one place. */
static const PsgNode *
join_maps(const GPtrArray *maps, PsgArena *arena, PsgDiagnostics *list)
{
    Pairs joined = pairs_new();
    for (guint i = 0; i < maps->len; i++) {
        const PsgNode *each = g_ptr_array_index(maps, i);
        for (size_t j = 0; j < each->count; j++) {
            const PsgPair *known = add_pair(&joined, &each->pairs[j]);
            if (known != NULL) {
                report_twice(list, each->pairs[j].key, known->key);
            }
        }
    }
    return pairs_end(joined, g_ptr_array_index(maps, 0), arena);
}

/* The values at the key of `pair` that can be joined with its own; others are told.
 * Owned by the caller. */
static GPtrArray *
gather(const PsgPair *pair, const GPtrArray *pairs, PsgDiagnostics *list)
{
    GPtrArray *values = g_ptr_array_new();
    PsgNodeKind kind = pair->value->kind;
    for (guint i = 0; i < pairs->len; i++) {
        const PsgPair *each = g_ptr_array_index(pairs, i);
        bool is_joined =
            each->value->kind == kind && (kind == PSG_NODE_LIST || kind == PSG_NODE_MAP);
        if (i == 0 || is_joined) {
            g_ptr_array_add(values, (gpointer)(guintptr)each->value);
        } else if (strcmp(pair->key->string, "paysage") != 0) {
            report_twice(list, each->key, pair->key);
        }
    }
    return values;
}

static const PsgNode *
join_values(const PsgPair *pair, const GPtrArray *pairs, PsgArena *arena,
            PsgDiagnostics *list)
{
    g_autoptr(GPtrArray) values = gather(pair, pairs, list);
    if (values->len == 1) {
        return pair->value;
    }
    return pair->value->kind == PSG_NODE_LIST ? join_lists(values, arena)
                                              : join_maps(values, arena, list);
}

static void
unref_pointers(void *array)
{
    g_ptr_array_unref(array);
}

const PsgNode *
psg_trees_merge(const PsgNode *const *roots, size_t count, PsgArena *arena,
                PsgDiagnostics *list)
{
    if (count == 1) {
        return roots[0];
    }
    Pairs joined = pairs_new();
    g_autoptr(GHashTable) all = /* key → GPtrArray of const PsgPair */
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, unref_pointers);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < roots[i]->count; j++) {
            const PsgPair *pair = &roots[i]->pairs[j];
            if (add_pair(&joined, pair) == NULL) {
                g_hash_table_insert(all, (gpointer)(guintptr)pair->key->string,
                                    g_ptr_array_new());
            }
            g_ptr_array_add(g_hash_table_lookup(all, pair->key->string),
                            (gpointer)(guintptr)pair);
        }
    }
    for (guint i = 0; i < joined.pairs->len; i++) {
        PsgPair *pair = &g_array_index(joined.pairs, PsgPair, i);
        pair->value =
            join_values(pair, g_hash_table_lookup(all, pair->key->string), arena, list);
    }
    return pairs_end(joined, roots[0], arena);
}
