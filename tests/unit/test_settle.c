/* From a draft to a landscape: who is there when, which rows are one tie, and what ids are. */
#include "drafting.h"
#include "model/presence.h"

#include <check.h>
#include <string.h>

Suite *settle_suite(void);

/* ---- Ties ---- */

START_TEST(rows_of_one_tie_are_one_relation_with_several_spells)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    psg_drafting_tie(&drafting, "Ann", "Bob", "2010", NULL);
    psg_drafting_tie(&drafting, "Bob", "Ann", "2007", NULL);
    psg_drafting_tie(&drafting, "Ann", "Cleo", "2007", NULL);
    psg_drafting_tie(&drafting, "Ann", "Cleo", "2009", NULL);
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert_ptr_nonnull(made);
    ck_assert_uint_eq(made->relation_count, 2);
    g_autofree char *spells = psg_drafting_spells(&made->relations[0].when);
    ck_assert_str_eq(spells, "2007 2010");
    psg_drafting_end(&drafting);
}
END_TEST

START_TEST(whom_only_ties_name_is_there_when_tied)
{
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    psg_drafting_actor(&drafting, "Ann", NULL, NULL);
    psg_drafting_tie(&drafting, "Ann", "Bob", "2007", "2009");
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert_uint_eq(made->actors[0].when.count, 0);
    g_autofree char *spells = psg_drafting_spells(&made->actors[1].when);
    ck_assert_str_eq(spells, "2007/2009");
    psg_drafting_end(&drafting);
}
END_TEST

/* ---- Names ---- */

START_TEST(any_name_is_kept_and_every_actor_has_an_id_of_its_own)
{
    static const char *const keys[] = {
        "A/B: \"what?\"", "ann", "Ann", "con", "...", "名前"};
    PsgDrafting drafting;
    psg_drafting_begin(&drafting);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        psg_drafting_actor(&drafting, keys[i], NULL, NULL);
    }
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert_ptr_nonnull(made);
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        const PsgActor *actor = &made->actors[i];
        ck_assert(g_hash_table_add(seen, g_utf8_casefold(actor->id, -1)));
        ck_assert_str_eq(psg_text_in(&actor->name.items[0].text, "en"), keys[i]);
        ck_assert_str_eq(drafting.settled.keys[i], keys[i]);
    }
    psg_drafting_end(&drafting);
}
END_TEST

Suite *
settle_suite(void)
{
    Suite *suite = suite_create("settle");
    TCase *ties = tcase_create("ties");
    tcase_add_test(ties, rows_of_one_tie_are_one_relation_with_several_spells);
    tcase_add_test(ties, whom_only_ties_name_is_there_when_tied);
    suite_add_tcase(suite, ties);
    TCase *names = tcase_create("names");
    tcase_add_test(names, any_name_is_kept_and_every_actor_has_an_id_of_its_own);
    suite_add_tcase(suite, names);
    return suite;
}
