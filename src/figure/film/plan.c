/* The slices of a film, and the stages between them. */
#include "figure/film/plan.h"

/* In seconds. */
#define REMOVE 0.5
#define MOVE 0.8
#define ADD 0.6
#define REST 1.6
#define FIRST_REST 2.0
#define LAST_REST 4.0 /* before it begins again */

static PsgFilmStill
still_of(const PsgFigureInput *input, size_t slice)
{
    PsgFilmStill still = {
        .slice = slice,
        .boxes = g_new0(PsgRect, input->context->views[slice]->actor_count + 1),
    };
    still.drawn = psg_network_place(input->network, slice, still.boxes);
    return still;
}

const PsgViewActor *
psg_film_actor(const PsgFilmPlan *plan, size_t still, size_t actor)
{
    return psg_view_actor(plan->stills[still].drawn.view, actor);
}

const PsgViewRelation *
psg_film_relation(const PsgFilmPlan *plan, size_t still, size_t relation)
{
    return psg_view_relation(plan->stills[still].drawn.view, relation);
}

/* An actor or a relation of one still is not in the other. */
static bool
lacks_some(const PsgFilmPlan *plan, size_t from, size_t to)
{
    const PsgView *view = plan->stills[from].drawn.view;
    for (size_t i = 0; i < view->actor_count; i++) {
        if (psg_film_actor(plan, to, view->actors[i].actor) == NULL) {
            return true;
        }
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        if (psg_film_relation(plan, to, view->relations[i].relation) == NULL) {
            return true;
        }
    }
    return false;
}

static void
time_steps(PsgFilmPlan *plan)
{
    double second = plan->still_count > 1 ? FIRST_REST : 0;
    for (size_t i = 0; i + 1 < plan->still_count; i++) {
        PsgFilmStep *step = &plan->steps[i];
        step->remove = second;
        step->move = step->remove + (lacks_some(plan, i, i + 1) ? REMOVE : 0);
        step->add = step->move + MOVE;
        step->rest = step->add + (lacks_some(plan, i + 1, i) ? ADD : 0);
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
    }
    g_free(plan->stills);
    g_free(plan->steps);
    g_free(plan);
}

PsgRect
psg_film_box(const PsgFilmPlan *plan, size_t still, size_t actor)
{
    return psg_network_box(plan->input->network, plan->stills[still].slice, actor);
}
