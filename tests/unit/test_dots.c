/* Where dots stand: on the page, apart from each other in every slice, the same each time. */
#include "sample_task.h"

#include "layout/dots/communities.h"
#include "layout/dots/density.h"
#include "layout/dots/dots.h"
#include "layout/dots/gather.h"
#include "layout/dots/part.h"
#include "layout/layout.h"
#include "layout/page/pins.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *dots_suite(void);

#define SLICES SAMPLE_SLICES
#define TINY 1e-6

/* Dots of several sizes, as many as there are, on a page. */
static SampleTask
dotted(size_t actors, size_t ties, unsigned seed)
{
    SampleTask made = sample_task(actors, ties, seed);
    made.task.is_dots = true;
    made.task.gap = 4;
    made.task.stability = 0.8;
    for (size_t i = 0; i < actors; i++) {
        double diameter = 8 + 6 * (double)(i % 3);
        made.boxes[i] = (PsgSize){diameter, diameter};
    }
    return made;
}

static PsgLayout *
make(const SampleTask *from)
{
    g_autoptr(GError) error = NULL;
    PsgLayout *layout = psg_layout_make(&from->task, "temporal", &error);
    ck_assert_msg(layout != NULL, "%s", error == NULL ? "?" : error->message);
    return layout;
}

static PsgPoint
place_of(const PsgLayout *layout, size_t slice, size_t actor)
{
    return layout->centres[slice * layout->actor_count + actor];
}

/* Two of a slice are as far apart as outlines and gap ask. */
static void
assert_apart(const PsgLayoutTask *task, const PsgLayout *layout, size_t slice)
{
    const bool *there = task->presence + slice * task->actor_count;
    for (size_t a = 0; a < task->actor_count; a++) {
        for (size_t b = 0; b < a && there[a]; b++) {
            PsgPoint one = place_of(layout, slice, a), other = place_of(layout, slice, b);
            double wanted = (task->boxes[a].width + task->boxes[b].width) / 2 + task->gap;
            double apart = hypot(one.x - other.x, one.y - other.y);
            if (there[b] && apart < wanted * layout->scale - TINY) {
                ck_abort_msg("%g apart, not %g", apart, wanted * layout->scale);
            }
        }
    }
}

static void
assert_sound(const SampleTask *made, const PsgLayout *layout)
{
    const PsgLayoutTask *task = &made->task;
    ck_assert(psg_layout_answers(layout, task));
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        for (size_t i = 0; i < task->actor_count; i++) {
            double radius = task->boxes[i].width * layout->scale / 2 - TINY;
            PsgPoint at = place_of(layout, slice, i);
            if (task->presence[slice * task->actor_count + i]) {
                ck_assert(at.x >= radius && at.x <= task->area.width - radius);
                ck_assert(at.y >= radius && at.y <= task->area.height - radius);
            }
        }
        assert_apart(task, layout, slice);
    }
}

/* Of as many actors, how many ties. */
static const size_t sizes[][2] = {{0, 0},   {1, 0},    {2, 0},     {2, 1},
                                  {30, 40}, {100, 90}, {150, 400}, {60, 0}};

START_TEST(dots_are_apart_and_on_the_page)
{
    SampleTask made = dotted(sizes[_i][0], sizes[_i][1], (unsigned)_i + 1);
    g_autoptr(PsgLayout) layout = make(&made);
    assert_sound(&made, layout);
    sample_task_clear(&made);
}
END_TEST

START_TEST(the_same_task_gives_the_same_places)
{
    SampleTask made = dotted(80, 120, 3);
    g_autoptr(PsgLayout) one = make(&made);
    g_autoptr(PsgLayout) other = make(&made);
    ck_assert_mem_eq(one->centres, other->centres,
                     SLICES * made.task.actor_count * sizeof(PsgPoint));
    sample_task_clear(&made);
}
END_TEST

START_TEST(an_upright_page_will_do)
{
    SampleTask made = dotted(100, 130, 5);
    made.task.area = (PsgSize){600, 1400};
    g_autoptr(PsgLayout) layout = make(&made);
    assert_sound(&made, layout);
    sample_task_clear(&made);
}
END_TEST

