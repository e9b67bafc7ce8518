/*
 * Where the actors of two slices stand.
 *
 * Each has the same share of the room's width and height as in the network figure of the
 * later slice, or of the earlier one if it is seen there only. Boxes are as large as they
 * can be without lying on each other: their scale is found by bisection. Where even the
 * smallest letters leave no room, boxes are set more tightly; then what is kept loses its
 * name; then all do. Where groups have zones in the network figure they have the same ones
 * here, with the same members in them: above and beside each other as there, but as wide as
 * their boxes need.
 */
#include "figure/compare/compare.h"

#include "figure/network/region.h"
#include "figure/part/actor_box.h"
#include "figure/strings.h"
#include "layout/page/overlap.h"
#include "layout/page/overlay.h"

#include <math.h>

/* In units of a slide. */
#define GAP 24.0
#define TIGHT_GAP 13.0
#define MARKS 10.0       /* signs on corners reach so far to the left and up */
#define SMALL_WIDTH 26.0 /* of a box without a name */
#define SMALL_HEIGHT 16.0
#define LEAST_SMALL 0.55 /* times as large, when letters are the smallest */

/* Of zones, likewise. */
#define FRAME 7.0
#define TITLE 16.0
#define APART 16.0
#define TITLE_GIVES 0.8 /* names of zones shrink where all else has shrunk so far */

#define SPARSE 0.2 /* boxes that fill less of the area than this grow */
#define MOST_GROWTH 1.5
#define LEAST_SCALE 0.79 /* letters of names are 14 px then, and no smaller */
/* Share of the area that boxes fill with their gaps: more never finds its places. */
#define FULLEST 0.85

enum { BISECTIONS = 5 }; /* so finely that no eye sees a difference */

/* How boxes are set, from the best to the last resort. */
typedef enum {
    ROOMY,
    AIRY, /* tight boxes with names as large as usual, as far from each other as others */
    TIGHT,
    FAR_UNNAMED, /* what is kept, and not tied to a change, in small boxes without names */
    KEPT_UNNAMED, /* all that is kept is so */
    ALL_UNNAMED,
    MANNERS,
} Manner;

static const struct {
    bool is_tight;
    double least, most; /* scales to choose from */
    double gap;
} manners[] = {
    /* rather tight boxes than smaller letters */
    [ROOMY] = {false, 1, MOST_GROWTH, GAP},
    [AIRY] = {true, 1, 1, GAP},
    [TIGHT] = {true, LEAST_SCALE, 1, TIGHT_GAP},
    [FAR_UNNAMED] = {true, LEAST_SCALE, 1, TIGHT_GAP},
    [KEPT_UNNAMED] = {true, LEAST_SCALE, 1, TIGHT_GAP},
    /* for pages that are too small for anything */
    [ALL_UNNAMED] = {true, 0.1, 1, TIGHT_GAP},
};

/* Boxes tried in one manner at one scale. */
typedef struct {
    Manner manner;
    double scale;
    PsgPoint *centres; /* by the view's actors */
    PsgSize *sizes;
    GArray *zones; /* PsgNetworkZone, from the corner of the area */
} Try;

typedef struct {
    const PsgPen *pen;
    const PsgView *view;
    PsgSize area;
    const PsgPoint *wanted;  /* by the view's actors */
    GArray *zones;           /* PsgNetworkZone, from the corner of the area */
    const size_t *zone_of;   /* by the view's actors; PSG_NONE: outside all */
    const PsgSize *usual[2]; /* by is_tight, by the view's actors: at scale 1 */
    const bool *is_near;     /* by the view's actors: a changed relation leads there */
    bool is_for_sides;
} Problem;

