/* Parts of landscapes, and aggregates. */
#include "fixture.h"
#include "part.h"
#include "reading.h"

#include "base/join.h"
#include "base/random.h"
#include "slice/difference.h"
#include "slice/select.h"

#include <check.h>
#include <string.h>

Suite *select_suite(void);

enum { SEEDS = 12, ACTORS = 24, RELATIONS = 60 };

/* Each seed another landscape: dated kinds, several groups, slices that overlap, actors that are
 * always there, talked of, or of whom an end is not known. */
static PsgLandscape *
landscape_of(uint64_t seed)
{
    static const char *const lives[] = {"2000/..", "2007/2008",   "../2007",
                                        "2009/",   "2008",        "2000/2005",
                                        "2009/..", "2007-03/2010"};
    static const char *const kinds[] = {"kind: lab, ", "kind: firm, ",
                                        "kind: {2000/2007: lab, 2008/..: firm}, ", "",
                                        "kind: state, "};
    static const char *const groups[] = {
        "groups: [west, east], ", "groups: west, ",
        "groups: {../2008: east, 2009/..: [west, east]}, ", ""};
    PsgRandom random = psg_random_seeded(seed);
    g_autoptr(GString) yaml = g_string_new(
        "kinds: {lab: {}, firm: {}, state: {}}\ngroups: {west: {}, east: {}}\n"
        "relation-kinds: {pays: {directed: true}}\n"
        "slices: [{id: before, when: ../2007}, {id: 2007}, {id: 2008}, {id: 2010}]\n"
        "pyramid: {tiers: [{id: top}, {id: base}]}\nactors:\n");
    for (unsigned i = 0; i < ACTORS; i++) {
        const char *life = lives[psg_random_below(&random, G_N_ELEMENTS(lives))];
        bool is_dated = psg_random_below(&random, 6) > 0;
        g_string_append_printf(yaml, "  a%u: {%s%s%s%s%s}\n", i,
                               kinds[psg_random_below(&random, G_N_ELEMENTS(kinds))],
                               groups[psg_random_below(&random, G_N_ELEMENTS(groups))],
                               psg_random_below(&random, 2) > 0 ? "tier: top, " : "",
                               is_dated ? "when: " : "", is_dated ? life : "");
    }
    g_string_append(yaml, "relations:\n");
    for (unsigned i = 0; i < RELATIONS; i++) {
        unsigned from = psg_random_below(&random, ACTORS);
        unsigned to = (from + 1 + psg_random_below(&random, ACTORS - 1)) % ACTORS;
        g_string_append_printf(yaml, "  - {from: a%u, to: a%u%s%s}\n", from, to,
                               psg_random_below(&random, 2) > 0 ? ", kind: pays" : "",
                               psg_random_below(&random, 3) > 0 ? "" : ", when: 2008/..");
    }
    return fixture_landscape(yaml->str);
}

static size_t
seen_in(const PsgView *view)
{
    size_t count = 0;
    for (size_t i = 0; i < view->actor_count; i++) {
        count += psg_presence_is_seen(view->actors[i].presence);
    }
    return count;
}

static char *
told(const PsgLandscape *landscape, size_t slice)
{
    g_autoptr(PsgView) view = psg_view_of_slice(landscape, slice);
    GString *text = g_string_new(NULL);
    psg_view_print(view, text);
    return g_string_free(text, FALSE);
}

static bool
has_actor(const PsgLandscape *landscape, const char *id)
{
    return psg_landscape_actor_lookup(landscape, id) != PSG_NONE;
}

/* ---- Parts ---- */

START_TEST(all_that_is_selected_is_the_whole)
{
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        g_autoptr(PsgLandscape) whole = landscape_of(seed);
        const PsgSelection all = {.top = ACTORS};
        g_autoptr(PsgLandscape) part = psg_landscape_select(whole, &all);
        for (size_t slice = 0; slice < whole->slice_count; slice++) {
            g_autofree char *before = told(whole, slice), *after = told(part, slice);
            ck_assert_str_eq(before, after);
        }
    }
}
END_TEST

/* With those that have no kind, each actor is of one kind at least, and none is invented. */
START_TEST(kinds_together_are_all)
{
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        g_autoptr(PsgLandscape) whole = landscape_of(seed);
        bool is_in[ACTORS] = {false};
        for (size_t kind = 0; kind < whole->kind_count; kind++) {
            const PsgSelection only = {.only = {.kinds = {&kind, 1}}};
            g_autoptr(PsgLandscape) part = psg_landscape_select(whole, &only);
            for (size_t i = 0; i < part->actor_count; i++) {
                is_in[psg_landscape_actor_lookup(whole, part->actors[i].id)] = true;
            }
        }
        for (size_t i = 0; i < whole->actor_count; i++) {
            ck_assert(is_in[i] == (whole->actors[i].kind.count > 0));
        }
    }
}
END_TEST

static const char *const chain =
    "kinds: {lab: {}, firm: {}}\n"
    "measures: {power: {}, staff: {of: {c: 9, a: 3}}}\n"
    "slices: [{id: 2007}, {id: 2008}]\n"
    "actors: {a: {kind: lab}, b: {kind: firm}, c: {kind: lab}, d: {kind: firm},\n"
    "         e: {kind: lab}, f: {kind: lab}}\n"
    "relations:\n"
    "  - {from: a, to: b}\n"
    "  - {from: b, to: c, weight: 5}\n"
    "  - {from: d, to: c, when: 2008}\n"
    "  - {from: e, to: a, when: 2007}\n"
    "  - {from: e, to: f, when: 2008}\n";

static PsgSelection
around(const char *const *id, unsigned steps)
{
    return (PsgSelection){.around = {id, 1}, .steps = steps};
}

/* One step if nothing is said; and all steps in one and the same slice: from a by e to f there
 * is no way in either. */
START_TEST(steps_lead_along_relations_of_one_slice)
{
    static const char *const start[] = {"a"};
    g_autoptr(PsgLandscape) whole = fixture_landscape(chain);
    const PsgSelection one = around(start, 0), two = around(start, 2),
                       many = around(start, 9);
    g_autoptr(PsgLandscape) near = psg_landscape_select(whole, &one);
    g_autoptr(PsgLandscape) far = psg_landscape_select(whole, &two);
    g_autoptr(PsgLandscape) all = psg_landscape_select(whole, &many);
    ck_assert_uint_eq(near->actor_count, 3); /* a, b, e */
    ck_assert(!has_actor(near, "c"));
    ck_assert_uint_eq(near->relation_count, 2);
    ck_assert(has_actor(far, "c") && !has_actor(far, "d"));
    ck_assert(has_actor(all, "d") && !has_actor(all, "f"));
}
END_TEST

