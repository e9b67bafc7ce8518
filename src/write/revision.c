/* Two states of a landscape: their facts as words are gathered, matched, and told where they
 * differ. */
#include "write/revision.h"

#include "base/diagnostics.h"
#include "base/join.h"
#include "base/number.h"
#include "model/succession.h"
#include "write/facts.h"
#include "write/json.h"

#include <math.h>
#include <string.h>

/* A fact of a thing, in words. */
typedef struct {
    char *name, *value;
} Fact;

/* A thing of one state; of several with one id or key each has a number of its own. */
typedef struct {
    char *key;     /* by which it is matched */
    char *other;   /* by which it is if nothing has its key; NULL: by nothing */
    char *label;   /* by which it is told: "csci", "cnrs -> orap" */
    GArray *facts; /* Fact */
    bool is_matched;
} Thing;

/* Sorts of things, in the order of the format. */
typedef enum {
    SORT_LANDSCAPE,
    SORT_SOURCE,
    SORT_SLICE,
    SORT_KIND,
    SORT_RELATION_KIND,
    SORT_EVENT_KIND,
    SORT_GROUP,
    SORT_TIER,
    SORT_ACTOR,
    SORT_RELATION,
    SORT_EVENT,
    SORT_MEASURE,
    SORT_VALUE,
    SORT_PIN,
} Sort;

#define SORTS (SORT_PIN + 1)

static const struct {
    const char *one, *many; /* in words */
    const char *member;     /* in JSON */
} sorts[SORTS] = {
    {"landscape", "landscape", "landscape"},
    {"source", "sources", "sources"},
    {"slice", "slices", "slices"},
    {"kind", "kinds", "kinds"},
    {"kind of relations", "kinds of relations", "relation_kinds"},
    {"kind of events", "kinds of events", "event_kinds"},
    {"group", "groups", "groups"},
    {"tier", "tiers", "tiers"},
    {"actor", "actors", "actors"},
    {"relation", "relations", "relations"},
    {"event", "events", "events"},
    {"measure", "measures", "measures"},
    {"value", "values", "values"},
    {"pin", "pins", "pins"},
};

/* One state, as things. */
typedef struct {
    const PsgLandscape *landscape;
    GPtrArray *things[SORTS]; /* Thing */
    GHashTable *numbers;      /* key of a sort → how many have it so far */
    Thing *current;
    PsgFactWriter facts;
} State;

/* A thing that is in both, and what it said and says. */
typedef struct {
    const Thing *before, *after; /* NULL: it is not there */
} Pair;

struct PsgRevision {
    State states[2];
    GArray *pairs[SORTS]; /* Pair, of which something differs */
};

/* ---- Facts in words ---- */

/* Takes the value; an empty one is no fact. */
static void
note(State *state, const char *name, char *value)
{
    if (value == NULL || *value == '\0') {
        g_free(value);
        return;
    }
    Fact fact = {g_strdup(name), value};
    g_array_append_val(state->current->facts, fact);
}

/* All that it says, in each language if there are several. Owned by the caller. */
static char *
words_of(const PsgText *text)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; text != NULL && i < text->count; i++) {
        g_autofree char *tagged =
            g_strdup_printf("%s: %s", text->items[i].language, text->items[i].string);
        psg_join(words, " / ", text->count == 1 ? text->items[i].string : tagged);
    }
    return g_string_free(g_steal_pointer(&words), FALSE);
}

/* "2007/2010: chair", or without a date what holds always. */
static void
join_dated(GString *list, const PsgInterval *when, const char *value)
{
    g_autofree char *date = psg_interval_edtf(when);
    g_autofree char *dated = g_strdup_printf("%s: %s", date, value);
    psg_join(list, "; ", strcmp(date, "../..") == 0 ? value : dated);
}

static char *
number_words(double number)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    psg_number_append_exact(digits, number);
    return g_string_free(g_steal_pointer(&digits), FALSE);
}

static void
tell_string(gpointer out, const char *name, const char *value, const char *otherwise)
{
    (void)otherwise;
    note(out, name, g_strdup(value));
}

