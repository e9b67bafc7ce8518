/* What figures say where their author gave no headline: whole sentences, and true ones. */
#include "base/random.h"
#include "figure/part/frame.h"
#include "figure/part/message.h"
#include "figure/strings.h"
#include "fixture.h"
#include "part.h"

#include <check.h>
#include <string.h>

Suite *message_suite(void);

/* Each slice for a sentence of its own. */
static const char *const story =
    "language: en\n"
    "groups: {g: {label: G}, h: {label: H}}\n"
    "actors:\n"
    "  a: {when: 2000/2012, groups: g}\n"
    "  b: {when: 2000/.., groups: g}\n"
    "  c: {when: 2000/.., groups: h, name: {../2009: Old, 2010/..: New}}\n"
    "  d: {when: 2005/.., succeeds: a}\n"
    "  e: {when: 2006/2006}\n"
    "  t: {when: 2014/.., talked-of: 2001/2013}\n"
    "  x: {when: 2016/.., succeeds: b}\n"
    "  y: {when: 2016/..}\n"
    "  z: {when: 2016/2018}\n"
    "relations:\n"
    "  - {from: a, to: b}\n"
    "  - {from: b, to: c, when: 2003/2007}\n"
    "slices: [{id: 2000}, {id: 2001}, {id: 2002}, {id: 2003}, {id: 2005}, {id: 2006},\n"
    "  {id: 2007}, {id: 2008}, {id: 2010}, {id: 2012}, {id: 2013}, {id: 2014},\n"
    "  {id: 2016}, {id: 2020, projected: true}]\n";

static const struct {
    const char *slice, *english, *french;
} sentences[] = {
    {"2000", "3 actors, 2 groups, 1 relation", "3 acteurs, 2 groupes, 1 relation"},
    {"2001", "The same 3 actors", "Les 3 mêmes acteurs"}, /* one more is talked of */
    {"2002", "Nothing changed", "Rien n’a changé"},
    {"2003", "The same 3 actors, 1 new relation",
     "Les 3 mêmes acteurs, 1 relation nouvelle"},
    {"2005", "1 new actor comes from earlier ones",
     "1 nouvel acteur vient d’acteurs antérieurs"},
    {"2006", "1 of 5 actors is new", "1 acteur sur 5 est nouveau"},
    {"2007", "1 actor is gone, 4 remain", "1 acteur n’est plus là, 4 restent"},
    {"2008", "The same 4 actors, 1 relation ended",
     "Les 4 mêmes acteurs, 1 relation finie"},
    {"2010", "1 actor is renamed", "1 acteur change de nom"},
    {"2012", "The same 4 actors, 1 of them ends",
     "Les 4 mêmes acteurs, dont 1 prend fin"},
    {"2013", "1 actor is gone, 3 remain", "1 acteur n’est plus là, 3 restent"},
    {"2014", "1 of 4 actors is new", "1 acteur sur 4 est nouveau"},
    {"2016", "3 of 7 actors are new, 1 of them comes from earlier ones",
     "3 acteurs sur 7 sont nouveaux, dont 1 qui vient d’acteurs antérieurs"},
    {"2020", "6 actors may still be there", "6 acteurs seront peut-être encore là"},
};

START_TEST(each_turn_has_its_sentence)
{
    g_autoptr(Desk) english = desk_of(fixture_landscape(story), NULL, NULL, "en");
    g_autoptr(Desk) french = desk_of(fixture_landscape(story), NULL, NULL, "fr");
    for (size_t i = 0; i < G_N_ELEMENTS(sentences); i++) {
        size_t slice = desk_slice(english, sentences[i].slice);
        g_autofree char *one = psg_message_of_slice(english->context, slice);
        g_autofree char *other = psg_message_of_slice(french->context, slice);
        ck_assert_str_eq(one, sentences[i].english);
        ck_assert_str_eq(other, sentences[i].french);
    }
}
END_TEST

