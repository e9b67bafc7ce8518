/* The key of a run. */
#include "cli/cache_key.h"

#include "draw/painter.h"
#include "read/landscape/landscape_files.h"
#include "read/style/style_read.h"

#include <string.h>
#include <sys/stat.h>

/* With the ending NUL, so that "a", "bc" is not "ab", "c". */
static void
add_text(GChecksum *sum, const char *text)
{
    g_checksum_update(sum, (const guchar *)(text == NULL ? "" : text),
                      text == NULL ? 1 : (gssize)strlen(text) + 1);
}

static void
add_input(GChecksum *sum, const PsgInput *input)
{
    g_autofree char *length =
        g_strdup_printf("%" G_GSIZE_FORMAT, psg_input_length(input));
    add_text(sum, psg_input_name(input));
    add_text(sum, length);
    g_checksum_update(sum, (const guchar *)psg_input_text(input),
                      (gssize)psg_input_length(input));
}

static bool
add_landscape(GChecksum *sum, const char *data, const PsgInputOptions *input)
{
    PsgLimits limits = psg_input_limits(input);
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(GArray) files = psg_landscape_files(data, &limits, list, NULL);
    for (guint i = 0; files != NULL && i < files->len; i++) {
        add_input(sum, g_array_index(files, const PsgInput *, i));
    }
    return files != NULL && psg_diagnostics_count(list) == 0;
}

/* A style that is shipped is part of the program. */
static bool
add_style(GChecksum *sum, const char *style, const PsgInputOptions *input)
{
    if (style == NULL || !psg_style_is_path(style)) {
        return true;
    }
    g_autoptr(PsgInput) text =
        psg_input_read(style, psg_input_limits(input).max_bytes, NULL);
    if (text != NULL) {
        add_input(sum, text);
    }
    return text != NULL;
}

/* Fonts are not read for this: that a font came or went is seen at the folders. */
static void
add_fonts(GChecksum *sum)
{
    g_autofree char *own = g_build_filename(g_get_user_data_dir(), "fonts", NULL);
    g_autofree char *old = g_build_filename(g_get_home_dir(), ".fonts", NULL);
    const char *const places[] = {
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/etc/fonts",
        "/etc/fonts/conf.d",
        "/usr/share/fonts/truetype",
        "/usr/share/fonts/opentype",
        "/var/cache/fontconfig",
        own,
        old,
        g_getenv("FONTCONFIG_FILE"),
        g_getenv("FONTCONFIG_PATH"),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        struct stat found;
        bool is_there = places[i] != NULL && stat(places[i], &found) == 0;
        g_autofree char *change =
            is_there
                ? g_strdup_printf("%s %" G_GINT64_FORMAT ".%ld", places[i],
                                  (gint64)found.st_mtim.tv_sec, found.st_mtim.tv_nsec)
                : g_strdup("none");
        add_text(sum, change);
    }
}

char *
psg_run_key(char *const *argv, const char *data, const PsgFigureOptions *look,
            const PsgInputOptions *input)
{
    if (strcmp(data, "-") == 0) {
        return NULL;
    }
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *versions = psg_painter_versions();
    for (size_t i = 0; argv[i] != NULL; i++) {
        add_text(sum, argv[i]);
    }
    add_text(sum, "");
    add_text(sum, versions);
    add_text(sum, g_getenv("SOURCE_DATE_EPOCH"));
    add_fonts(sum);
    bool is_known = add_landscape(sum, data, input) && add_style(sum, look->style, input);
    return is_known ? g_strdup(g_checksum_get_string(sum)) : NULL;
}
