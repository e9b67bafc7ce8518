/* Records: written as JSON, and read again without trust. */
#include "batch/record.h"

#include "read/json/json.h"
#include "write/file.h"
#include "write/json.h"

#include <string.h>

#define RECORD "record 1"
#define SHARD "shard 1"
enum { NAME_LENGTH = 32 }; /* letters of a digest that are never alike by chance */
enum { DIGEST_LENGTH = 64 };

static const char *const cause_names[] = {"none",  "data", "words",
                                          "world", "time", "crash"};

const char *
psg_cause_name(PsgCause cause)
{
    return cause_names[cause];
}

/* ---- Making and freeing ---- */

PsgRecordFile *
psg_record_file_new(const char *path, guint64 bytes, const char *digest)
{
    PsgRecordFile *file = g_new(PsgRecordFile, 1);
    *file = (PsgRecordFile){g_strdup(path), bytes, g_strdup(digest)};
    return file;
}

void
psg_record_file_free(gpointer data)
{
    PsgRecordFile *file = data;
    g_free(file->path);
    g_free(file->digest);
    g_free(file);
}

static void
free_figure(gpointer data)
{
    PsgRecordFigure *figure = data;
    g_free(figure->kind);
    g_free(figure->title);
    g_strfreev(figure->slices);
    g_ptr_array_unref(figure->files);
    g_free(figure);
}

PsgRecordFigure *
psg_record_figure_new(void)
{
    PsgRecordFigure *figure = g_new0(PsgRecordFigure, 1);
    figure->files = g_ptr_array_new_with_free_func(psg_record_file_free);
    return figure;
}

static PsgRecord *
empty(void)
{
    PsgRecord *record = g_new0(PsgRecord, 1);
    record->figures = g_ptr_array_new_with_free_func(free_figure);
    record->remarks = g_ptr_array_new_with_free_func(g_free);
    record->messages = g_ptr_array_new_with_free_func(g_free);
    record->left = g_ptr_array_new_with_free_func(psg_record_file_free);
    return record;
}

PsgRecord *
psg_record_new(const PsgBatch *batch, const PsgBatchItem *item)
{
    PsgRecord *record = empty();
    record->name = g_strdup(item->name);
    record->source = g_strdup(item->source);
    record->options = g_strdupv((char **)(gsize)item->options);
    record->program = g_strdup(batch->program);
    record->fonts = g_strdup(item->wish->fonts);
    return record;
}

void
psg_record_free(PsgRecord *record)
{
    if (record == NULL) {
        return;
    }
    g_free(record->name);
    g_free(record->source);
    g_strfreev(record->options);
    g_free(record->key);
    g_free(record->program);
    g_free(record->fonts);
    g_free(record->title);
    g_free(record->language);
    g_ptr_array_unref(record->figures);
    g_ptr_array_unref(record->remarks);
    g_ptr_array_unref(record->messages);
    g_ptr_array_unref(record->left);
    g_free(record);
}

GPtrArray *
psg_record_files(const PsgRecord *record)
{
    GPtrArray *files = g_ptr_array_new();
    for (guint i = 0; i < record->figures->len; i++) {
        const PsgRecordFigure *figure = g_ptr_array_index(record->figures, i);
        for (guint k = 0; k < figure->files->len; k++) {
            g_ptr_array_add(files, g_ptr_array_index(figure->files, k));
        }
    }
    return files;
}

/* ---- Writing ---- */

static void
write_texts(PsgJson *json, const char *name, const GPtrArray *texts)
{
    psg_json_begin_list(json, name);
    for (guint i = 0; i < texts->len; i++) {
        psg_json_string(json, NULL, g_ptr_array_index(texts, i));
    }
    psg_json_end_list(json);
}

static void
write_words(PsgJson *json, const char *name, char **words)
{
    psg_json_begin_list(json, name);
    for (size_t i = 0; words[i] != NULL; i++) {
        psg_json_string(json, NULL, words[i]);
    }
    psg_json_end_list(json);
}

