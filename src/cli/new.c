/* paysage new: a landscape to begin with. */
#include "cli/beginning.h"
#include "cli/others.h"

#include "assets.h"
#include "base/landscape_name.h"
#include "read/landscape/landscape_files.h"
#include "write/file.h"

#include <string.h>
#include <sys/stat.h>

#define TEMPLATE "/paysage/template/" PSG_LANDSCAPE_FILE

typedef struct {
    PsgInputOptions input;
    char **from;
} Options;

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
    g_autofree char *name =
        word == NULL ? g_strdup(PSG_LANDSCAPE_FILE) : g_path_get_basename(word);
    if (word == NULL || psg_is_landscape_name(name)) {
        place.file = g_strdup(word == NULL ? PSG_LANDSCAPE_FILE : word);
        place.data = place.file;
    } else {
        place.file = g_build_filename(word, PSG_LANDSCAPE_FILE, NULL);
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
        psg_say(
            "%s is there already, and stays as it is: name another place, or remove it",
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
tell_next(const Place *place, const char *edit)
{
    g_autofree char *data = psg_beginning_shell_word(place->data);
    psg_note("%s is written. What now?", place->file);
    psg_note("  paysage render %s -o out   makes its figures", data);
    psg_note("  paysage serve %s --open    shows them in a browser, and follows what is "
             "saved",
             data);
    psg_note("  Edit %s: %s.", place->file, edit);
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
    tell_next(place, "put your own in place of what is invented");
    return PSG_EXIT_DONE;
}

/* Of what others have: nothing is written if anything of it is refused. */
static PsgExit
write_others(const PsgCommand *command, const Place *place, const Options *options)
{
    const char *const *from = (const char *const *)options->from;
    if (!psg_command_spares(command, place->file, from)) {
        return PSG_EXIT_USAGE;
    }
    g_autoptr(PsgDiagnostics) list = psg_input_diagnostics(&options->input);
    g_auto(PsgOpened) opened = {0};
    PsgExit status = psg_others_open(options->from, &options->input, true, list, &opened);
    if (status == PSG_EXIT_WORLD) {
        return status;
    }
    psg_others_tell(&opened);
    if (status != PSG_EXIT_DONE) {
        psg_say("nothing is written: mend what is told above, or leave it out by "
                "`paysage import`");
        return status;
    }
    psg_beginning_tell(opened.settled.landscape);
    status = psg_beginning_write(&opened, place->file);
    if (status == PSG_EXIT_DONE) {
        psg_others_tell_size(place->file, &options->input);
        tell_next(place, "its comments say what can be added");
    }
    return status;
}

/* A table where the place stands, or several that a shell made of a pattern, are told apart from
 * one place. */
static bool
is_one_place(const PsgCommand *command, char *const *arguments)
{
    const char *word = arguments[0];
    if (word == NULL) {
        return true;
    }
    g_autofree char *name = g_path_get_basename(word);
    if (*word == '\0' || strcmp(word, "-") == 0) {
        psg_usage_error(command, "\"%s\" names no place", word);
        return false;
    }
    if (!psg_is_landscape_name(name) && g_file_test(word, G_FILE_TEST_IS_REGULAR)) {
        psg_usage_error(command,
                        "%s is there already, and no folder: to make a landscape of it, "
                        "say --from before it",
                        word);
        return false;
    }
    if (arguments[1] != NULL) {
        psg_usage_error(command, "there are too many arguments: \"%s\"", arguments[1]);
    }
    return arguments[1] == NULL;
}

static PsgExit
make_new(const PsgCommand *command, char *const *arguments, gpointer data)
{
    const Options *options = data;
    if (!is_one_place(command, arguments)) {
        return PSG_EXIT_USAGE;
    }
    g_auto(Place) place = place_of(arguments[0]);
    if (!is_free(&place)) {
        return PSG_EXIT_WORLD;
    }
    return options->from == NULL ? write_template(&place)
                                 : write_others(command, &place, options);
}

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    const GOptionEntry entries[] = {
        {"from", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->from,
         "make it of this table, workbook or graph, with remarks on what can be added; "
         "may be said again",
         "FILE"},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
    psg_import_options_add(&options->input, table);
    psg_input_options_add(&options->input, table);
}

const PsgCommandWork psg_new_work = {sizeof(Options), add_options, make_new};
