/* The lives of things in a film: what becomes of their looks from still to still. */
#include "figure/film/plan.h"
#include "scene/morph.h"

GArray *
psg_film_life(const PsgFilmPlan *plan, PsgFilmSay *say, PsgFilmPlace *place,
              const void *data)
{
    GArray *life = g_array_new(FALSE, FALSE, sizeof(PsgFilmSeen));
    g_autofree char *before = NULL;
    size_t looks = 0;
    for (size_t i = 0; i < plan->still_count; i++) {
        char *said = say(data, i);
        if (said != NULL) {
            looks += before == NULL || !g_str_equal(said, before);
            PsgFilmSeen seen = {.still = i, .look = looks - 1};
            seen.place = place == NULL ? (PsgPoint){0, 0} : place(data, i);
            g_array_append_val(life, seen);
        }
        g_free(before);
        before = said;
    }
    return life;
}

/* ---- The steps of a look ---- */

/* A step before or after which a look is seen. */
typedef struct {
    size_t step;
    const PsgFilmSeen *before, *after; /* the thing, in whatever look; NULL: not there */
    bool was_seen, is_seen;            /* the look */
} Turn;

/* The thing in the next still or, side -1, in the one before; NULL if it is not there. */
static const PsgFilmSeen *
neighbour(const GArray *life, guint index, int side)
{
    const PsgFilmSeen *seen = &g_array_index(life, PsgFilmSeen, index);
    if (side < 0 ? index == 0 : index + 1 == life->len) {
        return NULL;
    }
    return seen[side].still == seen->still + (size_t)side ? &seen[side] : NULL;
}

/* Of the look that stands in the life from `first` to before `end`: Turn. Owned by the
 * caller. */
static GArray *
turns_of(const PsgFilmPlan *plan, const GArray *life, guint first, guint end)
{
    GArray *turns = g_array_new(FALSE, FALSE, sizeof(Turn));
    const PsgFilmSeen *seen = &g_array_index(life, PsgFilmSeen, first);
    if (seen->still > 0) {
        Turn turn = {seen->still - 1, neighbour(life, first, -1), seen, false, true};
        g_array_append_val(turns, turn);
    }
    for (guint i = first; i < end; i++) {
        seen = &g_array_index(life, PsgFilmSeen, i);
        if (seen->still + 1 < plan->still_count) {
            Turn turn = {seen->still, seen, neighbour(life, i, 1), true, i + 1 < end};
            g_array_append_val(turns, turn);
        }
    }
    return turns;
}

/* ---- Fades ---- */

static void
fade(PsgMotion *motion, double from, double to, bool is_in)
{
    psg_motion_add_opacity(motion, from, is_in ? 0 : 1);
    psg_motion_add_opacity(motion, to, is_in ? 1 : 0);
}

static void
add_fade(const PsgFilmStep *step, const Turn *turn, PsgFilmFade how, PsgMotion *motion)
{
    double middle = (step->move + step->add) / 2;
    bool is_in = turn->is_seen, is_early = is_in == (how == PSG_FADE_OVER);
    bool is_change = turn->before != NULL && turn->after != NULL;
    if (!is_change && is_in && step->rest > step->add) {
        fade(motion, step->add, step->rest, true);
    } else if (!is_change && !is_in && step->move > step->remove) {
        fade(motion, step->remove, step->move, false);
    } else if (is_change ? is_early : !is_in) {
        fade(motion, step->move, middle, is_in);
    } else {
        fade(motion, middle, step->add, is_in);
    }
}

/* What is not there before a step comes to be where it will be. */
static void
add_places(const PsgFilmStep *step, const Turn *turn, PsgPoint end, PsgMotion *motion)
{
    PsgPoint from = turn->before == NULL ? turn->after->place : turn->before->place;
    PsgPoint to = turn->after == NULL ? turn->before->place : turn->after->place;
    bool has_not_moved = psg_motion_key_count(motion, PSG_TRACK_OFFSET) == 0;
    if (has_not_moved && psg_point_equals(from, end) && psg_point_equals(to, end)) {
        return;
    }
    psg_motion_add_offset(motion, step->move, (PsgPoint){from.x - end.x, from.y - end.y});
    psg_motion_add_offset(motion, step->add, (PsgPoint){to.x - end.x, to.y - end.y});
}

