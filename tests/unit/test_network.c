/* The network figure: what the audience would notice, on every slice of every landscape
 * in the tree. */
#include "rules.h"
#include "thorough.h"

#include "base/random.h"
#include "draw/painter.h"
#include "figure/network/network.h"
#include "figure/strings.h"

#include "base/segment.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *network_suite(void);

static const char *const landscapes[] = {"data/mesocentres", "data/space-stations.yaml",
                                         "data/template/paysage.yaml"};
static const char *const styles[] = {"slides", "print", "dark", "mono"};
static const char *const languages[] = {"fr", "en"};

enum {
    LANDSCAPES = G_N_ELEMENTS(landscapes),
    LANGUAGES = G_N_ELEMENTS(languages),
    STYLES = G_N_ELEMENTS(styles),
    COMBINATIONS = LANDSCAPES * STYLES,
};

/* Of each actor, how it was drawn in the slice before. */
typedef struct {
    PsgRect box;
    PsgColour fill;
    size_t kind;
    bool was_seen, was_there;
} Memory;

/* Each has the colour and the size that it had; its place too, if nothing moves. */
static void
check_stays(const Desk *desk, const PsgScene *scene, size_t slice, Memory *memories)
{
    bool is_still = desk->context->stability >= 1;
    const PsgView *view = desk->context->views[slice];
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        const char *id = desk->landscape->actors[seen->actor].id;
        const PsgItem *outline = rules_outline(scene, id);
        PsgRect box = item_bounds(outline);
        Memory *memory = &memories[seen->actor];
        if (memory->was_seen) {
            double dx = is_still ? 0 : box.x - memory->box.x;
            double dy = is_still ? 0 : box.y - memory->box.y;
            PsgRect place = {memory->box.x + dx, memory->box.y + dy, memory->box.width,
                             memory->box.height};
            ck_assert_msg(rect_holds(place, box, 0.01) && rect_holds(box, place, 0.01),
                          "%s: %s has moved or grown", psg_scene_name(scene), id);
        }
        if (seen->presence == PSG_PRESENCE_THERE && memory->was_there &&
            memory->kind == seen->kind) {
            ck_assert_msg(memcmp(&memory->fill, &outline->ink.fill, sizeof(PsgColour)) ==
                              0,
                          "%s: %s has another colour", psg_scene_name(scene), id);
        }
        bool there = memory->was_there || seen->presence == PSG_PRESENCE_THERE;
        *memory = (Memory){box, outline->ink.fill, seen->kind, true, there};
    }
}

/* Every slice; or, in a style like another one whose slices are all looked at, the first, one
 * in between and the last. */
static void
check_slices(const Desk *desk, bool all)
{
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autofree Memory *memories = g_new0(Memory, desk->landscape->actor_count);
    size_t last = desk->landscape->slice_count - 1;
    for (size_t slice = 0; slice <= last; slice += all ? 1 : MAX(last / 2, 1)) {
        g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, slice);
        rules_check_texts(scene, 14);
        rules_check_network(desk, scene, slice);
        rules_check_legend(desk, scene, slice);
        check_stays(desk, scene, slice, memories);
    }
}

/* Each landscape in each style, and each of both in both languages. */
START_TEST(every_slice_can_be_read)
{
    size_t place = (size_t)_i * 5 % COMBINATIONS;
    size_t landscape = place / STYLES, style = place % STYLES;
    g_autoptr(Desk) desk = desk_of_data(landscapes[landscape], styles[style], NULL,
                                        languages[(landscape + style) % LANGUAGES]);
    check_slices(desk, style == 0);
}
END_TEST

START_TEST(slides_flip_without_a_jump_where_nothing_may_move)
{
    g_autoptr(Desk) desk =
        desk_of_data(landscapes[LANDSCAPES - 1 - (size_t)_i], NULL, NULL, NULL);
    desk->context->stability = 1;
    check_slices(desk, true);
}
END_TEST

