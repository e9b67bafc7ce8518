/* Lines between boxes: from outline to outline, and through nobody else. */
#include "sample_route.h"
#include "thorough.h"

#include "base/segment.h"

#include <check.h>
#include <math.h>

Suite *route_suite(void);

#define SAMPLES 60
#define TINY 1e-6

typedef struct {
    PsgRect boxes[200];
    PsgRouteEnds edges[300];
    PsgRouteTask task;
} Case;

static void
finish(Case *made, size_t boxes, size_t edges)
{
    made->task = (PsgRouteTask){.boxes = made->boxes,
                                .box_count = boxes,
                                .edges = made->edges,
                                .edge_count = edges,
                                .area = {1520, 640},
                                .clearance = 10,
                                .spread = 8};
}

static Case *
random_case(size_t columns, size_t rows, size_t edges, uint64_t seed)
{
    PsgRandom random = psg_random_seeded(seed);
    Case *made = g_new0(Case, 1);
    size_t count = columns * rows;
    sample_boxes(&random, columns, rows, (PsgSize){0.6, 0.5}, made->boxes);
    for (size_t i = 0; i < edges; i++) {
        made->edges[i] = sample_ends(&random, count);
    }
    finish(made, count, edges);
    return made;
}

static PsgPoint
point_on(PsgPoint from, const PsgStep *step, double t)
{
    double s = 1 - t;
    if (step->kind == PSG_STEP_LINE) {
        return (PsgPoint){s * from.x + t * step->to.x, s * from.y + t * step->to.y};
    }
    double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
    return (PsgPoint){
        a * from.x + b * step->control1.x + c * step->control2.x + d * step->to.x,
        a * from.y + b * step->control1.y + c * step->control2.y + d * step->to.y};
}

static PsgPoint
start_of(const PsgPath *path)
{
    ck_assert_uint_ge(psg_path_count(path), 2);
    ck_assert_int_eq(psg_path_step(path, 0)->kind, PSG_STEP_MOVE);
    return psg_path_step(path, 0)->to;
}

static PsgPoint
end_of(const PsgPath *path)
{
    return psg_path_step(path, psg_path_count(path) - 1)->to;
}

static bool
is_within(PsgPoint point, PsgRect box)
{
    return point.x > box.x && point.x < psg_rect_right(box) && point.y > box.y &&
           point.y < psg_rect_bottom(box);
}

static void
assert_on_outline(PsgPoint point, PsgRect box)
{
    ck_assert(!is_within(point, psg_rect_grow(box, -TINY)));
    ck_assert(is_within(point, psg_rect_grow(box, TINY)));
}

/* No sampled point is in any box, its own ones included. */
static void
assert_free(const Case *made, const PsgPath *path, PsgRouteEnds ends)
{
    PsgPoint from = start_of(path);
    for (size_t i = 1; i < psg_path_count(path); i++) {
        const PsgStep *step = psg_path_step(path, i);
        ck_assert(step->kind == PSG_STEP_LINE || step->kind == PSG_STEP_CURVE);
        for (int k = 0; k <= SAMPLES; k++) {
            PsgPoint at = point_on(from, step, (double)k / SAMPLES);
            if (!isfinite(at.x) || !isfinite(at.y)) {
                ck_abort_msg("a point of an edge is nowhere");
            }
            for (size_t box = 0; box < made->task.box_count; box++) {
                /* An assertion costs a system call, even if it holds. */
                if (is_within(at, psg_rect_grow(made->boxes[box], -TINY))) {
                    ck_abort_msg("the edge from %zu to %zu enters %zu", ends.from,
                                 ends.to, box);
                }
            }
        }
        from = step->to;
    }
}

static void
assert_sound(const Case *made, const PsgRoutes *routes)
{
    ck_assert_uint_eq(routes->count, made->task.edge_count);
    for (size_t i = 0; i < routes->count; i++) {
        PsgRouteEnds ends = made->edges[i];
        assert_on_outline(start_of(routes->paths[i]), made->boxes[ends.from]);
        assert_on_outline(end_of(routes->paths[i]), made->boxes[ends.to]);
        assert_free(made, routes->paths[i], ends);
    }
}

/* The points of all lines, SAMPLES to a step, one line after the other. */
static GArray *
sampled(const PsgPath *path)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(PsgPoint));
    PsgPoint from = start_of(path);
    g_array_append_val(points, from);
    for (size_t i = 1; i < psg_path_count(path); i++) {
        const PsgStep *step = psg_path_step(path, i);
        int samples = step->kind == PSG_STEP_LINE ? 1 : SAMPLES;
        for (int k = 1; k <= samples; k++) {
            PsgPoint at = point_on(from, step, (double)k / samples);
            g_array_append_val(points, at);
        }
        from = step->to;
    }
    return points;
}

