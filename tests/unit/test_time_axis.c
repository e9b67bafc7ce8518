/* The axis of time: a true scale, ends that slices and windows ask for, breaks, ticks. */
#include "figure/part/time_axis.h"
#include "figure/part/time_ticks.h"
#include "figure/timeline/timeline.h"
#include "fixture.h"
#include "part.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *time_axis_suite(void);

static const char years[] = "paysage: 1\n"
                            "language: en\n"
                            "slices: [{id: 2007}, {id: 2008}, {id: 2009}, {id: 2010},\n"
                            "  {id: 2027, question: true}]\n"
                            "actors: {a: {}}\n";

/* All slices on a room 1000 wide. */
static PsgTimeScale
scale_of(const Desk *desk, PsgFigureSpec *spec)
{
    PsgTimeSpan facts = {psg_time_of(1990, 6, 1), psg_time_of(2015, 6, 1)};
    const PsgTimelineOptions *options = spec->options;
    return psg_time_scale_of(&desk->pen, spec, &options->window, facts,
                             (PsgRect){100, 50, 1000, 400});
}

static PsgInterval *
window_of(const PsgFigureSpec *spec)
{
    PsgTimelineOptions *options = spec->options;
    return &options->window;
}

START_TEST(equal_times_are_equally_long)
{
    g_autoptr(Desk) desk = desk_new(years);
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    g_auto(PsgTimeScale) scale = scale_of(desk, &spec);
    ck_assert_int_eq(scale.first, psg_time_of(2007, 1, 1));
    ck_assert_int_eq(scale.last, psg_time_of(2010, 12, 31) + PSG_DAY - 1);
    double day =
        (scale.right - scale.left) * PSG_DAY / (double)(scale.last + 1 - scale.first);
    for (int i = 0; i < 1461; i += 100) {
        ck_assert_double_eq_tol(
            psg_time_scale_x(&scale, scale.first + i * (PsgTime)PSG_DAY),
            scale.left + i * day, 1e-9);
    }
    ck_assert_double_eq(psg_time_scale_x(&scale, PSG_TIME_FIRST), scale.left);
    ck_assert_double_eq(psg_time_scale_x(&scale, PSG_TIME_LAST), scale.right);
}
END_TEST

START_TEST(a_question_stands_beyond_a_break)
{
    g_autoptr(Desk) desk = desk_new(years);
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    g_auto(PsgTimeScale) scale = scale_of(desk, &spec);
    ck_assert_uint_eq(scale.beyond_count, 1);
    ck_assert_double_gt(scale.beyond_at, scale.right);
    ck_assert_double_gt(scale.right, 900); /* 16 empty years take a stop's room */
    psg_time_axis_draw(&desk->pen, &scale, &spec, (PsgRect){100, 50, 1000, 400}, false);
    g_autofree char *words = part_words(part_of_scene(desk->scene));
    ck_assert_str_eq(words, "2007 | 2008 | 2009 | 2010 | 2027\u00a0?");
}
END_TEST

START_TEST(a_window_holds_whatever_slices_say)
{
    g_autoptr(Desk) desk = desk_new(years);
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    g_autofree char *why = NULL;
    ck_assert(psg_interval_parse("2001/2030", window_of(&spec), &why));
    g_auto(PsgTimeScale) scale = scale_of(desk, &spec);
    ck_assert_int_eq(scale.first, psg_time_of(2001, 1, 1));
    ck_assert_int_eq(scale.last, psg_time_of(2030, 12, 31) + PSG_DAY - 1);
    ck_assert_uint_eq(scale.beyond_count, 0);
    /* what has no end goes up to the last slice that does not only ask */
    ck_assert_double_eq_tol(scale.open, psg_time_scale_x(&scale, psg_time_of(2011, 1, 1)),
                            1e-9);
}
END_TEST

START_TEST(one_slice_is_too_short_for_a_story)
{
    g_autoptr(Desk) desk =
        desk_new("paysage: 1\nslices: [{id: 2007}]\nactors: {a: {}}\n");
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    g_auto(PsgTimeScale) scale = scale_of(desk, &spec);
    ck_assert_int_eq(scale.first, psg_time_of(1990, 1, 1));
    ck_assert_int_eq(scale.last, psg_time_of(2015, 12, 31) + PSG_DAY - 1);
}
END_TEST

START_TEST(slices_far_apart_are_all_on_the_scale)
{
    g_autoptr(Desk) desk = desk_new(
        "paysage: 1\nslices: [{id: 1900}, {id: 1950}, {id: 2000}]\nactors: {a: {}}\n");
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    g_auto(PsgTimeScale) scale = scale_of(desk, &spec);
    ck_assert_uint_eq(scale.beyond_count, 0);
    ck_assert_int_eq(scale.last, psg_time_of(2000, 12, 31) + PSG_DAY - 1);
}
END_TEST