/* The weights of all slices together say who is on top, and in all slices it is the same. */
START_TEST(the_top_is_of_all_slices)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(chain);
    const PsgSelection two = {.top = 2};
    g_autoptr(PsgLandscape) part = psg_landscape_select(whole, &two);
    ck_assert_uint_eq(part->actor_count, 2);
    ck_assert(has_actor(part, "b") && has_actor(part, "c"));
}
END_TEST

START_TEST(who_has_no_value_is_not_on_top)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(chain);
    const size_t staff = 1;
    PsgSelection top = {.top = 5, .top_by = {&staff, 1}};
    g_autoptr(PsgLandscape) five = psg_landscape_select(whole, &top);
    top.top = 1;
    g_autoptr(PsgLandscape) one = psg_landscape_select(whole, &top);
    ck_assert_uint_eq(five->actor_count, 2);
    ck_assert_uint_eq(one->actor_count, 1);
    ck_assert(has_actor(one, "c"));
    ck_assert_uint_eq(one->measures[1].value_count, 1);
}
END_TEST

/* Only, then around, then top: d is no lab, so that there is no way over b. */
START_TEST(what_is_said_holds_in_its_order)
{
    static const char *const start[] = {"a"};
    const size_t lab = 0;
    g_autoptr(PsgLandscape) whole = fixture_landscape(chain);
    PsgSelection asked = around(start, 5);
    asked.only.kinds = (PsgIndexes){&lab, 1};
    g_autoptr(PsgLandscape) labs = psg_landscape_select(whole, &asked);
    asked.top = 1;
    g_autoptr(PsgLandscape) top = psg_landscape_select(whole, &asked);
    ck_assert_uint_eq(labs->actor_count, 2); /* a and e */
    ck_assert(has_actor(labs, "a") && has_actor(labs, "e"));
    ck_assert_uint_eq(top->actor_count, 1);
}
END_TEST

START_TEST(events_of_others_are_left_out)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(
        "slices: [{id: 2007}]\nkinds: {lab: {}, firm: {}}\n"
        "actors: {a: {kind: lab}, b: {kind: firm, succeeds: a}}\n"
        "layout: {pins: {a: [0, 0], b: [1, 1]}}\n"
        "events:\n  - {when: 2007, title: both, actors: [a, b]}\n"
        "  - {when: 2007, title: his, actors: b}\n  - {when: 2007, title: ours}\n");
    const size_t lab = 0, firm = 1;
    const PsgSelection labs = {.only = {.kinds = {&lab, 1}}};
    const PsgSelection firms = {.only = {.kinds = {&firm, 1}}};
    g_autoptr(PsgLandscape) part = psg_landscape_select(whole, &labs);
    g_autoptr(PsgLandscape) other = psg_landscape_select(whole, &firms);
    ck_assert_uint_eq(part->event_count, 2);
    ck_assert_uint_eq(part->events[0].actors.count, 1);
    ck_assert_uint_eq(part->pin_count, 1);
    ck_assert_uint_eq(other->actors[0].succeeds.count, 0);
    ck_assert_double_eq(other->pins[0].x, 1);
}
END_TEST

/* ---- Aggregates ---- */

static PsgLandscape *
aggregated(const PsgLandscape *whole, PsgBy by)
{
    return psg_landscape_select(whole, &(PsgSelection){.by = by});
}

static size_t
members_in(const PsgLandscape *aggregated, size_t slice)
{
    size_t members = 0;
    for (size_t i = 0; i < aggregated->actor_count; i++) {
        members += aggregated->actors[i].members[slice].actors.count;
    }
    return members;
}

/* Each actor that is seen is a member of one aggregate; of several groups, of each. */
START_TEST(members_add_up_to_who_is_seen)
{
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        g_autoptr(PsgLandscape) whole = landscape_of(seed);
        for (PsgBy by = PSG_BY_KIND; by <= PSG_BY_GROUP; by++) {
            g_autoptr(PsgLandscape) made = aggregated(whole, by);
            for (size_t slice = 0; slice < whole->slice_count; slice++) {
                g_autoptr(PsgView) view = psg_view_of_slice(whole, slice);
                ck_assert_uint_eq(members_in(made, slice) -
                                      made->cut->several[slice].count,
                                  seen_in(view));
            }
        }
    }
}
END_TEST

/* Where no actor is in several, each relation that is seen is in a line, or within a box. */
START_TEST(ties_add_up_to_the_relations)
{
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        g_autoptr(PsgLandscape) whole = landscape_of(seed);
        g_autoptr(PsgLandscape) made = aggregated(whole, PSG_BY_KIND);
        for (size_t slice = 0; slice < whole->slice_count; slice++) {
            g_autoptr(PsgView) before = psg_view_of_slice(whole, slice);
            g_autoptr(PsgView) after = psg_view_of_slice(made, slice);
            double seen = 0, ties = (double)made->cut->within[slice];
            for (size_t i = 0; i < before->relation_count; i++) {
                seen += psg_presence_is_seen(before->relations[i].presence);
            }
            for (size_t i = 0; i < after->relation_count; i++) {
                ck_assert_uint_ne(after->relations[i].from, after->relations[i].to);
                ties += psg_view_weight(after, &after->relations[i]);
            }
            ck_assert_double_eq_tol(seen, ties, 1e-9);
        }
    }
}
END_TEST

/* What it had, and who joined, without those who left, is what it has; also of two slices far
 * from each other. */
static void
check_turns(const PsgLandscape *made, const PsgView *view, size_t before)
{
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        const PsgMembers *members = made->actors[seen->actor].members;
        ck_assert_uint_eq(members[before].actors.count + seen->joined,
                          members[view->slice].actors.count + seen->left);
    }
}

START_TEST(news_of_members_tell_the_difference)
{
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        g_autoptr(PsgLandscape) whole = landscape_of(seed);
        g_autoptr(PsgLandscape) made = aggregated(whole, PSG_BY_GROUP);
        for (size_t slice = 1; slice < whole->slice_count; slice++) {
            g_autoptr(PsgView) view = psg_view_of_slice(made, slice);
            g_autoptr(PsgView) change = psg_view_of_change(made, 0, slice);
            check_turns(made, view, slice - 1);
            check_turns(made, change, 0);
        }
    }
}
END_TEST

