/*
 * After "Disconnected graph layout and the polyomino packing approach" (Freivalds,
 * Dogrusoz, Kikusts 2002): each part covers cells of a grid; parts are put down one by
 * one, large ones first, each on the free cells that are nearest to the middle. Cells are
 * taken slice by slice.
 */
#include "layout/stress/problem.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    guint first, count; /* in the order of actors */
    size_t slices;      /* in which its actors stand, added up */
    PsgPoint middle;
} PsgPiece;

/* Turned around its middle so that its long side lies along the page's. */
static void
turn_piece(const PsgPiece *piece, const GArray *order, PsgPoint *places, bool is_upright)
{
    double xx = 0, xy = 0, yy = 0;
    for (guint i = 0; i < piece->count; i++) {
        PsgPoint at = places[g_array_index(order, guint32, piece->first + i)];
        double dx = at.x - piece->middle.x, dy = at.y - piece->middle.y;
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
    }
    double angle = (is_upright ? G_PI_2 : 0) - atan2(2 * xy, xx - yy) / 2;
    double cosine = cos(angle), sine = sin(angle);
    for (guint i = 0; i < piece->count; i++) {
        PsgPoint *at = &places[g_array_index(order, guint32, piece->first + i)];
        double dx = at->x - piece->middle.x, dy = at->y - piece->middle.y;
        at->x = piece->middle.x + cosine * dx - sine * dy;
        at->y = piece->middle.y + sine * dx + cosine * dy;
    }
}

/* Actors of a piece follow each other. */
static void
collect_piece(const PsgStressProblem *collapsed, guint32 start, bool *seen, GArray *order)
{
    guint head = order->len;
    seen[start] = true;
    g_array_append_val(order, start);
    for (; head < order->len; head++) {
        guint32 actor = g_array_index(order, guint32, head);
        for (size_t i = collapsed->first_pull[actor];
             i < collapsed->first_pull[actor + 1]; i++) {
            guint32 other = collapsed->pulls[i].other;
            if (!seen[other]) {
                seen[other] = true;
                g_array_append_val(order, other);
            }
        }
    }
}

static PsgPiece
piece_of_actors(const PsgStressProblem *problem, const PsgPoint *places,
                const GArray *order, guint first)
{
    PsgPiece piece = {first, order->len - first, 0, {0, 0}};
    for (guint i = first; i < order->len; i++) {
        guint32 actor = g_array_index(order, guint32, i);
        piece.slices += problem->first[actor + 1] - problem->first[actor];
        piece.middle.x += places[actor].x / piece.count;
        piece.middle.y += places[actor].y / piece.count;
    }
    return piece;
}

static int
larger_first(const void *left, const void *right)
{
    const PsgPiece *a = left, *b = right;
    if (a->count != b->count) {
        return a->count > b->count ? -1 : 1;
    }
    return (a->first > b->first) - (a->first < b->first);
}

/* Slice and cell in one number; cells are as wide as the distance of tied actors. */
static gint64
cell_key(guint32 slice, gint64 column, gint64 row)
{
    return ((gint64)slice << 40) + ((column + (1 << 19)) << 20) + row + (1 << 19);
}

/* g_int64_hash drops the upper half, in which the slice stands. This one mixes all bits
 * (the finalizer of SplitMix64, Steele, Lea and Flood 2014). */
