/* Pages: by name, by size, and what is no page. */
#include "figure/page.h"

#include <check.h>
#include <string.h>

Suite *page_suite(void);

static const struct {
    const char *text;
    double width, height, dpi;
    bool fits;
} pages[] = {
    {"slide", 1600, 900, 144, false},
    {"slide-4x3", 1200, 900, 144, false},
    {"a4", 1403.15, 992.13, 144, false}, /* 297 × 210 mm at 120 to an inch */
    {"a4-portrait", 992.13, 1403.15, 144, false},
    {"a3", 1984.25, 1403.15, 144, false},
    {"a2-portrait", 1984.25, 2806.30, 144, false},
    {"a1", 3973.23, 2806.30, 144, false},
    {"a0-portrait", 3973.23, 5617.32, 144, false},
    {"fit", 1600, 560, 144, true},
    {"1920x1080", 1920, 1080, 120, false},
    {"200x20000", 200, 20000, 120, false},
    {"20000x200", 20000, 200, 120, false},
};

START_TEST(pages_have_sizes)
{
    PsgPage page;
    g_autofree char *why = NULL;
    ck_assert_msg(psg_page_parse(pages[_i].text, &page, &why), "%s", why);
    ck_assert_double_eq_tol(page.size.width, pages[_i].width, 0.01);
    ck_assert_double_eq_tol(page.size.height, pages[_i].height, 0.01);
    double share =
        page.scale / (page.size.width / 1600); /* of the page's width, as on a slide */
    bool is_flat = page.size.height < 540 * page.size.width / 1600;
    ck_assert_msg((share > 0.5 || is_flat) && share < 1.7,
                  "letters of %g times those of a slide", share);
    ck_assert_double_eq_tol(page.dpi, pages[_i].dpi, 1e-9);
    ck_assert_int_eq(page.fits, pages[_i].fits);
}
END_TEST

START_TEST(a_flat_page_has_room_for_more_than_its_frame)
{
    PsgPage flat = psg_page_of_size((PsgSize){20000, 200});
    ck_assert_double_le(flat.scale, 200 / 500.0);
}
END_TEST

/* By name, each larger than the one before. */
static const char *const posters[] = {"a4", "a3", "a2", "a1", "a0"};

static PsgPage
page_of(const char *name, const char *suffix)
{
    PsgPage page;
    g_autofree char *whole = g_strconcat(name, suffix, NULL), *why = NULL;
    ck_assert_msg(psg_page_parse(whole, &page, &why), "%s", why);
    return page;
}

/* A larger sheet has larger letters, for who stands farther away, and yet holds more; its
 * heading and margins are as large a part of it as on a4. */
START_TEST(posters_hold_more_in_larger_letters)
{
    PsgPage less = page_of(posters[_i - 1], NULL), page = page_of(posters[_i], NULL);
    PsgPage high = page_of(posters[_i], "-portrait");
    ck_assert_double_gt(page.scale, less.scale);
    ck_assert_double_gt(page.size.height / page.scale,
                        1.1 * less.size.height / less.scale);
    ck_assert_double_ge(page.scale * 18 / 120 * 72, 12); /* points, of names */
    ck_assert_double_eq_tol(page.heading / page.size.width,
                            less.heading / less.size.width, 0.01 * less.heading);
    ck_assert_double_ge(page.heading, page.scale);
    ck_assert_double_eq_tol(high.scale, page.scale, 1e-9);
}
END_TEST

static const char *const wrong[] = {
    "",         "x",         "1600",    "1600x",     "x900",     "199x900", "900x199",
    "20001x10", "800x20001", "1e9x1e9", "800x600x2", "-800x600", "nanx900", "800 x600"};

START_TEST(a_slide_has_letters_as_the_style_says)
{
    PsgPage slide = psg_page_of_size((PsgSize){1600, 900});
    PsgPage half = psg_page_of_size((PsgSize){800, 450});
    ck_assert_double_eq_tol(slide.scale, 1, 1e-12);
    ck_assert_double_eq_tol(half.scale, 0.5, 1e-12);
}
END_TEST

START_TEST(what_is_no_page_is_refused_with_a_reason)
{
    PsgPage page;
    g_autofree char *why = NULL;
    ck_assert_msg(!psg_page_parse(wrong[_i], &page, &why), "\"%s\" is a page", wrong[_i]);
    ck_assert_ptr_nonnull(strstr(why, "slide-4x3"));
    ck_assert_ptr_nonnull(strstr(why, "WIDTHxHEIGHT"));
}
END_TEST

START_TEST(a_misspelt_page_is_guessed)
{
    PsgPage page;
    g_autofree char *why = NULL;
    ck_assert(!psg_page_parse("silde", &page, &why));
    ck_assert_ptr_nonnull(strstr(why, "did you mean \"slide\"?"));
}
END_TEST

Suite *
page_suite(void)
{
    Suite *suite = suite_create("page");
    TCase *parse = tcase_create("parse");
    tcase_add_loop_test(parse, pages_have_sizes, 0, G_N_ELEMENTS(pages));
    tcase_add_loop_test(parse, posters_hold_more_in_larger_letters, 1,
                        G_N_ELEMENTS(posters));
    tcase_add_test(parse, a_slide_has_letters_as_the_style_says);
    tcase_add_test(parse, a_flat_page_has_room_for_more_than_its_frame);
    tcase_add_loop_test(parse, what_is_no_page_is_refused_with_a_reason, 0,
                        G_N_ELEMENTS(wrong));
    tcase_add_test(parse, a_misspelt_page_is_guessed);
    suite_add_tcase(suite, parse);
    return suite;
}
