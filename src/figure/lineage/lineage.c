/* The lineage: who became whom, as streams from slice to slice. */
#include "figure/lineage/streams.h"

#include "base/join.h"
#include "figure/part/actor_box.h"
#include "figure/part/frame.h"
#include "figure/part/legend.h"
#include "figure/part/tier_fact.h"
#include "figure/part/time_axis.h"
#include "figure/strings.h"

/* In units of a slide: titles of columns, and what is below their line. */
#define HEAD 44.0
#define HEAD_AIR 14.0
#define LEGEND_GAP 12.0

/* In units of a slide: strokes. */
#define EDGE 1.3      /* of a ribbon */
#define THREAD 2.4    /* over a gap, and between two that begin together */
#define STOP 3.5      /* across the end of a ribbon */
#define SIGN_LINE 2.2 /* in a sign, whose ring is thinner */
#define SIGN_RING 1.5

/* In units of a slide: how far the end of a ribbon is seen behind its column, how far what
 * stops it stands out of it, and how far left of its column it begins. */
#define STUB 12.0
#define STOP_MARGIN 7.0
#define STOP_GAP 5.0

#define FADE_LENGTH 30.0 /* in units of a slide: less than is beside the columns */
#define TURN 80.0        /* in units of a slide: before its end a line of dashes turns */
/* In units of a slide: the least width of an arc, and what is added. */
#define BESIDE 22.0
#define SEAM 0.7 /* in units of a slide: ribbons overlap, so that no seam is seen */
#define LABEL_PADDING 7.0 /* in units of a slide: left of a number of others */

#define FILL_SHARE 0.2 /* of the line's colour in a stream's: darker than plates are */
#define THIN 3.5       /* in units of a slide: thinner streams are all line */
#define PALE 0.7 /* share of the page in the colour of actors that may not be there */

#define SIGN_SIZE 23.0 /* in units of a slide */
#define SIGN_STEP 1.06 /* of a sign's size, to the next one */
#define NAME_AIR 4.5   /* in units of a slide: above a name, on its plate */

enum { MOST_LINES = 6 }; /* of the sentence that nothing happened */

/* ---- Words ---- */

/* Signs are drawn, for fonts differ in such letters: x and y of points in a square of 2 × 2
 * around 0, 0, each line up to the next NAN. */
static const struct {
    PsgWord word;
    size_t count; /* of points */
    double points[2 * 8];
} signs[] = {
    [PSG_LINEAGE_RENAMED] = {PSG_WORD_RENAMED,
                             5,
                             {-.45, -.22, .45, -.22, NAN, NAN, -.45, .22, .45, .22}},
    [PSG_LINEAGE_MERGED] = {PSG_WORD_MERGED, 3, {-.2, -.5, .32, 0, -.2, .5}},
    [PSG_LINEAGE_SPLIT] = {PSG_WORD_SPLIT, 3, {.2, -.5, -.32, 0, .2, .5}},
    [PSG_LINEAGE_SUCCEEDED] = {PSG_WORD_SUCCEEDED,
                               6,
                               {-.5, 0, .5, 0, NAN, NAN, .12, -.34, .5, 0, .12, .34}},
    [PSG_LINEAGE_TIER] = {PSG_WORD_OTHER_TIER,
                          8,
                          {-.28, -.26, 0, -.56, .28, -.26, 0, -.56, 0, .56, -.28, .26, 0,
                           .56, .28, .26}},
    [PSG_LINEAGE_KIND] = {PSG_WORD_OTHER_KIND, 5, {0, -.5, .5, 0, 0, .5, -.5, 0, 0, -.5}},
};

static const char *
name_at(const PsgLineage *lineage, size_t step, size_t actor)
{
    return psg_context_text(lineage->context,
                            psg_lineage_seen(lineage, step, actor)->name);
}

/* The tier or kind that an actor has in a step. */
static const char *
belonging_at(const PsgLineage *lineage, bool is_tier, size_t step, size_t actor)
{
    const PsgRenderContext *context = lineage->context;
    size_t index = is_tier ? psg_lineage_tier(lineage, step, actor)
                           : psg_lineage_seen(lineage, step, actor)->kind;
    return index == PSG_NONE ? "\u2013"
                             : psg_lineage_belonging_name(context, is_tier, index);
}

/* "2017: GDR RSD → GDR ASR (renamed)", or tiers, or kinds. Owned by the caller. */
static char *
event_label(const PsgLineage *lineage, const PsgLineageEvent *event)
{
    const char *language = lineage->context->language;
    const char *name = name_at(lineage, event->step, event->to);
    const char *before = name_at(lineage, event->step_before, event->from);
    bool is_tier = event->what == PSG_LINEAGE_TIER;
    bool has_name = is_tier || event->what == PSG_LINEAGE_KIND;
    const char *now = name;
    if (has_name) {
        before = belonging_at(lineage, is_tier, event->step_before, event->from);
        now = belonging_at(lineage, is_tier, event->step, event->to);
    }
    g_autofree char *slice =
        psg_context_slice_title(lineage->context, lineage->slices[event->step], NULL);
    return g_strdup_printf("%s%s %s%s%s \u2192 %s (%s)", slice,
                           psg_word(PSG_WORD_COLON, language), has_name ? name : "",
                           has_name ? ", " : "", before, now,
                           psg_word(signs[event->what].word, language));
}

