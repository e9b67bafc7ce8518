/*
 * The items of a scene on a Cairo context: what PNG and PDF have in common.
 */
#pragma once

#include "scene/scene.h"

#include <cairo.h>

/* Paints background and items as they are at a second; INFINITY is the end. The context's
 * matrix turns page units into the surface's. */
void psg_cairo_paint(cairo_t *cairo, const PsgScene *scene, double second);

/* A box around all that is painted at a second from item `first`, the beginning of a group,
 * to its end. It may be a little larger than what is seen; empty if nothing is. */
PsgRect psg_group_extent(const PsgScene *scene, size_t first, double second);
