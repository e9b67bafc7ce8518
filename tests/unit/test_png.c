/* PNG: the right size, the right pixels, and always the same bytes. */
#include "sample_scene.h"

#include "draw/cairo_items.h"
#include "draw/painter.h"

#include <check.h>
#include <math.h>
#include <png.h>
#include <string.h>

Suite *png_suite(void);

static const PsgPaintOptions slide = {.dpi = 144, .date = G_MININT64};
static const PsgPaintOptions plain = {.dpi = 120, .date = G_MININT64};

typedef struct {
    unsigned width, height;
    png_byte *pixels; /* three bytes each */
} Picture;

static Picture
read_picture(GBytes *bytes)
{
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    png_image image = {.version = PNG_IMAGE_VERSION};
    ck_assert_int_ne(png_image_begin_read_from_memory(&image, data, length), 0);
    ck_assert_uint_eq(image.format, PNG_FORMAT_RGB);
    png_byte *pixels = g_malloc(PNG_IMAGE_SIZE(image));
    ck_assert_int_ne(png_image_finish_read(&image, NULL, pixels, 0, NULL), 0);
    return (Picture){image.width, image.height, pixels};
}

static Picture
paint(const PsgScene *scene, const PsgPaintOptions *options)
{
    g_autoptr(GBytes) bytes = psg_paint_png(scene, options, NULL);
    ck_assert_ptr_nonnull(bytes);
    return read_picture(bytes);
}

static void
assert_near(const Picture *picture, unsigned x, unsigned y, PsgColour expected, int most)
{
    const png_byte *pixel = picture->pixels + 3 * (y * picture->width + x);
    ck_assert_int_le(abs(pixel[0] - expected.red), most);
    ck_assert_int_le(abs(pixel[1] - expected.green), most);
    ck_assert_int_le(abs(pixel[2] - expected.blue), most);
}

static void
assert_pixel(const Picture *picture, unsigned x, unsigned y, PsgColour expected)
{
    assert_near(picture, x, y, expected, 1);
}

static unsigned
dark_pixels(const Picture *picture, unsigned from, unsigned to)
{
    unsigned count = 0;
    for (unsigned y = 0; y < picture->height; y++) {
        for (unsigned x = from; x < to; x++) {
            count += picture->pixels[3 * (y * picture->width + x)] < 128;
        }
    }
    return count;
}

/* Its four letters, or NULL. */
static const png_byte *
find_chunk(GBytes *bytes, const char *kind)
{
    gsize length;
    const png_byte *data = g_bytes_get_data(bytes, &length);
    for (gsize i = 0; i + 4 <= length; i++) {
        if (memcmp(data + i, kind, 4) == 0) {
            return data + i;
        }
    }
    return NULL;
}

START_TEST(has_the_pixels_of_a_slide)
{
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    Picture picture = paint(scene, &slide);
    ck_assert_uint_eq(picture.width, 1920);
    ck_assert_uint_eq(picture.height, 1080);
    assert_pixel(&picture, 0, 0, (PsgColour){250, 250, 248, 255});
    assert_pixel(&picture, 1919, 1079, (PsgColour){250, 250, 248, 255});
    g_free(picture.pixels);
}
END_TEST

START_TEST(tells_its_resolution_and_title)
{
    g_autoptr(PsgScene) scene = sample_page();
    g_autoptr(GBytes) bytes = psg_paint_png(scene, &slide, NULL);
    const png_byte *chunk = find_chunk(bytes, "pHYs");
    ck_assert_ptr_nonnull(chunk);
    ck_assert_mem_eq(chunk + 4, "\0\0\x16\x25\0\0\x16\x25\1",
                     9); /* 5669 pixels a metre */
    chunk = find_chunk(bytes, "iTXt");
    ck_assert_ptr_nonnull(chunk);
    ck_assert_mem_eq(chunk + 4, "Title\0\0\0en\0\0A page", 17);
    ck_assert_ptr_null(find_chunk(bytes, "tIME"));
}
END_TEST

