/* Notices changes: reasons to look, the quiet that is waited for, and what a look finds. */
#define _XOPEN_SOURCE 700 /* realpath; NOLINT(bugprone-reserved-identifier) */
#include "serve/watch.h"

#include "read/import/open.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/inotify.h>
#include <unistd.h>
#endif

/* Milliseconds. */
enum {
    USUAL_QUIET = 50,
    LONGEST_WAIT = 500, /* for quiet: a stream of saves is told all the same */
    SLOW_LOOKS = 2000,  /* apart: network drives tell nothing of what others write */
};

/* So many bytes of the first files are looked at each time, which takes some ten milliseconds. Two
 * saves of one size within the grain of a clock are told apart by nothing else. */
#define MOST_BYTES 4194304

/* A folder in which something may happen that is a reason to look. */
typedef struct {
    PsgWatch *watch;
    char *path; /* without links */
    bool is_wanted;
    bool is_whole; /* any of its files is a reason; else those that are named */
    dev_t device;
    ino_t number;
    GFileMonitor *monitor;
} Folder;

struct PsgWatch {
    PsgWatchChanged changed;
    gpointer data;
    guint quiet;      /* milliseconds */
    bool asks_system; /* for its word */
    char *remark;
    char **paths;
    const char *lacks;  /* of the last look, as is the next */
    bool is_hollow;     /* a file is empty, as it is between the two steps of a save */
    GPtrArray *folders; /* Folder */
    GHashTable *names;  /* files and folders, without links, that are a reason to look */
    char *told;         /* the look of which the owner knows */
    char *found;        /* the last look while quiet is waited for; NULL: none yet */
    gint64 since;       /* when that wait began; 0: it has not */
    guint wait, clock;  /* sources; 0: none */
};

/* ---- A look ---- */

typedef struct {
    GString *text;
    goffset bytes; /* that may still be looked at */
    bool is_hollow;
} Look;

static gint64
nanoseconds(struct timespec time)
{
    return (gint64)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void
look_at_bytes(const char *path, Look *look)
{
    g_autofree char *bytes = NULL;
    gsize length;
    if (g_file_get_contents(path, &bytes, &length, NULL)) {
        g_autofree char *digest =
            g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
        g_string_append_printf(look->text, " %s", digest);
    }
}

/* False if it is not there. */
static bool
look_at_file(const char *path, Look *look)
{
    struct stat found;
    g_string_append_printf(look->text, "%s\n", path);
    if (stat(path, &found) != 0) {
        return false;
    }
    g_string_append_printf(
        look->text, "%u %" G_GINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT,
        (guint)found.st_mode, (gint64)found.st_size, (guint64)found.st_ino,
        nanoseconds(found.st_mtim));
    if (S_ISREG(found.st_mode) && found.st_size <= look->bytes) {
        look->bytes -= found.st_size;
        look->is_hollow = look->is_hollow || found.st_size == 0;
        look_at_bytes(path, look);
    }
    g_string_append_c(look->text, '\n');
    return true;
}

static void
look_at_folder(const char *path, Look *look)
{
    g_autoptr(GPtrArray) files = psg_open_files(path);
    g_string_append_printf(look->text, "%s/\n", path);
    for (guint i = 0; i < files->len; i++) {
        look_at_file(g_ptr_array_index(files, i), look);
    }
}

/* As a text, owned by the caller: another one, if anything was changed. */
static char *
take_look(PsgWatch *watch)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Look look = {text, MOST_BYTES, false};
    watch->lacks = NULL;
    for (size_t i = 0; watch->paths[i] != NULL; i++) {
        const char *path = watch->paths[i];
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            look_at_folder(path, &look);
        } else if (!look_at_file(path, &look) && watch->lacks == NULL) {
            watch->lacks = path;
        }
    }
    watch->is_hollow = look.is_hollow;
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* ---- Waiting for quiet ---- */

static void begin_waiting(PsgWatch *watch);
static void follow_folders(PsgWatch *watch);

/* Not yet, while there is time to wait: what was found by the clock may be in the midst of being
 * written, and a file that is gone or empty in the midst of being replaced. */
static bool
is_in_motion(PsgWatch *watch, const char *look)
{
    gint64 waited = (g_get_monotonic_time() - watch->since) / 1000;
    bool is_other = watch->found != NULL && strcmp(watch->found, look) != 0;
    bool is_between = watch->lacks != NULL || watch->is_hollow;
    return waited < LONGEST_WAIT && (is_other || is_between);
}