static guint
cell_hash(gconstpointer key)
{
    guint64 bits = *(const guint64 *)key;
    bits = (bits ^ (bits >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
    bits = (bits ^ (bits >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
    return (guint)(bits >> 32);
}

typedef struct {
    const PsgStressProblem *problem;
    const GArray *order;
    const PsgPoint *places;
    GHashTable *taken; /* of keys of cells */
} PsgPacking;

static void
cell_of(const PsgPacking *packing, const PsgPiece *piece, guint32 actor, gint64 cell[2])
{
    cell[0] = llround(packing->places[actor].x - piece->middle.x);
    cell[1] = llround(packing->places[actor].y - piece->middle.y);
}

static bool
fits_at(const PsgPacking *packing, const PsgPiece *piece, gint64 column, gint64 row)
{
    for (guint i = 0; i < piece->count; i++) {
        guint32 actor = g_array_index(packing->order, guint32, piece->first + i);
        gint64 cell[2];
        cell_of(packing, piece, actor, cell);
        for (size_t j = packing->problem->first[actor];
             j < packing->problem->first[actor + 1]; j++) {
            gint64 key =
                cell_key(packing->problem->slice[j], cell[0] + column, cell[1] + row);
            if (g_hash_table_contains(packing->taken, &key)) {
                return false;
            }
        }
    }
    return true;
}

/* Takes the cells under its actors, and those around them. */
static void
take_cells(const PsgPacking *packing, const PsgPiece *piece, gint64 column, gint64 row)
{
    for (guint i = 0; i < piece->count; i++) {
        guint32 actor = g_array_index(packing->order, guint32, piece->first + i);
        gint64 cell[2];
        cell_of(packing, piece, actor, cell);
        for (size_t j = packing->problem->first[actor];
             j < packing->problem->first[actor + 1]; j++) {
            for (int k = 0; k < 9; k++) {
                gint64 key =
                    cell_key(packing->problem->slice[j], cell[0] + column + k % 3 - 1,
                             cell[1] + row + k / 3 - 1);
                g_hash_table_add(packing->taken, g_memdup2(&key, sizeof key));
            }
        }
    }
}

/* The n-th cell of a square spiral around the middle. */
static void
spiral_step(gint64 *column, gint64 *row)
{
    gint64 ring = MAX(llabs(*column), llabs(*row));
    if (*row == -ring && *column < ring) {
        (*column)++;
    } else if (*column == ring && *row < ring) {
        (*row)++;
    } else if (*row == ring && *column > -ring) {
        (*column)--;
    } else if (*row - 1 > -ring) {
        (*row)--;
    } else {
        *column = -ring - 1; /* the ring is done: out to the next */
        *row = -ring - 1;
    }
}

static void
put_piece(const PsgPacking *packing, const PsgPiece *piece, PsgPoint *packed)
{
    double aspect = packing->problem->aspect;
    gint64 step[2] = {0, 0}, column = 0, row = 0;
    while (!fits_at(packing, piece, column, row)) {
        spiral_step(&step[0], &step[1]);
        column = llround((double)step[0] * fmax(1, aspect));
        row = llround((double)step[1] * (aspect > 0 ? fmax(1, 1 / aspect) : 1));
    }
    take_cells(packing, piece, column, row);
    for (guint i = 0; i < piece->count; i++) {
        guint32 actor = g_array_index(packing->order, guint32, piece->first + i);
        packed[actor].x = packing->places[actor].x - piece->middle.x + (double)column;
        packed[actor].y = packing->places[actor].y - piece->middle.y + (double)row;
    }
}

void
psg_problem_pack(const PsgStressProblem *problem, const PsgStressProblem *collapsed,
                 PsgPoint *places)
{
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(PsgPiece));
    g_autofree bool *seen = g_new0(bool, problem->actor_count + 1);
    for (guint32 i = 0; i < problem->actor_count; i++) {
        if (!seen[i]) {
            guint first = order->len;
            collect_piece(collapsed, i, seen, order);
            PsgPiece piece = piece_of_actors(problem, places, order, first);
            if (problem->aspect > 0) {
                turn_piece(&piece, order, places, problem->aspect < 1);
            }
            g_array_append_val(pieces, piece);
        }
    }
    g_array_sort(pieces, larger_first);
    g_autofree PsgPoint *before =
        g_memdup2(places, (problem->actor_count + 1) * sizeof *places);
    g_autoptr(GHashTable) taken =
        g_hash_table_new_full(cell_hash, g_int64_equal, g_free, NULL);
    PsgPacking packing = {problem, order, before, taken};
    for (guint i = 0; i < pieces->len; i++) {
        put_piece(&packing, &g_array_index(pieces, PsgPiece, i), places);
    }
}
