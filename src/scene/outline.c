/* Outlines: their paths, and the sites at which lines are tied to them. */
#include "scene/outline.h"

#include <math.h>

static PsgPath *
rounded(PsgRect box, double rx, double ry)
{
    double left = box.x, top = box.y, right = psg_rect_right(box),
           bottom = psg_rect_bottom(box);
    PsgPath *path = psg_path_new();
    psg_path_move(path, (PsgPoint){left + rx, top});
    psg_path_line(path, (PsgPoint){right - rx, top});
    psg_path_quarter(path, (PsgPoint){right, top}, (PsgPoint){right, top + ry});
    psg_path_line(path, (PsgPoint){right, bottom - ry});
    psg_path_quarter(path, (PsgPoint){right, bottom}, (PsgPoint){right - rx, bottom});
    psg_path_line(path, (PsgPoint){left + rx, bottom});
    psg_path_quarter(path, (PsgPoint){left, bottom}, (PsgPoint){left, bottom - ry});
    psg_path_line(path, (PsgPoint){left, top + ry});
    psg_path_quarter(path, (PsgPoint){left, top}, (PsgPoint){left + rx, top});
    psg_path_close(path);
    return path;
}

/* A place in a box: shares of its width and height, and how many cuts are added to them. */
typedef struct {
    double across, down, cuts_across, cuts_down;
} Place;

static PsgPoint
point_at(const PsgOutline *outline, const Place *place)
{
    PsgRect box = outline->box;
    return (PsgPoint){box.x + place->across * box.width +
                          place->cuts_across * outline->cut,
                      box.y + place->down * box.height + place->cuts_down * outline->cut};
}

enum { MOST_CORNERS = 8 };

/* Clockwise from the left end of the upper side. */
typedef struct {
    size_t count;
    Place corners[MOST_CORNERS];
} Polygon;

static const Polygon polygons[] = {
    [PSG_OUTLINE_RECT] = {4, {{0, 0, 0, 0}, {1, 0, 0, 0}, {1, 1, 0, 0}, {0, 1, 0, 0}}},
    [PSG_OUTLINE_HEXAGON] = {6,
                             {{0, 0, 1, 0},
                              {1, 0, -1, 0},
                              {1, .5, 0, 0},
                              {1, 1, -1, 0},
                              {0, 1, 1, 0},
                              {0, .5, 0, 0}}},
    [PSG_OUTLINE_OCTAGON] = {8,
                             {{0, 0, 1, 0},
                              {1, 0, -1, 0},
                              {1, 0, 0, 1},
                              {1, 1, 0, -1},
                              {1, 1, -1, 0},
                              {0, 1, 1, 0},
                              {0, 1, 0, -1},
                              {0, 0, 0, 1}}},
    /* a folder's */
    [PSG_OUTLINE_TAB] = {6,
                         {{0, 0, 1, 0},
                          {1, 0, -1, 0},
                          {1, 0, 0, 1},
                          {1, 1, 0, 0},
                          {0, 1, 0, 0},
                          {0, 0, 0, 1}}},
    [PSG_OUTLINE_DIAMOND] =
        {4, {{.5, 0, 0, 0}, {1, .5, 0, 0}, {.5, 1, 0, 0}, {0, .5, 0, 0}}},
    [PSG_OUTLINE_UP] = {3, {{.5, 0, 0, 0}, {1, 1, 0, 0}, {0, 1, 0, 0}}},
    [PSG_OUTLINE_DOWN] = {3, {{.5, 1, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 0}}},
};

static PsgPath *
polygon(const PsgOutline *outline, PsgOutlineForm form)
{
    const Polygon *own = &polygons[form];
    PsgPoint corners[MOST_CORNERS];
    for (size_t i = 0; i < own->count; i++) {
        corners[i] = point_at(outline, &own->corners[i]);
    }
    return psg_path_polygon(corners, own->count);
}

PsgPath *
psg_outline_path(const PsgOutline *outline)
{
    PsgRect box = outline->box;
    switch (outline->form) {
    case PSG_OUTLINE_ELLIPSE:
        return rounded(box, box.width / 2, box.height / 2);
    case PSG_OUTLINE_HEXAGON:
    case PSG_OUTLINE_OCTAGON:
    case PSG_OUTLINE_TAB:
    case PSG_OUTLINE_DIAMOND:
    case PSG_OUTLINE_UP:
    case PSG_OUTLINE_DOWN:
        return polygon(outline, outline->form);
    case PSG_OUTLINE_NONE:
    case PSG_OUTLINE_RECT:
        if (!(outline->cut > 0)) {
            return polygon(outline, PSG_OUTLINE_RECT);
        }
        break;
    case PSG_OUTLINE_ROUND:
        break;
    }
    return rounded(box, outline->cut, outline->cut);
}

/* What a corner takes of the width, `in` from where it begins. */
static double
taken_by_arc(double radius, double in)
{
    return in > 0 ? radius - sqrt(MAX(radius * radius - in * in, 0)) : 0;
}

double
psg_outline_width(const PsgOutline *outline, double y)
{
    double width = outline->box.width, half = outline->box.height / 2;
    double down = y - psg_rect_centre(outline->box).y;
    double away = MIN(fabs(down), half), into_corner = away - (half - outline->cut);
    switch (outline->form) {
    case PSG_OUTLINE_RECT:
    case PSG_OUTLINE_ROUND:
        return width - 2 * taken_by_arc(outline->cut, into_corner);
    case PSG_OUTLINE_ELLIPSE:
        return half > 0 ? width * sqrt(1 - away * away / (half * half)) : width;
    case PSG_OUTLINE_HEXAGON:
        return half > 0 ? width - 2 * outline->cut * away / half : width;
    case PSG_OUTLINE_OCTAGON:
        return width - 2 * MAX(into_corner, 0);
    case PSG_OUTLINE_TAB:
        return down < 0 ? width - 2 * MAX(into_corner, 0) : width;
    case PSG_OUTLINE_NONE:
    case PSG_OUTLINE_DIAMOND:
    case PSG_OUTLINE_UP:
    case PSG_OUTLINE_DOWN:
        break;
    }
    return width;
}

