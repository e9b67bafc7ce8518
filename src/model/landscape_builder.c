/* A landscape while it grows: its things by id, references to them, and its end. */
#include "model/landscape_builder.h"

#include "model/presence.h"

#include "base/compare.h"
#include "base/number.h"
#include "model/succession.h"

#include <math.h>
#include <string.h>

/* Things of one kind. */
typedef struct {
    GPtrArray *things;  /* in the arena, each beginning with its id */
    GArray *spans;      /* PsgSpan: where its id stands */
    GHashTable *places; /* id → place + 1 */
} Register;

#define JUMP 500.0 /* times: from kilo to mega, less what really changed */
#define YEAR ((PsgTime)366 * PSG_DAY)

enum { JUMP_YEARS = 5 };

/* A value with the place that it was written at. */
typedef struct {
    PsgMeasurement value;
    PsgSpan span;
} Value;

struct PsgLandscapeBuilder {
    PsgArena *arena; /* NULL once the landscape was given */
    PsgLimits limits;
    PsgDiagnostics *list;
    PsgLandscape *landscape;
    Register registers[PSG_THINGS];
    bool has_years;        /* no slices of its own, but one a year */
    GHashTable *folded;    /* ids of slices in small letters → place + 1 */
    GHashTable *languages; /* of texts: each tag, to itself */
    GPtrArray *values;     /* by measure: GArray of Value */
    GArray *relations, *events, *pins;
};

static const struct {
    const char *noun, *section; /* of the file */
    size_t size;
    size_t label; /* where the text is that it is called by; 0: see settle_things */
} kinds[PSG_THINGS] = {
    [PSG_THING_ACTOR] = {"actor", "actors", sizeof(PsgActor), 0},
    [PSG_THING_GROUP] = {"group", "groups", sizeof(PsgGroup), offsetof(PsgGroup, label)},
    [PSG_THING_TIER] = {"tier", "pyramid: tiers", sizeof(PsgTier),
                        offsetof(PsgTier, label)},
    [PSG_THING_KIND] = {"kind", "kinds", sizeof(PsgKind), offsetof(PsgKind, label)},
    [PSG_THING_RELATION_KIND] = {"relation kind", "relation-kinds", sizeof(PsgKind),
                                 offsetof(PsgKind, label)},
    [PSG_THING_EVENT_KIND] = {"event kind", "event-kinds", sizeof(PsgKind),
                              offsetof(PsgKind, label)},
    [PSG_THING_MEASURE] = {"measure", "measures", sizeof(PsgMeasure),
                           offsetof(PsgMeasure, label)},
    [PSG_THING_SOURCE] = {"source", "sources", sizeof(PsgSource),
                          offsetof(PsgSource, title)},
    [PSG_THING_SLICE] = {"slice", "slices", sizeof(PsgSlice), offsetof(PsgSlice, label)},
};

static void
unref_array(void *array)
{
    g_array_unref(array);
}

PsgLandscapeBuilder *
psg_builder_new(const char *language, const PsgLimits *limits, PsgDiagnostics *list)
{
    PsgLandscapeBuilder *builder = g_new0(PsgLandscapeBuilder, 1);
    builder->arena = psg_arena_new();
    builder->limits = *limits;
    builder->list = list;
    builder->landscape = psg_arena_alloc(builder->arena, sizeof *builder->landscape);
    *builder->landscape =
        (PsgLandscape){.arena = builder->arena,
                       .language = psg_arena_strdup(builder->arena, language),
                       .stability = (double)NAN,
                       .pyramid_measure = PSG_NONE};
    for (size_t i = 0; i < PSG_THINGS; i++) {
        builder->registers[i] =
            (Register){g_ptr_array_new(), g_array_new(FALSE, FALSE, sizeof(PsgSpan)),
                       g_hash_table_new(g_str_hash, g_str_equal)};
    }
    builder->folded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    builder->languages = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_add(builder->languages, (gpointer)(gsize)builder->landscape->language);
    builder->values = g_ptr_array_new_with_free_func(unref_array);
    builder->relations = g_array_new(FALSE, FALSE, sizeof(PsgRelation));
    builder->events = g_array_new(FALSE, FALSE, sizeof(PsgEvent));
    builder->pins = g_array_new(FALSE, FALSE, sizeof(PsgPin));
    return builder;
}

