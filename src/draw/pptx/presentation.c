/*
 * PPTX: a presentation whose slides stay editable.
 *
 * Slides are in the order of the pages; all refer to one master, whose theme is the style's.
 */
#include "base/xml_writer.h"
#include "draw/pptx/parts.h"
#include "draw/pptx/slide.h"
#include "draw/pptx/template.h"

#include <math.h>
#include <string.h>

#define MAIN_TYPES "application/vnd.openxmlformats-officedocument.presentationml."

/* What is being made. */
typedef struct {
    const PsgDocumentPage *pages;
    size_t count;
    const PsgDeckTheme *theme;
    const PsgDeckTemplate *template; /* NULL: masters are ours */
    PsgSize size;                    /* of all slides: the largest page's */
    gint64 date;
    PsgPptxPackage *package;
    PsgPptxLinks *links; /* of the presentation */
} Show;

static PsgXmlWriter *
begin_part(GString *text, const char *element)
{
    PsgXmlWriter *xml = psg_xml_writer_new(text, PSG_XML_ONE_LINE);
    psg_xml_start(xml, element);
    g_string_append(text, PSG_PPTX_NAMESPACES);
    return xml;
}

/* ---- Slides ---- */

const char *
psg_slide_title_type(const PsgSlide *slide)
{
    return slide->page->sort == PSG_DOCUMENT_COVER ? "ctrTitle" : "title";
}

const char *
psg_slide_link(const PsgSlide *slide, const char *href)
{
    if (!g_str_has_prefix(href, PSG_LINK_PAGE)) {
        return psg_pptx_links_add_address(slide->links, href);
    }
    guint64 page = g_ascii_strtoull(href + strlen(PSG_LINK_PAGE), NULL, 10);
    if (page < 1 || page > slide->count) {
        return NULL;
    }
    g_autofree char *target = g_strdup_printf("slide%" G_GUINT64_FORMAT ".xml", page);
    return psg_pptx_links_add(slide->links, "slide", target);
}

static PsgPptxLayout
layout_of(const PsgDocumentPage *page)
{
    switch (page->sort) {
    case PSG_DOCUMENT_COVER:
        return PSG_LAYOUT_COVER;
    case PSG_DOCUMENT_HEADING:
        return PSG_LAYOUT_HEADING;
    case PSG_DOCUMENT_FIGURE:
    case PSG_DOCUMENT_CONTENTS:
    case PSG_DOCUMENT_SOURCES:
        break;
    }
    return PSG_LAYOUT_FIGURE;
}

static void
add_slide(const Show *show, size_t index)
{
    GString *text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = begin_part(text, "p:sld");
    g_autoptr(PsgPptxLinks) links = psg_pptx_links_new();
    const PsgDeckLayout *placed =
        show->template == NULL
            ? NULL
            : psg_pptx_template_layout(show->template, show->pages[index].sort);
    g_autofree char *layout =
        placed != NULL ? g_strdup_printf("../%s", placed->part + strlen("ppt/"))
                       : g_strdup_printf("../slideLayouts/slideLayout%d.xml",
                                         layout_of(&show->pages[index]) + 1);
    psg_pptx_links_add(links, "slideLayout", layout);
    PsgSlide slide = {
        xml, &show->pages[index], show->theme, index + 1, show->count, links, placed};
    psg_xml_start(xml, "p:cSld");
    psg_slide_write_tree(&slide);
    psg_xml_end(xml);
    bool is_mapped = placed != NULL && placed->colour_map != NULL;
    psg_xml_start(xml, "p:clrMapOvr");
    psg_xml_raw(xml, is_mapped ? placed->colour_map : "<a:masterClrMapping/>");
    psg_xml_end(xml);
    psg_xml_end(xml);
    g_autofree char *name = g_strdup_printf("ppt/slides/slide%zu.xml", index + 1);
    psg_pptx_package_add(show->package, name, MAIN_TYPES "slide+xml", text);
    psg_pptx_package_add_links(show->package, name, links);
}

/* ---- Master, layouts, theme ---- */

static void
add_theme(const Show *show)
{
    psg_pptx_package_add(show->package, "ppt/theme/theme1.xml",
                         "application/vnd.openxmlformats-officedocument.theme+xml",
                         psg_pptx_theme(show->theme));
}

static void
add_master(const Show *show)
{
    g_autoptr(PsgPptxLinks) links = psg_pptx_links_new();
    for (int i = 0; i < PSG_LAYOUTS; i++) {
        g_autofree char *name =
            g_strdup_printf("ppt/slideLayouts/slideLayout%d.xml", i + 1);
        g_autofree char *target =
            g_strdup_printf("../slideLayouts/slideLayout%d.xml", i + 1);
        g_autoptr(PsgPptxLinks) up = psg_pptx_links_new();
        psg_pptx_links_add(links, "slideLayout", target);
        psg_pptx_links_add(up, "slideMaster", "../slideMasters/slideMaster1.xml");
        psg_pptx_package_add(show->package, name, MAIN_TYPES "slideLayout+xml",
                             psg_pptx_layout((PsgPptxLayout)i, show->theme, show->size));
        psg_pptx_package_add_links(show->package, name, up);
    }
    psg_pptx_links_add(links, "theme", "../theme/theme1.xml");
    static const char name[] = "ppt/slideMasters/slideMaster1.xml";
    psg_pptx_package_add(show->package, name, MAIN_TYPES "slideMaster+xml",
                         psg_pptx_master(show->theme, show->size));
    psg_pptx_package_add_links(show->package, name, links);
}

/* ---- The presentation ---- */

