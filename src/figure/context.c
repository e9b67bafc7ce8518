/* The setting: what all figures of a run have in common. */
#include "figure/context.h"

#include "slice/slice_title.h"

#include <math.h>

#define USUAL_STABILITY 0.8 /* chosen by eye; docs/architecture.md says how */

PsgSetting *
psg_setting_new(const PsgLandscape *landscape, const PsgStyle *style, const PsgPage *page,
                const char *language)
{
    PsgSetting *setting = g_new0(PsgSetting, 1);
    setting->landscape = landscape;
    setting->style = style;
    setting->language = language != NULL ? language : landscape->language;
    setting->page = *page;
    setting->aligns_tiers = landscape->aligns_tiers;
    setting->stability =
        isnan(landscape->stability) ? USUAL_STABILITY : landscape->stability;
    setting->views = g_new0(PsgView *, landscape->slice_count);
    for (size_t i = 0; i < landscape->slice_count; i++) {
        setting->views[i] = psg_view_of_slice(landscape, i);
    }
    return setting;
}

void
psg_setting_free(PsgSetting *setting)
{
    if (setting == NULL) {
        return;
    }
    for (size_t i = 0; i < setting->landscape->slice_count; i++) {
        psg_view_free(setting->views[i]);
    }
    g_free(setting->views);
    g_free(setting);
}

const char *
psg_setting_text(const PsgSetting *setting, const PsgText *text)
{
    return psg_text_in(text, setting->language);
}

const PsgPaint *
psg_setting_paint(const PsgSetting *setting, size_t kind)
{
    const PsgStyle *style = setting->style;
    size_t place = kind == PSG_NONE ? 0 : setting->landscape->kinds[kind].colour;
    if (place == PSG_NONE) {
        place = kind;
    }
    return &style->palette[place % style->palette_count];
}

PsgShape
psg_setting_shape(const PsgSetting *setting, size_t kind)
{
    if (kind == PSG_NONE) {
        return PSG_SHAPE_BOX;
    }
    PsgShape said = setting->landscape->kinds[kind].shape;
    return said != PSG_SHAPE_DEFAULT
               ? said
               : setting->style->shapes[kind % setting->style->shape_count];
}

PsgLine
psg_setting_line(const PsgSetting *setting, size_t relation_kind)
{
    if (relation_kind == PSG_NONE) {
        return PSG_LINE_SOLID;
    }
    PsgLine said = setting->landscape->relation_kinds[relation_kind].line;
    const PsgStyle *style = setting->style;
    return said != PSG_LINE_DEFAULT ? said
                                    : style->lines[relation_kind % style->line_count];
}

PsgColour
psg_setting_edge(const PsgSetting *setting, size_t relation_kind)
{
    const PsgStyle *style = setting->style;
    if (relation_kind == PSG_NONE || style->edge_count == 0) {
        return style->edge;
    }
    size_t said = setting->landscape->relation_kinds[relation_kind].colour;
    return style->edges[(said != PSG_NONE ? said : relation_kind) % style->edge_count];
}

char *
psg_setting_slice_title(const PsgSetting *setting, size_t slice, char **aside)
{
    return psg_slice_title(&setting->landscape->slices[slice], setting->language, aside);
}

char *
psg_setting_file_name(const PsgSetting *setting, const char *figure, const size_t *slices,
                      size_t slice_count)
{
    GString *name = g_string_new(figure);
    for (size_t i = 0; i < slice_count; i++) {
        g_string_append_printf(name, "-%s", setting->landscape->slices[slices[i]].id);
    }
    return g_string_free(name, FALSE);
}
