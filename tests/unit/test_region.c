/* Regions of groups: who stands on them, and what they never look like. */
#include "fixture.h"
#include "part.h"

#include "figure/network/legend.h"
#include "figure/network/network.h"
#include "figure/network/region.h"
#include "figure/network/task.h"

#include <check.h>
#include <math.h>

Suite *region_suite(void);

#define FLAT "1600x420" /* where actors have longer names, all gets smaller */

/* What is asked of the layout, and whether groups have zones then. */
static const struct {
    const char *layout, *page;
    bool has_zones;
} cases[] = {
    {"stability: 0.8", FLAT, true},
    {"stability: 0.8", "1600x240", true},
    {"stability: 0.8", "slide", true},
    {"stability: 0.8", "1200x800", true},
    {"stability: 0.8", "slide-4x3", true},
    {"stability: 0.8", "a4", true},
    {"stability: 0", "slide", true},
    {"stability: 1", "a4-portrait", true},
    {"align: flow", "slide", false},
    {"align: tier", "slide-4x3", false},
    {"pins: {a1: [0.5, 0.05], a9: [0.9, 0.95], a20: [0.05, 0.5]}", "slide", true},
};

enum { ACTORS = 44, GROUPS = 5 };

/* Some are in two groups, some in none, and some go from one to another. */
static char *
groups_of(int actor)
{
    int own = actor % GROUPS, other = (actor + 1) % GROUPS;
    if (actor % 11 == 10) {
        return g_strdup("");
    }
    if (actor % 7 == 0) {
        return g_strdup_printf("groups: [g%d, g%d], ", own, other);
    }
    return actor % 13 == 3 && actor != 3
               ? g_strdup_printf("groups: {../2007: g%d, 2008/..: g%d}, ", own, other)
               : g_strdup_printf("groups: g%d, ", own);
}

static Desk *
desk_of_groups(const char *layout, const char *page)
{
    g_autoptr(GString) yaml = g_string_new(
        "language: en\nslices: [{id: 2007}, {id: 2008}, {id: 2009}]\n"
        "groups: {g0: {label: Water}, g1: {label: Roads and the bridges of the valley},\n"
        "  g2: {label: Health}, g3: {label: Schools}, g4: {label: Energy}}\n"
        "relation-kinds: {runs: {label: runs, directed: true}}\n"
        "pyramid: {tiers: [{id: t0}, {id: t1}, {id: t2}]}\nactors:\n");
    for (int i = 0; i < ACTORS; i++) {
        g_autofree char *groups = groups_of(i);
        const char *more =
            g_str_equal(page, FLAT) ? " of the upper and lower valley" : "";
        g_string_append_printf(yaml,
                               "  a%d: {name: Actor %d%s, %stier: t%d, "
                               "when: %d/..}\n",
                               i, i, more, groups, i % 3,
                               2007 + (i % 4 == 3) + (i % 8 == 3));
    }
    g_string_append(yaml, "relations:\n");
    for (int i = 1; i < ACTORS; i++) {
        g_string_append_printf(yaml, "  - {from: a%d, to: a%d, kind: runs}\n",
                               i > GROUPS ? i - GROUPS : 0, i);
    }
    g_string_append_printf(yaml, "layout: {%s}\n", layout);
    return desk_of(fixture_landscape(yaml->str), NULL, page, NULL);
}

/* A slice with its regions. */
typedef struct {
    const Desk *desk;
    PsgNetworkView drawn;
    PsgRect *boxes;
    GArray *regions;
} Ground;

static Ground
ground_of(const Desk *desk, const PsgNetwork *network, size_t slice)
{
    Ground ground = {.desk = desk};
    ground.boxes = g_new0(PsgRect, ACTORS);
    ground.drawn = psg_network_place(network, slice, ground.boxes);
    ground.regions = psg_regions_new(desk->context, &ground.drawn);
    return ground;
}

static void
ground_clear(Ground *ground)
{
    g_array_unref(ground->regions);
    g_free(ground->boxes);
}

static bool
is_member(const Ground *ground, size_t index, size_t group)
{
    const PsgView *view = ground->drawn.view;
    const PsgDatedIndexes *own =
        &view->landscape->actors[view->actors[index].actor].groups;
    bool is = false;
    for (size_t i = 0; i < own->count; i++) {
        is = is || (own->items[i].index == group &&
                    psg_interval_meets(&own->items[i].when,
                                       &view->landscape->slices[view->slice].when));
    }
    return is;
}

