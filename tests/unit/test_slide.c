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

/* So far it says on what it stands and what is before it. */
static Slide
read_slide(PsgSlide slide)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) xml = psg_xml_writer_new(text, PSG_XML_ONE_LINE);
    g_autoptr(PsgPptxLinks) links = psg_pptx_links_new();
    slide.xml = xml;
    slide.links = links;
    slide.number = 1;
    slide.count = 2;
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
    xmlXPathRegisterNs(made.context, as_xml("r"), as_xml(NAMESPACE_R));
    return made;
}

/* titles: of the slides before it; NULL: of none. */
static Slide
slide_of_page(const PsgDocumentPage *page, const PsgDeckTheme *theme, GHashTable *titles)
{
    return read_slide((PsgSlide){.page = page,
                                 .theme = theme == NULL ? &psg_deck_theme_plain : theme,
                                 .titles = titles});
}

static Slide
slide_on(const PsgDocumentPage *page, const PsgDeckLayout *layout)
{
    return read_slide(
        (PsgSlide){.page = page, .theme = &psg_deck_theme_plain, .layout = layout});
}

static Slide
slide_of(const PsgScene *scene, const PsgDeckTheme *theme)
{
    PsgDocumentPage page = {.scene = scene};
    return slide_of_page(&page, theme, NULL);
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

/* ---- Texts ---- */

static PsgScene *
blank_page(void)
{
    PsgScene *scene = psg_scene_new((PsgSize){800, 600}, SAMPLE_WHITE);
    psg_scene_describe(scene, "page", "A page", "What it shows.", "fr");
    return scene;
}

/* Of letters of 20 units. */
static void
add_text(PsgScene *scene, PsgRole role, const char *text, PsgPoint at)
{
    PsgTextLook look = {.font = {"Inter", 20, 400, false}, .colour = {0, 0, 0, 255}};
    psg_scene_role(scene, role);
    psg_scene_text(scene, &look, at, text, 50);
    psg_scene_role(scene, PSG_ROLE_NONE);
}

static void
assert_string(const Slide *slide, const char *expression, const char *expected)
{
    g_autofree char *value = string(slide, expression);
    ck_assert_msg(g_str_equal(value, expected), "%s is %s and not %s", expression, value,
                  expected);
}

#define TITLE "//p:sp[.//p:ph/@type='title']"

START_TEST(what_stands_beside_a_title_is_at_a_tab)
{
    g_autoptr(PsgScene) scene = blank_page();
    add_text(scene, PSG_ROLE_TITLE, "2008", (PsgPoint){40, 60});
    add_text(scene, PSG_ROLE_SUBTITLE, "+ 2", (PsgPoint){140, 60});
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_string(&slide, "string(" TITLE "/p:txBody)", "2008\t+ 2");
    assert_number(&slide, TITLE "//a:tabLst/a:tab/@pos", 100 * PSG_EMU);
    /* and has room up to the margin, or programs would break it */
    assert_number(&slide, "number(" TITLE "//a:ext/@cx)", (800 - 2 * 40) * PSG_EMU);
}
END_TEST

/* Bold letters of it are in the theme's font of headings, what is beside it in that of texts. */
START_TEST(a_title_of_two_lines_is_one)
{
    g_autoptr(PsgScene) scene = blank_page();
    PsgTextLook look = {.font = {"Inter", 20, 700, false}, .colour = {0, 0, 0, 255}};
    psg_scene_role(scene, PSG_ROLE_TITLE);
    psg_scene_text(scene, &look, (PsgPoint){40, 60}, "first", 50);
    psg_scene_text(scene, &look, (PsgPoint){40, 86}, "second", 50);
    psg_scene_role(scene, PSG_ROLE_NONE);
    add_text(scene, PSG_ROLE_SUBTITLE, "beside", (PsgPoint){140, 86});
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_number(&slide, "count(" TITLE "//a:p)", 2);
    assert_number(&slide, "count(" TITLE "//a:r[a:rPr/a:latin/@typeface='+mj-lt'])", 2);
    assert_number(
        &slide,
        "count(" TITLE "//a:r[a:t='beside' and a:rPr/a:latin/@typeface='+mn-lt'])", 1);
}
END_TEST

/* Where a template has places for title and number, they look as it says. */
START_TEST(places_of_a_template_are_taken)
{
    g_autoptr(PsgScene) scene = blank_page();
    add_text(scene, PSG_ROLE_TITLE, "Said", (PsgPoint){40, 60});
    add_text(scene, PSG_ROLE_NUMBER, "7", (PsgPoint){700, 560});
    PsgDocumentPage page = {.scene = scene};
    PsgDeckLayout layout = {.title = {.type = "title"},
                            .number = {.type = "sldNum", .index = "40"}};
    g_auto(Slide) slide = slide_on(&page, &layout);
    assert_number(&slide, "count(//p:sp[.//p:ph and p:spPr/*])", 0);
    assert_string(&slide, "string(" TITLE "/p:txBody)", "Said");
    assert_string(&slide, "string(//p:sp[.//p:ph/@idx=40]//a:fld/@type)", "slidenum");
}
END_TEST

START_TEST(titles_of_slides_are_told_apart)
{
    g_autoptr(GHashTable) titles =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    static const struct {
        const char *entry, *section, *title;
    } pages[] = {{"2008", NULL, "2008"},
                 {"2008 · side by side", NULL, "2008 · side by side"},
                 {"2008 (2/2)", NULL, "2008 · (2/2)"},
                 {"Elsewhere", NULL, "2008 · Elsewhere"},
                 {"2008", "Pyramid", "2008 · Pyramid"},
                 {"Elsewhere", "Pyramid", "2008 · 1"}};
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autoptr(PsgScene) scene = blank_page();
        add_text(scene, PSG_ROLE_TITLE, "2008", (PsgPoint){40, 60});
        PsgDocumentPage page = {
            .scene = scene, .entry = pages[i].entry, .section = pages[i].section};
        g_auto(Slide) slide = slide_of_page(&page, NULL, titles);
        assert_string(&slide, "string(" TITLE "/p:txBody)", pages[i].title);
    }
}
END_TEST