static const struct {
    const char *actors, *slices; /* of a map, of a list */
    const char *english, *french;
} spans[] = {
    {"a: {}, b: {when: 2001}, c: {when: 2003}", "{id: 2001}, {id: 2002}, {id: 2003}",
     "Of 2 actors in 2001, 1 is still there in 2003; 1 other has come",
     "Sur 2 acteurs en 2001, 1 est encore là en 2003\u00a0; 1 autre est venu"},
    {"a: {}, b: {}", "{id: 2001}, {id: 2003}",
     "Of 2 actors in 2001, all are still there in 2003",
     "Sur 2 acteurs en 2001, tous sont encore là en 2003"},
    {"a: {when: 2001}, b: {when: 2001}, c: {when: 2003}, d: {when: 2003}",
     "{id: 2001}, {id: 2003}",
     "Of 2 actors in 2001, none is still there in 2003; 2 others have come",
     "Sur 2 acteurs en 2001, aucun n’est encore là en 2003\u00a0; 2 autres sont venus"},
    {"a: {when: 2001}, b: {when: 2003}", "{id: 2001}, {id: 2003}",
     "The only actor in 2001 is gone in 2003; 1 other has come",
     "Le seul acteur en 2001 n’est plus là en 2003\u00a0; 1 autre est venu"},
    {"a: {when: 2003}, b: {when: 2003, talked-of: 2001}", "{id: 2001}, {id: 2003}",
     "No actor in 2001, 2 in 2003", "Aucun acteur en 2001, 2 en 2003"},
    {"a: {}, b: {}", /* the future is not known, nor when the past began */
     "{id: past, when: ../2000}, {id: s, when: 2001, label: Then}, {id: 2002},"
     "{id: 2009, projected: true}",
     "Of 2 actors (Then), all are still there in 2002",
     "Sur 2 acteurs (Then), tous sont encore là en 2002"},
    {"a: {}, b: {when: 2003}", "{id: 2003}, {id: 2001}", /* in any order */
     "The only actor in 2001 is still there in 2003; 1 other has come",
     "Le seul acteur en 2001 est encore là en 2003\u00a0; 1 autre est venu"},
    {"a: {}, b: {}", "{id: 2001-06}, {id: 2001-07-04}", /* not as machines write them */
     "Of 2 actors in June 2001, all are still there on 4 July 2001",
     "Sur 2 acteurs en juin 2001, tous sont encore là le 4 juillet 2001"},
    {"a: {}, b: {when: 2003}", /* not as if the actor lived from then to then */
     "{id: s, when: 1871/1897, label: 1871–1897}, {id: 2003}",
     "The only actor in 1871–1897 is still there in 2003; 1 other has come",
     "Le seul acteur en 1871–1897 est encore là en 2003\u00a0; 1 autre est venu"},
    {"a: {}", "{id: 2001}", "1 actor", "1 acteur"},
    {"a: {name: {../2001: A, 2002/..: B}}", "{id: 2001}, {id: 2002}",
     "The only actor in 2001 is still there in 2002",
     "Le seul acteur en 2001 est encore là en 2002"},
    {"a: {when: 2004}", "{id: 2001}, {id: 2002}", NULL, NULL},
    {"a: {}, b: {}, c: {when: 2001/}, d: {when: 2001/2003}", "{id: 2001}, {id: 2004}",
     "Of 4 actors in 2001, 2 are still there in 2004, 1 perhaps",
     "Sur 4 acteurs en 2001, 2 sont encore là en 2004, 1 peut-être"},
    {"a: {when: 2001/}", "{id: 2001}, {id: 2004}",
     "The only actor in 2001 may still be there in 2004",
     "Le seul acteur en 2001 est peut-être encore là en 2004"},
    {"a: {when: 2001/}, b: {when: 2001}", "{id: 2001}, {id: 2004}",
     "Of 2 actors in 2001, some may still be there in 2004",
     "Sur 2 acteurs en 2001, certains sont peut-être encore là en 2004"},
};

