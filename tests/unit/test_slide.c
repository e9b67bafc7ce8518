/* Slides: what stands on one holds for any scene. */
#include "fixture.h"
#include "sample_scene.h"

#include "draw/pptx/node.h"
#include "draw/pptx/pen.h"

#include <check.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

Suite *slide_suite(void);

#define NAMESPACE_A "http://schemas.openxmlformats.org/drawingml/2006/main"
#define NAMESPACE_P "http://schemas.openxmlformats.org/presentationml/2006/main"
#define NAMESPACE_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

typedef struct {
    xmlDoc *document;
    xmlXPathContext *context;
} Slide;

static const xmlChar *
as_xml(const char *string)
{
    return (const xmlChar *)string;
}

static Slide
slide_of(const PsgScene *scene, const PsgDeckTheme *theme)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = psg_xml_writer_new(text, PSG_XML_ONE_LINE);
    g_autoptr(PsgPptxLinks) links = psg_pptx_links_new();
    PsgDocumentPage page = {.scene = scene};
    PsgSlide slide = {.xml = xml,
                      .page = &page,
                      .theme = theme == NULL ? &psg_deck_theme_plain : theme,
                      .number = 1,
                      .count = 1,
                      .links = links};
    psg_xml_start(xml, "p:cSld");
    psg_xml_string(xml, "xmlns:a", NAMESPACE_A);
    psg_xml_string(xml, "xmlns:p", NAMESPACE_P);
    psg_xml_string(xml, "xmlns:r", NAMESPACE_R);
    psg_slide_write_tree(&slide);
    psg_xml_end(xml);
    Slide made = {xmlReadMemory(text->str, (int)text->len, "slide.xml", NULL, 0), NULL};
    ck_assert_ptr_nonnull(made.document);
    made.context = xmlXPathNewContext(made.document);
    xmlXPathRegisterNs(made.context, as_xml("a"), as_xml(NAMESPACE_A));
    xmlXPathRegisterNs(made.context, as_xml("p"), as_xml(NAMESPACE_P));
    return made;
}

static void
clear(Slide *slide)
{
    xmlXPathFreeContext(slide->context);
    xmlFreeDoc(slide->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Slide, clear)

static double
number(const Slide *slide, const char *expression)
{
    xmlXPathObject *found = xmlXPathEvalExpression(as_xml(expression), slide->context);
    ck_assert_ptr_nonnull(found);
    double value = xmlXPathCastToNumber(found);
    xmlXPathFreeObject(found);
    return value;
}

static char *
string(const Slide *slide, const char *expression)
{
    xmlXPathObject *found = xmlXPathEvalExpression(as_xml(expression), slide->context);
    ck_assert_ptr_nonnull(found);
    xmlChar *value = xmlXPathCastToString(found);
    char *copy = g_strdup((const char *)value);
    xmlFree(value);
    xmlXPathFreeObject(found);
    return copy;
}

static void
assert_number(const Slide *slide, const char *expression, double expected)
{
    double value = number(slide, expression);
    ck_assert_msg(fabs(value - expected) < 0.5, "%s is %g and not %g", expression, value,
                  expected);
}

/* ---- What holds on any scene ---- */

enum { SCENES = 5 };

static PsgScene *
draw_network(Desk *desk, PsgLineCourse lines, size_t slice)
{
    g_autoptr(PsgNetwork) network = desk_network_with(desk, NULL, lines);
    return psg_network_draw(network, desk->ruler, slice);
}

static PsgScene *
nth_scene(int index)
{
    if (index == 0) {
        return sample_scene("sample", 18);
    }
    if (index == 4) {
        g_autoptr(Desk) desk = desk_new(
            "slices: [{id: 2001}]\n"
            "actors: {a: {name: 'بيت'}, b: {name: '日本 🎈'}, c: {name: '<&>'}}\n"
            "relations: [{from: a, to: [b, c]}, {from: b, to: c, label: بيت}]\n");
        return draw_network(desk, PSG_LINES_ROUTED, 0);
    }
    g_autoptr(Desk) desk = desk_of_data("data/mesocentres", NULL, NULL, NULL);
    return draw_network(desk, index == 1 ? PSG_LINES_STRAIGHT : PSG_LINES_ROUTED,
                        index == 3 ? 11 : 4);
}

static void
count_word(GHashTable *words, const char *word, int by)
{
    int count = GPOINTER_TO_INT(g_hash_table_lookup(words, word)) + by;
    g_hash_table_replace(words, g_strdup(word), GINT_TO_POINTER(count));
}

static void
count_texts(const Slide *slide, GHashTable *words)
{
    xmlXPathObject *found = xmlXPathEvalExpression(as_xml("//a:t"), slide->context);
    for (int i = 0; i < found->nodesetval->nodeNr; i++) {
        xmlChar *text = xmlNodeGetContent(found->nodesetval->nodeTab[i]);
        g_autofree char *plain = g_strdup((const char *)text);
        xmlFree(text);
        char **pieces = g_strsplit(plain, "\u00a0", -1);
        bool is_padded =
            g_strv_length(pieces) > 2 && g_str_has_prefix(g_strchug(plain), "\u00a0");
        g_autofree char *bare = is_padded ? g_strndup(plain + 2, strlen(plain) - 4)
                                          : g_strdup(g_strchug(plain));
        g_strfreev(pieces);
        /* what parts two runs */
        if (!g_str_equal(bare, "") && !g_str_equal(bare, "\u2003")) {
            count_word(words, bare, -1);
        }
    }
    xmlXPathFreeObject(found);
}

START_TEST(each_text_is_there_once)
{
    g_autoptr(PsgScene) scene = nth_scene(_i);
    g_auto(Slide) slide = slide_of(scene, NULL);
    g_autoptr(GHashTable) words =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_TEXT && *item->text != '\0') {
            g_autofree char *bare = g_strchug(g_strdup(item->text));
            count_word(words, bare, 1);
        }
    }
    count_texts(&slide, words);
    GHashTableIter each;
    gpointer word, count;
    g_hash_table_iter_init(&each, words);
    while (g_hash_table_iter_next(&each, &word, &count)) {
        ck_assert_msg(GPOINTER_TO_INT(count) == 0, "%s: %d", (char *)word,
                      GPOINTER_TO_INT(count));
    }
}
END_TEST

