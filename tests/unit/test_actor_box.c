/* The box of an actor: room for all that is told, the same in every slice, and what is
 * told of it. */
#include "figure/part/actor_box.h"
#include "figure/part/shape.h"
#include "figure/strings.h"
#include "fixture.h"
#include "part.h"

#include <check.h>
#include <string.h>

Suite *actor_box_suite(void);

static const char *const story =
    "language: en\n"
    "slices: [{id: 2007}, {id: 2008}, {id: 2009}, {id: 2027, question: true}]\n"
    "kinds: {k: {shape: hexagon}}\n"
    "actors:\n"
    "  plain: {name: X, when: 2000/..}\n"
    "  brief: {name: X, when: 2008}\n"
    "  heard: {name: X, talked-of: 2007, when: 2009/..}\n"
    "  renamed: {name: {../2007: X, 2008/..: A much longer name}, when: 2000/..}\n"
    "  angular: {name: X, kind: k, when: 2000/..}\n"
    "  never: {name: X, when: 1990/1991}\n"
    "  linked: {name: X, full: The X, url: 'mailto:x@example.org', note: Mind it, when: 2000/2030}\n";

static PsgSize
size_of(const Desk *desk, const char *actor)
{
    g_autofree PsgSize *sizes = psg_actor_box_sizes(&desk->pen, 1, false);
    return sizes[psg_landscape_actor_lookup(desk->landscape, actor)];
}

/* Draws the actor as it is in the slice, in a box of its own size. */
static Part
drawn(Desk *desk, const char *slice, const char *actor)
{
    PsgSize size = size_of(desk, actor);
    const PsgViewActor *seen = desk_seen(desk, slice, actor);
    ck_assert_ptr_nonnull(seen);
    const PsgBoxManner manner = {.view = desk->context->views[desk_slice(desk, slice)],
                                 .shrink = 1};
    psg_actor_box_draw(&desk->pen, &manner, seen,
                       (PsgRect){100, 100, size.width, size.height});
    g_autofree char *id = g_strconcat("actor-", actor, NULL);
    return part_of_group(desk->scene, id);
}

START_TEST(a_box_has_room_for_all_that_is_told_in_any_slice)
{
    g_autoptr(Desk) desk = desk_new(story);
    PsgSize plain = size_of(desk, "plain"), brief = size_of(desk, "brief");
    ck_assert_double_gt(brief.width,
                        plain.width); /* "new" and "ends" stand side by side */
    ck_assert_double_gt(size_of(desk, "renamed").width, plain.width);
    ck_assert_double_gt(size_of(desk, "angular").width,
                        plain.width); /* its slanted sides */
    ck_assert_double_eq_tol(size_of(desk, "never").width, 0, 1e-9);
}
END_TEST

static const struct {
    const char *slice, *actor, *words, *class;
} told[] = {
    {"2007", "plain", "X", "actor"},
    {"2008", "brief", "X | new | ends", "actor new leaving"},
    {"2007", "heard", "X | talked of", "actor talked-of"},
    {"2009", "heard", "X | new", "actor new"},
    {"2007", "renamed", "X", "actor"},
    {"2008", "renamed", "A much longer | name | formerly X", "actor"},
    {"2009", "renamed", "A much longer | name", "actor"},
    {"2027", "plain", "X | still there?", "actor unsure"},
    {"2027", "linked", "X", "actor"},
    {"2007", "angular", "X", "actor kind-k"},
};

START_TEST(a_box_tells_in_words)
{
    g_autoptr(Desk) desk = desk_new(story);
    Part part = drawn(desk, told[_i].slice, told[_i].actor);
    g_autofree char *words = part_words(part);
    g_autofree char *flat = g_strdelimit(g_strdup(words), "|", ' ');
    g_autofree char *expected = g_strdelimit(g_strdup(told[_i].words), "|", ' ');
    g_auto(GStrv) found = g_strsplit(g_strstrip(flat), " ", -1);
    g_auto(GStrv) wanted = g_strsplit(g_strstrip(expected), " ", -1);
    g_autofree char *joined =
        g_strjoinv("", found); /* where lines break is not the point */
    g_autofree char *joined_wanted = g_strjoinv("", wanted);
    ck_assert_str_eq(joined, joined_wanted);
    ck_assert_str_eq(part_look(part)->class, told[_i].class);
}
END_TEST

