/* The report of an import. */
#include "write/import_report.h"

#include "base/join.h"
#include "write/csv.h"
#include "write/json.h"

#include <string.h>

enum { WIDTH = 100 }; /* of a comment's lines, where they can be broken */

/* ---- As text ---- */

/* "edges.csv:2:5", or nothing. */
static void
append_place(GString *out, const PsgSpan *span)
{
    if (span->input != NULL) {
        g_autofree char *place = psg_input_place(span->input, span->start);
        g_string_append(out, " (");
        psg_terminal_append(out, place);
        g_string_append_c(out, ')');
    }
}

/* Numbers are measures if there are any: where none is dated, or has a unit, they became
 * properties. made: NULL if there is no landscape. */
static const char *
meaning_in(const PsgReportColumn *column, const PsgLandscape *made)
{
    bool is_none = made != NULL && made->measure_count == 0;
    return is_none && strcmp(column->meaning, "measure") == 0 ? "property"
                                                              : column->meaning;
}

static void
append_column(const PsgReportColumn *column, const PsgLandscape *made, GString *out)
{
    psg_terminal_append(out, column->name);
    g_string_append(out, " is ");
    psg_terminal_append(out, meaning_in(column, made));
}

static void
print_columns(const PsgReportFile *file, const PsgLandscape *made, GString *out)
{
    for (guint i = 0; i < file->columns->len; i++) {
        g_string_append(out, i == 0 ? "  " : ", ");
        append_column(g_ptr_array_index(file->columns, i), made, out);
    }
    g_string_append(out, file->columns->len > 0 ? "\n" : "");
}

static void
print_file(const PsgReportFile *file, const PsgLandscape *made, GString *out)
{
    psg_terminal_append(out, file->file);
    g_string_append(out, ": ");
    psg_terminal_append(out, file->what);
    g_string_append_printf(out, "; %zu row%s, %zu taken", file->rows,
                           psg_plural(file->rows), file->taken);
    if (file->joined > 0) {
        g_string_append_printf(out, " (%zu joined to others)", file->joined);
    }
    if (file->refused > 0) {
        g_string_append_printf(out, ", %zu refused", file->refused);
    }
    g_string_append_c(out, '\n');
    print_columns(file, made, out);
}

void
psg_landscape_counts_append(const PsgLandscape *made, GString *out)
{
    g_string_append_printf(out, "%zu slice%s, %zu actor%s, %zu relation%s, %zu event%s",
                           made->slice_count, psg_plural(made->slice_count),
                           made->actor_count, psg_plural(made->actor_count),
                           made->relation_count, psg_plural(made->relation_count),
                           made->event_count, psg_plural(made->event_count));
}

static void
print_landscape(const PsgLandscape *made, GString *out)
{
    g_string_append(out, "made: ");
    psg_landscape_counts_append(made, out);
    if (made->slice_count > 1) {
        g_string_append_printf(out, "; slices %s to %s", made->slices[0].id,
                               made->slices[made->slice_count - 1].id);
    }
    g_string_append_c(out, '\n');
}

void
psg_import_report_print(const PsgReport *report, const PsgSettled *settled, GString *out)
{
    const GPtrArray *files = psg_report_files(report);
    const GPtrArray *guesses = psg_report_guesses(report);
    const GPtrArray *losses = psg_report_losses(report);
    const PsgLandscape *made = settled == NULL ? NULL : settled->landscape;
    for (guint i = 0; i < files->len; i++) {
        print_file(g_ptr_array_index(files, i), made, out);
    }
    for (guint i = 0; i < guesses->len; i++) {
        const PsgReportGuess *guess = g_ptr_array_index(guesses, i);
        g_string_append(out, "guessed: ");
        psg_terminal_append(out, guess->guess);
        append_place(out, &guess->span);
        g_string_append_c(out, '\n');
    }
    for (guint i = 0; i < losses->len; i++) {
        const PsgReportLoss *loss = g_ptr_array_index(losses, i);
        g_string_append_printf(out, "no place in a landscape: ");
        psg_terminal_append(out, loss->what);
        g_string_append_printf(out, ", %zu time%s", loss->count, psg_plural(loss->count));
        append_place(out, &loss->first);
        g_string_append_c(out, '\n');
    }
    if (made != NULL) {
        print_landscape(made, out);
    }
}

