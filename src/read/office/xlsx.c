/* Office Open XML: sheets, and the strings and styles that their cells name. */
#include "base/number.h"
#include "read/office/book.h"
#include "read/office/number_format.h"
#include "read/office/office.h"
#include "read/office/package.h"

#include <string.h>

enum { MOST_ROWS = 1048576, MOST_COLUMNS = 16384 };

typedef struct {
    PsgBook book;
    const char *workbook; /* its part */
    GPtrArray *strings;   /* const char *: those that cells share */
    GArray *styles;       /* PsgShown, by the number that cells name */
    bool is_1904;
} Reader;

/* ---- Files that are something else ---- */

static bool
is_compound(const PsgInput *input)
{
    return psg_input_length(input) > 8 &&
           memcmp(psg_input_text(input), "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

static bool
is_gzip(const PsgInput *input)
{
    return psg_input_length(input) > 2 &&
           memcmp(psg_input_text(input), "\x1F\x8B", 2) == 0;
}

static bool
holds(const PsgInput *input, const char *bytes, size_t length)
{
    const char *text = psg_input_text(input), *end = text + psg_input_length(input);
    while ((size_t)(end - text) >= length) {
        const char *at = memchr(text, bytes[0], (size_t)(end - text) - length + 1);
        if (at == NULL) {
            return false;
        }
        if (memcmp(at, bytes, length) == 0) {
            return true;
        }
        text = at + 1;
    }
    return false;
}

bool
psg_xlsx_recognise(const PsgInput *input)
{
    return psg_zip_recognise(input) || is_compound(input) || is_gzip(input);
}

static void
refuse_compound(const PsgInput *input, PsgDiagnostics *list)
{
    static const char package[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    bool is_encrypted = holds(input, package, sizeof package - 1);
    psg_diagnostics_error(
        list, is_encrypted ? "encrypted" : "old-workbook",
        psg_diagnostics_place(list, psg_input_name(input)),
        is_encrypted
            ? "the workbook is locked with a password: open it in its program and save it "
              "without one"
            : "this is a file of an older Office (.xls): open it in a spreadsheet program "
              "and save it as .xlsx or .ods");
}

/* What a zip is that holds no workbook, by a part that it has. */
static const struct {
    const char *part, *told;
} others[] = {
    {"xl/workbook.bin", "this is a binary workbook (.xlsb): save it as .xlsx"},
    {"word/document.xml", "this is a text of Word: copy its table into a spreadsheet"},
    {"ppt/presentation.xml", "these are slides: copy their table into a spreadsheet"},
    {"Index/Document.iwa", "this is a file of Apple's Numbers: export it as .xlsx"},
    {"Project_xml", "this is a project of Gephi: export its graph as GEXF"},
};

static void
refuse_zip(const PsgBook *book)
{
    const char *told =
        "this is a zip that holds no workbook: unpack it, and give the files "
        "that are in it";
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (psg_zip_has(book->zip, others[i].part)) {
            told = others[i].told;
        }
    }
    psg_diagnostics_error(book->list, "zip", psg_book_place(book), "%s", told);
}

/* ---- Parts and what leads to them ---- */

/* NULL without a word if the part has none. */
static const PsgElement *
read_relations(Reader *reader, const char *part)
{
    g_autofree char *relations = psg_package_relations(part);
    return psg_zip_has(reader->book.zip, relations)
               ? psg_book_part(&reader->book, relations)
               : NULL;
}

/* The part of the first relation of a type; NULL if there is none. Owned by the caller. */
static char *
target_of_type(const PsgElement *relations, const char *type, const char *from)
{
    for (size_t i = 0; relations != NULL && i < relations->child_count; i++) {
        const PsgElement *relation = relations->children[i];
        if (psg_package_is_type(relation, type)) {
            return psg_package_part(psg_element_value(relation, "Target"), from);
        }
    }
    return NULL;
}

static const PsgElement *
relation_of_id(const PsgElement *relations, const char *id)
{
    for (size_t i = 0; relations != NULL && i < relations->child_count; i++) {
        const PsgElement *relation = relations->children[i];
        if (strcmp(psg_element_value(relation, "Id"), id) == 0) {
            return relation;
        }
    }
    return NULL;
}

static bool
is_true(const char *word)
{
    return strcmp(word, "1") == 0 || strcmp(word, "true") == 0 || strcmp(word, "on") == 0;
}

static bool
read_number(const char *word, guint32 *number)
{
    double value;
    bool is_number = psg_number_parse(word, &value) && value >= 0 && value <= G_MAXINT32;
    *number = is_number ? (guint32)value : 0;
    return is_number;
}

/* ---- Strings ---- */

/* "_x000D_" is a character that XML cannot hold. */
static void
append_unescaped(GString *out, const char *text)
{
    while (*text != '\0') {
        char *end = NULL;
        guint64 letter =
            g_str_has_prefix(text, "_x") && strlen(text) >= 7 && text[6] == '_'
                ? g_ascii_strtoull(text + 2, &end, 16)
                : 0;
        if (end == text + 6) {
            g_string_append_unichar(out,
                                    letter >= ' ' && g_unichar_validate((gunichar)letter)
                                        ? (gunichar)letter
                                        : ' ');
            text += 7;
        } else {
            g_string_append_c(out, *text++);
        }
    }
}

/* Its text and that of its runs; how it is pronounced is left out. */
static void
append_string(GString *out, const PsgElement *string)
{
    for (size_t i = 0; i < string->child_count; i++) {
        const PsgElement *part = string->children[i];
        if (strcmp(part->name, "t") == 0) {
            append_unescaped(out, part->text);
        } else if (strcmp(part->name, "r") == 0) {
            const PsgElement *text = psg_element_child(part, "t");
            append_unescaped(out, text == NULL ? "" : text->text);
        }
    }
}

static void
read_strings(Reader *reader, const char *part)
{
    const PsgElement *root = psg_book_part(&reader->book, part);
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; root != NULL && i < root->child_count; i++) {
        if (strcmp(root->children[i]->name, "si") == 0) {
            g_string_truncate(text, 0);
            append_string(text, root->children[i]);
            g_ptr_array_add(reader->strings, (gpointer)(guintptr)psg_arena_strdup(
                                                 reader->book.arena, text->str));
        }
    }
}

/* ---- Styles ---- */

/* By the number of the format: how it shows numbers, + 1. */
static GHashTable *
own_formats(const PsgElement *styles)
{
    GHashTable *formats = g_hash_table_new(NULL, NULL);
    const PsgElement *list = psg_element_child(styles, "numFmts");
    for (size_t i = 0; list != NULL && i < list->child_count; i++) {
        guint32 id;
        if (read_number(psg_element_value(list->children[i], "numFmtId"), &id)) {
            PsgShown shown =
                psg_shown_code(psg_element_value(list->children[i], "formatCode"));
            g_hash_table_insert(formats, GUINT_TO_POINTER(id),
                                GUINT_TO_POINTER(shown + 1));
        }
    }
    return formats;
}

static void
read_styles(Reader *reader, const char *part)
{
    const PsgElement *root = psg_book_part(&reader->book, part);
    if (root == NULL) {
        return;
    }
    g_autoptr(GHashTable) formats = own_formats(root);
    const PsgElement *list = psg_element_child(root, "cellXfs");
    for (size_t i = 0; list != NULL && i < list->child_count; i++) {
        guint32 id;
        read_number(psg_element_value(list->children[i], "numFmtId"), &id);
        guint own = GPOINTER_TO_UINT(g_hash_table_lookup(formats, GUINT_TO_POINTER(id)));
        PsgShown shown = own > 0 ? (PsgShown)(own - 1) : psg_shown_builtin(id);
        g_array_append_val(reader->styles, shown);
    }
}

static PsgShown
style_of(const Reader *reader, const PsgElement *cell)
{
    guint32 style;
    return read_number(psg_element_value(cell, "s"), &style) &&
                   style < reader->styles->len
               ? g_array_index(reader->styles, PsgShown, style)
               : PSG_SHOWN_NUMBER;
}

/* ---- Cells ---- */

typedef struct {
    guint32 row, column; /* from 0 */
} Place;

/* "BC12"; false if it is none. */
static bool
read_place(const char *reference, Place *place)
{
    guint64 column = 0;
    const char *at = reference;
    at += *at == '$';
    for (; g_ascii_isalpha(*at) && column <= MOST_COLUMNS; at++) {
        column = column * 26 + (guint64)(g_ascii_toupper(*at) - 'A' + 1);
    }
    at += *at == '$';
    guint64 row = g_ascii_isdigit(*at) ? g_ascii_strtoull(at, NULL, 10) : 0;
    if (column < 1 || column > MOST_COLUMNS || row < 1 || row > MOST_ROWS) {
        return false;
    }
    *place = (Place){(guint32)row - 1, (guint32)column - 1};
    return true;
}

/* "A1:B5", or one cell. */
static bool
read_range(const char *reference, Place *first, Place *last)
{
    const char *colon = strchr(reference, ':');
    return read_place(reference, first) &&
           read_place(colon == NULL ? reference : colon + 1, last);
}

static void
put_number(const Reader *reader, PsgSheet *sheet, Place at, const PsgElement *cell,
           const char *value)
{
    double number;
    bool is_wrong = false;
    g_autofree char *plain = g_strstrip(g_strdup(value));
    if (!psg_number_parse(plain, &number)) {
        psg_sheet_put(sheet, at.row, at.column, value);
        return;
    }
    g_autofree char *text =
        psg_shown_text(number, style_of(reader, cell), reader->is_1904, &is_wrong);
    if (is_wrong) {
        psg_sheet_note(sheet, at.row, at.column, PSG_SHEET_DATE, text);
    }
    psg_sheet_put(sheet, at.row, at.column, text);
}

static void
put_shared(const Reader *reader, PsgSheet *sheet, Place at, const char *value)
{
    guint32 string;
    if (read_number(value, &string) && string < reader->strings->len) {
        psg_sheet_put(sheet, at.row, at.column,
                      g_ptr_array_index(reader->strings, string));
    }
}

static void
put_inline(PsgSheet *sheet, Place at, const PsgElement *cell)
{
    const PsgElement *string = psg_element_child(cell, "is");
    g_autoptr(GString) text = g_string_new(NULL);
    if (string != NULL) {
        append_string(text, string);
    }
    psg_sheet_put(sheet, at.row, at.column, text->str);
}

/* "2007-05-03T00:00:00": at midnight it is a date alone. */
static void
put_date(PsgSheet *sheet, Place at, const char *value)
{
    g_autofree char *text = g_strdup(value);
    char *time = strchr(text, 'T');
    if (time != NULL && strspn(time + 1, "0:.Z") == strlen(time + 1)) {
        *time = '\0';
    }
    psg_sheet_put(sheet, at.row, at.column, text);
}

static void
put_cell(const Reader *reader, PsgSheet *sheet, Place at, const PsgElement *cell)
{
    const char *type = psg_element_value(cell, "t");
    const PsgElement *child = psg_element_child(cell, "v");
    const char *value = child == NULL ? "" : child->text;
    if (strcmp(type, "inlineStr") == 0) {
        put_inline(sheet, at, cell);
    } else if (*value == '\0') {
        if (psg_element_child(cell, "f") != NULL && strcmp(type, "str") != 0) {
            psg_sheet_note(sheet, at.row, at.column, PSG_SHEET_FORMULA, "");
        }
    } else if (strcmp(type, "s") == 0) {
        put_shared(reader, sheet, at, value);
    } else if (strcmp(type, "str") == 0) {
        g_autoptr(GString) text = g_string_new(NULL);
        append_unescaped(text, value);
        psg_sheet_put(sheet, at.row, at.column, text->str);
    } else if (strcmp(type, "b") == 0) {
        psg_sheet_put(sheet, at.row, at.column, is_true(value) ? "true" : "false");
    } else if (strcmp(type, "e") == 0) {
        psg_sheet_note(sheet, at.row, at.column, PSG_SHEET_ERROR, value);
    } else if (strcmp(type, "d") == 0) {
        put_date(sheet, at, value);
    } else {
        put_number(reader, sheet, at, cell, value);
    }
}

/* ---- Sheets ---- */

/* What has no place of its own follows what is before it. */
static void
read_row(const Reader *reader, PsgSheet *sheet, const PsgElement *row, guint32 number)
{
    Place at = {number, 0};
    for (size_t i = 0; i < row->child_count; i++) {
        const PsgElement *cell = row->children[i];
        if (strcmp(cell->name, "c") != 0) {
            continue;
        }
        Place said;
        if (read_place(psg_element_value(cell, "r"), &said)) {
            at = said;
        }
        if (at.column < MOST_COLUMNS) {
            put_cell(reader, sheet, at, cell);
        }
        at.column++;
    }
}

static void
read_rows(const Reader *reader, PsgSheet *sheet, const PsgElement *data)
{
    guint32 number = 0;
    for (size_t i = 0; i < data->child_count && !psg_sheet_is_full(sheet); i++) {
        const PsgElement *row = data->children[i];
        guint32 said;
        if (strcmp(row->name, "row") != 0) {
            continue;
        }
        if (read_number(psg_element_value(row, "r"), &said) && said >= 1 &&
            said <= MOST_ROWS) {
            number = said - 1;
        }
        if (is_true(psg_element_value(row, "hidden"))) {
            psg_sheet_hide(sheet, false, number, number);
        }
        if (number < MOST_ROWS) {
            read_row(reader, sheet, row, number);
        }
        number++;
    }
}

static void
read_columns(PsgSheet *sheet, const PsgElement *columns)
{
    for (size_t i = 0; columns != NULL && i < columns->child_count; i++) {
        guint32 first, last;
        const PsgElement *column = columns->children[i];
        if (is_true(psg_element_value(column, "hidden")) &&
            read_number(psg_element_value(column, "min"), &first) &&
            read_number(psg_element_value(column, "max"), &last) && first > 0) {
            psg_sheet_hide(sheet, true, first - 1, last - 1);
        }
    }
}

static void
read_merged(PsgSheet *sheet, const PsgElement *merged)
{
    bool is_down = false;
    for (size_t i = 0; merged != NULL && i < merged->child_count; i++) {
        Place first, last;
        if (read_range(psg_element_value(merged->children[i], "ref"), &first, &last)) {
            psg_sheet_fill_down(sheet, first.row, first.column, last.row);
            is_down = is_down || last.row > first.row;
        }
    }
    if (is_down) {
        psg_sheet_guess(sheet,
                        "what stands in merged cells counts for each of their rows");
    }
}

/* Comments of cells, pictures and the like, which are parts of their own. */
static void
lose_parts(PsgSheet *sheet, const PsgElement *relations)
{
    static const struct {
        const char *type, *what;
    } lost[] = {{"comments", "comments on cells"},
                {"threadedComment", "comments on cells"},
                {"drawing", "pictures and charts on sheets"},
                {"pivotTable", "pivot tables, of which the values are taken"}};
    for (size_t i = 0; relations != NULL && i < relations->child_count; i++) {
        for (size_t k = 0; k < G_N_ELEMENTS(lost); k++) {
            if (psg_package_is_type(relations->children[i], lost[k].type)) {
                psg_sheet_lose(sheet, lost[k].what);
            }
        }
    }
}

static void
read_worksheet(Reader *reader, PsgSheet *sheet, const char *part)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    PsgInput *input = psg_zip_read(reader->book.zip, part);
    const PsgElement *root =
        input == NULL ? NULL : psg_book_xml(&reader->book, input, arena);
    if (root == NULL) {
        return;
    }
    const PsgElement *data = psg_element_child(root, "sheetData");
    if (data != NULL) {
        read_rows(reader, sheet, data);
    }
    read_columns(sheet, psg_element_child(root, "cols"));
    read_merged(sheet, psg_element_child(root, "mergeCells"));
    if (psg_element_child(root, "hyperlinks") != NULL) {
        psg_sheet_lose(sheet, "links of cells");
    }
    lose_parts(sheet, read_relations(reader, part));
}

