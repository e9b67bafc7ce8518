/* The series: what is told of measures and of counts, and how it is drawn. */
#include "fixture.h"
#include "part.h"

#include "figure/part/shape.h"
#include "figure/series/chart.h"
#include "figure/series/series.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *series_suite(void);

static const char *const data_text =
    "language: en\n"
    "slices: [{id: before, when: ../2007}, {id: 2008}, {id: 2009}, {id: 2010},\n"
    "         {id: 2027, question: true}]\n"
    "sources: {s: {title: Report}, unused: {title: Another}}\n"
    "actors:\n"
    "  hub: {name: Hub, when: 2000/..}\n"
    "  rim: {when: 2008/2009}\n"
    "relations: [{from: hub, to: rim}]\n"
    "measures:\n"
    "  visitors: {label: Visitors}\n"
    "  lone: {label: Lone, unit: t, of: {hub: {2009: {value: 7, bound: about}}}}\n"
    "pyramid:\n"
    "  measure: power\n"
    "  tiers:\n"
    "    - {id: top, label: Top, figures: {2008: {value: 400, source: s},\n"
    "       2010: {value: 6000, bound: above}, 2009: {text: several hundred}}}\n"
    "    - {id: low, label: Low, figures: {2008: 22, 2009: {value: 5, per: each},\n"
    "       2010: {value: 1590}}}\n"
    "events:\n"
    "  - {when: 2008-05, title: First day, actors: hub, visitors: 10}\n"
    "  - {when: 2009-05, title: Second day, actors: hub, visitors: 20}\n"
    "  - {when: 2010-05, title: Third day, actors: hub, visitors: 15}\n"
    "  - {when: 2010-09, title: Fourth day, actors: hub, visitors: 12}\n";

static const char *const power_measure = "  power: {label: Power, unit: Tflop/s}\n";

typedef struct {
    Desk *desk;
    PsgFigureSpec spec;
    PsgSeriesOptions *asked; /* those of the spec */
    PsgFigureInput input;
} Table;

/* The landscape above, with all its slices ordered. */
static Table
table_new(const char *yaml)
{
    Table table = {.desk = desk_new(yaml)};
    table.spec = desk_spec(table.desk, &psg_series_kind);
    table.asked = table.spec.options;
    table.input.context = table.desk->context;
    return table;
}

static void
table_clear(Table *table)
{
    desk_free(table->desk);
}

static char *
whole_text(void)
{
    GString *text = g_string_new(data_text);
    g_string_replace(text, "measures:\n", "measures:\n@", 1);
    g_string_replace(text, "@", power_measure, 1);
    return g_string_free(text, FALSE);
}

static void
ask_for(Table *table, const char *id)
{
    const PsgLandscape *landscape = table->desk->landscape;
    size_t measure = 0;
    while (measure < landscape->measure_count &&
           strcmp(landscape->measures[measure].id, id) != 0) {
        measure++;
    }
    ck_assert_uint_lt(measure, landscape->measure_count);
    table->asked->measures =
        (PsgIndexes){psg_arena_copy(table->desk->arena, &measure, 1, sizeof measure), 1};
}

static const PsgSeriesChart *
chart_lookup(const PsgSeriesData *data, const char *id)
{
    for (size_t i = 0; i < data->chart_count; i++) {
        if (strcmp(data->charts[i].id, id) == 0) {
            return &data->charts[i];
        }
    }
    return NULL;
}

static const PsgSeriesChart *
chart_of(const PsgSeriesData *data, const char *id)
{
    const PsgSeriesChart *chart = chart_lookup(data, id);
    g_assert(chart != NULL);
    return chart;
}

/* All texts of the scene, each in bars. Owned by the caller. */
static char *
texts_of(const PsgScene *scene)
{
    GString *texts = g_string_new("|");
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_TEXT) {
            g_string_append_printf(texts, "%s|", item->text);
        }
    }
    return g_string_free(texts, FALSE);
}

