/*
 * How the parts of a film move, as SVG says it (SMIL).
 *
 * Attributes say what is there at the end, for viewers that animate nothing; what animates
 * them are elements that those pass over. All run for as long as the film, from the same
 * moment, over and over.
 */
#pragma once

#include "draw/svg_writer.h"
#include "scene/motion.h"

/* A group's attributes at the end. opacity: of the group when nothing fades. */
void psg_svg_group_at_end(PsgSvgWriter *svg, const PsgMotion *motion, double opacity);

/* In the group's element, before what it holds. seconds: of the film. */
void psg_svg_animate_group(PsgSvgWriter *svg, const PsgMotion *motion, double opacity,
                           double seconds);

/* In the path's element. */
void psg_svg_animate_path(PsgSvgWriter *svg, const PsgMotion *motion, double seconds);
