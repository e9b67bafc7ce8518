/*
 * One slice as DOT, for Graphviz' own tools.
 */
#pragma once

#include "slice/view.h"

/* Owned by the caller; NULL with an error if memory ends. */
char *psg_dot_of_view(const PsgView *view, const char *language, GError **error);
