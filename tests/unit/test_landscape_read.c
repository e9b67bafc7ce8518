/* Reading landscapes: all that is said comes through, and what is doubtful is told. */
#include "figure/figure.h"
#include "fixture.h"
#include "read/landscape/landscape_read.h"
#include "reading.h"
#include "thorough.h"

#include <check.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

Suite *landscape_read_suite(void);

/* The landscape of a text without mistakes; doubts are allowed. */
static PsgLandscape *
read_well(const char *yaml)
{
    PsgDiagnostics *list;
    PsgLandscape *landscape = reading_try(yaml, &list);
    g_autofree char *told = reading_told(list);
    ck_assert_msg(landscape != NULL, "%s", told);
    psg_diagnostics_free(list);
    return landscape;
}

static const char *
in(const PsgText *text, const char *language)
{
    return psg_text_in(text, language);
}

static char *
iso(PsgTime day)
{
    return psg_time_iso(day);
}

/* ---- What comes through ---- */

START_TEST(reads_the_least)
{
    g_autoptr(PsgLandscape) landscape = read_well("actors: {csci: {}}\n");
    ck_assert_str_eq(landscape->language, "en");
    ck_assert_uint_eq(landscape->actor_count, 1);
    const PsgActor *actor = &landscape->actors[0];
    ck_assert_str_eq(actor->id, "csci");
    ck_assert_uint_eq(actor->name.count, 1);
    ck_assert_str_eq(in(&actor->name.items[0].text, "fr"), "csci");
    ck_assert(!actor->has_when);
    ck_assert(!actor->is_talked_of);
    ck_assert_uint_eq(landscape->slice_count, 1);
    ck_assert_str_eq(landscape->slices[0].id, "all");
    ck_assert_uint_eq(landscape->pyramid_measure, PSG_NONE);
}
END_TEST

START_TEST(reads_actors)
{
    g_autoptr(PsgLandscape) landscape = read_well(
        "language: fr\n"
        "sources: {s: {title: S, author: R, date: 2017, url: 'https://a.org'}, t: {}}\n"
        "kinds: {b: {}, n: {}}\n"
        "groups: {g: {label: G}, h: {}}\n"
        "pyramid: {tiers: [{id: top}]}\n"
        "actors:\n"
        "  a:\n"
        "    name: {../2008: {fr: Un, en: One}, 2009/..: Deux}\n"
        "    full: e\u0301te\u0301\n"
        "    kind: {2007: b, 2008/..: n}\n"
        "    tier: top\n"
        "    groups: {2007: [g, h], 2008/..: g}\n"
        "    when: [2003/2005, 2007/..]\n"
        "    talked-of: 2001\n"
        "    url: mailto:a@b.fr\n"
        "    note: |\n      deux\n      lignes\n"
        "    source: [s, t]\n");
    const PsgActor *actor = &landscape->actors[0];
    ck_assert_uint_eq(actor->name.count, 2);
    ck_assert_str_eq(in(&actor->name.items[0].text, "en"), "One");
    ck_assert_str_eq(in(&actor->name.items[1].text, "en"), "Deux");
    ck_assert_str_eq(actor->name.items[1].text.items[0].language, "fr");
    ck_assert_str_eq(in(&actor->full.items[0].text, "fr"), "été");
    ck_assert_uint_eq(actor->kind.count, 2);
    ck_assert_uint_eq(actor->kind.items[1].index, 1);
    ck_assert_uint_eq(actor->tier.items[0].index, 0);
    ck_assert_uint_eq(actor->groups.count, 3);
    ck_assert_uint_eq(actor->groups.items[1].index, 1);
    ck_assert_uint_eq(actor->groups.items[2].index, 0);
    ck_assert_uint_eq(actor->when.count, 2);
    ck_assert(actor->has_when);
    ck_assert_int_eq(actor->when.items[1].to.kind, PSG_END_OPEN);
    ck_assert(actor->is_talked_of);
    ck_assert_str_eq(actor->url, "mailto:a@b.fr");
    ck_assert_str_eq(in(&actor->note, "fr"), "deux lignes");
    ck_assert_uint_eq(actor->sources.count, 2);
    const PsgSource *source = &landscape->sources[0];
    ck_assert_str_eq(in(&source->author, "fr"), "R");
    ck_assert(source->has_date);
    ck_assert(!landscape->sources[1].has_date);
    ck_assert_str_eq(in(&landscape->sources[1].title, "fr"), "t");
    ck_assert_str_eq(in(&landscape->groups[0].label, "fr"), "G");
}
END_TEST

/* In the author's order, under names of all sorts; a number is one without quotes, and a code
 * none. */
START_TEST(reads_properties)
{
    static const struct {
        const char *written, *name;
        bool is_number;
    } said[] = {
        {"staff: 35", "staff", true},
        {"share: -0.5", "share", true},
        {"'N° 1: \"é\"': FR", "N° 1: \"é\"", false},
        {"2007: plain", "2007", false},
        {"quoted: '35'", "quoted", false},
        {"zip: 01234", "zip", false},
        {"phone: +33", "phone", false},
        {"isbn: 9782070368228001", "isbn", false},
        {"open: true", "open", false},
        {"both: {fr: a, en: b}", "both", false},
        {"years: {2007: 1, 2008/..: 2.5}", "years", true},
        {"mixed: {2007: 1, 2008/..: two}", "mixed", false},
    };
    g_autoptr(GString) yaml = g_string_new("actors:\n  a:\n    properties:\n");
    for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
        g_string_append_printf(yaml, "      %s\n", said[i].written);
    }
    g_string_append(yaml, "  b: {}\nrelations:\n- {from: a, to: b, properties: {x: 1}}\n"
                          "events:\n- {when: 2007, title: t, properties: {y: z}}\n");
    g_autoptr(PsgLandscape) landscape = read_well(yaml->str);
    const PsgProperties *all = &landscape->actors[0].properties;
    ck_assert_uint_eq(all->count, G_N_ELEMENTS(said));
    for (size_t i = 0; i < all->count; i++) {
        ck_assert_str_eq(all->items[i].name, said[i].name);
        ck_assert_msg(all->items[i].is_number == said[i].is_number, "%s",
                      said[i].written);
    }
    ck_assert_str_eq(in(&all->items[5].values.items[0].text, "en"), "01234");
    ck_assert_str_eq(in(&all->items[9].values.items[0].text, "fr"), "a");
    ck_assert_uint_eq(all->items[10].values.count, 2);
    ck_assert_str_eq(in(&all->items[10].values.items[1].text, "en"), "2.5");
    ck_assert_uint_eq(landscape->actors[1].properties.count, 0);
    ck_assert(landscape->relations[0].properties.items[0].is_number);
    ck_assert_str_eq(landscape->events[0].properties.items[0].name, "y");
}
END_TEST

