/* Texts of shapes and texts that stand alone. */
#include "base/language.h"
#include "draw/pptx/office_width.h"
#include "draw/pptx/pen.h"
#include "scene/lettering.h"

/* From this weight on letters are bold: programs for slides know two. */
enum { BOLD = 600 };

static double
line_size(const PsgNode *node, size_t line)
{
    double size = 0;
    for (guint i = 0; i < node->runs->len; i++) {
        const PsgRun *run = psg_node_run(node, i);
        size = run->line == line ? MAX(size, run->item->look.font.size) : size;
    }
    return size;
}

/* ---- Letters that fit in other fonts ---- */

/* How wide a line is at most in fonts of offices; and what it has: as much as in ours, or as the
 * shape has there. */
typedef struct {
    double others, room;
} Widths;

/* How far letters reach above and below the baseline, in ems. */
#define LETTERS_ABOVE 0.73
#define LETTERS_BELOW 0.21

static Widths
widths_of_line(const PsgNode *node, size_t line)
{
    Widths sum = {0, 0};
    double narrowest = node->box.width;
    for (guint i = 0; i < node->runs->len; i++) {
        const PsgRun *run = psg_node_run(node, i);
        const PsgFont *font = &run->item->look.font;
        if (run->line == line) {
            double top = run->at.y - LETTERS_ABOVE * font->size;
            double foot = run->at.y + LETTERS_BELOW * font->size;
            narrowest = MIN(narrowest, psg_outline_width(&node->outline, top));
            narrowest = MIN(narrowest, psg_outline_width(&node->outline, foot));
            sum.room += run->item->text_width;
            sum.others +=
                font->size * psg_office_width(run->item->text, font->weight >= BOLD);
        }
    }
    sum.room = MAX(sum.room, narrowest);
    return sum;
}

/* By what letters in a shape are multiplied so that each line has room in any program. */
static double
shrink_of(const PsgNode *node)
{
    size_t last = psg_node_run(node, node->runs->len - 1)->line;
    double shrink = 1;
    for (size_t line = 0; node->sort == PSG_NODE_SHAPE && line <= last; line++) {
        Widths widths = widths_of_line(node, line);
        bool has_room = widths.others <= widths.room;
        shrink = has_room ? shrink : MIN(shrink, widths.room / widths.others);
    }
    return shrink;
}

/* ---- Runs ---- */

static void
write_properties(PsgSlidePen *pen, const PsgNode *node, const PsgRun *run)
{
    const PsgTextLook *look = &run->item->look;
    bool is_title = node->sort == PSG_NODE_TITLE, is_body = node->sort == PSG_NODE_BODY;
    bool is_bold = look->font.weight >= BOLD;
    psg_xml_start(pen->xml, "a:rPr");
    psg_xml_string(pen->xml, "lang", psg_scene_language(pen->slide->page->scene));
    psg_xml_integer(pen->xml, "sz",
                    MAX(lround(look->font.size * pen->shrink * PSG_SIZE), 100));
    if (is_bold || is_title || is_body) {
        psg_xml_string(pen->xml, "b", is_bold ? "1" : "0");
    }
    if (look->font.italic) {
        psg_xml_string(pen->xml, "i", "1");
    }
    psg_xml_string(pen->xml, "cap", is_body ? "none" : NULL);
    psg_slide_fill(pen, look->colour, node->opacity);
    if (run->ground.alpha != 0) {
        psg_xml_start(pen->xml, "a:highlight");
        psg_slide_colour(pen, run->ground, 1);
        psg_xml_end(pen->xml);
    }
    psg_xml_raw(pen->xml,
                is_title && is_bold
                    ? "<a:latin typeface=\"+mj-lt\"/><a:ea typeface=\"+mj-ea\"/>"
                      "<a:cs typeface=\"+mj-cs\"/>"
                    : "<a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/>"
                      "<a:cs typeface=\"+mn-cs\"/>");
    psg_xml_end(pen->xml);
}