/* Landscapes with little, much or strange in them. */
static const struct {
    const char *name, *yaml, *said; /* said: a text of the first slice */
} oddities[] = {
    {"one actor", "actors: {a: {name: Alone}}", "Alone"},
    {"no relation", "slices: [{id: 2007}]\nactors: {a: {}, b: {}, c: {}}", "b"},
    {"nobody",
     "language: en\nslices: [{id: 2007}, {id: 2009}]\nactors: {a: {when: 2009}}",
     "No actor in this slice"},
    {"nobody, in French",
     "language: fr\nslices: [{id: 2007}, {id: 2009}]\nactors: {a: {when: 2009}}",
     "Aucun acteur dans cette tranche"},
    {"only talked of",
     "language: en\nslices: [{id: 2007}]\nactors: {a: {talked-of: 2007}}", "talked of"},
    {"a question", "language: en\nslices: [{id: 2027, question: true}]\nactors: {a: {}}",
     "still there?"},
    {"markup", "slices: [{id: 2007}]\nactors: {a: {name: '<b>&amp;\"\\N'}}",
     "<b>&amp;\"\\N"},
    {"emoji", "slices: [{id: 2007}]\nactors: {a: {name: '🚀 👩‍🔬 é'}}",
     "🚀 👩‍🔬 é"},
    {"from the right",
     "language: ar\nslices: [{id: 2007}]\nactors: {a: {name: مركز الحوسبة}, b: {}}\n"
     "relations: [{from: a, to: b}]",
     "مركز الحوسبة"},
    {"twice the same pair",
     "slices: [{id: 2007}]\nactors: {a: {}, b: {}}\nrelation-kinds: {k: {}}\n"
     "relations: [{from: a, to: b}, {from: b, to: a, kind: k}]",
     "k"},
    {"a slice without a label", "slices: [{id: 2007-06}]\nactors: {a: {}}", "a"},
};

START_TEST(odd_landscapes_are_drawn)
{
    g_autoptr(Desk) desk = desk_new(oddities[_i].yaml);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 0);
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_msg(part_text(part_of_scene(scene), oddities[_i].said) != NULL, "%s: %s",
                  oddities[_i].name, words);
    rules_check_texts(scene, 14);
    rules_check_network(desk, scene, 0);
    rules_check_legend(desk, scene, 0);
    size_t count;
    const PsgPainter *painters = psg_painters(&count);
    for (size_t i = 0; i < count; i++) {
        PsgPaintOptions options = {.dpi = 72, .date = G_MININT64};
        g_autoptr(GBytes) bytes = painters[i].paint(scene, &options, NULL);
        ck_assert_ptr_nonnull(bytes);
    }
}
END_TEST

#define LONG_NAME                                                                        \
    "Observatoire des métiers et des structures du calcul régional" /* 61 letters */

START_TEST(long_names_take_lines_and_stay_whole_in_the_title)
{
    g_autoptr(Desk) desk =
        desk_new("slices: [{id: 2007}]\n"
                 "kinds: {x: {shape: ellipse}, y: {shape: hexagon}, z: {shape: pill}}\n"
                 "actors:\n"
                 "  a: {name: " LONG_NAME ", kind: x}\n"
                 "  b: {name: " LONG_NAME ", kind: y}\n"
                 "  c: {name: " LONG_NAME ", kind: z}\n"
                 "  d: {name: Donaudampfschifffahrtselektrizitätenhauptbetriebswerk}\n"
                 "relations: [{from: a, to: [b, c, d]}]\n");
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 0);
    rules_check_texts(scene, 14);
    for (char id = 'a'; id <= 'd'; id++) {
        char group[] = {'a', 'c', 't', 'o', 'r', '-', id, '\0'};
        Part part = part_of_group(scene, group);
        ck_assert_uint_gt(part_count(part, PSG_ITEM_TEXT), 1);
        ck_assert_ptr_nonnull(
            strstr(part_look(part)->title, id == 'd' ? "Donaudampf" : LONG_NAME));
    }
}
END_TEST

static PsgLandscape *
crowd(size_t count)
{
    g_autoptr(GString) yaml = g_string_new("slices: [{id: 2007}, {id: 2008}]\nactors:\n");
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(yaml, "  a%zu: {name: Acteur %zu}\n", i, i);
    }
    g_string_append(yaml, "relations:\n");
    for (size_t i = 1; i < count; i++) {
        g_string_append_printf(yaml, "  - {from: a%zu, to: a%zu}\n", i, (i * 7) % i);
        g_string_append_printf(yaml, "  - {from: a%zu, to: a%zu}\n", i, i / 2);
    }
    return fixture_landscape(yaml->str);
}

START_TEST(a_crowd_keeps_to_the_page)
{
    g_autoptr(Desk) desk = desk_of(crowd((size_t)thorough(60, 35)), NULL, NULL, NULL);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    for (size_t slice = 0; slice < 2; slice++) {
        g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, slice);
        rules_check_texts(scene, 14);
        rules_check_network(desk, scene, slice);
    }
}
END_TEST

