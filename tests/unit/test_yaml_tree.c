/* YAML to tree: values and places of what is well written, and a helpful word on what is not. */
#include "read/yaml/compose.h"
#include "reading.h"

#include <check.h>
#include <string.h>

Suite *yaml_tree_suite(void);

static ReadingTree
tree_of(const char *text)
{
    return reading_tree(READING_YAML, text, -1, NULL);
}

START_TEST(keeps_values_in_order)
{
    ReadingTree tree = tree_of("b: 1\na: [x, \"2\", {c: ~}]\n");
    const PsgNode *root = tree.root;
    ck_assert_int_eq(root->kind, PSG_NODE_MAP);
    ck_assert_uint_eq(root->count, 2);
    ck_assert_str_eq(root->pairs[0].key->string, "b");
    const PsgNode *list = psg_node_lookup(root, "a");
    ck_assert_int_eq(list->kind, PSG_NODE_LIST);
    ck_assert_uint_eq(list->count, 3);
    ck_assert(list->items[0]->plain);
    ck_assert(!list->items[1]->plain);
    ck_assert(psg_node_is_null(psg_node_lookup(list->items[2], "c")));
    ck_assert_uint_eq(root->height, 3);
    ck_assert_uint_eq(root->size.values, 7);
    ck_assert_ptr_null(psg_node_lookup(root, "c"));
    ck_assert_ptr_null(psg_node_lookup(list, "c"));
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(counts_places_in_bytes)
{
    ReadingTree tree = tree_of(
        "\xef\xbb\xbf# é\r\nété: «où»  # là\r\nb:\r\n  - \"ça\"\r\n  - |\r\n    ü\r\n"
        "    ö\r\nc: {d: 🌍}\r\n");
    g_autofree char *key = reading_covered(&tree, tree.root->pairs[0].key->span);
    g_autofree char *plain = reading_covered(&tree, tree.root->pairs[0].value->span);
    const PsgNode *list = psg_node_lookup(tree.root, "b");
    g_autofree char *quoted = reading_covered(&tree, list->items[0]->span);
    g_autofree char *block = reading_covered(&tree, list->items[1]->span);
    g_autofree char *wide = reading_covered(
        &tree, psg_node_lookup(psg_node_lookup(tree.root, "c"), "d")->span);
    g_autofree char *map = reading_covered(&tree, psg_node_lookup(tree.root, "c")->span);
    ck_assert_str_eq(key, "été");
    ck_assert_str_eq(plain, "«où»");
    ck_assert_str_eq(quoted, "\"ça\"");
    ck_assert_str_eq(block, "|\r\n    ü\r\n    ö");
    ck_assert_str_eq(wide, "🌍");
    ck_assert_str_eq(map, "{d: 🌍}");
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(counts_places_far_into_a_file)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 1000; i++) {
        g_string_append_printf(text, "é%d: à%d\n", i, i);
    }
    ReadingTree tree = tree_of(text->str);
    ck_assert_uint_eq(tree.root->count, 1000);
    for (int i = 0; i < 1000; i++) {
        g_autofree char *found = reading_covered(&tree, tree.root->pairs[i].value->span);
        ck_assert_str_eq(found, tree.root->pairs[i].value->string);
    }
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(repeats_what_an_alias_names)
{
    ReadingTree tree = tree_of("a: &x [1, 2]\nb: *x\nc: &y z\nd: *y\n");
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 0);
    ck_assert_ptr_eq(psg_node_lookup(tree.root, "a"), psg_node_lookup(tree.root, "b"));
    ck_assert_str_eq(psg_node_lookup(tree.root, "d")->string, "z");
    ck_assert_uint_eq(tree.root->size.values, 9);
    reading_tree_clear(&tree);
}
END_TEST

