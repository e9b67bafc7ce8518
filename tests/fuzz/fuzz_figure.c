/* Bytes as a landscape, and every kind of figure of it as SVG and as a table: whatever was
 * read can be drawn, and what is drawn is well-formed XML. */
#include "fuzz.h"

#include "batch/orders.h"
#include "draw/painter.h"
#include "read/landscape_read.h"
#include "read/style_read.h"

#include <libxml/parser.h>

static const char *const pages[] = {"slide", "a4-portrait", "fit", "200x200", "2000x200"};

static void
check_xml(GBytes *svg)
{
    gsize length;
    const char *text = g_bytes_get_data(svg, &length);
    xmlDoc *document = xmlReadMemory(text, (int)length, NULL, NULL, XML_PARSE_NONET);
    fuzz_expect(document != NULL);
    xmlFreeDoc(document);
}

static void
draw(const PsgFigureGround *ground, PsgRuler *ruler, const PsgFigureOrder *order)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgScene) scene = order->kind->draw(ground, ruler, order);
    PsgPaintOptions options = {.dpi = 12, .date = G_MININT64};
    g_autoptr(GBytes) svg = psg_paint_svg(scene, &options, &error);
    fuzz_expect(svg != NULL);
    check_xml(svg);
}

/* What a wish asks for; it may be one that this landscape cannot fulfil. */
static void
draw_wish(const PsgFigureGround *ground, PsgRuler *ruler, const PsgOrderWish *wish)
{
    g_autofree char *why = NULL;
    g_autoptr(GArray) orders = psg_orders_of(ground->setting, wish, &why);
    fuzz_expect((orders == NULL) == (why != NULL));
    for (guint i = 0; orders != NULL && i < orders->len; i++) {
        const PsgFigureOrder *order = &g_array_index(orders, PsgFigureOrder, i);
        if (order->kind->draw != NULL) {
            draw(ground, ruler, order);
        }
        if (order->kind->tabulate != NULL) {
            g_autoptr(PsgTable) table = order->kind->tabulate(ground, order);
            fuzz_expect(psg_table_column_count(table) > 0);
        }
    }
}

/* What the author asks for; then each kind of all slices, and of the first and last. */
static void
draw_all(const PsgFigureGround *ground, PsgRuler *ruler)
{
    const PsgLandscape *landscape = ground->setting->landscape;
    const char *first = landscape->slices[0].id;
    const char *last = landscape->slices[landscape->slice_count - 1].id;
    g_autofree char *ends = g_strconcat(first, ",", last, NULL);
    draw_wish(ground, ruler, &(PsgOrderWish){0});
    size_t kind_count;
    const PsgFigureKind *kinds = psg_figure_kinds(&kind_count);
    for (size_t i = 0; i < kind_count; i++) {
        draw_wish(ground, ruler, &(PsgOrderWish){.figures = kinds[i].name});
        draw_wish(ground, ruler, &(PsgOrderWish){.figures = kinds[i].name, .at = ends});
    }
    draw_wish(ground, ruler, &(PsgOrderWish){.figures = "pyramid", .scale = "log"});
    draw_wish(ground, ruler,
              &(PsgOrderWish){.figures = "compare", .at = ends, .is_side_by_side = true});
    draw_wish(ground, ruler, &(PsgOrderWish){.figures = "timeline", .group = "tier"});
    draw_wish(ground, ruler, &(PsgOrderWish){.figures = "series", .counts = true});
}

static const PsgStyle *
usual_style(void)
{
    static PsgStyle *style; /* the same in all runs, and reachable until the end */
    if (style == NULL) {
        g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
        style = psg_style_read("slides", list, NULL);
        fuzz_expect(style != NULL);
    }
    return style;
}

/* Fonts are measured once for all runs. */
static PsgRuler *
usual_ruler(void)
{
    static PsgRuler *ruler;
    if (ruler == NULL) {
        ruler = psg_ruler_new();
    }
    return ruler;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(FuzzFile) file = fuzz_file_new(data, size);
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(GError) error = NULL;
    PsgLimits limits = fuzz_limits();
    g_autoptr(PsgLandscape) landscape =
        psg_landscape_read(file->path, &limits, list, &error);
    if (landscape == NULL) {
        return 0; /* fuzz_landscape.c looks at what is told */
    }
    PsgPage page;
    g_autofree char *why = NULL;
    fuzz_expect(
        psg_page_parse(pages[fuzz_choice(data, size, G_N_ELEMENTS(pages))], &page, &why));
    g_autoptr(PsgSetting) setting =
        psg_setting_new(landscape, usual_style(), &page, NULL);
    g_autoptr(PsgNetwork) network =
        psg_network_new(setting, usual_ruler(), "temporal", &error);
    fuzz_expect(network != NULL);
    PsgFigureGround ground = {setting, network};
    draw_all(&ground, usual_ruler());
    return 0;
}