/* The centre of the actor in the area, as in the network figure. */
static PsgPoint
wanted_place(const PsgNetwork *network, const PsgView *view, size_t index, PsgSize area)
{
    const PsgViewActor *seen = &view->actors[index];
    const PsgSlice *later = &view->landscape->slices[view->slice];
    bool is_seen_later = psg_actor_presence(&view->landscape->actors[seen->actor],
                                            later) != PSG_PRESENCE_NONE;
    PsgPoint at = psg_rect_centre(psg_network_box(
        network, is_seen_later ? view->slice : view->before, seen->actor));
    PsgRect whole = psg_network_area(network);
    return (PsgPoint){(at.x - whole.x) / whole.width * area.width,
                      (at.y - whole.y) / whole.height * area.height};
}

static bool
is_small(const Problem *problem, Manner manner, size_t index)
{
    bool is_kept = problem->view->actors[index].change == PSG_CHANGE_NONE;
    return manner == ALL_UNNAMED || (manner == KEPT_UNNAMED && is_kept) ||
           (manner == FAR_UNNAMED && is_kept && !problem->is_near[index]);
}

/* Without names boxes give way faster than letters do, down to where their shapes can just
 * be told. */
static PsgSize
small_size(const Problem *problem, const Try *try)
{
    double unit = psg_pen_length(problem->pen, 1) * try->scale;
    if (try->manner != ALL_UNNAMED) {
        double share = (try->scale - LEAST_SCALE) / (1 - LEAST_SCALE);
        unit *= LEAST_SMALL + (1 - LEAST_SMALL) * share;
    }
    return (PsgSize){SMALL_WIDTH * unit, SMALL_HEIGHT * unit};
}

static double
gap_of(const Problem *problem, const Try *try)
{
    return psg_pen_length(problem->pen, manners[try->manner].gap) * try->scale;
}

/* Side by side it also holds the name that the actor had. */
static PsgSize
box_size(const Problem *problem, const PsgBoxManner *manner, const PsgViewActor *seen)
{
    PsgSize size = psg_actor_box_size(problem->pen, manner, seen);
    if (problem->is_for_sides && seen->former_presence != PSG_PRESENCE_NONE) {
        PsgViewActor former = psg_compare_as_before(problem->view, seen);
        PsgView side = *problem->view;
        side.slice = side.before;
        PsgBoxManner then = *manner;
        then.view = &side;
        PsgSize other = psg_actor_box_size(problem->pen, &then, &former);
        size = (PsgSize){MAX(size.width, other.width), MAX(size.height, other.height)};
    }
    return size;
}

/* Boxes shrink no more than by the scale, so it is known before they are measured. */
static bool
is_hopeless(const Problem *problem, const Try *try)
{
    double covered = 0, gap = gap_of(problem, try);
    PsgSize small = small_size(problem, try);
    for (size_t i = 0; i < problem->view->actor_count; i++) {
        PsgSize usual = problem->usual[manners[try->manner].is_tight][i];
        PsgSize size =
            is_small(problem, try->manner, i)
                ? small
                : (PsgSize){usual.width * try->scale, usual.height * try->scale};
        covered += (size.width + gap) * (size.height + gap);
    }
    return covered > FULLEST * (problem->area.width + gap) * (problem->area.height + gap);
}

static double
frame_of(const Problem *problem, double scale)
{
    return psg_pen_length(problem->pen, FRAME) * MIN(scale, 1);
}

/* The line of a zone's name, with the frame around it. */
static double
title_height(const Problem *problem, double scale)
{
    double title = psg_pen_length(problem->pen, TITLE) * MIN(scale / TITLE_GIVES, 1);
    return title + frame_of(problem, scale);
}

/* What the zone has for boxes and the signs on them, below its name. */
static PsgRect
room_in(const Problem *problem, const PsgNetworkZone *zone, double scale)
{
    double frame = frame_of(problem, scale), title = title_height(problem, scale);
    double marks = psg_pen_length(problem->pen, MARKS);
    PsgRect ground = zone->ground;
    return (PsgRect){ground.x + marks, ground.y + title + marks,
                     ground.width - marks - frame, ground.height - title - marks - frame};
}

