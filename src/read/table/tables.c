/* Tables of a temporal graph: slices and nodes are counted first, then filled in. */
#include "read/table/tables.h"

#include "base/date.h"
#include "base/number.h"
#include "read/form/id.h"
#include "read/form/scalar.h"
#include "read/table/csv.h"

#include <string.h>

/* Years have four digits, and slices that are no dates need one each. */
enum { MOST_YEARS = 9999 };

/* A table that was read, and its columns; a column that it lacks is -1. */
typedef struct {
    PsgCsv *csv;
    int slice, node, source, target, weight;
} Table;

/* Names that are known, each with its place in the list of them, and what they must
 * be. */
typedef struct {
    GPtrArray *names;
    GHashTable *places; /* name → place + 1 */
    const char *noun, *plural, *limit_name;
    size_t limit;
    char *(*complaint)(const char *name);
} Register;

static Register
register_new(const char *noun, const char *plural, const char *limit_name)
{
    return (Register){.names = g_ptr_array_new_with_free_func(g_free),
                      .places = g_hash_table_new(g_str_hash, g_str_equal),
                      .noun = noun,
                      .plural = plural,
                      .limit_name = limit_name};
}

static size_t
register_place(const Register *self, const char *name)
{
    return GPOINTER_TO_SIZE(g_hash_table_lookup(self->places, name)) - 1;
}

/* Places are counted anew, after names were added or moved. */
static void
register_index(const Register *self, size_t from)
{
    for (size_t i = from; i < self->names->len; i++) {
        g_hash_table_insert(self->places, g_ptr_array_index(self->names, i),
                            GSIZE_TO_POINTER(i + 1));
    }
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
    const PsgInput *input = psg_diagnostics_read(list, path, most_bytes, error);
    if (input == NULL) {
        return NULL;
    }
    size_t mistakes = psg_diagnostics_error_count(list);
    Table *table = g_new0(Table, 1);
    table->csv = psg_csv_read(input, list);
    table->slice = psg_csv_column(table->csv, "slice");
    table->node = psg_csv_column(table->csv, "node");
    table->source = psg_csv_column(table->csv, "source");
    table->target = psg_csv_column(table->csv, "target");
    table->weight = psg_csv_column(table->csv, "weight");
    bool is_whole = psg_diagnostics_error_count(list) == mistakes;
    if (is_whole && !is_presence(table) && !is_ties(table)) {
        psg_diagnostics_error(list, "csv-header", (PsgSpan){input, 0, 1},
                              "the first row must name the columns, with commas between "
                              "them: slice,node or slice,source,target,weight");
    }
    return table;
}

/* ---- The first pass: slices and nodes in order of first appearance ---- */

static bool
is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* A field that must be there; NULL after saying that it is not. */
static const PsgCsvField *
needed(const Filling *filling, const Table *table, size_t row, int column,
       const char *noun)
{
    const PsgCsvField *field = psg_csv_field_at(table->csv, row, column);
    if (field != NULL && !is_blank(field->text)) {
        return field;
    }
    const PsgCsvField *first = psg_csv_field_at(table->csv, row, 0);
    psg_diagnostics_error(filling->list, "csv-field",
                          field != NULL ? field->span : first->span, "this row has no %s",
                          noun);
    return NULL;
}

static void
count_name(const Filling *filling, const Register *names, const PsgCsvField *field)
{
    if (field == NULL || g_hash_table_contains(names->places, field->text)) {
        return;
    }
    g_ptr_array_add(names->names, g_strdup(field->text));
    register_index(names, names->names->len - 1);
    g_autofree char *complaint = names->complaint(field->text);
    if (complaint != NULL) {
        psg_diagnostics_error(filling->list, "bad-id", field->span,
                              "\"%s\" cannot be the name of %s: %s", field->text,
                              names->noun, complaint);
    }
    if (names->names->len == names->limit + 1) {
        psg_diagnostics_error(filling->list, names->limit_name, field->span,
                              "there are more %s than the limit of %" G_GSIZE_FORMAT,
                              names->plural, names->limit);
    }
}