/* Blanks that no program takes away stand where the ground is wider than the letters. */
static void
write_run(PsgSlidePen *pen, const PsgNode *node, const PsgRun *run)
{
    bool is_number = node->sort == PSG_NODE_NUMBER;
    bool is_padded = run->is_padded && run->ground.alpha != 0;
    const char *pad = is_padded ? "\u00a0" : "";
    g_autofree char *text = g_strconcat(pad, run->item->text, pad, NULL);
    psg_xml_start(pen->xml, is_number ? "a:fld" : "a:r");
    if (is_number) {
        psg_xml_string(pen->xml, "id", PSG_PPTX_NUMBER);
        psg_xml_string(pen->xml, "type", "slidenum");
    }
    write_properties(pen, node, run);
    psg_xml_start(pen->xml, "a:t");
    psg_xml_text(pen->xml, text);
    psg_xml_end(pen->xml);
    psg_xml_end(pen->xml);
}

/* In letters as those of the run, without its ground. */
static void
write_words(PsgSlidePen *pen, const PsgNode *node, const PsgRun *run, const char *words)
{
    PsgRun bare = *run;
    bare.ground = PSG_COLOUR_NONE;
    psg_xml_start(pen->xml, "a:r");
    write_properties(pen, node, &bare);
    psg_xml_start(pen->xml, "a:t");
    psg_xml_text(pen->xml, words);
    psg_xml_end(pen->xml);
    psg_xml_end(pen->xml);
}

/* What parts a run from the one before it. Between badges are a rim of each, and air: about an
 * em. */
static const char *
parting(const PsgNode *node, const PsgRun *run)
{
    return node->sort == PSG_NODE_TITLE ? "\t" : run->is_padded ? "\u2003" : " ";
}

/* ---- Paragraphs ---- */

static const char *
align(PsgAnchor anchor)
{
    static const char *const words[] = {
        [PSG_ANCHOR_START] = "l", [PSG_ANCHOR_MIDDLE] = "ctr", [PSG_ANCHOR_END] = "r"};
    return words[anchor];
}

/* How much further down the line is than it would come to stand by itself. */
static double
extra_above(const PsgNode *node, const PsgRun *before, const PsgRun *run)
{
    return run->at.y - before->at.y - PSG_LINE_BELOW * line_size(node, before->line) -
           PSG_LINE_ABOVE * line_size(node, run->line);
}

static void
write_spacing(PsgSlidePen *pen, const char *element, const char *unit, double value)
{
    psg_xml_start(pen->xml, element);
    psg_xml_start(pen->xml, unit);
    psg_xml_integer(pen->xml, "val", lround(value));
    psg_xml_end(pen->xml);
    psg_xml_end(pen->xml);
}

/* From the line before, of which it is the last run; NULL: there is none. What a layout says of
 * distances is undone for what is said below a title. */
static void
write_distance(PsgSlidePen *pen, const PsgNode *node, const PsgRun *before,
               const PsgRun *run)
{
    bool is_body = node->sort == PSG_NODE_BODY;
    double extra = before == NULL ? 0 : extra_above(node, before, run);
    double usual = (PSG_LINE_ABOVE + PSG_LINE_BELOW) * line_size(node, run->line);
    bool is_less = lround(extra * PSG_SIZE) < 0;
    if (is_less || is_body) {
        double share = is_less ? 1 + extra / usual : 1;
        write_spacing(pen, "a:lnSpc", "a:spcPct", share * 100000);
    }
    if (!is_less && (before != NULL || is_body)) {
        write_spacing(pen, "a:spcBef", "a:spcPts", extra * PSG_SIZE);
    }
    if (is_body) {
        write_spacing(pen, "a:spcAft", "a:spcPts", 0);
        psg_xml_raw(pen->xml, "<a:buNone/>");
    }
}

/* first: the run that begins the paragraph; so many are in it. */
static void
write_layout(PsgSlidePen *pen, const PsgNode *node, guint first, guint count)
{
    const PsgRun *run = psg_node_run(node, first);
    psg_xml_start(pen->xml, "a:pPr");
    if (node->sort == PSG_NODE_BODY) {
        psg_xml_integer(pen->xml, "marL", 0);
        psg_xml_integer(pen->xml, "indent", 0);
    }
    psg_xml_string(pen->xml, "algn", align(run->item->look.anchor));
    if (psg_lettering_from_right(run->item->text)) {
        psg_xml_string(pen->xml, "rtl", "1");
    }
    write_distance(pen, node, first > 0 ? psg_node_run(node, first - 1) : NULL, run);
    bool has_tabs = node->sort == PSG_NODE_TITLE && count > 1;
    if (has_tabs) {
        psg_xml_start(pen->xml, "a:tabLst");
    }
    for (guint i = 1; has_tabs && i < count; i++) {
        psg_xml_start(pen->xml, "a:tab");
        psg_xml_integer(pen->xml, "pos",
                        psg_emu(psg_node_run(node, first + i)->at.x - run->at.x));
        psg_xml_string(pen->xml, "algn", "l");
        psg_xml_end(pen->xml);
    }
    if (has_tabs) {
        psg_xml_end(pen->xml);
    }
    psg_xml_end(pen->xml);
}

