/* The context: what all figures of a run have in common. */
#include "figure/context.h"

#include "slice/slice_title.h"

#include <math.h>

#define USUAL_STABILITY 0.8 /* chosen by eye; docs/architecture.md says how */

PsgRenderContext *
psg_context_new(const PsgLandscape *landscape, const PsgStyle *style, const PsgPage *page,
                const char *language)
{
    PsgRenderContext *context = g_new0(PsgRenderContext, 1);
    context->landscape = landscape;
    context->style = style;
    context->language = language != NULL ? language : landscape->language;
    context->page = *page;
    context->align = landscape->align;
    context->stability =
        isnan(landscape->stability) ? USUAL_STABILITY : landscape->stability;
    context->views = g_new0(PsgView *, landscape->slice_count);
    for (size_t i = 0; i < landscape->slice_count; i++) {
        context->views[i] = psg_view_of_slice(landscape, i);
    }
    return context;
}

void
psg_context_free(PsgRenderContext *context)
{
    if (context == NULL) {
        return;
    }
    for (size_t i = 0; i < context->landscape->slice_count; i++) {
        psg_view_free(context->views[i]);
    }
    g_free(context->views);
    g_free(context);
}

const char *
psg_context_text(const PsgRenderContext *context, const PsgText *text)
{
    return psg_text_in(text, context->language);
}

const char *
psg_context_label(const PsgRenderContext *context, const PsgText *label, const char *id)
{
    return psg_text_or(label, context->language, id);
}

const char *
psg_context_relation_label(const PsgRenderContext *context, const PsgRelation *relation)
{
    const char *label = psg_context_text(context, &relation->label);
    return label != NULL || relation->kind == PSG_NONE
               ? label
               : psg_context_text(
                     context, &context->landscape->relation_kinds[relation->kind].label);
}

const PsgPaint *
psg_context_paint(const PsgRenderContext *context, size_t kind)
{
    const PsgStyle *style = context->style;
    size_t place = kind == PSG_NONE ? 0 : context->landscape->kinds[kind].colour;
    if (place == PSG_NONE) {
        place = kind;
    }
    return &style->palette[place % style->palette_count];
}

PsgShape
psg_context_shape(const PsgRenderContext *context, size_t kind)
{
    if (kind == PSG_NONE) {
        return PSG_SHAPE_BOX;
    }
    PsgShape said = context->landscape->kinds[kind].shape;
    return said != PSG_SHAPE_DEFAULT
               ? said
               : context->style->shapes[kind % context->style->shape_count];
}

PsgLine
psg_context_line(const PsgRenderContext *context, size_t relation_kind)
{
    if (relation_kind == PSG_NONE) {
        return PSG_LINE_SOLID;
    }
    PsgLine said = context->landscape->relation_kinds[relation_kind].line;
    const PsgStyle *style = context->style;
    return said != PSG_LINE_DEFAULT ? said
                                    : style->lines[relation_kind % style->line_count];
}

PsgColour
psg_context_edge(const PsgRenderContext *context, size_t relation_kind)
{
    const PsgStyle *style = context->style;
    if (relation_kind == PSG_NONE || style->edge_count == 0) {
        return style->edge;
    }
    size_t said = context->landscape->relation_kinds[relation_kind].colour;
    return style->edges[(said != PSG_NONE ? said : relation_kind) % style->edge_count];
}

/* From the far end of the palette, so that grounds differ from the kinds that stand on
 * them. */
PsgColour
psg_context_group_colour(const PsgRenderContext *context, size_t group)
{
    const PsgStyle *style = context->style;
    return style->palette[style->palette_count - 1 - group % style->palette_count].line;
}

char *
psg_context_slice_title(const PsgRenderContext *context, size_t slice, char **suffix)
{
    return psg_slice_title(&context->landscape->slices[slice], context->language, suffix);
}

char *
psg_context_file_name(const PsgRenderContext *context, const char *figure,
                      const size_t *slices, size_t slice_count)
{
    GString *name = g_string_new(figure);
    for (size_t i = 0; i < slice_count; i++) {
        g_string_append_printf(name, "-%s", context->landscape->slices[slices[i]].id);
    }
    return g_string_free(name, FALSE);
}
