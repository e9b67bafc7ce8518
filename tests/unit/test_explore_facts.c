/* The explorer page's data and tables: they tell what the views of slices say, whatever the landscape;
 * and no text of it becomes markup. */
#include "fixture.h"
#include "random_landscape.h"
#include "sample_landscape.h"

#include "base/xml_writer.h"
#include "explore/facts.h"
#include "explore/tables.h"
#include "explore/words.h"
#include "slice/select.h"

#include <check.h>
#include <json-glib/json-glib.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

Suite *explore_facts_suite(void);

/* ---- A page's data ---- */

typedef struct {
    Desk *desk;
    PsgRenderContext *other; /* in a second language; NULL */
    const PsgRenderContext *contexts[2];
    const PsgRenderContext *aggregates; /* in the first language; NULL */
    size_t count;
    char *text;
    JsonParser *parser;
    JsonObject *data;
} Facts;

static char *
facts_text(const Facts *facts)
{
    PsgStream *out = psg_stream_new_text();
    PsgJson *json = psg_json_new_in_page(out);
    psg_json_begin_object(json, NULL);
    const PsgPageFacts page = {facts->contexts, facts->count,
                               facts->aggregates == NULL ? NULL : &facts->aggregates,
                               NULL};
    psg_page_facts_write(json, &page);
    psg_json_end_object(json);
    psg_json_free(json);
    return psg_stream_close_text(out);
}

static void
read_facts(Facts *facts)
{
    g_autoptr(GError) error = NULL;
    g_clear_object(&facts->parser);
    g_free(facts->text);
    facts->text = facts_text(facts);
    facts->parser = json_parser_new();
    ck_assert_msg(json_parser_load_from_data(facts->parser, facts->text, -1, &error),
                  "%s", error == NULL ? "" : error->message);
    facts->data = json_node_get_object(json_parser_get_root(facts->parser));
}

/* Takes the desk. language: the second one; NULL: there is none. */
static Facts *
facts_of(Desk *desk, const char *language)
{
    Facts *facts = g_new0(Facts, 1);
    facts->desk = desk;
    facts->contexts[0] = desk->context;
    facts->count = 1;
    if (language != NULL) {
        facts->other =
            psg_context_new(desk->landscape, desk->style, &desk->context->page, language);
        facts->contexts[facts->count++] = facts->other;
    }
    read_facts(facts);
    return facts;
}

static void
facts_free(Facts *facts)
{
    g_object_unref(facts->parser);
    g_free(facts->text);
    psg_context_free(facts->other);
    desk_free(facts->desk);
    g_free(facts);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Facts, facts_free)

static JsonObject *
thing(JsonObject *object, const char *list, size_t place)
{
    JsonArray *array = json_object_get_array_member(object, list);
    return json_array_get_object_element(array, (guint)place);
}

/* What the page shows of a member in a language; NULL: nothing. */
static const char *
shown(JsonObject *object, const char *name, size_t language)
{
    JsonNode *node = json_object_get_member(object, name);
    if (node == NULL || JSON_NODE_HOLDS_NULL(node)) {
        return NULL;
    }
    if (JSON_NODE_HOLDS_VALUE(node)) {
        return json_node_get_string(node);
    }
    JsonArray *texts = json_node_get_array(node);
    JsonNode *text = json_array_get_element(texts, (guint)language);
    text = JSON_NODE_HOLDS_NULL(text) ? json_array_get_element(texts, 0) : text;
    return JSON_NODE_HOLDS_NULL(text) ? NULL : json_node_get_string(text);
}

static void
assert_shown(const Facts *facts, JsonObject *object, const char *name,
             const PsgText *expected)
{
    for (size_t i = 0; i < facts->count; i++) {
        const char *text =
            expected == NULL ? NULL : psg_context_text(facts->contexts[i], expected);
        const char *found = shown(object, name, i);
        ck_assert_msg(g_strcmp0(found, text) == 0, "%s is \"%s\", not \"%s\"", name,
                      found, text);
    }
}

/* PSG_NONE where it is not said. */
static size_t
place_of(JsonObject *object, const char *name)
{
    JsonNode *node = json_object_get_member(object, name);
    return node == NULL || JSON_NODE_HOLDS_NULL(node) ? PSG_NONE
                                                      : (size_t)json_node_get_int(node);
}

/* ---- What slices show ---- */

static char
letter_of(PsgPresence presence)
{
    return presence == PSG_PRESENCE_THERE    ? 'y'
           : presence == PSG_PRESENCE_UNSURE ? 'u'
           : presence == PSG_PRESENCE_NONE   ? '.'
                                             : 't';
}