/* prefix: stands before their paths. */
static void
write_files(PsgJson *json, const char *name, const GPtrArray *files, const char *prefix)
{
    psg_json_begin_list(json, name);
    for (guint i = 0; i < files->len; i++) {
        const PsgRecordFile *file = g_ptr_array_index(files, i);
        g_autofree char *path = g_strconcat(prefix, file->path, NULL);
        psg_json_begin_object(json, NULL);
        psg_json_string(json, "path", path);
        psg_json_count(json, "bytes", file->bytes);
        psg_json_string(json, "sha256", file->digest);
        psg_json_end_object(json);
    }
    psg_json_end_list(json);
}

static void
write_figures(PsgJson *json, const GPtrArray *figures, const char *prefix)
{
    psg_json_begin_list(json, "figures");
    for (guint i = 0; i < figures->len; i++) {
        const PsgRecordFigure *figure = g_ptr_array_index(figures, i);
        psg_json_begin_object(json, NULL);
        psg_json_string(json, "kind", figure->kind);
        psg_json_string(json, "title", figure->title);
        write_words(json, "slices", figure->slices);
        write_files(json, "files", figure->files, prefix);
        psg_json_end_object(json);
    }
    psg_json_end_list(json);
}

void
psg_record_write_made(const PsgRecord *record, PsgJson *json, const char *prefix)
{
    psg_json_string(json, "title", record->title);
    psg_json_string(json, "language", record->language);
    psg_json_count(json, "errors", record->errors);
    psg_json_count(json, "warnings", record->warnings);
    write_figures(json, record->figures, prefix);
    write_texts(json, "remarks", record->remarks);
    if (record->cause == PSG_CAUSE_NONE) {
        psg_json_string(json, "failure", NULL);
        return;
    }
    psg_json_begin_object(json, "failure");
    psg_json_string(json, "cause", psg_cause_name(record->cause));
    write_texts(json, "messages", record->messages);
    psg_json_end_object(json);
}

void
psg_record_write_asked(const PsgRecord *record, PsgJson *json)
{
    psg_json_string(json, "name", record->name);
    psg_json_string(json, "source", record->source);
    write_words(json, "options", record->options);
}

char *
psg_record_text(const PsgRecord *record)
{
    PsgStream *out = psg_stream_new_text();
    PsgJson *json = psg_json_new(out);
    psg_json_begin_object(json, NULL);
    psg_json_string(json, "paysage", RECORD);
    psg_record_write_asked(record, json);
    psg_json_string(json, "key", record->key);
    psg_json_string(json, "program", record->program);
    psg_json_string(json, "fonts", record->fonts);
    psg_record_write_made(record, json, "");
    write_files(json, "left", record->left, "");
    psg_json_end_object(json);
    psg_json_free(json);
    return psg_stream_close_text(out);
}

/* ---- Reading ---- */

/* A tree of JSON that is looked at until something is not as it should be. */
typedef struct {
    PsgDiagnostics *list;
    PsgArena *arena;
    /* the first member that is missing, or something else; NULL: none */
    const char *lacks;
} Reader;

static const PsgNode *
reader_open(Reader *reader, const char *text, gsize length)
{
    const PsgLimits limits = psg_limits_default();
    *reader = (Reader){psg_diagnostics_new(), psg_arena_new(), NULL};
    const PsgInput *input =
        psg_diagnostics_keep(reader->list, psg_input_new("record", text, length));
    const PsgNode *root = g_utf8_validate(text, (gssize)length, NULL)
                              ? psg_json_read(input, &limits, reader->arena, reader->list)
                              : NULL;
    if (root == NULL || root->kind != PSG_NODE_MAP ||
        psg_diagnostics_error_count(reader->list) > 0) {
        reader->lacks = "JSON";
        return NULL;
    }
    return root;
}

static void
reader_close(Reader *reader)
{
    psg_diagnostics_free(reader->list);
    psg_arena_free(reader->arena);
}

static void
lack(Reader *reader, const char *what)
{
    reader->lacks = reader->lacks == NULL ? what : reader->lacks;
}

/* A text that need not be there: "x": null. */
static char *
text_or_null(Reader *reader, const PsgNode *map, const char *key)
{
    const PsgNode *node = psg_node_lookup(map, key);
    if (node == NULL || node->kind != PSG_NODE_SCALAR ||
        (node->plain && !psg_node_is_null(node))) {
        lack(reader, key);
        return NULL;
    }
    return node->plain ? NULL : g_strdup(node->string);
}

