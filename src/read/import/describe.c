/* What is said of actors, of events and of the whole. */
#include "base/compare.h"
#include "base/number.h"
#include "model/succession_circle.h"
#include "read/form/scalar.h"
#include "read/import/settling.h"

#include <math.h>
#include <string.h>

static PsgThings
one_thing(const PsgDraftThing *thing)
{
    return (PsgThings){thing, 1};
}

/* ---- Values over time ---- */

static GArray *
said_of(PsgSettling *settling, PsgDraftThing thing, PsgMeaning meaning)
{
    GArray *said = g_array_new(FALSE, FALSE, sizeof(PsgSaid));
    const PsgDraftFact *fact;
    for (guint i = 0; (fact = psg_settling_nth_fact(settling, thing, i)) != NULL; i++) {
        if (fact->meaning == meaning && *psg_said_value(fact) != '\0') {
            PsgSaid each = {psg_settling_when(settling, fact), psg_said_value(fact),
                            fact->span};
            g_array_append_val(said, each);
        }
    }
    psg_said_sort(settling, one_thing(&thing), said);
    return said;
}

/* Of several at one time, or without any, only one can hold: the first of them, which is told. */
static void
keep_one_at_once(const PsgSettling *settling, GArray *said, PsgMeaning meaning)
{
    for (guint i = 1; i < said->len;) {
        const PsgSaid *first = &g_array_index(said, PsgSaid, i - 1);
        if (!psg_said_at_once(first, &first[1])) {
            i++;
            continue;
        }
        psg_report_doubt(
            settling->report, "two-values", first[1].span,
            "the %s is \"%s\" here, and was \"%s\" before: the first is kept",
            psg_meaning_word(meaning), first[1].value, first->value);
        psg_diagnostics_also(settling->list, first->span, "the first stands here");
        g_array_remove_index(said, i);
    }
}

static PsgDatedTexts
texts_of(PsgSettling *settling, PsgDraftThing thing, PsgMeaning meaning)
{
    g_autoptr(GArray) said = said_of(settling, thing, meaning);
    keep_one_at_once(settling, said, meaning);
    PsgDatedText *texts = psg_arena_alloc(settling->arena, said->len * sizeof *texts);
    for (guint i = 0; i < said->len; i++) {
        const PsgSaid *each = &g_array_index(said, PsgSaid, i);
        texts[i] = (PsgDatedText){psg_said_when(each),
                                  psg_builder_text(settling->builder, each->value)};
    }
    return (PsgDatedTexts){texts, said->len};
}

/* A name that is the id need not be said. */
static PsgDatedTexts
names_of(PsgSettling *settling, PsgDraftThing thing, const PsgActor *actor)
{
    PsgDatedTexts names = texts_of(settling, thing, PSG_MEANING_NAME);
    bool is_plain = names.count == 1 && names.items[0].when.from.kind == PSG_END_OPEN &&
                    strcmp(psg_text_or(&names.items[0].text, "", ""), actor->id) == 0;
    return names.count == 0 ? actor->name : is_plain ? (PsgDatedTexts){NULL, 0} : names;
}

/* Several in a cell hold at once; what is said again in another row holds once. */
static PsgDatedIndexes
indexes_of(PsgSettling *settling, PsgDraftThing thing, PsgMeaning meaning, PsgThing what)
{
    bool are_several = what == PSG_THING_GROUP;
    g_autoptr(GArray) said = said_of(settling, thing, meaning);
    GArray *indexes = g_array_new(FALSE, FALSE, sizeof(PsgDatedIndex));
    if (!are_several) {
        keep_one_at_once(settling, said, meaning);
    }
    g_autoptr(GHashTable) known =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < said->len; i++) {
        const PsgSaid *each = &g_array_index(said, PsgSaid, i);
        g_auto(GStrv) names = psg_said_parts(each->value, are_several);
        for (guint j = 0; names[j] != NULL; j++) {
            PsgDatedIndex index = {
                psg_said_when(each),
                psg_facts_thing(settling, what, names[j], psg_meaning_word(meaning))};
            g_autofree char *when = psg_interval_edtf(&index.when);
            if (g_hash_table_add(known, g_strdup_printf("%zu %s", index.index, when))) {
                g_array_append_val(indexes, index);
            }
        }
    }
    size_t count = indexes->len;
    return (PsgDatedIndexes){psg_arena_take_array(settling->arena, indexes), count};
}

