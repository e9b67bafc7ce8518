/* Shapes, lines and groups of a slide. */
#include "draw/pptx/pen.h"
#include "draw/pptx/template.h"

/* ---- What all have ---- */

static void
write_link(PsgSlidePen *pen, const PsgNode *node)
{
    const char *id = node->href == NULL || node->sort == PSG_NODE_GROUP
                         ? NULL
                         : psg_slide_link(pen->slide, node->href);
    if (id == NULL) {
        return;
    }
    psg_xml_start(pen->xml, "a:hlinkClick");
    psg_xml_string(pen->xml, "r:id", id);
    if (g_str_has_prefix(node->href, PSG_LINK_PAGE)) {
        psg_xml_string(pen->xml, "action", PSG_SLIDE_JUMP);
    }
    psg_xml_end(pen->xml);
}

/* The element of a shape, and in it that of what it is, in which more follows. */
static void
begin_shape(PsgSlidePen *pen, const PsgNode *node, const char *element, const char *what)
{
    psg_xml_start(pen->xml, element);
    psg_xml_start(pen->xml, what);
    psg_pptx_begin_identity(pen->xml, node->id, node->name, node->description);
    write_link(pen, node);
    psg_xml_end(pen->xml);
}

/* How a shape lies in its box: turned clockwise, in degrees, or mirrored. */
typedef struct {
    double turn;
    bool is_mirrored_across, is_mirrored_down;
} Lie;

/* Ends what it is. How it looks follows. */
static void
begin_look(PsgSlidePen *pen, PsgRect box, Lie lie)
{
    psg_xml_end(pen->xml);
    psg_xml_start(pen->xml, "p:spPr");
    psg_xml_start(pen->xml, "a:xfrm");
    if (fabs(lie.turn) > 0) {
        psg_xml_integer(pen->xml, "rot", lround(fmod(lie.turn + 360, 360) * 60000));
    }
    psg_xml_string(pen->xml, "flipH", lie.is_mirrored_across ? "1" : NULL);
    psg_xml_string(pen->xml, "flipV", lie.is_mirrored_down ? "1" : NULL);
    psg_pptx_write_box(pen->xml, box, "a:off", "a:ext");
    psg_xml_end(pen->xml);
}

/* ---- Outlines ---- */

static const char *
preset_of(const PsgOutline *outline)
{
    static const char *const presets[] = {
        [PSG_OUTLINE_NONE] = "rect",       [PSG_OUTLINE_RECT] = "rect",
        [PSG_OUTLINE_ROUND] = "roundRect", [PSG_OUTLINE_ELLIPSE] = "ellipse",
        [PSG_OUTLINE_HEXAGON] = "hexagon", [PSG_OUTLINE_OCTAGON] = "octagon",
        [PSG_OUTLINE_DIAMOND] = "diamond", [PSG_OUTLINE_UP] = "triangle",
        [PSG_OUTLINE_DOWN] = "triangle",
    };
    return presets[outline->form];
}

static void
write_guide(PsgSlidePen *pen, const char *name, double value)
{
    g_autofree char *formula = g_strdup_printf("val %ld", lround(value));
    psg_xml_start(pen->xml, "a:gd");
    psg_xml_string(pen->xml, "name", name);
    psg_xml_string(pen->xml, "fmla", formula);
    psg_xml_end(pen->xml);
}

/* How far corners are cut, as shares of the shorter side. */
static void
write_preset(PsgSlidePen *pen, const PsgOutline *outline)
{
    double side = MIN(outline->box.width, outline->box.height);
    double cut = side > 0 ? MIN(outline->cut / side, 0.5) * 100000 : 0;
    psg_xml_start(pen->xml, "a:prstGeom");
    psg_xml_string(pen->xml, "prst", preset_of(outline));
    psg_xml_start(pen->xml, "a:avLst");
    PsgOutlineForm form = outline->form;
    if (form == PSG_OUTLINE_ROUND || form == PSG_OUTLINE_OCTAGON) {
        write_guide(pen, "adj", cut);
    } else if (form == PSG_OUTLINE_HEXAGON) {
        write_guide(pen, "adj", side > 0 ? outline->cut / side * 100000 : 0);
        write_guide(pen, "vf", 115470);
    }
    psg_xml_end(pen->xml);
    psg_xml_end(pen->xml);
}

