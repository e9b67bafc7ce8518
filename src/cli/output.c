/* Where figures go, and writing them. */
#include "cli/output.h"

#include "base/workers.h"
#include "run/formats.h"
#include "write/file.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define QUIET_FOR (G_USEC_PER_SEC / 2)

void
psg_output_options_add(PsgOutputOptions *options, const char *formats,
                       PsgOptionTable *table)
{
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->folder,
         options->is_repeated
             ? "write into this folder (out)"
             : "write into this folder (out); -: one file to standard output",
         "DIR"},
        {"format", 0, 0, PSG_ARG_TEXT, &options->format, formats, "FORMAT,…"},
        {"dpi", 0, 0, PSG_ARG_TEXT, &options->paint.dpi,
         "of PNG: 144 (default) makes 1920 × 1080 of a slide", "N"},
        {"svg", 0, 0, PSG_ARG_TEXT, &options->paint.svg,
         "for browsers (web), or as plain as PowerPoint and the like need it",
         "web|office"},
        {"ids", 0, 0, PSG_ARG_TEXT, &options->paint.ids,
         "ids of SVG begin with this word, and stay the same when the figure changes",
         "WORD"},
        {"jobs", 'j', 0, PSG_ARG_TEXT, &options->jobs,
         "make so many figures, or landscapes of a batch, at once (as many as there are processors, or as a scheduler gave: SLURM_CPUS_PER_TASK)",
         "N"},
        {"fresh", 0, 0, G_OPTION_ARG_NONE, &options->is_fresh,
         "make all anew, also what has not changed", NULL},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
}

const char *
psg_output_folder(const PsgOutputOptions *options)
{
    return options->folder == NULL ? "out" : options->folder;
}

bool
psg_output_is_standard(const PsgOutputOptions *options)
{
    return g_strcmp0(options->folder, "-") == 0;
}

guint
psg_output_workers(const PsgOutputOptions *options)
{
    return options->jobs == NULL ? psg_workers_usual()
                                 : (guint)g_ascii_strtoull(options->jobs, NULL, 10);
}

PsgExit
psg_output_check(const PsgCommand *command, const PsgOutputOptions *options)
{
    if (*psg_output_folder(options) == '\0') {
        return psg_usage_error(command, "-o names no folder");
    }
    guint64 jobs;
    if (options->jobs != NULL &&
        !g_ascii_string_to_unsigned(options->jobs, 10, 1, PSG_MOST_WORKERS, &jobs,
                                    NULL)) {
        return psg_usage_error(command, "-j %s: use 1 to %d", options->jobs,
                               PSG_MOST_WORKERS);
    }
    return PSG_EXIT_DONE;
}

PsgPlan *
psg_output_plan(const PsgCommand *command, PsgSession *session, const PsgRequest *request,
                PsgExit *status)
{
    g_autoptr(GError) error = NULL;
    PsgPlan *plan = psg_session_plan(session, request, &error);
    for (size_t i = 0; plan != NULL && plan->notes[i] != NULL; i++) {
        psg_remark("paysage: warning: %s", plan->notes[i]);
    }
    *status = plan == NULL ? psg_look_failure(command, error) : PSG_EXIT_DONE;
    return plan;
}

/* ---- What is said while figures are made, and afterwards ---- */

/* A line that is written over, for runs that make one wonder. */
typedef struct {
    gint64 started;
    bool has_shown;
} Progress;

static void
show_progress(gpointer data, size_t done, size_t count, const char *name)
{
    Progress *progress = data;
    if (g_get_monotonic_time() - progress->started > QUIET_FOR) {
        fprintf(stderr, "\r\033[K%zu/%zu %s", done, count, name);
        fflush(stderr);
        progress->has_shown = true;
    }
}

static void
tell_files(const PsgSessionResult *result, const char *folder)
{
    g_autofree char *place =
        g_str_has_suffix(folder, "/") ? g_strdup(folder) : g_strconcat(folder, "/", NULL);
    guint all = result->file_count;
    guint made = all - result->kept_count - result->same_count;
    const char *files = all == 1 ? "file" : "files";
    if (made == 0) {
        psg_tell("%u %s in %s as before: nothing has changed", all, files, place);
    } else if (made == all) {
        psg_tell("%u %s in %s", all, files, place);
    } else {
        psg_tell("%u %s in %s, %u made anew", all, files, place, made);
    }
}

