/* JSON to tree: values and places, what programs write that is no JSON, and a helpful word on
 * mistakes. */
#include "read/json/json.h"
#include "reading.h"

#include <check.h>
#include <string.h>

Suite *json_read_suite(void);

static ReadingTree
tree_of(const char *text)
{
    return reading_tree(READING_JSON, text, -1, NULL);
}

static void
check_covers(const ReadingTree *tree, const PsgNode *node, const char *expected)
{
    g_autofree char *covered = reading_covered(tree, node->span);
    ck_assert_str_eq(covered, expected);
}

static void
check_scalar(const PsgNode *node, const char *text, bool is_plain)
{
    ck_assert_ptr_nonnull(node);
    ck_assert_int_eq(node->kind, PSG_NODE_SCALAR);
    ck_assert_str_eq(node->string, text);
    ck_assert_int_eq(node->plain, is_plain);
}

START_TEST(keeps_values_their_order_and_their_places)
{
    ReadingTree tree =
        tree_of(" {\"b\": [1, -2.50e3, \"1\"],\n \"a\": {\"é\": null, \"\": true}}\n");
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 0);
    ck_assert_int_eq(tree.root->kind, PSG_NODE_MAP);
    ck_assert_uint_eq(tree.root->count, 2);
    ck_assert_str_eq(tree.root->pairs[0].key->string, "b");
    const PsgNode *list = tree.root->pairs[0].value, *map = tree.root->pairs[1].value;
    ck_assert_uint_eq(list->count, 3);
    check_scalar(list->items[0], "1", true);
    check_scalar(list->items[1], "-2.50e3", true);
    check_scalar(list->items[2], "1", false);
    ck_assert(psg_node_is_null(psg_node_lookup(map, "é")));
    check_scalar(psg_node_lookup(map, ""), "true", true);
    check_covers(&tree, list, "[1, -2.50e3, \"1\"]");
    check_covers(&tree, list->items[2], "\"1\"");
    check_covers(&tree, tree.root->pairs[1].key, "\"a\"");
    ck_assert_uint_eq(tree.root->size.values, 8);
    ck_assert_uint_eq(tree.root->height, 2);
    reading_tree_clear(&tree);
}
END_TEST

/* An id of 20 digits stays that id. */
START_TEST(numbers_stay_as_they_are_written)
{
    ReadingTree tree =
        tree_of("[12345678901234567890, 1.0, 1e400, NaN, -Infinity, Infinity]");
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 0);
    static const char *const expected[] = {
        "12345678901234567890", "1.0", "1e400", "NaN", "-Infinity", "Infinity"};
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        check_scalar(tree.root->items[i], expected[i], true);
    }
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(escapes_and_pairs_of_surrogates_are_characters)
{
    ReadingTree tree =
        tree_of("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"\\u00e9\\ud83d\\ude00\", \"é😀\"]");
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 0);
    check_scalar(tree.root->items[0], "\"\\/\b\f\n\r\t", false);
    check_scalar(tree.root->items[1], "é😀", false);
    check_scalar(tree.root->items[2], "é😀", false);
    reading_tree_clear(&tree);
}
END_TEST

/* One half of a character, as Python writes it of a name cut in two, or NUL. */
START_TEST(what_is_no_character_is_replaced_and_told)
{
    static const char *const texts[] = {"[\"a\\ud83db\"]", "[\"a\\ude00b\"]",
                                        "[\"a\\u0000b\"]", "[\"a\\ud83d\\u0041b\"]"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        ReadingTree tree = tree_of(texts[i]);
        ck_assert_str_eq(reading_only_told(tree.list)->rule, "bad-character");
        ck_assert_int_eq(reading_only_told(tree.list)->severity, PSG_SEVERITY_WARNING);
        check_scalar(tree.root->items[0], i < 3 ? "a\uFFFDb" : "a\uFFFDAb", false);
        reading_tree_clear(&tree);
    }
}
END_TEST

