/* SVG: well-formed, told to all readers, and nothing in it that some viewers do not know.
 */
#include "sample_scene.h"

#include "draw/painter.h"

#include <check.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

Suite *svg_suite(void);

typedef struct {
    GBytes *bytes;
    xmlDoc *document;
    xmlXPathContext *context;
} Svg;

/* With ids that tests know beforehand. */
static const PsgPaintOptions options = {.dpi = 144, .date = G_MININT64, .ids = ""};

static const xmlChar *
as_xml(const char *string)
{
    return (const xmlChar *)string;
}

static Svg
painted(const PsgScene *scene)
{
    Svg svg;
    svg.bytes = psg_paint_svg(scene, &options, NULL);
    ck_assert_ptr_nonnull(svg.bytes);
    gsize length;
    const char *text = g_bytes_get_data(svg.bytes, &length);
    svg.document = xmlReadMemory(text, (int)length, "figure.svg", NULL, XML_PARSE_NONET);
    ck_assert_ptr_nonnull(svg.document);
    svg.context = xmlXPathNewContext(svg.document);
    xmlXPathRegisterNs(svg.context, as_xml("s"), as_xml("http://www.w3.org/2000/svg"));
    xmlXPathRegisterNs(svg.context, as_xml("l"), as_xml("http://www.w3.org/1999/xlink"));
    return svg;
}

static void
clear(Svg *svg)
{
    xmlXPathFreeContext(svg->context);
    xmlFreeDoc(svg->document);
    g_bytes_unref(svg->bytes);
}

static void
assert_says(Svg *svg, const char *path, const char *expected)
{
    g_autofree char *string = g_strdup_printf("string(%s)", path);
    xmlXPathObject *found = xmlXPathEvalExpression(as_xml(string), svg->context);
    ck_assert_ptr_nonnull(found);
    ck_assert_msg(g_str_equal((const char *)found->stringval, expected),
                  "%s is \"%s\", not \"%s\"", path, (const char *)found->stringval,
                  expected);
    xmlXPathFreeObject(found);
}

START_TEST(describes_itself)
{
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    Svg svg = painted(scene);
    assert_says(&svg, "/s:svg/@viewBox", "0 0 1600 900");
    assert_says(&svg, "/s:svg/@width", "960pt");
    assert_says(&svg, "/s:svg/@height", "540pt");
    assert_says(&svg, "/s:svg/@role", "img");
    assert_says(&svg, "/s:svg/@lang", "fr");
    assert_says(&svg, "/s:svg/@xml:lang", "fr");
    assert_says(&svg, "/s:svg/@aria-labelledby",
                "network-2013-title network-2013-description");
    assert_says(&svg, "/s:svg/*[1][self::s:title]", "Été 2013 : le réseau");
    assert_says(&svg, "/s:svg/s:title/@id", "network-2013-title");
    assert_says(&svg, "/s:svg/s:desc", "Qui est là (et pourquoi)");
    assert_says(&svg, "/s:svg/s:desc/@id", "network-2013-description");
    assert_says(&svg, "/s:svg/s:rect/@fill", "#fafaf8");
    clear(&svg);
}
END_TEST

START_TEST(writes_groups_and_links)
{
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    Svg svg = painted(scene);
    assert_says(&svg, "count(//s:g | //s:a)", "48");
    assert_says(&svg, "name(//*[@id='network-2013-actor-1'])", "g");
    assert_says(&svg, "//*[@id='network-2013-actor-1']/@class", "actor kind-body");
    assert_says(&svg, "//*[@id='network-2013-actor-1']/*[1][self::s:title]",
                "Mésocentre n° 1");
    assert_says(&svg, "//*[@id='network-2013-actor-3']/@opacity", "0.4");
    assert_says(&svg, "count(//*[@id='network-2013-actor-1']/@opacity)", "0");
    assert_says(&svg, "name(//*[@id='network-2013-actor-5'])", "a");
    assert_says(&svg, "//*[@id='network-2013-actor-5']/@href",
                "https://example.org/a(b)?x='1'&y=é");
    assert_says(&svg, "//*[@id='network-2013-actor-5']/@l:href",
                "https://example.org/a(b)?x='1'&y=é");
    assert_says(&svg, "//*[@id='network-2013-actor-5']/@target", "_blank");
    assert_says(&svg, "count(//@id) = count(//@id[not(. = preceding::*/@id)])", "true");
    clear(&svg);
}
END_TEST

