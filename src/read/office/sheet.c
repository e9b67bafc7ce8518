/* Cells of a sheet, and the text that they become. */
#include "read/office/sheet.h"

#include <string.h>

typedef struct {
    guint32 row, column;
    guint32 order; /* of putting */
    const char *text;
} PutCell;

typedef struct {
    guint32 row, column, last_row;
} Fill;

typedef struct {
    guint32 row, column;
    PsgSheetNote what;
    char *text;
} Note;

/* Rows or columns that follow each other. */
typedef struct {
    guint32 first, last;
} Range;

struct PsgSheet {
    char *name, *book, *input_name;
    const PsgLimits *limits;
    GStringChunk *texts;
    GArray *cells;               /* PutCell */
    GArray *fills;               /* Fill */
    GArray *notes;               /* Note */
    GArray *hidden[2];           /* Range: of rows, of columns */
    GPtrArray *guesses, *losses; /* char * */
    size_t bytes;
    /* once it is ended */
    const PsgInput *input;
    GArray
        *lines; /* size_t: where each row begins in the text, and one beyond the last */
    size_t filled_rows;
    GString *scratch; /* of the row that was read last */
    PsgGrid grid;
};

static void
note_clear(void *data)
{
    Note *note = data;
    g_free(note->text);
}

PsgSheet *
psg_sheet_new(const char *book, const char *name, const PsgLimits *limits)
{
    PsgSheet *sheet = g_new0(PsgSheet, 1);
    sheet->name = g_strdup(name);
    sheet->book = g_strdup(book);
    sheet->input_name = g_strdup_printf("%s, sheet %s", book, name);
    sheet->limits = limits;
    sheet->texts = g_string_chunk_new(1 << 14);
    sheet->cells = g_array_new(FALSE, FALSE, sizeof(PutCell));
    sheet->fills = g_array_new(FALSE, FALSE, sizeof(Fill));
    sheet->notes = g_array_new(FALSE, FALSE, sizeof(Note));
    g_array_set_clear_func(sheet->notes, note_clear);
    sheet->hidden[0] = g_array_new(FALSE, FALSE, sizeof(Range));
    sheet->hidden[1] = g_array_new(FALSE, FALSE, sizeof(Range));
    sheet->guesses = g_ptr_array_new_with_free_func(g_free);
    sheet->losses = g_ptr_array_new_with_free_func(g_free);
    sheet->lines = g_array_new(FALSE, FALSE, sizeof(size_t));
    sheet->scratch = g_string_new(NULL);
    return sheet;
}

void
psg_sheet_free(PsgSheet *sheet)
{
    if (sheet == NULL) {
        return;
    }
    g_free(sheet->name);
    g_free(sheet->book);
    g_free(sheet->input_name);
    g_string_chunk_free(sheet->texts);
    g_array_unref(sheet->cells);
    g_array_unref(sheet->fills);
    g_array_unref(sheet->notes);
    g_array_unref(sheet->hidden[0]);
    g_array_unref(sheet->hidden[1]);
    g_ptr_array_unref(sheet->guesses);
    g_ptr_array_unref(sheet->losses);
    g_array_unref(sheet->lines);
    g_string_free(sheet->scratch, TRUE);
    g_free(sheet);
}

const char *
psg_sheet_name(const PsgSheet *sheet)
{
    return sheet->name;
}

/* ---- Putting ---- */

/* In one line, without what a text in a cell may have for its looks. NULL if nothing is left; owned
 * by the caller. */
static char *
plain_text(const char *text)
{
    char *plain = g_utf8_make_valid(text, -1);
    for (char *at = plain; *at != '\0'; at++) {
        if (g_ascii_iscntrl(*at)) {
            *at = ' ';
        }
    }
    static const char *const marks[] = {"\xC2\xA0",
                                        "\xE2\x80\xAF"}; /* blanks that hold */
    g_strstrip(plain);
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        size_t length = strlen(marks[i]);
        while (g_str_has_suffix(plain, marks[i])) {
            plain[strlen(plain) - length] = '\0';
            g_strchomp(plain);
        }
        while (g_str_has_prefix(plain, marks[i])) {
            memmove(plain, plain + length, strlen(plain) - length + 1);
            g_strchug(plain);
        }
    }
    if (*plain == '\0') {
        g_clear_pointer(&plain, g_free);
    }
    return plain;
}

