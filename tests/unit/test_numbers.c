/* Landscapes whose times are plain numbers: waves, steps, minutes. */
#include "drafting.h"
#include "figure/part/message.h"
#include "figure/part/time_axis.h"
#include "figure/part/time_ticks.h"
#include "figure/timeline/timeline.h"
#include "fixture.h"
#include "model/presence.h"
#include "part.h"
#include "reading.h"
#include "slice/slice_title.h"

#include <check.h>
#include <string.h>

Suite *numbers_suite(void);

/* ---- Slices that nobody wrote ---- */

typedef struct {
    const char *from, *to; /* of two actors */
    const char *slices;
} Automatic;

static const Automatic automatic[] = {
    {"t1/t3", "t2/t5", "t1 t2 t3 t4 t5"},
    {"t-2/..", "t1", "t-2 t-1 t0 t1"},
    {"t0.5/t2.25", "../t1", "t0 t1 t2"},
    {"t5.25/t5.5", "t5.3", "t5.2 t5.3 t5.4 t5.5"},
    {"t0.000001", "t0.000003", "t0.000001 t0.000002 t0.000003"},
    {"t7", "t7/..", "t7"},
    {"t-0.5", "t0.5", "t-1 t0"},
};

START_TEST(each_unit_has_a_slice)
{
    const Automatic *each = &automatic[_i];
    g_autofree char *yaml =
        g_strdup_printf("actors: {a: {when: %s}, b: {when: %s}}\n", each->from, each->to);
    g_autoptr(PsgLandscape) landscape = fixture_landscape(yaml);
    g_autofree char *slices = psg_drafting_slices(landscape);
    ck_assert_str_eq(slices, each->slices);
}
END_TEST

/* Whatever the span: each slice begins where the one before it ended, nobody is left out, and
 * there are not more than anybody would look through. */
START_TEST(slices_are_wider_where_units_are_too_many)
{
    static const char *const spans[] = {"t0/t1000", "t-700/t12345",
                                        "t1600000000/t1600086400",
                                        "t-4000000000/t4000000000"};
    for (size_t i = 0; i < G_N_ELEMENTS(spans); i++) {
        g_autofree char *yaml = g_strdup_printf("actors: {a: {when: %s}}\n", spans[i]);
        g_autoptr(PsgLandscape) landscape = fixture_landscape(yaml);
        const PsgInterval *life = &landscape->actors[0].when.items[0];
        size_t count = landscape->slice_count;
        ck_assert_uint_ge(count, 10);
        ck_assert_uint_le(count, 100);
        const PsgSlice *slices = landscape->slices;
        ck_assert_int_le(psg_interval_first(&slices[0].when), psg_interval_first(life));
        ck_assert_int_ge(psg_interval_last(&slices[count - 1].when),
                         psg_interval_last(life));
        for (size_t j = 1; j < count; j++) {
            ck_assert_int_eq(psg_interval_first(&slices[j].when),
                             psg_interval_last(&slices[j - 1].when) + 1);
        }
    }
}
END_TEST

START_TEST(as_many_units_as_the_limit_have_a_slice_each)
{
    PsgLimits limits = psg_limits_default();
    g_autoptr(PsgDiagnostics) list = NULL;
    limits.max_slices = 7;
    g_autoptr(PsgLandscape) landscape =
        reading_try_within("actors: {a: {when: t1/t7}}\n", &limits, &list);
    ck_assert_uint_eq(landscape->slice_count, 7);
    g_autoptr(PsgDiagnostics) others = NULL;
    g_autoptr(PsgLandscape) wider =
        reading_try_within("actors: {a: {when: t1/t8}}\n", &limits, &others);
    g_autofree char *slices = psg_drafting_slices(wider);
    ck_assert_str_eq(slices, "t0 t2 t4 t6 t8");
}
END_TEST

/* ---- Mistakes ---- */

