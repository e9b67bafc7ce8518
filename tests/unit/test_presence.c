/* Lifetimes against windows: presence, beginnings, ends, and what a check says of them. */
#include "fixture.h"
#include "reading.h"

#include "model/presence.h"
#include "slice/view.h"

#include <check.h>
#include <string.h>

Suite *presence_suite(void);

START_TEST(spells_span_from_the_first_to_the_last_day)
{
    PsgInterval items[] = {reading_interval("2005/2006"),
                           reading_interval("2001-03/2002"), reading_interval("2004/..")};
    g_autoptr(PsgArena) arena = psg_arena_new();
    PsgSpells spells = psg_spells_new(arena, items, G_N_ELEMENTS(items));
    PsgInterval span = psg_spells_span(&spells);
    ck_assert_int_eq(psg_interval_first(&span), psg_time_of(2001, 3, 1));
    ck_assert_int_eq(psg_interval_last(&span), PSG_TIME_LAST);
    ck_assert_int_eq(span.to.kind, PSG_END_OPEN);
    PsgSpells none = psg_spells_new(arena, NULL, 0);
    span = psg_spells_span(&none);
    ck_assert_int_eq(psg_interval_first(&span), PSG_TIME_FIRST);
    ck_assert_int_eq(psg_interval_last(&span), PSG_TIME_LAST);
}
END_TEST

START_TEST(a_relation_lives_while_its_ends_have_time_in_common)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2007}]\n"
        "actors: {a: {when: 2001/2010}, b: {when: 2005/..}}\n"
        "relations: [{from: a, to: b}, {from: b, to: a}, {from: a, to: b, when: 2006/2007, kind: k}]\n"
        "relation-kinds: {k: {}}\n");
    for (size_t i = 0; i < 2; i++) { /* whichever is first */
        PsgInterval life = psg_relation_life(landscape, &landscape->relations[i]);
        ck_assert_int_eq(psg_interval_first(&life), psg_time_of(2005, 1, 1));
        ck_assert_int_eq(psg_interval_last(&life),
                         psg_time_of(2010, 12, 31) + PSG_DAY - 1);
    }
    PsgInterval own = psg_relation_life(landscape, &landscape->relations[2]);
    ck_assert_int_eq(psg_interval_first(&own), psg_time_of(2006, 1, 1));
}
END_TEST

/* Two windows that share 2008: who begins in it is new in the first. A gap belongs to the
 * window after it. */
START_TEST(new_is_who_begins_in_the_window_or_just_before)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: early, when: 2007/2008}, {id: late, when: 2008/2009}, {id: 2013}]\n"
        "actors: {a: {when: 2008/..}, b: {when: 2009/..}, c: {when: 2011/..}, d: {when: 2001/..}}\n"
        "relations: [{from: a, to: d}, {from: a, to: d, when: 2012/..}]\n");
    static const bool is_new[][3] = {{true, false, false},
                                     {false, true, false},
                                     {false, false, true},
                                     {false, false, false}};
    for (size_t slice = 0; slice < 3; slice++) {
        for (size_t i = 0; i < landscape->actor_count; i++) {
            ck_assert_int_eq(psg_actor_is_new(landscape, &landscape->actors[i], slice),
                             is_new[i][slice]);
        }
        ck_assert_int_eq(psg_relation_is_new(landscape, &landscape->relations[0], slice),
                         is_new[0][slice]);
        ck_assert_int_eq(psg_relation_is_new(landscape, &landscape->relations[1], slice),
                         slice == 2);
    }
}
END_TEST

START_TEST(leaving_is_told_where_it_is_seen_last)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2007}, {id: 2010}]\n"
        "actors:\n"
        "  gap: {when: ../2008}\n" /* ends between two slices: the last to show it is 2007 */
        "  end: {when: ../2010-06}\n" /* ends within the last slice */
        "  later: {when: ../2015}\n"  /* outlives all slices */
        "  unknown: {when: 2000/}\n"  /* has an end that nobody knows */
        "  again: {when: [2007, 2010/2012]}\n");
    static const bool leaves[][2] = {
        {true, false}, {false, true}, {false, false}, {false, false}, {false, false}};
    for (size_t i = 0; i < landscape->actor_count; i++) {
        for (size_t slice = 0; slice < 2; slice++) {
            const PsgActor *actor = &landscape->actors[i];
            bool seen =
                psg_actor_presence(actor, &landscape->slices[slice]) != PSG_PRESENCE_NONE;
            ck_assert_msg((seen && psg_actor_is_leaving(landscape, actor, slice)) ==
                              leaves[i][slice],
                          "%s in slice %zu", actor->id, slice);
        }
    }
}
END_TEST