static void
put_kept(PsgSheet *sheet, guint32 row, guint32 column, const char *text)
{
    PutCell cell = {row, column, sheet->cells->len, text};
    g_array_append_val(sheet->cells, cell);
}

bool
psg_sheet_is_full(const PsgSheet *sheet)
{
    return sheet->cells->len > sheet->limits->max_values ||
           sheet->bytes > sheet->limits->max_bytes;
}

void
psg_sheet_put(PsgSheet *sheet, guint32 row, guint32 column, const char *text)
{
    g_autofree char *plain = plain_text(text);
    if (plain != NULL && !psg_sheet_is_full(sheet)) {
        sheet->bytes += strlen(plain);
        put_kept(sheet, row, column, g_string_chunk_insert_const(sheet->texts, plain));
    }
}

void
psg_sheet_fill_down(PsgSheet *sheet, guint32 row, guint32 column, guint32 last_row)
{
    Fill fill = {row, column, last_row};
    if (last_row > row) {
        g_array_append_val(sheet->fills, fill);
    }
}

void
psg_sheet_note(PsgSheet *sheet, guint32 row, guint32 column, PsgSheetNote what,
               const char *text)
{
    Note note = {row, column, what, g_strdup(text)};
    g_array_append_val(sheet->notes, note);
    put_kept(sheet, row, column, ""); /* so that it has a place */
}

void
psg_sheet_hide(PsgSheet *sheet, bool are_columns, guint32 first, guint32 last)
{
    GArray *hidden = sheet->hidden[are_columns];
    Range *before =
        hidden->len == 0 ? NULL : &g_array_index(hidden, Range, hidden->len - 1);
    Range range = {first, last};
    if (before != NULL && before->last + 1 == first) {
        before->last = last;
    } else {
        g_array_append_val(hidden, range);
    }
}

void
psg_sheet_guess(PsgSheet *sheet, const char *guess)
{
    g_ptr_array_add(sheet->guesses, g_strdup(guess));
}

void
psg_sheet_lose(PsgSheet *sheet, const char *what)
{
    g_ptr_array_add(sheet->losses, g_strdup(what));
}

/* ---- The text ---- */

static int
compare_cells(const void *a, const void *b)
{
    const PutCell *one = a, *other = b;
    if (one->row != other->row) {
        return one->row < other->row ? -1 : 1;
    }
    if (one->column != other->column) {
        return one->column < other->column ? -1 : 1;
    }
    return one->order < other->order ? -1 : one->order > other->order;
}

/* Of cells in the same place the last holds. */
static void
sort_cells(PsgSheet *sheet)
{
    GArray *cells = sheet->cells;
    g_array_sort(cells, compare_cells);
    guint kept = 0;
    for (guint i = 0; i < cells->len; i++) {
        const PutCell *cell = &g_array_index(cells, PutCell, i);
        const PutCell *next = cell + 1;
        if (i + 1 == cells->len || next->row != cell->row ||
            next->column != cell->column) {
            g_array_index(cells, PutCell, kept++) = *cell;
        }
    }
    g_array_set_size(cells, kept);
}

static const char *
text_at(const PsgSheet *sheet, guint count, guint32 row, guint32 column)
{
    const PutCell *cells = (const PutCell *)(const void *)sheet->cells->data;
    guint low = 0, high = count;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        const PutCell *cell = &cells[middle];
        bool is_before = cell->row < row || (cell->row == row && cell->column < column);
        *(is_before ? &low : &high) = is_before ? middle + 1 : middle;
    }
    return low < count && cells[low].row == row && cells[low].column == column
               ? cells[low].text
               : NULL;
}

