/* Rows, marks and blocks of a matrix: what it shows, before anything has a place. */
#include "figure/matrix/matrix.h"

#include "base/compare.h"
#include "figure/matrix/order.h"
#include "slice/difference.h"

#include <string.h>

#define LEAST_LIFT 1.5 /* times what chance gives: what a block holds */

enum { FEWEST = 3 }; /* rows of a block */

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

/* All rows of all slices, in order: the same for all matrices. */
typedef struct {
    GArray *rows; /* PsgMatrixRow */
    /* by row: the number of the block that was found; NULL: there are groups */
    size_t *blocks;
    bool *are_told; /* by block */
    bool has_groups;
    bool *is_column; /* by actor, if all relations are between two kinds; else NULL */
} Everybody;

/* The two kinds that all relations of all slices are between, and how many of these lead from the
 * first. */
typedef struct {
    size_t kinds[2];
    size_t first, second; /* actors of each */
    long leads;           /* from the first to the second, less the other way */
} TwoKinds;

static bool
is_between(const TwoKinds *two, size_t from, size_t to)
{
    return (two->kinds[0] == from && two->kinds[1] == to) ||
           (two->kinds[0] == to && two->kinds[1] == from);
}

/* False if there are others, or an actor changes its kind. */
static bool
find_two_kinds(const PsgRenderContext *context, TwoKinds *two, size_t *kinds)
{
    const PsgLandscape *landscape = context->landscape;
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = context->views[slice];
        for (size_t i = 0; i < view->relation_count; i++) {
            const PsgViewActor *from = &view->actors[view->relations[i].from],
                               *to = &view->actors[view->relations[i].to];
            size_t kind = landscape->relations[view->relations[i].relation].kind;
            if (two->kinds[0] == PSG_NONE) {
                two->kinds[0] = from->kind;
                two->kinds[1] = to->kind;
            }
            bool is_told = from->kind != to->kind && from->kind != PSG_NONE &&
                           to->kind != PSG_NONE && is_between(two, from->kind, to->kind);
            size_t *own = &kinds[from->actor], *other = &kinds[to->actor];
            if (!is_told || (*own != PSG_NONE && *own != from->kind) ||
                (*other != PSG_NONE && *other != to->kind)) {
                return false;
            }
            two->first += (*own == PSG_NONE && from->kind == two->kinds[0] ? 1U : 0U) +
                          (*other == PSG_NONE && to->kind == two->kinds[0] ? 1U : 0U);
            two->second += (*own == PSG_NONE && from->kind == two->kinds[1] ? 1U : 0U) +
                           (*other == PSG_NONE && to->kind == two->kinds[1] ? 1U : 0U);
            *own = from->kind;
            *other = to->kind;
            if (psg_relation_kind_is_directed(landscape, kind)) {
                two->leads += from->kind == two->kinds[0] ? 1 : -1;
            }
        }
    }
    return two->kinds[0] != PSG_NONE;
}

/* By actor whether it has a column: what relations lead to; where they lead nowhere, the kind
 * with fewer actors, since names of rows are read more easily. NULL: all have both. Owned by the
 * caller. */
static bool *
find_columns(const PsgRenderContext *context)
{
    size_t actors = context->landscape->actor_count;
    TwoKinds two = {{PSG_NONE, PSG_NONE}, 0, 0, 0};
    g_autofree size_t *kinds = g_new(size_t, actors + 1);
    for (size_t i = 0; i < actors; i++) {
        kinds[i] = PSG_NONE;
    }
    if (!find_two_kinds(context, &two, kinds)) {
        return NULL;
    }
    bool is_second = two.leads != 0 ? two.leads > 0 : two.second <= two.first;
    bool *is_column = g_new0(bool, actors + 1);
    for (size_t i = 0; i < actors; i++) {
        is_column[i] = kinds[i] == two.kinds[is_second ? 1 : 0];
    }
    return is_column;
}

