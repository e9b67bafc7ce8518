/* A table from its first cell to the report: columns, their sense, rows. */
#include "read/table/table.h"

#include "read/table/columns.h"
#include "read/table/dialect.h"
#include "read/table/rows.h"

#include <string.h>

enum { MOST_COLUMNS = 16384 }; /* of a spreadsheet */

/* ---- What the user is told of the columns ---- */

static const char *
meaning_of(const PsgTable *table, const PsgColumn *column)
{
    bool is_of_tie = table->kind == PSG_TABLE_TIES && column->owner == PSG_OWNER_ROW;
    switch (column->role) {
    case PSG_COLUMN_TIME:
        return "what was then";
    case PSG_COLUMN_PARTNERS:
        return "partners";
    case PSG_COLUMN_SUCCESSORS:
        return "successors";
    case PSG_COLUMN_MONTH:
        return "month";
    case PSG_COLUMN_DAY:
        return "day";
    case PSG_COLUMN_FIRST_NAME:
        return "first name";
    case PSG_COLUMN_LAST_NAME:
        return "last name";
    case PSG_COLUMN_OPEN_START:
    case PSG_COLUMN_OPEN_END:
        return "whether it is open";
    case PSG_COLUMN_SUBJECT:
        return "what it is of";
    case PSG_COLUMN_PLAIN:
        break;
    }
    return column->meaning == PSG_MEANING_PROPERTY && column->is_number &&
                   !psg_column_is_code(column) && !is_of_tie
               ? "measure"
               : psg_meaning_word(column->meaning);
}

static void
report_columns(const PsgTable *table)
{
    static const char *const ends[] = {"", " of from", " of to"};
    for (guint i = 0; i < table->columns->len; i++) {
        const PsgColumn *column = psg_table_column(table, i);
        g_autofree char *meaning =
            g_strconcat(meaning_of(table, column), ends[column->owner], NULL);
        g_autofree char *place = g_strdup_printf("column %u", i + 1);
        psg_report_column(table->report, *column->title == '\0' ? place : column->title,
                          meaning);
    }
}

static const char *const kinds[] = {[PSG_TABLE_ACTORS] = "actors",
                                    [PSG_TABLE_TIES] = "relations",
                                    [PSG_TABLE_EVENTS] = "events",
                                    [PSG_TABLE_MEASURES] = "values of measures",
                                    [PSG_TABLE_SERIES] = "measures",
                                    [PSG_TABLE_MATRIX] = "a matrix of relations",
                                    [PSG_TABLE_LISTS] = "lists of neighbours",
                                    [PSG_TABLE_UNKNOWN] = "columns not known"};

static void
describe(const PsgTable *table)
{
    static const struct {
        char separator;
        const char *words;
    } words[] = {{',', "commas"},
                 {';', "semicolons"},
                 {'\t', "tabs"},
                 {'|', "bars"},
                 {' ', "blanks"}};
    const char *found = NULL;
    const char *kind =
        table->filled_rows == 0 ? "a header without rows" : kinds[table->kind];
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        found = words[i].separator == table->grid->separator ? words[i].words : found;
    }
    if (found == NULL) {
        psg_report_describe(table->report, "%s", kind);
    } else {
        psg_report_describe(table->report, "%s, separated by %s", kind, found);
    }
}

/* ---- What all rows together tell ---- */

/* Spreadsheets write a merged cell once: the rows below it are blank there, while the first has
 * something. Only columns at the left are such. */
static void
find_merged(PsgTable *table)
{
    const size_t of_ten = 7;
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(PsgCell));
    psg_grid_read(table->grid, table->first_row, cells);
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        bool is_sparse = column->filled > 0 && table->filled_rows > 3 &&
                         column->filled * 10 <= table->filled_rows * of_ten;
        if (!is_sparse || *psg_cell_text(cells, i) == '\0') {
            return;
        }
        column->is_merged = true;
        psg_report_guess(table->report, column->span,
                         "what is blank in column %s is taken to be as above",
                         column->title);
    }
}

