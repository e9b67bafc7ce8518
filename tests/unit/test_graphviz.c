/* For srandom, which POSIX has among the extensions of X/Open. */
#define _XOPEN_SOURCE 700

/* Graphviz behind its door: what it is told, what it answers, what becomes DOT. */
#include "layout/graphviz.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

Suite *graphviz_suite(void);

/* Each is tied to the next one, by a directed tie from it, or to it. */
static PsgSupergraph *
supergraph_of_ties(size_t count, bool is_reversed)
{
    g_autofree PsgSize *boxes = g_new(PsgSize, count);
    g_autofree bool *presence = g_new(bool, count);
    g_autofree PsgTie *ties = g_new0(PsgTie, count);
    for (size_t i = 0; i < count; i++) {
        boxes[i] = (PsgSize){120, 44};
        presence[i] = true;
        size_t next = (i + 1) % count;
        ties[i] = is_reversed ? (PsgTie){next, i, 1, 0, 0, true}
                              : (PsgTie){i, next, 1, 0, 0, true};
    }
    PsgLayoutTask task = {.actor_count = count,
                          .slice_count = 1,
                          .boxes = boxes,
                          .presence = presence,
                          .ties = ties,
                          .tie_count = count - 1};
    return psg_supergraph_of_task(&task);
}

static PsgSupergraph *
supergraph_of_path(size_t count)
{
    return supergraph_of_ties(count, false);
}

START_TEST(neighbours_are_near)
{
    g_autoptr(PsgSupergraph) all = supergraph_of_path(4);
    PsgPoint at[4];
    g_autoptr(GError) error = NULL;
    ck_assert(psg_graphviz_place(all, "neato", 1, at, &error));
    double near = hypot(at[0].x - at[1].x, at[0].y - at[1].y);
    double far = hypot(at[0].x - at[3].x, at[0].y - at[3].y);
    ck_assert_double_gt(far, 2 * near);
}
END_TEST

START_TEST(a_layered_drawing_goes_down)
{
    g_autoptr(PsgSupergraph) all = supergraph_of_path(3);
    PsgPoint at[3];
    ck_assert(psg_graphviz_place(all, "dot", 1, at, NULL));
    ck_assert_double_lt(at[0].y, at[1].y);
    ck_assert_double_lt(at[1].y, at[2].y);
}
END_TEST

START_TEST(a_layered_drawing_goes_the_way_of_its_ties)
{
    g_autoptr(PsgSupergraph) all = supergraph_of_ties(3, true);
    PsgPoint at[3];
    ck_assert(psg_graphviz_place(all, "dot", 1, at, NULL));
    ck_assert_double_gt(at[0].y, at[1].y);
    ck_assert_double_gt(at[1].y, at[2].y);
}
END_TEST

START_TEST(random_numbers_of_others_are_not_touched)
{
    srandom(5);
    long first = random(), second = random();
    srandom(5);
    ck_assert_int_eq(random(), first);
    g_autoptr(PsgSupergraph) all = supergraph_of_path(4);
    PsgPoint at[4];
    ck_assert(psg_graphviz_place(all, "sfdp", 1, at, NULL));
    ck_assert_int_eq(random(), second);
}
END_TEST

START_TEST(a_failing_engine_is_an_error)
{
    g_autoptr(PsgSupergraph) all = supergraph_of_path(3);
    PsgPoint at[3];
    g_autoptr(GError) error = NULL;
    ck_assert(!psg_graphviz_place(all, "no-such-engine", 1, at, &error));
    ck_assert(g_error_matches(error, PSG_LAYOUT_ERROR, PSG_LAYOUT_ERROR_ENGINE));
    ck_assert_ptr_nonnull(strstr(error->message, "no-such-engine"));
    ck_assert_ptr_null(strchr(error->message, '\n'));
    ck_assert_msg(psg_graphviz_place(all, "neato", 1, at, NULL),
                  "one failure spoils the next");
}
END_TEST

static char *
dot_of(const PsgDotGraph *graph)
{
    g_autoptr(GError) error = NULL;
    char *text = psg_graphviz_dot(graph, &error);
    ck_assert_msg(text != NULL, "%s", error == NULL ? "?" : error->message);
    return text;
}

static void
assert_says(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) != NULL, "%s is not in:\n%s", part, text);
}

START_TEST(dot_has_all_in_order)
{
    const PsgDotNode nodes[] = {
        {.id = "b",
         .label = "Bé",
         .kind = "body",
         .centre = {100, 50},
         .size = {144, 36}},
        {.id = "a-1", .label = "A", .kind = NULL},
    };
    const PsgDotEdge edges[] = {
        {.from = 0, .to = 1, .label = "funds", .kind = "supports", .directed = true},
        {.from = 0, .to = 1}};
    PsgDotGraph graph = {.name = "2007",
                         .label = "Before",
                         .nodes = nodes,
                         .node_count = 2,
                         .edges = edges,
                         .edge_count = 2};
    g_autofree char *text = dot_of(&graph);
    assert_says(text, "digraph 2007 {");
    assert_says(text, "label=Before");
    assert_says(text, "label=Bé");
    assert_says(text, "class=body");
    assert_says(text, "pos=\"100,-50\"");
    assert_says(text, "width=2");
    assert_says(text, "height=0.5");
    assert_says(text, "label=funds");
    assert_says(text, "dir=forward");
    ck_assert(strstr(text, "\tb\t") < strstr(text, "\t\"a-1\"\t"));
    ck_assert_ptr_nonnull(strstr(strstr(text, "b -> \"a-1\"") + 1, "b -> \"a-1\""));
    g_autofree char *again = dot_of(&graph);
    ck_assert_str_eq(text, again);
}
END_TEST

START_TEST(dot_labels_are_plain_text)
{
    const PsgDotNode nodes[] = {
        {.id = "a", .label = "\\N & \"so\"\nnext"},
        {.id = "b", .label = "<b>x</b>"},
        {.id = "c", .label = NULL},
    };
    PsgDotGraph graph = {.name = "g", .nodes = nodes, .node_count = 3};
    g_autofree char *text = dot_of(&graph);
    assert_says(text, "graph g {");
    assert_says(text, "label=\"\\\\N &amp; \\\"so\\\"\\nnext\"");
    assert_says(text, "label=\"<b>x</b>\"");
}
END_TEST

START_TEST(nothing_is_a_graph_too)
{
    PsgDotGraph graph = {.name = "empty graph"};
    g_autofree char *text = dot_of(&graph);
    assert_says(text, "graph \"empty graph\" {");
    PsgSupergraph none = {0};
    ck_assert(psg_graphviz_place(&none, "neato", 1, NULL, NULL));
    psg_supergraph_free(NULL);
}
END_TEST

Suite *
graphviz_suite(void)
{
    Suite *suite = suite_create("graphviz");
    TCase *tests = tcase_create("graphviz");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, neighbours_are_near);
    tcase_add_test(tests, a_layered_drawing_goes_down);
    tcase_add_test(tests, a_layered_drawing_goes_the_way_of_its_ties);
    tcase_add_test(tests, random_numbers_of_others_are_not_touched);
    tcase_add_test(tests, a_failing_engine_is_an_error);
    tcase_add_test(tests, dot_has_all_in_order);
    tcase_add_test(tests, dot_labels_are_plain_text);
    tcase_add_test(tests, nothing_is_a_graph_too);
    suite_add_tcase(suite, tests);
    return suite;
}
