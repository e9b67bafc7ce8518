/*
 * A name that is too long for its place, made shorter: so that it is still told from others that
 * begin alike.
 */
#pragma once

#include "figure/context.h"

/* The name without what it shares with the beginning of another actor's: "Institut … de Nantes";
 * itself if no other one begins with its first `kept` bytes. Owned by the caller. */
char *psg_short_name(const PsgRenderContext *context, const char *name, size_t kept);
