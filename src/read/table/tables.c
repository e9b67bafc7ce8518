/* From tables to a landscape: slices and nodes are counted first, then filled in. */
#include "read/table/tables.h"

#include "base/number.h"
#include "model/landscape_builder.h"
#include "model/presence.h"
#include "read/form/id.h"
#include "read/form/scalar.h"
#include "read/table/csv.h"

#include <string.h>

enum {
    MOST_YEARS = 9999, /* years have four digits, and slices that are no dates need one */
    LONGEST_BASE = 56, /* of an id that may need a number */
};

/* A table that was read, and its columns; a column that it lacks is -1. */
typedef struct {
    PsgCsv *csv;
    int slice, node, source, target, weight;
} Table;

/* What a row says of a tie. */
typedef struct {
    guint slice;
    double weight;
} Weight;

/* Two nodes, the lower place first, and the slices in which they are tied. */
typedef struct {
    size_t from, to;
    GArray *slices;  /* guint: places, in order of rows */
    GArray *weights; /* Weight: of each row */
    PsgSpan span;
} Tie;

/* What the passes over all rows fill. */
typedef struct {
    PsgLandscapeBuilder *builder;
    PsgDiagnostics *list;
    size_t most_slices;
    GPtrArray *slices;  /* const PsgCsvField *: where each was named first */
    GHashTable *places; /* name of a slice → place + 1 */
    GPtrArray *dates;   /* by slice: its window, as text */
    GPtrArray *present; /* by node: GArray of guint, as of a tie */
    GPtrArray *ties;    /* Tie, in order of first appearance */
    GHashTable *tied;   /* Tie by its ends */
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
    if (is_presence(table) || is_ties(table)) {
        psg_csv_check_width(table->csv, list);
    } else if (is_whole) {
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
report_name(const Filling *filling, const PsgCsvField *field, const char *noun,
            char *taken)
{
    g_autofree char *complaint = taken;
    if (complaint != NULL) {
        psg_diagnostics_error(filling->list, "bad-id", field->span,
                              "\"%s\" cannot be the name of %s: %s", field->text, noun,
                              complaint);
    }
}

static void
count_node(const Filling *filling, const PsgCsvField *field)
{
    if (field != NULL &&
        psg_builder_find(filling->builder, PSG_THING_ACTOR, field->text) == PSG_NONE) {
        psg_builder_add(filling->builder, PSG_THING_ACTOR, field->text, field->span);
        g_ptr_array_add(filling->present, g_array_new(FALSE, FALSE, sizeof(guint)));
        report_name(filling, field, "an actor", psg_actor_id_complaint(field->text));
    }
}

static void
count_slice(const Filling *filling, const PsgCsvField *field)
{
    if (field != NULL && !g_hash_table_contains(filling->places, field->text)) {
        g_ptr_array_add(filling->slices, (gpointer)(guintptr)field);
        g_hash_table_insert(filling->places, field->text,
                            GUINT_TO_POINTER(filling->slices->len));
        report_name(filling, field, "a slice", psg_text_complaint(field->text));
        if (filling->slices->len == filling->most_slices + 1) {
            psg_diagnostics_error(
                filling->list, PSG_LIMIT_SLICES, field->span,
                "there are more slices than the limit of %" G_GSIZE_FORMAT,
                filling->most_slices);
        }
    }
}

static void
count_row(Filling *filling, const Table *table, size_t row)
{
    if (psg_diagnostics_is_full(filling->list)) {
        return;
    }
    count_slice(filling, needed(filling, table, row, table->slice, "slice"));
    if (is_presence(table)) {
        count_node(filling, needed(filling, table, row, table->node, "node"));
    } else {
        count_node(filling, needed(filling, table, row, table->source, "source"));
        count_node(filling, needed(filling, table, row, table->target, "target"));
    }
}

/* ---- Slices: their order, windows, ids and labels ---- */

static const char *
name_at(const Filling *filling, guint place)
{
    return ((const PsgCsvField *)g_ptr_array_index(filling->slices, place))->text;
}

/* A year, a month or a day, without anything about it. */
static bool
is_date(const char *name, PsgInterval *when)
{
    g_autofree char *why = NULL;
    return name[strspn(name, "0123456789-T:+Z")] == '\0' &&
           psg_interval_parse(name, when, &why);
}

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
    return is_date(name, &when) ? (double)psg_interval_first(&when) : 0;
}

typedef double (*TimeCall)(const char *name);

static int
compare_times(const void *left, const void *right, void *data)
{
    const PsgCsvField *const *a = left, *const *b = right;
    TimeCall time = *(TimeCall *)data;
    double a_time = time((*a)->text), b_time = time((*b)->text);
    return (a_time > b_time) - (a_time < b_time);
}

/* Numbers and dates have an order of their own, whatever the order of the rows is. */
static void
sort_slices(const Filling *filling)
{
    bool are_numbers = true, are_dates = true;
    for (guint i = 0; i < filling->slices->len; i++) {
        double number;
        PsgInterval when;
        are_numbers = are_numbers && psg_number_parse(name_at(filling, i), &number);
        are_dates = are_dates && is_date(name_at(filling, i), &when);
    }
    TimeCall time = are_numbers ? number_of : day_of;
    if (are_numbers || are_dates) {
        g_ptr_array_sort_with_data(filling->slices, compare_times, &time);
    }
    for (guint i = 0; i < filling->slices->len; i++) {
        g_hash_table_insert(filling->places, (gpointer)(guintptr)name_at(filling, i),
                            GUINT_TO_POINTER(i + 1));
    }
}

/* Whether the names are dates, each after the one before. */
static bool
are_windows(const Filling *filling)
{
    PsgTime before = PSG_TIME_FIRST;
    for (guint i = 0; i < filling->slices->len; i++) {
        PsgInterval window;
        if (!is_date(name_at(filling, i), &window) ||
            psg_interval_first(&window) <= before) {
            return false;
        }
        before = psg_interval_last(&window);
    }
    return true;
}

/* Files are named after slices, and some systems take "Early" and "early" for the
 * same. */
static bool
take_id(GHashTable *taken, const char *id)
{
    return g_hash_table_add(taken, g_ascii_strdown(id, -1));
}

/* The nearest id that no slice has yet. Owned by the caller. */
static char *
free_id(GHashTable *taken, const char *name)
{
    g_autofree char *near = psg_id_nearest(name);
    g_autofree char *base = g_strndup(near == NULL ? "slice" : near, LONGEST_BASE);
    char *id = g_strdup(base);
    for (int number = 2; !take_id(taken, id); number++) {
        g_free(id);
        id = g_strdup_printf("%s-%d", base, number);
    }
    return id;
}

/* A slice's name is its id wherever it can be one. */
static GPtrArray *
ids_of(const Filling *filling)
{
    g_autoptr(GHashTable) taken =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < filling->slices->len; i++) {
        const char *name = name_at(filling, i);
        g_autofree char *complaint = psg_id_complaint(name);
        bool is_id = complaint == NULL && take_id(taken, name);
        g_ptr_array_add(ids, is_id ? g_strdup(name) : NULL);
    }
    for (guint i = 0; i < filling->slices->len; i++) {
        if (g_ptr_array_index(ids, i) == NULL) {
            ids->pdata[i] = free_id(taken, name_at(filling, i));
        }
    }
    return ids;
}

