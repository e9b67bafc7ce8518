/* The matrix: its order shows blocks and is one for all slices, each relation has its cells, and
 * halves tell what single slices tell. */
#include "base/random.h"
#include "figure/matrix/cells.h"
#include "figure/matrix/order.h"
#include "rules.h"
#include "sample_landscape.h"
#include "scene_rules.h"
#include "thorough.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *matrix_suite(void);

/* ---- Orders ---- */

/* A graph whose nodes have shuffled numbers, and the order in which they were planted. */
typedef struct {
    size_t count;
    size_t *classes, *planted, *block_of; /* block_of: by node */
    GArray *ties;                         /* PsgMatrixTie */
} Planted;

/* blocks × size nodes: two of one block are tied by that chance, others by the other one; of
 * opposite ones, blocks 0 and 1, 2 and 3 … in place of themselves. */
static Planted
plant(PsgRandom *random, size_t blocks, size_t size, const double chances[2],
      bool opposite)
{
    size_t count = blocks * size;
    Planted graph = {count, g_new0(size_t, count), g_new(size_t, count),
                     g_new(size_t, count),
                     g_array_new(FALSE, FALSE, sizeof(PsgMatrixTie))};
    for (size_t i = 0; i < count; i++) {
        size_t at = psg_random_below(random, (uint32_t)i + 1);
        graph.planted[i] = graph.planted[at];
        graph.planted[at] = i;
    }
    for (size_t i = 0; i < count; i++) {
        graph.block_of[graph.planted[i]] = i / size;
        for (size_t k = 0; k < i; k++) {
            size_t a = i / size, b = k / size;
            bool is_alike = opposite ? a != b && a / 2 == b / 2 : a == b;
            if (psg_random_unit(random) < chances[is_alike ? 0 : 1]) {
                PsgMatrixTie tie = {graph.planted[k], graph.planted[i], 1};
                g_array_append_val(graph.ties, tie);
            }
        }
    }
    return graph;
}

static PsgMatrixOrderTask
task_of(const Planted *graph)
{
    return (PsgMatrixOrderTask){graph->count, graph->classes,
                                (const PsgMatrixTie *)(const void *)graph->ties->data,
                                graph->ties->len};
}

static void
clear(Planted *graph)
{
    g_free(graph->classes);
    g_free(graph->planted);
    g_free(graph->block_of);
    g_array_unref(graph->ties);
}

static void
check_permutation(const size_t *order, size_t count)
{
    g_autofree bool *is_there = g_new0(bool, count + 1);
    for (size_t i = 0; i < count; i++) {
        ck_assert_uint_lt(order[i], count);
        ck_assert(!is_there[order[i]]);
        is_there[order[i]] = true;
    }
}

/* How often the next one is of another class. */
static size_t
count_changes(const size_t *order, size_t count, const size_t *classes)
{
    size_t changes = 0;
    for (size_t i = 1; i < count; i++) {
        changes += classes[order[i]] != classes[order[i - 1]] ? 1 : 0;
    }
    return changes;
}

START_TEST(an_order_has_all_once_and_classes_together)
{
    PsgRandom random = psg_random_seeded((uint64_t)_i);
    Planted graph = plant(&random, 3, 1 + (size_t)_i % 20, (double[]){0.4, 0.1}, false);
    size_t classes = 1 + psg_random_below(&random, 4);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < graph.count; i++) {
        graph.classes[i] = psg_random_below(&random, (uint32_t)classes);
        g_hash_table_add(seen, GSIZE_TO_POINTER(graph.classes[i]));
    }
    PsgMatrixOrderTask task = task_of(&graph);
    g_autofree size_t *order = psg_matrix_order(&task);
    g_autofree size_t *again = psg_matrix_order(&task);
    check_permutation(order, graph.count);
    ck_assert_uint_eq(count_changes(order, graph.count, graph.classes),
                      g_hash_table_size(seen) - 1);
    ck_assert_mem_eq(order, again, graph.count * sizeof *order);
    clear(&graph);
}
END_TEST

START_TEST(planted_blocks_are_found)
{
    PsgRandom random = psg_random_seeded((uint64_t)_i);
    Planted graph = plant(&random, 4, 8 + (size_t)_i % 8, (double[]){0.8, 0.02}, false);
    PsgMatrixOrderTask task = task_of(&graph);
    g_autofree size_t *order = psg_matrix_order(&task);
    ck_assert_uint_eq(count_changes(order, graph.count, graph.block_of), 3);
    ck_assert_double_le(psg_matrix_order_cost(&task, order),
                        psg_matrix_order_cost(&task, graph.planted));
    size_t count = 0;
    g_autofree size_t *begins = psg_matrix_blocks(&task, order, &count);
    ck_assert_uint_eq(count, 4);
    for (size_t i = 0; i <= count; i++) {
        ck_assert_uint_eq(begins[i], i * graph.count / 4);
    }
    clear(&graph);
}
END_TEST

/* Who is tied to the same others stands together, though they are not tied themselves. */
START_TEST(blocks_off_the_diagonal_are_found)
{
    PsgRandom random = psg_random_seeded((uint64_t)_i);
    Planted graph = plant(&random, 4, 8, (double[]){0.9, 0.01}, true);
    PsgMatrixOrderTask task = task_of(&graph);
    g_autofree size_t *order = psg_matrix_order(&task);
    for (size_t i = 0; i < graph.count; i++) {
        graph.block_of[i] /= 2;
    }
    ck_assert_uint_eq(count_changes(order, graph.count, graph.block_of), 1);
    clear(&graph);
}
END_TEST

/* Of two orders that cost the same, the one with most ties at its beginning. */
START_TEST(the_heavier_half_stands_first)
{
    PsgRandom random = psg_random_seeded((uint64_t)_i);
    Planted graph = plant(&random, 3, 10, (double[]){0.5, 0.05}, false);
    PsgMatrixOrderTask task = task_of(&graph);
    g_autofree size_t *order = psg_matrix_order(&task);
    g_autofree size_t *places = g_new0(size_t, graph.count);
    double sum = 0;
    for (size_t i = 0; i < graph.count; i++) {
        places[order[i]] = i;
    }
    for (size_t i = 0; i < task.tie_count; i++) {
        sum += (double)places[task.ties[i].a] + (double)places[task.ties[i].b] -
               (double)(graph.count - 1);
    }
    ck_assert_double_le(sum, 0);
    clear(&graph);
}
END_TEST

/* Communities of which most pairs are not tied: who belongs to one is told by what they have
 * in common. */
START_TEST(sparse_communities_are_found)
{
    PsgRandom random = psg_random_seeded((uint64_t)_i);
    Planted graph = plant(&random, 10, 30, (double[]){0.2, 0.002}, false);
    PsgMatrixOrderTask task = task_of(&graph);
    g_autofree size_t *order = psg_matrix_order(&task);
    ck_assert_double_le(psg_matrix_order_cost(&task, order),
                        psg_matrix_order_cost(&task, graph.planted));
    ck_assert_uint_le(count_changes(order, graph.count, graph.block_of), 20);
    clear(&graph);
}
END_TEST

