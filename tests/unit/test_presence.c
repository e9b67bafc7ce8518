/* Lifetimes against windows: presence, beginnings, ends. */
#include "fixture.h"

#include "model/presence.h"

#include <check.h>

Suite *presence_suite(void);

static PsgInterval
interval(const char *text)
{
    PsgInterval result = psg_interval_always();
    g_autofree char *why = NULL;
    ck_assert_msg(psg_interval_parse(text, &result, &why), "%s", why);
    return result;
}

START_TEST(spells_span_from_the_first_to_the_last_day)
{
    PsgInterval items[] = {interval("2005/2006"), interval("2001-03/2002"),
                           interval("2004/..")};
    PsgSpells spells = {items, G_N_ELEMENTS(items)};
    PsgInterval span = psg_spells_span(&spells);
    ck_assert_int_eq(psg_interval_first(&span), psg_day_of(2001, 3, 1));
    ck_assert_int_eq(psg_interval_last(&span), PSG_DAY_LAST);
    ck_assert_int_eq(span.to.kind, PSG_END_OPEN);
    PsgSpells none = {NULL, 0};
    span = psg_spells_span(&none);
    ck_assert_int_eq(psg_interval_first(&span), PSG_DAY_FIRST);
    ck_assert_int_eq(psg_interval_last(&span), PSG_DAY_LAST);
}
END_TEST

START_TEST(a_relation_lives_while_its_ends_have_time_in_common)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2007}]\n"
        "actors: {a: {when: 2001/2010}, b: {when: 2005/..}}\n"
        "relations: [{from: a, to: b}, {from: b, to: a}, {from: a, to: b, when: 2006/2007, kind: k}]\n"
        "relation-kinds: {k: {}}\n");
    for (size_t i = 0; i < 2; i++) { /* whichever is first */
        PsgInterval life = psg_relation_life(landscape, &landscape->relations[i]);
        ck_assert_int_eq(psg_interval_first(&life), psg_day_of(2005, 1, 1));
        ck_assert_int_eq(psg_interval_last(&life), psg_day_of(2010, 12, 31));
    }
    PsgInterval own = psg_relation_life(landscape, &landscape->relations[2]);
    ck_assert_int_eq(psg_interval_first(&own), psg_day_of(2006, 1, 1));
}
END_TEST

/* Two windows that share 2008: who begins in it is new in the first. A gap belongs to the
 * window after it. */
START_TEST(new_is_who_begins_in_the_window_or_just_before)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: early, when: 2007/2008}, {id: late, when: 2008/2009}, {id: 2013}]\n"
        "actors: {a: {when: 2008/..}, b: {when: 2009/..}, c: {when: 2011/..}, d: {when: 2001/..}}\n"
        "relations: [{from: a, to: d}, {from: a, to: d, when: 2012/..}]\n");
    static const bool is_new[][3] = {{true, false, false},
                                     {false, true, false},
                                     {false, false, true},
                                     {false, false, false}};
    for (size_t slice = 0; slice < 3; slice++) {
        for (size_t i = 0; i < landscape->actor_count; i++) {
            ck_assert_int_eq(psg_actor_is_new(landscape, &landscape->actors[i], slice),
                             is_new[i][slice]);
        }
        ck_assert_int_eq(psg_relation_is_new(landscape, &landscape->relations[0], slice),
                         is_new[0][slice]);
        ck_assert_int_eq(psg_relation_is_new(landscape, &landscape->relations[1], slice),
                         slice == 2);
    }
}
END_TEST

START_TEST(leaving_is_told_where_it_is_seen_last)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2007}, {id: 2010}]\n"
        "actors:\n"
        "  gap: {when: ../2008}\n" /* ends between two slices: the last to show it is 2007 */
        "  end: {when: ../2010-06}\n" /* ends within the last slice */
        "  later: {when: ../2015}\n"  /* outlives all slices */
        "  unknown: {when: 2000/}\n"  /* has an end that nobody knows */
        "  again: {when: [2007, 2010/2012]}\n");
    static const bool leaves[][2] = {
        {true, false}, {false, true}, {false, false}, {false, false}, {false, false}};
    for (size_t i = 0; i < landscape->actor_count; i++) {
        for (size_t slice = 0; slice < 2; slice++) {
            const PsgActor *actor = &landscape->actors[i];
            bool seen =
                psg_actor_presence(actor, &landscape->slices[slice]) != PSG_PRESENCE_NONE;
            ck_assert_msg((seen && psg_actor_is_leaving(landscape, actor, slice)) ==
                              leaves[i][slice],
                          "%s in slice %zu", actor->id, slice);
        }
    }
}
END_TEST

START_TEST(a_question_leaves_those_unsure_who_have_no_known_end)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2017}, {id: 2027, question: true}]\n"
        "actors: {a: {when: 2001/..}, b: {when: 2001/2030}, c: {when: 2001/2020}, d: {when: 2001/}}\n"
        "relations: [{from: a, to: b}, {from: b, to: c}]\n");
    static const PsgPresence expected[] = {PSG_PRESENCE_UNSURE, PSG_PRESENCE_THERE,
                                           PSG_PRESENCE_NONE, PSG_PRESENCE_UNSURE};
    for (size_t i = 0; i < landscape->actor_count; i++) {
        ck_assert_int_eq(psg_actor_presence(&landscape->actors[i], &landscape->slices[1]),
                         expected[i]);
    }
    ck_assert_int_eq(
        psg_relation_presence(landscape, &landscape->relations[0], &landscape->slices[1]),
        PSG_PRESENCE_UNSURE);
    ck_assert_int_eq(
        psg_relation_presence(landscape, &landscape->relations[1], &landscape->slices[1]),
        PSG_PRESENCE_NONE);
}
END_TEST

Suite *
presence_suite(void)
{
    Suite *suite = suite_create("presence");
    TCase *lives = tcase_create("lives");
    tcase_add_test(lives, spells_span_from_the_first_to_the_last_day);
    tcase_add_test(lives, a_relation_lives_while_its_ends_have_time_in_common);
    tcase_add_test(lives, a_question_leaves_those_unsure_who_have_no_known_end);
    suite_add_tcase(suite, lives);
    TCase *turns = tcase_create("beginnings and ends");
    tcase_add_test(turns, new_is_who_begins_in_the_window_or_just_before);
    tcase_add_test(turns, leaving_is_told_where_it_is_seen_last);
    suite_add_tcase(suite, turns);
    return suite;
}
