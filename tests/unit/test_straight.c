/* Straight lines between sites of boxes. */
#include "sample_route.h"
#include "thorough.h"

#include "base/segment.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *straight_suite(void);

#define PITCH 8.0

enum { MOST_BOXES = 300, MOST_EDGES = 1000, SIDES = 4 };

/* Boxes whose sites are the middles of their sides. */
typedef struct {
    PsgRect boxes[MOST_BOXES];
    PsgRouteSite items[MOST_BOXES][SIDES];
    PsgRouteSites sites[MOST_BOXES];
    PsgRouteEnds edges[MOST_EDGES];
    bool has_head[MOST_EDGES];
    PsgRouteTask task;
} Case;

static void
set_sites(Case *made)
{
    for (size_t i = 0; i < made->task.box_count; i++) {
        PsgRect box = made->boxes[i];
        PsgPoint middle = psg_rect_centre(box);
        made->items[i][0] = (PsgRouteSite){{middle.x, box.y}, {0, -1}};
        made->items[i][1] = (PsgRouteSite){{box.x, middle.y}, {-1, 0}};
        made->items[i][2] = (PsgRouteSite){{middle.x, psg_rect_bottom(box)}, {0, 1}};
        made->items[i][3] = (PsgRouteSite){{psg_rect_right(box), middle.y}, {1, 0}};
        made->sites[i] = (PsgRouteSites){made->items[i], SIDES};
    }
}

static void
finish(Case *made, size_t boxes, size_t edges)
{
    made->task = (PsgRouteTask){.boxes = made->boxes,
                                .box_count = boxes,
                                .edges = made->edges,
                                .edge_count = edges,
                                .area = {1520, 640},
                                .clearance = 10,
                                .spread = PITCH,
                                .sites = made->sites,
                                .has_head = made->has_head};
    set_sites(made);
}

static Case *
random_case(size_t columns, size_t rows, size_t edges, uint64_t seed)
{
    PsgRandom random = psg_random_seeded(seed);
    Case *made = g_new0(Case, 1);
    size_t count = columns * rows;
    sample_boxes(&random, columns, rows, (PsgSize){0.4, 0.3}, made->boxes);
    for (size_t i = 0; i < edges; i++) {
        made->edges[i] = sample_ends(&random, count);
        made->has_head[i] = psg_random_below(&random, 2) == 0;
    }
    finish(made, count, edges);
    return made;
}

static PsgPoint
point_of(const PsgRoutes *routes, size_t edge, size_t index)
{
    return psg_path_step(routes->paths[edge], index)->to;
}

/* Which site of its box the line has there. */
static size_t
site_of(const Case *made, const PsgRoutes *routes, size_t edge, size_t end)
{
    size_t box = end == 0 ? made->edges[edge].from : made->edges[edge].to;
    PsgPoint at = point_of(routes, edge, end);
    for (size_t i = 0; i < SIDES; i++) {
        if (psg_point_equals(made->items[box][i].at, at)) {
            return i;
        }
    }
    ck_abort_msg("edge %zu does not end at a site of box %zu", edge, box);
}

START_TEST(lines_run_from_site_to_site)
{
    g_autofree Case *made = random_case(6, 4, 40, (uint64_t)_i);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    for (size_t i = 0; i < made->task.edge_count; i++) {
        ck_assert_uint_eq(psg_path_count(routes->paths[i]), 2);
        ck_assert_int_eq(psg_path_step(routes->paths[i], 0)->kind, PSG_STEP_MOVE);
        ck_assert_int_eq(psg_path_step(routes->paths[i], 1)->kind, PSG_STEP_LINE);
        site_of(made, routes, i, 0);
        site_of(made, routes, i, 1);
    }
}
END_TEST

START_TEST(the_order_of_edges_does_not_matter)
{
    g_autofree Case *made = random_case(6, 4, 40, (uint64_t)_i);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    g_autofree Case *turned = g_memdup2(made, sizeof *made);
    size_t count = made->task.edge_count;
    finish(turned, made->task.box_count, count);
    for (size_t i = 0; i < count; i++) {
        turned->edges[i] = made->edges[count - 1 - i];
        turned->has_head[i] = made->has_head[count - 1 - i];
    }
    g_autoptr(PsgRoutes) others = psg_routes_find(&turned->task);
    size_t differences = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_twin =
            false; /* which of two that join the same boxes is which, nobody sees */
        for (size_t k = 0; k < count; k++) {
            is_twin = is_twin ||
                      (psg_path_equals(routes->paths[i], others->paths[count - 1 - k]) &&
                       made->edges[k].from == made->edges[i].from);
        }
        differences += !is_twin;
    }
    ck_assert_uint_eq(differences, 0);
}
END_TEST

