/*
 * Labels of marks that stand in rows.
 *
 * figure/part/label_placer does the placing; a label is tied to its mark, so that none
 * hides the way of another's pole.
 *
 * 1. Labels stand beside their marks, in the row of their first spot.
 * 2. Lanes go where they tell most: the labels of a row that have no place yet, the heaviest
 *    first, are divided into sets in which none meets another, and the height that is spare
 *    goes to the heaviest sets.
 * 3. The labels of these sets stand in the lanes of their row as flags, that come down like
 *    stairs.
 * 4. Those that are left try to stand beside the marks of all their spots.
 */
#include "figure/part/label_lanes.h"

#include "base/compare.h"
#include "figure/part/label_placer.h"
#include "model/landscape.h"

/* What places cost, from 0 to 1 (see label_placer). */
#define LEFT_COST 0.1 /* one reads a mark before its label */
#define SPOT_COST 0.1 /* for each spot that is better */
#define FLAG_COST 0.3
#define LANE_COST 0.01 /* for each lane that it is off its step */

enum { MOST_LANES = 32 }; /* of a row: longer poles are hard to follow */

typedef struct {
    double left, right;
} Stretch;

/* What is taken, of Stretch: from left to right, apart. */
typedef struct {
    GArray *bars, *below;
    GArray *sets[MOST_LANES]; /* of labels that one lane may hold; NULL */
    size_t lanes;
} Row;

struct PsgLabelLanes {
    Row *rows;
    size_t count;
};

/* ---- What is taken ---- */

PsgLabelLanes *
psg_label_lanes_new(size_t row_count)
{
    PsgLabelLanes *lanes = g_new(PsgLabelLanes, 1);
    *lanes = (PsgLabelLanes){g_new0(Row, row_count + 1), row_count};
    for (size_t i = 0; i < row_count; i++) {
        lanes->rows[i].bars = g_array_new(FALSE, FALSE, sizeof(Stretch));
        lanes->rows[i].below = g_array_new(FALSE, FALSE, sizeof(Stretch));
    }
    return lanes;
}

void
psg_label_lanes_free(PsgLabelLanes *lanes)
{
    for (size_t i = 0; lanes != NULL && i < lanes->count; i++) {
        g_array_unref(lanes->rows[i].bars);
        g_array_unref(lanes->rows[i].below);
        for (size_t set = 0; set < MOST_LANES; set++) {
            g_clear_pointer(&lanes->rows[i].sets[set], g_array_unref);
        }
    }
    if (lanes != NULL) {
        g_free(lanes->rows);
        g_free(lanes);
    }
}

static Stretch *
stretch_at(const GArray *taken, guint index)
{
    return &g_array_index(taken, Stretch, index);
}

/* The first stretch that goes beyond x; as many as there are if none does. */
static guint
first_beyond(const GArray *taken, double x)
{
    guint from = 0, end = taken->len;
    while (from < end) {
        guint middle = from + (end - from) / 2;
        if (stretch_at(taken, middle)->right > x) {
            end = middle;
        } else {
            from = middle + 1;
        }
    }
    return from;
}

static bool
is_clear(const GArray *taken, Stretch asked)
{
    guint next = first_beyond(taken, asked.left);
    return next == taken->len || stretch_at(taken, next)->left >= asked.right;
}

/* Those that it overlaps become one with it. */
static void
take(GArray *taken, Stretch stretch)
{
    guint first = first_beyond(taken, stretch.left), end = first;
    while (end < taken->len && stretch_at(taken, end)->left < stretch.right) {
        stretch.left = MIN(stretch.left, stretch_at(taken, end)->left);
        stretch.right = MAX(stretch.right, stretch_at(taken, end)->right);
        end++;
    }
    if (end > first) {
        g_array_remove_range(taken, first, end - first);
    }
    g_array_insert_val(taken, first, stretch);
}

void
psg_label_lanes_take(PsgLabelLanes *lanes, size_t row, double left, double right)
{
    take(lanes->rows[row].bars, (Stretch){left, right});
}

void
psg_label_lanes_take_below(PsgLabelLanes *lanes, size_t row, double left, double right)
{
    take(lanes->rows[row].below, (Stretch){left, right});
}

bool
psg_label_lanes_is_free(const PsgLabelLanes *lanes, size_t row, double left, double right)
{
    return is_clear(lanes->rows[row].bars, (Stretch){left, right});
}

