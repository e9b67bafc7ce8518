/*
 * An item of a scene as an element of SVG; a group as its begin, and its end.
 */
#pragma once

#include "draw/svg_writer.h"
#include "scene/scene.h"

/* How items are written. All may be 0. */
typedef struct {
    double seconds; /* of the film; 0: as it is at the end, and nothing moves */
    /* of fonts, as PsgFont has it: what all around is written in, so that it is not said
     * again */
    const char *family;
    /* gets the shape of each path, owned, which then has the attribute "data-d", with nothing in it, in
     * place of "d"; NULL: paths have their shapes */
    GPtrArray *shapes;
} PsgSvgManner;

/* number: of the item in the scene, unless another one tells it better from others of its page. */
void psg_svg_item(PsgSvgWriter *svg, const PsgItem *item, size_t number,
                  const PsgSvgManner *manner);

/* Writes the families, a list as PsgFont has it, for the element that has begun. */
void psg_svg_family(PsgSvgWriter *svg, const char *family);
