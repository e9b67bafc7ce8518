/* Every kind of figure of every landscape: the rules that hold on all pages.
 *
 * All of them together take minutes, so each landscape gets a few pages and languages, which
 * differ from landscape to landscape. */
#include "figure/deck/deck.h"
#include "figure/network/network.h"
#include "fixture.h"
#include "part.h"
#include "sample_landscape.h"
#include "scene_rules.h"
#include "thorough.h"

#include <check.h>
#include <string.h>

Suite *every_figure_suite(void);

/* Of letters, on a slide; of networks in small, which are read from near. */
#define LEAST_SIZE 14.0
#define LEAST_SMALL 11.0

enum { LARGE = 25 };

static const char *const pages[] = {"slide",    "slide-4x3", "a4-portrait",
                                    "1200x800", "fit",       "a1"};
static const char *const languages[] = {"en", "fr"};

typedef struct {
    Desk *desk;
    PsgNetwork *network;
    GPtrArray *faults; /* texts */
    bool has_options;  /* each kind with each of its options, too */
} Trial;

static void
check_scene(const Trial *trial, const PsgScene *scene, double least)
{
    scene_rules_texts(scene, least * trial->desk->context->page.scale, trial->faults);
    scene_rules_structure(scene, trial->faults);
    scene_rules_svg(scene, trial->faults);
}

/* What the item shows, as ids of groups name it; NULL: something that has none. */
static const char *
id_of_part(const PsgLandscape *landscape, PsgPart part)
{
    return part.kind == PSG_PART_ACTOR   ? landscape->actors[part.index].id
           : part.kind == PSG_PART_GROUP ? landscape->groups[part.index].id
           : part.kind == PSG_PART_TIER  ? landscape->tiers[part.index].id
                                         : NULL;
}

/* A group whose class is "actor" shows the actor that its id ends with, and so does all that
 * is painted in it; likewise groups and tiers. */
static void
check_parts(const Trial *trial, const PsgScene *scene)
{
    static const char *const words[] = {"actor", "group", "tier"};
    const PsgLandscape *landscape = trial->desk->landscape;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        const char *class = item->kind == PSG_ITEM_GROUP ? item->group.class : NULL;
        g_auto(GStrv) names = g_strsplit(class == NULL ? "" : class, " ", 2);
        for (size_t k = 0; k < G_N_ELEMENTS(words); k++) {
            if (g_strcmp0(names[0], words[k]) != 0) {
                continue;
            }
            const char *shown = id_of_part(landscape, item->part);
            const PsgItem *first = psg_scene_item(scene, i + 1);
            if (g_strcmp0(psg_part_word(item->part.kind), words[k]) != 0 ||
                (item->group.id != NULL && strstr(item->group.id, shown) == NULL) ||
                (first->kind != PSG_ITEM_END &&
                 !psg_part_equals(first->part, item->part))) {
                g_ptr_array_add(trial->faults,
                                g_strdup_printf("%s: %s shows %s", psg_scene_name(scene),
                                                item->group.id, shown));
            }
        }
    }
}

static void
check_figure(const Trial *trial, const PsgFigureSpec *spec)
{
    PsgFigureInput input = {trial->desk->context, trial->network};
    g_autoptr(PsgScene) scene = psg_figure_draw(&input, trial->desk->ruler, spec);
    g_autoptr(PsgTable) table = psg_figure_table(&input, spec);
    for (const PsgScene *page = scene; page != NULL; page = psg_scene_next(page)) {
        check_scene(trial, page,
                    spec->kind == &psg_filmstrip_kind ? LEAST_SMALL : LEAST_SIZE);
        check_parts(trial, page);
    }
    scene_rules_table(table, trial->faults);
}

/* Of the figures of single slices one in between and the last. */
static void
check_plan(const Trial *trial, const PsgPlan *plan, GHashTable *names)
{
    for (size_t i = 0; i < plan->count; i++) {
        const PsgFigureSpec *spec = &plan->figures[i].spec;
        char *name = psg_figure_spec_name(spec, trial->desk->context->landscape);
        if (g_hash_table_contains(names, name)) {
            g_ptr_array_add(trial->faults, g_strdup_printf("two files %s", name));
        }
        g_hash_table_add(names, name);
        if (i == plan->count / 2 || i == plan->count - 1) {
            check_figure(trial, spec);
        }
    }
}

static void
check_request(const Trial *trial, const PsgFigureKind *kind,
              const PsgRequestOption *option, GHashTable *names)
{
    PsgRequest request = {
        .figures = kind->name, .options = option, .option_count = option == NULL ? 0 : 1};
    g_autoptr(PsgPlan) plan = desk_plan(trial->desk, &request);
    check_plan(trial, plan, names);
}