static const char *const moving =
    "kinds: {lab: {label: {en: Labs, fr: Labos}}, firm: {label: Firms}}\n"
    "groups: {west: {}, east: {}}\n"
    "relation-kinds: {pays: {directed: true}}\n"
    "slices: [{id: before, when: ../2007}, {id: 2007}, {id: 2008}, {id: 2010}]\n"
    "actors:\n"
    "  a: {kind: lab, when: 2000/2006, groups: [west, east]}\n"
    "  b: {kind: {2000/2007: lab, 2008/..: firm}, when: 2000/.., groups: west}\n"
    "  c: {kind: lab, when: 2000/..}\n"
    "  d: {when: 2010/..}\n"
    "relations:\n"
    "  - {from: b, to: c, kind: pays}\n"
    "  - {from: c, to: b, kind: pays}\n"
    "  - {from: b, to: c}\n"
    "  - {from: c, to: b}\n"
    "  - {from: d, to: c}\n"
    "events:\n  - {when: 2007-05, title: Fair, actors: [b, c]}\n";

static const char *
name_in(const PsgLandscape *made, size_t slice, const char *id, const char *language)
{
    size_t actor = psg_landscape_actor_lookup(made, id);
    return psg_text_in(&made->actors[actor].members[slice].name, language);
}

/* Windows that overlap have each its own number, and who becomes of another kind moves. */
START_TEST(each_slice_has_its_own_number)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(moving);
    g_autoptr(PsgLandscape) made = aggregated(whole, PSG_BY_KIND);
    ck_assert_str_eq(name_in(made, 0, "lab", "en"), "Labs · 3");
    ck_assert_str_eq(name_in(made, 1, "lab", "en"), "Labs · 2");
    ck_assert_str_eq(name_in(made, 1, "lab", "fr"), "Labos · 2");
    ck_assert_str_eq(name_in(made, 2, "lab", "en"), "Labs · 1");
    ck_assert_str_eq(name_in(made, 2, "firm", "en"), "Firms · 1");
    ck_assert_str_eq(name_in(made, 3, "others", "fr"), "Autres · 1");
    g_autoptr(PsgView) view = psg_view_of_slice(made, 2);
    ck_assert_uint_eq(view->actor_count, 2);
    ck_assert(!view->actors[0].is_new && view->actors[1].is_new);
    ck_assert_uint_eq(view->actors[0].left, 1);
    ck_assert_ptr_null(view->actors[0].former_name);
}
END_TEST

/* Who goes from one box to another is neither a newcomer nor gone: the comparison tells it. */
START_TEST(who_moves_is_told)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(moving);
    const PsgSelection asked = {.by = PSG_BY_KIND};
    g_autoptr(Desk) desk = desk_of(psg_landscape_select(whole, &asked), NULL, NULL, "en");
    size_t labs = psg_landscape_actor_lookup(desk->landscape, "lab");
    size_t firms = psg_landscape_actor_lookup(desk->landscape, "firm");
    g_autoptr(PsgView) view = psg_view_of_change(desk->landscape, 0, 2);
    ck_assert_uint_eq(psg_view_moved(view, labs, firms), 1);
    ck_assert_uint_eq(psg_view_moved(view, firms, labs), 0);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    const PsgRequest request = {.figures = "compare", .slices = "before,2008"};
    g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
    PsgFigureInput input = {desk->context, network};
    g_autoptr(PsgScene) scene =
        psg_figure_draw(&input, desk->ruler, &plan->figures[0].spec);
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_msg(strstr(words, "Labs → Firms: | 1") != NULL ||
                      strstr(words, "Labs → Firms: 1") != NULL,
                  "%s", words);
}
END_TEST

/* Two lines that lead, one for each way, and one that does not. */
START_TEST(ties_keep_kind_and_way)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(moving);
    g_autoptr(PsgLandscape) made = aggregated(whole, PSG_BY_KIND);
    g_autoptr(PsgView) within = psg_view_of_slice(made, 1);
    g_autoptr(PsgView) between = psg_view_of_slice(made, 2);
    ck_assert_uint_eq(within->relation_count, 0);
    ck_assert_uint_eq(made->cut->within[1], 4);
    ck_assert_uint_eq(between->relation_count, 3);
    for (size_t i = 0; i < between->relation_count; i++) {
        const PsgViewRelation *seen = &between->relations[i];
        bool leads = made->relations[seen->relation].kind != PSG_NONE;
        ck_assert(seen->is_new);
        ck_assert_double_eq(psg_view_weight(between, seen), leads ? 1 : 2);
    }
}
END_TEST

START_TEST(who_is_in_two_groups_is_counted_in_both)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(moving);
    g_autoptr(PsgLandscape) made = aggregated(whole, PSG_BY_GROUP);
    ck_assert_str_eq(name_in(made, 0, "west", "en"), "west · 2");
    ck_assert_str_eq(name_in(made, 0, "east", "en"), "east · 1");
    ck_assert_uint_eq(made->cut->several[0].count, 1);
    g_autoptr(PsgView) later = psg_view_of_slice(made, 1);
    ck_assert_uint_eq(later->actor_count, 2); /* west and others: nobody is in east */
}
END_TEST

/* Both ends are in both groups: one relation within each, and one between them, not two. */
START_TEST(a_relation_is_counted_once_between_two_groups)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(
        "slices: [{id: 2007}, {id: 2008}]\ngroups: {west: {}, east: {}}\nactors:\n"
        "  a: {groups: [west, east]}\n  b: {groups: [west, east]}\n"
        "relations: [{from: a, to: b}]\n");
    g_autoptr(PsgLandscape) made = aggregated(whole, PSG_BY_GROUP);
    for (size_t slice = 0; slice < 2; slice++) {
        g_autoptr(PsgView) view = psg_view_of_slice(made, slice);
        ck_assert_uint_eq(view->relation_count, 1);
        ck_assert_double_eq(psg_view_weight(view, &view->relations[0]), 1);
    }
}
END_TEST

/* Between two aggregates once, however many members go over; within one none. */
START_TEST(successions_lead_from_one_aggregate_to_another)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(
        "slices: [{id: 2007}, {id: 2008}]\nkinds: {lab: {}, firm: {}}\nactors:\n"
        "  a: {kind: lab, when: 2000/2007}\n  b: {kind: lab, when: 2000/2007}\n"
        "  c: {kind: firm, when: 2008/.., succeeds: a}\n"
        "  d: {kind: firm, when: 2008/.., succeeds: b}\n"
        "  e: {kind: lab, when: 2008/.., succeeds: a}\n");
    g_autoptr(PsgLandscape) made = aggregated(whole, PSG_BY_KIND);
    ck_assert_uint_eq(made->actors[0].succeeds.count, 0);
    ck_assert_uint_eq(made->actors[1].succeeds.count, 1);
    ck_assert_uint_eq(made->actors[1].succeeds.items[0].actor, 0);
    ck_assert(made->actors[1].succeeds.items[0].what == PSG_SUCCESSION_PART);
}
END_TEST

