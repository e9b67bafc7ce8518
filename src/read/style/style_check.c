/* Contrast as in WCAG 2.1, 1.4.3: text needs 4.5:1. */
#include "read/style/style_check.h"

static const double least_contrast = 4.5;

/* ---- Contrast ---- */

static PsgColour
on(PsgColour above, PsgColour below)
{
    return psg_colour_mix(below, above, above.alpha / 255.0);
}

static void
check_contrast(PsgDiagnostics *list, PsgSpan span, PsgColour text, PsgColour ground,
               const char *what)
{
    double contrast = psg_colour_contrast(on(text, ground), ground);
    if (contrast >= least_contrast) {
        return;
    }
    char text_hex[8], ground_hex[8];
    psg_colour_hex(text, text_hex);
    psg_colour_hex(ground, ground_hex);
    psg_diagnostics_error(list, "contrast", span,
                          "%s: %s on %s has a contrast of %.1f:1, and text needs %.1f:1",
                          what, text_hex, ground_hex, contrast, least_contrast);
}

static PsgSpan
span_of(const PsgNode *map, const char *key, PsgSpan otherwise)
{
    const PsgNode *node = psg_node_lookup(map, key);
    return node == NULL ? otherwise : node->span;
}

static void
check_palette(const PsgStyle *style, const PsgNode *root, PsgDiagnostics *list)
{
    const PsgNode *palette = psg_node_lookup(root, "palette");
    for (size_t i = 0; i < style->palette_count; i++) {
        const PsgPaint *paint = &style->palette[i];
        bool is_here =
            palette != NULL && palette->kind == PSG_NODE_LIST && i < palette->count;
        PsgSpan span = is_here ? palette->items[i]->span : root->span;
        check_contrast(list, span, paint->text, on(paint->fill, style->background),
                       "the name in a box");
    }
}

/* Shown where one of the two colours stands: it may be the base that has the other. */
static void
check_page(const PsgStyle *style, const PsgNode *root, PsgDiagnostics *list)
{
    const PsgNode *colours = psg_node_lookup(root, "colours");
    PsgSpan background = span_of(colours, "background", root->span);
    PsgSpan accent = span_of(colours, "accent", root->span);
    check_contrast(list, span_of(colours, "ink", background), style->ink,
                   style->background, "\"ink\"");
    check_contrast(list, span_of(colours, "muted", background), style->muted,
                   style->background, "\"muted\"");
    check_contrast(list, span_of(colours, "accent-text", accent), style->accent_text,
                   on(style->accent, style->background), "\"accent-text\"");
}

/* ---- What has to be there ---- */

static bool
check_presence(const PsgStyle *style, const PsgNode *root, PsgDiagnostics *list)
{
    const struct {
        bool is_there;
        const char *key;
    } rows[] = {
        {style->font != NULL, "font"},
        {style->size_title > 0, "sizes: title"},
        {style->size_headline > 0, "sizes: headline"},
        {style->size_label > 0, "sizes: label"},
        {style->size_small > 0, "sizes: small"},
        {style->background.alpha == 255, "colours: background"},
        {style->ink.alpha > 0, "colours: ink"},
        {style->muted.alpha > 0, "colours: muted"},
        {style->faint.alpha > 0, "colours: faint"},
        {style->accent.alpha > 0, "colours: accent"},
        {style->accent_text.alpha > 0, "colours: accent-text"},
        {style->edge.alpha > 0, "colours: edge"},
        {style->palette_count > 0, "palette"},
        {style->shape_count > 0, "shapes"},
        {style->line_count > 0, "lines"},
        {style->edge_count > 0, "edges"},
        {style->line_width > 0, "line-width"},
        {style->outline_width > 0, "outline-width"},
    };
    bool is_whole = true;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (!rows[i].is_there) {
            psg_diagnostics_error(
                list, "missing-key", root->span,
                "a style needs \"%s\": give it, or name another style as "
                "\"base\", such as slides",
                rows[i].key);
            is_whole = false;
        }
    }
    return is_whole;
}

void
psg_style_check(const PsgStyle *style, const PsgNode *root, PsgDiagnostics *list)
{
    if (check_presence(style, root, list)) {
        check_palette(style, root, list);
        check_page(style, root, list);
    }
}
