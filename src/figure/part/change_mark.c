/* Signs of change, which read in grey: each has a sign, a fill and an outline of its own. */
#include "figure/part/change_mark.h"

#include "figure/part/edge.h"
#include "figure/strings.h"

#define QUIET 0.4   /* of the way to the background */
#define SIGN 0.5    /* half the length of a sign's line, in radii */
#define STROKE 0.28 /* in radii */
#define RING 0.16   /* of ground around the disc */
#define HEAVY 2.2   /* times the usual outline */
#define DOT 0.14    /* radius of one of three, in radii */
#define MARK 0.4    /* radius on a sample, in heights of it */

PsgChangeSign
psg_change_sign_of_actor(const PsgViewActor *seen)
{
    static const PsgChangeSign signs[] = {
        [PSG_CHANGE_NONE] = PSG_SIGN_NONE,
        [PSG_CHANGE_ADDED] = PSG_SIGN_ADDED,
        [PSG_CHANGE_REMOVED] = PSG_SIGN_REMOVED,
        [PSG_CHANGE_ALTERED] = PSG_SIGN_ALTERED,
    };
    if (seen->change == PSG_CHANGE_ALTERED && seen->presence == PSG_PRESENCE_TALKED_OF) {
        return seen->former_presence == PSG_PRESENCE_NONE ? PSG_SIGN_TALKED_OF
                                                          : PSG_SIGN_NOT_TALKED_OF;
    }
    return signs[seen->change];
}

PsgChangeSign
psg_change_sign_of_relation(const PsgViewRelation *seen)
{
    static const PsgChangeSign signs[] = {
        [PSG_CHANGE_NONE] = PSG_SIGN_NONE,
        [PSG_CHANGE_ADDED] = PSG_SIGN_ADDED,
        [PSG_CHANGE_REMOVED] = PSG_SIGN_REMOVED,
        [PSG_CHANGE_ALTERED] = PSG_SIGN_ALTERED,
    };
    return signs[seen->change];
}

PsgChange
psg_change_as_drawn(const PsgView *view, PsgChange change)
{
    bool stands_out = change == PSG_CHANGE_REMOVED && psg_view_is_side(view);
    return stands_out ? PSG_CHANGE_ADDED : change;
}

/* Whose lines it has. */
static PsgChange
change_of(PsgChangeSign sign)
{
    switch (sign) {
    case PSG_SIGN_ADDED:
        return PSG_CHANGE_ADDED;
    case PSG_SIGN_REMOVED:
    case PSG_SIGN_NOT_TALKED_OF:
        return PSG_CHANGE_REMOVED;
    case PSG_SIGN_ALTERED:
    case PSG_SIGN_TALKED_OF:
        return PSG_CHANGE_ALTERED;
    case PSG_SIGN_NONE:
        break;
    }
    return PSG_CHANGE_NONE;
}

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

static void
draw_dots(const PsgPen *pen, PsgPoint at, double radius, PsgColour colour)
{
    PsgInk ink = {.fill = colour};
    for (int i = -1; i <= 1; i++) {
        PsgPoint dot = {at.x + i * radius * SIGN, at.y};
        draw_disc(pen, dot, radius * DOT, &ink);
    }
}

/* On the ground with an outline: what is no more. */
static bool
is_hollow(PsgChangeSign sign)
{
    return sign == PSG_SIGN_REMOVED || sign == PSG_SIGN_NOT_TALKED_OF;
}

static void
draw_strokes(const PsgPen *pen, PsgChangeSign sign, PsgPoint centre, double half,
             const PsgInk *ink)
{
    if (sign == PSG_SIGN_ALTERED) {
        draw_wave(pen, centre, half, ink);
        return;
    }
    psg_pen_line(pen, (PsgPoint){centre.x - half, centre.y},
                 (PsgPoint){centre.x + half, centre.y}, ink);
    if (sign == PSG_SIGN_ADDED) {
        psg_pen_line(pen, (PsgPoint){centre.x, centre.y - half},
                     (PsgPoint){centre.x, centre.y + half}, ink);
    }
}

