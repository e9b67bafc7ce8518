/*
 * A stack: scenes of one figure in several states, its slices in several languages, laid over
 * each other and written as one drawing.
 *
 * What a scene shows is cut into things, by the identity that its groups and items carry
 * (scene/part.h): an actor, a relation, the ground of a group, a run of what has none. A thing of
 * one identity is the same in all states. It has looks, what it is drawn as wherever it stands,
 * and in each state a pose: a look, a place, and the shapes of lines. So nothing is written twice
 * that is the same, and a script can lead each thing from any state to any other.
 *
 * Title, strip and sources of the page are left out: the page around has its own.
 */
#pragma once

#include "scene/scene.h"

typedef struct PsgStack PsgStack;

/* id: of the picture, which ids in it begin with. */
PsgStack *psg_stack_new(const char *id, size_t state_count);
void psg_stack_free(PsgStack *stack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgStack, psg_stack_free)

/* Adds the scene as that state, which has none yet: those that follow on the order of the first are
 * best added in the order of time. Nothing of the scene is kept but its texts. */
void psg_stack_add(PsgStack *stack, size_t state, const PsgScene *scene);

/* The state has a scene. */
bool psg_stack_has(const PsgStack *stack, size_t state);

/* Where slices are on an axis of time that the state has, as a list of JSON: [slice, x, y, width, height]
 * each. Empty if it has none. */
void psg_stack_write_spans(const PsgStack *stack, size_t state, GString *json);

/* The drawing as an element of HTML, in which that state is seen. */
void psg_stack_write_drawing(const PsgStack *stack, size_t state, GString *html);

/* Its things as a list of JSON, in the order in which the drawing has them:
 *     {"p": "relation", "i": 4, "e": [0, 7], "k": [[0, 12, 30.5, "M0 0L5 5"], …], "s": [0, 0, -1, …]}
 * p, i: the part and its index, where it has one; e: of a "succession" the two actors; k: poses, each a
 * look (the how many-th child of the thing's element), the place, and the shape of each path of
 * the look that has none of its own; s: by state the pose, -1 where it is not seen. */
void psg_stack_write_things(const PsgStack *stack, GString *json);