START_TEST(reads_kinds)
{
    g_autoptr(PsgLandscape) landscape = read_well(
        "actors: {a: {}}\n"
        "kinds: {b: {label: B, colour: 3, shape: ellipse}, c: {shape: box}, d: {}}\n"
        "relation-kinds: {r: {directed: true, line: double}, s: {line: solid}}\n"
        "event-kinds: {e: {label: {en: E}}}\n");
    ck_assert_uint_eq(landscape->kinds[0].colour, 2);
    ck_assert_int_eq(landscape->kinds[0].shape, PSG_SHAPE_ELLIPSE);
    ck_assert_int_eq(landscape->kinds[1].shape, PSG_SHAPE_BOX);
    ck_assert_uint_eq(landscape->kinds[2].colour, PSG_NONE);
    ck_assert_int_eq(landscape->kinds[2].shape, PSG_SHAPE_DEFAULT);
    ck_assert_str_eq(in(&landscape->kinds[2].label, "en"), "d");
    ck_assert(landscape->relation_kinds[0].directed);
    ck_assert_int_eq(landscape->relation_kinds[0].line, PSG_LINE_DOUBLE);
    ck_assert_int_eq(landscape->relation_kinds[1].line, PSG_LINE_SOLID);
    ck_assert_str_eq(in(&landscape->event_kinds[0].label, "fr"), "E");
}
END_TEST

START_TEST(spreads_relations)
{
    g_autoptr(PsgLandscape) landscape =
        read_well("actors: {a: {}, b: {}, c: {}, d: {}}\n"
                  "relation-kinds: {k: {}}\n"
                  "relations:\n"
                  "  - {from: [a, b], to: [c, d], kind: k, when: 1994, weight: 2.5}\n"
                  "  - {from: d, to: a, label: x, url: 'http://a.org', note: n}\n");
    ck_assert_uint_eq(landscape->relation_count, 5);
    const PsgRelation *third = &landscape->relations[2];
    ck_assert_uint_eq(third->from, 1);
    ck_assert_uint_eq(third->to, 2);
    ck_assert_uint_eq(third->kind, 0);
    PsgInterval always = psg_interval_always();
    ck_assert_double_eq(psg_relation_weight_at(third, &always), 2.5);
    ck_assert_uint_eq(third->when.count, 1);
    const PsgRelation *last = &landscape->relations[4];
    ck_assert_uint_eq(last->kind, PSG_NONE);
    ck_assert_double_eq(psg_relation_weight_at(last, &always), 1);
    g_autoptr(PsgLandscape) usual = fixture_landscape(
        "actors: {a: {}, b: {}}\nrelations: [{from: a, to: b, weight: 1}]\n");
    ck_assert_uint_eq(usual->relations[0].weight.count, 0); /* as if it was not said */
    ck_assert_uint_eq(last->when.count, 0);
    ck_assert_str_eq(in(&last->label, "en"), "x");
}
END_TEST

START_TEST(reads_events_in_order_of_time)
{
    g_autoptr(PsgLandscape) landscape = read_well(
        "actors: {a: {}}\n"
        "measures: {inscrits: {}, talks: {}}\n"
        "events:\n"
        "  - {when: 2010, title: late}\n"
        "  - {when: 2009-09, title: first, people: [X, Y], talks: 3, inscrits: 115}\n"
        "  - {when: 2009-09/2009-10, title: second, people: Z, actors: a, place: P}\n");
    ck_assert_str_eq(in(&landscape->events[0].title, "en"), "first");
    ck_assert_str_eq(in(&landscape->events[1].title, "en"), "second");
    ck_assert_str_eq(in(&landscape->events[2].title, "en"), "late");
    const PsgEvent *first = &landscape->events[0];
    ck_assert_uint_eq(first->people_count, 2);
    ck_assert_str_eq(first->people[1], "Y");
    ck_assert_uint_eq(first->value_count, 2);
    ck_assert_uint_eq(first->values[0].measure, 1);
    ck_assert_double_eq(first->values[1].value, 115);
    ck_assert_uint_eq(first->kind, PSG_NONE);
    ck_assert_uint_eq(landscape->events[1].people_count, 1);
    ck_assert_uint_eq(landscape->events[1].actors.count, 1);
    ck_assert_uint_eq(landscape->events[2].people_count, 0);
}
END_TEST

/* What is sorted or spread out still tells how it was written. */
START_TEST(keeps_the_places_of_what_was_written)
{
    g_autoptr(PsgLandscape) landscape = read_well(
        "actors: {a: {}, b: {}, c: {}}\n"
        "relations: [{from: a, to: [b, c]}, {from: b, to: c}]\n"
        "events: [{when: 2010, title: Late}, {when: 2009, title: Early}]\n"
        "measures: {m: {of: {t: {2008: 1}}}}\n"
        "pyramid: {measure: m, tiers: [{id: t, figures: {2007: 2, 2009: 3}}]}\n");
    static const size_t entries[] = {0, 0, 1};
    static const bool are_of_tier[] = {true, false, true};
    for (size_t i = 0; i < 3; i++) {
        ck_assert_uint_eq(landscape->relations[i].entry, entries[i]);
        ck_assert(landscape->measures[0].values[i].is_of_tier == are_of_tier[i]);
    }
    ck_assert_uint_eq(landscape->events[0].entry, 1);
    ck_assert(!landscape->has_own_slices);
    g_autoptr(PsgLandscape) other = read_well("slices: [{id: 2007}]\nactors: {a: {}}\n");
    ck_assert(other->has_own_slices);
}
END_TEST