/* A gap in the middle is told by the axis' own length: who comes after it has a place. */
START_TEST(a_gap_between_slices_breaks_nothing)
{
    g_autoptr(Desk) desk = desk_new(
        "paysage: 1\nslices: [{id: 2000}, {id: 2001}, {id: 2002}, {id: 2010}, {id: 2011},\n"
        "  {id: 2040}]\nactors: {a: {}}\n");
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    g_auto(PsgTimeScale) scale = scale_of(desk, &spec);
    ck_assert_uint_eq(scale.beyond_count, 1);
    ck_assert_uint_eq(scale.beyond[0], 5);
    ck_assert_int_eq(scale.last, psg_time_of(2011, 12, 31) + PSG_DAY - 1);
}
END_TEST

static const struct {
    const char *window, *first, *last; /* names of ticks */
} ticks[] = {
    {"2007-03-05T09:00/2007-03-05T10:20", "5 Mar 2007 09:00", "10:15"},
    {"2007-03-05/2007-03-06", "5 Mar 2007", "12:00"},
    {"2004-04-15/2004-04-25", "15 Apr 2004", "25"},
    {"2004-04-26/2004-06-15", "26 Apr 2004", "14"},
    {"2007-01/2007-04", "Jan 2007", "Apr"},
    {"2007-01/2008-12", "Jan 2007", "Oct"},
    {"2001/2010", "2001", "2010"},
    {"1901/2010", "1910", "2010"},
    {"-0999/2000", "1000\u00a0BC", "2000"},
};

/* Names of ticks are apart, at any scale. */
START_TEST(ticks_have_room)
{
    g_autoptr(Desk) desk = desk_new(years);
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    g_autofree char *why = NULL;
    ck_assert(psg_interval_parse(ticks[_i].window, window_of(&spec), &why));
    g_auto(PsgTimeScale) scale = scale_of(desk, &spec);
    psg_time_axis_draw(&desk->pen, &scale, &spec, (PsgRect){100, 50, 1000, 400}, true);
    Part axis = part_of_scene(desk->scene);
    size_t count = part_count(axis, PSG_ITEM_TEXT);
    double end = 0;
    for (size_t i = 0; i < count; i++) {
        PsgRect box = item_bounds(part_nth(axis, PSG_ITEM_TEXT, i));
        ck_assert_double_gt(box.x, end);
        ck_assert_double_ge(box.y, 450);
        end = psg_rect_right(box);
    }
    ck_assert_uint_ge(count, 3);
    ck_assert_str_eq(part_nth(axis, PSG_ITEM_TEXT, 0)->text, ticks[_i].first);
    ck_assert_str_eq(part_nth(axis, PSG_ITEM_TEXT, count - 1)->text, ticks[_i].last);
}
END_TEST

/* However long it is: one name would not tell how fast time runs. */
START_TEST(a_quarter_of_a_slide_has_several_ticks)
{
    static const PsgTime lengths[] = {40 * PSG_MINUTE,
                                      5 * PSG_HOUR,
                                      30 * PSG_HOUR,
                                      3 * PSG_DAY,
                                      8 * PSG_DAY,
                                      11 * PSG_DAY,
                                      20 * PSG_DAY,
                                      45 * PSG_DAY,
                                      100 * PSG_DAY,
                                      300 * PSG_DAY,
                                      900 * PSG_DAY,
                                      4000 * (PsgTime)PSG_DAY,
                                      40000 * (PsgTime)PSG_DAY,
                                      900000 * (PsgTime)PSG_DAY};
    g_autoptr(Desk) desk = desk_new(years);
    PsgFigureSpec none = {.kind = NULL};
    PsgTimeScale scale = {.first = psg_time_of(2004, 4, 15), .left = 100, .right = 700};
    scale.last = scale.first + lengths[_i] - 1;
    psg_time_axis_draw(&desk->pen, &scale, &none, (PsgRect){100, 50, 600, 200}, true);
    ck_assert_uint_ge(part_count(part_of_scene(desk->scene), PSG_ITEM_TEXT), 3);
}
END_TEST

/* Periods that have names are not told by years alone. */
START_TEST(slices_that_are_no_dates_keep_their_names)
{
    g_autoptr(Desk) desk = desk_new(
        "paysage: 1\nlanguage: en\nslices: [{id: a, when: 1900/1939, label: Kings},\n"
        "  {id: b, when: 1940/1999, label: Consuls}]\nactors: {a: {}}\n");
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    g_auto(PsgTimeScale) scale = scale_of(desk, &spec);
    psg_time_axis_draw(&desk->pen, &scale, &spec, (PsgRect){100, 50, 1000, 400}, false);
    g_autofree char *words = part_words(part_of_scene(desk->scene));
    ck_assert_msg(g_str_has_prefix(words, "Kings | Consuls | 1900"), "%s", words);
    PsgFigureSpec none = {.kind = NULL};
    ck_assert_double_gt(psg_time_axis_height(&desk->pen, &spec),
                        psg_time_axis_height(&desk->pen, &none));
}
END_TEST