static void
assert_groups(const Facts *facts, JsonObject *form, const PsgViewActor *seen,
              size_t slice)
{
    const PsgLandscape *landscape = facts->desk->landscape;
    const PsgDatedIndexes *said = &landscape->actors[seen->actor].groups;
    PsgHolding holding = psg_dated_index_holding(said, &landscape->slices[slice].when);
    g_autofree bool *expected = g_new0(bool, landscape->group_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < said->count; i++) {
        if (psg_holding_has(&holding, i) && !expected[said->items[i].index]) {
            expected[said->items[i].index] = true;
            count++;
        }
    }
    ck_assert_int_eq(json_object_has_member(form, "groups"), count > 0);
    if (count == 0) {
        return;
    }
    JsonArray *groups = json_object_get_array_member(form, "groups");
    ck_assert_uint_eq(json_array_get_length(groups), count);
    for (guint i = 0; i < count; i++) {
        ck_assert(expected[json_array_get_int_element(groups, i)]);
    }
}

static void
assert_actor(const Facts *facts, JsonObject *actor, size_t index, size_t slice)
{
    const PsgViewActor *seen = psg_view_actor(facts->contexts[0]->views[slice], index);
    PsgPresence presence = seen == NULL ? PSG_PRESENCE_NONE : seen->presence;
    int mark = seen == NULL ? 0 : (seen->is_new ? 1 : 0) + (seen->is_leaving ? 2 : 0);
    gint64 form = json_array_get_int_element(json_object_get_array_member(actor, "form"),
                                             (guint)slice);
    ck_assert_int_eq(json_object_get_string_member(actor, "seen")[slice],
                     letter_of(presence));
    ck_assert_int_eq(json_object_get_string_member(actor, "marks")[slice] - '0', mark);
    ck_assert_int_eq(form < 0, seen == NULL);
    if (seen != NULL) {
        JsonObject *shows = thing(actor, "forms", (size_t)form);
        assert_shown(facts, shows, "name", seen->name);
        assert_shown(facts, shows, "full", seen->full);
        ck_assert_uint_eq(place_of(shows, "kind"), seen->kind);
        ck_assert_uint_eq(place_of(shows, "tier"), seen->tier);
        assert_groups(facts, shows, seen, slice);
    }
}

static void
assert_relation(const Facts *facts, JsonObject *relation, size_t index, size_t slice)
{
    const PsgView *view = facts->contexts[0]->views[slice];
    const PsgViewRelation *seen = psg_view_relation(view, index);
    PsgPresence presence = seen == NULL ? PSG_PRESENCE_NONE : seen->presence;
    ck_assert_int_eq(json_object_get_string_member(relation, "seen")[slice],
                     letter_of(presence));
    char mark = json_object_has_member(relation, "marks")
                    ? json_object_get_string_member(relation, "marks")[slice]
                    : '0';
    ck_assert_int_eq(mark, seen != NULL && seen->is_new ? '1' : '0');
    if (seen != NULL && json_object_has_member(relation, "weights")) {
        JsonArray *weights = json_object_get_array_member(relation, "weights");
        double weight = json_array_get_double_element(weights, (guint)slice);
        ck_assert(fabs(weight - psg_view_weight(view, seen)) < 1e-9);
    } else if (seen != NULL) {
        ck_assert(fabs(psg_view_weight(view, seen) - 1) < 1e-9);
    }
}

/* In every slice, as its view says. */
static void
assert_states(const Facts *facts)
{
    const PsgLandscape *landscape = facts->desk->landscape;
    for (size_t i = 0; i < landscape->actor_count; i++) {
        JsonObject *actor = thing(facts->data, "actors", i);
        size_t length = strlen(json_object_get_string_member(actor, "seen"));
        ck_assert_str_eq(json_object_get_string_member(actor, "id"),
                         landscape->actors[i].id);
        ck_assert_uint_eq(length, landscape->slice_count);
        for (size_t slice = 0; slice < landscape->slice_count; slice++) {
            assert_actor(facts, actor, i, slice);
        }
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        JsonObject *relation = thing(facts->data, "relations", i);
        ck_assert_uint_eq(place_of(relation, "from"), landscape->relations[i].from);
        ck_assert_uint_eq(place_of(relation, "to"), landscape->relations[i].to);
        ck_assert_uint_eq(place_of(relation, "kind"), landscape->relations[i].kind);
        for (size_t slice = 0; slice < landscape->slice_count; slice++) {
            assert_relation(facts, relation, i, slice);
        }
    }
}

/* ---- Landscapes ---- */

static Desk *
sample_desk(int index)
{
    size_t count;
    const SampleTraits *samples = sample_landscapes(&count);
    g_autofree char *yaml = sample_landscape_yaml(&samples[(size_t)index % count]);
    return desk_new(yaml);
}

static Desk *
random_desk(int seed)
{
    g_autofree char *yaml = random_landscape((uint64_t)seed);
    return desk_new(yaml);
}

START_TEST(states_are_those_of_the_views)
{
    Desk *desk = desk_of_data("data/mesocentres", NULL, NULL, NULL);
    g_autoptr(Facts) facts = facts_of(desk, "en");
    assert_states(facts);
}
END_TEST

START_TEST(states_are_those_of_the_views_of_any_landscape)
{
    g_autoptr(Facts) sample = facts_of(sample_desk(_i), "fr");
    assert_states(sample);
    g_autoptr(Facts) any = facts_of(random_desk(_i), NULL);
    assert_states(any);
}
END_TEST