static size_t
crossings_between(const PsgPath *one, const PsgPath *other)
{
    g_autoptr(GArray) a = sampled(one);
    g_autoptr(GArray) b = sampled(other);
    size_t count = 0;
    for (guint i = 1; i < a->len; i++) {
        for (guint k = 1; k < b->len; k++) {
            count += psg_segments_cross(
                g_array_index(a, PsgPoint, i - 1), g_array_index(a, PsgPoint, i),
                g_array_index(b, PsgPoint, k - 1), g_array_index(b, PsgPoint, k));
        }
    }
    return count;
}

static size_t
crossings_of(const PsgRoutes *routes)
{
    size_t count = 0;
    for (size_t i = 0; i < routes->count; i++) {
        for (size_t k = 0; k < i; k++) {
            count += crossings_between(routes->paths[i], routes->paths[k]);
        }
    }
    return count;
}

START_TEST(lines_go_around_boxes)
{
    g_autofree Case *made = random_case(6, 7, (size_t)thorough(70, 30), (uint64_t)_i);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
}
END_TEST

START_TEST(many_boxes_are_gone_around)
{
    g_autofree Case *made = random_case(20, 10, (size_t)thorough(150, 20), 5);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
}
END_TEST

START_TEST(narrow_gaps_are_used)
{
    g_autofree Case *made = g_new0(Case, 1);
    for (size_t i = 0; i < 25; i++) {
        made->boxes[i] =
            (PsgRect){300 + (double)(i % 5) * 104, 100 + (double)(i / 5) * 44, 100, 40};
        made->edges[i] =
            (PsgRouteEnds){i, (i * 7 + 3) % 25 == i ? 24 - i : (i * 7 + 3) % 25};
    }
    finish(made, 25, 25);
    made->edges[12] = (PsgRouteEnds){0, 24};
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
}
END_TEST

START_TEST(a_free_way_is_straight)
{
    g_autofree Case *made = g_new0(Case, 1);
    made->boxes[0] = (PsgRect){100, 100, 100, 40};
    made->boxes[1] = (PsgRect){500, 100, 100, 40};
    made->edges[0] = (PsgRouteEnds){1, 0};
    finish(made, 2, 1);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    ck_assert_uint_eq(psg_path_count(routes->paths[0]), 2);
    ck_assert_double_eq_tol(start_of(routes->paths[0]).x, 500, TINY);
    ck_assert_double_eq_tol(start_of(routes->paths[0]).y, 120, TINY);
    ck_assert_double_eq_tol(end_of(routes->paths[0]).x, 200, TINY);
}
END_TEST

/* Three boxes in a row: the line of the outer two must curve around the middle one. */
static Case *
row_of_three(double top, double height)
{
    Case *made = g_new0(Case, 1);
    for (size_t i = 0; i < 3; i++) {
        made->boxes[i] = (PsgRect){100 + (double)i * 200, top, 120, height};
    }
    made->edges[0] = (PsgRouteEnds){0, 2};
    finish(made, 3, 1);
    return made;
}

START_TEST(a_box_in_between_is_passed_in_a_curve)
{
    g_autofree Case *made = row_of_three(300, 44);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
    bool curved = false;
    for (size_t i = 0; i < psg_path_count(routes->paths[0]); i++) {
        curved = curved || psg_path_step(routes->paths[0], i)->kind == PSG_STEP_CURVE;
    }
    ck_assert(curved);
}
END_TEST

START_TEST(at_the_border_the_inner_way_is_taken)
{
    g_autofree Case *made = row_of_three(0, 44);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
    PsgRect bounds = psg_path_bounds(routes->paths[0]);
    ck_assert_double_ge(bounds.y, 0);
    ck_assert_double_gt(psg_rect_bottom(bounds), 44);
}
END_TEST

START_TEST(a_box_as_high_as_the_area_is_passed_outside)
{
    g_autofree Case *made = row_of_three(0, 44);
    made->task.area.height = 44;
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
}
END_TEST

/* How far the middles of two straight lines are from each other. */
static double
middle_distance(const PsgPath *one, const PsgPath *other)
{
    PsgPoint a = start_of(one), b = end_of(one), c = start_of(other), d = end_of(other);
    return hypot((a.x + b.x - c.x - d.x) / 2, (a.y + b.y - c.y - d.y) / 2);
}

START_TEST(edges_of_one_pair_are_fanned)
{
    g_autofree Case *made = g_new0(Case, 1);
    made->boxes[0] = (PsgRect){100, 100, 160, 44};
    made->boxes[1] =
        _i == 0 ? (PsgRect){120, 400, 160, 44} : (PsgRect){600, 330, 160, 44};
    made->edges[0] = (PsgRouteEnds){0, 1};
    made->edges[1] = (PsgRouteEnds){1, 0};
    made->edges[2] = (PsgRouteEnds){0, 1};
    finish(made, 2, 3);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
    ck_assert_double_gt(middle_distance(routes->paths[0], routes->paths[1]), 4);
    ck_assert_double_gt(middle_distance(routes->paths[1], routes->paths[2]), 4);
    ck_assert_double_gt(middle_distance(routes->paths[0], routes->paths[2]), 4);
}
END_TEST

