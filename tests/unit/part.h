/*
 * What a suite asks of a scene: its groups, the words in them, and where they stand.
 */
#pragma once

#include "scene/scene.h"

/* A run of a scene's items, borrowed. */
typedef struct {
    const PsgScene *scene;
    size_t first, end;
} Part;

Part part_of_scene(const PsgScene *scene);

/* What is within the group of that id; empty if there is none. */
Part part_of_group(const PsgScene *scene, const char *id);
bool part_is_empty(Part part);

/* The look of the group that part_of_group found. */
const PsgGroupLook *part_look(Part part);

/* The index-th item of a kind; NULL if there are fewer. */
const PsgItem *part_nth(Part part, PsgItemKind kind, size_t index);
size_t part_count(Part part, PsgItemKind kind);

/* The text item that says just that; NULL if there is none. */
const PsgItem *part_text(Part part, const char *text);

/* All that is said, in order, with " | " between. Owned by the caller. */
char *part_words(Part part);

/* The room of a box, a path or a line of text (its letters, about). */
PsgRect item_bounds(const PsgItem *item);

/* The corners of a box of a line of text, as it is turned. */
void item_corners(const PsgItem *item, PsgRect box, PsgPoint corners[4]);

/* So finely that nothing larger than a unit is left out: PsgPoint. Owned by the caller. */
GArray *path_samples(const PsgPath *path);

double path_distance(const PsgPath *path, PsgPoint point);
bool rect_holds(PsgRect outer, PsgRect inner, double tolerance);