/* No year 0: before the year 1 comes 1 BC, which is written 0. */
START_TEST(hundreds_are_counted_from_both_sides_of_year_1)
{
    const PsgTickStep hundred = {0, 1200, false};
    ck_assert_int_eq(psg_tick_time(&hundred, 1), psg_time_of(100, 1, 1));
    ck_assert_int_eq(psg_tick_time(&hundred, 0), psg_time_of(1, 1, 1));
    ck_assert_int_eq(psg_tick_time(&hundred, -1), psg_time_of(-99, 1, 1));
    for (int year = -250; year < 250; year++) {
        gint64 tick = psg_tick_before(&hundred, psg_time_of(year, 6, 1));
        ck_assert_int_le(psg_tick_time(&hundred, tick), psg_time_of(year, 6, 1));
        ck_assert_int_gt(psg_tick_time(&hundred, tick + 1), psg_time_of(year, 6, 1));
    }
}
END_TEST

/* One slice has no length: the axis runs over the facts, and not over all of their year. */
START_TEST(eleven_days_are_not_a_year)
{
    PsgTimeSpan days = {psg_time_of(2004, 4, 15), psg_time_of(2004, 4, 25) + PSG_HOUR};
    PsgTimeSpan rounded = psg_time_span_rounded(days);
    ck_assert_int_eq(rounded.first, days.first);
    ck_assert_int_eq(rounded.last, psg_time_of(2004, 4, 26) - 1);
    PsgTimeSpan weeks = {psg_time_of(2004, 4, 15), psg_time_of(2004, 9, 25)};
    rounded = psg_time_span_rounded(weeks);
    ck_assert_int_eq(rounded.first, psg_time_of(2004, 4, 1));
    ck_assert_int_eq(rounded.last, psg_time_of(2004, 10, 1) - 1);
}
END_TEST

START_TEST(nothing_dated_has_no_tick)
{
    g_autoptr(Desk) desk =
        desk_new("paysage: 1\nslices: [{id: a, when: ../..}]\nactors: {a: {}}\n");
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    PsgInterval always = psg_interval_always();
    PsgRect room = {100, 50, 1000, 400};
    g_auto(PsgTimeScale) scale =
        psg_time_scale_of(&desk->pen, &spec, &always, PSG_NO_TIME, room);
    psg_time_axis_draw(&desk->pen, &scale, &spec, room, false);
    ck_assert_uint_eq(part_count(part_of_scene(desk->scene), PSG_ITEM_TEXT), 0);
}
END_TEST

/* An end is drawn for what it is: an unknown one does not go on, and one that is not certain is
 * soft over all that its date leaves open. */
START_TEST(ends_are_drawn_for_what_they_are)
{
    static const struct {
        const char *when;
        PsgBarEnd begin, end;
        int solid; /* from the beginning of that year on it is solid; 0: not at all */
    } bars[] = {
        {"2007/..", PSG_BAR_SHARP, PSG_BAR_OPEN, 2007},
        {"2007/", PSG_BAR_SHARP, PSG_BAR_UNKNOWN, 2007},
        {"/2009", PSG_BAR_UNKNOWN, PSG_BAR_SHARP, 2009},
        {"2007~/2010", PSG_BAR_SOFT, PSG_BAR_SHARP, 2008},
        {"2007?/..", PSG_BAR_SOFT, PSG_BAR_OPEN, 2008},
        {"2007-XX/2010", PSG_BAR_SOFT, PSG_BAR_SHARP, 2008},
        {"2007/201X", PSG_BAR_SHARP, PSG_BAR_BROKEN, 2007},
        {"[2007,2008]", PSG_BAR_SOFT, PSG_BAR_SOFT, 0},
        {"2007-22/2010", PSG_BAR_SHARP, PSG_BAR_SHARP, 0},
    };
    g_autoptr(Desk) desk = desk_new(years);
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    g_auto(PsgTimeScale) scale = scale_of(desk, &spec);
    for (size_t i = 0; i < G_N_ELEMENTS(bars); i++) {
        PsgInterval when = psg_interval_of(bars[i].when);
        PsgTimeBar bar;
        ck_assert(psg_time_bar_place(&bar, &scale, &when, false));
        ck_assert_msg(bar.begin == bars[i].begin && bar.end == bars[i].end, "%s: %d %d",
                      bars[i].when, bar.begin, bar.end);
        ck_assert(bar.left <= bar.solid_left && bar.solid_left <= bar.solid_right &&
                  bar.solid_right <= bar.right);
        ck_assert(scale.left <= bar.left && bar.right <= scale.right);
        double x = psg_time_scale_x(&scale, psg_time_of(bars[i].solid, 1, 1));
        ck_assert_msg(bars[i].solid == 0 || fabs(bar.solid_left - x) < 1e-6,
                      "%s: %g, not %g", bars[i].when, bar.solid_left, x);
        ck_assert(bar.end != PSG_BAR_UNKNOWN ||
                  bar.right < (scale.left + scale.right) / 2);
        ck_assert(bar.begin != PSG_BAR_UNKNOWN ||
                  bar.left > (scale.left + scale.right) / 3);
    }
}
END_TEST

