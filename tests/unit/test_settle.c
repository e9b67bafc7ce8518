/* From a draft to a landscape: who is there when, which rows are one tie, what ids are, and what
 * becomes of facts. */
#include "drafting.h"
#include "exporting.h"
#include "fixture.h"
#include "model/presence.h"
#include "model/property.h"
#include "write/import_report.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *settle_suite(void);

static PsgDrafting drafting;

static void
begin(void)
{
    psg_drafting_begin(&drafting);
}

static void
end(void)
{
    psg_drafting_end(&drafting);
}

static const PsgLandscape *
settled(void)
{
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    ck_assert_ptr_nonnull(made);
    return made;
}

static void
assert_spells(const PsgSpells *spells, const char *expected)
{
    g_autofree char *found = psg_drafting_spells(spells);
    ck_assert_str_eq(found, expected);
}

static void
assert_weights(const PsgRelation *relation, const char *expected)
{
    g_autofree char *found = psg_drafting_weights(&relation->weight);
    ck_assert_str_eq(found, expected);
}

static PsgDraftThing
weighed(const char *from, const char *to, const char *start, const char *stop,
        const char *weight)
{
    PsgDraftThing tie = psg_drafting_tie(&drafting, from, to, start, stop);
    psg_drafting_say(&drafting, tie, PSG_MEANING_WEIGHT, weight);
    return tie;
}

/* ---- Ties ---- */

START_TEST(rows_of_one_tie_are_one_relation_with_several_spells)
{
    psg_drafting_tie(&drafting, "Ann", "Bob", "2010", NULL);
    psg_drafting_tie(&drafting, "Bob", "Ann", "2007", NULL);
    psg_drafting_tie(&drafting, "Ann", "Cleo", "2007", NULL);
    psg_drafting_tie(&drafting, "Ann", "Cleo", "2009", NULL);
    const PsgLandscape *made = settled();
    ck_assert_uint_eq(made->relation_count, 2);
    assert_spells(&made->relations[0].when, "2007 2010");
}
END_TEST

START_TEST(a_row_without_a_time_does_not_undo_the_times_of_others)
{
    psg_drafting_tie(&drafting, "Ann", "Bob", "2007", NULL);
    psg_drafting_tie(&drafting, "Ann", "Bob", NULL, NULL);
    psg_drafting_tie(&drafting, "Ann", "Cleo", "2009", NULL);
    const PsgLandscape *made = settled();
    assert_spells(&made->relations[0].when, "2007");
    assert_weights(&made->relations[0], "");
    ck_assert(psg_drafting_told(&drafting, "undated"));
}
END_TEST

START_TEST(spells_that_touch_are_one)
{
    psg_drafting_tie(&drafting, "Ann", "Bob", "2007", "2009");
    psg_drafting_tie(&drafting, "Ann", "Bob", "2010", "2012");
    psg_drafting_tie(&drafting, "Ann", "Bob", "2014", "2015");
    assert_spells(&settled()->relations[0].when, "2007/2012 2014/2015");
}
END_TEST

START_TEST(rows_with_keys_stay_apart)
{
    psg_drafting_tie_as(&drafting, "Ann", "Bob", PSG_DIRECTION_UNSAID, "e1");
    psg_drafting_tie_as(&drafting, "Ann", "Bob", PSG_DIRECTION_UNSAID, "e2");
    ck_assert_uint_eq(settled()->relation_count, 2);
}
END_TEST

START_TEST(direction_is_that_of_a_kind)
{
    PsgDraftThing ties[] = {
        psg_drafting_tie_as(&drafting, "Ann", "Bob", PSG_DIRECTION_DIRECTED, NULL),
        psg_drafting_tie_as(&drafting, "Bob", "Ann", PSG_DIRECTION_DIRECTED, NULL),
        psg_drafting_tie_as(&drafting, "Ann", "Bob", PSG_DIRECTION_UNDIRECTED, NULL)};
    for (size_t i = 0; i < G_N_ELEMENTS(ties); i++) {
        psg_drafting_say(&drafting, ties[i], PSG_MEANING_KIND, "lends");
    }
    psg_drafting_tie_as(&drafting, "Ann", "Bob", PSG_DIRECTION_DIRECTED, NULL);
    psg_drafting_tie_as(&drafting, "Ann", "Bob", PSG_DIRECTION_UNSAID, NULL);
    static const bool directed[] = {true, true, false, true, false};
    const PsgLandscape *made = settled();
    ck_assert_uint_eq(made->relation_count, G_N_ELEMENTS(directed));
    for (size_t i = 0; i < G_N_ELEMENTS(directed); i++) {
        bool is_directed = psg_relation_kind_is_directed(made, made->relations[i].kind);
        ck_assert_int_eq(is_directed, directed[i]);
    }
    ck_assert_uint_eq(made->relations[0].from, 0);
    ck_assert_uint_eq(made->relations[1].from, 1);
    ck_assert_uint_eq(made->relations[4].kind, PSG_NONE);
}
END_TEST

