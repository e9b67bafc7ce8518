/* Successions on a timeline. */
#include "figure/timeline/rows.h"

#include "base/compare.h"
#include "figure/part/change_words.h"
#include "model/succession.h"

#include <math.h>

/* In letters, how far inside a bar a line arrives; with the mark of an event at its
 * beginning, behind that. */
#define INWARD 0.5
#define BEHIND_MARK 1.25

#define WIDTH 0.6 /* of the usual width of relations: bars tell more */

/* In units of a slide. */
#define DOT 2.4
#define ARROW_LENGTH 6.0
#define ARROW_HALF 3.6
#define CORNER 7.0
#define AIR 5.0 /* beside the line, left free of words */

#define MARK_AIR 2.0 /* between an arrow and a mark */

enum { MOST_SHIFTS = 4 }; /* behind one mark after the other, as they come */

enum { MOST_ROWS = 5 }; /* to the row of the other: past more the eye loses a thin line */

/* ---- Where they run ---- */

/* How far a bar is from a place: by its left or its right end, or by what it covers. */
static double
distance(const PsgTimeBar *bar, double at, bool by_left, bool by_right)
{
    if (by_left) {
        return fabs(bar->left - at);
    }
    return by_right ? fabs(bar->right - at)
                    : MAX(0, MAX(bar->left - at, at - bar->right));
}

/* The bar of a line that is nearest to the place. */
static const PsgTimeBar *
bar_near(const PsgTimelineRows *rows, size_t line, double at, const bool by_ends[2])
{
    const PsgTimelinePlace *place = &rows->places[line];
    const PsgTimeBar *best = psg_timeline_first_life(rows->plan, line);
    for (size_t i = 0; i < place->bar_count; i++) {
        const PsgTimeBar *bar = &rows->plan->bars[place->first_bar + i].time;
        if (!bar->is_talk && distance(bar, at, by_ends[0], by_ends[1]) <
                                 distance(best, at, by_ends[0], by_ends[1])) {
            best = bar;
        }
    }
    return best;
}

/* A place on a line where the arrow is on no mark: that one, or one behind marks. */
static double
behind_marks(const PsgTimelineRows *rows, size_t line, double at)
{
    const PsgTimelineLines *lines = rows->lines;
    const PsgEvent *events = lines->pen->context->landscape->events;
    double clear = psg_timeline_mark_half(rows->plan) +
                   psg_pen_length(lines->pen, ARROW_HALF + MARK_AIR);
    bool has_moved = true;
    for (int pass = 0; pass < MOST_SHIFTS && has_moved; pass++) {
        has_moved = false;
        for (size_t i = lines->first_told[line]; i < lines->first_told[line + 1]; i++) {
            size_t event = g_array_index(lines->told, PsgTimelineTold, i).event;
            PsgInterval when = psg_timeline_time_of(&events[event]);
            double left, right;
            bool is_on = psg_time_scale_span(rows->scale, &when, &left, &right);
            double middle = (left + right) / 2;
            if (is_on && fabs(middle - at) < clear - 1e-6) {
                at = middle + clear;
                has_moved = true;
            }
        }
    }
    return at;
}

/* From where the one ends to where the other begins; or straight on the day on which it was,
 * where one of them lives on through it. */
static PsgTimelineSuccession
succession_between(const PsgTimelineRows *rows, size_t from, size_t to,
                   const PsgSuccession *item)
{
    bool begins = psg_succession_begins(item->what),
         ends = psg_succession_ends(item->what);
    double day = psg_time_scale_x(rows->scale, item->since);
    const PsgTimeBar *life = bar_near(rows, to, day, (const bool[]){begins, false});
    const PsgTimeBar *last = bar_near(rows, from, day, (const bool[]){false, ends});
    double letters = psg_pen_length(rows->lines->pen, rows->plan->letters);
    bool fades_in = last->begin == PSG_BAR_UNKNOWN, fades = last->end == PSG_BAR_UNKNOWN;
    double left = (fades_in ? last->solid_left : last->left) + letters * BEHIND_MARK;
    double right = (fades ? last->solid_right : last->right) - letters * BEHIND_MARK;
    double inward =
        letters * (rows->places[to].has_event_at_begin ? BEHIND_MARK : INWARD);
    PsgTimelineSuccession succession = {.from = from, .to = to, .said = item};
    double early = MIN((begins ? life->left : MAX(day, life->left)) + inward,
                       (life->left + life->right) / 2);
    if (!begins) {
        early = CLAMP(day, life->left, life->right);
    }
    /* if the successor begins before its predecessor, the arrow does not cross the name of
     * the predecessor */
    succession.arrives = CLAMP(left, early, MAX(early, life->right - inward));
    double free = behind_marks(rows, to, succession.arrives);
    succession.arrives = free < life->right - inward ? free : succession.arrives;
    succession.leaves = left > right ? CLAMP((left + right) / 2, last->left, last->right)
                                     : CLAMP(succession.arrives, left, right);
    return succession;
}

