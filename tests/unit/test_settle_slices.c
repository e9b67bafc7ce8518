/* Slices of drafts: as was asked for, or as fits the times. */
#include "drafting.h"
#include "model/presence.h"

#include <check.h>
#include <string.h>

Suite *settle_slices_suite(void);

/* Things of one actor each, there from start to end. */
typedef struct {
    const char *slices; /* as asked for; NULL: as fits */
    const char *spells; /* "2007 2009/2010" */
    const char *expected;
} Slicing;

static const Slicing slicings[] = {
    /* single times are the slices */
    {NULL, "2007 2010 2012", "2007 2010 2012"},
    {NULL, "2007-03 2007-05", "2007-03 2007-05"},
    {NULL, "early late", "early late"},
    {NULL, "10 9 -1", "t-1 9 10"},
    {NULL, "2007-03-15 2008-02-01", "2007 2008"},
    {NULL, "2007-03-15 2007-04-01", "2007-03 2007-04"},
    /* spells are sliced by what they are written in */
    {NULL, "2007/2009 2008/2010", "2007 2008 2009 2010"},
    {NULL, "2007-01-01/2009-12-31 2008-01-01/2010-12-31 2009-01-01/2009-12-31",
     "2007 2008 2009 2010"},
    {NULL, "2007-02/2007-04 2007-03/2007-05", "2007-02 2007-03 2007-04 2007-05"},
    {NULL, "0/2 1/3", "0 1 2 3"},
    /* few changes in a long time */
    {NULL, "1800/1849 1850/1899", "1800-1849 1850-1899"},
    {NULL, "1800-05-03/1849-02-01 1850-01-17/..", "1800-1848 1849 1850"},
    {NULL, "-0798/-0699 -0499/-0400", "bc-0799-bc-0700 bc-0699-bc-0501 bc-0500-bc-0401"},
    /* no time at all */
    {NULL, "..", "all"},
    /* as asked for */
    {"year", "2007-03 2009-05", "2007 2008 2009"},
    {"quarter", "2007-03 2007-05", "2007-01-2007-03 2007-04-2007-06"},
    {"month", "2007-03 2007-05", "2007-03 2007-04 2007-05"},
    {"week", "2007-03-15 2007-03-20", "2007-03-12-2007-03-18 2007-03-19-2007-03-25"},
    {"day", "2007-03-30 2007-04-01", "2007-03-30 2007-03-31 2007-04-01"},
    {"decade", "1995 2012", "1990-1999 2000-2009 2010-2019"},
    {"5y", "2004 2012", "2000-2004 2005-2009 2010-2014"},
    {"3m", "2007-02 2007-04", "2007-01-2007-03 2007-04-2007-06"},
    {"année", "2007-03 2008-05", "2007 2008"},
    {"change", "2007/2009 2008/..", "2007 2008-2009 2010"},
    {"2", "2001 2010", "2001-2005 2006-2010"},
    {"3", "1 9", "1-3 4-6 7-9"},
    {"2007, 2010,2012..2014", "2000/..", "2007 2010 2012 2013 2014"},
    {"1,3..4", "0/9", "1 3 4"},
    {"5t", "0/9", "0-4 5-9"},
};

static void
add_things(PsgDrafting *drafting, const char *spells)
{
    g_auto(GStrv) each = g_strsplit(spells, " ", -1);
    for (size_t i = 0; each[i] != NULL; i++) {
        g_autofree char *key = g_strdup_printf("Actor %zu", i);
        g_auto(GStrv) ends = g_strsplit(each[i], "/", 2);
        psg_drafting_actor(drafting, key, ends[0], ends[1]);
    }
}

START_TEST(slices_are_as_asked_for_or_as_fits)
{
    const Slicing *slicing = &slicings[_i];
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    drafting.settle_wishes.slices = slicing->slices;
    ck_assert_ptr_null(
        slicing->slices == NULL ? NULL : psg_settle_slices_complaint(slicing->slices));
    add_things(&drafting, slicing->spells);
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert_ptr_nonnull(made);
    g_autofree char *found = psg_drafting_slices(made);
    ck_assert_msg(strcmp(found, slicing->expected) == 0, "%s of %s: %s, and not %s",
                  slicing->slices == NULL ? "as fits" : slicing->slices, slicing->spells,
                  found, slicing->expected);
    psg_drafting_end(&drafting);
}
END_TEST

/* However many times there are, they make no more slices than can be looked at, and everybody is
 * in one. */
START_TEST(many_times_make_few_slices)
{
    static const int steps[] = {1, 7, 30, 400, 5000};
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    for (int i = 0; i < 200; i++) {
        PsgTime time = psg_time_of(1700, 1, 1) + (PsgTime)i * steps[_i] * PSG_DAY;
        g_autofree char *key = g_strdup_printf("Actor %d", i);
        g_autofree char *day = psg_time_iso(time);
        psg_drafting_actor(&drafting, key, day, NULL);
    }
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert_uint_ge(made->slice_count, 5);
    ck_assert_uint_le(made->slice_count, 30);
    for (size_t i = 0; i < made->actor_count; i++) {
        size_t seen = 0;
        for (size_t j = 0; j < made->slice_count; j++) {
            seen += psg_actor_presence(&made->actors[i], &made->slices[j]) ==
                    PSG_PRESENCE_THERE;
        }
        ck_assert_uint_ge(seen, 1);
    }
    psg_drafting_end(&drafting);
}
END_TEST

static const char *const wrong[] = {"",   "fortnight", "2007,x", "2012..2007",
                                    "5z", ",",         "2007,",  ".."};

