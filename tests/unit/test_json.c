/* The landscape and its mistakes as JSON that programs read. */
#include "base/number.h"
#include "exporting.h"
#include "fixture.h"
#include "read/landscape/landscape_read.h"
#include "write/checked.h"
#include "write/json.h"

#include <check.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

Suite *json_suite(void);

static const char *const story =
    "title: {fr: Histoire, en: Story}\n"
    "language: fr\n"
    "sources: {s: {title: Livre, author: Anne, date: 2001~, url: 'https://a.example/', note: Bien}, t: {}}\n"
    "slices: [{id: 2007, headline: [Un, {fr: Deux, en: Two}], source: s}, {id: q, when: 2009/.., question: true}]\n"
    "kinds: {k: {label: Sorte, note: Toute, colour: 3, shape: pill}, l: {}}\n"
    "relation-kinds: {r: {directed: true, line: dotted}}\n"
    "event-kinds: {e: {}}\n"
    "groups: {g: {label: Groupe}}\n"
    "actors:\n"
    "  a: {name: {../2007: Avant, 2008/..: {fr: Après, en: After}}, full: Tout, kind: {../2007: k, 2008/..: l},\n"
    "      tier: t, groups: {2002-21: [g]}, when: [2001~/2003, 2006-03-28/..], url: 'https://a.example/', note: Ici,\n"
    "      source: [s, t]}\n"
    "  b: {talked-of: 2007-06, when: 2008%/, succeeds: a}\n"
    "relations:\n"
    "  - {from: a, to: b, kind: r, label: aide, weight: 2.5, when: 2008?, url: 'https://r.example/', note: Dit}\n"
    "  - {from: b, to: a}\n"
    "events:\n"
    "  - {when: 2008-06-03/2008-06-05, title: Jours, kind: e, actors: [a, b], people: [Zoé], place: Lyon,\n"
    "     crowd: 115, source: t}\n"
    "measures:\n"
    "  crowd: {label: Foule, unit: têtes, of: {a: {2007: 22}, all: {2008: {text: beaucoup, bound: about, per: each}}}}\n"
    "pyramid: {title: Pyramide, measure: crowd, tiers: [{id: t, label: Haut, level: Tier-0, actors: {201X: b}},\n"
    "  {id: u}]}\n"
    "layout: {stability: 0.5, align: tier, pins: {b: [0.5, 0.25]}}\n"
    "figures: [{kind: compare, between: ['2007', q], side-by-side: true}, {kind: timeline, to: 2008}]\n"
    "note: Pour qui lit\n";

/* What a path finds, as its JSON text: "" if there is nothing, fails if it is no JSON. */
static char *
found(const char *json, const char *path)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    g_autoptr(GError) error = NULL;
    ck_assert_msg(json_parser_load_from_data(parser, json, -1, &error), "%s",
                  error == NULL ? "" : error->message);
    g_autoptr(JsonNode) matches =
        json_path_query(path, json_parser_get_root(parser), &error);
    ck_assert_msg(matches != NULL, "%s: %s", path, error == NULL ? "" : error->message);
    JsonArray *list = json_node_get_array(matches);
    return json_array_get_length(list) == 0
               ? g_strdup("")
               : json_to_string(json_array_get_element(list, 0), FALSE);
}

