/*
 * The usual drawing of both landscapes that come with the program: what an audience would
 * notice on a slide, and from slide to slide.
 */
#include "rules.h"
#include "thorough.h"

#include "figure/network/network.h"
#include "figure/network/task.h"
#include "figure/part/frame.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#define ROUNDING 0.01
#define STARTS 9      /* of neato, whose drawing depends on where it begins */
#define STRAIGHT 0.02 /* in radians: a line that bends less does not bend */

Suite *drawing_suite(void);

static const char *const landscapes[] = {"data/space-stations.yaml", "data/mesocentres"};

static Desk *
usual_desk(int index)
{
    return desk_of_data(landscapes[index], NULL, NULL, NULL);
}

static PsgNetwork *
usual_network(const Desk *desk)
{
    g_autoptr(GError) error = NULL;
    PsgNetwork *network =
        psg_network_new(desk->context, desk->ruler, psg_layout_methods()[0], &error);
    ck_assert_msg(network != NULL, "%s", error == NULL ? "" : error->message);
    return network;
}

START_TEST(every_slice_can_be_read)
{
    g_autoptr(Desk) desk = usual_desk(_i);
    g_autoptr(PsgNetwork) network = usual_network(desk);
    for (size_t slice = 0; slice < desk->landscape->slice_count; slice++) {
        g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, slice);
        rules_check_texts(scene, 14);
        rules_check_network(desk, scene, slice);
    }
}
END_TEST

/* ---- Boxes ---- */

/* What the figure asks of the layout, on about the figure's own area. */
static PsgNetworkTask *
boxes_of(const Desk *desk)
{
    PsgNetworkTask *boxes = psg_network_task_new(&desk->pen);
    PsgRect room = psg_frame_room(desk->context, desk->context->page.size.height);
    psg_network_task_fill(boxes, &desk->pen, (PsgSize){room.width, room.height});
    return boxes;
}

static PsgLayout *
layout_at(PsgNetworkTask *boxes, double stability)
{
    boxes->task.stability = stability;
    return fixture_layout(&boxes->task, psg_layout_methods()[0]);
}

static bool
is_there(const PsgNetworkTask *boxes, size_t slice, size_t actor)
{
    return boxes->task.presence[slice * boxes->task.actor_count + actor];
}

static PsgPoint
centre_of(const PsgLayout *layout, size_t slice, size_t actor)
{
    return layout->centres[slice * layout->actor_count + actor];
}

static PsgRect
box_of(const PsgNetworkTask *boxes, const PsgLayout *layout, size_t slice, size_t actor)
{
    PsgSize size = boxes->task.boxes[actor];
    return psg_rect_around(
        centre_of(layout, slice, actor),
        (PsgSize){size.width * layout->scale, size.height * layout->scale});
}

static void
check_gaps(const Desk *desk, const PsgNetworkTask *boxes, const PsgLayout *layout,
           size_t slice)
{
    PsgRect page = {0, 0, boxes->task.area.width, boxes->task.area.height};
    double gap = boxes->task.gap * layout->scale - ROUNDING;
    for (size_t i = 0; i < layout->actor_count; i++) {
        PsgRect box = box_of(boxes, layout, slice, i);
        const char *id = desk->landscape->actors[i].id;
        ck_assert_msg(!is_there(boxes, slice, i) || rect_holds(page, box, ROUNDING),
                      "slice %zu: %s leaves the area", slice, id);
        for (size_t j = 0; j < i; j++) {
            bool both = is_there(boxes, slice, i) && is_there(boxes, slice, j);
            PsgRect other = box_of(boxes, layout, slice, j);
            if (both && psg_rect_overlaps(psg_rect_grow(box, gap), other)) {
                ck_abort_msg("slice %zu: %s and %s are nearer than %g", slice, id,
                             desk->landscape->actors[j].id, gap);
            }
        }
    }
}

START_TEST(boxes_keep_their_gap)
{
    g_autoptr(Desk) desk = usual_desk(_i);
    g_autoptr(PsgNetworkTask) boxes = boxes_of(desk);
    for (double stability = 0; stability <= 1; stability += 0.5) {
        g_autoptr(PsgLayout) layout = layout_at(boxes, stability);
        for (size_t slice = 0; slice < layout->slice_count; slice++) {
            check_gaps(desk, boxes, layout, slice);
        }
    }
}
END_TEST

/* ---- Movement ---- */

