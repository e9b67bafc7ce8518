/* The comparison: who sees only it can tell who came, who went and what else changed. */
#include "figure/compare/compare.h"
#include "figure/network/network.h"
#include "figure/part/frame.h"
#include "fixture.h"
#include "part.h"
#include "rules.h"
#include "scene_rules.h"
#include "thorough.h"

#include "slice/select.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *compare_suite(void);

static const char *const story =
    "language: en\n"
    "slices: [{id: 2000}, {id: 2010}]\n"
    "kinds: {k: {label: Club}, m: {label: Board}}\n"
    "relation-kinds: {r: {label: helps, directed: true}}\n"
    "measures: {size: {label: Members, unit: people, of: {kept: {2000: 20, 2010: 300}}}}\n"
    "actors:\n"
    "  came: {name: Comer, kind: k, when: 2005/..}\n"
    "  went: {name: Goer, kind: k, when: 1990/2005}\n"
    "  called: {name: {../2005: Before, 2006/..: After}, kind: k}\n"
    "  other: {name: Turner, kind: {../2005: k, 2006/..: m}}\n"
    "  kept: {name: Counted, kind: k}\n"
    "  same: {name: Stayer, kind: k}\n"
    "  heard: {name: Heard, kind: k, talked-of: 2010}\n"
    "relations:\n"
    "  - {from: same, to: came, kind: r}\n"
    "  - {from: same, to: went, kind: r}\n"
    "  - {from: same, to: kept, kind: r}\n";

/* A desk, the network of its landscape, and the order of a comparison. */
typedef struct {
    Desk *desk;
    PsgNetwork *network;
    size_t slices[2];
    PsgFigureSpec spec;
} Bench;

static Bench
bench_of(Desk *desk, size_t before, size_t after, bool is_side_by_side)
{
    Bench bench = {.desk = desk, .slices = {before, after}};
    bench.network = desk_network(desk, NULL);
    ck_assert_ptr_nonnull(bench.network);
    bench.spec = desk_spec(desk, &psg_compare_kind);
    bench.spec.slice_count = 2;
    PsgCompareOptions *options = bench.spec.options;
    options->form = is_side_by_side ? PSG_COMPARE_SIDES : PSG_COMPARE_TOGETHER;
    return bench;
}

static void
bench_clear(Bench *bench)
{
    psg_network_free(bench->network);
    desk_free(bench->desk);
}

static PsgScene *
drawn(Bench *bench)
{
    const PsgFigureInput input = {bench->desk->context, bench->network};
    bench->spec.slices = bench->slices;
    return psg_figure_draw(&input, bench->desk->ruler, &bench->spec);
}

static PsgTable *
tabulated(Bench *bench)
{
    const PsgFigureInput input = {bench->desk->context, bench->network};
    bench->spec.slices = bench->slices;
    return psg_figure_table(&input, &bench->spec);
}

static bool
has_word(Part part, const char *text)
{
    g_autofree char *words = part_words(part);
    return strstr(words, text) != NULL;
}

START_TEST(the_words_beside_it_name_all_that_changed)
{
    Bench bench = bench_of(desk_new(story), 0, 1, false);
    g_autoptr(PsgScene) scene = drawn(&bench);
    Part list = part_of_group(scene, "changes");
    g_autofree char *words = part_words(list);
    static const char *const expected[] = {"Added | 1 | Comer",
                                           "Removed | 1 | Goer",
                                           "1 | Before \u2192 After",
                                           "Heard",
                                           "Turner: Club \u2192 Board",
                                           "\u00d7\u00a015",
                                           "Unchanged | 1",
                                           "+1 | \u22121 | 1"};
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        ck_assert_msg(strstr(words, expected[i]) != NULL, "\"%s\" is not in \"%s\"",
                      expected[i], words);
    }
    ck_assert(!has_word(list, "Stayer")); /* counted, not named */
    Part heading = part_of_group(scene, "heading");
    ck_assert(has_word(heading, "2000 \u2192 2010"));
    ck_assert(has_word(heading, "+1\u00a0actor\u00a0\u00b7 \u22121"));
    ck_assert(strstr(psg_scene_description(scene), "Comer") != NULL);
    bench_clear(&bench);
}
END_TEST

static bool
is_colour(PsgColour a, PsgColour b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

START_TEST(each_change_has_an_outline_a_sign_and_a_word_of_its_own)
{
    Bench bench = bench_of(desk_new(story), 0, 1, false);
    g_autoptr(PsgScene) scene = drawn(&bench);
    const PsgStyle *style = bench.desk->style;
    Part came = part_of_group(scene, "actor-came");
    Part went = part_of_group(scene, "actor-went");
    Part called = part_of_group(scene, "actor-called");
    Part same = part_of_group(scene, "actor-same");
    const PsgInk *heavy = &part_nth(came, PSG_ITEM_PATH, 0)->ink;
    const PsgInk *quiet = &part_nth(same, PSG_ITEM_PATH, 0)->ink;
    ck_assert(is_colour(heavy->stroke, style->accent));
    ck_assert_double_gt(heavy->width, 2 * quiet->width);
    ck_assert_int_eq(part_nth(went, PSG_ITEM_PATH, 0)->ink.dash, PSG_DASH_DASHED);
    ck_assert(!is_colour(quiet->stroke, style->accent));
    /* a double outline; a plus has two strokes, a minus one, a kept actor no sign */
    ck_assert_uint_eq(part_count(came, PSG_ITEM_PATH), 3);
    ck_assert_uint_eq(part_count(went, PSG_ITEM_PATH), 2);
    ck_assert_uint_eq(part_count(called, PSG_ITEM_PATH), 3);
    ck_assert_uint_eq(part_count(same, PSG_ITEM_PATH), 1);
    ck_assert(
        is_colour(part_nth(called, PSG_ITEM_PATH, 1)->ink.stroke, style->background));
    ck_assert(has_word(called, "formerly Before"));
    ck_assert(has_word(part_of_group(scene, "actor-other"), "other kind"));
    ck_assert(has_word(part_of_group(scene, "actor-kept"), "other value"));
    ck_assert_str_eq(part_look(came)->class, "actor kind-k gained");
    ck_assert_str_eq(part_look(went)->class, "actor kind-k lost");
    ck_assert_str_eq(part_look(part_of_group(scene, "relation-2"))->class,
                     "relation lost kind-r");
    bench_clear(&bench);
}
END_TEST

/* Every actor's outline in the scene, all within the page. */
static void
check_no_overlap(const Bench *bench, const PsgScene *scene, const char *prefix)
{
    const PsgLandscape *landscape = bench->desk->landscape;
    g_autofree PsgRect *boxes = g_new0(PsgRect, landscape->actor_count + 1);
    PsgSize size = psg_scene_size(scene);
    const PsgRect page = {0, 0, size.width, size.height};
    size_t count = 0;
    for (size_t i = 0; i < landscape->actor_count; i++) {
        g_autofree char *id =
            g_strconcat(prefix, "actor-", landscape->actors[i].id, NULL);
        Part part = part_of_group(scene, id);
        if (part_is_empty(part)) {
            continue;
        }
        boxes[count] = item_bounds(part_nth(part, PSG_ITEM_PATH, 0));
        ck_assert(rect_holds(page, boxes[count], 0));
        for (size_t k = 0; k < count; k++) {
            ck_assert_msg(!psg_rect_overlaps(boxes[k], boxes[count]),
                          "%s lies on another", id);
        }
        for (size_t k = 0; k < part_count(part, PSG_ITEM_TEXT); k++) {
            const PsgItem *text = part_nth(part, PSG_ITEM_TEXT, k);
            ck_assert(rect_holds(boxes[count], item_bounds(text), 3));
        }
        count++;
    }
    ck_assert_uint_gt(count, 2);
}

/* No letter is smaller than 14 px on a slide. */
static void
check_letters(const Bench *bench, const PsgScene *scene)
{
    Part all = part_of_scene(scene);
    double least = 14 * bench->desk->context->page.scale - 0.01;
    for (size_t i = 0; i < part_count(all, PSG_ITEM_TEXT); i++) {
        const PsgItem *text = part_nth(all, PSG_ITEM_TEXT, i);
        ck_assert_msg(text->look.font.size >= least, "\"%s\" is small", text->text);
    }
}

static const char *const pages[] = {"slide", "slide-4x3", "a4-portrait", "fit",
                                    "1200x800"};

START_TEST(nothing_overlaps_and_all_is_large_enough)
{
    int place = _i * 3 % (2 * (int)G_N_ELEMENTS(pages));
    Desk *desk = desk_of_data("data/mesocentres", NULL, pages[place / 2], "fr");
    size_t before = desk_slice(desk, "2008"), after = desk_slice(desk, "2017");
    Bench bench = bench_of(desk, before, after, place % 2 == 1);
    g_autoptr(PsgScene) scene = drawn(&bench);
    if (place % 2 == 1) {
        check_no_overlap(&bench, scene, "before-");
        check_no_overlap(&bench, scene, "after-");
    } else {
        check_no_overlap(&bench, scene, "");
    }
    check_letters(&bench, scene);
    bench_clear(&bench);
}
END_TEST

/* Who is there in each slice, asked of the landscape and not of the comparison. */
START_TEST(a_reader_of_the_list_knows_who_came_and_who_went)
{
    Desk *desk = desk_of_data("data/mesocentres", NULL, NULL, "fr");
    size_t before = desk_slice(desk, "2008"), after = desk_slice(desk, "2017");
    const PsgLandscape *landscape = desk->landscape;
    Bench bench = bench_of(desk, before, after, false);
    g_autoptr(PsgScene) scene = drawn(&bench);
    g_autofree char *words = part_words(part_of_group(scene, "changes"));
    const char *went = strstr(words, "Départs");
    ck_assert_ptr_nonnull(went);
    size_t told = 0;
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        bool was =
            psg_presence_is_seen(psg_actor_presence(actor, &landscape->slices[before]));
        bool is =
            psg_presence_is_seen(psg_actor_presence(actor, &landscape->slices[after]));
        const PsgInterval *window = &landscape->slices[is ? after : before].when;
        const char *name = psg_text_in(psg_dated_text_at(&actor->name, window), "fr");
        const char *found = strstr(words, name);
        if (was != is) {
            ck_assert_msg(found != NULL, "%s is not told", name);
            ck_assert_msg(is ? found < went : strstr(went, name) != NULL,
                          "%s is told as something else", name);
            told++;
        }
    }
    ck_assert_uint_eq(told, 22);
    bench_clear(&bench);
}
END_TEST