/* Whether what is seen at a corner of the box, of all that this region draws, is its tint. */
static bool
is_on(const PsgRegion *region, PsgRect box)
{
    bool is_tinted = false;
    for (int layer = 0; layer < PSG_REGION_LAYERS; layer++) {
        for (guint i = 0; i < region->pieces[layer]->len; i++) {
            const PsgRegionPiece *piece =
                &g_array_index(region->pieces[layer], PsgRegionPiece, i);
            bool holds = rect_holds(piece->rect, box, 0.01);
            bool touches = psg_rect_overlaps(piece->rect, box);
            if (piece->kind == PSG_PIECE_HOLE ? holds : touches) {
                is_tinted = piece->kind == PSG_PIECE_HOLE ? false
                            : holds                       ? true
                                                          : is_tinted;
            }
        }
    }
    return is_tinted;
}

static void
check_members(const Ground *ground)
{
    const PsgView *view = ground->drawn.view;
    for (size_t i = 0; i < view->actor_count; i++) {
        for (guint k = 0; k < ground->regions->len; k++) {
            const PsgRegion *region = &g_array_index(ground->regions, PsgRegion, k);
            bool is_in = is_member(ground, i, region->group);
            ck_assert_msg(is_on(region, ground->boxes[i]) == is_in,
                          "actor %zu is%s of group %zu, but not so drawn",
                          view->actors[i].actor, is_in ? "" : " not", region->group);
        }
    }
}

/* The smallest box is as thin as a ground may be. */
static void
check_thickness(const Ground *ground)
{
    double thinnest = INFINITY;
    for (size_t i = 0; i < ground->drawn.view->actor_count; i++) {
        thinnest = fmin(thinnest, fmin(ground->boxes[i].width, ground->boxes[i].height));
    }
    for (guint k = 0; k < ground->regions->len; k++) {
        const PsgRegion *region = &g_array_index(ground->regions, PsgRegion, k);
        for (int layer = 0; layer < PSG_REGION_LAYERS; layer++) {
            for (guint i = 0; i < region->pieces[layer]->len; i++) {
                const PsgRegionPiece *piece =
                    &g_array_index(region->pieces[layer], PsgRegionPiece, i);
                ck_assert(piece->kind != PSG_PIECE_GROUND ||
                          fmin(piece->rect.width, piece->rect.height) > thinnest);
            }
        }
    }
}

START_TEST(members_stand_on_their_ground_and_others_do_not)
{
    g_autoptr(Desk) desk = desk_of_groups(cases[_i].layout, cases[_i].page);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    for (size_t slice = 0; slice < desk->landscape->slice_count; slice++) {
        Ground ground = ground_of(desk, network, slice);
        ck_assert_uint_eq(ground.regions->len, GROUPS);
        check_members(&ground);
        check_thickness(&ground);
        ground_clear(&ground);
    }
}
END_TEST

static char *
kinds_of(const GArray *pieces)
{
    GString *kinds = g_string_new(NULL);
    for (guint i = 0; i < pieces->len; i++) {
        g_string_append_printf(kinds, " %d",
                               (int)g_array_index(pieces, PsgRegionPiece, i).kind);
    }
    return g_string_free(kinds, FALSE);
}

/* kinds: of the pieces, by what is told of them. */
static void
check_told(GHashTable *kinds, const PsgRegion *region)
{
    for (int layer = 0; layer < PSG_REGION_LAYERS; layer++) {
        char *told = g_strdup_printf("layer %d of group %zu: %s", layer, region->group,
                                     region->told[layer]->str);
        char *now = kinds_of(region->pieces[layer]);
        const char *before = g_hash_table_lookup(kinds, told);
        ck_assert_msg(before == NULL || g_str_equal(before, now),
                      "%s: its pieces are%s, and were%s elsewhere", told, now, before);
        g_hash_table_replace(kinds, told, now);
    }
}

/* In whatever slice and layout: films bend the pieces of one region into those of another
 * of which the same is told. */