START_TEST(drawings_of_engines_become_dots_too)
{
    SampleTask made = dotted(60, 90, 2);
    g_autoptr(PsgLayout) layout = psg_layout_make(&made.task, "sfdp", NULL);
    ck_assert_ptr_nonnull(layout);
    assert_sound(&made, layout);
    sample_task_clear(&made);
}
END_TEST

START_TEST(a_page_that_is_too_small_makes_dots_smaller)
{
    SampleTask made = dotted(120, 200, 3);
    made.task.area = (PsgSize){150, 100};
    g_autoptr(PsgLayout) layout = make(&made);
    ck_assert_double_lt(layout->scale, 0.9);
    ck_assert_double_gt(layout->scale, 0.2);
    assert_sound(&made, layout);
    sample_task_clear(&made);
}
END_TEST

/* Of no size, and larger than the page. */
START_TEST(odd_sizes_do_no_harm)
{
    static const double diameters[] = {0, 1e-9, 2000, 1e12};
    SampleTask made = dotted(40, 30, 9);
    made.task.gap = _i < 2 ? 0 : 5;
    for (size_t i = 0; i < 40; i++) {
        made.boxes[i] = (PsgSize){diameters[_i], diameters[_i]};
    }
    g_autoptr(PsgLayout) layout = make(&made);
    assert_sound(&made, layout);
    sample_task_clear(&made);
}
END_TEST

START_TEST(one_alone_stands_in_the_middle)
{
    SampleTask made = dotted(1, 0, 1);
    made.presence[0] = true;
    g_autoptr(PsgLayout) layout = make(&made);
    PsgPoint at = place_of(layout, 0, 0);
    ck_assert_double_eq_tol(at.x, made.task.area.width / 2, TINY);
    ck_assert_double_eq_tol(at.y, made.task.area.height / 2, TINY);
    sample_task_clear(&made);
}
END_TEST

/* Everybody is there all the time, without ties. */
static SampleTask
always_there(size_t actors, size_t ties)
{
    SampleTask made = dotted(actors, ties, 1);
    sample_task_empty(&made);
    return made;
}

/* In rows of so many, from the first place on. */
static PsgStands *
stands_in_rows(const SampleTask *made, size_t columns, PsgPoint first, PsgSize step)
{
    size_t actors = made->task.actor_count;
    g_autofree PsgPoint *places = g_new0(PsgPoint, SLICES * actors);
    for (size_t i = 0; i < SLICES * actors; i++) {
        size_t column = i % actors % columns, row = i % actors / columns;
        places[i] = (PsgPoint){first.x + step.width * (double)column,
                               first.y + step.height * (double)row};
    }
    return psg_stands_new(&made->task, places, NULL, 0);
}

START_TEST(dots_on_one_spot_are_parted)
{
    SampleTask made = always_there(50, 60);
    for (size_t i = 1; i < 50; i++) {
        sample_task_tie(&made, 0, i);
    }
    PsgLayout layout = {.actor_count = 50, .slice_count = SLICES};
    layout.centres = g_new0(PsgPoint, SLICES * 50);
    layout.zones = g_array_new(FALSE, FALSE, sizeof(PsgLayoutZone));
    layout.scale = psg_dots_fit(&made.task, layout.centres, true);
    ck_assert_double_gt(layout.scale, 0.9);
    assert_sound(&made, &layout);
    g_array_unref(layout.zones);
    g_free(layout.centres);
    sample_task_clear(&made);
}
END_TEST

START_TEST(pins_are_kept_exactly)
{
    SampleTask made = dotted(80, 120, 4);
    g_autofree PsgPlacementConstraint *asked = g_new0(PsgPlacementConstraint, 80);
    for (size_t i = 0; i < 5; i++) {
        asked[i * 7].is_pinned = true;
        asked[i * 7].pin = (PsgPoint){0.1 + 0.2 * (double)i, i % 2 == 0 ? 0.95 : 0.3};
    }
    made.task.constraints = asked;
    g_autoptr(PsgLayout) layout = make(&made);
    assert_sound(&made, layout);
    size_t count;
    g_free(psg_pins_shifted(&made.task, layout, &count));
    ck_assert_uint_eq(count, 0);
    sample_task_clear(&made);
}
END_TEST