static void
tell_strings(gpointer out, const char *name, const char *const *values, size_t count)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        psg_join(list, "; ", values[i]);
    }
    note(out, name, g_string_free(g_steal_pointer(&list), FALSE));
}

/* Of several languages each is a fact: who translates changes one. */
static void
tell_text(gpointer out, const char *name, const PsgText *text, const char *otherwise)
{
    size_t count = text == NULL ? 0 : text->count;
    (void)otherwise;
    for (size_t i = 0; i < count; i++) {
        g_autofree char *tagged =
            g_strdup_printf("%s (%s)", name, text->items[i].language);
        note(out, count == 1 ? name : tagged, g_strdup(text->items[i].string));
    }
}

static void
tell_texts(gpointer out, const char *name, const PsgText *texts, size_t count)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        g_autofree char *words = words_of(&texts[i]);
        psg_join(list, "; ", words);
    }
    note(out, name, g_string_free(g_steal_pointer(&list), FALSE));
}

static void
tell_dated_texts(gpointer out, const PsgDatedName *name, const PsgDatedTexts *texts,
                 const char *otherwise)
{
    g_autoptr(GString) list = g_string_new(NULL);
    (void)otherwise;
    for (size_t i = 0; i < texts->count; i++) {
        g_autofree char *words = words_of(&texts->items[i].text);
        join_dated(list, &texts->items[i].when, words);
    }
    note(out, name->key, g_string_free(g_steal_pointer(&list), FALSE));
}

static void
tell_dated_ids(gpointer out, const PsgDatedName *name, const PsgDatedIndexes *values,
               PsgIdOf id_of)
{
    State *state = out;
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < values->count; i++) {
        const char *id = id_of(state->landscape, values->items[i].index);
        join_dated(list, &values->items[i].when, id == NULL ? "none" : id);
    }
    note(state, name->key, g_string_free(g_steal_pointer(&list), FALSE));
}

static void
tell_ids(gpointer out, const char *name, const PsgIndexes *indexes, PsgIdOf id_of)
{
    State *state = out;
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < indexes->count; i++) {
        psg_join(list, "; ", id_of(state->landscape, indexes->items[i]));
    }
    note(state, name, g_string_free(g_steal_pointer(&list), FALSE));
}

static void
tell_successions(gpointer out, const char *name, const PsgSuccessions *successions)
{
    State *state = out;
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < successions->count; i++) {
        const PsgSuccession *item = &successions->items[i];
        g_autofree char *when = item->has_when ? psg_interval_edtf(&item->when) : NULL;
        g_autofree char *words =
            g_strconcat(psg_actor_id(state->landscape, item->actor),
                        when == NULL ? "" : " in ", when == NULL ? "" : when, NULL);
        psg_join(list, "; ", words);
    }
    note(state, name, g_string_free(g_steal_pointer(&list), FALSE));
}

static void
tell_spells(gpointer out, const PsgSpells *spells, const PsgInterval *life)
{
    g_autoptr(GString) list = g_string_new(NULL);
    (void)life;
    for (size_t i = 0; i < spells->count; i++) {
        g_autofree char *when = psg_interval_edtf(&spells->items[i]);
        psg_join(list, "; ", when);
    }
    note(out, "when", g_string_free(g_steal_pointer(&list), FALSE));
}

static void
tell_date(gpointer out, const char *name, const PsgInterval *interval)
{
    note(out, name, interval == NULL ? NULL : psg_interval_edtf(interval));
}

static void
tell_period(gpointer out, const char *name, const PsgInterval *interval,
            const char *otherwise)
{
    (void)otherwise;
    tell_date(out, name, interval);
}

static void
tell_values(gpointer out, const PsgEventValue *values, size_t count)
{
    State *state = out;
    for (size_t i = 0; i < count; i++) {
        note(state, psg_measure_id(state->landscape, values[i].measure),
             number_words(values[i].value));
    }
}

