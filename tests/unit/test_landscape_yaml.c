/* The landscape as YAML and as JSON: read again, it is the same; YAML is what a person goes on
 * with. */
#include "exporting.h"
#include "fixture.h"
#include "random_landscape.h"
#include "reading.h"
#include "thorough.h"

#include <check.h>
#include <string.h>

Suite *landscape_yaml_suite(void);

static char *
as(const char *exporter, const PsgLandscape *landscape)
{
    return exporting(exporter, (PsgExport){.landscape = landscape});
}

/* ---- The same landscape ---- */

/* JSON tells all of a landscape, so the same JSON is the same landscape. */
static PsgLandscape *
read_same(const char *name, const char *text, const char *json)
{
    PsgDiagnostics *list;
    PsgLandscape *again = reading_try(text, &list);
    g_autofree char *told = reading_told(list);
    psg_diagnostics_free(list);
    ck_assert_msg(again != NULL, "%s: %s\n%s", name, told, text);
    g_autofree char *json_again = as("json", again);
    ck_assert_msg(strcmp(json, json_again) == 0, "%s: another landscape\n%s", name, text);
    return again;
}

/* Written and read again it is the same, be it YAML or JSON; YAML is the same text again. */
static void
expect_same(const char *name, const PsgLandscape *landscape)
{
    g_autofree char *yaml = as("yaml", landscape), *json = as("json", landscape);
    g_autoptr(PsgLandscape) again = read_same(name, yaml, json);
    g_autofree char *yaml_again = as("yaml", again);
    ck_assert_msg(strcmp(yaml, yaml_again) == 0, "%s: another text\n%s", name, yaml);
    psg_landscape_free(read_same(name, json, json));
}

/* Each landscape below a folder of the tree; those with mistakes are passed over. Gives how
 * many there were. */
static size_t
expect_same_below(const char *folder)
{
    size_t count = 0;
    g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
    ck_assert_msg(directory != NULL, "%s", folder);
    for (const char *name; (name = g_dir_read_name(directory)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            count += expect_same_below(path);
        } else if (g_str_has_suffix(name, ".yaml")) {
            g_autofree char *text = NULL;
            ck_assert(g_file_get_contents(path, &text, NULL, NULL));
            PsgDiagnostics *list;
            g_autoptr(PsgLandscape) landscape = reading_try(text, &list);
            psg_diagnostics_free(list);
            if (landscape != NULL) {
                expect_same(path, landscape);
                count++;
            }
        }
    }
    return count;
}

START_TEST(those_of_the_tree_come_back)
{
    static const char *const data[] = {"data/mesocentres", "data/space-stations.yaml",
                                       "data/browsers.paysage.yaml", "data/template"};
    for (size_t i = 0; i < G_N_ELEMENTS(data); i++) {
        g_autoptr(PsgLandscape) landscape = fixture_data(data[i]);
        expect_same(data[i], landscape);
    }
    ck_assert_uint_gt(expect_same_below("tests"), 20);
}
END_TEST

enum { BATCHES = 6, BATCH = 10 }; /* of random landscapes, a test a batch */

START_TEST(any_landscape_comes_back)
{
    for (int seed = _i * BATCH; seed < (_i + 1) * BATCH; seed++) {
        g_autofree char *name = g_strdup_printf("seed %d", seed);
        g_autofree char *text = random_landscape((uint64_t)seed);
        PsgDiagnostics *list;
        g_autoptr(PsgLandscape) landscape = reading_try(text, &list);
        g_autofree char *told = reading_told(list);
        psg_diagnostics_free(list);
        ck_assert_msg(landscape != NULL, "%s: %s", name, told);
        expect_same(name, landscape);
    }
}
END_TEST

/* Whichever key of the format is left out, another landscape is exported as JSON. Then it
 * is not lost in YAML either, if with all keys the same JSON comes back. Only the version
 * says nothing of the landscape, and one key is short for another. */
START_TEST(no_key_of_the_format_is_lost)
{
    PsgDiagnostics *list;
    char *none;
    g_autofree char *text = whole_landscape(-1, &none);
    g_autoptr(PsgLandscape) whole = reading_try(text, &list);
    g_autofree char *told = reading_told(list);
    psg_diagnostics_free(list);
    ck_assert_msg(whole != NULL, "%s", told);
    expect_same("all keys", whole);
    g_autofree char *json = as("json", whole);
    long count = whole_landscape_keys();
    size_t compared = 0;
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_add(seen, g_strdup(".paysage"));
    g_hash_table_add(seen, g_strdup(".figures.side-by-side"));
    for (long i = 0; i < count; i += thorough(1, 3)) {
        char *path;
        g_autofree char *lesser = whole_landscape(i, &path);
        if (path == NULL || !g_hash_table_add(seen, path)) {
            continue; /* it must be there, or is a key of another thing of the same sort */
        }
        g_autoptr(PsgLandscape) landscape = reading_try(lesser, &list);
        psg_diagnostics_free(list);
        if (landscape != NULL) {
            compared++;
            g_autofree char *other = as("json", landscape);
            ck_assert_msg(strcmp(json, other) != 0, "JSON lacks %s", path);
        }
    }
    ck_assert_uint_gt(compared, 60);
}
END_TEST

/* ---- What a person goes on with ---- */

