/* What relations say: labels on their lines, weights as widths. */
#include "fixture.h"
#include "part.h"

#include "figure/network/network.h"
#include "figure/network/relation_label.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *relation_suite(void);

static const char *const labels[] = {"5 years", "a joint service of the two", "2 M€",
                                     "since the reform of the year before"};

/* A hub, and ties between others, all with labels. */
static Desk *
desk_of_labels(size_t count, const char *page)
{
    g_autoptr(GString) yaml =
        g_string_new("language: en\nslices: [{id: 2007}, {id: 2008}]\n"
                     "relation-kinds: {runs: {label: runs, directed: true}, with: {}}\n"
                     "actors:\n");
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(yaml, "  a%zu: {name: Actor %zu, when: %d/..}\n", i, i,
                               i % 5 == 4 ? 2008 : 2007);
    }
    g_string_append(yaml, "relations:\n");
    for (size_t i = 1; i < count; i++) {
        g_string_append_printf(
            yaml, "  - {from: a%zu, to: a%zu, kind: %s, label: %s, weight: %d}\n",
            i % 3 == 0 ? i - 1 : (size_t)0, i, i % 2 == 0 ? "runs" : "with",
            labels[i % G_N_ELEMENTS(labels)], i % 4 == 2 ? 90 : 8);
    }
    return desk_of(fixture_landscape(yaml->str), NULL, page, NULL);
}

static const struct {
    size_t actors;
    const char *page;
} cases[] = {{4, "slide"},
             {12, "slide"},
             {40, "slide"},
             {20, "a4-portrait"},
             {60, "slide-4x3"}};

/* A slice with its lines and what is written on them. */
typedef struct {
    PsgRect *boxes;
    PsgNetworkView drawn;
    GPtrArray *paths;
    GArray *labels;
} Written;

static Written
written_on(const Desk *desk, const PsgNetwork *network, size_t slice)
{
    Written made = {.boxes = g_new0(PsgRect, desk->landscape->actor_count)};
    made.drawn = psg_network_place(network, slice, made.boxes);
    made.paths = psg_network_view_paths(desk->context, &made.drawn);
    made.labels = psg_relation_labels_new(&desk->pen, &made.drawn, made.paths);
    return made;
}

static void
written_clear(Written *made)
{
    g_array_unref(made->labels);
    g_ptr_array_unref(made->paths);
    g_free(made->boxes);
}

static PsgPoint
tip_of(const PsgPath *path)
{
    return psg_path_step(path, psg_path_count(path) - 1)->to;
}

static void
check_label(const Desk *desk, const Written *made, guint index)
{
    const PsgRelationLabel *label = &g_array_index(made->labels, PsgRelationLabel, index);
    PsgRect place = label->place;
    const PsgPath *own = g_ptr_array_index(made->paths, label->relation);
    g_autoptr(GArray) points = path_samples(own);
    PsgRect around = psg_rect_grow(place, 16);
    bool is_near = false;
    for (guint i = 0; i < points->len && !is_near; i++) {
        PsgPoint at = g_array_index(points, PsgPoint, i);
        is_near = psg_rect_overlaps(around, (PsgRect){at.x, at.y, 0.1, 0.1});
    }
    ck_assert(is_near);
    ck_assert(!psg_rect_overlaps(place, psg_rect_around(tip_of(own), (PsgSize){8, 8})));
    for (size_t i = 0; i < made->drawn.view->actor_count; i++) {
        ck_assert(!psg_rect_overlaps(place, made->boxes[i]));
    }
    for (guint i = 0; i < index; i++) {
        ck_assert(!psg_rect_overlaps(
            place, g_array_index(made->labels, PsgRelationLabel, i).place));
    }
    const PsgViewRelation *seen = &made->drawn.view->relations[label->relation];
    g_autofree char *words = g_strjoinv(" ", label->lines);
    ck_assert_str_eq(words,
                     psg_context_text(desk->context,
                                      &desk->landscape->relations[seen->relation].label));
}

/* On no box, no head and no other label, and whole. */
START_TEST(labels_are_written_on_their_lines)
{
    g_autoptr(Desk) desk = desk_of_labels(cases[_i].actors, cases[_i].page);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    for (size_t slice = 0; slice < 2; slice++) {
        Written made = written_on(desk, network, slice);
        ck_assert_uint_ge(made.labels->len * 4, made.drawn.view->relation_count);
        for (guint i = 0; i < made.labels->len; i++) {
            check_label(desk, &made, i);
        }
        written_clear(&made);
    }
}
END_TEST

