/*
 * Whether a style is whole, and can be read by who looks at its figures.
 */
#pragma once

#include "base/diagnostics.h"
#include "model/style.h"
#include "read/yaml/node.h"

/* Tells what is missing, and text without contrast; root: what was written, for the
 * places. */
void psg_style_check(const PsgStyle *style, const PsgNode *root, PsgDiagnostics *list);
