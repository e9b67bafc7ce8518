/*
 * Colours as those of the theme, so that another theme colours a slide anew.
 *
 * A tint is told by its hue, saturation and lightness as they differ from those of the slot: what
 * a program makes of that is computed here as it does, and where it would be another colour the
 * colour is written as it is.
 */
#include "draw/pptx/pen.h"

/* Colours whose hues are further apart, in degrees, are not tints of one. */
#define ONE_HUE 20.0

/* Less of it, from 0 to 1, and a colour is grey to the eye. */
#define LEAST_CHROMA 0.12

/* Of 255: so far may a colour of the theme be from that which is wanted. */
enum { NEAR = 1 };

typedef struct {
    double hue, saturation, lightness; /* 0 to 1 each, the hue around the circle */
} Hsl;

/* How a colour follows from that of a slot. Shares; 1 and 0 where nothing changes. */
typedef struct {
    double hue_offset; /* of the circle */
    double saturation, lightness, lightness_offset;
} Change;

static Hsl
hsl_of(PsgColour colour)
{
    double red = colour.red / 255.0, green = colour.green / 255.0,
           blue = colour.blue / 255.0;
    double most = MAX(red, MAX(green, blue)), least = MIN(red, MIN(green, blue));
    double chroma = most - least;
    Hsl hsl = {0, 0, (most + least) / 2};
    if (chroma <= 0) {
        return hsl;
    }
    hsl.saturation = chroma / (hsl.lightness < 0.5 ? most + least : 2 - most - least);
    if (colour.red >= colour.green && colour.red >= colour.blue) {
        hsl.hue = fmod((green - blue) / chroma + 6, 6) / 6;
    } else if (colour.green >= colour.blue) {
        hsl.hue = ((blue - red) / chroma + 2) / 6;
    } else {
        hsl.hue = ((red - green) / chroma + 4) / 6;
    }
    return hsl;
}

static double
channel(Hsl hsl, double turned)
{
    double high = hsl.lightness < 0.5
                      ? hsl.lightness * (1 + hsl.saturation)
                      : hsl.lightness + hsl.saturation - hsl.lightness * hsl.saturation;
    double low = 2 * hsl.lightness - high;
    double hue = fmod(hsl.hue + turned + 1, 1);
    if (hue * 6 < 1) {
        return low + (high - low) * 6 * hue;
    }
    if (hue * 2 < 1) {
        return high;
    }
    return hue * 3 < 2 ? low + (high - low) * (2.0 / 3 - hue) * 6 : low;
}

static PsgColour
colour_of(Hsl hsl)
{
    return (PsgColour){(uint8_t)lround(255 * channel(hsl, 1.0 / 3)),
                       (uint8_t)lround(255 * channel(hsl, 0)),
                       (uint8_t)lround(255 * channel(hsl, -1.0 / 3)), 255};
}

static double
chroma(PsgColour colour)
{
    int most = MAX(colour.red, MAX(colour.green, colour.blue));
    int least = MIN(colour.red, MIN(colour.green, colour.blue));
    return (most - least) / 255.0;
}

static bool
is_near(PsgColour a, PsgColour b)
{
    return abs(a.red - b.red) <= NEAR && abs(a.green - b.green) <= NEAR &&
           abs(a.blue - b.blue) <= NEAR;
}