START_TEST(sorts_the_values_of_measures)
{
    g_autoptr(PsgLandscape) landscape = read_well(
        "sources: {s: {}}\n"
        "groups: {g: {}}\n"
        "actors: {a: {}, b: {}}\n"
        "measures:\n"
        "  power:\n"
        "    unit: Tflop/s\n    scale: log\n"
        "    of:\n"
        "      top: 7\n"
        "      b: {2015: {value: 3, bound: above, per: each, source: s, note: n}, 2008: 2}\n"
        "      g: {2009: {text: plusieurs}}\n"
        "      all: {2008: -1e3}\n"
        "      a: {2008: 1}\n"
        "pyramid:\n"
        "  measure: power\n"
        "  tiers: [{id: top, figures: {2008: 400}}, {id: low, actors: {2008/..: [b]}}]\n");
    ck_assert_uint_eq(landscape->pyramid_measure, 0);
    ck_assert_uint_eq(landscape->tier_count, 2);
    ck_assert_uint_eq(landscape->tiers[1].actors.items[0].index, 1);
    const PsgMeasure *measure = &landscape->measures[0];
    ck_assert_str_eq(in(&measure->unit, "fr"), "Tflop/s");
    ck_assert_int_eq(measure->scale, PSG_AXIS_LOG);
    static const struct {
        PsgSubjectKind of;
        size_t index;
        double value;
    } expected[] = {{PSG_SUBJECT_ALL, 0, -1000}, {PSG_SUBJECT_ACTOR, 0, 1},
                    {PSG_SUBJECT_ACTOR, 1, 2},   {PSG_SUBJECT_ACTOR, 1, 3},
                    {PSG_SUBJECT_GROUP, 0, 0},   {PSG_SUBJECT_TIER, 0, 7},
                    {PSG_SUBJECT_TIER, 0, 400}};
    ck_assert_uint_eq(measure->value_count, G_N_ELEMENTS(expected));
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        ck_assert_int_eq(measure->values[i].subject, expected[i].of);
        ck_assert_uint_eq(measure->values[i].index, expected[i].index);
        ck_assert(i == 4 || fabs(measure->values[i].value - expected[i].value) < 1e-9);
    }
    ck_assert_int_eq(measure->values[3].bound, PSG_BOUND_ABOVE);
    ck_assert(measure->values[3].each);
    ck_assert_uint_eq(measure->values[3].sources.count, 1);
    ck_assert(isnan(measure->values[4].value));
    ck_assert_str_eq(in(&measure->values[4].text, "fr"), "plusieurs");
}
END_TEST

START_TEST(reads_slices)
{
    g_autoptr(PsgLandscape) landscape = read_well(
        "actors: {a: {}}\n"
        "slices:\n"
        "  - {id: before, when: ../2007, label: {fr: Avant}, headline: x, note: n}\n"
        "  - {id: 2010-06, headline: [x, {fr: y}], projected: true}\n"
        "  - {id: 2011, question: true}\n"); /* as it was called before */
    ck_assert_uint_eq(landscape->slice_count, 3);
    ck_assert_str_eq(in(&landscape->slices[0].label, "en"), "Avant");
    ck_assert_uint_eq(landscape->slices[0].headline_count, 1);
    ck_assert(!landscape->slices[0].is_projected);
    ck_assert_str_eq(in(&landscape->slices[1].label, "en"), "2010-06");
    ck_assert_uint_eq(landscape->slices[1].headline_count, 2);
    ck_assert(landscape->slices[1].is_projected);
    ck_assert(landscape->slices[2].is_projected);
    g_autofree char *first = iso(psg_interval_first(&landscape->slices[1].when));
    ck_assert_str_eq(first, "2010-06-01");
    ck_assert_uint_eq(psg_landscape_slice_lookup(landscape, "2010-06"), 1);
}
END_TEST

START_TEST(makes_a_slice_a_year)
{
    g_autoptr(PsgLandscape) landscape = read_well(
        "actors: {a: {when: 2003/..}, b: {talked-of: 2002, when: 2005}, c: {}}\n"
        "relations: [{from: a, to: c, when: [2004, 2006-05/2006-07]}]\n"
        "events: [{when: 2007-24, title: x}, {when: 201X, title: y}]\n");
    ck_assert_uint_eq(landscape->slice_count, 9);
    ck_assert_str_eq(landscape->slices[0].id, "2002");
    ck_assert_str_eq(landscape->slices[8].id, "2010");
    ck_assert_str_eq(in(&landscape->slices[8].label, "en"), "2010");
    g_autofree char *last = iso(psg_interval_last(&landscape->slices[8].when));
    ck_assert_str_eq(last, "2010-12-31");
}
END_TEST

START_TEST(takes_nearly_any_name_of_an_actor)
{
    g_autoptr(PsgLandscape) landscape = read_well(
        "actors: {Jarke J. van Wijk: {}, mésocentres: {tier: top}, \"null\": {}, Ann: {},\n"
        "  ann: {}, 'Chi, Ed': {}}\n"
        "relations: [{from: Jarke J. van Wijk, to: [mésocentres, 'null']}]\n"
        "events: [{when: 2007, title: x, actors: ['Chi, Ed', ann]}]\n"
        "measures: {m: {of: {Jarke J. van Wijk: 3}}}\n"
        "pyramid: {tiers: [{id: top, actors: Ann}]}\n"
        "layout: {pins: {mésocentres: [0, 1]}}\n");
    ck_assert_str_eq(landscape->actors[0].id, "Jarke J. van Wijk");
    ck_assert_str_eq(landscape->actors[1].id, "mésocentres");
    ck_assert_str_eq(in(&landscape->actors[1].name.items[0].text, "en"), "mésocentres");
    ck_assert_uint_eq(landscape->relation_count, 2);
    ck_assert_uint_eq(landscape->relations[1].from, 0);
    ck_assert_uint_eq(landscape->relations[1].to, 2);
    ck_assert_uint_eq(landscape->events[0].actors.items[0], 5);
    ck_assert_uint_eq(landscape->events[0].actors.items[1], 4);
    ck_assert_uint_eq(landscape->measures[0].values[0].index, 0);
    ck_assert_uint_eq(landscape->tiers[0].actors.items[0].index, 3);
    ck_assert_uint_eq(landscape->pins[0].actor, 1);
}
END_TEST

START_TEST(reads_the_layout)
{
    g_autoptr(PsgLandscape) landscape = read_well(
        "actors: {a: {}, genci: {}}\n"
        "layout: {stability: 0.8, align: tier, pins: {genci: [0.5, 0.2], a: [1, 0]}}\n");
    ck_assert_double_eq(landscape->stability, 0.8);
    ck_assert_int_eq(landscape->align, PSG_ALIGN_TIER);
    ck_assert_uint_eq(landscape->pin_count, 2);
    ck_assert_uint_eq(landscape->pins[0].actor, 1);
    ck_assert_double_eq(landscape->pins[0].x, 0.5);
    ck_assert_double_eq(landscape->pins[0].y, 0.2);
    ck_assert_uint_eq(landscape->pins[1].actor, 0);
    ck_assert_double_eq(landscape->pins[1].x, 1);
}
END_TEST

