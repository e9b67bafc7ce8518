/* From a draft to a landscape: the stages one after the other, and what they share. */
#include "read/import/settle.h"

#include "base/compare.h"
#include "model/presence.h"
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

const PsgDraftFact *
psg_settling_fact(const PsgSettling *settling, PsgDraftThing thing, PsgMeaning meaning)
{
    const PsgSayings *of = &settling->facts[thing.what];
    for (guint32 i = of->first[thing.place]; i < of->first[thing.place + 1]; i++) {
        const PsgDraftFact *fact =
            &g_array_index(settling->said.facts, PsgDraftFact, of->places[i]);
        if (fact->meaning == meaning) {
            return fact;
        }
    }
    return NULL;
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
        if (when != NULL) {
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

/* Many things are there for the same single time: they share it. */
static PsgSpells
spells_of_one(const PsgSettling *settling, const PsgInterval *when)
{
    PsgSpells *known = g_hash_table_lookup(settling->single, when);
    if (known == NULL) {
        known = psg_arena_alloc(settling->arena, sizeof *known);
        *known = psg_spells_new(settling->arena, when, 1);
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
    g_ptr_array_sort(intervals, compare_intervals);
    g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(PsgInterval));
    const PsgInterval *before = NULL;
    for (guint i = 0; i < intervals->len; i++) {
        const PsgInterval *when = g_ptr_array_index(intervals, i);
        if (before == NULL || compare_intervals(&before, &when) != 0) {
            g_array_append_vals(kept, when, 1);
        }
        before = when;
    }
    if (kept->len == 1) {
        return spells_of_one(settling, before);
    }
    return psg_spells_new(
        settling->arena,
        psg_arena_copy(settling->arena, kept->data, kept->len, sizeof(PsgInterval)),
        kept->len);
}

PsgSpells
psg_settling_spells(PsgSettling *settling, PsgDraftThing thing)
{
    g_autoptr(GPtrArray) intervals = g_ptr_array_new();
    psg_settling_add_intervals(settling, thing, intervals);
    return psg_settling_spells_of(settling, intervals);
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
    psg_settling_name_actors(settling);
    psg_settling_slice(settling);
    psg_settling_tie(settling);
    psg_settling_live(settling);
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

bool
psg_settle(const PsgDraft *draft, const PsgSettleWishes *wishes, PsgSettled *settled)
{
    PsgDiagnostics *list = psg_draft_list(draft);
    PsgSettling settling = {.draft = draft,
                            .said = psg_draft_contents(draft),
                            .report = psg_draft_report(draft),
                            .list = list,
                            .wishes = wishes,
                            .single = g_hash_table_new(NULL, NULL),
                            .relation_comments = g_ptr_array_new()};
    g_autoptr(PsgLandscapeBuilder) builder =
        psg_builder_new(wishes->language == NULL ? "en" : wishes->language,
                        psg_draft_limits(draft), list);
    settling.builder = builder;
    settling.arena = psg_builder_landscape(builder)->arena;
    settling.clocks = psg_clocks_new(draft, settling.arena);
    sort_sayings(&settling, settling.said.spells->len, thing_of_spell, settling.spells);
    sort_sayings(&settling, settling.said.facts->len, thing_of_fact, settling.facts);
    run_stages(&settling);
    *settled = (PsgSettled){0};
    bool is_whole = psg_diagnostics_error_count(list) == 0;
    if (is_whole) {
        settled->landscape = psg_builder_finish(builder);
        take_comments(&settling, settled);
    }
    sayings_clear(settling.spells);
    sayings_clear(settling.facts);
    psg_clocks_free(settling.clocks);
    g_hash_table_unref(settling.single);
    g_ptr_array_unref(settling.relation_comments);
    return is_whole;
}
