/* Where boxes stand: on the page, apart from each other, the same each time. */
#include "sample_task.h"
#include "thorough.h"

#include "base/random.h"
#include "base/segment.h"
#include "layout/graphviz.h"
#include "layout/layout.h"
#include "layout/page/pins.h"
#include "layout/page/sweeps.h"
#include "layout/sharing.h"
#include "layout/supergraph.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *layout_suite(void);

#define SLICES SAMPLE_SLICES
#define TINY 1e-6

/* Those that lay out the union of all slices. */
static const char *const engines[] = {"neato", "fdp", "sfdp", "dot", "circo", "twopi"};

/* All are there all the time, and nobody is tied to anybody. */
static SampleTask
plain_case(size_t actors, size_t ties)
{
    SampleTask made = sample_task(actors, ties, 1);
    sample_task_empty(&made);
    return made;
}

static PsgLayout *
make(const SampleTask *from, const char *method)
{
    g_autoptr(GError) error = NULL;
    PsgLayout *layout = psg_layout_make(&from->task, method, &error);
    ck_assert_msg(layout != NULL, "%s: %s", method, error == NULL ? "?" : error->message);
    return layout;
}

static PsgRect
box_of(const SampleTask *made, const PsgLayout *layout, size_t slice, size_t actor)
{
    PsgSize size = made->boxes[actor];
    return psg_rect_around(
        layout->centres[slice * layout->actor_count + actor],
        (PsgSize){size.width * layout->scale, size.height * layout->scale});
}

static void
assert_apart(PsgRect a, PsgRect b, double gap)
{
    double across = fmax(a.x - psg_rect_right(b), b.x - psg_rect_right(a));
    double down = fmax(a.y - psg_rect_bottom(b), b.y - psg_rect_bottom(a));
    if (!(fmax(across, down) >= gap - TINY)) {
        ck_abort_msg("only %g apart, not %g", fmax(across, down), gap);
    }
}

/* Everybody who is there stands on the page, and clear of the others. */
static void
assert_sound(const SampleTask *made, const PsgLayout *layout)
{
    size_t count = made->task.actor_count;
    ck_assert_double_gt(layout->scale, 0);
    ck_assert_double_le(layout->scale, 1);
    for (size_t slice = 0; slice < made->task.slice_count; slice++) {
        for (size_t i = 0; i < count; i++) {
            PsgRect box = box_of(made, layout, slice, i);
            ck_assert(isfinite(box.x) && isfinite(box.y));
            if (!made->presence[slice * count + i]) {
                continue;
            }
            ck_assert_double_ge(box.x, -TINY);
            ck_assert_double_ge(box.y, -TINY);
            ck_assert_double_le(psg_rect_right(box), made->task.area.width + TINY);
            ck_assert_double_le(psg_rect_bottom(box), made->task.area.height + TINY);
            for (size_t k = 0; k < i; k++) {
                if (made->presence[slice * count + k]) {
                    assert_apart(box, box_of(made, layout, slice, k),
                                 made->task.gap * layout->scale);
                }
            }
        }
    }
}

static void
assert_same(const PsgLayout *a, const PsgLayout *b)
{
    size_t size = a->actor_count * a->slice_count * sizeof *a->centres;
    ck_assert_mem_eq(a->centres, b->centres, size);
    ck_assert_mem_eq(&a->scale, &b->scale, sizeof a->scale);
}

START_TEST(boxes_are_apart_and_on_the_page)
{
    const char *method = engines[_i];
    const size_t sizes[] = {0, 1, 2, 3, 7, 20, 45};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        SampleTask made = sample_task(sizes[i], sizes[i] * 3 / 2, (unsigned)(i + 1));
        g_autoptr(PsgLayout) layout = make(&made, method);
        assert_sound(&made, layout);
        sample_task_clear(&made);
    }
}
END_TEST

START_TEST(the_same_task_gives_the_same_bytes)
{
    const char *method = engines[_i];
    SampleTask made = sample_task(30, 45, 3);
    SampleTask other = sample_task(12, 9, 4);
    g_autoptr(PsgLayout) first = make(&made, method);
    psg_layout_free(make(&other, method));
    g_autoptr(PsgLayout) second = make(&made, method);
    assert_same(first, second);
    sample_task_clear(&made);
    sample_task_clear(&other);
}
END_TEST

START_TEST(an_actor_stands_still_through_the_slices)
{
    SampleTask made = sample_task(20, 25, 5);
    g_autoptr(PsgLayout) layout = make(&made, "neato");
    for (size_t slice = 1; slice < SLICES; slice++) {
        ck_assert_mem_eq(layout->centres, layout->centres + slice * 20,
                         20 * sizeof(PsgPoint));
    }
    sample_task_clear(&made);
}
END_TEST

START_TEST(unknown_methods_are_refused_with_the_known_ones)
{
    SampleTask made = sample_task(3, 2, 1);
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgLayout) layout = psg_layout_make(&made.task, "magic", &error);
    ck_assert_ptr_null(layout);
    ck_assert(g_error_matches(error, PSG_LAYOUT_ERROR, PSG_LAYOUT_ERROR_METHOD));
    ck_assert_ptr_nonnull(strstr(error->message, "\"magic\""));
    ck_assert_ptr_nonnull(strstr(error->message, "neato, fdp, sfdp, dot, circo, twopi"));
    sample_task_clear(&made);
}
END_TEST

START_TEST(too_many_boxes_become_smaller)
{
    const char *method = engines[_i];
    SampleTask made = sample_task(90, 60, 6);
    made.task.area = (PsgSize){500, 400};
    g_autoptr(PsgLayout) layout = make(&made, method);
    ck_assert_double_lt(layout->scale, 0.9);
    assert_sound(&made, layout);
    sample_task_clear(&made);
}
END_TEST

START_TEST(hundreds_of_actors_find_room)
{
    SampleTask made = sample_task(450, 700, 6);
    g_autoptr(PsgLayout) layout = make(&made, "sfdp");
    assert_sound(&made, layout);
    g_autoptr(PsgLayout) circle = make(&made, "circo");
    assert_sound(&made, circle);
    sample_task_clear(&made);
}
END_TEST

START_TEST(odd_boxes_find_room)
{
    const char *method = engines[_i];
    SampleTask made = sample_task(9, 12, 8);
    made.boxes[2] = (PsgSize){60, 900};
    made.boxes[5] = (PsgSize){2000, 30};
    made.boxes[7] = (PsgSize){0, 0};
    g_autoptr(PsgLayout) layout = make(&made, method);
    assert_sound(&made, layout);
    sample_task_clear(&made);
}
END_TEST