static PsgMotion *
motion_of(const PsgFilmPlan *plan, const PsgPen *pen, const PsgFilmThing *thing,
          const GArray *turns, PsgPoint end)
{
    PsgMotion *motion = psg_scene_motion(pen->scene);
    for (guint i = 0; i < turns->len; i++) {
        const Turn *turn = &g_array_index(turns, Turn, i);
        const PsgFilmStep *step = &plan->steps[turn->step];
        add_places(step, turn, end, motion);
        if (turn->was_seen != turn->is_seen) {
            add_fade(step, turn, thing->fade, motion);
        }
    }
    return motion;
}

static void
draw_look(const PsgFilmPlan *plan, const PsgPen *pen, const PsgFilmThing *thing,
          guint first, guint end)
{
    const PsgFilmSeen *last = &g_array_index(thing->life, PsgFilmSeen, end - 1);
    if (thing->is_drawn != NULL && !thing->is_drawn(thing->data, last->still)) {
        return;
    }
    g_autoptr(GArray) turns = turns_of(plan, thing->life, first, end);
    PsgFilmLook look = {plan, pen, last->still, end == thing->life->len, turns};
    PsgGroupLook group = {.opacity = 1, .part = thing->part};
    group.motion = motion_of(plan, pen, thing, turns, last->place);
    bool changes = psg_motion_changes(group.motion, 0, plan->seconds);
    if (changes) {
        psg_scene_group(pen->scene, &group);
    }
    thing->draw(&look, thing->data);
    if (changes) {
        psg_scene_end(pen->scene);
    }
}

void
psg_film_draw_thing(const PsgFilmPlan *plan, const PsgPen *pen, const PsgFilmThing *thing)
{
    const GArray *life = thing->life;
    for (guint first = 0, end; first < life->len; first = end) {
        size_t look = g_array_index(life, PsgFilmSeen, first).look;
        end = first + 1;
        while (end < life->len && g_array_index(life, PsgFilmSeen, end).look == look) {
            end++;
        }
        draw_look(plan, pen, thing, first, end);
    }
}

char *
psg_film_prefix(const PsgFilmLook *look)
{
    return look->is_last ? NULL : g_strdup_printf("still-%zu-", look->still + 1);
}

/* ---- Shapes ---- */

/* A line that rests may be cut otherwise for the next bend than it was for the last: it must
 * not bend from the one into the other, so there is a jump, which nobody sees. */
static void
add_bend(const PsgFilmStep *step, const PsgPath *from, const PsgPath *to,
         PsgMotion *motion)
{
    g_autoptr(PsgPath) before = NULL;
    g_autoptr(PsgPath) after = NULL;
    g_autoptr(PsgPath) rest = psg_motion_shape(motion, INFINITY);
    psg_morph_align(from, to, &before, &after);
    if (rest != NULL) {
        psg_motion_add_shape(motion, step->move, rest);
    }
    psg_motion_add_shape(motion, step->move, before);
    psg_motion_add_shape(motion, step->add, after);
}

void
psg_film_draw_bend(const PsgFilmLook *look, const PsgInk *ink, PsgFilmShape *shape,
                   const void *data)
{
    PsgMotion *motion = psg_scene_motion(look->pen->scene);
    for (guint i = 0; i < look->turns->len; i++) {
        const Turn *turn = &g_array_index(look->turns, Turn, i);
        const PsgFilmSeen *before = turn->before == NULL ? turn->after : turn->before;
        const PsgFilmSeen *after = turn->after == NULL ? turn->before : turn->after;
        g_autoptr(PsgPath) from = shape(data, before->still);
        g_autoptr(PsgPath) to = shape(data, after->still);
        add_bend(&look->plan->steps[turn->step], from, to, motion);
    }
    if (psg_motion_changes(motion, 0, look->plan->seconds)) {
        psg_scene_moving_path(look->pen->scene, motion, ink);
    } else {
        g_autoptr(PsgPath) path = shape(data, look->still);
        psg_scene_path(look->pen->scene, path, ink);
    }
}