START_TEST(writes_boxes)
{
    g_autoptr(PsgScene) scene = sample_page();
    PsgInk ink = {PSG_COLOUR_NONE, {0, 0x72, 0xb2, 128}, 1.5, PSG_DASH_DASHED};
    psg_scene_box(scene, (PsgRect){10, 20.126, 30, 40}, 6, &ink);
    ink = (PsgInk){{1, 2, 3, 51}, SAMPLE_BLUE, 2, PSG_DASH_DOTTED};
    psg_scene_box(scene, (PsgRect){1, 2, 3, 4}, 0, &ink);
    ink.dash = PSG_DASH_SHORT;
    psg_scene_box(scene, (PsgRect){1, 2, 3, 4}, 0, &ink);
    Svg svg = painted(scene);
    assert_says(&svg, "//s:rect[4]/@stroke-dasharray", "4 3");
    assert_says(&svg, "//s:rect[2]/@x", "10");
    assert_says(&svg, "//s:rect[2]/@y", "20.13");
    assert_says(&svg, "//s:rect[2]/@width", "30");
    assert_says(&svg, "//s:rect[2]/@height", "40");
    assert_says(&svg, "//s:rect[2]/@rx", "6");
    assert_says(&svg, "//s:rect[2]/@fill", "none");
    assert_says(&svg, "//s:rect[2]/@stroke", "#0072b2");
    assert_says(&svg, "//s:rect[2]/@stroke-opacity", "0.5");
    assert_says(&svg, "//s:rect[2]/@stroke-width", "1.5");
    assert_says(&svg, "//s:rect[2]/@stroke-dasharray", "6 4.5");
    assert_says(&svg, "count(//s:rect[3]/@rx)", "0");
    assert_says(&svg, "//s:rect[3]/@fill", "#010203");
    assert_says(&svg, "//s:rect[3]/@fill-opacity", "0.2");
    assert_says(&svg, "//s:rect[3]/@stroke-dasharray", "0 5");
    assert_says(&svg, "//s:rect[3]/@stroke-linecap", "round");
    clear(&svg);
}
END_TEST

START_TEST(writes_veils)
{
    g_autoptr(PsgScene) scene = sample_page();
    psg_scene_veil(scene, (PsgRect){10, 20, 30, 40}, SAMPLE_BLUE, PSG_VEIL_LEFT);
    Svg svg = painted(scene);
    assert_says(&svg, "concat('url(#', //s:linearGradient/@id, ')') = //s:rect[2]/@fill",
                "true");
    assert_says(&svg, "//s:stop[1]/@stop-color", "#0072b2");
    assert_says(&svg, "//s:stop[1]/@stop-opacity", "1");
    assert_says(&svg, "//s:stop[2]/@stop-opacity", "0");
    assert_says(&svg, "//s:rect[2]/@x", "10");
    clear(&svg);
}
END_TEST

START_TEST(writes_paths)
{
    g_autoptr(PsgScene) scene = sample_page();
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, (PsgPoint){0, 0.5});
    psg_path_line(path, (PsgPoint){1, -2});
    psg_path_curve(path, (PsgPoint){1, 2}, (PsgPoint){3, 4}, (PsgPoint){5, 6});
    psg_path_close(path);
    psg_scene_path(scene, path, &(PsgInk){.fill = SAMPLE_BLUE});
    Svg svg = painted(scene);
    assert_says(&svg, "//s:path/@d", "M0 0.5L1 -2C1 2 3 4 5 6Z");
    assert_says(&svg, "//s:path/@fill", "#0072b2");
    assert_says(&svg, "count(//s:path/@stroke)", "0");
    clear(&svg);
}
END_TEST

START_TEST(writes_real_text)
{
    g_autoptr(PsgScene) scene = sample_page();
    PsgTextLook look = {{"Inter, \"DejaVu Sans\",sans-serif, 3x", 20.5, 700, true},
                        SAMPLE_BLUE,
                        PSG_ANCHOR_MIDDLE,
                        0};
    psg_scene_text(scene, &look, (PsgPoint){200, 100}, "R&D <l'été>", 90);
    Svg svg = painted(scene);
    assert_says(&svg, "//s:text", "R&D <l'été>");
    assert_says(&svg, "//s:text/@x", "200");
    assert_says(&svg, "//s:text/@y", "100");
    assert_says(&svg, "//s:text/@font-family", "Inter, 'DejaVu Sans', sans-serif, '3x'");
    assert_says(&svg, "//s:text/@font-size", "20.5");
    assert_says(&svg, "//s:text/@font-weight", "700");
    assert_says(&svg, "//s:text/@font-style", "italic");
    assert_says(&svg, "//s:text/@text-anchor", "middle");
    assert_says(&svg, "//s:text/@fill", "#0072b2");
    assert_says(&svg, "count(//s:text/@xml:space)", "0");
    clear(&svg);
}
END_TEST

START_TEST(turns_text)
{
    g_autoptr(PsgScene) scene = sample_page();
    PsgTextLook look = {{"Inter", 20, 400, false}, SAMPLE_BLUE, PSG_ANCHOR_START, -62.5};
    psg_scene_text(scene, &look, (PsgPoint){200, 100.5}, "slanted", 90);
    look.turn = 0;
    psg_scene_text(scene, &look, (PsgPoint){200, 150}, "straight", 90);
    Svg svg = painted(scene);
    assert_says(&svg, "//s:text[1]/@transform", "rotate(-62.5 200 100.5)");
    assert_says(&svg, "count(//s:text[2]/@transform)", "0");
    clear(&svg);
}
END_TEST