static const ReadingCase mixtures[] = {
    {"actors: {a: {when: t5}, b: {when: 2007}}\n", "mixed-times", 1, 35,
     "\"2007\" is a date, and the times before it are plain numbers"},
    {"slices: [{id: 2007}]\nactors: {a: {when: [2007, t1/..]}}\n", "mixed-times", 2, 27,
     "\"t1/..\" is a plain number, and the times before it are dates"},
    {"slices: [{id: t1}]\nactors: {a: {kind: {2007: k}}}\nkinds: {k: {}}\n",
     "mixed-times", 2, 21, "\"2007\" is a date"},
    {"slices: [{id: t1}]\nactors: {a: {}}\nmeasures: {m: {of: {a: {2007: 1}}}}\n",
     "mixed-times", 3, 25, "\"2007\" is a date"},
    {"observed: 2007/2008\nslices: [{id: t1}]\nactors: {a: {}}\n", "mixed-times", 2, 15,
     "\"t1\" is a plain number"},
    {"actors: {a: {when: t5}}\nfigures: [{kind: timeline, from: 2007}]\n", "mixed-times",
     2, 34, "\"2007\" is a date"},
    {"actors: {a: {when: t5}}\nsources: {s: {date: t5}}\n", "bad-date", 2, 21,
     "not a date of the calendar"},
};

START_TEST(dates_and_numbers_are_not_mixed)
{
    reading_expect(&mixtures[_i], PSG_SEVERITY_ERROR);
}
END_TEST

/* Once for all that follow, with the place of the first of the other sort. */
START_TEST(a_mixture_is_told_once_with_both_places)
{
    g_autoptr(PsgDiagnostics) list = NULL;
    g_autoptr(PsgLandscape) landscape = reading_try(
        "actors:\n  a: {when: t5}\n  b: {when: 2007}\n  c: {when: 2008}\n", &list);
    ck_assert_ptr_null(landscape);
    ck_assert_uint_eq(psg_diagnostics_error_count(list), 1);
    size_t place = 0;
    while (psg_diagnostics_nth(list, place)->severity != PSG_SEVERITY_ERROR) {
        place++;
    }
    const PsgDiagnostic *told = psg_diagnostics_nth(list, place);
    ck_assert_ptr_nonnull(told->other_message);
    ck_assert_uint_lt(told->other.start, told->span.start);
}
END_TEST

START_TEST(the_date_of_a_source_is_no_mixture)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "sources: {s: {date: 2007}}\nactors: {a: {when: t1/t2, source: s}}\n");
    ck_assert_uint_eq(landscape->slice_count, 2);
}
END_TEST

/* ---- Presence ---- */

START_TEST(what_begins_in_a_wave_is_new_in_it)
{
    g_autoptr(Desk) desk = desk_new("observed: t1/t4\n"
                                    "actors: {a: {when: t1/t4}, b: {when: t2.5/t3}}\n");
    ck_assert(!desk_seen(desk, "t1", "a")->is_new);
    ck_assert(!desk_seen(desk, "t4", "a")->is_leaving);
    ck_assert_ptr_null(desk_seen(desk, "t1", "b"));
    ck_assert(desk_seen(desk, "t2", "b")->is_new);
    ck_assert(desk_seen(desk, "t3", "b")->is_leaving);
    ck_assert_ptr_null(desk_seen(desk, "t4", "b"));
}
END_TEST

/* Of what is talked of until it begins, the end is a number as exact as the beginning. */
START_TEST(talk_ends_with_a_number)
{
    g_autoptr(PsgLandscape) landscape =
        fixture_landscape("actors: {a: {talked-of: t1, when: t3.5/t5}}\n");
    PsgInterval talk;
    ck_assert(psg_actor_talk(&landscape->actors[0], &talk));
    g_autofree char *written = psg_interval_edtf(&talk);
    ck_assert_str_eq(written, "t1/t3.4");
}
END_TEST

/* ---- Words ---- */

START_TEST(titles_and_sentences_tell_numbers)
{
    g_autoptr(Desk) desk = desk_new(
        "language: en\nactors: {a: {when: t-1/t1}, b: {when: t-1/..}}\n"
        "slices: [{id: t-1}, {id: late, when: t0/t1}, {id: end, when: t2/..}]\n");
    static const char *const titles[] = {"t = −1", "late", "end"};
    for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
        g_autofree char *title = psg_context_slice_title(desk->context, i, NULL);
        ck_assert_str_eq(title, titles[i]);
    }
    g_autoptr(Desk) own =
        desk_new("language: en\nactors: {a: {when: t1/t2}, b: {when: t1/..}}\n"
                 "slices: [{id: t1}, {id: t3}]\n");
    g_autofree char *message = psg_message_of_span(own->context, (size_t[]){0, 1}, 2);
    ck_assert_str_eq(message, "Of 2 actors at t = 1, 1 is still there at t = 3");
}
END_TEST

