/* The elements of SVG that items of a scene become: real text, presentation attributes only. */
#include "draw/svg_item.h"

#include "base/number.h"
#include "scene/lettering.h"

#include <math.h>
#include <string.h>

enum { DECIMALS = 2, SHARE_DECIMALS = 5 };

/*
 * ---- How the parts of a film move (SMIL) ----
 *
 * Lists of values, and of the times at which they hold. Browsers play it in pages and in
 * images, where scripts do not run. PowerPoint, Inkscape, LibreOffice and librsvg do not
 * know it: they show the attributes, which say what is there at the end. All that moves
 * runs for as long as the film, from the same moment, over and over.
 */

/* The curve of psg_motion_offset between two keys. */
static const char EASE[] = ".333 0 .667 1";

/* How an attribute says that something is there, and that it is not. */
typedef struct {
    const char *name, *there, *gone;
} Switch;

/* What is not opaque at all is switched off: viewers then need not lay it out, and scripts
 * that ask whether a text is visible get the right answer, which needs the second. */
static const Switch switches[] = {
    {"display", "inline", "none"},
    {"visibility", "visible", "hidden"},
};

/* What an attribute is, and when. */
typedef struct {
    double seconds; /* of the film */
    GString *values, *times;
    size_t count;
} Course;

static Course
course_new(double seconds)
{
    return (Course){seconds, g_string_new(NULL), g_string_new(NULL), 0};
}

/* Begins the next value, which the caller appends. */
static GString *
course_next(Course *course, double second)
{
    const char *separator = course->count++ > 0 ? ";" : "";
    g_string_append(course->values, separator);
    g_string_append(course->times, separator);
    psg_number_append(course->times, second / course->seconds, SHARE_DECIMALS);
    return course->values;
}

/* The rest of an animation: the caller has started its element. mode: how it goes from
 * value to value; NULL: evenly. Frees the course. */
static void
course_write(PsgSvgWriter *svg, Course *course, const char *mode)
{
    psg_xml_string(svg->xml, "values", course->values->str);
    psg_xml_string(svg->xml, "keyTimes", course->times->str);
    if (mode != NULL) {
        psg_xml_string(svg->xml, "calcMode", mode);
    }
    if (g_strcmp0(mode, "spline") == 0) {
        g_autoptr(GString) splines = g_string_new(EASE);
        for (size_t i = 2; i < course->count; i++) {
            g_string_append_printf(splines, ";%s", EASE);
        }
        psg_xml_string(svg->xml, "keySplines", splines->str);
    }
    g_autoptr(GString) duration = g_string_new(NULL);
    psg_number_append(duration, course->seconds, DECIMALS);
    g_string_append_c(duration, 's');
    psg_xml_string(svg->xml, "dur", duration->str);
    psg_xml_string(svg->xml, "repeatCount", "indefinite");
    g_string_free(course->values, TRUE);
    g_string_free(course->times, TRUE);
}

static void
append_key(GString *out, PsgTrack track, const PsgKey *key, double opacity)
{
    switch (track) {
    case PSG_TRACK_OFFSET:
        psg_number_append(out, key->offset.x, DECIMALS);
        g_string_append_c(out, ' ');
        psg_number_append(out, key->offset.y, DECIMALS);
        break;
    case PSG_TRACK_OPACITY:
        psg_number_append(out, key->opacity * opacity, DECIMALS);
        break;
    case PSG_TRACK_SHAPE:
        psg_svg_steps(out, key->shape);
        break;
    case PSG_TRACK_COUNT:
        break;
    }
}

static bool
is_still(const PsgMotion *motion, PsgTrack track)
{
    return psg_motion_key_count(motion, track) < 2;
}

/* From the beginning to the end of the film, also where the keys begin later or end
 * before. */
static Course
course_of_track(const PsgMotion *motion, PsgTrack track, double opacity, double seconds)
{
    Course course = course_new(seconds);
    size_t count = psg_motion_key_count(motion, track);
    const PsgKey *first = psg_motion_key(motion, track, 0);
    const PsgKey *last = psg_motion_key(motion, track, count - 1);
    if (first->second > 0) {
        append_key(course_next(&course, 0), track, first, opacity);
    }
    for (size_t i = 0; i < count; i++) {
        const PsgKey *key = psg_motion_key(motion, track, i);
        append_key(course_next(&course, key->second), track, key, opacity);
    }
    if (last->second < seconds) {
        append_key(course_next(&course, seconds), track, last, opacity);
    }
    return course;
}

