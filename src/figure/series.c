/* The series: measures over time, and counts of the landscape itself, as charts on one
 * page. */
#include "figure/series.h"

#include "figure/frame.h"
#include "figure/series_chart.h"
#include "figure/series_grid.h"
#include "figure/series_remarks.h"
#include "figure/words.h"

/* In units of a slide. */
#define LEAST_WIDTH 300.0
#define LEAST_HEIGHT 150.0
#define GAP 26.0
#define TOP 14.0 /* below the frame's title */
#define NOTE_LINE 24.0

#define REMARK_SHARE 0.32 /* of the room's height, at most, beside charts */

enum { MANY_LINES = 5, SOME_LINES = 3, MANY_BARS = 6 };

/* ---- Words ---- */

static const char *
title_of(const PsgSetting *setting, const PsgFigureOrder *order,
         const PsgSeriesStory *story)
{
    if (order->title != NULL) {
        return order->title;
    }
    return story->chart_count == 1 && story->remark_count == 0
               ? story->charts[0].title
               : psg_word(PSG_WORD_SERIES, setting->language);
}

static void
describe_chart(const PsgSeriesChart *chart, GString *out)
{
    g_string_append_printf(out, "%s%s", out->len > 0 ? ". " : "", chart->title);
    for (size_t i = 0; i < chart->line_count; i++) {
        const PsgSeriesLine *line = &chart->lines[i];
        g_string_append_printf(out, "%s %s", i == 0 ? ":" : ";",
                               line->name == NULL ? "" : line->name);
        for (size_t j = 0; j < line->count; j++) {
            g_string_append_printf(out, "%s%s (%s)", j == 0 ? "" : ", ",
                                   line->points[j].label, line->points[j].date);
        }
    }
}

static char *
description_of(const PsgSeriesStory *story)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < story->chart_count; i++) {
        describe_chart(&story->charts[i], out);
    }
    for (size_t i = 0; i < story->remark_count; i++) {
        g_string_append_printf(out, "%s%s: %s", out->len > 0 ? ". " : "",
                               story->remarks[i].title, story->remarks[i].text);
    }
    return g_string_free(out, FALSE);
}

/* ---- The page ---- */

/* What has much to tell has more cells. */
static PsgCell
cell_of(const PsgSeriesChart *chart)
{
    size_t bars = 0;
    for (size_t i = 0; i < chart->line_count; i++) {
        bars += chart->lines[i].is_bars && !chart->is_of_slices ? chart->lines[i].count : 0;
    }
    bool is_large = chart->line_count >= MANY_LINES;
    bool is_wide = is_large || chart->line_count >= SOME_LINES || bars > MANY_BARS;
    return (PsgCell){.width = is_wide ? 2 : 1, .height = is_large ? 2 : 1};
}

/* Large ones first: small ones fill what is left. Gives the order. */
static size_t *
order_charts(const PsgSeriesStory *story, PsgCell *wishes)
{
    size_t *order = g_new(size_t, story->chart_count + 1), placed = 0;
    for (size_t area = 4; area > 0; area--) {
        for (size_t i = 0; i < story->chart_count; i++) {
            PsgCell cell = cell_of(&story->charts[i]);
            if (cell.width * cell.height == area) {
                wishes[placed] = cell;
                order[placed++] = i;
            }
        }
    }
    return order;
}

/* Gives how many have found no room. */
static size_t
draw_charts(const PsgPen *pen, const PsgSeriesStory *story, PsgRect room)
{
    g_autofree PsgCell *wishes = g_new0(PsgCell, story->chart_count + 1);
    g_autofree size_t *order = order_charts(story, wishes);
    g_autofree PsgRect *rooms = NULL;
    PsgGridRule rule = {{psg_pen_length(pen, LEAST_WIDTH),
                         psg_pen_length(pen, LEAST_HEIGHT)},
                        psg_pen_length(pen, GAP)};
    size_t placed = psg_series_grid(room, &rule, wishes, story->chart_count, &rooms);
    for (size_t i = 0; i < placed; i++) {
        PsgSeriesFrame frame = {story, rooms[i],
                                story->chart_count == 1 && story->remark_count == 0};
        psg_series_chart_draw(pen, &story->charts[order[i]], &frame);
    }
    return story->chart_count - placed;
}