void
psg_builder_free(PsgLandscapeBuilder *builder)
{
    if (builder == NULL) {
        return;
    }
    for (size_t i = 0; i < PSG_THINGS; i++) {
        g_ptr_array_unref(builder->registers[i].things);
        g_array_unref(builder->registers[i].spans);
        g_hash_table_unref(builder->registers[i].places);
    }
    g_hash_table_unref(builder->folded);
    g_hash_table_unref(builder->languages);
    g_ptr_array_unref(builder->values);
    g_array_unref(builder->relations);
    g_array_unref(builder->events);
    g_array_unref(builder->pins);
    if (builder->arena != NULL) {
        psg_arena_free(builder->arena);
    }
    g_free(builder);
}

PsgLandscape *
psg_builder_landscape(const PsgLandscapeBuilder *builder)
{
    return builder->landscape;
}

const char *
psg_builder_string(const PsgLandscapeBuilder *builder, const char *string)
{
    g_autofree char *clean = psg_text_clean(string);
    return psg_arena_strdup(builder->landscape->arena, clean);
}

PsgText
psg_builder_text(const PsgLandscapeBuilder *builder, const char *string)
{
    PsgTranslation item = {builder->landscape->language,
                           psg_builder_string(builder, string)};
    return (PsgText){psg_arena_copy(builder->landscape->arena, &item, 1, sizeof item), 1};
}

const char *
psg_builder_language(PsgLandscapeBuilder *builder, const char *tag)
{
    const char *known = g_hash_table_lookup(builder->languages, tag);
    if (known == NULL) {
        known = psg_arena_strdup(builder->landscape->arena, tag);
        g_hash_table_add(builder->languages, (gpointer)(gsize)known);
    }
    return known;
}

static const char *const *
gather_languages(const PsgLandscapeBuilder *builder)
{
    GHashTableIter known;
    gpointer tag;
    size_t count = 0;
    const char **tags = psg_arena_alloc(
        builder->arena, (g_hash_table_size(builder->languages) + 1) * sizeof *tags);
    g_hash_table_iter_init(&known, builder->languages);
    while (g_hash_table_iter_next(&known, &tag, NULL)) {
        tags[count++] = tag;
    }
    qsort(tags, count, sizeof *tags, psg_compare_strings);
    return tags;
}

/* ---- Things by id ---- */

PsgSpan
psg_builder_span(const PsgLandscapeBuilder *builder, PsgThing thing, size_t place)
{
    return g_array_index(builder->registers[thing].spans, PsgSpan, place);
}

/* Figures are named by their slice, and some systems take "A" and "a" for the same
 * file. */
static void
check_case(PsgLandscapeBuilder *builder, const char *id, PsgSpan span)
{
    char *folded = g_ascii_strdown(id, -1);
    size_t first = GPOINTER_TO_SIZE(g_hash_table_lookup(builder->folded, folded)) - 1;
    if (first == PSG_NONE) {
        size_t count = psg_builder_count(builder, PSG_THING_SLICE);
        g_hash_table_insert(builder->folded, folded, GSIZE_TO_POINTER(count));
        return;
    }
    g_free(folded);
    psg_diagnostics_error(
        builder->list, "duplicate-id", span,
        "\"%s\" and \"%s\" differ only in small and capital letters, and some systems "
        "would take their figures for the same file",
        id, psg_builder_id(builder, PSG_THING_SLICE, first));
    psg_diagnostics_also(builder->list, psg_builder_span(builder, PSG_THING_SLICE, first),
                         "the first stands here");
}

static void
check_count(const PsgLandscapeBuilder *builder, PsgThing thing, PsgSpan span)
{
    bool is_actor = thing == PSG_THING_ACTOR;
    size_t most = is_actor ? builder->limits.max_actors : builder->limits.max_slices;
    if ((is_actor || thing == PSG_THING_SLICE) &&
        psg_builder_count(builder, thing) == most + 1) {
        psg_diagnostics_error(builder->list,
                              is_actor ? PSG_LIMIT_ACTORS : PSG_LIMIT_SLICES, span,
                              "there are more %s than the limit of %" G_GSIZE_FORMAT,
                              kinds[thing].section, most);
    }
}

