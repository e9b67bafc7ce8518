/* Pajek: networks, times, events, relations, matrices, and values of vertices. */
#include "drafted.h"
#include "read/graph/pajek.h"

#include <check.h>
#include <string.h>

Suite *pajek_suite(void);

/* Each of the lines is said, and so many actors and ties are. */
#define expect_network(text, actors, ties, ...)                                          \
    do {                                                                                 \
        g_autofree char *said = psg_drafted(psg_pajek_read, text, -1, NULL);             \
        PSG_DRAFTED_EXPECT(said, __VA_ARGS__);                                           \
        ck_assert_msg(psg_drafted_count(said, "actor ") == (actors), "%s", said);        \
        ck_assert_msg(psg_drafted_count(said, "tie ") == (ties), "%s", said);            \
    } while (0)

#define expect_said(text, ...) PSG_DRAFTED_EXPECT_OF(psg_pajek_read, text, __VA_ARGS__)

#define THREE "*Vertices 3\n1 \"a\"\n2 \"b\"\n3 \"c\"\n"

/* ---- Networks ---- */

START_TEST(vertices_and_lines)
{
    expect_network("% made by hand\r\n*Network \"x\"\r\n*Vertices 3\r\n2 \"Bo B\"\r\n"
                   "1 Al 0.1 0.2 0.5\r\n\r\n*Arcs\r\n1 2 -2.5\r\n*Edges\r\n2 3\r\n",
                   3, 2, "actor Al", "actor Bo B", "actor 3", "tie Al -> Bo B",
                   "tie Bo B -- 3", "* title = x", "e0 weight = -2.5", "e1 weight = 1");
}
END_TEST

START_TEST(commands_in_any_letters)
{
    expect_network("*vertices 2\n*EDGES\n1 2\n", 2, 1, "tie 1 -- 2");
    expect_network("* Vertices 2\n*arcs\n1 2\n", 2, 1, "tie 1 -> 2");
    expect_network("*Vertices 1e+00\n", 1, 0, "actor 1");
}
END_TEST

START_TEST(comments_are_left_out)
{
    expect_network("/* several\n*Arcs\n lines */ *Vertices 2 % two\n1 \"100 % a\" % one\n"
                   "*Arcs /* none */\n",
                   2, 0, "actor 100 % a");
}
END_TEST

START_TEST(labels_as_programs_write_them)
{
    expect_network("*Vertices 5\n1 \"say \\\"hi\\\"\"\n2 \"B&#269;\"\n3 \"two\\nlines\"\n"
                   "4 \"\"\n5 &#x41;b\n",
                   5, 0, "actor say \"hi\"", "actor Bč", "actor two lines", "actor 4",
                   "actor Ab");
    expect_said("*Vertices 2\n1 \"open\n2 \"b\"\n", "actor open", "told pajek at 2:3");
}
END_TEST

START_TEST(equal_labels_stay_apart)
{
    expect_network("*Vertices 3\n1 \"Ann\"\n2 \"Ann\"\n3 \"Ann (2)\"\n*Arcs\n1 2\n", 3, 1,
                   "actor Ann", "actor Ann (2)", "actor Ann (2) (3)",
                   "tie Ann -> Ann (2)", "Ann (2) name = Ann");
}
END_TEST

START_TEST(lists_of_neighbours)
{
    expect_network(THREE "*Arcslist\n1 2 3\n*Edgeslist\n2 3\n", 3, 3, "tie a -> b",
                   "tie a -> c", "tie b -- c");
}
END_TEST

START_TEST(ends_may_be_labels)
{
    expect_network(THREE "*Arcs\n\"a\" \"c\" 2\n", 3, 1, "tie a -> c");
}
END_TEST

START_TEST(weights_are_told_if_one_is_not_1)
{
    expect_said(THREE "*Arcs\n1 2 1\n2 3 1.0\n1 3\n", "!e0 weight");
    expect_said(THREE "*Arcs\n1 2 1\n2 3 0.5\n", "e0 weight = 1", "e1 weight = 0.5");
}
END_TEST