START_TEST(sums_and_values_of_each_are_different_charts)
{
    g_autoptr(GString) yaml = g_string_new(data_text);
    g_string_replace(yaml, "measures:\n", "measures:\n@", 1);
    g_string_replace(yaml, "@", power_measure, 1);
    g_string_replace(yaml, "2009: {value: 5, per: each}",
                     "2009: {value: 5, per: each}, 2007: {value: 3, per: each}", 1);
    Table table = table_new(yaml->str);
    ask_for(&table, "power");
    g_autoptr(PsgSeriesData) data = psg_series_data_new(table.desk->context, &table.spec);
    const PsgSeriesChart *sums = chart_of(data, "power");
    const PsgSeriesChart *each = chart_of(data, "power-each");
    ck_assert_uint_eq(data->chart_count, 2);
    ck_assert_str_eq(sums->title, "Power");
    ck_assert_str_eq(sums->unit, "Tflop/s");
    ck_assert_uint_eq(sums->line_count, 2);
    ck_assert_str_eq(sums->lines[0].name, "Top");
    ck_assert_str_eq(sums->lines[1].name, "Low");
    ck_assert_uint_eq(sums->lines[1].count, 2);
    ck_assert_str_eq(each->title, "Power, each \u00b7 Low");
    ck_assert_uint_eq(each->line_count, 1);
    ck_assert_str_eq(each->says, "3 (2007) \u2192 5 (2009)");
    ck_assert_uint_eq(each->ratio_count, 0);
    g_autoptr(PsgScene) scene =
        psg_figure_draw(&table.input, table.desk->ruler, &table.spec);
    g_autofree char *texts = texts_of(scene);
    ck_assert_msg(g_str_has_prefix(texts, "|Power|"), "%s", texts); /* the page's title */
    ck_assert(data->cited[0] && !data->cited[1]);
    table_clear(&table);
}
END_TEST

START_TEST(bounds_and_words_are_told)
{
    g_autofree char *yaml = whole_text();
    Table table = table_new(yaml);
    ask_for(&table, "power");
    g_autoptr(PsgSeriesData) data = psg_series_data_new(table.desk->context, &table.spec);
    const PsgSeriesLine *top = &data->charts[0].lines[0];
    ck_assert_str_eq(top->points[0].label, "400");
    ck_assert(isnan(top->points[1].value));
    ck_assert_str_eq(top->points[2].label, "more than 6,000");
    ck_assert_uint_eq(data->footnote_count, 2);
    ck_assert_str_eq(data->footnotes[0].text, "several hundred (Top, 2009)");
    ck_assert_str_eq(data->footnotes[1].title, "Power, each");
    ck_assert_str_eq(data->footnotes[1].text, "5\u00a0Tflop/s (Low, 2009)");
    table_clear(&table);
}
END_TEST

START_TEST(ratios_need_numbers_that_mean_the_same)
{
    g_autofree char *yaml = whole_text();
    Table table = table_new(yaml);
    ask_for(&table, "power");
    g_autoptr(PsgSeriesData) data = psg_series_data_new(table.desk->context, &table.spec);
    /* 2010 is "more than" */
    ck_assert_uint_eq(data->charts[0].ratio_count, 1);
    ck_assert_str_eq(data->charts[0].ratios[0].label, "\u00d7\u00a020");
    table_clear(&table);
}
END_TEST

/* Ratios of two tiers that have so many years, and of an actor beside them. */
static size_t
count_ratios(size_t years, const char *of_actor)
{
    g_autoptr(GString) top = g_string_new(NULL), low = g_string_new(NULL);
    for (size_t i = 0; i < years; i++) {
        g_string_append_printf(top, "%zu: %zu, ", 2000 + i, 500 + 10 * i);
        g_string_append_printf(low, "%zu: %zu, ", 2000 + i, 100 + i);
    }
    g_autofree char *yaml = g_strdup_printf(
        "language: en\nslices: [{id: 2000}, {id: 2009}]\nactors: {a: {}}\n"
        "measures: {m: {label: M%s}}\npyramid:\n  measure: m\n  tiers:\n"
        "    - {id: top, figures: {%s}}\n    - {id: low, figures: {%s}}\n",
        of_actor, top->str, low->str);
    Table table = table_new(yaml);
    g_autoptr(PsgSeriesData) data = psg_series_data_new(table.desk->context, &table.spec);
    size_t count = data->charts[0].ratio_count;
    table_clear(&table);
    return count;
}

/* The first and the last; and none where lines of actors go between those of tiers. */
START_TEST(ratios_are_few_and_of_lines_that_lie_beside_each_other)
{
    ck_assert_uint_eq(count_ratios(4, ""), 2);
    ck_assert_uint_eq(count_ratios(9, ""), 2);
    ck_assert_uint_eq(count_ratios(9, ", of: {a: {2000: 200, 2004: 250, 2008: 300}}"), 0);
}
END_TEST

