/* Graphs in JSON: nodes, edges and what is said of them, in the forms that programs write. */
#include "drafted.h"
#include "read/graph/graphs.h"
#include "read/import/formats.h"

#include <check.h>
#include <string.h>

Suite *json_graphs_suite(void);

/* Each of the lines is there, and so many things are. */
#define check_graph(read, text, actors, ties, ...)                                       \
    do {                                                                                 \
        g_autofree char *drafted = psg_drafted(read, text, -1, NULL);                    \
        PSG_DRAFTED_EXPECT(drafted, __VA_ARGS__);                                        \
        ck_assert_uint_eq(psg_drafted_count(drafted, "actor "), actors);                 \
        ck_assert_uint_eq(psg_drafted_count(drafted, "tie "), ties);                     \
    } while (0)

/* ---- Nodes and links ---- */

START_TEST(networkx_has_links_or_edges)
{
    static const char text[] =
        "{\"directed\": %s, \"multigraph\": false, \"graph\": {\"name\": \"Net\"},"
        " \"nodes\": [{\"label\": \"Ann\", \"start\": 2007, \"id\": 0}, {\"id\": 1}],"
        " \"%s\": [{\"weight\": 2.5, \"source\": 0, \"target\": 1}]}";
    g_autofree char *old = g_strdup_printf(text, "false", "links");
    g_autofree char *new = g_strdup_printf(text, "true", "edges");
    check_graph(psg_node_link_read, old, 2, 1, "actor 0", "tie 0 -- 1", "0 name = Ann",
                "0 when 2007/", "e0 weight = 2.5", "* title = Net");
    check_graph(psg_node_link_read, new, 2, 1, "tie 0 -> 1");
}
END_TEST

START_TEST(parallel_edges_of_a_multigraph_stay)
{
    check_graph(
        psg_node_link_read,
        "{\"directed\": true, \"multigraph\": true, \"nodes\": [{\"id\": [\"a\", 1]}, "
        "{\"id\": \"b\", \"w\": NaN, \"groups\": [\"x\", \"y\"]}], \"edges\": ["
        "{\"source\": [\"a\", 1], \"target\": \"b\", \"key\": \"friend\"},"
        "{\"source\": [\"a\", 1], \"target\": \"b\", \"key\": 1}]}",
        2, 2, "actor a, 1", "tie a, 1 -> b of its own", "e0 .key = friend", "b group = x",
        "b group = y");
}
END_TEST

/* Which grow upwards there, and downwards in a landscape. */
START_TEST(positions_of_networkx_are_turned)
{
    check_graph(
        psg_node_link_read,
        "{\"multigraph\": false, \"nodes\": [{\"id\": \"a\", \"pos\": [0.5, -2]}], "
        "\"edges\": []}",
        1, 0, "a x = 0.5", "a y = 2");
    check_graph(psg_node_link_read,
                "{\"nodes\": [{\"id\": \"a\", \"x\": 0.5, \"y\": -2}], \"edges\": []}", 1,
                0, "a x = 0.5", "a y = -2");
}
END_TEST

/* As NetworkX keeps what it has read from GEXF. */
START_TEST(spells_and_values_over_time_are_taken)
{
    check_graph(psg_node_link_read,
                "{\"nodes\": [{\"id\": \"a\", \"score\": [[1, \"2007\", \"2009\"], "
                "[2, \"2009\", \"None\"]], \"spells\": [[\"2007\", \"2009\"], [\"2011\", "
                "\"None\"]]}], \"edges\": []}",
                1, 0, "a when 2007/2009", "a when 2011/", "a .score = 1 @ 2007/2009",
                "a .score = 2 @ 2009/");
}
END_TEST

/* As the export writes them. */
START_TEST(times_are_maps_or_lists_and_say_more_than_slices)
{
    check_graph(
        psg_node_link_read,
        "{\"nodes\": [{\"id\": \"a\", \"kind\": \"y\", \"spells\": [{\"start\": "
        "\"2007\", \"end\": \"2009\"}, {\"start\": \"2011\"}], \"slices\": [\"s1\"], "
        "\"over_time\": {\"kind\": [{\"value\": \"x\", \"end\": \"2008\"}, {\"value\": "
        "\"y\", \"start\": \"2009\"}], \"full\": [{\"value\": \"A\"}]}}, {\"id\": \"b\", "
        "\"slices\": [\"s1\", \"s2\"]}], \"edges\": []}",
        2, 0, "a when 2007/2009", "a when 2011/", "a kind = x @ /2008",
        "a kind = y @ 2009/", "a full = A", "b in s1/s1", "b in s2/s2");
}
END_TEST

