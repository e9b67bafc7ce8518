/* XML to tree: elements, texts and places, and a helpful word on what is not well written or
 * meant to harm. */
#include "read/xml/xml.h"
#include "reading.h"

#include <check.h>
#include <string.h>

Suite *xml_suite(void);

static ReadingTree
tree_of(const char *text)
{
    return reading_tree(READING_XML, text, -1, NULL);
}

START_TEST(keeps_elements_attributes_and_text)
{
    ReadingTree tree =
        tree_of("<a x='1' y=\"&lt;é&#8364;\">\n  <b>one <i/>two<![CDATA[ <3>]]></b>\n"
                "  <c> </c>\n</a>");
    const PsgElement *root = tree.element;
    ck_assert_str_eq(root->name, "a");
    ck_assert_str_eq(root->space, "");
    ck_assert_str_eq(root->text, ""); /* the layout of the file is no text */
    ck_assert_uint_eq(root->attribute_count, 2);
    ck_assert_str_eq(psg_element_attribute(root, "x"), "1");
    ck_assert_str_eq(psg_element_attribute(root, "y"), "<é€");
    ck_assert_ptr_null(psg_element_attribute(root, "z"));
    ck_assert_uint_eq(root->child_count, 2);
    ck_assert_ptr_eq(psg_element_child(root, "b"), root->children[0]);
    ck_assert_ptr_null(psg_element_child(root, "i"));
    ck_assert_str_eq(root->children[0]->text, "one two <3>");
    ck_assert_uint_eq(root->children[0]->child_count, 1);
    ck_assert_str_eq(root->children[1]->text, " "); /* a text that is a blank */
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 0);
    reading_tree_clear(&tree);
}
END_TEST

/* Prefixes are one thing, addresses another; both change from element to element. */
START_TEST(resolves_prefixes)
{
    ReadingTree tree =
        tree_of("<g:a xmlns:g='urn:g' xmlns='urn:d' g:x='1'><b xmlns='urn:e'><c/></b>"
                "<viz:d/><g:e xmlns:g='urn:h'/><f/></g:a>");
    const PsgElement *root = tree.element;
    ck_assert_str_eq(root->name, "a");
    ck_assert_str_eq(root->space, "urn:g");
    ck_assert_uint_eq(root->attribute_count, 1); /* those that bind are none */
    ck_assert_str_eq(psg_element_attribute(root, "x"), "1");
    ck_assert_str_eq(root->children[0]->children[0]->space, "urn:e");
    ck_assert_str_eq(root->children[1]->name, "d");
    ck_assert_str_eq(root->children[1]->space,
                     "viz"); /* of which the file says nothing */
    ck_assert_str_eq(root->children[2]->space, "urn:h");
    ck_assert_str_eq(root->children[3]->space, "urn:d");
    reading_tree_clear(&tree);
}
END_TEST

START_TEST(counts_places_in_bytes)
{
    ReadingTree tree =
        tree_of("\xef\xbb\xbf\n<?xml version='1.0'?>\n<été>où <à\n x='ü'>ç</à><b/>"
                "</été>");
    g_autofree char *root = reading_covered(&tree, tree.element->span);
    g_autofree char *first = reading_covered(&tree, tree.element->children[0]->span);
    g_autofree char *second = reading_covered(&tree, tree.element->children[1]->span);
    ck_assert_str_eq(root, "<été>");
    ck_assert_str_eq(first, "<à\n x='ü'>");
    ck_assert_str_eq(second, "<b/>");
    PsgPosition place =
        psg_input_position(tree.input, tree.element->children[0]->span.start);
    ck_assert_uint_eq(place.line, 3);
    ck_assert_uint_eq(place.column, 9);
    reading_tree_clear(&tree);
}
END_TEST

/* Whatever the declaration says, text that is UTF-8 is read as that. */
START_TEST(takes_no_declaration_at_its_word)
{
    static const char *const encodings[] = {"ISO-8859-1",   "UTF-16",   "utf-16le",
                                            "windows-1252", "US-ASCII", "martian"};
    for (size_t i = 0; i < G_N_ELEMENTS(encodings); i++) {
        g_autofree char *text = g_strdup_printf(
            "<?xml version=\"1.0\" encoding=\"%s\"?><a n='é'>€</a>", encodings[i]);
        ReadingTree tree = tree_of(text);
        ck_assert_ptr_nonnull(tree.element);
        ck_assert_str_eq(tree.element->text, "€");
        ck_assert_str_eq(psg_element_attribute(tree.element, "n"), "é");
        reading_tree_clear(&tree);
    }
}
END_TEST