START_TEST(what_tells_the_same_has_the_same_pieces)
{
    g_autoptr(GHashTable) kinds =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Desk) desk = desk_of_groups(cases[i].layout, cases[i].page);
        g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
        for (size_t slice = 0; slice < desk->landscape->slice_count; slice++) {
            Ground ground = ground_of(desk, network, slice);
            for (guint k = 0; k < ground.regions->len; k++) {
                check_told(kinds, &g_array_index(ground.regions, PsgRegion, k));
            }
            ground_clear(&ground);
        }
    }
}
END_TEST

static const PsgNetworkZone *
zone_of(const Ground *ground, size_t region)
{
    return g_array_index(ground->regions, PsgRegion, region).zone;
}

static void
check_zones(const Ground *ground)
{
    bool has_pins = ground->desk->landscape->pin_count > 0;
    double apart = 8 * ground->desk->context->page.scale * fmin(1, ground->drawn.shrink);
    for (guint i = 0; i < ground->regions->len; i++) {
        const PsgNetworkZone *zone = zone_of(ground, i);
        ck_assert(rect_holds(zone->ground, zone->title, 0.01));
        PsgRect name = psg_rect_grow(zone->title, -0.01);
        for (size_t k = 0; k < ground->drawn.view->actor_count; k++) {
            ck_assert(has_pins || !is_member(ground, k, i) ||
                      !psg_rect_overlaps(name, ground->boxes[k]));
        }
        for (guint k = 0; k < i; k++) {
            PsgRect near = psg_rect_grow(zone->ground, apart - 0.01);
            ck_assert(!psg_rect_overlaps(near, zone_of(ground, k)->ground));
        }
    }
}

/* That of a group reaches into the region of another, but not onto its name. */
static void
check_grounds_leave_names(const Ground *ground)
{
    for (guint i = 0; i < ground->regions->len; i++) {
        const GArray *pieces =
            g_array_index(ground->regions, PsgRegion, i).pieces[PSG_REGION_REST];
        for (guint j = 0; j < pieces->len; j++) {
            const PsgRegionPiece *piece = &g_array_index(pieces, PsgRegionPiece, j);
            for (guint k = 0; k < ground->regions->len; k++) {
                PsgRect name = psg_rect_grow(zone_of(ground, k)->title, -0.01);
                ck_assert(k == i || !psg_rect_overlaps(piece->rect, name));
            }
        }
    }
}

START_TEST(zones_are_apart_and_hold_their_names)
{
    g_autoptr(Desk) desk = desk_of_groups(cases[_i].layout, cases[_i].page);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    bool is_still = desk->context->stability > 0;
    PsgRect first[GROUPS];
    for (size_t slice = 0; slice < desk->landscape->slice_count; slice++) {
        Ground ground = ground_of(desk, network, slice);
        for (guint i = 0; i < ground.regions->len; i++) {
            ck_assert(cases[_i].has_zones == (zone_of(&ground, i) != NULL));
        }
        if (cases[_i].has_zones) {
            check_zones(&ground);
        }
        if (cases[_i].has_zones && desk->landscape->pin_count == 0) {
            check_grounds_leave_names(&ground);
        }
        for (guint i = 0; i < GROUPS && cases[_i].has_zones && is_still; i++) {
            PsgRect now = zone_of(&ground, i)->ground;
            first[i] = slice == 0 ? now : first[i];
            ck_assert(rect_holds(first[i], now, 0) && rect_holds(now, first[i], 0));
        }
        ground_clear(&ground);
    }
}
END_TEST

/* On a full page, before letters get too small. */
START_TEST(regions_are_squeezed)
{
    g_autoptr(Desk) desk = desk_of_groups("stability: 0.8", "slide");
    g_autoptr(PsgNetworkTask) task = psg_network_task_new(&desk->pen);
    PsgRegionRoom roomy = task->task.region;
    ck_assert(psg_network_task_tighten(task, &desk->pen));
    ck_assert_double_lt(task->task.region.frame, 0.7 * roomy.frame);
    ck_assert_double_lt(task->task.region.apart, 0.7 * roomy.apart);
}
END_TEST

/* How many texts say just that. */
static size_t
times_said(const PsgScene *scene, const char *text)
{
    Part all = part_of_scene(scene);
    size_t count = 0;
    for (size_t i = 0; i < part_count(all, PSG_ITEM_TEXT); i++) {
        count += g_str_equal(part_nth(all, PSG_ITEM_TEXT, i)->text, text);
    }
    return count;
}

