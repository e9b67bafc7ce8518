/* A pen: writing with measured letters. */
#include "figure/part/pen.h"

double
psg_pen_length(const PsgPen *pen, double units)
{
    return units * pen->context->page.scale;
}

PsgTextLook
psg_pen_look(const PsgPen *pen, double size, int weight, PsgColour colour,
             PsgAnchor anchor)
{
    PsgFont font = {pen->context->style->font, psg_pen_length(pen, size), weight, false};
    return (PsgTextLook){font, colour, anchor, 0};
}

double
psg_pen_write(const PsgPen *pen, const PsgTextLook *look, PsgPoint at, const char *text)
{
    double width = psg_ruler_width(pen->ruler, &look->font, text);
    psg_scene_text(pen->scene, look, at, text, width);
    return width;
}

double
psg_pen_write_within(const PsgPen *pen, const PsgTextLook *look, PsgPoint at,
                     const char *text, double most)
{
    g_autofree char *line = psg_ruler_cut(pen->ruler, &look->font, text, most);
    return *line == '\0' ? 0 : psg_pen_write(pen, look, at, line);
}

PsgPoint
psg_pen_write_lines(const PsgPen *pen, const PsgTextLook *look, PsgPoint at,
                    char *const *lines)
{
    for (size_t i = 0; lines[i] != NULL; i++) {
        psg_pen_write(pen, look, at, lines[i]);
        at.y += psg_pen_line_height(pen, look);
    }
    return at;
}

double
psg_pen_width(const PsgPen *pen, const PsgTextLook *look, const char *text)
{
    return psg_ruler_width(pen->ruler, &look->font, text);
}

double
psg_pen_cap_height(const PsgPen *pen, const PsgTextLook *look)
{
    return psg_ruler_cap_height(pen->ruler, &look->font);
}

double
psg_pen_line_height(const PsgPen *pen, const PsgTextLook *look)
{
    return psg_ruler_line_height(pen->ruler, &look->font);
}

char **
psg_pen_wrap(const PsgPen *pen, const PsgTextLook *look, const char *text, double width,
             size_t most)
{
    return psg_ruler_wrap(pen->ruler, &look->font, text, width, most);
}

PsgInk
psg_pen_stroke(const PsgPen *pen, PsgColour colour, double units, PsgDash dash)
{
    return (PsgInk){PSG_COLOUR_NONE, colour, psg_pen_length(pen, units), dash};
}

void
psg_pen_line(const PsgPen *pen, PsgPoint from, PsgPoint to, const PsgInk *ink)
{
    g_autoptr(PsgPath) line = psg_path_polyline((PsgPoint[]){from, to}, 2);
    psg_scene_path(pen->scene, line, ink);
}

void
psg_pen_polygon(const PsgPen *pen, const PsgPoint *points, size_t count,
                const PsgInk *ink)
{
    g_autoptr(PsgPath) shape = psg_path_polygon(points, count);
    psg_scene_path(pen->scene, shape, ink);
}

void
psg_pen_rule(const PsgPen *pen, PsgPoint from, PsgPoint to)
{
    PsgInk ink = psg_pen_stroke(pen, pen->context->style->faint, 1, PSG_DASH_NONE);
    psg_pen_line(pen, from, to, &ink);
}

void
psg_pen_group(const PsgPen *pen, const char *id)
{
    psg_pen_titled_group(pen, id, id, NULL);
}

void
psg_pen_prefixed_group(const PsgPen *pen, const char *prefix, const char *class)
{
    g_autofree char *id = g_strconcat(prefix == NULL ? "" : prefix, class, NULL);
    psg_pen_titled_group(pen, class, id, NULL);
}

void
psg_pen_titled_group(const PsgPen *pen, const char *class, const char *id,
                     const char *title)
{
    PsgGroupLook look = {.id = id, .class = class, .title = title, .opacity = 1};
    psg_scene_group(pen->scene, &look);
}

void
psg_pen_piece(const PsgPen *pen, PsgPartKind piece)
{
    const char *word = psg_part_word(piece);
    psg_scene_group(
        pen->scene,
        &(PsgGroupLook){.id = word, .class = word, .opacity = 1, .part = {piece, 0}});
}

void
psg_pen_end(const PsgPen *pen)
{
    psg_scene_end(pen->scene);
}
