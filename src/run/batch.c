/* Many figures at once. */
#include "run/batch.h"

#include "run/deck.h"
#include "run/film.h"
#include "run/formats.h"
#include "run/workers.h"
#include "write/csv.h"
#include "write/file.h"

#include <stdio.h>
#include <string.h>

#define QUIET_FOR (G_USEC_PER_SEC / 2)

typedef struct {
    const PsgBatch *batch;
    const PsgFigureInput *input;
    const PsgPlan *plan;
    char **messages; /* by figure: NULL if it went well */
    PsgScene **kept; /* by figure, for the deck; NULL if there is none */
    gint next;       /* the first figure that nobody took; atomic */
    GMutex mutex;    /* of the rest */
    PsgStopwatch *watch;
    guint done;
    gint64 started;
    bool has_shown;
} Run;

/* What an order makes: its scene, and where the time goes. */
typedef struct {
    const PsgFigureSpec *spec;
    unsigned formats;
    const PsgScene *scene;
    PsgStopwatch *watch;
} Made;

/* The bytes of one file; NULL with an error if it can't be painted. */
static GBytes *
make_bytes(const Run *run, const Made *made, PsgFormat format, GError **error)
{
    GBytes *bytes;
    if (format == PSG_FORMAT_CSV) {
        g_autoptr(PsgTable) table =
            made->spec->kind->maker->tabulate(run->input, made->spec);
        char *text = psg_csv_of_table(table);
        bytes = g_bytes_new_take(text, strlen(text));
    } else if (format == PSG_FORMAT_MP4) {
        bytes = psg_film_video(run->batch, made->scene, error);
    } else {
        bytes = psg_format_painter(format)->paint(made->scene, &run->batch->paint, error);
    }
    psg_stopwatch_lap(made->watch, PSG_STAGE_DRAW);
    return bytes;
}

/* Takes its name. */
static void
note_file(Run *run, char *file)
{
    g_mutex_lock(&run->mutex);
    if (run->batch->written != NULL) {
        g_ptr_array_add(run->batch->written, g_steal_pointer(&file));
    }
    g_mutex_unlock(&run->mutex);
    g_free(file);
}

/* bytes NULL: they could not be made. */
static bool
write_bytes(Run *run, const Made *made, PsgFormat format, GBytes *bytes, GError **error)
{
    if (bytes == NULL) {
        return false;
    }
    g_autofree char *name =
        psg_figure_spec_name(made->spec, run->input->context->landscape);
    g_autofree char *file = g_strconcat(name, ".", psg_format_name(format), NULL);
    g_autofree char *path = g_build_filename(run->batch->folder, file, NULL);
    bool written = psg_file_write_derived(path, bytes, error);
    psg_stopwatch_lap(made->watch, PSG_STAGE_WRITE);
    if (written) {
        note_file(run, g_steal_pointer(&file));
    }
    return written;
}

/* A film has many PNG files. */
static bool
write_frames(Run *run, const Made *made, GError **error)
{
    g_autoptr(GPtrArray) files = psg_film_write_frames(run->batch, made->scene, error);
    psg_stopwatch_lap(made->watch, PSG_STAGE_DRAW);
    for (guint i = 0; files != NULL && i < files->len; i++) {
        note_file(run, g_strdup(g_ptr_array_index(files, i)));
    }
    return files != NULL;
}

static bool
write_file(Run *run, const Made *made, PsgFormat format, GError **error)
{
    if (made->spec->kind->maker->medium == PSG_MEDIUM_FILM && format == PSG_FORMAT_PNG) {
        return write_frames(run, made, error);
    }
    g_autoptr(GBytes) bytes = make_bytes(run, made, format, error);
    return write_bytes(run, made, format, bytes, error);
}

static bool
write_files(Run *run, const Made *made, GError **error)
{
    unsigned formats = made->formats;
    for (unsigned format = PSG_FORMAT_SVG; format <= formats; format <<= 1) {
        if ((formats & format) != 0 && !write_file(run, made, (PsgFormat)format, error)) {
            return false;
        }
    }
    return true;
}

static void
show_progress(Run *run, const char *name)
{
    gint64 now = g_get_monotonic_time();
    if (run->batch->shows_progress && now - run->started > QUIET_FOR) {
        fprintf(stderr, "\r\033[K%u/%zu %s", run->done, run->plan->count, name);
        fflush(stderr);
        run->has_shown = true;
    }
}

static bool
is_deck(const Run *run, guint index)
{
    const PsgFigureSpec *spec = &run->plan->figures[index].spec;
    return spec->kind->maker->medium == PSG_MEDIUM_DECK;
}

