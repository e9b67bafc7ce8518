/* The lineage: who became whom, found in the landscape, told in a table, and drawn. */
#include "figure/figure.h"
#include "figure/lineage/streams.h"
#include "rules.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *lineage_suite(void);

#define SLICES "slices: [{id: 2001}, {id: 2002}, {id: 2003}, {id: 2004}, {id: 2005}]\n"
#define TIERS "pyramid: {tiers: [{id: top, level: T0}, {id: low, level: T1}]}\n"

static PsgScene *
drawn(const Desk *desk)
{
    PsgFigureSpec spec = desk_spec(desk, &psg_lineage_kind);
    PsgFigureInput input = {desk->context, NULL};
    return psg_figure_draw(&input, desk->ruler, &spec);
}

static PsgTable *
tabulated(const Desk *desk)
{
    PsgFigureSpec spec = desk_spec(desk, &psg_lineage_kind);
    PsgFigureInput input = {desk->context, NULL};
    return psg_figure_table(&input, &spec);
}

/* ---- What happened ---- */

/* Rows of the table: when, slice, what, from, name, to, name, tiers, kinds. */
static const struct {
    const char *yaml, *rows;
} tables[] = {
    {"actors: {a: {name: {../2002: Old, 2003-05/..: New}}}\n" SLICES,
     "2003-05 2003 renamed a Old a New - - - -\n"},
    {"actors: {a: {when: ../2002}, b: {when: 2003/.., succeeds: a}}\n" SLICES,
     "2003 2003 succeeded a a b b - - - -\n"},
    {"actors: {a: {}, b: {}, c: {when: 2004-06/.., succeeds: [a, b]}}\n" SLICES,
     "2004-06 2004 merged a a c c - - - -\n2004-06 2004 merged b b c c - - - -\n"},
    {"actors: {a: {}, b: {when: 2002/.., succeeds: a}, c: {when: 2004/.., succeeds: a}}\n" SLICES,
     "2002 2002 split a a b b - - - -\n2004 2004 split a a c c - - - -\n"},
    {"actors: {a: {tier: {../2003: low, 2004/..: top}}}\n" TIERS SLICES,
     "2004 2004 tier a a a a low top - -\n"},
    {"kinds: {k: {}, l: {}}\nactors: {a: {kind: {../2001: k, 2002/..: l}}}\n" SLICES,
     "2002 2002 kind a a a a - - k l\n"},
    /* a pause does not hide a new name */
    {"actors: {a: {name: {../2002: Old, 2003/..: New}, when: [2001, 2004/..]}}\n" SLICES,
     "2003 2004 renamed a Old a New - - - -\n"},
    /* one that is spoken of succeeds when it is there */
    {"actors: {a: {}, b: {talked-of: 2002, when: 2004/.., succeeds: a}}\n" SLICES,
     "2004 2004 succeeded a a b b - - - -\n"},
    /* nobody sees the first one */
    {"actors: {a: {when: 1990/1995}, b: {when: 2003/.., succeeds: a}}\n" SLICES, ""},
    /* the same name, in full another one */
    {"actors: {a: {full: {../2002: Old one, 2003/..: New one}}}\n" SLICES, ""},
    {"actors: {a: {}, b: {when: 2003/2004}}\n" SLICES, ""},
};

START_TEST(what_happened_is_in_the_table)
{
    g_autoptr(Desk) desk = desk_new(tables[_i].yaml);
    g_autoptr(PsgTable) table = tabulated(desk);
    g_autoptr(GString) rows = g_string_new(NULL);
    for (size_t row = 1; row <= psg_table_row_count(table); row++) {
        for (size_t column = 0; column < 11; column++) {
            const char *cell = psg_table_cell(table, row, column);
            g_string_append_printf(rows, "%s%s", column == 0 ? "" : " ",
                                   *cell == '\0' ? "-" : cell);
        }
        g_string_append_c(rows, '\n');
    }
    ck_assert_str_eq(rows->str, tables[_i].rows);
}
END_TEST

START_TEST(sources_are_of_both)
{
    g_autoptr(Desk) desk =
        desk_new("sources: {s: {title: Book}, t: {title: Paper}, u: {title: Film}}\n"
                 "actors: {a: {source: t}, b: {when: 2003/.., succeeds: a, source: s},\n"
                 "         c: {source: u}}\n" SLICES);
    g_autoptr(PsgTable) table = tabulated(desk);
    g_autoptr(PsgScene) scene = drawn(desk);
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_str_eq(psg_table_cell(table, 1, 11), "s t");
    ck_assert_ptr_nonnull(strstr(words, "Book \u00b7 Paper"));
    ck_assert_ptr_null(strstr(words, "Film"));
}
END_TEST

