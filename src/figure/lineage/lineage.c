/* The lineage: who became whom, as streams from slice to slice. */
#include "figure/lineage/lineage.h"

#include "figure/lineage/legend.h"
#include "figure/lineage/plates.h"
#include "figure/lineage/streams.h"
#include "figure/lineage/words.h"
#include "figure/part/actor_box.h"
#include "figure/part/frame.h"
#include "figure/strings.h"

/* In units of a slide. */
#define HEAD 44.0 /* titles of columns */
#define HEAD_SIZE 20.0
#define LEGEND_GAP 12.0

/* ---- What is said beside the drawing ---- */

/* For who cannot see the figure: what happened, in order. */
static char *
description(const PsgLineage *lineage)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < lineage->events->len; i++) {
        g_autofree char *label = psg_lineage_event_label(
            lineage, &g_array_index(lineage->events, PsgLineageEvent, i));
        g_string_append_printf(text, "%s%s", i == 0 ? "" : "; ", label);
    }
    if (lineage->events->len == 0) {
        g_string_append(text, psg_word(PSG_WORD_NO_LINEAGE, lineage->context->language));
    }
    return g_string_free(text, FALSE);
}

/* "7 of 13 slices: …"; NULL if all of them are shown, and everybody. */
static char *
subtitle_of(const PsgLineagePage *page)
{
    const PsgLineagePlan *plan = page->plan;
    const char *language = plan->lineage->context->language;
    GString *text = g_string_new(NULL);
    if (plan->column_count < plan->lineage->step_count) {
        g_string_append_printf(text, "%zu %s %zu%s", plan->column_count,
                               psg_word(PSG_WORD_SLICES_OF, language),
                               plan->lineage->step_count,
                               psg_word(plan->is_thinned ? PSG_WORD_SLICES_BETWEEN
                                                         : PSG_WORD_SLICES_THAT_MATTER,
                                        language));
    }
    if (plan->left_out > 0) {
        g_string_append_printf(text, "%s+ %zu %s", text->len == 0 ? "" : " \u00b7 ",
                               plan->left_out, psg_word(PSG_WORD_WITHOUT_ROOM, language));
    }
    return g_string_free(text, text->len == 0);
}

static void
cite(const PsgLineage *lineage, bool *cited)
{
    const PsgLandscape *landscape = lineage->context->landscape;
    for (guint i = 0; i < lineage->events->len; i++) {
        const PsgLineageEvent *event =
            &g_array_index(lineage->events, PsgLineageEvent, i);
        psg_frame_cite(cited, &landscape->actors[event->from].sources);
        psg_frame_cite(cited, &landscape->actors[event->to].sources);
    }
}

/* ---- The drawing ---- */

static void
draw_columns(const PsgLineagePage *page)
{
    const PsgPen *pen = page->pen;
    const PsgStyle *style = pen->context->style;
    PsgTextLook look = psg_pen_look(pen, HEAD_SIZE, 700, style->ink, PSG_ANCHOR_START);
    PsgInk hairline = {PSG_COLOUR_NONE, style->faint, psg_pen_length(pen, 1),
                       PSG_DASH_NONE};
    for (size_t i = 0; i < page->plan->column_count; i++) {
        size_t slice = page->plan->lineage->slices[page->plan->steps[i]];
        g_autofree char *title = psg_context_slice_title(pen->context, slice, NULL);
        double x = psg_lineage_column_x(page, i);
        double right = i + 1 < page->plan->column_count
                           ? psg_lineage_column_x(page, i + 1)
                           : psg_rect_right(page->area);
        g_autoptr(PsgPath) path = psg_path_new();
        psg_path_move(path, (PsgPoint){x, page->area.y});
        psg_path_line(path, (PsgPoint){x, psg_rect_bottom(page->area)});
        psg_scene_path(pen->scene, path, &hairline);
        PsgPoint at = {x, page->area.y - psg_pen_length(pen, 14)};
        psg_pen_write_within(pen, &look, at, title, right - x - psg_pen_length(pen, 8));
    }
}

static void
draw_bands(const PsgLineagePage *page, PsgRect room)
{
    const PsgStyle *style = page->pen->context->style;
    PsgInk hairline = {PSG_COLOUR_NONE, style->faint, psg_pen_length(page->pen, 1),
                       PSG_DASH_NONE};
    for (size_t band = 0; band < page->plan->bands->len; band++) {
        g_autoptr(PsgPath) path = psg_path_new();
        psg_path_move(path, (PsgPoint){room.x, page->tops[band]});
        psg_path_line(path, (PsgPoint){psg_rect_right(room), page->tops[band]});
        psg_scene_path(page->pen->scene, path, &hairline);
        psg_lineage_label_draw(page, band, room.x);
    }
}

static void
begin_group(const PsgLineagePage *page, const char *class, const char *name,
            size_t number, const char *title)
{
    g_autofree char *id = g_strdup_printf("%s-%s-%zu", class, name, number);
    PsgGroupLook look = {.id = id, .class = class, .title = title, .opacity = 1};
    psg_scene_group(page->pen->scene, &look);
}

static void
draw_others(const PsgLineagePage *page)
{
    for (size_t band = 0; band < page->plan->bands->len; band++) {
        g_autofree char *title = psg_lineage_band_name(page->plan, band);
        begin_group(page, "others", "band", band, title);
        psg_lineage_others_draw(page, band);
        psg_scene_end(page->pen->scene);
    }
}

