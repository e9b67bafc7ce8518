/* Packages of parts, packed by libzip. */
#include "draw/pptx/package.h"

#include "base/xml_writer.h"
#include "draw/painter.h"

#include <string.h>
#include <zip.h>

/* ---- Relationships ---- */

typedef struct {
    char *id, *type, *target;
    bool is_address;
} Link;

struct PsgPptxLinks {
    GArray *links; /* Link */
};

static void
clear_link(gpointer data)
{
    Link *link = data;
    g_free(link->id);
    g_free(link->type);
    g_free(link->target);
}

PsgPptxLinks *
psg_pptx_links_new(void)
{
    PsgPptxLinks *links = g_new0(PsgPptxLinks, 1);
    links->links = g_array_new(FALSE, FALSE, sizeof(Link));
    g_array_set_clear_func(links->links, clear_link);
    return links;
}

void
psg_pptx_links_free(PsgPptxLinks *links)
{
    if (links != NULL) {
        g_array_unref(links->links);
        g_free(links);
    }
}

/* One that no relationship has yet. */
static char *
free_id(const PsgPptxLinks *links)
{
    for (guint number = links->links->len + 1;; number++) {
        char *id = g_strdup_printf("rId%u", number);
        bool is_free = true;
        for (guint i = 0; i < links->links->len && is_free; i++) {
            is_free = strcmp(g_array_index(links->links, Link, i).id, id) != 0;
        }
        if (is_free) {
            return id;
        }
        g_free(id);
    }
}

void
psg_pptx_links_keep(PsgPptxLinks *links, const char *id, const char *type,
                    const char *target)
{
    Link link = {g_strdup(id), g_strdup(type), g_strdup(target), false};
    g_array_append_val(links->links, link);
}

/* Takes the type. */
static const char *
add_link(PsgPptxLinks *links, char *taken, const char *target, bool is_address)
{
    g_autofree char *type = taken;
    for (guint i = 0; i < links->links->len; i++) {
        const Link *known = &g_array_index(links->links, Link, i);
        if (strcmp(known->type, type) == 0 && strcmp(known->target, target) == 0) {
            return known->id;
        }
    }
    Link link = {free_id(links), g_steal_pointer(&type), g_strdup(target), is_address};
    g_array_append_val(links->links, link);
    return link.id;
}

#define TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

const char *
psg_pptx_links_add(PsgPptxLinks *links, const char *type, const char *target)
{
    bool is_whole = strchr(type, ':') != NULL;
    return add_link(links, g_strconcat(is_whole ? "" : TYPES, type, NULL), target, false);
}

const char *
psg_pptx_links_add_address(PsgPptxLinks *links, const char *target)
{
    return add_link(links, g_strdup(TYPES "hyperlink"), target, true);
}

/* ---- Parts ---- */

typedef struct {
    char *name;
    const char *type;
    GBytes *bytes;
} Part;

struct PsgPptxPackage {
    GArray *parts; /* Part */
};

static void
clear_part(gpointer data)
{
    Part *part = data;
    g_free(part->name);
    g_bytes_unref(part->bytes);
}

PsgPptxPackage *
psg_pptx_package_new(void)
{
    PsgPptxPackage *package = g_new0(PsgPptxPackage, 1);
    package->parts = g_array_new(FALSE, FALSE, sizeof(Part));
    g_array_set_clear_func(package->parts, clear_part);
    return package;
}

void
psg_pptx_package_free(PsgPptxPackage *package)
{
    if (package != NULL) {
        g_array_unref(package->parts);
        g_free(package);
    }
}

void
psg_pptx_package_add(PsgPptxPackage *package, const char *name, const char *type,
                     GString *text)
{
    Part part = {g_strdup(name), type, g_string_free_to_bytes(text)};
    g_array_append_val(package->parts, part);
}

/* "ppt/slides/slide1.xml" has "ppt/slides/_rels/slide1.xml.rels". */
static char *
links_name(const char *part)
{
    const char *slash = strrchr(part, '/');
    const char *file = slash == NULL ? part : slash + 1;
    return g_strdup_printf("%.*s_rels/%s.rels", (int)(file - part), part, file);
}

void
psg_pptx_package_add_links(PsgPptxPackage *package, const char *part,
                           const PsgPptxLinks *links)
{
    if (links->links->len == 0) {
        return;
    }
    GString *text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = psg_xml_writer_new(text, PSG_XML_ONE_LINE);
    psg_xml_start(xml, "Relationships");
    psg_xml_string(xml, "xmlns",
                   "http://schemas.openxmlformats.org/package/2006/relationships");
    for (guint i = 0; i < links->links->len; i++) {
        const Link *link = &g_array_index(links->links, Link, i);
        psg_xml_start(xml, "Relationship");
        psg_xml_string(xml, "Id", link->id);
        psg_xml_string(xml, "Type", link->type);
        psg_xml_string(xml, "Target", link->target);
        psg_xml_string(xml, "TargetMode", link->is_address ? "External" : NULL);
        psg_xml_end(xml);
    }
    psg_xml_end(xml);
    g_autofree char *name = links_name(part);
    psg_pptx_package_add(package, name, NULL, text);
}