/* Who hangs on the same one stands around it: of a tree with ten branches at each fork, ties are no
 * longer than a few places in the mean. */
START_TEST(leaves_stand_around_their_fork)
{
    double sum = 0;
    size_t count = 0;
    for (uint64_t seed = 0; seed < 10; seed++) {
        PsgRandom random = psg_random_seeded(seed);
        Planted graph = plant(&random, 1, 255, (double[]){0, 0}, false);
        for (size_t i = 1; i < graph.count; i++) {
            PsgMatrixTie tie = {graph.planted[(i - 1) / 10], graph.planted[i], 1};
            g_array_append_val(graph.ties, tie);
        }
        PsgMatrixOrderTask task = task_of(&graph);
        g_autofree size_t *order = psg_matrix_order(&task);
        sum += psg_matrix_order_cost(&task, order);
        count += graph.ties->len;
        clear(&graph);
    }
    ck_assert_double_lt(sum / (double)count, 6.3);
}
END_TEST

/* Of chains, numbered by chance, each is laid out from end to end. */
START_TEST(a_chain_is_straight)
{
    PsgRandom random = psg_random_seeded((uint64_t)_i);
    Planted graph = plant(&random, 1, 200, (double[]){0, 0}, false);
    for (size_t i = 1; i < graph.count; i++) {
        PsgMatrixTie tie = {graph.planted[i - 1], graph.planted[i], 1};
        g_array_append_val(graph.ties, tie);
    }
    PsgMatrixOrderTask task = task_of(&graph);
    g_autofree size_t *order = psg_matrix_order(&task);
    ck_assert_double_le(psg_matrix_order_cost(&task, order), 2 * 199);
    clear(&graph);
}
END_TEST

/* No block, all in one, and halves hold no more than those that are found. */
static double
modularity(const PsgMatrixOrderTask *task, const size_t *order, const size_t *begins,
           size_t count)
{
    g_autofree size_t *block_of = g_new0(size_t, task->count + 1);
    g_autofree double *degrees = g_new0(double, count + 1);
    double within = 0, sum = 0, whole = (double)task->tie_count;
    for (size_t block = 0; block < count; block++) {
        for (size_t i = begins[block]; i < begins[block + 1]; i++) {
            block_of[order[i]] = block;
        }
    }
    for (size_t i = 0; i < task->tie_count; i++) {
        size_t a = block_of[task->ties[i].a], b = block_of[task->ties[i].b];
        within += a == b ? 1 : 0;
        degrees[a] += 1;
        degrees[b] += 1;
    }
    for (size_t i = 0; i < count; i++) {
        sum += degrees[i] * degrees[i];
    }
    return within / whole - sum / (4 * whole * whole);
}

START_TEST(blocks_are_the_best_runs)
{
    PsgRandom random = psg_random_seeded((uint64_t)_i);
    Planted graph = plant(&random, 3, 6, (double[]){0.5, 0.2}, false);
    PsgMatrixOrderTask task = task_of(&graph);
    g_autofree size_t *order = psg_matrix_order(&task);
    size_t count = 0;
    g_autofree size_t *begins = psg_matrix_blocks(&task, order, &count);
    ck_assert_uint_eq(begins[0], 0);
    ck_assert_uint_eq(begins[count], graph.count);
    double best = modularity(&task, order, begins, count);
    for (int i = 0; i < 200; i++) {
        size_t one = psg_random_below(&random, 17), two = psg_random_below(&random, 17);
        size_t other[] = {0, 1 + MIN(one, two), 1 + MAX(one, two), graph.count};
        ck_assert_double_ge(best + 1e-9, modularity(&task, order, other, 3));
    }
    clear(&graph);
}
END_TEST

/* A star, a thousand pairs, nobody: what other shapes of trees come to. */
START_TEST(other_shapes_are_ordered)
{
    enum { COUNT = 2000 };
    g_autofree size_t *classes = g_new0(size_t, COUNT);
    g_autofree PsgMatrixTie *ties = g_new0(PsgMatrixTie, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        ties[i] = _i == 0 ? (PsgMatrixTie){0, i, 1} : (PsgMatrixTie){i / 2 * 2, i, 1};
    }
    PsgMatrixOrderTask task = {COUNT, classes, ties, _i == 2 ? 0 : COUNT};
    g_autofree size_t *order = psg_matrix_order(&task);
    check_permutation(order, COUNT);
    for (size_t i = 0; _i == 1 && i < COUNT; i += 2) {
        ck_assert_uint_eq(order[i] / 2, order[i + 1] / 2);
    }
    PsgMatrixOrderTask none = {0, classes, ties, 0};
    size_t count = 1;
    g_autofree size_t *empty = psg_matrix_order(&none);
    g_free(psg_matrix_blocks(&none, empty, &count));
    ck_assert_uint_eq(count, 0);
}
END_TEST

/* ---- What is shown ---- */

#define SLICES "slices: [{id: 2001}, {id: 2002}, {id: 2003}]\n"
#define KINDS                                                                            \
    "relation-kinds: {funds: {directed: true}, knows: {}}\n"                             \
    "actors: {a: {}, b: {}, c: {}, d: {}, quiet: {}}\n" SLICES

static PsgFigureSpec
spec_of(const Desk *desk, const size_t *slices, size_t count)
{
    PsgFigureSpec spec = desk_spec(desk, &psg_matrix_kind);
    spec.slices = slices;
    spec.slice_count = count;
    spec.is_pair = count == 2;
    return spec;
}

static PsgMatrix *
matrix_of(const Desk *desk, const size_t *slices, size_t count, size_t most)
{
    PsgFigureSpec spec = spec_of(desk, slices, count);
    return psg_matrix_new(desk->context, &spec, most);
}

static PsgScene *
drawn(const Desk *desk, const size_t *slices, size_t count)
{
    PsgFigureSpec spec = spec_of(desk, slices, count);
    PsgFigureInput input = {desk->context, NULL};
    return psg_figure_draw(&input, desk->ruler, &spec);
}

static const char *
id_of(const Desk *desk, const PsgMatrixRow *row)
{
    return desk->landscape->actors[row->actor].id;
}

/* The mark from one to another, of the first kind that it has there; NULL: there is none. */
static const PsgMatrixMark *
mark_at(const Desk *desk, const PsgMatrix *matrix, const char *row, const char *column)
{
    for (size_t i = 0; i < matrix->mark_count; i++) {
        const PsgMatrixMark *mark = &matrix->marks[i];
        if (strcmp(id_of(desk, &matrix->rows[mark->row]), row) == 0 &&
            strcmp(id_of(desk, &matrix->columns[mark->column]), column) == 0) {
            return mark;
        }
    }
    return NULL;
}

