/* The deck as a medium: its sheets as one PDF with an outline, or as a table. */
#include "run/medium.h"

#include "write/csv.h"

static GBytes *
paint_pdf(const PsgMaking *making, const PsgDeck *deck, PsgRuler *ruler, GError **error)
{
    size_t count = psg_deck_count(deck);
    g_autofree PsgPdfPage *bound = g_new0(PsgPdfPage, count);
    psg_deck_number(deck, ruler);
    for (size_t i = 0; i < count; i++) {
        const PsgSheet *sheet = psg_deck_sheet(deck, i);
        bool is_heading = sheet->kind == PSG_SHEET_SECTION;
        bound[i] = (PsgPdfPage){.scene = sheet->scene,
                                .part = sheet->section,
                                .entry = is_heading ? NULL : sheet->entry,
                                .is_part = is_heading};
    }
    return psg_paint_pdf_pages(bound, count, &making->paint, error);
}

static GBytes *
paint_deck(const PsgMaking *making, PsgFormat format, GError **error)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autoptr(PsgDeck) deck = psg_deck_new(making->input->context, ruler, making->spec,
                                           making->pages, making->page_count);
    if (format == PSG_FORMAT_CSV) {
        g_autoptr(PsgTable) table = psg_deck_table(deck);
        return psg_csv_of_table(table);
    }
    return paint_pdf(making, deck, ruler, error);
}

const PsgMedium psg_deck_medium = {.formats = PSG_FORMAT_PDF | PSG_FORMAT_CSV,
                                   .usual_formats = PSG_FORMAT_PDF,
                                   .gathers = true,
                                   .paint = paint_deck};
