/*
 * The temporal layout: clear where it may move, still where it must not.
 */
#include "thorough.h"

#include "layout/stress/stress.h"

#include "base/random.h"

#include <check.h>
#include <glib.h>
#include <math.h>
#include <string.h>

enum { ACTORS = 6, SLICES = 4, TIES = 6 };

Suite *temporal_suite(void);

/* A path of five that becomes a ring; the sixth actor is alone, and away in the third
 * slice. */
static const PsgTemporalTie ties[TIES] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}, {0, 0}};
static bool presence[SLICES * ACTORS];
static bool tie_presence[SLICES * TIES];

static PsgTemporalTask
ring_task(double stability)
{
    for (size_t t = 0; t < SLICES; t++) {
        for (size_t i = 0; i < ACTORS; i++) {
            presence[t * ACTORS + i] = i < 5 || t != 2;
        }
        for (size_t i = 0; i < TIES; i++) {
            tie_presence[t * TIES + i] = i != 4 || t >= 2;
        }
    }
    return (PsgTemporalTask){.actor_count = ACTORS,
                             .slice_count = SLICES,
                             .presence = presence,
                             .ties = ties,
                             .tie_count = TIES,
                             .tie_presence = tie_presence,
                             .stability = stability,
                             .search = 1,
                             .seed = 1};
}

static double
apart(const PsgPoint *places, size_t a, size_t b)
{
    return hypot(places[a].x - places[b].x, places[a].y - places[b].y);
}

START_TEST(free_slices_are_clear)
{
    PsgTemporalTask task = ring_task(0);
    PsgPoint places[SLICES * ACTORS];
    psg_temporal_place(&task, places);
    ck_assert_double_eq_tol(apart(places, 0, 4), 4, 0.1);
    ck_assert_double_eq_tol(apart(places + 3 * ACTORS, 0, 4), 1.1, 0.2);
}
END_TEST

START_TEST(full_stability_moves_nothing)
{
    PsgTemporalTask task = ring_task(1);
    PsgPoint places[SLICES * ACTORS];
    psg_temporal_place(&task, places);
    for (size_t i = ACTORS; i < SLICES * ACTORS; i++) {
        ck_assert(places[i].x == places[i - ACTORS].x &&
                  places[i].y == places[i - ACTORS].y);
    }
}
END_TEST

START_TEST(more_stability_moves_less)
{
    double last = G_MAXDOUBLE;
    for (double stability = 0; stability <= 1; stability += 0.25) {
        PsgTemporalTask task = ring_task(stability);
        PsgPoint places[SLICES * ACTORS];
        psg_temporal_place(&task, places);
        double moved = 0;
        for (size_t i = ACTORS; i < SLICES * ACTORS; i++) {
            moved += apart(places, i, i - ACTORS);
        }
        ck_assert_double_le(moved, last + 1e-6);
        last = moved;
    }
}
END_TEST

START_TEST(parts_keep_apart_and_returns_are_near)
{
    PsgTemporalTask task = ring_task(0.5);
    PsgPoint places[SLICES * ACTORS];
    psg_temporal_place(&task, places);
    for (size_t i = 0; i < 5; i++) {
        ck_assert_double_gt(apart(places, i, 5), 0.5);
    }
    ck_assert_double_lt(apart(places, 1 * ACTORS + 5, 3 * ACTORS + 5), 0.5);
}
END_TEST

START_TEST(same_seed_same_places)
{
    PsgTemporalTask task = ring_task(0.3);
    PsgPoint once[SLICES * ACTORS], again[SLICES * ACTORS];
    psg_temporal_place(&task, once);
    psg_temporal_place(&task, again);
    ck_assert_mem_eq(once, again, sizeof once);
}
END_TEST

START_TEST(nobody_and_nothing)
{
    PsgTemporalTask nobody = {0};
    PsgPoint places[SLICES * ACTORS];
    psg_temporal_place(&nobody, places);
    PsgTemporalTask away = ring_task(0.5);
    memset(presence, 0, sizeof presence);
    psg_temporal_place(&away, places);
    for (size_t i = 0; i < SLICES * ACTORS; i++) {
        ck_assert(places[i].x == 0 && places[i].y == 0);
    }
}
END_TEST

/* Components too large for a pull between all pairs. */
START_TEST(a_large_grid_is_unfolded)
{
    enum { SIDE = 20, COUNT = SIDE * SIDE, LINES = 2 * SIDE * (SIDE - 1) };
    g_autofree PsgTemporalTie *lines = g_new(PsgTemporalTie, LINES);
    size_t count = 0;
    for (size_t i = 0; i < COUNT; i++) {
        if (i % SIDE + 1 < SIDE) {
            lines[count++] = (PsgTemporalTie){i, i + 1};
        }
        if (i + SIDE < COUNT) {
            lines[count++] = (PsgTemporalTie){i, i + SIDE};
        }
    }
    bool there[COUNT], alive[LINES];
    memset(there, true, sizeof there);
    memset(alive, true, sizeof alive);
    PsgTemporalTask task = {.actor_count = COUNT,
                            .slice_count = 1,
                            .presence = there,
                            .ties = lines,
                            .tie_count = count,
                            .tie_presence = alive,
                            .stability = 0.5,
                            .search = 1,
                            .seed = 1};
    PsgPoint places[COUNT];
    psg_temporal_place(&task, places);
    ck_assert_double_gt(apart(places, 0, COUNT - 1), 22);
    ck_assert_double_gt(apart(places, SIDE - 1, COUNT - SIDE), 22);
}
END_TEST

