/* paysage render: from a landscape to files, or to the text of a stage on the way. */
#include "cli/render.h"

#include "cli/positions.h"
#include "run/formats.h"
#include "slice/difference.h"
#include "write/csv.h"

#include <string.h>

/* Several figures may show one view: it is told once. */
static void
dump_views(const PsgRenderContext *context, const PsgFigureSpec *spec, bool *told,
           GString *text)
{
    if (spec->kind->span == PSG_SPAN_PAIR) {
        g_autoptr(PsgView) view =
            psg_view_of_change(context->landscape, spec->slices[0], spec->slices[1]);
        psg_view_print(view, text);
        return;
    }
    for (size_t i = 0; i < spec->slice_count; i++) {
        if (!told[spec->slices[i]]) {
            psg_view_print(context->views[spec->slices[i]], text);
            told[spec->slices[i]] = true;
        }
    }
}

static PsgExit
dump_layout(const PsgSession *session, const PsgPlan *plan)
{
    PsgFigureInput input =
        psg_session_input(session, plan->count > 0 ? &plan->figures[0].spec : NULL);
    g_autoptr(PsgTable) positions = psg_positions(input.context, input.network, NULL);
    PsgStream *out = psg_command_open(NULL);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    psg_csv_write(positions, out);
    return psg_command_close(out, NULL);
}

/* The text of the stage, of the slices and figures that are planned. */
static PsgExit
dump(const PsgSession *session, const PsgPlan *plan, const char *stage)
{
    g_assert(session != NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    if (strcmp(stage, "layout") == 0) {
        return dump_layout(session, plan);
    }
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autofree bool *told = g_new0(bool, session->landscape->slice_count);
    for (size_t i = 0; i < plan->count; i++) {
        const PsgFigureSpec *spec = &plan->figures[i].spec;
        if (strcmp(stage, "view") == 0) {
            dump_views(psg_session_input(session, spec).context, spec, told, text);
            continue;
        }
        g_autoptr(PsgScene) scene = psg_session_draw(session, ruler, spec);
        for (const PsgScene *page = scene; page != NULL; page = psg_scene_next(page)) {
            psg_scene_print(page, text);
        }
    }
    return psg_write_text(NULL, text->str);
}

static PsgExit
lay_out_and_dump(const PsgCommand *command, PsgSession *session, const PsgPlan *plan,
                 const char *stage)
{
    g_autoptr(GError) error = NULL;
    bool is_layout = strcmp(stage, "layout") == 0, is_view = strcmp(stage, "view") == 0;
    g_autoptr(PsgArena) arena = psg_arena_new();
    PsgFigureSpec usual = psg_figure_spec_new(&psg_network_kind, arena);
    if (plan->count > 0) {
        usual.selection = plan->figures[0].spec.selection;
    }
    bool is_good = !is_layout || psg_session_lay_out(session, &usual, &error);
    for (size_t i = 0; i < plan->count && is_good && !is_layout && !is_view; i++) {
        const PsgFigureSpec *spec = &plan->figures[i].spec;
        is_good = !spec->kind->maker->needs_network ||
                  psg_session_lay_out(session, spec, &error);
    }
    return is_good ? dump(session, plan, stage) : psg_look_failure(command, error);
}

/* ---- From words to a plan ---- */

void
psg_render_options_add(PsgRenderOptions *options, const GOptionEntry *own,
                       PsgOptionTable *table)
{
    const PsgFigureKinds *kinds = psg_figure_kinds();
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    for (size_t i = 0; i < kinds->count; i++) {
        g_strv_builder_add(names, kinds->items[i]->name);
    }
    g_auto(GStrv) known = g_strv_builder_end(names);
    g_autofree char *figures = g_strjoinv(", ", known);
    const GOptionEntry entries[] = {
        {"figure", 0, 0, PSG_ARG_TEXT, &options->figures, figures, "KIND,…"},
        {"at", 0, 0, PSG_ARG_TEXT, &options->at,
         "slices: 2013, 2008,2015 (pyramids, matrices: two in one), 2007..2010",
         "SLICES"},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
    psg_option_table_words(table, "figure", (const char *const *)known);
    psg_output_options_add(&options->output,
                           "svg,png,pdf (default), pptx (slides), tikz (LaTeX), csv (the "
                           "facts behind it), mp4 (film)",
                           table);
    psg_option_table_words(table, "format", psg_format_names());
    psg_option_table_add(table, own);
    psg_figure_options_add(&options->words, table);
    psg_selection_options_add(&options->words, table);
    psg_look_options_add(&options->look, table);
    psg_import_options_add(&options->input, table);
    psg_input_options_add(&options->input, table);
}

PsgExit
psg_rendering_begin(const PsgCommand *command, const PsgRenderOptions *options,
                    const char *data, PsgRendering *rendering)
{
    PsgExit status = psg_output_check(command, &options->output);
    if (status == PSG_EXIT_DONE) {
        rendering->session = psg_look_session(command, &options->look, &options->input,
                                              &options->output.paint, &status);
    }
    if (rendering->session != NULL) {
        status = psg_look_read(command, rendering->session, data, &options->input);
    }
    if (status == PSG_EXIT_DONE) {
        PsgRequest request = psg_figure_words_request(&options->words);
        request.figures = options->figures;
        request.slices = options->at;
        request.formats = options->output.format;
        rendering->plan = psg_output_plan(command, rendering->session, &request, &status);
    }
    return status;
}

void
psg_rendering_end(PsgRendering *rendering, const PsgRenderOptions *options)
{
    g_clear_pointer(&rendering->plan, psg_plan_free);
    psg_look_tell_timing(&options->look, rendering->session);
    g_clear_pointer(&rendering->session, psg_session_free);
}

/* ---- The command ---- */

typedef struct {
    PsgRenderOptions render;
    char *stage; /* NULL: all of them, to files */
} Options;

static PsgExit
render(const PsgCommand *command, char *const *arguments, gpointer data)
{
    static const char *const stages[] = {"view", "layout", "scene", NULL};
    Options *asked = data;
    PsgRenderOptions *options = &asked->render;
    const char *stage = asked->stage;
    if (stage != NULL && !g_strv_contains(stages, stage)) {
        return psg_usage_error(command, "no stage \"%s\"; there are view, layout, scene",
                               stage);
    }
    if (stage != NULL) {
        g_clear_pointer(&options->output.format, g_free); /* a stage has none */
    }
    PsgRendering rendering = {0};
    PsgExit status = psg_rendering_begin(command, options, arguments[0], &rendering);
    if (status == PSG_EXIT_DONE) {
        status = stage != NULL
                     ? lay_out_and_dump(command, rendering.session, rendering.plan, stage)
                     : psg_output_write(command, &options->output, rendering.session,
                                        rendering.plan);
    }
    psg_rendering_end(&rendering, options);
    return status;
}

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    const GOptionEntry own[] = {
        {"dump", 0, 0, PSG_ARG_TEXT, &options->stage, "print a stage in place of figures",
         "view|layout|scene"},
        G_OPTION_ENTRY_NULL,
    };
    psg_render_options_add(&options->render, own, table);
}

const PsgCommandWork psg_render_work = {sizeof(Options), add_options, render};
