/* The marks of points. */
#include "figure/series/mark.h"

#include <math.h>

/* In units of a slide. */
#define LINE_WIDTH 2.0

/* From the mark's middle to the arrow's tip, and half its head, in radii. */
#define ARROW 2.4
#define ARROW_HALF 0.75

#define WIDEST 1.3 /* of all shapes, in radii */

enum { SHAPES = 5 };

static void
close_polygon(PsgPath *path, PsgPoint centre, const PsgPoint *corners, size_t count,
              double radius)
{
    for (size_t i = 0; i < count; i++) {
        PsgPoint at = {centre.x + corners[i].x * radius,
                       centre.y + corners[i].y * radius};
        if (i == 0) {
            psg_path_move(path, at);
        } else {
            psg_path_line(path, at);
        }
    }
    psg_path_close(path);
}

static void
circle(PsgPath *path, PsgPoint centre, double radius)
{
    double pull = radius * 0.5522847498; /* of a cubic curve that is a quarter circle */
    double x = centre.x, y = centre.y;
    psg_path_move(path, (PsgPoint){x + radius, y});
    psg_path_curve(path, (PsgPoint){x + radius, y + pull},
                   (PsgPoint){x + pull, y + radius}, (PsgPoint){x, y + radius});
    psg_path_curve(path, (PsgPoint){x - pull, y + radius},
                   (PsgPoint){x - radius, y + pull}, (PsgPoint){x - radius, y});
    psg_path_curve(path, (PsgPoint){x - radius, y - pull},
                   (PsgPoint){x - pull, y - radius}, (PsgPoint){x, y - radius});
    psg_path_curve(path, (PsgPoint){x + pull, y - radius},
                   (PsgPoint){x + radius, y - pull}, (PsgPoint){x + radius, y});
    psg_path_close(path);
}

/* Circle, square, triangle, rhomb, triangle on its tip: about equally large. */
static PsgPath *
outline(size_t mark, PsgPoint centre, double radius)
{
    static const PsgPoint square[] = {
        {-0.88, -0.88}, {0.88, -0.88}, {0.88, 0.88}, {-0.88, 0.88}};
    static const PsgPoint triangle[] = {{0, -1.2}, {1.13, 0.83}, {-1.13, 0.83}};
    static const PsgPoint rhomb[] = {{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}};
    static const PsgPoint tipped[] = {{0, 1.2}, {1.13, -0.83}, {-1.13, -0.83}};
    PsgPath *path = psg_path_new();
    switch (mark % SHAPES) {
    case 0:
        circle(path, centre, radius);
        break;
    case 1:
        close_polygon(path, centre, square, G_N_ELEMENTS(square), radius);
        break;
    case 2:
        close_polygon(path, centre, triangle, G_N_ELEMENTS(triangle), radius);
        break;
    case 3:
        close_polygon(path, centre, rhomb, G_N_ELEMENTS(rhomb), radius);
        break;
    default:
        close_polygon(path, centre, tipped, G_N_ELEMENTS(tipped), radius);
        break;
    }
    return path;
}

/* side: -1 up, 1 down. */
static void
draw_arrow(const PsgSeriesPlot *plot, PsgPoint centre, int side, const PsgInk *ink)
{
    double tip = centre.y + side * plot->mark * ARROW;
    double half = plot->mark * ARROW_HALF;
    g_autoptr(PsgPath) arrow = psg_path_new();
    psg_path_move(arrow, centre);
    psg_path_line(arrow, (PsgPoint){centre.x, tip});
    psg_path_move(arrow, (PsgPoint){centre.x - half, tip - side * half});
    psg_path_line(arrow, (PsgPoint){centre.x, tip});
    psg_path_line(arrow, (PsgPoint){centre.x + half, tip - side * half});
    psg_scene_path(plot->pen->scene, arrow, ink);
}

void
psg_series_mark_draw(const PsgSeriesPlot *plot, const PsgSeriesLine *line,
                     const PsgSeriesPoint *point)
{
    const PsgPen *pen = plot->pen;
    PsgPoint at = psg_series_plot_at(plot, point);
    bool is_open = point->bound != PSG_BOUND_EXACT || point->is_makeshift;
    PsgInk ink = {.fill = is_open ? pen->context->style->background : line->colour,
                  .stroke = line->colour,
                  .width = psg_pen_length(pen, LINE_WIDTH)};
    PsgInk stroke = {.stroke = line->colour, .width = ink.width};
    if (point->bound == PSG_BOUND_ABOVE || point->bound == PSG_BOUND_BELOW) {
        draw_arrow(plot, at, point->bound == PSG_BOUND_ABOVE ? -1 : 1, &stroke);
    }
    g_autoptr(PsgPath) shape = outline(line->mark, at, plot->mark);
    psg_scene_path(pen->scene, shape, &ink);
}

PsgRect
psg_series_mark_bounds(const PsgSeriesPlot *plot, const PsgSeriesPoint *point)
{
    double radius = plot->mark * WIDEST, arrow = plot->mark * ARROW;
    PsgPoint at = psg_series_plot_at(plot, point);
    double up = point->bound == PSG_BOUND_ABOVE ? arrow : radius;
    double down = point->bound == PSG_BOUND_BELOW ? arrow : radius;
    return (PsgRect){at.x - radius, at.y - up, 2 * radius, up + down};
}