static void
tell_number(gpointer out, const char *name, double value, double otherwise)
{
    (void)otherwise;
    note(out, name, isnan(value) ? NULL : number_words(value));
}

static void
tell_dated_numbers(gpointer out, const PsgDatedName *name, const PsgDatedNumbers *numbers,
                   double otherwise)
{
    g_autoptr(GString) list = g_string_new(NULL);
    (void)otherwise;
    for (size_t i = 0; i < numbers->count; i++) {
        g_autofree char *number = number_words(numbers->items[i].number);
        join_dated(list, &numbers->items[i].when, number);
    }
    note(out, name->key, g_string_free(g_steal_pointer(&list), FALSE));
}

static void
tell_boolean(gpointer out, const char *name, bool value)
{
    note(out, name, value ? g_strdup("yes") : NULL);
}

static void
tell_properties(gpointer out, const PsgProperties *properties)
{
    for (size_t i = 0; i < properties->count; i++) {
        const PsgDatedName name = {properties->items[i].name, NULL, NULL};
        tell_dated_texts(out, &name, &properties->items[i].values, NULL);
    }
}

static const PsgFactCalls calls = {
    .string = tell_string,
    .strings = tell_strings,
    .text = tell_text,
    .texts = tell_texts,
    .dated_texts = tell_dated_texts,
    .dated_id = tell_dated_ids,
    .dated_ids = tell_dated_ids,
    .ids = tell_ids,
    .successions = tell_successions,
    .spells = tell_spells,
    .period = tell_period,
    .date = tell_date,
    .values = tell_values,
    .dated_numbers = tell_dated_numbers,
    .number = tell_number,
    .boolean = tell_boolean,
    .properties = tell_properties,
};

/* ---- The things of a state ---- */

static void
fact_clear(void *data)
{
    Fact *fact = data;
    g_free(fact->name);
    g_free(fact->value);
}

static void
thing_free(void *data)
{
    Thing *thing = data;
    g_free(thing->key);
    g_free(thing->other);
    g_free(thing->label);
    g_array_unref(thing->facts);
    g_free(thing);
}

/* The facts that follow are of it. Takes the label. */
static void
begin_thing(State *state, Sort sort, char *label, const char *key)
{
    g_autofree char *whole = g_strdup_printf("%d %s", (int)sort, key);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(state->numbers, whole));
    Thing *thing = g_new0(Thing, 1);
    thing->label = label;
    thing->key = g_strdup_printf("%s #%u", whole, number);
    thing->facts = g_array_new(FALSE, FALSE, sizeof(Fact));
    g_array_set_clear_func(thing->facts, fact_clear);
    g_ptr_array_add(state->things[sort], thing);
    g_hash_table_insert(state->numbers, g_steal_pointer(&whole),
                        GUINT_TO_POINTER(number + 1));
    state->current = thing;
}

static void
begin_with_id(State *state, Sort sort, const char *id)
{
    begin_thing(state, sort, g_strdup(id), id);
}

/* NULL: it says nothing of that. */
static const char *
fact_value(const Thing *thing, const char *name)
{
    for (guint i = 0; thing != NULL && i < thing->facts->len; i++) {
        const Fact *fact = &g_array_index(thing->facts, Fact, i);
        if (strcmp(fact->name, name) == 0) {
            return fact->value;
        }
    }
    return NULL;
}

static void
gather_whole(State *state)
{
    const PsgLandscape *landscape = state->landscape;
    begin_with_id(state, SORT_LANDSCAPE, "");
    tell_text(state, "title", &landscape->title, NULL);
    tell_string(state, "language", landscape->language, NULL);
    tell_text(state, "note", &landscape->note, NULL);
    tell_date(state, "observed", landscape->has_observed ? &landscape->observed : NULL);
    tell_text(state, "title of the pyramid", &landscape->pyramid_title, NULL);
    tell_string(state, "measure of the pyramid",
                psg_measure_id(landscape, landscape->pyramid_measure), NULL);
    tell_number(state, "stability", landscape->stability, 0);
    tell_string(state, "align",
                landscape->align == PSG_ALIGN_AUTO ? NULL
                                                   : psg_align_word(landscape->align),
                NULL);
}

