/* The explorer's page and its part for other pages: its policy allows what stands in it and nothing else, no text
 * becomes markup, and it asks for no file. */
#include "fixture.h"

#include "explore/head.h"
#include "explore/page.h"

#include <check.h>
#include <json-glib/json-glib.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <string.h>

Suite *explore_page_suite(void);

#define TRAP "</script></style></title><!-- --><b onclick=x>&amp;\\\"'"

/* The same as it is read. */
static const char trap[] = "</script></style></title><!-- --><b onclick=x>&amp;\"'";

static const char yaml[] = "paysage: 1\n"
                           "title: \"" TRAP "\"\n"
                           "note: \"" TRAP "\\n\\n    \\n\\nmore\"\n"
                           "slices: [{id: 2001, headline: \"" TRAP "\"}, {id: 2002}, "
                           "{id: 2003, projected: true}]\n"
                           "kinds:\n  k: {label: \"" TRAP "\"}\n"
                           "actors:\n  a: {name: \"" TRAP
                           "\", kind: k, url: \"https://example.org/a?b=1&c=2\"}\n"
                           "  b: {name: B, when: 2002/..}\n"
                           "relations:\n  - {from: a, to: b, when: 2002/..}\n";

typedef struct {
    Desk *desk;
    PsgNetwork *network;
    GPtrArray *pictures;
    char *html;
    xmlDoc *document;
} Made;

static void
draw(Made *made)
{
    PsgPicture *picture = g_new0(PsgPicture, 1);
    size_t slices = made->desk->landscape->slice_count;
    picture->id = g_strdup("network");
    picture->kind = "network";
    picture->titles = g_strsplit(trap, "\n", -1);
    picture->changes = true;
    picture->stack = psg_stack_new("network", slices);
    for (size_t slice = 0; slice < slices; slice++) {
        g_autoptr(PsgScene) scene =
            psg_network_draw(made->network, made->desk->ruler, slice);
        psg_stack_add(picture->stack, slice, scene);
    }
    g_ptr_array_add(made->pictures, picture);
}

static Made *
made_as(PsgExplorerForm form)
{
    Made *made = g_new0(Made, 1);
    made->desk = desk_new(yaml);
    made->network = desk_network(made->desk, NULL);
    made->pictures = g_ptr_array_new_with_free_func((GDestroyNotify)psg_picture_free);
    draw(made);
    const PsgRenderContext *context = made->desk->context;
    const PsgExplorer explorer = {.contexts = &context,
                                  .language_count = 1,
                                  .pictures = made->pictures,
                                  .slice = 1};
    g_autoptr(GBytes) bytes = psg_explorer_page(&explorer, form);
    made->html = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    made->document = htmlReadMemory(made->html, (int)strlen(made->html), "page", "utf-8",
                                    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
    ck_assert_ptr_nonnull(made->document);
    return made;
}

static void
made_free(Made *made)
{
    g_ptr_array_unref(made->pictures);
    psg_network_free(made->network);
    desk_free(made->desk);
    xmlFreeDoc(made->document);
    g_free(made->html);
    g_free(made);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Made, made_free)

/* What XPath says, as text. Owned by the caller. */
static char *
ask(const Made *made, const char *path)
{
    xmlXPathContext *context = xmlXPathNewContext(made->document);
    xmlXPathObject *found = xmlXPathEvalExpression((const xmlChar *)path, context);
    ck_assert_ptr_nonnull(found);
    xmlChar *text = xmlXPathCastToString(found);
    char *copy = g_strdup((const char *)text);
    xmlFree(text);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    return copy;
}

static void
assert_asked(const Made *made, const char *path, const char *expected)
{
    g_autofree char *found = ask(made, path);
    ck_assert_msg(strcmp(found, expected) == 0, "%s is \"%s\", not \"%s\"", path, found,
                  expected);
}

/* What the file has between two words, at the first place that has them. Owned by the caller. */
static char *
between(const char *text, const char *before, const char *after)
{
    const char *begin = strstr(text, before);
    ck_assert_msg(begin != NULL, "there is no %s", before);
    begin += strlen(before);
    const char *end = strstr(begin, after);
    ck_assert_ptr_nonnull(end);
    return g_strndup(begin, (gsize)(end - begin));
}

/* By GLib's own way to hexadecimal digits, and from there. Owned by the caller. */
static char *
source_of(const char *content)
{
    g_autofree char *digits =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, content, -1);
    guint8 bytes[32];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (guint8)(g_ascii_xdigit_value(digits[2 * i]) * 16 +
                            g_ascii_xdigit_value(digits[2 * i + 1]));
    }
    g_autofree char *base64 = g_base64_encode(bytes, sizeof bytes);
    return g_strdup_printf("'sha256-%s'", base64);
}

START_TEST(a_page_allows_what_stands_in_it_and_nothing_else)
{
    g_autoptr(Made) made = made_as(PSG_EXPLORER_PAGE);
    g_autofree char *style = between(made->html, "<style>", "</style>");
    g_autofree char *script = between(made->html, "<script>", "</script>");
    g_autofree char *of_style = source_of(style), *of_script = source_of(script);
    g_autofree char *policy = g_strdup_printf(
        "default-src 'none'; script-src %s; style-src %s; img-src data:; base-uri 'none'; "
        "form-action 'none'",
        of_script, of_style);
    assert_asked(made, "string(//meta[@http-equiv='Content-Security-Policy']/@content)",
                 policy);
    g_autofree char *whole = psg_page_script(false);
    ck_assert_str_eq(script, whole);
}
END_TEST