START_TEST(pins_that_clash_give_way)
{
    SampleTask made = always_there(20, 30);
    sample_task_tie(&made, 2, 3);
    g_autofree PsgPlacementConstraint *asked = g_new0(PsgPlacementConstraint, 20);
    asked[0].is_pinned = asked[1].is_pinned = true;
    asked[0].pin = asked[1].pin = (PsgPoint){0, 0.5};
    made.task.constraints = asked;
    g_autoptr(PsgLayout) layout = make(&made);
    assert_sound(&made, layout);
    ck_assert_double_gt(layout->scale, 0.9);
    sample_task_clear(&made);
}
END_TEST

START_TEST(the_steady_dial_moves_nothing)
{
    SampleTask made = dotted(90, 140, 6);
    made.task.stability = 1;
    g_autoptr(PsgLayout) layout = make(&made);
    for (size_t i = 0; i < 90; i++) {
        for (size_t slice = 1; slice < SLICES; slice++) {
            PsgPoint before = place_of(layout, slice - 1, i);
            PsgPoint now = place_of(layout, slice, i);
            ck_assert(before.x == now.x && before.y == now.y);
        }
    }
    sample_task_clear(&made);
}
END_TEST

/* Room is made for whole stands: who stood still goes on doing so. */
START_TEST(few_move_at_the_usual_dial)
{
    SampleTask made = dotted(120, 160, 7);
    g_autoptr(PsgLayout) layout = make(&made);
    size_t links = 0, moves = 0;
    for (size_t i = 0; i < 120; i++) {
        for (size_t slice = 1; slice < SLICES; slice++) {
            PsgPoint before = place_of(layout, slice - 1, i);
            PsgPoint now = place_of(layout, slice, i);
            const bool *there = made.presence + slice * 120 + i;
            links += there[0] && there[-120];
            moves += there[0] && there[-120] && (before.x != now.x || before.y != now.y);
        }
    }
    ck_assert_uint_gt(links, 100);
    ck_assert_uint_lt(5 * moves, links);
    sample_task_clear(&made);
}
END_TEST

static double
mean_distance(const PsgLayout *layout, size_t first, size_t last, size_t to)
{
    double sum = 0, count = 0;
    for (size_t a = first; a < last; a++) {
        for (size_t b = to; b < to + last - first; b++) {
            PsgPoint one = place_of(layout, 0, a), other = place_of(layout, 0, b);
            sum += a == b ? 0 : hypot(one.x - other.x, one.y - other.y);
            count += a != b;
        }
    }
    return sum / count;
}

/* Three that are tied within, and hardly to each other. */
START_TEST(communities_are_seen)
{
    SampleTask made = always_there(60, 200);
    for (size_t i = 0; i < 60; i++) {
        for (size_t k = 1; k <= 3; k++) {
            sample_task_tie(&made, i, i / 20 * 20 + (i + k * k) % 20);
        }
    }
    sample_task_tie(&made, 0, 20);
    sample_task_tie(&made, 20, 40);
    sample_task_tie(&made, 5, 45);
    g_autoptr(PsgLayout) layout = make(&made);
    double within = mean_distance(layout, 0, 20, 0) + mean_distance(layout, 20, 40, 20) +
                    mean_distance(layout, 40, 60, 40);
    double between = mean_distance(layout, 0, 20, 20) +
                     mean_distance(layout, 20, 40, 40) + mean_distance(layout, 0, 20, 40);
    ck_assert_double_lt(within, 0.5 * between);
    sample_task_clear(&made);
}
END_TEST

START_TEST(communities_are_found)
{
    SampleTask made = always_there(61, 200);
    for (size_t i = 0; i < 60; i++) {
        for (size_t k = 1; k <= 3; k++) {
            sample_task_tie(&made, i, i / 20 * 20 + (i + k * k) % 20);
        }
    }
    sample_task_tie(&made, 0, 20);
    sample_task_tie(&made, 20, 40);
    g_autofree size_t *found = psg_communities_find(&made.task);
    for (size_t i = 0; i < 60; i++) {
        ck_assert_uint_eq(found[i], found[i / 20 * 20]);
    }
    ck_assert_uint_ne(found[0], found[20]);
    ck_assert_uint_ne(found[0], found[40]);
    ck_assert_uint_ne(found[20], found[40]);
    ck_assert(found[60] == PSG_NO_COMMUNITY);
    sample_task_clear(&made);
}
END_TEST

