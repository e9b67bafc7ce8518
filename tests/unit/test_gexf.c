/* GEXF as Gephi, NetworkX and hands write it, of all versions: who is there, when, and what is
 * said of them. */
#include "drafted.h"
#include "read/graph/graphs.h"

#include <check.h>
#include <string.h>

Suite *gexf_suite(void);

static char *
drafted(const char *text)
{
    return psg_drafted(psg_gexf_read, text, -1, NULL);
}

#define EXPECT(text, ...) PSG_DRAFTED_EXPECT_OF(psg_gexf_read, text, __VA_ARGS__)

/* A graph of that tag, with those nodes and edges. */
#define GRAPH(tag, inside)                                                               \
    "<?xml version='1.0'?><gexf xmlns='http://gexf.net/1.3' version='1.3'><graph " tag   \
    ">" inside "</graph></gexf>"

START_TEST(is_told_from_other_xml)
{
    static const struct {
        const char *text;
        bool is_gexf;
    } cases[] = {
        {GRAPH("", ""), true},
        {"<!DOCTYPE gexf SYSTEM 'gexf.dtd'><g:GEXF xmlns:g='urn:g'/>", true},
        {"<graphml/>", false},
        {"source,target\n", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        ck_assert_int_eq(psg_drafted_is_known(psg_gexf_recognise, cases[i].text),
                         cases[i].is_gexf);
    }
}
END_TEST

static const char first[] =
    "<gexf><meta lastmodifieddate='2026-01-01'><creator>Me</creator><title>Ties</title>"
    "<description>Of a\n town</description></meta>"
    "<graph defaultedgetype='directed'>"
    "<attributes class='node'><attribute id='0' title='Type' type='string'>"
    "<default>Office</default><options>Office|Person</options></attribute>"
    "<attribute id='1' title='Budget' type='float'/></attributes>"
    "<attributes class='edge'><attribute id='0' title='Note' type='string'/></attributes>"
    "<nodes><node id='a' label='Ann'><attvalues><attvalue for='0' value='Person'/>"
    "</attvalues><viz:position x='1.5' y='-2e1' z='0'/><viz:color r='1' g='2' b='3'/>"
    "<viz:size value='4'/></node>"
    "<node id='b' label='b'><attvalue id='1' value='7.5'/>"
    "<viz:position x='0' y='3'/></node></nodes>"
    "<edges><edge id='7' source='a' target='b' weight='2.5' label='rents' kind='lease'>"
    "<attvalues><attvalue for='0'>by word</attvalue></attvalues></edge>"
    "<edge source='b' target='b' type='undirected'/>"
    "<edge source='b' target='c' type='mutual'/></edges></graph></gexf>";

START_TEST(takes_nodes_edges_and_attributes)
{
    EXPECT(first, "actor a", "actor b", "named c", "tie a -> b", "tie b -- b",
           "tie b -> c", "tie c -> b", "a name = Ann", "a kind = Person",
           "b kind = Office", "b .Budget = 7.5", "e0 weight = 2.5", "e0 name = rents",
           "e0 kind = lease", "e0 note = by word", "* title = Ties",
           "* note = Of a\n town");
    /* its id is its name, and "b" need not be said */
    EXPECT(first, "!b name");
    EXPECT(first, "!a .Budget");
}
END_TEST

/* Gephi's y grows upwards, that of a page downwards. */
START_TEST(turns_positions)
{
    EXPECT(first, "a x = 1.5", "a y = 2e1", "b x = 0", "b y = -3");
    EXPECT(GRAPH("", "<nodes><node id='a'><position x='-0.0' y='-0.0'/></node></nodes>"),
           "a y = 0");
    EXPECT(GRAPH("", "<nodes><node id='a'><position x='NaN' y='1'/></node></nodes>"),
           "!a x");
}
END_TEST

START_TEST(tells_what_is_lost_or_doubtful)
{
    EXPECT(first, "lost: colours of nodes", "lost: sizes of nodes",
           "lost: the creator of the file",
           "lost: options, which are all values that may be");
    EXPECT(
        "<gexf><graph><nodes>\n<node/>\n<node id='a'/>\n<node id='a' label='A'/></nodes>"
        "<edges>\n<edge source='a'/>\n<edge source='a' target='a' type='bent'/>\n"
        " <edge source='a' target='b'/></edges></graph></gexf>",
        "told graph-node at 2:1", "told graph-node at 4:1", "told graph-edge at 5:1",
        "told graph-edge at 6:1", "told graph-end at 7:2", "a name = A", "tie a -- a");
    EXPECT("<gexf><graph><nodes><node id='a'>\n<attvalue for='9' value='x'/>\n"
           "<attvalue value='y'/></node></nodes></graph></gexf>",
           "a .9 = x", "told graph-attribute at 2:1", "told graph-attribute at 3:1");
    EXPECT("<gexf/>", "told graph at 1:1");
    EXPECT("<gexf><graph>", "told xml at 1:14");
}
END_TEST

#define NODES(attributes, inside)                                                        \
    "<nodes><node id='a' " attributes ">" inside "</node></nodes>"
#define DYNAMIC(attributes, inside)                                                      \
    GRAPH("mode='dynamic' timeformat='date'", NODES(attributes, inside))

START_TEST(takes_all_ways_of_being_there)
{
    EXPECT(DYNAMIC("start='2007' end='2012-03-01'", ""), "a when 2007/2012-03-01");
    EXPECT(DYNAMIC("end='2012'", ""), "a when /2012");
    EXPECT(DYNAMIC("start='2007' end='Infinity'", ""), "a when 2007/");
    EXPECT(DYNAMIC("startopen='2007' endopen='2012'", ""),
           "a when 2007/2012 start open end open");
    EXPECT(DYNAMIC("timestamp='2007'", ""), "a when 2007/2007");
    EXPECT(DYNAMIC("timestamps='&lt;[2007, 2009]>'", ""), "a when 2007/2007",
           "a when 2009/2009");
    EXPECT(DYNAMIC("timestamps='2007,2009'", ""), "a when 2007/2007", "a when 2009/2009");
    EXPECT(DYNAMIC("intervals='&lt;[2007, 2012); [2015, Infinity]>'", ""),
           "a when 2007/2012 end open", "a when 2015/");
    EXPECT(DYNAMIC("start='1900'", "<spells><spell end='2007'/><spell endopen='2012' "
                                   "start='2009'/><spell timestamp='2020'/></spells>"),
           "a when /2007", "a when 2009/2012 end open", "a when 2020/2020");
    EXPECT(DYNAMIC("", "<slices><slice start='2007' end='2008'/></slices>"),
           "a when 2007/2008");
    EXPECT(DYNAMIC("datefrom='2007' dateto='2008'", ""), "a when 2007/2008"); /* of 1.0 */
    /* spells are all there is to say */
    EXPECT(DYNAMIC("start='1900'", "<spells><spell end='2007'/></spells>"),
           "!a when 1900");
    EXPECT(DYNAMIC("", ""), "!a when");
}
END_TEST

START_TEST(takes_what_changes)
{
    static const char text[] =
        GRAPH("mode='dynamic' timeformat='double' start='1' end='9'",
              "<attributes class='edge' mode='dynamic'><attribute id='w' title='Weight' "
              "type='double'/></attributes>"
              "<attributes class='node' mode='dynamic'><attribute id='p' title='price' "
              "type='int'/></attributes>"
              "<nodes><node id='a'><attvalues><attvalue for='p' value='3' end='2'/>"
              "<attvalue for='p' value='4' startopen='2'/>"
              "<attvalue for='p' value='5' timestamp='8'/></attvalues></node></nodes>"
              "<edges><edge source='a' target='a' weight='1' start='2' end='3'>"
              "<attvalue for='w' value='6' start='2' endopen='3'/></edge></edges>");
    EXPECT(text, "a .price = 3 @ /2", "a .price = 4 @ 2/ start open",
           "a .price = 5 @ 8/8", "e0 when 2/3", "e0 weight = 1",
           "e0 weight = 6 @ 2/3 end open", "* when 1/9");
}
END_TEST

/* A label is what it is called now, and says nothing of when. */
START_TEST(takes_names_in_their_time)
{
    static const char text[] = GRAPH(
        "", "<attributes class='node' mode='dynamic'><attribute id='n' title='name' "
            "type='string'/></attributes>"
            "<nodes><node id='a' label='B'><attvalues>"
            "<attvalue for='n' value='A' end='2007'/>"
            "<attvalue for='n' value='B' start='2008'/></attvalues></node></nodes>");
    EXPECT(text, "a name = A @ /2007", "a name = B @ 2008/");
    g_autofree char *said = drafted(text);
    ck_assert_uint_eq(psg_drafted_count(said, "a name"), 2);
}
END_TEST

/* What copies from other programs bring, and nobody sees. */
START_TEST(takes_out_characters_that_are_not_seen)
{
    EXPECT(GRAPH("", "<nodes><node id='a&#x8d;b' label='\xe2\x80\xaa"
                     "A&#x85;B\xe2\x80\xac'/>"
                     "</nodes>"),
           "actor ab", "ab name = AB", "lost: control characters in texts");
    EXPECT(
        GRAPH("", "<nodes><node id='&#xa0;' label='&#x2003;'/>\n<node id=' '/></nodes>"),
        "actor ?", "told graph-node at 2:1");
    EXPECT(GRAPH("", "<nodes><node id='a' label='&#x2003;'/></nodes>"), "!a name");
}
END_TEST

/* Programs that ask people number their nodes, and have names as attributes. */
START_TEST(takes_names_rather_than_numbers)
{
#define NAMED(label, name)                                                               \
    GRAPH("", "<attributes class='node'><attribute id='n' title='name' type='string'/>"  \
              "</attributes><nodes><node id='a' label='" label "'>"                      \
              "<attvalue for='n' value='" name "'/></node></nodes>")
    EXPECT(NAMED("7", "Ann"), "a name = Ann", "a .label = 7");
    EXPECT(NAMED("Ann", "A. B."), "a name = Ann", "a .name = A. B.");
    EXPECT(NAMED("a", "Ann"), "a name = Ann");
    EXPECT(NAMED("a", "Ann"), "!a .label");
}
END_TEST

START_TEST(takes_a_description_of_one_sentence_as_title)
{
    EXPECT("<gexf><meta><description>Ties of a town</description></meta><graph/></gexf>",
           "* title = Ties of a town");
    EXPECT("<gexf><meta><description>Ties of a town. Of old.</description></meta>"
           "<graph name='Town'/></gexf>",
           "* note = Ties of a town. Of old.", "* title = Town");
}
END_TEST

/* What holds a graph's time holds for all that is in it, and says none of its own. */
START_TEST(takes_slices)
{
    static const char slice[] =
        GRAPH("mode='slice' timerepresentation='timestamp' timestamp='2007'",
              "<attributes class='node' type='dynamic'><attribute id='p' title='price' "
              "type='int'/></attributes>"
              "<nodes><node id='a' label='A'><attvalue for='p' value='3'/></node>"
              "<node id='b' timestamp='2008'/></nodes>"
              "<edges><edge source='a' target='b' weight='2'/></edges>");
    EXPECT(slice, "a when 2007/2007", "b when 2008/2008", "e0 when 2007/2007",
           "a .price = 3 @ 2007/2007", "e0 weight = 2 @ 2007/2007", "a name = A");
    static const char several[] =
        "<gexf><graph id='before' defaultedgetype='directed'><nodes><node id='a'/>"
        "<node id='b'/></nodes><edges><edge id='0' source='a' target='b'/>"
        "<edge id='1' source='a' target='b'/></edges></graph>"
        "<graph defaultedgetype='directed'><nodes><node id='a'/></nodes><edges>"
        "<edge id='1' source='a' target='b'/></edges></graph></gexf>";
    EXPECT(several, "a when before/before", "a when 2/2", "b when before/before",
           "tie a -> b", "tie a -> b of its own", "e0 when before/before",
           "e1 when before/before", "e2 when 2/2");
}
END_TEST

/* Edges of the same ends are told apart, and undirected ones have the same ends either way. */
START_TEST(keeps_parallel_edges)
{
    g_autofree char *said =
        drafted(GRAPH("", "<nodes><node id='a'/><node id='b'/></nodes><edges>"
                          "<edge source='a' target='b'/><edge source='b' target='a'/>"
                          "<edge source='a' target='b' type='directed'/>"
                          "<edge source='a' target='b' kind='k'/>"
                          "<edge source='a' target='b' kind='k'/></edges>"));
    ck_assert_uint_eq(psg_drafted_count(said, "tie"), 5);
    ck_assert_uint_eq(psg_drafted_count(said, "lost"), 0);
    ck_assert(psg_drafted_has(said, "tie b -- a of its own"));
    ck_assert(psg_drafted_has(said, "tie a -> b"));
    ck_assert_uint_eq(psg_drafted_count(said, "tie a -- b of its own"), 1);
}
END_TEST

/* Who holds others is a group, and an actor only where an edge says so. */
START_TEST(takes_hierarchies_as_groups)
{
    EXPECT(GRAPH("", "<nodes><node id='g' label='Town'><nodes><node id='h' label='Hall'>"
                     "<nodes><node id='a'/></nodes><edges><edge source='a' target='b'/>"
                     "</edges></node></nodes></node><node id='b' pid='g'/></nodes>"),
           "actor a", "actor b", "a group = Hall", "a group = Town", "b group = Town",
           "tie a -- b",
           "guess: nodes that hold others, and that no edge names, are groups");
    static const char touched[] =
        GRAPH("", "<nodes><node id='g' label='Town'/><node id='a' pid='g'/></nodes>"
                  "<edges><edge source='a' target='g'/></edges>");
    EXPECT(touched, "actor g", "a group = Town");
    EXPECT(touched, "!guess");
    /* in circles */
    EXPECT(GRAPH("", "<nodes><node id='a' pid='b'/><node id='b' pid='a'/></nodes>"
                     "<edges><edge source='a' target='b'/></edges>"),
           "a group = b", "b group = a");
    EXPECT(GRAPH("", "<nodes><node id='a'/><node id='b'><parents><parent for='a'/>"
                     "</parents></node></nodes>"),
           "b before = a");
}
END_TEST

/* The clock that the times of the text have. */
static PsgClockForm
clock_of(const char *text)
{
    PsgDraftWishes wishes = {0};
    PsgLimits limits = psg_limits_default();
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(PsgReport) report = psg_report_new(list, false);
    g_autoptr(PsgDraft) draft = psg_draft_new(&wishes, &limits, list, report);
    const PsgInput *input =
        psg_diagnostics_keep(list, psg_input_new("f", text, strlen(text)));
    psg_report_begin(report, "f", "gexf");
    psg_gexf_read(input, draft);
    return g_array_index(psg_draft_contents(draft).clocks, PsgDraftClock, 0).form;
}

/* A file says how its times are written, and some are wrong. */
START_TEST(believes_time_formats_that_fit)
{
    ck_assert_int_eq(clock_of(GRAPH("timeformat='date'", NODES("start='2007'", ""))),
                     PSG_CLOCK_DATE);
    ck_assert_int_eq(clock_of(GRAPH("timeformat='dateTime'",
                                    NODES("start='2007-01-01T12:00:00Z'", ""))),
                     PSG_CLOCK_DATE);
    ck_assert_int_eq(clock_of(GRAPH("timeformat='double'", NODES("start='2007.0'", ""))),
                     PSG_CLOCK_NUMBER);
    ck_assert_int_eq(clock_of(GRAPH("timeformat='integer'", NODES("start='12'", ""))),
                     PSG_CLOCK_NUMBER);
    ck_assert_int_eq(clock_of(GRAPH("timeformat='date'", NODES("start='12'", ""))),
                     PSG_CLOCK_ANY);
    ck_assert_int_eq(
        clock_of(GRAPH("timeformat='double'", NODES("start='2007-01-01'", ""))),
        PSG_CLOCK_ANY);
    ck_assert_int_eq(clock_of(GRAPH("", NODES("start='2007'", ""))), PSG_CLOCK_ANY);
    ck_assert_int_eq(clock_of(GRAPH("timetype='date'", NODES("start='2007'", ""))),
                     PSG_CLOCK_DATE);
}
END_TEST

START_TEST(takes_weights_of_old_files)
{
    EXPECT("<gexf xmlns='http://www.gexf.net/1.0'><graph><edges><edge source='a' "
           "target='b' cardinal='3' type='dou'/></edges></graph></gexf>",
           "e0 weight = 3", "tie a -> b", "tie b -> a");
}
END_TEST

START_TEST(takes_lists_of_groups)
{
    EXPECT(GRAPH("", "<attributes class='node'><attribute id='0' title='Groups' "
                     "type='liststring'/></attributes>" NODES(
                         "", "<attvalue for='0' value='[one, two|three]'/>")),
           "a group = one", "a group = two", "a group = three");
    EXPECT(GRAPH("", "<attributes class='node'><attribute id='0' title='types' "
                     "type='liststring'/></attributes>" NODES(
                         "", "<attvalue for='0' value='one|two'/>")),
           "a .types = one|two");
}
END_TEST

/* Few bytes that ask for more values than there may be. */
START_TEST(holds_to_its_limits)
{
    GString *text = g_string_new("<gexf><graph><attributes class='node'>");
    for (int i = 0; i < 2000; i++) {
        g_string_append_printf(text,
                               "<attribute id='a%d' title='name'><default>x</default>"
                               "</attribute>",
                               i);
    }
    g_string_append(text, "</attributes><nodes>");
    for (size_t i = 0; i <= psg_limits_default().max_values / 2000; i++) {
        g_string_append_printf(text, "<node id='%d'/>", (int)i);
    }
    g_string_append(text, "</nodes></graph></gexf>");
    g_autofree char *said = drafted(text->str);
    ck_assert(psg_drafted_has(said, "told max-values at 1:1"));
    g_string_free(text, TRUE);
}
END_TEST

Suite *
gexf_suite(void)
{
    Suite *suite = suite_create("gexf");
    TCase *tests = tcase_create("gexf");
    tcase_add_test(tests, is_told_from_other_xml);
    tcase_add_test(tests, takes_nodes_edges_and_attributes);
    tcase_add_test(tests, turns_positions);
    tcase_add_test(tests, tells_what_is_lost_or_doubtful);
    tcase_add_test(tests, takes_all_ways_of_being_there);
    tcase_add_test(tests, takes_what_changes);
    tcase_add_test(tests, takes_names_in_their_time);
    tcase_add_test(tests, takes_out_characters_that_are_not_seen);
    tcase_add_test(tests, takes_names_rather_than_numbers);
    tcase_add_test(tests, takes_a_description_of_one_sentence_as_title);
    tcase_add_test(tests, takes_slices);
    tcase_add_test(tests, keeps_parallel_edges);
    tcase_add_test(tests, takes_hierarchies_as_groups);
    tcase_add_test(tests, believes_time_formats_that_fit);
    tcase_add_test(tests, takes_weights_of_old_files);
    tcase_add_test(tests, takes_lists_of_groups);
    tcase_add_test(tests, holds_to_its_limits);
    suite_add_tcase(suite, tests);
    return suite;
}