void *
psg_builder_add(PsgLandscapeBuilder *builder, PsgThing thing, const char *id,
                PsgSpan span)
{
    size_t first = psg_builder_find(builder, thing, id);
    if (first != PSG_NONE) {
        psg_diagnostics_error(builder->list, "duplicate-id", span,
                              "the %s \"%s\" is given twice", kinds[thing].noun, id);
        psg_diagnostics_also(builder->list, psg_builder_span(builder, thing, first),
                             "it was given here before");
        return NULL;
    }
    Register *things = &builder->registers[thing];
    void *added = psg_arena_alloc(builder->arena, kinds[thing].size);
    const char *kept = psg_arena_strdup(builder->arena, id);
    *(const char **)added = kept;
    g_ptr_array_add(things->things, added);
    g_array_append_val(things->spans, span);
    g_hash_table_insert(things->places, (gpointer)(guintptr)kept,
                        GUINT_TO_POINTER(things->things->len));
    if (thing == PSG_THING_MEASURE) {
        g_ptr_array_add(builder->values, g_array_new(FALSE, FALSE, sizeof(Value)));
    } else if (thing == PSG_THING_SLICE) {
        check_case(builder, id, span);
    }
    check_count(builder, thing, span);
    return added;
}

size_t
psg_builder_count(const PsgLandscapeBuilder *builder, PsgThing thing)
{
    return builder->registers[thing].things->len;
}

void *
psg_builder_thing(const PsgLandscapeBuilder *builder, PsgThing thing, size_t place)
{
    return g_ptr_array_index(builder->registers[thing].things, place);
}

const char *
psg_builder_id(const PsgLandscapeBuilder *builder, PsgThing thing, size_t place)
{
    return *(const char *const *)psg_builder_thing(builder, thing, place);
}

size_t
psg_builder_find(const PsgLandscapeBuilder *builder, PsgThing thing, const char *id)
{
    return GPOINTER_TO_SIZE(g_hash_table_lookup(builder->registers[thing].places, id)) -
           1;
}

/* ---- References ---- */

void
psg_builder_offer(const PsgLandscapeBuilder *builder, PsgThing thing,
                  PsgSuggestion *suggestion)
{
    size_t count = psg_builder_count(builder, thing);
    if (psg_diagnostics_may_guess(builder->list, count)) {
        for (size_t i = 0; i < count; i++) {
            psg_suggestion_offer(suggestion, psg_builder_id(builder, thing, i));
        }
    }
}

/* The kind of thing that has the id; PSG_THINGS: there is none. */
static PsgThing
find_elsewhere(const PsgLandscapeBuilder *builder, const char *id)
{
    PsgThing thing = 0;
    while (thing < PSG_THINGS && psg_builder_find(builder, thing, id) == PSG_NONE) {
        thing++;
    }
    return thing;
}

void
psg_builder_report_unknown(const PsgLandscapeBuilder *builder, PsgThing thing,
                           const char *id, PsgSpan span)
{
    PsgSuggestion suggestion = psg_suggestion_for(id);
    psg_builder_offer(builder, thing, &suggestion);
    PsgThing other = find_elsewhere(builder, id);
    const char *section = kinds[thing].section;
    g_autofree char *hint = NULL;
    if (other < PSG_THINGS) {
        hint = g_strdup_printf("it stands in \"%s\"", kinds[other].section);
    } else if (suggestion.best != NULL) {
        hint = g_strdup_printf("did you mean \"%s\"?", suggestion.best);
    } else if (psg_builder_count(builder, thing) == 0) {
        hint = g_strdup_printf("there is nothing in \"%s\"", section);
    } else {
        hint = g_strdup_printf("add it to \"%s\"", section);
    }
    psg_diagnostics_error(builder->list, "unknown-id", span, "unknown %s \"%s\" (%s)",
                          kinds[thing].noun, id, hint);
    if (other == PSG_THINGS && suggestion.best != NULL) {
        psg_diagnostics_replace(builder->list, id, suggestion.best);
    }
}

