/* Doubts about what changes over time: values that hold at once, or when nobody was there. */
#include "read/builder.h"
#include "read/life.h"

#include <string.h>

/* Of two values the one that begins later takes over, which is plain when it does so where the other
 * ends, or after. */
static bool
is_ambiguous(const PsgInterval *a, const PsgInterval *b)
{
    if (!psg_interval_meets(a, b)) {
        return false;
    }
    int a_first = psg_interval_first(a), b_first = psg_interval_first(b);
    const PsgInterval *earlier = a_first <= b_first ? a : b;
    const PsgInterval *later = earlier == a ? b : a;
    bool takes_over = earlier->to.kind == PSG_END_KNOWN &&
                      psg_interval_last(earlier) <= later->from.last &&
                      a_first != b_first;
    return !takes_over;
}

static void
doubt_overlaps(const PsgBuilder *builder, const GArray *dated)
{
    for (guint i = 1; i < dated->len; i++) {
        const PsgDatedNode *each = &g_array_index(dated, PsgDatedNode, i);
        for (guint j = 0; j < i; j++) {
            const PsgDatedNode *other = &g_array_index(dated, PsgDatedNode, j);
            if (is_ambiguous(&other->when, &each->when)) {
                psg_diagnostics_warning(
                    builder->list, "overlap", each->key->span,
                    "two values hold at the same time: let one end before "
                    "the other begins");
                psg_diagnostics_also(builder->list, other->key->span, "the other one");
                break;
            }
        }
    }
}

static void
doubt_absence(const PsgBuilder *builder, const PsgActor *actor, const GArray *dated)
{
    for (guint i = 0; i < dated->len; i++) {
        const PsgDatedNode *each = &g_array_index(dated, PsgDatedNode, i);
        if (each->key != NULL && !psg_life_of_actor_meets(actor, &each->when)) {
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
