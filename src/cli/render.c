/* paysage render: from a landscape to files, or to the text of a stage on the way. */
#include "cli/figure_options.h"
#include "cli/output.h"
#include "cli/positions.h"
#include "slice/difference.h"
#include "write/csv.h"

#include <string.h>

typedef struct {
    /* what to draw; the landscape's own wishes if NULL */
    char *figures, *at;
    PsgFigureWords words;
    char *dump;
    PsgOutputOptions output;
} Options;

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
    g_autoptr(PsgTable) positions = psg_positions(input.context, input.network);
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

static PsgExit
make(const PsgCommand *command, const Options *options, PsgSession *session)
{
    PsgRequest request = psg_figure_words_request(&options->words);
    request.figures = options->figures;
    request.slices = options->at;
    request.formats = options->dump == NULL ? options->output.format : NULL;
    PsgExit status;
    g_autoptr(PsgPlan) plan = psg_output_plan(command, session, &request, &status);
    if (plan == NULL) {
        return status;
    }
    return options->dump != NULL
               ? lay_out_and_dump(command, session, plan, options->dump)
               : psg_output_write(command, &options->output, session, plan);
}

static PsgExit
render(const PsgCommand *command, const char *data, const Options *options,
       const PsgLookOptions *look, const PsgInputOptions *input)
{
    static const char *const stages[] = {"view", "layout", "scene", NULL};
    if (options->dump != NULL && !g_strv_contains(stages, options->dump)) {
        return psg_usage_error(command, "no stage \"%s\"; there are view, layout, scene",
                               options->dump);
    }
    PsgExit status = psg_output_check(command, &options->output);
    g_autoptr(PsgSession) session =
        status != PSG_EXIT_DONE
            ? NULL
            : psg_look_session(command, look, input, &options->output.paint, &status);
    if (session != NULL) {
        status = psg_look_read(command, session, data, input);
    }
    if (status == PSG_EXIT_DONE) {
        status = make(command, options, session);
    }
    psg_look_tell_timing(look, session);
    return status;
}

static void
options_clear(Options *options)
{
    g_free(options->dump);
    psg_output_options_clear(&options->output);
    g_free(options->figures);
    g_free(options->at);
    psg_figure_words_clear(&options->words);
}

PsgExit
psg_run_render(const PsgCommand *command, char **argv)
{
    PsgInputOptions input = {0};
    PsgLookOptions look = {0};
    Options options = {0};
    GOptionGroup *kinds = psg_figure_words_group(&options.words);
    const GOptionEntry entries[] = {
        {"figure", 0, 0, PSG_ARG_TEXT, &options.figures,
         psg_figure_words_kinds(&options.words), "KIND,…"},
        {"at", 0, 0, PSG_ARG_TEXT, &options.at,
         "slices: 2013, 2008,2015 (pyramids, matrices: two in one), 2007..2010",
         "SLICES"},
        {"dump", 0, 0, PSG_ARG_TEXT, &options.dump,
         "print a stage in place of figures: view, layout, scene", "STAGE"},
        G_OPTION_ENTRY_NULL,
    };
    GOptionGroup *groups[] = {psg_selection_words_group(&options.words),
                              kinds,
                              psg_look_option_group(&look),
                              psg_import_option_group(&input),
                              psg_input_option_group(&input),
                              NULL};
    PsgExit status;
    g_autofree GOptionEntry *all = psg_output_entries(
        &options.output, entries,
        "svg,png,pdf (default), pptx (slides), tikz (LaTeX), csv (the facts behind it), mp4 (film)");
    g_auto(GStrv) arguments = psg_command_parse(command, all, groups, argv, &status);
    if (arguments != NULL) {
        status = render(command, arguments[0], &options, &look, &input);
    }
    options_clear(&options);
    psg_look_options_clear(&look);
    psg_input_options_clear(&input);
    return status;
}
