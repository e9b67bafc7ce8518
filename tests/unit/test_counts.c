/* Slices in numbers. */
#include "fixture.h"

#include "slice/counts.h"

#include <check.h>
#include <math.h>

Suite *counts_suite(void);

static const char *const story =
    "slices: [{id: before, when: ../2007}, {id: 2008}, {id: 2009}, {id: 2010},\n"
    "         {id: 2027, question: true}]\n"
    "actors:\n"
    "  hub: {when: 2000/..}\n"
    "  rim: {when: 2000/2008}\n"
    "  new: {when: 2008/..}\n"
    "  late: {when: 2009/..}\n"
    "  heard: {talked-of: 2008, when: 2009/2009}\n"
    "relations:\n"
    "  - {from: hub, to: rim}\n"
    "  - {from: rim, to: hub}\n"
    "  - {from: hub, to: new}\n"
    "  - {from: hub, to: heard}\n"
    "  - {from: new, to: late, when: 2010}\n"
    "  - {from: hub, to: late, when: 2010}\n";

static PsgCounts
counts_of(const PsgLandscape *landscape, size_t slice)
{
    g_autoptr(PsgView) view = psg_view_of_slice(landscape, slice);
    return psg_counts_of_view(view);
}

START_TEST(only_what_is_there_counts)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    PsgCounts counts = counts_of(landscape, 1);
    ck_assert(counts.is_known);
    ck_assert_uint_eq(counts.actors, 3); /* hub, rim, new; heard is talked of */
    ck_assert_uint_eq(counts.relations, 3);
    ck_assert_uint_eq(counts.new_actors, 1);
    ck_assert_uint_eq(counts.gone, 0);
}
END_TEST

START_TEST(a_pair_counts_once_in_the_density)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    PsgCounts counts = counts_of(landscape, 1);
    /* hub-rim, twice related, and hub-new, of the three pairs of three actors */
    ck_assert_double_eq_tol(counts.density, 2.0 / 3, 1e-12);
    ck_assert_uint_eq(counts.most_others, 2);
    ck_assert_str_eq(landscape->actors[counts.most_connected].id, "hub");
    ck_assert_uint_eq(counts.equals, 0);
}
END_TEST

START_TEST(who_is_gone_counts_where_missed_first)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    ck_assert_uint_eq(counts_of(landscape, 2).gone, 1);
    ck_assert_uint_eq(counts_of(landscape, 2).new_actors, 2);
    ck_assert_uint_eq(counts_of(landscape, 3).gone, 1);
    ck_assert_uint_eq(counts_of(landscape, 3).new_actors, 0);
}
END_TEST

START_TEST(several_may_be_most_connected)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    PsgCounts counts = counts_of(landscape, 3); /* hub, new and late: all related */
    ck_assert_uint_eq(counts.most_others, 2);
    ck_assert_uint_eq(counts.equals, 2);
    ck_assert_double_eq_tol(counts.density, 1, 1e-12);
}
END_TEST

START_TEST(what_cannot_be_known_is_not_counted)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    PsgCounts first = counts_of(landscape, 0);
    ck_assert(first.is_known);
    ck_assert_uint_eq(first.actors, 2);
    ck_assert_uint_eq(first.new_actors, PSG_NONE);
    ck_assert_uint_eq(first.gone, PSG_NONE);
    PsgCounts question = counts_of(landscape, 4);
    ck_assert(!question.is_known);
    ck_assert_uint_eq(question.actors, 0);
    ck_assert_uint_eq(question.new_actors, PSG_NONE);
    ck_assert(isnan(question.density));
}
END_TEST

START_TEST(one_alone_has_no_density)
{
    g_autoptr(PsgLandscape) landscape =
        fixture_landscape("slices: [{id: 2008}]\nactors: {alone: {when: 2008/..}}\n");
    PsgCounts counts = counts_of(landscape, 0);
    ck_assert_uint_eq(counts.actors, 1);
    ck_assert(isnan(counts.density));
    ck_assert_uint_eq(counts.most_connected, PSG_NONE);
}
END_TEST

/* Those whose dates leave it open are not counted with those who are there. Where
 * observation begins nobody knows who is new. */
START_TEST(who_may_be_there_counts_apart)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "observed: 2008/2012\nslices: [{id: 2008}, {id: 2010}, {id: 2012}]\n"
        "actors: {a: {when: 2008/2012}, b: {when: 2008-06/}, c: {when: 2010~/2012}}\n"
        "relations: [{from: a, to: b}]\n");
    static const size_t expected[][4] = {{2, 0, 1, 1}, {1, 2, 0, 0}, {2, 1, 0, 0}};
    for (size_t i = 0; i < landscape->slice_count; i++) {
        PsgCounts counts = counts_of(landscape, i);
        ck_assert_uint_eq(counts.actors, expected[i][0]);
        ck_assert_uint_eq(counts.unsure, expected[i][1]);
        ck_assert_uint_eq(counts.new_actors, expected[i][2]);
        ck_assert_uint_eq(counts.relations, expected[i][3]);
    }
    g_autoptr(PsgLandscape) edge = fixture_landscape(
        "observed: 2008/2012\nslices: [{id: 2008}]\nactors: {a: {when: 2008/2012}}\n");
    ck_assert_uint_eq(counts_of(edge, 0).new_actors, PSG_NONE);
}
END_TEST

Suite *
counts_suite(void)
{
    Suite *suite = suite_create("counts");
    TCase *tests = tcase_create("counts");
    tcase_add_test(tests, only_what_is_there_counts);
    tcase_add_test(tests, a_pair_counts_once_in_the_density);
    tcase_add_test(tests, who_is_gone_counts_where_missed_first);
    tcase_add_test(tests, several_may_be_most_connected);
    tcase_add_test(tests, what_cannot_be_known_is_not_counted);
    tcase_add_test(tests, one_alone_has_no_density);
    tcase_add_test(tests, who_may_be_there_counts_apart);
    suite_add_tcase(suite, tests);
    return suite;
}
