/* paysage layout: where the boxes stand, as CSV. */
#include "cli/look.h"
#include "cli/positions.h"

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

/* Without a page: the task has no area. */
static char *
lay_out_points(PsgSession *session, GError **error)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    PsgPen pen = {session->context, ruler, NULL};
    g_autoptr(PsgNetworkTask) task = psg_network_task_new(&pen);
    psg_stopwatch_lap(&session->watch, PSG_STAGE_FIGURE);
    g_autoptr(PsgLayout) layout = psg_layout_make(&task->task, session->layout, error);
    psg_stopwatch_lap(&session->watch, PSG_STAGE_LAYOUT);
    return layout == NULL ? NULL : points_csv(session->context, layout);
}

static char *
lay_out_boxes(PsgSession *session, GError **error)
{
    return psg_session_lay_out(session, error)
               ? psg_positions_csv(session->context, session->network)
               : NULL;
}

static PsgExit
lay_out(const PsgCommand *command, const Options *options, PsgSession *session)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *csv = options->are_points ? lay_out_points(session, &error)
                                               : lay_out_boxes(session, &error);
    PsgExit status = csv == NULL ? psg_look_failure(command, error)
                                 : psg_write_text(options->path, csv);
    psg_stopwatch_lap(&session->watch, PSG_STAGE_WRITE);
    return status;
}

static PsgExit
read_and_lay_out(const PsgCommand *command, const char *data, const Options *options,
                 const PsgLookOptions *look, const PsgInputOptions *input)
{
    PsgExit status;
    g_autoptr(PsgSession) session = psg_look_session(command, look, input, NULL, &status);
    if (session != NULL) {
        status = psg_look_read(command, session, data, input);
    }
    if (status == PSG_EXIT_DONE) {
        status = lay_out(command, options, session);
    }
    psg_look_tell_timing(look, session);
    return status;
}

PsgExit
psg_run_layout(const PsgCommand *command, char **argv)
{
    PsgInputOptions input = {0};
    PsgLookOptions look = {0};
    Options options = {0};
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.path, "write to this file",
         "FILE"},
        {"points", 0, 0, G_OPTION_ARG_NONE, &options.are_points,
         "bare points: no boxes, no page, no removal of overlaps", NULL},
        G_OPTION_ENTRY_NULL,
    };
    GOptionGroup *groups[] = {psg_look_option_group(&look),
                              psg_input_option_group(&input), NULL};
    PsgExit status;
    g_auto(GStrv) arguments = psg_command_parse(command, entries, groups, argv, &status);
    if (arguments != NULL) {
        status = read_and_lay_out(command, arguments[0], &options, &look, &input);
    }
    g_free(options.path);
    psg_look_options_clear(&look);
    psg_input_options_clear(&input);
    return status;
}
