/* Two states of a landscape, from files and from git. */
#include "cli/revision.h"

#include "figure/figure.h"
#include "read/landscape/landscape_files.h"
#include "write/revision.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

/* ---- git ---- */

/* What git says to these arguments in a folder; NULL with an error. Nothing of it is
 * interpreted by a shell. */
static GBytes *
git_says(const char *folder, const char *const *arguments, GError **error)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_strv_builder_add_many(builder, "git", "-C", folder, NULL);
    g_strv_builder_addv(builder, (const char **)(guintptr)arguments);
    g_auto(GStrv) words = g_strv_builder_end(builder);
    g_autoptr(GSubprocess) git = g_subprocess_newv(
        (const char *const *)words,
        G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, error);
    g_autoptr(GBytes) out = NULL, told = NULL;
    if (git == NULL || !g_subprocess_communicate(git, NULL, NULL, &out, &told, error)) {
        return NULL;
    }
    if (!g_subprocess_get_successful(git)) {
        gsize size;
        const char *text = g_bytes_get_data(told, &size);
        g_autofree char *words_of_git = g_strndup(text == NULL ? "" : text, size);
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "git: %s",
                    g_strchomp(words_of_git));
        return NULL;
    }
    return g_steal_pointer(&out);
}

/* Where files are read from, and what they become. */
typedef struct {
    const char *folder, *revision;
    PsgDiagnostics *list;
    GArray *inputs; /* const PsgInput * */
} Past;

/* A file below the folder, as it was; kept by the list under the name that git has for it. */
static bool
add_file_of(const Past *past, const char *name, GError **error)
{
    g_autofree char *object = g_strdup_printf("%s:./%s", past->revision, name);
    const char *const show[] = {"show", "--no-textconv", object, NULL};
    g_autoptr(GBytes) bytes = git_says(past->folder, show, error);
    if (bytes == NULL) {
        return false;
    }
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    g_autofree char *place = g_build_filename(past->folder, name, NULL);
    g_autofree char *called = g_strdup_printf("%s:%s", past->revision, place);
    const PsgInput *input = psg_diagnostics_keep(
        past->list, psg_input_new(called, text == NULL ? "" : text, size));
    g_array_append_val(past->inputs, input);
    return true;
}

/* All files of the folder that make a landscape, as they were; if none is YAML, all. */
static bool
add_folder_of(const Past *past, GError **error)
{
    const char *const names[] = {"ls-tree", "-z", "--name-only", past->revision, NULL};
    g_autoptr(GBytes) bytes = git_says(past->folder, names, error);
    if (bytes == NULL) {
        return false;
    }
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size), *end = text + size;
    bool has_landscape = false;
    for (const char *name = text; name < end; name += strlen(name) + 1) {
        has_landscape = has_landscape || psg_is_landscape_name(name);
    }
    for (const char *name = text; name < end; name += strlen(name) + 1) {
        if ((!has_landscape || psg_is_landscape_name(name)) &&
            !add_file_of(past, name, error)) {
            return false;
        }
    }
    return true;
}

/* ---- Opening ---- */

/* What was opened, or why not, is told. */
static PsgExit
open_inputs(const GArray *inputs, const PsgInputOptions *options, PsgDiagnostics *list,
            PsgLandscape **landscape)
{
    PsgLimits limits = psg_input_limits(options);
    const PsgOpenWishes wishes = psg_input_wishes(options);
    const PsgOpening opening = {&wishes, &limits, psg_figure_kinds()};
    g_auto(PsgOpened) opened = {0};
    bool is_open = psg_open_inputs(inputs, &opening, list, &opened);
    *landscape = is_open ? g_steal_pointer(&opened.settled.landscape) : NULL;
    psg_input_finish(list);
    return is_open ? PSG_EXIT_DONE : PSG_EXIT_MISTAKES;
}

PsgExit
psg_input_revision(const PsgCommand *command, const char *path,
                   const PsgRevisionOptions *options, PsgLandscape **landscape)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) inputs = g_array_new(FALSE, FALSE, sizeof(const PsgInput *));
    g_autoptr(PsgDiagnostics) list = psg_input_diagnostics(options->input);
    if (*options->git == '-' || *options->git == '\0') {
        return psg_usage_error(command, "--git \"%s\": name a revision, as HEAD~1",
                               options->git);
    }
    if (strcmp(path, "-") == 0) {
        return psg_usage_error(command, "git knows nothing of \"-\": name a file");
    }
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    bool is_folder = g_file_test(path, G_FILE_TEST_IS_DIR);
    const Past past = {is_folder ? path : folder, options->git, list, inputs};
    bool is_read =
        is_folder ? add_folder_of(&past, &error) : add_file_of(&past, name, &error);
    if (!is_read) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    PsgExit status = open_inputs(inputs, options->input, list, landscape);
    psg_input_print(list, options->input);
    return status;
}

