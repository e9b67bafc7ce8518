/* The landscape: lookup by id, and which dated value holds in a window. */
#include "model/landscape.h"
#include "model/style.h"
#include "reading.h"

#include <check.h>
#include <string.h>

Suite *landscape_suite(void);

/* A value of each interval that the string names. */
static size_t
read_intervals(const char *list, PsgInterval *intervals)
{
    g_auto(GStrv) words = g_strsplit(list, " ", -1);
    size_t count = 0;
    for (; words[count] != NULL; count++) {
        intervals[count] = reading_interval(words[count]);
    }
    return count;
}

/* Which of the values, counted from 0, holds in the window: of texts, of things referred
 * to, and of numbers alike. */
typedef struct {
    const char *values, *window;
    size_t held;
} Choice;

static const Choice choices[] = {
    {"../2008 2009/..", "2007", 0},
    {"../2008 2009/..", "2008", 0},
    {"../2008 2009/..", "2009", 1},
    {"../2008 2009/..", "2007/2013", 1}, /* the one that begins last */
    {"2009/.. ../2008", "2007/2013", 0},
    {"2003/2005 2010/2012", "2006", 0}, /* the nearest */
    {"2003/2005 2010/2012", "2009", 1},
    {"2003/2005 2010/2012", "2000", 0},
    {"2003/2005 2010/2012", "2020", 1},
    {"../..", "2007", 0},
    {"../.. 2007", "2007", 1}, /* an exception within what holds always */
    {"../.. 2007", "2008", 0},
    {"2007 2007", "2007", 0},
    {"2005 2007 2006", "2004/2010", 1},
    {"2003-12-30 2004-01-02", "2003-12-31/2004-01-01", 1}, /* as near: the later one */
};

START_TEST(value_of_a_window)
{
    const Choice *choice = &choices[_i];
    static const PsgTranslation translations[] = {{"fr", "0"}, {"fr", "1"}, {"fr", "2"}};
    PsgInterval intervals[3], window = reading_interval(choice->window);
    PsgDatedText texts[3];
    PsgDatedIndex indexes[3];
    PsgDatedNumber numbers[3];
    size_t count = read_intervals(choice->values, intervals);
    for (size_t i = 0; i < count; i++) {
        texts[i] = (PsgDatedText){intervals[i], {&translations[i], 1}};
        indexes[i] = (PsgDatedIndex){intervals[i], i};
        numbers[i] = (PsgDatedNumber){intervals[i], 10 + (double)i};
    }
    const PsgText *text = psg_dated_text_at(&(PsgDatedTexts){texts, count}, &window);
    ck_assert_ptr_eq(text, &texts[choice->held].text);
    const PsgDatedIndexes listed = {indexes, count};
    ck_assert_uint_eq(psg_dated_index_at(&listed, &window), choice->held);
    PsgRelation relation = {.weight = {numbers, count}};
    ck_assert_double_eq(psg_relation_weight_at(&relation, &window),
                        numbers[choice->held].number);
    PsgHolding holding = psg_dated_index_holding(&listed, &window);
    ck_assert(psg_holding_has(&holding, choice->held));
}
END_TEST

/* Of values that may hold at once: all that meet the window, else the nearest, which are
 * on one side of it. */
START_TEST(several_values_of_a_window)
{
    static const struct {
        const char *values, *window;
        const char *held; /* '-': none is said there, which never holds */
    } memberships[] = {
        {"2003/2005 2004/2010 2012", "2005", "##."},
        {"2003/2005 2001/2005 2012", "2006", "##."},
        {"2003/2005 2009/2010 2009/..", "2008", ".##"},
        {"2003 2020", "2010", "#."},
        {"../2015 2016/..", "2012", "-."},
        {"../2015 2016/..", "2020", "-#"},
        {"../2015 2016/..", "2015/2016", "-#"},
        {"2003/.. 2005/.. 2016/..", "2010", "##-"},
        {"2003/.. 2005/.. 2016/..", "2018", "..-"},
        {"2003/2005 2016/2017", "2012", ".-"},
        {"2003/2005 2016/2017", "2007", "#-"},
    };
    PsgInterval intervals[3], window = reading_interval(memberships[_i].window);
    PsgDatedIndex indexes[3];
    size_t count = read_intervals(memberships[_i].values, intervals);
    for (size_t i = 0; i < count; i++) {
        bool is_none = memberships[_i].held[i] == '-';
        indexes[i] = (PsgDatedIndex){intervals[i], is_none ? PSG_NONE : i};
    }
    const PsgDatedIndexes listed = {indexes, count};
    PsgHolding holding = psg_dated_index_holding(&listed, &window);
    for (size_t i = 0; i < count; i++) {
        ck_assert_int_eq(psg_holding_has(&holding, i), memberships[_i].held[i] == '#');
    }
}
END_TEST