static void
gather_kinds(State *state, Sort sort, const PsgKind *kinds, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        begin_with_id(state, sort, kinds[i].id);
        psg_facts_of_kind(&state->facts, &kinds[i]);
    }
}

/* What actors refer to. */
static void
gather_frame(State *state)
{
    const PsgLandscape *landscape = state->landscape;
    for (size_t i = 0; i < landscape->source_count; i++) {
        begin_with_id(state, SORT_SOURCE, landscape->sources[i].id);
        psg_facts_of_source(&state->facts, &landscape->sources[i]);
    }
    for (size_t i = 0; landscape->has_own_slices && i < landscape->slice_count; i++) {
        begin_with_id(state, SORT_SLICE, landscape->slices[i].id);
        psg_facts_of_slice(&state->facts, &landscape->slices[i]);
    }
    gather_kinds(state, SORT_KIND, landscape->kinds, landscape->kind_count);
    gather_kinds(state, SORT_RELATION_KIND, landscape->relation_kinds,
                 landscape->relation_kind_count);
    gather_kinds(state, SORT_EVENT_KIND, landscape->event_kinds,
                 landscape->event_kind_count);
    for (size_t i = 0; i < landscape->group_count; i++) {
        begin_with_id(state, SORT_GROUP, landscape->groups[i].id);
        psg_facts_of_group(&state->facts, &landscape->groups[i]);
    }
    for (size_t i = 0; i < landscape->tier_count; i++) {
        begin_with_id(state, SORT_TIER, landscape->tiers[i].id);
        psg_facts_of_tier(&state->facts, &landscape->tiers[i]);
    }
}

static void
gather_relation(State *state, const PsgRelation *relation)
{
    const PsgLandscape *landscape = state->landscape;
    const char *from = psg_actor_id(landscape, relation->from);
    const char *to = psg_actor_id(landscape, relation->to);
    const char *kind = psg_relation_kind_id(landscape, relation->kind);
    g_autofree char *key = g_strdup_printf("%s -> %s (%s)", from, to, kind);
    begin_thing(state, SORT_RELATION, g_strdup_printf("%s -> %s", from, to), key);
    state->current->other = g_strdup(state->current->label);
    psg_facts_of_relation(&state->facts, relation);
}

static void
gather_event(State *state, const PsgEvent *event)
{
    const char *title =
        psg_text_or(&event->title, state->landscape->language, "without a title");
    begin_thing(state, SORT_EVENT, g_strdup_printf("\"%s\"", title), title);
    psg_facts_of_event(&state->facts, event);
    const char *when = fact_value(state->current, "when");
    const char *kind = fact_value(state->current, "kind");
    const char *actors = fact_value(state->current, "actors");
    state->current->other = g_strdup_printf("%s %s %s", when, kind == NULL ? "" : kind,
                                            actors == NULL ? "" : actors);
}

static void
gather_measure(State *state, const PsgMeasure *measure)
{
    begin_with_id(state, SORT_MEASURE, measure->id);
    psg_facts_of_measure(&state->facts, measure);
    for (size_t i = 0; i < measure->value_count; i++) {
        const PsgMeasurement *value = &measure->values[i];
        g_autofree char *when = psg_interval_edtf(&value->when);
        char *label =
            g_strdup_printf("%s of %s, %s", measure->id,
                            psg_measurement_subject(state->landscape, value), when);
        g_autofree char *key =
            g_strdup_printf("%s %d %d", label, value->each, value->is_of_tier);
        begin_thing(state, SORT_VALUE, label, key);
        psg_facts_of_measurement(&state->facts, value);
    }
}

