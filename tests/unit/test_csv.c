/* The landscape as CSV tables that spreadsheets read back as they were. */
#include "exporting.h"
#include "fixture.h"
#include "write/csv.h"

#include <check.h>
#include <string.h>

Suite *csv_suite(void);

static const char *const story =
    "language: en\n"
    "sources: {s: {title: A book, author: Ann, date: 2001, url: 'https://a.example/'}, t: {note: Aside}}\n"
    "slices: [{id: 2007, headline: [One, Two], note: Early}, {id: later, when: 2008/.., label: Later on}]\n"
    "kinds: {k: {}}\n"
    "relation-kinds: {r: {}}\n"
    "event-kinds: {e: {}}\n"
    "actors:\n"
    "  a: {name: {en: \"Ann, \\\"the\\\" first\", fr: Anne}, full: 'A long name', kind: k, tier: top,\n"
    "      when: [2001/2003, 2006/..], url: 'https://a.example/', note: Two lines, source: [s, t]}\n"
    "  b: {talked-of: 2007-06, when: 2008-05/2009, succeeds: a}\n"
    "relations:\n"
    "  - {from: a, to: b, kind: r, label: helps, note: So they say, weight: 2.5, source: s}\n"
    "  - {from: b, to: a, when: 2008}\n"
    "events:\n"
    "  - {when: 2008-06-03, title: Day, kind: e, actors: [a, b], people: [Zoe, Yan], place: Lyon, crowd: 115,\n"
    "     source: t}\n"
    "measures:\n"
    "  crowd: {label: Crowd}\n"
    "  power: {unit: W, of: {a: {2007: 22, 2008: {value: 0.5, bound: above, per: each, text: half, note: N,\n"
    "          source: s}}, all: {2008: {text: much}}}}\n"
    "pyramid: {tiers: [{id: top}]}\n";

static const struct {
    const char *table, *text;
} tables[] = {
    {"actors",
     "id,name,full,kind,tier,from,to,talked_of,url,note,succeeds,sources\r\n"
     "a,\"Ann, \"\"the\"\" first\",A long name,k,top,2001-01-01,,,https://a.example/,Two lines,,s t\r\n"
     "b,b,,,,2008-05-01,2009-12-31,2007-06-01,,,a,\r\n"},
    {"presence", "slice,actor,name,presence,new,leaving\r\n"
                 "2007,a,\"Ann, \"\"the\"\" first\",there,no,no\r\n"
                 "2007,b,b,talked-of,no,no\r\n"
                 "later,a,\"Ann, \"\"the\"\" first\",there,no,no\r\n"
                 "later,b,b,there,yes,yes\r\n"},
    {"relations", "from,to,kind,since,until,weight,label,note,sources\r\n"
                  "a,b,r,2008-05-01,2009-12-31,2.5,helps,So they say,s\r\n"
                  "b,a,,2008-01-01,2008-12-31,1,,,\r\n"},
    {"events", "from,to,title,kind,actors,people,place,crowd,power,note,sources\r\n"
               "2008-06-03,2008-06-03,Day,e,a; b,Zoe; Yan,Lyon,115,,,t\r\n"},
    {"measures", "measure,unit,of,from,to,value,bound,per,text,note,sources\r\n"
                 "power,W,all,2008-01-01,2008-12-31,,,all,much,,\r\n"
                 "power,W,a,2007-01-01,2007-12-31,22,,all,,,\r\n"
                 "power,W,a,2008-01-01,2008-12-31,0.5,above,each,half,N,s\r\n"},
    {"slices", "id,from,to,label,headline,note\r\n"
               "2007,2007-01-01,2007-12-31,2007,One; Two,Early\r\n"
               "later,2008-01-01,,Later on,,\r\n"},
    {"sources", "id,title,author,from,to,url,note\r\n"
                "s,A book,Ann,2001-01-01,2001-12-31,https://a.example/,\r\n"
                "t,t,,,,,Aside\r\n"},
};

START_TEST(tables_hold_what_was_said)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autofree char *csv = exporting(
        "csv",
        (PsgExport){.landscape = landscape, .language = "en", .table = tables[_i].table});
    ck_assert_str_eq(csv, tables[_i].text);
}
END_TEST

START_TEST(all_tables_are_named)
{
    const char *const *names = psg_csv_tables;
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        ck_assert_str_eq(names[i], tables[i].table);
    }
    ck_assert_ptr_null(names[G_N_ELEMENTS(tables)]);
    g_autoptr(PsgLandscape) landscape = fixture_landscape("actors: {a: {}}");
    for (size_t i = 0; names[i] != NULL; i++) { /* also of next to nothing */
        g_autofree char *csv =
            exporting("csv", (PsgExport){.landscape = landscape, .table = names[i]});
        ck_assert(g_str_has_suffix(csv, "\r\n"));
    }
}
END_TEST

START_TEST(texts_are_in_the_language_asked_for)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autofree char *csv = exporting(
        "csv",
        (PsgExport){.landscape = landscape, .language = "fr", .table = "presence"});
    ck_assert_ptr_nonnull(strstr(csv, "2007,a,Anne,there"));
}
END_TEST

static const struct {
    const char *fields[3], *row;
} rows[] = {
    {{"a", "b", "c"}, "a,b,c\r\n"},
    {{"", "b", "c"}, "\"\",b,c\r\n"},
    {{NULL, NULL, NULL}, "\"\",,\r\n"},
    {{"a", "", NULL}, "a,,\r\n"},
    {{"a,b", "c\"d", "e\nf"}, "\"a,b\",\"c\"\"d\",\"e\nf\"\r\n"},
    {{"\"", " a ", "é;"}, "\"\"\"\", a ,é;\r\n"},
    {{"a\r", ",", "x\n"}, "\"a\r\",\",\",\"x\n\"\r\n"},
};

START_TEST(fields_are_quoted_where_they_must_be)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (int row = 0; row < 2; row++) {
        for (size_t i = 0; i < 3; i++) {
            psg_csv_field(out, rows[_i].fields[i]);
        }
        psg_csv_end_row(out);
    }
    g_autofree char *twice = g_strconcat(rows[_i].row, rows[_i].row, NULL);
    ck_assert_str_eq(out->str, twice);
}
END_TEST

Suite *
csv_suite(void)
{
    Suite *suite = suite_create("csv");
    TCase *all = tcase_create("tables");
    tcase_add_loop_test(all, tables_hold_what_was_said, 0, G_N_ELEMENTS(tables));
    tcase_add_test(all, all_tables_are_named);
    tcase_add_test(all, texts_are_in_the_language_asked_for);
    suite_add_tcase(suite, all);
    TCase *fields = tcase_create("fields");
    tcase_add_loop_test(fields, fields_are_quoted_where_they_must_be, 0,
                        G_N_ELEMENTS(rows));
    suite_add_tcase(suite, fields);
    return suite;
}
