/* Workbooks: sheets as tables, cells as their formats show them, and what cannot be read. */
#include "drafted.h"
#include "read/office/office.h"
#include "zipping.h"

#include <check.h>
#include <string.h>

Suite *office_suite(void);

static char *
drafted_of(PsgDraftedReader read, GBytes *file)
{
    gsize length;
    const char *bytes = g_bytes_get_data(file, &length);
    return psg_drafted(read, bytes, (gssize)length, NULL);
}

/* ---- Workbooks of Excel ---- */

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships"

#define RELATIONS(items)                                                                 \
    "<?xml version='1.0'?><Relationships xmlns='" PACKAGE "'>" items "</Relationships>"
#define RELATION(id, office, type, target)                                               \
    "<Relationship Id='" id "' Type='" office "/" type "' Target='" target "'/>"

/* What differs from workbook to workbook. NULL: as usual. */
typedef struct {
    const char *sheet;      /* what is in <sheetData>, and after it */
    const char *strings;    /* what is in <sst> */
    const char *formats;    /* what is in <numFmts> */
    const char *properties; /* <workbookPr/> */
    const char *listed;     /* attributes of the sheet's entry */
    const char *more;       /* a second sheet, as the first */
} Book;

static char *
worksheet(const char *content)
{
    return g_strdup_printf("<worksheet>%s</worksheet>", content);
}

