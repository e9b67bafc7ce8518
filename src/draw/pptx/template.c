/* Parts and placeholders of a template. */
#include "draw/pptx/template.h"

#include <string.h>

const PsgDeckLayout *
psg_pptx_template_layout(const PsgDeckTemplate *template, PsgDocumentSort sort)
{
    const PsgDeckLayout *wanted = sort == PSG_DOCUMENT_COVER     ? &template->cover
                                  : sort == PSG_DOCUMENT_HEADING ? &template->section
                                                                 : &template->figure;
    return wanted->part != NULL && wanted->title.type != NULL ? wanted
                                                              : &template->figure;
}

void
psg_pptx_template_add(PsgPptxPackage *package, const PsgDeckTemplate *template)
{
    for (size_t i = 0; i < template->part_count; i++) {
        const PsgDeckPart *part = &template->parts[i];
        GString *bytes =
            g_string_new_len((const char *)part->bytes, (gssize)part->length);
        psg_pptx_package_add(package, part->name, part->type, bytes);
    }
}

GString *
psg_pptx_template_presentation(const PsgDeckTemplate *template, const char *ids,
                               const char *notes, const char *extensions)
{
    GString *text = g_string_new_len(template->head, (gssize) template->notes_at);
    if (*notes != '\0') {
        g_string_append_printf(text, "<p:notesMasterIdLst>%s</p:notesMasterIdLst>",
                               notes);
    }
    g_string_append(text, template->head + template->notes_at);
    g_string_append_printf(text, "<p:sldIdLst>%s</p:sldIdLst>", ids);
    g_string_append(text, template->middle);
    g_string_append(text, extensions);
    g_string_append(text, template->tail);
    return text;
}

static bool
has_part(const PsgDeckTemplate *template, const char *name)
{
    for (size_t i = 0; i < template->part_count; i++) {
        if (g_ascii_strcasecmp(template->parts[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

unsigned
psg_pptx_template_free_number(const PsgDeckTemplate *template, const char *format)
{
    for (unsigned number = 1;; number++) {
        g_auto(GStrv) pieces = g_strsplit(format, "%u", 2);
        g_autofree char *name = g_strdup_printf("%s%u%s", pieces[0], number, pieces[1]);
        if (!has_part(template, name)) {
            return number;
        }
    }
}

void
psg_pptx_write_placed(const PsgSlide *slide, const PsgDeckPlaceholder *placeholder,
                      unsigned id, const char *name, const char *content)
{
    PsgXmlWriter *xml = slide->xml;
    psg_xml_start(xml, "p:sp");
    psg_xml_start(xml, "p:nvSpPr");
    psg_pptx_begin_identity(xml, id, name, NULL);
    psg_xml_end(xml);
    psg_pptx_write_holder(
        xml, (PsgPptxHolder){placeholder->type, placeholder->size, placeholder->index});
    psg_xml_end(xml);
    psg_xml_start(xml, "p:spPr");
    if (placeholder->is_misplaced) {
        psg_pptx_write_place(xml, placeholder->place);
    }
    psg_xml_end(xml);
    psg_xml_raw(xml, "<p:txBody><a:bodyPr/><a:lstStyle/><a:p>");
    psg_xml_raw(xml, content);
    psg_xml_raw(xml, "</a:p></p:txBody>");
    psg_xml_end(xml);
}