static const ReadingCase mistakes[] = {
    {"a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1, "\"a\" is given twice"},
    {"a: {b: 1, \"b\": 2}\n", "duplicate-key", 1, 11, "\"b\" is given twice"},
    {"? [a]\n: b\n", "bad-key", 1, 3, "this is a list"},
    {"{{ name }}: b\n", "bad-key", 1, 2, "this is a map"},
    {"?\n: b\n", "bad-key", 1, 2, "a key is missing"},
    {"a: &x {c: 1}\nb:\n  <<: *x\n", "merge-key", 3, 3, "write the keys out"},
    {"a: *x\n", "unknown-alias", 1, 4, "&x"},
    {"a: &x [*x]\n", "cyclic-alias", 1, 8, "inside of what it repeats"},
    {"a: !!int 3\n", "tag", 1, 4, "\"!!int\""},
    {"a: !b [3]\n", "tag", 1, 4, "\"!b\""},
    {"a: 1\n---\na: 2\n", "documents", 2, 1, "a second document"},
    {"a: \"x\\0y\"\n", "bad-text", 1, 4, "NUL"},
    {"", "empty", 1, 1, "empty"},
    {"# nothing\n", "empty", 1, 1, "empty"},
    {"a:\n\tb: c\n", "yaml", 2, 1, "a tab indents"},
    {"a: \"b\nc: d\n", "yaml", 1, 4, "never closed"},
    {"a: 'b\n", "yaml", 1, 4, "never closed"},
    {"a: {b: c\nd: e\n", "yaml", 2, 2, "\"}\""},
    {"a: [b, c}\n", "yaml", 1, 9, "\"]\""},
    {"a: b: c\n", "yaml", 1, 5, "second \": \""},
    {"a: 1\nb\nc: 2\n", "yaml", 2, 1, "\":\""},
    {"a:\n  b: c\n d: e\n", "yaml", 3, 2, "indentation"},
    {"a:\n  - b\n  c: d\n", "yaml", 3, 3, "\"- \""},
    {"a: \"b\" c\n", "yaml", 1, 8, "nothing more"},
    {"a: @b\n", "yaml", 1, 4, "\"@\""},
    {"a: `b\n", "yaml", 1, 4, "\"`\""},
    {"a: %b\n", "yaml", 1, 4, "\"%\""},
    {"a: * b\n", "yaml", 1, 4, "\"*\""},
    {"a: & b\n", "yaml", 1, 4, "\"&\""},
    {"a: | b\n", "yaml", 1, 4, "\"|\""},
    {"a: !<b\n", "yaml", 1, 4, "\"!\""},
    {"a: \"\\d\"\n", "yaml", 1, 5, "backslash"},
    {"a: \"\\xzz\"\n", "yaml", 1, 7, "hexadecimal"},
    {"a: \"\\ud800\"\n", "yaml", 1, 7, "Unicode"},
    {"a: - b\n", "yaml", 1, 4, "lines of its own"},
    {"a: ? b\n", "yaml", 1, 4, "\"? \""},
    {"a: [b, , c]\n", "yaml", 1, 8, "missing"},
    {"%FOO x\n", "yaml", 1, 1, "directive"},
    {"a: b\n...\n%YAML x\n", "yaml", 3, 1, "directive"},
    {"a: b\x01\n", "yaml", 1, 5, "control character"},
};