START_TEST(odd_ties_do_no_harm)
{
    const char *method = engines[_i];
    SampleTask made = plain_case(6, 6);
    sample_task_tie(&made, 0, 0);
    sample_task_tie(&made, 1, 2);
    sample_task_tie(&made, 2, 1);
    sample_task_tie(&made, 3, 4);
    made.ties[3].first_slice = 2;
    made.ties[3].last_slice = 99;
    made.presence[5] = made.presence[11] = made.presence[17] = made.presence[23] = false;
    sample_task_tie(&made, 5, 0);
    g_autoptr(PsgLayout) layout = make(&made, method);
    assert_sound(&made, layout);
    ck_assert_double_eq(layout->centres[5].x, made.task.area.width / 2);
    ck_assert_double_eq(layout->centres[5].y, made.task.area.height / 2);
    sample_task_clear(&made);
}
END_TEST

START_TEST(who_is_never_there_takes_no_room)
{
    SampleTask made = plain_case(1, 0);
    memset(made.presence, 0, SLICES);
    g_autoptr(PsgLayout) layout = make(&made, "neato");
    ck_assert_double_eq(layout->centres[0].x, made.task.area.width / 2);
    sample_task_clear(&made);
}
END_TEST

START_TEST(one_alone_stands_in_the_middle)
{
    const char *method = engines[_i];
    SampleTask made = plain_case(1, 0);
    g_autoptr(PsgLayout) layout = make(&made, method);
    ck_assert_double_eq_tol(layout->centres[0].x, 760, 1);
    ck_assert_double_eq_tol(layout->centres[0].y, 320, 1);
    sample_task_clear(&made);
}
END_TEST

START_TEST(more_than_64_slices_are_fine)
{
    SampleTask made = sample_task(8, 0, 2);
    const size_t slices = 150;
    g_free(made.presence);
    made.presence = g_new0(bool, slices * 8);
    for (size_t slice = 0; slice < slices; slice++) {
        made.presence[slice * 8 + slice % 8] = true;
        made.presence[slice * 8 + (slice + 1) % 8] = true;
    }
    PsgTie ring[8];
    for (size_t i = 0; i < 8; i++) {
        ring[i] = (PsgTie){i, (i + 1) % 8, 1, 0, slices - 1, false};
    }
    made.task.slice_count = slices;
    made.task.presence = made.presence;
    made.task.ties = ring;
    made.task.tie_count = 8;
    g_autoptr(PsgLayout) layout = make(&made, "neato");
    assert_sound(&made, layout);
    sample_task_clear(&made);
}
END_TEST

START_TEST(the_page_is_filled)
{
    SampleTask made = sample_task(40, 60, 9);
    g_autoptr(PsgLayout) layout = make(&made, "neato");
    int quarters[4] = {0, 0, 0, 0};
    for (size_t i = 0; i < 40; i++) {
        PsgPoint at = layout->centres[i];
        quarters[(at.x > 760 ? 1 : 0) + (at.y > 320 ? 2 : 0)]++;
    }
    for (int i = 0; i < 4; i++) {
        ck_assert_int_ge(quarters[i], 5);
    }
    sample_task_clear(&made);
}
END_TEST

/* Straight lines between the centres of the tied: how many pairs of them cross. */
static int
count_crossings(const SampleTask *made, const PsgPoint *at)
{
    int crossings = 0;
    for (size_t i = 0; i < made->task.tie_count; i++) {
        for (size_t k = 0; k < i; k++) {
            PsgPoint a = at[made->ties[i].from], b = at[made->ties[i].to];
            PsgPoint c = at[made->ties[k].from], d = at[made->ties[k].to];
            double abc = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
            double abd = (b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x);
            double cda = (d.x - c.x) * (a.y - c.y) - (d.y - c.y) * (a.x - c.x);
            double cdb = (d.x - c.x) * (b.y - c.y) - (d.y - c.y) * (b.x - c.x);
            crossings += abc * abd < -TINY && cda * cdb < -TINY;
        }
    }
    return crossings;
}

START_TEST(a_tree_has_no_crossings)
{
    SampleTask made = plain_case(25, 24);
    for (size_t i = 1; i < 25; i++) {
        sample_task_tie(&made, i, (i - 1) / 3);
    }
    g_autoptr(PsgLayout) layout = make(&made, "neato");
    ck_assert_int_eq(count_crossings(&made, layout->centres), 0);
    sample_task_clear(&made);
}
END_TEST

START_TEST(a_hub_stands_amidst_its_own)
{
    SampleTask made = plain_case(11, 10);
    for (size_t i = 0; i < 11; i++) {
        if (i != 4) {
            sample_task_tie(&made, 4, i);
        }
    }
    g_autoptr(PsgLayout) layout = make(&made, "neato");
    ck_assert_double_eq_tol(layout->centres[4].x, 760, 380); /* the middle half */
    ck_assert_double_eq_tol(layout->centres[4].y, 320, 120);
    sample_task_clear(&made);
}
END_TEST

START_TEST(weights_may_be_as_large_as_numbers_are)
{
    const char *method = engines[_i];
    SampleTask made = plain_case(4, 3);
    sample_task_tie(&made, 0, 1);
    sample_task_tie(&made, 1, 2);
    sample_task_tie(&made, 2, 1);
    made.ties[1].weight = made.ties[2].weight = 1e308;
    g_autoptr(PsgLayout) layout = make(&made, method);
    assert_sound(&made, layout);
    sample_task_clear(&made);
}
END_TEST

static double
mean_distance(const PsgLayout *layout, const size_t *actors, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < i; k++) {
            PsgPoint a = layout->centres[actors[i]], b = layout->centres[actors[k]];
            sum += hypot(a.x - b.x, a.y - b.y);
        }
    }
    return sum * 2 / (double)(count * (count - 1));
}

typedef struct {
    double members, others;
} Distances;

/* No other actor stands within the region that the group takes. */
static void
assert_region(const PsgLayout *layout, const SampleTask *made, const size_t *members,
              size_t count)
{
    PsgPoint low = {INFINITY, INFINITY}, high = {-INFINITY, -INFINITY};
    for (size_t i = 0; i < count; i++) {
        PsgPoint at = layout->centres[members[i]];
        low = (PsgPoint){fmin(low.x, at.x), fmin(low.y, at.y)};
        high = (PsgPoint){fmax(high.x, at.x), fmax(high.y, at.y)};
    }
    for (size_t actor = 0; actor < made->task.actor_count; actor++) {
        PsgPoint at = layout->centres[actor];
        bool is_member = false;
        for (size_t i = 0; i < count; i++) {
            is_member = is_member || members[i] == actor;
        }
        ck_assert(is_member || at.x < low.x || at.x > high.x || at.y < low.y ||
                  at.y > high.y);
    }
}

