/*
 * Colours: their notation, mixing, and contrast after WCAG 2.1.
 *
 * How different two look: CIEDE2000 (Sharma, Wu and Dalal 2005), of what remains of them where
 * one sort of cones is missing (Machado, Oliveira and Fernandes 2009).
 */
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

/* ---- Hue, saturation, lightness ---- */

PsgHsl
psg_colour_hsl(PsgColour colour)
{
    double red = colour.red / 255.0, green = colour.green / 255.0,
           blue = colour.blue / 255.0;
    double most = fmax(red, fmax(green, blue)), least = fmin(red, fmin(green, blue));
    double range = most - least;
    PsgHsl hsl = {0, 0, (most + least) / 2};
    if (range <= 0) {
        return hsl;
    }
    hsl.saturation = range / (1 - fabs(2 * hsl.lightness - 1));
    if (red >= green && red >= blue) {
        hsl.hue = (green - blue) / range;
    } else if (green >= blue) {
        hsl.hue = (blue - red) / range + 2;
    } else {
        hsl.hue = (red - green) / range + 4;
    }
    hsl.hue = hsl.hue / 6 - floor(hsl.hue / 6);
    return hsl;
}

/* turn: how far from the channel's own hue, of the circle. */
static uint8_t
channel_of_hsl(PsgHsl hsl, double turn)
{
    double hue = 6 * (hsl.hue + turn - floor(hsl.hue + turn));
    double chroma = (1 - fabs(2 * hsl.lightness - 1)) * hsl.saturation;
    double share = CLAMP(fabs(hue - 3) - 1, 0.0, 1.0);
    double value = hsl.lightness - chroma / 2 + chroma * share;
    return (uint8_t)lround(255 * CLAMP(value, 0.0, 1.0));
}

PsgColour
psg_colour_of_hsl(PsgHsl hsl, uint8_t alpha)
{
    hsl.saturation = CLAMP(hsl.saturation, 0.0, 1.0);
    hsl.lightness = CLAMP(hsl.lightness, 0.0, 1.0);
    return (PsgColour){channel_of_hsl(hsl, 0), channel_of_hsl(hsl, 2 / 3.0),
                       channel_of_hsl(hsl, 1 / 3.0), alpha};
}

double
psg_hue_distance(PsgHsl a, PsgHsl b)
{
    double way = fabs(a.hue - b.hue);
    return 360 * fmin(way, 1 - way);
}

/* Between the channels, from 0 to 1: with less of it a colour is grey to the eye. */
#define LEAST_CHROMA 0.12

bool
psg_colour_is_grey(PsgColour colour)
{
    int most = MAX(colour.red, MAX(colour.green, colour.blue));
    int least = MIN(colour.red, MIN(colour.green, colour.blue));
    return (most - least) / 255.0 < LEAST_CHROMA;
}

/* ---- Contrast and difference ---- */

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

PsgColour
psg_colour_readable(PsgColour colour, PsgColour ink, PsgColour ground)
{
    PsgColour mixed = colour;
    for (int tenth = 1;
         tenth <= 10 && psg_colour_contrast(mixed, ground) < PSG_COLOUR_READABLE;
         tenth++) {
        mixed = psg_colour_mix(colour, ink, tenth / 10.0);
    }
    return mixed;
}

/* ---- Difference ---- */

/* By vision: what remains of linear red, green and blue. Machado 2009, severity 1; luminance. */
static const double seen[][3][3] = {
    [PSG_VISION_NORMAL] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    [PSG_VISION_PROTAN] = {{0.152286, 1.052583, -0.204868},
                           {0.114503, 0.786281, 0.099216},
                           {-0.003882, -0.048116, 1.051998}},
    [PSG_VISION_DEUTAN] = {{0.367322, 0.860646, -0.227968},
                           {0.280085, 0.672501, 0.047413},
                           {-0.011820, 0.042940, 0.968881}},
    [PSG_VISION_TRITAN] = {{1.255528, -0.076749, -0.178779},
                           {-0.078411, 0.930809, 0.147602},
                           {0.004733, 0.691367, 0.303900}},
    [PSG_VISION_GREY] = {{0.2126, 0.7152, 0.0722},
                         {0.2126, 0.7152, 0.0722},
                         {0.2126, 0.7152, 0.0722}},
};

