/* What changed between two slices: the view of both, and what is told of it. */
#include "figure/part/change_words.h"
#include "fixture.h"
#include "model/landscape_builder.h"
#include "model/presence.h"
#include "slice/difference.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *difference_suite(void);

static const char *const story =
    "language: en\n"
    "slices: [{id: 2008}, {id: 2017}, {id: 2027, question: true}]\n"
    "kinds: {body: {label: Body}, net: {label: Network}}\n"
    "relation-kinds: {runs: {directed: true}, near: {}}\n"
    "actors:\n"
    "  came: {when: 2010/.., kind: net}\n"
    "  went: {name: {../2008: Old, 2009/..: Older}, when: 2000/2009, kind: body}\n"
    "  kept: {}\n"
    "  renamed: {name: {../2010: First, 2011/..: Second}}\n"
    "  same: {name: {../2010: Alike, 2011/..: Alike}}\n"
    "  body: {kind: {../2010: body, 2011/..: net}}\n"
    "  moved: {tier: {../2010: low, 2011/..: high}}\n"
    "  counted: {}\n"
    "  begun: {talked-of: 2008, when: 2012/..}\n"
    "  heard: {talked-of: 2015/2020}\n"
    "  silent: {talked-of: 2005/2010}\n"
    "  topic: {talked-of: 2000/2020}\n"
    "  between: {when: 2010/2012}\n"
    "relations:\n"
    "  - {from: kept, to: came}\n"
    "  - {from: kept, to: went}\n"
    "  - {from: kept, to: same, kind: near, when: 2000/2010}\n"
    "  - {from: same, to: kept, kind: near, when: 2011/..}\n"
    "  - {from: kept, to: body, kind: near, when: 2000/2010, label: helps}\n"
    "  - {from: kept, to: body, kind: near, when: 2011/.., label: pays}\n"
    "  - {from: kept, to: moved, kind: runs, when: 2000/2010}\n"
    "  - {from: moved, to: kept, kind: runs, when: 2011/..}\n"
    "  - {from: kept, to: topic}\n"
    "  - {from: same, to: body}\n"
    "measures:\n"
    "  staff:\n"
    "    label: Staff\n"
    "    unit: people\n"
    "    of:\n"
    "      kept: {2008: 7, 2012: 7}\n"
    "      counted: {2008: 20, 2015: {value: 50, bound: about}, 2020: 90}\n"
    "      came: {2008: 1, 2017: 2}\n"
    "      high: {2000: 4, 2008: {value: 1, per: each}, 2010: {value: 3, per: each}}\n"
    "      all: {2012: {text: many}}\n"
    "pyramid: {tiers: [{id: high, label: High}, {id: low, label: Low}]}\n";

static PsgView *
view_of(const PsgLandscape *landscape, const char *before, const char *after)
{
    return psg_view_of_change(landscape, psg_landscape_slice_lookup(landscape, before),
                              psg_landscape_slice_lookup(landscape, after));
}

/* Lines of the view between 2008 and 2017: who is told how. */
static const char *const lines[] = {
    "from 2008 to 2017\n",
    "  actor came there kind net \"came\" gained was none\n",
    "  actor went there kind body \"Old\" lost\n",
    "  actor kept there \"kept\"\n",
    "  actor renamed there \"Second\" was \"First\" altered\n",
    "  actor same there \"Alike\"\n",
    "  actor body there kind net \"body\" altered was kind body\n",
    "  actor moved there tier high \"moved\" altered was tier low\n",
    "  actor counted there \"counted\" altered\n",
    "  actor begun there \"begun\" gained was talked-of\n",
    "  actor heard talked-of \"heard\" altered was none\n",
    "  actor silent talked-of \"silent\" altered\n",
    "  actor topic talked-of \"topic\"\n",
    "  relation kept -> came - there gained\n",
    "  relation kept -> went - there lost\n",
    "  relation same -> kept near there\n",
    "  relation kept -> body near there altered\n",
    "  relation kept -> moved runs there lost\n",
    "  relation moved -> kept runs there gained\n",
    "  relation kept -> topic - talked-of\n",
    "  relation same -> body - there\n",
    "  figure staff of all: - -> text\n",
    "  figure staff of counted: 20 -> 50\n",
    "  figure staff of high each: 1 -> 3\n",
};

