/* Words of columns: in two languages, however they are written. */
#include "read/draft/meaning.h"

#include <check.h>
#include <glib.h>

Suite *meaning_suite(void);

static const struct {
    const char *word;
    PsgMeaning meaning;
} cases[] = {
    {"Id", PSG_MEANING_ID},
    {"node_id", PSG_MEANING_ID},
    {"itemLabel", PSG_MEANING_NAME},
    {"Libellé", PSG_MEANING_NAME},
    {"Nom complet", PSG_MEANING_FULL},
    {"TYPE", PSG_MEANING_KIND},
    {"Nature de l'acte", PSG_MEANING_KIND},
    {"modularity_class", PSG_MEANING_GROUP},
    {"Niveau", PSG_MEANING_TIER},
    {"Remarques", PSG_MEANING_NOTE},
    {"site web", PSG_MEANING_URL},
    {"Source", PSG_MEANING_REFERENCE},
    {"Réf.", PSG_MEANING_REFERENCE},
    {"Start", PSG_MEANING_START},
    {"start_minute", PSG_MEANING_START},
    {"onset", PSG_MEANING_START},
    {"birthdate", PSG_MEANING_START},
    {"Date de début", PSG_MEANING_START},
    {"Date d'entrée", PSG_MEANING_START},
    {"Année de création", PSG_MEANING_START},
    {"Date de la fondation", PSG_MEANING_START},
    {"year founded", PSG_MEANING_START},
    {"accepted", PSG_MEANING_START},
    {"End Date", PSG_MEANING_END},
    {"terminus", PSG_MEANING_END},
    {"Dissolved", PSG_MEANING_END},
    {"deathdate", PSG_MEANING_END},
    {"date.de.fin", PSG_MEANING_END},
    {"Année", PSG_MEANING_WHEN},
    {"timeset", PSG_MEANING_WHEN},
    {"Time Interval", PSG_MEANING_WHEN},
    {"startPrecision", PSG_MEANING_PRECISION},
    {"wave", PSG_MEANING_SLICE},
    {"from_vertex_id", PSG_MEANING_FROM},
    {"tail", PSG_MEANING_FROM},
    {"Node 1", PSG_MEANING_FROM},
    {"Origine", PSG_MEANING_FROM},
    {"to_vertex_id", PSG_MEANING_TO},
    {"Vers", PSG_MEANING_TO},
    {"cible", PSG_MEANING_TO},
    {"Poids", PSG_MEANING_WEIGHT},
    {"Directed", PSG_MEANING_DIRECTION},
    {"Évènement", PSG_MEANING_TITLE},
    {"Lieu", PSG_MEANING_PLACE},
    {"Parties", PSG_MEANING_ACTORS},
    {"noeud", PSG_MEANING_ACTOR},
    {"nœud", PSG_MEANING_ACTOR},
    {"indicateur", PSG_MEANING_MEASURE},
    {"Valeur", PSG_MEANING_VALUE},
    {"unité", PSG_MEANING_UNIT},
    {"Prédécesseur", PSG_MEANING_BEFORE},
    /* nothing that a landscape has a place for */
    {"media.type", PSG_MEANING_PROPERTY},
    {"audience.size", PSG_MEANING_PROPERTY},
    {"historical significance", PSG_MEANING_PROPERTY},
    {"gender", PSG_MEANING_PROPERTY},
    {"date", PSG_MEANING_WHEN},
    {"update", PSG_MEANING_PROPERTY},
    {"", PSG_MEANING_PROPERTY},
    {"漢語", PSG_MEANING_PROPERTY},
};

START_TEST(knows_words)
{
    PsgMeaning found = psg_meaning_of(cases[_i].word);
    ck_assert_msg(found == cases[_i].meaning, "\"%s\" means %s", cases[_i].word,
                  psg_meaning_word(found));
}
END_TEST

START_TEST(each_meaning_has_a_word_of_its_own)
{
    for (int i = 0; i < PSG_MEANINGS; i++) {
        PsgMeaning found;
        ck_assert(psg_meaning_lookup(psg_meaning_word((PsgMeaning)i), &found));
        ck_assert_int_eq(found, i);
    }
    PsgMeaning found;
    ck_assert(!psg_meaning_lookup("Start", &found));
}
END_TEST

Suite *
meaning_suite(void)
{
    Suite *suite = suite_create("meaning");
    TCase *tests = tcase_create("meaning");
    tcase_add_loop_test(tests, knows_words, 0, G_N_ELEMENTS(cases));
    tcase_add_test(tests, each_meaning_has_a_word_of_its_own);
    suite_add_tcase(suite, tests);
    return suite;
}