START_TEST(boxes_of_a_row_keep_their_order)
{
    Desk *desk = desk_of_data("data/mesocentres", NULL, NULL, "fr");
    size_t before = desk_slice(desk, "2008"), after = desk_slice(desk, "2017");
    Bench bench = bench_of(desk, before, after, false);
    g_autoptr(PsgScene) scene = drawn(&bench);
    const PsgView *view = desk->context->views[after];
    size_t pairs = 0;
    for (size_t i = 0; i < view->actor_count * view->actor_count; i++) {
        size_t a = view->actors[i / view->actor_count].actor;
        size_t b = view->actors[i % view->actor_count].actor;
        PsgRect there_a = psg_network_box(bench.network, after, a);
        PsgRect there_b = psg_network_box(bench.network, after, b);
        if (a != b && fabs(psg_rect_centre(there_a).y - psg_rect_centre(there_b).y) < 1 &&
            there_a.x < there_b.x) {
            PsgRect here_a =
                item_bounds(rules_outline(scene, desk->landscape->actors[a].id));
            PsgRect here_b =
                item_bounds(rules_outline(scene, desk->landscape->actors[b].id));
            ck_assert_double_lt(psg_rect_centre(here_a).x, psg_rect_centre(here_b).x);
            pairs++;
        }
    }
    ck_assert_uint_gt(pairs, 20);
    bench_clear(&bench);
}
END_TEST

START_TEST(side_by_side_actors_stand_in_the_same_places)
{
    Bench bench = bench_of(desk_new(story), 0, 1, true);
    g_autoptr(PsgScene) scene = drawn(&bench);
    static const char *const both[] = {"called", "other", "kept", "same"};
    double shift = NAN;
    for (size_t i = 0; i < G_N_ELEMENTS(both); i++) {
        g_autofree char *before = g_strconcat("before-actor-", both[i], NULL);
        g_autofree char *after = g_strconcat("after-actor-", both[i], NULL);
        PsgRect left =
            item_bounds(part_nth(part_of_group(scene, before), PSG_ITEM_PATH, 0));
        PsgRect right =
            item_bounds(part_nth(part_of_group(scene, after), PSG_ITEM_PATH, 0));
        ck_assert_double_eq_tol(left.y, right.y, 0.01);
        shift = isnan(shift) ? right.x - left.x : shift;
        ck_assert_double_eq_tol(right.x - left.x, shift, 0.01);
    }
    ck_assert(has_word(part_of_group(scene, "before-actor-called"), "Before"));
    ck_assert(!has_word(part_of_group(scene, "before-actor-called"), "formerly"));
    ck_assert(has_word(part_of_group(scene, "after-actor-called"), "formerly Before"));
    ck_assert(part_is_empty(part_of_group(scene, "before-actor-came")));
    ck_assert(part_is_empty(part_of_group(scene, "after-actor-went")));
    ck_assert(!part_is_empty(part_of_group(scene, "before-actor-went")));
    ck_assert(!part_is_empty(part_of_group(scene, "legend")));
    bench_clear(&bench);
}
END_TEST

/* Who goes from one group to another leaves one slice's and joins the other's. */
START_TEST(side_by_side_each_slice_tells_its_own_groups)
{
    Bench bench = bench_of(desk_new("language: en\nslices: [{id: 2000}, {id: 2010}]\n"
                                    "groups: {sea: {}, land: {}}\nactors:\n"
                                    "  goer: {groups: {../2005: sea, 2006/..: land}}\n"
                                    "  fish: {groups: sea}\n  hare: {groups: land}\n"
                                    "relations: [{from: goer, to: [fish, hare]}]\n"),
                           0, 1, true);
    g_autoptr(PsgScene) scene = drawn(&bench);
    Part before = part_of_group(scene, "before-actor-goer");
    Part after = part_of_group(scene, "after-actor-goer");
    ck_assert(has_word(before, "leaves sea") && !has_word(before, "joins"));
    ck_assert(has_word(after, "joins land") && !has_word(after, "leaves"));
    bench_clear(&bench);
}
END_TEST

