/* paysage layout: where the boxes stand, as CSV. */
#include "cli/positions.h"
#include "cli/session.h"

#include "base/number.h"
#include "figure/network/network.h"
#include "figure/network/task.h"
#include "write/csv.h"

typedef struct {
    char *path;
    gboolean are_points;
} Options;

static void
add_box(GString *out, const char *slice, const char *actor, PsgRect box)
{
    PsgPoint middle = psg_rect_centre(box);
    const double numbers[] = {middle.x, middle.y, box.width, box.height};
    psg_csv_field(out, slice);
    psg_csv_field(out, actor);
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_string_append_c(out, ',');
        psg_number_append(out, numbers[i], 3);
    }
    psg_csv_end_row(out);
}

char *
psg_positions_csv(const PsgRenderContext *context, const PsgNetwork *network)
{
    const PsgLandscape *landscape = context->landscape;
    GString *out = g_string_new("slice,id,x,y,width,height\r\n");
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = context->views[slice];
        for (size_t i = 0; i < view->actor_count; i++) {
            size_t actor = view->actors[i].actor;
            add_box(out, landscape->slices[slice].id, landscape->actors[actor].id,
                    psg_network_box(network, slice, actor));
        }
    }
    return g_string_free(out, FALSE);
}

/* The same of bare points, lengths in ties: no boxes, so width and height are 0. */
static char *
points_csv(const PsgRenderContext *context, const PsgLayout *layout)
{
    const PsgLandscape *landscape = context->landscape;
    GString *out = g_string_new("slice,id,x,y,width,height\r\n");
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = context->views[slice];
        for (size_t i = 0; i < view->actor_count; i++) {
            size_t actor = view->actors[i].actor;
            PsgPoint centre = layout->centres[slice * layout->actor_count + actor];
            add_box(out, landscape->slices[slice].id, landscape->actors[actor].id,
                    (PsgRect){centre.x, centre.y, 0, 0});
        }
    }
    return g_string_free(out, FALSE);
}

/* Without a page: the task has no area. NULL after saying why. */
static char *
lay_out_points(const PsgFigureOptions *options, PsgFigures *figures)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    PsgPen pen = {figures->context, ruler, NULL};
    g_autoptr(PsgNetworkTask) task = psg_network_task_new(&pen);
    psg_stopwatch_lap(&figures->watch, PSG_STAGE_FIGURE);
    g_autoptr(PsgLayout) layout =
        psg_layout_make(&task->task, psg_figures_method(options), &error);
    psg_stopwatch_lap(&figures->watch, PSG_STAGE_LAYOUT);
    if (layout == NULL) {
        psg_say("%s", error->message);
        return NULL;
    }
    return points_csv(figures->context, layout);
}

static char *
lay_out_boxes(const PsgFigureOptions *options, PsgFigures *figures)
{
    return psg_figures_lay_out(options, figures) == PSG_EXIT_DONE
               ? psg_positions_csv(figures->context, figures->network)
               : NULL;
}

static PsgExit
lay_out(const PsgCommand *command, const char *data, const Options *options,
        const PsgFigureOptions *look, const PsgInputOptions *input)
{
    PsgFigures figures = {0};
    PsgExit status = psg_figures_open(command, data, look, input, &figures);
    if (status == PSG_EXIT_DONE) {
        g_autofree char *csv = options->are_points ? lay_out_points(look, &figures)
                                                   : lay_out_boxes(look, &figures);
        status = csv == NULL ? PSG_EXIT_WORLD : psg_write_text(options->path, csv);
        psg_stopwatch_lap(&figures.watch, PSG_STAGE_WRITE);
    }
    psg_figures_close(look, &figures);
    return status;
}

PsgExit
psg_run_layout(const PsgCommand *command, char **argv)
{
    PsgInputOptions input = {0};
    PsgFigureOptions look = {0};
    Options options = {0};
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.path, "write to this file",
         "FILE"},
        {"points", 0, 0, G_OPTION_ARG_NONE, &options.are_points,
         "bare points: no boxes, no page, no removal of overlaps", NULL},
        G_OPTION_ENTRY_NULL,
    };
    GOptionGroup *groups[] = {psg_figure_option_group(&look),
                              psg_input_option_group(&input), NULL};
    PsgExit status;
    g_auto(GStrv) arguments = psg_command_parse(command, entries, groups, argv, &status);
    if (arguments != NULL) {
        status = lay_out(command, arguments[0], &options, &look, &input);
    }
    g_free(options.path);
    psg_figure_options_clear(&look);
    psg_input_options_clear(&input);
    return status;
}
