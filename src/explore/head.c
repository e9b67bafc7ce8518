/* How a page of HTML begins. */
#include "explore/head.h"

#include "assets.h"
#include "scene/lettering.h"

#include <gio/gio.h>
#include <pango/pango.h>
#include <string.h>

#define FOLDER "/paysage/explore/"
#define SCRIPTS FOLDER "script/"
#define LIVE_SCRIPT "95-live.js"

/* ---- What travels inside the program ---- */

/* Without what is for readers of the source: blanks in front, empty lines, and lines that are nothing
 * but remarks. */
static void
append_asset(GString *out, const char *path)
{
    g_autoptr(GBytes) bytes = g_resource_lookup_data(psg_assets_get_resource(), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert(bytes != NULL);
    g_autofree char *text =
        g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    bool is_remark = false;
    for (size_t i = 0; lines[i] != NULL; i++) {
        const char *line = g_strstrip(lines[i]);
        is_remark = is_remark || g_str_has_prefix(line, "/*");
        if (!is_remark && *line != '\0' && !g_str_has_prefix(line, "//")) {
            g_string_append(out, line);
            g_string_append_c(out, '\n');
        }
        is_remark = is_remark && !g_str_has_suffix(line, "*/");
    }
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char *
psg_page_script(bool is_live)
{
    GString *script = g_string_new("(() => {\n\"use strict\";\n");
    g_auto(GStrv) names = g_resource_enumerate_children(
        psg_assets_get_resource(), SCRIPTS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert(names != NULL);
    size_t count = g_strv_length(names);
    qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 0; i < count; i++) {
        if (is_live || strcmp(names[i], LIVE_SCRIPT) != 0) {
            g_autofree char *path = g_strconcat(SCRIPTS, names[i], NULL);
            append_asset(script, path);
        }
    }
    g_string_append(script, "})();\n");
    return g_string_free(script, FALSE);
}

char *
psg_page_live_script(void)
{
    GString *script = g_string_new("(() => {\n\"use strict\";\nconst P = {};\n");
    append_asset(script, SCRIPTS LIVE_SCRIPT);
    g_string_append(script, "})();\n");
    return g_string_free(script, FALSE);
}

char *
psg_page_style(const char *name)
{
    g_autofree char *path = g_strconcat(FOLDER, name, NULL);
    GString *style = g_string_new(NULL);
    append_asset(style, path);
    return g_string_free(style, FALSE);
}

/* ---- Elements ---- */

void
psg_page_text(GString *html, const char *before, const char *text, const char *after)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    g_string_append(html, before);
    g_string_append(html, escaped);
    g_string_append(html, after);
}

const char *
psg_page_direction(const char *language)
{
    const char *sample =
        pango_language_get_sample_string(pango_language_from_string(language));
    return psg_lettering_from_right(sample) ? "rtl" : "ltr";
}

/* The digest of an element's content, as a policy names it. */
static char *
digest_of(const char *content)
{
    guint8 bytes[32];
    gsize size = sizeof bytes;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)content, (gssize)strlen(content));
    g_checksum_get_digest(checksum, bytes, &size);
    g_autofree char *base64 = g_base64_encode(bytes, size);
    return g_strconcat("'sha256-", base64, "'", NULL);
}

void
psg_page_sources(GString *html, const char *style, const char *script)
{
    if (script != NULL) {
        g_autofree char *of_script = digest_of(script);
        g_string_append_printf(html, "script-src %s; ", of_script);
    }
    g_autofree char *of_style = digest_of(style);
    g_string_append_printf(html, "style-src %s", of_style);
}

static void
append_policy(GString *html, const PsgPageHead *head)
{
    g_string_append(html, "<meta http-equiv=\"Content-Security-Policy\" "
                          "content=\"default-src 'none'; ");
    psg_page_sources(html, head->style, head->script);
    const char *pictures = head->has_pictures ? " 'self' file:" : "";
    g_string_append_printf(html,
                           "; img-src data:%s; base-uri 'none'; form-action 'none'\">\n",
                           head->is_live ? " 'self'; connect-src 'self'" : pictures);
}

void
psg_page_head_write(const PsgPageHead *head, GString *html)
{
    psg_page_text(html, "<!DOCTYPE html>\n<html lang=\"", head->language, "\"");
    psg_page_text(html, " dir=\"", psg_page_direction(head->language), "\">\n<head>\n");
    g_string_append(html, "<meta charset=\"utf-8\">\n");
    append_policy(html, head);
    g_string_append(html,
                    "<meta name=\"viewport\" content=\"width=device-width, "
                    "initial-scale=1\">\n"
                    "<meta name=\"color-scheme\" content=\"light dark\">\n"
                    "<meta name=\"generator\" content=\"paysage " PSG_VERSION "\">\n"
                    "<link rel=\"icon\" href=\"data:,\">\n");
    psg_page_text(html, "<title>", head->title, "</title>\n");
    g_string_append_printf(html, "<style>%s</style>\n</head>\n<body>\n", head->style);
}

void
psg_page_end_write(const char *script, GString *html)
{
    g_string_append_printf(html, "<script>%s</script>\n</body>\n</html>\n", script);
}
