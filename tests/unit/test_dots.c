/* Where dots stand: on the page, apart from each other in every slice, the same each time. */
#include "sample_task.h"

#include "layout/layout.h"

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

Suite *
dots_suite(void)
{
    Suite *suite = suite_create("dots");
    TCase *tests = tcase_create("dots");
    tcase_add_loop_test(tests, dots_are_apart_and_on_the_page, 0, G_N_ELEMENTS(sizes));
    tcase_add_test(tests, the_same_task_gives_the_same_places);
    suite_add_tcase(suite, tests);
    return suite;
}
