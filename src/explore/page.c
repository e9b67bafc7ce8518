/* The page, from its first line to its last. */
#include "explore/page.h"

#include "assets.h"
#include "explore/facts.h"
#include "explore/tables.h"
#include "write/json.h"

#include <gio/gio.h>
#include <string.h>

#define FOLDER "/paysage/explore/"
#define SCRIPTS FOLDER "script/"

void
psg_picture_free(PsgPicture *picture)
{
    g_free(picture->id);
    g_strfreev(picture->titles);
    psg_stack_free(picture->stack);
    g_free(picture);
}

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
psg_explorer_script(void)
{
    GString *script = g_string_new("(() => {\n\"use strict\";\n");
    g_auto(GStrv) names = g_resource_enumerate_children(
        psg_assets_get_resource(), SCRIPTS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert(names != NULL);
    size_t count = g_strv_length(names);
    qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 0; i < count; i++) {
        g_autofree char *path = g_strconcat(SCRIPTS, names[i], NULL);
        append_asset(script, path);
    }
    g_string_append(script, "})();\n");
    return g_string_free(script, FALSE);
}

static char *
style_of_page(const PsgExplorer *explorer)
{
    GString *style = g_string_new(NULL);
    append_asset(style, FOLDER "page.css");
    if (explorer->dusk != NULL) {
        g_string_append(style, "@media screen and (prefers-color-scheme: dark) {\n");
        psg_dusk_write(explorer->dusk, ".paysage .picture > svg", style);
        g_string_append(style, "}\n");
    }
    return g_string_free(style, FALSE);
}

/* ---- Data ---- */

/* The text if it is the same in all languages, else one for each. */
static void
write_titles(PsgJson *json, const PsgExplorer *explorer, char *const *titles)
{
    bool is_one = true;
    for (size_t i = 1; i < explorer->language_count; i++) {
        is_one = is_one && strcmp(titles[i], titles[0]) == 0;
    }
    if (is_one) {
        psg_json_string(json, "title", titles[0]);
        return;
    }
    psg_json_begin_list(json, "title");
    for (size_t i = 0; i < explorer->language_count; i++) {
        psg_json_string(json, NULL, titles[i]);
    }
    psg_json_end_list(json);
}

/* By language, in which an axis may stand elsewhere. */
static void
write_axis(PsgJson *json, const PsgExplorer *explorer, const PsgPicture *picture)
{
    psg_json_begin_list(json, "axis");
    for (size_t i = 0; i < explorer->language_count; i++) {
        g_autoptr(GString) spans = g_string_new(NULL);
        psg_stack_write_spans(picture->stack, i, spans);
        psg_json_raw(json, NULL, spans->str);
    }
    psg_json_end_list(json);
}

static void
write_picture(PsgJson *json, const PsgExplorer *explorer, const PsgPicture *picture)
{
    g_autoptr(GString) things = g_string_new(NULL);
    psg_stack_write_things(picture->stack, things);
    psg_json_begin_object(json, NULL);
    psg_json_string(json, "id", picture->id);
    psg_json_string(json, "kind", picture->kind);
    write_titles(json, explorer, picture->titles);
    psg_json_boolean(json, "changes", picture->changes);
    if (picture->form != NULL) {
        psg_json_string(json, "form", picture->form);
    }
    if (!picture->changes) {
        write_axis(json, explorer, picture);
    }
    psg_json_raw(json, "things", things->str);
    psg_json_end_object(json);
}

/* Owned by the caller. */
static char *
data_of_page(const PsgExplorer *explorer)
{
    PsgStream *text = psg_stream_new_text();
    PsgJson *json = psg_json_new_in_page(text);
    psg_json_begin_object(json, NULL);
    psg_page_facts_write(json, explorer->contexts, explorer->language_count);
    psg_json_count(json, "initial", explorer->slice);
    psg_json_begin_list(json, "pictures");
    for (guint i = 0; i < explorer->pictures->len; i++) {
        write_picture(json, explorer, g_ptr_array_index(explorer->pictures, i));
    }
    psg_json_end_list(json);
    psg_json_end_object(json);
    psg_json_free(json);
    return psg_stream_close_text(text);
}

/* ---- Elements ---- */

static void
append_text(GString *html, const char *before, const char *text, const char *after)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    g_string_append(html, before);
    g_string_append(html, escaped);
    g_string_append(html, after);
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

/* What a policy must allow: these two by their digests, and no other ones. */
static void
append_sources(GString *html, const char *style, const char *script)
{
    if (script != NULL) {
        g_autofree char *of_script = digest_of(script);
        g_string_append_printf(html, "script-src %s; ", of_script);
    }
    g_autofree char *of_style = digest_of(style);
    g_string_append_printf(html, "style-src %s", of_style);
}

static void
append_policy(GString *html, const char *style, const char *script)
{
    g_string_append(html, "<meta http-equiv=\"Content-Security-Policy\" "
                          "content=\"default-src 'none'; ");
    append_sources(html, style, script);
    g_string_append(html, "; img-src data:; base-uri 'none'; form-action 'none'\">\n");
}

