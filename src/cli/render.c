/* paysage render: from a landscape to files, or to the text of a stage on the way. */
#include "base/number.h"
#include "batch/batch.h"
#include "cli/figures.h"
#include "cli/positions.h"
#include "write/file.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST_WORKERS = 64 };

#define LEAST_DPI 12.0
#define MOST_DPI 1200.0

typedef struct {
    char *folder, *format, *dump, *dpi;
    gint workers;
    char *figures, *at, *scale; /* what to draw; the landscape's own wishes if NULL */
} Options;

/* The painters of "svg,png"; NULL after saying what is wrong. */
static const PsgPainter **
painters_of(const PsgCommand *command, const char *formats)
{
    g_auto(GStrv) names = g_strsplit(formats == NULL ? "svg,png,pdf" : formats, ",", -1);
    const PsgPainter **painters = g_new0(const PsgPainter *, g_strv_length(names) + 1);
    size_t count = 0;
    for (size_t i = 0; names[i] != NULL; i++) {
        const PsgPainter *painter = psg_painter_lookup(g_strstrip(names[i]));
        if (painter == NULL) {
            psg_usage_error(command, "no format \"%s\"; there are svg, png, pdf",
                            names[i]);
            g_free(painters);
            return NULL;
        }
        painters[count++] = painter;
    }
    return painters;
}

static bool
parse_dpi(const PsgCommand *command, const char *text, double otherwise, double *dpi)
{
    *dpi = otherwise;
    if (text == NULL) {
        return true;
    }
    if (!psg_number_parse(text, dpi) || *dpi < LEAST_DPI || *dpi > MOST_DPI) {
        psg_usage_error(command, "--dpi %s: use a number from %.0f to %.0f", text,
                        LEAST_DPI, MOST_DPI);
        return false;
    }
    return true;
}

/* https://reproducible-builds.org/specs/source-date-epoch/ */
static gint64
date_of_making(void)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    gint64 seconds;
    return epoch != NULL &&
                   g_ascii_string_to_signed(epoch, 10, 0, G_MAXINT64, &seconds, NULL)
               ? seconds
               : G_MININT64;
}

static bool
needs_network(const GArray *orders)
{
    for (guint i = 0; i < orders->len; i++) {
        if (g_array_index(orders, PsgFigureOrder, i).kind->needs_network) {
            return true;
        }
    }
    return false;
}

/* The text of the stage, of the slices and figures that were ordered. */
static PsgExit
dump(const PsgCommand *command, const PsgFigures *figures, const GArray *orders,
     const char *stage)
{
    g_autoptr(GString) text = g_string_new(NULL);
    if (strcmp(stage, "layout") == 0) {
        g_autofree char *csv = psg_positions_csv(figures->setting, figures->network);
        return psg_write_text(NULL, csv);
    }
    if (strcmp(stage, "view") != 0 && strcmp(stage, "scene") != 0) {
        return psg_usage_error(command, "no stage \"%s\"; there are view, layout, scene",
                               stage);
    }
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autofree bool *told = g_new0(bool, figures->landscape->slice_count);
    PsgFigureGround ground = {figures->setting, figures->network};
    for (guint i = 0; i < orders->len; i++) {
        const PsgFigureOrder *order = &g_array_index(orders, PsgFigureOrder, i);
        for (size_t j = 0; *stage == 'v' && j < order->slice_count; j++) {
            if (!told[order->slices[j]]) { /* several figures may show one view */
                psg_view_print(figures->setting->views[order->slices[j]], text);
                told[order->slices[j]] = true;
            }
        }
        if (*stage == 's') {
            g_autoptr(PsgScene) scene = order->kind->draw(&ground, ruler, order);
            psg_scene_print(scene, text);
        }
    }
    return psg_write_text(NULL, text->str);
}

