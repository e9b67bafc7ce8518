/* TikZ: what LaTeX reads without a mistake, and people go on with. That TeX reads it is tried by
 * make check-readers. */
#include "fixture.h"
#include "sample_scene.h"

#include "draw/document.h"
#include "draw/tikz_text.h"
#include "figure/network/network.h"

#include <check.h>
#include <string.h>

Suite *tikz_suite(void);

static const char *const story =
    "title: Labs & 100 % {of} them\n"
    "slices: [{id: 2001}, {id: 2002}, {id: 2003}]\n"
    "kinds: {lab: {label: Lab}, net: {label: Net, shape: ellipse}, co: {shape: hexagon}}\n"
    "relation-kinds: {runs: {label: runs, directed: true}, co: {label: _co_}}\n"
    "actors:\n"
    "  a.b: {name: 'A_B & C', kind: lab, when: 2001/..}\n"
    "  a-b: {name: '50 % \\ {x} #1 $5 ~^', kind: lab, when: 2001/..}\n"
    "  c: {name: 'بيت', kind: net, when: 2001/..}\n"
    "  d: {name: Dan, kind: net, when: 2002/..}\n"
    "  e: {name: Eve, kind: co, when: 2001/2002}\n"
    "  last: {name: '日本', when: 2001/..}\n"
    "relations:\n"
    "  - {from: a.b, to: [c, d, a-b], kind: runs}\n"
    "  - {from: d, to: [c, e], kind: co}\n"
    "  - {from: e, to: last, label: 'x_1 & y'}\n";

static char *
text_of(GBytes *bytes)
{
    char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_bytes_unref(bytes);
    return text;
}

/* Made once a process: all slices as one picture, and the second alone. */
static const char *
picture(bool is_film)
{
    static char *texts[2];
    if (texts[is_film] == NULL) {
        g_autoptr(Desk) desk = desk_new(story);
        g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
        PsgDocumentPage pages[3] = {{.entry = NULL}};
        PsgScene *scenes[3];
        for (size_t i = 0; i < 3; i++) {
            scenes[i] = psg_network_draw(network, desk->ruler, i);
            pages[i] = (PsgDocumentPage){.scene = scenes[i], .entry = "a slice"};
        }
        texts[is_film] = text_of(is_film ? psg_paint_tikz_pages(pages, 3)
                                         : psg_paint_tikz_pages(&pages[1], 1));
        for (size_t i = 0; i < 3; i++) {
            psg_scene_free(scenes[i]);
        }
    }
    return texts[is_film];
}

/* Beyond comments and escaped signs. */
static void
check_braces(const char *text)
{
    int depth = 0;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\\' && at[1] != '\0') {
            at++;
        } else if (*at == '%') {
            at += strcspn(at, "\n");
            ck_assert(*at == '\n');
        } else {
            depth += *at == '{';
            depth -= *at == '}';
            ck_assert_int_ge(depth, 0);
        }
    }
    ck_assert_int_eq(depth, 0);
}

START_TEST(braces_and_scopes_are_balanced)
{
    const char *text = picture(_i == 1);
    check_braces(text);
    static const char *const words[] = {"scope", "pgfonlayer", "tikzpicture", "tabular"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *begin = g_strdup_printf("\\begin{%s}", words[i]);
        g_autofree char *end = g_strdup_printf("\\end{%s}", words[i]);
        g_auto(GStrv) begins = g_strsplit(text, begin, -1);
        g_auto(GStrv) ends = g_strsplit(text, end, -1);
        ck_assert_uint_eq(g_strv_length(begins), g_strv_length(ends));
    }
}
END_TEST

