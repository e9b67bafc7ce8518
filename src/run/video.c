/*
 * A film as MP4: painted here, packed by ffmpeg, which gets the pictures one after the
 * other through a pipe.
 *
 * H.264 with colours at half the size, since that is what PowerPoint and browsers play. The
 * number of ffmpeg's threads is said, and it is told to leave its version and the date out:
 * the same film makes the same bytes.
 */
#include "run/film.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define RATE 25.0 /* frames a second, as the arguments say */

enum { MOST_WORDS = 2000 }; /* bytes, of what ffmpeg has to say */

/* Sides must be even; colours are those of high definition. */
static const char FILTER[] = "pad=ceil(iw/2)*2:ceil(ih/2)*2:color=white,"
                             "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";

/* What the program writes. */
typedef struct {
    const char *film, *said;
} Files;

static char *
program_path(GError **error)
{
    char *path = g_find_program_in_path("ffmpeg");
    if (path == NULL) {
        g_set_error_literal(
            error, PSG_PAINT_ERROR, PSG_PAINT_ERROR_FAILED,
            "a film as MP4 needs ffmpeg, which is not installed: install it (Debian, "
            "Ubuntu: apt install ffmpeg; macOS: brew install ffmpeg), or use --format svg");
    }
    return path;
}

/* It writes into a file, since MP4 is not written from front to back; and what it has to
 * say into another one, since a pipe that nobody reads until the end would stop it. */
static GSubprocess *
start_program(const char *program, PsgPixels size, const Files *files, GError **error)
{
    g_autofree char *pixels = g_strdup_printf("%dx%d", size.width, size.height);
    const char *const arguments[] = {
        /* what comes in */
        program, "-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt",
        "rgb24", "-video_size", pixels, "-framerate", "25", "-i", "-",
        /* what goes out */
        "-vf", FILTER, "-c:v", "libx264", "-preset", "veryfast", "-tune", "animation",
        "-crf", "18", "-threads", "2", "-colorspace", "bt709", "-color_primaries",
        "bt709", "-color_trc", "bt709", "-movflags", "+faststart", "-map_metadata", "-1",
        "-fflags", "+bitexact", "-flags:v", "+bitexact", files->film, NULL};
    g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new(
        G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
    g_subprocess_launcher_set_stderr_file_path(launcher, files->said);
    GSubprocess *process = g_subprocess_launcher_spawnv(launcher, arguments, error);
    g_prefix_error(error, "cannot start ffmpeg: ");
    return process;
}

/* first: the picture of the first frame. */
static bool
send_frames(const PsgMaking *making, GBytes *first, GOutputStream *pipe, GError **error)
{
    const PsgScene *film = making->pages[0].scene;
    g_autoptr(GBytes) bytes = g_bytes_ref(first);
    for (guint i = 0; i < psg_film_frame_count(film, RATE); i++) {
        if (i > 0 && !psg_film_frame_rests(film, RATE, i)) {
            PsgPaintOptions paint = psg_film_frame_paint(making, RATE, i);
            PsgPixels size;
            g_bytes_unref(bytes);
            bytes = psg_paint_pixels(film, &paint, &size, error);
        }
        gsize length = 0;
        const void *data = bytes == NULL ? NULL : g_bytes_get_data(bytes, &length);
        if (data == NULL ||
            !g_output_stream_write_all(pipe, data, length, NULL, NULL, error)) {
            return false;
        }
    }
    return true;
}

/* The beginning of what it said. Owned by the caller. */
static char *
words_said(const char *file)
{
    g_autofree char *said = NULL;
    if (!g_file_get_contents(file, &said, NULL, NULL)) {
        return g_strdup("");
    }
    if (strlen(said) > MOST_WORDS) {
        said[MOST_WORDS] = '\0';
    }
    return g_utf8_make_valid(g_strstrip(said), -1);
}

/* Waits for it. What it said of a failure is in the error. */
static bool
end_program(GSubprocess *process, const Files *files, GError **error)
{
    if (g_subprocess_wait_check(process, NULL, NULL)) {
        return true;
    }
    g_autofree char *words = words_said(files->said);
    g_set_error(error, PSG_PAINT_ERROR, PSG_PAINT_ERROR_FAILED,
                "ffmpeg could not make the film%s%s; --format svg needs no ffmpeg",
                *words == '\0' ? "" : ": ", words);
    return false;
}

static bool
make_file(const PsgMaking *making, const char *program, const Files *files,
          GError **error)
{
    const PsgScene *film = making->pages[0].scene;
    PsgPaintOptions paint = psg_film_frame_paint(making, RATE, 0);
    PsgPixels size;
    g_autoptr(GBytes) first = psg_paint_pixels(film, &paint, &size, error);
    g_autoptr(GSubprocess) process =
        first == NULL ? NULL : start_program(program, size, files, error);
    if (process == NULL) {
        return false;
    }
    g_autoptr(GError) failure = NULL;
    GOutputStream *pipe = g_subprocess_get_stdin_pipe(process);
    bool is_sent = send_frames(making, first, pipe, &failure) &&
                   g_output_stream_close(pipe, NULL, &failure);
    if (!end_program(process, files, error)) {
        return false; /* that tells more than that nobody reads the pipe */
    }
    if (!is_sent) {
        g_propagate_error(error, g_steal_pointer(&failure));
    }
    return is_sent;
}

GBytes *
psg_film_video(const PsgMaking *making, GError **error)
{
    g_autofree char *program = program_path(error);
    g_autofree char *folder =
        program == NULL ? NULL : g_dir_make_tmp("paysage-XXXXXX", error);
    if (folder == NULL) {
        return NULL;
    }
    g_autofree char *film = g_build_filename(folder, "film.mp4", NULL);
    g_autofree char *said = g_build_filename(folder, "said.txt", NULL);
    const Files files = {film, said};
    char *content = NULL;
    gsize length = 0;
    bool is_made = make_file(making, program, &files, error) &&
                   g_file_get_contents(film, &content, &length, error);
    g_unlink(film);
    g_unlink(said);
    g_rmdir(folder);
    return is_made ? g_bytes_new_take(content, length) : NULL;
}
