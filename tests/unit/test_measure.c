/* Rulers: widths that scale, lines that fit, and any text at all. */
#include "sample_scene.h"

#include "scene/lettering.h"

#include <check.h>
#include <string.h>

Suite *measure_suite(void);

static const PsgFont font = {SAMPLE_FAMILY, 20, 400, false};

static char *
joined_wrap(PsgRuler *ruler, const char *text, double width, size_t most)
{
    g_auto(GStrv) lines = psg_ruler_wrap(ruler, &font, text, width, most);
    return g_strjoinv("|", lines);
}

static void
assert_wraps(const char *text, double width, size_t most, const char *expected)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autofree char *lines = joined_wrap(ruler, text, width, most);
    ck_assert_str_eq(lines, expected);
}

START_TEST(measures_the_same_twice)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autoptr(PsgRuler) other = psg_ruler_new();
    double width = psg_ruler_width(ruler, &font, "Mésocentre");
    ck_assert_double_gt(width, 80);
    ck_assert_double_lt(width, 140);
    ck_assert_double_eq(psg_ruler_width(ruler, &font, "Mésocentre"), width);
    ck_assert_double_eq(psg_ruler_width(other, &font, "Mésocentre"), width);
    ck_assert_double_eq(psg_ruler_width(ruler, &font, ""), 0);
}
END_TEST

START_TEST(grows_with_the_size)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    const double sizes[] = {7, 13.3, 20, 33, 250};
    double em = psg_ruler_width(ruler, &font, "AVATo 2013") / font.size;
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        PsgFont sized = font;
        sized.size = sizes[i];
        double width = psg_ruler_width(ruler, &sized, "AVATo 2013");
        ck_assert_double_eq_tol(width / sizes[i], em, 0.002);
    }
}
END_TEST

START_TEST(tells_weights_apart)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    PsgFont bold = font;
    bold.weight = 700;
    double width = psg_ruler_width(ruler, &font, "minimum");
    ck_assert_double_gt(psg_ruler_width(ruler, &bold, "minimum"), width);
}
END_TEST

START_TEST(takes_a_newline_for_a_space)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    double width = psg_ruler_width(ruler, &font, "a b");
    ck_assert_double_eq(psg_ruler_width(ruler, &font, "a\nb"), width);
    ck_assert_double_eq(psg_ruler_width(ruler, &font, "a\tb"), width);
}
END_TEST

START_TEST(knows_the_height_of_letters)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    double cap = psg_ruler_cap_height(ruler, &font);
    double line = psg_ruler_line_height(ruler, &font);
    ck_assert_double_gt(cap, 0.6 * font.size);
    ck_assert_double_lt(cap, 0.8 * font.size);
    ck_assert_double_gt(line, font.size);
    ck_assert_double_lt(line, 1.6 * font.size);
    ck_assert_double_eq(psg_ruler_cap_height(ruler, &font), cap);
    ck_assert_double_eq(psg_ruler_line_height(ruler, &font), line);
}
END_TEST

START_TEST(wraps_evenly)
{
    /* As few lines as can be; not three words and then one. */
    assert_wraps("aaaa aaaa aaaa aaaa", 155, 9, "aaaa aaaa|aaaa aaaa");
    assert_wraps("one", 200, 3, "one");
    assert_wraps("  one   two  ", 2000, 3, "one   two");
    assert_wraps("Conseil stratégique pour le calcul intensif", 1000, 3,
                 "Conseil stratégique pour le calcul intensif");
}
END_TEST

START_TEST(wraps_where_the_language_allows)
{
    assert_wraps("CNRS/Inria", 70, 5, "CNRS/|Inria");
    assert_wraps("méso-centres", 90, 5, "méso-|centres");
    assert_wraps("日本語の文章", 70, 5, "日本語|の文章");
    assert_wraps("Tier\u00a01 national", 90, 5, "Tier\u00a01|national");
    assert_wraps("demain ? demain", 110, 5, "demain ?|demain");
    assert_wraps("un \u00ab mot \u00bb", 90, 5, "un|\u00ab mot \u00bb");
    assert_wraps("2017-03-28 Paris", 130, 5, "2017-03-28|Paris");
}
END_TEST

