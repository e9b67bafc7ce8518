/* The film: every rest is the network figure of its slice, and between two of them all stay
 * together. */
#include "fixture.h"
#include "part.h"
#include "thorough.h"

#include "draw/painter.h"
#include "figure/film/film.h"
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
    film->network = desk_network(desk, NULL);
    ck_assert_ptr_nonnull(film->network);
    film->input = (PsgFigureInput){desk->context, film->network};
    film->spec = desk_spec(desk, &psg_film_kind);
    film->plan = psg_film_plan_new(&film->input, &film->spec);
    film->scene = psg_figure_draw(&film->input, desk->ruler, &film->spec);
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
    static const char *const landscapes[] = {"data/space-stations.yaml",
                                             "data/mesocentres"};
    return index == 0 ? desk_new(story)
                      : desk_of_data(landscapes[index - 1], NULL, NULL, NULL);
}

/* Made once a process. */
static const Film *
film_at(int index)
{
    static Film *films[3];
    if (films[index] == NULL) {
        films[index] = film_of(desk_at(index));
    }
    return films[index];
}

static void
check_rests(const Film *film)
{
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

START_TEST(rests_at_the_network_of_each_slice)
{
    check_rests(film_at(_i));
}
END_TEST

START_TEST(ends_as_the_network_of_the_last_slice)
{
    const Film *film = film_at(_i);
    g_autoptr(PsgScene) network =
        psg_network_draw(film->network, film->desk->ruler, film->spec.slice_count - 1);
    ck_assert_uint_eq(different_pixels(film->scene, network, 0), 0);
}
END_TEST

/* With all that a network may have: levels with bands, groups, names on lines, widths,
 * successions, somebody without relations, and other looks. */
static const struct {
    const char *layout, *style, *page;
} looks[] = {
    {"{align: tier}", "slides", NULL},
    {"{align: none, stability: 0}", "mono", "a4-portrait"},
    {"{align: flow}", "dark", "slide-4x3"},
    {"{pins: {a: [0.1, 0.1], c: [0.9, 0.9]}}", "print", "a4"},
};

START_TEST(rests_at_networks_of_any_look)
{
    g_autofree char *yaml = g_strdup_printf(
        "layout: %s\n"
        "slices: [{id: 2001, headline: First}, {id: 2002}, {id: 2003, projected: true}]\n"
        "kinds: {lab: {label: Lab}, net: {label: Net, shape: ellipse}}\n"
        "relation-kinds: {runs: {label: runs, directed: true}, helps: {label: helps}}\n"
        "groups: {uni: {label: Universities}, firms: {label: Firms}}\n"
        "pyramid: {tiers: [{id: top, label: Top}, {id: low, label: Low}]}\n"
        "actors:\n"
        "  a: {name: Ann, kind: lab, tier: top, groups: uni, when: 2001/2002}\n"
        "  b: {name: Bob, kind: lab, tier: low, groups: [uni, firms], when: 2001/..}\n"
        "  c: {name: Cyd, kind: net, tier: low, groups: firms, when: 2002/..}\n"
        "  d: {name: {../2002: Old Dan, 2003/..: New Dan}, tier: low, when: 2002/..,"
        " succeeds: b}\n"
        "  e: {name: Eve, tier: top, talked-of: 2001, when: 2002/..}\n"
        "relations:\n"
        "  - {from: a, to: [b, c], kind: runs, label: pays, weight: 5}\n"
        "  - {from: d, to: [b, c], kind: helps, weight: 2}\n",
        looks[_i].layout);
    g_autoptr(Film) film =
        film_of(desk_of(fixture_landscape(yaml), looks[_i].style, looks[_i].page, "en"));
    check_rests(film);
}
END_TEST

/* ---- A page a slice ---- */

static char *
printed(const PsgScene *scene)
{
    GString *text = g_string_new(NULL);
    psg_scene_print(scene, text);
    return g_string_free(text, FALSE);
}

/* On a page of its own size, and on one that is as high as it must be. */
START_TEST(stills_are_the_networks_of_their_slices)
{
    static const char *const pages[] = {"a4", "fit"};
    g_autoptr(Film) film =
        film_of(desk_of(fixture_landscape(story), "slides", pages[_i], "en"));
    g_autoptr(PsgScene) stills =
        psg_figure_stills(&film->input, film->desk->ruler, &film->spec);
    PsgSize size = psg_scene_size(film->scene);
    const PsgScene *still = stills;
    for (size_t i = 0; i < film->spec.slice_count; i++, still = psg_scene_next(still)) {
        ck_assert_ptr_nonnull(still);
        g_autoptr(PsgScene) network =
            psg_network_draw_named(film->network, film->desk->ruler, i, "film", NULL);
        g_autofree char *found = printed(still);
        g_autofree char *expected = printed(network);
        ck_assert_str_eq(found, expected);
        ck_assert_double_eq_tol(psg_scene_size(still).width, size.width, 1e-9);
        ck_assert_double_eq_tol(psg_scene_size(still).height, size.height, 1e-9);
    }
    ck_assert_ptr_null(still);
}
END_TEST

/* ---- Between two slices ---- */

static double
opacity_at(const PsgMotion *motion, double second)
{
    return motion == NULL ? 1 : psg_motion_opacity(motion, second);
}

/* What shows an actor at a second: how much of it is seen, and its box. Fails if it is seen
 * in two places at once. */
typedef struct {
    double opacity;
    PsgRect box;
} Sight;

static Sight
sight_of(const PsgScene *scene, size_t actor, double second)
{
    Part part = part_of_group(scene, "actors");
    const PsgMotion *motion = NULL;
    bool needs_outline = false;
    Sight sight = {0, {0, 0, 0, 0}};
    for (size_t i = part.first, depth = 0; i < part.end; i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        depth -= item->kind == PSG_ITEM_END;
        if (item->kind == PSG_ITEM_GROUP && depth++ == 0) {
            motion = item->group.motion;
            needs_outline = item->part.index == actor && opacity_at(motion, second) > 0;
        }
        if (needs_outline && item->kind == PSG_ITEM_PATH) {
            PsgRect box = psg_path_bounds(item->path);
            PsgPoint offset =
                motion == NULL ? (PsgPoint){0, 0} : psg_motion_offset(motion, second);
            box.x += offset.x;
            box.y += offset.y;
            ck_assert_msg(sight.opacity < 1e-9 || (fabs(box.x - sight.box.x) < 0.01 &&
                                                   fabs(box.y - sight.box.y) < 0.01),
                          "actor %zu is in two places at %g s", actor, second);
            sight = (Sight){fmax(sight.opacity, opacity_at(motion, second)), box};
            needs_outline = false;
        }
    }
    return sight;
}

static void
check_end(const Sight *sight, PsgPoint end, double second)
{
    ck_assert_double_gt(sight->opacity, 0);
    PsgRect box = psg_rect_grow(sight->box, 1);
    ck_assert_msg(psg_rect_overlaps(box, (PsgRect){end.x, end.y, 0.01, 0.01}),
                  "at %g s a line ends at %g,%g, and not on the box at %g,%g", second,
                  end.x, end.y, box.x, box.y);
}

/* Both ends of the line are on their boxes, or below them. */
static void
check_line(const Film *film, const PsgItem *line, double second)
{
    const PsgRelation *relation = &film->desk->landscape->relations[line->part.index];
    Sight from = sight_of(film->scene, relation->from, second);
    Sight to = sight_of(film->scene, relation->to, second);
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
    g_autofree char *restless = g_strconcat("layout: {stability: 0}\n", story, NULL);
    g_autoptr(Film) film = film_of(desk_new(restless));
    Part lines = part_of_group(film->scene, "relations");
    const PsgMotion *motion = NULL;
    unsigned checked = 0, bends = 0;
    for (size_t i = lines.first, depth = 0; i < lines.end; i++) {
        const PsgItem *item = psg_scene_item(film->scene, i);
        depth -= item->kind == PSG_ITEM_END;
        if (item->kind == PSG_ITEM_GROUP && depth++ == 0) {
            motion = item->group.motion;
        }
        bool is_line = item->kind == PSG_ITEM_PATH &&
                       psg_scene_item(film->scene, i - 1)->kind == PSG_ITEM_GROUP;
        bends += is_line && item->motion != NULL;
        for (double second = 0; is_line && second < film->plan->seconds; second += 0.09) {
            if (opacity_at(motion, second) > 0) {
                check_line(film, item, second);
                checked++;
            }
        }
    }
    ck_assert_uint_gt(checked, 100);
    ck_assert_uint_gt(bends, 0);
}
END_TEST

/* Wherever the network puts it, on its way there, and nowhere else; also where all stand on
 * one spot, since nothing is found out from places. */
START_TEST(actors_are_where_their_networks_have_them)
{
    const Film *film = film_at(_i);
    for (size_t actor = 0; actor < film->desk->landscape->actor_count; actor++) {
        for (size_t i = 0; i < film->plan->still_count; i++) {
            double at = i == 0 ? 0 : film->plan->steps[i - 1].rest;
            Sight sight = sight_of(film->scene, actor, at);
            const PsgViewActor *seen = psg_film_actor(film->plan, i, actor);
            ck_assert_double_eq_tol(sight.opacity, seen == NULL ? 0 : 1, 1e-9);
            if (seen != NULL) {
                PsgPoint place = psg_rect_centre(psg_film_box(film->plan, i, actor));
                PsgPoint found = psg_rect_centre(sight.box);
                ck_assert_double_eq_tol(found.x, place.x, 0.5);
                ck_assert_double_eq_tol(found.y, place.y, 0.5);
            }
        }
    }
}
END_TEST

/* A tint lies behind each member, and goes with it. */
START_TEST(grounds_go_with_their_actors)
{
    static const char *const layouts[] = {"stability: 0",
                                          "pins: {b: [0.9, 0.5], c: [0.1, 0.1]}"};
    g_autofree char *yaml = g_strdup_printf("layout: {%s}\n%s", layouts[_i], story);
    g_autoptr(Film) film = film_of(desk_new(yaml));
    for (double second = 0; second < film->plan->seconds; second += 0.09) {
        unsigned grounds[3] = {0};
        const PsgMotion *motion = NULL;
        for (size_t i = 0; i < psg_scene_item_count(film->scene); i++) {
            const PsgItem *item = psg_scene_item(film->scene, i);
            motion = item->kind == PSG_ITEM_GROUP ? item->group.motion : motion;
            if (item->kind != PSG_ITEM_PATH || item->part.kind != PSG_PART_GROUP ||
                opacity_at(motion, second) < 1 || item->ink.fill.alpha == 0) {
                continue;
            }
            g_autoptr(PsgPath) path = item->motion == NULL
                                          ? psg_path_copy(item->path)
                                          : psg_motion_shape(item->motion, second);
            PsgRect ground = psg_path_bounds(path);
            for (size_t actor = 0; actor < G_N_ELEMENTS(grounds); actor++) {
                Sight sight = sight_of(film->scene, actor, second);
                grounds[actor] += sight.opacity > 0 && rect_holds(ground, sight.box, 0.5);
            }
        }
        for (size_t actor = 0; actor < G_N_ELEMENTS(grounds); actor++) {
            bool is_there = sight_of(film->scene, actor, second).opacity >= 1;
            ck_assert_msg(!is_there || grounds[actor] > 0,
                          "actor %zu has no ground at %g s", actor, second);
        }
    }
}
END_TEST

/* A text that is seen, and how much of it. */
typedef struct {
    const PsgItem *item;
    PsgRect place;
    double opacity;
} SeenText;

static GArray *
texts_at(const PsgScene *scene, const char *group, double second)
{
    Part part = part_of_group(scene, group);
    GArray *texts = g_array_new(FALSE, FALSE, sizeof(SeenText));
    const PsgMotion *motion = NULL;
    for (size_t i = part.first, depth = 0; i < part.end; i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        depth -= item->kind == PSG_ITEM_END;
        if (item->kind == PSG_ITEM_GROUP && depth++ == 0) {
            motion = item->group.motion;
        }
        double opacity = opacity_at(motion, second);
        if (item->kind == PSG_ITEM_TEXT && opacity > 0.001) {
            SeenText text = {item, item_bounds(item), opacity};
            PsgPoint offset =
                motion == NULL ? (PsgPoint){0, 0} : psg_motion_offset(motion, second);
            text.place.x += offset.x;
            text.place.y += offset.y;
            g_array_append_val(texts, text);
        }
    }
    return texts;
}

/* A name goes from place to place: it is not drawn twice, and no other word is seen on it. */
START_TEST(names_are_seen_once)
{
    const Film *film = film_at(_i);
    for (double second = 0; second < film->plan->seconds; second += 0.1) {
        g_autoptr(GArray) texts = texts_at(film->scene, "actors", second);
        for (guint i = 0; i < texts->len; i++) {
            const SeenText *a = &g_array_index(texts, SeenText, i);
            for (guint j = i + 1; j < texts->len; j++) {
                const SeenText *b = &g_array_index(texts, SeenText, j);
                bool is_own = a->item->part.index == b->item->part.index;
                ck_assert_msg(!is_own || strcmp(a->item->text, b->item->text) != 0,
                              "\"%s\" is there twice at %g s", a->item->text, second);
                ck_assert_msg(!is_own || fmin(a->opacity, b->opacity) < 0.6 ||
                                  !psg_rect_overlaps(a->place, b->place),
                              "\"%s\" is on \"%s\" at %g s", a->item->text, b->item->text,
                              second);
            }
        }
    }
}
END_TEST

/* Whoever stays, as what he was and under his name, is named all the time. */
START_TEST(names_stay)
{
    const Film *film = film_at(_i);
    for (size_t i = 0; i + 1 < film->plan->still_count; i++) {
        const PsgFilmStep *step = &film->plan->steps[i];
        g_autoptr(GArray) texts =
            texts_at(film->scene, "actors", (step->move + step->add) / 2);
        for (size_t actor = 0; actor < film->desk->landscape->actor_count; actor++) {
            const PsgViewActor *before = psg_film_actor(film->plan, i, actor);
            const PsgViewActor *after = psg_film_actor(film->plan, i + 1, actor);
            bool stays = before != NULL && after != NULL && before->name == after->name &&
                         before->kind == after->kind &&
                         before->presence == after->presence;
            double seen = 0;
            for (guint j = 0; j < texts->len; j++) {
                const SeenText *text = &g_array_index(texts, SeenText, j);
                seen = text->item->part.index == actor ? fmax(seen, text->opacity) : seen;
            }
            ck_assert_msg(!stays || seen > 0.999, "actor %zu has no name in step %zu",
                          actor, i);
        }
    }
}
END_TEST

/* Nor do titles and headlines, which take turns. */
START_TEST(headings_take_turns)
{
    const Film *film = film_at(_i);
    for (double second = 0; second < film->plan->seconds; second += 0.05) {
        g_autoptr(GArray) texts = texts_at(film->scene, "heading", second);
        for (guint i = 0; i < texts->len; i++) {
            for (guint j = i + 1; j < texts->len; j++) {
                const SeenText *a = &g_array_index(texts, SeenText, i);
                const SeenText *b = &g_array_index(texts, SeenText, j);
                ck_assert_msg(!psg_rect_overlaps(a->place, b->place),
                              "\"%s\" is on \"%s\" at %g s", a->item->text, b->item->text,
                              second);
            }
        }
    }
}
END_TEST

START_TEST(removes_then_moves_then_adds)
{
    g_autoptr(Film) film = film_of(desk_new(story));
    const PsgFilmStep *step = &film->plan->steps[0];
    enum { DAN = 3, EVE = 4 };
    ck_assert_double_lt(step->remove, step->move);
    ck_assert_double_lt(step->move, step->add);
    ck_assert_double_lt(step->add, step->rest);
    ck_assert_double_eq(sight_of(film->scene, EVE, step->remove).opacity, 1);
    ck_assert_double_eq(sight_of(film->scene, EVE, step->move).opacity, 0);
    ck_assert_double_eq(sight_of(film->scene, DAN, step->add).opacity, 0);
    ck_assert_double_eq(sight_of(film->scene, DAN, step->rest).opacity, 1);
    for (size_t i = 0; i + 1 < film->plan->still_count; i++) {
        step = &film->plan->steps[i];
        for (size_t actor = 0; actor < film->desk->landscape->actor_count; actor++) {
            bool stays = psg_film_actor(film->plan, i, actor) != NULL &&
                         psg_film_actor(film->plan, i + 1, actor) != NULL;
            if (stays) {
                PsgRect first = sight_of(film->scene, actor, step->move).box;
                PsgRect before = sight_of(film->scene, actor, step->remove).box;
                PsgRect last = sight_of(film->scene, actor, step->rest).box;
                PsgRect after = sight_of(film->scene, actor, step->add).box;
                ck_assert(
                    psg_point_equals(psg_rect_centre(before), psg_rect_centre(first)));
                ck_assert(
                    psg_point_equals(psg_rect_centre(after), psg_rect_centre(last)));
            }
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
    const Film *film = film_at(_i);
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
    g_autoptr(PsgTable) table = psg_figure_table(&film->input, &film->spec);
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
    tcase_add_loop_test(rests, rests_at_the_network_of_each_slice, 0, thorough(3, 2));
    tcase_add_loop_test(rests, ends_as_the_network_of_the_last_slice, 0, thorough(3, 2));
    tcase_add_loop_test(rests, rests_at_networks_of_any_look, 0,
                        (int)G_N_ELEMENTS(looks));
    tcase_add_loop_test(rests, has_no_id_twice, 0, thorough(3, 2));
    tcase_add_loop_test(rests, stills_are_the_networks_of_their_slices, 0, 2);
    suite_add_tcase(suite, rests);
    TCase *moves = tcase_create("moves");
    tcase_add_test(moves, keeps_lines_on_their_boxes);
    tcase_add_loop_test(moves, actors_are_where_their_networks_have_them, 0,
                        thorough(3, 2));
    tcase_add_loop_test(moves, grounds_go_with_their_actors, 0, 2);
    tcase_add_loop_test(moves, names_are_seen_once, 0, thorough(3, 2));
    tcase_add_loop_test(moves, names_stay, 0, thorough(3, 2));
    tcase_add_loop_test(moves, headings_take_turns, 0, thorough(3, 2));
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