/* Over all who are seen in two slices that follow each other. */
static double
mean_movement(const PsgNetworkTask *boxes, const PsgLayout *layout)
{
    double sum = 0;
    size_t count = 0;
    for (size_t slice = 0; slice + 1 < layout->slice_count; slice++) {
        for (size_t i = 0; i < layout->actor_count; i++) {
            if (is_there(boxes, slice, i) && is_there(boxes, slice + 1, i)) {
                PsgPoint here = centre_of(layout, slice, i);
                PsgPoint next = centre_of(layout, slice + 1, i);
                sum += hypot(next.x - here.x, next.y - here.y);
                count++;
            }
        }
    }
    return count == 0 ? 0 : sum / (double)count;
}

/* Also of those who come back after an absence: "from" is where they were seen last. */
static void
check_rows(const Desk *desk, const PsgNetworkTask *boxes, const PsgLayout *layout,
           bool may_shift)
{
    for (size_t i = 0; i < layout->actor_count; i++) {
        size_t last = PSG_NONE;
        for (size_t slice = 0; slice < layout->slice_count; slice++) {
            if (!is_there(boxes, slice, i)) {
                continue;
            }
            last = last == PSG_NONE ? slice : last;
            PsgPoint here = centre_of(layout, last, i);
            PsgPoint next = centre_of(layout, slice, i);
            const char *id = desk->landscape->actors[i].id;
            ck_assert_msg(here.y == next.y, "%s has changed its row", id);
            ck_assert_msg(may_shift || here.x == next.x, "%s has moved", id);
            last = slice;
        }
    }
}

START_TEST(a_stiller_drawing_moves_less)
{
    g_autoptr(Desk) desk = usual_desk(_i);
    g_autoptr(PsgNetworkTask) boxes = boxes_of(desk);
    g_autoptr(PsgLayout) clear = layout_at(boxes, 0);
    g_autoptr(PsgLayout) usual = layout_at(boxes, 0.8);
    g_autoptr(PsgLayout) still = layout_at(boxes, 1);
    check_rows(desk, boxes, usual, true);
    check_rows(desk, boxes, still, false);
    ck_assert_double_lt(mean_movement(boxes, usual), mean_movement(boxes, clear));
}
END_TEST

/* ---- Crossings ---- */

/* The corners of a line, given all its points. */
static GArray *
corners_of(GArray *points)
{
    GArray *corners = g_array_new(FALSE, FALSE, sizeof(PsgPoint));
    for (guint i = 0; i < points->len; i++) {
        PsgPoint here = g_array_index(points, PsgPoint, i);
        if (i > 0 && i + 1 < points->len) {
            PsgPoint last = g_array_index(corners, PsgPoint, corners->len - 1);
            PsgPoint next = g_array_index(points, PsgPoint, i + 1);
            double in_x = here.x - last.x, in_y = here.y - last.y;
            double out_x = next.x - here.x, out_y = next.y - here.y;
            double turn = atan2(in_x * out_y - in_y * out_x, in_x * out_x + in_y * out_y);
            if (fabs(turn) < STRAIGHT) {
                continue;
            }
        }
        g_array_append_val(corners, here);
    }
    return corners;
}

static bool
is_left(PsgPoint from, PsgPoint to, PsgPoint point)
{
    return (to.x - from.x) * (point.y - from.y) > (to.y - from.y) * (point.x - from.x);
}

static bool
lines_cross(GArray *one, GArray *other)
{
    const PsgPoint *a = (const PsgPoint *)(void *)one->data;
    const PsgPoint *b = (const PsgPoint *)(void *)other->data;
    for (guint i = 0; i + 1 < one->len; i++) {
        for (guint j = 0; j + 1 < other->len; j++) {
            if (is_left(a[i], a[i + 1], b[j]) != is_left(a[i], a[i + 1], b[j + 1]) &&
                is_left(b[j], b[j + 1], a[i]) != is_left(b[j], b[j + 1], a[i + 1])) {
                return true;
            }
        }
    }
    return false;
}

static bool
share_an_end(const PsgViewRelation *a, const PsgViewRelation *b)
{
    return a->from == b->from || a->from == b->to || a->to == b->from || a->to == b->to;
}

/* lines: by relation of the view, its points. Pairs that share an end do not count. */
static size_t
count_crossings(const PsgView *view, GPtrArray *lines)
{
    size_t count = 0;
    for (guint i = 0; i < lines->len; i++) {
        for (guint j = 0; j < i; j++) {
            bool counts = !share_an_end(&view->relations[i], &view->relations[j]);
            count += counts && lines_cross(lines->pdata[i], lines->pdata[j]);
        }
    }
    return count;
}