START_TEST(ends_are_places_where_no_ids_fit)
{
    check_graph(psg_node_link_read,
                "{\"nodes\": [{\"name\": \"Ann\", \"group\": 1}, {\"name\": \"Bob\"}],"
                " \"links\": [{\"source\": 1, \"target\": 0, \"value\": 3}]}",
                2, 1, "tie Bob -? Ann", "Ann group = 1", "e0 weight = 3");
    check_graph(psg_node_link_read, /* ids, though all are places as well */
                "{\"nodes\": [{\"id\": 1}, {\"id\": 0}],"
                " \"links\": [{\"source\": 1, \"target\": 0}]}",
                2, 1, "tie 1 -? 0");
    check_graph(psg_node_link_read,
                "{\"nodes\": [{}, {}], \"links\": [{\"source\": 1, "
                "\"target\": 0}]}",
                2, 1, "tie 1 -? 0");
}
END_TEST

START_TEST(ends_are_nodes_once_d3_has_drawn_them)
{
    check_graph(
        psg_node_link_read,
        "{\"nodes\": [{\"id\": \"A\", \"index\": 0, \"x\": 1.5, \"y\": 2, \"vx\": 0},"
        " {\"id\": \"B\", \"index\": 1}], \"links\": [{\"source\": {\"id\": \"A\"}, "
        "\"target\": {\"id\": \"B\"}, \"index\": 0}]}",
        2, 1, "tie A -? B", "A x = 1.5", "A y = 2", "lost: looks of nodes and edges");
}
END_TEST

START_TEST(arrows_of_vis_are_directions)
{
    check_graph(
        psg_node_link_read,
        "{\"nodes\": [{\"id\": 1, \"label\": \"One\"}, {\"id\": 2}], \"edges\": ["
        "{\"from\": 1, \"to\": 2, \"arrows\": \"to\"}, {\"from\": 1, \"to\": 2, "
        "\"arrows\": \"from\"}, {\"from\": 1, \"to\": 2, \"arrows\": {\"to\": "
        "{\"enabled\": false}}}, {\"from\": 2, \"to\": 1, \"arrows\": \"to, from\"}]}",
        2, 4, "tie 1 -> 2", "tie 2 -> 1", "tie 1 -? 2", "tie 2 -- 1", "1 name = One");
}
END_TEST

START_TEST(graphology_keeps_attributes_apart)
{
    check_graph(
        psg_node_link_read,
        "{\"options\": {\"type\": \"mixed\", \"multi\": true}, \"attributes\": "
        "{\"name\": \"G\"}, \"nodes\": [{\"key\": \"T\", \"attributes\": {\"label\": "
        "\"Thomas\", \"color\": \"#f00\"}}, {\"key\": \"E\"}], \"edges\": [{\"key\": "
        "\"T->E\", \"source\": \"T\", \"target\": \"E\", \"attributes\": {\"type\": "
        "\"KNOWS\"}}, {\"source\": \"T\", \"target\": \"E\", \"undirected\": true}]}",
        2, 2, "tie T -> E of its own", "tie T -- E of its own", "T name = Thomas",
        "e0 kind = KNOWS", "* title = G");
}
END_TEST

START_TEST(gephi_lite_keeps_data_by_id)
{
    check_graph(
        psg_node_link_read,
        "{\"type\": \"gephi-lite\", \"graphDataset\": {\"metadata\": {\"title\": \"M\"}, "
        "\"nodeData\": {\"1\": {\"label\": \"Napoleon\"}, \"0\": {\"label\": \"Myriel\"}}, "
        "\"edgeData\": {\"e\": {\"weight\": 8}}, \"layout\": {\"0\": {\"x\": 1, \"y\": 2}}, "
        "\"fullGraph\": {\"options\": {\"type\": \"undirected\"}, \"nodes\": [{\"key\": "
        "\"0\"}, {\"key\": \"1\"}], \"edges\": [{\"key\": \"e\", \"source\": \"0\", "
        "\"target\": \"1\"}]}}}",
        2, 1, "0 name = Myriel", "1 name = Napoleon", "0 x = 1", "tie 0 -- 1 of its own",
        "e0 weight = 8", "* title = M");
}
END_TEST

START_TEST(adjacency_says_each_edge_once)
{
    static const char text[] =
        "{\"directed\": %s, \"multigraph\": false, \"nodes\": [{\"id\": 1}, {\"id\": 2}], "
        "\"adjacency\": [[{\"id\": 2, \"weight\": 3}], [{\"id\": 1}, {\"id\": 2}]]}";
    g_autofree char *undirected = g_strdup_printf(text, "false");
    g_autofree char *directed = g_strdup_printf(text, "true");
    check_graph(psg_node_link_read, undirected, 2, 2, "tie 1 -- 2", "tie 2 -- 2",
                "e0 weight = 3");
    check_graph(psg_node_link_read, directed, 2, 3, "tie 1 -> 2", "tie 2 -> 1");
}
END_TEST