START_TEST(wide_lines_keep_further_apart)
{
    g_autofree Case *made = g_new0(Case, 1);
    made->boxes[0] = (PsgRect){100, 100, 160, 44};
    made->boxes[1] = (PsgRect){120, 400, 160, 44};
    made->edges[0] = made->edges[1] = made->edges[2] = (PsgRouteEnds){0, 1};
    const double halves[] = {6, 0, 4};
    finish(made, 2, 3);
    made->task.halves = halves;
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < i; k++) {
            ck_assert_double_ge(middle_distance(routes->paths[i], routes->paths[k]),
                                4 + halves[i] + halves[k]);
        }
    }
}
END_TEST

START_TEST(a_hub_has_a_port_for_each)
{
    g_autofree Case *made = g_new0(Case, 1);
    made->boxes[0] = (PsgRect){700, 40, 120, 44};
    for (size_t i = 1; i <= 10; i++) {
        made->boxes[i] = (PsgRect){(double)i * 130, 560, 100, 44};
        made->edges[i - 1] = (PsgRouteEnds){0, i};
    }
    finish(made, 11, 10);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
    for (size_t i = 0; i < 10; i++) {
        for (size_t k = 0; k < i; k++) {
            PsgPoint one = start_of(routes->paths[i]), other = start_of(routes->paths[k]);
            ck_assert_double_ge(hypot(one.x - other.x, one.y - other.y), 8 - TINY);
        }
    }
    ck_assert_uint_eq(crossings_of(routes), 0);
}
END_TEST

/* A box is in the way of the long line. Below it the way is a little shorter, but there runs
 * the line from that box to the one below. */
START_TEST(a_short_detour_saves_a_crossing)
{
    g_autofree Case *made = g_new0(Case, 1);
    made->boxes[0] = (PsgRect){100, 100, 100, 44};
    made->boxes[1] = (PsgRect){600, 100, 100, 44};
    made->boxes[2] = (PsgRect){380, 108, 40, 24};
    made->boxes[3] = (PsgRect){380, 240, 40, 44};
    made->edges[0] = (PsgRouteEnds){0, 1};
    made->edges[1] = (PsgRouteEnds){2, 3};
    finish(made, 4, 2);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
    ck_assert_uint_eq(crossings_of(routes), 0);
}
END_TEST

static size_t
straight_crossings(const Case *made)
{
    size_t count = 0;
    for (size_t i = 0; i < made->task.edge_count; i++) {
        for (size_t k = 0; k < i; k++) {
            PsgRouteEnds a = made->edges[i], b = made->edges[k];
            count += psg_segments_cross(
                psg_rect_centre(made->boxes[a.from]), psg_rect_centre(made->boxes[a.to]),
                psg_rect_centre(made->boxes[b.from]), psg_rect_centre(made->boxes[b.to]));
        }
    }
    return count;
}

/* Far less than straight lines, which run through boxes besides; and less than lines that are
 * led once, one after the other. */
START_TEST(negotiated_lines_cross_seldom)
{
    size_t drawn = 0, straight = 0;
    for (uint64_t seed = 0; seed < 6; seed++) {
        g_autofree Case *made = random_case(6, 4, 30, seed);
        g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
        drawn += crossings_of(routes);
        straight += straight_crossings(made);
    }
    ck_assert_uint_lt(drawn * 100, straight * 63);
}
END_TEST

enum { CHILDREN = 6, LEAVES = 40, LEAF_ROWS = 4 };

/* A tree whose last level takes several rows: children stand below their parents in their order,
 * and so need not cross. */
static Case *
tree_case(uint64_t seed)
{
    PsgRandom random = psg_random_seeded(seed);
    Case *made = g_new0(Case, 1);
    made->boxes[0] = (PsgRect){710, 10, 100, 44};
    for (size_t i = 0; i < CHILDREN; i++) {
        double x = 1500 * ((double)i + 0.5) / CHILDREN - 40;
        made->boxes[1 + i] = (PsgRect){x, 110, 100, 44};
        made->edges[i] = (PsgRouteEnds){0, 1 + i};
    }
    for (size_t i = 0; i < LEAVES; i++) {
        double x = 1500 * ((double)i + 0.5) / LEAVES + 30 * psg_random_unit(&random);
        double y = 200 + 75 * (double)(i % LEAF_ROWS);
        double width = 95 + 30 * psg_random_unit(&random);
        made->boxes[1 + CHILDREN + i] = (PsgRect){x - width / 2, y, width, 44};
        made->edges[CHILDREN + i] =
            (PsgRouteEnds){1 + i * CHILDREN / LEAVES, 1 + CHILDREN + i};
    }
    finish(made, 1 + CHILDREN + LEAVES, CHILDREN + LEAVES);
    return made;
}

