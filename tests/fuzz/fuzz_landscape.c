/* Bytes as a landscape in YAML: it is read or refused with a place; what is read can be
 * sliced, printed, and exported. */
#include "fuzz.h"

#include "read/landscape/landscape_read.h"
#include "slice/view.h"
#include "write/csv.h"
#include "write/json.h"

static void
export_all(const PsgLandscape *landscape)
{
    g_autofree char *json = psg_json_of_landscape(landscape);
    fuzz_expect(g_utf8_validate(json, -1, NULL));
    for (const char *const *table = psg_csv_tables(); *table != NULL; table++) {
        g_autofree char *csv = psg_csv_of_landscape(landscape, *table, "fr");
        fuzz_expect(g_utf8_validate(csv, -1, NULL));
    }
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
        psg_landscape_read(file->path, &limits, list, &error);
    fuzz_check_told(list, landscape != NULL, error);
    if (landscape != NULL) {
        export_all(landscape);
        view_all(landscape);
    }
    return 0;
}
