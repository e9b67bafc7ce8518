/* Bytes take the place of a file in one step: written without a name first, then linked
 * into the folder. */
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

/* Whoever gave us standard output may have made it one that does not wait. */
static void
wait_for_room(int descriptor)
{
    struct pollfd wanted = {.fd = descriptor, .events = POLLOUT};
    poll(&wanted, 1, -1);
}

int
psg_bytes_write(int descriptor, GBytes *bytes)
{
    gsize left;
    const char *place = g_bytes_get_data(bytes, &left);
    while (left > 0) {
        ssize_t written = write(descriptor, place, left);
        if (written > 0) {
            place += written;
            left -= (gsize)written;
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

/* A file that is new, or derived, can be made again; what somebody wrote must not be lost
 * to a power cut between the renaming and the writing. */
static bool
needs_sync(const char *path, PsgDurability durability)
{
    struct stat status;
    return durability == PSG_DURABILITY_LASTING && stat(path, &status) == 0 &&
           status.st_size > 0;
}

static int
fill(int descriptor, GBytes *bytes, bool is_synced)
{
    int number = psg_bytes_write(descriptor, bytes);
    if (number == 0 && is_synced && fsync(descriptor) != 0 && errno != EINVAL) {
        number = errno;
    }
    return number;
}

/* ".NAME.new", beside the path. Owned by the caller. */
static char *
name_beside(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *hidden = g_strconcat(".", name, ".new", NULL);
    return g_build_filename(folder, hidden, NULL);
}

/* ---- With a file that has no name ---- */

#ifdef O_TMPFILE

/* Links never replace, so an old file needs a name for the new one first. If that name is
 * taken, its owner is about to rename it; if it stays taken, it was left behind, and is
 * removed. An owner who was that slow finds it gone. ESTALE: so did we, and a file that
 * had a name and lost it never gets another. */
static int
replace_by_link(const char *source, const char *path)
{
    g_autofree char *beside = name_beside(path);
    for (int i = 0; linkat(AT_FDCWD, source, AT_FDCWD, beside, AT_SYMLINK_FOLLOW) != 0;
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
    if (rename(beside, path) == 0) {
        return 0;
    }
    int number = errno;
    if (number == ENOENT) {
        return ESTALE;
    }
    unlink(beside);
    return number;
}

/* False: the system, or the file system, has no such files. */
static bool
take_by_link(const char *path, GBytes *bytes, PsgDurability durability, int *number)
{
    g_autofree char *folder = g_path_get_dirname(path);
    int descriptor = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, MODE_FILE);
    if (descriptor < 0) {
        return false;
    }
    g_autofree char *source = g_strdup_printf("/proc/self/fd/%d", descriptor);
    bool can_link = access(source, F_OK) == 0;
    if (can_link) {
        *number = fill(descriptor, bytes, needs_sync(path, durability));
        if (*number == 0 &&
            linkat(AT_FDCWD, source, AT_FDCWD, path, AT_SYMLINK_FOLLOW) != 0) {
            *number = errno == EEXIST ? replace_by_link(source, path) : errno;
        }
    }
    close(descriptor);
    return can_link;
}

#else

static bool
take_by_link(const char *path, GBytes *bytes, PsgDurability durability, int *number)
{
    (void)path;
    (void)bytes;
    (void)durability;
    (void)number;
    return false;
}

#endif

/* ---- With a file that has a name from the start ---- */

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
        int descriptor =
            open(name, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, MODE_FILE);
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

/* Always synced: a file system without files without a name may be one that is elsewhere,
 * and tells only then that it is full. */
static int
take_by_name(const char *path, GBytes *bytes)
{
    g_autofree char *beside = name_beside(path);
    int descriptor = open_alone(beside);
    if (descriptor < 0) {
        return errno;
    }
    int number = ftruncate(descriptor, 0) == 0 ? fill(descriptor, bytes, true) : errno;
    if (number == 0 && rename(beside, path) != 0) {
        number = errno;
    }
    if (number != 0) {
        unlink(beside);
    }
    close(descriptor);
    return number;
}

int
psg_file_replace(const char *path, GBytes *bytes, PsgDurability durability)
{
    int number = ESTALE;
    for (int i = 0; number == ESTALE && i < MOST_RACES; i++) {
        if (!take_by_link(path, bytes, durability, &number)) {
            number = take_by_name(path, bytes);
        }
    }
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