START_TEST(lines_of_a_tree_hardly_cross)
{
    size_t drawn = 0;
    for (uint64_t seed = 0; seed < 12; seed++) {
        g_autofree Case *made = tree_case(seed);
        g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
        assert_sound(made, routes);
        drawn += crossings_of(routes);
    }
    ck_assert_uint_le(drawn, 17);
}
END_TEST

/* However many lines there are, and however long each of them could be negotiated. */
START_TEST(work_is_bounded)
{
    size_t most = (size_t)thorough(300, 150);
    for (size_t edges = 150; edges <= most; edges *= 2) {
        g_autofree Case *made = random_case(18, 11, edges, 3);
        g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
        ck_assert_uint_gt(routes->work, 0);
        ck_assert_uint_lt(routes->work, 110000000);
    }
}
END_TEST

/* The two pieces differ by less than 15 degrees. */
static bool
are_alike(PsgPoint a, PsgPoint b, PsgPoint c, PsgPoint d)
{
    double cosine = ((b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y)) /
                    fmax(1e-9, psg_distance(a, b) * psg_distance(c, d));
    return fabs(cosine) > 0.966;
}

/* How much of one line runs beside the other, within the distance, away from its own ends. */
static double
length_within(const Case *made, const PsgRoutes *routes, size_t one, size_t other,
              double distance)
{
    g_autoptr(GArray) a = sampled(routes->paths[one]);
    g_autoptr(GArray) b = sampled(routes->paths[other]);
    double sum = 0;
    for (guint i = 1; i < a->len; i++) {
        PsgPoint from = g_array_index(a, PsgPoint, i - 1);
        PsgPoint to = g_array_index(a, PsgPoint, i);
        double length = psg_distance(from, to);
        for (double along = 0; along < length; along += 2) {
            PsgPoint at = psg_between(from, to, along / length);
            bool is_near = false;
            for (guint k = 1; k < b->len; k++) {
                PsgPoint c = g_array_index(b, PsgPoint, k - 1);
                PsgPoint d = g_array_index(b, PsgPoint, k);
                double square =
                    fmax(1e-9, (d.x - c.x) * (d.x - c.x) + (d.y - c.y) * (d.y - c.y));
                double share =
                    ((at.x - c.x) * (d.x - c.x) + (at.y - c.y) * (d.y - c.y)) / square;
                PsgPoint foot = psg_between(c, d, fmax(0, fmin(1, share)));
                is_near = is_near || (psg_distance(at, foot) < distance &&
                                      are_alike(from, to, c, d));
            }
            PsgRouteEnds ends = made->edges[one];
            is_near = is_near &&
                      !is_within(at, psg_rect_grow(made->boxes[ends.from], 40)) &&
                      !is_within(at, psg_rect_grow(made->boxes[ends.to], 40));
            sum += is_near ? 2 : 0;
        }
    }
    return sum;
}

START_TEST(lines_through_one_gap_keep_apart)
{
    g_autofree Case *made = g_new0(Case, 1);
    made->boxes[0] = (PsgRect){60, 40, 300, 44};
    made->boxes[1] = (PsgRect){60, 560, 300, 44};
    made->boxes[2] = (PsgRect){0, 150, 180, 340};
    made->boxes[3] = (PsgRect){260, 150, 1200, 340};
    for (size_t i = 0; i < 4; i++) {
        made->edges[i] = i % 2 == 0 ? (PsgRouteEnds){0, 1} : (PsgRouteEnds){1, 0};
    }
    finish(made, 4, 4);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
    for (size_t i = 0; i < 4; i++) {
        for (size_t k = 0; k < 4; k++) {
            if (i != k) {
                ck_assert_double_lt(length_within(made, routes, i, k, 5), 24);
            }
        }
    }
}
END_TEST

START_TEST(ways_around_one_corner_lie_side_by_side)
{
    g_autofree Case *made = g_new0(Case, 1);
    made->boxes[0] = (PsgRect){100, 300, 100, 80};
    made->boxes[1] = (PsgRect){500, 200, 200, 440};
    for (size_t i = 0; i < 3; i++) {
        made->boxes[2 + i] = (PsgRect){1000 + 160 * (double)i, 400, 100, 80};
        made->edges[i] = (PsgRouteEnds){0, 2 + i};
    }
    finish(made, 5, 3);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < 3; k++) {
            if (i != k) {
                ck_assert_double_lt(length_within(made, routes, i, k, 5), 24);
            }
        }
    }
}
END_TEST