/* Twenty of forty, in chance order, with a third of their ties between them. */
START_TEST(communities_of_hundreds_are_seen)
{
    enum { ALL = 800, EACH = 40, COUNT = ALL / EACH };
    SampleTask made = always_there(ALL, 3 * ALL);
    for (size_t i = 0; i < ALL; i++) {
        made.boxes[i] = (PsgSize){6, 6};
        for (size_t k = 0; k < 2; k++) {
            sample_task_tie(&made, i,
                            (i + COUNT * (1 + (i * 7 + k * 13) % (EACH - 1))) % ALL);
        }
        sample_task_tie(&made, i, (i * 577 + 101) % ALL);
    }
    g_autoptr(PsgLayout) layout = make(&made);
    double within = 0, all = 0;
    for (size_t a = 0; a < ALL; a++) {
        for (size_t b = 0; b < a; b++) {
            PsgPoint one = place_of(layout, 0, a), other = place_of(layout, 0, b);
            double apart = hypot(one.x - other.x, one.y - other.y);
            all += apart / (ALL * (ALL - 1) / 2.0);
            within += a % COUNT == b % COUNT ? apart / (ALL * (EACH - 1) / 2.0) : 0;
        }
    }
    ck_assert_double_lt(within, 0.3 * all);
    sample_task_clear(&made);
}
END_TEST

/* How far members of a group are from each other, against members of the other; of five ties of an
 * actor three lead to the own group, as it often is. */
static double
nearness_of_groups(bool are_grouped, unsigned seed)
{
    SampleTask made = always_there(80, 120);
    made.task.seed = seed;
    g_autofree PsgPlacementConstraint *asked = g_new0(PsgPlacementConstraint, 80);
    for (size_t i = 0; i < 80; i++) {
        size_t group = i % 5 < 3 ? i / 40 : 1 - i / 40;
        sample_task_tie(&made, i, 40 * group + (i * 29 + 11) % 40);
        asked[i].is_grouped = are_grouped;
        asked[i].group = i / 40;
    }
    made.task.constraints = asked;
    made.task.group_count = 2;
    g_autoptr(PsgLayout) layout = make(&made);
    assert_sound(&made, layout);
    double within = mean_distance(layout, 0, 40, 0) + mean_distance(layout, 40, 80, 40);
    double between = 2 * mean_distance(layout, 0, 40, 40);
    sample_task_clear(&made);
    return within / between;
}

START_TEST(members_of_a_group_are_near_each_other)
{
    enum { SEEDS = 6 };
    double grouped = 0, free_ones = 0;
    for (unsigned seed = 1; seed <= SEEDS; seed++) {
        grouped += nearness_of_groups(true, seed) / SEEDS;
        free_ones += nearness_of_groups(false, seed) / SEEDS;
    }
    ck_assert_double_lt(grouped, 0.85 * free_ones);
}
END_TEST

START_TEST(who_is_never_tied_stands_below_the_others)
{
    SampleTask made = always_there(40, 40);
    for (size_t i = 1; i < 20; i++) {
        sample_task_tie(&made, i / 2, i);
    }
    g_autoptr(PsgLayout) layout = make(&made);
    assert_sound(&made, layout);
    double lowest = 0, highest = made.task.area.height;
    for (size_t i = 0; i < 40; i++) {
        double y = place_of(layout, 0, i).y;
        lowest = i < 20 ? fmax(lowest, y) : lowest;
        highest = i < 20 ? highest : fmin(highest, y);
    }
    ck_assert_double_lt(lowest, highest);
    sample_task_clear(&made);
}
END_TEST

static PsgRect
extent(const SampleTask *made, const PsgLayout *layout, size_t slice)
{
    PsgPoint first = {INFINITY, INFINITY}, last = {0, 0};
    for (size_t i = 0; i < made->task.actor_count; i++) {
        if (made->presence[slice * made->task.actor_count + i]) {
            PsgPoint at = place_of(layout, slice, i);
            first = (PsgPoint){fmin(first.x, at.x), fmin(first.y, at.y)};
            last = (PsgPoint){fmax(last.x, at.x), fmax(last.y, at.y)};
        }
    }
    return (PsgRect){first.x, first.y, last.x - first.x, last.y - first.y};
}

