/* Bytes as a landscape in YAML: it is read or refused with a place; what is read can be
 * sliced, printed, and exported. */
#include "figure/figure.h"
#include "fuzz.h"

#include "read/landscape/landscape_read.h"
#include "slice/view.h"
#include "write/exporter.h"

static void
export_all(const PsgLandscape *landscape)
{
    const char *const *tables = psg_exporter_lookup("csv")->tables;
    for (size_t i = 0; tables[i] != NULL; i++) {
        g_free(fuzz_export(landscape, "csv", tables[i]));
    }
    fuzz_read_back(landscape);
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