/* Rows of boxes, as on a page, and lines between them. */
static Case *
page_case(size_t edges, uint64_t seed)
{
    PsgRandom random = psg_random_seeded(seed);
    Case *made = g_new0(Case, 1);
    size_t count = 0;
    for (size_t row = 0; row < 6; row++) {
        double at = 20 + 60 * psg_random_unit(&random);
        for (double width; at < 1400; at += width + 26 + 60 * psg_random_unit(&random)) {
            width = 90 + 70 * psg_random_unit(&random);
            made->boxes[count++] = (PsgRect){at, 20 + 105 * (double)row, width, 46};
            at = width + at > 1500 ? 1600 : at;
        }
        count -= psg_rect_right(made->boxes[count - 1]) > 1500;
    }
    for (size_t i = 0; i < edges; i++) {
        size_t from = psg_random_below(&random, (uint32_t)count);
        size_t reach = 1 + psg_random_below(&random, 10);
        made->edges[i] = (PsgRouteEnds){from, (from + reach) % count};
    }
    finish(made, count, edges);
    return made;
}

static size_t
pairs_on_each_other(const Case *made, const PsgRoutes *routes)
{
    size_t count = 0;
    for (size_t i = 0; i < routes->count; i++) {
        for (size_t k = 0; k < routes->count; k++) {
            count += i != k && length_within(made, routes, i, k, 5) > 24;
        }
    }
    return count;
}

/* There may be no room for all of them: then one pair in several pages lies nearer. */
START_TEST(lines_of_a_page_keep_apart)
{
    size_t pages = (size_t)thorough(12, 4), count = 0;
    for (uint64_t seed = 0; seed < pages; seed++) {
        g_autofree Case *made = page_case(28, seed);
        g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
        assert_sound(made, routes);
        count += pairs_on_each_other(made, routes);
    }
    ck_assert_uint_le(count, pages / 4);
}
END_TEST

/* A line is straight before its end, as long as it is away from the box: a head fits there. */
START_TEST(heads_have_room)
{
    g_autofree Case *made = page_case(28, (uint64_t)_i);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    for (size_t i = 0; i < routes->count; i++) {
        const PsgPath *path = routes->paths[i];
        size_t last = psg_path_count(path) - 1;
        ck_assert_int_eq(psg_path_step(path, last)->kind, PSG_STEP_LINE);
        PsgPoint from = psg_path_step(path, last - 1)->to;
        ck_assert_double_ge(psg_distance(from, end_of(path)), made->task.clearance);
    }
}
END_TEST

/* From left to right across an upright line, or only up to it. */
START_TEST(a_bend_on_a_line_crosses_it_once)
{
    PsgPoint top = {10, 0}, bottom = {10, 20}, left = {0, 5}, bend = {10, 10};
    PsgPoint right = {20, 12}, back = {0, 15};
    int across = psg_segments_cross(left, bend, top, bottom) +
                 psg_segments_cross(bend, right, top, bottom);
    int against = psg_segments_cross(bottom, top, right, bend) +
                  psg_segments_cross(bottom, top, bend, left);
    int touching = psg_segments_cross(left, bend, top, bottom) +
                   psg_segments_cross(bend, back, top, bottom);
    ck_assert_int_eq(across, 1);
    ck_assert_int_eq(against, 1);
    ck_assert_int_eq(touching % 2, 0);
    ck_assert(!psg_segments_cross(left, bend, bend, right));
    ck_assert(!psg_segments_cross(top, left, top, right));
}
END_TEST

/* All of a page's boxes are tied to one of them. */
static size_t
crossings_of_hub(uint64_t page)
{
    g_autofree Case *made = page_case(0, page);
    size_t hub = made->task.box_count / 2;
    for (size_t i = 0; i < 24; i++) {
        made->edges[i] = (PsgRouteEnds){hub, (hub + 1 + i) % made->task.box_count};
    }
    made->task.edge_count = 24;
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
    return crossings_of(routes);
}

/* Lines that share an end change places in pairs only: where three of them would have to
 * change theirs at once, which a page in many shows, two crossings are left. */
START_TEST(lines_of_a_hub_hardly_cross)
{
    size_t crossed = 0;
    uint64_t pages = (uint64_t)thorough(12, 4);
    for (uint64_t page = 0; page < pages; page++) {
        size_t crossings = crossings_of_hub(page);
        ck_assert_uint_le(crossings, 2);
        crossed += crossings > 0;
    }
    ck_assert_uint_le(crossed, 1);
}
END_TEST

static bool
passes_above(const PsgPath *path, PsgRect box)
{
    g_autoptr(GArray) points = sampled(path);
    bool is_above = false;
    for (guint i = 0; i < points->len; i++) {
        PsgPoint at = g_array_index(points, PsgPoint, i);
        is_above =
            is_above || (at.x > box.x && at.x < psg_rect_right(box) && at.y < box.y);
    }
    return is_above;
}