/* Only as far as rows hold something. */
static void
fill_cells(PsgSheet *sheet)
{
    guint count = sheet->cells->len;
    guint32 last = count == 0 ? 0 : g_array_index(sheet->cells, PutCell, count - 1).row;
    for (guint i = 0; i < sheet->fills->len; i++) {
        const Fill *fill = &g_array_index(sheet->fills, Fill, i);
        const char *text = text_at(sheet, count, fill->row, fill->column);
        for (guint32 row = fill->row + 1;
             text != NULL && row <= MIN(fill->last_row, last) &&
             !psg_sheet_is_full(sheet);
             row++) {
            sheet->bytes += strlen(text);
            put_kept(sheet, row, fill->column, text);
        }
    }
    sort_cells(sheet);
}

static void
begin_row(PsgSheet *sheet, GString *text, guint32 row)
{
    while (sheet->lines->len <= row) {
        if (sheet->lines->len > 0) {
            g_string_append_c(text, '\n');
        }
        g_array_append_val(sheet->lines, text->len);
    }
}

/* All cells as a text; stops beyond the limit. */
static GString *
text_of(PsgSheet *sheet)
{
    GString *text = g_string_new(NULL);
    guint32 row = G_MAXUINT32, column = 0;
    bool is_filled = false;
    for (guint i = 0; i < sheet->cells->len && text->len <= sheet->limits->max_bytes;
         i++) {
        const PutCell *cell = &g_array_index(sheet->cells, PutCell, i);
        if (cell->row != row) {
            begin_row(sheet, text, cell->row);
            row = cell->row;
            column = 0;
            is_filled = false;
        }
        sheet->filled_rows += *cell->text != '\0' && !is_filled;
        is_filled = is_filled || *cell->text != '\0';
        for (; column < cell->column; column++) {
            g_string_append_c(text, '\t');
        }
        g_string_append(text, cell->text);
    }
    size_t end = text->len + 1;
    g_array_append_val(sheet->lines, end);
    return text;
}

/* ---- As rows of a table ---- */

/* Where a row stands in the text. */
static PsgSpan
row_span(const PsgSheet *sheet, size_t row)
{
    return (PsgSpan){sheet->input, g_array_index(sheet->lines, size_t, row),
                     g_array_index(sheet->lines, size_t, row + 1) - 1};
}

static void
read_row(const PsgGrid *grid, size_t row, GArray *cells)
{
    const PsgSheet *sheet = grid->data;
    PsgSpan span = row_span(sheet, row);
    size_t length = span.end - span.start;
    g_string_truncate(sheet->scratch, 0);
    g_string_append_len(sheet->scratch, psg_input_text(sheet->input) + span.start,
                        (gssize)length);
    char *texts = sheet->scratch->str;
    bool is_blank = texts[strspn(texts, "\t")] == '\0';
    for (size_t start = 0; !is_blank && start <= length;) {
        size_t end = start + strcspn(texts + start, "\t");
        texts[end] = '\0';
        PsgCell cell = {
            texts + start, {sheet->input, span.start + start, span.start + end}, false};
        g_array_append_val(cells, cell);
        start = end + 1;
    }
}

bool
psg_sheet_end(PsgSheet *sheet, PsgDiagnostics *list)
{
    sort_cells(sheet);
    fill_cells(sheet);
    g_autoptr(GString) text = text_of(sheet);
    bool is_too_large = psg_sheet_is_full(sheet) || text->len > sheet->limits->max_bytes;
    PsgInput *input =
        psg_input_new_sheet(sheet->input_name, text->str, is_too_large ? 0 : text->len);
    psg_input_set_file(input, sheet->book);
    sheet->input = psg_diagnostics_keep(list, input);
    sheet->grid = (PsgGrid){.name = sheet->name,
                            .span = {sheet->input, 0, 0},
                            .row_count = sheet->lines->len - 1,
                            .read = read_row,
                            .data = sheet};
    if (is_too_large) {
        bool are_values = sheet->cells->len > sheet->limits->max_values;
        psg_diagnostics_error(
            list, are_values ? PSG_LIMIT_VALUES : PSG_LIMIT_BYTES, sheet->grid.span,
            "the sheet holds more than the limit of %" G_GSIZE_FORMAT " %s",
            are_values ? sheet->limits->max_values : sheet->limits->max_bytes,
            are_values ? "values" : "bytes");
    }
    return !is_too_large;
}