/* Blocks of some rows that have more of the weight than chance would give them. */
static void
find_blocks(const PsgMatrixOrderTask *task, const size_t *order, Everybody *all)
{
    size_t count = 0;
    g_autofree size_t *begins = psg_matrix_blocks(task, order, &count);
    g_autofree size_t *block_of_node = g_new0(size_t, task->count + 1);
    g_autofree double *within = g_new0(double, count + 1);
    g_autofree double *degrees = g_new0(double, count + 1);
    all->blocks = g_new0(size_t, task->count + 1);
    all->are_told = g_new0(bool, count + 1);
    for (size_t block = 0; block < count; block++) {
        for (size_t i = begins[block]; i < begins[block + 1]; i++) {
            all->blocks[i] = block_of_node[order[i]] = block;
        }
    }
    double whole = 0;
    for (size_t i = 0; i < task->tie_count; i++) {
        size_t a = block_of_node[task->ties[i].a], b = block_of_node[task->ties[i].b];
        within[a] += a == b ? task->ties[i].weight : 0;
        degrees[a] += task->ties[i].weight;
        degrees[b] += task->ties[i].weight;
        whole += task->ties[i].weight;
    }
    for (size_t i = 0; i < count; i++) {
        double chance = degrees[i] * degrees[i] / (4 * whole);
        all->are_told[i] =
            begins[i + 1] - begins[i] >= FEWEST && within[i] >= LEAST_LIFT * chance;
    }
}

static void *
find_everybody(const PsgRenderContext *context)
{
    const PsgLandscape *landscape = context->landscape;
    size_t actors = landscape->actor_count, count = 0;
    g_autofree double *shares = slice_shares(landscape);
    g_autofree bool *is_related = g_new0(bool, actors + 1);
    g_autofree size_t *groups = groups_of_all(context, shares);
    g_autofree size_t *nodes = g_new0(size_t, actors + 1);
    g_autofree size_t *actor_of = g_new0(size_t, actors + 1);
    g_autofree size_t *classes = g_new0(size_t, actors + 1);
    g_autoptr(GArray) ties = ties_of_all(context, shares, is_related);
    Everybody *all = g_new0(Everybody, 1);
    all->rows = g_array_new(FALSE, FALSE, sizeof(PsgMatrixRow));
    all->is_column = find_columns(context);
    for (size_t i = 0; i < actors; i++) {
        nodes[i] = count;
        if (is_related[i]) {
            actor_of[count] = i;
            classes[count++] = MIN(groups[i], landscape->group_count);
            all->has_groups = all->has_groups || groups[i] != PSG_NONE;
        }
    }
    join_ties(ties, nodes);
    PsgMatrixOrderTask task = {count, classes, (PsgMatrixTie *)(void *)ties->data,
                               ties->len};
    g_autofree size_t *order = psg_matrix_order(&task);
    for (size_t i = 0; i < count; i++) {
        size_t actor = actor_of[order[i]];
        PsgMatrixRow row = {actor, groups[actor], false, NULL};
        g_array_append_val(all->rows, row);
    }
    if (!all->has_groups) {
        find_blocks(&task, order, all);
    }
    return all;
}

