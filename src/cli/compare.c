/* paysage compare: what changed between two slices, or two landscapes. */
#include "figure/compare/compare.h"
#include "cli/figure_options.h"
#include "cli/output.h"
#include "cli/revision.h"
#include "run/formats.h"
#include "run/pair.h"
#include "run/slice_list.h"
#include "write/json.h"

#include <string.h>

typedef struct {
    char *match;
    gboolean is_side_by_side, has_exit_code;
    char *form; /* NULL: not said */
    char *git;  /* a revision; NULL: none */
    PsgFigureWords words;
    PsgOutputOptions output;
    PsgLookOptions look;
    PsgInputOptions input;
    bool makes_figure, makes_json; /* by the formats that were asked for */
} Options;

/* What is compared. */
typedef struct {
    PsgLandscape *read[2]; /* of two landscapes; NULL: of one */
    char *names[2];
    PsgMergedLandscape *merged;
    PsgLandscape *landscape; /* of which figures are drawn; owned until they are */
    size_t slices[2];        /* of it */
    bool differs;            /* what was found */
} Compared;

static void
compared_clear(Compared *compared)
{
    psg_landscape_free(compared->landscape);
    psg_merged_landscape_free(compared->merged);
    for (size_t i = 0; i < 2; i++) {
        psg_landscape_free(compared->read[i]);
        g_free(compared->names[i]);
    }
}

/* ---- Two landscapes ---- */

/* One of the two, or, with a revision, the first as it was. */
static PsgExit
open_side(const PsgCommand *command, const char *path, size_t side,
          const Options *options, Compared *compared)
{
    const PsgRevisionOptions revision = {&options->input, options->git, false, false};
    return side == 0 && options->git != NULL
               ? psg_input_revision(command, path, &revision, &compared->read[0])
               : psg_input_landscape(path, &options->input, &compared->read[side]);
}

/* Both are there. */
static PsgExit
merge(const PsgCommand *command, char *const *arguments, const Options *options,
      Compared *compared)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_input_diagnostics(&options->input);
    PsgPair pair = {.language = options->look.language,
                    .match = options->match,
                    .max_bytes = psg_input_limits(&options->input).max_bytes};
    for (size_t i = 0; i < 2; i++) {
        compared->names[i] = i == 0 && options->git != NULL
                                 ? g_strdup(options->git)
                                 : psg_pair_name(arguments[2 * i], arguments[2 - 2 * i]);
        pair.landscapes[i] = compared->read[i];
        pair.names[i] = compared->names[i];
        pair.paths[i] = arguments[2 * i];
        pair.slices[i] = arguments[2 * i + 1];
    }
    compared->merged = psg_pair_merge(&pair, list, &error);
    psg_input_finish(list);
    psg_input_print(list, &options->input);
    if (compared->merged == NULL) {
        return psg_look_failure(command, error);
    }
    compared->landscape = g_steal_pointer(&compared->merged->landscape);
    compared->slices[1] = 1;
    return PSG_EXIT_DONE;
}

/* arguments: DATA A DATA2 B. */
static PsgExit
open_two(const PsgCommand *command, char *const *arguments, const Options *options,
         Compared *compared)
{
    PsgExit status = PSG_EXIT_DONE;
    if (strcmp(arguments[0], "-") == 0 && strcmp(arguments[2], "-") == 0) {
        return psg_usage_error(command, "only one landscape can be read from \"-\"");
    }
    for (size_t i = 0; i < 2; i++) {
        PsgExit read = open_side(command, arguments[2 * i], i, options, compared);
        status = MAX(status, read); /* the mistakes of both are told */
    }
    return status != PSG_EXIT_DONE ? status
                                   : merge(command, arguments, options, compared);
}

/* arguments: DATA A B. */
static PsgExit
open_one(const PsgCommand *command, char *const *arguments, const Options *options,
         Compared *compared)
{
    g_autofree char *why = NULL;
    if (options->match != NULL) {
        return psg_usage_error(command, "--match is for two landscapes: DATA A DATA2 B");
    }
    PsgExit status =
        psg_input_landscape(arguments[0], &options->input, &compared->landscape);
    for (size_t i = 0; status == PSG_EXIT_DONE && i < 2; i++) {
        if (!psg_slice_parse(compared->landscape, arguments[i + 1], &compared->slices[i],
                             &why)) {
            /* DATA A DATA2 was meant */
            bool is_data = i == 1 && g_file_test(arguments[2], G_FILE_TEST_EXISTS);
            status = is_data ? psg_command_lacks(command, "B")
                             : psg_usage_error(command, "%s", why);
        }
    }
    return status;
}

/* ---- What is made of it ---- */

/* JSON is no format of figures. */
static void
sort_formats(Options *options)
{
    g_autofree char *format = options->output.format;
    options->output.format = psg_formats_without(format, "json", &options->makes_json);
    options->makes_figure = options->output.format != NULL || !options->makes_json;
}

