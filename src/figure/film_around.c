/*
 * What stands around the network in a film: title, strip, sources and legend. Each piece of
 * them is drawn once for as long as it stays as it is, and only what differs changes.
 */
#include "figure/film_parts.h"

/* A drawing step, and the stills that show it without a pause. */
typedef struct {
    const char *part;    /* the id of the group that it is in; NULL: in none */
    const PsgItem *item; /* borrowed */
    size_t first, last;  /* stills */
} Piece;

/* Is there already, and was so until the still before this one. */
static Piece *
find_piece(GArray *pieces, const char *part, const PsgItem *item, size_t still)
{
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = &g_array_index(pieces, Piece, i);
        if (piece->last + 1 == still && g_strcmp0(piece->part, part) == 0 &&
            psg_item_equals(piece->item, item)) {
            return piece;
        }
    }
    return NULL;
}

static void
add_pieces(GArray *pieces, const PsgScene *scene, size_t still)
{
    const char *part = NULL;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_GROUP || item->kind == PSG_ITEM_END) {
            part = item->kind == PSG_ITEM_GROUP ? item->group.id : NULL;
            continue;
        }
        Piece *known = find_piece(pieces, part, item, still);
        if (known != NULL) {
            known->last = still;
        } else {
            Piece piece = {part, item, still, still};
            g_array_append_val(pieces, piece);
        }
    }
}

/* All pieces of a part that come and go with this one. */
static void
draw_run(const PsgFilmPlan *plan, const PsgPen *pen, const GArray *pieces,
         const Piece *model)
{
    bool is_always = model->first == 0 && model->last + 1 == plan->still_count;
    PsgMotion *motion = psg_scene_motion(pen->scene);
    PsgFilmRun run = {.first = model->first, .last = model->last};
    psg_film_fade_run(plan, &run, PSG_FADE_TEXT, motion);
    if (!is_always) {
        psg_scene_group(pen->scene, &(PsgGroupLook){.opacity = 1, .motion = motion});
    }
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index(pieces, Piece, i);
        if (g_strcmp0(piece->part, model->part) == 0 && piece->first == model->first &&
            piece->last == model->last) {
            psg_scene_repeat(pen->scene, piece->item);
        }
    }
    if (!is_always) {
        psg_scene_end(pen->scene);
    }
}

/* The first of its part; and of the pieces that come and go with it, if `also_run`. */
static bool
is_first(const GArray *pieces, guint index, bool also_run)
{
    const Piece *piece = &g_array_index(pieces, Piece, index);
    for (guint i = 0; i < index; i++) {
        const Piece *other = &g_array_index(pieces, Piece, i);
        if (g_strcmp0(other->part, piece->part) == 0 &&
            (!also_run ||
             (other->first == piece->first && other->last == piece->last))) {
            return false;
        }
    }
    return true;
}

static void
draw_part(const PsgFilmPlan *plan, const PsgPen *pen, const GArray *pieces,
          const char *part)
{
    if (part != NULL) {
        psg_pen_group(pen, part);
    }
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index(pieces, Piece, i);
        if (g_strcmp0(piece->part, part) == 0 && is_first(pieces, i, true)) {
            draw_run(plan, pen, pieces, piece);
        }
    }
    if (part != NULL) {
        psg_pen_end(pen);
    }
}

void
psg_film_draw_around(const PsgFilmPlan *plan, const PsgPen *pen)
{
    g_autoptr(GPtrArray) drawn =
        g_ptr_array_new_with_free_func((GDestroyNotify)psg_scene_free);
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    for (size_t i = 0; i < plan->still_count; i++) {
        PsgPen own = *pen;
        own.scene = psg_scene_new(psg_scene_size(pen->scene), PSG_COLOUR_NONE);
        g_ptr_array_add(drawn, own.scene);
        psg_network_draw_frame(plan->ground->network, &own, plan->stills[i].slice);
        psg_network_draw_legend(plan->ground->network, &own, plan->stills[i].slice);
        add_pieces(pieces, own.scene, i);
    }
    for (guint i = 0; i < pieces->len; i++) {
        if (is_first(pieces, i, false)) {
            draw_part(plan, pen, pieces, g_array_index(pieces, Piece, i).part);
        }
    }
}