static const struct {
    const char *path, *value;
} members[] = {
    {"$.title", "{\"fr\":\"Histoire\",\"en\":\"Story\"}"},
    {"$.language", "\"fr\""},
    {"$.slices[0].id", "\"2007\""},
    {"$.slices[0].from", "\"2007-01-01\""},
    {"$.slices[0].to", "\"2007-12-31\""},
    {"$.slices[0].label", "{\"fr\":\"2007\"}"},
    {"$.slices[0].headline", "[{\"fr\":\"Un\"},{\"fr\":\"Deux\",\"en\":\"Two\"}]"},
    {"$.slices[0].sources", "[\"s\"]"},
    {"$.slices[1].to", "null"},
    {"$.slices[1].question", "true"},
    {"$.kinds[0].note", "{\"fr\":\"Toute\"}"},
    {"$.relation_kinds[0].directed", "true"},
    {"$.event_kinds[0].id", "\"e\""},
    {"$.groups[0].label", "{\"fr\":\"Groupe\"}"},
    {"$.actors[0].id", "\"a\""},
    {"$.actors[0].name", "{\"fr\":\"Après\",\"en\":\"After\"}"},
    {"$.actors[0].names[0]",
     "{\"from\":null,\"to\":\"2007-12-31\",\"begin\":\"open\",\"end\":\"known\",\"when\":\"../2007\",\"name\":{\"fr\":\"Avant\"}}"},
    {"$.actors[0].full", "{\"fr\":\"Tout\"}"},
    {"$.actors[0].kind", "\"l\""},
    {"$.actors[0].kinds[0].kind", "\"k\""},
    {"$.actors[0].tier", "\"t\""},
    {"$.actors[0].groups", "[\"g\"]"},
    {"$.actors[0].from", "\"2001-01-01\""},
    {"$.actors[0].to", "null"},
    {"$.actors[0].spells[0].when", "\"2001~/2003\""},
    {"$.actors[0].spells[1].when", "\"2006-03-28/..\""},
    {"$.actors[0].talked_of", "null"},
    {"$.actors[0].url", "\"https://a.example/\""},
    {"$.actors[0].sources", "[\"s\",\"t\"]"},
    {"$.actors[0].succeeds", "[]"},
    {"$.actors[1].succeeds", "[\"a\"]"},
    {"$.actors[1].successions[0].succeeds", "\"a\""},
    {"$.actors[1].successions[0].what", "\"offshoot\""},
    {"$.actors[1].successions[0].when", "null"},
    {"$.actors[1].talked_of", "\"2007-06\""},
    {"$.actors[1].spells[0].when", "\"2008%/\""},
    {"$.actors[1].kind", "null"},
    {"$.actors[1].kinds", "[]"},
    {"$.relations[0].from", "\"a\""},
    {"$.relations[0].kind", "\"r\""},
    {"$.relations[0].since", "\"2008-01-01\""},
    {"$.relations[0].spells[0].when", "\"2008?\""},
    {"$.relations[0].weight", "2.5"},
    {"$.relations[0].label", "{\"fr\":\"aide\"}"},
    {"$.relations[1].kind", "null"},
    {"$.relations[1].spells", "[]"},
    {"$.events[0].from", "\"2008-06-03\""},
    {"$.events[0].when", "\"2008-06-03/2008-06-05\""},
    {"$.events[0].actors", "[\"a\",\"b\"]"},
    {"$.events[0].people", "[\"Zoé\"]"},
    {"$.events[0].values", "{\"crowd\":115.0}"},
    {"$.measures[0].unit", "{\"fr\":\"têtes\"}"},
    {"$.measures[0].values[0].of", "\"all\""},
    {"$.measures[0].values[0].value", "null"},
    {"$.measures[0].values[0].bound", "\"about\""},
    {"$.measures[0].values[0].per", "\"each\""},
    {"$.measures[0].values[1].value", "22.0"},
    {"$.measures[0].values[1].bound", "null"},
    {"$.tiers[0].level", "{\"fr\":\"Tier-0\"}"},
    {"$.tiers[0].actors", "[\"b\"]"},
    {"$.tiers[1].label", "{\"fr\":\"u\"}"},
    {"$.sources[0].date", "\"2001~\""},
    {"$.sources[0].author", "{\"fr\":\"Anne\"}"},
    {"$.sources[1].date", "null"},
    {"$.note", "{\"fr\":\"Pour qui lit\"}"},
    {"$.slices[0].when", "\"2007\""},
    {"$.kinds[0].colour", "3.0"},
    {"$.kinds[0].shape", "\"pill\""},
    {"$.kinds[1].colour", "null"},
    {"$.kinds[1].shape", "null"},
    {"$.relation_kinds[0].line", "\"dotted\""},
    {"$.actors[0].memberships[0]",
     "{\"from\":\"2002-03-01\",\"to\":\"2002-05-31\",\"begin\":\"known\",\"end\":\"known\",\"when\":\"2002-21\",\"group\":\"g\"}"},
    {"$.tiers[0].listings[0]",
     "{\"from\":\"2010-01-01\",\"to\":\"2019-12-31\",\"begin\":\"unspecified\",\"end\":\"unspecified\",\"when\":\"201X\",\"actor\":\"b\"}"},
    {"$.pyramid", "{\"title\":{\"fr\":\"Pyramide\"},\"measure\":\"crowd\"}"},
    {"$.layout.stability", "0.5"},
    {"$.layout.align", "\"tier\""},
    {"$.layout.pins[0]", "{\"actor\":\"b\",\"x\":0.5,\"y\":0.25}"},
    {"$.figures[0].between", "[\"2007\",\"q\"]"},
    {"$.figures[0].form", "\"side-by-side\""},
    {"$.figures[1].to", "\"2008\""},
    {"$.measures[0].values[1].from", "\"2007-01-01\""},
};