START_TEST(no_text_is_markup)
{
    g_autoptr(Made) made = made_as(_i == 0 ? PSG_EXPLORER_PAGE : PSG_EXPLORER_PART);
    assert_asked(made, "count(//script)", "2");
    assert_asked(made, "count(//style)", "1");
    assert_asked(made, "count(//b) + count(//@onclick)", "0");
    assert_asked(made, "string(//h1)", trap);
    assert_asked(made, "string(//figcaption)", trap);
    assert_asked(made, "string(//th[@scope='row']/a[1])", trap);
    if (_i == 0) {
        assert_asked(made, "string(/html/head/title)", trap);
    } else {
        assert_asked(made, "string(//paysage-explorer/p)", trap);
    }
    g_autofree char *json = ask(made, "string(//script[@class='paysage-data'])");
    g_autoptr(JsonParser) parser = json_parser_new();
    ck_assert(json_parser_load_from_data(parser, json, -1, NULL));
    JsonObject *data = json_node_get_object(json_parser_get_root(parser));
    ck_assert_str_eq(json_object_get_string_member(data, "title"), trap);
    ck_assert_int_eq(json_object_get_int_member(data, "initial"), 1);
}
END_TEST

/* Links lead to rows of the page, or away when somebody follows them. */
START_TEST(nothing_is_asked_for)
{
    g_autoptr(Made) made = made_as(_i == 0 ? PSG_EXPLORER_PAGE : PSG_EXPLORER_PART);
    assert_asked(made,
                 "count(//@src) + count(//@srcset) + count(//@data) + count(//@action)",
                 "0");
    assert_asked(
        made, "count(//@style) + count(//iframe) + count(//image) + count(//use)", "0");
    assert_asked(made,
                 "count(//link[@href != 'data:,']) + count(//@*[name() = 'xlink:href'])",
                 "0");
    ck_assert_ptr_null(strstr(made->html, "@import"));
    g_autofree char *style = between(made->html, "<style>", "</style>");
    ck_assert_ptr_null(strstr(style, "url("));
}
END_TEST

/* Without script: the slice that is seen first, and all that it says. */
START_TEST(a_page_shows_one_state_of_its_pictures)
{
    g_autoptr(Made) made = made_as(PSG_EXPLORER_PAGE);
    assert_asked(made, "count(//*[@data-t][count(*[name()='g'][not(@display)]) > 1])",
                 "0");
    const PsgPicture *picture = g_ptr_array_index(made->pictures, 0);
    g_autoptr(GString) drawing = g_string_new(NULL);
    psg_stack_write_drawing(picture->stack, 1, drawing);
    ck_assert_ptr_nonnull(strstr(made->html, drawing->str));
    assert_asked(made, "count(//div[@class='paysage'][@data-address])", "1");
}
END_TEST

START_TEST(a_part_has_what_a_page_has)
{
    g_autoptr(Made) page = made_as(PSG_EXPLORER_PAGE);
    g_autoptr(Made) part = made_as(PSG_EXPLORER_PART);
    g_autoptr(Made) alone = made_as(PSG_EXPLORER_PART_ALONE);
    g_autofree char *script = between(page->html, "<script>", "</script>");
    g_autofree char *style = between(page->html, "<style>", "</style>");
    g_autofree char *of_part = between(part->html, "<script>", "</script>");
    g_autofree char *of_style = source_of(style), *of_script = source_of(script);
    g_autofree char *told = between(part->html, "has to allow: ", " -->");
    g_autofree char *expected =
        g_strdup_printf("script-src %s; style-src %s", of_script, of_style);
    ck_assert_str_eq(of_part, script);
    ck_assert_str_eq(told, expected);
    g_autofree char *data = ask(page, "string(//script[@class='paysage-data'])");
    assert_asked(part, "string(//script[@class='paysage-data'])", data);
    assert_asked(alone, "string(//script[@class='paysage-data'])", data);
    assert_asked(alone, "count(//script)", "1");
    ck_assert_ptr_null(strstr(alone->html, "script-src"));
    ck_assert_ptr_nonnull(strstr(alone->html, style));
}
END_TEST

/* It is no page, leaves the address to the page around it, and may stand in Markdown. */
START_TEST(a_part_stands_in_other_pages)
{
    g_autoptr(Made) made = made_as(PSG_EXPLORER_PART);
    static const char *const absent[] = {"<!DOCTYPE", "<html", "<head>", "<meta",
                                         "<link",     "<body", "\n\n",   "\n \n"};
    for (size_t i = 0; i < G_N_ELEMENTS(absent); i++) {
        ck_assert_msg(strstr(made->html, absent[i]) == NULL, "it has %s", absent[i]);
    }
    assert_asked(made, "count(//@data-address)", "0");
    g_auto(GStrv) lines = g_strsplit(made->html, "\n", -1);
    for (size_t i = 0; lines[i + 1] != NULL; i++) {
        ck_assert_msg(lines[i][strspn(lines[i], " \t\r")] != '\0', "line %zu is empty",
                      i + 1);
    }
    ck_assert_str_eq(lines[1], "<div>");
    ck_assert(g_str_has_suffix(made->html, "</script>\n</div>\n"));
}
END_TEST

Suite *
explore_page_suite(void)
{
    Suite *suite = suite_create("explore_page");
    TCase *cases = tcase_create("page");
    tcase_add_test(cases, a_page_allows_what_stands_in_it_and_nothing_else);
    tcase_add_loop_test(cases, no_text_is_markup, 0, 2);
    tcase_add_loop_test(cases, nothing_is_asked_for, 0, 2);
    tcase_add_test(cases, a_page_shows_one_state_of_its_pictures);
    tcase_add_test(cases, a_part_has_what_a_page_has);
    tcase_add_test(cases, a_part_stands_in_other_pages);
    suite_add_tcase(suite, cases);
    return suite;
}