static void
free_everybody(void *data)
{
    Everybody *all = data;
    g_array_unref(all->rows);
    g_free(all->blocks);
    g_free(all->are_told);
    g_free(all->is_column);
    g_free(all);
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

/* It is seen, and in its group in none of the slices. */
static bool
is_out(const PsgMatrix *matrix, const PsgMatrixRow *row)
{
    const PsgLandscape *landscape = matrix->context->landscape;
    const PsgDatedIndexes *groups = &landscape->actors[row->actor].groups;
    for (size_t slice = 0; slice < matrix->slice_count; slice++) {
        PsgHolding holding = psg_dated_index_holding(
            groups, &landscape->slices[matrix->slices[slice]].when);
        for (size_t i = 0; i < groups->count; i++) {
            if (groups->items[i].index == row->group && psg_holding_has(&holding, i)) {
                return false;
            }
        }
    }
    return row->group != PSG_NONE && row->seen != NULL;
}

/* Whether it is in several groups in one of the slices. */
static bool
is_in_several(const PsgMatrix *matrix, const PsgMatrixRow *row)
{
    const PsgLandscape *landscape = matrix->context->landscape;
    const PsgDatedIndexes *groups = &landscape->actors[row->actor].groups;
    size_t most = 0;
    for (size_t slice = 0; row->seen != NULL && slice < matrix->slice_count; slice++) {
        PsgHolding holding = psg_dated_index_holding(
            groups, &landscape->slices[matrix->slices[slice]].when);
        size_t count = 0;
        for (size_t i = 0; i < groups->count; i++) {
            count += psg_holding_has(&holding, i) ? 1 : 0;
        }
        most = MAX(most, count);
    }
    return most > 1;
}

/* A block goes on as long as its group does, or its number. */
static PsgMatrixBlock *
block_of(GArray *blocks, size_t rows, size_t columns, size_t number)
{
    PsgMatrixBlock *last =
        blocks->len == 0 ? NULL : &g_array_index(blocks, PsgMatrixBlock, blocks->len - 1);
    if (last == NULL || last->group != number) {
        PsgMatrixBlock block = {rows, 0, columns, 0, number, false};
        g_array_append_val(blocks, block);
    }
    return &g_array_index(blocks, PsgMatrixBlock, blocks->len - 1);
}

/* How many rows there would be, if nobody were left out. */
static size_t
rows_of_all(const Everybody *all, bool is_square)
{
    size_t count = 0;
    for (guint i = 0; i < all->rows->len; i++) {
        size_t actor = g_array_index(all->rows, PsgMatrixRow, i).actor;
        count += is_square || !all->is_column[actor] ? 1 : 0;
    }
    return count;
}

/* Whether at least half of all rows have a relation in the mean of slices: else most of what
 * keeps its row would be empty. */
static bool
are_mostly_there(const PsgRenderContext *context, size_t rows)
{
    const PsgLandscape *landscape = context->landscape;
    g_autofree size_t *last = g_new0(size_t, landscape->actor_count + 1);
    size_t sum = 0;
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = context->views[slice];
        for (size_t i = 0; i < 2 * view->relation_count; i++) {
            const PsgViewRelation *seen = &view->relations[i / 2];
            size_t actor = view->actors[i % 2 == 0 ? seen->from : seen->to].actor;
            sum += last[actor] <= slice ? 1 : 0;
            last[actor] = slice + 1;
        }
    }
    return 2 * sum >= rows * landscape->slice_count;
}

static void
choose_rows(PsgMatrix *matrix, const Everybody *all, size_t most)
{
    g_autofree bool *is_related = find_related(matrix);
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(PsgMatrixRow));
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(PsgMatrixRow));
    g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(PsgMatrixBlock));
    matrix->is_square = all->is_column == NULL || matrix->slice_count == 2;
    matrix->has_groups = all->has_groups;
    bool are_kept = rows_of_all(all, matrix->is_square) <= most &&
                    are_mostly_there(matrix->context, all->rows->len);
    for (guint i = 0; i < all->rows->len; i++) {
        PsgMatrixRow row = g_array_index(all->rows, PsgMatrixRow, i);
        if (!is_related[row.actor] && !are_kept) {
            continue;
        }
        row.seen = is_related[row.actor] ? seen_row(matrix, row.actor) : NULL;
        row.is_out = is_out(matrix, &row);
        matrix->several += is_in_several(matrix, &row) ? 1 : 0;
        PsgMatrixBlock *block = block_of(blocks, rows->len, columns->len,
                                         all->has_groups ? row.group : all->blocks[i]);
        if (matrix->is_square || !all->is_column[row.actor]) {
            g_array_append_val(rows, row);
            block->count++;
        }
        if (matrix->is_square || all->is_column[row.actor]) {
            g_array_append_val(columns, row);
            block->column_count++;
        }
    }
    for (guint i = 0; i < blocks->len; i++) {
        PsgMatrixBlock *block = &g_array_index(blocks, PsgMatrixBlock, i);
        block->is_told =
            all->has_groups ? block->group != PSG_NONE : all->are_told[block->group];
        block->group = all->has_groups ? block->group : PSG_NONE;
    }
    matrix->row_count = rows->len;
    matrix->rows = (PsgMatrixRow *)(void *)g_array_free(g_steal_pointer(&rows), FALSE);
    matrix->column_count = columns->len;
    matrix->columns =
        (PsgMatrixRow *)(void *)g_array_free(g_steal_pointer(&columns), FALSE);
    matrix->block_count = blocks->len;
    matrix->blocks =
        (PsgMatrixBlock *)(void *)g_array_free(g_steal_pointer(&blocks), FALSE);
}

