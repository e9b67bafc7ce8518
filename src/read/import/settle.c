/* From a draft to a landscape: the stages one after the other, and what they share. */
#include "read/import/settle.h"

#include "base/compare.h"
#include "base/hash.h"
#include "model/presence.h"
#include "read/form/scalar.h"
#include "read/import/notation.h"
#include "read/import/settling.h"

#include <string.h>

/* ---- What was said of each ---- */

static guint
count_of(const PsgSettling *settling, PsgDraftWhat what)
{
    const guint counts[] = {1, settling->said.actors->len, settling->said.ties->len,
                            settling->said.events->len};
    return counts[what];
}

typedef PsgDraftThing (*ThingOf)(const PsgSettling *settling, guint place);

static PsgDraftThing
thing_of_spell(const PsgSettling *settling, guint place)
{
    return g_array_index(settling->said.spells, PsgDraftSpell, place).thing;
}

static PsgDraftThing
thing_of_fact(const PsgSettling *settling, guint place)
{
    return g_array_index(settling->said.facts, PsgDraftFact, place).of;
}

/* Counts what each thing has, then gives each its places. */
static void
sort_sayings(const PsgSettling *settling, guint all, ThingOf thing_of,
             PsgSayings sayings[])
{
    for (PsgDraftWhat what = 0; what < PSG_DRAFT_WHATS; what++) {
        sayings[what].first = g_new0(guint32, count_of(settling, what) + 2);
    }
    for (guint i = 0; i < all; i++) {
        PsgDraftThing thing = thing_of(settling, i);
        sayings[thing.what].first[thing.place + 2]++;
    }
    for (PsgDraftWhat what = 0; what < PSG_DRAFT_WHATS; what++) {
        guint count = count_of(settling, what);
        for (guint i = 0; i < count; i++) {
            sayings[what].first[i + 2] += sayings[what].first[i + 1];
        }
        sayings[what].places = g_new(guint32, sayings[what].first[count + 1] + 1);
    }
    for (guint i = 0; i < all; i++) {
        PsgDraftThing thing = thing_of(settling, i);
        PsgSayings *of = &sayings[thing.what];
        of->places[of->first[thing.place + 1]++] = i;
    }
}

static void
sayings_clear(PsgSayings sayings[])
{
    for (PsgDraftWhat what = 0; what < PSG_DRAFT_WHATS; what++) {
        g_free(sayings[what].first);
        g_free(sayings[what].places);
    }
}

/* ---- Spells ---- */

void
psg_settling_add_intervals(PsgSettling *settling, PsgDraftThing thing,
                           GPtrArray *intervals)
{
    const PsgSayings *of = &settling->spells[thing.what];
    for (guint32 i = of->first[thing.place]; i < of->first[thing.place + 1]; i++) {
        const PsgDraftSpell *spell =
            &g_array_index(settling->said.spells, PsgDraftSpell, of->places[i]);
        const PsgInterval *when = psg_clocks_interval(settling->clocks, &spell->when);
        if (when != NULL && !psg_clocks_is_always(when)) {
            g_ptr_array_add(intervals, (gpointer)(guintptr)when);
        }
    }
}

static int
compare_intervals(const void *left, const void *right)
{
    const PsgInterval *const *a = left, *const *b = right;
    int order = PSG_COMPARE(psg_interval_first(*a), psg_interval_first(*b));
    return order != 0 ? order : PSG_COMPARE(psg_interval_last(*a), psg_interval_last(*b));
}

/* In a panel the next time that anybody looked; else the next second. */
static bool
follows(const PsgSettling *settling, const PsgInterval *before, const PsgInterval *when)
{
    if (psg_date_is_doubtful(&before->to) || psg_date_is_doubtful(&when->from)) {
        return false;
    }
    if (psg_interval_first(when) <= psg_interval_last(before) + 1) {
        return true;
    }
    size_t last = settling->is_panel
                      ? psg_settling_window(settling, psg_interval_last(before))
                      : PSG_NONE;
    return last != PSG_NONE &&
           psg_settling_window(settling, psg_interval_first(when)) == last + 1;
}

/* Those that touch as one. */
static GArray *
join_intervals(const PsgSettling *settling, const GPtrArray *intervals)
{
    GArray *kept = g_array_new(FALSE, FALSE, sizeof(PsgInterval));
    for (guint i = 0; i < intervals->len; i++) {
        const PsgInterval *when = g_ptr_array_index(intervals, i);
        PsgInterval *before =
            kept->len == 0 ? NULL : &g_array_index(kept, PsgInterval, kept->len - 1);
        const PsgInterval *former = i == 0 ? NULL : g_ptr_array_index(intervals, i - 1);
        if (former != NULL && compare_intervals(&former, &when) == 0) {
            continue;
        }
        if (before == NULL || !follows(settling, before, when)) {
            g_array_append_vals(kept, when, 1);
        } else if (psg_interval_last(when) > psg_interval_last(before)) {
            before->to = when->to;
        }
    }
    return kept;
}

