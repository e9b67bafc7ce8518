/* A text with its line map: from bytes, a file or standard input to line and column. */
#include "base/input.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { CHUNK = 1 << 16 };
enum { LEAD_OF_FOUR = 0xF0 }; /* the first byte of a character beyond U+FFFF */

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct PsgInput {
    char *name, *file; /* file: NULL if the name is that of the file */
    char *text;
    size_t length;
    bool is_utf8;  /* else a column is a byte */
    bool is_sheet; /* a column is what stands between tabs */
    GArray *lines; /* size_t: where each begins; the first after a byte order mark */
};

/* Takes the text. */
static PsgInput *
input_of_text(const char *name, char *text, size_t length)
{
    PsgInput *input = g_new0(PsgInput, 1);
    input->name = g_strdup(name);
    input->text = text;
    input->length = length;
    input->is_utf8 = g_utf8_validate(text, (gssize)length, NULL);
    input->lines = g_array_new(FALSE, FALSE, sizeof(size_t));

    size_t start = g_str_has_prefix(text, BYTE_ORDER_MARK) ? strlen(BYTE_ORDER_MARK) : 0;
    const char *newline;
    do {
        g_array_append_val(input->lines, start);
        newline = memchr(text + start, '\n', length - start);
        start = newline == NULL ? length : (size_t)(newline - text) + 1;
    } while (newline != NULL);
    return input;
}

PsgInput *
psg_input_new(const char *name, const char *bytes, size_t length)
{
    char *text = g_malloc(length + 1);
    if (length > 0) {
        memcpy(text, bytes, length);
    }
    text[length] = '\0';
    return input_of_text(name, text, length);
}

PsgInput *
psg_input_new_sheet(const char *name, const char *bytes, size_t length)
{
    PsgInput *input = psg_input_new(name, bytes, length);
    input->is_sheet = true;
    return input;
}

/* Stops a chunk after the limit at the latest; false, with errno, if the system
 * refuses. */
static bool
read_up_to(FILE *file, size_t limit, GString *text)
{
    g_autofree char *chunk = g_malloc(CHUNK);
    size_t count = CHUNK;
    while (count == CHUNK && text->len <= limit) {
        errno = 0;
        count = fread(chunk, 1, CHUNK, file);
        g_string_append_len(text, chunk, (gssize)count);
    }
    return !ferror(file);
}

static void
set_system_error(GError **error, const char *name, int code)
{
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(code),
                "cannot read \"%s\": %s", name, g_strerror(code));
}

PsgInput *
psg_input_read(const char *path, size_t limit, GError **error)
{
    bool is_standard = strcmp(path, "-") == 0;
    const char *name = is_standard ? "<stdin>" : path;
    /* e: what another thread starts meanwhile does not inherit it */
    FILE *file = is_standard ? stdin : fopen(path, "rbe");
    if (file == NULL) {
        set_system_error(error, name, errno);
        return NULL;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    bool is_read = read_up_to(file, limit, text);
    int code = errno;
    if (!is_standard) {
        fclose(file);
    }
    if (!is_read) {
        set_system_error(error, name, code);
        return NULL;
    }
    if (text->len > limit) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC,
                    "\"%s\" has more than %" G_GSIZE_FORMAT " bytes, which is the limit",
                    name, limit);
        return NULL;
    }
    size_t length = text->len;
    return input_of_text(name, g_string_free(g_steal_pointer(&text), FALSE), length);
}

void
psg_input_free(PsgInput *input)
{
    if (input == NULL) {
        return;
    }
    g_free(input->name);
    g_free(input->file);
    g_free(input->text);
    g_array_unref(input->lines);
    g_free(input);
}

const char *
psg_input_name(const PsgInput *input)
{
    return input->name;
}

void
psg_input_set_file(PsgInput *input, const char *file)
{
    g_assert(g_str_has_prefix(input->name, file));
    g_free(input->file);
    input->file = g_strdup(file);
}

const char *
psg_input_file(const PsgInput *input)
{
    return input->file != NULL ? input->file : input->name;
}

const char *
psg_input_text(const PsgInput *input)
{
    return input->text;
}

size_t
psg_input_length(const PsgInput *input)
{
    return input->length;
}

void
psg_input_digest(const PsgInput *input, GChecksum *sum)
{
    const guint64 length = input->length;
    g_checksum_update(sum, (const guchar *)&length, sizeof length);
    g_checksum_update(sum, (const guchar *)input->text, (gssize)input->length);
}

static size_t
line_start(const PsgInput *input, size_t line)
{
    return g_array_index(input->lines, size_t, line);
}

/* The last line that begins at the offset or before, counted from 0. */
static size_t
line_of(const PsgInput *input, size_t offset)
{
    size_t low = 0, high = input->lines->len;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (line_start(input, middle) <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool
begins_column(const PsgInput *input, size_t offset)
{
    if (input->is_sheet) {
        return input->text[offset - 1] == '\t';
    }
    return !input->is_utf8 || ((unsigned char)input->text[offset] & 0xC0) != 0x80;
}

PsgPosition
psg_input_position(const PsgInput *input, size_t offset)
{
    size_t end = MIN(offset, input->length);
    size_t line = line_of(input, end);
    size_t column = 1;
    for (size_t i = line_start(input, line); i < end; i++) {
        if (begins_column(input, i + 1)) {
            column++;
        }
    }
    return (PsgPosition){line + 1, column};
}

PsgPosition
psg_input_position_utf16(const PsgInput *input, size_t offset)
{
    PsgPosition position = psg_input_position(input, offset);
    size_t end = MIN(offset, input->length);
    bool has_characters = input->is_utf8 && !input->is_sheet;
    for (size_t i = line_start(input, position.line - 1); has_characters && i < end;
         i++) {
        position.column += (unsigned char)input->text[i] >= LEAD_OF_FOUR;
    }
    return position;
}

char *
psg_input_column_letters(size_t column)
{
    GString *letters = g_string_new(NULL);
    for (size_t rest = column; rest > 0; rest = (rest - 1) / 26) {
        g_string_prepend_c(letters, (char)('A' + (rest - 1) % 26));
    }
    return g_string_free(letters, FALSE);
}

char *
psg_input_place(const PsgInput *input, size_t offset)
{
    PsgPosition position = psg_input_position(input, offset);
    if (!input->is_sheet) {
        return g_strdup_printf("%s:%" G_GSIZE_FORMAT ":%" G_GSIZE_FORMAT, input->name,
                               position.line, position.column);
    }
    g_autofree char *letters = psg_input_column_letters(position.column);
    return g_strdup_printf("%s, cell %s%" G_GSIZE_FORMAT, input->name, letters,
                           position.line);
}

void
psg_input_line_bounds(const PsgInput *input, size_t offset, size_t *start, size_t *end)
{
    size_t line = line_of(input, MIN(offset, input->length));
    *start = line_start(input, line);
    *end = input->length;
    if (line + 1 < input->lines->len) {
        *end = line_start(input, line + 1) - 1;
        if (*end > *start && input->text[*end - 1] == '\r') {
            (*end)--;
        }
    }
}
