/* Who is seen in a slice, and what is told of them. */
#include "fixture.h"

#include "slice/view.h"

#include <check.h>
#include <string.h>

Suite *view_suite(void);

static const char *const story =
    "language: en\n"
    "slices: [{id: before, when: ../2007}, {id: 2007}, {id: 2008}, {id: 2009},\n"
    "         {id: 2017}, {id: 2027, question: true}]\n"
    "kinds: {body: {label: Body}}\n"
    "actors:\n"
    "  old: {when: 1994/..}\n"
    "  born: {when: 2007/..}\n"
    "  brief: {when: 2008/2008}\n"
    "  ends: {when: ../2009}\n"
    "  late: {when: 2012/..}\n"
    "  heard: {talked-of: 2008, when: 2009-06/..}\n"
    "  topic: {talked-of: 2009}\n"
    "  always: {kind: body}\n"
    "  renamed: {name: {../2008: First, 2009/..: Second}, when: 2000/..}\n"
    "  again: {when: [2007/2007, 2009/..]}\n"
    "relations:\n"
    "  - {from: old, to: born}\n"
    "  - {from: old, to: brief, when: 2008}\n"
    "  - {from: old, to: heard}\n"
    "  - {from: always, to: old, when: 1994}\n";

static const PsgViewActor *
seen(const PsgView *view, const char *id)
{
    for (size_t i = 0; i < view->actor_count; i++) {
        if (strcmp(view->landscape->actors[view->actors[i].actor].id, id) == 0) {
            return &view->actors[i];
        }
    }
    return NULL;
}

/* One letter for what is told of an actor: '.' absent, 't' talked of, 'u' unsure, 'n'
 * new, 'l' leaving, 'b' both, 'p' simply present. */
static char
letter(const PsgViewActor *actor)
{
    if (actor == NULL) {
        return '.';
    }
    if (actor->presence == PSG_PRESENCE_TALKED_OF) {
        return 't';
    }
    if (actor->presence == PSG_PRESENCE_UNSURE) {
        return 'u';
    }
    if (actor->is_new) {
        return actor->is_leaving ? 'b' : 'n';
    }
    return actor->is_leaving ? 'l' : 'p';
}

static void
check_life(const char *id, const char *expected)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autoptr(GString) found = g_string_new(NULL);
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        g_autoptr(PsgView) view = psg_view_of_slice(landscape, slice);
        g_string_append_c(found, letter(seen(view, id)));
    }
    ck_assert_msg(strcmp(found->str, expected) == 0, "%s: %s, not %s", id, found->str,
                  expected);
}

static const struct {
    const char *id, *life; /* before, 2007, 2008, 2009, 2017, 2027 */
} lives[] = {
    {"old", "pppppu"},  /* nothing is new in a window without a start */
    {"born", "pppppu"}, /* the overlapping window before has shown it: not new any more */
    {"brief", "..b..."},                      /* came and went in one slice */
    {"ends", "pppl.."},   {"late", "....nu"}, /* began in the gap between two windows */
    {"heard", "..tnpu"},                      /* talked of until it begins */
    {"topic", "...t.."},                      /* only ever talked of */
    {"always", "pppppu"},                     /* without dates */
    {"again", "pl.npu"},                      /* back after an absence */
};

START_TEST(an_actor_lives_as_its_dates_say)
{
    check_life(lives[_i].id, lives[_i].life);
}
END_TEST

/* What the actor is called in the slice, and what until then: "" if nothing is told. */
static void
check_names(size_t slice, const char *name, const char *former_name)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autoptr(PsgView) view = psg_view_of_slice(landscape, slice);
    const PsgViewActor *actor = seen(view, "renamed");
    if (actor == NULL) {
        ck_abort_msg("nobody is seen in slice %zu", slice);
    }
    const PsgText *former = actor->former_name;
    ck_assert_str_eq(psg_text_in(actor->name, "en"), name);
    ck_assert_str_eq(former == NULL ? "" : psg_text_in(former, "en"), former_name);
}

START_TEST(a_name_changes_with_its_date)
{
    check_names(2, "First", "");
    check_names(3, "Second", "First");
    check_names(4, "Second", "");
}
END_TEST

static size_t
relations_in(size_t slice, bool only_new)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autoptr(PsgView) view = psg_view_of_slice(landscape, slice);
    size_t count = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        count += !only_new || view->relations[i].is_new ? 1 : 0;
    }
    return count;
}

START_TEST(a_relation_lives_while_both_ends_do)
{
    ck_assert_uint_eq(relations_in(0, false), 2); /* old-born, always-old */
    ck_assert_uint_eq(relations_in(1, false), 1);
    ck_assert_uint_eq(relations_in(1, true), 0);
    ck_assert_uint_eq(relations_in(2, false), 3); /* and brief, and heard, talked of */
    ck_assert_uint_eq(relations_in(2, true), 1);
    ck_assert_uint_eq(relations_in(3, false), 2);
}
END_TEST

START_TEST(ends_that_never_met_are_not_related)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2007}]\n"
        "actors: {a: {when: ../2007-03}, b: {when: 2007-09/..}, c: {when: 2007-02/..}}\n"
        "relations: [{from: a, to: b}, {from: a, to: c}]\n");
    g_autoptr(PsgView) view = psg_view_of_slice(landscape, 0);
    ck_assert_uint_eq(view->relation_count, 1);
    ck_assert_uint_eq(view->relations[0].relation, 1);
}
END_TEST

START_TEST(who_went_is_told_once)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autoptr(PsgView) view = psg_view_of_slice(landscape, 3);
    ck_assert_uint_eq(view->gone_count, 1);
    ck_assert_str_eq(landscape->actors[view->gone[0]].id, "brief");
}
END_TEST

START_TEST(the_view_prints_itself)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autoptr(PsgView) view = psg_view_of_slice(landscape, 2);
    g_autoptr(GString) text = g_string_new(NULL);
    psg_view_print(view, text);
    ck_assert_ptr_nonnull(strstr(text->str, "slice 2008\n"));
    ck_assert_ptr_nonnull(
        strstr(text->str, "  actor brief there new leaving \"brief\"\n"));
    ck_assert_ptr_nonnull(
        strstr(text->str, "  actor always there kind body \"always\"\n"));
    ck_assert_ptr_nonnull(strstr(text->str, "  relation old -> heard - talked-of\n"));
}
END_TEST

Suite *
view_suite(void)
{
    Suite *suite = suite_create("view");
    TCase *lifetimes = tcase_create("lives");
    tcase_add_loop_test(lifetimes, an_actor_lives_as_its_dates_say, 0,
                        G_N_ELEMENTS(lives));
    tcase_add_test(lifetimes, a_name_changes_with_its_date);
    tcase_add_test(lifetimes, who_went_is_told_once);
    suite_add_tcase(suite, lifetimes);
    TCase *relations = tcase_create("relations");
    tcase_add_test(relations, a_relation_lives_while_both_ends_do);
    tcase_add_test(relations, ends_that_never_met_are_not_related);
    suite_add_tcase(suite, relations);
    TCase *print = tcase_create("print");
    tcase_add_test(print, the_view_prints_itself);
    suite_add_tcase(suite, print);
    return suite;
}
