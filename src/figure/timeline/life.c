/* The life of an actor on a scale of time. */
#include "figure/timeline/life.h"

#include "model/presence.h"

#define SOFT_SHARE 0.25  /* of what an approximate date covers, it is soft beyond it */
#define SOFT_LEAST 0.008 /* of the scale's length */

static bool
is_soft(const PsgDate *date)
{
    return date->kind == PSG_END_KNOWN && (date->approximate || date->uncertain);
}

/* How far a soft edge reaches beyond its date. */
static double
soft_reach(const PsgTimeScale *scale, const PsgDate *date)
{
    double covers =
        psg_time_scale_x(scale, date->last + 1) - psg_time_scale_x(scale, date->first);
    return MAX(covers * SOFT_SHARE, (scale->right - scale->left) * SOFT_LEAST);
}

static void
find_begin(PsgLifePiece *piece, const PsgTimeScale *scale)
{
    const PsgDate *from = &piece->when.from;
    piece->left = psg_time_scale_x(scale, from->first);
    piece->solid_left = piece->left;
    if (from->first < scale->first) {
        piece->begin = PSG_EDGE_BROKEN;
    } else if (is_soft(from)) {
        piece->begin = PSG_EDGE_SOFT;
        piece->solid_left = psg_time_scale_x(scale, from->last + 1);
        piece->left = MAX(scale->left, piece->left - soft_reach(scale, from));
    }
}

static void
find_end(PsgLifePiece *piece, const PsgTimeScale *scale)
{
    const PsgDate *to = &piece->when.to;
    piece->right = psg_time_scale_x(scale, to->last + 1);
    piece->solid_right = piece->right;
    if (to->kind != PSG_END_KNOWN) {
        piece->end = PSG_EDGE_OPEN;
        piece->right = piece->left < scale->open ? scale->open : scale->right;
        piece->solid_right = piece->right;
    } else if (to->last > scale->last) {
        piece->end = PSG_EDGE_BROKEN;
    } else if (is_soft(to)) {
        piece->end = PSG_EDGE_SOFT;
        piece->solid_right = MAX(piece->left, psg_time_scale_x(scale, to->first));
        piece->right = MIN(scale->right, piece->right + soft_reach(scale, to));
    }
}

static void
add_piece(GArray *pieces, const PsgTimeScale *scale, const PsgInterval *when,
          bool is_talk)
{
    PsgLifePiece piece = {.when = *when, .is_talk = is_talk};
    double left, right;
    if (!psg_time_scale_span(scale, when, &left, &right)) {
        return;
    }
    find_begin(&piece, scale);
    find_end(&piece, scale);
    if (piece.solid_left > piece.solid_right) { /* soft at both ends of a short time */
        piece.solid_left = piece.solid_right = (piece.solid_left + piece.solid_right) / 2;
    }
    g_array_append_val(pieces, piece);
}

static gint
compare_pieces(gconstpointer a, gconstpointer b)
{
    int first = psg_interval_first(&((const PsgLifePiece *)a)->when);
    int second = psg_interval_first(&((const PsgLifePiece *)b)->when);
    return (first > second) - (first < second);
}

GArray *
psg_life_pieces(const PsgActor *actor, const PsgTimeScale *scale)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(PsgLifePiece));
    PsgInterval talk, always = psg_interval_always();
    bool is_talk = psg_actor_talk(actor, &talk);
    if (is_talk) {
        add_piece(pieces, scale, &talk, true);
    }
    for (size_t i = 0; i < actor->when.count; i++) {
        add_piece(pieces, scale, &actor->when.items[i], false);
    }
    if (!actor->has_when && !actor->is_talked_of) {
        add_piece(pieces, scale, &always, false);
    }
    g_array_sort(pieces, compare_pieces);
    return pieces;
}