START_TEST(parallel_lines_and_loops_stay)
{
    expect_network(THREE "*Arcs\n1 2\n1 2\n2 1\n*Edges\n2 1\n3 3\n", 3, 5,
                   "tie a -> b of its own", "tie b -> a", "tie b -- a", "tie c -- c");
}
END_TEST

START_TEST(places_are_told_unless_all_are_one)
{
    expect_said("*Vertices 2\n1 a 0.1 0.2\n2 b 0.3 0.4 0.5\n", "a x = 0.1", "b y = 0.4");
    expect_said("*Vertices 2\n1 a 0.0 0.0 ellipse\n2 b 0.0 0.0 ellipse\n", "!a x");
}
END_TEST

START_TEST(looks_are_lost_and_attributes_kept)
{
    expect_said("*Vertices 2\n1 \"a\" 0.1 0.2 box ic Red bc Black x_fact 2 size_of 7\n"
                "2 \"b\" ic Blue\n*Arcs\n1 2 1 w 3 c Green l \"sold to\"\n",
                "lost: colours of vertices", "lost: sizes of vertices",
                "lost: shapes of vertices", "lost: widths of lines",
                "lost: colours of lines", "a .size_of = 7", "e0 name = sold to");
}
END_TEST

START_TEST(two_modes_are_kinds)
{
    expect_said("*Vertices 3 2\n1 a\n2 b\n3 club\n*Edges\n1 3\n", "a kind = mode 1",
                "b kind = mode 1", "club kind = mode 2");
}
END_TEST

/* ---- Relations ---- */

START_TEST(relations_are_kinds)
{
    expect_network(THREE "*Arcs :1 \"helps\"\n1 2\n*Edges :2 \"knows\"\n1 2\n"
                         "*Arcs :1\n2 3\n",
                   3, 3, "e0 kind = helps", "e1 kind = knows", "e2 kind = helps");
    expect_said(THREE "*Arcs : 2 knows well\n1 2\n", "e0 kind = knows well");
    expect_said(THREE "*Arcs\n1: 1 2 1\n2: 1 3 1\n", "e0 kind = relation 1",
                "e1 kind = relation 2");
    expect_said(THREE "*Arcs :1\n1 2\n", "!e0 kind");
}
END_TEST

START_TEST(networks_of_one_set_are_kinds)
{
    expect_network("*Network work.net\n" THREE "*Arcs\n1 2\n*Network C:\\data\\talk.net\n"
                   "*Vertices 3\n*Arcs\n1 2\n",
                   3, 2, "e0 kind = work", "e1 kind = talk");
}
END_TEST

START_TEST(numbered_networks_follow_each_other)
{
    expect_network("*Network T1\n" THREE "*Arcs\n1 2 2\n*Network T2\n" THREE
                   "*Arcs\n1 2 3\n",
                   3, 2, "a in T1/T1", "a in T2/T2", "e0 in T1/T1", "e1 in T2/T2",
                   "e1 weight = 3 @ T2/T2");
    expect_said("*Network in1999.net\n" THREE "*Network in2001.net\n" THREE,
                "a when 1999/1999", "a when 2001/2001");
    expect_said("*Network x\n*Vertices 1\n1 a\n*Network\n*Vertices 2\n1 a\n2 b\n",
                "a in x/x", "b in network 2/network 2");
}
END_TEST

START_TEST(a_sum_beside_times_is_left_out)
{
    expect_network("*Network x\n" THREE
                   "*Arcs\n1 2 1 [1]\n1 3 1 [2]\n*Network xAll\n" THREE
                   "*Arcs\n1 2 7\n1 3 7\n",
                   3, 2, "e0 when 1/1");
    expect_network("*Network x\n" THREE "*Arcs\n1 2 1 [1]\n*Network kin\n" THREE
                   "*Arcs\n2 3 1\n",
                   3, 2, "e1 kind = kin");
}
END_TEST