START_TEST(a_group_is_named_in_place_or_in_the_legend)
{
    g_autoptr(Desk) desk = desk_of_groups(cases[_i].layout, cases[_i].page);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 2);
    for (size_t group = 0; group < GROUPS; group++) {
        const PsgGroup *said = &desk->landscape->groups[group];
        const char *name = psg_context_text(desk->context, &said->label);
        g_autofree char *id = g_strconcat("group-", said->id, NULL);
        g_autofree char *title = g_strconcat("group-name-", said->id, NULL);
        ck_assert_str_eq(part_look(part_of_group(scene, id))->title, name);
        bool is_in_place = part_text(part_of_group(scene, title), name) != NULL;
        bool is_in_legend = part_text(part_of_group(scene, "legend"), name) != NULL;
        ck_assert_msg(is_in_place == cases[_i].has_zones, "%s", name);
        ck_assert_msg(is_in_legend == !cases[_i].has_zones, "%s", name);
    }
}
END_TEST

START_TEST(who_is_in_two_groups_says_the_second)
{
    g_autoptr(Desk) desk = desk_of_groups(cases[_i].layout, cases[_i].page);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 2);
    /* 14 is of g4 and g0, 16 has gone from g1 to g2, 4 is of g4 */
    ck_assert_ptr_nonnull(part_text(part_of_group(scene, "actor-a14"), "Water"));
    ck_assert_ptr_nonnull(part_text(part_of_group(scene, "actor-a16"), "Health"));
    ck_assert_ptr_null(part_text(part_of_group(scene, "actor-a4"), "Energy"));
    ck_assert_uint_ge(times_said(scene, "Water"), 2);
}
END_TEST

/* Between the name and a box that is close below it. */
static PsgRect
slit_below(PsgRect name, PsgRect box, double least)
{
    double x = fmax(name.x, box.x), y = psg_rect_bottom(name);
    double right = fmin(psg_rect_right(name), psg_rect_right(box));
    bool is_below = box.y >= y - 1 && box.y < y + least;
    return (PsgRect){x, y - 0.5, is_below ? right - x : 0, box.y - y + 1};
}

/* Lines go around the names of regions, and do not squeeze in below them. */
START_TEST(no_line_crosses_a_name)
{
    g_autoptr(Desk) desk = desk_of_groups(cases[_i].layout, cases[_i].page);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    Ground ground = ground_of(desk, network, 2);
    g_autoptr(GPtrArray) paths = psg_network_view_paths(desk->context, &ground.drawn);
    for (guint i = 0; i < ground.regions->len && cases[_i].has_zones; i++) {
        PsgRect title = psg_rect_grow(zone_of(&ground, i)->title, -1);
        bool is_covered = false;
        for (size_t k = 0; k < ground.drawn.view->actor_count; k++) {
            is_covered = is_covered || psg_rect_overlaps(title, ground.boxes[k]);
        }
        for (guint k = 0; k < paths->len && !is_covered; k++) {
            g_autoptr(GArray) points = path_samples(g_ptr_array_index(paths, k));
            for (guint j = 0; j < points->len; j++) {
                PsgPoint at = g_array_index(points, PsgPoint, j);
                PsgRect dot = {at.x, at.y, 0.01, 0.01};
                ck_assert(!psg_rect_overlaps(title, dot));
                for (size_t b = 0; b < ground.drawn.view->actor_count; b++) {
                    PsgRect slit =
                        slit_below(zone_of(&ground, i)->title, ground.boxes[b], 6);
                    ck_assert(slit.width <= 0 || !psg_rect_overlaps(slit, dot));
                }
            }
        }
    }
    ground_clear(&ground);
}
END_TEST

/* Of all groups that a palette tells apart, in all styles. */
START_TEST(names_are_read_on_their_tint)
{
    static const char *const styles[] = {"slides", "print", "dark", "mono"};
    g_autoptr(Desk) desk =
        desk_of(fixture_landscape(
                    "groups: {a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}, h: {}}\n"
                    "actors: {x: {groups: [a, b, c, d, e, f, g, h]}}"),
                styles[_i], NULL, NULL);
    g_autoptr(PsgNetwork) network = desk_network(desk, "dot");
    Ground ground = ground_of(desk, network, 0);
    ck_assert_uint_eq(ground.regions->len, 8);
    for (guint i = 0; i < ground.regions->len; i++) {
        const PsgRegion *region = &g_array_index(ground.regions, PsgRegion, i);
        PsgColour tint = psg_region_ink(&desk->pen, region, PSG_REGION_REST, 0).fill;
        PsgTextLook look = psg_region_title_look(&desk->pen, i);
        ck_assert_double_ge(psg_colour_contrast(look.colour, tint), 4.5);
        ck_assert_int_eq(look.font.weight, 600);
        ck_assert_double_ge(look.font.size, 14);
    }
    ground_clear(&ground);
}
END_TEST

