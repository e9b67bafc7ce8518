/* Signs of change, which read in grey: each has a sign, a fill and an outline of its own. */
#include "figure/part/change_mark.h"

#include "figure/part/edge.h"
#include "figure/strings.h"

#define QUIET 0.4   /* of the way to the background */
#define SIGN 0.5    /* half the length of a sign's line, in radii */
#define STROKE 0.28 /* in radii */
#define RING 0.16   /* of ground around the disc */
#define HEAVY 2.2   /* times the usual outline */

PsgColour
psg_change_colour(const PsgRenderContext *context, PsgChange change)
{
    const PsgStyle *style = context->style;
    switch (change) {
    case PSG_CHANGE_ADDED:
        return style->accent;
    case PSG_CHANGE_REMOVED:
        return style->muted;
    case PSG_CHANGE_ALTERED:
        return style->ink;
    case PSG_CHANGE_NONE:
        break;
    }
    return psg_colour_mix(style->edge, style->background, QUIET);
}

static void
draw_wave(const PsgPen *pen, PsgPoint at, double half, const PsgInk *ink)
{
    g_autoptr(PsgPath) path = psg_path_new();
    double high = half * 1.1;
    psg_path_move(path, (PsgPoint){at.x - half, at.y + half * 0.25});
    psg_path_curve(path, (PsgPoint){at.x - half * 0.35, at.y - high},
                   (PsgPoint){at.x + half * 0.35, at.y + high},
                   (PsgPoint){at.x + half, at.y - half * 0.25});
    psg_scene_path(pen->scene, path, ink);
}

static void
draw_disc(const PsgPen *pen, PsgPoint centre, double radius, const PsgInk *ink)
{
    PsgRect box = psg_rect_around(centre, (PsgSize){2 * radius, 2 * radius});
    psg_scene_box(pen->scene, box, radius, ink);
}

void
psg_change_mark_draw(const PsgPen *pen, PsgChange change, PsgPoint centre, double radius)
{
    const PsgStyle *style = pen->context->style;
    if (change == PSG_CHANGE_NONE) {
        return;
    }
    PsgInk ring = {.fill = style->background};
    PsgInk disc = {.fill = psg_change_colour(pen->context, change)};
    PsgInk sign = {.stroke = style->background, .width = radius * STROKE};
    if (change == PSG_CHANGE_ADDED) {
        sign.stroke = style->accent_text;
    } else if (change == PSG_CHANGE_REMOVED) {
        disc =
            (PsgInk){style->background, style->ink, radius * STROKE * 0.6, PSG_DASH_NONE};
        sign.stroke = style->ink;
    }
    double half = radius * SIGN;
    draw_disc(pen, centre, radius * (1 + RING), &ring);
    draw_disc(pen, centre, radius, &disc);
    if (change == PSG_CHANGE_ALTERED) {
        draw_wave(pen, centre, half, &sign);
        return;
    }
    psg_pen_line(pen, (PsgPoint){centre.x - half, centre.y},
                 (PsgPoint){centre.x + half, centre.y}, &sign);
    if (change == PSG_CHANGE_ADDED) {
        psg_pen_line(pen, (PsgPoint){centre.x, centre.y - half},
                     (PsgPoint){centre.x, centre.y + half}, &sign);
    }
}

void
psg_change_sample_actor(const PsgPen *pen, PsgRect room, PsgChange change)
{
    const PsgStyle *style = pen->context->style;
    double width = psg_pen_length(pen, style->outline_width);
    double corner = psg_pen_length(pen, style->corner) / 2;
    PsgInk ink = {style->background, psg_change_colour(pen->context, change), width,
                  change == PSG_CHANGE_REMOVED ? PSG_DASH_DASHED : PSG_DASH_NONE};
    if (change == PSG_CHANGE_ADDED) {
        ink.width = width * HEAVY;
    } else if (change == PSG_CHANGE_ALTERED) {
        ink.width = width * 3;
    }
    psg_scene_box(pen->scene, room, corner, &ink);
    if (change == PSG_CHANGE_ALTERED) {
        PsgInk gap = {.stroke = style->background, .width = width};
        psg_scene_box(pen->scene, room, corner, &gap);
    }
    PsgPoint at = {room.x + room.height * 0.2, room.y + room.height / 2};
    psg_change_mark_draw(pen, change, at, room.height * 0.4);
}

void
psg_change_sample_relation(const PsgPen *pen, PsgRect room, PsgChange change)
{
    PsgEdgeLook look = psg_edge_look_of_change(pen->context, PSG_NONE, change);
    psg_edge_sample(pen, room, &look);
    psg_change_mark_draw(pen, change, psg_rect_centre(room), room.height * 0.38);
}

/* The left half is a box, the right half a line that leaves it. */
static void
sample_both(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgRect box = {room.x, room.y, room.width * 0.7, room.height};
    PsgEdgeLook look =
        psg_edge_look_of_change(pen->context, PSG_NONE, (PsgChange)entry->kind);
    psg_edge_sample(
        pen, (PsgRect){psg_rect_right(box), room.y, room.width - box.width, room.height},
        &look);
    psg_change_sample_actor(pen, box, (PsgChange)entry->kind);
}

static bool
occurs(const PsgView *view, PsgChange change)
{
    for (size_t i = 0; i < view->actor_count; i++) {
        if (view->actors[i].change == change) {
            return true;
        }
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        if (view->relations[i].change == change) {
            return true;
        }
    }
    return false;
}

void
psg_change_add_entries(const PsgRenderContext *context, const PsgView *view,
                       GArray *entries)
{
    static const struct {
        PsgChange change;
        PsgWord word;
    } rows[] = {
        {PSG_CHANGE_ADDED, PSG_WORD_GAINED},
        {PSG_CHANGE_REMOVED, PSG_WORD_LOST},
        {PSG_CHANGE_ALTERED, PSG_WORD_ALTERED},
        {PSG_CHANGE_NONE, PSG_WORD_KEPT},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        PsgLegendEntry entry = {.sample = sample_both,
                                .kind = rows[i].change,
                                .label = psg_word(rows[i].word, context->language)};
        if (occurs(view, rows[i].change)) {
            g_array_append_val(entries, entry);
        }
    }
}