START_TEST(an_event_is_once_of_its_aggregate)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(moving);
    g_autoptr(PsgLandscape) made = aggregated(whole, PSG_BY_KIND);
    ck_assert_uint_eq(made->event_count, 1);
    ck_assert_uint_eq(made->events[0].actors.count, 1);
}
END_TEST

/* ---- Opened ---- */

static PsgLandscape *
opened(const PsgLandscape *whole, PsgBy by, size_t class)
{
    const PsgSelection asked = {.by = by, .open = {&class, 1}};
    return psg_landscape_select(whole, &asked);
}

/* Nobody is lost, and nobody is there twice: who stands for itself is seen as ever. */
static void
check_opened(const PsgLandscape *whole, const PsgLandscape *made, size_t slice)
{
    g_autoptr(PsgView) before = psg_view_of_slice(whole, slice);
    g_autoptr(PsgView) after = psg_view_of_slice(made, slice);
    size_t own = 0, members = 0;
    for (size_t i = 0; i < after->actor_count; i++) {
        const PsgActor *actor = &made->actors[after->actors[i].actor];
        if (actor->members != NULL) {
            members += actor->members[slice].actors.count;
            continue;
        }
        size_t index = psg_landscape_actor_lookup(whole, actor->id);
        const PsgViewActor *seen = psg_view_actor(before, index);
        ck_assert_ptr_nonnull(seen);
        ck_assert(seen->presence == after->actors[i].presence &&
                  seen->is_new == after->actors[i].is_new &&
                  seen->kind == after->actors[i].kind);
        own += psg_presence_is_seen(seen->presence);
    }
    ck_assert_uint_eq(own + members - made->cut->several[slice].count, seen_in(before));
}

START_TEST(who_is_opened_and_members_are_all)
{
    size_t own = 0;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        g_autoptr(PsgLandscape) whole = landscape_of(seed);
        for (PsgBy by = PSG_BY_KIND; by <= PSG_BY_GROUP; by++) {
            for (size_t class = 0; class < psg_class_count(whole, by); class ++) {
                g_autoptr(PsgLandscape) made = opened(whole, by, class);
                for (size_t slice = 0; slice < whole->slice_count; slice++) {
                    check_opened(whole, made, slice);
                }
                own += made->actors[made->actor_count - 1].members == NULL;
            }
        }
    }
    ck_assert_uint_gt(own, 0);
}
END_TEST

/* Those of who stands for itself, one by one; the rest in bundles, or within a box. */
START_TEST(relations_of_opened_add_up)
{
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        g_autoptr(PsgLandscape) whole = landscape_of(seed);
        g_autoptr(PsgLandscape) made = opened(whole, PSG_BY_KIND, seed % 4);
        for (size_t slice = 0; slice < whole->slice_count; slice++) {
            g_autoptr(PsgView) before = psg_view_of_slice(whole, slice);
            g_autoptr(PsgView) after = psg_view_of_slice(made, slice);
            double seen = 0, ties = (double)made->cut->within[slice];
            for (size_t i = 0; i < before->relation_count; i++) {
                seen += psg_presence_is_seen(before->relations[i].presence);
            }
            for (size_t i = 0; i < after->relation_count; i++) {
                const PsgRelation *relation =
                    &made->relations[after->relations[i].relation];
                bool is_own = made->actors[relation->from].members == NULL &&
                              made->actors[relation->to].members == NULL;
                ck_assert(is_own == (relation->ties == NULL));
                ties += psg_presence_is_seen(after->relations[i].presence)
                            ? psg_view_weight(after, &after->relations[i])
                            : 0;
            }
            ck_assert_double_eq_tol(seen, ties, 1e-9);
        }
    }
}
END_TEST

static const char *const opening =
    "kinds: {lab: {label: Labs}, firm: {label: Firms}, c: {}}\n"
    "groups: {west: {}, east: {}}\n"
    "relation-kinds: {pays: {}}\n"
    "measures: {staff: {of: {a: 3, c: 9}}}\n"
    "slices: [{id: 2007}, {id: 2008}]\n"
    "layout: {pins: {a: [0, 0], c: [1, 1]}}\n"
    "actors:\n"
    "  a: {kind: {2000/2007: lab, 2008/..: firm}, when: 2000/.., groups: [west, east]}\n"
    "  b: {kind: lab, when: 2000/2007, groups: east}\n"
    "  c: {kind: firm, when: 2008/.., groups: west, succeeds: b}\n"
    "  d: {kind: firm, when: 2000/.., groups: east}\n"
    "  e: {kind: lab, when: 2008/.., succeeds: a}\n"
    "  f: {kind: c, when: 2000/..}\n"
    "relations:\n"
    "  - {from: a, to: b, kind: pays, weight: 7, when: 2000/2007}\n"
    "  - {from: b, to: d, kind: pays, weight: 7, when: 2000/2007}\n"
    "events: [{when: 2007, title: Fair, actors: [b, d]}]\n";

/* Of the one that is open in a slice, it is itself in all of them; the other box has the rest. */
START_TEST(who_is_opened_is_in_no_box)
{
    enum { LAB, FIRM, WEST = 0 };
    g_autoptr(PsgLandscape) whole = fixture_landscape(opening);
    g_autoptr(PsgLandscape) labs = opened(whole, PSG_BY_KIND, LAB);
    g_autoptr(PsgLandscape) west = opened(whole, PSG_BY_GROUP, WEST);
    ck_assert(has_actor(labs, "a") && has_actor(labs, "b") && !has_actor(labs, "lab"));
    ck_assert(!has_actor(labs, "d"));
    ck_assert_str_eq(name_in(labs, 1, "firm", "en"), "Firms · 2");
    ck_assert(has_actor(west, "a") && has_actor(west, "c") && !has_actor(west, "b"));
    ck_assert_str_eq(name_in(west, 0, "east", "en"), "east · 2");
    ck_assert_uint_eq(west->cut->several[0].count, 0);
}
END_TEST

