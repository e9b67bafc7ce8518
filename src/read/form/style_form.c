/* The form of a style, as a table. */
#include "read/form/form.h"

#include <glib.h>

#define FIELDS(list) .fields = (list), .field_count = G_N_ELEMENTS(list)

static const PsgForm string = {.kind = PSG_FORM_STRING, .name = "string"};
static const PsgForm colour = {.kind = PSG_FORM_COLOUR, .name = "colour"};
static const PsgForm letters = {.kind = PSG_FORM_NUMBER, .least = 14, .most = 200};
static const PsgForm width = {.kind = PSG_FORM_NUMBER, .least = 0.1, .most = 20};
static const PsgForm corner = {.kind = PSG_FORM_NUMBER, .least = 0, .most = 100};

static const PsgField size_fields[] = {
    {"title", &letters, "Size of the slice's label: the largest letters.", false},
    {"headline", &letters, "Size of headlines.", false},
    {"label", &letters, "Size of the names of actors.", false},
    {"small", &letters, "Size of legend, sources and strip.", false},
};
static const PsgForm sizes = {.kind = PSG_FORM_STRUCT,
                              .name = "map of sizes",
                              FIELDS(size_fields)};

static const PsgField colour_fields[] = {
    {"background", &colour, "The page.", false},
    {"ink", &colour, "Text, and lines that carry meaning.", false},
    {"muted", &colour, "Secondary text.", false},
    {"faint", &colour, "Hairlines and empty places.", false},
    {"accent", &colour, "What is new; nothing else has it.", false},
    {"accent-text", &colour, "Text on the accent.", false},
    {"edge", &colour, "Relations without a kind.", false},
};
static const PsgForm colours = {.kind = PSG_FORM_STRUCT,
                                .name = "map of colours",
                                FIELDS(colour_fields)};

static const PsgField paint_fields[] = {
    {"fill", &colour, "The box.", true},
    {"line", &colour, "Its outline.", true},
    {"text", &colour, "The name in it.", true},
};
static const PsgForm paint = {.kind = PSG_FORM_STRUCT,
                              .name = "paint",
                              FIELDS(paint_fields)};
static const PsgForm palette = {.kind = PSG_FORM_LIST, .item = &paint, .fewest = 1};
static const PsgForm shapes = {.kind = PSG_FORM_LIST,
                               .item = &psg_form_shape,
                               .fewest = 1};
static const PsgForm lines = {.kind = PSG_FORM_LIST, .item = &psg_form_line, .fewest = 1};
static const PsgForm edges = {.kind = PSG_FORM_LIST, .item = &colour, .fewest = 1};

static const PsgField style_fields[] = {
    {"base", &string,
     "A style that is shipped with paysage; its keys hold where this one has none.",
     false},
    {"font", &string, "A family and its fallbacks, with commas between them.", false},
    {"sizes", &sizes, "Sizes of letters, on a page of 1600 × 900.", false},
    {"colours", &colours, "Colours of the page.", false},
    {"palette", &palette, "For kinds of actors, in turn.", false},
    {"shapes", &shapes, "For kinds of actors, in turn.", false},
    {"lines", &lines, "For kinds of relations, in turn.", false},
    {"edges", &edges, "Colours for kinds of relations, in turn.", false},
    {"line-width", &width, "Width of the lines of relations.", false},
    {"outline-width", &width, "Width of the outlines of boxes.", false},
    {"corner", &corner, "The radius of rounded corners.", false},
};
const PsgForm psg_form_style = {.kind = PSG_FORM_STRUCT,
                                .name = "style",
                                FIELDS(style_fields)};