START_TEST(a_change_is_told_line_by_line)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autoptr(PsgView) view = view_of(landscape, "2008", "2017");
    g_autoptr(GString) text = g_string_new(NULL), expected = g_string_new(NULL);
    psg_view_print(view, text);
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_string_append(expected, lines[i]);
    }
    ck_assert_str_eq(text->str, expected->str);
}
END_TEST

/* Who is listed by a tier is of that tier in every figure, as who names it. */
START_TEST(a_tier_that_lists_an_actor_is_its_own)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2008}, {id: 2017}]\n"
        "actors: {climbs: {}, stays: {}, names: {tier: low}, none: {}}\n"
        "pyramid: {tiers: [{id: high, actors: {../2014: [], 2015/..: climbs}}, "
        "{id: low, actors: {2000/2014: [climbs, stays], 2015/..: stays}}]}\n");
    g_autoptr(PsgView) view = view_of(landscape, "2008", "2017");
    g_autoptr(GString) text = g_string_new(NULL);
    psg_view_print(view, text);
    ck_assert_str_eq(text->str,
                     "from 2008 to 2017\n"
                     "  actor climbs there tier high \"climbs\" altered was tier low\n"
                     "  actor stays there tier low \"stays\"\n"
                     "  actor names there tier low \"names\"\n"
                     "  actor none there \"none\"\n");
    g_autoptr(PsgView) alone = psg_view_of_slice(landscape, 1);
    ck_assert_uint_eq(alone->actors[0].tier, 0);
    ck_assert_uint_eq(alone->actors[1].tier, 1);
    ck_assert_uint_eq(alone->actors[3].tier, PSG_NONE);
}
END_TEST

/* Who was succeeded long ago, and came again between the two, has one arrow: the later one. */
START_TEST(a_succession_of_before_is_not_drawn_as_one_of_between)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2000}, {id: 2015}]\n"
        "actors:\n"
        "  again: {when: [1980/1994, 2012/..], succeeds: {between: 2012}}\n"
        "  between: {when: 1995/2011, succeeds: again}\n"
        "  old: {when: 1980/..}\n"
        "  young: {when: 1990/.., succeeds: old}\n");
    g_autoptr(PsgView) view = view_of(landscape, "2000", "2015");
    ck_assert_uint_eq(view->succession_count, 2);
    ck_assert_uint_eq(view->successions[0].from, 1); /* between to again */
    ck_assert_uint_eq(view->successions[0].to, 0);
    ck_assert_uint_eq(view->successions[1].from, 2);
}
END_TEST

/* Who is told under a heading, with commas between them. Owned by the caller. */
static char *
told(const PsgDifference *difference, PsgChangeList heading)
{
    GString *names = g_string_new(NULL);
    const PsgView *view = difference->view;
    for (size_t i = 0; i < difference->lists[heading].count; i++) {
        size_t actor = view->actors[difference->lists[heading].items[i]].actor;
        g_string_append_printf(names, "%s%s", i == 0 ? "" : ",",
                               view->landscape->actors[actor].id);
    }
    return g_string_free(names, FALSE);
}

static const struct {
    PsgChangeList told;
    const char *forth, *back; /* from 2008 to 2017, and from 2017 to 2008 */
} headings[] = {
    {PSG_CHANGES_ADDED, "came,begun", "went"},
    {PSG_CHANGES_REMOVED, "went", "came,begun"},
    {PSG_CHANGES_ALTERED, "renamed,body,moved,counted,heard,silent",
     "renamed,body,moved,counted,heard,silent"},
    {PSG_CHANGES_RENAMED, "renamed", "renamed"},
    {PSG_CHANGES_OTHER_KIND, "body", "body"},
    {PSG_CHANGES_OTHER_TIER, "moved", "moved"},
    {PSG_CHANGES_OTHER_MEASUREMENT, "counted", "counted"},
    {PSG_CHANGES_TALKED_OF, "heard", "silent"},
    {PSG_CHANGES_NOT_TALKED_OF, "silent", "heard"},
    {PSG_CHANGES_KEPT, "kept,same", "kept,same"},
};

