/* From the command line to a session. */
#include "cli/look.h"

#include "figure/page.h"
#include "layout/layout.h"
#include "read/style/style_read.h"

#include <stdio.h>

void
psg_look_options_add(PsgLookOptions *options, PsgOptionTable *table)
{
    g_auto(GStrv) styles = psg_style_names();
    const GOptionEntry entries[] = {
        {"style", 0, 0, G_OPTION_ARG_FILENAME, &options->style,
         "slides (default), print, dark, mono, or a file of your own", "STYLE"},
        {"template", 0, 0, G_OPTION_ARG_FILENAME, &options->template,
         "masters, colours, fonts and size of slides of a presentation (.pptx, .potx)",
         "FILE"},
        {"page", 0, 0, PSG_ARG_TEXT, &options->page,
         "slide (default), slide-4x3, a4 to a0, a4-portrait to a0-portrait, fit, or WxH in "
         "pixels",
         "PAGE"},
        {"lang", 0, 0, PSG_ARG_TEXT, &options->language, "language of the figures",
         "LANGUAGE"},
        {"layout", 0, 0, PSG_ARG_TEXT, &options->layout,
         "temporal (default), neato, fdp, sfdp, dot, circo, twopi", "METHOD"},
        {"stability", 0, 0, PSG_ARG_TEXT, &options->stability,
         "of the layout: from 0, clear in every slice, to 1, nothing moves", "N"},
        {"align", 0, 0, PSG_ARG_TEXT, &options->align, "what rows are (auto)",
         "auto|flow|tier|none"},
        {"timing", 0, 0, G_OPTION_ARG_NONE, &options->timing,
         "tell on standard error what each stage took", NULL},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_begin(table, "look", "Look and layout", NULL, NULL);
    psg_option_table_add(table, entries);
    psg_option_table_words(table, "style", (const char *const *)styles);
    psg_option_table_words(table, "page", psg_page_names());
    psg_option_table_words(table, "layout", psg_layout_methods());
}

PsgExit
psg_look_failure(const PsgCommand *command, const GError *error)
{
    if (error == NULL) {
        return PSG_EXIT_MISTAKES;
    }
    if (error->domain == PSG_SESSION_ERROR) {
        return psg_usage_error(command, "%s", error->message);
    }
    psg_say("%s", error->message);
    return PSG_EXIT_WORLD;
}

PsgLook
psg_look_of(const PsgLookOptions *options, const PsgInputOptions *input,
            const PsgPaintOptionWords *paint)
{
    return (PsgLook){.style = options->style,
                     .template = options->template,
                     .page = options->page,
                     .language = options->language,
                     .layout = options->layout,
                     .stability = options->stability,
                     .align = options->align,
                     .dpi = paint == NULL ? NULL : paint->dpi,
                     .svg = paint == NULL ? NULL : paint->svg,
                     .ids = paint == NULL ? NULL : paint->ids,
                     .date = psg_date_of_making(),
                     .limits = psg_input_limits(input),
                     .opening = psg_input_wishes(input)};
}

PsgSession *
psg_look_session(const PsgCommand *command, const PsgLookOptions *options,
                 const PsgInputOptions *input, const PsgPaintOptionWords *paint,
                 PsgExit *status)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_input_diagnostics(input);
    PsgLook look = psg_look_of(options, input, paint);
    PsgSession *session = psg_session_new(&look, list, &error);
    psg_input_finish(list);
    psg_input_print(list, input);
    *status = session == NULL ? psg_look_failure(command, error) : PSG_EXIT_DONE;
    return session;
}

char **
psg_look_files(const PsgLookOptions *options, const char *path)
{
    const PsgLook look = {.style = options->style, .template = options->template};
    return psg_session_files(&look, path);
}

bool
psg_look_spares(const PsgCommand *command, const PsgLookOptions *options,
                const char *data, const char *path)
{
    g_auto(GStrv) files = psg_look_files(options, data);
    return psg_command_spares(command, path, (const char *const *)files);
}

PsgExit
psg_look_read(const PsgCommand *command, PsgSession *session, const char *path,
              const PsgInputOptions *input)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_input_diagnostics(input);
    bool is_read = psg_session_read(session, path, list, &error);
    psg_input_finish(list);
    psg_input_print(list, input);
    psg_input_tell_report(session->report);
    return is_read ? PSG_EXIT_DONE : psg_look_failure(command, error);
}

void
psg_look_tell_timing(const PsgLookOptions *options, const PsgSession *session)
{
    if (options->timing && session != NULL) {
        g_autoptr(GString) text = g_string_new(NULL);
        psg_stopwatch_print(&session->watch, text);
        fputs(text->str, stderr);
    }
}
