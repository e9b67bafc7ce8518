/* Who is there in a window of time, and what is new or ends in it. */
#include "model/presence.h"

#include <stdlib.h>

const char *
psg_presence_word(PsgPresence presence)
{
    static const char *const words[] = {"none", "talked-of", "unsure", "there"};
    return words[presence];
}

/* ---- Spells ---- */

static int
compare_days(const void *left, const void *right)
{
    const PsgTimeSpan *a = left, *b = right;
    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    return (a->last > b->last) - (a->last < b->last);
}

/* Days that touch or overlap become one stretch. */
static size_t
join_days(PsgTimeSpan *days, size_t count)
{
    size_t kept = 0;
    qsort(days, count, sizeof *days, compare_days);
    for (size_t i = 1; i < count; i++) {
        if (days[i].first <= days[kept].last + 1) {
            days[kept].last = MAX(days[kept].last, days[i].last);
        } else {
            days[++kept] = days[i];
        }
    }
    return kept + 1;
}

PsgSpells
psg_spells_new(PsgArena *arena, const PsgInterval *items, size_t count)
{
    PsgSpells spells = {.items = items, .count = count};
    PsgTimeSpan *days = psg_arena_alloc(arena, count * sizeof *days);
    for (size_t i = 0; i < count; i++) {
        days[i] =
            (PsgTimeSpan){psg_interval_first(&items[i]), psg_interval_last(&items[i])};
        if (days[i].first < days[spells.earliest].first) {
            spells.earliest = i;
        }
        if (days[i].last > psg_interval_last(&items[spells.latest])) {
            spells.latest = i;
        }
    }
    spells.days = days;
    spells.day_count = count == 0 ? 0 : join_days(days, count);
    return spells;
}

/* The first stretch that does not end before the day. */
static size_t
first_stretch(const PsgSpells *spells, PsgTime time)
{
    size_t low = 0, high = spells->day_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spells->days[middle].last < time) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool
psg_spells_meet(const PsgSpells *spells, const PsgInterval *window)
{
    size_t place = first_stretch(spells, psg_interval_first(window));
    return spells->count == 0 || (place < spells->day_count &&
                                  spells->days[place].first <= psg_interval_last(window));
}

/* Both have a day in common that lies in the window; neither is without dates. */
static bool
spells_share_day(const PsgSpells *a, const PsgSpells *b, const PsgInterval *window)
{
    PsgTime from = psg_interval_first(window), to = psg_interval_last(window);
    size_t i = first_stretch(a, from), j = first_stretch(b, from);
    while (i < a->day_count && j < b->day_count) {
        PsgTime first = MAX(a->days[i].first, b->days[j].first);
        if (MAX(first, from) > to) {
            return false;
        }
        if (first <= MIN(a->days[i].last, b->days[j].last)) {
            return true;
        }
        a->days[i].last < b->days[j].last ? i++ : j++;
    }
    return false;
}

PsgInterval
psg_spells_span(const PsgSpells *spells)
{
    if (spells->count == 0) {
        return psg_interval_always();
    }
    return (PsgInterval){.from = spells->items[spells->earliest].from,
                         .to = spells->items[spells->latest].to};
}

static bool
has_known_end(const PsgSpells *spells)
{
    return spells->count > 0 && spells->items[spells->latest].to.kind == PSG_END_KNOWN;
}

/* ---- Actors ---- */

bool
psg_actor_talk(const PsgActor *actor, PsgInterval *talk)
{
    if (!actor->is_talked_of) {
        return false;
    }
    *talk = actor->talked_of;
    if (!actor->has_when) {
        return true;
    }
    PsgInterval life = psg_spells_span(&actor->when);
    PsgTime begin = psg_interval_first(&life);
    if (psg_interval_first(talk) >= begin) {
        return false;
    }
    talk->to = life.from; /* people speak of it until it begins */
    talk->to.precision = PSG_PRECISION_DAY;
    talk->to.approximate = talk->to.uncertain = false;
    talk->to.first = talk->to.last = begin - 1;
    return true;
}

PsgPresence
psg_actor_presence_in(const PsgActor *actor, const PsgInterval *window)
{
    PsgInterval talk;
    bool may_be_there = actor->has_when || !actor->is_talked_of;
    if (may_be_there && psg_spells_meet(&actor->when, window)) {
        return PSG_PRESENCE_THERE;
    }
    bool is_talk = psg_actor_talk(actor, &talk) && psg_interval_meets(&talk, window);
    return is_talk ? PSG_PRESENCE_TALKED_OF : PSG_PRESENCE_NONE;
}

