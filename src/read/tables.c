/* Tables of a temporal graph: slices and nodes are counted first, then filled in. */
#include "read/tables.h"

#include "base/number.h"
#include "read/csv.h"

/* A table that was read, and its columns; a column that it lacks is -1. */
typedef struct {
    PsgCsv *csv;
    int slice, node, source, target, weight;
} Table;

/* Names that are known, each with its place in the list of them. */
typedef struct {
    GPtrArray *names;
    GHashTable *places; /* name → place + 1 */
} Register;

static Register
register_new(void)
{
    return (Register){g_ptr_array_new_with_free_func(g_free),
                      g_hash_table_new(g_str_hash, g_str_equal)};
}

static size_t
register_place(Register *self, const char *name)
{
    gpointer known = g_hash_table_lookup(self->places, name);
    if (known == NULL) {
        g_ptr_array_add(self->names, g_strdup(name));
        known = GSIZE_TO_POINTER((gsize)self->names->len);
        g_hash_table_insert(self->places,
                            g_ptr_array_index(self->names, self->names->len - 1), known);
    }
    return GPOINTER_TO_SIZE(known) - 1;
}

/* What the pass over all rows has to fill. */
typedef struct {
    PsgDiagnostics *list;
    Register slices, nodes;
    PsgTables *tables;
    GHashTable *ties; /* "from to" → PsgTableTie, borrowed */
} Filling;

static void
table_free(void *data)
{
    Table *table = data;
    psg_csv_free(table->csv);
    g_free(table);
}

static bool
is_presence(const Table *table)
{
    return table->slice >= 0 && table->node >= 0;
}

static bool
is_ties(const Table *table)
{
    return table->slice >= 0 && table->source >= 0 && table->target >= 0;
}

static Table *
read_table(const char *path, size_t most_bytes, PsgDiagnostics *list, GError **error)
{
    PsgInput *read = psg_input_read(path, most_bytes, error);
    if (read == NULL) {
        return NULL;
    }
    const PsgInput *input = psg_diagnostics_keep(list, read);
    Table *table = g_new0(Table, 1);
    table->csv = psg_csv_read(input, list);
    table->slice = psg_csv_column(table->csv, "slice");
    table->node = psg_csv_column(table->csv, "node");
    table->source = psg_csv_column(table->csv, "source");
    table->target = psg_csv_column(table->csv, "target");
    table->weight = psg_csv_column(table->csv, "weight");
    if (!is_presence(table) && !is_ties(table)) {
        psg_diagnostics_error(list, "csv-header", (PsgSpan){input, 0, 1},
                              "the first row must name the columns: slice,node or "
                              "slice,source,target,weight");
    }
    return table;
}

/* A field that must be there and not be empty; NULL after saying so. */
static const char *
needed(const Filling *filling, const Table *table, size_t row, int column,
       const char *name)
{
    const PsgCsvField *field = psg_csv_field_at(table->csv, row, column);
    if (field != NULL && *field->text != '\0') {
        return field->text;
    }
    const PsgCsvField *first = psg_csv_field_at(table->csv, row, 0);
    psg_diagnostics_error(filling->list, "csv-field",
                          field != NULL ? field->span : first->span, "this row has no %s",
                          name);
    return NULL;
}

static void
note_presence(const Filling *filling, size_t node, size_t slice)
{
    bool *present = g_ptr_array_index(filling->tables->present, node);
    present[slice] = true;
}

static double
weight_of(const Filling *filling, const Table *table, size_t row)
{
    const PsgCsvField *field = psg_csv_field_at(table->csv, row, table->weight);
    double weight = 1;
    if (field == NULL || *field->text == '\0') {
        return 1;
    }
    if (!psg_number_parse(field->text, &weight) || weight <= 0) {
        psg_diagnostics_error(filling->list, "bad-number", field->span,
                              "\"%s\" is no weight: write a number above 0", field->text);
        return 1;
    }
    return weight;
}

static PsgTableTie *
tie_between(Filling *filling, size_t a, size_t b)
{
    size_t from = MIN(a, b), to = MAX(a, b);
    g_autofree char *key = g_strdup_printf("%zu %zu", from, to);
    PsgTableTie *tie = g_hash_table_lookup(filling->ties, key);
    if (tie == NULL) {
        tie = g_new0(PsgTableTie, 1);
        *tie = (PsgTableTie){from, to, 0, g_new0(bool, filling->tables->slices->len)};
        g_ptr_array_add(filling->tables->ties, tie);
        g_hash_table_insert(filling->ties, g_steal_pointer(&key), tie);
    }
    return tie;
}