START_TEST(a_slice_against_itself_has_nothing_to_tell)
{
    Bench bench = bench_of(desk_new(story), 1, 1, false);
    g_autoptr(PsgScene) scene = drawn(&bench);
    ck_assert(has_word(part_of_group(scene, "heading"), "Nothing changed"));
    Part all = part_of_scene(scene);
    for (size_t i = 0; i < part_count(all, PSG_ITEM_PATH); i++) {
        ck_assert(!is_colour(part_nth(all, PSG_ITEM_PATH, i)->ink.stroke,
                             bench.desk->style->accent));
    }
    bench_clear(&bench);
}
END_TEST

/* So many actors; every other one of the first `changed` comes, the others go. */
static char *
crowd(size_t count, size_t changed)
{
    GString *yaml = g_string_new("language: en\nslices: [{id: 2000}, {id: 2010}]\n"
                                 "kinds: {k: {}, m: {}}\nactors:\n");
    for (size_t i = 0; i < count; i++) {
        const char *when = i >= changed ? "1990/.."
                           : i % 2 == 0 ? "2005/.."
                                        : "1990/2005";
        g_string_append_printf(yaml,
                               "  a%zu: {name: Some institute %zu, kind: %s, when: %s}\n",
                               i, i, i % 3 == 0 ? "k" : "m", when);
    }
    g_string_append(yaml, "relations:\n");
    for (size_t i = 2; i < count; i++) {
        g_string_append_printf(yaml, "  - {from: a%zu, to: a%zu}\n", i, i - 2);
    }
    return g_string_free(yaml, FALSE);
}

static const struct {
    size_t count, changed;
    const char *note; /* NULL: all have their names */
} crowds[] = {
    {3, 1, NULL},
    {40, 12, NULL},
    {150, 16, "Small boxes"},
    {150, 150, "Too many"},
};

START_TEST(where_there_is_no_room_for_names_it_says_so)
{
    g_autofree char *yaml = crowd(crowds[_i].count, crowds[_i].changed);
    Bench bench = bench_of(desk_new(yaml), 0, 1, false);
    g_autoptr(PsgScene) scene = drawn(&bench);
    check_no_overlap(&bench, scene, "");
    check_letters(&bench, scene);
    Part list = part_of_group(scene, "changes");
    if (crowds[_i].note == NULL) {
        ck_assert(!has_word(list, "Small boxes") && !has_word(list, "Too many"));
    } else {
        ck_assert(has_word(list, crowds[_i].note));
    }
    ck_assert_int_eq(part_count(part_of_group(scene, "actor-a0"), PSG_ITEM_TEXT) > 0,
                     crowds[_i].changed < 100);
    bench_clear(&bench);
}
END_TEST

/* Where only some are named: whoever came or went, and whom their relations lead to. */
START_TEST(whom_a_change_concerns_has_a_name)
{
    g_autofree char *yaml = crowd(150, 4);
    Bench bench = bench_of(desk_new(yaml), 0, 1, false);
    g_autoptr(PsgScene) scene = drawn(&bench);
    ck_assert(has_word(part_of_group(scene, "changes"), "Small boxes"));
    for (size_t i = 0; i < 150; i++) {
        g_autofree char *actor = g_strdup_printf("actor-a%zu", i);
        ck_assert_int_eq(part_count(part_of_group(scene, actor), PSG_ITEM_TEXT) > 0,
                         i < 6);
    }
    bench_clear(&bench);
}
END_TEST

/* Of the names of actors. */
static double
size_of_names(const PsgScene *scene, const char *actor)
{
    return part_nth(part_of_group(scene, actor), PSG_ITEM_TEXT, 0)->look.font.size;
}

START_TEST(few_boxes_are_not_lost_on_the_page)
{
    Bench bench = bench_of(desk_new(story), 0, 1, false);
    g_autoptr(PsgScene) few = drawn(&bench);
    double usual = bench.desk->style->size_label;
    ck_assert_double_gt(size_of_names(few, "actor-came"), usual * 1.2);
    bench_clear(&bench);
    g_autofree char *yaml = crowd(40, 12);
    bench = bench_of(desk_new(yaml), 0, 1, false);
    g_autoptr(PsgScene) many = drawn(&bench);
    ck_assert_double_le(size_of_names(many, "actor-a0"), usual);
    bench_clear(&bench);
}
END_TEST

/* Below the drawing a long list would leave half of the page empty, and the drawing small. */
START_TEST(a_long_list_below_the_drawing_runs_in_lines)
{
    g_autofree char *yaml = crowd(40, 24);
    g_autoptr(Desk) desk = desk_of(fixture_landscape(yaml), NULL, "a4-portrait", NULL);
    Bench bench = bench_of(g_steal_pointer(&desk), 0, 1, false);
    g_autoptr(PsgScene) scene = drawn(&bench);
    Part list = part_of_group(scene, "changes");
    double top = INFINITY, bottom = 0;
    for (size_t i = 0; i < part_count(list, PSG_ITEM_TEXT); i++) {
        double y = part_nth(list, PSG_ITEM_TEXT, i)->at.y;
        top = fmin(top, y);
        bottom = fmax(bottom, y);
    }
    ck_assert(has_word(list, "Some institute 22") && has_word(list, "Some institute 23"));
    ck_assert_double_lt(bottom - top, psg_scene_size(scene).height / 7);
    bench_clear(&bench);
}
END_TEST

/* Which the drawing alone knows of, when the words below it have their room. */
START_TEST(a_note_below_the_drawing_leaves_the_strip_free)
{
    g_autofree char *yaml = crowd(200, 150);
    g_autoptr(Desk) desk = desk_of(fixture_landscape(yaml), NULL, "a4-portrait", NULL);
    Bench bench = bench_of(g_steal_pointer(&desk), 0, 1, false);
    g_autoptr(PsgScene) scene = drawn(&bench);
    Part list = part_of_group(scene, "changes");
    ck_assert(has_word(list, "Small boxes") || has_word(list, "Too many"));
    PsgRect room = psg_frame_room(bench.desk->context, psg_scene_size(scene).height);
    for (size_t i = 0; i < part_count(list, PSG_ITEM_TEXT); i++) {
        const PsgItem *text = part_nth(list, PSG_ITEM_TEXT, i);
        ck_assert_msg(text->at.y < psg_rect_bottom(room), "\"%s\"", text->text);
    }
    bench_clear(&bench);
}
END_TEST

/* Two lists are cut: the one that has a column of its own fills it. */
START_TEST(a_cut_list_fills_its_column)
{
    g_autofree char *yaml = crowd(200, 150);
    g_autoptr(Desk) desk = desk_of(fixture_landscape(yaml), NULL, "a4-portrait", NULL);
    Bench bench = bench_of(g_steal_pointer(&desk), 0, 1, false);
    g_autoptr(PsgScene) scene = drawn(&bench);
    Part list = part_of_group(scene, "changes");
    double x = part_nth(list, PSG_ITEM_TEXT, 0)->at.x, left = 0, right = 0, size = 0;
    for (size_t i = 0; i < part_count(list, PSG_ITEM_TEXT); i++) {
        const PsgItem *text = part_nth(list, PSG_ITEM_TEXT, i);
        double *lowest =
            text->at.x < x + psg_scene_size(scene).width / 3 ? &left : &right;
        *lowest = fmax(*lowest, text->at.y);
        size = fmax(size, text->look.font.size);
    }
    ck_assert(has_word(list, "more")); /* as the test needs it */
    ck_assert_double_lt(fabs(right - left), 2 * size);
    bench_clear(&bench);
}
END_TEST