static gboolean
look_after_quiet(gpointer data)
{
    PsgWatch *watch = data;
    watch->wait = 0;
    follow_folders(watch);
    g_autofree char *look = take_look(watch);
    bool is_same = strcmp(look, watch->told) == 0;
    if (!is_same && is_in_motion(watch, look)) {
        g_free(watch->found);
        watch->found = g_steal_pointer(&look);
        begin_waiting(watch);
        return G_SOURCE_REMOVE;
    }
    watch->since = 0;
    g_clear_pointer(&watch->found, g_free);
    if (!is_same) {
        g_free(watch->told);
        watch->told = g_steal_pointer(&look);
        watch->changed(watch->data);
    }
    return G_SOURCE_REMOVE;
}

/* Anew with each reason, and for so long altogether. */
static void
begin_waiting(PsgWatch *watch)
{
    gint64 now = g_get_monotonic_time();
    if (watch->since == 0) {
        watch->since = now;
    }
    gint64 left = LONGEST_WAIT - (now - watch->since) / 1000;
    if (watch->wait != 0) {
        g_source_remove(watch->wait);
    }
    watch->wait = g_timeout_add((guint)CLAMP(left, 0, (gint64)watch->quiet),
                                look_after_quiet, watch);
}

static gboolean
look_by_clock(gpointer data)
{
    PsgWatch *watch = data;
    if (watch->wait == 0) {
        follow_folders(watch);
        g_autofree char *look = take_look(watch);
        if (strcmp(look, watch->told) != 0) {
            watch->found = g_steal_pointer(&look);
            begin_waiting(watch);
        }
    }
    return G_SOURCE_CONTINUE;
}

static void
set_pace(PsgWatch *watch, guint milliseconds)
{
    if (watch->clock != 0) {
        g_source_remove(watch->clock);
    }
    watch->clock = g_timeout_add(milliseconds, look_by_clock, watch);
}

/* ---- What the system tells ---- */

static void
folder_free(gpointer data)
{
    Folder *folder = data;
    if (folder->monitor != NULL) {
        g_signal_handlers_disconnect_by_data(folder->monitor, folder);
        g_file_monitor_cancel(folder->monitor);
        g_object_unref(folder->monitor);
    }
    g_free(folder->path);
    g_free(folder);
}

static void
hear(GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event,
     gpointer data)
{
    const Folder *folder = data;
    g_autofree char *path = g_file_get_path(file), *name = g_file_get_basename(file);
    (void)monitor;
    (void)other;
    (void)event;
    if (g_hash_table_contains(folder->watch->names, path) ||
        (folder->is_whole && name[0] != '.')) {
        begin_waiting(folder->watch);
    }
}

/* GIO does not tell that it is refused, and would hear nothing. NULL: it is not. */
static const char *
refusal(const char *path)
{
    int number = 0;
#ifdef __linux__
    int descriptor = inotify_init1(IN_CLOEXEC);
    if (descriptor < 0 ||
        inotify_add_watch(descriptor, path, IN_ONLYDIR | IN_CREATE) < 0) {
        number = errno;
    }
    if (descriptor >= 0) {
        close(descriptor);
    }
#endif
    return number == ENOSPC   ? "its limit of watched folders is reached, which is "
                                "fs.inotify.max_user_watches"
           : number == EMFILE ? "its limit of programs that watch is reached, which is "
                                "fs.inotify.max_user_instances, or that of open files"
           : number == ENFILE || number == ENOMEM ? g_strerror(number)
                                                  : NULL;
}

static void
give_up(PsgWatch *watch, const char *why)
{
    watch->asks_system = false;
    watch->remark = g_strdup(why);
    set_pace(watch, (guint)(PSG_WATCH_POLL * 1000));
}

static void
ask_system(Folder *folder)
{
    PsgWatch *watch = folder->watch;
    g_autoptr(GError) error = NULL;
    const char *why = refusal(folder->path);
    if (why != NULL) {
        give_up(watch, why);
        return;
    }
    /* not by way of the desktop, which would be asked about the path first */
    g_autoptr(GFile) file = g_vfs_get_file_for_path(g_vfs_get_local(), folder->path);
    folder->monitor = g_file_monitor_directory(file, G_FILE_MONITOR_NONE, NULL, &error);
    if (folder->monitor == NULL) {
        give_up(watch, error->message);
        return;
    }
    g_signal_connect(folder->monitor, "changed", G_CALLBACK(hear), folder);
}

static Folder *
folder_of(const GPtrArray *folders, const char *path)
{
    for (guint i = 0; i < folders->len; i++) {
        Folder *folder = g_ptr_array_index(folders, i);
        if (strcmp(folder->path, path) == 0) {
            return folder;
        }
    }
    return NULL;
}