static PsgExit
write_figures(const PsgCommand *command, const Options *options, PsgFigures *figures,
              const GArray *orders)
{
    g_autofree const PsgPainter **painters = painters_of(command, options->format);
    PsgBatch batch = {
        .folder = options->folder == NULL ? "out" : options->folder,
        .painters = painters,
        .paint = {.date = date_of_making()},
        .workers =
            options->workers > 0 ? (unsigned)options->workers : g_get_num_processors(),
        .shows_progress = isatty(STDERR_FILENO) != 0,
    };
    if (painters == NULL ||
        !parse_dpi(command, options->dpi, figures->setting->page.dpi, &batch.paint.dpi)) {
        return PSG_EXIT_USAGE;
    }
    g_autoptr(GError) error = NULL;
    if (!psg_folder_make(batch.folder, &error)) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    PsgFigureGround ground = {figures->setting, figures->network};
    g_autoptr(GPtrArray) failures =
        psg_batch_run(&batch, &ground, orders, &figures->watch);
    for (guint i = 0; i < failures->len; i++) {
        psg_say("%s", (const char *)g_ptr_array_index(failures, i));
    }
    if (failures->len > 0) {
        psg_say("%u of %u figures were not written", failures->len, orders->len);
    }
    return failures->len > 0 ? PSG_EXIT_WORLD : PSG_EXIT_DONE;
}

static PsgExit
make(const PsgCommand *command, const Options *options, const PsgFigureOptions *look,
     PsgFigures *figures)
{
    g_autofree char *why = NULL;
    PsgOrderWish wish = {options->figures, options->at, options->scale};
    g_autoptr(GArray) orders = psg_orders_of(figures->setting, &wish, &why);
    if (orders == NULL) {
        return psg_usage_error(command, "%s", why);
    }
    bool dumps_layout = g_strcmp0(options->dump, "layout") == 0;
    if (needs_network(orders) || dumps_layout) {
        PsgExit status = psg_figures_lay_out(look, figures);
        if (status != PSG_EXIT_DONE) {
            return status;
        }
    }
    return options->dump != NULL ? dump(command, figures, orders, options->dump)
                                 : write_figures(command, options, figures, orders);
}

static PsgExit
render(const PsgCommand *command, const char *data, const Options *options,
       const PsgFigureOptions *look, const PsgInputOptions *input)
{
    PsgFigures figures = {0};
    if (options->workers < 0 || options->workers > MOST_WORKERS) {
        return psg_usage_error(command, "-j %d: use 1 to %d", options->workers,
                               MOST_WORKERS);
    }
    PsgExit status = psg_figures_open(command, data, look, input, &figures);
    if (status == PSG_EXIT_DONE) {
        status = make(command, options, look, &figures);
    }
    psg_figures_close(look, &figures);
    return status;
}

static void
options_clear(Options *options)
{
    g_free(options->folder);
    g_free(options->format);
    g_free(options->dump);
    g_free(options->dpi);
    g_free(options->figures);
    g_free(options->at);
    g_free(options->scale);
}

PsgExit
psg_run_render(const PsgCommand *command, char **argv)
{
    PsgInputOptions input = {0};
    PsgFigureOptions look = {0};
    Options options = {0};
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.folder,
         "write into this folder (out)", "DIR"},
        {"figure", 0, 0, G_OPTION_ARG_STRING, &options.figures,
         "network, pyramid; else what the landscape asks for", "KIND,…"},
        {"at", 0, 0, G_OPTION_ARG_STRING, &options.at,
         "slices: 2013, 2008,2015 (a pyramid has them face each other), 2007..2010",
         "SLICES"},
        {"scale", 0, 0, G_OPTION_ARG_STRING, &options.scale,
         "the pyramid to scale, on a logarithmic axis", "[log|schematic]"},
        {"format", 0, 0, G_OPTION_ARG_STRING, &options.format, "svg,png,pdf (all)",
         "FORMAT,…"},
        {"dpi", 0, 0, G_OPTION_ARG_STRING, &options.dpi,
         "of PNG: 144 makes 1920 × 1080 of a slide", "N"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &options.workers,
         "so many at once (all processors)", "N"},
        {"dump", 0, 0, G_OPTION_ARG_STRING, &options.dump,
         "print a stage in place of figures: view, layout, scene", "STAGE"},
        G_OPTION_ENTRY_NULL,
    };
    GOptionGroup *groups[] = {psg_figure_option_group(&look),
                              psg_input_option_group(&input), NULL};
    PsgExit status;
    g_auto(GStrv) arguments = psg_command_parse(command, entries, groups, argv, &status);
    if (arguments != NULL) {
        status = render(command, arguments[0], &options, &look, &input);
    }
    options_clear(&options);
    psg_figure_options_clear(&look);
    psg_input_options_clear(&input);
    return status;
}