/* A kind as usual, and perhaps with each of its options. */
static void
check_kind(const Trial *trial, const PsgFigureKind *kind, GHashTable *names)
{
    check_request(trial, kind, NULL, names);
    for (size_t i = 0; trial->has_options && i < kind->option_count; i++) {
        const PsgFigureOption *option = &kind->options[i];
        PsgRequestOption said = {option->name, NULL};
        if (option->type == PSG_OPTION_FLAG) {
            check_request(trial, kind, &said, names);
        }
        for (size_t j = 1; option->type == PSG_OPTION_CHOICE && option->words[j] != NULL;
             j++) {
            said.value = option->words[j];
            check_request(trial, kind, &said, names);
        }
        if (option->type == PSG_OPTION_MEASURES) {
            said.value = "m0";
            check_request(trial, kind, &said, names);
        }
    }
}

/* The pages that a deck has besides the figures. */
static void
check_deck(const Trial *trial)
{
    const PsgRenderContext *context = trial->desk->context;
    g_autoptr(PsgPlan) plan = desk_plan(trial->desk, &(PsgRequest){0});
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(PsgDeckPage));
    PsgFigureSpec own = desk_spec(trial->desk, &psg_deck_kind);
    for (size_t i = 0; i < plan->count; i++) {
        PsgDeckPage page = {&plan->figures[i].spec, NULL};
        g_array_append_val(list, page);
    }
    g_autoptr(PsgDeck) deck =
        psg_deck_new(context, trial->desk->ruler, &own,
                     (const PsgDeckPage *)(const void *)list->data, list->len);
    for (size_t i = 0; i < psg_deck_count(deck); i++) {
        if (psg_deck_sheet(deck, i)->scene != NULL) {
            check_scene(trial, psg_deck_sheet(deck, i)->scene, LEAST_SIZE);
        }
    }
}

/* What is wrong with the figures of the landscape, where anything is: one text. */
static char *
faults_of(const SampleTraits *traits, const char *style, const char *page,
          const char *language, bool has_options)
{
    g_autofree char *yaml = sample_landscape_yaml(traits);
    g_autoptr(Desk) desk = desk_of(fixture_landscape(yaml), style, page, language);
    g_autoptr(PsgNetwork) network = desk_network(desk, "neato");
    desk_add_dots(desk, network, PSG_NONE);
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) names =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Trial trial = {desk, network, faults, has_options};
    const PsgFigureKinds *kinds = psg_figure_kinds();
    for (size_t i = 0; i < kinds->count; i++) {
        if (kinds->items[i]->maker->draw != NULL) {
            check_kind(&trial, kinds->items[i], names);
        }
    }
    check_deck(&trial);
    g_ptr_array_add(faults, NULL);
    return g_strjoinv("\n", (char **)faults->pdata);
}

/* Every landscape meets one or two of the pages, and every third one all options. */
START_TEST(nothing_is_broken)
{
    size_t count;
    const SampleTraits *traits = &sample_landscapes(&count)[_i];
    int turns = traits->actors > LARGE ? 1 : thorough(2, 1);
    for (int turn = 0; turn < turns; turn++) {
        const char *page = pages[(_i + 2 * turn) % (int)G_N_ELEMENTS(pages)];
        const char *language = languages[(_i / 2 + turn) % 2];
        g_autofree char *faults =
            faults_of(traits, "slides", page, language, _i % thorough(1, 3) == 0);
        ck_assert_msg(*faults == '\0', "%s on %s in %s:\n%.3000s", traits->name, page,
                      language, faults);
    }
}
END_TEST

/* Whatever the kind: a title that is asked for is on the page, or what the whole page is
 * called, and the scene has the name of its file. */
START_TEST(what_is_asked_of_every_kind_is_done)
{
    g_autoptr(Desk) desk =
        desk_new("language: en\nslices: [{id: 2007, headline: News}, {id: 2008}]\n"
                 "actors: {a: {}, b: {when: 2008/..}}\nrelations: [{from: a, to: b}]\n"
                 "pyramid: {tiers: [{id: t}]}\n");
    g_autoptr(PsgNetwork) network =
        psg_network_new(desk->context, desk->ruler, "neato", NULL);
    PsgFigureInput input = {desk->context, network};
    const PsgFigureKinds *kinds = psg_figure_kinds();
    for (size_t i = 0; i < kinds->count; i++) {
        PsgRequest request = {.figures = kinds->items[i]->name, .slices = "2007,2008"};
        g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
        PsgFigureSpec *spec = &plan->figures[0].spec;
        const PsgTranslation title = {"en", "Zebra"};
        spec->title = (PsgText){&title, 1};
        spec->number = 2;
        g_autofree char *name = psg_figure_spec_name(spec, desk->landscape);
        ck_assert(g_str_has_suffix(name, "_2"));
        if (spec->kind->maker->draw == NULL) {
            continue;
        }
        g_autoptr(PsgScene) scene = psg_figure_draw(&input, desk->ruler, spec);
        g_autofree char *words = part_words(part_of_scene(scene));
        ck_assert_msg(strstr(words, "Zebra") != NULL ||
                          strstr(psg_scene_title(scene), "Zebra") != NULL,
                      "%s: %s", name, words);
        ck_assert_str_eq(psg_scene_name(scene), name);
    }
}
END_TEST

