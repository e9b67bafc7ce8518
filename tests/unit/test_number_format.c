/* Numbers as spreadsheets show them. */
#include "read/office/number_format.h"

#include <check.h>
#include <glib.h>

Suite *number_format_suite(void);

static const struct {
    const char *code;
    PsgShown shown;
} codes[] = {
    {"General", PSG_SHOWN_NUMBER},
    {"Standard", PSG_SHOWN_NUMBER},
    {"@", PSG_SHOWN_NUMBER},
    {"0.00", PSG_SHOWN_NUMBER},
    {"#,##0.00\\ \"days\"", PSG_SHOWN_NUMBER},
    {"[Red]-0.0;[Blue]0.0", PSG_SHOWN_NUMBER},
    {"#,##0\\ [$\xE2\x82\xAC-40C]", PSG_SHOWN_NUMBER},
    {"0.00E+00", PSG_SHOWN_NUMBER},
    {"0%", PSG_SHOWN_PERCENT},
    {"0.0\\ %", PSG_SHOWN_PERCENT},
    {"dd/mm/yyyy", PSG_SHOWN_DATE},
    {"jj/mm/aaaa", PSG_SHOWN_DATE},
    {"[$-40C]d\\ mmmm\\ yyyy;@", PSG_SHOWN_DATE},
    {"m/d/yy h:mm", PSG_SHOWN_DATE},
    {"d-mmm", PSG_SHOWN_DATE},
    {"mmmm", PSG_SHOWN_DATE},
    {"yyyy", PSG_SHOWN_YEAR},
    {"YYYY", PSG_SHOWN_YEAR},
    {"mmm-yy", PSG_SHOWN_MONTH},
    {"[$-409]mmmm\\ yyyy", PSG_SHOWN_MONTH},
    {"mm/aaaa", PSG_SHOWN_MONTH},
    {"h:mm", PSG_SHOWN_TIME},
    {"hh:mm:ss AM/PM", PSG_SHOWN_TIME},
    {"mm:ss.0", PSG_SHOWN_TIME},
    {"[h]:mm", PSG_SHOWN_TIME},
    {"[mm]:ss", PSG_SHOWN_TIME},
    {"\"open", PSG_SHOWN_NUMBER},
    {"[open", PSG_SHOWN_NUMBER},
    {"0\\", PSG_SHOWN_NUMBER},
    {"", PSG_SHOWN_NUMBER},
};

START_TEST(codes_are_understood)
{
    ck_assert_msg(psg_shown_code(codes[_i].code) == codes[_i].shown, "%s",
                  codes[_i].code);
}
END_TEST

START_TEST(numbers_of_formats_are_known)
{
    ck_assert_int_eq(psg_shown_builtin(0), PSG_SHOWN_NUMBER);
    ck_assert_int_eq(psg_shown_builtin(2), PSG_SHOWN_NUMBER);
    ck_assert_int_eq(psg_shown_builtin(9), PSG_SHOWN_PERCENT);
    ck_assert_int_eq(psg_shown_builtin(14), PSG_SHOWN_DATE);
    ck_assert_int_eq(psg_shown_builtin(17), PSG_SHOWN_MONTH);
    ck_assert_int_eq(psg_shown_builtin(22), PSG_SHOWN_DATE);
    ck_assert_int_eq(psg_shown_builtin(20), PSG_SHOWN_TIME);
    ck_assert_int_eq(psg_shown_builtin(46), PSG_SHOWN_TIME);
    ck_assert_int_eq(psg_shown_builtin(49), PSG_SHOWN_NUMBER);
}
END_TEST

static const struct {
    double value;
    PsgShown shown;
    bool is_1904, is_wrong;
    const char *text;
} shown[] = {
    {2007, PSG_SHOWN_NUMBER, false, false, "2007"},
    {0.1 + 0.2, PSG_SHOWN_NUMBER, false, false, "0.3"},
    {-1.5, PSG_SHOWN_NUMBER, false, false, "-1.5"},
    {0.25, PSG_SHOWN_PERCENT, false, false, "25%"},
    {39205, PSG_SHOWN_DATE, false, false, "2007-05-03"},
    {39205.4375, PSG_SHOWN_DATE, false, false, "2007-05-03T10:30:00"},
    {39205.999999, PSG_SHOWN_DATE, false, false, "2007-05-04"},
    {39205, PSG_SHOWN_YEAR, false, false, "2007"},
    {39205, PSG_SHOWN_MONTH, false, false, "2007-05"},
    {37743, PSG_SHOWN_DATE, true, false, "2007-05-03"},
    {0, PSG_SHOWN_DATE, true, false, "1904-01-01"},
    {1, PSG_SHOWN_DATE, false, false, "1900-01-01"},
    {59, PSG_SHOWN_DATE, false, false, "1900-02-28"},
    {60, PSG_SHOWN_DATE, false, true, "60"},
    {61, PSG_SHOWN_DATE, false, false, "1900-03-01"},
    {2958465, PSG_SHOWN_DATE, false, false, "9999-12-31"},
    {2958466, PSG_SHOWN_DATE, false, true, "2958466"},
    {-1, PSG_SHOWN_DATE, false, true, "-1"},
    {0, PSG_SHOWN_DATE, false, true, "0"},
    {0.5, PSG_SHOWN_TIME, false, false, "12:00"},
    {0.5, PSG_SHOWN_DATE, false, false, "12:00"},
    {1.25, PSG_SHOWN_TIME, false, false, "30:00"},
    {0.000011574, PSG_SHOWN_TIME, false, false, "00:00:01"},
    {39205.4375, PSG_SHOWN_TIME, false, false, "2007-05-03T10:30:00"},
};

START_TEST(numbers_are_as_shown)
{
    bool is_wrong;
    g_autofree char *text =
        psg_shown_text(shown[_i].value, shown[_i].shown, shown[_i].is_1904, &is_wrong);
    ck_assert_str_eq(text, shown[_i].text);
    ck_assert(is_wrong == shown[_i].is_wrong);
}
END_TEST

Suite *
number_format_suite(void)
{
    Suite *suite = suite_create("number_format");
    TCase *formats = tcase_create("formats");
    tcase_add_loop_test(formats, codes_are_understood, 0, G_N_ELEMENTS(codes));
    tcase_add_test(formats, numbers_of_formats_are_known);
    tcase_add_loop_test(formats, numbers_are_as_shown, 0, G_N_ELEMENTS(shown));
    suite_add_tcase(suite, formats);
    return suite;
}
