/* A landscape made without any file: in whatever order, with mistakes told. */
#include "reading.h"

#include "model/landscape_builder.h"
#include "model/presence.h"
#include "slice/view.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *landscape_builder_suite(void);

static const PsgSpan nowhere;

typedef struct {
    PsgDiagnostics *list;
    PsgLandscapeBuilder *builder;
} Work;

static Work
begin_within(const PsgLimits *limits)
{
    PsgDiagnostics *list = psg_diagnostics_new();
    return (Work){list, psg_builder_new("fr", limits, list)};
}

static Work
begin(void)
{
    PsgLimits limits = psg_limits_default();
    return begin_within(&limits);
}

static void
end(Work *work)
{
    psg_builder_free(work->builder);
    psg_diagnostics_free(work->list);
}

static PsgSpells
spells(const Work *work, const char *text)
{
    PsgArena *arena = psg_builder_landscape(work->builder)->arena;
    PsgInterval when = reading_interval(text);
    return psg_spells_new(arena, psg_arena_copy(arena, &when, 1, sizeof when), 1);
}

/* Actors a, b and c of a group, a relation, two events, values of a measure. */
static PsgLandscape *
make_small(Work *work)
{
    PsgLandscapeBuilder *builder = work->builder;
    PsgActor *a = psg_builder_add(builder, PSG_THING_ACTOR, "a", nowhere);
    PsgActor *b = psg_builder_add(builder, PSG_THING_ACTOR, "b", nowhere);
    psg_builder_add(builder, PSG_THING_ACTOR, "c", nowhere);
    psg_builder_add(builder, PSG_THING_GROUP, "g", nowhere);
    PsgMeasure *measure = psg_builder_add(builder, PSG_THING_MEASURE, "m", nowhere);
    measure->unit = psg_builder_text(builder, "Tflop/s");
    a->when = spells(work, "2005/2007");
    b->when = spells(work, "2006/..");
    static const PsgDatedNumber two = {
        {{.first = PSG_TIME_FIRST, .last = PSG_TIME_FIRST, .kind = PSG_END_OPEN},
         {.first = PSG_TIME_LAST, .last = PSG_TIME_LAST, .kind = PSG_END_OPEN},
         false},
        2};
    PsgRelation relation = {
        .from = psg_builder_refer(builder, PSG_THING_ACTOR, "b", nowhere),
        .to = psg_builder_refer(builder, PSG_THING_ACTOR, "a", nowhere),
        .kind = PSG_NONE,
        .weight = {&two, 1}};
    psg_builder_add_relation(builder, &relation);
    PsgEvent late = {.when = reading_interval("2008"), .kind = PSG_NONE, .entry = 0};
    PsgEvent early = {.when = reading_interval("2004"), .kind = PSG_NONE, .entry = 1};
    psg_builder_add_event(builder, &late);
    psg_builder_add_event(builder, &early);
    PsgMeasurement of_all = {
        .subject = PSG_SUBJECT_ALL, .when = reading_interval("2007"), .value = 9};
    PsgMeasurement of_b = {.subject = PSG_SUBJECT_ACTOR,
                           .index = 1,
                           .when = reading_interval("2007"),
                           .value = 5};
    PsgMeasurement before = of_b;
    before.when = reading_interval("2006");
    psg_builder_add_value(builder, 0, &of_b, nowhere);
    psg_builder_add_value(builder, 0, &before, nowhere);
    psg_builder_add_value(builder, 0, &of_all, nowhere);
    return psg_builder_finish(builder);
}

START_TEST(what_is_not_said_is_filled_in_and_all_is_in_order)
{
    Work work = begin();
    g_autoptr(PsgLandscape) landscape = make_small(&work);
    ck_assert_uint_eq(psg_diagnostics_count(work.list), 0);
    ck_assert_uint_eq(landscape->actor_count, 3);
    ck_assert_str_eq(psg_text_in(&landscape->actors[2].name.items[0].text, "fr"), "c");
    ck_assert(landscape->actors[0].has_when && !landscape->actors[2].has_when);
    ck_assert_str_eq(psg_text_in(&landscape->groups[0].label, "fr"), "g");
    ck_assert_str_eq(landscape->actors[landscape->relations[0].from].id, "b");
    ck_assert_uint_eq(landscape->events[0].entry, 1); /* the earlier one */
    const PsgMeasurement *values = landscape->measures[0].values;
    ck_assert_uint_eq(landscape->measures[0].value_count, 3);
    ck_assert_int_eq(values[0].subject, PSG_SUBJECT_ALL);
    ck_assert_int_eq(psg_interval_first(&values[1].when), psg_time_of(2006, 1, 1));
    ck_assert(isnan(landscape->stability));
    ck_assert_uint_eq(landscape->pyramid_measure, PSG_NONE);
    end(&work);
}
END_TEST

