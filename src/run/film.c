/*
 * A film as a medium, as numbered PNG files, and as the pages of its slices.
 *
 * Pictures in which nothing has changed since the one before are painted once and written
 * several times. The others are painted by several threads.
 */
#include "run/film.h"

#include "base/workers.h"
#include "write/file.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define RATE 12.5 /* frames a second */

enum { LEAST_DIGITS = 4 };

guint
psg_film_frame_count(const PsgScene *film, double rate)
{
    return MAX(1, (guint)round(psg_scene_seconds(film) * rate));
}

bool
psg_film_frame_rests(const PsgScene *film, double rate, guint frame)
{
    return frame > 0 && !psg_scene_changes(film, (frame - 1) / rate, frame / rate);
}

PsgPaintOptions
psg_film_frame_paint(const PsgMaking *making, double rate, guint frame)
{
    PsgPaintOptions paint = making->paint;
    paint.before_end = psg_scene_seconds(making->pages[0].scene) - frame / rate;
    return paint;
}

/* Pictures that look the same, one after the other. */
typedef struct {
    guint first, count;
} Rest;

typedef struct {
    const PsgMaking *making;
    const PsgScene *film;
    guint count; /* of all pictures */
    int digits;  /* of their numbers */
    GArray *rests;
    gint next; /* the first rest that nobody took; atomic */
    GMutex mutex;
    GError *error; /* the first one */
} Frames;

static void
find_rests(Frames *frames)
{
    for (guint i = 0; i < frames->count; i++) {
        Rest rest = {i, 1};
        if (psg_film_frame_rests(frames->film, RATE, i)) {
            g_array_index(frames->rests, Rest, frames->rests->len - 1).count++;
        } else {
            g_array_append_val(frames->rests, rest);
        }
    }
}

/* In the figure's folder: film/film-0001.png, named as the scene is. */
static char *
frame_file(const Frames *frames, guint frame)
{
    const char *name = psg_scene_name(frames->film);
    return g_strdup_printf("%s/%s-%0*u.png", name, name, frames->digits, frame + 1);
}

static bool
write_rest(const Frames *frames, const Rest *rest, GError **error)
{
    PsgPaintOptions paint = psg_film_frame_paint(frames->making, RATE, rest->first);
    g_autoptr(GBytes) bytes = psg_paint_png(frames->film, &paint, error);
    for (guint i = 0; bytes != NULL && i < rest->count; i++) {
        g_autofree char *file = frame_file(frames, rest->first + i);
        g_autofree char *path = g_build_filename(frames->making->folder, file, NULL);
        psg_making_announce(frames->making, file, bytes);
        if (!psg_file_write_derived(path, bytes, error)) {
            return false;
        }
    }
    return bytes != NULL;
}

static gpointer
work(gpointer data)
{
    Frames *frames = data;
    for (;;) {
        guint index = (guint)g_atomic_int_add(&frames->next, 1);
        if (index >= frames->rests->len) {
            return NULL;
        }
        GError *error = NULL;
        if (!write_rest(frames, &g_array_index(frames->rests, Rest, index), &error)) {
            g_mutex_lock(&frames->mutex);
            if (frames->error == NULL) {
                frames->error = g_steal_pointer(&error);
            }
            g_mutex_unlock(&frames->mutex);
            g_clear_error(&error);
            g_atomic_int_set(&frames->next, (gint)frames->rests->len);
        }
    }
}

/* The file is a picture of this film's name, which has none of that number. */
static bool
is_stale(const Frames *frames, const char *file)
{
    const char *name = psg_scene_name(frames->film);
    size_t length = strlen(name);
    if (strncmp(file, name, length) != 0 || file[length] != '-') {
        return false;
    }
    const char *number = file + length + 1;
    size_t digits = strspn(number, "0123456789");
    if (digits < LEAST_DIGITS || strcmp(number + digits, ".png") != 0) {
        return false;
    }
    return digits != (size_t)frames->digits ||
           g_ascii_strtoull(number, NULL, 10) > frames->count ||
           g_ascii_strtoull(number, NULL, 10) == 0;
}

/* What can't be removed stays: the new pictures are there. */
static void
remove_stale(const Frames *frames)
{
    g_autofree char *path =
        g_build_filename(frames->making->folder, psg_scene_name(frames->film), NULL);
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    const char *file;
    while (folder != NULL && (file = g_dir_read_name(folder)) != NULL) {
        if (is_stale(frames, file)) {
            g_autofree char *stale = g_build_filename(path, file, NULL);
            g_unlink(stale);
        }
    }
}

/* Those of a longer film that was there before are removed. */
static GPtrArray *
write_frames(const PsgMaking *making, GError **error)
{
    const PsgScene *film = making->pages[0].scene;
    g_autoptr(GArray) rests = g_array_new(FALSE, FALSE, sizeof(Rest));
    Frames frames = {
        .making = making,
        .film = film,
        .count = psg_film_frame_count(film, RATE),
        .rests = rests,
    };
    frames.digits = MAX(LEAST_DIGITS, (int)floor(log10(frames.count)) + 1);
    find_rests(&frames);
    g_mutex_init(&frames.mutex);
    psg_workers_run(work, &frames, MIN(making->workers, frames.rests->len));
    g_mutex_clear(&frames.mutex);
    if (frames.error != NULL) {
        g_propagate_error(error, frames.error);
        return NULL;
    }
    remove_stale(&frames);
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < frames.count; i++) {
        g_ptr_array_add(files, frame_file(&frames, i));
    }
    return files;
}

/* A page a slice. */
static GBytes *
paint_stills(const PsgMaking *making, PsgFormat format, GError **error)
{
    const PsgFigureSpec *spec = making->spec;
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autoptr(PsgScene) stills = psg_figure_stills(making->input, ruler, spec);
    g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(g_free);
    g_autofree PsgDocumentPage *pages = g_new0(PsgDocumentPage, spec->slice_count);
    const PsgScene *scene = stills;
    for (size_t i = 0; i < spec->slice_count; i++, scene = psg_scene_next(scene)) {
        char *entry =
            psg_context_slice_title(making->input->context, spec->slices[i], NULL);
        g_ptr_array_add(entries, entry);
        pages[i] = (PsgDocumentPage){.scene = scene, .entry = entry, .moves = i > 0};
    }
    return psg_making_bind(making, format, pages, spec->slice_count, error);
}

static GBytes *
paint_film(const PsgMaking *making, PsgFormat format, GError **error)
{
    switch (format) {
    case PSG_FORMAT_CSV:
        return psg_making_table(making);
    case PSG_FORMAT_MP4:
        return psg_film_video(making, error);
    case PSG_FORMAT_PDF:
    case PSG_FORMAT_PPTX:
    case PSG_FORMAT_TIKZ:
        return paint_stills(making, format, error);
    case PSG_FORMAT_SVG:
    case PSG_FORMAT_PNG:
        break;
    }
    return psg_paint_svg(making->pages[0].scene, &making->paint, error);
}

const PsgMedium psg_film_medium = {
    .formats = PSG_FORMAT_SVG | PSG_FORMAT_PNG | PSG_FORMAT_PDF | PSG_FORMAT_PPTX |
               PSG_FORMAT_MP4 | PSG_FORMAT_TIKZ | PSG_FORMAT_CSV,
    .usual_formats = PSG_FORMAT_SVG,
    .sceneless = PSG_FORMAT_PDF | PSG_FORMAT_PPTX | PSG_FORMAT_TIKZ | PSG_FORMAT_CSV,
    .paint = paint_film,
    .several = PSG_FORMAT_PNG,
    .write = write_frames};
