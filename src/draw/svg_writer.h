/*
 * What the elements of an SVG file hold: ids, colours, paths.
 */
#pragma once

#include "base/colour.h"
#include "base/path.h"
#include "base/xml_writer.h"

#include <glib.h>

typedef struct {
    PsgXmlWriter *xml; /* of its elements */
    GString *out;
    GString *prefix; /* of ids */
    GArray *marks;   /* gsize: where in the text a mark has its place */
} PsgSvgWriter;

/* name: of the figure; every id begins with it, and with a mark after it: a digest of all that
 * is written. So figures that stand in one page have no id in common, whatever landscapes
 * they are of, unless they are the same in every byte. ids: stands in front in place of the
 * mark, if it is not empty, so that ids last while the figure changes; NULL: they are marked. */
PsgSvgWriter *psg_svg_writer_new(const char *name, const char *ids);

/* The same of elements that stand within others, without a declaration of XML, and in one line. */
PsgSvgWriter *psg_svg_writer_new_within(const char *name);
void psg_svg_writer_free(PsgSvgWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgSvgWriter, psg_svg_writer_free)

/* With two decimals. */
void psg_svg_number(PsgSvgWriter *writer, const char *attribute, double number);

/* The text as a part of an id, so that no two are alike: "_x0020_" for a blank, and so on for all
 * that a name of XML may not hold, or not on every system. */
void psg_svg_id_append(GString *out, const char *text);

/* An attribute that holds an id: any text, written so that no two are alike. */
void psg_svg_id(PsgSvgWriter *writer, const char *attribute, const char *id);

/* An attribute that lists such ids, NULL-terminated. */
void psg_svg_ids(PsgSvgWriter *writer, const char *attribute, const char *const *ids);

/* An attribute that refers to the element with that id, to be painted with. */
void psg_svg_reference(PsgSvgWriter *writer, const char *attribute, const char *id);

/* "fill" with "fill-opacity", or "stroke" with "stroke-opacity". */
void psg_svg_colour(PsgSvgWriter *writer, const char *attribute, PsgColour colour);

/* The path as a value of the attribute "d". */
void psg_svg_steps(GString *out, const PsgPath *path);

/* All that was written. Once. */
GBytes *psg_svg_writer_finish(PsgSvgWriter *writer);
