/* The theme of slides: twelve colours, two fonts, and fills and lines as plain as ours. */
#include "base/xml_writer.h"
#include "draw/pptx/parts.h"

#include <string.h>

bool
psg_pptx_is_dark(const PsgDeckTheme *theme)
{
    PsgColour white = {255, 255, 255, 255};
    return psg_colour_contrast(theme->colours[PSG_DECK_BG1], white) >
           psg_colour_contrast(theme->colours[PSG_DECK_TX1], white);
}

static void
write_colour(PsgXmlWriter *xml, const char *slot, PsgColour colour)
{
    char hex[8];
    psg_colour_hex(colour, hex);
    psg_xml_start(xml, slot);
    psg_xml_start(xml, "a:srgbClr");
    psg_xml_string(xml, "val", hex + strlen("#"));
    psg_xml_end(xml);
    psg_xml_end(xml);
}

/* Slots are dark and light ones, whichever of both text has. */
static void
write_colours(PsgXmlWriter *xml, const PsgDeckTheme *theme)
{
    static const char *const slots[] = {
        "a:dk1",     "a:lt1",     "a:dk2",     "a:lt2",     "a:accent1", "a:accent2",
        "a:accent3", "a:accent4", "a:accent5", "a:accent6", "a:hlink",   "a:folHlink"};
    static const PsgDeckColour on_light[] = {PSG_DECK_TX1, PSG_DECK_BG1, PSG_DECK_TX2,
                                             PSG_DECK_BG2};
    static const PsgDeckColour on_dark[] = {PSG_DECK_BG1, PSG_DECK_TX1, PSG_DECK_BG2,
                                            PSG_DECK_TX2};
    const PsgDeckColour *first = psg_pptx_is_dark(theme) ? on_dark : on_light;
    psg_xml_start(xml, "a:clrScheme");
    psg_xml_string(xml, "name", theme->name);
    for (size_t i = 0; i < G_N_ELEMENTS(slots); i++) {
        PsgDeckColour colour = i < G_N_ELEMENTS(on_light) ? first[i] : (PsgDeckColour)i;
        write_colour(xml, slots[i], theme->colours[colour]);
    }
    psg_xml_end(xml);
}

/* How programs find another font like one that they have not: PANOSE, and the pitch and family
 * of DrawingML. As their files have it. */
typedef struct {
    const char *family, *panose;
    int pitch;
} Likeness;

static const Likeness likenesses[] = {
    {"Inter", "02000503000000020004", 2},
    {"Arial", "020B0604020202020204", 34},
    {"Helvetica", "020B0604020202020204", 34},
    {"Calibri", "020F0502020204030204", 34},
};

/* Fonts of Windows for scripts that ours may have no letters for. */
static const char SCRIPTS[] = "<a:ea typeface=\"\"/><a:cs typeface=\"\"/>"
                              "<a:font script=\"Jpan\" typeface=\"Yu Gothic\"/>"
                              "<a:font script=\"Hang\" typeface=\"Malgun Gothic\"/>"
                              "<a:font script=\"Hans\" typeface=\"Microsoft YaHei\"/>"
                              "<a:font script=\"Hant\" typeface=\"Microsoft JhengHei\"/>"
                              "<a:font script=\"Arab\" typeface=\"Arial\"/>"
                              "<a:font script=\"Hebr\" typeface=\"Arial\"/>"
                              "<a:font script=\"Thai\" typeface=\"Tahoma\"/>"
                              "<a:font script=\"Deva\" typeface=\"Mangal\"/>";

static void
write_likeness(PsgXmlWriter *xml, const char *family)
{
    for (size_t i = 0; i < G_N_ELEMENTS(likenesses); i++) {
        if (strcmp(likenesses[i].family, family) == 0) {
            psg_xml_string(xml, "panose", likenesses[i].panose);
            psg_xml_integer(xml, "pitchFamily", likenesses[i].pitch);
            psg_xml_integer(xml, "charset", 0);
        }
    }
}

static void
write_font(PsgXmlWriter *xml, const char *element, const char *families)
{
    g_autofree char *family = g_strndup(families, strcspn(families, ","));
    psg_xml_start(xml, element);
    psg_xml_start(xml, "a:latin");
    psg_xml_string(xml, "typeface", g_strstrip(family));
    write_likeness(xml, family);
    psg_xml_end(xml);
    psg_xml_raw(xml, SCRIPTS);
    psg_xml_end(xml);
}

/* Three fills, three lines, three effects and three grounds, as a theme must have. */
#define PLAIN_FILL "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
#define PLAIN_LINE(width)                                                                \
    "<a:ln w=\"" width "\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\">" PLAIN_FILL           \
    "<a:prstDash val=\"solid\"/></a:ln>"
#define NO_EFFECT "<a:effectStyle><a:effectLst/></a:effectStyle>"

static const char FORMATS[] =
    "<a:fillStyleLst>" PLAIN_FILL PLAIN_FILL PLAIN_FILL "</a:fillStyleLst>"
    "<a:lnStyleLst>" PLAIN_LINE("12700") PLAIN_LINE("19050")
        PLAIN_LINE("25400") "</a:lnStyleLst>"
                            "<a:effectStyleLst>" NO_EFFECT NO_EFFECT NO_EFFECT
                            "</a:effectStyleLst>"
                            "<a:bgFillStyleLst>" PLAIN_FILL PLAIN_FILL PLAIN_FILL
                            "</a:bgFillStyleLst>";

GString *
psg_pptx_theme(const PsgDeckTheme *theme)
{
    GString *text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = psg_xml_writer_new(text, PSG_XML_ONE_LINE);
    psg_xml_start(xml, "a:theme");
    psg_xml_string(xml, "xmlns:a",
                   "http://schemas.openxmlformats.org/drawingml/2006/main");
    psg_xml_string(xml, "name", theme->name);
    psg_xml_start(xml, "a:themeElements");
    write_colours(xml, theme);
    psg_xml_start(xml, "a:fontScheme");
    psg_xml_string(xml, "name", theme->name);
    write_font(xml, "a:majorFont", theme->major);
    write_font(xml, "a:minorFont", theme->minor);
    psg_xml_end(xml);
    psg_xml_start(xml, "a:fmtScheme");
    psg_xml_string(xml, "name", theme->name);
    psg_xml_raw(xml, FORMATS);
    psg_xml_end(xml);
    psg_xml_end(xml);
    psg_xml_raw(xml, "<a:objectDefaults/><a:extraClrSchemeLst/>");
    psg_xml_end(xml);
    return text;
}
