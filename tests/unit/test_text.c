/* Texts: the one to show in a language. */
#include "model/text.h"

#include <check.h>
#include <glib.h>

Suite *text_suite(void);

static const PsgTranslation translations[] = {
    {"fr", "Réseau"},
    {"en", "Network"},
    {"pt", "Rede"},
    {"en-US", "Net"},
};

typedef struct {
    const char *language, *shown;
} Choice;

static const Choice choices[] = {
    {"fr", "Réseau"},  {"en", "Network"},    {"EN", "Network"},
    {"en-US", "Net"},  {"en-GB", "Network"}, /* the language without its region */
    {"pt-BR", "Rede"}, {"de", "Réseau"},     /* the first that was written */
    {"e", "Réseau"},   {"", "Réseau"},
};

START_TEST(chooses_the_nearest_language)
{
    PsgText text = {translations, G_N_ELEMENTS(translations)};
    ck_assert_str_eq(psg_text_in(&text, choices[_i].language), choices[_i].shown);
}
END_TEST

START_TEST(has_nothing_where_nothing_was_said)
{
    PsgText text = {NULL, 0};
    ck_assert_ptr_null(psg_text_in(&text, "fr"));
}
END_TEST

static const PsgTranslation other_english[] = {{"en", "Web"}};
static const PsgTranslation same_english[] = {{"en", "Network"}, {"de", "Netz"}};
static const PsgTranslation german[] = {{"de", "Réseau"}};
static const PsgTranslation other_german[] = {{"de", "Netz"}};

/* Beside the translations above. */
static const struct {
    PsgText other;
    bool is_same;
} pairs[] = {
    {{translations, G_N_ELEMENTS(translations)}, true},
    {{other_english, G_N_ELEMENTS(other_english)}, false},
    {{same_english, G_N_ELEMENTS(same_english)}, true}, /* where both say something */
    {{german, G_N_ELEMENTS(german)}, true},             /* the first strings alone */
    {{other_german, G_N_ELEMENTS(other_german)}, false},
    {{NULL, 0}, false},
};

START_TEST(is_the_same_where_both_say_something)
{
    PsgText text = {translations, G_N_ELEMENTS(translations)};
    ck_assert(psg_text_is_same(&text, &pairs[_i].other) == pairs[_i].is_same);
    ck_assert(psg_text_is_same(&pairs[_i].other, &text) == pairs[_i].is_same);
}
END_TEST

START_TEST(nothing_is_the_same_as_nothing)
{
    PsgText text = {NULL, 0}, other = {NULL, 0};
    ck_assert(psg_text_is_same(&text, &other));
}
END_TEST

Suite *
text_suite(void)
{
    Suite *suite = suite_create("text");
    TCase *all = tcase_create("all");
    tcase_add_loop_test(all, chooses_the_nearest_language, 0, G_N_ELEMENTS(choices));
    tcase_add_test(all, has_nothing_where_nothing_was_said);
    tcase_add_loop_test(all, is_the_same_where_both_say_something, 0,
                        G_N_ELEMENTS(pairs));
    tcase_add_test(all, nothing_is_the_same_as_nothing);
    suite_add_tcase(suite, all);
    return suite;
}
