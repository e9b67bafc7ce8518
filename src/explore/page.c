/* The page, from its first line to its last. */
#include "explore/page.h"

#include "explore/facts.h"
#include "explore/head.h"
#include "explore/tables.h"
#include "explore/words.h"
#include "figure/part/cut_words.h"
#include "write/json.h"

#include <string.h>

void
psg_picture_free(PsgPicture *picture)
{
    g_free(picture->id);
    g_strfreev(picture->titles);
    g_free(picture->actors);
    g_free(picture->ties);
    psg_stack_free(picture->stack);
    g_free(picture);
}

/* ---- Style ---- */

static char *
style_of_page(const PsgExplorer *explorer, bool is_live)
{
    g_autofree char *page = psg_page_style("page.css");
    g_autofree char *live = is_live ? psg_page_style("live.css") : g_strdup("");
    GString *style = g_string_new(page);
    g_string_append(style, live);
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

/* What the picture's numbers of actors and relations mean. */
static void
write_aggregates(PsgJson *json, const PsgPicture *picture)
{
    psg_json_string(json, "by", picture->by);
    if (picture->opens != PSG_NONE) {
        psg_json_count(json, "opens", picture->opens);
    }
    psg_json_begin_list(json, "actors");
    for (size_t i = 0; i < picture->actor_count; i++) {
        psg_json_count(json, NULL, picture->actors[i]);
    }
    psg_json_end_list(json);
    psg_json_begin_list(json, "ties");
    for (size_t i = 0; i < picture->tie_count; i++) {
        const PsgPictureTie *tie = &picture->ties[i];
        g_autofree char *kind =
            tie->kind == PSG_NONE ? g_strdup("null") : g_strdup_printf("%zu", tie->kind);
        g_autofree char *told = g_strdup_printf("[%zu,%zu,%s]", tie->from, tie->to, kind);
        psg_json_raw(json, NULL, told);
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
    if (picture->is_whole) {
        psg_json_boolean(json, "whole", true);
    }
    if (picture->by != NULL) {
        write_aggregates(json, picture);
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
    psg_page_facts_write(json,
                         &(PsgPageFacts){explorer->contexts, explorer->language_count,
                                         explorer->aggregates, explorer->are_large});
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
        psg_page_text(html, "<figcaption>", picture->titles[0], "</figcaption>\n");
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
    psg_page_text(html, " lang=\"", context->language, "\"");
    psg_page_text(html, " dir=\"", psg_page_direction(context->language), "\">\n");
    psg_page_text(html, "<header>\n<h1>", psg_page_heading(context), "</h1>\n");
    if (note->count > 0) {
        psg_page_text(html, "<p class=\"note\">", psg_context_text(context, note),
                      "</p>\n");
    }
    g_autofree char *part = psg_cut_words(context, NULL, 0);
    if (part != NULL) {
        psg_page_text(html, "<p class=\"part\">", part, "</p>\n");
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
append_page(GString *html, const PsgExplorer *explorer, const char *style, bool is_live)
{
    const PsgRenderContext *context = explorer->contexts[0];
    g_autofree char *script = psg_page_script(is_live);
    const PsgPageHead head = {
        context->language, psg_page_heading(context), style, script, is_live, false};
    psg_page_head_write(&head, html);
    if (is_live) {
        psg_page_text(html, "<nav class=\"paysage-served\"><a href=\"/figures/\">",
                      psg_page_word("figures", context->language), "</a></nav>\n");
    }
    append_root(html, explorer, " data-address");
    psg_page_end_write(script, html);
}

/* A tree of its own (shadow root) keeps styles, ids and names of classes of both pages apart. Who does
 * not know such trees shows the title. No line is empty: Markdown, in which a part may stand, ends an
 * element there. script: NULL: the page has it. */
static void
append_part(GString *html, const PsgExplorer *explorer, const char *style,
            const char *script)
{
    const PsgRenderContext *context = explorer->contexts[0];
    g_string_append(html, "<!-- paysage " PSG_VERSION
                          ": a landscape to explore. It asks for no "
                          "file. A Content-Security-Policy has to allow: ");
    psg_page_sources(html, style, script);
    psg_page_text(html, " -->\n<div>\n<paysage-explorer lang=\"", context->language,
                  "\">\n<template shadowrootmode=\"open\">\n");
    g_string_append_printf(html, "<style>%s</style>\n", style);
    append_root(html, explorer, "");
    psg_page_text(html, "</template>\n<p>", psg_page_heading(context),
                  "</p>\n</paysage-explorer>\n");
    if (script != NULL) {
        g_string_append_printf(html, "<script>%s</script>\n", script);
    }
    g_string_append(html, "</div>\n");
}

GBytes *
psg_explorer_page(const PsgExplorer *explorer, PsgExplorerForm form)
{
    bool is_live = form == PSG_EXPLORER_SERVED;
    g_autofree char *style = style_of_page(explorer, is_live);
    g_autofree char *script = psg_page_script(false);
    GString *html = g_string_new(NULL);
    switch (form) {
    case PSG_EXPLORER_PAGE:
    case PSG_EXPLORER_SERVED:
        append_page(html, explorer, style, is_live);
        break;
    case PSG_EXPLORER_PART:
        append_part(html, explorer, style, script);
        break;
    case PSG_EXPLORER_PART_ALONE:
        append_part(html, explorer, style, NULL);
        break;
    }
    return g_string_free_to_bytes(html);
}
