/* A legend: rows of samples with their names, in the room that was promised. */
#include "figure/network/legend.h"
#include "figure/part/legend.h"
#include "fixture.h"
#include "part.h"

#include <check.h>

Suite *legend_suite(void);

static const char *const story = "slices: [{id: 2007}]\nactors: {a: {}}\n";

static void
sample(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgInk ink = {.fill = {0, 0, (uint8_t)entry->kind, 255}};
    psg_scene_box(pen->scene, room, 0, &ink);
}

/* labels: NULL-terminated. */
static GArray *
entries_of(const char *const *labels)
{
    GArray *entries = g_array_new(FALSE, TRUE, sizeof(PsgLegendEntry));
    for (size_t i = 0; labels[i] != NULL; i++) {
        PsgLegendEntry entry = {.sample = sample, .kind = i, .label = labels[i]};
        g_array_append_val(entries, entry);
    }
    return entries;
}

static const char *const labels[] = {
    "Organisation",
    "Body",
    "Network",
    "Centre",
    "Infrastructure",
    "Programme",
    "House",
    "Topic",
    "created",
    "belongs to",
    "supports",
    "a very long name of a kind that nobody reads in a legend",
    NULL};

enum { LABELS = G_N_ELEMENTS(labels) - 1 };

START_TEST(entries_are_apart_and_within_the_room)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(GArray) entries = entries_of(labels);
    double width = 300 + 130.0 * _i;
    PsgRect room = {48, 700, width, psg_legend_height(&desk->pen, entries, width)};
    psg_legend_draw(&desk->pen, room, entries);
    Part all = part_of_group(desk->scene, "legend");
    ck_assert_uint_eq(part_count(all, PSG_ITEM_BOX), LABELS);
    ck_assert_uint_eq(part_count(all, PSG_ITEM_TEXT), LABELS);
    for (size_t i = 0; i < LABELS; i++) {
        const PsgItem *box = part_nth(all, PSG_ITEM_BOX, i),
                      *text = part_nth(all, PSG_ITEM_TEXT, i);
        ck_assert_uint_eq(box->ink.fill.blue,
                          i); /* in the order given, each with its own kind */
        ck_assert_msg(rect_holds(room, item_bounds(box), 0.01), "sample of \"%s\"",
                      text->text);
        ck_assert_msg(rect_holds(room, item_bounds(text), 0.01), "\"%s\"", text->text);
        ck_assert_double_gt(item_bounds(text).x, psg_rect_right(box->box));
        for (size_t j = 0; j < i; j++) {
            const PsgItem *other = part_nth(all, PSG_ITEM_TEXT, j);
            ck_assert_msg(!psg_rect_overlaps(item_bounds(text), item_bounds(other)),
                          "\"%s\" lies on \"%s\"", text->text, other->text);
            ck_assert(!psg_rect_overlaps(item_bounds(box), item_bounds(other)));
        }
    }
}
END_TEST

START_TEST(what_is_too_long_is_cut)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(GArray) entries = entries_of(labels + LABELS - 1);
    psg_legend_draw(&desk->pen, (PsgRect){48, 700, 200, 27}, entries);
    const PsgItem *text = part_nth(part_of_scene(desk->scene), PSG_ITEM_TEXT, 0);
    ck_assert(g_str_has_suffix(text->text, "…"));
}
END_TEST

START_TEST(a_narrow_legend_is_higher)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(GArray) entries = entries_of(labels);
    g_autoptr(GArray) none = entries_of(labels + LABELS);
    ck_assert_double_gt(psg_legend_height(&desk->pen, entries, 400),
                        psg_legend_height(&desk->pen, entries, 1500));
    ck_assert_double_eq_tol(psg_legend_height(&desk->pen, none, 400), 0, 1e-12);
}
END_TEST

/* In one row if that is enough; else each sort begins one of its own, also where this slice's
 * entries would go into one, as long as the room is there for all. */
START_TEST(sorts_have_rows_of_their_own)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(GArray) entries = entries_of(labels + 4);
    g_array_index(entries, PsgLegendEntry, 3).begins_sort = true;
    double one = psg_legend_height(&desk->pen, entries, 3000);
    ck_assert_double_eq_tol(psg_legend_height(&desk->pen, entries, 1100), 2 * one, 1e-9);
    psg_legend_draw(&desk->pen, (PsgRect){0, 0, 3000, one * _i}, entries);
    Part all = part_of_scene(desk->scene);
    double above = part_nth(all, PSG_ITEM_TEXT, 2)->at.y,
           below = part_nth(all, PSG_ITEM_TEXT, 3)->at.y;
    ck_assert_double_eq_tol(below - above, _i == 1 ? 0 : one, 1e-9);
}
END_TEST

