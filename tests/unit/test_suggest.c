/* Suggestions: near words are found, far ones are not. */
#include "base/suggest.h"

#include <check.h>
#include <glib.h>

Suite *suggest_suite(void);

static const char *const words[] = {
    "title",        "when", "actors",    "relations", "kind",
    "groups",       "name", "organises", "funds",     "ministry",
    "participants", "of",   "to",        "Équipe",    "genci",
};

typedef struct {
    const char *misspelt, *meant;
} Slip;

static const Slip slips[] = {
    {"titel", "title"}, /* exchanged */
    {"titl", "title"},  /* left out */
    {"minstry", "ministry"},
    {"acttors", "actors"}, /* put in */
    {"relatoins", "relations"},
    {"wehn", "when"},
    {"grups", "groups"},
    {"Name", "name"}, /* case */
    {"GENCI", "genci"},
    {"équipe", "Équipe"},
    {"equipe", "Équipe"},
    {"organis", "organises"},
    {"part", "participants"}, /* only begun */
    {"organisation", NULL},
    {"xyz", NULL},
    {"ki", NULL},
    {"s", NULL},
    {"ministerial", NULL},
    {"", NULL},
    {"na\xFFme", "name"}, /* broken encoding */
};

START_TEST(finds_what_was_meant)
{
    const char *found = psg_suggest(slips[_i].misspelt, words, G_N_ELEMENTS(words));
    ck_assert_pstr_eq(found, slips[_i].meant);
}
END_TEST

START_TEST(takes_the_first_of_equals)
{
    const char *const equals[] = {"cat", "bat", "rat"};
    ck_assert_str_eq(psg_suggest("mat", equals, 3), "cat");
    ck_assert_str_eq(psg_suggest("ratt", equals, 3), "rat");
    ck_assert_ptr_null(psg_suggest("mat", equals, 0));
}
END_TEST

START_TEST(prefers_a_slip_to_a_beginning)
{
    const char *const both[] = {"participants", "port"};
    ck_assert_str_eq(psg_suggest("part", both, 2), "port");
    const char *const begun[] = {"participants", "partner"};
    ck_assert_str_eq(psg_suggest("part", begun, 2), "partner");
}
END_TEST

START_TEST(passes_over_very_long_words)
{
    g_autofree char *long_word = g_strnfill(100000, 'a');
    const char *const known[] = {long_word, "aaa"};
    ck_assert_ptr_null(psg_suggest(long_word, known, 2));
    ck_assert_str_eq(psg_suggest("aaab", known, 2), "aaa");
}
END_TEST

/* Puts `count` slips into a word, none of which is next to another. Owned by the
 * caller. */
static char *
misspelt(const char *word, size_t count, GRand *random)
{
    g_autoptr(GString) text = g_string_new(word);
    size_t step = text->len / (count + 1);
    for (size_t i = count; i > 0; i--) {
        size_t at = i * step;
        char letter = text->str[at];
        switch (g_rand_int_range(random, 0, 4)) {
        case 0:
            g_string_erase(text, (gssize)at, 1);
            break;
        case 1:
            g_string_insert_c(text, (gssize)at, 'x');
            break;
        case 2:
            text->str[at] = 'x';
            break;
        default:
            text->str[at] = text->str[at - 1];
            text->str[at - 1] = letter;
        }
    }
    return g_strdup(text->str);
}

/* However the mistakes are made: only the places near the diagonal are looked at. */
START_TEST(three_slips_in_a_long_word_are_found_and_four_are_not)
{
    static const char *const known[] = {"abcdefghijklmnopqrstuvwyz-abcdefghijk"};
    g_autoptr(GRand) random = g_rand_new_with_seed(1);
    for (size_t i = 0; i < 2000; i++) {
        size_t count = i % 5;
        g_autofree char *word = misspelt(known[0], count, random);
        ck_assert_msg((psg_suggest(word, known, 1) != NULL) == (count <= 3),
                      "%zu slips: %s", count, word);
    }
}
END_TEST

Suite *
suggest_suite(void)
{
    Suite *suite = suite_create("suggest");
    TCase *all = tcase_create("all");
    tcase_add_loop_test(all, finds_what_was_meant, 0, G_N_ELEMENTS(slips));
    tcase_add_test(all, three_slips_in_a_long_word_are_found_and_four_are_not);
    tcase_add_test(all, takes_the_first_of_equals);
    tcase_add_test(all, prefers_a_slip_to_a_beginning);
    tcase_add_test(all, passes_over_very_long_words);
    suite_add_tcase(suite, all);
    return suite;
}
