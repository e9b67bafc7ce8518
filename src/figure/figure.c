/* The table of figures. */
#include "figure/figure.h"

#include "figure/compare/compare.h"
#include "figure/film/film.h"
#include "figure/filmstrip/filmstrip.h"
#include "figure/lineage/lineage.h"
#include "figure/network/network.h"
#include "figure/network/table.h"
#include "figure/pyramid/pyramid.h"
#include "figure/pyramid/table.h"
#include "figure/series/series.h"
#include "figure/timeline/timeline.h"

#include <string.h>

static PsgScene *
draw_network(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    return psg_network_draw(input->network, ruler, spec->slices[0]);
}

static PsgScene *
draw_pyramid(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    PsgPyramidOrder pyramid = {
        .slices = spec->slices,
        .slice_count = spec->slice_count,
        .scale = spec->scale,
        .title = spec->title,
    };
    g_autofree char *name = psg_figure_spec_name(input->context, spec);
    return psg_pyramid_draw(input->context, ruler, &pyramid, name);
}

#define USUAL (PSG_FORMAT_SVG | PSG_FORMAT_PNG | PSG_FORMAT_PDF)

static const PsgFigureKind kinds[] = {
    {.name = "network",
     .word = PSG_WORD_NETWORK,
     .formats = PSG_FORMATS_OF_PAGES,
     .usual = USUAL,
     .needs_network = true,
     .draw = draw_network,
     .tabulate = psg_network_table},
    {.name = "pyramid",
     .word = PSG_WORD_PYRAMID,
     .span = PSG_SPAN_SLICE_OR_PAIR,
     .formats = PSG_FORMATS_OF_PAGES,
     .usual = USUAL,
     .needs_tiers = true,
     .draw = draw_pyramid,
     .tabulate = psg_pyramid_table},
    {.name = "compare",
     .word = PSG_WORD_COMPARISON,
     .span = PSG_SPAN_PAIR,
     .formats = PSG_FORMATS_OF_PAGES,
     .usual = USUAL,
     .needs_network = true,
     .draw = psg_compare_draw,
     .tabulate = psg_compare_table},
    {.name = "timeline",
     .word = PSG_WORD_TIMELINE,
     .span = PSG_SPAN_ALL,
     .formats = PSG_FORMATS_OF_PAGES,
     .usual = USUAL,
     .draw = psg_timeline_draw,
     .tabulate = psg_timeline_table},
    {.name = "filmstrip",
     .word = PSG_WORD_FILMSTRIP,
     .span = PSG_SPAN_ALL,
     .formats = PSG_FORMATS_OF_PAGES,
     .usual = USUAL,
     .needs_network = true,
     .draw = psg_filmstrip_draw,
     .tabulate = psg_filmstrip_table},
    {.name = "series",
     .word = PSG_WORD_SERIES,
     .span = PSG_SPAN_ALL,
     .formats = PSG_FORMATS_OF_PAGES,
     .usual = USUAL,
     .draw = psg_series_draw,
     .tabulate = psg_series_table},
    {.name = "lineage",
     .word = PSG_WORD_LINEAGE,
     .span = PSG_SPAN_ALL,
     .formats = PSG_FORMATS_OF_PAGES,
     .usual = USUAL,
     .draw = psg_lineage_draw,
     .tabulate = psg_lineage_table},
    {.name = "deck",
     .word = PSG_WORD_DECK,
     .span = PSG_SPAN_ALL,
     .medium = PSG_MEDIUM_DECK,
     .formats = PSG_FORMAT_PDF | PSG_FORMAT_CSV,
     .usual = PSG_FORMAT_PDF},
    {.name = "film",
     .word = PSG_WORD_FILM,
     .span = PSG_SPAN_ALL,
     .medium = PSG_MEDIUM_FILM,
     .formats = PSG_FORMAT_SVG | PSG_FORMAT_PNG | PSG_FORMAT_MP4 | PSG_FORMAT_CSV,
     .usual = PSG_FORMAT_SVG,
     .needs_network = true,
     .draw = psg_film_draw,
     .tabulate = psg_film_table},
};

const PsgFigureKind *
psg_figure_kind_lookup(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            return &kinds[i];
        }
    }
    return NULL;
}

const PsgFigureKind *
psg_figure_kinds(size_t *count)
{
    *count = G_N_ELEMENTS(kinds);
    return kinds;
}

PsgFigureSpec
psg_figure_spec(const PsgFigureKind *kind)
{
    return (PsgFigureSpec){.kind = kind, .window = psg_interval_always()};
}

void
psg_figure_spec_clear(PsgFigureSpec *spec)
{
    g_clear_pointer(&spec->slices, g_free);
    g_clear_pointer(&spec->measures, g_free);
}

/* All that are next to each other are told by the first and the last. */
static void
name_slices(const PsgRenderContext *context, const PsgFigureSpec *spec, GString *name)
{
    const PsgSlice *slices = context->landscape->slices;
    size_t count = spec->slice_count;
    bool is_whole = spec->kind->span == PSG_SPAN_ALL;
    bool is_run = is_whole;
    for (size_t i = 1; is_run && i < count; i++) {
        is_run = spec->slices[i] == spec->slices[i - 1] + 1;
    }
    if (is_whole &&
        (count == 0 || (is_run && count == context->landscape->slice_count))) {
        return;
    }
    if (is_run && count > 2) {
        g_string_append_printf(name, "-%s-to-%s", slices[spec->slices[0]].id,
                               slices[spec->slices[count - 1]].id);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(name, "-%s", slices[spec->slices[i]].id);
    }
}

static void
name_window(const PsgInterval *window, GString *name)
{
    g_autofree char *from = psg_date_iso(&window->from);
    g_autofree char *to = psg_date_iso(&window->to);
    if (from != NULL) {
        g_string_append_printf(name, "-from-%s", from);
    }
    if (to != NULL) {
        g_string_append_printf(name, "-to-%s", to);
    }
}

char *
psg_figure_spec_name(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    static const char *const groupings[] = {"", "-tier", "-none"};
    GString *name = g_string_new(spec->kind->name);
    g_string_append(name, spec->scale == PSG_SCALE_LOG ? "-log" : "");
    g_string_append(name, groupings[spec->grouping]);
    for (size_t i = 0; i < spec->measure_count; i++) {
        g_string_append_printf(name, "-%s",
                               context->landscape->measures[spec->measures[i]].id);
    }
    g_string_append(name, spec->counts ? "-counts" : "");
    name_slices(context, spec, name);
    name_window(&spec->window, name);
    g_string_append(name, spec->is_side_by_side ? "-side-by-side" : "");
    return g_string_free(name, FALSE);
}
