/*
 * The area is divided into cells; each knows the pieces that run through it or beside it. So
 * a piece is tested only against those in the cells that it runs through.
 */
#include "route/crowd.h"

#include "base/segment.h"

#define MOST_CELLS 64.0 /* each way: more would only be walked through */

typedef struct {
    PsgPoint a, b;
    double half;
    guint query; /* that met it last: it may lie in several cells */
} Piece;

struct PsgCrowd {
    double half; /* of the line that is asked for */
    double pitch, cell_width, cell_height;
    size_t columns, rows;
    GArray *pieces; /* of Piece; those taken out stay, and lie in no cell */
    GArray **cells; /* of guint: pieces */
    GArray *walked; /* of size_t: cells along a piece */
    guint query;
    size_t work; /* pieces compared with another one so far */
};

static size_t
cell_at(double value, double size, size_t count)
{
    return (size_t)psg_greater(0, psg_lesser(value / size, (double)(count - 1)));
}

/* Collects the cells within `margin` of the piece, column by column. */
static void
walk(PsgCrowd *crowd, PsgPoint a, PsgPoint b, double margin)
{
    g_array_set_size(crowd->walked, 0);
    PsgPoint left = a.x < b.x ? a : b, right = a.x < b.x ? b : a;
    double across = right.x - left.x;
    double slope = across > 1e-9 ? (right.y - left.y) / across : 0;
    double reach = margin * (1 + fabs(slope));
    size_t last = cell_at(right.x + margin, crowd->cell_width, crowd->columns);
    double low = psg_lesser(a.y, b.y) - margin, high = psg_greater(a.y, b.y) + margin;
    for (size_t column = cell_at(left.x - margin, crowd->cell_width, crowd->columns);
         column <= last; column++) {
        double begin = (double)column * crowd->cell_width - left.x;
        double end = begin + crowd->cell_width;
        begin = column == 0 ? 0 : psg_lesser(psg_greater(begin, 0), across);
        end = column == last ? across : psg_lesser(psg_greater(end, 0), across);
        double enters = across > 1e-9 ? left.y + begin * slope : low;
        double leaves = across > 1e-9 ? left.y + end * slope : high;
        double top = psg_greater(low, psg_lesser(enters, leaves) - reach);
        double bottom = psg_lesser(high, psg_greater(enters, leaves) + reach);
        size_t to = cell_at(bottom, crowd->cell_height, crowd->rows);
        for (size_t row = cell_at(top, crowd->cell_height, crowd->rows); row <= to;
             row++) {
            size_t cell = row * crowd->columns + column;
            g_array_append_val(crowd->walked, cell);
        }
    }
}

PsgCrowd *
psg_crowd_new(PsgSize area, size_t lines, double pitch)
{
    PsgCrowd *crowd = g_new0(PsgCrowd, 1);
    double side = fmax(1, fmin(MOST_CELLS, round(sqrt((double)lines))));
    crowd->pitch = pitch;
    crowd->columns = crowd->rows = (size_t)side;
    crowd->cell_width = fmax(area.width, 1) / side;
    crowd->cell_height = fmax(area.height, 1) / side;
    crowd->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    crowd->walked = g_array_new(FALSE, FALSE, sizeof(size_t));
    crowd->cells = g_new(GArray *, crowd->columns * crowd->rows);
    for (size_t i = 0; i < crowd->columns * crowd->rows; i++) {
        crowd->cells[i] = g_array_new(FALSE, FALSE, sizeof(guint));
    }
    return crowd;
}

void
psg_crowd_free(PsgCrowd *crowd)
{
    if (crowd == NULL) {
        return;
    }
    for (size_t i = 0; i < crowd->columns * crowd->rows; i++) {
        g_array_unref(crowd->cells[i]);
    }
    g_free(crowd->cells);
    g_array_unref(crowd->pieces);
    g_array_unref(crowd->walked);
    g_free(crowd);
}

void
psg_crowd_ask_for(PsgCrowd *crowd, double half)
{
    crowd->half = half;
}

void
psg_crowd_add(PsgCrowd *crowd, const PsgWay *way)
{
    for (size_t i = 0; i + 1 < way->count; i++) {
        Piece piece = {way->points[i], way->points[i + 1], way->half, 0};
        guint index = crowd->pieces->len;
        g_array_append_val(crowd->pieces, piece);
        walk(crowd, piece.a, piece.b, crowd->pitch + way->half);
        for (guint k = 0; k < crowd->walked->len; k++) {
            size_t cell = g_array_index(crowd->walked, size_t, k);
            g_array_append_val(crowd->cells[cell], index);
        }
    }
}

static bool
is_piece(const PsgCrowd *crowd, guint index, PsgPoint a, PsgPoint b)
{
    const Piece *piece = &g_array_index(crowd->pieces, Piece, index);
    return psg_point_equals(piece->a, a) && psg_point_equals(piece->b, b);
}

/* Takes the piece from a to b out of one cell. */
static void
remove_from_cell(PsgCrowd *crowd, size_t number, PsgPoint a, PsgPoint b)
{
    GArray *cell = crowd->cells[number];
    for (guint at = 0; at < cell->len; at++) {
        if (is_piece(crowd, g_array_index(cell, guint, at), a, b)) {
            g_array_remove_index(cell, at);
            return;
        }
    }
}

void
psg_crowd_remove(PsgCrowd *crowd, const PsgWay *way)
{
    for (size_t i = 0; i + 1 < way->count; i++) {
        walk(crowd, way->points[i], way->points[i + 1], crowd->pitch + way->half);
        for (guint k = 0; k < crowd->walked->len; k++) {
            remove_from_cell(crowd, g_array_index(crowd->walked, size_t, k),
                             way->points[i], way->points[i + 1]);
        }
    }
}

static bool
is_out_of_reach(const Piece *piece, PsgPoint a, PsgPoint b, double margin)
{
    return psg_greater(piece->a.x, piece->b.x) < psg_lesser(a.x, b.x) - margin ||
           psg_lesser(piece->a.x, piece->b.x) > psg_greater(a.x, b.x) + margin ||
           psg_greater(piece->a.y, piece->b.y) < psg_lesser(a.y, b.y) - margin ||
           psg_lesser(piece->a.y, piece->b.y) > psg_greater(a.y, b.y) + margin;
}

PsgEncounter
psg_crowd_meet(PsgCrowd *crowd, PsgPoint a, PsgPoint b, double most)
{
    PsgEncounter found = {0};
    double length = psg_distance(a, b);
    if (length < 1e-6) {
        return found;
    }
    crowd->query++;
    walk(crowd, a, b, crowd->half);
    for (guint k = 0; k < crowd->walked->len && (double)found.crossings <= most; k++) {
        const GArray *cell = crowd->cells[g_array_index(crowd->walked, size_t, k)];
        crowd->work += cell->len;
        for (guint i = 0; i < cell->len; i++) {
            Piece *piece =
                &g_array_index(crowd->pieces, Piece, g_array_index(cell, guint, i));
            if (piece->query == crowd->query ||
                is_out_of_reach(piece, a, b, crowd->pitch + crowd->half + piece->half)) {
                continue;
            }
            piece->query = crowd->query;
            if (psg_segments_cross(a, b, piece->a, piece->b)) {
                found.crossings++;
                found.slant += psg_cosine_between(a, b, piece->a, piece->b);
            }
            found.beside +=
                psg_length_beside(a, b, length, (PsgPoint[]){piece->a, piece->b},
                                  crowd->pitch + crowd->half + piece->half);
        }
    }
    return found;
}

size_t
psg_crowd_work(const PsgCrowd *crowd)
{
    return crowd->work;
}
