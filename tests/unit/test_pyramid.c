/* The pyramid figure: tiers, figures with their dates, ratios, alone, facing and to
 * scale. */
#include "figure/pyramid/pyramid.h"
#include "rules.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

Suite *pyramid_suite(void);

static PsgScene *
pyramid(const Desk *desk, const char *first, const char *second, PsgScale scale)
{
    size_t slices[2] = {desk_slice(desk, first),
                        second == NULL ? 0 : desk_slice(desk, second)};
    PsgFigureSpec spec = desk_spec(desk, &psg_pyramid_kind);
    PsgPyramidOptions *options = spec.options;
    spec.slices = slices;
    spec.slice_count = second == NULL ? 1 : 2;
    options->scale = scale;
    PsgFigureInput input = {desk->context, NULL};
    return psg_figure_draw(&input, desk->ruler, &spec);
}

/* All that the scene says, without blanks of any kind. */
static char *
tight_words(const PsgScene *scene)
{
    g_autofree char *words = part_words(part_of_scene(scene));
    GString *tight = g_string_new(NULL);
    for (char *c = words; *c != '\0'; c = g_utf8_next_char(c)) {
        if (!g_unichar_isspace(g_utf8_get_char(c))) {
            g_string_append_unichar(tight, g_utf8_get_char(c));
        }
    }
    return g_string_free(tight, FALSE);
}

static const char *const landscapes[] = {"data/mesocentres",
                                         "data/template/paysage.yaml"};
static const char *const styles[] = {"slides", "print", "dark", "mono"};
static const char *const languages[] = {"fr", "en"};

enum {
    LANGUAGES = G_N_ELEMENTS(languages),
    STYLES = G_N_ELEMENTS(styles),
    COMBINATIONS = G_N_ELEMENTS(landscapes) * STYLES * LANGUAGES,
};

START_TEST(every_slice_can_be_read)
{
    const char *data = landscapes[(size_t)_i / STYLES / LANGUAGES];
    const char *style = styles[(size_t)_i / LANGUAGES % STYLES];
    g_autoptr(Desk) desk =
        desk_of_data(data, style, NULL, languages[(size_t)_i % LANGUAGES]);
    const PsgLandscape *landscape = desk->landscape;
    for (size_t i = 0; i < landscape->slice_count; i++) {
        const char *id = landscape->slices[i].id,
                   *other = landscape->slices[landscape->slice_count - 1 - i].id;
        for (int scale = PSG_SCALE_SCHEMATIC; scale <= PSG_SCALE_LOG; scale++) {
            g_autoptr(PsgScene) alone = pyramid(desk, id, NULL, (PsgScale)scale);
            g_autoptr(PsgScene) facing = pyramid(desk, id, other, (PsgScale)scale);
            rules_check_texts(alone, 14);
            rules_check_texts(facing, 14);
        }
    }
}
END_TEST

START_TEST(the_gap_between_two_tiers_is_told_as_a_ratio)
{
    g_autoptr(Desk) desk = desk_of_data("data/mesocentres", NULL, NULL, "fr");
    g_autoptr(PsgScene) facing = pyramid(desk, "2008", "2015", PSG_SCALE_SCHEMATIC);
    g_autofree char *words = tight_words(facing);
    ck_assert_ptr_nonnull(strstr(words, "|×20|"));
    ck_assert_ptr_nonnull(strstr(words, "|×4"));
    ck_assert_ptr_nonnull(strstr(words, "|400Tflop/s|2008|"));
    ck_assert_ptr_nonnull(strstr(words, "|1590Tflop/s|2015|"));
    double left = 0, right = 0;
    Part all = part_of_scene(facing);
    for (size_t i = 0; i < part_count(all, PSG_ITEM_TEXT); i++) {
        const PsgItem *text = part_nth(all, PSG_ITEM_TEXT, i);
        left = g_str_has_prefix(text->text, "×") && g_str_has_suffix(text->text, "20")
                   ? text->at.x
                   : left;
        right = g_str_has_prefix(text->text, "×") && g_str_has_suffix(text->text, "4")
                    ? text->at.x
                    : right;
    }
    ck_assert_double_lt(left, 800); /* each on its own side of the middle */
    ck_assert_double_gt(right, 800);
}
END_TEST