/* What is said of it stays, as far as it means the same beside boxes. */
START_TEST(who_is_opened_keeps_what_is_its_own)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(opening);
    g_autoptr(PsgLandscape) made = opened(whole, PSG_BY_KIND, 0);
    size_t a = psg_landscape_actor_lookup(made, "a");
    size_t b = psg_landscape_actor_lookup(made, "b");
    size_t e = psg_landscape_actor_lookup(made, "e");
    size_t firms = psg_landscape_actor_lookup(made, "firm");
    ck_assert_uint_eq(made->pin_count, 1);
    ck_assert_uint_eq(made->pins[0].actor, a);
    ck_assert_uint_eq(made->measures[0].value_count, 1);
    ck_assert_uint_eq(made->measures[0].values[0].index, a);
    ck_assert_uint_eq(made->events[0].actors.count, 2);
    ck_assert_uint_eq(made->events[0].actors.items[0], b);
    ck_assert_uint_eq(made->actors[e].succeeds.items[0].actor, a);
    ck_assert(made->actors[e].succeeds.items[0].what ==
              whole->actors[4].succeeds.items[0].what);
    /* it ended, and the firms go on */
    ck_assert_uint_eq(made->actors[firms].succeeds.items[0].actor, b);
    ck_assert(made->actors[firms].succeeds.items[0].what == PSG_SUCCESSION_ABSORBED);
    g_autoptr(PsgView) view = psg_view_of_slice(made, 0);
    ck_assert_uint_eq(view->relation_count, 2);
    for (size_t i = 0; i < view->relation_count; i++) {
        ck_assert_double_eq(psg_view_weight(view, &view->relations[i]), 1);
    }
}
END_TEST

/* An actor may be called as a box beside it is. */
START_TEST(opened_actors_have_their_ids)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(opening);
    g_autoptr(PsgLandscape) made = opened(whole, PSG_BY_KIND, 1);
    size_t c = psg_landscape_actor_lookup(made, "c");
    ck_assert_ptr_null(made->actors[c].members);
    ck_assert(has_actor(made, "c-"));
}
END_TEST

/* Where one by one means what it says, the foot says so; it is no box, so rows are no parts. */
START_TEST(figures_tell_what_is_open)
{
    const size_t lab = 0;
    const PsgSelection asked = {.by = PSG_BY_KIND, .open = {&lab, 1}};
    g_autoptr(PsgLandscape) whole = fixture_landscape(opening);
    g_autoptr(Desk) desk = desk_of(psg_landscape_select(whole, &asked), NULL, NULL, "en");
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    const PsgRequest request = {.figures = "network", .slices = "2007"};
    g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
    PsgFigureInput input = {desk->context, network};
    g_autoptr(PsgScene) scene =
        psg_figure_draw(&input, desk->ruler, &plan->figures[0].spec);
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_msg(strstr(words, "by kind · Labs one by one") != NULL, "%s", words);
    g_autoptr(PsgTable) table = psg_figure_table(&input, &plan->figures[0].spec);
    size_t column = 0, drawn = 0, parts = 0;
    while (strcmp(psg_table_cell(table, 0, column), "selection") != 0) {
        column++;
    }
    for (size_t row = 1; row <= psg_table_row_count(table); row++) {
        drawn += strcmp(psg_table_cell(table, row, column), "drawn") == 0;
        parts += strcmp(psg_table_cell(table, row, column), "part") == 0;
    }
    ck_assert_uint_eq(drawn, 6); /* a, b, two boxes, two lines */
    ck_assert_uint_eq(parts, 3); /* d, f, and the line of d */
}
END_TEST

/* What nobody knows of one does not hide what is known of another. */
START_TEST(lives_of_members_are_one_life)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(
        "slices: [{id: 2005}, {id: 2012}]\nkinds: {lab: {}, firm: {}}\nactors:\n"
        "  a: {kind: lab, when: 2000/}\n  b: {kind: lab, when: 2003/2007}\n"
        "  c: {kind: lab, when: 2004/}\n  d: {kind: lab, when: 2001/2005}\n"
        "  e: {kind: firm, when: 2002/..}\n  f: {kind: firm, when: 2003/}\n");
    g_autoptr(PsgLandscape) made = aggregated(whole, PSG_BY_KIND);
    const PsgSpells *labs = &made->actors[0].when, *firms = &made->actors[1].when;
    ck_assert_uint_eq(labs->count,
                      3); /* 2001 to 2007; from 2000, and from 2007 on, perhaps */
    ck_assert_int_eq(psg_time_year(labs->items[0].from.first), 2001);
    ck_assert_int_eq(psg_time_year(labs->items[0].to.last), 2007);
    ck_assert_int_eq(psg_time_year(labs->items[2].from.first), 2007);
    ck_assert_uint_eq(firms->count, 1);
    ck_assert(firms->items[0].to.kind == PSG_END_OPEN);
}
END_TEST

/* The author may have called something else so. */
START_TEST(ids_are_each_of_one_thing)
{
    g_autoptr(PsgLandscape) whole =
        fixture_landscape("slices: [{id: 2007}]\nkinds: {others: {}, others-: {}}\n"
                          "measures: {members: {}, members-: {}}\n"
                          "actors: {a: {kind: others}, b: {kind: others-}, c: {}}\n");
    g_autoptr(PsgLandscape) made = aggregated(whole, PSG_BY_KIND);
    ck_assert_uint_eq(made->actor_count, 3);
    ck_assert_str_eq(made->actors[2].id, "others--");
    ck_assert_str_eq(made->measures[2].id, "members--");
}
END_TEST

/* A value for each slice that has a time of its own; the comparison tells of it once. */
START_TEST(the_number_of_members_is_a_measure)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(moving);
    g_autoptr(PsgLandscape) made = aggregated(whole, PSG_BY_KIND);
    const PsgMeasure *members = &made->measures[whole->measure_count];
    ck_assert_uint_eq(made->measure_count, whole->measure_count + 1);
    ck_assert_uint_eq(members->value_count, 3 * made->actor_count);
    for (size_t i = 0; i < members->value_count; i++) {
        const PsgMeasurement *value = &members->values[i];
        const PsgMembers *in = &made->actors[value->index].members[1 + i % 3];
        ck_assert_double_eq(value->value, (double)in->actors.count);
    }
    g_autoptr(PsgView) change = psg_view_of_change(made, 1, 2);
    ck_assert_uint_eq(change->measurement_count, 0);
}
END_TEST

/* ---- What figures say ---- */

static char *
foot_of(const char *yaml, const PsgSelection *asked, size_t slice, const char *language)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(yaml);
    g_autoptr(Desk) desk =
        desk_of(psg_landscape_select(whole, asked), NULL, NULL, language);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, slice);
    g_autofree char *words = part_words(part_of_scene(scene));
    return g_strconcat(words, " || ", psg_scene_description(scene), NULL);
}