START_TEST(a_page_that_fits_grows_with_the_crowd)
{
    g_autoptr(Desk) few = desk_of(crowd(3), NULL, "fit", NULL);
    g_autoptr(Desk) many = desk_of(crowd((size_t)thorough(90, 45)), NULL, "fit", NULL);
    g_autoptr(PsgNetwork) small = desk_network(few, NULL);
    g_autoptr(PsgNetwork) large = desk_network(many, NULL);
    g_autoptr(PsgScene) low = psg_network_draw(small, few->ruler, 0);
    g_autoptr(PsgScene) high = psg_network_draw(large, many->ruler, 0);
    ck_assert_double_lt(psg_scene_size(low).height, psg_scene_size(high).height);
    ck_assert_double_eq_tol(psg_scene_size(low).width, psg_scene_size(high).width, 1e-9);
    rules_check_texts(high, 14);
    rules_check_network(many, high, 0);
}
END_TEST

static const char *const pages[] = {"slide-4x3", "a4", "a4-portrait", "640x480",
                                    "400x1200"};

START_TEST(every_page_holds_its_drawing)
{
    g_autoptr(Desk) desk =
        desk_of_data("data/template/paysage.yaml", NULL, pages[_i], "fr");
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    for (size_t slice = 0; slice < desk->landscape->slice_count; slice++) {
        g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, slice);
        rules_check_texts(scene, 0);
        rules_check_network(desk, scene, slice);
    }
}
END_TEST

static const char *const story =
    "language: en\n"
    "title: A story\n"
    "sources: {s: {title: Book, author: Ann, date: 2001}, t: {title: Unread}, u: {}}\n"
    "slices: [{id: 2007, headline: [First, Second]}, {id: 2008, source: u}]\n"
    "kinds: {k: {label: Kind}}\n"
    "relation-kinds: {r: {label: Runs, directed: true}}\n"
    "actors:\n"
    "  a: {name: Ann's, full: Ann's own, kind: k, when: 2001/.., source: s, url: 'https://a.example/',\n"
    "      note: A note}\n"
    "  b: {name: {../2007: Old, 2008/..: New}, kind: k, when: ../2008}\n"
    "  c: {talked-of: 2008, when: 2009}\n"
    "relations:\n"
    "  - {from: a, to: b, kind: r, note: Said so, url: 'https://r.example/'}\n"
    "  - {from: b, to: c, label: dreams of}\n";

START_TEST(pointing_at_things_tells_more)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 1);
    const PsgGroupLook *actor = part_look(part_of_group(scene, "actor-a"));
    ck_assert_str_eq(actor->title, "Ann's own (since 2001)\nA note");
    ck_assert_str_eq(actor->href, "https://a.example/");
    ck_assert_str_eq(actor->class, "actor kind-k");
    const PsgGroupLook *relation = part_look(part_of_group(scene, "relation-1"));
    ck_assert_str_eq(relation->title, "Ann's Runs New\nSaid so");
    ck_assert_str_eq(relation->href, "https://r.example/");
    const PsgGroupLook *dream = part_look(part_of_group(scene, "relation-2"));
    ck_assert_str_eq(dream->title, "New dreams of c");
    ck_assert_double_lt(dream->opacity, 1); /* it is only talked of */
    ck_assert_double_eq_tol(relation->opacity, 1, 1e-9);
}
END_TEST

/* In all slices alike, so with dates; of many the first. */
START_TEST(pointing_at_things_tells_properties)
{
    g_autoptr(Desk) desk = desk_new(
        "language: en\nslices: [{id: 2001}]\nactors:\n"
        "  a: {note: N, properties: {country: FR, chair: {2001: Ann, 2002/..: Bob}}}\n"
        "  b: {properties: {p: 1, q: 2, r: 3, s: 4, t: 5, u: 6, v: 7, w: 8, x: 9}}\n"
        "relations: [{from: a, to: b, properties: {how: by post}}]\n");
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 0);
    ck_assert_str_eq(part_look(part_of_group(scene, "actor-a"))->title,
                     "a\nN\ncountry: FR\nchair: Ann (2001), Bob (since 2002)");
    ck_assert_str_eq(part_look(part_of_group(scene, "actor-b"))->title,
                     "b\np: 1\nq: 2\nr: 3\ns: 4\nt: 5\nu: 6\nv: 7\nw: 8\n\u2026");
    ck_assert_str_eq(part_look(part_of_group(scene, "relation-1"))->title,
                     "a \u2013 b\nhow: by post");
}
END_TEST