size_t
psg_sheet_filled_rows(const PsgSheet *sheet)
{
    return sheet->filled_rows;
}

const PsgGrid *
psg_sheet_grid(const PsgSheet *sheet)
{
    return &sheet->grid;
}

/* ---- What is told ---- */

/* Where the cell stands, or would stand in its row. */
static PsgSpan
cell_span(const PsgSheet *sheet, guint32 row, guint32 column)
{
    if (row >= sheet->grid.row_count) {
        return sheet->grid.span;
    }
    PsgSpan span = row_span(sheet, row);
    const char *text = psg_input_text(sheet->input);
    for (guint32 i = 0; i < column; i++) {
        size_t end = span.start + strcspn(text + span.start, "\t\n");
        if (text[end] != '\t') {
            span.start = span.end;
            return span;
        }
        span.start = end + 1;
    }
    span.end = span.start + strcspn(text + span.start, "\t\n");
    return span;
}

static void
tell_note(const PsgSheet *sheet, const Note *note, PsgReport *report)
{
    PsgSpan span = cell_span(sheet, note->row, note->column);
    switch (note->what) {
    case PSG_SHEET_ERROR:
        psg_report_refuse(report, "cell-error", span,
                          "the cell holds an error, %s, and is taken as empty",
                          note->text);
        break;
    case PSG_SHEET_FORMULA:
        psg_report_refuse(
            report, "cell-formula", span,
            "the cell holds a formula without its value: open the file in a "
            "spreadsheet program and save it");
        break;
    case PSG_SHEET_DATE:
        psg_report_doubt(report, "cell-date", span,
                         "%s is shown as a date, and is none: it is taken as it is",
                         note->text);
        break;
    }
}

static char *
range_end(bool is_column, guint32 place)
{
    return is_column ? psg_input_column_letters((size_t)place + 1)
                     : g_strdup_printf("%u", place + 1);
}

/* "hidden rows are taken, too: 2 to 3, 5". */
static void
tell_hidden(const PsgSheet *sheet, bool are_columns, PsgReport *report)
{
    const GArray *hidden = sheet->hidden[are_columns];
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; i < hidden->len; i++) {
        const Range *range = &g_array_index(hidden, Range, i);
        g_autofree char *first = range_end(are_columns, range->first);
        g_autofree char *last = range_end(are_columns, range->last);
        g_string_append_printf(words, "%s%s", i > 0 ? ", " : "", first);
        if (range->last > range->first) {
            g_string_append_printf(words, " to %s", last);
        }
    }
    if (hidden->len > 0) {
        psg_report_guess(report, sheet->grid.span, "%s: hidden %s are taken, too: %s",
                         sheet->name, are_columns ? "columns" : "rows", words->str);
    }
}

void
psg_sheet_tell(const PsgSheet *sheet, PsgReport *report)
{
    for (guint i = 0; i < sheet->notes->len; i++) {
        tell_note(sheet, &g_array_index(sheet->notes, Note, i), report);
    }
    tell_hidden(sheet, false, report);
    tell_hidden(sheet, true, report);
    for (guint i = 0; i < sheet->guesses->len; i++) {
        psg_report_guess(report, sheet->grid.span, "%s: %s", sheet->name,
                         (const char *)g_ptr_array_index(sheet->guesses, i));
    }
    for (guint i = 0; i < sheet->losses->len; i++) {
        psg_report_lose(report, g_ptr_array_index(sheet->losses, i), sheet->grid.span);
    }
}