double
psg_label_lanes_free_up_to(const PsgLabelLanes *lanes, size_t row, double left,
                           double most)
{
    const GArray *taken = lanes->rows[row].bars;
    guint next = first_beyond(taken, left);
    return next == taken->len ? most
                              : MIN(most, MAX(left, stretch_at(taken, next)->left));
}

double
psg_label_lanes_nearest(const PsgLabelLanes *lanes, size_t row, double at, double length,
                        const double between[2])
{
    const GArray *taken = lanes->rows[row].bars;
    double nearest = (double)NAN, left = between[0];
    for (guint i = first_beyond(taken, left); left < between[1]; i++) {
        bool is_last = i >= taken->len;
        double right = is_last ? between[1] : MIN(between[1], stretch_at(taken, i)->left);
        if (right - left >= length) {
            double middle = CLAMP(at, left + length / 2, right - length / 2);
            bool is_nearer = isnan(nearest) || fabs(middle - at) <= fabs(nearest - at);
            nearest = is_nearer ? middle : nearest;
        }
        left = is_last ? between[1] : stretch_at(taken, i)->right;
    }
    return nearest;
}

size_t
psg_label_lanes_count(const PsgLabelLanes *lanes, size_t row)
{
    return lanes->rows[row].lanes;
}

void
psg_label_lanes_add(PsgLabelLanes *lanes, size_t row, size_t count)
{
    lanes->rows[row].lanes += count;
}

/* ---- Places that are offered ---- */

/* A place that was offered to the placer. */
typedef struct {
    size_t spot, lane;
    double left;
} Offer;

/* Where a flag should stand: so many steps above the lowest lane, on that side of its pole. */
typedef struct {
    size_t steps;
    bool is_left;
} Stair;

/* What is known of a wish. */
typedef struct {
    size_t set; /* in which of its row's sets it is, from 1; 0: in none */
    Stair stair;
    size_t label; /* its number in the placer; PSG_NONE */
    size_t first; /* of its offers */
} Item;

typedef struct {
    PsgLabelLanes *lanes;
    const PsgLabelWish *wishes;
    size_t count;
    const PsgLabelRoom *room;
    PsgLabelPlace *places;
    Item *items; /* by wish */
    PsgLabelPlacer *placer;
    GArray *offers; /* of Offer, of all labels of the placer */
} Labels;

/* To the placer rows are boxes below each other, with all the lanes that they may have. */
static PsgRect
box_in(const Labels *labels, size_t row, size_t lane, Stretch stretch)
{
    double y = (double)(row * (MOST_LANES + 1) + lane) * labels->room->lane;
    return (PsgRect){stretch.left, y, stretch.right - stretch.left, labels->room->lane};
}

static void
begin_placer(Labels *labels)
{
    const PsgLabelRoom *room = labels->room;
    size_t rows = labels->lanes->count;
    PsgRect bounds = box_in(labels, 0, 0, (Stretch){room->left, room->right});
    bounds.width = MAX(bounds.width, 0);
    bounds.height *= (double)(rows * (MOST_LANES + 1));
    labels->placer = psg_label_placer_new(psg_rect_grow(bounds, room->gap));
    for (size_t row = 0; row < rows; row++) {
        const Row *its = &labels->lanes->rows[row];
        for (guint i = 0; i < its->bars->len; i++) {
            PsgRect box = box_in(labels, row, 0, *stretch_at(its->bars, i));
            psg_label_placer_box(labels->placer, box);
        }
        for (guint i = 0; i < its->below->len; i++) {
            PsgRect box = box_in(labels, row, 1, *stretch_at(its->below, i));
            box.height *= MOST_LANES;
            psg_label_placer_box(labels->placer, box);
        }
    }
}

/* Right of the spot, and left of it. */
static void
offer_beside(const Labels *labels, const PsgLabelWish *wish, size_t spot)
{
    const PsgLabelSpot *at = &wish->spots[spot];
    double gap = labels->room->gap;
    double lefts[] = {at->at + at->half + gap, at->at - at->half - gap - wish->width};
    for (size_t i = 0; i < G_N_ELEMENTS(lefts); i++) {
        double left = lefts[i], right = left + wish->width;
        double cost = (i == 0 ? 0 : LEFT_COST) + SPOT_COST * (double)spot;
        if (left >= at->left && right <= at->right) {
            Offer offer = {spot, 0, left};
            /* on its far side as wide a gap as beside its own mark */
            Stretch words = {left - (i == 0 ? gap / 2 : gap),
                             right + (i == 0 ? gap : gap / 2)};
            PsgRect box = box_in(labels, at->row, 0, words);
            psg_label_placer_offer(labels->placer, box, MIN(cost, 1));
            g_array_append_val(labels->offers, offer);
        }
    }
}