START_TEST(a_tie_to_oneself_arrives)
{
    psg_drafting_tie(&drafting, "Ann", "Ann", "2007", NULL);
    const PsgLandscape *made = settled();
    ck_assert_uint_eq(made->relation_count, 1);
    ck_assert_uint_eq(made->actor_count, 1);
}
END_TEST

START_TEST(weights_of_rows_of_one_time_add_up)
{
    weighed("Ann", "Bob", "2007", NULL, "2");
    weighed("Bob", "Ann", "2007", NULL, "0,5");
    psg_drafting_tie(&drafting, "Ann", "Bob", "2007", NULL);
    assert_weights(&settled()->relations[0], "3.5");
}
END_TEST

START_TEST(weights_are_dated_where_they_change)
{
    weighed("Ann", "Bob", "2007", NULL, "2");
    weighed("Ann", "Bob", "2008", NULL, "2");
    weighed("Ann", "Bob", "2009", NULL, "5");
    assert_weights(&settled()->relations[0], "2007/2008:2 2009:5");
}
END_TEST

START_TEST(weights_of_rows_that_overlap_add_up_where_they_do)
{
    weighed("Ann", "Bob", "2007", "2010", "2");
    weighed("Ann", "Bob", "2009", "2012", "3");
    assert_weights(&settled()->relations[0], "2007/2008:2 2009/2010:5 2011/2012:3");
}
END_TEST

START_TEST(weights_of_days_add_up_in_each_slice)
{
    drafting.settle_wishes.slices = "year";
    psg_drafting_tie(&drafting, "Ann", "Bob", "1650-03-01", NULL);
    psg_drafting_tie(&drafting, "Ann", "Bob", "1650-07-01", NULL);
    psg_drafting_tie(&drafting, "Ann", "Bob", "1651-01-05", NULL);
    const PsgLandscape *made = settled();
    assert_weights(&made->relations[0], "1650:2 1651:1");
    assert_spells(&made->relations[0].when, "1650-03-01 1650-07-01 1651-01-05");
    assert_spells(&made->actors[0].when, "1650/1651");
}
END_TEST

START_TEST(a_list_that_tells_each_tie_from_both_ends_tells_it_once)
{
    static const char *const pairs[][2] = {{"Ann", "Bob"}, {"Ann", "Cleo"}};
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        weighed(pairs[i][0], pairs[i][1], "2007", NULL, "3");
        weighed(pairs[i][1], pairs[i][0], "2007", NULL, "3");
    }
    const PsgLandscape *made = settled();
    ck_assert_uint_eq(made->relation_count, G_N_ELEMENTS(pairs));
    assert_weights(&made->relations[0], "3");
}
END_TEST

START_TEST(weights_of_one_row_take_over_from_each_other)
{
    PsgDraftThing tie = psg_drafting_tie(&drafting, "Ann", "Bob", "2007", "2012");
    static const char *const times[][2] = {{"2007", "2010"}, {"2010", "2012"}};
    for (size_t i = 0; i < G_N_ELEMENTS(times); i++) {
        PsgDraftTime time = psg_drafting_time(&drafting, times[i][0], times[i][1]);
        PsgDraftSaying saying = {.of = tie,
                                 .meaning = PSG_MEANING_WEIGHT,
                                 .value = i == 0 ? "2" : "7",
                                 .when = &time};
        psg_draft_say(drafting.draft, &saying, (PsgSpan){NULL, 0, 0});
    }
    assert_weights(&settled()->relations[0], "2007/2009:2 2010/2012:7");
}
END_TEST

START_TEST(a_weight_over_time_stays_as_it_is)
{
    PsgDraftThing tie =
        psg_drafting_tie_as(&drafting, "Ann", "Bob", PSG_DIRECTION_UNSAID, "e");
    psg_drafting_there(&drafting, tie, "2007", "2012");
    static const char *const years[] = {"2007", "2010"}, *const weights[] = {"2", "7"};
    for (size_t i = 0; i < G_N_ELEMENTS(years); i++) {
        PsgDraftTime time = psg_drafting_time(&drafting, years[i], NULL);
        PsgDraftSaying saying = {
            .of = tie, .meaning = PSG_MEANING_WEIGHT, .value = weights[i], .when = &time};
        psg_draft_say(drafting.draft, &saying, (PsgSpan){NULL, 0, 0});
    }
    assert_weights(&settled()->relations[0], "2007:2 2010:7");
}
END_TEST

START_TEST(a_weight_that_is_none_is_told)
{
    weighed("Ann", "Bob", "2007", NULL, "heavy");
    ck_assert_uint_eq(settled()->relation_count, 1);
    ck_assert(psg_drafting_told(&drafting, "bad-number"));
}
END_TEST

/* ---- Lives ---- */

START_TEST(whom_only_ties_name_is_there_when_tied)
{
    psg_drafting_actor(&drafting, "Ann", NULL, NULL);
    psg_drafting_tie(&drafting, "Ann", "Bob", "2007", "2009");
    const PsgLandscape *made = settled();
    ck_assert_uint_eq(made->actors[0].when.count, 0);
    assert_spells(&made->actors[1].when, "2007/2009");
}
END_TEST

