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

/* WCAG 2.1 contrast, 1 to 21; alpha is not looked at. */
double psg_colour_contrast(PsgColour a, PsgColour b);