START_TEST(events_are_bars_and_the_lone_is_a_footnote)
{
    g_autofree char *yaml = whole_text();
    Table table = table_new(yaml);
    g_autoptr(PsgSeriesData) data = psg_series_data_new(table.desk->context, &table.spec);
    const PsgSeriesChart *chart = chart_of(data, "visitors");
    ck_assert_uint_eq(chart->line_count, 1);
    ck_assert(chart->lines[0].is_bars);
    ck_assert_str_eq(chart->title, "Visitors \u00b7 Hub");
    ck_assert_str_eq(chart->says, "10 (May 2008) \u2192 12 (September 2010)");
    ck_assert_str_eq(chart->lines[0].points[1].name, "Second day");
    ck_assert_int_eq(chart->lines[0].points[0].first, psg_time_of(2008, 5, 1));
    ck_assert_ptr_null(chart_lookup(data, "lone"));
    ck_assert_str_eq(data->footnotes[0].text, "several hundred (Top, 2009)");
    ck_assert_str_eq(data->footnotes[2].title, "Lone");
    ck_assert_str_eq(data->footnotes[2].text, "about 7\u00a0t (Hub, 2009)");
    table_clear(&table);
}
END_TEST

/* Actors of one kind, each with a value of m in so many years; those of the last are largest. */
static char *
many_lines(size_t lines, size_t years)
{
    GString *yaml = g_string_new(
        "language: en\nkinds: {k: {label: K}}\nslices: [{id: 2000}]\nactors:\n");
    for (size_t i = 0; i < lines; i++) {
        g_string_append_printf(yaml, "  a%zu: {name: Actor %zu, kind: k}\n", i, i);
    }
    g_string_append(yaml, "measures:\n  m:\n    of:\n");
    for (size_t i = 0; i < lines; i++) {
        g_string_append_printf(yaml, "      a%zu: {", i);
        for (size_t j = 0; j < years; j++) {
            g_string_append_printf(yaml, "%zu: %zu, ", 2000 + j, 100 + 20 * i + 3 * j);
        }
        g_string_append(yaml, "}\n");
    }
    return g_string_free(yaml, FALSE);
}

