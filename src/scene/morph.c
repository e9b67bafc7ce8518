/*
 * Lines made alike: both as cubic curves, cut where either has a joint.
 *
 * Joints are found at shares of a line's length, so that every part of a line becomes the
 * part of the other one that lies as far from its ends. Curves are cut by de Casteljau's
 * construction, which does not change how they look.
 */
#include "scene/morph.h"

#define TOLERANCE 1e-4 /* of shares: joints that are nearer to each other are one */

enum { CHORDS = 8 }; /* that a curve is measured by */

typedef struct {
    PsgPoint points[4];
    double from, to; /* shares of the line's length */
} Piece;

/* De Casteljau: the curve's parts before and after `share` of its parameter. */
static void
cut_curve(const PsgPoint *curve, double share, PsgPoint *before, PsgPoint *after)
{
    PsgPoint a = psg_between(curve[0], curve[1], share);
    PsgPoint b = psg_between(curve[1], curve[2], share);
    PsgPoint c = psg_between(curve[2], curve[3], share);
    PsgPoint ab = psg_between(a, b, share), bc = psg_between(b, c, share);
    PsgPoint middle = psg_between(ab, bc, share);
    PsgPoint first[] = {curve[0], a, ab, middle}, rest[] = {middle, bc, c, curve[3]};
    for (size_t i = 0; i < 4; i++) {
        before[i] = first[i];
        after[i] = rest[i];
    }
}

static PsgPoint
curve_point(const PsgPoint *curve, double share)
{
    PsgPoint before[4], after[4];
    cut_curve(curve, share, before, after);
    return after[0];
}

static double
curve_length(const PsgPoint *curve)
{
    double length = 0;
    PsgPoint last = curve[0];
    for (int i = 1; i <= CHORDS; i++) {
        PsgPoint next = curve_point(curve, (double)i / CHORDS);
        length += psg_distance(last, next);
        last = next;
    }
    return length;
}

/* The parameter at which that share of the curve's length has passed. */
static double
curve_parameter(const PsgPoint *curve, double share)
{
    double wanted = share * curve_length(curve), passed = 0;
    PsgPoint last = curve[0];
    for (int i = 1; i <= CHORDS; i++) {
        PsgPoint next = curve_point(curve, (double)i / CHORDS);
        double chord = psg_distance(last, next);
        if (passed + chord >= wanted && chord > 0) {
            return (i - 1 + (wanted - passed) / chord) / CHORDS;
        }
        passed += chord;
        last = next;
    }
    return share;
}

/* The pieces of a line: Piece. A line without length has even shares. */
static GArray *
pieces_of(const PsgPath *path)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    PsgPoint last = psg_path_step(path, 0)->to;
    double length = 0;
    for (size_t i = 1; i < psg_path_count(path); i++) {
        const PsgStep *step = psg_path_step(path, i);
        Piece piece = {.points = {last, psg_between(last, step->to, 1.0 / 3),
                                  psg_between(last, step->to, 2.0 / 3), step->to}};
        if (step->kind == PSG_STEP_CURVE) {
            piece.points[1] = step->control1;
            piece.points[2] = step->control2;
        }
        piece.from = length;
        length += curve_length(piece.points);
        piece.to = length;
        g_array_append_val(pieces, piece);
        last = step->to;
    }
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = &g_array_index(pieces, Piece, i);
        piece->from = length > 0 ? piece->from / length : (double)i / pieces->len;
        piece->to = length > 0 ? piece->to / length : (i + 1.0) / pieces->len;
    }
    return pieces;
}

static void
cut_at(GArray *pieces, double share)
{
    for (guint i = 0; i < pieces->len; i++) {
        Piece piece = g_array_index(pieces, Piece, i);
        if (share > piece.from + TOLERANCE && share < piece.to - TOLERANCE) {
            Piece before = {.from = piece.from, .to = share};
            Piece after = {.from = share, .to = piece.to};
            double inside = (share - piece.from) / (piece.to - piece.from);
            cut_curve(piece.points, curve_parameter(piece.points, inside), before.points,
                      after.points);
            g_array_index(pieces, Piece, i) = before;
            g_array_insert_val(pieces, i + 1, after);
            return;
        }
    }
}

static void
cut_where(GArray *pieces, const GArray *joints)
{
    for (guint i = 0; i + 1 < joints->len; i++) {
        cut_at(pieces, g_array_index(joints, Piece, i).to);
    }
}

/* Joints that are near each other, but not at the same share, leave one line with fewer
 * pieces: its last one is followed by pieces without length. */
static PsgPath *
path_of(const GArray *pieces, guint count)
{
    PsgPath *path = psg_path_new();
    psg_path_move(path, g_array_index(pieces, Piece, 0).points[0]);
    for (guint i = 0; i < count; i++) {
        const Piece *piece = &g_array_index(pieces, Piece, MIN(i, pieces->len - 1));
        bool is_over = i >= pieces->len;
        PsgPoint end = piece->points[3];
        psg_path_curve(path, is_over ? end : piece->points[1],
                       is_over ? end : piece->points[2], end);
    }
    return path;
}

void
psg_morph_align(const PsgPath *a, const PsgPath *b, PsgPath **same_a, PsgPath **same_b)
{
    if (psg_path_is_alike(a, b) || psg_path_count(a) < 2 || psg_path_count(b) < 2) {
        *same_a = psg_path_copy(a);
        *same_b = psg_path_copy(b);
        return;
    }
    g_autoptr(GArray) of_a = pieces_of(a);
    g_autoptr(GArray) of_b = pieces_of(b);
    g_autoptr(GArray) joints = g_array_copy(of_a);
    cut_where(of_a, of_b);
    cut_where(of_b, joints);
    guint count = MAX(of_a->len, of_b->len);
    *same_a = path_of(of_a, count);
    *same_b = path_of(of_b, count);
}