/* Those of the zone, in it; PSG_NONE: all, in the area. False if they have no room. */
static bool
settle_part(const Problem *problem, const Try *try, size_t zone, PsgRect room)
{
    size_t count = 0;
    g_autofree size_t *members = g_new(size_t, problem->view->actor_count + 1);
    g_autofree PsgSize *sizes = g_new(PsgSize, problem->view->actor_count + 1);
    g_autofree PsgPoint *centres = g_new(PsgPoint, problem->view->actor_count + 1);
    for (size_t i = 0; i < problem->view->actor_count; i++) {
        if (zone == PSG_NONE || problem->zone_of[i] == zone) {
            members[count] = i;
            sizes[count] = try->sizes[i];
            centres[count++] =
                (PsgPoint){try->centres[i].x - room.x, try->centres[i].y - room.y};
        }
    }
    /* Rather than losing all names they change their rows. */
    const PsgOverlay overlay = {.boxes = sizes,
                                .count = count,
                                .area = {room.width, room.height},
                                .gap = gap_of(problem, try),
                                .may_deal_anew = try->manner == KEPT_UNNAMED &&
                                                 try->scale <= LEAST_SCALE};
    if (!psg_overlay_settle(&overlay, centres)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        try->centres[members[i]] =
            (PsgPoint){centres[i].x + room.x, centres[i].y + room.y};
    }
    return true;
}

/* Who has no zone gives way to those that there are. */
static bool
settle_outside(const Problem *problem, const Try *try)
{
    size_t actors = problem->view->actor_count, zones = try->zones->len, count = 0;
    g_autofree size_t *members = g_new(size_t, actors + 1);
    g_autofree PsgSize *sizes = g_new(PsgSize, actors + zones + 1);
    g_autofree PsgPoint *centres = g_new(PsgPoint, actors + zones + 1);
    g_autofree bool *is_fixed = g_new0(bool, actors + zones + 1);
    for (size_t i = 0; i < actors; i++) {
        if (problem->zone_of[i] == PSG_NONE) {
            members[count] = i;
            sizes[count] = try->sizes[i];
            centres[count++] = try->centres[i];
        }
    }
    for (guint i = 0; i < zones; i++) {
        PsgRect ground = g_array_index(try->zones, PsgNetworkZone, i).ground;
        sizes[count + i] = (PsgSize){ground.width, ground.height};
        centres[count + i] = psg_rect_centre(ground);
        is_fixed[count + i] = true;
    }
    const PsgOverlapTask overlap = {sizes, is_fixed, count + zones, problem->area,
                                    gap_of(problem, try)};
    if (!psg_overlap_remove(&overlap, centres)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        try->centres[members[i]] = centres[i];
    }
    return true;
}

/* ---- Widths of zones ---- */

/* Of a strip of zones, from left to right: a zone, or those who stand between two. */
typedef struct {
    size_t zone;     /* PSG_NONE: none */
    double from, to; /* as in the network figure */
    double least,
        wished; /* widths that it needs for its widest box, and its longest row */
    double x, width;
} Part;

typedef struct {
    const Problem *problem;
    Try *try;
    double top, bottom;
    GArray *parts; /* Part */
} Strip;

static bool
is_in(const Strip *strip, const Part *part, size_t actor)
{
    PsgPoint at = strip->problem->wanted[actor];
    return part->zone != PSG_NONE
               ? strip->problem->zone_of[actor] == part->zone
               : strip->problem->zone_of[actor] == PSG_NONE && at.x >= part->from &&
                     at.x < part->to && at.y >= strip->top && at.y <= strip->bottom;
}

/* Of the row in which the actor stands. */
static double
row_length(const Strip *strip, const Part *part, size_t actor)
{
    double gap = gap_of(strip->problem, strip->try), length = -gap;
    for (size_t i = 0; i < strip->problem->view->actor_count; i++) {
        double down = strip->problem->wanted[i].y - strip->problem->wanted[actor].y;
        if (fabs(down) < 1 && is_in(strip, part, i)) {
            length += strip->try->sizes[i].width + gap;
        }
    }
    return length;
}