START_TEST(each_is_told_under_its_heading)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autoptr(PsgView) forth = view_of(landscape, "2008", "2017");
    g_autoptr(PsgView) back = view_of(landscape, "2017", "2008");
    g_autoptr(PsgDifference) to = psg_difference_new(forth);
    g_autoptr(PsgDifference) from = psg_difference_new(back);
    g_autofree char *there = told(to, headings[_i].told);
    g_autofree char *here = told(from, headings[_i].told);
    ck_assert_str_eq(there, headings[_i].forth);
    ck_assert_str_eq(here, headings[_i].back);
    ck_assert(!psg_difference_is_none(to));
}
END_TEST

START_TEST(nothing_differs_from_itself)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    for (size_t i = 0; i < landscape->slice_count; i++) {
        g_autoptr(PsgView) view = psg_view_of_change(landscape, i, i);
        g_autoptr(PsgDifference) difference = psg_difference_new(view);
        ck_assert(psg_difference_is_none(difference));
        ck_assert_uint_eq(view->measurement_count, 0);
    }
}
END_TEST

/* Both are there before and after, and neither is another. */
START_TEST(a_part_that_passes_is_a_difference)
{
    g_autoptr(PsgLandscape) landscape =
        fixture_landscape("language: en\nslices: [{id: 2005}, {id: 2015}]\n"
                          "actors: {big: {when: 1900/.., succeeds: {small: 2011}},\n"
                          "         small: {when: 1950/..}}\n");
    g_autoptr(PsgView) view = psg_view_of_change(landscape, 0, 1);
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    g_autofree char *headline = psg_change_headline(difference, "en");
    ck_assert(!psg_difference_is_none(difference));
    ck_assert_str_eq(headline, "1 succession");
    g_autofree char *told = psg_turn_told(landscape, &view->turns[0], "fr");
    ck_assert_str_eq(told, "2011\u00a0: une partie de small passe à big");
}
END_TEST

START_TEST(who_is_unsure_is_there)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autoptr(PsgView) view = view_of(landscape, "2017", "2027");
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    ck_assert_uint_eq(difference->lists[PSG_CHANGES_ADDED].count, 0);
    ck_assert_uint_eq(difference->lists[PSG_CHANGES_REMOVED].count, 0);
    ck_assert_int_eq(view->actors[0].presence, PSG_PRESENCE_UNSURE);
    ck_assert_int_eq(view->actors[0].former_presence, PSG_PRESENCE_THERE);
}
END_TEST

/* Of someone talked of who came, and of someone who went: they never were there at once. */
START_TEST(a_relation_that_was_only_talked_of_is_not_kept)
{
    g_autoptr(PsgLandscape) landscape =
        fixture_landscape("slices: [{id: 1900}, {id: 2000}]\nactors:\n"
                          "  church: {talked-of: 1890, when: 1960/..}\n"
                          "  yard: {when: 1880/1950}\n  town: {}\n"
                          "relations:\n  - {from: church, to: yard}\n"
                          "  - {from: church, to: town}\n");
    g_autoptr(PsgView) view = view_of(landscape, "1900", "2000");
    ck_assert_uint_eq(view->relation_count, 1);
    ck_assert_int_eq(view->relations[0].change, PSG_CHANGE_ADDED);
}
END_TEST

