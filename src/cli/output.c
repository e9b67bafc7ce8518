/* Where figures go, and writing them. */
#include "cli/output.h"

#include "base/number.h"
#include "run/batch.h"
#include "write/file.h"
#include "write/replace.h"

#include <string.h>
#include <unistd.h>

enum { MOST_WORKERS = 64 };

#define LEAST_DPI 12.0
#define MOST_DPI 1200.0

GOptionEntry *
psg_output_entries(PsgOutputOptions *options, const GOptionEntry *own)
{
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->folder,
         "write into this folder (out)", "DIR"},
        {"format", 0, 0, G_OPTION_ARG_STRING, &options->format,
         "svg,png,pdf (default), csv (the facts behind it), json (compare), mp4 (film)",
         "FORMAT,…"},
        {"dpi", 0, 0, G_OPTION_ARG_STRING, &options->dpi,
         "of PNG: 144 makes 1920 × 1080 of a slide", "N"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &options->workers,
         "so many at once (all processors)", "N"},
        {"fresh", 0, 0, G_OPTION_ARG_NONE, &options->is_fresh,
         "make all anew, also what nothing has changed", NULL},
        G_OPTION_ENTRY_NULL,
    };
    GArray *all = g_array_new(FALSE, FALSE, sizeof(GOptionEntry));
    for (size_t i = 0; own[i].long_name != NULL; i++) {
        g_array_append_val(all, own[i]);
    }
    g_array_append_vals(all, entries, G_N_ELEMENTS(entries));
    return (GOptionEntry *)(void *)g_array_free(all, FALSE);
}

void
psg_output_options_clear(PsgOutputOptions *options)
{
    g_clear_pointer(&options->folder, g_free);
    g_clear_pointer(&options->format, g_free);
    g_clear_pointer(&options->dpi, g_free);
}

const char *
psg_output_folder(const PsgOutputOptions *options)
{
    return options->folder == NULL ? "out" : options->folder;
}

PsgStamp *
psg_output_stamp(const PsgOutputOptions *options)
{
    const char *folder = psg_output_folder(options);
    return options->is_fresh ? psg_stamp_new(folder) : psg_stamp_read(folder);
}

static bool
parse_dpi(const PsgCommand *command, const char *text, double otherwise, double *dpi)
{
    *dpi = otherwise;
    if (text == NULL) {
        return true;
    }
    if (!psg_number_parse(text, dpi) || *dpi < LEAST_DPI || *dpi > MOST_DPI) {
        psg_usage_error(command, "--dpi %s: use a number from %.0f to %.0f", text,
                        LEAST_DPI, MOST_DPI);
        return false;
    }
    return true;
}

/* https://reproducible-builds.org/specs/source-date-epoch/ */
static gint64
date_of_making(void)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    gint64 seconds;
    return epoch != NULL &&
                   g_ascii_string_to_signed(epoch, 10, 0, G_MAXINT64, &seconds, NULL)
               ? seconds
               : G_MININT64;
}

static PsgExit
tell_failures(const GPtrArray *failures, guint count)
{
    for (guint i = 0; i < failures->len; i++) {
        psg_say("%s", (const char *)g_ptr_array_index(failures, i));
    }
    if (failures->len > 0) {
        psg_say("%u of %u figures were not written", failures->len, count);
    }
    return failures->len > 0 ? PSG_EXIT_WORLD : PSG_EXIT_DONE;
}

static int
compare_names(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

/* written: all that the run should write; NULL if something is lacking. */
static void
note_run(PsgFigures *figures, GPtrArray *written)
{
    if (figures->key != NULL && written != NULL) {
        g_ptr_array_sort(written, compare_names);
        psg_stamp_note_run(figures->stamp, figures->key, written);
    }
    psg_stamp_write(figures->stamp);
}

PsgExit
psg_output_write(const PsgCommand *command, const PsgOutputOptions *options,
                 PsgFigures *figures, const PsgPlan *plan)
{
    if (strcmp(psg_output_folder(options), "-") == 0) {
        return psg_usage_error(command,
                               "figures are files: -o names a folder, not \"-\"");
    }
    if (options->workers < 0 || options->workers > MOST_WORKERS) {
        return psg_usage_error(command, "-j %d: use 1 to %d", options->workers,
                               MOST_WORKERS);
    }
    g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func(g_free);
    PsgBatch batch = {
        .folder = psg_output_folder(options),
        .written = written,
        .paint = {.date = date_of_making()},
        .workers =
            options->workers > 0 ? (unsigned)options->workers : g_get_num_processors(),
        .shows_progress = isatty(STDERR_FILENO) != 0,
    };
    if (!parse_dpi(command, options->dpi, figures->context->page.dpi, &batch.paint.dpi)) {
        return PSG_EXIT_USAGE;
    }
    g_autoptr(GError) error = NULL;
    if (!psg_folder_make(batch.folder, &error)) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    PsgFigureInput input = {figures->context, figures->network};
    /* the stamp must not take for ours what another run wrote over it meanwhile */
    int hold = figures->stamp == NULL ? -1 : psg_folder_hold(batch.folder);
    g_autoptr(GPtrArray) failures = psg_batch_run(&batch, &input, plan, &figures->watch);
    if (figures->stamp != NULL) {
        note_run(figures, failures->len == 0 ? written : NULL);
    }
    psg_folder_leave(hold);
    return tell_failures(failures, (guint)plan->count);
}
