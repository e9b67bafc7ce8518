/* Two slices next to each other: each the part of the view that is seen in it. */
#include "figure/compare/sides.h"

#include "figure/part/frame.h"

/* In units of a slide. */
#define HALF_GAP 44.0
#define TITLE_SIZE 26.0
#define TITLE_HEIGHT 42.0

/* What is seen in one of the two slices, with the marks of its change. */
typedef struct {
    PsgView view; /* owns its actors and relations */
    PsgRect *boxes;
    bool *is_small;
} Side;

static bool
is_in(const PsgView *view, const PsgViewActor *seen, bool is_later)
{
    const PsgLandscape *landscape = view->landscape;
    size_t slice = is_later ? view->slice : view->before;
    return psg_actor_presence(&landscape->actors[seen->actor],
                              &landscape->slices[slice]) != PSG_PRESENCE_NONE;
}

/* As it was: its name, kind, tier and presence in the earlier slice. */
static PsgViewActor
as_before(const PsgViewActor *seen)
{
    PsgViewActor former = *seen;
    former.name = seen->former_name != NULL ? seen->former_name : seen->name;
    former.former_name = NULL;
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
        if (is_in(view, seen, is_later)) {
            index[i] = side->view.actor_count;
            side->boxes[index[i]] = places->boxes[i];
            side->is_small[index[i]] = places->is_small[i];
            side->view.actors[side->view.actor_count++] =
                is_later ? *seen : as_before(seen);
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
    side.view.actors = g_new0(PsgViewActor, view->actor_count + 1);
    side.view.relations = g_new0(PsgViewRelation, view->relation_count + 1);
    side.view.actor_count = side.view.relation_count = 0;
    side.boxes = g_new0(PsgRect, view->actor_count + 1);
    side.is_small = g_new0(bool, view->actor_count + 1);
    g_autofree size_t *index = add_actors(places, is_later, &side);
    add_relations(view, index, is_later, &side);
    return side;
}

static void
side_clear(Side *side)
{
    g_free(side->view.actors);
    g_free(side->view.relations);
    g_free(side->boxes);
    g_free(side->is_small);
}

static void
draw_title(const PsgPen *pen, const PsgView *view, bool is_later, PsgRect room)
{
    PsgTextLook look =
        psg_pen_look(pen, TITLE_SIZE, 700, pen->context->style->ink, PSG_ANCHOR_MIDDLE);
    g_autofree char *title = psg_context_slice_title(
        pen->context, is_later ? view->slice : view->before, NULL);
    psg_pen_write_within(pen, &look,
                         (PsgPoint){room.x + room.width / 2,
                                    room.y + psg_pen_length(pen, TITLE_SIZE) * 0.8},
                         title, room.width);
}

/* In the upper right corner. */
static void
draw_note(const PsgPen *pen, const char *note, PsgRect room)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_END);
    PsgPoint at = {psg_rect_right(room), room.y + psg_pen_length(pen, TITLE_SIZE) * 0.8};
    psg_pen_write_within(pen, &look, at, note, room.width * 0.42);
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
    draw_title(pen, places->view, is_later, room);
    if (side.view.actor_count == 0) {
        psg_frame_say_empty(pen, room, pen->context->style->size_label);
    }
    double margin = psg_pen_length(pen, HALF_GAP) / 3;
    PsgNetworkView drawn =
        psg_compare_network(places, (PsgSize){psg_rect_right(room) + margin,
                                              psg_rect_bottom(room) + margin / 2});
    drawn.view = &side.view;
    drawn.boxes = side.boxes;
    drawn.is_small = side.is_small;
    drawn.prefix = is_later ? "after-" : "before-";
    drawn.corner = (PsgPoint){room.x - margin, room.y};
    psg_network_view_draw(pen, &drawn);
    side_clear(&side);
}

void
psg_compare_sides_draw(const PsgFigureInput *input, const PsgPen *pen,
                       const PsgView *view, PsgRect room)
{
    double gap = psg_pen_length(pen, HALF_GAP), title = psg_pen_length(pen, TITLE_HEIGHT);
    bool is_high = room.height > room.width;
    PsgRect first = room;
    first.width = is_high ? room.width : (room.width - gap) / 2;
    first.height = is_high ? (room.height - gap) / 2 : room.height;
    PsgPoint shift = {is_high ? 0 : first.width + gap, is_high ? first.height + gap : 0};
    PsgRect second = {first.x + shift.x, first.y + shift.y, first.width, first.height};
    PsgRect area = {first.x, first.y + title, first.width, first.height - title};
    g_autoptr(PsgComparePlaces) places = psg_compare_places_new(input, pen, view, area);
    PsgPoint corner = {second.x - (is_high ? 0 : gap / 2),
                       second.y - (is_high ? gap / 2 : 0)};
    psg_pen_rule(pen, corner,
                 (PsgPoint){is_high ? psg_rect_right(room) : corner.x,
                            is_high ? corner.y : psg_rect_bottom(room)});
    if (places->note != NULL) {
        draw_note(pen, places->note, is_high ? first : second);
    }
    draw_side(pen, places, false, first, (PsgPoint){0, 0});
    draw_side(pen, places, true, second, shift);
}