/* ---- Measures ---- */

/* "12.5", "12,5". */
static bool
read_number(const char *text, double *number)
{
    g_autofree char *plain = g_strstrip(g_strdup(text));
    char *comma = strchr(plain, ',');
    if (comma != NULL && strchr(plain, '.') == NULL) {
        *comma = '.';
    }
    return psg_number_parse(plain, number);
}

/* What is known of a property of actors, or of the whole. */
typedef struct {
    const char *unit;
    bool is_text, is_dated, is_number;
} Column;

static Column *
column_of(GHashTable *columns, const char *name)
{
    Column *column = g_hash_table_lookup(columns, name);
    if (column == NULL) {
        column = g_new0(Column, 1);
        g_hash_table_insert(columns, (gpointer)(guintptr)name, column);
    }
    return column;
}

static bool
is_measurable(const PsgDraftFact *fact)
{
    bool is_free = fact->meaning == PSG_MEANING_PROPERTY ||
                   fact->meaning == PSG_MEANING_WEIGHT ||
                   fact->meaning == PSG_MEANING_VALUE;
    return is_free && *psg_said_value(fact) != '\0' &&
           (fact->of.what == PSG_DRAFT_ACTOR || fact->of.what == PSG_DRAFT_WHOLE);
}

/* Numbers that are dated, or have a unit, are measures: they make a chart. Others are properties
 * as texts are. */
static void
find_measures(PsgSettling *settling)
{
    g_autoptr(GHashTable) columns =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    for (guint i = 0; i < settling->said.facts->len; i++) {
        const PsgDraftFact *fact = &g_array_index(settling->said.facts, PsgDraftFact, i);
        if (is_measurable(fact)) {
            Column *column = column_of(columns, psg_fact_name(fact));
            double number;
            column->is_dated |= fact->has_when;
            column->is_text |= !read_number(fact->value, &number);
        }
    }
    for (guint i = 0; i < settling->said.properties->len; i++) {
        const PsgDraftProperty *said =
            &g_array_index(settling->said.properties, PsgDraftProperty, i);
        Column *column = said->of == PSG_DRAFT_ACTOR || said->of == PSG_DRAFT_WHOLE
                             ? g_hash_table_lookup(columns, said->name)
                             : NULL;
        if (column != NULL) {
            column->unit = said->unit == NULL ? column->unit : said->unit;
            column->is_text |= said->type == PSG_PROPERTY_TEXT;
        }
    }
    GHashTableIter all;
    gpointer name, known;
    settling->measures = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_iter_init(&all, columns);
    while (g_hash_table_iter_next(&all, &name, &known)) {
        const Column *column = known;
        if (!column->is_text && (column->is_dated || column->unit != NULL)) {
            g_hash_table_insert(
                settling->measures, name,
                (gpointer)(guintptr)(column->unit == NULL ? "" : column->unit));
        }
    }
}

static size_t
measure_of(PsgSettling *settling, const char *name)
{
    size_t place = psg_facts_thing(settling, PSG_THING_MEASURE, name, "measure");
    PsgMeasure *measure = psg_builder_thing(settling->builder, PSG_THING_MEASURE, place);
    const char *unit = g_hash_table_lookup(settling->measures, name);
    if (unit != NULL && *unit != '\0' && measure->unit.count == 0) {
        measure->unit = psg_builder_text(settling->builder, unit);
    }
    return place;
}

/* At one time a measure has one value of each: the first. */
static bool
is_measured(const PsgSettling *settling, GHashTable *known, size_t measure,
            const PsgMeasurement *value, PsgSpan span)
{
    g_autofree char *key = g_strdup_printf(
        "%zu %d %zu %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, measure, (int)value->subject,
        value->index, (gint64)psg_interval_first(&value->when),
        (gint64)psg_interval_last(&value->when));
    double *first = g_hash_table_lookup(known, key);
    if (first == NULL) {
        first = g_new(double, 1);
        *first = value->value;
        g_hash_table_insert(known, g_steal_pointer(&key), first);
        return false;
    }
    if (value->value < *first || value->value > *first) {
        psg_report_doubt(settling->report, "two-values", span,
                         "a second value for the same time: the first is kept");
    }
    return true;
}

