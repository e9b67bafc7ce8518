/* DOT as a draft: what stands in it, in the words of Graphviz, and what its parser must not see. */
#include "drafted.h"
#include "read/graph/graphs.h"
#include "read/graph/markup.h"

#include <check.h>
#include <string.h>

Suite *dot_read_suite(void);

#define check_lines(text, ...) PSG_DRAFTED_EXPECT_OF(psg_dot_read, text, __VA_ARGS__)

/* ---- What is taken ---- */

START_TEST(nodes_and_edges_have_what_is_said_of_them)
{
    check_lines(
        "digraph { label=\"The net\";\n"
        "a [label=\"Bank\\nof A\", URL=\"http://a\", tooltip=\"old\", class=bank, "
        "pos=\"1.5,20!\", staff=7, start=2007]\n"
        "a -> b [label=owns weight=3 end=2009] }",
        "* title = The net", "a name = Bank of A", "a url = http://a", "a note = old",
        "a kind = bank", "a x = 1.5", "a y = -20", "a .staff = 7", "a when 2007/",
        "tie a -> b of its own", "e0 name = owns", "e0 weight = 3", "e0 when /2009");
}
END_TEST

START_TEST(clusters_are_groups_within_groups)
{
    static const char text[] =
        "graph { label=All; subgraph cluster_0 { label=\"Group A\"; a; subgraph cluster_in "
        "{ b } }\n subgraph cluster_1 { c } subgraph other { d } }";
    check_lines(text, "a group = Group A", "b group = Group A", "b group = in",
                "c group = 1");
    ck_assert_uint_eq(psg_drafted_count_of(psg_dot_read, text, "d group"), 0);
}
END_TEST

/* Not of the addresses that their names have, which are known here in another order before. */
START_TEST(groups_are_in_the_order_of_the_file)
{
    g_autoptr(GString) text = g_string_new("graph {");
    g_autoptr(GString) expected = g_string_new(NULL);
    for (int i = 0; i < 12; i++) {
        g_string_append_printf(text, "z%d [label=cluster_%d]; ", i, i * 7 % 12);
    }
    for (int i = 0; i < 12; i++) {
        g_string_append_printf(text, "subgraph cluster_%d { label=G%d; c } ", i, i);
        g_string_append_printf(expected, "c group = G%d\n", i);
    }
    g_string_append_c(text, '}');
    g_autofree char *drafted = psg_drafted(psg_dot_read, text->str, -1, NULL);
    ck_assert_msg(strstr(drafted, expected->str) != NULL, "%s", drafted);
}
END_TEST

START_TEST(edges_between_groups_tie_each_to_each)
{
    static const char text[] = "digraph { {a b} -> {c d} -> e }";
    check_lines(text, "tie a -> c", "tie b -> d", "tie c -> e", "tie d -> e");
    ck_assert_uint_eq(psg_drafted_count_of(psg_dot_read, text, "tie "), 6);
}
END_TEST

START_TEST(direction_is_of_the_graph_or_of_the_edge)
{
    check_lines(
        "digraph { a -> b; c -> d [dir=back]; e -> f [dir=none]; g -> h [dir=both] }",
        "tie a -> b", "tie d -> c", "tie e -- f", "tie g -- h");
    check_lines("graph { a -- b; c -- d [dir=forward] }", "tie a -- b", "tie c -> d");
}
END_TEST

START_TEST(parallel_edges_are_told_apart_by_key_or_label)
{
    ck_assert_uint_eq(
        psg_drafted_count_of(psg_dot_read, "strict graph { a -- b; a -- b }", "tie "), 1);
    check_lines("digraph { a -> b [key=1]; a -> b [key=2]; a -> b [label=x]; a -> c }",
                "tie a -> b of its own", "tie a -> c");
    ck_assert_uint_eq(psg_drafted_count_of(
                          psg_dot_read,
                          "digraph { a -> b [key=1]; a -> b [key=2]; a -> b [label=x] }",
                          "tie "),
                      3);
}
END_TEST

