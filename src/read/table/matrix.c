/* Tables whose cells are ties: matrices, square or of two sorts, and lists of neighbours. */
#include "read/table/rows.h"

#include "base/number.h"

#include <string.h>

enum { LEAST = 3, MOST_NAMES = 20000 };

typedef struct {
    const PsgTable *table;
    GPtrArray *names, *columns; /* char *: of rows, and of columns */
    size_t first_row, first_column;
    bool is_square, is_symmetric, are_signs, are_numbered;
    size_t cells, there; /* that are read, and that say something */
} Matrix;

static void
matrix_clear(Matrix *matrix)
{
    g_ptr_array_unref(matrix->names);
    g_ptr_array_unref(matrix->columns);
}

/* The number of a cell, 1 of a sign; 0 of what is blank; false if it is neither. */
static bool
read_cell(const char *text, double *weight)
{
    bool is_there;
    if (psg_cell_is_sign(text, &is_there)) {
        *weight = is_there ? 1 : 0;
        return true;
    }
    g_autofree char *number = psg_cell_number(
        text, (PsgNumberNotation){.is_comma = psg_cell_comma(text) == PSG_COMMA_DECIMAL});
    return number != NULL && psg_number_parse(number, weight);
}

/* Header and first column as names; false if a name is missing or stands twice. */
static bool
read_names(Matrix *matrix, GArray *cells)
{
    const PsgTable *table = matrix->table;
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t row = matrix->first_row; row < table->rows; row++) {
        psg_grid_read(table->grid, row, cells);
        if (cells->len == 0) {
            continue;
        }
        char *name = g_strdup(psg_cell_text(cells, 0));
        g_ptr_array_add(matrix->names, name);
        if (*name == '\0' || !g_hash_table_add(known, name) ||
            matrix->names->len > MOST_NAMES) {
            return false;
        }
    }
    g_hash_table_remove_all(known);
    for (guint i = 0; i < matrix->columns->len; i++) {
        char *name = g_ptr_array_index(matrix->columns, i);
        if (*name == '\0' || !g_hash_table_add(known, name)) {
            return false;
        }
    }
    return true;
}

/* The names above the columns: R leaves out that of the column of names. */
static bool
read_columns(Matrix *matrix, GArray *cells)
{
    const PsgTable *table = matrix->table;
    size_t row = table->has_header ? table->header : table->first_row;
    psg_grid_read(table->grid, row, cells);
    matrix->first_row = row + 1;
    size_t titles = cells->len, width = 0;
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < titles; i++) {
        g_ptr_array_add(all, g_strdup(psg_cell_text(cells, i)));
    }
    while (all->len > 0 && *(char *)g_ptr_array_index(all, all->len - 1) == '\0') {
        g_ptr_array_set_size(all, (gint)all->len - 1);
    }
    for (size_t i = row + 1; width == 0 && i < table->rows; i++) {
        psg_grid_read(table->grid, i, cells);
        width = cells->len;
    }
    size_t first = width == all->len + 1 ? 0 : 1;
    for (size_t i = first; i < all->len; i++) {
        g_ptr_array_add(matrix->columns, g_strdup(g_ptr_array_index(all, i)));
    }
    return matrix->columns->len >= 2;
}

static bool
are_same_names(const Matrix *matrix)
{
    g_autoptr(GHashTable) rows = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < matrix->names->len; i++) {
        g_hash_table_add(rows, g_ptr_array_index(matrix->names, i));
    }
    size_t shared = 0;
    for (guint i = 0; i < matrix->columns->len; i++) {
        shared +=
            g_hash_table_contains(rows, g_ptr_array_index(matrix->columns, i)) ? 1 : 0;
    }
    return shared == matrix->names->len && shared == matrix->columns->len;
}

/* Every cell is a number or a sign; whether all are signs. */
static bool
check_cells(Matrix *matrix, GArray *cells)
{
    const PsgTable *table = matrix->table;
    matrix->are_signs = true;
    for (size_t row = matrix->first_row; row < table->rows; row++) {
        psg_grid_read(table->grid, row, cells);
        for (size_t i = 0; cells->len > 0 && i < matrix->columns->len; i++) {
            double weight = 0;
            const char *text = psg_cell_text(cells, i + matrix->first_column);
            if (!read_cell(text, &weight)) {
                return false;
            }
            matrix->cells++;
            matrix->there += weight > 0;
            matrix->are_signs &= weight >= 1 ? weight <= 1 : weight <= 0 && weight >= 0;
        }
    }
    return matrix->there > 0;
}