/* What an actor is changes from slice to slice, and back. */
START_TEST(forms_are_few_and_hold_in_their_slices)
{
    g_autoptr(Facts) facts =
        facts_of(desk_new("slices: [{id: 2001}, {id: 2002}, {id: 2003}, {id: 2004}]\n"
                          "kinds: {k: {}, l: {}}\n"
                          "groups: {g: {}, h: {}}\n"
                          "actors:\n"
                          "  a: {kind: {2001: k, 2002: l, 2003/..: k}}\n"
                          "  b: {groups: {../2002: [g, h], 2003/..: [h]}}\n"
                          "  c: {properties: {staff: {2001: 3, 2003: 4}}}\n"
                          "  d: {name: {2001: D, 2004: {fr: D, en: E}}}\n"),
                 "en");
    static const char *const expected[] = {"[0,1,0,0]", "[0,0,1,1]", NULL, NULL};
    assert_states(facts);
    for (size_t i = 0; i < 2; i++) {
        JsonObject *actor = thing(facts->data, "actors", i);
        g_autofree char *form =
            json_to_string(json_object_get_member(actor, "form"), FALSE);
        ck_assert_str_eq(form, expected[i]);
    }
    JsonObject *staffed = thing(facts->data, "actors", 2);
    JsonArray *property = json_array_get_array_element(
        json_object_get_array_member(thing(staffed, "forms", 1), "properties"), 0);
    ck_assert_str_eq(json_array_get_string_element(property, 0), "staff");
    ck_assert_str_eq(json_array_get_string_element(property, 1), "4");
}
END_TEST

/* ---- Texts ---- */

START_TEST(a_text_is_one_string_unless_languages_differ)
{
    static const char *const expected[] = {
        "\"A\"", "\"B\"", "[\"C\",\"See\"]", "\"D\"", "\"e\"",
    };
    g_autoptr(Facts) facts = facts_of(
        desk_new(
            "language: fr\n"
            "slices: [{id: 2001}]\n"
            "actors: {a: {name: A}, b: {name: {fr: B, en: B}}, c: {name: {fr: C, en: See}},\n"
            "  d: {name: {en: D}}, e: {}}\n"),
        "en");
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        JsonObject *form = thing(thing(facts->data, "actors", i), "forms", 0);
        g_autofree char *name =
            json_to_string(json_object_get_member(form, "name"), FALSE);
        ck_assert_str_eq(name, expected[i]);
    }
    JsonArray *languages = json_object_get_array_member(facts->data, "languages");
    ck_assert_str_eq(json_array_get_string_element(languages, 0), "fr");
    ck_assert_str_eq(json_array_get_string_element(languages, 1), "en");
    JsonObject *words = thing(facts->data, "words", 0);
    ck_assert_str_eq(json_object_get_string_member(words, "actors"), "Acteurs");
}
END_TEST

START_TEST(lives_names_and_successions_are_told)
{
    g_autoptr(Facts) facts = facts_of(
        desk_new("slices: [{id: 2001}, {id: 2010}]\n"
                 "language: en\n"
                 "actors:\n"
                 "  a: {name: {../2004: Old, 2005/..: New}, when: [2001/2003, 2005/..]}\n"
                 "  b: {talked-of: 2001, when: 2010/2011, succeeds: c}\n"
                 "  c: {when: 2001/2009}\n"
                 "  d: {}\n"
                 "relations: [{from: b, to: c}, {from: d, to: d}]\n"),
        NULL);
    static const char *const lives[] = {
        "2001\u20132003, since 2005",
        "talked of: since 2001; 2010\u20132011",
        "2001\u20132009",
        NULL,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(lives); i++) {
        const char *life = shown(thing(facts->data, "actors", i), "life", 0);
        ck_assert_msg(g_strcmp0(life, lives[i]) == 0, "%s", life);
    }
    JsonObject *actor = thing(facts->data, "actors", 0);
    ck_assert_str_eq(shown(thing(actor, "names", 0), "name", 0), "Old");
    ck_assert_str_eq(shown(thing(actor, "names", 0), "when", 0), "until 2004");
    ck_assert(!json_object_has_member(thing(facts->data, "actors", 3), "names"));
    JsonObject *succession = thing(facts->data, "successions", 0);
    ck_assert_uint_eq(place_of(succession, "from"), 2);
    ck_assert_uint_eq(place_of(succession, "to"), 1);
    ck_assert_str_eq(shown(succession, "what", 0), "c became b");
}
END_TEST

