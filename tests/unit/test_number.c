/* Numbers: written for files, read strictly, told to people. */
#include "base/number.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *number_suite(void);

typedef struct {
    double value;
    int decimals;
    const char *text;
} Written;

static const Written written[] = {
    {0, 2, "0"},           {-0.0, 2, "0"},         {-0.001, 2, "0"},
    {1.5, 2, "1.5"},       {1.25, 1, "1.2"},       {100, 0, "100"},
    {100, 2, "100"},       {-12.340, 3, "-12.34"}, {1e6, 3, "1000000"},
    {0.1 + 0.2, 6, "0.3"}, {0.999, 2, "1"},        {1e15, 2, "1000000000000000"},
};

START_TEST(is_written_without_waste)
{
    g_autoptr(GString) out = g_string_new("x=");
    psg_number_append(out, written[_i].value, written[_i].decimals);
    ck_assert_str_eq(out->str + 2, written[_i].text);
}
END_TEST

START_TEST(writes_the_largest_and_the_smallest)
{
    g_autoptr(GString) out = g_string_new(NULL);
    psg_number_append(out, -1.7976931348623157e308, 300);
    ck_assert_uint_eq(out->len, 310);
    g_string_truncate(out, 0);
    psg_number_append(out, 5e-324, 300);
    ck_assert_str_eq(out->str, "0");
}
END_TEST

START_TEST(reads_plain_numbers)
{
    const char *const texts[] = {"0", "12", "-3.5", "+4", "1e3", "2.5E-1", "007", "1e+2"};
    const double values[] = {0, 12, -3.5, 4, 1000, 0.25, 7, 100};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        double value = 99;
        ck_assert_msg(psg_number_parse(texts[i], &value), "%s", texts[i]);
        ck_assert_double_eq(value, values[i]);
    }
}
END_TEST

START_TEST(refuses_all_else)
{
    const char *const texts[] = {"",      " 1",   "1 ",  ".5",  "5.",    "1,5",    "1e",
                                 "e5",    "0x10", "inf", "nan", "1e999", "1e-999", "12a",
                                 "1.2.3", "--1",  "+",   "1e+", "1 590", "1e5x"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        double value = 99;
        ck_assert_msg(!psg_number_parse(texts[i], &value), "%s", texts[i]);
        ck_assert_double_eq(value, 99);
    }
}
END_TEST

typedef struct {
    double value;
    const char *language, *label;
} Label;

#define NARROW "\u202f"

static const Label labels[] = {
    {1590, "fr", "1" NARROW "590"},
    {1590, "en", "1,590"},
    {1590, "de", "1" NARROW "590"},
    {1234567, "fr", "1" NARROW "234" NARROW "567"},
    {123456, "en", "123,456"},
    {999, "fr", "999"},
    {0, "fr", "0"},
    {22, "fr", "22"},
    {0.5, "fr", "0,5"},
    {0.5, "en", "0.5"},
    {0.5, "de", "0.5"},
    {1.2345, "fr-CA", "1,23"},
    {12.345, "en-GB", "12.3"},
    {99.96, "en", "100"},
    {123.4, "en", "123"},
    {0.012345, "en", "0.0123"},
    {1e-5, "en", "0.00001"},
    {-1590, "fr", "−1" NARROW "590"},
    {-0.0, "fr", "0"},
    {INFINITY, "fr", "∞"},
    {-INFINITY, "fr", "−∞"},
    {NAN, "fr", "?"},
    {1590, NULL, "1" NARROW "590"},
};

START_TEST(is_told_as_people_write_it)
{
    g_autofree char *label = psg_number_label(labels[_i].value, labels[_i].language);
    ck_assert_str_eq(label, labels[_i].label);
}
END_TEST

Suite *
number_suite(void)
{
    Suite *suite = suite_create("number");
    TCase *all = tcase_create("all");
    tcase_add_loop_test(all, is_written_without_waste, 0, G_N_ELEMENTS(written));
    tcase_add_test(all, writes_the_largest_and_the_smallest);
    tcase_add_test(all, reads_plain_numbers);
    tcase_add_test(all, refuses_all_else);
    tcase_add_loop_test(all, is_told_as_people_write_it, 0, G_N_ELEMENTS(labels));
    suite_add_tcase(suite, all);
    return suite;
}
