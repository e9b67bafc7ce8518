/* Bytes as a table: read or refused with a place; what is read becomes a landscape. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_import("csv", data, size);
    return 0;
}
