/* SoNIA: nodes, arcs and clusters with their times. */
#include "drafted.h"
#include "read/graph/sonia.h"

#include <check.h>
#include <string.h>

Suite *sonia_suite(void);

#define expect_said(text, ...) PSG_DRAFTED_EXPECT_OF(psg_sonia_read, text, __VA_ARGS__)

#define NODES "NodeId\tLabel\tStartTime\tEndTime\tColorName\n"
#define ARCS "FromId\tToId\tStartTime\tEndTime\tArcWeight\tmood\n"

START_TEST(nodes_and_arcs)
{
    expect_said("// made by hand\r\n" NODES
                "1\tAnn\t0.5\t10\tred\r\n2\t\"Bo B\"\t0\t10\tred\r\n"
                "\r\n// arcs\r\n" ARCS "1\t2\t1\t2.5\t0.2\tgood\r\n",
                "actor 1", "1 name = Ann", "1 when 0.5/10", "2 name = Bo B", "tie 1 -> 2",
                "e0 when 1/2.5", "e0 weight = 0.2", "e0 .mood = good",
                "lost: colours, shapes and sizes");
}
END_TEST

START_TEST(columns_stand_anywhere)
{
    expect_said(
        "EndTime\tStartTime\tAlphaId\n9\t1\tann\n8\t2\tbo\nEndTime\tToId\tFromId\t"
        "StartTime\n4\tbo\tann\t3\n",
        "actor ann", "ann when 1/9", "tie ann -> bo", "e0 when 3/4");
}
END_TEST

START_TEST(without_ends_a_row_is_of_a_moment)
{
    expect_said(
        "AlphaId\tLabel\tStartTime\n1\t1\t0\nthree\t3\t0\nFromId\tToId\tStartTime\n"
        "1\tthree\t4\n",
        "1 when 0/0", "three name = 3", "e0 when 4/4");
}
END_TEST

START_TEST(what_changes_is_said_with_its_time)
{
    static const char text[] =
        NODES "1\tAnn\t0\t1\n1\tAnn\t1\t2\n2\tBo\t0\t1\n2\tBob\t1\t2\n" ARCS
              "1\t2\t0\t1\t3\n1\t2\t1\t2\t4\n";
    expect_said(text, "1 name = Ann", "1 when 0/1", "1 when 1/2", "2 name = Bo @ 0/1",
                "2 name = Bob @ 1/2", "e0 weight = 3 @ 0/1", "e1 weight = 4 @ 1/2");
    ck_assert_uint_eq(psg_drafted_count_of(psg_sonia_read, text, "1 name"), 1);
}
END_TEST

START_TEST(clusters_are_groups)
{
    expect_said(NODES "1\ta\t0\t9\n2\tb\t0\t9\n" ARCS
                      "ClusterId\tNodeIds\tStartTime\tEndTime\n"
                      "A\t{1,2}\t0\t3\nB\t{2}\t3\t9\n",
                "1 group = A @ 0/3", "2 group = A @ 0/3", "2 group = B @ 3/9");
}
END_TEST

START_TEST(blanks_part_columns_where_no_tab_does)
{
    expect_said(
        "NodeId StartTime EndTime\n1 0 5\n2  0 Inf\nFromId ToId StartTime EndTime\n"
        "2 1 0 1\n",
        "1 when 0/5", "2 when 0/", "tie 2 -> 1");
}
END_TEST

START_TEST(two_ids_are_one_node)
{
    expect_said("NodeId\tAlphaId\tStartTime\n1\tann\t0\n2\tbo\t0\n" ARCS
                "ann\tbo\t0\t1\n1\t2\t1\t2\n",
                "tie 1 -> 2");
    ck_assert_uint_eq(psg_drafted_count_of(psg_sonia_read,
                                           "NodeId\tAlphaId\tStartTime\n1\tann\t0\n" ARCS
                                           "ann\t1\t0\t1\n",
                                           "named"),
                      0);
}
END_TEST

START_TEST(what_is_wrong_is_refused_with_its_place)
{
    expect_said("1\tx\n" NODES "1\ta\tx\t9\n2\tb\t9\t1\n\tc\t1\t2\n3\td\t1\t2\n" ARCS
                "3\t\t0\t1\n",
                "actor 3", "told sonia at 1:1", "told sonia at 3:1", "told sonia at 4:1",
                "told sonia at 5:1", "told sonia at 8:1");
}
END_TEST

static bool
is_sonia(const char *text)
{
    return psg_drafted_is_known(psg_sonia_recognise, text);
}

START_TEST(files_are_recognised)
{
    ck_assert(is_sonia("//x\n" NODES "1\n" ARCS));
    ck_assert(is_sonia("AlphaId StartTime\n1 0\nFromId ToId StartTime\n"));
    ck_assert(!is_sonia(NODES "1\n"));
    ck_assert(!is_sonia(ARCS "1\n" NODES));
    ck_assert(!is_sonia("source\ttarget\n" NODES ARCS));
    ck_assert(!is_sonia(""));
}
END_TEST

Suite *
sonia_suite(void)
{
    Suite *suite = suite_create("sonia");
    TCase *reading = tcase_create("reading");
    tcase_add_test(reading, nodes_and_arcs);
    tcase_add_test(reading, columns_stand_anywhere);
    tcase_add_test(reading, without_ends_a_row_is_of_a_moment);
    tcase_add_test(reading, what_changes_is_said_with_its_time);
    tcase_add_test(reading, clusters_are_groups);
    tcase_add_test(reading, blanks_part_columns_where_no_tab_does);
    tcase_add_test(reading, two_ids_are_one_node);
    tcase_add_test(reading, what_is_wrong_is_refused_with_its_place);
    tcase_add_test(reading, files_are_recognised);
    suite_add_tcase(suite, reading);
    return suite;
}
