/* The report of an import: what was counted as it went on. */
#include "read/draft/report.h"

#include <string.h>

struct PsgReport {
    PsgDiagnostics *list;
    bool is_strict;
    size_t doubtful;
    GPtrArray *files, *losses, *guesses;
    GHashTable *loss_of, *guess_of; /* by their words, which they own */
};

static void
column_free(void *data)
{
    PsgReportColumn *column = data;
    g_free(column->name);
    g_free(column->meaning);
    g_free(column);
}

static void
file_free(void *data)
{
    PsgReportFile *file = data;
    g_free(file->file);
    g_free(file->format);
    g_free(file->what);
    g_ptr_array_unref(file->columns);
    g_free(file);
}

static void
loss_free(void *data)
{
    PsgReportLoss *loss = data;
    g_free(loss->what);
    g_free(loss);
}

static void
guess_free(void *data)
{
    PsgReportGuess *guess = data;
    g_free(guess->guess);
    g_free(guess);
}

PsgReport *
psg_report_new(PsgDiagnostics *list, bool is_strict)
{
    PsgReport *report = g_new0(PsgReport, 1);
    report->list = list;
    report->is_strict = is_strict;
    report->files = g_ptr_array_new_with_free_func(file_free);
    report->losses = g_ptr_array_new_with_free_func(loss_free);
    report->guesses = g_ptr_array_new_with_free_func(guess_free);
    report->loss_of = g_hash_table_new(g_str_hash, g_str_equal);
    report->guess_of = g_hash_table_new(g_str_hash, g_str_equal);
    return report;
}

void
psg_report_free(PsgReport *report)
{
    if (report != NULL) {
        g_hash_table_unref(report->loss_of);
        g_hash_table_unref(report->guess_of);
        g_ptr_array_unref(report->files);
        g_ptr_array_unref(report->losses);
        g_ptr_array_unref(report->guesses);
        g_free(report);
    }
}

void
psg_report_begin(PsgReport *report, const char *file, const char *format)
{
    PsgReportFile *begun = g_new0(PsgReportFile, 1);
    begun->file = g_strdup(file);
    begun->format = g_strdup(format);
    begun->what = g_strdup(format);
    begun->columns = g_ptr_array_new_with_free_func(column_free);
    g_ptr_array_add(report->files, begun);
}

static PsgReportFile *
current(const PsgReport *report)
{
    g_assert(report->files->len > 0);
    return g_ptr_array_index(report->files, report->files->len - 1);
}

/* What is refused after all files were read is of the one in which it stands. */
static PsgReportFile *
file_of(const PsgReport *report, const PsgSpan *span)
{
    for (guint i = 0; span->input != NULL && i < report->files->len; i++) {
        PsgReportFile *file = g_ptr_array_index(report->files, i);
        if (strcmp(file->file, psg_input_name(span->input)) == 0) {
            return file;
        }
    }
    return current(report);
}

void
psg_report_describe(PsgReport *report, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_free(current(report)->what);
    current(report)->what = g_strdup_vprintf(format, words);
    va_end(words);
}

void
psg_report_column(PsgReport *report, const char *name, const char *meaning)
{
    PsgReportColumn *column = g_new0(PsgReportColumn, 1);
    column->name = g_strdup(name);
    column->meaning = g_strdup(meaning);
    g_ptr_array_add(current(report)->columns, column);
}

void
psg_report_rows(PsgReport *report, size_t rows)
{
    current(report)->rows += rows;
}

void
psg_report_taken(PsgReport *report, size_t rows)
{
    current(report)->taken += rows;
}

void
psg_report_joined(PsgReport *report, size_t rows)
{
    current(report)->joined += rows;
}

void
psg_report_refuse(PsgReport *report, const char *rule, PsgSpan span, const char *format,
                  ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *message = g_strdup_vprintf(format, words);
    va_end(words);
    if (report->files->len > 0) {
        file_of(report, &span)->refused++;
    }
    (report->is_strict ? psg_diagnostics_error : psg_diagnostics_warning)(
        report->list, rule, span, "%s", message);
}

void
psg_report_doubt(PsgReport *report, const char *rule, PsgSpan span, const char *format,
                 ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *message = g_strdup_vprintf(format, words);
    va_end(words);
    report->doubtful++;
    psg_diagnostics_warning(report->list, rule, span, "%s", message);
}

void
psg_report_lose(PsgReport *report, const char *what, PsgSpan span)
{
    PsgReportLoss *loss = g_hash_table_lookup(report->loss_of, what);
    if (loss != NULL) {
        loss->count++;
        return;
    }
    loss = g_new0(PsgReportLoss, 1);
    *loss = (PsgReportLoss){g_strdup(what), 1, span};
    g_ptr_array_add(report->losses, loss);
    g_hash_table_insert(report->loss_of, loss->what, loss);
}

void
psg_report_guess(PsgReport *report, PsgSpan span, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *text = g_strdup_vprintf(format, words);
    va_end(words);
    if (g_hash_table_contains(report->guess_of, text)) {
        return;
    }
    PsgReportGuess *guess = g_new0(PsgReportGuess, 1);
    *guess = (PsgReportGuess){g_steal_pointer(&text), span};
    g_ptr_array_add(report->guesses, guess);
    g_hash_table_add(report->guess_of, guess->guess);
}

size_t
psg_report_doubtful(const PsgReport *report)
{
    return report->doubtful;
}

const GPtrArray *
psg_report_files(const PsgReport *report)
{
    return report->files;
}

const GPtrArray *
psg_report_losses(const PsgReport *report)
{
    return report->losses;
}

const GPtrArray *
psg_report_guesses(const PsgReport *report)
{
    return report->guesses;
}
