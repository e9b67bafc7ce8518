/* Where the header stands, and what is in the columns. */
#include "read/table/columns.h"

#include <string.h>

enum {
    LOOKED_AT = 40,      /* rows among which a header is looked for, and what is usual */
    TOP = 15,            /* rows that a header may have above it */
    COUNTED_APART = 4000 /* rows whose values are told apart */
};

/* ---- Rows that may be the header ---- */

typedef struct {
    const PsgTable *table;
    GArray *cells;
    size_t usual; /* how many cells are filled in most rows */
} Search;

static size_t
filled_cells(const GArray *cells)
{
    size_t count = 0;
    for (guint i = 0; i < cells->len; i++) {
        count += *g_array_index(cells, PsgCell, i).text != '\0';
    }
    return count;
}

static bool
is_comment(const GArray *cells)
{
    const char *text = psg_cell_text(cells, 0);
    bool is_marked = *text == '#' || *text == '%' || g_str_has_prefix(text, "//");
    return cells->len > 0 && is_marked && !g_array_index(cells, PsgCell, 0).is_quoted;
}

static size_t
usual_width(const Search *search)
{
    const PsgGrid *grid = search->table->grid;
    g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
    guint usual = 0, most = 0, single = 0, several = 0;
    for (size_t row = 0; row < MIN(grid->row_count, LOOKED_AT); row++) {
        psg_grid_read(grid, row, search->cells);
        guint filled = (guint)filled_cells(search->cells);
        single += filled == 1;
        if (filled > 1 && !is_comment(search->cells)) {
            several++;
            gpointer key = GUINT_TO_POINTER(filled);
            guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key)) + 1;
            g_hash_table_insert(counts, key, GUINT_TO_POINTER(count));
            if (count > most || (count == most && filled > usual)) {
                most = count;
                usual = filled;
            }
        }
    }
    /* single cells are titles and notes, if they are not most of what there is */
    return single > 3 * several ? 1 : MAX(usual, MIN(single, 1));
}

static bool
is_mapped(const PsgTable *table, const char *title)
{
    GHashTable *map = psg_draft_wishes(table->draft)->map;
    bool is_number = strspn(title, "0123456789") == strlen(title); /* a place */
    return map != NULL && !is_number && g_hash_table_contains(map, title);
}

static bool
is_plain_number(const char *text)
{
    g_autofree char *number = psg_cell_number(text, (PsgNumberNotation){0});
    return number != NULL;
}

/* Words that stand below as well: names, and no titles. */
static size_t
count_again(const Search *search, GHashTable *titles, size_t row)
{
    const PsgGrid *grid = search->table->grid;
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(PsgCell));
    size_t again = 0, end = MIN(grid->row_count, row + 300);
    for (size_t i = row + 1; i < end; i++) {
        psg_grid_read(grid, i, cells);
        for (guint j = 0; j < cells->len; j++) {
            const char *text = g_array_index(cells, PsgCell, j).text;
            again += *text != '\0' && g_hash_table_contains(titles, text) ? 1 : 0;
        }
    }
    return again;
}

/* What speaks for a row as the header. */
typedef struct {
    size_t filled, known, letters, numbers, years;
    bool is_mapped;
    size_t again;         /* its words, in rows below */
    bool is_above_others; /* it has no numbers, and a column below has nothing else */
} Signs;

/* A column has nothing but numbers below, and a word here. */
static bool
is_above_numbers(const Search *search, size_t row)
{
    const PsgGrid *grid = search->table->grid;
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(PsgCell));
    psg_grid_read(grid, row, cells);
    guint width = cells->len;
    g_autofree size_t *numbers = g_new0(size_t, width + 1);
    g_autofree size_t *others = g_new0(size_t, width + 1);
    for (guint i = 0; i < width; i++) {
        others[i] += *psg_cell_text(cells, i) == '\0';
    }
    size_t end = MIN(grid->row_count, row + LOOKED_AT);
    for (size_t j = row + 1; j < end; j++) {
        psg_grid_read(grid, j, cells);
        for (guint i = 0; i < MIN(width, cells->len); i++) {
            const char *text = psg_cell_text(cells, i);
            bool is_number = is_plain_number(text);
            numbers[i] += is_number;
            others[i] += !is_number && !psg_cell_is_missing(text);
        }
    }
    for (guint i = 0; i < width; i++) {
        if (numbers[i] > 0 && others[i] == 0) {
            return true;
        }
    }
    return false;
}

