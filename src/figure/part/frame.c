/* The frame: title above, sources and strip of slices below, the same on every figure
 * of a run. */
#include "figure/part/frame.h"

#include "base/join.h"
#include "figure/strings.h"

#include <math.h>

/* In units of a slide. */
#define MARGIN 48.0
#define SUPERTITLE_BASELINE 42.0
#define TITLE_BASELINE 90.0
#define TITLE_BOTTOM 118.0
#define FOOT 88.0 /* from the page's bottom, as are the next three */
#define FOOT_WITHOUT_STRIP 48.0
#define STRIP_LINE 72.0
#define SOURCE_BASELINE 18.0
#define GAP 22.0
#define PAGE_NUMBER 56.0 /* at the right of the sources, when the page is one of many */
#define WIDEST_STEP 190.0
#define DOT 3.5
#define MARKED_DOT 6.5
#define NAME_BELOW 25.0
#define LINE_WIDTH 2.0
#define NAME_GAP 10.0

#define WIDEST_NAME 0.3 /* of the strip's width; a longer name is cut */

enum { MOST_MARKED = 2 };

static PsgRect
room_above(const PsgRenderContext *context, double page_height, double foot)
{
    double scale = context->page.scale;
    return (PsgRect){MARGIN * scale, TITLE_BOTTOM * scale,
                     context->page.size.width - 2 * MARGIN * scale,
                     page_height - (TITLE_BOTTOM + foot) * scale};
}

PsgRect
psg_frame_room(const PsgRenderContext *context, double page_height)
{
    return room_above(context, page_height, FOOT);
}

PsgRect
psg_frame_room_without_strip(const PsgRenderContext *context, double page_height)
{
    return room_above(context, page_height, FOOT_WITHOUT_STRIP);
}

PsgScene *
psg_frame_scene(const PsgRenderContext *context, PsgSize page, const char *name,
                const char *title, const char *description)
{
    const char *landscape = psg_context_text(context, &context->landscape->title);
    g_autofree char *whole =
        g_strconcat(title, landscape == NULL ? NULL : " \u2013 ", landscape, NULL);
    PsgScene *scene = psg_scene_new(page, context->style->background);
    psg_scene_describe(scene, name, whole, description, context->language);
    return scene;
}

char *
psg_frame_headline(const PsgRenderContext *context, size_t slice)
{
    const PsgSlice *said = &context->landscape->slices[slice];
    GString *line = g_string_new(NULL);
    for (size_t i = 0; i < said->headline_count; i++) {
        psg_join(line, " \u00b7 ", psg_context_text(context, &said->headlines[i]));
    }
    return g_string_free(line, line->len == 0);
}

void
psg_frame_cite(bool *cited, const PsgIndexes *sources)
{
    for (size_t i = 0; i < sources->count; i++) {
        cited[sources->items[i]] = true;
    }
}

void
psg_frame_cite_view(bool *cited, const PsgView *view)
{
    const PsgLandscape *landscape = view->landscape;
    psg_frame_cite(cited, &landscape->slices[view->slice].sources);
    if (view->before != PSG_NONE) {
        psg_frame_cite(cited, &landscape->slices[view->before].sources);
    }
    for (size_t i = 0; i < view->actor_count; i++) {
        psg_frame_cite(cited, &landscape->actors[view->actors[i].actor].sources);
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        psg_frame_cite(cited, &landscape->relations[view->relations[i].relation].sources);
    }
    for (size_t i = 0; i < view->measurement_count; i++) {
        const PsgMeasurementChange *change = &view->measurements[i];
        const PsgMeasurement *values[] = {change->before, change->after};
        for (size_t k = 0; k < G_N_ELEMENTS(values); k++) {
            if (values[k] != NULL) {
                psg_frame_cite(cited, &values[k]->sources);
            }
        }
    }
}

void
psg_frame_say_empty(const PsgPen *pen, PsgRect area, double size)
{
    PsgTextLook look =
        psg_pen_look(pen, size, 400, pen->context->style->muted, PSG_ANCHOR_MIDDLE);
    psg_pen_write_within(pen, &look, psg_rect_centre(area),
                         psg_word(PSG_WORD_NO_ACTOR, pen->context->language), area.width);
}

