/* The film: every rest is the network figure of its slice, and between two of them all stay
 * together. */
#include "fixture.h"
#include "part.h"

#include "draw/painter.h"
#include "figure/film/film.h"
#include "figure/film/plan.h"
#include "figure/network/network.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *film_suite(void);

static const char *const story =
    "title: Labs\n"
    "slices: [{id: 2001, headline: First}, {id: 2002}, {id: 2003}, {id: 2004}]\n"
    "kinds: {lab: {label: Lab}, net: {label: Net, shape: ellipse}}\n"
    "relation-kinds: {runs: {label: runs, directed: true}}\n"
    "groups: {uni: {label: Universities}}\n"
    "actors:\n"
    "  a: {name: Ann, kind: lab, groups: uni, when: 2001/2003}\n"
    "  b: {name: Bob, kind: lab, groups: uni, when: 2001/..}\n"
    "  c: {name: Cyd, kind: net, groups: uni, when: 2001/..}\n"
    "  d: {name: {../2002: Old Dan, 2003/..: New Dan}, kind: net, when: 2002/..}\n"
    "  e: {name: Eve, when: [2001/2001, 2003/2003]}\n"
    "relations:\n"
    "  - {from: a, to: [b, c, d], kind: runs}\n"
    "  - {from: d, to: [b, c]}\n"
    "  - {from: e, to: [a, b], kind: runs}\n";

typedef struct {
    Desk *desk;
    PsgNetwork *network;
    PsgFigureInput input;
    PsgFigureSpec spec;
    PsgFilmPlan *plan;
    PsgScene *scene;
} Film;

/* Of all slices. Takes the desk. */
static Film *
film_of(Desk *desk)
{
    Film *film = g_new0(Film, 1);
    film->desk = desk;
    film->network =
        psg_network_new(desk->context, desk->ruler, psg_layout_methods()[0], NULL);
    ck_assert_ptr_nonnull(film->network);
    film->input = (PsgFigureInput){desk->context, film->network};
    film->spec = desk_spec(desk, &psg_film_kind);
    film->plan = psg_film_plan_new(&film->input, &film->spec);
    film->scene = psg_film_draw(&film->input, desk->ruler, &film->spec);
    return film;
}

static void
film_free(Film *film)
{
    psg_scene_free(film->scene);
    psg_film_plan_free(film->plan);
    psg_network_free(film->network);
    desk_free(film->desk);
    g_free(film);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Film, film_free)

/* How many pixels are clearly of another colour. */
static unsigned
different_pixels(const PsgScene *one, const PsgScene *other, double before_end)
{
    PsgPaintOptions options = {.dpi = 60, .before_end = before_end};
    PsgPaintOptions still = {.dpi = 60};
    PsgPixels size, other_size;
    g_autoptr(GBytes) bytes = psg_paint_pixels(one, &options, &size, NULL);
    g_autoptr(GBytes) other_bytes = psg_paint_pixels(other, &still, &other_size, NULL);
    gsize length, other_length;
    const guint8 *a = g_bytes_get_data(bytes, &length);
    const guint8 *b = g_bytes_get_data(other_bytes, &other_length);
    ck_assert_uint_eq(length, other_length);
    unsigned count = 0;
    for (gsize i = 0; i < length; i++) {
        count += abs(a[i] - b[i]) > 40;
    }
    return count;
}

static Desk *
desk_at(int index)
{
    static const char *const landscapes[] = {"data/mesocentres",
                                             "data/space-stations.yaml"};
    return index == 0 ? desk_new(story)
                      : desk_of(fixture_data(landscapes[index - 1]), NULL, NULL, NULL);
}

START_TEST(rests_at_the_network_of_each_slice)
{
    g_autoptr(Film) film = film_of(desk_at(_i));
    double seconds = psg_scene_seconds(film->scene);
    for (size_t i = 0; i < film->spec.slice_count; i++) {
        g_autoptr(PsgScene) network =
            psg_network_draw(film->network, film->desk->ruler, i);
        double at = i == 0 ? 0 : film->plan->steps[i - 1].rest + 0.01;
        unsigned found = different_pixels(film->scene, network, seconds - at);
        ck_assert_msg(found < 20, "%s: %u differ at %g s", psg_scene_name(network), found,
                      at);
    }
}
END_TEST

START_TEST(ends_as_the_network_of_the_last_slice)
{
    g_autoptr(Film) film = film_of(desk_at(_i));
    g_autoptr(PsgScene) network =
        psg_network_draw(film->network, film->desk->ruler, film->spec.slice_count - 1);
    ck_assert_uint_eq(different_pixels(film->scene, network, 0), 0);
}
END_TEST

/* ---- Between two slices ---- */

/* The group of an actor, and where it is drawn at the end. */
typedef struct {
    const PsgMotion *motion;
    PsgRect box;
} Seat;

