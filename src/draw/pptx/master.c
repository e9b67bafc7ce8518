/* The master of slides and its layouts: where titles and numbers stand, and in which letters. */
#include "base/xml_writer.h"
#include "draw/pptx/parts.h"
#include "draw/pptx/slide.h"

#include <math.h>

/* Of a slide's height: the margin, the height of a title and of a number. */
static const double MARGIN = 0.04, TITLE = 0.09, NUMBER = 0.035;

/* A placeholder and where it stands. */
typedef struct {
    unsigned id; /* of the shape */
    const char *name, *prompt;
    PsgPptxHolder stands_for;
    PsgRect place;
    const char *body; /* <a:bodyPr>…<a:lstStyle> */
} Holder;

static void
write_holder(PsgXmlWriter *xml, const Holder *holder)
{
    psg_xml_start(xml, "p:sp");
    psg_xml_start(xml, "p:nvSpPr");
    psg_pptx_begin_identity(xml, holder->id, holder->name, NULL);
    psg_xml_end(xml);
    psg_pptx_write_holder(xml, holder->stands_for);
    psg_xml_end(xml);
    psg_xml_start(xml, "p:spPr");
    psg_pptx_write_place(xml, holder->place);
    psg_xml_raw(xml, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
    psg_xml_end(xml);
    psg_xml_start(xml, "p:txBody");
    psg_xml_raw(xml, holder->body);
    psg_xml_raw(xml, holder->prompt);
    psg_xml_end(xml);
    psg_xml_end(xml);
}

/* ---- The placeholders ---- */

#define NO_INSETS " lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\""
#define PROMPT "<a:p><a:endParaRPr/></a:p>"

static const char TITLE_BODY[] =
    "<a:bodyPr vert=\"horz\" wrap=\"square\"" NO_INSETS " anchor=\"ctr\">"
    "<a:normAutofit/></a:bodyPr><a:lstStyle/>";
static const char TEXT_BODY[] = "<a:bodyPr vert=\"horz\" wrap=\"square\"" NO_INSETS
                                " anchor=\"t\"><a:normAutofit/></a:bodyPr><a:lstStyle/>";
static const char NUMBER_PROMPT[] =
    "<a:p><a:fld id=\"" PSG_PPTX_NUMBER "\" type=\"slidenum\">"
    "<a:t>\xe2\x80\xb9#\xe2\x80\xba</a:t></a:fld><a:endParaRPr/></a:p>";

static PsgRect
title_place(PsgSize size)
{
    double margin = MARGIN * size.height;
    return (PsgRect){margin, margin, size.width - 2 * margin, TITLE * size.height};
}

static void
write_title(PsgXmlWriter *xml, PsgRect place, const char *type)
{
    Holder holder = {.id = 2,
                     .name = "Title",
                     .stands_for = {.type = type},
                     .prompt = PROMPT,
                     .place = place,
                     .body = TITLE_BODY};
    write_holder(xml, &holder);
}

/* Below a title at that place, at the foot of the page. */
static void
write_text(PsgXmlWriter *xml, PsgRect title, PsgSize size, const char *type)
{
    double top = psg_rect_bottom(title) + MARGIN * size.height;
    PsgRect place = {title.x, top, title.width, size.height * (1 - MARGIN) - top};
    Holder holder = {.id = 3,
                     .name = "Text",
                     .stands_for = {type, "quarter", "1"},
                     .prompt = PROMPT,
                     .place = place,
                     .body = TEXT_BODY};
    write_holder(xml, &holder);
}

/* In the lower right corner. */
static void
write_number(PsgXmlWriter *xml, const PsgDeckTheme *theme, PsgSize size)
{
    double height = NUMBER * size.height, width = 4 * height;
    double margin = MARGIN * size.height;
    g_autofree char *body = g_strdup_printf(
        "<a:bodyPr vert=\"horz\" wrap=\"none\"" NO_INSETS " anchor=\"ctr\"/><a:lstStyle>"
        "<a:lvl1pPr algn=\"r\"><a:defRPr sz=\"%d\"><a:solidFill><a:schemeClr "
        "val=\"tx2\"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>",
        (int)lround(theme->size_label * PSG_SIZE));
    Holder holder = {.id = 4,
                     .name = "Slide number",
                     .stands_for = {"sldNum", "quarter", "12"},
                     .prompt = NUMBER_PROMPT,
                     .place = {size.width - margin - width,
                               size.height - margin / 2 - height, width, height},
                     .body = body};
    write_holder(xml, &holder);
}

/* ---- The master ---- */

static void
write_style(PsgXmlWriter *xml, const char *element, const char *levels)
{
    psg_xml_start(xml, element);
    psg_xml_raw(xml, levels);
    psg_xml_end(xml);
}

char *
psg_pptx_level(double size, bool is_bold, const char *font)
{
    return g_strdup_printf(
        "<a:lvl1pPr algn=\"l\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\">"
        "<a:spcBef><a:spcPts val=\"0\"/></a:spcBef><a:buNone/>"
        "<a:defRPr sz=\"%d\" b=\"%s\" kern=\"1200\"><a:solidFill><a:schemeClr "
        "val=\"tx1\"/></a:solidFill><a:latin typeface=\"+%s-lt\"/><a:ea "
        "typeface=\"+%s-ea\"/><a:cs typeface=\"+%s-cs\"/></a:defRPr></a:lvl1pPr>",
        (int)lround(size * PSG_SIZE), is_bold ? "1" : "0", font, font, font);
}

static void
write_styles(PsgXmlWriter *xml, const PsgDeckTheme *theme)
{
    g_autofree char *title = psg_pptx_level(theme->size_title, true, "mj");
    g_autofree char *label = psg_pptx_level(theme->size_label, false, "mn");
    psg_xml_start(xml, "p:txStyles");
    write_style(xml, "p:titleStyle", title);
    write_style(xml, "p:bodyStyle", label);
    write_style(xml, "p:otherStyle", label);
    psg_xml_end(xml);
}

void
psg_pptx_write_map(PsgXmlWriter *xml, const PsgDeckTheme *theme)
{
    bool is_dark = psg_pptx_is_dark(theme);
    psg_xml_raw(xml, is_dark
                         ? "<p:clrMap bg1=\"dk1\" tx1=\"lt1\" bg2=\"dk2\" tx2=\"lt2\""
                         : "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\"");
    psg_xml_raw(xml, " accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\""
                     " accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\""
                     " hlink=\"hlink\" folHlink=\"folHlink\"/>");
}

/* The layouts stand in its relationships first, in their order. */
static void
write_layouts(PsgXmlWriter *xml)
{
    psg_xml_start(xml, "p:sldLayoutIdLst");
    for (int i = 1; i <= PSG_LAYOUTS; i++) {
        g_autofree char *link = g_strdup_printf("rId%d", i);
        psg_xml_start(xml, "p:sldLayoutId");
        psg_xml_integer(xml, "id", PSG_PPTX_FIRST_ID + i);
        psg_xml_string(xml, "r:id", link);
        psg_xml_end(xml);
    }
    psg_xml_end(xml);
}

GString *
psg_pptx_master(const PsgDeckTheme *theme, PsgSize size)
{
    GString *text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = psg_pptx_begin(text, "p:sldMaster");
    psg_xml_start(xml, "p:cSld");
    psg_xml_raw(xml, PSG_PPTX_GROUND);
    psg_pptx_begin_tree(xml);
    write_title(xml, title_place(size), "title");
    write_text(xml, title_place(size), size, "body");
    write_number(xml, theme, size);
    psg_xml_end(xml);
    psg_xml_end(xml);
    psg_pptx_write_map(xml, theme);
    write_layouts(xml);
    write_styles(xml, theme);
    psg_xml_end(xml);
    return text;
}

/* ---- Layouts ---- */

const PsgPptxHolder psg_pptx_subtitle = {"subTitle", "quarter", "1"};

typedef struct {
    const char *name, *type;
    const char *title, *text; /* types of their placeholders; NULL: it has none */
    double top;               /* of the title, of a slide's height */
    bool has_number;
} Layout;

static const Layout layouts[] = {
    [PSG_LAYOUT_COVER] = {"Title Slide", "title", "ctrTitle", "subTitle", 0.35, false},
    [PSG_LAYOUT_FIGURE] = {"Title Only", "titleOnly", "title", NULL, 0.04, true},
    [PSG_LAYOUT_HEADING] = {"Section Header", "secHead", "title", "body", 0.35, true},
    [PSG_LAYOUT_BLANK] = {"Blank", "blank", NULL, NULL, 0, true},
};

GString *
psg_pptx_layout(PsgPptxLayout layout, const PsgDeckTheme *theme, PsgSize size)
{
    const Layout *own = &layouts[layout];
    GString *text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = psg_pptx_begin(text, "p:sldLayout");
    psg_xml_string(xml, "type", own->type);
    psg_xml_string(xml, "preserve", "1");
    psg_xml_start(xml, "p:cSld");
    psg_xml_string(xml, "name", own->name);
    psg_pptx_begin_tree(xml);
    PsgRect title = title_place(size);
    title.y = own->top * size.height;
    if (own->title != NULL) {
        write_title(xml, title, own->title);
    }
    if (own->text != NULL) {
        write_text(xml, title, size, own->text);
    }
    if (own->has_number) {
        write_number(xml, theme, size);
    }
    psg_xml_end(xml);
    psg_xml_end(xml);
    psg_xml_raw(xml, "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>");
    psg_xml_end(xml);
    return text;
}