/* ---- Matrices ---- */

START_TEST(matrices)
{
    expect_network(THREE "*Matrix\n0 2 0\n0 1 0\n0.5 0 0\n", 3, 3, "tie a -> b",
                   "tie b -> b", "tie c -> a", "e0 weight = 2");
    expect_network(THREE "*Matrix\n0 2 0 2 0\n1 0 1 0\n", 3, 2, "tie a -- b",
                   "tie b -- c");
    expect_network(THREE "*Matrix :1 \"x\"\n0 1 0\n0 0 0\n0 0 0\n*Matrix :2 \"y\"\n"
                         "0 1 0\n0 0 0\n0 0 0\n",
                   3, 2, "e0 kind = x", "e1 kind = y");
    expect_network("*Vertices 3 1\n*Matrix\n1 0\n", 3, 1, "tie 1 -- 2");
    expect_said(THREE "*Matrix\n0 2\n", "told pajek at 6:3");
}
END_TEST

/* ---- Times ---- */

START_TEST(times_of_vertices)
{
    expect_said("*Vertices 6\n1 a [5-10,12-14]\n2 b [7]\n3 c 0.1 0.2 [4-*]\n"
                "4 d [ 1 ]\n5 e [1,2,3,5]\n6 f [*-3; -2.5--1]\n",
                "a when 5/10", "a when 12/14", "b when 7/7", "c when 4/", "d when 1/1",
                "e when 1/3", "e when 5/5", "f when /3", "f when -2.5/-1");
}
END_TEST

START_TEST(no_time_is_never)
{
    expect_network("*Vertices 2\n1 a\n2 b []\n*Edges\n1 1 1 [ ]\n", 1, 0, "actor a",
                   "lost: vertices that are there at no time",
                   "lost: lines that are there at no time");
    expect_network("*Vertices 2\n1 a [1]\n2 b []\n*Edges\n1 2 1 [1]\n", 2, 1,
                   "b when 1/1", "told pajek at 3:1");
}
END_TEST

START_TEST(lines_at_times_are_one_tie)
{
    expect_network(THREE "*Edges\n1 2 5 [3]\n2 1 4 [1-2]\n1 2 9 [7]\n", 3, 1,
                   "e0 when 1/2", "e0 weight = 4 @ 1/2", "e0 weight = 5 @ 3/3",
                   "e0 weight = 9 @ 7/7");
    expect_network(THREE "*Arcs\n1 2 5 [1-3]\n1 2 4 [2-5]\n1 2 3 [4-6]\n", 3, 2,
                   "tie a -> b", "tie a -> b of its own", "e0 weight = 3 @ 4/6");
}
END_TEST

START_TEST(wrong_times_are_refused)
{
    expect_network("*Vertices 3\n1 a [5-]\n2 b [x]\n3 c [3\n*Arcs\n1 2 1 [1--]\n2 3\n", 3,
                   1, "told pajek at 2:5", "told pajek at 3:5", "told pajek at 4:5",
                   "told pajek at 6:7", "tie 2 -> 3");
}
END_TEST

/* ---- Events ---- */

/* The example of Pajek's manual, both ways. */
START_TEST(events_are_times)
{
    expect_network(
        "*Vertices 3\n*Events\nTI 1\nAV 2 \"b\"\nTE 3\nHV 2\nTI 4\nAV 3 \"e\"\n"
        "TI 5\nAV 1 \"a\"\nTI 6\nAE 1 3 1\nTI 7\nSV 2\nAE 1 2 1\nTE 7\n"
        "DE 1 2\nDV 2\nTE 8\nDE 1 3\nTE 10\nHV 1\nTI 12\nSV 1\nTE 14\nDV 1\n",
        3, 2, "a when 5/10", "a when 12/14", "b when 1/3", "b when 7/7", "e when 4/",
        "tie a -- b", "tie a -- e", "e1 when 6/8", "e0 when 7/7");
}
END_TEST

