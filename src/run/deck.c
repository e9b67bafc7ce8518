/* The deck: its pages are brought together, numbered and painted. */
#include "run/deck.h"

#include "figure/part/frame.h"
#include "write/csv.h"

#include <string.h>

/* The pages in their order. entries: what the outline calls the figures' pages. */
static GArray *
bind(const PsgRenderContext *context, const PsgScene *title, const GArray *pages,
     const GPtrArray *entries, const GPtrArray *sources)
{
    GArray *bound = g_array_new(FALSE, FALSE, sizeof(PsgPdfPage));
    PsgPdfPage first = {.scene = title};
    g_array_append_val(bound, first);
    for (guint i = 0; i < pages->len; i++) {
        const PsgDeckPage *page = &g_array_index(pages, PsgDeckPage, i);
        const PsgFigureKind *kind = page->spec->kind;
        bool stands_alone = kind->span == PSG_SPAN_ALL;
        PsgPdfPage figure = {
            .scene = page->scene,
            .part = stands_alone ? NULL : psg_word(kind->maker->word, context->language),
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
number_pages(const PsgRenderContext *context, PsgRuler *ruler, const GArray *pages,
             const GPtrArray *sources)
{
    for (guint i = 0; i < pages->len; i++) {
        PsgPen pen = {context, ruler, g_array_index(pages, PsgDeckPage, i).scene};
        psg_frame_number(&pen, i + 2);
    }
    for (guint i = 0; i < sources->len; i++) {
        PsgPen pen = {context, ruler, g_ptr_array_index(sources, i)};
        psg_frame_number(&pen, pages->len + i + 2);
    }
}

GBytes *
psg_deck_paint(const PsgFigureInput *input, const PsgFigureSpec *deck,
               const GArray *pages, const PsgPaintOptions *options, GError **error)
{
    const PsgRenderContext *context = input->context;
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autofree char *name = psg_figure_spec_name(deck, context->landscape);
    g_autoptr(PsgScene) title = psg_deck_title(context, ruler, name, pages);
    g_autoptr(GPtrArray) sources = psg_deck_sources(context, ruler, name);
    number_pages(context, ruler, pages, sources);
    g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < pages->len; i++) {
        const PsgFigureSpec *spec = g_array_index(pages, PsgDeckPage, i).spec;
        g_ptr_array_add(entries, psg_deck_entry(context, spec));
    }
    g_autoptr(GArray) bound = bind(context, title, pages, entries, sources);
    return psg_paint_pdf_pages((const PsgPdfPage *)(const void *)bound->data, bound->len,
                               options, error);
}

GBytes *
psg_deck_list(const PsgFigureInput *input, const PsgFigureSpec *deck, const GArray *pages)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autofree char *name = psg_figure_spec_name(deck, input->context->landscape);
    g_autoptr(GPtrArray) sources = psg_deck_sources(input->context, ruler, name);
    g_autoptr(PsgTable) table = psg_deck_table(input->context, pages, sources->len);
    char *text = psg_csv_of_table(table);
    return g_bytes_new_take(text, strlen(text));
}
