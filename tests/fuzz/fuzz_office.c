/*
 * Bytes as a workbook: read or refused with a place; what is read becomes a landscape.
 *
 * Mutated zips do not unpack, so a first letter says what is made of the rest: "x" and "o" put it,
 * as texts with a zero byte between, into the parts of a workbook; "f" is a flat one; all else is a
 * file as it is.
 */
#include "fuzz.h"

#include <string.h>
#include <zip.h>

typedef struct {
    const char *name;
    const char *text; /* unless the bytes give another */
} Part;

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* What is given comes first. */
static const Part xlsx[] = {
    {"xl/worksheets/sheet1.xml", "<worksheet/>"},
    {"xl/sharedStrings.xml", "<sst><si><t>from</t></si><si><t>to</t></si></sst>"},
    {"xl/styles.xml",
     "<styleSheet><cellXfs><xf numFmtId='14'/><xf numFmtId='9'/></cellXfs>"
     "</styleSheet>"},
    {"xl/workbook.xml",
     "<workbook xmlns:r='" OFFICE "'><sheets><sheet name='S' r:id='r1'/>"
     "</sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships xmlns='" PACKAGE "'><Relationship Id='r1' Type='" OFFICE
     "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='" OFFICE
     "/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='r3' Type='" OFFICE
     "/styles' Target='/xl/styles.xml'/></Relationships>"},
};

static const Part ods[] = {
    {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
    {"content.xml", "<document-content/>"},
};

/* The texts take the places of parts from the given one on. */
static GBytes *
pack(const Part *parts, size_t count, size_t first, const char *texts, size_t size)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    for (size_t i = 0; i < count; i++) {
        const char *text = parts[i].text;
        size_t length = strlen(text);
        if (i >= first && size > 0) {
            const char *end = memchr(texts, 0, size);
            text = texts;
            length = end == NULL ? size : (size_t)(end - texts);
            texts += MIN(length + 1, size);
            size -= MIN(length + 1, size);
        }
        zip_int64_t place =
            zip_file_add(zip, parts[i].name, zip_source_buffer(zip, text, length, 0), 0);
        zip_set_file_compression(zip, (zip_uint64_t)place, ZIP_CM_STORE, 0);
    }
    fuzz_expect(zip_close(zip) == 0);
    zip_stat_t stat;
    fuzz_expect(zip_source_open(source) == 0 && zip_source_stat(source, &stat) == 0);
    char *bytes = g_malloc(stat.size);
    zip_source_read(source, bytes, stat.size);
    zip_source_close(source);
    zip_source_free(source);
    return g_bytes_new_take(bytes, stat.size);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char first = size == 0 ? '\0' : (char)data[0];
    if (first == 'f') {
        fuzz_import("fods", data + 1, size - 1);
        return 0;
    }
    if (first != 'x' && first != 'o') {
        fuzz_import("xlsx", data, size);
        return 0;
    }
    const char *texts = (const char *)data + 1;
    g_autoptr(GBytes) file = first == 'x'
                                 ? pack(xlsx, G_N_ELEMENTS(xlsx), 0, texts, size - 1)
                                 : pack(ods, G_N_ELEMENTS(ods), 1, texts, size - 1);
    fuzz_import(first == 'x' ? "xlsx" : "ods", g_bytes_get_data(file, NULL),
                g_bytes_get_size(file));
    return 0;
}
