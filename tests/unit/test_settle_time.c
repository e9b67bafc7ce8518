/* Times of drafts: all of a clock decide together how they are read. */
#include "drafting.h"
#include "model/presence.h"

#include <check.h>
#include <string.h>

Suite *settle_time_suite(void);

enum { MOST_TIMES = 5 };

/* Times of one clock, and what they become. */
typedef struct {
    const char *times[MOST_TIMES];
    const char *expected[MOST_TIMES];
    const char *told; /* a rule; NULL: nothing */
} Reading;

static const Reading readings[] = {
    {{"2007", "2010-06", "2017-03-28"}, {"2007", "2010-06", "2017-03-28"}, NULL},
    {{"2007-01-01T00:00:00Z", "2012-01-01T00:00:00Z"}, {"2007", "2012"}, NULL},
    {{"2007-01-01T00:00:00Z", "2012-05-01T00:00:00Z"},
     {"2007-01-01", "2012-05-01"},
     NULL},
    {{"2007-01-01T10:00:00Z", "2012-01-01T11:00:00Z"},
     {"2007-01-01T10:00:00Z", "2012-01-01T11:00:00Z"},
     NULL},
    {{"2007-01-01", "2012-01-01"}, {"2007", "2012"}, NULL},
    {{"2007-01-01T00:00:00Z", "2009-01-01T00:00:00Z", "1939-10-19T00:00:00Z"},
     {"2007", "2009", "1939-10-19"},
     NULL},
    {{"2007-03-01", "2007-05-01", "2007-08-01", "2007-09-01"},
     {"2007-03", "2007-05", "2007-08", "2007-09"},
     NULL},
    {{"2007-01-01"}, {"2007-01-01"}, NULL},
    {{"2007-01-01 10:30:00"}, {"2007-01-01T10:30:00"}, NULL},
    {{"20070315", "20081224"}, {"2007-03-15", "2008-12-24"}, NULL},
    {{"200703", "200812"}, {"2007-03", "2008-12"}, NULL},
    {{"15/03/2007", "01/04/2007"}, {"2007-03-15", "2007-04-01"}, NULL},
    {{"03/15/2007", "01/04/2007"}, {"2007-03-15", "2007-01-04"}, NULL},
    {{"02/03/2007", "01/04/2007"}, {"2007-03-02", "2007-04-01"}, "day-or-month"},
    {{"03/03/2007"}, {"2007-03-03"}, NULL},
    {{"15.3.2007", "1-4-2007"}, {"2007-03-15", "2007-04-01"}, NULL},
    {{"15/03/07", "15/03/85"}, {"2007-03-15", "1985-03-15"}, "short-year"},
    {{"12 mars 2017", "March 12, 2018", "1er août 2019"},
     {"2017-03-12", "2018-03-12", "2019-08-01"},
     NULL},
    {{"Mar 2007", "févr. 2008"}, {"2007-03", "2008-02"}, NULL},
    {{"mars-07"}, {"2007-03"}, "short-year"},
    {{"03/2007", "2007/04"}, {"2007-03", "2007-04"}, NULL},
    {{"39156", "40000"}, {"2007-03-15", "2009-07-06"}, NULL},
    {{"1173916800", "1200000000"}, {"2007-03-15T00:00:00", "2008-01-10T21:20:00"}, NULL},
    {{"1173916800000", "1173918600000"},
     {"2007-03-15T00:00:00", "2007-03-15T00:30:00"},
     NULL},
    {{"2007.0", "2008.0"}, {"2007", "2008"}, NULL},
    {{"2007.25", "2008.5"}, {"2007-04", "2008-07"}, NULL},
    {{"1", "2", "10"}, {"t1", "t2", "t10"}, NULL},
    {{"0", "0.5", "12.25"}, {"t0.00", "t0.50", "t12.25"}, NULL},
    {{"0,5", "3"}, {"t0.5", "t3.0"}, NULL},
    {{"c. 1850", "vers 1860", "1870?"}, {"1850~", "1860~", "1870?"}, NULL},
    {{"1850s", "années 1860", "19th century"}, {"185X", "186X", "18XX"}, NULL},
    {{"753 BC", "c. 181 BC", "1066"}, {"-0752", "-0180~", "1066"}, NULL},
    {{"Q1 2007", "2007-T2", "2008 S2"},
     {"2007-01/2007-03", "2007-04/2007-06", "2008-07/2008-12"},
     NULL},
    {{"2007-W01", "2009-W53"}, {"2007-01-01/2007-01-07", "2009-12-28/2010-01-03"}, NULL},
    {{"1914-1918", "1914-18"}, {"1914/1918", "1914/1918"}, NULL},
    {{"early", "late", "early"}, {"t1", "t2", "t1"}, NULL},
    {{"wave 10", "wave 9"}, {"t2", "t1"}, NULL},
    {{"2007", "2008", "2009", "gone?!"}, {"2007", "2008", "2009", ""}, "bad-date"},
    {{"2007", "2008", "t5"}, {"2007", "2008", ""}, "bad-date"},
    {{"t5", "t6", "t9"}, {"t5", "t6", "t9"}, NULL},
    {{"t0/t4", "t5/t9", "t5"}, {"t0/t4", "t5/t9", "t5"}, NULL},
    {{"t0/t4", "t5/t9"}, {"t0/t4", "t5/t9"}, NULL},
    {{"t0/t4", "5"}, {"t0/t4", "t5"}, NULL},
    {{"5", "t6", "9"}, {"t5", "t6", "t9"}, NULL},
    {{"2007", "31/02/2007"}, {"2007", ""}, "bad-date"},
};

