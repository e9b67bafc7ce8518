/* Colours of DrawingML (ECMA-376 part 1, 20.1.2.3), as far as they say more than a name. */
#include "read/template/theme.h"

#include "read/template/package.h"

#include <math.h>
#include <string.h>

#define WHOLE 100000.0  /* what 100 % is in attributes */
#define TURN 21600000.0 /* a turn, in 60000ths of a degree */

static const char *const slots[PSG_THEME_SLOTS] = {
    "dk1",     "lt1",     "dk2",     "lt2",     "accent1", "accent2",
    "accent3", "accent4", "accent5", "accent6", "hlink",   "folHlink"};

/* That of Office, for what a theme does not say. */
static const char *const usual[PSG_THEME_SLOTS] = {
    "#000000", "#ffffff", "#44546a", "#e7e6e6", "#4472c4", "#ed7d31",
    "#a5a5a5", "#ffc000", "#5b9bd5", "#70ad47", "#0563c1", "#954f72"};
static const size_t usual_map[PSG_DECK_COLOURS] = {1, 0, 3, 2, 4, 5, 6, 7, 8, 9, 10, 11};

static size_t
slot_of(const char *name)
{
    size_t slot = 0;
    while (slot < PSG_THEME_SLOTS && strcmp(slots[slot], name) != 0) {
        slot++;
    }
    return slot;
}

static const char *
font_of(const PsgElement *scheme, const char *which)
{
    const PsgElement *font = psg_element_child(scheme, which);
    const PsgElement *latin = font == NULL ? NULL : psg_element_child(font, "latin");
    return latin == NULL ? "" : psg_element_value(latin, "typeface");
}

void
psg_theme_read(PsgTheme *theme, const PsgElement *root)
{
    *theme = (PsgTheme){.major = "", .minor = ""};
    memcpy(theme->map, usual_map, sizeof usual_map);
    for (size_t i = 0; i < PSG_THEME_SLOTS; i++) {
        psg_colour_parse(usual[i], &theme->slots[i]);
    }
    const PsgElement *elements =
        root == NULL ? NULL : psg_element_child(root, "themeElements");
    if (elements == NULL) {
        return;
    }
    const PsgElement *scheme = psg_element_child(elements, "clrScheme");
    for (size_t i = 0; scheme != NULL && i < scheme->child_count; i++) {
        size_t slot = slot_of(scheme->children[i]->name);
        if (slot < PSG_THEME_SLOTS) {
            psg_theme_colour(theme, scheme->children[i], PSG_COLOUR_NONE,
                             &theme->slots[slot]);
        }
    }
    const PsgElement *fonts = psg_element_child(elements, "fontScheme");
    if (fonts != NULL) {
        theme->major = font_of(fonts, "majorFont");
        theme->minor = font_of(fonts, "minorFont");
    }
    theme->fills = psg_package_find(elements, "fmtScheme/bgFillStyleLst");
}

void
psg_theme_map(PsgTheme *theme, const PsgElement *map)
{
    for (size_t i = 0; i < PSG_DECK_COLOURS; i++) {
        size_t slot =
            slot_of(psg_element_value(map, psg_deck_colour_word((PsgDeckColour)i)));
        theme->map[i] = slot < PSG_THEME_SLOTS ? slot : theme->map[i];
    }
}

PsgColour
psg_theme_mapped(const PsgTheme *theme, PsgDeckColour word)
{
    return theme->slots[theme->map[word]];
}

/* ---- What is done to a colour ---- */

static uint8_t
byte_of(double share)
{
    return (uint8_t)lround(255 * fmin(fmax(share, 0), 1));
}

static PsgColour
with_luminance(PsgColour colour, double times, double plus)
{
    PsgHsl hsl = psg_colour_hsl(colour);
    hsl.lightness = hsl.lightness * times + plus;
    return psg_colour_of_hsl(hsl, colour.alpha);
}

static PsgColour
with_saturation(PsgColour colour, double times, double plus)
{
    PsgHsl hsl = psg_colour_hsl(colour);
    hsl.saturation = hsl.saturation * times + plus;
    return psg_colour_of_hsl(hsl, colour.alpha);
}

