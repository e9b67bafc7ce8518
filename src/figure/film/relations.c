/*
 * Relations in a film. A line is drawn once for each run of slices in which it looks the
 * same; it bends while its boxes go to other places, and stays on them.
 */
#include "figure/film/parts.h"
#include "scene/morph.h"

typedef struct {
    const PsgFilmPlan *plan;
    const PsgPen *pen;
    GPtrArray *paths; /* by still, by relation of its view: PsgPath */
} Lines;

/* NULL: it is not seen then, or has no line. */
static const PsgPath *
path_at(const Lines *lines, size_t still, size_t relation)
{
    size_t place = lines->plan->stills[still].relations[relation];
    const GPtrArray *paths = g_ptr_array_index(lines->paths, still);
    return place == PSG_NONE ? NULL : g_ptr_array_index(paths, place);
}

static bool
is_same_look(const PsgViewRelation *a, const PsgViewRelation *b)
{
    return a->presence == b->presence && a->is_new == b->is_new;
}

/* The last still of the run that begins with this one. */
static size_t
end_of_run(const Lines *lines, size_t first, size_t relation)
{
    const PsgViewRelation *seen = psg_film_relation(lines->plan, first, relation);
    size_t last = first;
    while (last + 1 < lines->plan->still_count &&
           path_at(lines, last + 1, relation) != NULL &&
           is_same_look(seen, psg_film_relation(lines->plan, last + 1, relation))) {
        last++;
    }
    return last;
}

/* A run of one relation, and its neighbours: those of another look too, since the line
 * bends while that comes or goes. */
typedef struct {
    const Lines *lines;
    size_t relation;
    PsgFilmRun shown;
    size_t from, to;  /* stills */
    bool is_last;     /* of the relation's runs */
    GPtrArray *drawn; /* PsgScene, by still from `from`: the line there, as in this run */
} Run;

static PsgScene *
draw_at(const Run *run, size_t still)
{
    const PsgFilmPlan *plan = run->lines->plan;
    const PsgFilmStill *shown = &plan->stills[run->shown.first];
    g_autofree char *prefix = run->is_last ? NULL : psg_film_prefix(run->shown.first);
    PsgNetworkView drawn = shown->drawn;
    drawn.prefix = prefix;
    PsgPen pen = *run->lines->pen;
    pen.scene = psg_scene_new(drawn.page, PSG_COLOUR_NONE);
    psg_network_view_draw_relation(&pen, &drawn, shown->relations[run->relation],
                                   path_at(run->lines, still, run->relation));
    return pen.scene;
}

/* The shapes of one of the line's paths, which in every still is the same item. A line that
 * rests may be cut otherwise for the next bend than it was for the last: it must not bend
 * from the one into the other, so there is a jump, which nobody sees. */
static PsgMotion *
shapes_of(const Run *run, size_t item)
{
    PsgMotion *motion = psg_scene_motion(run->lines->pen->scene);
    g_autoptr(PsgPath) rest = NULL;
    for (size_t i = run->from; i < run->to; i++) {
        const PsgFilmStep *step = &run->lines->plan->steps[i];
        const PsgScene *one = g_ptr_array_index(run->drawn, i - run->from);
        const PsgScene *next = g_ptr_array_index(run->drawn, i - run->from + 1);
        g_autoptr(PsgPath) before = NULL;
        g_autoptr(PsgPath) after = NULL;
        psg_morph_align(psg_scene_item(one, item)->path, psg_scene_item(next, item)->path,
                        &before, &after);
        if (rest != NULL) {
            psg_motion_add_shape(motion, step->move, rest);
        }
        psg_motion_add_shape(motion, step->move, before);
        psg_motion_add_shape(motion, step->add, after);
        psg_path_free(rest);
        rest = g_steal_pointer(&after);
    }
    return motion;
}

static void
repeat_item(const Run *run, size_t index)
{
    PsgScene *scene = run->lines->pen->scene;
    const PsgItem *item = psg_scene_item(g_ptr_array_index(run->drawn, 0), index);
    if (item->kind == PSG_ITEM_GROUP) {
        PsgGroupLook look = item->group;
        PsgMotion *motion = psg_scene_motion(scene);
        psg_film_fade_run(run->lines->plan, &run->shown, PSG_FADE_LOOK, motion);
        look.motion = motion;
        psg_scene_group(scene, &look);
    } else if (item->kind == PSG_ITEM_PATH && run->from < run->to) {
        psg_scene_moving_path(scene, shapes_of(run, index), &item->ink);
    } else {
        psg_scene_repeat(scene, item);
    }
}

static void
draw_run(Run *run)
{
    const PsgFilmRun *shown = &run->shown;
    run->from = shown->first - (shown->first > 0 && !shown->comes);
    run->to =
        shown->last + (shown->last + 1 < run->lines->plan->still_count && !shown->goes);
    run->drawn = g_ptr_array_new_with_free_func((GDestroyNotify)psg_scene_free);
    for (size_t i = run->from; i <= run->to; i++) {
        g_ptr_array_add(run->drawn, draw_at(run, i));
    }
    for (size_t i = 0; i < psg_scene_item_count(g_ptr_array_index(run->drawn, 0)); i++) {
        repeat_item(run, i);
    }
    g_ptr_array_unref(run->drawn);
}

static bool
is_seen_later(const Lines *lines, size_t last, size_t relation)
{
    for (size_t i = last + 1; i < lines->plan->still_count; i++) {
        if (path_at(lines, i, relation) != NULL) {
            return true;
        }
    }
    return false;
}

/* All runs in which it is new, or all others. */
static void
draw_runs(const Lines *lines, size_t relation, bool is_new)
{
    size_t count = lines->plan->still_count;
    for (size_t first = 0; first < count; first++) {
        if (path_at(lines, first, relation) == NULL) {
            continue;
        }
        size_t last = end_of_run(lines, first, relation);
        PsgFilmRun shown = {
            .first = first,
            .last = last,
            .comes = first > 0 && path_at(lines, first - 1, relation) == NULL,
            .goes = last + 1 < count && path_at(lines, last + 1, relation) == NULL,
        };
        Run run = {.lines = lines,
                   .relation = relation,
                   .shown = shown,
                   .is_last = !is_seen_later(lines, last, relation)};
        if (psg_film_relation(lines->plan, first, relation)->is_new == is_new) {
            draw_run(&run);
        }
        first = last;
    }
}

/* As on the figure of a slice: new ones lie on the others. */
void
psg_film_draw_relations(const PsgFilmPlan *plan, const PsgPen *pen)
{
    g_autoptr(GPtrArray) paths =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (size_t i = 0; i < plan->still_count; i++) {
        g_ptr_array_add(paths,
                        psg_network_view_paths(pen->context, &plan->stills[i].drawn));
    }
    Lines lines = {plan, pen, paths};
    psg_pen_group(pen, "relations");
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < pen->context->landscape->relation_count; i++) {
            draw_runs(&lines, i, pass == 1);
        }
    }
    psg_pen_end(pen);
}
