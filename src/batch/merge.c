/* Shards as one. */
#include "batch/merge.h"

#include "batch/make.h"

#include <glib/gstdio.h>
#include <string.h>

enum { MOST_NAMED = 20, MOST_SHOWN = 40 }; /* landscapes; letters of a digest */

typedef struct {
    const char *folder;
    GPtrArray *problems;
    GPtrArray *shards; /* PsgShardRecord, by count and number */
} Merge;

G_GNUC_PRINTF(2, 3)
static void
complain(const Merge *merge, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_ptr_array_add(merge->problems, g_strdup_vprintf(format, arguments));
    va_end(arguments);
}

/* ---- Reading ---- */

static int
compare_shards(gconstpointer a, gconstpointer b)
{
    const PsgShard *one = &(*(PsgShardRecord *const *)a)->shard;
    const PsgShard *other = &(*(PsgShardRecord *const *)b)->shard;
    if (one->count != other->count) {
        return one->count < other->count ? -1 : 1;
    }
    return (one->number > other->number) - (one->number < other->number);
}

/* "3-of-8.json". */
static bool
is_shard_name(const char *name)
{
    size_t first = strspn(name, "0123456789");
    const char *rest = name + first;
    if (first == 0 || !g_str_has_prefix(rest, "-of-")) {
        return false;
    }
    rest += strlen("-of-");
    size_t second = strspn(rest, "0123456789");
    return second > 0 && strcmp(rest + second, ".json") == 0;
}

static void
read_shard(Merge *merge, const char *path, const char *name)
{
    g_autofree char *why = NULL;
    g_autoptr(PsgInput) input =
        psg_input_read(path, psg_limits_default().max_bytes, NULL);
    PsgShardRecord *record = input == NULL
                                 ? NULL
                                 : psg_shard_record_parse(psg_input_text(input),
                                                          psg_input_length(input), &why);
    if (record == NULL) {
        complain(merge, "%s is damaged: %s; run its shard again", name,
                 why == NULL ? "it can't be read" : why);
        return;
    }
    g_autofree char *right = psg_shard_record_path(merge->folder, record->shard);
    if (strcmp(right, path) != 0) {
        complain(merge, "%s is the record of shard %u of %u: run its shard again", name,
                 record->shard.number, record->shard.count);
        psg_shard_record_free(record);
        return;
    }
    g_ptr_array_add(merge->shards, record);
}

static bool
read_shards(Merge *merge, GError **error)
{
    g_autofree char *records = psg_batch_records(merge->folder);
    g_autoptr(GDir) directory = g_dir_open(records, 0, NULL);
    if (directory == NULL) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                    "%s holds no batch: there is no %s", merge->folder, records);
        return false;
    }
    for (const char *name; (name = g_dir_read_name(directory)) != NULL;) {
        if (is_shard_name(name)) {
            g_autofree char *path = g_build_filename(records, name, NULL);
            read_shard(merge, path, name);
        }
    }
    g_ptr_array_sort(merge->shards, compare_shards);
    if (merge->shards->len == 0 && merge->problems->len == 0) {
        complain(merge,
                 "no shard has ended yet: run paysage batch LIST --shard I/N -o %s",
                 merge->folder);
    }
    return true;
}

/* ---- The end of a shard ---- */

static PsgShardRecord *
record_of(const PsgBatch *batch, PsgShard shard)
{
    PsgShardRecord *record = psg_shard_record_new();
    record->shard = shard;
    record->landscapes = batch->count;
    record->list = g_strdup(batch->list);
    record->program = g_strdup(batch->program);
    record->build = g_strdup(batch->build);
    record->fonts = g_strdup(batch->fonts);
    return record;
}

static void
forget_other_cuts(const PsgBatch *batch, PsgShard shard)
{
    g_autofree char *records = psg_batch_records(batch->folder);
    g_autoptr(GDir) directory = g_dir_open(records, 0, NULL);
    const char *name;
    while (directory != NULL && (name = g_dir_read_name(directory)) != NULL) {
        bool is_whole = strcmp(name, "1-of-1.json") == 0;
        if (is_shard_name(name) && is_whole == (shard.count > 1)) {
            g_autofree char *path = g_build_filename(records, name, NULL);
            g_unlink(path);
        }
    }
}

