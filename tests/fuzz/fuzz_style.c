/* Bytes as a style: it is read or refused with a place; what is read has all that
 * figures ask of it. */
#include "fuzz.h"

#include "read/style/style_read.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(FuzzFile) file = fuzz_file_new(data, size);
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgStyle) style = psg_style_read(file->path, NULL, list, &error);
    fuzz_check_told(list, style != NULL, error);
    if (style != NULL) {
        fuzz_expect(style->palette_count > 0);
        fuzz_expect(style->shape_count > 0);
        fuzz_expect(style->line_count > 0);
        fuzz_expect(style->font != NULL && *style->font != '\0');
        fuzz_expect(style->size_small > 0 && style->size_title < 1000);
        fuzz_expect(style->line_width >= 0 && style->corner >= 0);
    }
    return 0;
}
