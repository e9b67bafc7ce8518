/* YAML as we write it: what was a text is a text again, whoever reads it. */
#include "reading.h"
#include "write/yaml.h"

#include <check.h>
#include <string.h>

Suite *yaml_suite(void);

START_TEST(writes_lists_and_maps_in_each_other)
{
    PsgStream *out = psg_stream_new_text();
    PsgYamlWriter *writer = psg_yaml_writer_new(out);
    psg_yaml_map(writer, PSG_YAML_BLOCK);
    psg_yaml_pair(writer, "title", "Two: one");
    psg_yaml_text(writer, "list");
    psg_yaml_list(writer, PSG_YAML_BLOCK);
    psg_yaml_map(writer, PSG_YAML_FLOW);
    psg_yaml_text(writer, "id");
    psg_yaml_value(writer, "2007");
    psg_yaml_pair(writer, "name", "2007");
    psg_yaml_end_map(writer);
    psg_yaml_list(writer, PSG_YAML_FLOW);
    psg_yaml_value(writer, "2007/2008");
    psg_yaml_end_list(writer);
    psg_yaml_end_list(writer);
    psg_yaml_end_map(writer);
    psg_yaml_writer_free(writer);
    g_autofree char *text = psg_stream_close_text(out);
    ck_assert_str_eq(text, "title: 'Two: one'\nlist:\n- {id: 2007, name: '2007'}\n"
                           "- [2007/2008]\n");
}
END_TEST

/* What is a text and could be taken for something else stands in quotes. */
START_TEST(quotes_what_is_doubtful)
{
    static const char *const quoted[] = {
        "",     "~",     "null", "Null", "true",  "False", "yes",        "No",
        "on",   "OFF",   "y",    "N",    "007",   "1",     "1e3",        "0x1f",
        "-1.5", ".5",    ".inf", "+1",   "1_000", "12:30", "2007-03-28", "2007-03",
        " a",   "a ",    "a: b", "a #b", "#a",    "@a",    "&a",         "'a",
        "-",    "- a",   "[a]",  "{a}",  "!a",    "%a",    "? a",        "a:",
        "*a",   "\"a\"", "|",    ">",    "a\nb",  "=",     "<<",         "a\tb",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(quoted); i++) {
        PsgStream *out = psg_stream_new_text();
        PsgYamlWriter *writer = psg_yaml_writer_new(out);
        psg_yaml_text(writer, quoted[i]);
        psg_yaml_writer_free(writer);
        g_autofree char *text = psg_stream_close_text(out);
        bool is_harmless = strcmp(quoted[i], "=") == 0 || strcmp(quoted[i], "<<") == 0;
        ck_assert_msg(is_harmless || text[0] == '\'' || text[0] == '"', "%s", text);
    }
}
END_TEST

START_TEST(leaves_what_is_plain)
{
    static const char *const plain[] = {"a",           "Jarke J. van Wijk",
                                        "mésocentres", "日本",
                                        "O'Brien",     "R&D",
                                        "a.b",         "12 rue",
                                        "yes man"};
    for (size_t i = 0; i < G_N_ELEMENTS(plain); i++) {
        PsgStream *out = psg_stream_new_text();
        PsgYamlWriter *writer = psg_yaml_writer_new(out);
        psg_yaml_text(writer, plain[i]);
        psg_yaml_writer_free(writer);
        g_autofree char *text = psg_stream_close_text(out);
        ck_assert_msg(g_str_has_prefix(text, plain[i]), "%s", text);
    }
}
END_TEST

/* A map with so many keys; to be cleared by the caller. */
static ReadingTree
read_back(const char *text, size_t count)
{
    ReadingTree back = reading_tree(READING_YAML, text, -1, NULL);
    ck_assert_msg(psg_diagnostics_count(back.list) == 0, "%s", text);
    ck_assert_uint_eq(back.root->count, count);
    return back;
}

