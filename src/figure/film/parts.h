/*
 * What is seen in a film: all that the network figures of its slices show, each thing drawn
 * once for as long as it looks the same.
 */
#pragma once

#include "figure/film/plan.h"

/* Title, strip, sources and legend. */
void psg_film_draw_chrome(const PsgFilmPlan *plan, const PsgPen *pen);

/* The tints behind groups. */
void psg_film_draw_groups(const PsgFilmPlan *plan, const PsgPen *pen);

void psg_film_draw_relations(const PsgFilmPlan *plan, const PsgPen *pen);
void psg_film_draw_actors(const PsgFilmPlan *plan, const PsgPen *pen);