static bool
is_same(PsgColour a, PsgColour b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* As it is written: to a thousandth of a percent. */
static double
rounded(double share)
{
    return round(share * 100000) / 100000;
}

static Change
change_between(Hsl slot, Hsl wanted)
{
    Change change = {0, 1, 1, 0};
    if (wanted.saturation > 0) {
        change.hue_offset = rounded(wanted.hue - slot.hue);
    }
    change.saturation =
        slot.saturation > 0 ? rounded(wanted.saturation / slot.saturation) : 1;
    if (wanted.lightness > slot.lightness) { /* as far to white as that */
        change.lightness = rounded((1 - wanted.lightness) / (1 - slot.lightness));
        change.lightness_offset = rounded(1 - change.lightness);
    } else if (slot.lightness > 0) {
        change.lightness = rounded(wanted.lightness / slot.lightness);
    }
    return change;
}

static Hsl
changed(Hsl slot, Change change)
{
    return (Hsl){fmod(slot.hue + change.hue_offset + 1, 1),
                 MIN(slot.saturation * change.saturation, 1),
                 MIN(slot.lightness * change.lightness + change.lightness_offset, 1)};
}

static double
hue_way(Hsl a, Hsl b)
{
    double way = fabs(a.hue - b.hue);
    return 360 * MIN(way, 1 - way);
}

/* How far a slot is from the colour; INFINITY: it is no tint of it. A grey is one of a grey slot,
 * the nearest in lightness. */
static double
distance(PsgColour slot, PsgColour wanted, PsgDeckColour index)
{
    Hsl a = hsl_of(slot), b = hsl_of(wanted);
    bool is_slot_grey = chroma(slot) < LEAST_CHROMA,
         is_grey = chroma(wanted) < LEAST_CHROMA;
    if (index >= PSG_DECK_HLINK || (!is_grey && is_slot_grey) ||
        (!is_grey && hue_way(a, b) > ONE_HUE) ||
        (is_grey && (!is_slot_grey || index >= PSG_DECK_ACCENT1))) {
        return INFINITY;
    }
    double lightness = fabs(a.lightness - b.lightness);
    return is_grey ? lightness : hue_way(a, b) / 360 + 0.2 * lightness;
}

static void
append_change(GString *out, const char *element, double share)
{
    g_string_append_printf(out, "<a:%s val=\"%d\"/>", element,
                           (int)lround(share * 100000));
}

static void
append_changes(GString *out, Change change)
{
    if (fabs(change.hue_offset) > 0) {
        g_string_append_printf(out, "<a:hueOff val=\"%d\"/>",
                               (int)lround(change.hue_offset * 360 * 60000));
    }
    if (fabs(change.saturation - 1) > 0) {
        append_change(out, "satMod", change.saturation);
    }
    if (fabs(change.lightness - 1) > 0) {
        append_change(out, "lumMod", change.lightness);
    }
    if (change.lightness_offset > 0) {
        append_change(out, "lumOff", change.lightness_offset);
    }
}

/* The element without its end: more may be told in it. */
static char *
element_of(const PsgDeckTheme *theme, PsgColour colour)
{
    GString *out = g_string_new(NULL);
    int best = -1;
    double nearest = INFINITY;
    for (int i = 0; i < PSG_DECK_COLOURS; i++) {
        if (is_same(theme->colours[i], colour)) {
            g_string_append_printf(out, "<a:schemeClr val=\"%s\">",
                                   psg_deck_colour_word((PsgDeckColour)i));
            return g_string_free(out, FALSE);
        }
        double far = distance(theme->colours[i], colour, (PsgDeckColour)i);
        best = far < nearest ? i : best;
        nearest = MIN(far, nearest);
    }
    if (best >= 0) {
        Hsl slot = hsl_of(theme->colours[best]);
        Change change = change_between(slot, hsl_of(colour));
        if (is_near(colour_of(changed(slot, change)), colour)) {
            g_string_append_printf(out, "<a:schemeClr val=\"%s\">",
                                   psg_deck_colour_word((PsgDeckColour)best));
            append_changes(out, change);
            return g_string_free(out, FALSE);
        }
    }
    g_string_append_printf(out, "<a:srgbClr val=\"%02X%02X%02X\">", colour.red,
                           colour.green, colour.blue);
    return g_string_free(out, FALSE);
}

void
psg_slide_colour(PsgSlidePen *pen, PsgColour colour, double opacity)
{
    gpointer key = GUINT_TO_POINTER((guint)colour.red << 16 | (guint)colour.green << 8 |
                                    colour.blue);
    const char *begin = g_hash_table_lookup(pen->colours, key);
    if (begin == NULL) {
        char *element = element_of(pen->slide->theme, colour);
        g_hash_table_insert(pen->colours, key, element);
        begin = element;
    }
    g_autoptr(GString) whole = g_string_new(begin);
    double alpha = colour.alpha / 255.0 * opacity;
    if (alpha < 1) {
        append_change(whole, "alpha", alpha);
    }
    bool is_of_theme = begin[3] == 's' && begin[4] == 'c';
    g_string_append(whole, is_of_theme ? "</a:schemeClr>" : "</a:srgbClr>");
    psg_xml_raw(pen->xml, whole->str);
}

void
psg_slide_fill(PsgSlidePen *pen, PsgColour colour, double opacity)
{
    if (colour.alpha == 0) {
        psg_xml_raw(pen->xml, "<a:noFill/>");
        return;
    }
    psg_xml_start(pen->xml, "a:solidFill");
    psg_slide_colour(pen, colour, opacity);
    psg_xml_end(pen->xml);
}