START_TEST(anchors_to_the_left_and_to_the_right)
{
    g_autoptr(PsgScene) scene = sample_page();
    sample_text(scene, "abc", (PsgPoint){0, 20}, PSG_ANCHOR_START, 20);
    sample_text(scene, "abc", (PsgPoint){0, 20}, PSG_ANCHOR_END, 20);
    sample_text(scene, "שלום", (PsgPoint){0, 20}, PSG_ANCHOR_START, 20);
    sample_text(scene, "שלום", (PsgPoint){0, 20}, PSG_ANCHOR_END, 20);
    Svg svg = painted(scene);
    assert_says(&svg, "count(//s:text[1]/@text-anchor)", "0");
    assert_says(&svg, "//s:text[2]/@text-anchor", "end");
    assert_says(&svg, "//s:text[3]/@text-anchor", "end");
    assert_says(&svg, "//s:text[3]/@direction", "rtl");
    assert_says(&svg, "count(//s:text[4]/@text-anchor)", "0");
    clear(&svg);
}
END_TEST

START_TEST(keeps_blanks)
{
    g_autoptr(PsgScene) scene = sample_page();
    sample_text(scene, " a", (PsgPoint){0, 20}, PSG_ANCHOR_START, 20);
    sample_text(scene, "a ", (PsgPoint){0, 20}, PSG_ANCHOR_START, 20);
    sample_text(scene, "a  b", (PsgPoint){0, 20}, PSG_ANCHOR_START, 20);
    Svg svg = painted(scene);
    assert_says(&svg, "count(//s:text[@xml:space='preserve'])", "3");
    assert_says(&svg, "//s:text[3]", "a  b");
    clear(&svg);
}
END_TEST

START_TEST(replaces_what_xml_forbids)
{
    g_autoptr(PsgScene) scene = psg_scene_new((PsgSize){10, 10}, PSG_COLOUR_NONE);
    psg_scene_describe(scene, "n", "a\x01\x1f\uFFFE\xffz\n\"<>&", "]]>", "");
    Svg svg = painted(scene);
    assert_says(&svg, "/s:svg/s:title", "a\uFFFD\uFFFD\uFFFD\uFFFDz\n\"<>&");
    assert_says(&svg, "/s:svg/s:desc", "]]>");
    assert_says(&svg, "count(/s:svg/@lang)", "0");
    assert_says(&svg, "count(//s:rect)", "0");
    clear(&svg);
}
END_TEST

START_TEST(uses_nothing_that_viewers_do_not_know)
{
    static const char *const unknown[] = {"<style",      " style=", "rgba(",
                                          "transparent", "<symbol", "<marker",
                                          "NaN",         "inf\"",   "currentColor"};
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    g_autoptr(GBytes) bytes = psg_paint_svg(scene, &options, NULL);
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    for (size_t i = 0; i < G_N_ELEMENTS(unknown); i++) {
        ck_assert_ptr_null(g_strstr_len(text, (gssize)length, unknown[i]));
    }
}
END_TEST

START_TEST(paints_the_same_twice)
{
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    g_autoptr(GBytes) first = psg_paint_svg(scene, &options, NULL);
    g_autoptr(GBytes) second = psg_paint_svg(scene, &options, NULL);
    ck_assert(g_bytes_equal(first, second));
}
END_TEST

START_TEST(stands_in_the_table)
{
    size_t count;
    const PsgPainter *painters = psg_painters(&count);
    ck_assert_uint_eq(count, 5);
    for (size_t i = 0; i < count; i++) {
        ck_assert_ptr_eq(psg_painter_lookup(painters[i].format), &painters[i]);
    }
    ck_assert(psg_painter_lookup("svg")->paint == psg_paint_svg);
    ck_assert_ptr_null(psg_painter_lookup("gif"));
}
END_TEST

Suite *
svg_suite(void)
{
    Suite *suite = suite_create("svg");
    TCase *cases = tcase_create("svg");
    tcase_add_test(cases, describes_itself);
    tcase_add_test(cases, writes_groups_and_links);
    tcase_add_test(cases, writes_boxes);
    tcase_add_test(cases, writes_veils);
    tcase_add_test(cases, writes_paths);
    tcase_add_test(cases, writes_real_text);
    tcase_add_test(cases, turns_text);
    tcase_add_test(cases, anchors_to_the_left_and_to_the_right);
    tcase_add_test(cases, keeps_blanks);
    tcase_add_test(cases, replaces_what_xml_forbids);
    tcase_add_test(cases, uses_nothing_that_viewers_do_not_know);
    tcase_add_test(cases, paints_the_same_twice);
    tcase_add_test(cases, stands_in_the_table);
    suite_add_tcase(suite, cases);
    return suite;
}