/* Where there is room for it; else names run in lines, so that all are told. */
START_TEST(names_have_a_line_each_or_run_in_lines)
{
    for (int i = 0; i < 2; i++) {
        g_autofree char *yaml = crowd(60, i == 0 ? 16 : 60);
        Bench bench = bench_of(desk_new(yaml), 0, 1, false);
        g_autoptr(PsgScene) scene = drawn(&bench);
        Part list = part_of_group(scene, "changes");
        const PsgItem *first = NULL, *second = NULL;
        for (size_t k = 0; k < part_count(list, PSG_ITEM_TEXT); k++) {
            const PsgItem *text = part_nth(list, PSG_ITEM_TEXT, k);
            first = g_str_has_prefix(text->text, "Some institute 0") ? text : first;
            second = g_str_has_prefix(text->text, "Some institute 2") &&
                             text->text[16] != '0' && second == NULL
                         ? text
                         : second;
        }
        ck_assert(first != NULL && second != NULL);
        ck_assert_int_eq(second->at.y > first->at.y, i == 0);
        bench_clear(&bench);
    }
}
END_TEST

START_TEST(everybody_may_have_gone)
{
    for (int side_by_side = 0; side_by_side < 2; side_by_side++) {
        Bench bench = bench_of(desk_new("language: en\nslices: [{id: 2000}, {id: 2010}]\n"
                                        "actors: {a: {when: 1990/2001}}\n"),
                               0, 1, side_by_side == 1);
        g_autoptr(PsgScene) scene = drawn(&bench);
        ck_assert(has_word(part_of_group(scene, "heading"), "\u22121\u00a0actor"));
        ck_assert_int_eq(has_word(part_of_scene(scene), "No actor in this slice"),
                         side_by_side);
        bench_clear(&bench);
    }
}
END_TEST

/* Who became whom between the two is in the table, though neither slice shows both. */
START_TEST(the_table_tells_successions)
{
    static const char *const rows[][3] = {{"old", "new", "became"},
                                          {"small", "big", "absorbed"},
                                          {"big", "child", "offshoot"}};
    Bench bench = bench_of(desk_new("slices: [{id: 2000}, {id: 2010}]\n"
                                    "actors:\n"
                                    "  old: {when: 1990/2002}\n"
                                    "  new: {when: 2003/.., succeeds: old}\n"
                                    "  small: {when: 1990/2004}\n"
                                    "  big: {when: 1980/.., succeeds: small}\n"
                                    "  child: {when: 2006/.., succeeds: big}\n"
                                    "  late: {when: 2012/.., succeeds: big}\n"),
                           0, 1, false);
    g_autoptr(PsgTable) table = tabulated(&bench);
    size_t row = psg_table_row_count(table) - G_N_ELEMENTS(rows);
    ck_assert_str_eq(psg_table_cell(table, row, 0), "actor");
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        row++;
        ck_assert_str_eq(psg_table_cell(table, row, 0), "succession");
        for (size_t column = 0; column < 3; column++) {
            ck_assert_str_eq(psg_table_cell(table, row, column + 2), rows[i][column]);
        }
    }
    bench_clear(&bench);
}
END_TEST

/* The row of the table that begins with these two cells; 0 if there is none. */
static size_t
row_of(const PsgTable *table, const char *what, const char *id)
{
    for (size_t row = 1; row <= psg_table_row_count(table); row++) {
        if (strcmp(psg_table_cell(table, row, 0), what) == 0 &&
            strcmp(psg_table_cell(table, row, 1), id) == 0) {
            return row;
        }
    }
    return 0;
}

static const struct {
    const char *what, *id, *column, *cell;
} cells[] = {
    {"actor", "came", "change", "gained"},
    {"actor", "came", "name before", ""},
    {"actor", "came", "name after", "Comer"},
    {"actor", "went", "change", "lost"},
    {"actor", "went", "name after", ""},
    {"actor", "called", "change", "altered"},
    {"actor", "called", "name before", "Before"},
    {"actor", "other", "kind after", "m"},
    {"actor", "other", "kind before", "k"},
    {"actor", "same", "change", "kept"},
    {"actor", "heard", "there after", "talked-of"},
    {"figure", "size", "value before", "20"},
    {"figure", "size", "ratio", "15"},
};

START_TEST(the_table_tells_the_same)
{
    Bench bench = bench_of(desk_new(story), 0, 1, false);
    g_autoptr(PsgTable) table = tabulated(&bench);
    size_t row = row_of(table, cells[_i].what, cells[_i].id), column = 0;
    ck_assert_uint_gt(row, 0);
    while (strcmp(psg_table_cell(table, 0, column), cells[_i].column) != 0) {
        column++;
    }
    ck_assert_str_eq(psg_table_cell(table, row, column), cells[_i].cell);
    ck_assert_uint_eq(psg_table_row_count(table), 7 + 3 + 1);
    bench_clear(&bench);
}
END_TEST

/* Of three, one stays: the earlier side has the earlier number, and so has the table. */
START_TEST(aggregates_have_the_numbers_of_their_side)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(
        "language: en\nslices: [{id: 2000}, {id: 2010}]\nkinds: {k: {label: Club}}\n"
        "actors:\n  a: {kind: k}\n  b: {kind: k, when: ../2005}\n"
        "  c: {kind: k, when: ../2005}\n");
    const PsgSelection asked = {.by = PSG_BY_KIND};
    Bench bench = bench_of(desk_of(psg_landscape_select(whole, &asked), NULL, NULL, "en"),
                           0, 1, true);
    g_autoptr(PsgScene) scene = drawn(&bench);
    g_autofree char *before = part_words(part_of_group(scene, "before-actor-k"));
    g_autofree char *after = part_words(part_of_group(scene, "after-actor-k"));
    ck_assert_msg(strstr(before, "Club · 3") != NULL, "%s", before);
    ck_assert_msg(strstr(before, "−2") == NULL, "%s", before);
    ck_assert_msg(strstr(after, "Club · 1") != NULL, "%s", after);
    ck_assert_msg(strstr(after, "−2") != NULL, "%s", after);
    g_autoptr(PsgTable) table = tabulated(&bench);
    size_t row = row_of(table, "actor", "k");
    ck_assert_str_eq(psg_table_cell(table, row, 5), "Club · 3");
    ck_assert_str_eq(psg_table_cell(table, row, 6), "Club · 1");
    bench_clear(&bench);
}
END_TEST

/* Sixteen kinds, of each two actors, all of whose relations change. */
static PsgLandscape *
kinds_that_change(void)
{
    enum { KINDS = 16 };
    g_autoptr(GString) yaml =
        g_string_new("language: en\nslices: [{id: 2000}, {id: 2010}]\nkinds:\n");
    for (int i = 0; i < KINDS; i++) {
        g_string_append_printf(yaml, "  k%d: {label: Public institute no %d}\n", i, i);
    }
    g_string_append(yaml, "actors:\n");
    for (int i = 0; i < 2 * KINDS; i++) {
        g_string_append_printf(yaml, "  a%d: {kind: k%d}\n", i, i % KINDS);
    }
    g_string_append(yaml, "relations:\n");
    for (int i = 0; i < 5 * KINDS; i++) {
        g_string_append_printf(yaml, "  - {from: a%d, to: a%d, when: %s}\n", i % KINDS,
                               (i + 1 + i / KINDS) % KINDS,
                               i % 2 > 0 ? "2005/.." : "../2005");
    }
    return fixture_landscape(yaml->str);
}

