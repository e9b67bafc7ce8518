/* paysage explore: a landscape as one page of HTML, with a slider over its slices; or as a part of one. */
#include "run/explore.h"
#include "cli/figure_options.h"
#include "cli/look.h"
#include "explore/head.h"
#include "write/stream.h"

typedef struct {
    char *path; /* NULL: standard output */
    gboolean is_part, is_alone, is_script;
    PsgFigureWords words;
    PsgLookOptions look;
    PsgInputOptions input;
} Options;

static PsgExit
write_page(const Options *options, GBytes *page)
{
    PsgStream *out = psg_command_open(options->path);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    gsize size;
    const char *text = g_bytes_get_data(page, &size);
    psg_stream_add(out, text, size);
    return psg_command_close(out, options->path);
}

static PsgExit
explore(const PsgCommand *command, const char *data, const Options *options)
{
    const PsgLookOptions *look = &options->look;
    const PsgInputOptions *input = &options->input;
    PsgExit status;
    g_autoptr(GError) error = NULL;
    if (!psg_look_spares(command, look, data, options->path)) {
        return PSG_EXIT_USAGE;
    }
    PsgExplorerForm form = options->is_alone  ? PSG_EXPLORER_PART_ALONE
                           : options->is_part ? PSG_EXPLORER_PART
                                              : PSG_EXPLORER_PAGE;
    g_autoptr(PsgSession) session = psg_look_session(command, look, input, NULL, &status);
    if (session != NULL) {
        status = psg_look_read(command, session, data, input);
    }
    if (status == PSG_EXIT_DONE) {
        const PsgRequest request = psg_figure_words_request(&options->words);
        const PsgFigureSpec *of =
            psg_session_select(session, &request, options->words.texts, &error);
        g_autoptr(GBytes) page =
            of == NULL ? NULL : psg_session_explore(session, of, form, &error);
        status =
            page == NULL ? psg_look_failure(command, error) : write_page(options, page);
        psg_stopwatch_lap(&session->watch, PSG_STAGE_WRITE);
    }
    psg_look_tell_timing(look, session);
    return status;
}

static PsgExit
run(const PsgCommand *command, char *const *arguments, gpointer data)
{
    const Options *options = data;
    if (options->is_alone && !options->is_part) {
        return psg_usage_error(command, "--no-script is of --embed");
    }
    if (options->is_script) {
        if (arguments[0] != NULL || options->is_part) {
            return psg_usage_error(command, "--component is of no landscape");
        }
        g_autofree char *script = psg_page_script(false);
        return psg_write_text(options->path, script);
    }
    if (arguments[0] == NULL) {
        return psg_command_lacks(command, "DATA");
    }
    return explore(command, arguments[0], options);
}

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->path,
         "write to this file (standard output)", "FILE"},
        {"embed", 0, 0, G_OPTION_ARG_NONE, &options->is_part,
         "write a part for other pages, <paysage-explorer>, in place of a page", NULL},
        {"no-script", 0, 0, G_OPTION_ARG_NONE, &options->is_alone,
         "with --embed: leave the script out; the other page loads what --component writes",
         NULL},
        {"component", 0, 0, G_OPTION_ARG_NONE, &options->is_script,
         "write the script alone, without DATA, for pages with <paysage-explorer>", NULL},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
    psg_selection_options_add(&options->words, table);
    psg_look_options_add(&options->look, table);
    psg_import_options_add(&options->input, table);
    psg_input_options_add(&options->input, table);
}

const PsgCommandWork psg_explore_work = {sizeof(Options), add_options, run};