START_TEST(times_of_a_clock_are_read_together)
{
    const Reading *reading = &readings[_i];
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    for (size_t i = 0; i < MOST_TIMES && reading->times[i] != NULL; i++) {
        g_autofree char *key = g_strdup_printf("Actor %zu", i);
        psg_drafting_actor(&drafting, key, reading->times[i], NULL);
    }
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert_ptr_nonnull(made);
    for (size_t i = 0; i < MOST_TIMES && reading->times[i] != NULL; i++) {
        g_autofree char *found = psg_drafting_spells(&made->actors[i].when);
        ck_assert_msg(strcmp(found, reading->expected[i]) == 0, "%s: %s, and not %s",
                      reading->times[i], found, reading->expected[i]);
    }
    ck_assert_uint_eq(psg_diagnostics_count(drafting.list), reading->told != NULL);
    ck_assert(reading->told == NULL || psg_drafting_told(&drafting, reading->told));
    psg_drafting_end(&drafting);
}
END_TEST

/* A relation whose only times cannot be read was not there always. */
START_TEST(relations_whose_times_cannot_be_read_are_left_out)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    psg_drafting_tie(&drafting, "Ann", "Bob", "2007", NULL);
    psg_drafting_tie(&drafting, "Bob", "Cleo", "2007", "2009");
    psg_drafting_tie(&drafting, "Cleo", "Dan", "gone?!", NULL);
    psg_drafting_tie(&drafting, "Dan", "Ann", "2009", "2007");
    psg_drafting_tie(&drafting, "Dan", "Bob", NULL, NULL);
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert_uint_eq(made->relation_count, 3);
    ck_assert_uint_eq(made->actor_count, 4);
    ck_assert(psg_drafting_told(&drafting, "no-time"));
    psg_drafting_end(&drafting);
}
END_TEST

/* ---- Ends ---- */

static const struct {
    const char *start, *end, *also; /* also: another time of the clock */
    bool is_right_open;
    const char *expected;
} spans[] = {
    {"2007", "2013", NULL, false, "2007/2013"},
    {"2007", "2013", NULL, true, "2007/2012"},
    {"2007", "2007", NULL, true, "2007"},
    {"2007", "2013", "2010-05-05", true, "2007/2012-12-31"},
    {"0", "5", NULL, true, "t0/t4"},
    {"0", "5", "2.5", true, "t0.0/t4.9"},
    {"2007", "", NULL, false, "2007/.."},
    {"2007", "present", NULL, false, "2007/.."},
    {"-Infinity", "2013", NULL, false, "../2013"},
    {"2007", "aujourd'hui", NULL, true, "2007/.."},
    {"2007", "?!x", "2010", false, "2007/.."},
    {"?!x", "2007", "2010", false, "../2007"},
};

/* Those of spreadsheets since the last days of 1899. */
START_TEST(days_of_spells_of_r_are_since_1970)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    drafting.clock.is_right_open = true;
    drafting.clock.name = "onset";
    psg_drafting_actor(&drafting, "Ann", "11323", "11688");
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    g_autofree char *found = psg_drafting_spells(&made->actors[0].when);
    ck_assert_str_eq(found, "2001");
    psg_drafting_end(&drafting);
}
END_TEST