/* So the room that the legend would have for kinds is left to their boxes, and to names. */
START_TEST(boxes_of_kinds_are_named_and_not_in_the_legend)
{
    g_autoptr(PsgLandscape) whole = kinds_that_change();
    const PsgSelection asked = {.by = PSG_BY_KIND};
    Bench bench = bench_of(desk_of(psg_landscape_select(whole, &asked), NULL, NULL, "en"),
                           0, 1, false);
    ((PsgCompareOptions *)bench.spec.options)->form = PSG_COMPARE_AUTO;
    g_autoptr(PsgScene) scene = drawn(&bench);
    g_autofree char *legend = part_words(part_of_group(scene, "legend"));
    ck_assert_msg(strstr(legend, "institute") == NULL, "%s", legend);
    for (size_t i = 0; i < whole->kind_count; i++) {
        g_autofree char *before = g_strconcat("before-actor-", whole->kinds[i].id, NULL);
        g_autofree char *after = g_strconcat("after-actor-", whole->kinds[i].id, NULL);
        ck_assert(has_word(part_of_group(scene, before), "Public"));
        ck_assert(has_word(part_of_group(scene, after), "Public"));
    }
    bench_clear(&bench);
}
END_TEST

static const char *const regions = "language: en\n"
                                   "slices: [{id: 2000}, {id: 2010}]\n"
                                   "groups: {sea: {label: Sea}, sky: {label: Sky}}\n"
                                   "actors:\n"
                                   "  a: {groups: sea}\n"
                                   "  b: {groups: sea}\n"
                                   "  c: {groups: sky, when: 2005/..}\n"
                                   "  d: {groups: sky}\n"
                                   "  moves: {groups: {../2005: sea, 2006/..: sky}}\n"
                                   "  alone: {}\n"
                                   "relations:\n"
                                   "  - {from: [a, b], to: moves}\n"
                                   "  - {from: [c, d], to: moves}\n"
                                   "  - {from: alone, to: a}\n";

/* The ground of a group: the first that it has. */
static PsgRect
ground_of(const PsgScene *scene, const char *prefix, const char *group)
{
    g_autofree char *id = g_strconcat(prefix, "group-", group, NULL);
    return item_bounds(part_nth(part_of_group(scene, id), PSG_ITEM_PATH, 0));
}

static PsgRect
box_in(const PsgScene *scene, const char *prefix, const char *actor)
{
    g_autofree char *id = g_strconcat(prefix, "actor-", actor, NULL);
    return item_bounds(part_nth(part_of_group(scene, id), PSG_ITEM_PATH, 0));
}

START_TEST(groups_have_the_regions_that_they_have_in_the_network)
{
    bool is_side_by_side = _i == 1;
    const char *prefix = is_side_by_side ? "after-" : "";
    Bench bench = bench_of(desk_new(regions), 0, 1, is_side_by_side);
    g_autoptr(PsgScene) scene = drawn(&bench);
    g_autoptr(PsgScene) network = psg_network_draw(bench.network, bench.desk->ruler, 1);
    PsgRect sea = ground_of(scene, prefix, "sea"), sky = ground_of(scene, prefix, "sky");
    PsgRect there_sea = ground_of(network, "", "sea");
    PsgRect there_sky = ground_of(network, "", "sky");
    ck_assert(!psg_rect_overlaps(sea, sky));
    /* left of each other, or above, as there */
    ck_assert_int_eq(psg_rect_right(sea) < sky.x,
                     psg_rect_right(there_sea) < there_sky.x);
    ck_assert_int_eq(psg_rect_bottom(sea) < sky.y,
                     psg_rect_bottom(there_sea) < there_sky.y);
    ck_assert(rect_holds(sea, box_in(scene, prefix, "a"), 0));
    ck_assert(rect_holds(sea, box_in(scene, prefix, "b"), 0));
    ck_assert(rect_holds(sky, box_in(scene, prefix, "c"), 0));
    PsgRect alone = box_in(scene, prefix, "alone");
    ck_assert(!psg_rect_overlaps(sea, alone) && !psg_rect_overlaps(sky, alone));
    g_autofree char *name = g_strconcat(prefix, "group-name-sea", NULL);
    ck_assert(has_word(part_of_group(scene, name), "Sea"));
    PsgRect title = item_bounds(part_nth(part_of_group(scene, name), PSG_ITEM_TEXT, 0));
    g_autofree char *actors = g_strconcat(prefix, "actors", NULL);
    Part boxes = part_of_group(scene, actors);
    for (size_t i = 0; i < part_count(boxes, PSG_ITEM_BOX); i++) { /* signs */
        ck_assert(!psg_rect_overlaps(title, part_nth(boxes, PSG_ITEM_BOX, i)->box));
    }
    ck_assert(!has_word(part_of_group(scene, "legend"), "Sea"));
    bench_clear(&bench);
}
END_TEST

/* Two groups fill the page, and every box of theirs has a sign. */
static PsgLandscape *
full_regions(void)
{
    g_autoptr(GString) yaml = g_string_new(
        "language: en\nslices: [{id: 2000}, {id: 2010}]\n"
        "groups: {sea: {label: All who sail}, sky: {label: All who fly}}\nactors:\n");
    for (int i = 0; i < 48; i++) {
        g_string_append_printf(yaml, "  a%d: {name: Member %d, groups: %s, when: %s}\n",
                               i, i, i % 2 > 0 ? "sea" : "sky",
                               i % 3 > 0 ? "2005/.." : "../2005");
    }
    g_string_append(yaml, "relations: [{from: a0, to: a3}]\n");
    return fixture_landscape(yaml->str);
}

START_TEST(signs_keep_off_the_names_of_regions)
{
    Bench bench = bench_of(desk_of(full_regions(), NULL, NULL, "en"), 0, 1, false);
    g_autoptr(PsgScene) scene = drawn(&bench);
    Part boxes = part_of_group(scene, "actors");
    size_t signs = part_count(boxes, PSG_ITEM_BOX);
    ck_assert_uint_ge(signs, 48);
    for (int group = 0; group < 2; group++) {
        Part name =
            part_of_group(scene, group == 0 ? "group-name-sea" : "group-name-sky");
        PsgRect title = item_bounds(part_nth(name, PSG_ITEM_TEXT, 0));
        for (size_t i = 0; i < signs; i++) {
            ck_assert(!psg_rect_overlaps(title, part_nth(boxes, PSG_ITEM_BOX, i)->box));
        }
    }
    bench_clear(&bench);
}
END_TEST

/* Whether some ground of the group lies below the box. */
static bool
is_on_ground(const PsgScene *scene, const char *prefix, const char *group, PsgRect box)
{
    static const char *const layers[] = {"group-name-", "group-"};
    for (size_t i = 0; i < G_N_ELEMENTS(layers); i++) {
        g_autofree char *id = g_strconcat(prefix, layers[i], group, NULL);
        Part part = part_of_group(scene, id);
        for (size_t k = 0; k < part_count(part, PSG_ITEM_PATH); k++) {
            if (rect_holds(item_bounds(part_nth(part, PSG_ITEM_PATH, k)), box, 0)) {
                return i == 0; /* in the zone itself it is a hole, or stands in it */
            }
        }
    }
    return false;
}

/* Lines go around names of regions: where those are as wide as their region, lines would have
 * to leave it for a box that stands below. */
