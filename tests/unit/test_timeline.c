/* The timeline: everybody has a line, ends look as they are known, titles are in nobody's
 * way, what has no room is told. */
#include "figure/timeline/timeline.h"
#include "rules.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *timeline_suite(void);

#define LEAST_LETTERS 14

static const char small[] =
    "paysage: 1\n"
    "language: en\n"
    "slices: [{id: 2000}, {id: 2005}, {id: 2009}]\n"
    "kinds: {office: {label: Office}, team: {label: Team}}\n"
    "actors:\n"
    "  old: {name: Old, kind: office, when: 1990/2003}\n"
    "  other: {name: Other, kind: office, when: 2001/2003}\n"
    "  heir: {name: {2004/2006: Heir, 2007/..: Crown}, kind: office, when: 2004/..,\n"
    "    succeeds: [old, other]}\n"
    "  soft: {name: Soft, kind: team, when: 2002~/2006~}\n"
    "  plan: {name: Plan, kind: team, talked-of: 2003, when: 2008/..}\n"
    "  late: {name: Late, kind: team, when: 2020/..}\n"
    "events:\n"
    "  - {when: 1995, title: Long ago, actors: [old]}\n"
    "  - {when: 2005-06, title: A feast, actors: [heir, soft]}\n"
    "  - {when: 2006, title: Rain}\n";

static PsgScene *
drawn(const Desk *desk, PsgGrouping grouping, const char *window)
{
    g_autofree char *why = NULL;
    PsgFigureInput input = {desk->context, NULL};
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    PsgTimelineOptions *options = spec.options;
    options->grouping = grouping;
    ck_assert(window == NULL || psg_interval_parse(window, &options->window, &why));
    return psg_timeline_draw(&input, desk->ruler, &spec);
}

static Part
part_of_actor(const PsgScene *scene, const char *id)
{
    g_autofree char *group = g_strconcat("actor-", id, NULL);
    return part_of_group(scene, group);
}

/* ---- All of it ---- */

static const char *const landscapes[] = {"data/mesocentres", "data/space-stations.yaml"};
static const char *const styles[] = {"slides", "print", "dark", "mono"};
static const char *const languages[] = {"fr", "en"};

enum {
    STYLES = G_N_ELEMENTS(styles),
    LANGUAGES = G_N_ELEMENTS(languages),
    COMBINATIONS = G_N_ELEMENTS(landscapes) * STYLES * LANGUAGES,
};

static Desk *
combination(int index)
{
    size_t place = (size_t)index;
    return desk_of(fixture_data(landscapes[place / STYLES / LANGUAGES]),
                   styles[place / LANGUAGES % STYLES], NULL,
                   languages[place % LANGUAGES]);
}

START_TEST(all_can_be_read)
{
    g_autoptr(Desk) desk = combination(_i);
    for (int grouping = PSG_GROUPING_KIND; grouping <= PSG_GROUPING_NONE; grouping++) {
        g_autoptr(PsgScene) scene = drawn(desk, (PsgGrouping)grouping, NULL);
        rules_check_texts(scene, LEAST_LETTERS);
    }
}
END_TEST

/* Marks are apart from all titles, their own and others'. */
START_TEST(no_title_stands_on_a_mark)
{
    g_autoptr(Desk) desk = combination(_i);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    bool is_event = false;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *mark = psg_scene_item(scene, i);
        if (mark->kind == PSG_ITEM_GROUP) {
            is_event = g_strcmp0(mark->group.class, NULL) != 0 &&
                       g_str_has_prefix(mark->group.class, "event");
        }
        bool is_mark = is_event && mark->ink.fill.alpha == 255 &&
                       (mark->kind == PSG_ITEM_PATH || mark->kind == PSG_ITEM_BOX) &&
                       item_bounds(mark).width < 14;
        for (size_t j = 0; is_mark && j < psg_scene_item_count(scene); j++) {
            const PsgItem *text = psg_scene_item(scene, j);
            ck_assert_msg(text->kind != PSG_ITEM_TEXT ||
                              !psg_rect_overlaps(psg_rect_grow(item_bounds(mark), -1),
                                                 psg_rect_grow(item_bounds(text), -1)),
                          "a mark stands on \"%s\"", text->text);
        }
    }
}
END_TEST

