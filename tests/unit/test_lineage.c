/* The lineage: who became whom, found in the landscape, told in a table, and drawn. */
#include "figure/figure.h"
#include "rules.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *lineage_suite(void);

#define SLICES "slices: [{id: 2001}, {id: 2002}, {id: 2003}, {id: 2004}, {id: 2005}]\n"
#define TIERS "pyramid: {tiers: [{id: top, level: T0}, {id: low, level: T1}]}\n"

static PsgScene *
drawn(const Desk *desk)
{
    PsgFigureSpec spec = desk_spec(desk, &psg_lineage_kind);
    PsgFigureInput input = {desk->context, NULL};
    return psg_figure_draw(&input, desk->ruler, &spec);
}

static PsgTable *
tabulated(const Desk *desk)
{
    PsgFigureSpec spec = desk_spec(desk, &psg_lineage_kind);
    PsgFigureInput input = {desk->context, NULL};
    return psg_figure_table(&input, &spec);
}

/* ---- What happened ---- */

/* Rows of the table: when, slice, what, from, name, to, name, tiers, kinds. */
static const struct {
    const char *yaml, *rows;
} tables[] = {
    {"actors: {a: {name: {../2002: Old, 2003-05/..: New}}}\n" SLICES,
     "2003-05 2003 renamed a Old a New - - - -\n"},
    {"actors: {a: {when: ../2002}, b: {when: 2003/.., succeeds: a}}\n" SLICES,
     "2002 2003 became a a b b - - - -\n"},
    {"actors: {a: {when: ../2003}, b: {when: ../2004-05}, "
     "c: {when: 2004-06/.., succeeds: [a, b]}}\n" SLICES,
     "2003 2004 merged a a c c - - - -\n2004-05 2004 merged b b c c - - - -\n"},
    {"actors: {a: {}, b: {when: 2002/.., succeeds: a}, c: {when: 2004/.., succeeds: a}}\n" SLICES,
     "2002 2002 offshoot a a b b - - - -\n2004 2004 offshoot a a c c - - - -\n"},
    {"actors: {a: {when: ../2002}, b: {when: 2003/.., succeeds: a}, "
     "c: {when: 2003/.., succeeds: a}}\n" SLICES,
     "2002 2003 split a a b b - - - -\n2002 2003 split a a c c - - - -\n"},
    {"actors: {big: {when: 1900/.., succeeds: a}, a: {when: 1950/2003}}\n" SLICES,
     "2003 2004 absorbed a a big big - - - -\n"},
    {"actors: {big: {when: 1900/.., succeeds: {a: 2003-07}}, a: {when: 1950/..}}\n" SLICES,
     "2003-07 2003 part a a big big - - - -\n"},
    {"actors: {a: {when: [1900/1950, 2004/..], succeeds: b}, b: {when: 1951/2003}}\n" SLICES,
     "2003 2004 refounded b b a a - - - -\n"},
    {"actors: {a: {tier: {../2003: low, 2004/..: top}}}\n" TIERS SLICES,
     "2004 2004 tier a a a a low top - -\n"},
    {"kinds: {k: {}, l: {}}\nactors: {a: {kind: {../2001: k, 2002/..: l}}}\n" SLICES,
     "2002 2002 kind a a a a - - k l\n"},
    /* in a gap the nearest holds: the new kind is seen before it is said to begin */
    {"kinds: {k: {}, l: {}}\nactors: {a: {kind: {2001: k, 2005: l}}}\n" SLICES,
     "2005 2004 kind a a a a - - k l\n"},
    /* a pause does not hide a new name */
    {"actors: {a: {name: {../2002: Old, 2003/..: New}, when: [2001, 2004/..]}}\n" SLICES,
     "2003 2004 renamed a Old a New - - - -\n"},
    /* two names between two slices are two */
    {"actors: {a: {name: {../2002: A, 2003-02/2003-05: B, 2003-06/..: C}}}\n"
     "slices: [{id: 2001}, {id: 2005}]\n",
     "2003-02 2005 renamed a A a B - - - -\n2003-06 2005 renamed a B a C - - - -\n"},
    /* what was before the first slice, or comes after the last, is not shown */
    {"actors: {a: {when: 1990/1995}, b: {when: 1996/.., succeeds: a}, "
     "c: {when: 2007/.., succeeds: b}}\n" SLICES,
     ""},
    /* the same name, in full another one */
    {"actors: {a: {full: {../2002: Old one, 2003/..: New one}}}\n" SLICES, ""},
    {"actors: {a: {}, b: {when: 2003/2004}}\n" SLICES, ""},
};