START_TEST(rows_of_slices_say_of_all_whom_they_name_that_they_are_there)
{
    drafting.clock.name = "slice";
    psg_drafting_actor(&drafting, "Ann", "early", NULL);
    psg_drafting_actor(&drafting, "Bob", "late", NULL);
    psg_drafting_tie(&drafting, "Ann", "Bob", "late", NULL);
    const PsgLandscape *made = settled();
    ck_assert_int_eq(psg_actor_presence(&made->actors[0], &made->slices[1]),
                     PSG_PRESENCE_THERE);
    ck_assert_int_eq(psg_actor_presence(&made->actors[1], &made->slices[0]),
                     PSG_PRESENCE_NONE);
}
END_TEST

/* ---- Names ---- */

START_TEST(any_name_is_kept_and_every_actor_has_an_id_of_its_own)
{
    static const char *const keys[] = {
        "A/B: \"what?\"", "ann", "Ann", "con", "...", "名前"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        psg_drafting_actor(&drafting, keys[i], NULL, NULL);
    }
    const PsgLandscape *made = settled();
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        const PsgActor *actor = &made->actors[i];
        ck_assert(g_hash_table_add(seen, g_strdup(actor->id)));
        ck_assert_str_eq(psg_text_in(&actor->name.items[0].text, "en"), keys[i]);
        ck_assert_str_eq(drafting.settled.keys[i], keys[i]);
    }
}
END_TEST

START_TEST(a_key_that_is_but_a_number_gives_way_to_the_name)
{
    static const char *const keys[] = {"n12", "WB"};
    static const char *const ids[] = {"Wills, Ann", "WB"};
    static const char *const names[] = {"Wills, Ann", "World Bank"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        PsgDraftThing actor = psg_drafting_actor(&drafting, keys[i], NULL, NULL);
        psg_drafting_say(&drafting, actor, PSG_MEANING_NAME, names[i]);
    }
    const PsgLandscape *made = settled();
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        ck_assert_str_eq(made->actors[i].id, ids[i]);
        ck_assert_str_eq(psg_text_in(&made->actors[i].name.items[0].text, "en"),
                         names[i]);
    }
}
END_TEST

static const struct {
    const char *one, *other;
    bool is_told;
} spellings[] = {
    {"Wils", "Wills", true},
    {"William Penn", "Penn, William", true},
    {"Émile Zola", "emile  ZOLA", true},
    {"Ann Johnson", "Ann Jonhson", true},
    {"Worshipfull Company", "Worshipful Compagny", false}, /* two words are wrong */
    {"Rotherhithe", "Rotherithe", true},
    {"Constantinople", "Constantinopel", true},
    {"Team A", "Team B", false},
    {"Marc", "Mark", false},
    {"Site 12", "Site 13", false},
    {"Bank", "Rank", false},
    {"Ann", "Bob", false},
};

START_TEST(two_spellings_are_doubted_and_never_merged)
{
    psg_drafting_actor(&drafting, spellings[_i].one, NULL, NULL);
    psg_drafting_actor(&drafting, spellings[_i].other, NULL, NULL);
    ck_assert_uint_eq(settled()->actor_count, 2);
    ck_assert_int_eq(psg_drafting_told(&drafting, "two-spellings"),
                     spellings[_i].is_told);
}
END_TEST

START_TEST(who_has_no_row_is_told_where_others_have_one)
{
    psg_drafting_actor(&drafting, "George Fox", NULL, NULL);
    psg_drafting_tie(&drafting, "George Fox", "Margaret Fell", NULL, NULL);
    ck_assert_uint_eq(settled()->actor_count, 2);
    ck_assert(psg_drafting_told(&drafting, "undeclared"));
}
END_TEST

/* ---- What its author should look at ---- */

START_TEST(the_head_of_what_is_written_tells_files_and_guesses)
{
    psg_report_begin(drafting.report, "/home/somebody/book.xlsx, sheet a/b", "xlsx");
    psg_report_describe(drafting.report, "actors of a sheet");
    psg_drafting_tie(&drafting, "Ann", "Bob", "2007", NULL);
    psg_drafting_tie(&drafting, "Bob", "Ann", "2008", NULL);
    settled();
    const GPtrArray *guesses = psg_report_guesses(drafting.report);
    ck_assert_uint_gt(guesses->len, 0);
    g_autofree char *comment = psg_import_report_comment(drafting.report);
    g_auto(GStrv) lines = g_strsplit(comment, "\n", -1);
    ck_assert_uint_eq(g_strv_length(lines), 2 + guesses->len);
    ck_assert_str_eq(lines[0], "From test: test");
    ck_assert_str_eq(lines[1], "From book.xlsx, sheet a/b: actors of a sheet");
    for (guint i = 0; i < guesses->len; i++) {
        const PsgReportGuess *guess = g_ptr_array_index(guesses, i);
        g_autofree char *line = g_strconcat("Guessed: ", guess->guess, NULL);
        ck_assert_str_eq(lines[2 + i], line);
    }
}
END_TEST