static PsgColour
change(PsgColour colour, const PsgElement *what)
{
    static const PsgColour white = {255, 255, 255, 255}, black = {0, 0, 0, 255};
    double share = psg_package_number(what, "val", 0) / WHOLE;
    double within = fmin(fmax(share, 0), 1);
    if (strcmp(what->name, "lumMod") == 0) {
        return with_luminance(colour, share, 0);
    }
    if (strcmp(what->name, "lumOff") == 0) {
        return with_luminance(colour, 1, share);
    }
    if (strcmp(what->name, "satMod") == 0) {
        return with_saturation(colour, share, 0);
    }
    if (strcmp(what->name, "satOff") == 0) {
        return with_saturation(colour, 1, share);
    }
    if (strcmp(what->name, "tint") == 0) {
        return psg_colour_mix(white, colour, within);
    }
    if (strcmp(what->name, "shade") == 0) {
        return psg_colour_mix(black, colour, within);
    }
    if (strcmp(what->name, "alpha") == 0) {
        colour.alpha = byte_of(within);
    }
    return colour;
}

/* ---- Colours as they are written ---- */

static bool
parse_hex(const char *text, PsgColour *colour)
{
    g_autofree char *hex = g_strconcat("#", text, NULL);
    return strlen(text) == 6 && psg_colour_parse(hex, colour);
}

static bool
colour_of_word(const PsgTheme *theme, const char *word, PsgColour own, PsgColour *colour)
{
    if (strcmp(word, "phClr") == 0) {
        *colour = own;
        return own.alpha > 0;
    }
    for (size_t i = 0; i < PSG_DECK_COLOURS; i++) {
        if (strcmp(psg_deck_colour_word((PsgDeckColour)i), word) == 0) {
            *colour = psg_theme_mapped(theme, (PsgDeckColour)i);
            return true;
        }
    }
    size_t slot = slot_of(word);
    if (slot < PSG_THEME_SLOTS) {
        *colour = theme->slots[slot];
    }
    return slot < PSG_THEME_SLOTS;
}

/* Those of the system as they are nearly everywhere; others are as rare as names of colours. */
static bool
colour_of_system(const PsgElement *said, PsgColour *colour)
{
    if (parse_hex(psg_element_value(said, "lastClr"), colour)) {
        return true;
    }
    bool is_ink = strcmp(psg_element_value(said, "val"), "windowText") == 0;
    return parse_hex(is_ink ? "000000" : "ffffff", colour);
}

static bool
colour_of_name(const char *name, PsgColour *colour)
{
    static const char *const known[][2] = {
        {"black", "000000"},  {"white", "ffffff"},  {"red", "ff0000"},
        {"green", "008000"},  {"blue", "0000ff"},   {"yellow", "ffff00"},
        {"gray", "808080"},   {"grey", "808080"},   {"ltGray", "d3d3d3"},
        {"dkGray", "a9a9a9"}, {"orange", "ffa500"}, {"navy", "000080"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        if (strcmp(known[i][0], name) == 0) {
            return parse_hex(known[i][1], colour);
        }
    }
    return false;
}

static bool
plain_colour(const PsgTheme *theme, const PsgElement *said, PsgColour own,
             PsgColour *colour)
{
    const char *value = psg_element_value(said, "val");
    if (strcmp(said->name, "srgbClr") == 0) {
        return parse_hex(value, colour);
    }
    if (strcmp(said->name, "schemeClr") == 0) {
        return colour_of_word(theme, value, own, colour);
    }
    if (strcmp(said->name, "sysClr") == 0) {
        return colour_of_system(said, colour);
    }
    if (strcmp(said->name, "prstClr") == 0) {
        return colour_of_name(value, colour);
    }
    if (strcmp(said->name, "scrgbClr") == 0) {
        /* linear light, which sRGB shows with a power of about 2.2 */
        double linear[] = {psg_package_number(said, "r", 0),
                           psg_package_number(said, "g", 0),
                           psg_package_number(said, "b", 0)};
        for (size_t i = 0; i < 3; i++) {
            linear[i] = pow(fmax(linear[i], 0) / WHOLE, 1 / 2.2);
        }
        *colour =
            (PsgColour){byte_of(linear[0]), byte_of(linear[1]), byte_of(linear[2]), 255};
        return true;
    }
    if (strcmp(said->name, "hslClr") == 0) {
        *colour = psg_colour_of_hsl((PsgHsl){psg_package_number(said, "hue", 0) / TURN,
                                             psg_package_number(said, "sat", 0) / WHOLE,
                                             psg_package_number(said, "lum", 0) / WHOLE},
                                    255);
        return true;
    }
    return false;
}

bool
psg_theme_colour(const PsgTheme *theme, const PsgElement *holder, PsgColour own,
                 PsgColour *colour)
{
    for (size_t i = 0; holder != NULL && i < holder->child_count; i++) {
        const PsgElement *said = holder->children[i];
        PsgColour found;
        if (plain_colour(theme, said, own, &found)) {
            for (size_t k = 0; k < said->child_count; k++) {
                found = change(found, said->children[k]);
            }
            *colour = found;
            return true;
        }
    }
    return false;
}