static void
expect_twice(const char *text, const char *words)
{
    const char *first = strstr(text, words);
    ck_assert_msg(first != NULL, "no \"%s\" in %s", words, text);
    ck_assert_msg(strstr(first + 1, words) != NULL, "once \"%s\" in %s", words, text);
}

/* On the page, and to who cannot see it. */
START_TEST(figures_say_whom_they_leave_out)
{
    static const char *const start[] = {"a"};
    const PsgSelection near = around(start, 2), top = {.top = 2}, all = {.top = 9},
                       kinds = {.by = PSG_BY_KIND}, groups = {.by = PSG_BY_GROUP};
    g_autofree char *around_a = foot_of(chain, &near, 0, "en");
    g_autofree char *of_top = foot_of(chain, &top, 0, "fr");
    g_autofree char *of_all = foot_of(chain, &all, 0, "en");
    g_autofree char *by_kind = foot_of(moving, &kinds, 1, "en");
    g_autofree char *by_group = foot_of(moving, &groups, 0, "en");
    expect_twice(around_a, "4 of 6 actors · around a (2 steps)");
    expect_twice(of_top, "2 acteurs sur 6");
    ck_assert_ptr_null(strstr(of_all, " of 6"));
    expect_twice(by_kind, "2 actors by kind · 4 relations inside boxes not drawn");
    expect_twice(by_group, "1 is in several");
}
END_TEST

START_TEST(numbers_in_sentences_are_of_actors)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(moving);
    const PsgSelection asked = {.by = PSG_BY_KIND};
    g_autoptr(Desk) desk = desk_of(psg_landscape_select(whole, &asked), NULL, NULL, "en");
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(PsgScene) still = psg_network_draw(network, desk->ruler, 2);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 3);
    g_autofree char *words = part_words(part_of_scene(scene));
    g_autofree char *before = part_words(part_of_scene(still));
    ck_assert_msg(strstr(words, "1 of 3 actors is new") != NULL, "%s", words);
    /* a box is new, since one has moved there, and no actor */
    ck_assert_msg(strstr(before, "actors is new") == NULL, "%s", before);
}
END_TEST

START_TEST(lines_of_aggregates_tell_first_and_last_number)
{
    g_autoptr(PsgLandscape) whole = fixture_landscape(moving);
    const PsgSelection asked = {.by = PSG_BY_KIND};
    g_autoptr(Desk) desk = desk_of(psg_landscape_select(whole, &asked), NULL, NULL, "en");
    const PsgRequest request = {.figures = "timeline"};
    g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
    PsgFigureInput input = {desk->context, NULL};
    g_autoptr(PsgScene) scene =
        psg_figure_draw(&input, desk->ruler, &plan->figures[0].spec);
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_msg(strstr(words, "Labs · 3 → 1") != NULL, "%s", words);
    ck_assert_msg(strstr(words, "Firms · 1 |") != NULL, "%s", words);
    /* and no name of a group, which would be the same one */
    ck_assert_msg(strstr(words, "Labs |") == NULL, "%s", words);
}
END_TEST

/* Where the name of an aggregate has no room in a small box, its number has. */
START_TEST(small_boxes_tell_the_number)
{
    g_autoptr(PsgLandscape) whole = fixture_data("data/mesocentres");
    const PsgSelection asked = {.by = PSG_BY_KIND};
    g_autoptr(Desk) desk = desk_of(psg_landscape_select(whole, &asked), NULL, NULL, NULL);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    const PsgRequest request = {.figures = "filmstrip"};
    g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
    PsgFigureInput input = {desk->context, network};
    g_autoptr(PsgScene) scene =
        psg_figure_draw(&input, desk->ruler, &plan->figures[0].spec);
    g_autofree char *words = part_words(part_of_scene(scene));
    size_t slice = desk_slice(desk, "2017"), alone = 0;
    for (size_t i = 0; i < desk->landscape->actor_count; i++) {
        const PsgMembers *members = &desk->landscape->actors[i].members[slice];
        g_autofree char *number = g_strdup_printf("%zu", members->actors.count);
        alone += part_text(part_of_scene(scene), number) != NULL;
    }
    ck_assert_msg(alone > 0, "%s", words);
}
END_TEST

/* Every actor that the slice shows is in the table: drawn, part of an aggregate, or left out. */
START_TEST(tables_have_what_is_left_out)
{
    const PsgSelection top = {.top = 2}, kinds = {.by = PSG_BY_KIND};
    const PsgSelection *const asked[] = {&top, &kinds};
    const size_t rows[] = {6, 8}; /* of actors; and two aggregates */
    for (size_t i = 0; i < G_N_ELEMENTS(asked); i++) {
        g_autoptr(PsgLandscape) whole = fixture_landscape(chain);
        g_autoptr(Desk) desk =
            desk_of(psg_landscape_select(whole, asked[i]), NULL, NULL, NULL);
        const size_t slice = 0;
        PsgFigureSpec spec = desk_spec(desk, desk_kind("network"));
        PsgFigureInput input = {desk->context, NULL};
        spec.slices = &slice;
        spec.slice_count = 1;
        g_autoptr(PsgTable) table = psg_figure_table(&input, &spec);
        size_t actors = 0, columns = psg_table_column_count(table);
        for (size_t row = 1; row <= psg_table_row_count(table); row++) {
            const char *state = psg_table_cell(table, row, columns - 2);
            bool is_part = strcmp(state, "part") == 0;
            bool is_actor = strcmp(psg_table_cell(table, row, 0), "actor") == 0;
            actors += is_actor;
            ck_assert(strcmp(state, "drawn") == 0 || is_part == (asked[i] == &kinds));
            ck_assert(!is_part || !is_actor ||
                      *psg_table_cell(table, row, columns - 1) != '\0');
        }
        ck_assert_uint_eq(actors, rows[i]);
    }
}
END_TEST

/* ---- In words ---- */

static char *
name_of_figure(const PsgRequestOption *options, size_t count)
{
    g_autoptr(Desk) desk = desk_new(chain);
    const PsgRequest request = {.figures = "network",
                                .slices = "2008",
                                .options = options,
                                .option_count = count};
    g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
    return psg_figure_spec_name(&plan->figures[0].spec, desk->landscape);
}