START_TEST(no_value_where_there_are_none)
{
    PsgInterval window = reading_interval("2007");
    ck_assert_ptr_null(psg_dated_text_at(&(PsgDatedTexts){NULL, 0}, &window));
    ck_assert_uint_eq(psg_dated_index_at(&(PsgDatedIndexes){NULL, 0}, &window), PSG_NONE);
}
END_TEST

static PsgLandscape *
landscape_of(const char *const *ids, size_t count)
{
    PsgArena *arena = psg_arena_new();
    PsgLandscape *landscape = psg_arena_alloc(arena, sizeof *landscape);
    PsgActor *actors = psg_arena_alloc(arena, count * sizeof *actors);
    PsgSlice *slices = psg_arena_alloc(arena, count * sizeof *slices);
    for (size_t i = 0; i < count; i++) {
        actors[i].id = psg_arena_strdup(arena, ids[i]);
        slices[i].id = psg_arena_printf(arena, "slice-%s", ids[i]);
    }
    *landscape = (PsgLandscape){.arena = arena,
                                .actors = actors,
                                .actor_count = count,
                                .slices = slices,
                                .slice_count = count};
    return landscape;
}

START_TEST(lookup_by_id)
{
    const char *const ids[] = {"cnrs", "genci", "csci"};
    g_autoptr(PsgLandscape) landscape = landscape_of(ids, G_N_ELEMENTS(ids));
    ck_assert_uint_eq(psg_landscape_actor_lookup(landscape, "csci"), 2);
    ck_assert_uint_eq(psg_landscape_actor_lookup(landscape, "cnrs"), 0);
    ck_assert_uint_eq(psg_landscape_actor_lookup(landscape, "CNRS"), PSG_NONE);
    ck_assert_uint_eq(psg_landscape_slice_lookup(landscape, "slice-genci"), 1);
    ck_assert_uint_eq(psg_landscape_slice_lookup(landscape, "genci"), PSG_NONE);
}
END_TEST

START_TEST(figures_name_what_they_are_of)
{
    const PsgActor actors[] = {{.id = "cnrs"}, {.id = "genci"}};
    const PsgGroup groups[] = {{.id = "universities"}};
    const PsgTier tiers[] = {{.id = "european"}, {.id = "national"}};
    PsgLandscape landscape = {.actors = actors, .groups = groups, .tiers = tiers};
    const PsgMeasurement values[] = {{.subject = PSG_SUBJECT_ACTOR, .index = 1},
                                     {.subject = PSG_SUBJECT_GROUP, .index = 0},
                                     {.subject = PSG_SUBJECT_TIER, .index = 1},
                                     {.subject = PSG_SUBJECT_ALL}};
    const char *const names[] = {"genci", "universities", "national", "all"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        ck_assert_str_eq(psg_measurement_subject(&landscape, &values[i]), names[i]);
    }
}
END_TEST

START_TEST(nothing_has_an_end_too)
{
    psg_landscape_free(NULL);
    psg_style_free(NULL);
    PsgArena *arena = psg_arena_new();
    PsgStyle *style = psg_arena_alloc(arena, sizeof *style);
    style->arena = arena;
    psg_style_free(style);
}
END_TEST

Suite *
landscape_suite(void)
{
    Suite *suite = suite_create("landscape");
    TCase *all = tcase_create("all");
    tcase_add_loop_test(all, value_of_a_window, 0, G_N_ELEMENTS(choices));
    tcase_add_loop_test(all, several_values_of_a_window, 0, 11);
    tcase_add_test(all, no_value_where_there_are_none);
    tcase_add_test(all, lookup_by_id);
    tcase_add_test(all, figures_name_what_they_are_of);
    tcase_add_test(all, nothing_has_an_end_too);
    suite_add_tcase(suite, all);
    return suite;
}