START_TEST(counts_are_told_in_words)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autoptr(PsgView) view = view_of(landscape, "2008", "2017");
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    g_autofree char *actors = psg_change_actor_counts(difference, "en");
    g_autofree char *relations = psg_change_relation_counts(difference, "fr");
    ck_assert_str_eq(actors,
                     "+2 actors, −1, 1 renamed, 1 of another kind, 1 on another tier, "
                     "1 with other values, 1 now talked of, 1 no longer talked of");
    ck_assert_str_eq(relations, "+2 relations, −2, 1 modifiée");
}
END_TEST

START_TEST(counts_leave_out_what_there_is_none_of)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2008}, {id: 2017}]\n"
        "actors: {a: {name: {../2010: A, 2011/..: B}}, b: {name: {../2010: C, 2011/..: D}}}\n");
    g_autoptr(PsgView) view = view_of(landscape, "2008", "2017");
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    g_autofree char *actors = psg_change_actor_counts(difference, "fr");
    ck_assert_str_eq(actors, "2 acteurs renommés");
    ck_assert_ptr_null(psg_change_relation_counts(difference, "fr"));
}
END_TEST

/* What is said beside the name of those who are altered. */
static const struct {
    const char *actor, *english, *french;
} alterations[] = {
    {"renamed", "formerly First", "ex First"},
    {"body", "Body → Network", "Body → Network"},
    {"moved", "Low → High", "Low → High"},
    {"counted", "Staff: 20\u00a0people → about 50\u00a0people (×\u00a02.5)",
     "Staff\u00a0: 20\u00a0people → environ 50\u00a0people (×\u00a02,5)"},
};

START_TEST(an_alteration_is_told_in_words)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autoptr(PsgView) view = view_of(landscape, "2008", "2017");
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        if (strcmp(landscape->actors[seen->actor].id, alterations[_i].actor) == 0) {
            g_autofree char *english = psg_change_of_actor(view, seen, "en");
            g_autofree char *french = psg_change_of_actor(view, seen, "fr");
            ck_assert_str_eq(english, alterations[_i].english);
            ck_assert_str_eq(french, alterations[_i].french);
            return;
        }
    }
    ck_abort_msg("%s is not seen", alterations[_i].actor);
}
END_TEST

/* Values before and after, and what one by the other is; NaN: not to be divided. */
static const struct {
    const char *before, *after;
    double ratio;
} ratios[] = {
    {"22", "1590", 1590.0 / 22},
    {"{value: 4, bound: about}", "2", 0.5},
    {"{value: 4, bound: above}", "2", (double)NAN},
    {"4", "{value: 9, bound: below}", (double)NAN},
    {"0", "2", (double)NAN},
    {"2", "0", (double)NAN},
    {"-2", "4", (double)NAN},
    {"2", "{text: much}", (double)NAN},
};

START_TEST(a_ratio_is_of_numbers_that_can_be_divided)
{
    g_autofree char *yaml =
        g_strdup_printf("slices: [{id: 2008}, {id: 2017}]\nactors: {a: {}}\n"
                        "measures: {m: {of: {all: {2008: %s, 2017: %s}}}}\n",
                        ratios[_i].before, ratios[_i].after);
    g_autoptr(PsgLandscape) landscape = fixture_landscape(yaml);
    g_autoptr(PsgView) view = view_of(landscape, "2008", "2017");
    ck_assert_uint_eq(view->measurement_count, 1);
    double ratio = psg_measurement_change_ratio(&view->measurements[0]);
    if (isnan(ratios[_i].ratio)) {
        ck_assert(isnan(ratio));
    } else {
        ck_assert_double_eq_tol(ratio, ratios[_i].ratio, 1e-9);
    }
}
END_TEST

/* A figure that is another one by what is meant, or by its text. */
static const struct {
    const char *before, *after;
    size_t count;
} figures[] = {
    {"5", "5", 0},
    {"5", "{value: 5, bound: about}", 1},
    {"{text: much}", "{text: much}", 0},
    {"{text: much}", "{text: more}", 1},
    {"5", "{value: 5, per: each}", 1}, /* the sum of 2008 still holds; the other is new */
};