static guint64
pair_of(guint row, guint column)
{
    return (guint64)row << 32 | column;
}

/* Each weight, by its pair, is that of the pair the other way. */
static bool
are_mirrored(GHashTable *weights)
{
    GHashTableIter each;
    gpointer key, value;
    for (g_hash_table_iter_init(&each, weights);
         g_hash_table_iter_next(&each, &key, &value);) {
        guint64 pair = *(guint64 *)key;
        guint64 back = pair_of((guint)(pair & G_MAXUINT32), (guint)(pair >> 32));
        const double *other = g_hash_table_lookup(weights, &back);
        if (other == NULL || *other < *(double *)value || *other > *(double *)value) {
            return false;
        }
    }
    return true;
}

/* The tie there is the tie back, of the same weight. */
static bool
is_symmetric(const Matrix *matrix, GArray *cells)
{
    const PsgTable *table = matrix->table;
    g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) weights =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    for (guint i = 0; i < matrix->names->len; i++) {
        g_hash_table_insert(places, g_ptr_array_index(matrix->names, i),
                            GUINT_TO_POINTER(i));
    }
    bool is_upper = false, is_lower = false, has_blanks = false;
    guint line = 0;
    for (size_t row = matrix->first_row; row < table->rows; row++) {
        psg_grid_read(table->grid, row, cells);
        for (guint i = 0; cells->len > 0 && i < matrix->columns->len; i++) {
            guint column = GPOINTER_TO_UINT(
                g_hash_table_lookup(places, g_ptr_array_index(matrix->columns, i)));
            double weight = 0;
            const char *text = psg_cell_text(cells, i + matrix->first_column);
            read_cell(text, &weight);
            has_blanks |= *text == '\0' && line != column;
            if ((weight > 0 || weight < 0) && line != column) {
                guint64 pair = pair_of(line, column);
                g_hash_table_insert(weights, g_memdup2(&pair, sizeof pair),
                                    g_memdup2(&weight, sizeof weight));
                is_upper |= column > line;
                is_lower |= column < line;
            }
        }
        line += cells->len > 0;
    }
    if ((!is_upper || !is_lower) && has_blanks) {
        return true; /* a half tells all of it */
    }
    return are_mirrored(weights);
}

/* ---- Saying ---- */

static PsgDraftThing
declared(const Matrix *matrix, const char *name, PsgSpan span, const char *kind)
{
    PsgDraft *draft = matrix->table->draft;
    PsgDraftThing actor = psg_draft_actor(draft, psg_cell_key(name), span);
    psg_draft_declare(draft, actor, span);
    if (kind != NULL && *kind != '\0') {
        PsgDraftSaying saying = {.of = actor, .meaning = PSG_MEANING_KIND, .value = kind};
        psg_draft_say(draft, &saying, span);
    }
    return actor;
}

static void
say_cell(const Matrix *matrix, PsgDraftThing from, PsgDraftThing to, const PsgCell *cell)
{
    double weight = 0;
    read_cell(cell->text, &weight);
    bool is_second = matrix->is_symmetric && to.place < from.place;
    if (weight < 0) {
        psg_report_refuse(matrix->table->report, "bad-number", cell->span,
                          "\"%s\" is no weight: write a number above 0; the relation "
                          "is taken without it",
                          cell->text);
    }
    if (weight >= 0 && weight <= 0) {
        return;
    }
    PsgDraft *draft = matrix->table->draft;
    PsgDraftTie ends = {.from = is_second ? to : from,
                        .to = is_second ? from : to,
                        .direction = matrix->is_symmetric ? PSG_DIRECTION_UNDIRECTED
                                                          : PSG_DIRECTION_DIRECTED};
    PsgDraftThing tie = psg_draft_tie(draft, &ends, cell->span);
    if (!matrix->are_signs && weight > 0) {
        g_autoptr(GString) number = g_string_new(NULL);
        psg_number_append_exact(number, weight);
        PsgDraftSaying saying = {
            .of = tie, .meaning = PSG_MEANING_WEIGHT, .value = number->str};
        psg_draft_say(draft, &saying, cell->span);
    }
}