/* All lines of it are one placeholder, which says itself what another layout might say. */
START_TEST(a_cover_has_a_subtitle)
{
    g_autoptr(PsgScene) scene = blank_page();
    add_text(scene, PSG_ROLE_TITLE, "Title", (PsgPoint){40, 200});
    add_text(scene, PSG_ROLE_BODY, "When", (PsgPoint){40, 240});
    add_text(scene, PSG_ROLE_BODY, "What", (PsgPoint){40, 280});
    PsgDocumentPage page = {.scene = scene, .sort = PSG_DOCUMENT_COVER};
    g_auto(Slide) slide = slide_of_page(&page, NULL, NULL);
    static const char body[] = "//p:sp[.//p:ph[@type='subTitle' and @idx=1]]";
    g_autofree char *texts = g_strdup_printf("string(%s/p:txBody)", body);
    g_autofree char *plain = g_strdup_printf(
        "count(%s//a:p[a:pPr[@marL=0 and @indent=0 and a:buNone and a:lnSpc]])", body);
    assert_string(&slide, texts, "WhenWhat");
    /* up to the margin: letters of another font would be broken into lines else */
    g_autofree char *width = g_strdup_printf("%s//a:ext/@cx", body);
    assert_number(&slide, width,
                  (double)psg_emu(psg_scene_size(scene).width - 2 * (double)40));
    assert_number(&slide, plain, 2);
    assert_number(&slide, "count(//p:ph[@type='ctrTitle'])", 1);
    g_auto(Slide) other = slide_of(scene, NULL);
    assert_number(&other, "count(//p:ph)", 1);
}
END_TEST

