/* Bytes as a graph in JSON, or a landscape exported as JSON: read or refused with a place. */
#include "figure/figure.h"
#include "fuzz.h"

#include "read/import/formats.h"
#include "read/landscape/json_form.h"
#include "read/landscape/landscape_read.h"

#include <string.h>

static void
read_landscape(const uint8_t *data, size_t size)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(GArray) inputs = g_array_new(FALSE, FALSE, sizeof(const PsgInput *));
    const PsgInput *input =
        psg_diagnostics_keep(list, psg_input_new("fuzz", (const char *)data, size));
    PsgLimits limits = fuzz_limits();
    g_array_append_val(inputs, input);
    g_autoptr(PsgLandscape) landscape =
        psg_landscape_read_inputs(inputs, &limits, psg_figure_kinds(), list);
    fuzz_check_told(list, landscape != NULL, NULL);
    if (landscape != NULL) {
        fuzz_read_back(landscape);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(PsgInput) input = psg_input_new("fuzz", (const char *)data, size);
    if (psg_json_is_landscape(input)) {
        read_landscape(data, size);
        return 0;
    }
    const PsgFileFormat *format = psg_file_format_recognise(input, false);
    bool is_known = format != NULL && (strcmp(format->name, "jgf") == 0 ||
                                       strcmp(format->name, "cytoscape") == 0);
    fuzz_import(is_known ? format->name : "node-link", data, size);
    return 0;
}