typedef struct {
    double l, a, b;
} Lab;

/* CIE 1976, 15.2: the cube root, straight near black. */
static double
lightness(double share)
{
    return share > 216.0 / 24389 ? cbrt(share) : (24389.0 / 27 * share + 16) / 116;
}

/* CIELAB under D65, by the primaries of sRGB. */
static Lab
lab_of(PsgColour colour, PsgVision vision)
{
    const double from[3] = {linear(colour.red), linear(colour.green),
                            linear(colour.blue)};
    double rgb[3];
    for (int i = 0; i < 3; i++) {
        const double *row = seen[vision][i];
        rgb[i] = CLAMP(row[0] * from[0] + row[1] * from[1] + row[2] * from[2], 0.0, 1.0);
    }
    double x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047;
    double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
    double z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883;
    double fx = lightness(x), fy = lightness(y), fz = lightness(z);
    return (Lab){116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
}

/* In degrees, from 0 to 360. */
static double
hue(double a, double b)
{
    double angle = atan2(b, a) * 180 / G_PI;
    return angle < 0 ? angle + 360 : angle;
}

static double
cosine(double degrees)
{
    return cos(degrees * G_PI / 180);
}

/* The chroma's seventh power against that of 25: how blue is weighed. */
static double
weight_of(double chroma)
{
    double power = pow(chroma, 7);
    return sqrt(power / (power + pow(25, 7)));
}

/* The mean of two hues, and how far it is from the first to the second, by the shorter way. */
static void
compare_hues(double first, double second, double *mean, double *way)
{
    *way = second - first;
    *mean = (first + second) / 2;
    if (fabs(*way) > 180) {
        *way += *way > 0 ? -360 : 360;
        *mean += *mean < 180 ? 180 : -180;
    }
}

/* As Sharma, Wu and Dalal write it down, with their names. */
static double
ciede2000(Lab one, Lab other)
{
    double c_mean = (hypot(one.a, one.b) + hypot(other.a, other.b)) / 2;
    double g = 0.5 * (1 - weight_of(c_mean));
    double a1 = one.a * (1 + g), a2 = other.a * (1 + g);
    double c1 = hypot(a1, one.b), c2 = hypot(a2, other.b);
    double h_mean = hue(a1, one.b) + hue(a2, other.b), h_way = 0;
    if (c1 * c2 > 1e-12) {
        compare_hues(hue(a1, one.b), hue(a2, other.b), &h_mean, &h_way);
    }
    double dl = other.l - one.l, dc = c2 - c1;
    double dh = 2 * sqrt(c1 * c2) * sin(h_way / 2 * G_PI / 180);
    double l_mean = (one.l + other.l) / 2, c_bar = (c1 + c2) / 2;
    double t = 1 - 0.17 * cosine(h_mean - 30) + 0.24 * cosine(2 * h_mean) +
               0.32 * cosine(3 * h_mean + 6) - 0.20 * cosine(4 * h_mean - 63);
    double from_50 = (l_mean - 50) * (l_mean - 50);
    double sl = 1 + 0.015 * from_50 / sqrt(20 + from_50);
    double sc = 1 + 0.045 * c_bar, sh = 1 + 0.015 * c_bar * t;
    double turn = 30 * exp(-pow((h_mean - 275) / 25, 2));
    double rt = -sin(2 * turn * G_PI / 180) * 2 * weight_of(c_bar);
    dl /= sl;
    dc /= sc;
    dh /= sh;
    return sqrt(dl * dl + dc * dc + dh * dh + rt * dc * dh);
}

double
psg_colour_difference(PsgColour a, PsgColour b, PsgVision vision)
{
    return ciede2000(lab_of(a, vision), lab_of(b, vision));
}

bool
psg_colour_is_told(PsgColour a, PsgColour b)
{
    static const PsgVision visions[] = {PSG_VISION_NORMAL, PSG_VISION_PROTAN,
                                        PSG_VISION_DEUTAN};
    bool is_told = true;
    for (size_t i = 0; i < G_N_ELEMENTS(visions); i++) {
        is_told = is_told && psg_colour_difference(a, b, visions[i]) > PSG_COLOUR_TOLD;
    }
    return is_told;
}