static void
count_row(Filling *filling, const Table *table, size_t row)
{
    if (psg_diagnostics_is_full(filling->list)) {
        return;
    }
    const Register *slices = &filling->slices, *nodes = &filling->nodes;
    count_name(filling, slices, needed(filling, table, row, table->slice, "slice"));
    if (is_presence(table)) {
        count_name(filling, nodes, needed(filling, table, row, table->node, "node"));
    } else {
        count_name(filling, nodes, needed(filling, table, row, table->source, "source"));
        count_name(filling, nodes, needed(filling, table, row, table->target, "target"));
    }
}

/* ---- The order of slices ---- */

static double
number_of(const char *name)
{
    double number = 0;
    return psg_number_parse(name, &number) ? number : 0;
}

static double
day_of(const char *name)
{
    PsgInterval when;
    g_autofree char *why = NULL;
    return psg_interval_parse(name, &when, &why) ? psg_interval_first(&when) : 0;
}

typedef double (*TimeCall)(const char *name);

static int
compare_times(const void *left, const void *right, void *data)
{
    const char *const *a = left, *const *b = right;
    TimeCall time = *(TimeCall *)data;
    double a_time = time(*a), b_time = time(*b);
    return (a_time > b_time) - (a_time < b_time);
}

/* Numbers and dates have an order of their own, whatever the order of the rows is. */
static void
sort_slices(const Register *slices)
{
    bool are_numbers = true, are_dates = true;
    for (guint i = 0; i < slices->names->len; i++) {
        const char *name = g_ptr_array_index(slices->names, i);
        double number;
        are_numbers = are_numbers && psg_number_parse(name, &number);
        are_dates = are_dates && psg_table_slice_is_date(name);
    }
    TimeCall time = are_numbers ? number_of : day_of;
    if (are_numbers || are_dates) {
        g_ptr_array_sort_with_data(slices->names, compare_times, &time);
        register_index(slices, 0);
    }
}

bool
psg_table_slice_is_date(const char *name)
{
    PsgInterval ignored;
    g_autofree char *why = NULL;
    return name[strspn(name, "0123456789-")] == '\0' &&
           psg_interval_parse(name, &ignored, &why);
}

/* ---- The second pass, over tables without mistakes ---- */

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

/* Who is tied is there, said or not. */
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

/* Tables of who is there come first: they name also the slices in which nobody is
 * tied. */
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

/* Nobody is in tables that have header rows only. */
static void
check_nodes(const Filling *filling, const GPtrArray *tables)
{
    if (psg_diagnostics_error_count(filling->list) == 0 &&
        filling->nodes.names->len == 0) {
        const Table *first = g_ptr_array_index(tables, 0);
        const PsgCsvField *header = psg_csv_field_at(first->csv, 0, 0);
        psg_diagnostics_error(filling->list, "csv-field", header->span,
                              "there is no row below the header");
    }
}

static PsgTables *
fill(const GPtrArray *read, Filling *filling)
{
    if (psg_diagnostics_error_count(filling->list) == 0) {
        for_all_rows(filling, read, count_row);
        check_nodes(filling, read);
    }
    sort_slices(&filling->slices);
    filling->tables = tables_new(filling);
    filling->ties = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (psg_diagnostics_error_count(filling->list) == 0) {
        for_all_rows(filling, read, fill_row);
    }
    g_hash_table_unref(filling->slices.places);
    g_hash_table_unref(filling->nodes.places);
    g_hash_table_unref(filling->ties);
    if (psg_diagnostics_error_count(filling->list) > 0) {
        g_clear_pointer(&filling->tables, psg_tables_free);
    }
    return filling->tables;
}

PsgTables *
psg_tables_read(char *const *paths, const PsgLimits *limits, PsgDiagnostics *list,
                GError **error)
{
    g_autoptr(GPtrArray) read = g_ptr_array_new_with_free_func(table_free);
    for (size_t i = 0; paths[i] != NULL; i++) {
        Table *table = read_table(paths[i], limits->max_bytes, list, error);
        if (table == NULL) {
            return NULL;
        }
        g_ptr_array_add(read, table);
    }
    Filling filling = {.list = list,
                       .slices = register_new("a slice", "slices", PSG_LIMIT_SLICES),
                       .nodes = register_new("an actor", "actors", PSG_LIMIT_ACTORS)};
    filling.slices.limit = MIN(limits->max_slices, MOST_YEARS);
    filling.slices.complaint = psg_text_complaint;
    filling.nodes.limit = limits->max_actors;
    filling.nodes.complaint = psg_actor_id_complaint;
    return fill(read, &filling);
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
