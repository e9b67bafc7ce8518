/* The streams of a lineage: ribbons that share the sides of those they leave and reach. */
#include "figure/lineage/streams.h"

#include "figure/lineage/ribbon.h"
#include "figure/lineage/words.h"

#include <math.h>

/* In units of a slide. */
#define STUB 12.0
#define FADE 30.0
#define STOP_MARGIN 7.0
#define STOP_GAP 5.0
#define BESIDE 22.0
#define TURN 80.0
#define SEAM 0.7
#define LABEL_PADDING 7.0

#define FILL_SHARE 0.2 /* of the line's colour in a stream's */
#define THIN 6.0       /* thinner streams are all line */

static const PsgLineageRun *
run_at(const PsgLineagePage *page, size_t index)
{
    return &g_array_index(page->plan->runs, PsgLineageRun, index);
}

static const PsgLineageLink *
link_at(const PsgLineagePage *page, size_t index)
{
    return &g_array_index(page->plan->links, PsgLineageLink, index);
}

/* ---- Looks ---- */

static PsgRibbonLook
look_of(const PsgLineagePage *page, const PsgLineageRun *run)
{
    const PsgRenderContext *context = page->pen->context;
    const PsgPaint *paint = psg_context_paint(context, run->kind);
    PsgRibbonLook look = {psg_colour_mix(paint->fill, paint->line, FILL_SHARE),
                          paint->line, PSG_DASH_NONE};
    if (run->presence != PSG_PRESENCE_THERE) {
        look.fill = psg_colour_mix(look.fill, context->style->background, 0.7);
        look.dash =
            run->presence == PSG_PRESENCE_UNSURE ? PSG_DASH_DOTTED : PSG_DASH_DASHED;
    } else if (page->unit < psg_pen_length(page->pen, THIN)) {
        look.fill = paint->line;
    }
    return look;
}

/* ---- Sides that are shared ---- */

static bool
meets(const PsgLineagePage *page, size_t link, size_t run, size_t column, bool leaving)
{
    const PsgLineageLink *each = link_at(page, link);
    if (each->is_beside || (leaving ? each->from : each->to) != run) {
        return false;
    }
    return leaving ? MIN(run_at(page, run)->last, each->column - 1) == column
                   : each->column == column;
}

/* The part of a run's side in a column that a link has, or the run itself where it goes on
 * (PSG_NONE): all that leave it, or reach it, have the same, in the order of their other
 * ends. */
static PsgStation
part_of(const PsgLineagePage *page, size_t run, size_t column, size_t flow, bool leaving)
{
    const PsgLineageRun *shared = run_at(page, run);
    double y = psg_lineage_run_y(page, shared), own = y, count = 0, rank = 0;
    if (flow != PSG_NONE) {
        const PsgLineageLink *link = link_at(page, flow);
        own = psg_lineage_run_y(page, run_at(page, leaving ? link->to : link->from));
    }
    if (leaving ? shared->last > column : shared->first < column) {
        count++;
        rank += flow != PSG_NONE && y < own;
    }
    for (size_t i = 0; i < page->plan->links->len; i++) {
        if (meets(page, i, run, column, leaving)) {
            const PsgLineageLink *link = link_at(page, i);
            double other =
                psg_lineage_run_y(page, run_at(page, leaving ? link->to : link->from));
            count++;
            rank += i != flow && (other < own || (i < flow && other <= own));
        }
    }
    double x = psg_lineage_column_x(page, column) +
               (leaving ? psg_lineage_zone(page, column) : 0);
    double width = page->unit / MAX(count, 1), top = y - page->unit / 2 + rank * width;
    return (PsgStation){x, top, top + width};
}

static PsgStation
whole_of(const PsgLineagePage *page, const PsgLineageRun *run, double x)
{
    double y = psg_lineage_run_y(page, run);
    return (PsgStation){x, y - page->unit / 2, y + page->unit / 2};
}

/* ---- Links ---- */

/* Nobody was there in between: a line of dashes, straight on and then to its end. */
static void
draw_dashes(const PsgLineagePage *page, PsgStation from, PsgStation to, PsgColour colour)
{
    g_autoptr(PsgPath) path = psg_path_new();
    PsgPoint start = {from.x, (from.top + from.bottom) / 2};
    PsgPoint end = {to.x, (to.top + to.bottom) / 2};
    PsgPoint turn = {MAX(start.x, end.x - psg_pen_length(page->pen, TURN)), start.y};
    double middle = (turn.x + end.x) / 2;
    psg_path_move(path, start);
    psg_path_line(path, turn);
    psg_path_curve(path, (PsgPoint){middle, turn.y}, (PsgPoint){middle, end.y}, end);
    PsgInk ink = {PSG_COLOUR_NONE, colour, psg_pen_length(page->pen, 2.4),
                  PSG_DASH_DASHED};
    psg_scene_path(page->pen->scene, path, &ink);
}

