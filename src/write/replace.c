/* A new file takes the place of an old one in one step: written without a name first, then
 * linked into the folder. */
#define _GNU_SOURCE /* O_TMPFILE, flock; NOLINT(bugprone-reserved-identifier) */
#include "write/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MODE_FILE = 0666 };             /* less what the umask takes away */
enum { MOST_RACES = 100 };             /* lost against others who write the same file */
enum { MOST_WAITS = 20, WAIT = 1000 }; /* for them, in microseconds */
enum { COPIED_AT_ONCE = 1 << 16 };

struct PsgReplacement {
    char *path;
    PsgDurability durability;
    int descriptor;
    char *source; /* the file without a name, as a path; NULL: it has one */
    char *beside; /* ".NAME.new", beside the path */
};

/* Whoever gave us standard output may have made it one that does not wait. */
static void
wait_for_room(int descriptor)
{
    struct pollfd wanted = {.fd = descriptor, .events = POLLOUT};
    poll(&wanted, 1, -1);
}

int
psg_bytes_write(int descriptor, const char *bytes, gsize size)
{
    while (size > 0) {
        ssize_t written = write(descriptor, bytes, size);
        if (written > 0) {
            bytes += written;
            size -= (gsize)written;
        } else if (written == 0) {
            return EIO; /* it would be tried for ever */
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            wait_for_room(descriptor);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

static int
sync_bytes(int descriptor)
{
    return fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno;
}

/* ---- A file that has no name ---- */

static bool
open_unnamed(PsgReplacement *replacement)
{
#ifdef O_TMPFILE
    g_autofree char *folder = g_path_get_dirname(replacement->path);
    replacement->descriptor = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, MODE_FILE);
    if (replacement->descriptor < 0) {
        return false; /* the system, or the file system, has no such files */
    }
    replacement->source = g_strdup_printf("/proc/self/fd/%d", replacement->descriptor);
    if (access(replacement->source, F_OK) == 0) {
        return true;
    }
    close(replacement->descriptor);
    g_clear_pointer(&replacement->source, g_free);
#endif
    return false;
}

/* A file that is new, or derived, can be made again; what somebody wrote must not be lost
 * to a power cut between the renaming and the writing. */
static bool
needs_sync(const PsgReplacement *replacement)
{
    struct stat status;
    return replacement->durability == PSG_DURABILITY_LASTING &&
           stat(replacement->path, &status) == 0 && status.st_size > 0;
}

/* Links never replace, so an old file needs a name for the new one first. If that name is
 * taken, its owner is about to rename it; if it stays taken, it was left behind, and is
 * removed. An owner who was that slow finds it gone. ESTALE: so did we, and a file that
 * had a name and lost it never gets another. */
static int
replace_by_link(const PsgReplacement *replacement)
{
    const char *beside = replacement->beside;
    for (int i = 0;
         linkat(AT_FDCWD, replacement->source, AT_FDCWD, beside, AT_SYMLINK_FOLLOW) != 0;
         i++) {
        if (errno != EEXIST) {
            return errno == ENOENT ? ESTALE : errno;
        }
        if (i < MOST_WAITS) {
            g_usleep(WAIT);
        } else if (unlink(beside) != 0 && errno != ENOENT) {
            return errno;
        }
    }
    if (rename(beside, replacement->path) == 0) {
        return 0;
    }
    int number = errno;
    if (number == ENOENT) {
        return ESTALE;
    }
    unlink(beside);
    return number;
}

static int
link_into_place(const PsgReplacement *replacement)
{
    int number = needs_sync(replacement) ? sync_bytes(replacement->descriptor) : 0;
    if (number == 0 && linkat(AT_FDCWD, replacement->source, AT_FDCWD, replacement->path,
                              AT_SYMLINK_FOLLOW) != 0) {
        number = errno == EEXIST ? replace_by_link(replacement) : errno;
    }
    return number;
}

/* ---- A file that has a name from the start ---- */

/* Two who write the same file come one after the other: the second waits for the lock, and
 * then has a file that has been renamed meanwhile. */
static bool
is_still_called(int descriptor, const char *name)
{
    struct stat own, named;
    return fstat(descriptor, &own) == 0 && stat(name, &named) == 0 &&
           own.st_ino == named.st_ino && own.st_dev == named.st_dev;
}

static int
open_alone(const char *name)
{
    for (int i = 0; i < MOST_RACES; i++) {
        int descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, MODE_FILE);
        if (descriptor < 0) {
            return -1;
        }
        struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
        bool is_locked = fcntl(descriptor, F_SETLKW, &lock) == 0;
        if (!is_locked || is_still_called(descriptor, name)) {
            return descriptor; /* not every file system has locks */
        }
        close(descriptor);
    }
    errno = EBUSY;
    return -1;
}

static int
open_named(PsgReplacement *replacement)
{
    replacement->descriptor = open_alone(replacement->beside);
    if (replacement->descriptor < 0) {
        return errno;
    }
    if (ftruncate(replacement->descriptor, 0) == 0) {
        return 0;
    }
    int number = errno;
    unlink(replacement->beside);
    return number;
}

/* Always synced: a file system without files without a name may be one that is elsewhere,
 * and tells only then that it is full. */
static int
rename_into_place(const PsgReplacement *replacement)
{
    int number = sync_bytes(replacement->descriptor);
    if (number == 0 && rename(replacement->beside, replacement->path) != 0) {
        number = errno;
    }
    if (number != 0) {
        unlink(replacement->beside);
    }
    return number;
}

/* ---- Either ---- */

static void
replacement_free(PsgReplacement *replacement)
{
    if (replacement->descriptor >= 0) {
        close(replacement->descriptor);
    }
    g_free(replacement->path);
    g_free(replacement->source);
    g_free(replacement->beside);
    g_free(replacement);
}

PsgReplacement *
psg_replacement_begin(const char *path, PsgDurability durability, int *number)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *hidden = g_strconcat(".", name, ".new", NULL);
    PsgReplacement *replacement = g_new0(PsgReplacement, 1);
    replacement->path = g_strdup(path);
    replacement->durability = durability;
    replacement->beside = g_build_filename(folder, hidden, NULL);
    *number = open_unnamed(replacement) ? 0 : open_named(replacement);
    if (*number != 0) {
        g_clear_pointer(&replacement, replacement_free);
    }
    return replacement;
}

