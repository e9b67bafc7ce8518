/* PDF: text that can be found, links, and the same bytes in every thread and after any
 * other page. */
#include "sample_scene.h"

#include "draw/document.h"

#include <cairo.h>
#include <check.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

Suite *pdf_suite(void);

static const PsgPaintOptions undated = {.dpi = 144, .date = G_MININT64};
static const PsgPaintOptions dated = {.dpi = 144, .date = 1700000000};

static void
write_file(const char *path, GBytes *bytes)
{
    ck_assert(g_file_set_contents(path, g_bytes_get_data(bytes, NULL),
                                  (gssize)g_bytes_get_size(bytes), NULL));
}

/* What a tool says of the file, when it is called with the words before and after the
 * file's name. It must be installed, and its exit status must be 0. */
static char *
tool_says(GBytes *bytes, const char *tool, const char *before, const char *after)
{
    g_autofree char *path = NULL;
    int descriptor = g_file_open_tmp("paysage-XXXXXX.pdf", &path, NULL);
    ck_assert_int_ge(descriptor, 0);
    g_close(descriptor, NULL);
    write_file(path, bytes);
    g_autofree char *command = g_strdup_printf("%s %s %s %s", tool, before, path, after);
    g_autofree char *said = NULL;
    g_autofree char *complaint = NULL;
    g_autoptr(GError) error = NULL;
    int status = -1;
    ck_assert_msg(g_spawn_command_line_sync(command, &said, &complaint, &status, &error),
                  "%s (run `make deps`)", error == NULL ? "" : error->message);
    ck_assert_msg(status == 0, "%s: %s%s", command, said, complaint);
    g_unlink(path);
    return g_steal_pointer(&said);
}

/* The objects of the file as text, with one blank wherever there are any: as it stands in
 * the file, Cairo may compress it. */
static char *
objects_of(GBytes *bytes)
{
    char *text = tool_says(bytes, "qpdf", "--qdf --object-streams=disable", "-");
    char *end = text;
    for (const char *from = text; *from != '\0'; from++) {
        bool is_blank = g_ascii_isspace(*from);
        if (!is_blank || (end > text && end[-1] != ' ')) {
            *end++ = is_blank ? ' ' : *from;
        }
    }
    *end = '\0';
    return text;
}

static void
check_is_sound(GBytes *bytes)
{
    ck_assert_ptr_nonnull(bytes);
    g_autofree char *said = tool_says(bytes, "qpdf", "--check", "");
    ck_assert_ptr_nonnull(strstr(said, "No syntax or stream encoding errors"));
}

START_TEST(is_sound)
{
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    g_autoptr(GBytes) bytes = psg_paint_pdf(scene, &dated, NULL);
    check_is_sound(bytes);
}
END_TEST

/* Cairo 1.16 paints a glyph in colours as a picture, and named one that occurs twice
 * twice in the list of what the page needs. */
START_TEST(is_sound_with_letters_in_colours)
{
    g_autoptr(PsgScene) scene = sample_page();
    sample_text(scene, "🚀🚀 😀", (PsgPoint){50, 50}, PSG_ANCHOR_START, 30);
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 0.5});
    sample_text(scene, "😀🚀🚀😀", (PsgPoint){50, 100}, PSG_ANCHOR_START, 30);
    psg_scene_end(scene);
    g_autoptr(GBytes) bytes = psg_paint_pdf(scene, &undated, NULL);
    check_is_sound(bytes);
}
END_TEST

START_TEST(has_text_that_can_be_found)
{
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    g_autoptr(GBytes) bytes = psg_paint_pdf(scene, &undated, NULL);
    g_autofree char *text = tool_says(bytes, "pdftotext", "-layout", "-");
    ck_assert_ptr_nonnull(strstr(text, "Mésocentre n° 1"));
    ck_assert_ptr_nonnull(strstr(text, "Mésocentre n° 47"));
    ck_assert_ptr_nonnull(strstr(text, "office"));
    ck_assert_ptr_nonnull(strstr(text, "ქართული"));
}
END_TEST

START_TEST(tells_its_size_title_and_date)
{
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    g_autoptr(GBytes) bytes = psg_paint_pdf(scene, &dated, NULL);
    g_autofree char *text = tool_says(bytes, "pdfinfo", "-isodates", "");
    ck_assert_ptr_nonnull(strstr(text, "Été 2013 : le réseau"));
    ck_assert_ptr_nonnull(strstr(text, "Qui est là (et pourquoi)"));
    ck_assert_ptr_nonnull(strstr(text, "paysage "));
    ck_assert_ptr_nonnull(strstr(text, "960 x 540 pts"));
    ck_assert_ptr_nonnull(strstr(text, "2023-11-14T22:13:20Z"));
}
END_TEST

