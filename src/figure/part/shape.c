/* Outlines: the shapes of actors, and where lines meet them; small marks. */
#include "figure/part/shape.h"

#include <math.h>

#define CUT_SHARE 0.26 /* of the height, cut off at corners */
#define STEPS 64       /* of the walk inwards to the outline */

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

/* A box may be narrower than its corners want it. */
static double
cut_off(PsgRect box)
{
    return MIN(box.height * CUT_SHARE, box.width / 2);
}

static PsgPath *
hexagon(PsgRect box)
{
    double dx = cut_off(box), middle = box.y + box.height / 2;
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
cut(PsgRect box)
{
    double d = cut_off(box), right = psg_rect_right(box), bottom = psg_rect_bottom(box);
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
tab(PsgRect box)
{
    double d = cut_off(box), right = psg_rect_right(box), bottom = psg_rect_bottom(box);
    return psg_path_polygon((PsgPoint[]){{box.x + d, box.y},
                                         {right - d, box.y},
                                         {right, box.y + d},
                                         {right, bottom},
                                         {box.x, bottom},
                                         {box.x, box.y + d}},
                            6);
}

PsgPath *
psg_shape_outline(PsgShape shape, PsgRect box, double corner)
{
    double half = MIN(box.width, box.height) / 2;
    switch (shape) {
    case PSG_SHAPE_ROUND:
        return rounded(box, MIN(corner, half), MIN(corner, half));
    case PSG_SHAPE_PILL:
        return rounded(box, half, half);
    case PSG_SHAPE_ELLIPSE:
        return rounded(box, box.width / 2, box.height / 2);
    case PSG_SHAPE_HEXAGON:
        return hexagon(box);
    case PSG_SHAPE_CUT:
        return cut(box);
    case PSG_SHAPE_TAB:
        return tab(box);
    case PSG_SHAPE_DEFAULT:
    case PSG_SHAPE_BOX:
        break;
    }
    return rounded(box, 1, 1); /* a box that is not quite sharp prints better */
}

double
psg_shape_inset(PsgShape shape, PsgSize box)
{
    switch (shape) {
    case PSG_SHAPE_PILL:
        return box.height * 0.25;
    case PSG_SHAPE_HEXAGON:
        return box.height * CUT_SHARE * 0.8;
    case PSG_SHAPE_CUT:
    case PSG_SHAPE_TAB:
        return box.height * CUT_SHARE * 0.4;
    case PSG_SHAPE_ELLIPSE:
        return box.width * 0.13;
    case PSG_SHAPE_DEFAULT:
    case PSG_SHAPE_BOX:
    case PSG_SHAPE_ROUND:
        break;
    }
    return 0;
}

/* across, down: from the middle. Left and right are alike in all shapes. */
static bool
is_inside(PsgShape shape, PsgRect box, double across, double down)
{
    double half_width = box.width / 2, half_height = box.height / 2;
    double slant = box.height * CUT_SHARE, dx = fabs(across), dy = fabs(down);
    switch (shape) {
    case PSG_SHAPE_PILL: {
        double out = MAX(0, dx - (half_width - half_height));
        return hypot(out, dy) <= half_height;
    }
    case PSG_SHAPE_ELLIPSE:
        return hypot(dx / half_width, dy / half_height) <= 1;
    case PSG_SHAPE_HEXAGON:
        return dx <= half_width - slant * dy / half_height;
    case PSG_SHAPE_TAB: /* its lower corners are not cut */
        return down > 0 || dx + dy <= half_width + half_height - slant;
    case PSG_SHAPE_CUT:
        return dx + dy <= half_width + half_height - slant;
    case PSG_SHAPE_DEFAULT:
    case PSG_SHAPE_BOX:
    case PSG_SHAPE_ROUND:
        break;
    }
    return true;
}

bool
psg_shape_holds(PsgShape shape, PsgRect box, PsgPoint point)
{
    PsgPoint middle = psg_rect_centre(box);
    double across = point.x - middle.x, down = point.y - middle.y;
    return fabs(across) <= box.width / 2 && fabs(down) <= box.height / 2 &&
           is_inside(shape, box, across, down);
}

/* Where the way from `at`, over all of `reach`, first is inside; false if it never is. */
static bool
meet_along(PsgShape shape, PsgRect box, PsgPoint at, PsgPoint reach, PsgPoint *met)
{
    PsgPoint middle = psg_rect_centre(box);
    for (int i = 0; i < STEPS; i++) {
        double share = (double)i / STEPS;
        PsgPoint here = {at.x + reach.x * share, at.y + reach.y * share};
        if (is_inside(shape, box, here.x - middle.x, here.y - middle.y)) {
            *met = here;
            return true;
        }
    }
    return false;
}

PsgPoint
psg_shape_meet(PsgShape shape, PsgRect box, PsgPoint at, PsgPoint before)
{
    PsgPoint middle = psg_rect_centre(box);
    PsgPoint to_middle = {middle.x - at.x, middle.y - at.y};
    double length = psg_distance(before, at);
    double through = length > 0 ? psg_distance(at, middle) / length : 0;
    PsgPoint straight = {(at.x - before.x) * through, (at.y - before.y) * through};
    PsgPoint met = middle;
    if (!meet_along(shape, box, at, straight, &met)) {
        meet_along(shape, box, at, to_middle, &met);
    }
    return met;
}

/* ---- Marks ---- */

/* Corners reach out farther than a disc does, so that all cover about as much. */
#define DISC 0.95
#define SQUARE 0.86
#define TIP 1.16

static PsgPath *
disc(PsgPoint at, double radius)
{
    PsgPath *path = psg_path_new();
    double left = at.x - radius, right = at.x + radius, top = at.y - radius,
           bottom = at.y + radius;
    psg_path_move(path, (PsgPoint){right, at.y});
    psg_path_quarter(path, (PsgPoint){right, bottom}, (PsgPoint){at.x, bottom});
    psg_path_quarter(path, (PsgPoint){left, bottom}, (PsgPoint){left, at.y});
    psg_path_quarter(path, (PsgPoint){left, top}, (PsgPoint){at.x, top});
    psg_path_quarter(path, (PsgPoint){right, top}, (PsgPoint){right, at.y});
    psg_path_close(path);
    return path;
}

PsgPath *
psg_mark_outline(PsgMarkForm form, PsgPoint at, double half)
{
    static const struct {
        size_t count;
        PsgPoint points[4]; /* in halves of its width */
    } polygons[] = {
        [PSG_MARK_DIAMOND] = {4, {{0, -TIP}, {TIP, 0}, {0, TIP}, {-TIP, 0}}},
        [PSG_MARK_UP] = {3, {{0, -TIP}, {TIP, SQUARE}, {-TIP, SQUARE}}},
        [PSG_MARK_SQUARE] = {4,
                             {{-SQUARE, -SQUARE},
                              {SQUARE, -SQUARE},
                              {SQUARE, SQUARE},
                              {-SQUARE, SQUARE}}},
        [PSG_MARK_DOWN] = {3, {{0, TIP}, {TIP, -SQUARE}, {-TIP, -SQUARE}}},
    };
    if (form == PSG_MARK_DISC) {
        return disc(at, half * DISC);
    }
    PsgPoint points[4];
    for (size_t i = 0; i < polygons[form].count; i++) {
        points[i].x = at.x + polygons[form].points[i].x * half;
        points[i].y = at.y + polygons[form].points[i].y * half;
    }
    return psg_path_polygon(points, polygons[form].count);
}
