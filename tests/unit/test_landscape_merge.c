/* One moment of each of two landscapes, as one landscape of two slices. */
#include "fixture.h"
#include "model/landscape_builder.h"
#include "read/table/match.h"
#include "slice/difference.h"
#include "slice/merge.h"
#include "thorough.h"

#include <check.h>
#include <string.h>

Suite *landscape_merge_suite(void);

/* Two landscapes, a slice of each, and what is made of them. */
typedef struct {
    PsgLandscape *sides[2];
    PsgMergedLandscape *merged;
    PsgView *view;
    PsgDifference *difference;
} Pair;

/* Takes the landscapes. match NULL: by id. */
static Pair
join(PsgLandscape *first, const char *a, PsgLandscape *second, const char *b,
     const char *match)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autofree size_t *who =
        match == NULL
            ? psg_match_by_id(first, second)
            : psg_match_read(psg_diagnostics_keep(
                                 list, psg_input_new("ids.csv", match, strlen(match))),
                             first, second, list);
    ck_assert_ptr_nonnull(who);
    PsgMergeSide sides[] = {{first, "first", psg_landscape_slice_lookup(first, a)},
                            {second, "second", psg_landscape_slice_lookup(second, b)}};
    Pair pair = {
        {first, second}, psg_landscape_merge(&sides[0], &sides[1], who), NULL, NULL};
    pair.view = psg_view_of_change(pair.merged->landscape, 0, 1);
    pair.difference = psg_difference_new(pair.view);
    return pair;
}

static void
pair_clear(Pair *pair)
{
    psg_difference_free(pair->difference);
    psg_view_free(pair->view);
    psg_merged_landscape_free(pair->merged);
    psg_landscape_free(pair->sides[0]);
    psg_landscape_free(pair->sides[1]);
}

static const char *const france =
    "title: France\n"
    "language: fr\n"
    "slices: [{id: 2017}]\n"
    "sources: {livre: {}, carte: {}}\n"
    "kinds: {body: {label: Corps}, net: {label: Filet}}\n"
    "relation-kinds: {runs: {label: anime, directed: true}}\n"
    "groups: {west: {label: Ouest}}\n"
    "actors:\n"
    "  cnrs: {name: CNRS, kind: body, groups: west, source: carte}\n"
    "  idris: {name: IDRIS, kind: body, tier: low}\n"
    "  gone: {name: Gone}\n"
    "  talk: {talked-of: 2017}\n"
    "  never: {when: 1990/1991}\n"
    "relations:\n"
    "  - {from: cnrs, to: idris, kind: runs, label: aide}\n"
    "  - {from: cnrs, to: gone}\n"
    "measures:\n"
    "  power: {unit: Tflop/s, of: {cnrs: {2015: 10, 2016: {value: 12, source: livre}}, idris: 5}}\n"
    "  people: {unit: gens, of: {all: 4}}\n"
    "pyramid: {tiers: [{id: low, actors: cnrs}]}\n";

static const char *const germany =
    "title: Deutschland\n"
    "language: de\n"
    "slices: [{id: 2017}]\n"
    "sources: {karte: {}, livre: {}}\n"
    "kinds: {net: {label: Netz}, house: {label: Haus}}\n"
    "relation-kinds: {runs: {label: betreibt, directed: true}}\n"
    "actors:\n"
    "  mpg: {name: MPG, kind: net, source: karte}\n"
    "  idris: {name: IDRIS, kind: house, tier: high}\n"
    "  cnrs: {name: Fremd}\n"
    "  never: {name: Da}\n"
    "relations:\n"
    "  - {from: mpg, to: idris, kind: runs, label: aide}\n"
    "measures:\n"
    "  power: {unit: Tflop/s, of: {mpg: {2016: 24}}}\n"
    "  people: {unit: tausend, of: {all: 4}}\n"
    "pyramid: {tiers: [{id: high}, {id: low}]}\n";

static const char *const match = "from,to\ncnrs,mpg\n";