/* Where the arrow of the line lies. */
static PsgRect
arrow_of(const Desk *desk, const PsgPath *path, const PsgEdgeLook *look)
{
    g_autoptr(PsgPath) head = psg_edge_stroke_path(&desk->pen, path, look, 1);
    return psg_path_bounds(head);
}

/* Arrows of heavy lines are long. */
START_TEST(labels_hide_neither_arrows_nor_signs)
{
    g_autoptr(Desk) desk = desk_of_labels(cases[_i].actors, cases[_i].page);
    desk->context->tells_accent = false;
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    Written made = written_on(desk, network, 1);
    for (guint i = 0; i < made.labels->len; i++) {
        PsgRect place = g_array_index(made.labels, PsgRelationLabel, i).place;
        for (guint j = 0; j < made.paths->len; j++) {
            PsgEdgeLook look = psg_network_view_edge(desk->context, made.drawn.view, j);
            g_autoptr(GArray) points = psg_path_points(g_ptr_array_index(made.paths, j));
            PsgPoint middle = psg_points_at(points, 0.5);
            ck_assert(
                !look.directed ||
                !psg_rect_overlaps(
                    place, arrow_of(desk, g_ptr_array_index(made.paths, j), &look)));
            ck_assert(
                !look.has_sign ||
                !psg_rect_overlaps(place, psg_rect_around(middle, (PsgSize){6, 6})));
        }
    }
    written_clear(&made);
}
END_TEST

/* Beside a short line rather than on it: of a line under its label nobody sees how wide it is. */
START_TEST(short_lines_are_not_hidden_by_their_labels)
{
    static const char *const texts[] = {"yearly subsidy", "grant", "loan", "audit"};
    size_t count = 3 + (size_t)_i;
    g_autoptr(GString) yaml = g_string_new(
        "slices: [{id: 2007}]\nrelation-kinds: {k: {directed: true}}\nactors:\n");
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(yaml, "  a%zu: {}\n", i);
    }
    g_string_append(yaml, "relations:\n");
    for (size_t i = 1; i < count; i++) {
        g_string_append_printf(
            yaml, "  - {from: a%zu, to: a%zu, kind: k, label: %s, weight: %d}\n", i - 1,
            i, texts[i % G_N_ELEMENTS(texts)], i % 2 == 0 ? 8 : 90);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    Written made = written_on(desk, network, 0);
    ck_assert_uint_eq(made.labels->len, count - 1);
    for (guint i = 0; i < made.labels->len; i++) {
        const PsgRelationLabel *label = &g_array_index(made.labels, PsgRelationLabel, i);
        const PsgPath *own = g_ptr_array_index(made.paths, label->relation);
        g_autoptr(GArray) points = path_samples(own);
        guint hidden = 0;
        for (guint k = 0; k < points->len; k++) {
            PsgPoint at = g_array_index(points, PsgPoint, k);
            hidden += psg_rect_overlaps(label->place, (PsgRect){at.x, at.y, 0.1, 0.1});
        }
        ck_assert_uint_lt(hidden * 4, points->len);
    }
    written_clear(&made);
}
END_TEST

/* A label hides one other line at most; both of two parallel lines can be written on. */
START_TEST(labels_keep_off_other_lines)
{
    g_autoptr(Desk) desk =
        desk_new("slices: [{id: 2007}]\nactors: {a: {}, b: {}, c: {}}\n"
                 "relation-kinds: {k: {directed: true}}\nrelations:\n"
                 "  - {from: a, to: b, kind: k, label: lends rooms}\n"
                 "  - {from: b, to: a, kind: k, label: pays}\n"
                 "  - {from: a, to: b, kind: k}\n  - {from: b, to: c}\n");
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    Written made = written_on(desk, network, 0);
    ck_assert_uint_ge(made.labels->len, 1);
    for (guint i = 0; i < made.labels->len; i++) {
        PsgRect place = g_array_index(made.labels, PsgRelationLabel, i).place;
        for (guint j = 0; j < made.paths->len; j++) {
            const PsgPath *path = g_ptr_array_index(made.paths, j);
            g_autoptr(GArray) points = path_samples(path);
            bool is_own = j == g_array_index(made.labels, PsgRelationLabel, i).relation;
            for (guint k = 0; k < points->len && !is_own; k++) {
                PsgPoint at = g_array_index(points, PsgPoint, k);
                ck_assert(!rect_holds(place, (PsgRect){at.x, at.y, 0, 0}, 0));
            }
        }
    }
    written_clear(&made);
}
END_TEST

