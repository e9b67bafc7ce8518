/* Inputs: bytes of any sort, and the line and column of each. */
#include "base/input.h"

#include <check.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

Suite *input_suite(void);

static PsgInput *
input_of(const char *text)
{
    return psg_input_new("a.yaml", text, strlen(text));
}

static void
assert_position(const PsgInput *input, size_t offset, size_t line, size_t column)
{
    PsgPosition position = psg_input_position(input, offset);
    ck_assert_msg(position.line == line && position.column == column,
                  "offset %zu is %zu:%zu, not %zu:%zu", offset, position.line,
                  position.column, line, column);
}

static void
assert_line(const PsgInput *input, size_t offset, const char *expected)
{
    size_t start, end;
    psg_input_line_bounds(input, offset, &start, &end);
    g_autofree char *line = g_strndup(psg_input_text(input) + start, end - start);
    ck_assert_str_eq(line, expected);
}

START_TEST(keeps_name_and_bytes)
{
    char bytes[] = "a\0b";
    g_autoptr(PsgInput) input = psg_input_new("a.yaml", bytes, 3);
    bytes[0] = 'x';
    ck_assert_str_eq(psg_input_name(input), "a.yaml");
    ck_assert_uint_eq(psg_input_length(input), 3);
    ck_assert_mem_eq(psg_input_text(input), "a\0b\0", 4);
    psg_input_free(NULL);
}
END_TEST

START_TEST(counts_lines_and_characters)
{
    g_autoptr(PsgInput) input = input_of("un\ndéjà vu\n\nfin");
    assert_position(input, 0, 1, 1);
    assert_position(input, 2, 1, 3);
    assert_position(input, 3, 2, 1);
    assert_position(input, 3 + (size_t)strlen("déjà "), 2, 6);
    assert_position(input, strlen("un\ndéjà vu\n"), 3, 1);
    assert_position(input, strlen("un\ndéjà vu\n\nfin"), 4, 4);
    assert_position(input, 1000, 4, 4);
    assert_line(input, 0, "un");
    assert_line(input, 4, "déjà vu");
    assert_line(input, strlen("un\ndéjà vu\n"), "");
    assert_line(input, 1000, "fin");
}
END_TEST

START_TEST(has_a_first_line_even_if_empty)
{
    g_autoptr(PsgInput) input = psg_input_new("empty.yaml", NULL, 0);
    assert_position(input, 0, 1, 1);
    assert_position(input, 5, 1, 1);
    assert_line(input, 0, "");
    g_autoptr(PsgInput) newline = input_of("\n");
    assert_position(newline, 1, 2, 1);
}
END_TEST

START_TEST(leaves_out_carriage_returns_and_the_byte_order_mark)
{
    g_autoptr(PsgInput) input = input_of("\xEF\xBB\xBF"
                                         "a: 1\r\nb: 2\r\n");
    assert_position(input, 0, 1, 1);
    assert_position(input, 3, 1, 1);
    assert_position(input, 6, 1, 4);
    assert_position(input, 9, 2, 1);
    assert_line(input, 0, "a: 1");
    assert_line(input, 9, "b: 2");
    assert_line(input, 100, "");
}
END_TEST

START_TEST(counts_bytes_where_the_encoding_is_broken)
{
    g_autoptr(PsgInput) input = input_of("nom: m\xE9socentre\n\xFF\x80\xBFz");
    assert_position(input, 7, 1, 8);
    assert_position(input, 16, 2, 1);
    assert_position(input, 19, 2, 4);
}
END_TEST

static char *
temporary_file(const char *text)
{
    char *path = NULL;
    int handle = g_file_open_tmp("paysage-XXXXXX", &path, NULL);
    ck_assert_int_ge(handle, 0);
    close(handle);
    ck_assert(g_file_set_contents(path, text, -1, NULL));
    return path;
}

START_TEST(reads_a_file_up_to_a_limit)
{
    g_autofree char *path = temporary_file("0123456789");
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgInput) input = psg_input_read(path, 10, &error);
    ck_assert_ptr_nonnull(input);
    ck_assert_str_eq(psg_input_text(input), "0123456789");
    ck_assert_str_eq(psg_input_name(input), path);

    ck_assert_ptr_null(psg_input_read(path, 9, &error));
    ck_assert(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC));
    ck_assert_ptr_nonnull(strstr(error->message, "has more than 9 bytes"));
    ck_assert_ptr_nonnull(strstr(error->message, "more than 9 bytes"));
    g_remove(path);
}
END_TEST

START_TEST(reads_files_of_many_chunks)
{
    g_autofree char *text = g_strnfill(300000, 'x');
    g_autofree char *path = temporary_file(text);
    g_autoptr(PsgInput) input = psg_input_read(path, 1 << 20, NULL);
    ck_assert_uint_eq(psg_input_length(input), 300000);
    ck_assert_str_eq(psg_input_text(input), text);
    g_remove(path);
}
END_TEST

START_TEST(reads_standard_input)
{
    g_autofree char *path = temporary_file("title: x\n");
    ck_assert_ptr_nonnull(freopen(path, "r", stdin));
    g_autoptr(PsgInput) input = psg_input_read("-", 100, NULL);
    ck_assert_str_eq(psg_input_text(input), "title: x\n");
    ck_assert_str_eq(psg_input_name(input), "<stdin>");
    g_remove(path);
}
END_TEST

START_TEST(says_which_file_cannot_be_read)
{
    g_autoptr(GError) missing = NULL;
    ck_assert_ptr_null(psg_input_read("/no/such/file.yaml", 10, &missing));
    ck_assert(g_error_matches(missing, G_FILE_ERROR, G_FILE_ERROR_NOENT));
    ck_assert_ptr_nonnull(strstr(missing->message, "cannot read \"/no/such/file.yaml\""));

    g_autoptr(GError) folder = NULL;
    ck_assert_ptr_null(psg_input_read("/", 10, &folder));
    ck_assert(g_error_matches(folder, G_FILE_ERROR, G_FILE_ERROR_ISDIR));
}
END_TEST

Suite *
input_suite(void)
{
    Suite *suite = suite_create("input");
    TCase *places = tcase_create("places");
    tcase_add_test(places, keeps_name_and_bytes);
    tcase_add_test(places, counts_lines_and_characters);
    tcase_add_test(places, has_a_first_line_even_if_empty);
    tcase_add_test(places, leaves_out_carriage_returns_and_the_byte_order_mark);
    tcase_add_test(places, counts_bytes_where_the_encoding_is_broken);
    suite_add_tcase(suite, places);
    TCase *files = tcase_create("files");
    tcase_add_test(files, reads_a_file_up_to_a_limit);
    tcase_add_test(files, reads_files_of_many_chunks);
    tcase_add_test(files, reads_standard_input);
    tcase_add_test(files, says_which_file_cannot_be_read);
    suite_add_tcase(suite, files);
    return suite;
}
