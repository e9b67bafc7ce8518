/* The deck as a medium: its sheets as one document with an outline, or as a table. */
#include "run/medium.h"

#include "write/csv.h"

static PsgDocumentSort
sort_of(const PsgSheet *sheet)
{
    static const PsgDocumentSort sorts[] = {
        [PSG_SHEET_COVER] = PSG_DOCUMENT_COVER,
        [PSG_SHEET_CONTENTS] = PSG_DOCUMENT_CONTENTS,
        [PSG_SHEET_SECTION] = PSG_DOCUMENT_HEADING,
        [PSG_SHEET_FIGURE] = PSG_DOCUMENT_FIGURE,
        [PSG_SHEET_SOURCES] = PSG_DOCUMENT_SOURCES,
    };
    return sorts[sheet->kind];
}

/* Both are networks of one landscape, in which actors have their places. */
static bool
moves(const PsgSheet *before, const PsgSheet *sheet)
{
    return before->kind == PSG_SHEET_FIGURE && sheet->kind == PSG_SHEET_FIGURE &&
           before->spec->kind == &psg_network_kind &&
           sheet->spec->kind == &psg_network_kind;
}

static GBytes *
bind(const PsgMaking *making, PsgFormat format, const PsgDeck *deck, GError **error)
{
    size_t count = psg_deck_count(deck);
    g_autofree PsgDocumentPage *bound = g_new0(PsgDocumentPage, count);
    for (size_t i = 0; i < count; i++) {
        const PsgSheet *sheet = psg_deck_sheet(deck, i);
        const PsgSheet *before = i == 0 ? sheet : psg_deck_sheet(deck, i - 1);
        bool is_heading = sheet->kind == PSG_SHEET_SECTION;
        bound[i] = (PsgDocumentPage){.scene = sheet->scene,
                                     .sort = sort_of(sheet),
                                     .section = sheet->section,
                                     .entry = is_heading ? NULL : sheet->entry,
                                     .moves = i > 0 && moves(before, sheet)};
    }
    return psg_making_bind(making, format, bound, count, error);
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
    psg_deck_number(deck, ruler);
    return bind(making, format, deck, error);
}

const PsgMedium psg_deck_medium = {.formats =
                                       PSG_FORMAT_PDF | PSG_FORMAT_PPTX | PSG_FORMAT_CSV,
                                   .usual_formats = PSG_FORMAT_PDF,
                                   .gathers = true,
                                   .paint = paint_deck};
