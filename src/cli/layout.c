/* paysage layout: where actors stand, as CSV. */
#include "cli/figure_options.h"
#include "cli/look.h"
#include "cli/positions.h"

#include "figure/network/network.h"
#include "figure/network/task.h"
#include "run/slice_list.h"
#include "write/csv.h"

enum { DECIMALS = 3 };

typedef struct {
    char *path, *at;
    gboolean are_points;
    PsgFigureWords words;
    PsgLookOptions look;
    PsgInputOptions input;
} Options;

static PsgTable *
positions_new(void)
{
    static const PsgColumn columns[] = {
        {"slice", PSG_COLUMN_WORD},   {"id", PSG_COLUMN_WORD},
        {"x", PSG_COLUMN_NUMBER},     {"y", PSG_COLUMN_NUMBER},
        {"width", PSG_COLUMN_NUMBER}, {"height", PSG_COLUMN_NUMBER},
    };
    return psg_table_new(columns, G_N_ELEMENTS(columns));
}

static void
add_box(PsgTable *table, const char *slice, const char *actor, PsgRect box)
{
    PsgPoint middle = psg_rect_centre(box);
    psg_table_begin_row(table);
    psg_table_set(table, "slice", slice);
    psg_table_set(table, "id", actor);
    psg_table_set_rounded(table, "x", middle.x, DECIMALS);
    psg_table_set_rounded(table, "y", middle.y, DECIMALS);
    psg_table_set_rounded(table, "width", box.width, DECIMALS);
    psg_table_set_rounded(table, "height", box.height, DECIMALS);
}

static bool
is_asked(const GArray *slices, size_t slice)
{
    bool is_there = slices == NULL;
    for (guint i = 0; slices != NULL && i < slices->len; i++) {
        is_there = is_there || g_array_index(slices, size_t, i) == slice;
    }
    return is_there;
}

PsgTable *
psg_positions(const PsgRenderContext *context, const PsgNetwork *network,
              const GArray *slices)
{
    const PsgLandscape *landscape = context->landscape;
    PsgTable *table = positions_new();
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = context->views[slice];
        for (size_t i = 0; is_asked(slices, slice) && i < view->actor_count; i++) {
            size_t actor = view->actors[i].actor;
            add_box(table, psg_slice_id(landscape, slice), psg_actor_id(landscape, actor),
                    psg_network_box(network, slice, actor));
        }
    }
    return table;
}

/* The same of bare points, lengths in ties: no boxes, so width and height are 0. */
static PsgTable *
points(const PsgRenderContext *context, const PsgLayout *layout, const GArray *slices)
{
    const PsgLandscape *landscape = context->landscape;
    PsgTable *table = positions_new();
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = context->views[slice];
        for (size_t i = 0; is_asked(slices, slice) && i < view->actor_count; i++) {
            size_t actor = view->actors[i].actor;
            PsgPoint centre = layout->centres[slice * layout->actor_count + actor];
            add_box(table, psg_slice_id(landscape, slice), psg_actor_id(landscape, actor),
                    (PsgRect){centre.x, centre.y, 0, 0});
        }
    }
    return table;
}

/* Without a page: the task has no area. */
static PsgTable *
lay_out_points(PsgSession *session, const PsgFigureSpec *spec, const GArray *slices,
               GError **error)
{
    g_assert(session != NULL);
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    const PsgRenderContext *context = psg_session_input(session, spec).context;
    PsgPen pen = {context, ruler, NULL};
    g_autoptr(PsgNetworkTask) task = psg_network_task_new(&pen);
    psg_stopwatch_lap(&session->watch, PSG_STAGE_FIGURE);
    g_autoptr(PsgLayout) layout = psg_layout_make(&task->task, session->layout, error);
    psg_stopwatch_lap(&session->watch, PSG_STAGE_LAYOUT);
    return layout == NULL ? NULL : points(context, layout, slices);
}

static PsgTable *
lay_out_boxes(PsgSession *session, const PsgFigureSpec *spec, const GArray *slices,
              GError **error)
{
    g_assert(session != NULL);
    if (!psg_session_lay_out(session, spec, error)) {
        return NULL;
    }
    PsgFigureInput input = psg_session_input(session, spec);
    return psg_positions(input.context, input.network, slices);
}

static PsgExit
lay_out(const PsgCommand *command, const Options *options, PsgSession *session)
{
    g_assert(session != NULL);
    g_autofree char *why = NULL;
    g_autoptr(GArray) slices = NULL;
    if (options->at != NULL) {
        slices = g_array_new(FALSE, FALSE, sizeof(size_t));
        if (!psg_slices_parse(session->landscape, options->at, slices, &why)) {
            return psg_usage_error(command, "%s", why);
        }
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgArena) arena = psg_arena_new();
    PsgRequest request = psg_figure_words_request(&options->words);
    const PsgFigureSpec *spec = psg_session_select(session, &request, arena, &error);
    g_autoptr(PsgTable) table = spec == NULL ? NULL
                                : options->are_points
                                    ? lay_out_points(session, spec, slices, &error)
                                    : lay_out_boxes(session, spec, slices, &error);
    if (table == NULL) {
        return psg_look_failure(command, error);
    }
    PsgStream *out = psg_command_open(options->path);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    psg_csv_write(table, out);
    PsgExit status = psg_command_close(out, options->path);
    psg_stopwatch_lap(&session->watch, PSG_STAGE_WRITE);
    return status;
}

static PsgExit
layout(const PsgCommand *command, char *const *arguments, gpointer data)
{
    const Options *options = data;
    const PsgLookOptions *look = &options->look;
    const char *path = arguments[0];
    PsgExit status;
    if (!psg_look_spares(command, look, path, options->path)) {
        return PSG_EXIT_USAGE;
    }
    g_autoptr(PsgSession) session =
        psg_look_session(command, look, &options->input, NULL, &status);
    if (session != NULL) {
        status = psg_look_read(command, session, path, &options->input);
    }
    if (status == PSG_EXIT_DONE) {
        status = lay_out(command, options, session);
    }
    psg_look_tell_timing(look, session);
    return status;
}

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->path,
         "write to this file (standard output)", "FILE"},
        {"at", 0, 0, PSG_ARG_TEXT, &options->at,
         "of these slices alone: 2008,2015 or 2007..2010", "SLICES"},
        {"points", 0, 0, G_OPTION_ARG_NONE, &options->are_points,
         "bare points: no boxes, no page, no removal of overlaps", NULL},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
    psg_selection_options_add(&options->words, table);
    psg_look_options_add(&options->look, table);
    psg_import_options_add(&options->input, table);
    psg_input_options_add(&options->input, table);
}

const PsgCommandWork psg_layout_work = {sizeof(Options), add_options, layout};
