/* Marks: small shapes that are told apart by form. */
#include "figure/part/marks.h"

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
