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

Suite *
text_suite(void)
{
    Suite *suite = suite_create("text");
    TCase *all = tcase_create("all");
    tcase_add_loop_test(all, chooses_the_nearest_language, 0, G_N_ELEMENTS(choices));
    tcase_add_test(all, has_nothing_where_nothing_was_said);
    suite_add_tcase(suite, all);
    return suite;
}
