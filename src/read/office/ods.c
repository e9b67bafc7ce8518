/* OpenDocument: rows and cells that may stand for many of the same, within limits. */
#include "base/number.h"
#include "read/office/book.h"
#include "read/office/number_format.h"
#include "read/office/office.h"

#include <string.h>

#define MIME "application/vnd.oasis.opendocument."

enum { MOST_ROWS = 1048576, MOST_COLUMNS = 16384 };

/* ---- What it is ---- */

bool
psg_ods_recognise(const PsgInput *input)
{
    static const char mime[] = "mimetype" MIME;
    /* the first part, unpacked, of a zip: its header takes 30 bytes */
    return psg_zip_recognise(input) && psg_input_length(input) > 30 + sizeof mime &&
           memcmp(psg_input_text(input) + 30, mime, sizeof mime - 1) == 0;
}

bool
psg_fods_recognise(const PsgInput *input)
{
    const char *text = psg_input_text(input);
    if (strstr(text, MIME "spreadsheet") == NULL) {
        return false;
    }
    g_autofree char *root = psg_xml_root_name(input);
    return root != NULL && strcmp(root, "document") == 0;
}

static bool
is_named(const PsgElement *element, const char *name)
{
    return strcmp(element->name, name) == 0;
}

/* How often a row or a cell stands there: at least once, at most as a sheet has room. */
static guint32
repeated(const PsgElement *element, const char *name, guint32 most)
{
    double count;
    return psg_number_parse(psg_element_value(element, name), &count) && count > 1
               ? (guint32)MIN(count, (double)most)
               : 1;
}

/* ---- Texts ---- */

/* What stands for characters in a paragraph. */
static bool
append_sign(GString *out, const PsgElement *element)
{
    if (is_named(element, "s")) {
        guint32 count = repeated(element, "c", MOST_COLUMNS);
        for (guint32 i = 0; i < count; i++) {
            g_string_append_c(out, ' ');
        }
        return true;
    }
    if (is_named(element, "tab") || is_named(element, "line-break")) {
        g_string_append_c(out, ' ');
        return true;
    }
    return is_named(element, "annotation") || is_named(element, "note") ||
           is_named(element, "ruby-text");
}

/* Its text and that of the spans in it, in their order. Depth is limited as all XML is. */
static void
append_paragraph(GString *out, const PsgElement *paragraph)
{
    size_t length = strlen(paragraph->text), done = 0;
    for (size_t i = 0; i < paragraph->child_count; i++) {
        const PsgElement *child = paragraph->children[i];
        size_t at = MIN(child->at, length);
        g_string_append_len(out, paragraph->text + done, (gssize)(MAX(at, done) - done));
        done = MAX(at, done);
        if (!append_sign(out, child)) {
            append_paragraph(out, child);
        }
    }
    g_string_append(out, paragraph->text + done);
}

/* The paragraphs of a cell, as one line. Owned by the caller. */
static char *
shown_text(const PsgElement *cell)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < cell->child_count; i++) {
        if (is_named(cell->children[i], "p") || is_named(cell->children[i], "h")) {
            if (text->len > 0) {
                g_string_append_c(text, ' ');
            }
            append_paragraph(text, cell->children[i]);
        }
    }
    return g_string_free(text, FALSE);
}

/* ---- Values ---- */

/* A date that is shown as a year or a month alone is one. Owned by the caller. */
static char *
date_text(const char *value, const char *shown)
{
    char *text = g_strdup(value);
    char *time = strchr(text, 'T');
    if (time != NULL && strspn(time + 1, "0:.,Z") == strlen(time + 1)) {
        *time = '\0';
    }
    bool is_day = strlen(text) == strlen("2007-05-03") && text[4] == '-';
    if (is_day && g_regex_match_simple("^\\d{4}$", shown, 0, 0)) {
        text[4] = '\0';
    } else if (
        is_day &&
        g_regex_match_simple(
            "^(\\d\\d?[/.-]\\d{4}|\\d{4}[/.-]\\d\\d?|\\p{L}+[. -]+(\\d\\d)?\\d\\d)$",
            shown, 0, 0)) {
        text[7] = '\0';
    }
    return text;
}

static char *
number_text(const char *value, PsgShown shown, const char *otherwise)
{
    double number;
    bool is_wrong;
    return psg_number_parse(value, &number)
               ? psg_shown_text(number, shown, false, &is_wrong)
               : g_strdup(otherwise);
}