/* Many things are there for the same single time: they share it. */
static PsgSpells
spells_of_one(const PsgSettling *settling, const PsgInterval *when)
{
    PsgSpells *known = g_hash_table_lookup(settling->single, when);
    if (known == NULL) {
        known = psg_arena_alloc(settling->arena, sizeof *known);
        const PsgInterval *kept = psg_arena_copy(settling->arena, when, 1, sizeof *when);
        *known = psg_spells_new(settling->arena, kept, 1);
        g_hash_table_insert(settling->single, (gpointer)(guintptr)when, known);
    }
    return *known;
}

PsgSpells
psg_settling_spells_of(PsgSettling *settling, GPtrArray *intervals)
{
    if (intervals->len == 0) {
        return psg_spells_new(settling->arena, NULL, 0);
    }
    if (intervals->len == 1) {
        return spells_of_one(settling, g_ptr_array_index(intervals, 0));
    }
    g_ptr_array_sort(intervals, compare_intervals);
    g_autoptr(GArray) kept = join_intervals(settling, intervals);
    return psg_spells_new(
        settling->arena,
        psg_arena_copy(settling->arena, kept->data, kept->len, sizeof(PsgInterval)),
        kept->len);
}

/* ---- Facts ---- */

const PsgDraftFact *
psg_settling_nth_fact(const PsgSettling *settling, PsgDraftThing thing, guint place)
{
    const PsgSayings *of = &settling->facts[thing.what];
    guint32 at = of->first[thing.place] + place;
    return at < of->first[thing.place + 1]
               ? &g_array_index(settling->said.facts, PsgDraftFact, of->places[at])
               : NULL;
}

const PsgDraftFact *
psg_settling_fact(const PsgSettling *settling, PsgDraftThing thing, PsgMeaning meaning)
{
    const PsgDraftFact *fact;
    for (guint i = 0; (fact = psg_settling_nth_fact(settling, thing, i)) != NULL; i++) {
        if (fact->meaning == meaning && *psg_said_value(fact) != '\0') {
            return fact;
        }
    }
    return NULL;
}

const char *
psg_said_value(const PsgDraftFact *fact)
{
    return fact->value == NULL ? "" : fact->value + strspn(fact->value, " \t\r\n");
}

char **
psg_said_parts(const char *value, bool are_several)
{
    char **parts =
        are_several ? g_strsplit_set(value, ";|", -1) : g_strsplit(value, ";", 1);
    guint kept = 0;
    for (guint i = 0; parts[i] != NULL; i++) {
        char *part = parts[i];
        parts[i] = NULL;
        g_autofree char *complaint = psg_text_complaint(g_strstrip(part));
        if (complaint == NULL) {
            parts[kept++] = part;
        } else {
            g_free(part);
        }
    }
    return parts;
}

static int
compare_said(const void *left, const void *right)
{
    const PsgSaid *a = left, *b = right;
    if (a->when == NULL || b->when == NULL) {
        return (a->when != NULL) - (b->when != NULL);
    }
    return compare_intervals(&a->when, &b->when);
}

/* One that holds from the beginning of the one to the end of the other. */
static const PsgInterval *
from_to(PsgArena *arena, const PsgInterval *first, const PsgInterval *last)
{
    PsgInterval when = {
        .from = first->from,
        .to = psg_interval_last(last) > psg_interval_last(first) ? last->to : first->to};
    return psg_arena_copy(arena, &when, 1, sizeof when);
}

/* From the first time to the last at which one of them is there. */
static bool
is_whole_life(PsgSettling *settling, PsgThings things, const PsgInterval *when)
{
    g_autoptr(GPtrArray) spells = g_ptr_array_new();
    PsgTime first = PSG_TIME_LAST, last = PSG_TIME_FIRST;
    for (guint i = 0; i < things.count; i++) {
        psg_settling_add_intervals(settling, things.items[i], spells);
    }
    for (guint i = 0; i < spells->len; i++) {
        const PsgInterval *spell = g_ptr_array_index(spells, i);
        first = MIN(first, psg_interval_first(spell));
        last = MAX(last, psg_interval_last(spell));
    }
    return psg_interval_first(when) <= first && psg_interval_last(when) >= last;
}

void
psg_said_sort(PsgSettling *settling, PsgThings things, GArray *said)
{
    guint kept = 0;
    g_array_sort(said, compare_said);
    for (guint i = 0; i < said->len; i++) {
        PsgSaid *each = &g_array_index(said, PsgSaid, i);
        PsgSaid *before = kept == 0 ? NULL : &g_array_index(said, PsgSaid, kept - 1);
        bool is_same = before != NULL && strcmp(before->value, each->value) == 0;
        if (is_same && (before->when == NULL || each->when == NULL)) {
            before->when = NULL;
        } else if (is_same) {
            before->when = from_to(settling->arena, before->when, each->when);
        } else {
            g_array_index(said, PsgSaid, kept++) = *each;
        }
    }
    g_array_set_size(said, kept);
    PsgSaid *only = kept == 1 ? &g_array_index(said, PsgSaid, 0) : NULL;
    if (only != NULL && only->when != NULL &&
        is_whole_life(settling, things, only->when)) {
        only->when = NULL;
    }
}

