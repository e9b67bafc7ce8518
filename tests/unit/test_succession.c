/* Successions in time: what happened to both, and when; and circles in the course of time. */
#include "fixture.h"
#include "reading.h"

#include "model/presence.h"
#include "model/succession.h"

#include <check.h>
#include <string.h>

Suite *succession_suite(void);

/* What is found: "SUCCESSOR BEFORE WHAT WHEN DAY" a line, in the order of successors. */
static char *
told(const PsgLandscape *landscape)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgSuccessions *list = &landscape->actors[i].succeeds;
        for (size_t k = 0; k < list->count; k++) {
            const PsgSuccession *item = &list->items[k];
            g_autofree char *at = psg_date_edtf(&item->at);
            g_autofree char *day = psg_time_iso(item->since);
            g_string_append_printf(text, "%s %s %s %s %s\n", landscape->actors[i].id,
                                   landscape->actors[item->actor].id,
                                   psg_succession_word(item->what), at,
                                   day == NULL ? "-" : day);
        }
    }
    return g_string_free(text, FALSE);
}

static const struct {
    const char *actors, *told;
} cases[] = {
    /* the one ends, the other begins, at once or after a pause */
    {"a: {when: ../2012}, b: {when: 2013/.., succeeds: a}",
     "b a became 2012 2013-01-01\n"},
    {"a: {when: 2000/2010}, b: {when: 2013-05/.., succeeds: a}",
     "b a became 2010 2013-05-01\n"},
    {"a: {when: 2000/2012}, b: {when: 2012/.., succeeds: a}",
     "b a became 2012 2012-01-01\n"},
    {"a: {when: ../2012}, b: {when: ../2011}, c: {when: 2013/.., succeeds: [a, b]}",
     "c a merged 2012 2013-01-01\nc b merged 2011 2013-01-01\n"},
    {"a: {when: ../2012}, b: {when: 2013/.., succeeds: a}, c: {when: 2013-02/.., succeeds: a}",
     "b a split 2012 2013-01-01\nc a split 2012 2013-02-01\n"},
    /* an end that is not known may have been then */
    {"a: {when: 1990/}, b: {when: 2013/.., succeeds: a}", "b a became 2013 2013-01-01\n"},
    {"a: {talked-of: 1984/1993}, b: {when: 1998/.., succeeds: a}",
     "b a became 1993 1998-01-01\n"},
    /* the one goes on */
    {"a: {when: 1990/..}, b: {when: 2013/.., succeeds: a}",
     "b a offshoot 2013 2013-01-01\n"},
    {"a: {}, b: {when: 2013/.., succeeds: a}", "b a offshoot 2013 2013-01-01\n"},
    {"a: {}, b: {succeeds: a}", "b a offshoot  -\n"},
    {"a: {when: 1990/2020}, b: {when: 2013/2015, succeeds: a}",
     "b a offshoot 2013 2013-01-01\n"},
    {"a: {when: 2018/2022}, b: {when: 2021/.., succeeds: a}, c: {when: 2023/.., succeeds: a}, "
     "d: {when: 2023/.., succeeds: a}",
     "b a offshoot 2021 2021-01-01\nc a split 2022 2023-01-01\n"
     "d a split 2022 2023-01-01\n"},
    {"a: {when: 2000/2022}, b: {when: 2010/.., succeeds: {a: 2010}}",
     "b a offshoot 2010 2010-01-01\n"},
    /* the other was there */
    {"big: {when: 1900/.., succeeds: small}, small: {when: 1950/2011}",
     "big small absorbed 2011 2012-01-01\n"},
    {"big: {when: 1980/.., succeeds: small}, small: {when: 1950/2011}",
     "big small absorbed 2011 2012-01-01\n"},
    {"big: {succeeds: {small: 2011-05}}, small: {when: 1950/2011}",
     "big small absorbed 2011-05 2011-05-01\n"},
    {"big: {when: 1900/.., succeeds: {small: 2011}}, small: {when: 1950/..}",
     "big small part 2011 2011-01-01\n"},
    {"big: {when: 1900/.., succeeds: {small: {when: 2011-03, note: Half}}}, small: {}",
     "big small part 2011-03 2011-03-01\n"},
    /* founded anew, in the course of time */
    {"a: {when: [1900/1950, 1960/..], succeeds: b}, b: {when: 1951/1959, succeeds: a}",
     "a b refounded 1959 1960-01-01\nb a became 1950 1951-01-01\n"},
    {"a: {when: [1900/1950, 1960/..], succeeds: {b: 1960}}, b: {when: 1951/.., succeeds: a}",
     "a b refounded 1960 1960-01-01\nb a became 1950 1951-01-01\n"},
    /* of several ends the one that meets the beginning */
    {"a: {when: [1808/1990-03-14, 1992-10/2018, 2023/..]}, b: {when: 2019/2022, succeeds: a}",
     "b a became 2018 2019-01-01\n"},
    {"a: {when: [2001/2003, 2006/..]}, b: {when: 2008-05/2009, succeeds: a}",
     "b a offshoot 2008-05 2008-05-01\n"},
    /* dates that are vague meet what lies within them */
    {"a: {when: 1990/2013}, b: {when: 2013-05/.., succeeds: {a: 2013-05}}",
     "b a became 2013-05 2013-05-01\n"},
    {"nord: {when: ../2012}, sud: {when: ../2013-04}, "
     "c: {when: 2013/.., succeeds: {nord: 2013, sud: {when: 2013-05, note: N}}}",
     "c nord merged 2013 2013-01-01\nc sud merged 2013-05 2013-01-01\n"},
};