START_TEST(of_a_key_given_twice_the_last_counts_and_it_is_told)
{
    ReadingTree tree = tree_of("{\"a\": 1, \"b\": 2, \"a\": 3}");
    ck_assert_str_eq(reading_only_told(tree.list)->rule, "duplicate-key");
    ck_assert_uint_eq(reading_only_told(tree.list)->other.start, 1);
    ck_assert_uint_eq(tree.root->count, 2);
    check_scalar(psg_node_lookup(tree.root, "a"), "3", true);
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(marks_comments_and_last_commas_do_no_harm)
{
    ReadingTree tree = tree_of("\xEF\xBB\xBF// who\n{\"a\": [1, /* and */ 2,],} // end");
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 0);
    ck_assert_uint_eq(psg_node_lookup(tree.root, "a")->count, 2);
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(mistakes_are_told_where_they_are)
{
    static const struct {
        const char *text;
        size_t line, column;
        const char *word;
    } mistakes[] = {
        {"", 1, 1, "ends too soon"},
        {"{\"a\": }", 1, 7, "value is missing"},
        {"{\"a\" 1}", 1, 6, "colon"},
        {"{\n a: 1}", 2, 2, "key in double quotes"},
        {"{'a': 1}", 1, 2, "key in double quotes"},
        {"[1 2]", 1, 4, "comma"},
        {"[1, 2", 1, 6, "ends too soon"},
        {"{\"a\": 1", 1, 8, "ends too soon"},
        {"[\"a]", 1, 2, "quote"},
        {"[\"a\nb\"]", 1, 2, "quote"},
        {"[\"\\x\"]", 1, 3, "backslash"},
        {"[\"\\u12g4\"]", 1, 3, "hexadecimal"},
        {"[yes]", 1, 2, "no value"},
        {"[0x12]", 1, 2, "no value"},
        {"[1.2.3]", 1, 2, "no value"},
        {"{} {}", 1, 4, "after its end"},
        {"[1}", 1, 3, "comma"},
        {"/* [", 1, 1, "comment"},
        {"[{\"a\": [{\"b\"", 1, 13, "colon"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++) {
        ReadingTree tree = tree_of(mistakes[i].text);
        ck_assert_msg(tree.root == NULL, "%s", mistakes[i].text);
        const PsgDiagnostic *told = reading_only_told(tree.list);
        PsgPosition at = psg_input_position(tree.input, told->span.start);
        ck_assert_str_eq(told->rule, "json");
        ck_assert_msg(strstr(told->message, mistakes[i].word) != NULL, "%s: %s",
                      mistakes[i].text, told->message);
        ck_assert_uint_eq(at.line, mistakes[i].line);
        ck_assert_uint_eq(at.column, mistakes[i].column);
        reading_tree_clear(&tree);
    }
}
END_TEST

START_TEST(limits_are_kept_and_depth_takes_no_stack)
{
    PsgLimits limits = psg_limits_default();
    g_autofree char *deep = g_strnfill(1 << 20, '[');
    ReadingTree tree = reading_tree(READING_JSON, deep, -1, &limits);
    ck_assert_ptr_null(tree.root);
    ck_assert_str_eq(reading_only_told(tree.list)->rule, PSG_LIMIT_DEPTH);
    reading_tree_clear(&tree);
    limits.max_depth = G_MAXSIZE;
    tree = reading_tree(READING_JSON, deep, -1, &limits);
    ck_assert_str_eq(reading_only_told(tree.list)->rule, "json");
    reading_tree_clear(&tree);
    limits.max_values = 4;
    tree = reading_tree(READING_JSON, "[1, 2, 3]", -1, &limits);
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 0);
    reading_tree_clear(&tree);
    tree = reading_tree(READING_JSON, "[1, 2, 3, 4]", -1, &limits);
    ck_assert_str_eq(reading_only_told(tree.list)->rule, PSG_LIMIT_VALUES);
    reading_tree_clear(&tree);
    limits.max_text = 2;
    tree = reading_tree(READING_JSON, "[\"éé\"]", -1, &limits);
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 0);
    reading_tree_clear(&tree);
    tree = reading_tree(READING_JSON, "[\"ééé\"]", -1, &limits);
    ck_assert_str_eq(reading_only_told(tree.list)->rule, PSG_LIMIT_TEXT);
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(an_outline_shows_the_beginning_of_each_list)
{
    g_autoptr(GString) text = g_string_new("{\"a\": [");
    for (size_t i = 0; i < 1000; i++) {
        g_string_append(text, "{\"x\": [1, [\"]}\", [[[[[[[2]]]]]]]]]}, ");
    }
    g_string_append(text, "0], \"b\": 7}");
    g_autoptr(PsgInput) input = psg_input_new("test.json", text->str, text->len);
    g_autoptr(PsgArena) arena = psg_arena_new();
    const PsgNode *root = psg_json_outline(input, arena);
    ck_assert_uint_eq(psg_node_lookup(root, "a")->count, 3);
    check_scalar(psg_node_lookup(root, "b"), "7", true);
    g_autoptr(PsgInput) other = psg_input_new("test.csv", "source,target\n", 14);
    ck_assert_ptr_null(psg_json_outline(other, arena));
}
END_TEST

Suite *
json_read_suite(void)
{
    Suite *suite = suite_create("json_read");
    TCase *reading = tcase_create("reading");
    tcase_add_test(reading, keeps_values_their_order_and_their_places);
    tcase_add_test(reading, numbers_stay_as_they_are_written);
    tcase_add_test(reading, escapes_and_pairs_of_surrogates_are_characters);
    tcase_add_test(reading, what_is_no_character_is_replaced_and_told);
    tcase_add_test(reading, of_a_key_given_twice_the_last_counts_and_it_is_told);
    tcase_add_test(reading, marks_comments_and_last_commas_do_no_harm);
    tcase_add_test(reading, mistakes_are_told_where_they_are);
    tcase_add_test(reading, limits_are_kept_and_depth_takes_no_stack);
    tcase_add_test(reading, an_outline_shows_the_beginning_of_each_list);
    suite_add_tcase(suite, reading);
    return suite;
}
