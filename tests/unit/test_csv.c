/* The landscape as CSV tables that spreadsheets read back as they were. */
#include "exporting.h"
#include "fixture.h"
#include "slice/difference.h"
#include "write/csv.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *csv_suite(void);

static const char *const story =
    "language: en\n"
    "sources: {s: {title: A book, author: Ann, date: 2001, url: 'https://a.example/'}, t: {note: Aside}}\n"
    "slices: [{id: 2007, headline: [One, Two], note: Early}, {id: later, when: 2008/.., label: Later on}]\n"
    "kinds: {k: {}}\n"
    "relation-kinds: {r: {directed: true}}\n"
    "event-kinds: {e: {}}\n"
    "actors:\n"
    "  a: {name: {en: \"Ann, \\\"the\\\" first\", fr: Anne}, full: 'A long name', kind: k, tier: top,\n"
    "      when: [2001/2003, 2006/..], url: 'https://a.example/', note: Two lines, source: [s, t],\n"
    "      properties: {note: =1+1, '-x': {2001: old, 2006/..: {en: new, fr: neuf}}, staff: 35}}\n"
    "  b: {talked-of: 2007-06, when: 2008-05/2009, succeeds: a}\n"
    "relations:\n"
    "  - {from: a, to: b, kind: r, label: helps, note: So they say, weight: 2.5, source: s, properties: {how: by post}}\n"
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
     "id,name,full,kind,tier,from,to,when,begin,end,talked_of,url,note,succeeds,sources,"
     "note (property),'-x,staff\r\n"
     "a,\"Ann, \"\"the\"\" first\",A long name,k,top,2001-01-01,,2001/2003; 2006/..,known,open,,https://a.example/,Two lines,,s t,'=1+1,new,35\r\n"
     "b,b,,,,2008-05-01,2009-12-31,2008-05/2009,known,known,2007-06,,,a,,,,\r\n"},
    {"successions", "actor,succeeds,what,at,from,to,begin,end,note,sources\r\n"
                    "b,a,offshoot,2008-05,2008-05-01,2008-05-31,known,known,,\r\n"},
    {"presence", "slice,actor,name,presence,new,leaving\r\n"
                 "2007,a,\"Ann, \"\"the\"\" first\",there,no,no\r\n"
                 "2007,b,b,talked-of,no,no\r\n"
                 "later,a,\"Ann, \"\"the\"\" first\",there,no,no\r\n"
                 "later,b,b,there,yes,yes\r\n"},
    {"relations",
     "from,to,kind,since,until,when,begin,end,weight,directed,label,note,sources,how\r\n"
     "a,b,r,2008-05-01,2009-12-31,,known,known,2.5,yes,helps,So they say,s,by post\r\n"
     "b,a,,2008-01-01,2008-12-31,2008,known,known,1,no,,,,\r\n"},
    {"events",
     "from,to,when,begin,end,title,kind,actors,people,place,crowd,power,note,sources\r\n"
     "2008-06-03,2008-06-03,2008-06-03,known,known,Day,e,a; b,Zoe; Yan,Lyon,115,,,t\r\n"},
    {"measures",
     "measure,unit,of,from,to,when,begin,end,value,bound,per,text,note,sources,subject\r\n"
     "power,W,all,2008-01-01,2008-12-31,2008,known,known,,,all,much,,,all\r\n"
     "power,W,a,2007-01-01,2007-12-31,2007,known,known,22,,all,,,,actor\r\n"
     "power,W,a,2008-01-01,2008-12-31,2008,known,known,0.5,above,each,half,N,s,actor\r\n"},
    {"slices", "id,from,to,when,begin,end,label,headline,note\r\n"
               "2007,2007-01-01,2007-12-31,2007,known,known,2007,One; Two,Early\r\n"
               "later,2008-01-01,,2008/..,known,open,Later on,,\r\n"},
    {"sources",
     "id,title,author,from,to,when,begin,end,url,note\r\n"
     "s,A book,Ann,2001-01-01,2001-12-31,2001,known,known,https://a.example/,\r\n"
     "t,t,,,,,,,,Aside\r\n"},
    {"properties", "what,row,id,name,value,from,to,when,begin,end\r\n"
                   "actor,1,a,note,'=1+1,,,,,\r\n"
                   "actor,1,a,'-x,old,2001-01-01,2001-12-31,2001,known,known\r\n"
                   "actor,1,a,'-x,new,2006-01-01,,2006/..,known,open\r\n"
                   "actor,1,a,staff,35,,,,,\r\n"
                   "relation,1,,how,by post,,,,,\r\n"},
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

/* ---- Cells ---- */