START_TEST(what_happened_is_in_the_table)
{
    g_autoptr(Desk) desk = desk_new(tables[_i].yaml);
    g_autoptr(PsgTable) table = tabulated(desk);
    g_autoptr(GString) rows = g_string_new(NULL);
    for (size_t row = 1; row <= psg_table_row_count(table); row++) {
        for (size_t column = 0; column < 11; column++) {
            const char *cell = psg_table_cell(table, row, column);
            g_string_append_printf(rows, "%s%s", column == 0 ? "" : " ",
                                   *cell == '\0' ? "-" : cell);
        }
        g_string_append_c(rows, '\n');
    }
    ck_assert_str_eq(rows->str, tables[_i].rows);
}
END_TEST

START_TEST(sources_are_of_both)
{
    g_autoptr(Desk) desk =
        desk_new("sources: {s: {title: Book}, t: {title: Paper}, u: {title: Film}}\n"
                 "actors: {a: {source: t}, b: {when: 2003/.., succeeds: a, source: s},\n"
                 "         c: {source: u}}\n" SLICES);
    g_autoptr(PsgTable) table = tabulated(desk);
    g_autoptr(PsgScene) scene = drawn(desk);
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_str_eq(psg_table_cell(table, 1, 11), "s t");
    ck_assert_ptr_nonnull(strstr(words, "Book \u00b7 Paper"));
    ck_assert_ptr_null(strstr(words, "Film"));
}
END_TEST

/* ---- How it is drawn ---- */

/* The line from one to another. */
static PsgRect
line_of(const PsgScene *scene, const char *group)
{
    return item_bounds(part_nth(part_of_group(scene, group), PSG_ITEM_PATH, 0));
}

/* The bar of an actor: the first of its items. */
static PsgRect
bar_of(const PsgScene *scene, const char *group)
{
    return item_bounds(part_nth(part_of_group(scene, group), PSG_ITEM_PATH, 0));
}

START_TEST(without_a_story_there_is_no_figure)
{
    static const struct {
        const char *actors;
        bool has_story;
    } all[] = {{"{a: {}, b: {when: 2003/2004}}", false},
               {"{a: {name: {../2002: Old, 2003/..: New}}}", true},
               {"{a: {when: ../2002}, b: {when: 2003/.., succeeds: a}}", true}};
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
        g_autofree char *yaml = g_strdup_printf("actors: %s\n" SLICES, all[i].actors);
        g_autoptr(Desk) desk = desk_new(yaml);
        PsgFigureSpec spec = desk_spec(desk, &psg_lineage_kind);
        PsgFigureInput input = {desk->context, NULL};
        g_autofree char *why = psg_figure_silence(&input, &spec);
        ck_assert_int_eq(why == NULL, all[i].has_story);
    }
}
END_TEST