size_t
psg_builder_refer(const PsgLandscapeBuilder *builder, PsgThing thing, const char *id,
                  PsgSpan span)
{
    size_t place = psg_builder_find(builder, thing, id);
    if (place == PSG_NONE) {
        psg_builder_report_unknown(builder, thing, id, span);
    }
    return place;
}

/* ---- What has no id ---- */

static bool
weighs_as_usual(const PsgDatedNumbers *weight)
{
    return weight->count == 1 && weight->items[0].when.from.kind == PSG_END_OPEN &&
           weight->items[0].when.to.kind == PSG_END_OPEN &&
           weight->items[0].number >= 1 && weight->items[0].number <= 1;
}

void
psg_builder_add_relation(PsgLandscapeBuilder *builder, const PsgRelation *relation)
{
    PsgRelation added = *relation;
    if (weighs_as_usual(&added.weight)) {
        added.weight.count = 0; /* what is meant if nothing is said */
    }
    g_array_append_val(builder->relations, added);
}

void
psg_builder_add_event(PsgLandscapeBuilder *builder, const PsgEvent *event)
{
    g_array_append_val(builder->events, *event);
}

void
psg_builder_add_value(PsgLandscapeBuilder *builder, size_t measure,
                      const PsgMeasurement *value, PsgSpan span)
{
    Value item = {*value, span};
    GArray *values = g_ptr_array_index(builder->values, measure);
    g_array_append_val(values, item);
}

void
psg_builder_add_pin(PsgLandscapeBuilder *builder, const PsgPin *pin)
{
    g_array_append_val(builder->pins, *pin);
}

/* ---- One slice a year, or a number ---- */

/* What is known of all dates: the years, or of plain numbers the first and the last time. */
typedef struct {
    bool is_number;
    PsgTime first, last; /* first > last: no date is known */
    int decimals;        /* of numbers, the most that one has */
} Known;

/* For a decade or a century only its start counts: its end would be guesswork. */
static void
take_date(const PsgDate *date, bool is_end, Known *known)
{
    if (date->kind != PSG_END_KNOWN) {
        return;
    }
    bool is_number = date->precision == PSG_PRECISION_NUMBER;
    bool is_first = known->first > known->last;
    if (!is_first && is_number != known->is_number) {
        return; /* both together is a mistake, which was told */
    }
    bool is_vague = !is_number && date->precision >= PSG_PRECISION_DECADE;
    PsgTime time = is_end && !is_vague ? date->last : date->first;
    PsgTime place = is_number ? time : psg_time_year(time);
    known->is_number = is_number;
    known->first = MIN(known->first, place);
    known->last = MAX(known->last, place);
    known->decimals = MAX(known->decimals, date->decimals);
}

static void
take_interval(const PsgInterval *when, Known *known)
{
    take_date(&when->from, false, known);
    take_date(&when->to, true, known);
}

static void
take_spells(const PsgSpells *spells, Known *known)
{
    for (size_t i = 0; i < spells->count; i++) {
        take_interval(&spells->items[i], known);
    }
}

static Known
known_times(const PsgLandscapeBuilder *builder)
{
    Known known = {.first = PSG_TIME_LAST, .last = PSG_TIME_FIRST};
    for (size_t i = 0; i < psg_builder_count(builder, PSG_THING_ACTOR); i++) {
        const PsgActor *actor = psg_builder_thing(builder, PSG_THING_ACTOR, i);
        take_spells(&actor->when, &known);
        if (actor->is_talked_of) {
            take_interval(&actor->talked_of, &known);
        }
    }
    for (guint i = 0; i < builder->relations->len; i++) {
        take_spells(&g_array_index(builder->relations, PsgRelation, i).when, &known);
    }
    for (guint i = 0; i < builder->events->len; i++) {
        take_interval(&g_array_index(builder->events, PsgEvent, i).when, &known);
    }
    return known;
}

/* As dates are written. */
static char *
date_of_year(int year)
{
    return g_strdup_printf(year < 0 ? "-%04d" : "%04d", ABS(year));
}

static void
add_year(PsgLandscapeBuilder *builder, int year, PsgSpan span)
{
    g_autofree char *id = psg_year_id(year);
    g_autofree char *date = date_of_year(year);
    PsgSlice *slice = psg_builder_add(builder, PSG_THING_SLICE, id, span);
    slice->when = psg_interval_of(date);
}

