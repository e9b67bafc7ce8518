/* Relations that go on under another entry. */
#include "slice/relation_match.h"

/* What twins have in common. */
typedef struct {
    size_t from, to, kind;
} Tie;

/* The ended ones, by their tie: a chain of places for each. */
typedef struct {
    const PsgLandscape *landscape;
    const GArray *ended;
    GHashTable *heads; /* Tie → its first place + 1 */
    size_t *next;      /* by place; PSG_NONE: the last */
    bool *is_taken;
} Chains;

static Tie
tie_of(const PsgLandscape *landscape, size_t index)
{
    const PsgRelation *relation = &landscape->relations[index];
    Tie tie = {relation->from, relation->to, relation->kind};
    bool directed = tie.kind != PSG_NONE && landscape->relation_kinds[tie.kind].directed;
    if (!directed && tie.from > tie.to) {
        tie.from = relation->to;
        tie.to = relation->from;
    }
    return tie;
}

static guint
tie_hash(gconstpointer key)
{
    const Tie *tie = key;
    return (guint)((tie->from * 2654435761U) ^ (tie->to * 40503U) ^ tie->kind);
}

static gboolean
tie_equal(gconstpointer a, gconstpointer b)
{
    const Tie *one = a, *other = b;
    return one->from == other->from && one->to == other->to && one->kind == other->kind;
}

/* From the last to the first, so that chains are in order. */
static void
link_chains(Chains *chains, Tie *ties)
{
    for (guint i = chains->ended->len; i-- > 0;) {
        ties[i] = tie_of(chains->landscape, g_array_index(chains->ended, size_t, i));
        chains->next[i] =
            GPOINTER_TO_SIZE(g_hash_table_lookup(chains->heads, &ties[i])) - 1;
        g_hash_table_replace(chains->heads, &ties[i], GSIZE_TO_POINTER(i + 1));
    }
}

static size_t
find_twin(const Chains *chains, size_t relation, bool wants_same_label)
{
    Tie tie = tie_of(chains->landscape, relation);
    size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(chains->heads, &tie)) - 1;
    while (place != PSG_NONE &&
           (chains->is_taken[place] ||
            (wants_same_label && !psg_relation_has_same_label(
                                     chains->landscape, relation,
                                     g_array_index(chains->ended, size_t, place))))) {
        place = chains->next[place];
    }
    return place;
}

bool
psg_relation_has_same_label(const PsgLandscape *landscape, size_t a, size_t b)
{
    return psg_text_is_same(&landscape->relations[a].label,
                            &landscape->relations[b].label);
}

size_t *
psg_relation_match(const PsgLandscape *landscape, const GArray *ended,
                   const GArray *begun)
{
    g_autofree Tie *ties = g_new(Tie, ended->len + 1);
    g_autofree size_t *next = g_new(size_t, ended->len + 1);
    g_autofree bool *is_taken = g_new0(bool, ended->len + 1);
    g_autoptr(GHashTable) heads = g_hash_table_new(tie_hash, tie_equal);
    Chains chains = {landscape, ended, heads, next, is_taken};
    size_t *twins = g_new(size_t, begun->len + 1);
    link_chains(&chains, ties);
    for (guint i = 0; i < begun->len; i++) {
        twins[i] = PSG_NONE;
    }
    for (int pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < begun->len; i++) {
            size_t relation = g_array_index(begun, size_t, i);
            if (twins[i] == PSG_NONE) {
                twins[i] = find_twin(&chains, relation, pass == 0);
            }
            if (twins[i] != PSG_NONE) {
                is_taken[twins[i]] = true;
            }
        }
    }
    return twins;
}
