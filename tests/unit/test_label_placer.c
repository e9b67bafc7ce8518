/* Places for labels: what holds wherever they end up. */
#include "fixture.h"

#include "base/random.h"
#include "base/segment.h"
#include "figure/part/label_placer.h"

#include <check.h>

Suite *label_placer_suite(void);

static const PsgRect bounds = {0, 0, 400, 200};
static const PsgSize size = {60, 20};
static const double gap = 10,
                    far = 40; /* from a point to its nearer and farther places */

static const PsgLabel plain = {.weight = 1, .crossing = 1, .is_tied = true};

/* With twelve places near its point, and twelve farther away. Gives its number. */
static size_t
add_at(PsgLabelPlacer *placer, PsgPoint at, double weight, PsgLabelSide best)
{
    PsgLabel label = plain;
    PsgRect point = {at.x, at.y, 0, 0};
    label.at = at;
    label.weight = weight;
    size_t number = psg_label_placer_add(placer, &label);
    const PsgLabelRing near_ring = {point, gap, size, best, 0};
    const PsgLabelRing far_ring = {point, far, size, best, PSG_LABEL_AROUND};
    psg_label_placer_offer_around(placer, &near_ring);
    psg_label_placer_offer_around(placer, &far_ring);
    return number;
}

/* With one place. Gives its number. */
static size_t
add_only(PsgLabelPlacer *placer, PsgRect place, double weight)
{
    PsgLabel label = plain;
    label.weight = weight;
    label.is_tied = false;
    size_t number = psg_label_placer_add(placer, &label);
    psg_label_placer_offer(placer, place, 0);
    return number;
}

/* ---- Any crowd of labels ---- */

typedef struct {
    PsgLabelPlacer *placer;
    PsgRect bounds;
    GArray *points, *marks, *weights; /* by label */
    size_t placed;
} Crowd;

/* Points with a mark and a label each. */
static Crowd
crowd_new(uint64_t seed, size_t count, PsgRect room)
{
    PsgRandom random = psg_random_seeded(seed);
    Crowd crowd = {.placer = psg_label_placer_new(room),
                   .bounds = room,
                   .points = g_array_new(FALSE, FALSE, sizeof(PsgPoint)),
                   .marks = g_array_new(FALSE, FALSE, sizeof(PsgRect)),
                   .weights = g_array_new(FALSE, FALSE, sizeof(double))};
    for (size_t i = 0; i < count; i++) {
        PsgPoint at = {room.x + psg_random_unit(&random) * room.width,
                       room.y + psg_random_unit(&random) * room.height};
        PsgRect mark = psg_rect_around(at, (PsgSize){8, 8});
        double weight = 1 + psg_random_below(&random, 9);
        g_array_append_val(crowd.points, at);
        g_array_append_val(crowd.marks, mark);
        g_array_append_val(crowd.weights, weight);
        psg_label_placer_box(crowd.placer, mark);
        add_at(crowd.placer, at, weight, PSG_LABEL_ABOVE);
    }
    psg_label_placer_solve(crowd.placer);
    for (size_t i = 0; i < count; i++) {
        crowd.placed += psg_label_placer_choice(crowd.placer, i) != PSG_NONE;
    }
    return crowd;
}

static void
crowd_clear(Crowd *crowd)
{
    psg_label_placer_free(crowd->placer);
    g_array_unref(crowd->points);
    g_array_unref(crowd->marks);
    g_array_unref(crowd->weights);
}

static PsgPoint
nearest(PsgRect place, PsgPoint at)
{
    return (PsgPoint){CLAMP(at.x, place.x, psg_rect_right(place)),
                      CLAMP(at.y, place.y, psg_rect_bottom(place))};
}

static const uint64_t seeds[] = {1, 2, 3, 4, 5, 6, 7, 8};

