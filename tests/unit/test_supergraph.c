/* All slices laid over each other: what lives when, what weighs how much, what flows. */
#include "layout/supergraph.h"

#include <check.h>
#include <math.h>

Suite *supergraph_suite(void);

enum { ACTORS = 4, SLICES = 4, TIES = 4 };

static bool presence[SLICES * ACTORS], tie_presence[SLICES * TIES];
static PsgSize boxes[ACTORS];

/* All actors are there in all slices, and so are all ties. */
static PsgLayoutTask
task_of(const PsgTie *ties, size_t count)
{
    for (size_t i = 0; i < SLICES * ACTORS; i++) {
        presence[i] = true;
    }
    for (size_t i = 0; i < SLICES * TIES; i++) {
        tie_presence[i] = true;
    }
    return (PsgLayoutTask){.actor_count = ACTORS,
                           .slice_count = SLICES,
                           .boxes = boxes,
                           .presence = presence,
                           .ties = ties,
                           .tie_count = count,
                           .tie_presence = tie_presence};
}

START_TEST(a_tie_does_not_live_in_its_pause)
{
    const PsgTie ties[] = {{0, 1, 1, 0, 3, false}, {1, 2, 1, 0, 3, false}};
    PsgLayoutTask task = task_of(ties, 2);
    tie_presence[1 * 2 + 0] = tie_presence[2 * 2 + 0] = false;
    g_autoptr(PsgSupergraph) all = psg_supergraph_of_task(&task);
    ck_assert_uint_eq(all->link_count, 2);
    ck_assert_uint_eq(all->links[0].alive, 0x9);
    ck_assert_uint_eq(all->links[1].alive, 0xF);
    ck_assert_double_eq_tol(all->links[0].weight, 0.5, 1e-12);
    ck_assert_double_eq_tol(all->links[1].weight, 1, 1e-12);
}
END_TEST

START_TEST(a_tie_lives_with_both_its_ends_only)
{
    const PsgTie ties[] = {{0, 1, 1, 0, 3, false}, {2, 3, 1, 0, 3, false}};
    PsgLayoutTask task = task_of(ties, 2);
    presence[0 * ACTORS + 1] = false;
    for (size_t slice = 0; slice < SLICES; slice++) {
        presence[slice * ACTORS + 2] = false;
    }
    g_autoptr(PsgSupergraph) all = psg_supergraph_of_task(&task);
    ck_assert_uint_eq(all->node_count, 3);
    ck_assert_uint_eq(all->link_count, 1);
    ck_assert_uint_eq(all->links[0].alive, 0xE);
}
END_TEST

START_TEST(weights_are_shares_of_the_strongest)
{
    const PsgTie ties[] = {{0, 1, 1e308, 0, 3, false},
                           {1, 0, 1e308, 0, 3, false},
                           {1, 2, 5e307, 0, 3, false}};
    PsgLayoutTask task = task_of(ties, 3);
    g_autoptr(PsgSupergraph) all = psg_supergraph_of_task(&task);
    ck_assert_uint_eq(all->link_count, 2);
    ck_assert_double_eq_tol(all->links[0].weight, 2, 1e-12);
    ck_assert_double_eq_tol(all->links[1].weight, 0.5, 1e-12);
}
END_TEST

START_TEST(directed_ties_say_which_way_a_link_flows)
{
    const PsgTie ties[] = {{1, 0, 1, 0, 3, true},
                           {2, 1, 1, 0, 3, false},
                           {2, 3, 2, 0, 3, true},
                           {3, 2, 2, 0, 3, true}};
    PsgLayoutTask task = task_of(ties, 4);
    g_autoptr(PsgSupergraph) all = psg_supergraph_of_task(&task);
    ck_assert_uint_eq(all->link_count, 3);
    ck_assert_double_eq_tol(all->links[0].flow, -0.5, 1e-12); /* from 1 to 0 */
    ck_assert_double_eq(all->links[1].flow, 0);
    ck_assert_double_lt(all->links[1].order, 0); /* written from 2 to 1 */
    ck_assert_double_eq(all->links[2].flow, 0);  /* both ways alike */
}
END_TEST

START_TEST(groups_know_their_members)
{
    const PsgPlacementConstraint constraints[ACTORS] = {{.is_grouped = true, .group = 2},
                                                        {0},
                                                        {.is_grouped = true, .group = 2},
                                                        {.is_grouped = true, .group = 0}};
    PsgLayoutTask task = task_of(NULL, 0);
    task.constraints = constraints;
    g_autoptr(PsgSupergraph) all = psg_supergraph_of_task(&task);
    ck_assert_uint_eq(all->group_count, 3);
    const size_t first[] = {0, 1, 1, 3}, members[] = {3, 0, 2};
    ck_assert_mem_eq(all->first_member, first, sizeof first);
    ck_assert_mem_eq(all->members, members, sizeof members);
}
END_TEST

Suite *
supergraph_suite(void)
{
    Suite *suite = suite_create("supergraph");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, a_tie_does_not_live_in_its_pause);
    tcase_add_test(tests, a_tie_lives_with_both_its_ends_only);
    tcase_add_test(tests, weights_are_shares_of_the_strongest);
    tcase_add_test(tests, directed_ties_say_which_way_a_link_flows);
    tcase_add_test(tests, groups_know_their_members);
    suite_add_tcase(suite, tests);
    return suite;
}
