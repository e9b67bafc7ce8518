/* The frame: title above, sources and strip of slices below, the same on every figure
 * of a run. */
#include "figure/part/frame.h"

#include "base/join.h"
#include "figure/strings.h"

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

/* Beside the title, on its baseline; two lines stand around it. */
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
    at = psg_pen_write_lines(pen, &look, at, lines);
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
    PsgWord head = titles->len == 1 ? PSG_WORD_SOURCE : PSG_WORD_SOURCES;
    g_autofree char *line =
        g_strconcat(psg_word(head, context->language),
                    psg_word(PSG_WORD_COLON, context->language), " ", NULL);
    for (guint i = 0; i < titles->len; i++) {
        const char *title = g_ptr_array_index(titles, i);
        guint left = titles->len - i - 1;
        g_autofree char *longer =
            g_strconcat(line, i == 0 ? "" : " \u00b7 ", title, NULL);
        g_autofree char *with_rest =
            g_strdup_printf("%s \u00b7 + %u %s", longer, left,
                            psg_word(PSG_WORD_OTHERS, context->language));
        if (i > 0 && psg_pen_width(pen, &look, left > 0 ? with_rest : longer) > width) {
            return g_strdup_printf("%s \u00b7 + %u %s", line, left + 1,
                                   psg_word(PSG_WORD_OTHERS, context->language));
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

PsgStrip *
psg_frame_strip(const PsgPen *pen)
{
    PsgSize page = psg_scene_size(pen->scene);
    double left = psg_pen_length(pen, MARGIN);
    PsgPoint at = {left, page.height - psg_pen_length(pen, STRIP_LINE)};
    return psg_strip_new(pen, at, page.width - 2 * left);
}

void
psg_frame_draw(const PsgPen *pen, const PsgFrame *frame)
{
    psg_pen_piece(pen, PSG_PART_HEADING);
    psg_frame_draw_landscape(pen);
    psg_frame_draw_title(pen, frame);
    psg_pen_end(pen);
    g_autoptr(PsgStrip) strip = frame->slice_count > 0 ? psg_frame_strip(pen) : NULL;
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