static void
expect_text(const char *bytes, size_t length, const char *text)
{
    ReadingTree tree = reading_tree(READING_XML, bytes, (gssize)length, NULL);
    g_autofree char *told = reading_told(tree.list);
    ck_assert_msg(tree.element != NULL, "%s", told);
    ck_assert_str_eq(tree.element->text, text);
    reading_tree_clear(&tree);
}

/* Bytes that nobody has decoded before, as those within other files. */
START_TEST(decodes_what_is_not_utf8)
{
    static const char latin[] = "<?xml version='1.0' encoding='iso-8859-1'?><a>\xe9</a>";
    static const char windows[] = "<?xml version='1.0' encoding='cp1252'?><a>\x80</a>";
    static const char little[] = "\xff\xfe<\0a\0>\0\xe9\0<\0/\0a\0>\0";
    static const char big[] = "\xfe\xff\0<\0a\0>\0\xe9\0<\0/\0a\0>";
    expect_text(latin, sizeof latin - 1, "é");
    expect_text(windows, sizeof windows - 1, "€");
    expect_text(little, sizeof little - 1, "é");
    expect_text(big, sizeof big - 1, "é");
}
END_TEST

/* Old files have one, and it says nothing that anybody needs. */
START_TEST(passes_over_document_types)
{
    ReadingTree tree =
        tree_of("<?xml version='1.0'?>\n<!DOCTYPE graphml SYSTEM "
                "'http://graphml.graphdrawing.org/dtds/1.0rc/graphml.dtd' [\n"
                "<!ELEMENT a ANY><!ATTLIST a x CDATA 'added'>]>\n"
                "<!-- old --><a><?php 1?></a>");
    ck_assert_ptr_nonnull(tree.element);
    ck_assert_ptr_null(psg_element_attribute(tree.element, "x")); /* it is not there */
    reading_tree_clear(&tree);
}
END_TEST

static void
expect_mistake(const char *text, const char *rule, size_t line, size_t column,
               const char *part)
{
    ReadingTree tree = tree_of(text);
    ck_assert_msg(tree.element == NULL, "%s", text);
    ReadingCase expected = {text, rule, line, column, part};
    reading_expect_in(tree.list, &expected, PSG_SEVERITY_ERROR);
    reading_tree_clear(&tree);
}

START_TEST(tells_mistakes_with_their_place)
{
    expect_mistake("", "xml", 1, 1, "no element");
    expect_mistake("nodes;edges", "xml", 1, 6, "not XML");
    expect_mistake("<a>\n<b>\n</a>", "xml", 3, 3, "</b> has to come first");
    expect_mistake("<a>\n<b x='1'>", "xml", 2, 10, "ends within <b>");
    expect_mistake("<a>\n<b x='1", "xml", 2, 1, "never closed");
    expect_mistake("<a>R & D</a>", "xml", 1, 7, "&amp;");
    expect_mistake("<a x='1' x='2'/>", "xml", 1, 10, "twice");
    expect_mistake("<a/>\n<b/>", "xml", 2, 1, "goes on after its end");
    expect_mistake("<a>\n caf&eacute;</a>", "xml", 2, 5, "no entity");
    expect_mistake("<a>&#0;</a>", "xml", 1, 4, "no character");
    expect_mistake("<a><![CDATA[x</a>", "xml", 1, 18, "]]>");
    expect_mistake("<a>\x01</a>", "xml", 1, 4, "not XML");
}
END_TEST

START_TEST(reads_no_entity_of_the_files_own)
{
    expect_mistake(
        "<!DOCTYPE a [\n<!ENTITY l 'lol'>\n<!ENTITY m '&l;&l;&l;'>\n]><a>&m;</a>",
        "xml-entity", 2, 12, "\"l\"");
    expect_mistake("<!DOCTYPE a [\n <!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
                   "xml-entity", 2, 40, "\"x\"");
    expect_mistake("<!DOCTYPE a [<!ENTITY % p 'x'> %p;]><a/>", "xml-entity", 1, 27,
                   "\"p\"");
    expect_mistake("<!DOCTYPE a SYSTEM 'a.dtd'>\n<a>&x;</a>", "xml-entity", 2, 4, "&x;");
}
END_TEST

