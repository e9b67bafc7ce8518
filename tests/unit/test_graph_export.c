/* Landscapes as graphs: what formats of others say, and that it is read as the same again. */
#include "exporting.h"
#include "fixture.h"
#include "random_landscape.h"
#include "reading.h"
#include "thorough.h"

#include "model/presence.h"
#include "read/import/open.h"

#include <check.h>
#include <string.h>

Suite *graph_export_suite(void);

static char *
as(const char *format, const PsgLandscape *landscape, const char *table)
{
    return exporting(format, (PsgExport){.landscape = landscape, .table = table});
}

static void
expect_in(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) != NULL, "%s is not in\n%s", part, text);
}

static void
expect_not_in(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) == NULL, "%s is in\n%s", part, text);
}

/* Owned by the caller. */
static PsgOpened
read_back(const char *name, const char *text, PsgDiagnostics *list)
{
    PsgOpened opened = {0};
    PsgLimits limits = psg_limits_default();
    PsgOpenWishes wishes = {.slices = "change"};
    PsgOpening opening = {&wishes, &limits, psg_figure_kinds()};
    g_autoptr(GArray) inputs = g_array_new(FALSE, FALSE, sizeof(const PsgInput *));
    const PsgInput *input =
        psg_diagnostics_keep(list, psg_input_new(name, text, strlen(text)));
    g_array_append_val(inputs, input);
    ck_assert(psg_open_inputs(inputs, &opening, list, &opened));
    return opened;
}

/* ---- Ends of times ---- */

static const char *const spells = "slices: [{id: 2001}, {id: 2005}]\n"
                                  "actors:\n"
                                  "  a: {when: [2001/2003, 2005/..]}\n"
                                  "  b: {when: ../2004}\n"
                                  "  c: {}\n"
                                  "relations: [{from: a, to: b}, {from: b, to: c}]\n";

START_TEST(ends_belong_to_their_times)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(spells);
    g_autofree char *gexf = as("gexf", landscape, NULL);
    expect_in(gexf, "<spell start=\"2001-01-01\" end=\"2003-12-31\"/>");
    expect_in(gexf, "<spell start=\"2005-01-01\"/>");
    expect_in(gexf, "<node id=\"b\" label=\"b\" end=\"2004-12-31\"/>");
    expect_in(gexf, "<node id=\"c\" label=\"c\"/>");
    g_autofree char *nodes = as("gephi", landscape, "nodes");
    expect_in(nodes, "<[2001-01-01, 2003-12-31]; [2005-01-01, Infinity]>");
    expect_in(nodes, "<[-Infinity, 2004-12-31]>");
}
END_TEST

START_TEST(a_terminus_is_where_the_next_begins)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(spells);
    g_autofree char *vertices = as("networkdynamic", landscape, "vertex-spells");
    expect_in(vertices, "\r\n2001,2004,1,FALSE,FALSE\r\n");
    expect_in(vertices, "\r\n2005,Inf,1,FALSE,TRUE\r\n");
    expect_in(vertices, "\r\n-Inf,2005,2,TRUE,FALSE\r\n");
    expect_in(vertices, "\r\n-Inf,Inf,3,TRUE,TRUE\r\n");
    /* a relation that says nothing is there while both its ends are */
    g_autofree char *edges = as("networkdynamic", landscape, "edge-spells");
    expect_in(edges, "\r\n2001,2004,1,2,1,FALSE,FALSE\r\n");
    expect_in(edges, "\r\n-Inf,2005,2,3,2,TRUE,FALSE\r\n");
    expect_not_in(edges, "\r\n2005,Inf,1,2,1");
}
END_TEST

START_TEST(a_unit_is_as_fine_as_times_are)
{
    static const struct {
        const char *when, *spell, *gexf;
    } times[] = {
        {"2007", "\r\n2007,2008,1", "start=\"2007-01-01\" end=\"2007-12-31\""},
        {"1970-01-02", "\r\n1,2,1", "start=\"1970-01-02\" end=\"1970-01-02\""},
        {"1970-01-01T00:01:00Z", "\r\n60,61,1",
         "start=\"1970-01-01T00:01:00\" end=\"1970-01-01T00:01:00\""},
        {"-0002/0003", "\r\n-2,4,1", "start=\"-2\" end=\"3\""},
        {"2007~", "\r\n2007,2008,1", "value=\"2007~\""},
        {"t5/t12", "\r\n5,13,1", "start=\"5\" end=\"12\""},
        {"t10.5/t12", "\r\n10.5,13.0,1", "start=\"10.5\" end=\"12.9\""},
    };
    g_autofree char *yaml = g_strdup_printf("slices: [{id: s, when: ../..}]\n"
                                            "actors: {a: {when: \"%s\"}}\n",
                                            times[_i].when);
    g_autoptr(PsgLandscape) landscape = fixture_landscape(yaml);
    g_autofree char *vertices = as("networkdynamic", landscape, "vertex-spells");
    g_autofree char *gexf = as("gexf", landscape, NULL);
    expect_in(vertices, times[_i].spell);
    expect_in(gexf, times[_i].gexf);
}
END_TEST

