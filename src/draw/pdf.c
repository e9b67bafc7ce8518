/*
 * PDF: pages of real text, with links and an outline, painted by Cairo.
 *
 * A file tells when it was made only if it is told a date, so that the same scene gives
 * the same bytes.
 */
#include "base/number.h"
#include "draw/cairo_items.h"
#include "draw/document.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_surface_t, cairo_surface_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_t, cairo_destroy)

static const double POINTS = 72 / PSG_UNITS_PER_INCH; /* of a page unit */

static cairo_status_t
append_bytes(void *bytes, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* Cairo writes the time of day unless it is told something else; what is no date it
 * leaves out. */
static void
set_dates(cairo_surface_t *surface, gint64 seconds)
{
    g_autofree char *text = NULL;
    if (seconds != G_MININT64) {
        g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(seconds);
        text = date == NULL ? NULL : g_date_time_format(date, "%Y-%m-%dT%H:%M:%S+00:00");
    }
    const char *value = text == NULL ? "" : text;
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, value);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, value);
}

/* Where the needle begins, from there on; the length of the file if it does not occur. */
static size_t
find(const GByteArray *bytes, size_t from, const char *needle)
{
    size_t length = strlen(needle);
    while (from + length <= bytes->len &&
           memcmp(bytes->data + from, needle, length) != 0) {
        from++;
    }
    return from + length <= bytes->len ? from : bytes->len;
}

/*
 * Cairo leaves out the "D:" that a date must begin with. Nothing may move in a file that
 * tells where its parts begin, so the room is taken from the time zone:
 * (20231114221320+00'00) becomes (D:20231114221320Z) and blanks. A right date is left
 * alone. Cairo 1.18 compresses this part of a PDF 1.5, where nothing can be mended;
 * readers understand the date all the same. (In PDF 1.4 ligatures could not be found.)
 */
static void
mend_date(GByteArray *bytes, const char *key)
{
    enum { DIGITS = 14 };
    for (size_t at = find(bytes, 0, key); at < bytes->len; at = find(bytes, at, key)) {
        at += strlen(key);
        guint8 *date = bytes->data + at;
        if (at + strlen("20231114221320+00'00)") <= bytes->len &&
            g_ascii_isdigit(date[0]) &&
            memcmp(date + DIGITS, "+00'00)", strlen("+00'00)")) == 0) {
            memmove(date + strlen("D:"), date, DIGITS);
            memcpy(date, "D:", strlen("D:"));
            memcpy(date + strlen("D:") + DIGITS, "Z)   ", strlen("Z)   "));
        }
    }
}

/*
 * Cairo 1.16 paints each letter in colours (an emoji) as a picture, and lists a picture
 * as often as it is painted among those that the page needs: "/x8 8 0 R /x8 8 0 R ". A
 * name may stand there once; since nothing may move, the others become blanks.
 */
static void
mend_pictures(GByteArray *bytes)
{
    static const char list[] = "/XObject << ";
    for (size_t at = find(bytes, 0, list); at < bytes->len; at = find(bytes, at, list)) {
        at += strlen(list);
        size_t end = find(bytes, at, ">>");
        g_autoptr(GHashTable) names =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        while (at < end) {
            size_t next = MIN(find(bytes, at + 1, "/"), end);
            char *name = g_strndup((const char *)bytes->data + at, next - at);
            if (!g_hash_table_add(names, name)) {
                memset(bytes->data + at, ' ', next - at);
            }
            at = next;
        }
    }
}

static void
set_metadata(cairo_surface_t *surface, const PsgScene *scene, gint64 date)
{
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
                                   psg_document_title(scene));
    if (*psg_scene_description(scene) != '\0') {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT,
                                       psg_scene_description(scene));
    }
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR,
                                   "paysage " PSG_VERSION);
    set_dates(surface, date);
}

/* Cairo writes an address into the file as it is: nothing may stay in it that ends a
 * string there. */
static void
add_link(cairo_t *cairo, const char *href, PsgRect area)
{
    const char *page =
        g_str_has_prefix(href, PSG_LINK_PAGE) ? href + strlen(PSG_LINK_PAGE) : NULL;
    g_autofree char *address = g_uri_escape_string(href, ":/?#[]@!$&*+,;=%", FALSE);
    g_autoptr(GString) attributes = g_string_new("rect=[");
    const double numbers[] = {area.x, area.y, area.width, area.height};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_string_append_c(attributes, ' ');
        psg_number_append(attributes, numbers[i] * POINTS, 2);
    }
    if (page != NULL) {
        g_string_append_printf(attributes, "] dest='page-%s'", page);
    } else {
        g_string_append_printf(attributes, "] uri='%s'", address);
    }
    cairo_tag_begin(cairo, CAIRO_TAG_LINK, attributes->str);
    cairo_tag_end(cairo, CAIRO_TAG_LINK);
}

