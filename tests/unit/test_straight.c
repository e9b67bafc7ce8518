/* Straight lines between sites of boxes. */
#include "thorough.h"

#include "route/route.h"

#include "base/random.h"
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

/* One box in each cell of a grid, somewhere within it. */
static Case *
random_case(size_t columns, size_t rows, size_t edges, uint64_t seed)
{
    PsgRandom random = psg_random_seeded(seed);
    Case *made = g_new0(Case, 1);
    double cell_width = 1520.0 / (double)columns, cell_height = 640.0 / (double)rows;
    for (size_t i = 0; i < columns * rows; i++) {
        double width = cell_width * (0.3 + 0.4 * psg_random_unit(&random));
        double height = cell_height * (0.3 + 0.3 * psg_random_unit(&random));
        double dx = psg_random_unit(&random) * (cell_width - width);
        double dy = psg_random_unit(&random) * (cell_height - height);
        made->boxes[i] =
            (PsgRect){(double)(i % columns) * cell_width + dx,
                      (double)(i / columns) * cell_height + dy, width, height};
    }
    uint32_t count = (uint32_t)(columns * rows);
    for (size_t i = 0; i < edges; i++) {
        size_t from = psg_random_below(&random, count);
        size_t to = (from + 1 + psg_random_below(&random, count - 1)) % count;
        made->edges[i] = (PsgRouteEnds){from, to};
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

Suite *
straight_suite(void)
{
    Suite *suite = suite_create("straight");
    TCase *tests = tcase_create("straight");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, lines_run_from_site_to_site, 0, thorough(25, 8));
    tcase_add_loop_test(tests, the_order_of_edges_does_not_matter, 0, thorough(25, 8));
    suite_add_tcase(suite, tests);
    return suite;
}