static void
write_paragraphs(PsgSlidePen *pen, const PsgNode *node)
{
    for (guint first = 0, next; first < node->runs->len; first = next) {
        size_t line = psg_node_run(node, first)->line;
        next = first + 1;
        while (next < node->runs->len && psg_node_run(node, next)->line == line) {
            next++;
        }
        psg_xml_start(pen->xml, "a:p");
        write_layout(pen, node, first, next - first);
        for (guint i = first; i < next; i++) {
            if (i > first) {
                const PsgRun *run = psg_node_run(node, i);
                write_words(pen, node, run, parting(node, run));
            }
            write_run(pen, node, psg_node_run(node, i));
        }
        if (next == node->runs->len && node->apart != NULL) {
            g_autofree char *apart = g_strconcat(PSG_SLIDE_APART, node->apart, NULL);
            write_words(pen, node, psg_node_run(node, next - 1), apart);
        }
        psg_xml_end(pen->xml);
    }
}

/* ---- Where it stands in its shape ---- */

typedef struct {
    double left, top, right, bottom;
} Insets;

/* Where a corner's arc is nearest to its tip, as a share of the radius. */
#define ROUND_INSET 0.29289

/* The box in which a preset lays its text. */
static PsgRect
text_rect(const PsgNode *node)
{
    const PsgOutline *outline = &node->outline;
    PsgRect box = node->box;
    return outline->form == PSG_OUTLINE_ROUND
               ? psg_rect_grow(box, -outline->cut * ROUND_INSET)
               : box;
}

/* The text is in the middle from above to below, and at its anchor from left to right. */
static Insets
insets_of(const PsgNode *node)
{
    Insets insets = {0, 0, 0, 0};
    if (node->sort != PSG_NODE_SHAPE) {
        return insets;
    }
    PsgRect room = psg_node_text_room(node), rect = text_rect(node);
    PsgPoint middle = psg_rect_centre(room), own = psg_rect_centre(rect);
    insets.top = MAX(2 * (middle.y - own.y), 0);
    insets.bottom = MAX(2 * (own.y - middle.y), 0);
    switch (psg_node_run(node, 0)->item->look.anchor) {
    case PSG_ANCHOR_START:
        insets.left = MAX(room.x - rect.x, 0);
        break;
    case PSG_ANCHOR_MIDDLE:
        insets.left = MAX(2 * (middle.x - own.x), 0);
        insets.right = MAX(2 * (own.x - middle.x), 0);
        break;
    case PSG_ANCHOR_END:
        insets.right = MAX(psg_rect_right(rect) - psg_rect_right(room), 0);
        break;
    }
    return insets;
}

void
psg_slide_text(PsgSlidePen *pen, const PsgNode *node)
{
    Insets insets = insets_of(node);
    pen->shrink = shrink_of(node);
    psg_xml_start(pen->xml, "p:txBody");
    psg_xml_start(pen->xml, "a:bodyPr");
    psg_xml_string(pen->xml, "wrap", "none");
    psg_xml_integer(pen->xml, "lIns", psg_emu(insets.left));
    psg_xml_integer(pen->xml, "tIns", psg_emu(insets.top));
    psg_xml_integer(pen->xml, "rIns", psg_emu(insets.right));
    psg_xml_integer(pen->xml, "bIns", psg_emu(insets.bottom));
    psg_xml_string(pen->xml, "anchor", "ctr");
    psg_xml_raw(pen->xml, "<a:noAutofit/>");
    psg_xml_end(pen->xml);
    psg_xml_raw(pen->xml, "<a:lstStyle/>");
    write_paragraphs(pen, node);
    psg_xml_end(pen->xml);
}