static void
gather(State *state, const PsgLandscape *landscape)
{
    state->landscape = landscape;
    state->facts = (PsgFactWriter){&calls, state, landscape};
    state->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < SORTS; i++) {
        state->things[i] = g_ptr_array_new_with_free_func(thing_free);
    }
    gather_whole(state);
    gather_frame(state);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        begin_with_id(state, SORT_ACTOR, landscape->actors[i].id);
        psg_facts_of_actor(&state->facts, &landscape->actors[i]);
        state->current->other = g_strdup(fact_value(state->current, "name"));
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        gather_relation(state, &landscape->relations[i]);
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        gather_event(state, &landscape->events[i]);
    }
    for (size_t i = 0; i < landscape->measure_count; i++) {
        gather_measure(state, &landscape->measures[i]);
    }
    for (size_t i = 0; i < landscape->pin_count; i++) {
        const PsgPin *pin = &landscape->pins[i];
        begin_with_id(state, SORT_PIN, psg_actor_id(landscape, pin->actor));
        g_autofree char *x = number_words(pin->x), *y = number_words(pin->y);
        note(state, "place", g_strdup_printf("%s, %s", x, y));
    }
}

/* ---- Matching ---- */

static bool
says_the_same(const Thing *a, const Thing *b)
{
    if (a->facts->len != b->facts->len) {
        return false;
    }
    for (guint i = 0; i < a->facts->len; i++) {
        const Fact *fact = &g_array_index(a->facts, Fact, i);
        if (g_strcmp0(fact->value, fact_value(b, fact->name)) != 0) {
            return false;
        }
    }
    return true;
}

/* How many things without a match go by each other key. Borrows the keys. */
static void
count_other(GHashTable *counts, const Thing *thing)
{
    if (thing->other != NULL) {
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, thing->other));
        g_hash_table_insert(counts, thing->other, GUINT_TO_POINTER(count + 1));
    }
}

static bool
is_alone(GHashTable *counts, const Thing *thing)
{
    return thing->other != NULL &&
           GPOINTER_TO_UINT(g_hash_table_lookup(counts, thing->other)) == 1;
}

/* What nothing has the key of is what has its other key, if there is just one in either state:
 * an actor whose id was changed, an event whose title was. Those are told as changes. */
static void
match_others(GPtrArray *before, GArray *pairs)
{
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) former_counts = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < before->len; i++) {
        Thing *thing = g_ptr_array_index(before, i);
        if (!thing->is_matched && thing->other != NULL) {
            count_other(former_counts, thing);
            g_hash_table_insert(known, thing->other, thing);
        }
    }
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        if (pair->before == NULL) {
            count_other(counts, pair->after);
        }
    }
    for (guint i = 0; i < pairs->len; i++) {
        Pair *pair = &g_array_index(pairs, Pair, i);
        if (pair->before == NULL && is_alone(counts, pair->after) &&
            is_alone(former_counts, pair->after)) {
            Thing *former = g_hash_table_lookup(known, pair->after->other);
            pair->before = former;
            former->is_matched = true;
        }
    }
}

static void
match(PsgRevision *revision, Sort sort)
{
    GPtrArray *before = revision->states[0].things[sort];
    GPtrArray *after = revision->states[1].things[sort];
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < before->len; i++) {
        Thing *thing = g_ptr_array_index(before, i);
        g_hash_table_insert(known, thing->key, thing);
    }
    for (guint i = 0; i < after->len; i++) {
        Thing *thing = g_ptr_array_index(after, i);
        Thing *former = g_hash_table_lookup(known, thing->key);
        Pair pair = {former, thing};
        if (former != NULL) {
            former->is_matched = true;
        }
        if (former == NULL || !says_the_same(former, thing)) {
            g_array_append_val(revision->pairs[sort], pair);
        }
    }
    match_others(before, revision->pairs[sort]);
    for (guint i = 0; i < before->len; i++) {
        Pair pair = {g_ptr_array_index(before, i), NULL};
        if (!pair.before->is_matched) {
            g_array_append_val(revision->pairs[sort], pair);
        }
    }
}

PsgRevision *
psg_revision_new(const PsgLandscape *before, const PsgLandscape *after)
{
    PsgRevision *revision = g_new0(PsgRevision, 1);
    gather(&revision->states[0], before);
    gather(&revision->states[1], after);
    for (Sort sort = 0; sort < SORTS; sort++) {
        revision->pairs[sort] = g_array_new(FALSE, FALSE, sizeof(Pair));
        match(revision, sort);
    }
    return revision;
}

