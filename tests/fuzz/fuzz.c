/* What the fuzz harnesses have in common. */
#define _GNU_SOURCE /* memfd_create */
#include "fuzz.h"

#include "figure/figure.h"
#include "read/import/open.h"
#include "read/landscape/landscape_read.h"
#include "write/checked.h"
#include "write/exporter.h"
#include "write/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zip.h>

void
fuzz_fail(const char *condition, const char *file, int line)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
    abort();
}

FuzzFile *
fuzz_file_new(const uint8_t *data, size_t size)
{
    FuzzFile *file = g_new0(FuzzFile, 1);
    file->descriptor = memfd_create("input", MFD_CLOEXEC);
    fuzz_expect(file->descriptor >= 0);
    fuzz_expect(write(file->descriptor, data, size) == (ssize_t)size);
    file->path = g_strdup_printf("/proc/self/fd/%d", file->descriptor);
    return file;
}

void
fuzz_file_free(FuzzFile *file)
{
    if (file != NULL) {
        close(file->descriptor);
        g_free(file->path);
        g_free(file);
    }
}

PsgLimits
fuzz_limits(void)
{
    return (PsgLimits){
        .max_bytes = 8192,
        .max_depth = 12,
        .max_values = 600,
        .max_actors = 12,
        .max_slices = 6,
        .max_text = 400,
    };
}

static void
check_span(const PsgSpan *span)
{
    if (span->input != NULL) {
        size_t length = psg_input_length(span->input);
        fuzz_expect(span->start <= span->end);
        fuzz_expect(span->start <= length);
        PsgPosition position = psg_input_position(span->input, span->start);
        fuzz_expect(position.line >= 1 && position.column >= 1);
    }
}

/* No text of an input ends a line of a log, or is a command of its own. */
static void
check_reports(const PsgChecked *checked)
{
    PsgStream *out = psg_stream_new_text();
    psg_checked_sarif(checked, 1, out);
    g_autofree char *sarif = psg_stream_close_text(out);
    fuzz_expect(g_utf8_validate(sarif, -1, NULL));
    out = psg_stream_new_text();
    psg_checked_github(checked, 1, out);
    g_autofree char *log = psg_stream_close_text(out);
    fuzz_expect(g_utf8_validate(log, -1, NULL));
    g_auto(GStrv) lines = g_strsplit(log, "\n", -1);
    for (size_t i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++) {
        fuzz_expect(g_str_has_prefix(lines[i], "::"));
    }
}

void
fuzz_check_told(PsgDiagnostics *list, bool has_result, const GError *error)
{
    size_t errors = psg_diagnostics_error_count(list);
    fuzz_expect(has_result == (errors == 0 && error == NULL));
    psg_diagnostics_sort(list);
    for (size_t i = 0; i < psg_diagnostics_count(list); i++) {
        const PsgDiagnostic *told = psg_diagnostics_nth(list, i);
        fuzz_expect(*told->message != '\0');
        fuzz_expect(g_utf8_validate(told->message, -1, NULL));
        check_span(&told->span);
        check_span(&told->other);
    }
    g_autoptr(GString) text = g_string_new(NULL);
    psg_diagnostics_print(list, true, false, text);
    PsgStream *out = psg_stream_new_text();
    psg_checked_json(&(PsgChecked){.list = list}, 1, out);
    g_autofree char *json = psg_stream_close_text(out);
    fuzz_expect(g_utf8_validate(json, -1, NULL));
    check_reports(&(PsgChecked){list, error == NULL ? NULL : error->message});
}

char *
fuzz_export(const PsgLandscape *landscape, const char *exporter, const char *table)
{
    g_autoptr(GError) error = NULL;
    PsgExport what = {.landscape = landscape, .language = "fr", .table = table};
    PsgStream *out = psg_stream_new_text();
    fuzz_expect(psg_exporter_lookup(exporter)->write(&what, out, &error));
    char *text = psg_stream_close_text(out);
    fuzz_expect(g_utf8_validate(text, -1, NULL));
    return text;
}

void
fuzz_read_back(const PsgLandscape *landscape)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *json = fuzz_export(landscape, "json", NULL);
    g_autofree char *yaml = fuzz_export(landscape, "yaml", NULL);
    g_autoptr(FuzzFile) file = fuzz_file_new((const uint8_t *)yaml, strlen(yaml));
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    PsgLimits limits = psg_limits_default();
    g_autoptr(PsgLandscape) again =
        psg_landscape_read(file->path, &limits, psg_figure_kinds(), list, &error);
    fuzz_check_told(list, again != NULL, error);
    fuzz_expect(again != NULL);
    g_autofree char *json_again = fuzz_export(again, "json", NULL);
    fuzz_expect(strcmp(json, json_again) == 0);
}

void
fuzz_import(const char *format, const uint8_t *data, size_t size)
{
    PsgLimits limits = fuzz_limits();
    PsgOpenWishes wishes = {.from = format};
    PsgOpening opening = {&wishes, &limits, psg_figure_kinds()};
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *input =
        psg_diagnostics_keep(list, psg_input_new("input", (const char *)data, size));
    g_autoptr(GArray) inputs = g_array_new(FALSE, FALSE, sizeof input);
    g_array_append_val(inputs, input);
    g_auto(PsgOpened) opened = {0};
    bool is_opened = psg_open_inputs(inputs, &opening, list, &opened);
    fuzz_check_told(list, is_opened, NULL);
    if (is_opened) {
        fuzz_read_back(opened.settled.landscape);
    }
}

GBytes *
fuzz_pack(const FuzzPart *parts, size_t count, size_t first, const char *texts,
          size_t size)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    for (size_t i = 0; i < count; i++) {
        const char *text = parts[i].text;
        size_t length = strlen(text);
        if (i >= first && size > 0) {
            const char *end = memchr(texts, 0, size);
            text = texts;
            length = end == NULL ? size : (size_t)(end - texts);
            texts += MIN(length + 1, size);
            size -= MIN(length + 1, size);
        }
        zip_int64_t place =
            zip_file_add(zip, parts[i].name, zip_source_buffer(zip, text, length, 0), 0);
        zip_set_file_compression(zip, (zip_uint64_t)place, ZIP_CM_STORE, 0);
    }
    fuzz_expect(zip_close(zip) == 0);
    zip_stat_t stat;
    fuzz_expect(zip_source_open(source) == 0 && zip_source_stat(source, &stat) == 0);
    char *bytes = g_malloc(stat.size);
    zip_source_read(source, bytes, stat.size);
    zip_source_close(source);
    zip_source_free(source);
    return g_bytes_new_take(bytes, stat.size);
}
