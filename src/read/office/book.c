/* A workbook: which of its sheets are tables. */
#include "read/office/book.h"

#include "read/table/table.h"

#include <string.h>

static void
sheet_free(void *data)
{
    psg_sheet_free(data);
}

bool
psg_book_begin(PsgBook *book, const PsgInput *input, PsgDraft *draft, bool is_zip)
{
    *book = (PsgBook){
        .input = input,
        .draft = draft,
        .report = psg_draft_report(draft),
        .list = psg_draft_list(draft),
        .arena = psg_arena_new(),
        .limits = *psg_draft_limits(draft),
        .sheets = g_ptr_array_new_with_free_func(sheet_free),
    };
    book->limits.max_bytes *= PSG_ZIP_XML;
    book->zip = is_zip ? psg_zip_open(input, psg_draft_limits(draft), book->list) : NULL;
    return !is_zip || book->zip != NULL;
}

void
psg_book_end(PsgBook *book)
{
    psg_zip_free(book->zip);
    psg_arena_free(book->arena);
    g_ptr_array_unref(book->sheets);
}

PsgSpan
psg_book_place(const PsgBook *book)
{
    return psg_diagnostics_place(book->list, psg_input_name(book->input));
}

/* The input is kept only if something was told of it. */
const PsgElement *
psg_book_xml(PsgBook *book, PsgInput *taken, PsgArena *arena)
{
    size_t told = psg_diagnostics_error_count(book->list);
    const PsgElement *root = psg_xml_read(taken, &book->limits, arena, book->list);
    if (psg_diagnostics_error_count(book->list) > told) {
        psg_diagnostics_keep(book->list, taken);
        return NULL;
    }
    psg_input_free(taken);
    return root;
}

const PsgElement *
psg_book_part(PsgBook *book, const char *part)
{
    PsgInput *input = psg_zip_read(book->zip, part);
    return input == NULL ? NULL : psg_book_xml(book, input, book->arena);
}

PsgSheet *
psg_book_add_sheet(PsgBook *book, const char *name)
{
    PsgSheet *sheet =
        psg_sheet_new(psg_input_name(book->input), name, psg_draft_limits(book->draft));
    g_ptr_array_add(book->sheets, sheet);
    return sheet;
}

/* ---- Which are tables ---- */

/* It is read into a draft of its own to see whether anything is known of its columns. */
static bool
is_table(const PsgBook *book, const PsgSheet *sheet)
{
    if (psg_sheet_filled_rows(sheet) < 2) {
        return false;
    }
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(PsgReport) report = psg_report_new(list, false);
    g_autoptr(PsgDraft) draft = psg_draft_new(
        psg_draft_wishes(book->draft), psg_draft_limits(book->draft), list, report);
    psg_report_begin(report, "", "");
    psg_table_read_grid(psg_sheet_grid(sheet), draft);
    for (size_t i = 0; i < psg_diagnostics_count(list); i++) {
        if (strcmp(psg_diagnostics_nth(list, i)->rule, PSG_TABLE_NO_SENSE) == 0) {
            return false;
        }
    }
    return true;
}

static void
read_sheet(const PsgBook *book, const PsgSheet *sheet, const char *format)
{
    const PsgGrid *grid = psg_sheet_grid(sheet);
    psg_report_begin(book->report, psg_input_name(grid->span.input), format);
    psg_sheet_tell(sheet, book->report);
    psg_table_read_grid(grid, book->draft);
}

static void
leave_out(const PsgBook *book, const PsgSheet *sheet)
{
    g_autofree char *what =
        g_strdup_printf("sheet \"%s\", which is no table", psg_sheet_name(sheet));
    psg_report_lose(book->report, what, psg_sheet_grid(sheet)->span);
}

void
psg_book_read_sheets(PsgBook *book, const char *format)
{
    g_autofree bool *are_tables = g_new0(bool, book->sheets->len + 1);
    guint tables = 0, filled = 0;
    for (guint i = 0; i < book->sheets->len; i++) {
        PsgSheet *sheet = g_ptr_array_index(book->sheets, i);
        if (!psg_sheet_end(sheet, book->list)) {
            return;
        }
        are_tables[i] = is_table(book, sheet);
        tables += are_tables[i] ? 1 : 0;
        filled += psg_sheet_filled_rows(sheet) > 0 ? 1 : 0;
    }
    psg_report_describe(book->report, "workbook, sheets: %u, tables: %u",
                        book->sheets->len, tables);
    if (filled == 0) {
        psg_diagnostics_error(book->list, "workbook", psg_book_place(book),
                              "no sheet of the workbook holds anything");
    }
    for (guint i = 0; i < book->sheets->len && !psg_draft_is_full(book->draft); i++) {
        const PsgSheet *sheet = g_ptr_array_index(book->sheets, i);
        bool is_filled = psg_sheet_filled_rows(sheet) > 0;
        /* where none is one, what is wrong with them is told */
        if (are_tables[i] || (tables == 0 && is_filled)) {
            read_sheet(book, sheet, format);
        } else if (is_filled) {
            leave_out(book, sheet);
        }
    }
}
