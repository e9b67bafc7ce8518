/*
 * What holds on every page, whatever figure it is: rules about texts, groups and tables that
 * know nothing of actors. What is broken is told in sentences, so that one run finds all.
 */
#pragma once

#include "figure/table.h"
#include "scene/scene.h"

/* Add what is wrong to the list, of texts that it frees. Of a film the end is looked at. */

/* Texts are on the page, on no other text and under nothing, no smaller than that, and
 * stand out from what is below. */
void scene_rules_texts(const PsgScene *scene, double least_size, GPtrArray *faults);

/* Groups end, ids are unique, title and description are there. */
void scene_rules_structure(const PsgScene *scene, GPtrArray *faults);

/* It becomes well-formed SVG. */
void scene_rules_svg(const PsgScene *scene, GPtrArray *faults);

void scene_rules_table(const PsgTable *table, GPtrArray *faults);