bool
psg_shard_end(const PsgBatch *batch, PsgShard shard, GError **error)
{
    g_autoptr(PsgShardRecord) record = record_of(batch, shard);
    for (size_t i = 0; i < batch->count; i++) {
        const char *name = batch->items[i].name;
        g_autofree char *text = NULL;
        g_autofree char *why = NULL;
        if (psg_shard_owner(name, shard.count) != shard.number) {
            continue;
        }
        g_autoptr(PsgRecord) made = psg_record_read(batch->folder, name, &text, &why);
        if (made == NULL) {
            g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                        "the record of %s: %s; run it again", name, why);
            return false;
        }
        g_autofree char *digest =
            g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
        psg_shard_record_add(record, i, name, digest);
    }
    forget_other_cuts(batch, shard);
    return psg_shard_record_write(record, batch->folder, error);
}

/* ---- What they have to agree in ---- */

static const PsgShardRecord *
nth(const Merge *merge, guint index)
{
    return g_ptr_array_index(merge->shards, index);
}

/* "1, 2, 5" of those with that value. */
static char *
numbers_with(const Merge *merge, const char *(*value)(const PsgShardRecord *),
             const char *wanted)
{
    GString *text = g_string_new(NULL);
    size_t count = 0;
    for (guint i = 0; i < merge->shards->len; i++) {
        if (strcmp(value(nth(merge, i)), wanted) == 0 && ++count <= MOST_NAMED) {
            g_string_append_printf(text, "%s%u", text->len == 0 ? "" : ", ",
                                   nth(merge, i)->shard.number);
        }
    }
    if (count > MOST_NAMED) {
        g_string_append_printf(text, " and %zu more", count - MOST_NAMED);
    }
    return g_string_free(text, FALSE);
}

static const char *
list_of(const PsgShardRecord *record)
{
    return record->list;
}

static const char *
program_of(const PsgShardRecord *record)
{
    return record->program;
}

static const char *
build_of(const PsgShardRecord *record)
{
    return record->build;
}

static const char *
fonts_of(const PsgShardRecord *record)
{
    return record->fonts;
}

/* The first of two lists with commas that the other has not. Owned by the caller. */
static char *
first_other(const char *list, const char *other)
{
    g_auto(GStrv) words = g_strsplit(list, ", ", -1);
    g_auto(GStrv) others = g_strsplit(other, ", ", -1);
    for (size_t i = 0; words[i] != NULL; i++) {
        if (!g_strv_contains((const char *const *)others, words[i])) {
            return g_strdup(words[i]);
        }
    }
    return g_strdup("nothing more");
}

/* One sentence for each value but the first; of lists, what differs first is told. */
static void
check_same(const Merge *merge, const char *what, const char *remedy,
           const char *(*value)(const PsgShardRecord *))
{
    const char *first = value(nth(merge, 0));
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < merge->shards->len; i++) {
        const char *other = value(nth(merge, i));
        if (strcmp(other, first) == 0 ||
            !g_hash_table_add(seen, (gpointer)(gsize)other)) {
            continue;
        }
        g_autofree char *ones = numbers_with(merge, value, first);
        g_autofree char *others = numbers_with(merge, value, other);
        g_autofree char *one = first_other(first, other),
                        *two = first_other(other, first);
        complain(merge, "%s differ: %.*s of shard %s, %.*s of shard %s; %s", what,
                 MOST_SHOWN, one, ones, MOST_SHOWN, two, others, remedy);
    }
}

static void
check_cuts(const Merge *merge)
{
    guint before = 0;
    GString *cuts = g_string_new(NULL);
    for (guint i = 0; i < merge->shards->len; i++) {
        guint count = nth(merge, i)->shard.count;
        if (count != before) {
            g_string_append_printf(cuts, "%s%u", cuts->len == 0 ? "" : " and of ", count);
        }
        before = count;
    }
    if (nth(merge, 0)->shard.count != before) {
        complain(merge,
                 "there are shards of %s: remove the records of those that are not meant "
                 "(.paysage.d/I-of-N.json)",
                 cuts->str);
    }
    g_string_free(cuts, TRUE);
}

static void
check_missing(const Merge *merge)
{
    guint count = nth(merge, 0)->shard.count, at = 0, missing = 0;
    for (guint number = 1; number <= count; number++) {
        if (at < merge->shards->len && nth(merge, at)->shard.number == number) {
            at++;
        } else if (++missing <= MOST_NAMED) {
            complain(
                merge,
                "shard %u of %u is missing: run paysage batch LIST --shard %u/%u -o %s",
                number, count, number, count, merge->folder);
        }
    }
    if (missing > MOST_NAMED) {
        complain(merge, "%u more shards are missing", missing - MOST_NAMED);
    }
}

