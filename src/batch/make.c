/* One landscape of a batch. */
#include "batch/make.h"

#include "batch/begun.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_MESSAGES = 10 }; /* a first look; `check` tells all */

/* One landscape while it is looked at, and what earlier runs have left of it. */
typedef struct {
    const PsgBatch *batch;
    const PsgBatchItem *item;
    char *folder;      /* where its figures go */
    PsgRecord *before; /* NULL: there is none */
    PsgBegun *begun;
} Making;

static void
making_init(Making *making, const PsgBatch *batch, const PsgBatchItem *item)
{
    *making = (Making){batch, item, g_build_filename(batch->folder, item->name, NULL),
                       psg_record_read(batch->folder, item->name, NULL, NULL),
                       psg_begun_read(batch->folder, item->name)};
}

static void
making_clear(Making *making)
{
    g_free(making->folder);
    psg_record_free(making->before);
    psg_begun_free(making->begun);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Making, making_clear)

/* ---- What is there ---- */

bool
psg_record_file_holds(const PsgRecordFile *file, const char *folder)
{
    guint64 bytes;
    struct stat found;
    g_autofree char *path = g_build_filename(folder, file->path, NULL);
    if (lstat(path, &found) != 0 || (guint64)found.st_size != file->bytes) {
        return false; /* a link is not what we made */
    }
    g_autofree char *digest = psg_batch_file_digest(path, &bytes);
    return g_strcmp0(digest, file->digest) == 0;
}

/* Mistakes stay as they are as long as the data do; what the world refused may go well next time. */
static bool
is_lasting(const PsgRecord *record)
{
    return record->cause == PSG_CAUSE_NONE || record->cause == PSG_CAUSE_DATA ||
           record->cause == PSG_CAUSE_WORDS;
}

/* Whether all is as the record of that key has it, and nothing else of ours is there. */
static bool
is_made(const Making *making, const char *key)
{
    const PsgRecord *record = making->before;
    if (record == NULL || key == NULL || g_strcmp0(record->key, key) != 0 ||
        !is_lasting(record) || psg_begun_is_open(making->begun)) {
        return false;
    }
    g_autoptr(GPtrArray) files = psg_record_files(record);
    for (guint i = 0; i < files->len; i++) {
        if (!psg_record_file_holds(g_ptr_array_index(files, i), making->folder)) {
            return false;
        }
    }
    return true;
}

/* ---- What was there ---- */

/* The folders of the file that are empty now, up to that of the landscape. */
static void
remove_folders(const char *folder, const char *path)
{
    g_autofree char *part = g_path_get_dirname(path);
    while (strcmp(part, ".") != 0) {
        g_autofree char *whole = g_build_filename(folder, part, NULL);
        char *above = g_path_get_dirname(part);
        if (g_rmdir(whole) != 0) {
            g_free(above);
            return;
        }
        g_free(part);
        part = above;
    }
}

static void
remove_file(const PsgRecordFile *file, const char *folder)
{
    if (psg_record_file_holds(file, folder)) {
        g_autofree char *path = g_build_filename(folder, file->path, NULL);
        g_unlink(path);
        remove_folders(folder, file->path);
    }
}

static void
add_all(GPtrArray *files, const GPtrArray *more)
{
    for (guint i = 0; i < more->len; i++) {
        g_ptr_array_add(files, g_ptr_array_index(more, i));
    }
}

/* Files that may be there of earlier runs, of those that were killed, and of this one as far as it came: borrowed. */
static GPtrArray *
files_of_all(const Making *making)
{
    GPtrArray *files =
        making->before == NULL ? g_ptr_array_new() : psg_record_files(making->before);
    if (making->before != NULL) {
        add_all(files, making->before->left);
    }
    add_all(files, psg_begun_files(making->begun));
    return files;
}

/* Files that were made once and are not any more: of a good run they go; of a failed one they stay, and it is noted
 * that they are ours. */