/* In order of saying, so that measures are in that order too. */
static void
measure_all(PsgSettling *settling)
{
    g_autoptr(GHashTable) known =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < settling->said.facts->len; i++) {
        const PsgDraftFact *fact = &g_array_index(settling->said.facts, PsgDraftFact, i);
        double number;
        if (!is_measurable(fact) ||
            !g_hash_table_contains(settling->measures, psg_fact_name(fact)) ||
            !read_number(fact->value, &number)) {
            continue;
        }
        const PsgInterval *when = psg_settling_when(settling, fact);
        PsgMeasurement value = {.subject = fact->of.what == PSG_DRAFT_ACTOR
                                               ? PSG_SUBJECT_ACTOR
                                               : PSG_SUBJECT_ALL,
                                .index = fact->of.place,
                                .when = when == NULL ? psg_interval_always() : *when,
                                .value = number};
        size_t measure = measure_of(settling, psg_fact_name(fact));
        if (!is_measured(settling, known, measure, &value, fact->span)) {
            psg_builder_add_value(settling->builder, measure, &value, fact->span);
        }
    }
}

/* ---- Positions ---- */

typedef struct {
    guint32 actor;
    double x, y;
} Position;

static bool
read_coordinate(const PsgSettling *settling, PsgDraftThing actor, PsgMeaning meaning,
                double *number)
{
    const PsgDraftFact *fact = psg_settling_fact(settling, actor, meaning);
    return fact != NULL && read_number(fact->value, number);
}

static GArray *
gather_positions(const PsgSettling *settling)
{
    GArray *positions = g_array_new(FALSE, FALSE, sizeof(Position));
    for (guint i = 0; i < settling->said.actors->len; i++) {
        PsgDraftThing actor = {PSG_DRAFT_ACTOR, i};
        Position position = {.actor = i};
        if (read_coordinate(settling, actor, PSG_MEANING_X, &position.x) &&
            read_coordinate(settling, actor, PSG_MEANING_Y, &position.y)) {
            g_array_append_val(positions, position);
        }
    }
    return positions;
}

/* Finer than any page, and as somebody would write it. */
static double
rounded(double share)
{
    return floor(share * 10000 + 0.5) / 10000;
}

/* Positions as pins: both directions to one scale, and a margin around all. */
static void
pin_all(const PsgSettling *settling)
{
    static const double margin =
        0.1; /* of the drawing, on each side: room for half a box */
    g_autoptr(GArray) positions = gather_positions(settling);
    double least[2] = {(double)INFINITY, (double)INFINITY};
    double most[2] = {-(double)INFINITY, -(double)INFINITY};
    for (guint i = 0; i < positions->len; i++) {
        const Position *each = &g_array_index(positions, Position, i);
        least[0] = MIN(least[0], each->x);
        most[0] = MAX(most[0], each->x);
        least[1] = MIN(least[1], each->y);
        most[1] = MAX(most[1], each->y);
    }
    /* halves, since a double may not hold the whole */
    double half = MAX(most[0] / 2 - least[0] / 2, most[1] / 2 - least[1] / 2);
    if (positions->len < 2 || !(half > 0)) {
        return; /* all in one place tell nothing */
    }
    for (guint i = 0; i < positions->len; i++) {
        const Position *each = &g_array_index(positions, Position, i);
        double x = (each->x - (least[0] / 2 + most[0] / 2)) / half / 2;
        double y = (each->y - (least[1] / 2 + most[1] / 2)) / half / 2;
        PsgPin pin = {.actor = each->actor,
                      .x = rounded(0.5 + x * (1 - 2 * margin)),
                      .y = rounded(0.5 + y * (1 - 2 * margin))};
        psg_builder_add_pin(settling->builder, &pin);
    }
}

/* ---- Successions ---- */

/* Each actor is succeeded once, at the first time that is said of it. */
static void
add_succession(const PsgSettling *settling, const PsgDraftFact *fact, size_t before,
               GArray *successions)
{
    const PsgInterval *when = psg_settling_when(settling, fact);
    PsgSuccession added = {.actor = before,
                           .has_when = when != NULL,
                           .when = when == NULL ? psg_interval_always() : *when};
    for (guint i = 0; i < successions->len; i++) {
        PsgSuccession *known = &g_array_index(successions, PsgSuccession, i);
        if (known->actor != before) {
            continue;
        }
        if (!known->has_when) {
            *known = added;
        } else if (when != NULL) {
            psg_report_lose(settling->report, "further times of a succession",
                            fact->span);
        }
        return;
    }
    g_array_append_val(successions, added);
}