START_TEST(all_that_happens_has_a_sign_that_is_explained)
{
    static const char *const words[] = {"became",
                                        "merged",
                                        "split",
                                        "founded anew",
                                        "absorbed",
                                        "split from one that goes on",
                                        "a part passes to another",
                                        "renamed",
                                        "other tier",
                                        "other kind",
                                        "talked of"};
    g_autoptr(Desk) desk = desk_new(
        "kinds: {k: {label: Kay}, l: {}}\n"
        "actors:\n"
        "  a: {name: {../2002: Old, 2003/..: New}}\n"
        "  b: {when: ../2002}\n  c: {when: 2003/.., succeeds: b}\n"
        "  d: {when: ../2002}\n  e: {when: ../2002}\n"
        "  f: {when: 2003/2004, succeeds: [d, e]}\n"
        "  g: {when: 2005/.., succeeds: f}\n  h: {when: 2005/.., succeeds: f}\n"
        "  i: {tier: {../2003: low, 2004/..: top}, kind: {../2004: k, 2005/..: l}}\n"
        "  j: {}\n"
        "  k: {talked-of: 2001, when: 2004/.., succeeds: j}\n  m: {}\n"
        "  n: {when: 1990/2003}\n  o: {when: 1980/.., succeeds: {n: 2003, a: 2004}}\n"
        "  p: {when: [1990/1995, 2004/..], succeeds: {c: 2004}}\n" TIERS SLICES);
    g_autoptr(PsgScene) scene = drawn(desk);
    Part legend = part_of_group(scene, "legend");
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        ck_assert_msg(part_text(legend, words[i]) != NULL, "no \"%s\"", words[i]);
    }
    rules_check_texts(scene, 14);
}
END_TEST

START_TEST(what_does_not_happen_is_not_explained)
{
    g_autoptr(Desk) desk = desk_new(
        "actors: {a: {name: {../2002: Old, 2003/..: New}, when: 2001/2005}}\n" SLICES);
    g_autoptr(PsgScene) scene = drawn(desk);
    g_autofree char *words = part_words(part_of_group(scene, "legend"));
    ck_assert_str_eq(words, "renamed");
}
END_TEST

/* What it comes to is said beside the title. */
static const struct {
    const char *actors, *said;
} sentences[] = {
    {"a: {when: ../2002}, b: {when: ../2002}, c: {when: 2003/.., succeeds: [a, b]}, d: {}",
     "One merger; 1 actor unchanged"},
    {"a: {when: ../2002}, b: {when: 2003/.., succeeds: a}, c: {when: 2003/.., succeeds: a}, "
     "d: {when: ../2003}, e: {when: 2004/.., succeeds: d}, f: {when: 2004/.., succeeds: d}",
     "Two splits"},
    {"a: {}, b: {when: 2003/.., succeeds: a}, c: {}, d: {name: {../2002: X, 2003/..: Y}}, e: {}",
     "One offshoot, one new name; 2 actors unchanged"},
    {"a: {when: 1990/..}, b: {when: 1990/2003}, c: {when: 1990/2004}, "
     "d: {when: 1980/.., succeeds: [b, c]}",
     "Two absorbed; 1 actor unchanged"},
};

START_TEST(the_message_counts_what_happened)
{
    g_autofree char *yaml =
        g_strdup_printf("actors: {%s}\n" SLICES, sentences[_i].actors);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgScene) scene = drawn(desk);
    g_autofree char *words = part_words(part_of_group(scene, "heading"));
    g_strdelimit(words, "|", ' ');
    ck_assert_msg(strstr(words, sentences[_i].said) != NULL, "%s", words);
}
END_TEST

/* Years are as far from each other as they are long, whatever slices there are. */
START_TEST(time_is_to_scale)
{
    g_autoptr(Desk) desk = desk_new(
        "slices: [{id: 2000}, {id: 2001}, {id: 2010}, {id: 2020}]\n"
        "actors: {a: {when: 1990/..}, b: {when: 2002/.., succeeds: a},\n"
        "         c: {when: 2004/.., succeeds: b}, d: {when: 2016/.., succeeds: c}}\n");
    g_autoptr(PsgScene) scene = drawn(desk);
    double b = bar_of(scene, "actor-b").x, c = bar_of(scene, "actor-c").x,
           d = bar_of(scene, "actor-d").x;
    ck_assert_double_gt(c - b, 10);
    ck_assert_double_eq_tol((d - c) / (c - b), 6, 0.02);
}
END_TEST

/* Centuries in which nothing happens leave the decades after them their room, and are marked;
 * before and after the break time is on one scale. */
