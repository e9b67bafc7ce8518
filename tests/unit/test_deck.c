/* The deck: title page with contents, numbered pages, an outline, a last page of
 * sources. */
#include "figure/deck/deck.h"
#include "figure/network/network.h"
#include "fixture.h"
#include "rules.h"
#include "run/medium.h"
#include "run/workshop.h"

#include <check.h>
#include <glib/gstdio.h>
#include <string.h>

Suite *deck_suite(void);

static const char *const story =
    "title: Two labs\nlanguage: en\n"
    "sources: {s: {title: A book, author: Ann, url: 'https://example.org/s'}, t: {title: Unread, note: Nobody has it}}\n"
    "slices: [{id: 2007}, {id: 2008}, {id: 2009}]\n"
    "actors: {a: {name: Ann}, b: {name: Bob, when: 2008/.., source: s}}\n"
    "pyramid: {tiers: [{id: t}]}\n"
    "figures: [network, {kind: pyramid, facing: [2007, 2009], title: Then and now}, "
    "series, deck]\n";

/* All lines of text of a scene, each in brackets. Owned by the caller. */
static char *
texts_of(const PsgScene *scene)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_TEXT) {
            g_string_append_printf(all, "[%s]", item->text);
        }
    }
    return g_string_free(all, FALSE);
}

/* A deck with all that it is made of. */
typedef struct {
    Desk *desk;
    PsgNetwork *network;
    PsgPlan *plan;
    GPtrArray *scenes;
    PsgDeck *deck;
} Bound;

static void
bound_clear(Bound *bound)
{
    psg_deck_free(bound->deck);
    g_ptr_array_unref(bound->scenes);
    psg_plan_free(bound->plan);
    psg_network_free(bound->network);
    desk_free(bound->desk);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Bound, bound_clear)

/* The deck of a landscape with what is asked for; takes the desk. */
static Bound
bind(Desk *desk, PsgRequest request)
{
    Bound bound = {.desk = desk, .network = desk_network(desk, "neato")};
    bound.plan = desk_plan(desk, &request);
    bound.scenes = g_ptr_array_new_with_free_func((GDestroyNotify)psg_scene_free);
    PsgFigureInput input = {desk->context, bound.network};
    g_autoptr(GArray) pages = g_array_new(FALSE, FALSE, sizeof(PsgDeckPage));
    const PsgFigureSpec *own = NULL;
    for (size_t i = 0; i < bound.plan->count; i++) {
        const PsgFigureSpec *spec = &bound.plan->figures[i].spec;
        g_autofree char *silence = psg_figure_silence(&input, spec);
        own = spec->kind == &psg_deck_kind ? spec : own;
        if (spec->kind->maker->medium == PSG_MEDIUM_PAGE && silence == NULL) {
            PsgScene *scene = psg_figure_draw(&input, desk->ruler, spec);
            g_ptr_array_add(bound.scenes, scene);
            psg_making_add_pages(pages, spec, scene);
        }
    }
    ck_assert_ptr_nonnull(own);
    bound.deck = psg_deck_new(desk->context, desk->ruler, own,
                              (const PsgDeckPage *)(const void *)pages->data, pages->len);
    return bound;
}

/* What the sheets are, in order: "cover contents network-2007 sources". Owned by the caller. */
static char *
order_of(const Bound *bound)
{
    g_autoptr(PsgTable) table = psg_deck_table(bound->deck);
    GString *order = g_string_new(NULL);
    for (size_t i = 0; i < psg_table_row_count(table); i++) {
        const char *name = psg_table_cell(table, i + 1, 2); /* below the columns' names */
        bool is_figure = name != NULL && *name != '\0';
        g_string_append_printf(order, "%s%s", i == 0 ? "" : " ",
                               is_figure ? name : psg_table_cell(table, i + 1, 1));
    }
    return g_string_free(order, FALSE);
}