START_TEST(the_page_is_filled)
{
    SampleTask made = always_there(70, 80);
    for (size_t i = 1; i < 70; i++) {
        sample_task_tie(&made, i / 3, i);
    }
    g_autoptr(PsgLayout) layout = make(&made);
    PsgRect filled = extent(&made, layout, 0);
    ck_assert_double_gt(filled.width, 0.85 * made.task.area.width);
    ck_assert_double_gt(filled.height, 0.85 * made.task.area.height);
    sample_task_clear(&made);
}
END_TEST

/* Of many actors each slice shows a few, in pairs and rings of five, and nobody twice: together
 * their dots would not fit the page, and yet none becomes smaller, and no slice is in a corner. */
START_TEST(slices_share_the_page)
{
    enum { EACH = 60, ALL = SLICES * EACH };
    SampleTask made = dotted(ALL, ALL, 1);
    memset(made.presence, 0, SLICES * ALL);
    made.task.tie_count = 0;
    made.task.area = (PsgSize){800, 400};
    for (size_t i = 0; i < ALL; i++) {
        made.boxes[i] = (PsgSize){40, 40};
        made.presence[i / EACH * ALL + i] = true;
        sample_task_tie(&made, i, i % 5 == 4 ? i - 4 : i + 1);
    }
    g_autoptr(PsgLayout) layout = make(&made);
    assert_sound(&made, layout);
    ck_assert_double_gt(layout->scale, 0.9);
    for (size_t slice = 0; slice < SLICES; slice++) {
        PsgRect filled = extent(&made, layout, slice);
        ck_assert_double_gt(filled.width, 0.6 * made.task.area.width);
        ck_assert_double_gt(filled.height, 0.6 * made.task.area.height);
    }
    sample_task_clear(&made);
}
END_TEST

START_TEST(more_than_64_slices_are_told_apart)
{
    enum { MANY = 130, ACTORS = 40 };
    SampleTask made = dotted(ACTORS, 60, 1);
    g_autofree bool *presence = g_new0(bool, MANY *ACTORS);
    for (size_t i = 0; i < MANY * ACTORS; i++) {
        presence[i] = (i / ACTORS + i % ACTORS) % 65 < 30;
    }
    for (size_t i = 0; i < made.task.tie_count; i++) {
        made.ties[i].first_slice = 0;
        made.ties[i].last_slice = MANY - 1;
    }
    made.task.presence = presence;
    made.task.slice_count = MANY;
    g_autoptr(PsgLayout) layout = make(&made);
    for (size_t slice = 0; slice < MANY; slice++) {
        assert_apart(&made.task, layout, slice);
    }
    sample_task_clear(&made);
}
END_TEST

/* All in a tenth of the page, but for one in each corner. */
START_TEST(crowded_parts_are_widened)
{
    SampleTask made = always_there(120, 0);
    PsgSize area = made.task.area;
    g_autoptr(PsgStands) stands =
        stands_in_rows(&made, 12, (PsgPoint){0.01 * area.width, 0.05 * area.height},
                       (PsgSize){0.008 * area.width, 0.09 * area.height});
    ck_assert_uint_eq(stands->count, 120);
    psg_density_even(stands, &made.task, (PsgRect){0, 0, area.width, area.height}, 1);
    size_t right = 0;
    for (size_t i = 0; i < stands->count; i++) {
        right += stands->place[i].x > area.width / 2;
        ck_assert(stands->place[i].x >= 0 && stands->place[i].x <= area.width);
        ck_assert(stands->place[i].y >= 0 && stands->place[i].y <= area.height);
    }
    ck_assert_uint_gt(right, 20);
    sample_task_clear(&made);
}
END_TEST

/* They become smaller only where there is no other way. */
START_TEST(dots_that_overlap_are_parted)
{
    SampleTask made = always_there(100, 0);
    PsgSize area = made.task.area;
    g_autoptr(PsgStands) stands = stands_in_rows(
        &made, 10, (PsgPoint){area.width / 2, area.height / 2}, (PsgSize){9, 9});
    PsgRect page = {0, 0, area.width, area.height};
    ck_assert_double_gt(psg_dots_part(stands, page, 1), 0.999);
    sample_task_clear(&made);
}
END_TEST

