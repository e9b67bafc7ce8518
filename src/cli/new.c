/* paysage new: a small commented landscape to begin with. */
#include "cli/command.h"

#include "assets.h"
#include "write/file.h"

#include <string.h>

#define TEMPLATE "/paysage/template"

static bool
is_free(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    return !g_file_test(folder, G_FILE_TEST_EXISTS) ||
           (dir != NULL && g_dir_read_name(dir) == NULL);
}

static bool
write_asset(const char *folder, const char *file, GError **error)
{
    g_autofree char *asset = g_strconcat(TEMPLATE, "/", file, NULL);
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autoptr(GBytes) bytes = g_resource_lookup_data(psg_assets_get_resource(), asset,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
    return bytes != NULL && psg_file_write(path, bytes, error);
}

static PsgExit new (const PsgCommand *command, char *const *arguments, gpointer data)
{
    (void)data;
    const char *folder = arguments[0];
    if (*folder == '\0' || strcmp(folder, "-") == 0) {
        return psg_usage_error(command, "\"%s\" names no folder", folder);
    }
    if (!is_free(folder)) {
        psg_say("%s is there already, and not an empty folder: name another one", folder);
        return PSG_EXIT_WORLD;
    }
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) files = g_resource_enumerate_children(
        psg_assets_get_resource(), TEMPLATE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
    for (size_t i = 0; error == NULL && files[i] != NULL; i++) {
        write_asset(folder, files[i], &error);
    }
    if (error != NULL) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    psg_note("%s is made. Now: paysage render %s -o out", folder, folder);
    return PSG_EXIT_DONE;
}

const PsgCommandWork psg_new_work = {0, NULL, new};