void
psg_change_mark_draw(const PsgPen *pen, PsgChangeSign sign, PsgPoint centre,
                     double radius)
{
    const PsgStyle *style = pen->context->style;
    if (sign == PSG_SIGN_NONE) {
        return;
    }
    PsgInk ring = {.fill = style->background};
    PsgInk disc = {.fill = psg_change_colour(pen->context, change_of(sign))};
    PsgInk stroke = {.stroke = style->background, .width = radius * STROKE};
    if (sign == PSG_SIGN_ADDED) {
        stroke.stroke = style->accent_text;
    } else if (is_hollow(sign)) {
        disc =
            (PsgInk){style->background, style->ink, radius * STROKE * 0.6, PSG_DASH_NONE};
        stroke.stroke = style->ink;
    }
    draw_disc(pen, centre, radius * (1 + RING), &ring);
    draw_disc(pen, centre, radius, &disc);
    if (sign == PSG_SIGN_TALKED_OF || sign == PSG_SIGN_NOT_TALKED_OF) {
        draw_dots(pen, centre, radius, stroke.stroke);
    } else {
        draw_strokes(pen, sign, centre, radius * SIGN, &stroke);
    }
}

static bool
is_dashed(PsgChangeSign sign)
{
    return is_hollow(sign) || sign == PSG_SIGN_TALKED_OF;
}

static PsgPoint
mark_place(PsgRect room)
{
    return (PsgPoint){room.x + room.height * 0.2, room.y + room.height / 2};
}

void
psg_change_sample_actor(const PsgPen *pen, PsgRect room, PsgChangeSign sign)
{
    const PsgStyle *style = pen->context->style;
    double width = psg_pen_length(pen, style->outline_width);
    double corner = psg_pen_length(pen, style->corner) / 2;
    PsgInk ink = {style->background, psg_change_colour(pen->context, change_of(sign)),
                  width, is_dashed(sign) ? PSG_DASH_DASHED : PSG_DASH_NONE};
    if (sign == PSG_SIGN_ADDED) {
        ink.width = width * HEAVY;
    } else if (sign == PSG_SIGN_ALTERED) {
        ink.width = width * 3;
    }
    psg_scene_box(pen->scene, room, corner, &ink);
    if (sign == PSG_SIGN_ALTERED) {
        PsgInk gap = {.stroke = style->background, .width = width};
        psg_scene_box(pen->scene, room, corner, &gap);
    }
    psg_change_mark_draw(pen, sign, mark_place(room), room.height * MARK);
}

/* As on the drawing, what is new has no sign but that of its line. */
void
psg_change_sample_relation(const PsgPen *pen, PsgRect room, PsgChangeSign sign)
{
    PsgEdgeLook look = psg_edge_look_of_change(pen->context, PSG_NONE, change_of(sign));
    psg_edge_sample(pen, room, &look);
    if (sign != PSG_SIGN_ADDED) {
        psg_change_mark_draw(pen, sign, psg_rect_centre(room), room.height * 0.38);
    }
}

/* As each stands out in the slice where it is: the left part is a box, the right part a line
 * that leaves it. */
static void
sample_both(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgChangeSign sign = (PsgChangeSign)entry->kind;
    PsgChangeSign as = sign == PSG_SIGN_REMOVED ? PSG_SIGN_ADDED : sign;
    PsgRect box = {room.x, room.y, room.width * 0.7, room.height};
    PsgEdgeLook look = psg_edge_look_of_change(pen->context, PSG_NONE, change_of(as));
    psg_edge_sample(
        pen, (PsgRect){psg_rect_right(box), room.y, room.width - box.width, room.height},
        &look);
    psg_change_sample_actor(pen, box, as);
    psg_change_mark_draw(pen, sign, mark_place(box), room.height * MARK);
}

/* Who is talked of has no line that is so. */
static void
sample_actor(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    psg_change_sample_actor(pen, room, (PsgChangeSign)entry->kind);
}

static bool
occurs(const PsgView *view, PsgChangeSign sign)
{
    for (size_t i = 0; i < view->actor_count; i++) {
        if (psg_change_sign_of_actor(&view->actors[i]) == sign) {
            return true;
        }
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        if (psg_change_sign_of_relation(&view->relations[i]) == sign) {
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
        PsgChangeSign sign;
        PsgWord word;
    } rows[] = {
        {PSG_SIGN_ADDED, PSG_WORD_GAINED},
        {PSG_SIGN_REMOVED, PSG_WORD_LOST},
        {PSG_SIGN_ALTERED, PSG_WORD_ALTERED},
        {PSG_SIGN_TALKED_OF, PSG_WORD_NOW_TALKED_OF},
        {PSG_SIGN_NOT_TALKED_OF, PSG_WORD_TALKED_OF_NO_MORE},
        {PSG_SIGN_NONE, PSG_WORD_KEPT},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        bool is_talk = rows[i].sign > PSG_SIGN_ALTERED;
        PsgLegendEntry entry = {.sample = is_talk ? sample_actor : sample_both,
                                .kind = rows[i].sign,
                                .label = psg_word(rows[i].word, context->language)};
        if (occurs(view, rows[i].sign)) {
            g_array_append_val(entries, entry);
        }
    }
}