/* The rows that it crosses, from the upper of its lines to the lower; if it is far, the dot
 * alone. */
static void
take_room(const PsgTimelineRows *rows, const PsgTimelineSuccession *succession,
          PsgLabelLanes *lanes)
{
    double air = psg_pen_length(rows->lines->pen, AIR);
    double leaves = succession->leaves, arrives = succession->arrives;
    size_t from = psg_timeline_row_of(rows, succession->from);
    size_t to = psg_timeline_row_of(rows, succession->to);
    if (succession->is_far) {
        psg_label_lanes_take(lanes, from, leaves - air, leaves + air);
        return;
    }
    for (size_t row = MIN(from, to); row <= MAX(from, to); row++) {
        psg_label_lanes_take(lanes, row, arrives - air, arrives + air);
        if (row < MAX(from, to)) {
            psg_label_lanes_take_below(lanes, row, arrives - air, arrives + air);
        }
    }
    psg_label_lanes_take(lanes, from, MIN(leaves, arrives) - air,
                         MAX(leaves, arrives) + air);
}

static gint
compare_successions(gconstpointer a, gconstpointer b)
{
    const PsgTimelineSuccession *first = a, *second = b;
    return 4 * PSG_COMPARE(second->is_far, first->is_far) +
           2 * PSG_COMPARE(first->leaves, second->leaves) +
           PSG_COMPARE(first->to, second->to);
}

/* Those that leave a line: far ones first, since one note tells all of a place. */
static void
find_of_line(const PsgTimelineRows *rows, size_t from, GArray *successions)
{
    const PsgTimelineLines *lines = rows->lines;
    const PsgActor *actors = lines->pen->context->landscape->actors;
    size_t leaves = psg_timeline_row_of(rows, from);
    g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(PsgTimelineSuccession));
    for (size_t i = lines->first_next[from]; i < lines->first_next[from + 1]; i++) {
        const PsgTimelineNext *next = &g_array_index(lines->nexts, PsgTimelineNext, i);
        const PsgActor *heir = &actors[lines->lines[next->to].actor];
        PsgTimelineSuccession succession =
            succession_between(rows, from, next->to, &heir->succeeds.items[next->nth]);
        size_t arrives = psg_timeline_row_of(rows, next->to);
        /* back past its own name, a line would look like its own past */
        bool is_back = succession.arrives < rows->places[from].name_end;
        succession.is_far = arrives == PSG_NONE || is_back ||
                            MAX(leaves, arrives) > MIN(leaves, arrives) + MOST_ROWS;
        g_array_append_val(own, succession);
    }
    g_array_sort(own, compare_successions);
    g_array_append_vals(successions, own->data, own->len);
}

GArray *
psg_timeline_successions_find(const PsgTimelineRows *rows, PsgLabelLanes *lanes)
{
    GArray *successions = g_array_new(FALSE, FALSE, sizeof(PsgTimelineSuccession));
    for (size_t i = 0; i < rows->own_count; i++) {
        find_of_line(rows, rows->own[i], successions);
    }
    for (guint i = 0; i < successions->len; i++) {
        take_room(rows, &g_array_index(successions, PsgTimelineSuccession, i), lanes);
    }
    return successions;
}

/* ---- Drawing ---- */

/* Whether it is where a bar fades, with a question mark. */
static bool
is_on_question(const PsgTimelineBar *bar, double at)
{
    return bar != NULL &&
           ((bar->time.begin == PSG_BAR_UNKNOWN && at < bar->time.solid_left) ||
            (bar->time.end == PSG_BAR_UNKNOWN && at > bar->time.solid_right));
}

/* Whether a name stands there in a row. */
static bool
has_name_at(const PsgTimelineRows *rows, size_t row, double at)
{
    const PsgTimelineBar *next = psg_timeline_bar_beside(rows, row, at, true);
    const PsgTimelinePlace *place = next == NULL ? NULL : &rows->places[next->line];
    const PsgTimelineBar *own = psg_timeline_bar_at(rows, row, at);
    bool is_on_names = own != NULL && rows->lines->lines[own->line].actor == PSG_NONE;
    return is_on_names || is_on_question(own, at) ||
           (place != NULL && at > place->left && at < place->name_end);
}

