/*
 * A text that was read, and the places in it.
 *
 * An input keeps the bytes of a file with the start of each line, so that a span (two
 * byte offsets) can be told to its author as file, line and column. Spans borrow their
 * input.
 */
#pragma once

#include <glib.h>
#include <stddef.h>

typedef struct PsgInput PsgInput;

typedef struct {
    const PsgInput *input; /* NULL: nowhere in particular */
    size_t start, end;     /* bytes; end is one past the last */
} PsgSpan;

/* Both from 1. A column is a character; a byte if the input is not UTF-8; a cell if it is a sheet. */
typedef struct {
    size_t line, column;
} PsgPosition;

/* Copies name and bytes. The bytes may be anything. */
PsgInput *psg_input_new(const char *name, const char *bytes, size_t length);

/* The text of a sheet of a workbook: a line is a row, tabs part its cells. Columns are then those
 * of the sheet. */
PsgInput *psg_input_new_sheet(const char *name, const char *bytes, size_t length);

/* Reads a whole file; "-" is standard input, named "<stdin>". More than limit bytes is a
 * G_FILE_ERROR_NOSPC; what the system refuses is another G_FILE_ERROR. */
PsgInput *psg_input_read(const char *path, size_t limit, GError **error);

/* What was unpacked, or is a sheet, stands within that file, whose name its own begins with: "a.xlsx"
 * of "a.xlsx, sheet Ties". */
void psg_input_set_file(PsgInput *input, const char *file);
void psg_input_free(PsgInput *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgInput, psg_input_free)

const char *psg_input_name(const PsgInput *input);
const char *psg_input_file(const PsgInput *input); /* its name, if it is no part of one */
const char *psg_input_text(const PsgInput *input); /* a NUL follows its length */
size_t psg_input_length(const PsgInput *input);

/* Adds length and bytes to a digest. */
void psg_input_digest(const PsgInput *input, GChecksum *sum);

/* An offset beyond the end is taken as the end. */
PsgPosition psg_input_position(const PsgInput *input, size_t offset);

/* The same, but that a character beyond U+FFFF takes two columns: as most editors count. */
PsgPosition psg_input_position_utf16(const PsgInput *input, size_t offset);

/* What spreadsheets call a column, from 1: "A", "AA". Owned by the caller. */
char *psg_input_column_letters(size_t column);

/* "file:7:3"; of a sheet "book.xlsx, sheet Ties, cell C7". Owned by the caller. */
char *psg_input_place(const PsgInput *input, size_t offset);

/* Where the line that holds the offset begins (after a byte order mark) and ends (before
 * its newline). */
void psg_input_line_bounds(const PsgInput *input, size_t offset, size_t *start,
                           size_t *end);
