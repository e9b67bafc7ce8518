/* paysage batch: many landscapes, or a shard of them. */
#include "cli/batch.h"

#include "base/join.h"
#include "batch/crew.h"
#include "batch/make.h"
#include "batch/merge.h"
#include "cli/batch_list.h"
#include "cli/ending.h"
#include "write/file.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ---- Making ---- */

/* What is told while landscapes are made, and of which. */
typedef struct {
    PsgBatching *batching;
    gint64 started;
    guint64 all, past; /* of what takes time, in bytes */
    size_t done, count, anew, kept, failed;
    bool is_terminal, has_shown, is_broken;
} Making;

/* Each landscape has a part that does not grow with it. */
static guint64
weight_of(const PsgBatchItem *item)
{
    return item->bytes + 4096;
}

static int
make_one(gpointer data, size_t task, GString *told)
{
    const Making *making = data;
    const PsgBatch *batch = &making->batching->batch;
    return (int)psg_batch_make(batch, &batch->items[task], told);
}

static guint
seconds_of(gpointer data, size_t task)
{
    const Making *making = data;
    return making->batching->batch.items[task].wish->seconds;
}

/* "2:05 left" once that can be told. */
static char *
time_left(const Making *making)
{
    double elapsed = (double)(g_get_monotonic_time() - making->started) / G_USEC_PER_SEC;
    if (elapsed < 2 || making->past == 0) {
        return g_strdup("");
    }
    double left = elapsed * (double)(making->all - making->past) / (double)making->past;
    guint64 seconds = (guint64)left;
    return g_strdup_printf(", %" G_GUINT64_FORMAT ":%02" G_GUINT64_FORMAT " left",
                           seconds / 60, seconds % 60);
}

static void
tell_progress(Making *making, const char *name, const char *what)
{
    if (making->is_terminal) {
        g_autofree char *left = time_left(making);
        g_autoptr(GString) shown = g_string_new(NULL);
        psg_terminal_append(shown, name);
        fprintf(stderr, "\r\033[K%zu/%zu %s%s", making->done, making->count, shown->str,
                left);
        fflush(stderr);
        making->has_shown = true;
    } else if (what != NULL) {
        psg_note("%zu/%zu %s %s", making->done, making->count, name, what);
    }
}

static const int ending_signals[] = {SIGINT, SIGTERM, SIGHUP, 0};

/* A signal, or that nothing can be written any more; 0: the batch goes on. */
enum { ENDED_BY_WORLD = -1 };
static volatile int ended_by;

/* Where not even a record can be written, no other landscape will do better. */
static void
give_up(Making *making, const char *why)
{
    if (!making->is_broken) {
        psg_say("%s%s", making->has_shown ? "\n" : "", why);
    }
    making->is_broken = true;
    ended_by = ended_by == 0 ? ENDED_BY_WORLD : ended_by;
}

static void
note_failure(Making *making, const PsgBatchItem *item, const PsgFate *fate)
{
    g_autoptr(GError) error = NULL;
    bool is_late = fate->kind == PSG_FATE_LATE;
    g_autofree char *late =
        g_strdup_printf("it took more than %u second%s (--max-seconds raises that)",
                        item->wish->seconds, item->wish->seconds == 1 ? "" : "s");
    if (!psg_batch_note_failure(&making->batching->batch, item,
                                is_late ? PSG_CAUSE_TIME : PSG_CAUSE_CRASH,
                                is_late ? late : fate->text, &error)) {
        give_up(making, error->message);
    }
}

static void
begin_one(gpointer data, size_t task)
{
    Making *making = data;
    tell_progress(making, making->batching->batch.items[task].name, NULL);
}

static void
end_one(gpointer data, size_t task, const PsgFate *fate)
{
    Making *making = data;
    const PsgBatchItem *item = &making->batching->batch.items[task];
    const char *what = "failed";
    making->done++;
    if (fate->kind != PSG_FATE_DONE) {
        note_failure(making, item, fate);
        making->failed++;
    } else if (fate->result == PSG_MAKE_NOTHING) {
        give_up(making, fate->text);
    } else if (fate->result == PSG_MAKE_FAILED) {
        making->failed++;
    } else if (fate->result == PSG_MAKE_KEPT) {
        making->kept++;
        making->all -= weight_of(item);
        tell_progress(making, item->name, NULL);
        return;
    } else {
        making->anew++;
        what = "made";
    }
    making->past += weight_of(item);
    tell_progress(making, item->name, what);
}

static void
note_signal(int number)
{
    ended_by = number;
}

/* Those that are ignored stay so. */
static void
catch_signals(void)
{
    for (size_t i = 0; ending_signals[i] != 0; i++) {
        if (signal(ending_signals[i], note_signal) == SIG_IGN) {
            signal(ending_signals[i], SIG_IGN);
        }
    }
}

