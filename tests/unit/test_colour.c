/* Colours: notation, mixing, contrast. */
#include "base/colour.h"

#include <check.h>
#include <glib.h>

Suite *colour_suite(void);

static void
assert_colour(PsgColour colour, int red, int green, int blue, int alpha)
{
    ck_assert_int_eq(colour.red, red);
    ck_assert_int_eq(colour.green, green);
    ck_assert_int_eq(colour.blue, blue);
    ck_assert_int_eq(colour.alpha, alpha);
}

static PsgColour
colour_of(const char *text)
{
    PsgColour colour;
    ck_assert_msg(psg_colour_parse(text, &colour), "%s", text);
    return colour;
}

START_TEST(reads_each_notation)
{
    assert_colour(colour_of("#0072B2"), 0, 0x72, 0xB2, 255);
    assert_colour(colour_of("#fa0"), 0xFF, 0xAA, 0, 255);
    assert_colour(colour_of("#11223380"), 0x11, 0x22, 0x33, 0x80);
    assert_colour(colour_of("none"), 0, 0, 0, 0);
}
END_TEST

START_TEST(refuses_all_else)
{
    const char *const texts[] = {"",       "#",          "red",      "#12",
                                 "#1234",  "#12345",     "#1234567", "#12345g",
                                 "0072B2", "#123456789", "None",     " #123"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        PsgColour colour = {1, 2, 3, 4};
        ck_assert_msg(!psg_colour_parse(texts[i], &colour), "%s", texts[i]);
        assert_colour(colour, 1, 2, 3, 4);
    }
}
END_TEST

START_TEST(writes_six_digits)
{
    char hex[8];
    psg_colour_hex(colour_of("#0a7"), hex);
    ck_assert_str_eq(hex, "#00aa77");
}
END_TEST

START_TEST(mixes)
{
    PsgColour black = colour_of("#000"), white = colour_of("#fff");
    assert_colour(psg_colour_mix(black, white, 0), 0, 0, 0, 255);
    assert_colour(psg_colour_mix(black, white, 1), 255, 255, 255, 255);
    assert_colour(psg_colour_mix(white, black, 0.5), 128, 128, 128, 255);
    assert_colour(psg_colour_mix(white, black, 7), 0, 0, 0, 255);
}
END_TEST

START_TEST(measures_contrast)
{
    PsgColour black = colour_of("#000"), white = colour_of("#fff");
    ck_assert_double_eq_tol(psg_colour_contrast(black, white), 21, 1e-9);
    ck_assert_double_eq_tol(psg_colour_contrast(white, black), 21, 1e-9);
    ck_assert_double_eq_tol(psg_colour_contrast(white, white), 1, 1e-9);
    ck_assert_double_eq_tol(psg_colour_contrast(colour_of("#767676"), white), 4.54, 0.01);
    ck_assert_double_eq_tol(psg_colour_contrast(colour_of("#f00"), white), 4.0, 0.01);
}
END_TEST

Suite *
colour_suite(void)
{
    Suite *suite = suite_create("colour");
    TCase *all = tcase_create("all");
    tcase_add_test(all, reads_each_notation);
    tcase_add_test(all, refuses_all_else);
    tcase_add_test(all, writes_six_digits);
    tcase_add_test(all, mixes);
    tcase_add_test(all, measures_contrast);
    suite_add_tcase(suite, all);
    return suite;
}
