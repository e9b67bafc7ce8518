/* Relations of an actor to itself, wherever relations are told. */
#include "fixture.h"
#include "part.h"

#include "figure/filmstrip/filmstrip.h"
#include "figure/matrix/matrix.h"
#include "slice/counts.h"
#include "slice/difference.h"
#include "slice/select.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *loop_suite(void);

/* A hub with loops of two kinds, one with words; another loop begins later. */
static const char *const story =
    "language: en\nslices: [{id: 2001}, {id: 2002}, {id: 2003}]\n"
    "kinds: {k: {}, l: {}}\n"
    "relation-kinds: {funds: {directed: true}, partner: {line: dashed}}\n"
    "actors: {hub: {kind: k}, a: {kind: k}, b: {kind: l}, c: {kind: l}, d: {when: 2002/..}}\n"
    "relations:\n"
    "- {from: hub, to: hub, kind: funds, label: keeps}\n"
    "- {from: hub, to: hub, kind: partner}\n"
    "- {from: hub, to: [a, b, c, d], kind: funds}\n"
    "- {from: a, to: b, kind: partner}\n"
    "- {from: b, to: b, kind: partner, when: 2003}\n";

enum { HUB_FUNDS = 0, HUB_PARTNER = 1, B_PARTNER = 7 };

static const PsgPath *
path_of(const PsgScene *scene, size_t relation)
{
    g_autofree char *id = g_strdup_printf("relation-%zu", relation + 1);
    Part part = part_of_group(scene, id);
    return part_is_empty(part) ? NULL : part_nth(part, PSG_ITEM_PATH, 0)->path;
}

static PsgRect
extent_of(const PsgPath *path)
{
    g_autoptr(GArray) points = psg_path_points(path);
    PsgPoint low = {INFINITY, INFINITY}, high = {-INFINITY, -INFINITY};
    for (guint i = 0; i < points->len; i++) {
        PsgPoint at = g_array_index(points, PsgPoint, i);
        low = (PsgPoint){MIN(low.x, at.x), MIN(low.y, at.y)};
        high = (PsgPoint){MAX(high.x, at.x), MAX(high.y, at.y)};
    }
    return (PsgRect){low.x, low.y, high.x - low.x, high.y - low.y};
}

static size_t
place_of(const Desk *desk, const char *actor)
{
    return psg_landscape_actor_lookup(desk->landscape, actor);
}

/* On every page and in every style it comes out of a corner of its box, with its arrow and its
 * words, and at the same one in all slices; two of one box are at two corners. */
START_TEST(boxes_have_loops_at_their_corners)
{
    static const char *const pages[] = {"slide", "slide-4x3", "a4", "a4-portrait"};
    static const char *const styles[] = {"slides", "mono", "dark", "print"};
    g_autoptr(Desk) desk = desk_of(fixture_landscape(story), styles[_i], pages[_i], NULL);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    int corner_before = -1;
    for (size_t slice = 0; slice < 3; slice++) {
        g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, slice);
        PsgRect box = psg_network_box(network, slice, place_of(desk, "hub"));
        PsgRect funds = extent_of(path_of(scene, HUB_FUNDS));
        PsgRect partner = extent_of(path_of(scene, HUB_PARTNER));
        PsgPoint middle = psg_rect_centre(box), at = psg_rect_centre(funds);
        ck_assert(psg_rect_overlaps(box, funds) && psg_rect_overlaps(box, partner));
        ck_assert(!psg_rect_contains(box, funds) && !psg_rect_contains(box, partner));
        ck_assert(!psg_rect_overlaps(funds, partner));
        int corner = (at.x > middle.x) + 2 * (at.y > middle.y);
        ck_assert(slice == 0 || corner == corner_before);
        corner_before = corner;
        Part line = part_of_group(scene, "relation-1");
        ck_assert_uint_eq(part_count(line, PSG_ITEM_PATH), 2); /* with its arrow */
        ck_assert_ptr_nonnull(part_text(part_of_scene(scene), "keeps"));
        ck_assert_int_eq(path_of(scene, B_PARTNER) != NULL, slice == 2);
    }
}
END_TEST

/* A ring around the dot, and one around that for the second. */
START_TEST(dots_have_rings)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgNetwork) boxes = desk_network(desk, NULL);
    const PsgNetwork *network = desk_add_dots(desk, boxes, PSG_NONE);
    g_autofree PsgDot *dots = g_new0(PsgDot, desk->landscape->actor_count + 1);
    PsgDotView drawn = psg_network_place_dots(network, 0, dots);
    double before = dots[0].radius;
    for (size_t i = HUB_FUNDS; i <= HUB_PARTNER; i++) {
        g_autoptr(PsgPath) path = psg_path_new();
        psg_dot_line_add(desk->context, &drawn, i, path);
        PsgRect ring = extent_of(path);
        ck_assert_double_eq_tol(ring.width, ring.height, 0.1);
        ck_assert_double_lt(psg_distance(psg_rect_centre(ring), dots[0].at), 0.1);
        ck_assert_double_gt(ring.width / 2, before + 1);
        before = ring.width / 2;
    }
}
END_TEST

