/* The filmstrip: a cell for each slice, the new ones named, nothing on top of each
 * other. */
#include "figure/figure.h"
#include "figure/network/network.h"
#include "fixture.h"
#include "part.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *filmstrip_suite(void);

static const char *const story =
    "language: en\n"
    "slices: [{id: 2007}, {id: 2008}, {id: 2009}]\n"
    "actors: {a: {name: Ann, when: 2000/..}, b: {name: Bob, when: 2008/..}, "
    "c: {name: Cleo, when: 2000/2008}}\n"
    "relations: [{from: a, to: b}]\n";

/* The filmstrip of a landscape, at some slices (NULL: all). */
static PsgScene *
strip_of(const Desk *desk, const char *at, PsgTable **table)
{
    g_autoptr(PsgNetwork) network = desk_network(desk, "neato");
    PsgRequest request = {.figures = "filmstrip", .slices = at};
    g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
    PsgFigureInput input = {desk->context, network};
    const PsgFigureSpec *spec = &plan->figures[0].spec;
    if (table != NULL) {
        *table = psg_figure_table(&input, spec);
    }
    return psg_figure_draw(&input, desk->ruler, spec);
}

static size_t
count_texts(const PsgScene *scene, const char *text)
{
    size_t count = 0;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        count += item->kind == PSG_ITEM_TEXT && strcmp(item->text, text) == 0 ? 1 : 0;
    }
    return count;
}

static size_t
count_groups(const PsgScene *scene, const char *prefix)
{
    size_t count = 0;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        count += item->kind == PSG_ITEM_GROUP && item->group.id != NULL &&
                         g_str_has_prefix(item->group.id, prefix)
                     ? 1
                     : 0;
    }
    return count;
}

/* No text leaves the page, none stands on another. */
static void
check_texts(const PsgScene *scene)
{
    PsgSize page = psg_scene_size(scene);
    g_autoptr(GArray) boxes = g_array_new(FALSE, FALSE, sizeof(PsgRect));
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind != PSG_ITEM_TEXT) {
            continue;
        }
        double size = item->look.font.size,
               left = item->at.x -
                      (item->look.anchor == PSG_ANCHOR_MIDDLE ? item->text_width / 2
                       : item->look.anchor == PSG_ANCHOR_END  ? item->text_width
                                                              : 0);
        PsgRect box = {left, item->at.y - size * 0.7, item->text_width, size * 0.7};
        ck_assert_msg(box.x >= 0 && psg_rect_right(box) <= page.width &&
                          psg_rect_bottom(box) <= page.height,
                      "\"%s\" leaves the page", item->text);
        for (guint j = 0; j < boxes->len; j++) {
            ck_assert_msg(!psg_rect_overlaps(box, g_array_index(boxes, PsgRect, j)),
                          "\"%s\" stands on another", item->text);
        }
        g_array_append_val(boxes, box);
    }
}

START_TEST(who_is_new_is_named_and_nobody_else)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    ck_assert_uint_eq(count_texts(scene, "Bob"), 1);
    ck_assert_uint_eq(count_texts(scene, "Ann"), 0);
    ck_assert_uint_eq(count_texts(scene, "Cleo"), 0);
    ck_assert_uint_eq(count_groups(scene, "slice-"), 3);
    ck_assert_uint_eq(count_texts(scene, "+1"), 1);
    ck_assert_uint_eq(count_texts(scene, "\u22121"), 1);
}
END_TEST

START_TEST(slices_that_are_asked_for_are_shown)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgScene) scene = strip_of(desk, "2007,2009", NULL);
    ck_assert_uint_eq(count_groups(scene, "slice-"), 2);
    ck_assert_str_eq(psg_scene_name(scene), "filmstrip-2007-2009");
}
END_TEST

START_TEST(the_table_tells_who_is_new_and_who_is_gone)
{
    g_autoptr(Desk) desk = desk_new(story);
    PsgTable *made = NULL;
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, &made);
    g_autoptr(PsgTable) table = made;
    ck_assert_ptr_nonnull(scene);
    g_autoptr(GString) rows = g_string_new(NULL);
    for (size_t i = 1; i <= psg_table_row_count(table); i++) {
        g_string_append_printf(rows, "[%s %s %s]", psg_table_cell(table, i, 0),
                               psg_table_cell(table, i, 1), psg_table_cell(table, i, 4));
    }
    ck_assert_str_eq(rows->str,
                     "[2007 a there][2007 c there][2008 a there][2008 b new]"
                     "[2008 c leaving][2009 a there][2009 b there][2009 c gone]");
}
END_TEST

