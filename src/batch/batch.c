/* Names, sizes, and digests of what landscapes and figures depend on. */
#include "batch/batch.h"

#include "base/landscape_name.h"
#include "batch/build.h"
#include "draw/painter.h"
#include "read/style/style_read.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define RECORDS ".paysage.d"
enum { AT_ONCE = 1 << 16 };

void
psg_batch_clear(PsgBatch *batch)
{
    g_clear_pointer(&batch->program, g_free);
    g_clear_pointer(&batch->build, g_free);
    g_clear_pointer(&batch->list, g_free);
    g_clear_pointer(&batch->fonts, g_free);
}

char *
psg_batch_records(const char *folder)
{
    return g_build_filename(folder, RECORDS, NULL);
}

/* ---- Names ---- */

/* Its parts, without those that lead nowhere or out. */
static GPtrArray *
parts_of(char **words)
{
    GPtrArray *parts = g_ptr_array_new();
    for (size_t i = 0; words[i] != NULL; i++) {
        if (strcmp(words[i], "..") == 0) {
            g_ptr_array_set_size(parts, parts->len > 0 ? (gint)parts->len - 1 : 0);
        } else if (*words[i] != '\0' && strcmp(words[i], ".") != 0) {
            g_ptr_array_add(parts, words[i]);
        }
    }
    return parts;
}

static char *
name_of_parts(const GPtrArray *parts, char **why)
{
    static const char *const taken[] = {RECORDS, "index.json", "index.html", NULL};
    if (parts->len == 0) {
        *why = g_strdup("this has no name of its own: give it one with --name");
        return NULL;
    }
    const char *first = g_ptr_array_index(parts, 0);
    if (g_strv_contains(taken, first)) {
        *why = g_strdup_printf("the name %s is taken: give it another one with --name",
                               first);
        return NULL;
    }
    GString *name = g_string_new(first);
    for (guint i = 1; i < parts->len; i++) {
        g_string_append_printf(name, "/%s", (const char *)g_ptr_array_index(parts, i));
    }
    return g_string_free(name, FALSE);
}

char *
psg_batch_name(const char *path, char **why)
{
    g_autofree char *stem = psg_landscape_path_stem(path);
    g_autofree char *own = psg_landscape_name_of_path(path);
    g_auto(GStrv) words = g_strsplit(stem, "/", -1);
    g_autoptr(GPtrArray) parts = parts_of(words);
    if (parts->len <= 1) { /* "." and "paysage.yaml" are called by their folder */
        g_ptr_array_set_size(parts, 0);
        g_ptr_array_add(parts, own);
    }
    return name_of_parts(parts, why);
}

char *
psg_batch_name_given(const char *name, char **why)
{
    g_auto(GStrv) words = g_strsplit(name, "/", -1);
    g_autoptr(GPtrArray) parts = parts_of(words);
    if (parts->len != g_strv_length(words)) {
        *why =
            g_strdup_printf("the name \"%s\": use words that slashes part, as a/b", name);
        return NULL;
    }
    return name_of_parts(parts, why);
}

/* ---- Files ---- */

char *
psg_batch_file_digest(const char *path, guint64 *bytes)
{
    int file =
        open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe is not waited for */
    struct stat found;
    bool is_file = file >= 0 && fstat(file, &found) == 0 && S_ISREG(found.st_mode);
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree guchar *part = g_malloc(AT_ONCE);
    ssize_t count = is_file ? 0 : -1;
    *bytes = 0;
    while (is_file && (count = read(file, part, AT_ONCE)) > 0) {
        g_checksum_update(sum, part, count);
        *bytes += (guint64)count;
    }
    if (file >= 0) {
        close(file);
    }
    return count == 0 ? g_strdup(g_checksum_get_string(sum)) : NULL;
}

/* The files that a landscape is read from: one, or those of a folder. */
static GPtrArray *
files_of(const char *path)
{
    GPtrArray *files;
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
        return psg_open_files(path);
    }
    files = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(files, g_strdup(path));
    return files;
}

guint64
psg_batch_size(const char *path)
{
    g_autoptr(GPtrArray) files = files_of(path);
    guint64 size = 0;
    for (guint i = 0; i < files->len; i++) {
        struct stat found;
        bool is_there = stat(g_ptr_array_index(files, i), &found) == 0;
        size += is_there && S_ISREG(found.st_mode) ? (guint64)found.st_size : 0;
    }
    return size;
}

/* ---- Digests ---- */