/* Time and memory grow with the members, not with their cube. */
START_TEST(a_group_may_be_large)
{
    g_autoptr(GString) yaml =
        g_string_new("slices: [{id: 2010}]\ngroups: {g: {}}\nactors:\n");
    for (int i = 0; i < 1500; i++) {
        g_string_append_printf(yaml, "  a%d: {groups: g}\n", i);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autofree PsgRect *boxes = g_new(PsgRect, 1500);
    PsgNetworkView drawn = psg_network_place(network, 0, boxes);
    drawn.zones = NULL;
    g_autoptr(GArray) regions = psg_regions_new(desk->context, &drawn);
    const GArray *pieces = g_array_index(regions, PsgRegion, 0).pieces[PSG_REGION_REST];
    ck_assert_uint_eq(pieces->len, 1);
}
END_TEST

/* As wide as its members need: who stands towards the others does not lean on a side. */
START_TEST(a_frame_ends_with_its_boxes)
{
    g_autoptr(Desk) desk =
        desk_new("slices: [{id: 2020}]\ngroups: {g: {label: G}, h: {label: H}}\n"
                 "actors: {a: {groups: g}, b: {groups: g}, c: {groups: h},"
                 " d: {groups: h}, e: {}}\n"
                 "relations: [{from: a, to: [b, e]}, {from: c, to: [d, e]}]\n");
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    PsgRect boxes[5];
    PsgNetworkView drawn = psg_network_place(network, 0, boxes);
    ck_assert_uint_eq(drawn.zones->len, 2);
    for (guint i = 0; i < 2; i++) {
        const PsgNetworkZone *zone = &g_array_index(drawn.zones, PsgNetworkZone, i);
        const PsgRect *first = &boxes[2 * zone->index], *second = first + 1;
        double left = fmin(first->x, second->x) - zone->ground.x;
        double right = psg_rect_right(zone->ground) -
                       fmax(psg_rect_right(*first), psg_rect_right(*second));
        ck_assert_double_gt(left, 0);
        ck_assert_double_eq_tol(left, right, 1);
    }
}
END_TEST

/* A frame that its name makes wider than its boxes stays in its zone, and holds them. */
START_TEST(a_long_name_makes_a_frame_no_wider_than_its_zone)
{
    g_autoptr(Desk) desk = desk_new(
        "slices: [{id: 2020}]\n"
        "groups: {g: {label: The association of all bridges of the valley},"
        " h: {label: Everybody who lives east of it and of its rivers}, k: {}}\n"
        "actors: {a: {groups: g}, b: {groups: h}, c: {groups: h}, e: {},"
        " f: {groups: k}, x: {groups: k}}\n"
        "relations: [{from: a, to: e}, {from: b, to: [e, c]}, {from: f, to: [e, x]}]\n");
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    PsgRect boxes[6];
    PsgNetworkView drawn = psg_network_place(network, 0, boxes);
    ck_assert_uint_eq(drawn.zones->len, 3);
    for (guint i = 0; i < 3; i++) {
        const PsgNetworkZone *zone = &g_array_index(drawn.zones, PsgNetworkZone, i);
        ck_assert_double_ge(psg_rect_right(zone->ground), psg_rect_right(zone->title));
        for (size_t actor = 0; actor < 6; actor++) {
            ck_assert(!psg_rect_overlaps(zone->ground, boxes[actor]) ||
                      psg_rect_right(zone->ground) > psg_rect_right(boxes[actor]));
        }
        for (guint j = 0; j < i; j++) {
            ck_assert(!psg_rect_overlaps(
                zone->ground, g_array_index(drawn.zones, PsgNetworkZone, j).ground));
        }
    }
}
END_TEST

/* ---- Bands of tiers ---- */

/* NULL: it has none. */
static const PsgNetworkZone *
band_of(const PsgNetworkView *drawn, size_t tier)
{
    for (guint i = 0; i < drawn->zones->len; i++) {
        const PsgNetworkZone *zone = &g_array_index(drawn->zones, PsgNetworkZone, i);
        if (!zone->is_group && zone->index == tier &&
            psg_network_zone_holds(zone, drawn->view->slice)) {
            return zone;
        }
    }
    return NULL;
}

static const char *const levelled[] = {"stability: 0.8", "stability: 0", "stability: 1"};

/* Three in four have a tier, and of four tiers one has nobody. */
static Desk *
desk_of_tiers(const char *layout, const char *page)
{
    g_autoptr(GString) yaml = g_string_new(
        "language: en\nslices: [{id: 2007}, {id: 2008}]\n"
        "relation-kinds: {runs: {label: runs, directed: true}}\n"
        "pyramid: {tiers: [{id: t0, label: The whole of the state and its ministries},\n"
        "  {id: t1, label: Regions}, {id: t2}, {id: t3, label: Nobody}]}\nactors:\n");
    for (int i = 0; i < 24; i++) {
        g_autofree char *tier = g_strdup_printf(", tier: t%d", i % 4);
        g_string_append_printf(yaml, "  a%d: {name: Actor %d%s, when: %d/..}\n", i, i,
                               i % 4 == 3 ? "" : tier, 2007 + (i % 8 == 2));
    }
    g_string_append(yaml, "relations:\n");
    for (int i = 1; i < 24; i++) {
        g_string_append_printf(yaml, "  - {from: a%d, to: a%d, kind: runs}\n", i * 7 % i,
                               i);
    }
    g_string_append_printf(yaml, "layout: {align: tier, %s}\n", layout);
    return desk_of(fixture_landscape(yaml->str), NULL, page, NULL);
}

/* Each stands in the band of its own tier and in no other, right of all names. */
START_TEST(actors_of_a_tier_stand_in_its_band)
{
    static const char *const pages[] = {"slide", "slide-4x3", "a4-portrait"};
    g_autoptr(Desk) desk = desk_of_tiers(levelled[_i], pages[_i]);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    for (size_t slice = 0; slice < 2; slice++) {
        PsgRect boxes[24];
        PsgNetworkView drawn = psg_network_place(network, slice, boxes);
        ck_assert_ptr_null(band_of(&drawn, 3));
        for (size_t i = 0; i < drawn.view->actor_count; i++) {
            for (size_t tier = 0; tier < 3; tier++) {
                const PsgNetworkZone *band = band_of(&drawn, tier);
                ck_assert_ptr_nonnull(band);
                bool is_in = drawn.view->actors[i].tier == tier;
                ck_assert(rect_holds(band->ground, boxes[i], 0.01) == is_in);
                ck_assert(psg_rect_overlaps(band->ground, boxes[i]) == is_in);
                ck_assert(
                    !psg_rect_overlaps(psg_rect_grow(band->title, -0.01), boxes[i]));
            }
        }
        ck_assert_double_lt(band_of(&drawn, 0)->ground.y, band_of(&drawn, 1)->ground.y);
        ck_assert_double_lt(band_of(&drawn, 1)->ground.y, band_of(&drawn, 2)->ground.y);
    }
}
END_TEST

/* Its words within the band, left of the boxes. */
START_TEST(bands_say_which_tier_they_are)
{
    g_autoptr(Desk) desk = desk_of_tiers(levelled[_i], "slide");
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 1);
    PsgRect boxes[24];
    PsgNetworkView drawn = psg_network_place(network, 1, boxes);
    static const char *const begins[] = {"The", "Regions", "t2"};
    for (size_t tier = 0; tier < 3; tier++) {
        g_autofree char *id = g_strdup_printf("tier-t%zu", tier);
        Part part = part_of_group(scene, id);
        g_autofree char *words = part_words(part);
        ck_assert_msg(g_str_has_prefix(words, begins[tier]), "%s", words);
        for (size_t i = 0; i < part_count(part, PSG_ITEM_TEXT); i++) {
            PsgRect place = item_bounds(part_nth(part, PSG_ITEM_TEXT, i));
            ck_assert(rect_holds(band_of(&drawn, tier)->title, place, 1));
        }
    }
}
END_TEST

