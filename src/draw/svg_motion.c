/*
 * Motions as SMIL: lists of values, and of the times at which they hold.
 *
 * Browsers play it in pages and in images, where scripts do not run. PowerPoint, Inkscape,
 * LibreOffice and librsvg do not know it and show the attributes.
 */
#include "draw/svg_motion.h"

#include "base/number.h"

enum { DECIMALS = 2, SHARE_DECIMALS = 5 };

/* The curve of psg_motion_offset between two keys. */
static const char EASE[] = ".333 0 .667 1";

/* How an attribute says that something is there, and that it is not. */
typedef struct {
    const char *name, *there, *gone;
} Switch;

/* What is not opaque at all is not there either: for viewers, who then need not lay it out,
 * and for whoever asks a text in it whether it is seen, which only the second answers. */
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
    psg_svg_string(svg, "values", course->values->str);
    psg_svg_string(svg, "keyTimes", course->times->str);
    if (mode != NULL) {
        psg_svg_string(svg, "calcMode", mode);
    }
    if (g_strcmp0(mode, "spline") == 0) {
        g_autoptr(GString) splines = g_string_new(EASE);
        for (size_t i = 2; i < course->count; i++) {
            g_string_append_printf(splines, ";%s", EASE);
        }
        psg_svg_string(svg, "keySplines", splines->str);
    }
    g_autoptr(GString) duration = g_string_new(NULL);
    psg_number_append(duration, course->seconds, DECIMALS);
    g_string_append_c(duration, 's');
    psg_svg_string(svg, "dur", duration->str);
    psg_svg_string(svg, "repeatCount", "indefinite");
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
    psg_svg_start(svg, element);
    psg_svg_string(svg, "attributeName", attribute);
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
    psg_svg_end(svg);
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

void
psg_svg_group_at_end(PsgSvgWriter *svg, const PsgMotion *motion, double opacity)
{
    PsgPoint offset = psg_motion_offset(motion, INFINITY);
    double at_end = psg_motion_opacity(motion, INFINITY);
    if (hypot(offset.x, offset.y) > 0) {
        g_autoptr(GString) transform = g_string_new("translate(");
        psg_number_append(transform, offset.x, DECIMALS);
        g_string_append_c(transform, ' ');
        psg_number_append(transform, offset.y, DECIMALS);
        g_string_append_c(transform, ')');
        psg_svg_string(svg, "transform", transform->str);
    }
    if (at_end * opacity < 1) {
        psg_svg_number(svg, "opacity", at_end * opacity);
    }
    if (at_end <= 0) {
        for (size_t i = 0; i < G_N_ELEMENTS(switches); i++) {
            psg_svg_string(svg, switches[i].name, switches[i].gone);
        }
    }
}

void
psg_svg_animate_group(PsgSvgWriter *svg, const PsgMotion *motion, double opacity,
                      double seconds)
{
    if (!is_still(motion, PSG_TRACK_OFFSET)) {
        Course course = course_of_track(motion, PSG_TRACK_OFFSET, 1, seconds);
        start_animation(svg, "animateTransform", "transform");
        psg_svg_string(svg, "type", "translate");
        course_write(svg, &course, "spline");
        psg_svg_end(svg);
    }
    if (!is_still(motion, PSG_TRACK_OPACITY)) {
        Course course = course_of_track(motion, PSG_TRACK_OPACITY, opacity, seconds);
        start_animation(svg, "animate", "opacity");
        course_write(svg, &course, NULL);
        psg_svg_end(svg);
        if (is_ever_hidden(motion)) {
            for (size_t i = 0; i < G_N_ELEMENTS(switches); i++) {
                animate_switch(svg, motion, seconds, &switches[i]);
            }
        }
    }
}

void
psg_svg_animate_path(PsgSvgWriter *svg, const PsgMotion *motion, double seconds)
{
    if (!is_still(motion, PSG_TRACK_SHAPE)) {
        Course course = course_of_track(motion, PSG_TRACK_SHAPE, 1, seconds);
        start_animation(svg, "animate", "d");
        course_write(svg, &course, "spline");
        psg_svg_end(svg);
    }
}
