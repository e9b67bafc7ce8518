/* Elements of slides that are written in several places. */
#include "draw/pptx/element.h"

/* The declarations of a root element. */
#define NAMESPACES                                                                       \
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""                 \
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""   \
    " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""

PsgXmlWriter *
psg_pptx_begin(GString *text, const char *element)
{
    PsgXmlWriter *xml = psg_xml_writer_new(text, PSG_XML_ONE_LINE);
    psg_xml_start(xml, element);
    g_string_append(text, NAMESPACES);
    return xml;
}

void
psg_pptx_begin_tree(PsgXmlWriter *xml)
{
    psg_xml_start(xml, "p:spTree");
    psg_xml_raw(xml, "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/>"
                     "</p:nvGrpSpPr><p:grpSpPr/>");
}

void
psg_pptx_begin_identity(PsgXmlWriter *xml, unsigned id, const char *name,
                        const char *description)
{
    psg_xml_start(xml, "p:cNvPr");
    psg_xml_integer(xml, "id", id);
    psg_xml_string(xml, "name", name);
    psg_xml_string(xml, "descr", description);
}

void
psg_pptx_write_holder(PsgXmlWriter *xml, PsgPptxHolder holder)
{
    psg_xml_raw(xml, "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>");
    psg_xml_start(xml, "p:nvPr");
    psg_xml_start(xml, "p:ph");
    psg_xml_string(xml, "type", holder.type);
    psg_xml_string(xml, "sz", holder.size);
    psg_xml_string(xml, "idx", holder.index);
    psg_xml_end(xml);
    psg_xml_end(xml);
}

static void
write_pair(PsgXmlWriter *xml, const char *element, const char *const names[2],
           const gint64 values[2])
{
    psg_xml_start(xml, element);
    psg_xml_integer(xml, names[0], values[0]);
    psg_xml_integer(xml, names[1], values[1]);
    psg_xml_end(xml);
}

void
psg_pptx_write_box(PsgXmlWriter *xml, PsgRect box, const char *place, const char *size)
{
    static const char *const corner[] = {"x", "y"}, *const sides[] = {"cx", "cy"};
    gint64 x = psg_emu(box.x), y = psg_emu(box.y);
    gint64 width = psg_emu(psg_rect_right(box)) - x,
           height = psg_emu(psg_rect_bottom(box)) - y;
    write_pair(xml, place, corner, (const gint64[]){x, y});
    write_pair(xml, size, sides, (const gint64[]){width, height});
}

void
psg_pptx_write_place(PsgXmlWriter *xml, PsgRect place)
{
    psg_xml_start(xml, "a:xfrm");
    psg_pptx_write_box(xml, place, "a:off", "a:ext");
    psg_xml_end(xml);
}