/* What slices after each other are called together. */
START_TEST(several_slices_have_one_title)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "language: en\nactors: {a: {}}\n"
        "slices: [{id: t1}, {id: b, when: t2, label: \"t = 2\"}, {id: open, when: t3/.., label: from 3},"
        " {id: wave, when: t4}]\n");
    const PsgSlice *slices = landscape->slices;
    static const char *const titles[] = {"t = 1–2", "t = 1 – from 3", "t = 1 – wave"};
    for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
        g_autofree char *title = psg_slices_title(&slices[0], &slices[i + 1], "en");
        ck_assert_str_eq(title, titles[i]);
    }
    g_autoptr(PsgLandscape) days = fixture_landscape(
        "language: en\nactors: {a: {}}\nslices: [{id: 2009-03-02}, {id: 2009-03-04}]\n");
    g_autofree char *title = psg_slices_title(&days->slices[0], &days->slices[1], "en");
    ck_assert_str_eq(title, "2–4 March 2009");
}
END_TEST

/* ---- Axes ---- */

/* An axis 1000 wide. Owned by the caller. */
static PsgTimeScale
draw_axis(Desk *desk)
{
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    PsgInterval always = psg_interval_always();
    PsgRect room = {100, 50, 1000, 400};
    PsgTimeScale scale = psg_time_scale_of(&desk->pen, &spec, &always, PSG_NO_TIME, room);
    psg_time_axis_draw(&desk->pen, &scale, &spec, room, false);
    return scale;
}

/* What it says. Owned by the caller. */
static char *
axis_words(const char *yaml)
{
    g_autoptr(Desk) desk = desk_new(yaml);
    g_auto(PsgTimeScale) scale = draw_axis(desk);
    (void)scale; /* of the axis that is on the scene now */
    return part_words(part_of_scene(desk->scene));
}

START_TEST(an_axis_has_the_numbers_once)
{
    g_autofree char *waves = axis_words("actors: {a: {when: t1/t4}}\n");
    ck_assert_str_eq(waves, "1 | 2 | 3 | 4");
    g_autofree char *steps = axis_words("actors: {a: {when: t-2/t1}}\n");
    ck_assert_str_eq(steps, "−2 | −1 | 0 | 1");
    g_autofree char *two = axis_words("actors: {a: {when: t1/t2}}\n");
    ck_assert_str_eq(two, "1 | 2");
    g_autofree char *exact = axis_words("actors: {a: {when: t1.0/t5.5}}\n");
    ck_assert_str_eq(exact, "1 | 2 | 3 | 4 | 5");
    g_autofree char *fine = axis_words("actors: {a: {when: t5.0/t5.3}}\n");
    ck_assert_str_eq(fine, "5 | 5.1 | 5.2 | 5.3");
    g_autofree char *named = axis_words(
        "actors: {a: {}}\nslices: [{id: w1, when: t1, label: Wave 1}, {id: t2}]\n");
    ck_assert_str_eq(named, "Wave 1 | 1 | 2");
}
END_TEST

/* Of what is told by the minute's thousandth, a name stands at its tick; of waves, and where
 * each slice is a minute, over all of it. */
START_TEST(a_wave_is_named_in_its_middle)
{
    static const char *const yamls[] = {
        "actors: {a: {when: t0/t3}}\n", "actors: {a: {when: t0.250/t3.999}}\n",
        ("actors: {a: {when: t0.250/t3.999}}\n"
         "slices: [{id: t0-1, when: t0/t1}, {id: t2-3, when: t2/t3}]\n")};
    for (size_t i = 0; i < G_N_ELEMENTS(yamls); i++) {
        g_autoptr(Desk) desk = desk_new(yamls[i]);
        g_auto(PsgTimeScale) scale = draw_axis(desk);
        const PsgItem *one = part_text(part_of_scene(desk->scene), "1");
        double unit = (scale.right - scale.left) / 4;
        PsgRect box = item_bounds(one);
        ck_assert_double_eq_tol(box.x + box.width / 2,
                                scale.left + unit * (i < 2 ? 1.5 : 1), 5);
    }
}
END_TEST