static void
measure_part(const Strip *strip, Part *part)
{
    for (size_t i = 0; i < strip->problem->view->actor_count; i++) {
        if (is_in(strip, part, i)) {
            part->least = fmax(part->least, strip->try->sizes[i].width);
            part->wished = fmax(part->wished, row_length(strip, part, i));
        }
    }
    if (part->zone != PSG_NONE) {
        const PsgPen *pen = strip->problem->pen;
        double borders =
            frame_of(strip->problem, strip->try->scale) + psg_pen_length(pen, MARKS);
        size_t group = g_array_index(strip->try->zones, PsgNetworkZone, part->zone).index;
        const PsgGroup *said = &pen->context->landscape->groups[group];
        PsgTextLook look = psg_region_title_look(pen, group);
        double title = psg_pen_width(
            pen, &look, psg_context_label(pen->context, &said->label, said->id));
        part->least =
            fmax(part->least, title * MIN(strip->try->scale / TITLE_GIVES, 1)) + borders;
        part->wished = fmax(part->wished + borders, part->least);
    }
}

/* Leaves out what nobody stands in. */
static void
add_part(Strip *strip, size_t zone, double from, double to)
{
    Part part = {.zone = zone, .from = from, .to = to};
    measure_part(strip, &part);
    if (part.least > 0) {
        g_array_append_val(strip->parts, part);
    }
}

static int
compare_parts(gconstpointer left, gconstpointer right)
{
    const Part *a = left, *b = right;
    return a->from < b->from ? -1 : a->from > b->from;
}

/* Parts of the strip get what they need, and a share of what is left: as much of what they
 * wish as there is, or of what nobody needs. False if there is too little. */
static bool
divide_strip(const Strip *strip)
{
    double least = 0, wished = 0, total = 0, x = 0;
    double apart = psg_pen_length(strip->problem->pen, APART) * MIN(strip->try->scale, 1);
    double width = strip->problem->area.width - apart * ((double)strip->parts->len - 1);
    for (guint i = 0; i < strip->parts->len; i++) {
        const Part *part = &g_array_index(strip->parts, Part, i);
        least += part->least;
        wished += part->wished;
        total += part->to - part->from;
    }
    bool is_ample = wished <= width;
    double share = is_ample         ? (width - wished) / MAX(total, 1)
                   : wished > least ? (width - least) / (wished - least)
                                    : 0;
    for (guint i = 0; i < strip->parts->len; i++) {
        Part *part = &g_array_index(strip->parts, Part, i);
        part->x = x;
        part->width = is_ample ? part->wished + share * (part->to - part->from)
                               : part->least + share * (part->wished - part->least);
        x += part->width + apart;
    }
    return least <= width;
}

/* Boxes and grounds go with their parts. */
static void
move_parts(const Strip *strip)
{
    for (guint k = 0; k < strip->parts->len; k++) {
        const Part *part = &g_array_index(strip->parts, Part, k);
        double stretch = part->width / MAX(part->to - part->from, 1);
        for (size_t i = 0; i < strip->problem->view->actor_count; i++) {
            if (is_in(strip, part, i)) {
                double x = strip->problem->wanted[i].x;
                strip->try->centres[i].x = part->x + (x - part->from) * stretch;
            }
        }
        if (part->zone != PSG_NONE) {
            PsgRect *ground =
                &g_array_index(strip->try->zones, PsgNetworkZone, part->zone).ground;
            ground->x = part->x;
            ground->width = part->width;
        }
    }
}

/* From the strip's zones, which are next to each other in their list. */
static bool
fit_strip(Strip *strip, guint first, guint count)
{
    g_autoptr(GArray) zones = g_array_new(FALSE, FALSE, sizeof(Part));
    for (guint i = first; i < first + count; i++) {
        PsgRect ground = g_array_index(strip->try->zones, PsgNetworkZone, i).ground;
        Part part = {.zone = i, .from = ground.x, .to = psg_rect_right(ground)};
        g_array_append_val(zones, part);
    }
    g_array_sort(zones, compare_parts);
    g_array_set_size(strip->parts, 0);
    double x = 0;
    for (guint i = 0; i < zones->len; i++) {
        const Part *part = &g_array_index(zones, Part, i);
        add_part(strip, PSG_NONE, x, part->from);
        add_part(strip, part->zone, part->from, part->to);
        x = part->to;
    }
    add_part(strip, PSG_NONE, x, INFINITY);
    Part *last = &g_array_index(strip->parts, Part, strip->parts->len - 1);
    last->to = fmin(last->to, fmax(strip->problem->area.width, last->from + 1));
    if (!divide_strip(strip)) {
        return false;
    }
    move_parts(strip);
    return true;
}