START_TEST(contents_tell_what_stands_where_and_lead_there)
{
    g_auto(Bound) bound = bind(desk_new(story), (PsgRequest){0});
    g_autofree char *order = order_of(&bound);
    ck_assert_str_eq(order, "cover contents network-2007 network-2008 pyramid-2007-2009 "
                            "series sources");
    const PsgScene *cover = psg_deck_sheet(bound.deck, 0)->scene,
                   *contents = psg_deck_sheet(bound.deck, 1)->scene;
    g_autofree char *front = texts_of(cover);
    ck_assert_ptr_nonnull(strstr(front, "[Two labs][2007\u20132009]"));
    ck_assert_ptr_nonnull(strstr(front, "[2 actors]"));
    g_autofree char *texts = texts_of(contents);
    ck_assert_ptr_nonnull(strstr(texts, "[The network over time][3]"));
    ck_assert_ptr_nonnull(strstr(texts, "][4]"));
    ck_assert_ptr_nonnull(strstr(texts, "[2007 \u2194 2009 \u00b7 Then and now][5]"));
    ck_assert_ptr_nonnull(strstr(texts, "[In figures][6]"));
    size_t links = 0;
    for (size_t i = 0; i + 2 < psg_scene_item_count(contents); i++) {
        const PsgItem *item = psg_scene_item(contents, i);
        if (item->kind == PSG_ITEM_GROUP && item->group.href != NULL) {
            const char *number = psg_scene_item(contents, i + 2)->text;
            ck_assert(g_str_has_prefix(item->group.href, "#page="));
            ck_assert_str_eq(item->group.href + strlen("#page="), number);
            links++;
        }
    }
    ck_assert_uint_eq(links,
                      3 + 3); /* sections, and figures that are not called as theirs */
}
END_TEST

/* The same actors and relations again are a page only if the author has something to say. */
START_TEST(no_page_tells_what_another_tells)
{
    static const char *const common =
        "title: Again\nlanguage: en\nfigures: [network, deck]\nactors: {a: {}, b: {}}\n"
        "relations: [{from: a, to: b}]\n";
    g_autofree char *silent = g_strconcat(
        common, "slices: [{id: 2007}, {id: 2008}, {id: 2009, headline: Stand still}]\n",
        NULL);
    g_auto(Bound) bound = bind(desk_new(silent), (PsgRequest){0});
    g_autofree char *order = order_of(&bound);
    ck_assert_str_eq(order, "cover contents network-2007 network-2009");
    PsgRequest named = {.figures = "network,deck", .slices = "2007,2008"};
    g_auto(Bound) asked = bind(desk_new(silent), named);
    g_autofree char *both = order_of(&asked);
    ck_assert_str_eq(both, "cover contents network-2007 network-2008");
}
END_TEST

START_TEST(pyramids_of_all_slices_are_those_with_other_figures)
{
    g_auto(Bound) bound = bind(
        desk_new(
            "title: Power\nlanguage: en\nfigures: [pyramid, deck]\n"
            "slices: [{id: 2006}, {id: 2007}, {id: 2008}, {id: 2009}, {id: 2010}]\n"
            "actors: {a: {tier: t}, b: {tier: t, when: 2008/..}, c: {tier: t, when: 2010/..}}\n"
            "measures: {power: {}}\n"
            "pyramid: {measure: power, tiers: [{id: t, figures: {2007: 3, 2009: 4}}]}\n"),
        (PsgRequest){0});
    g_autofree char *order = order_of(&bound);
    /* not 2006, which has none, nor 2008, which has those of 2007; the last is always there */
    ck_assert_str_eq(order, "cover contents pyramid-2007 pyramid-2009 pyramid-2010");
}
END_TEST

START_TEST(sections_are_those_that_are_asked_for)
{
    g_autofree char *yaml = g_strconcat(
        "title: Two labs\nlanguage: en\nslices: [{id: 2007}, {id: 2008}]\n"
        "actors: {a: {name: Ann}, b: {name: Bob, when: 2008/..}}\n"
        "figures: [network, {kind: deck, sections: [timeline, network, compare]}]\n",
        NULL);
    g_auto(Bound) bound = bind(desk_new(yaml), (PsgRequest){0});
    g_autofree char *order = order_of(&bound);
    ck_assert_str_eq(order, "cover contents timeline network-2007 network-2008 "
                            "compare-2007-2008");
    PsgRequestOption option = {"sections", "compare,timeline"};
    PsgRequest request = {.figures = "deck", .options = &option, .option_count = 1};
    g_auto(Bound) asked = bind(desk_new(yaml), request);
    g_autofree char *other = order_of(&asked);
    ck_assert_ptr_nonnull(strstr(other, "cover contents compare-2007-2008 timeline"));
    ck_assert_ptr_null(strstr(other, "network"));
}
END_TEST

/* Of a landscape whose author asks for no figure. */
START_TEST(a_deck_alone_tells_of_everything)
{
    g_auto(Bound) bound =
        bind(desk_new("title: Two labs\nlanguage: en\n"
                      "slices: [{id: 2007}, {id: 2008}, {id: 2009}]\n"
                      "actors: {a: {name: Ann}, b: {name: Bob, when: 2008/..},\n"
                      "  c: {when: 2009/..}}\n"),
             (PsgRequest){.figures = "deck"});
    g_autofree char *order = order_of(&bound);
    ck_assert_str_eq(order, "cover contents network-2007 network-2008 network-2009 "
                            "filmstrip compare-2007-2009 timeline series");
}
END_TEST

