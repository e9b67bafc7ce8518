/* Boxes on shelves: dealt out, annealed, relaxed, and settled slice by slice. */
#include "layout/page/shelves.h"

#include "base/random.h"
#include "layout/layout.h"
#include "layout/page/anneal.h"
#include "layout/page/cost.h"
#include "layout/page/gutters.h"
#include "layout/page/relax.h"
#include "sample_task.h"
#include "thorough.h"

#include <check.h>
#include <math.h>

Suite *shelves_suite(void);

#define TINY 1e-6

/* Boxes of chance somewhere on the page, on shelves. */
typedef struct {
    SampleTask task;
    PsgSupergraph *all;
    PsgShelves *shelves;
} Shop;

static Shop
shop_new(size_t actors, size_t ties, unsigned seed)
{
    Shop shop = {.task = sample_task(actors, ties, seed)};
    shop.all = psg_supergraph_of_task(&shop.task.task);
    PsgRandom random = psg_random_seeded(seed);
    g_autofree PsgPoint *places = g_new0(PsgPoint, actors + 1);
    for (size_t i = 0; i < actors; i++) {
        places[i] = (PsgPoint){psg_random_unit(&random), psg_random_unit(&random)};
    }
    g_autoptr(PsgZones) zones = psg_zones_of(shop.all, &shop.task.task, places, 0);
    PsgShelfRoom room = {
        .boxes = shop.all->boxes,
        .count = shop.all->node_count,
        .area = shop.task.task.area,
        .gap = shop.task.task.gap,
        .pitch = shop.task.task.gap / 3,
        .zones = zones,
        .region = shop.task.task.region,
    };
    shop.shelves = psg_shelves_new(places, &room);
    return shop;
}

static void
shop_clear(Shop *shop)
{
    psg_shelves_free(shop->shelves);
    psg_supergraph_free(shop->all);
    sample_task_clear(&shop->task);
}

/* Each box stands on one shelf, within it, and the gap from its neighbours. */
static void
assert_in_order(const Shop *shop)
{
    const PsgShelves *shelves = shop->shelves;
    size_t count = 0;
    for (size_t shelf = 0; shelf < shelves->shelf_count; shelf++) {
        const size_t *order = shelves->order + shelf * shelves->box_count;
        double end = shelves->left[shelf] - shelves->gap;
        for (size_t i = 0; i < shelves->length[shelf]; i++, count++) {
            double x = shelves->x[order[i]], half = shelves->half[order[i]];
            ck_assert_uint_eq(shelves->shelf[order[i]], shelf);
            ck_assert(psg_shelves_allow(shelves, order[i], shelf));
            ck_assert_double_ge(x - half, end + shelves->gap - TINY);
            end = x + half;
        }
        ck_assert_double_le(end, shelves->right[shelf] + TINY);
    }
    ck_assert_uint_eq(count, shelves->box_count);
}

static double
cost_of(const Shop *shop)
{
    g_autofree PsgPoint *places = g_new(PsgPoint, shop->all->node_count + 1);
    for (size_t i = 0; i < shop->all->node_count; i++) {
        places[i] = psg_shelves_centre(shop->shelves, i);
    }
    const PsgShelves *shelves = shop->shelves;
    g_autoptr(PsgCost) cost =
        psg_cost_new(shop->all, places, shelves->scale, shelves->gap / 3, 200);
    return psg_cost_total(cost);
}

START_TEST(boxes_stand_in_order)
{
    const size_t sizes[] = {1, 2, 9, 30, 80};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        Shop shop = shop_new(sizes[i], sizes[i], (unsigned)i + 1);
        assert_in_order(&shop);
        shop_clear(&shop);
    }
}
END_TEST

START_TEST(annealing_makes_a_drawing_far_better)
{
    Shop shop = shop_new(20, 24, (unsigned)_i);
    double before = cost_of(&shop);
    psg_shelves_anneal(shop.shelves, shop.all, shop.task.task.area, (unsigned)_i);
    assert_in_order(&shop);
    ck_assert_double_lt(cost_of(&shop), 0.7 * before);
    shop_clear(&shop);
}
END_TEST

/* One start is as good as another: what a search finds does not hang on its luck. */
START_TEST(every_seed_finds_about_the_same_cost)
{
    double least = INFINITY, most = 0;
    for (unsigned seed = 1; seed <= 8; seed++) {
        Shop shop = shop_new(20, 24, 5);
        psg_shelves_anneal(shop.shelves, shop.all, shop.task.task.area, seed);
        double cost = cost_of(&shop);
        least = fmin(least, cost);
        most = fmax(most, cost);
        shop_clear(&shop);
    }
    ck_assert_double_lt(most, 1.5 * least);
}
END_TEST

START_TEST(relaxing_keeps_order_and_hardly_costs)
{
    Shop shop = shop_new(24, 30, (unsigned)_i);
    psg_shelves_anneal(shop.shelves, shop.all, shop.task.task.area, 3);
    g_autoptr(PsgGutters) before = psg_gutters_new(shop.all, shop.shelves);
    psg_shelves_relax(shop.shelves, shop.all, NULL);
    assert_in_order(&shop);
    g_autoptr(PsgGutters) after = psg_gutters_new(shop.all, shop.shelves);
    ck_assert_double_lt(psg_gutters_cost(after), 1.05 * psg_gutters_cost(before));
    shop_clear(&shop);
}
END_TEST

