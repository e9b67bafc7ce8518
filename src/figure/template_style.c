/*
 * From twelve colours of a theme to a style. Text needs 4.5:1 on what is behind it, lines 3:1
 * (WCAG 2.1, 1.4.3 and 1.4.11): colours that have less are mixed with ink until they do.
 */
#include "figure/template_style.h"

#include "base/join.h"

#include <string.h>

#define MUTED 0.35 /* of the background in text of second rank */
/* The same where that is a picture, of which nobody knows how dark it is. */
#define ON_PICTURE 0.1
#define FAINT 0.82 /* in hairlines */
#define EDGE 0.4   /* in relations */
#define TINT 0.72  /* of the background in a box, on light pages; on dark ones: */
#define DARK_TINT 0.55
#define LEAST_LINE 3.0 /* contrast of what is drawn */

enum { SLOTS = 6, STEPS = 10 };

static bool
is_dark(const PsgDeckTemplate *template)
{
    static const PsgColour white = {255, 255, 255, 255}, black = {0, 0, 0, 255};
    PsgColour ground = template->figure.background;
    return psg_colour_contrast(ground, white) > psg_colour_contrast(ground, black);
}

const char *
psg_template_base(const PsgDeckTemplate *template)
{
    return is_dark(template) ? "dark" : "slides";
}

/* Mixed with as much ink as it takes to be seen on the ground. */
static PsgColour
seen(PsgColour colour, PsgColour ink, PsgColour ground, double contrast)
{
    for (int step = 0; step <= STEPS; step++) {
        PsgColour mixed = psg_colour_mix(colour, ink, step / (double)STEPS);
        if (psg_colour_contrast(mixed, ground) >= contrast) {
            return mixed;
        }
    }
    return ink;
}

/* Of two, the one that is read better. */
static PsgColour
better(PsgColour a, PsgColour b, PsgColour ground)
{
    return psg_colour_contrast(a, ground) >= psg_colour_contrast(b, ground) ? a : b;
}

/* Text on a box: ink or paper; where neither is read, black or white is. */
static PsgColour
text_on(PsgColour fill, const PsgStyle *style)
{
    static const PsgColour white = {255, 255, 255, 255}, black = {0, 0, 0, 255};
    PsgColour text = better(style->ink, style->background, fill);
    return psg_colour_contrast(text, fill) >= PSG_COLOUR_READABLE
               ? text
               : better(white, black, fill);
}

/* ---- Colours ---- */

/* Accents in the order in which kinds take them: what is new has the first, so it comes last. */
static PsgColour
accent_of(const PsgDeckTemplate *template, size_t kind)
{
    return template->theme.colours[PSG_DECK_ACCENT1 + (kind + 1) % SLOTS];
}

static void
take_palette(const PsgDeckTemplate *template, PsgStyle *style, bool on_dark)
{
    PsgPaint *palette = psg_arena_alloc(style->arena, SLOTS * sizeof *palette);
    PsgColour *edges = psg_arena_alloc(style->arena, SLOTS * sizeof *edges);
    double tint = on_dark ? DARK_TINT : TINT;
    for (size_t i = 0; i + 1 < SLOTS; i++) {
        PsgColour accent = accent_of(template, i);
        palette[i].fill = psg_colour_mix(accent, style->background, tint);
        palette[i].line = seen(accent, style->ink, style->background, LEAST_LINE);
        palette[i].text = text_on(palette[i].fill, style);
        edges[i + 1] = palette[i].line;
    }
    edges[0] = style->edge;
    PsgPaint *grey = &palette[SLOTS - 1];
    grey->fill = psg_colour_mix(style->ink, style->background, on_dark ? 0.75 : 0.92);
    grey->line = style->edge;
    grey->text = text_on(grey->fill, style);
    style->palette = palette;
    style->palette_count = SLOTS;
    style->edges = edges;
    style->edge_count = SLOTS;
}

static void
take_colours(const PsgDeckTemplate *template, PsgStyle *style)
{
    style->background = template->figure.background;
    style->ink = template->figure.ink;
    PsgColour ground = style->background, ink = style->ink;
    double share = template->figure.is_plain ? MUTED : ON_PICTURE;
    style->muted =
        seen(psg_colour_mix(ink, ground, share), ink, ground, PSG_COLOUR_READABLE);
    style->faint = psg_colour_mix(ink, ground, FAINT);
    style->edge = seen(psg_colour_mix(ink, ground, EDGE), ink, ground, LEAST_LINE);
    style->accent =
        seen(template->theme.colours[PSG_DECK_ACCENT1], ink, ground, PSG_COLOUR_READABLE);
    style->accent_text = text_on(style->accent, style);
    take_palette(template, style, is_dark(template));
}

/* ---- Fonts ---- */

/* A font of the theme goes before those of the style; "+mn-lt" and the like are no fonts. */
static const char *
with_font(PsgArena *arena, const char *font, const char *style)
{
    bool is_font = *font != '\0' && *font != '+' && strchr(font, ',') == NULL;
    return is_font ? psg_arena_printf(arena, "%s, %s", font, style)
                   : psg_arena_strdup(arena, style);
}

/* ---- All of it ---- */

static void
tell_colour(GString *told, PsgColour wanted, PsgColour taken, const char *what)
{
    char before[8], after[8];
    psg_colour_hex(wanted, before);
    psg_colour_hex(taken, after);
    if (strcmp(before, after) != 0) {
        psg_join_printf(told, "; ", "%s is %s in place of %s", what, after, before);
    }
}

static char *
remark_of(const PsgDeckTemplate *template, const PsgStyle *style)
{
    GString *told = g_string_new(NULL);
    tell_colour(told, template->theme.colours[PSG_DECK_TX1], style->ink, "text");
    tell_colour(told, template->theme.colours[PSG_DECK_ACCENT1], style->accent,
                "the accent of what is new");
    if (told->len == 0) {
        g_string_free(told, TRUE);
        return NULL;
    }
    g_string_append(told, ", to be read on its background");
    return g_string_free(told, FALSE);
}

PsgStyle *
psg_template_style(const PsgDeckTemplate *template, const PsgStyle *base, char **remark)
{
    PsgArena *arena = psg_arena_new();
    PsgStyle *style = psg_arena_alloc(arena, sizeof *style);
    *style = *base;
    style->arena = arena;
    style->name = psg_arena_strdup(arena, template->name);
    style->digest = psg_arena_printf(arena, "%s %s", template->digest, base->digest);
    style->font = with_font(arena, template->theme.minor, base->font);
    style->font_title = with_font(arena, template->theme.major, style->font);
    style->shapes =
        psg_arena_copy(arena, base->shapes, base->shape_count, sizeof *base->shapes);
    style->lines =
        psg_arena_copy(arena, base->lines, base->line_count, sizeof *base->lines);
    take_colours(template, style);
    *remark = remark_of(template, style);
    return style;
}
