/* The stamp: a digest and a GVariant in a file. */
#include "run/stamp.h"

#include "write/file.h"

#include <string.h>
#include <sys/stat.h>

#define FILE_NAME ".paysage"
#define HEAD "paysage stamp 4\n"
#define PROGRAM "/proc/self/exe"
#define FILES "a(sxxxx)"   /* name and trace */
#define ZONES "a(tbtdddd)" /* slice, of a group or not, which one, and its room */
/* scale, how many actors, x, y by slice and actor, zones */
#define LAYOUT "(dtad" ZONES ")"
#define FORM "(a{s" FILES "}a{s" LAYOUT "})"
#define MOST_BYTES ((gsize)256 << 20)

/* How long a file system may take the same time for two changes. */
#define TICK (G_USEC_PER_SEC / 50)

/* With more layouts than that, those that a run has not used are forgotten. */
enum { DIGEST_LENGTH = 64, MOST_LAYOUTS = 4 };

/* How the system tells a file from a changed one. */
typedef struct {
    gint64 size, number, modified, changed; /* times in nanoseconds since 1970 */
} Trace;

struct PsgStamp {
    char *folder;
    GHashTable *outputs; /* key to its files, as a GVariant */
    GHashTable *noted;   /* of this run: key to the names of its files, a GPtrArray */
    GHashTable *layouts; /* digest to layout, as a GVariant */
    GHashTable *used;    /* digests of layouts of this run */
};

static gint64
nanoseconds(struct timespec time)
{
    return (gint64)time.tv_sec * 1000000000 + time.tv_nsec;
}

static bool
trace_file(const char *folder, const char *name, Trace *trace)
{
    struct stat found;
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (stat(path, &found) != 0 || !S_ISREG(found.st_mode)) {
        return false;
    }
    *trace = (Trace){found.st_size, (gint64)found.st_ino, nanoseconds(found.st_mtim),
                     nanoseconds(found.st_ctim)};
    return true;
}

/* ---- Reading and writing ---- */

/* What a stamp begins with: this very program, since another one may draw differently.
 * Owned by the caller. */
static char *
head(void)
{
    struct stat found;
    bool is_known = stat(PROGRAM, &found) == 0;
    return g_strdup_printf(
        HEAD PSG_VERSION " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
        is_known ? (gint64)found.st_size : 0, is_known ? nanoseconds(found.st_mtim) : 0);
}

/* The variant in the bytes of a stamp; NULL if they are damaged or something else. */
static GVariant *
unpack(const char *text, gsize length)
{
    g_autofree char *expected = head();
    gsize begin = strlen(expected), skip = begin + DIGEST_LENGTH + 1;
    if (length < skip || memcmp(text, expected, begin) != 0) {
        return NULL;
    }
    g_autoptr(GBytes) body = g_bytes_new(text + skip, length - skip);
    g_autofree char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, body);
    if (memcmp(digest, text + begin, DIGEST_LENGTH) != 0) {
        return NULL;
    }
    return g_variant_ref_sink(
        g_variant_new_from_bytes(G_VARIANT_TYPE(FORM), body, FALSE));
}

/* NULL: there is none, or none that can be used. */
static GVariant *
read_all(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, FILE_NAME, NULL);
    g_autofree char *text = NULL;
    gsize length;
    Trace trace;
    return trace_file(folder, FILE_NAME, &trace) && trace.size <= (gint64)MOST_BYTES &&
                   g_file_get_contents(path, &text, &length, NULL)
               ? unpack(text, length)
               : NULL;
}

static GHashTable *
table_of_variants(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify)g_variant_unref);
}

/* Entries by their keys. */
static void
take_entries(GVariant *entries, GHashTable *table)
{
    for (gsize i = 0; i < g_variant_n_children(entries); i++) {
        g_autoptr(GVariant) entry = g_variant_get_child_value(entries, i);
        char *key;
        GVariant *value;
        g_variant_get(entry, "{s*}", &key, &value);
        g_hash_table_replace(table, key, value);
    }
}

PsgStamp *
psg_stamp_read(const char *folder)
{
    PsgStamp *stamp = g_new0(PsgStamp, 1);
    stamp->folder = g_strdup(folder);
    stamp->outputs = table_of_variants();
    stamp->layouts = table_of_variants();
    stamp->used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    stamp->noted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify)g_ptr_array_unref);
    g_autoptr(GVariant) all = read_all(folder);
    if (all != NULL) {
        g_autoptr(GVariant) outputs = g_variant_get_child_value(all, 0);
        g_autoptr(GVariant) layouts = g_variant_get_child_value(all, 1);
        take_entries(outputs, stamp->outputs);
        take_entries(layouts, stamp->layouts);
    }
    return stamp;
}