/* The outline of a tier's slab in a slice. */
static PsgRect
slab_of(const PsgScene *scene, const char *tier, const char *slice)
{
    g_autofree char *id = g_strdup_printf("tier-%s-%s", tier, slice);
    const PsgPath *path = part_nth(part_of_group(scene, id), PSG_ITEM_PATH, 0)->path;
    PsgRect box = {INFINITY, INFINITY, 0, 0};
    double right = -INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < psg_path_count(path); i++) {
        const PsgStep *step = psg_path_step(path, i);
        if (step->kind != PSG_STEP_CLOSE) {
            box.x = MIN(box.x, step->to.x);
            box.y = MIN(box.y, step->to.y);
            right = MAX(right, step->to.x);
            bottom = MAX(bottom, step->to.y);
        }
    }
    box.width = right - box.x;
    box.height = bottom - box.y;
    return box;
}

static bool
is_dashed(const PsgScene *scene, const char *tier, const char *slice)
{
    g_autofree char *id = g_strdup_printf("tier-%s-%s", tier, slice);
    return part_nth(part_of_group(scene, id), PSG_ITEM_PATH, 0)->ink.dash ==
           PSG_DASH_DASHED;
}

/* The steps between tiers are as long as the logarithms of their ratios, on both sides. */
START_TEST(the_gap_is_seen_to_close)
{
    g_autoptr(Desk) desk = desk_of_data("data/mesocentres", NULL, NULL, "fr");
    g_autoptr(PsgScene) facing = pyramid(desk, "2008", "2015", PSG_SCALE_SCHEMATIC);
    double before = slab_of(facing, "national", "2008").width -
                    slab_of(facing, "regional", "2008").width;
    double after = slab_of(facing, "national", "2015").width -
                   slab_of(facing, "regional", "2015").width;
    ck_assert_double_gt(before, 2 * after);
    ck_assert_double_eq_tol(before / after, log(400.0 / 22) / log(6000.0 / 1590), 0.01);
    ck_assert(is_dashed(facing, "european", "2008"));
    ck_assert(is_dashed(facing, "laboratory", "2008"));
    ck_assert(!is_dashed(facing, "european", "2015"));
    g_autofree char *words = part_words(part_of_scene(facing));
    ck_assert_ptr_nonnull(strstr(words, "Largeurs à l’échelle logarithmique"));
}
END_TEST

/* In the earlier of two nothing is marked as new; between both the change is put in words. */
START_TEST(two_slices_tell_what_changed_between_them)
{
    g_autoptr(Desk) desk = desk_of_data("data/mesocentres", NULL, NULL, "en");
    g_autoptr(PsgScene) facing = pyramid(desk, "2008", "2015", PSG_SCALE_SCHEMATIC);
    g_autoptr(PsgScene) alone = pyramid(desk, "2008", NULL, PSG_SCALE_SCHEMATIC);
    g_autofree char *words = tight_words(facing), *before = tight_words(alone);
    ck_assert_ptr_nonnull(strstr(before, "Mésocentres(new)"));
    ck_assert_ptr_null(strstr(words, "Mésocentres(new)"));
    ck_assert_ptr_nonnull(strstr(words, "Equip@Meso(new)"));
    ck_assert_ptr_nonnull(strstr(words, "Nationalcentres/Regionalcentres:×20→×4"));
}
END_TEST

START_TEST(slices_have_one_scale)
{
    g_autoptr(Desk) desk = desk_of_data("data/mesocentres", NULL, NULL, "fr");
    g_autoptr(PsgScene) early = pyramid(desk, "2008", NULL, PSG_SCALE_SCHEMATIC);
    g_autoptr(PsgScene) late = pyramid(desk, "2015", NULL, PSG_SCALE_SCHEMATIC);
    double decade = slab_of(early, "national", "2008").width -
                    slab_of(early, "regional", "2008").width;
    double grown = slab_of(late, "national", "2015").width -
                   slab_of(early, "national", "2008").width;
    ck_assert_double_eq_tol(grown / decade, log(6000.0 / 400) / log(400.0 / 22), 0.01);
}
END_TEST