/* A number that is no date says little alone; another name is needed if the id is not
 * it. */
static PsgText
label_of(const Filling *filling, const char *name, const char *id, const char *date)
{
    double number;
    if (strcmp(name, date) != 0 && psg_number_parse(name, &number)) {
        g_autofree char *label = g_strconcat("t = ", name, NULL);
        return psg_builder_text(filling->builder, label);
    }
    g_autofree char *near = psg_id_nearest(name);
    bool is_before = *date == '-' && g_strcmp0(near, id) == 0; /* told by its window */
    return is_before || strcmp(name, id) == 0 ? (PsgText){NULL, 0}
                                              : psg_builder_text(filling->builder, name);
}

static void
add_slices(const Filling *filling)
{
    g_autoptr(GPtrArray) ids = ids_of(filling);
    bool are_own = are_windows(filling);
    for (guint i = 0; i < ids->len; i++) {
        const PsgCsvField *field = g_ptr_array_index(filling->slices, i);
        const char *id = g_ptr_array_index(ids, i);
        char *date = are_own ? g_strdup(field->text) : g_strdup_printf("%04u", i + 1);
        g_ptr_array_add(filling->dates, date);
        PsgSlice *slice =
            psg_builder_add(filling->builder, PSG_THING_SLICE, id, field->span);
        slice->when = psg_interval_of(date);
        slice->label = label_of(filling, field->text, id, date);
    }
}

/* ---- The second pass, over tables without mistakes ---- */

static guint
tie_hash(gconstpointer key)
{
    const Tie *tie = key;
    return (guint)(tie->from * 2654435761U) ^ (guint)tie->to;
}

static gboolean
tie_equal(gconstpointer a, gconstpointer b)
{
    const Tie *one = a, *other = b;
    return one->from == other->from && one->to == other->to;
}

static void
tie_free(void *data)
{
    Tie *tie = data;
    g_array_unref(tie->slices);
    g_array_unref(tie->weights);
    g_free(tie);
}