START_TEST(labels_lie_neither_on_each_other_nor_on_what_is_drawn)
{
    Crowd crowd = crowd_new(seeds[_i], 60, bounds);
    for (size_t i = 0; i < crowd.points->len; i++) {
        if (psg_label_placer_choice(crowd.placer, i) == PSG_NONE) {
            continue;
        }
        PsgRect place = psg_label_placer_place(crowd.placer, i);
        ck_assert(place.x >= 0 && psg_rect_right(place) <= 400);
        ck_assert(place.y >= 0 && psg_rect_bottom(place) <= 200);
        for (size_t j = 0; j < crowd.points->len; j++) {
            ck_assert(!psg_rect_overlaps(place, g_array_index(crowd.marks, PsgRect, j)));
            if (j < i && psg_label_placer_choice(crowd.placer, j) != PSG_NONE) {
                PsgRect other = psg_label_placer_place(crowd.placer, j);
                ck_assert(!psg_rect_overlaps(place, other));
            }
        }
    }
    ck_assert_uint_ge(crowd.placed, 10);
    crowd_clear(&crowd);
}
END_TEST

START_TEST(a_label_stands_at_its_own_point)
{
    Crowd crowd = crowd_new(seeds[_i], 40, bounds);
    for (size_t i = 0; i < crowd.points->len; i++) {
        if (psg_label_placer_choice(crowd.placer, i) == PSG_NONE) {
            continue;
        }
        PsgPoint at = g_array_index(crowd.points, PsgPoint, i);
        PsgPoint border = nearest(psg_label_placer_place(crowd.placer, i), at);
        ck_assert_double_le(psg_distance(at, border), far * 1.5);
        for (size_t j = 0; j < crowd.points->len; j++) {
            PsgRect mark = g_array_index(crowd.marks, PsgRect, j);
            bool holds = psg_point_equals(at, nearest(mark, at));
            ck_assert(holds || !psg_segment_enters(at, border, mark));
            if (j != i && psg_label_placer_choice(crowd.placer, j) != PSG_NONE) {
                PsgRect other = psg_label_placer_place(crowd.placer, j);
                ck_assert(!psg_segment_enters(at, border, other));
            }
        }
    }
    crowd_clear(&crowd);
}
END_TEST

START_TEST(no_label_is_left_out_that_has_a_free_place)
{
    Crowd crowd = crowd_new(seeds[_i], 60, bounds);
    for (size_t i = 0; i < crowd.points->len; i++) {
        if (psg_label_placer_choice(crowd.placer, i) != PSG_NONE) {
            continue;
        }
        PsgPoint at = g_array_index(crowd.points, PsgPoint, i);
        size_t another = add_at(crowd.placer, at, 1, PSG_LABEL_ABOVE);
        psg_label_placer_solve(crowd.placer); /* the others stay */
        ck_assert_uint_eq(psg_label_placer_choice(crowd.placer, another), PSG_NONE);
    }
    crowd_clear(&crowd);
}
END_TEST

START_TEST(the_same_labels_have_the_same_places)
{
    Crowd crowd = crowd_new(seeds[_i], 60, bounds),
          again = crowd_new(seeds[_i], 60, bounds);
    for (size_t i = 0; i < crowd.points->len; i++) {
        ck_assert_uint_eq(psg_label_placer_choice(crowd.placer, i),
                          psg_label_placer_choice(again.placer, i));
    }
    crowd_clear(&crowd);
    crowd_clear(&again);
}
END_TEST

static size_t
placed_of(size_t count, PsgRect room)
{
    Crowd crowd = crowd_new(1, count, room);
    size_t placed = 0;
    for (size_t i = 0; i < crowd.points->len; i++) {
        placed += psg_label_placer_choice(crowd.placer, i) != PSG_NONE;
    }
    crowd_clear(&crowd);
    return placed;
}

/* Within the time that the suite has: with all pairs of labels it would take hours. */
START_TEST(many_labels_are_placed)
{
    ck_assert_uint_gt(placed_of(20000, (PsgRect){0, 0, 20000, 10000}), 15000);
    ck_assert_uint_lt(placed_of(20000, bounds), 1000); /* all but a few left out */
}
END_TEST

/* ---- What is asked for ---- */

