/* Tables as CSV: what a spreadsheet reads back is what the table says. */
#include "write/csv.h"

#include "base/formula.h"

#include <string.h>

/* An empty first cell is quoted, so that no row is empty. */
static void
write_cell(PsgStream *out, const char *cell, bool is_first, bool may_be_formula)
{
    bool is_quoted = is_first ? *cell == '\0' : false;
    is_quoted = is_quoted || strpbrk(cell, ",\"\r\n") != NULL;
    psg_stream_print(out, is_first ? "" : ",");
    psg_stream_print(out, is_quoted ? "\"" : "");
    psg_stream_print(out, may_be_formula && psg_formula_is(cell) ? "'" : "");
    for (const char *rest = cell; *rest != '\0';) {
        size_t length = strcspn(rest, "\"");
        psg_stream_add(out, rest, length);
        rest += length;
        if (*rest == '"') {
            psg_stream_print(out, "\"\"");
            rest++;
        }
    }
    psg_stream_print(out, is_quoted ? "\"" : "");
}

void
psg_csv_write(const PsgTable *table, PsgStream *out)
{
    size_t rows = psg_table_row_count(table);
    for (size_t row = 0; row <= rows && !psg_stream_is_broken(out); row++) {
        for (size_t i = 0; i < psg_table_column_count(table); i++) {
            bool is_authors = psg_table_column_kind(table, i) == PSG_COLUMN_TEXT;
            write_cell(out, psg_table_cell(table, row, i), i == 0, is_authors);
        }
        psg_stream_print(out, "\r\n");
    }
}

GBytes *
psg_csv_of_table(const PsgTable *table)
{
    PsgStream *out = psg_stream_new_text();
    psg_csv_write(table, out);
    char *text = psg_stream_close_text(out);
    return g_bytes_new_take(text, strlen(text));
}