START_TEST(few_values_and_those_that_stay_are_told_in_words)
{
    static const struct {
        const char *values, *words; /* NULL: a chart */
    } cases[] = {
        {"{2008: 25, 2010: 28, 2011: 28}", "25 (a, 2008), 28 (2010, 2011)"},
        {"{2008: 28, 2009: 28, 2010: 28, 2011: 28}", "28 (a, 2008, \u2026, 2011)"},
        {"{2008: 25, 2009: 26, 2010: 28, 2011: 28}", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *yaml =
            g_strdup_printf("language: en\nactors: {a: {}}\nslices: [{id: 2000}]\n"
                            "measures: {m: {of: {a: %s}}}\n",
                            cases[i].values);
        Table table = table_new(yaml);
        g_autoptr(PsgSeriesData) data =
            psg_series_data_new(table.desk->context, &table.spec);
        ck_assert_uint_eq(data->chart_count, cases[i].words == NULL);
        ck_assert_uint_eq(data->footnote_count, cases[i].words != NULL);
        if (cases[i].words != NULL) {
            ck_assert_str_eq(data->footnotes[0].text, cases[i].words);
        }
        table_clear(&table);
    }
}
END_TEST

/* Two that are as many as each other are not one. */
START_TEST(words_of_counts_tell_whose_they_are)
{
    Table table = table_new("language: en\nslices: [{id: 2000}, {id: 2001}]\n"
                            "actors: {a: {}, b: {}, c: {}, d: {when: 2001}}\n"
                            "relations: [{from: a, to: [b, c], when: 2000},\n"
                            "  {from: b, to: [c, d], when: 2001}]\n");
    table.asked->has_counts = true;
    g_autoptr(PsgSeriesData) data = psg_series_data_new(table.desk->context, &table.spec);
    bool is_told = false;
    for (size_t i = 0; i < data->footnote_count; i++) {
        is_told =
            is_told || strcmp(data->footnotes[i].text, "2 (a, 2000), 2 (b, 2001)") == 0;
        ck_assert_str_ne(data->footnotes[i].title, "removed"); /* nobody was */
    }
    ck_assert(is_told);
    table_clear(&table);
}
END_TEST

START_TEST(lines_of_one_kind_are_told_apart)
{
    g_autofree char *yaml = many_lines(9, 4);
    Table table = table_new(yaml);
    g_autoptr(PsgSeriesData) data = psg_series_data_new(table.desk->context, &table.spec);
    const PsgSeriesChart *chart = chart_of(data, "m");
    ck_assert_uint_eq(chart->line_count, 9);
    ck_assert_uint_eq(chart->rest, 0);
    for (size_t i = 0; i < 9; i++) {
        const PsgSeriesLine *one = &chart->lines[i];
        for (size_t j = 0; j < i; j++) {
            const PsgSeriesLine *other = &chart->lines[j];
            bool is_coloured = memcmp(&one->colour, &other->colour, 3) != 0;
            ck_assert(is_coloured || i - j >= 8); /* as many as the style has */
            /* and without any colour */
            ck_assert(one->mark % PSG_MARK_FORMS != other->mark % PSG_MARK_FORMS ||
                      one->dash != other->dash);
        }
    }
    table_clear(&table);
}
END_TEST

/* Where kinds tell them apart already, they look as in all other figures. */
START_TEST(lines_of_different_kinds_have_the_colours_of_their_kinds)
{
    Table table = table_new(
        "language: en\nkinds: {k: {}, l: {}, m: {}}\nslices: [{id: 2000}]\n"
        "actors: {b: {kind: m}, a: {kind: k}}\n"
        "measures: {m: {of: {a: {2000: 1, 2001: 2}, b: {2000: 4, 2001: 3}}}}\n");
    g_autoptr(PsgSeriesData) data = psg_series_data_new(table.desk->context, &table.spec);
    const PsgSeriesChart *chart = chart_of(data, "m");
    for (size_t i = 0; i < chart->line_count; i++) {
        size_t kind = strcmp(chart->lines[i].name, "a") == 0 ? 0 : 2;
        const PsgPaint *paint = psg_context_paint(table.desk->context, kind);
        ck_assert_mem_eq(&chart->lines[i].colour, &paint->line, sizeof paint->line);
    }
    table_clear(&table);
}
END_TEST

START_TEST(of_too_many_lines_the_largest_have_names)
{
    enum { LINES = 40, NAMED = 7 };
    g_autofree char *yaml = many_lines(LINES, 4);
    Table table = table_new(yaml);
    g_autoptr(PsgSeriesData) data = psg_series_data_new(table.desk->context, &table.spec);
    const PsgSeriesChart *chart = chart_of(data, "m");
    ck_assert_uint_eq(chart->rest, LINES - NAMED);
    for (size_t i = 0; i < LINES; i++) {
        ck_assert_int_eq(chart->lines[i].is_rest, i < LINES - NAMED);
    }
    g_autoptr(PsgScene) scene =
        psg_figure_draw(&table.input, table.desk->ruler, &table.spec);
    g_autofree char *texts = texts_of(scene);
    ck_assert_ptr_nonnull(strstr(texts, "|33 others in grey|"));
    ck_assert_ptr_nonnull(strstr(texts, "|Actor 39: 889|"));
    ck_assert_ptr_null(strstr(texts, "|Actor 3: "));
    table_clear(&table);
}
END_TEST

/* Very many others are bands: eight of ten lie in the outer one, half of them in the inner. */
START_TEST(of_very_many_lines_bands_tell_where_they_lie)
{
    enum { LINES = 207, NAMED = 7 };
    GString *yaml =
        g_string_new("language: en\nslices: [{id: 2000}, {id: 2010}]\nactors:\n");
    for (int i = 0; i < LINES; i++) {
        g_string_append_printf(yaml, "  n%d: {name: Actor %d}\n", i, i);
    }
    g_string_append(yaml, "measures: {m: {of: {");
    for (int i = 0; i < LINES; i++) {
        int value = i < LINES - NAMED ? i * 37 % 200 : 300 + i;
        g_string_append_printf(yaml, "%sn%d: {2000: %d, 2003: %d, 2006: %d, 2010: %d}",
                               i == 0 ? "" : ", ", i, value, value + 1, value + 2,
                               value + 1);
    }
    g_string_append(yaml, "}}}\n");
    Table table = table_new(yaml->str);
    g_autoptr(PsgScene) scene =
        psg_figure_draw(&table.input, table.desk->ruler, &table.spec);
    g_autofree char *texts = texts_of(scene);
    ck_assert_ptr_nonnull(strstr(texts, "200 others in grey: 8 of 10, half, median"));
    Part bands = part_of_group(scene, "m-others");
    ck_assert_uint_eq(part_count(bands, PSG_ITEM_PATH), 3);
    PsgRect outer = item_bounds(part_nth(bands, PSG_ITEM_PATH, 0));
    PsgRect inner = item_bounds(part_nth(bands, PSG_ITEM_PATH, 1));
    PsgRect median = item_bounds(part_nth(bands, PSG_ITEM_PATH, 2));
    ck_assert_double_eq_tol(inner.height / outer.height, 0.5 / 0.8, 0.02);
    ck_assert_double_eq_tol(median.y, outer.y + outer.height / 2, outer.height * 0.02);
    ck_assert(part_is_empty(part_of_group(scene, "m-1")));
    ck_assert(!part_is_empty(part_of_group(scene, "m-207")));
    g_string_free(yaml, TRUE);
    table_clear(&table);
}
END_TEST

START_TEST(charts_say_who_leads)
{
    static const struct {
        const char *values, *says;
    } cases[] = {
        {"a: {2000: 5, 2005: 6}, b: {2000: 4, 2005: 9}",
         "In the lead: a, 5 (2000) \u2192 b, 9 (2005)"},
        {"a: {2000: 5, 2005: 16}, b: {2000: 4, 2005: 9}",
         "In the lead: a, 5 (2000) \u2192 16 (2005)"},
        /* Who led at first alone would be taken for the leader. */
        {"a: {2000: 5, 2005: 9}, b: {2000: 4, 2005: 9}", "a: 5 (2000) \u2192 9 (2005)"},
        {"a: {2000: 5}, b: {2000: 4}, c: {2005: 8, 2009: 9}",
         "c: 8 (2005) \u2192 9 (2009)"},
        {"all: {2000: 9, 2005: 25}, a: {2000: 5, 2005: 16}, b: {2000: 4, 2005: 9}",
         "In the lead: a, 5 (2000) \u2192 16 (2005)"},
        {"a: {2000: 5, 2003: 10}, b: {2001: 4, 2005: 9}",
         "a: 5 (2000) \u2192 10 (2003), \u00d7\u00a02"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *yaml = g_strdup_printf(
            "language: en\nactors: {a: {}, b: {}, c: {}}\nslices: [{id: 2000}]\n"
            "measures: {m: {of: {%s}}}\n",
            cases[i].values);
        Table table = table_new(yaml);
        g_autoptr(PsgSeriesData) data =
            psg_series_data_new(table.desk->context, &table.spec);
        ck_assert_str_eq(chart_of(data, "m")->says, cases[i].says);
        table_clear(&table);
    }
}
END_TEST

START_TEST(counts_leave_out_what_is_not_known)
{
    g_autofree char *yaml = whole_text();
    Table table = table_new(yaml);
    table.asked->has_counts = true;
    g_autoptr(PsgSeriesData) data = psg_series_data_new(table.desk->context, &table.spec);
    ck_assert_uint_eq(data->chart_count, 2); /* others have two values or so: in words */
    ck_assert_str_eq(data->footnotes[0].text, "100\u00a0% (2008, 2009)");
    ck_assert_str_eq(data->footnotes[1].text, "1 (Hub, 2008, 2009)");
    const PsgSeriesChart *size = chart_of(data, "size");
    ck_assert_uint_eq(size->lines[0].count, 4); /* not 2027 */
    ck_assert(size->lines[0].points[0].is_estimated);
    ck_assert_int_eq(size->lines[0].points[0].last, psg_time_of(2008, 1, 1) - 1);
    ck_assert(!size->lines[0].points[1].is_estimated);
    ck_assert_double_eq_tol(size->lines[0].points[1].value, 2, 1e-9);
    const PsgSeriesChart *change = chart_of(data, "change");
    ck_assert_uint_eq(change->lines[0].count, 3); /* nothing is new before 2008 */
    ck_assert_double_eq_tol(change->lines[1].points[2].value, -1, 1e-9);
    ck_assert_str_eq(change->lines[1].points[2].label, "\u22121");
    ck_assert_ptr_nonnull(strstr(data->estimated, "before: without a start"));
    table_clear(&table);
}
END_TEST

START_TEST(the_window_clips_and_ends_the_axis)
{
    g_autofree char *yaml = whole_text();
    Table table = table_new(yaml);
    g_autofree char *why = NULL;
    ck_assert(psg_interval_parse("2009/2012", &table.asked->window, &why));
    g_autoptr(PsgSeriesData) data = psg_series_data_new(table.desk->context, &table.spec);
    ck_assert_int_eq(data->first, psg_time_of(2009, 1, 1));
    ck_assert_int_eq(data->last, psg_time_of(2012, 12, 31) + PSG_DAY - 1);
    ck_assert_uint_eq(chart_of(data, "size")->lines[0].count, 2);
    table_clear(&table);
}
END_TEST

/* What is told beside the title is of the slices that are shown. */
START_TEST(the_message_is_of_the_window)
{
    Table table = table_new("language: en\n"
                            "slices: [{id: 2000}, {id: 2001}, {id: 2002}, {id: 2003}]\n"
                            "actors: {a: {}, b: {when: ../2000}, c: {when: 2002/..},"
                            " d: {when: 2003/..}}\n");
    g_autofree char *why = NULL;
    ck_assert(psg_interval_parse("2001/..", &table.asked->window, &why));
    g_autoptr(PsgScene) scene =
        psg_figure_draw(&table.input, table.desk->ruler, &table.spec);
    g_autofree char *texts = texts_of(scene);
    ck_assert_ptr_nonnull(strstr(texts, "in 2001"));
    ck_assert_ptr_null(strstr(texts, "in 2000"));
    table_clear(&table);
}
END_TEST

START_TEST(one_chart_has_the_page_and_its_title)
{
    g_autofree char *yaml = whole_text();
    Table table = table_new(yaml);
    ask_for(&table, "power");
    g_autoptr(PsgScene) scene =
        psg_figure_draw(&table.input, table.desk->ruler, &table.spec);
    g_autofree char *texts = texts_of(scene);
    ck_assert_str_eq(psg_scene_name(scene), "series-power");
    ck_assert_ptr_nonnull(strstr(psg_scene_description(scene), "Power: Top 400 (2008)"));
    ck_assert_ptr_nonnull(strstr(texts, "|Power|In the lead: Top, 400 (2008) \u2192 "));
    ck_assert_ptr_nonnull(strstr(texts, "|Tflop/s, logarithmic scale|"));
    ck_assert_ptr_nonnull(strstr(texts, "|\u00d7\u00a020|"));
    ck_assert_ptr_nonnull(strstr(texts, "|more than 6,000|"));
    ck_assert_ptr_nonnull(strstr(texts, "|Power, each: 5\u00a0Tflop/s (Low, 2009)|"));
    ck_assert_ptr_nonnull(strstr(texts, "|Power: several hundred (Top, 2009)|"));
    table_clear(&table);
}
END_TEST

START_TEST(shares_are_on_a_logarithmic_axis_only_if_asked)
{
    static const char *const units[] = {"%', scale: log, note: 'n", "t",
                                        "t', scale: linear, note: 'n", "% of GDP",
                                        "per cent"};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autofree char *yaml = g_strdup_printf(
            "language: en\nactors: {a: {}}\nslices: [{id: 2000}]\nmeasures:\n"
            "  m: {unit: '%s', of: {a: {2000: 0.5, 2001: 20, 2002: 90}}}\n",
            units[i]);
        Table table = table_new(yaml);
        ask_for(&table, "m");
        g_autoptr(PsgScene) scene =
            psg_figure_draw(&table.input, table.desk->ruler, &table.spec);
        g_autofree char *texts = texts_of(scene);
        ck_assert_int_eq(strstr(texts, "logarithmic") != NULL, i < 2);
        table_clear(&table);
    }
}
END_TEST

START_TEST(a_landscape_without_numbers_has_no_series)
{
    static const struct {
        const char *yaml;
        bool is_told;
    } cases[] = {
        {"actors: {a: {}}\n", false},
        {"actors: {a: {}}\nslices: [{id: 2000}, {id: 2001}]\n",
         false}, /* nothing changes */
        {"actors: {a: {}}\nslices: [{id: 2000}]\nmeasures: {m: {of: {a: 5}}}\n", false},
        {"actors: {a: {}}\nslices: [{id: 2000}]\n"
         "measures: {m: {of: {a: 5}}, n: {of: {a: 5}}}\n",
         true},
        {"actors: {a: {}, b: {when: 2001}}\nslices: [{id: 2000}, {id: 2001}]\n", true},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Table table = table_new(cases[i].yaml);
        g_autofree char *why = psg_figure_silence(&table.input, &table.spec);
        ck_assert_int_eq(why == NULL, cases[i].is_told);
        table_clear(&table);
    }
}
END_TEST

/* Measures of one actor, of four values each, and as many that are told in words. */
static char *
many_measures(size_t charts, size_t words)
{
    GString *yaml = g_string_new(
        "language: en\nactors: {a: {name: Ann}}\nslices: [{id: 2000}]\nmeasures:\n");
    for (size_t i = 0; i < charts; i++) {
        g_string_append_printf(
            yaml, "  m%zu: {of: {a: {2000: 3, 2001: 5, 2002: 8, 2003: 4}}}\n", i);
    }
    for (size_t i = 0; i < words; i++) {
        g_string_append_printf(yaml, "  w%zu: {label: Word %zu, of: {a: {2000: 3}}}\n", i,
                               i);
    }
    return g_string_free(yaml, FALSE);
}

static size_t
charts_on(const PsgScene *scene)
{
    size_t charts = 0;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        charts +=
            item->kind == PSG_ITEM_GROUP && g_strcmp0(item->group.class, "chart") == 0;
    }
    return charts;
}