static const struct {
    const char *slice, *actor;
    PsgDash dash;
    bool is_filled;
} outlines[] = {
    {"2007", "plain", PSG_DASH_NONE, true},
    {"2007", "heard", PSG_DASH_DASHED, false},
    {"2027", "plain", PSG_DASH_DOTTED, false},
};

START_TEST(who_is_not_quite_there_is_drawn_so)
{
    g_autoptr(Desk) desk = desk_new(story);
    Part part = drawn(desk, outlines[_i].slice, outlines[_i].actor);
    const PsgInk *ink = &part_nth(part, PSG_ITEM_PATH, 0)->ink;
    bool is_filled = memcmp(&ink->fill, &desk->style->background, sizeof ink->fill) != 0;
    ck_assert_int_eq(ink->dash, outlines[_i].dash);
    ck_assert_int_eq(is_filled, outlines[_i].is_filled);
    ck_assert_int_eq(part_nth(part, PSG_ITEM_TEXT, 0)->look.font.italic,
                     outlines[_i].dash == PSG_DASH_DASHED);
}
END_TEST

START_TEST(pointing_at_it_tells_name_life_and_note)
{
    g_autoptr(Desk) desk = desk_new(story);
    const PsgGroupLook *look = part_look(drawn(desk, "2007", "linked"));
    ck_assert_str_eq(look->title, "The X (2000–2030)\nMind it");
    ck_assert_str_eq(look->href, "mailto:x@example.org");
    look = part_look(drawn(desk, "2007", "heard"));
    ck_assert_str_eq(look->title, "X (since 2009)");
    ck_assert_ptr_null(look->href);
}
END_TEST

START_TEST(a_shrunk_box_has_smaller_letters_all_inside)
{
    g_autoptr(Desk) desk = desk_new(story);
    PsgSize size = size_of(desk, "brief");
    PsgRect box = {100, 100, size.width * 0.7, size.height * 0.7};
    const PsgBoxManner manner = {.view = desk->context->views[desk_slice(desk, "2008")],
                                 .shrink = 0.7};
    psg_actor_box_draw(&desk->pen, &manner, desk_seen(desk, "2008", "brief"), box);
    Part part = part_of_group(desk->scene, "actor-brief");
    for (size_t i = 0; i < part_count(part, PSG_ITEM_TEXT); i++) {
        const PsgItem *text = part_nth(part, PSG_ITEM_TEXT, i);
        ck_assert_double_lt(text->look.font.size, 14);
        ck_assert(rect_holds(box, item_bounds(text), 0.5));
    }
}
END_TEST

START_TEST(the_words_are_in_the_language_of_the_figures)
{
    g_autoptr(Desk) desk = desk_of(fixture_landscape(story), NULL, NULL, "fr");
    g_autofree char *words = part_words(drawn(desk, "2008", "brief"));
    ck_assert_str_eq(words, "X | nouveau | prend fin");
    for (int word = 0; word <= PSG_WORD_COLON; word++) { /* none is missing */
        ck_assert_str_ne(psg_word((PsgWord)word, "fr"), "");
        ck_assert_str_eq(psg_word((PsgWord)word, "de"), psg_word((PsgWord)word, "en"));
        ck_assert_str_eq(psg_word((PsgWord)word, "fr-CA"), psg_word((PsgWord)word, "fr"));
    }
}
END_TEST