void
psg_revision_free(PsgRevision *revision)
{
    if (revision == NULL) {
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(revision->states); i++) {
        for (size_t sort = 0; sort < SORTS; sort++) {
            g_ptr_array_unref(revision->states[i].things[sort]);
        }
        g_hash_table_unref(revision->states[i].numbers);
    }
    for (size_t sort = 0; sort < SORTS; sort++) {
        g_array_unref(revision->pairs[sort]);
    }
    g_free(revision);
}

bool
psg_revision_is_none(const PsgRevision *revision)
{
    for (size_t sort = 0; sort < SORTS; sort++) {
        if (revision->pairs[sort]->len > 0) {
            return false;
        }
    }
    return true;
}

/* ---- In words ---- */

static size_t
count_pairs(const PsgRevision *revision, Sort sort, bool has_before, bool has_after)
{
    size_t count = 0;
    for (guint i = 0; i < revision->pairs[sort]->len; i++) {
        const Pair *pair = &g_array_index(revision->pairs[sort], Pair, i);
        count +=
            (pair->before != NULL) == has_before && (pair->after != NULL) == has_after;
    }
    return count;
}

/* ": name CSCI; kind body". */
static void
append_facts(GString *line, const Thing *thing)
{
    for (guint i = 0; i < thing->facts->len; i++) {
        const Fact *fact = &g_array_index(thing->facts, Fact, i);
        g_string_append_printf(line, "%s%s %s", i == 0 ? ": " : "; ", fact->name,
                               fact->value);
    }
}

/* One that is now another, one that is new, one that is no longer said. */
static void
append_change(GString *line, const char *name, const char *before, const char *after)
{
    g_string_append(line, line->len == 0 ? ": " : "; ");
    if (before == NULL) {
        g_string_append_printf(line, "%s is now %s", name, after);
    } else if (after == NULL) {
        g_string_append_printf(line, "%s is no longer %s", name, before);
    } else {
        g_string_append_printf(line, "%s was %s, is now %s", name, before, after);
    }
}

static void
append_changes(GString *line, const Pair *pair, Sort sort)
{
    if (sort == SORT_ACTOR && strcmp(pair->before->label, pair->after->label) != 0) {
        append_change(line, "id", pair->before->label, pair->after->label);
    }
    for (guint i = 0; i < pair->after->facts->len; i++) {
        const Fact *fact = &g_array_index(pair->after->facts, Fact, i);
        const char *before = fact_value(pair->before, fact->name);
        if (g_strcmp0(before, fact->value) != 0) {
            append_change(line, fact->name, before, fact->value);
        }
    }
    for (guint i = 0; i < pair->before->facts->len; i++) {
        const Fact *fact = &g_array_index(pair->before->facts, Fact, i);
        if (fact_value(pair->after, fact->name) == NULL) {
            append_change(line, fact->name, fact->value, NULL);
        }
    }
}

static void
print_pair(const Pair *pair, Sort sort, PsgStream *out)
{
    const Thing *thing = pair->after == NULL ? pair->before : pair->after;
    g_assert(thing != NULL);
    bool is_change = pair->before != NULL && pair->after != NULL;
    g_autoptr(GString) line = g_string_new(is_change              ? "  "
                                           : pair->before == NULL ? "+ "
                                                                  : "- ");
    g_string_append_printf(line, "%s%s%s", sorts[sort].one,
                           *thing->label == '\0' ? "" : " ", thing->label);
    g_autoptr(GString) facts = g_string_new(NULL);
    if (is_change) {
        append_changes(facts, pair, sort);
    } else {
        append_facts(facts, thing);
    }
    g_autoptr(GString) shown = g_string_new(NULL);
    psg_terminal_append(shown, line->str);
    psg_terminal_append(shown, facts->str);
    g_string_append_c(shown, '\n');
    psg_stream_print(out, shown->str);
}