static void
append_head(GString *html, const PsgExplorer *explorer, const char *style,
            const char *script)
{
    const PsgRenderContext *context = explorer->contexts[0];
    append_text(html, "<!DOCTYPE html>\n<html lang=\"", context->language,
                "\">\n<head>\n");
    g_string_append(html, "<meta charset=\"utf-8\">\n");
    append_policy(html, style, script);
    g_string_append(html,
                    "<meta name=\"viewport\" content=\"width=device-width, "
                    "initial-scale=1\">\n"
                    "<meta name=\"color-scheme\" content=\"light dark\">\n"
                    "<meta name=\"generator\" content=\"paysage " PSG_VERSION "\">\n"
                    "<link rel=\"icon\" href=\"data:,\">\n");
    append_text(html, "<title>", psg_context_text(context, &context->landscape->title),
                "</title>\n");
    g_string_append_printf(html, "<style>%s</style>\n</head>\n", style);
}

static void
append_pictures(GString *html, const PsgExplorer *explorer)
{
    g_string_append(html, "<section class=\"pictures\">\n");
    for (guint i = 0; i < explorer->pictures->len; i++) {
        const PsgPicture *picture = g_ptr_array_index(explorer->pictures, i);
        size_t state =
            picture->changes ? psg_explorer_state(explorer, explorer->slice, 0) : 0;
        g_string_append_printf(
            html, "<figure class=\"picture\" data-picture=\"%u\" id=\"picture-%s\">\n", i,
            picture->id);
        append_text(html, "<figcaption>", picture->titles[0], "</figcaption>\n");
        psg_stack_write_drawing(picture->stack, state, html);
        g_string_append(html, "\n</figure>\n");
    }
    g_string_append(html, "</section>\n");
}

/* address: the attribute by which the script may use the address of the page, or "". */
static void
append_root(GString *html, const PsgExplorer *explorer, const char *address)
{
    const PsgRenderContext *context = explorer->contexts[0];
    const PsgText *note = &context->landscape->note;
    g_string_append_printf(html, "<div class=\"paysage\"%s", address);
    append_text(html, " lang=\"", context->language, "\">\n");
    append_text(html, "<header>\n<h1>",
                psg_context_text(context, &context->landscape->title), "</h1>\n");
    if (note->count > 0) {
        append_text(html, "<p class=\"note\">", psg_context_text(context, note),
                    "</p>\n");
    }
    g_string_append(html, "</header>\n<main>\n");
    append_pictures(html, explorer);
    g_string_append(html, "<section class=\"tables\">\n");
    psg_page_tables(context, html);
    g_string_append(html, "</section>\n</main>\n"
                          "<script type=\"application/json\" class=\"paysage-data\">");
    g_autofree char *data = data_of_page(explorer);
    g_string_append(html, data);
    g_string_append(html, "</script>\n</div>\n");
}

static void
append_page(GString *html, const PsgExplorer *explorer, const char *style,
            const char *script)
{
    append_head(html, explorer, style, script);
    g_string_append(html, "<body>\n");
    append_root(html, explorer, " data-address");
    g_string_append_printf(html, "<script>%s</script>\n</body>\n</html>\n", script);
}

/* Markdown, in which a part may stand, ends an element of HTML at an empty line. */
static GString *
without_empty_lines(GString *html)
{
    GString *out = g_string_sized_new(html->len);
    for (const char *line = html->str, *end; *line != '\0'; line = end) {
        end = line + strcspn(line, "\n");
        end += *end != '\0';
        if (line + strspn(line, " \t\r\n") < end) {
            g_string_append_len(out, line, end - line);
        }
    }
    g_string_free(html, TRUE);
    return out;
}

/* A tree of its own (shadow root) keeps styles, ids and names of classes of both pages apart. Who does
 * not know such trees shows the title. script: NULL: the page has it. */
static void
append_part(GString *html, const PsgExplorer *explorer, const char *style,
            const char *script)
{
    const PsgRenderContext *context = explorer->contexts[0];
    g_string_append(html, "<!-- paysage " PSG_VERSION
                          ": a landscape to explore. It asks for no "
                          "file. A Content-Security-Policy has to allow: ");
    append_sources(html, style, script);
    append_text(html, " -->\n<div>\n<paysage-explorer lang=\"", context->language,
                "\">\n<template shadowrootmode=\"open\">\n");
    g_string_append_printf(html, "<style>%s</style>\n", style);
    append_root(html, explorer, "");
    append_text(html, "</template>\n<p>",
                psg_context_text(context, &context->landscape->title),
                "</p>\n</paysage-explorer>\n");
    if (script != NULL) {
        g_string_append_printf(html, "<script>%s</script>\n", script);
    }
    g_string_append(html, "</div>\n");
}

GBytes *
psg_explorer_page(const PsgExplorer *explorer, PsgExplorerForm form)
{
    g_autofree char *style = style_of_page(explorer);
    g_autofree char *script = psg_explorer_script();
    GString *html = g_string_new(NULL);
    switch (form) {
    case PSG_EXPLORER_PAGE:
        append_page(html, explorer, style, script);
        break;
    case PSG_EXPLORER_PART:
        append_part(html, explorer, style, script);
        break;
    case PSG_EXPLORER_PART_ALONE:
        append_part(html, explorer, style, NULL);
        break;
    }
    return g_string_free_to_bytes(form == PSG_EXPLORER_PAGE ? html
                                                            : without_empty_lines(html));
}