START_TEST(a_sample_looks_like_the_box)
{
    g_autoptr(Desk) desk = desk_new(story);
    PsgRect room = {10, 10, 34, 17};
    psg_actor_box_sample(&desk->pen, room, &(PsgLegendEntry){.kind = 0});
    Part box = drawn(desk, "2007", "angular");
    const PsgItem *sample = part_nth(part_of_scene(desk->scene), PSG_ITEM_PATH, 0);
    const PsgInk *ink = &part_nth(box, PSG_ITEM_PATH, 0)->ink;
    ck_assert(rect_holds(room, item_bounds(sample), 1e-9));
    ck_assert_mem_eq(&sample->ink.fill, &ink->fill, sizeof(PsgColour));
    ck_assert_mem_eq(&sample->ink.stroke, &ink->stroke, sizeof(PsgColour));
}
END_TEST

static const char *const shapes[] = {"box",     "round", "pill", "ellipse",
                                     "hexagon", "cut",   "tab"};

static const char *const names[] = {
    "X",
    "Ministère de l'Enseignement supérieur, de la Recherche et de l'Innovation",
    "Donaudampfschifffahrtsgesellschaft",
    ("International Consortium for the Advancement of Interdisciplinary Computational "
     "Research and Education"),
    "المركز الوطني للبحث العلمي والتقني",
    "理化学研究所計算科学研究センター",
    "Вычислительный центр Академии наук",
    "Εθνικό Κέντρο Έρευνας Φυσικών Επιστημών",
    "🚀 Team 👩‍🚀👨‍🚀",
};

/* One actor of each name, of a kind with that shape, which was called otherwise before. */
static Desk *
desk_of_names(const char *shape)
{
    g_autoptr(GString) yaml = g_string_new("slices: [{id: 2007}, {id: 2008}]\n");
    g_string_append_printf(yaml, "kinds: {k: {shape: %s}}\nactors:\n", shape);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_string_append_printf(yaml,
                               "  n%zu: {name: \"%s\", kind: k, when: 2008}\n"
                               "  f%zu: {name: {../2007: Before, 2008/..: \"%s\"}, kind: "
                               "k, when: 2000/2008}\n",
                               i, names[i], i, names[i]);
    }
    return desk_new(yaml->str);
}

/* All that is written lies within the outline: text from its baseline to the top of capitals. */
static void
check_inside(Part part, PsgShape shape, PsgRect box)
{
    for (size_t i = 0; i < part_count(part, PSG_ITEM_TEXT); i++) {
        const PsgItem *text = part_nth(part, PSG_ITEM_TEXT, i);
        PsgRect letters = item_bounds(text);
        double baseline = text->at.y, top = baseline - 0.7 * text->look.font.size;
        PsgPoint corners[] = {{letters.x, baseline},
                              {letters.x, top},
                              {psg_rect_right(letters), baseline},
                              {psg_rect_right(letters), top}};
        for (size_t k = 0; k < G_N_ELEMENTS(corners); k++) {
            ck_assert_msg(psg_shape_holds(shape, box, corners[k]), "\"%s\" spills over",
                          text->text);
        }
    }
}

/* How it is drawn in a box of its size. */
static Part
drawn_in(Desk *desk, const PsgViewActor *seen, const PsgBoxManner *manner, PsgRect *box)
{
    PsgSize size = psg_actor_box_size(&desk->pen, manner, seen);
    *box = (PsgRect){100, 100, size.width, size.height};
    psg_scene_free(desk->scene);
    desk->scene = psg_scene_new((PsgSize){900, 600}, desk->style->background);
    desk->pen.scene = desk->scene;
    psg_actor_box_draw(&desk->pen, manner, seen, *box);
    g_autofree char *id =
        g_strconcat("actor-", desk->landscape->actors[seen->actor].id, NULL);
    return part_of_group(desk->scene, id);
}

START_TEST(names_stay_within_any_outline)
{
    g_autoptr(Desk) desk = desk_of_names(shapes[_i / 2]);
    const PsgView *view = desk->context->views[1];
    const PsgBoxManner manner = {.view = view, .shrink = 1, .is_tight = _i % 2 == 1};
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        PsgRect box;
        Part part = drawn_in(desk, seen, &manner, &box);
        check_inside(part, psg_context_shape(desk->context, seen->kind), box);
        g_autofree char *words = part_words(part);
        ck_assert_msg(manner.is_tight || strstr(words, "…") == NULL, "%s: cut", words);
    }
}
END_TEST

