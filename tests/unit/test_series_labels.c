/* What is written in a chart, and where: rules that hold for any lines and bars. */
#include "fixture.h"
#include "part.h"

#include "base/random.h"
#include "figure/series/series.h"

#include <check.h>
#include <string.h>

Suite *series_labels_suite(void);

enum { LINES = 5, VALUES = 12 };

/* Lines that cross each other, with no number twice. */
typedef struct {
    Desk *desk;
    PsgScene *scene;
    unsigned values[LINES][VALUES];
} Chart;

static const char *const names[LINES] = {"Amber", "Beryl green", "Coral", "Dew", "Ember"};

static char *
yaml_of(Chart *chart, uint64_t seed)
{
    PsgRandom random = psg_random_seeded(seed);
    GString *yaml = g_string_new("language: en\nslices: [{id: 2000}]\nactors:\n");
    for (size_t i = 0; i < LINES; i++) {
        g_string_append_printf(yaml, "  a%zu: {name: %s}\n", i, names[i]);
    }
    g_string_append(yaml, "measures:\n  m:\n    label: Measure\n    of:\n");
    for (size_t i = 0; i < LINES; i++) {
        g_string_append_printf(yaml, "      a%zu: {", i);
        for (size_t j = 0; j < VALUES; j++) {
            unsigned number = (unsigned)(i * VALUES + j);
            chart->values[i][j] = 100 + 60 * psg_random_below(&random, 12) + number;
            g_string_append_printf(yaml, "%zu: %u, ", 2000 + j, chart->values[i][j]);
        }
        g_string_append(yaml, "}\n");
    }
    return g_string_free(yaml, FALSE);
}

static PsgScene *
draw(const Desk *desk)
{
    PsgFigureSpec spec = desk_spec(desk, &psg_series_kind);
    PsgFigureInput input = {.context = desk->context};
    return psg_figure_draw(&input, desk->ruler, &spec);
}

static Chart
chart_new(uint64_t seed)
{
    Chart chart = {.desk = NULL};
    g_autofree char *yaml = yaml_of(&chart, seed);
    chart.desk = desk_new(yaml);
    chart.scene = draw(chart.desk);
    return chart;
}

static void
chart_clear(Chart *chart)
{
    psg_scene_free(chart->scene);
    desk_free(chart->desk);
}

/* Where the marks of a line are, in order of time: all that has a fill. */
static PsgRect
mark_of(const Chart *chart, size_t line, size_t value)
{
    g_autofree char *id = g_strdup_printf("m-%zu", line + 1);
    Part part = part_of_group(chart->scene, id);
    for (size_t i = part.first; i < part.end; i++) {
        const PsgItem *item = psg_scene_item(part.scene, i);
        if (item->ink.fill.alpha > 0 && value-- == 0) {
            return item_bounds(item);
        }
    }
    ck_abort_msg("a mark is missing");
    return (PsgRect){0, 0, 0, 0};
}

/* The last text that begins so: names of ticks come before what is written in a chart. */
static const PsgItem *
label_lookup(Part part, const char *start)
{
    const PsgItem *found = NULL;
    for (size_t i = part.first; i < part.end; i++) {
        const PsgItem *item = psg_scene_item(part.scene, i);
        bool is_it = item->kind == PSG_ITEM_TEXT && g_str_has_prefix(item->text, start);
        found = is_it ? item : found;
    }
    return found;
}

static double
gap_between(PsgRect a, PsgRect b)
{
    double dx = MAX(0, MAX(a.x - psg_rect_right(b), b.x - psg_rect_right(a)));
    double dy = MAX(0, MAX(a.y - psg_rect_bottom(b), b.y - psg_rect_bottom(a)));
    return hypot(dx, dy);
}

