/* Boxes and pairs of them made by chance. */
#include "sample_route.h"

void
sample_boxes(PsgRandom *random, size_t columns, size_t rows, PsgSize spread,
             PsgRect *boxes)
{
    double cell_width = 1520.0 / (double)columns, cell_height = 640.0 / (double)rows;
    for (size_t i = 0; i < columns * rows; i++) {
        double width = cell_width * (0.3 + spread.width * psg_random_unit(random));
        double height = cell_height * (0.3 + spread.height * psg_random_unit(random));
        double dx = psg_random_unit(random) * (cell_width - width);
        double dy = psg_random_unit(random) * (cell_height - height);
        boxes[i] = (PsgRect){(double)(i % columns) * cell_width + dx,
                             (double)(i / columns) * cell_height + dy, width, height};
    }
}

PsgRouteEnds
sample_ends(PsgRandom *random, size_t count)
{
    size_t from = psg_random_below(random, (uint32_t)count);
    size_t to = (from + 1 + psg_random_below(random, (uint32_t)count - 1)) % count;
    return (PsgRouteEnds){from, to};
}
