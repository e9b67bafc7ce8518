/* Makes figures in memory, and the list of them. */
#include "run/gallery.h"

#include "base/workers.h"
#include "explore/gallery.h"

#include <string.h>

/* Letters of a digest, so that another picture has another address; so many are never alike by chance. */
enum { MARK = 12 };

static void
free_figure(gpointer data)
{
    PsgGalleryFigure *figure = data;
    g_free(figure->path);
    g_free(figure->title);
    g_free(figure->why);
    g_free(figure);
}

void
psg_gallery_free(PsgGallery *gallery)
{
    if (gallery != NULL) {
        g_bytes_unref(gallery->page);
        g_ptr_array_unref(gallery->files);
        g_free(gallery);
    }
}

static void
add_picture(GPtrArray *figures, const PsgSession *session, const PsgPlan *plan,
            const PsgKeptFile *file)
{
    g_autofree char *digest =
        g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, file->bytes);
    g_autofree char *name = g_uri_escape_string(file->name, NULL, FALSE);
    PsgGalleryFigure *figure = g_new0(PsgGalleryFigure, 1);
    figure->path = g_strdup_printf("%s?v=%.*s", name, MARK, digest);
    figure->title = psg_session_title(session, &plan->figures[file->figure].spec);
    g_ptr_array_add(figures, figure);
}

static void
add_failures(GPtrArray *figures, const GPtrArray *failures)
{
    for (guint i = 0; failures != NULL && i < failures->len; i++) {
        PsgGalleryFigure *figure = g_new0(PsgGalleryFigure, 1);
        figure->why = g_strdup(g_ptr_array_index(failures, i));
        g_ptr_array_add(figures, figure);
    }
}

static void
add_failure(GPtrArray *figures, const GError *error)
{
    if (error != NULL) {
        g_autoptr(GPtrArray) one = g_ptr_array_new();
        g_ptr_array_add(one, error->message);
        add_failures(figures, one);
    }
}

static GPtrArray *
make_files(PsgSession *session, const gint *ends, GPtrArray *figures)
{
    g_autoptr(GError) error = NULL;
    g_auto(PsgSessionResult) result = {0};
    const PsgRequest request = {.formats = "svg"};
    const PsgSessionOutput output = {.workers = psg_workers_usual(), .ends = ends};
    g_autoptr(PsgPlan) plan = psg_session_plan(session, &request, &error);
    GPtrArray *files =
        plan == NULL ? NULL : psg_session_keep(session, plan, &output, &result, &error);
    for (guint i = 0; files != NULL && i < files->len; i++) {
        add_picture(figures, session, plan, g_ptr_array_index(files, i));
    }
    add_failures(figures, result.failures);
    add_failure(figures, error);
    return files == NULL ? g_ptr_array_new() : files;
}

PsgGallery *
psg_session_gallery(PsgSession *session, const gint *ends)
{
    g_autoptr(GPtrArray) figures = g_ptr_array_new_with_free_func(free_figure);
    PsgGallery *gallery = g_new(PsgGallery, 1);
    gallery->files = make_files(session, ends, figures);
    gallery->page = psg_gallery_page(session->context, figures);
    return gallery;
}