START_TEST(no_slide_has_more_than_four_charts)
{
    static const char *const pages[] = {"slide", "slide-4x3", "a4"};
    for (size_t i = 0; i < 3 * G_N_ELEMENTS(pages); i++) {
        size_t wanted = 3 + 2 * (i / G_N_ELEMENTS(pages)); /* 3, 5, 7 */
        g_autofree char *yaml = many_measures(wanted, 0);
        g_autoptr(Desk) desk =
            desk_of(fixture_landscape(yaml), NULL, pages[i % G_N_ELEMENTS(pages)], NULL);
        PsgFigureSpec spec = desk_spec(desk, &psg_series_kind);
        PsgFigureInput input = {.context = desk->context};
        g_autoptr(PsgScene) scene = psg_figure_draw(&input, desk->ruler, &spec);
        size_t drawn = 0, count = 0, least = wanted, most = 0;
        for (const PsgScene *at = scene; at != NULL; at = psg_scene_next(at)) {
            size_t charts = charts_on(at);
            drawn += charts;
            least = MIN(least, charts);
            most = MAX(most, charts);
            count++;
        }
        ck_assert_uint_eq(drawn, wanted);
        ck_assert_uint_le(most, 4);
        ck_assert_uint_eq(count, (wanted + 3) / 4); /* and on no more pages than needed */
        ck_assert_uint_le(most - least, 1);         /* about as many on each */
    }
}
END_TEST