/* A landscape of three tiers with such figures, in two slices. */
static Desk *
desk_of_figures(const char *unit, const char *const figures[3])
{
    g_autofree char *yaml = g_strdup_printf(
        "language: en\nslices: [{id: 2007}, {id: 2008}]\nactors: {a: {tier: t}}\n"
        "measures: {m: {unit: '%s'}}\npyramid:\n  measure: m\n  tiers:\n"
        "    - {id: t, figures: {2007: %s}}\n    - {id: u, figures: {2007: %s}}\n"
        "    - {id: v, figures: {2007: %s}}\n",
        unit, figures[0], figures[1], figures[2]);
    return desk_new(yaml);
}

/* Of a share, and of numbers that are near each other, widths are in proportion. */
START_TEST(what_bars_can_show_is_in_proportion)
{
    static const struct {
        const char *unit, *figures[3];
        double full; /* what would be as wide as can be */
    } cases[] = {{"%", {"80", "20", "0.1"}, 100}, {"bn", {"40", "10", "2"}, 40}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Desk) desk = desk_of_figures(cases[i].unit, cases[i].figures);
        g_autoptr(PsgScene) scene = pyramid(desk, "2007", NULL, PSG_SCALE_SCHEMATIC);
        double top = slab_of(scene, "t", "2007").width,
               middle = slab_of(scene, "u", "2007").width;
        ck_assert_double_eq_tol(top / middle, 4, 0.01);
        g_autofree char *words = part_words(part_of_scene(scene));
        ck_assert_ptr_nonnull(strstr(words, "in proportion"));
    }
}
END_TEST

/* Nobody takes what is not known for more than what is known. */
START_TEST(a_tier_without_a_number_is_as_wide_as_the_least)
{
    static const char *const figures[][3] = {{"40", "10", "{text: unknown}"},
                                             {"4000", "2", "{text: unknown}"}};
    for (size_t i = 0; i < G_N_ELEMENTS(figures); i++) {
        g_autoptr(Desk) desk = desk_of_figures("bn", figures[i]);
        g_autoptr(PsgScene) scene = pyramid(desk, "2007", NULL, PSG_SCALE_SCHEMATIC);
        ck_assert(is_dashed(scene, "v", "2007"));
        ck_assert_double_eq_tol(slab_of(scene, "v", "2007").width,
                                slab_of(scene, "u", "2007").width, 0.01);
    }
}
END_TEST

/* A figure of one of many is told from sums beside it, and looks as usual among its like. */
START_TEST(one_of_many_is_no_sum)
{
    g_autoptr(Desk) desk = desk_of_data("data/mesocentres", NULL, NULL, "en");
    static const struct {
        const char *slice;
        bool is_mixed;
    } cases[] = {{"2014", false}, {"2015", true}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(PsgScene) scene =
            pyramid(desk, cases[i].slice, NULL, PSG_SCALE_SCHEMATIC);
        g_autofree char *id = g_strdup_printf("tier-european-%s", cases[i].slice);
        PsgColour fill = part_nth(part_of_group(scene, id), PSG_ITEM_PATH, 0)->ink.fill;
        PsgColour usual = psg_tier_fill(desk->context, 0);
        ck_assert_int_eq(memcmp(&fill, &usual, sizeof fill) != 0, cases[i].is_mixed);
        ck_assert_int_eq(part_text(part_of_scene(scene), "each") != NULL,
                         cases[i].is_mixed);
    }
}
END_TEST

START_TEST(without_a_measure_nothing_is_said_to_be_missing)
{
    g_autoptr(Desk) desk =
        desk_new("language: en\nslices: [{id: 2007}, {id: 2008}]\n"
                 "actors: {a: {tier: t}}\npyramid: {tiers: [{id: t}, {id: u}]}\n");
    g_autoptr(PsgScene) alone = pyramid(desk, "2007", NULL, PSG_SCALE_SCHEMATIC);
    g_autoptr(PsgScene) facing = pyramid(desk, "2007", "2008", PSG_SCALE_SCHEMATIC);
    g_autofree char *words = part_words(part_of_scene(alone));
    g_autofree char *both = part_words(part_of_scene(facing));
    ck_assert_ptr_null(strstr(words, "no figure"));
    ck_assert_ptr_null(strstr(both, "no figure"));
    ck_assert_ptr_nonnull(strstr(words, "not to scale"));
    ck_assert_double_lt(slab_of(alone, "t", "2007").width,
                        slab_of(alone, "u", "2007").width);
}
END_TEST

