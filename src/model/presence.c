/* Who is there in a window of time, and what is new or ends in it. */
#include "model/presence.h"

#include "base/compare.h"
#include "base/edtf.h"

#include <stdlib.h>

const char *
psg_presence_word(PsgPresence presence)
{
    static const char *const words[] = {"none", "talked-of", "unsure", "there"};
    return words[presence];
}

/* ---- Spells ---- */

bool
psg_presence_is_seen(PsgPresence presence)
{
    return presence == PSG_PRESENCE_THERE || presence == PSG_PRESENCE_UNSURE;
}

static int
compare_stretches(const void *left, const void *right)
{
    const PsgStretch *a = left, *b = right;
    return a->first != b->first ? PSG_COMPARE(a->first, b->first)
                                : PSG_COMPARE(a->last, b->last);
}

static void
join_into(PsgStretch *kept, const PsgStretch *other)
{
    if (other->first == kept->first) {
        kept->begun_by = MIN(kept->begun_by, other->begun_by);
    }
    if (other->last >= kept->last) {
        kept->ends_from = other->last > kept->last
                              ? other->ends_from
                              : MAX(kept->ends_from, other->ends_from);
        kept->last = other->last;
    }
}

/* Those that touch or overlap become one. */
static size_t
join_stretches(PsgStretch *stretches, size_t count)
{
    size_t kept = 0;
    if (count == 0) {
        return 0;
    }
    qsort(stretches, count, sizeof *stretches, compare_stretches);
    for (size_t i = 1; i < count; i++) {
        if (stretches[i].first <= stretches[kept].last + 1) {
            join_into(&stretches[kept], &stretches[i]);
        } else {
            stretches[++kept] = stretches[i];
        }
    }
    return kept + 1;
}

/* As coarse as the end of the observation, and just then; about then is something else. */
static bool
is_edge(const PsgDate *date, const PsgDate *edge)
{
    return date->kind == PSG_END_KNOWN && edge->kind == PSG_END_KNOWN &&
           !psg_date_is_doubtful(date) && date->first == edge->first &&
           date->last == edge->last;
}

static PsgInterval
drawn(const PsgInterval *spell, const PsgInterval *observed)
{
    PsgInterval seen = *spell;
    if (observed != NULL && is_edge(&spell->from, &observed->from)) {
        seen.from.kind = PSG_END_UNKNOWN;
    }
    if (observed != NULL && is_edge(&spell->to, &observed->to)) {
        seen.to.kind = PSG_END_UNKNOWN;
    }
    return seen;
}

static PsgStretch
stretch_of(const PsgInterval *seen)
{
    const PsgDate *from = &seen->from, *to = &seen->to;
    bool has_begin = from->kind == PSG_END_KNOWN, has_end = to->kind == PSG_END_KNOWN;
    return (PsgStretch){
        .first = has_begin ? from->first : PSG_TIME_FIRST,
        .last = has_end ? to->last : PSG_TIME_LAST,
        .begun_by = !has_begin                   ? PSG_TIME_LAST
                    : psg_date_is_doubtful(from) ? from->last
                                                 : from->first,
        .ends_from = !has_end                   ? PSG_TIME_LAST
                     : psg_date_is_doubtful(to) ? to->first
                                                : to->last,
    };
}

/* Of one of several dates, each of them: between them it was not. Which of them it began and
 * ended with is told by the first and the last, where all are seen. */
static size_t
add_members(const PsgDate *date, PsgStretch *stretches)
{
    g_autoptr(GArray) members = psg_edtf_members(date->set);
    for (guint i = 0; i < members->len; i++) {
        const PsgInterval *member = &g_array_index(members, PsgInterval, i);
        bool is_first = member->from.first == date->first;
        bool is_last = member->to.last == date->last;
        stretches[i] = (PsgStretch){.first = member->from.first,
                                    .last = member->to.last,
                                    .begun_by = is_first ? date->last : PSG_TIME_LAST,
                                    .ends_from = is_last ? date->first : PSG_TIME_LAST};
    }
    return members->len;
}

