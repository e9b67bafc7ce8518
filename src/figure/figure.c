/* The table of figures. */
#include "figure/figure.h"

#include "figure/part/cut_table.h"

#include "figure/network/network.h"

#include <math.h>

#define SLIDE_HEIGHT 900.0
#define USUAL_SLIDES 6.0

const PsgFigureKinds *
psg_figure_kinds(void)
{
    static const PsgFigureKind *const items[] = {
        &psg_network_kind,   &psg_pyramid_kind, &psg_compare_kind, &psg_timeline_kind,
        &psg_filmstrip_kind, &psg_series_kind,  &psg_lineage_kind, &psg_matrix_kind,
        &psg_deck_kind,      &psg_film_kind,
    };
    static const PsgFigureKinds kinds = {items, G_N_ELEMENTS(items)};
    return &kinds;
}

const char *
psg_figure_title(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    const char *title = psg_context_text(context, &spec->title);
    return title != NULL ? title : psg_word(spec->kind->maker->word, context->language);
}

const char *const psg_line_courses[] = {"routed", "straight", NULL};

PsgNetworkWish
psg_figure_wish(const PsgFigureSpec *spec)
{
    const PsgFigureMaker *maker = spec->kind->maker;
    return maker->wish == NULL ? PSG_NO_NETWORK_WISH : maker->wish(spec);
}

/* With the network that the figure wants. */
static PsgFigureInput
input_of(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    bool is_drawn = input->network != NULL && spec->kind->maker->needs_network;
    return is_drawn ? (PsgFigureInput){input->context,
                                       psg_network_wished(input->network,
                                                          psg_figure_wish(spec))}
                    : *input;
}

/* A selection leaves nobody in any slice. */
static bool
is_empty(const PsgRenderContext *context)
{
    bool is_any = context->landscape->cut == NULL;
    for (size_t i = 0; i < context->landscape->slice_count && !is_any; i++) {
        is_any = context->views[i]->actor_count > 0;
    }
    return !is_any;
}

char *
psg_figure_silence(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    if (is_empty(input->context)) {
        return g_strdup("its selection leaves no actor");
    }
    const PsgFigureMaker *maker = spec->kind->maker;
    return maker->silence == NULL ? NULL : maker->silence(input, spec);
}

PsgScene *
psg_figure_draw(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    const PsgFigureMaker *maker = spec->kind->maker;
    PsgFigureInput own = input_of(input, spec);
    PsgScene *scene = maker->draw == NULL ? NULL : maker->draw(&own, ruler, spec);
    psg_scene_number_pages(scene);
    return scene;
}

PsgScene *
psg_figure_stills(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    const PsgFigureMaker *maker = spec->kind->maker;
    PsgFigureInput own = input_of(input, spec);
    return maker->stills == NULL ? NULL : maker->stills(&own, ruler, spec);
}

PsgTable *
psg_figure_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    const PsgFigureMaker *maker = spec->kind->maker;
    PsgFigureInput own = input_of(input, spec);
    return maker->tabulate == NULL
               ? NULL
               : psg_cut_table(input->context, spec, maker->tabulate(&own, spec));
}

size_t
psg_figure_most_pages(const PsgPage *page, unsigned asked)
{
    double slides = page->fits ? 1 : page->size.height / page->scale / SLIDE_HEIGHT;
    return asked > 0 ? asked : (size_t)MAX(1, round(USUAL_SLIDES / slides));
}
