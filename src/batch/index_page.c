/* The index for people: what failed first, then each landscape with a small picture. */
#include "batch/index.h"

#include "base/join.h"
#include "explore/head.h"

#include <string.h>

/* The page's language: the program's own, since landscapes have different ones. */
#define LANGUAGE "en"

static void
append_address(GString *html, const char *before, const char *path)
{
    g_autofree char *address = g_uri_escape_string(path, "/", FALSE);
    psg_page_text(html, before, address, "\"");
}

static const char *
title_of(const PsgRecord *record)
{
    return record->title == NULL || *record->title == '\0' ? record->name : record->title;
}

static bool
is_picture(const PsgRecordFile *file)
{
    return g_str_has_suffix(file->path, ".svg") || g_str_has_suffix(file->path, ".png");
}

static const PsgRecordFile *
picture_of(const PsgRecord *record)
{
    g_autoptr(GPtrArray) files = psg_record_files(record);
    for (guint i = 0; i < files->len; i++) {
        if (is_picture(g_ptr_array_index(files, i))) {
            return g_ptr_array_index(files, i);
        }
    }
    return NULL;
}

/* ---- What failed ---- */

static void
append_failure(const PsgRecord *record, gpointer data)
{
    GString *html = data;
    if (record->cause == PSG_CAUSE_NONE) {
        return;
    }
    append_address(html, "<li><a href=\"#", record->name);
    psg_page_text(html, ">", record->name, "</a>");
    for (guint i = 0; i < record->messages->len; i++) {
        psg_page_text(html, "<p>", g_ptr_array_index(record->messages, i), "</p>");
    }
    g_string_append(html, "</li>\n");
}

/* ---- What was made ---- */

static const char *
ending_of(const PsgRecordFile *file)
{
    const char *dot = strrchr(file->path, '.');
    return dot == NULL ? file->path : dot + 1;
}

/* The pictures of a film have a folder of their own. */
static bool
is_one_of_many(const PsgRecordFile *file)
{
    return strchr(file->path, '/') != NULL;
}

/* "Network · 2013 svg png": a word for each file, and one for the pictures of a film. */
static void
append_figure(GString *html, const PsgRecord *record, const PsgRecordFigure *figure)
{
    guint others = 0;
    psg_page_text(html, "<li>", figure->title, "");
    for (guint i = 0; i < figure->files->len; i++) {
        const PsgRecordFile *file = g_ptr_array_index(figure->files, i);
        others += is_one_of_many(file);
        if (!is_one_of_many(file) || others == 1) {
            g_autofree char *path = g_build_filename(record->name, file->path, NULL);
            append_address(html, " <a href=\"", path);
            psg_page_text(html, ">", ending_of(file), "</a>");
        }
    }
    if (others > 1) {
        g_string_append_printf(html, " <span class=\"count\">(%u pictures)</span>",
                               others);
    }
    g_string_append(html, "</li>");
}

static void
append_picture(GString *html, const PsgRecord *record)
{
    const PsgRecordFile *picture = picture_of(record);
    if (picture == NULL) {
        return;
    }
    g_autofree char *path = g_build_filename(record->name, picture->path, NULL);
    append_address(html, "<a href=\"", path);
    append_address(html, "><img loading=\"lazy\" src=\"", path);
    psg_page_text(html, " alt=\"", title_of(record), "\"></a>\n");
}

static void
append_landscape(const PsgRecord *record, gpointer data)
{
    GString *html = data;
    append_address(html, "<li id=\"", record->name); /* without blanks, which no id has */
    g_string_append(html, "><figure>\n");
    append_picture(html, record);
    psg_page_text(html, "<figcaption><b dir=\"auto\" lang=\"",
                  record->language == NULL ? LANGUAGE : record->language, "\">");
    psg_page_text(html, "", title_of(record), "</b>");
    psg_page_text(html, "<span class=\"name\">", record->name, "</span>\n");
    if (record->cause != PSG_CAUSE_NONE) {
        psg_page_text(html, "<p class=\"why\">", g_ptr_array_index(record->messages, 0),
                      "</p>\n");
    }
    if (record->figures->len > 0) {
        g_string_append_printf(html, "<details><summary>%u figure%s</summary><ul>",
                               record->figures->len, psg_plural(record->figures->len));
        for (guint i = 0; i < record->figures->len; i++) {
            append_figure(html, record, g_ptr_array_index(record->figures, i));
        }
        g_string_append(html, "</ul></details>\n");
    }
    g_string_append(html, "</figcaption></figure></li>\n");
}

/* ---- */

static void
append_totals(GString *html, const PsgIndexTotals *totals)
{
    g_string_append_printf(html,
                           "<p>%zu landscape%s, %zu figure%s, %zu file%s"
                           " (<a href=\"index.json\">index.json</a>)</p>\n",
                           totals->landscapes, psg_plural(totals->landscapes),
                           totals->figures, psg_plural(totals->figures), totals->files,
                           psg_plural(totals->files));
}

char *
psg_index_page(const PsgIndex *index, const PsgIndexTotals *totals, GError **error)
{
    g_autofree char *page = psg_page_style("page.css");
    g_autofree char *gallery = psg_page_style("gallery.css");
    g_autofree char *many = psg_page_style("batch.css");
    g_autofree char *style = g_strconcat(page, gallery, many, NULL);
    const PsgPageHead head = {LANGUAGE, "Figures", style, NULL, false, true};
    g_autoptr(GString) html = g_string_new(NULL);
    psg_page_head_write(&head, html);
    g_string_append(html,
                    "<div class=\"paysage\">\n<header>\n<h1>Figures</h1>\n</header>\n"
                    "<main>\n");
    append_totals(html, totals);
    bool is_good = true;
    if (totals->failed > 0) {
        g_string_append_printf(html, "<h2>%zu failed</h2>\n<ul class=\"failed\">\n",
                               totals->failed);
        is_good = psg_index_visit(index, append_failure, html, error);
        g_string_append(html, "</ul>\n");
    }
    g_string_append(html, "<ul class=\"gallery\">\n");
    is_good = is_good && psg_index_visit(index, append_landscape, html, error);
    g_string_append(html, "</ul>\n</main>\n</div>\n</body>\n</html>\n");
    return is_good ? g_string_free(g_steal_pointer(&html), FALSE) : NULL;
}
