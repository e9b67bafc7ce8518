/* A table of facts: its cells in one list, row after row, each text kept once. */
#include "figure/table.h"

#include "base/join.h"
#include "base/number.h"

#include <math.h>
#include <string.h>

struct PsgTable {
    GStringChunk *texts;
    GArray *columns;  /* PsgColumn */
    GPtrArray *cells; /* the header first; NULL is empty */
    /* those that were told last, and how: relations of one list share theirs */
    const PsgInterval *spells;
    char *spells_text;
};

PsgTable *
psg_table_new(const PsgColumn *columns, size_t count)
{
    PsgTable *table = g_new0(PsgTable, 1);
    table->texts = g_string_chunk_new(4096);
    table->columns = g_array_new(FALSE, FALSE, sizeof(PsgColumn));
    table->cells = g_ptr_array_new();
    for (size_t i = 0; i < count; i++) {
        char *name = g_string_chunk_insert_const(table->texts, columns[i].name);
        PsgColumn column = {name, columns[i].kind};
        g_array_append_val(table->columns, column);
        g_ptr_array_add(table->cells, name);
    }
    return table;
}

void
psg_table_free(PsgTable *table)
{
    if (table != NULL) {
        g_free(table->spells_text);
        g_string_chunk_free(table->texts);
        g_array_unref(table->columns);
        g_ptr_array_unref(table->cells);
        g_free(table);
    }
}

void
psg_table_begin_row(PsgTable *table)
{
    g_ptr_array_set_size(table->cells, (gint)(table->cells->len + table->columns->len));
}

/* PSG_NONE if there is none. */
static size_t
find_column(const PsgTable *table, const char *name)
{
    for (guint i = 0; i < table->columns->len; i++) {
        if (strcmp(g_array_index(table->columns, PsgColumn, i).name, name) == 0) {
            return i;
        }
    }
    return PSG_NONE;
}

void
psg_table_set_nth(PsgTable *table, size_t column, const char *cell)
{
    size_t row = table->cells->len - table->columns->len;
    g_assert(column < table->columns->len && row > 0);
    table->cells->pdata[row + column] =
        cell == NULL ? NULL : g_string_chunk_insert_const(table->texts, cell);
}

void
psg_table_set(PsgTable *table, const char *column, const char *cell)
{
    psg_table_set_nth(table, find_column(table, column), cell);
}

void
psg_table_set_number_nth(PsgTable *table, size_t column, double value)
{
    g_autoptr(GString) number = g_string_new(NULL);
    if (isfinite(value)) {
        psg_number_append_exact(number, value);
    }
    psg_table_set_nth(table, column, number->str);
}

void
psg_table_set_number(PsgTable *table, const char *column, double value)
{
    psg_table_set_number_nth(table, find_column(table, column), value);
}

void
psg_table_set_rounded(PsgTable *table, const char *column, double value, int decimals)
{
    g_autoptr(GString) number = g_string_new(NULL);
    if (isfinite(value)) {
        psg_number_append(number, value, decimals);
    }
    psg_table_set(table, column, number->str);
}

static void
set_if_there(PsgTable *table, const char *column, const char *cell)
{
    size_t place = find_column(table, column);
    if (place != PSG_NONE) {
        psg_table_set_nth(table, place, cell);
    }
}

static void
set_ends(PsgTable *table, const PsgInterval *interval)
{
    g_autofree char *from = psg_interval_first_text(interval);
    g_autofree char *to = psg_interval_last_text(interval);
    bool has_ends = psg_table_has_column(table, "since"); /* of a relation */
    psg_table_set(table, has_ends ? "since" : "from", from);
    psg_table_set(table, has_ends ? "until" : "to", to);
    set_if_there(table, "begin", psg_date_certainty(&interval->from));
    set_if_there(table, "end", psg_date_certainty(&interval->to));
}

void
psg_table_set_time(PsgTable *table, const PsgInterval *interval)
{
    g_autofree char *when = psg_interval_edtf(interval);
    set_ends(table, interval);
    set_if_there(table, "when", when);
}

void
psg_table_set_spells(PsgTable *table, const PsgSpells *spells, const PsgInterval *life)
{
    if (table->spells_text == NULL || table->spells != spells->items) {
        GString *when = g_string_new(NULL);
        for (size_t i = 0; i < spells->count; i++) {
            g_autofree char *edtf = psg_interval_edtf(&spells->items[i]);
            psg_join(when, "; ", edtf);
        }
        g_free(table->spells_text);
        table->spells = spells->items;
        table->spells_text = g_string_free(when, FALSE);
    }
    set_ends(table, life);
    set_if_there(table, "when", spells->count == 0 ? "" : table->spells_text);
}

void
psg_table_set_ids(PsgTable *table, const char *column, const PsgLandscape *landscape,
                  const PsgIndexes *indexes, PsgIdOf id_of)
{
    g_autoptr(GString) ids = g_string_new(NULL);
    for (size_t i = 0; i < indexes->count; i++) {
        psg_join(ids, id_of == psg_source_id ? " " : "; ",
                 id_of(landscape, indexes->items[i]));
    }
    psg_table_set(table, column, ids->str);
}

void
psg_table_set_successions(PsgTable *table, const char *column,
                          const PsgLandscape *landscape, const PsgSuccessions *list)
{
    g_autofree size_t *items = g_new(size_t, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        items[i] = list->items[i].actor;
    }
    psg_table_set_ids(table, column, landscape, &(PsgIndexes){items, list->count},
                      psg_actor_id);
}

size_t
psg_table_column_count(const PsgTable *table)
{
    return table->columns->len;
}

PsgColumnKind
psg_table_column_kind(const PsgTable *table, size_t column)
{
    return g_array_index(table->columns, PsgColumn, column).kind;
}

bool
psg_table_has_column(const PsgTable *table, const char *column)
{
    return find_column(table, column) != PSG_NONE;
}

size_t
psg_table_row_count(const PsgTable *table)
{
    return table->cells->len / table->columns->len - 1;
}

const char *
psg_table_cell(const PsgTable *table, size_t row, size_t column)
{
    const char *cell =
        g_ptr_array_index(table->cells, row * table->columns->len + column);
    return cell == NULL ? "" : cell;
}