static void
start_animation(PsgSvgWriter *svg, const char *element, const char *attribute)
{
    psg_xml_start(svg->xml, element);
    psg_xml_string(svg->xml, "attributeName", attribute);
}

static void
animate_switch(PsgSvgWriter *svg, const PsgMotion *motion, double seconds,
               const Switch *attribute)
{
    Course course = course_new(seconds);
    size_t count = psg_motion_key_count(motion, PSG_TRACK_OPACITY);
    bool was_there = psg_motion_opacity(motion, 0) > 0;
    g_string_append(course_next(&course, 0),
                    was_there ? attribute->there : attribute->gone);
    for (size_t i = 0; i < count; i++) {
        const PsgKey *key = psg_motion_key(motion, PSG_TRACK_OPACITY, i);
        const PsgKey *next =
            psg_motion_key(motion, PSG_TRACK_OPACITY, MIN(i + 1, count - 1));
        bool is_there = key->opacity > 0 || next->opacity > 0;
        if (is_there != was_there && (next == key || next->second > key->second)) {
            g_string_append(course_next(&course, key->second),
                            is_there ? attribute->there : attribute->gone);
            was_there = is_there;
        }
    }
    start_animation(svg, "animate", attribute->name);
    course_write(svg, &course, "discrete");
    psg_xml_end(svg->xml);
}

static bool
is_ever_hidden(const PsgMotion *motion)
{
    for (size_t i = 0; i < psg_motion_key_count(motion, PSG_TRACK_OPACITY); i++) {
        if (psg_motion_key(motion, PSG_TRACK_OPACITY, i)->opacity <= 0) {
            return true;
        }
    }
    return false;
}

/* A group's attributes at the end. opacity: of the group when nothing fades. */
static void
write_group_at_end(PsgSvgWriter *svg, const PsgMotion *motion, double opacity)
{
    PsgPoint offset = psg_motion_offset(motion, INFINITY);
    double at_end = psg_motion_opacity(motion, INFINITY);
    if (hypot(offset.x, offset.y) > 0) {
        g_autoptr(GString) transform = g_string_new("translate(");
        psg_number_append(transform, offset.x, DECIMALS);
        g_string_append_c(transform, ' ');
        psg_number_append(transform, offset.y, DECIMALS);
        g_string_append_c(transform, ')');
        psg_xml_string(svg->xml, "transform", transform->str);
    }
    if (at_end * opacity < 1) {
        psg_svg_number(svg, "opacity", at_end * opacity);
    }
    if (at_end <= 0) {
        for (size_t i = 0; i < G_N_ELEMENTS(switches); i++) {
            psg_xml_string(svg->xml, switches[i].name, switches[i].gone);
        }
    }
}

/* Writes into the group's element, before what it holds. seconds: of the film. */
static void
animate_group(PsgSvgWriter *svg, const PsgMotion *motion, double opacity, double seconds)
{
    if (!is_still(motion, PSG_TRACK_OFFSET)) {
        Course course = course_of_track(motion, PSG_TRACK_OFFSET, 1, seconds);
        start_animation(svg, "animateTransform", "transform");
        psg_xml_string(svg->xml, "type", "translate");
        course_write(svg, &course, "spline");
        psg_xml_end(svg->xml);
    }
    if (!is_still(motion, PSG_TRACK_OPACITY)) {
        Course course = course_of_track(motion, PSG_TRACK_OPACITY, opacity, seconds);
        start_animation(svg, "animate", "opacity");
        course_write(svg, &course, NULL);
        psg_xml_end(svg->xml);
        if (is_ever_hidden(motion)) {
            for (size_t i = 0; i < G_N_ELEMENTS(switches); i++) {
                animate_switch(svg, motion, seconds, &switches[i]);
            }
        }
    }
}

static void
animate_path(PsgSvgWriter *svg, const PsgMotion *motion, double seconds)
{
    if (!is_still(motion, PSG_TRACK_SHAPE)) {
        Course course = course_of_track(motion, PSG_TRACK_SHAPE, 1, seconds);
        start_animation(svg, "animate", "d");
        course_write(svg, &course, "spline");
        psg_xml_end(svg->xml);
    }
}

/* ---- Items ---- */

