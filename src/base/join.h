/*
 * Lists in words: "Ann, Bob, Cyd", and counts of things: "1 actor", "2 actors".
 */
#pragma once

#include <glib.h>

/* Adds an item, after the separator if it is not the first. */
void psg_join(GString *list, const char *separator, const char *item);

/* The same for an item that has to be put together. */
void psg_join_printf(GString *list, const char *separator, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* The ending of an English noun of which there are so many: "" or "s". */
const char *psg_plural(size_t count);