START_TEST(a_long_silence_is_left_out)
{
    g_autoptr(Desk) desk = desk_new(
        "slices: [{id: 1100}, {id: 1900}, {id: 2020}]\n"
        "actors: {a: {when: 1100/1950}, b: {when: 1951/.., succeeds: a},\n"
        "         c: {when: 1971/.., succeeds: b}, d: {when: 2001/.., succeeds: c}}\n");
    g_autoptr(PsgScene) scene = drawn(desk);
    double a = bar_of(scene, "actor-a").x, b = bar_of(scene, "actor-b").x,
           c = bar_of(scene, "actor-c").x, d = bar_of(scene, "actor-d").x;
    ck_assert_double_gt(c - b, 250);
    ck_assert_double_eq_tol((d - c) / (c - b), 1.5, 0.02);
    ck_assert_double_lt(b - a, 400);
    ck_assert_ptr_null(part_text(part_of_scene(scene), "1500"));
}
END_TEST

/* Before a first slice that has no start, time is to scale too. */
START_TEST(open_slices_reach_as_far_as_something_happens)
{
    g_autoptr(Desk) desk = desk_new(
        "slices: [{id: early, when: ../2007}, {id: 2010}]\n"
        "actors: {a: {when: 1980/1994}, b: {when: 1995/2001, succeeds: a},\n"
        "         c: {when: 2002/.., succeeds: b}, d: {when: 2009/.., succeeds: c}}\n");
    g_autoptr(PsgScene) scene = drawn(desk);
    double b = bar_of(scene, "actor-b").x, c = bar_of(scene, "actor-c").x,
           d = bar_of(scene, "actor-d").x;
    ck_assert_double_eq_tol((d - c) / (c - b), 1, 0.02);
}
END_TEST

/* Not when the absorber began, nor in a slice before or after. */
START_TEST(a_succession_stands_at_its_time)
{
    g_autoptr(Desk) desk = desk_new(
        "slices: [{id: 2005}, {id: 2010}, {id: 2015}]\n"
        "actors: {big: {when: 1900/.., succeeds: small}, small: {when: 1950/2011},\n"
        "         one: {when: 2006/..}, two: {when: 2012/.., succeeds: one}}\n");
    g_autoptr(PsgScene) scene = drawn(desk);
    PsgRect flow = line_of(scene, "flow-small-big"), small = bar_of(scene, "actor-small");
    ck_assert_double_eq_tol(psg_rect_right(flow), psg_rect_right(small), 1);
    ck_assert_double_eq_tol(psg_rect_right(flow), bar_of(scene, "actor-two").x, 2);
}
END_TEST

/* An offshoot leaves the other one as it is: it goes on to its own end. */
START_TEST(who_lives_on_is_drawn_to_its_end)
{
    g_autoptr(Desk) desk = desk_new(
        "slices: [{id: 2018}, {id: 2019}, {id: 2022}, {id: 2023}]\n"
        "actors: {a: {when: 2018/2022}, b: {when: 2021/.., succeeds: a},\n"
        "         c: {when: 2023/.., succeeds: a}, d: {when: 2023/.., succeeds: a}}\n");
    g_autoptr(PsgScene) scene = drawn(desk);
    PsgRect a = bar_of(scene, "actor-a");
    ck_assert_double_eq_tol(psg_rect_right(a), bar_of(scene, "actor-c").x, 2);
    ck_assert_double_lt(line_of(scene, "flow-a-b").x, psg_rect_right(a) - 10);
    ck_assert_ptr_nonnull(
        strstr(psg_scene_description(scene), "2021: b split from a, which goes on"));
}
END_TEST

START_TEST(who_is_founded_anew_has_its_name_again)
{
    g_autoptr(Desk) desk =
        desk_new("slices: [{id: 2000}, {id: 2010}, {id: 2020}]\n"
                 "actors: {a: {name: Again, when: [1990/2004, 2012/..], succeeds: b},\n"
                 "         b: {when: 2005/2011, succeeds: a}}\n");
    g_autoptr(PsgScene) scene = drawn(desk);
    g_autofree char *words = part_words(part_of_group(scene, "actor-a"));
    ck_assert_str_eq(words, "Again | Again");
    ck_assert_uint_eq(part_count(part_of_group(scene, "flow-b-a"), PSG_ITEM_PATH), 1);
    ck_assert_uint_eq(part_count(part_of_group(scene, "flow-a-b"), PSG_ITEM_PATH), 1);
}
END_TEST

