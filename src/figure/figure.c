/* The table of figures. */
#include "figure/figure.h"

#include "figure/pyramid.h"

#include <string.h>

static PsgScene *
draw_network(const PsgFigureGround *ground, PsgRuler *ruler, const PsgFigureOrder *order)
{
    return psg_network_draw(ground->network, ruler, order->slices[0]);
}

static PsgScene *
draw_pyramid(const PsgFigureGround *ground, PsgRuler *ruler, const PsgFigureOrder *order)
{
    PsgPyramidOrder pyramid = {
        .slices = order->slices,
        .slice_count = order->slice_count,
        .scale = order->scale,
        .title = order->title,
    };
    g_autofree char *name = psg_figure_order_name(ground->setting, order);
    return psg_pyramid_draw(ground->setting, ruler, &pyramid, name);
}

static const PsgFigureKind kinds[] = {
    {.name = "network", .needs_network = true, .draw = draw_network},
    {.name = "pyramid", .needs_tiers = true, .may_face = true, .draw = draw_pyramid},
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

char *
psg_figure_order_name(const PsgSetting *setting, const PsgFigureOrder *order)
{
    const char *suffix = order->scale == PSG_SCALE_LOG ? "-log" : "";
    g_autofree char *stem = g_strconcat(order->kind->name, suffix, NULL);
    return psg_setting_file_name(setting, stem, order->slices, order->slice_count);
}
