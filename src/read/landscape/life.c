/* Lifetimes are few intervals each: looking at all of them is quick. */
#include "read/landscape/life.h"

static bool
any_meets(const PsgSpells *spells, const PsgInterval *window)
{
    for (size_t i = 0; i < spells->count; i++) {
        if (psg_interval_meets(&spells->items[i], window)) {
            return true;
        }
    }
    return false;
}

bool
psg_life_of_actor_meets(const PsgActor *actor, const PsgInterval *window)
{
    if (!actor->has_when && !actor->is_talked_of) {
        return true;
    }
    return any_meets(&actor->when, window) ||
           (actor->is_talked_of && psg_interval_meets(&actor->talked_of, window));
}

bool
psg_lives_meet(const PsgActor *a, const PsgActor *b)
{
    if (!a->has_when && !a->is_talked_of) {
        return true;
    }
    for (size_t i = 0; i < a->when.count; i++) {
        if (psg_life_of_actor_meets(b, &a->when.items[i])) {
            return true;
        }
    }
    return a->is_talked_of && psg_life_of_actor_meets(b, &a->talked_of);
}

bool
psg_life_of_relation_meets(const PsgRelation *relation, const PsgInterval *window)
{
    return relation->when.count == 0 || any_meets(&relation->when, window);
}