/* Zones beside each other are a strip; the next one begins below all of them. */
static bool
fit_strips(const Problem *problem, Try *try)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(Part));
    bool fits = true;
    for (guint i = 0, count; i < try->zones->len && fits; i += count) {
        PsgRect ground = g_array_index(try->zones, PsgNetworkZone, i).ground;
        Strip strip = {problem, try, ground.y, psg_rect_bottom(ground), parts};
        for (count = 1; i + count < try->zones->len; count++) {
            ground = g_array_index(try->zones, PsgNetworkZone, i + count).ground;
            if (ground.y >= strip.bottom) {
                break;
            }
            strip.top = fmin(strip.top, ground.y);
            strip.bottom = fmax(strip.bottom, psg_rect_bottom(ground));
        }
        fits = fit_strip(&strip, i, count);
    }
    return fits;
}

/* Whether the boxes have room; then they are placed. */
static bool
settle(const Problem *problem, Try *try)
{
    const PsgBoxManner manner = {.view = problem->view,
                                 .shrink = try->scale,
                                 .is_tight = manners[try->manner].is_tight};
    if (is_hopeless(problem, try)) {
        return false;
    }
    for (size_t i = 0; i < problem->view->actor_count; i++) {
        const PsgViewActor *seen = &problem->view->actors[i];
        try->sizes[i] = is_small(problem, try->manner, i)
                            ? small_size(problem, try)
                            : box_size(problem, &manner, seen);
        try->centres[i] = problem->wanted[i];
    }
    g_array_set_size(try->zones, 0);
    g_array_append_vals(try->zones, problem->zones->data, problem->zones->len);
    if (try->zones->len == 0) {
        return settle_part(problem, try, PSG_NONE,
                           (PsgRect){0, 0, problem->area.width, problem->area.height});
    }
    if (!fit_strips(problem, try)) {
        return false;
    }
    for (guint i = 0; i < try->zones->len; i++) {
        const PsgNetworkZone *zone = &g_array_index(try->zones, PsgNetworkZone, i);
        if (!settle_part(problem, try, i, room_in(problem, zone, try->scale))) {
            return false;
        }
    }
    return settle_outside(problem, try);
}

/* The largest scale between two, the smaller of which is known to do. */
static void
enlarge(const Problem *problem, Try *try, double most)
{
    double least = try->scale;
    try->scale = most;
    if (settle(problem, try)) {
        return;
    }
    for (int i = 0; i < BISECTIONS; i++) {
        try->scale = (least + most) / 2;
        *(settle(problem, try) ? &least : &most) = try->scale;
    }
    try->scale = least;
    settle(problem, try);
}

/* Few boxes would be lost in a large room: they may grow until they fill a share of it. */
static double
most_growth(const Problem *problem)
{
    double covered = 0;
    for (size_t i = 0; i < problem->view->actor_count; i++) {
        covered += problem->usual[false][i].width * problem->usual[false][i].height;
    }
    double wanted = problem->area.width * problem->area.height * SPARSE;
    return covered > 0 ? CLAMP(sqrt(wanted / covered), 1, MOST_GROWTH) : 1;
}

static void
solve(const Problem *problem, Try *try)
{
    for (try->manner = ROOMY; try->manner < MANNERS; try->manner++) {
        double most = manners[try->manner].most;
        try->scale = manners[try->manner].least;
        if (settle(problem, try)) {
            enlarge(problem, try, try->manner == ROOMY ? most_growth(problem) : most);
            return;
        }
    }
    try->manner = ALL_UNNAMED; /* they lie on each other */
}