/* In one slice the way above a box is a little shorter, in the next one the way below it. */
START_TEST(a_line_keeps_its_side)
{
    g_autofree Case *made = row_of_three(300, 44);
    made->boxes[1].y -= _i == 0 ? 4 : -4;
    g_autoptr(PsgRoutes) before = psg_routes_find(&made->task);
    bool was_above = passes_above(before->paths[0], made->boxes[1]);
    made->boxes[1].y += _i == 0 ? 8 : -8;
    g_autoptr(PsgRoutes) alone = psg_routes_find(&made->task);
    ck_assert_int_ne(passes_above(alone->paths[0], made->boxes[1]), was_above);
    const size_t edges[] = {0}, boxes[] = {0, 1, 2};
    const PsgRouteFormer former = {before, edges, boxes};
    made->task.former = &former;
    g_autoptr(PsgRoutes) after = psg_routes_find(&made->task);
    assert_sound(made, after);
    ck_assert_int_eq(passes_above(after->paths[0], made->boxes[1]), was_above);
}
END_TEST

/* Boxes that stay take other numbers, some of them are moved, and a few are gone. */
START_TEST(lines_are_sound_amid_moved_boxes)
{
    g_autofree Case *made = page_case(28, (uint64_t)_i);
    g_autoptr(PsgRoutes) before = psg_routes_find(&made->task);
    g_autofree Case *next = g_new0(Case, 1);
    size_t boxes[200], edges[300], count = 0, edge_count = 0;
    for (size_t i = 0; i < made->task.box_count; i++) {
        boxes[i] = i % 9 == 4 ? PSG_NO_ROUTE : count;
        next->boxes[count] = made->boxes[i];
        next->boxes[count].x += i % 3 == 0 ? 7 : 0;
        next->boxes[count].width -= i % 5 == 0 ? 12 : 0;
        count += i % 9 != 4;
    }
    for (size_t i = 0; i < 28; i++) {
        PsgRouteEnds ends = {boxes[made->edges[i].from], boxes[made->edges[i].to]};
        if (ends.from != PSG_NO_ROUTE && ends.to != PSG_NO_ROUTE) {
            edges[edge_count] = i % 4 == 3 ? PSG_NO_ROUTE : i;
            next->edges[edge_count++] = ends;
        }
    }
    finish(next, count, edge_count);
    const PsgRouteFormer former = {before, edges, boxes};
    next->task.former = &former;
    g_autoptr(PsgRoutes) after = psg_routes_find(&next->task);
    assert_sound(next, after);
}
END_TEST

/* Where nothing has changed since the slice before, lines stay as they are, and nobody looks for
 * other ways. */
START_TEST(what_has_not_changed_is_not_led_anew)
{
    g_autofree Case *made = page_case(28, (uint64_t)_i);
    g_autoptr(PsgRoutes) before = psg_routes_find(&made->task);
    size_t boxes[200], edges[300];
    for (size_t i = 0; i < G_N_ELEMENTS(edges); i++) {
        edges[i] = i;
        boxes[i % G_N_ELEMENTS(boxes)] = i % G_N_ELEMENTS(boxes);
    }
    const PsgRouteFormer former = {before, edges, boxes};
    made->task.former = &former;
    g_autoptr(PsgRoutes) after = psg_routes_find(&made->task);
    ck_assert_uint_lt(20 * after->work, before->work);
    for (size_t i = 0; i < made->task.edge_count; i++) {
        PsgRect was = psg_path_bounds(before->paths[i]);
        PsgRect is = psg_path_bounds(after->paths[i]);
        ck_assert_double_eq_tol(is.x, was.x, 0.01);
        ck_assert_double_eq_tol(is.y, was.y, 0.01);
        ck_assert_double_eq_tol(is.width, was.width, 0.01);
        ck_assert_double_eq_tol(is.height, was.height, 0.01);
    }
}
END_TEST

/* ---- Loops ---- */

/* The area of points, without handles. */
static PsgRect
extent_of(const PsgPath *path)
{
    g_autoptr(GArray) points = psg_path_points(path);
    PsgPoint first = g_array_index(points, PsgPoint, 0);
    double left = first.x, right = first.x, top = first.y, bottom = first.y;
    for (guint i = 0; i < points->len; i++) {
        PsgPoint at = g_array_index(points, PsgPoint, i);
        left = MIN(left, at.x);
        right = MAX(right, at.x);
        top = MIN(top, at.y);
        bottom = MAX(bottom, at.y);
    }
    return (PsgRect){left, top, right - left, bottom - top};
}

static bool
is_loop(const Case *made, size_t edge)
{
    return made->edges[edge].from == made->edges[edge].to;
}

