/*
 * Elements that slides, masters, layouts and notes are made of.
 */
#pragma once

#include "base/geometry.h"
#include "base/xml_writer.h"

/* A page unit in those of DrawingML, of which an inch has 914400; and in hundredths of a point, in
 * which sizes of letters are told. */
enum { PSG_EMU = 7620, PSG_SIZE = 60 };

static inline gint64
psg_emu(double units)
{
    return (gint64)llround(units * PSG_EMU);
}

/* The ground of the theme, behind all that stands on a master or a slide. */
#define PSG_PPTX_GROUND                                                                  \
    "<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>"                \
    "<a:effectLst/></p:bgPr></p:bg>"

/* The id of fields that are the number of their slide. */
#define PSG_PPTX_NUMBER "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"

/* An element with the declarations of a, r and p: the root of a part. The writer appends to the
 * text. */
PsgXmlWriter *psg_pptx_begin(GString *text, const char *element);

/* <p:spTree>, in which shapes follow; the caller ends it. */
void psg_pptx_begin_tree(PsgXmlWriter *xml);

/* <p:cNvPr>, in which links may follow; the caller ends it. description: NULL: none. */
void psg_pptx_begin_identity(PsgXmlWriter *xml, unsigned id, const char *name,
                             const char *description);

/* What a shape is that stands for one of its layout: <p:cNvSpPr> and <p:nvPr>. */
typedef struct {
    const char *type, *size, *index; /* NULL: what the format takes then */
} PsgPptxHolder;

void psg_pptx_write_holder(PsgXmlWriter *xml, PsgPptxHolder holder);

/* Its corner and its size, in elements of these names. Sides are where those of the box are, each
 * rounded: neighbours go on touching each other. */
void psg_pptx_write_box(PsgXmlWriter *xml, PsgRect box, const char *place,
                        const char *size);

/* <a:xfrm>: where a shape is. */
void psg_pptx_write_place(PsgXmlWriter *xml, PsgRect place);