START_TEST(values_have_their_time_and_their_text)
{
    g_autoptr(Facts) facts = facts_of(
        desk_new("slices: [{id: 2001}, {id: 2010}]\n"
                 "language: en\n"
                 "actors: {a: {when: 2001/2003}, b: {}}\n"
                 "measures:\n"
                 "  m: {unit: t, scale: log, of: {all: {2001: 9}, a: 7,\n"
                 "      b: {2001: {value: 5, bound: above}, 2010-07: {text: many}}}}\n"),
        NULL);
    JsonArray *values = json_object_get_array_member(facts->data, "values");
    ck_assert_uint_eq(json_array_get_length(values), 3);
    JsonObject *value = thing(facts->data, "values", 0);
    ck_assert_uint_eq(place_of(value, "actor"), 0);
    ck_assert(fabs(json_object_get_double_member(value, "from") - 2001) < 1e-9);
    ck_assert(fabs(json_object_get_double_member(value, "to") - 2004) < 1e-9);
    ck_assert_str_eq(shown(thing(facts->data, "values", 1), "text", 0),
                     "more than 5\u00a0t");
    value = thing(facts->data, "values", 2);
    ck_assert(JSON_NODE_HOLDS_NULL(json_object_get_member(value, "value")));
    ck_assert_str_eq(shown(value, "text", 0), "many");
    ck_assert_str_eq(
        json_object_get_string_member(thing(facts->data, "measures", 0), "scale"), "log");
}
END_TEST

START_TEST(times_are_years_and_their_parts)
{
    static const struct {
        const char *when;
        double from, to;
    } times[] = {
        {"2007", 2007, 2008},
        {"2007/2008-06", 2007, 2008 + 182.0 / 366},
        {"2008-07-02", 2008.5, 2008 + 184.0 / 366},
        {"../2001", (double)NAN, 2002},
        {"2001/..", 2001, (double)NAN},
        {"t5", 5, 6},
        {"t2.5/t3", 2.5, 4},
        {"-0044", -44, -43},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(times); i++) {
        PsgInterval when = psg_interval_of(times[i].when);
        double from = psg_page_time_from(&when), to = psg_page_time_to(&when);
        ck_assert_msg(isnan(times[i].from) ? isnan(from)
                                           : fabs(from - times[i].from) < 1e-6,
                      "%s begins at %f", times[i].when, from);
        ck_assert_msg(isnan(times[i].to) ? isnan(to) : fabs(to - times[i].to) < 1e-6,
                      "%s ends at %f", times[i].when, to);
    }
}
END_TEST

/* Tables and the search have them. */
START_TEST(who_is_never_seen_is_known_all_the_same)
{
    g_autoptr(Facts) facts =
        facts_of(desk_new("slices: [{id: 2001}]\nkinds: {k: {}, l: {}}\n"
                          "actors: {a: {}, b: {name: Late, kind: l, when: 2010/2011}}\n"),
                 NULL);
    JsonObject *late = thing(facts->data, "actors", 1);
    assert_states(facts);
    ck_assert_str_eq(json_object_get_string_member(late, "seen"), ".");
    ck_assert_str_eq(shown(thing(late, "forms", 0), "name", 0), "Late");
    ck_assert_uint_eq(place_of(thing(late, "forms", 0), "kind"), 1);
}
END_TEST

/* What stands for several comes after them all, and says whom it stands for: those that are
 * there in some slice. */
START_TEST(aggregates_follow_their_members)
{
    g_autoptr(Facts) facts =
        facts_of(desk_of_data("data/mesocentres", NULL, NULL, NULL), NULL);
    const PsgLandscape *whole = facts->desk->landscape;
    const PsgSelection by_kind = {.by = PSG_BY_KIND};
    g_autoptr(PsgLandscape) kinds = psg_landscape_select(whole, &by_kind);
    g_autoptr(PsgRenderContext) context = fixture_setting(kinds, facts->desk->style);
    facts->aggregates = context;
    read_facts(facts);
    JsonArray *actors = json_object_get_array_member(facts->data, "actors");
    size_t count = whole->actor_count, member_count = 0, seen_count = 0;
    for (size_t i = 0; i < count; i++) {
        const char *seen =
            json_object_get_string_member(thing(facts->data, "actors", i), "seen");
        seen_count += strcspn(seen, "yu") < strlen(seen) ? 1 : 0;
    }
    assert_states(facts);
    ck_assert_uint_eq(json_array_get_length(actors), count + kinds->actor_count);
    for (size_t i = 0; i < kinds->actor_count; i++) {
        JsonObject *aggregate = thing(facts->data, "actors", count + i);
        JsonArray *members = json_object_get_array_member(aggregate, "members");
        ck_assert_str_eq(json_object_get_string_member(aggregate, "id"),
                         kinds->actors[i].id);
        for (guint k = 0; k < json_array_get_length(members); k++) {
            size_t member = (size_t)json_array_get_int_element(members, k);
            PsgInterval always = psg_interval_always();
            const PsgActor *actor = &whole->actors[member];
            ck_assert_str_eq(
                psg_kind_id(whole, psg_dated_index_at(&actor->kind, &always)),
                kinds->actors[i].id);
            member_count++;
        }
    }
    ck_assert_uint_eq(member_count, seen_count);
}
END_TEST