/* ---- Marks ---- */

/* What marks are made from. */
typedef struct {
    const PsgMatrix *matrix;
    const size_t *rows, *columns; /* by actor: its places, or PSG_NONE */
    const PsgView *view;          /* of the slice that is looked at */
    /* from the earlier slice to the later, or to the next one; NULL */
    const PsgView *change;
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
    bool is_directed = psg_relation_kind_is_directed(landscape, relation->kind);
    size_t from = marker->rows[relation->from], to = marker->columns[relation->to];
    bool is_back = from == PSG_NONE;
    if (is_back) { /* two kinds: it is the other way around */
        from = marker->rows[relation->to];
        to = marker->columns[relation->from];
    }
    PsgMatrixMark mark = {.row = from,
                          .column = to,
                          .kind = relation->kind,
                          .relation = seen->relation,
                          .count = 1,
                          .weight = psg_view_weight(marker->view, seen),
                          .state = state_of(marker, seen),
                          .is_back = is_back && is_directed};
    size_t relations = psg_landscape_is_aggregated(landscape) ? (size_t)mark.weight : 1;
    mark.sure[mark.state] = seen->presence == PSG_PRESENCE_THERE ? relations : 0;
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
    if (marker->matrix->is_square && !is_directed && from != to) {
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
            for (int state = 0; state < PSG_MATRIX_STATES; state++) {
                last->sure[state] += items[i].sure[state];
            }
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

/* Where all marks are new, none is told from the others by that. */
static void
forget_new(PsgMatrix *matrix)
{
    matrix->are_all_new = matrix->slice_count == 1;
    for (size_t i = 0; i < matrix->mark_count; i++) {
        matrix->are_all_new =
            matrix->are_all_new && matrix->marks[i].state == PSG_MATRIX_NEW;
    }
    for (size_t i = 0; matrix->are_all_new && i < matrix->mark_count; i++) {
        PsgMatrixMark *mark = &matrix->marks[i];
        mark->state = PSG_MATRIX_KEPT;
        mark->sure[PSG_MATRIX_KEPT] = mark->sure[PSG_MATRIX_NEW];
        mark->sure[PSG_MATRIX_NEW] = 0;
    }
}

/* By actor its place in the list; PSG_NONE: it has none. Owned by the caller. */
static size_t *
places_in(const PsgMatrixRow *rows, size_t count, size_t actors)
{
    size_t *places = g_new(size_t, actors + 1);
    for (size_t i = 0; i < actors; i++) {
        places[i] = PSG_NONE;
    }
    for (size_t i = 0; i < count; i++) {
        places[rows[i].actor] = i;
    }
    return places;
}

static void
find_marks(PsgMatrix *matrix)
{
    size_t actors = matrix->context->landscape->actor_count;
    g_autoptr(PsgView) change = change_of(matrix);
    g_autofree size_t *rows = places_in(matrix->rows, matrix->row_count, actors);
    g_autofree size_t *columns = places_in(matrix->columns, matrix->column_count, actors);
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(PsgMatrixMark));
    for (size_t i = 0; i < matrix->slice_count; i++) {
        const PsgView *view = matrix->context->views[matrix->slices[i]];
        Marker marker = {matrix, rows, columns, view, change, i == 1, marks};
        for (size_t k = 0; k < view->relation_count; k++) {
            add_marks(&marker, &view->relations[k]);
        }
    }
    join_marks(marks);
    matrix->mark_count = marks->len;
    matrix->marks = (PsgMatrixMark *)(void *)g_array_free(g_steal_pointer(&marks), FALSE);
    forget_new(matrix);
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
    static const PsgFinding everybody = {find_everybody, free_everybody};
    choose_rows(matrix, psg_context_find(context, &everybody), most);
    find_marks(matrix);
    return matrix;
}

void
psg_matrix_free(PsgMatrix *matrix)
{
    if (matrix != NULL) {
        g_free(matrix->rows);
        g_free(matrix->columns);
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