START_TEST(files_are_called_after_the_selection)
{
    const PsgRequestOption by[] = {{"by", "kind"}}, top[] = {{"top", "40"}},
                           near[] = {{"around", "a,b"}, {"steps", "2"}},
                           only[] = {{"only", "kind=lab,firm"}},
                           open[] = {{"open", "firm,others"}, {"by", "kind"}};
    g_autofree char *by_kind = name_of_figure(by, 1), *of_top = name_of_figure(top, 1);
    g_autofree char *around_two = name_of_figure(near, 2),
                    *kinds = name_of_figure(only, 1), *firms = name_of_figure(open, 2);
    ck_assert_str_eq(by_kind, "network-by-kind-2008");
    ck_assert_str_eq(of_top, "network-top-40-2008");
    ck_assert_str_eq(around_two, "network-around-a-b-steps-2-2008");
    ck_assert_str_eq(kinds, "network-only-kind-lab-firm-2008");
    ck_assert_str_eq(firms, "network-by-kind-open-firm-others-2008");
}
END_TEST

START_TEST(what_is_wrong_in_words_is_told)
{
    static const struct {
        PsgRequestOption option;
        const char *why;
    } cases[] = {
        {{"around", "aa"}, "no actor \"aa\" (did you mean \"a\"?)"},
        {{"only", "kind=labs"}, "no kind \"labs\" (did you mean \"lab\"?)"},
        {{"only", "lab"}, "only \"lab\": write kind=…, group=…, tier=…, or PROPERTY=…"},
        {{"only", "contry=FR"}, "no actor has a property \"contry\""},
        {{"steps", "2"}, "steps are counted from an actor: say around whom"},
        {{"top", "0"}, "top \"0\" is no whole number from 1"},
        {{"by", "group"}, "the landscape has no groups to aggregate by"},
        {{"top-by", "staff"},
         "a measure says who is on top: say how many there are with top"},
        {{"open", "lab"},
         "what is opened is a box for several: say with by what such boxes are of"},
    };
    g_autoptr(Desk) desk = desk_new(chain);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *why = NULL;
        const PsgRequest request = {.options = &cases[i].option, .option_count = 1};
        g_autoptr(PsgPlan) plan = psg_plan_new(desk->landscape, &request, &why);
        ck_assert_ptr_null(plan);
        ck_assert_str_eq(why, cases[i].why);
    }
}
END_TEST

START_TEST(what_is_opened_is_one_of_the_boxes)
{
    static const struct {
        const char *open, *why;
    } cases[] = {
        {"frm", "no kind \"frm\" to open (did you mean \"firm\"?)"},
        {"lab,zzzzzz", "no kind \"zzzzzz\" to open; there are lab, firm, others"},
        {"", "no kind \"\" to open; there are lab, firm, others"},
    };
    g_autoptr(Desk) desk = desk_new(chain);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *why = NULL;
        const PsgRequestOption options[] = {{"open", cases[i].open}, {"by", "kind"}};
        const PsgRequest request = {.options = options, .option_count = 2};
        g_autoptr(PsgPlan) plan = psg_plan_new(desk->landscape, &request, &why);
        ck_assert_ptr_null(plan);
        ck_assert_str_eq(why, cases[i].why);
    }
}
END_TEST

#define FIGURE                                                                           \
    "slices: [{id: 2007}]\nkinds: {lab: {}}\nactors: {a: {kind: lab}}\nfigures:\n"

START_TEST(what_is_wrong_in_a_landscape_is_told)
{
    static const ReadingCase cases[] = {
        {FIGURE "  - {kind: network, only: {kind: labs}}\n", "unknown-id", 5, 34, "labs"},
        {FIGURE "  - {kind: network, around: b}\n", "unknown-id", 5, 29, "b"},
        {FIGURE "  - {kind: network, steps: 2}\n", "missing-key", 5, 21, "around whom"},
        {FIGURE "  - {kind: network, by: group}\n", "no-aggregate", 5, 25, "no groups"},
        {FIGURE "  - {kind: network, open: lab}\n", "missing-key", 5, 21, "with by"},
        {FIGURE "  - {kind: network, by: kind, open: [lab, lub]}\n", "unknown-id", 5, 43,
         "did you mean \"lab\"?"},
        {FIGURE "  - {kind: network, top: 0}\n", "bad-number", 5, 26, "top"},
        {"slices: [{id: 2007}]\nactors: {a: {properties: {country: FR}}}\n"
         "figures: [{kind: network, only: {contry: FR}}]\n",
         "unknown-key", 3, 34, "did you mean \"country\"?"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        reading_expect(&cases[i], PSG_SEVERITY_ERROR);
    }
}
END_TEST

START_TEST(an_author_who_selects_nobody_is_told)
{
    static const ReadingCase expected = {
        "slices: [{id: 2007}]\nkinds: {lab: {}, firm: {}}\nactors: {a: {kind: lab}}\n"
        "figures:\n  - {kind: network, only: {kind: lab}}\n"
        "  - {kind: network, only: {kind: firm}}\n",
        "nobody", 6, 21, "not made"};
    reading_expect(&expected, PSG_SEVERITY_WARNING);
}
END_TEST

/* The user's words are for all figures, and in place of the author's. */
START_TEST(the_user_has_the_last_word)
{
    g_autoptr(Desk) desk =
        desk_new("slices: [{id: 2007}]\nkinds: {lab: {}}\nactors: {a: {kind: lab}}\n"
                 "figures:\n  - {kind: network, by: kind}\n  - timeline\n");
    const PsgRequestOption top[] = {{"top", "3"}, {"by", "none"}};
    const PsgRequest request = {.options = top, .option_count = 2};
    g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
    ck_assert_uint_eq(plan->count, 2);
    for (size_t i = 0; i < plan->count; i++) {
        ck_assert_uint_eq(plan->figures[i].spec.selection->top, 3);
        ck_assert(plan->figures[i].spec.selection->by == PSG_BY_NONE);
    }
}
END_TEST

/* Boxes of something else are not those that the author opened. */
START_TEST(other_boxes_are_not_open)
{
    g_autoptr(Desk) desk =
        desk_new("slices: [{id: 2007}]\nkinds: {lab: {}}\ngroups: {west: {}}\n"
                 "actors: {a: {kind: lab}}\n"
                 "figures:\n  - {kind: network, by: kind, open: [lab, others]}\n");
    const PsgRequestOption group = {"by", "group"}, kind = {"by", "kind"};
    const PsgRequest other = {.options = &group, .option_count = 1},
                     same = {.options = &kind, .option_count = 1};
    g_autoptr(PsgPlan) groups = desk_plan(desk, &other);
    g_autoptr(PsgPlan) kinds = desk_plan(desk, &same);
    ck_assert_uint_eq(groups->figures[0].spec.selection->open.count, 0);
    ck_assert_uint_eq(kinds->figures[0].spec.selection->open.count, 2);
}
END_TEST

/* ---- Properties ---- */

static const char *const homes =
    "slices: [{id: 2001}, {id: 2002}]\nkinds: {k: {}}\nactors:\n"
    "  a: {kind: k, properties: {country: {2001: FR, 2002: DE}, 'city, state': 'Paris, TX'}}\n"
    "  b: {properties: {country: {en: Italy, fr: Italie}}}\n"
    "  c: {properties: {code: 01}}\n  d: {}\n";

/* Of one of the values at one time, in one language; of each property, and of the kind too. */
START_TEST(properties_choose_actors)
{
    static const struct {
        const char *only, *left;
    } cases[] = {
        {"country=DE", "a"},
        {"country=FR,Italie", "a b"},
        {"code=01", "c"},
        {"city\\, state=Paris\\, TX", "a"},
        {"kind=k,country=Italy,FR", "a"},
        {"country=FR,city\\, state=Paris\\, TX", "a"},
        {"country=Italy,city\\, state=Paris\\, TX", ""},
    };
    g_autoptr(Desk) desk = desk_new(homes);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const PsgRequestOption option = {"only", cases[i].only};
        const PsgRequest request = {.options = &option, .option_count = 1};
        g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
        const PsgSelection *asked = plan->figures[0].spec.selection;
        g_autofree bool *is_left = psg_only_actors(desk->landscape, &asked->only);
        g_autoptr(GString) left = g_string_new(NULL);
        for (size_t k = 0; k < desk->landscape->actor_count; k++) {
            if (is_left[k]) {
                psg_join(left, " ", desk->landscape->actors[k].id);
            }
        }
        ck_assert_msg(strcmp(left->str, cases[i].left) == 0, "%s: %s", cases[i].only,
                      left->str);
    }
}
END_TEST

