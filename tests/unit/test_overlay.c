/* Boxes in another room: near to where they were, in their order, and not on each other. */
#include "layout/page/overlay.h"

#include <check.h>
#include <glib.h>
#include <string.h>

Suite *overlay_suite(void);

enum { COUNT = 12 };

/* Three rows of four, in a room of 100 × 100. */
static void
set_up(PsgPoint *centres, PsgSize *boxes, PsgSize size)
{
    for (size_t i = 0; i < COUNT; i++) {
        centres[i] = (PsgPoint){10 + 25.0 * (double)(i % 4), 15 + 35.0 * (double)(i / 4)};
        boxes[i] = size;
    }
}

static void
check_apart(const PsgPoint *centres, const PsgSize *boxes, const PsgOverlay *overlay)
{
    for (size_t i = 0; i < COUNT; i++) {
        PsgRect a = psg_rect_around(centres[i], boxes[i]);
        ck_assert(a.x >= -1e-6 && a.y >= -1e-6);
        ck_assert(psg_rect_right(a) <= overlay->area.width + 1e-6);
        ck_assert(psg_rect_bottom(a) <= overlay->area.height + 1e-6);
        for (size_t k = 0; k < i; k++) {
            PsgRect b = psg_rect_around(centres[k], boxes[k]);
            ck_assert(!psg_rect_overlaps(psg_rect_grow(a, overlay->gap / 2 - 1e-6),
                                         psg_rect_grow(b, overlay->gap / 2 - 1e-6)));
        }
    }
}

START_TEST(who_has_room_stays)
{
    PsgPoint centres[COUNT], wanted[COUNT];
    PsgSize boxes[COUNT];
    set_up(centres, boxes, (PsgSize){15, 8});
    memcpy(wanted, centres, sizeof wanted);
    PsgOverlay overlay = {boxes, COUNT, {100, 100}, 4, false};
    ck_assert(psg_overlay_settle(&overlay, centres));
    for (size_t i = 0; i < COUNT; i++) {
        ck_assert_double_eq_tol(centres[i].x, wanted[i].x, 1e-6);
        ck_assert_double_eq_tol(centres[i].y, wanted[i].y, 1e-6);
    }
}
END_TEST

START_TEST(rows_and_orders_are_kept)
{
    PsgPoint centres[COUNT];
    PsgSize boxes[COUNT];
    set_up(centres, boxes, (PsgSize){18, 8});
    PsgOverlay overlay = {boxes, COUNT, {100, 100}, 4, false};
    for (size_t i = 0; i < COUNT; i++) {
        centres[i].x /= 2; /* all crowd to the left */
    }
    ck_assert(psg_overlay_settle(&overlay, centres));
    check_apart(centres, boxes, &overlay);
    for (size_t i = 0; i + 1 < COUNT; i++) {
        if (i % 4 < 3) {
            ck_assert_double_lt(centres[i].x, centres[i + 1].x);
            ck_assert_double_eq_tol(centres[i].y, centres[i + 1].y, 1e-6);
        }
    }
}
END_TEST

START_TEST(a_row_that_is_too_long_becomes_two)
{
    PsgPoint centres[COUNT];
    PsgSize boxes[COUNT];
    set_up(centres, boxes, (PsgSize){30, 8});
    PsgOverlay overlay = {boxes, COUNT, {100, 100}, 4, false};
    ck_assert(psg_overlay_settle(&overlay, centres));
    check_apart(centres, boxes, &overlay);
    for (size_t i = 0; i + 1 < COUNT; i++) {
        ck_assert(i % 4 == 3 || centres[i].x < centres[i + 1].x);
    }
    for (size_t i = 0; i + 4 < COUNT; i++) {
        ck_assert_double_lt(centres[i].y, centres[i + 4].y);
    }
}
END_TEST

START_TEST(without_room_nothing_is_moved)
{
    PsgPoint centres[COUNT], wanted[COUNT];
    PsgSize boxes[COUNT];
    set_up(centres, boxes, (PsgSize){45, 30});
    memcpy(wanted, centres, sizeof wanted);
    PsgOverlay overlay = {boxes, COUNT, {100, 100}, 4, true};
    ck_assert(!psg_overlay_settle(&overlay, centres));
    ck_assert_mem_eq(centres, wanted, sizeof wanted);
}
END_TEST

START_TEST(boxes_may_be_dealt_out_anew)
{
    PsgPoint centres[COUNT];
    PsgSize boxes[COUNT];
    set_up(centres, boxes, (PsgSize){28, 19});
    for (size_t i = 0; i < COUNT; i++) {
        centres[i] = (PsgPoint){5 + (double)i * 0.1, 5 + (double)i};
    }
    PsgOverlay overlay = {boxes, COUNT, {100, 100}, 4, true};
    ck_assert(psg_overlay_settle(&overlay, centres));
    check_apart(centres, boxes, &overlay);
}
END_TEST

START_TEST(nobody_needs_no_room)
{
    PsgOverlay overlay = {NULL, 0, {0, 0}, 4, false};
    ck_assert(psg_overlay_settle(&overlay, NULL));
}
END_TEST

Suite *
overlay_suite(void)
{
    Suite *suite = suite_create("overlay");
    TCase *rows = tcase_create("rows");
    tcase_add_test(rows, who_has_room_stays);
    tcase_add_test(rows, rows_and_orders_are_kept);
    tcase_add_test(rows, a_row_that_is_too_long_becomes_two);
    tcase_add_test(rows, without_room_nothing_is_moved);
    tcase_add_test(rows, boxes_may_be_dealt_out_anew);
    tcase_add_test(rows, nobody_needs_no_room);
    suite_add_tcase(suite, rows);
    return suite;
}