START_TEST(a_question_leaves_those_unsure_who_have_no_known_end)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2017}, {id: 2027, question: true}]\n"
        "actors: {a: {when: 2001/..}, b: {when: 2001/2030}, c: {when: 2001/2020}, d: {when: 2001/}}\n"
        "relations: [{from: a, to: b}, {from: b, to: c}]\n");
    static const PsgPresence expected[] = {PSG_PRESENCE_UNSURE, PSG_PRESENCE_THERE,
                                           PSG_PRESENCE_NONE, PSG_PRESENCE_UNSURE};
    for (size_t i = 0; i < landscape->actor_count; i++) {
        ck_assert_int_eq(psg_actor_presence(&landscape->actors[i], &landscape->slices[1]),
                         expected[i]);
    }
    ck_assert_int_eq(
        psg_relation_presence(landscape, &landscape->relations[0], &landscape->slices[1]),
        PSG_PRESENCE_UNSURE);
    ck_assert_int_eq(
        psg_relation_presence(landscape, &landscape->relations[1], &landscape->slices[1]),
        PSG_PRESENCE_NONE);
}
END_TEST

/* People speak of what is to come until it is there; of what never comes, in the days
 * given. */
START_TEST(is_talked_of_until_it_begins)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 1999}, {id: 2000}, {id: 2005}, {id: 2010}, {id: 2015}]\n"
        "actors:\n"
        "  comes: {talked-of: 2000, when: 2010/2012}\n"
        "  returns: {talked-of: 2000, when: [2015, 2010]}\n"
        "  never: {talked-of: 2000/2004}\n"
        "  was: {when: 2000/2005}\n"
        "  later: {talked-of: 2006, when: 2015}\n");
    static const char *const expected[] = {".ttX.", ".ttXX", ".t...", ".XX..", "...tX"};
    for (size_t i = 0; i < landscape->actor_count; i++) {
        for (size_t j = 0; j < landscape->slice_count; j++) {
            static const char signs[] = ".t?X";
            const PsgSlice *slice = &landscape->slices[j];
            PsgPresence presence = psg_actor_presence(&landscape->actors[i], slice);
            ck_assert_msg(signs[presence] == expected[i][j], "%s in %s",
                          landscape->actors[i].id, slice->id);
        }
    }
    const PsgActor *actors = landscape->actors;
    ck_assert(psg_actors_meet(&actors[0], &actors[2])); /* both are talked of */
    ck_assert(psg_actors_meet(&actors[0], &actors[3])); /* one is, while the other is */
    ck_assert(psg_actors_meet(&actors[2], &actors[3]));
    ck_assert(!psg_actors_meet(&actors[3], &actors[4]));
}
END_TEST

/* What is told of who is there: absent '.', unsure '?', there 'X'; beginning 'n' or 'N', ending
 * 'l', in capitals where it is certain that it is there. */
static void
check_lives(const char *slices, const char *const (*cases)[2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_autofree char *yaml =
            g_strdup_printf("%s\nactors: {a: {when: %s}}\n", slices, cases[i][0]);
        g_autoptr(PsgLandscape) landscape = fixture_landscape(yaml);
        g_autoptr(GString) found = g_string_new(NULL);
        for (size_t j = 0; j < landscape->slice_count; j++) {
            g_autoptr(PsgView) view = psg_view_of_slice(landscape, j);
            const PsgViewActor *seen = psg_view_actor(view, 0);
            bool sure = seen != NULL && seen->presence == PSG_PRESENCE_THERE;
            char sign = seen == NULL ? '.' : sure ? 'X' : '?';
            sign = seen != NULL && seen->is_new ? (sure ? 'N' : 'n') : sign;
            sign = seen != NULL && seen->is_leaving ? (sure ? 'L' : 'l') : sign;
            g_string_append_c(found, sign);
        }
        ck_assert_msg(strcmp(found->str, cases[i][1]) == 0, "%s: %s, not %s", cases[i][0],
                      found->str, cases[i][1]);
    }
}

/* Where dates leave it open, a slice does not claim that somebody is there, nor when it began
 * or ended. */
