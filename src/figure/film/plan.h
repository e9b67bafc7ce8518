/*
 * What a film shows and when: its slices, and between two of them a step in stages.
 *
 * First those who leave fade out, then those who stay go to their new places, then those
 * who are new fade in; then all rests for a while. A stage in which nothing would happen
 * is left out.
 */
#pragma once

#include "figure/figure.h"
#include "figure/network/network.h"

/* The seconds at which the stages begin. */
typedef struct {
    double remove, move, add, rest;
} PsgFilmStep;

/* A slice of the film. */
typedef struct {
    size_t slice;
    PsgNetworkView drawn;
    PsgRect *boxes;    /* that it is drawn in */
    size_t *actors;    /* by actor: its place in the view; PSG_NONE: not seen */
    size_t *relations; /* by relation, as actors */
} PsgFilmStill;

typedef struct {
    const PsgFigureInput *input;
    PsgFilmStill *stills;
    size_t still_count;
    PsgFilmStep *steps; /* one less: from each still to the next */
    double seconds;
} PsgFilmPlan;

PsgFilmPlan *psg_film_plan_new(const PsgFigureInput *input, const PsgFigureSpec *spec);
void psg_film_plan_free(PsgFilmPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgFilmPlan, psg_film_plan_free)

/* NULL if it is not seen in that still. */
const PsgViewActor *psg_film_actor(const PsgFilmPlan *plan, size_t still, size_t actor);
const PsgViewRelation *psg_film_relation(const PsgFilmPlan *plan, size_t still,
                                         size_t relation);

/* How one takes the place of another. */
typedef enum {
    PSG_FADE_STAGED, /* comes in the last stage, or goes in the first */
    /* in the middle stage, where the same thing looks different from then on: what comes
     * is there before the other goes, so that nothing shines through */
    PSG_FADE_LOOK,
    PSG_FADE_TEXT, /* in the middle stage: what goes has gone before the other comes */
} PsgFilmFade;

void psg_film_fade_in(const PsgFilmStep *step, PsgFilmFade fade, PsgMotion *motion);
void psg_film_fade_out(const PsgFilmStep *step, PsgFilmFade fade, PsgMotion *motion);

/* For a thing that is seen from one still to another: STAGED at ends of which the flag
 * says so, else `otherwise`. */
typedef struct {
    size_t first, last; /* stills */
    bool comes, goes;
} PsgFilmRun;

void psg_film_fade_run(const PsgFilmPlan *plan, const PsgFilmRun *run,
                       PsgFilmFade otherwise, PsgMotion *motion);

/* Ids of what is not in the last still begin with this, so that no two are alike. Owned by
 * the caller. */
char *psg_film_prefix(size_t still);