static size_t
crossings_of_ours(const Desk *desk, const PsgNetwork *network, size_t slice)
{
    const PsgView *view = desk->context->views[slice];
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, slice);
    g_autoptr(GPtrArray) lines =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (size_t i = 0; i < view->relation_count; i++) {
        g_autofree char *id =
            g_strdup_printf("relation-%zu", view->relations[i].relation + 1);
        const PsgItem *line = part_nth(part_of_group(scene, id), PSG_ITEM_PATH, 0);
        ck_assert_ptr_nonnull(line);
        g_autoptr(GArray) points = path_samples(line->path);
        g_ptr_array_add(lines, corners_of(points));
    }
    return count_crossings(view, lines);
}

/* neato's own places of the slice alone: bare points and straight lines. */
static PsgLayout *
neato_of(const PsgView *view, unsigned seed)
{
    g_autoptr(GError) error = NULL;
    g_autofree PsgSize *boxes = g_new0(PsgSize, view->actor_count + 1);
    g_autofree bool *presence = g_new0(bool, view->actor_count + 1);
    g_autofree PsgTie *ties = g_new0(PsgTie, view->relation_count + 1);
    for (size_t i = 0; i < view->actor_count; i++) {
        presence[i] = true;
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        ties[i] =
            (PsgTie){view->relations[i].from, view->relations[i].to, 1, 0, 0, false};
    }
    PsgLayoutTask task = {
        .actor_count = view->actor_count,
        .slice_count = 1,
        .boxes = boxes,
        .presence = presence,
        .ties = ties,
        .tie_count = view->relation_count,
        .seed = seed,
    };
    PsgLayout *layout = psg_layout_make(&task, "neato", &error);
    ck_assert_msg(layout != NULL, "%s", error == NULL ? "" : error->message);
    return layout;
}

static size_t
crossings_of_neato(const PsgView *view, unsigned seed)
{
    g_autoptr(PsgLayout) layout = neato_of(view, seed);
    g_autoptr(GPtrArray) lines =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (size_t i = 0; i < view->relation_count; i++) {
        GArray *line = g_array_new(FALSE, FALSE, sizeof(PsgPoint));
        g_array_append_val(line, layout->centres[view->relations[i].from]);
        g_array_append_val(line, layout->centres[view->relations[i].to]);
        g_ptr_array_add(lines, line);
    }
    return count_crossings(view, lines);
}

static int
compare_counts(const void *left, const void *right)
{
    const size_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

START_TEST(lines_cross_no_more_than_those_of_neato)
{
    g_autoptr(Desk) desk = usual_desk(_i);
    g_autoptr(PsgNetwork) network = usual_network(desk);
    size_t ours = 0, theirs[STARTS] = {0};
    for (size_t slice = 0; slice < desk->landscape->slice_count; slice++) {
        ours += crossings_of_ours(desk, network, slice);
        for (unsigned start = 0; start < STARTS; start++) {
            theirs[start] += crossings_of_neato(desk->context->views[slice], start + 1);
        }
    }
    qsort(theirs, STARTS, sizeof theirs[0], compare_counts);
    size_t usual = theirs[STARTS / 2];
    ck_assert_msg(ours <= usual, "%zu crossings, of neato %zu (%zu to %zu)", ours, usual,
                  theirs[0], theirs[STARTS - 1]);
}
END_TEST

Suite *
drawing_suite(void)
{
    Suite *suite = suite_create("drawing");
    TCase *slides = tcase_create("slides");
    tcase_add_loop_test(slides, every_slice_can_be_read, 0, G_N_ELEMENTS(landscapes));
    tcase_add_loop_test(slides, boxes_keep_their_gap, 0,
                        thorough(G_N_ELEMENTS(landscapes), 1));
    suite_add_tcase(suite, slides);
    TCase *time = tcase_create("time");
    tcase_add_loop_test(time, a_stiller_drawing_moves_less, 0,
                        thorough(G_N_ELEMENTS(landscapes), 1));
    suite_add_tcase(suite, time);
    TCase *crossings = tcase_create("crossings");
    tcase_add_loop_test(crossings, lines_cross_no_more_than_those_of_neato, 0,
                        thorough(G_N_ELEMENTS(landscapes), 1));
    suite_add_tcase(suite, crossings);
    return suite;
}