/* Where a flag stands beside its pole. */
static double
left_of_flag(const Labels *labels, const PsgLabelWish *wish, bool is_right)
{
    double pole = labels->room->gap / 2, at = wish->spots[0].at;
    return is_right ? at + pole : at - pole - wish->width;
}

/* With its pole, and with what it keeps free at its end. */
static Stretch
flag_at(const Labels *labels, const PsgLabelWish *wish, double left)
{
    double gap = labels->room->gap, at = wish->spots[0].at;
    return (Stretch){MIN(left, at) - gap / 2, MAX(left + wish->width, at) + gap / 2};
}

static bool
is_on_page(const Labels *labels, const PsgLabelWish *wish, double left)
{
    return left >= labels->room->left && left + wish->width <= labels->room->right;
}

/* As its stair has it, or on the other side of its pole. */
static void
offer_flags(const Labels *labels, size_t index)
{
    const PsgLabelWish *wish = &labels->wishes[index];
    Stair stair = labels->items[index].stair;
    size_t row = wish->spots[0].row, lane_count = labels->lanes->rows[row].lanes;
    for (int side = 0; side < 2; side++) {
        double left = left_of_flag(labels, wish, stair.is_left == (side == 1));
        PsgRect box = box_in(labels, row, 0, flag_at(labels, wish, left));
        for (size_t i = 0; is_on_page(labels, wish, left) && i < lane_count; i++) {
            Offer offer = {0, lane_count - i, left};
            double off = fabs((double)i - (double)(stair.steps % lane_count));
            box.y = box_in(labels, row, offer.lane, (Stretch){0, 0}).y;
            psg_label_placer_offer(labels->placer, box,
                                   FLAG_COST + LANE_COST * off + LEFT_COST * side);
            g_array_append_val(labels->offers, offer);
        }
    }
}

/* ---- Rounds ---- */

typedef enum { BESIDE_OWN, FLAGS, BESIDE_ALL } Round;

static void
offer(const Labels *labels, size_t index, Round round)
{
    const PsgLabelWish *wish = &labels->wishes[index];
    size_t row = wish->spots[0].row;
    for (size_t spot = 0; round != FLAGS && spot < wish->spot_count; spot++) {
        if (round == BESIDE_ALL || wish->spots[spot].row == row) {
            offer_beside(labels, wish, spot);
        }
    }
    if (round == FLAGS) {
        offer_flags(labels, index);
    }
}

/* Whether a wish takes part in a round: a flag is of one of the sets that have a lane, or of
 * the first that has none. */
static bool
is_asked(const Labels *labels, size_t index, Round round)
{
    const PsgLabelWish *wish = &labels->wishes[index];
    if (wish->spot_count == 0 || labels->places[index].is_placed) {
        return false;
    }
    size_t lanes = labels->lanes->rows[wish->spots[0].row].lanes;
    return round != FLAGS || (lanes > 0 && labels->items[index].set > 0 &&
                              labels->items[index].set <= lanes + 1);
}

static gint
compare_marks(gconstpointer a, gconstpointer b, gpointer data)
{
    const PsgLabelWish *wishes = ((const Labels *)data)->wishes;
    size_t first = *(const size_t *)a, second = *(const size_t *)b;
    const PsgLabelSpot *one = &wishes[first].spots[0], *other = &wishes[second].spots[0];
    return 4 * PSG_COMPARE(one->row, other->row) + 2 * PSG_COMPARE(one->at, other->at) +
           PSG_COMPARE(first, second);
}

/* How many more of so many flags are on the page right of their poles than left of them. */
static ptrdiff_t
lean_of(const Labels *labels, const size_t *flags, size_t count)
{
    ptrdiff_t lean = 0;
    for (size_t i = 0; i < count; i++) {
        const PsgLabelWish *wish = &labels->wishes[flags[i]];
        lean += is_on_page(labels, wish, left_of_flag(labels, wish, true));
        lean -= is_on_page(labels, wish, left_of_flag(labels, wish, false));
    }
    return lean;
}

/* Flags of a row come down like stairs: one below another's label would have its pole in it.
 * So each is a step above the highest of those that reach over its pole: those before it, if
 * flags stand right of their poles, and those behind it else. A row has one or the other:
 * where both meet, each would be in the other's way. */