/* ---- How it is drawn ---- */

/* The room of what is filled in a group: a ribbon, without the bars at its ends. */
static PsgRect
room_of(const PsgScene *scene, const char *group)
{
    Part part = part_of_group(scene, group);
    for (size_t i = 0; i < part_count(part, PSG_ITEM_PATH); i++) {
        const PsgItem *path = part_nth(part, PSG_ITEM_PATH, i);
        if (path->ink.fill.alpha > 0) {
            return item_bounds(path);
        }
    }
    ck_abort_msg("nothing is filled in %s", group);
    return (PsgRect){0, 0, 0, 0};
}

START_TEST(nothing_happened_is_said)
{
    g_autoptr(Desk) desk = desk_new("actors: {a: {}, b: {when: 2003/2004}}\n" SLICES);
    g_autoptr(PsgScene) scene = drawn(desk);
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_ptr_nonnull(strstr(words, "Nobody was renamed"));
    ck_assert_ptr_nonnull(strstr(psg_scene_description(scene), "Nobody was renamed"));
    rules_check_texts(scene, 14);
}
END_TEST

START_TEST(all_that_happens_has_a_sign_that_is_explained)
{
    static const char *const words[] = {
        "renamed",    "merged",     "split",     "succeeded",
        "other tier", "other kind", "talked of", "the others, by their number"};
    g_autoptr(Desk) desk = desk_new(
        "kinds: {k: {label: Kay}, l: {}}\n"
        "actors:\n"
        "  a: {name: {../2002: Old, 2003/..: New}}\n"
        "  b: {when: ../2002}\n  c: {when: 2003/.., succeeds: b}\n"
        "  d: {when: ../2002}\n  e: {when: ../2002}\n"
        "  f: {when: 2003/2004, succeeds: [d, e]}\n"
        "  g: {when: 2005/.., succeeds: f}\n  h: {when: 2005/.., succeeds: f}\n"
        "  i: {tier: {../2003: low, 2004/..: top}, kind: {../2004: k, 2005/..: l}}\n"
        "  j: {}\n"
        "  k: {talked-of: 2001, when: 2004/.., succeeds: j}\n  m: {}\n" TIERS SLICES);
    g_autoptr(PsgScene) scene = drawn(desk);
    Part legend = part_of_group(scene, "legend");
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        ck_assert_msg(part_text(legend, words[i]) != NULL, "no \"%s\"", words[i]);
    }
    rules_check_texts(scene, 14);
}
END_TEST

START_TEST(what_does_not_happen_is_not_explained)
{
    g_autoptr(Desk) desk =
        desk_new("actors: {a: {name: {../2002: Old, 2003/..: New}}}\n" SLICES);
    g_autoptr(PsgScene) scene = drawn(desk);
    g_autofree char *words = part_words(part_of_group(scene, "legend"));
    ck_assert_str_eq(words, "renamed | beginning, end");
}
END_TEST

START_TEST(a_name_stands_where_it_begins_and_where_it_changes)
{
    g_autoptr(Desk) desk =
        desk_new("actors: {a: {name: {../2002: Old, 2003/..: New}}}\n" SLICES);
    g_autoptr(PsgScene) scene = drawn(desk);
    Part first = part_of_group(scene, "actor-a-0");
    Part second = part_of_group(scene, "actor-a-2");
    ck_assert_ptr_nonnull(part_text(first, "Old"));
    ck_assert_ptr_nonnull(part_text(second, "New"));
    ck_assert_double_lt(part_text(first, "Old")->at.x, part_text(second, "New")->at.x);
    ck_assert(part_is_empty(part_of_group(scene, "actor-a-3")));
    ck_assert_ptr_nonnull(strstr(part_look(second)->title, "Old \u2192 New (renamed)"));
}
END_TEST

START_TEST(an_actor_has_the_same_width_everywhere)
{
    g_autoptr(Desk) desk = desk_new("actors:\n"
                                    "  a: {name: {../2002: Old, 2003/..: New}}\n"
                                    "  b: {}\n  c: {}\n  d: {}\n" SLICES);
    g_autoptr(PsgScene) scene = drawn(desk);
    ck_assert_double_eq_tol(room_of(scene, "others-band-0").height,
                            3 * room_of(scene, "stream-a-0").height, 0.1);
}
END_TEST

