/* CSV as spreadsheets write it, with the place of every field. */
#include "read/table/csv.h"
#include "reading.h"

#include <check.h>
#include <string.h>

Suite *csv_read_suite(void);

/* The table of a text; the list is owned by the caller. */
static PsgCsv *
read_text(const char *text, PsgDiagnostics **list)
{
    *list = psg_diagnostics_new();
    PsgInput *input = psg_input_new("t.csv", text, strlen(text));
    PsgCsv *csv = psg_csv_read(psg_diagnostics_keep(*list, input), *list);
    psg_csv_check_width(csv, *list);
    return csv;
}

/* Rows end with "\n", fields stand in brackets. */
static char *
printed(const PsgCsv *csv)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < csv->rows->len; i++) {
        const PsgCsvField *field;
        for (int j = 0; (field = psg_csv_field_at(csv, i, j)) != NULL; j++) {
            g_string_append_printf(out, "[%s]", field->text);
        }
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

static const struct {
    const char *text, *rows;
} tables[] = {
    {"", ""},
    {"\n\r\n\n", ""},
    {"a,b\n1,2\n", "[a][b]\n[1][2]\n"},
    {"a,b\n1,2", "[a][b]\n[1][2]\n"},
    {"a,b\r\n1,2\r\n", "[a][b]\n[1][2]\n"},
    {"a,b\r1,2\r", "[a][b]\n[1][2]\n"},
    {"a\n\n\n1\n", "[a]\n[1]\n"},
    {"\xef\xbb\xbf"
     "a,b\n1,2\n",
     "[a][b]\n[1][2]\n"},
    {"\xef\xbb\xbf\"a\",b\n", "[a][b]\n"},
    {"\xef\xbb\xbf", ""},
    {"a,b,c\n,,\n", "[a][b][c]\n[][][]\n"},
    {"a\n\"\"\n", "[a]\n[]\n"},
    {"a,b\n\"x,y\",\"p\nq\"\n", "[a][b]\n[x,y][p\nq]\n"},
    {"a,b\n\"p\r\nq\",1\n", "[a][b]\n[p\r\nq][1]\n"},
    {"a\n\"say \"\"hi\"\"\"\n", "[a]\n[say \"hi\"]\n"},
    {"a\n\"\"\"\"\n", "[a]\n[\"]\n"},
    {"a\n5\"7\n", "[a]\n[5\"7]\n"},
    {"a\n x \n", "[a]\n[ x ]\n"},
    {"a\né日\n", "[a]\n[é日]\n"},
    {"a,b\n1\n", "[a][b]\n[1]\n"},
    {"a\n1,\n", "[a]\n[1][]\n"},
};

START_TEST(reads_rows_and_fields)
{
    PsgDiagnostics *list;
    g_autoptr(PsgCsv) csv = read_text(tables[_i].text, &list);
    g_autofree char *rows = printed(csv);
    ck_assert_str_eq(rows, tables[_i].rows);
    ck_assert_uint_eq(psg_diagnostics_count(list), 0);
    psg_diagnostics_free(list);
}
END_TEST

static const ReadingCase mistakes[] = {
    {"a,b\n1,\"x\n2,y\n", "csv", 2, 3, "never closed"},
    {"a\n\"", "csv", 2, 1, "never closed"},
    {"a,b\n\"x\"y,2\n", "csv", 2, 4, "twice"},
    {"a,b\n1,\"x\" \n", "csv", 2, 6, "twice"},
    {"slice,node\n1,Chi, Ed\n", "csv", 2, 7, "comma in quotes"},
    {"slice,node\n1,é\n2,b,,c\n", "csv", 3, 6, "no such column"},
    {"a\né,\xff\n", "encoding", 2, 4, "UTF-8"},
    {"\xff\xfe"
     "a",
     "encoding", 1, 1, "UTF-8"},
};

START_TEST(tells_mistakes_where_they_are)
{
    PsgDiagnostics *list;
    g_autoptr(PsgCsv) csv = read_text(mistakes[_i].yaml, &list);
    ck_assert_ptr_nonnull(csv);
    reading_expect_in(list, &mistakes[_i], PSG_SEVERITY_ERROR);
    ck_assert_uint_eq(psg_diagnostics_count(list), 1);
    psg_diagnostics_free(list);
}
END_TEST

START_TEST(refuses_a_nul)
{
    PsgDiagnostics *list = psg_diagnostics_new();
    PsgInput *input = psg_input_new("t.csv", "a\n\0b\n", 5);
    g_autoptr(PsgCsv) csv = psg_csv_read(psg_diagnostics_keep(list, input), list);
    ck_assert_uint_eq(csv->rows->len, 0);
    ck_assert_uint_eq(psg_diagnostics_error_count(list), 1);
    psg_diagnostics_free(list);
}
END_TEST

START_TEST(stops_after_a_thousand_mistakes)
{
    g_autoptr(GString) text = g_string_new("a\n");
    for (int i = 0; i < 3000; i++) {
        g_string_append(text, "1,2\n");
    }
    PsgDiagnostics *list;
    psg_csv_free(read_text(text->str, &list));
    ck_assert_uint_eq(psg_diagnostics_count(list), 1000);
    psg_diagnostics_free(list);
}
END_TEST

START_TEST(finds_columns_by_name)
{
    PsgDiagnostics *list;
    g_autoptr(PsgCsv) csv = read_text("x,\"y\",z\n1,2\n", &list);
    ck_assert_int_eq(psg_csv_column(csv, "x"), 0);
    ck_assert_int_eq(psg_csv_column(csv, "y"), 1);
    ck_assert_int_eq(psg_csv_column(csv, "Z"), -1);
    ck_assert_ptr_null(psg_csv_field_at(csv, 1, -1));
    ck_assert_ptr_null(psg_csv_field_at(csv, 1, 2));
    const PsgCsvField *field = psg_csv_field_at(csv, 1, 1);
    ck_assert_uint_eq(field->span.start, 10);
    ck_assert_uint_eq(field->span.end, 11);
    psg_diagnostics_free(list);
    g_autoptr(PsgCsv) empty = read_text("", &list);
    ck_assert_int_eq(psg_csv_column(empty, "x"), -1);
    psg_diagnostics_free(list);
    psg_csv_free(NULL);
}
END_TEST

Suite *
csv_read_suite(void)
{
    Suite *suite = suite_create("csv_read");
    TCase *tests = tcase_create("csv_read");
    tcase_add_loop_test(tests, reads_rows_and_fields, 0, G_N_ELEMENTS(tables));
    tcase_add_loop_test(tests, tells_mistakes_where_they_are, 0, G_N_ELEMENTS(mistakes));
    tcase_add_test(tests, refuses_a_nul);
    tcase_add_test(tests, stops_after_a_thousand_mistakes);
    tcase_add_test(tests, finds_columns_by_name);
    suite_add_tcase(suite, tests);
    return suite;
}