START_TEST(knows_what_is_not_said_of_the_layout)
{
    static const char *const texts[] = {
        "actors: {a: {}}\n", "actors: {a: {}}\nlayout: {}\n",
        "actors: {a: {}}\nlayout: {align: none, pins: {}}\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(PsgLandscape) landscape = read_well(texts[i]);
        ck_assert(isnan(landscape->stability));
        ck_assert_int_ne(landscape->align, PSG_ALIGN_TIER);
        ck_assert_uint_eq(landscape->pin_count, 0);
    }
    g_autoptr(PsgLandscape) still =
        read_well("actors: {a: {}}\nlayout: {stability: 0}\n");
    ck_assert_double_eq(still->stability, 0);
}
END_TEST

START_TEST(reads_figures)
{
    g_autoptr(PsgLandscape) landscape =
        read_well("actors: {a: {when: 2007/2010}}\n"
                  "pyramid: {tiers: [{id: t}]}\n"
                  "figures:\n"
                  "  - network\n"
                  "  - {kind: pyramid, at: [2007, 2009..2010], scale: log, title: T}\n"
                  "  - {kind: pyramid, facing: [2010, 2007]}\n"
                  "  - {kind: compare, between: 2007..2010}\n");
    ck_assert_uint_eq(landscape->figure_count, 4);
    static const char *const lines[] = {
        "network", "pyramid at 2007,2009,2010 scale log \"en: T\"",
        "pyramid at 2010,2007 as a pair", "compare at 2007,2010 as a pair"};
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_autofree char *line = psg_figure_spec_line(&landscape->figures[i], landscape);
        ck_assert_str_eq(line, lines[i]);
    }
}
END_TEST

/* ---- Mistakes ---- */

static const ReadingCase mistakes[] = {
    {"actors: {ministry: {}, b: {}}\nrelations: [{from: b, to: minstry}]\n", "unknown-id",
     2, 27, "unknown actor \"minstry\" (did you mean \"ministry\"?)"},
    {"actors: {a: {}}\nlayout: {pins: {b c: [0, 0]}}\n", "unknown-id", 2, 17,
     "unknown actor \"b c\""},
    {"actors: {genci: {}}\nlayout: {pins: {gency: [0, 0]}}\n", "unknown-id", 2, 17,
     "did you mean \"genci\"?"},
    {"actors: {a: {kind: b}}\n", "unknown-id", 1, 20, "there is nothing in \"kinds\""},
    {"kinds: {k: {}}\nactors: {a: {kind: xyz}}\n", "unknown-id", 2, 20,
     "add it to \"kinds\""},
    {"groups: {g: {}}\nactors: {a: {}}\nrelations: [{from: a, to: g}]\n", "unknown-id", 3,
     27, "it stands in \"groups\""},
    {"actors: {a: {tier: top}}\n", "unknown-id", 1, 20, "unknown tier"},
    {"actors: {a: {groups: {2007: [x]}}}\n", "unknown-id", 1, 30, "unknown group"},
    {"actors: {a: {source: s}}\n", "unknown-id", 1, 22, "unknown source"},
    {"actors: {a: {}}\nevents: [{when: 2007, title: x, kind: k}]\n", "unknown-id", 2, 39,
     "unknown event kind"},
    {"actors: {a: {}, b: {}}\nrelations: [{from: a, to: b, kind: k}]\n", "unknown-id", 2,
     36, "unknown relation kind"},
    {"actors: {a: {}}\nmeasures: {m: {of: {bb: 3}}}\n", "unknown-id", 2, 21,
     "\"bb\" is no actor, group or tier"},
    {"actors: {abc: {}}\nmeasures: {m: {of: {abd: 3}}}\n", "unknown-id", 2, 21,
     "\"abc\"?"},
    {"actors: {a: {}}\nmeasures: {inscrits: {}}\nevents: [{when: 2007, title: x, inscrit: 1}]\n",
     "unknown-key", 3, 33, "did you mean \"inscrits\"?"},
    {"actors: {a: {}}\nmeasures: {m: {}}\nevents: [{when: 2007, title: x, m: y}]\n",
     "bad-number", 3, 36, "\"y\" is not a number"},
    {"actors: {a: {}}\nslices: [{id: 2007}, {id: 2007}]\n", "duplicate-id", 2, 27,
     "the slice \"2007\" is given twice"},
    {"actors: {a: {}}\nslices: [{id: 201X}, {id: 201x, when: 2007}]\n", "duplicate-id", 2,
     27, "differ only in small and capital"},
    {"actors: {a: {}}\npyramid: {tiers: [{id: t}, {id: t}]}\n", "duplicate-id", 2, 33,
     "the tier"},
    {"actors: {a: {}}\npyramid: {tiers: [{id: t, figures: 3}]}\n", "missing-key", 2, 27,
     "needs the key \"measure\""},
    {"actors: {a: {}}\npyramid: {measure: m}\n", "unknown-id", 2, 20, "unknown measure"},
    {"actors: {a: {when: 2007/2008}}\nfigures: [{kind: network, at: 2009}]\n",
     "unknown-id", 2, 31, "unknown slice \"2009\""},
    {"actors: {a: {when: 2007/2008}}\nfigures: [{kind: network, at: 2008..2007}]\n",
     "bad-range", 2, 31, "write 2007..2008"},
    {"actors: {a: {when: 2007/2008}}\nfigures: [{kind: network, at: [2007..209]}]\n",
     "unknown-id", 2, 32, "unknown slice \"209\""},
    {"actors: {a: {when: 2007/2008}}\nfigures: [{kind: network, at: 2008..}]\n",
     "bad-range", 2, 31, "lacks an end: write a..b"},
    {"actors: {a: {when: 2007/2009}}\nfigures: [{kind: matrix, between: 2008}]\n",
     "wrong-count", 2, 35, "[a, b], or a..b"},
    {"actors: {a: {when: 2007/2009}}\nfigures: [{kind: matrix, between: 2008..x}]\n",
     "unknown-id", 2, 35, "unknown slice \"x\""},
    {"actors: {a: {when: 2007}}\nfigures: [{kind: pyramid, facing: [2007, x]}]\n",
     "unknown-id", 2, 42, "unknown slice \"x\""},
    {"actors: {a: {}}\nfigures: [{kind: network, scale: log}]\n", "unknown-key", 2, 27,
     "a network figure has no key \"scale\": it is for pyramid"},
    {"actors: {a: {}}\nfigures: [{kind: lineage, from: 2007}]\n", "unknown-key", 2, 27,
     "it is for timeline, series"},
    {"actors: {a: {}}\nfigures: [{kind: timeline, gruop: tier}]\n", "unknown-key", 2, 28,
     "did you mean \"group\"?"},
    {"actors: {a: {}}\nfigures: [{kind: timeline, from: 2008, to: 2007}]\n", "bad-range",
     2, 44, "ends before it begins"},
    {"actors: {a: {}}\nfigures: [{at: 2007}]\n", "missing-key", 2, 11,
     "a figure needs the key \"kind\""},
    {"actors: {a: {}}\nfigures: [{kind: tiemline}]\n", "unknown-word", 2, 18,
     "did you mean \"timeline\"?"},
    {"actors: {a: {when: 2007/2008}}\nfigures: [compare]\n", "missing-key", 2, 11,
     "{kind: compare, between: [a, b]}"},
    {"actors: {a: {when: 0001/2017}}\n", "max-slices", 1, 1, "check them"},
    {"actors: {a: {succeeds: b}}\n", "unknown-id", 1, 24, "unknown actor \"b\""},
    {"actors: {a: {succeeds: [a]}}\n", "own-successor", 1, 25, "can't succeed itself"},
    {"actors: {a: {succeeds: c}, b: {succeeds: a}, c: {succeeds: b}}\n",
     "circular-succession", 1, 42, "\"b\" can't succeed \"a\""},
    {"actors: {a: {when: 2000/.., succeeds: {b: 2005}},\n"
     "  b: {when: 2000/.., succeeds: {a: 2005}}}\n",
     "circular-succession", 2, 33, "at the same time"},
    {"actors: {a: {}, b: {succeeds: {2007: a}}}\n", "bad-map", 1, 32,
     "write \"a: 2007\""},
    {"actors: {a: {}, b: {succeeds: {a: {since: 2007}}}}\n", "unknown-key", 1, 36,
     "\"since\""},
    {"actors: {a: {}, b: {succeeds: {}}}\n", "empty-value", 1, 31, "\"succeeds\""},
    {"actors: {abc: {}, b: {succeeds: {abd: 2007}}}\n", "unknown-id", 1, 34,
     "did you mean \"abc\"?"},
    {"actors: {a: {properties: [x]}}\n", "wrong-kind", 1, 26, "\"properties\" is a list"},
    {"actors: {a: {properties: {x: }}}\n", "empty-value", 1, 30, "\"x\" has no value"},
    {"actors: {a: {properties: {x: [1]}}}\n", "wrong-kind", 1, 30, "\"x\" is a list"},
    {"actors: {a: {properties: {' ': x}}}\n", "bad-text", 1, 27, "is empty"},
    {"actors: {a: {properties: {x: {2007: a, b: c}}}}\n", "bad-date", 1, 40, "\"b\""},
    {"actors: {a: {properties: {x: 1, 'x ': 2}}}\n", "duplicate-key", 1, 33,
     "\"x\" is given twice"},
};