/* Both halves of a symmetric matrix say the same: what the upper one said, the lower one need not. */
static bool
is_told_above(const Matrix *matrix, GHashTable *said, PsgDraftThing one,
              PsgDraftThing other)
{
    if (!matrix->is_symmetric || one.place == other.place) {
        return false;
    }
    guint64 pair = pair_of(MIN(one.place, other.place), MAX(one.place, other.place));
    return !g_hash_table_add(said, g_memdup2(&pair, sizeof pair));
}

static void
say_matrix(const Matrix *matrix, GArray *cells)
{
    const PsgTable *table = matrix->table;
    g_autoptr(GHashTable) said =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    g_autofree PsgDraftThing *columns = g_new(PsgDraftThing, matrix->columns->len);
    for (guint i = 0; i < matrix->names->len; i++) {
        declared(matrix, g_ptr_array_index(matrix->names, i), table->grid->span, NULL);
    }
    for (guint i = 0; i < matrix->columns->len; i++) {
        columns[i] = declared(matrix, g_ptr_array_index(matrix->columns, i),
                              table->grid->span, NULL);
    }
    size_t rows = 0;
    for (size_t row = matrix->first_row; row < table->rows; row++) {
        psg_grid_read(table->grid, row, cells);
        if (cells->len == 0 || psg_draft_is_full(table->draft)) {
            continue;
        }
        const char *name = matrix->are_numbered ? g_ptr_array_index(matrix->names, rows)
                                                : psg_cell_text(cells, 0);
        rows++;
        PsgDraftThing from =
            psg_draft_actor(table->draft, psg_cell_key(name), psg_cell_span(cells, 0));
        for (guint i = 0; i < matrix->columns->len; i++) {
            size_t place = i + matrix->first_column;
            double weight = 0;
            if (place < cells->len && read_cell(psg_cell_text(cells, place), &weight) &&
                (weight < 0 || weight > 0) &&
                !is_told_above(matrix, said, from, columns[i])) {
                say_cell(matrix, from, columns[i], &g_array_index(cells, PsgCell, place));
            }
        }
    }
    psg_report_rows(table->report, rows);
    psg_report_taken(table->report, rows);
}

/* Columns whose words are known are no actors, years neither. */
static bool
are_names(const Matrix *matrix)
{
    size_t known = 0;
    for (guint i = 0; i < matrix->columns->len; i++) {
        const char *name = g_ptr_array_index(matrix->columns, i);
        g_autofree char *number = psg_cell_number(name, (PsgNumberNotation){0});
        known += psg_meaning_of(name) != PSG_MEANING_PROPERTY || number != NULL;
    }
    return known == 0;
}

/* As many rows of numbers as columns, and no names: actors are called by their numbers. */
static bool
read_numbers(Matrix *matrix, GArray *cells)
{
    const PsgTable *table = matrix->table;
    size_t rows = 0, width = table->columns->len;
    for (size_t row = table->first_row; row < table->rows; row++) {
        psg_grid_read(table->grid, row, cells);
        rows += cells->len > 0;
        if (cells->len != width && cells->len > 0) {
            return false;
        }
    }
    if (table->has_header || rows != width || width < LEAST) {
        return false;
    }
    for (size_t i = 1; i <= width; i++) {
        char *name = g_strdup_printf("%" G_GSIZE_FORMAT, i);
        g_ptr_array_add(matrix->names, name);
        g_ptr_array_add(matrix->columns, g_strdup(name));
    }
    matrix->first_row = table->first_row;
    matrix->first_column = 0;
    matrix->are_numbered = true;
    return true;
}

/* Nobody is related to oneself. */
static bool
is_diagonal_empty(const Matrix *matrix, GArray *cells)
{
    size_t line = 0;
    for (size_t row = matrix->first_row; row < matrix->table->rows; row++) {
        psg_grid_read(matrix->table->grid, row, cells);
        double weight = 0;
        if (cells->len > 0 && read_cell(psg_cell_text(cells, line++), &weight) &&
            (weight > 0 || weight < 0)) {
            return false;
        }
    }
    return true;
}

static bool
read_all_names(Matrix *matrix, GArray *cells)
{
    if (read_numbers(matrix, cells) && check_cells(matrix, cells) &&
        (matrix->are_signs || is_diagonal_empty(matrix, cells))) {
        return true;
    }
    g_ptr_array_set_size(matrix->names, 0);
    g_ptr_array_set_size(matrix->columns, 0);
    matrix->are_numbered = false;
    matrix->first_column = 1;
    matrix->cells = matrix->there = 0;
    return read_columns(matrix, cells) && read_names(matrix, cells) &&
           check_cells(matrix, cells);
}

