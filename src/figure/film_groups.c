/*
 * Groups in a film: the ground below each member goes with its box, and the bands between
 * them with both.
 */
#include "figure/film_parts.h"

void
psg_film_draw_groups(const PsgFilmPlan *plan, const PsgPen *pen)
{
    (void)plan;
    (void)pen;
}
