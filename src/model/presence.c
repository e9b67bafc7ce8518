/* Who is there in a window of time, and what is new or ends in it. */
#include "model/presence.h"

const char *
psg_presence_word(PsgPresence presence)
{
    static const char *const words[] = {"none", "talked-of", "unsure", "there"};
    return words[presence];
}

static bool
spells_meet(const PsgSpells *spells, const PsgInterval *window)
{
    for (size_t i = 0; i < spells->count; i++) {
        if (psg_interval_meets(&spells->items[i], window)) {
            return true;
        }
    }
    return spells->count == 0;
}

/* People speak of it from the first mention until it begins; of what never begins,
 * only in the dates given. */
static bool
is_talked_of(const PsgActor *actor, const PsgInterval *window)
{
    if (!actor->is_talked_of) {
        return false;
    }
    if (!actor->has_when) {
        return psg_interval_meets(&actor->talked_of, window);
    }
    PsgInterval life = psg_spells_span(&actor->when);
    return psg_interval_first(&actor->talked_of) <= psg_interval_last(window) &&
           psg_interval_first(&life) > psg_interval_last(window);
}

static bool
has_known_end(const PsgSpells *spells)
{
    PsgInterval span = psg_spells_span(spells);
    return spells->count > 0 && span.to.kind == PSG_END_KNOWN;
}

PsgPresence
psg_actor_presence(const PsgActor *actor, const PsgSlice *slice)
{
    if (is_talked_of(actor, &slice->when)) {
        return PSG_PRESENCE_TALKED_OF;
    }
    bool only_talked_of = actor->is_talked_of && !actor->has_when;
    if (only_talked_of || !spells_meet(&actor->when, &slice->when)) {
        return PSG_PRESENCE_NONE;
    }
    return slice->question && !has_known_end(&actor->when) ? PSG_PRESENCE_UNSURE
                                                           : PSG_PRESENCE_THERE;
}

PsgInterval
psg_spells_span(const PsgSpells *spells)
{
    if (spells->count == 0) {
        return psg_interval_always();
    }
    PsgInterval span = spells->items[0];
    for (size_t i = 1; i < spells->count; i++) {
        if (psg_interval_first(&spells->items[i]) < psg_interval_first(&span)) {
            span.from = spells->items[i].from;
        }
        if (psg_interval_last(&spells->items[i]) > psg_interval_last(&span)) {
            span.to = spells->items[i].to;
        }
    }
    return span;
}

PsgInterval
psg_relation_life(const PsgLandscape *landscape, const PsgRelation *relation)
{
    if (relation->when.count > 0) {
        return psg_spells_span(&relation->when);
    }
    PsgInterval from = psg_spells_span(&landscape->actors[relation->from].when);
    PsgInterval to = psg_spells_span(&landscape->actors[relation->to].when);
    return (PsgInterval){
        .from =
            psg_interval_first(&from) >= psg_interval_first(&to) ? from.from : to.from,
        .to = psg_interval_last(&from) <= psg_interval_last(&to) ? from.to : to.to,
    };
}

/* Both ends live at once somewhere in the window: meeting it one after the other is
 * not enough. */
static bool
ends_meet(const PsgActor *from, const PsgActor *to, const PsgInterval *window)
{
    if (from->when.count == 0 || to->when.count == 0) {
        return true;
    }
    for (size_t i = 0; i < from->when.count; i++) {
        for (size_t j = 0; j < to->when.count; j++) {
            const PsgInterval *a = &from->when.items[i], *b = &to->when.items[j];
            int first = MAX(psg_interval_first(a), psg_interval_first(b));
            int last = MIN(psg_interval_last(a), psg_interval_last(b));
            if (MAX(first, psg_interval_first(window)) <=
                MIN(last, psg_interval_last(window))) {
                return true;
            }
        }
    }
    return false;
}

PsgPresence
psg_relation_presence(const PsgLandscape *landscape, const PsgRelation *relation,
                      const PsgSlice *slice)
{
    const PsgActor *from = &landscape->actors[relation->from];
    const PsgActor *to = &landscape->actors[relation->to];
    PsgPresence weaker =
        MIN(psg_actor_presence(from, slice), psg_actor_presence(to, slice));
    if (weaker == PSG_PRESENCE_NONE || !spells_meet(&relation->when, &slice->when)) {
        return PSG_PRESENCE_NONE;
    }
    if (relation->when.count == 0 && weaker == PSG_PRESENCE_THERE &&
        !ends_meet(from, to, &slice->when)) {
        return PSG_PRESENCE_NONE;
    }
    return weaker;
}

/* The first day that is new in a slice: none in a window without a start. */
static int
first_new_day(const PsgLandscape *landscape, size_t index)
{
    int start = psg_interval_first(&landscape->slices[index].when);
    if (start == PSG_DAY_FIRST) {
        return PSG_DAY_LAST;
    }
    if (index == 0) {
        return start;
    }
    int before = psg_interval_last(&landscape->slices[index - 1].when);
    return before < start ? before + 1 : start;
}

/* Windows may overlap or leave gaps: a spell is new where it is first seen at its
 * start. */
static bool
begins_in(const PsgSpells *spells, const PsgLandscape *landscape, size_t index)
{
    const PsgInterval *window = &landscape->slices[index].when;
    int first = first_new_day(landscape, index);
    for (size_t i = 0; i < spells->count; i++) {
        int start = psg_interval_first(&spells->items[i]);
        if (start >= first && start <= psg_interval_last(window) &&
            psg_interval_meets(&spells->items[i], window)) {
            return true;
        }
    }
    return false;
}

bool
psg_actor_is_new(const PsgLandscape *landscape, const PsgActor *actor, size_t index)
{
    bool was_there =
        index > 0 &&
        psg_actor_presence(actor, &landscape->slices[index - 1]) == PSG_PRESENCE_THERE;
    return actor->has_when && !was_there && begins_in(&actor->when, landscape, index);
}

bool
psg_relation_is_new(const PsgLandscape *landscape, const PsgRelation *relation,
                    size_t index)
{
    if (relation->when.count > 0) {
        bool was_there =
            index > 0 &&
            psg_relation_presence(landscape, relation, &landscape->slices[index - 1]) ==
                PSG_PRESENCE_THERE;
        return !was_there && begins_in(&relation->when, landscape, index);
    }
    return psg_actor_is_new(landscape, &landscape->actors[relation->from], index) ||
           psg_actor_is_new(landscape, &landscape->actors[relation->to], index);
}

bool
psg_actor_is_leaving(const PsgLandscape *landscape, const PsgActor *actor, size_t index)
{
    if (!has_known_end(&actor->when)) {
        return false;
    }
    if (index + 1 < landscape->slice_count) {
        return psg_actor_presence(actor, &landscape->slices[index + 1]) ==
               PSG_PRESENCE_NONE;
    }
    PsgInterval span = psg_spells_span(&actor->when);
    return psg_interval_last(&span) <= psg_interval_last(&landscape->slices[index].when);
}
