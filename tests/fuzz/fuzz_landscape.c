/* Bytes as a landscape in YAML: it is read or refused with a place; what is read can be
 * sliced, printed, and exported. */
#include "figure/figure.h"
#include "fuzz.h"

#include "read/landscape/landscape_read.h"
#include "slice/view.h"
#include "write/exporter.h"

#include <string.h>

static char *export(const PsgLandscape *landscape, const PsgExporter *exporter,
                    const char *table)
{
    g_autoptr(GError) error = NULL;
    PsgExport what = {.landscape = landscape, .language = "fr", .table = table};
    PsgStream *out = psg_stream_new_text();
    fuzz_expect(exporter->write(&what, out, &error));
    char *text = psg_stream_close_text(out);
    fuzz_expect(g_utf8_validate(text, -1, NULL));
    return text;
}

/* Written and read again, it is the same. */
static void
come_back(const PsgLandscape *landscape)
{
    g_autofree char *json = export(landscape, psg_exporter_lookup("json"), NULL);
    g_autofree char *yaml = export(landscape, psg_exporter_lookup("yaml"), NULL);
    g_autoptr(FuzzFile) file = fuzz_file_new((const uint8_t *)yaml, strlen(yaml));
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(GError) error = NULL;
    PsgLimits limits = psg_limits_default();
    g_autoptr(PsgLandscape) again =
        psg_landscape_read(file->path, &limits, psg_figure_kinds(), list, &error);
    fuzz_expect(again != NULL);
    g_autofree char *json_again = export(again, psg_exporter_lookup("json"), NULL);
    fuzz_expect(strcmp(json, json_again) == 0);
}

static void
export_all(const PsgLandscape *landscape)
{
    const PsgExporter *csv = psg_exporter_lookup("csv");
    for (size_t i = 0; csv->tables[i] != NULL; i++) {
        g_free(export(landscape, csv, csv->tables[i]));
    }
    come_back(landscape);
}

static void
view_all(const PsgLandscape *landscape)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < landscape->slice_count; i++) {
        g_autoptr(PsgView) view = psg_view_of_slice(landscape, i);
        psg_view_print(view, text);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(FuzzFile) file = fuzz_file_new(data, size);
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(GError) error = NULL;
    PsgLimits limits = fuzz_limits();
    g_autoptr(PsgLandscape) landscape =
        psg_landscape_read(file->path, &limits, psg_figure_kinds(), list, &error);
    fuzz_check_told(list, landscape != NULL, error);
    if (landscape != NULL) {
        export_all(landscape);
        view_all(landscape);
    }
    return 0;
}