START_TEST(tells_mistakes_where_they_are)
{
    const ReadingCase *expected = &mistakes[_i];
    ReadingTree tree = tree_of(expected->yaml);
    reading_expect_in(tree.list, expected, PSG_SEVERITY_ERROR);
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(goes_on_after_a_key_given_twice)
{
    ReadingTree tree = tree_of("a: 1\na: 2\nb: *c\n<<: {}\nd: 4\n");
    ck_assert_uint_eq(psg_diagnostics_error_count(tree.list), 3);
    ck_assert_uint_eq(tree.root->count, 3);
    ck_assert_str_eq(psg_node_lookup(tree.root, "a")->string, "1");
    ck_assert_int_eq(psg_node_lookup(tree.root, "b")->kind, PSG_NODE_BROKEN);
    ck_assert_str_eq(psg_node_lookup(tree.root, "d")->string, "4");
    const PsgDiagnostic *twice = psg_diagnostics_nth(tree.list, 0);
    ck_assert_uint_eq(psg_input_position(tree.input, twice->other.start).line, 1);
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(suspects_a_quote_that_ended_late)
{
    ReadingTree tree = tree_of("a: {b: \"c}\nd: {e: \"f\"}\n");
    const PsgDiagnostic *told = psg_diagnostics_nth(tree.list, 0);
    ck_assert_ptr_nonnull(strstr(told->other_message, "meant to end sooner"));
    ck_assert_uint_eq(psg_input_position(tree.input, told->other.start).column, 8);
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(says_where_an_open_bracket_is)
{
    ReadingTree tree = tree_of("a: {b: c\nd: e\n");
    const PsgDiagnostic *told = psg_diagnostics_nth(tree.list, 0);
    ck_assert_str_eq(told->other_message, "it opens here");
    ck_assert_uint_eq(psg_input_position(tree.input, told->other.start).column, 4);
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(refuses_what_is_no_utf8)
{
    static const struct {
        const char *bytes;
        size_t length, place;
        const char *part;
    } cases[] = {
        {"a: \xe9t\xe9\n", 7, 3, "0xE9"},
        {"a: \xed\xa0\x80\n", 7, 3, "UTF-8"},
        {"a: \0b\n", 6, 3, "NUL"},
        {"\xff\xfe"
         "a\0",
         4, 0, "UTF-16"},
        {"\xfe\xff\0a", 4, 0, "UTF-16"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        ReadingTree tree =
            reading_tree(READING_YAML, cases[i].bytes, (gssize)cases[i].length, NULL);
        ck_assert_ptr_null(tree.root);
        ck_assert_uint_eq(psg_diagnostics_count(tree.list), 1);
        const PsgDiagnostic *told = psg_diagnostics_nth(tree.list, 0);
        ck_assert_uint_eq(told->span.start, cases[i].place);
        ck_assert_ptr_nonnull(strstr(told->message, cases[i].part));
        reading_tree_clear(&tree);
    }
}
END_TEST

/* ---- Limits ---- */

static char *
repeated(const char *part, size_t count)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        g_string_append(text, part);
    }
    return g_string_free(text, FALSE);
}

static void
expect_limit(const char *text, PsgLimits limits, const char *rule)
{
    ReadingTree tree = reading_tree(READING_YAML, text, -1, &limits);
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 1);
    ck_assert_str_eq(psg_diagnostics_nth(tree.list, 0)->rule, rule);
    reading_tree_clear(&tree);
}

START_TEST(stops_at_the_depth)
{
    g_autofree char *lists = repeated("[", 100000);
    g_autofree char *maps = repeated("{a: ", 100000);
    g_autofree char *block = repeated("- ", 100000);
    expect_limit(lists, psg_limits_default(), "max-depth");
    expect_limit(maps, psg_limits_default(), "max-depth");
    expect_limit(block, psg_limits_default(), "max-depth");
    PsgLimits limits = psg_limits_default();
    limits.max_depth = 3;
    expect_limit("[[[[]]]]", limits, "max-depth");
    expect_limit("[&a [1], [[*a]]]", limits, "max-depth");
    ReadingTree tree = reading_tree(READING_YAML, "[&a [1], [*a]]", -1, &limits);
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 0);
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(stops_at_the_count_of_values)
{
    PsgLimits limits = psg_limits_default();
    limits.max_values = 5;
    expect_limit("[1, 2, 3, 4, 5]", limits, "max-values");
    expect_limit("[&a [1, 2], *a]", limits, "max-values");
    ReadingTree tree =
        reading_tree(READING_YAML, "{a: 1, b: 2, c: 3, d: 4}", -1, &limits);
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 0);
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(defuses_a_bomb_of_aliases)
{
    g_autoptr(GString) bomb = g_string_new("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
        g_autofree char *alias = g_strdup_printf("*a%d, ", i - 1);
        g_autofree char *many = repeated(alias, 10);
        g_string_append_printf(bomb, "a%d: &a%d [%s]\n", i, i, many);
    }
    expect_limit(bomb->str, psg_limits_default(), "max-values");
}
END_TEST

/* Few values, each of them long. */
START_TEST(counts_the_bytes_that_aliases_repeat)
{
    PsgLimits limits = psg_limits_default();
    limits.max_bytes = 100;
    expect_limit("[&a \"0123456789012345678901234567890123456789\", *a, *a, *a]", limits,
                 "max-bytes");
    expect_limit(
        "[&a {k: \"01234567890123456789012345678901234567890123\"}, &b [*a], *b, "
        "*b]",
        limits, "max-bytes");
    const char *fits = "[&a \"0123456789012345678901234567890123456789\", *a, *a]";
    ReadingTree tree = reading_tree(READING_YAML, fits, -1, &limits);
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 0);
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(refuses_a_long_text)
{
    PsgLimits limits = psg_limits_default();
    limits.max_text = 3;
    ReadingTree tree = reading_tree(READING_YAML, "a: éàü\n", -1, &limits);
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 0);
    reading_tree_clear(&tree);
    expect_limit("a: éàüö\n", limits, "max-text");
}
END_TEST

Suite *
yaml_tree_suite(void)
{
    Suite *suite = suite_create("yaml_tree");
    TCase *tests = tcase_create("yaml_tree");
    tcase_add_test(tests, keeps_values_in_order);
    tcase_add_test(tests, counts_places_in_bytes);
    tcase_add_test(tests, counts_places_far_into_a_file);
    tcase_add_test(tests, repeats_what_an_alias_names);
    tcase_add_loop_test(tests, tells_mistakes_where_they_are, 0, G_N_ELEMENTS(mistakes));
    tcase_add_test(tests, goes_on_after_a_key_given_twice);
    tcase_add_test(tests, suspects_a_quote_that_ended_late);
    tcase_add_test(tests, says_where_an_open_bracket_is);
    tcase_add_test(tests, refuses_what_is_no_utf8);
    tcase_add_test(tests, stops_at_the_depth);
    tcase_add_test(tests, stops_at_the_count_of_values);
    tcase_add_test(tests, defuses_a_bomb_of_aliases);
    tcase_add_test(tests, counts_the_bytes_that_aliases_repeat);
    tcase_add_test(tests, refuses_a_long_text);
    suite_add_tcase(suite, tests);
    return suite;
}
