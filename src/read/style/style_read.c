/* From a name or a path to a style: its base first, then what it says itself. */
#include "read/style/style_read.h"

#include "base/compare.h"
#include "base/suggest.h"
#include "read/form/check.h"
#include "read/form/scalar.h"
#include "read/yaml/compose.h"

#include "assets.h"

#include <gio/gio.h>
#include <string.h>

#define FOLDER "/paysage/styles/"

/* ---- Styles that are shipped ---- */

char **
psg_style_names(void)
{
    char **names =
        g_resource_enumerate_children(psg_assets_get_resource(), FOLDER, 0, NULL);
    guint count = names == NULL ? 0 : g_strv_length(names);
    for (guint i = 0; i < count; i++) {
        char *ending = strrchr(names[i], '.');
        if (ending != NULL) {
            *ending = '\0';
        }
    }
    if (count > 0) {
        qsort(names, count, sizeof *names, psg_compare_strings);
    }
    return names == NULL ? g_new0(char *, 1) : names;
}

/* "dark, mono, print, slides (did you mean \"slides\"?)" */
static char *
describe_names(const char *misspelt)
{
    g_auto(GStrv) names = psg_style_names();
    g_autofree char *all = g_strjoinv(", ", names);
    const char *meant =
        psg_suggest(misspelt, (const char *const *)names, g_strv_length(names));
    return meant == NULL ? g_steal_pointer(&all)
                         : g_strdup_printf("%s (did you mean \"%s\"?)", all, meant);
}

static PsgInput *
open_shipped(const char *name)
{
    g_autofree char *path = g_strconcat(FOLDER, name, ".yaml", NULL);
    g_autoptr(GBytes) bytes =
        g_resource_lookup_data(psg_assets_get_resource(), path, 0, NULL);
    if (bytes == NULL) {
        return NULL;
    }
    g_autofree char *file = g_strconcat("styles/", name, ".yaml", NULL);
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    return psg_input_new(file, text, length);
}

bool
psg_style_is_path(const char *name)
{
    return strchr(name, '/') != NULL || g_str_has_suffix(name, ".yaml") ||
           g_str_has_suffix(name, ".yml");
}

static const PsgInput *
open_style(const char *name, const PsgLimits *limits, PsgDiagnostics *list,
           GError **error)
{
    if (psg_style_is_path(name)) {
        return psg_diagnostics_read(list, name, limits->max_bytes, error);
    }
    PsgInput *input = open_shipped(name);
    if (input == NULL) {
        g_autofree char *names = describe_names(name);
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                    "there is no style \"%s\": there are %s; a file's name has to end in "
                    ".yaml",
                    name, names);
        return NULL;
    }
    return psg_diagnostics_keep(list, input);
}

/* ---- What a style says ---- */

static void
take_colour(const PsgNode *map, const char *key, PsgColour *colour)
{
    const char *string = psg_scalar_string(psg_node_lookup(map, key));
    if (string != NULL) {
        psg_colour_parse(string, colour);
    }
}

static void
take_number(const PsgNode *map, const char *key, double *number)
{
    psg_scalar_number(psg_node_lookup(map, key), number);
}

/* The list at the key; NULL if the style does not speak of it. */
static const PsgNode *
list_at(const PsgNode *root, const char *key)
{
    const PsgNode *list = psg_node_lookup(root, key);
    return list == NULL || list->kind != PSG_NODE_LIST ? NULL : list;
}

static void
take_palette(const PsgNode *list, PsgStyle *style)
{
    PsgPaint *palette = psg_arena_alloc(style->arena, list->count * sizeof *palette);
    for (size_t i = 0; i < list->count; i++) {
        take_colour(list->items[i], "fill", &palette[i].fill);
        take_colour(list->items[i], "line", &palette[i].line);
        take_colour(list->items[i], "text", &palette[i].text);
    }
    style->palette = palette;
    style->palette_count = list->count;
}

static void
take_shapes(const PsgNode *list, PsgStyle *style)
{
    PsgShape *shapes = psg_arena_alloc(style->arena, list->count * sizeof *shapes);
    for (size_t i = 0; i < list->count; i++) {
        size_t word = psg_form_word(&psg_form_shape, psg_scalar_string(list->items[i]));
        bool is_known = word < psg_form_shape.word_count;
        shapes[i] = is_known ? (PsgShape)(PSG_SHAPE_BOX + word) : PSG_SHAPE_BOX;
    }
    style->shapes = shapes;
    style->shape_count = list->count;
}

static void
take_lines(const PsgNode *list, PsgStyle *style)
{
    PsgLine *lines = psg_arena_alloc(style->arena, list->count * sizeof *lines);
    for (size_t i = 0; i < list->count; i++) {
        size_t word = psg_form_word(&psg_form_line, psg_scalar_string(list->items[i]));
        bool is_known = word < psg_form_line.word_count;
        lines[i] = is_known ? (PsgLine)(PSG_LINE_SOLID + word) : PSG_LINE_SOLID;
    }
    style->lines = lines;
    style->line_count = list->count;
}

static void
take_edges(const PsgNode *list, PsgStyle *style)
{
    PsgColour *edges = psg_arena_alloc(style->arena, list->count * sizeof *edges);
    for (size_t i = 0; i < list->count; i++) {
        const char *string = psg_scalar_string(list->items[i]);
        if (string != NULL) {
            psg_colour_parse(string, &edges[i]);
        }
    }
    style->edges = edges;
    style->edge_count = list->count;
}