START_TEST(lines_go_and_come_with_vertices)
{
    expect_said(THREE "*Arcs\n1 2\n*Events\nTI 3\nHV 1\nTI 5\nSV 1\n",
                "a when /3 end open", "a when 5/", "e0 when /3 end open", "e0 when 5/");
    expect_said(THREE "*Arcs\n1 2\n*Events\nTI 3\nHA 1 2\nHV 1\nTI 5\nSV 1\n",
                "e0 when /3 end open");
    expect_said(THREE "*Arcs\n1 2\n*Events\nTI 3\nHA 1 2\nHV 1\nTI 5\nSV 1\n",
                "!e0 when 5");
}
END_TEST

START_TEST(events_of_lines)
{
    expect_said(THREE "*Events\nTI 1\nAA 1 2 2\nTI 4\nCA 1 2 3\nTE 6\nDA 1 2\n",
                "e0 weight = 2 @ 1/4 end open", "e0 weight = 3 @ 4/6");
    expect_network(THREE "*Events\nTI 1\nAE 1 2\nAE 1 2\nTI 3\nDE:2 1 2\nTI 4\nDE 2 1\n",
                   3, 2, "e0 when 1/4 end open", "e1 when 1/3 end open");
    expect_network(THREE
                   "*Events\nTI 1\nAP 1 2\nTI 2\nPE 1 2\nTI 3\nEP 1 2\nTI 4\nDP 1 2\n"
                   "TI 5\nAA 2 3\nTI 6\nCD 2 3\nTI 7\nCT 3 2\n",
                   3, 6, "tie a -- b", "tie b -> a", "tie c -> b", "tie c -- b");
    expect_said(THREE "*Events\nTI 1\nDA 1 2\nXX 1\nTI\nAV 9\nTI x\n",
                "told pajek at 7:1", "told pajek at 8:1", "told pajek at 9:1",
                "told pajek at 10:4", "told pajek at 11:1");
}
END_TEST

/* ---- Values ---- */

START_TEST(partitions_and_vectors)
{
    expect_said(THREE
                "*Partition sex.clu\n*Vertices 3\n1\n2\n9999998\n"
                "*Partition c:\\x\\house.clu\n*Vertices 3\n1\n1\n0\n*Partition third\n"
                "*Vertices 3\n5\n6\n7\n*Vector wealth.vec\n*Vertices 3\n1.5\n-2\n"
                "999999998\n*Permutation p\n*Vertices 3\n1\n2\n3\n",
                "a kind = sex 1", "b kind = sex 2", "a group = house 1",
                "c group = house 0", "a .third = 5", "a .wealth = 1.5", "b .wealth = -2",
                "lost: permutations, clusters and hierarchies");
    expect_said(THREE "*Partition x\n*Vertices 3\n1\n2\n9999998\n", "!c kind");
    expect_said(THREE "*Vector x\n*Vertices 3\n1\n2\n999999998\n", "!c .x");
}
END_TEST

START_TEST(classes_are_called_as_the_comment_says)
{
    expect_said(THREE "% who: 12\n% 1 - Trader    2 - Bank of X\n*Partition what\n"
                      "*Vertices 3\n1\n2\n1\n",
                "a kind = Trader", "b kind = Bank of X");
    expect_said(THREE "% 1 - Trader\n*Partition what\n*Vertices 3\n1\n2\n1\n",
                "a kind = what 1");
}
END_TEST

START_TEST(values_need_their_network)
{
    expect_said("*Vertices 2\n1\n1\n", "told pajek at 1:1");
    expect_said(THREE "*Partition x\n*Vertices 2\n1\n1\n", "told pajek at 5:1");
    expect_said(THREE "*Vector x\n*Vertices 3\n1\nx\n1\n", "told pajek at 8:1");
}
END_TEST

static bool
is_of(bool (*is_of_it)(const PsgInput *input), const char *name, const char *text)
{
    g_autoptr(PsgInput) input = psg_input_new(name, text, strlen(text));
    return is_of_it(input);
}