/* ---- slices that have nothing in common but their actors ---- */

enum { MIXED = 14, MIXED_TIES = 18, NO_WAY = 99 };

typedef struct {
    PsgTemporalTie ties[SLICES * MIXED_TIES];
    bool presence[SLICES * MIXED];
    bool tie_presence[SLICES * SLICES * MIXED_TIES];
    int steps[SLICES][MIXED][MIXED];
} Mixed;

static void
count_steps(Mixed *mixed, size_t slice)
{
    for (size_t k = 0; k < MIXED; k++) {
        for (size_t i = 0; i < MIXED; i++) {
            for (size_t j = 0; j < MIXED; j++) {
                int way = mixed->steps[slice][i][k] + mixed->steps[slice][k][j];
                mixed->steps[slice][i][j] = MIN(mixed->steps[slice][i][j], way);
            }
        }
    }
}

/* In each slice a tree of chance and a few ties more. */
static Mixed *
mixed_new(uint64_t seed)
{
    PsgRandom random = psg_random_seeded(seed);
    Mixed *mixed = g_new0(Mixed, 1);
    memset(mixed->presence, true, sizeof mixed->presence);
    for (size_t slice = 0; slice < SLICES; slice++) {
        for (size_t i = 0; i < (size_t)MIXED * MIXED; i++) {
            mixed->steps[slice][i / MIXED][i % MIXED] =
                i / MIXED == i % MIXED ? 0 : NO_WAY;
        }
        for (size_t i = 0; i < MIXED_TIES; i++) {
            bool in_tree = i + 1 < MIXED;
            size_t from = in_tree ? i + 1 : psg_random_below(&random, MIXED);
            size_t to = psg_random_below(&random, in_tree ? (uint32_t)i + 1 : MIXED);
            from = (from * (2 * slice + 3) + slice) % MIXED; /* another one's part */
            to = (to * (2 * slice + 3) + slice) % MIXED;
            size_t tie = slice * MIXED_TIES + i;
            mixed->ties[tie] = (PsgTemporalTie){from, to};
            mixed->tie_presence[slice * SLICES * MIXED_TIES + tie] = true;
            if (from != to) {
                mixed->steps[slice][from][to] = mixed->steps[slice][to][from] = 1;
            }
        }
        count_steps(mixed, slice);
    }
    return mixed;
}

static double
stress_of(const Mixed *mixed, size_t slice, const PsgPoint *places)
{
    double sum = 0;
    for (size_t i = 0; i < MIXED; i++) {
        for (size_t j = 0; j < i; j++) {
            int steps = mixed->steps[slice][i][j];
            double off = steps < NO_WAY ? apart(places, i, j) / steps - 1 : 0;
            sum += off * off;
        }
    }
    return sum;
}

static PsgTemporalTask
mixed_task(const Mixed *mixed, size_t slices, const bool *alive)
{
    return (PsgTemporalTask){.actor_count = MIXED,
                             .slice_count = slices,
                             .presence = mixed->presence,
                             .ties = mixed->ties,
                             .tie_count = SLICES * MIXED_TIES,
                             .tie_presence = alive,
                             .search = 1,
                             .seed = 1};
}

/* The stress of all slices, drawn together or each alone. */
static double
stress_together(const Mixed *mixed)
{
    PsgTemporalTask task = mixed_task(mixed, SLICES, mixed->tie_presence);
    PsgPoint places[SLICES * MIXED];
    psg_temporal_place(&task, places);
    double sum = 0;
    for (size_t slice = 0; slice < SLICES; slice++) {
        sum += stress_of(mixed, slice, places + slice * MIXED);
    }
    return sum;
}

static double
stress_alone(const Mixed *mixed)
{
    double sum = 0;
    for (size_t slice = 0; slice < SLICES; slice++) {
        const bool *alive = mixed->tie_presence + slice * SLICES * MIXED_TIES;
        PsgTemporalTask task = mixed_task(mixed, 1, alive);
        PsgPoint places[MIXED];
        psg_temporal_place(&task, places);
        sum += stress_of(mixed, slice, places);
    }
    return sum;
}

/* Without stability no slice suffers from the others, however they differ: that takes
 * drawings of single slices, which the search for a common one would not find. */
START_TEST(free_slices_are_as_clear_as_if_alone)
{
    double together = 0, alone = 0;
    for (int seed = 1; seed <= thorough(10, 3); seed++) {
        g_autofree Mixed *mixed = mixed_new((uint64_t)seed);
        together += stress_together(mixed);
        alone += stress_alone(mixed);
    }
    ck_assert_msg(together < 1.01 * alone, "stress %g, alone %g", together, alone);
}
END_TEST

Suite *
temporal_suite(void)
{
    Suite *suite = suite_create("temporal");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, free_slices_are_clear);
    tcase_add_test(tests, full_stability_moves_nothing);
    tcase_add_test(tests, more_stability_moves_less);
    tcase_add_test(tests, parts_keep_apart_and_returns_are_near);
    tcase_add_test(tests, same_seed_same_places);
    tcase_add_test(tests, nobody_and_nothing);
    tcase_add_test(tests, a_large_grid_is_unfolded);
    tcase_add_test(tests, free_slices_are_as_clear_as_if_alone);
    suite_add_tcase(suite, tests);
    return suite;
}