START_TEST(tells_mistakes_where_they_are)
{
    reading_expect(&mistakes[_i], PSG_SEVERITY_ERROR);
}
END_TEST

/* ---- Doubts ---- */

static const ReadingCase doubts[] = {
    {"actors: {a: {}, b: {}}\nrelations: [{from: a, to: [b, a]}]\n", "loop", 2, 13,
     "{from: a, to: a}"},
    {"actors: {a: {}, b: {}}\nrelations: [{from: [a, a], to: b}]\n", "named-twice", 2, 24,
     "named twice"},
    {"actors: {a: {talked-of: 2010, when: 2007/..}}\n", "talked-of-late", 1, 25,
     "before"},
    {"actors: {a: {name: {2007/2010: x, 2009/2012: y}}}\n", "overlap", 1, 35,
     "before the other begins"},
    {"actors: {a: {name: {../2008: x, ../2012: y}}}\n", "overlap", 1, 33,
     "before the other begins"},
    {"actors: {a: {when: 2010/.., name: {2007: x, 2011: y}}}\n", "outside-life", 1, 36,
     "not there"},
    {"actors: {a: {when: 2003}}\nslices: [{id: 2007}]\n", "never-shown", 1, 10,
     "no slice shows"},
    {"actors: {a: {when: 2003}, b: {when: 2005}}\nrelations: [{from: a, to: b}]\n",
     "lives-apart", 2, 13, "never there at the same time"},
    {"actors: {a: {when: 2003/2005}, b: {when: 2006/2008}}\nslices: [{id: x, when: 2004/2007}]\n"
     "relations: [{from: b, to: a}]\n",
     "lives-apart", 3, 13, "never there at the same time"},
    {"actors: {a: {when: 2003}, b: {}}\nrelations: [{from: b, to: a, when: 2007}]\n",
     "outside-life", 2, 13, "\"a\" is not there"},
    {"actors: {a: {}, b: {}}\nslices: [{id: 2007}]\nrelations: [{from: b, to: a, when: 1994}]\n",
     "never-shown", 3, 13, "no slice shows this relation"},
    {"actors: {a: {}}\nmeasures: {m: {of: {a: {2007: 1, 2007/2007: 2}}}}\n",
     "two-figures", 2, 34, "same time"},
    {"actors: {a: {}}\nmeasures: {title: {}}\n", "hidden-measure", 2, 12, "another id"},
    {"actors: {a: {when: 2007/2008}}\nfigures: [{kind: compare, at: 2007, between: [2007, 2008]}]\n",
     "idle-key", 2, 27, "not looked at"},
    {"actors: {a: {when: 2007}}\nfigures: [{kind: compare, between: [2007, 2007]}]\n",
     "same-slice", 2, 36, "same slice"},
    {"actors: {a: {when: 2007}}\nfigures: [pyramid]\n", "no-tiers", 2, 11,
     "say them under pyramid: tiers:"},
    {"actors: {a: {when: 2007}, b: {when: 2003/2005, succeeds: a}}\n", "early-successor",
     1, 58, "other way round"},
    {"actors: {a: {when: 2007/..}, b: {when: 2003/.., succeeds: a}}\n", "early-successor",
     1, 59, "succeeds: {a: DATE}"},
    {"actors: {a: {when: 2000/2010}, b: {when: 2005/.., succeeds: a}}\n",
     "succession-date", 1, 61, "say when (\"succeeds: {a: 2005}\")"},
    {"actors: {a: {when: 2000/..}, b: {when: 2005/.., succeeds: {a: 1990}}}\n",
     "succession-date", 1, 60, "\"a\" was not yet there in 1990"},
    {"actors: {a: {when: 2000/..}, b: {when: 2005/2007, succeeds: {a: 2010}}}\n",
     "succession-date", 1, 62, "\"b\" was no longer there in 2010"},
    {"actors: {a: {}}\nrelation-kinds: {a: {line: dotted}, b: {line: dotted}, c: {line: "
     "dotted}}\n",
     "alike", 2, 56, "\"c\" looks like \"a\""},
    {"actors: {a: {}}\nrelation-kinds: {a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}, "
     "h: {}, i: {}}\n",
     "alike", 2, 74, "\"i\" looks like"},
    {"actors: {a: {}}\nkinds: {a: {shape: tab, colour: 2}, b: {shape: tab, colour: 2}}\n",
     "alike", 2, 37, "with the same shape and colour"},
    {"actors: {a: {}}\nkinds: {a: {shape: tab}, b: {shape: tab}, c: {shape: tab}}\n",
     "alike", 2, 43, "without colour"},
};