START_TEST(paints_boxes_and_paths)
{
    g_autoptr(PsgScene) scene = sample_page();
    psg_scene_box(scene, (PsgRect){10, 10, 50, 50}, 0, &(PsgInk){.fill = SAMPLE_BLUE});
    psg_scene_box(scene, (PsgRect){110, 10, 50, 50}, 25, &(PsgInk){.fill = SAMPLE_BLUE});
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, (PsgPoint){200, 100});
    psg_path_line(path, (PsgPoint){300, 100});
    psg_path_curve(path, (PsgPoint){300, 120}, (PsgPoint){300, 120},
                   (PsgPoint){300, 140});
    psg_path_close(path);
    psg_scene_path(scene, path,
                   &(PsgInk){PSG_COLOUR_NONE, SAMPLE_BLUE, 4, PSG_DASH_NONE});
    Picture picture = paint(scene, &plain);
    assert_pixel(&picture, 10, 10, SAMPLE_BLUE);
    assert_pixel(&picture, 59, 59, SAMPLE_BLUE);
    assert_pixel(&picture, 60, 60, SAMPLE_WHITE);
    assert_pixel(&picture, 110, 10, SAMPLE_WHITE); /* the corner is round */
    assert_pixel(&picture, 135, 35, SAMPLE_BLUE);
    assert_pixel(&picture, 250, 100, SAMPLE_BLUE);
    assert_pixel(&picture, 250, 120, SAMPLE_BLUE); /* the closing line */
    assert_pixel(&picture, 280, 115, SAMPLE_WHITE);
    g_free(picture.pixels);
}
END_TEST

START_TEST(paints_veils)
{
    g_autoptr(PsgScene) scene = sample_page();
    psg_scene_veil(scene, (PsgRect){10, 10, 100, 20}, SAMPLE_BLUE, PSG_VEIL_RIGHT);
    psg_scene_veil(scene, (PsgRect){10, 50, 100, 20}, SAMPLE_BLUE, PSG_VEIL_LEFT);
    Picture picture = paint(scene, &plain);
    const PsgColour half = psg_colour_mix(SAMPLE_WHITE, SAMPLE_BLUE, 0.5);
    for (int i = 0; i < 2; i++) {
        unsigned y = 20 + 40 * (unsigned)i;
        assert_near(&picture, i == 0 ? 10 : 109, y, SAMPLE_WHITE, 3);
        assert_near(&picture, 60, y, half, 3);
        assert_near(&picture, i == 0 ? 109 : 10, y, SAMPLE_BLUE, 3);
    }
    g_free(picture.pixels);
}
END_TEST

START_TEST(paints_dashes)
{
    g_autoptr(PsgScene) scene = sample_page();
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, (PsgPoint){0, 50});
    psg_path_line(path, (PsgPoint){400, 50});
    psg_scene_path(scene, path,
                   &(PsgInk){PSG_COLOUR_NONE, SAMPLE_BLUE, 10, PSG_DASH_DASHED});
    g_autoptr(PsgPath) below = psg_path_new();
    psg_path_move(below, (PsgPoint){0, 150});
    psg_path_line(below, (PsgPoint){400, 150});
    psg_scene_path(scene, below,
                   &(PsgInk){PSG_COLOUR_NONE, SAMPLE_BLUE, 10, PSG_DASH_DOTTED});
    Picture picture = paint(scene, &plain);
    assert_pixel(&picture, 20, 50, SAMPLE_BLUE);
    assert_pixel(&picture, 55, 50, SAMPLE_WHITE);
    assert_pixel(&picture, 90, 50, SAMPLE_BLUE);
    assert_pixel(&picture, 25, 150, SAMPLE_BLUE);
    assert_pixel(&picture, 37, 150, SAMPLE_WHITE);
    assert_pixel(&picture, 50, 150, SAMPLE_BLUE);
    g_free(picture.pixels);
}
END_TEST