static GBytes *
pack(const Book *book)
{
    g_autofree char *sheet = worksheet(book->sheet);
    g_autofree char *more = worksheet(book->more == NULL ? "" : book->more);
    g_autofree char *strings =
        g_strdup_printf("<sst>%s</sst>", book->strings == NULL ? "" : book->strings);
    g_autofree char *styles = g_strdup_printf(
        "<styleSheet><numFmts>%s</numFmts><cellXfs><xf numFmtId='0'/><xf "
        "numFmtId='14'/><xf numFmtId='9'/><xf numFmtId='170'/></cellXfs></styleSheet>",
        book->formats == NULL ? "" : book->formats);
    g_autofree char *workbook = g_strdup_printf(
        "<workbook xmlns:r='" OFFICE "'>%s<sheets><sheet name='People' r:id='r1' "
        "%s/>%s</sheets></workbook>",
        book->properties == NULL ? "" : book->properties,
        book->listed == NULL ? "" : book->listed,
        book->more == NULL ? "" : "<sheet name='More' r:id='r4'/>");
    const char *const parts[] = {
        "[Content_Types].xml",
        "<Types/>",
        "_rels/.rels",
        RELATIONS(RELATION("r1", OFFICE, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml",
        workbook,
        "xl/_rels/workbook.xml.rels",
        RELATIONS(RELATION("r1", OFFICE, "worksheet", "worksheets/sheet1.xml")
                      RELATION("r2", STRICT, "sharedStrings", "/xl/sharedStrings.xml")
                          RELATION("r3", OFFICE, "styles", "../xl/./styles.xml") RELATION(
                              "r4", OFFICE, "worksheet", "worksheets/sheet2.xml")),
        "xl/worksheets/sheet1.xml",
        sheet,
        "xl/worksheets/sheet2.xml",
        more,
        "xl/sharedStrings.xml",
        strings,
        "xl/styles.xml",
        styles,
        NULL};
    return psg_zipping(parts);
}

static char *
said_of(const Book *book)
{
    g_autoptr(GBytes) file = pack(book);
    return drafted_of(psg_xlsx_read, file);
}

#define expect_book(book, ...)                                                           \
    do {                                                                                 \
        g_autofree char *said = said_of(book);                                           \
        PSG_DRAFTED_EXPECT(said, __VA_ARGS__);                                           \
    } while (0)

#define TEXT(text) "<c t='inlineStr'><is><t>" text "</t></is></c>"
#define HEADER "<row>" TEXT("id") TEXT("name") TEXT("note") "</row>"
#define ROW(id, cell) "<row>" TEXT(id) TEXT(id " name") cell "</row>"
#define SHEET(rows) "<sheetData>" HEADER rows "</sheetData>"

START_TEST(strings_are_shared_or_not)
{
    expect_book(
        (&(Book){
            .sheet = SHEET(ROW("a", "<c t='s'><v>1</v></c>")
                               ROW("b", "<c t='str'><f>A1</f><v>x_x0041_</v></c>")
                                   ROW("c", TEXT("two\nlines")) ROW("d", "<c t='s'>"
                                                                         "<v>9</v></c>")),
            .strings = "<si><t>no</t></si><si><r><t>a </t></r><r><rPr/><t>bold</t></r>"
                       "<rPh><t>pron</t></rPh><t xml:space='preserve'> end</t></si>"}),
        "actor a", "a name = a name", "a note = a bold end", "b note = xA",
        "c note = two lines", "actor d");
}
END_TEST

START_TEST(numbers_are_as_their_style_shows_them)
{
    expect_book((&(Book){.sheet = SHEET(ROW("a", "<c><v>2007.0</v></c>")
                                            ROW("b", "<c s='1'><v>39205</v></c>")
                                                ROW("c", "<c s='2'><v>0.25</v></c>") ROW(
                                                    "d", "<c s='3'><v>39205</v></c>")
                                                    ROW("e", "<c t='b'><v>1</v></c>")
                                                        ROW("f", "<c t='d'><v>2007-05-"
                                                                 "03T00:00:00</v></c>")),
                         .formats = "<numFmt numFmtId='170' formatCode='mmmm\\ yyyy'/>"}),
                "a note = 2007", "b note = 2007-05-03", "c note = 25%",
                "d note = 2007-05", "e note = true", "f note = 2007-05-03");
    expect_book((&(Book){.sheet = SHEET(ROW("a", "<c s='1'><v>37743</v></c>")
                                            ROW("b", "<c><v>1</v></c>")),
                         .properties = "<workbookPr date1904='1'/>"}),
                "a note = 2007-05-03");
    expect_book(
        (&(Book){.sheet = SHEET(ROW("a", "<c s='1'><v>60</v></c>") ROW("b", "<c/>"))}),
        "a note = 60", "told cell-date at 2:3");
}
END_TEST

START_TEST(cells_without_a_value_are_told)
{
    expect_book((&(Book){.sheet = SHEET(ROW("a", "<c t='e'><v>#REF!</v></c>")
                                            ROW("b", "<c><f>A1</f><v/></c>") ROW(
                                                "c", "<c t='str'><f>A9</f><v/></c>"))}),
                "told cell-error at 2:3", "told cell-formula at 3:3", "actor a",
                "actor c", "!a note = #REF!");
}
END_TEST

START_TEST(places_are_said_or_follow)
{
    expect_book(
        (&(Book){
            .sheet =
                "<dimension ref='A1:A1'/><sheetData><row r='3'><c r='C3' "
                "t='inlineStr'><is><t>id</t></is></c>" TEXT(
                    "note") "</row><row r='7'><c r='D7' t='inlineStr'><is><t>late</t></is></c>"
                            "<c r='C7' t='inlineStr'><is><t>a</t></is></c></row><row>"
                            "<c r='C8' t='inlineStr'><is><t>b</t></is></c>"
                            "<c t='e'><v>#N/A</v></c></row></sheetData>"}),
        "actor a", "a note = late", "actor b", "told cell-error at 8:4");
}
END_TEST

START_TEST(merged_cells_count_for_each_row)
{
    expect_book(
        (&(Book){.sheet = "<sheetData><row>" TEXT("from") TEXT("to") "</row><row>" TEXT(
                     "a") TEXT("b") "</row><row><c r='B3' t='inlineStr'><is><t>c</t>"
                                    "</is></c></row><row><c r='B4' t='inlineStr'><is>"
                                    "<t>d</t></is></c></row></sheetData>"
                                    "<mergeCells><mergeCell ref='A2:A1048576'/>"
                                    "</mergeCells>"}),
        "tie a -> b", "tie a -> c", "tie a -> d",
        "guess: People: what stands in merged cells counts for each of their rows");
}
END_TEST

START_TEST(what_is_hidden_is_taken_and_told)
{
    expect_book(
        (&(Book){.sheet =
                     "<cols><col min='2' max='3' hidden='1'/></cols><sheetData>" HEADER
                     "<row hidden='1'>" TEXT("a") "</row><row hidden='1'>" TEXT(
                         "b") "</row></sheetData><hyperlinks/>",
                 .listed = "state='hidden'"}),
        "actor a", "guess: People: hidden rows are taken, too: 2 to 3",
        "guess: People: hidden columns are taken, too: B to C",
        "guess: People: the sheet is hidden, and is taken, too", "lost: links of cells");
}
END_TEST

START_TEST(sheets_that_are_no_tables_are_left_out)
{
    expect_book((&(Book){.sheet = SHEET(ROW("a", "") ROW("b", "")),
                         .more = "<sheetData><row>" TEXT(
                             "Source: the archive") "</row></sheetData>"}),
                "actor a", "lost: sheet \"More\", which is no table");
    expect_book(
        (&(Book){.sheet = SHEET(ROW("a", "") ROW("b", "")),
                 .more = "<sheetData><row>" TEXT("from")
                     TEXT("to") "</row><row>" TEXT("a") TEXT("b") "</row></sheetData>"}),
        "actor a", "actor b", "tie a -> b");
    expect_book((&(Book){.sheet = "<sheetData/>"}), "told workbook at 1:1");
}
END_TEST

START_TEST(a_workbook_has_limits)
{
    g_autoptr(GString) rows = g_string_new("<sheetData>" HEADER);
    for (int i = 0; i < 500; i++) {
        g_string_append_printf(rows, "<row r='%d'><c r='XFD%d'><v>1</v></c></row>", i + 2,
                               i + 2);
    }
    g_string_append(rows, "</sheetData>");
    g_autoptr(GBytes) file = pack(&(Book){.sheet = rows->str});
    gsize length;
    const char *bytes = g_bytes_get_data(file, &length);
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(PsgReport) report = psg_report_new(list, false);
    PsgLimits limits = psg_limits_default();
    limits.max_bytes = 100000;
    const PsgDraftWishes wishes = {.map = NULL};
    g_autoptr(PsgDraft) draft = psg_draft_new(&wishes, &limits, list, report);
    psg_report_begin(report, "f", "xlsx");
    g_autoptr(PsgInput) input = psg_input_new("f", bytes, length);
    psg_xlsx_read(input, draft); /* tabs before so many cells */
    ck_assert_uint_eq(psg_diagnostics_error_count(list), 1);
    ck_assert_str_eq(psg_diagnostics_nth(list, 0)->rule, PSG_LIMIT_BYTES);
    limits.max_bytes = 1000;
    psg_xlsx_read(input, draft); /* what it unpacks to */
    ck_assert_uint_eq(psg_diagnostics_error_count(list), 2);
    ck_assert_str_eq(psg_diagnostics_nth(list, 1)->rule, PSG_LIMIT_BYTES);
    ck_assert_str_eq(psg_input_name(psg_diagnostics_nth(list, 1)->span.input), "f");
}
END_TEST

START_TEST(places_are_those_of_the_sheet)
{
    g_autoptr(PsgInput) input =
        psg_input_new_sheet("b.xlsx, sheet S", "a\tb\n\n\t\tx y", 11);
    g_autofree char *first = psg_input_place(input, 0);
    g_autofree char *later = psg_input_place(input, 8);
    ck_assert_str_eq(first, "b.xlsx, sheet S, cell A1");
    ck_assert_str_eq(later, "b.xlsx, sheet S, cell C3");
    g_autofree char *tabs = g_strnfill(26 * 27, '\t');
    g_autoptr(PsgInput) wide = psg_input_new_sheet("b", tabs, strlen(tabs));
    g_autofree char *z = psg_input_place(wide, 25), *aa = psg_input_place(wide, 26);
    g_autofree char *aaa = psg_input_place(wide, 702);
    ck_assert_str_eq(z, "b, cell Z1");
    ck_assert_str_eq(aa, "b, cell AA1");
    ck_assert_str_eq(aaa, "b, cell AAA1");
}
END_TEST

/* ---- What cannot be read ---- */

static char *
said_of_parts(PsgDraftedReader read, const char *const *parts)
{
    g_autoptr(GBytes) file = psg_zipping(parts);
    return drafted_of(read, file);
}

START_TEST(what_is_no_workbook_is_told)
{
    static const char *const word[] = {"word/document.xml", "<x/>", NULL};
    static const char *const binary[] = {"xl/workbook.bin", "x", NULL};
    static const char *const locked[] = {
        "mimetype", "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml", "<manifest><encryption-data/></manifest>", NULL};
    static const char *const text[] = {
        "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
        "<document-content><body><text/></body>"
        "</document-content>",
        NULL};
    g_autofree char *of_word = said_of_parts(psg_xlsx_read, word);
    g_autofree char *of_binary = said_of_parts(psg_xlsx_read, binary);
    g_autofree char *of_locked = said_of_parts(psg_ods_read, locked);
    g_autofree char *of_text = said_of_parts(psg_ods_read, text);
    g_autofree char *of_cut = psg_drafted(psg_xlsx_read, "PK\x03\x04 cut", -1, NULL);
    g_autofree char *of_old =
        psg_drafted(psg_xlsx_read, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...", -1, NULL);
    g_autofree char *of_gzip = psg_drafted(psg_xlsx_read, "\x1F\x8B\x08", -1, NULL);
    ck_assert(psg_drafted_has(of_word, "told zip at 1:1"));
    ck_assert(psg_drafted_has(of_binary, "told zip at 1:1"));
    ck_assert(psg_drafted_has(of_locked, "told encrypted at 1:1"));
    ck_assert(psg_drafted_has(of_text, "told workbook at 1:1"));
    ck_assert(psg_drafted_has(of_cut, "told zip at 1:1"));
    ck_assert(psg_drafted_has(of_old, "told old-workbook at 1:1"));
    ck_assert(psg_drafted_has(of_gzip, "told zip at 1:1"));
}
END_TEST

/* ---- Workbooks of LibreOffice ---- */

static char *
said_of_table(const char *table)
{
    g_autofree char *content = g_strdup_printf(
        "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x' "
        "xmlns:calcext='c'><office:body><office:spreadsheet><table:table table:name='T'>%s"
        "</table:table></office:spreadsheet></office:body></office:document-content>",
        table);
    const char *const parts[] = {"mimetype",
                                 "application/vnd.oasis.opendocument.spreadsheet",
                                 "content.xml", content, NULL};
    g_autoptr(GBytes) file = psg_zipping(parts);
    gsize length;
    const char *bytes = g_bytes_get_data(file, &length);
    g_autoptr(PsgInput) input = psg_input_new("f", bytes, length);
    ck_assert(psg_ods_recognise(input));
    return drafted_of(psg_ods_read, file);
}

#define expect_table(table, ...)                                                         \
    do {                                                                                 \
        g_autofree char *said = said_of_table(table);                                    \
        PSG_DRAFTED_EXPECT(said, __VA_ARGS__);                                           \
    } while (0)

#define P(text) "<table:table-cell><text:p>" text "</text:p></table:table-cell>"
#define TABLE_ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define TABLE_HEADER                                                                     \
    "<table:table-header-rows>" TABLE_ROW(P("id") P("name")                              \
                                              P("note")) "</table:table-header-rows>"
#define VALUE(attributes, shown)                                                         \
    "<table:table-cell " attributes "><text:p>" shown "</text:p></table:table-cell>"

START_TEST(values_of_open_document)
{
    expect_table(
        TABLE_HEADER TABLE_ROW(P("a") P("A") VALUE(
            "office:value-type='float' "
            "office:value='2007.0'",
            "2 007")) TABLE_ROW(P("b") P("B") VALUE("office:value-type='percentage' "
                                                    "office:value='0.25'",
                                                    "25 %"))
            TABLE_ROW(P("c") P("C") VALUE("office:value-type='date' "
                                          "office:date-value='2007-05-03'",
                                          "03.05.07"))
                TABLE_ROW(P("d") P("D") VALUE("office:value-type='date' "
                                              "office:date-value='2007-05-03T00:00:00'",
                                              "2007"))
                    TABLE_ROW(P("e") P("E") VALUE("office:value-type='date' "
                                                  "office:date-value='2007-05-03'",
                                                  "mai 2007"))
                        TABLE_ROW(P("f") P("F") VALUE("office:value-type='boolean' "
                                                      "office:boolean-value='true'",
                                                      "VRAI")),
        "a note = 2007", "b note = 25%", "c note = 2007-05-03", "d note = 2007",
        "e note = 2007-05", "f note = true");
}
END_TEST

START_TEST(texts_of_open_document)
{
    expect_table(
        TABLE_HEADER TABLE_ROW(P("a") P("A")
                                   P("The <text:span>big</text:span> "
                                     "<text:a>one</text:a><text:s text:c='2'/>x"))
            TABLE_ROW(
                P("b") P("B") "<table:table-cell><office:annotation><text:p>why</text:p>"
                              "</office:annotation><text:p>one</text:p>"
                              "<text:p>two</text:p></table:table-cell>"),
        "a note = The big one  x", "b note = one two", "lost: comments on cells");
}
END_TEST

START_TEST(cells_of_open_document_that_have_no_value)
{
    expect_table(
        TABLE_HEADER TABLE_ROW(P("a") P("A") VALUE("table:formula='of:=1/0' "
                                                   "calcext:value-type='error'",
                                                   "#DIV/0!"))
            TABLE_ROW(P("b") P("B") "<table:table-cell table:formula='of:=A1'/>"),
        "told cell-error at 2:3", "told cell-formula at 3:3");
}
END_TEST

START_TEST(what_repeats_does_so_within_limits)
{
    expect_table(
        TABLE_HEADER "<table:table-row-group>" TABLE_ROW(P(
            "a") "<table:table-cell table:number-columns-repeated='2'><text:p>x</text:p>"
                 "</table:table-cell><table:table-cell "
                 "table:number-columns-repeated='16000'/>") "</table:table-row-group>"
                                                            "<table:table-row "
                                                            "table:number-rows-repeated="
                                                            "'1048000'><table:table-cell "
                                                            "table:number-columns-"
                                                            "repeated='16384'/>"
                                                            "</table:table-row>",
        "a name = x", "a note = x");
    expect_table(
        "<table:table-row table:number-rows-repeated='1048576'><table:table-cell "
        "table:number-columns-repeated='16384'><text:p>x</text:p>"
        "</table:table-cell></table:table-row>",
        "told max-values at 1:1");
}
END_TEST

START_TEST(merged_and_hidden_rows_of_open_document)
{
    expect_table(
        "<table:table-column/><table:table-column table:visibility='collapse' "
        "table:number-columns-repeated='2'/>" TABLE_ROW(P("from") P("to"))
            TABLE_ROW("<table:table-cell table:number-rows-spanned='2'><text:p>a</text:p>"
                      "</table:table-cell>" P(
                          "b")) "<table:table-row table:visibility='collapse'>"
                                "<table:covered-table-cell/>" P("c") "</table:table-"
                                                                     "row>",
        "tie a -> b", "tie a -> c", "guess: T: hidden rows are taken, too: 3",
        "guess: T: hidden columns are taken, too: B to C",
        "guess: T: what stands in merged cells counts for each of their rows");
}
END_TEST

START_TEST(flat_files_are_the_same)
{
    static const char text[] =
        "<?xml version='1.0'?><office:document xmlns:office='o' xmlns:table='t' "
        "xmlns:text='x' office:mimetype='application/vnd.oasis.opendocument.spreadsheet'>"
        "<office:body><office:spreadsheet><table:table table:name='T'>" TABLE_HEADER
            TABLE_ROW(P("a") P("A")
                          P("n")) "</table:table></office:spreadsheet></office:body>"
                                  "</office:document>";
    ck_assert(psg_drafted_is_known(psg_fods_recognise, text));
    g_autofree char *said = psg_drafted(psg_fods_read, text, -1, NULL);
    ck_assert_msg(psg_drafted_has(said, "a note = n"), "%s", said);
}
END_TEST

Suite *
office_suite(void)
{
    Suite *suite = suite_create("office");
    TCase *xlsx = tcase_create("xlsx");
    tcase_add_test(xlsx, strings_are_shared_or_not);
    tcase_add_test(xlsx, numbers_are_as_their_style_shows_them);
    tcase_add_test(xlsx, cells_without_a_value_are_told);
    tcase_add_test(xlsx, places_are_said_or_follow);
    tcase_add_test(xlsx, merged_cells_count_for_each_row);
    tcase_add_test(xlsx, what_is_hidden_is_taken_and_told);
    tcase_add_test(xlsx, sheets_that_are_no_tables_are_left_out);
    tcase_add_test(xlsx, a_workbook_has_limits);
    tcase_add_test(xlsx, places_are_those_of_the_sheet);
    tcase_add_test(xlsx, what_is_no_workbook_is_told);
    suite_add_tcase(suite, xlsx);
    TCase *ods = tcase_create("ods");
    tcase_add_test(ods, values_of_open_document);
    tcase_add_test(ods, texts_of_open_document);
    tcase_add_test(ods, cells_of_open_document_that_have_no_value);
    tcase_add_test(ods, what_repeats_does_so_within_limits);
    tcase_add_test(ods, merged_and_hidden_rows_of_open_document);
    tcase_add_test(ods, flat_files_are_the_same);
    suite_add_tcase(suite, ods);
    return suite;
}
