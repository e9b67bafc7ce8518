/* Who became whom: events read off what is dated, and their table. */
#include "figure/lineage/lineage.h"

#include "base/compare.h"
#include "base/join.h"
#include "base/number.h"
#include "figure/part/tier_fact.h"
#include "model/presence.h"
#include "model/succession.h"

#include <string.h>

/* ---- At a time ---- */

static PsgInterval
at(PsgTime time)
{
    PsgDate date = {.kind = PSG_END_KNOWN, .first = time, .last = time};
    return (PsgInterval){.from = date, .to = date};
}

static const PsgActor *
actor_of(const PsgLineage *lineage, size_t actor)
{
    return &lineage->context->landscape->actors[actor];
}

const char *
psg_lineage_name(const PsgLineage *lineage, size_t actor, PsgTime time)
{
    PsgInterval then = at(time);
    return psg_context_text(lineage->context,
                            psg_dated_text_at(&actor_of(lineage, actor)->name, &then));
}

const char *
psg_lineage_name_before(const PsgLineage *lineage, const PsgLineageEvent *event)
{
    bool is_renamed = event->what == PSG_LINEAGE_RENAMED;
    return psg_lineage_name(lineage, event->from,
                            is_renamed ? event->before : event->time - 1);
}

size_t
psg_lineage_kind_of(const PsgLineage *lineage, size_t actor, PsgTime time)
{
    PsgInterval then = at(time);
    return psg_dated_index_at(&actor_of(lineage, actor)->kind, &then);
}

/* The tier that it names as its own; else the first that lists it then. */
static size_t
tier_in(const PsgLineage *lineage, size_t actor, const PsgInterval *window)
{
    const PsgLandscape *landscape = lineage->context->landscape;
    const PsgDatedIndexes *own = &landscape->actors[actor].tier;
    if (own->count > 0) {
        return psg_dated_index_at(own, window);
    }
    for (size_t i = 0; i < landscape->tier_count; i++) {
        const PsgDatedIndexes *listed = &landscape->tiers[i].actors;
        PsgHolding holding = psg_dated_index_holding(listed, window);
        for (size_t k = 0; k < listed->count; k++) {
            if (listed->items[k].index == actor && psg_holding_has(&holding, k)) {
                return i;
            }
        }
    }
    return PSG_NONE;
}

size_t
psg_lineage_tier(const PsgLineage *lineage, size_t actor, PsgTime time)
{
    PsgInterval then = at(time);
    return tier_in(lineage, actor, &then);
}

static bool
is_seen(const PsgLineage *lineage, size_t actor, PsgTime time)
{
    PsgInterval then = at(time);
    return psg_actor_presence_in(actor_of(lineage, actor), &then) != PSG_PRESENCE_NONE;
}

/* ---- What one actor went through ---- */

/* When a value may begin or end. */
typedef struct {
    PsgTime time;
    const PsgDate *when; /* NULL: another one ends */
} Turn;

static int
compare_turns(const void *left, const void *right)
{
    const Turn *a = left, *b = right;
    return 2 * PSG_COMPARE(a->time, b->time) +
           PSG_COMPARE(a->when == NULL, b->when == NULL);
}

static void
add_turns(GArray *turns, const PsgInterval *when)
{
    Turn begin = {when->from.first, &when->from}, end = {when->to.last + 1, NULL};
    if (when->from.kind == PSG_END_KNOWN) {
        g_array_append_val(turns, begin);
    }
    if (when->to.kind == PSG_END_KNOWN) {
        g_array_append_val(turns, end);
    }
}