START_TEST(the_scene_tells_itself_in_words)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) first = psg_network_draw(network, desk->ruler, 0);
    g_autoptr(PsgScene) second = psg_network_draw(network, desk->ruler, 1);
    ck_assert_str_eq(psg_scene_name(second), "network-2008");
    ck_assert_str_eq(psg_scene_title(second), "2008 – A story");
    ck_assert_str_eq(psg_scene_language(second), "en");
    ck_assert_str_eq(
        psg_scene_description(second),
        "3 actors, 2 relations. Ann's, New (ends), c. Sources: Ann, Book, 2001; u");
    ck_assert_ptr_nonnull(part_text(part_of_scene(first), "First · Second"));
    ck_assert_ptr_nonnull(part_text(part_of_scene(second), "formerly Old"));
}
END_TEST

START_TEST(only_the_sources_that_are_used_are_cited)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) first = psg_network_draw(network, desk->ruler, 0);
    g_autoptr(PsgScene) second = psg_network_draw(network, desk->ruler, 1);
    g_autofree char *one = part_words(part_of_group(first, "sources"));
    g_autofree char *two = part_words(part_of_group(second, "sources"));
    ck_assert_str_eq(one, "Source: Ann, Book, 2001");
    ck_assert_str_eq(two, "Sources: Ann, Book, 2001 · u");
}
END_TEST

static double
distance_to_site(const PsgItem *outline, PsgPoint at)
{
    PsgPoint sites[PSG_OUTLINE_MOST_SITES];
    size_t count = psg_outline_sites(&outline->outline, sites);
    double least = (double)INFINITY;
    for (size_t i = 0; i < count; i++) {
        least = fmin(least, psg_distance(sites[i], at));
    }
    return least;
}

/* From site to site, but for what an arrow leaves before the outline, so that it is seen whole. */
START_TEST(straight_lines_join_sites_of_outlines)
{
    g_autoptr(Desk) desk = desk_of_data(landscapes[_i / 2], styles[_i % 2], NULL, NULL);
    g_autoptr(PsgNetwork) network = desk_network_with(desk, NULL, PSG_LINES_STRAIGHT);
    const size_t last = desk->landscape->slice_count - 1;
    const PsgView *view = desk->context->views[last];
    g_autofree PsgRect *boxes = g_new0(PsgRect, view->actor_count + 1);
    PsgNetworkView drawn = psg_network_place(network, last, boxes);
    g_autoptr(GPtrArray) paths = psg_network_view_paths(desk->context, &drawn);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, last);
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgViewRelation *seen = &view->relations[i];
        const PsgPath *path = g_ptr_array_index(paths, i);
        if (seen->from == seen->to) {
            continue;
        }
        const PsgItem *ends[] = {
            rules_outline(scene,
                          psg_actor_id(desk->landscape, view->actors[seen->from].actor)),
            rules_outline(scene,
                          psg_actor_id(desk->landscape, view->actors[seen->to].actor))};
        ck_assert_uint_eq(psg_path_count(path), 2);
        ck_assert_double_le(distance_to_site(ends[0], psg_path_step(path, 0)->to), 1e-6);
        ck_assert_double_le(
            distance_to_site(ends[1], psg_path_step(path, 1)->to),
            psg_network_view_edge(desk->context, view, i).directed ? 20 : 1e-6);
    }
}
END_TEST

/* So often straight lines run through boxes that are not their own, in all slices. */
static size_t
boxes_run_through(const Desk *desk, const PsgNetwork *network)
{
    size_t count = 0;
    for (size_t slice = 0; slice < desk->landscape->slice_count; slice++) {
        const PsgView *view = desk->context->views[slice];
        g_autofree PsgRect *boxes = g_new0(PsgRect, view->actor_count + 1);
        PsgNetworkView drawn = psg_network_place(network, slice, boxes);
        drawn.course = PSG_LINES_STRAIGHT;
        g_autoptr(GPtrArray) paths = psg_network_view_paths(desk->context, &drawn);
        for (size_t i = 0; i < view->relation_count; i++) {
            const PsgViewRelation *seen = &view->relations[i];
            const PsgPath *path = g_ptr_array_index(paths, i);
            for (size_t box = 0; seen->from != seen->to && box < view->actor_count;
                 box++) {
                count += box != seen->from && box != seen->to &&
                         psg_segment_enters(psg_path_step(path, 0)->to,
                                            psg_path_step(path, 1)->to, boxes[box]);
            }
        }
    }
    return count;
}

