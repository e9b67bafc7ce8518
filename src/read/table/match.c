/* Which actor of one landscape is which of another. */
#include "read/table/match.h"

#include "base/suggest.h"
#include "read/table/dialect.h"
#include "read/yaml/encoding.h"

#include <string.h>

/* One column of the table: ids of one landscape. */
typedef struct {
    const PsgLandscape *landscape;
    const char *whose;  /* "first" */
    GHashTable *places; /* id → place + 1 */
    PsgSpan *said;      /* by actor: where it was named; without input: nowhere */
} Column;

typedef struct {
    PsgDiagnostics *list;
    const PsgGrid *grid;
    GArray *cells;   /* PsgCell: of the row that is read */
    size_t from, to; /* columns of the table; PSG_NONE: it has none */
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
                    g_new0(PsgSpan, landscape->actor_count + 1)};
}

static void
column_clear(Column *column)
{
    g_hash_table_unref(column->places);
    g_free(column->said);
}

static void
report_unknown(const Reading *reading, const Column *column, const PsgCell *field)
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
refer(const Reading *reading, const Column *column, const PsgCell *field)
{
    size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(column->places, field->text)) - 1;
    if (place == PSG_NONE) {
        report_unknown(reading, column, field);
        return PSG_NONE;
    }
    if (column->said[place].input != NULL) {
        psg_diagnostics_error(reading->list, "duplicate-id", field->span,
                              "\"%s\" is matched twice: leave out one of the rows",
                              field->text);
        psg_diagnostics_also(reading->list, column->said[place],
                             "it is matched here already");
        return PSG_NONE;
    }
    column->said[place] = field->span;
    return place;
}

/* NULL if the row is too short. */
static const PsgCell *
cell_at(const Reading *reading, size_t column)
{
    return column < reading->cells->len ? &g_array_index(reading->cells, PsgCell, column)
                                        : NULL;
}

static void
read_row(const Reading *reading)
{
    const PsgCell *from = cell_at(reading, reading->from);
    const PsgCell *to = cell_at(reading, reading->to);
    if (from == NULL || *from->text == '\0') {
        psg_diagnostics_error(reading->list, "csv-field",
                              psg_cell_span(reading->cells, reading->from),
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

/* What stands beyond the header was meant to be part of a name. */
static bool
is_too_long(const Reading *reading, size_t width)
{
    for (size_t i = width; i < reading->cells->len; i++) {
        if (*psg_cell_text(reading->cells, i) != '\0') {
            psg_diagnostics_error(
                reading->list, "csv", psg_cell_span(reading->cells, i),
                "the header has no such column: put what has a comma in quotes");
            return true;
        }
    }
    return false;
}

static size_t
column_called(const Reading *reading, const char *name)
{
    for (size_t i = 0; i < reading->cells->len; i++) {
        if (strcmp(psg_cell_text(reading->cells, i), name) == 0) {
            return i;
        }
    }
    return PSG_NONE;
}

/* The first row that is not blank. */
static size_t
read_header(Reading *reading)
{
    size_t row = 0;
    do {
        psg_grid_read(reading->grid, row++, reading->cells);
    } while (reading->cells->len == 0 && row < reading->grid->row_count);
    reading->from = column_called(reading, "from");
    reading->to = column_called(reading, "to");
    return row;
}

static void
read_table(Reading *reading, const PsgInput *input)
{
    size_t row = read_header(reading), width = reading->cells->len;
    if (reading->from == PSG_NONE || reading->to == PSG_NONE) {
        psg_diagnostics_error(reading->list, "csv-header", (PsgSpan){input, 0, 1},
                              "the first row must name the columns, with a comma between "
                              "them: from,to");
        return;
    }
    for (; row < reading->grid->row_count && !psg_diagnostics_is_full(reading->list);
         row++) {
        psg_grid_read(reading->grid, row, reading->cells);
        if (reading->cells->len > 0 && !is_too_long(reading, width)) {
            read_row(reading);
        }
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
        if (first->said[i].input == NULL && same != PSG_NONE &&
            second->said[same].input == NULL) {
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
    size_t base = 0;
    if (input != NULL && psg_encoding_check(input, &base, list)) {
        g_autoptr(PsgDialect) dialect = psg_dialect_open(input);
        g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(PsgCell));
        reading.grid = psg_dialect_grid(dialect);
        reading.cells = cells;
        read_table(&reading, input);
    }
    match_rest(&reading);
    column_clear(&reading.columns[0]);
    column_clear(&reading.columns[1]);
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
