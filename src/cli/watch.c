/* paysage watch: figures follow while somebody writes. */
#include "base/join.h"
#include "cli/ending.h"
#include "cli/render.h"
#include "cli/watching.h"

#include <string.h>

typedef struct {
    const PsgCommand *command;
    const PsgRenderOptions *options;
    const char *data;
    PsgWatch *watch;
    PsgExit status;  /* of the last run */
    bool has_run;    /* to its end, whether figures could be written or not */
    bool is_waiting; /* for a file that was not there, which was told */
    bool is_noted;   /* that the system tells nothing */
} Watching;

/* ---- What is told ---- */

static void
tell_files(const PsgSessionResult *result, const char *first, gint64 begun)
{
    guint kept = result->kept_count + result->same_count,
          made = result->file_count - kept;
    double seconds = (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
    g_autoptr(GString) files = g_string_new(first);
    if (made > 0) {
        g_string_append_printf(files, "%u file%s written, ", made, psg_plural(made));
    }
    if (kept > 0) {
        g_string_append_printf(files, "%u%s unchanged, ", kept,
                               made > 0    ? ""
                               : kept == 1 ? " file"
                                           : " files");
    }
    if (made == 0 && kept == 0) {
        g_string_append(files, "no figures, ");
    }
    psg_watching_tell("%s%.*f s", files->str, seconds < 1 ? 2 : 1, seconds);
}

/* ---- One run ---- */

/* Mistakes leave the figures as they are. */
static void
run(Watching *watching)
{
    const PsgCommand *command = watching->command;
    const PsgRenderOptions *options = watching->options;
    PsgRendering rendering = {0};
    g_auto(PsgSessionResult) result = {0};
    gint64 begun = g_get_monotonic_time();
    bool is_mended = watching->has_run && watching->status != PSG_EXIT_DONE;
    psg_command_again(!is_mended);
    psg_input_begin_time(&options->input);
    PsgExit status = psg_rendering_begin(command, options, watching->data, &rendering);
    bool is_planned = status == PSG_EXIT_DONE;
    if (is_planned) {
        status = psg_output_make(command, &options->output, rendering.session,
                                 rendering.plan, &result);
    }
    psg_rendering_end(&rendering, options);
    psg_ending_after(0);
    watching->status = status;
    watching->has_run = watching->has_run || is_planned || status == PSG_EXIT_MISTAKES;
    if (status == PSG_EXIT_DONE || result.file_count > 0) {
        bool is_good_again = is_mended && status == PSG_EXIT_DONE;
        tell_files(&result,
                   !is_good_again         ? NULL
                   : watching->is_waiting ? "there again: "
                                          : "mended: ",
                   begun);
    } else if (watching->has_run) {
        psg_watching_tell("nothing was made: the figures are as they were");
    }
    watching->is_waiting = false;
}

static void
run_again(gpointer data)
{
    Watching *watching = data;
    const char *lacks = psg_watch_lacks(watching->watch);
    psg_watching_remark(watching->watch, &watching->is_noted);
    if (lacks == NULL) {
        run(watching);
    } else if (!watching->is_waiting) {
        watching->is_waiting = true;
        watching->status = PSG_EXIT_WORLD;
        psg_watching_tell("%s is not there: waiting for it", lacks);
    }
}

/* ---- The command ---- */

/* What is read only once, and what would be read again since it was written. */
static PsgExit
check(const PsgCommand *command, const char *data, const PsgRenderOptions *options)
{
    const PsgOutputOptions *output = &options->output;
    PsgExit status = psg_watching_check(command, data);
    if (status != PSG_EXIT_DONE) {
        return status;
    }
    if (psg_output_is_standard(output)) {
        return psg_usage_error(command, "-o - is for one run: name a folder");
    }
    g_autofree char *table =
        g_build_filename(psg_output_folder(output), "figure.csv", NULL);
    bool makes_tables = output->format != NULL && strstr(output->format, "csv") != NULL;
    return makes_tables && !psg_look_spares(command, &options->look, data, table)
               ? PSG_EXIT_USAGE
               : PSG_EXIT_DONE;
}

/* Ends by a signal, unless the first run shows that no other one would go better. */
static PsgExit
watch(const PsgCommand *command, const char *data, const PsgRenderOptions *options,
      const PsgWatchWishes *wishes)
{
    Watching watching = {.command = command, .options = options, .data = data};
    g_auto(GStrv) files = psg_look_files(&options->look, data);
    psg_ending_by_signals();
    watching.watch = psg_watch_new(wishes, run_again, &watching);
    psg_watch_set(watching.watch, (const char *const *)files);
    run(&watching);
    if (watching.has_run) {
        psg_note("watching %s (Ctrl-C ends)", data);
        psg_watching_remark(watching.watch, &watching.is_noted);
        g_autoptr(GMainLoop) loop = g_main_loop_new(NULL, FALSE);
        g_main_loop_run(loop);
    }
    psg_watch_free(watching.watch);
    return watching.status;
}

typedef struct {
    PsgRenderOptions render;
    char *poll;
} Options;

static PsgExit
run_watch(const PsgCommand *command, char *const *arguments, gpointer data)
{
    const Options *options = data;
    PsgWatchWishes wishes = {0};
    PsgExit status = check(command, arguments[0], &options->render);
    if (status == PSG_EXIT_DONE) {
        status = psg_watching_wishes(command, options->poll, &wishes);
    }
    return status == PSG_EXIT_DONE
               ? watch(command, arguments[0], &options->render, &wishes)
               : status;
}

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    const GOptionEntry own[] = {
        PSG_WATCHING_ENTRY(&options->poll),
        G_OPTION_ENTRY_NULL,
    };
    options->render.output.is_repeated = true;
    psg_render_options_add(&options->render, own, table);
}

const PsgCommandWork psg_watch_work = {sizeof(Options), add_options, run_watch};