/* A layout whose lines are to be straight has fewer boxes in their way. */
START_TEST(boxes_make_way_for_straight_lines)
{
    g_autoptr(Desk) desk = desk_of_data("data/mesocentres", "slides", NULL, NULL);
    g_autoptr(PsgNetwork) routed = desk_network(desk, NULL);
    g_autoptr(PsgNetwork) straight = desk_network_with(desk, NULL, PSG_LINES_STRAIGHT);
    ck_assert_uint_lt(10 * boxes_run_through(desk, straight),
                      9 * boxes_run_through(desk, routed));
}
END_TEST

/* The tip of each arrow is outside of the outline of the box that it points at, however thick
 * that is. */
START_TEST(arrow_heads_are_seen_whole)
{
    g_autoptr(Desk) desk = desk_of_data(landscapes[_i / 2], styles[_i % 2], NULL, NULL);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    const size_t last = desk->landscape->slice_count - 1;
    for (size_t slice = last > 0; slice <= last; slice += 2) {
        const PsgView *view = desk->context->views[slice];
        g_autofree PsgRect *boxes = g_new0(PsgRect, view->actor_count + 1);
        PsgNetworkView drawn = psg_network_place(network, slice, boxes);
        g_autoptr(GPtrArray) paths = psg_network_view_paths(desk->context, &drawn);
        g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, slice);
        for (size_t i = 0; i < view->relation_count; i++) {
            const PsgPath *path = g_ptr_array_index(paths, i);
            const PsgViewActor *to = &view->actors[view->relations[i].to];
            if (path != NULL && psg_network_view_edge(desk->context, view, i).directed) {
                const PsgItem *outline =
                    rules_outline(scene, desk->landscape->actors[to->actor].id);
                PsgPoint tip = psg_path_step(path, psg_path_count(path) - 1)->to;
                ck_assert_double_ge(path_distance(outline->path, tip),
                                    outline->ink.width / 2 * 0.7);
            }
        }
    }
}
END_TEST

/* Names, legends and names of tiers differ in length; places do not. */
START_TEST(places_are_the_same_in_all_languages)
{
    static const char *const papers[] = {"slide", "a4-portrait"};
    const char *page = papers[_i % 2];
    g_autoptr(Desk) french = desk_of_data(landscapes[_i / 4], NULL, page, "fr");
    g_autoptr(Desk) english = desk_of_data(landscapes[_i / 4], NULL, page, "en");
    french->context->align = english->context->align =
        _i / 2 % 2 == 0 ? PSG_ALIGN_AUTO : PSG_ALIGN_TIER;
    g_autoptr(PsgNetwork) one = desk_network(french, NULL);
    g_autoptr(PsgNetwork) other = desk_network(english, NULL);
    for (size_t slice = 0; slice < french->landscape->slice_count; slice++) {
        for (size_t actor = 0; actor < french->landscape->actor_count; actor++) {
            PsgRect a = psg_network_box(one, slice, actor);
            PsgRect b = psg_network_box(other, slice, actor);
            ck_assert_msg(rect_holds(a, b, 0) && rect_holds(b, a, 0), "%s",
                          french->landscape->actors[actor].id);
        }
    }
}
END_TEST

/* So many in a chain that branches. */
static Desk *
desk_of_few(size_t count, const char *page)
{
    g_autoptr(GString) yaml = g_string_new("slices: [{id: 2007}]\nactors:\n");
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(yaml, "  a%zu: {name: Ministry %zu}\n", i, i);
    }
    g_string_append(yaml, count > 1 ? "relations:\n" : "");
    for (size_t i = 1; i < count; i++) {
        g_string_append_printf(yaml, "  - {from: a%zu, to: a%zu}\n", i / 2, i);
    }
    return desk_of(fixture_landscape(yaml->str), NULL, page, NULL);
}