/* Tells readers who cannot see the figure what happened, in order. */
static char *
description(const PsgLineage *lineage)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < lineage->event_count; i++) {
        g_autofree char *label = event_label(lineage, &lineage->events[i]);
        psg_join(text, "; ", label);
    }
    if (lineage->event_count == 0) {
        g_string_append(text, psg_word(PSG_WORD_NO_LINEAGE, lineage->context->language));
    }
    return g_string_free(text, FALSE);
}

/* "7 of 13 slices: …"; NULL if all of them are shown, and everybody. */
static char *
subtitle_of(const PsgLineageStreams *streams)
{
    const char *language = streams->lineage->context->language;
    GString *text = g_string_new(NULL);
    if (streams->column_count < streams->lineage->step_count) {
        PsgWord which =
            streams->is_thinned ? PSG_WORD_SLICES_BETWEEN : PSG_WORD_SLICES_THAT_MATTER;
        psg_join_printf(text, " \u00b7 ", "%zu %s %zu%s", streams->column_count,
                        psg_word(PSG_WORD_SLICES_OF, language),
                        streams->lineage->step_count, psg_word(which, language));
    }
    if (streams->left_out > 0) {
        psg_join_printf(text, " \u00b7 ", "+ %zu %s", streams->left_out,
                        psg_word(PSG_WORD_WITHOUT_ROOM, language));
    }
    return g_string_free(text, text->len == 0);
}

/* ---- Ribbons ---- */

/* Where a ribbon is how wide. */
typedef struct {
    double x, top, bottom;
} Station;

typedef struct {
    PsgColour fill, edge;
    PsgDash dash; /* of its edges */
} RibbonLook;

/* The top from left to right, or the bottom back again. */
static PsgPoint
corner(const GArray *stations, bool is_top, guint place)
{
    guint from_left = is_top ? place : stations->len - 1 - place;
    const Station *station = &g_array_index(stations, Station, from_left);
    return (PsgPoint){station->x, is_top ? station->top : station->bottom};
}

/* Goes along a long side of the ribbon. As an edge, it pauses where another ribbon leaves, or
 * joins: there the ribbon's width jumps. */
static void
add_side(PsgPath *path, const GArray *stations, bool is_top, bool is_edge)
{
    for (guint i = 0; i < stations->len; i++) {
        PsgPoint to = corner(stations, is_top, i);
        PsgPoint from = i == 0 ? to : corner(stations, is_top, i - 1);
        bool is_jump = !(from.x < to.x || from.x > to.x);
        bool is_level = !(from.y < to.y || from.y > to.y);
        double middle = (from.x + to.x) / 2;
        if ((i == 0 && (is_top || is_edge)) || (i > 0 && is_jump && is_edge)) {
            psg_path_move(path, to);
        } else if (is_jump || is_level) {
            psg_path_line(path, to);
        } else {
            psg_path_curve(path, (PsgPoint){middle, from.y}, (PsgPoint){middle, to.y},
                           to);
        }
    }
}

/* stations: from left to right, straight in columns, bent between them. Edges are drawn on
 * the long sides only. */
static void
draw_ribbon(const PsgPen *pen, const GArray *stations, const RibbonLook *look)
{
    g_autoptr(PsgPath) whole = psg_path_new();
    add_side(whole, stations, true, false);
    add_side(whole, stations, false, false);
    psg_path_close(whole);
    psg_scene_path(pen->scene, whole, &(PsgInk){.fill = look->fill});
    if (look->edge.alpha > 0) {
        PsgInk line = psg_pen_stroke(pen, look->edge, EDGE, look->dash);
        g_autoptr(PsgPath) edges = psg_path_new();
        add_side(edges, stations, true, true);
        add_side(edges, stations, false, true);
        psg_scene_path(pen->scene, edges, &line);
    }
}

/* direction: 1 to the right, -1 to the left. */
static void
draw_fade(const PsgPen *pen, Station from, int direction, PsgColour fill)
{
    double length = psg_pen_length(pen, FADE_LENGTH);
    PsgRect box = {direction > 0 ? from.x : from.x - length, from.top, length,
                   from.bottom - from.top};
    psg_scene_box(pen->scene, box, 0, &(PsgInk){.fill = fill});
    psg_time_fade_draw(pen, box, from.x, from.x + direction * length);
}