START_TEST(what_names_no_slices_is_told)
{
    g_autofree char *complaint = psg_settle_slices_complaint(wrong[_i]);
    ck_assert_ptr_nonnull(complaint);
}
END_TEST

START_TEST(more_slices_than_the_limit_are_refused)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    drafting.settle_wishes.slices = "day";
    psg_drafting_actor(&drafting, "Ann", "1000", "2000");
    ck_assert_ptr_null(psg_drafting_settle(&drafting));
    ck_assert(psg_drafting_told(&drafting, PSG_LIMIT_SLICES));
    psg_drafting_end(&drafting);
}
END_TEST

/* ---- Edges ---- */

START_TEST(nobody_is_new_in_the_first_slice_of_a_panel)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    psg_drafting_tie(&drafting, "Ann", "Bob", "2007", NULL);
    psg_drafting_tie(&drafting, "Ann", "Cleo", "2008", NULL);
    psg_drafting_tie(&drafting, "Ann", "Cleo", "2009", NULL);
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert(!psg_actor_is_new(made, &made->actors[0], 0));
    ck_assert(!psg_relation_is_new(made, &made->relations[0], 0));
    ck_assert(psg_actor_is_new(made, &made->actors[2], 1));
    ck_assert(psg_actor_is_leaving(made, &made->actors[1], 0));
    ck_assert(!psg_actor_is_leaving(made, &made->actors[2], 2));
    psg_drafting_end(&drafting);
}
END_TEST

START_TEST(nobody_is_new_or_ends_where_there_is_one_slice_only)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    psg_drafting_tie(&drafting, "Ann", "Bob", _i == 0 ? "2007" : "0", NULL);
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert(!psg_actor_is_new(made, &made->actors[0], 0));
    ck_assert(!psg_relation_is_new(made, &made->relations[0], 0));
    ck_assert(!psg_actor_is_leaving(made, &made->actors[0], 0));
    psg_drafting_end(&drafting);
}
END_TEST

static void
check_text(const PsgText *text, const char *english, const char *french)
{
    ck_assert_str_eq(psg_text_in(text, "en"), english);
    ck_assert_str_eq(psg_text_in(text, "fr"), french);
}

/* Days need no label: figures put ids that are dates in words. */
START_TEST(words_of_our_own_are_in_all_our_languages)
{
    const char *const languages[] = {"en", "fr", "de"};
    const char *const slices[] = {"week", "quarter", "day"};
    const char *const english[] = {"12–18 March 2007", "2007 Q1", "2007-03-15"};
    const char *const french[] = {"12–18 mars 2007", "2007 T1", "2007-03-15"};
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    drafting.settle_wishes.language = languages[_i % 3];
    drafting.settle_wishes.slices = slices[_i / 3];
    psg_drafting_tie_as(&drafting, "Ann", "Bob", PSG_DIRECTION_DIRECTED, NULL);
    psg_drafting_actor(&drafting, "Ann", "2007-03-15", NULL);
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    check_text(&made->slices[0].label, english[_i / 3], french[_i / 3]);
    check_text(&made->relation_kinds[0].label, "directed tie", "lien orienté");
    psg_drafting_end(&drafting);
}
END_TEST

START_TEST(who_is_there_in_a_slice_and_in_the_next_was_there_between)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    psg_drafting_tie(&drafting, "Ann", "Bob", "2000", NULL);
    psg_drafting_tie(&drafting, "Ann", "Bob", "2005", NULL);
    psg_drafting_tie(&drafting, "Ann", "Cleo", "2010", NULL);
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    g_autofree char *found = psg_drafting_spells(&made->relations[0].when);
    ck_assert_str_eq(found, "2000/2005");
    psg_drafting_end(&drafting);
}
END_TEST

START_TEST(beginnings_that_are_written_are_facts)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    add_things(&drafting, "2001/2009 2003/2007 2004/2011 2002/2008 2006/..");
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert(!made->has_observed);
    ck_assert(psg_actor_is_new(made, &made->actors[0], 0));
    psg_drafting_end(&drafting);
}
END_TEST

START_TEST(most_beginnings_at_once_are_where_the_data_begin)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    add_things(&drafting, "2001/2009 2001/2007 2001/2011 2001/2008 2006/2010");
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert(made->has_observed);
    ck_assert(!psg_actor_is_new(made, &made->actors[0], 0));
    ck_assert(psg_actor_is_new(made, &made->actors[4], 5));
    psg_drafting_end(&drafting);
}
END_TEST

Suite *
settle_slices_suite(void)
{
    Suite *suite = suite_create("settle_slices");
    TCase *windows = tcase_create("windows");
    tcase_add_loop_test(windows, slices_are_as_asked_for_or_as_fits, 0,
                        G_N_ELEMENTS(slicings));
    tcase_add_loop_test(windows, many_times_make_few_slices, 0, 5);
    tcase_add_loop_test(windows, what_names_no_slices_is_told, 0, G_N_ELEMENTS(wrong));
    tcase_add_loop_test(windows, words_of_our_own_are_in_all_our_languages, 0, 9);
    tcase_add_test(windows, more_slices_than_the_limit_are_refused);
    suite_add_tcase(suite, windows);
    TCase *edges = tcase_create("edges");
    tcase_add_test(edges, nobody_is_new_in_the_first_slice_of_a_panel);
    tcase_add_loop_test(edges, nobody_is_new_or_ends_where_there_is_one_slice_only, 0, 2);
    tcase_add_test(edges, who_is_there_in_a_slice_and_in_the_next_was_there_between);
    tcase_add_test(edges, beginnings_that_are_written_are_facts);
    tcase_add_test(edges, most_beginnings_at_once_are_where_the_data_begin);
    suite_add_tcase(suite, edges);
    return suite;
}