START_TEST(shapes_are_kinds_where_nothing_else_is)
{
    check_lines("graph { a [shape=box]; b }", "a kind = box", "b kind = ellipse",
                "guess: the shapes of nodes are their kinds");
    ck_assert_uint_eq(psg_drafted_count_of(psg_dot_read,
                                           "graph { a [shape=box]; b [shape=box] }",
                                           "a kind"),
                      0);
    ck_assert_uint_eq(psg_drafted_count_of(
                          psg_dot_read, "graph { a [shape=box class=x]; b }", "b kind"),
                      0);
    ck_assert_uint_eq(
        psg_drafted_count_of(psg_dot_read, "graph { a [shape=record]; b }", "b kind"), 0);
}
END_TEST

START_TEST(looks_and_invisible_things_are_told_as_lost)
{
    static const char text[] =
        "digraph { a [color=red]; a -> b:n [style=invis]; c [style=invis]; d -> c }";
    check_lines(text, "lost: looks of nodes and edges",
                "lost: invisible nodes and edges");
    ck_assert_uint_eq(psg_drafted_count_of(psg_dot_read, text, "tie "), 0);
    ck_assert_uint_eq(psg_drafted_count_of(psg_dot_read, text, "actor c"), 0);
}
END_TEST

START_TEST(several_graphs_are_slices_or_kinds)
{
    check_lines("graph 2007 { a -- b }\ngraph 2008 { b -- c }", "a in 2007/2007",
                "e1 in 2008/2008");
    check_lines("graph love { a -- b }\ngraph hate { b -- c }", "e0 kind = love",
                "e1 kind = hate");
}
END_TEST