/* Of those that hold at a time the one that began last counts; the other is seen again. */
START_TEST(values_do_not_meet)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2001}]\nkinds: {x: {}, y: {}}\n"
        "actors: {a: {kind: {2001/2010: x, 2004/2005: y}}, b: {kind: x}}\n"
        "relations: [{from: a, to: b, weight: {2001: 2, 2002/..: 3}}]\n");
    g_autofree char *gexf = as("gexf", landscape, NULL);
    expect_in(gexf, "value=\"x\" start=\"2001-01-01\" end=\"2003-12-31\"");
    expect_in(gexf, "value=\"y\" start=\"2004-01-01\" end=\"2005-12-31\"");
    expect_in(gexf, "value=\"x\" start=\"2006-01-01\" end=\"2010-12-31\"");
    expect_in(gexf, "for=\"weight\" value=\"2\" start=\"2001-01-01\" end=\"2001-12-31\"");
    expect_in(gexf, "weight=\"3\"");
}
END_TEST

/* ---- Names ---- */

START_TEST(names_are_no_markup)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2001}]\n"
        "actors:\n"
        "  a: {name: '<b> & \"c\"', properties: {Label: x, '=1+1': y}}\n"
        "  b: {name: '=cmd()', when: 2001, note: '@x'}\n");
    g_autofree char *gexf = as("gexf", landscape, NULL);
    expect_in(gexf, "label=\"&lt;b&gt; &amp; &quot;c&quot;\"");
    g_autofree char *pajek = as("pajek", landscape, NULL);
    expect_in(pajek, "1 \"<b> & 'c'\"");
    g_autofree char *nodes = as("gephi", landscape, "nodes");
    expect_in(nodes, "'=cmd()");
    expect_in(nodes, "'@x");
    expect_in(nodes, ",'=1+1"); /* of a column, too */
    expect_in(nodes, ",Label-2,");
}
END_TEST

START_TEST(a_guard_of_a_spreadsheet_is_taken_away)
{
    static const char names[] = "Id,Label\r\na,'=1+1\r\nb,''@x\r\nc,'quoted\r\nd,-x\r\n";
    static const char *const labels[] = {"=1+1", "'@x", "'quoted", "-x"};
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_auto(PsgOpened) opened = read_back("nodes.csv", names, list);
    const PsgLandscape *landscape = opened.settled.landscape;
    ck_assert_uint_eq(landscape->actor_count, 4);
    for (size_t i = 0; i < 4; i++) {
        ck_assert_str_eq(psg_text_in(&landscape->actors[i].name.items[0].text, "en"),
                         labels[i]);
    }
}
END_TEST

START_TEST(what_has_no_place_is_told)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2001}]\nsources: {s: {}}\n"
        "actors: {a: {note: x, source: s}, b: {talked-of: 2001, when: 2002}}\n"
        "events: [{when: 2001, title: T}]\n");
    g_autofree char *pajek = psg_export_losses(psg_exporter_lookup("pajek"), landscape);
    ck_assert_str_eq(pajek, "1 time as exact as it was said, 1 event, 1 note, 1 source");
    ck_assert_ptr_null(psg_export_losses(psg_exporter_lookup("json"), landscape));
}
END_TEST

/* Who is never there has no node, and so its relations have no edge. */
START_TEST(relations_of_those_who_are_never_there_are_told)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "actors: {a: {when: 2001}, b: {when: 2001}, plan: {talked-of: 2001}}\n"
        "relations: [{from: a, to: plan}, {from: plan, to: b}, {from: a, to: b}]\n");
    g_autofree char *gexf = psg_export_losses(psg_exporter_lookup("gexf"), landscape);
    ck_assert_ptr_nonnull(strstr(gexf, "1 actor who is only talked of, 2 relations of "
                                       "those who are only talked of"));
    ck_assert_ptr_null(psg_export_losses(psg_exporter_lookup("json"), landscape));
}
END_TEST

/* ---- There and back ---- */

static size_t
place_of(const PsgOpened *opened, const char *id)
{
    for (size_t i = 0; i < opened->settled.landscape->actor_count; i++) {
        if (strcmp(opened->settled.keys[i], id) == 0) {
            return i;
        }
    }
    return PSG_NONE;
}

/* In each slice of the one those are seen in both that are seen in the one. */
static void
expect_same_actors(const char *name, const PsgLandscape *landscape,
                   const PsgOpened *opened)
{
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        size_t place = place_of(opened, actor->id);
        for (size_t k = 0; k < landscape->slice_count; k++) {
            const PsgInterval *window = &landscape->slices[k].when;
            bool is_seen =
                psg_presence_is_seen(psg_actor_presence(actor, &landscape->slices[k]));
            bool is_seen_again =
                place != PSG_NONE &&
                psg_spells_meet(&opened->settled.landscape->actors[place].when, window);
            ck_assert_msg(is_seen == is_seen_again, "%s: %s in %s: %d, then %d", name,
                          actor->id, landscape->slices[k].id, is_seen, is_seen_again);
        }
    }
}