static size_t
add_stretches(const PsgInterval *items, size_t count, const PsgInterval *observed,
              PsgStretch *stretches)
{
    size_t added = 0;
    for (size_t i = 0; i < count; i++) {
        if (items[i].from.set != NULL) {
            added += add_members(&items[i].from, &stretches[added]);
        } else {
            PsgInterval seen = drawn(&items[i], observed);
            stretches[added++] = stretch_of(&seen);
        }
    }
    return added;
}

static size_t
most_stretches(const PsgInterval *items, size_t count)
{
    size_t most = count;
    for (size_t i = 0; i < count; i++) {
        for (const char *set = items[i].from.set; set != NULL && *set != '\0'; set++) {
            most += *set == ',';
        }
    }
    return most;
}

/* About then, or perhaps then: the other way round of a date that bounds what it leaves
 * open. */
static bool
is_loose(const PsgDate *date)
{
    return date->approximate || date->uncertain;
}

/* From when on something is there for certain, as far as its beginning tells. */
static PsgTime
sure_from(const PsgDate *from)
{
    switch (from->kind) {
    case PSG_END_OPEN:
        return PSG_TIME_FIRST;
    case PSG_END_UNKNOWN: /* at the edge of an observation it was there */
        return from->first > PSG_TIME_FIRST ? from->first : PSG_TIME_LAST;
    case PSG_END_KNOWN:
        break;
    }
    return is_loose(from)               ? from->last + 1
           : psg_date_is_doubtful(from) ? from->last
                                        : from->first;
}

static PsgTime
sure_until(const PsgDate *to)
{
    switch (to->kind) {
    case PSG_END_OPEN:
        return PSG_TIME_LAST;
    case PSG_END_UNKNOWN:
        return to->last < PSG_TIME_LAST ? to->last : PSG_TIME_FIRST;
    case PSG_END_KNOWN:
        break;
    }
    return is_loose(to) ? to->first - 1 : psg_date_is_doubtful(to) ? to->first : to->last;
}

/* At a beginning, or an end, that is certain, or at the edge of an observation, it was there,
 * whatever the other one is. First after last: never. */
static PsgStretch
sure_of(const PsgInterval *seen)
{
    const PsgDate *from = &seen->from, *to = &seen->to;
    PsgStretch sure = {.first = sure_from(from), .last = sure_until(to)};
    if (from->first > PSG_TIME_FIRST && !psg_date_is_doubtful(from)) {
        sure.last = MAX(sure.last, from->last);
    }
    if (to->last < PSG_TIME_LAST && !psg_date_is_doubtful(to)) {
        sure.first = MIN(sure.first, to->first);
    }
    return sure;
}

static void
set_sure(PsgArena *arena, PsgSpells *spells, const PsgInterval *observed)
{
    g_autofree PsgStretch *sure = g_new(PsgStretch, spells->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < spells->count; i++) {
        PsgInterval seen = drawn(&spells->items[i], observed);
        spells->has_doubtful = spells->has_doubtful || psg_date_is_doubtful(&seen.from) ||
                               psg_date_is_doubtful(&seen.to);
        sure[count] = sure_of(&seen);
        count += sure[count].first <= sure[count].last;
    }
    count = join_stretches(sure, count);
    PsgTimeSpan *spans = psg_arena_alloc(arena, count * sizeof *spans);
    for (size_t i = 0; i < count; i++) {
        spans[i] = (PsgTimeSpan){sure[i].first, sure[i].last};
    }
    spells->sure = spans;
    spells->sure_count = count;
}