/* Writes the subtitle beside the title, on its baseline; two lines stand around it. */
static void
draw_subtitle(const PsgPen *pen, double left, const char *subtitle)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_headline, 400, style->ink, PSG_ANCHOR_START);
    double width = pen->context->page.size.width - psg_pen_length(pen, MARGIN) - left;
    g_auto(GStrv) lines = psg_pen_wrap(pen, &look, subtitle, width, 2);
    double height = psg_pen_line_height(pen, &look);
    PsgPoint at = {left, psg_pen_length(pen, TITLE_BASELINE)};
    at.y -= g_strv_length(lines) > 1 ? height * 0.62 : 0;
    psg_pen_write_lines(pen, &look, at, lines);
}

void
psg_frame_draw_landscape(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    double left = psg_pen_length(pen, MARGIN);
    PsgPoint at = {left, psg_pen_length(pen, SUPERTITLE_BASELINE)};
    const char *title = psg_context_text(pen->context, &pen->context->landscape->title);
    if (title != NULL) {
        PsgTextLook look =
            psg_pen_look(pen, style->size_small, 500, style->muted, PSG_ANCHOR_START);
        psg_pen_write_within(pen, &look, at, title,
                             pen->context->page.size.width - 2 * left);
    }
}

void
psg_frame_draw_title(const PsgPen *pen, const PsgFrame *frame)
{
    const PsgStyle *style = pen->context->style;
    double left = psg_pen_length(pen, MARGIN),
           room = pen->context->page.size.width - 2 * left;
    PsgPoint at = {left, psg_pen_length(pen, TITLE_BASELINE)};
    PsgTextLook large =
        psg_pen_look(pen, style->size_title, 700, style->ink, PSG_ANCHOR_START);
    at.x += psg_pen_write_within(pen, &large, at, frame->title, room) +
            psg_pen_length(pen, GAP);
    if (frame->suffix != NULL) {
        PsgTextLook look =
            psg_pen_look(pen, style->size_headline, 500, style->muted, PSG_ANCHOR_START);
        at.x += psg_pen_write(pen, &look, at, frame->suffix) + psg_pen_length(pen, GAP);
    }
    if (frame->subtitle != NULL && at.x < left + room * 0.8) {
        draw_subtitle(pen, at.x, frame->subtitle);
    }
}

char *
psg_frame_source_title(const PsgRenderContext *context, const PsgSource *source)
{
    const char *title = psg_context_text(context, &source->title);
    const char *author = psg_context_text(context, &source->author);
    g_autofree char *date =
        source->has_date ? psg_interval_label(&source->date, context->language) : NULL;
    return g_strconcat(author == NULL ? "" : author, author == NULL ? "" : ", ",
                       title == NULL ? source->id : title, date == NULL ? NULL : ", ",
                       date, NULL);
}

static PsgTextLook
sources_look(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_START);
}

static double
sources_width(const PsgPen *pen)
{
    return pen->context->page.size.width - psg_pen_length(pen, 2 * MARGIN + PAGE_NUMBER);
}

char *
psg_frame_sources(const PsgPen *pen, const bool *cited)
{
    const PsgRenderContext *context = pen->context;
    PsgTextLook look = sources_look(pen);
    double width = sources_width(pen);
    g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < context->landscape->source_count; i++) {
        if (cited[i]) {
            g_ptr_array_add(
                titles, psg_frame_source_title(context, &context->landscape->sources[i]));
        }
    }
    g_autofree char *line = g_strconcat(
        psg_word_for(titles->len, PSG_WORD_SOURCE, PSG_WORD_SOURCES, context->language),
        psg_word(PSG_WORD_COLON, context->language), " ", NULL);
    for (guint i = 0; i < titles->len; i++) {
        const char *title = g_ptr_array_index(titles, i);
        guint left = titles->len - i - 1;
        g_autofree char *longer =
            g_strconcat(line, i == 0 ? "" : " \u00b7 ", title, NULL);
        g_autofree char *rest = psg_word_others(left, context->language);
        g_autofree char *with_rest =
            g_strconcat(longer, left > 0 ? " \u00b7 " : NULL, rest, NULL);
        if (i > 0 && psg_pen_width(pen, &look, with_rest) > width) {
            g_autofree char *all = psg_word_others(left + 1, context->language);
            return g_strconcat(line, " \u00b7 ", all, NULL);
        }
        g_free(line);
        line = g_steal_pointer(&longer);
    }
    return titles->len == 0 ? NULL : g_steal_pointer(&line);
}

void
psg_frame_draw_sources(const PsgPen *pen, const char *line)
{
    PsgTextLook look = sources_look(pen);
    PsgPoint at = {psg_pen_length(pen, MARGIN), psg_scene_size(pen->scene).height -
                                                    psg_pen_length(pen, SOURCE_BASELINE)};
    psg_pen_write_within(pen, &look, at, line, sources_width(pen));
}

