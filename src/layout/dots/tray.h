/*
 * Actors that are never tied to anybody, in a grid along the bottom of the page.
 */
#pragma once

#include "layout/task.h"

#include <glib.h>

typedef struct {
    bool *holds;  /* by actor */
    size_t *cell; /* by actor that it holds; who never meets may share one */
    size_t cell_count;
    double pitch; /* of the grid, before scaling */
} PsgTray;

/* Pinned actors and members of groups belong elsewhere. */
PsgTray *psg_tray_new(const PsgLayoutTask *task);
void psg_tray_free(PsgTray *tray);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgTray, psg_tray_free)

/* How much of the page's height it takes with its grid at that scale, 0 if it is empty. */
double psg_tray_height(const PsgTray *tray, double width, double scale);

/* Puts those that it holds down in that room, in all slices. */
void psg_tray_fill(const PsgTray *tray, const PsgLayoutTask *task, PsgRect room,
                   double scale, PsgPoint *places);
