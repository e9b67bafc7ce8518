/* Texts in other letters: what is read is what was written, whatever it was saved as. */
#include "read/import/decode.h"

#include <check.h>
#include <string.h>

#define WRITTEN "id,name\n1,M\xc3\xbcller & Fr\xc3\xa8res \xe2\x82\xac\n"

typedef struct {
    PsgDiagnostics *list;
    PsgReport *report;
    const PsgInput *raw, *decoded;
} Decoding;

static Decoding
decode(const char *bytes, size_t length)
{
    Decoding made = {.list = psg_diagnostics_new()};
    made.report = psg_report_new(made.list, false);
    made.raw = psg_diagnostics_keep(made.list, psg_input_new("t.csv", bytes, length));
    made.decoded = psg_decode(made.raw, made.report, made.list);
    return made;
}

static void
end(Decoding *made)
{
    psg_report_free(made->report);
    psg_diagnostics_free(made->list);
}

/* The text in those letters, after such bytes, is read as it was written. */
static void
check_letters(const char *letters, const char *mark, size_t mark_size, guint guesses)
{
    gsize size;
    g_autofree char *bytes = g_convert(WRITTEN, -1, letters, "UTF-8", NULL, &size, NULL);
    ck_assert_ptr_nonnull(bytes);
    g_autoptr(GString) whole = g_string_new_len(mark, (gssize)mark_size);
    g_string_append_len(whole, bytes, (gssize)size);
    Decoding made = decode(whole->str, whole->len);
    ck_assert_ptr_nonnull(made.decoded);
    ck_assert_str_eq(psg_input_text(made.decoded), WRITTEN);
    ck_assert_str_eq(psg_input_name(made.decoded), "t.csv");
    ck_assert_uint_eq(psg_report_guesses(made.report)->len, guesses);
    ck_assert_uint_eq(psg_diagnostics_error_count(made.list), 0);
    end(&made);
}

START_TEST(all_ways_of_saving_a_text)
{
    check_letters("UTF-8", "", 0, 0);
    check_letters("UTF-8", "\xef\xbb\xbf", 3, 0);
    check_letters("UTF-16LE", "\xff\xfe", 2, 0);
    check_letters("UTF-16BE", "\xfe\xff", 2, 0);
    check_letters("UTF-16LE", "", 0, 0);
    check_letters("UTF-16BE", "", 0, 0);
    check_letters("WINDOWS-1252", "", 0, 1);
}
END_TEST

START_TEST(utf8_is_not_copied)
{
    Decoding made = decode(WRITTEN, strlen(WRITTEN));
    ck_assert_ptr_eq(made.decoded, made.raw);
    end(&made);
}
END_TEST

START_TEST(xml_says_what_its_letters_are)
{
    static const char text[] = "<?xml version=\"1.0\" encoding='KOI8-R'?><a>\xc4\xc1</a>";
    Decoding made = decode(text, strlen(text));
    ck_assert_ptr_nonnull(made.decoded);
    ck_assert_ptr_nonnull(
        strstr(psg_input_text(made.decoded), "<a>\xd0\xb4\xd0\xb0</a>"));
    ck_assert_uint_eq(psg_report_guesses(made.report)->len, 0);
    end(&made);
}
END_TEST

/* Each line is one to whoever is told of it. */
START_TEST(lone_returns_are_ends_of_lines)
{
    static const char text[] = "a,b\rc,d\re,f";
    Decoding made = decode(text, strlen(text));
    ck_assert_str_eq(psg_input_text(made.decoded), "a,b\nc,d\ne,f");
    ck_assert_uint_eq(psg_input_position(made.decoded, strlen("a,b.c,d.")).line, 3);
    end(&made);
}
END_TEST

START_TEST(returns_before_newlines_stay)
{
    static const char text[] = "a,\"b\rc\"\r\nd,e\r\n";
    Decoding made = decode(text, strlen(text));
    ck_assert_str_eq(psg_input_text(made.decoded), text);
    end(&made);
}
END_TEST

static void
check_refused(const char *bytes, size_t length)
{
    Decoding made = decode(bytes, length);
    ck_assert_ptr_null(made.decoded);
    ck_assert_uint_eq(psg_diagnostics_error_count(made.list), 1);
    end(&made);
}

START_TEST(what_is_no_text_is_refused_with_its_place)
{
    check_refused("\x7f"
                  "ELF\0\x01\x02\xff\xfe\0\0",
                  11);
    check_refused("a\0b", 3);
    check_refused("\xff\xfe\x00\xd8\x00\xd8", 6); /* half of a pair, twice */
    check_refused("<?xml version=\"1.0\" encoding=\"no-such-letters\"?><a>\xff</a>", 55);
}
END_TEST

START_TEST(an_empty_file_is_empty)
{
    Decoding made = decode("", 0);
    ck_assert_ptr_nonnull(made.decoded);
    ck_assert_uint_eq(psg_input_length(made.decoded), 0);
    end(&made);
}
END_TEST

Suite *
decode_suite(void)
{
    Suite *suite = suite_create("decode");
    TCase *cases = tcase_create("decode");
    tcase_add_test(cases, all_ways_of_saving_a_text);
    tcase_add_test(cases, utf8_is_not_copied);
    tcase_add_test(cases, xml_says_what_its_letters_are);
    tcase_add_test(cases, lone_returns_are_ends_of_lines);
    tcase_add_test(cases, returns_before_newlines_stay);
    tcase_add_test(cases, what_is_no_text_is_refused_with_its_place);
    tcase_add_test(cases, an_empty_file_is_empty);
    suite_add_tcase(suite, cases);
    return suite;
}