static PsgExit
write_figure(const PsgCommand *command, const Options *options, PsgSession *session,
             const Compared *compared)
{
    const PsgSlice *slices = session->landscape->slices;
    g_autofree char *at = g_strdup_printf("%s,%s", slices[compared->slices[0]].id,
                                          slices[compared->slices[1]].id);
    const PsgRequestOption sides = {"side-by-side", NULL}, form = {"form", options->form};
    if (options->is_side_by_side) {
        g_array_append_val(options->words.said, sides);
    }
    if (options->form != NULL) {
        g_array_append_val(options->words.said, form);
    }
    PsgRequest request = psg_figure_words_request(&options->words);
    request.figures = "compare";
    request.slices = at;
    request.formats = options->output.format;
    PsgExit status;
    g_autoptr(PsgPlan) plan = psg_output_plan(command, session, &request, &status);
    if (plan == NULL) {
        return status;
    }
    for (size_t i = 0; i < plan->count; i++) {
        /* an id may name a slice of either landscape */
        plan->figures[i].spec.slices = compared->slices;
    }
    return psg_output_write(command, &options->output, session, plan);
}

/* Where JSON goes: to standard output (NULL), or beside the figure if there is one or a
 * folder was named. Owned by the caller. */
static char *
json_path(const Options *options, const PsgSession *session,
          const PsgFigureSpec *selected, const Compared *compared)
{
    bool is_named = options->output.folder != NULL;
    if ((!is_named && !options->makes_figure) ||
        psg_output_is_standard(&options->output)) {
        return NULL;
    }
    g_autoptr(PsgArena) arena = psg_arena_new();
    PsgFigureSpec spec = psg_figure_spec_new(&psg_compare_kind, arena);
    spec.selection = selected->selection;
    spec.slices = compared->slices;
    spec.slice_count = G_N_ELEMENTS(compared->slices);
    g_autofree char *name = psg_figure_spec_name(&spec, session->landscape);
    g_autofree char *file = g_strconcat(name, ".json", NULL);
    return g_build_filename(psg_output_folder(&options->output), file, NULL);
}

static PsgExit
write_json(const char *path, const PsgDifference *difference, const Compared *compared)
{
    PsgStream *out = psg_command_open(path);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    psg_json_difference(difference, compared->merged, out);
    return psg_command_close(out, path);
}

static PsgExit
make(const PsgCommand *command, const Options *options, PsgSession *session,
     Compared *compared)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgArena) arena = psg_arena_new();
    PsgRequest request = psg_figure_words_request(&options->words);
    PsgFigureSpec *selected = psg_session_select(session, &request, arena, &error);
    if (selected == NULL) {
        return psg_look_failure(command, error);
    }
    PsgFigureInput input = psg_session_input(session, selected);
    g_autoptr(PsgView) view = psg_view_of_change(
        input.context->landscape, compared->slices[0], compared->slices[1]);
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    PsgExit status = PSG_EXIT_DONE;
    compared->differs = !psg_difference_is_none(difference);
    if (options->makes_figure) {
        status = write_figure(command, options, session, compared);
    }
    if (status == PSG_EXIT_DONE && options->makes_json) {
        g_autofree char *path = json_path(options, session, selected, compared);
        status = write_json(path, difference, compared);
    }
    return status;
}

static PsgExit
open_and_make(const PsgCommand *command, char *const *arguments, const Options *options,
              PsgSession *session, Compared *compared)
{
    g_autoptr(GError) error = NULL;
    bool are_two = arguments[3] != NULL;
    PsgExit status = are_two ? open_two(command, arguments, options, compared)
                             : open_one(command, arguments, options, compared);
    if (status != PSG_EXIT_DONE) {
        return status;
    }
    return psg_session_take(session, g_steal_pointer(&compared->landscape), &error)
               ? make(command, options, session, compared)
               : psg_look_failure(command, error);
}

static PsgExit
compare(const PsgCommand *command, char *const *arguments, Options *options)
{
    Compared compared = {0};
    const PsgLookOptions *look = &options->look;
    sort_formats(options);
    PsgExit status = psg_output_check(command, &options->output);
    if (options->makes_json && options->makes_figure &&
        psg_output_is_standard(&options->output)) {
        status = psg_usage_error(
            command, "-o - is for one file: choose json or a figure with --format");
    }
    g_autoptr(PsgSession) session =
        status != PSG_EXIT_DONE ? NULL
                                : psg_look_session(command, look, &options->input,
                                                   &options->output.paint, &status);
    if (session != NULL) {
        status = open_and_make(command, arguments, options, session, &compared);
    }
    psg_look_tell_timing(look, session);
    compared_clear(&compared);
    return options->has_exit_code ? psg_exit_by_code(status, compared.differs) : status;
}

/* ---- What is said of a landscape ---- */