/* Also where a page is so full of charts that footnotes have no room. */
START_TEST(no_chart_is_lost)
{
    for (size_t charts = 1; charts < 14; charts++) {
        g_autofree char *yaml = many_measures(charts, 6);
        g_autoptr(Desk) desk =
            desk_of(fixture_landscape(yaml), NULL, "a4-portrait", NULL);
        PsgFigureSpec spec = desk_spec(desk, &psg_series_kind);
        PsgFigureInput input = {.context = desk->context};
        g_autoptr(PsgScene) scene = psg_figure_draw(&input, desk->ruler, &spec);
        size_t drawn = 0;
        for (const PsgScene *at = scene; at != NULL; at = psg_scene_next(at)) {
            drawn += charts_on(at);
        }
        ck_assert_uint_eq(drawn, charts);
    }
}
END_TEST

START_TEST(footnotes_never_crowd_charts)
{
    static const size_t notes[] = {0, 2, 9, 16, 24, 32, 60, 200};
    double before = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(notes); i++) {
        g_autofree char *yaml = many_measures(4, notes[i]);
        g_autoptr(Desk) desk = desk_new(yaml);
        PsgFigureSpec spec = desk_spec(desk, &psg_series_kind);
        PsgFigureInput input = {.context = desk->context};
        g_autoptr(PsgScene) scene = psg_figure_draw(&input, desk->ruler, &spec);
        Part axis = part_of_group(scene, "chart-m0");
        const PsgItem *foot = part_text(axis, "0"), *top = part_text(axis, "8");
        double height =
            foot == NULL || top == NULL ? 0 : item_bounds(foot).y - item_bounds(top).y;
        ck_assert_double_gt(height, 0.7 * before);
        ck_assert_double_le(i == 0 ? 0 : height, before + 1e-6);
        before = i == 0 ? height : before;
        size_t told = 0;
        for (const PsgScene *at = scene; at != NULL; at = psg_scene_next(at)) {
            g_autofree char *texts = texts_of(at);
            for (const char *word = texts; (word = strstr(word, "|Word ")) != NULL;
                 word++) {
                told++;
            }
        }
        ck_assert_uint_eq(told, notes[i]);
    }
}
END_TEST