G_NORETURN static void
end_by_signal(const Making *making)
{
    psg_note(
        "%sstopped: %zu of %zu landscapes are done; the same command goes on with the rest",
        making->has_shown ? "\n" : "", making->done, making->count);
    signal(ended_by, SIG_DFL);
    raise(ended_by);
    _exit(PSG_EXIT_WORLD);
}

static int
compare_weights(gconstpointer a, gconstpointer b, gpointer data)
{
    const PsgBatchItem *items = data;
    const size_t one = *(const size_t *)a, other = *(const size_t *)b;
    if (items[one].bytes != items[other].bytes) {
        return items[one].bytes > items[other].bytes ? -1 : 1;
    }
    return (one > other) - (one < other);
}

/* Those of the shard, heaviest first, so that none is begun when all others are over. */
static GArray *
tasks_of(Making *making)
{
    const PsgBatch *batch = &making->batching->batch;
    const PsgShard shard = making->batching->shard;
    GArray *tasks = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < batch->count; i++) {
        if (psg_shard_owner(batch->items[i].name, shard.count) == shard.number) {
            g_array_append_val(tasks, i);
            making->all += weight_of(&batch->items[i]);
        }
    }
    g_array_sort_with_data(tasks, compare_weights, batch->items);
    return tasks;
}

static bool
make_all(Making *making, GArray *tasks, GError **error)
{
    const PsgOutputOptions *output = &making->batching->options->render.output;
    const PsgCrew crew = {.workers =
                              CLAMP(psg_output_workers(output), 1, MAX(1, tasks->len)),
                          .tasks = (const size_t *)(const void *)tasks->data,
                          .count = tasks->len,
                          .work = make_one,
                          .begin = begin_one,
                          .done = end_one,
                          .seconds = seconds_of,
                          .data = making,
                          .ends = &ended_by,
                          .signals = ending_signals};
    making->count = tasks->len;
    making->started = g_get_monotonic_time();
    making->is_terminal = isatty(STDERR_FILENO) != 0;
    catch_signals();
    bool is_good = psg_crew_run(&crew, error);
    if (ended_by > 0) {
        end_by_signal(making);
    }
    if (making->has_shown) {
        fputs("\r\033[K", stderr);
    }
    return is_good || making->is_broken;
}

/* ---- The end ---- */

void
psg_batch_tell_failure(const PsgRecord *record, gpointer data)
{
    (void)data;
    if (record->cause != PSG_CAUSE_NONE) {
        psg_say("%s: %s", record->name,
                (const char *)g_ptr_array_index(record->messages, 0));
    }
}

void
psg_batch_tell_totals(const PsgIndexTotals *totals, const char *folder)
{
    if (totals->failed > 0) {
        psg_say("%zu of %zu landscapes failed", totals->failed, totals->landscapes);
    }
    psg_tell("%zu landscape%s, %zu file%s in %s%s", totals->landscapes,
             psg_plural(totals->landscapes), totals->files, psg_plural(totals->files),
             folder, g_str_has_suffix(folder, "/") ? "" : "/");
}

PsgExit
psg_batch_exit(const PsgIndexTotals *totals)
{
    return totals->worst == PSG_CAUSE_NONE   ? PSG_EXIT_DONE
           : totals->worst < PSG_CAUSE_WORLD ? PSG_EXIT_MISTAKES
                                             : PSG_EXIT_WORLD;
}

/* They may be of another LIST for the same folder, so nobody removes them. */
static void
tell_others(const PsgIndex *index)
{
    g_autoptr(GPtrArray) others = psg_index_others(index);
    if (others->len > 0) {
        psg_note(
            "note: %s has %u landscape%s besides that LIST has not, as %s: remove what is not "
            "wanted",
            index->folder, others->len, psg_plural(others->len),
            (const char *)g_ptr_array_index(others, 0));
    }
}

static bool
finish(const PsgBatching *batching, const GArray *tasks, PsgIndexTotals *totals,
       GError **error)
{
    const PsgBatch *batch = &batching->batch;
    g_autofree const char **names = g_new0(const char *, batch->count + 1);
    bool is_whole = batching->shard.count == 1;
    PsgIndex index = {batch->folder, batch->program,
                      batch->fonts,  batch->list,
                      names,         is_whole ? batch->count : tasks->len};
    for (size_t i = 0; i < index.count; i++) {
        size_t task = is_whole ? i : g_array_index(tasks, size_t, i);
        names[i] = batch->items[task].name;
    }
    if (is_whole) {
        tell_others(&index);
    }
    return psg_shard_end(batch, batching->shard, error) &&
           (is_whole ? psg_index_write(&index, totals, error)
                     : psg_index_count(&index, totals, error)) &&
           psg_index_visit(&index, psg_batch_tell_failure, NULL, error);
}

