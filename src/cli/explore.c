/* paysage explore: a landscape as one page of HTML, with a slider over its slices. */
#include "run/explore.h"
#include "cli/look.h"
#include "write/file.h"

typedef struct {
    char *path; /* NULL: standard output */
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
explore(const PsgCommand *command, const char *data, const Options *options,
        const PsgLookOptions *look, const PsgInputOptions *input)
{
    PsgExit status;
    g_autoptr(GError) error = NULL;
    const char *const inputs[] = {data, look->style != NULL ? look->style : data, NULL};
    if (!psg_command_spares(command, options->path, inputs)) {
        return PSG_EXIT_USAGE;
    }
    g_autoptr(PsgSession) session = psg_look_session(command, look, input, NULL, &status);
    if (session != NULL) {
        status = psg_look_read(command, session, data, input);
    }
    if (status == PSG_EXIT_DONE) {
        g_autoptr(GBytes) page = psg_session_explore(session, &error);
        status =
            page == NULL ? psg_look_failure(command, error) : write_page(options, page);
    }
    psg_look_tell_timing(look, session);
    return status;
}

PsgExit
psg_run_explore(const PsgCommand *command, char **argv)
{
    PsgInputOptions input = {0};
    PsgLookOptions look = {0};
    Options options = {0};
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.path,
         "write to this file (standard output)", "FILE"},
        G_OPTION_ENTRY_NULL,
    };
    GOptionGroup *groups[] = {psg_look_option_group(&look),
                              psg_import_option_group(&input),
                              psg_input_option_group(&input), NULL};
    PsgExit status;
    g_auto(GStrv) arguments = psg_command_parse(command, entries, groups, argv, &status);
    if (arguments != NULL) {
        status = explore(command, arguments[0], &options, &look, &input);
    }
    g_free(options.path);
    psg_look_options_clear(&look);
    psg_input_options_clear(&input);
    return status;
}