static void
settle(const Making *making, PsgRecord *record)
{
    g_autoptr(GPtrArray) made = psg_record_files(record);
    g_autoptr(GPtrArray) all = files_of_all(making);
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < made->len; i++) {
        g_hash_table_add(told, ((PsgRecordFile *)g_ptr_array_index(made, i))->path);
    }
    for (guint i = 0; i < all->len; i++) {
        const PsgRecordFile *file = g_ptr_array_index(all, i);
        if (g_hash_table_contains(told, file->path)) {
            continue;
        }
        if (record->cause == PSG_CAUSE_NONE) {
            remove_file(file, making->folder);
        } else if (psg_record_file_holds(file, making->folder)) {
            g_ptr_array_add(record->left,
                            psg_record_file_new(file->path, file->bytes, file->digest));
            g_hash_table_add(told, file->path);
        }
    }
}

/* ---- Making ---- */

static void
fail_with(PsgRecord *record, PsgCause cause, const char *message)
{
    record->cause = record->cause == PSG_CAUSE_NONE ? cause : record->cause;
    g_ptr_array_add(record->messages, g_strdup(message));
}

/* Errors go into the record, as far as one wants to read them there; warnings are counted. */
static void
take_diagnostics(const PsgBatch *batch, PsgRecord *record, PsgDiagnostics *list)
{
    batch->finish(list);
    for (size_t i = 0; i < psg_diagnostics_count(list); i++) {
        const PsgDiagnostic *diagnostic = psg_diagnostics_nth(list, i);
        if (diagnostic->severity == PSG_SEVERITY_WARNING) {
            record->warnings++;
            continue;
        }
        record->errors++;
        if (record->messages->len < MOST_MESSAGES) {
            g_autofree char *place =
                diagnostic->span.input == NULL
                    ? g_strdup(record->source)
                    : psg_input_place(diagnostic->span.input, diagnostic->span.start);
            g_autofree char *message =
                g_strdup_printf("%s: %s", place, diagnostic->message);
            fail_with(record, PSG_CAUSE_DATA, message);
        }
    }
}

/* Where OUT is, is nothing that a record tells: it may be read elsewhere. */
static void
leave_out(const char *folder, GPtrArray *texts)
{
    g_autofree char *prefix = g_strconcat(folder, "/", NULL);
    for (guint i = 0; i < texts->len; i++) {
        g_autofree char *text = g_ptr_array_index(texts, i);
        g_auto(GStrv) parts = g_strsplit(text, prefix, -1);
        g_ptr_array_index(texts, i) = g_strjoinv("", parts);
    }
}

static void
take_error(PsgRecord *record, const GError *error)
{
    if (error != NULL) {
        bool is_words = error->domain == PSG_SESSION_ERROR;
        fail_with(record, is_words ? PSG_CAUSE_WORDS : PSG_CAUSE_WORLD, error->message);
    } else if (record->cause == PSG_CAUSE_NONE) {
        fail_with(record, PSG_CAUSE_DATA, "nothing can be made of it");
    }
}

static PsgRecordFigure *
figure_of(const PsgSession *session, const PsgFigureSpec *spec)
{
    PsgRecordFigure *figure = psg_record_figure_new();
    figure->kind = g_strdup(spec->kind->name);
    figure->title = psg_session_title(session, spec);
    figure->slices = g_new0(char *, spec->slice_count + 1);
    for (size_t i = 0; i < spec->slice_count; i++) {
        figure->slices[i] = g_strdup(session->landscape->slices[spec->slices[i]].id);
    }
    return figure;
}

/* The files of one figure come one after the other. */
static void
take_files(const Making *making, PsgRecord *record, const PsgSession *session,
           const PsgPlan *plan, const PsgSessionResult *result)
{
    PsgRecordFigure *figure = NULL;
    size_t last = G_MAXSIZE;
    for (guint i = 0; result->files != NULL && i < result->files->len; i++) {
        const PsgMadeFile *made = g_ptr_array_index(result->files, i);
        const PsgRecordFile *file = psg_begun_lookup(making->begun, made->name);
        g_assert(file != NULL); /* each was announced */
        if (figure == NULL || made->figure != last) {
            figure = figure_of(session, &plan->figures[made->figure].spec);
            g_ptr_array_add(record->figures, figure);
            last = made->figure;
        }
        g_ptr_array_add(figure->files,
                        psg_record_file_new(file->path, file->bytes, file->digest));
    }
}

