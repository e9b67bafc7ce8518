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

/* It keeps as much of itself as it can, and is read. */
START_TEST(text_is_mixed_until_it_is_read)
{
    PsgColour black = colour_of("#000"), white = colour_of("#fff");
    PsgColour red = colour_of("#c00"), yellow = colour_of("#fd0");
    PsgColour same = psg_colour_readable(red, black, white);
    ck_assert_mem_eq(&same, &red, sizeof red);
    PsgColour mixed = psg_colour_readable(yellow, black, white);
    ck_assert_double_ge(psg_colour_contrast(mixed, white), PSG_COLOUR_READABLE);
    ck_assert_double_le(psg_colour_contrast(mixed, white), 6);
    ck_assert_int_gt(mixed.red, mixed.blue + 50);
}
END_TEST

/* By another program that has the same sources. */
static const struct {
    const char *a, *b;
    double differences[4]; /* normal, protan, deutan, tritan */
} differences[] = {
    {"#c2410c", "#563c01", {27.3311, 10.9301, 20.0290, 23.4916}},
    {"#2a74b5", "#27803c", {45.0880, 44.7792, 42.8130, 9.3009}},
    {"#ff0000", "#00ff00", {86.6082, 42.4233, 19.4086, 75.6774}},
    {"#123456", "#123457", {0.3102, 0.2758, 0.2569, 0.1272}},
    {"#0000ff", "#8000ff", {9.2123, 3.1814, 8.4775, 14.0309}},
    {"#000000", "#ffffff", {100, 100, 100, 100}},
    {"#808080", "#808080", {0, 0, 0, 0}},
};

START_TEST(measures_what_eyes_tell)
{
    PsgColour a, b;
    ck_assert(psg_colour_parse(differences[_i].a, &a));
    ck_assert(psg_colour_parse(differences[_i].b, &b));
    bool is_told = true;
    for (int vision = PSG_VISION_NORMAL; vision <= PSG_VISION_TRITAN; vision++) {
        double found = psg_colour_difference(a, b, (PsgVision)vision);
        ck_assert_double_eq_tol(found, differences[_i].differences[vision], 0.02);
        ck_assert_double_eq_tol(found, psg_colour_difference(b, a, (PsgVision)vision),
                                1e-9);
        is_told = is_told && (vision == PSG_VISION_TRITAN || found > PSG_COLOUR_TOLD);
    }
    ck_assert(psg_colour_is_told(a, b) == is_told);
}
END_TEST

START_TEST(grey_has_no_hue)
{
    PsgColour red = {200, 0, 0, 255}, like_it = {0, 100, 95, 255},
              white = {255, 255, 255, 255};
    ck_assert_double_gt(psg_colour_difference(red, like_it, PSG_VISION_NORMAL), 30);
    ck_assert_double_lt(psg_colour_difference(red, like_it, PSG_VISION_GREY), 5);
    ck_assert_double_gt(psg_colour_difference(red, white, PSG_VISION_GREY), 30);
}
END_TEST

START_TEST(hues_come_back)
{
    for (int i = 0; i < 16 * 16 * 16; i++) {
        PsgColour colour = {(uint8_t)(i / 256 * 17), (uint8_t)(i / 16 % 16 * 17),
                            (uint8_t)(i % 16 * 17), 128};
        PsgHsl hsl = psg_colour_hsl(colour);
        hsl.hue += i % 3 - 1; /* once around is nowhere else */
        PsgColour back = psg_colour_of_hsl(hsl, 128);
        ck_assert_mem_eq(&back, &colour, sizeof colour);
    }
    PsgHsl red = {0.02, 1, 0.5}, nearly = {0.98, 1, 0.5};
    ck_assert_double_eq_tol(psg_hue_distance(red, nearly), 14.4, 1e-9);
    ck_assert(psg_colour_is_grey((PsgColour){120, 130, 140, 255}));
    ck_assert(!psg_colour_is_grey((PsgColour){120, 130, 160, 255}));
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
    tcase_add_test(all, text_is_mixed_until_it_is_read);
    tcase_add_loop_test(all, measures_what_eyes_tell, 0, G_N_ELEMENTS(differences));
    tcase_add_test(all, grey_has_no_hue);
    tcase_add_test(all, hues_come_back);
    suite_add_tcase(suite, all);
    return suite;
}