START_TEST(a_figure_differs_by_all_that_is_said_of_it)
{
    g_autofree char *yaml =
        g_strdup_printf("slices: [{id: 2008}, {id: 2017}]\nactors: {a: {}}\n"
                        "measures: {m: {of: {all: {2008: %s, 2017: %s}}}}\n",
                        figures[_i].before, figures[_i].after);
    g_autoptr(PsgLandscape) landscape = fixture_landscape(yaml);
    g_autoptr(PsgView) view = view_of(landscape, "2008", "2017");
    ck_assert_uint_eq(view->measurement_count, figures[_i].count);
}
END_TEST

/* The same relation under several entries, and what becomes of it. */
static const struct {
    const char *relations;
    size_t gained, lost, altered, kept;
} twins[] = {
    /* of two that ended the one with the same label goes on */
    {"  - {from: a, to: b, when: 2008, label: x}\n"
     "  - {from: a, to: b, when: 2008, label: y}\n"
     "  - {from: b, to: a, when: 2017, label: y}\n",
     0, 1, 0, 1},
    /* also if another one stands before it */
    {"  - {from: a, to: b, when: 2008, label: x}\n"
     "  - {from: a, to: b, when: 2017, label: z}\n"
     "  - {from: a, to: b, when: 2017, label: x}\n",
     1, 0, 0, 1},
    {"  - {from: a, to: b, when: 2008, kind: runs}\n"
     "  - {from: a, to: b, when: 2017}\n",
     0, 0, 1, 0},
    /* another kind goes on in the same direction only */
    {"  - {from: a, to: b, when: 2008, kind: runs}\n"
     "  - {from: b, to: a, when: 2017}\n",
     1, 1, 0, 0},
    /* of two that ended that of the same kind goes on, whatever its weight */
    {"  - {from: a, to: b, when: 2008}\n"
     "  - {from: a, to: b, when: 2008, kind: runs, weight: 2}\n"
     "  - {from: a, to: b, when: 2017, kind: runs}\n",
     0, 1, 1, 0},
    {"  - {from: a, to: b, when: 2008, weight: 2}\n"
     "  - {from: a, to: b, when: 2008, weight: 3}\n"
     "  - {from: a, to: b, when: 2017, weight: 3}\n",
     0, 1, 0, 1},
    {"  - {from: a, to: b, when: 2008, kind: runs, label: x}\n"
     "  - {from: a, to: b, when: 2017, kind: runs}\n",
     0, 0, 1, 0},
};

START_TEST(a_relation_may_go_on_under_another_entry)
{
    g_autofree char *yaml = g_strconcat(
        "slices: [{id: 2008}, {id: 2017}]\nrelation-kinds: {runs: {directed: true}}\n"
        "actors: {a: {}, b: {}}\nrelations:\n",
        twins[_i].relations, NULL);
    g_autoptr(PsgLandscape) landscape = fixture_landscape(yaml);
    g_autoptr(PsgView) view = view_of(landscape, "2008", "2017");
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    const PsgIndexes *lists = difference->lists;
    ck_assert_uint_eq(lists[PSG_CHANGES_RELATION_ADDED].count, twins[_i].gained);
    ck_assert_uint_eq(lists[PSG_CHANGES_RELATION_REMOVED].count, twins[_i].lost);
    ck_assert_uint_eq(lists[PSG_CHANGES_RELATION_ALTERED].count, twins[_i].altered);
    ck_assert_uint_eq(lists[PSG_CHANGES_RELATION_KEPT].count, twins[_i].kept);
}
END_TEST

