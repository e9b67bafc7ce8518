/* From a path to the texts of a landscape: a folder is the files in it, and nothing
 * outside. */
#include "read/landscape/landscape_files.h"

#include "base/compare.h"

#include <gio/gio.h>
#include <string.h>

enum { MOST_LINKS = 8 }; /* from a name to its file */

typedef struct {
    const PsgLimits *limits;
    PsgDiagnostics *list;
    GArray *inputs; /* const PsgInput * */
} Files;

static bool
add_file(const Files *files, const char *path, GError **error)
{
    g_autoptr(GError) failure = NULL;
    const PsgInput *input =
        psg_diagnostics_read(files->list, path, files->limits->max_bytes, &failure);
    if (failure != NULL) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    if (input != NULL) {
        g_array_append_val(files->inputs, input);
    }
    return true;
}

/* ---- Folders ---- */

bool
psg_is_landscape_name(const char *name)
{
    return name[0] != '.' &&
           (g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".yml"));
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
        if (psg_is_landscape_name(name)) {
            g_ptr_array_add(names, g_strdup(name));
        }
    }
    g_ptr_array_sort(names, psg_compare_strings);
    return names;
}

/* A link may lead anywhere; only one to a neighbour stays in the folder. */
static bool
leads_outside(const char *folder, const char *name)
{
    g_autofree char *here = g_strdup(name);
    for (int i = 0; i < MOST_LINKS; i++) {
        g_autofree char *path = g_build_filename(folder, here, NULL);
        g_autofree char *target = g_file_read_link(path, NULL);
        if (target == NULL) {
            return false; /* a file */
        }
        g_autofree char *its_folder = g_path_get_dirname(target);
        if (strcmp(its_folder, ".") != 0) {
            return true;
        }
        g_free(here);
        here = g_path_get_basename(target);
    }
    return true;
}

static bool
add_neighbour(const Files *files, const char *folder, const char *name, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (leads_outside(folder, name)) {
        psg_diagnostics_error(
            files->list, "link", psg_diagnostics_place(files->list, path),
            "this link leads out of the folder: put the file itself there");
        return true;
    }
    bool exists = g_file_test(path, G_FILE_TEST_EXISTS);
    if (exists && !g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        psg_diagnostics_error(files->list, "no-file",
                              psg_diagnostics_place(files->list, path),
                              "this is no file: rename or remove it");
        return true;
    }
    return add_file(files, path, error);
}

static bool
add_folder(const Files *files, const char *folder, GError **error)
{
    g_autoptr(GPtrArray) names = names_in(folder, error);
    if (names == NULL) {
        return false;
    }
    if (names->len == 0) {
        psg_diagnostics_error(files->list, "empty-folder",
                              psg_diagnostics_place(files->list, folder),
                              "there is no *.yaml in this folder: write one");
    }
    for (guint i = 0; i < names->len; i++) {
        if (!add_neighbour(files, folder, names->pdata[i], error)) {
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
    Files files = {limits, list, inputs};
    bool is_folder = strcmp(path, "-") != 0 && g_file_test(path, G_FILE_TEST_IS_DIR);
    bool is_read =
        is_folder ? add_folder(&files, path, error) : add_file(&files, path, error);
    return is_read ? g_steal_pointer(&inputs) : NULL;
}
