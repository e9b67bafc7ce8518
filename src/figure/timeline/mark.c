/* The mark of an event: a small shape, one for each kind. */
#include "figure/timeline/mark.h"

#define LINE_SHARE 0.3 /* of half a mark's width, how thick a hollow one is */

typedef enum { FORM_DISC, FORM_DIAMOND, FORM_SQUARE, FORM_UP, FORM_DOWN } Form;

/* In turn for kinds of events; those of one form are the further apart. */
static const struct {
    Form form;
    bool is_hollow;
} looks[] = {
    {FORM_DISC, false},   {FORM_DIAMOND, false}, {FORM_UP, false},   {FORM_DISC, true},
    {FORM_SQUARE, false}, {FORM_DIAMOND, true},  {FORM_DOWN, false}, {FORM_SQUARE, true},
    {FORM_UP, true},      {FORM_DOWN, true},
};

static void
draw_polygon(const PsgPen *pen, const PsgPoint *points, size_t count, const PsgInk *ink)
{
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, points[0]);
    for (size_t i = 1; i < count; i++) {
        psg_path_line(path, points[i]);
    }
    psg_path_close(path);
    psg_scene_path(pen->scene, path, ink);
}

/* All look about as large: corners reach out farther than the disc does. */
static void
draw_form(const PsgPen *pen, Form form, PsgPoint at, double half, const PsgInk *ink)
{
    double x = at.x, y = at.y, far = half * 1.16, near = half * 0.86;
    switch (form) {
    case FORM_DISC:
        psg_scene_box(pen->scene, psg_rect_around(at, (PsgSize){1.9 * half, 1.9 * half}),
                      0.95 * half, ink);
        return;
    case FORM_SQUARE:
        psg_scene_box(pen->scene, psg_rect_around(at, (PsgSize){2 * near, 2 * near}), 0,
                      ink);
        return;
    case FORM_DIAMOND:
        draw_polygon(pen,
                     (PsgPoint[]){{x, y - far}, {x + far, y}, {x, y + far}, {x - far, y}},
                     4, ink);
        return;
    case FORM_UP:
        draw_polygon(pen,
                     (PsgPoint[]){{x, y - far}, {x + far, y + near}, {x - far, y + near}},
                     3, ink);
        return;
    case FORM_DOWN:
        draw_polygon(pen,
                     (PsgPoint[]){{x, y + far}, {x + far, y - near}, {x - far, y - near}},
                     3, ink);
        return;
    }
}

void
psg_timeline_mark_draw(const PsgPen *pen, size_t kind, PsgPoint at, double half)
{
    const PsgStyle *style = pen->context->style;
    size_t look = kind == PSG_NONE ? 0 : kind % G_N_ELEMENTS(looks);
    PsgInk ink = {.fill = style->ink};
    double size = half;
    if (looks[look].is_hollow) {
        ink.width = half * LINE_SHARE;
        ink.fill = style->background;
        ink.stroke = style->ink;
        size -= ink.width / 2;
    }
    draw_form(pen, looks[look].form, at, size, &ink);
}
