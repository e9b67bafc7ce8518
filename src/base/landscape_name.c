/* Names of landscapes, from their paths. */
#include "base/landscape_name.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

static const char OWN[] = ".paysage";

/* "paysage.yaml": its folder is what has a name. */
static bool
is_nameless(const char *base)
{
    static const char *const names[] = {PSG_LANDSCAPE_FILE, "paysage.yml", "paysage.json",
                                        NULL};
    return g_strv_contains(names, base);
}

/* The last part of a path without slashes at its end. */
static char *
base_of(char *path)
{
    char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/* Without the slashes at its end, of which "/" keeps one. Owned by the caller. */
static char *
without_slashes(const char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/') {
        length--;
    }
    return g_strndup(path, length);
}

/* A name that begins with a dot is hidden, and has no ending there. */
static void
drop_endings(char *base, bool is_folder)
{
    char *dot = strrchr(base, '.');
    if (!is_folder && dot != NULL && dot != base) {
        *dot = '\0';
    }
    if (g_str_has_suffix(base, OWN) && strcmp(base, OWN) != 0) {
        base[strlen(base) - strlen(OWN)] = '\0';
    }
}

char *
psg_landscape_path_stem(const char *path)
{
    char *stem = without_slashes(path);
    bool is_folder = g_str_has_suffix(path, "/") || g_file_test(path, G_FILE_TEST_IS_DIR);
    char *base = base_of(stem);
    if (!is_folder && base != stem && is_nameless(base)) {
        g_autofree char *file = stem;
        stem = g_path_get_dirname(file);
        is_folder = true;
    }
    base = base_of(stem);
    if (strcmp(base, ".") != 0 && strcmp(base, "..") != 0) {
        drop_endings(base, is_folder);
    }
    return stem;
}

/* Whether a path has no name of its own: it is told from the current folder. */
static bool
needs_folder(const char *path)
{
    g_autofree char *plain = without_slashes(path);
    const char *base = base_of(plain);
    return strcmp(base, ".") == 0 || strcmp(base, "..") == 0 || is_nameless(base);
}

char *
psg_landscape_name_of_path(const char *path)
{
    g_autofree char *whole =
        needs_folder(path) ? g_canonicalize_filename(path, NULL) : g_strdup(path);
    g_autofree char *stem = psg_landscape_path_stem(whole);
    const char *name = base_of(stem);
    return g_strdup(*name != '\0' ? name : "paysage");
}
