/* Separators, quotes and lines: where each row begins, and its cells when they are asked for. */
#include "read/table/dialect.h"

#include "base/formula.h"

#include <string.h>

enum {
    LOOKED_AT = 300, /* rows that tell the separator */
    WIDEST = 512,    /* cells of a row that are told apart when rows are compared */
    LONGEST_QUOTED = 65536, /* bytes: what goes on for longer was no quote */
};

#define BLANKS ' ' /* the separator of files whose columns are parted by any blanks */
#define NOTHING '\0'

struct PsgDialect {
    PsgGrid grid;
    char *name;
    const PsgInput *input;
    const char *text;
    size_t length;
    char separator;
    bool is_even;
    bool is_header_short; /* rows begin with a name, for which the header has no cell */
    GArray *rows;         /* size_t: where each begins, and where the text ends */
    GString *cells;
};

/* A row being scanned. */
typedef struct {
    const char *text;
    size_t at, end;
    char separator;
    /* a quote within a cell guards what is in it: to compare separators */
    bool is_guarding;
} Scan;

/* A cell as it stands, without its quotes. */
typedef struct {
    size_t start, end;
    bool is_quoted;
} Raw;

static bool
is_line_end(const Scan *scan)
{
    return scan->at >= scan->end || scan->text[scan->at] == '\n' ||
           scan->text[scan->at] == '\r';
}

static bool
is_blank(char letter)
{
    return letter == ' ' || letter == '\t';
}

static bool
is_separator(const Scan *scan)
{
    char letter = scan->text[scan->at];
    return scan->separator == BLANKS ? is_blank(letter)
                                     : letter == scan->separator && letter != NOTHING;
}

/* A quote after a backslash is a letter, but where a cell may end. */
static bool
is_escaped(const Scan *scan, size_t quote)
{
    Scan after = {scan->text, quote + 1, scan->end, scan->separator, false};
    return scan->text[quote - 1] == '\\' && !is_line_end(&after) && !is_separator(&after);
}

/* Where the quote that opens before `at` is closed; 0 if it is not. */
static size_t
closing_quote(const Scan *scan, size_t at)
{
    size_t end = MIN(scan->end, at + LONGEST_QUOTED);
    for (; at < end; at++) {
        if (scan->text[at] != '"' || is_escaped(scan, at)) {
            continue;
        }
        if (at + 1 == scan->end || scan->text[at + 1] != '"') {
            return at;
        }
        at++;
    }
    return 0;
}

static void
skip_plain(Scan *scan)
{
    while (!is_line_end(scan) && !is_separator(scan)) {
        size_t more = 0; /* to what closes a quote, or ends the line */
        if (scan->is_guarding && scan->text[scan->at] == '"') {
            more = strcspn(scan->text + scan->at + 1, "\"\r\n") + 1;
        }
        scan->at += more > 0 && scan->text[scan->at + more] == '"' ? more + 1 : 1;
    }
}

/* The cell here; the scan then stands at what ends it. */
static Raw
scan_cell(Scan *scan)
{
    while (!is_line_end(scan) && is_blank(scan->text[scan->at]) &&
           scan->text[scan->at] != scan->separator) {
        scan->at++;
    }
    Raw raw = {scan->at, scan->at, false};
    if (!is_line_end(scan) && scan->text[scan->at] == '"') {
        size_t close = closing_quote(scan, scan->at + 1);
        raw.is_quoted = close > 0;
        scan->at = raw.is_quoted ? close + 1 : scan->at;
    }
    skip_plain(scan);
    raw.end = scan->at;
    return raw;
}

/* After the cell, its separator; false at the end of the row. */
static bool
skip_separator(Scan *scan)
{
    if (scan->separator == BLANKS) {
        while (!is_line_end(scan) && is_blank(scan->text[scan->at])) {
            scan->at++;
        }
        return !is_line_end(scan);
    }
    if (is_line_end(scan)) {
        return false;
    }
    scan->at++;
    return true;
}