/* Every fourth of 24 is in the group of that number. */
static void
add_distances(Distances *sums, size_t group, bool has_levels, unsigned seed)
{
    enum { ALL = 24, GROUPED = 6 };
    SampleTask made = sample_task(ALL, 24, seed);
    PsgPlacementConstraint constraints[ALL] = {{0}};
    size_t members[GROUPED], others[ALL - GROUPED], other_count = 0;
    for (size_t i = 0; i < ALL; i++) {
        constraints[i].is_grouped = i % 4 == 3;
        constraints[i].group = constraints[i].is_grouped ? group : 0;
        constraints[i].level = has_levels ? i / 4 % 2 : 0;
        constraints[i].level_count = has_levels ? 2 : 0;
        if (constraints[i].is_grouped) {
            members[i / 4] = i;
        } else {
            others[other_count++] = i;
        }
    }
    made.task.constraints = constraints;
    g_autoptr(PsgLayout) layout = make(&made, "temporal");
    sums->members += mean_distance(layout, members, GROUPED);
    sums->others += mean_distance(layout, others, other_count);
    if (!has_levels) {
        assert_region(layout, &made, members, GROUPED);
    }
    sample_task_clear(&made);
}

/* Members of a group, tied or not, are far nearer than any two actors; less so if rows mean
 * levels. */
START_TEST(members_of_a_group_stand_nearer_than_chance)
{
    Distances sums = {0};
    for (int seed = 20; seed < thorough(26, 23); seed++) {
        add_distances(&sums, (size_t)_i % 2, _i == 2, (unsigned)seed);
    }
    ck_assert_double_lt(sums.members, (_i == 2 ? 0.9 : 0.7) * sums.others);
}
END_TEST

/* Three groups of eight, in which two are in another one too: how far these stand from the nearest
 * member of that, and how far the others of their group do on the mean. */
static void
add_border_distances(Distances *sums, unsigned seed)
{
    enum { ALL = 24, GROUPS = 3 };
    SampleTask made = sample_task(ALL, 30, seed);
    PsgPlacementConstraint constraints[ALL] = {{0}};
    for (size_t i = 0; i < ALL; i++) {
        constraints[i].is_grouped = true;
        constraints[i].group = i % GROUPS;
        constraints[i].is_shared = i == 3 || i == 6;
        constraints[i].other_group = constraints[i].is_shared ? 1 : 0;
    }
    made.task.constraints = constraints;
    made.task.group_count = GROUPS;
    made.task.region = (PsgRegionRoom){.frame = 7, .title = 16, .apart = 16};
    g_autoptr(PsgLayout) layout = make(&made, "temporal");
    assert_sound(&made, layout);
    for (size_t i = 0; i < ALL; i += GROUPS) {
        double nearest = INFINITY;
        for (size_t k = 1; k < ALL; k += GROUPS) {
            nearest = fmin(nearest, psg_distance(layout->centres[i], layout->centres[k]));
        }
        *(constraints[i].is_shared ? &sums->members : &sums->others) +=
            nearest / (constraints[i].is_shared ? 2 : 6);
    }
    sample_task_clear(&made);
}

START_TEST(one_in_two_groups_stands_near_both)
{
    Distances sums = {0};
    for (int seed = 30; seed < thorough(38, 34); seed++) {
        add_border_distances(&sums, (unsigned)seed);
    }
    ck_assert_double_lt(sums.members, 0.75 * sums.others);
}
END_TEST

/* Groups of so many boxes, all of one size. */
static PsgLayout *
lay_out_groups(size_t groups, size_t members, PsgSize box)
{
    size_t count = groups * members;
    SampleTask made = sample_task(count, count, 3);
    g_autofree PsgPlacementConstraint *constraints =
        g_new0(PsgPlacementConstraint, count + 1);
    for (size_t i = 0; i < count; i++) {
        made.boxes[i] = box;
        constraints[i].is_grouped = true;
        constraints[i].group = i % groups;
    }
    made.task.constraints = constraints;
    made.task.group_count = groups;
    made.task.region = (PsgRegionRoom){.frame = 7, .title = 16, .apart = 16};
    made.task.least_scale = 1;
    PsgLayout *layout = make(&made, "temporal");
    assert_sound(&made, layout);
    sample_task_clear(&made);
    return layout;
}

START_TEST(every_group_has_a_region_however_full_the_page)
{
    static const size_t groups[] = {2, 5, 12, 40};
    for (size_t members = 1; members < 13; members += 4) {
        g_autoptr(PsgLayout) layout =
            lay_out_groups(groups[_i], members, (PsgSize){150, 60});
        ck_assert_uint_eq(layout->zones->len, groups[_i]);
    }
}
END_TEST

/* Six beside each other would have to be smaller, four have room. */
START_TEST(regions_stand_so_that_boxes_are_large)
{
    g_autoptr(PsgLayout) layout = lay_out_groups(16, 1, (PsgSize){240, 60});
    ck_assert_double_eq(layout->scale, 1);
}
END_TEST

/* No row of the page is left empty because all groups of a strip have their boxes above it. */
START_TEST(groups_of_one_stand_in_even_rows)
{
    g_autoptr(PsgLayout) layout = lay_out_groups(16, 1, (PsgSize){120, 40});
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(double));
    for (size_t strip = 0; strip < layout->zones->len; strip++) {
        PsgRect room = g_array_index(layout->zones, PsgLayoutZone, strip).room;
        double last = rows->len == 0 ? -(double)INFINITY
                                     : g_array_index(rows, double, rows->len - 1);
        if (room.y > last) {
            g_array_append_val(rows, room.y);
        }
        ck_assert_double_eq_tol(room.height, 40 * layout->scale, 1e-6);
    }
    for (guint i = 2; i < rows->len; i++) {
        const double *y = &g_array_index(rows, double, i);
        ck_assert_double_eq_tol(y[0] - y[-1], y[-1] - y[-2], 1e-6);
    }
    g_array_unref(rows);
}
END_TEST

/* A tree of three levels, and whatever is tied to nobody. */
static SampleTask
tree_case(int flow)
{
    SampleTask made = plain_case(22, 20);
    for (size_t i = 1; i < 21; i++) {
        sample_task_tie(&made, (i - 1) / 4, i);
        made.ties[i - 1].flow = flow;
    }
    return made;
}