START_TEST(wraps_no_line_wider_than_asked)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    const char *text =
        "AVATAR To Ta WAVE, le réseau des mésocentres et l'équipement de calcul.";
    for (double width = 60; width < 800; width += 7) {
        g_auto(GStrv) lines = psg_ruler_wrap(ruler, &font, text, width, 99);
        g_autofree char *joined = g_strjoinv(" ", lines);
        if (width > 150) {
            ck_assert_str_eq(joined, text);
        }
        for (char **line = lines; *line != NULL; line++) {
            ck_assert_double_le(psg_ruler_width(ruler, &font, *line), width + 0.02);
            ck_assert_int_ne(**line, ' ');
            ck_assert(!g_str_has_suffix(*line, " "));
        }
    }
}
END_TEST

START_TEST(breaks_a_word_that_is_too_long)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autofree char *lines =
        joined_wrap(ruler, "à Donaudampfschifffahrtsgesellschaft", 120, 9);
    ck_assert_str_eq(lines, "à Donau-|dampf-|schifffahrts-|gesellschaft");
}
END_TEST

/* By the syllables of the languages, never with fewer than three letters; what is no Latin word
 * is cut between characters, without a hyphen. */
START_TEST(breaks_words_between_syllables)
{
    assert_wraps("informatique", 85, 9, "infor-|matique");
    assert_wraps("établissements", 90, 9, "établis-|sements");
    assert_wraps("transport", 60, 9, "trans-|port");
    assert_wraps("architecture", 85, 9, "archi-|tecture");
    assert_wraps("Rechenzentrum", 95, 9, "Rechen-|zentrum");
    assert_wraps("ABC123456789XYZ", 70, 9, "ABC12|34567|89XYZ");
    assert_wraps("Вычислительный", 90, 9, "Вычисл|ительн|ый");
}
END_TEST

START_TEST(never_breaks_a_character)
{
    assert_wraps("e\u0301e\u0301e\u0301", 1, 9, "e\u0301|e\u0301|e\u0301");
    assert_wraps("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 1, 9,
                 "👩‍👩‍👧‍👦|👩‍👩‍👧‍👦");
}
END_TEST

START_TEST(cuts_what_has_no_room)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_auto(GStrv) lines =
        psg_ruler_wrap(ruler, &font, "Conseil stratégique pour le calcul", 150, 2);
    ck_assert_uint_eq(g_strv_length(lines), 2);
    ck_assert(g_str_has_prefix(lines[1], "stratégique"));
    ck_assert(g_str_has_suffix(lines[1], "…"));
    ck_assert_double_le(psg_ruler_width(ruler, &font, lines[1]), 150.01);

    g_autofree char *same = psg_ruler_cut(ruler, &font, "court", 500);
    ck_assert_str_eq(same, "court");
    g_autofree char *nothing = psg_ruler_cut(ruler, &font, "court", 1);
    ck_assert_str_eq(nothing, "…");
    g_autofree char *blank = psg_ruler_cut(ruler, &font, "mot qui suit", 65);
    ck_assert_str_eq(blank, "mot…");
}
END_TEST

START_TEST(continues_a_cut_text_where_the_line_before_ended)
{
    assert_wraps("CNRS/Inria/Universités", 80, 2, "CNRS/|Inria/…");
}
END_TEST

START_TEST(wraps_blank_text_into_no_lines)
{
    assert_wraps("", 100, 1, "");
    assert_wraps(" \n\t ", 100, 1, "");
}
END_TEST

START_TEST(bears_any_text)
{
    static const char *const texts[] = {"שלום עולם, abc def",
                                        "مرحبا بالعالم",
                                        "ภาษาไทยไม่มีช่องว่าง",
                                        "\xff\xfe broken \xc3",
                                        "\x01\x02\x7f\xc2\x85\u2029",
                                        "\u202e\u2066mixed\u2069 \u200f\u200b\ufeff",
                                        "🏳️‍🌈👩‍👩‍👧‍👦🇫🇷",
                                        "\u0301\u0301\u0301",
                                        "\U0010FFFF\uFFFE",
                                        "a\u00adb\u00adc",
                                        "\u00a0"};
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        ck_assert_double_ge(psg_ruler_width(ruler, &font, texts[i]), 0);
        for (double width = 0; width < 200; width += 37) {
            g_auto(GStrv) lines = psg_ruler_wrap(ruler, &font, texts[i], width, 2);
            ck_assert_uint_le(g_strv_length(lines), 2);
            g_autofree char *cut = psg_ruler_cut(ruler, &font, texts[i], width);
            ck_assert(g_utf8_validate(cut, -1, NULL));
        }
    }
}
END_TEST