/* Both begin in one column: an arc at its left, wider between those far from each other. */
static void
draw_beside(const PsgLineagePage *page, const PsgLineageLink *link, PsgColour colour)
{
    double x = psg_lineage_column_x(page, link->column);
    PsgPoint from = {x, psg_lineage_run_y(page, run_at(page, link->from))};
    PsgPoint to = {x, psg_lineage_run_y(page, run_at(page, link->to))};
    double reach = 0.3 * fabs(to.y - from.y);
    double left = x - psg_pen_length(page->pen, BESIDE) -
                  MIN(reach, psg_pen_length(page->pen, BESIDE));
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, from);
    psg_path_curve(path, (PsgPoint){left, from.y}, (PsgPoint){left, to.y}, to);
    PsgInk ink = {PSG_COLOUR_NONE, colour, psg_pen_length(page->pen, 2.4), PSG_DASH_NONE};
    psg_scene_path(page->pen->scene, path, &ink);
}

void
psg_lineage_link_draw(const PsgLineagePage *page, size_t index)
{
    const PsgLineageLink *link = link_at(page, index);
    const PsgLineageRun *source = run_at(page, link->from);
    PsgRibbonLook look = look_of(page, source);
    if (link->is_beside) {
        draw_beside(page, link, look.edge);
        return;
    }
    size_t column = MIN(source->last, link->column - 1);
    PsgStation from = part_of(page, link->from, column, index, true);
    PsgStation to = part_of(page, link->to, link->column, index, false);
    if (column + 1 < link->column) {
        draw_dashes(page, from, to, look.edge);
        return;
    }
    g_autoptr(GArray) stations = g_array_new(FALSE, FALSE, sizeof(PsgStation));
    PsgStation before = from, after = to; /* no seam is seen beside what it joins */
    before.x -= psg_pen_length(page->pen, SEAM);
    after.x += psg_pen_length(page->pen, SEAM);
    g_array_append_val(stations, before);
    g_array_append_val(stations, from);
    g_array_append_val(stations, to);
    g_array_append_val(stations, after);
    psg_ribbon_draw(page->pen, stations, &look);
}

/* ---- Runs ---- */

static bool
has_flow(const PsgLineagePage *page, size_t run, bool leaving)
{
    const PsgLineageRun *ended = run_at(page, run);
    for (size_t i = 0; i < page->plan->links->len; i++) {
        const PsgLineageLink *link = link_at(page, i);
        bool is_own = run_at(page, link->from)->actor == run_at(page, link->to)->actor;
        bool goes_on = is_own || ended->is_taken_over || link->column == ended->last + 1;
        if (leaving && link->from == run && goes_on) {
            return true;
        }
        if (!leaving && link->to == run && link->column == ended->first) {
            return true;
        }
    }
    return false;
}

/* A bar that stands out of the ribbon. */
static void
draw_stop(const PsgLineagePage *page, const PsgLineageRun *run, double x,
          const PsgRibbonLook *look)
{
    double height = page->unit + 2 * psg_pen_length(page->pen, STOP_MARGIN);
    psg_ribbon_stop(page->pen, (PsgPoint){x, psg_lineage_run_y(page, run)}, height,
                    look->edge);
}

static void
draw_beginning(const PsgLineagePage *page, size_t index, const PsgRibbonLook *look)
{
    const PsgLineageRun *run = run_at(page, index);
    const PsgLandscape *landscape = page->pen->context->landscape;
    if (has_flow(page, index, false)) {
        return;
    }
    double x = psg_lineage_column_x(page, run->first);
    PsgInterval life = psg_spells_span(&landscape->actors[run->actor].when);
    size_t slice = page->plan->lineage->slices[page->plan->steps[run->first]];
    int day = psg_interval_first(&life);
    bool is_older =
        day == PSG_DAY_FIRST || day < psg_interval_first(&landscape->slices[slice].when);
    if (run->first == 0 && is_older && run->presence != PSG_PRESENCE_TALKED_OF) {
        psg_ribbon_fade(page->pen, whole_of(page, run, x),
                        x - psg_pen_length(page->pen, FADE), look);
    } else {
        draw_stop(page, run, x - psg_pen_length(page->pen, STOP_GAP), look);
    }
}

/* Gives how far the ribbon goes. */
static double
draw_end(const PsgLineagePage *page, size_t index, const PsgRibbonLook *look)
{
    const PsgLineageRun *run = run_at(page, index);
    double x = psg_lineage_column_x(page, run->last) + psg_lineage_zone(page, run->last);
    if (has_flow(page, index, true)) {
        return x;
    }
    const PsgViewActor *seen = psg_lineage_plan_seen(page->plan, run->last, run->actor);
    if (run->last + 1 == page->plan->column_count && !seen->is_leaving) {
        psg_ribbon_fade(page->pen, whole_of(page, run, x),
                        x + psg_pen_length(page->pen, FADE), look);
        return x;
    }
    x += psg_pen_length(page->pen, STUB);
    draw_stop(page, run, x, look);
    return x;
}

