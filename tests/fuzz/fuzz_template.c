/*
 * Bytes as a template for slides: read or refused with a place; of what is read slides are made.
 *
 * Mutated zips do not unpack, so after a first letter "t" the rest is put, as texts with a zero byte
 * between, into the parts of a presentation; all else is a file as it is.
 */
#include "draw/document.h"
#include "figure/template_style.h"
#include "fuzz.h"
#include "read/style/style_read.h"
#include "read/template/template_read.h"

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define MAIN "http://schemas.openxmlformats.org/presentationml/2006/main"
#define LIST(rows) "<Relationships xmlns='" PACKAGE "'>" rows "</Relationships>"
#define ROW(id, type, target)                                                            \
    "<Relationship Id='" id "' Type='" OFFICE "/" type "' Target='" target "'/>"

static const FuzzPart parts[] = {
    {"ppt/slideLayouts/slideLayout1.xml",
     "<sldLayout type='titleOnly'><cSld name='T'><spTree><sp><nvSpPr><nvPr><ph type='title'/>"
     "</nvPr></nvSpPr><spPr><xfrm><off x='900000' y='500000'/><ext cx='9000000' "
     "cy='900000'/></xfrm></spPr></sp></spTree></cSld></sldLayout>"},
    {"ppt/slideMasters/slideMaster1.xml",
     "<sldMaster xmlns:r='" OFFICE "'><cSld><spTree/></cSld><sldLayoutIdLst><sldLayoutId "
     "r:id='r1'/></sldLayoutIdLst></sldMaster>"},
    {"ppt/theme/theme1.xml", "<theme><themeElements/></theme>"},
    {"ppt/presentation.xml",
     "<p:presentation xmlns:p='" MAIN "' xmlns:r='" OFFICE "'><p:sldMasterIdLst>"
     "<p:sldMasterId id='2147483648' r:id='r1'/></p:sldMasterIdLst><p:sldSz cx='12192000' "
     "cy='6858000'/></p:presentation>"},
    {"ppt/slideMasters/_rels/slideMaster1.xml.rels",
     LIST(ROW("r1", "slideLayout", "../slideLayouts/slideLayout1.xml")
              ROW("r2", "theme", "../theme/theme1.xml"))},
    {"ppt/_rels/presentation.xml.rels",
     LIST(ROW("r1", "slideMaster", "slideMasters/slideMaster1.xml"))},
    {"[Content_Types].xml", "<Types/>"},
};

static void
make_slide(const PsgDeckTemplate *template, PsgDiagnostics *list)
{
    g_autoptr(PsgStyle) base =
        psg_style_read(psg_template_base(template), NULL, list, NULL);
    g_autofree char *remark = NULL;
    g_autoptr(PsgStyle) style = psg_template_style(template, base, &remark);
    fuzz_expect(psg_colour_contrast(style->ink, style->background) >=
                PSG_COLOUR_READABLE);
    fuzz_expect(psg_colour_contrast(style->muted, style->background) >=
                PSG_COLOUR_READABLE);
    PsgSize size = template->size;
    PsgRect room = template->room;
    fuzz_expect(room.x >= 0 && room.y >= 0 && room.width >= 0 && room.height >= 0 &&
                psg_rect_right(room) <= size.width &&
                psg_rect_bottom(room) <= size.height);
    g_autoptr(PsgScene) scene = psg_scene_new(size, style->background);
    PsgDocumentPage page = {.scene = scene};
    PsgPaintOptions paint = {.template = template};
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = psg_paint_pptx_pages(&page, 1, &paint, &error);
    fuzz_expect(bytes != NULL || error != NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bool is_parts = size > 0 && data[0] == 't';
    g_autoptr(GBytes) file = is_parts ? fuzz_pack(parts, G_N_ELEMENTS(parts), 0,
                                                  (const char *)data + 1, size - 1)
                                      : g_bytes_new(data, size);
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    gsize length;
    const char *bytes = g_bytes_get_data(file, &length);
    PsgLimits limits = fuzz_limits();
    const PsgInput *input = psg_diagnostics_keep(
        list, psg_input_new("template.pptx", bytes == NULL ? "" : bytes, length));
    g_autoptr(PsgDeckTemplate) template = psg_template_read_input(input, &limits, list);
    fuzz_check_told(list, template != NULL, NULL);
    if (template != NULL) {
        make_slide(template, list);
    }
    return 0;
}
