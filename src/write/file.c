/* Files that are written whole or not at all, and what is said when that goes wrong. */
#include "write/file.h"

#include "write/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MODE_FOLDER = 0777 }; /* less what the umask takes away */
enum { LINK_LIMIT = 40 };    /* as the kernel's */

typedef struct {
    int number;
    const char *words, *remedy;
} Cause;

static const Cause causes[] = {
    {ENOSPC, "no space left on the device", "make room, or choose another folder"},
    {EACCES, "no permission", "change that, or choose another folder"},
    {EPERM, "no permission", "change that, or choose another folder"},
    {EROFS, "the file system can only be read", "choose another folder"},
    {EISDIR, "it is a folder", "remove it, or choose another one"},
    {ENOTDIR, "a file is in the way", "remove it, or choose another folder"},
    {EEXIST, "a file is in the way", "remove it, or choose another folder"},
    {ENAMETOOLONG, "the name is too long", "choose a shorter one"},
    {EPIPE, "nobody reads it any more", "let the reader wait for the end"},
    {EMFILE, "too many files are open", "allow more (ulimit -n)"},
    {EBADF, "it is closed", "open it, or name a file"},
    {EFBIG, "it is too large for a file", "allow larger ones (ulimit -f)"},
    {EIO, "the device failed", "check it, or choose another folder"},
};

static bool
fail(GError **error, const char *action, int number)
{
    gint code = (gint)g_file_error_from_errno(number);
    for (size_t i = 0; i < G_N_ELEMENTS(causes); i++) {
        if (causes[i].number == number) {
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

/* ---- Where a stream of bytes ends ---- */

typedef struct {
    char *action;                /* "write out.json", for messages */
    PsgReplacement *replacement; /* of a file; NULL: the descriptor is written to */
    int descriptor;              /* standard output, or of a device or pipe */
} Target;

static bool
target_write(gpointer data, const char *bytes, gsize size, GError **error)
{
    Target *target = data;
    int number = target->replacement != NULL
                     ? psg_replacement_add(target->replacement, bytes, size)
                     : psg_bytes_write(target->descriptor, bytes, size);
    return number == 0 || fail(error, target->action, number);
}

static int
target_finish(Target *target, bool is_whole)
{
    int number = 0;
    if (target->replacement != NULL && !is_whole) {
        psg_replacement_abandon(target->replacement);
    } else if (target->replacement != NULL) {
        number = psg_replacement_finish(target->replacement);
    } else if (target->descriptor > STDERR_FILENO && close(target->descriptor) != 0) {
        number = errno;
    }
    return number;
}

static bool
target_end(gpointer data, bool is_whole, GError **error)
{
    Target *target = data;
    int number = target_finish(target, is_whole);
    bool is_done = number == 0 || fail(error, target->action, number);
    g_free(target->action);
    g_free(target);
    return is_done;
}

/* NULL with an error if `number` is one. */
static PsgStream *
stream_to(Target target, int number, GError **error)
{
    if (number != 0) {
        fail(error, target.action, number);
        g_free(target.action);
        return NULL;
    }
    return psg_stream_new((PsgSink){.write = target_write,
                                    .end = target_end,
                                    .data = g_memdup2(&target, sizeof target)});
}

/* ---- Opening ---- */

static PsgStream *
open_output(GError **error)
{
    Target target = {g_strdup("write to standard output"), NULL, STDOUT_FILENO};
    return stream_to(target, fflush(stdout) == 0 ? 0 : errno, error);
}

/* A device or a pipe: there is nothing to take the place of. */
static PsgStream *
open_special(const char *path, GError **error)
{
    int descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    int number = descriptor < 0 ? errno : 0;
    Target target = {g_strdup_printf("write %s", path), NULL, descriptor};
    return stream_to(target, number, error);
}

static PsgStream *
open_regular(const char *path, PsgDurability durability, GError **error)
{
    int number;
    g_autofree char *folder = g_path_get_dirname(path);
    if (!psg_folder_make(folder, error)) {
        return NULL;
    }
    Target target = {.replacement = psg_replacement_begin(path, durability, &number)};
    target.action = g_strdup_printf("write %s (nothing was changed)", path);
    return stream_to(target, number, error);
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

static PsgStream *
open_anything(const char *path, PsgDurability durability, GError **error)
{
    if (g_str_equal(path, "-")) {
        return open_output(error);
    }
    g_autofree char *place = follow_links(path);
    GStatBuf status;
    if (g_stat(place, &status) != 0 || S_ISREG(status.st_mode)) {
        return open_regular(place, durability, error);
    }
    bool is_folder = S_ISDIR(status.st_mode);
    if (!is_folder && durability == PSG_DURABILITY_LASTING) {
        return open_special(place, error);
    }
    g_autofree char *action = g_strdup_printf("write %s", path);
    fail(error, action, is_folder ? EISDIR : EEXIST);
    return NULL;
}

PsgStream *
psg_file_open(const char *path, GError **error)
{
    return open_anything(path, PSG_DURABILITY_LASTING, error);
}

static bool
write_all(const char *path, GBytes *bytes, PsgDurability durability, GError **error)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    PsgStream *stream = open_anything(path, durability, error);
    if (stream == NULL) {
        return false;
    }
    psg_stream_add(stream, data, size);
    return psg_stream_close(stream, error);
}

bool
psg_file_write(const char *path, GBytes *bytes, GError **error)
{
    return write_all(path, bytes, PSG_DURABILITY_LASTING, error);
}

bool
psg_file_write_derived(const char *path, GBytes *bytes, GError **error)
{
    return write_all(path, bytes, PSG_DURABILITY_DERIVED, error);
}

bool
psg_file_holds(const char *path, GBytes *bytes)
{
    GStatBuf status;
    gsize size, length;
    g_autofree char *text = NULL;
    const char *data = g_bytes_get_data(bytes, &size);
    return g_stat(path, &status) == 0 && S_ISREG(status.st_mode) &&
           (goffset)status.st_size == (goffset)size &&
           g_file_get_contents(path, &text, &length, NULL) && length == size &&
           (size == 0 || memcmp(text, data, size) == 0);
}