static const char *
note_of(Manner manner, const char *language)
{
    return manner == FAR_UNNAMED || manner == KEPT_UNNAMED
               ? psg_word(PSG_WORD_SMALL_ONES, language)
           : manner == ALL_UNNAMED ? psg_word(PSG_WORD_NAMES_WITHOUT_ROOM, language)
                                   : NULL;
}

/* ---- Zones ---- */

static int
compare_tops(gconstpointer left, gconstpointer right)
{
    double a = ((const PsgNetworkZone *)left)->ground.y;
    double b = ((const PsgNetworkZone *)right)->ground.y;
    return a < b ? -1 : a > b;
}

/* Those of groups in the network figure of the later slice, or of the earlier one, that are
 * for members of the view; in the share of the area that they have there, from the top. */
static GArray *
zones_of(const PsgNetwork *network, const PsgView *view, PsgSize area)
{
    PsgRect whole = psg_network_area(network);
    double across = area.width / whole.width, down = area.height / whole.height;
    GArray *zones = g_array_new(FALSE, FALSE, sizeof(PsgNetworkZone));
    size_t most = MAX(view->landscape->actor_count, 1);
    g_autofree PsgRect *boxes = g_new0(PsgRect, most);
    const GArray *all = psg_network_place(network, view->slice, boxes).zones;
    for (guint i = 0; all != NULL && i < all->len; i++) {
        PsgNetworkZone zone = g_array_index(all, PsgNetworkZone, i);
        if (zone.is_group && psg_network_zone_holds(&zone, view->slice)) {
            zone.slice = PSG_EVERY_SLICE;
            zone.ground = (PsgRect){
                (zone.ground.x - whole.x) * across, (zone.ground.y - whole.y) * down,
                zone.ground.width * across, zone.ground.height * down};
            g_array_append_val(zones, zone);
        }
    }
    g_array_sort(zones, compare_tops);
    return zones;
}

/* By the view's actors: the zone of its first group, if it stands there; else PSG_NONE. */
static size_t *
zones_by_actor(const Problem *problem)
{
    const PsgView *view = problem->view;
    size_t *zone_of = g_new(size_t, view->actor_count + 1);
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgActor *actor = &view->landscape->actors[view->actors[i].actor];
        size_t group = psg_dated_index_first(&actor->groups);
        zone_of[i] = PSG_NONE;
        for (guint k = 0; k < problem->zones->len && group != PSG_NONE; k++) {
            const PsgNetworkZone *zone =
                &g_array_index(problem->zones, PsgNetworkZone, k);
            const PsgPoint at = problem->wanted[i];
            if (zone->index == group &&
                psg_rect_contains(zone->ground, (PsgRect){at.x, at.y, 0, 0})) {
                zone_of[i] = k;
            }
        }
    }
    return zone_of;
}

/* A reader of a change wants to know whom it concerns. */
static bool *
near_changes(const PsgView *view)
{
    bool *is_near = g_new0(bool, view->actor_count + 1);
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgViewRelation *seen = &view->relations[i];
        if (seen->change != PSG_CHANGE_NONE) {
            is_near[seen->from] = is_near[seen->to] = true;
        }
    }
    return is_near;
}

/* Of its name, whose line is not to be wider than its words: lines go around it. */
static double
title_width(const PsgPen *pen, const PsgNetworkZone *zone)
{
    const PsgGroup *said = &pen->context->landscape->groups[zone->index];
    PsgTextLook look = psg_region_title_look(pen, zone->index);
    look.font.size *= zone->shrink;
    return psg_pen_width(pen, &look,
                         psg_context_label(pen->context, &said->label, said->id));
}

/* On the page, with their names. */
static void
place_zones(const Problem *problem, const Try *try, PsgPoint corner)
{
    for (guint i = 0; i < try->zones->len; i++) {
        PsgNetworkZone *zone = &g_array_index(try->zones, PsgNetworkZone, i);
        zone->shrink = MIN(try->scale / TITLE_GIVES, 1);
        double frame = frame_of(problem, try->scale);
        double most = zone->ground.width - 2 * frame;
        zone->title =
            (PsgRect){corner.x + zone->ground.x + frame, corner.y + zone->ground.y,
                      MIN(title_width(problem->pen, zone) + 1, most),
                      title_height(problem, try->scale)};
        zone->ground.x += corner.x;
        zone->ground.y += corner.y;
    }
}

