/* PDF: text that can be found, links, and the same bytes in every thread and after any
 * other page. */
#include "sample_scene.h"

#include "draw/painter.h"

#include <check.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

Suite *pdf_suite(void);

static const PsgPaintOptions undated = {.dpi = 144, .date = G_MININT64};
static const PsgPaintOptions dated = {.dpi = 144, .date = 1700000000};

static bool
contains(GBytes *bytes, const char *needle)
{
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    size_t size = strlen(needle);
    for (size_t i = 0; i + size <= length; i++) {
        if (memcmp(data + i, needle, size) == 0) {
            return true;
        }
    }
    return false;
}

/* What a tool says of the file; NULL if it is not installed. Its exit status must be 0.
 */
static char *
tool_says(GBytes *bytes, const char *tool, const char *before, const char *after)
{
    g_autofree char *program = g_find_program_in_path(tool);
    if (program == NULL) {
        return NULL;
    }
    g_autofree char *path = NULL;
    int descriptor = g_file_open_tmp("paysage-XXXXXX.pdf", &path, NULL);
    ck_assert_int_ge(descriptor, 0);
    g_close(descriptor, NULL);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    ck_assert(g_file_set_contents(path, data, (gssize)length, NULL));
    char *arguments[] = {program, g_strdup(before), path, g_strdup(after), NULL};
    char *output = NULL;
    int status = -1;
    ck_assert(g_spawn_sync(NULL, arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                           &output, NULL, &status, NULL));
    ck_assert_int_eq(status, 0);
    g_unlink(path);
    g_free(arguments[1]);
    g_free(arguments[3]);
    return output;
}

START_TEST(is_sound)
{
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    g_autoptr(GBytes) bytes = psg_paint_pdf(scene, &dated, NULL);
    ck_assert_ptr_nonnull(bytes);
    g_autofree char *said = tool_says(bytes, "qpdf", "--check", NULL);
    ck_assert(said == NULL ||
              strstr(said, "No syntax or stream encoding errors") != NULL);
}
END_TEST

START_TEST(has_text_that_can_be_found)
{
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    g_autoptr(GBytes) bytes = psg_paint_pdf(scene, &undated, NULL);
    g_autofree char *text = tool_says(bytes, "pdftotext", "-layout", "-");
    if (text != NULL) {
        ck_assert_ptr_nonnull(strstr(text, "Mésocentre n° 1"));
        ck_assert_ptr_nonnull(strstr(text, "Mésocentre n° 47"));
        ck_assert_ptr_nonnull(strstr(text, "office"));
        ck_assert_ptr_nonnull(strstr(text, "ภาษาไทย"));
    }
}
END_TEST

START_TEST(tells_its_size_title_and_date)
{
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    g_autoptr(GBytes) bytes = psg_paint_pdf(scene, &dated, NULL);
    g_autofree char *text = tool_says(bytes, "pdfinfo", "-isodates", NULL);
    if (text != NULL) {
        ck_assert_ptr_nonnull(strstr(text, "Été 2013 : le réseau"));
        ck_assert_ptr_nonnull(strstr(text, "Qui est là (et pourquoi)"));
        ck_assert_ptr_nonnull(strstr(text, "paysage "));
        ck_assert_ptr_nonnull(strstr(text, "960 x 540 pts"));
        ck_assert_ptr_nonnull(strstr(text, "2023-11-14T22:13:20Z"));
    }
}
END_TEST

START_TEST(has_no_date_unless_it_is_told_one)
{
    g_autoptr(PsgScene) scene = sample_page();
    g_autoptr(GBytes) without = psg_paint_pdf(scene, &undated, NULL);
    ck_assert(!contains(without, "Date"));
    g_autoptr(GBytes) with = psg_paint_pdf(scene, &dated, NULL);
    ck_assert(contains(with, "/CreationDate (D:20231114221320Z)"));
    ck_assert(contains(with, "/ModDate (D:20231114221320Z)"));
    PsgPaintOptions impossible = {.dpi = 144, .date = G_MAXINT64};
    g_autoptr(GBytes) never = psg_paint_pdf(scene, &impossible, NULL);
    ck_assert(g_bytes_equal(never, without));
}
END_TEST

START_TEST(has_links_and_an_outline)
{
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    g_autoptr(GBytes) bytes = psg_paint_pdf(scene, &undated, NULL);
    ck_assert(contains(bytes, "/URI (https://example.org/a%28b%29?x=%271%27&y=%C3%A9)"));
    ck_assert(contains(bytes, "/Outlines"));
    g_autoptr(PsgScene) page = sample_page();
    g_autoptr(GBytes) without = psg_paint_pdf(page, &undated, NULL);
    ck_assert(!contains(without, "/URI"));
    ck_assert(contains(without, "/Title (A page)"));
}
END_TEST

START_TEST(lays_links_where_their_groups_are)
{
    g_autoptr(PsgScene) scene = sample_page();
    psg_scene_group(scene, &(PsgGroupLook){.href = "https://example.org", .opacity = 1});
    psg_scene_box(scene, (PsgRect){100, 50, 200, 100}, 0, &(PsgInk){.fill = SAMPLE_BLUE});
    psg_scene_end(scene);
    g_autoptr(GBytes) bytes = psg_paint_pdf(scene, &undated, NULL);
    ck_assert(contains(bytes, "/Rect [ 60 30 180 90 ]"));
}
END_TEST