/* networkDynamic's words: what ends at a time is no longer there then. */
static bool
is_right_open(const PsgTable *table)
{
    for (guint i = 0; i < table->columns->len; i++) {
        if (strcmp(psg_table_column(table, i)->plain, "terminus") == 0) {
            return true;
        }
    }
    return false;
}

static bool
is_repeated(const PsgTable *table)
{
    enum { COUNTED_APART = 4000 };
    static const PsgMeaning subjects[] = {PSG_MEANING_ID, PSG_MEANING_ACTOR,
                                          PSG_MEANING_NAME};
    for (size_t i = 0; i < G_N_ELEMENTS(subjects); i++) {
        int column = psg_table_find(table, subjects[i], PSG_OWNER_ROW);
        if (column >= 0) {
            const PsgColumn *of = psg_table_column(table, (size_t)column);
            return of->is_merged || of->distinct < MIN(of->filled, COUNTED_APART);
        }
    }
    return false;
}

/* ---- The whole ---- */

void
psg_table_read_grid(const PsgGrid *grid, PsgDraft *draft)
{
    PsgTable table = {.grid = grid,
                      .draft = draft,
                      .report = psg_draft_report(draft),
                      .kind = PSG_TABLE_UNKNOWN,
                      .columns = g_array_new(FALSE, TRUE, sizeof(PsgColumn))};
    psg_table_find_columns(&table);
    if (!psg_table_know_own(&table)) {
        psg_report_describe(table.report, "a table of an export of ours");
        psg_table_clear(&table);
        return;
    }
    if (psg_table_say_matrix(&table)) {
        table.kind = PSG_TABLE_MATRIX;
    } else if (psg_table_say_lists(&table)) {
        table.kind = PSG_TABLE_LISTS;
    } else if (table.columns->len > MOST_COLUMNS) {
        psg_diagnostics_error(psg_draft_list(draft), "table-columns",
                              psg_table_column(&table, MOST_COLUMNS)->span,
                              "there are more than %d columns, and no table has so many: "
                              "say what separates them, or write a row for each value",
                              MOST_COLUMNS);
    } else {
        psg_table_find_sense(&table);
        report_columns(&table);
        if (table.kind != PSG_TABLE_UNKNOWN) {
            find_merged(&table);
            table.is_right_open = is_right_open(&table);
            table.is_repeated = is_repeated(&table);
            psg_table_say_rows(&table);
        }
    }
    describe(&table);
    psg_table_clear(&table);
}

/* Its first line that is no comment begins a map, a list or a document. */
static bool
is_yaml(const char *text)
{
    return g_regex_match_simple(
        "\\A(\\s*(#.*)?\\n)*(---|%YAML|- |[\"']?[\\w-]+[\"']?:(\\s|$))", text,
        G_REGEX_MULTILINE, 0);
}

bool
psg_table_recognise(const PsgInput *input)
{
    const char *text = psg_input_text(input);
    size_t start = strspn(text, " \t\r\n");
    if (text[start] == '\0' || strchr("<{", text[start]) != NULL ||
        strlen(text) < psg_input_length(input)) {
        return false;
    }
    static const char *const endings[] = {".csv", ".tsv", ".tab"};
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *name = g_ascii_strdown(psg_input_name(input), -1);
        if (g_str_has_suffix(name, endings[i])) {
            return true;
        }
    }
    if (is_yaml(text)) {
        return false;
    }
    g_autoptr(PsgDialect) dialect = psg_dialect_open(input);
    return psg_dialect_is_even(dialect);
}

void
psg_table_read(const PsgInput *input, PsgDraft *draft)
{
    g_autoptr(PsgDialect) dialect = psg_dialect_open(input);
    psg_table_read_grid(psg_dialect_grid(dialect), draft);
}