static void
succeed(const PsgSettling *settling, const PsgDraftFact *fact, GArray *successions)
{
    g_auto(GStrv) keys = psg_said_parts(fact->value, true);
    for (guint i = 0; keys[i] != NULL; i++) {
        PsgDraftThing before;
        if (!psg_draft_find(settling->draft, keys[i], &before)) {
            psg_report_refuse(settling->report, "unknown-id", fact->span,
                              "there is no actor \"%s\" that this one could succeed",
                              keys[i]);
        } else if (before.place != fact->of.place) {
            add_succession(settling, fact, before.place, successions);
        }
    }
}

static PsgSuccessions
successions_of(const PsgSettling *settling, PsgDraftThing actor)
{
    GArray *successions = g_array_new(FALSE, FALSE, sizeof(PsgSuccession));
    const PsgDraftFact *fact;
    for (guint i = 0; (fact = psg_settling_nth_fact(settling, actor, i)) != NULL; i++) {
        if (fact->meaning == PSG_MEANING_BEFORE && *psg_said_value(fact) != '\0') {
            succeed(settling, fact, successions);
        }
    }
    size_t count = successions->len;
    return (PsgSuccessions){psg_arena_take_array(settling->arena, successions), count};
}

static GArray *
find_circles(const PsgSettling *settling)
{
    size_t count = settling->said.actors->len;
    g_autofree PsgSuccessions *lists = g_new(PsgSuccessions, count + 1);
    psg_builder_settle_successions(settling->builder);
    for (size_t i = 0; i < count; i++) {
        const PsgActor *actor = psg_builder_thing(settling->builder, PSG_THING_ACTOR, i);
        lists[i] = actor->succeeds;
    }
    return psg_successions_find_circles(lists, count);
}

/* The succession that closes the circle; of one actor the last is left out first. */
static void
open_circle(const PsgSettling *settling, const PsgCircle *circle)
{
    PsgActor *actor =
        psg_builder_thing(settling->builder, PSG_THING_ACTOR, circle->actor);
    PsgSuccessions *list = &actor->succeeds;
    PsgSuccession *left =
        psg_arena_copy(settling->arena, list->items, list->count, sizeof *left);
    memmove(left + circle->step, left + circle->step + 1,
            (list->count - circle->step - 1) * sizeof *left);
    *list = (PsgSuccessions){left, list->count - 1};
    psg_report_refuse(
        settling->report, "circular-succession",
        g_array_index(settling->said.actors, PsgDraftActor, circle->actor).span,
        "\"%s\" can't succeed \"%s\", who succeeds it in turn: this is left out",
        settling->keys[circle->actor], settling->keys[circle->earlier]);
}

static int
compare_circles(const void *left, const void *right)
{
    const PsgCircle *a = left, *b = right;
    int order = PSG_COMPARE(a->actor, b->actor);
    return order != 0 ? order : PSG_COMPARE(b->step, a->step);
}

/* What is left out may tell of others that they were at another time. */
static void
open_circles(const PsgSettling *settling)
{
    for (guint found = 1; found > 0;) {
        g_autoptr(GArray) circles = find_circles(settling);
        found = circles->len;
        g_array_sort(circles, compare_circles);
        for (guint i = 0; i < circles->len; i++) {
            open_circle(settling, &g_array_index(circles, PsgCircle, i));
        }
    }
}

/* ---- Actors ---- */

static void
describe_actor(PsgSettling *settling, guint place)
{
    PsgDraftThing thing = {PSG_DRAFT_ACTOR, place};
    PsgThings things = one_thing(&thing);
    PsgActor *actor = psg_builder_thing(settling->builder, PSG_THING_ACTOR, place);
    actor->name = names_of(settling, thing, actor);
    actor->full = texts_of(settling, thing, PSG_MEANING_FULL);
    actor->kind = indexes_of(settling, thing, PSG_MEANING_KIND, PSG_THING_KIND);
    actor->tier = indexes_of(settling, thing, PSG_MEANING_TIER, PSG_THING_TIER);
    actor->groups = indexes_of(settling, thing, PSG_MEANING_GROUP, PSG_THING_GROUP);
    actor->succeeds = successions_of(settling, thing);
    actor->note = psg_facts_note(settling, things);
    actor->url = psg_facts_url(settling, things);
    actor->sources = psg_facts_sources(settling, things);
    actor->properties = psg_facts_properties(settling, things);
}

