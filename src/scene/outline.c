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

static PsgPath *
rect(PsgRect box)
{
    double right = psg_rect_right(box), bottom = psg_rect_bottom(box);
    return psg_path_polygon(
        (PsgPoint[]){{box.x, box.y}, {right, box.y}, {right, bottom}, {box.x, bottom}},
        4);
}

static PsgPath *
hexagon(PsgRect box, double dx)
{
    double middle = box.y + box.height / 2;
    double right = psg_rect_right(box), bottom = psg_rect_bottom(box);
    return psg_path_polygon((PsgPoint[]){{box.x + dx, box.y},
                                         {right - dx, box.y},
                                         {right, middle},
                                         {right - dx, bottom},
                                         {box.x + dx, bottom},
                                         {box.x, middle}},
                            6);
}

static PsgPath *
octagon(PsgRect box, double d)
{
    double right = psg_rect_right(box), bottom = psg_rect_bottom(box);
    return psg_path_polygon((PsgPoint[]){{box.x + d, box.y},
                                         {right - d, box.y},
                                         {right, box.y + d},
                                         {right, bottom - d},
                                         {right - d, bottom},
                                         {box.x + d, bottom},
                                         {box.x, bottom - d},
                                         {box.x, box.y + d}},
                            8);
}

/* A folder's tab: the corners at the top are cut. */
static PsgPath *
tab(PsgRect box, double d)
{
    double right = psg_rect_right(box), bottom = psg_rect_bottom(box);
    return psg_path_polygon((PsgPoint[]){{box.x + d, box.y},
                                         {right - d, box.y},
                                         {right, box.y + d},
                                         {right, bottom},
                                         {box.x, bottom},
                                         {box.x, box.y + d}},
                            6);
}

static PsgPath *
diamond(PsgRect box)
{
    PsgPoint middle = psg_rect_centre(box);
    return psg_path_polygon((PsgPoint[]){{middle.x, box.y},
                                         {psg_rect_right(box), middle.y},
                                         {middle.x, psg_rect_bottom(box)},
                                         {box.x, middle.y}},
                            4);
}

static PsgPath *
triangle(PsgRect box, bool is_up)
{
    double tip = is_up ? box.y : psg_rect_bottom(box);
    double side = is_up ? psg_rect_bottom(box) : box.y;
    return psg_path_polygon((PsgPoint[]){{box.x + box.width / 2, tip},
                                         {psg_rect_right(box), side},
                                         {box.x, side}},
                            3);
}

PsgPath *
psg_outline_path(const PsgOutline *outline)
{
    PsgRect box = outline->box;
    switch (outline->form) {
    case PSG_OUTLINE_ROUND:
        return rounded(box, outline->cut, outline->cut);
    case PSG_OUTLINE_ELLIPSE:
        return rounded(box, box.width / 2, box.height / 2);
    case PSG_OUTLINE_HEXAGON:
        return hexagon(box, outline->cut);
    case PSG_OUTLINE_OCTAGON:
        return octagon(box, outline->cut);
    case PSG_OUTLINE_TAB:
        return tab(box, outline->cut);
    case PSG_OUTLINE_DIAMOND:
        return diamond(box);
    case PSG_OUTLINE_UP:
    case PSG_OUTLINE_DOWN:
        return triangle(box, outline->form == PSG_OUTLINE_UP);
    case PSG_OUTLINE_NONE:
    case PSG_OUTLINE_RECT:
        break;
    }
    return outline->cut > 0 ? rounded(box, outline->cut, outline->cut) : rect(box);
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

/* A place in a box: shares of its width and height, and how many cuts are added to them. */
typedef struct {
    double across, down, cuts_across, cuts_down;
} Site;

typedef struct {
    size_t count;
    Site sites[PSG_OUTLINE_MOST_SITES];
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
    PsgRect box = outline->box;
    for (size_t i = 0; i < preset->count; i++) {
        const Site *site = &preset->sites[i];
        sites[i].x = box.x + site->across * box.width + site->cuts_across * outline->cut;
        sites[i].y = box.y + site->down * box.height + site->cuts_down * outline->cut;
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
