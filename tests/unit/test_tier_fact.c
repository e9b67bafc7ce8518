/* What is known of a tier in a slice: its figure, its date, who is on it, its ratio to
 * the next. */
#include "figure/part/tier_fact.h"
#include "fixture.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *tier_fact_suite(void);

static const char *const story =
    "language: en\n"
    "sources: {s: {}, u: {}, v: {}}\n"
    "slices: [{id: 2005}, {id: 2008}, {id: 2010}, {id: 2012}, {id: 2014}, {id: 2016}]\n"
    "actors:\n"
    "  top: {tier: high, when: 2007/.., source: s}\n"
    "  moved: {tier: {../2009: low, 2010/..: high}}\n"
    "  listed: {}\n"
    "measures: {power: {unit: Tflop/s}}\n"
    "pyramid:\n"
    "  measure: power\n"
    "  tiers:\n"
    "    - id: high\n"
    "      label: High\n"
    "      level: Tier-0\n"
    "      figures:\n"
    "        2008: {value: 400, source: u}\n"
    "        2012: {value: 9000, per: each}\n"
    "        2014~: {value: 5000, bound: about}\n"
    "        2016: {value: 7, bound: above}\n"
    "    - id: low\n"
    "      actors: {2008/2011: listed}\n"
    "      figures:\n"
    "        2008: 22\n"
    "        2012: {value: 50, bound: below}\n"
    "        2014: {value: 10}\n"
    "        2016: {text: a few}\n";

enum { HIGH, LOW };

/* The facts of a slice, with what they are freed with. */
typedef struct {
    const PsgRenderContext *context;
    PsgTierFact *facts;
} Facts;

static void
facts_clear(Facts *facts)
{
    psg_tier_facts_free(facts->context, facts->facts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Facts, facts_clear)

static Facts
facts_of(const Desk *desk, const char *slice)
{
    return (Facts){desk->context,
                   psg_tier_facts_new(desk->context, desk_slice(desk, slice))};
}

static const struct {
    const char *slice, *high, *high_date, *low, *low_date; /* NULL: nothing is known */
    double ratio;                                          /* 0: none */
} known[] = {
    {"2005", NULL, NULL, NULL, NULL, 0},
    {"2008", "400 Tflop/s", "2008", "22 Tflop/s", "2008", 400.0 / 22},
    {"2010", "400 Tflop/s", "2008", "22 Tflop/s", "2008",
     400.0 / 22}, /* the latest known */
    {"2012", "9,000 Tflop/s", "each, 2012", "less than 50 Tflop/s", "2012", 0},
    {"2014", "about 5,000 Tflop/s", "c. 2014", "10 Tflop/s", "2014", 500},
    {"2016", "more than 7 Tflop/s", "2016", "a few", "2016", 0},
};

static void
check_value(const Desk *desk, const PsgTierFact *fact, const char *value,
            const char *date)
{
    ck_assert_int_eq(fact->value == NULL, value == NULL);
    if (value != NULL) {
        g_autofree char *found = psg_tier_value_label(desk->context, fact->value);
        g_autofree char *found_date = psg_tier_value_date(desk->context, fact->value);
        g_strdelimit(found, "\u00a0", ' '); /* each of its two bytes */
        g_auto(GStrv) parts = g_strsplit(found, "  ", -1);
        g_autofree char *plain = g_strjoinv(" ", parts);
        ck_assert_str_eq(plain, value);
        ck_assert_str_eq(found_date, date);
    }
}

START_TEST(a_slice_shows_the_latest_known_figure_with_its_date)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_auto(Facts) facts = facts_of(desk, known[_i].slice);
    check_value(desk, &facts.facts[HIGH], known[_i].high, known[_i].high_date);
    check_value(desk, &facts.facts[LOW], known[_i].low, known[_i].low_date);
    if (known[_i].ratio > 0) {
        ck_assert_double_eq_tol(facts.facts[HIGH].ratio, known[_i].ratio, 1e-9);
    } else {
        ck_assert(isnan(facts.facts[HIGH].ratio));
    }
    ck_assert(isnan(facts.facts[LOW].ratio)); /* there is nothing below */
}
END_TEST

static char *
names_on(const PsgLandscape *landscape, const PsgTierFact *fact)
{
    GString *names = g_string_new(NULL);
    for (size_t i = 0; i < fact->actor_count; i++) {
        g_string_append_printf(names, "%s ",
                               landscape->actors[fact->actors[i]->actor].id);
    }
    return g_string_free(names, FALSE);
}

static const struct {
    const char *slice, *high, *low;
} places[] = {
    {"2005", "", "moved listed "},
    {"2008", "top ", "moved listed "},
    {"2010", "top moved ", "listed "},
    {"2012", "top moved ", "listed "},
};

START_TEST(actors_stand_on_their_tier_of_the_time)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_auto(Facts) facts = facts_of(desk, places[_i].slice);
    g_autofree char *high = names_on(desk->landscape, &facts.facts[HIGH]);
    g_autofree char *low = names_on(desk->landscape, &facts.facts[LOW]);
    ck_assert_str_eq(high, places[_i].high);
    ck_assert_str_eq(low, places[_i].low);
}
END_TEST

static const struct {
    double ratio;
    const char *label;
} ratios[] = {{18.18, "×20"},   {3.77, "×4"},  {9.6, "×10"},     {1, "×1"},
              {0.042, "×0.04"}, {1.5, "×1.5"}, {4321, "×4,000"}, {1.33, "×1.3"}};

