/* The deck as a medium: the pages of all other figures in one file, between a title page
 * and the sources. */
#include "run/medium.h"

#include "figure/part/frame.h"
#include "write/csv.h"

/* The pages in their order. entries: what the outline calls the figures' pages. */
static GArray *
bind(const PsgMaking *making, const PsgScene *title, const GPtrArray *entries,
     const GPtrArray *sources)
{
    GArray *bound = g_array_new(FALSE, FALSE, sizeof(PsgPdfPage));
    PsgPdfPage first = {.scene = title};
    g_array_append_val(bound, first);
    for (size_t i = 0; i < making->page_count; i++) {
        const PsgDeckPage *page = &making->pages[i];
        const PsgFigureKind *kind = page->spec->kind;
        bool stands_alone = kind->span == PSG_SPAN_ALL;
        PsgPdfPage figure = {
            .scene = page->scene,
            .part = stands_alone
                        ? NULL
                        : psg_word(kind->maker->word, making->input->context->language),
            .entry = g_ptr_array_index(entries, i),
        };
        g_array_append_val(bound, figure);
    }
    for (guint i = 0; i < sources->len; i++) {
        PsgPdfPage last = {.scene = g_ptr_array_index(sources, i)};
        g_array_append_val(bound, last);
    }
    return bound;
}

static void
number_pages(const PsgMaking *making, PsgRuler *ruler, const GPtrArray *sources)
{
    guint count = (guint)making->page_count;
    for (guint i = 0; i < count; i++) {
        PsgPen pen = {making->input->context, ruler, making->pages[i].scene};
        psg_frame_number(&pen, i + 2);
    }
    for (guint i = 0; i < sources->len; i++) {
        PsgPen pen = {making->input->context, ruler, g_ptr_array_index(sources, i)};
        psg_frame_number(&pen, count + i + 2);
    }
}

static GBytes *
paint_pdf(const PsgMaking *making, const GArray *pages, PsgRuler *ruler, GError **error)
{
    const PsgRenderContext *context = making->input->context;
    g_autofree char *name = psg_figure_spec_name(making->spec, context->landscape);
    g_autoptr(PsgScene) title = psg_deck_title(context, ruler, name, pages);
    g_autoptr(GPtrArray) sources = psg_deck_sources(context, ruler, name);
    number_pages(making, ruler, sources);
    g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < making->page_count; i++) {
        const PsgFigureSpec *spec = making->pages[i].spec;
        char *entry = psg_deck_entry(context, spec);
        bool goes_on = i > 0 && making->pages[i - 1].spec == spec;
        g_ptr_array_add(entries, entry);
        if (goes_on) {
            entries->pdata[i] = g_strconcat(entry, " \u2026", NULL);
            g_free(entry);
        }
    }
    g_autoptr(GArray) bound = bind(making, title, entries, sources);
    return psg_paint_pdf_pages((const PsgPdfPage *)(const void *)bound->data, bound->len,
                               &making->paint, error);
}

/* The table of its pages. */
static GBytes *
list_pages(const PsgMaking *making, const GArray *pages, PsgRuler *ruler)
{
    const PsgRenderContext *context = making->input->context;
    g_autofree char *name = psg_figure_spec_name(making->spec, context->landscape);
    g_autoptr(GPtrArray) sources = psg_deck_sources(context, ruler, name);
    g_autoptr(PsgTable) table = psg_deck_table(context, pages, sources->len);
    return psg_csv_of_table(table);
}

static GBytes *
paint_deck(const PsgMaking *making, PsgFormat format, GError **error)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autoptr(GArray) pages = g_array_new(FALSE, FALSE, sizeof(PsgDeckPage));
    g_array_append_vals(pages, making->pages, (guint)making->page_count);
    return format == PSG_FORMAT_CSV ? list_pages(making, pages, ruler)
                                    : paint_pdf(making, pages, ruler, error);
}

const PsgMedium psg_deck_medium = {.formats = PSG_FORMAT_PDF | PSG_FORMAT_CSV,
                                   .usual_formats = PSG_FORMAT_PDF,
                                   .gathers = true,
                                   .paint = paint_deck};