static void
expect_limit(char *text, const char *rule)
{
    PsgLimits limits = psg_limits_default();
    limits.max_depth = 10;
    limits.max_values = 10000;
    ReadingTree tree = reading_tree(READING_XML, text, -1, &limits);
    ck_assert_ptr_null(tree.element);
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 1);
    ck_assert_str_eq(psg_diagnostics_nth(tree.list, 0)->rule, rule);
    reading_tree_clear(&tree);
    g_free(text);
}

static char *
repeated(const char *before, const char *text, size_t times, const char *after)
{
    GString *all = g_string_new(before);
    for (size_t i = 0; i < times; i++) {
        g_string_append(all, text);
    }
    g_string_append(all, after);
    return g_string_free(all, FALSE);
}

START_TEST(holds_to_its_limits)
{
    expect_limit(repeated("", "<a>", 11, ""), PSG_LIMIT_DEPTH);
    expect_limit(repeated("<a>", "<b/>", 10000, "</a>"), PSG_LIMIT_VALUES);
    /* what is declared costs time at each element, and at each declaration */
    GString *declared = g_string_new("<!DOCTYPE a [<!ATTLIST a ");
    for (int i = 0; i < 100; i++) {
        g_string_append_printf(declared, "x%d CDATA ''\n", i);
    }
    g_string_append(declared, ">]><a>");
    expect_limit(repeated(declared->str, "<a/>", 100, "</a>"), PSG_LIMIT_VALUES);
    g_string_free(declared, TRUE);
}
END_TEST

START_TEST(takes_no_text_without_end)
{
    PsgLimits limits = psg_limits_default();
    g_autofree char *text = repeated("<a>", "é", limits.max_text + 1, "</a>");
    ReadingTree tree = tree_of(text);
    ck_assert_uint_eq(psg_diagnostics_count(tree.list), 1);
    ck_assert_str_eq(psg_diagnostics_nth(tree.list, 0)->rule, PSG_LIMIT_TEXT);
    ck_assert_str_eq(tree.element->text, "");
    reading_tree_clear(&tree);
}
END_TEST

static void
expect_root(const char *text, const char *name)
{
    g_autoptr(PsgInput) input = psg_input_new("test", text, strlen(text));
    g_autofree char *root = psg_xml_root_name(input);
    if (name == NULL) {
        ck_assert_ptr_null(root);
    } else {
        ck_assert_str_eq(root, name);
    }
}

START_TEST(tells_what_a_file_is)
{
    expect_root("\n<?xml version='1.0'?><!-- a --><g:gexf xmlns:g='x'><not closed",
                "gexf");
    expect_root("<!DOCTYPE graphml SYSTEM 'g.dtd'><graphml>", "graphml");
    expect_root("source,target\na,b\n", NULL);
    expect_root("", NULL);
    /* a glance is no reason to go through what would take long */
    GString *declared = g_string_new("<!DOCTYPE a [<!ATTLIST a ");
    for (int i = 0; i < 2000; i++) {
        g_string_append_printf(declared, "x%d CDATA ''\n", i);
    }
    g_string_append(declared, ">]><a/>");
    expect_root(declared->str, NULL);
    g_string_free(declared, TRUE);
}
END_TEST

Suite *
xml_suite(void)
{
    Suite *suite = suite_create("xml");
    TCase *tests = tcase_create("xml");
    tcase_add_test(tests, keeps_elements_attributes_and_text);
    tcase_add_test(tests, resolves_prefixes);
    tcase_add_test(tests, counts_places_in_bytes);
    tcase_add_test(tests, takes_no_declaration_at_its_word);
    tcase_add_test(tests, decodes_what_is_not_utf8);
    tcase_add_test(tests, passes_over_document_types);
    tcase_add_test(tests, tells_mistakes_with_their_place);
    tcase_add_test(tests, reads_no_entity_of_the_files_own);
    tcase_add_test(tests, holds_to_its_limits);
    tcase_add_test(tests, takes_no_text_without_end);
    tcase_add_test(tests, tells_what_a_file_is);
    suite_add_tcase(suite, tests);
    return suite;
}