/* Fails if the actor has not just one group that moves. */
static Seat
find_seat(const PsgScene *scene, const char *actor)
{
    Part part = part_of_group(scene, "actors");
    g_autofree char *id = g_strconcat("actor-", actor, NULL);
    const PsgGroupLook *outer = NULL;
    Seat seat = {NULL, {0, 0, 0, 0}};
    size_t depth = 0;
    for (size_t i = part.first; i < part.end; i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        outer = item->kind == PSG_ITEM_GROUP && depth == 0 ? &item->group : outer;
        depth += item->kind == PSG_ITEM_GROUP;
        depth -= item->kind == PSG_ITEM_END;
        if (item->kind == PSG_ITEM_GROUP && g_strcmp0(item->group.id, id) == 0) {
            seat.motion = outer->motion;
        }
        if (seat.motion == outer->motion && item->kind == PSG_ITEM_PATH) {
            seat.box = psg_path_bounds(item->path);
        }
    }
    ck_assert_ptr_nonnull(seat.motion);
    return seat;
}

static PsgRect
seat_at(const Seat *seat, double second)
{
    PsgPoint offset = psg_motion_offset(seat->motion, second);
    return (PsgRect){seat->box.x + offset.x, seat->box.y + offset.y, seat->box.width,
                     seat->box.height};
}

static void
check_end(const Seat *seat, PsgPoint end, double second)
{
    PsgRect box = psg_rect_grow(seat_at(seat, second), 1);
    ck_assert_msg(psg_rect_overlaps(box, (PsgRect){end.x, end.y, 0.01, 0.01}),
                  "at %g s a line ends at %g,%g, and not on the box at %g,%g", second,
                  end.x, end.y, box.x, box.y);
}

/* Both ends of the line are on their boxes, or below them. */
static void
check_line(const Film *film, const PsgItem *line, const PsgRelation *relation,
           double second)
{
    const PsgActor *actors = film->desk->landscape->actors;
    Seat from = find_seat(film->scene, actors[relation->from].id);
    Seat to = find_seat(film->scene, actors[relation->to].id);
    g_autoptr(PsgPath) path = line->motion == NULL
                                  ? psg_path_copy(line->path)
                                  : psg_motion_shape(line->motion, second);
    check_end(&from, psg_path_step(path, 0)->to, second);
    if (relation->kind == PSG_NONE) { /* an arrow has a head beyond the line's end */
        check_end(&to, psg_path_step(path, psg_path_count(path) - 1)->to, second);
    }
}

START_TEST(keeps_lines_on_their_boxes)
{
    g_autoptr(Film) film = film_of(desk_new(story));
    Part lines = part_of_group(film->scene, "relations");
    unsigned checked = 0;
    for (size_t i = lines.first; i < lines.end; i++) {
        const PsgItem *item = psg_scene_item(film->scene, i);
        if (item->kind != PSG_ITEM_GROUP) {
            continue;
        }
        const char *number = strrchr(item->group.id, '-') + 1;
        const PsgRelation *relation =
            &film->desk->landscape->relations[g_ascii_strtoull(number, NULL, 10) - 1];
        for (double second = 0; second < film->plan->seconds; second += 0.09) {
            if (psg_motion_opacity(item->group.motion, second) > 0) {
                check_line(film, psg_scene_item(film->scene, i + 1), relation, second);
                checked++;
            }
        }
    }
    ck_assert_uint_gt(checked, 100);
}
END_TEST

START_TEST(removes_then_moves_then_adds)
{
    g_autoptr(Film) film = film_of(desk_new(story));
    Seat eve = find_seat(film->scene, "e"), dan = find_seat(film->scene, "d");
    const PsgFilmStep *step = &film->plan->steps[0];
    ck_assert_double_lt(step->remove, step->move);
    ck_assert_double_lt(step->move, step->add);
    ck_assert_double_lt(step->add, step->rest);
    ck_assert_double_eq(psg_motion_opacity(eve.motion, step->remove), 1);
    ck_assert_double_eq(psg_motion_opacity(eve.motion, step->move), 0);
    ck_assert_double_eq(psg_motion_opacity(dan.motion, step->add), 0);
    ck_assert_double_eq(psg_motion_opacity(dan.motion, step->rest), 1);
    for (size_t i = 0; i + 1 < film->plan->still_count; i++) {
        step = &film->plan->steps[i];
        for (size_t actor = 0; actor < film->desk->landscape->actor_count; actor++) {
            Seat seat = find_seat(film->scene, film->desk->landscape->actors[actor].id);
            PsgPoint first = psg_motion_offset(seat.motion, step->move);
            PsgPoint before = psg_motion_offset(seat.motion, step->remove);
            ck_assert(psg_point_equals(before, first));
            PsgPoint last = psg_motion_offset(seat.motion, step->rest);
            PsgPoint after = psg_motion_offset(seat.motion, step->add);
            ck_assert(psg_point_equals(after, last));
        }
    }
}
END_TEST

START_TEST(leaves_out_stages_in_which_nothing_happens)
{
    g_autoptr(Film) film = film_of(
        desk_new("slices: [{id: 2001}, {id: 2002}, {id: 2003}]\n"
                 "actors: {a: {}, b: {when: 2002}}\nrelations: [{from: a, to: b}]\n"));
    const PsgFilmStep *steps = film->plan->steps;
    ck_assert_double_eq(steps[0].remove, steps[0].move);
    ck_assert_double_lt(steps[0].add, steps[0].rest);
    ck_assert_double_lt(steps[1].remove, steps[1].move);
    ck_assert_double_eq(steps[1].add, steps[1].rest);
}
END_TEST