static Signs
signs_of(const Search *search, size_t row)
{
    const GArray *cells = search->cells;
    g_autoptr(GHashTable) titles =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Signs signs = {.filled = filled_cells(cells)};
    for (guint i = 0; i < cells->len; i++) {
        const char *text = g_array_index(cells, PsgCell, i).text;
        bool is_known = psg_meaning_of(text) != PSG_MEANING_PROPERTY;
        bool is_letter = g_utf8_strlen(text, -1) < 2;
        signs.is_mapped |= is_mapped(search->table, text);
        signs.known += is_known && !is_letter;
        signs.letters += is_known && is_letter;
        signs.years += psg_cell_is_year(text);
        signs.numbers += is_plain_number(text);
        if (*text != '\0') {
            g_hash_table_add(titles, g_strdup(text));
        }
    }
    signs.again = count_again(search, titles, row);
    signs.is_above_others = signs.numbers == 0 && is_above_numbers(search, row);
    return signs;
}

/* Words that are known, or years one beside the other; of the first row also words that stand
 * nowhere below. */
static bool
is_header(const Signs *signs, bool is_later)
{
    size_t known = signs->known + (signs->known > 0 ? signs->letters : 0);
    if (signs->is_mapped || known >= 2) {
        return true;
    }
    if (signs->years >= 2 && signs->years == signs->numbers &&
        signs->years < signs->filled) {
        return true;
    }
    return !is_later && signs->numbers == 0 &&
           (signs->again == 0 || signs->is_above_others);
}

/* "# FromNodeId ToNodeId": the marks of a comment are left out. */
static bool
is_header_in_comment(const Search *search)
{
    GArray *cells = search->cells;
    if (!is_comment(cells) || cells->len != search->usual) {
        return false;
    }
    PsgCell *first = &g_array_index(cells, PsgCell, 0);
    first->text += strspn(first->text, "#%/ ");
    size_t known = 0;
    for (guint i = 0; i < cells->len; i++) {
        const char *text = g_array_index(cells, PsgCell, i).text;
        known += psg_meaning_of(text) != PSG_MEANING_PROPERTY;
    }
    return known >= 1;
}

/* The user calls columns by their numbers. */
static bool
is_numbered(const PsgTable *table)
{
    GHashTable *map = psg_draft_wishes(table->draft)->map;
    return map != NULL && g_hash_table_contains(map, "1");
}

/* The first row that may be one; else the table begins with the first row of data. */
static void
find_header(PsgTable *table, const Search *search)
{
    const PsgGrid *grid = table->grid;
    bool has_data = false;
    for (size_t row = 0; row < MIN(grid->row_count, TOP); row++) {
        psg_grid_read(grid, row, search->cells);
        if (filled_cells(search->cells) == 0) {
            continue;
        }
        if (is_comment(search->cells) && !has_data) {
            if (!is_header_in_comment(search)) {
                continue;
            }
        } else {
            Signs signs = signs_of(search, row);
            bool is_wide = signs.filled * 2 >= search->usual;
            if (!is_wide || (search->usual > 1 && signs.filled < 2)) {
                continue;
            }
            if (!has_data) {
                table->first_row = row;
                has_data = true;
            }
            bool is_later = table->first_row < row;
            if (!is_header(&signs, is_later) ||
                (is_numbered(table) && !signs.is_mapped)) {
                continue;
            }
        }
        table->has_header = true;
        table->header = row;
        table->first_row = row + 1;
        return;
    }
}

/* ---- Columns ---- */

static void
column_clear(void *data)
{
    PsgColumn *column = data;
    g_free(column->title);
    g_free(column->plain);
    g_free(column->property);
}

void
psg_table_clear(PsgTable *table)
{
    g_clear_pointer(&table->place_of_word, g_hash_table_unref);
    g_array_unref(table->columns);
}

static void
add_column(PsgTable *table, const char *title, PsgSpan span)
{
    PsgColumn column = {.title = g_strdup(title),
                        .plain = psg_meaning_fold(title),
                        .span = span,
                        .precision = -1};
    g_array_append_val(table->columns, column);
}

