/* Landscapes that nobody wishes for and somebody has. */
#include "sample_landscape.h"

#include <glib.h>

enum { FIRST_YEAR = 2001, TIERS = 3, KINDS = 4, MEASURES = 2 };

#define LONG_TITLE                                                                       \
    "How the regional, national and European centres of scientific computing came to "   \
    "work with each other, and what became of those who were there before any of them"

static const char *const odd_figures[] = {
    "-12.5",         "0",        "4e12",
    "{text: a few}", "0.000001", "{value: 7, bound: above, per: each}",
    "-3e9",          NULL,
};

static const char *const foreign_names[] = {
    "مركز الحوسبة العلمية",
    "מרכז החישוב הלאומי",
    "国立情報学研究所スーパーコンピュータセンター",
    "국가슈퍼컴퓨팅센터",
    "Центр (ВЦ) вычислений",
    "ศูนย์คอมพิวเตอร์แห่งชาติ",
    NULL,
};

static const SampleTraits samples[] = {
    {.name = "three", .actors = 3, .slices = 3},
    {.name = "forty", .actors = 40, .slices = 6},
    {.name = "crowd", .actors = 80, .slices = 3},
    {.name = "long names",
     .actors = 24,
     .slices = 4,
     .actor_name = "Interregional association for scientific computing on very large "
                   "machines, office",
     .title = LONG_TITLE},
    {.name = "unbroken names",
     .actors = 24,
     .slices = 4,
     .actor_name = "Rechenzentrumsbetriebsgesellschaftsaufsichtsratsvorsitzenden"
                   "stellvertreterbueros"},
    {.name = "none new", .actors = 12, .slices = 4, .lives = LIVES_BEFORE},
    {.name = "all gone", .actors = 12, .slices = 4, .lives = LIVES_OVER},
    {.name = "one slice", .actors = 12, .slices = 1},
    {.name = "undated", .actors = 12, .lives = LIVES_NONE},
    {.name = "no kinds", .actors = 12, .slices = 3, .lacks_kinds = true},
    {.name = "no relations", .actors = 12, .slices = 3, .lacks_relations = true},
    {.name = "question", .actors = 12, .slices = 3, .asks = true},
    {.name = "sixty slices", .actors = 30, .slices = 60},
    {.name = "odd figures", .actors = 8, .slices = 7, .figures = odd_figures},
    {.name = "foreign names", .actors = 12, .slices = 3, .names = foreign_names},
};

const SampleTraits *
sample_landscapes(size_t *count)
{
    *count = G_N_ELEMENTS(samples);
    return samples;
}

static int
count_of(const char *const *list)
{
    int count = 0;
    while (list != NULL && list[count] != NULL) {
        count++;
    }
    return count;
}

/* The text, or the landscape's long title, so that all words are long. */
static const char *
word(const SampleTraits *traits, const char *usual)
{
    return traits->title == NULL ? usual : traits->title;
}

static void
add_slices(const SampleTraits *traits, GString *yaml)
{
    for (int i = 0; i < traits->slices; i++) {
        bool asks = traits->asks && i == traits->slices - 1;
        g_string_append_printf(
            yaml, "%s  - {id: %d, headline: \"%s %d\"%s}\n", i == 0 ? "slices:\n" : "",
            FIRST_YEAR + i, word(traits, "Headline"), i, asks ? ", question: true" : "");
    }
}

static void
add_kinds(const SampleTraits *traits, GString *yaml)
{
    for (int i = 0; i < KINDS; i++) {
        g_string_append_printf(yaml, "%s  k%d: {label: \"%s %d\"}\n",
                               i == 0 ? "kinds:\n" : "", i, word(traits, "Kind"), i);
    }
    for (int i = 0; i < KINDS; i++) {
        g_string_append_printf(yaml, "%s  r%d: {label: \"%s %d\", directed: %s}\n",
                               i == 0 ? "relation-kinds:\n" : "", i,
                               word(traits, "relates"), i, i % 2 == 0 ? "true" : "false");
    }
    g_string_append_printf(yaml, "event-kinds:\n  e: {label: \"%s\"}\n",
                           word(traits, "Meeting"));
}

static void
add_life(const SampleTraits *traits, int actor, GString *yaml)
{
    int slices = MAX(traits->slices, 1), begin = FIRST_YEAR + actor * 7 % slices;
    int last = FIRST_YEAR + slices - 1, end = MIN(begin + 1 + slices / 3, last);
    switch (traits->lives) {
    case LIVES_MIXED:
        if (actor % 3 == 0) {
            g_string_append_printf(yaml, ", when: %d/%d", begin, end);
        } else {
            g_string_append_printf(yaml, ", when: %d/..", begin);
        }
        break;
    case LIVES_BEFORE:
        g_string_append_printf(yaml, ", when: %d/..", FIRST_YEAR - 20 + actor);
        break;
    case LIVES_OVER:
        g_string_append_printf(yaml, ", when: %d/%d", MIN(begin, last - 1), last - 1);
        break;
    case LIVES_NONE:
        break;
    }
}