/* Of a kind that is opened each stands for itself, and is told already. */
START_TEST(who_stands_for_itself_is_no_aggregate)
{
    g_autoptr(Facts) facts =
        facts_of(desk_new("slices: [{id: 2001}]\nkinds: {k: {}, l: {}}\n"
                          "actors: {a: {kind: k}, b: {kind: k}, c: {kind: l}}\n"),
                 NULL);
    const size_t first = 0;
    const PsgSelection opened = {.by = PSG_BY_KIND, .open = {&first, 1}};
    g_autoptr(PsgLandscape) kinds = psg_landscape_select(facts->desk->landscape, &opened);
    g_autoptr(PsgRenderContext) context = fixture_setting(kinds, facts->desk->style);
    facts->aggregates = context;
    read_facts(facts);
    JsonArray *actors = json_object_get_array_member(facts->data, "actors");
    ck_assert_uint_eq(json_array_get_length(actors), 4);
    ck_assert_str_eq(
        json_object_get_string_member(json_array_get_object_element(actors, 3), "id"),
        "l");
}
END_TEST

START_TEST(the_same_landscape_gives_the_same_bytes)
{
    g_autoptr(Facts) one = facts_of(random_desk(5), "fr");
    g_autoptr(Facts) other = facts_of(random_desk(5), "fr");
    ck_assert_str_eq(one->text, other->text);
}
END_TEST

START_TEST(facts_of_the_sample_are_small)
{
    g_autoptr(Facts) facts =
        facts_of(desk_of_data("data/mesocentres", NULL, NULL, NULL), "en");
    g_autoptr(GString) tables = g_string_new(NULL);
    psg_page_tables(facts->contexts[0], tables);
    ck_assert_uint_lt(strlen(facts->text), 110 * 1024);
    ck_assert_uint_lt(tables->len, 110 * 1024);
}
END_TEST

/* ---- Tables ---- */

typedef struct {
    GString *html;
    htmlDocPtr document;
    xmlXPathContext *xpath;
} Tables;

static Tables *
tables_of(const PsgRenderContext *context)
{
    Tables *tables = g_new0(Tables, 1);
    tables->html = g_string_new("<!DOCTYPE html><html><body>");
    psg_page_tables(context, tables->html);
    g_string_append(tables->html, "</body></html>");
    /* this parser knows no HTML 5: "details" is an error to it */
    tables->document =
        htmlReadMemory(tables->html->str, (int)tables->html->len, NULL, "UTF-8",
                       HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    ck_assert_ptr_nonnull(tables->document);
    tables->xpath = xmlXPathNewContext(tables->document);
    return tables;
}

static void
tables_free(Tables *tables)
{
    xmlXPathFreeContext(tables->xpath);
    xmlFreeDoc(tables->document);
    g_string_free(tables->html, TRUE);
    g_free(tables);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tables, tables_free)

/* Texts of the nodes that the path finds. Owned by the caller. */
static GPtrArray *
found(const Tables *tables, const char *path)
{
    GPtrArray *texts = g_ptr_array_new_with_free_func(xmlFree);
    xmlXPathObject *object = xmlXPathEvalExpression((const xmlChar *)path, tables->xpath);
    ck_assert_msg(object != NULL, "%s", path);
    for (int i = 0; object->nodesetval != NULL && i < object->nodesetval->nodeNr; i++) {
        g_ptr_array_add(texts, xmlNodeGetContent(object->nodesetval->nodeTab[i]));
    }
    xmlXPathFreeObject(object);
    return texts;
}

static guint count_of(const Tables *tables, const char *format, ...) G_GNUC_PRINTF(2, 3);

static guint
count_of(const Tables *tables, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *path = g_strdup_vprintf(format, values);
    va_end(values);
    g_autoptr(GPtrArray) texts = found(tables, path);
    return texts->len;
}

/* What stands in the page is what tables are made of. */
static void
assert_plain(const xmlNode *node)
{
    static const char *const elements[] = {
        "html", "body", "h2", "div", "table", "caption", "thead",   "tbody",   "tr", "th",
        "td",   "a",    "ol", "li",  "small", "span",    "details", "summary", NULL};
    static const char *const attributes[] = {
        "class",      "id",          "scope",         "href",       "rel",
        "tabindex",   "data-actor",  "data-relation", "data-event", "data-succession",
        "data-value", "data-source", "role",          "aria-label", NULL};
    for (; node != NULL; node = node->next) {
        ck_assert_int_ne(node->type, XML_COMMENT_NODE);
        ck_assert_int_ne(node->type, XML_PI_NODE);
        if (node->type == XML_ELEMENT_NODE) {
            ck_assert_msg(g_strv_contains(elements, (const char *)node->name), "<%s>",
                          (const char *)node->name);
            for (const xmlAttr *each = node->properties; each; each = each->next) {
                ck_assert_msg(g_strv_contains(attributes, (const char *)each->name),
                              "%s=", (const char *)each->name);
            }
            assert_plain(node->children);
        }
    }
}

/* Ids are there once; links lead to rows, or out of the page in a way that is allowed. */
static void
assert_links(const Tables *tables)
{
    g_autoptr(GPtrArray) ids = found(tables, "//@id");
    g_autoptr(GPtrArray) links = found(tables, "//@href");
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < ids->len; i++) {
        ck_assert_msg(g_hash_table_add(known, ids->pdata[i]), "%s twice",
                      (char *)ids->pdata[i]);
    }
    for (guint i = 0; i < links->len; i++) {
        const char *link = links->pdata[i];
        bool is_inner = *link == '#';
        ck_assert_msg(is_inner ? g_hash_table_contains(known, link + 1)
                               : psg_page_link(link) != NULL,
                      "%s", link);
    }
}

