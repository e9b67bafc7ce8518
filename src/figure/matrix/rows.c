/* Rows, marks and blocks of a matrix: what it shows, before anything has a place. */
#include "figure/matrix/matrix.h"

#include "base/compare.h"
#include "figure/matrix/order.h"
#include "slice/difference.h"

#include <string.h>

/* ---- All slices ---- */

/* The shares of time that slices have: by the lengths of their windows, of which an open one is as
 * long as the others in the mean. Owned by the caller. */
static double *
slice_shares(const PsgLandscape *landscape)
{
    double *shares = g_new0(double, landscape->slice_count + 1);
    double sum = 0;
    size_t closed = 0;
    for (size_t i = 0; i < landscape->slice_count; i++) {
        PsgTime first = psg_interval_first(&landscape->slices[i].when),
                last = psg_interval_last(&landscape->slices[i].when);
        if (first != PSG_TIME_FIRST && last != PSG_TIME_LAST) {
            shares[i] = (double)(last - first + 1);
            sum += shares[i];
            closed++;
        }
    }
    double mean = closed == 0 ? 1 : sum / (double)closed;
    for (size_t i = 0; i < landscape->slice_count; i++) {
        shares[i] = (shares[i] > 0 ? shares[i] : mean) / mean;
    }
    return shares;
}

/* By actor whether it has a relation in some slice, and the ties of all slices, each pair as
 * often as it is seen. */
static GArray *
ties_of_all(const PsgRenderContext *context, const double *shares, bool *is_related)
{
    GArray *ties = g_array_new(FALSE, FALSE, sizeof(PsgMatrixTie));
    for (size_t slice = 0; slice < context->landscape->slice_count; slice++) {
        const PsgView *view = context->views[slice];
        for (size_t i = 0; i < view->relation_count; i++) {
            const PsgViewRelation *seen = &view->relations[i];
            size_t a = view->actors[seen->from].actor, b = view->actors[seen->to].actor;
            PsgMatrixTie tie = {MIN(a, b), MAX(a, b),
                                psg_view_weight(view, seen) * shares[slice]};
            is_related[a] = is_related[b] = true;
            g_array_append_val(ties, tie);
        }
    }
    return ties;
}

static int
compare_ties(const void *left, const void *right)
{
    const PsgMatrixTie *a = left, *b = right;
    return 2 * PSG_COMPARE(a->a, b->a) + PSG_COMPARE(a->b, b->b);
}

/* Each pair once, in order, its ends by the numbers of nodes. */
static void
join_ties(GArray *ties, const size_t *nodes)
{
    g_array_sort(ties, compare_ties);
    PsgMatrixTie *items = (PsgMatrixTie *)(void *)ties->data;
    guint count = 0;
    for (guint i = 0; i < ties->len; i++) {
        PsgMatrixTie tie = {nodes[items[i].a], nodes[items[i].b], items[i].weight};
        if (count > 0 && items[count - 1].a == tie.a && items[count - 1].b == tie.b) {
            items[count - 1].weight += tie.weight;
        } else {
            items[count++] = tie;
        }
    }
    g_array_set_size(ties, count);
}

/* The first group that holds in the window; PSG_NONE: none does. */
static size_t
group_at(const PsgActor *actor, const PsgInterval *window)
{
    PsgHolding holding = psg_dated_index_holding(&actor->groups, window);
    for (size_t i = 0; i < actor->groups.count; i++) {
        if (psg_holding_has(&holding, i)) {
            return actor->groups.items[i].index;
        }
    }
    return PSG_NONE;
}

/* By actor the group that it is in for most of the time, of equals the first. Owned by the
 * caller. */
static size_t *
groups_of_all(const PsgRenderContext *context, const double *shares)
{
    const PsgLandscape *landscape = context->landscape;
    size_t *groups = g_new(size_t, landscape->actor_count + 1);
    g_autofree double *times = g_new0(double, landscape->group_count + 1);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        groups[i] = PSG_NONE;
        double most = 0;
        for (size_t slice = 0; actor->groups.count > 0 && slice < landscape->slice_count;
             slice++) {
            size_t group = group_at(actor, &landscape->slices[slice].when);
            if (group != PSG_NONE && psg_view_actor(context->views[slice], i) != NULL) {
                times[group] += shares[slice];
                groups[i] = times[group] > most ? group : groups[i];
                most = MAX(most, times[group]);
            }
        }
        for (size_t k = 0; k < actor->groups.count; k++) {
            if (actor->groups.items[k].index != PSG_NONE) {
                times[actor->groups.items[k].index] = 0;
            }
        }
    }
    return groups;
}