static size_t
ties_in(const PsgLandscape *landscape, const PsgSlice *slice)
{
    size_t count = 0;
    for (size_t i = 0; i < landscape->relation_count; i++) {
        count += psg_presence_is_seen(
            psg_relation_presence(landscape, &landscape->relations[i], slice));
    }
    return count;
}

/* Times that leave nothing out are no times to others, and a relation without any asks more of
 * its ends: to be there together. */
static bool
has_idle_times(const PsgLandscape *landscape)
{
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgSpells *when = &landscape->relations[i].when;
        if (when->count > 0 && when->stretches[0].first == PSG_TIME_FIRST &&
            when->stretches[0].last == PSG_TIME_LAST) {
            return true;
        }
    }
    return false;
}

static void
expect_same_ties(const char *name, const PsgLandscape *landscape, const PsgOpened *opened)
{
    for (size_t i = 0; i < landscape->slice_count && !has_idle_times(landscape); i++) {
        PsgSlice slice = landscape->slices[i];
        size_t ties = ties_in(landscape, &slice);
        size_t again = ties_in(opened->settled.landscape, &slice);
        ck_assert_msg(ties == again, "%s: %zu ties in %s, then %zu", name, ties, slice.id,
                      again);
    }
}

/* GraphML says it in data, since NetworkX refuses edges that have it themselves. */
START_TEST(directions_come_back)
{
    g_autoptr(PsgLandscape) landscape = fixture_landscape(
        "slices: [{id: 2001}]\nrelation-kinds: {x: {directed: true}, y: {}}\n"
        "actors: {a: {}, b: {}}\n"
        "relations: [{from: a, to: b, kind: x}, {from: b, to: a, kind: y}]\n");
    static const char *const mixed[] = {"gexf", "graphml", "node-link"};
    for (size_t i = 0; i < G_N_ELEMENTS(mixed); i++) {
        g_autofree char *graph = as(mixed[i], landscape, NULL);
        g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
        g_auto(PsgOpened) opened = read_back(mixed[i], graph, list);
        const PsgLandscape *again = opened.settled.landscape;
        ck_assert_uint_eq(again->relation_count, 2);
        for (size_t k = 0; k < 2; k++) {
            const char *kind = psg_relation_kind_id(again, again->relations[k].kind);
            ck_assert_msg(
                psg_relation_kind_is_directed(again, again->relations[k].kind) ==
                    (strcmp(kind, "x") == 0),
                "%s: %s", mixed[i], kind);
        }
    }
}
END_TEST

static const char *const formats[] = {"gexf", "graphml", "node-link"};
enum { BATCHES = 4, BATCH = 10 };

START_TEST(who_is_there_is_the_same_again)
{
    size_t tried = 0;
    for (int seed = _i * BATCH; seed < (_i + 1) * BATCH; seed++) {
        g_autofree char *text = random_landscape((uint64_t)seed);
        g_autoptr(PsgLandscape) landscape = fixture_landscape(text);
        g_autofree char *gexf = as("gexf", landscape, NULL);
        if (strstr(gexf, "timeformat=\"double\"") != NULL) {
            continue; /* days before the year 1 are numbers there */
        }
        tried++;
        for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
            g_autofree char *name = g_strdup_printf("seed %d, %s", seed, formats[i]);
            g_autofree char *graph = as(formats[i], landscape, NULL);
            g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
            g_auto(PsgOpened) opened = read_back(name, graph, list);
            expect_same_actors(name, landscape, &opened);
            expect_same_ties(name, landscape, &opened);
        }
    }
    ck_assert_uint_gt(tried, 0);
}
END_TEST

Suite *
graph_export_suite(void)
{
    Suite *suite = suite_create("graph_export");
    TCase *times = tcase_create("times");
    tcase_add_test(times, ends_belong_to_their_times);
    tcase_add_test(times, a_terminus_is_where_the_next_begins);
    tcase_add_loop_test(times, a_unit_is_as_fine_as_times_are, 0, 7);
    tcase_add_test(times, values_do_not_meet);
    suite_add_tcase(suite, times);
    TCase *names = tcase_create("names");
    tcase_add_test(names, names_are_no_markup);
    tcase_add_test(names, a_guard_of_a_spreadsheet_is_taken_away);
    tcase_add_test(names, what_has_no_place_is_told);
    tcase_add_test(names, relations_of_those_who_are_never_there_are_told);
    suite_add_tcase(suite, names);
    TCase *again = tcase_create("there and back");
    tcase_add_test(again, directions_come_back);
    tcase_add_loop_test(again, who_is_there_is_the_same_again, 0, BATCHES);
    suite_add_tcase(suite, again);
    return suite;
}