static void
skip_line_end(Scan *scan)
{
    if (scan->at + 1 < scan->end && scan->text[scan->at] == '\r' &&
        scan->text[scan->at + 1] == '\n') {
        scan->at++;
    }
    scan->at += scan->at < scan->end;
}

/* How many cells the row has; 0 if it is blank. The scan then stands at the next row. */
static size_t
skip_row(Scan *scan)
{
    size_t count = 0, start = scan->at;
    bool is_filled = false;
    if (scan->separator == BLANKS) {
        skip_separator(scan);
    }
    if (!is_line_end(scan)) {
        do {
            Raw raw = scan_cell(scan);
            is_filled |= raw.end > raw.start;
            count++;
        } while (skip_separator(scan));
    }
    is_filled &= scan->at > start;
    skip_line_end(scan);
    return is_filled ? count : 0;
}

/* ---- Which separator ---- */

/* How rows look, if this were it. */
typedef struct {
    char separator;
    size_t width;         /* cells of most rows */
    double share;         /* of rows that have as many */
    double parted;        /* of rows that have several */
    bool fits_header;     /* the first row has as many */
    bool is_header_short; /* it has one less, and all others have as many */
} Look;

static bool
is_comment(const char *text, size_t at)
{
    return text[at] == '#' || text[at] == '%';
}

static Look
look_at(const PsgDialect *dialect, size_t start, char separator)
{
    Scan scan = {dialect->text, start, dialect->length, separator, true};
    size_t widths[WIDEST + 1] = {0};
    size_t rows = 0, parted = 0, first = 0;
    while (scan.at < scan.end && rows < LOOKED_AT) {
        bool is_row = !is_comment(scan.text, scan.at);
        size_t width = skip_row(&scan);
        width = MIN(width, WIDEST);
        if (is_row && width > 0) {
            first = rows == 0 ? width : first;
            rows++;
            parted += width > 1;
            widths[width]++;
        }
    }
    Look look = {.separator = separator, .width = 1};
    for (size_t i = 1; i <= WIDEST; i++) {
        look.width = widths[i] > 0 && widths[i] >= widths[look.width] ? i : look.width;
    }
    if (rows > 0) {
        look.share = (double)widths[look.width] / (double)rows;
        look.parted = (double)parted / (double)rows;
    }
    look.is_header_short =
        rows > 2 && first + 1 == look.width && widths[look.width] == rows - 1;
    look.fits_header = first == look.width;
    return look;
}

static bool
is_even(const Look *look)
{
    return look->width > 1 && look->share >= 0.5;
}

/* Rows that are alike, and the first as the others; then rows that have more cells. */
static bool
is_better(const Look *look, const Look *than)
{
    if (is_even(look) != is_even(than)) {
        return is_even(look);
    }
    if (!is_even(look)) {
        return look->parted > than->parted;
    }
    if (look->fits_header != than->fits_header) {
        return look->fits_header;
    }
    const double alike = 0.05; /* a note below, a title above */
    if (look->share > than->share + alike || than->share > look->share + alike) {
        return look->share > than->share;
    }
    return look->width > than->width;
}

/* Names of two words are no columns: numbers, or a value that is in another column too, are. */
static bool
are_columns(const PsgDialect *dialect, size_t start)
{
    g_autoptr(GHashTable) columns =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Scan scan = {dialect->text, start, dialect->length, BLANKS, false};
    for (size_t rows = 0; scan.at < scan.end && rows < LOOKED_AT; rows++) {
        skip_separator(&scan);
        for (guint column = 1; !is_line_end(&scan); column++) {
            Raw raw = scan_cell(&scan);
            char *word = g_strndup(scan.text + raw.start, raw.end - raw.start);
            guint before = GPOINTER_TO_UINT(g_hash_table_lookup(columns, word));
            bool is_number =
                g_regex_match_simple("^[-+]?[0-9]+([.,][0-9]+)?$", word, 0, 0);
            if (is_number || raw.is_quoted || (before > 0 && before != column)) {
                g_free(word);
                return true;
            }
            g_hash_table_insert(columns, word, GUINT_TO_POINTER(column));
            skip_separator(&scan);
        }
        skip_line_end(&scan);
    }
    return false;
}