/* False if there would be too many, which was told. */
static bool
add_years(PsgLandscapeBuilder *builder, const Known *known, PsgSpan span)
{
    int from = (int)known->first, to = (int)known->last;
    if ((size_t)(to - from) >= builder->limits.max_slices) {
        g_autofree char *first = date_of_year(from);
        g_autofree char *last = date_of_year(to);
        psg_diagnostics_error(builder->list, PSG_LIMIT_SLICES, span,
                              "the dates go from %s to %s, and one slice a year would be "
                              "more than the limit of %" G_GSIZE_FORMAT
                              ": check them, or write \"slices:\"",
                              first, last, builder->limits.max_slices);
        return false;
    }
    for (int year = from; year <= to; year++) {
        add_year(builder, year, span);
    }
    return true;
}

/* The place of a time among stretches of that length, counted from the number 0. */
static PsgTime
stretch_of(PsgTime time, PsgTime length)
{
    return psg_floor_divide(time - PSG_NUMBER_ZERO, length);
}

static size_t
count_stretches(const Known *known, PsgTime length)
{
    return (size_t)(stretch_of(known->last, length) - stretch_of(known->first, length)) +
           1;
}

/* What is not told one by one anyway is told in as many as a reader may look through. */
enum { ENOUGH_STRETCHES = 100 };

/* One unit; less, down to the decimals that were written, if all would lie in one; more, if
 * there were too many, by 1, 2, 5, 10. decimals: of the length. */
static PsgTime
length_of_stretches(const PsgLandscapeBuilder *builder, const Known *known, int *decimals)
{
    static const int steps[] = {2, 5, 10};
    PsgTime length = PSG_NUMBER_UNIT, power = length;
    *decimals = 0;
    while (*decimals < known->decimals && count_stretches(known, length) == 1) {
        length /= 10;
        ++*decimals;
    }
    size_t most = builder->limits.max_slices;
    if (count_stretches(known, length) > most) {
        most = MIN(most, ENOUGH_STRETCHES);
    }
    for (size_t i = 0; count_stretches(known, length) > most; i++) {
        length = power * steps[i % G_N_ELEMENTS(steps)];
        power = i % G_N_ELEMENTS(steps) == G_N_ELEMENTS(steps) - 1 ? length : power;
    }
    return length;
}

static void
add_numbers(PsgLandscapeBuilder *builder, const Known *known, PsgSpan span)
{
    int decimals;
    PsgTime length = length_of_stretches(builder, known, &decimals);
    PsgTime first = stretch_of(known->first, length) * length;
    for (size_t i = 0; i < count_stretches(known, length); i++) {
        PsgTime begin = first + (PsgTime)i * length;
        PsgTime end = MAX(begin, begin + length - PSG_NUMBER_UNIT);
        PsgInterval when = {.from = psg_date_from_millionths(begin, decimals),
                            .to = psg_date_from_millionths(end, decimals)};
        g_autofree char *id = psg_date_edtf(&when.from);
        PsgSlice *slice = psg_builder_add(builder, PSG_THING_SLICE, id, span);
        slice->when = when;
    }
}

void
psg_builder_add_years(PsgLandscapeBuilder *builder, PsgSpan span)
{
    builder->has_years = true;
    Known known = known_times(builder);
    bool has_slices = known.first <= known.last;
    if (has_slices && known.is_number) {
        add_numbers(builder, &known, span);
    } else if (has_slices) {
        has_slices = add_years(builder, &known, span);
    }
    if (!has_slices) {
        PsgSlice *all = psg_builder_add(builder, PSG_THING_SLICE, "all", span);
        all->when = psg_interval_always();
        all->label = builder->landscape->title; /* nothing else tells what it shows */
    }
}

/* ---- The end ---- */

static int
compare_events(const void *left, const void *right)
{
    const PsgEvent *a = left, *b = right;
    return PSG_COMPARE(psg_interval_first(&a->when), psg_interval_first(&b->when));
}