/* ---- What it says ---- */

START_TEST(has_no_id_twice)
{
    g_autoptr(Film) film = film_of(desk_at(_i));
    g_autoptr(GHashTable) ids =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < psg_scene_item_count(film->scene); i++) {
        const PsgItem *item = psg_scene_item(film->scene, i);
        if (item->kind == PSG_ITEM_GROUP && item->group.id != NULL) {
            ck_assert_msg(g_hash_table_add(ids, g_strdup(item->group.id)),
                          "%s is there twice", item->group.id);
        }
    }
}
END_TEST

START_TEST(tells_who_comes_and_goes)
{
    g_autoptr(Film) film = film_of(desk_new(story));
    ck_assert_str_eq(psg_scene_title(film->scene), "Film 2001 \u2192 2004 \u2013 Labs");
    ck_assert_str_eq(psg_scene_description(film->scene),
                     "2001: Ann, Bob, Cyd, Eve\n2002: + Old Dan \u2212 Eve\n"
                     "2003: Old Dan \u2192 New Dan + Eve\n2004: \u2212 Ann, Eve");
}
END_TEST

/* The first row that says so. */
static size_t
find_row(const PsgTable *table, const char *slice, const char *what, const char *id)
{
    for (size_t row = 1; row <= psg_table_row_count(table); row++) {
        if (strcmp(psg_table_cell(table, row, 1), slice) == 0 &&
            strcmp(psg_table_cell(table, row, 3), what) == 0 &&
            strcmp(psg_table_cell(table, row, 5), id) == 0) {
            return row;
        }
    }
    ck_abort_msg("no row says that %s is %s in %s", id, what, slice);
    return 0;
}

START_TEST(has_a_table_of_what_happens)
{
    g_autoptr(Film) film = film_of(desk_new(story));
    g_autoptr(PsgTable) table = psg_film_table(&film->input, &film->spec);
    size_t row = find_row(table, "2001", "there", "a");
    ck_assert_str_eq(psg_table_cell(table, row, 0), "");
    ck_assert_str_eq(psg_table_cell(table, row, 2), "0");
    row = find_row(table, "2002", "removed", "e");
    ck_assert_str_eq(psg_table_cell(table, row, 0), "2001");
    ck_assert_str_ne(psg_table_cell(table, row, 10), "");
    ck_assert_str_eq(psg_table_cell(table, row, 12), "");
    row = find_row(table, "2002", "added", "d");
    ck_assert_str_eq(psg_table_cell(table, row, 10), "");
    ck_assert_str_ne(psg_table_cell(table, row, 12), "");
    row = find_row(table, "2003", "renamed", "d");
    ck_assert_str_eq(psg_table_cell(table, row, 7), "New Dan");
    ck_assert_str_eq(psg_table_cell(table, row, 8), "Old Dan");
}
END_TEST

START_TEST(is_still_with_one_slice)
{
    g_autoptr(Film) film =
        film_of(desk_new("slices: [{id: 2001}]\nactors: {a: {name: Ann}}\n"));
    ck_assert(!psg_scene_changes(film->scene, 0, psg_scene_seconds(film->scene)));
    ck_assert_ptr_nonnull(part_text(part_of_scene(film->scene), "Ann"));
}
END_TEST

START_TEST(bears_slices_without_anybody)
{
    g_autoptr(Film) film =
        film_of(desk_new("slices: [{id: 2001}, {id: 2002}, {id: 2003}]\n"
                         "actors: {a: {when: 2002}, b: {when: 2002}}\n"
                         "relations: [{from: a, to: b}]\n"));
    g_autoptr(PsgScene) network = psg_network_draw(film->network, film->desk->ruler, 2);
    ck_assert_uint_eq(different_pixels(film->scene, network, 0), 0);
}
END_TEST

Suite *
film_suite(void)
{
    Suite *suite = suite_create("film");
    TCase *rests = tcase_create("rests");
    tcase_set_timeout(rests, 120);
    tcase_add_loop_test(rests, rests_at_the_network_of_each_slice, 0, 3);
    tcase_add_loop_test(rests, ends_as_the_network_of_the_last_slice, 0, 3);
    tcase_add_loop_test(rests, has_no_id_twice, 0, 3);
    suite_add_tcase(suite, rests);
    TCase *moves = tcase_create("moves");
    tcase_add_test(moves, keeps_lines_on_their_boxes);
    tcase_add_test(moves, removes_then_moves_then_adds);
    tcase_add_test(moves, leaves_out_stages_in_which_nothing_happens);
    tcase_add_test(moves, is_still_with_one_slice);
    tcase_add_test(moves, bears_slices_without_anybody);
    suite_add_tcase(suite, moves);
    TCase *words = tcase_create("words");
    tcase_add_test(words, tells_who_comes_and_goes);
    tcase_add_test(words, has_a_table_of_what_happens);
    suite_add_tcase(suite, words);
    return suite;
}