START_TEST(ids_and_names_are_unique)
{
    g_autoptr(PsgScene) scene = nth_scene(_i);
    g_auto(Slide) slide = slide_of(scene, NULL);
    xmlXPathObject *found = xmlXPathEvalExpression(as_xml("//p:cNvPr"), slide.context);
    g_autoptr(GHashTable) known =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    ck_assert_int_gt(found->nodesetval->nodeNr, 5);
    for (int i = 0; i < found->nodesetval->nodeNr; i++) {
        xmlNode *node = found->nodesetval->nodeTab[i];
        xmlChar *id = xmlGetProp(node, as_xml("id"));
        xmlChar *name = xmlGetProp(node, as_xml("name"));
        ck_assert(g_hash_table_add(known, g_strdup_printf("id %s", (char *)id)));
        ck_assert(g_hash_table_add(known, g_strdup_printf("name %s", (char *)name)));
        xmlFree(id);
        xmlFree(name);
    }
    xmlXPathFreeObject(found);
}
END_TEST

/* Programs refuse shapes of less than nothing, groups of none and paths out of their frames. */
START_TEST(no_shape_is_what_programs_refuse)
{
    g_autoptr(PsgScene) scene = nth_scene(_i);
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_number(&slide, "count(//a:ext[@cx<0 or @cy<0])", 0);
    assert_number(&slide, "count(//p:grpSp[count(p:sp|p:cxnSp|p:grpSp)<2])", 0);
    assert_number(&slide, "count(//p:txBody[not(a:p)])", 0);
    assert_number(&slide,
                  "count(//a:pt[@x<0 or @y<0 or @x>ancestor::a:path/@w or "
                  "@y>ancestor::a:path/@h])",
                  0);
    assert_number(&slide, "count(//p:ph[@type='title'])", 1);
    assert_number(&slide, "count(//p:grpSp//p:ph)", 0);
}
END_TEST