/* The first pass: slices and nodes in order of first appearance. */
static void
count_row(Filling *filling, const Table *table, size_t row)
{
    const char *slice = needed(filling, table, row, table->slice, "slice");
    const int columns[] = {is_presence(table) ? table->node : table->source,
                           is_presence(table) ? -1 : table->target};
    if (slice != NULL) {
        register_place(&filling->slices, slice);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(columns) && columns[i] >= 0; i++) {
        const char *node = needed(filling, table, row, columns[i], "node");
        if (node != NULL) {
            register_place(&filling->nodes, node);
        }
    }
}

/* The second pass, over tables without mistakes. Who is tied is there, said or not. */
static void
fill_row(Filling *filling, const Table *table, size_t row)
{
    size_t slice = register_place(&filling->slices,
                                  psg_csv_field_at(table->csv, row, table->slice)->text);
    if (is_presence(table)) {
        const char *node = psg_csv_field_at(table->csv, row, table->node)->text;
        note_presence(filling, register_place(&filling->nodes, node), slice);
        return;
    }
    size_t source = register_place(
        &filling->nodes, psg_csv_field_at(table->csv, row, table->source)->text);
    size_t target = register_place(
        &filling->nodes, psg_csv_field_at(table->csv, row, table->target)->text);
    note_presence(filling, source, slice);
    note_presence(filling, target, slice);
    double weight = weight_of(filling, table, row);
    if (source != target) {
        PsgTableTie *tie = tie_between(filling, source, target);
        tie->alive[slice] = true;
        tie->weight = MAX(tie->weight, weight);
    }
}

typedef void (*RowCall)(Filling *filling, const Table *table, size_t row);

/* Tables of who is there come first: they name also the slices in which nobody is tied. */
static void
for_all_rows(Filling *filling, const GPtrArray *tables, RowCall call)
{
    for (int pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < tables->len; i++) {
            const Table *table = g_ptr_array_index(tables, i);
            bool is_turn = is_presence(table) == (pass == 0);
            for (size_t row = 1; is_turn && row < table->csv->rows->len; row++) {
                call(filling, table, row);
            }
        }
    }
}

static void
tie_free(void *data)
{
    PsgTableTie *tie = data;
    g_free(tie->alive);
    g_free(tie);
}

static PsgTables *
tables_new(Filling *filling)
{
    PsgTables *tables = g_new0(PsgTables, 1);
    tables->slices = filling->slices.names;
    tables->nodes = filling->nodes.names;
    tables->ties = g_ptr_array_new_with_free_func(tie_free);
    tables->present = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < tables->nodes->len; i++) {
        g_ptr_array_add(tables->present, g_new0(bool, tables->slices->len + 1));
    }
    return tables;
}

static PsgTables *
fill(const GPtrArray *read, PsgDiagnostics *list)
{
    Filling filling = {.list = list, .slices = register_new(), .nodes = register_new()};
    if (psg_diagnostics_error_count(list) == 0) {
        for_all_rows(&filling, read, count_row);
    }
    filling.tables = tables_new(&filling);
    filling.ties = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (psg_diagnostics_error_count(list) == 0) {
        for_all_rows(&filling, read, fill_row);
    }
    g_hash_table_unref(filling.slices.places);
    g_hash_table_unref(filling.nodes.places);
    g_hash_table_unref(filling.ties);
    if (psg_diagnostics_error_count(list) > 0) {
        g_clear_pointer(&filling.tables, psg_tables_free);
    }
    return filling.tables;
}

PsgTables *
psg_tables_read(char *const *paths, size_t most_bytes, PsgDiagnostics *list,
                GError **error)
{
    g_autoptr(GPtrArray) read = g_ptr_array_new_with_free_func(table_free);
    for (size_t i = 0; paths[i] != NULL; i++) {
        Table *table = read_table(paths[i], most_bytes, list, error);
        if (table == NULL) {
            return NULL;
        }
        g_ptr_array_add(read, table);
    }
    return fill(read, list);
}

void
psg_tables_free(PsgTables *tables)
{
    if (tables == NULL) {
        return;
    }
    g_ptr_array_unref(tables->slices);
    g_ptr_array_unref(tables->nodes);
    g_ptr_array_unref(tables->present);
    g_ptr_array_unref(tables->ties);
    g_free(tables);
}