START_TEST(tells_doubts_where_they_are)
{
    reading_expect(&doubts[_i], PSG_SEVERITY_WARNING);
}
END_TEST

/* Each was once doubted, and is fine. */
static const char *const fine[] = {
    "actors: {a: {name: {../2008: x, 2009/..: y}, when: 2003/..}}\n",
    "actors: {a: {name: {2003/2008: x, 2008/..: y}, when: 2003/..}}\n",
    "actors: {a: {talked-of: 2010, when: 2017-03-28/..}}\n",
    "actors: {a: {talked-of: 2010}, b: {}}\nrelations: [{from: a, to: b}]\n",
    "actors: {a: {when: 2003/2005}, b: {when: 2006/2008}}\n"
    "relations: [{from: b, to: a, when: 2005/2006}]\n",
    "actors: {a: {talked-of: 2000, when: 2010/..}, b: {when: 2001/..}}\nslices: [{id: 2005}]\n"
    "relations: [{from: a, to: b}]\n",
    "actors: {a: {groups: {2007: g, 2007/..: g}}}\ngroups: {g: {}}\n",
    "actors: {a: {when: [2003, 2007]}, b: {when: 2007}}\nrelations: [{from: a, to: b}]\n",
    "actors: {2007: {}}\nslices: [{id: 2007}]\nfigures: [{kind: network, at: 2007}]\n",
    "actors: {\"null\": {name: \"null\"}}\nrelations: []\ngroups: {}\n",
    "actors: {a: &a {name: true}, b: *a}\ntitle: 2007\nkinds: {}\n",
};

START_TEST(says_nothing_of_what_is_fine)
{
    PsgDiagnostics *list;
    PsgLandscape *landscape = reading_try(fine[_i], &list);
    g_autofree char *told = reading_told(list);
    ck_assert_msg(psg_diagnostics_count(list) == 0, "%s\n%s", fine[_i], told);
    ck_assert_ptr_nonnull(landscape);
    psg_landscape_free(landscape);
    psg_diagnostics_free(list);
}
END_TEST

/* ---- Limits ---- */

static void
expect_limit(const char *yaml, PsgLimits limits, const char *rule)
{
    PsgDiagnostics *list;
    ck_assert_ptr_null(reading_try_within(yaml, &limits, &list));
    g_autofree char *told = reading_told(list);
    ck_assert_msg(strstr(told, rule) != NULL, "%s", told);
    psg_diagnostics_free(list);
}

START_TEST(keeps_to_limits)
{
    PsgLimits limits = psg_limits_default();
    limits.max_bytes = 10;
    expect_limit("actors: {a: {}}\n", limits, "max-bytes");
    limits = psg_limits_default();
    limits.max_actors = 2;
    expect_limit("actors: {a: {}, b: {}, c: {}}\n", limits, "max-actors");
    limits = psg_limits_default();
    limits.max_slices = 2;
    expect_limit("actors: {a: {}}\nslices: [{id: 2007}, {id: 2008}, {id: 2009}]\n",
                 limits, "max-slices");
    limits = psg_limits_default();
    limits.max_values = 24;
    expect_limit(
        "actors: {a: {}, b: {}, c: {}}\nrelations: [{from: [a, b, c], to: [a, b, c]}]\n",
        limits, "max-values");
}
END_TEST

/* A short file may ask for far more than it holds: lists of ends multiply, and with them
 * dates and texts. */
START_TEST(counts_pairs_as_if_each_was_written_out)
{
    PsgLimits limits = psg_limits_default();
    limits.max_values = 2000000;
    limits.max_bytes = (size_t)16 << 20;
    g_autoptr(GString) yaml = g_string_new("actors: {z: {}");
    for (int i = 0; i < 100; i++) {
        g_string_append_printf(yaml, ", a%d: {}, b%d: {}", i, i);
    }
    g_string_append(yaml, "}\nrelations:\n- from: [z");
    for (int i = 0; i < 100; i++) {
        g_string_append_printf(yaml, ", a%d", i);
    }
    g_string_append(yaml, "]\n  to: [b0");
    for (int i = 1; i < 100; i++) {
        g_string_append_printf(yaml, ", b%d", i);
    }
    g_string_append(yaml, "]\n");
    PsgDiagnostics *list;
    g_autoptr(PsgLandscape) fits = reading_try(yaml->str, &list);
    ck_assert_uint_eq(fits->relation_count, 10100);
    psg_diagnostics_free(list);

    g_autoptr(GString) dated = g_string_new(yaml->str);
    g_string_append(dated, "  when: [2000");
    for (int i = 0; i < 300; i++) {
        g_string_append_printf(dated, ", %d", 1000 + i);
    }
    g_string_append(dated, "]\n");
    expect_limit(dated->str, limits, "max-values");

    g_autofree char *label = g_strnfill(5000, 'x');
    g_string_append_printf(yaml, "  label: %s\n", label);
    expect_limit(yaml->str, limits, "max-bytes");
}
END_TEST

/* Nobody said when, so each of them is in each slice. */
START_TEST(counts_what_slices_show)
{
    PsgLimits limits = psg_limits_default();
    limits.max_values = 1000;
    g_autoptr(GString) yaml = g_string_new("actors: {z: {}");
    for (int i = 0; i < 100; i++) {
        g_string_append_printf(yaml, ", a%d: {}", i);
    }
    g_string_append(yaml, "}\nslices: [{id: 2000}");
    for (int i = 1; i < 9; i++) {
        g_string_append_printf(yaml, ", {id: %d}", 2000 + i);
    }
    g_autofree char *fits = g_strconcat(yaml->str, "]\n", NULL);
    g_autofree char *beyond = g_strconcat(yaml->str, ", {id: 1999}]\n", NULL);
    PsgDiagnostics *list;
    psg_landscape_free(reading_try_within(fits, &limits, &list));
    ck_assert_uint_eq(psg_diagnostics_count(list), 0);
    psg_diagnostics_free(list);
    expect_limit(beyond, limits, "max-values");
}
END_TEST