START_TEST(a_name_is_not_written_twice_side_by_side)
{
    g_autoptr(Desk) desk = desk_new(
        "slices: [{id: 2000}, {id: 2023}]\n"
        "actors:\n"
        "  a: {name: {../2015: Old, 2016/..: Ministry of planning and budget}, succeeds: b,\n"
        "      when: [2000/2018, 2021/..]}\n"
        "  b: {when: 2019/2020, succeeds: a}\n");
    g_autoptr(PsgScene) scene = drawn(desk);
    g_autofree char *words = part_words(part_of_group(scene, "actor-a"));
    ck_assert_str_eq(words, "Old | Ministry of planning and budget");
}
END_TEST

/* ---- Any landscape ---- */

static const char *const styles[] = {"slides", "print", "dark", "mono"};
static const char *const pages[] = {"slide",       "slide-4x3", "a4",
                                    "a4-portrait", "fit",       "1200x800"};
static const char *const landscapes[] = {"data/mesocentres", "data/space-stations.yaml",
                                         "data/browsers.paysage.yaml"};

START_TEST(it_can_be_read_in_any_style_on_any_page)
{
    size_t at = (size_t)_i;
    const char *style = styles[at % G_N_ELEMENTS(styles)];
    const char *page = pages[at / G_N_ELEMENTS(styles)];
    for (size_t i = 0; i < G_N_ELEMENTS(landscapes); i++) {
        for (size_t language = 0; language < 2; language++) {
            g_autoptr(Desk) desk =
                desk_of_data(landscapes[i], style, page, language == 0 ? "fr" : "en");
            g_autoptr(PsgScene) scene = drawn(desk);
            rules_check_texts(scene, 14 * MIN(1, desk->context->page.scale));
        }
    }
}
END_TEST

/* Actors that follow each other in all ways, some under long names. */
static char *
crowd(size_t actors, size_t slices)
{
    GString *yaml = g_string_new("kinds: {k: {label: Kind}, l: {label: Other kind}}\n"
                                 "slices:\n");
    for (size_t i = 0; i < slices; i++) {
        g_string_append_printf(yaml, "  - {id: %zu}\n", 1950 + i);
    }
    g_string_append(yaml, "actors:\n");
    for (size_t i = 0; i < actors; i++) {
        size_t from = 1950 + i * 7 % slices;
        g_string_append_printf(
            yaml, "  a%zu: {name: %s %zu, kind: %s, when: %zu/%zu", i,
            i % 5 == 0 ? "Institute with a name that is longer than what has room"
                       : "Name",
            i, i % 3 == 0 ? "k" : "l", from, from + 2 + i % 9);
        if (i > 2 && i % 3 == 0) {
            g_string_append_printf(yaml, ", succeeds: [a%zu, a%zu]", i / 2, i / 3);
        }
        g_string_append(yaml, "}\n");
    }
    return g_string_free(yaml, FALSE);
}

static const size_t crowds[][2] = {{3, 1}, {40, 10}, {150, 50}, {150, 3}, {5, 50}};

START_TEST(a_crowd_can_be_read)
{
    g_autofree char *yaml = crowd(crowds[_i][0], crowds[_i][1]);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgScene) first = drawn(desk);
    for (const PsgScene *scene = first; scene != NULL; scene = psg_scene_next(scene)) {
        rules_check_texts(scene, 14);
    }
}
END_TEST

/* Everybody to whom something happened stands on one page. */
START_TEST(nobody_with_a_story_is_left_out)
{
    g_autofree char *yaml = crowd(150, 50);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgTable) table = tabulated(desk);
    g_autoptr(PsgScene) first = drawn(desk);
    ck_assert_ptr_nonnull(psg_scene_next(first));
    for (size_t row = 1; row <= psg_table_row_count(table); row++) {
        size_t found = 0;
        g_autofree char *group =
            g_strdup_printf("actor-%s", psg_table_cell(table, row, 5));
        for (const PsgScene *scene = first; scene != NULL;
             scene = psg_scene_next(scene)) {
            found += part_is_empty(part_of_group(scene, group)) ? 0 : 1;
        }
        ck_assert_msg(found == 1, "%s is on %zu pages", group, found);
    }
}
END_TEST