START_TEST(all_that_tex_takes_for_a_command_is_text)
{
    static const struct {
        const char *text, *written;
    } cases[] = {
        {"a\\b", "a\\textbackslash{}b"},
        {"{50 %}", "\\{50 \\%\\}"},
        {"$5 & #1_x", "\\$5 \\& \\#1\\_x"},
        {"^~", "\\textasciicircum{}\\textasciitilde{}"},
        {"<a|b>", "\\textless{}a\\textbar{}b\\textgreater{}"},
        {"\"q\"", "{\\char34}q{\\char34}"},
        {"[1] *", "{}[1] *"},
        {"a--b ''", "a-{}-b '{}'"},
        {"n\xc2\xa0"
         "1",
         "n~1"},
        {"é", "é"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        PsgTikzLetters *letters = psg_tikz_letters_new();
        psg_tikz_append_text(out, cases[i].text, letters);
        ck_assert_str_eq(out->str, cases[i].written);
        ck_assert_uint_eq(letters->items->len, 0);
        psg_tikz_letters_free(letters);
    }
}
END_TEST

/* The names of nodes, in their order: what stands between "] (" and ") at". */
static GPtrArray *
nodes_of(const char *text)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        const char *name = strstr(*line, "] (");
        const char *end = name == NULL ? NULL : strstr(name, ") at (");
        bool is_node = strstr(*line, "\\node[actor") != NULL;
        if (is_node) {
            ck_assert_ptr_nonnull(end);
            g_ptr_array_add(names, g_strndup(name + 3, (gsize)(end - name - 3)));
        }
    }
    return names;
}