/* Letters grow, to twice their size at most, and the drawing stands in the middle. */
START_TEST(few_actors_are_large_in_the_middle)
{
    static const size_t counts[] = {1, 2, 3, 5};
    size_t count = counts[_i % 4];
    g_autoptr(Desk) desk = desk_of_few(count, _i < 4 ? "slide" : "a4-portrait");
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 0);
    const PsgItem *name = part_nth(part_of_group(scene, "actor-a0"), PSG_ITEM_TEXT, 0);
    double usual = desk->style->size_label * desk->context->page.scale;
    ck_assert_double_ge(name->look.font.size, 1.5 * usual);
    ck_assert_double_le(name->look.font.size, 2 * usual * (1 + 1e-9));
    PsgRect all = psg_network_box(network, 0, 0), area = psg_network_area(network);
    for (size_t i = 1; i < count; i++) {
        PsgRect box = psg_network_box(network, 0, i);
        double right = MAX(psg_rect_right(all), psg_rect_right(box));
        double bottom = MAX(psg_rect_bottom(all), psg_rect_bottom(box));
        all.x = MIN(all.x, box.x);
        all.y = MIN(all.y, box.y);
        all.width = right - all.x;
        all.height = bottom - all.y;
    }
    PsgPoint middle = psg_rect_centre(all), wanted = psg_rect_centre(area);
    ck_assert_double_le(fabs(middle.x - wanted.x), 0.001 * area.width);
    ck_assert_double_le(fabs(middle.y - wanted.y), 0.05 * area.height);
}
END_TEST

/* In each of so many slices ten others, each tied to the one before it. */
static Desk *
desk_of_turnover(size_t slices)
{
    g_autoptr(GString) yaml = g_string_new("slices: [");
    for (size_t i = 0; i < slices; i++) {
        g_string_append_printf(yaml, "%s{id: %zu}", i > 0 ? ", " : "", 2000 + i);
    }
    g_string_append(yaml, "]\nactors:\n");
    for (size_t i = 0; i < 10 * slices; i++) {
        g_string_append_printf(yaml, "  a%zu: {name: Ministry of works, when: %zu}\n", i,
                               2000 + i / 10);
    }
    g_string_append(yaml, "relations:\n");
    for (size_t i = 1; i < 10 * slices; i++) {
        if (i % 10 != 0) {
            g_string_append_printf(yaml, "  - {from: a%zu, to: a%zu}\n", i, i - 1);
        }
    }
    return desk_of(fixture_landscape(yaml->str), NULL, NULL, NULL);
}

START_TEST(letters_are_as_large_as_the_fullest_slice_allows)
{
    g_autoptr(Desk) few = desk_of_turnover(1);
    g_autoptr(Desk) desk = desk_of_turnover(9);
    g_autoptr(PsgNetwork) one = desk_network(few, NULL);
    g_autoptr(PsgNetwork) other = desk_network(desk, NULL);
    PsgRect boxes[90];
    double wanted = psg_network_place(one, 0, boxes).shrink;
    for (size_t slice = 0; slice < 9; slice++) {
        g_autoptr(PsgScene) scene = psg_network_draw(other, desk->ruler, slice);
        rules_check_network(desk, scene, slice);
        double found = psg_network_place(other, slice, boxes).shrink;
        ck_assert_double_ge(found, 0.85 * wanted);
    }
}
END_TEST

/* How many texts of the scene say that. */
static size_t
count_said(const PsgScene *scene, PsgWord word)
{
    size_t count = 0;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        count +=
            item->kind == PSG_ITEM_TEXT && strcmp(item->text, psg_word(word, "en")) == 0;
    }
    return count;
}

/* Where nearly all are new, or end, the others are marked, and the legend says so; few marks are
 * left as they are. */
START_TEST(what_holds_of_nearly_all_is_no_news)
{
    static const struct {
        int fresh, leaving; /* of ten */
        size_t is_new, there_before, ends, goes_on, all_end;
    } cases[] = {
        {3, 3, 3, 0, 3, 0, 0}, {6, 6, 6, 0, 6, 0, 0}, {8, 1, 0, 1, 1, 0, 0},
        {1, 8, 1, 0, 0, 2, 0}, {9, 9, 0, 1, 0, 1, 0}, {10, 10, 0, 0, 0, 0, 1},
    };
    g_autoptr(GString) yaml =
        g_string_new("language: en\nslices: [{id: 2007}, {id: 2008}]\nactors:\n");
    for (int i = 0; i < 10; i++) {
        g_string_append_printf(yaml, "  a%d: {when: %d/%s}\n", i,
                               i < cases[_i].fresh ? 2008 : 2000,
                               i < cases[_i].leaving ? "2008" : "..");
    }
    g_string_append(yaml, "relations: [{from: a0, to: a1}]\n");
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 1);
    ck_assert_uint_eq(count_said(scene, PSG_WORD_NEW), cases[_i].is_new);
    ck_assert_uint_eq(count_said(scene, PSG_WORD_THERE_BEFORE), cases[_i].there_before);
    ck_assert_uint_eq(count_said(scene, PSG_WORD_LEAVING), cases[_i].ends);
    ck_assert_uint_eq(count_said(scene, PSG_WORD_GOES_ON), cases[_i].goes_on);
    ck_assert_uint_eq(count_said(scene, PSG_WORD_ALL_END), cases[_i].all_end);
    rules_check_network(desk, scene, 1);
}
END_TEST