START_TEST(without_slices_there_is_one_a_year)
{
    Work work = begin();
    g_autoptr(PsgLandscape) landscape = make_small(&work);
    ck_assert_uint_eq(landscape->slice_count, 5);
    ck_assert_str_eq(landscape->slices[0].id, "2004");
    ck_assert_str_eq(landscape->slices[4].id, "2008");
    ck_assert(!landscape->has_own_slices);
    end(&work);
    work = begin();
    psg_builder_add(work.builder, PSG_THING_ACTOR, "a", nowhere);
    PsgSlice *slice = psg_builder_add(work.builder, PSG_THING_SLICE, "s", nowhere);
    slice->when = reading_interval("2001");
    g_autoptr(PsgLandscape) own = psg_builder_finish(work.builder);
    ck_assert_uint_eq(own->slice_count, 1);
    ck_assert(own->has_own_slices);
    end(&work);
}
END_TEST

START_TEST(is_the_landscape_that_the_same_yaml_gives)
{
    PsgDiagnostics *list;
    g_autoptr(PsgLandscape) read = reading_try(
        "language: fr\n"
        "actors: {a: {when: 2005/2007}, b: {when: 2006/..}, c: {}}\n"
        "groups: {g: {}}\n"
        "relations: [{from: b, to: a, weight: 2}]\n"
        "events: [{when: 2008, title: x}, {when: 2004, title: x}]\n"
        "measures: {m: {unit: Tflop/s, of: {b: {2007: 5, 2006: 5}, all: {2007: 9}}}}\n",
        &list);
    Work work = begin();
    g_autoptr(PsgLandscape) made = make_small(&work);
    ck_assert_uint_eq(read->slice_count, made->slice_count);
    for (size_t i = 0; i < read->slice_count; i++) {
        g_autoptr(PsgView) one = psg_view_of_slice(read, i);
        g_autoptr(PsgView) other = psg_view_of_slice(made, i);
        one->event_count = other->event_count = 0; /* the titles were not made */
        g_autoptr(GString) of_one = g_string_new(NULL);
        g_autoptr(GString) of_other = g_string_new(NULL);
        psg_view_print(one, of_one);
        psg_view_print(other, of_other);
        ck_assert_str_eq(of_one->str, of_other->str);
    }
    psg_diagnostics_free(list);
    end(&work);
}
END_TEST

static void
expect(const Work *work, const char *rule, PsgSeverity severity)
{
    ck_assert_uint_eq(psg_diagnostics_count(work->list), 1);
    ck_assert_str_eq(psg_diagnostics_nth(work->list, 0)->rule, rule);
    ck_assert_int_eq(psg_diagnostics_nth(work->list, 0)->severity, severity);
}

START_TEST(tells_mistakes_also_without_a_place)
{
    Work work = begin();
    psg_builder_add(work.builder, PSG_THING_ACTOR, "ministry", nowhere);
    ck_assert_uint_eq(
        psg_builder_refer(work.builder, PSG_THING_ACTOR, "minstry", nowhere), PSG_NONE);
    expect(&work, "unknown-id", PSG_SEVERITY_ERROR);
    ck_assert_ptr_nonnull(
        strstr(psg_diagnostics_nth(work.list, 0)->message, "did you mean \"ministry\""));
    end(&work);

    work = begin();
    psg_builder_add(work.builder, PSG_THING_ACTOR, "a", nowhere);
    ck_assert_ptr_null(psg_builder_add(work.builder, PSG_THING_ACTOR, "a", nowhere));
    ck_assert_ptr_nonnull(psg_builder_add(work.builder, PSG_THING_GROUP, "a", nowhere));
    expect(&work, "duplicate-id", PSG_SEVERITY_ERROR);
    end(&work);

    PsgLimits limits = psg_limits_default();
    limits.max_actors = 1;
    work = begin_within(&limits);
    psg_builder_add(work.builder, PSG_THING_ACTOR, "a", nowhere);
    psg_builder_add(work.builder, PSG_THING_ACTOR, "b", nowhere);
    psg_builder_add(work.builder, PSG_THING_ACTOR, "c", nowhere);
    expect(&work, "max-actors", PSG_SEVERITY_ERROR);
    end(&work);
}
END_TEST

Suite *
landscape_builder_suite(void)
{
    Suite *suite = suite_create("landscape_builder");
    TCase *tests = tcase_create("builder");
    tcase_add_test(tests, what_is_not_said_is_filled_in_and_all_is_in_order);
    tcase_add_test(tests, without_slices_there_is_one_a_year);
    tcase_add_test(tests, is_the_landscape_that_the_same_yaml_gives);
    tcase_add_test(tests, tells_mistakes_also_without_a_place);
    suite_add_tcase(suite, tests);
    return suite;
}