static void
take_lists(const PsgNode *root, PsgStyle *style)
{
    static const struct {
        const char *key;
        void (*take)(const PsgNode *list, PsgStyle *style);
    } rows[] = {{"palette", take_palette},
                {"shapes", take_shapes},
                {"lines", take_lines},
                {"edges", take_edges}};
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const PsgNode *list = list_at(root, rows[i].key);
        if (list != NULL) {
            rows[i].take(list, style);
        }
    }
}

/* What the style does not say is left as it is. */
static void
take_style(const PsgNode *root, PsgStyle *style)
{
    const char *font = psg_scalar_string(psg_node_lookup(root, "font"));
    if (font != NULL) {
        style->font = psg_arena_strdup(style->arena, font);
    }
    const PsgNode *sizes = psg_node_lookup(root, "sizes");
    take_number(sizes, "title", &style->size_title);
    take_number(sizes, "headline", &style->size_headline);
    take_number(sizes, "label", &style->size_label);
    take_number(sizes, "small", &style->size_small);
    const PsgNode *colours = psg_node_lookup(root, "colours");
    take_colour(colours, "background", &style->background);
    take_colour(colours, "ink", &style->ink);
    take_colour(colours, "muted", &style->muted);
    take_colour(colours, "faint", &style->faint);
    take_colour(colours, "accent", &style->accent);
    take_colour(colours, "accent-text", &style->accent_text);
    take_colour(colours, "edge", &style->edge);
    take_number(root, "line-width", &style->line_width);
    take_number(root, "outline-width", &style->outline_width);
    take_number(root, "corner", &style->corner);
    take_lists(root, style);
}

/* ---- Bases ---- */

static const PsgNode *
read_tree(const PsgInput *input, const PsgLimits *limits, PsgArena *trees,
          PsgDiagnostics *list)
{
    const PsgNode *root = psg_yaml_read(input, limits, trees, list);
    if (root != NULL) {
        psg_form_check(&psg_form_style, root, "style", list);
    }
    return root;
}

/* Only styles that are shipped are bases, and those stand on their own or on each
 * other, never in a circle: the depth has an end. */
static void
take_base(const PsgNode *root, PsgStyle *style, PsgArena *trees, PsgDiagnostics *list)
{
    const PsgNode *base = psg_node_lookup(root, "base");
    const char *name = psg_scalar_string(base);
    if (name == NULL) {
        return;
    }
    PsgInput *input = open_shipped(name);
    if (input == NULL) {
        g_autofree char *names = describe_names(name);
        psg_diagnostics_error(list, "unknown-base", base->span,
                              "there is no style \"%s\" to begin with: there are %s",
                              name, names);
        return;
    }
    PsgLimits limits = psg_limits_default();
    const PsgNode *tree =
        read_tree(psg_diagnostics_keep(list, input), &limits, trees, list);
    take_base(tree, style, trees, list);
    take_style(tree, style);
}

/* ---- Contrast: text needs 4.5:1 (WCAG 2.1, 1.4.3) ---- */

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
    if (contrast >= PSG_COLOUR_READABLE) {
        return;
    }
    char text_hex[8], ground_hex[8];
    psg_colour_hex(text, text_hex);
    psg_colour_hex(ground, ground_hex);
    psg_diagnostics_error(list, "contrast", span,
                          "%s: %s on %s has a contrast of %.1f:1, and text needs %.1f:1",
                          what, text_hex, ground_hex, contrast, PSG_COLOUR_READABLE);
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
has_all(const PsgStyle *style, const PsgNode *root, PsgDiagnostics *list)
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

/* Tells what is missing, and text without contrast; root: what was written, for the
 * places. */
static void
check_style(const PsgStyle *style, const PsgNode *root, PsgDiagnostics *list)
{
    if (has_all(style, root, list)) {
        check_palette(style, root, list);
        check_page(style, root, list);
    }
}

/* ---- Reading ---- */

/* What the style is called: the path without folder and ending. */
static const char *
name_of(const char *name_or_path, PsgArena *arena)
{
    g_autofree char *name = g_path_get_basename(name_or_path);
    char *ending = psg_style_is_path(name) ? strrchr(name, '.') : NULL;
    if (ending != NULL) {
        *ending = '\0';
    }
    return psg_arena_strdup(arena, name);
}

static const char *
digest_of(const PsgInput *input, PsgArena *arena)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    psg_input_digest(input, sum);
    return psg_arena_strdup(arena, g_checksum_get_string(sum));
}

PsgStyle *
psg_style_read(const char *name_or_path, const PsgLimits *limits, PsgDiagnostics *list,
               GError **error)
{
    size_t errors_before = psg_diagnostics_error_count(list);
    PsgLimits usual = psg_limits_default();
    if (limits == NULL || !psg_style_is_path(name_or_path)) {
        limits = &usual; /* what is shipped is no file of the author */
    }
    const PsgInput *input = open_style(name_or_path, limits, list, error);
    if (input == NULL) {
        return NULL;
    }
    g_autoptr(PsgArena) trees = psg_arena_new();
    const PsgNode *root = read_tree(input, limits, trees, list);
    if (root == NULL || root->kind != PSG_NODE_MAP) {
        return NULL;
    }
    PsgArena *arena = psg_arena_new();
    g_autoptr(PsgStyle) style = psg_arena_alloc(arena, sizeof *style);
    style->arena = arena;
    style->name = name_of(name_or_path, arena);
    style->digest = digest_of(input, arena);
    take_base(root, style, trees, list);
    take_style(root, style);
    if (psg_diagnostics_error_count(list) == errors_before) {
        check_style(style, root, list);
    }
    bool is_good = psg_diagnostics_error_count(list) == errors_before;
    return is_good ? g_steal_pointer(&style) : NULL;
}