/* ---- All ---- */

static PsgComparePlaces *
places_of(const Problem *problem, const Try *try, PsgPoint corner)
{
    const PsgView *view = problem->view;
    PsgComparePlaces *places = g_new0(PsgComparePlaces, 1);
    places->view = view;
    places->boxes = g_new0(PsgRect, view->actor_count + 1);
    places->is_small = g_new0(bool, view->actor_count + 1);
    places->shrink = try->scale;
    places->is_tight = manners[try->manner].is_tight;
    places->note = note_of(try->manner, problem->pen->context->language);
    for (size_t i = 0; i < view->actor_count; i++) {
        PsgPoint at = {corner.x + try->centres[i].x, corner.y + try->centres[i].y};
        places->boxes[i] = psg_rect_around(at, try->sizes[i]);
        places->is_small[i] = is_small(problem, try->manner, i);
    }
    place_zones(problem, try, corner);
    places->zones = g_array_ref(try->zones);
    return places;
}

PsgComparePlaces *
psg_compare_places_new(const PsgFigureInput *input, const PsgPen *pen,
                       const PsgView *view, PsgRect area, bool is_for_sides)
{
    if (psg_network_is_dots(input->network)) {
        return psg_compare_dots_new(input, pen, view, area, is_for_sides);
    }
    size_t count = view->actor_count;
    double marks = psg_pen_length(pen, MARKS);
    area = (PsgRect){area.x + marks, area.y + marks, area.width - marks,
                     area.height - marks};
    g_autofree PsgPoint *points = g_new0(PsgPoint, 2 * count + 1);
    g_autofree PsgSize *sizes = g_new0(PsgSize, 3 * count + 1);
    g_autoptr(GArray) zones =
        zones_of(input->network, view, (PsgSize){area.width, area.height});
    Problem problem = {.pen = pen,
                       .view = view,
                       .area = {area.width, area.height},
                       .wanted = points,
                       .zones = zones,
                       .usual = {sizes, sizes + count},
                       .is_for_sides = is_for_sides};
    for (size_t i = 0; i < count; i++) {
        points[i] = wanted_place(input->network, view, i, problem.area);
        for (int tight = 0; tight < 2; tight++) {
            const PsgBoxManner manner = {
                .view = view, .shrink = 1, .is_tight = tight == 1};
            sizes[(size_t)tight * count + i] =
                box_size(&problem, &manner, &view->actors[i]);
        }
    }
    g_autofree bool *is_near = near_changes(view);
    g_autofree size_t *zone_of = zones_by_actor(&problem);
    problem.is_near = is_near;
    problem.zone_of = zone_of;
    g_autoptr(GArray) fitted = g_array_copy(zones);
    Try try = {ROOMY, 1, points + count, sizes + 2 * count, fitted};
    solve(&problem, &try);
    PsgComparePlaces *places = places_of(&problem, &try, (PsgPoint){area.x, area.y});
    places->course = psg_network_lines(input->network);
    return places;
}

void
psg_compare_places_free(PsgComparePlaces *places)
{
    if (places != NULL) {
        g_free(places->boxes);
        g_free(places->is_small);
        g_array_unref(places->zones);
        g_free(places->dots);
        psg_dot_names_free(places->names);
        g_free(places);
    }
}

PsgNetworkView
psg_compare_network(const PsgComparePlaces *places, PsgSize page)
{
    return (PsgNetworkView){
        .view = places->view,
        .boxes = places->boxes,
        .page = page,
        .scale = places->shrink,
        .shrink = places->shrink,
        .is_tight = places->is_tight,
        .course = places->course,
        .is_small = places->is_small,
        .zones = places->zones,
    };
}