static int
compare_values(const void *left, const void *right)
{
    const PsgMeasurement *a = &((const Value *)left)->value;
    const PsgMeasurement *b = &((const Value *)right)->value;
    if (a->subject != b->subject) {
        return a->subject < b->subject ? -1 : 1;
    }
    if (a->index != b->index) {
        return a->index < b->index ? -1 : 1;
    }
    int order = PSG_COMPARE(psg_interval_first(&a->when), psg_interval_first(&b->when));
    return order != 0
               ? order
               : PSG_COMPARE(psg_interval_last(&a->when), psg_interval_last(&b->when));
}

/* Two values of the same thing that are meant alike, at the same time: which one
 * holds? */
static void
doubt_twice(const PsgLandscapeBuilder *builder, const Value *first, const Value *second)
{
    if (compare_values(first, second) == 0 && first->value.each == second->value.each) {
        psg_diagnostics_warning(builder->list, "two-figures", second->span,
                                "a second figure for the same time");
        psg_diagnostics_also(builder->list, first->span, "the first stands here");
    }
}

/* Between two values that follow each other within a few years: neither growth nor decline is
 * that fast, but a unit that was forgotten is. */
static void
doubt_jump(const PsgLandscapeBuilder *builder, const Value *first, const Value *second)
{
    const PsgMeasurement *a = &first->value, *b = &second->value;
    bool is_same = a->subject == b->subject && a->index == b->index && a->each == b->each;
    PsgTime apart = psg_interval_first(&b->when) - psg_interval_last(&a->when);
    bool is_number = psg_time_is_number(psg_interval_first(&a->when));
    if (!is_same || is_number || !(a->value > 0) || !(b->value > 0) ||
        apart > JUMP_YEARS * YEAR) {
        return;
    }
    double ratio = MAX(a->value / b->value, b->value / a->value);
    if (ratio >= JUMP) {
        psg_diagnostics_warning(
            builder->list, "odd-value", second->span,
            "the value is %g times %s than the one before it: is it in the same unit?",
            floor(ratio + 0.5), b->value > a->value ? "more" : "less");
        psg_diagnostics_also(builder->list, first->span, "the one before it");
    }
}

/* The first of them is enough: the axis of all would be linear. */
static void
doubt_scale(const PsgLandscapeBuilder *builder, const PsgMeasure *measure,
            const GArray *values)
{
    for (guint i = 0; measure->scale == PSG_AXIS_LOG && i < values->len; i++) {
        const Value *each = &g_array_index(values, Value, i);
        if (each->value.value <= 0) {
            psg_diagnostics_warning(builder->list, "log-scale", each->span,
                                    "a logarithmic scale has no place for 0 or less: the "
                                    "axis of \"%s\" is linear",
                                    measure->id);
            return;
        }
    }
}

static void
set_values(const PsgLandscapeBuilder *builder, size_t place)
{
    PsgMeasure *measure = psg_builder_thing(builder, PSG_THING_MEASURE, place);
    GArray *added = g_ptr_array_index(builder->values, place);
    PsgMeasurement *values = psg_arena_alloc(builder->arena, added->len * sizeof *values);
    g_array_sort(added, compare_values);
    for (guint i = 0; i < added->len; i++) {
        const Value *each = &g_array_index(added, Value, i);
        values[i] = each->value;
        if (i > 0) {
            doubt_twice(builder, each - 1, each);
            doubt_jump(builder, each - 1, each);
        }
    }
    doubt_scale(builder, measure, added);
    measure->values = values;
    measure->value_count = added->len;
}

static void
settle_actor(const PsgLandscapeBuilder *builder, PsgActor *actor)
{
    PsgDatedText name = {psg_interval_always(), {NULL, 0}};
    actor->has_when = actor->when.count > 0;
    if (actor->name.count == 0) {
        name.text = psg_builder_text(builder, actor->id);
        actor->name =
            (PsgDatedTexts){psg_arena_copy(builder->arena, &name, 1, sizeof name), 1};
    }
}

/* A thing without a name is called by its id. */
static void
settle_things(const PsgLandscapeBuilder *builder)
{
    for (PsgThing thing = 0; thing < PSG_THINGS; thing++) {
        for (size_t i = 0; i < psg_builder_count(builder, thing); i++) {
            const char *id = psg_builder_id(builder, thing, i);
            char *named = psg_builder_thing(builder, thing, i);
            PsgText *label = (PsgText *)(void *)(named + kinds[thing].label);
            if (thing == PSG_THING_ACTOR) {
                settle_actor(builder, (PsgActor *)(void *)named);
            } else if (label->count == 0) {
                *label = psg_builder_text(builder, id);
            }
        }
    }
}

