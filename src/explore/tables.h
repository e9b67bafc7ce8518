/*
 * The landscape as tables of HTML: all that the explorer page tells without its script.
 */
#pragma once

#include "figure/context.h"

/* Adds a heading and a table for actors, relations and events, and a list of sources, each if there
 * are any: elements that stand one after the other, in the context's language. Rows have the ids
 * "actor-ID" and "source-ID". */
void psg_page_tables(const PsgRenderContext *context, GString *out);