/* What is known of one relation alone is told beside it, and beside no other. */
START_TEST(relations_have_comments_of_what_was_guessed_of_them)
{
    PsgDraftThing remarked = psg_drafting_tie(&drafting, "Zoe", "Bob", "2007", NULL);
    psg_draft_remark(drafting.draft, remarked, "look at this");
    weighed("Ann", "Bob", "2007", NULL, "heavy");
    weighed("Bob", "Cleo", "2007", NULL, "2");
    weighed("Bob", "Cleo", "2007", NULL, "2");
    weighed("Cleo", "Dan", "2007", NULL, "2");
    weighed("Cleo", "Dan", "2008", NULL, "2");
    psg_drafting_tie(&drafting, "Dan", "Eve", "2007", NULL);
    psg_drafting_tie(&drafting, "Dan", "Eve", NULL, NULL);
    psg_drafting_tie(&drafting, "Eve", "Fay", "2007", NULL);
    psg_drafting_tie(&drafting, "Fay", "Eve", "2008", NULL);
    static const char *const beginnings[] = {
        "look at this", "\"heavy\" is no weight", "rows of the same time",
        NULL,           "a row without a time",   "rows tell it"};
    const PsgLandscape *made = settled();
    ck_assert_uint_eq(made->relation_count, G_N_ELEMENTS(beginnings));
    const char *const *comments = drafting.settled.relation_comments;
    for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        const char *beginning = beginnings[i] == NULL ? "" : beginnings[i];
        const char *comment = comments[i] == NULL ? "" : comments[i];
        ck_assert_int_eq(*comment == '\0', *beginning == '\0');
        ck_assert_msg(g_str_has_prefix(comment, beginning), "%s", comment);
        ck_assert_ptr_null(strchr(comment, '\n'));
    }
}
END_TEST

/* Relations are sorted where they are written: their comments go with them. */
START_TEST(comments_stand_before_what_they_are_of)
{
    psg_drafting_tie(&drafting, "Zoe", "Bob", "2007", NULL);
    weighed("Ann", "Bob", "2007", NULL, "heavy");
    const PsgLandscape *made = settled();
    const PsgExportDraft draft = {.actors = drafting.settled.actor_comments,
                                  .relations = drafting.settled.relation_comments};
    g_autofree char *yaml =
        exporting("yaml", (PsgExport){.landscape = made, .draft = &draft});
    ck_assert_msg(strstr(yaml, "is taken as 1\n- {from: Ann, ") != NULL, "%s", yaml);
    ck_assert_msg(strstr(yaml, "}\n- {from: Zoe, ") != NULL, "%s", yaml);
}
END_TEST

/* ---- Facts ---- */

START_TEST(a_group_that_is_said_again_holds_once)
{
    static const char *const rows[] = {"Choir; Council", "Choir; Council",
                                       "Council; Band"};
    PsgDraftThing ann = psg_drafting_actor(&drafting, "Ann", NULL, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        psg_drafting_there(&drafting, ann, "1901", "1950");
        psg_drafting_say(&drafting, ann, PSG_MEANING_GROUP, rows[i]);
    }
    const PsgLandscape *made = settled();
    ck_assert_uint_eq(made->group_count, 3);
    ck_assert_uint_eq(made->actors[0].groups.count, 3);
}
END_TEST

START_TEST(facts_with_a_place_go_there)
{
    PsgDraftThing ann = psg_drafting_actor(&drafting, "Ann", NULL, NULL);
    psg_drafting_actor(&drafting, "Bob", NULL, NULL);
    psg_drafting_say(&drafting, ann, PSG_MEANING_KIND, "Légat pontifical");
    psg_drafting_say(&drafting, ann, PSG_MEANING_GROUP, "Choir; Council");
    psg_drafting_say(&drafting, ann, PSG_MEANING_TIER, "1");
    psg_drafting_say(&drafting, ann, PSG_MEANING_NOTE, "left-handed");
    psg_drafting_say(&drafting, ann, PSG_MEANING_URL, "https://example.org/ann");
    psg_drafting_say(&drafting, ann, PSG_MEANING_REFERENCE, "AD 31, H 112");
    psg_drafting_say(&drafting, ann, PSG_MEANING_BEFORE, "Bob");
    const PsgLandscape *made = settled();
    const PsgActor *actor = &made->actors[0];
    ck_assert_str_eq(psg_text_in(&made->kinds[actor->kind.items[0].index].label, "en"),
                     "Légat pontifical");
    ck_assert_uint_eq(actor->groups.count, 2);
    ck_assert_uint_eq(made->tier_count, 1);
    ck_assert_str_eq(psg_text_in(&actor->note, "en"), "left-handed");
    ck_assert_str_eq(actor->url, "https://example.org/ann");
    ck_assert_str_eq(psg_text_in(&made->sources[actor->sources.items[0]].title, "en"),
                     "AD 31, H 112");
    ck_assert_uint_eq(actor->succeeds.items[0].actor, 1);
    ck_assert_uint_eq(psg_diagnostics_count(drafting.list), 0);
}
END_TEST