static void
climb(Labels *labels, const size_t *flags, size_t count)
{
    bool is_left = lean_of(labels, flags, count) < 0;
    for (size_t i = 0; i < count; i++) {
        size_t index = flags[is_left ? count - 1 - i : i], steps = 0;
        double at = labels->wishes[index].spots[0].at;
        for (size_t j = 0; j < i; j++) {
            size_t before = flags[is_left ? count - 1 - j : j];
            const PsgLabelWish *wish = &labels->wishes[before];
            bool reaches = fabs(wish->spots[0].at - at) < wish->width + labels->room->gap;
            steps = reaches ? MAX(steps, labels->items[before].stair.steps + 1) : steps;
        }
        labels->items[index].stair = (Stair){steps, is_left};
    }
}

static void
find_stairs(Labels *labels)
{
    g_autoptr(GArray) asked = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < labels->count; i++) {
        if (is_asked(labels, i, FLAGS)) {
            g_array_append_val(asked, i);
        }
    }
    g_array_sort_with_data(asked, compare_marks, labels);
    const size_t *flags = (const size_t *)(const void *)asked->data;
    for (size_t from = 0, end; from < asked->len; from = end) {
        size_t row = labels->wishes[flags[from]].spots[0].row;
        for (end = from;
             end < asked->len && labels->wishes[flags[end]].spots[0].row == row; end++) {
        }
        climb(labels, flags + from, end - from);
    }
}

static void
play(Labels *labels, Round round)
{
    g_array_set_size(labels->offers, 0);
    if (round == FLAGS) {
        find_stairs(labels);
    }
    for (size_t i = 0; i < labels->count; i++) {
        const PsgLabelWish *wish = &labels->wishes[i];
        labels->items[i].label = PSG_NONE;
        labels->items[i].first = labels->offers->len;
        if (is_asked(labels, i, round)) {
            const PsgLabelSpot *spot = &wish->spots[0];
            PsgRect mark = box_in(labels, spot->row, 0, (Stretch){spot->at, spot->at});
            PsgLabel label = {.at = psg_rect_centre(mark),
                              .weight = wish->weight,
                              .is_tied = round == FLAGS};
            labels->items[i].label = psg_label_placer_add(labels->placer, &label);
            offer(labels, i, round);
        }
    }
    psg_label_placer_solve(labels->placer);
    for (size_t i = 0; i < labels->count; i++) {
        size_t label = labels->items[i].label;
        size_t choice =
            label == PSG_NONE ? PSG_NONE : psg_label_placer_choice(labels->placer, label);
        if (choice != PSG_NONE) {
            const Offer *its =
                &g_array_index(labels->offers, Offer, labels->items[i].first + choice);
            labels->places[i] = (PsgLabelPlace){true, its->spot, its->lane, its->left};
        }
    }
}

/* ---- Lanes ---- */

/* The labels of a row that one lane may hold. */
typedef struct {
    size_t row, set;
    double weight;
} Set;

static gint
compare_weights(gconstpointer a, gconstpointer b, gpointer data)
{
    const PsgLabelWish *wishes = ((const Labels *)data)->wishes;
    size_t first = *(const size_t *)a, second = *(const size_t *)b;
    return 2 * PSG_COMPARE(wishes[second].weight, wishes[first].weight) +
           PSG_COMPARE(first, second);
}

/* Labels that have no place beside their marks, the heaviest first. */
static GArray *
find_waiting(Labels *labels)
{
    GArray *waiting = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < labels->count; i++) {
        const PsgLabelWish *wish = &labels->wishes[i];
        if (wish->spot_count > 0 && wish->spots[0].has_flag &&
            !labels->places[i].is_placed) {
            g_array_append_val(waiting, i);
        }
    }
    g_array_sort_with_data(waiting, compare_weights, labels);
    return waiting;
}

/* Whether a flag may stand in a lane with those of a set, right of its pole or else left of
 * it. */
static bool
joins(const Labels *labels, const PsgLabelWish *wish, GArray *set)
{
    const GArray *below = labels->lanes->rows[wish->spots[0].row].below;
    for (int side = 0; side < 2; side++) {
        double left = left_of_flag(labels, wish, side == 0);
        Stretch flag = flag_at(labels, wish, left);
        if (is_on_page(labels, wish, left) && is_clear(below, flag) &&
            is_clear(set, flag)) {
            take(set, flag);
            return true;
        }
    }
    return false;
}

/* Each label joins the first set of its row in which it meets no other. Adds its weight to
 * that of the set, by row and set. */