/* It is told all the same, to who points at the line and in the table. */
START_TEST(what_has_no_room_is_not_cut)
{
    static const char *const text =
        "a very long story of how the two of them came to know each other in the year of "
        "the great reform, and what became of it since";
    g_autofree char *yaml =
        g_strdup_printf("slices: [{id: 2007}]\nactors: {a: {}, b: {}}\n"
                        "relations: [{from: a, to: b, label: '%s'}]\n",
                        text);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    Written made = written_on(desk, network, 0);
    ck_assert_uint_eq(made.labels->len, 0);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 0);
    ck_assert_ptr_nonnull(
        strstr(part_look(part_of_group(scene, "relation-1"))->title, text));
    written_clear(&made);
}
END_TEST

static Desk *
desk_of_weights(const double *weights, size_t count)
{
    g_autoptr(GString) yaml =
        g_string_new("language: en\nslices: [{id: 2007}]\nactors: {a: {}, b: {}}\n"
                     "relation-kinds: {k: {label: K}, d: {line: double}}\nrelations:\n");
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(yaml, "  - {from: a, to: b, kind: %s, weight: %g}\n",
                               i == 0 ? "d" : "k", weights[i]);
    }
    return desk_new(yaml->str);
}

/* Ink for its length. */
static double
ink_of(const Desk *desk, size_t relation)
{
    PsgEdgeLook look =
        psg_network_view_edge(desk->context, desk->context->views[0], relation);
    return look.width * (look.line == PSG_LINE_DOUBLE ? 2 : 1);
}

START_TEST(weights_are_as_wide_as_they_weigh)
{
    static const double weights[] = {50, 45, 20, 12, 10, 7, 1};
    g_autoptr(Desk) desk = desk_of_weights(weights, G_N_ELEMENTS(weights));
    ck_assert_double_eq_tol(ink_of(desk, 0), ink_of(desk, 1), 1e-9);
    ck_assert_double_eq_tol(ink_of(desk, 1), 2.5 * ink_of(desk, 2), 1e-9);
    ck_assert_double_eq_tol(ink_of(desk, 2), ink_of(desk, 3), 1e-9);
    ck_assert_double_eq_tol(ink_of(desk, 3), 2 * ink_of(desk, 4), 1e-9);
    ck_assert_double_ge(ink_of(desk, 5), 1.3); /* the thinnest can be seen */
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 0);
    Part legend = part_of_group(scene, "legend");
    static const char *const steps[] = {"weight ≤ 5", "weight ≤ 10", "weight ≤ 20",
                                        "weight ≤ 50"};
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        ck_assert_ptr_nonnull(part_text(legend, steps[i]));
    }
}
END_TEST

/* No thinner than where nothing is said of weights; in grey by a sign, too. */
START_TEST(light_lines_are_seen_to_be_new)
{
    static const char *const styles[] = {"slides", "mono"};
    for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
        g_autoptr(Desk) desk = desk_of(
            fixture_landscape("slices: [{id: 2007}, {id: 2008}]\n"
                              "actors: {a: {}, b: {}, c: {when: 2008/..}}\nrelations:\n"
                              "  - {from: a, to: b, weight: 90}\n"
                              "  - {from: a, to: c, weight: 1}\n"),
            styles[i], NULL, NULL);
        PsgEdgeLook look =
            psg_network_view_edge(desk->context, desk->context->views[1], 1);
        ck_assert_double_ge(look.width, desk->style->line_width);
        ck_assert_int_eq(look.has_sign, i == 1);
    }
}
END_TEST

START_TEST(weights_that_are_alike_say_nothing)
{
    static const double weights[] = {3, 3, 3};
    g_autoptr(Desk) desk = desk_of_weights(weights, G_N_ELEMENTS(weights));
    ck_assert_double_eq_tol(ink_of(desk, 1), desk->style->line_width, 1e-9);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 0);
    g_autofree char *words = part_words(part_of_group(scene, "legend"));
    ck_assert_ptr_null(strstr(words, "weight"));
}
END_TEST

/* Both are seen in 2007; in 2008 the former is gone. Two of three have a relation, too. */
static const char *const successions =
    "language: en\nslices: [{id: 2007}, {id: 2008}]\n"
    "relation-kinds: {k: {directed: true}}\nactors:\n"
    "  old: {when: ../2007}\n  new: {when: 2007/.., succeeds: old}\n"
    "  heir: {succeeds: new}\n  other: {}\n"
    "relations: [{from: heir, to: new, kind: k}, {from: heir, to: other},\n"
    "  {from: other, to: old}]\n";