START_TEST(large_decks_have_headings)
{
    g_autoptr(GString) yaml =
        g_string_new("title: Long\nlanguage: en\nfigures: [network, timeline, deck]\n"
                     "slices:\n");
    g_autoptr(GString) actors = g_string_new("actors:\n");
    for (int year = 2000; year < 2014; year++) {
        g_string_append_printf(yaml, "  - {id: %d}\n", year);
        g_string_append_printf(actors, "  a%d: {when: %d/..}\n", year, year);
    }
    g_string_append(yaml, actors->str);
    g_auto(Bound) bound = bind(desk_new(yaml->str), (PsgRequest){0});
    const PsgSheet *heading = psg_deck_sheet(bound.deck, 2);
    ck_assert_int_eq(heading->kind, PSG_SHEET_SECTION);
    g_autofree char *texts = texts_of(heading->scene);
    ck_assert_ptr_nonnull(strstr(texts, "[The network over time]"));
    ck_assert_ptr_nonnull(strstr(texts, "[4]"));
    size_t headings = 0;
    for (size_t i = 0; i < psg_deck_count(bound.deck); i++) {
        headings += psg_deck_sheet(bound.deck, i)->kind == PSG_SHEET_SECTION ? 1 : 0;
    }
    ck_assert_uint_eq(headings, 1); /* none before a figure alone */
}
END_TEST

/* Of many figures more lines have room beside each other, and the rest is counted. */
START_TEST(headings_of_large_sections_have_columns)
{
    static const struct {
        int slices;
        size_t least;
        bool has_rest;
    } sizes[] = {{12, 12, false}, {40, 40, false}, {200, 50, true}};
    for (size_t k = 0; k < G_N_ELEMENTS(sizes); k++) {
        g_autoptr(GString) yaml =
            g_string_new("language: en\nfigures: [network, timeline, deck]\nslices:\n");
        g_autoptr(GString) actors = g_string_new("actors:\n");
        for (int year = 1800; year < 1800 + sizes[k].slices; year++) {
            g_string_append_printf(yaml, "  - {id: %d}\n", year);
            g_string_append_printf(actors, "  a%d: {when: %d/%d}\n", year, year,
                                   year + 3);
        }
        g_string_append(yaml, actors->str);
        g_auto(Bound) bound = bind(desk_new(yaml->str), (PsgRequest){0});
        const PsgSheet *heading = psg_deck_sheet(bound.deck, 2);
        ck_assert_int_eq(heading->kind, PSG_SHEET_SECTION);
        rules_check_texts(heading->scene, 14);
        size_t entries = 0, counted = 0;
        for (size_t i = 0; i < psg_scene_item_count(heading->scene); i++) {
            const PsgItem *item = psg_scene_item(heading->scene, i);
            entries += item->kind == PSG_ITEM_GROUP &&
                       g_strcmp0(item->group.class, "entry") == 0;
            if (item->kind == PSG_ITEM_TEXT && g_str_has_prefix(item->text, "and ")) {
                counted = strtoul(item->text + strlen("and "), NULL, 10);
            }
        }
        ck_assert_uint_ge(entries, sizes[k].least);
        ck_assert_int_eq(counted > 0, sizes[k].has_rest);
        ck_assert_uint_eq(entries + counted, (size_t)sizes[k].slices);
    }
}
END_TEST

static const struct {
    const char *data, *style, *page, *language;
} looks[] = {
    {"data/mesocentres", "slides", "slide", "fr"},
    {"data/mesocentres", "mono", "a4-portrait", "en"},
    {"data/space-stations.yaml", "dark", "slide-4x3", "fr"},
    {"data/space-stations.yaml", "print", "640x480", "en"},
};

/* Lines of contents can be told from each other, and pages of the deck's own can be read. */
START_TEST(figures_have_names_of_their_own)
{
    g_auto(Bound) bound = bind(
        desk_of_data(looks[_i].data, looks[_i].style, looks[_i].page, looks[_i].language),
        (PsgRequest){.figures = "deck"});
    g_autoptr(GHashTable) labels =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < psg_deck_count(bound.deck); i++) {
        const PsgSheet *sheet = psg_deck_sheet(bound.deck, i);
        char *label = g_strdup_printf("%s / %s", sheet->section, sheet->entry);
        bool is_again =
            sheet->kind == PSG_SHEET_SECTION || sheet->kind == PSG_SHEET_SOURCES;
        ck_assert_msg(g_hash_table_add(labels, label) || is_again, "%s", label);
        ck_assert_ptr_nonnull(sheet->scene);
        if (sheet->kind != PSG_SHEET_FIGURE) {
            rules_check_texts(sheet->scene, 14 * bound.desk->context->page.scale);
        }
    }
    const PsgScene *cover = psg_deck_sheet(bound.deck, 0)->scene;
    ck_assert_uint_gt(part_count(part_of_group(cover, "picture"), PSG_ITEM_PATH), 10);
    ck_assert_uint_eq(part_count(part_of_group(cover, "picture"), PSG_ITEM_TEXT), 0);
}
END_TEST

