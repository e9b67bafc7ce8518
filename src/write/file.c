/* Files that are written whole or not at all, and what is said when that goes wrong. */
#include "write/file.h"

#include "write/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MODE_FOLDER = 0777 }; /* less what the umask takes away */
enum { LINK_LIMIT = 40 };    /* as the kernel's */

typedef struct {
    GFileError code;
    const char *words, *remedy;
} Cause;

static const Cause causes[] = {
    {G_FILE_ERROR_NOSPC, "no space left on the device",
     "make room, or choose another folder"},
    {G_FILE_ERROR_ACCES, "no permission", "change that, or choose another folder"},
    {G_FILE_ERROR_PERM, "no permission", "change that, or choose another folder"},
    {G_FILE_ERROR_ROFS, "the file system can only be read", "choose another folder"},
    {G_FILE_ERROR_ISDIR, "it is a folder", "remove it, or choose another one"},
    {G_FILE_ERROR_NOTDIR, "a file is in the way", "remove it, or choose another folder"},
    {G_FILE_ERROR_EXIST, "a file is in the way", "remove it, or choose another folder"},
    {G_FILE_ERROR_NAMETOOLONG, "the name is too long", "choose a shorter one"},
    {G_FILE_ERROR_PIPE, "nobody reads it any more", "let the reader wait for the end"},
    {G_FILE_ERROR_MFILE, "too many files are open", "allow more (ulimit -n)"},
    {G_FILE_ERROR_BADF, "it is closed", "open it, or name a file"},
    {G_FILE_ERROR_IO, "the device failed", "check it, or choose another folder"},
};

static bool
fail(GError **error, const char *action, int number)
{
    gint code = (gint)g_file_error_from_errno(number);
    for (size_t i = 0; i < G_N_ELEMENTS(causes); i++) {
        if ((gint)causes[i].code == code) {
            g_set_error(error, G_FILE_ERROR, code, "cannot %s: %s; %s", action,
                        causes[i].words, causes[i].remedy);
            return false;
        }
    }
    g_set_error(error, G_FILE_ERROR, code, "cannot %s: %s; choose another folder", action,
                g_strerror(number));
    return false;
}

bool
psg_folder_make(const char *path, GError **error)
{
    if (g_mkdir_with_parents(path, MODE_FOLDER) == 0) {
        return true;
    }
    int number = errno;
    g_autofree char *action = g_strdup_printf("make the folder %s", path);
    return fail(error, action, number);
}

static bool
write_output(GBytes *bytes, GError **error)
{
    int number = fflush(stdout) == 0 ? 0 : errno;
    if (number == 0) {
        number = psg_bytes_write(STDOUT_FILENO, bytes);
    }
    return number == 0 || fail(error, "write to standard output", number);
}

/* A device or a pipe: there is nothing to take the place of. */
static bool
write_special(const char *path, GBytes *bytes, GError **error)
{
    int number = 0;
    int descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) {
        number = errno;
    } else {
        number = psg_bytes_write(descriptor, bytes);
        if (close(descriptor) != 0 && number == 0) {
            number = errno;
        }
    }
    if (number == 0) {
        return true;
    }
    g_autofree char *action = g_strdup_printf("write %s", path);
    return fail(error, action, number);
}

static bool
write_regular(const char *path, GBytes *bytes, PsgDurability durability, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (!psg_folder_make(folder, error)) {
        return false;
    }
    int number = psg_file_replace(path, bytes, durability);
    if (number == 0) {
        return true;
    }
    g_autofree char *action = g_strdup_printf("write %s (nothing was changed)", path);
    return fail(error, action, number);
}

/* Where the links end. A folder on the way may be a link too: the system follows it. */
static char *
follow_links(const char *path)
{
    char *place = g_strdup(path);
    for (int i = 0; i < LINK_LIMIT; i++) {
        g_autofree char *target = g_file_read_link(place, NULL);
        if (target == NULL) {
            break;
        }
        g_autofree char *folder = g_path_get_dirname(place);
        g_free(place);
        place = g_path_is_absolute(target) ? g_steal_pointer(&target)
                                           : g_build_filename(folder, target, NULL);
    }
    return place;
}

static bool
write_anything(const char *path, GBytes *bytes, PsgDurability durability, GError **error)
{
    if (g_str_equal(path, "-")) {
        return write_output(bytes, error);
    }
    g_autofree char *place = follow_links(path);
    GStatBuf status;
    if (g_stat(place, &status) != 0 || S_ISREG(status.st_mode)) {
        return write_regular(place, bytes, durability, error);
    }
    if (!S_ISDIR(status.st_mode)) {
        return write_special(place, bytes, error);
    }
    g_autofree char *action = g_strdup_printf("write %s", path);
    return fail(error, action, EISDIR);
}

bool
psg_file_write(const char *path, GBytes *bytes, GError **error)
{
    return write_anything(path, bytes, PSG_DURABILITY_LASTING, error);
}

bool
psg_file_write_derived(const char *path, GBytes *bytes, GError **error)
{
    return write_anything(path, bytes, PSG_DURABILITY_DERIVED, error);
}
