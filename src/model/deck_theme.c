/* The theme of slides that a style makes. */
#include "model/deck_theme.h"

#include <glib.h>
#include <math.h>

const char *
psg_deck_colour_word(PsgDeckColour colour)
{
    static const char *const words[] = {"bg1",     "tx1",     "bg2",     "tx2",
                                        "accent1", "accent2", "accent3", "accent4",
                                        "accent5", "accent6", "hlink",   "folHlink"};
    return words[colour];
}

/* ---- Which hues ---- */

/* Hues that are nearer, in degrees, pass as one: tints of the same accent. */
#define ONE_HUE 25.0

static bool
is_one_hue(PsgColour a, PsgColour b)
{
    return psg_hue_distance(psg_colour_hsl(a), psg_colour_hsl(b)) < ONE_HUE;
}

static bool
is_new_hue(const PsgDeckTheme *theme, int count, PsgColour colour)
{
    bool is_new = !psg_colour_is_grey(colour);
    for (int i = PSG_DECK_ACCENT1; i < count; i++) {
        bool is_coloured = !psg_colour_is_grey(theme->colours[i]);
        is_new = is_new && !(is_coloured && is_one_hue(theme->colours[i], colour));
    }
    return is_new;
}

static bool
is_new_colour(const PsgDeckTheme *theme, int count, PsgColour colour)
{
    bool is_new = true;
    for (int i = 0; i < count; i++) {
        PsgColour known = theme->colours[i];
        is_new = is_new && (known.red != colour.red || known.green != colour.green ||
                            known.blue != colour.blue);
    }
    return is_new;
}

/* The colours of outlines, then those of relations. */
static PsgColour
nth_colour(const PsgStyle *style, size_t index)
{
    return index < style->palette_count ? style->palette[index].line
                                        : style->edges[index - style->palette_count];
}

/* The hues of the style, in its order; if it has few, its other colours; if it has none of them
 * left, its text. */
static void
choose_accents(const PsgStyle *style, PsgDeckTheme *theme)
{
    int count = PSG_DECK_ACCENT2;
    size_t known = style->palette_count + style->edge_count;
    for (size_t i = 0; i < known && count <= PSG_DECK_ACCENT6; i++) {
        if (is_new_hue(theme, count, nth_colour(style, i))) {
            theme->colours[count++] = nth_colour(style, i);
        }
    }
    for (size_t i = 0; i < known && count <= PSG_DECK_ACCENT6; i++) {
        if (is_new_colour(theme, count, nth_colour(style, i))) {
            theme->colours[count++] = nth_colour(style, i);
        }
    }
    while (count <= PSG_DECK_ACCENT6) {
        theme->colours[count++] = style->muted;
    }
}

PsgDeckTheme
psg_deck_theme_of_style(const PsgStyle *style, double scale)
{
    PsgDeckTheme theme = {
        .name = style->name,
        .colours = {[PSG_DECK_BG1] = style->background,
                    [PSG_DECK_TX1] = style->ink,
                    [PSG_DECK_BG2] = style->faint,
                    [PSG_DECK_TX2] = style->muted,
                    [PSG_DECK_ACCENT1] = style->accent,
                    [PSG_DECK_HLINK] = style->ink,
                    [PSG_DECK_FOLHLINK] = style->muted},
        .major = style->font,
        .minor = style->font,
        .size_title = style->size_title * scale,
        .size_label = style->size_label * scale,
    };
    choose_accents(style, &theme);
    return theme;
}

#define GREY(level)                                                                      \
    {                                                                                    \
        level, level, level, 255                                                         \
    }

const PsgDeckTheme psg_deck_theme_plain = {
    .name = "plain",
    .colours = {GREY(255), GREY(0), GREY(217), GREY(64), GREY(0), GREY(32), GREY(64),
                GREY(96), GREY(128), GREY(160), GREY(0), GREY(64)},
    .major = "Arial",
    .minor = "Arial",
    .size_title = 44,
    .size_label = 18,
};