/* Boxes other than its own that the line enters. */
static size_t
boxes_entered(const Case *made, PsgRouteEnds ends, PsgPoint a, PsgPoint b)
{
    size_t count = 0;
    for (size_t box = 0; box < made->task.box_count; box++) {
        count += box != ends.from && box != ends.to &&
                 psg_segment_enters(a, b, made->boxes[box]);
    }
    return count;
}

static bool
leads_out(const PsgRouteSite *site, PsgPoint to)
{
    double length = psg_distance(site->at, to);
    return (to.x - site->at.x) * site->outward.x + (to.y - site->at.y) * site->outward.y >
           0.1 * length;
}

/* Lines that it crosses or comes near, or that end where it does. */
static size_t
lines_met(const Case *made, const PsgRoutes *routes, size_t edge, PsgPoint a, PsgPoint b)
{
    size_t count = 0;
    for (size_t i = 0; i < made->task.edge_count; i++) {
        PsgPoint other[] = {point_of(routes, i, 0), point_of(routes, i, 1)};
        bool shares = false;
        for (size_t k = 0; k < 2; k++) {
            shares =
                shares || psg_point_equals(a, other[k]) || psg_point_equals(b, other[k]);
        }
        count +=
            i != edge && (shares || psg_segments_cross(a, b, other[0], other[1]) ||
                          psg_length_beside(a, b, psg_distance(a, b), other, PITCH) > 0);
    }
    return count;
}

/* Where other sites, which meet nobody, would lead it through fewer boxes, a line has these. */
static void
assert_no_vain_box(const Case *made)
{
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    for (size_t i = 0; i < made->task.edge_count; i++) {
        PsgRouteEnds ends = made->edges[i];
        PsgPoint a = point_of(routes, i, 0), b = point_of(routes, i, 1);
        size_t entered = boxes_entered(made, ends, a, b);
        for (size_t k = 0; k < (size_t)SIDES * SIDES; k++) {
            const PsgRouteSite *from = &made->items[ends.from][k / SIDES];
            const PsgRouteSite *to = &made->items[ends.to][k % SIDES];
            bool is_better =
                leads_out(from, to->at) && leads_out(to, from->at) &&
                boxes_entered(made, ends, from->at, to->at) < entered &&
                psg_distance(from->at, to->at) < psg_distance(a, b) + 10 * PITCH &&
                lines_met(made, routes, i, from->at, to->at) == 0;
            ck_assert_msg(!is_better, "edge %zu runs through a box", i);
        }
    }
}

START_TEST(no_box_is_run_through_for_nothing)
{
    g_autofree Case *made = random_case(6, 4, 25, (uint64_t)_i);
    assert_no_vain_box(made);
}
END_TEST

/* Amid others nearly all sites meet somebody; alone, a line has only the boxes to heed. */
START_TEST(a_line_alone_runs_through_no_box_for_nothing)
{
    g_autofree Case *made = random_case(6, 4, 1, (uint64_t)_i);
    assert_no_vain_box(made);
}
END_TEST

START_TEST(lines_of_one_pair_do_not_coincide)
{
    g_autofree Case *made = random_case(6, 4, 12, (uint64_t)_i);
    for (size_t i = 0; i < 12; i++) {
        made->edges[12 + i] = made->edges[i];
        made->edges[24 + i] = (PsgRouteEnds){made->edges[i].to, made->edges[i].from};
    }
    made->task.edge_count = 36;
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    for (size_t i = 0; i < 36; i++) {
        for (size_t k = 0; k < i; k++) {
            PsgPoint a = point_of(routes, i, 0), b = point_of(routes, i, 1);
            PsgPoint c = point_of(routes, k, 0), d = point_of(routes, k, 1);
            ck_assert(!(psg_point_equals(a, c) && psg_point_equals(b, d)));
            ck_assert(!(psg_point_equals(a, d) && psg_point_equals(b, c)));
        }
    }
}
END_TEST

START_TEST(no_line_runs_through_its_own_box)
{
    g_autofree Case *made = random_case(8, 5, 60, (uint64_t)_i);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    for (size_t i = 0; i < made->task.edge_count; i++) {
        PsgPoint a = point_of(routes, i, 0), b = point_of(routes, i, 1);
        bool has_twin = false;
        for (size_t k = 0; k < made->task.edge_count; k++) {
            PsgRouteEnds one = made->edges[i], other = made->edges[k];
            has_twin =
                has_twin || (k != i && ((one.from == other.from && one.to == other.to) ||
                                        (one.from == other.to && one.to == other.from)));
        }
        ck_assert(has_twin ||
                  (!psg_segment_enters(a, b, made->boxes[made->edges[i].from]) &&
                   !psg_segment_enters(a, b, made->boxes[made->edges[i].to])));
    }
}
END_TEST