/* One in three has a short name, others need a line more; some are new in the second slice. */
static PsgLandscape *
motley(void)
{
    g_autoptr(GString) yaml = g_string_new("slices: [{id: 2007}, {id: 2008}]\nactors:\n");
    for (size_t i = 0; i < 45; i++) {
        g_string_append_printf(
            yaml, "  a%zu: {name: %s %zu, when: %d/..}\n", i,
            i % 3 == 0 ? "N"
                       : "Observatoire national de la région et des sciences numéro",
            i, i % 5 == 0 ? 2008 : 2000);
    }
    g_string_append(yaml, "relations: [{from: a0, to: a1}]\n");
    return fixture_landscape(yaml->str);
}

/* Rows of boxes look calm: heights are alike or clearly different, and few are low. */
START_TEST(boxes_are_of_few_heights)
{
    g_autoptr(Desk) desk = _i < (int)G_N_ELEMENTS(landscapes)
                               ? desk_of_data(landscapes[_i], NULL, NULL, NULL)
                               : desk_of(motley(), NULL, NULL, NULL);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    size_t count = desk->landscape->actor_count, lowest = 0;
    double least = (double)INFINITY;
    for (size_t i = 0; i < count; i++) {
        double one = psg_network_box(network, 0, i).height;
        least = one > 0 ? MIN(least, one) : least;
        for (size_t k = 0; k < i; k++) {
            double other = psg_network_box(network, 0, k).height;
            double apart = fabs(one - other) / MAX(MAX(one, other), 1);
            ck_assert(apart < 1e-9 || apart > 0.05 || one <= 0 || other <= 0);
        }
    }
    size_t seen = 0;
    for (size_t i = 0; i < count; i++) {
        double height = psg_network_box(network, 0, i).height;
        seen += height > 0;
        lowest += height > 0 && height < least * (1 + 1e-9);
    }
    ck_assert_uint_ge(2 * lowest, seen);
}
END_TEST

START_TEST(an_unknown_method_is_an_error)
{
    g_autoptr(Desk) desk = desk_new("actors: {a: {}}");
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(psg_network_new(desk->context, desk->ruler, "magic", &error));
    ck_assert(g_error_matches(error, PSG_LAYOUT_ERROR, PSG_LAYOUT_ERROR_METHOD));
}
END_TEST

/* Sixty actors and relations by chance, some of which find their way only around all boxes; of
 * weights, if they have some, that make lines broad. */
static Desk *
desk_of_crowd(const char *page, bool has_weights)
{
    PsgRandom random = psg_random_seeded(1);
    g_autoptr(GString) yaml = g_string_new("language: en\ntitle: A crowd\n"
                                           "kinds: {k: {label: Kind}}\nactors:\n");
    for (int i = 0; i < 60; i++) {
        g_string_append_printf(yaml, "  a%d: {name: Number %d, kind: k}\n", i, i);
    }
    g_string_append(yaml, "slices: [{id: 2001}, {id: 2002}]\nrelations:\n");
    for (int i = 0; i < 120; i++) {
        uint32_t from = psg_random_below(&random, 60), to = psg_random_below(&random, 59);
        g_string_append_printf(yaml, "  - {from: a%u, to: a%u%s}\n", from,
                               to + (to >= from ? 1 : 0),
                               !has_weights ? ""
                               : i % 3 == 0 ? ", weight: 1"
                                            : ", weight: 1000");
    }
    return desk_of(fixture_landscape(yaml->str), NULL, page, NULL);
}

#define AIR 1.0 /* between a line and letters, at least */