/* Names of short slices are whole where the axis has room for all, and touch their own time. */
START_TEST(names_of_short_slices_take_room_from_long_ones)
{
    static const struct {
        const char *name, *when;
    } slices[] = {{"Kings", "1500/1750"},
                  {"Early republic", "1751/1930"},
                  {"Sea war", "1931/1955"},
                  {"Peace", "1956/1982"},
                  {"Empire", "1983/2000"}};
    GString *yaml = g_string_new("language: en\nslices:\n");
    for (size_t i = 0; i < G_N_ELEMENTS(slices); i++) {
        g_string_append_printf(yaml, "  - {id: s%zu, label: %s, when: %s}\n", i,
                               slices[i].name, slices[i].when);
    }
    g_string_append(yaml, "actors: {a: {}}\n");
    g_autofree char *text = g_string_free(yaml, FALSE);
    g_autoptr(Desk) desk = desk_new(text);
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    g_auto(PsgTimeScale) scale = scale_of(desk, &spec);
    psg_time_axis_draw(&desk->pen, &scale, &spec, (PsgRect){100, 50, 1000, 400}, false);
    double before = 100;
    for (size_t i = 0; i < G_N_ELEMENTS(slices); i++) {
        const PsgItem *name = part_text(part_of_scene(desk->scene), slices[i].name);
        ck_assert_msg(name != NULL, "%s is cut", slices[i].name);
        PsgInterval when = psg_interval_of(slices[i].when);
        double left, right;
        ck_assert(psg_time_scale_span(&scale, &when, &left, &right));
        PsgRect box = item_bounds(name);
        ck_assert_double_ge(box.x, before);
        ck_assert_double_lt(box.x, right);
        ck_assert_double_gt(psg_rect_right(box), left);
        ck_assert_double_le(psg_rect_right(box), 1101);
        before = psg_rect_right(box);
    }
}
END_TEST

START_TEST(one_time_has_one_name)
{
    g_autoptr(Desk) desk =
        desk_new("slices: [{id: a, label: Spring, when: 2001/2010},\n"
                 "  {id: b, label: Bloom, when: 2002/2009},\n"
                 "  {id: c, label: Autumn, when: 2011/2020}]\nactors: {a: {}}\n");
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    g_auto(PsgTimeScale) scale = scale_of(desk, &spec);
    psg_time_axis_draw(&desk->pen, &scale, &spec, (PsgRect){100, 50, 1000, 400}, false);
    Part all = part_of_scene(desk->scene);
    ck_assert_ptr_nonnull(part_text(all, "Spring"));
    ck_assert_ptr_null(part_text(all, "Bloom"));
    ck_assert_ptr_nonnull(part_text(all, "Autumn"));
}
END_TEST

Suite *
time_axis_suite(void)
{
    Suite *suite = suite_create("time_axis");
    TCase *tests = tcase_create("axis");
    tcase_add_test(tests, equal_times_are_equally_long);
    tcase_add_test(tests, a_question_stands_beyond_a_break);
    tcase_add_test(tests, a_window_holds_whatever_slices_say);
    tcase_add_test(tests, one_slice_is_too_short_for_a_story);
    tcase_add_test(tests, slices_far_apart_are_all_on_the_scale);
    tcase_add_test(tests, a_gap_between_slices_breaks_nothing);
    tcase_add_loop_test(tests, ticks_have_room, 0, G_N_ELEMENTS(ticks));
    tcase_add_test(tests, slices_that_are_no_dates_keep_their_names);
    tcase_add_loop_test(tests, a_quarter_of_a_slide_has_several_ticks, 0, 14);
    tcase_add_test(tests, hundreds_are_counted_from_both_sides_of_year_1);
    tcase_add_test(tests, names_of_short_slices_take_room_from_long_ones);
    tcase_add_test(tests, one_time_has_one_name);
    tcase_add_test(tests, eleven_days_are_not_a_year);
    tcase_add_test(tests, nothing_dated_has_no_tick);
    tcase_add_test(tests, ends_are_drawn_for_what_they_are);
    suite_add_tcase(suite, tests);
    return suite;
}