START_TEST(direction_leads_from_row_to_column)
{
    g_autoptr(Desk) desk = desk_new(
        "relations: [{from: a, to: b, kind: funds}, {from: c, to: d, kind: knows}]\n" KINDS);
    g_autoptr(PsgMatrix) matrix = matrix_of(desk, (size_t[]){0}, 1, 0);
    ck_assert_ptr_nonnull(mark_at(desk, matrix, "a", "b"));
    ck_assert_ptr_null(mark_at(desk, matrix, "b", "a"));
    ck_assert_ptr_nonnull(mark_at(desk, matrix, "c", "d"));
    ck_assert_ptr_nonnull(mark_at(desk, matrix, "d", "c"));
    ck_assert_uint_eq(matrix->mark_count, 3);
    ck_assert_uint_eq(matrix->row_count, 4);
    ck_assert_uint_eq(matrix->alone_count, 1);
    ck_assert_str_eq(desk->landscape->actors[matrix->alone[0]].id, "quiet");
}
END_TEST

START_TEST(relations_of_one_kind_have_one_mark)
{
    g_autoptr(Desk) desk = desk_new(
        "relations: [{from: a, to: b, kind: knows, weight: 2}, {from: b, to: a, kind: knows},\n"
        "            {from: a, to: b, kind: funds}]\n" KINDS);
    g_autoptr(PsgMatrix) matrix = matrix_of(desk, (size_t[]){0}, 1, 0);
    const PsgMatrixMark *both = mark_at(desk, matrix, "a", "b");
    const PsgMatrixMark *back = mark_at(desk, matrix, "b", "a");
    ck_assert_uint_eq(matrix->mark_count, 3);
    ck_assert_uint_eq(both->places, 2);
    ck_assert_uint_eq(back->places, 1);
    ck_assert_uint_eq(back->count, 2);
    ck_assert_double_eq(back->weight, 3);
}
END_TEST

START_TEST(what_begins_and_ends_is_marked)
{
    g_autoptr(Desk) desk =
        desk_new("relations: [{from: a, to: b, kind: knows, when: 2001/2002},\n"
                 "            {from: b, to: c, kind: knows, when: 2002/2003},\n"
                 "            {from: c, to: d, kind: knows}]\n" KINDS);
    g_autoptr(PsgMatrix) one = matrix_of(desk, (size_t[]){1}, 1, 0);
    ck_assert_int_eq(mark_at(desk, one, "a", "b")->state, PSG_MATRIX_ENDS);
    ck_assert_int_eq(mark_at(desk, one, "b", "c")->state, PSG_MATRIX_NEW);
    ck_assert_int_eq(mark_at(desk, one, "c", "d")->state, PSG_MATRIX_KEPT);
    g_autoptr(PsgMatrix) two = matrix_of(desk, (size_t[]){2, 0}, 2, 0);
    ck_assert_uint_eq(two->mark_count, 4);
    for (size_t i = 0; i < two->mark_count; i++) {
        const PsgMatrixMark *mark = &two->marks[i];
        const PsgRelation *relation = &desk->landscape->relations[mark->relation];
        bool is_later = mark->row < mark->column;
        PsgMatrixState expected = relation->when.count == 0 ? PSG_MATRIX_KEPT
                                  : is_later                ? PSG_MATRIX_NEW
                                                            : PSG_MATRIX_ENDS;
        ck_assert_int_eq(mark->state, expected);
        ck_assert_uint_eq(psg_matrix_view(two, mark)->slice, is_later ? 2 : 0);
    }
}
END_TEST

/* An author writes another weight as another relation: that is no end. */
START_TEST(what_goes_on_under_another_entry_does_not_end)
{
    g_autoptr(Desk) desk = desk_new(
        "relations: [{from: a, to: b, kind: knows, when: 2001/2002},\n"
        "            {from: a, to: b, kind: knows, weight: 2, when: 2003}]\n" KINDS);
    g_autoptr(PsgMatrix) matrix = matrix_of(desk, (size_t[]){1}, 1, 0);
    ck_assert_int_eq(mark_at(desk, matrix, "a", "b")->state, PSG_MATRIX_KEPT);
}
END_TEST

START_TEST(where_all_is_new_nothing_is_marked)
{
    g_autoptr(Desk) desk =
        desk_new("relations: [{from: a, to: b, kind: knows, when: 2002/2003},\n"
                 "            {from: b, to: c, kind: knows, when: 2003}]\n" KINDS);
    for (size_t slice = 1; slice < 3; slice++) {
        g_autoptr(PsgMatrix) matrix = matrix_of(desk, &slice, 1, 0);
        ck_assert_int_eq(matrix->are_all_new, slice == 1);
        size_t news = 0;
        for (size_t i = 0; i < matrix->mark_count; i++) {
            news += matrix->marks[i].state == PSG_MATRIX_NEW ? 1 : 0;
        }
        ck_assert_uint_eq(news, slice == 1 ? 0 : 2);
    }
}
END_TEST

/* Whether a relation leads back is told, in the half where it does. */
START_TEST(halves_tell_directions)
{
    g_autoptr(Desk) desk = desk_new(
        "relations: [{from: a, to: b, kind: funds}, {from: b, to: c, kind: knows}]\n" KINDS);
    g_autoptr(PsgMatrix) matrix = matrix_of(desk, (size_t[]){0, 2}, 2, 0);
    size_t back = 0;
    ck_assert_uint_eq(matrix->mark_count, 4);
    for (size_t i = 0; i < matrix->mark_count; i++) {
        const PsgMatrixMark *mark = &matrix->marks[i];
        const char *row = id_of(desk, &matrix->rows[mark->row]);
        ck_assert_int_eq(mark->is_back, mark->kind == 0 && strcmp(row, "b") == 0);
        back += mark->is_back ? 1 : 0;
    }
    ck_assert_uint_eq(back, 1);
}
END_TEST

#define TWO_KINDS                                                                        \
    "kinds: {funder: {label: Funder}, project: {label: Project}}\n"                      \
    "relation-kinds: {funds: {directed: true}, knows: {}}\n"                             \
    "actors: {f: {kind: funder}, g: {kind: funder}, p: {kind: project},\n"               \
    "         q: {kind: project}, r: {kind: project}}\n" SLICES