START_TEST(what_has_no_place_is_a_property)
{
    PsgDraftThing ann = psg_drafting_actor(&drafting, "Ann", NULL, NULL);
    PsgDraftThing tie = psg_drafting_tie(&drafting, "Ann", "Ann", NULL, NULL);
    psg_drafting_property(&drafting, ann, "Eye colour", "grey", NULL);
    psg_drafting_property(&drafting, ann, "Shoe", "38", NULL);
    psg_drafting_property(&drafting, tie, "Medium", "letter", NULL);
    const PsgLandscape *made = settled();
    const PsgProperties *own = &made->actors[0].properties;
    ck_assert(!psg_property_lookup(own, "Eye colour")->is_number);
    ck_assert(psg_property_lookup(own, "Shoe")->is_number);
    ck_assert_ptr_nonnull(psg_property_lookup(&made->relations[0].properties, "Medium"));
    ck_assert_uint_eq(made->measure_count, 0);
}
END_TEST

START_TEST(what_holds_for_a_whole_life_holds_always)
{
    PsgDraftThing ann = psg_drafting_actor(&drafting, "Ann", "2007", "2009");
    PsgDraftThing bob = psg_drafting_actor(&drafting, "Bob", "2007", "2009");
    static const char *const years[] = {"2007", "2008", "2009"};
    for (size_t i = 0; i < G_N_ELEMENTS(years); i++) {
        psg_drafting_property(&drafting, ann, "Seat", "Paris", years[i]);
        psg_drafting_property(&drafting, bob, "Seat", i == 0 ? "Lyon" : "Paris",
                              years[i]);
    }
    const PsgLandscape *made = settled();
    const PsgProperty *one = psg_property_lookup(&made->actors[0].properties, "Seat");
    const PsgProperty *other = psg_property_lookup(&made->actors[1].properties, "Seat");
    ck_assert_uint_eq(one->values.count, 1);
    ck_assert_int_eq(one->values.items[0].when.from.kind, PSG_END_OPEN);
    ck_assert_uint_eq(other->values.count, 2);
    g_autofree char *when = psg_interval_edtf(&other->values.items[1].when);
    ck_assert_str_eq(when, "2008/2009");
}
END_TEST

START_TEST(numbers_over_time_are_a_measure_with_all_their_values)
{
    PsgDraftThing ann = psg_drafting_actor(&drafting, "Ann", "2007", "2009");
    static const char *const years[] = {"2007", "2008", "2009"};
    for (size_t i = 0; i < G_N_ELEMENTS(years); i++) {
        psg_drafting_property(&drafting, ann, "Staff", "12", years[i]);
    }
    psg_draft_property(drafting.draft, PSG_DRAFT_ACTOR, "Staff", PSG_PROPERTY_NUMBER,
                       "people");
    const PsgLandscape *made = settled();
    ck_assert_uint_eq(made->measure_count, 1);
    ck_assert_uint_eq(made->measures[0].value_count, G_N_ELEMENTS(years));
    ck_assert_str_eq(psg_text_in(&made->measures[0].unit, "en"), "people");
    ck_assert_uint_eq(made->actors[0].properties.count, 0);
}
END_TEST

START_TEST(at_one_time_a_measure_has_one_value)
{
    PsgDraftThing ann = psg_drafting_actor(&drafting, "Ann", "2007", "2009");
    psg_drafting_property(&drafting, ann, "Staff", "12", "2007");
    psg_drafting_property(&drafting, ann, "Staff", "12", "2007");
    psg_drafting_property(&drafting, ann, "Staff", "13", "2007");
    const PsgLandscape *made = settled();
    ck_assert_uint_eq(made->measures[0].value_count, 1);
    ck_assert_double_eq_tol(made->measures[0].values[0].value, 12, 1e-9);
    ck_assert(psg_drafting_told(&drafting, "two-values"));
}
END_TEST

START_TEST(at_one_time_there_is_one_text)
{
    PsgDraftThing ann = psg_drafting_actor(&drafting, "Ann", "2007", "2009");
    psg_drafting_property(&drafting, ann, "mood", "good", "2007");
    psg_drafting_property(&drafting, ann, "mood", "bad", "2007");
    psg_drafting_property(&drafting, ann, "mood", "fair", "2008");
    const PsgLandscape *made = settled();
    const PsgDatedTexts *moods = &made->actors[0].properties.items[0].values;
    ck_assert_uint_eq(moods->count, 2);
    ck_assert_str_eq(psg_text_in(&moods->items[0].text, "en"), "good; bad");
    ck_assert_str_eq(psg_text_in(&moods->items[1].text, "en"), "fair");
}
END_TEST

