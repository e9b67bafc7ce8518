/* A digest of fonts, by fontconfig. */
#include "batch/fonts.h"

#include "scene/lettering.h"

#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What tells a font from others, and how it is to be drawn; not where it is. */
#define FONT                                                                             \
    "%{family}|%{style}|%{weight}|%{slant}|%{width}|%{index}|%{fontversion}|"            \
    "%{fontvariations}|%{fontfeatures}|%{hinting}|%{hintstyle}|%{autohint}|"             \
    "%{antialias}|%{rgba}|%{lcdfilter}|%{embolden}|%{matrix}\n"

/* The header of a font and its table of tables, with their checksums, in any font file of our time. */
enum { BEGINNING = 4096 };

/* A file as its size and its beginning. */
static void
add_file(GChecksum *sum, const char *path)
{
    guint8 beginning[BEGINNING];
    struct stat found;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &found) != 0) {
        found.st_size = 0;
    }
    ssize_t count = file < 0 ? 0 : read(file, beginning, sizeof beginning);
    gint64 size = found.st_size;
    g_checksum_update(sum, (const guchar *)&size, sizeof size);
    g_checksum_update(sum, beginning, MAX(count, 0));
    if (file >= 0) {
        close(file);
    }
}

static void
add_font(GChecksum *sum, FcPattern *wanted, FcPattern *font)
{
    FcPattern *drawn = FcFontRenderPrepare(NULL, wanted, font);
    FcChar8 *text = drawn == NULL ? NULL : FcPatternFormat(drawn, (const FcChar8 *)FONT);
    FcChar8 *path;
    if (text != NULL) {
        g_checksum_update(sum, text, (gssize)strlen((const char *)text));
        FcStrFree(text);
    }
    if (drawn != NULL && FcPatternGetString(drawn, FC_FILE, 0, &path) == FcResultMatch) {
        add_file(sum, (const char *)path);
    }
    if (drawn != NULL) {
        FcPatternDestroy(drawn);
    }
}

/* The fonts for a face, and for letters that it lacks. */
static void
add_face(GChecksum *sum, char **families, int weight, int slant)
{
    FcPattern *wanted = FcPatternCreate();
    FcResult result;
    for (size_t i = 0; families[i] != NULL; i++) {
        FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)families[i]);
    }
    /* else both would be the user's */
    FcPatternAddString(wanted, FC_LANG, (const FcChar8 *)"xx");
    FcPatternAddString(wanted, FC_NAMELANG, (const FcChar8 *)"en");
    FcPatternAddInteger(wanted, FC_WEIGHT, weight);
    FcPatternAddInteger(wanted, FC_SLANT, slant);
    FcConfigSubstitute(NULL, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcFontSet *fonts = FcFontSort(NULL, wanted, FcTrue, NULL, &result);
    for (int i = 0; fonts != NULL && i < fonts->nfont; i++) {
        add_font(sum, wanted, fonts->fonts[i]);
    }
    if (fonts != NULL) {
        FcFontSetDestroy(fonts);
    }
    FcPatternDestroy(wanted);
}

char *
psg_fonts_digest(const PsgStyle *style)
{
    /* those that figures have */
    static const int weights[] = {FC_WEIGHT_REGULAR, FC_WEIGHT_MEDIUM, FC_WEIGHT_DEMIBOLD,
                                  FC_WEIGHT_BOLD};
    const char *const texts[] = {style->font, style->font_title};
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (size_t i = 0; i < G_N_ELEMENTS(texts) && texts[i] != NULL; i++) {
        g_auto(GStrv) families = psg_lettering_families(texts[i]);
        for (size_t k = 0; k < G_N_ELEMENTS(weights); k++) {
            add_face(sum, families, weights[k], FC_SLANT_ROMAN);
        }
        add_face(sum, families, FC_WEIGHT_REGULAR, FC_SLANT_ITALIC);
    }
    return g_strdup(g_checksum_get_string(sum));
}