static void
write_dash(PsgSvgWriter *svg, const PsgInk *ink)
{
    if (ink->dash == PSG_DASH_NONE) {
        return;
    }
    if (ink->dash == PSG_DASH_ROUND) {
        psg_xml_string(svg->xml, "stroke-linecap", "round");
        psg_xml_string(svg->xml, "stroke-linejoin", "round");
        return;
    }
    bool dotted = ink->dash == PSG_DASH_DOTTED;
    double dash = ink->dash == PSG_DASH_SHORT ? ink->width / 2 : ink->width;
    g_autoptr(GString) lengths = g_string_new(NULL);
    psg_number_append(lengths, dotted ? 0 : 4 * dash, DECIMALS);
    g_string_append_c(lengths, ' ');
    psg_number_append(lengths, (dotted ? 2.5 : 3) * dash, DECIMALS);
    psg_xml_string(svg->xml, "stroke-dasharray", lengths->str);
    if (dotted) {
        psg_xml_string(svg->xml, "stroke-linecap", "round");
    }
}

static void
write_ink(PsgSvgWriter *svg, const PsgInk *ink)
{
    psg_svg_colour(svg, "fill", ink->fill);
    if (ink->stroke.alpha != 0) {
        psg_svg_colour(svg, "stroke", ink->stroke);
        psg_svg_number(svg, "stroke-width", ink->width);
        write_dash(svg, ink);
    }
}

/* A link is a group too. Its address has both names, since viewers before SVG 2 know the
 * old one. */
static void
write_group(PsgSvgWriter *svg, const PsgGroupLook *look, double seconds)
{
    psg_xml_start(svg->xml, look->href != NULL ? "a" : "g");
    if (look->id != NULL) {
        psg_svg_id(svg, "id", look->id);
    }
    if (look->class != NULL) {
        psg_xml_string(svg->xml, "class", look->class);
    }
    if (look->href != NULL) {
        psg_xml_string(svg->xml, "href", look->href);
        psg_xml_string(svg->xml, "xlink:href", look->href);
        psg_xml_string(svg->xml, "target", "_blank");
    }
    if (look->motion != NULL) {
        write_group_at_end(svg, look->motion, look->opacity);
    } else if (look->opacity < 1) {
        psg_svg_number(svg, "opacity", look->opacity);
    }
    if (look->title != NULL) {
        psg_xml_start(svg->xml, "title");
        psg_xml_text(svg->xml, look->title);
        psg_xml_end(svg->xml);
    }
    if (look->motion != NULL && seconds > 0) {
        animate_group(svg, look->motion, look->opacity, seconds);
    }
}

static void
write_stop(PsgSvgWriter *svg, double offset, PsgColour colour, double opacity)
{
    char hex[8];
    psg_colour_hex(colour, hex);
    psg_xml_start(svg->xml, "stop");
    psg_svg_number(svg, "offset", offset);
    psg_xml_string(svg->xml, "stop-color", hex);
    psg_svg_number(svg, "stop-opacity", opacity);
    psg_xml_end(svg->xml);
}

/* Writes what paints a box that hides more and more, across the whole of it. */
static void
write_veil(PsgSvgWriter *svg, const PsgItem *item, const char *id)
{
    double opacity = item->ink.fill.alpha / 255.0;
    bool is_right = item->veil == PSG_VEIL_RIGHT;
    psg_xml_start(svg->xml, "linearGradient");
    psg_svg_id(svg, "id", id);
    write_stop(svg, 0, item->ink.fill, is_right ? 0 : opacity);
    write_stop(svg, 1, item->ink.fill, is_right ? opacity : 0);
    psg_xml_end(svg->xml);
}

/* number: of the item in the scene. */
static void
write_box(PsgSvgWriter *svg, const PsgItem *item, size_t number)
{
    g_autofree char *veil = g_strdup_printf("veil-%zu", number + 1);
    if (item->veil != PSG_VEIL_NONE) {
        write_veil(svg, item, veil);
    }
    psg_xml_start(svg->xml, "rect");
    psg_svg_number(svg, "x", item->box.x);
    psg_svg_number(svg, "y", item->box.y);
    psg_svg_number(svg, "width", item->box.width);
    psg_svg_number(svg, "height", item->box.height);
    if (item->radius > 0) {
        psg_svg_number(svg, "rx", item->radius);
    }
    if (item->veil != PSG_VEIL_NONE) {
        psg_svg_reference(svg, "fill", veil);
    } else {
        write_ink(svg, &item->ink);
    }
    psg_xml_end(svg->xml);
}