START_TEST(two_kinds_are_rows_and_columns)
{
    static const struct {
        const char *relations;
        bool is_square, is_back;
        const char *row_kind;
    } all[] = {
        {"[{from: f, to: [p, q], kind: funds}, {from: g, to: r, kind: funds}]", false,
         false, "funder"},
        {"[{from: p, to: [f, g], kind: funds}, {from: f, to: q, kind: knows}]", false,
         false, "project"},
        /* more lead from projects than from funders */
        {"[{from: p, to: [f, g], kind: funds}, {from: f, to: q, kind: funds}]", false,
         true, "project"},
        /* nothing leads anywhere: more rows than columns */
        {"[{from: f, to: [p, q, r], kind: knows}, {from: g, to: r, kind: knows}]", false,
         false, "project"},
        {"[{from: f, to: [p, q], kind: funds}, {from: p, to: q, kind: knows}]", true,
         false, NULL},
    };
    g_autofree char *yaml =
        g_strdup_printf("relations: %s\n" TWO_KINDS, all[_i].relations);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgMatrix) matrix = matrix_of(desk, (size_t[]){0}, 1, 0);
    ck_assert_int_eq(matrix->is_square, all[_i].is_square);
    bool is_back = false;
    for (size_t i = 0; i < matrix->mark_count; i++) {
        is_back = is_back || matrix->marks[i].is_back;
    }
    ck_assert_int_eq(is_back, all[_i].is_back);
    for (size_t i = 0; all[_i].row_kind != NULL && i < matrix->row_count; i++) {
        ck_assert_str_eq(desk->landscape->kinds[matrix->rows[i].seen->kind].id,
                         all[_i].row_kind);
    }
    for (size_t i = 0; all[_i].row_kind != NULL && i < matrix->column_count; i++) {
        ck_assert_str_ne(desk->landscape->kinds[matrix->columns[i].seen->kind].id,
                         all[_i].row_kind);
    }
    /* of two slices one half is below: there it is a square */
    g_autoptr(PsgMatrix) pair = matrix_of(desk, (size_t[]){0, 1}, 2, 0);
    ck_assert(pair->is_square);
}
END_TEST

START_TEST(groups_are_blocks)
{
    g_autoptr(Desk) desk = desk_new(
        "groups: {n: {label: North}, s: {label: South}}\n"
        "relations: [{from: a, to: [b, c]}, {from: b, to: [d, e]}, {from: e, to: c}]\n"
        "actors: {a: {groups: n}, b: {groups: s}, c: {groups: n}, d: {groups: s}, e: {}}\n" SLICES);
    g_autoptr(PsgMatrix) matrix = matrix_of(desk, (size_t[]){0}, 1, 0);
    ck_assert(matrix->has_groups);
    ck_assert_uint_eq(matrix->block_count, 3);
    for (size_t i = 0; i < matrix->block_count; i++) {
        const PsgMatrixBlock *block = &matrix->blocks[i];
        ck_assert_int_eq(block->is_told, block->group != PSG_NONE);
        ck_assert_uint_eq(block->count, block->group == PSG_NONE ? 1 : 2);
        for (size_t k = 0; k < block->count; k++) {
            ck_assert_uint_eq(matrix->rows[block->first + k].group, block->group);
        }
    }
}
END_TEST

/* One order holds for all slices, and so does a row's place; but nobody is said to be in a group
 * where it is not. */
START_TEST(who_is_elsewhere_is_not_bracketed)
{
    g_autoptr(Desk) desk = desk_new(
        "groups: {n: {label: North}, s: {label: South}}\n"
        "relations: [{from: a, to: [b, c, d]}, {from: b, to: [c, d]}]\n"
        "actors: {a: {groups: n}, b: {groups: {../2002: n, 2003/..: s}}, c: {groups: n},\n"
        "         d: {groups: s}}\n" SLICES);
    for (size_t slice = 0; slice < 3; slice++) {
        g_autoptr(PsgMatrix) matrix = matrix_of(desk, &slice, 1, 0);
        g_autoptr(PsgScene) scene = drawn(desk, &slice, 1);
        size_t place = 0;
        for (size_t i = 0; i < matrix->row_count; i++) {
            bool is_b = strcmp(id_of(desk, &matrix->rows[i]), "b") == 0;
            place = is_b ? i : place;
            ck_assert_int_eq(matrix->rows[i].is_out, is_b && slice == 2);
            ck_assert_uint_eq(matrix->rows[i].group,
                              is_b || matrix->rows[i].actor != 3 ? 0 : 1);
        }
        g_autofree char *id = g_strconcat("actor-", "b", NULL);
        double y =
            item_bounds(part_nth(part_of_group(scene, id), PSG_ITEM_TEXT, 0)).y + 8;
        Part group = part_of_group(scene, "group-n");
        bool is_held = false;
        for (size_t i = 0; i < part_count(group, PSG_ITEM_PATH); i++) {
            PsgRect bracket = item_bounds(part_nth(group, PSG_ITEM_PATH, i));
            is_held = is_held || (y > bracket.y && y < psg_rect_bottom(bracket));
        }
        ck_assert_int_eq(is_held, slice < 2);
    }
}
END_TEST

/* A row stands in one group; that it is in another one, too, is said. */
START_TEST(who_is_in_several_groups_is_counted)
{
    g_autoptr(Desk) desk =
        desk_new("groups: {n: {label: North}, s: {label: South}}\n"
                 "relations: [{from: a, to: [b, c]}, {from: b, to: c}]\n"
                 "actors: {a: {groups: [n, s]}, b: {groups: {../2002: n, 2003/..: s}},\n"
                 "         c: {groups: s}}\n" SLICES);
    g_autoptr(PsgMatrix) matrix = matrix_of(desk, (size_t[]){0}, 1, 0);
    g_autoptr(PsgScene) scene = drawn(desk, (size_t[]){0}, 1);
    g_autofree char *words = part_words(part_of_group(scene, "legend"));
    ck_assert_uint_eq(matrix->several, 1);
    ck_assert_ptr_nonnull(strstr(words, "1 actor is in several groups"));
}
END_TEST

/* ---- On any landscape ---- */

/* A relation's mark in the half or the square; NULL: there is none. */
static const PsgMatrixMark *
mark_of(const PsgMatrix *matrix, size_t row, size_t column, size_t kind)
{
    for (size_t i = 0; i < matrix->mark_count; i++) {
        const PsgMatrixMark *mark = &matrix->marks[i];
        if (matrix->rows[mark->row].actor == row &&
            matrix->columns[mark->column].actor == column && mark->kind == kind) {
            return mark;
        }
    }
    return NULL;
}

static void
check_cells(const Desk *desk, const PsgMatrix *matrix)
{
    const PsgView *view = desk->context->views[matrix->slices[0]];
    size_t relations = 0, counted = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgRelation *relation =
            &desk->landscape->relations[view->relations[i].relation];
        bool is_directed = relation->kind != PSG_NONE &&
                           desk->landscape->relation_kinds[relation->kind].directed;
        bool is_loop = relation->from == relation->to;
        const PsgMatrixMark *there =
            mark_of(matrix, relation->from, relation->to, relation->kind);
        const PsgMatrixMark *back =
            mark_of(matrix, relation->to, relation->from, relation->kind);
        ck_assert(there != NULL || (!matrix->is_square && back != NULL));
        ck_assert(!matrix->is_square || is_directed || back != NULL);
        relations += matrix->is_square && !is_directed && !is_loop ? 2 : 1;
    }
    for (size_t i = 0; i < matrix->mark_count; i++) {
        counted += matrix->marks[i].count;
    }
    ck_assert_uint_eq(relations, counted);
}

