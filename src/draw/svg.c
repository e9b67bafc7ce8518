/*
 * SVG for any viewer: real text, and presentation attributes only.
 *
 * Viewers such as PowerPoint know neither style sheets nor rgba() nor "transparent", so
 * none is used, but for one rule of films that they can do without. The page is sized in points, as it is on paper; a page unit is a unit of
 * the viewBox.
 */
#include "base/number.h"
#include "draw/painter.h"
#include "draw/svg_item.h"
#include "draw/svg_office.h"

#include <math.h>

enum { DECIMALS = 2 };

/* What a size is told in, and how many of them an inch has. On paper it is points. Office
 * programs all take pixels, of which a slide of theirs has 1280 across. */
typedef struct {
    const char *name;
    double per_inch;
} Unit;

static const Unit units[] = {[PSG_SVG_WEB] = {"pt", 72}, [PSG_SVG_OFFICE] = {"", 96}};

static void
write_size(PsgSvgWriter *svg, PsgSize size, const Unit *unit)
{
    const double lengths[] = {size.width, size.height};
    const char *const attributes[] = {"width", "height"};
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autoptr(GString) length = g_string_new(NULL);
        psg_number_append(length, lengths[i] * unit->per_inch / PSG_UNITS_PER_INCH,
                          DECIMALS);
        g_string_append(length, unit->name);
        psg_xml_string(svg->xml, attributes[i], length->str);
    }
    g_autoptr(GString) box = g_string_new("0 0 ");
    psg_number_append(box, size.width, DECIMALS);
    g_string_append_c(box, ' ');
    psg_number_append(box, size.height, DECIMALS);
    psg_xml_string(svg->xml, "viewBox", box->str);
}

static void
write_root(PsgSvgWriter *svg, const PsgScene *scene, PsgSvgUse use)
{
    psg_xml_start(svg->xml, "svg");
    psg_xml_string(svg->xml, "xmlns", "http://www.w3.org/2000/svg");
    psg_xml_string(svg->xml, "xmlns:xlink", "http://www.w3.org/1999/xlink");
    write_size(svg, psg_scene_size(scene), &units[use]);
    if (*psg_scene_language(scene) != '\0') {
        psg_xml_string(svg->xml, "lang", psg_scene_language(scene));
        psg_xml_string(svg->xml, "xml:lang", psg_scene_language(scene));
    }
    /* Letters as wide as they were measured: not hinted, at any zoom. */
    psg_xml_string(svg->xml, "text-rendering", "geometricPrecision");
}

/* Writes title and description for readers who cannot see the page. */
static void
write_description(PsgSvgWriter *svg, const PsgScene *scene)
{
    psg_xml_string(svg->xml, "role", "img");
    static const char *const ids[] = {"title", "description", NULL};
    psg_svg_ids(svg, "aria-labelledby", ids);
    psg_xml_start(svg->xml, "title");
    psg_svg_id(svg, "id", "title");
    psg_xml_text(svg->xml, psg_scene_title(scene));
    psg_xml_end(svg->xml);
    psg_xml_start(svg->xml, "desc");
    psg_svg_id(svg, "id", "description");
    psg_xml_text(svg->xml, psg_scene_description(scene));
    psg_xml_end(svg->xml);
}

static void
write_background(PsgSvgWriter *svg, const PsgScene *scene)
{
    if (psg_scene_background(scene).alpha == 0) {
        return;
    }
    psg_xml_start(svg->xml, "rect");
    psg_svg_number(svg, "width", psg_scene_size(scene).width);
    psg_svg_number(svg, "height", psg_scene_size(scene).height);
    psg_svg_colour(svg, "fill", psg_scene_background(scene));
    psg_xml_end(svg->xml);
}

/* ---- Films for those who asked their system for less motion ---- */

/* The rule is the same for all films of a page. */
#define MOVES "film-moves"
#define RESTS "film-rests"

static const char choice[] = "@media (prefers-reduced-motion: reduce) { ." MOVES
                             " { display: none } ." RESTS " { display: inline } }";

/* The same as the film at its end, without ids, which the film has. */
static void
write_rest(PsgSvgWriter *svg, const PsgScene *scene)
{
    const PsgSvgManner still = {.seconds = 0};
    size_t count = psg_scene_item_count(scene), hidden = 0;
    for (size_t i = 0; i < count; i++) {
        PsgItem item = *psg_scene_item(scene, i);
        bool is_group = item.kind == PSG_ITEM_GROUP;
        bool is_gone = is_group && item.group.motion != NULL &&
                       psg_motion_opacity(item.group.motion, INFINITY) <= 0;
        if (is_gone || (is_group && hidden > 0)) {
            hidden++;
        } else if (hidden > 0) {
            hidden -= item.kind == PSG_ITEM_END;
        } else {
            item.group.id = is_group ? NULL : item.group.id;
            psg_svg_item(svg, &item, count + i, &still);
        }
    }
}

/* One of two is shown: what moves, or what rests. Scripts do not run in images, and SMIL
 * cannot ask; style sheets can. */
static void
write_choice(PsgSvgWriter *svg, const PsgScene *scene)
{
    psg_xml_start(svg->xml, "style");
    psg_xml_text(svg->xml, choice);
    psg_xml_end(svg->xml);
    psg_xml_start(svg->xml, "g");
    psg_xml_string(svg->xml, "class", RESTS);
    psg_xml_string(svg->xml, "display", "none");
    write_rest(svg, scene);
    psg_xml_end(svg->xml);
}

static GBytes *
paint(const PsgScene *scene, const PsgPaintOptions *options)
{
    g_autoptr(PsgSvgWriter) svg = psg_svg_writer_new(psg_scene_name(scene), options->ids);
    write_root(svg, scene, options->svg);
    write_description(svg, scene);
    write_background(svg, scene);
    double seconds = psg_scene_seconds(scene);
    bool is_film = seconds > 0 && psg_scene_changes(scene, 0, seconds);
    if (is_film) {
        write_choice(svg, scene);
        psg_xml_start(svg->xml, "g");
        psg_xml_string(svg->xml, "class", MOVES);
    }
    const PsgSvgManner manner = {.seconds = seconds};
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        psg_svg_item(svg, psg_scene_item(scene, i), i, &manner);
    }
    if (is_film) {
        psg_xml_end(svg->xml);
    }
    psg_xml_end(svg->xml);
    return psg_svg_writer_finish(svg);
}

GBytes *
psg_paint_svg(const PsgScene *scene, const PsgPaintOptions *options, GError **error)
{
    (void)error; /* what is written into memory cannot fail */
    if (options->svg == PSG_SVG_WEB) {
        return paint(scene, options);
    }
    g_autoptr(PsgScene) plain = psg_svg_office_scene(scene);
    return paint(plain, options);
}
