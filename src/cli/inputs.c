/* Reading a landscape and a style, and telling their mistakes. */
#include "cli/inputs.h"

#include "cli/ending.h"
#include "figure/figure.h"
#include "read/import/formats.h"
#include "run/language.h"
#include "write/import_report.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST_KEPT = 100000 }; /* of all messages: some hundred bytes each */
enum { USUAL_SECONDS = 600, SECONDS = PSG_INPUT_LIMITS - 1 };

/* A limit and the option that sets it have one name. */
static const char *const limit_names[PSG_INPUT_LIMITS] = {
    PSG_LIMIT_BYTES,  PSG_LIMIT_DEPTH, PSG_LIMIT_VALUES, PSG_LIMIT_ACTORS,
    PSG_LIMIT_SLICES, PSG_LIMIT_TEXT,  "max-seconds"};

unsigned
psg_input_seconds(const PsgInputOptions *options)
{
    gint64 seconds = options->limits[SECONDS];
    return seconds == PSG_LIMIT_USUAL ? USUAL_SECONDS : (unsigned)MIN(seconds, G_MAXINT);
}

void
psg_input_begin_time(const PsgInputOptions *options)
{
    psg_ending_after(psg_input_seconds(options));
}

/* The time runs from here on. */
static gboolean
check_options(GOptionContext *context, GOptionGroup *group, gpointer data, GError **error)
{
    static const char *const words[] = {"auto", "always", "never", NULL};
    const PsgInputOptions *options = data;
    (void)context;
    (void)group;
    if (options->colour != NULL && !g_strv_contains(words, options->colour)) {
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                    "--color %s: use auto, always or never", options->colour);
        return FALSE;
    }
    for (size_t i = 0; i < PSG_INPUT_LIMITS; i++) {
        if (options->limits[i] != PSG_LIMIT_USUAL && options->limits[i] < 1) {
            g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                        "--%s %" G_GINT64_FORMAT ": use a number from 1", limit_names[i],
                        options->limits[i]);
            return FALSE;
        }
    }
    psg_input_begin_time(options);
    return TRUE;
}