static void
print_head(const PsgRevision *revision, Sort sort, PsgStream *out)
{
    const struct {
        size_t count;
        const char *word;
    } counts[] = {{count_pairs(revision, sort, false, true), "added"},
                  {count_pairs(revision, sort, true, false), "removed"},
                  {count_pairs(revision, sort, true, true), "changed"}};
    g_autoptr(GString) head = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        g_autofree char *words =
            g_strdup_printf("%zu %s", counts[i].count, counts[i].word);
        if (counts[i].count > 0) {
            psg_join(head, ", ", words);
        }
    }
    psg_stream_print(out, sorts[sort].many);
    psg_stream_print(out, ": ");
    psg_stream_print(out, head->str);
    psg_stream_print(out, "\n");
}

void
psg_revision_print(const PsgRevision *revision, PsgStream *out)
{
    for (Sort sort = 0; sort < SORTS; sort++) {
        if (revision->pairs[sort]->len > 0) {
            print_head(revision, sort, out);
        }
        for (guint i = 0; i < revision->pairs[sort]->len; i++) {
            print_pair(&g_array_index(revision->pairs[sort], Pair, i), sort, out);
        }
    }
}

/* ---- As JSON ---- */

static void
add_facts(PsgJson *json, const Thing *thing)
{
    for (guint i = 0; i < thing->facts->len; i++) {
        const Fact *fact = &g_array_index(thing->facts, Fact, i);
        psg_json_string(json, fact->name, fact->value);
    }
}

static void
add_change(PsgJson *json, const char *name, const char *before, const char *after)
{
    if (g_strcmp0(before, after) != 0) {
        psg_json_begin_list(json, name);
        psg_json_string(json, NULL, before);
        psg_json_string(json, NULL, after);
        psg_json_end_list(json);
    }
}

static void
add_changes(PsgJson *json, const Pair *pair)
{
    for (guint i = 0; i < pair->after->facts->len; i++) {
        const Fact *fact = &g_array_index(pair->after->facts, Fact, i);
        add_change(json, fact->name, fact_value(pair->before, fact->name), fact->value);
    }
    for (guint i = 0; i < pair->before->facts->len; i++) {
        const Fact *fact = &g_array_index(pair->before->facts, Fact, i);
        if (fact_value(pair->after, fact->name) == NULL) {
            add_change(json, fact->name, fact->value, NULL);
        }
    }
}

static void
add_pair(PsgJson *json, const Pair *pair)
{
    const Thing *thing = pair->after == NULL ? pair->before : pair->after;
    g_assert(thing != NULL);
    psg_json_begin_object(json, NULL);
    psg_json_string(json, "id", thing->label);
    psg_json_string(json, "was", pair->before == NULL ? NULL : pair->before->label);
    psg_json_begin_object(json, "facts");
    if (pair->before != NULL && pair->after != NULL) {
        add_changes(json, pair);
    } else {
        add_facts(json, thing);
    }
    psg_json_end_object(json);
    psg_json_end_object(json);
}

/* Those that are there before and after as said. */
static void
add_list(PsgJson *json, const char *name, const GArray *pairs, const bool is_there[2])
{
    psg_json_begin_list(json, name);
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        if ((pair->before != NULL) == is_there[0] &&
            (pair->after != NULL) == is_there[1]) {
            add_pair(json, pair);
        }
    }
    psg_json_end_list(json);
}

void
psg_revision_json(const PsgRevision *revision, PsgStream *out)
{
    PsgJson *json = psg_json_new(out);
    psg_json_begin_object(json, NULL);
    for (Sort sort = 0; sort < SORTS; sort++) {
        psg_json_begin_object(json, sorts[sort].member);
        add_list(json, "added", revision->pairs[sort], (const bool[]){false, true});
        add_list(json, "removed", revision->pairs[sort], (const bool[]){true, false});
        add_list(json, "changed", revision->pairs[sort], (const bool[]){true, true});
        psg_json_end_object(json);
    }
    psg_json_end_object(json);
    psg_json_free(json);
}