/* A bar across the end of a ribbon. */
static void
draw_stop(const PsgPen *pen, PsgPoint at, double height, PsgColour colour)
{
    PsgInk ink = psg_pen_stroke(pen, colour, STOP, PSG_DASH_NONE);
    psg_pen_line(pen, (PsgPoint){at.x, at.y - height / 2},
                 (PsgPoint){at.x, at.y + height / 2}, &ink);
}

static PsgDash
dash_of(PsgPresence presence)
{
    return presence == PSG_PRESENCE_THERE    ? PSG_DASH_NONE
           : presence == PSG_PRESENCE_UNSURE ? PSG_DASH_DOTTED
                                             : PSG_DASH_DASHED;
}

static RibbonLook
look_of(const PsgLineagePage *page, const PsgLineageRun *run)
{
    const PsgRenderContext *context = page->pen->context;
    const PsgPaint *paint = psg_context_paint(context, run->kind);
    RibbonLook look = {psg_colour_mix(paint->fill, paint->line, FILL_SHARE), paint->line,
                       dash_of(run->presence)};
    if (run->presence != PSG_PRESENCE_THERE) {
        look.fill = psg_colour_mix(look.fill, context->style->background, PALE);
    } else if (page->unit < psg_pen_length(page->pen, THIN)) {
        look.fill = paint->line;
    }
    return look;
}

/* ---- Sides that are shared ---- */

/* The part of a run's side in a column that a link has, or the run itself where it goes on
 * (PSG_NONE): all that leave it, or reach it, have the same, in the order of their other
 * ends. */
static Station
part_of(const PsgLineagePage *page, size_t run, size_t column, size_t flow, bool leaving)
{
    const PsgLineageStreams *streams = page->streams;
    const PsgLineageRun *shared = &streams->runs[run];
    double y = psg_lineage_run_y(page, run), own = y, count = 0, rank = 0;
    if (flow != PSG_NONE) {
        const PsgLineageLink *link = &streams->links[flow];
        own = psg_lineage_run_y(page, leaving ? link->to : link->from);
    }
    if (leaving ? shared->last > column : shared->first < column) {
        count++;
        rank += flow != PSG_NONE && y < own;
    }
    for (size_t i = 0; i < streams->link_count; i++) {
        const PsgLineageLink *link = &streams->links[i];
        size_t side = leaving ? MIN(shared->last, link->column - 1) : link->column;
        if (link->is_beside || (leaving ? link->from : link->to) != run ||
            side != column) {
            continue;
        }
        double other = psg_lineage_run_y(page, leaving ? link->to : link->from);
        count++;
        rank += i != flow && (other < own || (i < flow && other <= own));
    }
    double x = page->lefts[column] + (leaving ? page->zones[column] : 0);
    double width = page->unit / MAX(count, 1), top = y - page->unit / 2 + rank * width;
    return (Station){x, top, top + width};
}

static Station
whole_of(const PsgLineagePage *page, size_t run, double x)
{
    double y = psg_lineage_run_y(page, run);
    return (Station){x, y - page->unit / 2, y + page->unit / 2};
}

/* ---- Links ---- */

static void
draw_thread(const PsgPen *pen, const PsgPath *path, PsgColour colour, PsgDash dash)
{
    PsgInk ink = psg_pen_stroke(pen, colour, THREAD, dash);
    psg_scene_path(pen->scene, path, &ink);
}

/* The actor was not there in between: dashes run straight on and then to the end. */
static void
draw_dashes(const PsgLineagePage *page, Station from, Station to, PsgColour colour)
{
    g_autoptr(PsgPath) path = psg_path_new();
    PsgPoint start = {from.x, (from.top + from.bottom) / 2};
    PsgPoint end = {to.x, (to.top + to.bottom) / 2};
    PsgPoint turn = {MAX(start.x, end.x - psg_pen_length(page->pen, TURN)), start.y};
    double middle = (turn.x + end.x) / 2;
    psg_path_move(path, start);
    psg_path_line(path, turn);
    psg_path_curve(path, (PsgPoint){middle, turn.y}, (PsgPoint){middle, end.y}, end);
    draw_thread(page->pen, path, colour, PSG_DASH_DASHED);
}

/* Both begin in one column: an arc at its left, wider between those far from each other. */
static void
draw_beside(const PsgLineagePage *page, const PsgLineageLink *link, PsgColour colour)
{
    PsgPoint from = {page->lefts[link->column], psg_lineage_run_y(page, link->from)};
    PsgPoint to = {page->lefts[link->column], psg_lineage_run_y(page, link->to)};
    double least = psg_pen_length(page->pen, BESIDE);
    double left = from.x - least - MIN(0.3 * fabs(to.y - from.y), least);
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, from);
    psg_path_curve(path, (PsgPoint){left, from.y}, (PsgPoint){left, to.y}, to);
    draw_thread(page->pen, path, colour, PSG_DASH_NONE);
}