static PsgExit
tell_failures(const GPtrArray *failures, size_t count)
{
    for (guint i = 0; i < failures->len; i++) {
        psg_say("%s", (const char *)g_ptr_array_index(failures, i));
    }
    if (failures->len > 0) {
        psg_say("%u of %zu figures were not written", failures->len, count);
    }
    return failures->len > 0 ? PSG_EXIT_WORLD : PSG_EXIT_DONE;
}

static void
tell_remarks(const GPtrArray *remarks)
{
    for (guint i = 0; remarks != NULL && i < remarks->len; i++) {
        psg_remark("paysage: note: %s", (const char *)g_ptr_array_index(remarks, i));
    }
}

/* ---- Standard output ---- */

/* It takes one file. */
static PsgExit
check_one_file(const PsgCommand *command, const PsgPlan *plan)
{
    const PsgPlannedFigure *last = NULL;
    size_t figures = 0, files = 0;
    for (size_t i = 0; i < plan->count; i++) {
        unsigned formats = plan->figures[i].formats;
        last = formats == 0 ? last : &plan->figures[i];
        figures += formats != 0;
        for (; formats != 0; formats &= formats - 1) {
            files++;
        }
    }
    if (files == 0) {
        return psg_usage_error(command, "-o - is for one file, and there would be none");
    }
    g_autofree char *formats = psg_formats_label(last->formats);
    if (figures > 1) {
        return psg_usage_error(command,
                               "-o - is for one file, and these are %zu: choose one "
                               "with --figure, --at and --format",
                               files);
    }
    if (files > 1) {
        return psg_usage_error(
            command, "-o - is for one file: choose one of %s with --format", formats);
    }
    const PsgMedium *medium = psg_medium_of(last->spec.kind);
    if ((medium->several & last->formats) != 0) {
        g_autofree char *whole =
            psg_formats_label(medium->formats & ~(medium->several | PSG_FORMAT_CSV));
        return psg_usage_error(command,
                               "-o - is for one file, and a %s as %s is many: choose one "
                               "of %s with --format, or a folder",
                               last->spec.kind->name, formats, whole);
    }
    return PSG_EXIT_DONE;
}

/* Nobody is told of it: a pipe has its reader. */
static PsgExit
write_to_standard_output(const PsgCommand *command, PsgSession *session,
                         const PsgPlan *plan, const PsgSessionOutput *output)
{
    g_autoptr(GError) error = NULL;
    g_auto(PsgSessionResult) result = {0};
    PsgExit status = check_one_file(command, plan);
    if (status != PSG_EXIT_DONE) {
        return status;
    }
    g_autoptr(GBytes) bytes = psg_session_paint(session, plan, output, &result, &error);
    if (bytes == NULL) {
        return psg_look_failure(command, error);
    }
    tell_remarks(result.remarks);
    return psg_file_write("-", bytes, &error) ? PSG_EXIT_DONE
                                              : psg_look_failure(command, error);
}

/* ---- Files ---- */

static PsgSessionOutput
output_of(const PsgOutputOptions *options)
{
    return (PsgSessionOutput){
        .folder = psg_output_folder(options),
        .workers = psg_output_workers(options),
        .is_fresh = options->is_fresh,
    };
}

PsgExit
psg_output_make(const PsgCommand *command, const PsgOutputOptions *options,
                PsgSession *session, const PsgPlan *plan, PsgSessionResult *result)
{
    Progress progress = {.started = g_get_monotonic_time()};
    PsgSessionOutput output = output_of(options);
    output.progress = isatty(STDERR_FILENO) ? show_progress : NULL;
    output.data = &progress;
    g_autoptr(GError) error = NULL;
    bool is_made = psg_session_write(session, plan, &output, result, &error);
    if (progress.has_shown) {
        fputs("\r\033[K", stderr);
    }
    if (!is_made) {
        result->file_count = 0;
        return psg_look_failure(command, error);
    }
    tell_remarks(result->remarks);
    return result->failures == NULL ? PSG_EXIT_DONE
                                    : tell_failures(result->failures, plan->count);
}

PsgExit
psg_output_write(const PsgCommand *command, const PsgOutputOptions *options,
                 PsgSession *session, const PsgPlan *plan)
{
    if (psg_output_is_standard(options)) {
        const PsgSessionOutput output = output_of(options);
        return write_to_standard_output(command, session, plan, &output);
    }
    g_auto(PsgSessionResult) result = {0};
    PsgExit status = psg_output_make(command, options, session, plan, &result);
    if (result.file_count > 0) {
        tell_files(&result, psg_output_folder(options));
    }
    return status;
}