void
psg_import_report_print_short(const PsgReport *report, GString *out)
{
    const GPtrArray *files = psg_report_files(report);
    size_t taken = 0, refused = 0;
    for (guint i = 0; i < files->len; i++) {
        const PsgReportFile *file = g_ptr_array_index(files, i);
        taken += file->taken;
        refused += file->refused;
    }
    const PsgReportFile *first = g_ptr_array_index(files, 0);
    psg_terminal_append(out, first->file);
    g_string_append(out, ": read as ");
    psg_terminal_append(out, first->what);
    const struct {
        size_t count;
        const char *word;
    } parts[] = {{refused, "refused"},
                 {psg_report_guesses(report)->len, "guessed"},
                 {psg_report_losses(report)->len, "without a place"}};
    g_string_append_printf(out, "; %zu taken", taken);
    bool is_all = true;
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i].count > 0) {
            g_string_append_printf(out, ", %zu %s", parts[i].count, parts[i].word);
            is_all = false;
        }
    }
    g_string_append(out, is_all ? "\n" : ": `paysage import` tells which\n");
}

/* ---- As a comment ---- */

/* Where a file lies is no part of what it holds: the same data make the same landscape. */
static const char *
name_without_folder(const char *file)
{
    const char *sheet = strstr(file, ", sheet ");
    gssize length = sheet == NULL ? -1 : sheet - file;
    const char *separator = g_strrstr_len(file, length, G_DIR_SEPARATOR_S);
    return separator == NULL ? file : separator + 1;
}

static void
comment_file(const PsgReportFile *file, GString *lines)
{
    g_string_append(lines, lines->len > 0 ? "\nFrom " : "From ");
    psg_terminal_append(lines, name_without_folder(file->file));
    g_string_append(lines, ": ");
    psg_terminal_append(lines, file->what);
}

static void
comment_guesses(const PsgReport *report, GString *lines)
{
    const GPtrArray *guesses = psg_report_guesses(report);
    for (guint i = 0; i < guesses->len; i++) {
        const PsgReportGuess *guess = g_ptr_array_index(guesses, i);
        g_string_append(lines, "\nGuessed: ");
        psg_terminal_append(lines, guess->guess);
    }
}

char *
psg_import_report_comment(const PsgReport *report)
{
    const GPtrArray *files = psg_report_files(report);
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < files->len; i++) {
        comment_file(g_ptr_array_index(files, i), lines);
    }
    comment_guesses(report, lines);
    return g_string_free(lines, files->len == 0);
}

/* As many of them on a line as it holds. */
static void
comment_columns(const PsgReportFile *file, const PsgLandscape *made, GString *lines)
{
    glong length = WIDTH;
    for (guint i = 0; i < file->columns->len; i++) {
        g_autoptr(GString) column = g_string_new(NULL);
        append_column(g_ptr_array_index(file->columns, i), made, column);
        glong width = g_utf8_strlen(column->str, -1) + (glong)strlen(", ");
        bool is_full = length + width > WIDTH;
        length = is_full ? width : length + width;
        g_string_append_printf(lines, "%s%s%s", i == 0 || !is_full ? "" : ",",
                               is_full ? "\n  " : ", ", column->str);
    }
}

void
psg_import_report_comment_all(const PsgReport *report, const PsgLandscape *made,
                              GString *lines)
{
    const GPtrArray *files = psg_report_files(report);
    const GPtrArray *losses = psg_report_losses(report);
    for (guint i = 0; i < files->len; i++) {
        const PsgReportFile *file = g_ptr_array_index(files, i);
        comment_file(file, lines);
        if (file->rows > 0) {
            g_string_append_printf(lines, "; %zu row%s", file->rows,
                                   psg_plural(file->rows));
        }
        comment_columns(file, made, lines);
    }
    comment_guesses(report, lines);
    for (guint i = 0; i < losses->len; i++) {
        const PsgReportLoss *loss = g_ptr_array_index(losses, i);
        g_string_append(lines, "\nNo place in a landscape: ");
        psg_terminal_append(lines, loss->what);
        g_string_append_printf(lines, ", %zu time%s", loss->count,
                               psg_plural(loss->count));
    }
}

