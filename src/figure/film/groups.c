/*
 * Groups in a film: the ground below each member goes with its box, and the bands between
 * them with both.
 *
 * What belongs to whom is told by places: grounds lie around the middles of boxes, and bands
 * run from middle to middle.
 */
#include "figure/film/parts.h"

#include "figure/network/group_hull.h"
#include "figure/network/network.h"

/* A ground or a band, and in which stills it is there. */
typedef struct {
    size_t actors[2];      /* the second: PSG_NONE for a ground */
    const PsgItem **items; /* by still; NULL: it is not there. Owned, not the items */
} Tint;

typedef struct {
    const PsgFilmPlan *plan;
    const PsgPen *pen;
    const char *id;           /* of the group */
    const PsgGroupLook *look; /* in the last still that has it; NULL: none has */
    GArray *tints;            /* Tint */
} Group;

static void
clear_tint(gpointer tint)
{
    g_free(((Tint *)tint)->items);
}

/* Nobody stands where another one does. */
static size_t
actor_at(const PsgFilmStill *still, PsgPoint at)
{
    const PsgView *view = still->drawn.view;
    for (size_t i = 0; i < view->actor_count; i++) {
        PsgPoint middle = psg_rect_centre(still->boxes[i]);
        if (hypot(middle.x - at.x, middle.y - at.y) < 0.1) {
            return view->actors[i].actor;
        }
    }
    return PSG_NONE;
}

static void
add_tint(Group *group, size_t still, const PsgItem *item)
{
    const PsgFilmStill *shown = &group->plan->stills[still];
    size_t one, other = PSG_NONE;
    if (item->kind == PSG_ITEM_BOX) {
        one = actor_at(shown, psg_rect_centre(item->box));
    } else {
        size_t a = actor_at(shown, psg_path_step(item->path, 0)->to);
        size_t b = actor_at(shown, psg_path_step(item->path, 1)->to);
        one = MIN(a, b);
        other = MAX(a, b);
    }
    guint i = 0;
    while (i < group->tints->len &&
           (g_array_index(group->tints, Tint, i).actors[0] != one ||
            g_array_index(group->tints, Tint, i).actors[1] != other)) {
        i++;
    }
    if (i == group->tints->len) {
        Tint tint = {{one, other}, g_new0(const PsgItem *, group->plan->still_count)};
        g_array_append_val(group->tints, tint);
    }
    g_array_index(group->tints, Tint, i).items[still] = item;
}

/* Of one group in a scene that holds them all. */
static void
add_tints(Group *group, size_t still, const PsgScene *scene)
{
    bool is_it = false;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_GROUP) {
            is_it = g_str_equal(item->group.id, group->id);
            group->look = is_it ? &item->group : group->look;
        } else if (is_it && item->kind != PSG_ITEM_END) {
            add_tint(group, still, item);
        }
    }
}

static bool
are_seen(const Group *group, const Tint *tint, size_t still)
{
    for (size_t i = 0; i < G_N_ELEMENTS(tint->actors); i++) {
        if (tint->actors[i] != PSG_NONE &&
            psg_film_actor(group->plan, still, tint->actors[i]) == NULL) {
            return false;
        }
    }
    return true;
}

static PsgPoint
middle_of(const Group *group, size_t still, size_t actor)
{
    return psg_rect_centre(psg_network_box(group->plan->input->network,
                                           group->plan->stills[still].slice, actor));
}

static void
add_place(const Group *group, const Tint *tint, size_t still, double second,
          PsgMotion *motion)
{
    PsgPoint here = middle_of(group, still, tint->actors[0]);
    if (tint->actors[1] == PSG_NONE) {
        psg_motion_add_offset(motion, second, here);
        return;
    }
    g_autoptr(PsgPath) band = psg_path_new();
    psg_path_move(band, here);
    psg_path_line(band, middle_of(group, still, tint->actors[1]));
    psg_motion_add_shape(motion, second, band);
}

/* A ground is drawn around the page's corner, and put where it belongs. */
static void
draw_ground(const Group *group, const PsgItem *item)
{
    PsgRect box =
        psg_rect_around((PsgPoint){0, 0}, (PsgSize){item->box.width, item->box.height});
    psg_scene_box(group->pen->scene, box, item->radius, &item->ink);
}

static void
draw_run(const Group *group, const Tint *tint, PsgFilmRun *run)
{
    const PsgFilmPlan *plan = group->plan;
    bool is_last = run->last + 1 == plan->still_count;
    run->comes = run->first > 0 && !are_seen(group, tint, run->first - 1);
    run->goes = !is_last && !are_seen(group, tint, run->last + 1);
    size_t from = run->first - (run->first > 0 && !run->comes);
    size_t to = run->last + (!is_last && !run->goes);
    PsgMotion *motion = psg_scene_motion(group->pen->scene);
    psg_film_fade_run(plan, run, PSG_FADE_LOOK, motion);
    add_place(group, tint, from, 0, motion);
    for (size_t i = from; i < to; i++) {
        add_place(group, tint, i, plan->steps[i].move, motion);
        add_place(group, tint, i + 1, plan->steps[i].add, motion);
    }
    const PsgItem *item = tint->items[run->first];
    psg_scene_group(group->pen->scene, &(PsgGroupLook){.opacity = 1, .motion = motion});
    if (item->kind == PSG_ITEM_BOX) {
        draw_ground(group, item);
    } else {
        psg_scene_moving_path(group->pen->scene, motion, &item->ink);
    }
    psg_scene_end(group->pen->scene);
}

static void
draw_tint(const Group *group, const Tint *tint)
{
    for (size_t first = 0; first < group->plan->still_count; first++) {
        if (tint->items[first] != NULL) {
            PsgFilmRun run = {.first = first, .last = first};
            while (run.last + 1 < group->plan->still_count &&
                   tint->items[run.last + 1] != NULL) {
                run.last++;
            }
            draw_run(group, tint, &run);
            first = run.last;
        }
    }
}

/* Bands lie below grounds. */
static void
draw_group(const Group *group)
{
    psg_scene_group(group->pen->scene, group->look);
    for (int pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < group->tints->len; i++) {
            const Tint *tint = &g_array_index(group->tints, Tint, i);
            if ((tint->actors[1] == PSG_NONE) == (pass == 1)) {
                draw_tint(group, tint);
            }
        }
    }
    psg_scene_end(group->pen->scene);
}

void
psg_film_draw_groups(const PsgFilmPlan *plan, const PsgPen *pen)
{
    const PsgLandscape *landscape = pen->context->landscape;
    g_autoptr(GPtrArray) drawn =
        g_ptr_array_new_with_free_func((GDestroyNotify)psg_scene_free);
    for (size_t i = 0; i < plan->still_count; i++) {
        PsgPen own = *pen;
        own.scene = psg_scene_new(psg_scene_size(pen->scene), PSG_COLOUR_NONE);
        g_ptr_array_add(drawn, own.scene);
        psg_group_hulls_draw(&own, &plan->stills[i].drawn);
    }
    for (size_t i = 0; i < landscape->group_count; i++) {
        g_autofree char *id = g_strconcat("group-", landscape->groups[i].id, NULL);
        Group group = {.plan = plan, .pen = pen, .id = id};
        group.tints = g_array_new(FALSE, FALSE, sizeof(Tint));
        g_array_set_clear_func(group.tints, clear_tint);
        for (size_t still = 0; still < plan->still_count; still++) {
            add_tints(&group, still, g_ptr_array_index(drawn, still));
        }
        if (group.look != NULL) {
            draw_group(&group);
        }
        g_array_unref(group.tints);
    }
}