START_TEST(everybody_has_a_line_and_a_name)
{
    g_autoptr(Desk) desk = desk_of(fixture_data("data/mesocentres"), NULL, NULL, "fr");
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    ck_assert_uint_ge(desk->landscape->actor_count, 40);
    for (size_t i = 0; i < desk->landscape->actor_count; i++) {
        const PsgActor *actor = &desk->landscape->actors[i];
        Part part = part_of_actor(scene, actor->id);
        ck_assert_msg(!part_is_empty(part), "%s is missing", actor->id);
        ck_assert_ptr_nonnull(
            part_text(part, psg_context_text(desk->context, &actor->name.items[0].text)));
    }
}
END_TEST

/* ---- Ends ---- */

static double
day_x(const Desk *desk, int year)
{
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    /* a bar with sharp ends tells where its year begins */
    Part other = part_of_actor(scene, "other");
    PsgRect box = item_bounds(part_nth(other, PSG_ITEM_PATH, 0));
    return box.x + (year - 2001) * box.width / 3;
}

START_TEST(ends_look_as_they_are_known)
{
    g_autoptr(Desk) desk = desk_new(small);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    const PsgItem *old = part_nth(part_of_actor(scene, "old"), PSG_ITEM_PATH, 0);
    const PsgItem *other = part_nth(part_of_actor(scene, "other"), PSG_ITEM_PATH, 0);
    const PsgItem *heir = part_nth(part_of_actor(scene, "heir"), PSG_ITEM_PATH, 0);
    ck_assert_double_eq_tol(psg_rect_right(item_bounds(old)),
                            psg_rect_right(item_bounds(other)), 1);
    ck_assert_double_eq_tol(item_bounds(heir).x, day_x(desk, 2004), 2);
    /* goes on after the scale, under the fade */
    ck_assert_double_gt(psg_rect_right(item_bounds(heir)), day_x(desk, 2010) + 20);
    ck_assert(!part_is_empty(part_of_group(scene, "fade")));
    /* a zigzag has more corners than a sharp end */
    ck_assert_uint_gt(psg_path_count(old->path), psg_path_count(heir->path) - 4);
    ck_assert_ptr_nonnull(part_text(part_of_actor(scene, "old"), "since 1990"));
}
END_TEST

START_TEST(what_is_not_certain_is_soft)
{
    g_autoptr(Desk) desk = desk_new(small);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    Part soft = part_of_actor(scene, "soft");
    const PsgItem *first = part_nth(soft, PSG_ITEM_BOX, 0);
    ck_assert_uint_ge(part_count(soft, PSG_ITEM_BOX), 20);
    ck_assert_double_lt(item_bounds(first).x, day_x(desk, 2002));
    /* paler than the bar it becomes */
    const PsgItem *body = part_nth(soft, PSG_ITEM_PATH, 0);
    ck_assert_int_gt(first->ink.fill.red, 200);
    ck_assert_double_gt(psg_colour_contrast(body->ink.fill, first->ink.fill), 1.01);
}
END_TEST

START_TEST(what_is_talked_of_is_dotted_and_empty)
{
    g_autoptr(Desk) desk = desk_new(small);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    Part plan = part_of_actor(scene, "plan");
    const PsgItem *talk = part_nth(plan, PSG_ITEM_PATH, 0),
                  *life = part_nth(plan, PSG_ITEM_PATH, 1);
    PsgColour background = desk->style->background;
    ck_assert_int_eq(talk->ink.dash, PSG_DASH_DOTTED);
    ck_assert_mem_eq(&talk->ink.fill, &background, sizeof background);
    ck_assert_int_eq(life->ink.dash, PSG_DASH_NONE);
    ck_assert_double_eq_tol(item_bounds(talk).x, day_x(desk, 2003), 6);
    ck_assert_double_eq_tol(item_bounds(life).x, day_x(desk, 2008), 6);
}
END_TEST

/* ---- Names, successions ---- */

