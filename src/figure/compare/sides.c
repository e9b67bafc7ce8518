/*
 * A comparison side by side: two networks, actors in the same places, each with the names that
 * hold in its slice. What is removed stands out in the earlier one, what is added in the later.
 */
#include "figure/compare/compare.h"

#include "figure/part/frame.h"

/* In units of a slide. */
#define HALF_GAP 44.0 /* between two networks */
#define TITLE_SIZE 26.0
#define TITLE_GAP 12.0 /* below titles */

enum { MOST_TITLE_LINES = 2 };

/* What is seen in one of the two slices, with the marks of its change. */
typedef struct {
    PsgView view; /* owns its actors and relations */
    PsgRect *boxes;
    bool *is_small;
    GArray *zones; /* PsgNetworkZone */
} Side;

bool
psg_compare_is_in(const PsgView *view, const PsgViewActor *seen, bool is_later)
{
    const PsgLandscape *landscape = view->landscape;
    size_t slice = is_later ? view->slice : view->before;
    return psg_actor_presence(&landscape->actors[seen->actor],
                              &landscape->slices[slice]) != PSG_PRESENCE_NONE;
}

PsgViewActor
psg_compare_as_before(const PsgView *view, const PsgViewActor *seen)
{
    PsgViewActor former = *seen;
    former.name = psg_view_name_before(view, seen);
    former.former_name = NULL;
    former.joined = former.left = 0;
    former.kind = seen->former_kind;
    former.tier = seen->former_tier;
    former.presence = seen->former_presence;
    return former;
}

/* Gives the place of each actor of the view on this side, or PSG_NONE. */
static size_t *
add_actors(const PsgComparePlaces *places, bool is_later, Side *side)
{
    const PsgView *view = places->view;
    size_t *index = g_new(size_t, view->actor_count + 1);
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        index[i] = PSG_NONE;
        if (psg_compare_is_in(view, seen, is_later)) {
            index[i] = side->view.actor_count;
            side->boxes[index[i]] = places->boxes[i];
            side->is_small[index[i]] = places->is_small[i];
            side->view.actors[side->view.actor_count++] =
                is_later ? *seen : psg_compare_as_before(view, seen);
        }
    }
    return index;
}

static void
add_relations(const PsgView *view, const size_t *index, bool is_later, Side *side)
{
    PsgChange other = is_later ? PSG_CHANGE_REMOVED : PSG_CHANGE_ADDED;
    for (size_t i = 0; i < view->relation_count; i++) {
        PsgViewRelation seen = view->relations[i];
        seen.from = index[seen.from];
        seen.to = index[seen.to];
        if (!is_later && seen.former != PSG_NONE) {
            seen.relation = seen.former;
        }
        if (seen.change != other && seen.from != PSG_NONE && seen.to != PSG_NONE) {
            side->view.relations[side->view.relation_count++] = seen;
        }
    }
}

static Side
side_of(const PsgComparePlaces *places, bool is_later)
{
    const PsgView *view = places->view;
    Side side = {.view = *view};
    side.view.slice = side.view.before = is_later ? view->slice : view->before;
    side.view.actors = g_new0(PsgViewActor, view->actor_count + 1);
    side.view.relations = g_new0(PsgViewRelation, view->relation_count + 1);
    side.view.actor_count = side.view.relation_count = 0;
    side.boxes = g_new0(PsgRect, view->actor_count + 1);
    side.is_small = g_new0(bool, view->actor_count + 1);
    g_autofree size_t *index = add_actors(places, is_later, &side);
    add_relations(view, index, is_later, &side);
    side.zones = g_array_copy(places->zones);
    psg_view_find_successions(&side.view);
    return side;
}

static void
side_clear(Side *side)
{
    g_free(side->view.actors);
    g_free(side->view.relations);
    g_free(side->view.successions);
    g_free(side->view.turns);
    g_free(side->boxes);
    g_free(side->is_small);
    g_array_unref(side->zones);
}

static PsgTextLook
title_look(const PsgPen *pen)
{
    return psg_pen_look(pen, TITLE_SIZE, 700, pen->context->style->ink, PSG_ANCHOR_START);
}

/* The slice's title in lines. */
static char **
title_of(const PsgPen *pen, size_t slice, double width)
{
    PsgTextLook look = title_look(pen);
    g_autofree char *title = psg_context_slice_title(pen->context, slice, NULL);
    return psg_pen_wrap(pen, &look, title, width, MOST_TITLE_LINES);
}

static void
draw_title(const PsgPen *pen, const PsgView *view, bool is_later, PsgRect room)
{
    PsgTextLook look = title_look(pen);
    g_auto(GStrv) lines =
        title_of(pen, is_later ? view->slice : view->before, room.width);
    psg_pen_write_lines(
        pen, &look, (PsgPoint){room.x, room.y + psg_pen_length(pen, TITLE_SIZE) * 0.8},
        lines);
}

/* ---- The page ---- */

/* Where the parts of the two are. */
typedef struct {
    PsgRect first, second; /* with their titles */
    PsgRect area;          /* of the first one's drawing */
    PsgPoint note;         /* below all, if there is one */
    bool is_high;          /* one above the other */
} Halves;