/* In order, each time once. Owned by the caller. */
static GArray *
turns_of(const PsgLineage *lineage, size_t actor, unsigned what)
{
    const PsgLandscape *landscape = lineage->context->landscape;
    const PsgActor *self = &landscape->actors[actor];
    GArray *turns = g_array_new(FALSE, FALSE, sizeof(Turn));
    const PsgDatedIndexes *values = what == PSG_LINEAGE_KIND ? &self->kind : &self->tier;
    for (size_t i = 0; what == PSG_LINEAGE_RENAMED && i < self->name.count; i++) {
        add_turns(turns, &self->name.items[i].when);
    }
    for (size_t i = 0; what != PSG_LINEAGE_RENAMED && i < values->count; i++) {
        add_turns(turns, &values->items[i].when);
    }
    bool is_listed = what == PSG_LINEAGE_TIER && values->count == 0;
    for (size_t i = 0; is_listed && i < landscape->tier_count; i++) {
        const PsgDatedIndexes *listed = &landscape->tiers[i].actors;
        for (size_t k = 0; k < listed->count; k++) {
            if (listed->items[k].index == actor) {
                add_turns(turns, &listed->items[k].when);
            }
        }
    }
    g_array_sort(turns, compare_turns);
    return turns;
}

/* When it is seen from that time on; PSG_TIME_LAST if it is not any more. */
static PsgTime
seen_from(const PsgLineage *lineage, size_t actor, PsgTime time)
{
    const PsgSpells *spells = &actor_of(lineage, actor)->when;
    if (is_seen(lineage, actor, time)) {
        return time;
    }
    for (size_t i = 0; i < spells->stretch_count; i++) {
        if (spells->stretches[i].first >= time) {
            return spells->stretches[i].first;
        }
    }
    return PSG_TIME_LAST;
}

static PsgTime
first_seen(const PsgActor *actor)
{
    PsgInterval talk;
    PsgTime first =
        actor->when.stretch_count > 0 ? actor->when.stretches[0].first : PSG_TIME_FIRST;
    if (psg_actor_talk(actor, &talk)) {
        PsgTime spoken = psg_interval_first(&talk);
        first = actor->has_when ? MIN(first, spoken) : spoken;
    }
    return first;
}

static bool
differs(const PsgLineage *lineage, size_t actor, unsigned what, const PsgTime times[2])
{
    if (what == PSG_LINEAGE_RENAMED) {
        return strcmp(psg_lineage_name(lineage, actor, times[0]),
                      psg_lineage_name(lineage, actor, times[1])) != 0;
    }
    return what == PSG_LINEAGE_KIND ? psg_lineage_kind_of(lineage, actor, times[0]) !=
                                          psg_lineage_kind_of(lineage, actor, times[1])
                                    : psg_lineage_tier(lineage, actor, times[0]) !=
                                          psg_lineage_tier(lineage, actor, times[1]);
}

static bool
is_shown(const PsgLineage *lineage, PsgTime time)
{
    return time > lineage->first && time <= lineage->last;
}

/* Between two values that are far from each other in time the nearest holds: so what holds when
 * one begins or ends is compared with what held when one did before. */
static void
add_changes(const PsgLineage *lineage, size_t actor, unsigned what, GArray *events)
{
    g_autoptr(GArray) turns = turns_of(lineage, actor, what);
    PsgTime born = first_seen(actor_of(lineage, actor)), before = PSG_TIME_FIRST + 1;
    for (guint i = 0; i < turns->len; i++) {
        const Turn *turn = &g_array_index(turns, Turn, i);
        const PsgTime around[] = {before, turn->time};
        PsgTime time = seen_from(lineage, actor, turn->time);
        if (turn->time > born && is_shown(lineage, time) &&
            differs(lineage, actor, what, around)) {
            PsgLineageEvent event = {what, before, time, turn->when, actor, actor, NULL};
            g_array_append_val(events, event);
        }
        before = turn->time;
    }
}

/* ---- Who followed whom ---- */

/* What has no time of its own happened when the successor is first seen. */
static void
add_successions(const PsgLineage *lineage, size_t actor, GArray *events)
{
    const PsgActor *self = actor_of(lineage, actor);
    for (size_t i = 0; i < self->succeeds.count; i++) {
        const PsgSuccession *said = &self->succeeds.items[i];
        bool is_timeless = said->since == PSG_TIME_FIRST;
        PsgTime time = is_timeless ? MAX(lineage->first, first_seen(self)) : said->since;
        bool is_seen_then = time >= lineage->first && time <= lineage->last;
        if (is_seen_then) {
            const PsgDate *when = said->at.kind == PSG_END_KNOWN ? &said->at : NULL;
            PsgLineageEvent event = {said->what,  time - 1, time, when,
                                     said->actor, actor,    said};
            g_array_append_val(events, event);
        }
    }
}

