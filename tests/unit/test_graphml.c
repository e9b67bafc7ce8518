/* GraphML of libraries, which is plain, and of yEd, visone, Gephi and others, which keep more in
 * it: who is there, and what is said of them. */
#include "drafted.h"
#include "read/graph/graphs.h"

#include <check.h>
#include <string.h>

Suite *graphml_suite(void);

#define EXPECT(text, ...) PSG_DRAFTED_EXPECT_OF(psg_graphml_read, text, __VA_ARGS__)

#define FILE_OF(inside)                                                                  \
    "<?xml version='1.0'?><graphml xmlns='http://graphml.graphdrawing.org/xmlns' "       \
    "xmlns:y='http://www.yworks.com/xml/graphml'>" inside "</graphml>"

START_TEST(is_told_from_other_xml)
{
    ck_assert(psg_drafted_is_known(psg_graphml_recognise, FILE_OF("")));
    ck_assert(!psg_drafted_is_known(psg_graphml_recognise, "<gexf/>"));
}
END_TEST

/* NetworkX has data of the graph after the edges; the same id may be of a node and of an edge. */
START_TEST(takes_what_libraries_write)
{
    static const char text[] =
        FILE_OF("<key id='d0' for='node' attr.name='label' attr.type='string'/>"
                "<key id='d0' for='edge' attr.name='weight' attr.type='double'/>"
                "<key id='d1' for='node' attr.name='pages' attr.type='long'/>"
                "<key id='d2' for='graph' attr.name='title' attr.type='string'/>"
                "<key id='d3' for='node' attr.name='ok' attr.type='boolean'/>"
                "<key id='d4' for='edge' attr.name='kind' attr.type='string'/>"
                "<key id='d5' for='node' attr.name='id' attr.type='string'/>"
                "<graph edgedefault='directed'><desc>Of a town</desc>"
                "<node id='a'><data key='d0'><![CDATA[Ann & Co]]></data><data "
                "key='d1'>7</data><data key='d3'>true</data><desc>rich</desc></node>"
                "<node id='b'><data key='d5'>b</data><data key='d1'>nan</data><data "
                "key='d3'>1</data></node>"
                "<edge source='a' target='b'><data key='d0'>2.5</data><data "
                "key='d4'>rent</data></edge>"
                "<edge source='a' target='b' directed='false'/>"
                "<edge source='a' target='c'/>\n"
                "<edge source='a'/><data key='d2'>Ties</data></graph>");
    EXPECT(text, "actor a", "actor b", "named c", "tie a -> b", "tie a -- b",
           "tie a -> c", "a name = Ann & Co", "a .pages = 7", "a .ok = true",
           "b .ok = true", "a note = rich", "e0 weight = 2.5", "e0 kind = rent",
           "* title = Ties", "* note = Of a town", "told graph-edge at 2:1");
    EXPECT(text, "!b .pages"); /* a number that is none */
    EXPECT(text, "!b .id");    /* which it is called anyhow */
    EXPECT(FILE_OF("<graph><edge source='a' target='b'/></graph>"), "tie a -? b");
}
END_TEST

START_TEST(takes_keys_wherever_they_stand)
{
    EXPECT(FILE_OF("<graph><key id='k' attr.name='label'/>"
                   "<node id='a'><data key='k'>A</data></node>"
                   "<edge source='a' target='a'><data key='k'>l</data></edge></graph>"),
           "a name = A", "e0 name = l");
    /* whoever has no value of a key has that of all */
    EXPECT(
        FILE_OF(
            "<key id='k' for='node' attr.name='Type'><default>Firm</default></key>"
            "<graph><node id='a'/><node id='b'><data key='k'>Shop</data></node></graph>"),
        "a kind = Firm", "b kind = Shop");
    EXPECT(
        FILE_OF("<graph><node id='a'>\n<data key='Who'>x</data>\n<data>y</data></node>\n"
                "<key for='node'/></graph>"),
        "a .Who = x", "told graph-attribute at 2:1", "told graph-attribute at 3:1",
        "told graph-attribute at 4:1");
}
END_TEST

/* igraph and graph-tool call nodes n0, n1, … and have names as attributes. */
START_TEST(takes_names_that_are_attributes)
{
    EXPECT(FILE_OF("<key id='v_name' for='node' attr.name='name' attr.type='string'/>"
                   "<key id='key3' for='node' attr.name='pos' attr.type='vector_float'/>"
                   "<key id='key4' for='node' attr.name='obj' attr.type='python_object'/>"
                   "<graph>"
                   "<node id='n0'><data key='v_name'>Ann</data><data key='key3'>1.5, "
                   "-2</data><data key='key4'>gAVOLg==</data></node></graph>"),
           "actor n0", "n0 name = Ann", "n0 x = 1.5", "n0 y = -2",
           "lost: values that only their program reads");
    EXPECT(FILE_OF(
               "<key id='k' for='node' attr.name='obj' attr.type='python_object'/><graph>"
               "<node id='a'><data key='k'>gAVOLg==</data></node></graph>"),
           "!a .");
}
END_TEST