static const char *const lines =
    "from 2017 to 2017\n"
    "  actor cnrs there kind net \"MPG\" was \"CNRS\" altered was kind body was tier low\n"
    "  actor idris there kind house tier high \"IDRIS\" altered was kind body was tier low\n"
    "  actor gone there \"Gone\" lost\n"
    "  actor talk talked-of \"talk\" altered\n"
    "  actor never there \"Da\" gained was none\n"
    "  actor cnrs-2 there \"Fremd\" gained was none\n"
    "  relation cnrs -> idris runs there\n"
    "  relation cnrs -> gone - there lost\n"
    "  figure power of cnrs: 12 -> 24\n"
    "  figure power of idris: 5 -> -\n"
    "  figure people of all: 4 -> -\n"
    "  figure people-2 of all: - -> 4\n";

START_TEST(two_landscapes_are_told_as_one)
{
    Pair pair = join(fixture_landscape(france), "2017", fixture_landscape(germany),
                     "2017", match);
    g_autoptr(GString) text = g_string_new(NULL);
    psg_view_print(pair.view, text);
    ck_assert_str_eq(text->str, lines);
    pair_clear(&pair);
}
END_TEST

START_TEST(things_with_one_id_look_as_in_the_first)
{
    Pair pair = join(fixture_landscape(france), "2017", fixture_landscape(germany),
                     "2017", match);
    const PsgLandscape *merged = pair.merged->landscape;
    ck_assert_uint_eq(merged->kind_count, 3);
    ck_assert_str_eq(merged->kinds[1].id, "net");
    ck_assert_str_eq(psg_text_in(&merged->kinds[1].label, "de"), "Filet");
    ck_assert_str_eq(merged->kinds[2].id, "house");
    ck_assert_uint_eq(merged->tier_count, 2);
    ck_assert_str_eq(merged->tiers[0].id, "low");
    ck_assert_uint_eq(merged->source_count, 3);
    const PsgIndexes *sources = &merged->actors[0].sources; /* of both landscapes */
    ck_assert_uint_eq(sources->count, 2);
    ck_assert_str_eq(merged->sources[sources->items[0]].id, "carte");
    ck_assert_str_eq(merged->sources[sources->items[1]].id, "karte");
    pair_clear(&pair);
}
END_TEST

START_TEST(slices_are_told_apart)
{
    Pair pair =
        join(fixture_landscape(france), "2017", fixture_landscape(germany), "2017", NULL);
    const PsgSlice *slices = pair.merged->landscape->slices;
    ck_assert_str_eq(psg_text_in(&slices[0].label, "fr"), "France, 2017");
    ck_assert_str_eq(psg_text_in(&slices[1].label, "en"), "Deutschland, 2017");
    pair_clear(&pair);
    pair =
        join(fixture_landscape("slices: [{id: 2017}]\nactors: {a: {}}\n"), "2017",
             fixture_landscape("slices: [{id: 2017}]\nactors: {a: {}}\n"), "2017", NULL);
    slices = pair.merged->landscape->slices;
    ck_assert_str_eq(psg_text_in(&slices[1].label, "en"), "2017 (second)");
    ck_assert(psg_difference_is_none(pair.difference));
    pair_clear(&pair);
}
END_TEST

START_TEST(long_titles_stand_above_the_slices)
{
    Pair pair =
        join(fixture_landscape("title: {fr: Qui, en: Who came to the town and why}\n"
                               "slices: [{id: 2010}, {id: 2017}]\nactors: {a: {}}\n"),
             "2010",
             fixture_landscape("title: {fr: Qui, en: Who went to the village}\n"
                               "slices: [{id: 2010}, {id: 2017}]\nactors: {a: {}}\n"),
             "2017", NULL);
    const PsgLandscape *merged = pair.merged->landscape;
    ck_assert_str_eq(psg_text_in(&merged->slices[1].label, "en"), "2017");
    ck_assert_str_eq(psg_text_in(&merged->title, "en"),
                     "Who came to the town and why → Who went to the village");
    ck_assert_str_eq(psg_text_in(&merged->title, "fr"), "Qui");
    pair_clear(&pair);
}
END_TEST