/* Titles are as high in both, so that places are the same. */
static double
title_height(const PsgPen *pen, const PsgView *view, double width)
{
    g_auto(GStrv) before = title_of(pen, view->before, width);
    g_auto(GStrv) after = title_of(pen, view->slice, width);
    PsgTextLook look = title_look(pen);
    return (double)MAX(g_strv_length(before), g_strv_length(after)) *
               psg_pen_line_height(pen, &look) +
           psg_pen_length(pen, TITLE_GAP);
}

static PsgTextLook
note_look(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_START);
}

static Halves
halves_of(const PsgPen *pen, const PsgView *view, PsgRect room, bool has_note)
{
    PsgTextLook look = note_look(pen);
    double note = has_note ? psg_pen_line_height(pen, &look) * 1.4 : 0;
    double gap = psg_pen_length(pen, HALF_GAP);
    room.height -= note;
    Halves halves = {.first = room, .is_high = room.height > room.width};
    halves.note = (PsgPoint){room.x, psg_rect_bottom(room) + note * 0.9};
    if (halves.is_high) {
        halves.first.height = (room.height - gap) / 2;
    } else {
        halves.first.width = (room.width - gap) / 2;
    }
    halves.second = halves.first;
    *(halves.is_high ? &halves.second.y : &halves.second.x) +=
        (halves.is_high ? halves.first.height : halves.first.width) + gap;
    double title = title_height(pen, view, halves.first.width);
    halves.area = halves.first;
    halves.area.y += title;
    halves.area.height -= title;
    return halves;
}

/* With room for the note if there is one. */
static PsgComparePlaces *
places_of(const PsgFigureInput *input, const PsgPen *pen, const PsgView *view,
          PsgRect room, Halves *halves)
{
    *halves = halves_of(pen, view, room, false);
    PsgComparePlaces *places =
        psg_compare_places_new(input, pen, view, halves->area, true);
    if (places->note == NULL) {
        return places;
    }
    psg_compare_places_free(places);
    *halves = halves_of(pen, view, room, true);
    return psg_compare_places_new(input, pen, view, halves->area, true);
}

bool
psg_compare_sides_name_all(const PsgFigureInput *input, const PsgPen *pen,
                           const PsgView *view, PsgRect room)
{
    Halves halves = halves_of(pen, view, room, false);
    g_autoptr(PsgComparePlaces) places =
        psg_compare_places_new(input, pen, view, halves.area, true);
    return places->note == NULL && places->dots == NULL;
}

/* room: of this side; its boxes are where they are in the first one, shifted. */
static void
draw_side(const PsgPen *pen, const PsgComparePlaces *places, bool is_later, PsgRect room,
          PsgPoint shift)
{
    Side side = side_of(places, is_later);
    for (size_t i = 0; i < side.view.actor_count; i++) {
        side.boxes[i].x += shift.x;
        side.boxes[i].y += shift.y;
    }
    for (guint i = 0; i < side.zones->len; i++) {
        PsgNetworkZone *zone = &g_array_index(side.zones, PsgNetworkZone, i);
        zone->ground.x += shift.x;
        zone->ground.y += shift.y;
        zone->title.x += shift.x;
        zone->title.y += shift.y;
    }
    draw_title(pen, places->view, is_later, room);
    if (side.view.actor_count == 0) {
        psg_frame_say_empty(pen, room, pen->context->style->size_label);
    }
    if (places->dots != NULL) {
        psg_compare_dots_draw_side(pen, places, &side.view, is_later, shift);
        side_clear(&side);
        return;
    }
    double margin = psg_pen_length(pen, HALF_GAP) / 3;
    PsgNetworkView drawn =
        psg_compare_network(places, (PsgSize){psg_rect_right(room) + margin,
                                              psg_rect_bottom(room) + margin / 2});
    drawn.view = &side.view;
    drawn.boxes = side.boxes;
    drawn.is_small = side.is_small;
    drawn.zones = side.zones;
    drawn.prefix = is_later ? "after-" : "before-";
    drawn.corner = (PsgPoint){room.x - margin, room.y};
    psg_network_view_draw(pen, &drawn);
    side_clear(&side);
}

void
psg_compare_sides_draw(const PsgFigureInput *input, const PsgPen *pen,
                       const PsgView *view, PsgRect room)
{
    Halves halves;
    g_autoptr(PsgComparePlaces) places = places_of(input, pen, view, room, &halves);
    PsgRect first = halves.first, second = halves.second;
    double gap = psg_pen_length(pen, HALF_GAP);
    if (halves.is_high) {
        double y = second.y - gap / 2;
        psg_pen_rule(pen, (PsgPoint){first.x, y}, (PsgPoint){psg_rect_right(first), y});
    } else {
        double x = second.x - gap / 2;
        psg_pen_rule(pen, (PsgPoint){x, first.y}, (PsgPoint){x, psg_rect_bottom(first)});
    }
    if (places->note != NULL) {
        PsgTextLook look = note_look(pen);
        psg_pen_write_within(pen, &look, halves.note, places->note, room.width);
    }
    draw_side(pen, places, false, first, (PsgPoint){0, 0});
    draw_side(pen, places, true, second,
              (PsgPoint){second.x - first.x, second.y - first.y});
}