START_TEST(lets_a_group_shine_through_as_one)
{
    g_autoptr(PsgScene) scene = sample_page();
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 0.5});
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 1});
    psg_scene_box(scene, (PsgRect){10, 10, 50, 50}, 0, &(PsgInk){.fill = SAMPLE_BLUE});
    psg_scene_end(scene);
    psg_scene_box(scene, (PsgRect){30, 30, 50, 50}, 0, &(PsgInk){.fill = {0, 0, 0, 255}});
    psg_scene_end(scene);
    psg_scene_box(scene, (PsgRect){100, 100, 10, 10}, 0,
                  &(PsgInk){.fill = {0, 0, 0, 255}});
    Picture picture = paint(scene, &plain);
    assert_pixel(&picture, 20, 20, (PsgColour){127, 184, 216, 255});
    assert_pixel(&picture, 40, 40,
                 (PsgColour){127, 127, 127, 255}); /* no blue below the black */
    assert_pixel(&picture, 105, 105, (PsgColour){0, 0, 0, 255});
    g_free(picture.pixels);
}
END_TEST

START_TEST(puts_text_where_its_anchor_is)
{
    static const struct {
        PsgAnchor anchor;
        unsigned from, to;
    } places[] = {{PSG_ANCHOR_START, 200, 400},
                  {PSG_ANCHOR_END, 0, 200},
                  {PSG_ANCHOR_MIDDLE, 150, 250}};
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autoptr(PsgScene) scene = sample_page();
        sample_text(scene, "mmmm", (PsgPoint){200, 100}, places[i].anchor, 24);
        Picture picture = paint(scene, &plain);
        unsigned all = dark_pixels(&picture, 0, 400);
        ck_assert_uint_gt(all, 100);
        ck_assert_uint_eq(dark_pixels(&picture, places[i].from, places[i].to), all);
        g_free(picture.pixels);
    }
}
END_TEST

START_TEST(paints_text_as_wide_as_it_was_measured)
{
    PsgTextLook look = {
        {SAMPLE_FAMILY, 30, 400, false}, {0, 0, 0, 255}, PSG_ANCHOR_START, 0};
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    double width = psg_ruler_width(ruler, &look.font, "HAVATARH");
    g_autoptr(PsgScene) scene = sample_page();
    psg_scene_text(scene, &look, (PsgPoint){100, 100}, "HAVATARH", width);
    PsgPaintOptions fine = {.dpi = 600, .date = G_MININT64};
    Picture picture = paint(scene, &fine);
    unsigned last = (unsigned)(5 * (100 + width));
    ck_assert_uint_eq(dark_pixels(&picture, 0, 500), 0);
    ck_assert_uint_gt(dark_pixels(&picture, last - 20, last), 0);
    ck_assert_uint_eq(dark_pixels(&picture, last, 2000), 0);
    g_free(picture.pixels);
}
END_TEST

/* Read from below, it stands left of its point, and is not wider than a line is high. */
START_TEST(turns_text)
{
    PsgTextLook look = {
        {SAMPLE_FAMILY, 20, 400, false}, {0, 0, 0, 255}, PSG_ANCHOR_START, -90};
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autoptr(PsgScene) scene = sample_page();
    double width = psg_ruler_width(ruler, &look.font, "mmmm");
    psg_scene_text(scene, &look, (PsgPoint){200, 150}, "mmmm", width);
    Picture picture = paint(scene, &plain);
    unsigned all = dark_pixels(&picture, 0, 400);
    ck_assert_uint_gt(all, 100);
    ck_assert_uint_eq(dark_pixels(&picture, 180, 202), all);
    g_free(picture.pixels);
}
END_TEST

START_TEST(paints_nothing_for_what_cannot_be_seen)
{
    g_autoptr(PsgScene) scene = psg_scene_new((PsgSize){400, 200}, PSG_COLOUR_NONE);
    PsgTextLook look = {
        {SAMPLE_FAMILY, 30, 400, false}, PSG_COLOUR_NONE, PSG_ANCHOR_START, 0};
    psg_scene_text(scene, &look, (PsgPoint){100, 100}, "mm", 40);
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 0.5});
    psg_scene_end(scene);
    Picture picture = paint(scene, &plain);
    ck_assert_uint_eq(dark_pixels(&picture, 0, 400), 0);
    g_free(picture.pixels);
}
END_TEST

