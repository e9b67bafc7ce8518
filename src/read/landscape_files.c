/* From a path to the texts of a landscape: a folder is the files in it, and nothing outside of it. */
#define _XOPEN_SOURCE 700 /* realpath */

#include "read/landscape_files.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

/* Mistakes that belong to no place in a text are told of an input that is empty. */
static PsgSpan
place_of_path(const char *path, PsgDiagnostics *list)
{
    return (PsgSpan){psg_diagnostics_keep(list, psg_input_new(path, "", 0)), 0, 0};
}

static bool
add_file(const char *path, const PsgLimits *limits, PsgDiagnostics *list, GArray *inputs,
         GError **error)
{
    g_autoptr(GError) failure = NULL;
    PsgInput *input = psg_input_read(path, limits->max_bytes, &failure);
    if (input != NULL) {
        const PsgInput *kept = psg_diagnostics_keep(list, input);
        g_array_append_val(inputs, kept);
        return true;
    }
    if (g_error_matches(failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC)) {
        psg_diagnostics_error(
            list, "max-bytes", place_of_path(path, list),
            "the file has more than %" G_GSIZE_FORMAT
            " bytes, which is the limit (--max-bytes raises it, if this "
            "is meant)",
            limits->max_bytes);
        return true;
    }
    g_propagate_error(error, g_steal_pointer(&failure));
    return false;
}

/* ---- Folders ---- */

static bool
is_landscape_name(const char *name)
{
    return name[0] != '.' &&
           (g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".yml"));
}

static int
compare_names(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

static GPtrArray *
names_in(const char *folder, GError **error)
{
    g_autoptr(GDir) directory = g_dir_open(folder, 0, error);
    if (directory == NULL) {
        return NULL;
    }
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(directory)) != NULL;) {
        if (is_landscape_name(name)) {
            g_ptr_array_add(names, g_strdup(name));
        }
    }
    g_ptr_array_sort(names, compare_names);
    return names;
}

/* A link may lead anywhere; only what lies in the folder is part of it. */
static bool
is_inside(const char *folder, const char *path)
{
    char *real_folder = realpath(folder, NULL);
    char *real_path = realpath(path, NULL);
    size_t length = real_folder == NULL ? 0 : strlen(real_folder);
    bool is = real_folder != NULL && real_path != NULL &&
              strncmp(real_path, real_folder, length) == 0 &&
              (real_path[length] == '/' || strcmp(real_folder, "/") == 0);
    free(real_folder);
    free(real_path);
    return is;
}

static bool
add_file_of_folder(const char *folder, const char *name, const PsgLimits *limits,
                   PsgDiagnostics *list, GArray *inputs, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_SYMLINK) &&
        g_file_test(path, G_FILE_TEST_EXISTS) && !is_inside(folder, path)) {
        psg_diagnostics_error(
            list, "link", place_of_path(path, list),
            "this link leads out of the folder: put the file itself there");
        return true;
    }
    bool exists = g_file_test(path, G_FILE_TEST_EXISTS);
    if (exists && !g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        psg_diagnostics_error(list, "no-file", place_of_path(path, list),
                              "this is no file: rename or remove it");
        return true;
    }
    return add_file(path, limits, list, inputs, error);
}

static bool
add_folder(const char *folder, const PsgLimits *limits, PsgDiagnostics *list,
           GArray *inputs, GError **error)
{
    g_autoptr(GPtrArray) names = names_in(folder, error);
    if (names == NULL) {
        return false;
    }
    if (names->len == 0) {
        psg_diagnostics_error(list, "empty", place_of_path(folder, list),
                              "there is no *.yaml in this folder: write one, or make a "
                              "first one with `paysage new`");
    }
    for (guint i = 0; i < names->len; i++) {
        if (!add_file_of_folder(folder, names->pdata[i], limits, list, inputs, error)) {
            return false;
        }
    }
    return true;
}

GArray *
psg_landscape_files(const char *path, const PsgLimits *limits, PsgDiagnostics *list,
                    GError **error)
{
    g_autoptr(GArray) inputs = g_array_new(FALSE, FALSE, sizeof(const PsgInput *));
    bool is_folder = strcmp(path, "-") != 0 && g_file_test(path, G_FILE_TEST_IS_DIR);
    bool is_read = is_folder ? add_folder(path, limits, list, inputs, error)
                             : add_file(path, limits, list, inputs, error);
    return is_read ? g_steal_pointer(&inputs) : NULL;
}