/* What bars above and below zero are stands behind them, one below the other. */
START_TEST(bars_of_two_sides_are_named_behind_them)
{
    Table table =
        table_new("language: en\nslices: [{id: 2001}, {id: 2002}, {id: 2003}, "
                  "{id: 2004}, {id: 2005}]\n"
                  "actors: {a: {when: 2000/2002}, b: {when: 2002/2003},\n"
                  "  c: {when: 2002/2004}, d: {when: 2004/2004}, e: {when: 2005/..}}\n");
    table.asked->has_counts = true;
    g_autoptr(PsgScene) scene =
        psg_figure_draw(&table.input, table.desk->ruler, &table.spec);
    Part part = part_of_group(scene, "chart-change");
    const PsgItem *above = part_text(part, "added"), *below = part_text(part, "removed");
    ck_assert(above != NULL && below != NULL);
    double right = 0;
    for (size_t i = part.first; i < part.end; i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        bool is_bar = item->kind == PSG_ITEM_BOX && item->ink.width > 0;
        right = is_bar ? MAX(right, psg_rect_right(item_bounds(item))) : right;
    }
    PsgRect up = item_bounds(above), down = item_bounds(below);
    ck_assert_double_gt(right, 0);
    ck_assert_double_gt(up.x, right);
    ck_assert_double_gt(down.x, right);
    ck_assert_double_le(psg_rect_bottom(up), down.y + 4);
    ck_assert_double_le(down.y - psg_rect_bottom(up), 2 * up.height);
    table_clear(&table);
}
END_TEST

