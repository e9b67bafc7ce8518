/* The digest of what an output depends on. */
#include "run/cache_key.h"

#include "run/medium.h"

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
add_numbers(GChecksum *sum, const double *numbers, size_t count)
{
    g_checksum_update(sum, (const guchar *)numbers, (gssize)(count * sizeof *numbers));
}

/* Fonts are not read for this: that a font was added or removed is seen at the folders. */
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

GChecksum *
psg_cache_base(const PsgRenderContext *context, const char *layout_method,
               const PsgPaintOptions *paint)
{
    const PsgPage *page = &context->page;
    if (context->landscape->digest == NULL) {
        return NULL;
    }
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *versions = psg_painter_versions();
    const char *const texts[] = {context->landscape->digest,
                                 context->style->digest,
                                 context->language,
                                 layout_method,
                                 versions,
                                 paint->ids == NULL ? "marked" : "named",
                                 paint->ids};
    const double numbers[] = {
        page->size.width,       page->size.height, page->scale,
        page->heading,          page->fits,        context->stability,
        (double)context->align, paint->dpi,        (double)paint->svg};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        add_text(sum, texts[i]);
    }
    add_numbers(sum, numbers, G_N_ELEMENTS(numbers));
    g_checksum_update(sum, (const guchar *)&paint->date, sizeof paint->date);
    add_fonts(sum);
    return sum;
}

static void
add_spec(GChecksum *sum, const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    g_autofree char *line = psg_figure_spec_line(spec, context->landscape);
    g_autofree char *name = psg_figure_spec_name(spec, context->landscape);
    add_text(sum, line);
    add_text(sum, name);
}

char *
psg_cache_key(const GChecksum *base, const PsgRenderContext *context, const PsgPlan *plan,
              size_t figure, PsgFormat format)
{
    g_autoptr(GChecksum) sum = g_checksum_copy(base);
    const PsgFigureSpec *spec = &plan->figures[figure].spec;
    const guint32 number = format;
    g_checksum_update(sum, (const guchar *)&number, sizeof number);
    add_spec(sum, context, spec);
    for (size_t i = 0; psg_medium_of(spec->kind)->gathers && i < plan->count; i++) {
        const PsgFigureSpec *page = &plan->figures[i].spec;
        if (page->kind->maker->medium == PSG_MEDIUM_PAGE) {
            add_spec(sum, context, page);
            add_text(sum, page->is_implied ? "implied" : NULL); /* it may be left out */
        }
    }
    return g_strdup(g_checksum_get_string(sum));
}