START_TEST(names_of_regions_take_no_more_room_than_their_words)
{
    Bench bench = bench_of(desk_new(regions), 0, 1, false);
    const PsgFigureInput input = {bench.desk->context, bench.network};
    g_autoptr(PsgView) view = psg_view_of_change(bench.desk->landscape, 0, 1);
    g_autoptr(PsgComparePlaces) places = psg_compare_places_new(
        &input, &bench.desk->pen, view, (PsgRect){0, 100, 1200, 700}, false);
    ck_assert_uint_ge(places->zones->len, 2);
    for (guint i = 0; i < places->zones->len; i++) {
        const PsgNetworkZone *zone = &g_array_index(places->zones, PsgNetworkZone, i);
        ck_assert_double_gt(zone->title.width, 0);
        ck_assert_double_lt(zone->title.width, zone->ground.width / 2);
    }
    bench_clear(&bench);
}
END_TEST

START_TEST(who_joined_a_group_is_not_in_it_before)
{
    Bench bench = bench_of(desk_new(regions), 0, 1, true);
    g_autoptr(PsgScene) scene = drawn(&bench);
    PsgRect before = box_in(scene, "before-", "moves");
    PsgRect after = box_in(scene, "after-", "moves");
    ck_assert(!is_on_ground(scene, "before-", "sky", before));
    ck_assert(is_on_ground(scene, "after-", "sky", after));
    bench_clear(&bench);
    bench = bench_of(desk_new(regions), 0, 1, false);
    g_autoptr(PsgScene) one = drawn(&bench);
    ck_assert(is_on_ground(one, "", "sky", box_in(one, "", "moves")));
    Part list = part_of_group(one, "changes");
    ck_assert(has_word(list, "moves: leaves Sea, joins Sky"));
    ck_assert(has_word(part_of_group(one, "actor-moves"), "joins Sky"));
    bench_clear(&bench);
}
END_TEST

/* What is drawn of a relation's line. */
static const PsgInk *
ink_of(const PsgScene *scene, const char *id)
{
    return &part_nth(part_of_group(scene, id), PSG_ITEM_PATH, 0)->ink;
}

START_TEST(what_is_removed_weighs_least_and_stands_out_where_it_was)
{
    Bench bench = bench_of(desk_new(story), 0, 1, false);
    g_autoptr(PsgScene) one = drawn(&bench);
    const PsgInk *gone = ink_of(one, "relation-2"), *come = ink_of(one, "relation-1");
    ck_assert_int_eq(gone->dash, PSG_DASH_DASHED);
    ck_assert_double_lt(gone->width, 1.5 * bench.desk->context->page.scale);
    ck_assert_double_gt(come->width, 2 * gone->width);
    bench_clear(&bench);
    bench = bench_of(desk_new(story), 0, 1, true);
    g_autoptr(PsgScene) two = drawn(&bench);
    const PsgStyle *style = bench.desk->style;
    ck_assert(is_colour(ink_of(two, "before-relation-2")->stroke, style->accent));
    ck_assert(is_colour(ink_of(two, "after-relation-1")->stroke, style->accent));
    ck_assert(is_colour(ink_of(two, "before-actor-went")->stroke, style->accent));
    ck_assert_int_eq(ink_of(two, "before-actor-went")->dash, PSG_DASH_NONE);
    bench_clear(&bench);
}
END_TEST

/* Discs of signs that stand on no box: on lines. */
static size_t
signs_on_lines(const PsgScene *scene)
{
    Part lines = part_of_group(scene, "relations");
    size_t count = 0;
    for (size_t i = 0; i < part_count(lines, PSG_ITEM_BOX); i++) {
        PsgRect box = part_nth(lines, PSG_ITEM_BOX, i)->box;
        count += fabs(box.width - box.height) < 1e-6 ? 1 : 0;
    }
    return count;
}

/* On the pages of the test lines are short and long. */
START_TEST(new_lines_and_short_ones_have_no_signs)
{
    static const char *const sizes[] = {"slide", "500x900"};
    size_t lengths[2] = {0, 0}; /* short, and long */
    for (size_t page = 0; page < G_N_ELEMENTS(sizes); page++) {
        Desk *desk = desk_of(fixture_landscape(story), NULL, sizes[page], NULL);
        Bench bench = bench_of(desk, 0, 1, false);
        g_autoptr(PsgScene) scene = drawn(&bench);
        PsgRect line =
            item_bounds(part_nth(part_of_group(scene, "relation-2"), PSG_ITEM_PATH, 0));
        bool is_long =
            hypot(line.width, line.height) > 60 * bench.desk->context->page.scale;
        /* the sign and its ring */
        ck_assert_uint_eq(signs_on_lines(scene), is_long ? 2 : 0);
        lengths[is_long]++;
        bench_clear(&bench);
    }
    ck_assert_uint_gt(lengths[1], 0);
}
END_TEST

/* Left to itself: in which form a crowd is drawn. */
static const struct {
    size_t count, changed;
    const char *told; /* NULL: nothing */
    const char *group;
} forms[] = {
    {30, 10, NULL, "changes"},
    {44, 34, "side by side", "before-actors"},
    {150, 150, "by groups", "changes-1"},
};

START_TEST(many_changes_are_drawn_apart_and_it_is_said)
{
    g_autofree char *yaml = crowd(forms[_i].count, forms[_i].changed);
    Bench bench = bench_of(desk_new(yaml), 0, 1, false);
    PsgCompareOptions *options = bench.spec.options;
    options->form = PSG_COMPARE_AUTO;
    g_autoptr(PsgScene) scene = drawn(&bench);
    const char *remark = psg_scene_remark(scene);
    ck_assert_int_eq(remark != NULL, forms[_i].told != NULL);
    if (remark != NULL) {
        ck_assert_ptr_nonnull(strstr(remark, forms[_i].told));
    }
    ck_assert(!part_is_empty(part_of_group(scene, forms[_i].group)));
    bench_clear(&bench);
}
END_TEST

/* A line, its head, and the sign of what is new. */
START_TEST(where_there_are_no_colours_new_lines_have_a_sign)
{
    static const char *const styles[] = {"slides", "dark", "mono"};
    for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
        Desk *desk = desk_of(fixture_landscape(story), styles[i], NULL, NULL);
        Bench bench = bench_of(desk, 0, 1, false);
        g_autoptr(PsgScene) scene = drawn(&bench);
        Part line = part_of_group(scene, "relation-1");
        PsgRect bounds = item_bounds(part_nth(line, PSG_ITEM_PATH, 0));
        ck_assert_double_gt(hypot(bounds.width, bounds.height), 60);
        ck_assert_uint_eq(part_count(line, PSG_ITEM_PATH), i == 2 ? 3 : 2);
        bench_clear(&bench);
    }
}
END_TEST

/* Numbers after a sign, in all texts of the part, added up. */
static size_t
sum_of(Part part, const char *sign)
{
    size_t sum = 0;
    for (size_t i = 0; i < part_count(part, PSG_ITEM_TEXT); i++) {
        const char *text = part_nth(part, PSG_ITEM_TEXT, i)->text;
        if (g_str_has_prefix(text, sign) && g_ascii_isdigit(text[strlen(sign)])) {
            sum += (size_t)g_ascii_strtoull(text + strlen(sign), NULL, 10);
        }
    }
    return sum;
}

START_TEST(cards_of_groups_count_all_that_changed)
{
    g_autofree char *yaml = crowd(150, 120);
    Bench bench = bench_of(desk_new(yaml), 0, 1, false);
    PsgCompareOptions *options = bench.spec.options;
    options->form = PSG_COMPARE_GROUPS;
    g_autoptr(PsgScene) scene = drawn(&bench);
    Part k = part_of_group(scene, "changes-1"), m = part_of_group(scene, "changes-2");
    ck_assert_uint_eq(sum_of(k, "+") + sum_of(m, "+"), 60);
    ck_assert_uint_eq(sum_of(k, "\u2212") + sum_of(m, "\u2212"), 60);
    ck_assert(has_word(k, "30 \u2192 30 actors"));
    ck_assert(has_word(m, "60 \u2192 60 actors"));
    ck_assert(has_word(k, "Relations: "));
    bench_clear(&bench);
}
END_TEST