START_TEST(a_value_keeps_its_own_date)
{
    Pair pair = join(fixture_landscape(france), "2017", fixture_landscape(germany),
                     "2017", match);
    const PsgMeasurementChange *figure = &pair.view->measurements[0];
    const PsgMeasurement *before = figure->before->origin;
    g_autofree char *date = psg_interval_label(&before->when, "en");
    ck_assert_str_eq(date, "2016");
    ck_assert_ptr_eq(before, &pair.sides[0]->measures[0].values[1]);
    pair_clear(&pair);
}
END_TEST

/* What both slices show is the same whether they are told as of one landscape or of
 * two. */
static const struct {
    const char *data, *before, *after;
} moments[] = {
    {"data/mesocentres", "2008", "2017"},
    {"data/mesocentres", "2017", "2008"},
    {"data/mesocentres", "2012", "2012"},
    {"data/mesocentres", "2017", "2027"},
    {"data/mesocentres", "2027", "2009"},
    {"data/space-stations.yaml", "1970s", "1990s"},
    {"data/space-stations.yaml", "2000s", "2020s"},
    {"data/browsers.paysage.yaml", "1995-99", "2020-24"},
    {"data/browsers.paysage.yaml", "2020-24", "1995-99"},
    {"data/browsers.paysage.yaml", "2000-04", "2010-14"},
};

static int
compare_strings(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

/* The lines in the order of the alphabet: the merged landscape has an order of its own.
 * Owned by the caller. */
static char *
sorted_lines(const PsgView *view)
{
    g_autoptr(GString) text = g_string_new(NULL);
    psg_view_print(view, text);
    g_auto(GStrv) all = g_strsplit(text->str, "\n", -1);
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    for (size_t i = 0; all[i] != NULL; i++) {
        g_ptr_array_add(sorted, all[i]);
    }
    g_ptr_array_sort(sorted, compare_strings);
    g_ptr_array_add(sorted, NULL);
    return g_strjoinv("\n", (char **)sorted->pdata);
}

START_TEST(one_landscape_twice_is_told_as_once)
{
    Pair pair = join(fixture_data(moments[_i].data), moments[_i].before,
                     fixture_data(moments[_i].data), moments[_i].after, NULL);
    const PsgLandscape *landscape = pair.sides[0];
    g_autoptr(PsgView) view = psg_view_of_change(
        landscape, psg_landscape_slice_lookup(landscape, moments[_i].before),
        psg_landscape_slice_lookup(landscape, moments[_i].after));
    g_autofree char *one = sorted_lines(view);
    g_autofree char *two = sorted_lines(pair.view);
    ck_assert_str_eq(two, one);
    pair_clear(&pair);
}
END_TEST

START_TEST(single_slices_show_who_is_there)
{
    Pair pair = join(fixture_data("data/mesocentres"), "2008",
                     fixture_data("data/mesocentres"), "2017", NULL);
    for (size_t side = 0; side < 2; side++) {
        g_autoptr(PsgView) merged = psg_view_of_slice(pair.merged->landscape, side);
        g_autoptr(PsgView) own =
            psg_view_of_slice(pair.sides[side], pair.merged->sides[side].slice);
        ck_assert_uint_eq(merged->actor_count, own->actor_count);
        ck_assert_uint_eq(merged->relation_count, own->relation_count);
        for (size_t i = 0; i < own->actor_count; i++) {
            ck_assert_int_eq(merged->actors[i].presence, own->actors[i].presence);
            ck_assert_str_eq(psg_text_in(merged->actors[i].name, "fr"),
                             psg_text_in(own->actors[i].name, "fr"));
            ck_assert(side == 1 || !merged->actors[i].is_new);
        }
    }
    pair_clear(&pair);
}
END_TEST

/* One actor that is known from as many sources as there are, and as many measures, tiers
 * and languages. Owned by the caller. */
static PsgLandscape *
many_of_all(size_t count)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    PsgLimits limits = psg_limits_default();
    g_autoptr(PsgLandscapeBuilder) builder = psg_builder_new("en", &limits, list);
    PsgLandscape *landscape = psg_builder_landscape(builder);
    static const PsgThing things[] = {PSG_THING_SOURCE, PSG_THING_MEASURE,
                                      PSG_THING_TIER};
    PsgActor *actor = psg_builder_add(builder, PSG_THING_ACTOR, "a", (PsgSpan){0});
    size_t *sources = psg_arena_alloc(landscape->arena, count * sizeof *sources);
    PsgTranslation *title = psg_arena_alloc(landscape->arena, count * sizeof *title);
    for (size_t i = 0; i < count; i++) {
        const char *id = psg_arena_printf(landscape->arena, "x%zu", i);
        for (size_t j = 0; j < G_N_ELEMENTS(things); j++) {
            psg_builder_add(builder, things[j], id, (PsgSpan){0});
        }
        sources[i] = i;
        title[i] = (PsgTranslation){id, id};
    }
    actor->sources = (PsgIndexes){sources, count};
    landscape->title = (PsgText){title, MIN(count, 200)}; /* no text has more */
    PsgSlice *slice = psg_builder_add(builder, PSG_THING_SLICE, "s", (PsgSpan){0});
    slice->when = psg_interval_always();
    return psg_builder_finish(builder);
}