/* ---- The strip of slices ---- */

struct PsgStrip {
    const PsgPen *pen;
    double left, right; /* of all names */
    PsgPoint at;        /* the middle of the first dot */
    double step;        /* between two dots */
    size_t count;
    char **names;
    double *widths[2]; /* of the names, and as they are when marked */
    size_t stride;     /* every how many slices a name has room */
};

/* The names of marked slices: below their dots, or apart where they need the same room. */
typedef struct {
    const size_t *slices;
    size_t count;
    double middles[MOST_MARKED];
} Marked;

static PsgTextLook
strip_look(const PsgPen *pen, bool is_marked)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, style->size_small, is_marked ? 700 : 400,
                        is_marked ? style->ink : style->muted, PSG_ANCHOR_MIDDLE);
}

PsgPoint
psg_strip_dot(const PsgStrip *strip, size_t slice)
{
    return (PsgPoint){strip->at.x + (double)slice * strip->step, strip->at.y};
}

/* Names are cut where they are too long. */
static void
measure_names(PsgStrip *strip, double most)
{
    const PsgPen *pen = strip->pen;
    PsgTextLook looks[] = {strip_look(pen, false), strip_look(pen, true)};
    for (size_t i = 0; i < strip->count; i++) {
        g_autofree char *title = psg_context_slice_title(pen->context, i, NULL);
        strip->names[i] = psg_ruler_cut(pen->ruler, &looks[1].font, title, most);
        for (size_t k = 0; k < G_N_ELEMENTS(looks); k++) {
            strip->widths[k][i] = psg_pen_width(pen, &looks[k], strip->names[i]);
        }
    }
}

static size_t
stride_of(const PsgStrip *strip)
{
    double widest = 0;
    for (size_t i = 0; i < strip->count; i++) {
        widest = MAX(widest, strip->widths[false][i]);
    }
    double room = widest + psg_pen_length(strip->pen, NAME_GAP);
    return (size_t)MAX(1, ceil(room / strip->step));
}

PsgStrip *
psg_strip_new(const PsgPen *pen)
{
    size_t count = pen->context->landscape->slice_count;
    if (count < 2) {
        return NULL;
    }
    PsgSize page = psg_scene_size(pen->scene);
    double left = psg_pen_length(pen, MARGIN), width = page.width - 2 * left;
    PsgStrip *strip = g_new0(PsgStrip, 1);
    strip->pen = pen;
    strip->left = left;
    strip->right = left + width;
    strip->count = count;
    strip->names = g_new0(char *, count + 1);
    strip->widths[false] = g_new0(double, count);
    strip->widths[true] = g_new0(double, count);
    measure_names(strip, width * WIDEST_NAME);
    /* The names begin and end with the margins, also where they are marked: no dot moves
     * from page to page. */
    double first = strip->widths[true][0] / 2, last = strip->widths[true][count - 1] / 2;
    strip->at = (PsgPoint){left + first, page.height - psg_pen_length(pen, STRIP_LINE)};
    strip->step = MIN((width - first - last) / (double)(count - 1),
                      psg_pen_length(pen, WIDEST_STEP));
    strip->stride = stride_of(strip);
    return strip;
}

void
psg_strip_free(PsgStrip *strip)
{
    if (strip != NULL) {
        g_strfreev(strip->names);
        g_free(strip->widths[false]);
        g_free(strip->widths[true]);
        g_free(strip);
    }
}

static Marked
place_marked(const PsgStrip *strip, const size_t *slices, size_t count)
{
    Marked marked = {slices, MIN(count, MOST_MARKED), {0, 0}};
    for (size_t i = 0; i < marked.count; i++) {
        marked.middles[i] = psg_strip_dot(strip, slices[i]).x;
    }
    if (marked.count < 2) {
        return marked;
    }
    size_t first = slices[0] < slices[1] ? 0 : 1;
    double *a = &marked.middles[first], *b = &marked.middles[1 - first];
    double half_a = strip->widths[true][slices[first]] / 2;
    double half_b = strip->widths[true][slices[1 - first]] / 2;
    double lack =
        MAX(0, half_a + half_b + psg_pen_length(strip->pen, NAME_GAP) - (*b - *a));
    *a -= lack / 2;
    *b += lack / 2;
    double shift =
        MAX(0, strip->left - (*a - half_a)) - MAX(0, *b + half_b - strip->right);
    *a += shift;
    *b += shift;
    return marked;
}

