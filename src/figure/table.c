/* A table of facts: its cells in one list, row after row. */
#include "figure/table.h"

#include "base/number.h"

#include <math.h>

struct PsgTable {
    GPtrArray *cells; /* the header first */
    size_t columns;
};

PsgTable *
psg_table_new(const char *const *header)
{
    PsgTable *table = g_new0(PsgTable, 1);
    table->cells = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; header[i] != NULL; i++) {
        psg_table_add(table, header[i]);
    }
    table->columns = table->cells->len;
    return table;
}

void
psg_table_free(PsgTable *table)
{
    if (table != NULL) {
        g_ptr_array_unref(table->cells);
        g_free(table);
    }
}

void
psg_table_add(PsgTable *table, const char *cell)
{
    g_ptr_array_add(table->cells, g_strdup(cell == NULL ? "" : cell));
}

void
psg_table_add_number(PsgTable *table, double value, int decimals)
{
    g_autoptr(GString) number = g_string_new(NULL);
    if (!isnan(value)) {
        psg_number_append(number, value, decimals);
    }
    psg_table_add(table, number->str);
}

size_t
psg_table_column_count(const PsgTable *table)
{
    return table->columns;
}

size_t
psg_table_row_count(const PsgTable *table)
{
    g_assert(table->cells->len % table->columns == 0);
    return table->cells->len / table->columns - 1;
}

const char *
psg_table_cell(const PsgTable *table, size_t row, size_t column)
{
    return g_ptr_array_index(table->cells, row * table->columns + column);
}
