/* Ids: what may be one, what editors are told of it, and what is advised instead. */
#include "read/form/id.h"
#include "read/form/pattern.h"
#include "words.h"

#include <check.h>
#include <glib.h>
#include <string.h>

Suite *id_suite(void);

#define LETTERS_60 "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"
#define ACCENTS_60 "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"

static bool
is_id(const char *word)
{
    return words_are_fine(psg_id_complaint(word));
}

static bool
is_actor_id(const char *word)
{
    return words_are_fine(psg_actor_id_complaint(word));
}

START_TEST(knows_ids)
{
    static const Word words[] = {
        {"a", true},
        {"csci", true},
        {"2013", true},
        {"A-b_c.d", true},
        {"201X", true},
        {"con2", true},
        {"console", true},
        {LETTERS_60 "1234", true},
        {"com10", true},
        {"", false},
        {"-a", false},
        {".a", false},
        {"a.", false},
        {"a..b", false},
        {"_a", false},
        {"a/b", false},
        {"a b", false},
        {"é", false},
        {"a\n", false},
        {"con", false},
        {"CON", false},
        {"nul.x", false},
        {"Com1", false},
        {"lpt9.a.b", false},
        {"2007~", false},
        {"../x", false},
        {LETTERS_60 "12345", false},
    };
    words_expect(words, G_N_ELEMENTS(words), PSG_PATTERN_ID, is_id);
}
END_TEST

START_TEST(knows_names_of_actors)
{
    static const Word words[] = {
        {"a", true},
        {"Jarke J. van Wijk", true},
        {"mésocentres", true},
        {"me\u0301socentres", true},
        {"O'Brien, Ann (Jr.)", true},
        {"l’été", true},
        {"col·legi", true},
        {"R&D_1+2@x#3", true},
        {"日本 太郎", true},
        {"Ольга", true},
        {"नमस्ते", true},
        {"١٢٣", true},
        {"@home", true},
        {"'t Hooft", true},
        {"(anon)", true},
        {"_a", true},
        {"007", true},
        {"null", true},
        {"a  b", true},
        {"Jr.", true},
        {"con man", true},
        {ACCENTS_60 "éééé", true},
        {"", false},
        {" a", false},
        {"a ", false},
        {".a", false},
        {"-a", false},
        {"..", false},
        {"a..b", false},
        {"a/b", false},
        {"a\\b", false},
        {"a:b", false},
        {"a*", false},
        {"a?", false},
        {"a\"b", false},
        {"<a", false},
        {"a>", false},
        {"a|b", false},
        {"a;b", false},
        {"a=b", false},
        {"100%", false},
        {"[a]", false},
        {"{a}", false},
        {"$a", false},
        {"a^b", false},
        {"a`b", false},
        {"a~b", false},
        {"a!", false},
        {"a\tb", false},
        {"a\nb", false},
        {"a\x01", false},
        {"a\x7f", false},
        {"a\xc2\x85", false},
        {"a\u00a0b", false},
        {"a\u200bb", false},
        {"a\u202eb", false},
        {"a\u2013b", false},
        {"a\u3000b", false},
        {"\ufeffa", false},
        {"×", false},
        {"→", false},
        {"con", false},
        {"Nul.x", false},
        {"AUX .x", false},
        {ACCENTS_60 "ééééé", false},
    };
    words_expect(words, G_N_ELEMENTS(words), PSG_PATTERN_ACTOR_ID, is_actor_id);
}
END_TEST

/* Here the pattern, which has only ranges, takes more than the reader does. */
START_TEST(knows_letters_from_signs)
{
    static const Word words[] = {
        {"a\U0001F600", false}, {"a\uff0fb", false}, {"\ue000", false},
        {"Ⓐ", false},           {"𝒜", true},         {"𠮷野家", true}};
    words_expect(words, G_N_ELEMENTS(words), NULL, is_actor_id);
}
END_TEST

typedef char *(*ComplaintCall)(const char *id);

static void
expect_advice(ComplaintCall complaint, const char *id, const char *advice)
{
    g_autofree char *told = complaint(id);
    ck_assert_ptr_nonnull(told);
    if (advice == NULL) {
        ck_assert_msg(strstr(told, "write") == NULL, "%s", told);
    } else {
        g_autofree char *expected = g_strdup_printf(": write \"%s\"", advice);
        ck_assert_msg(g_str_has_suffix(told, expected), "%s", told);
    }
}

START_TEST(advises_an_id)
{
    expect_advice(psg_id_complaint, "écoles d'été", "ecoles-d-ete");
    expect_advice(psg_id_complaint, "a/b", "a-b");
    expect_advice(psg_id_complaint, "-x-", "x-");
    expect_advice(psg_id_complaint, "a..b", "a-b");
    expect_advice(psg_id_complaint, "日本", NULL);
    expect_advice(psg_id_complaint, "con", NULL);
}
END_TEST

START_TEST(advises_a_name_of_an_actor)
{
    static const char *const advised[][2] = {
        {"a/b", "a-b"},
        {"Robert \"Bob\" Smith", "Robert 'Bob' Smith"},
        {"INRIA – LORIA", "INRIA - LORIA"},
        {"« Équipe »", "' Équipe '"},
        {"a\u00a0b", "a b"},
        {"a\u200bb", "ab"},
        {"[a] b", "(a) b"},
        {" a ", "a"},
        {"../../etc", "etc"},
        {"-.a", "a"},
        {"a...b", "a.b"},
        {"į..į", "į.į"},
        {"/", NULL},
        {"", NULL},
        {"con", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(advised); i++) {
        g_autofree char *near = psg_actor_id_nearest(advised[i][0]);
        ck_assert_msg(near == NULL || is_actor_id(near), "%s", near);
        expect_advice(psg_actor_id_complaint, advised[i][0], advised[i][1]);
    }
    g_autofree char *told = psg_actor_id_complaint("a\x01/b");
    ck_assert_ptr_nonnull(strstr(told, "but no U+0001"));
}
END_TEST

/* Whatever is wrong with a name, the advice is right. */
START_TEST(advises_nothing_that_is_wrong)
{
    static const char *const parts[] = {"a",  " ",  ".",  "-",      "/",         "\"",
                                        "é",  "..", "\n", "\u200b", "\u2013",    ":",
                                        "日", "(",  "x",  "con",    "\U0001F600"};
    const size_t count = G_N_ELEMENTS(parts);
    for (size_t i = 0; i < count * count * count; i++) {
        g_autofree char *word = g_strconcat(parts[i % count], parts[i / count % count],
                                            parts[i / count / count], NULL);
        g_autofree char *name = psg_actor_id_nearest(word);
        ck_assert_msg(name == NULL || is_actor_id(name), "\"%s\" for \"%s\"", name, word);
        g_autofree char *id = psg_id_nearest(word);
        ck_assert_msg(id == NULL || is_id(id), "\"%s\" for \"%s\"", id, word);
    }
}
END_TEST

Suite *
id_suite(void)
{
    Suite *suite = suite_create("id");
    TCase *tests = tcase_create("id");
    tcase_add_test(tests, knows_ids);
    tcase_add_test(tests, knows_names_of_actors);
    tcase_add_test(tests, knows_letters_from_signs);
    tcase_add_test(tests, advises_an_id);
    tcase_add_test(tests, advises_a_name_of_an_actor);
    tcase_add_test(tests, advises_nothing_that_is_wrong);
    suite_add_tcase(suite, tests);
    return suite;
}