static const char *const stems[] = {
    "Institut national de la recherche en informatique et en automatique et en tout ce qui "
    "s'y rapporte de près ou de loin, section de la ville et du département de %s",
    "国立研究開発法人理化学研究所計算科学研究センター高性能計算機システム研究開発部門第二計算科学"
    "研究室特別研究員室分室%s",
    "Verwaltungsgerichtsbarkeitsreformgesetzgebungskommissionsvorsitzendenstellvertreterinnen"
    "versammlungsprotokollführerausbildungsstätte%s",
};

START_TEST(names_that_begin_alike_are_not_cut_alike)
{
    g_autoptr(GString) yaml = g_string_new("slices: [{id: 2008}]\nactors:\n");
    for (size_t i = 0; i < 3; i++) {
        static const char *const ends[] = {"Nantes", "Bordeaux", "Nancy"};
        g_autofree char *name = g_strdup(stems[_i]);
        *strstr(name, "%s") = '\0';
        g_string_append_printf(yaml, "  a%zu: {name: \"%s%s\"}\n", i, name, ends[i]);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    const PsgView *view = desk->context->views[0];
    const PsgBoxManner manner = {.view = view, .shrink = 1, .is_tight = true};
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < view->actor_count; i++) {
        PsgRect box;
        char *words = part_words(drawn_in(desk, &view->actors[i], &manner, &box));
        ck_assert_ptr_nonnull(strstr(words, "…"));
        ck_assert_msg(g_hash_table_add(seen, words), "twice: %s", words);
    }
}
END_TEST

/* Two lines rather than three, and no word is broken that a line has room for. */
START_TEST(names_take_few_lines_of_whole_words)
{
    static const struct {
        const char *name, *tight;
    } lines[] = {
        {"Falcon Transport 47", "Falcon | Transport 47"},
        {"Bright Institute 68", "Bright | Institute 68"},
        {"Union", "Union"},
        {"Centre interdisciplinaire", "Centre | interdisciplinaire"},
    };
    g_autofree char *yaml =
        g_strdup_printf("slices: [{id: 2008}]\nactors: {a: {name: %s}}", lines[_i].name);
    g_autoptr(Desk) desk = desk_new(yaml);
    const PsgView *view = desk->context->views[0];
    const PsgBoxManner manner = {.view = view, .shrink = 1, .is_tight = true};
    PsgRect box;
    g_autofree char *words = part_words(drawn_in(desk, &view->actors[0], &manner, &box));
    ck_assert_str_eq(words, lines[_i].tight);
}
END_TEST

Suite *
actor_box_suite(void)
{
    Suite *suite = suite_create("actor_box");
    TCase *boxes = tcase_create("boxes");
    tcase_add_test(boxes, a_box_has_room_for_all_that_is_told_in_any_slice);
    tcase_add_loop_test(boxes, who_is_not_quite_there_is_drawn_so, 0,
                        G_N_ELEMENTS(outlines));
    tcase_add_test(boxes, a_shrunk_box_has_smaller_letters_all_inside);
    tcase_add_test(boxes, a_sample_looks_like_the_box);
    tcase_add_loop_test(boxes, names_stay_within_any_outline, 0,
                        2 * G_N_ELEMENTS(shapes));
    tcase_add_loop_test(boxes, names_that_begin_alike_are_not_cut_alike, 0,
                        G_N_ELEMENTS(stems));
    tcase_add_loop_test(boxes, names_take_few_lines_of_whole_words, 0, 4);
    suite_add_tcase(suite, boxes);
    TCase *words = tcase_create("words");
    tcase_add_loop_test(words, a_box_tells_in_words, 0, G_N_ELEMENTS(told));
    tcase_add_test(words, pointing_at_it_tells_name_life_and_note);
    tcase_add_test(words, the_words_are_in_the_language_of_the_figures);
    suite_add_tcase(suite, words);
    return suite;
}