static void
assert_tables(const PsgRenderContext *context)
{
    const PsgLandscape *landscape = context->landscape;
    g_autoptr(Tables) tables = tables_of(context);
    assert_plain(xmlDocGetRootElement(tables->document));
    assert_links(tables);
    ck_assert_uint_eq(count_of(tables, "//table[@class='actors']/tbody/tr[@data-actor]"),
                      landscape->actor_count);
    ck_assert_uint_eq(
        count_of(tables, "//table[@class='relations']/tbody/tr[@data-relation]"),
        landscape->relation_count);
    ck_assert_uint_eq(count_of(tables, "//table[@class='events']/tbody/tr[@data-event]"),
                      landscape->event_count);
    ck_assert_uint_eq(count_of(tables, "//ol[@class='sources']/li"),
                      landscape->source_count);
    /* each row has a cell below each heading */
    ck_assert_uint_eq(
        count_of(tables, "//tbody/tr[count(td | th) != count(../../thead/tr/th)]"), 0);
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *relation = &landscape->relations[i];
        ck_assert_uint_eq(
            count_of(tables,
                     "//tr[@data-relation='%zu'][td[1]/a[@data-actor='%zu']]"
                     "[td[3]/a[@data-actor='%zu']]",
                     i, relation->from, relation->to),
            1);
        if (relation->from != relation->to) {
            ck_assert_uint_eq(count_of(tables,
                                       "//tr[@data-actor='%zu']//a[@data-actor='%zu']",
                                       relation->from, relation->to),
                              1);
        }
    }
}

START_TEST(tables_tell_all_and_link_it)
{
    g_autoptr(Desk) desk = desk_of_data("data/mesocentres", NULL, NULL, "en");
    assert_tables(desk->context);
    g_autoptr(Tables) tables = tables_of(desk->context);
    g_autoptr(GPtrArray) heading = found(tables, "//h2");
    ck_assert_str_eq(heading->pdata[0], "Actors");
}
END_TEST

START_TEST(tables_of_any_landscape_hold_together)
{
    g_autoptr(Desk) sample = sample_desk(_i);
    assert_tables(sample->context);
    g_autoptr(Desk) any = random_desk(_i);
    assert_tables(any->context);
}
END_TEST

/* A hub of so many neighbours; or all with all. */
static Desk *
crowd_desk(int count, bool are_all)
{
    g_autoptr(GString) yaml = g_string_new("slices: [{id: 2001}]\nactors:\n");
    for (int i = 0; i <= count; i++) {
        g_string_append_printf(yaml, "  a%d: {}\n", i);
    }
    g_string_append(yaml, "relations:\n");
    for (int i = 0; i < (are_all ? count : 1); i++) {
        for (int k = i + 1; k <= count; k++) {
            g_string_append_printf(yaml, "  - {from: a%d, to: a%d}\n", i, k);
        }
    }
    return desk_new(yaml->str);
}

START_TEST(many_neighbours_are_folded_away_and_very_many_counted)
{
    g_autoptr(Desk) hub = crowd_desk(50, false);
    g_autoptr(Tables) folded = tables_of(hub->context);
    ck_assert_uint_eq(count_of(folded, "//tr[@id='actor-a0']/td/a"), 30);
    ck_assert_uint_eq(count_of(folded, "//tr[@id='actor-a0']/td/details/a"), 20);
    ck_assert_uint_eq(count_of(folded, "//tr[@id='actor-a1']//details"), 0);
    g_autoptr(Desk) crowd = crowd_desk(200, true);
    g_autoptr(Tables) counted = tables_of(crowd->context);
    ck_assert_uint_eq(count_of(counted, "//details//details"), 0);
    ck_assert_uint_eq(count_of(counted, "//tr[@id='actor-a0']/td/a"), 30);
    ck_assert_uint_eq(count_of(counted, "//table[@class='relations']/tbody/tr"), 20000);
    g_autoptr(GPtrArray) rest = found(counted, "//tr[@id='actor-a0']/td/span");
    ck_assert_str_eq(rest->pdata[0], "+ 170 more");
    g_autoptr(GPtrArray) foot = found(counted, "//tfoot/tr/td");
    ck_assert_str_eq(foot->pdata[0], "+ 100 more");
    /* long tables are folded up, others are not */
    ck_assert_uint_eq(count_of(counted, "//details/table[@class='relations']"), 1);
    ck_assert_uint_eq(count_of(counted, "//details/table[@class='actors']"), 0);
}
END_TEST

/* ---- Hostile texts ---- */

static const char *const hostile[] = {
    "</script><b>x</b>", "<!--<script>", "]]>", "\"' onmouseover='alert(1)", "${x}`\\",
};

/* As YAML has it in quotes. */
static char *
quoted(const char *text)
{
    GString *out = g_string_new("\"");
    g_autofree gunichar *letters = g_utf8_to_ucs4_fast(text, -1, NULL);
    for (const gunichar *at = letters; *at != 0; at++) {
        g_string_append_printf(out, "\\U%08X", (unsigned)*at);
    }
    return g_string_free(g_string_append_c(out, '"'), FALSE);
}