/* ---- The rules themselves ---- */

typedef struct {
    PsgPoint at;
    double size;
    uint8_t grey;      /* of the letters */
    const char *fault; /* of words on a white page, in which a black box is at 0, 100 */
} Words;

static const Words words[] = {
    {{50, 50}, 20, 0, ""},
    {{50, 50}, 12, 0, "page: \"words\" has size 12.00, not 14.00"},
    {{150, 50}, 20, 0, "page: \"words\" leaves the page at 150,35"},
    {{50, 50}, 20, 150, "page: \"words\" has a contrast of 2.96"},
    {{50, 150}, 20, 0, "page: \"words\" has a contrast of 1.00"},
    {{50, 150}, 20, 255, ""},
    {{50, 20}, 20, 0, "page: \"words\" stands on \"Title\" at 50,6"},
};

START_TEST(words_that_break_a_rule_are_found)
{
    const Words *tried = &words[_i];
    g_autoptr(PsgScene) scene =
        psg_scene_new((PsgSize){200, 200}, (PsgColour){255, 255, 255, 255});
    psg_scene_describe(scene, "page", "Page", "Words", "en");
    PsgTextLook look = {.font = {"sans", 20, 400, false}, .colour = {0, 0, 0, 255}};
    PsgInk ink = {.fill = {0, 0, 0, 255}};
    psg_scene_box(scene, (PsgRect){0, 100, 200, 100}, 0, &ink);
    psg_scene_text(scene, &look, (PsgPoint){10, 25}, "Title", 60);
    look.font.size = tried->size;
    look.colour = (PsgColour){tried->grey, tried->grey, tried->grey, 255};
    psg_scene_text(scene, &look, tried->at, "words", 60);
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);
    scene_rules_texts(scene, LEAST_SIZE, faults);
    scene_rules_structure(scene, faults);
    scene_rules_svg(scene, faults);
    g_ptr_array_add(faults, NULL);
    g_autofree char *told = g_strjoinv(" ", (char **)faults->pdata);
    ck_assert_str_eq(told, tried->fault);
}
END_TEST

START_TEST(what_is_covered_twice_the_same_or_untold_is_found)
{
    g_autoptr(PsgScene) scene =
        psg_scene_new((PsgSize){200, 200}, (PsgColour){255, 255, 255, 255});
    PsgTextLook look = {.font = {"sans", 20, 400, false}, .colour = {0, 0, 0, 255}};
    PsgInk ink = {.fill = {255, 255, 255, 255}};
    PsgGroupLook group = {.id = "part", .opacity = 1};
    psg_scene_group(scene, &group);
    psg_scene_text(scene, &look, (PsgPoint){10, 50}, "words", 60);
    psg_scene_end(scene);
    psg_scene_group(scene, &group);
    psg_scene_box(scene, (PsgRect){0, 0, 100, 100}, 0, &ink);
    psg_scene_end(scene);
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);
    scene_rules_texts(scene, LEAST_SIZE, faults);
    scene_rules_structure(scene, faults);
    g_ptr_array_add(faults, NULL);
    g_autofree char *told = g_strjoinv("; ", (char **)faults->pdata);
    ck_assert_str_eq(told, "scene: \"words\" is covered; scene: two groups are \"part\"; "
                           "scene: nothing is told to who cannot see it");
}
END_TEST

Suite *
every_figure_suite(void)
{
    size_t count;
    sample_landscapes(&count);
    Suite *suite = suite_create("every_figure");
    TCase *rules = tcase_create("rules");
    tcase_set_timeout(rules, 120);
    tcase_add_loop_test(rules, words_that_break_a_rule_are_found, 0,
                        (int)G_N_ELEMENTS(words));
    tcase_add_test(rules, what_is_covered_twice_the_same_or_untold_is_found);
    tcase_add_test(rules, what_is_asked_of_every_kind_is_done);
    tcase_add_loop_test(rules, nothing_is_broken, 0, (int)count);
    suite_add_tcase(suite, rules);
    return suite;
}
