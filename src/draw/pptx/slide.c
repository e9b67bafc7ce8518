/* The shapes of a slide. */
#include "draw/pptx/slide.h"

#include "draw/pptx/template.h"

#include <math.h>

static void
write_placed_title(const PsgSlide *slide)
{
    g_autofree char *title =
        g_markup_escape_text(psg_document_title(slide->page->scene), -1);
    g_autofree char *run = g_strdup_printf("<a:r><a:rPr/><a:t>%s</a:t></a:r>", title);
    psg_pptx_write_placed(slide, &slide->layout->title, 2, "Title", run);
}

static void
write_title(const PsgSlide *slide)
{
    if (slide->layout != NULL && slide->layout->title.type != NULL) {
        write_placed_title(slide);
        return;
    }
    PsgXmlWriter *xml = slide->xml;
    psg_xml_start(xml, "p:sp");
    psg_xml_raw(xml, "<p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr>"
                     "<a:spLocks noGrp=\"1\"/></p:cNvSpPr>");
    psg_xml_start(xml, "p:nvPr");
    psg_xml_start(xml, "p:ph");
    psg_xml_string(xml, "type", psg_slide_title_type(slide));
    psg_xml_end(xml);
    psg_xml_end(xml);
    psg_xml_raw(xml, "</p:nvSpPr><p:spPr/>");
    psg_xml_start(xml, "p:txBody");
    psg_xml_raw(xml, "<a:bodyPr/><a:lstStyle/>");
    psg_xml_start(xml, "a:p");
    psg_xml_start(xml, "a:r");
    psg_xml_start(xml, "a:rPr");
    psg_xml_string(xml, "lang", psg_scene_language(slide->page->scene));
    psg_xml_end(xml);
    psg_xml_start(xml, "a:t");
    psg_xml_text(xml, psg_document_title(slide->page->scene));
    psg_xml_end(xml);
    psg_xml_end(xml);
    psg_xml_end(xml);
    psg_xml_end(xml);
    psg_xml_end(xml);
}

void
psg_slide_write_tree(const PsgSlide *slide)
{
    psg_xml_start(slide->xml, "p:spTree");
    psg_xml_raw(slide->xml,
                "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/>"
                "</p:nvGrpSpPr><p:grpSpPr/>");
    write_title(slide);
    psg_xml_end(slide->xml);
}