static size_t
place_of(const PsgMatrix *matrix, size_t actor)
{
    size_t place = 0;
    while (place < matrix->row_count && matrix->rows[place].actor != actor) {
        place++;
    }
    return place;
}

/* Who is in both stands in the same order: nobody overtakes anybody. */
static void
check_order(const PsgMatrix *one, const PsgMatrix *other)
{
    size_t last = 0;
    for (size_t i = 0; i < one->row_count; i++) {
        size_t place = place_of(other, one->rows[i].actor);
        if (place < other->row_count) {
            ck_assert_uint_ge(place, last);
            last = place;
        }
    }
}

/* Rows stay from slice to slice, if they have room and most of them are there. */
START_TEST(rows_are_kept_where_most_are_there)
{
    static const struct {
        const char *one, *other;
        size_t most, rows;
    } all[] = {{"2001/..", "2003/..", 4, 4},
               {"2001/..", "2003/..", 3, 2},
               {"2001", "2003", 4, 2}};
    g_autofree char *yaml = g_strdup_printf(
        "relations: [{from: a, to: b, when: %s}, {from: c, to: d, when: %s}]\n"
        "actors: {a: {}, b: {}, c: {}, d: {}}\n"
        "slices: [{id: 2001}, {id: 2002}, {id: 2003}, {id: 2004}]\n",
        all[_i].one, all[_i].other);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgMatrix) matrix = matrix_of(desk, (size_t[]){0}, 1, all[_i].most);
    ck_assert_uint_eq(matrix->row_count, all[_i].rows);
    for (size_t i = 0; i < matrix->row_count; i++) {
        ck_assert_int_eq(matrix->rows[i].seen != NULL, matrix->rows[i].actor < 2);
    }
}
END_TEST

/* Each half has the relations of its slice, and no other. */
static void
check_halves(const Desk *desk, size_t first, size_t last)
{
    g_autoptr(PsgMatrix) pair = matrix_of(desk, (size_t[]){first, last}, 2, 0);
    size_t counts[2] = {0, 0};
    for (size_t i = 0; i < pair->mark_count; i++) {
        const PsgMatrixMark *mark = &pair->marks[i];
        bool is_later = psg_matrix_view(pair, mark)->slice == last;
        ck_assert(mark->row == mark->column || (mark->row < mark->column) == is_later);
        counts[is_later ? 1 : 0] += mark->row == mark->column ? 0 : mark->count;
    }
    for (size_t half = 0; half < 2; half++) {
        const PsgView *view = desk->context->views[half == 0 ? first : last];
        size_t expected = 0;
        for (size_t i = 0; i < view->relation_count; i++) {
            expected += view->relations[i].from != view->relations[i].to ? 1 : 0;
        }
        ck_assert_uint_eq(counts[half], expected);
    }
}

START_TEST(all_slices_tell_the_same)
{
    size_t count = 0;
    const SampleTraits *traits = &sample_landscapes(&count)[_i];
    g_autofree char *yaml = sample_landscape_yaml(traits);
    g_autoptr(Desk) desk = desk_new(yaml);
    size_t slices = desk->landscape->slice_count;
    g_autoptr(PsgMatrix) first = matrix_of(desk, (size_t[]){0}, 1, G_MAXSIZE);
    for (size_t slice = 0; slice < slices; slice++) {
        g_autoptr(PsgMatrix) matrix = matrix_of(desk, &slice, 1, 0);
        g_autoptr(PsgMatrix) kept = matrix_of(desk, &slice, 1, G_MAXSIZE);
        check_cells(desk, matrix);
        check_order(matrix, first);
        check_order(first, kept);
        for (size_t i = 0; i < matrix->row_count; i++) {
            ck_assert_ptr_nonnull(matrix->rows[i].seen);
        }
    }
    if (slices > 1) {
        check_halves(desk, 0, slices - 1);
    }
}
END_TEST

/* ---- On the page ---- */

/* Communities of that size, each with a group or none. */
static char *
communities(size_t blocks, size_t size, bool grouped)
{
    PsgRandom random = psg_random_seeded(7);
    GString *yaml = g_string_new("groups: {");
    for (size_t i = 0; i < blocks; i++) {
        g_string_append_printf(yaml, "%sg%zu: {label: House %zu}", i == 0 ? "" : ", ", i,
                               i);
    }
    g_string_append(yaml, "}\nactors:\n");
    for (size_t i = 0; i < blocks * size; i++) {
        g_string_append_printf(yaml, "  a%zu: {name: Person %zu", i, i);
        if (grouped) {
            g_string_append_printf(yaml, ", groups: g%zu", i / size);
        }
        g_string_append(yaml, "}\n");
    }
    g_string_append(yaml, "relations:\n");
    for (size_t i = 0; i < blocks * size; i++) {
        for (size_t k = 0; k < i; k++) {
            if (psg_random_unit(&random) < (i / size == k / size ? 0.5 : 0.01)) {
                g_string_append_printf(yaml, "  - {from: a%zu, to: a%zu}\n", k, i);
            }
        }
    }
    g_string_append(yaml, SLICES);
    return g_string_free(yaml, FALSE);
}

START_TEST(each_row_has_its_name_beside_it)
{
    /* few; two tiers of names; names of some */
    static const size_t sizes[] = {3, 15, 25};
    g_autofree char *yaml = communities(5, sizes[_i], true);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgScene) scene = drawn(desk, (size_t[]){0}, 1);
    g_autoptr(PsgMatrix) matrix = matrix_of(desk, (size_t[]){0}, 1, 0);
    double last = 0;
    size_t named = 0;
    for (size_t i = 0; i < matrix->row_count; i++) {
        g_autofree char *id = g_strconcat("actor-", id_of(desk, &matrix->rows[i]), NULL);
        Part part = part_of_group(scene, id);
        if (!part_is_empty(part)) {
            const PsgItem *name =
                part_nth(part, PSG_ITEM_TEXT, part_count(part, PSG_ITEM_TEXT) - 1);
            ck_assert_double_gt(name->at.y, last);
            last = name->at.y;
            named++;
        }
    }
    bool all = named == matrix->row_count;
    ck_assert_int_eq(all, _i < 2);
    ck_assert_int_eq(psg_scene_remark(scene) == NULL, all);
    g_autofree char *words = part_words(part_of_group(scene, "legend"));
    g_autofree char *told =
        g_strdup_printf("names of %zu of %zu rows", named, matrix->row_count);
    ck_assert_int_eq(strstr(words, told) == NULL, all);
    for (size_t i = 0; i < 5; i++) {
        g_autofree char *group = g_strdup_printf("group-g%zu", i);
        ck_assert_uint_eq(part_count(part_of_group(scene, group), PSG_ITEM_TEXT), 1);
    }
}
END_TEST

