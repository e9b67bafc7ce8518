/*
 * PNG: Cairo paints, libpng packs.
 *
 * A figure is flat colours and letters: without filters, zlib's first level makes smaller
 * files of it than Cairo's own writer does, in a quarter of the time.
 */
#include "draw/cairo_items.h"
#include "draw/painter.h"
#include "draw/pptx/package.h"
#include "scene/measure.h"

#include <math.h>
#include <png.h>
#include <string.h>

enum { SIDE_LIMIT = 32767 };              /* Cairo's */
enum { PIXEL_LIMIT = 400 * 1000 * 1000 }; /* of four bytes each: 1.6 GB */

/* zlib's first level, and a table for matches that stays in the nearest cache: a sixth
 * faster than with its usual one, and no larger. */
enum { FASTEST = 1, MEMORY = 6 };

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_surface_t, cairo_surface_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_t, cairo_destroy)

static bool
find_pixels(const PsgScene *scene, double dpi, PsgPixels *pixels, GError **error)
{
    PsgSize size = psg_scene_size(scene);
    double width = MAX(1, round(size.width * dpi / PSG_UNITS_PER_INCH));
    double height = MAX(1, round(size.height * dpi / PSG_UNITS_PER_INCH));
    if (width > SIDE_LIMIT || height > SIDE_LIMIT || width * height > PIXEL_LIMIT) {
        g_set_error(error, PSG_PAINT_ERROR, PSG_PAINT_ERROR_TOO_LARGE,
                    "%s.png would have %.0f × %.0f pixels, more than %d on a side or %d "
                    "million in all; use a lower --dpi or a smaller --page",
                    psg_scene_name(scene), width, height, SIDE_LIMIT,
                    PIXEL_LIMIT / 1000000);
        return false;
    }
    *pixels = (PsgPixels){(int)width, (int)height};
    return true;
}

static cairo_surface_t *
paint_surface(const PsgScene *scene, const PsgPaintOptions *options, PsgPixels pixels,
              GError **error)
{
    double dpi = options->dpi;
    g_autoptr(cairo_surface_t) surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels.width, pixels.height);
    g_autoptr(cairo_t) cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, dpi / PSG_UNITS_PER_INCH, dpi / PSG_UNITS_PER_INCH);
    psg_cairo_paint(cairo, scene, psg_scene_seconds(scene) - options->before_end);
    if (cairo_status(cairo) != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, PSG_PAINT_ERROR, PSG_PAINT_ERROR_FAILED,
                    "cannot paint %s.png: %s", psg_scene_name(scene),
                    cairo_status_to_string(cairo_status(cairo)));
        return NULL;
    }
    cairo_surface_flush(surface);
    return g_steal_pointer(&surface);
}

static void
append_bytes(png_structp png, png_bytep bytes, size_t length)
{
    g_byte_array_append(png_get_io_ptr(png), bytes, (guint)length);
}

static void
flush_nothing(png_structp png)
{
    (void)png;
}

/* Memory is all that can fail here, and GLib gives up on that too. */
static void
give_up(png_structp png, png_const_charp message)
{
    (void)png;
    g_error("libpng: %s", message);
}

static void
write_texts(png_struct *png, png_info *info, const PsgScene *scene)
{
    const char *const keys[] = {"Title", "Description"};
    const char *const values[] = {psg_scene_title(scene), psg_scene_description(scene)};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        g_autofree char *key = g_strdup(keys[i]);
        g_autofree char *value = g_utf8_make_valid(values[i], -1);
        g_autofree char *language = g_strdup(psg_scene_language(scene));
        png_text text = {.compression = PNG_ITXT_COMPRESSION_NONE,
                         .key = key,
                         .text = value,
                         .itxt_length = strlen(value),
                         .lang = language};
        if (*value != '\0') {
            png_set_text(png, info, &text, 1);
        }
    }
}

static void
write_header(png_struct *png, png_info *info, const PsgScene *scene, PsgPixels pixels,
             double dpi)
{
    png_uint_32 per_metre = (png_uint_32)round(dpi / 0.0254);
    png_set_compression_level(png, FASTEST);
    png_set_compression_mem_level(png, MEMORY);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_IHDR(png, info, (png_uint_32)pixels.width, (png_uint_32)pixels.height, 8,
                 PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
    write_texts(png, info, scene);
    png_write_info(png, info);
}

/* Cairo keeps a pixel in a word, xxRRGGBB; here it has three bytes. */
static void
pack_row(cairo_surface_t *surface, size_t y, size_t width, guint8 *row)
{
    const unsigned char *data = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    const guint32 *words = (const guint32 *)(const void *)(data + y * stride);
    for (size_t x = 0; x < width; x++) {
        row[3 * x] = (guint8)(words[x] >> 16);
        row[3 * x + 1] = (guint8)(words[x] >> 8);
        row[3 * x + 2] = (guint8)words[x];
    }
}

static void
write_rows(png_struct *png, cairo_surface_t *surface, PsgPixels pixels)
{
    g_autofree guint8 *row = g_malloc_n((gsize)pixels.width, 3);
    for (size_t y = 0; y < (size_t)pixels.height; y++) {
        pack_row(surface, y, (size_t)pixels.width, row);
        png_write_row(png, row);
    }
}

GBytes *
psg_paint_pixels(const PsgScene *scene, const PsgPaintOptions *options, PsgPixels *pixels,
                 GError **error)
{
    if (!find_pixels(scene, options->dpi, pixels, error)) {
        return NULL;
    }
    g_autoptr(cairo_surface_t) surface = paint_surface(scene, options, *pixels, error);
    if (surface == NULL) {
        return NULL;
    }
    size_t width = (size_t)pixels->width, height = (size_t)pixels->height;
    guint8 *bytes = g_malloc_n(width * height, 3);
    for (size_t y = 0; y < height; y++) {
        pack_row(surface, y, width, bytes + y * width * 3);
    }
    return g_bytes_new_take(bytes, width * height * 3);
}

/* NULL with an error if there is no memory for it. */
static png_struct *
start_png(const PsgScene *scene, png_info **info, GByteArray *bytes, GError **error)
{
    png_struct *png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, give_up, NULL);
    *info = png == NULL ? NULL : png_create_info_struct(png);
    if (*info == NULL) {
        png_destroy_write_struct(&png, NULL);
        g_set_error(error, PSG_PAINT_ERROR, PSG_PAINT_ERROR_FAILED,
                    "cannot paint %s.png: libpng has not enough memory",
                    psg_scene_name(scene));
        return NULL;
    }
    png_set_write_fn(png, bytes, append_bytes, flush_nothing);
    return png;
}

GBytes *
psg_paint_png(const PsgScene *scene, const PsgPaintOptions *options, GError **error)
{
    PsgPixels pixels;
    if (!find_pixels(scene, options->dpi, &pixels, error)) {
        return NULL;
    }
    g_autoptr(cairo_surface_t) surface = paint_surface(scene, options, pixels, error);
    if (surface == NULL) {
        return NULL;
    }
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    png_info *info;
    png_struct *png = start_png(scene, &info, bytes, error);
    if (png == NULL) {
        return NULL;
    }
    write_header(png, info, scene, pixels, options->dpi);
    write_rows(png, surface, pixels);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

char *
psg_painter_versions(void)
{
    g_autofree char *packer = psg_pptx_package_version();
    return g_strdup_printf("cairo %s, pango %s, libpng %s, %s", cairo_version_string(),
                           psg_ruler_version(), png_get_libpng_ver(NULL), packer);
}