/*
 * Links are laid over the page when it is painted, not around what they belong to:
 * Cairo 1.16 forgets tags that were begun before something covers the whole page. They
 * stand in a paragraph, since outside of any it lets them refer to an object that it
 * never writes.
 */
static void
add_links(cairo_t *cairo, const PsgScene *scene)
{
    bool any = false;
    cairo_identity_matrix(cairo); /* Cairo 1.16 takes the area as points in any case */
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind != PSG_ITEM_GROUP || item->group.href == NULL) {
            continue;
        }
        if (!any) {
            cairo_tag_begin(cairo, "P", NULL);
            any = true;
        }
        add_link(cairo, item->group.href, psg_group_extent(scene, i, INFINITY));
    }
    if (any) {
        cairo_tag_end(cairo, "P");
    }
}

/* A name for the page, to which links lead: Cairo 1.16 lets none lead to the number of a page that
 * is painted later. */
static void
name_page(cairo_t *cairo, size_t number)
{
    g_autofree char *attributes = g_strdup_printf("name='page-%zu' x=0 y=0", number);
    cairo_tag_begin(cairo, CAIRO_TAG_DEST, attributes);
    cairo_tag_end(cairo, CAIRO_TAG_DEST);
}

static bool
has_link_to_page(const PsgScene *scene)
{
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_GROUP && item->group.href != NULL &&
            g_str_has_prefix(item->group.href, PSG_LINK_PAGE)) {
            return true;
        }
    }
    return false;
}

/* number: of a page to which links may lead; 0: none does. */
static cairo_status_t
paint_page(cairo_surface_t *surface, const PsgScene *scene, size_t number)
{
    PsgSize size = psg_scene_size(scene);
    cairo_pdf_surface_set_size(surface, size.width * POINTS, size.height * POINTS);
    g_autoptr(cairo_t) cairo = cairo_create(surface);
    cairo_scale(cairo, POINTS, POINTS);
    psg_cairo_paint(cairo, scene, INFINITY);
    add_links(cairo, scene);
    if (number > 0) {
        name_page(cairo, number);
    }
    cairo_show_page(cairo);
    return cairo_status(cairo);
}

/* number: of the page, from 1. part: the entry of its part, 0 if the page before is in
 * another one; gives the part's entry, or 0 if the page is in none. */
static int
add_entry(cairo_surface_t *surface, const PsgDocumentPage *page, int number, int part)
{
    g_autofree char *place = g_strdup_printf("page=%d", number);
    const char *entry =
        page->entry == NULL ? psg_document_title(page->scene) : page->entry;
    if (page->section != NULL && part == 0) {
        part =
            cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, page->section,
                                          place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
    int parent = page->section == NULL ? CAIRO_PDF_OUTLINE_ROOT : part;
    if (page->sort != PSG_DOCUMENT_HEADING) {
        cairo_pdf_surface_add_outline(surface, parent, entry, place, 0);
    }
    return page->section == NULL ? 0 : part;
}

/* The first page that fails is the last: an outline to it would crash Cairo. */
static cairo_status_t
paint_pages(cairo_surface_t *surface, const PsgDocumentPage *pages, size_t count)
{
    int part = 0;
    bool has_links = false;
    for (size_t i = 0; i < count; i++) {
        has_links = has_links || has_link_to_page(pages[i].scene);
    }
    for (size_t i = 0; i < count; i++) {
        cairo_status_t status =
            paint_page(surface, pages[i].scene, has_links ? i + 1 : 0);
        if (status != CAIRO_STATUS_SUCCESS) {
            return status;
        }
        if (i > 0 && g_strcmp0(pages[i].section, pages[i - 1].section) != 0) {
            part = 0;
        }
        part = add_entry(surface, &pages[i], (int)i + 1, part);
    }
    return CAIRO_STATUS_SUCCESS;
}

GBytes *
psg_paint_pdf_pages(const PsgDocumentPage *pages, size_t count,
                    const PsgPaintOptions *options, GError **error)
{
    g_assert(count > 0);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autoptr(cairo_surface_t) surface =
        cairo_pdf_surface_create_for_stream(append_bytes, bytes, 1, 1);
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    set_metadata(surface, pages[0].scene, options->date);
    cairo_status_t status = paint_pages(surface, pages, count);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_status(surface);
    }
    if (status != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, PSG_PAINT_ERROR, PSG_PAINT_ERROR_FAILED,
                    "cannot paint %s.pdf: %s", psg_scene_name(pages[0].scene),
                    cairo_status_to_string(status));
        return NULL;
    }
    mend_date(bytes, "/CreationDate (");
    mend_date(bytes, "/ModDate (");
    mend_pictures(bytes);
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

GBytes *
psg_paint_pdf(const PsgScene *scene, const PsgPaintOptions *options, GError **error)
{
    PsgDocumentPage page = {.scene = scene};
    return psg_paint_pdf_pages(&page, 1, options, error);
}
