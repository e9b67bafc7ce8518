/*
 * Actors in a film: one group each, which goes from place to place, so that eyes can follow.
 * In it are the looks that the actor has, one after the other.
 */
#include "figure/film/parts.h"

#include "figure/network/network.h"
#include "figure/part/actor_box.h"

typedef struct {
    const PsgFilmPlan *plan;
    const PsgPen *pen;
    size_t actor;
    size_t last;   /* the last still in which it is seen */
    GArray *looks; /* size_t: of each look the last still that has it */
} Role;

static bool
is_same_look(const PsgViewActor *a, const PsgViewActor *b)
{
    return a->presence == b->presence && a->is_new == b->is_new &&
           a->is_leaving == b->is_leaving && a->name == b->name && a->full == b->full &&
           a->former_name == b->former_name && a->kind == b->kind;
}

static bool
has_look(const Role *role, size_t still, size_t look)
{
    const PsgViewActor *seen = psg_film_actor(role->plan, still, role->actor);
    return seen != NULL &&
           is_same_look(seen, psg_film_actor(role->plan, look, role->actor));
}

/* By the still in which they are first seen. False if the actor is seen in none. */
static bool
find_looks(Role *role)
{
    bool is_seen = false;
    for (size_t still = 0; still < role->plan->still_count; still++) {
        if (psg_film_actor(role->plan, still, role->actor) == NULL) {
            continue;
        }
        is_seen = true;
        role->last = still;
        guint i = 0;
        while (i < role->looks->len &&
               !has_look(role, still, g_array_index(role->looks, size_t, i))) {
            i++;
        }
        if (i < role->looks->len) {
            g_array_index(role->looks, size_t, i) = still;
        } else {
            g_array_append_val(role->looks, still);
        }
    }
    return is_seen;
}

static PsgRect
box_at(const Role *role, size_t still)
{
    return psg_network_box(role->plan->input->network, role->plan->stills[still].slice,
                           role->actor);
}

/* From its place in the last still. While it is not seen it waits where it will be. */
static PsgPoint
offset_at(const Role *role, size_t still)
{
    size_t next = still;
    while (next < role->last && psg_film_actor(role->plan, next, role->actor) == NULL) {
        next++;
    }
    PsgRect here = box_at(role, MIN(next, role->last)), there = box_at(role, role->last);
    return (PsgPoint){here.x - there.x, here.y - there.y};
}

static void
add_places(const Role *role, PsgMotion *motion)
{
    for (size_t i = 0; i + 1 < role->plan->still_count; i++) {
        const PsgFilmStep *step = &role->plan->steps[i];
        psg_motion_add_offset(motion, step->move, offset_at(role, i));
        psg_motion_add_offset(motion, step->add, offset_at(role, i + 1));
    }
}

static void
add_presence(const Role *role, PsgMotion *motion)
{
    for (size_t i = 0; i + 1 < role->plan->still_count; i++) {
        bool is_seen = psg_film_actor(role->plan, i, role->actor) != NULL;
        bool will_be = psg_film_actor(role->plan, i + 1, role->actor) != NULL;
        if (is_seen && !will_be) {
            psg_film_fade_out(&role->plan->steps[i], PSG_FADE_STAGED, motion);
        } else if (!is_seen && will_be) {
            psg_film_fade_in(&role->plan->steps[i], PSG_FADE_STAGED, motion);
        }
    }
}

/* Where the actor comes or goes, the look is there from the same moment on, or up to it. */
static void
change_look(const Role *role, size_t from, bool is_in, PsgMotion *motion)
{
    const PsgFilmStep *step = &role->plan->steps[from];
    size_t other = is_in ? from : from + 1;
    if (psg_film_actor(role->plan, other, role->actor) == NULL) {
        double second = is_in ? step->add : step->move;
        psg_motion_add_opacity(motion, second, is_in ? 0 : 1);
        psg_motion_add_opacity(motion, second, is_in ? 1 : 0);
    } else if (is_in) {
        psg_film_fade_in(step, PSG_FADE_LOOK, motion);
    } else {
        psg_film_fade_out(step, PSG_FADE_LOOK, motion);
    }
}

static void
add_look(const Role *role, size_t look, PsgMotion *motion)
{
    for (size_t i = 0; i + 1 < role->plan->still_count; i++) {
        bool is_seen = has_look(role, i, look), will_be = has_look(role, i + 1, look);
        if (is_seen != will_be) {
            change_look(role, i, will_be, motion);
        }
    }
}

static void
draw_look(const Role *role, size_t still)
{
    const PsgNetworkView *drawn = &role->plan->stills[still].drawn;
    g_autofree char *prefix = still == role->last ? NULL : psg_film_prefix(still);
    PsgBoxManner manner = {drawn->view, drawn->shrink, drawn->is_tight, prefix};
    psg_actor_box_draw(role->pen, &manner, psg_film_actor(role->plan, still, role->actor),
                       box_at(role, role->last));
}

static void
draw_role(const Role *role)
{
    PsgScene *scene = role->pen->scene;
    PsgMotion *motion = psg_scene_motion(scene);
    add_places(role, motion);
    add_presence(role, motion);
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 1, .motion = motion});
    for (guint i = 0; i < role->looks->len; i++) {
        size_t look = g_array_index(role->looks, size_t, i);
        PsgMotion *changes = psg_scene_motion(scene);
        add_look(role, look, changes);
        bool is_only = role->looks->len == 1;
        if (!is_only) {
            psg_scene_group(scene, &(PsgGroupLook){.opacity = 1, .motion = changes});
        }
        draw_look(role, look);
        if (!is_only) {
            psg_scene_end(scene);
        }
    }
    psg_scene_end(scene);
}

void
psg_film_draw_actors(const PsgFilmPlan *plan, const PsgPen *pen)
{
    psg_pen_group(pen, "actors");
    for (size_t i = 0; i < plan->input->context->landscape->actor_count; i++) {
        g_autoptr(GArray) looks = g_array_new(FALSE, FALSE, sizeof(size_t));
        Role role = {.plan = plan, .pen = pen, .actor = i, .looks = looks};
        if (find_looks(&role)) {
            draw_role(&role);
        }
    }
    psg_pen_end(pen);
}