START_TEST(what_a_merger_takes_in_is_as_wide_as_itself)
{
    g_autoptr(Desk) desk =
        desk_new("actors: {a: {when: ../2003}, b: {when: ../2003},\n"
                 "         c: {when: 2004/.., succeeds: [a, b]}}\n" SLICES);
    g_autoptr(PsgScene) scene = drawn(desk);
    PsgRect up = room_of(scene, "flow-c-0"), down = room_of(scene, "flow-c-1");
    PsgRect merged = room_of(scene, "stream-c-3");
    double middle = merged.y + merged.height / 2;
    ck_assert_double_eq_tol(psg_rect_bottom(up), middle, 0.1);
    ck_assert_double_eq_tol(down.y, middle, 0.1);
}
END_TEST

START_TEST(a_change_of_tier_goes_from_band_to_band)
{
    g_autoptr(Desk) desk =
        desk_new("actors: {a: {tier: {../2003: low, 2004/..: top}},\n"
                 "         b: {tier: top}, c: {tier: low}}\n" TIERS SLICES);
    g_autoptr(PsgScene) scene = drawn(desk);
    PsgRect low = room_of(scene, "stream-a-0"), top = room_of(scene, "stream-a-3");
    double top_label = part_text(part_of_scene(scene), "T0")->at.y;
    double low_label = part_text(part_of_scene(scene), "T1")->at.y;
    ck_assert_double_lt(top.y, low.y);
    ck_assert_double_lt(fabs(top.y - top_label), fabs(top.y - low_label));
    ck_assert_double_lt(fabs(low.y - low_label), fabs(low.y - top_label));
    /* nothing is in the way of who moves */
    ck_assert_double_lt(room_of(scene, "others-band-0").y, top.y);
    ck_assert_double_gt(room_of(scene, "others-band-1").y, low.y);
}
END_TEST

/* The slice in which it ends belongs to its successor. */
START_TEST(who_ends_as_its_successor_begins_is_taken_over)
{
    g_autoptr(Desk) desk = desk_new(
        "actors: {a: {when: ../2003-05}, b: {when: 2003-06/.., succeeds: a}}\n" SLICES);
    g_autoptr(PsgScene) scene = drawn(desk);
    PsgRect before = room_of(scene, "stream-a-0"), after = room_of(scene, "stream-b-2");
    ck_assert_double_lt(psg_rect_right(before), after.x);
    ck_assert_double_eq_tol(before.y, after.y, 0.1); /* and goes straight on */
}
END_TEST

/* Also where it only begins to be there, or is no more for certain. */
START_TEST(a_stream_keeps_its_place_for_another_look)
{
    g_autoptr(Desk) desk = desk_new(
        "actors: {a: {when: ../2003}, b: {when: 2004/.., succeeds: a},\n"
        "         c: {talked-of: 2002, when: 2004/.., succeeds: a}}\n"
        "slices: [{id: 2001}, {id: 2002}, {id: 2004}, {id: 2005}, {id: 2009, question: true}]\n");
    g_autoptr(PsgScene) scene = drawn(desk);
    PsgRect spoken = room_of(scene, "stream-c-1"), there = room_of(scene, "stream-c-2");
    PsgRect unsure = room_of(scene, "stream-c-4");
    ck_assert_double_eq_tol(spoken.y, there.y, 0.1);
    ck_assert_double_eq_tol(there.y, unsure.y, 0.1);
    ck_assert_double_eq_tol(room_of(scene, "stream-b-2").y,
                            room_of(scene, "stream-b-4").y, 0.1);
}
END_TEST

START_TEST(only_slices_that_matter_are_columns)
{
    g_autoptr(GString) yaml =
        g_string_new("actors: {a: {name: {../2010: A, 2011/..: B}}}\n"
                     "slices:\n");
    for (int year = 2001; year <= 2020; year++) {
        g_string_append_printf(yaml, "  - {id: %d}\n", year);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgScene) scene = drawn(desk);
    Part all = part_of_scene(scene);
    g_autofree char *words = part_words(all);
    ck_assert_ptr_nonnull(part_text(all, "2001"));
    ck_assert_ptr_nonnull(part_text(all, "2011"));
    ck_assert_ptr_nonnull(part_text(all, "2020"));
    ck_assert_ptr_null(part_text(all, "2010"));
    ck_assert_ptr_nonnull(strstr(words, "3 of 20 slices"));
}
END_TEST

