/* The page of the series: what has much to tell has more cells of the grid, and comes
 * first; small charts fill what is left. */
#include "figure/series/page.h"

#include "figure/part/frame.h"
#include "figure/series/chart.h"
#include "figure/series/grid.h"
#include "figure/series/remarks.h"
#include "figure/strings.h"

/* In units of a slide. */
#define LEAST_WIDTH 300.0
#define LEAST_HEIGHT 150.0
#define GAP 24.0
#define TOP 10.0 /* below the frame's title */
#define NOTE_LINE 24.0
#define STEP 100.0 /* by which a page grows that fits its charts */

#define REMARK_SHARE 0.32 /* of the room's height, at most, beside charts */
#define ASPECT (16.0 / 9) /* of a page that fits its charts, unless it must be higher */
#define HIGHEST 4.0       /* such a page, by its width */

enum { MANY_LINES = 5, SOME_LINES = 3, MANY_BARS = 6, MOST_CELLS = 4 };

/* What stands where. */
typedef struct {
    size_t *order;  /* of charts: the first ones are placed */
    PsgRect *rooms; /* in that order */
    size_t placed;
    PsgSeriesRemarks remarks;
    PsgRect below; /* the remarks' room */
} Arrangement;

bool
psg_series_page_is_whole(const PsgSeriesStory *story)
{
    return story->chart_count == 1 && story->remark_count == 0;
}

static PsgCell
cell_of(const PsgSeriesChart *chart)
{
    size_t bars = 0;
    for (size_t i = 0; i < chart->line_count; i++) {
        bool is_of_events = chart->lines[i].is_bars && !chart->is_of_slices;
        bars += is_of_events ? chart->lines[i].count : 0;
    }
    bool is_large = chart->line_count >= MANY_LINES;
    bool is_wide = is_large || chart->line_count >= SOME_LINES || bars > MANY_BARS;
    return (PsgCell){.width = is_wide ? 2 : 1, .height = is_large ? 2 : 1};
}

/* Large ones first. Gives the order. */
static size_t *
order_charts(const PsgSeriesStory *story, PsgCell *wishes)
{
    size_t *order = g_new(size_t, story->chart_count + 1), placed = 0;
    for (size_t area = MOST_CELLS; area > 0; area--) {
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

static double
note_height(const PsgPen *pen, const PsgSeriesStory *story)
{
    return story->makeshift != NULL ? psg_pen_length(pen, NOTE_LINE) : 0;
}

static Arrangement
arrange(const PsgPen *pen, const PsgSeriesStory *story, PsgRect room, double note)
{
    bool has_charts = story->chart_count > 0;
    const char *title = psg_word(PSG_WORD_OTHER_FIGURES, pen->context->language);
    Arrangement made = {.remarks = {has_charts ? title : NULL, story->remarks,
                                    story->remark_count, !has_charts}};
    double most = (room.height - note) * (has_charts ? REMARK_SHARE : 1);
    double height = psg_series_remarks_height(pen, &made.remarks, room.width, most);
    double gap = psg_pen_length(pen, GAP);
    made.below =
        (PsgRect){room.x, psg_rect_bottom(room) - note - height, room.width, height};
    made.below.y = has_charts ? made.below.y : room.y;
    room.height -= note + height + (height > 0 ? gap : 0);
    g_autofree PsgCell *wishes = g_new0(PsgCell, story->chart_count + 1);
    made.order = order_charts(story, wishes);
    PsgGridRule rule = {
        {psg_pen_length(pen, LEAST_WIDTH), psg_pen_length(pen, LEAST_HEIGHT)}, gap};
    made.placed = psg_series_grid(room, &rule, wishes, story->chart_count, &made.rooms);
    return made;
}

static void
clear_arrangement(Arrangement *made)
{
    g_free(made->order);
    g_free(made->rooms);
}

static PsgRect
below_title(const PsgPen *pen, PsgRect room)
{
    double top = psg_pen_length(pen, TOP);
    return (PsgRect){room.x, room.y + top, room.width, room.height - top};
}

double
psg_series_page_height(const PsgPen *pen, const PsgSeriesStory *story)
{
    const PsgPage *page = &pen->context->page;
    double height = page->size.height, most = page->size.width * HIGHEST;
    if (!page->fits) {
        return height;
    }
    height = MAX(height, page->size.width / ASPECT);
    while (height < most) {
        PsgRect room = psg_frame_room_without_strip(pen->context, height);
        Arrangement made =
            arrange(pen, story, below_title(pen, room), note_height(pen, story));
        bool is_enough = made.placed == story->chart_count;
        clear_arrangement(&made);
        if (is_enough) {
            break;
        }
        height += psg_pen_length(pen, STEP);
    }
    return height;
}

/* What is to be known of makeshifts, and how many charts are not here. */
static void
write_note(const PsgPen *pen, PsgRect room, const PsgSeriesStory *story, size_t left_out)
{
    const PsgStyle *style = pen->context->style;
    g_autoptr(GString) note = g_string_new(NULL);
    if (story->makeshift != NULL) {
        g_string_append_printf(note, "\u25cb %s", story->makeshift);
    }
    if (left_out > 0) {
        g_string_append_printf(note, "%s+ %zu %s", note->len > 0 ? " \u00b7 " : "",
                               left_out,
                               psg_word(PSG_WORD_NO_ROOM_FOR, pen->context->language));
    }
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_START);
    PsgPoint at = {room.x, psg_rect_bottom(room) - psg_pen_length(pen, NOTE_LINE) * 0.3};
    if (note->len > 0) {
        psg_pen_write_within(pen, &look, at, note->str, room.width);
    }
}

void
psg_series_page_draw(const PsgPen *pen, const PsgSeriesStory *story, PsgRect room)
{
    room = below_title(pen, room);
    double note = note_height(pen, story);
    Arrangement made = arrange(pen, story, room, note);
    if (made.placed < story->chart_count && note < psg_pen_length(pen, NOTE_LINE)) {
        clear_arrangement(&made); /* how many are left out needs a line, too */
        made = arrange(pen, story, room, psg_pen_length(pen, NOTE_LINE));
    }
    for (size_t i = 0; i < made.placed; i++) {
        PsgSeriesFrame frame = {story, made.rooms[i], psg_series_page_is_whole(story)};
        psg_series_chart_draw(pen, &story->charts[made.order[i]], &frame);
    }
    psg_series_remarks_draw(pen, &made.remarks, made.below);
    write_note(pen, room, story, story->chart_count - made.placed);
    clear_arrangement(&made);
}
