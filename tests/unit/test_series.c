/* The series: what is told of measures and of counts, and how it is drawn. */
#include "fixture.h"

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
    "  - {when: 2010-05, title: Third day, actors: hub, visitors: 15}\n";

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

START_TEST(sums_and_values_of_each_are_different_lines)
{
    g_autofree char *yaml = whole_text();
    Table table = table_new(yaml);
    ask_for(&table, "power");
    g_autoptr(PsgSeriesData) data = psg_series_data_new(table.desk->context, &table.spec);
    const PsgSeriesChart *chart = chart_of(data, "power");
    ck_assert_uint_eq(data->chart_count, 1);
    ck_assert_uint_eq(chart->line_count, 3);
    ck_assert_str_eq(chart->unit, "Tflop/s");
    ck_assert_str_eq(chart->lines[0].name, "Top");
    ck_assert_str_eq(chart->lines[1].name, "Low");
    ck_assert_uint_eq(chart->lines[1].count, 2);
    ck_assert_str_eq(chart->lines[2].name, "Low, each");
    ck_assert(chart->lines[2].is_quiet);
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
    ck_assert_uint_eq(data->footnote_count, 1);
    ck_assert_str_eq(data->footnotes[0].text, "several hundred (Top, 2009)");
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

START_TEST(events_are_bars_and_the_lone_is_a_footnote)
{
    g_autofree char *yaml = whole_text();
    Table table = table_new(yaml);
    g_autoptr(PsgSeriesData) data = psg_series_data_new(table.desk->context, &table.spec);
    const PsgSeriesChart *chart = chart_of(data, "visitors");
    ck_assert_uint_eq(chart->line_count, 1);
    ck_assert(chart->lines[0].is_bars);
    ck_assert_str_eq(chart->unit, "Hub");
    ck_assert_str_eq(chart->lines[0].points[1].name, "Second day");
    ck_assert_int_eq(chart->lines[0].points[0].first, psg_time_of(2008, 5, 1));
    ck_assert_ptr_null(chart_lookup(data, "lone"));
    ck_assert_str_eq(data->footnotes[0].text, "several hundred (Top, 2009)");
    ck_assert_str_eq(data->footnotes[1].title, "Lone");
    ck_assert_str_eq(data->footnotes[1].text, "about 7\u00a0t (Hub, 2009)");
    table_clear(&table);
}
END_TEST

START_TEST(counts_leave_out_what_is_not_known)
{
    g_autofree char *yaml = whole_text();
    Table table = table_new(yaml);
    table.asked->has_counts = true;
    g_autoptr(PsgSeriesData) data = psg_series_data_new(table.desk->context, &table.spec);
    ck_assert_uint_eq(data->chart_count, 4);
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
    ck_assert_ptr_nonnull(strstr(texts, "|Power|Tflop/s, logarithmic scale|"));
    ck_assert_ptr_nonnull(strstr(texts, "|\u00d7\u00a020|"));
    ck_assert_ptr_nonnull(strstr(texts, "|more than 6,000|"));
    ck_assert_ptr_nonnull(strstr(texts, "|Low, each|5|"));
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

START_TEST(a_landscape_without_numbers_says_so)
{
    Table table = table_new("actors: {a: {}}\n");
    const PsgInterval long_ago = {
        .from = {.kind = PSG_END_OPEN, .first = PSG_TIME_FIRST, .last = PSG_TIME_FIRST},
        .to = {.kind = PSG_END_KNOWN, .first = 0, .last = 0}};
    g_autoptr(PsgScene) scene =
        psg_figure_draw(&table.input, table.desk->ruler, &table.spec);
    g_autofree char *texts = texts_of(scene);
    ck_assert_ptr_nonnull(strstr(texts, "In figures"));
    table.asked->window = long_ago;
    table.spec.slice_count = 0;
    g_autoptr(PsgScene) empty =
        psg_figure_draw(&table.input, table.desk->ruler, &table.spec);
    g_autofree char *none = texts_of(empty);
    ck_assert_ptr_nonnull(strstr(none, "no figure"));
    table_clear(&table);
}
END_TEST

START_TEST(the_table_has_every_value_and_count)
{
    g_autofree char *yaml = whole_text();
    Table table = table_new(yaml);
    g_autoptr(PsgTable) facts = psg_figure_table(&table.input, &table.spec);
    /* 6 of power, 3 of events, 1 lone; 6 counts of 5 slices */
    ck_assert_uint_eq(psg_table_row_count(facts), 10 + 30);
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

Suite *
series_suite(void)
{
    Suite *suite = suite_create("series");
    TCase *gathered = tcase_create("data");
    tcase_add_test(gathered, sums_and_values_of_each_are_different_lines);
    tcase_add_test(gathered, bounds_and_words_are_told);
    tcase_add_test(gathered, ratios_need_numbers_that_mean_the_same);
    tcase_add_test(gathered, events_are_bars_and_the_lone_is_a_footnote);
    tcase_add_test(gathered, counts_leave_out_what_is_not_known);
    tcase_add_test(gathered, the_window_clips_and_ends_the_axis);
    suite_add_tcase(suite, gathered);
    TCase *figure = tcase_create("figure");
    tcase_add_test(figure, one_chart_has_the_page_and_its_title);
    tcase_add_test(figure, a_landscape_without_numbers_says_so);
    tcase_add_test(figure, shares_are_on_a_logarithmic_axis_only_if_asked);
    tcase_add_test(figure, the_table_has_every_value_and_count);
    suite_add_tcase(suite, figure);
    return suite;
}
