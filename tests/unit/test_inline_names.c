/* Names in running lines: none is lost without being counted, none leaves its column. */
#include "figure/part/inline_names.h"
#include "fixture.h"
#include "part.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *inline_names_suite(void);

static const char *const story =
    "language: en\n"
    "slices: [{id: 2007}]\n"
    "actors:\n"
    "  a: {name: Alpha}\n"
    "  b: {name: Beta, when: 2007/..}\n"
    "  c: {name: Gamma, talked-of: 2007}\n"
    "  d: {name: Delta}\n"
    "  e: {name: An institute with a name that is much longer than those of all others}\n"
    "  f: {name: Zeta}\n"
    "  g: {name: Eta}\n"
    "  h: {name: Theta}\n";

enum { ACTORS = 8 };

/* All actors of the story, in a column. */
static PsgInlineNames
flow_of(const Desk *desk, const PsgViewActor *actors[ACTORS], double width, size_t most)
{
    const PsgView *view = desk->context->views[0];
    ck_assert_uint_eq(view->actor_count, ACTORS);
    for (size_t i = 0; i < ACTORS; i++) {
        actors[i] = &view->actors[i];
    }
    return (PsgInlineNames){.actors = actors,
                            .count = ACTORS,
                            .width = width,
                            .most = most,
                            .anchor = PSG_ANCHOR_START};
}

static char *
words_in(Desk *desk, double width, size_t most)
{
    const PsgViewActor *actors[ACTORS];
    PsgInlineNames flow = flow_of(desk, actors, width, most);
    psg_inline_names_draw(&desk->pen, &flow, (PsgPoint){100, 100});
    return part_words(part_of_scene(desk->scene));
}

START_TEST(all_names_are_said_where_there_is_room)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autofree char *words = words_in(desk, 1200, 4);
    ck_assert_str_eq(
        words,
        "Alpha, | Beta (new), | Gamma (talked of), | Delta, | An institute with a name "
        "that is much longer than those of all others, | Zeta, | Eta, | Theta");
}
END_TEST

START_TEST(what_has_no_room_is_counted)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autofree char *words = words_in(desk, 330, 1);
    ck_assert_ptr_nonnull(strstr(words, "Alpha, | Beta (new), | + 6 more"));
}
END_TEST

/* Who is new is not among those that are counted. */
START_TEST(news_are_named_before_others)
{
    GString *yaml = g_string_new("language: en\nslices: [{id: 2007}]\nactors:\n");
    for (int i = 0; i < 60; i++) {
        g_string_append_printf(yaml, "  n%d: {name: Actor %d%s}\n", i, i,
                               i == 31 || i == 59 ? ", when: 2007/.." : "");
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    const PsgView *view = desk->context->views[0];
    const PsgViewActor *actors[60];
    for (size_t i = 0; i < 60; i++) {
        actors[i] = &view->actors[i];
    }
    PsgInlineNames flow = {.actors = actors,
                           .count = 60,
                           .width = 500,
                           .most = 2,
                           .anchor = PSG_ANCHOR_START};
    psg_inline_names_draw(&desk->pen, &flow, (PsgPoint){100, 100});
    g_autofree char *words = part_words(part_of_scene(desk->scene));
    ck_assert_msg(
        g_str_has_prefix(words, "Actor 31 (new), | Actor 59 (new), | Actor 0, | Actor 1"),
        "%s", words);
    g_string_free(yaml, TRUE);
}
END_TEST

START_TEST(what_is_new_has_the_accent_and_what_is_talked_of_is_slanted)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_free(words_in(desk, 1200, 4));
    Part all = part_of_scene(desk->scene);
    const PsgTextLook *fresh = &part_text(all, "Beta (new),")->look;
    const PsgTextLook *old = &part_text(all, "Alpha,")->look;
    ck_assert_mem_eq(&fresh->colour, &desk->style->accent, sizeof(PsgColour));
    ck_assert_mem_ne(&old->colour, &desk->style->accent, sizeof(PsgColour));
    ck_assert(part_text(all, "Gamma (talked of),")->look.font.italic);
    ck_assert(!old->font.italic);
}
END_TEST

/* How many actors are named: whole, if need be in several lines, or cut at the end. */
static size_t
names_said(const Desk *desk, Part all)
{
    g_autoptr(GString) said = g_string_new(NULL);
    size_t named = 0;
    for (size_t i = 0; i < part_count(all, PSG_ITEM_TEXT); i++) {
        g_string_append_printf(said, "%s ", part_nth(all, PSG_ITEM_TEXT, i)->text);
    }
    for (size_t i = 0; i < ACTORS; i++) {
        const PsgText *text = &desk->landscape->actors[i].name.items[0].text;
        const char *name = psg_context_text(desk->context, text);
        g_autofree char *begin = g_strndup(name, 3);
        const char *at = strstr(said->str, begin);
        named += at != NULL &&
                         (strstr(said->str, name) != NULL || strstr(at, "\u2026") != NULL)
                     ? 1
                     : 0;
    }
    return named;
}

