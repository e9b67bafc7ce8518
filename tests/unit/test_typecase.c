/* Fonts of threads: nobody shares them, and what is set of them is the same everywhere. */
#include "base/workers.h"
#include "draw/document.h"
#include "sample_scene.h"
#include "scene/lettering.h"
#include "scene/typecase.h"

#include <check.h>
#include <pango/pangocairo.h>
#include <string.h>

Suite *typecase_suite(void);

/* What Cairo made of a font's file for this thread; it gives the same to all that have the
 * same face of FreeType, or just the file. */
static cairo_font_face_t *
face_here(void)
{
    const PsgFont font = {SAMPLE_FAMILY, 20, 400, false};
    PangoContext *context = psg_lettering_context();
    PangoFontDescription *description = psg_lettering_description(&font);
    PangoFont *found = pango_context_load_font(context, description);
    cairo_scaled_font_t *scaled =
        pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(found));
    cairo_font_face_t *face = cairo_scaled_font_get_font_face(scaled);
    g_object_unref(found);
    pango_font_description_free(description);
    g_object_unref(context);
    return face;
}

/* What a thread found. */
typedef struct {
    cairo_font_face_t *face;
    PangoFontMap *map;
} Found;

static gpointer
find(gpointer data)
{
    Found *found = data;
    *found = (Found){face_here(), psg_typecase_map()};
    return NULL;
}

START_TEST(threads_share_no_font)
{
    cairo_font_face_t *here = face_here();
    Found there = {0};
    g_thread_join(g_thread_new("there", find, &there));
    ck_assert_ptr_nonnull(here);
    ck_assert_ptr_nonnull(there.face);
    ck_assert(here != there.face);
    ck_assert(psg_typecase_map() != there.map);
    ck_assert(face_here() == here); /* opened once */
}
END_TEST

START_TEST(fonts_of_a_thread_that_has_ended_are_those_of_the_next)
{
    psg_typecase_map();
    Found one = {0}, next = {0};
    g_thread_join(g_thread_new("one", find, &one));
    g_thread_join(g_thread_new("next", find, &next));
    ck_assert(one.map == next.map);
    ck_assert(one.face == next.face);
}
END_TEST

/* A page in more fonts than Cairo keeps files open, each in several sizes. */
static PsgScene *
specimen(void)
{
    PsgScene *scene = psg_scene_new((PsgSize){600, 1800}, PSG_COLOUR_NONE);
    psg_scene_describe(scene, "specimen", "Specimen", "", "en");
    for (int i = 0; i < 90; i++) {
        PsgFont font = {i % 2 == 0 ? "Inter" : "DejaVu Sans", 9 + i % 5,
                        100 + 100 * (i % 9), i % 4 < 2};
        PsgTextLook look = {font, {0, 0, 0, 255}, PSG_ANCHOR_START, 0};
        psg_scene_text(scene, &look, (PsgPoint){10, 20 * (i + 1)}, "Mésocentre 2013", 0);
    }
    return scene;
}

static GBytes *
painted(bool as_pdf)
{
    g_autoptr(PsgScene) scene = specimen();
    const PsgPaintOptions paint = {.dpi = 60, .date = G_MININT64};
    g_autoptr(GError) error = NULL;
    GBytes *bytes = as_pdf ? psg_paint_pdf(scene, &paint, &error)
                           : psg_paint_png(scene, &paint, &error);
    ck_assert_ptr_nonnull(bytes);
    return bytes;
}

typedef struct {
    GBytes *png, *pdf;
    gint others; /* pictures that differ; atomic */
} Specimens;

static gpointer
paint_and_compare(gpointer data)
{
    Specimens *specimens = data;
    for (int i = 0; i < 4; i++) {
        GBytes *png = painted(false), *pdf = painted(true);
        if (!g_bytes_equal(png, specimens->png) || !g_bytes_equal(pdf, specimens->pdf)) {
            g_atomic_int_inc(&specimens->others);
        }
        g_bytes_unref(png);
        g_bytes_unref(pdf);
    }
    return NULL;
}

START_TEST(many_threads_paint_the_same)
{
    Specimens specimens = {painted(false), painted(true), 0};
    psg_workers_run(paint_and_compare, &specimens, 6);
    ck_assert_int_eq(specimens.others, 0);
    g_bytes_unref(specimens.png);
    g_bytes_unref(specimens.pdf);
}
END_TEST

Suite *
typecase_suite(void)
{
    Suite *suite = suite_create("typecase");
    TCase *fonts = tcase_create("fonts");
    tcase_add_test(fonts, threads_share_no_font);
    tcase_add_test(fonts, fonts_of_a_thread_that_has_ended_are_those_of_the_next);
    tcase_add_test(fonts, many_threads_paint_the_same);
    suite_add_tcase(suite, fonts);
    return suite;
}