START_TEST(without_relations_gaps_are_even)
{
    Shop shop = shop_new(12, 0, 4);
    psg_shelves_relax(shop.shelves, shop.all, NULL);
    assert_in_order(&shop);
    const PsgShelves *shelves = shop.shelves;
    for (size_t shelf = 0; shelf < shelves->shelf_count; shelf++) {
        const size_t *order = shelves->order + shelf * shelves->box_count;
        double least = INFINITY, most = 0;
        for (size_t i = 1; i < shelves->length[shelf]; i++) {
            double gap = shelves->x[order[i]] - shelves->half[order[i]] -
                         shelves->x[order[i - 1]] - shelves->half[order[i - 1]];
            least = fmin(least, gap);
            most = fmax(most, gap);
        }
        ck_assert_double_le(most, least + 1);
    }
    shop_clear(&shop);
}
END_TEST

START_TEST(inertia_holds_boxes_where_they_are)
{
    double moved[2];
    for (int i = 0; i < 2; i++) {
        Shop shop = shop_new(16, 20, 6);
        g_autofree double *x =
            g_memdup2(shop.shelves->x, shop.all->node_count * sizeof(double));
        PsgInertia inertia = {x, i == 0 ? 0 : 50, 5, true};
        psg_shelves_relax(shop.shelves, shop.all, &inertia);
        moved[i] = 0;
        for (size_t k = 0; k < shop.all->node_count; k++) {
            moved[i] += fabs(shop.shelves->x[k] - x[k]);
        }
        shop_clear(&shop);
    }
    ck_assert_double_lt(moved[1], 0.2 * moved[0]);
}
END_TEST

/* ---- slices ---- */

/* Whether the same actors stand at that height in both slices. */
static bool
is_same_row(const SampleTask *made, const PsgLayout *layout, size_t slice, double y)
{
    size_t count = made->task.actor_count;
    for (size_t i = 0; i < count; i++) {
        bool is_on = layout->centres[slice * count + i].y == y;
        if (is_on && made->presence[slice * count + i] !=
                         made->presence[(slice - 1) * count + i]) {
            return false;
        }
    }
    return true;
}

START_TEST(what_moves_has_a_cause)
{
    SampleTask made = sample_task(26, 34, (unsigned)_i);
    made.task.stability = 0.3;
    g_autoptr(PsgLayout) layout = psg_layout_make(&made.task, "temporal", NULL);
    size_t rows = 0, moved = 0;
    for (size_t slice = 1; slice < SAMPLE_SLICES; slice++) {
        const PsgPoint *now = layout->centres + slice * 26, *before = now - 26;
        for (size_t i = 0; i < 26; i++) {
            if (!made.presence[(slice - 1) * 26 + i]) {
                continue;
            }
            ck_assert_double_eq(now[i].y, before[i].y);
            bool has_moved = now[i].x < before[i].x || now[i].x > before[i].x;
            moved += has_moved;
            if (is_same_row(&made, layout, slice, now[i].y)) {
                rows++;
                ck_assert_msg(!has_moved, "%zu moved by %g without cause", i,
                              now[i].x - before[i].x);
            }
        }
    }
    ck_assert_uint_gt(moved, 0);
    sample_task_clear(&made);
}
END_TEST

static double
movement_at(double stability)
{
    double moved = 0;
    for (int seed = 1; seed <= thorough(3, 1); seed++) {
        SampleTask made = sample_task(20, 28, (unsigned)seed);
        made.task.stability = stability;
        g_autoptr(PsgLayout) layout = psg_layout_make(&made.task, "temporal", NULL);
        for (size_t i = 20; i < SAMPLE_SLICES * 20; i++) {
            if (made.presence[i] && made.presence[i - 20]) {
                moved += fabs(layout->centres[i].x - layout->centres[i - 20].x);
            }
        }
        sample_task_clear(&made);
    }
    return moved;
}

START_TEST(more_stability_moves_less)
{
    double free = movement_at(0), half = movement_at(0.5), still = movement_at(1);
    ck_assert_double_lt(half, free);
    ck_assert_double_gt(half, 0);
    ck_assert_double_eq(still, 0);
}
END_TEST

Suite *
shelves_suite(void)
{
    Suite *suite = suite_create("shelves");
    TCase *tests = tcase_create("shelves");
    tcase_add_test(tests, boxes_stand_in_order);
    tcase_add_loop_test(tests, annealing_makes_a_drawing_far_better, 1, 5);
    tcase_add_test(tests, every_seed_finds_about_the_same_cost);
    tcase_add_loop_test(tests, relaxing_keeps_order_and_hardly_costs, 1, 5);
    tcase_add_test(tests, without_relations_gaps_are_even);
    tcase_add_test(tests, inertia_holds_boxes_where_they_are);
    suite_add_tcase(suite, tests);
    TCase *slices = tcase_create("slices");
    tcase_add_loop_test(slices, what_moves_has_a_cause, 1, thorough(7, 3));
    tcase_add_test(slices, more_stability_moves_less);
    suite_add_tcase(suite, slices);
    return suite;
}