/* ---- Landscapes ---- */

/* Names by place; what a shard has that is not its own is a mistake of its record. */
static char const **
names_of(const Merge *merge)
{
    guint64 count = nth(merge, 0)->landscapes, found = 0;
    for (guint i = 0; i < merge->shards->len; i++) {
        found += nth(merge, i)->entries->len;
    }
    if (found != count) {
        complain(merge,
                 "shards have %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
                 " landscapes: run them again",
                 found, count);
        return NULL;
    }
    g_autofree char const **names = g_new0(const char *, count + 1);
    for (guint i = 0; i < merge->shards->len; i++) {
        const PsgShardRecord *record = nth(merge, i);
        for (guint k = 0; k < record->entries->len; k++) {
            const PsgShardEntry *entry = g_ptr_array_index(record->entries, k);
            if (entry->place >= count || names[entry->place] != NULL ||
                psg_shard_owner(entry->name, record->shard.count) !=
                    record->shard.number) {
                complain(merge, "the record of shard %u is damaged: run it again",
                         record->shard.number);
                return NULL;
            }
            names[entry->place] = entry->name;
        }
    }
    return g_steal_pointer(&names);
}

static void
check_files(const Merge *merge, const PsgRecord *record, PsgShard shard)
{
    g_autofree char *folder = g_build_filename(merge->folder, record->name, NULL);
    g_autoptr(GPtrArray) files = psg_record_files(record);
    for (guint i = 0; i < files->len; i++) {
        const PsgRecordFile *file = g_ptr_array_index(files, i);
        if (!psg_record_file_holds(file, folder)) {
            complain(merge,
                     "%s/%s is missing, or is not what shard %u made: run it again",
                     record->name, file->path, shard.number);
        }
    }
}

static void
check_landscape(const Merge *merge, const PsgShardEntry *entry, PsgShard shard)
{
    g_autofree char *why = NULL;
    g_autofree char *text = NULL;
    g_autoptr(PsgRecord) record =
        psg_record_read(merge->folder, entry->name, &text, &why);
    if (record == NULL) {
        complain(merge, "the record of %s: %s; run shard %u again", entry->name, why,
                 shard.number);
        return;
    }
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    if (strcmp(digest, entry->digest) != 0) {
        complain(merge,
                 "the record of %s is not the one that shard %u wrote: run it again",
                 entry->name, shard.number);
        return;
    }
    check_files(merge, record, shard);
}

/* ---- */

static bool
check(Merge *merge, GError **error)
{
    if (!read_shards(merge, error)) {
        return false;
    }
    if (merge->problems->len > 0) {
        return true;
    }
    check_cuts(merge);
    check_same(merge, "lists", "run the others with the LIST and options that are meant",
               list_of);
    check_same(merge, "versions of the program", "run all shards with the same",
               program_of);
    check_same(merge, "builds of the program or of its libraries",
               "run all shards with the same", build_of);
    check_same(merge, "fonts",
               "install the same fonts everywhere, and run the others again", fonts_of);
    if (merge->problems->len == 0) {
        check_missing(merge);
    }
    return true;
}

bool
psg_merge(const char *folder, GPtrArray *problems, PsgIndexTotals *totals,
          PsgIndexVisit visit, GError **error)
{
    g_autoptr(GPtrArray) shards =
        g_ptr_array_new_with_free_func((GDestroyNotify)psg_shard_record_free);
    Merge merge = {folder, problems, shards};
    if (!check(&merge, error)) {
        return false;
    }
    if (problems->len > 0) {
        return true;
    }
    g_autofree char const **names = names_of(&merge);
    for (guint i = 0; names != NULL && i < shards->len; i++) {
        const PsgShardRecord *record = nth(&merge, i);
        for (guint k = 0; k < record->entries->len; k++) {
            check_landscape(&merge, g_ptr_array_index(record->entries, k), record->shard);
        }
    }
    if (problems->len > 0) {
        return true;
    }
    const PsgShardRecord *first = nth(&merge, 0);
    const PsgIndex index = {folder,      first->program, first->fonts,
                            first->list, names,          first->landscapes};
    return psg_index_write(&index, totals, error) &&
           psg_index_visit(&index, visit, NULL, error);
}