START_TEST(files_are_recognised)
{
    ck_assert(is_of(psg_pajek_recognise, "x", "% a\n\n*Vertices 2\n"));
    ck_assert(is_of(psg_pajek_recognise, "x", "*network x\n"));
    ck_assert(!is_of(psg_pajek_recognise, "x", "source,target\n*Vertices,2\n"));
    ck_assert(!is_of(psg_pajek_recognise, "x", "* item\n"));
    ck_assert(!is_of(psg_pajek_recognise, "x", ""));
    ck_assert(is_of(psg_pajek_is_values, "x.clu", "*Vertices 2\r\n1\r\n4\r\n"));
    ck_assert(!is_of(psg_pajek_is_values, "x.clu", "*Vertices 2\n1 \"a\"\n2\n"));
    ck_assert(!is_of(psg_pajek_is_values, "x.net", "*Vertices 2\n1\n2\n"));
    ck_assert(!is_of(psg_pajek_is_values, "x.clu", "*Vertices 2\n1\n2\n*Arcs\n"));
}
END_TEST

/* ---- What is wrong ---- */

START_TEST(what_is_wrong_is_refused_with_its_place)
{
    expect_network("*Vertices 2\n0 \"z\"\n1 a\n3 c\n*Arcs\n1 2\n1 5\n1\n*Foo\n1\n", 2, 1,
                   "told pajek at 2:1", "told pajek at 4:1", "told pajek at 7:3",
                   "told pajek at 8:1", "lost: sections of an unknown sort");
    expect_said("*Arcs\n1 2\n", "told pajek at 1:1");
    expect_said("*Vertices\n", "told pajek at 1:1");
    expect_said("*Vertices 999999999\n", "told max-actors at 1:1");
}
END_TEST

Suite *
pajek_suite(void)
{
    Suite *suite = suite_create("pajek");
    TCase *networks = tcase_create("networks");
    tcase_add_test(networks, vertices_and_lines);
    tcase_add_test(networks, commands_in_any_letters);
    tcase_add_test(networks, comments_are_left_out);
    tcase_add_test(networks, labels_as_programs_write_them);
    tcase_add_test(networks, equal_labels_stay_apart);
    tcase_add_test(networks, lists_of_neighbours);
    tcase_add_test(networks, ends_may_be_labels);
    tcase_add_test(networks, weights_are_told_if_one_is_not_1);
    tcase_add_test(networks, parallel_lines_and_loops_stay);
    tcase_add_test(networks, places_are_told_unless_all_are_one);
    tcase_add_test(networks, looks_are_lost_and_attributes_kept);
    tcase_add_test(networks, two_modes_are_kinds);
    tcase_add_test(networks, relations_are_kinds);
    tcase_add_test(networks, networks_of_one_set_are_kinds);
    tcase_add_test(networks, numbered_networks_follow_each_other);
    tcase_add_test(networks, a_sum_beside_times_is_left_out);
    tcase_add_test(networks, matrices);
    suite_add_tcase(suite, networks);
    TCase *times = tcase_create("times");
    tcase_add_test(times, times_of_vertices);
    tcase_add_test(times, no_time_is_never);
    tcase_add_test(times, lines_at_times_are_one_tie);
    tcase_add_test(times, wrong_times_are_refused);
    tcase_add_test(times, events_are_times);
    tcase_add_test(times, lines_go_and_come_with_vertices);
    tcase_add_test(times, events_of_lines);
    suite_add_tcase(suite, times);
    TCase *values = tcase_create("values");
    tcase_add_test(values, partitions_and_vectors);
    tcase_add_test(values, classes_are_called_as_the_comment_says);
    tcase_add_test(values, values_need_their_network);
    tcase_add_test(values, files_are_recognised);
    tcase_add_test(values, what_is_wrong_is_refused_with_its_place);
    suite_add_tcase(suite, values);
    return suite;
}