START_TEST(the_last_page_has_all_sources_with_their_notes)
{
    g_auto(Bound) bound = bind(desk_new(story), (PsgRequest){0});
    const PsgSheet *last = psg_deck_sheet(bound.deck, psg_deck_count(bound.deck) - 1);
    ck_assert_int_eq(last->kind, PSG_SHEET_SOURCES);
    g_autofree char *texts = texts_of(last->scene);
    ck_assert_ptr_nonnull(strstr(texts, "[Ann, A book][https://example.org/s]"));
    ck_assert_ptr_nonnull(strstr(texts, "[Unread][Nobody has it]"));
}
END_TEST

START_TEST(sources_that_do_not_fit_go_on_another_page)
{
    g_autoptr(GString) yaml =
        g_string_new("slices: [{id: 2007}]\nactors: {a: {}}\nfigures: [network, deck]\n"
                     "sources:\n");
    for (int i = 0; i < 120; i++) {
        g_string_append_printf(yaml, "  s%d: {title: Book %d, url: 'https://e.org/%d'}\n",
                               i, i, i);
    }
    g_auto(Bound) bound = bind(desk_new(yaml->str), (PsgRequest){0});
    size_t found = 0, sheets = 0;
    double bottom = bound.desk->context->page.size.height;
    for (size_t page = 0; page < psg_deck_count(bound.deck); page++) {
        const PsgSheet *sheet = psg_deck_sheet(bound.deck, page);
        if (sheet->kind != PSG_SHEET_SOURCES) {
            continue;
        }
        sheets++;
        for (size_t i = 0; i < psg_scene_item_count(sheet->scene); i++) {
            const PsgItem *item = psg_scene_item(sheet->scene, i);
            if (item->kind == PSG_ITEM_TEXT) {
                found += g_str_has_prefix(item->text, "Book ") ? 1 : 0;
                ck_assert_double_lt(item->at.y, bottom - 20);
            }
        }
    }
    ck_assert_uint_eq(found, 120);
    ck_assert_uint_gt(sheets, 1);
}
END_TEST

START_TEST(a_landscape_without_sources_has_no_page_of_them)
{
    g_auto(Bound) bound = bind(
        desk_new("slices: [{id: 2007}]\nactors: {a: {}}\nfigures: [network, deck]\n"),
        (PsgRequest){0});
    g_autofree char *order = order_of(&bound);
    ck_assert_str_eq(order, "cover network-2007");
}
END_TEST

/* Of more figures than contents have lines for: sections with their first and last slice. */
START_TEST(contents_of_very_many_figures_have_sections_only)
{
    g_autoptr(GString) yaml =
        g_string_new("title: Long\nlanguage: en\nfigures: [network, deck]\nslices:\n");
    g_autoptr(GString) actors = g_string_new("actors:\n");
    for (int year = 1900; year < 2000; year++) {
        g_string_append_printf(yaml, "  - {id: %d}\n", year);
        g_string_append_printf(actors, "  a%d: {when: %d/%d}\n", year, year, year + 1);
    }
    g_string_append(yaml, actors->str);
    g_auto(Bound) bound = bind(desk_new(yaml->str), (PsgRequest){0});
    g_autofree char *texts = texts_of(psg_deck_sheet(bound.deck, 1)->scene);
    ck_assert_ptr_nonnull(strstr(texts, "[The network over time, 1900 \u2026 1999][3]"));
    ck_assert_uint_eq(psg_deck_count(bound.deck), 2 + 100);
}
END_TEST

/* The number of pages that pdfinfo finds in a file; 0 if there is no such file. */
static int
count_pages(const char *path)
{
    g_autofree char *said = NULL;
    g_autofree char *program = g_find_program_in_path("pdfinfo");
    char *arguments[] = {program, g_strdup(path), NULL};
    ck_assert_msg(program != NULL, "pdfinfo is not installed: make deps");
    ck_assert(g_spawn_sync(NULL, arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                           &said, NULL, NULL, NULL));
    g_free(arguments[1]);
    const char *pages = strstr(said, "Pages:");
    return pages == NULL ? 0 : (int)g_ascii_strtoll(pages + strlen("Pages:"), NULL, 10);
}