/* A way up or down, in pieces: names between its two rows are left free. */
static void
add_pieces(const PsgTimelineRows *rows, const PsgTimelineSuccession *succession,
           PsgPath *way, const double ends[2])
{
    size_t from = psg_timeline_row_of(rows, succession->from);
    size_t to = psg_timeline_row_of(rows, succession->to);
    bool is_down = to > from;
    double x = succession->arrives;
    psg_path_move(way, (PsgPoint){x, ends[0]});
    for (size_t row = from; row != to; row = is_down ? row + 1 : row - 1) {
        /* letters are higher than bars, and long names than letters */
        double more = MAX(0, rows->lane - rows->bar) / 2 +
                      rows->plan->extras[rows->first_row + row] / 2;
        double top = rows->tops[row] - more, foot = rows->tops[row] + rows->bar + more;
        if (row != from && has_name_at(rows, row, x)) {
            psg_path_line(way, (PsgPoint){x, is_down ? top : foot});
            psg_path_move(way, (PsgPoint){x, is_down ? foot : top});
        }
    }
    psg_path_line(way, (PsgPoint){x, ends[1]});
}

/* Along the line that it leaves, up to where it turns; gives where the turn ends. */
static double
add_turn(const PsgPen *pen, PsgPath *way, PsgPoint from, PsgPoint to)
{
    double across = to.x - from.x, down = to.y - from.y;
    double corner = MIN(psg_pen_length(pen, CORNER), MIN(fabs(across), fabs(down)));
    double dx = copysign(corner, across), dy = copysign(corner, down);
    psg_path_move(way, from);
    psg_path_line(way, (PsgPoint){to.x - dx, from.y});
    psg_path_curve(way, (PsgPoint){to.x, from.y}, (PsgPoint){to.x, from.y},
                   (PsgPoint){to.x, from.y + dy});
    return from.y + dy;
}

static void
draw_dot(const PsgPen *pen, PsgPoint at)
{
    double dot = psg_pen_length(pen, DOT);
    PsgInk fill = {.fill = pen->context->style->muted};
    psg_scene_box(pen->scene, psg_rect_around(at, (PsgSize){2 * dot, 2 * dot}), dot,
                  &fill);
}

/* From a dot to an arrow. rows NULL: of a sample, which has no names in its way. */
static void
draw_way(const PsgPen *pen, const PsgTimelineRows *rows,
         const PsgTimelineSuccession *succession, const PsgPoint ends[2])
{
    const PsgStyle *style = pen->context->style;
    PsgPoint tip = ends[1];
    double length = copysign(psg_pen_length(pen, ARROW_LENGTH), tip.y - ends[0].y);
    double foot = tip.y - length, half = psg_pen_length(pen, ARROW_HALF);
    double stop = tip.y - length * 0.8; /* the stroke ends within the arrow */
    PsgInk ink =
        psg_pen_stroke(pen, style->muted, style->line_width * WIDTH, PSG_DASH_NONE);
    PsgInk fill = {.fill = style->muted};
    draw_dot(pen, ends[0]);
    g_autoptr(PsgPath) way = psg_path_new();
    double turned = add_turn(pen, way, ends[0], tip);
    if (rows != NULL) {
        add_pieces(rows, succession, way, (double[]){turned, stop});
    } else {
        psg_path_line(way, (PsgPoint){tip.x, stop});
    }
    psg_scene_path(pen->scene, way, &ink);
    psg_pen_polygon(pen, (PsgPoint[]){tip, {tip.x - half, foot}, {tip.x + half, foot}}, 3,
                    &fill);
}

void
psg_timeline_successions_draw(const PsgTimelineRows *rows, const GArray *successions)
{
    const PsgPen *pen = rows->lines->pen;
    const PsgActor *actors = pen->context->landscape->actors;
    for (guint i = 0; i < successions->len; i++) {
        const PsgTimelineSuccession *its =
            &g_array_index(successions, PsgTimelineSuccession, i);
        const PsgTimelineLine *from = &rows->lines->lines[its->from],
                              *to = &rows->lines->lines[its->to];
        g_autofree char *id = g_strdup_printf("succession-%s-%s", actors[from->actor].id,
                                              actors[to->actor].id);
        const PsgViewTurn turn = {from->actor, to->actor, its->said};
        g_autofree char *title =
            psg_turn_told(pen->context->landscape, &turn, pen->context->language);
        psg_pen_titled_group(pen, "succession", id, title);
        double half = rows->bar / 2;
        PsgPoint leaves = {its->leaves,
                           rows->tops[psg_timeline_row_of(rows, its->from)] + half};
        if (its->is_far) {
            draw_dot(pen, leaves);
        } else {
            double y = rows->tops[psg_timeline_row_of(rows, its->to)] + half;
            draw_way(pen, rows, its, (PsgPoint[]){leaves, {its->arrives, y}});
        }
        psg_scene_end(pen->scene);
    }
}

void
psg_timeline_succession_sample(const PsgPen *pen, PsgRect room)
{
    PsgPoint ends[] = {{room.x + room.width * 0.15, room.y + room.height * 0.1},
                       {room.x + room.width * 0.75, room.y + room.height * 0.95}};
    draw_way(pen, NULL, NULL, ends);
}