static void
check_line_leaves_words(const PsgItem *line, Part words)
{
    g_autoptr(GArray) points = path_samples(line->path);
    for (size_t i = 0; i < part_count(words, PSG_ITEM_TEXT); i++) {
        const PsgItem *text = part_nth(words, PSG_ITEM_TEXT, i);
        PsgRect bounds = psg_rect_grow(item_bounds(text), line->ink.width / 2 + AIR);
        for (guint k = 0; k < points->len; k++) {
            PsgPoint at = g_array_index(points, PsgPoint, k);
            ck_assert_msg(at.x < bounds.x || at.x > psg_rect_right(bounds) ||
                              at.y < bounds.y || at.y > psg_rect_bottom(bounds),
                          "a line touches \"%s\"", text->text);
        }
    }
}

static void
check_lines_leave_words(const Desk *desk, const PsgScene *scene)
{
    for (size_t i = 0; i < desk->landscape->relation_count; i++) {
        g_autofree char *id = g_strdup_printf("relation-%zu", i);
        Part relation = part_of_group(scene, id);
        for (size_t k = 0; k < part_count(relation, PSG_ITEM_PATH); k++) {
            const PsgItem *line = part_nth(relation, PSG_ITEM_PATH, k);
            check_line_leaves_words(line, part_of_group(scene, "heading"));
            check_line_leaves_words(line, part_of_group(scene, "legend"));
        }
    }
}

START_TEST(lines_keep_out_of_heading_and_legend)
{
    static const char *const named[] = {"slide", "slide-4x3", "a4", "a4-portrait"};
    g_autoptr(Desk) desk = desk_of_crowd(named[_i / 2], _i % 2 == 1);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 0);
    check_lines_leave_words(desk, scene);
    PsgFigureSpec spec = desk_spec(desk, &psg_compare_kind);
    const size_t slices[] = {0, 1};
    spec.slices = slices;
    spec.slice_count = 2;
    PsgFigureInput input = {desk->context, network};
    g_autoptr(PsgScene) comparison = psg_figure_draw(&input, desk->ruler, &spec);
    check_lines_leave_words(desk, comparison);
}
END_TEST

Suite *
network_suite(void)
{
    Suite *suite = suite_create("network");
    TCase *reading = tcase_create("reading");
    tcase_add_loop_test(reading, every_slice_can_be_read, 0,
                        thorough(COMBINATIONS, STYLES));
    tcase_add_loop_test(reading, slides_flip_without_a_jump_where_nothing_may_move, 0,
                        thorough(LANDSCAPES, 2));
    TCase *reach = tcase_create("reach");
    tcase_add_loop_test(reach, lines_keep_out_of_heading_and_legend, 0, 8);
    suite_add_tcase(suite, reach);
    suite_add_tcase(suite, reading);
    TCase *odd = tcase_create("odd");
    tcase_add_loop_test(odd, odd_landscapes_are_drawn, 0, G_N_ELEMENTS(oddities));
    tcase_add_test(odd, long_names_take_lines_and_stay_whole_in_the_title);
    tcase_add_test(odd, a_crowd_keeps_to_the_page);
    tcase_add_loop_test(odd, arrow_heads_are_seen_whole, 0, 2 * G_N_ELEMENTS(landscapes));
    tcase_add_loop_test(odd, straight_lines_join_sites_of_outlines, 0,
                        2 * G_N_ELEMENTS(landscapes));
    tcase_add_test(odd, boxes_make_way_for_straight_lines);
    suite_add_tcase(suite, odd);
    TCase *page = tcase_create("pages");
    tcase_add_test(page, a_page_that_fits_grows_with_the_crowd);
    tcase_add_test(page, letters_are_as_large_as_the_fullest_slice_allows);
    tcase_add_loop_test(page, what_holds_of_nearly_all_is_no_news, 0, 6);
    tcase_add_loop_test(page, few_actors_are_large_in_the_middle, 0, 8);
    tcase_add_loop_test(page, boxes_are_of_few_heights, 0, G_N_ELEMENTS(landscapes) + 1);
    tcase_add_loop_test(page, places_are_the_same_in_all_languages, 0,
                        4 * G_N_ELEMENTS(landscapes));
    tcase_add_loop_test(page, every_page_holds_its_drawing, 0, G_N_ELEMENTS(pages));
    suite_add_tcase(suite, page);
    TCase *words = tcase_create("words");
    tcase_add_test(words, pointing_at_things_tells_more);
    tcase_add_test(words, pointing_at_things_tells_properties);
    tcase_add_test(words, the_scene_tells_itself_in_words);
    tcase_add_test(words, only_the_sources_that_are_used_are_cited);
    tcase_add_test(words, an_unknown_method_is_an_error);
    suite_add_tcase(suite, words);
    return suite;
}