static char *
text_of(Reader *reader, const PsgNode *map, const char *key)
{
    char *text = text_or_null(reader, map, key);
    if (text == NULL) {
        lack(reader, key);
        return g_strdup("");
    }
    return text;
}

static guint64
count_of(Reader *reader, const PsgNode *map, const char *key)
{
    guint64 count = 0;
    const PsgNode *node = psg_node_lookup(map, key);
    if (node == NULL || node->kind != PSG_NODE_SCALAR || !node->plain ||
        !g_ascii_string_to_unsigned(node->string, 10, 0, G_MAXINT64, &count, NULL)) {
        lack(reader, key);
    }
    return count;
}

/* An empty one if there is none. */
static const PsgNode *
list_of(Reader *reader, const PsgNode *map, const char *key)
{
    static const PsgNode none = {.kind = PSG_NODE_LIST};
    const PsgNode *node = psg_node_lookup(map, key);
    if (node == NULL || node->kind != PSG_NODE_LIST) {
        lack(reader, key);
        return &none;
    }
    return node;
}

static void
read_texts(Reader *reader, const PsgNode *map, const char *key, GPtrArray *texts)
{
    const PsgNode *list = list_of(reader, map, key);
    for (size_t i = 0; i < list->count; i++) {
        const PsgNode *item = list->items[i];
        if (item->kind != PSG_NODE_SCALAR || item->plain) {
            lack(reader, key);
            return;
        }
        g_ptr_array_add(texts, g_strdup(item->string));
    }
}

static char **
words_of(Reader *reader, const PsgNode *map, const char *key)
{
    GPtrArray *texts = g_ptr_array_new();
    read_texts(reader, map, key, texts);
    g_ptr_array_add(texts, NULL);
    return (char **)g_ptr_array_free(texts, FALSE);
}

/* A path that stays within its folder. */
static bool
is_inner(const char *path)
{
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);
    for (size_t i = 0; parts[i] != NULL; i++) {
        if (*parts[i] == '\0' || strcmp(parts[i], ".") == 0 ||
            strcmp(parts[i], "..") == 0) {
            return false;
        }
    }
    return parts[0] != NULL;
}

static bool
is_digest(const char *text)
{
    return strlen(text) == DIGEST_LENGTH &&
           strspn(text, "0123456789abcdef") == DIGEST_LENGTH;
}

bool
psg_record_file_is_sound(const PsgRecordFile *file)
{
    return is_inner(file->path) && g_utf8_validate(file->path, -1, NULL) &&
           is_digest(file->digest);
}

static char *
digest_of(Reader *reader, const PsgNode *map, const char *key)
{
    char *digest = text_of(reader, map, key);
    if (!is_digest(digest)) {
        lack(reader, key);
    }
    return digest;
}

static void
read_files(Reader *reader, const PsgNode *map, const char *key, GPtrArray *files)
{
    const PsgNode *list = list_of(reader, map, key);
    for (size_t i = 0; i < list->count; i++) {
        PsgRecordFile *file = g_new0(PsgRecordFile, 1);
        file->path = text_of(reader, list->items[i], "path");
        file->bytes = count_of(reader, list->items[i], "bytes");
        file->digest = digest_of(reader, list->items[i], "sha256");
        g_ptr_array_add(files, file);
        if (!is_inner(file->path)) {
            lack(reader, "path");
        }
    }
}

static void
read_figures(Reader *reader, const PsgNode *root, PsgRecord *record)
{
    const PsgNode *list = list_of(reader, root, "figures");
    for (size_t i = 0; i < list->count; i++) {
        const PsgNode *item = list->items[i];
        PsgRecordFigure *figure = psg_record_figure_new();
        figure->kind = text_of(reader, item, "kind");
        figure->title = text_of(reader, item, "title");
        figure->slices = words_of(reader, item, "slices");
        read_files(reader, item, "files", figure->files);
        g_ptr_array_add(record->figures, figure);
    }
}

