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
    const char *notes;               /* the notes' master, from ppt/ */
    PsgSize size;                    /* of all slides: the largest page's */
    PsgPptxPackage *package;
    PsgPptxLinks *links; /* of the presentation */
    GHashTable *titles;  /* of the slides that are there */
} Show;

/* ---- Slides ---- */

const char *
psg_slide_title_type(const PsgSlide *slide)
{
    return slide->page->sort == PSG_DOCUMENT_COVER ? "ctrTitle" : "title";
}

PsgPptxHolder
psg_slide_body_holder(const PsgSlide *slide)
{
    if (slide->page->sort != PSG_DOCUMENT_COVER) {
        return (PsgPptxHolder){NULL, NULL, NULL};
    }
    if (slide->layout == NULL) {
        return psg_pptx_subtitle;
    }
    const PsgDeckPlaceholder *place = &slide->layout->subtitle;
    return (PsgPptxHolder){place->type, place->size, place->index};
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

/* Things of the same name move from where they are on the slide before. Programs that know nothing
 * of it, which came in 2016, let one slide fade into the other. */
static const char MORPH[] =
    "<mc:AlternateContent "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice "
    "xmlns:p159=\"http://schemas.microsoft.com/office/powerpoint/2015/09/main\" "
    "xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\" "
    "Requires=\"p159\"><p:transition spd=\"slow\" p14:dur=\"2000\"><p159:morph "
    "option=\"byObject\"/></p:transition></mc:Choice><mc:Fallback><p:transition "
    "spd=\"slow\"><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>";

static void
add_notes(const Show *show, size_t index)
{
    g_autofree char *name =
        g_strdup_printf("ppt/notesSlides/notesSlide%zu.xml", index + 1);
    g_autofree char *slide = g_strdup_printf("../slides/slide%zu.xml", index + 1);
    g_autoptr(PsgPptxLinks) links = psg_pptx_links_new();
    g_autofree char *master = g_strconcat("../", show->notes, NULL);
    psg_pptx_links_add(links, "notesMaster", master);
    psg_pptx_links_add(links, "slide", slide);
    psg_pptx_package_add(show->package, name, MAIN_TYPES "notesSlide+xml",
                         psg_pptx_notes(show->pages[index].scene));
    psg_pptx_package_add_links(show->package, name, links);
}

static void
add_slide(const Show *show, size_t index)
{
    GString *text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = psg_pptx_begin(text, "p:sld");
    g_autoptr(PsgPptxLinks) links = psg_pptx_links_new();
    const PsgDeckLayout *placed =
        show->template == NULL
            ? NULL
            : psg_pptx_template_layout(show->template, show->pages[index].sort);
    g_autofree char *layout =
        placed != NULL ? g_strdup_printf("../%s", placed->part + strlen("ppt/"))
                       : g_strdup_printf("../slideLayouts/slideLayout%d.xml",
                                         layout_of(&show->pages[index]) + 1);
    g_autofree char *notes =
        g_strdup_printf("../notesSlides/notesSlide%zu.xml", index + 1);
    psg_pptx_links_add(links, "slideLayout", layout);
    psg_pptx_links_add(links, "notesSlide", notes);
    PsgSlide slide = {xml,       &show->pages[index], show->theme,
                      index + 1, show->count,         links,
                      placed,    show->titles};
    psg_xml_start(xml, "p:cSld");
    if (placed != NULL && placed->is_bare) { /* programs differ in what that means */
        psg_xml_raw(xml, PSG_PPTX_GROUND);
    }
    psg_slide_write_tree(&slide);
    psg_xml_end(xml);
    bool is_mapped = placed != NULL && placed->colour_map != NULL;
    psg_xml_start(xml, "p:clrMapOvr");
    psg_xml_raw(xml, is_mapped ? placed->colour_map : "<a:masterClrMapping/>");
    psg_xml_end(xml);
    psg_xml_raw(xml, show->pages[index].moves ? MORPH : "");
    psg_xml_end(xml);
    g_autofree char *name = g_strdup_printf("ppt/slides/slide%zu.xml", index + 1);
    psg_pptx_package_add(show->package, name, MAIN_TYPES "slide+xml", text);
    psg_pptx_package_add_links(show->package, name, links);
    add_notes(show, index);
}

/* ---- Master, layouts, theme ---- */

static void
add_theme(const Show *show, const char *name)
{
    psg_pptx_package_add(show->package, name,
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

/* That of the template, if it has one, or ours. Owned by the caller. */
static char *
notes_master(const PsgDeckTemplate *template)
{
    for (size_t i = 0; template != NULL && i < template->relationship_count; i++) {
        if (g_str_has_suffix(template->relationships[i].type, "/notesMaster")) {
            return g_strdup(template->relationships[i].target);
        }
    }
    return g_strdup("notesMasters/notesMaster1.xml");
}

/* Notes have a theme of their own, of that number, as each master must. */
static void
add_notes_master(const Show *show, unsigned number)
{
    g_autofree char *theme = g_strdup_printf("ppt/theme/theme%u.xml", number);
    g_autofree char *target = g_strdup_printf("../theme/theme%u.xml", number);
    g_autofree char *name = g_strconcat("ppt/", show->notes, NULL);
    g_autoptr(PsgPptxLinks) links = psg_pptx_links_new();
    psg_pptx_links_add(links, "theme", target);
    psg_pptx_package_add(show->package, name, MAIN_TYPES "notesMaster+xml",
                         psg_pptx_notes_master(show->theme));
    psg_pptx_package_add_links(show->package, name, links);
    add_theme(show, theme);
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
    psg_xml_start(xml, "p:notesMasterIdLst");
    psg_xml_start(xml, "p:notesMasterId");
    psg_xml_string(xml, "r:id",
                   psg_pptx_links_add(show->links, "notesMaster", show->notes));
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

/* Pages from there on that stand in one section, or in none. */
static size_t
section_end(const Show *show, size_t from)
{
    size_t end = from + 1;
    while (end < show->count &&
           g_strcmp0(show->pages[end].section, show->pages[from].section) == 0) {
        end++;
    }
    return end;
}

static void
write_section(const Show *show, PsgXmlWriter *xml, size_t from, size_t end)
{
    const PsgDocumentPage *first = &show->pages[from];
    const char *entry =
        first->entry == NULL ? psg_document_title(first->scene) : first->entry;
    g_autofree char *id = g_strdup_printf("{00000000-0000-4000-8000-%012zX}", from + 1);
    psg_xml_start(xml, "p14:section");
    psg_xml_string(xml, "name", first->section == NULL ? entry : first->section);
    psg_xml_string(xml, "id", id);
    psg_xml_start(xml, "p14:sldIdLst");
    for (size_t i = from; i < end; i++) {
        psg_xml_start(xml, "p14:sldId");
        psg_xml_integer(xml, "id", FIRST_SLIDE_ID + (gint64)i);
        psg_xml_end(xml);
    }
    psg_xml_end(xml);
    psg_xml_end(xml);
}

/* <p:ext>. Where a page is in a section, all must be. */
static void
write_sections(const Show *show, PsgXmlWriter *xml)
{
    psg_xml_start(xml, "p:ext");
    psg_xml_string(xml, "uri", "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}");
    psg_xml_start(xml, "p14:sectionLst");
    psg_xml_string(xml, "xmlns:p14",
                   "http://schemas.microsoft.com/office/powerpoint/2010/main");
    for (size_t from = 0, end; from < show->count; from = end) {
        end = section_end(show, from);
        write_section(show, xml, from, end);
    }
    psg_xml_end(xml);
    psg_xml_end(xml);
}

static bool
has_sections(const Show *show)
{
    return section_end(show, 0) < show->count || show->pages[0].section != NULL;
}

static void
add_presentation(const Show *show)
{
    GString *text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = psg_pptx_begin(text, "p:presentation");
    g_autofree char *level = psg_pptx_level(show->theme->size_label, false, "mn");
    psg_xml_string(xml, "autoCompressPictures", "0");
    write_ids(show, xml);
    psg_xml_start(xml, "p:sldSz");
    psg_xml_integer(xml, "cx", llround(show->size.width * PSG_EMU));
    psg_xml_integer(xml, "cy", llround(show->size.height * PSG_EMU));
    psg_xml_end(xml);
    psg_xml_raw(xml, NOTES_SIZE);
    psg_xml_start(xml, "p:defaultTextStyle");
    psg_xml_raw(xml, level);
    psg_xml_end(xml);
    if (has_sections(show)) {
        psg_xml_start(xml, "p:extLst");
        write_sections(show, xml);
        psg_xml_end(xml);
    }
    psg_xml_end(xml);
    psg_pptx_links_add(show->links, "theme", "theme/theme1.xml");
    static const char name[] = "ppt/presentation.xml";
    psg_pptx_package_add(show->package, name, MAIN_TYPES "presentation.main+xml", text);
    psg_pptx_package_add_links(show->package, name, show->links);
}

/* <p:ext> as a text of its own, owned by the caller; empty if no page is in a section. */
static char *
sections_alone(const Show *show)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = psg_xml_writer_new(text, PSG_XML_ONE_LINE);
    g_string_truncate(text, 0); /* it is no file of its own */
    if (has_sections(show)) {
        write_sections(show, xml);
    }
    return g_strdup(text->str);
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
    g_autofree char *sections = sections_alone(show);
    g_autofree char *notes =
        template->has_notes
            ? g_strdup("")
            : g_strdup_printf(
                  "<p:notesMasterId r:id=\"%s\"/>",
                  psg_pptx_links_add(show->links, "notesMaster", show->notes));
    static const char name[] = "ppt/presentation.xml";
    psg_pptx_package_add(
        show->package, name, MAIN_TYPES "presentation.main+xml",
        psg_pptx_template_presentation(template, ids->str, notes, sections));
    psg_pptx_package_add_links(show->package, name, show->links);
    psg_pptx_template_add(show->package, template);
    if (!template->has_notes) {
        add_notes_master(
            show, psg_pptx_template_free_number(template, "ppt/theme/theme%u.xml"));
    }
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
    g_autofree char *notes = notes_master(options->template);
    g_autoptr(GHashTable) titles =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Show show = {pages,   count, theme, options->template, notes, size,
                 package, links, titles};
    psg_pptx_links_add(top, "officeDocument", "ppt/presentation.xml");
    psg_pptx_links_add(top,
                       "http://schemas.openxmlformats.org/package/2006/relationships/"
                       "metadata/core-properties",
                       "docProps/core.xml");
    psg_pptx_links_add(top, "extended-properties", "docProps/app.xml");
    psg_pptx_package_add_links(package, "", top);
    psg_pptx_package_add(package, "docProps/core.xml",
                         "application/vnd.openxmlformats-package.core-properties+xml",
                         psg_pptx_core(pages[0].scene, options->date));
    psg_pptx_package_add(
        package, "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        psg_pptx_app(count));
    if (options->template != NULL) {
        add_placed_presentation(&show);
    } else {
        add_presentation(&show);
        add_theme(&show, "ppt/theme/theme1.xml");
        add_master(&show);
        add_notes_master(&show, 2);
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
