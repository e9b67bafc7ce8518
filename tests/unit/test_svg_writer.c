/* Ids of SVG elements: valid XML names, whatever an actor is called, and no two alike. */
#include "draw/svg_writer.h"

#include <check.h>
#include <libxml/tree.h>
#include <string.h>

Suite *svg_writer_suite(void);

/* The attribute as it stands in the file. Owned by the caller. */
static char *
written(const char *id)
{
    g_autoptr(PsgSvgWriter) writer = psg_svg_writer_new("network-2013", "");
    psg_xml_start(writer->xml, "g");
    psg_svg_id(writer, "id", id);
    psg_xml_end(writer->xml);
    g_autoptr(GBytes) bytes = psg_svg_writer_finish(writer);
    g_autofree char *text =
        g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    const char *start = strstr(text, "id=\"") + strlen("id=\"");
    return g_strndup(start, strcspn(start, "\""));
}

static const char *const ids[][2] = {
    {"actor-csci", "network-2013-actor-csci"},
    {"actor-a.b_c-d", "network-2013-actor-a.b_c-d"},
    {"actor-a b", "network-2013-actor-a_x0020_b"},
    {"actor-a_b", "network-2013-actor-a_b"},
    {"actor-a_x0020_b", "network-2013-actor-a_x005F_x0020_b"},
    {"actor-_x", "network-2013-actor-_x005F_x"},
    {"actor-é", "network-2013-actor-_x00E9_"},
    {"actor-e\u0301", "network-2013-actor-e_x0301_"},
    {"actor-日", "network-2013-actor-_x65E5_"},
    {"actor-𠮷", "network-2013-actor-_x20BB7_"},
    {"actor-O'B, (x) & @#+", "network-2013-actor-O_x0027_B_x002C__x0020__x0028_x_x0029_"
                             "_x0020__x0026__x0020__x0040__x0023__x002B_"},
    {"actor-Ann", "network-2013-actor-Ann"},
    {"actor-ann", "network-2013-actor-ann"},
};

/* What was encoded, decoded: nothing is lost. */
static char *
decoded(const char *id)
{
    GString *out = g_string_new(NULL);
    for (const char *at = id; *at != '\0'; at++) {
        if (at[0] == '_' && at[1] == 'x') {
            g_string_append_unichar(out, (gunichar)g_ascii_strtoull(at + 2, NULL, 16));
            at = strchr(at + 1, '_');
        } else {
            g_string_append_c(out, *at);
        }
    }
    return g_string_free(out, FALSE);
}

START_TEST(encodes_ids)
{
    g_autofree char *found = written(ids[_i][0]);
    ck_assert_str_eq(found, ids[_i][1]);
    ck_assert_int_eq(xmlValidateNCName((const xmlChar *)found, 0), 0);
    g_autofree char *back = decoded(found);
    ck_assert_str_eq(back + strlen("network-2013-"), ids[_i][0]);
}
END_TEST

/* The text of a file with an element, a list of ids and a reference. Owned by the caller. */
static char *
file_of(const char *name, const char *word, const char *text)
{
    static const char *const both[] = {"title", "a @@@@@@ b", NULL};
    g_autoptr(PsgSvgWriter) writer = psg_svg_writer_new(name, word);
    psg_xml_start(writer->xml, "g");
    psg_svg_ids(writer, "aria-labelledby", both);
    psg_svg_id(writer, "id", "title");
    psg_svg_reference(writer, "fill", "title");
    psg_xml_text(writer->xml, text);
    g_autoptr(GBytes) bytes = psg_svg_writer_finish(writer);
    return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

/* The mark of the only element of that file. Owned by the caller. */
static char *
mark_of(const char *file)
{
    static const char before[] = " id=\"network-2013-";
    const char *start = strstr(file, before) + strlen(before);
    return g_strndup(start, strcspn(start, "-"));
}

/* Whatever else differs, and what refers to an id follows it. A text that looks like what is
 * filled in is a text. */
START_TEST(ids_of_two_files_differ)
{
    g_autofree char *one = file_of("network-2013", NULL, "Ann @@@@@@");
    g_autofree char *same = file_of("network-2013", NULL, "Ann @@@@@@");
    g_autofree char *other = file_of("network-2013", NULL, "Bob @@@@@@");
    g_autofree char *mark = mark_of(one), *other_mark = mark_of(other);
    ck_assert_str_eq(one, same);
    ck_assert_str_ne(mark, other_mark);
    ck_assert_uint_eq(strlen(mark), 6);
    ck_assert_uint_eq(strspn(mark, "0123456789abcdef"), 6);
    ck_assert_ptr_nonnull(strstr(one, "Ann @@@@@@"));
    g_autofree char *list = g_strdup_printf(
        "aria-labelledby=\"network-2013-%s-title network-2013-%s-a_x0020_", mark, mark);
    g_autofree char *reference =
        g_strdup_printf("fill=\"url(#network-2013-%s-title)\"", mark);
    ck_assert_ptr_nonnull(strstr(one, list));
    ck_assert_ptr_nonnull(strstr(one, reference));
}
END_TEST

/* Then they do not hang on what else is in the file. */
START_TEST(ids_last_that_begin_with_a_word)
{
    g_autofree char *named = file_of("network-2013", "story one", "Ann");
    g_autofree char *plain = file_of("network @@@@@@", "", "Ann");
    ck_assert_ptr_nonnull(strstr(named, " id=\"story_x0020_one-network-2013-title\""));
    ck_assert_ptr_nonnull(strstr(plain, " id=\"network_x0020__x0040_"));
}
END_TEST

Suite *
svg_writer_suite(void)
{
    Suite *suite = suite_create("svg_writer");
    TCase *tests = tcase_create("svg_writer");
    tcase_add_loop_test(tests, encodes_ids, 0, G_N_ELEMENTS(ids));
    tcase_add_test(tests, ids_of_two_files_differ);
    tcase_add_test(tests, ids_last_that_begin_with_a_word);
    suite_add_tcase(suite, tests);
    return suite;
}