START_TEST(a_value_is_written_at_its_own_point)
{
    Chart chart = chart_new((uint64_t)_i);
    Part part = part_of_group(chart.scene, "chart-m");
    size_t written = 0;
    for (size_t i = 0; i < LINES * (VALUES - 1); i++) { /* last ones may have a leader */
        size_t line = i / (VALUES - 1), value = i % (VALUES - 1);
        g_autofree char *number = g_strdup_printf("%u", chart.values[line][value]);
        const PsgItem *text = label_lookup(part, number);
        if (text == NULL) {
            continue;
        }
        double own = gap_between(item_bounds(text), mark_of(&chart, line, value));
        for (size_t j = 0; j < LINES * VALUES; j++) {
            PsgRect other = mark_of(&chart, j / VALUES, j % VALUES);
            ck_assert_double_le(own, gap_between(item_bounds(text), other) + 3);
        }
        ck_assert_double_le(own, 15); /* less than a line away */
        written++;
    }
    ck_assert_uint_ge(written, LINES + 3); /* the first ones, and extremes */
    chart_clear(&chart);
}
END_TEST

START_TEST(names_stand_behind_their_lines_and_within_the_page)
{
    Chart chart = chart_new((uint64_t)_i);
    double right = psg_scene_size(chart.scene).width - 48; /* without the margin */
    size_t behind = 0;
    for (size_t i = 0; i < LINES; i++) {
        Part part = part_of_group(chart.scene, "chart-m");
        const PsgItem *name = label_lookup(part, names[i]);
        ck_assert_ptr_nonnull(name);
        PsgRect last = mark_of(&chart, i, VALUES - 1), text = item_bounds(name);
        ck_assert_double_le(psg_rect_right(text), right);
        behind += text.x >= psg_rect_right(last);
    }
    ck_assert_uint_ge(behind, LINES - 2); /* others may be in their way */
    chart_clear(&chart);
}
END_TEST

/* How much lower a name stands than the end of its line. */
static double
shift_of(Part chart, size_t line, const char *name)
{
    g_autofree char *id = g_strdup_printf("m-%zu", line + 1);
    Part part = part_of_group(chart.scene, id);
    PsgRect last = {0, 0, 0, 0};
    for (size_t i = part.first; i < part.end; i++) {
        const PsgItem *item = psg_scene_item(part.scene, i);
        last = item->ink.fill.alpha > 0 ? item_bounds(item) : last;
    }
    PsgRect text = item_bounds(label_lookup(chart, name));
    return psg_rect_centre(text).y - psg_rect_centre(last).y;
}

/* Lines end wherever they like: their names stand in the order of the ends, none on another. */
START_TEST(names_stand_in_the_order_of_their_lines)
{
    enum { COUNT = 10 };
    PsgRandom random = psg_random_seeded((uint64_t)_i);
    unsigned last[COUNT];
    g_autoptr(GString) yaml =
        g_string_new("language: en\nslices: [{id: 2000}]\nactors:\n");
    for (size_t i = 0; i < COUNT; i++) {
        g_string_append_printf(yaml, "  a%zu: {name: Name %c}\n", i, 'A' + (int)i);
    }
    g_string_append(yaml, "measures: {m: {of: {");
    for (size_t i = 0; i < COUNT; i++) {
        last[i] = 10 * psg_random_below(&random, 30) + (unsigned)i;
        g_string_append_printf(yaml, "a%zu: {2000: %u, 2004: %u, 2008: %u}, ", i,
                               psg_random_below(&random, 300), 150, last[i]);
    }
    g_string_append(yaml, "}}}\n");
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgScene) scene = draw(desk);
    Part chart = part_of_group(scene, "chart-m");
    for (size_t i = 0; i < COUNT; i++) {
        g_autofree char *name = g_strdup_printf("Name %c", 'A' + (int)i);
        const PsgItem *text = label_lookup(chart, name);
        ck_assert_ptr_nonnull(text);
        /* half of all lie above it, at most, and move it */
        ck_assert_double_le(fabs(shift_of(chart, i, name)), 24.0 * COUNT / 2);
        for (size_t j = 0; j < i; j++) {
            g_autofree char *before = g_strdup_printf("Name %c", 'A' + (int)j);
            const PsgItem *other = label_lookup(chart, before);
            double gap = item_bounds(text).y - item_bounds(other).y;
            bool is_above = gap<0, is_larger = last[i]> last[j];
            ck_assert_int_eq(is_above, is_larger);
            ck_assert_double_gt(fabs(gap), 14); /* as high as letters are */
        }
    }
}
END_TEST