static PsgSpells
make_spells(PsgArena *arena, const PsgInterval *items, size_t count,
            const PsgInterval *observed)
{
    PsgSpells spells = {.items = items, .count = count};
    PsgStretch *stretches =
        psg_arena_alloc(arena, most_stretches(items, count) * sizeof *stretches);
    for (size_t i = 0; i < count; i++) {
        const PsgInterval *earliest = &items[spells.earliest];
        const PsgInterval *latest = &items[spells.latest];
        if (psg_interval_first(&items[i]) < psg_interval_first(earliest)) {
            spells.earliest = i;
        }
        if (psg_interval_last(&items[i]) > psg_interval_last(latest)) {
            spells.latest = i;
        }
    }
    spells.stretches = stretches;
    spells.stretch_count =
        join_stretches(stretches, add_stretches(items, count, observed, stretches));
    set_sure(arena, &spells, observed);
    return spells;
}

PsgSpells
psg_spells_new(PsgArena *arena, const PsgInterval *items, size_t count)
{
    return make_spells(arena, items, count, NULL);
}

PsgSpells
psg_spells_observed(PsgArena *arena, const PsgSpells *spells, const PsgInterval *observed)
{
    return make_spells(arena, spells->items, spells->count, observed);
}

PsgInterval
psg_spell_drawn(const PsgLandscape *landscape, const PsgInterval *spell)
{
    return drawn(spell, landscape->has_observed ? &landscape->observed : NULL);
}

/* The first stretch that does not end before that time. */
static size_t
first_stretch(const PsgSpells *spells, PsgTime time)
{
    size_t low = 0, high = spells->stretch_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spells->stretches[middle].last < time) {
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
    return spells->count == 0 ||
           (place < spells->stretch_count &&
            spells->stretches[place].first <= psg_interval_last(window));
}

/* Whenever it was exactly, it was in the window: of what is only about then, and not bounded,
 * as long before and after must be in it, too. */
static bool
is_within(const PsgDate *date, const PsgInterval *window)
{
    PsgTime more = is_loose(date) ? date->last + 1 - date->first : 0;
    return date->kind == PSG_END_KNOWN &&
           date->first - more >= psg_interval_first(window) &&
           date->last + more <= psg_interval_last(window);
}

/* One of them began in the window, or ended in it. */
static bool
has_end_within(const PsgSpells *spells, const PsgInterval *window)
{
    for (size_t i = 0; spells->has_doubtful && i < spells->count; i++) {
        if (is_within(&spells->items[i].from, window) ||
            is_within(&spells->items[i].to, window)) {
            return true;
        }
    }
    return false;
}

bool
psg_spells_are_sure(const PsgSpells *spells, const PsgInterval *window)
{
    size_t place = 0;
    while (place < spells->sure_count &&
           spells->sure[place].last < psg_interval_first(window)) {
        place++;
    }
    return spells->count == 0 ||
           (place < spells->sure_count &&
            spells->sure[place].first <= psg_interval_last(window)) ||
           has_end_within(spells, window);
}