/* No entry stands alone in a row of its own because the one before was full. */
START_TEST(rows_are_even)
{
    g_autoptr(Desk) desk = desk_new(story);
    for (guint count = 2; count < 14; count++) {
        const char *many[15] = {NULL};
        for (guint i = 0; i < count; i++) {
            many[i] = "Network";
        }
        g_autoptr(GArray) entries = entries_of(many);
        g_autoptr(PsgScene) scene = psg_scene_new((PsgSize){1600, 900}, (PsgColour){0});
        PsgPen pen = desk->pen;
        pen.scene = scene;
        double width = 130 * (double)_i;
        PsgRect room = {0, 0, width, psg_legend_height(&pen, entries, width)};
        psg_legend_draw(&pen, room, entries);
        Part all = part_of_scene(scene);
        ck_assert_uint_eq(part_count(all, PSG_ITEM_TEXT), count);
        size_t rows = 0, most = 0, last = 0;
        for (guint i = 0; i < count; i++) {
            bool begins = i == 0 || part_nth(all, PSG_ITEM_TEXT, i)->at.y >
                                        part_nth(all, PSG_ITEM_TEXT, i - 1)->at.y + 1;
            rows += begins ? 1 : 0;
            last = begins ? 1 : last + 1;
            most = MAX(most, last);
        }
        ck_assert_uint_eq(most, (count + rows - 1) / rows);
    }
}
END_TEST

/* "No kind" is told only where others have one. */
START_TEST(what_has_no_kind_is_told_beside_kinds)
{
    static const struct {
        const char *actors, *relations;
        size_t entries;
    } landscapes[] = {
        {"a: {}, b: {}", "{from: a, to: b}", 0},
        {"a: {kind: k}, b: {}", "{from: a, to: b}", 2},
        {"a: {kind: k}, b: {kind: k}", "{from: a, to: b, kind: r}", 2},
        {"a: {}, b: {}", "{from: a, to: b, kind: r}, {from: b, to: a}", 2},
        {"a: {kind: k}, b: {}", "{from: a, to: b, kind: r}, {from: b, to: a}", 4},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(landscapes); i++) {
        g_autofree char *yaml =
            g_strdup_printf("slices: [{id: 2007}]\nkinds: {k: {label: K}}\n"
                            "relation-kinds: {r: {label: R}}\nactors: {%s}\n"
                            "relations: [%s]\n",
                            landscapes[i].actors, landscapes[i].relations);
        g_autoptr(Desk) desk = desk_new(yaml);
        g_autoptr(GArray) entries =
            psg_network_legend(desk->context, desk->context->views[0], true, false);
        ck_assert_uint_eq(entries->len, landscapes[i].entries);
    }
}
END_TEST

START_TEST(too_many_entries_leave_the_figure_its_room)
{
    g_autoptr(Desk) desk = desk_new(story);
    const char *many[101] = {NULL};
    for (size_t i = 0; i < 100; i++) {
        many[i] = labels[LABELS - 1];
    }
    g_autoptr(GArray) entries = entries_of(many);
    double height = psg_legend_height(&desk->pen, entries, 1500);
    ck_assert_double_lt(height, 220);
    PsgRect room = {48, 700, 1500, height};
    psg_legend_draw(&desk->pen, room, entries);
    Part all = part_of_group(desk->scene, "legend");
    size_t boxes = part_count(all, PSG_ITEM_BOX);
    const PsgItem *rest = part_nth(all, PSG_ITEM_TEXT, boxes);
    g_autofree char *expected = g_strdup_printf("+ %zu more", 100 - boxes);
    ck_assert_str_eq(rest->text, expected);
    ck_assert(rect_holds(room, item_bounds(rest), 0.01));
}
END_TEST

Suite *
legend_suite(void)
{
    Suite *suite = suite_create("legend");
    TCase *rows = tcase_create("rows");
    tcase_add_loop_test(rows, entries_are_apart_and_within_the_room, 0, 10);
    tcase_add_test(rows, what_is_too_long_is_cut);
    tcase_add_test(rows, a_narrow_legend_is_higher);
    tcase_add_loop_test(rows, sorts_have_rows_of_their_own, 1, 3);
    tcase_add_loop_test(rows, rows_are_even, 2, 12);
    tcase_add_test(rows, what_has_no_kind_is_told_beside_kinds);
    tcase_add_test(rows, too_many_entries_leave_the_figure_its_room);
    suite_add_tcase(suite, rows);
    return suite;
}