START_TEST(dates_that_are_not_certain_leave_slices_unsure)
{
    static const char *const cases[][2] = {
        {"1990/..", "XXXXXX"},      {"2000/", "..N???"},
        {"1999/", ".N????"},        {"/2001", "???L.."},
        {"2000~/2002", "..nXL."},   {"2000?/..", "..nXXX"},
        {"2000%/2002~", "..nXl."},  {"200X/..", "..???X"},
        {"200X/2003", "..??l."},    {"\"[2000,2001]\"", "..??.."},
        {"2001-XX/2002", "...NL."}, {"2000-23/2002-21", "..NXL."},
        {"2000/2000~", "..L..."},
    };
    check_lives(
        "slices: [{id: 1998}, {id: 1999}, {id: 2000}, {id: 2001}, {id: 2002}, {id: 2009}]",
        cases, G_N_ELEMENTS(cases));
    static const char *const several[][2] = {{"\"[1999,2001]\"", ".?.?.."},
                                             {"\"[1999,2000,2002]\"", ".??.?."},
                                             {"\"[1998..1999,2009]\"", "??...?"},
                                             {"\"[2001]\"", "...L.."}};
    check_lives(
        "slices: [{id: 1998}, {id: 1999}, {id: 2000}, {id: 2001}, {id: 2002}, {id: 2009}]",
        several, G_N_ELEMENTS(several));
    static const char *const wide[][2] = {
        {"200X", ".L"},    {"\"[2001,2004]\"", ".L"}, {"\"[1998,2004]\"", "??"},
        {"200X/..", ".N"}, {"2003~/", ".N"},          {"19XX/200X", "XL"},
        {"20XX", ".?"}};
    check_lives("slices: [{id: b, when: 1990/1999}, {id: c, when: 2000/2009}]", wide,
                G_N_ELEMENTS(wide));
}
END_TEST

/* Nothing is seen to begin where observation begins, nor to end where it ends; what the author
 * knows better, he has said otherwise. */
START_TEST(edges_of_observation_are_no_beginnings_and_ends)
{
    static const char *const cases[][2] = {
        {"2011/2017", "?XXX?"}, {"2012/2017", "..NX?"},       {"2011/2012", "?XL.."},
        {"2011", "?L..."},      {"2011/", "?X???"},           {"2011~/2013", ".nL.."},
        {"/2017", "???X?"},     {"2011-01/2017-12", ".NXL."}, {"2005/2020", "XXXXL"},
        {"2012/2013", "..L.."}, {"[2011, 2017]", "?L.N?"},
    };
    check_lives(
        "observed: 2011/2017\nslices: [{id: 2010}, {id: 2011}, {id: 2012}, {id: 2017}, "
        "{id: 2020}]",
        cases, G_N_ELEMENTS(cases));
    static const char *const own[][2] = {
        {"2011/2017", "XXX"}, {"2012/2016", ".L."}, {"2017", "..N"}};
    check_lives("observed: 2011/2017\nslices: [{id: 2011}, {id: 2012}, {id: 2017}]", own,
                G_N_ELEMENTS(own));
}
END_TEST

/* What was seen is not lost in words: "?–?" would tell nothing. */
START_TEST(edges_of_observation_are_told_in_words)
{
    static const char *const cases[][4] = {
        {"2011/2017", "2011 or before\u00a0– 2017 or later",
         "2011 ou avant\u00a0– 2017 ou après", "≤2011–≥2017"},
        {"2011/2013", "2011 or before\u00a0– 2013", "2011 ou avant\u00a0– 2013",
         "≤2011–2013"},
        {"2012-06/2017", "June 2012\u00a0– 2017 or later",
         "juin 2012\u00a0– 2017 ou après", "2012-06–≥2017"},
        {"2011/..", "since 2011 or before", "depuis 2011 ou avant", "≤2011–…"},
        {"../2017", "until 2017 or later", "jusqu’en 2017 ou après", "…–≥2017"},
        {"2011", "2011 or before\u00a0– 2011", "2011 ou avant\u00a0– 2011", "≤2011–2011"},
        {"2012/", "2012–?", "2012–?", "2012–?"},
        {"2012/2013", "2012–2013", "2012–2013", "2012–2013"},
    };
    static const char *const languages[] = {"en", "fr", "de"};
    g_autoptr(PsgLandscape) landscape =
        fixture_landscape("observed: 2011/2017\nactors: {a: {}}\n");
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        PsgInterval said = reading_interval(cases[i][0]);
        PsgInterval seen = psg_spell_drawn(landscape, &said);
        for (size_t j = 0; j < G_N_ELEMENTS(languages); j++) {
            g_autofree char *label = psg_interval_label(&seen, languages[j]);
            ck_assert_str_eq(label, cases[i][j + 1]);
        }
    }
}
END_TEST

/* The more a slice holds, the surer it is: who is there for certain in a window is so in any
 * that holds it. */
