/* paysage check: every mistake, with its place. */
#include "cli/inputs.h"
#include "read/landscape/landscape_files.h"
#include "write/checked.h"
#include "write/import_report.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    PsgInputOptions input;
    char *format;
    gboolean strict;
} Options;

/* All that was found is told at the end, for whom it is one document; NULL: as it is found. */
typedef void (*Teller)(const PsgChecked *checked, size_t count, PsgStream *out);

static const struct {
    const char *name;
    Teller tell;
} formats[] = {{"text", NULL},
               {"json", psg_checked_json},
               {"sarif", psg_checked_sarif},
               {"github", psg_checked_github}};

typedef struct {
    const Options *options;
    Teller tell;
    GArray *checked; /* PsgChecked; lists and troubles are owned */
    PsgExit status;  /* the worst so far */
} Run;

static void
checked_clear(void *data)
{
    PsgChecked *checked = data;
    psg_diagnostics_free((PsgDiagnostics *)(guintptr)checked->list);
    g_free((char *)(guintptr)checked->trouble);
}

static void
note_sound(const char *path, const PsgLandscape *made)
{
    g_autoptr(GString) counts = g_string_new(NULL);
    psg_landscape_counts_append(made, counts);
    psg_note("%s: %s: no mistakes", path, counts->str);
}

/* Whatever is written for programs, people see in the log what stands in the way of reading. */
static void
check_one(Run *run, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgLandscape) landscape = NULL;
    const Options *options = run->options;
    PsgDiagnostics *list = psg_input_diagnostics(&options->input);
    psg_diagnostics_set_strict(list, options->strict);
    PsgExit status =
        psg_input_landscape_quietly(path, &options->input, list, &landscape, &error);
    if (error != NULL) {
        psg_say("%s", error->message);
    }
    if (run->tell == NULL) {
        psg_input_print(list, &options->input);
        if (status == PSG_EXIT_DONE) {
            note_sound(path, landscape);
        }
    }
    if (status == PSG_EXIT_DONE && options->strict && psg_diagnostics_count(list) > 0) {
        status = PSG_EXIT_MISTAKES;
    }
    run->status = MAX(run->status, status);
    const PsgChecked checked = {list, error == NULL ? NULL : g_strdup(error->message)};
    g_array_append_val(run->checked, checked);
}

/* ---- What is checked ---- */

/* A file of a folder that is called NAME.paysage is a part of its landscape, as whoever names changed
 * files one by one cannot know; NULL: it stands for itself. Owned by the caller. */
static char *
folder_of_part(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
    bool is_part = strcmp(path, "-") != 0 && g_str_has_suffix(folder, ".paysage") &&
                   psg_is_landscape_name(name) && !g_file_test(path, G_FILE_TEST_IS_DIR);
    return is_part ? g_steal_pointer(&folder) : NULL;
}

/* Each landscape once, in the order of the command line. Owned by the caller. */
static GPtrArray *
landscapes_of(char *const *paths)
{
    GPtrArray *landscapes = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (; *paths != NULL; paths++) {
        char *folder = folder_of_part(*paths);
        char *path = folder != NULL ? folder : g_strdup(*paths);
        if (g_hash_table_add(seen, g_canonicalize_filename(path, NULL))) {
            g_ptr_array_add(landscapes, path);
        } else {
            g_free(path);
        }
    }
    return landscapes;
}

static PsgExit
tell_all(const Run *run)
{
    PsgStream *out = psg_command_open(NULL);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    run->tell((const PsgChecked *)(void *)run->checked->data, run->checked->len, out);
    return psg_command_close(out, NULL);
}

static PsgExit
check(const PsgCommand *command, char *const *paths, gpointer data)
{
    const Options *options = data;
    const char *name = options->format == NULL ? formats[0].name : options->format;
    size_t format = 0;
    while (format < G_N_ELEMENTS(formats) && strcmp(formats[format].name, name) != 0) {
        format++;
    }
    if (format == G_N_ELEMENTS(formats)) {
        return psg_usage_error(
            command, "no format \"%s\" here: use text, json, sarif or github", name);
    }
    g_autoptr(GPtrArray) landscapes = landscapes_of(paths);
    g_autoptr(GArray) checked = g_array_new(FALSE, FALSE, sizeof(PsgChecked));
    g_array_set_clear_func(checked, checked_clear);
    Run run = {options, formats[format].tell, checked, PSG_EXIT_DONE};
    for (guint i = 0; i < landscapes->len; i++) {
        check_one(&run, g_ptr_array_index(landscapes, i));
    }
    PsgExit told = run.tell == NULL ? PSG_EXIT_DONE : tell_all(&run);
    return MAX(run.status, told);
}

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    const GOptionEntry entries[] = {
        {"format", 0, 0, PSG_ARG_TEXT, &options->format,
         "text (default); json for editors; sarif or github for CI",
         "text|json|sarif|github"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &options->strict,
         "doubt what has no source, and fail on doubts", NULL},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
    psg_import_options_add(&options->input, table);
    psg_input_options_add(&options->input, table);
}

const PsgCommandWork psg_check_work = {sizeof(Options), add_options, check};
