/* Small shapes that tell things apart. */
#include "figure/part/symbol.h"

/* Corners, in radii from the middle. */
static const PsgPoint square[] = {{-0.88, -0.88},
                                  {0.88, -0.88},
                                  {0.88, 0.88},
                                  {-0.88, 0.88}};
static const PsgPoint up[] = {{0, -1.2}, {1.13, 0.83}, {-1.13, 0.83}};
static const PsgPoint diamond[] = {{0, -PSG_SYMBOL_REACH},
                                   {PSG_SYMBOL_REACH, 0},
                                   {0, PSG_SYMBOL_REACH},
                                   {-PSG_SYMBOL_REACH, 0}};
static const PsgPoint down[] = {{0, 1.2}, {1.13, -0.83}, {-1.13, -0.83}};

static const struct {
    const PsgPoint *corners;
    size_t count;
} shapes[PSG_SYMBOLS] = {
    [PSG_SYMBOL_SQUARE] = {square, G_N_ELEMENTS(square)},
    [PSG_SYMBOL_UP] = {up, G_N_ELEMENTS(up)},
    [PSG_SYMBOL_DIAMOND] = {diamond, G_N_ELEMENTS(diamond)},
    [PSG_SYMBOL_DOWN] = {down, G_N_ELEMENTS(down)},
};

void
psg_symbol_draw(const PsgPen *pen, PsgSymbol symbol, PsgPoint at, double radius,
                const PsgInk *ink)
{
    if (symbol == PSG_SYMBOL_DISC) {
        psg_scene_box(pen->scene, psg_rect_around(at, (PsgSize){2 * radius, 2 * radius}),
                      radius, ink);
        return;
    }
    PsgPoint corners[4];
    for (size_t i = 0; i < shapes[symbol].count; i++) {
        corners[i] = (PsgPoint){at.x + shapes[symbol].corners[i].x * radius,
                                at.y + shapes[symbol].corners[i].y * radius};
    }
    psg_pen_polygon(pen, corners, shapes[symbol].count, ink);
}