START_TEST(a_tree_stands_in_levels)
{
    SampleTask made = tree_case(_i == 0 ? 1 : -1);
    g_autoptr(PsgLayout) layout = make(&made, "temporal");
    for (size_t i = 1; i < 21; i++) {
        double parent = layout->centres[(i - 1) / 4].y, child = layout->centres[i].y;
        ck_assert_double_gt(_i == 0 ? child - parent : parent - child, 1);
    }
    for (size_t i = 1; i < 5; i++) { /* levels are not mixed */
        for (size_t k = 5; k < 21; k++) {
            double upper = layout->centres[i].y, lower = layout->centres[k].y;
            ck_assert_double_gt(_i == 0 ? lower - upper : upper - lower, 1);
        }
    }
    sample_task_clear(&made);
}
END_TEST

/* 60 actors in four levels, each below one of the level above, by chance. */
static SampleTask
hierarchy_case(PsgRandom *random)
{
    const size_t first[] = {0, 1, 6, 22, 60};
    SampleTask made = plain_case(60, 59);
    for (size_t level = 1; level < 4; level++) {
        for (size_t i = first[level]; i < first[level + 1]; i++) {
            size_t above = first[level] - first[level - 1];
            size_t parent = first[level - 1] + psg_random_below(random, (uint32_t)above);
            sample_task_tie(&made, parent, i);
            made.ties[made.task.tie_count - 1].flow = 1;
        }
    }
    return made;
}

/* Whatever the plane says, levels of a tree have an order without crossings. */
START_TEST(levels_of_a_tree_are_ordered)
{
    PsgRandom random = psg_random_seeded((unsigned)_i + 17);
    SampleTask made = hierarchy_case(&random);
    g_autoptr(PsgSupergraph) all = psg_supergraph_of_task(&made.task);
    g_autofree PsgPoint *places = g_new0(PsgPoint, 60);
    for (size_t i = 0; i < 60; i++) {
        places[i].x = psg_random_unit(&random) * made.task.area.width;
    }
    g_autoptr(PsgZones) zones = psg_zones_of(all, &made.task, places, 0);
    ck_assert_uint_eq(zones->zone_count, 4);
    psg_sweeps_order(all, zones, made.task.area, places);
    ck_assert_int_eq(count_crossings(&made, places), 0);
    sample_task_clear(&made);
}
END_TEST

START_TEST(levels_are_not_mixed)
{
    PsgRandom random = psg_random_seeded((unsigned)_i + 17);
    SampleTask made = hierarchy_case(&random);
    g_autoptr(PsgLayout) layout = make(&made, "temporal");
    const size_t first[] = {0, 1, 6, 22, 60};
    for (size_t level = 1; level < 4; level++) {
        double lowest = -INFINITY, highest = INFINITY;
        for (size_t i = first[level - 1]; i < first[level]; i++) {
            lowest = fmax(lowest, layout->centres[i].y);
        }
        for (size_t i = first[level]; i < first[level + 1]; i++) {
            highest = fmin(highest, layout->centres[i].y);
        }
        ck_assert_double_gt(highest, lowest + 1);
    }
    /* straight ones: lines lead around boxes, and cross less */
    ck_assert_int_le(count_crossings(&made, layout->centres), 12);
    sample_task_clear(&made);
}
END_TEST

/* Of the lowest level, how many stand in its first row. */
static size_t
in_first_row(const PsgLayout *layout)
{
    double first = INFINITY;
    for (size_t i = 22; i < 60; i++) {
        first = fmin(first, layout->centres[i].y);
    }
    size_t count = 0;
    for (size_t i = 22; i < 60; i++) {
        count += layout->centres[i].y < first + 1;
    }
    return count;
}

/* Lines to lower rows pass the first one: the further apart they keep, the fewer boxes stand there. */
START_TEST(rows_that_lines_pass_have_fewer_boxes)
{
    size_t near = 0, far = 0;
    for (unsigned seed = 17; seed < 20; seed++) {
        PsgRandom random = psg_random_seeded(seed);
        SampleTask made = hierarchy_case(&random);
        for (size_t i = 0; i < 60; i++) {
            made.boxes[i].width = 90;
        }
        made.task.line_pitch = 1;
        g_autoptr(PsgLayout) narrow = make(&made, "temporal");
        near += in_first_row(narrow);
        made.task.line_pitch = 20;
        g_autoptr(PsgLayout) wide = make(&made, "temporal");
        far += in_first_row(wide);
        sample_task_clear(&made);
    }
    ck_assert_msg(far + 4 < near, "%zu of %zu", far, near);
}
END_TEST

/* Boxes that cover much of the page: an engine's places are kept only if they shrink, and
 * rows hold them as they are. */
START_TEST(names_stay_readable_rather_than_in_their_places)
{
    SampleTask made = sample_task(25, 30, 3);
    made.task.area = (PsgSize){1000, 500};
    made.task.gap = 10;
    for (size_t i = 0; i < 25; i++) {
        made.boxes[i] = (PsgSize){170, 78};
    }
    made.task.least_scale = 1;
    for (size_t i = 0; i < 3; i++) {
        made.task.may_tighten = true;
        g_autoptr(PsgLayout) kept = make(&made, engines[i]);
        made.task.may_tighten = false;
        g_autoptr(PsgLayout) final = make(&made, engines[i]);
        ck_assert_double_lt(kept->scale, 1);
        ck_assert_double_eq(final->scale, 1);
    }
    sample_task_clear(&made);
}
END_TEST

START_TEST(a_level_that_has_no_room_in_a_row_is_known)
{
    PsgRandom random = psg_random_seeded(5);
    SampleTask made = hierarchy_case(&random);
    made.task.area.width = 1e6;
    ck_assert(!psg_layout_splits_levels(&made.task));
    made.task.area.width = 1500;
    ck_assert(psg_layout_splits_levels(&made.task));
    made.task.least_scale = 0.01;
    ck_assert(!psg_layout_splits_levels(&made.task));
    made.task.least_scale = 0;
    made.task.rows = PSG_ROWS_FREE;
    ck_assert(!psg_layout_splits_levels(&made.task));
    sample_task_clear(&made);
}
END_TEST

static double
share_of_flow_down(const SampleTask *made)
{
    g_autoptr(PsgLayout) layout = make(made, "temporal");
    double down = 0, count = 0;
    for (size_t i = 0; i < made->task.tie_count; i++) {
        const PsgTie *one = &made->task.ties[i];
        count += one->from != one->to;
        down += layout->centres[one->to].y > layout->centres[one->from].y + 1;
    }
    return down / count;
}