START_TEST(lines_below_each_other_keep_their_distance)
{
    g_autoptr(PsgScene) scene = blank_page();
    add_text(scene, PSG_ROLE_TITLE, "Title", (PsgPoint){40, 60});
    for (int i = 0; i < 3; i++) {
        add_text(scene, PSG_ROLE_NONE, "line", (PsgPoint){40, 200 + 30 * i});
        add_text(scene, PSG_ROLE_NONE, "line", (PsgPoint){240, 200 + 20 * i});
    }
    g_auto(Slide) slide = slide_of(scene, NULL);
    double usual = 20 * (PSG_LINE_ABOVE + PSG_LINE_BELOW);
    /* of each column, since these are written in turns */
    assert_number(&slide, "count(//p:sp[.//p:cNvSpPr/@txBox and count(.//a:p)=1])", 6);
    g_autoptr(PsgScene) column = blank_page();
    add_text(column, PSG_ROLE_TITLE, "Title", (PsgPoint){40, 60});
    for (int i = 0; i < 3; i++) {
        add_text(column, PSG_ROLE_NONE, "wide", (PsgPoint){40, 200 + 30 * i});
    }
    for (int i = 0; i < 3; i++) {
        add_text(column, PSG_ROLE_NONE, "narrow", (PsgPoint){40, 400 + 20 * i});
    }
    g_auto(Slide) blocks = slide_of(column, NULL);
    assert_number(&blocks, "count(//p:sp[.//p:cNvSpPr/@txBox])", 2);
    assert_number(&blocks, "count(//a:spcBef)", 2);
    assert_number(&blocks, "number(//a:spcBef/a:spcPts/@val)", (30 - usual) * PSG_SIZE);
    assert_number(&blocks, "count(//a:lnSpc)", 2);
    assert_number(&blocks, "number(//a:lnSpc/a:spcPct/@val)", 20 / usual * 100000);
}
END_TEST

START_TEST(turned_text_has_its_anchor_where_it_was)
{
    g_autoptr(PsgScene) scene = blank_page();
    add_text(scene, PSG_ROLE_TITLE, "Title", (PsgPoint){40, 60});
    PsgTextLook look = {
        .font = {"Inter", 20, 400, false}, .colour = {0, 0, 0, 255}, .turn = -90};
    psg_scene_text(scene, &look, (PsgPoint){300, 500}, "upwards", 80);
    g_auto(Slide) slide = slide_of(scene, NULL);
    double above = (PSG_LINE_ABOVE - PSG_LINE_BELOW) / 2 * 20;
    static const char turned[] = "//p:spPr/a:xfrm[@rot=16200000]";
    g_autofree char *across =
        g_strdup_printf("%s/a:off/@x + %s/a:ext/@cx div 2", turned, turned);
    g_autofree char *down =
        g_strdup_printf("%s/a:off/@y + %s/a:ext/@cy div 2", turned, turned);
    ck_assert_double_eq_tol(number(&slide, across), (300 - above) * PSG_EMU, 2);
    ck_assert_double_eq_tol(number(&slide, down), (500 - 40) * PSG_EMU, 2);
}
END_TEST

START_TEST(texts_tell_direction_and_language)
{
    g_autoptr(PsgScene) scene = blank_page();
    add_text(scene, PSG_ROLE_TITLE, "Title", (PsgPoint){40, 60});
    add_text(scene, PSG_ROLE_NONE, "بيت", (PsgPoint){40, 160});
    add_text(scene, PSG_ROLE_NUMBER, "7", (PsgPoint){700, 560});
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_number(&slide, "count(//a:pPr[@rtl=1])", 1);
    assert_string(&slide, "string(//a:p[a:pPr/@rtl=1])", "بيت");
    assert_number(&slide, "count(//a:rPr[@lang='fr'])", 3);
    assert_string(&slide, "string(//p:sp[.//p:ph/@type='sldNum']//a:fld/@type)",
                  "slidenum");
}
END_TEST

/* Letters are as bold and slanted as ours, also where a layout has others; a box within another
 * thing has its words in it, where they stand. */