START_TEST(refuses_a_page_with_too_many_pixels)
{
    static const PsgSize sizes[] = {{1600000, 10}, {30000, 30000}, {10, 33000}};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autoptr(PsgScene) scene = psg_scene_new(sizes[i], SAMPLE_WHITE);
        g_autoptr(GError) error = NULL;
        ck_assert_ptr_null(psg_paint_png(scene, &plain, &error));
        ck_assert(g_error_matches(error, PSG_PAINT_ERROR, PSG_PAINT_ERROR_TOO_LARGE));
        ck_assert_ptr_nonnull(strstr(error->message, "--dpi"));
    }
}
END_TEST

START_TEST(paints_the_smallest_page)
{
    g_autoptr(PsgScene) scene = psg_scene_new((PsgSize){1, 1}, SAMPLE_BLUE);
    PsgPaintOptions coarse = {.dpi = 1, .date = G_MININT64};
    Picture picture = paint(scene, &coarse);
    ck_assert_uint_eq(picture.width, 1);
    ck_assert_uint_eq(picture.height, 1);
    g_free(picture.pixels);
}
END_TEST

START_TEST(knows_how_much_a_group_covers)
{
    g_autoptr(PsgScene) scene = sample_page();
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 1});
    psg_scene_box(scene, (PsgRect){100, 50, 20, 10}, 0, &(PsgInk){.fill = SAMPLE_INK});
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 1});
    sample_text(scene, "m", (PsgPoint){200, 100}, PSG_ANCHOR_END, 20);
    psg_scene_end(scene);
    psg_scene_end(scene);
    psg_scene_box(scene, (PsgRect){0, 0, 400, 10}, 0, &(PsgInk){.fill = SAMPLE_INK});
    PsgRect extent = psg_group_extent(scene, 0, INFINITY);
    ck_assert_double_eq(extent.x, 100);
    ck_assert_double_eq(extent.y, 50);
    ck_assert_double_gt(psg_rect_right(extent), 199);
    ck_assert_double_lt(psg_rect_right(extent), 220);
    ck_assert_double_gt(psg_rect_bottom(extent), 100);
}
END_TEST

START_TEST(paints_the_same_whatever_was_painted_before)
{
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    g_autoptr(PsgScene) other = sample_scene("network-2014", 23);
    g_autoptr(GBytes) first = psg_paint_png(scene, &slide, NULL);
    g_autoptr(GBytes) between = psg_paint_png(other, &plain, NULL);
    g_bytes_unref(psg_paint_pdf(other, &plain, NULL));
    g_autoptr(GBytes) second = psg_paint_png(scene, &slide, NULL);
    ck_assert(g_bytes_equal(first, second));
    ck_assert(!g_bytes_equal(first, between));
}
END_TEST

Suite *
png_suite(void)
{
    Suite *suite = suite_create("png");
    TCase *cases = tcase_create("png");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, has_the_pixels_of_a_slide);
    tcase_add_test(cases, tells_its_resolution_and_title);
    tcase_add_test(cases, paints_boxes_and_paths);
    tcase_add_test(cases, paints_veils);
    tcase_add_test(cases, paints_dashes);
    tcase_add_test(cases, lets_a_group_shine_through_as_one);
    tcase_add_test(cases, puts_text_where_its_anchor_is);
    tcase_add_test(cases, paints_text_as_wide_as_it_was_measured);
    tcase_add_test(cases, turns_text);
    tcase_add_test(cases, paints_nothing_for_what_cannot_be_seen);
    tcase_add_test(cases, refuses_a_page_with_too_many_pixels);
    tcase_add_test(cases, paints_the_smallest_page);
    tcase_add_test(cases, knows_how_much_a_group_covers);
    tcase_add_test(cases, paints_the_same_whatever_was_painted_before);
    suite_add_tcase(suite, cases);
    return suite;
}