/* Whoever looks for each among all takes minutes. */
START_TEST(merges_long_lists_in_little_time)
{
    size_t count = (size_t)thorough(200000, 60000);
    Pair pair = join(many_of_all(count), "s", many_of_all(count), "s", NULL);
    const PsgLandscape *merged = pair.merged->landscape;
    ck_assert_uint_eq(merged->source_count, count);
    ck_assert_uint_eq(merged->actors[0].sources.count, count);
    ck_assert_uint_eq(merged->measure_count, count);
    ck_assert_uint_eq(merged->tier_count, count);
    pair_clear(&pair);
}
END_TEST

/* Of both sides, of actors and relations, at the moment that is compared; what one says alone is
 * kept, and no change. */
START_TEST(properties_of_both_are_compared)
{
    Pair pair =
        join(fixture_landscape(
                 "slices: [{id: 2001}, {id: 2002}]\nactors:\n"
                 "  a: {properties: {x: {2001: old, 2002: new}, y: one, z: 1}}\n  b: {}\n"
                 "relations: [{from: a, to: b, properties: {how: fast}}]\n"),
             "2002",
             fixture_landscape(
                 "slices: [{id: 1990}]\nactors:\n"
                 "  a: {properties: {w: here, y: two, x: new, z: 1.0}}\n  b: {}\n"
                 "relations: [{from: a, to: b, properties: {how: slowly}}]\n"),
             "1990", NULL);
    const PsgLandscape *merged = pair.merged->landscape;
    ck_assert_uint_eq(merged->actors[0].properties.count, 4);
    ck_assert_uint_eq(pair.view->property_count, 1);
    const PsgPropertyDifference *what = &pair.view->properties[0].what;
    ck_assert_str_eq(what->property->name, "y");
    ck_assert_str_eq(psg_text_in(what->before, "en"), "one");
    ck_assert_str_eq(psg_text_in(what->after, "en"), "two");
    ck_assert_uint_eq(pair.difference->lists[PSG_CHANGES_RELATION_ALTERED].count, 1);
    pair_clear(&pair);
}
END_TEST

Suite *
landscape_merge_suite(void)
{
    Suite *suite = suite_create("landscape_merge");
    TCase *joining = tcase_create("joining");
    tcase_add_test(joining, two_landscapes_are_told_as_one);
    tcase_add_test(joining, things_with_one_id_look_as_in_the_first);
    tcase_add_test(joining, slices_are_told_apart);
    tcase_add_test(joining, long_titles_stand_above_the_slices);
    tcase_add_test(joining, a_value_keeps_its_own_date);
    suite_add_tcase(suite, joining);
    TCase *same = tcase_create("same");
    tcase_add_loop_test(same, one_landscape_twice_is_told_as_once, 0,
                        G_N_ELEMENTS(moments));
    tcase_add_test(same, single_slices_show_who_is_there);
    tcase_add_test(same, merges_long_lists_in_little_time);
    tcase_add_test(same, properties_of_both_are_compared);
    suite_add_tcase(suite, same);
    return suite;
}