START_TEST(connectors_are_tied_to_shapes_of_the_slide)
{
    g_autoptr(PsgScene) scene = nth_scene(_i);
    g_auto(Slide) slide = slide_of(scene, NULL);
    double ends = number(&slide, "count(//a:stCxn|//a:endCxn)");
    assert_number(&slide, "count((//a:stCxn|//a:endCxn)[@id=//p:sp//p:cNvPr/@id])", ends);
    /* also the gap in a double line: else it would go another way than its line */
    assert_number(&slide, "count(//p:cxnSp[.//a:stCxn and not(.//a:endCxn)])", 0);
}
END_TEST

/* A box of 80 units and a name in it, that our font has in 70. */
static PsgScene *
named_box(const char *name)
{
    PsgScene *scene = psg_scene_new((PsgSize){400, 300}, (PsgColour){255, 255, 255, 255});
    PsgOutline outline = {PSG_OUTLINE_RECT, {100, 100, 80, 40}, 0};
    PsgInk ink = {.fill = {200, 200, 200, 255}};
    PsgTextLook look = {.font = {"Inter", 20, 400, false},
                        .colour = {0, 0, 0, 255},
                        .anchor = PSG_ANCHOR_MIDDLE};
    psg_scene_group(
        scene,
        &(PsgGroupLook){.id = "actor-a", .opacity = 1, .part = {PSG_PART_ACTOR, 0}});
    psg_scene_role(scene, PSG_ROLE_SHAPE);
    psg_scene_outline(scene, &outline, &ink);
    psg_scene_role(scene, PSG_ROLE_LABEL);
    psg_scene_text(scene, &look, (PsgPoint){140, 127}, name, 70);
    psg_scene_end(scene);
    return scene;
}

/* Eight M of Calibri are 137 units wide at that size, eight l of Arial 36: only the first have no room in a
 * program that lacks our font. */
START_TEST(letters_have_room_in_fonts_of_offices)
{
    g_autoptr(PsgScene) wide = named_box("MMMMMMMM"), narrow = named_box("llllllll"),
                        other = named_box("中中中");
    g_auto(Slide) shrunk = slide_of(wide, NULL), same = slide_of(narrow, NULL),
                  unknown = slide_of(other, NULL);
    static const char size[] =
        "string(//p:sp[.//p:cNvPr[contains(@name,'actor-a')]]//@sz)";
    assert_number(&shrunk, size, round(20 * 60 * 80 / 136.8));
    assert_number(&same, size, 20 * 60);
    assert_number(&unknown, size, 20 * 60);
}
END_TEST

/* ---- Actors and relations ---- */

START_TEST(each_actor_is_one_shape_with_its_name)
{
    g_autoptr(PsgScene) scene = nth_scene(2);
    g_auto(Slide) slide = slide_of(scene, NULL);
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind != PSG_ITEM_PATH || item->role != PSG_ROLE_SHAPE) {
            continue;
        }
        PsgRect box = item->outline.box;
        g_autofree char *one = g_strdup_printf(
            "count(//p:sp[p:nvSpPr/p:cNvPr[starts-with(@name,'!!actor-')] and p:txBody and "
            "p:spPr/a:xfrm/a:off[@x=%" G_GINT64_FORMAT " and @y=%" G_GINT64_FORMAT
            "] and p:spPr/a:xfrm/a:ext[@cx=%" G_GINT64_FORMAT " and @cy=%" G_GINT64_FORMAT
            "]])",
            psg_emu(box.x), psg_emu(box.y), psg_emu(psg_rect_right(box)) - psg_emu(box.x),
            psg_emu(psg_rect_bottom(box)) - psg_emu(box.y));
        assert_number(&slide, one, 1);
    }
    g_autofree char *name = string(
        &slide, "//p:sp[p:nvSpPr/p:cNvPr/@name='!!actor-cnrs']/p:txBody/a:p/a:r/a:t");
    ck_assert_str_eq(name, "CNRS");
}
END_TEST