/* Of LibreOffice's own attribute, or as older files show it. */
static bool
is_error(const PsgElement *cell, const char *shown)
{
    for (size_t i = 0; i < cell->attribute_count; i++) {
        if (strcmp(cell->attributes[i].name, "value-type") == 0 &&
            strcmp(cell->attributes[i].value, "error") == 0) {
            return true;
        }
    }
    return psg_element_attribute(cell, "formula") != NULL &&
           (g_str_has_prefix(shown, "Err:") ||
            g_regex_match_simple("^#[A-Z/0]+[!?]?$", shown, 0, 0));
}

/* NULL: it holds nothing. Owned by the caller. */
static char *
value_text(const PsgElement *cell, const char *shown)
{
    const char *type = psg_element_value(cell, "value-type");
    if (strcmp(type, "float") == 0 || strcmp(type, "currency") == 0) {
        return number_text(psg_element_value(cell, "value"), PSG_SHOWN_NUMBER, shown);
    }
    if (strcmp(type, "percentage") == 0) {
        return number_text(psg_element_value(cell, "value"), PSG_SHOWN_PERCENT, shown);
    }
    if (strcmp(type, "date") == 0) {
        return date_text(psg_element_value(cell, "date-value"), shown);
    }
    if (strcmp(type, "boolean") == 0) {
        return g_strdup(psg_element_value(cell, "boolean-value"));
    }
    const char *string = psg_element_attribute(cell, "string-value");
    return g_strdup(*shown == '\0' && string != NULL ? string : shown);
}

/* ---- Cells ---- */

typedef struct {
    PsgSheet *sheet;
    guint32 row, column;
    bool has_notes, has_down;
} Cursor;

/* A cell at so many places of the row. */
static void
put_cell(Cursor *cursor, const PsgElement *cell, guint32 times)
{
    g_autofree char *shown = shown_text(cell);
    bool has_formula = psg_element_attribute(cell, "formula") != NULL;
    bool is_wrong = is_error(cell, shown);
    bool is_open =
        has_formula && *psg_element_value(cell, "value-type") == '\0' && *shown == '\0';
    g_autofree char *value = value_text(cell, shown);
    guint32 rows = repeated(cell, "number-rows-spanned", MOST_ROWS);
    cursor->has_notes =
        cursor->has_notes || psg_element_child(cell, "annotation") != NULL;
    for (guint32 i = 0; i < times && !psg_sheet_is_full(cursor->sheet); i++) {
        guint32 column = cursor->column + i;
        if (is_wrong || is_open) {
            psg_sheet_note(cursor->sheet, cursor->row, column,
                           is_wrong ? PSG_SHEET_ERROR : PSG_SHEET_FORMULA, shown);
        } else if (*value == '\0') {
            break;
        } else {
            psg_sheet_put(cursor->sheet, cursor->row, column, value);
        }
        if (rows > 1) {
            cursor->has_down = true;
            psg_sheet_fill_down(cursor->sheet, cursor->row, column,
                                cursor->row + rows - 1);
        }
    }
}

static bool
is_blank_row(const PsgElement *row)
{
    for (size_t i = 0; i < row->child_count; i++) {
        if (row->children[i]->child_count > 0 ||
            psg_element_attribute(row->children[i], "value-type") != NULL ||
            psg_element_attribute(row->children[i], "formula") != NULL) {
            return false;
        }
    }
    return true;
}

static void
read_cells(Cursor *cursor, const PsgElement *row)
{
    cursor->column = 0;
    for (size_t i = 0; i < row->child_count && cursor->column < MOST_COLUMNS; i++) {
        const PsgElement *cell = row->children[i];
        bool is_cell = is_named(cell, "table-cell");
        if (!is_cell && !is_named(cell, "covered-table-cell")) {
            continue;
        }
        guint32 times =
            repeated(cell, "number-columns-repeated", MOST_COLUMNS - cursor->column);
        if (is_cell) {
            put_cell(cursor, cell, times);
        }
        cursor->column += times;
    }
}

static bool
is_hidden(const PsgElement *element)
{
    const char *visibility = psg_element_value(element, "visibility");
    return strcmp(visibility, "collapse") == 0 || strcmp(visibility, "filter") == 0;
}

/* One row, so many times. */
static void
read_row(Cursor *cursor, const PsgElement *row)
{
    guint32 times = repeated(row, "number-rows-repeated", MOST_ROWS - cursor->row);
    if (is_blank_row(row)) {
        cursor->row += times;
        return;
    }
    if (is_hidden(row)) {
        psg_sheet_hide(cursor->sheet, false, cursor->row, cursor->row + times - 1);
    }
    for (guint32 i = 0; i < times && !psg_sheet_is_full(cursor->sheet); i++) {
        read_cells(cursor, row);
        cursor->row++;
    }
}

