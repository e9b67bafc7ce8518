/* Bytes as a landscape, and every kind of figure of it as SVG and as a table: whatever was
 * read can be drawn, and what is drawn is well-formed XML. */
#include "figure/figure.h"
#include "fuzz.h"

#include "draw/painter.h"
#include "figure/network/network.h"
#include "read/landscape/landscape_read.h"
#include "read/style/style_read.h"
#include "run/plan.h"

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
draw(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgScene) scene = psg_figure_draw(input, ruler, spec);
    PsgPaintOptions options = {.dpi = 12, .date = G_MININT64};
    g_autoptr(GBytes) svg = psg_paint_svg(scene, &options, &error);
    fuzz_expect(svg != NULL);
    check_xml(svg);
}

/* What a request asks for; it may be one that this landscape cannot fulfil. */
static void
draw_request(const PsgFigureInput *input, PsgRuler *ruler, const PsgRequest *request)
{
    g_autofree char *why = NULL;
    g_autoptr(PsgPlan) plan = psg_plan_new(input->context->landscape, request, &why);
    fuzz_expect((plan == NULL) == (why != NULL));
    for (size_t i = 0; plan != NULL && i < plan->count; i++) {
        const PsgFigureSpec *spec = &plan->figures[i].spec;
        const PsgFigureMaker *maker = spec->kind->maker;
        if (maker->draw != NULL) {
            draw(input, ruler, spec);
        }
        if (maker->tabulate != NULL) {
            g_autoptr(PsgTable) table = maker->tabulate(input, spec);
            fuzz_expect(psg_table_column_count(table) > 0);
        }
    }
}

static const PsgRequestOption options[] = {{"scale", "log"},
                                           {"side-by-side", NULL},
                                           {"group", "tier"},
                                           {"counts", NULL}};

/* Requests that need more than the name of the kind. */
static const PsgRequest special[] = {
    {.figures = "pyramid", .options = &options[0], .option_count = 1},
    {.figures = "compare", .options = &options[1], .option_count = 1},
    {.figures = "timeline", .options = &options[2], .option_count = 1},
    {.figures = "series", .options = &options[3], .option_count = 1},
    {0}, /* what the author asks for */
};

/* The n-th of all requests: each kind of all slices, and of the first and last. */
static void
draw_nth(const PsgFigureInput *input, PsgRuler *ruler, size_t number)
{
    const PsgLandscape *landscape = input->context->landscape;
    g_autofree char *ends =
        g_strconcat(landscape->slices[0].id, ",",
                    landscape->slices[landscape->slice_count - 1].id, NULL);
    const PsgFigureKinds *kinds = psg_figure_kinds();
    PsgRequest request = {0};
    if (number < 2 * kinds->count) {
        request.figures = kinds->items[number / 2]->name;
        request.slices = number % 2 == 0 ? NULL : ends;
    } else {
        request = special[number - 2 * kinds->count];
    }
    draw_request(input, ruler, &request);
}

/* All of them, or the one that the size says: with all, inputs would be tried at a tenth of
 * the pace; and most changes of an input leave its size alone. */
static void
draw_some(const PsgFigureInput *input, PsgRuler *ruler, size_t size)
{
    size_t count = 2 * psg_figure_kinds()->count + G_N_ELEMENTS(special);
    if (g_getenv("FUZZ_ALL") == NULL) {
        draw_nth(input, ruler, size % count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        draw_nth(input, ruler, i);
    }
}

static const PsgStyle *
usual_style(void)
{
    static PsgStyle *style; /* the same in all runs, and reachable until the end */
    if (style == NULL) {
        g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
        style = psg_style_read("slides", NULL, list, NULL);
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
        psg_landscape_read(file->path, &limits, psg_figure_kinds(), list, &error);
    if (landscape == NULL) {
        return 0; /* fuzz_landscape.c looks at what is told */
    }
    PsgPage page;
    g_autofree char *why = NULL;
    fuzz_expect(psg_page_parse(pages[size / 7 % G_N_ELEMENTS(pages)], &page, &why));
    g_autoptr(PsgRenderContext) context =
        psg_context_new(landscape, usual_style(), &page, NULL);
    g_autoptr(PsgNetwork) network =
        psg_network_new(context, usual_ruler(), "temporal", &error);
    fuzz_expect(network != NULL);
    PsgFigureInput input = {context, network};
    draw_some(&input, usual_ruler(), size);
    return 0;
}
