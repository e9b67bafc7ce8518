/*
 * Whether bytes are UTF-8 text at all.
 */
#pragma once

#include "base/diagnostics.h"

#include <stdbool.h>

/* Says what the bytes are instead, if they are not. The text begins at *base, after a
 * byte order mark. */
bool psg_encoding_check(const PsgInput *input, size_t *base, PsgDiagnostics *list);
