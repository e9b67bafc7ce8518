/*
 * XML, written element by element as the text goes out: two blanks a level.
 */
#pragma once

#include "write/stream.h"

typedef struct PsgMarkup PsgMarkup;

/* Borrows the stream. */
PsgMarkup *psg_markup_new(PsgStream *out);

/* All elements have ended. */
void psg_markup_free(PsgMarkup *markup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgMarkup, psg_markup_free)

/* The name must last until the element ends. */
void psg_markup_begin(PsgMarkup *markup, const char *element);
void psg_markup_end(PsgMarkup *markup);

/* Of the element that has just begun; NULL: it has none. */
void psg_markup_attribute(PsgMarkup *markup, const char *name, const char *value);
void psg_markup_count(PsgMarkup *markup, const char *name, size_t value);
void psg_markup_number(PsgMarkup *markup, const char *name, double value, int decimals);

/* All that an element holds. */
void psg_markup_text(PsgMarkup *markup, const char *text);
