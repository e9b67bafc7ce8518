/* Outlines: the shapes of actors, and where lines meet them; small marks. */
#include "figure/part/shape.h"

#include <math.h>

#define CUT_SHARE 0.26 /* of the height, cut off at corners */
#define STEPS 64       /* of the walk inwards to the outline */

/* A box may be narrower than its corners want it. */
static double
cut_off(PsgRect box)
{
    return MIN(box.height * CUT_SHARE, box.width / 2);
}

PsgOutline
psg_shape_outline(PsgShape shape, PsgRect box, double corner)
{
    double half = MIN(box.width, box.height) / 2;
    switch (shape) {
    case PSG_SHAPE_ROUND:
        return (PsgOutline){PSG_OUTLINE_ROUND, box, MIN(corner, half)};
    case PSG_SHAPE_PILL:
        return (PsgOutline){PSG_OUTLINE_ROUND, box, half};
    case PSG_SHAPE_ELLIPSE:
        return (PsgOutline){PSG_OUTLINE_ELLIPSE, box, 0};
    case PSG_SHAPE_HEXAGON:
        return (PsgOutline){PSG_OUTLINE_HEXAGON, box, cut_off(box)};
    case PSG_SHAPE_CUT:
        return (PsgOutline){PSG_OUTLINE_OCTAGON, box, cut_off(box)};
    case PSG_SHAPE_TAB:
        return (PsgOutline){PSG_OUTLINE_TAB, box, cut_off(box)};
    case PSG_SHAPE_DEFAULT:
    case PSG_SHAPE_BOX:
        break;
    }
    return (PsgOutline){PSG_OUTLINE_RECT, box, 1}; /* not quite sharp prints better */
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

PsgOutline
psg_mark_outline(PsgMarkForm form, PsgPoint at, double half)
{
    static const struct {
        PsgOutlineForm form;
        double left, top, right, bottom; /* in halves of its width */
    } marks[] = {
        [PSG_MARK_DISC] = {PSG_OUTLINE_ELLIPSE, -DISC, -DISC, DISC, DISC},
        [PSG_MARK_DIAMOND] = {PSG_OUTLINE_DIAMOND, -TIP, -TIP, TIP, TIP},
        [PSG_MARK_UP] = {PSG_OUTLINE_UP, -TIP, -TIP, TIP, SQUARE},
        [PSG_MARK_SQUARE] = {PSG_OUTLINE_RECT, -SQUARE, -SQUARE, SQUARE, SQUARE},
        [PSG_MARK_DOWN] = {PSG_OUTLINE_DOWN, -TIP, -SQUARE, TIP, TIP},
    };
    return (PsgOutline){marks[form].form,
                        {at.x + marks[form].left * half, at.y + marks[form].top * half,
                         (marks[form].right - marks[form].left) * half,
                         (marks[form].bottom - marks[form].top) * half},
                        0};
}