START_TEST(ends_become_inclusive_and_open_ones_stay_open)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    drafting.clock.is_right_open = spans[_i].is_right_open;
    psg_drafting_actor(&drafting, "Ann", spans[_i].start, spans[_i].end);
    if (spans[_i].also != NULL) {
        psg_drafting_actor(&drafting, "Bob", spans[_i].also, NULL);
    }
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    g_autofree char *found = psg_drafting_spells(&made->actors[0].when);
    ck_assert_str_eq(found, spans[_i].expected);
    psg_drafting_end(&drafting);
}
END_TEST

START_TEST(what_ends_before_it_begins_is_told_and_left_without_that_time)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    psg_drafting_actor(&drafting, "Ann", "2013", "2007");
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert_uint_eq(made->actors[0].when.count, 0);
    ck_assert(psg_drafting_told(&drafting, "bad-date"));
    psg_drafting_end(&drafting);
}
END_TEST

START_TEST(a_slice_that_is_no_time_makes_names_of_all)
{
    static const char *const names[] = {"10", "9", "late"};
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    drafting.clock.name = "Slice";
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        psg_drafting_actor(&drafting, names[i], names[i], NULL);
    }
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert_uint_eq(made->slice_count, G_N_ELEMENTS(names));
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        ck_assert_str_eq(psg_text_in(&made->slices[i].label, "en"), names[i]);
    }
    psg_drafting_end(&drafting);
}
END_TEST

START_TEST(a_word_for_now_is_a_name_among_names)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    drafting.clock.form = PSG_CLOCK_ORDER;
    psg_drafting_actor(&drafting, "Ann", "past", NULL);
    psg_drafting_actor(&drafting, "Bob", "present", NULL);
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert_uint_eq(made->slice_count, 2);
    g_autofree char *found = psg_drafting_spells(&made->actors[1].when);
    ck_assert_str_eq(found, "t2");
    psg_drafting_end(&drafting);
}
END_TEST

START_TEST(a_wish_decides_whether_days_or_months_come_first)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    drafting.wishes.is_month_first = true;
    psg_drafting_actor(&drafting, "Ann", "02/03/2007", NULL);
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    g_autofree char *found = psg_drafting_spells(&made->actors[0].when);
    ck_assert_str_eq(found, "2007-02-03");
    ck_assert_uint_eq(psg_diagnostics_count(drafting.list), 0);
    psg_drafting_end(&drafting);
}
END_TEST

/* A landscape has either dates or plain numbers. */
START_TEST(times_without_an_order_in_common_are_left_out_and_told)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    psg_drafting_actor(&drafting, "Ann", "2007", "2009");
    drafting.clock = (PsgDraftClock){.form = PSG_CLOCK_ORDER, .name = "wave"};
    psg_drafting_actor(&drafting, "Bob", "first", NULL);
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert_ptr_nonnull(made);
    ck_assert(psg_drafting_told(&drafting, "mixed-times"));
    g_autofree char *found = psg_drafting_spells(&made->actors[0].when);
    ck_assert_str_eq(found, "2007/2009");
    ck_assert_uint_eq(made->actors[1].when.count, 0);
    psg_drafting_end(&drafting);
}
END_TEST

Suite *
settle_time_suite(void)
{
    Suite *suite = suite_create("settle_time");
    TCase *words = tcase_create("words");
    tcase_add_loop_test(words, times_of_a_clock_are_read_together, 0,
                        G_N_ELEMENTS(readings));
    tcase_add_test(words, days_of_spells_of_r_are_since_1970);
    tcase_add_test(words, relations_whose_times_cannot_be_read_are_left_out);
    tcase_add_test(words, a_slice_that_is_no_time_makes_names_of_all);
    tcase_add_test(words, a_word_for_now_is_a_name_among_names);
    tcase_add_test(words, a_wish_decides_whether_days_or_months_come_first);
    tcase_add_test(words, times_without_an_order_in_common_are_left_out_and_told);
    suite_add_tcase(suite, words);
    TCase *ends = tcase_create("ends");
    tcase_add_loop_test(ends, ends_become_inclusive_and_open_ones_stay_open, 0,
                        G_N_ELEMENTS(spans));
    tcase_add_test(ends, what_ends_before_it_begins_is_told_and_left_without_that_time);
    suite_add_tcase(suite, ends);
    return suite;
}