/* Blocks that were found are called after who has most relations there. */
START_TEST(found_blocks_have_names)
{
    g_autofree char *yaml = communities(3, 8, false);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgScene) scene = drawn(desk, (size_t[]){0}, 1);
    for (size_t i = 0; i < 3; i++) {
        g_autofree char *id = g_strdup_printf("block-%zu", i + 1);
        g_autofree char *words = part_words(part_of_group(scene, id));
        ck_assert_msg(g_str_has_prefix(words, "Person ") &&
                          g_str_has_suffix(words, " (+ 7)"),
                      "%s is called %s", id, words);
    }
}
END_TEST

/* A name above a column is that of the row of the same place. */
START_TEST(columns_have_names_as_long_as_these_have_room)
{
    g_autofree char *few = communities(2, 6, false), *many = communities(4, 11, false);
    g_autoptr(Desk) desk = desk_new(_i == 0 ? few : many);
    g_autoptr(PsgScene) scene = drawn(desk, (size_t[]){0}, 1);
    const PsgItem *name =
        part_nth(part_of_group(scene, "column-actor-a0"), PSG_ITEM_TEXT, 0);
    ck_assert_int_eq(name != NULL, _i == 0);
    if (name != NULL) {
        ck_assert_double_lt(name->look.turn, -44);
        ck_assert_str_eq(name->text, "Person 0");
    }
    ck_assert_int_eq(part_text(part_of_scene(scene), "12") != NULL, _i == 1);
}
END_TEST

START_TEST(no_name_is_cut_where_few_are_on_a_wide_page)
{
    static const char long_name[] = "Interuniversity Institute of Particle Physics";
    g_autofree char *yaml =
        g_strdup_printf("actors: {a: {name: %s}, b: {}, c: {}}\n"
                        "relations: [{from: a, to: b}, {from: a, to: c}]\n" SLICES,
                        long_name);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgScene) scene = drawn(desk, (size_t[]){0}, 1);
    size_t found = 0;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        found += item->kind == PSG_ITEM_TEXT && strcmp(item->text, long_name) == 0;
    }
    ck_assert_uint_eq(found, 2); /* of the row, and of the column */
}
END_TEST

START_TEST(halves_say_which_slice_they_are)
{
    g_autoptr(Desk) desk = desk_new("relations: [{from: a, to: b, kind: knows}]\n" KINDS);
    g_autoptr(PsgScene) scene = drawn(desk, (size_t[]){0, 2}, 2);
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_ptr_nonnull(strstr(words, "2001 \u2194 2003"));
    ck_assert_ptr_nonnull(strstr(words, "above the diagonal: 2003"));
    ck_assert_ptr_nonnull(strstr(words, "below the diagonal: 2001"));
}
END_TEST

/* A legend that is longer than the page says so. */
START_TEST(a_long_legend_counts_what_has_no_room)
{
    GString *yaml = g_string_new("relation-kinds: {");
    for (int i = 0; i < 40; i++) {
        g_string_append_printf(yaml, "k%d: {label: kind %d}, ", i, i);
    }
    g_string_append(yaml, "}\nactors: {a: {}, b: {}}\nrelations:\n");
    for (int i = 0; i < 40; i++) {
        g_string_append_printf(yaml, "  - {from: a, to: b, kind: k%d}\n", i);
    }
    g_string_append(yaml, SLICES);
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_string_free(yaml, TRUE);
    g_autoptr(PsgScene) scene = drawn(desk, (size_t[]){0}, 1);
    Part legend = part_of_group(scene, "legend");
    size_t told = part_count(legend, PSG_ITEM_TEXT) - 1;
    g_autofree char *rest = g_strdup_printf("+ %zu more", 40 - told);
    ck_assert_ptr_nonnull(part_text(legend, rest));
    ck_assert_ptr_nonnull(part_text(legend, "kind 0"));
}
END_TEST

/* As a form looks: how it goes on, and whether it is filled. */
static char *
form_of(const PsgItem *item)
{
    GString *form = g_string_new(item->ink.fill.alpha > 0 ? "filled " : "line ");
    PsgRect bounds = psg_path_bounds(item->path);
    for (size_t i = 0; i < psg_path_count(item->path); i++) {
        const PsgStep *step = psg_path_step(item->path, i);
        if (step->kind == PSG_STEP_CLOSE) {
            break;
        }
        g_string_append_printf(form, "%d %.1f %.1f ", (int)step->kind,
                               (step->to.x - bounds.x) / bounds.width,
                               (step->to.y - bounds.y) / bounds.height);
    }
    return g_string_free(form, FALSE);
}

/* Without colour, too. */
START_TEST(each_kind_has_a_form_of_its_own)
{
    GString *yaml = g_string_new("relation-kinds: {");
    for (int i = 0; i < 7; i++) {
        g_string_append_printf(yaml, "k%d: {directed: %s}, ", i,
                               i % 2 ? "true" : "false");
    }
    g_string_append(yaml, "}\nactors: {a: {}");
    for (int i = 0; i < 8; i++) {
        g_string_append_printf(yaml, ", b%d: {}", i);
    }
    g_string_append(yaml, "}\nrelations: [{from: a, to: b7}");
    for (int i = 0; i < 7; i++) {
        g_string_append_printf(yaml, ", {from: a, to: b%d, kind: k%d}", i, i);
    }
    g_string_append(yaml, "]\n" SLICES);
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_string_free(yaml, TRUE);
    g_autoptr(PsgMatrix) matrix = matrix_of(desk, (size_t[]){0}, 1, 0);
    psg_matrix_draw_marks(&desk->pen, matrix, (PsgRect){100, 100, 500, 500});
    g_autoptr(GHashTable) forms =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < matrix->mark_count; i++) {
        const PsgMatrixMark *mark = &matrix->marks[i];
        g_autofree char *id =
            g_strdup_printf("cell-%zu-%zu-1", mark->row + 1, mark->column + 1);
        const PsgItem *item = part_nth(part_of_group(desk->scene, id), PSG_ITEM_PATH, 0);
        g_hash_table_add(forms, form_of(item));
    }
    ck_assert_uint_eq(g_hash_table_size(forms), 8);
}
END_TEST