START_TEST(words_in_a_box_are_its_own)
{
    g_autoptr(PsgScene) scene = blank_page();
    PsgTextLook look = {.font = {"Inter", 20, 700, true}, .colour = {0, 0, 0, 255}};
    PsgInk ink = {.fill = {200, 200, 200, 255}};
    add_text(scene, PSG_ROLE_TITLE, "Title", (PsgPoint){40, 60});
    psg_scene_box(scene, (PsgRect){100, 100, 200, 60}, 20, &ink);
    psg_scene_text(scene, &look, (PsgPoint){130, 150}, "low", 40);
    g_auto(Slide) slide = slide_of(scene, NULL);
    static const char shape[] = "//p:sp[.//a:prstGeom/@prst='roundRect']/p:txBody";
    assert_number(&slide, "count(//p:txBody[.='low']//a:rPr[@b=1 and @i=1])", 1);
    assert_number(&slide, "count(" TITLE "//a:rPr[@b=0 and not(@i)])", 1);
    g_autofree char *left = g_strdup_printf("number(%s/a:bodyPr/@lIns)", shape);
    g_autofree char *top = g_strdup_printf("number(%s/a:bodyPr/@tIns)", shape);
    /* a preset keeps text off its corners itself */
    double corner = 20 * (1 - sqrt(0.5));
    double middle = 150 - (PSG_LINE_ABOVE - PSG_LINE_BELOW) / 2 * 20;
    ck_assert_double_eq_tol(number(&slide, left), (30 - corner) * PSG_EMU, 2);
    ck_assert_double_eq_tol(number(&slide, top), 2 * (middle - 130) * PSG_EMU, 2);
}
END_TEST

START_TEST(words_in_the_middle_stay_there)
{
    g_autoptr(PsgScene) scene = blank_page();
    PsgTextLook look = {.font = {"Inter", 20, 400, false},
                        .colour = {0, 0, 0, 255},
                        .anchor = PSG_ANCHOR_MIDDLE};
    add_text(scene, PSG_ROLE_TITLE, "Title", (PsgPoint){40, 60});
    psg_scene_box(scene, (PsgRect){100, 100, 200, 60}, 0,
                  &(PsgInk){.fill = {200, 200, 200, 255}});
    psg_scene_text(scene, &look, (PsgPoint){210, 137}, "right", 40);
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_number(&slide, "number(//a:bodyPr[../a:p[.='right']]/@lIns)",
                  2 * 10 * PSG_EMU);
    assert_number(&slide, "number(//a:bodyPr[../a:p[.='right']]/@rIns)", 0);
}
END_TEST

/* Slide 7 of this deck may be slide 123 of another. */
START_TEST(numbers_have_room_for_more)
{
    g_autoptr(PsgScene) scene = blank_page();
    add_text(scene, PSG_ROLE_NUMBER, "7", (PsgPoint){700, 560});
    g_auto(Slide) slide = slide_of(scene, NULL);
    ck_assert_double_gt(
        number(&slide, "number(//p:sp[.//p:ph/@type='sldNum']//a:ext/@cx)"),
        (50 + 20) * PSG_EMU);
}
END_TEST

static void
add_linked(PsgScene *scene, const char *href, double y)
{
    psg_scene_group(scene, &(PsgGroupLook){.href = href, .opacity = 1});
    add_text(scene, PSG_ROLE_NONE, href, (PsgPoint){40, y});
    psg_scene_end(scene);
}

/* Within the document they jump; what is not there leads nowhere. */
START_TEST(links_lead_to_pages_and_slides)
{
    g_autoptr(PsgScene) scene = blank_page();
    add_text(scene, PSG_ROLE_TITLE, "Title", (PsgPoint){40, 60});
    add_linked(scene, "https://example.org/", 160);
    add_linked(scene, PSG_LINK_PAGE "2", 260);
    add_linked(scene, PSG_LINK_PAGE "9", 360);
    psg_scene_group(scene, &(PsgGroupLook){.href = "https://example.com/", .opacity = 1});
    psg_scene_group(scene, &(PsgGroupLook){.id = "within", .opacity = 1});
    add_text(scene, PSG_ROLE_NONE, "inner", (PsgPoint){40, 460});
    psg_scene_end(scene);
    psg_scene_end(scene);
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_number(&slide, "count(//p:cNvPr/a:hlinkClick[@r:id])", 3);
    assert_number(&slide, "count(//p:sp[.//a:t='inner']//a:hlinkClick)", 1);
    assert_number(
        &slide, "count(//p:sp[starts-with(.//a:t,'https')]//a:hlinkClick[not(@action)])",
        1);
    assert_number(
        &slide,
        "count(//p:sp[contains(.//a:t,'=2')]//a:hlinkClick[@action='" PSG_SLIDE_JUMP
        "'])",
        1);
}
END_TEST