/* On the page, on no other box, and crossed by nothing. */
static void
assert_loop_free(const Case *made, const PsgRoutes *routes, size_t edge)
{
    PsgRect extent = extent_of(routes->paths[edge]);
    ck_assert_double_ge(extent.x, -TINY);
    ck_assert_double_ge(extent.y, -TINY);
    ck_assert_double_le(psg_rect_right(extent), made->task.area.width + TINY);
    ck_assert_double_le(psg_rect_bottom(extent), made->task.area.height + TINY);
    for (size_t i = 0; i < made->task.box_count; i++) {
        ck_assert_msg(i == made->edges[edge].from ||
                          !psg_rect_overlaps(made->boxes[i], extent),
                      "the loop %zu lies on box %zu", edge, i);
    }
    for (size_t i = 0; i < made->task.edge_count; i++) {
        bool is_nested =
            is_loop(made, i) && made->edges[i].from == made->edges[edge].from;
        ck_assert_msg(i == edge || is_nested ||
                          crossings_between(routes->paths[i], routes->paths[edge]) == 0,
                      "the line %zu runs through the loop %zu", i, edge);
    }
}

/* Each at a corner of its own, as long as there is one. */
START_TEST(an_edge_to_itself_is_a_loop)
{
    g_autofree Case *made = g_new0(Case, 1);
    made->boxes[0] = (PsgRect){400, 300, 100, 44};
    made->boxes[1] = (PsgRect){1420, 0, 100, 44};
    for (size_t i = 0; i < 5; i++) {
        made->edges[i] = (PsgRouteEnds){0, 0};
    }
    made->edges[5] = (PsgRouteEnds){1, 1};
    finish(made, 2, 6);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
    for (size_t i = 0; i < 6; i++) {
        assert_loop_free(made, routes, i);
    }
    for (size_t i = 0; i < 4; i++) {
        for (size_t k = 0; k < i; k++) {
            ck_assert(!psg_rect_overlaps(extent_of(routes->paths[i]),
                                         extent_of(routes->paths[k])));
        }
    }
    PsgRect inner = extent_of(routes->paths[0]), outer = extent_of(routes->paths[4]);
    ck_assert(psg_rect_contains(psg_rect_grow(outer, TINY), inner));
    ck_assert_double_gt(outer.width, inner.width + 1);
}
END_TEST

/* Among boxes and lines of all sorts, as long as a corner has room. */
START_TEST(loops_are_free)
{
    g_autofree Case *made = random_case(6, 5, 30, (uint64_t)_i + 1);
    for (size_t i = 0; i < 5; i++) {
        size_t box = 6 * i + (size_t)_i % 6;
        made->boxes[box] = psg_rect_grow(made->boxes[box], -10);
        made->edges[6 * i] = (PsgRouteEnds){box, box};
    }
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    assert_sound(made, routes);
    for (size_t i = 0; i < 5; i++) {
        assert_loop_free(made, routes, 6 * i);
    }
}
END_TEST

/* In another task it is at the same corner, though there is a line now. */
START_TEST(a_loop_stays_at_its_corner)
{
    g_autofree Case *made = g_new0(Case, 1);
    made->boxes[0] = (PsgRect){400, 300, 100, 44};
    made->boxes[1] = (PsgRect){600, 180, 100, 44};
    made->edges[0] = (PsgRouteEnds){0, 0};
    made->edges[1] = (PsgRouteEnds){0, 1};
    finish(made, 2, 1);
    g_autoptr(PsgRoutes) before = psg_routes_find(&made->task);
    const size_t edges[] = {0, PSG_NO_ROUTE}, boxes[] = {0, 1};
    const PsgRouteFormer former = {before, edges, boxes};
    finish(made, 2, 2);
    made->task.former = &former;
    g_autoptr(PsgRoutes) after = psg_routes_find(&made->task);
    assert_loop_free(made, after, 0);
    ck_assert(psg_path_equals(before->paths[0], after->paths[0]));
    /* where a box is now, it makes room */
    made->boxes[1] = (PsgRect){502, 240, 100, 58};
    g_autoptr(PsgRoutes) moved = psg_routes_find(&made->task);
    assert_loop_free(made, moved, 0);
    ck_assert(!psg_path_equals(before->paths[0], moved->paths[0]));
}
END_TEST

/* A corner that is barred elsewhere is taken only if there is no other. */
START_TEST(a_loop_avoids_corners_that_are_barred_elsewhere)
{
    g_autofree Case *made = g_new0(Case, 1);
    made->boxes[0] = (PsgRect){400, 300, 100, 44};
    made->edges[0] = (PsgRouteEnds){0, 0};
    finish(made, 1, 1);
    const unsigned barred[] = {1u << 0 | 1u << 1 | 1u << 3};
    made->task.barred_corners = barred;
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    PsgRect extent = extent_of(routes->paths[0]);
    ck_assert_double_gt(psg_rect_right(extent), 500);
    ck_assert_double_gt(psg_rect_bottom(extent), 344);
}
END_TEST

