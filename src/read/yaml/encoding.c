/* What saves files in other ways than UTF-8 leaves marks, by which it is recognised. */
#include "read/yaml/encoding.h"

#include <string.h>

bool
psg_encoding_check(const PsgInput *input, size_t *base, PsgDiagnostics *list)
{
    const char *text = psg_input_text(input);
    size_t length = psg_input_length(input);
    if (length >= 2 &&
        (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0)) {
        psg_diagnostics_error(list, "encoding", (PsgSpan){input, 0, 0},
                              "the file is UTF-16: save it as UTF-8");
        return false;
    }
    const char *nul = memchr(text, '\0', length);
    if (nul != NULL) {
        size_t place = (size_t)(nul - text);
        psg_diagnostics_error(list, "encoding", (PsgSpan){input, place, place + 1},
                              "a NUL byte: this is no text file, or not in UTF-8");
        return false;
    }
    const char *bad;
    if (!g_utf8_validate_len(text, length, &bad)) {
        size_t place = (size_t)(bad - text);
        psg_diagnostics_error(list, "encoding", (PsgSpan){input, place, place + 1},
                              "the byte 0x%02X is not UTF-8: save the file as UTF-8",
                              (unsigned)(unsigned char)*bad);
        return false;
    }
    *base = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    return true;
}