/* ---- In words ---- */

static PsgExit
tell(const PsgLandscape *before, const PsgLandscape *after, PsgRevisionOptions *options)
{
    g_autoptr(PsgRevision) revision = psg_revision_new(before, after);
    PsgStream *out = psg_command_open(NULL);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    options->differs = !psg_revision_is_none(revision);
    (options->as_json ? psg_revision_json : psg_revision_print)(revision, out);
    return psg_command_close(out, NULL);
}

PsgExit
psg_compare_revisions(const PsgCommand *command, const char *before, const char *after,
                      PsgRevisionOptions *options)
{
    g_autoptr(PsgLandscape) first = NULL;
    g_autoptr(PsgLandscape) second = NULL;
    if (before != NULL && strcmp(before, "-") == 0 && strcmp(after, "-") == 0) {
        return psg_usage_error(command, "only one landscape can be read from \"-\"");
    }
    PsgExit status = before == NULL ? psg_input_revision(command, after, options, &first)
                                    : psg_input_landscape(before, options->input, &first);
    PsgExit read = psg_input_landscape(after, options->input, &second);
    status = MAX(status, read); /* the mistakes of both are told */
    return status == PSG_EXIT_DONE ? tell(first, second, options) : status;
}

/* ---- As git's own difference ---- */

enum { GIT_PATH, GIT_OLD, GIT_OLD_HEX, GIT_OLD_MODE, GIT_NEW, GIT_NEW_HEX, GIT_NEW_MODE };

bool
psg_is_called_by_git(char *const *arguments)
{
    return g_strv_length((char **)(guintptr)arguments) > GIT_NEW_MODE &&
           g_getenv("GIT_DIFF_PATH_COUNTER") != NULL;
}

/* A state of the file that git names, alone or with the files beside it. A file that is not
 * there (/dev/null) is an empty landscape beside the others, and no state alone. */
static PsgLandscape *
open_state(const char *path, const char *file, bool is_alone,
           const PsgInputOptions *options, PsgDiagnostics *list)
{
    PsgLandscape *landscape = NULL;
    PsgLimits limits = psg_input_limits(options);
    g_autoptr(GArray) inputs = g_array_new(FALSE, FALSE, sizeof(const PsgInput *));
    g_autofree char *bytes = NULL;
    gsize size = 0;
    if (g_file_get_contents(file, &bytes, &size, NULL) && size > 0) {
        const PsgInput *input =
            psg_diagnostics_keep(list, psg_input_new(path, bytes, size));
        g_array_append_val(inputs, input);
    }
    if (!is_alone) {
        g_autofree char *folder = g_path_get_dirname(path);
        g_autoptr(GArray) beside = psg_landscape_files(folder, &limits, list, NULL);
        g_autofree char *name = g_path_get_basename(path);
        for (guint i = 0; beside != NULL && i < beside->len; i++) {
            const PsgInput *input = g_array_index(beside, const PsgInput *, i);
            g_autofree char *other = g_path_get_basename(psg_input_name(input));
            if (strcmp(name, other) != 0) {
                g_array_append_val(inputs, input);
            }
        }
    }
    if (inputs->len > 0) {
        open_inputs(inputs, options, list, &landscape);
    }
    return landscape;
}

/* False if one of the states is no landscape. */
static bool
tell_for_git(char *const *arguments, bool are_alone, PsgRevisionOptions *options)
{
    g_autoptr(PsgDiagnostics) list = psg_input_diagnostics(options->input);
    g_autoptr(PsgLandscape) before = open_state(arguments[GIT_PATH], arguments[GIT_OLD],
                                                are_alone, options->input, list);
    g_autoptr(PsgLandscape) after = open_state(arguments[GIT_PATH], arguments[GIT_NEW],
                                               are_alone, options->input, list);
    if (before == NULL || after == NULL) {
        return false;
    }
    printf("paysage %s\n", arguments[GIT_PATH]);
    fflush(stdout);
    return tell(before, after, options) == PSG_EXIT_DONE;
}

/* Line by line, as git would have it. */
static void
tell_lines(char *const *arguments)
{
    const char *const words[] = {"git",
                                 "diff",
                                 "--no-index",
                                 "--no-ext-diff",
                                 "--",
                                 arguments[GIT_OLD],
                                 arguments[GIT_NEW],
                                 NULL};
    fflush(stdout);
    g_autoptr(GSubprocess) git = g_subprocess_newv(words, G_SUBPROCESS_FLAGS_NONE, NULL);
    if (git != NULL) {
        g_subprocess_wait(git, NULL, NULL);
    }
}

PsgExit
psg_compare_for_git(char *const *arguments, PsgRevisionOptions *options)
{
    if (!tell_for_git(arguments, true, options) &&
        !tell_for_git(arguments, false, options)) {
        tell_lines(arguments);
    }
    return PSG_EXIT_DONE;
}