static void
write_note(const PsgPen *pen, PsgRect room, const char *text)
{
    const PsgStyle *style = pen->setting->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_START);
    PsgPoint at = {room.x, psg_rect_bottom(room) - psg_pen_length(pen, NOTE_LINE) * 0.3};
    psg_pen_write_within(pen, &look, at, text, room.width);
}

/* What is to be known of makeshifts, and how many charts are not here. */
static char *
note_of(const PsgSetting *setting, const PsgSeriesStory *story, size_t left_out)
{
    GString *note = g_string_new(NULL);
    if (story->makeshift != NULL) {
        g_string_append_printf(note, "\u25cb %s", story->makeshift);
    }
    if (left_out > 0) {
        g_string_append_printf(note, "%s+ %zu %s", note->len > 0 ? " \u00b7 " : "",
                               left_out, psg_word(PSG_WORD_NO_ROOM_FOR, setting->language));
    }
    return g_string_free(note, FALSE);
}

static void
draw_page(const PsgPen *pen, const PsgSeriesStory *story, PsgRect room)
{
    const PsgSetting *setting = pen->setting;
    double top = psg_pen_length(pen, TOP);
    room.y += top;
    room.height -= top;
    bool has_charts = story->chart_count > 0;
    PsgSeriesRemarks remarks = {
        has_charts ? psg_word(PSG_WORD_OTHER_FIGURES, setting->language) : NULL,
        story->remarks, story->remark_count, !has_charts};
    PsgRect charts = room;
    double note = story->makeshift != NULL ? psg_pen_length(pen, NOTE_LINE) : 0;
    double most = (room.height - note) * (has_charts ? REMARK_SHARE : 1);
    double height = psg_series_remarks_height(pen, &remarks, room.width, most);
    charts.height -= note + height + (height > 0 ? psg_pen_length(pen, GAP) : 0);
    size_t left_out = has_charts ? draw_charts(pen, story, charts) : 0;
    PsgRect below = {room.x, psg_rect_bottom(room) - note - height, room.width, height};
    psg_series_remarks_draw(pen, &remarks, below);
    g_autofree char *text = note_of(setting, story, left_out);
    if (*text != '\0') {
        write_note(pen, room, text);
    }
}

static void
draw_nothing(const PsgPen *pen, PsgRect room)
{
    const PsgStyle *style = pen->setting->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_headline, 400, style->muted, PSG_ANCHOR_MIDDLE);
    psg_pen_write(pen, &look, psg_rect_centre(room),
                  psg_word(PSG_WORD_NO_FIGURE, pen->setting->language));
}

PsgScene *
psg_series_draw(const PsgFigureGround *ground, PsgRuler *ruler,
                const PsgFigureOrder *order)
{
    const PsgSetting *setting = ground->setting;
    g_autoptr(PsgSeriesStory) story = psg_series_story_new(setting, order);
    const char *title = title_of(setting, order, story);
    g_autofree char *name = psg_figure_order_name(setting, order);
    g_autofree char *description = description_of(story);
    PsgPen pen = {
        setting, ruler,
        psg_frame_scene(setting, setting->page.size, name, title, description)};
    bool is_whole = story->chart_count == 1 && story->remark_count == 0;
    g_autofree char *unit =
        is_whole ? psg_series_chart_unit(setting, &story->charts[0], story)
                 : g_strdup("");
    PsgFrame frame = {.title = title,
                      .subtitle = *unit == '\0' ? NULL : unit,
                      .cited = story->cited};
    psg_frame_draw(&pen, &frame);
    PsgRect room = psg_frame_room_of_time(setting, setting->page.size.height);
    if (story->chart_count + story->remark_count == 0) {
        draw_nothing(&pen, room);
    } else {
        draw_page(&pen, story, room);
    }
    return pen.scene;
}