START_TEST(positions_are_pins_within_the_page_and_keep_their_proportions)
{
    static const struct {
        const char *key, *x, *y;
    } places[] = {{"Ann", "-100", "50"}, {"Bob", "300", "50"}, {"Cleo", "100", "150"}};
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        PsgDraftThing actor = psg_drafting_actor(&drafting, places[i].key, NULL, NULL);
        psg_drafting_say(&drafting, actor, PSG_MEANING_X, places[i].x);
        psg_drafting_say(&drafting, actor, PSG_MEANING_Y, places[i].y);
    }
    const PsgLandscape *made = settled();
    ck_assert_uint_eq(made->pin_count, G_N_ELEMENTS(places));
    const PsgPin *pins = made->pins;
    double across = pins[1].x - pins[0].x, down = pins[2].y - pins[0].y;
    ck_assert_double_eq_tol(across / down, 4, 0.01);
    for (size_t i = 0; i < made->pin_count; i++) {
        ck_assert(pins[i].x > 0 && pins[i].x < 1 && pins[i].y > 0 && pins[i].y < 1);
    }
}
END_TEST

START_TEST(events_have_who_takes_part_and_without_a_date_are_told)
{
    PsgDraftThing ann = psg_drafting_actor(&drafting, "Ann", NULL, NULL);
    PsgDraftThing event = psg_draft_event(drafting.draft, (PsgSpan){NULL, 0, 0});
    PsgDraftThing other = psg_draft_event(drafting.draft, (PsgSpan){NULL, 0, 0});
    psg_drafting_there(&drafting, event, "2007-03-15", NULL);
    psg_drafting_say(&drafting, event, PSG_MEANING_TITLE, "Treaty");
    psg_drafting_say(&drafting, event, PSG_MEANING_PEOPLE, "A. Lee; B. Wu");
    psg_drafting_say(&drafting, other, PSG_MEANING_TITLE, "Undated");
    psg_draft_take_part(drafting.draft, event, ann, (PsgSpan){NULL, 0, 0});
    psg_draft_take_part(drafting.draft, event, ann, (PsgSpan){NULL, 0, 0});
    const PsgLandscape *made = settled();
    ck_assert_uint_eq(made->event_count, 1);
    ck_assert_uint_eq(made->events[0].actors.count, 1);
    ck_assert_uint_eq(made->events[0].people_count, 2);
    ck_assert(psg_drafting_told(&drafting, "bad-date"));
}
END_TEST

START_TEST(what_a_landscape_has_once_is_told_when_it_changes)
{
    PsgDraftThing tie = psg_drafting_tie(&drafting, "Ann", "Bob", "2001", "2009");
    psg_drafting_say(&drafting, tie, PSG_MEANING_KIND, "friend");
    psg_drafting_say(&drafting, tie, PSG_MEANING_KIND, "friend");
    psg_drafting_say(&drafting, tie, PSG_MEANING_KIND, "rival");
    psg_drafting_settle(&drafting);
    const GPtrArray *losses = psg_report_losses(psg_draft_report(drafting.draft));
    ck_assert_uint_eq(losses->len, 1);
    const PsgReportLoss *loss = g_ptr_array_index(losses, 0);
    ck_assert_uint_eq(loss->count, 1);
    ck_assert_ptr_nonnull(strstr(loss->what, "kinds"));
}
END_TEST

/* ---- What is made can be read again ---- */

static void
assert_read_again(const PsgLandscape *made)
{
    g_autofree char *yaml = exporting("yaml", (PsgExport){.landscape = made});
    g_autoptr(PsgLandscape) again = fixture_landscape(yaml);
    ck_assert_uint_eq(again->actor_count, made->actor_count);
    ck_assert_uint_eq(again->relation_count, made->relation_count);
}

static const char *const odd_texts[] = {
    "\xc2\xa0",                  /* a no-break space */
    "a;\xc2\xa0|\xe2\x80\x83;b", /* and in a list */
    "\x01\xc2\xa0\xe2\x80\xae",  /* what is left out, and a blank */
    "con/",
    "aux\xe2\x80\x94",
    "com1\xe2\x80\xa6",
    "nul .",
    "2001",
    "[x]: {y, \"z\" # &a *b !c",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bcd",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "e\xcc\x81",
    "\xe2\x80\xa8",
    "\xff\xfe", /* no UTF-8, as names of files may be */
    "~",
};

