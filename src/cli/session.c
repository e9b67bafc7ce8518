/* From the command line to all that figures are drawn from. */
#include "cli/session.h"

#include "base/number.h"
#include "base/suggest.h"
#include "figure/network/network.h"
#include "layout/task.h"

#include <stdio.h>
#include <string.h>

GOptionGroup *
psg_figure_option_group(PsgFigureOptions *options)
{
    const GOptionEntry entries[] = {
        {"style", 0, 0, G_OPTION_ARG_FILENAME, &options->style,
         "slides (default), print, dark, mono, or a file of your own", "STYLE"},
        {"page", 0, 0, G_OPTION_ARG_STRING, &options->page,
         "slide (default), slide-4x3, a4, a4-portrait, fit, or WxH in pixels", "PAGE"},
        {"lang", 0, 0, G_OPTION_ARG_STRING, &options->language, "language of the figures",
         "LANGUAGE"},
        {"layout", 0, 0, G_OPTION_ARG_STRING, &options->layout,
         "temporal (default), neato, fdp, sfdp, dot, circo, twopi", "METHOD"},
        {"stability", 0, 0, G_OPTION_ARG_STRING, &options->stability,
         "of the layout: 0 clear in every slice \u2026 1 nothing moves", "S"},
        {"align", 0, 0, G_OPTION_ARG_STRING, &options->align,
         "tier: levels from top to bottom; none", "BY"},
        {"timing", 0, 0, G_OPTION_ARG_NONE, &options->timing,
         "tell on standard error what each stage took", NULL},
        G_OPTION_ENTRY_NULL,
    };
    GOptionGroup *group = g_option_group_new(
        "figures", "Look and layout:", "Show options of look and layout", NULL, NULL);
    g_option_group_add_entries(group, entries);
    return group;
}

void
psg_figure_options_clear(PsgFigureOptions *options)
{
    g_clear_pointer(&options->style, g_free);
    g_clear_pointer(&options->page, g_free);
    g_clear_pointer(&options->language, g_free);
    g_clear_pointer(&options->layout, g_free);
    g_clear_pointer(&options->stability, g_free);
    g_clear_pointer(&options->align, g_free);
}

const char *
psg_figures_method(const PsgFigureOptions *options)
{
    return options->layout != NULL ? options->layout : psg_layout_methods()[0];
}

static PsgExit
check_method(const PsgCommand *command, const char *method)
{
    const char *const *methods = psg_layout_methods();
    if (g_strv_contains(methods, method)) {
        return PSG_EXIT_DONE;
    }
    size_t count = 0;
    g_autoptr(GString) known = g_string_new(NULL);
    while (methods[count] != NULL) {
        g_string_append_printf(known, "%s%s", count == 0 ? "" : ", ", methods[count]);
        count++;
    }
    const char *near = psg_suggest(method, methods, count);
    return near != NULL
               ? psg_usage_error(command, "no layout \"%s\" (did you mean \"%s\"?)",
                                 method, near)
               : psg_usage_error(command, "no layout \"%s\"; there are %s", method,
                                 known->str);
}

static PsgExit
check_stability(const PsgCommand *command, const char *text)
{
    double stability = 0;
    if (text != NULL &&
        (!psg_number_parse(text, &stability) || stability < 0 || stability > 1)) {
        return psg_usage_error(command, "--stability %s: use a number from 0 to 1", text);
    }
    return PSG_EXIT_DONE;
}

PsgExit
psg_figures_prepare(const PsgCommand *command, const PsgFigureOptions *options,
                    const PsgInputOptions *input, PsgFigures *figures)
{
    g_autofree char *why = NULL;
    const char *page = options->page == NULL ? "slide" : options->page;
    figures->watch = psg_stopwatch_started();
    if (!psg_page_parse(page, &figures->page, &why)) {
        return psg_usage_error(command, "%s", why);
    }
    if (options->align != NULL && strcmp(options->align, "tier") != 0 &&
        strcmp(options->align, "none") != 0) {
        return psg_usage_error(command, "--align %s: use tier or none", options->align);
    }
    PsgExit status = check_stability(command, options->stability);
    if (status == PSG_EXIT_DONE) {
        status = check_method(command, psg_figures_method(options));
    }
    if (status == PSG_EXIT_DONE) {
        status = psg_input_style(options->style == NULL ? "slides" : options->style,
                                 input, &figures->style);
    }
    return status;
}

void
psg_figures_take(const PsgFigureOptions *options, PsgLandscape *landscape,
                 PsgFigures *figures)
{
    psg_stopwatch_lap(&figures->watch, PSG_STAGE_READ);
    figures->landscape = landscape;
    figures->context =
        psg_context_new(landscape, figures->style, &figures->page, options->language);
    if (options->stability != NULL) {
        psg_number_parse(options->stability, &figures->context->stability);
    }
    if (options->align != NULL) {
        figures->context->aligns_tiers = strcmp(options->align, "tier") == 0;
    }
    psg_stopwatch_lap(&figures->watch, PSG_STAGE_SLICE);
}

PsgExit
psg_figures_open(const PsgCommand *command, const char *data,
                 const PsgFigureOptions *options, const PsgInputOptions *input,
                 PsgFigures *figures)
{
    PsgLandscape *landscape = NULL;
    PsgExit status = psg_figures_prepare(command, options, input, figures);
    if (status == PSG_EXIT_DONE) {
        status = psg_input_landscape(data, input, &landscape);
    }
    if (status == PSG_EXIT_DONE) {
        psg_figures_take(options, landscape, figures);
    }
    return status;
}

/* From the stamp, or made and kept there. */
static PsgLayout *
make_or_take(void *data, const PsgLayoutTask *task, const char *method, GError **error)
{
    PsgStamp *stamp = data;
    g_autofree char *digest = psg_layout_task_digest(task, method);
    PsgLayout *layout = stamp == NULL ? NULL : psg_stamp_layout(stamp, digest);
    if (layout == NULL || !psg_layout_answers(layout, task)) {
        psg_layout_free(layout);
        layout = psg_layout_make(task, method, error);
    }
    if (stamp != NULL && layout != NULL) {
        psg_stamp_note_layout(stamp, digest, layout);
    }
    return layout;
}

PsgExit
psg_figures_lay_out(const PsgFigureOptions *options, PsgFigures *figures)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    PsgLayoutMaker maker = {make_or_take, figures->stamp, psg_figures_method(options)};
    figures->network = psg_network_new_by(figures->context, ruler, &maker, &error);
    psg_stopwatch_lap(&figures->watch, PSG_STAGE_LAYOUT);
    if (figures->network == NULL) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    return PSG_EXIT_DONE;
}

void
psg_figures_close(const PsgFigureOptions *options, PsgFigures *figures)
{
    if (options->timing) {
        g_autoptr(GString) text = g_string_new(NULL);
        psg_stopwatch_print(&figures->watch, text);
        fputs(text->str, stderr);
    }
    psg_stamp_free(figures->stamp);
    g_free(figures->key);
    psg_network_free(figures->network);
    psg_context_free(figures->context);
    psg_style_free(figures->style);
    psg_landscape_free(figures->landscape);
}