/* ---- Paths ---- */

static void
write_point(PsgSlidePen *pen, const PsgNode *node, PsgPoint point)
{
    psg_xml_start(pen->xml, "a:pt");
    psg_xml_integer(pen->xml, "x", psg_emu(point.x) - psg_emu(node->box.x));
    psg_xml_integer(pen->xml, "y", psg_emu(point.y) - psg_emu(node->box.y));
    psg_xml_end(pen->xml);
}

static void
write_step(PsgSlidePen *pen, const PsgNode *node, const PsgStep *step)
{
    static const char *const elements[] = {[PSG_STEP_MOVE] = "a:moveTo",
                                           [PSG_STEP_LINE] = "a:lnTo",
                                           [PSG_STEP_CURVE] = "a:cubicBezTo",
                                           [PSG_STEP_CLOSE] = "a:close"};
    psg_xml_start(pen->xml, elements[step->kind]);
    if (step->kind == PSG_STEP_CURVE) {
        write_point(pen, node, step->control1);
        write_point(pen, node, step->control2);
    }
    if (step->kind != PSG_STEP_CLOSE) {
        write_point(pen, node, step->to);
    }
    psg_xml_end(pen->xml);
}

/* sites: of connectors, as XML. */
static void
write_path(PsgSlidePen *pen, const PsgNode *node, const PsgPath *path, const char *sites)
{
    psg_xml_start(pen->xml, "a:custGeom");
    psg_xml_raw(pen->xml, "<a:avLst/><a:gdLst/><a:ahLst/>");
    psg_xml_raw(pen->xml, sites);
    psg_xml_raw(pen->xml, "<a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/>");
    psg_xml_start(pen->xml, "a:pathLst");
    psg_xml_start(pen->xml, "a:path");
    psg_xml_integer(pen->xml, "w",
                    psg_emu(psg_rect_right(node->box)) - psg_emu(node->box.x));
    psg_xml_integer(pen->xml, "h",
                    psg_emu(psg_rect_bottom(node->box)) - psg_emu(node->box.y));
    if (node->ink.fill.alpha == 0) {
        psg_xml_string(pen->xml, "fill", "none");
    }
    for (size_t i = 0; i < psg_path_count(path); i++) {
        write_step(pen, node, psg_path_step(path, i));
    }
    psg_xml_end(pen->xml);
    psg_xml_end(pen->xml);
    psg_xml_end(pen->xml);
}

/* Its preset numbers its sites from the right, which LibreOffice (7.4) takes for those of a
 * rectangle: lines end elsewhere. As a path with sites in that order all see the same. */
static void
write_tab(PsgSlidePen *pen, const PsgNode *node)
{
    g_autoptr(PsgPath) path = psg_outline_path(&node->outline);
    write_path(pen, node, path,
               "<a:cxnLst><a:cxn ang=\"3cd4\"><a:pos x=\"hc\" y=\"t\"/></a:cxn>"
               "<a:cxn ang=\"cd2\"><a:pos x=\"l\" y=\"vc\"/></a:cxn>"
               "<a:cxn ang=\"cd4\"><a:pos x=\"hc\" y=\"b\"/></a:cxn>"
               "<a:cxn ang=\"0\"><a:pos x=\"r\" y=\"vc\"/></a:cxn></a:cxnLst>");
}

static void
write_geometry(PsgSlidePen *pen, const PsgNode *node)
{
    if (node->path != NULL) {
        write_path(pen, node, node->path, "<a:cxnLst/>");
    } else if (node->outline.form == PSG_OUTLINE_TAB) {
        write_tab(pen, node);
    } else {
        write_preset(pen, &node->outline);
    }
}

/* ---- Fills and lines ---- */

static void
write_stop(PsgSlidePen *pen, int place, PsgColour colour, double opacity)
{
    psg_xml_start(pen->xml, "a:gs");
    psg_xml_integer(pen->xml, "pos", place);
    psg_slide_colour(pen, colour, opacity);
    psg_xml_end(pen->xml);
}