START_TEST(a_span_tells_who_stayed)
{
    g_autofree char *yaml = g_strdup_printf("actors: {%s}\nslices: [%s]\n",
                                            spans[_i].actors, spans[_i].slices);
    const char *const languages[] = {"en", "fr"};
    const char *const wanted[] = {spans[_i].english, spans[_i].french};
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(Desk) desk = desk_of(fixture_landscape(yaml), NULL, NULL, languages[i]);
        PsgFigureSpec spec = desk_spec(desk, desk_kind("timeline"));
        g_autofree char *said =
            psg_message_of_span(desk->context, spec.slices, spec.slice_count);
        ck_assert_pstr_eq(said, wanted[i]);
    }
}
END_TEST

/* Up to 30 actors with lives by chance, some of which are only talked of, or go on with others'
 * work; five slices. */
static Desk *
desk_by_chance(uint64_t seed)
{
    PsgRandom random = psg_random_seeded(seed);
    g_autoptr(GString) yaml = g_string_new("language: en\nactors:\n");
    uint32_t count = 1 + psg_random_below(&random, 30);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t from = 2000 + psg_random_below(&random, 6);
        uint32_t to = from + psg_random_below(&random, 6);
        g_string_append_printf(yaml, "  a%d: {when: %d/%d", (int)i, (int)from, (int)to);
        if (psg_random_below(&random, 4) == 0) {
            g_string_append_printf(yaml, ", talked-of: %d/%d", (int)from - 2,
                                   (int)from - 1);
        }
        g_string_append(yaml, "}\n");
    }
    g_string_append(yaml, "slices: [{id: 2000}, {id: 2001}, {id: 2003}, {id: 2004},"
                          " {id: 2006}]\n");
    return desk_new(yaml->str);
}

/* Of the figure itself: boxes with a chip, and what stood in the one before and stands no more.
 */
static void
check_against_views(const Desk *desk, size_t slice)
{
    const PsgView *before = desk->context->views[slice - 1],
                  *view = desk->context->views[slice];
    size_t added = 0, gone = 0, there = 0;
    for (size_t i = 0; i < view->actor_count; i++) {
        added += view->actors[i].is_new ? 1 : 0;
        there += view->actors[i].presence == PSG_PRESENCE_THERE ? 1 : 0;
    }
    for (size_t i = 0; i < before->actor_count; i++) {
        const PsgViewActor *later = psg_view_actor(view, before->actors[i].actor);
        gone += before->actors[i].presence == PSG_PRESENCE_THERE &&
                        (later == NULL || later->presence != PSG_PRESENCE_THERE)
                    ? 1
                    : 0;
    }
    g_autoptr(GString) wanted = g_string_new(NULL);
    if (added > 0 && gone == 0 && added < there) {
        g_string_printf(wanted, "%zu of %zu actors %s new", added, there,
                        added == 1 ? "is" : "are");
    } else if (added > 0) {
        g_string_printf(wanted, "%zu actor%s new", added, added == 1 ? " is" : "s are");
    }
    if (gone > 0) {
        g_string_append_printf(wanted, "%s%zu%s %s gone", added > 0 ? ", " : "", gone,
                               added > 0   ? ""
                               : gone == 1 ? " actor"
                                           : " actors",
                               gone == 1 ? "is" : "are");
    }
    g_autofree char *said = psg_message_of_slice(desk->context, slice);
    ck_assert_msg(g_str_has_prefix(said == NULL ? "" : said, wanted->str),
                  "\"%s\" should be \"%s\"", said, wanted->str);
    ck_assert(added + gone > 0 || said == NULL || strstr(said, " new") == NULL);
    ck_assert(added + gone > 0 || said == NULL || strstr(said, "gone") == NULL);
}