/* As a line across the page it would leave most of it empty, and as a zigzag have long ties. */
START_TEST(a_long_chain_is_folded)
{
    SampleTask made = always_there(200, 200);
    for (size_t i = 1; i < 200; i++) {
        sample_task_tie(&made, i - 1, i);
    }
    g_autoptr(PsgLayout) layout = make(&made);
    PsgRect filled = extent(&made, layout, 0);
    ck_assert_double_gt(filled.height, 0.7 * made.task.area.height);
    double sum = 0;
    for (size_t i = 1; i < 200; i++) {
        PsgPoint one = place_of(layout, 0, i - 1), other = place_of(layout, 0, i);
        sum += hypot(one.x - other.x, one.y - other.y) / 199;
    }
    ck_assert_double_lt(sum, 0.05 * made.task.area.width);
    sample_task_clear(&made);
}
END_TEST

static double
mean_tie(const PsgLayoutTask *task, const PsgStands *stands)
{
    double sum = 0;
    for (size_t i = 0; i < task->tie_count; i++) {
        PsgPoint one = stands->place[task->ties[i].from];
        PsgPoint other = stands->place[task->ties[i].to];
        sum += hypot(one.x - other.x, one.y - other.y) / (double)task->tie_count;
    }
    return sum;
}

START_TEST(tied_dots_gather)
{
    SampleTask made = always_there(100, 100);
    PsgSize area = made.task.area;
    for (size_t i = 0; i + 1 < 100; i++) {
        if (i % 3 != 2) {
            sample_task_tie(&made, i, i + 1);
        }
    }
    g_autoptr(PsgStands) stands =
        stands_in_rows(&made, 10, (PsgPoint){0.05 * area.width, 0.05 * area.height},
                       (PsgSize){0.1 * area.width, 0.1 * area.height});
    double before = mean_tie(&made.task, stands);
    psg_dots_gather(stands, &made.task, (PsgRect){0, 0, area.width, area.height}, 1);
    ck_assert_double_lt(mean_tie(&made.task, stands), 0.7 * before);
    sample_task_clear(&made);
}
END_TEST

/* More than the still drawing is searched for, and more than may move. */
START_TEST(thousands_have_room)
{
    SampleTask made = dotted(2500, 6000, 8);
    g_autoptr(PsgLayout) layout = make(&made);
    assert_sound(&made, layout);
    sample_task_clear(&made);
}
END_TEST

Suite *
dots_suite(void)
{
    Suite *suite = suite_create("dots");
    TCase *tests = tcase_create("dots");
    tcase_set_timeout(tests, 30);
    tcase_add_loop_test(tests, dots_are_apart_and_on_the_page, 0, G_N_ELEMENTS(sizes));
    tcase_add_test(tests, the_same_task_gives_the_same_places);
    tcase_add_test(tests, an_upright_page_will_do);
    tcase_add_test(tests, drawings_of_engines_become_dots_too);
    tcase_add_test(tests, a_page_that_is_too_small_makes_dots_smaller);
    tcase_add_loop_test(tests, odd_sizes_do_no_harm, 0, 4);
    tcase_add_test(tests, one_alone_stands_in_the_middle);
    tcase_add_test(tests, dots_on_one_spot_are_parted);
    tcase_add_test(tests, pins_are_kept_exactly);
    tcase_add_test(tests, pins_that_clash_give_way);
    tcase_add_test(tests, the_steady_dial_moves_nothing);
    tcase_add_test(tests, few_move_at_the_usual_dial);
    tcase_add_test(tests, communities_are_seen);
    tcase_add_test(tests, communities_are_found);
    tcase_add_test(tests, communities_of_hundreds_are_seen);
    tcase_add_test(tests, members_of_a_group_are_near_each_other);
    tcase_add_test(tests, who_is_never_tied_stands_below_the_others);
    tcase_add_test(tests, the_page_is_filled);
    tcase_add_test(tests, slices_share_the_page);
    tcase_add_test(tests, crowded_parts_are_widened);
    tcase_add_test(tests, dots_that_overlap_are_parted);
    tcase_add_test(tests, a_long_chain_is_folded);
    tcase_add_test(tests, tied_dots_gather);
    tcase_add_test(tests, more_than_64_slices_are_told_apart);
    tcase_add_test(tests, thousands_have_room);
    suite_add_tcase(suite, tests);
    return suite;
}