static void
write_veil(PsgSlidePen *pen, const PsgNode *node)
{
    bool is_right = node->veil == PSG_VEIL_RIGHT;
    psg_xml_start(pen->xml, "a:gradFill");
    psg_xml_start(pen->xml, "a:gsLst");
    write_stop(pen, 0, node->ink.fill, is_right ? 0 : node->opacity);
    write_stop(pen, 100000, node->ink.fill, is_right ? node->opacity : 0);
    psg_xml_end(pen->xml);
    psg_xml_raw(pen->xml, "<a:lin ang=\"0\" scaled=\"0\"/>");
    psg_xml_end(pen->xml);
}

static const char *
dash_of(PsgDash dash)
{
    static const char *const dashes[] = {
        [PSG_DASH_NONE] = NULL,
        [PSG_DASH_DASHED] = "<a:prstDash val=\"dash\"/>",
        [PSG_DASH_SHORT] = "<a:custDash><a:ds d=\"200000\" sp=\"150000\"/></a:custDash>",
        [PSG_DASH_DOTTED] = "<a:prstDash val=\"sysDot\"/>",
        [PSG_DASH_ROUND] = NULL,
    };
    return dashes[dash];
}

/* A single stroke: of a gap that is tied as its line is, and ends before the head of that. */
static void
write_stroke(PsgSlidePen *pen, const PsgNode *node)
{
    gint64 share = llround(node->stroke / node->ink.width * 100000);
    psg_xml_start(pen->xml, "a:custDash");
    psg_xml_start(pen->xml, "a:ds");
    psg_xml_integer(pen->xml, "d", share);
    psg_xml_integer(pen->xml, "sp", share);
    psg_xml_end(pen->xml);
    psg_xml_end(pen->xml);
}

/* Ends are as large as so many widths of the line, of one that is no thinner than this. */
#define LEAST_BASE (2.0 / 72 * PSG_UNITS_PER_INCH)

static void
write_end(PsgSlidePen *pen, const char *element, PsgEndForm form, double multiples)
{
    static const char *const forms[] = {[PSG_END_NONE] = "none",
                                        [PSG_END_ARROW] = "triangle",
                                        [PSG_END_OPEN_ARROW] = "arrow",
                                        [PSG_END_DOT] = "oval"};
    if (form == PSG_END_NONE) {
        return;
    }
    const char *size = multiples < 2.5 ? "sm" : multiples < 4 ? "med" : "lg";
    psg_xml_start(pen->xml, element);
    psg_xml_string(pen->xml, "type", forms[form]);
    psg_xml_string(pen->xml, "w", size);
    psg_xml_string(pen->xml, "len", size);
    psg_xml_end(pen->xml);
}

static void
write_line(PsgSlidePen *pen, const PsgNode *node)
{
    const PsgInk *ink = &node->ink;
    psg_xml_start(pen->xml, "a:ln");
    if (ink->stroke.alpha == 0 || ink->width <= 0) {
        psg_xml_raw(pen->xml, "<a:noFill/>");
        psg_xml_end(pen->xml);
        return;
    }
    bool is_round = ink->dash == PSG_DASH_ROUND;
    psg_xml_integer(pen->xml, "w", psg_emu(ink->width));
    psg_xml_string(pen->xml, "cap",
                   is_round || ink->dash == PSG_DASH_DOTTED ? "rnd" : "flat");
    psg_xml_string(pen->xml, "cmpd", node->is_double ? "dbl" : NULL);
    psg_slide_fill(pen, ink->stroke, node->opacity);
    if (node->stroke > 0) {
        write_stroke(pen, node);
    } else if (dash_of(ink->dash) != NULL) {
        psg_xml_raw(pen->xml, dash_of(ink->dash));
    }
    psg_xml_raw(pen->xml, is_round ? "<a:round/>" : "<a:miter lim=\"400000\"/>");
    double multiples = node->head / MAX(ink->width, LEAST_BASE);
    write_end(pen, "a:headEnd", node->at_start, multiples);
    write_end(pen, "a:tailEnd", node->at_end, multiples);
    psg_xml_end(pen->xml);
}