START_TEST(what_is_altered_of_a_relation_is_told)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "language: en\nslices: [{id: 2008}, {id: 2017}]\n"
        "relation-kinds: {runs: {label: runs}, pays: {label: pays}}\n"
        "actors: {a: {}, b: {}}\n"
        "relations:\n"
        "  - {from: a, to: b, when: 2008, kind: runs, weight: 2, label: here}\n"
        "  - {from: a, to: b, when: 2017, kind: pays, weight: 0.5}\n"
        "  - {from: b, to: a, weight: {2008: 1, 2015: 3}}\n");
    g_autoptr(PsgView) view = view_of(landscape, "2008", "2017");
    g_autofree char *change = psg_change_of_relation(view, &view->relations[0], "en");
    ck_assert_str_eq(change, "runs \u2192 pays; weight: 2 \u2192 0.5; "
                             "\u201chere\u201d \u2192 \u2013");
    g_autofree char *name = psg_change_relation_name(view, &view->relations[0], "en");
    ck_assert_str_eq(name, "a \u2013 b");
    /* of one entry the weight may change */
    const PsgViewRelation *dated = &view->relations[1];
    ck_assert_int_eq(dated->change, PSG_CHANGE_ALTERED);
    g_autofree char *weights = psg_change_of_relation(view, dated, "en");
    ck_assert_str_eq(weights, "weight: 1 \u2192 3");
}
END_TEST

/* Actors that are there in one slice only belong, and join nothing. */
START_TEST(who_joins_and_leaves_groups_is_told)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "language: en\nslices: [{id: 2008}, {id: 2017}]\n"
        "groups: {sea: {label: Sea}, sky: {}}\n"
        "actors:\n"
        "  moves: {groups: {../2010: sea, 2011/..: sky}}\n"
        "  joins: {groups: {../2010: sky, 2011/..: [sea, sky]}}\n"
        "  stays: {groups: {../2010: [sea, sky], 2011/..: [sky, sea]}}\n"
        "  comes: {when: 2010/.., groups: sea}\n"
        "  goes: {when: 2000/2010, groups: sea}\n"
        "  heard: {talked-of: 2000/2020, groups: {2011/..: sea}}\n");
    g_autoptr(PsgView) view = view_of(landscape, "2008", "2017");
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    g_autofree char *who = told(difference, PSG_CHANGES_OTHER_GROUPS);
    ck_assert_str_eq(who, "moves,joins");
    g_autofree char *moves = psg_change_of_actor(view, &view->actors[0], "en");
    g_autofree char *joins = psg_change_of_actor(view, &view->actors[1], "en");
    ck_assert_str_eq(moves, "leaves Sea, joins sky");
    ck_assert_str_eq(joins, "joins Sea");
    ck_assert_uint_eq(view->membership_count, 3);
}
END_TEST

static const struct {
    const char *actors, *rest, *english, *french;
} headlines[] = {
    {"{a: {when: 2010/..}, b: {when: 2000/2010}, c: {}}", "",
     "+1\u00a0actor\u00a0\u00b7 \u22121", "+1\u00a0acteur\u00a0\u00b7 \u22121"},
    {"{a: {when: 2010/..}, b: {when: 2010/..}}", "", "+2\u00a0actors", "+2\u00a0acteurs"},
    {"{a: {when: 2000/2010}, c: {}}", "", "\u22121\u00a0actor", "\u22121\u00a0acteur"},
    {"{a: {}, b: {}}", "relations: [{from: a, to: b, when: 2010/..}]\n",
     "+1\u00a0relation", "+1\u00a0relation"},
    {"{a: {name: {../2010: x, 2011/..: y}}}", "", "1\u00a0actor\u00a0changed",
     "1\u00a0acteur\u00a0modifié"},
    {"{a: {}}", "measures: {m: {of: {all: {2008: 1, 2017: 2}}}}\n",
     "1\u00a0figure\u00a0changed", "1\u00a0chiffre\u00a0modifié"},
    {"{a: {}}", "", "Nothing changed", "Rien n’a changé"},
};

