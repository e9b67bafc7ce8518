/* How wide words are: one Pango layout for all, and a table of widths for each font. */
#include "scene/measure.h"

#include "scene/lettering.h"

/* A font that was met, and the widths of the lines that were met in it. */
typedef struct {
    PsgFont font; /* the key */
    char *family; /* the font's */
    PangoFontDescription *description;
    GHashTable *widths;             /* text → width in Pango's units */
    double cap_height, line_height; /* 0: not measured yet */
} Face;

struct PsgRuler {
    PangoContext *context;
    PangoLayout *layout;
    GHashTable *faces; /* PsgFont → Face */
};

static guint
font_hash(gconstpointer key)
{
    const PsgFont *font = key;
    guint hash = g_str_hash(font->family) * 31 + g_double_hash(&font->size);
    return hash * 31 + (guint)font->weight * 2 + font->italic;
}

static gboolean
font_equal(gconstpointer left, gconstpointer right)
{
    const PsgFont *a = left;
    const PsgFont *b = right;
    return a->weight == b->weight && a->italic == b->italic &&
           g_double_equal(&a->size, &b->size) && g_str_equal(a->family, b->family);
}

static void
face_free(gpointer data)
{
    Face *face = data;
    pango_font_description_free(face->description);
    g_hash_table_unref(face->widths);
    g_free(face->family);
    g_free(face);
}

PsgRuler *
psg_ruler_new(void)
{
    PsgRuler *ruler = g_new0(PsgRuler, 1);
    ruler->context = psg_lettering_context();
    ruler->layout = pango_layout_new(ruler->context);
    ruler->faces = g_hash_table_new_full(font_hash, font_equal, NULL, face_free);
    return ruler;
}

void
psg_ruler_free(PsgRuler *ruler)
{
    if (ruler == NULL) {
        return;
    }
    g_hash_table_unref(ruler->faces);
    g_object_unref(ruler->layout);
    g_object_unref(ruler->context);
    g_free(ruler);
}

static Face *
face_of(PsgRuler *ruler, const PsgFont *font)
{
    Face *face = g_hash_table_lookup(ruler->faces, font);
    if (face == NULL) {
        face = g_new0(Face, 1);
        face->font = *font;
        face->font.family = face->family = g_strdup(font->family);
        face->description = psg_lettering_description(font);
        face->widths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        g_hash_table_insert(ruler->faces, &face->font, face);
    }
    return face;
}

/* text: one line, as psg_lettering_line makes it. */
static void
measure_line(PsgRuler *ruler, const Face *face, const char *text, PangoRectangle *ink,
             PangoRectangle *logical)
{
    pango_layout_set_font_description(ruler->layout, face->description);
    pango_layout_set_text(ruler->layout, text, -1);
    PangoLayoutLine *line = pango_layout_get_line_readonly(ruler->layout, 0);
    pango_layout_line_get_extents(line, ink, logical);
}

static int
measured_width(PsgRuler *ruler, const Face *face, const char *text)
{
    g_autofree char *line = psg_lettering_line(text);
    PangoRectangle logical;
    measure_line(ruler, face, line, NULL, &logical);
    return logical.width;
}

double
psg_ruler_width(PsgRuler *ruler, const PsgFont *font, const char *text)
{
    Face *face = face_of(ruler, font);
    gpointer known;
    if (!g_hash_table_lookup_extended(face->widths, text, NULL, &known)) {
        known = GINT_TO_POINTER(measured_width(ruler, face, text));
        g_hash_table_insert(face->widths, g_strdup(text), known);
    }
    return GPOINTER_TO_INT(known) / (double)PANGO_SCALE;
}

bool
psg_ruler_has_letters(PsgRuler *ruler, const PsgFont *font, const char *text)
{
    Face *face = face_of(ruler, font);
    g_autofree char *line = psg_lettering_line(text);
    measure_line(ruler, face, line, NULL, NULL);
    return pango_layout_get_unknown_glyphs_count(ruler->layout) == 0;
}

/* Pango has no word for it; the letter H stands on the baseline and has no overshoot. */
double
psg_ruler_cap_height(PsgRuler *ruler, const PsgFont *font)
{
    Face *face = face_of(ruler, font);
    if (face->cap_height <= 0) {
        PangoRectangle ink;
        measure_line(ruler, face, "H", &ink, NULL);
        face->cap_height = -ink.y / (double)PANGO_SCALE;
    }
    return face->cap_height;
}

double
psg_ruler_line_height(PsgRuler *ruler, const PsgFont *font)
{
    Face *face = face_of(ruler, font);
    if (face->line_height <= 0) {
        PangoRectangle logical;
        measure_line(ruler, face, "H", NULL, &logical);
        face->line_height = logical.height / (double)PANGO_SCALE;
    }
    return face->line_height;
}

char *
psg_ruler_family_found(PsgRuler *ruler, const char *family)
{
    PsgFont asked = {.family = family, .size = 10, .weight = PANGO_WEIGHT_NORMAL};
    g_autoptr(PangoFontDescription) description = psg_lettering_description(&asked);
    g_autoptr(PangoFont) font = pango_context_load_font(ruler->context, description);
    g_autoptr(PangoFontDescription) found =
        font == NULL ? NULL : pango_font_describe(font);
    return found == NULL ? NULL : g_strdup(pango_font_description_get_family(found));
}

const char *
psg_ruler_version(void)
{
    return pango_version_string();
}
