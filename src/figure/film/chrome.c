/*
 * What stands around the network in a film: title, strip, sources and legend. Each piece of
 * them is drawn once for as long as it stays as it is, and only what differs changes. The
 * mark on the strip goes from slice to slice.
 */
#include "figure/film/parts.h"
#include "figure/network/network.h"

static const char STRIP[] = "strip"; /* the id of its group */

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

/* The dot of this slice on the strip, which is larger than all others; NULL if there is no
 * strip. */
static const PsgItem *
find_mark(const PsgScene *scene)
{
    const PsgItem *mark = NULL;
    bool is_strip = false;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_GROUP) {
            is_strip = g_strcmp0(item->group.id, STRIP) == 0;
        } else if (is_strip && item->kind == PSG_ITEM_BOX &&
                   (mark == NULL || item->box.width > mark->box.width)) {
            mark = item;
        }
    }
    return mark;
}

/* All but the mark. */
static void
add_pieces(GArray *pieces, const PsgScene *scene, size_t still)
{
    const PsgItem *mark = find_mark(scene);
    const char *part = NULL;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_GROUP || item->kind == PSG_ITEM_END) {
            part = item->kind == PSG_ITEM_GROUP ? item->group.id : NULL;
            continue;
        }
        if (item == mark) {
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
            (!also_run || (other->first == piece->first && other->last == piece->last))) {
            return false;
        }
    }
    return true;
}

/* scenes: PsgScene, by still. */
static void
draw_mark(const PsgFilmPlan *plan, const PsgPen *pen, const GPtrArray *scenes)
{
    PsgMotion *motion = psg_scene_motion(pen->scene);
    const PsgItem *last = find_mark(g_ptr_array_index(scenes, scenes->len - 1));
    for (size_t i = 0; i + 1 < plan->still_count; i++) {
        PsgRect from = find_mark(g_ptr_array_index(scenes, i))->box;
        PsgRect to = find_mark(g_ptr_array_index(scenes, i + 1))->box;
        psg_motion_add_offset(motion, plan->steps[i].move,
                              (PsgPoint){from.x - last->box.x, 0});
        psg_motion_add_offset(motion, plan->steps[i].add,
                              (PsgPoint){to.x - last->box.x, 0});
    }
    psg_scene_group(pen->scene, &(PsgGroupLook){.opacity = 1, .motion = motion});
    psg_scene_repeat(pen->scene, last);
    psg_scene_end(pen->scene);
}

static void
draw_part(const PsgFilmPlan *plan, const PsgPen *pen, const GArray *pieces,
          const GPtrArray *scenes, const char *part)
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
    if (g_strcmp0(part, STRIP) == 0) {
        draw_mark(plan, pen, scenes);
    }
    if (part != NULL) {
        psg_pen_end(pen);
    }
}

void
psg_film_draw_chrome(const PsgFilmPlan *plan, const PsgPen *pen)
{
    g_autoptr(GPtrArray) drawn =
        g_ptr_array_new_with_free_func((GDestroyNotify)psg_scene_free);
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    for (size_t i = 0; i < plan->still_count; i++) {
        PsgPen own = *pen;
        own.scene = psg_scene_new(psg_scene_size(pen->scene), PSG_COLOUR_NONE);
        g_ptr_array_add(drawn, own.scene);
        psg_network_draw_frame(plan->input->network, &own, plan->stills[i].slice);
        psg_network_draw_legend(plan->input->network, &own, plan->stills[i].slice);
        add_pieces(pieces, own.scene, i);
    }
    for (guint i = 0; i < pieces->len; i++) {
        if (is_first(pieces, i, false)) {
            draw_part(plan, pen, pieces, drawn, g_array_index(pieces, Piece, i).part);
        }
    }
}