START_TEST(bad_input_still_gives_finite_lines)
{
    g_autofree Case *made = g_new0(Case, 1);
    made->boxes[0] = (PsgRect){100, 100, 100, 44};
    made->boxes[1] = (PsgRect){100, 100, 100, 44};
    made->boxes[2] = (PsgRect){150, 120, 100, 44};
    made->boxes[3] = (PsgRect){300, 300, 0, 0};
    made->boxes[4] = (PsgRect){-500, 900, 20, 20};
    size_t edge = 0;
    for (size_t from = 0; from < 5; from++) {
        for (size_t to = 0; to < 5; to++) {
            made->edges[edge++] = (PsgRouteEnds){from, to};
        }
    }
    finish(made, 5, edge);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    for (size_t i = 0; i < routes->count; i++) {
        PsgPoint start = start_of(routes->paths[i]), end = end_of(routes->paths[i]);
        ck_assert(isfinite(start.x + start.y + end.x + end.y));
    }
}
END_TEST

START_TEST(nothing_gives_nothing)
{
    g_autofree Case *made = g_new0(Case, 1);
    finish(made, 0, 0);
    g_autoptr(PsgRoutes) routes = psg_routes_find(&made->task);
    ck_assert_uint_eq(routes->count, 0);
    psg_routes_free(NULL);
}
END_TEST

START_TEST(the_same_task_gives_the_same_lines)
{
    g_autofree Case *made = random_case(6, 7, 30, 99);
    g_autoptr(PsgRoutes) one = psg_routes_find(&made->task);
    g_autoptr(PsgRoutes) two = psg_routes_find(&made->task);
    for (size_t i = 0; i < one->count; i++) {
        ck_assert_uint_eq(psg_path_count(one->paths[i]), psg_path_count(two->paths[i]));
        for (size_t k = 0; k < psg_path_count(one->paths[i]); k++) {
            PsgPoint a = psg_path_step(one->paths[i], k)->to;
            PsgPoint b = psg_path_step(two->paths[i], k)->to;
            ck_assert_mem_eq(&a, &b, sizeof a);
        }
    }
}
END_TEST

Suite *
route_suite(void)
{
    Suite *suite = suite_create("route");
    TCase *tests = tcase_create("route");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, lines_go_around_boxes, 0, thorough(25, 8));
    tcase_add_test(tests, many_boxes_are_gone_around);
    tcase_add_test(tests, narrow_gaps_are_used);
    tcase_add_test(tests, a_free_way_is_straight);
    tcase_add_test(tests, a_box_in_between_is_passed_in_a_curve);
    tcase_add_test(tests, at_the_border_the_inner_way_is_taken);
    tcase_add_test(tests, a_box_as_high_as_the_area_is_passed_outside);
    tcase_add_loop_test(tests, edges_of_one_pair_are_fanned, 0, 2);
    tcase_add_test(tests, wide_lines_keep_further_apart);
    tcase_add_test(tests, a_hub_has_a_port_for_each);
    tcase_add_test(tests, work_is_bounded);
    tcase_add_loop_test(tests, what_has_not_changed_is_not_led_anew, 1, 6);
    tcase_add_test(tests, ways_around_one_corner_lie_side_by_side);
    tcase_add_test(tests, a_short_detour_saves_a_crossing);
    tcase_add_test(tests, negotiated_lines_cross_seldom);
    tcase_add_test(tests, lines_of_a_tree_hardly_cross);
    tcase_add_test(tests, lines_through_one_gap_keep_apart);
    tcase_add_test(tests, lines_of_a_page_keep_apart);
    tcase_add_test(tests, a_bend_on_a_line_crosses_it_once);
    tcase_add_test(tests, lines_of_a_hub_hardly_cross);
    tcase_add_loop_test(tests, heads_have_room, 0, thorough(12, 4));
    tcase_add_loop_test(tests, a_line_keeps_its_side, 0, 2);
    tcase_add_loop_test(tests, lines_are_sound_amid_moved_boxes, 0, thorough(12, 4));
    tcase_add_test(tests, an_edge_to_itself_is_a_loop);
    tcase_add_loop_test(tests, loops_are_free, 0, thorough(60, 12));
    tcase_add_test(tests, a_loop_stays_at_its_corner);
    tcase_add_test(tests, a_loop_avoids_corners_that_are_barred_elsewhere);
    tcase_add_test(tests, bad_input_still_gives_finite_lines);
    tcase_add_test(tests, nothing_gives_nothing);
    tcase_add_test(tests, the_same_task_gives_the_same_lines);
    suite_add_tcase(suite, tests);
    return suite;
}
