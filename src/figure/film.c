/*
 * The film: the network that moves from slice to slice.
 *
 * Every still of it is the network figure of a slice; film_plan.c says when it is seen, and
 * the other files what becomes of actors, relations and the rest in between.
 */
#include "figure/film.h"

#include "figure/film_parts.h"
#include "figure/frame.h"
#include "figure/words.h"

static char *
film_title(const PsgFilmPlan *plan, const PsgFigureOrder *order)
{
    const PsgSetting *setting = plan->ground->setting;
    if (order->title != NULL) {
        return g_strdup(order->title);
    }
    size_t last_still = plan->still_count - 1;
    g_autofree char *first =
        psg_setting_slice_title(setting, plan->stills[0].slice, NULL);
    g_autofree char *last =
        psg_setting_slice_title(setting, plan->stills[last_still].slice, NULL);
    return g_strconcat(psg_word(PSG_WORD_FILM, setting->language), " ", first,
                       last_still > 0 ? " \u2192 " : NULL, last, NULL);
}

PsgScene *
psg_film_draw(const PsgFigureGround *ground, PsgRuler *ruler, const PsgFigureOrder *order)
{
    g_autoptr(PsgFilmPlan) plan = psg_film_plan_new(ground, order);
    g_autofree char *name = psg_figure_order_name(ground->setting, order);
    g_autofree char *title = film_title(plan, order);
    PsgPen pen = {ground->setting, ruler,
                  psg_frame_scene(ground->setting, psg_network_page(ground->network),
                                  name, title, "")};
    psg_scene_last(pen.scene, plan->seconds);
    psg_film_draw_around(plan, &pen);
    psg_film_draw_groups(plan, &pen);
    psg_film_draw_relations(plan, &pen);
    psg_film_draw_actors(plan, &pen);
    return pen.scene;
}

PsgTable *
psg_film_table(const PsgFigureGround *ground, const PsgFigureOrder *order)
{
    static const char *const header[] = {"slice", NULL};
    PsgTable *table = psg_table_new(header);
    for (size_t i = 0; i < order->slice_count; i++) {
        psg_table_add(table, ground->setting->landscape->slices[order->slices[i]].id);
    }
    return table;
}