START_TEST(a_lone_label_has_its_best_place)
{
    g_autoptr(PsgLabelPlacer) placer = psg_label_placer_new(bounds);
    size_t above = add_at(placer, (PsgPoint){200, 100}, 1, PSG_LABEL_ABOVE);
    size_t right = add_at(placer, (PsgPoint){50, 100}, 1, PSG_LABEL_RIGHT);
    size_t below = add_at(placer, (PsgPoint){300, 100}, 1, PSG_LABEL_BELOW);
    psg_label_placer_solve(placer);
    ck_assert_double_eq_tol(psg_rect_bottom(psg_label_placer_place(placer, above)), 90,
                            1e-9);
    ck_assert_double_eq_tol(psg_rect_centre(psg_label_placer_place(placer, above)).x, 200,
                            1e-9);
    ck_assert_double_eq_tol(psg_label_placer_place(placer, right).x, 60, 1e-9);
    ck_assert_double_eq_tol(psg_label_placer_place(placer, below).y, 110, 1e-9);
}
END_TEST

START_TEST(the_heavier_of_two_has_the_place)
{
    g_autoptr(PsgLabelPlacer) placer = psg_label_placer_new(bounds);
    size_t light = add_only(placer, (PsgRect){100, 100, 60, 20}, 1);
    size_t heavy = add_only(placer, (PsgRect){110, 110, 60, 20}, 2);
    psg_label_placer_solve(placer);
    ck_assert_uint_eq(psg_label_placer_choice(placer, light), PSG_NONE);
    ck_assert_uint_eq(psg_label_placer_choice(placer, heavy), 0);
}
END_TEST

START_TEST(who_has_another_place_makes_room_for_who_has_none)
{
    g_autoptr(PsgLabelPlacer) placer = psg_label_placer_new(bounds);
    const PsgRect common = {100, 100, 60, 20}, other = {200, 100, 60, 20};
    size_t heavy = add_only(placer, common, 3);
    psg_label_placer_offer(placer, other, 0.2);
    size_t light = add_only(placer, common, 1);
    psg_label_placer_solve(placer);
    ck_assert_uint_eq(psg_label_placer_choice(placer, heavy), 1);
    ck_assert_uint_eq(psg_label_placer_choice(placer, light), 0);
}
END_TEST

START_TEST(a_line_is_crossed_by_what_would_rather_than_be_left_out)
{
    g_autoptr(PsgLabelPlacer) placer = psg_label_placer_new(bounds);
    for (double y = 0; y < 200; y += 15) {
        psg_label_placer_line(placer, (PsgPoint){0, y}, (PsgPoint){400, y});
    }
    size_t never = add_at(placer, (PsgPoint){100, 100}, 1, PSG_LABEL_ABOVE);
    PsgLabel label = {.at = {300, 100}, .weight = 1, .crossing = 0.1};
    size_t rather = psg_label_placer_add(placer, &label);
    psg_label_placer_offer(placer, (PsgRect){270, 70, 60, 40}, 0);
    psg_label_placer_offer(placer, (PsgRect){270, 106, 60, 28}, 0.05);
    psg_label_placer_solve(placer);
    ck_assert_uint_eq(psg_label_placer_choice(placer, never), PSG_NONE);
    ck_assert_uint_eq(psg_label_placer_choice(placer, rather), 1); /* one line fewer */
}
END_TEST

START_TEST(a_slanted_line_is_met_only_where_it_is)
{
    g_autoptr(PsgLabelPlacer) placer = psg_label_placer_new(bounds);
    for (double x = 0; x < 400; x += 4) { /* so that cells are small */
        psg_label_placer_line(placer, (PsgPoint){0, -50}, (PsgPoint){400, 250});
    }
    size_t beside = add_only(placer, (PsgRect){10, 120, 60, 20}, 1);
    size_t on = add_only(placer, (PsgRect){170, 90, 60, 20}, 1);
    psg_label_placer_solve(placer);
    ck_assert_uint_eq(psg_label_placer_choice(placer, beside), 0);
    ck_assert_uint_eq(psg_label_placer_choice(placer, on), PSG_NONE);
}
END_TEST

/* A line of many pieces counts once, where two of them meet as elsewhere; a label lies on its
 * own line for nothing. */
