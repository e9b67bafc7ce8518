/* The gallery: every figure that the landscape asks for is there, under the name that the page
 * has for it, and what fails is told. */
#include "fixture.h"
#include "run/explore.h"
#include "run/gallery.h"

#include <check.h>
#include <string.h>

Suite *gallery_suite(void);

static const char *const story =
    "language: fr\n"
    "title: {fr: 'A <b> & c', en: D}\n"
    "slices: [{id: 2007}, {id: 2008, label: {fr: Huit, en: Eight}}]\n"
    "actors: {a: {name: Ann, tier: t}, b: {name: Bob, when: 2008/.., tier: t}}\n"
    "relations: [{from: a, to: b}]\n"
    "pyramid: {tiers: [{id: t}]}\n"
    "figures: [network, {kind: pyramid, facing: [2007, 2008]}, timeline, film, deck]\n";

static PsgSession *
session_new(const char *yaml)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgLook look = {
        .layout = "neato", .date = G_MININT64, .limits = psg_limits_default()};
    PsgSession *session = psg_session_new(&look, list, &error);
    ck_assert_msg(session != NULL, "%s", error == NULL ? "" : error->message);
    ck_assert(psg_session_take(session, fixture_landscape(yaml), &error));
    return session;
}

/* How often a text stands in the page. */
static guint
count(const PsgGallery *gallery, const char *text)
{
    gsize size;
    const char *bytes = g_bytes_get_data(gallery->page, &size);
    g_autofree char *page = g_strndup(bytes, size);
    g_auto(GStrv) parts = g_strsplit(page, text, -1);
    return g_strv_length(parts) - 1;
}

START_TEST(has_every_figure_under_its_name)
{
    static const char *const names[] = {"network-2007.svg", "network-2008.svg",
                                        "pyramid-2007-2008.svg", "timeline.svg",
                                        "film.svg"};
    g_autoptr(PsgSession) session = session_new(story);
    g_autoptr(PsgGallery) gallery = psg_session_gallery(session, NULL);
    ck_assert_uint_eq(gallery->files->len,
                      G_N_ELEMENTS(names)); /* a deck is no picture */
    ck_assert_uint_eq(count(gallery, "<img "), G_N_ELEMENTS(names));
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        const PsgKeptFile *file = g_ptr_array_index(gallery->files, i);
        g_autofree char *source = g_strdup_printf(" src=\"%s?v=", names[i]);
        ck_assert_str_eq(file->name, names[i]);
        ck_assert_uint_eq(count(gallery, source), 1);
        ck_assert_ptr_nonnull(g_strstr_len(g_bytes_get_data(file->bytes, NULL),
                                           (gssize)g_bytes_get_size(file->bytes),
                                           "<svg "));
    }
    ck_assert_uint_eq(count(gallery, "<figcaption>Réseau · Huit</figcaption>"), 1);
    ck_assert_uint_eq(count(gallery, "<title>A &lt;b&gt; &amp; c</title>"), 1);
    ck_assert_uint_eq(count(gallery, "<html lang=\"fr\" dir=\"ltr\">"), 1);
    ck_assert_uint_eq(count(gallery, "<b>"), 0);
}
END_TEST

START_TEST(has_a_heading_without_a_title)
{
    g_autoptr(PsgSession) session =
        session_new("slices: [{id: 2007}]\nactors: {a: {name: Ann}}\n");
    g_autoptr(PsgGallery) gallery = psg_session_gallery(session, NULL);
    ck_assert_uint_eq(count(gallery, "<title>Landscape</title>"), 1);
    ck_assert_uint_eq(count(gallery, "<h1>Landscape</h1>"), 1);
}
END_TEST

/* Who serves both lays out once: in all languages of the page, and for all figures. */
START_TEST(page_and_gallery_share_layouts)
{
    g_autoptr(PsgSession) session = session_new(story);
    g_autoptr(GBytes) page = psg_session_explore(session, NULL, PSG_EXPLORER_PAGE, NULL);
    ck_assert_ptr_nonnull(page);
    ck_assert_uint_eq(psg_layouts_count(session->layouts), 1);
    g_autoptr(PsgGallery) gallery = psg_session_gallery(session, NULL);
    ck_assert_uint_gt(gallery->files->len, 0);
    ck_assert_uint_eq(psg_layouts_count(session->layouts), 1);
}
END_TEST

/* A picture that changes gets another address, the others keep theirs. */
START_TEST(addresses_change_with_pictures)
{
    g_auto(GStrv) parts = g_strsplit(story, "a: {name: Ann", 2);
    g_autofree char *other = g_strjoinv("a: {name: Ada", parts);
    g_autoptr(PsgSession) first = session_new(story);
    g_autoptr(PsgSession) second = session_new(story);
    g_autoptr(PsgSession) third = session_new(other);
    g_autoptr(PsgGallery) one = psg_session_gallery(first, NULL);
    g_autoptr(PsgGallery) same = psg_session_gallery(second, NULL);
    g_autoptr(PsgGallery) changed = psg_session_gallery(third, NULL);
    ck_assert(g_bytes_equal(one->page, same->page));
    ck_assert(!g_bytes_equal(one->page, changed->page));
}
END_TEST

START_TEST(ends_when_nobody_waits)
{
    const gint ends = 1;
    g_autoptr(PsgSession) session = session_new(story);
    g_autoptr(PsgGallery) gallery = psg_session_gallery(session, &ends);
    ck_assert_uint_eq(gallery->files->len, 0);
}
END_TEST

Suite *
gallery_suite(void)
{
    Suite *suite = suite_create("gallery");
    TCase *tests = tcase_create("gallery");
    tcase_add_test(tests, has_every_figure_under_its_name);
    tcase_add_test(tests, has_a_heading_without_a_title);
    tcase_add_test(tests, page_and_gallery_share_layouts);
    tcase_add_test(tests, addresses_change_with_pictures);
    tcase_add_test(tests, ends_when_nobody_waits);
    suite_add_tcase(suite, tests);
    return suite;
}