bool
psg_table_say_matrix(const PsgTable *table)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(PsgCell));
    GHashTable *map = psg_draft_wishes(table->draft)->map;
    Matrix matrix = {.table = table,
                     .names = g_ptr_array_new_with_free_func(g_free),
                     .columns = g_ptr_array_new_with_free_func(g_free),
                     .first_column = 1};
    bool is_matrix = (map == NULL || g_hash_table_size(map) == 0) &&
                     table->rows > table->first_row && read_all_names(&matrix, cells);
    matrix.is_square = is_matrix && are_same_names(&matrix);
    /* rows of one sort and columns of another: only signs, so that no measure is taken for it */
    bool is_of_two = is_matrix && matrix.are_signs && are_names(&matrix) &&
                     matrix.columns->len >= LEAST && matrix.names->len >= LEAST;
    is_matrix = matrix.is_square || is_of_two;
    if (is_matrix) {
        matrix.is_symmetric = !matrix.is_square || is_symmetric(&matrix, cells);
        say_matrix(&matrix, cells);
        psg_report_guess(table->report, table->grid->span,
                         matrix.is_square
                             ? "the table was read as a matrix: a cell is a relation of "
                               "its row and its column"
                             : "the table was read as a matrix of two sorts of actors: a "
                               "cell is a relation of its row and its column");
    }
    matrix_clear(&matrix);
    return is_matrix;
}

/* ---- Lists of neighbours ---- */

/* Rows of any length without a header, whose names stand in several of them. */
static bool
are_lists(const PsgTable *table, GArray *cells)
{
    g_autoptr(GHashTable) firsts =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    size_t rows = 0, longest = 0, shortest = G_MAXSIZE, again = 0;
    for (size_t row = table->first_row; row < table->rows; row++) {
        psg_grid_read(table->grid, row, cells);
        size_t filled = 0;
        for (guint i = 0; i < cells->len; i++) {
            const char *text = psg_cell_text(cells, i);
            filled += *text != '\0';
        }
        if (filled == 0) {
            continue;
        }
        rows++;
        longest = MAX(longest, filled);
        shortest = MIN(shortest, filled);
        g_hash_table_add(firsts, g_strdup(psg_cell_text(cells, 0)));
    }
    for (size_t row = table->first_row; row < table->rows; row++) {
        psg_grid_read(table->grid, row, cells);
        for (guint i = 1; i < cells->len; i++) {
            again += g_hash_table_contains(firsts, psg_cell_text(cells, i)) ? 1 : 0;
        }
    }
    return rows >= 2 && longest > 2 && shortest < longest && again > 0;
}

static bool
are_texts(const PsgTable *table)
{
    for (guint i = 1; i < table->columns->len; i++) {
        const PsgColumn *column = psg_table_column(table, i);
        if (column->is_number && !psg_table_column(table, 0)->is_number) {
            return false;
        }
    }
    return table->columns->len > 1;
}

bool
psg_table_say_lists(const PsgTable *table)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(PsgCell));
    GHashTable *map = psg_draft_wishes(table->draft)->map;
    if (table->has_header || (map != NULL && g_hash_table_size(map) > 0) ||
        !are_texts(table) || !are_lists(table, cells)) {
        return false;
    }
    size_t rows = 0;
    for (size_t row = table->first_row; row < table->rows; row++) {
        psg_grid_read(table->grid, row, cells);
        const char *first = psg_cell_text(cells, 0);
        if (*first == '\0' || psg_draft_is_full(table->draft)) {
            continue;
        }
        rows++;
        PsgDraftTie ends = {
            .from = psg_draft_actor(table->draft, first, psg_cell_span(cells, 0))};
        psg_draft_declare(table->draft, ends.from, psg_cell_span(cells, 0));
        for (guint i = 1; i < cells->len; i++) {
            const char *text = psg_cell_text(cells, i);
            if (*text != '\0') {
                ends.to = psg_draft_actor(table->draft, text, psg_cell_span(cells, i));
                psg_draft_tie(table->draft, &ends, psg_cell_span(cells, i));
            }
        }
    }
    psg_report_rows(table->report, rows);
    psg_report_taken(table->report, rows);
    psg_report_guess(table->report, table->grid->span,
                     "rows were read as lists: the first is related to each of the "
                     "others");
    return true;
}