/* ---- Ink ---- */

START_TEST(lines_have_their_dashes)
{
    static const struct {
        PsgDash dash;
        const char *expected;
    } rows[] = {
        {PSG_DASH_NONE, "a:ln[@cap='flat' and not(a:prstDash or a:custDash)]"},
        {PSG_DASH_DASHED, "a:ln[a:prstDash/@val='dash']"},
        {PSG_DASH_SHORT, "a:ln[a:custDash/a:ds[@d=200000 and @sp=150000]]"},
        {PSG_DASH_DOTTED, "a:ln[@cap='rnd' and a:prstDash/@val='sysDot']"},
        {PSG_DASH_ROUND, "a:ln[@cap='rnd' and a:round]"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(PsgScene) scene = blank_page();
        g_autoptr(PsgPath) path =
            psg_path_polyline((PsgPoint[]){{300, 400}, {100, 200}}, 2);
        PsgInk ink = {.stroke = {0, 0, 200, 255}, .width = 3, .dash = rows[i].dash};
        psg_scene_path(scene, path, &ink);
        g_auto(Slide) slide = slide_of(scene, NULL);
        g_autofree char *found =
            g_strdup_printf("count(//p:cxnSp/p:spPr[a:xfrm[@flipH=1 and @flipV=1]]/%s)",
                            rows[i].expected);
        assert_number(&slide, found, 1);
        assert_number(&slide, "number(//p:cxnSp//a:ln/@w)", 3 * PSG_EMU);
    }
}
END_TEST

/* Programs for slides leave lines without length out. */
START_TEST(spots_are_discs)
{
    g_autoptr(PsgScene) scene = blank_page();
    g_autoptr(PsgPath) path = psg_path_new();
    for (int i = 0; i < 3; i++) {
        psg_path_move(path, (PsgPoint){100 + 50 * i, 100});
        psg_path_line(path, (PsgPoint){100 + 50 * i, 100});
    }
    PsgInk ink = {.stroke = {0, 0, 200, 255}, .width = 10, .dash = PSG_DASH_ROUND};
    psg_scene_path(scene, path, &ink);
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_number(&slide, "count(//p:sp[p:spPr/a:solidFill]//a:close)", 3);
    assert_number(&slide, "number(//p:sp[.//a:close]//a:ext/@cx)", 110 * PSG_EMU);
}
END_TEST

/* Programs fill open lines otherwise. */
START_TEST(open_lines_are_not_filled)
{
    g_autoptr(PsgScene) scene = blank_page();
    g_autoptr(PsgPath) path =
        psg_path_polyline((PsgPoint[]){{100, 100}, {200, 100}, {200, 200}}, 3);
    psg_scene_path(scene, path, &(PsgInk){.stroke = SAMPLE_BLUE, .width = 2});
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_number(&slide, "count(//a:path[@fill='none' and count(a:lnTo)=2])", 1);
}
END_TEST

/* Of a film the end. */
START_TEST(what_moves_is_where_it_ends)
{
    g_autoptr(PsgScene) scene = blank_page();
    PsgInk ink = {.fill = {200, 200, 200, 255}};
    PsgMotion *motion = psg_scene_motion(scene);
    psg_motion_add_offset(motion, 0, (PsgPoint){0, 0});
    psg_motion_add_offset(motion, 1, (PsgPoint){50, 20});
    psg_motion_add_opacity(motion, 0, 1);
    psg_motion_add_opacity(motion, 1, 0.4);
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 1, .motion = motion});
    psg_scene_box(scene, (PsgRect){100, 100, 80, 40}, 0, &ink);
    psg_scene_end(scene);
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_number(&slide,
                  "number(//p:sp[.//a:prstGeom and p:spPr/a:solidFill]//a:off/@x)",
                  150 * PSG_EMU);
    assert_number(&slide,
                  "number(//p:sp[.//a:prstGeom and p:spPr/a:solidFill]//a:off/@y)",
                  120 * PSG_EMU);
    assert_number(&slide, "count(//p:spPr/a:solidFill//a:alpha[@val=40000])", 1);
}
END_TEST