/* Marks of one cell share it, and do not touch. */
START_TEST(kinds_share_a_cell)
{
    g_autoptr(Desk) desk = desk_new(
        "relations: [{from: a, to: b, kind: funds}, {from: a, to: b, kind: knows}]\n" KINDS);
    g_autoptr(PsgMatrix) matrix = matrix_of(desk, (size_t[]){0}, 1, 0);
    PsgRect area = {100, 100, 80, 80};
    psg_matrix_draw_marks(&desk->pen, matrix, area);
    const PsgMatrixMark *mark = mark_at(desk, matrix, "a", "b");
    PsgRect cell = {100 + 40 * (double)mark->column, 100 + 40 * (double)mark->row, 40,
                    40};
    PsgRect bounds[2];
    for (size_t i = 0; i < 2; i++) {
        g_autofree char *id =
            g_strdup_printf("cell-%zu-%zu-%zu", mark->row + 1, mark->column + 1, i + 1);
        bounds[i] =
            item_bounds(part_nth(part_of_group(desk->scene, id), PSG_ITEM_PATH, 0));
        ck_assert(rect_holds(cell, bounds[i], 0));
    }
    ck_assert(!psg_rect_overlaps(bounds[0], bounds[1]));
}
END_TEST

/* What is heavier is larger; where cells have room for it, and all is of one kind, it is told as
 * a number. */
START_TEST(weights_are_told)
{
    g_autoptr(Desk) desk = desk_new(
        "relations: [{from: a, to: b, kind: knows, weight: 40}, {from: c, to: d, kind: knows}]\n" KINDS);
    g_autoptr(PsgMatrix) matrix = matrix_of(desk, (size_t[]){0}, 1, 0);
    double side = _i == 0 ? 20 : 60;
    psg_matrix_draw_marks(&desk->pen, matrix, (PsgRect){100, 100, 4 * side, 4 * side});
    const PsgMatrixMark *heavy = mark_at(desk, matrix, "a", "b"),
                        *light = mark_at(desk, matrix, "c", "d");
    g_autofree char *heavy_id =
        g_strdup_printf("cell-%zu-%zu-1", heavy->row + 1, heavy->column + 1);
    g_autofree char *light_id =
        g_strdup_printf("cell-%zu-%zu-1", light->row + 1, light->column + 1);
    Part one = part_of_group(desk->scene, heavy_id),
         other = part_of_group(desk->scene, light_id);
    if (_i == 0) {
        double large = item_bounds(part_nth(one, PSG_ITEM_PATH, 0)).width,
               small = item_bounds(part_nth(other, PSG_ITEM_PATH, 0)).width;
        ck_assert_double_gt(large, 1.5 * small);
    } else {
        ck_assert_ptr_nonnull(part_text(one, "40"));
        ck_assert_ptr_nonnull(part_text(other, "1"));
    }
}
END_TEST

/* A file of many rows stays small, and all of its cells are seen. */
START_TEST(many_rows_are_few_paths)
{
    g_autofree char *yaml = communities(20, 15, true);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgScene) scene = drawn(desk, (size_t[]){0}, 1);
    Part cells = part_of_group(scene, "cells");
    ck_assert_uint_le(part_count(cells, PSG_ITEM_PATH), 12);
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);
    scene_rules_texts(scene, 14, faults);
    ck_assert_msg(faults->len == 0, "%s",
                  faults->len == 0 ? "" : (char *)g_ptr_array_index(faults, 0));
    ck_assert_ptr_nonnull(strstr(psg_scene_remark(scene), "--by group"));
}
END_TEST

/* ---- What is said ---- */

static const struct {
    const char *yaml, *sentence; /* NULL: nothing is drawn */
    size_t slices[2], count;
} sentences[] = {
    {"relations: [{from: a, to: b, kind: knows}, {from: b, to: c, kind: knows},\n"
     "  {from: a, to: c, kind: knows, when: 2002/2003}]\n" KINDS,
     "3 relations, 1 new relation",
     {1, 0},
     1},
    {"relations: [{from: a, to: b, kind: knows, when: ../2001},\n"
     "  {from: b, to: c, kind: knows}]\n" KINDS,
     "1 relation, 1 relation ended",
     {0, 2},
     2},
    {"relations: []\n" KINDS, NULL, {0, 0}, 1},
    {"groups: {n: {label: North}, s: {label: South}}\n"
     "relations: [{from: a, to: b}, {from: c, to: d}, {from: a, to: c, when: 2002/..},\n"
     "  {from: b, to: d, when: 2002/..}]\n"
     "actors: {a: {groups: n}, b: {groups: n}, c: {groups: s}, d: {groups: s}}\n" SLICES,
     "50% of 4 relations lie within groups, 2 new relations, most new ones between North and "
     "South",
     {1, 0},
     1},
    {"groups: {n: {label: North}, s: {label: South}}\n"
     "relations: [{from: a, to: b}, {from: c, to: d}, {from: a, to: c, when: 2002/..},\n"
     "  {from: b, to: a, when: 2002/..}]\n"
     "actors: {a: {groups: n}, b: {groups: n}, c: {groups: s}, d: {groups: s}}\n" SLICES,
     "75% of 4 relations lie within groups, 2 new relations",
     {1, 0},
     1},
    {"relations: [{from: a, to: b, kind: funds, weight: 5}, {from: c, to: d, kind: knows}]\n" KINDS,
     "2 relations, heaviest: a \u2192 b",
     {1, 0},
     1},
    {"relations: [{from: a, to: b, kind: knows, weight: 5}, {from: c, to: d, weight: 5},\n"
     "  {from: b, to: c}]\n" KINDS,
     "3 relations",
     {1, 0},
     1},
    {"groups: {n: {label: North}, s: {label: South}}\n"
     "relations: [{from: a, to: b}]\n"
     "actors: {a: {groups: n}, b: {groups: n}, c: {groups: s}}\n" SLICES,
     "1 relation", /* and not 100% of them */
     {1, 0},
     1},
};

START_TEST(the_sentence_is_true)
{
    g_autoptr(Desk) desk = desk_new(sentences[_i].yaml);
    PsgFigureSpec spec = spec_of(desk, sentences[_i].slices, sentences[_i].count);
    PsgFigureInput input = {desk->context, NULL};
    g_autofree char *silence = psg_figure_silence(&input, &spec);
    ck_assert_int_eq(silence == NULL, sentences[_i].sentence != NULL);
    g_autoptr(PsgMatrix) matrix = psg_matrix_new(desk->context, &spec, 0);
    g_autofree char *message = psg_matrix_message(matrix);
    ck_assert_pstr_eq(message, sentences[_i].sentence);
}
END_TEST

/* Unless somebody asks for it. */
/* Two communities of a year, of one of which something is left in the last. */
START_TEST(a_sentence_begins_with_a_capital)
{
    enum { SIZE = 6 };
    g_autoptr(GString) yaml = g_string_new("actors:\n");
    for (int i = 0; i < 2 * SIZE; i++) {
        g_string_append_printf(yaml, "  a%d: {}\n", i);
    }
    g_string_append(yaml, SLICES "relations:\n");
    for (int i = 0; i < 2 * SIZE; i++) {
        for (int j = i + 1; j < (i / SIZE + 1) * SIZE; j++) {
            g_string_append_printf(yaml, "  - {from: a%d, to: a%d, when: 2001}\n", i, j);
        }
    }
    g_string_append(yaml, "  - {from: a0, to: a1, when: 2003}\n"
                          "  - {from: a0, to: a2, when: 2003}\n"
                          "  - {from: a3, to: a7, when: 2003}\n");
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgMatrix) matrix = matrix_of(desk, (size_t[]){2}, 1, 0);
    g_autofree char *message = psg_matrix_message(matrix);
    ck_assert_msg(g_str_has_prefix(message, "One block holds 67% of 3 relations"), "%s",
                  message);
}
END_TEST

