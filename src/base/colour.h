/*
 * Colours in sRGB, and how well one is read on another.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint8_t red, green, blue, alpha; /* alpha 0: not there, 255: solid */
} PsgColour;

#define PSG_COLOUR_NONE ((PsgColour){0, 0, 0, 0})

/* "#rgb", "#rrggbb" or "#rrggbbaa", or "none". */
bool psg_colour_parse(const char *text, PsgColour *colour);

/* "#rrggbb" into out, alpha left out. */
void psg_colour_hex(PsgColour colour, char out[8]);

/* share 0: all a, 1: all b; mixed in sRGB. */
PsgColour psg_colour_mix(PsgColour a, PsgColour b, double share);

/* Hue around the circle from red, saturation, lightness: 0 to 1 each. */
typedef struct {
    double hue, saturation, lightness;
} PsgHsl;

/* A grey has hue 0. */
PsgHsl psg_colour_hsl(PsgColour colour);

/* Hues go around; what is more than 1 or less than 0 of the others is cut. */
PsgColour psg_colour_of_hsl(PsgHsl hsl, uint8_t alpha);

/* Between hues, in degrees: 180 at most. */
double psg_hue_distance(PsgHsl a, PsgHsl b);

/* Whether it passes for a grey. */
bool psg_colour_is_grey(PsgColour colour);

/* How colours are seen: with all three sorts of cones; without those for long, middle or short
 * waves; without any colour, as on a grey print. */
typedef enum {
    PSG_VISION_NORMAL,
    PSG_VISION_PROTAN,
    PSG_VISION_DEUTAN,
    PSG_VISION_TRITAN,
    PSG_VISION_GREY,
} PsgVision;

/* CIEDE2000: below 2 nobody tells them apart, above 10 anybody does at a glance. */
double psg_colour_difference(PsgColour a, PsgColour b, PsgVision vision);

#define PSG_COLOUR_TOLD 10.0

/* Whether eyes with all cones, or without those for long or middle waves, tell them apart at a
 * glance. */
bool psg_colour_is_told(PsgColour a, PsgColour b);

/* WCAG 2.1 contrast, 1 to 21; alpha is not looked at. */
double psg_colour_contrast(PsgColour a, PsgColour b);

#define PSG_COLOUR_READABLE 4.5 /* contrast of text, WCAG 2.1, AA */

/* The colour, mixed with as much ink as it takes, in tenths, until it is read on the ground. */
PsgColour psg_colour_readable(PsgColour colour, PsgColour ink, PsgColour ground);