START_TEST(what_flows_goes_down_where_it_can)
{
    double sought = 0, ranked = 0, ignored = 0;
    for (unsigned seed = 1; seed <= 4; seed++) {
        SampleTask made = sample_task(24, 30, seed);
        for (size_t i = 0; i < made.task.tie_count; i++) { /* in no circle */
            size_t low = MIN(made.ties[i].from, made.ties[i].to);
            made.ties[i].to = MAX(made.ties[i].from, made.ties[i].to);
            made.ties[i].from = low;
            made.ties[i].flow = 1;
        }
        made.task.rows = PSG_ROWS_AUTO;
        sought += share_of_flow_down(&made) / 4;
        made.task.rows = PSG_ROWS_RANKS;
        ranked += share_of_flow_down(&made) / 4;
        made.task.rows = PSG_ROWS_FREE;
        ignored += share_of_flow_down(&made) / 4;
        sample_task_clear(&made);
    }
    ck_assert_double_gt(sought, 0.9);
    ck_assert_double_gt(ranked, 0.999);
    ck_assert_double_lt(ignored, sought - 0.1);
}
END_TEST

/* Where the engine itself puts actors who are all there, by actor. */
static PsgPoint *
places_of_engine(const SampleTask *made, const char *engine)
{
    g_autoptr(PsgSupergraph) all = psg_supergraph_of_task(&made->task);
    ck_assert_uint_eq(all->node_count, made->task.actor_count);
    PsgPoint *places = g_new0(PsgPoint, all->node_count + 1);
    ck_assert(psg_graphviz_place(all, engine, made->task.seed, places, NULL));
    return places;
}

/* The sums of products of both coordinates, each less its mean. */
static void
add_products(const PsgPoint *a, const PsgPoint *b, size_t count, double products[4])
{
    PsgPoint mean_a = {0, 0}, mean_b = {0, 0};
    for (size_t i = 0; i < count; i++) {
        mean_a.x += a[i].x / (double)count;
        mean_a.y += a[i].y / (double)count;
        mean_b.x += b[i].x / (double)count;
        mean_b.y += b[i].y / (double)count;
    }
    for (size_t i = 0; i < count; i++) {
        products[0] += (a[i].x - mean_a.x) * (b[i].x - mean_b.x);
        products[1] += (a[i].x - mean_a.x) * (b[i].y - mean_b.y);
        products[2] += (a[i].y - mean_a.y) * (b[i].x - mean_b.x);
        products[3] += (a[i].y - mean_a.y) * (b[i].y - mean_b.y);
    }
}

/* How much of where they stand follows from where the engine puts them, if that may be turned,
 * mirrored and stretched: 1 if all of it does. */
static double
share_kept(const PsgPoint *engine, const PsgPoint *found, size_t count)
{
    double own[4] = {0}, both[4] = {0}, all[4] = {0};
    add_products(engine, engine, count, own);
    add_products(engine, found, count, both);
    add_products(found, found, count, all);
    double determinant = own[0] * own[3] - own[1] * own[2];
    double explained = 0;
    for (size_t i = 0; i < 2; i++) {
        double x = both[i], y = both[2 + i];
        explained +=
            (own[3] * x * x - (own[1] + own[2]) * x * y + own[0] * y * y) / determinant;
    }
    return explained / (all[0] + all[3]);
}

START_TEST(an_engine_keeps_its_drawing)
{
    double kept = 0;
    int count = 0;
    for (unsigned seed = 30; seed < 33; seed++, count++) {
        SampleTask made = plain_case(26, 40);
        SampleTask tied = sample_task(26, 34, seed);
        for (size_t i = 0; i < tied.task.tie_count; i++) {
            sample_task_tie(&made, tied.ties[i].from, tied.ties[i].to);
        }
        g_autofree PsgPoint *engine = places_of_engine(&made, engines[_i]);
        g_autoptr(PsgLayout) layout = make(&made, engines[_i]);
        kept += share_kept(engine, layout->centres, 26);
        sample_task_clear(&tied);
        sample_task_clear(&made);
    }
    ck_assert_double_gt(kept / count, 0.85);
}
END_TEST

START_TEST(ranks_of_dot_are_rows_in_its_order)
{
    SampleTask made = sample_task(40, 56, (unsigned)_i + 50);
    for (size_t i = 0; i < SLICES * made.task.actor_count; i++) {
        made.presence[i] = true;
    }
    for (size_t i = 0; i < made.task.tie_count; i++) {
        made.ties[i].flow = 1;
    }
    g_autofree PsgPoint *engine = places_of_engine(&made, "dot");
    g_autoptr(PsgLayout) layout = make(&made, "dot");
    assert_sound(&made, layout);
    for (size_t i = 0; i < 40; i++) {
        for (size_t k = 0; k < 40; k++) {
            PsgPoint a = layout->centres[i], b = layout->centres[k];
            if (engine[i].y < engine[k].y - 1) { /* a rank above */
                ck_assert_double_lt(a.y, b.y - 1);
            } else if (fabs(engine[i].y - engine[k].y) < 1 && fabs(a.y - b.y) < 1) {
                ck_assert_int_eq(engine[i].x < engine[k].x, a.x < b.x);
            }
        }
    }
    sample_task_clear(&made);
}
END_TEST

/* Three pins that leave each other room, by any method. */
START_TEST(pins_are_kept_exactly)
{
    const PsgPoint pins[] = {{0.5, 0.5}, {0.15, 0.3}, {0.9, 0.8}};
    const char *method = _i == 0 ? "temporal" : engines[_i - 1];
    SampleTask made = sample_task(20, 30, 8);
    PsgPlacementConstraint constraints[20] = {{0}};
    for (size_t i = 0; i < 3; i++) {
        constraints[4 * i].is_pinned = true;
        constraints[4 * i].pin = pins[i];
    }
    made.task.constraints = constraints;
    g_autoptr(PsgLayout) layout = make(&made, method);
    assert_sound(&made, layout);
    for (size_t slice = 0; slice < SLICES; slice++) {
        for (size_t i = 0; i < 3; i++) {
            PsgPoint at = layout->centres[slice * 20 + 4 * i];
            ck_assert_double_eq_tol(at.x, pins[i].x * made.task.area.width, TINY);
            ck_assert_double_eq_tol(at.y, pins[i].y * made.task.area.height, TINY);
        }
    }
    size_t count;
    g_free(psg_pins_shifted(&made.task, layout, &count));
    ck_assert_uint_eq(count, 0);
    sample_task_clear(&made);
}
END_TEST