START_TEST(successions_are_drawn_where_both_are_seen)
{
    g_autoptr(Desk) desk = desk_new(successions);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) before = psg_network_draw(network, desk->ruler, 0);
    g_autoptr(PsgScene) after = psg_network_draw(network, desk->ruler, 1);
    Part first = part_of_group(before, "succession-old-new");
    ck_assert_str_eq(part_look(first)->title, "old became new");
    ck_assert(!part_is_empty(part_of_group(before, "succession-new-heir")));
    ck_assert(part_is_empty(part_of_group(after, "succession-old-new")));
    ck_assert(!part_is_empty(part_of_group(after, "succession-new-heir")));
    ck_assert_ptr_nonnull(part_text(part_of_group(after, "legend"), "is followed by"));
    ck_assert_uint_eq(part_count(first, PSG_ITEM_PATH), 2); /* its line and its head */
}
END_TEST

/* Who will be absorbed is not yet, though both are seen. */
START_TEST(successions_are_drawn_from_their_time_on)
{
    g_autoptr(Desk) desk = desk_new(
        "slices: [{id: 2005}, {id: 2011}, {id: 2015}]\n"
        "actors: {big: {when: 1900/.., succeeds: small}, small: {when: 1950/2011},\n"
        "         old: {}, young: {when: 2000/.., succeeds: {old: 2010}}}\n");
    static const size_t counts[] = {0, 1, 1};
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        ck_assert_uint_eq(desk->context->views[i]->succession_count, counts[i]);
    }
    ck_assert_int_eq(desk->context->views[1]->successions[0].what, PSG_SUCCESSION_PART);
}
END_TEST

/* From who was there before to who succeeds, along the relation of the two, if there is one. */
START_TEST(successions_lie_below_relations)
{
    g_autoptr(Desk) desk = desk_new(successions);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    PsgRect boxes[4];
    PsgNetworkView drawn = psg_network_place(network, 0, boxes);
    const PsgView *view = drawn.view;
    ck_assert_uint_eq(view->succession_count, 2);
    g_autoptr(GPtrArray) paths = psg_network_view_paths(desk->context, &drawn);
    for (size_t i = 0; i < 2; i++) {
        const PsgPath *path = g_ptr_array_index(paths, view->relation_count + i);
        PsgPoint start = psg_path_step(path, 0)->to, end = tip_of(path);
        ck_assert(rect_holds(psg_rect_grow(boxes[view->successions[i].from], 1),
                             (PsgRect){start.x, start.y, 0, 0}, 0));
        ck_assert(rect_holds(psg_rect_grow(boxes[view->successions[i].to], 6),
                             (PsgRect){end.x, end.y, 0, 0}, 0));
    }
    const PsgPath *relation = g_ptr_array_index(paths, 0);
    const PsgPath *along = g_ptr_array_index(paths, view->relation_count + 1);
    g_autoptr(GArray) points = path_samples(along);
    for (guint i = 0; i < points->len; i++) {
        ck_assert_double_lt(path_distance(relation, g_array_index(points, PsgPoint, i)),
                            4);
    }
}
END_TEST

Suite *
relation_suite(void)
{
    Suite *suite = suite_create("relation");
    TCase *tcase = tcase_create("relations");
    tcase_add_loop_test(tcase, labels_are_written_on_their_lines, 0, G_N_ELEMENTS(cases));
    tcase_add_test(tcase, labels_keep_off_other_lines);
    tcase_add_loop_test(tcase, labels_hide_neither_arrows_nor_signs, 0,
                        G_N_ELEMENTS(cases));
    tcase_add_loop_test(tcase, short_lines_are_not_hidden_by_their_labels, 0, 4);
    tcase_add_test(tcase, light_lines_are_seen_to_be_new);
    tcase_add_test(tcase, what_has_no_room_is_not_cut);
    tcase_add_test(tcase, weights_are_as_wide_as_they_weigh);
    tcase_add_test(tcase, weights_that_are_alike_say_nothing);
    tcase_add_test(tcase, successions_are_drawn_where_both_are_seen);
    tcase_add_test(tcase, successions_are_drawn_from_their_time_on);
    tcase_add_test(tcase, successions_lie_below_relations);
    suite_add_tcase(suite, tcase);
    return suite;
}