/* Families of two are told on two pages: neither is nearly empty. */
START_TEST(pages_are_about_as_full)
{
    for (size_t families = 2; families < 20; families++) {
        g_autoptr(GString) yaml =
            g_string_new("slices: [{id: 2000}, {id: 2020}]\nactors:\n");
        for (size_t i = 0; i < families; i++) {
            g_string_append_printf(yaml,
                                   "  a%zu: {when: 1990/2012}\n"
                                   "  b%zu: {when: 2012/.., succeeds: {a%zu: 2012}}\n",
                                   i, i, i);
        }
        g_autoptr(Desk) desk = desk_new(yaml->str);
        g_autoptr(PsgScene) first = drawn(desk);
        size_t least = SIZE_MAX, most = 0, paper = 0;
        for (PsgScene *page = first; page != NULL; page = psg_scene_next(page)) {
            size_t count = 0;
            for (size_t i = 0; i < desk->landscape->actor_count; i++) {
                g_autofree char *id =
                    g_strconcat("actor-", desk->landscape->actors[i].id, NULL);
                count += !part_is_empty(part_of_group(page, id));
            }
            least = MIN(least, count);
            most = MAX(most, count);
            paper++;
        }
        ck_assert_msg(least + 2 * paper >= most, "%zu families: %zu and %zu on a page",
                      families, least, most);
    }
}
END_TEST

/* A page that grows has room for all. */
START_TEST(a_page_that_grows_is_the_only_one)
{
    g_autofree char *yaml = crowd(150, 50);
    g_autoptr(Desk) desk = desk_of(fixture_landscape(yaml), "slides", "fit", NULL);
    g_autoptr(PsgScene) scene = drawn(desk);
    ck_assert_ptr_null(psg_scene_next(scene));
    rules_check_texts(scene, 14);
}
END_TEST

/* ---- Thousands ---- */

enum { HEIRS = 900 };

/* Families of two, of three and of ten; and some to whom nothing happens. */
static char *
many_families(void)
{
    GString *yaml = g_string_new("language: en\n" SLICES "actors:\n");
    for (int i = 0; i < HEIRS; i++) {
        int size = i < 200 ? 10 : i < 500 ? 3 : 2;
        g_string_append_printf(yaml, "  n%d: {name: Actor %d., when: %d/..", i, i,
                               1990 + i % 14);
        g_string_append_printf(yaml, i % size > 0 ? ", succeeds: {n%d: 2003}}\n" : "}\n",
                               i - 1);
    }
    g_string_append(yaml, "  calm: {}\n  still: {}\n");
    return g_string_free(yaml, FALSE);
}

static size_t
count_lives(const Desk *desk, const PsgScene *scene, size_t first, size_t end)
{
    size_t count = 0;
    for (; scene != NULL; scene = psg_scene_next(scene)) {
        for (size_t i = first; i < end; i++) {
            g_autofree char *id =
                g_strconcat("actor-", desk->landscape->actors[i].id, NULL);
            count += !part_is_empty(part_of_group(scene, id));
        }
    }
    return count;
}

static size_t
count_pages(const PsgScene *scene)
{
    size_t count = 0;
    for (; scene != NULL; scene = psg_scene_next(scene)) {
        count++;
    }
    return count;
}