/* ---- All of it ---- */

static int
compare_indexes(const void *left, const void *right)
{
    return PSG_COMPARE(*(const size_t *)left, *(const size_t *)right);
}

static int
compare_events(const void *left, const void *right)
{
    const PsgLineageEvent *a = left, *b = right;
    return 8 * PSG_COMPARE(a->time, b->time) + 4 * PSG_COMPARE(a->to, b->to) +
           2 * PSG_COMPARE(a->from, b->from) + PSG_COMPARE(a->what, b->what);
}

static void
find_events(PsgLineage *lineage)
{
    GArray *events = g_array_new(FALSE, FALSE, sizeof(PsgLineageEvent));
    for (size_t i = 0; i < lineage->context->landscape->actor_count; i++) {
        for (unsigned what = PSG_LINEAGE_RENAMED; what <= PSG_LINEAGE_KIND; what++) {
            add_changes(lineage, i, what, events);
        }
        add_successions(lineage, i, events);
    }
    g_array_sort(events, compare_events);
    lineage->event_count = events->len;
    lineage->events = psg_arena_take_array(lineage->arena, events);
}

PsgLineage *
psg_lineage_new(const PsgRenderContext *context, const size_t *slices, size_t slice_count)
{
    PsgLineage *lineage = g_new0(PsgLineage, 1);
    lineage->arena = psg_arena_new();
    lineage->context = context;
    lineage->slices = psg_arena_copy(lineage->arena, slices, slice_count, sizeof *slices);
    lineage->slice_count = slice_count;
    lineage->first = PSG_TIME_LAST;
    lineage->last = PSG_TIME_FIRST;
    qsort(lineage->slices, slice_count, sizeof *slices, compare_indexes);
    for (size_t i = 0; i < slice_count; i++) {
        const PsgInterval *window = &context->landscape->slices[slices[i]].when;
        lineage->first = MIN(lineage->first, psg_interval_first(window));
        lineage->last = MAX(lineage->last, psg_interval_last(window));
    }
    find_events(lineage);
    return lineage;
}

void
psg_lineage_free(PsgLineage *lineage)
{
    if (lineage != NULL) {
        psg_arena_free(lineage->arena);
        g_free(lineage);
    }
}

const char *
psg_lineage_belonging(const PsgRenderContext *context, bool is_tier, size_t index)
{
    if (index == PSG_NONE) {
        return "\u2013";
    }
    return is_tier ? psg_tier_name(context, index)
                   : psg_context_text(context, &context->landscape->kinds[index].label);
}

/* ---- The message ---- */

/* By actor: something happened to it. Owned by the caller. */
static bool *
find_changed(const PsgLineage *lineage)
{
    bool *changed = g_new0(bool, lineage->context->landscape->actor_count + 1);
    for (size_t i = 0; i < lineage->event_count; i++) {
        changed[lineage->events[i].from] = changed[lineage->events[i].to] = true;
    }
    return changed;
}

size_t
psg_lineage_unchanged(const PsgLineage *lineage)
{
    const PsgLandscape *landscape = lineage->context->landscape;
    g_autofree bool *changed = find_changed(lineage);
    size_t count = 0;
    for (size_t i = 0; i < landscape->actor_count; i++) {
        bool is_there = false;
        for (size_t k = 0; !changed[i] && !is_there && k < lineage->slice_count; k++) {
            const PsgSlice *slice = &landscape->slices[lineage->slices[k]];
            is_there =
                psg_actor_presence(&landscape->actors[i], slice) != PSG_PRESENCE_NONE;
        }
        count += is_there;
    }
    return count;
}

/* A merger is one, however many merge, and so is a split; events of one stand together, but
 * for those of splits, whose successors are several. */