/* R names rows, and has no name for that column: where blanks part cells, none can be blank, and
 * where tabs do, all names are in quotes. */
static bool
is_of_r(const PsgDialect *dialect, const Look *look, size_t start)
{
    return look->is_header_short && look->width > 2 &&
           (look->separator == BLANKS ||
            (look->separator == '\t' && dialect->text[start] == '"'));
}

static void
choose_separator(PsgDialect *dialect, size_t start)
{
    static const char separators[] = {'\t', ';', '|', ','};
    Look best = look_at(dialect, start, separators[0]);
    for (size_t i = 1; i < G_N_ELEMENTS(separators); i++) {
        Look look = look_at(dialect, start, separators[i]);
        best = is_better(&look, &best) ? look : best;
    }
    if (!is_even(&best) || !best.fits_header) {
        Look blanks = look_at(dialect, start, BLANKS);
        bool fits =
            blanks.fits_header ? blanks.share > 0.9 : is_of_r(dialect, &blanks, start);
        bool is_table = is_even(&blanks) && fits && are_columns(dialect, start);
        best = is_table ? blanks : best;
    }
    const double most = 0.6; /* of lists of neighbours, whose rows are of any length */
    dialect->is_header_short = is_of_r(dialect, &best, start);
    dialect->is_even = is_even(&best);
    dialect->separator =
        dialect->is_even || best.parted >= most ? best.separator : NOTHING;
}

/* Excel takes the separator from a first line "sep=;". */
static bool
is_told(PsgDialect *dialect, size_t *start)
{
    const char *line = dialect->text + *start;
    if (g_ascii_strncasecmp(line, "sep=", 4) != 0 || line[4] == '\0' ||
        strchr("\r\n", line[5]) == NULL) {
        return false;
    }
    dialect->separator = line[4];
    Scan scan = {dialect->text, *start + 5, dialect->length, line[4], false};
    skip_line_end(&scan);
    *start = scan.at;
    dialect->is_even = true;
    return true;
}

/* ---- The grid ---- */

/* Control characters are blanks; blanks at the ends are left out. A no-break space is one too. */
static void
trim(char *text)
{
    static const char no_break[] = "\xc2\xa0";
    for (char *at = text; *at != '\0'; at++) {
        *at = (unsigned char)*at < ' ' || *at == 0x7f ? ' ' : *at;
    }
    size_t start = 0, end = strlen(text);
    for (;;) {
        if (text[start] == ' ') {
            start++;
        } else if (g_str_has_prefix(text + start, no_break)) {
            start += strlen(no_break);
        } else {
            break;
        }
    }
    while (end > start) {
        if (text[end - 1] == ' ') {
            end--;
        } else if (end - start >= strlen(no_break) &&
                   memcmp(text + end - strlen(no_break), no_break, strlen(no_break)) ==
                       0) {
            end -= strlen(no_break);
        } else {
            break;
        }
    }
    memmove(text, text + start, end - start);
    text[end - start] = '\0';
}

/* Its text behind those before it; there is room for it. */
static void
append_cell(const Scan *scan, const Raw *raw, GString *out)
{
    bool is_within = raw->is_quoted;
    for (size_t at = raw->start + raw->is_quoted; at < raw->end; at++) {
        char letter = scan->text[at];
        bool is_quote_next = at + 1 < raw->end && scan->text[at + 1] == '"';
        if (is_within && letter == '\\' && is_quote_next && is_escaped(scan, at + 1)) {
            letter = scan->text[++at];
        } else if (is_within && letter == '"' && is_quote_next) {
            at++;
        } else if (is_within && letter == '"') {
            is_within = false;
            continue;
        }
        g_string_append_c(out, letter == '\0' ? ' ' : letter);
    }
    g_string_append_c(out, '\0');
}