/* All are named where a page has room for them; else those that are not are counted. */
START_TEST(many_actors_are_named_or_counted)
{
    static const char *const pages[] = {"slide", "a4-portrait", "640x480", "fit"};
    g_autoptr(GString) yaml =
        g_string_new("language: en\nslices: [{id: 2007}]\nactors:\n");
    for (int i = 0; i < 160; i++) {
        g_string_append_printf(
            yaml, "  a%d: {name: Institute of the town number %d, tier: t}\n", i, i);
    }
    g_string_append(yaml, "pyramid: {tiers: [{id: t}, {id: u}, {id: v}]}\n");
    for (size_t page = 0; page < G_N_ELEMENTS(pages); page++) {
        g_autoptr(Desk) desk =
            desk_of(fixture_landscape(yaml->str), NULL, pages[page], NULL);
        g_autoptr(PsgScene) scene = pyramid(desk, "2007", NULL, PSG_SCALE_SCHEMATIC);
        Part all = part_of_scene(scene);
        size_t named = 0, counted = 0;
        for (size_t i = 0; i < part_count(all, PSG_ITEM_TEXT); i++) {
            const char *text = part_nth(all, PSG_ITEM_TEXT, i)->text;
            named += g_str_has_prefix(text, "Institute") ? 1 : 0;
            counted =
                g_str_has_prefix(text, "+ ") ? strtoul(text + 2, NULL, 10) : counted;
        }
        ck_assert_uint_eq(named + counted, 160);
        ck_assert(counted == 0 || strcmp(pages[page], "fit") != 0);
        rules_check_texts(scene, 14 * desk->context->page.scale);
    }
}
END_TEST

START_TEST(who_is_new_or_comes_from_another_tier_has_the_accent)
{
    g_autoptr(Desk) desk = desk_new(
        "language: en\nslices: [{id: 2007}, {id: 2008}, {id: 2009}]\n"
        "actors: {a: {name: Ann, tier: {../2007: u, 2008/..: t}}, b: {name: Bob, tier: t},\n"
        "  c: {name: Cid, tier: t, when: 2008/..}}\n"
        "pyramid: {tiers: [{id: t}, {id: u, level: Below}]}\n");
    g_autoptr(PsgScene) second = pyramid(desk, "2008", NULL, PSG_SCALE_SCHEMATIC);
    g_autoptr(PsgScene) third = pyramid(desk, "2009", NULL, PSG_SCALE_SCHEMATIC);
    g_autoptr(PsgScene) facing = pyramid(desk, "2007", "2009", PSG_SCALE_SCHEMATIC);
    const PsgScene *told[] = {second, facing};
    for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
        Part all = part_of_scene(told[i]);
        const PsgItem *moved = part_text(all, "Ann (before: Below),"),
                      *fresh = part_text(all, "Cid (new)");
        ck_assert(moved != NULL && fresh != NULL);
        ck_assert_mem_eq(&moved->look.colour, &desk->style->accent, sizeof(PsgColour));
        ck_assert_mem_eq(&fresh->look.colour, &desk->style->accent, sizeof(PsgColour));
    }
    g_autofree char *words = part_words(part_of_scene(third));
    ck_assert_ptr_null(strstr(words, "before:"));
    ck_assert_ptr_null(strstr(words, "(new)"));
}
END_TEST

/* Why a pyramid of a slice is not made; implied: nobody asked for that slice. */
static char *
silence_of(const Desk *desk, const char *slice, bool is_implied, PsgScale scale)
{
    size_t slices[] = {desk_slice(desk, slice)};
    PsgFigureSpec spec = desk_spec(desk, &psg_pyramid_kind);
    PsgPyramidOptions *options = spec.options;
    spec.slices = slices;
    spec.slice_count = 1;
    spec.is_implied = is_implied;
    options->scale = scale;
    PsgFigureInput input = {desk->context, NULL};
    return psg_figure_silence(&input, &spec);
}