START_TEST(a_new_name_stands_at_its_day)
{
    g_autoptr(Desk) desk = desk_new(small);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    Part heir = part_of_actor(scene, "heir");
    ck_assert_ptr_nonnull(part_text(heir, "Heir"));
    const PsgItem *crown = part_text(heir, "Crown");
    crown = crown != NULL ? crown : part_text(heir, "→ Crown");
    ck_assert_ptr_nonnull(crown);
    ck_assert_double_gt(crown->at.x, day_x(desk, 2007));
    ck_assert_double_lt(crown->at.x, day_x(desk, 2008));
}
END_TEST

START_TEST(a_merger_comes_together)
{
    g_autoptr(Desk) desk = desk_new(small);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    Part first = part_of_group(scene, "succession-old-heir");
    Part second = part_of_group(scene, "succession-other-heir");
    ck_assert(!part_is_empty(first) && !part_is_empty(second));
    PsgRect a = item_bounds(part_nth(first, PSG_ITEM_PATH, 0));
    PsgRect b = item_bounds(part_nth(second, PSG_ITEM_PATH, 0));
    ck_assert_double_eq_tol(psg_rect_right(a), psg_rect_right(b), 0.01);
    ck_assert_str_eq(part_look(first)->title, "Old → Heir");
    ck_assert_ptr_nonnull(part_text(part_of_group(scene, "legend"), "is followed by"));
}
END_TEST

/* ---- What is told in words ---- */

START_TEST(events_that_are_not_on_the_scale_are_counted)
{
    g_autoptr(Desk) desk = desk_new(small);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_ptr_nonnull(strstr(words, "1 event before 2000"));
    ck_assert_ptr_null(strstr(words, "Long ago"));
    ck_assert_ptr_nonnull(strstr(words, "A feast"));
    ck_assert_ptr_nonnull(strstr(words, "Rain"));
    ck_assert_ptr_nonnull(strstr(words, "Other"));
    ck_assert_ptr_null(strstr(words, "Late")); /* nor is who comes later */
}
END_TEST

START_TEST(a_window_is_told_and_kept_to)
{
    g_autoptr(Desk) desk = desk_new(small);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, "2007/2009");
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_ptr_nonnull(strstr(words, "2007–2009"));
    ck_assert(part_is_empty(part_of_actor(scene, "old")));
    ck_assert_ptr_nonnull(part_text(part_of_actor(scene, "heir"), "Crown"));
    ck_assert_ptr_nonnull(strstr(words, "3 events before 2007"));
}
END_TEST

/* A landscape of so many actors that live for ever, a third of each kind. */
static Desk *
crowd(size_t count)
{
    GString *yaml = g_string_new("paysage: 1\nlanguage: en\n"
                                 "slices: [{id: 2000}, {id: 2005}]\n"
                                 "kinds: {a: {}, b: {}, c: {}}\nactors:\n");
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(yaml,
                               "  n%zu: {name: Actor %zu, kind: %c, when: 2001/..}\n", i,
                               i, (char)('a' + (char)(i % 3)));
    }
    Desk *desk = desk_new(yaml->str);
    g_string_free(yaml, TRUE);
    return desk;
}

START_TEST(what_has_no_room_is_counted_with_a_way_out)
{
    g_autoptr(Desk) desk = crowd(150);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    rules_check_texts(scene, LEAST_LETTERS);
    size_t missing = 0;
    for (size_t i = 0; i < desk->landscape->actor_count; i++) {
        missing += part_is_empty(part_of_actor(scene, desk->landscape->actors[i].id));
    }
    ck_assert_uint_gt(missing, 0);
    ck_assert_uint_lt(missing, 115);
    g_autofree char *words = part_words(part_of_scene(scene));
    g_autofree char *note =
        g_strdup_printf("+ %zu more without room here", missing);
    ck_assert_msg(strstr(words, note) != NULL, "not told: %s", note);
}
END_TEST

/* Forty at once stand on one slide, all with their names. */
START_TEST(forty_have_room)
{
    g_autoptr(Desk) desk = crowd(40);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    rules_check_texts(scene, LEAST_LETTERS);
    ck_assert(part_is_empty(part_of_group(scene, "note")));
    ck_assert(!part_is_empty(part_of_actor(scene, "n39")));
}
END_TEST