static PsgExit
make(PsgBatching *batching)
{
    Making making = {.batching = batching};
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) tasks = tasks_of(&making);
    PsgIndexTotals totals = {0};
    g_autofree char *records = psg_batch_records(batching->batch.folder);
    if (!psg_folder_make(records, &error) || !make_all(&making, tasks, &error) ||
        (!making.is_broken && !finish(batching, tasks, &totals, &error))) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    if (making.is_broken) {
        psg_say("the batch is not complete: run it again");
        return PSG_EXIT_WORLD;
    }
    const char *folder = psg_output_folder(&batching->options->render.output);
    psg_batch_tell_totals(&totals, folder);
    if (batching->shard.count > 1) {
        psg_note("this was shard %u of %u; once all are there: paysage merge %s",
                 batching->shard.number, batching->shard.count, folder);
    }
    return psg_batch_exit(&totals);
}

static PsgExit
print_shards(const PsgBatching *batching)
{
    const PsgBatch *batch = &batching->batch;
    guint count = batching->shard.count;
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree guint64 *bytes = g_new0(guint64, count + 1);
    g_autofree size_t *landscapes = g_new0(size_t, count + 1);
    for (size_t i = 0; i < batch->count; i++) {
        guint shard = psg_shard_owner(batch->items[i].name, count);
        bytes[shard] += batch->items[i].bytes;
        landscapes[shard]++;
        g_string_append_printf(text, "%u/%u\t%" G_GUINT64_FORMAT "\t%s\n", shard, count,
                               batch->items[i].bytes, batch->items[i].name);
    }
    for (guint shard = 1; shard <= count; shard++) {
        psg_note("shard %u/%u: %zu landscape%s, %" G_GUINT64_FORMAT " bytes", shard,
                 count, landscapes[shard], psg_plural(landscapes[shard]), bytes[shard]);
    }
    return psg_write_text(NULL, text->str);
}

/* ---- The command ---- */

static bool
choose_shard(PsgBatching *batching)
{
    g_autofree char *why = NULL;
    const char *said = batching->options->shard;
    bool is_good = said != NULL ? psg_shard_parse(said, &batching->shard, &why)
                                : psg_shard_of_array(g_getenv, &batching->shard, &why);
    if (!is_good) {
        psg_usage_error(batching->command, "%s", why);
    } else if (said == NULL && batching->shard.count == 1 &&
               g_getenv("SLURM_ARRAY_TASK_ID") != NULL) {
        psg_note(
            "note: this is the only task of its array, and makes the whole batch: to "
            "submit one of several anew, name its shard with --shard I/N");
    }
    return is_good;
}

static PsgExit
run(PsgBatching *batching, const char *path)
{
    const PsgOutputOptions *output = &batching->options->render.output;
    if (psg_output_check(batching->command, output) != PSG_EXIT_DONE) {
        return PSG_EXIT_USAGE;
    }
    if (batching->options->name != NULL) {
        return psg_usage_error(batching->command, "--name is for a line of LIST");
    }
    if (batching->options->render.look.timing) {
        return psg_usage_error(batching->command,
                               "--timing is for one landscape: use render");
    }
    if (psg_output_is_standard(output)) {
        return psg_usage_error(batching->command, "-o - is for one file: name a folder");
    }
    if (!choose_shard(batching)) {
        return PSG_EXIT_USAGE;
    }
    g_autofree char *folder =
        g_canonicalize_filename(psg_output_folder(output), batching->cwd);
    batching->batch.folder = folder;
    PsgExit status = psg_batching_read(batching, path);
    if (status != PSG_EXIT_DONE ||
        (status = psg_batching_check(batching)) != PSG_EXIT_DONE) {
        return status;
    }
    PsgBatch *batch = &batching->batch;
    batch->items = (PsgBatchItem *)(void *)batching->items->data;
    batch->count = batching->items->len;
    batch->wishes = (PsgBatchWish *const *)(void *)batching->wishes->pdata;
    batch->wish_count = batching->wishes->len;
    batch->is_fresh = output->is_fresh;
    batch->finish = psg_input_finish;
    psg_batch_identify(batch);
    return batching->options->is_dry ? print_shards(batching) : make(batching);
}

static PsgExit
run_batch(const PsgCommand *command, char *const *arguments, gpointer options)
{
    PsgBatching batching;
    psg_batching_init(&batching, command, options);
    psg_ending_after(0);
    PsgExit status = run(&batching, arguments[0]);
    psg_batching_clear(&batching);
    return status;
}

const PsgCommandWork psg_batch_work = {sizeof(PsgBatchOptions), psg_batch_options_add,
                                       run_batch};