/* Rows stand in groups and in headers, which stand in each other. */
static void
read_rows(Cursor *cursor, const PsgElement *parent)
{
    static const char *const holders[] = {"table-header-rows", "table-row-group",
                                          "table-rows", NULL};
    for (size_t i = 0; i < parent->child_count && cursor->row < MOST_ROWS; i++) {
        const PsgElement *child = parent->children[i];
        if (is_named(child, "table-row")) {
            read_row(cursor, child);
        } else if (g_strv_contains(holders, child->name)) {
            read_rows(cursor, child);
        }
    }
}

/* ---- Sheets ---- */

static void
hide_columns(PsgSheet *sheet, const PsgElement *table)
{
    guint32 column = 0;
    for (size_t i = 0; i < table->child_count && column < MOST_COLUMNS; i++) {
        const PsgElement *child = table->children[i];
        if (is_named(child, "table-column")) {
            guint32 count =
                repeated(child, "number-columns-repeated", MOST_COLUMNS - column);
            if (is_hidden(child)) {
                psg_sheet_hide(sheet, true, column, column + count - 1);
            }
            column += count;
        }
    }
}

/* By its style, which is one of the file's own. */
static bool
is_hidden_sheet(const PsgElement *root, const PsgElement *table)
{
    const PsgElement *styles = psg_element_child(root, "automatic-styles");
    const char *name = psg_element_value(table, "style-name");
    for (size_t i = 0; styles != NULL && *name != '\0' && i < styles->child_count; i++) {
        const PsgElement *style = styles->children[i];
        const PsgElement *properties = psg_element_child(style, "table-properties");
        if (properties != NULL && strcmp(psg_element_value(style, "name"), name) == 0) {
            return strcmp(psg_element_value(properties, "display"), "false") == 0;
        }
    }
    return false;
}

static void
read_table(PsgBook *book, const PsgElement *root, const PsgElement *table)
{
    PsgSheet *sheet = psg_book_add_sheet(book, psg_element_value(table, "name"));
    Cursor cursor = {.sheet = sheet};
    read_rows(&cursor, table);
    hide_columns(sheet, table);
    if (is_hidden_sheet(root, table)) {
        psg_sheet_guess(sheet, "the sheet is hidden, and is taken, too");
    }
    if (cursor.has_down) {
        psg_sheet_guess(sheet,
                        "what stands in merged cells counts for each of their rows");
    }
    if (cursor.has_notes) {
        psg_sheet_lose(sheet, "comments on cells");
    }
}

static void
read_document(PsgBook *book, const PsgElement *root, const char *format)
{
    const PsgElement *body = root == NULL ? NULL : psg_element_child(root, "body");
    const PsgElement *sheets =
        body == NULL ? NULL : psg_element_child(body, "spreadsheet");
    if (root == NULL) {
        return;
    }
    if (sheets == NULL) {
        psg_diagnostics_error(book->list, "workbook", psg_book_place(book),
                              "this is a document of another sort: copy its table into a "
                              "spreadsheet");
        return;
    }
    for (size_t i = 0; i < sheets->child_count; i++) {
        if (is_named(sheets->children[i], "table")) {
            read_table(book, root, sheets->children[i]);
        }
    }
    psg_book_read_sheets(book, format);
}

/* Its parts are ciphers then, of which nothing can be said but that. */
static bool
is_encrypted(PsgBook *book)
{
    static const char manifest[] = "META-INF/manifest.xml";
    if (!psg_zip_has(book->zip, manifest)) {
        return false;
    }
    g_autoptr(PsgInput) input = psg_zip_read(book->zip, manifest);
    if (input == NULL || strstr(psg_input_text(input), "encryption-data") == NULL) {
        return input == NULL;
    }
    psg_diagnostics_error(
        book->list, "encrypted", psg_book_place(book),
        "the workbook is locked with a password: open it in its program "
        "and save it without one");
    return true;
}

void
psg_ods_read(const PsgInput *input, PsgDraft *draft)
{
    PsgBook book;
    if (psg_book_begin(&book, input, draft, true) && !is_encrypted(&book)) {
        read_document(&book, psg_book_part(&book, "content.xml"), "ods");
    }
    psg_book_end(&book);
}

void
psg_fods_read(const PsgInput *input, PsgDraft *draft)
{
    PsgBook book;
    if (psg_book_begin(&book, input, draft, false)) {
        const PsgElement *root = psg_xml_read(input, &book.limits, book.arena, book.list);
        read_document(&book, root, "fods");
    }
    psg_book_end(&book);
}