/* ---- Rows ---- */

/* All rows of all slices, in order. */
typedef struct {
    GArray *rows; /* PsgMatrixRow */
    size_t *
        blocks; /* by row: the number of the block that was found; NULL: there are groups */
    bool has_groups;
} Everybody;

static Everybody
everybody_of(const PsgRenderContext *context)
{
    const PsgLandscape *landscape = context->landscape;
    size_t actors = landscape->actor_count, count = 0, blocks = 0;
    g_autofree double *shares = slice_shares(landscape);
    g_autofree bool *is_related = g_new0(bool, actors + 1);
    g_autofree size_t *groups = groups_of_all(context, shares);
    g_autofree size_t *nodes = g_new0(size_t, actors + 1);
    g_autofree size_t *actor_of = g_new0(size_t, actors + 1);
    g_autofree size_t *classes = g_new0(size_t, actors + 1);
    g_autoptr(GArray) ties = ties_of_all(context, shares, is_related);
    Everybody all = {g_array_new(FALSE, FALSE, sizeof(PsgMatrixRow)), NULL, false};
    for (size_t i = 0; i < actors; i++) {
        nodes[i] = count;
        if (is_related[i]) {
            actor_of[count] = i;
            classes[count++] = MIN(groups[i], landscape->group_count);
            all.has_groups = all.has_groups || groups[i] != PSG_NONE;
        }
    }
    join_ties(ties, nodes);
    PsgMatrixOrderTask task = {count, classes, (PsgMatrixTie *)(void *)ties->data,
                               ties->len};
    g_autofree size_t *order = psg_matrix_order(&task);
    for (size_t i = 0; i < count; i++) {
        size_t actor = actor_of[order[i]];
        PsgMatrixRow row = {actor, groups[actor], NULL};
        g_array_append_val(all.rows, row);
    }
    if (!all.has_groups) {
        g_autofree size_t *begins = psg_matrix_blocks(&task, order, &blocks);
        all.blocks = g_new0(size_t, count + 1);
        for (size_t i = 0, block = 0; i < count; i++) {
            block += block + 1 < blocks && begins[block + 1] == i ? 1 : 0;
            all.blocks[i] = block;
        }
    }
    return all;
}

/* Of two slices as the later one shows it. */
static const PsgViewActor *
seen_row(const PsgMatrix *matrix, size_t actor)
{
    const PsgViewActor *seen = NULL;
    for (size_t i = 0; i < matrix->slice_count; i++) {
        const PsgView *view = matrix->context->views[matrix->slices[i]];
        const PsgViewActor *here = psg_view_actor(view, actor);
        seen = here != NULL ? here : seen;
    }
    return seen;
}

/* By actor, whether it has a relation in the slices that are shown. Lists those that are seen
 * and have none. Owned by the caller. */
static bool *
find_related(PsgMatrix *matrix)
{
    const PsgRenderContext *context = matrix->context;
    size_t actors = context->landscape->actor_count;
    bool *is_related = g_new0(bool, actors + 1);
    for (size_t i = 0; i < matrix->slice_count; i++) {
        const PsgView *view = context->views[matrix->slices[i]];
        for (size_t k = 0; k < view->relation_count; k++) {
            is_related[view->actors[view->relations[k].from].actor] = true;
            is_related[view->actors[view->relations[k].to].actor] = true;
        }
    }
    matrix->alone = g_new(size_t, actors + 1);
    for (size_t i = 0; i < actors; i++) {
        if (!is_related[i] && seen_row(matrix, i) != NULL) {
            matrix->alone[matrix->alone_count++] = i;
        }
    }
    return is_related;
}

/* A block goes on as long as its group does, or its number. */
static void
add_block(GArray *blocks, size_t place, size_t number)
{
    PsgMatrixBlock *last =
        blocks->len == 0 ? NULL : &g_array_index(blocks, PsgMatrixBlock, blocks->len - 1);
    if (last != NULL && last->group == number) {
        last->count++;
        return;
    }
    PsgMatrixBlock block = {place, 1, number};
    g_array_append_val(blocks, block);
}