static void
read_failure(Reader *reader, const PsgNode *root, PsgRecord *record)
{
    const PsgNode *failure = psg_node_lookup(root, "failure");
    if (failure == NULL ||
        (failure->kind != PSG_NODE_MAP && !psg_node_is_null(failure))) {
        lack(reader, "failure");
        return;
    }
    if (failure->kind != PSG_NODE_MAP) {
        return;
    }
    g_autofree char *cause = text_of(reader, failure, "cause");
    for (size_t i = PSG_CAUSE_DATA; i < G_N_ELEMENTS(cause_names); i++) {
        record->cause = strcmp(cause, cause_names[i]) == 0 ? (PsgCause)i : record->cause;
    }
    if (record->cause == PSG_CAUSE_NONE) {
        lack(reader, "cause");
    }
    read_texts(reader, failure, "messages", record->messages);
    if (record->messages->len == 0) {
        lack(reader, "messages");
    }
}

static void
read_record(Reader *reader, const PsgNode *root, PsgRecord *record)
{
    g_autofree char *form = text_of(reader, root, "paysage");
    record->name = text_of(reader, root, "name");
    record->source = text_of(reader, root, "source");
    record->options = words_of(reader, root, "options");
    record->key = text_or_null(reader, root, "key");
    record->program = text_of(reader, root, "program");
    record->fonts = text_of(reader, root, "fonts");
    record->title = text_or_null(reader, root, "title");
    record->language = text_or_null(reader, root, "language");
    record->errors = count_of(reader, root, "errors");
    record->warnings = count_of(reader, root, "warnings");
    read_figures(reader, root, record);
    read_texts(reader, root, "remarks", record->remarks);
    read_failure(reader, root, record);
    read_files(reader, root, "left", record->left);
    if (strcmp(form, RECORD) != 0) {
        reader->lacks = "paysage";
    }
    if (record->cause == PSG_CAUSE_NONE &&
        (record->title == NULL || record->language == NULL)) {
        lack(reader, "title");
    }
}

/* Whether nothing was amiss; closes. */
static bool
is_whole(Reader *reader, const char *form, char **why)
{
    bool is_good = reader->lacks == NULL;
    if (!is_good && why != NULL) {
        *why = strcmp(reader->lacks, "JSON") == 0
                   ? g_strdup_printf("it is no %s", form)
                   : g_strdup_printf("it is no %s: \"%s\" is not as it should be", form,
                                     reader->lacks);
    }
    reader_close(reader);
    return is_good;
}

PsgRecord *
psg_record_parse(const char *text, gsize length, char **why)
{
    Reader reader;
    g_autoptr(PsgRecord) record = empty();
    const PsgNode *root = reader_open(&reader, text, length);
    if (root != NULL) {
        read_record(&reader, root, record);
    }
    return is_whole(&reader, RECORD, why) ? g_steal_pointer(&record) : NULL;
}

/* ---- Files ---- */

char *
psg_record_path(const char *folder, const char *name)
{
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, name, -1);
    g_autofree char *file = g_strdup_printf("%.*s.json", NAME_LENGTH, digest);
    g_autofree char *records = psg_batch_records(folder);
    return g_build_filename(records, file, NULL);
}

PsgRecord *
psg_record_read(const char *folder, const char *name, char **text, char **why)
{
    g_autofree char *path = psg_record_path(folder, name);
    g_autoptr(PsgInput) input =
        psg_input_read(path, psg_limits_default().max_bytes, NULL);
    if (input == NULL) {
        if (why != NULL) {
            *why = g_strdup("it is not there");
        }
        return NULL;
    }
    PsgRecord *record =
        psg_record_parse(psg_input_text(input), psg_input_length(input), why);
    if (record != NULL && strcmp(record->name, name) != 0) {
        g_clear_pointer(&record, psg_record_free);
        if (why != NULL) {
            *why = g_strdup("it is of another landscape");
        }
    }
    if (record != NULL && text != NULL) {
        *text = g_strdup(psg_input_text(input));
    }
    return record;
}

bool
psg_batch_write(const char *path, char *text, GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, strlen(text));
    return psg_file_holds(path, bytes) || psg_file_write_derived(path, bytes, error);
}

bool
psg_record_write(const PsgRecord *record, const char *folder, GError **error)
{
    g_autofree char *path = psg_record_path(folder, record->name);
    return psg_batch_write(path, psg_record_text(record), error);
}

/* ---- Shards ---- */

static void
free_entry(gpointer data)
{
    PsgShardEntry *entry = data;
    g_free(entry->name);
    g_free(entry->digest);
    g_free(entry);
}