START_TEST(graphs_whose_names_are_numbered_are_slices)
{
    check_graph(psg_node_link_read,
                "[{\"name\": \"wave 1\", \"nodes\": [{\"id\": \"a\"}], \"links\": []},"
                " {\"name\": \"wave 2\", \"nodes\": [{\"id\": \"b\"}], \"links\": []}]",
                2, 0, "a in wave 1/wave 1", "b in wave 2/wave 2");
    check_graph(psg_node_link_read,
                "{\"friends\": {\"nodes\": [{\"id\": \"a\"}], \"links\": [{\"source\": "
                "\"a\", \"target\": \"a\"}]}, \"foes\": {\"nodes\": [{\"id\": \"a\"}], "
                "\"links\": [{\"source\": \"a\", \"target\": \"a\"}]}}",
                1, 2, "e0 kind = friends", "e1 kind = foes");
}
END_TEST

START_TEST(rows_are_edges_and_those_without_ends_are_refused)
{
    check_graph(psg_node_link_read,
                "[{\"source\": \"a\", \"target\": \"b\", \"year\": 2007},\n"
                "{\"source\": null, \"target\": \"b\"}]",
                0, 1, "named a", "e0 when 2007/2007", "told edge at 2:1");
}
END_TEST

/* Of a key that no word tells. */
START_TEST(a_key_can_be_given_a_meaning)
{
    g_autoptr(GHashTable) map = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(map, (gpointer)(guintptr) "who", (gpointer)(guintptr) "id");
    g_hash_table_insert(map, (gpointer)(guintptr) "p", (gpointer)(guintptr) "from");
    g_hash_table_insert(map, (gpointer)(guintptr) "q", (gpointer)(guintptr) "to");
    g_hash_table_insert(map, (gpointer)(guintptr) "n", (gpointer)(guintptr) "staff");
    PsgDraftWishes wishes = {.map = map};
    g_autofree char *drafted = psg_drafted(
        psg_node_link_read,
        "{\"nodes\": [{\"who\": \"a\", \"n\": 3}], \"edges\": [{\"p\": \"a\", "
        "\"q\": \"a\"}]}",
        -1, &wishes);
    PSG_DRAFTED_EXPECT(drafted, "actor a", "a .staff = 3", "tie a -? a");
}
END_TEST

/* ---- JSON Graph Format ---- */

START_TEST(nodes_of_jgf_are_a_map_or_a_list)
{
    static const char text[] =
        "{\"graph\": {\"label\": \"G\", \"directed\": false, \"metadata\": {}, \"nodes\": "
        "%s, \"edges\": [{\"source\": \"a\", \"target\": \"b\", \"relation\": \"knows\"}, "
        "{\"source\": \"b\", \"target\": \"a\", \"directed\": true}]}}";
    g_autofree char *map = g_strdup_printf(
        text, "{\"a\": {\"label\": \"Ann\", \"metadata\": {\"age\": 7}}, \"b\": {}}");
    g_autofree char *list = g_strdup_printf(
        text, "[{\"id\": \"a\", \"label\": \"Ann\", \"metadata\": {\"age\": 7}}, "
              "{\"id\": \"b\"}]");
    check_graph(psg_jgf_read, map, 2, 2, "a name = Ann", "a .age = 7", "tie a -- b",
                "tie b -> a", "e0 kind = knows", "* title = G");
    check_graph(psg_jgf_read, list, 2, 2, "a name = Ann", "a .age = 7", "tie a -- b");
}
END_TEST

START_TEST(hyperedges_are_refused_unless_they_tie_two)
{
    check_graph(
        psg_jgf_read,
        "{\"graph\": {\"nodes\": {\"a\": {}, \"b\": {}, \"c\": {}}, \"hyperedges\": [\n"
        "{\"nodes\": [\"a\", \"b\", \"c\"]},\n"
        "{\"source\": [\"a\"], \"target\": [\"b\"], \"metadata\": {\"weight\": 2}}]}}",
        3, 1, "told hyperedge at 2:1", "tie a -> b", "e0 weight = 2");
}
END_TEST

