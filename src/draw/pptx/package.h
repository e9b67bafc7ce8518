/*
 * A package of parts, as Office Open XML wants it (ECMA-376, part 2): a zip with a list of what
 * its parts are, and lists of what refers to what.
 *
 * The same parts give the same bytes: they stand in the order in which they were added, dated
 * 1980-01-01, the first day that a zip knows.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* ---- Relationships of one part ---- */

typedef struct PsgPptxLinks PsgPptxLinks;

PsgPptxLinks *psg_pptx_links_new(void);
void psg_pptx_links_free(PsgPptxLinks *links);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgPptxLinks, psg_pptx_links_free)

/* type: the last word of a type of ECMA-376, "slideLayout", or a whole address. target: from the
 * folder of the part. The relationship's id, "rId3", which belongs to the links; the same for what
 * is there already. */
const char *psg_pptx_links_add(PsgPptxLinks *links, const char *type, const char *target);

/* One that has its id already, of a template. */
void psg_pptx_links_keep(PsgPptxLinks *links, const char *id, const char *type,
                         const char *target);

/* target: an address on the web. */
const char *psg_pptx_links_add_address(PsgPptxLinks *links, const char *target);

/* ---- The package ---- */

typedef struct PsgPptxPackage PsgPptxPackage;

PsgPptxPackage *psg_pptx_package_new(void);
void psg_pptx_package_free(PsgPptxPackage *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgPptxPackage, psg_pptx_package_free)

/* name: "ppt/slides/slide1.xml". type: its content type; NULL: that of all files with its ending,
 * which is told for "rels" and "xml" alone. Takes the text. */
void psg_pptx_package_add(PsgPptxPackage *package, const char *name, const char *type,
                          GString *text);

/* The list of the part's relationships, if it has any. part: its name; "": the package. */
void psg_pptx_package_add_links(PsgPptxPackage *package, const char *part,
                                const PsgPptxLinks *links);

/* The file. NULL with an error of PSG_PAINT_ERROR if the library gives up. Once. */
GBytes *psg_pptx_package_finish(PsgPptxPackage *package, GError **error);

/* The library that packs, with its version. Owned by the caller. */
char *psg_pptx_package_version(void);
