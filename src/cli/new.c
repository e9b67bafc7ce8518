/* paysage new: a landscape to begin with. */
#include "cli/command.h"

#include "assets.h"
#include "read/landscape/landscape_files.h"
#include "write/file.h"

#include <string.h>
#include <sys/stat.h>

#define TEMPLATE "/paysage/template/paysage.yaml"
#define NAME "paysage.yaml"

/* Where it is to be, and what other commands are then given. */
typedef struct {
    char *file;       /* owned */
    const char *data; /* the file, or the folder in which it is alone */
} Place;

static void
place_clear(Place *place)
{
    g_free(place->file);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Place, place_clear)

/* Without a word the folder that one is in, in which there may be all sorts of things. */
static Place
place_of(const char *word)
{
    Place place = {NULL, word};
    g_autofree char *name = word == NULL ? g_strdup(NAME) : g_path_get_basename(word);
    if (word == NULL || psg_is_landscape_name(name)) {
        place.file = g_strdup(word == NULL ? NAME : word);
        place.data = place.file;
    } else {
        place.file = g_build_filename(word, NAME, NULL);
    }
    return place;
}

/* The first file of a folder that would be one landscape with the new one; NULL: there is none.
 * Owned by the caller. */
static char *
find_landscape(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    char *found = NULL;
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
        if (psg_is_landscape_name(name) && (found == NULL || strcmp(name, found) < 0)) {
            g_free(found);
            found = g_strdup(name);
        }
    }
    return found;
}

/* False after saying what is there. */
static bool
is_free(const Place *place)
{
    struct stat there;
    if (lstat(place->file, &there) == 0) {
        psg_say("%s is there already, and stays as it is: name another place",
                place->file);
        return false;
    }
    if (place->data == place->file) {
        return true;
    }
    g_autofree char *other = find_landscape(place->data);
    if (other != NULL) {
        psg_say("%s has a landscape already, in %s, which would be one with the new "
                "one: name another place",
                place->data, other);
    }
    return other == NULL;
}

/* What to do with it, in words that a shell takes. */
static void
tell_next(const Place *place)
{
    static const char plain[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._/-";
    bool is_plain = strspn(place->data, plain) == strlen(place->data);
    g_autofree char *data = is_plain ? g_strdup(place->data) : g_shell_quote(place->data);
    psg_note("%s is written. What now?", place->file);
    psg_note("  paysage render %s -o out   makes its figures", data);
    psg_note("  paysage serve %s --open    shows them in a browser, and follows what is "
             "saved",
             data);
    psg_note("  Edit %s: put your own in place of what is invented.", place->file);
}

static PsgExit
write_template(const Place *place)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_resource_lookup_data(
        psg_assets_get_resource(), TEMPLATE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
    if (bytes == NULL || !psg_file_write(place->file, bytes, &error)) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    tell_next(place);
    return PSG_EXIT_DONE;
}

static PsgExit new (const PsgCommand *command, char *const *arguments, gpointer data)
{
    (void)data;
    const char *word = arguments[0];
    if (word != NULL && (*word == '\0' || strcmp(word, "-") == 0)) {
        return psg_usage_error(command, "\"%s\" names no place", word);
    }
    g_auto(Place) place = place_of(word);
    return is_free(&place) ? write_template(&place) : PSG_EXIT_WORLD;
}

const PsgCommandWork psg_new_work = {0, NULL, new};