/* As many paths as without loops, and one for each that is seen. */
START_TEST(filmstrips_have_small_loops)
{
    g_autofree char *none = g_strdup(story);
    *strstr(none, "- {from: hub, to: hub, kind: partner}") = '#';
    size_t paths[2];
    for (int i = 0; i < 2; i++) {
        g_autoptr(Desk) desk = desk_new(i == 0 ? none : story);
        g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
        PsgFigureSpec spec = desk_spec(desk, &psg_filmstrip_kind);
        PsgFigureInput input = {desk->context, network};
        g_autoptr(PsgScene) scene = psg_figure_draw(&input, desk->ruler, &spec);
        paths[i] = part_count(part_of_scene(scene), PSG_ITEM_PATH);
    }
    ck_assert_uint_ge(paths[1], paths[0] + 3); /* in each of the three slices */
}
END_TEST

/* On the diagonal, whose meaning is told; of one slice and of two. */
START_TEST(matrices_tell_the_diagonal)
{
    g_autoptr(Desk) desk = desk_new(story);
    const size_t slices[] = {0, 2};
    for (size_t count = 1; count <= 2; count++) {
        PsgFigureSpec spec = desk_spec(desk, &psg_matrix_kind);
        spec.slices = slices;
        spec.slice_count = count;
        spec.is_pair = count == 2;
        PsgFigureInput input = {desk->context, NULL};
        g_autoptr(PsgScene) scene = psg_figure_draw(&input, desk->ruler, &spec);
        ck_assert_ptr_nonnull(
            part_text(part_of_scene(scene), "on the diagonal: to itself"));
        g_autoptr(PsgMatrix) matrix = psg_matrix_new(desk->context, &spec, 100);
        size_t marks = 0;
        for (size_t i = 0; i < matrix->mark_count; i++) {
            marks += matrix->marks[i].row == matrix->marks[i].column;
        }
        ck_assert_uint_eq(marks, count + 1);
    }
}
END_TEST

/* They are relations; but nobody is its own neighbour. */
START_TEST(loops_are_counted_and_are_no_neighbours)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autoptr(PsgView) view = psg_view_of_slice(landscape, 2);
    PsgCounts counts = psg_counts_of_view(view);
    ck_assert_uint_eq(counts.relations, 8);
    ck_assert_double_eq_tol(counts.density, 5.0 / 10, 1e-12);
    ck_assert_uint_eq(counts.most_others, 4);
}
END_TEST

START_TEST(comparisons_tell_loops)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autoptr(PsgView) view = psg_view_of_change(landscape, 1, 2);
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    const PsgIndexes *added = &difference->lists[PSG_CHANGES_RELATION_ADDED];
    ck_assert_uint_eq(added->count, 1);
    ck_assert_uint_eq(view->relations[added->items[0]].relation, B_PARTNER);
}
END_TEST

/* A loop of a member lies within its aggregate; one that weighs much makes its actor weigh as
 * much, and not twice that. */
START_TEST(selections_weigh_loops_once)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    PsgSelection by_kind = {.by = PSG_BY_KIND};
    g_autoptr(PsgLandscape) kinds = psg_landscape_select(landscape, &by_kind);
    /* the hub's two, and hub to a; and of b, and nothing of d, which has no kind */
    ck_assert_uint_eq(kinds->cut->within[2], 4);
    g_autoptr(PsgLandscape) weighed = fixture_landscape(
        "slices: [{id: 2001}]\nactors: {a: {}, b: {}, c: {}}\n"
        "relations: [{from: a, to: a, weight: 5}, {from: b, to: c, weight: 6}]\n");
    PsgSelection top = {.top = 1};
    g_autoptr(PsgLandscape) one = psg_landscape_select(weighed, &top);
    ck_assert_str_eq(one->actors[0].id, "b");
}
END_TEST

Suite *
loop_suite(void)
{
    Suite *suite = suite_create("loop");
    TCase *tests = tcase_create("loops");
    tcase_add_loop_test(tests, boxes_have_loops_at_their_corners, 0, 4);
    tcase_add_test(tests, dots_have_rings);
    tcase_add_test(tests, filmstrips_have_small_loops);
    tcase_add_test(tests, matrices_tell_the_diagonal);
    tcase_add_test(tests, loops_are_counted_and_are_no_neighbours);
    tcase_add_test(tests, comparisons_tell_loops);
    tcase_add_test(tests, selections_weigh_loops_once);
    suite_add_tcase(suite, tests);
    return suite;
}
