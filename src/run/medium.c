/* The table of media, and the one that most figures have: a page. */
#include "run/medium.h"

#include "run/formats.h"
#include "write/csv.h"
#include "write/file.h"

GBytes *
psg_making_table(const PsgMaking *making)
{
    g_autoptr(PsgTable) table = psg_figure_table(making->input, making->spec);
    return psg_csv_of_table(table);
}

static GBytes *
paint_page(const PsgMaking *making, PsgFormat format, GError **error)
{
    return format == PSG_FORMAT_CSV ? psg_making_table(making)
                                    : psg_format_painter(format)->paint(
                                          making->pages[0].scene, &making->paint, error);
}

#define PICTURES (PSG_FORMAT_SVG | PSG_FORMAT_PNG | PSG_FORMAT_PDF)

static const PsgMedium page_medium = {.formats = PICTURES | PSG_FORMAT_CSV,
                                      .usual_formats = PICTURES,
                                      .paint = paint_page};

const PsgMedium *
psg_medium_of(const PsgFigureKind *kind)
{
    static const PsgMedium *const media[] = {
        [PSG_MEDIUM_PAGE] = &page_medium,
        [PSG_MEDIUM_DECK] = &psg_deck_medium,
        [PSG_MEDIUM_FILM] = &psg_film_medium,
    };
    return media[kind->maker->medium];
}

/* The one file of that format. Takes the bytes, which may be NULL with an error. */
static GPtrArray *
write_file(const PsgMaking *making, PsgFormat format, GBytes *taken, GError **error)
{
    g_autoptr(GBytes) bytes = taken;
    if (bytes == NULL) {
        return NULL;
    }
    g_autofree char *name =
        psg_figure_spec_name(making->spec, making->input->context->landscape);
    g_autofree char *file = g_strconcat(name, ".", psg_format_name(format), NULL);
    g_autofree char *path = g_build_filename(making->folder, file, NULL);
    if (!psg_file_write_derived(path, bytes, error)) {
        return NULL;
    }
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(files, g_steal_pointer(&file));
    return files;
}

GPtrArray *
psg_making_write(const PsgMaking *making, PsgFormat format, PsgStopwatch *watch,
                 GError **error)
{
    const PsgMedium *medium = psg_medium_of(making->spec->kind);
    if ((medium->several & format) != 0) {
        GPtrArray *files = medium->write(making, error);
        psg_stopwatch_lap(watch, PSG_STAGE_DRAW);
        return files;
    }
    GBytes *bytes = medium->paint(making, format, error);
    psg_stopwatch_lap(watch, PSG_STAGE_DRAW);
    GPtrArray *files = write_file(making, format, bytes, error);
    psg_stopwatch_lap(watch, PSG_STAGE_WRITE);
    return files;
}
