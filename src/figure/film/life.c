/* The lives of things in a film: what becomes of their looks from still to still. */
#include "figure/film/film.h"
#include "scene/morph.h"

/* From which still a step takes the thing, and to which: where it is not there before or
 * after the step, it is where it will be, or was. */
static size_t
still_before(const PsgFilmLook *look, size_t step)
{
    return step >= look->first || look->was_other ? step : step + 1;
}

static size_t
still_after(const PsgFilmLook *look, size_t step)
{
    return step < look->still || look->will_be_other ? step + 1 : step;
}

/* The steps that a look has a part in: from the one that brings it to the one that ends
 * it. */
static size_t
first_step(const PsgFilmLook *look)
{
    return look->first - (look->first > 0);
}

static size_t
end_of_steps(const PsgFilmLook *look)
{
    return MIN(look->still + 1, look->plan->still_count - 1);
}

/* ---- Fades and places ---- */

static void
fade(PsgMotion *motion, double from, double to, bool is_in)
{
    psg_motion_add_opacity(motion, from, is_in ? 0 : 1);
    psg_motion_add_opacity(motion, to, is_in ? 1 : 0);
}

/* is_change: another look of the thing goes, or comes, instead. */
static void
add_fade(const PsgFilmStep *step, PsgFilmFade how, bool is_in, bool is_change,
         PsgMotion *motion)
{
    double middle = (step->move + step->add) / 2;
    bool is_early = is_in == (how == PSG_FADE_OVER);
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

static void
add_places(const PsgFilmLook *look, const PsgFilmThing *thing, size_t step,
           PsgMotion *motion)
{
    PsgPoint end = thing->place(thing->data, look->still);
    PsgPoint from = thing->place(thing->data, still_before(look, step));
    PsgPoint to = thing->place(thing->data, still_after(look, step));
    bool is_at_end = psg_point_equals(from, end) && psg_point_equals(to, end);
    if (is_at_end && psg_motion_key_count(motion, PSG_TRACK_OFFSET) == 0) {
        return; /* it has not moved up to now */
    }
    psg_motion_add_offset(motion, look->plan->steps[step].move,
                          (PsgPoint){from.x - end.x, from.y - end.y});
    psg_motion_add_offset(motion, look->plan->steps[step].add,
                          (PsgPoint){to.x - end.x, to.y - end.y});
}

static void
draw_look(const PsgFilmLook *look, const PsgFilmThing *thing)
{
    PsgScene *scene = look->pen->scene;
    PsgMotion *motion = psg_scene_motion(scene);
    for (size_t i = first_step(look); i < end_of_steps(look); i++) {
        const PsgFilmStep *step = &look->plan->steps[i];
        if (thing->place != NULL) {
            add_places(look, thing, i, motion);
        }
        if (i < look->first) {
            add_fade(step, thing->fade, true, look->was_other, motion);
        }
        if (i == look->still) {
            add_fade(step, thing->fade, false, look->will_be_other, motion);
        }
    }
    bool changes = psg_motion_changes(motion, 0, look->plan->seconds);
    if (changes) {
        PsgGroupLook group = {.opacity = 1, .part = thing->part, .motion = motion};
        psg_scene_group(scene, &group);
    }
    thing->draw(look, thing->data);
    if (changes) {
        psg_scene_end(scene);
    }
}

void
psg_film_draw_thing(const PsgFilmPlan *plan, const PsgPen *pen, const PsgFilmThing *thing)
{
    size_t count = plan->still_count, last = 0;
    g_autoptr(GPtrArray) owner = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < count; i++) {
        g_ptr_array_add(owner, thing->say(thing->data, i));
        last = owner->pdata[i] == NULL ? last : i;
    }
    char **said = (char **)owner->pdata; /* by still; NULL: it is not there */
    for (size_t first = 0; first < count; first++) {
        size_t still = first;
        while (still < last && g_strcmp0(said[still + 1], said[first]) == 0) {
            still++;
        }
        PsgFilmLook look = {.plan = plan,
                            .pen = pen,
                            .said = said[first],
                            .first = first,
                            .still = still,
                            .is_last = still == last,
                            .was_other = first > 0 && said[first - 1] != NULL,
                            .will_be_other =
                                still + 1 < count && said[still + 1] != NULL};
        if (look.said != NULL &&
            (thing->is_drawn == NULL || thing->is_drawn(thing->data, still))) {
            draw_look(&look, thing);
        }
        first = still;
    }
}

char *
psg_film_prefix(const PsgFilmLook *look)
{
    return look->is_last ? NULL : g_strdup_printf("still-%zu-", look->still + 1);
}

/* ---- Shapes ---- */

/* A line that rests may be cut otherwise for the next bend than it was for the last: it
 * must not bend from the one into the other, so there is a jump, which does not show. */
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
    for (size_t i = first_step(look); i < end_of_steps(look); i++) {
        g_autoptr(PsgPath) from = shape(data, still_before(look, i));
        g_autoptr(PsgPath) to = shape(data, still_after(look, i));
        add_bend(&look->plan->steps[i], from, to, motion);
    }
    if (psg_motion_changes(motion, 0, look->plan->seconds)) {
        psg_scene_moving_path(look->pen->scene, motion, ink);
    } else {
        g_autoptr(PsgPath) path = shape(data, look->still);
        psg_scene_path(look->pen->scene, path, ink);
    }
}
