/*
 * Bytes as a workbook: read or refused with a place; what is read becomes a landscape.
 *
 * Mutated zips do not unpack, so a first letter says what is made of the rest: "x" and "o" put it,
 * as texts with a zero byte between, into the parts of a workbook; "f" is a flat one; all else is a
 * file as it is.
 */
#include "fuzz.h"

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* What is given comes first. */
static const FuzzPart xlsx[] = {
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

static const FuzzPart ods[] = {
    {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
    {"content.xml", "<document-content/>"},
};

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
                                 ? fuzz_pack(xlsx, G_N_ELEMENTS(xlsx), 0, texts, size - 1)
                                 : fuzz_pack(ods, G_N_ELEMENTS(ods), 1, texts, size - 1);
    fuzz_import(first == 'x' ? "xlsx" : "ods", g_bytes_get_data(file, NULL),
                g_bytes_get_size(file));
    return 0;
}