/* Tiers that are numbers stand in their order, whoever is named first. */
static int
compare_tiers(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    double one = 0, other = 0;
    read_number(*a, &one);
    read_number(*b, &other);
    return (one > other) - (one < other);
}

static void
order_tiers(PsgSettling *settling)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    bool are_numbers = true;
    for (guint i = 0; i < settling->said.facts->len; i++) {
        const PsgDraftFact *fact = &g_array_index(settling->said.facts, PsgDraftFact, i);
        const char *word = psg_said_value(fact);
        double number;
        if (fact->meaning == PSG_MEANING_TIER && fact->of.what == PSG_DRAFT_ACTOR &&
            *word != '\0' && g_hash_table_add(seen, (gpointer)(guintptr)word)) {
            g_ptr_array_add(words, (gpointer)(guintptr)word);
            are_numbers = are_numbers && read_number(word, &number);
        }
    }
    if (are_numbers) {
        g_ptr_array_sort(words, compare_tiers);
    }
    for (guint i = 0; i < words->len; i++) {
        psg_facts_thing(settling, PSG_THING_TIER, g_ptr_array_index(words, i), "tier");
    }
}

/* ---- Events ---- */

static void
gather_people(const PsgSettling *settling, PsgDraftThing thing, PsgEvent *event)
{
    GPtrArray *people = g_ptr_array_new();
    const PsgDraftFact *fact;
    for (guint i = 0; (fact = psg_settling_nth_fact(settling, thing, i)) != NULL; i++) {
        if (fact->meaning != PSG_MEANING_PEOPLE) {
            continue;
        }
        g_auto(GStrv) names = psg_said_parts(psg_said_value(fact), true);
        for (guint j = 0; names[j] != NULL; j++) {
            g_ptr_array_add(people, (gpointer)(guintptr)psg_builder_string(
                                        settling->builder, names[j]));
        }
    }
    event->people_count = people->len;
    event->people =
        psg_arena_copy(settling->arena, people->pdata, people->len, sizeof(gpointer));
    g_ptr_array_unref(people);
}

static bool
find_time(PsgSettling *settling, PsgDraftThing thing, PsgInterval *when)
{
    g_autoptr(GPtrArray) times = g_ptr_array_new();
    psg_settling_add_intervals(settling, thing, times);
    if (times->len > 0) {
        *when = *(const PsgInterval *)g_ptr_array_index(times, 0);
    }
    return times->len > 0 &&
           (when->from.kind == PSG_END_KNOWN || when->to.kind == PSG_END_KNOWN);
}

static void
describe_event(PsgSettling *settling, guint place, PsgIndexes actors)
{
    PsgDraftThing thing = {PSG_DRAFT_EVENT, place};
    PsgThings things = one_thing(&thing);
    PsgSpan span = g_array_index(settling->said.events, PsgSpan, place);
    const char *title =
        psg_facts_first(settling, things, PSG_MEANING_TITLE, PSG_MEANING_NAME);
    const char *kind =
        psg_facts_first(settling, things, PSG_MEANING_KIND, PSG_MEANING_KIND);
    const char *where =
        psg_facts_first(settling, things, PSG_MEANING_PLACE, PSG_MEANING_PLACE);
    PsgEvent event = {.entry = place, .kind = PSG_NONE, .actors = actors};
    if (!find_time(settling, thing, &event.when)) {
        psg_report_refuse(settling->report, "bad-date", span,
                          "an event needs a date: \"%s\" is left out",
                          title == NULL ? "" : title);
        return;
    }
    title = title != NULL ? title : kind != NULL ? kind : "…";
    event.title = psg_builder_text(settling->builder, title);
    if (where != NULL) {
        event.place = psg_builder_text(settling->builder, where);
    }
    if (kind != NULL) {
        event.kind = psg_facts_thing(settling, PSG_THING_EVENT_KIND, kind, "event");
    }
    gather_people(settling, thing, &event);
    event.note = psg_facts_note(settling, things);
    event.url = psg_facts_url(settling, things);
    event.sources = psg_facts_sources(settling, things);
    event.properties = psg_facts_properties(settling, things);
    psg_builder_add_event(settling->builder, &event);
}

static int
compare_parts(const void *left, const void *right)
{
    const PsgDraftPart *a = left, *b = right;
    return (a->event > b->event) - (a->event < b->event);
}