static void
take_result(PsgRecord *record, const PsgSessionResult *result)
{
    for (guint i = 0; result->failures != NULL && i < result->failures->len; i++) {
        fail_with(record, PSG_CAUSE_WORLD, g_ptr_array_index(result->failures, i));
    }
    for (guint i = 0; result->remarks != NULL && i < result->remarks->len; i++) {
        g_ptr_array_add(record->remarks, g_strdup(g_ptr_array_index(result->remarks, i)));
    }
}

static void
note_file(gpointer data, const char *name, GBytes *bytes)
{
    const Making *making = data;
    psg_begun_note(making->begun, name, bytes);
}

static bool
make_figures(Making *making, PsgRecord *record, PsgSession *session, GError **error)
{
    g_auto(PsgSessionResult) result = {0};
    const PsgSessionOutput output = {.folder = making->folder,
                                     .workers = 1,
                                     .is_unknown = true,
                                     .announce = note_file,
                                     .data = making};
    g_autoptr(PsgPlan) plan =
        psg_session_plan(session, &making->item->wish->request, error);
    if (plan == NULL) {
        return false;
    }
    for (size_t i = 0; plan->notes[i] != NULL; i++) {
        g_ptr_array_add(record->remarks, g_strdup(plan->notes[i]));
    }
    bool is_good = psg_session_write(session, plan, &output, &result, error);
    take_result(record, &result);
    take_files(making, record, session, plan, &result);
    return is_good;
}

/* Figures of one landscape, as a run of `render` would make them. */
static PsgRecord *
make(Making *making)
{
    const PsgBatchItem *item = making->item;
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    PsgRecord *record = psg_record_new(making->batch, item);
    g_autoptr(PsgSession) session = psg_session_new(&item->wish->look, list, &error);
    bool is_good =
        session != NULL && psg_session_read(session, item->source, list, &error);
    take_diagnostics(making->batch, record, list);
    if (is_good) {
        const PsgRenderContext *context = session->context;
        const PsgText *title = &context->landscape->title;
        record->title = g_strdup(psg_context_text(context, title));
        record->language = g_strdup(context->language);
        is_good = make_figures(making, record, session, &error);
    }
    if (!is_good) {
        take_error(record, error);
    }
    return record;
}

/* ---- One after the other ---- */

static bool
write_record(const Making *making, PsgRecord *record, GError **error)
{
    const char *folder = making->batch->folder;
    settle(making, record);
    leave_out(folder, record->messages);
    leave_out(folder, record->remarks);
    bool is_written = psg_record_write(record, folder, error);
    if (is_written) {
        psg_begun_end(making->begun);
    }
    return is_written;
}

PsgMakeResult
psg_batch_make(const PsgBatch *batch, const PsgBatchItem *item, GString *told)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *key = psg_batch_key(batch, item);
    g_auto(Making) making;
    making_init(&making, batch, item);
    if (!batch->is_fresh && is_made(&making, key)) {
        return making.before->cause == PSG_CAUSE_NONE ? PSG_MAKE_KEPT : PSG_MAKE_FAILED;
    }
    g_autoptr(PsgRecord) record = make(&making);
    /* what was read must be what the key is of: data that changed meanwhile are made again next time */
    g_autofree char *after = psg_batch_key(batch, item);
    record->key = g_strcmp0(key, after) == 0 ? g_steal_pointer(&key) : NULL;
    if (!write_record(&making, record, &error)) {
        g_string_assign(told, error->message);
        return PSG_MAKE_NOTHING;
    }
    return record->cause == PSG_CAUSE_NONE ? PSG_MAKE_ANEW : PSG_MAKE_FAILED;
}

bool
psg_batch_note_failure(const PsgBatch *batch, const PsgBatchItem *item, PsgCause cause,
                       const char *message, GError **error)
{
    g_auto(Making) making;
    making_init(&making, batch, item);
    g_autoptr(PsgRecord) record = psg_record_new(batch, item);
    fail_with(record, cause, message);
    return write_record(&making, record, error);
}