START_TEST(several_graphs_of_jgf_are_slices_or_kinds)
{
    static const char text[] =
        "{\"graphs\": [{\"label\": \"%s\", \"nodes\": {\"a\": {}}, \"edges\": [{\"source\": "
        "\"a\", \"target\": \"a\"}]}, {\"label\": \"%s\", \"nodes\": {\"a\": {}}, \"edges\": "
        "[{\"source\": \"a\", \"target\": \"a\", \"relation\": \"r\"}]}]}";
    g_autofree char *slices = g_strdup_printf(text, "2007", "2008");
    g_autofree char *kinds = g_strdup_printf(text, "love", "hate");
    check_graph(psg_jgf_read, slices, 1, 2, "a in 2007/2007", "e1 in 2008/2008");
    check_graph(psg_jgf_read, kinds, 1, 2, "e0 kind = love", "e1 kind = r");
}
END_TEST

/* ---- Cytoscape ---- */

START_TEST(parents_of_cytoscape_are_groups)
{
    check_graph(
        psg_cytoscape_read,
        "{\"data\": {\"name\": \"Net\"}, \"elements\": {\"nodes\": ["
        "{\"data\": {\"id\": \"1\", \"name\": \"Ann\", \"SUID\": 1, \"parent\": \"p\"}, "
        "\"position\": {\"x\": 1, \"y\": 2}}, {\"data\": {\"id\": \"p\", \"label\": "
        "\"Team\"}}], \"edges\": [{\"data\": {\"id\": \"e\", \"source\": \"1\", \"target\": "
        "\"1\", \"name\": \"Ann (pp) Ann\", \"interaction\": \"pp\"}}]}}",
        1, 1, "1 name = Ann", "1 group = Team", "1 x = 1", "1 y = 2", "e0 kind = pp",
        "* title = Net");
}
END_TEST

START_TEST(elements_of_cytoscape_may_stand_in_one_list)
{
    check_graph(psg_cytoscape_read,
                "[{\"group\": \"nodes\", \"data\": {\"id\": \"a\"}}, {\"data\": {\"id\": "
                "\"b\", \"parent\": \"a\"}}, {\"data\": {\"source\": \"a\", \"target\": "
                "\"b\"}}]",
                2, 1, "tie a -? b", "b group = a");
}
END_TEST

START_TEST(parents_in_a_circle_come_to_an_end)
{
    check_graph(
        psg_cytoscape_read,
        "{\"elements\": [{\"data\": {\"id\": \"a\", \"parent\": \"b\"}}, {\"data\": "
        "{\"id\": \"b\", \"parent\": \"a\"}}, {\"data\": {\"source\": \"a\", "
        "\"target\": \"b\"}}]}",
        2, 1, "a group = b", "b group = a");
}
END_TEST

START_TEST(networkx_gives_cytoscape_ids_as_texts)
{
    check_graph(
        psg_cytoscape_read,
        "{\"data\": [[\"name\", \"Net\"]], \"directed\": true, \"multigraph\": false, "
        "\"elements\": {\"nodes\": [{\"data\": {\"id\": \"('a', 1)\", \"value\": "
        "[\"a\", 1], \"name\": \"('a', 1)\"}}, {\"data\": {\"id\": \"0\", \"value\": "
        "0, \"name\": \"0\"}}], \"edges\": [{\"data\": {\"source\": [\"a\", 1], "
        "\"target\": 0}}]}}",
        2, 1, "tie ('a', 1) -> 0", "* title = Net");
}
END_TEST

START_TEST(short_names_of_cx2_stand_for_attributes)
{
    check_graph(
        psg_cx2_read,
        "[{\"CXVersion\": \"2.0\"}, {\"attributeDeclarations\": [{\"nodes\": {\"name\": "
        "{\"a\": \"n\"}, \"staff\": {\"d\": \"integer\", \"v\": 7}}, \"edges\": "
        "{\"interaction\": {\"a\": \"i\"}}}]}, {\"networkAttributes\": [{\"name\": "
        "\"Net\"}]}, {\"nodes\": [{\"id\": 1, \"x\": 2, \"y\": 3, \"v\": {\"n\": \"Ann\"}}, "
        "{\"id\": 2, \"v\": {\"name\": \"Bob\", \"staff\": 8}}]}, {\"edges\": [{\"id\": 0, "
        "\"s\": 1, \"t\": 2, \"v\": {\"i\": \"pp\"}}]}, {\"visualProperties\": [{}]}]",
        2, 1, "1 name = Ann", "1 .staff = 7", "2 name = Bob", "2 .staff = 8", "1 x = 2",
        "1 y = 3", "tie 1 -? 2 of its own", "e0 kind = pp", "* title = Net",
        "lost: looks of nodes and edges");
}
END_TEST

/* ---- Which format it is ---- */

