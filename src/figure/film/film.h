/*
 * The film: the network that moves from slice to slice.
 *
 * A scene that moves (scene/motion.h). Where nothing can move it is the network figure of the
 * last slice. Between two slices lies a step in stages: first what is removed fades out, then
 * what stays goes to its new place, then what is added fades in; then all rests for a while. A
 * stage in which nothing would happen is left out.
 *
 * All that is seen is a thing: an actor, a line, a title, a name on the strip. Its life says
 * in which slices it is there, where, and in which look; each look is drawn once, and
 * moves, bends and fades.
 */
#pragma once

#include "figure/figure.h"
#include "figure/network/network.h"

/* ---- What it shows, and when ---- */

/* The seconds at which the stages begin. */
typedef struct {
    double remove, move, add, rest;
} PsgFilmStep;

/* A slice of the film. */
typedef struct {
    size_t slice;
    PsgNetworkView drawn;
    PsgRect *boxes;   /* that it is drawn in */
    PsgDotView dots;  /* where actors are dots; then `drawn` has nothing but the view */
    PsgDot *own_dots; /* that these are */
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

/* Where the actor's box is in a still, also if it is not seen then. */
PsgRect psg_film_box(const PsgFilmPlan *plan, size_t still, size_t actor);

/* ---- Lives ---- */

/* How one look takes the place of another. What was not there before, or is not after, is
 * added in the last stage and removed in the first, if there are such stages. */
typedef enum {
    PSG_FADE_OVER, /* the next is there before the other goes: nothing shines through */
    PSG_FADE_TEXT, /* one has gone before the next comes: no words lie on others */
} PsgFilmFade;

/* A look that is being drawn. */
typedef struct {
    const PsgFilmPlan *plan;
    const PsgPen *pen;
    const char *said;
    /* that have it; all is drawn as it is in the last one */
    size_t first, still;
    bool is_last;                  /* of the looks of its thing */
    bool was_other, will_be_other; /* the thing is there before, after it */
} PsgFilmLook;

/* A thing, and how it is drawn. */
typedef struct {
    /* What it says in a still: where that is the same as in the still before, it looks the
     * same. NULL: it is not there. Owned by the caller. */
    char *(*say)(const void *data, size_t still);
    /* Where it is then; NULL: it stays where it is. */
    PsgPoint (*place)(const void *data, size_t still);
    void (*draw)(const PsgFilmLook *look, const void *data);
    bool (*is_drawn)(const void *data, size_t still); /* NULL: all looks are */
    const void *data;
    PsgFilmFade fade;
    PsgPart part;
} PsgFilmThing;

void psg_film_draw_thing(const PsgFilmPlan *plan, const PsgPen *pen,
                         const PsgFilmThing *thing);

/* A path that bends from still to still. shape: as it is in a still in which the thing is
 * there, owned by the caller. */
typedef PsgPath *PsgFilmShape(const void *data, size_t still);
void psg_film_draw_bend(const PsgFilmLook *look, const PsgInk *ink, PsgFilmShape *shape,
                        const void *data);

/* Ids in a look begin with this, so that no two are alike. Owned by the caller; NULL: the
 * last look's have no prefix. */
char *psg_film_prefix(const PsgFilmLook *look);

/* ---- What is drawn ---- */

/* Title, strip and sources. */
void psg_film_draw_chrome(const PsgFilmPlan *plan, const PsgPen *pen);

/* The tints behind groups, the lines of relations, the boxes of actors; or their dots. */
void psg_film_draw_network(const PsgFilmPlan *plan, const PsgPen *pen);
void psg_film_draw_dots(const PsgFilmPlan *plan, const PsgPen *pen);

/* After the network, as in the figure of a slice. */
void psg_film_draw_legend(const PsgFilmPlan *plan, const PsgPen *pen);
