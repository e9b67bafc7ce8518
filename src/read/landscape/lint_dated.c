/* Doubts about what changes over time: values that hold at once, or when nobody was
 * there. */
#include "model/presence.h"
#include "read/landscape/builder.h"

#include <string.h>

static int
compare_begins(const void *left, const void *right)
{
    const PsgDatedNode *a = left, *b = right;
    int a_first = psg_interval_first(&a->when), b_first = psg_interval_first(&b->when);
    return (a_first > b_first) - (a_first < b_first);
}

/* The later one takes over, which is plain where it begins when the earlier one ends,
 * or after. */
static bool
is_ambiguous(const PsgInterval *earlier, const PsgInterval *later)
{
    bool begins_later = psg_interval_first(earlier) < psg_interval_first(later);
    bool takes_over = earlier->to.kind == PSG_END_KNOWN &&
                      psg_interval_last(earlier) <= later->from.last && begins_later;
    return psg_interval_meets(earlier, later) && !takes_over;
}

/* In order of time, each is held against the one before it that lasts longest. */
static void
doubt_overlaps(const PsgBuilder *builder, GArray *dated)
{
    g_array_sort(dated, compare_begins);
    const PsgDatedNode *longest = NULL;
    for (guint i = 0; i < dated->len; i++) {
        const PsgDatedNode *each = &g_array_index(dated, PsgDatedNode, i);
        if (longest != NULL && is_ambiguous(&longest->when, &each->when)) {
            psg_diagnostics_warning(
                builder->list, "overlap", each->key->span,
                "two values hold at the same time: let one end before "
                "the other begins");
            psg_diagnostics_also(builder->list, longest->key->span, "the other one");
        }
        if (longest == NULL ||
            psg_interval_last(&each->when) > psg_interval_last(&longest->when)) {
            longest = each;
        }
    }
}

static void
doubt_absence(const PsgBuilder *builder, const PsgActor *actor, const GArray *dated)
{
    for (guint i = 0; i < dated->len; i++) {
        const PsgDatedNode *each = &g_array_index(dated, PsgDatedNode, i);
        if (each->key != NULL &&
            psg_actor_presence_in(actor, &each->when) == PSG_PRESENCE_NONE) {
            psg_diagnostics_warning(builder->list, "outside-life", each->key->span,
                                    "\"%s\" is not there at that time", actor->id);
        }
    }
}

static void
doubt_actor(const PsgBuilder *builder, const PsgActor *actor, const PsgNode *map)
{
    static const char *const keys[] = {"name", "full", "kind", "tier", "groups"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        g_autoptr(GArray) dated = psg_build_dated(psg_node_lookup(map, keys[i]));
        doubt_absence(builder, actor, dated);
        if (strcmp(keys[i], "groups") != 0) { /* of which several may hold */
            doubt_overlaps(builder, dated);
        }
    }
}

void
psg_doubt_dated(const PsgBuilder *builder)
{
    for (size_t i = 0; i < builder->landscape->actor_count; i++) {
        doubt_actor(builder, &builder->landscape->actors[i],
                    psg_builder_entry(builder, PSG_THING_ACTOR, i)->value);
    }
}