/* Pins in the midst of others, who give way in all slices alike. */
START_TEST(nobody_moves_for_pins_where_nothing_may)
{
    SampleTask made = sample_task(24, 36, (unsigned)_i + 8);
    PsgPlacementConstraint constraints[24] = {{0}};
    constraints[0] = (PsgPlacementConstraint){.is_pinned = true, .pin = {0.5, 0.5}};
    constraints[9] = (PsgPlacementConstraint){.is_pinned = true, .pin = {0.3, 0.5}};
    made.task.constraints = constraints;
    made.task.stability = 1;
    g_autoptr(PsgLayout) layout = make(&made, "temporal");
    assert_sound(&made, layout);
    for (size_t actor = 0; actor < 24; actor++) {
        const PsgPoint *before = NULL;
        for (size_t slice = 0; slice < SLICES; slice++) {
            size_t at = slice * 24 + actor;
            if (made.presence[at]) {
                before = before == NULL ? &layout->centres[at] : before;
                ck_assert_double_lt(psg_distance(*before, layout->centres[at]), TINY);
            }
        }
    }
    sample_task_clear(&made);
}
END_TEST

START_TEST(pins_that_clash_are_parted_and_told)
{
    SampleTask made = plain_case(6, 5);
    PsgPlacementConstraint constraints[6] = {{0}};
    for (size_t i = 0; i < 3; i++) {
        constraints[i].is_pinned = true;
        constraints[i].pin = i < 2 ? (PsgPoint){0.5, 0.5} : (PsgPoint){0.1, 0.2};
        sample_task_tie(&made, i, i + 1);
    }
    made.task.constraints = constraints;
    g_autoptr(PsgLayout) layout = make(&made, "temporal");
    assert_sound(&made, layout);
    for (size_t i = 0; i < 2; i++) { /* no further than it takes */
        PsgPoint middle = {made.task.area.width / 2, made.task.area.height / 2};
        PsgSize box = made.task.boxes[i], other = made.task.boxes[1 - i];
        ck_assert_double_lt(psg_distance(layout->centres[i], middle),
                            fmin(box.width + other.width, box.height + other.height) / 4 +
                                made.task.gap);
    }
    size_t count;
    g_autofree size_t *shifted = psg_pins_shifted(&made.task, layout, &count);
    ck_assert_uint_eq(count, 2);
    ck_assert_uint_eq(shifted[0] + shifted[1], 1);
    sample_task_clear(&made);
}
END_TEST

/* Pairs of lines that cross in a slice, drawn straight. */
static size_t
crossings_in(const SampleTask *made, const PsgLayout *layout, size_t slice)
{
    const PsgPoint *at = layout->centres + slice * layout->actor_count;
    const bool *there = made->task.presence + slice * layout->actor_count;
    size_t count = 0;
    for (size_t i = 0; i < made->task.tie_count; i++) {
        const PsgTie *a = &made->task.ties[i];
        for (size_t k = 0; k < i; k++) {
            const PsgTie *b = &made->task.ties[k];
            bool seen = psg_tie_lives(&made->task, i, slice) &&
                        psg_tie_lives(&made->task, k, slice) && there[a->from] &&
                        there[a->to] && there[b->from] && there[b->to];
            count += seen &&
                     psg_segments_cross(at[a->from], at[a->to], at[b->from], at[b->to]);
        }
    }
    return count;
}

START_TEST(the_dial_trades_clear_slices_for_stillness)
{
    size_t clear = 0, usual = 0;
    for (int seed = 1; seed <= thorough(5, 2); seed++) {
        SampleTask made = sample_task(26, 36, (unsigned)seed);
        made.task.stability = 0;
        g_autoptr(PsgLayout) alone = make(&made, "temporal");
        assert_sound(&made, alone);
        made.task.stability = 0.8;
        g_autoptr(PsgLayout) together = make(&made, "temporal");
        for (size_t slice = 0; slice < SLICES; slice++) {
            clear += crossings_in(&made, alone, slice);
            usual += crossings_in(&made, together, slice);
        }
        sample_task_clear(&made);
    }
    ck_assert_uint_lt(clear * 10, usual * 9);
}
END_TEST

/* How far actors who stay move from slice to slice, on the mean. */
static double
mean_movement(const SampleTask *made, const PsgLayout *layout)
{
    size_t count = made->task.actor_count, steps = 0;
    double sum = 0;
    for (size_t slice = 1; slice < SLICES; slice++) {
        for (size_t i = 0; i < count; i++) {
            size_t now = slice * count + i, before = now - count;
            if (made->presence[now] && made->presence[before]) {
                sum += psg_distance(layout->centres[now], layout->centres[before]);
                steps++;
            }
        }
    }
    return steps > 0 ? sum / (double)steps : 0;
}

START_TEST(the_dial_holds_still)
{
    double moved = 0;
    for (unsigned seed = 1; seed <= 4; seed++) {
        SampleTask made = sample_task(12 + 8 * seed, 10 + 12 * seed, seed);
        made.task.stability = 0.8;
        g_autoptr(PsgLayout) usual = make(&made, "temporal");
        moved += mean_movement(&made, usual) / 4;
        made.task.stability = 1;
        g_autoptr(PsgLayout) still = make(&made, "temporal");
        ck_assert_double_le(mean_movement(&made, still), 0);
        sample_task_clear(&made);
    }
    ck_assert_double_gt(moved, 0);
    ck_assert_double_le(moved, 3);
}
END_TEST

START_TEST(a_damaged_layout_answers_no_task)
{
    SampleTask made = sample_task(5, 4, 3);
    g_autoptr(PsgLayout) layout = make(&made, "temporal");
    ck_assert(psg_layout_answers(layout, &made.task));
    const double wrong[] = {1e308, -1e308, NAN, INFINITY, 1e6, -20};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        PsgPoint kept = layout->centres[7];
        layout->centres[7].x = wrong[i];
        ck_assert(!psg_layout_answers(layout, &made.task));
        layout->centres[7] = (PsgPoint){kept.x, wrong[i]};
        ck_assert(!psg_layout_answers(layout, &made.task));
        layout->centres[7] = kept;
    }
    const double scales[] = {0, -1, NAN, 1e308};
    for (size_t i = 0; i < G_N_ELEMENTS(scales); i++) {
        layout->scale = scales[i];
        ck_assert(!psg_layout_answers(layout, &made.task));
    }
    layout->scale = 1;
    layout->slice_count--;
    ck_assert(!psg_layout_answers(layout, &made.task));
    sample_task_clear(&made);
}
END_TEST