/* ---- How the room is used ---- */

static double
size_of_name(const PsgScene *scene, const char *group)
{
    Part part = part_of_group(scene, group);
    ck_assert(!part_is_empty(part));
    return part_nth(part, PSG_ITEM_TEXT, 0)->look.font.size;
}

/* So many actors that are renamed, each in a row of its own. */
static Desk *
renamed_desk(size_t actors)
{
    g_autoptr(GString) yaml = g_string_new(SLICES "actors:\n");
    for (size_t i = 0; i < actors; i++) {
        g_string_append_printf(
            yaml, "  a%zu: {name: {../2002: Old %zu, 2003/..: New %zu}}\n", i, i, i);
    }
    return desk_new(yaml->str);
}

START_TEST(letters_are_as_large_as_there_is_room)
{
    double before = INFINITY, label = 0;
    for (size_t actors = 2; actors <= 18; actors += 4) {
        g_autoptr(Desk) desk = renamed_desk(actors);
        g_autoptr(PsgScene) scene = drawn(desk);
        double size = size_of_name(scene, "actor-a0-0");
        label = desk->context->style->size_label;
        ck_assert(actors > 2 || size > label * 1.1);
        ck_assert_double_le(size, before);
        for (size_t i = 0; i < actors; i++) { /* smaller, sooner than left out */
            g_autofree char *id = g_strdup_printf("actor-a%zu-0", i);
            ck_assert(!part_is_empty(part_of_group(scene, id)));
        }
        before = size;
    }
    ck_assert_double_lt(before, label);
}
END_TEST

START_TEST(those_without_a_story_take_a_third_at_most)
{
    g_autoptr(GString) yaml =
        g_string_new(SLICES "actors:\n  a: {name: {../2002: Old, 2003/..: New}}\n");
    for (size_t i = 0; i < 200; i++) {
        g_string_append_printf(yaml, "  o%zu: {}\n", i);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgScene) scene = drawn(desk);
    ck_assert_double_le(room_of(scene, "others-band-0").height,
                        psg_scene_size(scene).height / 3);
}
END_TEST

START_TEST(columns_are_equally_far_from_each_other)
{
    g_autoptr(Desk) desk = renamed_desk(5);
    g_autoptr(PsgScene) scene = drawn(desk);
    Part all = part_of_scene(scene);
    double first = part_text(all, "2001")->at.x, second = part_text(all, "2002")->at.x;
    ck_assert_double_eq_tol(part_text(all, "2003")->at.x - second, second - first, 0.1);
    ck_assert_double_eq_tol(part_text(all, "2005")->at.x - first, 4 * (second - first),
                            0.1);
}
END_TEST

START_TEST(no_word_is_broken_and_no_title_cut_while_there_is_room)
{
    g_autoptr(Desk) desk =
        desk_of(fixture_data("data/space-stations.yaml"), "slides", "a4-portrait", "fr");
    g_autoptr(PsgScene) scene = drawn(desk);
    Part all = part_of_scene(scene);
    for (size_t i = all.first; i < all.end; i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        ck_assert(item->kind != PSG_ITEM_TEXT || strstr(item->text, "\u2026") == NULL);
    }
    ck_assert_ptr_nonnull(part_text(all, "Ann\u00e9es 1990"));
}
END_TEST

/* ---- Any landscape ---- */

static const char *const styles[] = {"slides", "print", "dark", "mono"};
static const char *const pages[] = {"slide",       "slide-4x3", "a4",
                                    "a4-portrait", "fit",       "1200x800"};
static const char *const landscapes[] = {"data/mesocentres", "data/space-stations.yaml"};

START_TEST(it_can_be_read_in_any_style_on_any_page)
{
    size_t at = (size_t)_i;
    const char *style = styles[at % G_N_ELEMENTS(styles)];
    const char *page = pages[at / G_N_ELEMENTS(styles)];
    for (size_t i = 0; i < G_N_ELEMENTS(landscapes); i++) {
        for (size_t language = 0; language < 2; language++) {
            g_autoptr(Desk) desk =
                desk_of_data(landscapes[i], style, page, language == 0 ? "fr" : "en");
            g_autoptr(PsgScene) scene = drawn(desk);
            rules_check_texts(scene, 14 * MIN(1, desk->context->page.scale));
        }
    }
}
END_TEST

