/* The slices of a film, and the stages between them. */
#include "figure/film/plan.h"

/* In seconds. */
#define REMOVE 0.5
#define MOVE 0.8
#define ADD 0.6
#define REST 1.6
#define FIRST_REST 2.0
#define LAST_REST 4.0 /* before it begins again */

static size_t *
no_places(size_t count)
{
    size_t *places = g_new0(size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        places[i] = PSG_NONE;
    }
    return places;
}

static PsgFilmStill
still_of(const PsgFigureInput *input, size_t slice)
{
    const PsgView *view = input->context->views[slice];
    PsgFilmStill still = {
        .slice = slice,
        .boxes = g_new0(PsgRect, view->actor_count + 1),
        .actors = no_places(view->landscape->actor_count),
        .relations = no_places(view->landscape->relation_count),
    };
    still.drawn = psg_network_place(input->network, slice, still.boxes);
    for (size_t i = 0; i < view->actor_count; i++) {
        still.actors[view->actors[i].actor] = i;
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        still.relations[view->relations[i].relation] = i;
    }
    return still;
}

/* One of the first list is missing in the second. */
static bool
lacks_some(const size_t *first, const size_t *second, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (first[i] != PSG_NONE && second[i] == PSG_NONE) {
            return true;
        }
    }
    return false;
}

/* Someone, or some relation, of one still is not in the other. */
static bool
loses(const PsgLandscape *landscape, const PsgFilmStill *from, const PsgFilmStill *to)
{
    return lacks_some(from->actors, to->actors, landscape->actor_count) ||
           lacks_some(from->relations, to->relations, landscape->relation_count);
}

static void
time_steps(PsgFilmPlan *plan)
{
    const PsgLandscape *landscape = plan->input->context->landscape;
    double second = plan->still_count > 1 ? FIRST_REST : 0;
    for (size_t i = 0; i + 1 < plan->still_count; i++) {
        const PsgFilmStill *from = &plan->stills[i], *to = &plan->stills[i + 1];
        PsgFilmStep *step = &plan->steps[i];
        step->remove = second;
        step->move = step->remove + (loses(landscape, from, to) ? REMOVE : 0);
        step->add = step->move + MOVE;
        step->rest = step->add + (loses(landscape, to, from) ? ADD : 0);
        second = step->rest + (i + 2 < plan->still_count ? REST : 0);
    }
    plan->seconds = second + LAST_REST;
}

PsgFilmPlan *
psg_film_plan_new(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    PsgFilmPlan *plan = g_new0(PsgFilmPlan, 1);
    plan->input = input;
    plan->still_count = spec->slice_count;
    plan->stills = g_new0(PsgFilmStill, spec->slice_count);
    plan->steps = g_new0(PsgFilmStep, spec->slice_count);
    for (size_t i = 0; i < spec->slice_count; i++) {
        plan->stills[i] = still_of(input, spec->slices[i]);
    }
    time_steps(plan);
    return plan;
}

void
psg_film_plan_free(PsgFilmPlan *plan)
{
    if (plan == NULL) {
        return;
    }
    for (size_t i = 0; i < plan->still_count; i++) {
        g_free(plan->stills[i].boxes);
        g_free(plan->stills[i].actors);
        g_free(plan->stills[i].relations);
    }
    g_free(plan->stills);
    g_free(plan->steps);
    g_free(plan);
}

const PsgViewActor *
psg_film_actor(const PsgFilmPlan *plan, size_t still, size_t actor)
{
    const PsgFilmStill *shown = &plan->stills[still];
    size_t place = shown->actors[actor];
    return place == PSG_NONE ? NULL : &shown->drawn.view->actors[place];
}

const PsgViewRelation *
psg_film_relation(const PsgFilmPlan *plan, size_t still, size_t relation)
{
    const PsgFilmStill *shown = &plan->stills[still];
    size_t place = shown->relations[relation];
    return place == PSG_NONE ? NULL : &shown->drawn.view->relations[place];
}

static double
middle_of(const PsgFilmStep *step)
{
    return (step->move + step->add) / 2;
}

static void
fade(PsgMotion *motion, double from, double to, bool is_in)
{
    psg_motion_add_opacity(motion, from, is_in ? 0 : 1);
    psg_motion_add_opacity(motion, to, is_in ? 1 : 0);
}

void
psg_film_fade_in(const PsgFilmStep *step, PsgFilmFade how, PsgMotion *motion)
{
    switch (how) {
    case PSG_FADE_STAGED:
        fade(motion, step->add, step->rest, true);
        break;
    case PSG_FADE_LOOK:
        fade(motion, step->move, middle_of(step), true);
        break;
    case PSG_FADE_TEXT:
        fade(motion, middle_of(step), step->add, true);
        break;
    }
}

void
psg_film_fade_out(const PsgFilmStep *step, PsgFilmFade how, PsgMotion *motion)
{
    switch (how) {
    case PSG_FADE_STAGED:
        fade(motion, step->remove, step->move, false);
        break;
    case PSG_FADE_LOOK:
        fade(motion, middle_of(step), step->add, false);
        break;
    case PSG_FADE_TEXT:
        fade(motion, step->move, middle_of(step), false);
        break;
    }
}

void
psg_film_fade_run(const PsgFilmPlan *plan, const PsgFilmRun *run, PsgFilmFade otherwise,
                  PsgMotion *motion)
{
    if (run->first > 0) {
        psg_film_fade_in(&plan->steps[run->first - 1],
                         run->comes ? PSG_FADE_STAGED : otherwise, motion);
    }
    if (run->last + 1 < plan->still_count) {
        psg_film_fade_out(&plan->steps[run->last],
                          run->goes ? PSG_FADE_STAGED : otherwise, motion);
    }
}

char *
psg_film_prefix(size_t still)
{
    return g_strdup_printf("still-%zu-", still + 1);
}
