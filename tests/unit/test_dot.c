/* One slice as DOT: who is there, in which order, and texts as plain as they were. */
#include "exporting.h"
#include "fixture.h"

#include <check.h>
#include <string.h>

Suite *dot_suite(void);

static char *
dot_of(const char *yaml, size_t slice)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(yaml);
    return exporting("dot", (PsgExport){.landscape = landscape, .slice = slice});
}

START_TEST(actors_and_relations_of_the_slice_are_there)
{
    g_autofree char *dot =
        dot_of("language: en\n"
               "slices: [{id: 2007, label: The start}, {id: 2008}]\n"
               "kinds: {body: {}}\n"
               "relation-kinds: {funds: {directed: true}, knows: {}}\n"
               "actors: {a: {name: Ann, kind: body}, b: {}, c: {when: 2008/..}}\n"
               "relations:\n"
               "  - {from: a, to: b, kind: funds, label: for ever}\n"
               "  - {from: b, to: a, kind: knows}\n"
               "  - {from: a, to: c}\n",
               0);
    ck_assert_ptr_nonnull(strstr(dot, "digraph"));
    ck_assert_ptr_nonnull(strstr(dot, "The start"));
    ck_assert_ptr_nonnull(strstr(dot, "Ann"));
    ck_assert_ptr_nonnull(strstr(dot, "class=body"));
    ck_assert_ptr_nonnull(strstr(dot, "a -> b"));
    ck_assert_ptr_nonnull(strstr(dot, "for ever"));
    ck_assert_ptr_nonnull(strstr(dot, "b -> a"));
    ck_assert_ptr_nonnull(strstr(dot, "dir=none")); /* of the one that has no direction */
    ck_assert_ptr_null(strstr(dot, "a -> c"));
}
END_TEST

START_TEST(texts_are_no_markup)
{
    g_autofree char *dot = dot_of("slices: [{id: 2007}]\n"
                                  "actors: {a: {name: '<b>\"\\N</b> &amp;'}}\n",
                                  0);
    ck_assert_ptr_nonnull(strstr(dot, "\\\""));  /* the quote is escaped */
    ck_assert_ptr_nonnull(strstr(dot, "\\\\N")); /* and \N is not the name of the node */
    ck_assert_ptr_null(strstr(dot, "label=<"));
}
END_TEST

START_TEST(a_slice_without_anybody_is_a_graph_too)
{
    g_autofree char *dot =
        dot_of("slices: [{id: 2007}, {id: 2009}]\nactors: {a: {when: 2009}}\n", 0);
    ck_assert_ptr_nonnull(strstr(dot, "{"));
    ck_assert_ptr_nonnull(strstr(dot, "}"));
}
END_TEST

START_TEST(the_same_slice_gives_the_same_text)
{
    static const char *const yaml =
        "slices: [{id: 2007}]\nactors: {z: {}, a: {}, m: {}}\n"
        "relations: [{from: z, to: [a, m]}, {from: m, to: z}]\n";
    g_autofree char *once = dot_of(yaml, 0);
    g_autofree char *again = dot_of(yaml, 0);
    ck_assert_str_eq(once, again);
    ck_assert(strstr(once, "z") < strstr(once, "m")); /* in the author's order */
}
END_TEST

Suite *
dot_suite(void)
{
    Suite *suite = suite_create("dot");
    TCase *text = tcase_create("text");
    tcase_add_test(text, actors_and_relations_of_the_slice_are_there);
    tcase_add_test(text, texts_are_no_markup);
    tcase_add_test(text, a_slice_without_anybody_is_a_graph_too);
    tcase_add_test(text, the_same_slice_gives_the_same_text);
    suite_add_tcase(suite, text);
    return suite;
}