/* Ranges that overlap say nothing twice. */
START_TEST(takes_each_slice_of_a_figure_once)
{
    g_autoptr(PsgLandscape) landscape =
        read_well("actors: {a: {}}\nslices: [{id: 2001}, {id: 2002}, {id: 2003}]\n"
                  "figures: [{kind: network, at: [2002..2003, 2001..2002, 2003]}]\n");
    ck_assert_uint_eq(landscape->figures[0].slice_count, 3);
    ck_assert_uint_eq(landscape->figures[0].slices[0], 1);
    ck_assert_uint_eq(landscape->figures[0].slices[2], 0);
}
END_TEST

/* ---- Many mistakes ---- */

/* "prefix000001: suffix" for so many, after a beginning. Owned by the caller. */
static char *
many(const char *beginning, const char *format, size_t count)
{
    GString *yaml = g_string_new(beginning);
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(yaml, "  %s%06zu%s\n", format, i, ": {}");
    }
    return g_string_free(yaml, FALSE);
}

/* Ids as long as they may be, and as many as there may be, are held against each mistake:
 * every list of ids is tried that messages draw on. A walk over all of them for each
 * mistake takes minutes. */
START_TEST(many_mistakes_about_many_ids_take_no_time)
{
#define LONG "a-very-long-name-of-an-organisation-that-nobody-can-type-"
    size_t count = (size_t)thorough(20000, 4000);
    g_autofree char *actors = many("actors:\n", LONG, count);
    g_autofree char *sources = many("sources:\n", LONG "s", count);
    g_autofree char *measures = many("measures:\n", LONG "m", count);
    g_autoptr(GString) yaml = g_string_new(actors);
    g_string_append_printf(yaml, "%s%s", sources, measures);
    g_string_append(yaml, "  wrong:\n    of:\n");
    for (size_t i = 0; i < count / 4; i++) {
        g_string_append_printf(yaml, "      " LONG "X%06zu: 1\n", i);
    }
    g_string_append(yaml, "relations:\n");
    for (size_t i = 0; i < count / 4; i++) {
        g_string_append_printf(
            yaml, "- {from: " LONG "Y%06zu, to: nobody, source: " LONG "Z%06zu}\n", i, i);
    }
    g_string_append(yaml, "events:\n");
    for (size_t i = 0; i < count / 4; i++) {
        g_string_append_printf(yaml, "- {when: 2007, title: x, " LONG "E%06zu: 1}\n", i);
    }
#undef LONG
    PsgDiagnostics *list;
    ck_assert_ptr_null(reading_try(yaml->str, &list));
    ck_assert_uint_le(psg_diagnostics_count(list), 2 * PSG_DIAGNOSTICS_KEPT);
    psg_diagnostics_free(list);
}
END_TEST

/* Every actor succeeds all the others: there are as many circles as pairs. */
START_TEST(circles_without_number_are_told_in_part)
{
    g_autoptr(GString) yaml = g_string_new("actors:\n");
    for (int i = 0; i < 400; i++) {
        g_string_append_printf(yaml, "  a%d: {succeeds: [", i);
        for (int j = 0; j < 400; j++) {
            if (j != i) {
                g_string_append_printf(yaml, "a%d, ", j);
            }
        }
        g_string_append(yaml, "]}\n");
    }
    PsgDiagnostics *list;
    ck_assert_ptr_null(reading_try(yaml->str, &list));
    ck_assert_uint_le(psg_diagnostics_count(list), 2 * PSG_DIAGNOSTICS_KEPT);
    psg_diagnostics_free(list);
}
END_TEST

/* ---- Files and folders ---- */

typedef struct {
    char *path;
    PsgDiagnostics *list;
    GError *error;
} Folder;

static Folder
folder_new(void)
{
    Folder folder = {g_dir_make_tmp("paysage-XXXXXX", NULL), psg_diagnostics_new(), NULL};
    return folder;
}

static void
folder_write(const Folder *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder->path, name, NULL);
    ck_assert(g_file_set_contents(path, text, -1, NULL));
}

static PsgLandscape *
folder_read(Folder *folder)
{
    PsgLimits limits = psg_limits_default();
    PsgLandscape *landscape = psg_landscape_read(
        folder->path, &limits, psg_figure_kinds(), folder->list, &folder->error);
    psg_diagnostics_sort(folder->list);
    return landscape;
}

/* Fails the test unless it was told. */
static void
folder_expect(const Folder *folder, const char *part)
{
    g_autofree char *told = reading_told(folder->list);
    ck_assert_msg(strstr(told, part) != NULL, "%s", told);
}

static void
folder_clear(Folder *folder)
{
    g_autoptr(GDir) directory = g_dir_open(folder->path, 0, NULL);
    for (const char *name; (name = g_dir_read_name(directory)) != NULL;) {
        g_autofree char *path = g_build_filename(folder->path, name, NULL);
        g_remove(path);
    }
    g_rmdir(folder->path);
    g_free(folder->path);
    psg_diagnostics_free(folder->list);
    g_clear_error(&folder->error);
}

/* Whoever joins what there is with each further file, copies all of it each time. */
START_TEST(joins_many_files_in_little_time)
{
    Folder folder = folder_new();
    for (int i = 0; i < 600; i++) {
        g_autoptr(GString) yaml = g_string_new("actors:\n");
        for (int j = 0; j < 15; j++) {
            g_string_append_printf(yaml, "  a%d-%d: {}\n", i, j);
        }
        g_string_append_printf(yaml, "relations: [{from: a%d-0, to: a%d-1}]\n", i, i);
        g_autofree char *name = g_strdup_printf("%04d.yaml", i);
        folder_write(&folder, name, yaml->str);
    }
    g_autoptr(PsgLandscape) landscape = folder_read(&folder);
    ck_assert_uint_eq(landscape->actor_count, 9000);
    ck_assert_uint_eq(landscape->relation_count, 600);
    folder_clear(&folder);
}
END_TEST