/* Who they are; some go on with the work of the one before. */
static void
add_actors(const SampleTraits *traits, GString *yaml)
{
    int names = count_of(traits->names);
    g_string_append(yaml, "actors:\n");
    for (int i = 0; i < traits->actors; i++) {
        const char *name = names > 0                    ? traits->names[i % names]
                           : traits->actor_name != NULL ? traits->actor_name
                                                        : "Actor";
        g_string_append_printf(yaml, "  a%d: {name: \"%s %d\", tier: t%d, source: s%d", i,
                               name, i, i % TIERS, i % 5);
        if (!traits->lacks_kinds) {
            g_string_append_printf(yaml, ", kind: k%d", i % KINDS);
        }
        if (i % 3 == 0) {
            g_string_append_printf(yaml, ", groups: g%d", i % 2);
        }
        if (i % 5 == 4) {
            g_string_append_printf(yaml, ", succeeds: a%d", i - 1);
        }
        add_life(traits, i, yaml);
        g_string_append(yaml, "}\n");
    }
}

static void
add_relations(const SampleTraits *traits, GString *yaml)
{
    g_string_append(yaml, "relations:\n");
    for (int i = 0; i < traits->actors; i++) {
        int other = (i * 3 + 1) % traits->actors;
        if (other != i) {
            g_string_append_printf(yaml, "  - {from: a%d, to: a%d", i, other);
            if (!traits->lacks_kinds) {
                g_string_append_printf(yaml, ", kind: r%d", i % KINDS);
            }
            g_string_append(yaml, "}\n");
        }
    }
}

static void
add_figure(const SampleTraits *traits, int slice, int of, GString *yaml)
{
    int count = count_of(traits->figures);
    const char *key = slice == 0 ? "" : ", ";
    if (traits->lives == LIVES_NONE) {
        g_string_append_printf(yaml, "%s../..: %d", key, 40 - 7 * of);
    } else if (count > 0) {
        g_string_append_printf(yaml, "%s%d: %s", key, FIRST_YEAR + slice,
                               traits->figures[(slice + of) % count]);
    } else {
        g_string_append_printf(yaml, "%s%d: %d", key, FIRST_YEAR + slice,
                               400 / (of + 1) + 37 * slice);
    }
}

static void
add_figures(const SampleTraits *traits, int of, GString *yaml)
{
    g_string_append(yaml, "{");
    for (int i = 0; i < MAX(traits->slices, 1); i++) {
        add_figure(traits, i, of, yaml);
    }
    g_string_append(yaml, "}");
}

static void
add_measures(const SampleTraits *traits, GString *yaml)
{
    g_string_append(yaml, "measures:\n");
    for (int i = 0; i < MEASURES; i++) {
        g_string_append_printf(
            yaml, "  m%d:\n    label: \"%s %d\"\n    unit: Tflop/s\n    of:\n", i,
            word(traits, "Power"), i);
        for (int j = 0; j < MIN(traits->actors, 6); j++) {
            g_string_append_printf(yaml, "      a%d: ", j);
            add_figures(traits, j, yaml);
            g_string_append(yaml, "\n");
        }
    }
    g_string_append_printf(yaml, "pyramid:\n  title: \"%s\"\n  measure: m0\n  tiers:\n",
                           word(traits, "Pyramid"));
    for (int i = 0; i < TIERS; i++) {
        g_string_append_printf(yaml, "    - {id: t%d, label: \"%s %d\", figures: ", i,
                               word(traits, "Tier"), i);
        add_figures(traits, i, yaml);
        g_string_append(yaml, "}\n");
    }
}

static void
add_events(const SampleTraits *traits, GString *yaml)
{
    for (int i = 0; i < traits->slices; i++) {
        g_string_append_printf(
            yaml, "%s  - {when: %d, title: \"%s %d\", actors: a%d, m1: %d%s}\n",
            i == 0 ? "events:\n" : "", FIRST_YEAR + i, word(traits, "Meeting"), i,
            i % traits->actors, 10 + i, traits->lacks_kinds ? "" : ", kind: e");
    }
}

char *
sample_landscape_yaml(const SampleTraits *traits)
{
    GString *yaml = g_string_new("language: en\n");
    g_string_append_printf(yaml, "title: \"%s\"\n", word(traits, "A landscape"));
    for (int i = 0; i < 5; i++) {
        g_string_append_printf(
            yaml, "%s  s%d: {title: \"%s %d\", author: Ann, date: 20%d}\n",
            i == 0 ? "sources:\n" : "", i, word(traits, "Book"), i, 10 + i);
    }
    add_slices(traits, yaml);
    if (!traits->lacks_kinds) {
        add_kinds(traits, yaml);
    }
    g_string_append_printf(yaml, "groups: {g0: {label: \"%s\"}, g1: {label: Others}}\n",
                           word(traits, "Universities"));
    add_actors(traits, yaml);
    if (!traits->lacks_relations) {
        add_relations(traits, yaml);
    }
    add_measures(traits, yaml);
    if (traits->lives != LIVES_NONE) {
        add_events(traits, yaml);
    }
    return g_string_free(yaml, FALSE);
}
