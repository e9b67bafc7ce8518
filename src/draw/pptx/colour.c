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

/* Of 255: so far may a colour of the theme be from that which is wanted. */
enum { NEAR = 1 };

/* How a colour follows from that of a slot. Shares; 1 and 0 where nothing changes. */
typedef struct {
    double hue_offset; /* of the circle */
    double saturation, lightness, lightness_offset;
} Change;

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
change_between(PsgHsl slot, PsgHsl wanted)
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

static PsgHsl
changed(PsgHsl slot, Change change)
{
    return (PsgHsl){slot.hue + change.hue_offset, slot.saturation * change.saturation,
                    slot.lightness * change.lightness + change.lightness_offset};
}

/* How far a slot is from the colour; INFINITY: it is no tint of it. A grey is one of a grey slot,
 * the nearest in lightness. */
static double
distance(PsgColour slot, PsgColour wanted, PsgDeckColour index)
{
    PsgHsl a = psg_colour_hsl(slot), b = psg_colour_hsl(wanted);
    bool is_slot_grey = psg_colour_is_grey(slot), is_grey = psg_colour_is_grey(wanted);
    if (index >= PSG_DECK_HLINK || (!is_grey && is_slot_grey) ||
        (!is_grey && psg_hue_distance(a, b) > ONE_HUE) ||
        (is_grey && (!is_slot_grey || index >= PSG_DECK_ACCENT1))) {
        return INFINITY;
    }
    double lightness = fabs(a.lightness - b.lightness);
    return is_grey ? lightness : psg_hue_distance(a, b) / 360 + 0.2 * lightness;
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
        PsgHsl slot = psg_colour_hsl(theme->colours[best]);
        Change change = change_between(slot, psg_colour_hsl(colour));
        if (is_near(psg_colour_of_hsl(changed(slot, change), 255), colour)) {
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