/* What holds last, as of names and kinds: not all that ever held. */
START_TEST(the_latest_of_several_groups_is_told)
{
    static const char *const cases[][2] = {
        {"{2000/2001: [g, h], 2006: i}", "[\"i\"]"},
        {"{2000: g, 2006: h}", "[\"h\"]"},
        {"{2000/..: g, 2006/..: h}", "[\"g\",\"h\"]"},
        {"{2000/..: g, 2006/2008: h}", "[\"g\"]"},
        {"{2000/2003: g, 2004/..: []}", "[]"},
        {"[g, i]", "[\"g\",\"i\"]"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *yaml = g_strdup_printf(
            "groups: {g: {}, h: {}, i: {}}\nactors: {a: {when: 2000/.., groups: %s}}\n",
            cases[i][0]);
        g_autoptr(PsgLandscape) landscape = fixture_landscape(yaml);
        g_autofree char *json = exporting("json", (PsgExport){.landscape = landscape});
        g_autofree char *value = found(json, "$.actors[0].groups");
        ck_assert_str_eq(value, cases[i][1]);
    }
}
END_TEST

START_TEST(every_fact_is_there)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(story);
    g_autofree char *json = exporting("json", (PsgExport){.landscape = landscape});
    for (size_t i = 0; i < G_N_ELEMENTS(members); i++) {
        g_autofree char *value = found(json, members[i].path);
        ck_assert_msg(strcmp(value, members[i].value) == 0, "%s is %s, not %s",
                      members[i].path, value, members[i].value);
    }
}
END_TEST

START_TEST(a_landscape_of_one_actor_has_all_its_lists)
{
    static const char *const lists[] = {"kinds",    "relation_kinds", "event_kinds",
                                        "groups",   "relations",      "events",
                                        "measures", "tiers",          "sources"};
    g_autoptr(PsgLandscape) landscape = fixture_landscape("actors: {a: {}}");
    g_autofree char *json = exporting("json", (PsgExport){.landscape = landscape});
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_autofree char *path = g_strconcat("$.", lists[i], NULL);
        g_autofree char *value = found(json, path);
        ck_assert_msg(strcmp(value, "[]") == 0, "%s is %s", lists[i], value);
    }
    g_autofree char *title = found(json, "$.title");
    ck_assert_str_eq(title, "null");
    ck_assert(g_str_has_suffix(json, "}\n"));
}
END_TEST

START_TEST(strange_letters_survive)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "language: fr\nactors: {a: {name: \"\\\"<&>\\\\ \\t🚀 مركز\", note: \"1 \\\\ 2\"}}");
    g_autofree char *json = exporting("json", (PsgExport){.landscape = landscape});
    g_autoptr(JsonParser) parser = json_parser_new();
    ck_assert(json_parser_load_from_data(parser, json, -1, NULL));
    JsonObject *root = json_node_get_object(json_parser_get_root(parser));
    JsonObject *actor =
        json_array_get_object_element(json_object_get_array_member(root, "actors"), 0);
    JsonObject *note = json_object_get_object_member(actor, "note");
    ck_assert_str_eq(json_object_get_string_member(note, "fr"), "1 \\ 2");
    const char *name =
        json_object_get_string_member(json_object_get_object_member(actor, "name"), "fr");
    ck_assert_str_eq(name, psg_text_in(&landscape->actors[0].name.items[0].text, "fr"));
    ck_assert_ptr_nonnull(strstr(name, "\"<&>\\"));
}
END_TEST

static char *
json_of(const PsgDiagnostics *list)
{
    PsgStream *out = psg_stream_new_text();
    psg_checked_json(&(PsgChecked){.list = list}, 1, out);
    return psg_stream_close_text(out);
}

/* ---- What JSON cannot hold as it is ---- */

/* The number as it stands in the JSON, which must be read back as the same. */
static const struct {
    double number;
    const char *text;
} numbers[] = {
    {0, "0.0"},          {22, "22.0"},
    {0.1, "0.1"},        {-2.5, "-2.5"},
    {1e22, "1e+22"},     {1e308, "1e+308"},
    {1e-7, "1e-07"},     {1.0 / 3, "0.3333333333333333"},
    {NAN, "null"},       {INFINITY, "null"},
    {-INFINITY, "null"},
};

START_TEST(numbers_come_back_as_they_were)
{
    PsgStream *out = psg_stream_new_text();
    PsgJson *json = psg_json_new(out);
    psg_json_begin_object(json, NULL);
    psg_json_number(json, "n", numbers[_i].number);
    psg_json_end_object(json);
    psg_json_free(json);
    g_autofree char *text = psg_stream_close_text(out);
    g_autofree char *expected = g_strdup_printf("{\n  \"n\" : %s\n}\n", numbers[_i].text);
    ck_assert_str_eq(text, expected);
    double read;
    if (isfinite(numbers[_i].number)) {
        ck_assert(psg_number_parse(numbers[_i].text, &read));
        ck_assert(memcmp(&read, &numbers[_i].number, sizeof read) == 0);
    }
}
END_TEST

/* Whatever bytes a string has, the JSON is UTF-8 without control characters or marks that
 * turn the direction of writing. */