int
psg_replacement_add(PsgReplacement *replacement, const char *bytes, gsize size)
{
    return psg_bytes_write(replacement->descriptor, bytes, size);
}

void
psg_replacement_abandon(PsgReplacement *replacement)
{
    if (replacement->source == NULL) {
        unlink(replacement->beside);
    }
    replacement_free(replacement);
}

/* All that was written so far, to another one. */
static int
copy(const PsgReplacement *from, PsgReplacement *to)
{
    g_autofree char *bytes = g_malloc(COPIED_AT_ONCE);
    off_t place = 0;
    for (;;) {
        ssize_t count = pread(from->descriptor, bytes, COPIED_AT_ONCE, place);
        int number = count < 0 ? errno : psg_replacement_add(to, bytes, (gsize)count);
        if (count <= 0 || number != 0) {
            return number;
        }
        place += count;
    }
}

/* One that lost its name to somebody else is copied to another. */
static int
begin_again(PsgReplacement **replacement)
{
    int number;
    PsgReplacement *lost = *replacement;
    g_assert(lost != NULL);
    *replacement = psg_replacement_begin(lost->path, lost->durability, &number);
    if (*replacement != NULL && (number = copy(lost, *replacement)) != 0) {
        psg_replacement_abandon(g_steal_pointer(replacement));
    }
    replacement_free(lost);
    return number;
}

int
psg_replacement_finish(PsgReplacement *replacement)
{
    int number = ESTALE;
    for (int i = 0; number == ESTALE && i < MOST_RACES; i++) {
        number = i == 0 ? 0 : begin_again(&replacement);
        if (number == 0) {
            number = replacement->source != NULL ? link_into_place(replacement)
                                                 : rename_into_place(replacement);
        }
    }
    g_clear_pointer(&replacement, replacement_free);
    return number;
}

/* ---- Folders ---- */

int
psg_folder_hold(const char *path)
{
    int hold = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (hold >= 0 && flock(hold, LOCK_EX) != 0 && errno == EINTR) {
        /* a signal came while waiting */
    }
    return hold;
}

void
psg_folder_leave(int hold)
{
    if (hold >= 0) {
        close(hold);
    }
}