static const struct {
    const char *text, *yaml;
} looks[] = {
    /* nothing that is meant anyhow, no slices that nobody wrote */
    {"actors: {a: {name: a, when: ../..}, b: {name: {en: b}}}\n"
     "relations: [{from: a, to: b, weight: 1}]\n",
     "\nactors:\n  a: {when: ../..}\n  b: {}\n\nrelations:\n- {from: a, to: b}\n"},
    /* pairs that were written as lists, and pairs that were not */
    {"actors: {a: {}, b: {}, c: {}, d: {}}\n"
     "relations:\n- {from: [a, b], to: [c, d], when: [2001, 2003/2005~]}\n- {from: a, to: b}\n"
     "- {from: a, to: c}\n",
     "\nactors:\n  a: {}\n  b: {}\n  c: {}\n  d: {}\n\nrelations:\n"
     "- {from: [a, b], to: [c, d], when: [2001, 2003/2005~]}\n- {from: a, to: b}\n"
     "- {from: a, to: c}\n"},
    /* lists relate nobody to itself, and nobody is told so again; a loop stands by itself */
    {"actors: {a: {}, b: {}}\n"
     "relations: [{from: [a, b], to: [a, b], label: near}, {from: b, to: [b]}]\n",
     "\nactors:\n  a: {}\n  b: {}\n\nrelations:\n- {from: a, to: b, label: near}\n"
     "- {from: b, to: a, label: near}\n- {from: b, to: b}\n"},
    /* events as they were written; slices are as the author has them */
    {"slices: [{id: '2009', when: 2009}, {id: 2007, label: x}]\nactors: {a: {}}\n"
     "events: [{when: 2009, title: Late}, {when: 2007, title: Early}]\n",
     "\nslices:\n- {id: 2009}\n- {id: 2007, label: x}\n\nactors:\n  a: {}\n\nevents:\n"
     "- {when: 2009, title: Late}\n- {when: 2007, title: Early}\n"},
    /* figures where they were written, slices in a range */
    {"slices: [{id: 2007}, {id: 2008}, {id: 2009}, {id: s, when: 2010}]\nactors: {a: {}}\n"
     "measures: {m: {of: {a: 22, t: {2008: 1, 2007: 2.5}}}}\n"
     "pyramid: {measure: m, tiers: [{id: t, figures: {2007: {value: 3}}}]}\n"
     "figures: [network, {kind: filmstrip, at: [2007, 2008, 2009]}, {kind: deck, at: [2007, s]}]\n",
     "\nslices:\n- {id: 2007}\n- {id: 2008}\n- {id: 2009}\n- {id: s, when: 2010}\n\n"
     "actors:\n  a: {}\n\nmeasures:\n  m: {of: {a: 22, t: {2007: 2.5, 2008: 1}}}\n\n"
     "pyramid:\n  measure: m\n  tiers:\n  - {id: t, figures: {2007: 3}}\n\n"
     "figures:\n- network\n- {kind: filmstrip, at: 2007..2009}\n- {kind: deck, at: [2007, s]}\n"},
    /* what does not fit on a line stands on several, and only that */
    {"actors:\n  a: {name: {en: A name of some length, fr: Un nom d'une certaine longueur},\n"
     "      full: {en: The same name in full, fr: Le même nom en entier}, when: 2001}\n",
     "\nactors:\n  a:\n    name: {en: A name of some length, fr: Un nom d'une certaine longueur}\n"
     "    full: {en: The same name in full, fr: Le même nom en entier}\n    when: 2001\n"},
};

START_TEST(is_written_as_a_person_would)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(looks[_i].text);
    g_autofree char *yaml = as("yaml", landscape);
    g_autofree char *expected =
        g_strconcat("paysage: 1\nlanguage: en\n", looks[_i].yaml, NULL);
    ck_assert_str_eq(yaml, expected);
}
END_TEST

/* Of several files the first alone has the head. */
START_TEST(the_head_stands_once_before_all)
{
    g_autoptr(PsgLandscape) landscape = fixture_data("data/mesocentres");
    const PsgExportDraft draft = {.head = "From a.csv: actors\nGuessed: nothing"};
    PsgExport what = {.landscape = landscape, .draft = &draft};
    g_autofree char *whole = exporting("yaml", what);
    static const char head[] = "# From a.csv: actors\n# Guessed: nothing\npaysage: 1\n";
    ck_assert(g_str_has_prefix(whole, head));
    for (size_t i = 0; (what.table = psg_yaml_part_nth(landscape, i)) != NULL; i++) {
        g_autofree char *part = exporting("yaml", what);
        ck_assert_int_eq(g_str_has_prefix(part, head), i == 0);
        ck_assert_int_eq(part[0] == '#', i == 0);
    }
}
END_TEST

Suite *
landscape_yaml_suite(void)
{
    Suite *suite = suite_create("landscape_yaml");
    TCase *same = tcase_create("same");
    tcase_set_timeout(same, 60);
    tcase_add_test(same, those_of_the_tree_come_back);
    tcase_add_loop_test(same, any_landscape_comes_back, 0, thorough(BATCHES, 3));
    tcase_add_test(same, no_key_of_the_format_is_lost);
    suite_add_tcase(suite, same);
    TCase *look = tcase_create("look");
    tcase_add_loop_test(look, is_written_as_a_person_would, 0, G_N_ELEMENTS(looks));
    tcase_add_test(look, the_head_stands_once_before_all);
    suite_add_tcase(suite, look);
    return suite;
}