void
psg_stamp_free(PsgStamp *stamp)
{
    if (stamp != NULL) {
        g_free(stamp->folder);
        g_hash_table_unref(stamp->outputs);
        g_hash_table_unref(stamp->noted);
        g_hash_table_unref(stamp->layouts);
        g_hash_table_unref(stamp->used);
        g_free(stamp);
    }
}

/* With its head and digest, to the file. */
static void
write_all(const PsgStamp *stamp, GVariant *all)
{
    g_autoptr(GBytes) body = g_variant_get_data_as_bytes(all);
    g_autofree char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, body);
    GByteArray *text = g_byte_array_new();
    gsize length;
    gconstpointer data = g_bytes_get_data(body, &length);
    g_autofree char *first = head();
    g_byte_array_append(text, (const guint8 *)first, (guint)strlen(first));
    g_byte_array_append(text, (const guint8 *)digest, DIGEST_LENGTH);
    g_byte_array_append(text, (const guint8 *)"\n", 1);
    g_byte_array_append(text, data, (guint)length);
    g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes(text);
    g_autofree char *path = g_build_filename(stamp->folder, FILE_NAME, NULL);
    psg_file_write_derived(path, bytes, NULL);
}

/* ---- Outputs ---- */

static bool
are_untouched(const PsgStamp *stamp, GVariant *files)
{
    for (gsize i = 0; i < g_variant_n_children(files); i++) {
        const char *name;
        Trace then, now;
        g_variant_get_child(files, i, "(&sxxxx)", &name, &then.size, &then.number,
                            &then.modified, &then.changed);
        if (!trace_file(stamp->folder, name, &now) ||
            memcmp(&then, &now, sizeof now) != 0) {
            return false;
        }
    }
    return true;
}

guint
psg_stamp_holds(const PsgStamp *stamp, const char *key)
{
    GVariant *files = g_hash_table_lookup(stamp->outputs, key);
    return files != NULL && are_untouched(stamp, files)
               ? (guint)g_variant_n_children(files)
               : 0;
}

void
psg_stamp_note(PsgStamp *stamp, const char *key, const GPtrArray *files)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < files->len; i++) {
        g_ptr_array_add(names, g_strdup(g_ptr_array_index(files, i)));
    }
    g_hash_table_replace(stamp->noted, g_strdup(key), names);
}

/* Names and traces of files. */
static GVariant *
trace_files(const PsgStamp *stamp, const GPtrArray *names)
{
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE(FILES));
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        Trace trace = {-1, 0, 0, 0}; /* of a file that is gone: holds never */
        trace_file(stamp->folder, name, &trace);
        g_variant_builder_add(&builder, "(sxxxx)", name, trace.size, trace.number,
                              trace.modified, trace.changed);
    }
    return g_variant_ref_sink(g_variant_builder_end(&builder));
}

/* Until a change would have another time than the files that this run has written. */
static void
wait_for_tick(const PsgStamp *stamp)
{
    GHashTableIter noted;
    gpointer names;
    gint64 newest = 0, now = g_get_real_time();
    g_hash_table_iter_init(&noted, stamp->noted);
    while (g_hash_table_iter_next(&noted, NULL, &names)) {
        for (guint i = 0; i < ((GPtrArray *)names)->len; i++) {
            Trace trace;
            if (trace_file(stamp->folder, g_ptr_array_index((GPtrArray *)names, i),
                           &trace)) {
                newest = MAX(newest, trace.changed / 1000);
            }
        }
    }
    if (newest <= now && now - newest < TICK) {
        g_usleep((gulong)(TICK - (now - newest)));
    }
}

static bool
is_to_keep(const PsgStamp *stamp, const char *digest)
{
    return g_hash_table_size(stamp->layouts) <= MOST_LAYOUTS ||
           g_hash_table_contains(stamp->used, digest);
}