/* Whoever takes part twice in an event does so once. */
static PsgIndexes
participants(const PsgSettling *settling, const PsgDraftPart *parts, guint count)
{
    size_t *actors = psg_arena_alloc(settling->arena, count * sizeof *actors);
    size_t kept = 0;
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < count; i++) {
        if (g_hash_table_add(seen, GUINT_TO_POINTER(parts[i].actor + 1))) {
            actors[kept++] = parts[i].actor;
        }
    }
    return (PsgIndexes){actors, kept};
}

static void
describe_events(PsgSettling *settling)
{
    g_autoptr(GArray) parts =
        g_array_sized_new(FALSE, FALSE, sizeof(PsgDraftPart), settling->said.parts->len);
    if (settling->said.parts->len > 0) {
        g_array_append_vals(parts, settling->said.parts->data, settling->said.parts->len);
    }
    g_array_sort(parts, compare_parts);
    guint at = 0;
    for (guint i = 0; i < settling->said.events->len; i++) {
        guint first = at;
        while (at < parts->len && g_array_index(parts, PsgDraftPart, at).event == i) {
            at++;
        }
        const PsgDraftPart *own =
            at == first ? NULL : &g_array_index(parts, PsgDraftPart, first);
        describe_event(settling, i, participants(settling, own, at - first));
    }
}

/* ---- The whole ---- */

/* Names of files, which are titles too, are bytes of any kind. */
static PsgText
title_text(const PsgSettling *settling, const char *title)
{
    g_autofree char *valid = g_utf8_make_valid(title, -1);
    g_autofree char *complaint = psg_text_complaint(valid);
    return complaint == NULL ? psg_builder_text(settling->builder, valid)
                             : (PsgText){NULL, 0};
}

static void
describe_whole(PsgSettling *settling)
{
    PsgDraftThing whole = {PSG_DRAFT_WHOLE, 0};
    PsgThings things = one_thing(&whole);
    PsgLandscape *landscape = psg_builder_landscape(settling->builder);
    const char *title =
        psg_facts_first(settling, things, PSG_MEANING_TITLE, PSG_MEANING_NAME);
    title = title == NULL ? settling->wishes->title : title;
    if (title != NULL) {
        landscape->title = title_text(settling, title);
    }
    landscape->note = psg_facts_note(settling, things);
    const PsgDraftFact *fact;
    for (guint i = 0; (fact = psg_settling_nth_fact(settling, whole, i)) != NULL; i++) {
        bool is_kept = fact->meaning == PSG_MEANING_TITLE ||
                       fact->meaning == PSG_MEANING_NAME ||
                       fact->meaning == PSG_MEANING_NOTE ||
                       g_hash_table_contains(settling->measures, psg_fact_name(fact));
        if (!is_kept && *psg_said_value(fact) != '\0') {
            g_autofree char *what =
                g_strdup_printf("\"%s\" of the whole file", psg_fact_name(fact));
            psg_report_lose(settling->report, what, fact->span);
        }
    }
}

/* What a landscape has once, where something else is said of the same later. */
static void
lose_changes(const PsgSettling *settling, PsgDraftWhat what, PsgMeaning meaning,
             const char *words)
{
    for (guint i = 0; i < settling->said.facts->len; i++) {
        const PsgDraftFact *fact = &g_array_index(settling->said.facts, PsgDraftFact, i);
        if (fact->of.what != what || fact->meaning != meaning) {
            continue;
        }
        const PsgDraftFact *first = psg_settling_fact(settling, fact->of, meaning);
        if (first != NULL && strcmp(psg_said_value(first), psg_said_value(fact)) != 0) {
            psg_report_lose(settling->report, words, fact->span);
        }
    }
}

void
psg_settling_describe(PsgSettling *settling)
{
    lose_changes(settling, PSG_DRAFT_TIE, PSG_MEANING_KIND,
                 "kinds that a relation has later: it has the first");
    lose_changes(settling, PSG_DRAFT_ACTOR, PSG_MEANING_X,
                 "positions that an actor has later: it has the first");
    find_measures(settling);
    order_tiers(settling);
    for (guint i = 0; i < settling->said.actors->len; i++) {
        describe_actor(settling, i);
    }
    open_circles(settling);
    measure_all(settling);
    describe_events(settling);
    pin_all(settling);
    describe_whole(settling);
}