START_TEST(takes_times_that_are_attributes)
{
    static const char text[] = FILE_OF(
        "<key id='s' for='all' attr.name='start' attr.type='string'/>"
        "<key id='e' for='all' attr.name='end' attr.type='string'/>"
        "<key id='o' for='node' attr.name='onset' attr.type='int'/>"
        "<key id='t' for='node' attr.name='terminus' attr.type='int'/>"
        "<key id='p' for='node' attr.name='spells' attr.type='string'/><graph>"
        "<node id='a'><data key='s'>2007</data><data key='e'>2012-03</data></node>"
        "<node id='b'><data key='o'>3</data><data key='t'>5</data></node>"
        "<node id='c'><data key='p'>&lt;[2007, 2008]; [2010, Infinity]></data></node>"
        "<node id='d'><data key='p'>[('2001', '2003'), (None, '2009')]</data></node>"
        "<edge source='a' target='b'><data key='s'>2009</data></edge></graph>");
    EXPECT(text, "a when 2007/2012-03", "b when 3/5", "c when 2007/2008", "c when 2010/",
           "d when 2001/2003", "d when /2009", "e0 when 2009/");
}
END_TEST

static const char yed[] = FILE_OF(
    "<key for='node' id='d5' attr.name='description' attr.type='string'/>"
    "<key for='node' id='d6' yfiles.type='nodegraphics'/>"
    "<key for='edge' id='d9' yfiles.type='edgegraphics'/>"
    "<graph edgedefault='directed' id='G'>"
    "<node id='n0'><data key='d5'/><data key='d6'><y:ShapeNode><y:Geometry "
    "height='30.0' width='60.0' x='-100.0' y='20.0'/><y:Fill color='#FF0'/>"
    "<y:NodeLabel visible='true'>Town\n  hall<y:LabelModel>"
    "<y:SmartNodeLabelModel/></y:LabelModel></y:NodeLabel></y:ShapeNode></data></node>"
    "<node id='n1' yfiles.foldertype='group'><data key='d6'>"
    "<y:ProxyAutoBoundsNode><y:Realizers active='0'><y:GroupNode>"
    "<y:Geometry height='9' width='9' x='0' y='0'/>"
    "<y:NodeLabel>Guilds</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>"
    "<graph edgedefault='directed' id='n1:'>"
    "<node id='n1::n0'><port name='p'/></node>"
    "<edge source='n1::n0' target='n0'/></graph></node>"
    "<edge source='n0' target='n1::n0'><data key='d9'><y:PolyLineEdge>"
    "<y:Arrows source='none' target='standard'/>"
    "<y:EdgeLabel>pays</y:EdgeLabel></y:PolyLineEdge></data></edge>"
    "<edge source='n0' target='n1::n0'><data key='d9'><y:PolyLineEdge>"
    "<y:Arrows source='none' target='none'/></y:PolyLineEdge></data></edge>"
    "<edge source='n0' target='n0'><data key='d9'><y:PolyLineEdge>"
    "<y:Arrows source='standard' target='standard'/></y:PolyLineEdge></data></edge>"
    "<edge source='n1::n0' target='n0'><data key='d9'><y:PolyLineEdge>"
    "<y:Arrows source='standard' "
    "target='none'/></y:PolyLineEdge></data></edge></graph>");

START_TEST(takes_what_yed_draws)
{
    EXPECT(yed, "actor n0", "actor n1::n0", "n0 name = Town hall", "n0 x = -70",
           "n0 y = 35", "n1::n0 group = Guilds", "tie n1::n0 -> n0", "tie n0 -> n1::n0",
           "e1 name = pays", "tie n0 -- n1::n0", "tie n0 -> n0",
           "tie n0 -> n0 of its own", "tie n0 -> n1::n0 of its own",
           "lost: looks of nodes", "lost: ports of nodes");
    EXPECT(yed, "!actor n1\n");
}
END_TEST