static void
choose_rows(PsgMatrix *matrix, const Everybody *all, size_t most)
{
    g_autofree bool *is_related = find_related(matrix);
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(PsgMatrixRow));
    g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(PsgMatrixBlock));
    for (guint i = 0; i < all->rows->len; i++) {
        PsgMatrixRow row = g_array_index(all->rows, PsgMatrixRow, i);
        if (!is_related[row.actor] && all->rows->len > most) {
            continue;
        }
        row.seen = is_related[row.actor] ? seen_row(matrix, row.actor) : NULL;
        add_block(blocks, rows->len, all->has_groups ? row.group : all->blocks[i]);
        g_array_append_val(rows, row);
    }
    for (guint i = 0; !all->has_groups && i < blocks->len; i++) {
        g_array_index(blocks, PsgMatrixBlock, i).group = PSG_NONE;
    }
    matrix->has_groups = all->has_groups;
    matrix->row_count = rows->len;
    matrix->rows = (PsgMatrixRow *)(void *)g_array_free(g_steal_pointer(&rows), FALSE);
    matrix->block_count = blocks->len;
    matrix->blocks =
        (PsgMatrixBlock *)(void *)g_array_free(g_steal_pointer(&blocks), FALSE);
}

/* ---- Marks ---- */

/* What marks are made from. */
typedef struct {
    const PsgMatrix *matrix;
    size_t *places;      /* by actor: its row */
    const PsgView *view; /* of the slice that is looked at */
    const PsgView
        *change;   /* from the earlier slice to the later, or to the next one; NULL */
    bool is_later; /* of two slices */
    GArray *marks;
} Marker;

/* One slice marks what is new in it and what ends with it; of two the later one marks what was
 * added, and the earlier one what was removed. */
static PsgMatrixState
state_of(const Marker *marker, const PsgViewRelation *seen)
{
    const PsgViewRelation *changed =
        marker->change == NULL ? NULL : psg_view_relation(marker->change, seen->relation);
    PsgChange change = changed == NULL ? PSG_CHANGE_NONE : changed->change;
    bool is_pair = marker->matrix->slice_count == 2;
    if (is_pair ? marker->is_later && change == PSG_CHANGE_ADDED : seen->is_new) {
        return PSG_MATRIX_NEW;
    }
    return !marker->is_later && change == PSG_CHANGE_REMOVED ? PSG_MATRIX_ENDS
                                                             : PSG_MATRIX_KEPT;
}

static void
add_marks(const Marker *marker, const PsgViewRelation *seen)
{
    const PsgLandscape *landscape = marker->view->landscape;
    const PsgRelation *relation = &landscape->relations[seen->relation];
    bool is_directed =
        relation->kind != PSG_NONE && landscape->relation_kinds[relation->kind].directed;
    size_t from = marker->places[relation->from], to = marker->places[relation->to];
    PsgMatrixMark mark = {.row = from,
                          .column = to,
                          .kind = relation->kind,
                          .relation = seen->relation,
                          .count = 1,
                          .weight = psg_view_weight(marker->view, seen),
                          .state = state_of(marker, seen)};
    bool is_pair = marker->matrix->slice_count == 2;
    if (is_pair && from == to && !marker->is_later && mark.state != PSG_MATRIX_ENDS) {
        return; /* the later slice's stands there */
    }
    if (is_pair) {
        bool is_above = from < to;
        mark.is_back = is_directed && is_above != marker->is_later && from != to;
        mark.row = is_above == marker->is_later ? from : to;
        mark.column = is_above == marker->is_later ? to : from;
        g_array_append_val(marker->marks, mark);
        return;
    }
    g_array_append_val(marker->marks, mark);
    if (!is_directed && from != to) {
        mark.row = to;
        mark.column = from;
        g_array_append_val(marker->marks, mark);
    }
}

static int
compare_marks(const void *left, const void *right)
{
    const PsgMatrixMark *a = left, *b = right;
    return 16 * PSG_COMPARE(a->row, b->row) + 8 * PSG_COMPARE(a->column, b->column) +
           4 * PSG_COMPARE(a->kind, b->kind) + 2 * PSG_COMPARE(a->is_back, b->is_back) +
           PSG_COMPARE(a->relation, b->relation);
}