static void
make_figure(Run *run, guint index, PsgRuler *ruler, PsgStopwatch *watch)
{
    const PsgFigureSpec *spec = &run->plan->figures[index].spec;
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgScene) scene = spec->kind->maker->draw(run->input, ruler, spec);
    psg_stopwatch_lap(watch, PSG_STAGE_FIGURE);
    Made made = {spec, run->plan->figures[index].formats, scene, watch};
    if (!write_files(run, &made, &error)) {
        g_assert(error != NULL);
        run->messages[index] = g_strdup(error->message);
    }
    g_mutex_lock(&run->mutex);
    run->done++;
    show_progress(run, psg_scene_name(scene));
    g_mutex_unlock(&run->mutex);
    if (run->kept != NULL && spec->kind->maker->medium == PSG_MEDIUM_PAGE) {
        run->kept[index] = g_steal_pointer(&scene);
    }
}

/* Once all its pages are there. */
static void
make_deck(Run *run, guint index)
{
    PsgStopwatch watch = psg_stopwatch_started();
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) pages = g_array_new(FALSE, FALSE, sizeof(PsgDeckPage));
    const PsgFigureSpec *deck = &run->plan->figures[index].spec;
    for (guint i = 0; i < run->plan->count; i++) {
        PsgDeckPage page = {&run->plan->figures[i].spec, run->kept[i]};
        if (page.scene != NULL) {
            g_array_append_val(pages, page);
        }
    }
    Made made = {.spec = deck, .watch = &watch};
    unsigned formats = run->plan->figures[index].formats;
    bool is_good = true;
    if ((formats & PSG_FORMAT_PDF) != 0) {
        g_autoptr(GBytes) bytes =
            psg_deck_paint(run->input, deck, pages, &run->batch->paint, &error);
        psg_stopwatch_lap(&watch, PSG_STAGE_DRAW);
        is_good = write_bytes(run, &made, PSG_FORMAT_PDF, bytes, &error);
    }
    if (is_good && (formats & PSG_FORMAT_CSV) != 0) {
        g_autoptr(GBytes) bytes = psg_deck_list(run->input, deck, pages);
        is_good = write_bytes(run, &made, PSG_FORMAT_CSV, bytes, &error);
    }
    if (!is_good) {
        g_assert(error != NULL);
        run->messages[index] = g_strdup(error->message);
    }
    psg_stopwatch_add(run->watch, &watch);
}

static gpointer
work(gpointer data)
{
    Run *run = data;
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    PsgStopwatch watch = psg_stopwatch_started();
    for (;;) {
        guint index = (guint)g_atomic_int_add(&run->next, 1);
        if (index >= run->plan->count) {
            break;
        }
        if (!is_deck(run, index)) {
            make_figure(run, index, ruler, &watch);
        }
    }
    g_mutex_lock(&run->mutex);
    psg_stopwatch_add(run->watch, &watch);
    g_mutex_unlock(&run->mutex);
    return NULL;
}

/* A deck of which no format is asked for is not made. */
static bool
wants_deck(const Run *run, guint index)
{
    return is_deck(run, index) && run->plan->figures[index].formats != 0;
}

static void
make_decks(Run *run)
{
    for (guint i = 0; run->kept != NULL && i < run->plan->count; i++) {
        if (wants_deck(run, i)) {
            show_progress(run, "deck");
            make_deck(run, i);
        }
    }
    for (guint i = 0; run->kept != NULL && i < run->plan->count; i++) {
        psg_scene_free(run->kept[i]);
    }
    g_free(run->kept);
}

GPtrArray *
psg_batch_run(const PsgBatch *batch, const PsgFigureInput *input, const PsgPlan *plan,
              PsgStopwatch *watch)
{
    Run run = {.batch = batch,
               .input = input,
               .plan = plan,
               .watch = watch,
               .messages = g_new0(char *, plan->count + 1),
               .started = g_get_monotonic_time()};
    for (guint i = 0; i < plan->count && run.kept == NULL; i++) {
        run.kept = wants_deck(&run, i) ? g_new0(PsgScene *, plan->count + 1) : NULL;
    }
    g_mutex_init(&run.mutex);
    psg_workers_run(work, &run, (guint)MIN(batch->workers, plan->count));
    make_decks(&run);
    if (run.has_shown) {
        fputs("\r\033[K", stderr);
    }
    g_mutex_clear(&run.mutex);
    GPtrArray *failures = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < plan->count; i++) {
        if (run.messages[i] != NULL) {
            g_ptr_array_add(failures, run.messages[i]);
        }
    }
    g_free(run.messages);
    return failures;
}
