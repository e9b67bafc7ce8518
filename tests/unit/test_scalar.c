/* The grammars of scalars; what editors are told of them must be what the reader does. */
#include "base/colour.h"
#include "model/text.h"
#include "read/form/pattern.h"
#include "read/form/scalar.h"
#include "words.h"

#include <check.h>
#include <string.h>

Suite *scalar_suite(void);

static PsgNode
scalar(const char *string, bool plain)
{
    return (PsgNode){.kind = PSG_NODE_SCALAR, .plain = plain, .string = string};
}

static bool
is_language(const char *word)
{
    return words_are_fine(psg_language_complaint(word));
}

START_TEST(knows_languages)
{
    static const Word words[] = {
        {"fr", true},     {"gsw", true},  {"pt-BR", true}, {"zh-Hant-TW", true},
        {"", false},      {"f", false},   {"FR", false},   {"fran", false},
        {"fr_FR", false}, {"fr-", false}, {"fr-x", false}, {"f1", false},
    };
    words_expect(words, G_N_ELEMENTS(words), PSG_PATTERN_LANGUAGE, is_language);
    g_autofree char *advice = psg_language_complaint("FR_CA");
    ck_assert_ptr_nonnull(strstr(advice, "\"fr-CA\""));
    ck_assert(psg_language_is_known("fr"));
    ck_assert(psg_language_is_known("zu"));
    ck_assert(psg_language_is_known("en-GB"));
    ck_assert(psg_language_is_known("gsw"));
    ck_assert(!psg_language_is_known("jp"));
}
END_TEST

static bool
is_url(const char *word)
{
    return words_are_fine(psg_url_complaint(word));
}

START_TEST(knows_addresses)
{
    static const Word words[] = {
        {"http://a.org", true},
        {"https://été.fr/a?b=c#d", true},
        {"mailto:a@b.fr", true},
        {"http://[::1]:80/", true},
        {"", false},
        {"http://", false},
        {"https:///a", false},
        {"http:/a", false},
        {"ftp://a.org", false},
        {"javascript:alert(1)", false},
        {"HTTP://a.org", false},
        {"http://a b", false},
        {"http://a\"b", false},
        {"http://a<b", false},
        {"http://a\xc2\xa0", false},
        {"http://a.org/\u202egro.b", false}, /* would be shown as another address */
        {"http://\u2066a.org\u2069", false},
        {"http://a\u200bb.org", false},
        {"http://a\u00adb.org", false},
        {"http://a.org\ufeff", false},
        {"http://a.org/\xef\xb7\x90", false}, /* U+FDD0 */
        {"mailto:a@b\u200e.fr", false},
        {"https://été.fr/日本", true},
        {"mailto:a", false},
        {"mailto:@b", false},
        {"mailto:a@", false},
        {"mailto:a@b@c", false},
        {"www.a.org", false},
        {"//a.org", false},
    };
    words_expect(words, G_N_ELEMENTS(words), PSG_PATTERN_URL, is_url);
}
END_TEST

static bool
is_text(const char *word)
{
    return words_are_fine(psg_text_complaint(word));
}

START_TEST(knows_texts)
{
    static const Word words[] = {
        {"a", true},
        {" a\n b\t", true},
        {"l’été “à” 日本 🌍", true},
        {"e\u0301", true},
        {"a\u200db", true},
        {"a\u200fb", true},
        {"", false},
        {" \n\t", false},
        {"\u00a0\u2003", false},
        {"a\x01", false},
        {"a\x7f", false},
        {"a\xc2\x85", false},
        {"a\xc2\x9f", false},
        {"a\u202e", false},
        {"\u2066a\u2069", false},
        {"a\xef\xb7\x90", false}, /* U+FDD0 */
        {"a\xef\xbf\xbe", false}, /* U+FFFE */
        {"a\xef\xbf\xbf", false},
        {"a\xef\xbf\xbd", true}, /* U+FFFD is one */
    };
    words_expect(words, G_N_ELEMENTS(words), PSG_PATTERN_TEXT, is_text);
    static const Word beyond[] = {{"a\xf0\x9f\xbf\xbe", false}, /* U+1FFFE */
                                  {"a\xf4\x8f\xbf\xbf", false},
                                  {"a\xf0\x9f\xbf\xbd", true}};
    words_expect(beyond, G_N_ELEMENTS(beyond), NULL, is_text); /* no pattern says it */
}
END_TEST

static bool
is_date(const char *word)
{
    PsgInterval ignored;
    PsgNode node = scalar(word, true);
    return psg_scalar_date(&node, &ignored);
}

