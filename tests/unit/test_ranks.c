/* Ranks: what flows goes down, over as few ranks as can be. */
#include "base/random.h"
#include "layout/page/ranks.h"

#include <check.h>
#include <glib.h>
#include <stdbool.h>

Suite *ranks_suite(void);

#define NODES 6

typedef struct {
    PsgArc arcs[40];
    size_t count;
} Graph;

/* Without circles: arcs go from lower to higher numbers, which are then shuffled. */
static Graph
random_graph(size_t nodes, size_t arcs, unsigned seed)
{
    PsgRandom random = psg_random_seeded(seed);
    g_autofree size_t *name = g_new(size_t, nodes);
    for (size_t i = 0; i < nodes; i++) {
        size_t other = psg_random_below(&random, (uint32_t)i + 1);
        name[i] = i;
        name[i] = name[other];
        name[other] = i;
    }
    Graph graph = {.count = arcs};
    for (size_t i = 0; i < arcs; i++) {
        size_t from = psg_random_below(&random, (uint32_t)nodes - 1);
        size_t to = from + 1 + psg_random_below(&random, (uint32_t)(nodes - 1 - from));
        double weight = 1 + (double)psg_random_below(&random, 3);
        graph.arcs[i] = (PsgArc){name[from], name[to], weight};
    }
    return graph;
}

static double
length_of(const Graph *graph, const size_t *ranks)
{
    double sum = 0;
    for (size_t i = 0; i < graph->count; i++) {
        const PsgArc *arc = &graph->arcs[i];
        sum += arc->weight * ((double)ranks[arc->to] - (double)ranks[arc->from]);
    }
    return sum;
}

static bool
goes_down(const Graph *graph, const size_t *ranks)
{
    for (size_t i = 0; i < graph->count; i++) {
        if (ranks[graph->arcs[i].from] >= ranks[graph->arcs[i].to]) {
            return false;
        }
    }
    return true;
}

/* The least length of all rankings of NODES nodes, by trying them all. */
static double
least_length(const Graph *graph)
{
    double least = G_MAXDOUBLE;
    size_t ranks[NODES] = {0};
    for (size_t code = 0; code < 46656; code++) { /* NODES to the NODES */
        for (size_t i = 0, rest = code; i < NODES; i++, rest /= NODES) {
            ranks[i] = rest % NODES;
        }
        if (goes_down(graph, ranks)) {
            least = MIN(least, length_of(graph, ranks));
        }
    }
    return least;
}

START_TEST(ranks_are_the_best_there_are)
{
    Graph graph = random_graph(NODES, 4 + (size_t)_i % 8, (unsigned)_i);
    PsgRanking ranking = psg_ranking_of(graph.arcs, graph.count, NODES);
    ck_assert(goes_down(&graph, ranking.ranks));
    ck_assert_double_eq_tol(length_of(&graph, ranking.ranks), least_length(&graph), 1e-9);
    ck_assert_double_eq_tol(ranking.against, 0, 1e-9);
    psg_ranking_clear(&ranking);
}
END_TEST

START_TEST(of_a_circle_the_weakest_arc_goes_up)
{
    const PsgArc arcs[] = {{0, 1, 3}, {1, 2, 3}, {2, 0, 1}, {2, 3, 2}};
    PsgRanking ranking = psg_ranking_of(arcs, G_N_ELEMENTS(arcs), 5);
    for (size_t node = 0; node < 4; node++) {
        ck_assert_uint_eq(ranking.ranks[node], node);
    }
    ck_assert_uint_eq(ranking.ranks[4], PSG_NO_RANK);
    ck_assert_uint_eq(ranking.rank_count, 4);
    ck_assert_double_eq_tol(ranking.against, 1.0 / 9, 1e-9);
    psg_ranking_clear(&ranking);
}
END_TEST

START_TEST(many_nodes_are_ranked)
{
    g_autofree PsgArc *arcs = g_new(PsgArc, 3000);
    PsgRandom random = psg_random_seeded(7);
    for (size_t i = 0; i < 3000; i++) {
        size_t from = psg_random_below(&random, 999);
        arcs[i] = (PsgArc){
            from, from + 1 + psg_random_below(&random, (uint32_t)(999 - from)), 1};
    }
    PsgRanking ranking = psg_ranking_of(arcs, 3000, 1000);
    for (size_t i = 0; i < 3000; i++) {
        ck_assert_uint_lt(ranking.ranks[arcs[i].from], ranking.ranks[arcs[i].to]);
    }
    psg_ranking_clear(&ranking);
}
END_TEST

START_TEST(without_arcs_there_are_no_ranks)
{
    PsgRanking ranking = psg_ranking_of(NULL, 0, 2);
    ck_assert_uint_eq(ranking.rank_count, 0);
    ck_assert_uint_eq(ranking.ranks[1], PSG_NO_RANK);
    psg_ranking_clear(&ranking);
}
END_TEST

Suite *
ranks_suite(void)
{
    Suite *suite = suite_create("ranks");
    TCase *tests = tcase_create("ranks");
    tcase_add_loop_test(tests, ranks_are_the_best_there_are, 0, 40);
    tcase_add_test(tests, of_a_circle_the_weakest_arc_goes_up);
    tcase_add_test(tests, many_nodes_are_ranked);
    tcase_add_test(tests, without_arcs_there_are_no_ranks);
    suite_add_tcase(suite, tests);
    return suite;
}
