/* Bytes as DOT: cgraph reads them or they are refused with a place. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_import("dot", data, size);
    return 0;
}
