/* What the author asks of places: tiers from top to bottom, and pins. */
#include "fixture.h"

#include "figure/network/network.h"

#include <check.h>

static const char *const story = "slices: [{id: 2010}, {id: 2011}]\n"
                                 "layout: {align: tier, pins: {pinned: [0.95, 0.05]}}\n"
                                 "actors:\n"
                                 "  low-1: {tier: low}\n"
                                 "  pinned: {tier: low}\n"
                                 "  top-1: {tier: top}\n"
                                 "  mid-1: {tier: mid}\n"
                                 "  top-2: {tier: top}\n"
                                 "  mid-2: {tier: mid}\n"
                                 "  low-2: {tier: low}\n"
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
make(void)
{
    Made made = {.landscape = fixture_landscape(story), .style = fixture_style("slides")};
    made.context = fixture_setting(made.landscape, made.style);
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
    Made made = make();
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
    Made made = make();
    PsgPoint pinned = place_of(&made, "pinned");
    for (size_t i = 0; i < made.landscape->actor_count; i++) {
        PsgPoint other = place_of(&made, made.landscape->actors[i].id);
        ck_assert_double_le(pinned.y, other.y + 1);
        ck_assert_double_ge(pinned.x, other.x - 1);
    }
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
    suite_add_tcase(suite, tests);
    return suite;
}
