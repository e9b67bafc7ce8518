/*
 * Lists in words: "Ann, Bob, Cyd".
 */
#pragma once

#include <glib.h>

/* Adds an item, after the separator if it is not the first. */
void psg_join(GString *list, const char *separator, const char *item);

/* The same for an item that has to be put together. */
void psg_join_printf(GString *list, const char *separator, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