START_TEST(a_pyramid_that_tells_what_the_one_before_tells_is_not_made)
{
    g_autoptr(Desk) desk = desk_of_data("data/mesocentres", NULL, NULL, "fr");
    static const struct {
        const char *slice;
        bool is_implied, is_silent;
    } cases[] = {{"avant-2008", true, false}, {"2007", true, true},
                 {"2007", false, false},      {"2008", true, false},
                 {"2011", true, false},       {"2013", true, true}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *why =
            silence_of(desk, cases[i].slice, cases[i].is_implied, PSG_SCALE_SCHEMATIC);
        ck_assert_msg((why != NULL) == cases[i].is_silent, "%s", cases[i].slice);
    }
    g_autofree char *why = silence_of(desk, "2007", false, PSG_SCALE_LOG);
    ck_assert_str_eq(why, "no tier has a number above 0");
}
END_TEST

START_TEST(a_slice_without_figures_shows_the_latest_with_their_date)
{
    g_autoptr(Desk) desk = desk_of_data("data/mesocentres", NULL, NULL, "fr");
    g_autoptr(PsgScene) later = pyramid(desk, "2009", NULL, PSG_SCALE_SCHEMATIC);
    g_autoptr(PsgScene) before = pyramid(desk, "2007", NULL, PSG_SCALE_SCHEMATIC);
    g_autofree char *words = tight_words(later), *early = tight_words(before);
    ck_assert_ptr_nonnull(strstr(words, "|400Tflop/s|2008|"));
    ck_assert_ptr_null(strstr(early, "Tflop/s"));
    ck_assert_ptr_nonnull(strstr(early, "|sanschiffre"));
}
END_TEST

static const char *const story =
    "language: en\n"
    "title: A story\n"
    "sources: {s: {title: Book}}\n"
    "slices: [{id: 2007}, {id: 2008}, {id: 2009}]\n"
    "actors: {a: {name: Ann, tier: top}, b: {name: Bob, tier: foot, when: 2008/..}}\n"
    "measures: {power: {unit: Tflop/s}}\n"
    "pyramid:\n"
    "  measure: power\n"
    "  tiers:\n"
    "    - {id: top, label: Top, level: Tier-0, figures: {2007: {value: 100, source: s}, 2008: 2000}}\n"
    "    - {id: middle, figures: {2008: {text: as much as a village needs in a year}}}\n"
    "    - {id: foot, label: Foot, figures: {2007: 1, 2008: 1}}\n";

START_TEST(dots_stand_at_the_logarithms)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgScene) scene = pyramid(desk, "2007", "2008", PSG_SCALE_LOG);
    Part all = part_of_scene(scene);
    const PsgItem *one = part_text(all, "1"), *ten = part_text(all, "10"),
                  *hundred = part_text(all, "100");
    ck_assert(one != NULL && ten != NULL && hundred != NULL); /* labels of the axis */
    double decade = ten->at.x - one->at.x;
    ck_assert_double_eq_tol(hundred->at.x - ten->at.x, decade, 0.01);
    double rightmost = 0, second = 0;
    for (size_t i = 0; i < part_count(all, PSG_ITEM_BOX); i++) {
        const PsgItem *box = part_nth(all, PSG_ITEM_BOX, i);
        if (box->ink.stroke.alpha > 0) {
            ck_assert_double_eq_tol(box->box.width, 2 * box->radius, 0.01); /* no bar */
            double middle = box->box.x + box->box.width / 2;
            second = middle > rightmost ? rightmost : MAX(second, middle);
            rightmost = MAX(rightmost, middle);
        }
    }
    ck_assert_double_eq_tol(second, hundred->at.x, 0.01); /* 100, and 20 times as much */
    ck_assert_double_eq_tol(rightmost - second, decade * 1.30103, 0.1);
}
END_TEST

START_TEST(the_scene_tells_itself_in_words)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgScene) scene = pyramid(desk, "2007", "2008", PSG_SCALE_SCHEMATIC);
    ck_assert_str_eq(psg_scene_title(scene), "2007 ↔ 2008 – Pyramid – A story");
    const char *told = psg_scene_description(scene);
    ck_assert(g_str_has_prefix(told, "Top, 100"));
    ck_assert_ptr_nonnull(strstr(told, "(2007), 2,000"));
    ck_assert_ptr_nonnull(
        strstr(told, "; middle, as much as a village needs in a year (2008); Foot"));
    g_autofree char *sources = part_words(part_of_group(scene, "sources"));
    ck_assert_str_eq(sources, "Source: Book");
}
END_TEST

