/* Relations that go on under another entry. */
#include "slice/twins.h"

/* What twins have in common. */
typedef struct {
    size_t from, to, kind;
} Tie;

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
    return (guint)(tie->from * 2654435761U ^ tie->to * 40503U ^ tie->kind);
}

static gboolean
tie_equal(gconstpointer a, gconstpointer b)
{
    const Tie *one = a, *other = b;
    return one->from == other->from && one->to == other->to && one->kind == other->kind;
}

/* The lost ones, by their tie; the values are queues of PsgViewRelation, in order. */
static GHashTable *
lost_by_tie(const PsgLandscape *landscape, const GArray *relations, Tie *ties)
{
    GHashTable *lost =
        g_hash_table_new_full(tie_hash, tie_equal, NULL, (GDestroyNotify)g_queue_free);
    for (guint i = 0; i < relations->len; i++) {
        PsgViewRelation *seen = &g_array_index(relations, PsgViewRelation, i);
        ties[i] = tie_of(landscape, seen->relation);
        if (seen->change != PSG_CHANGE_LOST) {
            continue;
        }
        GQueue *queue = g_hash_table_lookup(lost, &ties[i]);
        if (queue == NULL) {
            queue = g_queue_new();
            g_hash_table_insert(lost, &ties[i], queue);
        }
        g_queue_push_tail(queue, seen);
    }
    return lost;
}

/* The twin that was lost, or NULL; one with the same label is found first. */
static PsgViewRelation *
take_twin(const PsgLandscape *landscape, const PsgViewRelation *gained, GQueue *lost)
{
    const PsgText *label = &landscape->relations[gained->relation].label;
    for (GList *link = lost->head; link != NULL; link = link->next) {
        PsgViewRelation *twin = link->data;
        if (psg_text_is_same(&landscape->relations[twin->relation].label, label)) {
            g_queue_delete_link(lost, link);
            return twin;
        }
    }
    return g_queue_pop_head(lost);
}

void
psg_twins_join(const PsgLandscape *landscape, GArray *relations)
{
    g_autofree Tie *ties = g_new(Tie, relations->len + 1);
    g_autoptr(GHashTable) lost = lost_by_tie(landscape, relations, ties);
    for (guint i = 0; i < relations->len; i++) {
        PsgViewRelation *seen = &g_array_index(relations, PsgViewRelation, i);
        GQueue *queue = seen->change == PSG_CHANGE_GAINED
                            ? g_hash_table_lookup(lost, &ties[i])
                            : NULL;
        PsgViewRelation *twin = queue == NULL ? NULL : take_twin(landscape, seen, queue);
        if (twin != NULL) {
            bool is_same = psg_text_is_same(&landscape->relations[twin->relation].label,
                                            &landscape->relations[seen->relation].label);
            seen->change = is_same ? PSG_CHANGE_NONE : PSG_CHANGE_ALTERED;
            seen->former = is_same ? PSG_NONE : twin->relation;
            twin->relation = PSG_NONE;
        }
    }
    guint kept = 0;
    for (guint i = 0; i < relations->len; i++) {
        PsgViewRelation *seen = &g_array_index(relations, PsgViewRelation, i);
        if (seen->relation != PSG_NONE) {
            g_array_index(relations, PsgViewRelation, kept++) = *seen;
        }
    }
    g_array_set_size(relations, kept);
}