START_TEST(a_wider_window_is_no_less_sure)
{
    static const char *const dates[] = {"2000",       "2000~",   "2000?",
                                        "200X",       "20XX",    "2000-XX",
                                        "2000-06-15", "2000-22", "[2000,2003..2004]"};
    static const char *const ends[] = {"/",     "/..",   "/2005", "/2005~",
                                       "/200X", "/20XX", ""};
    g_autoptr(PsgArena) arena = psg_arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(dates) * G_N_ELEMENTS(ends); i++) {
        const char *date = dates[i % G_N_ELEMENTS(dates)];
        const char *end = *date == '[' ? "" : ends[i / G_N_ELEMENTS(dates)];
        g_autofree char *text = g_strconcat(date, end, NULL);
        PsgInterval life = reading_interval(text);
        PsgSpells spells = psg_spells_new(arena, &life, 1);
        for (int first = 1995; first < 2012; first++) {
            for (int last = first; last < 2012; last++) {
                g_autofree char *narrow = g_strdup_printf("%d/%d", first, last);
                g_autofree char *wide = g_strdup_printf("%d/%d", first - 1, last + 1);
                PsgInterval one = reading_interval(narrow),
                            other = reading_interval(wide);
                ck_assert(!psg_spells_are_sure(&spells, &one) ||
                          psg_spells_meet(&spells, &one));
                ck_assert_msg(!psg_spells_are_sure(&spells, &one) ||
                                  psg_spells_are_sure(&spells, &other),
                              "%s in %s", text, wide);
            }
        }
    }
}
END_TEST

/* Both live in the window, but never at once. */
START_TEST(a_relation_needs_a_day_in_common)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: x, when: 2000/2009}, {id: y, when: 2000/2019}]\n"
        "actors: {a: {when: [2001, 2004, 2012]}, b: {when: [2002/2003, 2005, 2012/2013]}}\n"
        "relations: [{from: a, to: b}]\n");
    const PsgRelation *relation = &landscape->relations[0];
    ck_assert_int_eq(psg_relation_presence(landscape, relation, &landscape->slices[0]),
                     PSG_PRESENCE_NONE);
    ck_assert_int_eq(psg_relation_presence(landscape, relation, &landscape->slices[1]),
                     PSG_PRESENCE_THERE);
}
END_TEST

/* ---- A check against what slices show ---- */

/* All that an author may say of when an actor was there. */
static const char *const lives[] = {
    "",
    "talked-of: 2000",
    "talked-of: 2003/2006",
    "when: 2001/2003",
    "when: 2010/..",
    "when: [2008/2009, 2001]",
    "talked-of: 2000, when: 2010/..",
    "talked-of: 2012, when: 2010/..",
    "talked-of: 2004, when: [2011, 2006]",
};
static const char *const ties[] = {"", "when: 2002", "when: [2009, 2005]"};

/* Actors a0, a1, … with a life each, and every pair related in every way. Owned by the
 * caller. */
static char *
every_life(const char *slices)
{
    GString *yaml = g_string_new(slices);
    g_string_append(yaml, "\nactors:\n");
    for (size_t i = 0; i < G_N_ELEMENTS(lives); i++) {
        g_string_append_printf(yaml, "  a%zu: {%s}\n", i, lives[i]);
    }
    g_string_append(yaml, "relations:\n");
    for (size_t i = 0; i < G_N_ELEMENTS(lives); i++) {
        for (size_t j = 0; j < i; j++) {
            for (size_t k = 0; k < G_N_ELEMENTS(ties); k++) {
                g_string_append_printf(yaml, "- {from: a%zu, to: a%zu, %s}\n", i, j,
                                       ties[k]);
            }
        }
    }
    return g_string_free(yaml, FALSE);
}

/* Whether something is said of what stands in that line. */
static bool
is_told(const PsgDiagnostics *list, size_t line, const char *part)
{
    for (size_t i = 0; i < psg_diagnostics_count(list); i++) {
        const PsgDiagnostic *told = psg_diagnostics_nth(list, i);
        if (psg_input_position(told->span.input, told->span.start).line == line &&
            strstr(told->message, part) != NULL) {
            return true;
        }
    }
    return false;
}

static bool
is_actor_shown(const PsgLandscape *landscape, size_t actor)
{
    for (size_t i = 0; i < landscape->slice_count; i++) {
        g_autoptr(PsgView) view = psg_view_of_slice(landscape, i);
        for (size_t j = 0; j < view->actor_count; j++) {
            if (view->actors[j].actor == actor) {
                return true;
            }
        }
    }
    return false;
}

