/*
 * PDF: pages of real text, with links and an outline, painted by Cairo.
 *
 * A file tells when it was made only if it is told a date, so that the same scene gives the same bytes.
 */
#include "base/number.h"
#include "draw/cairo_items.h"
#include "draw/extent.h"
#include "draw/painter.h"

#include <cairo-pdf.h>

#ifndef PSG_VERSION
#define PSG_VERSION "0"
#endif

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_surface_t, cairo_surface_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_t, cairo_destroy)

static const double POINTS = 72 / PSG_UNITS_PER_INCH; /* of a page unit */

static cairo_status_t
append_bytes(void *bytes, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* Cairo writes the time of day unless it is told something else; what is no date it leaves out. */
static void
set_dates(cairo_surface_t *surface, gint64 seconds)
{
    g_autofree char *text = NULL;
    if (seconds != G_MININT64) {
        g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(seconds);
        text = date == NULL ? NULL : g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ");
    }
    const char *value = text == NULL ? "" : text;
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, value);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, value);
}

static void
set_metadata(cairo_surface_t *surface, const PsgScene *scene, gint64 date)
{
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, psg_scene_title(scene));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT,
                                   psg_scene_description(scene));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "paysage " PSG_VERSION);
    set_dates(surface, date);
}

/* Cairo writes an address into the file as it is: nothing may stay in it that ends a string there. */
static void
add_link(cairo_t *cairo, const char *href, PsgRect area)
{
    g_autofree char *address = g_uri_escape_string(href, ":/?#[]@!$&*+,;=%", FALSE);
    g_autoptr(GString) attributes = g_string_new("rect=[");
    const double numbers[] = {area.x, area.y, area.width, area.height};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_string_append_c(attributes, ' ');
        psg_number_append(attributes, numbers[i], 2);
    }
    g_string_append_printf(attributes, "] uri='%s'", address);
    cairo_tag_begin(cairo, CAIRO_TAG_LINK, attributes->str);
    cairo_tag_end(cairo, CAIRO_TAG_LINK);
}

/*
 * Links are laid over the page when it is painted, not around what they belong to: Cairo 1.16 forgets
 * tags that were begun before something covers the whole page. They stand in a paragraph, since
 * outside of any it lets them refer to an object that it never writes.
 */
static void
add_links(cairo_t *cairo, const PsgScene *scene)
{
    bool any = false;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind != PSG_ITEM_GROUP || item->group.href == NULL) {
            continue;
        }
        if (!any) {
            cairo_tag_begin(cairo, "P", NULL);
            any = true;
        }
        add_link(cairo, item->group.href, psg_group_extent(scene, i));
    }
    if (any) {
        cairo_tag_end(cairo, "P");
    }
}

/* number: of the page, from 1. An outline to a page that failed would make Cairo crash. */
static cairo_status_t
paint_page(cairo_surface_t *surface, const PsgScene *scene, int number)
{
    PsgSize size = psg_scene_size(scene);
    cairo_pdf_surface_set_size(surface, size.width * POINTS, size.height * POINTS);
    g_autoptr(cairo_t) cairo = cairo_create(surface);
    cairo_scale(cairo, POINTS, POINTS);
    psg_cairo_paint(cairo, scene);
    add_links(cairo, scene);
    cairo_show_page(cairo);
    if (cairo_status(cairo) == CAIRO_STATUS_SUCCESS) {
        g_autofree char *place = g_strdup_printf("page=%d", number);
        cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, psg_scene_title(scene),
                                      place, 0);
    }
    return cairo_status(cairo);
}

GBytes *
psg_paint_pdf(const PsgScene *scene, const PsgPaintOptions *options, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autoptr(cairo_surface_t) surface =
        cairo_pdf_surface_create_for_stream(append_bytes, bytes, 1, 1);
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    set_metadata(surface, scene, options->date);
    cairo_status_t status = paint_page(surface, scene, 1);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_status(surface);
    }
    if (status != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, PSG_PAINT_ERROR, PSG_PAINT_ERROR_FAILED, "cannot paint %s.pdf: %s",
                    psg_scene_name(scene), cairo_status_to_string(status));
        return NULL;
    }
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}