#define LONG_TITLE                                                                       \
    "paysage: 1\nslices: [{id: 2000}]\nactors: {x: {}}\n"                                \
    "events: [{when: 2000-05-01, title: 'An event whose title goes on and on and on "    \
    "and on and on and on and on and on and on and on and on and on and on and on'}]\n"
#define LONG_NAME                                                                        \
    "paysage: 1\nslices: [{id: 2000}, {id: 2001}]\nactors:\n"                            \
    "  x: {name: 'A name that goes on and on and on and on and on and on and on and '}\n"

static const char *const odd[] = {
    "paysage: 1\nslices: [{id: a, when: ../..}]\nactors: {x: {}, y: {}}\n",
    "paysage: 1\nslices: [{id: 2010}]\nactors: {x: {when: 1990/1995}}\n",
    "paysage: 1\nslices: [{id: 2000}, {id: 2010}]\nactors: {x: {when: 1990/1995}}\n",
    "paysage: 1\nslices: [{id: 2000, question: true}]\nactors: {x: {when: 1990/}}\n",
    LONG_TITLE,
    LONG_NAME,
};

START_TEST(odd_landscapes_can_be_read)
{
    g_autoptr(Desk) desk = desk_new(odd[_i]);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    rules_check_texts(scene, LEAST_LETTERS);
}
END_TEST

/* ---- The table ---- */

START_TEST(the_table_has_each_spell_and_event)
{
    g_autoptr(Desk) desk = desk_new(small);
    PsgFigureInput input = {desk->context, NULL};
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    g_autoptr(PsgTable) table = psg_timeline_table(&input, &spec);
    GString *rows = g_string_new(NULL);
    for (size_t i = 1; i <= psg_table_row_count(table); i++) {
        for (size_t j = 0; j < psg_table_column_count(table); j++) {
            g_string_append_printf(rows, "%s,", psg_table_cell(table, i, j));
        }
    }
    ck_assert_ptr_nonnull(
        strstr(rows->str, "life,old,Old,office,,1990,2003,known,known,,,"));
    ck_assert_ptr_nonnull(
        strstr(rows->str, "life,heir,Crown,office,,2004,,known,open,,old; other,"));
    ck_assert_ptr_nonnull(strstr(rows->str, "name,heir,Heir,,,2004,2006,known,known,,,"));
    ck_assert_ptr_nonnull(
        strstr(rows->str, "life,soft,Soft,team,,2002,2006,approximate,approximate,"));
    ck_assert_ptr_nonnull(strstr(rows->str, "talked-of,plan,Plan,team,,2003,"));
    ck_assert_ptr_nonnull(strstr(
        rows->str, "event,event-2,A feast,,,2005-06,2005-06,known,known,heir; soft,,"));
    g_string_free(rows, TRUE);
}
END_TEST

Suite *
timeline_suite(void)
{
    Suite *suite = suite_create("timeline");
    TCase *tests = tcase_create("timeline");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, all_can_be_read, 0, COMBINATIONS);
    tcase_add_loop_test(tests, no_title_stands_on_a_mark, 0, COMBINATIONS);
    tcase_add_test(tests, everybody_has_a_line_and_a_name);
    tcase_add_test(tests, ends_look_as_they_are_known);
    tcase_add_test(tests, what_is_not_certain_is_soft);
    tcase_add_test(tests, what_is_talked_of_is_dotted_and_empty);
    tcase_add_test(tests, a_new_name_stands_at_its_day);
    tcase_add_test(tests, a_merger_comes_together);
    tcase_add_test(tests, events_that_are_not_on_the_scale_are_counted);
    tcase_add_test(tests, a_window_is_told_and_kept_to);
    tcase_add_test(tests, what_has_no_room_is_counted_with_a_way_out);
    tcase_add_test(tests, forty_have_room);
    tcase_add_loop_test(tests, odd_landscapes_can_be_read, 0, G_N_ELEMENTS(odd));
    tcase_add_test(tests, the_table_has_each_spell_and_event);
    suite_add_tcase(suite, tests);
    return suite;
}