/* ---- Sites ---- */

typedef struct {
    size_t count;
    Place sites[PSG_OUTLINE_MOST_SITES];
} Sites;

#define DIAGONAL_NEAR 0.14644660940672624 /* (1 - cos 45 degrees) / 2 */
#define DIAGONAL_FAR 0.85355339059327376

static const Sites presets[] = {
    [PSG_OUTLINE_NONE] = {0, {{0, 0, 0, 0}}},
    [PSG_OUTLINE_RECT] = {4,
                          {{.5, 0, 0, 0}, {0, .5, 0, 0}, {.5, 1, 0, 0}, {1, .5, 0, 0}}},
    [PSG_OUTLINE_ROUND] = {4,
                           {{.5, 0, 0, 0}, {0, .5, 0, 0}, {.5, 1, 0, 0}, {1, .5, 0, 0}}},
    [PSG_OUTLINE_ELLIPSE] = {8,
                             {{.5, 0, 0, 0},
                              {DIAGONAL_NEAR, DIAGONAL_NEAR, 0, 0},
                              {0, .5, 0, 0},
                              {DIAGONAL_NEAR, DIAGONAL_FAR, 0, 0},
                              {.5, 1, 0, 0},
                              {DIAGONAL_FAR, DIAGONAL_FAR, 0, 0},
                              {1, .5, 0, 0},
                              {DIAGONAL_FAR, DIAGONAL_NEAR, 0, 0}}},
    [PSG_OUTLINE_HEXAGON] = {6,
                             {{1, .5, 0, 0},
                              {1, 1, -1, 0},
                              {0, 1, 1, 0},
                              {0, .5, 0, 0},
                              {0, 0, 1, 0},
                              {1, 0, -1, 0}}},
    [PSG_OUTLINE_OCTAGON] = {8,
                             {{1, 0, 0, 1},
                              {1, 1, 0, -1},
                              {1, 1, -1, 0},
                              {0, 1, 1, 0},
                              {0, 1, 0, -1},
                              {0, 0, 0, 1},
                              {0, 0, 1, 0},
                              {1, 0, -1, 0}}},
    [PSG_OUTLINE_TAB] = {4, {{.5, 0, 0, 0}, {0, .5, 0, 0}, {.5, 1, 0, 0}, {1, .5, 0, 0}}},
    [PSG_OUTLINE_DIAMOND] =
        {4, {{.5, 0, 0, 0}, {0, .5, 0, 0}, {.5, 1, 0, 0}, {1, .5, 0, 0}}},
    [PSG_OUTLINE_UP] = {6,
                        {{.5, 0, 0, 0},
                         {.25, .5, 0, 0},
                         {0, 1, 0, 0},
                         {.5, 1, 0, 0},
                         {1, 1, 0, 0},
                         {.75, .5, 0, 0}}},
    /* the former, upside down */
    [PSG_OUTLINE_DOWN] = {6,
                          {{.5, 1, 0, 0},
                           {.25, .5, 0, 0},
                           {0, 0, 0, 0},
                           {.5, 0, 0, 0},
                           {1, 0, 0, 0},
                           {.75, .5, 0, 0}}},
};

size_t
psg_outline_sites(const PsgOutline *outline, PsgPoint sites[PSG_OUTLINE_MOST_SITES])
{
    const Sites *preset = &presets[outline->form];
    for (size_t i = 0; i < preset->count; i++) {
        sites[i] = point_at(outline, &preset->sites[i]);
    }
    return preset->count;
}

static PsgPoint
unit(double x, double y)
{
    double length = sqrt(x * x + y * y);
    return length > 0 ? (PsgPoint){x / length, y / length} : (PsgPoint){0, -1};
}

/* Across the way from one point to the next, away from the middle. */
static PsgPoint
away(PsgPoint from, PsgPoint to, PsgPoint middle)
{
    PsgPoint normal = unit(to.y - from.y, from.x - to.x);
    bool is_inward = normal.x * (from.x - middle.x) + normal.y * (from.y - middle.y) < 0;
    return is_inward ? (PsgPoint){-normal.x, -normal.y} : normal;
}

/* Sites stand in a ring, and are all the corners there are, or mirror each other: so between the
 * ways to both neighbours lies straight away. */
size_t
psg_outline_outward(const PsgOutline *outline, PsgPoint outward[PSG_OUTLINE_MOST_SITES])
{
    PsgPoint sites[PSG_OUTLINE_MOST_SITES];
    size_t count = psg_outline_sites(outline, sites);
    PsgPoint middle = psg_rect_centre(outline->box);
    double flat = outline->box.width / fmax(outline->box.height, 1e-9);
    for (size_t i = 0; i < count; i++) {
        PsgPoint before = sites[(i + count - 1) % count], after = sites[(i + 1) % count];
        PsgPoint a = away(before, sites[i], middle), b = away(sites[i], after, middle);
        outward[i] =
            outline->form == PSG_OUTLINE_ELLIPSE
                ? unit(sites[i].x - middle.x, (sites[i].y - middle.y) * flat * flat)
                : unit(a.x + b.x, a.y + b.y);
    }
    return count;
}