/* Two files, or one and its revision, in words or as JSON. */
static PsgExit
compare_revisions(const PsgCommand *command, char *const *arguments,
                  const Options *options)
{
    const char *format = options->output.format;
    bool as_json = g_strcmp0(format, "json") == 0;
    PsgRevisionOptions revision = {&options->input, options->git, as_json, false};
    if (format != NULL && !as_json && strcmp(format, "text") != 0) {
        return psg_usage_error(command,
                               "what changed in two files is told as text or json; for "
                               "figures name the slices");
    }
    bool is_of_git = options->git != NULL;
    PsgExit status =
        psg_compare_revisions(command, is_of_git ? NULL : arguments[0],
                              is_of_git ? arguments[0] : arguments[1], &revision);
    return options->has_exit_code ? psg_exit_by_code(status, revision.differs) : status;
}

/* Whether it can only be a slice: no file has this name, and it is not written as a path is. */
static bool
names_slice(const char *word)
{
    return strpbrk(word, "./") == NULL && strcmp(word, "-") != 0 &&
           !g_file_test(word, G_FILE_TEST_EXISTS);
}

static PsgExit
refuse_count(const PsgCommand *command, char *const *arguments, size_t count)
{
    return count == 1   ? psg_command_lacks(command, "A")
           : count == 2 ? psg_command_lacks(command, "B")
                        : psg_usage_error(command, "there are too many arguments: \"%s\"",
                                          arguments[count - 1]);
}

/* DATA [DATA2], DATA A [B], or DATA A DATA2 B. */
static PsgExit
compare_words(const PsgCommand *command, char *const *arguments, Options *options)
{
    size_t count = g_strv_length((char **)(guintptr)arguments);
    bool is_of_git = options->git != NULL;
    if (is_of_git && (count == 2 || count == 3)) {
        char *const both[] = {arguments[0], arguments[1], arguments[0],
                              arguments[count - 1], NULL};
        return compare(command, both, options);
    }
    if (is_of_git ? count == 1 : count == 2 && !names_slice(arguments[1])) {
        return compare_revisions(command, arguments, options);
    }
    return !is_of_git && (count == 3 || count == 4)
               ? compare(command, arguments, options)
               : refuse_count(command, arguments, count);
}

/* The same, with A..B in place of A B, or as git calls it. */
static PsgExit
compare_any(const PsgCommand *command, char *const *arguments, gpointer data)
{
    Options *options = data;
    if (psg_is_called_by_git(arguments)) {
        PsgRevisionOptions revision = {&options->input, NULL, false, false};
        return psg_compare_for_git(arguments, &revision);
    }
    const char *range = arguments[1];
    if (range == NULL || arguments[2] != NULL || strchr(range, '/') != NULL ||
        strstr(range, "..") == NULL || g_file_test(range, G_FILE_TEST_EXISTS)) {
        return compare_words(command, arguments, options);
    }
    g_autofree char *why = NULL;
    g_auto(GStrv) ends = psg_slice_ends(range, &why);
    if (ends == NULL) {
        return psg_usage_error(command, "%s", why);
    }
    char *const words[] = {arguments[0], ends[0], ends[1], NULL};
    return compare_words(command, words, options);
}

static void
add_words(PsgOptionTable *table)
{
    const char *const *formats = psg_format_names();
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();
    for (size_t i = 0; formats[i] != NULL; i++) {
        g_strv_builder_add(words, formats[i]);
    }
    g_strv_builder_add(words, "json");
    g_strv_builder_add(words, "text");
    g_auto(GStrv) all = g_strv_builder_end(words);
    psg_option_table_words(table, "format", (const char *const *)all);
    psg_option_table_words(table, "form",
                           psg_figure_kind_option(&psg_compare_kind, "form")->words);
}

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    const GOptionEntry entries[] = {
        {"match", 0, 0, G_OPTION_ARG_FILENAME, &options->match,
         "CSV with the columns from,to: who is who where ids differ", "FILE"},
        {"side-by-side", 0, 0, G_OPTION_ARG_NONE, &options->is_side_by_side,
         "short for --form side-by-side", NULL},
        {"form", 0, 0, G_OPTION_ARG_STRING, &options->form,
         "auto (default: by how much has changed), together, side-by-side, groups; or boxes, dots",
         "FORM"},
        {"git", 0, 0, G_OPTION_ARG_FILENAME, &options->git,
         "compare with DATA as it was in this revision: in words, or of slice A [and B]",
         "REVISION"},
        {"exit-code", 0, 0, G_OPTION_ARG_NONE, &options->has_exit_code,
         PSG_EXIT_CODE_HELP, NULL},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
    psg_output_options_add(&options->output,
                           "svg,png,pdf (default), pptx (slides), tikz (LaTeX), csv (the "
                           "facts), json (for programs)",
                           table);
    add_words(table);
    psg_selection_options_add(&options->words, table);
    psg_look_options_add(&options->look, table);
    psg_import_options_add(&options->input, table);
    psg_input_options_add(&options->input, table);
}

const PsgCommandWork psg_compare_work = {sizeof(Options), add_options, compare_any};