static bool
has_name(const PsgStrip *strip, size_t slice, const Marked *marked)
{
    bool has_room = slice % strip->stride == 0;
    for (size_t i = 0; i < marked->count; i++) {
        double between = fabs(marked->middles[i] - psg_strip_dot(strip, slice).x);
        double widths =
            strip->widths[true][marked->slices[i]] + strip->widths[false][slice];
        has_room = has_room && slice != marked->slices[i] &&
                   between >= widths / 2 + psg_pen_length(strip->pen, NAME_GAP);
    }
    return has_room;
}

bool
psg_strip_has_name(const PsgStrip *strip, size_t slice, size_t marked)
{
    Marked one = place_marked(strip, &marked, 1);
    return has_name(strip, slice, &one);
}

void
psg_strip_draw_line(const PsgStrip *strip)
{
    PsgInk ink = {.stroke = strip->pen->context->style->faint,
                  .width = psg_pen_length(strip->pen, LINE_WIDTH)};
    psg_pen_line(strip->pen, strip->at, psg_strip_dot(strip, strip->count - 1), &ink);
}

void
psg_strip_draw_dot(const PsgStrip *strip, size_t slice, bool is_marked)
{
    const PsgStyle *style = strip->pen->context->style;
    double radius = is_marked ? psg_pen_length(strip->pen, MARKED_DOT)
                              : MIN(psg_pen_length(strip->pen, DOT), strip->step / 4);
    PsgInk ink = {.fill = is_marked ? style->ink : style->muted};
    PsgRect box =
        psg_rect_around(psg_strip_dot(strip, slice), (PsgSize){2 * radius, 2 * radius});
    psg_scene_box(strip->pen->scene, box, radius, &ink);
}

static void
draw_name_at(const PsgStrip *strip, size_t slice, bool is_marked, double x)
{
    PsgTextLook look = strip_look(strip->pen, is_marked);
    PsgPoint at = {x, strip->at.y + psg_pen_length(strip->pen, NAME_BELOW)};
    psg_pen_write(strip->pen, &look, at, strip->names[slice]);
}

void
psg_strip_draw_name(const PsgStrip *strip, size_t slice, bool is_marked)
{
    draw_name_at(strip, slice, is_marked, psg_strip_dot(strip, slice).x);
}

static void
draw_stop(const PsgStrip *strip, size_t slice, const Marked *marked)
{
    bool is_marked = false;
    for (size_t i = 0; i < marked->count; i++) {
        is_marked = is_marked || marked->slices[i] == slice;
    }
    psg_strip_draw_dot(strip, slice, is_marked);
    for (size_t i = 0; i < marked->count; i++) {
        if (marked->slices[i] == slice) {
            draw_name_at(strip, slice, true, marked->middles[i]);
        }
    }
    if (!is_marked && has_name(strip, slice, marked)) {
        psg_strip_draw_name(strip, slice, false);
    }
}

void
psg_strip_draw(const PsgStrip *strip, const size_t *marked, size_t marked_count)
{
    Marked placed = place_marked(strip, marked, marked_count);
    psg_pen_piece(strip->pen, PSG_PART_STRIP);
    psg_strip_draw_line(strip);
    for (size_t i = 0; i < strip->count; i++) {
        psg_scene_show(strip->pen->scene, (PsgPart){PSG_PART_SLICE, i});
        draw_stop(strip, i, &placed);
    }
    psg_pen_end(strip->pen);
}

/* ---- All of it ---- */

void
psg_frame_draw(const PsgPen *pen, const PsgFrame *frame)
{
    psg_pen_piece(pen, PSG_PART_HEADING);
    psg_frame_draw_landscape(pen);
    psg_frame_draw_title(pen, frame);
    psg_pen_end(pen);
    g_autoptr(PsgStrip) strip = frame->slice_count > 0 ? psg_strip_new(pen) : NULL;
    if (strip != NULL) {
        psg_strip_draw(strip, frame->slices, frame->slice_count);
    }
    g_autofree char *sources = psg_frame_sources(pen, frame->cited);
    if (sources != NULL) {
        psg_pen_piece(pen, PSG_PART_SOURCES);
        psg_frame_draw_sources(pen, sources);
        psg_pen_end(pen);
    }
}

void
psg_frame_number(const PsgPen *pen, size_t page)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_END);
    PsgSize size = psg_scene_size(pen->scene);
    PsgPoint at = {size.width - psg_pen_length(pen, MARGIN),
                   size.height - psg_pen_length(pen, SOURCE_BASELINE)};
    g_autofree char *number = g_strdup_printf("%zu", page);
    psg_pen_write(pen, &look, at, number);
}