START_TEST(a_title_is_the_orders_or_the_landscapes)
{
    g_autofree char *yaml = g_strconcat(story, "  title: Who has what\n", NULL);
    g_autoptr(Desk) desk = desk_new(yaml);
    PsgFigureSpec spec = desk_spec(desk, &psg_pyramid_kind);
    PsgTranslation title = {"en", "Asked for"};
    spec.slice_count = 1;
    spec.title = (PsgText){&title, 1};
    PsgFigureInput input = {desk->context, NULL};
    g_autoptr(PsgScene) asked = psg_figure_draw(&input, desk->ruler, &spec);
    g_autoptr(PsgScene) own = pyramid(desk, "2007", NULL, PSG_SCALE_SCHEMATIC);
    ck_assert_ptr_nonnull(part_text(part_of_group(asked, "heading"), "Asked for"));
    ck_assert_ptr_nonnull(part_text(part_of_group(own, "heading"), "Who has what"));
}
END_TEST

static void
check_whole(const PsgScene *scene, const char *begin)
{
    Part all = part_of_scene(scene);
    for (size_t i = 0; i < part_count(all, PSG_ITEM_TEXT); i++) {
        const char *text = part_nth(all, PSG_ITEM_TEXT, i)->text;
        ck_assert_msg(strstr(text, begin) == NULL || strstr(text, "\u2026") == NULL,
                      "\"%s\" is cut", text);
    }
}

/* Pyramids of few and of many tiers, with little and with much on them. */
static void
check_tiers(size_t count, size_t actors, const char *page)
{
    g_autoptr(GString) yaml =
        g_string_new("language: en\nslices: [{id: 2007}, {id: 2008}]\nactors:\n");
    for (size_t i = 0; i < actors; i++) {
        g_string_append_printf(yaml, "  a%zu: {name: Institute number %zu, tier: t%zu}\n",
                               i, i, i % count);
    }
    g_string_append(yaml, "  z: {}\npyramid:\n  measure: power\n  tiers:\n");
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(
            yaml,
            "    - {id: t%zu, label: Centres of level %zu, level: Tier-%zu,\n"
            "       figures: {2007: %zu, 2008: {value: %zu, bound: about, per: each}}}\n",
            i, i, i, 1000 / (i + 1), 30000 / (i + 1));
    }
    g_string_append(yaml, "measures: {power: {unit: Tflop/s}}\n");
    g_autoptr(Desk) desk = desk_of(fixture_landscape(yaml->str), NULL, page, NULL);
    double least = 14 * desk->context->page.scale;
    for (int scale = PSG_SCALE_SCHEMATIC; scale <= PSG_SCALE_LOG; scale++) {
        g_autoptr(PsgScene) alone = pyramid(desk, "2007", NULL, (PsgScale)scale);
        g_autoptr(PsgScene) facing = pyramid(desk, "2007", "2008", (PsgScale)scale);
        rules_check_texts(alone, least);
        rules_check_texts(facing, least);
        check_whole(alone, "Centres");
        check_whole(facing, "Centres");
    }
}

START_TEST(few_and_many_tiers_have_room)
{
    check_tiers((size_t)_i, 40, NULL);
    check_tiers((size_t)_i, 0, NULL);
    check_tiers((size_t)_i, 3, "fit");
}
END_TEST

static const char *const pages[] = {"slide-4x3", "a4", "a4-portrait", "fit", "640x480"};

START_TEST(every_page_holds_its_pyramid)
{
    check_tiers(4, 12, pages[_i]);
}
END_TEST

START_TEST(without_figures_there_is_still_a_pyramid)
{
    g_autoptr(Desk) desk =
        desk_new("language: en\nslices: [{id: 2007}]\nactors: {a: {tier: t}}\n"
                 "pyramid: {tiers: [{id: t}, {id: u}]}\n");
    g_autoptr(PsgScene) plain = pyramid(desk, "2007", NULL, PSG_SCALE_SCHEMATIC);
    g_autoptr(PsgScene) bars = pyramid(desk, "2007", NULL, PSG_SCALE_LOG);
    ck_assert(!part_is_empty(part_of_group(plain, "tier-t-2007")));
    rules_check_texts(plain, 14);
    rules_check_texts(bars, 14);
}
END_TEST

