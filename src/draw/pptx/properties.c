/* The properties of the file: what it is called, what it is about, in which language. */
#include "draw/pptx/parts.h"

static void
write_property(PsgXmlWriter *xml, const char *element, const char *text)
{
    if (*text != '\0') {
        psg_xml_start(xml, element);
        psg_xml_text(xml, text);
        psg_xml_end(xml);
    }
}

static void
write_date(PsgXmlWriter *xml, const char *element, gint64 seconds)
{
    g_autoptr(GDateTime) date =
        seconds == G_MININT64 ? NULL : g_date_time_new_from_unix_utc(seconds);
    g_autofree char *text =
        date == NULL ? NULL : g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ");
    if (text != NULL) {
        psg_xml_start(xml, element);
        psg_xml_string(xml, "xsi:type", "dcterms:W3CDTF");
        psg_xml_text(xml, text);
        psg_xml_end(xml);
    }
}

GString *
psg_pptx_core(const PsgScene *scene, gint64 date)
{
    GString *text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = psg_xml_writer_new(text, PSG_XML_ONE_LINE);
    psg_xml_start(xml, "cp:coreProperties");
    psg_xml_string(
        xml, "xmlns:cp",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    psg_xml_string(xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    psg_xml_string(xml, "xmlns:dcterms", "http://purl.org/dc/terms/");
    psg_xml_string(xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    write_property(xml, "dc:title", psg_document_title(scene));
    write_property(xml, "dc:subject", psg_scene_description(scene));
    write_property(xml, "dc:language", psg_scene_language(scene));
    write_date(xml, "dcterms:created", date);
    write_date(xml, "dcterms:modified", date);
    psg_xml_end(xml);
    return text;
}

GString *
psg_pptx_app(size_t slides)
{
    GString *text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = psg_xml_writer_new(text, PSG_XML_ONE_LINE);
    g_autofree char *count = g_strdup_printf("%zu", slides);
    psg_xml_start(xml, "Properties");
    psg_xml_string(
        xml, "xmlns",
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
    write_property(xml, "Application", "paysage");
    write_property(xml, "Slides", count);
    write_property(xml, "Notes", count);
    psg_xml_end(xml);
    return text;
}