START_TEST(labels_are_text)
{
    static const struct {
        const char *label, *text;
        bool is_record;
    } labels[] = {
        {"\\N of \\G\\l", "n of g", false},
        {"a &amp; b &eacute;&#233;&#xe9; &nosuch; & c", "a & b ééé &nosuch; & c", false},
        {"C:\\\\dir \\{x\\}", "C:\\dir {x}", false},
        {"{<f0> left|<f1> mid\\ dle|{x|y}}", "left | mid dle | x | y", true},
        {"{left|right}", "{left|right}", false},
        {"one\\\\ntwo\\nthree", "one\\ntwo three", false},
        {"\\", "\\", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
        PsgDotLabel label = {labels[i].label, "n", "g", labels[i].is_record};
        g_autofree char *text = psg_text_of_label(&label);
        ck_assert_str_eq(text, labels[i].text);
    }
    g_autofree char *html = psg_text_of_html(
        "<table><tr><td>One</td><td>T<b>w</b>o</td></tr></table>&eacute;<br/>x<");
    ck_assert_str_eq(html, "One Two é x");
    check_lines("graph { a [label=<<b>Bold</b> Ho<br/>use>] }", "a name = Bold Ho use");
}
END_TEST

/* ---- What is not ---- */

START_TEST(mistakes_have_their_line)
{
    check_lines("digraph {\n a -> b\n b -> \n}", "told dot at 4:1");
    check_lines("digraph {\n a -> b\n", "told dot at 3:1");
    check_lines("graph {\n a -> b }", "told dot at 2:2");
    check_lines("graph {\n a -- \"b }", "told dot at 2:7");
    check_lines("graph { a } /* b", "told dot at 1:13");
    check_lines("graph { a [label=<b }", "told dot at 1:18");
    /* and nothing of it stays for what is read next */
    check_lines("graph { a -- b }", "tie a -- b");
}
END_TEST

/* Graphviz' parser makes all edges at once, and has a stack of its own. */
START_TEST(what_is_too_much_is_refused_before_it_is_parsed)
{
    g_autoptr(GString) groups = g_string_new("digraph { {");
    g_autoptr(GString) named = g_string_new("digraph { subgraph s {");
    g_autoptr(GString) chain = g_string_new("digraph { a");
    g_autoptr(GString) deep = g_string_new("digraph ");
    g_autoptr(GString) wide = g_string_new("digraph { a [");
    for (int i = 0; i < 5000; i++) {
        g_string_append_printf(groups, "n%d ", i);
        g_string_append_printf(named, "n%d ", i);
        g_string_append(chain, " -> b");
        g_string_append_c(deep, '{');
        g_string_append_printf(wide, "a%d=1 ", i);
    }
    g_autofree char *twice =
        g_strdup_printf("%s} -> {%s} }", groups->str, groups->str + 11);
    g_autofree char *again =
        g_strdup_printf("%s} subgraph s -> subgraph s }", named->str);
    g_string_append(wide, "] ");
    g_string_append(wide, groups->str + 10);
    ck_assert_uint_eq(psg_drafted_count_of(psg_dot_read, twice, "told max-values"), 1);
    ck_assert_uint_eq(psg_drafted_count_of(psg_dot_read, again, "told max-values"), 1);
    ck_assert_uint_eq(psg_drafted_count_of(psg_dot_read, chain->str, "told dot"), 1);
    ck_assert_uint_eq(psg_drafted_count_of(psg_dot_read, deep->str, "told max-depth"), 1);
    ck_assert_uint_eq(psg_drafted_count_of(psg_dot_read, wide->str, "told max-values"),
                      1);
}
END_TEST

/* In words that it cuts off, also within a character. */
START_TEST(doubts_of_graphviz_are_told)
{
    g_autoptr(GString) text = g_string_new("graph { ");
    for (int i = 0; i < 2000; i++) {
        g_string_append(text, i == 1000 ? "7" : "\u00e9");
    }
    g_string_append(text, " 1.5x }");
    g_autofree char *drafted = psg_drafted(psg_dot_read, text->str, -1, NULL);
    ck_assert(g_utf8_validate(drafted, -1, NULL));
    check_lines("graph { a -- 1.5x }", "told dot at 1:1");
}
END_TEST

START_TEST(nothing_is_printed_and_a_nul_is_told)
{
    static const char text[] = "graph { a -- \0b }";
    g_autofree char *drafted = psg_drafted(psg_dot_read, text, sizeof text - 1, NULL);
    ck_assert_str_eq(drafted, "\ntold dot at 1:14\n");
}
END_TEST

START_TEST(dot_is_known_by_how_it_begins)
{
    static const struct {
        const char *text;
        bool is_dot;
    } texts[] = {
        {"graph {}", true},
        {"// x\n/* y */ STRICT DiGraph \"a b\" {", true},
        {"# line\ndigraph{", true},
        {"\xEF\xBB\xBFgraph é {", true},
        {"graph,source,target\n", false},
        {"graph: {nodes: []}\n", false},
        {"\"graph\" {", false},
        {"strict {", false},
        {"<graph>", false},
        {"", false},
        {"/* graph {", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        bool is_known = psg_drafted_is_known(psg_dot_recognise, texts[i].text);
        ck_assert_msg(is_known == texts[i].is_dot, "%s", texts[i].text);
    }
}
END_TEST

Suite *
dot_read_suite(void)
{
    Suite *suite = suite_create("dot_read");
    TCase *reading = tcase_create("reading");
    tcase_add_test(reading, nodes_and_edges_have_what_is_said_of_them);
    tcase_add_test(reading, clusters_are_groups_within_groups);
    tcase_add_test(reading, groups_are_in_the_order_of_the_file);
    tcase_add_test(reading, edges_between_groups_tie_each_to_each);
    tcase_add_test(reading, direction_is_of_the_graph_or_of_the_edge);
    tcase_add_test(reading, parallel_edges_are_told_apart_by_key_or_label);
    tcase_add_test(reading, shapes_are_kinds_where_nothing_else_is);
    tcase_add_test(reading, looks_and_invisible_things_are_told_as_lost);
    tcase_add_test(reading, several_graphs_are_slices_or_kinds);
    tcase_add_test(reading, labels_are_text);
    suite_add_tcase(suite, reading);
    TCase *refusing = tcase_create("refusing");
    tcase_add_test(refusing, mistakes_have_their_line);
    tcase_add_test(refusing, what_is_too_much_is_refused_before_it_is_parsed);
    tcase_add_test(refusing, doubts_of_graphviz_are_told);
    tcase_add_test(refusing, nothing_is_printed_and_a_nul_is_told);
    tcase_add_test(refusing, dot_is_known_by_how_it_begins);
    suite_add_tcase(suite, refusing);
    return suite;
}