/* ---- Shapes ---- */

static void
write_shape(PsgSlidePen *pen, const PsgNode *node)
{
    begin_shape(pen, node, "p:sp", "p:nvSpPr");
    psg_xml_raw(pen->xml, "<p:cNvSpPr/><p:nvPr/>");
    begin_look(pen, node->box,
               (Lie){.is_mirrored_down = node->outline.form == PSG_OUTLINE_DOWN});
    write_geometry(pen, node);
    if (node->veil != PSG_VEIL_NONE) {
        write_veil(pen, node);
    } else {
        psg_slide_fill(pen, node->ink.fill, node->opacity);
    }
    write_line(pen, node);
    psg_xml_end(pen->xml);
    if (node->runs != NULL) {
        psg_slide_text(pen, node);
    }
    psg_xml_end(pen->xml);
}

/* ---- Lines ---- */

static void
write_glue(PsgSlidePen *pen, const char *element, const PsgGlue *glue)
{
    if (glue->shape != NULL) {
        psg_xml_start(pen->xml, element);
        psg_xml_integer(pen->xml, "id", glue->shape->id);
        psg_xml_integer(pen->xml, "idx", (gint64)glue->site);
        psg_xml_end(pen->xml);
    }
}

static void
write_connector(PsgSlidePen *pen, const PsgNode *node)
{
    begin_shape(pen, node, "p:cxnSp", "p:nvCxnSpPr");
    psg_xml_start(pen->xml, "p:cNvCxnSpPr");
    write_glue(pen, "a:stCxn", &node->from);
    write_glue(pen, "a:endCxn", &node->to);
    psg_xml_end(pen->xml);
    psg_xml_raw(pen->xml, "<p:nvPr/>");
    begin_look(pen, node->box,
               (Lie){.is_mirrored_across = node->end.x < node->start.x,
                     .is_mirrored_down = node->end.y < node->start.y});
    bool is_tied = node->from.shape != NULL || node->to.shape != NULL;
    psg_xml_start(pen->xml, "a:prstGeom");
    psg_xml_string(pen->xml, "prst", is_tied ? "straightConnector1" : "line");
    psg_xml_raw(pen->xml, "<a:avLst/>");
    psg_xml_end(pen->xml);
    write_line(pen, node);
    psg_xml_end(pen->xml);
    psg_xml_end(pen->xml);
}

/* ---- Texts that stand alone ---- */

static void
write_text_kind(PsgSlidePen *pen, const PsgNode *node)
{
    PsgPptxHolder holder = {NULL, NULL, NULL};
    if (node->sort == PSG_NODE_TITLE) {
        holder.type = psg_slide_title_type(pen->slide);
    } else if (node->sort == PSG_NODE_NUMBER) {
        holder = (PsgPptxHolder){"sldNum", "quarter", "12"};
    } else if (node->sort == PSG_NODE_BODY) {
        holder = psg_slide_body_holder(pen->slide);
    }
    if (holder.type != NULL) {
        psg_pptx_write_holder(pen->xml, holder);
    } else {
        psg_xml_raw(pen->xml, "<p:cNvSpPr txBox=\"1\"/><p:nvPr/>");
    }
}

/* Turned around its anchor, a box has its middle elsewhere. */
static PsgRect
turned_box(const PsgNode *node)
{
    const PsgRun *run = psg_node_run(node, 0);
    double angle = run->item->look.turn * G_PI / 180;
    PsgPoint middle = psg_rect_centre(node->box);
    double dx = middle.x - run->at.x, dy = middle.y - run->at.y;
    PsgPoint turned = {run->at.x + dx * cos(angle) - dy * sin(angle),
                       run->at.y + dx * sin(angle) + dy * cos(angle)};
    return psg_rect_around(turned, (PsgSize){node->box.width, node->box.height});
}