/* Those with most to tell have room on few pages; the others are counted on each of them. */
START_TEST(of_thousands_the_richest_histories_are_told)
{
    static const char *const papers[] = {"slide", "a4-portrait", "fit", "a1"};
    g_autofree char *yaml = many_families();
    g_autoptr(Desk) desk = desk_of(fixture_landscape(yaml), NULL, papers[_i], NULL);
    g_autoptr(PsgScene) scene = drawn(desk);
    ck_assert_uint_le(count_pages(scene), 6);
    size_t shown = count_lives(desk, scene, 0, HEIRS);
    ck_assert_uint_lt(shown, HEIRS);
    /* small families fill what large ones leave of a page */
    ck_assert_uint_ge(4 * count_lives(desk, scene, 0, 200), 3 * MIN(shown, 200));
    g_autofree char *told =
        g_strdup_printf("+ %zu actors that changed less \u00b7 + 2 ", HEIRS - shown);
    for (const PsgScene *page = scene; page != NULL; page = psg_scene_next(page)) {
        g_autofree char *words = part_words(part_of_group(page, "others"));
        ck_assert_msg(g_str_has_prefix(words, told), "%s: %s", words, told);
        rules_check_texts(page, 14 * desk->context->page.scale);
    }
    ck_assert_ptr_nonnull(strstr(psg_scene_remark(scene), "pages: "));
}
END_TEST

START_TEST(all_histories_are_told_on_as_many_pages_as_it_takes)
{
    g_autofree char *yaml = many_families();
    g_autoptr(Desk) desk = desk_new(yaml);
    PsgFigureSpec spec = desk_spec(desk, &psg_lineage_kind);
    PsgFigureInput input = {desk->context, NULL};
    *(unsigned *)psg_figure_option_field(
        psg_figure_kind_option(&psg_lineage_kind, "pages"), &spec) = 500;
    g_autoptr(PsgScene) scene = psg_figure_draw(&input, desk->ruler, &spec);
    ck_assert_uint_gt(count_pages(scene), 6);
    ck_assert_uint_eq(count_lives(desk, scene, 0, HEIRS), HEIRS);
    ck_assert_ptr_null(psg_scene_remark(scene));
}
END_TEST

static TCase *
history(void)
{
    TCase *history = tcase_create("history");
    tcase_add_loop_test(history, what_happened_is_in_the_table, 0,
                        (int)G_N_ELEMENTS(tables));
    tcase_add_test(history, sources_are_of_both);
    tcase_add_test(history, without_a_story_there_is_no_figure);
    tcase_add_loop_test(history, the_message_counts_what_happened, 0,
                        (int)G_N_ELEMENTS(sentences));
    return history;
}

static TCase *
drawing(void)
{
    TCase *drawing = tcase_create("drawing");
    tcase_add_test(drawing, all_that_happens_has_a_sign_that_is_explained);
    tcase_add_test(drawing, what_does_not_happen_is_not_explained);
    tcase_add_test(drawing, time_is_to_scale);
    tcase_add_test(drawing, a_long_silence_is_left_out);
    tcase_add_test(drawing, open_slices_reach_as_far_as_something_happens);
    tcase_add_test(drawing, a_succession_stands_at_its_time);
    tcase_add_test(drawing, who_lives_on_is_drawn_to_its_end);
    tcase_add_test(drawing, who_is_founded_anew_has_its_name_again);
    tcase_add_test(drawing, a_name_is_not_written_twice_side_by_side);
    return drawing;
}

Suite *
lineage_suite(void)
{
    Suite *suite = suite_create("lineage");
    suite_add_tcase(suite, history());
    suite_add_tcase(suite, drawing());
    TCase *any = tcase_create("any landscape");
    tcase_set_timeout(any, 60);
    tcase_add_loop_test(any, it_can_be_read_in_any_style_on_any_page, 0,
                        (int)(G_N_ELEMENTS(styles) * G_N_ELEMENTS(pages)));
    tcase_add_loop_test(any, a_crowd_can_be_read, 0, (int)G_N_ELEMENTS(crowds));
    tcase_add_loop_test(any, of_thousands_the_richest_histories_are_told, 0, 4);
    tcase_add_test(any, all_histories_are_told_on_as_many_pages_as_it_takes);
    tcase_add_test(any, nobody_with_a_story_is_left_out);
    tcase_add_test(any, pages_are_about_as_full);
    tcase_add_test(any, a_page_that_grows_is_the_only_one);
    suite_add_tcase(suite, any);
    return suite;
}
