/*
 * A comparison of dots: an actor stands where it does in the later slice, or where it did if it is
 * gone. Two beside each other have the same names, at the same places.
 */
#include "figure/compare/compare.h"

#include "figure/network/dot_legend.h"
#include "figure/part/change_mark.h"
#include "figure/part/frame.h"

/* In units of a slide. */
#define LEAST_LETTERS 14.0
#define MOST_LETTERS 20.0
#define LEAST_RADIUS 1.4
#define MARK 0.36 /* radius of a sign on a sample, in heights of it */

/* The slice that tells where the actor is: the later one that shows it. */
static size_t
slice_of(const PsgView *view, const PsgViewActor *seen)
{
    return psg_compare_is_in(view, seen, true) ? view->slice : view->before;
}

/* From the network's area to this one. */
static PsgDot *
place_dots(const PsgNetwork *network, const PsgPen *pen, const PsgView *view,
           PsgRect area)
{
    PsgRect whole = psg_network_area(network);
    double x = area.width / whole.width, y = area.height / whole.height;
    PsgDot *dots = g_new0(PsgDot, view->actor_count + 1);
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        dots[i] = psg_network_dot(network, slice_of(view, seen), seen->actor);
        dots[i].at.x = area.x + (dots[i].at.x - whole.x) * x;
        dots[i].at.y = area.y + (dots[i].at.y - whole.y) * y;
        dots[i].radius =
            MAX(dots[i].radius * MIN(1, MIN(x, y)), psg_pen_length(pen, LEAST_RADIUS));
    }
    return dots;
}

/* What changed comes before what did not. By actor; owned by the caller. */
static double *
importance_of(const PsgNetwork *network, const PsgView *view)
{
    const PsgDots *dots = psg_network_dots(network);
    double *importance =
        g_memdup2(dots->importance, (dots->actor_count + 1) * sizeof *importance);
    double most = 0;
    for (size_t i = 0; i < dots->actor_count; i++) {
        most = MAX(most, importance[i]);
    }
    for (size_t i = 0; i < view->actor_count; i++) {
        bool is_changed = view->actors[i].change != PSG_CHANGE_NONE;
        importance[view->actors[i].actor] += is_changed ? most : 0;
    }
    return importance;
}

/* What one of two slices shows of the view, with the names that hold in it. */
typedef struct {
    PsgView view; /* owns its actors */
    PsgDot *dots;
} Part;

static void
part_init(Part *part, const PsgView *view, const PsgDot *dots, bool is_later)
{
    part->view = *view;
    part->view.actors = g_new0(PsgViewActor, view->actor_count + 1);
    part->view.actor_count = 0;
    part->dots = g_new0(PsgDot, view->actor_count + 1);
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        if (psg_compare_is_in(view, seen, is_later)) {
            part->dots[part->view.actor_count] = dots[i];
            part->view.actors[part->view.actor_count++] =
                is_later ? *seen : psg_compare_as_before(view, seen);
        }
    }
}

static void
part_clear(Part *part)
{
    g_free(part->view.actors);
    g_free(part->dots);
}

static PsgDotNames *
choose_names(const PsgFigureInput *input, const PsgPen *pen,
             const PsgComparePlaces *places, PsgRect area, bool is_for_sides)
{
    Part parts[2] = {0};
    PsgDotStage stages[2] = {{places->view, places->dots}};
    for (size_t i = 0; i < G_N_ELEMENTS(parts) && is_for_sides; i++) {
        part_init(&parts[i], places->view, places->dots, i == 1);
        stages[i] = (PsgDotStage){&parts[i].view, parts[i].dots};
    }
    g_autofree double *importance = importance_of(input->network, places->view);
    g_autofree bool *wanted = psg_dot_names_wanted(input->context);
    PsgDotNamesTask task = {.pen = pen,
                            .area = area,
                            .stages = stages,
                            .stage_count = is_for_sides ? 2 : 1,
                            .importance = importance,
                            .is_wanted = wanted,
                            .least = LEAST_LETTERS,
                            .most = MOST_LETTERS,
                            .names_groups = true};
    PsgDotNames *names = psg_dot_names_new(&task);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        part_clear(&parts[i]);
    }
    return names;
}

PsgComparePlaces *
psg_compare_dots_new(const PsgFigureInput *input, const PsgPen *pen, const PsgView *view,
                     PsgRect area, bool is_for_sides)
{
    PsgComparePlaces *places = g_new0(PsgComparePlaces, 1);
    places->view = view;
    places->boxes = g_new0(PsgRect, view->actor_count + 1);
    places->is_small = g_new0(bool, view->actor_count + 1);
    places->dots = place_dots(input->network, pen, view, area);
    places->names = choose_names(input, pen, places, area, is_for_sides);
    places->zones = g_array_new(FALSE, FALSE, sizeof(PsgNetworkZone));
    places->shrink = 1;
    for (size_t i = 0; i < view->actor_count; i++) {
        double width = 2 * places->dots[i].radius;
        places->boxes[i] = psg_rect_around(places->dots[i].at, (PsgSize){width, width});
    }
    return places;
}

void
psg_compare_dots_draw(const PsgPen *pen, const PsgComparePlaces *places)
{
    PsgDotView drawn = {
        .view = places->view, .dots = places->dots, .names = places->names, .scale = 1};
    psg_dot_view_draw(pen, &drawn);
}

void
psg_compare_dots_draw_side(const PsgPen *pen, const PsgComparePlaces *places,
                           const PsgView *side, bool is_later, PsgPoint shift)
{
    g_autofree PsgDot *dots = g_new0(PsgDot, side->actor_count + 1);
    for (size_t i = 0, all = 0; i < side->actor_count; i++, all++) {
        while (places->view->actors[all].actor != side->actors[i].actor) {
            all++;
        }
        dots[i] = places->dots[all];
        dots[i].at.x += shift.x;
        dots[i].at.y += shift.y;
    }
    PsgDotView drawn = {.view = side,
                        .dots = dots,
                        .names = places->names,
                        .stage = is_later ? 1 : 0,
                        .shift = shift,
                        .scale = 1,
                        .prefix = is_later ? "after-" : "before-"};
    psg_dot_view_draw(pen, &drawn);
}

/* ---- The legend ---- */

static void
sample_change(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgDot dot = {psg_rect_centre(room), room.height * MARK, true};
    psg_dot_draw_change(pen, &dot, PSG_NONE, (PsgChangeSign)entry->kind);
}

GArray *
psg_compare_dots_legend(const PsgFigureInput *input, const PsgView *view)
{
    PsgDotLegend told = {
        .dots = psg_network_dots(input->network), .view = view, .named = PSG_NONE};
    GArray *entries = psg_dot_legend(input->context, &told);
    guint before = entries->len;
    psg_change_add_entries(input->context, view, entries);
    for (guint i = before; i < entries->len; i++) {
        g_array_index(entries, PsgLegendEntry, i).sample = sample_change;
    }
    return entries;
}