static bool
is_relation_shown(const PsgLandscape *landscape, size_t relation)
{
    for (size_t i = 0; i < landscape->slice_count; i++) {
        g_autoptr(PsgView) view = psg_view_of_slice(landscape, i);
        for (size_t j = 0; j < view->relation_count; j++) {
            if (view->relations[j].relation == relation) {
                return true;
            }
        }
    }
    return false;
}

static const char *const slices[] = {
    "slices: [{id: 2005}]", "slices: [{id: 2002}, {id: x, when: 2008/2010}]",
    "slices: [{id: x, when: ../2001}, {id: 2004, question: true}]",
    "slices: [{id: x, when: 2003/2009}]", "slices: [{id: 1990}, {id: 2030}]"};

/* A check and the slices ask the same function; a relation that no slice shows is told,
 * unless it ties two who followed each other. */
START_TEST(what_no_slice_shows_is_told_by_the_check)
{
    PsgDiagnostics *list;
    g_autofree char *yaml = every_life(slices[_i]);
    g_autoptr(PsgLandscape) landscape = reading_try(yaml, &list);
    ck_assert_ptr_nonnull(landscape);
    size_t line = 3;
    for (size_t i = 0; i < landscape->actor_count; i++, line++) {
        ck_assert_msg(is_told(list, line, "no slice shows") !=
                          is_actor_shown(landscape, i),
                      "%s", landscape->actors[i].id);
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        line++;
        bool has_dates = landscape->relations[i].when.count > 0;
        bool is_doubted =
            is_told(list, line, "no slice") || is_told(list, line, "never there");
        if (is_relation_shown(landscape, i)) {
            ck_assert_msg(!is_doubted, "line %zu of\n%s", line, yaml);
        } else if (!has_dates) {
            ck_assert_msg(is_doubted, "line %zu of\n%s", line, yaml);
        }
    }
    psg_diagnostics_free(list);
}
END_TEST

/* Day by day, since spells are kept as stretches of days. */
START_TEST(spells_meet_the_days_that_they_cover)
{
    PsgInterval items[] = {reading_interval("2005-03-04/2005-03-06"),
                           reading_interval("2005-03-01"), reading_interval("2005-03-02"),
                           reading_interval("2005-03-05/2005-03-09"),
                           reading_interval("2005-03-11")};
    g_autoptr(PsgArena) arena = psg_arena_new();
    PsgSpells spells = psg_spells_new(arena, items, G_N_ELEMENTS(items));
    for (int day = 1; day <= 15; day++) {
        g_autofree char *text = g_strdup_printf("2005-03-%02d", day);
        PsgInterval window = reading_interval(text);
        bool meets = false;
        for (size_t i = 0; i < G_N_ELEMENTS(items); i++) {
            meets = meets || psg_interval_meets(&items[i], &window);
        }
        ck_assert_msg(psg_spells_meet(&spells, &window) == meets, "%s", text);
    }
}
END_TEST

Suite *
presence_suite(void)
{
    Suite *suite = suite_create("presence");
    TCase *lifetimes = tcase_create("lives");
    tcase_add_test(lifetimes, is_talked_of_until_it_begins);
    tcase_add_test(lifetimes, a_relation_needs_a_day_in_common);
    tcase_add_test(lifetimes, dates_that_are_not_certain_leave_slices_unsure);
    tcase_add_test(lifetimes, edges_of_observation_are_no_beginnings_and_ends);
    tcase_add_test(lifetimes, edges_of_observation_are_told_in_words);
    tcase_add_test(lifetimes, a_wider_window_is_no_less_sure);
    tcase_add_test(lifetimes, spells_meet_the_days_that_they_cover);
    tcase_add_test(lifetimes, spells_span_from_the_first_to_the_last_day);
    tcase_add_test(lifetimes, a_relation_lives_while_its_ends_have_time_in_common);
    tcase_add_test(lifetimes, a_question_leaves_those_unsure_who_have_no_known_end);
    suite_add_tcase(suite, lifetimes);
    TCase *checks = tcase_create("checks");
    tcase_add_loop_test(checks, what_no_slice_shows_is_told_by_the_check, 0,
                        G_N_ELEMENTS(slices));
    suite_add_tcase(suite, checks);
    TCase *turns = tcase_create("beginnings and ends");
    tcase_add_test(turns, new_is_who_begins_in_the_window_or_just_before);
    tcase_add_test(turns, leaving_is_told_where_it_is_seen_last);
    suite_add_tcase(suite, turns);
    return suite;
}