START_TEST(knows_dates)
{
    static const Word words[] = {
        {"2007", true},
        {"2007-06", true},
        {"2007-06-15", true},
        {"2007-21", true},
        {"2007~", true},
        {"2007-06?", true},
        {"2007-06-15%", true},
        {"201X", true},
        {"20XX~", true},
        {"2010-XX", true},
        {"2010-XX-XX", true},
        {"2010-06-XX", true},
        {"-0044", true},
        {"0000", true},
        {"2007/2013", true},
        {"2007/..", true},
        {"../2013", true},
        {"2007/", true},
        {"/2013", true},
        {"2007~/2013-05?", true},
        {"../..", true},
        {"", false},
        {"207", false},
        {"20070", false},
        {"-0000", false},
        {"2XXX", false},
        {"2007-1", false},
        {"2007-13", false},
        {"2007-25", false},
        {"2007-00", false},
        {"2007-21-01", false},
        {"201X-06", false},
        {"2007-XX-01", false},
        {"2007-06-32", false},
        {"2007-06-00", false},
        {"2007~~", false},
        {"/", false},
        {"2007//2008", false},
        {"2007/2008/2009", false},
        {"2007..2008", false},
        {"2007-06-15T10", false},
        {"yes", false},
        {"t5", true},
        {"t-3", true},
        {"t0", true},
        {"t0.000001", true},
        {"t-0.5?", true},
        {"t10.50~", true},
        {"t999999999", true},
        {"t3999999999.999999", true},
        {"t-4000000000.000", true},
        {"t5/t12.5", true},
        {"t5/..", true},
        {"../t7%", true},
        {"t5/", true},
        {"[t1, t3..t5]", true},
        {"t", false},
        {"t05", false},
        {"t-0", false},
        {"t-0.0", false},
        {"t.5", false},
        {"t5.", false},
        {"t0.1234567", false},
        {"t4000000001", false},
        {"t4000000000.1", false},
        {"t-40000000000", false},
        {"t+5", false},
        {"T5", false},
        {"t5/2007", false},
        {"2007/t5", false},
        {"[2007,t5]", false},
        {"2007-06-15T10:30", true},
        {"2007-06-15T10:30:15Z", true},
        {"2007-06-15T10:30+02:00~/..", true},
        {"2007-06-15T24:00", false},
        {"2007-06-15T10:60", false},
        {"2007-06T10:30", false},
        {"2007-06-XXT10:30", false},
        {"2007-06-15T10:30+15:00", false},
        {"2007-06-15T10:30:15:20", false},
        {"[1667,1668]", true},
        {"[1667, 1668..1670-03]", true},
        {"[ 1667~ ]", true},
        {"[]", false},
        {"[1667", false},
        {"[1667,]", false},
        {"[1667..]", false},
        {"[..1667]", false},
        {"[1667..1668..1669]", false},
        {"[1667;1668]", false},
        {"[1667]/1700", false},
        {"[1667,1668]~", false},
        {"{1667,1668}", false},
        {"1560S2", false},
        {"Y12007", false},
        {"2007-33", false},
        {"2004?-06", false},
    };
    words_expect(words, G_N_ELEMENTS(words), PSG_PATTERN_DATE, is_date);
}
END_TEST

static bool
is_colour(const char *word)
{
    PsgColour ignored;
    return psg_colour_parse(word, &ignored);
}

START_TEST(knows_colours)
{
    static const Word words[] = {{"#fff", true},   {"#a0B1c2", true}, {"#a0b1c2d3", true},
                                 {"none", true},   {"", false},       {"fff", false},
                                 {"#ffff", false}, {"#ggg", false},   {"red", false}};
    words_expect(words, G_N_ELEMENTS(words), PSG_PATTERN_COLOUR, is_colour);
}
END_TEST

START_TEST(takes_plain_numbers_and_truths_only)
{
    double number = 0;
    bool truth = false;
    PsgNode plain = scalar("1590.5", true), quoted = scalar("1590.5", false);
    ck_assert(psg_scalar_number(&plain, &number));
    ck_assert_double_eq(number, 1590.5);
    ck_assert(!psg_scalar_number(&quoted, &number));
    ck_assert(!psg_scalar_number(NULL, &number));
    static const char *const no_numbers[] = {"",      "~",    ".inf", ".nan",
                                             "1_000", "0x10", "1,5",  "1e999"};
    for (size_t i = 0; i < G_N_ELEMENTS(no_numbers); i++) {
        PsgNode node = scalar(no_numbers[i], true);
        ck_assert_msg(!psg_scalar_number(&node, &number), "%s", no_numbers[i]);
    }
    PsgNode yes = scalar("true", true), no = scalar("FALSE", true);
    PsgNode words = scalar("true", false), norwegian = scalar("no", true);
    ck_assert(psg_scalar_boolean(&yes, &truth) && truth);
    ck_assert(psg_scalar_boolean(&no, &truth) && !truth);
    ck_assert(!psg_scalar_boolean(&words, &truth));
    ck_assert(!psg_scalar_boolean(&norwegian, &truth));
}
END_TEST

START_TEST(cleans_texts)
{
    static const char *const cleaned[][2] = {
        {"a", "a"},
        {"  a  b ", "a  b"},
        {"a\n  b\n\n c\n", "a b c"},
        {"a \n b", "a b"},
        {"a\tb\r\nc\u2028d", "a b c d"},
        {"e\u0301te\u0301", "été"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cleaned); i++) {
        g_autofree char *found = psg_text_clean(cleaned[i][0]);
        ck_assert_str_eq(found, cleaned[i][1]);
    }
}
END_TEST

Suite *
scalar_suite(void)
{
    Suite *suite = suite_create("scalar");
    TCase *tests = tcase_create("scalar");
    tcase_add_test(tests, knows_languages);
    tcase_add_test(tests, knows_addresses);
    tcase_add_test(tests, knows_texts);
    tcase_add_test(tests, knows_dates);
    tcase_add_test(tests, knows_colours);
    tcase_add_test(tests, takes_plain_numbers_and_truths_only);
    tcase_add_test(tests, cleans_texts);
    suite_add_tcase(suite, tests);
    return suite;
}