START_TEST(strings_are_always_valid)
{
    static const struct {
        const char *string, *json;
    } strings[] = {
        {"caf\xe9", "caf\xef\xbf\xbd"},
        {"\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd"},
        {"a\x1f\x1b[31m\x7f", "a\\u001f\\u001b[31m\\u007f"},
        {"a\b\f\n\r\t\"\\/", "a\\b\\f\\n\\r\\t\\\"\\\\/"},
        {"\xc2\x85", "\\u0085"},
        {"x\xe2\x80\xaey\xe2\x81\xa6z", "x\\u202ey\\u2066z"},
        {"é 🚀 مركز", "é 🚀 مركز"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++) {
        PsgStream *out = psg_stream_new_text();
        PsgJson *json = psg_json_new(out);
        psg_json_string(json, NULL, strings[i].string);
        psg_json_free(json);
        g_autofree char *text = psg_stream_close_text(out);
        g_autofree char *expected = g_strdup_printf("\"%s\"\n", strings[i].json);
        ck_assert_str_eq(text, expected);
    }
}
END_TEST

/* Reads the text as a file and gives its mistakes as JSON. */
static char *
mistakes(const char *yaml)
{
    g_autofree char *path = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    PsgLimits limits = psg_limits_default();
    g_close(g_file_open_tmp("paysage-XXXXXX.yaml", &path, NULL), NULL);
    ck_assert(g_file_set_contents(path, yaml, -1, NULL));
    psg_landscape_free(
        psg_landscape_read(path, &limits, psg_figure_kinds(), list, &error));
    g_remove(path);
    psg_diagnostics_sort(list);
    return json_of(list);
}

START_TEST(a_mistake_has_its_place)
{
    g_autofree char *json = mistakes("actors:\n  a: {nmae: X}\n");
    static const struct {
        const char *path, *value;
    } expected[] = {{"$[0].line", "2"},
                    {"$[0].column", "7"},
                    {"$[0].end_line", "2"},
                    {"$[0].end_column", "11"},
                    {"$[0].severity", "\"error\""},
                    {"$[0].rule", "\"unknown-key\""},
                    {"$[0].related", "null"}};
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_autofree char *value = found(json, expected[i].path);
        ck_assert_msg(strcmp(value, expected[i].value) == 0, "%s is %s", expected[i].path,
                      value);
    }
    g_autofree char *message = found(json, "$[0].message");
    g_autofree char *file = found(json, "$[0].file");
    ck_assert_ptr_nonnull(strstr(message, "name"));
    ck_assert(g_str_has_suffix(file, ".yaml\""));
}
END_TEST

START_TEST(a_second_place_is_related)
{
    g_autofree char *json = mistakes("actors: {a: {}}\nactors: {b: {}}\n");
    g_autofree char *line = found(json, "$[0].line");
    g_autofree char *other = found(json, "$[0].related.line");
    g_autofree char *message = found(json, "$[0].related.message");
    ck_assert_str_eq(line, "2");
    ck_assert_str_eq(other, "1");
    ck_assert_str_ne(message, "");
}
END_TEST

START_TEST(a_mistake_may_be_nowhere_in_particular)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    psg_diagnostics_warning(list, "rule", (PsgSpan){0}, "Something");
    g_autofree char *json = json_of(list);
    g_autofree char *file = found(json, "$[0].file");
    g_autofree char *line = found(json, "$[0].line");
    g_autofree char *severity = found(json, "$[0].severity");
    ck_assert_str_eq(file, "null");
    ck_assert_str_eq(line, "");
    ck_assert_str_eq(severity, "\"warning\"");
    g_autoptr(PsgDiagnostics) none = psg_diagnostics_new();
    g_autofree char *empty = json_of(none);
    ck_assert_str_eq(empty, "[]\n");
}
END_TEST

Suite *
json_suite(void)
{
    Suite *suite = suite_create("json");
    TCase *landscape = tcase_create("landscape");
    tcase_add_test(landscape, every_fact_is_there);
    tcase_add_test(landscape, the_latest_of_several_groups_is_told);
    tcase_add_test(landscape, a_landscape_of_one_actor_has_all_its_lists);
    tcase_add_test(landscape, strange_letters_survive);
    suite_add_tcase(suite, landscape);
    TCase *values = tcase_create("values");
    tcase_add_loop_test(values, numbers_come_back_as_they_were, 0, G_N_ELEMENTS(numbers));
    tcase_add_test(values, strings_are_always_valid);
    suite_add_tcase(suite, values);
    TCase *diagnostics = tcase_create("diagnostics");
    tcase_add_test(diagnostics, a_mistake_has_its_place);
    tcase_add_test(diagnostics, a_second_place_is_related);
    tcase_add_test(diagnostics, a_mistake_may_be_nowhere_in_particular);
    suite_add_tcase(suite, diagnostics);
    return suite;
}
