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
    g_autoptr(PsgSvgWriter) writer = psg_svg_writer_new("network-2013");
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

Suite *
svg_writer_suite(void)
{
    Suite *suite = suite_create("svg_writer");
    TCase *tests = tcase_create("svg_writer");
    tcase_add_loop_test(tests, encodes_ids, 0, G_N_ELEMENTS(ids));
    suite_add_tcase(suite, tests);
    return suite;
}