static void
draw_link(const PsgLineagePage *page, size_t index)
{
    const PsgLineageLink *link = &page->streams->links[index];
    const PsgLineageRun *source = &page->streams->runs[link->from];
    RibbonLook look = look_of(page, source);
    if (link->is_beside) {
        draw_beside(page, link, look.edge);
        return;
    }
    size_t column = MIN(source->last, link->column - 1);
    Station from = part_of(page, link->from, column, index, true);
    Station to = part_of(page, link->to, link->column, index, false);
    if (column + 1 < link->column) {
        draw_dashes(page, from, to, look.edge);
        return;
    }
    double seam = psg_pen_length(page->pen, SEAM);
    const Station all[] = {{from.x - seam, from.top, from.bottom},
                           from,
                           to,
                           {to.x + seam, to.top, to.bottom}};
    g_autoptr(GArray) stations = g_array_new(FALSE, FALSE, sizeof(Station));
    g_array_append_vals(stations, all, G_N_ELEMENTS(all));
    draw_ribbon(page->pen, stations, &look);
}

/* ---- Runs ---- */

static bool
has_flow(const PsgLineagePage *page, size_t run, bool leaving)
{
    const PsgLineageRun *runs = page->streams->runs;
    for (size_t i = 0; i < page->streams->link_count; i++) {
        const PsgLineageLink *link = &page->streams->links[i];
        bool is_own = runs[link->from].actor == runs[link->to].actor;
        bool goes_on =
            is_own || runs[run].is_taken_over || link->column == runs[run].last + 1;
        if (leaving ? link->from == run && goes_on
                    : link->to == run && link->column == runs[run].first) {
            return true;
        }
    }
    return false;
}

static void
stop_run(const PsgLineagePage *page, size_t run, double x, const RibbonLook *look)
{
    double height = page->unit + 2 * psg_pen_length(page->pen, STOP_MARGIN);
    draw_stop(page->pen, (PsgPoint){x, psg_lineage_run_y(page, run)}, height, look->edge);
}

static void
draw_beginning(const PsgLineagePage *page, size_t index, const RibbonLook *look)
{
    const PsgLineageRun *run = &page->streams->runs[index];
    const PsgLandscape *landscape = page->pen->context->landscape;
    if (has_flow(page, index, false)) {
        return;
    }
    double x = page->lefts[run->first];
    PsgInterval life = psg_spells_span(&landscape->actors[run->actor].when);
    size_t slice = page->streams->lineage->slices[page->streams->steps[run->first]];
    PsgTime day = psg_interval_first(&life);
    const PsgSpells *when = &landscape->actors[run->actor].when;
    bool is_older = (when->count > 0 && !psg_spells_begin_known(when)) ||
                    day == PSG_TIME_FIRST ||
                    day < psg_interval_first(&landscape->slices[slice].when);
    if (run->first == 0 && is_older && run->presence != PSG_PRESENCE_TALKED_OF) {
        draw_fade(page->pen, whole_of(page, index, x), -1, look->fill);
    } else {
        stop_run(page, index, x - psg_pen_length(page->pen, STOP_GAP), look);
    }
}

/* Gives how far the ribbon goes. */
static double
draw_end(const PsgLineagePage *page, size_t index, const RibbonLook *look)
{
    const PsgLineageRun *run = &page->streams->runs[index];
    double x = page->lefts[run->last] + page->zones[run->last];
    if (has_flow(page, index, true)) {
        return x;
    }
    const PsgViewActor *seen =
        psg_lineage_streams_seen(page->streams, run->last, run->actor);
    if (run->last + 1 == page->streams->column_count && !seen->is_leaving) {
        draw_fade(page->pen, whole_of(page, index, x), 1, look->fill);
        return x;
    }
    x += psg_pen_length(page->pen, STUB);
    stop_run(page, index, x, look);
    return x;
}

/* Draws a run with its beginning and its end. */
static void
draw_run(const PsgLineagePage *page, size_t index)
{
    const PsgLineageRun *run = &page->streams->runs[index];
    RibbonLook look = look_of(page, run);
    g_autoptr(GArray) stations = g_array_new(FALSE, FALSE, sizeof(Station));
    draw_beginning(page, index, &look);
    double end = draw_end(page, index, &look);
    for (size_t column = run->first; column <= run->last; column++) {
        double x = page->lefts[column];
        Station left = whole_of(page, index, x), right = left;
        right.x = column == run->last ? end : x + page->zones[column];
        if (column > run->first) {
            Station in = part_of(page, index, column, PSG_NONE, false);
            g_array_append_val(stations, in);
        }
        g_array_append_val(stations, left);
        g_array_append_val(stations, right);
        if (column < run->last) {
            Station out = part_of(page, index, column, PSG_NONE, true);
            g_array_append_val(stations, out);
        }
    }
    draw_ribbon(page->pen, stations, &look);
}

/* ---- The others ---- */