/* Both have a time in common that lies in the window; neither is without dates. */
static bool
spells_share_time(const PsgSpells *a, const PsgSpells *b, const PsgInterval *window)
{
    PsgTime from = psg_interval_first(window), to = psg_interval_last(window);
    size_t i = first_stretch(a, from), j = first_stretch(b, from);
    while (i < a->stretch_count && j < b->stretch_count) {
        PsgTime first = MAX(a->stretches[i].first, b->stretches[j].first);
        if (MAX(first, from) > to) {
            return false;
        }
        if (first <= MIN(a->stretches[i].last, b->stretches[j].last)) {
            return true;
        }
        a->stretches[i].last < b->stretches[j].last ? i++ : j++;
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
    return spells->stretch_count > 0 &&
           spells->stretches[spells->stretch_count - 1].ends_from < PSG_TIME_LAST;
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
    talk->to.approximate = talk->to.uncertain = false;
    talk->to.first = talk->to.last = begin - 1;
    if (life.from.precision == PSG_PRECISION_NUMBER) {
        talk->to.first = begin - (life.from.last - life.from.first + 1);
    } else {
        talk->to.precision = PSG_PRECISION_DAY;
    }
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

/* How present what stands for several is, of whom so many are seen. */
static PsgPresence
presence_of_several(size_t count, bool is_sure)
{
    return count == 0 ? PSG_PRESENCE_NONE
           : is_sure  ? PSG_PRESENCE_THERE
                      : PSG_PRESENCE_UNSURE;
}

PsgPresence
psg_actor_presence(const PsgActor *actor, const PsgSlice *slice)
{
    if (actor->members != NULL) {
        const PsgMembers *members = &actor->members[slice->place];
        return presence_of_several(members->actors.count, members->is_sure);
    }
    PsgPresence presence = psg_actor_presence_in(actor, &slice->when);
    bool is_open = slice->is_projected && !has_known_end(&actor->when);
    bool is_unsure = is_open || !psg_spells_are_sure(&actor->when, &slice->when);
    return presence == PSG_PRESENCE_THERE && is_unsure ? PSG_PRESENCE_UNSURE : presence;
}

bool
psg_actors_meet(const PsgActor *a, const PsgActor *b)
{
    PsgInterval talk, always = psg_interval_always();
    if ((!a->has_when && !a->is_talked_of) || (!b->has_when && !b->is_talked_of)) {
        return true;
    }
    return spells_share_time(&a->when, &b->when, &always) ||
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
    if (relation->ties != NULL) {
        const PsgTies *ties = &relation->ties[slice->place];
        return presence_of_several(ties->count, ties->is_sure);
    }
    PsgPresence weaker = MIN(from, to);
    if (weaker == PSG_PRESENCE_NONE || !psg_spells_meet(&relation->when, &slice->when)) {
        return PSG_PRESENCE_NONE;
    }
    if (!psg_spells_are_sure(&relation->when, &slice->when)) {
        weaker = MIN(weaker, PSG_PRESENCE_UNSURE);
    }
    /* Meeting the window one after the other is not enough. */
    const PsgSpells *one = &landscape->actors[relation->from].when;
    const PsgSpells *other = &landscape->actors[relation->to].when;
    bool is_of_ends = relation->when.count == 0 && psg_presence_is_seen(weaker) &&
                      one->count > 0 && other->count > 0;
    return is_of_ends && !spells_share_time(one, other, &slice->when) ? PSG_PRESENCE_NONE
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
psg_slice_new_from(const PsgLandscape *landscape, size_t index)
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
 * beginning, if that lies there for certain. */
static bool
begins_in(const PsgSpells *spells, const PsgLandscape *landscape, size_t index)
{
    const PsgInterval *window = &landscape->slices[index].when;
    PsgTime first = psg_slice_new_from(landscape, index);
    size_t place = first_stretch(spells, psg_interval_first(window));
    if (place < spells->stretch_count && spells->stretches[place].first < first) {
        place++; /* that one is older */
    }
    return place < spells->stretch_count && spells->stretches[place].first >= first &&
           spells->stretches[place].begun_by <= psg_interval_last(window);
}

bool
psg_actor_is_new(const PsgLandscape *landscape, const PsgActor *actor, size_t index)
{
    if (actor->members != NULL) {
        return actor->members[index].is_new;
    }
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
    if (relation->ties != NULL) {
        return relation->ties[index].is_new;
    }
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
    if (actor->members != NULL) {
        return actor->members[index].is_leaving;
    }
    const PsgSpells *spells = &actor->when;
    const PsgInterval *window = &landscape->slices[index].when;
    size_t place = first_stretch(spells, psg_interval_first(window));
    while (place + 1 < spells->stretch_count &&
           spells->stretches[place + 1].first <= psg_interval_last(window)) {
        place++; /* the last one that the slice shows */
    }
    if (place >= spells->stretch_count ||
        spells->stretches[place].ends_from == PSG_TIME_LAST ||
        spells->stretches[place].ends_from < psg_interval_first(window)) {
        return false;
    }
    if (index + 1 < landscape->slice_count) {
        return psg_actor_presence(actor, &landscape->slices[index + 1]) ==
               PSG_PRESENCE_NONE;
    }
    return spells->stretches[place].last <= psg_interval_last(window);
}