PsgShardRecord *
psg_shard_record_new(void)
{
    PsgShardRecord *record = g_new0(PsgShardRecord, 1);
    record->entries = g_ptr_array_new_with_free_func(free_entry);
    return record;
}

void
psg_shard_record_free(PsgShardRecord *record)
{
    if (record != NULL) {
        g_free(record->list);
        g_free(record->program);
        g_free(record->build);
        g_free(record->fonts);
        g_ptr_array_unref(record->entries);
        g_free(record);
    }
}

void
psg_shard_record_add(PsgShardRecord *record, guint64 place, const char *name,
                     const char *digest)
{
    PsgShardEntry *entry = g_new(PsgShardEntry, 1);
    *entry = (PsgShardEntry){place, g_strdup(name), g_strdup(digest)};
    g_ptr_array_add(record->entries, entry);
}

char *
psg_shard_record_path(const char *folder, PsgShard shard)
{
    g_autofree char *file = g_strdup_printf("%u-of-%u.json", shard.number, shard.count);
    g_autofree char *records = psg_batch_records(folder);
    return g_build_filename(records, file, NULL);
}

char *
psg_shard_record_text(const PsgShardRecord *record)
{
    PsgStream *out = psg_stream_new_text();
    PsgJson *json = psg_json_new(out);
    psg_json_begin_object(json, NULL);
    psg_json_string(json, "paysage", SHARD);
    psg_json_count(json, "shard", record->shard.number);
    psg_json_count(json, "of", record->shard.count);
    psg_json_count(json, "landscapes", record->landscapes);
    psg_json_string(json, "list", record->list);
    psg_json_string(json, "program", record->program);
    psg_json_string(json, "build", record->build);
    psg_json_string(json, "fonts", record->fonts);
    psg_json_begin_list(json, "made");
    for (guint i = 0; i < record->entries->len; i++) {
        const PsgShardEntry *entry = g_ptr_array_index(record->entries, i);
        psg_json_begin_object(json, NULL);
        psg_json_count(json, "place", entry->place);
        psg_json_string(json, "name", entry->name);
        psg_json_string(json, "sha256", entry->digest);
        psg_json_end_object(json);
    }
    psg_json_end_list(json);
    psg_json_end_object(json);
    psg_json_free(json);
    return psg_stream_close_text(out);
}

static void
read_shard(Reader *reader, const PsgNode *root, PsgShardRecord *record)
{
    g_autofree char *form = text_of(reader, root, "paysage");
    guint64 number = count_of(reader, root, "shard"),
            count = count_of(reader, root, "of");
    record->landscapes = count_of(reader, root, "landscapes");
    record->list = text_of(reader, root, "list");
    record->program = text_of(reader, root, "program");
    record->build = text_of(reader, root, "build");
    record->fonts = text_of(reader, root, "fonts");
    const PsgNode *list = list_of(reader, root, "made");
    for (size_t i = 0; i < list->count; i++) {
        g_autofree char *name = text_of(reader, list->items[i], "name");
        g_autofree char *digest = digest_of(reader, list->items[i], "sha256");
        guint64 place = count_of(reader, list->items[i], "place");
        psg_shard_record_add(record, place, name, digest);
        if (place >= record->landscapes || !is_inner(name)) {
            lack(reader, "made");
        }
    }
    if (number < 1 || number > count || count > PSG_MOST_SHARDS) {
        lack(reader, "shard");
    }
    record->shard = (PsgShard){(guint)number, (guint)count};
    if (strcmp(form, SHARD) != 0) {
        reader->lacks = "paysage";
    }
}

PsgShardRecord *
psg_shard_record_parse(const char *text, gsize length, char **why)
{
    Reader reader;
    g_autoptr(PsgShardRecord) record = psg_shard_record_new();
    const PsgNode *root = reader_open(&reader, text, length);
    if (root != NULL) {
        read_shard(&reader, root, record);
    }
    return is_whole(&reader, SHARD, why) ? g_steal_pointer(&record) : NULL;
}

bool
psg_shard_record_write(const PsgShardRecord *record, const char *folder, GError **error)
{
    g_autofree char *path = psg_shard_record_path(folder, record->shard);
    return psg_batch_write(path, psg_shard_record_text(record), error);
}