static Station
others_at(const PsgLineagePage *page, size_t band, size_t column, double x)
{
    const PsgLineageBand *all = &page->streams->bands[band];
    PsgRect room = psg_lineage_others_room(page, band);
    double height = (double)all->others[column] * page->unit;
    double top = all->others_first ? psg_rect_bottom(room) - height : room.y;
    return (Station){x, top, top + height};
}

/* The number, on the ribbon or in a gap of it: in its middle, but within the room of the
 * others. */
static void
write_count(const PsgLineagePage *page, size_t band, size_t column)
{
    const PsgPen *pen = page->pen;
    const PsgStyle *style = pen->context->style;
    size_t count = page->streams->bands[band].others[column];
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 500, style->ink, PSG_ANCHOR_START);
    g_autofree char *label =
        g_strdup_printf("%zu\u00a0%s", count,
                        psg_word_for(count, PSG_WORD_OTHER_ACTOR, PSG_WORD_OTHER_ACTORS,
                                     pen->context->language));
    double x = page->lefts[column], padding = psg_pen_length(pen, LABEL_PADDING);
    double line = psg_pen_line_height(pen, &look);
    Station at = others_at(page, band, column, x);
    PsgRect room = psg_lineage_others_room(page, band);
    double middle = room.height < line
                        ? psg_rect_centre(room).y
                        : CLAMP((at.top + at.bottom) / 2, room.y + line / 2,
                                psg_rect_bottom(room) - line / 2);
    if (at.bottom - at.top < line) {
        PsgRect gap = {x + psg_pen_length(pen, 1), middle - line / 2,
                       psg_pen_width(pen, &look, label) + padding * 1.5, line};
        psg_scene_box(pen->scene, gap, 0, &(PsgInk){.fill = style->background});
    }
    PsgPoint text = {x + padding, middle + psg_pen_cap_height(pen, &look) / 2};
    psg_pen_write(pen, &look, text, label);
}

/* Draws the others from one column to the last in which there are any; gives that one. */
static size_t
draw_others_from(const PsgLineagePage *page, size_t band, size_t first)
{
    const size_t *others = page->streams->bands[band].others;
    size_t last = first, count = page->streams->column_count;
    RibbonLook look = {page->pen->context->style->faint, PSG_COLOUR_NONE, PSG_DASH_NONE};
    g_autoptr(GArray) stations = g_array_new(FALSE, FALSE, sizeof(Station));
    for (size_t column = first; column < count && others[column] > 0; column++) {
        double x = page->lefts[column];
        Station left = others_at(page, band, column, x);
        Station right = others_at(page, band, column, x + page->zones[column]);
        g_array_append_val(stations, left);
        g_array_append_val(stations, right);
        last = column;
    }
    if (first == 0) {
        draw_fade(page->pen, g_array_index(stations, Station, 0), -1, look.fill);
    }
    if (last + 1 == count) {
        draw_fade(page->pen, g_array_index(stations, Station, stations->len - 1), 1,
                  look.fill);
    }
    draw_ribbon(page->pen, stations, &look);
    return last;
}