static void
write_default(PsgXmlWriter *xml, const char *extension, const char *type)
{
    psg_xml_start(xml, "Default");
    psg_xml_string(xml, "Extension", extension);
    psg_xml_string(xml, "ContentType", type);
    psg_xml_end(xml);
}

static GString *
content_types(const PsgPptxPackage *package)
{
    GString *text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = psg_xml_writer_new(text, PSG_XML_ONE_LINE);
    psg_xml_start(xml, "Types");
    psg_xml_string(xml, "xmlns",
                   "http://schemas.openxmlformats.org/package/2006/content-types");
    write_default(xml, "rels",
                  "application/vnd.openxmlformats-package.relationships+xml");
    write_default(xml, "xml", "application/xml");
    for (guint i = 0; i < package->parts->len; i++) {
        const Part *part = &g_array_index(package->parts, Part, i);
        if (part->type != NULL) {
            g_autofree char *name = g_strconcat("/", part->name, NULL);
            psg_xml_start(xml, "Override");
            psg_xml_string(xml, "PartName", name);
            psg_xml_string(xml, "ContentType", part->type);
            psg_xml_end(xml);
        }
    }
    psg_xml_end(xml);
    return text;
}

/* ---- The zip ---- */

/* As zips write 1980-01-01: day, month and years from 1980 in 5, 4 and 7 bits. */
enum { FIRST_DAY = 1 + (1 << 5) };

/* Well packed; the best, 9, takes three times as long for a hundredth less. */
enum { LEVEL = 6 };

static bool
add_part(zip_t *zip, const Part *part)
{
    gsize size;
    const void *bytes = g_bytes_get_data(part->bytes, &size);
    zip_source_t *source = zip_source_buffer(zip, bytes, size, 0);
    zip_int64_t index =
        source == NULL ? -1 : zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    zip_uint64_t place = (zip_uint64_t)index;
    return zip_set_file_compression(zip, place, ZIP_CM_DEFLATE, LEVEL) == 0 &&
           zip_file_set_dostime(zip, place, 0, FIRST_DAY, 0) == 0;
}

static bool
pack_parts(zip_t *zip, const GArray *parts)
{
    for (guint i = 0; i < parts->len; i++) {
        if (!add_part(zip, &g_array_index(parts, Part, i))) {
            return false;
        }
    }
    return true;
}

/* What the library wrote; NULL if it cannot tell. */
static GBytes *
read_source(zip_source_t *source)
{
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) {
        return NULL;
    }
    g_autofree char *bytes = g_malloc(stat.size);
    zip_int64_t count = zip_source_read(source, bytes, stat.size);
    zip_source_close(source);
    return count == (zip_int64_t)stat.size
               ? g_bytes_new_take(g_steal_pointer(&bytes), stat.size)
               : NULL;
}

/* Into the source, which is kept. */
static bool
pack(zip_source_t *source, const GArray *parts, zip_error_t *error)
{
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, error);
    if (zip == NULL) {
        return false;
    }
    zip_source_keep(source);
    bool is_packed = pack_parts(zip, parts) && zip_close(zip) == 0;
    if (!is_packed) {
        zip_error_set(error, zip_error_code_zip(zip_get_error(zip)), 0);
        zip_discard(zip);
    }
    return is_packed;
}

GBytes *
psg_pptx_package_finish(PsgPptxPackage *package, GError **error)
{
    Part types = {g_strdup("[Content_Types].xml"), NULL,
                  g_string_free_to_bytes(content_types(package))};
    g_array_prepend_val(package->parts, types);
    zip_error_t why;
    zip_error_init(&why);
    GBytes *bytes = NULL;
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &why);
    if (source != NULL) {
        bytes = pack(source, package->parts, &why) ? read_source(source) : NULL;
        zip_source_free(source);
    }
    if (bytes == NULL) {
        g_set_error(error, PSG_PAINT_ERROR, PSG_PAINT_ERROR_FAILED,
                    "cannot pack slides: %s", zip_error_strerror(&why));
    }
    zip_error_fini(&why);
    return bytes;
}

char *
psg_pptx_package_version(void)
{
    return g_strdup_printf("libzip %s", zip_libzip_version());
}