START_TEST(bears_a_box_over_the_whole_page)
{
    g_autoptr(PsgScene) scene = sample_page();
    PsgGroupLook link = {.href = "mailto:a@example.org", .opacity = 1};
    psg_scene_group(scene, &link);
    psg_scene_box(scene, (PsgRect){-1, -1, 402, 202}, 0, &(PsgInk){.fill = SAMPLE_BLUE});
    psg_scene_end(scene);
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 0.5});
    psg_scene_group(scene, &link);
    psg_scene_box(scene, (PsgRect){-1, -1, 402, 202}, 0, &(PsgInk){.fill = SAMPLE_WHITE});
    psg_scene_end(scene);
    psg_scene_end(scene);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = psg_paint_pdf(scene, &undated, &error);
    ck_assert_ptr_nonnull(bytes);
    g_autofree char *said = tool_says(bytes, "qpdf", "--check", NULL);
    ck_assert(said == NULL ||
              strstr(said, "No syntax or stream encoding errors") != NULL);
    ck_assert(contains(bytes, "/URI (mailto:a@example.org)"));
}
END_TEST

START_TEST(paints_the_same_whatever_was_painted_before)
{
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    g_autoptr(PsgScene) other = sample_scene("network-2014", 23);
    g_autoptr(GBytes) first = psg_paint_pdf(scene, &undated, NULL);
    g_bytes_unref(psg_paint_png(other, &undated, NULL));
    g_autoptr(GBytes) between = psg_paint_pdf(other, &undated, NULL);
    g_autoptr(GBytes) second = psg_paint_pdf(scene, &undated, NULL);
    ck_assert(g_bytes_equal(first, second));
    ck_assert(!g_bytes_equal(first, between));
}
END_TEST

/* Painted first of all in a process of its own: nothing that came before can have left
 * traces. */
START_TEST(paints_the_same_in_a_new_process)
{
    g_autofree char *path =
        g_strdup_printf("%s/paysage-first-%ld.pdf", g_get_tmp_dir(), (long)getppid());
    g_autoptr(PsgScene) other = sample_scene("network-2014", 11.5);
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    if (_i == 1) {
        g_bytes_unref(psg_paint_pdf(other, &undated, NULL));
    }
    g_autoptr(GBytes) bytes = psg_paint_pdf(scene, &undated, NULL);
    if (_i == 0) {
        ck_assert(g_file_set_contents(path, g_bytes_get_data(bytes, NULL),
                                      (gssize)g_bytes_get_size(bytes), NULL));
        return;
    }
    g_autofree char *first = NULL;
    gsize length = 0;
    if (g_file_get_contents(path, &first, &length, NULL)) {
        g_autoptr(GBytes) earlier = g_bytes_new(first, length);
        g_unlink(path);
        ck_assert(g_bytes_equal(earlier, bytes));
    }
}
END_TEST

enum { SCENES = 4, THREADS = 3 };

typedef struct {
    int first; /* the scene that a thread begins with */
    GBytes *pages[SCENES], *pictures[SCENES];
} Work;

/* Measures, too: fonts are what threads could quarrel over. */
static gpointer
paint_all(gpointer data)
{
    Work *work = data;
    for (int i = 0; i < SCENES; i++) {
        int turn = (work->first + i) % SCENES;
        g_autoptr(PsgScene) scene = sample_scene("network", 12 + 3.3 * turn);
        work->pages[turn] = psg_paint_pdf(scene, &undated, NULL);
        work->pictures[turn] = psg_paint_png(scene, &undated, NULL);
    }
    return NULL;
}

START_TEST(paints_the_same_in_every_thread)
{
    Work works[THREADS];
    GThread *threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        works[i].first = i;
        threads[i] = g_thread_new("painter", paint_all, &works[i]);
    }
    for (int i = 0; i < THREADS; i++) {
        g_thread_join(threads[i]);
    }
    for (int j = 0; j < SCENES; j++) {
        ck_assert_ptr_nonnull(works[0].pages[j]);
        ck_assert_ptr_nonnull(works[0].pictures[j]);
        for (int i = 1; i < THREADS; i++) {
            ck_assert(g_bytes_equal(works[0].pages[j], works[i].pages[j]));
            ck_assert(g_bytes_equal(works[0].pictures[j], works[i].pictures[j]));
        }
    }
    for (int i = 0; i < THREADS; i++) {
        for (int j = 0; j < SCENES; j++) {
            g_bytes_unref(works[i].pages[j]);
            g_bytes_unref(works[i].pictures[j]);
        }
    }
}
END_TEST

Suite *
pdf_suite(void)
{
    Suite *suite = suite_create("pdf");
    TCase *cases = tcase_create("pdf");
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, is_sound);
    tcase_add_test(cases, has_text_that_can_be_found);
    tcase_add_test(cases, tells_its_size_title_and_date);
    tcase_add_test(cases, has_no_date_unless_it_is_told_one);
    tcase_add_test(cases, has_links_and_an_outline);
    tcase_add_test(cases, lays_links_where_their_groups_are);
    tcase_add_test(cases, bears_a_box_over_the_whole_page);
    tcase_add_test(cases, paints_the_same_whatever_was_painted_before);
    tcase_add_loop_test(cases, paints_the_same_in_a_new_process, 0, 2);
    tcase_add_test(cases, paints_the_same_in_every_thread);
    suite_add_tcase(suite, cases);
    return suite;
}
