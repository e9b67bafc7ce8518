/* Bytes as tables of a temporal graph, several files with a zero byte between them: they
 * are read or refused with a place; what is read becomes a landscape without mistakes. */
#include "figure/figure.h"
#include "fuzz.h"

#include "read/landscape/landscape_read.h"
#include "read/table/tables.h"
#include "write/exporter.h"

#include <string.h>

enum { MOST_FILES = 3 };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzFile *files[MOST_FILES] = {NULL};
    char *paths[MOST_FILES + 1] = {NULL};
    for (size_t i = 0; i < MOST_FILES && (i == 0 || size > 0); i++) {
        const uint8_t *end =
            i + 1 < MOST_FILES && size > 0 ? memchr(data, 0, size) : NULL;
        size_t length = end == NULL ? size : (size_t)(end - data);
        files[i] = fuzz_file_new(data, length);
        paths[i] = files[i]->path;
        data += MIN(length + 1, size);
        size -= MIN(length + 1, size);
    }
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(GError) error = NULL;
    PsgLimits limits = fuzz_limits();
    g_autoptr(PsgLandscape) landscape = psg_tables_read(paths, &limits, list, &error);
    fuzz_check_told(list, landscape != NULL, error);
    if (landscape != NULL) {
        fuzz_read_back(landscape);
    }
    for (size_t i = 0; i < MOST_FILES; i++) {
        fuzz_file_free(files[i]);
    }
    return 0;
}