/* Slices from 2001 on, in each of which so many come who have long names. */
static char *
crowd(int slices, int newcomers, const char *name)
{
    GString *yaml = g_string_new("slices:\n");
    for (int i = 0; i < slices; i++) {
        g_string_append_printf(yaml, "  - {id: %d}\n", 2001 + i);
    }
    g_string_append(yaml, "actors:\n");
    for (int i = 0; i < slices * newcomers; i++) {
        g_string_append_printf(yaml, "  x%d: {name: %s %d, when: %d/..}\n", i, name, i,
                               2001 + i / newcomers);
    }
    return g_string_free(yaml, FALSE);
}

static const struct {
    int slices, newcomers;
    const char *name, *page;
} crowds[] = {
    {1, 3, "Ann", "slide"},
    {3, 12, "A rather long name of somebody", "slide"},
    {12, 12, "Name", "slide"},
    {12, 3, "Someone with a name that goes on and on and does not end soon",
     "a4-portrait"},
    {90, 1, "Ann", "slide-4x3"},
};

START_TEST(names_stand_apart_in_any_crowd)
{
    g_autofree char *yaml =
        crowd(crowds[_i].slices, crowds[_i].newcomers, crowds[_i].name);
    g_autoptr(Desk) desk = desk_of(fixture_landscape(yaml), NULL, crowds[_i].page, "en");
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    check_texts(scene);
}
END_TEST

static double
distance_to(PsgRect box, PsgPoint at)
{
    return hypot(fmax(0, fmax(box.x - at.x, at.x - psg_rect_right(box))),
                 fmax(0, fmax(box.y - at.y, at.y - psg_rect_bottom(box))));
}

/* No actor of the cell is nearer to the middle of a name than the one whose name it is. Gives
 * how many names there are. */
static unsigned
check_names(Part cell)
{
    unsigned names = 0;
    for (size_t i = cell.first; i < cell.end; i++) {
        const PsgItem *text = psg_scene_item(cell.scene, i);
        if (text->kind != PSG_ITEM_TEXT || text->part.kind != PSG_PART_ACTOR) {
            continue;
        }
        PsgPoint middle = psg_rect_centre(psg_scene_item(cell.scene, i - 1)->box);
        double own = INFINITY, nearest = INFINITY;
        for (size_t j = cell.first; j < cell.end; j++) {
            const PsgItem *item = psg_scene_item(cell.scene, j);
            if (item->kind == PSG_ITEM_PATH && item->part.kind == PSG_PART_ACTOR) {
                double distance = distance_to(psg_path_bounds(item->path), middle);
                nearest = fmin(nearest, distance);
                own = item->part.index == text->part.index ? distance : own;
            }
        }
        ck_assert_msg(own <= nearest + 0.01,
                      "\"%s\" stands at another box: %g units, and %g to its own",
                      text->text, nearest, own);
        names++;
    }
    return names;
}

static const struct {
    const char *path, *page;
    unsigned least; /* names that find a place */
} landscapes[] = {
    {"data/mesocentres", "slide", 16},
    {"data/mesocentres", "a4-portrait", 14},
    {"data/space-stations.yaml", "slide", 8},
};

START_TEST(names_stand_by_their_own_boxes)
{
    g_autoptr(Desk) desk =
        desk_of_data(landscapes[_i].path, NULL, landscapes[_i].page, NULL);
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    unsigned names = 0;
    for (size_t i = 0; i < desk->landscape->slice_count; i++) {
        g_autofree char *id = g_strconcat("slice-", desk->landscape->slices[i].id, NULL);
        names += check_names(part_of_group(scene, id));
    }
    ck_assert_uint_ge(names, landscapes[_i].least);
}
END_TEST

START_TEST(of_very_many_slices_some_are_left_out_and_it_says_so)
{
    g_autofree char *yaml = crowd(90, 1, "Ann");
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    size_t shown = count_groups(scene, "slice-");
    g_autofree char *told = g_strdup_printf("%zu of 90 slices", shown);
    ck_assert_uint_lt(shown, 90);
    ck_assert_uint_eq(count_texts(scene, told), 1);
}
END_TEST

Suite *
filmstrip_suite(void)
{
    Suite *suite = suite_create("filmstrip");
    TCase *cells = tcase_create("cells");
    tcase_set_timeout(cells, 60);
    tcase_add_test(cells, who_is_new_is_named_and_nobody_else);
    tcase_add_test(cells, slices_that_are_asked_for_are_shown);
    tcase_add_test(cells, the_table_tells_who_is_new_and_who_is_gone);
    tcase_add_loop_test(cells, names_stand_apart_in_any_crowd, 0,
                        (int)G_N_ELEMENTS(crowds));
    tcase_add_loop_test(cells, names_stand_by_their_own_boxes, 0,
                        (int)G_N_ELEMENTS(landscapes));
    tcase_add_test(cells, of_very_many_slices_some_are_left_out_and_it_says_so);
    suite_add_tcase(suite, cells);
    return suite;
}