START_TEST(without_an_area_points_stay_bare)
{
    const char *method = engines[_i];
    SampleTask made = plain_case(5, 4);
    made.task.area = (PsgSize){0, 0};
    sample_task_tie(&made, 0, 1);
    sample_task_tie(&made, 1, 2);
    g_autoptr(PsgLayout) layout = make(&made, method);
    ck_assert_double_eq(layout->scale, 1);
    bool differ = false;
    for (size_t i = 0; i < 5; i++) {
        ck_assert(isfinite(layout->centres[i].x) && isfinite(layout->centres[i].y));
        differ = differ || layout->centres[i].x != layout->centres[0].x ||
                 layout->centres[i].y != layout->centres[0].y;
    }
    ck_assert(differ);
    sample_task_clear(&made);
}
END_TEST

START_TEST(an_upright_page_is_filled_too)
{
    SampleTask made = sample_task(20, 25, 12);
    made.task.area = (PsgSize){700, 1000};
    g_autoptr(PsgLayout) layout = make(&made, "neato");
    assert_sound(&made, layout);
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < 20; i++) {
        low = fmin(low, layout->centres[i].y);
        high = fmax(high, layout->centres[i].y);
    }
    ck_assert_double_gt(high - low, 700);
    sample_task_clear(&made);
    psg_layout_free(NULL);
}
END_TEST

/* The last FEW of the actors are tied to nobody; they come and go. */
enum { TRAY_ACTORS = 20, TRAY_FEW = 5 };

static SampleTask
apart_case(void)
{
    SampleTask made = sample_task(TRAY_ACTORS, 30, 11);
    for (size_t i = 0; i < made.task.tie_count; i++) {
        made.ties[i].from %= TRAY_ACTORS - TRAY_FEW;
        made.ties[i].to %= TRAY_ACTORS - TRAY_FEW;
    }
    for (size_t i = 0; i + TRAY_FEW < TRAY_ACTORS; i++) {
        made.ties[i] = (PsgTie){i, (i + 1) % 3, 1, 0, SAMPLE_SLICES - 1, 0};
    }
    made.task.stability = 0.8;
    return made;
}

/* Below all others, in their order, at even steps, and in the middle of the page. */
START_TEST(who_is_tied_to_nobody_stands_on_a_tray)
{
    SampleTask made = apart_case();
    g_autoptr(PsgLayout) layout = make(&made, "temporal");
    assert_sound(&made, layout);
    size_t first = TRAY_ACTORS - TRAY_FEW;
    const PsgPoint *centres = layout->centres;
    for (size_t i = 0; i < first; i++) {
        ck_assert_double_lt(centres[i].y, centres[first].y - 1);
    }
    double gap = 0, left = 0, right = 0;
    for (size_t i = first; i < TRAY_ACTORS; i++) {
        double half = made.boxes[i].width * layout->scale / 2;
        ck_assert_double_eq_tol(centres[i].y, centres[first].y, 1e-6);
        for (size_t slice = 1; slice < SAMPLE_SLICES; slice++) {
            PsgPoint here = centres[slice * TRAY_ACTORS + i];
            ck_assert_double_le(psg_distance(here, centres[i]), 1e-9);
        }
        if (i > first) {
            double own = centres[i].x - half - right;
            gap = i == first + 1 ? own : gap;
            ck_assert_double_ge(own, made.task.gap * layout->scale - 1e-6);
            ck_assert_double_le(own, 3 * made.task.gap * layout->scale);
            ck_assert_double_eq_tol(own, gap, 0.5);
        }
        left = i == first ? centres[i].x - half : left;
        right = centres[i].x + half;
    }
    ck_assert_double_eq_tol((left + right) / 2, made.task.area.width / 2, 1);
    sample_task_clear(&made);
}
END_TEST

/* A pin, a group and a level tell where they stand; a page that is full has no row for them. */
START_TEST(other_wishes_come_before_the_tray)
{
    SampleTask made = apart_case();
    size_t pinned = TRAY_ACTORS - 1, grouped = TRAY_ACTORS - 2;
    PsgPlacementConstraint constraints[TRAY_ACTORS] = {{0}};
    constraints[pinned] = (PsgPlacementConstraint){.is_pinned = true, .pin = {0.5, 0.1}};
    constraints[grouped].is_grouped = constraints[0].is_grouped =
        constraints[1].is_grouped = true;
    made.task.constraints = constraints;
    made.task.group_count = 1;
    g_autoptr(PsgLayout) layout = make(&made, "temporal");
    ck_assert_double_le(
        psg_distance(layout->centres[pinned],
                     (PsgPoint){0.5 * made.task.area.width, 0.1 * made.task.area.height}),
        0.5);
    PsgRect room = g_array_index(layout->zones, PsgLayoutZone, 0).room;
    ck_assert_uint_eq(layout->zones->len, 1);
    PsgPoint member = layout->centres[grouped];
    ck_assert(psg_rect_contains(room, (PsgRect){member.x, member.y, 0, 0}));
    for (size_t i = 0; i < TRAY_ACTORS; i++) {
        constraints[i] = (PsgPlacementConstraint){.level = i % 3, .level_count = 3};
    }
    g_autoptr(PsgLayout) levels = make(&made, "temporal");
    for (size_t i = 0; i < TRAY_ACTORS; i++) {
        for (size_t k = 0; k < TRAY_ACTORS; k++) {
            ck_assert(i % 3 >= k % 3 || levels->centres[i].y < levels->centres[k].y);
        }
    }
    sample_task_clear(&made);
}
END_TEST

/* Each of 40 actors is there in one or two of ten slices, so that a slice shows at most eight. */
enum { PASSING = 40, PASSING_SLICES = 10 };

static SampleTask
passing_case(void)
{
    SampleTask made = plain_case(PASSING, PASSING);
    g_free(made.presence);
    made.presence = g_new0(bool, PASSING_SLICES *PASSING);
    for (size_t i = 0; i < PASSING; i++) {
        size_t first = i / 4;
        made.presence[first * PASSING + i] = true;
        made.presence[MIN(first + i % 2, PASSING_SLICES - 1) * PASSING + i] = true;
    }
    made.task.presence = made.presence;
    made.task.slice_count = PASSING_SLICES;
    for (size_t i = 1; i < PASSING; i++) {
        size_t to = i - 1;
        sample_task_tie(&made, i, to);
        made.ties[i - 1].first_slice = made.ties[i - 1].last_slice = i / 4;
    }
    return made;
}