/* Lines that rise, and end one after the other in the crowd at the foot. */
START_TEST(every_line_has_its_name)
{
    enum { COUNT = 9, YEARS = 15 };
    PsgRandom random = psg_random_seeded((uint64_t)_i);
    g_autoptr(GString) yaml =
        g_string_new("language: en\nslices: [{id: 2000}]\nactors:\n");
    for (size_t i = 0; i < COUNT; i++) {
        g_string_append_printf(yaml, "  a%zu: {name: The very long name %c}\n", i,
                               'A' + (int)i);
    }
    g_string_append(yaml, "measures: {m: {of: {");
    for (unsigned i = 0; i < COUNT; i++) {
        unsigned height = 20 + psg_random_below(&random, 80), end = 5 + i / 2;
        g_string_append_printf(yaml, "a%u: {", i);
        for (unsigned j = 0; j <= end; j++) {
            unsigned far = j > end / 2 ? end - j : j;
            g_string_append_printf(yaml, "%u: %u, ", 2000 + j, height * far / end + i);
        }
        g_string_append(yaml, "}, ");
    }
    g_string_append(yaml, "}}}\n");
    g_autoptr(Desk) desk = desk_of(fixture_landscape(yaml->str), NULL,
                                   _i % 2 == 0 ? "slide" : "a4-portrait", NULL);
    g_autoptr(PsgScene) scene = draw(desk);
    g_autofree char *words = part_words(part_of_group(scene, "chart-m"));
    for (size_t i = 0; i < COUNT; i++) {
        g_autofree char *end = g_strdup_printf("name %c", 'A' + (int)i);
        ck_assert_ptr_nonnull(strstr(words, end)); /* it may be broken in two lines */
    }
}
END_TEST

START_TEST(long_names_that_begin_alike_are_told_apart)
{
    enum { COUNT = 8 };
    g_autoptr(GString) yaml =
        g_string_new("language: en\nslices: [{id: 2000}]\nactors:\n");
    for (size_t i = 0; i < COUNT; i++) {
        g_string_append_printf(yaml,
                               "  a%zu: {name: 'The Royal and Imperial University of "
                               "Mining, Letters and Fine Arts of all the Town %c'}\n",
                               i, 'A' + (int)i);
    }
    g_string_append(yaml, "measures: {m: {of: {");
    for (size_t i = 0; i < COUNT; i++) {
        g_string_append_printf(yaml, "a%zu: {2000: %zu, 2001: %zu}, ", i, i + 3,
                               5 + i * 5 % 7);
    }
    g_string_append(yaml, "}}}\n");
    g_autoptr(Desk) desk = desk_of(fixture_landscape(yaml->str), NULL, "slide-4x3", NULL);
    g_autoptr(PsgScene) scene = draw(desk);
    Part chart = part_of_group(scene, "chart-m");
    for (size_t i = 0; i < COUNT; i++) {
        size_t found = 0;
        g_autofree char *end = g_strdup_printf(" %c", 'A' + (int)i);
        for (size_t j = chart.first; j < chart.end; j++) {
            const PsgItem *item = psg_scene_item(scene, j);
            found += item->kind == PSG_ITEM_TEXT && g_str_has_suffix(item->text, end);
        }
        ck_assert_uint_eq(found, 1);
    }
}
END_TEST

START_TEST(what_stays_is_told_where_it_begins_and_ends)
{
    g_autoptr(Desk) desk = desk_new(
        "language: en\nslices: [{id: 2000}]\nactors: {a: {}}\nmeasures: {m: {of: {a:\n"
        "  {2000: 3, 2001: 71, 2002: 71, 2003: 71, 2004: 71, 2005: 71, 2006: 4}}}}\n");
    g_autoptr(PsgScene) scene = draw(desk);
    g_autofree char *words = part_words(part_of_group(scene, "chart-m"));
    size_t written = 0;
    for (const char *at = words; (at = strstr(at, "71")) != NULL; at++) {
        written++;
    }
    ck_assert_uint_eq(written, 2);
}
END_TEST

/* A line at 100 that lasts, and bars of which two end just below it. */
static const char *const bars_text =
    "language: en\nslices: [{id: 2000}]\nactors: {a: {}, b: {}}\n"
    "measures: {m: {label: Measure, of: {b: {2001/2009: {value: 100, bound: above}}}}}\n"
    "events:\n"
    "  - {when: 2002-01, title: One, actors: a, m: 121}\n"
    "  - {when: 2004-01, title: Two, actors: a, m: 98}\n"
    "  - {when: 2006-01, title: Three, actors: a, m: 97}\n"
    "  - {when: 2008-01, title: Four, actors: a, m: 61}\n";