/* With the ending NUL, so that "a", "bc" is not "ab", "c"; and NULL is another one than "". */
static void
add_text(GChecksum *sum, const char *text)
{
    const guchar is_there = text != NULL;
    g_checksum_update(sum, &is_there, 1);
    if (text != NULL) {
        g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text) + 1);
    }
}

static void
add_number(GChecksum *sum, gint64 number)
{
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);
    add_text(sum, text);
}

/* A file as what it is called and what is in it, wherever it is. */
static bool
add_file(GChecksum *sum, const char *path, GError **error)
{
    guint64 bytes;
    g_autofree char *digest = psg_batch_file_digest(path, &bytes);
    g_autofree char *name = g_path_get_basename(path);
    if (digest == NULL) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "cannot read %s", path);
        return false;
    }
    add_text(sum, name);
    add_text(sum, digest);
    return true;
}

static void
add_limits(GChecksum *sum, const PsgLimits *limits)
{
    const size_t numbers[] = {limits->max_bytes,  limits->max_depth,  limits->max_values,
                              limits->max_actors, limits->max_slices, limits->max_text};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        add_number(sum, (gint64)numbers[i]);
    }
}

static void
add_opening(GChecksum *sum, const PsgOpenWishes *opening)
{
    const char *const texts[] = {opening->from, opening->slices, opening->dates,
                                 opening->language};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        add_text(sum, texts[i]);
    }
    for (size_t i = 0; opening->map != NULL && opening->map[i] != NULL; i++) {
        add_text(sum, opening->map[i]);
    }
    add_text(sum, NULL);
    add_number(sum, opening->is_strict);
}

static void
add_request(GChecksum *sum, const PsgRequest *request)
{
    add_text(sum, request->figures);
    add_text(sum, request->slices);
    add_text(sum, request->formats);
    for (size_t i = 0; i < request->option_count; i++) {
        add_text(sum, request->options[i].name);
        add_text(sum, request->options[i].value);
    }
}

char *
psg_batch_wish_digest(const PsgBatchWish *wish, GError **error)
{
    const PsgLook *look = &wish->look;
    const char *const texts[] = {look->page,      look->language, look->layout,
                                 look->stability, look->align,    look->dpi,
                                 look->svg,       look->ids};
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        add_text(sum, texts[i]);
    }
    add_number(sum, look->date);
    add_limits(sum, &look->limits);
    add_opening(sum, &look->opening);
    bool has_file = look->style != NULL && psg_style_is_path(look->style);
    add_text(sum, has_file ? NULL : look->style);
    if ((has_file && !add_file(sum, look->style, error)) ||
        (look->template != NULL && !add_file(sum, look->template, error))) {
        return NULL;
    }
    add_request(sum, &wish->request);
    return g_strdup(g_checksum_get_string(sum));
}

char *
psg_batch_key(const PsgBatch *batch, const PsgBatchItem *item)
{
    const char *const texts[] = {batch->program, batch->build, item->source,
                                 item->wish->digest, item->wish->fonts};
    g_autoptr(GPtrArray) files = files_of(item->source);
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        add_text(sum, texts[i]);
    }
    for (guint i = 0; i < files->len; i++) {
        if (!add_file(sum, g_ptr_array_index(files, i), NULL)) {
            return NULL;
        }
    }
    return files->len == 0 ? NULL : g_strdup(g_checksum_get_string(sum));
}

/* What each item is called, read from and made by, in the order of LIST. */
static char *
list_digest(const PsgBatch *batch)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (size_t i = 0; i < batch->count; i++) {
        add_text(sum, batch->items[i].name);
        add_text(sum, batch->items[i].source);
        add_text(sum, batch->items[i].wish->digest);
    }
    return g_strdup(g_checksum_get_string(sum));
}

/* Of a list the fonts of all wishes, so that each shard has the same, whatever is in it. */
static char *
fonts_digest(const PsgBatch *batch)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (size_t i = 0; i < batch->wish_count; i++) {
        add_text(sum, batch->wishes[i]->fonts);
    }
    return g_strdup(g_checksum_get_string(sum));
}

void
psg_batch_identify(PsgBatch *batch)
{
    g_autofree char *libraries = psg_painter_versions();
    psg_batch_clear(batch);
    batch->program = g_strdup_printf("paysage %s, %s", PSG_VERSION, libraries);
    batch->build = psg_build_text();
    batch->list = list_digest(batch);
    batch->fonts = fonts_digest(batch);
}