static void
read_sheet(Reader *reader, const PsgElement *listed, const PsgElement *relations)
{
    const char *name = psg_element_value(listed, "name");
    const PsgElement *relation =
        relation_of_id(relations, psg_element_value(listed, "id"));
    if (relation == NULL || !psg_package_is_type(relation, "worksheet")) {
        psg_report_lose(reader->book.report, "sheets of charts and macros",
                        psg_book_place(&reader->book));
        return;
    }
    g_autofree char *part =
        psg_package_part(psg_element_value(relation, "Target"), reader->workbook);
    PsgSheet *sheet = psg_book_add_sheet(&reader->book, name);
    const char *state = psg_element_value(listed, "state");
    if (strcmp(state, "hidden") == 0 || strcmp(state, "veryHidden") == 0) {
        psg_sheet_guess(sheet, "the sheet is hidden, and is taken, too");
    }
    read_worksheet(reader, sheet, part);
}

/* ---- The workbook ---- */

static void
read_workbook(Reader *reader)
{
    PsgBook *book = &reader->book;
    const PsgElement *root = psg_book_part(book, reader->workbook);
    const PsgElement *relations = read_relations(reader, reader->workbook);
    const PsgElement *sheets = root == NULL ? NULL : psg_element_child(root, "sheets");
    if (root == NULL || relations == NULL || sheets == NULL) {
        if (root != NULL) {
            psg_diagnostics_error(book->list, "workbook", psg_book_place(book),
                                  "the workbook lists no sheets: save it anew in a "
                                  "spreadsheet program");
        }
        return;
    }
    const PsgElement *properties = psg_element_child(root, "workbookPr");
    reader->is_1904 =
        properties != NULL && is_true(psg_element_value(properties, "date1904"));
    g_autofree char *strings =
        target_of_type(relations, "sharedStrings", reader->workbook);
    g_autofree char *styles = target_of_type(relations, "styles", reader->workbook);
    if (strings != NULL && psg_zip_has(book->zip, strings)) {
        read_strings(reader, strings);
    }
    if (styles != NULL && psg_zip_has(book->zip, styles)) {
        read_styles(reader, styles);
    }
    for (size_t i = 0; i < sheets->child_count; i++) {
        read_sheet(reader, sheets->children[i], relations);
    }
}