static void
write_text_box(PsgSlidePen *pen, const PsgNode *node)
{
    Lie lie = {.turn = psg_node_run(node, 0)->item->look.turn};
    begin_shape(pen, node, "p:sp", "p:nvSpPr");
    write_text_kind(pen, node);
    begin_look(pen, fabs(lie.turn) > 0 ? turned_box(node) : node->box, lie);
    psg_xml_raw(pen->xml, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/>");
    psg_xml_end(pen->xml);
    psg_slide_text(pen, node);
    psg_xml_end(pen->xml);
}

/* ---- Groups ---- */

static void
write_group(PsgSlidePen *pen, const PsgNode *node)
{
    begin_shape(pen, node, "p:grpSp", "p:nvGrpSpPr");
    psg_xml_raw(pen->xml, "<p:cNvGrpSpPr/><p:nvPr/>");
    psg_xml_end(pen->xml);
    psg_xml_start(pen->xml, "p:grpSpPr");
    psg_xml_start(pen->xml, "a:xfrm");
    psg_pptx_write_box(pen->xml, node->box, "a:off", "a:ext");
    psg_pptx_write_box(pen->xml, node->box, "a:chOff", "a:chExt");
    psg_xml_end(pen->xml);
    psg_xml_end(pen->xml);
    for (guint i = 0; i < node->children->len; i++) {
        psg_slide_node(pen, g_ptr_array_index(node->children, i));
    }
    psg_xml_end(pen->xml);
}

/* ---- Texts at places of a template's layout ---- */

static bool
is_placed(const PsgSlidePen *pen, const PsgNode *node)
{
    const PsgDeckLayout *layout = pen->slide->layout;
    return layout != NULL &&
           ((node->sort == PSG_NODE_TITLE && layout->title.type != NULL) ||
            (node->sort == PSG_NODE_NUMBER && layout->number.type != NULL));
}

/* Titles do not inherit what the words have that they are written over: LibreOffice gives these
 * alone the colour that titles have. */
static char *
colour_of_prompt(const PsgDeckPlaceholder *title)
{
    char hex[8];
    psg_colour_hex(title->colour, hex);
    return title->is_prompted
               ? g_strdup_printf("<a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill>",
                                 hex + 1)
               : g_strdup("");
}

static void
write_placed(PsgSlidePen *pen, const PsgNode *node)
{
    const PsgDeckLayout *layout = pen->slide->layout;
    if (node->sort == PSG_NODE_NUMBER) {
        g_autofree char *number =
            g_strdup_printf("<a:fld id=\"" PSG_PPTX_NUMBER "\" type=\"slidenum\"><a:rPr/>"
                            "<a:t>%zu</a:t></a:fld>",
                            pen->slide->number);
        psg_pptx_write_placed(pen->slide, &layout->number, node->id, node->name, number);
        return;
    }
    /* lines break where the placeholder is too narrow */
    g_autofree char *said = psg_slide_title(pen->slide, node);
    g_autofree char *whole = node->apart == NULL
                                 ? g_strdup(said)
                                 : g_strconcat(said, PSG_SLIDE_APART, node->apart, NULL);
    g_autofree char *title = g_markup_escape_text(whole, -1);
    g_autofree char *colour = colour_of_prompt(&layout->title);
    g_autofree char *run =
        g_strdup_printf("<a:r><a:rPr lang=\"%s\">%s</a:rPr><a:t>%s</a:t></a:r>",
                        psg_scene_language(pen->slide->page->scene), colour, title);
    psg_pptx_write_placed(pen->slide, &layout->title, node->id, node->name, run);
}

void
psg_slide_node(PsgSlidePen *pen, const PsgNode *node)
{
    if (is_placed(pen, node)) {
        write_placed(pen, node);
        return;
    }
    switch (node->sort) {
    case PSG_NODE_GROUP:
        write_group(pen, node);
        break;
    case PSG_NODE_SHAPE:
    case PSG_NODE_FIGURE:
        write_shape(pen, node);
        break;
    case PSG_NODE_LINE:
        write_connector(pen, node);
        break;
    case PSG_NODE_TEXT:
    case PSG_NODE_TITLE:
    case PSG_NODE_BODY:
    case PSG_NODE_NUMBER:
        write_text_box(pen, node);
        break;
    }
}