START_TEST(each_actor_is_one_node_of_its_own_name)
{
    g_autoptr(GPtrArray) names = nodes_of(picture(false));
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    ck_assert_uint_eq(names->len, 6);
    for (guint i = 0; i < names->len; i++) {
        char *name = g_ptr_array_index(names, i);
        ck_assert_msg(g_hash_table_add(known, name), "%s is there twice", name);
        ck_assert_msg(name[strspn(name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-")] ==
                          '\0',
                      "%s is no name of a node", name);
    }
    ck_assert(g_hash_table_contains(known, "a-b"));
    ck_assert(g_hash_table_contains(known, "d"));
}
END_TEST

/* Both ends of a relation stand at nodes: (a), (a.30) or ([shift={(1,2)}]a.center). */
START_TEST(relations_lead_from_node_to_node)
{
    g_autoptr(GPtrArray) names = nodes_of(picture(false));
    g_auto(GStrv) lines = g_strsplit(picture(false), "\n", -1);
    unsigned count = 0;
    for (char **line = lines; *line != NULL; line++) {
        if (strstr(*line, "\\draw[relation") == NULL) {
            continue;
        }
        unsigned ends = 0;
        for (guint i = 0; i < names->len; i++) {
            const char *name = g_ptr_array_index(names, i);
            g_autofree char *plain = g_strdup_printf("(%s)", name);
            g_autofree char *turned = g_strdup_printf("(%s.", name);
            g_autofree char *shifted = g_strdup_printf("]%s.center)", name);
            ends += strstr(*line, plain) != NULL || strstr(*line, turned) != NULL ||
                    strstr(*line, shifted) != NULL;
        }
        ck_assert_msg(ends == 2, "%s", *line);
        count++;
    }
    ck_assert_uint_eq(count, 6);
}
END_TEST

START_TEST(kinds_are_said_once)
{
    const char *text = picture(_i == 1);
    static const char *const once[] = {
        "  kind-lab/.style={", "  kind-net/.style={", "  relation-runs/.style={",
        "\\definecolor{kind-lab-fill}{HTML}{", "\\begin{tikzpicture}"};
    for (size_t i = 0; i < G_N_ELEMENTS(once); i++) {
        const char *first = strstr(text, once[i]);
        ck_assert_msg(first != NULL, "no %s", once[i]);
        ck_assert_msg(strstr(first + 1, once[i]) == NULL, "%s twice", once[i]);
    }
    ck_assert_ptr_nonnull(strstr(text, "\\node[actor, kind-net"));
}
END_TEST

START_TEST(slices_are_layers_of_one_picture)
{
    const char *text = picture(true);
    ck_assert_ptr_nonnull(strstr(text, "\n\\paysageslice{1}{%\n"));
    ck_assert_ptr_nonnull(strstr(text, "\n\\paysageslice{3}{%\n"));
    ck_assert_ptr_nonnull(strstr(text, "\\only<#1>"));
    ck_assert_ptr_nonnull(strstr(text, "\\ifnum#1=3\\relax")); /* the last is shown */
    ck_assert_ptr_null(strstr(picture(false), "paysageslice"));
}
END_TEST

/* pdfLaTeX has no letters for them, and must not stop there. */
START_TEST(letters_of_other_scripts_are_told)
{
    const char *text = picture(false);
    ck_assert_ptr_nonnull(strstr(text, "LuaLaTeX"));
    ck_assert_ptr_nonnull(strstr(text, "\\paysage@letter{日}{"));
    ck_assert_ptr_nonnull(strstr(text, "\\paysagertl{بيت}"));
}
END_TEST

/* TeX knows no longer lengths. */
START_TEST(large_pages_have_larger_units)
{
    PsgScene *scene = psg_scene_new((PsgSize){20000, 1000}, SAMPLE_WHITE);
    psg_scene_box(scene, (PsgRect){18000, 0, 1000, 1000}, 0,
                  &(PsgInk){.fill = SAMPLE_BLUE});
    g_autofree char *text = text_of(psg_paint_tikz(scene, NULL, NULL));
    psg_scene_free(scene);
    ck_assert_ptr_nonnull(strstr(text, "(1800,0) rectangle (1900,100)"));
    ck_assert_ptr_nonnull(strstr(text, "/2000\\relax"));
}
END_TEST

/* Whatever font the document has, the second does not lie on the first. */
START_TEST(words_of_one_line_stand_behind_each_other)
{
    PsgScene *scene = sample_page();
    PsgTextLook look = {{SAMPLE_FAMILY, 20, 400, false}, SAMPLE_INK, PSG_ANCHOR_START, 0};
    psg_scene_text(scene, &look, (PsgPoint){10, 50}, "one", 30);
    psg_scene_text(scene, &look, (PsgPoint){45, 50}, "two", 30);
    psg_scene_text(scene, &look, (PsgPoint){200, 50}, "far", 30);
    g_autofree char *text = text_of(psg_paint_tikz(scene, NULL, NULL));
    psg_scene_free(scene);
    ck_assert_ptr_nonnull(
        strstr(text, "(last text) at (10,150) {\\paysagetext{20}{one}}"));
    ck_assert_ptr_nonnull(strstr(
        text,
        "at ([xshift=5\\paysageunit]last text.base east) {\\paysagetext{20}{two}}"));
    ck_assert_ptr_nonnull(strstr(text, "at (200,150) {\\paysagetext{20}{far}}"));
}
END_TEST

Suite *
tikz_suite(void)
{
    Suite *suite = suite_create("tikz");
    TCase *file = tcase_create("file");
    tcase_add_loop_test(file, braces_and_scopes_are_balanced, 0, 2);
    tcase_add_test(file, all_that_tex_takes_for_a_command_is_text);
    tcase_add_test(file, letters_of_other_scripts_are_told);
    tcase_add_test(file, large_pages_have_larger_units);
    tcase_add_test(file, words_of_one_line_stand_behind_each_other);
    suite_add_tcase(suite, file);
    TCase *nodes = tcase_create("nodes");
    tcase_add_test(nodes, each_actor_is_one_node_of_its_own_name);
    tcase_add_test(nodes, relations_lead_from_node_to_node);
    tcase_add_loop_test(nodes, kinds_are_said_once, 0, 2);
    tcase_add_test(nodes, slices_are_layers_of_one_picture);
    suite_add_tcase(suite, nodes);
    return suite;
}
