/* The deck: title page with contents, numbered pages, an outline, a last page of
 * sources. */
#include "figure/deck/deck.h"
#include "figure/network/network.h"
#include "fixture.h"
#include "run/batch.h"

#include <check.h>
#include <glib/gstdio.h>
#include <string.h>

Suite *deck_suite(void);

static const char *const story =
    "title: Two labs\nlanguage: en\n"
    "sources: {s: {title: A book, author: Ann, url: 'https://example.org/s'}, t: {title: Unread}}\n"
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

/* The pages of the figures that the landscape asks for. */
static GArray *
pages_of(const PsgPlan *plan)
{
    GArray *pages = g_array_new(FALSE, FALSE, sizeof(PsgDeckPage));
    for (size_t i = 0; i < plan->count; i++) {
        PsgDeckPage page = {&plan->figures[i].spec, NULL};
        if (page.spec->kind->maker->medium == PSG_MEDIUM_PAGE) {
            g_array_append_val(pages, page);
        }
    }
    return pages;
}

START_TEST(the_title_page_tells_what_stands_where)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgPlan) plan = desk_plan(desk, &(PsgRequest){0});
    g_autoptr(GArray) pages = pages_of(plan);
    g_autoptr(PsgScene) scene = psg_deck_title(desk->context, desk->ruler, "deck", pages);
    g_autofree char *texts = texts_of(scene);
    ck_assert_ptr_nonnull(strstr(texts, "[Two labs]"));
    ck_assert_ptr_nonnull(strstr(texts, "[2007 \u2013 2009]"));
    ck_assert_ptr_nonnull(strstr(texts, "[2 actors]"));
    ck_assert_ptr_nonnull(strstr(texts, "[Network, 2007 \u2013 2009][2]"));
    ck_assert_ptr_nonnull(strstr(texts, "[Then and now, 2007 \u2013 2009][5]"));
    ck_assert_ptr_nonnull(strstr(texts, "[In figures][6]"));
}
END_TEST

START_TEST(the_table_tells_the_same)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgPlan) plan = desk_plan(desk, &(PsgRequest){0});
    g_autoptr(GArray) pages = pages_of(plan);
    g_autoptr(PsgTable) table = psg_deck_table(desk->context, pages, 1);
    ck_assert_uint_eq(psg_table_row_count(table), 1 + 3 + 1 + 1 + 1);
    ck_assert_str_eq(psg_table_cell(table, 2, 0), "2");
    ck_assert_str_eq(psg_table_cell(table, 2, 1), "network");
    ck_assert_str_eq(psg_table_cell(table, 2, 2), "network-2007");
    ck_assert_str_eq(psg_table_cell(table, 7, 0), "7");
    ck_assert_str_eq(psg_table_cell(table, 7, 1), "sources");
}
END_TEST

START_TEST(the_last_page_has_the_sources_that_facts_cite)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(GPtrArray) sources = psg_deck_sources(desk->context, desk->ruler, "deck");
    ck_assert_uint_eq(sources->len, 1);
    g_autofree char *texts = texts_of(g_ptr_array_index(sources, 0));
    ck_assert_ptr_nonnull(strstr(texts, "[Ann, A book][https://example.org/s]"));
    ck_assert_ptr_null(strstr(texts, "Unread"));
}
END_TEST

START_TEST(sources_that_do_not_fit_go_on_another_page)
{
    g_autoptr(GString) yaml = g_string_new("slices: [{id: 2007}]\nsources:\n");
    for (int i = 0; i < 120; i++) {
        g_string_append_printf(yaml, "  s%d: {title: Book %d, url: 'https://e.org/%d'}\n",
                               i, i, i);
    }
    g_string_append(yaml, "actors:\n");
    for (int i = 0; i < 120; i++) {
        g_string_append_printf(yaml, "  a%d: {source: s%d}\n", i, i);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(GPtrArray) sources = psg_deck_sources(desk->context, desk->ruler, "deck");
    ck_assert_uint_gt(sources->len, 1);
    size_t found = 0;
    double bottom = desk->context->page.size.height;
    for (guint page = 0; page < sources->len; page++) {
        const PsgScene *scene = g_ptr_array_index(sources, page);
        for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
            const PsgItem *item = psg_scene_item(scene, i);
            if (item->kind == PSG_ITEM_TEXT) {
                found += g_str_has_prefix(item->text, "Book ") ? 1 : 0;
                ck_assert_double_lt(item->at.y, bottom - 20);
            }
        }
    }
    ck_assert_uint_eq(found, 120);
}
END_TEST

START_TEST(a_landscape_without_sources_has_no_page_of_them)
{
    g_autoptr(Desk) desk = desk_new("slices: [{id: 2007}]\nactors: {a: {}}\n");
    g_autoptr(GPtrArray) sources = psg_deck_sources(desk->context, desk->ruler, "deck");
    ck_assert_uint_eq(sources->len, 0);
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
    PsgBatch batch = {
        .folder = folder, .workers = 2, .paint = {.dpi = 36, .date = G_MININT64}};
    PsgFigureInput input = {desk->context, network};
    PsgStopwatch watch = psg_stopwatch_started();
    g_autoptr(PsgBatchResult) result = psg_batch_run(&batch, &input, plan, &watch);
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
    ck_assert_int_eq(made.pages, 1 + 3 + 1 + 1 + 1);
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
    ck_assert_int_eq(made.pages, 1 + 2 + 1);
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
    tcase_add_test(pages, the_title_page_tells_what_stands_where);
    tcase_add_test(pages, the_table_tells_the_same);
    tcase_add_test(pages, the_last_page_has_the_sources_that_facts_cite);
    tcase_add_test(pages, sources_that_do_not_fit_go_on_another_page);
    tcase_add_test(pages, a_landscape_without_sources_has_no_page_of_them);
    tcase_add_test(pages, all_figures_are_pages);
    tcase_add_test(pages, a_deck_alone_writes_no_other_file);
    tcase_add_test(pages, a_deck_of_named_figures_has_these);
    tcase_add_test(pages, a_deck_is_no_picture);
    suite_add_tcase(suite, pages);
    return suite;
}
