/* Successions on a timeline. */
#include "figure/timeline/links.h"

#include <math.h>

/* Of letters, how far within a line it arrives: behind the mark of an event that stands
 * at its beginning. */
#define INWARD 0.5
#define BEHIND_MARK 1.25
#define WIDTH 0.8 /* of the usual width of relations */
#define DOT 2.8   /* in units of a slide, as are the next */
#define ARROW_LENGTH 6.5
#define ARROW_HALF 4.2
#define CORNER 7.0
#define AIR 5.0

/* The piece in which the line begins to live; if it never does, that in which people
 * begin to speak of it. */
static const PsgLifePiece *
first_life(const PsgTimelineLine *line)
{
    for (guint i = 0; i < line->pieces->len; i++) {
        const PsgLifePiece *piece = &g_array_index(line->pieces, PsgLifePiece, i);
        if (!piece->is_talk) {
            return piece;
        }
    }
    return psg_timeline_first_piece(line);
}

static bool
has_event_at(const PsgLandscape *landscape, size_t actor, int day)
{
    for (size_t i = 0; i < landscape->event_count; i++) {
        const PsgEvent *event = &landscape->events[i];
        for (size_t j = 0; j < event->actors.count; j++) {
            if (event->actors.items[j] == actor &&
                psg_interval_first(&event->when) == day) {
                return true;
            }
        }
    }
    return false;
}

static PsgTimelineLink
link_between(const PsgTimelinePlan *plan, size_t from, size_t to)
{
    const PsgTimelineLine *before = psg_timeline_line(plan, from);
    const PsgTimelineLine *after = psg_timeline_line(plan, to);
    const PsgLifePiece *life = first_life(after);
    double letters = psg_pen_length(plan->pen, plan->letters);
    double left = first_life(before)->left + letters * BEHIND_MARK,
           right = psg_timeline_last_piece(before)->right - letters * BEHIND_MARK;
    double inward = letters * INWARD;
    if (has_event_at(plan->pen->context->landscape, after->actor,
                     psg_interval_first(&life->when))) {
        inward = letters * BEHIND_MARK;
    }
    PsgTimelineLink link = {.from = from, .to = to};
    double early = MIN(life->left + inward, (life->left + life->right) / 2);
    /* of those that are said to succeed who came later, not across its name */
    link.arrives = CLAMP(left, early, MAX(early, life->right - inward));
    link.leaves = left > right ? (left + right) / 2 : CLAMP(link.arrives, left, right);
    return link;
}

/* The rows that it crosses, from the upper of its lines to the lower. */
static void
take_room(const PsgTimelinePlan *plan, const PsgTimelineLink *link, PsgLanes *lanes)
{
    double air = psg_pen_length(plan->pen, AIR);
    size_t from = psg_timeline_line(plan, link->from)->row;
    size_t to = psg_timeline_line(plan, link->to)->row;
    double left = link->arrives - air, right = link->arrives + air;
    for (size_t row = MIN(from, to); row <= MAX(from, to); row++) {
        psg_lanes_take(lanes, row, 0, left, right);
        if (row < MAX(from, to)) {
            psg_lanes_take_below(lanes, row, left, right);
        }
    }
    psg_lanes_take(lanes, from, 0, MIN(link->leaves, link->arrives) - air,
                   MAX(link->leaves, link->arrives) + air);
}

GArray *
psg_timeline_links_find(const PsgTimelinePlan *plan, PsgLanes *lanes)
{
    GArray *links = g_array_new(FALSE, FALSE, sizeof(PsgTimelineLink));
    const PsgLandscape *landscape = plan->pen->context->landscape;
    for (size_t to = 0; to < plan->lines->len; to++) {
        const PsgTimelineLine *after = psg_timeline_line(plan, to);
        const PsgIndexes *before = &landscape->actors[after->actor].succeeds;
        bool is_seen = first_life(after)->begin != PSG_EDGE_BROKEN;
        for (size_t i = 0; is_seen && i < before->count; i++) {
            size_t from = plan->line_of[before->items[i]];
            if (from < plan->lines->len && from != to) {
                PsgTimelineLink link = link_between(plan, from, to);
                take_room(plan, &link, lanes);
                g_array_append_val(links, link);
            }
        }
    }
    return links;
}

static double
middle_of(const PsgTimelinePlan *plan, size_t line)
{
    PsgRect box = psg_timeline_bar_box(plan, psg_timeline_line(plan, line)->row, 0, 0);
    return box.y + box.height / 2;
}

/* ---- Drawing ---- */

static void
draw_dot(const PsgPen *pen, PsgPoint at)
{
    double dot = psg_pen_length(pen, DOT);
    PsgInk ink = {.fill = pen->context->style->ink};
    psg_scene_box(pen->scene, psg_rect_around(at, (PsgSize){2 * dot, 2 * dot}), dot,
                  &ink);
}