/* The text in all places that have one. */
static Desk *
hostile_desk(const char *text)
{
    static const char form[] =
        "title: T\nnote: T\nlanguage: en\n"
        "sources: {s: {title: T, author: T, note: T, url: 'https://a.example/?a=1&b=2'}}\n"
        "slices: [{id: a, when: '2001', label: T, headline: T, note: T}, {id: 2002}]\n"
        "kinds: {k: {label: T, note: T}}\ngroups: {g: {label: T}}\n"
        "relation-kinds: {r: {label: T}}\nevent-kinds: {e: {label: T}}\n"
        "actors:\n"
        "  a: {name: T, full: T, note: T, kind: k, groups: [g], source: s,\n"
        "      properties: {T: T}}\n"
        "  b: {name: {2001: B, 2002: T}, succeeds: a, when: 2002/..}\n"
        "relations: [{from: a, to: b, kind: r, label: T, note: T},\n"
        "            {from: b, to: a, kind: r}]\n"
        "events: [{when: 2001, title: T, place: T, people: [T], note: T, kind: e}]\n"
        "measures: {m: {label: T, unit: T, of: {a: {2001: {text: T}}}}}\n"
        "pyramid: {title: T, tiers: [{id: t, label: T, level: T, actors: [a]}]}\n";
    g_autofree char *value = quoted(text);
    g_autoptr(GRegex) place = g_regex_new("\\bT\\b", 0, 0, NULL);
    g_autofree char *yaml = g_regex_replace_literal(place, form, -1, 0, value, 0, NULL);
    return desk_new(yaml);
}

static void
assert_harmless(const char *json)
{
    ck_assert_uint_eq(strcspn(json, "<>&"), strlen(json));
    ck_assert_ptr_null(strstr(json, "\u2028"));
    ck_assert_ptr_null(strstr(json, "\u2029"));
}

START_TEST(no_text_becomes_markup)
{
    const char *text = hostile[_i];
    g_autoptr(Facts) facts = facts_of(hostile_desk(text), NULL);
    assert_harmless(facts->text);
    JsonObject *form = thing(thing(facts->data, "actors", 0), "forms", 0);
    ck_assert_str_eq(json_object_get_string_member(form, "name"), text);
    ck_assert_str_eq(json_object_get_string_member(facts->data, "title"), text);
    assert_tables(facts->contexts[0]);
    g_autoptr(Tables) tables = tables_of(facts->contexts[0]);
    g_autoptr(GPtrArray) name = found(tables, "//tr[@id='actor-a']/th/a");
    ck_assert_str_eq(name->pdata[0], text);
    g_autoptr(GPtrArray) kind = found(tables, "//tr[@id='actor-a']/td[1]");
    ck_assert_str_eq(kind->pdata[0], text);
}
END_TEST

/* No reader lets them pass; neither does the page. */
START_TEST(addresses_that_run_something_are_no_links)
{
    static const char *const urls[] = {
        "javascript:alert(1)", " javascript:alert(1)",
        "data:text/html,x",    "JAVASCRIPT:alert(1)",
        "//a.example",         "file:///etc/passwd",
        "vbscript:x",          "httpx://a",
    };
    ck_assert_ptr_nonnull(psg_page_link("HTTPS://a.example"));
    ck_assert_ptr_nonnull(psg_page_link("mailto:a@b.example"));
    ck_assert_ptr_null(psg_page_link(NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(urls); i++) {
        PsgLandscape *landscape =
            fixture_landscape("slices: [{id: 2001}]\nactors: {a: {}}\n");
        PsgActor actor = landscape->actors[0];
        actor.url = urls[i];
        landscape->actors = &actor;
        g_autoptr(Facts) facts = facts_of(desk_of(landscape, NULL, NULL, NULL), NULL);
        g_autoptr(Tables) tables = tables_of(facts->contexts[0]);
        ck_assert_ptr_null(psg_page_link(urls[i]));
        assert_links(tables);
        ck_assert(!json_object_has_member(thing(facts->data, "actors", 0), "url"));
    }
}
END_TEST

START_TEST(control_characters_are_no_characters_of_html)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(PsgXmlWriter) html = psg_xml_writer_new_html(out);
    psg_xml_start(html, "td");
    psg_xml_string(html, "class",
                   "a\x01"
                   "b\"<");
    psg_xml_end(html);
    psg_xml_start(html, "td");
    psg_xml_text(html, "\x08\x7f\xc2\x85\ufffe<");
    psg_xml_end(html);
    ck_assert_str_eq(out->str, "<td class=\"a\ufffd"
                               "b&quot;&lt;\"></td>"
                               "<td>\ufffd\ufffd\ufffd\ufffd&lt;</td>");
}
END_TEST

/* ---- Words ---- */