/* The axis ends with what was asked for, or with the last number on it. */
START_TEST(events_off_the_axis_are_counted_from_its_ends)
{
    static const struct {
        const char *window, *counts, *name;
    } cases[] = {
        {"t1/t3.5", "1 event before 1 · 1 event after 3.5", "timeline-from-t1-to-t3.5"},
        {"t-1~/t8", "1 event before c. −1", "timeline-from-t-1-to-t8"},
        {NULL, "1 event before 1 · 1 event after 5", "timeline"},
    };
    g_autoptr(Desk) desk = desk_new(
        "language: en\nslices: [{id: t1}, {id: t5}]\nactors: {a: {when: t1/t5}}\nevents:\n"
        "  - {when: t-7, title: E}\n  - {when: t3, title: F}\n  - {when: t8, title: G}\n");
    PsgFigureInput input = {desk->context, NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
        PsgTimelineOptions *options = spec.options;
        if (cases[i].window != NULL) {
            options->window = psg_interval_of(cases[i].window);
        }
        g_autoptr(PsgScene) scene = psg_figure_draw(&input, desk->ruler, &spec);
        g_autofree char *words = part_words(part_of_scene(scene));
        ck_assert_msg(strstr(words, cases[i].counts) != NULL, "%s", words);
        g_autofree char *name = psg_figure_spec_name(&spec, desk->landscape);
        ck_assert_str_eq(name, cases[i].name);
    }
}
END_TEST

/* 1, 2 or 5 of a power of ten, in order, and the tick before a time is the last up to it. */
START_TEST(ticks_are_round_numbers)
{
    size_t count;
    const PsgTickStep *steps = psg_tick_steps(true, &count);
    PsgInterval times[] = {psg_interval_of("t-3999999999.9"),
                           psg_interval_of("t-0.000001"), psg_interval_of("t0"),
                           psg_interval_of("t48.267")};
    for (size_t i = 0; i < count; i++) {
        ck_assert(i == 0 || steps[i].seconds > steps[i - 1].seconds);
        for (size_t j = 0; j < G_N_ELEMENTS(times); j++) {
            PsgTime time = times[j].from.first;
            gint64 tick = psg_tick_before(&steps[i], time);
            ck_assert_int_le(psg_tick_time(&steps[i], tick), time);
            ck_assert_int_gt(psg_tick_time(&steps[i], tick + 1), time);
            ck_assert_int_eq(
                (psg_tick_time(&steps[i], tick) - PSG_NUMBER_ZERO) % steps[i].seconds, 0);
        }
    }
}
END_TEST

START_TEST(a_span_is_rounded_to_a_power_of_ten)
{
    PsgInterval span = psg_interval_of("t0.3/t48.267");
    PsgTimeSpan rounded = psg_time_span_rounded(
        (PsgTimeSpan){psg_interval_first(&span), psg_interval_last(&span)});
    ck_assert_double_eq(psg_time_number(rounded.first), 0);
    ck_assert_double_eq(psg_time_number(rounded.last + 1), 50);
}
END_TEST

Suite *
numbers_suite(void)
{
    Suite *suite = suite_create("numbers");
    TCase *tests = tcase_create("numbers");
    tcase_add_loop_test(tests, each_unit_has_a_slice, 0, G_N_ELEMENTS(automatic));
    tcase_add_test(tests, slices_are_wider_where_units_are_too_many);
    tcase_add_test(tests, as_many_units_as_the_limit_have_a_slice_each);
    tcase_add_loop_test(tests, dates_and_numbers_are_not_mixed, 0,
                        G_N_ELEMENTS(mixtures));
    tcase_add_test(tests, a_mixture_is_told_once_with_both_places);
    tcase_add_test(tests, the_date_of_a_source_is_no_mixture);
    tcase_add_test(tests, what_begins_in_a_wave_is_new_in_it);
    tcase_add_test(tests, talk_ends_with_a_number);
    tcase_add_test(tests, titles_and_sentences_tell_numbers);
    tcase_add_test(tests, several_slices_have_one_title);
    tcase_add_test(tests, an_axis_has_the_numbers_once);
    tcase_add_test(tests, a_wave_is_named_in_its_middle);
    tcase_add_test(tests, events_off_the_axis_are_counted_from_its_ends);
    tcase_add_test(tests, ticks_are_round_numbers);
    tcase_add_test(tests, a_span_is_rounded_to_a_power_of_ten);
    suite_add_tcase(suite, tests);
    return suite;
}