typedef struct {
    int pages;    /* of the deck; 0: there is none */
    int others;   /* files besides */
    char *digest; /* of the deck */
} Made;

static void
made_clear(Made *made)
{
    g_free(made->digest);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Made, made_clear)

/* Makes what is wished, looks at the deck of that name, and removes all files. */
static Made
make(PsgRequest request, const char *deck)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgNetwork) network = desk_network(desk, "neato");
    g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
    g_autofree char *folder = g_dir_make_tmp("paysage-XXXXXX", NULL);
    PsgWorkshop workshop = {
        .folder = folder, .workers = 2, .paint = {.dpi = 36, .date = G_MININT64}};
    PsgFigureInput input = {desk->context, network};
    PsgStopwatch watch = psg_stopwatch_started();
    g_autoptr(PsgWorkshopResult) result =
        fixture_workshop(&workshop, &input, plan, &watch);
    ck_assert_uint_eq(result->failures->len, 0);
    g_autofree char *path = g_build_filename(folder, deck, NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_file_get_contents(path, &bytes, &length, NULL);
    Made made = {.pages = count_pages(path),
                 .digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
                                                       (const guchar *)bytes, length)};
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name = g_dir_read_name(dir); name != NULL;
         name = g_dir_read_name(dir)) {
        g_autofree char *file = g_build_filename(folder, name, NULL);
        made.others += strcmp(name, deck) == 0 ? 0 : 1;
        g_remove(file);
    }
    g_rmdir(folder);
    return made;
}

START_TEST(all_figures_are_pages)
{
    g_auto(Made) made = make((PsgRequest){0}, "deck.pdf");
    ck_assert_int_eq(made.pages, 2 + 2 + 1 + 1 + 1);
    ck_assert_int_eq(made.others, 5 * 3);
    g_auto(Made) again = make((PsgRequest){.formats = "pdf"}, "deck.pdf");
    ck_assert_str_eq(again.digest, made.digest);
}
END_TEST

START_TEST(a_deck_alone_writes_no_other_file)
{
    g_auto(Made) made = make((PsgRequest){.figures = "deck"}, "deck.pdf");
    ck_assert_int_eq(made.pages, 7);
    ck_assert_int_eq(made.others, 0);
}
END_TEST

START_TEST(a_deck_of_named_figures_has_these)
{
    PsgRequest request = {.figures = "network,deck", .slices = "2007,2008"};
    g_auto(Made) made = make(request, "deck-2007-2008.pdf");
    ck_assert_int_eq(made.pages, 2 + 2 + 1);
    ck_assert_int_eq(made.others, 2 * 3);
}
END_TEST

START_TEST(a_deck_is_no_picture)
{
    g_auto(Made) made = make((PsgRequest){.formats = "svg"}, "deck.pdf");
    ck_assert_int_eq(made.pages, 0);
    ck_assert_int_eq(made.others, 5);
}
END_TEST

Suite *
deck_suite(void)
{
    Suite *suite = suite_create("deck");
    TCase *pages = tcase_create("pages");
    tcase_add_test(pages, contents_tell_what_stands_where_and_lead_there);
    tcase_add_test(pages, no_page_tells_what_another_tells);
    tcase_add_test(pages, pyramids_of_all_slices_are_those_with_other_figures);
    tcase_add_test(pages, sections_are_those_that_are_asked_for);
    tcase_add_test(pages, a_deck_alone_tells_of_everything);
    tcase_add_test(pages, large_decks_have_headings);
    tcase_add_test(pages, headings_of_large_sections_have_columns);
    tcase_add_test(pages, contents_of_very_many_figures_have_sections_only);
    tcase_add_loop_test(pages, figures_have_names_of_their_own, 0, G_N_ELEMENTS(looks));
    tcase_add_test(pages, the_last_page_has_all_sources_with_their_notes);
    tcase_add_test(pages, sources_that_do_not_fit_go_on_another_page);
    tcase_add_test(pages, a_landscape_without_sources_has_no_page_of_them);
    tcase_add_test(pages, all_figures_are_pages);
    tcase_add_test(pages, a_deck_alone_writes_no_other_file);
    tcase_add_test(pages, a_deck_of_named_figures_has_these);
    tcase_add_test(pages, a_deck_is_no_picture);
    suite_add_tcase(suite, pages);
    return suite;
}