static void
draw_streams(const PsgLineagePage *page)
{
    const PsgActor *actors = page->pen->context->landscape->actors;
    const GArray *runs = page->plan->runs, *links = page->plan->links;
    for (size_t i = 0; i < links->len; i++) {
        const PsgLineageLink *link = &g_array_index(links, PsgLineageLink, i);
        size_t to = g_array_index(runs, PsgLineageRun, link->to).actor;
        g_autofree char *title = psg_lineage_link_title(page->plan, link);
        begin_group(page, "flow", actors[to].id, i, title);
        psg_lineage_link_draw(page, i);
        psg_scene_end(page->pen->scene);
    }
    for (size_t i = 0; i < runs->len; i++) {
        const PsgLineageRun *run = &g_array_index(runs, PsgLineageRun, i);
        const char *title = psg_lineage_run_name(page->plan, run);
        begin_group(page, "stream", actors[run->actor].id, run->first, title);
        psg_lineage_run_draw(page, i);
        psg_scene_end(page->pen->scene);
    }
    for (guint i = 0; i < page->plates->len; i++) {
        psg_lineage_plate_draw(page, &g_array_index(page->plates, PsgLineagePlate, i));
    }
}

/* Instead of an empty page. */
static void
say_nothing_happened(const PsgPen *pen, PsgRect room)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_headline, 400, style->ink, PSG_ANCHOR_MIDDLE);
    g_auto(GStrv) lines =
        psg_pen_wrap(pen, &look, psg_word(PSG_WORD_NO_LINEAGE, pen->context->language),
                     room.width * 0.7, 6);
    double line = psg_pen_line_height(pen, &look);
    PsgPoint at = psg_rect_centre(room);
    at.y -= line * ((double)g_strv_length(lines) / 2 - 0.75);
    for (size_t i = 0; lines[i] != NULL; i++) {
        psg_pen_write(pen, &look, at, lines[i]);
        at.y += line;
    }
}

/* Title and sources; page NULL: nothing happened. */
static void
draw_frame(const PsgPen *pen, const PsgFigureSpec *spec, const PsgLineage *lineage,
           const PsgLineagePage *page)
{
    const PsgRenderContext *context = pen->context;
    g_autofree bool *cited = g_new0(bool, context->landscape->source_count + 1);
    g_autofree char *subtitle = page == NULL ? NULL : subtitle_of(page);
    cite(lineage, cited);
    PsgFrame frame = {
        .title = psg_figure_title(context, spec),
        .subtitle = subtitle,
        .cited = cited,
    };
    psg_frame_draw(pen, &frame);
}

static PsgRect
drawing_room(const PsgPen *pen, const PsgLineage *lineage, double page_height,
             PsgRect *legend)
{
    PsgRect room = psg_frame_room_without_strip(pen->context, page_height);
    g_autoptr(GArray) entries = psg_lineage_legend(lineage, NULL);
    *legend = room;
    legend->height = psg_legend_height(pen, entries, room.width);
    legend->y = psg_rect_bottom(room) - legend->height;
    room.y += psg_pen_length(pen, HEAD);
    room.height = legend->y - psg_pen_length(pen, LEGEND_GAP) - room.y;
    return room;
}

static PsgSize
size_of(const PsgPen *pen, const PsgLineage *lineage)
{
    PsgSize size = pen->context->page.size;
    PsgRect legend, room = drawing_room(pen, lineage, size.height, &legend);
    if (pen->context->page.fits && lineage->events->len > 0) {
        size.height += MAX(0, psg_lineage_page_wish(pen, lineage, room) - room.height);
    }
    return size;
}

PsgScene *
psg_lineage_draw(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = input->context;
    g_autoptr(PsgLineage) lineage =
        psg_lineage_new(context, spec->slices, spec->slice_count);
    g_autofree char *name = psg_figure_spec_name(spec, context->landscape);
    g_autofree char *told = description(lineage);
    const char *title = psg_figure_title(context, spec);
    PsgPen pen = {context, ruler, NULL};
    PsgSize size = size_of(&pen, lineage);
    pen.scene = psg_frame_scene(context, size, name, title, told);
    if (lineage->events->len == 0) {
        draw_frame(&pen, spec, lineage, NULL);
        say_nothing_happened(&pen, psg_frame_room_without_strip(context, size.height));
        return pen.scene;
    }
    PsgRect legend, room = drawing_room(&pen, lineage, size.height, &legend);
    g_autoptr(PsgLineagePage) page = psg_lineage_page_new(&pen, lineage, room);
    draw_frame(&pen, spec, lineage, page);
    draw_columns(page);
    draw_bands(page, room);
    draw_others(page);
    draw_streams(page);
    g_autoptr(GArray) entries = psg_lineage_legend(lineage, page);
    psg_legend_draw(&pen, legend, entries);
    return pen.scene;
}

/* ---- The kind ---- */

static const PsgFigureMaker maker = {
    .word = PSG_WORD_LINEAGE,
    .formats = PSG_FORMATS_OF_PAGES,
    .usual_formats = PSG_USUAL_FORMATS_OF_PAGES,
    .draw = psg_lineage_draw,
    .tabulate = psg_lineage_table,
};

const PsgFigureKind psg_lineage_kind = {
    .name = "lineage",
    .span = PSG_SPAN_ALL,
    .maker = &maker,
};