bool
psg_said_at_once(const PsgSaid *one, const PsgSaid *other)
{
    if (one->when == NULL || other->when == NULL) {
        return one->when == other->when;
    }
    return psg_interval_first(one->when) == psg_interval_first(other->when) &&
           psg_interval_last(one->when) == psg_interval_last(other->when);
}

const PsgInterval *
psg_settling_when(const PsgSettling *settling, const PsgDraftFact *fact)
{
    const PsgInterval *when =
        fact->has_when ? psg_clocks_interval(settling->clocks, &fact->when) : NULL;
    return when == NULL || psg_clocks_is_always(when) ? NULL : when;
}

PsgInterval
psg_said_when(const PsgSaid *said)
{
    return said->when == NULL ? psg_interval_always() : *said->when;
}

/* ---- The whole ---- */

void
psg_settled_clear(PsgSettled *settled)
{
    psg_landscape_free(settled->landscape);
    *settled = (PsgSettled){0};
}

static void
run_stages(PsgSettling *settling)
{
    sort_sayings(settling, settling->said.spells->len, thing_of_spell, settling->spells);
    sort_sayings(settling, settling->said.facts->len, thing_of_fact, settling->facts);
    psg_settling_name_actors(settling);
    psg_settling_doubt_names(settling);
    psg_settling_slice(settling);
    psg_settling_tie(settling);
    psg_settling_live(settling);
    psg_settling_describe(settling);
    sayings_clear(settling->spells);
    sayings_clear(settling->facts);
}

static void
take_comments(const PsgSettling *settling, PsgSettled *settled)
{
    const GPtrArray *comments = settling->relation_comments;
    settled->keys = settling->keys;
    settled->actor_comments = settling->actor_comments;
    settled->relation_comments =
        psg_arena_copy(settling->arena, comments->pdata, comments->len, sizeof(gpointer));
}

static PsgSettling
settling_begin(const PsgDraft *draft, const PsgSettleWishes *wishes)
{
    PsgSettling settling = {
        .draft = draft,
        .said = psg_draft_contents(draft),
        .report = psg_draft_report(draft),
        .list = psg_draft_list(draft),
        .wishes = wishes,
        .single = g_hash_table_new(NULL, NULL),
        .weights = g_hash_table_new(psg_hash_double, g_double_equal),
        .windows = g_array_new(FALSE, FALSE, sizeof(PsgInterval)),
        .relation_comments = g_ptr_array_new(),
        .builder = psg_builder_new(wishes->language == NULL ? "en" : wishes->language,
                                   psg_draft_limits(draft), psg_draft_list(draft)),
    };
    settling.arena = psg_builder_landscape(settling.builder)->arena;
    settling.clocks = psg_clocks_new(draft, settling.arena);
    return settling;
}

static void
unref_table(GHashTable *table)
{
    if (table != NULL) {
        g_hash_table_unref(table);
    }
}

static void
settling_end(PsgSettling *settling)
{
    psg_clocks_free(settling->clocks);
    psg_builder_free(settling->builder);
    g_hash_table_unref(settling->single);
    g_hash_table_unref(settling->weights);
    g_array_unref(settling->windows);
    for (size_t i = 0; i < PSG_THINGS; i++) {
        unref_table(settling->things[i]);
    }
    unref_table(settling->measures);
    g_ptr_array_unref(settling->relation_comments);
}

static const char *
what_is_missing(const PsgDraftContents *said)
{
    if (said->events->len > 0) {
        return "there are events and no actors in what was read: say who takes part, as "
               "in a column \"actors\"";
    }
    if (said->facts->len > 0) {
        return "there are values and no actors in what was read: say whom they are of, as "
               "in a column \"actor\"";
    }
    return "there are no actors in what was read";
}

/* Something that a figure could show. */
static bool
has_content(const PsgDraftContents *said, PsgDiagnostics *list)
{
    bool has_any = said->actors->len > 0;
    if (!has_any && psg_diagnostics_error_count(list) == 0) {
        psg_diagnostics_error(list, "empty", (PsgSpan){NULL, 0, 0}, "%s",
                              what_is_missing(said));
    }
    return has_any;
}

bool
psg_settle(const PsgDraft *draft, const PsgSettleWishes *wishes, PsgSettled *settled)
{
    PsgDiagnostics *list = psg_draft_list(draft);
    *settled = (PsgSettled){0};
    PsgDraftContents said = psg_draft_contents(draft);
    if (!has_content(&said, list)) {
        return false;
    }
    PsgSettling settling = settling_begin(draft, wishes);
    run_stages(&settling);
    bool is_whole = psg_diagnostics_error_count(list) == 0;
    if (is_whole) {
        settled->landscape = psg_builder_finish(settling.builder);
        take_comments(&settling, settled);
    }
    settling_end(&settling);
    if (is_whole && psg_diagnostics_error_count(list) > 0) {
        psg_settled_clear(settled);
        return false;
    }
    return is_whole;
}
