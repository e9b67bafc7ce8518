/* Who of one landscape is who of another: by id, and by a table. */
#include "fixture.h"
#include "read/table/match.h"
#include "reading.h"

#include <check.h>
#include <string.h>

Suite *match_suite(void);

static const char *const first = "actors: {ministry: {}, centre: {}, school: {}}\n";
static const char *const second =
    "actors: {centre: {}, ministry: {}, house: {}, academy: {}}\n";

/* By actor of the first its id in the second, "-" for nobody: "ministry centre -". NULL if
 * the table has mistakes. Owned by the caller. */
static char *
matched(const char *table, PsgDiagnostics *list)
{
    g_autoptr(PsgLandscape) a = fixture_landscape(first);
    g_autoptr(PsgLandscape) b = fixture_landscape(second);
    g_autofree size_t *match =
        table == NULL
            ? psg_match_by_id(a, b)
            : psg_match_read(psg_diagnostics_keep(
                                 list, psg_input_new("ids.csv", table, strlen(table))),
                             a, b, list);
    if (match == NULL) {
        return NULL;
    }
    GString *ids = g_string_new(NULL);
    for (size_t i = 0; i < a->actor_count; i++) {
        g_string_append_printf(ids, "%s%s", i == 0 ? "" : " ",
                               match[i] == PSG_NONE ? "-" : b->actors[match[i]].id);
    }
    return g_string_free(ids, FALSE);
}

static const struct {
    const char *table, *expected;
} matches[] = {
    {NULL, "ministry centre -"},
    {"from,to\n", "ministry centre -"},
    {"from,to\nschool,academy\n", "ministry centre academy"},
    {"to,note,from\nacademy,x,school\n", "ministry centre academy"}, /* any order */
    {"from,to\nschool,centre\n", "ministry - centre"}, /* who is given is taken */
    {"from,to\ncentre,\n", "ministry - -"},            /* nobody, though ids are alike */
    {"from,to\nministry,centre\ncentre,ministry\n", "centre ministry -"},
};

START_TEST(each_finds_its_match)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autofree char *found = matched(matches[_i].table, list);
    ck_assert_uint_eq(psg_diagnostics_count(list), 0);
    ck_assert_str_eq(found, matches[_i].expected);
}
END_TEST

static const ReadingCase mistakes[] = {
    {"id,other\nschool,academy\n", "csv-header", 1, 1, "from,to"},
    {"", "csv-header", 1, 1, "from,to"},
    {"from,to\nscool,academy\n", "unknown-id", 2, 1, "did you mean \"school\""},
    {"from,to\nschool,academi\n", "unknown-id", 2, 8, "did you mean \"academy\""},
    {"from,to\nschool,zzz\n", "unknown-id", 2, 8, "second landscape"},
    {"from,to\nschool,house\nschool,academy\n", "duplicate-id", 3, 1, "twice"},
    {"from,to\nschool,house\ncentre,house\n", "duplicate-id", 3, 8, "twice"},
    {"from,to\n,house\n", "csv-field", 2, 1, "under \"from\""},
    {"from,to\nschool\n", "csv-field", 2, 1, "no field \"to\""},
    {"from,to\n\"school,house\n", "unknown-id", 2, 1, "school"},
    {"from,to\nschool,house,academy\n", "csv", 2, 14, "no such column"},
    {"from,to\n\xff,house\n", "encoding", 2, 1, "UTF-8"},
};

START_TEST(a_mistake_is_told_with_its_place)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autofree char *found = matched(mistakes[_i].yaml, list);
    ck_assert_ptr_null(found);
    reading_expect_in(list, &mistakes[_i], PSG_SEVERITY_ERROR);
}
END_TEST

START_TEST(all_mistakes_are_told_in_one_run)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autofree char *found = matched("from,to\nx,y\nschool,house\nschool,\n", list);
    ck_assert_ptr_null(found);
    ck_assert_uint_eq(psg_diagnostics_error_count(list), 3);
}
END_TEST

Suite *
match_suite(void)
{
    Suite *suite = suite_create("match");
    TCase *table = tcase_create("table");
    tcase_add_loop_test(table, each_finds_its_match, 0, G_N_ELEMENTS(matches));
    tcase_add_loop_test(table, a_mistake_is_told_with_its_place, 0,
                        G_N_ELEMENTS(mistakes));
    tcase_add_test(table, all_mistakes_are_told_in_one_run);
    suite_add_tcase(suite, table);
    return suite;
}