START_TEST(what_has_no_room_above_its_bar_is_written_on_it)
{
    g_autoptr(Desk) desk = desk_new(bars_text);
    g_autoptr(PsgScene) scene = draw(desk);
    static const char *const values[] = {"121", "98", "97", "61"};
    Part chart = part_of_group(scene, "chart-m"), bars = part_of_group(scene, "m-2");
    size_t inside = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        const PsgItem *text = label_lookup(chart, values[i]);
        ck_assert_ptr_nonnull(text);
        PsgRect bar = item_bounds(part_nth(bars, PSG_ITEM_BOX, i));
        PsgPoint middle = psg_rect_centre(item_bounds(text));
        ck_assert_double_eq_tol(middle.x, psg_rect_centre(bar).x, 1);
        ck_assert_double_le(fabs(middle.y - bar.y), 20); /* at its end */
        inside += middle.y > bar.y;
    }
    ck_assert_uint_eq(inside, 2);
}
END_TEST

START_TEST(bars_keep_off_the_names_of_ticks)
{
    g_autoptr(Desk) desk =
        desk_new("language: en\nactors: {a: {}, b: {}, c: {when: 2010/..}}\n"
                 "relations: [{from: a, to: b}, {from: b, to: c}]\n"
                 "slices: [{id: 2000}, {id: 2010}, {id: 2020}, {id: 2030}]\n");
    g_autoptr(PsgScene) scene = draw(desk);
    Part chart = part_of_group(scene, "chart-connected");
    Part bars = part_of_group(scene, "connected-1");
    PsgRect first = item_bounds(part_nth(bars, PSG_ITEM_BOX, 0));
    PsgRect last = item_bounds(part_nth(bars, PSG_ITEM_BOX, 3));
    PsgRect zero = item_bounds(part_text(chart, "0"));
    ck_assert_double_gt(first.x, psg_rect_right(zero));
    ck_assert_double_le(psg_rect_right(last), psg_scene_size(scene).width - 47);
    ck_assert_uint_eq(part_count(bars, PSG_ITEM_BOX), 4);
}
END_TEST

START_TEST(many_lines_take_time_by_their_number)
{
    g_autoptr(GString) yaml = g_string_new("slices: [{id: 2000}]\nactors:\n  a0: {}\n");
    enum { COUNT = 2000 };
    for (size_t i = 1; i < COUNT; i++) {
        g_string_append_printf(yaml, "  a%zu: {}\n", i);
    }
    g_string_append(yaml, "measures:\n  m:\n    of:\n");
    for (size_t i = 0; i < COUNT; i++) {
        g_string_append_printf(yaml, "      a%zu: {2000: %zu, 2001: %zu, 2002: %zu}\n", i,
                               i * 7919 % 1009, i * 104729 % 997, i % 983);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgScene) scene = draw(desk); /* within the time that the suite has */
    ck_assert_double_gt(psg_scene_size(scene).width, 0);
}
END_TEST

Suite *
series_labels_suite(void)
{
    Suite *suite = suite_create("series_labels");
    TCase *labels = tcase_create("labels");
    tcase_add_loop_test(labels, a_value_is_written_at_its_own_point, 0, 4);
    tcase_add_loop_test(labels, names_stand_behind_their_lines_and_within_the_page, 0, 4);
    tcase_add_loop_test(labels, names_stand_in_the_order_of_their_lines, 0, 6);
    tcase_add_loop_test(labels, every_line_has_its_name, 0, 8);
    tcase_add_test(labels, long_names_that_begin_alike_are_told_apart);
    tcase_add_test(labels, what_stays_is_told_where_it_begins_and_ends);
    tcase_add_test(labels, what_has_no_room_above_its_bar_is_written_on_it);
    tcase_add_test(labels, bars_keep_off_the_names_of_ticks);
    tcase_add_test(labels, many_lines_take_time_by_their_number);
    suite_add_tcase(suite, labels);
    return suite;
}
