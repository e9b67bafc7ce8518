/*
 * The items of a scene on a Cairo context: what PNG and PDF have in common.
 */
#pragma once

#include "scene/scene.h"

#include <cairo.h>

/* Paints background and items as they are at a second; INFINITY is the end. The context's
 * matrix turns page units into the surface's. */
void psg_cairo_paint(cairo_t *cairo, const PsgScene *scene, double second);
