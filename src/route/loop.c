/*
 * A loop leaves the upper or lower side of its box near a corner and comes back to the side
 * beside it, in one calm curve. The corner that costs least is taken: a box, a name or the border
 * of the page in its way costs most, then another loop, then a line.
 */
#include "route/loop.h"

#include "base/segment.h"
#include "route/former.h"

/* In pitches. */
#define REACH 3.0 /* out of the box, of the first loop */
#define WIDER 1.2 /* that of each loop around it */
#define LEAST 1.4 /* where there is little room: a smaller loop would be a blot */
#define INSET 1.4 /* from the corner to an end */
#define APART 1.0 /* between ends of loops around each other */
#define AIR 0.5   /* to a line or a box that is near */

#define MOST_INSET 0.16 /* of a side: few lines end nearer to a corner */
#define BULGE (4.0 / 9) /* of the handles: so far does the curve follow them */

#define COST_OF_BOX 1e6
#define COST_OF_LOOP 1e4 /* at the same corner */
#define COST_OF_MOVE 5e3 /* from where it was in the former task */
#define COST_OF_BARRED 1e3
#define COST_OF_LINE 1e2
#define COST_OF_SMALL 1e2 /* for all that it is smaller than it may be */

/* The corner as it is seen from the middle of the box. */
typedef struct {
    double across, down; /* 1 or -1 */
} Corner;

static const Corner corners[PSG_LOOP_CORNERS] = {{1, -1}, {-1, -1}, {1, 1}, {-1, 1}};

/* How the loop lies at its corner. */
typedef struct {
    PsgPoint at;    /* the corner of the box */
    PsgPoint inset; /* from there to its ends, along either side */
    Corner out;     /* of the box */
} Place;

static double
half_of(const PsgRouteTask *task, size_t edge)
{
    return task->halves == NULL ? 0 : task->halves[edge];
}

static Place
place_of(const PsgRouteTask *task, size_t edge, const PsgLoop *loop)
{
    PsgRect box = task->boxes[task->edges[edge].from];
    Corner out = corners[loop->corner];
    double inset = (INSET + APART * (double)loop->around) * task->spread;
    return (Place){
        .at = {out.across > 0 ? psg_rect_right(box) : box.x,
               out.down > 0 ? psg_rect_bottom(box) : box.y},
        .inset = {psg_lesser(inset, MOST_INSET * box.width),
                  psg_lesser(inset, MOST_INSET * box.height)},
        .out = out,
    };
}

PsgPath *
psg_loop_path(const PsgRouteTask *task, size_t edge, const PsgLoop *loop)
{
    Place place = place_of(task, edge, loop);
    Corner out = place.out;
    double handle = psg_greater(loop->reach - half_of(task, edge), 0) / BULGE;
    PsgPoint start = {place.at.x - out.across * place.inset.x, place.at.y};
    PsgPoint end = {place.at.x, place.at.y - out.down * place.inset.y};
    PsgPath *path = psg_path_new();
    psg_path_move(path, start);
    psg_path_curve(path, (PsgPoint){start.x, start.y + out.down * handle},
                   (PsgPoint){end.x + out.across * handle, end.y}, end);
    return path;
}

PsgRect
psg_loop_bounds(const PsgRouteTask *task, size_t edge, const PsgLoop *loop)
{
    Place place = place_of(task, edge, loop);
    double left = place.out.across > 0 ? place.inset.x : loop->reach;
    double top = place.out.down > 0 ? place.inset.y : loop->reach;
    return (PsgRect){place.at.x - left, place.at.y - top, place.inset.x + loop->reach,
                     place.inset.y + loop->reach};
}

/* ---- Which corner ---- */

static bool
is_loop(const PsgRouteTask *task, size_t edge)
{
    return task->edges[edge].from == task->edges[edge].to;
}

bool
psg_routes_have_loops(const PsgRouteTask *task)
{
    for (size_t i = 0; i < task->edge_count; i++) {
        if (is_loop(task, i)) {
            return true;
        }
    }
    return false;
}

/* Loops while they are placed. */
typedef struct {
    const PsgRouteTask *task;
    const PsgWay *ways;
    PsgLoop *loops;
    bool *is_placed; /* by edge */
} Placing;

/* How far it may come out until it meets that box. */
static double
room_to(const Place *place, PsgRect box)
{
    double near_x =
        place->out.across > 0 ? box.x - place->at.x : place->at.x - psg_rect_right(box);
    double near_y =
        place->out.down > 0 ? box.y - place->at.y : place->at.y - psg_rect_bottom(box);
    bool is_beside =
        near_x + box.width <= -place->inset.x || near_y + box.height <= -place->inset.y;
    return is_beside ? (double)INFINITY : psg_greater(near_x, near_y);
}

static double
usual_reach(const PsgRouteTask *task, size_t edge, const PsgLoop *loop)
{
    return (REACH + WIDER * (double)loop->around) * task->spread +
           2 * half_of(task, edge);
}

/* How far it comes out of its box: to the border of the page, or nearly to a box, if that is
 * nearer than is usual. */