START_TEST(lives_tell_what_happened)
{
    g_autofree char *yaml = g_strdup_printf("actors: {%s}\n", cases[_i].actors);
    g_autoptr(PsgLandscape) landscape = fixture_landscape(yaml);
    g_autofree char *found = told(landscape);
    ck_assert_msg(strcmp(found, cases[_i].told) == 0, "%s\n%s, and not\n%s", yaml, found,
                  cases[_i].told);
}
END_TEST

/* Only who begins has a beginning, and only who ends an end; what others do changes neither. */
START_TEST(words_agree_with_lives)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *yaml = g_strdup_printf("actors: {%s}\n", cases[i].actors);
        g_autoptr(PsgLandscape) landscape = fixture_landscape(yaml);
        for (size_t to = 0; to < landscape->actor_count; to++) {
            const PsgSuccessions *list = &landscape->actors[to].succeeds;
            for (size_t k = 0; k < list->count; k++) {
                const PsgSuccession *item = &list->items[k];
                PsgInterval day = {
                    .from = {.kind = PSG_END_KNOWN,
                             .first = item->since + 366 * (PsgTime)PSG_DAY,
                             .last = item->since + 366 * (PsgTime)PSG_DAY}};
                day.to = day.from;
                const PsgActor *before = &landscape->actors[item->actor];
                bool is_there = !before->has_when || psg_spells_meet(&before->when, &day);
                if (!psg_succession_ends(item->what)) {
                    ck_assert_msg(is_there, "%s", yaml);
                }
            }
        }
    }
}
END_TEST

static const char *const refounded[] = {
    "{a: {when: [1900/1950, 1960/..], succeeds: b}, b: {when: 1951/1959, succeeds: a}}",
    ("{a: {when: [1900/1950, 1960/..], succeeds: c}, b: {when: 1951/1955, succeeds: a}, "
     "c: {when: 1956/1959, succeeds: b}}"),
    "{a: {when: 1900/.., succeeds: {b: 1950}}, b: {when: 1900/.., succeeds: {a: 1960}}}",
};

START_TEST(what_was_founded_anew_may_succeed_its_successor)
{
    g_autofree char *yaml = g_strdup_printf("actors: %s\n", refounded[_i]);
    PsgDiagnostics *list;
    g_autoptr(PsgLandscape) landscape = reading_try(yaml, &list);
    g_autofree char *said = reading_told(list);
    ck_assert_msg(landscape != NULL && psg_diagnostics_count(list) == 0, "%s\n%s", yaml,
                  said);
    psg_diagnostics_free(list);
}
END_TEST

Suite *
succession_suite(void)
{
    Suite *suite = suite_create("succession");
    TCase *found = tcase_create("found");
    tcase_add_loop_test(found, lives_tell_what_happened, 0, G_N_ELEMENTS(cases));
    tcase_add_test(found, words_agree_with_lives);
    tcase_add_loop_test(found, what_was_founded_anew_may_succeed_its_successor, 0,
                        G_N_ELEMENTS(refounded));
    suite_add_tcase(suite, found);
    return suite;
}