/* ---- As JSON ---- */

static void
add_place(PsgJson *json, const PsgSpan *span)
{
    PsgPosition position = {0, 0};
    if (span->input != NULL) {
        position = psg_input_position(span->input, span->start);
    }
    psg_json_string(json, "file",
                    span->input == NULL ? NULL : psg_input_name(span->input));
    psg_json_count(json, "line", position.line);
    psg_json_count(json, "column", position.column);
}

static void
add_file(PsgJson *json, const PsgReportFile *file)
{
    psg_json_begin_object(json, NULL);
    psg_json_string(json, "file", file->file);
    psg_json_string(json, "format", file->format);
    psg_json_string(json, "what", file->what);
    psg_json_begin_list(json, "columns");
    for (guint i = 0; i < file->columns->len; i++) {
        const PsgReportColumn *column = g_ptr_array_index(file->columns, i);
        psg_json_begin_object(json, NULL);
        psg_json_string(json, "name", column->name);
        psg_json_string(json, "meaning", column->meaning);
        psg_json_end_object(json);
    }
    psg_json_end_list(json);
    psg_json_count(json, "rows", file->rows);
    psg_json_count(json, "taken", file->taken);
    psg_json_count(json, "joined", file->joined);
    psg_json_count(json, "refused", file->refused);
    psg_json_end_object(json);
}

static void
add_landscape(PsgJson *json, const PsgLandscape *made)
{
    if (made == NULL) {
        psg_json_string(json, "landscape", NULL);
        return;
    }
    psg_json_begin_object(json, "landscape");
    psg_json_count(json, "slices", made->slice_count);
    psg_json_count(json, "actors", made->actor_count);
    psg_json_count(json, "relations", made->relation_count);
    psg_json_count(json, "events", made->event_count);
    psg_json_end_object(json);
}

void
psg_import_report_json(const PsgReport *report, const PsgSettled *settled, PsgStream *out)
{
    PsgJson *json = psg_json_new(out);
    const GPtrArray *files = psg_report_files(report);
    const GPtrArray *guesses = psg_report_guesses(report);
    const GPtrArray *losses = psg_report_losses(report);
    psg_json_begin_object(json, NULL);
    psg_json_begin_list(json, "files");
    for (guint i = 0; i < files->len; i++) {
        add_file(json, g_ptr_array_index(files, i));
    }
    psg_json_end_list(json);
    psg_json_count(json, "doubtful", psg_report_doubtful(report));
    psg_json_begin_list(json, "guesses");
    for (guint i = 0; i < guesses->len; i++) {
        const PsgReportGuess *guess = g_ptr_array_index(guesses, i);
        psg_json_begin_object(json, NULL);
        psg_json_string(json, "guess", guess->guess);
        add_place(json, &guess->span);
        psg_json_end_object(json);
    }
    psg_json_end_list(json);
    psg_json_begin_list(json, "losses");
    for (guint i = 0; i < losses->len; i++) {
        const PsgReportLoss *loss = g_ptr_array_index(losses, i);
        psg_json_begin_object(json, NULL);
        psg_json_string(json, "what", loss->what);
        psg_json_count(json, "count", loss->count);
        add_place(json, &loss->first);
        psg_json_end_object(json);
    }
    psg_json_end_list(json);
    add_landscape(json, settled == NULL ? NULL : settled->landscape);
    psg_json_end_object(json);
    psg_json_free(json);
}

/* ---- The table of names ---- */

void
psg_import_names_write(const PsgSettled *settled, PsgStream *out)
{
    static const PsgColumn columns[] = {
        {"key", PSG_COLUMN_TEXT}, {"id", PSG_COLUMN_WORD}, {"name", PSG_COLUMN_TEXT}};
    const PsgLandscape *made = settled->landscape;
    g_autoptr(PsgTable) table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < made->actor_count; i++) {
        const PsgDatedTexts *names = &made->actors[i].name;
        psg_table_begin_row(table);
        psg_table_set(table, "key", settled->keys[i]);
        psg_table_set(table, "id", made->actors[i].id);
        psg_table_set(table, "name",
                      psg_text_or(&names->items[names->count - 1].text, made->language,
                                  made->actors[i].id));
    }
    psg_csv_write(table, out);
}