/* Its nodes are those of yEd within elements of its own; and as yEd Live and yFiles have it. */
START_TEST(takes_what_others_draw)
{
    EXPECT(
        FILE_OF(
            "<key for='node' id='d2' yfiles.type='nodegraphics'/><graph>"
            "<node id='n0'><data key='d2'><visone:shapeNode><y:ShapeNode>"
            "<y:Geometry height='20' width='20' x='10' y='5'/>"
            "<y:NodeLabel>Ann</y:NodeLabel></y:ShapeNode></visone:shapeNode></data></node></graph>"),
        "n0 name = Ann", "n0 x = 20", "n0 y = 15");
    EXPECT(
        FILE_OF(
            "<key for='node' id='d1' attr.name='NodeLabels'/>"
            "<key for='node' id='d0' attr.name='zOrder' attr.type='int' "
            "y:attr.uri='http://www.yworks.com/xml/yfiles-z-order/1.0/zOrder'/>"
            "<key for='node' id='d2' attr.name='NodeGeometry'/><graph>"
            "<node id='n0'><data key='d0'>1</data><data key='d1'><x:List xmlns:x='urn:x'><y:Label>"
            "<y:Label.Text>Ann</y:Label.Text></y:Label></x:List></data><data key='d2'>"
            "<y:RectD X='10' Y='5' Width='4' Height='2'/></data></node></graph>"),
        "n0 name = Ann", "n0 x = 12", "n0 y = 6",
        "lost: values that only their program reads");
    EXPECT(FILE_OF("<graph><node id='n0' labels=':Person:Author'/>"
                   "<edge source='n0' target='n0' label='KNOWS'/></graph>"),
           "n0 kind = Person", "e0 kind = KNOWS");
    EXPECT(FILE_OF("<graph><node id='n0'><data key='d'><svg/></data></node></graph>"),
           "lost: data that are elements");
}
END_TEST

/* Gephi has colours in parts, and its y grows upwards. */
START_TEST(takes_what_gephi_writes)
{
    static const char text[] = FILE_OF(
        "<key id='label' for='node' attr.name='label' attr.type='string'/>"
        "<key id='r' for='node' attr.name='r' attr.type='int'/>"
        "<key id='g' for='node' attr.name='g' attr.type='int'/>"
        "<key id='b' for='node' attr.name='b' attr.type='int'/>"
        "<key id='x' for='node' attr.name='x' attr.type='float'/>"
        "<key id='y' for='node' attr.name='y' attr.type='float'/>"
        "<key id='size' for='node' attr.name='size' attr.type='float'/>"
        "<key id='edgelabel' for='edge' attr.name='Edge Label' attr.type='string'/>"
        "<graph>"
        "<node id='a'><data key='label'>A</data><data key='r'>1</data><data "
        "key='g'>2</data><data key='b'>3</data><data key='x'>4</data><data "
        "key='y'>5.5</data><data key='size'>9</data></node>"
        "<edge source='a' target='a'><data key='edgelabel'>knows</data></edge></graph>");
    EXPECT(text, "a x = 4", "a y = -5.5", "e0 name = knows", "lost: colours of nodes",
           "lost: sizes of nodes");
    EXPECT(text, "!a .");
    /* of others, y is that of a page, and a size is a size */
    EXPECT(
        FILE_OF(
            "<key id='y' for='node' attr.name='y' attr.type='float'/>"
            "<key id='size' for='node' attr.name='size' attr.type='float'/><graph>"
            "<node id='a'><data key='y'>5</data><data key='size'>9</data></node></graph>"),
        "a y = 5", "a .size = 9");
}
END_TEST

START_TEST(takes_no_hyperedges)
{
    static const char text[] = FILE_OF(
        "<graph><node id='a'/><node id='b'/>\n"
        "<hyperedge><endpoint node='a'/><endpoint node='b'/></hyperedge></graph>");
    EXPECT(text, "told graph-edge at 2:1");
    EXPECT(text, "!tie");
    EXPECT("<graphml/>", "told graph at 1:1");
}
END_TEST

START_TEST(takes_several_graphs_as_slices)
{
    EXPECT(FILE_OF("<graph id='before'><node id='a'/><node id='b'/>"
                   "<edge source='a' target='b'/></graph><graph><node id='a'/>"
                   "<edge source='a' target='b'/></graph>"),
           "a when before/before", "a when 2/2", "e0 when before/before", "e1 when 2/2");
}
END_TEST

Suite *
graphml_suite(void)
{
    Suite *suite = suite_create("graphml");
    TCase *tests = tcase_create("graphml");
    tcase_add_test(tests, is_told_from_other_xml);
    tcase_add_test(tests, takes_what_libraries_write);
    tcase_add_test(tests, takes_keys_wherever_they_stand);
    tcase_add_test(tests, takes_names_that_are_attributes);
    tcase_add_test(tests, takes_times_that_are_attributes);
    tcase_add_test(tests, takes_what_yed_draws);
    tcase_add_test(tests, takes_what_others_draw);
    tcase_add_test(tests, takes_what_gephi_writes);
    tcase_add_test(tests, takes_no_hyperedges);
    tcase_add_test(tests, takes_several_graphs_as_slices);
    suite_add_tcase(suite, tests);
    return suite;
}