void
psg_builder_settle_successions(const PsgLandscapeBuilder *builder)
{
    GPtrArray *actors = builder->registers[PSG_THING_ACTOR].things;
    for (guint i = 0; i < actors->len; i++) {
        settle_actor(builder, g_ptr_array_index(actors, i));
    }
    psg_successions_settle(builder->arena, (PsgActor **)(void *)actors->pdata,
                           actors->len);
}

/* Nothing is known of what was there before and after. Pairs of one entry have one list. */
static void
observe(const PsgLandscapeBuilder *builder)
{
    const PsgInterval *observed = &builder->landscape->observed;
    for (size_t i = 0; i < psg_builder_count(builder, PSG_THING_ACTOR); i++) {
        PsgActor *actor = psg_builder_thing(builder, PSG_THING_ACTOR, i);
        actor->when = psg_spells_observed(builder->arena, &actor->when, observed);
    }
    for (guint i = 0; i < builder->relations->len; i++) {
        PsgRelation *relation = &g_array_index(builder->relations, PsgRelation, i);
        bool is_alike = i > 0 && relation[-1].when.items == relation->when.items;
        relation->when =
            is_alike ? relation[-1].when
                     : psg_spells_observed(builder->arena, &relation->when, observed);
    }
}

/* All things of a kind, one after the other. */
static void *
gather(const PsgLandscapeBuilder *builder, PsgThing thing, size_t *count)
{
    size_t size = kinds[thing].size;
    *count = psg_builder_count(builder, thing);
    char *all = psg_arena_alloc(builder->arena, *count * size);
    for (size_t i = 0; i < *count; i++) {
        memcpy(all + i * size, psg_builder_thing(builder, thing, i), size);
    }
    return all;
}

static void *
take(PsgArena *arena, GArray **array, size_t *count)
{
    GArray *taken = *array;
    *count = taken->len;
    *array = g_array_new(FALSE, FALSE, 1);
    return psg_arena_take_array(arena, taken);
}

PsgLandscape *
psg_builder_finish(PsgLandscapeBuilder *builder)
{
    PsgLandscape *made = builder->landscape;
    if (psg_builder_count(builder, PSG_THING_SLICE) == 0) {
        psg_builder_add_years(builder, (PsgSpan){NULL, 0, 0});
    }
    settle_things(builder);
    psg_builder_settle_successions(builder);
    for (size_t i = 0; i < builder->values->len; i++) {
        set_values(builder, i);
    }
    if (made->has_observed) {
        observe(builder);
    }
    made->actors = gather(builder, PSG_THING_ACTOR, &made->actor_count);
    made->groups = gather(builder, PSG_THING_GROUP, &made->group_count);
    made->tiers = gather(builder, PSG_THING_TIER, &made->tier_count);
    made->kinds = gather(builder, PSG_THING_KIND, &made->kind_count);
    made->relation_kinds =
        gather(builder, PSG_THING_RELATION_KIND, &made->relation_kind_count);
    made->event_kinds = gather(builder, PSG_THING_EVENT_KIND, &made->event_kind_count);
    made->measures = gather(builder, PSG_THING_MEASURE, &made->measure_count);
    made->sources = gather(builder, PSG_THING_SOURCE, &made->source_count);
    for (size_t i = 0; i < psg_builder_count(builder, PSG_THING_SLICE); i++) {
        ((PsgSlice *)psg_builder_thing(builder, PSG_THING_SLICE, i))->place = i;
    }
    made->slices = gather(builder, PSG_THING_SLICE, &made->slice_count);
    made->has_own_slices = !builder->has_years;
    g_array_sort(builder->events, compare_events); /* stable: else as written */
    made->relations = take(builder->arena, &builder->relations, &made->relation_count);
    made->events = take(builder->arena, &builder->events, &made->event_count);
    made->pins = take(builder->arena, &builder->pins, &made->pin_count);
    made->languages = gather_languages(builder);
    builder->arena = NULL;
    return made;
}