/* Draws the actors without a history in grey, with their number where it changes. */
static void
draw_others(const PsgLineagePage *page, size_t band)
{
    const size_t *others = page->streams->bands[band].others;
    size_t count = page->streams->column_count;
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

/* ---- Names with their signs ---- */

static void
draw_sign(const PsgPen *pen, size_t what, PsgPoint at, double zoom)
{
    const PsgStyle *style = pen->context->style;
    double size = psg_pen_length(pen, SIGN_SIZE) * zoom, half = size / 2;
    PsgInk disc = {style->background, style->ink, psg_pen_length(pen, SIGN_RING) * zoom,
                   PSG_DASH_NONE};
    PsgInk ink = psg_pen_stroke(pen, style->ink, SIGN_LINE * zoom, PSG_DASH_NONE);
    psg_scene_box(pen->scene, psg_rect_around(at, (PsgSize){size, size}), half, &disc);
    g_autoptr(PsgPath) path = psg_path_new();
    bool begins = true;
    for (size_t i = 0; i < signs[what].count; i++) {
        double x = signs[what].points[2 * i], y = signs[what].points[2 * i + 1];
        PsgPoint to = {at.x + x * half, at.y + y * half};
        if (!isnan(x) && begins) {
            psg_path_move(path, to);
        } else if (!isnan(x)) {
            psg_path_line(path, to);
        }
        begins = isnan(x);
    }
    psg_scene_path(pen->scene, path, &ink);
}

/* What a name says when it is pointed at: the full name, and what happened. Owned by the
 * caller. */
static char *
name_title(const PsgLineageStreams *streams, const PsgLineageName *name)
{
    const PsgLineage *lineage = streams->lineage;
    size_t actor = streams->runs[name->run].actor;
    const PsgViewActor *seen = psg_lineage_name_seen(streams, name);
    const char *full =
        seen->full == NULL ? NULL : psg_context_text(lineage->context, seen->full);
    GString *title = g_string_new(
        full != NULL ? full : psg_context_text(lineage->context, seen->name));
    for (size_t i = 0; name->signs != 0 && i < lineage->event_count; i++) {
        const PsgLineageEvent *event = &lineage->events[i];
        if (event->to == actor &&
            psg_lineage_streams_column(streams, event->step) == name->column) {
            g_autofree char *label = event_label(lineage, event);
            g_string_append_printf(title, "\n%s", label);
        }
    }
    return g_string_free(title, FALSE);
}

static void
draw_name(const PsgLineagePage *page, size_t index)
{
    const PsgPen *pen = page->pen;
    const PsgLineageName *name = &page->streams->names[index];
    const PsgLineagePlate *plate = &page->plates[index];
    size_t shown = page->streams->runs[name->run].actor;
    const PsgActor *actor = &pen->context->landscape->actors[shown];
    PsgPoint left = {page->lefts[name->column], psg_lineage_run_y(page, name->run)};
    PsgRect box = {left.x, left.y - plate->size.height / 2, plate->size.width,
                   plate->size.height};
    g_autofree char *id = g_strdup_printf("actor-%s-%zu", actor->id, name->column);
    g_autofree char *title = name_title(page->streams, name);
    PsgGroupLook group = {.id = id,
                          .class = "actor",
                          .title = title,
                          .href = actor->url,
                          .opacity = 1,
                          .part = {PSG_PART_ACTOR, shown}};
    psg_scene_group(pen->scene, &group);
    const PsgViewActor *seen = psg_lineage_name_seen(page->streams, name);
    psg_actor_plate_draw(pen, seen->kind, dash_of(seen->presence), box);
    PsgTextLook look = psg_lineage_name_look(page, name);
    double line = psg_pen_line_height(pen, &look), cap = psg_pen_cap_height(pen, &look);
    double air = psg_pen_length(pen, NAME_AIR) * page->zoom;
    PsgPoint at = {box.x + (psg_lineage_sign_room(page, name) + box.width) / 2,
                   box.y + air + (line + cap) / 2};
    psg_pen_write_lines(pen, &look, at, plate->lines);
    for (size_t what = PSG_LINEAGE_WHATS; what > 0; what--) {
        if (name->signs & (1u << (what - 1))) {
            draw_sign(pen, what - 1, left, page->zoom);
            left.x -= psg_pen_length(pen, SIGN_SIZE) * page->zoom * SIGN_STEP;
        }
    }
    psg_scene_end(pen->scene);
}

/* ---- The legend ---- */

static void
sample_sign(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    draw_sign(pen, entry->kind, psg_rect_centre(room), 1);
}

static void
sample_ends(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    PsgColour colour = pen->context->style->muted;
    PsgPoint left = {room.x, psg_rect_centre(room).y},
             right = {psg_rect_right(room), left.y};
    PsgInk ink = psg_pen_stroke(pen, colour, 3, PSG_DASH_NONE);
    psg_pen_line(pen, left, right, &ink);
    draw_stop(pen, left, room.height, colour);
    draw_stop(pen, right, room.height, colour);
}

/* kind: a presence. */
static void
sample_presence(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    const PsgStyle *style = pen->context->style;
    RibbonLook look = {style->background, style->muted,
                       dash_of((PsgPresence)entry->kind)};
    PsgRect band = psg_rect_grow(room, -room.height / 6);
    const Station stations[] = {{room.x, band.y, psg_rect_bottom(band)},
                                {psg_rect_right(room), band.y, psg_rect_bottom(band)}};
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof *stations);
    g_array_append_vals(list, stations, G_N_ELEMENTS(stations));
    draw_ribbon(pen, list, &look);
}

static void
sample_others(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    psg_scene_box(pen->scene, room, 0, &(PsgInk){.fill = pen->context->style->faint});
}

/* What occurs: sets of 1 << PsgLineageWhat and 1 << PsgPresence, kinds, the others. */
typedef struct {
    unsigned signs, presences;
    bool *kinds; /* one more for actors that have none; owned */
    bool has_others;
} Occurring;

/* On the page; page NULL: all that may occur there, for which streams have room is not known
 * yet. */
static Occurring
find_occurring(const PsgLineage *lineage, const PsgLineagePage *page)
{
    const PsgLandscape *landscape = lineage->context->landscape;
    size_t none = landscape->kind_count;
    Occurring found = {.kinds = g_new0(bool, none + 1)};
    for (size_t i = 0; page == NULL && i < lineage->event_count; i++) {
        const PsgLineageEvent *event = &lineage->events[i];
        found.signs |= 1u << event->what;
        for (size_t j = 0; landscape->tier_count > 0 && j < 2 * lineage->step_count;
             j++) {
            const PsgViewActor *seen =
                psg_lineage_seen(lineage, j / 2, j % 2 == 0 ? event->from : event->to);
            found.kinds[seen == NULL ? none : MIN(seen->kind, none)] = true;
        }
    }
    if (page == NULL) {
        found.presences = ~0u;
        found.has_others = true;
        return found;
    }
    for (size_t i = 0; i < page->streams->name_count; i++) {
        found.signs |= page->streams->names[i].signs;
    }
    for (size_t i = 0; i < page->streams->run_count; i++) {
        const PsgLineageRun *run = &page->streams->runs[i];
        found.presences |= 1u << run->presence;
        found.kinds[MIN(run->kind, none)] = page->streams->by_tier; /* else bands tell */
    }
    for (size_t i = 0; i < page->streams->band_count; i++) {
        found.has_others = found.has_others || page->streams->bands[i].most_others > 0;
    }
    return found;
}