/* All ties, straight and with sites. */
START_TEST(straight_relations_are_tied_at_both_ends)
{
    g_autoptr(PsgScene) scene = nth_scene(1);
    g_auto(Slide) slide = slide_of(scene, NULL);
    size_t ties = 0;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind != PSG_ITEM_GROUP || item->group.tie == NULL) {
            continue;
        }
        const PsgSceneTie *tie = item->group.tie;
        PsgPoint low = {MIN(tie->start.x, tie->end.x), MIN(tie->start.y, tie->end.y)};
        g_autofree char *one = g_strdup_printf(
            "count(//p:cxnSp[p:nvCxnSpPr[p:cNvPr/@name='!!%s' and "
            "p:cNvCxnSpPr[a:stCxn and a:endCxn]] and p:spPr/a:xfrm/a:off[@x=%" G_GINT64_FORMAT
            " and @y=%" G_GINT64_FORMAT "]])",
            item->group.id, psg_emu(low.x), psg_emu(low.y));
        assert_number(&slide, one, 1);
        ties++;
    }
    ck_assert_uint_gt(ties, 10);
}
END_TEST

/* Whoever moves a shape moves both lines of a double one. */
START_TEST(a_gap_is_tied_as_its_line_is)
{
    g_autoptr(PsgScene) scene = nth_scene(_i);
    g_auto(Slide) slide = slide_of(scene, NULL);
    const char *gaps = "//p:cxnSp[contains(*/p:cNvPr/@name,' gap')]";
    ck_assert_double_gt(
        number(&slide, "count(//p:cxnSp[contains(*/p:cNvPr/@name,' gap')])"), 0);
    static const char *const ends[] = {"a:stCxn/@id", "a:stCxn/@idx", "a:endCxn/@id",
                                       "a:endCxn/@idx"};
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *others =
            g_strdup_printf("count(%s[not(*/*/%s=preceding-sibling::p:cxnSp[1]/*/*/%s)])",
                            gaps, ends[i], ends[i]);
        assert_number(&slide, others, 0);
    }
}
END_TEST

/* Lines of one look are one path elsewhere. */
START_TEST(lines_between_dots_are_relations_of_their_own)
{
    g_autoptr(Desk) desk = desk_of_data("data/mesocentres", NULL, NULL, NULL);
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    const PsgNetwork *dots = desk_add_dots(desk, network, PSG_NONE);
    g_autoptr(PsgScene) scene = psg_network_draw(dots, desk->ruler, 4);
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_number(&slide,
                  "count(//p:cxnSp[starts-with(p:nvCxnSpPr/p:cNvPr/@name,'!!relation-')"
                  " and p:nvCxnSpPr/p:cNvCxnSpPr[a:stCxn and a:endCxn]])",
                  (double)desk->context->views[4]->relation_count);
}
END_TEST

/* ---- Colours ---- */

/* But for hues that the theme has no place for. */

START_TEST(colours_are_those_of_the_theme)
{
    g_autoptr(PsgStyle) style = fixture_style("slides");
    PsgDeckTheme theme = psg_deck_theme_of_style(style, 1);
    g_autoptr(PsgScene) scene = nth_scene(2);
    g_auto(Slide) slide = slide_of(scene, &theme);
    double all = number(&slide, "count(//a:schemeClr|//a:srgbClr)");
    double own = number(&slide, "count(//a:srgbClr)");
    ck_assert_msg(own < all / 5, "%g of %g colours are their own", own, all);
}
END_TEST

Suite *
slide_suite(void)
{
    Suite *suite = suite_create("slide");
    TCase *any = tcase_create("any");
    tcase_add_test(any, letters_have_room_in_fonts_of_offices);
    tcase_add_loop_test(any, each_text_is_there_once, 0, SCENES);
    tcase_add_loop_test(any, ids_and_names_are_unique, 0, SCENES);
    tcase_add_loop_test(any, no_shape_is_what_programs_refuse, 0, SCENES);
    tcase_add_loop_test(any, connectors_are_tied_to_shapes_of_the_slide, 0, SCENES);
    suite_add_tcase(suite, any);
    TCase *network = tcase_create("network");
    tcase_add_test(network, each_actor_is_one_shape_with_its_name);
    tcase_add_test(network, straight_relations_are_tied_at_both_ends);
    tcase_add_loop_test(network, a_gap_is_tied_as_its_line_is, 1, 3);
    tcase_add_test(network, lines_between_dots_are_relations_of_their_own);
    tcase_add_test(network, colours_are_those_of_the_theme);
    suite_add_tcase(suite, network);
    return suite;
}