START_TEST(a_line_of_pieces_is_one_line)
{
    const PsgPoint bends[] = {{0, 100}, {150, 98}, {200, 102}, {250, 98}, {400, 100}};
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(PsgPoint));
    g_array_append_vals(points, bends, G_N_ELEMENTS(bends));
    g_autoptr(PsgLabelPlacer) placer = psg_label_placer_new(bounds);
    psg_label_placer_line(placer, (PsgPoint){100, 0}, (PsgPoint){100, 200});
    PsgLabel labels[] = {plain, plain};
    labels[0].line = psg_label_placer_curve(placer, points);
    for (size_t i = 0; i < 2; i++) {
        labels[i].crossing = 0.4;
        labels[i].is_tied = false;
        psg_label_placer_add(placer, &labels[i]);
        /* on the other line too, on the pieces alone, off both at a higher price */
        psg_label_placer_offer(placer, (PsgRect){70, 90, 60, 20}, 0);
        psg_label_placer_offer(placer, (PsgRect){170 + 65 * (double)i, 90, 60, 20}, 0.1);
        psg_label_placer_offer(placer, (PsgRect){170, 10 + 40 * (double)i, 60, 20}, 0.45);
    }
    psg_label_placer_solve(placer);
    ck_assert_uint_eq(psg_label_placer_choice(placer, 0), 1);
    ck_assert_uint_eq(psg_label_placer_choice(placer, 1), 2);
}
END_TEST

START_TEST(what_was_solved_stays)
{
    g_autoptr(PsgLabelPlacer) placer = psg_label_placer_new(bounds);
    size_t first = add_only(placer, (PsgRect){100, 100, 60, 20}, 1);
    psg_label_placer_offer(placer, (PsgRect){200, 100, 60, 20}, 0.1);
    psg_label_placer_solve(placer);
    size_t heavy = add_only(placer, (PsgRect){100, 100, 60, 20}, 100);
    psg_label_placer_solve(placer);
    ck_assert_uint_eq(psg_label_placer_choice(placer, first), 0);
    ck_assert_uint_eq(psg_label_placer_choice(placer, heavy), PSG_NONE);
}
END_TEST

START_TEST(nothing_fits_where_there_is_no_room)
{
    g_autoptr(PsgLabelPlacer) placer = psg_label_placer_new((PsgRect){10, 10, 0, 50});
    size_t label = add_at(placer, (PsgPoint){10, 30}, 1, PSG_LABEL_ABOVE);
    psg_label_placer_solve(placer);
    ck_assert_uint_eq(psg_label_placer_choice(placer, label), PSG_NONE);
}
END_TEST

Suite *
label_placer_suite(void)
{
    Suite *suite = suite_create("label_placer");
    TCase *crowds = tcase_create("crowds");
    int last = G_N_ELEMENTS(seeds);
    tcase_set_timeout(crowds, 60);
    tcase_add_loop_test(crowds, labels_lie_neither_on_each_other_nor_on_what_is_drawn, 0,
                        last);
    tcase_add_loop_test(crowds, a_label_stands_at_its_own_point, 0, last);
    tcase_add_loop_test(crowds, no_label_is_left_out_that_has_a_free_place, 0, last);
    tcase_add_loop_test(crowds, the_same_labels_have_the_same_places, 0, 2);
    tcase_add_test(crowds, many_labels_are_placed);
    suite_add_tcase(suite, crowds);
    TCase *wishes = tcase_create("wishes");
    tcase_add_test(wishes, a_lone_label_has_its_best_place);
    tcase_add_test(wishes, the_heavier_of_two_has_the_place);
    tcase_add_test(wishes, who_has_another_place_makes_room_for_who_has_none);
    tcase_add_test(wishes, a_line_is_crossed_by_what_would_rather_than_be_left_out);
    tcase_add_test(wishes, a_slanted_line_is_met_only_where_it_is);
    tcase_add_test(wishes, a_line_of_pieces_is_one_line);
    tcase_add_test(wishes, what_was_solved_stays);
    tcase_add_test(wishes, nothing_fits_where_there_is_no_room);
    suite_add_tcase(suite, wishes);
    return suite;
}