/* Of a slice in which no tier has anyone, and no number yet. Bare slabs would be a claim. */
START_TEST(a_slice_without_anything_says_so)
{
    g_autoptr(Desk) desk = desk_new("language: en\nslices: [{id: 2007}, {id: 2008}]\n"
                                    "actors: {a: {tier: t, when: 2008/..}}\n"
                                    "pyramid: {tiers: [{id: t}, {id: u}]}\n");
    g_autoptr(PsgScene) before = pyramid(desk, "2007", NULL, PSG_SCALE_SCHEMATIC);
    g_autoptr(PsgScene) later = pyramid(desk, "2008", NULL, PSG_SCALE_SCHEMATIC);
    g_autofree char *empty = part_words(part_of_scene(before));
    g_autofree char *full = part_words(part_of_scene(later));
    ck_assert_ptr_nonnull(strstr(empty, "No actor in this slice"));
    ck_assert_ptr_null(strstr(full, "No actor in this slice"));
    rules_check_texts(before, 14);
}
END_TEST

/* A logarithm between one number and itself is none. */
START_TEST(a_single_number_on_a_logarithmic_scale_has_a_width)
{
    g_autoptr(Desk) desk = desk_new(
        "language: en\nslices: [{id: 2007}]\nactors: {a: {tier: t}}\n"
        "measures: {power: {unit: Tflop/s, scale: log}}\n"
        "pyramid: {measure: power, tiers: [{id: t, figures: {2007: 5}}, {id: u}]}\n");
    g_autoptr(PsgScene) scene = pyramid(desk, "2007", NULL, PSG_SCALE_SCHEMATIC);
    Part tier = part_of_group(scene, "tier-t-2007");
    ck_assert_uint_gt(part_count(tier, PSG_ITEM_PATH), 0);
    PsgRect slab = item_bounds(part_nth(tier, PSG_ITEM_PATH, 0));
    ck_assert(isfinite(slab.width) && slab.width > 0);
}
END_TEST

Suite *
pyramid_suite(void)
{
    Suite *suite = suite_create("pyramid");
    TCase *reading = tcase_create("reading");
    tcase_add_loop_test(reading, every_slice_can_be_read, 0, COMBINATIONS);
    tcase_add_loop_test(reading, few_and_many_tiers_have_room, 1, 7);
    tcase_add_loop_test(reading, every_page_holds_its_pyramid, 0, G_N_ELEMENTS(pages));
    suite_add_tcase(suite, reading);
    TCase *figures = tcase_create("figures");
    tcase_add_test(figures, a_single_number_on_a_logarithmic_scale_has_a_width);
    tcase_add_test(figures, the_gap_between_two_tiers_is_told_as_a_ratio);
    tcase_add_test(figures, a_slice_without_figures_shows_the_latest_with_their_date);
    tcase_add_test(figures, dots_stand_at_the_logarithms);
    tcase_add_test(figures, the_gap_is_seen_to_close);
    tcase_add_test(figures, two_slices_tell_what_changed_between_them);
    tcase_add_test(figures, slices_have_one_scale);
    tcase_add_test(figures, what_bars_can_show_is_in_proportion);
    tcase_add_test(figures, a_tier_without_a_number_is_as_wide_as_the_least);
    tcase_add_test(figures, one_of_many_is_no_sum);
    tcase_add_test(figures, without_a_measure_nothing_is_said_to_be_missing);
    tcase_add_test(figures, a_pyramid_that_tells_what_the_one_before_tells_is_not_made);
    tcase_add_test(figures, without_figures_there_is_still_a_pyramid);
    tcase_add_test(figures, a_slice_without_anything_says_so);
    suite_add_tcase(suite, figures);
    TCase *actors = tcase_create("actors");
    tcase_add_test(actors, many_actors_are_named_or_counted);
    tcase_add_test(actors, who_is_new_or_comes_from_another_tier_has_the_accent);
    suite_add_tcase(suite, actors);
    TCase *words = tcase_create("words");
    tcase_add_test(words, the_scene_tells_itself_in_words);
    tcase_add_test(words, a_title_is_the_orders_or_the_landscapes);
    suite_add_tcase(suite, words);
    return suite;
}
