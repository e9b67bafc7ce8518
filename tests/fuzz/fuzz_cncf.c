/* Bytes as a landscape.yml of the CNCF: read or refused with a place. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_import("cncf", data, size);
    return 0;
}
