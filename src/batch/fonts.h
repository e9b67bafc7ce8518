/*
 * Which fonts figures can have, as a digest: the same on two machines that have the same fonts, wherever
 * these lie.
 */
#pragma once

#include "model/style.h"

/* Of the fonts that fontconfig offers for a style, in its order, until all letters that any font has are had:
 * their names, versions and bytes, and how they are to be drawn. Of a font file the size and the beginning stand
 * for all, since there is a table with checksums of the rest. A font that is installed besides, and comes after
 * those in all respects, changes nothing. Owned by the caller. */
char *psg_fonts_digest(const PsgStyle *style);