/* Whatever the colour of the group is, on which they stand. */
START_TEST(words_of_cards_are_read_in_every_style)
{
    static const char *const styles[] = {"slides", "mono", "dark", "print"};
    g_autofree char *yaml = crowd(150, 120);
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
        Bench bench = bench_of(desk_of(fixture_landscape(yaml), styles[i], "slide", NULL),
                               0, 1, false);
        PsgCompareOptions *options = bench.spec.options;
        options->form = PSG_COMPARE_GROUPS;
        g_autoptr(PsgScene) scene = drawn(&bench);
        scene_rules_texts(scene, 14, faults);
        const char *fault = faults->len == 0 ? "" : g_ptr_array_index(faults, 0);
        ck_assert_msg(faults->len == 0, "%s: %s", styles[i], fault);
        bench_clear(&bench);
    }
}
END_TEST

START_TEST(cards_are_of_groups_of_tiers_or_of_kinds)
{
    static const struct {
        const char *said, *first, *second;
    } divisions[] = {
        {"groups: {g: {label: East}, h: {label: West}}\n"
         "actors: {a: {groups: g, kind: k}, b: {groups: h, kind: l, when: 2005/..}}\n",
         "East", "West"},
        {"pyramid: {tiers: [{id: g, label: High}, {id: h, label: Low}]}\n"
         "actors: {a: {tier: g, kind: k}, b: {tier: h, kind: l, when: 2005/..}}\n",
         "High", "Low"},
        {"actors: {a: {kind: k}, b: {kind: l, when: 2005/..}}\n", "Club", "Loge"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(divisions); i++) {
        g_autofree char *yaml =
            g_strconcat("language: en\nslices: [{id: 2000}, {id: 2010}]\n"
                        "kinds: {k: {label: Club}, l: {label: Loge}}\n",
                        divisions[i].said, NULL);
        Bench bench = bench_of(desk_new(yaml), 0, 1, false);
        PsgCompareOptions *options = bench.spec.options;
        options->form = PSG_COMPARE_GROUPS;
        g_autoptr(PsgScene) scene = drawn(&bench);
        ck_assert(has_word(part_of_group(scene, "changes-1"), divisions[i].first));
        ck_assert(has_word(part_of_group(scene, "changes-2"), divisions[i].second));
        ck_assert(has_word(part_of_group(scene, "changes-2"), "0 \u2192 1 actor"));
        bench_clear(&bench);
    }
}
END_TEST

enum { GROUPS = 45, MEMBERS = 6 };

/* Of so many groups those with most changes have cards; a last one tells of the others, so that
 * all are counted. No relation of groups is cut: what has no room is counted, too. */
START_TEST(many_groups_have_cards_or_are_counted)
{
    GString *yaml =
        g_string_new("language: en\nslices: [{id: 2000}, {id: 2010}]\ngroups:\n");
    for (int i = 0; i < GROUPS; i++) {
        g_string_append_printf(yaml, "  g%d: {label: Region %d.}\n", i, i);
    }
    g_string_append(yaml, "actors:\n");
    for (int i = 0; i < GROUPS * MEMBERS; i++) {
        int group = i % GROUPS; /* of the last five groups all members are new */
        const char *when = group >= GROUPS - 5 || i < GROUPS ? "2005/.."
                           : i < 4 * GROUPS                  ? "1990/.."
                                                             : "1990/2005";
        g_string_append_printf(yaml, "  n%d: {name: Actor %d., when: %s, groups: g%d}\n",
                               i, i, when, group);
    }
    g_string_append(yaml, "relations:\n");
    for (int i = 0; i < GROUPS * MEMBERS - 1; i++) {
        g_string_append_printf(yaml, "  - {from: n%d, to: n%d}\n", i, i + 1);
        g_string_append_printf(yaml, "  - {from: n%d, to: n%d}\n", i, i * i % GROUPS);
    }
    Bench bench = bench_of(desk_new(yaml->str), 0, 1, false);
    PsgCompareOptions *options = bench.spec.options;
    options->form = PSG_COMPARE_GROUPS;
    g_autoptr(PsgScene) scene = drawn(&bench);
    size_t added = 0, removed = 0, cards = 0;
    for (int i = 1; i <= GROUPS + 2; i++) {
        g_autofree char *id = g_strdup_printf("changes-%d", i);
        Part card = part_of_group(scene, id);
        if (!part_is_empty(card)) {
            cards++;
            added += sum_of(card, "+");
            removed += sum_of(card, "\u2212");
        }
        ck_assert(i <= GROUPS - 5 || i > GROUPS || !part_is_empty(card));
        g_autofree char *words = part_words(card);
        ck_assert_ptr_null(strstr(words, "\u2026"));
    }
    ck_assert_uint_eq(cards, 12);
    ck_assert_uint_eq(added, GROUPS + 5 * (MEMBERS - 1));
    ck_assert_uint_eq(removed, (GROUPS - 5) * (MEMBERS - 4));
    g_autofree char *id = g_strdup_printf("changes-%d", GROUPS + 2);
    g_autofree char *others = g_strdup_printf("%d others", GROUPS - 11);
    ck_assert(has_word(part_of_group(scene, id), others));
    g_string_free(yaml, TRUE);
    bench_clear(&bench);
}
END_TEST

/* Every kind of change, each of many. */
static char *
many_of_all(void)
{
    GString *yaml = g_string_new("language: en\nslices: [{id: 2000}, {id: 2010}]\n"
                                 "kinds: {k: {label: Club}, m: {label: Board}}\n"
                                 "groups: {g: {}, h: {}}\nactors:\n");
    for (int i = 0; i < 14; i++) {
        g_string_append_printf(
            yaml,
            "  a%d: {name: Added %d, when: 2005/..}\n"
            "  r%d: {name: Removed %d, when: 1990/2005}\n"
            "  n%d: {name: {../2005: Old name %d, 2006/..: New name %d}}\n"
            "  k%d: {name: Kind %d, kind: {../2005: k, 2006/..: m}}\n"
            "  g%d: {name: Group %d, groups: {../2005: g, 2006/..: h}}\n"
            "  t%d: {name: Talk %d, talked-of: 2010}\n",
            i, i, i, i, i, i, i, i, i, i, i, i, i);
    }
    return g_string_free(yaml, FALSE);
}

START_TEST(each_section_of_the_list_has_its_share)
{
    static const char *const headings[] = {"Added",      "Removed",     "Renamed",
                                           "Other kind", "Other group", "Now talked of"};
    g_autofree char *yaml = many_of_all();
    Bench bench = bench_of(desk_new(yaml), 0, 1, false);
    g_autoptr(PsgScene) scene = drawn(&bench);
    Part list = part_of_group(scene, "changes");
    PsgSize page = psg_scene_size(scene);
    for (size_t i = 0; i < G_N_ELEMENTS(headings); i++) {
        ck_assert_msg(part_text(list, headings[i]) != NULL, "no %s", headings[i]);
        double from = part_text(list, headings[i])->at.y;
        double to = i + 1 < G_N_ELEMENTS(headings)
                        ? part_text(list, headings[i + 1])->at.y
                        : page.height;
        size_t lines = 0;
        for (size_t k = 0; k < part_count(list, PSG_ITEM_TEXT); k++) {
            const PsgItem *text = part_nth(list, PSG_ITEM_TEXT, k);
            lines += text->at.y > from + 1 && text->at.y < to - 1 ? 1 : 0;
        }
        ck_assert_msg(lines >= 2, "%s has no share", headings[i]);
    }
    ck_assert(has_word(list, "more"));
    bench_clear(&bench);
}
END_TEST

/* Long names that became short, and the other way round, where there is little room. */
START_TEST(a_name_on_a_side_is_the_one_of_its_slice)
{
    static const char *const prefixes[] = {"before-", "after-"};
    GString *yaml = g_string_new("language: en\nslices: [{id: 2000}, {id: 2010}]\n"
                                 "actors:\n");
    for (int i = 0; i < 24; i++) {
        static const char *const long_name = "House of the water and the roads";
        g_string_append_printf(yaml, "  a%d: {name: {../2005: %s %d, 2006/..: %s %d}}\n",
                               i, i % 2 == 0 ? long_name : "Yard", i,
                               i % 2 == 0 ? "Yard" : long_name, i);
    }
    Bench bench = bench_of(desk_new(yaml->str), 0, 1, true);
    g_string_free(yaml, TRUE);
    g_autoptr(PsgScene) scene = drawn(&bench);
    for (size_t side = 0; side < 2; side++) {
        check_no_overlap(&bench, scene, prefixes[side]);
        for (size_t i = 0; i < bench.desk->landscape->actor_count; i++) {
            const PsgActor *actor = &bench.desk->landscape->actors[i];
            const PsgInterval *when = &bench.desk->landscape->slices[side].when;
            g_autofree char *id = g_strconcat(prefixes[side], "actor-", actor->id, NULL);
            g_autofree char *words = part_words(part_of_group(scene, id));
            g_auto(GStrv) pieces = g_strsplit(words, " | ", -1);
            g_autofree char *plain = g_strjoinv(" ", pieces);
            ck_assert_msg(strstr(plain, "\u2026") == NULL, "%s is cut", plain);
            const char *name = psg_text_in(psg_dated_text_at(&actor->name, when), "en");
            ck_assert_msg(g_str_has_prefix(plain, name), "%s is called %s", name, plain);
        }
    }
    bench_clear(&bench);
}
END_TEST

static const char *const high_and_wide[] = {"slide", "slide-4x3", "a4-portrait"};

/* Long labels of slices, in the heading and on both sides. */
START_TEST(titles_of_sides_lie_on_nothing)
{
    static const char *const labels =
        "language: en\n"
        "slices:\n"
        "  - {id: 2000, label: Before the reform of all the water boards and of the councils}\n"
        "  - {id: 2010, label: After the reform of all the water boards and of the councils}\n"
        "actors: {a: {}, b: {when: 2005/..}, c: {when: 1990/2005}}\n"
        "relations: [{from: a, to: b}]\n";
    Desk *desk = desk_of(fixture_landscape(labels), NULL, high_and_wide[_i], NULL);
    Bench bench = bench_of(desk, 0, 1, true);
    g_autoptr(PsgScene) scene = drawn(&bench);
    Part all = part_of_scene(scene);
    size_t count = part_count(all, PSG_ITEM_TEXT);
    for (size_t i = 0; i < count; i++) {
        PsgRect one = item_bounds(part_nth(all, PSG_ITEM_TEXT, i));
        for (size_t k = 0; k < i; k++) {
            PsgRect other = item_bounds(part_nth(all, PSG_ITEM_TEXT, k));
            ck_assert_msg(!psg_rect_overlaps(psg_rect_grow(one, -2), other),
                          "\"%s\" lies on \"%s\"", part_nth(all, PSG_ITEM_TEXT, i)->text,
                          part_nth(all, PSG_ITEM_TEXT, k)->text);
        }
    }
    bench_clear(&bench);
}
END_TEST

Suite *
compare_suite(void)
{
    Suite *suite = suite_create("compare");
    TCase *told = tcase_create("told");
    tcase_add_test(told, the_words_beside_it_name_all_that_changed);
    tcase_add_test(told, each_change_has_an_outline_a_sign_and_a_word_of_its_own);
    tcase_add_test(told, a_reader_of_the_list_knows_who_came_and_who_went);
    tcase_add_test(told, a_slice_against_itself_has_nothing_to_tell);
    tcase_add_test(told, everybody_may_have_gone);
    tcase_add_test(told, what_is_removed_weighs_least_and_stands_out_where_it_was);
    tcase_add_test(told, new_lines_and_short_ones_have_no_signs);
    tcase_add_loop_test(told, many_changes_are_drawn_apart_and_it_is_said, 0,
                        G_N_ELEMENTS(forms));
    tcase_add_test(told, where_there_are_no_colours_new_lines_have_a_sign);
    tcase_add_test(told, cards_of_groups_count_all_that_changed);
    tcase_add_test(told, words_of_cards_are_read_in_every_style);
    tcase_add_test(told, cards_are_of_groups_of_tiers_or_of_kinds);
    tcase_add_test(told, many_groups_have_cards_or_are_counted);
    tcase_add_test(told, each_section_of_the_list_has_its_share);
    tcase_add_test(told, names_of_regions_take_no_more_room_than_their_words);
    tcase_add_test(told, signs_keep_off_the_names_of_regions);
    tcase_add_test(told, who_joined_a_group_is_not_in_it_before);
    tcase_add_loop_test(told, the_table_tells_the_same, 0, G_N_ELEMENTS(cells));
    tcase_add_test(told, the_table_tells_successions);
    tcase_add_test(told, aggregates_have_the_numbers_of_their_side);
    tcase_add_test(told, boxes_of_kinds_are_named_and_not_in_the_legend);
    suite_add_tcase(suite, told);
    TCase *placed = tcase_create("placed");
    tcase_set_timeout(placed, 60);
    tcase_add_loop_test(placed, nothing_overlaps_and_all_is_large_enough, 0,
                        thorough(2 * G_N_ELEMENTS(pages), 2));
    tcase_add_test(placed, a_name_on_a_side_is_the_one_of_its_slice);
    tcase_add_loop_test(placed, titles_of_sides_lie_on_nothing, 0,
                        G_N_ELEMENTS(high_and_wide));
    tcase_add_loop_test(placed, groups_have_the_regions_that_they_have_in_the_network, 0,
                        2);
    tcase_add_test(placed, boxes_of_a_row_keep_their_order);
    tcase_add_test(placed, few_boxes_are_not_lost_on_the_page);
    tcase_add_test(placed, names_have_a_line_each_or_run_in_lines);
    tcase_add_test(placed, side_by_side_actors_stand_in_the_same_places);
    tcase_add_test(placed, side_by_side_each_slice_tells_its_own_groups);
    tcase_add_test(placed, a_long_list_below_the_drawing_runs_in_lines);
    tcase_add_test(placed, a_cut_list_fills_its_column);
    tcase_add_test(placed, a_note_below_the_drawing_leaves_the_strip_free);
    tcase_add_test(placed, whom_a_change_concerns_has_a_name);
    tcase_add_loop_test(placed, where_there_is_no_room_for_names_it_says_so, 0,
                        G_N_ELEMENTS(crowds));
    suite_add_tcase(suite, placed);
    return suite;
}