START_TEST(rows_that_are_no_tiers_have_no_bands)
{
    static const PsgAlign others[] = {PSG_ALIGN_AUTO, PSG_ALIGN_FLOW, PSG_ALIGN_NONE};
    g_autoptr(Desk) desk = desk_of_tiers(levelled[0], "slide");
    desk->context->align = others[_i];
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 1);
    ck_assert(part_is_empty(part_of_group(scene, "tier-t0")));
}
END_TEST

/* Where frames have room for it beside who is pinned onto its place. */
START_TEST(a_name_makes_way_for_who_is_pinned)
{
    g_autoptr(Desk) free = desk_of_groups("stability: 0.8", "slide");
    g_autoptr(PsgNetwork) before = desk_network(free, NULL);
    PsgRect boxes[ACTORS], area = psg_network_area(before);
    const GArray *zones = psg_network_place(before, 2, boxes).zones;
    PsgPoint at = psg_rect_centre(g_array_index(zones, PsgNetworkZone, 0).title);
    g_autofree char *layout =
        g_strdup_printf("pins: {a10: [%.3f, %.3f]}", (at.x - area.x) / area.width,
                        (at.y - area.y) / area.height);
    g_autoptr(Desk) desk = desk_of_groups(layout, "slide");
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    PsgNetworkView drawn = psg_network_place(network, 2, boxes);
    bool is_there = false; /* as the test needs it */
    for (guint i = 0; i < drawn.zones->len; i++) {
        const PsgNetworkZone *zone = &g_array_index(drawn.zones, PsgNetworkZone, i);
        is_there |= psg_rect_overlaps(zone->ground, boxes[10]);
        ck_assert(!psg_rect_overlaps(zone->title, boxes[10]));
    }
    ck_assert(is_there);
}
END_TEST

