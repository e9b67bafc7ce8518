/* A CSV file as a table of fields that know their place. */
#include "read/table/csv.h"

#include "read/yaml/encoding.h"

#include <string.h>

typedef struct {
    const PsgInput *input;
    const char *text;
    size_t at, length;
    PsgDiagnostics *list;
} Reader;

static void
field_clear(void *data)
{
    PsgCsvField *field = data;
    g_free(field->text);
}

static GArray *
row_new(void)
{
    GArray *row = g_array_new(FALSE, FALSE, sizeof(PsgCsvField));
    g_array_set_clear_func(row, field_clear);
    return row;
}

static void
row_free(void *data)
{
    GArray *row = data;
    g_array_unref(row);
}

static bool
is_line_end(const Reader *reader)
{
    char letter = reader->text[reader->at];
    return reader->at >= reader->length || letter == '\n' || letter == '\r';
}

static void
report(const Reader *reader, size_t start, size_t end, const char *message)
{
    psg_diagnostics_error(reader->list, "csv", (PsgSpan){reader->input, start, end}, "%s",
                          message);
}

/* From after the opening quote to after the closing one. */
static void
read_quoted(Reader *reader, GString *text)
{
    size_t start = reader->at - 1;
    while (reader->at < reader->length) {
        char letter = reader->text[reader->at++];
        if (letter != '"') {
            g_string_append_c(text, letter);
        } else if (reader->text[reader->at] == '"') {
            g_string_append_c(text, '"');
            reader->at++;
        } else {
            return;
        }
    }
    report(reader, start, start + 1, "the quote that opens here is never closed");
}

static PsgCsvField
read_field(Reader *reader)
{
    g_autoptr(GString) text = g_string_new(NULL);
    size_t start = reader->at;
    if (reader->text[reader->at] == '"') {
        reader->at++;
        read_quoted(reader, text);
        if (!is_line_end(reader) && reader->text[reader->at] != ',') {
            report(reader, reader->at, reader->at + 1,
                   "the quotes end before the field does: write a quote in quotes twice");
        }
    }
    while (!is_line_end(reader) && reader->text[reader->at] != ',') {
        g_string_append_c(text, reader->text[reader->at++]);
    }
    return (PsgCsvField){g_strdup(text->str), {reader->input, start, reader->at}};
}

static void
skip_line_end(Reader *reader)
{
    if (reader->text[reader->at] == '\r' && reader->text[reader->at + 1] == '\n') {
        reader->at++;
    }
    reader->at++;
}

static GArray *
read_row(Reader *reader)
{
    GArray *row = row_new();
    for (;;) {
        PsgCsvField field = read_field(reader);
        g_array_append_val(row, field);
        if (is_line_end(reader)) {
            break;
        }
        reader->at++; /* the comma */
    }
    skip_line_end(reader);
    return row;
}

void
psg_csv_check_width(const PsgCsv *csv, PsgDiagnostics *list)
{
    if (csv->rows->len == 0) {
        return;
    }
    const GArray *header = g_ptr_array_index(csv->rows, 0);
    for (guint i = 1; i < csv->rows->len; i++) {
        const GArray *row = g_ptr_array_index(csv->rows, i);
        for (guint j = header->len; j < row->len; j++) {
            const PsgCsvField *field = &g_array_index(row, PsgCsvField, j);
            if (*field->text != '\0') {
                psg_diagnostics_error(
                    list, "csv", field->span,
                    "the header has no such column: put what has a comma in quotes");
                break;
            }
        }
        if (psg_diagnostics_is_full(list)) {
            return;
        }
    }
}

PsgCsv *
psg_csv_read(const PsgInput *input, PsgDiagnostics *list)
{
    PsgCsv *csv = g_new0(PsgCsv, 1);
    csv->rows = g_ptr_array_new_with_free_func(row_free);
    Reader reader = {input, psg_input_text(input), 0, psg_input_length(input), list};
    if (!psg_encoding_check(input, &reader.at, list)) {
        return csv;
    }
    while (reader.at < reader.length) {
        if (is_line_end(&reader)) {
            skip_line_end(&reader);
        } else {
            g_ptr_array_add(csv->rows, read_row(&reader));
        }
    }
    return csv;
}

void
psg_csv_free(PsgCsv *csv)
{
    if (csv != NULL) {
        g_ptr_array_unref(csv->rows);
        g_free(csv);
    }
}

int
psg_csv_column(const PsgCsv *csv, const char *name)
{
    if (csv->rows->len == 0) {
        return -1;
    }
    const GArray *header = g_ptr_array_index(csv->rows, 0);
    for (guint i = 0; i < header->len; i++) {
        if (strcmp(g_array_index(header, PsgCsvField, i).text, name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

const PsgCsvField *
psg_csv_field_at(const PsgCsv *csv, size_t row, int column)
{
    const GArray *fields = g_ptr_array_index(csv->rows, row);
    return column < 0 || (guint)column >= fields->len
               ? NULL
               : &g_array_index(fields, PsgCsvField, column);
}