static bool
is_counted_before(const PsgLineage *lineage, size_t index)
{
    const PsgLineageEvent *event = &lineage->events[index];
    bool is_split = event->what == PSG_SUCCESSION_SPLIT;
    if (!is_split && event->what != PSG_SUCCESSION_MERGED &&
        event->what != PSG_SUCCESSION_REFOUNDED) {
        return false;
    }
    for (size_t i = index; i > 0; i--) {
        const PsgLineageEvent *other = &lineage->events[i - 1];
        bool is_same = is_split ? other->from == event->from && other->when != NULL &&
                                      event->when != NULL &&
                                      other->when->last == event->when->last
                                : other->to == event->to && other->time == event->time;
        if (other->what == event->what && is_same) {
            return true;
        }
    }
    return false;
}

char *
psg_lineage_sentence(const PsgLineage *lineage)
{
    const char *language = lineage->context->language;
    size_t counts[PSG_LINEAGE_WHATS] = {0}, unchanged = psg_lineage_unchanged(lineage);
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < lineage->event_count; i++) {
        counts[lineage->events[i].what] += is_counted_before(lineage, i) ? 0 : 1;
    }
    for (size_t what = 0; what < PSG_LINEAGE_WHATS; what++) {
        /* mergers and splits are told before what became of one */
        static const unsigned order[PSG_LINEAGE_WHATS] = {
            PSG_SUCCESSION_MERGED,   PSG_SUCCESSION_SPLIT,     PSG_SUCCESSION_ABSORBED,
            PSG_SUCCESSION_OFFSHOOT, PSG_SUCCESSION_REFOUNDED, PSG_SUCCESSION_PART,
            PSG_SUCCESSION_BECAME,   PSG_LINEAGE_RENAMED,      PSG_LINEAGE_TIER,
            PSG_LINEAGE_KIND};
        if (counts[order[what]] > 0) {
            g_autofree char *told = psg_word_of_count(
                counts[order[what]], PSG_WORD_ONE_SUCCESSION + order[what],
                PSG_WORD_SOME_SUCCESSIONS + order[what], language);
            psg_join(text, ", ", told);
        }
    }
    if (unchanged > 0) {
        g_autofree char *semicolon =
            g_strconcat(psg_word(PSG_WORD_SEMICOLON, language), " ", NULL);
        g_autofree char *number = psg_number_label((double)unchanged, language);
        psg_join_printf(text, semicolon, "%s %s", number,
                        psg_word_for(unchanged, PSG_WORD_UNCHANGED_ACTOR,
                                     PSG_WORD_UNCHANGED_ACTORS, language));
    }
    return psg_word_capitalised(text->str);
}

/* ---- The table ---- */

/* Of a name, kind or tier: the window has the one of that time. */
static bool
has_value_of(const PsgLineage *lineage, const PsgLineageEvent *event,
             const PsgInterval *window)
{
    const PsgActor *actor = actor_of(lineage, event->to);
    PsgInterval then = at(event->time);
    switch (event->what) {
    case PSG_LINEAGE_RENAMED:
        return psg_dated_text_at(&actor->name, window) ==
               psg_dated_text_at(&actor->name, &then);
    case PSG_LINEAGE_KIND:
        return psg_dated_index_at(&actor->kind, window) ==
               psg_dated_index_at(&actor->kind, &then);
    default:
        return tier_in(lineage, event->to, window) == tier_in(lineage, event->to, &then);
    }
}

/* In a gap between two values the later one may hold before it is said to. */
static bool
is_seen_in(const PsgLineage *lineage, const PsgLineageEvent *event,
           const PsgInterval *window)
{
    return psg_interval_last(window) >= event->time ||
           (!psg_lineage_is_succession(event) &&
            psg_interval_first(window) >= event->before &&
            psg_actor_presence_in(actor_of(lineage, event->to), window) !=
                PSG_PRESENCE_NONE &&
            has_value_of(lineage, event, window));
}