/* A page may have room for more strips than there are groups. */
START_TEST(two_groups_stand_on_a_high_page)
{
    g_autoptr(Desk) desk =
        desk_of(fixture_landscape("slices: [{id: 2007}]\n"
                                  "groups: {g0: {label: Water}, g1: {label: Roads}}\n"
                                  "actors: {a: {groups: g0}, b: {groups: g0},"
                                  " c: {groups: g1}}\n"
                                  "relations: [{from: a, to: b}, {from: b, to: c}]\n"),
                NULL, "300x6000", NULL);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    Ground ground = ground_of(desk, network, 0);
    ck_assert_uint_eq(ground.regions->len, 2);
    check_members(&ground);
    ground_clear(&ground);
}
END_TEST

Suite *
region_suite(void)
{
    Suite *suite = suite_create("region");
    TCase *bands = tcase_create("bands");
    tcase_add_loop_test(bands, actors_of_a_tier_stand_in_its_band, 0,
                        G_N_ELEMENTS(levelled));
    tcase_add_loop_test(bands, bands_say_which_tier_they_are, 0, G_N_ELEMENTS(levelled));
    tcase_add_loop_test(bands, rows_that_are_no_tiers_have_no_bands, 0, 3);
    suite_add_tcase(suite, bands);
    TCase *tcase = tcase_create("regions");
    int count = G_N_ELEMENTS(cases);
    tcase_add_loop_test(tcase, members_stand_on_their_ground_and_others_do_not, 0, count);
    tcase_add_test(tcase, what_tells_the_same_has_the_same_pieces);
    tcase_add_loop_test(tcase, zones_are_apart_and_hold_their_names, 0, count);
    tcase_add_test(tcase, regions_are_squeezed);
    tcase_add_loop_test(tcase, a_group_is_named_in_place_or_in_the_legend, 0, count);
    tcase_add_loop_test(tcase, who_is_in_two_groups_says_the_second, 0, count);
    tcase_add_loop_test(tcase, no_line_crosses_a_name, 0, count);
    tcase_add_loop_test(tcase, names_are_read_on_their_tint, 0, 4);
    tcase_add_test(tcase, a_group_may_be_large);
    tcase_add_test(tcase, a_frame_ends_with_its_boxes);
    tcase_add_test(tcase, a_long_name_makes_a_frame_no_wider_than_its_zone);
    tcase_add_test(tcase, a_name_makes_way_for_who_is_pinned);
    tcase_add_test(tcase, two_groups_stand_on_a_high_page);
    suite_add_tcase(suite, tcase);
    return suite;
}