START_TEST(what_the_slice_before_told_is_not_told_again)
{
    g_autoptr(Desk) desk =
        desk_new("relations: [{from: a, to: b, kind: knows, when: ../2002}]\n" KINDS);
    static const char *const expected[] = {NULL, "nothing differs from the slice before",
                                           "nobody has a relation there"};
    for (size_t slice = 0; slice < 3; slice++) {
        PsgFigureSpec spec = spec_of(desk, &slice, 1);
        PsgFigureInput input = {desk->context, NULL};
        g_autofree char *asked = psg_figure_silence(&input, &spec);
        spec.is_implied = true;
        g_autofree char *implied = psg_figure_silence(&input, &spec);
        ck_assert_pstr_eq(implied, expected[slice]);
        ck_assert_pstr_eq(asked, slice == 1 ? NULL : expected[slice]);
    }
}
END_TEST

/* Relations that may be there are drawn, and not counted. */
START_TEST(only_what_is_sure_is_counted)
{
    g_autoptr(Desk) desk =
        desk_new("relations: [{from: a, to: b, kind: knows},\n"
                 "            {from: b, to: c, kind: knows, when: 2002?/..}]\n" KINDS);
    g_autoptr(PsgMatrix) matrix = matrix_of(desk, (size_t[]){1}, 1, 0);
    g_autofree char *message = psg_matrix_message(matrix);
    ck_assert_uint_eq(matrix->mark_count, 4);
    ck_assert_msg(g_str_has_prefix(message, "1 relation"), "%s", message);
}
END_TEST

START_TEST(the_table_has_each_mark_and_who_has_none)
{
    g_autoptr(Desk) desk = desk_new(
        "relations: [{from: a, to: b, kind: funds}, {from: c, to: d, kind: knows}]\n" KINDS);
    PsgFigureSpec spec = spec_of(desk, (size_t[]){0}, 1);
    PsgFigureInput input = {desk->context, NULL};
    g_autoptr(PsgTable) table = psg_figure_table(&input, &spec);
    ck_assert_uint_eq(psg_table_row_count(table), 4);
    g_autoptr(GString) cells = g_string_new(NULL);
    for (size_t row = 1; row <= 4; row++) {
        g_string_append_printf(cells, "%s-%s %s\n", psg_table_cell(table, row, 1),
                               psg_table_cell(table, row, 4),
                               psg_table_cell(table, row, 11));
    }
    ck_assert_ptr_nonnull(strstr(cells->str, "a-b kept"));
    ck_assert_ptr_nonnull(strstr(cells->str, "c-d kept"));
    ck_assert_ptr_nonnull(strstr(cells->str, "d-c kept"));
    ck_assert_ptr_nonnull(strstr(cells->str, "quiet- alone"));
}
END_TEST

static TCase *
ordering(void)
{
    TCase *tests = tcase_create("order");
    tcase_add_loop_test(tests, an_order_has_all_once_and_classes_together, 0,
                        thorough(400, 40));
    tcase_add_loop_test(tests, planted_blocks_are_found, 0, thorough(400, 24));
    tcase_add_loop_test(tests, blocks_off_the_diagonal_are_found, 0, thorough(100, 8));
    tcase_add_loop_test(tests, the_heavier_half_stands_first, 0, thorough(50, 8));
    tcase_add_loop_test(tests, sparse_communities_are_found, 0, thorough(50, 4));
    tcase_add_test(tests, leaves_stand_around_their_fork);
    tcase_add_loop_test(tests, a_chain_is_straight, 0, thorough(100, 8));
    tcase_add_loop_test(tests, blocks_are_the_best_runs, 0, thorough(100, 8));
    tcase_add_loop_test(tests, other_shapes_are_ordered, 0, 3);
    return tests;
}

static TCase *
showing(void)
{
    TCase *tests = tcase_create("shown");
    size_t count = 0;
    sample_landscapes(&count);
    tcase_add_test(tests, direction_leads_from_row_to_column);
    tcase_add_test(tests, relations_of_one_kind_have_one_mark);
    tcase_add_test(tests, what_begins_and_ends_is_marked);
    tcase_add_test(tests, what_goes_on_under_another_entry_does_not_end);
    tcase_add_test(tests, where_all_is_new_nothing_is_marked);
    tcase_add_test(tests, halves_tell_directions);
    tcase_add_loop_test(tests, two_kinds_are_rows_and_columns, 0, 5);
    tcase_add_test(tests, groups_are_blocks);
    tcase_add_test(tests, who_is_elsewhere_is_not_bracketed);
    tcase_add_test(tests, who_is_in_several_groups_is_counted);
    tcase_add_loop_test(tests, rows_are_kept_where_most_are_there, 0, 3);
    tcase_add_loop_test(tests, all_slices_tell_the_same, 0, (int)count);
    return tests;
}

static TCase *
drawing(void)
{
    TCase *tests = tcase_create("page");
    tcase_add_loop_test(tests, each_row_has_its_name_beside_it, 0, 3);
    tcase_add_test(tests, found_blocks_have_names);
    tcase_add_loop_test(tests, columns_have_names_as_long_as_these_have_room, 0, 2);
    tcase_add_test(tests, no_name_is_cut_where_few_are_on_a_wide_page);
    tcase_add_test(tests, halves_say_which_slice_they_are);
    tcase_add_test(tests, a_long_legend_counts_what_has_no_room);
    tcase_add_test(tests, each_kind_has_a_form_of_its_own);
    tcase_add_test(tests, kinds_share_a_cell);
    tcase_add_loop_test(tests, weights_are_told, 0, 2);
    tcase_add_test(tests, many_rows_are_few_paths);
    return tests;
}

Suite *
matrix_suite(void)
{
    Suite *suite = suite_create("matrix");
    TCase *said = tcase_create("said");
    tcase_add_loop_test(said, the_sentence_is_true, 0, G_N_ELEMENTS(sentences));
    tcase_add_test(said, a_sentence_begins_with_a_capital);
    tcase_add_test(said, what_the_slice_before_told_is_not_told_again);
    tcase_add_test(said, only_what_is_sure_is_counted);
    tcase_add_test(said, the_table_has_each_mark_and_who_has_none);
    suite_add_tcase(suite, ordering());
    suite_add_tcase(suite, showing());
    suite_add_tcase(suite, drawing());
    suite_add_tcase(suite, said);
    return suite;
}