START_TEST(each_form_is_known_by_its_content)
{
    static const struct {
        const char *text, *format;
    } forms[] = {
        {"{\"nodes\": [], \"links\": []}", "node-link"},
        {"{\"graph\": {}, \"nodes\": [{\"id\": 1}], \"edges\": []}", "node-link"},
        {"{\"edges\": [{\"from\": 1, \"to\": 2}]}", "node-link"},
        {"{\"2007\": {\"nodes\": [], \"links\": []}}", "node-link"},
        {"{\"graph\": {\"nodes\": {}}}", "jgf"},
        {"{\"graphs\": [{\"edges\": []}]}", "jgf"},
        {"{\"elements\": {\"nodes\": [], \"edges\": []}}", "cytoscape"},
        {"[{\"data\": {\"id\": 1}}]", "cytoscape"},
        {"[{\"CXVersion\": \"2.0\"}]", "cx2"},
        {"{\"actors\": [], \"relations\": []}", NULL},
        {"[1, 2]", NULL},
        {"{}", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autoptr(PsgInput) input =
            psg_input_new("f", forms[i].text, strlen(forms[i].text));
        if (forms[i].format != NULL) {
            const PsgFileFormat *format = psg_file_format_recognise(input, false);
            ck_assert_str_eq(format == NULL ? "" : format->name, forms[i].format);
        } else {
            ck_assert(!psg_jgf_recognise(input) && !psg_cytoscape_recognise(input) &&
                      !psg_node_link_recognise(input));
        }
    }
}
END_TEST

START_TEST(what_is_read_as_another_form_is_told)
{
    static const PsgDraftedReader reads[] = {psg_node_link_read, psg_jgf_read,
                                             psg_cytoscape_read, psg_cx2_read};
    for (size_t i = 0; i < G_N_ELEMENTS(reads); i++) {
        g_autofree char *other = psg_drafted(reads[i], "{\"a\": 1}", -1, NULL);
        g_autofree char *broken = psg_drafted(reads[i], "{\"nodes\": [", -1, NULL);
        ck_assert_str_eq(other, "\ntold format at 1:1\n");
        ck_assert_str_eq(broken, "\ntold json at 1:12\n");
    }
}
END_TEST

Suite *
json_graphs_suite(void)
{
    Suite *suite = suite_create("json_graphs");
    TCase *node_link = tcase_create("node link");
    tcase_add_test(node_link, networkx_has_links_or_edges);
    tcase_add_test(node_link, parallel_edges_of_a_multigraph_stay);
    tcase_add_test(node_link, positions_of_networkx_are_turned);
    tcase_add_test(node_link, spells_and_values_over_time_are_taken);
    tcase_add_test(node_link, times_are_maps_or_lists_and_say_more_than_slices);
    tcase_add_test(node_link, ends_are_places_where_no_ids_fit);
    tcase_add_test(node_link, ends_are_nodes_once_d3_has_drawn_them);
    tcase_add_test(node_link, arrows_of_vis_are_directions);
    tcase_add_test(node_link, graphology_keeps_attributes_apart);
    tcase_add_test(node_link, gephi_lite_keeps_data_by_id);
    tcase_add_test(node_link, adjacency_says_each_edge_once);
    tcase_add_test(node_link, graphs_whose_names_are_numbered_are_slices);
    tcase_add_test(node_link, rows_are_edges_and_those_without_ends_are_refused);
    tcase_add_test(node_link, a_key_can_be_given_a_meaning);
    suite_add_tcase(suite, node_link);
    TCase *jgf = tcase_create("jgf");
    tcase_add_test(jgf, nodes_of_jgf_are_a_map_or_a_list);
    tcase_add_test(jgf, hyperedges_are_refused_unless_they_tie_two);
    tcase_add_test(jgf, several_graphs_of_jgf_are_slices_or_kinds);
    suite_add_tcase(suite, jgf);
    TCase *cytoscape = tcase_create("cytoscape");
    tcase_add_test(cytoscape, parents_of_cytoscape_are_groups);
    tcase_add_test(cytoscape, elements_of_cytoscape_may_stand_in_one_list);
    tcase_add_test(cytoscape, parents_in_a_circle_come_to_an_end);
    tcase_add_test(cytoscape, networkx_gives_cytoscape_ids_as_texts);
    tcase_add_test(cytoscape, short_names_of_cx2_stand_for_attributes);
    suite_add_tcase(suite, cytoscape);
    TCase *forms = tcase_create("forms");
    tcase_add_test(forms, each_form_is_known_by_its_content);
    tcase_add_test(forms, what_is_read_as_another_form_is_told);
    suite_add_tcase(suite, forms);
    return suite;
}