/* What it hides it hides at one side. */
START_TEST(a_veil_fades)
{
    for (int i = 0; i < 2; i++) {
        g_autoptr(PsgScene) scene = blank_page();
        psg_scene_veil(scene, (PsgRect){100, 100, 80, 40}, SAMPLE_WHITE,
                       i == 0 ? PSG_VEIL_LEFT : PSG_VEIL_RIGHT);
        g_auto(Slide) slide = slide_of(scene, NULL);
        g_autofree char *clear = g_strdup_printf(
            "count(//a:gradFill//a:gs[@pos=%d]/*/a:alpha[@val=0])", i == 0 ? 100000 : 0);
        assert_number(&slide, clear, 1);
        assert_number(&slide, "count(//a:gradFill//a:alpha)", 1);
    }
}
END_TEST

START_TEST(what_is_pale_stays_pale)
{
    g_autoptr(PsgScene) scene = blank_page();
    PsgInk ink = {.fill = {200, 0, 0, 255}, .stroke = {0, 0, 200, 255}, .width = 2};
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 0.5});
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 0.5});
    psg_scene_box(scene, (PsgRect){100, 100, 80, 40}, 0, &ink);
    psg_scene_end(scene);
    psg_scene_end(scene);
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_number(&slide, "count(//p:spPr//a:alpha[@val=25000])", 2);
}
END_TEST

/* ---- Actors and relations ---- */

static void
add_box(PsgScene *scene, size_t actor, PsgOutlineForm form, PsgPoint at)
{
    g_autofree char *id = g_strdup_printf("actor-%zu", actor);
    PsgInk ink = {.fill = {200, 200, 200, 255}}, badge = {.fill = {200, 0, 0, 255}};
    PsgOutline outline = {form, {at.x, at.y, 80, 40}, 10};
    psg_scene_group(scene, &(PsgGroupLook){.id = id,
                                           .title = "What it is",
                                           .opacity = 1,
                                           .part = {PSG_PART_ACTOR, actor}});
    psg_scene_role(scene, PSG_ROLE_SHAPE);
    psg_scene_outline(scene, &outline, &ink);
    add_text(scene, PSG_ROLE_LABEL, "name", (PsgPoint){at.x + 10, at.y + 18});
    psg_scene_role(scene, PSG_ROLE_BADGE);
    psg_scene_box(scene, (PsgRect){at.x + 10, at.y + 22, 40, 14}, 7, &badge);
    add_text(scene, PSG_ROLE_BADGE, "new", (PsgPoint){at.x + 20, at.y + 34});
    psg_scene_end(scene);
}

/* From the second box to the first. is_double: with a gap in it. */
static PsgScene *
tied_boxes(PsgEndForm end, PsgOutlineForm form, bool is_double)
{
    PsgScene *scene = blank_page();
    add_box(scene, 3, form, (PsgPoint){100, 100});
    add_box(scene, 5, form, (PsgPoint){400, 300});
    PsgSceneTie tie = {5, 3, {400, 320}, {180, 120}, PSG_END_NONE, end, 16};
    PsgInk ink = {.stroke = {0, 0, 200, 255}, .width = 6};
    PsgInk gap = {.stroke = SAMPLE_WHITE, .width = 2};
    g_autoptr(PsgPath) path = psg_path_polyline((PsgPoint[]){{400, 320}, {194, 132}}, 2);
    psg_scene_group(
        scene, &(PsgGroupLook){
                   .id = "relation-1", .title = "A to B", .opacity = 0.6, .tie = &tie});
    psg_scene_role(scene, PSG_ROLE_LINE);
    psg_scene_path(scene, path, &ink);
    if (is_double) {
        psg_scene_role(scene, PSG_ROLE_GAP);
        psg_scene_path(scene, path, &gap);
    }
    psg_scene_end(scene);
    return scene;
}