static void
write_path(PsgSvgWriter *svg, const PsgItem *item, const PsgSvgManner *manner)
{
    g_autoptr(GString) steps = g_string_new(NULL);
    psg_svg_steps(steps, item->path);
    psg_xml_start(svg->xml, "path");
    psg_xml_string(svg->xml, manner->shapes == NULL ? "d" : "data-d",
                   manner->shapes == NULL ? steps->str : "");
    if (manner->shapes != NULL) {
        g_ptr_array_add(manner->shapes, g_strdup(steps->str));
    }
    write_ink(svg, &item->ink);
    if (item->motion != NULL && manner->seconds > 0) {
        animate_path(svg, item->motion, manner->seconds);
    }
    psg_xml_end(svg->xml);
}

static bool
is_one_word(const char *name)
{
    return g_ascii_isalpha(*name) &&
           name[strspn(name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_")] == '\0';
}

/* CSS wants names of several words in quotes. */
void
psg_svg_family(PsgSvgWriter *svg, const char *family)
{
    g_auto(GStrv) names = psg_lettering_families(family);
    g_autoptr(GString) list = g_string_new(NULL);
    for (char **name = names; *name != NULL; name++) {
        const char *comma = name == names ? "" : ", ";
        const char *quote = is_one_word(*name) ? "" : "'";
        g_string_append_printf(list, "%s%s%s%s", comma, quote, *name, quote);
    }
    psg_xml_string(svg->xml, "font-family", list->str);
}

/* SVG's anchors follow the direction of writing; ours are left and right. */
static void
write_anchor(PsgSvgWriter *svg, const PsgItem *item)
{
    bool from_right = psg_lettering_from_right(item->text);
    if (from_right) {
        psg_xml_string(svg->xml, "direction", "rtl");
    }
    if (item->look.anchor == PSG_ANCHOR_MIDDLE) {
        psg_xml_string(svg->xml, "text-anchor", "middle");
    } else if ((item->look.anchor == PSG_ANCHOR_END) != from_right) {
        psg_xml_string(svg->xml, "text-anchor", "end");
    }
}

static void
write_turn(PsgSvgWriter *svg, const PsgItem *item)
{
    if (fabs(item->look.turn) > 0) {
        g_autoptr(GString) transform = g_string_new("rotate(");
        psg_number_append(transform, item->look.turn, DECIMALS);
        g_string_append_c(transform, ' ');
        psg_number_append(transform, item->at.x, DECIMALS);
        g_string_append_c(transform, ' ');
        psg_number_append(transform, item->at.y, DECIMALS);
        g_string_append_c(transform, ')');
        psg_xml_string(svg->xml, "transform", transform->str);
    }
}

static bool
has_blanks_to_keep(const char *text)
{
    return g_str_has_prefix(text, " ") || g_str_has_suffix(text, " ") ||
           strstr(text, "  ") != NULL;
}

static void
write_text(PsgSvgWriter *svg, const PsgItem *item, const PsgSvgManner *manner)
{
    psg_xml_start(svg->xml, "text");
    psg_svg_number(svg, "x", item->at.x);
    psg_svg_number(svg, "y", item->at.y);
    if (g_strcmp0(manner->family, item->look.font.family) != 0) {
        psg_svg_family(svg, item->look.font.family);
    }
    psg_svg_number(svg, "font-size", item->look.font.size);
    if (item->look.font.weight != PANGO_WEIGHT_NORMAL) {
        psg_svg_number(svg, "font-weight", item->look.font.weight);
    }
    if (item->look.font.italic) {
        psg_xml_string(svg->xml, "font-style", "italic");
    }
    write_anchor(svg, item);
    write_turn(svg, item);
    psg_svg_colour(svg, "fill", item->look.colour);
    if (has_blanks_to_keep(item->text)) {
        psg_xml_string(svg->xml, "xml:space", "preserve");
    }
    psg_xml_text(svg->xml, item->text);
    psg_xml_end(svg->xml);
}

void
psg_svg_item(PsgSvgWriter *svg, const PsgItem *item, size_t number,
             const PsgSvgManner *manner)
{
    switch (item->kind) {
    case PSG_ITEM_GROUP:
        write_group(svg, &item->group, manner->seconds);
        break;
    case PSG_ITEM_END:
        psg_xml_end(svg->xml);
        break;
    case PSG_ITEM_BOX:
        write_box(svg, item, number);
        break;
    case PSG_ITEM_PATH:
        write_path(svg, item, manner);
        break;
    case PSG_ITEM_TEXT:
        write_text(svg, item, manner);
        break;
    }
}