static Tie *
tie_between(const Filling *filling, size_t a, size_t b, PsgSpan span)
{
    Tie ends = {.from = MIN(a, b), .to = MAX(a, b), .span = span};
    Tie *tie = g_hash_table_lookup(filling->tied, &ends);
    if (tie == NULL) {
        tie = g_new(Tie, 1);
        *tie = ends;
        tie->slices = g_array_new(FALSE, FALSE, sizeof(guint));
        tie->weights = g_array_new(FALSE, FALSE, sizeof(Weight));
        g_ptr_array_add(filling->ties, tie);
        g_hash_table_add(filling->tied, tie);
    }
    return tie;
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

/* The place of the node that the field names, which is there in the slice. */
static size_t
note_presence(const Filling *filling, const PsgCsvField *field, guint slice)
{
    size_t node = psg_builder_find(filling->builder, PSG_THING_ACTOR, field->text);
    GArray *present = g_ptr_array_index(filling->present, node);
    g_array_append_val(present, slice);
    return node;
}

static void
fill_row(Filling *filling, const Table *table, size_t row)
{
    const PsgCsvField *when = psg_csv_field_at(table->csv, row, table->slice);
    guint slice = GPOINTER_TO_UINT(g_hash_table_lookup(filling->places, when->text)) - 1;
    if (is_presence(table)) {
        note_presence(filling, psg_csv_field_at(table->csv, row, table->node), slice);
        return;
    }
    const PsgCsvField *from = psg_csv_field_at(table->csv, row, table->source);
    const PsgCsvField *to = psg_csv_field_at(table->csv, row, table->target);
    size_t source = note_presence(filling, from, slice);
    size_t target = note_presence(filling, to, slice);
    Weight weight = {slice, weight_of(filling, table, row)};
    if (source != target) {
        Tie *tie = tie_between(filling, source, target, from->span);
        g_array_append_val(tie->slices, slice);
        g_array_append_val(tie->weights, weight);
    }
}

typedef void (*RowCall)(Filling *filling, const Table *table, size_t row);

/* Tables of nodes come first: they also name the slices that have no ties. */
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

/* ---- Spells ---- */

static int
compare_places(const void *left, const void *right)
{
    guint a = *(const guint *)left, b = *(const guint *)right;
    return (a > b) - (a < b);
}

/* From the start of one slice to the end of another. */
static PsgInterval
interval_of(const Filling *filling, guint first, guint last)
{
    const char *from = g_ptr_array_index(filling->dates, first);
    const char *to = g_ptr_array_index(filling->dates, last);
    g_autofree char *text =
        first == last ? g_strdup(from) : g_strconcat(from, "/", to, NULL);
    return psg_interval_of(text);
}

/* Slices that follow each other are one spell. */
static PsgSpells
spells_of(const Filling *filling, GArray *slices)
{
    PsgArena *arena = psg_builder_landscape(filling->builder)->arena;
    GArray *spells = g_array_new(FALSE, FALSE, sizeof(PsgInterval));
    g_array_sort(slices, compare_places);
    for (guint i = 0; i < slices->len; i++) {
        guint first = g_array_index(slices, guint, i), last = first;
        while (i + 1 < slices->len && g_array_index(slices, guint, i + 1) <= last + 1) {
            last = g_array_index(slices, guint, ++i);
        }
        PsgInterval spell = interval_of(filling, first, last);
        g_array_append_val(spells, spell);
    }
    size_t count = spells->len;
    return psg_spells_new(arena, psg_arena_take_array(arena, spells), count);
}

/* By slice, of several in one the largest last. */
static int
compare_row_weights(const void *left, const void *right)
{
    const Weight *a = left, *b = right;
    return a->slice != b->slice ? (a->slice < b->slice ? -1 : 1)
                                : (a->weight > b->weight) - (a->weight < b->weight);
}

static bool
is_same_weight(const Weight *a, const Weight *b)
{
    return a->weight <= b->weight && a->weight >= b->weight;
}

/* The weight of each slice, of several rows the largest. */
static GArray *
weights_by_slice(GArray *rows)
{
    GArray *kept = g_array_new(FALSE, FALSE, sizeof(Weight));
    g_array_sort(rows, compare_row_weights);
    for (guint i = 0; i < rows->len; i++) {
        const Weight *row = &g_array_index(rows, Weight, i);
        if (i + 1 == rows->len || row[1].slice != row->slice) {
            g_array_append_val(kept, *row);
        }
    }
    return kept;
}

/* Dated where it changes: slices of one weight, the tie's one after the other, are one value. */
static PsgDatedNumbers
weight_over_time(const Filling *filling, GArray *rows)
{
    g_autoptr(GArray) weights = weights_by_slice(rows);
    GArray *values = g_array_new(FALSE, FALSE, sizeof(PsgDatedNumber));
    for (guint i = 0; i < weights->len; i++) {
        const Weight *first = &g_array_index(weights, Weight, i), *last = first;
        while (i + 1 < weights->len && is_same_weight(first, last + 1)) {
            last++;
            i++;
        }
        bool is_all = last - first + 1 == weights->len;
        PsgDatedNumber value = {is_all ? psg_interval_always()
                                       : interval_of(filling, first->slice, last->slice),
                                first->weight};
        g_array_append_val(values, value);
    }
    size_t count = values->len;
    return (PsgDatedNumbers){
        psg_arena_take_array(psg_builder_landscape(filling->builder)->arena, values),
        count};
}

static void
set_spells(const Filling *filling)
{
    for (guint i = 0; i < filling->present->len; i++) {
        PsgActor *actor = psg_builder_thing(filling->builder, PSG_THING_ACTOR, i);
        actor->when = spells_of(filling, g_ptr_array_index(filling->present, i));
    }
    for (guint i = 0; i < filling->ties->len; i++) {
        const Tie *tie = g_ptr_array_index(filling->ties, i);
        PsgRelation relation = {.from = tie->from,
                                .to = tie->to,
                                .entry = i,
                                .kind = PSG_NONE,
                                .weight = weight_over_time(filling, tie->weights),
                                .when = spells_of(filling, tie->slices)};
        psg_builder_add_relation(filling->builder, &relation);
    }
}

/* The first and the last slice are where the table begins and ends, and no more is known. */
static void
set_observed(const Filling *filling)
{
    PsgLandscape *landscape = psg_builder_landscape(filling->builder);
    landscape->has_observed = filling->dates->len > 1;
    if (landscape->has_observed) {
        landscape->observed = interval_of(filling, 0, filling->dates->len - 1);
    }
}

/* ---- The whole ---- */

/* Tables that have header rows only hold nothing. */
static void
check_nodes(const Filling *filling, const GPtrArray *tables)
{
    if (psg_diagnostics_error_count(filling->list) == 0 && filling->present->len == 0) {
        const Table *first = g_ptr_array_index(tables, 0);
        const PsgCsvField *header = psg_csv_field_at(first->csv, 0, 0);
        psg_diagnostics_error(filling->list, "csv-field", header->span,
                              "there is no row below the header");
    }
}

static PsgLandscape *
fill(Filling *filling, const GPtrArray *tables)
{
    for_all_rows(filling, tables, count_row);
    check_nodes(filling, tables);
    if (psg_diagnostics_error_count(filling->list) > 0) {
        return NULL;
    }
    sort_slices(filling);
    add_slices(filling);
    for_all_rows(filling, tables, fill_row);
    if (psg_diagnostics_error_count(filling->list) > 0) {
        return NULL;
    }
    set_spells(filling);
    set_observed(filling);
    return psg_builder_finish(filling->builder);
}

static void
unref_array(void *array)
{
    g_array_unref(array);
}

static PsgLandscape *
landscape_of(const GPtrArray *tables, const PsgLimits *limits, PsgDiagnostics *list)
{
    g_autoptr(PsgLandscapeBuilder) builder = psg_builder_new("en", limits, list);
    Filling filling = {
        .builder = builder,
        .list = list,
        .most_slices = MIN(limits->max_slices, MOST_YEARS),
        .slices = g_ptr_array_new(),
        .places = g_hash_table_new(g_str_hash, g_str_equal),
        .dates = g_ptr_array_new_with_free_func(g_free),
        .present = g_ptr_array_new_with_free_func(unref_array),
        .ties = g_ptr_array_new_with_free_func(tie_free),
        .tied = g_hash_table_new(tie_hash, tie_equal),
    };
    PsgLandscape *landscape = fill(&filling, tables);
    g_ptr_array_unref(filling.slices);
    g_hash_table_unref(filling.places);
    g_ptr_array_unref(filling.dates);
    g_ptr_array_unref(filling.present);
    g_ptr_array_unref(filling.ties);
    g_hash_table_unref(filling.tied);
    return landscape;
}

PsgLandscape *
psg_tables_read(char *const *paths, const PsgLimits *limits, PsgDiagnostics *list,
                GError **error)
{
    g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func(table_free);
    for (size_t i = 0; paths[i] != NULL; i++) {
        g_autoptr(GError) failure = NULL;
        Table *table = read_table(paths[i], limits->max_bytes, list, &failure);
        if (failure != NULL) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return NULL;
        }
        if (table != NULL) {
            g_ptr_array_add(tables, table);
        }
    }
    return psg_diagnostics_error_count(list) > 0 ? NULL
                                                 : landscape_of(tables, limits, list);
}
