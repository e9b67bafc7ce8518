/*
 * A scene in the plain form that office programs and drawing programs read alike.
 *
 * Tried with LibreOffice 7.4, Inkscape 1.2, librsvg 2.54 and Chromium 156. LibreOffice makes
 * a group that is half seen through a quarter, and knows no direction of text; others
 * measure text that is anchored elsewhere than at its left as their own fonts have it; what moves,
 * and links, are for browsers.
 */
#pragma once

#include "scene/scene.h"

/* The scene at its end: every group where it stands and as opaque as the page, what is gone
 * left out, every line of text from its left. Ids, classes and titles stay. A line that is
 * written from the right is anchored in its middle, where it stands whether a program knows
 * directions or not. Owned by the caller. */
PsgScene *psg_svg_office_scene(const PsgScene *scene);