START_TEST(words_are_there_once_and_in_both_languages)
{
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < psg_page_word_count; i++) {
        const PsgPageWord *word = &psg_page_words[i];
        ck_assert_msg(g_hash_table_add(known, (gpointer)(guintptr)word->key), "%s",
                      word->key);
        ck_assert_ptr_eq(psg_page_word(word->key, "fr-CA"), word->french);
        ck_assert_ptr_eq(psg_page_word(word->key, "de"), word->english);
        for (char value = '1'; value <= '3'; value++) {
            const char place[] = {'{', value, '}', '\0'};
            ck_assert_msg((strstr(word->english, place) == NULL) ==
                              (strstr(word->french, place) == NULL),
                          "%s", word->key);
        }
    }
}
END_TEST

/* What the script asks for by name is there. */
START_TEST(words_of_the_script_are_known)
{
    g_autoptr(GDir) folder = g_dir_open("src/explore/script", 0, NULL);
    g_autoptr(GRegex) call = g_regex_new("\\bx\\.w\\(\"(\\w+)\"", 0, 0, NULL);
    ck_assert_ptr_nonnull(folder);
    for (const char *name; (name = g_dir_read_name(folder)) != NULL;) {
        g_autofree char *path = g_build_filename("src/explore/script", name, NULL);
        g_autofree char *text = NULL;
        g_autoptr(GMatchInfo) match = NULL;
        ck_assert(g_file_get_contents(path, &text, NULL, NULL));
        for (g_regex_match(call, text, 0, &match); g_match_info_matches(match);
             g_match_info_next(match, NULL)) {
            g_autofree char *key = g_match_info_fetch(match, 1);
            size_t place = 0;
            while (place < psg_page_word_count &&
                   !g_str_equal(psg_page_words[place].key, key)) {
                place++;
            }
            ck_assert_msg(place < psg_page_word_count, "%s: \"%s\"", name, key);
        }
    }
}
END_TEST

/* Of what stands in files as one text. */
static void
append_files(GString *text, const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    ck_assert_ptr_nonnull(dir);
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autofree char *content = NULL;
        if (!g_str_equal(name, "words.c") &&
            g_file_get_contents(path, &content, NULL, NULL)) {
            g_string_append(text, content);
        }
    }
}

/* Script or page ask for each; "goneOne" and "goneMany" by "gone". */
START_TEST(words_are_all_asked_for)
{
    g_autoptr(GString) text = g_string_new(NULL);
    append_files(text, "src/explore");
    append_files(text, "src/explore/script");
    append_files(text, "src/run");
    for (size_t i = 0; i < psg_page_word_count; i++) {
        const char *key = psg_page_words[i].key;
        g_autofree char *exact = g_strdup_printf("\"%s\"", key);
        gsize length = strlen(key) - (g_str_has_suffix(key, "One")    ? 3
                                      : g_str_has_suffix(key, "Many") ? 4
                                                                      : 0);
        g_autofree char *stem = g_strdup_printf("\"%.*s\"", (int)length, key);
        ck_assert_msg(strstr(text->str, exact) != NULL || strstr(text->str, stem) != NULL,
                      "%s", key);
    }
}
END_TEST

static TCase *
facts_case(void)
{
    TCase *facts = tcase_create("facts");
    tcase_set_timeout(facts, 60);
    tcase_add_test(facts, states_are_those_of_the_views);
    tcase_add_loop_test(facts, states_are_those_of_the_views_of_any_landscape, 0, 12);
    tcase_add_test(facts, forms_are_few_and_hold_in_their_slices);
    tcase_add_test(facts, a_text_is_one_string_unless_languages_differ);
    tcase_add_test(facts, lives_names_and_successions_are_told);
    tcase_add_test(facts, values_have_their_time_and_their_text);
    tcase_add_test(facts, times_are_years_and_their_parts);
    tcase_add_test(facts, who_is_never_seen_is_known_all_the_same);
    tcase_add_test(facts, aggregates_follow_their_members);
    tcase_add_test(facts, who_stands_for_itself_is_no_aggregate);
    tcase_add_test(facts, the_same_landscape_gives_the_same_bytes);
    tcase_add_test(facts, facts_of_the_sample_are_small);
    return facts;
}

Suite *
explore_facts_suite(void)
{
    Suite *suite = suite_create("explore_facts");
    TCase *tables = tcase_create("tables"), *texts = tcase_create("texts");
    tcase_set_timeout(tables, 60);
    tcase_add_test(tables, tables_tell_all_and_link_it);
    tcase_add_loop_test(tables, tables_of_any_landscape_hold_together, 0, 12);
    tcase_add_test(tables, many_neighbours_are_folded_away_and_very_many_counted);
    tcase_add_loop_test(texts, no_text_becomes_markup, 0, (int)G_N_ELEMENTS(hostile));
    tcase_add_test(texts, addresses_that_run_something_are_no_links);
    tcase_add_test(texts, control_characters_are_no_characters_of_html);
    tcase_add_test(texts, words_are_there_once_and_in_both_languages);
    tcase_add_test(texts, words_of_the_script_are_known);
    tcase_add_test(texts, words_are_all_asked_for);
    suite_add_tcase(suite, facts_case());
    suite_add_tcase(suite, tables);
    suite_add_tcase(suite, texts);
    return suite;
}