/* In columns of any width: within the column, on as many lines as were told, all names
 * said or counted. */
static void
check_column(double width, size_t most, PsgAnchor anchor)
{
    g_autoptr(Desk) desk = desk_new(story);
    const PsgViewActor *actors[ACTORS];
    PsgInlineNames flow = flow_of(desk, actors, width, most);
    flow.anchor = anchor;
    size_t lines = psg_inline_names_lines(&desk->pen, &flow);
    double height = psg_inline_names_line_height(&desk->pen);
    PsgPoint at = {anchor == PSG_ANCHOR_END ? 1000 : 1000 - width, 100};
    psg_inline_names_draw(&desk->pen, &flow, at);
    Part all = part_of_scene(desk->scene);
    size_t count = part_count(all, PSG_ITEM_TEXT);
    ck_assert_uint_le(lines, most);
    for (size_t i = 0; i < count; i++) {
        const PsgItem *name = part_nth(all, PSG_ITEM_TEXT, i);
        PsgRect bounds = item_bounds(name);
        ck_assert_msg(bounds.x >= 1000 - width - 0.01 &&
                          psg_rect_right(bounds) <= 1000.01,
                      "\"%s\" leaves a column of %g by %g", name->text, width,
                      MAX(1000 - width - bounds.x, psg_rect_right(bounds) - 1000));
        double line = round((name->at.y - 100) / height);
        ck_assert_double_ge(line, 0);
        ck_assert_double_lt(line, (double)lines);
    }
    const PsgItem *last = part_nth(all, PSG_ITEM_TEXT, count - 1);
    size_t named = names_said(desk, all);
    g_autofree char *rest = g_strdup_printf("+ %zu more", flow.count - named);
    ck_assert_msg(named == flow.count || strcmp(last->text, rest) == 0,
                  "%zu names end with \"%s\"", named, last->text);
}

/* In a column that is narrower than a name, where there are lines enough. */
START_TEST(long_names_are_whole)
{
    for (double width = 120; width < 700; width += 45) {
        g_autoptr(Desk) desk = desk_new(story);
        const PsgViewActor *actors[ACTORS];
        PsgInlineNames flow = flow_of(desk, actors, width, 40);
        psg_inline_names_draw(&desk->pen, &flow, (PsgPoint){100, 100});
        Part all = part_of_scene(desk->scene);
        for (size_t i = 0; i < part_count(all, PSG_ITEM_TEXT); i++) {
            const char *text = part_nth(all, PSG_ITEM_TEXT, i)->text;
            ck_assert_msg(strstr(text, "\u2026") == NULL, "\"%s\" in %g", text, width);
        }
        ck_assert_uint_eq(names_said(desk, all), ACTORS);
    }
}
END_TEST

START_TEST(names_keep_to_their_column)
{
    for (size_t most = 1; most <= 4; most++) {
        check_column(150 + 11.0 * _i, most, PSG_ANCHOR_START);
        check_column(150 + 11.0 * _i, most, PSG_ANCHOR_END);
    }
}
END_TEST

START_TEST(nobody_takes_no_line)
{
    g_autoptr(Desk) desk = desk_new(story);
    PsgInlineNames flow = {.width = 100, .most = 2, .anchor = PSG_ANCHOR_START};
    ck_assert_uint_eq(psg_inline_names_lines(&desk->pen, &flow), 0);
    psg_inline_names_draw(&desk->pen, &flow, (PsgPoint){0, 0});
    ck_assert(part_is_empty(part_of_scene(desk->scene)));
}
END_TEST

Suite *
inline_names_suite(void)
{
    Suite *suite = suite_create("inline_names");
    TCase *words = tcase_create("words");
    tcase_add_test(words, all_names_are_said_where_there_is_room);
    tcase_add_test(words, what_has_no_room_is_counted);
    tcase_add_test(words, news_are_named_before_others);
    tcase_add_test(words, what_is_new_has_the_accent_and_what_is_talked_of_is_slanted);
    suite_add_tcase(suite, words);
    TCase *room = tcase_create("room");
    tcase_add_test(room, long_names_are_whole);
    tcase_add_loop_test(room, names_keep_to_their_column, 0, 40);
    tcase_add_test(room, nobody_takes_no_line);
    suite_add_tcase(suite, room);
    return suite;
}