/* Of all the first rows; 0 if they differ. */
static size_t
width_of_rows(const PsgTable *table, GArray *cells)
{
    size_t width = 0;
    size_t end = MIN(table->rows, table->first_row + LOOKED_AT);
    for (size_t row = table->first_row; row < end; row++) {
        psg_grid_read(table->grid, row, cells);
        if (cells->len > 0 && width > 0 && cells->len != width) {
            return 0;
        }
        width = cells->len > 0 ? cells->len : width;
    }
    return width;
}

/* Titles of columns; where there is no header, or none for a column, its number. */
static void
add_columns(PsgTable *table, GArray *cells)
{
    size_t width = 0;
    if (table->has_header) {
        psg_grid_read(table->grid, table->header, cells);
        bool is_comment_header = is_comment(cells);
        size_t usual = width_of_rows(table, cells);
        psg_grid_read(table->grid, table->header, cells);
        width = cells->len;
        if (usual == width + 1) { /* R names rows without a title */
            add_column(table, "", psg_cell_span(cells, 0));
        }
        while (width > 0 && *psg_cell_text(cells, width - 1) == '\0') {
            width--;
        }
        for (size_t i = 0; i < width; i++) {
            const char *text = psg_cell_text(cells, i);
            text += i == 0 && is_comment_header ? strspn(text, "#%/ ") : 0;
            add_column(table, text, psg_cell_span(cells, i));
        }
        return;
    }
    size_t end = MIN(table->rows, table->first_row + LOOKED_AT);
    for (size_t row = table->first_row; row < end; row++) {
        psg_grid_read(table->grid, row, cells);
        width = MAX(width, cells->len);
    }
    psg_grid_read(table->grid, table->first_row, cells);
    for (size_t i = 0; i < width; i++) {
        g_autofree char *title = g_strdup_printf("%" G_GSIZE_FORMAT, i + 1);
        add_column(table, title, psg_cell_span(cells, i));
    }
}

/* ---- What is in them ---- */

typedef struct {
    GHashTable *values; /* by hash: of the first rows */
    size_t commas[PSG_COMMA_GROUPS + 1];
    size_t with_comma; /* numbers, if commas are for decimals */
} Count;

static bool
may_be_number(const char *text)
{
    return g_ascii_isdigit(*text) || strchr("+-.$", *text) != NULL || *text == '\xe2' ||
           *text == '\xc2';
}

static void
count_number(PsgColumn *column, Count *count, const char *text)
{
    if (!may_be_number(text)) {
        return;
    }
    size_t digits = strspn(text, "0123456789");
    if (text[digits] == '\0') {
        column->numbers++;
        column->zeros += digits > 1 && *text == '0';
        column->epochs += digits == 9 || digits == 10 || digits == 13;
        count->with_comma++;
        return;
    }
    g_autofree char *point =
        psg_cell_number(text, (PsgNumberNotation){.is_grouped = true});
    g_autofree char *comma = psg_cell_number(text, (PsgNumberNotation){.is_comma = true});
    column->numbers += point != NULL;
    count->with_comma += comma != NULL;
    count->commas[psg_cell_comma(text)]++;
    const char *unit = psg_cell_unit(text);
    column->unit = unit == NULL ? column->unit : unit;
    column->with_unit += unit != NULL;
}

static void
count_cell(PsgColumn *column, Count *count, const char *text, bool is_early)
{
    bool is_yes;
    if (psg_cell_is_missing(text)) {
        column->signs += *text != '\0';
        return;
    }
    /* what is not all of them is of no use, and is not counted on */
    column->signs += column->signs >= column->filled && psg_cell_is_sign(text, &is_yes);
    column->directions +=
        column->directions == column->filled && psg_cell_is_direction(text, &is_yes);
    column->filled++;
    if (is_early) {
        g_hash_table_add(count->values, GUINT_TO_POINTER(g_str_hash(text)));
        column->years += psg_cell_is_year(text);
        column->times += psg_cell_is_time(text);
        column->addresses += g_str_has_prefix(text, "http") ? 1 : 0;
        column->lists += strchr(text, ';') != NULL || strchr(text, '|') != NULL;
    }
    count_number(column, count, text);
}