START_TEST(chosen_properties_name_files_and_come_back)
{
    g_autofree char *yaml =
        g_strconcat(homes,
                    "figures:\n- {kind: network, only: {country: [FR, Italie]}}\n"
                    "- {kind: network, only: {kind: k, 'city, state': 'Paris, TX'}}\n",
                    NULL);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgPlan) plan = desk_plan(desk, &(PsgRequest){.slices = "2001"});
    ck_assert_uint_eq(plan->count, 2);
    static const char *const names[] = {"network-only-country-FR-Italie-2001",
                                        "network-only-kind-k-city-state-Paris-TX-2001"};
    for (size_t i = 0; i < plan->count; i++) {
        const PsgFigureSpec *spec = &plan->figures[i].spec;
        g_autofree char *name = psg_figure_spec_name(spec, desk->landscape);
        ck_assert_str_eq(name, names[i]);
        /* what it says in words is understood as the same */
        for (size_t k = 0; k < psg_selection_option_count; k++) {
            const PsgFigureOption *option = &psg_selection_options[k];
            g_autofree char *text = psg_figure_option_text(option, spec, desk->landscape);
            if (text == NULL) {
                continue;
            }
            const PsgRequestOption said = {option->name, text};
            g_autoptr(PsgPlan) again = desk_plan(
                desk,
                &(PsgRequest){.figures = "network", .options = &said, .option_count = 1});
            g_autofree char *told =
                psg_figure_option_text(option, &again->figures[0].spec, desk->landscape);
            ck_assert_str_eq(told, text);
        }
    }
}
END_TEST

Suite *
select_suite(void)
{
    Suite *suite = suite_create("select");
    TCase *tests = tcase_create("select");
    tcase_set_timeout(tests, 30);
    tcase_add_test(tests, all_that_is_selected_is_the_whole);
    tcase_add_test(tests, kinds_together_are_all);
    tcase_add_test(tests, steps_lead_along_relations_of_one_slice);
    tcase_add_test(tests, the_top_is_of_all_slices);
    tcase_add_test(tests, who_has_no_value_is_not_on_top);
    tcase_add_test(tests, what_is_said_holds_in_its_order);
    tcase_add_test(tests, events_of_others_are_left_out);
    tcase_add_test(tests, members_add_up_to_who_is_seen);
    tcase_add_test(tests, ties_add_up_to_the_relations);
    tcase_add_test(tests, news_of_members_tell_the_difference);
    tcase_add_test(tests, each_slice_has_its_own_number);
    tcase_add_test(tests, who_moves_is_told);
    tcase_add_test(tests, ties_keep_kind_and_way);
    tcase_add_test(tests, who_is_in_two_groups_is_counted_in_both);
    tcase_add_test(tests, a_relation_is_counted_once_between_two_groups);
    tcase_add_test(tests, successions_lead_from_one_aggregate_to_another);
    tcase_add_test(tests, an_event_is_once_of_its_aggregate);
    tcase_add_test(tests, who_is_opened_and_members_are_all);
    tcase_add_test(tests, relations_of_opened_add_up);
    tcase_add_test(tests, who_is_opened_is_in_no_box);
    tcase_add_test(tests, who_is_opened_keeps_what_is_its_own);
    tcase_add_test(tests, opened_actors_have_their_ids);
    tcase_add_test(tests, figures_tell_what_is_open);
    tcase_add_test(tests, lives_of_members_are_one_life);
    tcase_add_test(tests, ids_are_each_of_one_thing);
    tcase_add_test(tests, the_number_of_members_is_a_measure);
    tcase_add_test(tests, figures_say_whom_they_leave_out);
    tcase_add_test(tests, numbers_in_sentences_are_of_actors);
    tcase_add_test(tests, lines_of_aggregates_tell_first_and_last_number);
    tcase_add_test(tests, small_boxes_tell_the_number);
    tcase_add_test(tests, tables_have_what_is_left_out);
    tcase_add_test(tests, files_are_called_after_the_selection);
    tcase_add_test(tests, what_is_wrong_in_words_is_told);
    tcase_add_test(tests, what_is_opened_is_one_of_the_boxes);
    tcase_add_test(tests, other_boxes_are_not_open);
    tcase_add_test(tests, what_is_wrong_in_a_landscape_is_told);
    tcase_add_test(tests, an_author_who_selects_nobody_is_told);
    tcase_add_test(tests, properties_choose_actors);
    tcase_add_test(tests, chosen_properties_name_files_and_come_back);
    tcase_add_test(tests, the_user_has_the_last_word);
    suite_add_tcase(suite, tests);
    return suite;
}
