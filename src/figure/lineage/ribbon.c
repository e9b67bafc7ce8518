/* A ribbon: its two long sides, and what is between them. */
#include "figure/lineage/ribbon.h"

/* In units of a slide. */
#define EDGE 1.3
#define STOP 3.5

enum { FADE_STEPS = 7 };

static double
side(const PsgStation *station, bool is_top)
{
    return is_top ? station->top : station->bottom;
}

/* Along one side, from the station where the path is to the next. */
static void
go_on(PsgPath *path, PsgPoint from, PsgPoint to)
{
    double middle = (from.x + to.x) / 2;
    bool is_level = from.y >= to.y && from.y <= to.y;
    if (is_level || (from.x >= to.x && from.x <= to.x)) {
        psg_path_line(path, to);
    } else {
        psg_path_curve(path, (PsgPoint){middle, from.y}, (PsgPoint){middle, to.y}, to);
    }
}

/* The top from left to right, or the bottom back again. */
static PsgPoint
corner(const GArray *stations, bool is_top, guint place)
{
    guint from_left = is_top ? place : stations->len - 1 - place;
    const PsgStation *station = &g_array_index(stations, PsgStation, from_left);
    return (PsgPoint){station->x, side(station, is_top)};
}

static void
add_side(PsgPath *path, const GArray *stations, bool is_top)
{
    for (guint i = 0; i < stations->len; i++) {
        PsgPoint next = corner(stations, is_top, i);
        if (i > 0) {
            go_on(path, corner(stations, is_top, i - 1), next);
        } else if (is_top) {
            psg_path_move(path, next);
        } else {
            psg_path_line(path, next);
        }
    }
}

/* The long side alone: where another ribbon leaves, or joins, there is no edge. */
static void
add_edge(PsgPath *path, const GArray *stations, bool is_top)
{
    psg_path_move(path, corner(stations, is_top, 0));
    for (guint i = 1; i < stations->len; i++) {
        PsgPoint before = corner(stations, is_top, i - 1);
        PsgPoint next = corner(stations, is_top, i);
        if (next.x > before.x || next.x < before.x) {
            go_on(path, before, next);
        } else {
            psg_path_move(path, next);
        }
    }
}

void
psg_ribbon_draw(const PsgPen *pen, const GArray *stations, const PsgRibbonLook *look)
{
    g_autoptr(PsgPath) whole = psg_path_new();
    add_side(whole, stations, true);
    add_side(whole, stations, false);
    psg_path_close(whole);
    psg_scene_path(pen->scene, whole, &(PsgInk){.fill = look->fill});
    if (look->edge.alpha > 0) {
        PsgInk line = {PSG_COLOUR_NONE, look->edge, psg_pen_length(pen, EDGE),
                       look->dash};
        g_autoptr(PsgPath) edges = psg_path_new();
        add_edge(edges, stations, true);
        add_edge(edges, stations, false);
        psg_scene_path(pen->scene, edges, &line);
    }
}

void
psg_ribbon_fade(const PsgPen *pen, PsgStation from, double to_x,
                const PsgRibbonLook *look)
{
    PsgColour background = pen->context->style->background;
    double step = (to_x - from.x) / FADE_STEPS;
    for (int i = 0; i < FADE_STEPS; i++) {
        double share = (i + 1.0) / (FADE_STEPS + 1.0);
        PsgColour fill = psg_colour_mix(look->fill, background, share);
        double a = from.x + step * i, b = from.x + step * (i + 1);
        PsgRect box = {MIN(a, b), from.top, MAX(a, b) - MIN(a, b),
                       from.bottom - from.top};
        psg_scene_box(pen->scene, box, 0, &(PsgInk){.fill = fill});
    }
}

void
psg_ribbon_stop(const PsgPen *pen, PsgPoint at, double height, PsgColour colour)
{
    PsgInk ink = {PSG_COLOUR_NONE, colour, psg_pen_length(pen, STOP), PSG_DASH_NONE};
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, (PsgPoint){at.x, at.y - height / 2});
    psg_path_line(path, (PsgPoint){at.x, at.y + height / 2});
    psg_scene_path(pen->scene, path, &ink);
}