START_TEST(ties_have_heads_and_ends)
{
    static const char *const words[] = {[PSG_END_ARROW] = "triangle",
                                        [PSG_END_OPEN_ARROW] = "arrow",
                                        [PSG_END_DOT] = "oval"};
    g_autoptr(PsgScene) scene = tied_boxes((PsgEndForm)_i, PSG_OUTLINE_RECT, false);
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_number(&slide, "count(//a:headEnd)", 0);
    assert_string(&slide, "string(//p:cxnSp//a:tailEnd/@type)", words[_i]);
    assert_string(&slide, "string(//p:cxnSp//a:tailEnd/@w)", "med");
    /* the left side of the second, the right one of the first, up to the tip */
    assert_number(&slide, "number(//a:stCxn/@idx)", 1);
    assert_number(&slide, "number(//a:endCxn/@idx)", 3);
    assert_number(&slide, "number(//p:cxnSp//a:off/@x)", 180 * PSG_EMU);
}
END_TEST

START_TEST(a_double_line_is_two)
{
    g_autoptr(PsgScene) scene = tied_boxes(PSG_END_ARROW, PSG_OUTLINE_RECT, true);
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_string(&slide, "string(//p:cNvPr[@name='!!relation-1']/../..//a:ln/@cmpd)",
                  "dbl");
    /* the gap ends before the head */
    double length = psg_distance((PsgPoint){400, 320}, (PsgPoint){194, 132});
    assert_number(&slide, "number(//p:cNvPr[contains(@name,' gap')]/../..//a:ds/@d)",
                  length / 2 * 100000);
    assert_number(&slide, "count(//a:tailEnd)", 1);
    /* and hides the line, however pale that is */
    assert_number(&slide, "count(//p:cxnSp//a:alpha)", 1);
}
END_TEST

START_TEST(badges_are_words_with_a_ground)
{
    g_autoptr(PsgScene) scene = tied_boxes(PSG_END_ARROW, PSG_OUTLINE_ROUND, false);
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_number(&slide, "count(//a:rPr/a:highlight/*)", 2);
    assert_string(&slide, "string(//a:r[a:rPr/a:highlight]/a:t)", "\u00a0new\u00a0");
    assert_number(&slide, "count(//p:sp[p:txBody and count(.//a:p)=2])", 2);
}
END_TEST

/* Whoever cannot see the page is told of it, and of each thing. */
START_TEST(things_are_told_in_words)
{
    g_autoptr(PsgScene) scene = tied_boxes(PSG_END_ARROW, PSG_OUTLINE_RECT, true);
    PsgScenePiece piece = {3, 5, 6, "B to A"};
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof piece);
    g_array_append_val(pieces, piece);
    g_autoptr(PsgPath) path = psg_path_polyline((PsgPoint[]){{180, 120}, {400, 320}}, 2);
    psg_scene_path_of_pieces(scene, path, &(PsgInk){.stroke = SAMPLE_BLUE, .width = 1},
                             pieces);
    g_auto(Slide) slide = slide_of(scene, NULL);
    assert_number(&slide, "count(//p:sp//p:cNvPr[@descr='What it is'])", 2);
    assert_string(&slide, "string(//p:cNvPr[@name='!!relation-1']/@descr)", "A to B");
    assert_string(&slide, "string(//p:cNvPr[@name='!!relation-7']/@descr)", "B to A");
    assert_string(&slide, "string(//p:cNvPr[@name='Figure']/@descr)", "What it shows.");
}
END_TEST