PsgPresence
psg_actor_presence(const PsgActor *actor, const PsgSlice *slice)
{
    PsgPresence presence = psg_actor_presence_in(actor, &slice->when);
    bool is_unsure = presence == PSG_PRESENCE_THERE && slice->is_projected &&
                     !has_known_end(&actor->when);
    return is_unsure ? PSG_PRESENCE_UNSURE : presence;
}

bool
psg_actors_meet(const PsgActor *a, const PsgActor *b)
{
    PsgInterval talk, always = psg_interval_always();
    if ((!a->has_when && !a->is_talked_of) || (!b->has_when && !b->is_talked_of)) {
        return true;
    }
    return spells_share_day(&a->when, &b->when, &always) ||
           (psg_actor_talk(a, &talk) && psg_actor_presence_in(b, &talk)) ||
           (psg_actor_talk(b, &talk) && psg_actor_presence_in(a, &talk));
}

/* ---- Relations ---- */

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

PsgPresence
psg_relation_presence_of(const PsgLandscape *landscape, const PsgRelation *relation,
                         const PsgSlice *slice, PsgPresence from, PsgPresence to)
{
    PsgPresence weaker = MIN(from, to);
    if (weaker == PSG_PRESENCE_NONE || !psg_spells_meet(&relation->when, &slice->when)) {
        return PSG_PRESENCE_NONE;
    }
    /* Meeting the window one after the other is not enough. */
    const PsgSpells *one = &landscape->actors[relation->from].when;
    const PsgSpells *other = &landscape->actors[relation->to].when;
    bool is_of_ends = relation->when.count == 0 && weaker == PSG_PRESENCE_THERE &&
                      one->count > 0 && other->count > 0;
    return is_of_ends && !spells_share_day(one, other, &slice->when) ? PSG_PRESENCE_NONE
                                                                     : weaker;
}

PsgPresence
psg_relation_presence(const PsgLandscape *landscape, const PsgRelation *relation,
                      const PsgSlice *slice)
{
    const PsgActor *actors = landscape->actors;
    return psg_relation_presence_of(landscape, relation, slice,
                                    psg_actor_presence(&actors[relation->from], slice),
                                    psg_actor_presence(&actors[relation->to], slice));
}

/* ---- Beginnings and ends ---- */

PsgTime
psg_slice_first_new_day(const PsgLandscape *landscape, size_t index)
{
    PsgTime start = psg_interval_first(&landscape->slices[index].when);
    if (start == PSG_TIME_FIRST) {
        return PSG_TIME_LAST;
    }
    if (index == 0) {
        return start;
    }
    PsgTime before = psg_interval_last(&landscape->slices[index - 1].when);
    return before < start ? before + 1 : start;
}

/* Windows may overlap or leave gaps: a stretch is new where it is first seen since its
 * beginning. */
static bool
begins_in(const PsgSpells *spells, const PsgLandscape *landscape, size_t index)
{
    const PsgInterval *window = &landscape->slices[index].when;
    PsgTime first = psg_slice_first_new_day(landscape, index);
    size_t place = first_stretch(spells, psg_interval_first(window));
    if (place < spells->day_count && spells->days[place].first < first) {
        place++; /* that one is older */
    }
    return place < spells->day_count && spells->days[place].first >= first &&
           spells->days[place].first <= psg_interval_last(window);
}

bool
psg_actor_is_new(const PsgLandscape *landscape, const PsgActor *actor, size_t index)
{
    if (!actor->has_when || !begins_in(&actor->when, landscape, index)) {
        return false;
    }
    return index == 0 ||
           psg_actor_presence(actor, &landscape->slices[index - 1]) != PSG_PRESENCE_THERE;
}

bool
psg_relation_is_new(const PsgLandscape *landscape, const PsgRelation *relation,
                    size_t index)
{
    if (relation->when.count > 0) {
        return begins_in(&relation->when, landscape, index) &&
               (index == 0 || psg_relation_presence(landscape, relation,
                                                    &landscape->slices[index - 1]) !=
                                  PSG_PRESENCE_THERE);
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
