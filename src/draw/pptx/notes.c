/* Notes for who speaks: the page that they are printed on, and those of a slide. */
#include "draw/pptx/parts.h"
#include "draw/pptx/slide.h"

#define HOLDER(id, name, locks, place)                                                   \
    "<p:sp><p:nvSpPr><p:cNvPr id=\"" id "\" name=\"" name "\"/><p:cNvSpPr><a:spLocks "   \
    "noGrp=\"1\"" locks "/></p:cNvSpPr><p:nvPr>" place "</p:nvPr></p:nvSpPr>"
#define PICTURE_LOCKS " noRot=\"1\" noChangeAspect=\"1\""
#define PLACE(x, y, cx, cy)                                                              \
    "<p:spPr><a:xfrm><a:off x=\"" x "\" y=\"" y "\"/><a:ext cx=\"" cx "\" cy=\"" cy      \
    "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"

/* On a page of 7.5 by 10 inches the slide stands above its notes. */
static const char MASTER_SHAPES[] =
    HOLDER("2", "Slide", PICTURE_LOCKS, "<p:ph type=\"sldImg\" idx=\"2\"/>") PLACE(
        "685800", "1143000", "5486400",
        "3086100") "<a:noFill/><a:ln w=\"12700\"><a:solidFill><a:prstClr "
                   "val=\"black\"/></a:solidFill></a:ln></p:spPr></p:sp>" HOLDER(
                       "3", "Notes", "", "<p:ph type=\"body\" sz=\"quarter\" idx=\"3\"/>")
                       PLACE(
                           "685800", "4400550", "5486400",
                           "3600450") "</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>";

/* Of letters on the printed page. */
static const double NOTES_POINTS = 12;

GString *
psg_pptx_notes_master(const PsgDeckTheme *theme)
{
    GString *text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = psg_pptx_begin(text, "p:notesMaster");
    g_autofree char *level =
        psg_pptx_level(NOTES_POINTS * PSG_UNITS_PER_INCH / 72, false, "mn");
    psg_xml_start(xml, "p:cSld");
    psg_xml_raw(xml, PSG_PPTX_GROUND);
    psg_pptx_begin_tree(xml);
    psg_xml_raw(xml, MASTER_SHAPES);
    psg_xml_end(xml);
    psg_xml_end(xml);
    psg_pptx_write_map(xml, theme);
    psg_xml_start(xml, "p:notesStyle");
    psg_xml_raw(xml, level);
    psg_xml_end(xml);
    psg_xml_end(xml);
    return text;
}

static void
write_paragraph(PsgXmlWriter *xml, const char *language, const char *text)
{
    psg_xml_start(xml, "a:p");
    psg_xml_start(xml, "a:r");
    psg_xml_start(xml, "a:rPr");
    psg_xml_string(xml, "lang", language);
    psg_xml_end(xml);
    psg_xml_start(xml, "a:t");
    psg_xml_text(xml, text);
    psg_xml_end(xml);
    psg_xml_end(xml);
    psg_xml_end(xml);
}

GString *
psg_pptx_notes(const PsgScene *scene)
{
    GString *text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = psg_pptx_begin(text, "p:notes");
    const char *said = *psg_scene_notes(scene) == '\0' ? psg_scene_description(scene)
                                                       : psg_scene_notes(scene);
    g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
    psg_xml_start(xml, "p:cSld");
    psg_pptx_begin_tree(xml);
    psg_xml_raw(
        xml,
        HOLDER("2", "Slide", PICTURE_LOCKS, "<p:ph type=\"sldImg\"/>") "<p:spPr/></p:sp>" HOLDER(
            "3", "Notes", "", "<p:ph type=\"body\" idx=\"1\"/>") "<p:spPr/>");
    psg_xml_start(xml, "p:txBody");
    psg_xml_raw(xml, "<a:bodyPr/><a:lstStyle/>");
    write_paragraph(xml, psg_scene_language(scene), psg_document_title(scene));
    for (size_t i = 0; lines[i] != NULL; i++) {
        write_paragraph(xml, psg_scene_language(scene), lines[i]);
    }
    psg_xml_end(xml);
    psg_xml_raw(xml, "</p:sp>");
    psg_xml_end(xml);
    psg_xml_end(xml);
    psg_xml_raw(xml, "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>");
    psg_xml_end(xml);
    return text;
}