START_TEST(the_table_has_every_value_and_count)
{
    g_autofree char *yaml = whole_text();
    Table table = table_new(yaml);
    g_autoptr(PsgTable) facts = psg_figure_table(&table.input, &table.spec);
    /* 6 of power, 4 of events, 1 lone; 6 counts of 5 slices */
    ck_assert_uint_eq(psg_table_row_count(facts), 11 + 30);
    g_autoptr(GString) row = g_string_new(NULL);
    for (size_t i = 0; i < psg_table_column_count(facts); i++) {
        g_string_append_printf(row, "%s;", psg_table_cell(facts, 3, i));
    }
    ck_assert_str_eq(
        row->str,
        "power;Tflop/s;top;2010-01-01;2010-12-31;2010;known;known;6000;above;all;;;;");
    table_clear(&table);
}
END_TEST

/* A number without a date is there as long as its actor is, and the one who leads by it does so
 * once. */
START_TEST(values_without_a_date_last_as_long_as_their_actor)
{
    g_autoptr(Desk) desk =
        desk_new("language: en\nslices: [{id: 2001}, {id: 2002}, {id: 2003}]\n"
                 "actors: {a: {when: 2001/2003}, b: {when: 2002/..}, c: {}}\n"
                 "measures: {m: {of: {a: 20, b: 35, c: {2001: 5, 2003: 8}}}}\n");
    PsgFigureSpec spec = desk_spec(desk, &psg_series_kind);
    PsgFigureInput input = {desk->context, NULL};
    g_autoptr(PsgScene) scene = psg_figure_draw(&input, desk->ruler, &spec);
    ck_assert_ptr_nonnull(
        part_text(part_of_scene(scene), "In the lead: b, 35 (since 2002)"));
}
END_TEST

Suite *
series_suite(void)
{
    Suite *suite = suite_create("series");
    TCase *gathered = tcase_create("data");
    tcase_add_test(gathered, sums_and_values_of_each_are_different_charts);
    tcase_add_test(gathered, bounds_and_words_are_told);
    tcase_add_test(gathered, ratios_need_numbers_that_mean_the_same);
    tcase_add_test(gathered, ratios_are_few_and_of_lines_that_lie_beside_each_other);
    tcase_add_test(gathered, events_are_bars_and_the_lone_is_a_footnote);
    tcase_add_test(gathered, counts_leave_out_what_is_not_known);
    tcase_add_test(gathered, the_window_clips_and_ends_the_axis);
    tcase_add_test(gathered, the_message_is_of_the_window);
    tcase_add_test(gathered, few_values_and_those_that_stay_are_told_in_words);
    tcase_add_test(gathered, words_of_counts_tell_whose_they_are);
    tcase_add_test(gathered, lines_of_one_kind_are_told_apart);
    tcase_add_test(gathered, lines_of_different_kinds_have_the_colours_of_their_kinds);
    tcase_add_test(gathered, of_too_many_lines_the_largest_have_names);
    tcase_add_test(gathered, of_very_many_lines_bands_tell_where_they_lie);
    tcase_add_test(gathered, charts_say_who_leads);
    suite_add_tcase(suite, gathered);
    TCase *figure = tcase_create("figure");
    tcase_add_test(figure, one_chart_has_the_page_and_its_title);
    tcase_add_test(figure, a_landscape_without_numbers_has_no_series);
    tcase_add_test(figure, no_slide_has_more_than_four_charts);
    tcase_add_test(figure, no_chart_is_lost);
    tcase_add_test(figure, footnotes_never_crowd_charts);
    tcase_add_test(figure, shares_are_on_a_logarithmic_axis_only_if_asked);
    tcase_add_test(figure, bars_of_two_sides_are_named_behind_them);
    tcase_add_test(figure, the_table_has_every_value_and_count);
    tcase_add_test(figure, values_without_a_date_last_as_long_as_their_actor);
    suite_add_tcase(suite, figure);
    return suite;
}
