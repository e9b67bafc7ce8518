/* What the author asks of places: tiers from top to bottom, pins, groups together. */
#include "fixture.h"

#include "figure/network/network.h"
#include "part.h"

#include <check.h>
#include <math.h>
#include <string.h>

static const char *const story = "slices: [{id: 2010}, {id: 2011}]\n"
                                 "groups: {north: {label: North}, alone: {}}\n"
                                 "layout: {align: tier, pins: {pinned: [0.95, 0.05]}}\n"
                                 "actors:\n"
                                 "  low-1: {tier: low, groups: north}\n"
                                 "  pinned: {tier: low}\n"
                                 "  top-1: {tier: top}\n"
                                 "  mid-1: {tier: mid, groups: north}\n"
                                 "  top-2: {tier: top, groups: alone}\n"
                                 "  mid-2: {tier: mid}\n"
                                 "  low-2: {tier: low, groups: {2011/..: north}}\n"
                                 "relations:\n"
                                 "  - {from: low-1, to: top-1}\n"
                                 "  - {from: top-1, to: mid-2}\n"
                                 "  - {from: mid-1, to: top-2}\n"
                                 "  - {from: low-2, to: mid-2}\n"
                                 "  - {from: pinned, to: low-1}\n"
                                 "pyramid: {tiers: [{id: top}, {id: mid}, {id: low}]}\n";

typedef struct {
    PsgLandscape *landscape;
    PsgStyle *style;
    PsgRenderContext *context;
    PsgRuler *ruler;
    PsgNetwork *network;
} Made;

static Made
make(bool aligns)
{
    Made made = {.landscape = fixture_landscape(story), .style = fixture_style("slides")};
    made.context = fixture_setting(made.landscape, made.style);
    made.context->align = aligns ? PSG_ALIGN_TIER : PSG_ALIGN_NONE;
    made.ruler = psg_ruler_new();
    made.network = psg_network_new(made.context, made.ruler, "temporal", NULL);
    ck_assert_ptr_nonnull(made.network);
    return made;
}

static void
made_clear(Made *made)
{
    psg_network_free(made->network);
    psg_ruler_free(made->ruler);
    psg_context_free(made->context);
    psg_style_free(made->style);
    psg_landscape_free(made->landscape);
}

static PsgPoint
place_of(const Made *made, const char *id)
{
    size_t actor = psg_landscape_actor_lookup(made->landscape, id);
    return psg_rect_centre(psg_network_box(made->network, 0, actor));
}

START_TEST(tiers_stand_from_top_to_bottom)
{
    Made made = make(true);
    const char *const top[] = {"top-1", "top-2"}, *const mid[] = {"mid-1", "mid-2"};
    const char *const low[] = {"low-1", "low-2"};
    for (size_t i = 0; i < 4; i++) {
        ck_assert_double_lt(place_of(&made, top[i / 2]).y, place_of(&made, mid[i % 2]).y);
        ck_assert_double_lt(place_of(&made, mid[i / 2]).y, place_of(&made, low[i % 2]).y);
    }
    made_clear(&made);
}
END_TEST

START_TEST(a_pin_holds_against_its_tier)
{
    Made made = make(true);
    PsgPoint pinned = place_of(&made, "pinned");
    for (size_t i = 0; i < made.landscape->actor_count; i++) {
        PsgPoint other = place_of(&made, made.landscape->actors[i].id);
        ck_assert_double_le(pinned.y, other.y + 1);
        ck_assert_double_ge(pinned.x, other.x - 1);
    }
    made_clear(&made);
}
END_TEST

static bool
draws_group(const PsgScene *scene, const char *id)
{
    return !part_is_empty(part_of_group(scene, id));
}

START_TEST(a_group_is_drawn_where_two_of_it_are_seen)
{
    Made made = make(false);
    g_autoptr(PsgScene) scene = psg_network_draw(made.network, made.ruler, 0);
    ck_assert(draws_group(scene, "group-north"));
    ck_assert(!draws_group(scene, "group-alone"));
    g_autoptr(GString) text = g_string_new(NULL);
    psg_scene_print(scene, text);
    ck_assert_ptr_nonnull(strstr(text->str, "\"North\""));
    made_clear(&made);
}
END_TEST

START_TEST(a_member_may_come_later)
{
    Made made = make(false);
    g_autoptr(PsgScene) before = psg_network_draw(made.network, made.ruler, 0);
    g_autoptr(PsgScene) after = psg_network_draw(made.network, made.ruler, 1);
    size_t count[2] = {0, 0};
    const PsgScene *scenes[] = {before, after};
    for (size_t i = 0; i < 2; i++) {
        Part part = part_of_group(scenes[i], "group-north");
        count[i] = part_count(part, PSG_ITEM_PATH);
    }
    /* A ground for each member, and a band for each but the first. */
    ck_assert_uint_eq(count[0], 2 + 1);
    ck_assert_uint_eq(count[1], 3 + 2);
    made_clear(&made);
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
    Made made = {.landscape = fixture_landscape(yaml->str),
                 .style = fixture_style("slides")};
    made.context = fixture_setting(made.landscape, made.style);
    made.ruler = psg_ruler_new();
    made.network = psg_network_new(made.context, made.ruler, "temporal", NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(made.network, made.ruler, 0);
    Part part = part_of_group(scene, "group-g");
    ck_assert_uint_eq(part_count(part, PSG_ITEM_PATH), 1500 + 1499);
    made_clear(&made);
}
END_TEST

Suite *wishes_suite(void);

Suite *
wishes_suite(void)
{
    Suite *suite = suite_create("wishes");
    TCase *tests = tcase_create("places");
    tcase_add_test(tests, tiers_stand_from_top_to_bottom);
    tcase_add_test(tests, a_pin_holds_against_its_tier);
    tcase_add_test(tests, a_group_is_drawn_where_two_of_it_are_seen);
    tcase_add_test(tests, a_member_may_come_later);
    tcase_add_test(tests, a_group_may_be_large);
    suite_add_tcase(suite, tests);
    return suite;
}
