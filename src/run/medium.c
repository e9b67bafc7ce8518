/* The table of media, and the one that most figures have: a page. */
#include "run/medium.h"

#include "run/formats.h"
#include "write/csv.h"
#include "write/file.h"

#include <string.h>

GBytes *
psg_making_table(const PsgMaking *making)
{
    g_autoptr(PsgTable) table = psg_figure_table(making->input, making->spec);
    return psg_csv_of_table(table);
}

void
psg_making_add_pages(GArray *pages, const PsgFigureSpec *spec, PsgScene *scene)
{
    for (; scene != NULL; scene = psg_scene_next(scene)) {
        PsgDeckPage page = {spec, scene};
        g_array_append_val(pages, page);
    }
}

GBytes *
psg_making_bind(const PsgMaking *making, PsgFormat format, const PsgDocumentPage *pages,
                size_t count, GError **error)
{
    const PsgRenderContext *context = making->input->context;
    PsgDeckTheme theme = psg_deck_theme_of_style(context->style, context->page.scale);
    PsgPaintOptions paint = making->paint;
    paint.template = context->page.template;
    if (paint.template != NULL) {
        theme.major = paint.template->theme.major;
        theme.minor = paint.template->theme.minor;
        memcpy(theme.colours, paint.template->theme.colours, sizeof theme.colours);
    }
    paint.theme = &theme;
    if (format == PSG_FORMAT_TIKZ) {
        return psg_paint_tikz_pages(pages, count);
    }
    return format == PSG_FORMAT_PPTX ? psg_paint_pptx_pages(pages, count, &paint, error)
                                     : psg_paint_pdf_pages(pages, count, &paint, error);
}

/* All pages, one after the other. */
static GBytes *
paint_document(const PsgMaking *making, PsgFormat format, GError **error)
{
    g_autofree PsgDocumentPage *pages = g_new0(PsgDocumentPage, making->page_count + 1);
    for (size_t i = 0; i < making->page_count; i++) {
        pages[i].scene = making->pages[i].scene;
    }
    return psg_making_bind(making, format, pages, making->page_count, error);
}

#define PICTURES (PSG_FORMAT_SVG | PSG_FORMAT_PNG | PSG_FORMAT_PDF)

/* Formats with all pages in one file. */
#define BOUND (PSG_FORMAT_PDF | PSG_FORMAT_PPTX)

static GBytes *
paint_page(const PsgMaking *making, PsgFormat format, GError **error)
{
    if (format == PSG_FORMAT_CSV) {
        return psg_making_table(making);
    }
    if ((format & BOUND) != 0) {
        return paint_document(making, format, error);
    }
    return psg_format_painter(format)->paint(making->pages[0].scene, &making->paint,
                                             error);
}

static const PsgMedium page_medium = {.formats =
                                          PICTURES | PSG_FORMAT_PPTX | PSG_FORMAT_CSV,
                                      .usual_formats = PICTURES,
                                      .paged = PSG_FORMAT_SVG | PSG_FORMAT_PNG,
                                      .sceneless = PSG_FORMAT_CSV,
                                      .paint = paint_page};

/* Of kinds that LaTeX can have as a picture to be edited. */
static const PsgMedium latex_medium = {
    .formats = PICTURES | PSG_FORMAT_PPTX | PSG_FORMAT_CSV | PSG_FORMAT_TIKZ,
    .usual_formats = PICTURES,
    .paged = PSG_FORMAT_SVG | PSG_FORMAT_PNG | PSG_FORMAT_TIKZ,
    .sceneless = PSG_FORMAT_CSV,
    .paint = paint_page};

const PsgMedium *
psg_medium_of(const PsgFigureKind *kind)
{
    static const PsgMedium *const media[] = {
        [PSG_MEDIUM_PAGE] = &page_medium,
        [PSG_MEDIUM_DECK] = &psg_deck_medium,
        [PSG_MEDIUM_FILM] = &psg_film_medium,
    };
    return kind->maker->has_tikz ? &latex_medium : media[kind->maker->medium];
}

void
psg_making_announce(const PsgMaking *making, const char *name, GBytes *bytes)
{
    if (making->announce != NULL) {
        making->announce(making->data, name, bytes);
    }
}

/* A file that holds the same keeps its time, so that who looks at it need not look again. */
static bool
write_unless_same(const PsgMaking *making, const char *name, GBytes *bytes,
                  GError **error)
{
    g_autofree char *path = g_build_filename(making->folder, name, NULL);
    psg_making_announce(making, name, bytes);
    if (making->same != NULL && psg_file_holds(path, bytes)) {
        g_atomic_int_inc(making->same);
        return true;
    }
    return psg_file_write_derived(path, bytes, error);
}

/* Writes a file called so, or keeps what it would hold, and adds it to the list. Takes the
 * bytes, which may be NULL with an error. */
static bool
write_file(const PsgMaking *making, char *file, GBytes *taken, GPtrArray *files,
           GError **error)
{
    g_autoptr(GBytes) bytes = taken;
    g_autofree char *name = file;
    if (bytes == NULL) {
        return false;
    }
    if (making->kept != NULL) {
        g_ptr_array_add(making->kept, g_steal_pointer(&bytes));
    } else if (!write_unless_same(making, name, bytes, error)) {
        return false;
    }
    g_ptr_array_add(files, g_steal_pointer(&name));
    return true;
}

/* A file for each page: "timeline-1.svg". */
static GPtrArray *
write_pages(const PsgMaking *making, PsgFormat format, PsgStopwatch *watch,
            GError **error)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < making->page_count; i++) {
        const PsgScene *scene = making->pages[i].scene;
        GBytes *bytes = psg_format_painter(format)->paint(scene, &making->paint, error);
        psg_stopwatch_lap(watch, PSG_STAGE_DRAW);
        char *file =
            g_strconcat(psg_scene_name(scene), ".", psg_format_name(format), NULL);
        if (!write_file(making, file, bytes, files, error)) {
            return NULL;
        }
        psg_stopwatch_lap(watch, PSG_STAGE_WRITE);
    }
    return g_steal_pointer(&files);
}

GPtrArray *
psg_making_write(const PsgMaking *making, PsgFormat format, PsgStopwatch *watch,
                 GError **error)
{
    const PsgMedium *medium = psg_medium_of(making->spec->kind);
    if ((medium->several & format) != 0) {
        g_assert(making->kept == NULL);
        GPtrArray *files = medium->write(making, error);
        psg_stopwatch_lap(watch, PSG_STAGE_DRAW);
        return files;
    }
    if ((medium->paged & format) != 0 && making->page_count > 1) {
        return write_pages(making, format, watch, error);
    }
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    GBytes *bytes = medium->paint(making, format, error);
    psg_stopwatch_lap(watch, PSG_STAGE_DRAW);
    g_autofree char *name =
        psg_figure_spec_name(making->spec, making->input->context->landscape);
    char *file = g_strconcat(name, ".", psg_format_name(format), NULL);
    bool is_written = write_file(making, file, bytes, files, error);
    psg_stopwatch_lap(watch, PSG_STAGE_WRITE);
    return is_written ? g_steal_pointer(&files) : NULL;
}