static const struct {
    const char *cells[3], *row;
} rows[] = {
    {{"a", "b", "c"}, "a,b,c\r\n"},
    {{"", "b", "c"}, "\"\",b,c\r\n"},
    {{NULL, NULL, NULL}, "\"\",,\r\n"},
    {{"a", "", NULL}, "a,,\r\n"},
    {{"a,b", "c\"d", "e\nf"}, "\"a,b\",\"c\"\"d\",\"e\nf\"\r\n"},
    {{"\"", " a ", "é;"}, "\"\"\"\", a ,é;\r\n"},
    {{"a\r", ",", "x\n"}, "\"a\r\",\",\",\"x\n\"\r\n"},
    /* what a spreadsheet would run; the third are ids and dates */
    {{"=1+1", "-2+3", "-0044"}, "'=1+1,'-2+3,-0044\r\n"},
    {{"@SUM(A1)", "+1 more", "@home"}, "'@SUM(A1),'+1 more,@home\r\n"},
    {{"=a,\"b\"", "\tx", "a"}, "\"'=a,\"\"b\"\"\",'\tx,a\r\n"},
    /* numbers, words with a sign inside, apostrophes */
    {{"-5", "+1.5e3", "a"}, "-5,+1.5e3,a\r\n"},
    {{"a=b", "'quoted'", "a"}, "a=b,'quoted',a\r\n"},
    {{"'=1", "''-x", "a"}, "''=1,'''-x,a\r\n"},
};

START_TEST(cells_are_written_so_that_they_come_back)
{
    static const PsgColumn columns[] = {
        {"=a", PSG_COLUMN_TEXT}, {"b", PSG_COLUMN_TEXT}, {"c", PSG_COLUMN_WORD}};
    g_autoptr(PsgTable) table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (int row = 0; row < 2; row++) {
        psg_table_begin_row(table);
        psg_table_set(table, "c", rows[_i].cells[2]);
        psg_table_set(table, "=a", rows[_i].cells[0]);
        psg_table_set(table, "b", rows[_i].cells[1]);
    }
    PsgStream *out = psg_stream_new_text();
    psg_csv_write(table, out);
    g_autofree char *csv = psg_stream_close_text(out);
    g_autofree char *expected =
        g_strconcat("'=a,b,c\r\n", rows[_i].row, rows[_i].row, NULL);
    ck_assert_str_eq(csv, expected);
}
END_TEST

START_TEST(numbers_that_are_none_are_empty)
{
    static const PsgColumn columns[] = {{"a", PSG_COLUMN_TEXT}, {"n", PSG_COLUMN_NUMBER}};
    static const struct {
        double number;
        const char *exact, *rounded;
    } numbers[] = {
        {NAN, "", ""},
        {INFINITY, "", ""},
        {0.1, "0.1", "0.1"},
        {1.0 / 3, "0.3333333333333333", "0.33"},
        {-0.001, "-0.001", "0"},
        {5e-324, "4.94065645841247e-324", "0"},
        {1e22, "1e+22", "10000000000000000000000"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autoptr(PsgTable) table = psg_table_new(columns, G_N_ELEMENTS(columns));
        psg_table_begin_row(table);
        psg_table_set_number(table, "n", numbers[i].number);
        ck_assert_str_eq(psg_table_cell(table, 1, 1), numbers[i].exact);
        psg_table_set_rounded(table, "n", numbers[i].number, 2);
        ck_assert_str_eq(psg_table_cell(table, 1, 1), numbers[i].rounded);
        ck_assert_str_eq(psg_table_cell(table, 1, 0), "");
    }
}
END_TEST

/* One that cannot be written as a number ends nothing. */
START_TEST(ratios_beyond_numbers_are_not_known)
{
    g_autoptr(PsgLandscape) landscape =
        fixture_landscape("slices: [{id: 2007}, {id: 2008}]\nactors: {a: {}}\n"
                          "measures: {m: {of: {a: {2007: 0.1, 2008: 1e308}}}}\n");
    g_autoptr(PsgView) view = psg_view_of_change(landscape, 0, 1);
    ck_assert_uint_eq(view->measurement_count, 1);
    ck_assert(isnan(psg_measurement_change_ratio(&view->measurements[0])));
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
    TCase *cells = tcase_create("cells");
    tcase_add_loop_test(cells, cells_are_written_so_that_they_come_back, 0,
                        G_N_ELEMENTS(rows));
    tcase_add_test(cells, numbers_that_are_none_are_empty);
    tcase_add_test(cells, ratios_beyond_numbers_are_not_known);
    suite_add_tcase(suite, cells);
    return suite;
}
