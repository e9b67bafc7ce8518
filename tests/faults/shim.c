/*
 * A library that makes calls of the system fail, for LD_PRELOAD.
 *
 * FAULT=CALL:N:ERROR lets the N-th call, and all after it, fail with that error:
 * FAULT=write:3:ENOSPC. FAULT=CALL:N:ERROR:1 lets just that one fail. `write:1:SHORT` writes
 * one byte at a time. Of write, only regular files count.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHORT = -1 };

static const struct {
    const char *name;
    int number;
} errors[] = {{"ENOSPC", ENOSPC}, {"EIO", EIO},       {"EDQUOT", EDQUOT},
              {"EACCES", EACCES}, {"EROFS", EROFS},   {"EINTR", EINTR},
              {"ENOMEM", ENOMEM}, {"EMFILE", EMFILE}, {"EOPNOTSUPP", EOPNOTSUPP},
              {"SHORT", SHORT}};

static char call[16]; /* empty: none is to fail */
static long first = 1;
static int failure;
static bool is_single;
static atomic_long count;

__attribute__((constructor)) static void
prepare(void)
{
    const char *fault = getenv("FAULT");
    char name[16] = "", error[16] = "";
    int single = 0;
    if (fault == NULL ||
        sscanf(fault, "%15[a-z]:%ld:%15[A-Z]:%d", name, &first, error, &single) < 3) {
        return;
    }
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        if (strcmp(errors[i].name, error) == 0) {
            failure = errors[i].number;
        }
    }
    is_single = single != 0;
    memcpy(call, name, sizeof call);
}

/* With errno set, if this call of that name is to fail. */
static bool
fails(const char *name)
{
    if (call[0] == '\0' || strcmp(call, name) != 0) {
        return false;
    }
    long number = atomic_fetch_add(&count, 1) + 1;
    if (number < first || (is_single && number > first)) {
        return false;
    }
    errno = failure;
    return true;
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t
write(int descriptor, const void *bytes, size_t size)
{
    REAL(write);
    struct stat status;
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && fails("write")) {
        return failure == SHORT ? real(descriptor, bytes, size > 0) : -1;
    }
    return real(descriptor, bytes, size);
}

int
fsync(int descriptor)
{
    REAL(fsync);
    return fails("fsync") ? -1 : real(descriptor);
}

int
rename(const char *old, const char *new)
{
    REAL(rename);
    return fails("rename") ? -1 : real(old, new);
}

int
linkat(int old_folder, const char *old, int new_folder, const char *new, int flags)
{
    REAL(linkat);
    return fails("linkat") ? -1 : real(old_folder, old, new_folder, new, flags);
}

/* "open": of a file to write to; "tmpfile": of one without a name. */
static bool
fails_to_open(int flags)
{
    bool has_no_name = (flags & O_TMPFILE) == O_TMPFILE;
    return (has_no_name && fails("tmpfile")) ||
           ((flags & O_ACCMODE) != O_RDONLY && fails("open"));
}

static mode_t
mode_of(int flags, va_list arguments)
{
    bool has_mode = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
    return has_mode ? va_arg(arguments, mode_t) : 0;
}

int
open(const char *path, int flags, ...)
{
    REAL(open);
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return fails_to_open(flags) ? -1 : real(path, flags, mode);
}

int
open64(const char *path, int flags, ...)
{
    REAL(open64);
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return fails_to_open(flags) ? -1 : real(path, flags, mode);
}

/* A system that has no more of what tells of changes. */
int
inotify_init1(int flags)
{
    REAL(inotify_init1);
    return fails("inotifyinit") ? -1 : real(flags);
}

int
inotify_add_watch(int descriptor, const char *path, uint32_t mask)
{
    REAL(inotify_add_watch);
    return fails("inotifyadd") ? -1 : real(descriptor, path, mask);
}

/* glibc's own, since dlsym() itself may allot. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

void *
malloc(size_t size)
{
    return fails("malloc") ? NULL : __libc_malloc(size);
}

void *
calloc(size_t number, size_t size)
{
    return fails("malloc") ? NULL : __libc_calloc(number, size);
}

void *
realloc(void *memory, size_t size)
{
    return fails("malloc") ? NULL : __libc_realloc(memory, size);
}