/* The part that the package says is its document; NULL, and told, if it is no workbook. Owned by
 * the caller. */
static char *
find_workbook(Reader *reader)
{
    char *part = NULL;
    if (psg_zip_has(reader->book.zip, "_rels/.rels")) {
        const PsgElement *relations = psg_book_part(&reader->book, "_rels/.rels");
        part = target_of_type(relations, "officeDocument", "");
    }
    if (part == NULL && psg_zip_has(reader->book.zip, "xl/workbook.xml")) {
        part = g_strdup("xl/workbook.xml");
    }
    bool is_workbook = part != NULL && g_str_has_suffix(part, ".xml") &&
                       !psg_zip_has(reader->book.zip, "word/document.xml") &&
                       !psg_zip_has(reader->book.zip, "ppt/presentation.xml");
    if (!is_workbook) {
        refuse_zip(&reader->book);
        g_clear_pointer(&part, g_free);
    }
    return part;
}

static void
read_zip(const PsgInput *input, PsgDraft *draft)
{
    Reader reader = {.is_1904 = false};
    PsgDiagnostics *list = psg_draft_list(draft);
    size_t mistakes = psg_diagnostics_error_count(list);
    if (psg_book_begin(&reader.book, input, draft, true)) {
        g_autofree char *workbook = find_workbook(&reader);
        reader.workbook = workbook;
        reader.strings = g_ptr_array_new();
        reader.styles = g_array_new(FALSE, FALSE, sizeof(PsgShown));
        if (workbook != NULL) {
            read_workbook(&reader);
        }
        if (psg_diagnostics_error_count(list) == mistakes) {
            psg_book_read_sheets(&reader.book, "xlsx");
        }
        g_ptr_array_unref(reader.strings);
        g_array_unref(reader.styles);
    }
    psg_book_end(&reader.book);
}

void
psg_xlsx_read(const PsgInput *input, PsgDraft *draft)
{
    PsgDiagnostics *list = psg_draft_list(draft);
    if (is_compound(input)) {
        refuse_compound(input, list);
    } else if (is_gzip(input)) {
        psg_diagnostics_error(list, "zip",
                              psg_diagnostics_place(list, psg_input_name(input)),
                              "the file is packed with gzip: unpack it (gunzip) first");
    } else {
        read_zip(input, draft);
    }
}