/* By actor, the place that it shares. */
static size_t *
places_shared(const PsgSharing *sharing, const PsgLayoutTask *asked, size_t actors)
{
    PsgLayout *layout = g_new0(PsgLayout, 1);
    layout->actor_count = asked->actor_count;
    layout->slice_count = asked->slice_count;
    layout->centres = g_new0(PsgPoint, asked->actor_count * asked->slice_count);
    for (size_t i = 0; i < asked->actor_count; i++) {
        layout->centres[i].x = (double)i;
    }
    g_autoptr(PsgLayout) spread = psg_sharing_spread(sharing, layout);
    ck_assert_uint_eq(spread->actor_count, actors);
    size_t *places = g_new0(size_t, actors);
    for (size_t i = 0; i < actors; i++) {
        places[i] = (size_t)spread->centres[i].x;
    }
    return places;
}

START_TEST(who_is_never_seen_together_may_share_a_place)
{
    SampleTask made = passing_case();
    PsgPlacementConstraint constraints[PASSING] = {{0}};
    constraints[7] = (PsgPlacementConstraint){.is_pinned = true, .pin = {0.2, 0.3}};
    for (size_t i = 20; i < 30; i++) {
        constraints[i].is_grouped = true;
    }
    made.task.constraints = constraints;
    made.task.group_count = 1;
    g_autoptr(PsgSharing) sharing = psg_sharing_new(&made.task);
    ck_assert_ptr_nonnull(sharing);
    const PsgLayoutTask *asked = psg_sharing_task(sharing, &made.task);
    ck_assert_uint_lt(asked->actor_count, PASSING / 2);
    g_autofree size_t *places = places_shared(sharing, asked, PASSING);
    for (size_t i = 0; i < PASSING; i++) {
        ck_assert_double_ge(asked->boxes[places[i]].width, made.boxes[i].width);
        for (size_t k = 0; k < i; k++) {
            bool is_shared = places[i] == places[k];
            ck_assert(!is_shared || (i != 7 && k != 7));
            ck_assert(!is_shared ||
                      constraints[i].is_grouped == constraints[k].is_grouped);
            for (size_t slice = 0; slice < PASSING_SLICES; slice++) {
                ck_assert(!is_shared || !made.presence[slice * PASSING + i] ||
                          !made.presence[slice * PASSING + k]);
            }
        }
    }
    sample_task_clear(&made);
}
END_TEST

/* Where nearly all are there at once, or ranks are asked for, each has a place of its own. */
START_TEST(who_is_seen_together_shares_no_place)
{
    SampleTask made = passing_case();
    made.task.rows = PSG_ROWS_RANKS;
    ck_assert_ptr_null(psg_sharing_new(&made.task));
    made.task.rows = PSG_ROWS_AUTO;
    for (size_t i = 0; i < PASSING; i++) {
        made.presence[5 * PASSING + i] = i % 5 != 0;
    }
    ck_assert_ptr_null(psg_sharing_new(&made.task));
    sample_task_clear(&made);
}
END_TEST

Suite *
layout_suite(void)
{
    Suite *suite = suite_create("layout");
    TCase *tests = tcase_create("layout");
    tcase_set_timeout(tests, 120);
    const int methods = G_N_ELEMENTS(engines);
    tcase_add_loop_test(tests, boxes_are_apart_and_on_the_page, 0, methods);
    tcase_add_loop_test(tests, the_same_task_gives_the_same_bytes, 0, methods);
    tcase_add_loop_test(tests, too_many_boxes_become_smaller, 0, methods);
    tcase_add_loop_test(tests, odd_boxes_find_room, 0, methods);
    tcase_add_loop_test(tests, odd_ties_do_no_harm, 0, methods);
    tcase_add_loop_test(tests, one_alone_stands_in_the_middle, 0, methods);
    tcase_add_loop_test(tests, without_an_area_points_stay_bare, 0, methods);
    tcase_add_loop_test(tests, weights_may_be_as_large_as_numbers_are, 0, methods);
    tcase_add_loop_test(tests, members_of_a_group_stand_nearer_than_chance, 0, 3);
    tcase_add_test(tests, one_in_two_groups_stands_near_both);
    tcase_add_loop_test(tests, every_group_has_a_region_however_full_the_page, 0, 4);
    tcase_add_test(tests, regions_stand_so_that_boxes_are_large);
    tcase_add_test(tests, groups_of_one_stand_in_even_rows);
    tcase_add_loop_test(tests, a_tree_stands_in_levels, 0, 2);
    tcase_add_loop_test(tests, an_engine_keeps_its_drawing, 0, methods);
    tcase_add_loop_test(tests, ranks_of_dot_are_rows_in_its_order, 0, 3);
    tcase_add_loop_test(tests, levels_of_a_tree_are_ordered, 0, 4);
    tcase_add_loop_test(tests, levels_are_not_mixed, 0, 3);
    tcase_add_test(tests, rows_that_lines_pass_have_fewer_boxes);
    tcase_add_test(tests, names_stay_readable_rather_than_in_their_places);
    tcase_add_test(tests, a_level_that_has_no_room_in_a_row_is_known);
    tcase_add_test(tests, what_flows_goes_down_where_it_can);
    tcase_add_loop_test(tests, pins_are_kept_exactly, 0, G_N_ELEMENTS(engines) + 1);
    tcase_add_loop_test(tests, nobody_moves_for_pins_where_nothing_may, 0, 8);
    tcase_add_test(tests, pins_that_clash_are_parted_and_told);
    tcase_add_test(tests, the_dial_trades_clear_slices_for_stillness);
    tcase_add_test(tests, the_dial_holds_still);
    tcase_add_test(tests, a_damaged_layout_answers_no_task);
    tcase_add_test(tests, an_actor_stands_still_through_the_slices);
    tcase_add_test(tests, unknown_methods_are_refused_with_the_known_ones);
    tcase_add_test(tests, hundreds_of_actors_find_room);
    tcase_add_test(tests, who_is_never_there_takes_no_room);
    tcase_add_test(tests, more_than_64_slices_are_fine);
    tcase_add_test(tests, the_page_is_filled);
    tcase_add_test(tests, a_tree_has_no_crossings);
    tcase_add_test(tests, a_hub_stands_amidst_its_own);
    tcase_add_test(tests, an_upright_page_is_filled_too);
    tcase_add_test(tests, who_is_tied_to_nobody_stands_on_a_tray);
    tcase_add_test(tests, who_is_never_seen_together_may_share_a_place);
    tcase_add_test(tests, who_is_seen_together_shares_no_place);
    tcase_add_test(tests, other_wishes_come_before_the_tray);
    suite_add_tcase(suite, tests);
    return suite;
}
