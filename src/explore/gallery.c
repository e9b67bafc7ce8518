/* Pages that are only served. */
#include "explore/gallery.h"

#include "explore/facts.h"
#include "explore/head.h"
#include "explore/words.h"

/* Style and script are those of pages that follow what is written. */
static void
begin(GString *html, const char *title, const char *language, const char *script)
{
    g_autofree char *page = psg_page_style("page.css");
    g_autofree char *live = psg_page_style("live.css");
    g_autofree char *gallery = psg_page_style("gallery.css");
    g_autofree char *style = g_strconcat(page, live, gallery, NULL);
    const PsgPageHead head = {language, title, style, script, true, false};
    psg_page_head_write(&head, html);
    g_string_append(html, "<div class=\"paysage\">\n<header>\n");
    psg_page_text(html, "<h1>", title, "</h1>\n</header>\n<main>\n");
}

static GBytes *
end(GString *html, const char *script)
{
    g_string_append(html, "</main>\n</div>\n");
    psg_page_end_write(script, html);
    return g_string_free_to_bytes(html);
}

static void
append_figure(GString *html, const PsgGalleryFigure *figure)
{
    g_string_append(html, "<li><figure>\n");
    if (figure->path != NULL) {
        psg_page_text(html, "<a href=\"", figure->path, "\">");
        psg_page_text(html, "<img loading=\"lazy\" src=\"", figure->path, "\"");
        psg_page_text(html, " alt=\"", figure->title, "\"></a>\n");
    }
    if (figure->title != NULL) {
        psg_page_text(html, "<figcaption>", figure->title, "</figcaption>\n");
    }
    if (figure->why != NULL) {
        psg_page_text(html, "<p class=\"why\">", figure->why, "</p>\n");
    }
    g_string_append(html, "</figure></li>\n");
}

GBytes *
psg_gallery_page(const PsgRenderContext *context, const GPtrArray *figures)
{
    const char *language = context->language;
    g_autofree char *script = psg_page_live_script();
    GString *html = g_string_new(NULL);
    begin(html, psg_page_heading(context), language, script);
    psg_page_text(html, "<p><a href=\"/\">", psg_page_word("explore", language),
                  "</a></p>\n");
    psg_page_text(html, "<h2>", psg_page_word("figures", language), "</h2>\n");
    if (figures == NULL) {
        psg_page_text(html, "<p>", psg_page_word("makingFigures", language), "</p>\n");
        return end(html, script);
    }
    g_string_append(html, "<ul class=\"gallery\">\n");
    for (guint i = 0; i < figures->len; i++) {
        append_figure(html, g_ptr_array_index(figures, i));
    }
    g_string_append(html, "</ul>\n");
    return end(html, script);
}

GBytes *
psg_waiting_page(const char *title, const char *mistakes)
{
    g_autofree char *script = psg_page_live_script();
    GString *html = g_string_new(NULL);
    begin(html, title, "en", script);
    g_string_append(html, "<p>There is nothing to show yet: the data have mistakes. This "
                          "page changes once they are mended.</p>\n");
    psg_page_text(html, "<noscript><pre>", mistakes, "</pre></noscript>\n");
    return end(html, script);
}
