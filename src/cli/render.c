/* paysage render: from a landscape to files, or to the text of a stage on the way. */
#include "cli/cache_key.h"
#include "cli/figure_options.h"
#include "cli/output.h"
#include "cli/positions.h"
#include "cli/session.h"
#include "run/plan.h"
#include "slice/difference.h"

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

/* The text of the stage, of the slices and figures that are planned. */
static PsgExit
dump(const PsgCommand *command, const PsgFigures *figures, const PsgPlan *plan,
     const char *stage)
{
    g_autoptr(GString) text = g_string_new(NULL);
    if (strcmp(stage, "layout") == 0) {
        g_autofree char *csv = psg_positions_csv(figures->context, figures->network);
        return psg_write_text(NULL, csv);
    }
    if (strcmp(stage, "view") != 0 && strcmp(stage, "scene") != 0) {
        return psg_usage_error(command, "no stage \"%s\"; there are view, layout, scene",
                               stage);
    }
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autofree bool *told = g_new0(bool, figures->landscape->slice_count);
    PsgFigureInput input = {figures->context, figures->network};
    for (size_t i = 0; i < plan->count; i++) {
        const PsgFigureSpec *spec = &plan->figures[i].spec;
        if (*stage == 'v') {
            dump_views(figures->context, spec, told, text);
        }
        if (*stage == 's' && spec->kind->maker->draw != NULL) {
            g_autoptr(PsgScene) scene = spec->kind->maker->draw(&input, ruler, spec);
            psg_scene_print(scene, text);
        }
    }
    return psg_write_text(NULL, text->str);
}

static PsgExit
make(const PsgCommand *command, const Options *options, const PsgFigureOptions *look,
     PsgFigures *figures)
{
    g_autofree char *why = NULL;
    PsgRequest request = {
        .figures = options->figures,
        .slices = options->at,
        .formats = options->dump == NULL ? options->output.format : NULL,
        .options = (const PsgRequestOption *)(const void *)options->words.said->data,
        .option_count = options->words.said->len,
    };
    g_autoptr(PsgPlan) plan = psg_plan_new(figures->landscape, &request, &why);
    if (plan == NULL) {
        return psg_usage_error(command, "%s", why);
    }
    for (size_t i = 0; plan->notes[i] != NULL; i++) {
        psg_say("warning: %s", plan->notes[i]);
    }
    bool dumps_layout = g_strcmp0(options->dump, "layout") == 0;
    if (psg_plan_needs_network(plan) || dumps_layout) {
        PsgExit status = psg_figures_lay_out(look, figures);
        if (status != PSG_EXIT_DONE) {
            return status;
        }
    }
    return options->dump != NULL
               ? dump(command, figures, plan, options->dump)
               : psg_output_write(command, &options->output, figures, plan);
}

/* What is said on the command line. */
typedef struct {
    char *const *argv; /* all of it, as it was written */
    const char *data;
    const Options *options;
    const PsgFigureOptions *look;
    PsgInputOptions *input;
} Said;

/* Looks for what earlier runs left. True if that is all that this one would make. */
static bool
is_made_already(const Said *said, PsgFigures *figures)
{
    const PsgOutputOptions *output = &said->options->output;
    if (said->options->dump != NULL) {
        return false;
    }
    figures->stamp = psg_output_stamp(output);
    figures->key = psg_run_key(said->argv, said->data, said->look, said->input);
    return figures->key != NULL && psg_stamp_holds(figures->stamp, figures->key);
}

/* A run that had mistakes or doubts to tell is not noted: the next tells them again. */
static PsgExit
render(const PsgCommand *command, const Said *said)
{
    PsgFigures figures = {0};
    bool has_told = false;
    PsgExit status = PSG_EXIT_DONE;
    said->input->has_told = &has_told;
    if (!is_made_already(said, &figures)) {
        status = psg_figures_open(command, said->data, said->look, said->input, &figures);
        if (has_told) {
            g_clear_pointer(&figures.key, g_free);
        }
        if (status == PSG_EXIT_DONE) {
            status = make(command, said->options, said->look, &figures);
        }
    }
    said->input->has_told = NULL;
    psg_figures_close(said->look, &figures);
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
    PsgFigureOptions look = {0};
    Options options = {0};
    const GOptionEntry entries[] = {
        {"figure", 0, 0, G_OPTION_ARG_STRING, &options.figures,
         "network, pyramid, compare, timeline, filmstrip, series, lineage, deck, film",
         "KIND,…"},
        {"at", 0, 0, G_OPTION_ARG_STRING, &options.at,
         "slices: 2013, 2008,2015 (pyramids face each other), 2007..2010", "SLICES"},
        {"dump", 0, 0, G_OPTION_ARG_STRING, &options.dump,
         "print a stage in place of figures: view, layout, scene", "STAGE"},
        G_OPTION_ENTRY_NULL,
    };
    GOptionGroup *groups[] = {psg_figure_words_group(&options.words),
                              psg_figure_option_group(&look),
                              psg_input_option_group(&input), NULL};
    PsgExit status;
    g_autofree GOptionEntry *all = psg_output_entries(&options.output, entries);
    g_auto(GStrv) arguments = psg_command_parse(command, all, groups, argv, &status);
    if (arguments != NULL) {
        Said said = {argv, arguments[0], &options, &look, &input};
        status = render(command, &said);
    }
    options_clear(&options);
    psg_figure_options_clear(&look);
    psg_input_options_clear(&input);
    return status;
}
