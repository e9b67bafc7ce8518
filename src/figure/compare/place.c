/*
 * Where the actors of two slices stand.
 *
 * Each has the same share of the room's width and height as in the network figure of the
 * later slice, or of the earlier one if it is seen there only. Boxes are as large as they
 * can be without lying on each other: their scale is found by bisection. Where even the
 * smallest letters leave no room, boxes are set more tightly; then what is kept loses its
 * name; then all do.
 */
#include "figure/compare/compare.h"

#include "figure/part/actor_box.h"
#include "figure/strings.h"
#include "layout/page/overlay.h"

#include <math.h>

/* In units of a slide. */
#define GAP 24.0
#define TIGHT_GAP 13.0
#define MARKS 10.0       /* signs on corners reach so far to the left and up */
#define SMALL_WIDTH 26.0 /* of a box without a name */
#define SMALL_HEIGHT 16.0
#define LEAST_SMALL 0.55 /* times as large, when letters are the smallest */

#define SPARSE 0.2 /* boxes that fill less of the area than this grow */
#define MOST_GROWTH 1.5
#define LEAST_SCALE 0.79 /* letters of names are 14 px then, and no smaller */
/* Share of the area that boxes fill with their gaps: more never finds its places. */
#define FULLEST 0.85

enum { BISECTIONS = 5 }; /* so finely that no eye sees a difference */

/* How boxes are set, from the best to the last resort. */
typedef enum {
    ROOMY,
    TIGHT,
    KEPT_UNNAMED, /* what is kept in small boxes without names */
    ALL_UNNAMED,
    MANNERS,
} Manner;

static const struct {
    bool is_tight;
    double least, most; /* scales to choose from */
} manners[] = {
    [ROOMY] = {false, 1, MOST_GROWTH}, /* rather tight boxes than smaller letters */
    [TIGHT] = {true, LEAST_SCALE, 1},
    [KEPT_UNNAMED] = {true, LEAST_SCALE, 1},
    [ALL_UNNAMED] = {true, 0.1, 1}, /* for pages that are too small for anything */
};

/* Boxes tried in one manner at one scale. */
typedef struct {
    Manner manner;
    double scale;
    PsgPoint *centres; /* by the view's actors */
    PsgSize *sizes;
} Try;

typedef struct {
    const PsgPen *pen;
    const PsgView *view;
    PsgSize area;
    const PsgPoint *wanted;  /* by the view's actors */
    const PsgSize *usual[2]; /* by is_tight, by the view's actors: at scale 1 */
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
is_small(Manner manner, const PsgViewActor *seen)
{
    return manner == ALL_UNNAMED ||
           (manner == KEPT_UNNAMED && seen->change == PSG_CHANGE_NONE);
}

/* Without names boxes give way faster than letters do, down to where their shapes can just
 * be told. */
static PsgSize
small_size(const Problem *problem, const Try *try)
{
    double unit = psg_pen_length(problem->pen, 1) * try->scale;
    if (try->manner == KEPT_UNNAMED) {
        double share = (try->scale - LEAST_SCALE) / (1 - LEAST_SCALE);
        unit *= LEAST_SMALL + (1 - LEAST_SMALL) * share;
    }
    return (PsgSize){SMALL_WIDTH * unit, SMALL_HEIGHT * unit};
}

/* Boxes shrink no more than by the scale, so it is known before they are measured. */
static bool
is_hopeless(const Problem *problem, const Try *try, double gap)
{
    double covered = 0;
    PsgSize small = small_size(problem, try);
    for (size_t i = 0; i < problem->view->actor_count; i++) {
        PsgSize usual = problem->usual[manners[try->manner].is_tight][i];
        PsgSize size =
            is_small(try->manner, &problem->view->actors[i])
                ? small
                : (PsgSize){usual.width * try->scale, usual.height * try->scale};
        covered += (size.width + gap) * (size.height + gap);
    }
    return covered > FULLEST * (problem->area.width + gap) * (problem->area.height + gap);
}

/* Whether the boxes have room; then they are placed. */
static bool
settle(const Problem *problem, Try *try)
{
    bool is_tight = manners[try->manner].is_tight;
    const PsgBoxManner manner = {
        .view = problem->view, .shrink = try->scale, .is_tight = is_tight};
    double gap = psg_pen_length(problem->pen, is_tight ? TIGHT_GAP : GAP) * try->scale;
    size_t count = problem->view->actor_count;
    if (is_hopeless(problem, try, gap)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const PsgViewActor *seen = &problem->view->actors[i];
        try->sizes[i] = is_small(try->manner, seen)
                            ? small_size(problem, try)
                            : psg_actor_box_size(problem->pen, &manner, seen);
        try->centres[i] = problem->wanted[i];
    }
    /* Rather than losing all names they change their rows. */
    PsgOverlay overlay = {.boxes = try->sizes,
                          .count = count,
                          .area = problem->area,
                          .gap = gap,
                          .may_deal_anew =
                              try->manner == KEPT_UNNAMED && try->scale <= LEAST_SCALE};
    return psg_overlay_settle(&overlay, try->centres);
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
    return manner == KEPT_UNNAMED  ? psg_word(PSG_WORD_SMALL_ONES, language)
           : manner == ALL_UNNAMED ? psg_word(PSG_WORD_NAMES_WITHOUT_ROOM, language)
                                   : NULL;
}

PsgComparePlaces *
psg_compare_places_new(const PsgFigureInput *input, const PsgPen *pen,
                       const PsgView *view, PsgRect area)
{
    size_t count = view->actor_count;
    double marks = psg_pen_length(pen, MARKS);
    area = (PsgRect){area.x + marks, area.y + marks, area.width - marks,
                     area.height - marks};
    g_autofree PsgPoint *points = g_new0(PsgPoint, 2 * count + 1);
    g_autofree PsgSize *sizes = g_new0(PsgSize, 3 * count + 1);
    Problem problem = {
        pen, view, {area.width, area.height}, points, {sizes, sizes + count}};
    for (size_t i = 0; i < count; i++) {
        points[i] = wanted_place(input->network, view, i, problem.area);
        for (int tight = 0; tight < 2; tight++) {
            const PsgBoxManner manner = {
                .view = view, .shrink = 1, .is_tight = tight == 1};
            sizes[(size_t)tight * count + i] =
                psg_actor_box_size(pen, &manner, &view->actors[i]);
        }
    }
    Try try = {ROOMY, 1, points + count, sizes + 2 * count};
    solve(&problem, &try);
    PsgComparePlaces *places = g_new0(PsgComparePlaces, 1);
    places->view = view;
    places->boxes = g_new0(PsgRect, count + 1);
    places->is_small = g_new0(bool, count + 1);
    places->shrink = try.scale;
    places->is_tight = manners[try.manner].is_tight;
    places->note = note_of(try.manner, pen->context->language);
    for (size_t i = 0; i < count; i++) {
        PsgPoint at = {area.x + try.centres[i].x, area.y + try.centres[i].y};
        places->boxes[i] = psg_rect_around(at, try.sizes[i]);
        places->is_small[i] = is_small(try.manner, &view->actors[i]);
    }
    return places;
}

void
psg_compare_places_free(PsgComparePlaces *places)
{
    if (places != NULL) {
        g_free(places->boxes);
        g_free(places->is_small);
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
        .scale = places->is_tight ? MIN(places->shrink, 0.6) : places->shrink,
        .shrink = places->shrink,
        .is_tight = places->is_tight,
        .is_small = places->is_small,
    };
}