static void
add_entry(GArray *entries,
          void (*sample)(const PsgPen *, PsgRect, const PsgLegendEntry *), size_t kind,
          const char *label)
{
    PsgLegendEntry entry = {.sample = sample, .kind = kind, .label = label};
    g_array_append_val(entries, entry);
}

/* A list of PsgLegendEntry, owned by the caller. page NULL: with room for all that may
 * occur. */
static GArray *
legend_of(const PsgLineage *lineage, const PsgLineagePage *page)
{
    static const PsgPresence presences[] = {PSG_PRESENCE_TALKED_OF, PSG_PRESENCE_UNSURE};
    static const PsgWord words[] = {PSG_WORD_TALKED_OF, PSG_WORD_DOUBTFUL};
    const PsgRenderContext *context = lineage->context;
    const char *language = context->language;
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
    Occurring found = find_occurring(lineage, page);
    for (size_t i = 0; i < PSG_LINEAGE_WHATS; i++) {
        if (found.signs & (1u << i)) {
            add_entry(entries, sample_sign, i, psg_word(signs[i].word, language));
        }
    }
    for (size_t i = 0; i < context->landscape->kind_count; i++) {
        if (found.kinds[i]) {
            add_entry(entries, psg_actor_box_sample, i,
                      psg_lineage_belonging_name(context, false, i));
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(presences); i++) {
        if (found.presences & (1u << presences[i])) {
            add_entry(entries, sample_presence, presences[i],
                      psg_word(words[i], language));
        }
    }
    add_entry(entries, sample_ends, 0, psg_word(PSG_WORD_BEGINS_ENDS, language));
    if (found.has_others) {
        add_entry(entries, sample_others, 0,
                  psg_word(PSG_WORD_OTHERS_BY_NUMBER, language));
    }
    g_free(found.kinds);
    return entries;
}

/* ---- The drawing ---- */

static void
draw_columns(const PsgLineagePage *page)
{
    const PsgPen *pen = page->pen;
    const PsgLineageStreams *streams = page->streams;
    PsgTextLook look = psg_lineage_title_look(pen);
    double air = psg_pen_length(pen, PSG_LINEAGE_TITLE_GAP);
    for (size_t i = 0; i < streams->column_count; i++) {
        size_t slice = streams->lineage->slices[streams->steps[i]];
        g_autofree char *title = psg_context_slice_title(pen->context, slice, NULL);
        double x = page->lefts[i];
        double right = i + 1 < streams->column_count ? page->lefts[i + 1]
                                                     : psg_rect_right(page->area);
        psg_pen_rule(pen, (PsgPoint){x, page->area.y},
                     (PsgPoint){x, psg_rect_bottom(page->area)});
        PsgPoint at = {x, page->area.y - psg_pen_length(pen, HEAD_AIR)};
        psg_pen_write_within(pen, &look, at, title, right - x - air);
    }
}

static void
draw_label(const PsgLineagePage *page, size_t band, double x)
{
    const PsgPen *pen = page->pen;
    const char *level;
    PsgTextLook bold = psg_lineage_band_look(pen, true);
    PsgTextLook look = psg_lineage_band_look(pen, false);
    g_auto(GStrv) lines = psg_lineage_band_lines(pen, page->streams, band, &level);
    double line = psg_pen_line_height(pen, &look), cap = psg_pen_cap_height(pen, &look);
    double height = (g_strv_length(lines) + (level != NULL ? 1 : 0)) * line;
    double middle = (page->tops[band] + page->tops[band + 1]) / 2;
    PsgPoint at = {x, middle + (line - height + cap) / 2};
    if (level != NULL) {
        psg_pen_write_within(pen, &bold, at, level, page->lefts[0] - x);
        at.y += line;
    }
    psg_pen_write_lines(pen, &look, at, lines);
}

static void
begin_group(const PsgLineagePage *page, const char *class, const char *name,
            size_t number, const char *title)
{
    g_autofree char *id = g_strdup_printf("%s-%s-%zu", class, name, number);
    psg_pen_titled_group(page->pen, class, id, title);
}

static void
draw_bands(const PsgLineagePage *page, PsgRect room)
{
    for (size_t band = 0; band < page->streams->band_count; band++) {
        psg_pen_rule(page->pen, (PsgPoint){room.x, page->tops[band]},
                     (PsgPoint){psg_rect_right(room), page->tops[band]});
        draw_label(page, band, room.x);
    }
    for (size_t band = 0; band < page->streams->band_count; band++) {
        const char *title = psg_lineage_band_name(page->streams, band);
        begin_group(page, "others", "band", band, title);
        draw_others(page, band);
        psg_scene_end(page->pen->scene);
    }
}

static void
draw_streams(const PsgLineagePage *page)
{
    const PsgActor *actors = page->pen->context->landscape->actors;
    const PsgLineageStreams *streams = page->streams;
    for (size_t i = 0; i < streams->link_count; i++) {
        const PsgLineageRun *from = &streams->runs[streams->links[i].from];
        const PsgLineageRun *to = &streams->runs[streams->links[i].to];
        g_autofree char *title = g_strdup_printf(
            "%s \u2192 %s",
            name_at(streams->lineage, streams->steps[from->last], from->actor),
            name_at(streams->lineage, streams->steps[to->first], to->actor));
        begin_group(page, "flow", actors[to->actor].id, i, title);
        draw_link(page, i);
        psg_scene_end(page->pen->scene);
    }
    for (size_t i = 0; i < streams->run_count; i++) {
        const PsgLineageRun *run = &streams->runs[i];
        const char *title =
            name_at(streams->lineage, streams->steps[run->first], run->actor);
        begin_group(page, "stream", actors[run->actor].id, run->first, title);
        draw_run(page, i);
        psg_scene_end(page->pen->scene);
    }
    for (size_t i = 0; i < streams->name_count; i++) {
        draw_name(page, i);
    }
}

/* ---- The figure ---- */

/* Instead of an empty page. */
static void
say_nothing_happened(const PsgPen *pen, PsgRect room)
{
    const PsgStyle *style = pen->context->style;
    const char *said = psg_word(PSG_WORD_NO_LINEAGE, pen->context->language);
    PsgTextLook look =
        psg_pen_look(pen, style->size_headline, 400, style->ink, PSG_ANCHOR_MIDDLE);
    g_auto(GStrv) lines = psg_pen_wrap(pen, &look, said, room.width * 0.7, MOST_LINES);
    double line = psg_pen_line_height(pen, &look);
    PsgPoint at = psg_rect_centre(room);
    at.y -= line * ((double)g_strv_length(lines) / 2 - 0.75);
    psg_pen_write_lines(pen, &look, at, lines);
}

/* Title and sources; page NULL: nothing happened. */
static void
draw_frame(const PsgPen *pen, const PsgFigureSpec *spec, const PsgLineage *lineage,
           const PsgLineagePage *page)
{
    const PsgLandscape *landscape = pen->context->landscape;
    g_autofree bool *cited = g_new0(bool, landscape->source_count + 1);
    g_autofree char *subtitle = page == NULL ? NULL : subtitle_of(page->streams);
    for (size_t i = 0; i < lineage->event_count; i++) {
        const PsgLineageEvent *event = &lineage->events[i];
        psg_frame_cite(cited, &landscape->actors[event->from].sources);
        psg_frame_cite(cited, &landscape->actors[event->to].sources);
    }
    PsgFrame frame = {.title = psg_figure_title(pen->context, spec),
                      .subtitle = subtitle,
                      .cited = cited};
    psg_frame_draw(pen, &frame);
}

static PsgRect
drawing_room(const PsgPen *pen, const PsgLineage *lineage, double page_height,
             PsgRect *legend)
{
    PsgRect room = psg_frame_room_without_strip(pen->context, page_height);
    g_autoptr(GArray) entries = legend_of(lineage, NULL);
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
    if (pen->context->page.fits && lineage->event_count > 0) {
        size.height += MAX(0, psg_lineage_page_wish(pen, lineage, room) - room.height);
    }
    return size;
}

static PsgScene *
draw_figure(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
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
    if (lineage->event_count == 0) {
        draw_frame(&pen, spec, lineage, NULL);
        say_nothing_happened(&pen, psg_frame_room_without_strip(context, size.height));
        return pen.scene;
    }
    PsgRect legend, room = drawing_room(&pen, lineage, size.height, &legend);
    g_autoptr(PsgLineagePage) page = psg_lineage_page_new(&pen, lineage, room);
    draw_frame(&pen, spec, lineage, page);
    draw_columns(page);
    draw_bands(page, room);
    draw_streams(page);
    g_autoptr(GArray) entries = legend_of(lineage, page);
    psg_legend_draw(&pen, legend, entries);
    return pen.scene;
}

/* ---- The kind ---- */

static const PsgFigureMaker maker = {
    .word = PSG_WORD_LINEAGE,
    .draw = draw_figure,
    .tabulate = psg_lineage_table,
};

const PsgFigureKind psg_lineage_kind = {
    .name = "lineage",
    .span = PSG_SPAN_ALL,
    .maker = &maker,
};