static void
add_cell(const PsgDialect *dialect, const Scan *scan, const Raw *raw, GArray *cells)
{
    GString *out = dialect->cells;
    size_t begin = out->len;
    append_cell(scan, raw, out);
    char *text = out->str + begin;
    trim(text);
    /* who wrote it has put an apostrophe before what is no formula */
    text += *text == '\'' && psg_formula_is(text) ? 1 : 0;
    PsgCell cell = {text, {dialect->input, raw->start, raw->end}, raw->is_quoted};
    g_array_append_val(cells, cell);
}

static void
read_row(const PsgGrid *grid, size_t row, GArray *cells)
{
    const PsgDialect *dialect = grid->data;
    size_t start = g_array_index(dialect->rows, size_t, row);
    size_t end = g_array_index(dialect->rows, size_t, row + 1);
    Scan scan = {dialect->text, start, end, dialect->separator, false};
    if (scan.separator == BLANKS) {
        skip_separator(&scan);
    }
    if (is_line_end(&scan)) {
        return;
    }
    /* texts must not move while cells point to them: no cell is longer than it stands, and each
     * but the last has a separator for its end */
    g_string_set_size(dialect->cells, 2 * (end - start) + 2);
    g_string_truncate(dialect->cells, 0);
    bool is_filled = false;
    if (row == 0 && dialect->is_header_short) {
        PsgCell blank = {"", {dialect->input, start, start}, false};
        g_array_append_val(cells, blank);
    }
    do {
        Raw raw = scan_cell(&scan);
        add_cell(dialect, &scan, &raw, cells);
        is_filled |= *g_array_index(cells, PsgCell, cells->len - 1).text != '\0';
    } while (skip_separator(&scan));
    if (!is_filled) {
        g_array_set_size(cells, 0);
    }
}

static void
find_rows(PsgDialect *dialect, size_t start)
{
    Scan scan = {dialect->text, start, dialect->length, dialect->separator, false};
    while (scan.at < scan.end) {
        g_array_append_val(dialect->rows, scan.at);
        skip_row(&scan);
    }
    g_array_append_val(dialect->rows, scan.end);
}

/* Without folder and ending. Owned by the caller. */
static char *
stem_of(const char *path)
{
    char *base = g_path_get_basename(path);
    char *ending = strrchr(base, '.');
    if (ending != NULL && ending != base) {
        *ending = '\0';
    }
    return base;
}

PsgDialect *
psg_dialect_open(const PsgInput *input)
{
    PsgDialect *dialect = g_new0(PsgDialect, 1);
    *dialect = (PsgDialect){.name = stem_of(psg_input_name(input)),
                            .input = input,
                            .text = psg_input_text(input),
                            .length = psg_input_length(input),
                            .rows = g_array_new(FALSE, FALSE, sizeof(size_t)),
                            .cells = g_string_new(NULL)};
    size_t start = 0;
    if (g_str_has_prefix(dialect->text, "\xef\xbb\xbf")) {
        start = 3;
    }
    if (!is_told(dialect, &start)) {
        choose_separator(dialect, start);
    }
    find_rows(dialect, start);
    dialect->grid = (PsgGrid){.name = dialect->name,
                              .span = {input, 0, MIN((size_t)1, dialect->length)},
                              .row_count = dialect->rows->len - 1,
                              .separator = dialect->separator,
                              .read = read_row,
                              .data = dialect};
    return dialect;
}

void
psg_dialect_free(PsgDialect *dialect)
{
    if (dialect != NULL) {
        g_array_unref(dialect->rows);
        g_string_free(dialect->cells, TRUE);
        g_free(dialect->name);
        g_free(dialect);
    }
}

const PsgGrid *
psg_dialect_grid(const PsgDialect *dialect)
{
    return &dialect->grid;
}

bool
psg_dialect_is_even(const PsgDialect *dialect)
{
    return dialect->is_even;
}