START_TEST(joins_the_files_of_a_folder)
{
    Folder folder = folder_new();
    folder_write(&folder, "20.yml",
                 "paysage: 1\nactors: {c: {}}\nrelations: [{from: c, to: a}]\n"
                 "title: {en: E}\n");
    folder_write(&folder, "10.yaml",
                 "paysage: 1\nactors: {b: {}, a: {}}\ntitle: {fr: F}\n"
                 "relations: [{from: a, to: b}]\n");
    folder_write(&folder, ".hidden.yaml", "{{{");
    folder_write(&folder, "notes.txt", "{{{");
    g_autoptr(PsgLandscape) landscape = folder_read(&folder);
    g_autofree char *told = reading_told(folder.list);
    ck_assert_msg(landscape != NULL, "%s", told);
    ck_assert_str_eq(landscape->actors[0].id, "b");
    ck_assert_str_eq(landscape->actors[2].id, "c");
    ck_assert_uint_eq(landscape->relations[1].from, 2);
    ck_assert_str_eq(in(&landscape->title, "en"), "E");
    ck_assert_str_eq(in(&landscape->title, "fr"), "F");
    folder_clear(&folder);
}
END_TEST

START_TEST(names_both_places_of_a_key_in_two_files)
{
    Folder folder = folder_new();
    folder_write(&folder, "a.yaml", "title: T\nactors: {x: {}}\nslices: [{id: 2007}]\n");
    folder_write(&folder, "b.yaml", "title: U\nactors: {x: {}}\nslices: {}\n");
    ck_assert_ptr_null(folder_read(&folder));
    ck_assert_ptr_null(folder.error);
    folder_expect(&folder, "b.yaml:1:1: error: the key \"title\" is given twice");
    folder_expect(&folder, "a.yaml:1:1: note: it was given here before");
    folder_expect(&folder, "b.yaml:2:10: error: the key \"x\" is given twice");
    folder_expect(&folder, "b.yaml:3:1: error: the key \"slices\" is given twice");
    folder_clear(&folder);
}
END_TEST

START_TEST(tells_of_files_that_are_none)
{
    Folder folder = folder_new();
    ck_assert_ptr_null(folder_read(&folder));
    folder_expect(&folder, "there is no *.yaml in this folder");
    folder_write(&folder, "a.yaml", "actors: {a: {}}\n");
    folder_write(&folder, "b.yaml", "- a\n");
    ck_assert_ptr_null(folder_read(&folder));
    folder_expect(&folder, "b.yaml:1:1: error: \"landscape\" is a list");
    ck_assert_ptr_null(folder.error);
    g_autofree char *inner = g_build_filename(folder.path, "c.yaml", NULL);
    ck_assert_int_eq(g_mkdir(inner, 0700), 0);
    ck_assert_ptr_null(folder_read(&folder));
    folder_expect(&folder, "this is no file");
    folder_clear(&folder);
}
END_TEST

START_TEST(follows_links_inside_of_the_folder_only)
{
    Folder inside = folder_new(), outside = folder_new();
    folder_write(&inside, "a.txt", "actors: {a: {}}\n");
    folder_write(&outside, "b.yaml", "title: secret\n");
    g_autofree char *link = g_build_filename(inside.path, "a.yaml", NULL);
    ck_assert_int_eq(symlink("a.txt", link), 0);
    g_autoptr(PsgLandscape) landscape = folder_read(&inside);
    ck_assert_ptr_nonnull(landscape);
    g_autofree char *target = g_build_filename(outside.path, "b.yaml", NULL);
    g_autofree char *escape = g_build_filename(inside.path, "b.yaml", NULL);
    ck_assert_int_eq(symlink(target, escape), 0);
    ck_assert_ptr_null(folder_read(&inside));
    folder_expect(&inside, "leads out of the folder");
    folder_clear(&inside);
    folder_clear(&outside);
}
END_TEST

START_TEST(says_what_the_world_refuses)
{
    PsgLimits limits = psg_limits_default();
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(psg_landscape_read("/nowhere/at-all.yaml", &limits,
                                          psg_figure_kinds(), list, &error));
    ck_assert_ptr_nonnull(strstr(error->message, "/nowhere/at-all.yaml"));
    ck_assert_uint_eq(psg_diagnostics_count(list), 0);
    Folder folder = folder_new();
    g_autofree char *link = g_build_filename(folder.path, "a.yaml", NULL);
    ck_assert_int_eq(symlink("nowhere", link), 0);
    ck_assert_ptr_null(folder_read(&folder));
    ck_assert_ptr_nonnull(folder.error);
    folder_clear(&folder);
}
END_TEST

Suite *
landscape_read_suite(void)
{
    Suite *suite = suite_create("landscape_read");
    TCase *tests = tcase_create("landscape_read");
    tcase_add_test(tests, reads_the_least);
    tcase_add_test(tests, reads_actors);
    tcase_add_test(tests, reads_properties);
    tcase_add_test(tests, reads_kinds);
    tcase_add_test(tests, spreads_relations);
    tcase_add_test(tests, reads_events_in_order_of_time);
    tcase_add_test(tests, keeps_the_places_of_what_was_written);
    tcase_add_test(tests, sorts_the_values_of_measures);
    tcase_add_test(tests, reads_slices);
    tcase_add_test(tests, makes_a_slice_a_year);
    tcase_add_test(tests, takes_nearly_any_name_of_an_actor);
    tcase_add_test(tests, reads_the_layout);
    tcase_add_test(tests, knows_what_is_not_said_of_the_layout);
    tcase_add_test(tests, reads_figures);
    tcase_add_loop_test(tests, tells_mistakes_where_they_are, 0, G_N_ELEMENTS(mistakes));
    tcase_add_loop_test(tests, tells_doubts_where_they_are, 0, G_N_ELEMENTS(doubts));
    tcase_add_loop_test(tests, says_nothing_of_what_is_fine, 0, G_N_ELEMENTS(fine));
    tcase_add_test(tests, keeps_to_limits);
    tcase_add_test(tests, takes_each_slice_of_a_figure_once);
    tcase_add_test(tests, counts_what_slices_show);
    tcase_add_test(tests, counts_pairs_as_if_each_was_written_out);
    tcase_add_test(tests, many_mistakes_about_many_ids_take_no_time);
    tcase_add_test(tests, circles_without_number_are_told_in_part);
    tcase_add_test(tests, joins_many_files_in_little_time);
    tcase_add_test(tests, joins_the_files_of_a_folder);
    tcase_add_test(tests, names_both_places_of_a_key_in_two_files);
    tcase_add_test(tests, tells_of_files_that_are_none);
    tcase_add_test(tests, follows_links_inside_of_the_folder_only);
    tcase_add_test(tests, says_what_the_world_refuses);
    suite_add_tcase(suite, tests);
    return suite;
}