/* Actors that follow each other in all ways, some under long names. */
static char *
crowd(size_t actors, size_t slices)
{
    GString *yaml = g_string_new("kinds: {k: {label: Kind}, l: {label: Other kind}}\n"
                                 "slices:\n");
    for (size_t i = 0; i < slices; i++) {
        g_string_append_printf(yaml, "  - {id: %zu}\n", 1950 + i);
    }
    g_string_append(yaml, "actors:\n");
    for (size_t i = 0; i < actors; i++) {
        size_t from = 1950 + i * 7 % slices;
        g_string_append_printf(
            yaml, "  a%zu: {name: %s %zu, kind: %s, when: %zu/%zu", i,
            i % 5 == 0 ? "Institute with a name that is longer than what has room"
                       : "Name",
            i, i % 3 == 0 ? "k" : "l", from, from + 2 + i % 9);
        if (i > 2 && i % 3 == 0) {
            g_string_append_printf(yaml, ", succeeds: [a%zu, a%zu]", i / 2, i / 3);
        }
        g_string_append(yaml, "}\n");
    }
    return g_string_free(yaml, FALSE);
}

static const size_t crowds[][2] = {{3, 1}, {40, 10}, {150, 50}, {150, 3}, {5, 50}};

START_TEST(a_crowd_can_be_read)
{
    g_autofree char *yaml = crowd(crowds[_i][0], crowds[_i][1]);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgScene) scene = drawn(desk);
    rules_check_texts(scene, 14);
}
END_TEST

START_TEST(who_has_no_room_is_counted)
{
    g_autofree char *yaml = crowd(150, 50);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgScene) scene = drawn(desk);
    g_autofree char *words = part_words(part_of_group(scene, "heading"));
    ck_assert_ptr_nonnull(strstr(words, "with a history and no room here"));
}
END_TEST

static TCase *
history(void)
{
    TCase *history = tcase_create("history");
    tcase_add_loop_test(history, what_happened_is_in_the_table, 0,
                        (int)G_N_ELEMENTS(tables));
    tcase_add_test(history, sources_are_of_both);
    return history;
}

static TCase *
drawing(void)
{
    TCase *drawing = tcase_create("drawing");
    tcase_add_test(drawing, nothing_happened_is_said);
    tcase_add_test(drawing, all_that_happens_has_a_sign_that_is_explained);
    tcase_add_test(drawing, what_does_not_happen_is_not_explained);
    tcase_add_test(drawing, a_name_stands_where_it_begins_and_where_it_changes);
    tcase_add_test(drawing, an_actor_has_the_same_width_everywhere);
    tcase_add_test(drawing, what_a_merger_takes_in_is_as_wide_as_itself);
    tcase_add_test(drawing, a_change_of_tier_goes_from_band_to_band);
    tcase_add_test(drawing, who_ends_as_its_successor_begins_is_taken_over);
    tcase_add_test(drawing, a_stream_keeps_its_place_for_another_look);
    tcase_add_test(drawing, only_slices_that_matter_are_columns);
    return drawing;
}

static TCase *
room(void)
{
    TCase *room = tcase_create("room");
    tcase_add_test(room, letters_are_as_large_as_there_is_room);
    tcase_add_test(room, those_without_a_story_take_a_third_at_most);
    tcase_add_test(room, columns_are_equally_far_from_each_other);
    tcase_add_test(room, no_word_is_broken_and_no_title_cut_while_there_is_room);
    return room;
}

Suite *
lineage_suite(void)
{
    Suite *suite = suite_create("lineage");
    suite_add_tcase(suite, history());
    suite_add_tcase(suite, drawing());
    suite_add_tcase(suite, room());
    TCase *any = tcase_create("any landscape");
    tcase_set_timeout(any, 60);
    tcase_add_loop_test(any, it_can_be_read_in_any_style_on_any_page, 0,
                        (int)(G_N_ELEMENTS(styles) * G_N_ELEMENTS(pages)));
    tcase_add_loop_test(any, a_crowd_can_be_read, 0, (int)G_N_ELEMENTS(crowds));
    tcase_add_test(any, who_has_no_room_is_counted);
    suite_add_tcase(suite, any);
    return suite;
}