START_TEST(has_no_date_unless_it_is_told_one)
{
    g_autoptr(PsgScene) scene = sample_page();
    g_autoptr(GBytes) without = psg_paint_pdf(scene, &undated, NULL);
    g_autofree char *plain = objects_of(without);
    ck_assert_ptr_null(strstr(plain, "Date"));
    g_autoptr(GBytes) with = psg_paint_pdf(scene, &dated, NULL);
    g_autofree char *told = objects_of(with);
    /* Of Cairo's fault with dates only the form before 1.18 can be mended. */
    const char *mark = cairo_version() < CAIRO_VERSION_ENCODE(1, 17, 6) ? "D:" : "";
    g_autofree char *created = g_strdup_printf("/CreationDate (%s20231114221320", mark);
    g_autofree char *changed = g_strdup_printf("/ModDate (%s20231114221320", mark);
    ck_assert_ptr_nonnull(strstr(told, created));
    ck_assert_ptr_nonnull(strstr(told, changed));
    PsgPaintOptions impossible = {.dpi = 144, .date = G_MAXINT64};
    g_autoptr(GBytes) never = psg_paint_pdf(scene, &impossible, NULL);
    ck_assert(g_bytes_equal(never, without));
}
END_TEST

START_TEST(has_links_and_an_outline)
{
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    g_autoptr(GBytes) bytes = psg_paint_pdf(scene, &undated, NULL);
    g_autofree char *objects = objects_of(bytes);
    ck_assert_ptr_nonnull(
        strstr(objects, "/URI (https://example.org/a%28b%29?x=%271%27&y=%C3%A9)"));
    ck_assert_ptr_nonnull(strstr(objects, "/Outlines"));
    g_autoptr(PsgScene) page = sample_page();
    g_autoptr(GBytes) without = psg_paint_pdf(page, &undated, NULL);
    g_autofree char *plain = objects_of(without);
    ck_assert_ptr_null(strstr(plain, "/URI"));
    ck_assert_ptr_nonnull(strstr(plain, "/Title (A page)"));
}
END_TEST

START_TEST(lays_links_where_their_groups_are)
{
    g_autoptr(PsgScene) scene = sample_page();
    psg_scene_group(scene, &(PsgGroupLook){.href = "https://example.org", .opacity = 1});
    psg_scene_box(scene, (PsgRect){100, 50, 200, 100}, 0, &(PsgInk){.fill = SAMPLE_BLUE});
    psg_scene_end(scene);
    g_autoptr(GBytes) bytes = psg_paint_pdf(scene, &undated, NULL);
    g_autofree char *objects = objects_of(bytes);
    ck_assert_ptr_nonnull(strstr(objects, "/Rect [ 60 30 180 90 ]"));
}
END_TEST

/* Forward and back, and to the page itself; what is not asked for has no names. */
START_TEST(links_lead_to_pages_of_the_document)
{
    g_autoptr(PsgScene) first = sample_page();
    g_autoptr(PsgScene) second = sample_page();
    psg_scene_group(first, &(PsgGroupLook){.href = PSG_LINK_PAGE "2", .opacity = 1});
    psg_scene_box(first, (PsgRect){100, 50, 200, 100}, 0, &(PsgInk){.fill = SAMPLE_BLUE});
    psg_scene_end(first);
    PsgDocumentPage pages[] = {{.scene = first}, {.scene = second}};
    g_autoptr(GBytes) bytes = psg_paint_pdf_pages(pages, 2, &undated, NULL);
    check_is_sound(bytes);
    g_autofree char *names = tool_says(bytes, "pdfinfo", "-dests", "");
    ck_assert_ptr_nonnull(strstr(names, "\"page-1\""));
    ck_assert_ptr_nonnull(strstr(names, "\"page-2\""));
    g_autofree char *objects = objects_of(bytes);
    ck_assert_ptr_nonnull(strstr(objects, "/Dest (page-2)"));
    ck_assert_ptr_null(strstr(objects, "/URI"));
    PsgDocumentPage plain[] = {{.scene = second}, {.scene = second}};
    g_autoptr(GBytes) without = psg_paint_pdf_pages(plain, 2, &undated, NULL);
    g_autofree char *none = tool_says(without, "pdfinfo", "-dests", "");
    ck_assert_ptr_null(strstr(none, "page-1"));
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
    check_is_sound(bytes);
    g_autofree char *objects = objects_of(bytes);
    ck_assert_ptr_nonnull(strstr(objects, "/URI (mailto:a@example.org)"));
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
        write_file(path, bytes);
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
    tcase_add_test(cases, is_sound_with_letters_in_colours);
    tcase_add_test(cases, has_text_that_can_be_found);
    tcase_add_test(cases, tells_its_size_title_and_date);
    tcase_add_test(cases, has_no_date_unless_it_is_told_one);
    tcase_add_test(cases, has_links_and_an_outline);
    tcase_add_test(cases, links_lead_to_pages_of_the_document);
    tcase_add_test(cases, lays_links_where_their_groups_are);
    tcase_add_test(cases, bears_a_box_over_the_whole_page);
    tcase_add_test(cases, paints_the_same_whatever_was_painted_before);
    tcase_add_loop_test(cases, paints_the_same_in_a_new_process, 0, 2);
    tcase_add_test(cases, paints_the_same_in_every_thread);
    suite_add_tcase(suite, cases);
    return suite;
}