START_TEST(a_ratio_is_told_to_one_figure)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autofree char *label = psg_tier_ratio_label(desk->context, ratios[_i].ratio);
    g_auto(GStrv) parts = g_strsplit(label, "\u00a0", -1);
    g_autofree char *tight = g_strjoinv("", parts);
    ck_assert_str_eq(tight, ratios[_i].label);
}
END_TEST

START_TEST(a_tier_without_words_has_its_id)
{
    g_autoptr(Desk) desk = desk_new(story);
    ck_assert_str_eq(psg_tier_name(desk->context, HIGH), "High");
    ck_assert_str_eq(psg_tier_level(desk->context, HIGH), "Tier-0");
    ck_assert_str_eq(psg_tier_name(desk->context, LOW), "low");
    ck_assert_ptr_null(psg_tier_level(desk->context, LOW));
}
END_TEST

START_TEST(what_is_told_is_cited)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_auto(Facts) facts = facts_of(desk, "2008");
    bool cited[3] = {false};
    psg_tier_facts_cite(desk->context, facts.facts, cited);
    ck_assert(cited[0] && cited[1]); /* the actor's and the figure's */
    ck_assert(!cited[2]);
}
END_TEST

static const char *const styles[] = {"slides", "print", "dark", "mono"};

START_TEST(what_is_written_on_a_tier_can_be_read)
{
    g_autoptr(GString) yaml =
        g_string_new("slices: [{id: 2007}]\nactors: {a: {}}\npyramid:\n  tiers:\n");
    for (int count = 1; count <= 6; count++) {
        g_string_append_printf(yaml, "    - {id: t%d}\n", count);
        g_autoptr(Desk) desk =
            desk_of(fixture_landscape(yaml->str), styles[_i], NULL, NULL);
        for (size_t tier = 0; tier < (size_t)count; tier++) {
            PsgColour fill = psg_tier_fill(desk->context, tier);
            double contrast = psg_colour_contrast(psg_tier_ink_on(fill), fill);
            ck_assert_msg(contrast >= 4.5, "tier %zu of %d: %.2f", tier, count, contrast);
        }
    }
}
END_TEST

/* Of figures of one time, the sum is told rather than one of many, and a number rather than words. */
static const struct {
    const char *figures, *label;
} rivals[] = {
    {"{2008: {value: 3, per: each}, 2008~: 40}", "40"},
    {"{2008: 40, 2008~: {value: 3, per: each}}", "40"},
    {"{2008: {text: some}, 2008~: 40}", "40"},
    {"{2008: 40, 2008~: {text: some}}", "40"},
    {"{2008: 40, 2008-03: 50}", "50"},   /* what begins later */
    {"{2008: 40, 2009: 50}", "40"},      /* what is of the slice, and not what comes */
    {"{2006/2008: 40, 2007: 50}", "40"}, /* and not what was */
};

START_TEST(of_several_figures_the_best_is_told)
{
    g_autofree char *yaml =
        g_strconcat("language: en\nslices: [{id: 2008}]\nactors: {a: {}}\n"
                    "measures: {power: {}}\n"
                    "pyramid: {measure: power, tiers: [{id: t, figures: ",
                    rivals[_i].figures, "}]}\n", NULL);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_auto(Facts) facts = facts_of(desk, "2008");
    g_autofree char *label = psg_tier_value_label(desk->context, facts.facts[0].value);
    ck_assert_str_eq(label, rivals[_i].label);
}
END_TEST

START_TEST(without_a_measure_there_are_no_figures)
{
    g_autoptr(Desk) desk = desk_new("slices: [{id: 2007}]\nactors: {a: {tier: t}}\n"
                                    "pyramid: {tiers: [{id: t}, {id: u}]}\n");
    g_auto(Facts) facts = facts_of(desk, "2007");
    ck_assert_ptr_null(facts.facts[0].value);
    ck_assert_uint_eq(facts.facts[0].actor_count, 1);
    ck_assert(isnan(facts.facts[0].ratio));
}
END_TEST

Suite *
tier_fact_suite(void)
{
    Suite *suite = suite_create("tier_fact");
    TCase *figures = tcase_create("figures");
    tcase_add_loop_test(figures, a_slice_shows_the_latest_known_figure_with_its_date, 0,
                        G_N_ELEMENTS(known));
    tcase_add_loop_test(figures, a_ratio_is_told_to_one_figure, 0, G_N_ELEMENTS(ratios));
    tcase_add_loop_test(figures, of_several_figures_the_best_is_told, 0,
                        G_N_ELEMENTS(rivals));
    tcase_add_test(figures, without_a_measure_there_are_no_figures);
    suite_add_tcase(suite, figures);
    TCase *tiers = tcase_create("tiers");
    tcase_add_loop_test(tiers, actors_stand_on_their_tier_of_the_time, 0,
                        G_N_ELEMENTS(places));
    tcase_add_test(tiers, a_tier_without_words_has_its_id);
    tcase_add_test(tiers, what_is_told_is_cited);
    tcase_add_loop_test(tiers, what_is_written_on_a_tier_can_be_read, 0,
                        G_N_ELEMENTS(styles));
    suite_add_tcase(suite, tiers);
    return suite;
}