/* Who was in no group joins its first, and who leaves its last is in none. */
START_TEST(there_may_be_no_group_before_or_after)
{
    g_autoptr(PsgLandscape) landscape =
        fixture_landscape("slices: [{id: 2008}, {id: 2017}]\ngroups: {g: {}}\n"
                          "kinds: {k: {}}\npyramid: {tiers: [{id: t}]}\nactors:\n"
                          "  joins: {groups: {../2010: [], 2011/..: g}}\n"
                          "  leaves: {groups: {2000/..: [g], 2011/..: []}}\n"
                          "  stays: {groups: g}\n"
                          "  turns: {kind: {../2010: [], 2011/..: k}}\n"
                          "  falls: {tier: {2000/..: t, 2011/..: []}}\n");
    g_autoptr(PsgView) view = psg_view_of_change(landscape, 0, 1);
    ck_assert_uint_eq(view->membership_count, 2);
    for (size_t i = 0; i < 2; i++) {
        ck_assert_uint_eq(view->memberships[i].actor, i);
        ck_assert_int_eq(view->memberships[i].is_joined, i == 0);
    }
    ck_assert_uint_eq(view->actors[3].former_kind, PSG_NONE);
    ck_assert_uint_eq(view->actors[3].kind, 0);
    ck_assert_uint_eq(view->actors[4].former_tier, 0);
    ck_assert_uint_eq(view->actors[4].tier, PSG_NONE);
}
END_TEST

START_TEST(the_headline_is_short_in_every_language)
{
    g_autofree char *yaml =
        g_strdup_printf("slices: [{id: 2008}, {id: 2017}]\nactors: %s\n%s",
                        headlines[_i].actors, headlines[_i].rest);
    g_autoptr(PsgLandscape) landscape = fixture_landscape(yaml);
    g_autoptr(PsgView) view = view_of(landscape, "2008", "2017");
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    g_autofree char *english = psg_change_headline(difference, "en");
    g_autofree char *french = psg_change_headline(difference, "fr");
    ck_assert_str_eq(english, headlines[_i].english);
    ck_assert_str_eq(french, headlines[_i].french);
}
END_TEST

/* One ends and another begins, a hundred thousand times between the same two. */
START_TEST(many_relations_of_two_actors_are_matched_in_little_time)
{
    size_t count = 100000;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    PsgLimits limits = psg_limits_default();
    g_autoptr(PsgLandscapeBuilder) builder = psg_builder_new("en", &limits, list);
    PsgArena *arena = psg_builder_landscape(builder)->arena;
    psg_builder_add(builder, PSG_THING_ACTOR, "a", (PsgSpan){0});
    psg_builder_add(builder, PSG_THING_ACTOR, "b", (PsgSpan){0});
    PsgInterval years[2];
    for (size_t i = 0; i < 2; i++) {
        g_autofree char *why = NULL;
        const char *id = psg_arena_printf(arena, "%zu", 2000 + i);
        PsgSlice *slice = psg_builder_add(builder, PSG_THING_SLICE, id, (PsgSpan){0});
        ck_assert(psg_interval_parse(id, &years[i], &why));
        slice->when = years[i];
    }
    for (size_t i = 0; i < 2 * count; i++) {
        /* the second half has every label again, in another order, and each third anew */
        size_t label = i < count ? i : i % 3 == 0 ? i : 2 * count - 1 - i;
        PsgRelation relation = {.to = 1,
                                .kind = PSG_NONE,
                                .when = psg_spells_new(arena, &years[i / count], 1)};
        relation.label = psg_builder_text(builder, psg_arena_printf(arena, "%zu", label));
        psg_builder_add_relation(builder, &relation);
    }
    g_autoptr(PsgLandscape) landscape = psg_builder_finish(builder);
    g_autoptr(PsgView) view = psg_view_of_change(landscape, 0, 1);
    size_t kept = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        kept += view->relations[i].change == PSG_CHANGE_NONE;
    }
    ck_assert_uint_eq(view->relation_count, count);
    ck_assert_uint_ge(kept, count / 2);
}
END_TEST

/* A property that is there before and after, with another value; of a relation, too. A number is
 * the same in other digits, and what is said once only is not known before. */
