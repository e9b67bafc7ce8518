/* Which actor of one landscape is which of another. */
#include "read/table/match.h"

#include "base/suggest.h"
#include "read/table/csv.h"

/* One column of the table: ids of one landscape. */
typedef struct {
    const PsgLandscape *landscape;
    const char *whose;        /* "first" */
    GHashTable *places;       /* id → place + 1 */
    const PsgCsvField **said; /* by actor: the field that named it */
} Column;

typedef struct {
    PsgDiagnostics *list;
    PsgCsv *csv;
    int from, to; /* columns of the table; -1: it has none */
    Column columns[2];
    size_t *match; /* by actor of the first; PSG_NONE also for an empty field */
} Reading;

static GHashTable *
index_actors(const PsgLandscape *landscape)
{
    GHashTable *places = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        g_hash_table_insert(places, (gpointer)(guintptr)landscape->actors[i].id,
                            GSIZE_TO_POINTER(i + 1));
    }
    return places;
}

static Column
column_of(const PsgLandscape *landscape, const char *whose)
{
    return (Column){landscape, whose, index_actors(landscape),
                    g_new0(const PsgCsvField *, landscape->actor_count + 1)};
}

static void
column_clear(Column *column)
{
    g_hash_table_unref(column->places);
    g_free(column->said);
}

static void
report_unknown(const Reading *reading, const Column *column, const PsgCsvField *field)
{
    const PsgLandscape *landscape = column->landscape;
    PsgSuggestion suggestion = psg_suggestion_for(field->text);
    bool may_guess = psg_diagnostics_may_guess(reading->list, landscape->actor_count);
    for (size_t i = 0; may_guess && i < landscape->actor_count; i++) {
        psg_suggestion_offer(&suggestion, landscape->actors[i].id);
    }
    if (suggestion.best != NULL) {
        psg_diagnostics_error(reading->list, "unknown-id", field->span,
                              "the %s landscape has no actor \"%s\" (did you mean "
                              "\"%s\"?)",
                              column->whose, field->text, suggestion.best);
    } else {
        psg_diagnostics_error(reading->list, "unknown-id", field->span,
                              "the %s landscape has no actor \"%s\": write the id of "
                              "one of its actors",
                              column->whose, field->text);
    }
}

/* The actor that a field names; PSG_NONE after saying why there is none. */
static size_t
refer(const Reading *reading, const Column *column, const PsgCsvField *field)
{
    size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(column->places, field->text)) - 1;
    if (place == PSG_NONE) {
        report_unknown(reading, column, field);
        return PSG_NONE;
    }
    if (column->said[place] != NULL) {
        psg_diagnostics_error(reading->list, "duplicate-id", field->span,
                              "\"%s\" is matched twice: leave out one of the rows",
                              field->text);
        psg_diagnostics_also(reading->list, column->said[place]->span,
                             "it is matched here already");
        return PSG_NONE;
    }
    column->said[place] = field;
    return place;
}

static void
read_row(const Reading *reading, size_t row)
{
    const PsgCsvField *from = psg_csv_field_at(reading->csv, row, reading->from);
    const PsgCsvField *to = psg_csv_field_at(reading->csv, row, reading->to);
    if (from == NULL || *from->text == '\0') {
        const PsgCsvField *first = psg_csv_field_at(reading->csv, row, 0);
        psg_diagnostics_error(reading->list, "csv-field",
                              from != NULL ? from->span : first->span,
                              "this row does not say who is meant: write the id in the "
                              "first landscape under \"from\"");
        return;
    }
    size_t place = refer(reading, &reading->columns[0], from);
    if (to == NULL) {
        psg_diagnostics_error(reading->list, "csv-field", from->span,
                              "this row has no field \"to\": write the id in the second "
                              "landscape, or end the row with a comma for nobody");
        return;
    }
    size_t match =
        *to->text == '\0' ? PSG_NONE : refer(reading, &reading->columns[1], to);
    if (place != PSG_NONE) {
        reading->match[place] = match;
    }
}

static void
read_table(const Reading *reading, const PsgInput *input)
{
    size_t mistakes = psg_diagnostics_error_count(reading->list);
    if (mistakes == 0 && (reading->from < 0 || reading->to < 0)) {
        psg_diagnostics_error(reading->list, "csv-header", (PsgSpan){input, 0, 1},
                              "the first row must name the columns, with a comma between "
                              "them: from,to");
        return;
    }
    psg_csv_check_width(reading->csv, reading->list);
    mistakes = psg_diagnostics_error_count(reading->list);
    for (size_t row = 1; mistakes == 0 && row < reading->csv->rows->len &&
                         !psg_diagnostics_is_full(reading->list);
         row++) {
        read_row(reading, row);
    }
}

/* Actors that no row named are matched by id. */
static void
match_rest(const Reading *reading)
{
    const Column *first = &reading->columns[0], *second = &reading->columns[1];
    for (size_t i = 0; i < first->landscape->actor_count; i++) {
        size_t same = GPOINTER_TO_SIZE(g_hash_table_lookup(
                          second->places, first->landscape->actors[i].id)) -
                      1;
        if (first->said[i] == NULL && same != PSG_NONE && second->said[same] == NULL) {
            reading->match[i] = same;
        }
    }
}

/* input NULL: no table. */
static size_t *
match(const PsgInput *input, const PsgLandscape *first, const PsgLandscape *second,
      PsgDiagnostics *list)
{
    Reading reading = {
        .list = list,
        .columns = {column_of(first, "first"), column_of(second, "second")},
        .match = g_new(size_t, first->actor_count + 1)};
    for (size_t i = 0; i < first->actor_count; i++) {
        reading.match[i] = PSG_NONE;
    }
    if (input != NULL) {
        reading.csv = psg_csv_read(input, list);
        reading.from = psg_csv_column(reading.csv, "from");
        reading.to = psg_csv_column(reading.csv, "to");
        read_table(&reading, input);
    }
    match_rest(&reading);
    column_clear(&reading.columns[0]);
    column_clear(&reading.columns[1]);
    psg_csv_free(reading.csv);
    return reading.match;
}

size_t *
psg_match_by_id(const PsgLandscape *first, const PsgLandscape *second)
{
    return match(NULL, first, second, NULL);
}

size_t *
psg_match_read(const PsgInput *input, const PsgLandscape *first,
               const PsgLandscape *second, PsgDiagnostics *list)
{
    g_autofree size_t *found = match(input, first, second, list);
    return psg_diagnostics_error_count(list) == 0 ? g_steal_pointer(&found) : NULL;
}