START_TEST(wraps_a_long_text_quickly)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 10000; i++) {
        g_string_append(text, i % 6 == 5 ? " " : "m");
    }
    g_auto(GStrv) lines = psg_ruler_wrap(ruler, &font, text->str, 300, 10000);
    ck_assert_uint_gt(g_strv_length(lines), 100);
    for (char *byte = text->str; *byte != '\0'; byte++) {
        *byte = 'm';
    }
    g_auto(GStrv) pieces = psg_ruler_wrap(ruler, &font, text->str, 300, 10000);
    ck_assert_uint_gt(g_strv_length(pieces), 100);
}
END_TEST

/* They are invisible, and all but two in a row say nothing. */
START_TEST(drops_marks_that_say_nothing)
{
    g_autoptr(GString) text = g_string_new("a");
    for (int i = 0; i < 5000; i++) {
        g_string_append(text, "\u200e\u200f");
    }
    g_string_append(text, "b \u200e1\u200f");
    g_autofree char *line = psg_lettering_line(text->str);
    ck_assert_str_eq(line, "a\u200e\u200fb \u200e1\u200f");
}
END_TEST

/* Also of a word without blanks, and of letters without a width. */
START_TEST(wraps_a_long_word_quickly)
{
    static const char *const letters[] = {"a", "\u200b", "a\u0301", "\u2060"};
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autoptr(GString) word = g_string_new(NULL);
    for (int i = 0; i < 9990; i++) {
        g_string_append(word, letters[_i]);
    }
    g_auto(GStrv) lines = psg_ruler_wrap(ruler, &font, word->str, 300, G_MAXSIZE);
    g_autofree char *whole = g_strjoinv("", lines);
    ck_assert_str_eq(whole, word->str);
}
END_TEST

START_TEST(tells_which_family_is_used)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autofree char *missing =
        psg_ruler_family_found(ruler, "No Such Font, DejaVu Sans Mono");
    g_autofree char *quoted = psg_ruler_family_found(ruler, "'DejaVu Sans Mono' , x");
    ck_assert_str_eq(missing, "DejaVu Sans Mono");
    ck_assert_str_eq(quoted, "DejaVu Sans Mono");
}
END_TEST

START_TEST(knows_who_writes_from_the_right)
{
    ck_assert(psg_lettering_from_right("2013 – שלום"));
    ck_assert(psg_lettering_from_right("مرحبا abc"));
    ck_assert(psg_lettering_from_right("\u200f12"));
    ck_assert(!psg_lettering_from_right("\u200eשלום"));
    ck_assert(!psg_lettering_from_right("abc שלום"));
    ck_assert(!psg_lettering_from_right("2013"));
}
END_TEST

Suite *
measure_suite(void)
{
    Suite *suite = suite_create("measure");
    TCase *widths = tcase_create("widths");
    tcase_add_test(widths, measures_the_same_twice);
    tcase_add_test(widths, grows_with_the_size);
    tcase_add_test(widths, tells_weights_apart);
    tcase_add_test(widths, takes_a_newline_for_a_space);
    tcase_add_test(widths, knows_the_height_of_letters);
    tcase_add_test(widths, tells_which_family_is_used);
    tcase_add_test(widths, knows_who_writes_from_the_right);
    suite_add_tcase(suite, widths);
    TCase *lines = tcase_create("lines");
    tcase_set_timeout(lines, 60);
    tcase_add_test(lines, wraps_evenly);
    tcase_add_test(lines, wraps_where_the_language_allows);
    tcase_add_test(lines, wraps_no_line_wider_than_asked);
    tcase_add_test(lines, breaks_a_word_that_is_too_long);
    tcase_add_test(lines, breaks_words_between_syllables);
    tcase_add_test(lines, never_breaks_a_character);
    tcase_add_test(lines, cuts_what_has_no_room);
    tcase_add_test(lines, continues_a_cut_text_where_the_line_before_ended);
    tcase_add_test(lines, wraps_blank_text_into_no_lines);
    tcase_add_test(lines, bears_any_text);
    tcase_add_test(lines, wraps_a_long_text_quickly);
    tcase_add_loop_test(lines, wraps_a_long_word_quickly, 0, 4);
    tcase_add_test(lines, drops_marks_that_say_nothing);
    suite_add_tcase(suite, lines);
    return suite;
}