/* "1,234" alone tells nothing: then what is usual in the table decides. */
static void
settle_notation(const PsgTable *table, PsgColumn *column, const Count *count)
{
    const size_t *commas = count->commas;
    bool is_decimal = commas[PSG_COMMA_DECIMAL] > commas[PSG_COMMA_GROUPS];
    bool is_unsaid = commas[PSG_COMMA_DECIMAL] == 0 && commas[PSG_COMMA_GROUPS] == 0;
    column->notation.is_comma =
        is_decimal ||
        (is_unsaid && table->grid->separator == ';' && commas[PSG_COMMA_EITHER] > 0);
    column->notation.is_grouped = !column->notation.is_comma;
    column->numbers = column->notation.is_comma ? count->with_comma : column->numbers;
    column->is_number = column->filled > 0 && column->numbers == column->filled;
    column->distinct = g_hash_table_size(count->values);
}

static void
count_columns(PsgTable *table, GArray *cells)
{
    g_autofree Count *counts = g_new0(Count, table->columns->len + 1);
    for (guint i = 0; i < table->columns->len; i++) {
        counts[i].values = g_hash_table_new(NULL, NULL);
    }
    for (size_t row = table->first_row; row < table->rows; row++) {
        psg_grid_read(table->grid, row, cells);
        bool is_early = row - table->first_row < COUNTED_APART;
        table->filled_rows += cells->len > 0;
        for (guint i = 0; i < MIN(table->columns->len, cells->len); i++) {
            count_cell(psg_table_column(table, i), &counts[i], psg_cell_text(cells, i),
                       is_early);
        }
    }
    for (guint i = 0; i < table->columns->len; i++) {
        settle_notation(table, psg_table_column(table, i), &counts[i]);
        g_hash_table_unref(counts[i].values);
    }
}

/* ---- Notes below ---- */

/* Single cells after a blank row, below rows that are wider: "Source: …". */
static void
leave_out_notes(PsgTable *table, const Search *search)
{
    GArray *cells = search->cells;
    size_t end = table->rows, note = 0;
    bool is_parted = false;
    for (size_t row = table->rows; row > table->first_row; row--) {
        psg_grid_read(table->grid, row - 1, cells);
        size_t filled = filled_cells(cells);
        if (filled > 1) {
            break;
        }
        if (filled == 0 && note > 0) {
            is_parted = true;
            end = row - 1;
        }
        note = filled == 1 ? row : note;
    }
    if (note == 0 || !is_parted || search->usual < 2) {
        return;
    }
    for (size_t row = end; row < table->rows; row++) {
        psg_grid_read(table->grid, row, cells);
        if (filled_cells(cells) == 1) {
            psg_report_guess(table->report, psg_cell_span(cells, 0),
                             "what stands alone below the table was left out");
        }
    }
    table->rows = end;
}

void
psg_table_find_columns(PsgTable *table)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(PsgCell));
    g_array_set_clear_func(table->columns, column_clear);
    Search search = {table, cells, 0};
    search.usual = usual_width(&search);
    table->rows = table->grid->row_count;
    find_header(table, &search);
    leave_out_notes(table, &search);
    add_columns(table, cells);
    count_columns(table, cells);
}

int
psg_table_find(const PsgTable *table, PsgMeaning meaning, PsgColumnOwner owner)
{
    for (guint i = 0; i < table->columns->len; i++) {
        const PsgColumn *column = psg_table_column(table, i);
        if (column->meaning == meaning && column->owner == owner &&
            column->role == PSG_COLUMN_PLAIN) {
            return (int)i;
        }
    }
    return -1;
}

int
psg_table_find_role(const PsgTable *table, PsgColumnRole role)
{
    for (guint i = 0; i < table->columns->len; i++) {
        if (psg_table_column(table, i)->role == role) {
            return (int)i;
        }
    }
    return -1;
}

bool
psg_column_is_code(const PsgColumn *column)
{
    static const char *const ends[] = {"id",    "code", "siren", "siret",  "zip",
                                       "phone", "isbn", "orcid", "postal", "telephone"};
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        if (g_str_has_suffix(column->plain, ends[i])) {
            return true;
        }
    }
    return column->zeros > 0;
}
