/* How a line of text is set: Pango without hinting, rounding or the user's locale. */
#include "scene/lettering.h"

#include "scene/typecase.h"

#include <math.h>
#include <pango/pangocairo.h>

PangoContext *
psg_lettering_context(void)
{
    PangoContext *context = pango_font_map_create_context(psg_typecase_map());
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    /* Pango derives a language from the environment for scripts that the context's
     * language is not written in; of one that it does not know it believes that it is
     * written in all of them. */
    pango_context_set_language(context, pango_language_from_string("xx"));
    pango_context_set_base_dir(context, PANGO_DIRECTION_WEAK_LTR);
    return context;
}

PangoFontDescription *
psg_lettering_description(const PsgFont *font)
{
    PangoFontDescription *description = pango_font_description_new();
    g_auto(GStrv) families = psg_lettering_families(font->family);
    g_autofree char *list = g_strjoinv(",", families);
    pango_font_description_set_family(description, list);
    pango_font_description_set_absolute_size(description,
                                             round(font->size * PANGO_SCALE));
    pango_font_description_set_weight(description, (PangoWeight)font->weight);
    pango_font_description_set_style(description, font->italic ? PANGO_STYLE_ITALIC
                                                               : PANGO_STYLE_NORMAL);
    return description;
}

static bool
breaks_line(gunichar character)
{
    return (character >= '\t' && character <= '\r') || character == 0x85 ||
           character == 0x2028 || character == 0x2029;
}

static bool
is_direction_mark(gunichar character)
{
    return character == 0x200E || character == 0x200F || character == 0x61C;
}

/* Among direction marks in a row only the first and the last have an effect on the letters
 * beside them; but Pango takes each as a run of its own, which needs quadratic time. */
char *
psg_lettering_line(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *line = g_string_new(NULL);
    gsize last_mark = 0; /* where it begins */
    int marks = 0;       /* in a row, up to here */
    for (const char *place = valid; *place != '\0'; place = g_utf8_next_char(place)) {
        gunichar character = g_utf8_get_char(place);
        if (breaks_line(character)) {
            character = ' ';
        } else if (g_unichar_iscntrl(character)) {
            character = 0xFFFD;
        }
        marks = is_direction_mark(character) ? marks + 1 : 0;
        if (marks > 2) {
            g_string_truncate(line, last_mark);
        }
        last_mark = line->len;
        g_string_append_unichar(line, character);
    }
    return g_string_free(line, FALSE);
}

char **
psg_lettering_families(const char *family)
{
    char **names = g_strsplit(family, ",", -1);
    for (char **name = names; *name != NULL; name++) {
        g_strstrip(g_strdelimit(*name, "\"'\\", ' '));
    }
    return names;
}

/* The blocks that Unicode keeps for scripts from the right (DerivedBidiClass.txt). */
static bool
is_from_right(gunichar character)
{
    static const struct {
        gunichar first, last;
    } blocks[] = {{0x590, 0x8FF},   {0x200F, 0x200F},   {0xFB1D, 0xFDFF},
                  {0xFE70, 0xFEFF}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};
    for (size_t i = 0; i < G_N_ELEMENTS(blocks); i++) {
        if (character >= blocks[i].first && character <= blocks[i].last) {
            return true;
        }
    }
    return false;
}

bool
psg_lettering_from_right(const char *text)
{
    for (const char *place = text; *place != '\0'; place = g_utf8_next_char(place)) {
        gunichar character = g_utf8_get_char(place);
        if (g_unichar_isalpha(character) || character == 0x200E || character == 0x200F) {
            return is_from_right(character);
        }
    }
    return false;
}