void
psg_input_options_add(PsgInputOptions *options, PsgOptionTable *table)
{
    for (size_t i = 0; i < PSG_INPUT_LIMITS; i++) {
        options->limits[i] = PSG_LIMIT_USUAL; /* so that a 0 that was said is seen */
    }
    const GOptionEntry entries[] = {
        {"color", 0, 0, PSG_ARG_TEXT, &options->colour, "colour messages (auto)",
         "auto|always|never"},
        {"all", 0, 0, G_OPTION_ARG_NONE, &options->all,
         "show all messages, not the first few of many alike", NULL},
        {limit_names[0], 0, 0, G_OPTION_ARG_INT64, &options->limits[0],
         "most bytes of a file (64 MiB)", "N"},
        {limit_names[1], 0, 0, G_OPTION_ARG_INT64, &options->limits[1],
         "most lists and maps in each other (64)", "N"},
        {limit_names[2], 0, 0, G_OPTION_ARG_INT64, &options->limits[2],
         "most values, aliases expanded (6000000)", "N"},
        {limit_names[3], 0, 0, G_OPTION_ARG_INT64, &options->limits[3],
         "most actors (20000)", "N"},
        {limit_names[4], 0, 0, G_OPTION_ARG_INT64, &options->limits[4],
         "most slices (1000)", "N"},
        {limit_names[5], 0, 0, G_OPTION_ARG_INT64, &options->limits[5],
         "most characters of a text (10000)", "N"},
        {limit_names[6], 0, 0, G_OPTION_ARG_INT64, &options->limits[6],
         "most seconds of a run (600)", "N"},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_begin(table, "limits", "Limits and messages", check_options,
                           options);
    psg_option_table_add(table, entries);
}

static gboolean
check_wishes(GOptionContext *context, GOptionGroup *group, gpointer data, GError **error)
{
    const PsgOpenWishes wishes = psg_input_wishes(data);
    g_autofree char *why = psg_open_complaint(&wishes);
    (void)context;
    (void)group;
    if (why != NULL) {
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s", why);
    }
    return why == NULL;
}

void
psg_import_options_add(PsgInputOptions *options, PsgOptionTable *table)
{
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    for (size_t i = 0; psg_file_format_nth(i) != NULL; i++) {
        g_strv_builder_add(names, psg_file_format_nth(i)->name);
    }
    g_auto(GStrv) formats = g_strv_builder_end(names);
    g_autofree char *known = g_strjoinv(", ", formats);
    g_autofree char *from_help =
        g_strconcat("the format of DATA, where its content does not tell: ", known, NULL);
    const GOptionEntry entries[] = {
        {"from", 0, 0, PSG_ARG_TEXT, &options->from, from_help, "FORMAT"},
        {"map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->map,
         "what columns or attributes mean; may be said again", "COLUMN=MEANING,\u2026"},
        {"slices", 0, 0, PSG_ARG_TEXT, &options->slices,
         "year, quarter, month, week, day, decade, 5y, 3m, change, a number of slices, or "
         "a list",
         "S"},
        {"dates", 0, 0, PSG_ARG_TEXT, &options->dates,
         "what 03/04/2010 means, where the dates themselves do not tell",
         "day-first|month-first"},
        {"text-lang", 0, 0, PSG_ARG_TEXT, &options->text_language,
         "language that names and notes are in", "LANGUAGE"},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_begin(table, "import",
                           "Data of others (tables, GEXF, GraphML, \u2026)", check_wishes,
                           options);
    psg_option_table_add(table, entries);
    static const char *const spans[] = {"year", "quarter", "month",  "week",
                                        "day",  "decade",  "change", NULL};
    psg_option_table_words(table, "from", (const char *const *)formats);
    psg_option_table_words(table, "slices", spans);
}

PsgOpenWishes
psg_input_wishes(const PsgInputOptions *options)
{
    return (PsgOpenWishes){.from = options->from,
                           .map = (const char *const *)options->map,
                           .slices = options->slices,
                           .dates = options->dates,
                           .language = options->text_language};
}

void
psg_input_tell_report(const PsgReport *report)
{
    if (report != NULL && psg_report_files(report)->len > 0) {
        g_autoptr(GString) text = g_string_new(NULL);
        psg_import_report_print_short(report, text);
        if (psg_command_is_news(text->str)) {
            fputs(text->str, stderr);
        }
    }
}

PsgLimits
psg_input_limits(const PsgInputOptions *options)
{
    PsgLimits limits = psg_limits_default();
    size_t *const fields[] = {&limits.max_bytes,  &limits.max_depth,  &limits.max_values,
                              &limits.max_actors, &limits.max_slices, &limits.max_text};
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (options->limits[i] != PSG_LIMIT_USUAL) {
            *fields[i] = (size_t)options->limits[i];
        }
    }
    return limits;
}

static bool
wants_colour(const PsgInputOptions *options)
{
    if (options->colour != NULL && strcmp(options->colour, "auto") != 0) {
        return strcmp(options->colour, "always") == 0;
    }
    const char *no_colour = g_getenv("NO_COLOR");
    return isatty(STDERR_FILENO) && (no_colour == NULL || *no_colour == '\0');
}

const char *
psg_input_language(const PsgCommand *command, const PsgLandscape *landscape,
                   const char *language)
{
    g_autofree char *why = NULL;
    if (language == NULL) {
        return landscape->language;
    }
    if (!psg_language_check(landscape, language, &why)) {
        psg_usage_error(command, "%s", why);
        return NULL;
    }
    return language;
}

void
psg_input_finish(PsgDiagnostics *list)
{
    psg_diagnostics_sort(list);
    for (size_t i = 0; i < SECONDS; i++) {
        g_autofree char *remedy =
            g_strdup_printf(" (--%s raises it, if this is meant)", limit_names[i]);
        psg_diagnostics_add_remedy(list, limit_names[i], remedy);
    }
    psg_diagnostics_add_remedy(list, "empty-folder",
                               ", or make a first one with `paysage new`");
}

PsgDiagnostics *
psg_input_diagnostics(const PsgInputOptions *options)
{
    PsgDiagnostics *list = psg_diagnostics_new();
    if (options->all) {
        psg_diagnostics_set_kept(list, MOST_KEPT);
    }
    return list;
}

/* Of doubts what is said counts, since their places move with each line that is added. */
static bool
is_news(const PsgDiagnostics *list)
{
    g_autoptr(GString) said = g_string_new(NULL);
    for (size_t i = 0; i < psg_diagnostics_count(list); i++) {
        const PsgDiagnostic *diagnostic = psg_diagnostics_nth(list, i);
        g_string_append_printf(said, "%s: %s\n", diagnostic->rule, diagnostic->message);
    }
    return psg_command_is_news(said->str) || psg_diagnostics_error_count(list) > 0;
}

void
psg_input_print_to(const PsgDiagnostics *list, const PsgInputOptions *options,
                   GString *out)
{
    if (psg_diagnostics_count(list) > 0) {
        psg_diagnostics_print(list, wants_colour(options), options->all, out);
    }
}

void
psg_input_print(const PsgDiagnostics *list, const PsgInputOptions *options)
{
    if (psg_diagnostics_count(list) > 0 && is_news(list)) {
        g_autoptr(GString) text = g_string_new(NULL);
        psg_input_print_to(list, options, text);
        fputs(text->str, stderr);
    }
}

PsgExit
psg_input_landscape_quietly(const char *path, const PsgInputOptions *options,
                            PsgDiagnostics *list, PsgLandscape **landscape,
                            GError **error)
{
    g_autoptr(GError) failure = NULL;
    PsgLimits limits = psg_input_limits(options);
    const PsgOpenWishes wishes = psg_input_wishes(options);
    const PsgOpening opening = {&wishes, &limits, psg_figure_kinds()};
    g_auto(PsgOpened) opened = {0};
    bool is_open = psg_open(path, &opening, list, &opened, &failure);
    *landscape = is_open ? g_steal_pointer(&opened.settled.landscape) : NULL;
    psg_input_finish(list);
    psg_input_tell_report(opened.report);
    if (failure != NULL) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return PSG_EXIT_WORLD;
    }
    return *landscape == NULL ? PSG_EXIT_MISTAKES : PSG_EXIT_DONE;
}

PsgExit
psg_input_landscape(const char *path, const PsgInputOptions *options,
                    PsgLandscape **landscape)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_input_diagnostics(options);
    PsgExit status = psg_input_landscape_quietly(path, options, list, landscape, &error);
    if (error != NULL) {
        psg_say("%s", error->message);
    }
    psg_input_print(list, options);
    return status;
}