/* From the first that a slide may have. */
static const gint64 FIRST_SLIDE_ID = 256;

/* Of notes: a page of letter paper upright, as programs have it. */
static const char NOTES_SIZE[] = "<p:notesSz cx=\"6858000\" cy=\"9144000\"/>";

static void
write_ids(const Show *show, PsgXmlWriter *xml)
{
    psg_xml_start(xml, "p:sldMasterIdLst");
    psg_xml_start(xml, "p:sldMasterId");
    psg_xml_integer(xml, "id", PSG_PPTX_FIRST_ID);
    psg_xml_string(
        xml, "r:id",
        psg_pptx_links_add(show->links, "slideMaster", "slideMasters/slideMaster1.xml"));
    psg_xml_end(xml);
    psg_xml_end(xml);
    psg_xml_start(xml, "p:sldIdLst");
    for (size_t i = 0; i < show->count; i++) {
        g_autofree char *target = g_strdup_printf("slides/slide%zu.xml", i + 1);
        psg_xml_start(xml, "p:sldId");
        psg_xml_integer(xml, "id", FIRST_SLIDE_ID + (gint64)i);
        psg_xml_string(xml, "r:id", psg_pptx_links_add(show->links, "slide", target));
        psg_xml_end(xml);
    }
    psg_xml_end(xml);
}

static void
add_presentation(const Show *show)
{
    GString *text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = begin_part(text, "p:presentation");
    psg_xml_string(xml, "autoCompressPictures", "0");
    write_ids(show, xml);
    psg_xml_start(xml, "p:sldSz");
    psg_xml_integer(xml, "cx", llround(show->size.width * PSG_EMU));
    psg_xml_integer(xml, "cy", llround(show->size.height * PSG_EMU));
    psg_xml_end(xml);
    psg_xml_raw(xml, NOTES_SIZE);
    psg_xml_end(xml);
    psg_pptx_links_add(show->links, "theme", "theme/theme1.xml");
    static const char name[] = "ppt/presentation.xml";
    psg_pptx_package_add(show->package, name, MAIN_TYPES "presentation.main+xml", text);
    psg_pptx_package_add_links(show->package, name, show->links);
}

/* The template's own, with slides of ours. */
static void
add_placed_presentation(const Show *show)
{
    const PsgDeckTemplate *template = show->template;
    for (size_t i = 0; i < template->relationship_count; i++) {
        const PsgDeckRelationship *kept = &template->relationships[i];
        psg_pptx_links_keep(show->links, kept->id, kept->type, kept->target);
    }
    g_autoptr(GString) ids = g_string_new(NULL);
    for (size_t i = 0; i < show->count; i++) {
        g_autofree char *target = g_strdup_printf("slides/slide%zu.xml", i + 1);
        g_string_append_printf(ids, "<p:sldId id=\"%" G_GINT64_FORMAT "\" r:id=\"%s\"/>",
                               FIRST_SLIDE_ID + (gint64)i,
                               psg_pptx_links_add(show->links, "slide", target));
    }
    static const char name[] = "ppt/presentation.xml";
    psg_pptx_package_add(show->package, name, MAIN_TYPES "presentation.main+xml",
                         psg_pptx_template_presentation(template, ids->str, "", ""));
    psg_pptx_package_add_links(show->package, name, show->links);
    psg_pptx_template_add(show->package, template);
}

/* ---- The file ---- */

/* Of a slide, in page units: an inch to 56 inches. */
static const double LEAST_SIDE = PSG_UNITS_PER_INCH, MOST_SIDE = 56 * PSG_UNITS_PER_INCH;

static PsgSize
largest(const PsgDocumentPage *pages, size_t count)
{
    PsgSize most = {LEAST_SIDE, LEAST_SIDE};
    for (size_t i = 0; i < count; i++) {
        PsgSize size = psg_scene_size(pages[i].scene);
        most = (PsgSize){fmax(most.width, size.width), fmax(most.height, size.height)};
    }
    return most;
}

GBytes *
psg_paint_pptx_pages(const PsgDocumentPage *pages, size_t count,
                     const PsgPaintOptions *options, GError **error)
{
    g_assert(count > 0);
    PsgSize size = largest(pages, count);
    if (fmax(size.width, size.height) > MOST_SIDE) {
        g_set_error(error, PSG_PAINT_ERROR, PSG_PAINT_ERROR_TOO_LARGE,
                    "%s: a slide is 56 inches wide or high at most",
                    psg_scene_name(pages[0].scene));
        return NULL;
    }
    g_autoptr(PsgPptxPackage) package = psg_pptx_package_new();
    g_autoptr(PsgPptxLinks) links = psg_pptx_links_new(), top = psg_pptx_links_new();
    const PsgDeckTheme *theme =
        options->theme == NULL ? &psg_deck_theme_plain : options->theme;
    Show show = {pages, count,         theme,   options->template,
                 size,  options->date, package, links};
    psg_pptx_links_add(top, "officeDocument", "ppt/presentation.xml");
    psg_pptx_package_add_links(package, "", top);
    if (options->template != NULL) {
        add_placed_presentation(&show);
    } else {
        add_presentation(&show);
        add_theme(&show);
        add_master(&show);
    }
    for (size_t i = 0; i < count; i++) {
        add_slide(&show, i);
    }
    return psg_pptx_package_finish(package, error);
}

GBytes *
psg_paint_pptx(const PsgScene *scene, const PsgPaintOptions *options, GError **error)
{
    PsgDocumentPage page = {.scene = scene};
    return psg_paint_pptx_pages(&page, 1, options, error);
}