START_TEST(outlines_are_presets)
{
    static const char *const expected[] = {
        [PSG_OUTLINE_RECT] = "prstGeom[@prst='rect']",
        [PSG_OUTLINE_ROUND] =
            "prstGeom[@prst='roundRect' and a:avLst/a:gd/@fmla='val 25000']",
        [PSG_OUTLINE_ELLIPSE] = "prstGeom[@prst='ellipse']",
        [PSG_OUTLINE_HEXAGON] =
            "prstGeom[@prst='hexagon' and a:avLst/a:gd/@fmla='val 25000']",
        [PSG_OUTLINE_OCTAGON] =
            "prstGeom[@prst='octagon' and a:avLst/a:gd/@fmla='val 25000']",
        [PSG_OUTLINE_TAB] = "custGeom[count(a:cxnLst/a:cxn)=4]",
        [PSG_OUTLINE_DIAMOND] = "prstGeom[@prst='diamond']",
        [PSG_OUTLINE_UP] = "prstGeom[@prst='triangle' and not(../a:xfrm/@flipV)]",
        [PSG_OUTLINE_DOWN] = "prstGeom[@prst='triangle' and ../a:xfrm/@flipV]",
    };
    g_autoptr(PsgScene) scene = tied_boxes(PSG_END_ARROW, (PsgOutlineForm)_i, false);
    g_auto(Slide) slide = slide_of(scene, NULL);
    g_autofree char *count = g_strdup_printf(
        "count(//p:sp[contains(.//p:cNvPr/@name,'actor-')]/p:spPr/a:%s)", expected[_i]);
    assert_number(&slide, count, 2);
}
END_TEST

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
    TCase *texts = tcase_create("texts");
    tcase_add_test(texts, what_stands_beside_a_title_is_at_a_tab);
    tcase_add_test(texts, a_title_of_two_lines_is_one);
    tcase_add_test(texts, places_of_a_template_are_taken);
    tcase_add_test(texts, titles_of_slides_are_told_apart);
    tcase_add_test(texts, a_cover_has_a_subtitle);
    tcase_add_test(texts, lines_below_each_other_keep_their_distance);
    tcase_add_test(texts, turned_text_has_its_anchor_where_it_was);
    tcase_add_test(texts, texts_tell_direction_and_language);
    tcase_add_test(texts, words_in_a_box_are_its_own);
    tcase_add_test(texts, words_in_the_middle_stay_there);
    tcase_add_test(texts, numbers_have_room_for_more);
    tcase_add_test(texts, links_lead_to_pages_and_slides);
    suite_add_tcase(suite, texts);
    TCase *things = tcase_create("things");
    tcase_add_test(things, lines_have_their_dashes);
    tcase_add_test(things, spots_are_discs);
    tcase_add_test(things, open_lines_are_not_filled);
    tcase_add_test(things, what_moves_is_where_it_ends);
    tcase_add_test(things, a_veil_fades);
    tcase_add_test(things, what_is_pale_stays_pale);
    tcase_add_loop_test(things, ties_have_heads_and_ends, PSG_END_ARROW, PSG_END_DOT + 1);
    tcase_add_test(things, a_double_line_is_two);
    tcase_add_test(things, badges_are_words_with_a_ground);
    tcase_add_test(things, things_are_told_in_words);
    tcase_add_loop_test(things, outlines_are_presets, PSG_OUTLINE_RECT,
                        PSG_OUTLINE_DOWN + 1);
    suite_add_tcase(suite, things);
    TCase *network = tcase_create("network");
    tcase_add_test(network, each_actor_is_one_shape_with_its_name);
    tcase_add_test(network, straight_relations_are_tied_at_both_ends);
    tcase_add_loop_test(network, a_gap_is_tied_as_its_line_is, 1, 3);
    tcase_add_test(network, lines_between_dots_are_relations_of_their_own);
    tcase_add_test(network, colours_are_those_of_the_theme);
    suite_add_tcase(suite, network);
    return suite;
}