typedef struct {
    size_t kept, freely; /* ends of lines that have other sites than before */
} Moved;

/* Boxes stand a little elsewhere. */
static Moved
moved_after_a_push(uint64_t seed)
{
    g_autofree Case *made = random_case(6, 4, 30, seed);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    g_autofree Case *next = g_memdup2(made, sizeof *made);
    finish(next, made->task.box_count, made->task.edge_count);
    PsgRandom random = psg_random_seeded(seed + 1000);
    for (size_t i = 0; i < made->task.box_count; i++) {
        next->boxes[i].x += 16 * psg_random_unit(&random) - 8;
        next->boxes[i].y += 8 * psg_random_unit(&random) - 4;
    }
    set_sites(next);
    size_t same[MOST_BOXES + MOST_EDGES];
    for (size_t i = 0; i < G_N_ELEMENTS(same); i++) {
        same[i] = i;
    }
    PsgRouteFormer former = {routes, same, same};
    g_autoptr(PsgRoutes) free_ones = psg_routes_find(&next->task);
    next->task.former = &former;
    g_autoptr(PsgRoutes) kept_ones = psg_routes_find(&next->task);
    Moved moved = {0, 0};
    for (size_t i = 0; i < made->task.edge_count; i++) {
        for (size_t end = 0; end < 2; end++) {
            size_t before = site_of(made, routes, i, end);
            moved.kept += site_of(next, kept_ones, i, end) != before;
            moved.freely += site_of(next, free_ones, i, end) != before;
        }
    }
    return moved;
}

/* Hardly an end of a line has another site, and fewer than if lines forgot theirs. */
START_TEST(lines_keep_their_sites)
{
    enum { CASES = 20, ENDS = 60 };
    Moved sum = {0, 0};
    for (uint64_t seed = 0; seed < CASES; seed++) {
        Moved moved = moved_after_a_push(seed);
        sum.kept += moved.kept;
        sum.freely += moved.freely;
    }
    ck_assert_uint_le(sum.kept, CASES * ENDS / 10);
    ck_assert_msg(4 * sum.kept < 3 * sum.freely, "%zu and %zu", sum.kept, sum.freely);
}
END_TEST

/* A line that is longer by less than it costs to have two arrows in one spot. */
START_TEST(arrows_end_apart)
{
    g_autofree Case *made = g_new0(Case, 1);
    const PsgRect boxes[] = {{700, 300, 60, 60}, {690, 100, 40, 40}, {800, 130, 40, 40}};
    memcpy(made->boxes, boxes, sizeof boxes);
    made->edges[0] = (PsgRouteEnds){1, 0};
    made->edges[1] = (PsgRouteEnds){2, 0};
    made->has_head[0] = made->has_head[1] = true;
    finish(made, 3, 2);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    ck_assert_uint_ne(site_of(made, routes, 0, 1), site_of(made, routes, 1, 1));
}
END_TEST

START_TEST(many_lines_are_bounded_work)
{
    g_autofree Case *made = random_case(20, 15, 1000, 7);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    ck_assert_uint_lt(routes->work, 100000000);
    ck_assert_uint_eq(psg_path_count(routes->paths[999]), 2);
}
END_TEST

Suite *
straight_suite(void)
{
    Suite *suite = suite_create("straight");
    TCase *tests = tcase_create("straight");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, lines_run_from_site_to_site, 0, thorough(25, 8));
    tcase_add_loop_test(tests, the_order_of_edges_does_not_matter, 0, thorough(25, 8));
    tcase_add_loop_test(tests, no_box_is_run_through_for_nothing, 0, thorough(40, 12));
    tcase_add_loop_test(tests, a_line_alone_runs_through_no_box_for_nothing, 0,
                        thorough(400, 50));
    tcase_add_loop_test(tests, lines_of_one_pair_do_not_coincide, 0, thorough(25, 8));
    tcase_add_loop_test(tests, no_line_runs_through_its_own_box, 0, thorough(25, 8));
    tcase_add_test(tests, lines_keep_their_sites);
    tcase_add_test(tests, arrows_end_apart);
    tcase_add_test(tests, many_lines_are_bounded_work);
    suite_add_tcase(suite, tests);
    return suite;
}