/* The strings of a flow map's keys and values, read back. */
static void
expect_back(const char *const *texts, size_t count)
{
    PsgStream *out = psg_stream_new_text();
    PsgYamlWriter *writer = psg_yaml_writer_new(out);
    psg_yaml_map(writer, PSG_YAML_BLOCK);
    for (size_t i = 0; i < count; i++) {
        psg_yaml_text(writer, texts[i]);
        psg_yaml_map(writer, PSG_YAML_FLOW);
        psg_yaml_pair(writer, "x", texts[i]);
        psg_yaml_pair(writer, "y", texts[i]);
        psg_yaml_end_map(writer);
    }
    psg_yaml_end_map(writer);
    psg_yaml_writer_free(writer);
    g_autofree char *text = psg_stream_close_text(out);
    ReadingTree back = read_back(text, count);
    for (size_t i = 0; i < count; i++) {
        const PsgPair *pair = &back.root->pairs[i];
        ck_assert_str_eq(pair->key->string, texts[i]);
        ck_assert_str_eq(pair->value->pairs[0].value->string, texts[i]);
        ck_assert_str_eq(pair->value->pairs[1].value->string, texts[i]);
        ck_assert(!psg_node_is_null(pair->value->pairs[0].value));
    }
    reading_tree_clear(&back);
}

#define KANJI_8 "日本日本日本日本"
#define LONG "Somebody with a name that goes on and on, beyond what a line holds"

START_TEST(comes_back_as_it_was)
{
    static const char *const texts[] = {
        "a",
        "null",
        "~",
        "yes",
        "007",
        "1e3",
        "2007-03",
        " a",
        "a ",
        "a: b",
        "a #b",
        "#a",
        "@a",
        "&a",
        "*a",
        "'a'",
        "\"a\"",
        "- a",
        "[a, b]",
        "a\nb",
        "a\n\nb",
        "a\tb",
        "é\u0301",
        "\U0001F600",
        "\u2028",
        "a\\b",
        "%a",
        "a  b",
        "a, b",
        "{a",
        LONG,
        LONG " " LONG,
        "O'Brien, Ann (Jr.)",
        "\u00a0",
        KANJI_8 KANJI_8 KANJI_8 KANJI_8 KANJI_8 KANJI_8 KANJI_8 KANJI_8,
    };
    expect_back(texts, G_N_ELEMENTS(texts));
}
END_TEST

/* What ends a line of YAML, and what YAML may not hold, in a name that a comment quotes. */
START_TEST(comments_quote_anything)
{
    static const char *const texts[] = {
        "\u2028b: c", "\u2029b: c", "\xc2\x85 b: c", "\rb: c",        "\x01", "\x1b[1m",
        "\xff\xfe",   "\uFEFF",     "\xef\xbf\xbe",  "\nsecond line", ""};
    PsgStream *out = psg_stream_new_text();
    PsgYamlWriter *writer = psg_yaml_writer_new(out);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *comment = g_strconcat("a", texts[i], NULL);
        psg_yaml_head(writer, comment);
    }
    psg_yaml_map(writer, PSG_YAML_BLOCK);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *comment = g_strconcat("a", texts[i], NULL);
        g_autofree char *key = g_strdup_printf("key %zu", i);
        psg_yaml_comment(writer, 0, comment);
        psg_yaml_pair(writer, key, "x");
    }
    psg_yaml_end_map(writer);
    psg_yaml_writer_free(writer);
    g_autofree char *text = psg_stream_close_text(out);
    ReadingTree back = read_back(text, G_N_ELEMENTS(texts));
    ck_assert(g_str_has_prefix(text, "# a b: c\n"));
    reading_tree_clear(&back);
}
END_TEST

Suite *
yaml_suite(void)
{
    Suite *suite = suite_create("yaml");
    TCase *tests = tcase_create("yaml");
    tcase_add_test(tests, writes_lists_and_maps_in_each_other);
    tcase_add_test(tests, quotes_what_is_doubtful);
    tcase_add_test(tests, leaves_what_is_plain);
    tcase_add_test(tests, comes_back_as_it_was);
    tcase_add_test(tests, comments_quote_anything);
    suite_add_tcase(suite, tests);
    return suite;
}