static void
join_set(Labels *labels, size_t index, double *weights)
{
    const PsgLabelWish *wish = &labels->wishes[index];
    size_t row = wish->spots[0].row;
    for (size_t i = 0; i < MOST_LANES; i++) {
        GArray **set = &labels->lanes->rows[row].sets[i];
        *set = *set != NULL ? *set : g_array_new(FALSE, FALSE, sizeof(Stretch));
        if (joins(labels, wish, *set)) {
            weights[row * MOST_LANES + i] += wish->weight;
            labels->items[index].set = i + 1;
            return;
        }
    }
}

static gint
compare_sets(gconstpointer a, gconstpointer b)
{
    const Set *first = a, *second = b;
    return 4 * PSG_COMPARE(second->weight, first->weight) +
           2 * PSG_COMPARE(first->row, second->row) +
           PSG_COMPARE(first->set, second->set);
}

/* Flags come down like stairs, and may need more lanes than their sets. A row has use for one
 * for each label that waits, and no more. */
static void
give_more(Labels *labels, const GArray *waiting, size_t more)
{
    g_autofree size_t *wanted = g_new0(size_t, labels->lanes->count + 1);
    for (guint i = 0; i < waiting->len; i++) {
        wanted[labels->wishes[g_array_index(waiting, size_t, i)].spots[0].row]++;
    }
    for (size_t row = 0; row < labels->lanes->count; row++) {
        size_t *lanes = &labels->lanes->rows[row].lanes;
        size_t added = MIN(MIN(wanted[row], MOST_LANES) - *lanes, more);
        *lanes += added;
        more -= added;
    }
}

/* As long as there is height for them, for the heaviest sets. */
static void
give_lanes(Labels *labels)
{
    size_t most = (size_t)MAX(0, labels->room->spare / labels->room->lane);
    size_t count = labels->lanes->count * MOST_LANES;
    g_autofree double *weights = g_new0(double, count + 1);
    g_autoptr(GArray) waiting = find_waiting(labels);
    g_autoptr(GArray) sets = g_array_new(FALSE, FALSE, sizeof(Set));
    for (guint i = 0; i < waiting->len; i++) {
        join_set(labels, g_array_index(waiting, size_t, i), weights);
    }
    for (size_t i = 0; i < count; i++) {
        Set set = {i / MOST_LANES, i % MOST_LANES, weights[i]};
        if (set.weight > 0) {
            g_array_append_val(sets, set);
        }
    }
    g_array_sort(sets, compare_sets);
    for (guint i = 0; i < MIN(sets->len, most); i++) {
        labels->lanes->rows[g_array_index(sets, Set, i).row].lanes++;
    }
    give_more(labels, waiting, most - MIN(most, sets->len));
}

/* Lanes that hold no label are none. */
static void
drop_empty_lanes(const Labels *labels)
{
    size_t stride = MOST_LANES + 1;
    g_autofree size_t *held = g_new0(size_t, labels->lanes->count * stride + 1);
    for (size_t i = 0; i < labels->count; i++) {
        const PsgLabelPlace *place = &labels->places[i];
        if (place->is_placed && place->lane > 0) {
            held[labels->wishes[i].spots[0].row * stride + place->lane] = 1;
        }
    }
    for (size_t row = 0; row < labels->lanes->count; row++) {
        for (size_t lane = 1; lane < stride; lane++) {
            held[row * stride + lane] += held[row * stride + lane - 1];
        }
        labels->lanes->rows[row].lanes = held[row * stride + MOST_LANES];
    }
    for (size_t i = 0; i < labels->count; i++) {
        PsgLabelPlace *place = &labels->places[i];
        if (place->is_placed && place->lane > 0) {
            place->lane = held[labels->wishes[i].spots[0].row * stride + place->lane];
        }
    }
}

PsgLabelPlace *
psg_label_lanes_place(PsgLabelLanes *lanes, const PsgLabelWish *wishes, size_t count,
                      const PsgLabelRoom *room)
{
    Labels labels = {.lanes = lanes,
                     .wishes = wishes,
                     .count = count,
                     .room = room,
                     .places = g_new0(PsgLabelPlace, count + 1),
                     .items = g_new0(Item, count + 1),
                     .offers = g_array_new(FALSE, FALSE, sizeof(Offer))};
    begin_placer(&labels);
    play(&labels, BESIDE_OWN);
    give_lanes(&labels);
    play(&labels, FLAGS);
    play(&labels, BESIDE_ALL);
    drop_empty_lanes(&labels);
    psg_label_placer_free(labels.placer);
    g_array_unref(labels.offers);
    g_free(labels.items);
    return labels.places;
}
