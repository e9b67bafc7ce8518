/*
 * A style: how figures look. Read from YAML, const from then on, all memory its own.
 *
 * Sizes are in units of a 1600 × 900 slide; a figure scales them to its page.
 */
#pragma once

#include "base/arena.h"
#include "base/colour.h"
#include "model/landscape.h"

/* How an actor of one kind is drawn. */
typedef struct {
    PsgColour fill, line, text;
} PsgPaint;

typedef struct {
    PsgArena *arena;
    const char *digest; /* of the bytes that it was read from */
    const char *name;

    /* a family and its fallbacks, comma separated: "Inter, Helvetica, sans-serif" */

    const char *font;
    const char *font_title; /* of titles; NULL: the same */
    double size_title;      /* the slice's label: the largest letters */
    double size_headline;
    double size_label; /* names of actors */
    double size_small; /* legend, source line, strip; never under 14 */

    PsgColour background;
    PsgColour ink;         /* text, and lines that speak */
    PsgColour muted;       /* text of second rank: 4.5:1 on the background */
    PsgColour faint;       /* hairlines and empty places of the strip */
    PsgColour accent;      /* what is new; nothing else has it */
    PsgColour accent_text; /* on the accent */
    PsgColour edge;        /* relations */

    const PsgPaint *palette; /* for kinds of actors, in turn */
    size_t palette_count;
    const PsgShape *shapes; /* for kinds of actors, in turn; never DEFAULT */
    size_t shape_count;
    const PsgLine *lines; /* for kinds of relations, in turn; never DEFAULT */
    size_t line_count;
    const PsgColour *edges; /* for kinds of relations, in turn */
    size_t edge_count;

    double line_width;    /* of edges */
    double outline_width; /* of boxes */
    double corner;        /* radius of a rounded corner */
} PsgStyle;

void psg_style_free(PsgStyle *style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgStyle, psg_style_free)