/* One that was moved away, and another put in its place, is asked about anew. */
static void
follow(PsgWatch *watch, const char *path, bool is_whole)
{
    struct stat found;
    Folder *folder = folder_of(watch->folders, path);
    if (!watch->asks_system || stat(path, &found) != 0) {
        return;
    }
    if (folder != NULL &&
        (folder->device != found.st_dev || folder->number != found.st_ino)) {
        g_ptr_array_remove(watch->folders, folder);
        folder = NULL;
    }
    if (folder == NULL) {
        folder = g_new0(Folder, 1);
        folder->watch = watch;
        folder->path = g_strdup(path);
        folder->device = found.st_dev;
        folder->number = found.st_ino;
        g_ptr_array_add(watch->folders, folder);
        ask_system(folder);
    }
    folder->is_wanted = true;
    folder->is_whole = folder->is_whole || is_whole;
}

/* Of a file, by its name: an editor puts another one there. */
static void
follow_name(PsgWatch *watch, const char *path)
{
    g_autofree char *above = g_path_get_dirname(path), *name = g_path_get_basename(path);
    char *folder = realpath(above, NULL);
    if (folder != NULL) {
        g_hash_table_add(watch->names, g_build_filename(folder, name, NULL));
        follow(watch, folder, false);
        free(folder);
    }
}

static void
follow_path(PsgWatch *watch, const char *path)
{
    char *place = realpath(path, NULL);
    follow_name(watch, path);
    if (place != NULL) {
        follow_name(watch, place);
    }
    if (place != NULL && g_file_test(place, G_FILE_TEST_IS_DIR)) {
        follow(watch, place, true);
    }
    free(place);
}

/* The folders in which paths are, or where links lead to, and those that are paths. One that is
 * gone is forgotten: it may come back, and then nobody would hear of it. */
static void
follow_folders(PsgWatch *watch)
{
    g_hash_table_remove_all(watch->names);
    for (guint i = 0; i < watch->folders->len; i++) {
        Folder *folder = g_ptr_array_index(watch->folders, i);
        folder->is_wanted = folder->is_whole = false;
    }
    for (size_t i = 0; watch->paths[i] != NULL; i++) {
        follow_path(watch, watch->paths[i]);
    }
    for (guint i = watch->folders->len; i-- > 0;) {
        const Folder *folder = g_ptr_array_index(watch->folders, i);
        if (!folder->is_wanted || !watch->asks_system) {
            g_ptr_array_remove_index(watch->folders, i);
        }
    }
}

/* ---- The watch ---- */

PsgWatch *
psg_watch_new(const PsgWatchWishes *wishes, PsgWatchChanged changed, gpointer data)
{
    static const PsgWatchWishes none = {0};
    PsgWatch *watch = g_new0(PsgWatch, 1);
    wishes = wishes == NULL ? &none : wishes;
    watch->changed = changed;
    watch->data = data;
    watch->quiet = wishes->quiet > 0 ? wishes->quiet : USUAL_QUIET;
    watch->asks_system = wishes->poll <= 0;
    watch->paths = g_new0(char *, 1);
    watch->told = g_strdup("");
    watch->folders = g_ptr_array_new_with_free_func(folder_free);
    watch->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    set_pace(watch, watch->asks_system ? SLOW_LOOKS : (guint)(wishes->poll * 1000));
    return watch;
}

void
psg_watch_free(PsgWatch *watch)
{
    if (watch == NULL) {
        return;
    }
    if (watch->wait != 0) {
        g_source_remove(watch->wait);
    }
    g_source_remove(watch->clock);
    g_ptr_array_unref(watch->folders);
    g_hash_table_unref(watch->names);
    g_strfreev(watch->paths);
    g_free(watch->remark);
    g_free(watch->told);
    g_free(watch->found);
    g_free(watch);
}

void
psg_watch_set(PsgWatch *watch, const char *const *paths)
{
    if (g_strv_equal((const char *const *)watch->paths, paths)) {
        return;
    }
    g_strfreev(watch->paths);
    watch->paths = g_strdupv((char **)(gsize)paths);
    g_ptr_array_set_size(watch->folders, 0);
    follow_folders(watch);
    g_free(watch->told);
    watch->told = take_look(watch);
}

const char *
psg_watch_lacks(const PsgWatch *watch)
{
    return watch->lacks;
}

const char *
psg_watch_remark(const PsgWatch *watch)
{
    return watch->remark;
}
