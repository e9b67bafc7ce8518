/* Colours: their notation, mixing, and contrast after WCAG 2.1. */
#include "base/colour.h"

#include <glib.h>
#include <math.h>
#include <string.h>

static bool
read_digits(const char *text, size_t length, uint8_t digits[])
{
    for (size_t i = 0; i < length; i++) {
        int digit = g_ascii_xdigit_value(text[i]);
        if (digit < 0) {
            return false;
        }
        digits[i] = (uint8_t)digit;
    }
    return true;
}

static uint8_t
byte_of(const uint8_t digits[2])
{
    return (uint8_t)(digits[0] * 16 + digits[1]);
}

bool
psg_colour_parse(const char *text, PsgColour *colour)
{
    if (strcmp(text, "none") == 0) {
        *colour = PSG_COLOUR_NONE;
        return true;
    }
    uint8_t digits[8] = {0};
    size_t length = text[0] == '#' ? strlen(text + 1) : 0;
    if ((length != 3 && length != 6 && length != 8) ||
        !read_digits(text + 1, length, digits)) {
        return false;
    }
    if (length == 3) {
        *colour = (PsgColour){(uint8_t)(digits[0] * 17), (uint8_t)(digits[1] * 17),
                              (uint8_t)(digits[2] * 17), 255};
        return true;
    }
    uint8_t alpha = length == 8 ? byte_of(digits + 6) : 255;
    *colour =
        (PsgColour){byte_of(digits), byte_of(digits + 2), byte_of(digits + 4), alpha};
    return true;
}

void
psg_colour_hex(PsgColour colour, char out[8])
{
    g_snprintf(out, 8, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
}

static uint8_t
mix_channel(uint8_t a, uint8_t b, double share)
{
    return (uint8_t)lround(a + (b - a) * share);
}

PsgColour
psg_colour_mix(PsgColour a, PsgColour b, double share)
{
    double part = CLAMP(share, 0.0, 1.0);
    return (PsgColour){
        mix_channel(a.red, b.red, part), mix_channel(a.green, b.green, part),
        mix_channel(a.blue, b.blue, part), mix_channel(a.alpha, b.alpha, part)};
}

static double
linear(uint8_t channel)
{
    double value = channel / 255.0;
    return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

/* WCAG 2.1, "relative luminance". */
static double
luminance(PsgColour colour)
{
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

double
psg_colour_contrast(PsgColour a, PsgColour b)
{
    double here = luminance(a), there = luminance(b);
    return (MAX(here, there) + 0.05) / (MIN(here, there) + 0.05);
}