static double
reach_at(const PsgRouteTask *task, size_t edge, const PsgLoop *loop)
{
    Place place = place_of(task, edge, loop);
    double reach = usual_reach(task, edge, loop);
    double air = AIR * task->spread;
    PsgSize area = task->area;
    double across = place.out.across > 0 ? area.width - place.at.x : place.at.x;
    double down = place.out.down > 0 ? area.height - place.at.y : place.at.y;
    reach = psg_lesser(reach, psg_lesser(across, down));
    for (size_t box = 0; box < task->box_count; box++) {
        if (box != task->edges[edge].from) {
            reach = psg_lesser(reach, room_to(&place, task->boxes[box]) - air);
        }
    }
    return reach;
}

/* How many lines come near to it. */
static size_t
lines_through(const Placing *placing, PsgRect bounds)
{
    size_t count = 0;
    for (size_t i = 0; i < placing->task->edge_count; i++) {
        const PsgWay *way = &placing->ways[i];
        PsgRect near = psg_rect_grow(bounds, AIR * placing->task->spread + way->half);
        bool is_near = false;
        for (size_t k = 0; k + 1 < way->count && !is_near; k++) {
            is_near = psg_segment_enters(way->points[k], way->points[k + 1], near);
        }
        count += is_near;
    }
    return count;
}

/* Those that lie at the same corner of the same box. */
static size_t
loops_within(const Placing *placing, size_t edge, size_t corner)
{
    const PsgRouteEnds *edges = placing->task->edges;
    size_t count = 0;
    for (size_t i = 0; i < placing->task->edge_count; i++) {
        count += placing->is_placed[i] && edges[i].from == edges[edge].from &&
                 placing->loops[i].corner == corner;
    }
    return count;
}

static bool
meets_loops(const Placing *placing, size_t edge, PsgRect bounds)
{
    const PsgRouteTask *task = placing->task;
    for (size_t i = 0; i < task->edge_count; i++) {
        if (placing->is_placed[i] && task->edges[i].from != task->edges[edge].from &&
            psg_rect_overlaps(psg_loop_bounds(task, i, &placing->loops[i]), bounds)) {
            return true;
        }
    }
    return false;
}

/* former: the corner that it had, or PSG_LOOP_CORNERS. */
static double
cost_at(const Placing *placing, size_t edge, size_t former, PsgLoop *loop)
{
    const PsgRouteTask *task = placing->task;
    loop->around = loops_within(placing, edge, loop->corner);
    double room = reach_at(task, edge, loop), least = LEAST * task->spread;
    loop->reach = psg_greater(room, least);
    PsgRect bounds = psg_loop_bounds(task, edge, loop);
    size_t lines = lines_through(placing, bounds);
    bool is_blocked = room < least || meets_loops(placing, edge, bounds);
    bool is_barred_elsewhere =
        task->barred_corners != NULL &&
        (task->barred_corners[task->edges[edge].from] >> loop->corner & 1) != 0;
    loop->is_barred = lines > 0;
    return (is_blocked ? COST_OF_BOX : 0) + COST_OF_LOOP * (double)loop->around +
           (former < PSG_LOOP_CORNERS && former != loop->corner ? COST_OF_MOVE : 0) +
           (is_barred_elsewhere ? COST_OF_BARRED : 0) + COST_OF_LINE * (double)lines +
           COST_OF_SMALL * (1 - loop->reach / (REACH * task->spread)) +
           (double)loop->corner;
}

static void
place_loop(Placing *placing, size_t edge, size_t former)
{
    double least = (double)INFINITY;
    for (size_t corner = 0; corner < PSG_LOOP_CORNERS; corner++) {
        PsgLoop loop = {.corner = corner};
        double cost = cost_at(placing, edge, former, &loop);
        if (cost < least) {
            placing->loops[edge] = loop;
            least = cost;
        }
    }
    placing->is_placed[edge] = true;
}

PsgLoop *
psg_loops_place(const PsgRouteTask *task, const PsgWay *ways)
{
    g_autofree bool *is_placed = g_new0(bool, task->edge_count + 1);
    Placing placing = {task, ways, g_new0(PsgLoop, task->edge_count + 1), is_placed};
    for (int pass = 0; pass < 2;
         pass++) { /* those that have a place already before others */
        for (size_t i = 0; i < task->edge_count; i++) {
            size_t former = is_loop(task, i) ? psg_loop_recall(task, i) : 0;
            bool is_known = former < PSG_LOOP_CORNERS;
            if (is_loop(task, i) && is_known == (pass == 0)) {
                place_loop(&placing, i, former);
            }
        }
    }
    return placing.loops;
}

unsigned *
psg_routes_barred_corners(const PsgRouteTask *task)
{
    unsigned *barred = g_new0(unsigned, task->box_count + 1);
    for (size_t i = 0; i < task->edge_count; i++) {
        for (size_t corner = 0; is_loop(task, i) && corner < PSG_LOOP_CORNERS; corner++) {
            const PsgLoop loop = {.corner = corner};
            bool is_narrow = reach_at(task, i, &loop) < usual_reach(task, i, &loop);
            barred[task->edges[i].from] |= (is_narrow ? 1U : 0U) << corner;
        }
    }
    return barred;
}