static void
say_everywhere(const char *text)
{
    static const PsgMeaning of_actors[] = {
        PSG_MEANING_NAME, PSG_MEANING_FULL,     PSG_MEANING_KIND,  PSG_MEANING_GROUP,
        PSG_MEANING_TIER, PSG_MEANING_NOTE,     PSG_MEANING_URL,   PSG_MEANING_REFERENCE,
        PSG_MEANING_UNIT, PSG_MEANING_PROPERTY, PSG_MEANING_BEFORE};
    static const PsgMeaning of_ties[] = {PSG_MEANING_NAME, PSG_MEANING_KIND,
                                         PSG_MEANING_NOTE, PSG_MEANING_WEIGHT,
                                         PSG_MEANING_TITLE};
    static const PsgMeaning of_events[] = {PSG_MEANING_TITLE, PSG_MEANING_KIND,
                                           PSG_MEANING_PLACE, PSG_MEANING_PEOPLE};
    PsgDraftThing actor = psg_drafting_actor(&drafting, text, "2001", NULL);
    PsgDraftThing ann = psg_drafting_actor(&drafting, "Ann", "2001", "2003");
    PsgDraftThing tie = psg_drafting_tie(&drafting, "Ann", text, "2001", NULL);
    PsgDraftThing event = psg_draft_event(drafting.draft, (PsgSpan){NULL, 0, 0});
    psg_drafting_there(&drafting, event, "2002", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(of_actors); i++) {
        psg_drafting_say(&drafting, actor, of_actors[i], text);
        psg_drafting_say(&drafting, ann, of_actors[i], text);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(of_ties); i++) {
        psg_drafting_say(&drafting, tie, of_ties[i], text);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(of_events); i++) {
        psg_drafting_say(&drafting, event, of_events[i], text);
    }
    psg_draft_property(drafting.draft, PSG_DRAFT_ACTOR, "size", PSG_PROPERTY_ANY, text);
    psg_drafting_property(&drafting, ann, "size", "5", "2001");
    psg_drafting_property(&drafting, ann, text, "5", NULL);
    psg_drafting_property(&drafting, tie, text, text, NULL);
}

START_TEST(texts_however_odd_can_be_read_again)
{
    say_everywhere(odd_texts[_i]);
    assert_read_again(settled());
}
END_TEST

START_TEST(a_file_may_be_called_anything)
{
    drafting.settle_wishes.title = odd_texts[_i];
    psg_drafting_actor(&drafting, "Ann", "2001", NULL);
    assert_read_again(settled());
}
END_TEST

START_TEST(texts_of_many_rows_are_no_longer_than_a_text_may_be)
{
    g_autofree char *text = g_strnfill(drafting.limits.max_text - 1000, 'x');
    for (int i = 0; i < 20; i++) {
        g_autofree char *other = g_strdup_printf("%d%s", i, text);
        PsgDraftThing tie = psg_drafting_tie(&drafting, "Ann", "Bob", NULL, NULL);
        psg_drafting_say(&drafting, tie, PSG_MEANING_NOTE, i == 0 ? "short" : other);
        psg_drafting_property(&drafting, tie, "colour", i == 0 ? "red" : other, NULL);
    }
    assert_read_again(settled());
    ck_assert_uint_gt(psg_report_losses(psg_draft_report(drafting.draft))->len, 0);
}
END_TEST

START_TEST(who_is_succeeded_is_so_once)
{
    static const char *const times[] = {"2005", "2006"};
    psg_drafting_actor(&drafting, "Ann", "2001", NULL);
    PsgDraftThing heir = psg_drafting_actor(&drafting, "Bob", "2005", "2007");
    psg_drafting_say(&drafting, heir, PSG_MEANING_BEFORE, "Ann; Ann");
    for (size_t i = 0; i < G_N_ELEMENTS(times); i++) {
        PsgDraftTime time = psg_drafting_time(&drafting, times[i], NULL);
        PsgDraftSaying saying = {
            .of = heir, .meaning = PSG_MEANING_BEFORE, .value = "Ann", .when = &time};
        psg_draft_say(drafting.draft, &saying, (PsgSpan){NULL, 0, 0});
    }
    const PsgLandscape *made = settled();
    ck_assert_uint_eq(made->actors[1].succeeds.count, 1);
    ck_assert(made->actors[1].succeeds.items[0].has_when);
    ck_assert_uint_eq(psg_report_losses(psg_draft_report(drafting.draft))->len, 1);
    assert_read_again(made);
}
END_TEST

START_TEST(a_circle_of_successions_is_opened_unless_time_passes)
{
    static const char *const founded[] = {"2001", "2003", "2005"};
    for (int i = 0; i < 6; i++) {
        g_autofree char *key = g_strdup_printf("A%d", i);
        g_autofree char *before = g_strdup_printf("A%d", i / 3 * 3 + (i + 1) % 3);
        PsgDraftThing actor = psg_drafting_actor(&drafting, key, founded[i % 3], "2010");
        PsgDraftTime time = psg_drafting_time(&drafting, founded[i % 3], NULL);
        PsgDraftSaying saying = {.of = actor,
                                 .meaning = PSG_MEANING_BEFORE,
                                 .value = before,
                                 .when = i < 3 ? NULL : &time};
        psg_draft_say(drafting.draft, &saying, (PsgSpan){NULL, 0, 0});
    }
    const PsgLandscape *made = settled();
    size_t counts[2] = {0, 0};
    for (size_t i = 0; i < 6; i++) {
        counts[i / 3] += made->actors[i].succeeds.count;
    }
    ck_assert_uint_eq(counts[0], 2);
    ck_assert_uint_eq(counts[1], 3);
    ck_assert(psg_drafting_told(&drafting, "circular-succession"));
    assert_read_again(made);
}
END_TEST

