/* Times that are plain numbers: what they cover, what is refused, how doubles become them. */
#include "base/date.h"
#include "reading.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *date_number_suite(void);

typedef struct {
    const char *text;
    double first, after; /* up to which it goes */
} Read;

static const Read reads[] = {
    {"t5", 5, 6},
    {"t0", 0, 1},
    {"t-3", -3, -2},
    {"t5.0", 5, 5.1},
    {"t10.5", 10.5, 10.6},
    {"t-3.5", -3.5, -3.4},
    {"t48.267", 48.267, 48.268},
    {"t0.000001", 0.000001, 0.000002},
    {"t5/t12", 5, 13},
    {"t5.5/t5", 5.5, 6},
    {"t-1/t0.5", -1, 0.6},
    {"t1600000000", 1600000000, 1600000001},
    {"t4000000000", 4000000000, 4000000001},
    {"t-4000000000", -4000000000, -3999999999},
    {"[t1,t3]", 1, 4},
    {"[t1..t3.5]", 1, 3.6},
};

START_TEST(covers_all_up_to_the_next)
{
    PsgInterval interval = reading_interval(reads[_i].text);
    ck_assert(psg_interval_is_number(&interval));
    ck_assert_double_eq(psg_time_number(psg_interval_first(&interval)), reads[_i].first);
    ck_assert_double_eq(psg_time_number(psg_interval_last(&interval) + 1),
                        reads[_i].after);
}
END_TEST

static const char *const kept[] = {
    "t5",      "t5.0",    "t5.50",      "t-3",       "t0.000001",  "t3999999999.999999",
    "t-0.5",   "t5/t12",  "t5/..",      "../t7",     "t5/",        "/t7",
    "t5~",     "t5?/t7%", "t5/t5",      "[t1, t3]",  "[t1..t3]",   "t-3999999999.999999",
    "t-3/t12", "t5.0/t5", "t0/t48.267", "t-1.5~/..", "t0.1/t0.30", "t4000000000",
};

START_TEST(is_written_as_it_was_read)
{
    PsgInterval interval = reading_interval(kept[_i]);
    g_autofree char *written = psg_interval_edtf(&interval);
    ck_assert_str_eq(written, kept[_i]);
}
END_TEST

typedef struct {
    const char *text, *why;
} Refused;

static const Refused refusals[] = {
    {"t", "a number is written"},
    {"t.5", "a number is written"},
    {"t5.", "a number is written"},
    {"t1e3", "a number is written"},
    {"t-0", "the number 0 has no sign"},
    {"t-0.0", "the number 0 has no sign"},
    {"t05", "no zeros before it"},
    {"t0.1234567", "at most six decimals"},
    {"t4000000000.1", "numbers go from -4000000000 to 4000000000"},
    {"t99999999999999999999", "numbers go from -4000000000 to 4000000000"},
    {"t12/t5", "it ends (t5) before it begins (t12)"},
    {"t5/2007", "both are dates, or both are numbers"},
    {"2007/t5", "both are dates, or both are numbers"},
    {"[2007,t5]", "both are dates, or both are numbers"},
    {"[2007..t5]", "both are dates, or both are numbers"},
    {"T5", "write t5"},
    {"t 5", "write t5"},
    {"t = 5", "write t5"},
    {"t10,5", "write t10.5"},
    {"t5–t12", "write t5/t12"},
    {"t5 to 12", "write t5/t12"},
    {"t5/12", "write t5/t12"},
    {"12", "a plain number a t, as in t5"},
};

START_TEST(tells_why_it_is_no_number)
{
    PsgInterval interval;
    g_autofree char *why = NULL;
    ck_assert(!psg_interval_parse(refusals[_i].text, &interval, &why));
    ck_assert_msg(strstr(why, refusals[_i].why) != NULL, "%s: %s", refusals[_i].text,
                  why);
}
END_TEST

/* What a program has as a double comes back the same, whatever it is. */
START_TEST(is_made_of_a_number)
{
    static const double numbers[] = {0, 1, -1, 48.267, -0.5, 123456.789, 1.7e9, -4e9};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        for (int decimals = 3; decimals <= PSG_NUMBER_DECIMALS; decimals++) {
            PsgDate date;
            ck_assert(psg_date_from_number(numbers[i], decimals, &date));
            ck_assert_double_eq(psg_date_number(&date), numbers[i]);
            ck_assert_int_eq(date.decimals, decimals);
            g_autofree char *text = psg_date_edtf(&date);
            PsgInterval read = reading_interval(text);
            ck_assert(read.from.first == date.first && read.from.last == date.last);
        }
    }
}
END_TEST

START_TEST(is_made_of_no_other)
{
    PsgDate date = {.decimals = 7};
    ck_assert(!psg_date_from_number(4.1e9, 0, &date));
    ck_assert(!psg_date_from_number(-1e300, 0, &date));
    ck_assert(!psg_date_from_number((double)INFINITY, 0, &date));
    ck_assert(!psg_date_from_number((double)NAN, 0, &date));
    ck_assert_int_eq(date.decimals, 7);
}
END_TEST

START_TEST(is_apart_from_all_dates)
{
    static const char *const dates[] = {"-9999", "1970", "9999-12-31T23:59:59-14:00"};
    for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
        PsgInterval date = reading_interval(dates[i]);
        ck_assert(!psg_interval_is_number(&date));
        ck_assert_double_eq(psg_date_number(&date.from), 0);
    }
    PsgInterval always = psg_interval_always(), until = reading_interval("../t7");
    ck_assert(!psg_interval_is_number(&always));
    ck_assert(psg_interval_is_number(&until));
}
END_TEST

Suite *
date_number_suite(void)
{
    Suite *suite = suite_create("date_number");
    TCase *tcase = tcase_create("date_number");
    tcase_add_loop_test(tcase, covers_all_up_to_the_next, 0, G_N_ELEMENTS(reads));
    tcase_add_loop_test(tcase, is_written_as_it_was_read, 0, G_N_ELEMENTS(kept));
    tcase_add_loop_test(tcase, tells_why_it_is_no_number, 0, G_N_ELEMENTS(refusals));
    tcase_add_test(tcase, is_made_of_a_number);
    tcase_add_test(tcase, is_made_of_no_other);
    tcase_add_test(tcase, is_apart_from_all_dates);
    suite_add_tcase(suite, tcase);
    return suite;
}