/* The first slice that shows it. */
static size_t
slice_of(const PsgLineage *lineage, const PsgLineageEvent *event)
{
    const PsgLandscape *landscape = lineage->context->landscape;
    for (size_t i = 0; i < lineage->slice_count; i++) {
        if (is_seen_in(lineage, event, &landscape->slices[lineage->slices[i]].when)) {
            return lineage->slices[i];
        }
    }
    return lineage->slices[lineage->slice_count - 1];
}

/* Those of both actors, in the landscape's order, each once. */
static void
set_sources(PsgTable *table, const PsgLandscape *landscape, const PsgLineageEvent *event)
{
    g_autoptr(GArray) cited = g_array_new(FALSE, FALSE, sizeof(size_t));
    const PsgIndexes *lists[] = {&landscape->actors[event->from].sources,
                                 &landscape->actors[event->to].sources};
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_array_append_vals(cited, lists[i]->items, (guint)lists[i]->count);
    }
    if (event->said != NULL) {
        g_array_append_vals(cited, event->said->sources.items,
                            (guint)event->said->sources.count);
    }
    g_array_sort(cited, compare_indexes);
    size_t *items = (size_t *)(void *)cited->data, count = 0;
    for (guint i = 0; i < cited->len; i++) {
        if (count == 0 || items[count - 1] != items[i]) {
            items[count++] = items[i];
        }
    }
    psg_table_set_ids(table, "sources", landscape, &(PsgIndexes){items, count},
                      psg_source_id);
}

static const char *
word_of(unsigned what)
{
    static const char *const words[] = {"renamed", "tier", "kind"};
    return what < PSG_SUCCESSIONS ? psg_succession_word((PsgSuccessionWhat)what)
                                  : words[what - PSG_SUCCESSIONS];
}

static void
add_event(PsgTable *table, const PsgLineage *lineage, const PsgLineageEvent *event)
{
    const PsgLandscape *landscape = lineage->context->landscape;
    PsgTime before = event->before, after = event->time;
    size_t tiers[] = {psg_lineage_tier(lineage, event->from, before),
                      psg_lineage_tier(lineage, event->to, after)};
    size_t kinds[] = {psg_lineage_kind_of(lineage, event->from, before),
                      psg_lineage_kind_of(lineage, event->to, after)};
    g_autofree char *when = event->when == NULL ? NULL : psg_date_edtf(event->when);
    psg_table_begin_row(table);
    psg_table_set(table, "when", when);
    psg_table_set(table, "slice", psg_slice_id(landscape, slice_of(lineage, event)));
    psg_table_set(table, "what", word_of(event->what));
    psg_table_set(table, "from", psg_actor_id(landscape, event->from));
    psg_table_set(table, "from_name", psg_lineage_name_before(lineage, event));
    psg_table_set(table, "to", psg_actor_id(landscape, event->to));
    psg_table_set(table, "to_name", psg_lineage_name(lineage, event->to, after));
    psg_table_set(table, "tier_before", psg_tier_id(landscape, tiers[0]));
    psg_table_set(table, "tier_after", psg_tier_id(landscape, tiers[1]));
    psg_table_set(table, "kind_before", psg_kind_id(landscape, kinds[0]));
    psg_table_set(table, "kind_after", psg_kind_id(landscape, kinds[1]));
    set_sources(table, landscape, event);
}

PsgTable *
psg_lineage_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const PsgColumn columns[] = {
        {"when", PSG_COLUMN_WORD},       {"slice", PSG_COLUMN_WORD},
        {"what", PSG_COLUMN_WORD},       {"from", PSG_COLUMN_WORD},
        {"from_name", PSG_COLUMN_TEXT},  {"to", PSG_COLUMN_WORD},
        {"to_name", PSG_COLUMN_TEXT},    {"tier_before", PSG_COLUMN_WORD},
        {"tier_after", PSG_COLUMN_WORD}, {"kind_before", PSG_COLUMN_WORD},
        {"kind_after", PSG_COLUMN_WORD}, {"sources", PSG_COLUMN_WORD}};
    g_autoptr(PsgLineage) lineage =
        psg_lineage_new(input->context, spec->slices, spec->slice_count);
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < lineage->event_count; i++) {
        add_event(table, lineage, &lineage->events[i]);
    }
    return table;
}