void
psg_stamp_write(PsgStamp *stamp)
{
    GHashTableIter entries;
    gpointer key, value;
    wait_for_tick(stamp);
    g_hash_table_iter_init(&entries, stamp->noted);
    while (g_hash_table_iter_next(&entries, &key, &value)) {
        g_hash_table_replace(stamp->outputs, g_strdup(key), trace_files(stamp, value));
    }
    GVariantBuilder outputs, layouts;
    g_variant_builder_init(&outputs, G_VARIANT_TYPE("a{s" FILES "}"));
    g_hash_table_iter_init(&entries, stamp->outputs);
    while (g_hash_table_iter_next(&entries, &key, &value)) {
        if (are_untouched(stamp, value)) {
            g_variant_builder_add(&outputs, "{s@" FILES "}", key, value);
        }
    }
    g_variant_builder_init(&layouts, G_VARIANT_TYPE("a{s" LAYOUT "}"));
    g_hash_table_iter_init(&entries, stamp->layouts);
    while (g_hash_table_iter_next(&entries, &key, &value)) {
        if (is_to_keep(stamp, key)) {
            g_variant_builder_add(&layouts, "{s@" LAYOUT "}", key, value);
        }
    }
    g_autoptr(GVariant) all = g_variant_ref_sink(g_variant_new(FORM, &outputs, &layouts));
    write_all(stamp, all);
}

/* ---- Layouts ---- */

static GArray *
kept_zones(GVariant *kept)
{
    GArray *zones = g_array_new(FALSE, FALSE, sizeof(PsgLayoutZone));
    for (gsize i = 0; i < g_variant_n_children(kept); i++) {
        gboolean is_group;
        guint64 slice, index;
        PsgRect room;
        g_variant_get_child(kept, i, "(tbtdddd)", &slice, &is_group, &index, &room.x,
                            &room.y, &room.width, &room.height);
        PsgLayoutZone zone = {slice, is_group, index, room};
        g_array_append_val(zones, zone);
    }
    return zones;
}

static GVariant *
told_zones(const GArray *zones)
{
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE(ZONES));
    for (guint i = 0; i < zones->len; i++) {
        const PsgLayoutZone *zone = &g_array_index(zones, PsgLayoutZone, i);
        g_variant_builder_add(&builder, "(tbtdddd)", (guint64)zone->slice,
                              (gboolean)zone->is_group, (guint64)zone->index,
                              zone->room.x, zone->room.y, zone->room.width,
                              zone->room.height);
    }
    return g_variant_builder_end(&builder);
}

PsgLayout *
psg_stamp_layout(const PsgStamp *stamp, const char *digest)
{
    GVariant *kept = g_hash_table_lookup(stamp->layouts, digest);
    if (kept == NULL) {
        return NULL;
    }
    double scale;
    guint64 actors;
    g_autoptr(GVariant) numbers = NULL;
    g_autoptr(GVariant) zones = NULL;
    g_variant_get(kept, "(dt@ad@" ZONES ")", &scale, &actors, &numbers, &zones);
    gsize count;
    const double *xy = g_variant_get_fixed_array(numbers, &count, sizeof(double));
    PsgLayout *layout = g_new0(PsgLayout, 1);
    layout->scale = scale;
    layout->actor_count = actors;
    layout->slice_count = actors == 0 ? 0 : count / 2 / actors;
    layout->centres = g_new0(PsgPoint, count / 2 + 1);
    for (gsize i = 0; i < count / 2; i++) {
        layout->centres[i] = (PsgPoint){xy[2 * i], xy[2 * i + 1]};
    }
    layout->zones = kept_zones(zones);
    return layout;
}

void
psg_stamp_note_layout(PsgStamp *stamp, const char *digest, const PsgLayout *layout)
{
    gsize count = layout->actor_count * layout->slice_count;
    g_autofree double *xy = g_new(double, 2 * count + 1);
    for (gsize i = 0; i < count; i++) {
        xy[2 * i] = layout->centres[i].x;
        xy[2 * i + 1] = layout->centres[i].y;
    }
    GVariant *numbers =
        g_variant_new_fixed_array(G_VARIANT_TYPE_DOUBLE, xy, 2 * count, sizeof(double));
    GVariant *kept =
        g_variant_new("(dt@ad@" ZONES ")", layout->scale, (guint64)layout->actor_count,
                      numbers, told_zones(layout->zones));
    g_hash_table_replace(stamp->layouts, g_strdup(digest), g_variant_ref_sink(kept));
    g_hash_table_add(stamp->used, g_strdup(digest));
}