/* tip: where it ends; dx, dy: its direction, of length 1. */
static void
draw_arrow(const PsgPen *pen, PsgPoint tip, double dx, double dy)
{
    double length = psg_pen_length(pen, ARROW_LENGTH),
           half = psg_pen_length(pen, ARROW_HALF);
    PsgPoint foot = {tip.x - dx * length, tip.y - dy * length};
    g_autoptr(PsgPath) arrow = psg_path_new();
    psg_path_move(arrow, tip);
    psg_path_line(arrow, (PsgPoint){foot.x - dy * half, foot.y + dx * half});
    psg_path_line(arrow, (PsgPoint){foot.x + dy * half, foot.y - dx * half});
    psg_path_close(arrow);
    PsgInk ink = {.fill = pen->context->style->ink};
    psg_scene_path(pen->scene, arrow, &ink);
}

static void
draw_stroke(const PsgPen *pen, const PsgPath *path)
{
    PsgInk ink = {.stroke = pen->context->style->ink,
                  .width = psg_pen_length(pen, pen->context->style->line_width) * WIDTH};
    psg_scene_path(pen->scene, path, &ink);
}

/* The end of the way up or down from y, as far as no name stands in it; `next` is where
 * it goes on behind that name. */
static double
end_before_name(const PsgTimelinePlan *plan, PsgPoint from, double to, double *next)
{
    double end = to, sign = to < from.y ? -1 : 1;
    *next = to;
    for (guint i = 0; plan != NULL && i < plan->lines->len; i++) {
        const PsgTimelineLine *line = psg_timeline_line(plan, i);
        PsgRect box = psg_timeline_bar_box(plan, line->row, line->left, line->begin);
        double near = sign > 0 ? box.y : psg_rect_bottom(box),
               far = sign > 0 ? psg_rect_bottom(box) : box.y;
        if (from.x > box.x && from.x < line->begin && sign * (near - from.y) >= -1e-6 &&
            sign * (end - near) > 0) {
            end = near;
            *next = far;
        }
    }
    return end;
}

/* Along the line that it leaves, then up or down to the other; names are left free. plan
 * NULL: there are none. */
static void
draw_way(const PsgPen *pen, const PsgTimelinePlan *plan, PsgPoint from, PsgPoint to)
{
    double across = to.x - from.x, down = to.y - from.y;
    double corner = MIN(psg_pen_length(pen, CORNER), MIN(fabs(across), fabs(down)));
    double dx = copysign(corner, across), dy = copysign(corner, down);
    double stop = to.y - copysign(psg_pen_length(pen, ARROW_LENGTH) * 0.8, down);
    g_autoptr(PsgPath) way = psg_path_new();
    psg_path_move(way, from);
    psg_path_line(way, (PsgPoint){to.x - dx, from.y});
    psg_path_curve(way, (PsgPoint){to.x, from.y}, (PsgPoint){to.x, from.y},
                   (PsgPoint){to.x, from.y + dy});
    PsgPoint at = {to.x, from.y + dy};
    double next = at.y;
    do {
        at.y = next;
        psg_path_move(way, at);
        psg_path_line(way, (PsgPoint){at.x, end_before_name(plan, at, stop, &next)});
    } while (copysign(1, down) * (stop - next) > 1e-6);
    draw_stroke(pen, way);
    draw_dot(pen, from);
    draw_arrow(pen, to, 0, down < 0 ? -1 : 1);
}

void
psg_timeline_links_draw(const PsgTimelinePlan *plan, const GArray *links)
{
    const PsgLandscape *landscape = plan->pen->context->landscape;
    for (guint i = 0; i < links->len; i++) {
        const PsgTimelineLink *link = &g_array_index(links, PsgTimelineLink, i);
        const PsgTimelineLine *from = psg_timeline_line(plan, link->from),
                              *to = psg_timeline_line(plan, link->to);
        g_autofree char *id =
            g_strdup_printf("succession-%s-%s", landscape->actors[from->actor].id,
                            landscape->actors[to->actor].id);
        g_autofree char *title = g_strdup_printf("%s → %s", from->name, to->name);
        PsgGroupLook look = {
            .id = id, .class = "succession", .title = title, .opacity = 1};
        psg_scene_group(plan->pen->scene, &look);
        draw_way(plan->pen, plan, (PsgPoint){link->leaves, middle_of(plan, link->from)},
                 (PsgPoint){link->arrives, middle_of(plan, link->to)});
        psg_scene_end(plan->pen->scene);
    }
}

void
psg_timeline_link_sample(const PsgPen *pen, PsgRect room)
{
    draw_way(pen, NULL,
             (PsgPoint){room.x + room.width * 0.15, room.y + room.height * 0.1},
             (PsgPoint){room.x + room.width * 0.75, room.y + room.height * 0.95});
}