void
psg_lineage_run_draw(const PsgLineagePage *page, size_t index)
{
    const PsgLineageRun *run = run_at(page, index);
    PsgRibbonLook look = look_of(page, run);
    g_autoptr(GArray) stations = g_array_new(FALSE, FALSE, sizeof(PsgStation));
    draw_beginning(page, index, &look);
    double end = draw_end(page, index, &look);
    for (size_t column = run->first; column <= run->last; column++) {
        double x = psg_lineage_column_x(page, column);
        if (column > run->first) {
            PsgStation in = part_of(page, index, column, PSG_NONE, false);
            g_array_append_val(stations, in);
        }
        PsgStation left = whole_of(page, run, x), right = left;
        right.x = column == run->last ? end : x + psg_lineage_zone(page, column);
        g_array_append_val(stations, left);
        g_array_append_val(stations, right);
        if (column < run->last) {
            PsgStation out = part_of(page, index, column, PSG_NONE, true);
            g_array_append_val(stations, out);
        }
    }
    psg_ribbon_draw(page->pen, stations, &look);
}

/* ---- The others ---- */

static PsgStation
others_at(const PsgLineagePage *page, size_t band, size_t column, double x)
{
    const PsgLineageBand *all = &g_array_index(page->plan->bands, PsgLineageBand, band);
    PsgRect room = psg_lineage_others_room(page, band);
    double height = (double)all->others[column] * page->unit;
    double top = all->others_first ? psg_rect_bottom(room) - height : room.y;
    return (PsgStation){x, top, top + height};
}

/* The middle of a number: of its ribbon, but within the room of the others. */
static double
count_height(const PsgLineagePage *page, size_t band, PsgStation at, double line)
{
    PsgRect room = psg_lineage_others_room(page, band);
    return room.height < line ? psg_rect_centre(room).y
                              : CLAMP((at.top + at.bottom) / 2, room.y + line / 2,
                                      psg_rect_bottom(room) - line / 2);
}

/* The number, on the ribbon or in a gap of it. */
static void
write_count(const PsgLineagePage *page, size_t band, size_t column)
{
    const PsgPen *pen = page->pen;
    const PsgStyle *style = pen->context->style;
    size_t count = g_array_index(page->plan->bands, PsgLineageBand, band).others[column];
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 500, style->ink, PSG_ANCHOR_START);
    g_autofree char *label = psg_lineage_others_label(pen->context, count);
    double x = psg_lineage_column_x(page, column);
    double padding = psg_pen_length(pen, LABEL_PADDING);
    PsgStation at = others_at(page, band, column, x);
    double line = psg_pen_line_height(pen, &look);
    double middle = count_height(page, band, at, line);
    if (at.bottom - at.top < line) {
        PsgRect gap = {x + psg_pen_length(pen, 1), middle - line / 2,
                       psg_pen_width(pen, &look, label) + padding * 1.5, line};
        psg_scene_box(pen->scene, gap, 0, &(PsgInk){.fill = style->background});
    }
    PsgPoint text = {x + padding, middle + psg_pen_cap_height(pen, &look) / 2};
    psg_pen_write(pen, &look, text, label);
}

/* From one column to the last in which there are any. */
static size_t
draw_others_from(const PsgLineagePage *page, size_t band, size_t first)
{
    const size_t *others = g_array_index(page->plan->bands, PsgLineageBand, band).others;
    size_t last = first, count = page->plan->column_count;
    PsgRibbonLook look = {page->pen->context->style->faint, PSG_COLOUR_NONE,
                          PSG_DASH_NONE};
    double fade = psg_pen_length(page->pen, FADE);
    g_autoptr(GArray) stations = g_array_new(FALSE, FALSE, sizeof(PsgStation));
    for (size_t column = first; column < count && others[column] > 0; column++) {
        double x = psg_lineage_column_x(page, column);
        PsgStation left = others_at(page, band, column, x);
        PsgStation right =
            others_at(page, band, column, x + psg_lineage_zone(page, column));
        g_array_append_val(stations, left);
        g_array_append_val(stations, right);
        last = column;
    }
    if (first == 0) {
        PsgStation from = g_array_index(stations, PsgStation, 0);
        psg_ribbon_fade(page->pen, from, from.x - fade, &look);
    }
    if (last + 1 == count) {
        PsgStation from = g_array_index(stations, PsgStation, stations->len - 1);
        psg_ribbon_fade(page->pen, from, from.x + fade, &look);
    }
    psg_ribbon_draw(page->pen, stations, &look);
    return last;
}

void
psg_lineage_others_draw(const PsgLineagePage *page, size_t band)
{
    const size_t *others = g_array_index(page->plan->bands, PsgLineageBand, band).others;
    size_t count = page->plan->column_count;
    for (size_t column = 0; column < count; column++) {
        if (others[column] > 0) {
            column = draw_others_from(page, band, column);
        }
    }
    for (size_t column = 0; column < count; column++) {
        if (others[column] > 0 && (column == 0 || others[column] != others[column - 1])) {
            write_count(page, band, column);
        }
    }
}
