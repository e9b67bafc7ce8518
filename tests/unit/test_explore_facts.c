/* The explorer page's data and tables: they tell what the views of slices say, whatever the landscape;
 * and no text of it becomes markup. */
#include "fixture.h"
#include "random_landscape.h"
#include "sample_landscape.h"

#include "base/xml_writer.h"
#include "explore/facts.h"
#include "explore/tables.h"
#include "explore/words.h"

#include <check.h>
#include <json-glib/json-glib.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <math.h>
#include <string.h>

Suite *explore_facts_suite(void);

/* ---- A page's data ---- */

typedef struct {
    Desk *desk;
    PsgRenderContext *other; /* in a second language; NULL */
    const PsgRenderContext *contexts[2];
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
    psg_page_facts_write(json, facts->contexts, facts->count);
    psg_json_end_object(json);
    psg_json_free(json);
    return psg_stream_close_text(out);
}

/* Takes the desk. language: the second one; NULL: there is none. */
static Facts *
facts_of(Desk *desk, const char *language)
{
    Facts *facts = g_new0(Facts, 1);
    g_autoptr(GError) error = NULL;
    facts->desk = desk;
    facts->contexts[0] = desk->context;
    facts->count = 1;
    if (language != NULL) {
        facts->other =
            psg_context_new(desk->landscape, desk->style, &desk->context->page, language);
        facts->contexts[facts->count++] = facts->other;
    }
    facts->text = facts_text(facts);
    facts->parser = json_parser_new();
    ck_assert_msg(json_parser_load_from_data(facts->parser, facts->text, -1, &error),
                  "%s", error == NULL ? "" : error->message);
    facts->data = json_node_get_object(json_parser_get_root(facts->parser));
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
    ck_assert_int_eq(json_object_get_string_member(relation, "marks")[slice],
                     seen != NULL && seen->is_new ? '1' : '0');
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

START_TEST(states_are_those_of_the_views)
{
    g_autoptr(Facts) facts =
        facts_of(desk_of_data("data/mesocentres", NULL, NULL, NULL), "en");
    const char *dump = g_getenv("DUMP");
    if (dump != NULL) {
        g_file_set_contents(dump, facts->text, -1, NULL);
        g_autoptr(GString) out = g_string_new(NULL);
        psg_page_tables(facts->contexts[0], out);
        g_autofree char *path = g_strconcat(dump, ".html", NULL);
        g_file_set_contents(path, out->str, -1, NULL);
    }
    assert_states(facts);
}
END_TEST

Suite *
explore_facts_suite(void)
{
    Suite *suite = suite_create("explore_facts");
    TCase *core = tcase_create("core");
    tcase_set_timeout(core, 60);
    tcase_add_test(core, states_are_those_of_the_views);
    suite_add_tcase(suite, core);
    return suite;
}