START_TEST(weights_and_positions_at_the_limit_of_numbers_stay_numbers)
{
    static const char *const huge[] = {"1e308", "1.7e308", "-1.7e308", "1"};
    for (size_t i = 0; i < G_N_ELEMENTS(huge); i++) {
        g_autofree char *key = g_strdup_printf("A%zu", i);
        PsgDraftThing actor = psg_drafting_actor(&drafting, key, "2001", "2005");
        psg_drafting_say(&drafting, actor, PSG_MEANING_X, huge[i]);
        psg_drafting_say(&drafting, actor, PSG_MEANING_Y, huge[(i * 2 + 1) % 4]);
        weighed("A0", "A1", "2001", NULL, "1.7e308");
        weighed("A2", "A3", "2001", i % 2 == 0 ? "2003" : "2002", "1.7e308");
    }
    weighed("A2", "A3", "2002", "2005", "3");
    const PsgLandscape *made = settled();
    assert_read_again(made);
    const PsgDatedNumbers *weight = &made->relations[1].weight;
    ck_assert_double_eq(weight->items[weight->count - 1].number, 3);
}
END_TEST

/* ---- Nothing ---- */

START_TEST(nothing_is_no_landscape_and_that_is_told)
{
    ck_assert_ptr_null(psg_drafting_settle(&drafting));
    ck_assert(psg_drafting_told(&drafting, "empty"));
    psg_draft_event(drafting.draft, (PsgSpan){NULL, 0, 0});
    ck_assert_ptr_null(psg_drafting_settle(&drafting)); /* a landscape has actors */
}
END_TEST

static void
add_case(Suite *suite, const char *name, const TTest *const *tests, size_t count)
{
    TCase *made = tcase_create(name);
    tcase_add_checked_fixture(made, begin, end);
    for (size_t i = 0; i < count; i++) {
        tcase_add_test(made, tests[i]);
    }
    suite_add_tcase(suite, made);
}

#define ADD_CASE(suite, name, tests) add_case(suite, name, tests, G_N_ELEMENTS(tests))

Suite *
settle_suite(void)
{
    const TTest *const ties[] = {rows_of_one_tie_are_one_relation_with_several_spells,
                                 a_row_without_a_time_does_not_undo_the_times_of_others,
                                 spells_that_touch_are_one,
                                 rows_with_keys_stay_apart,
                                 direction_is_that_of_a_kind,
                                 a_tie_to_oneself_arrives,
                                 weights_of_rows_of_one_time_add_up,
                                 weights_are_dated_where_they_change,
                                 weights_of_rows_that_overlap_add_up_where_they_do,
                                 weights_of_days_add_up_in_each_slice,
                                 a_list_that_tells_each_tie_from_both_ends_tells_it_once,
                                 weights_of_one_row_take_over_from_each_other,
                                 a_weight_over_time_stays_as_it_is,
                                 a_weight_that_is_none_is_told};
    const TTest *const lives[] = {
        whom_only_ties_name_is_there_when_tied,
        rows_of_slices_say_of_all_whom_they_name_that_they_are_there};
    const TTest *const names[] = {any_name_is_kept_and_every_actor_has_an_id_of_its_own,
                                  a_key_that_is_but_a_number_gives_way_to_the_name,
                                  who_has_no_row_is_told_where_others_have_one};
    const TTest *const told[] = {the_head_of_what_is_written_tells_files_and_guesses,
                                 relations_have_comments_of_what_was_guessed_of_them,
                                 comments_stand_before_what_they_are_of};
    const TTest *const facts[] = {
        facts_with_a_place_go_there,
        a_group_that_is_said_again_holds_once,
        what_has_no_place_is_a_property,
        what_holds_for_a_whole_life_holds_always,
        numbers_over_time_are_a_measure_with_all_their_values,
        at_one_time_a_measure_has_one_value,
        at_one_time_there_is_one_text,
        positions_are_pins_within_the_page_and_keep_their_proportions,
        events_have_who_takes_part_and_without_a_date_are_told,
        what_a_landscape_has_once_is_told_when_it_changes,
        texts_of_many_rows_are_no_longer_than_a_text_may_be,
        weights_and_positions_at_the_limit_of_numbers_stay_numbers,
        a_circle_of_successions_is_opened_unless_time_passes,
        who_is_succeeded_is_so_once,
        nothing_is_no_landscape_and_that_is_told};
    Suite *suite = suite_create("settle");
    ADD_CASE(suite, "ties", ties);
    ADD_CASE(suite, "lives", lives);
    ADD_CASE(suite, "names", names);
    ADD_CASE(suite, "told", told);
    ADD_CASE(suite, "facts", facts);
    TCase *spelling = tcase_create("spelling");
    tcase_add_checked_fixture(spelling, begin, end);
    tcase_add_loop_test(spelling, two_spellings_are_doubted_and_never_merged, 0,
                        G_N_ELEMENTS(spellings));
    suite_add_tcase(suite, spelling);
    TCase *again = tcase_create("read again");
    tcase_add_checked_fixture(again, begin, end);
    tcase_add_loop_test(again, texts_however_odd_can_be_read_again, 0,
                        G_N_ELEMENTS(odd_texts));
    tcase_add_loop_test(again, a_file_may_be_called_anything, 0, G_N_ELEMENTS(odd_texts));
    suite_add_tcase(suite, again);
    return suite;
}