/* Whose end nobody knows is neither there nor gone. */
START_TEST(what_is_not_sure_is_told_so)
{
    static const struct {
        const char *slice, *said;
    } slices[] = {
        {"2001", "5 actors"},
        {"2002", "4 actors, 1 more is perhaps there"},
        {"2003", "3 actors, 2 more are perhaps there"},
        {"2006", "1 actor is gone, 2 remain, 1 more is perhaps there"},
        {"2007", "1 of 3 actors is new, 1 more is perhaps there"},
    };
    g_autoptr(Desk) desk = desk_new(
        "language: en\n"
        "actors: {a: {when: 2001/..}, b: {when: 2001/2005}, c: {when: 2001/..},\n"
        "  d: {when: 2001/2003~}, e: {when: 2001/}, f: {when: 2007/..}}\n"
        "slices: [{id: 2001}, {id: 2002}, {id: 2003}, {id: 2006}, {id: 2007}]\n");
    for (size_t i = 0; i < G_N_ELEMENTS(slices); i++) {
        g_autofree char *said =
            psg_message_of_slice(desk->context, desk_slice(desk, slices[i].slice));
        ck_assert_str_eq(said, slices[i].said);
    }
}
END_TEST

START_TEST(counts_are_those_of_the_figure)
{
    for (uint64_t seed = 0; seed < 60; seed++) {
        g_autoptr(Desk) desk = desk_by_chance(seed);
        for (size_t slice = 1; slice < 5; slice++) {
            check_against_views(desk, slice);
        }
    }
}
END_TEST

START_TEST(an_authors_headline_goes_first)
{
    g_autoptr(Desk) desk = desk_new("slices: [{id: 2007, headline: Said}, {id: 2008}]\n"
                                    "actors: {a: {}, b: {when: 2008}}\n");
    g_autofree char *said = psg_frame_headline(desk->context, 0);
    g_autofree char *computed = psg_frame_headline(desk->context, 1);
    ck_assert_str_eq(said, "Said");
    ck_assert_str_eq(computed, "1 of 2 actors is new");
}
END_TEST

/* In French none is said as one is, and large numbers have their blanks. */
START_TEST(numbers_are_those_of_the_language)
{
    static const struct {
        size_t count;
        const char *english, *french;
    } counts[] = {{0, "0 actors", "0 acteur"},
                  {1, "1 actor", "1 acteur"},
                  {2, "2 actors", "2 acteurs"}};
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        size_t count = counts[i].count;
        g_autofree char *english = g_strdup_printf(
            "%zu %s", count, psg_word_for(count, PSG_WORD_ACTOR, PSG_WORD_ACTORS, "en"));
        g_autofree char *french = g_strdup_printf(
            "%zu %s", count, psg_word_for(count, PSG_WORD_ACTOR, PSG_WORD_ACTORS, "fr"));
        ck_assert_str_eq(english, counts[i].english);
        ck_assert_str_eq(french, counts[i].french);
    }
    g_autofree char *one = psg_word_others(1, "fr");
    g_autofree char *many = psg_word_and_others(1200, "fr");
    g_autofree char *more = psg_word_and_others(1200, "en");
    ck_assert_str_eq(one, "+ 1 autre");
    ck_assert_str_eq(many, "et 1\u202f200 autres");
    ck_assert_str_eq(more, "and 1,200 others");
}
END_TEST

Suite *
message_suite(void)
{
    Suite *suite = suite_create("message");
    TCase *slice = tcase_create("slice");
    tcase_add_test(slice, each_turn_has_its_sentence);
    tcase_add_test(slice, what_is_not_sure_is_told_so);
    tcase_add_test(slice, counts_are_those_of_the_figure);
    tcase_add_test(slice, an_authors_headline_goes_first);
    tcase_add_test(slice, numbers_are_those_of_the_language);
    suite_add_tcase(suite, slice);
    TCase *span = tcase_create("span");
    tcase_add_loop_test(span, a_span_tells_who_stayed, 0, G_N_ELEMENTS(spans));
    suite_add_tcase(suite, span);
    return suite;
}