START_TEST(other_properties_are_told)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2001}, {id: 2002}]\n"
        "actors:\n"
        "  a: {properties: {same: x, digits: {2001: 1, 2002: 1.0}, country: {2001: FR, "
        "2002: DE}}}\n"
        "  b: {when: 2002, properties: {country: {2001: FR, 2002: DE}}}\n"
        "  c: {properties: {country: FR}}\n"
        "relations:\n"
        "- {from: a, to: c, properties: {how: {2001: by post, 2002: by wire}}}\n"
        "- {from: c, to: a, properties: {how: by post}}\n"
        "- {from: a, to: a, when: 2001, properties: {how: by post}}\n"
        "- {from: a, to: a, when: 2002, properties: {how: by wire, since: 2002}}\n");
    g_autoptr(PsgView) view = psg_view_of_change(landscape, 0, 1);
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    g_autofree char *who = told(difference, PSG_CHANGES_OTHER_PROPERTIES);
    ck_assert_str_eq(who, "a");
    ck_assert_uint_eq(view->property_count, 1);
    ck_assert_str_eq(view->properties[0].what.property->name, "country");
    ck_assert_str_eq(psg_text_in(view->properties[0].what.before, "en"), "FR");
    ck_assert_str_eq(psg_text_in(view->properties[0].what.after, "en"), "DE");
    ck_assert_uint_eq(difference->lists[PSG_CHANGES_ALTERED].count, 1);
    ck_assert_uint_eq(difference->lists[PSG_CHANGES_RELATION_ALTERED].count, 2);
    ck_assert_uint_eq(difference->lists[PSG_CHANGES_RELATION_KEPT].count, 1);
    ck_assert_uint_eq(difference->lists[PSG_CHANGES_RELATION_ADDED].count, 0);
}
END_TEST

Suite *
difference_suite(void)
{
    Suite *suite = suite_create("difference");
    TCase *changes = tcase_create("changes");
    tcase_add_test(changes, a_change_is_told_line_by_line);
    tcase_add_loop_test(changes, each_is_told_under_its_heading, 0,
                        G_N_ELEMENTS(headings));
    tcase_add_test(changes, a_tier_that_lists_an_actor_is_its_own);
    tcase_add_test(changes, a_succession_of_before_is_not_drawn_as_one_of_between);
    tcase_add_test(changes, nothing_differs_from_itself);
    tcase_add_test(changes, a_part_that_passes_is_a_difference);
    tcase_add_test(changes, who_is_unsure_is_there);
    tcase_add_test(changes, a_relation_that_was_only_talked_of_is_not_kept);
    suite_add_tcase(suite, changes);
    TCase *relations = tcase_create("relations");
    tcase_add_loop_test(relations, a_relation_may_go_on_under_another_entry, 0,
                        G_N_ELEMENTS(twins));
    suite_add_tcase(suite, relations);
    TCase *measures = tcase_create("figures");
    tcase_add_loop_test(measures, a_ratio_is_of_numbers_that_can_be_divided, 0,
                        G_N_ELEMENTS(ratios));
    tcase_add_loop_test(measures, a_figure_differs_by_all_that_is_said_of_it, 0,
                        G_N_ELEMENTS(figures));
    suite_add_tcase(suite, measures);
    TCase *words = tcase_create("words");
    tcase_add_test(words, counts_are_told_in_words);
    tcase_add_test(words, counts_leave_out_what_there_is_none_of);
    tcase_add_loop_test(words, an_alteration_is_told_in_words, 0,
                        G_N_ELEMENTS(alterations));
    tcase_add_test(words, what_is_altered_of_a_relation_is_told);
    tcase_add_test(words, who_joins_and_leaves_groups_is_told);
    tcase_add_test(words, there_may_be_no_group_before_or_after);
    tcase_add_loop_test(words, the_headline_is_short_in_every_language, 0,
                        G_N_ELEMENTS(headlines));
    tcase_add_test(words, many_relations_of_two_actors_are_matched_in_little_time);
    tcase_add_test(words, other_properties_are_told);
    suite_add_tcase(suite, words);
    return suite;
}