static bool
is_same_cell(const PsgMatrixMark *a, const PsgMatrixMark *b)
{
    return a->row == b->row && a->column == b->column;
}

/* Relations of one kind in one cell have one mark: new if all are. Each is told its place. */
static void
join_marks(GArray *marks)
{
    g_array_sort(marks, compare_marks);
    PsgMatrixMark *items = (PsgMatrixMark *)(void *)marks->data;
    guint count = 0;
    for (guint i = 0; i < marks->len; i++) {
        PsgMatrixMark *last = count == 0 ? NULL : &items[count - 1];
        if (last != NULL && is_same_cell(last, &items[i]) &&
            last->kind == items[i].kind && last->is_back == items[i].is_back) {
            last->count++;
            last->weight += items[i].weight;
            last->state = last->state == items[i].state ? last->state : PSG_MATRIX_KEPT;
        } else {
            items[count++] = items[i];
        }
    }
    g_array_set_size(marks, count);
    for (guint from = 0, to; from < count; from = to) {
        for (to = from; to < count && is_same_cell(&items[from], &items[to]); to++) {
            items[to].place = to - from;
        }
        for (guint i = from; i < to; i++) {
            items[i].places = to - from;
        }
    }
}

/* From the slice to the one that it is compared with: of one slice the next. NULL: there is
 * none. */
static PsgView *
change_of(const PsgMatrix *matrix)
{
    const PsgLandscape *landscape = matrix->context->landscape;
    size_t first = matrix->slices[0];
    size_t second = matrix->slice_count == 2 ? matrix->slices[1] : first + 1;
    return second < landscape->slice_count ? psg_view_of_change(landscape, first, second)
                                           : NULL;
}

static void
find_marks(PsgMatrix *matrix)
{
    g_autoptr(PsgView) change = change_of(matrix);
    g_autofree size_t *places =
        g_new0(size_t, matrix->context->landscape->actor_count + 1);
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(PsgMatrixMark));
    for (size_t i = 0; i < matrix->row_count; i++) {
        places[matrix->rows[i].actor] = i;
    }
    for (size_t i = 0; i < matrix->slice_count; i++) {
        const PsgView *view = matrix->context->views[matrix->slices[i]];
        Marker marker = {matrix, places, view, change, i == 1, marks};
        for (size_t k = 0; k < view->relation_count; k++) {
            add_marks(&marker, &view->relations[k]);
        }
    }
    join_marks(marks);
    matrix->mark_count = marks->len;
    matrix->marks = (PsgMatrixMark *)(void *)g_array_free(g_steal_pointer(&marks), FALSE);
}

PsgMatrix *
psg_matrix_new(const PsgRenderContext *context, const PsgFigureSpec *spec, size_t most)
{
    PsgMatrix *matrix = g_new0(PsgMatrix, 1);
    matrix->context = context;
    matrix->slice_count = spec->slice_count;
    matrix->slices[0] = spec->slices[0];
    if (spec->slice_count == 2) {
        matrix->slices[0] = MIN(spec->slices[0], spec->slices[1]);
        matrix->slices[1] = MAX(spec->slices[0], spec->slices[1]);
    }
    Everybody all = everybody_of(context);
    choose_rows(matrix, &all, most);
    g_array_unref(all.rows);
    g_free(all.blocks);
    find_marks(matrix);
    return matrix;
}

void
psg_matrix_free(PsgMatrix *matrix)
{
    if (matrix != NULL) {
        g_free(matrix->rows);
        g_free(matrix->marks);
        g_free(matrix->blocks);
        g_free(matrix->alone);
        g_free(matrix);
    }
}

/* Of two slices marks above the diagonal are of the later one. */
const PsgView *
psg_matrix_view(const PsgMatrix *matrix, const PsgMatrixMark *mark)
{
    bool is_loop = mark->column == mark->row && mark->state != PSG_MATRIX_ENDS;
    bool is_later = matrix->slice_count == 2 && (mark->column > mark->row || is_loop);
    return matrix->context->views[matrix->slices[is_later ? 1 : 0]];
}
