/* The JSON Schema: well formed, whole, and the same every time. What it accepts, a script tries. */
#include "figure/figure.h"
#include "read/form/form.h"
#include "read/form/schema.h"

#include <check.h>
#include <json-glib/json-glib.h>
#include <string.h>

Suite *schema_suite(void);

static JsonParser *
parsed(void)
{
    g_autofree char *text = psg_schema_print(psg_figure_kinds(), false);
    g_autoptr(GError) error = NULL;
    JsonParser *parser = json_parser_new();
    ck_assert_msg(json_parser_load_from_data(parser, text, -1, &error), "no JSON");
    return parser;
}

static JsonObject *
root_of(JsonParser *parser)
{
    return json_node_get_object(json_parser_get_root(parser));
}

START_TEST(is_the_same_every_time)
{
    g_autofree char *first = psg_schema_print(psg_figure_kinds(), false);
    g_autofree char *second = psg_schema_print(psg_figure_kinds(), false);
    ck_assert_str_eq(first, second);
    ck_assert(g_str_has_suffix(first, "}\n"));
    ck_assert_ptr_nonnull(strstr(first, "http://json-schema.org/draft-07/schema#"));
}
END_TEST

/* Of a folder, one file may hold what another needs. */
START_TEST(a_part_needs_nothing)
{
    g_autofree char *whole = psg_schema_print(psg_figure_kinds(), false);
    g_autofree char *part = psg_schema_print(psg_figure_kinds(), true);
    static const char need[] = "  \"required\" : [\n    \"actors\"\n  ]";
    const char *found = strstr(whole, need);
    ck_assert_ptr_nonnull(found);
    ck_assert_ptr_null(strstr(part, need));
    ck_assert_uint_gt(strlen(part) + sizeof need + 4, strlen(whole));
}
END_TEST

START_TEST(has_every_key_with_its_help)
{
    g_autoptr(JsonParser) parser = parsed();
    JsonObject *properties = json_object_get_object_member(root_of(parser), "properties");
    g_autoptr(PsgArena) arena = psg_arena_new();
    const PsgForm *form = psg_form_of_landscape(psg_figure_kinds(), arena);
    for (size_t i = 0; i < form->field_count; i++) {
        const PsgField *field = &form->fields[i];
        ck_assert_msg(json_object_has_member(properties, field->name), "%s", field->name);
        JsonObject *property = json_object_get_object_member(properties, field->name);
        ck_assert_str_eq(json_object_get_string_member(property, "description"),
                         field->help);
    }
    ck_assert_uint_eq(json_object_get_size(properties), form->field_count);
    ck_assert(!json_object_get_boolean_member(root_of(parser), "additionalProperties"));
}
END_TEST

/* Each kind of figure has just its own options, all of them, with their help. */
START_TEST(figures_have_the_options_of_their_kind)
{
    g_autoptr(JsonParser) parser = parsed();
    JsonObject *definitions =
        json_object_get_object_member(root_of(parser), "definitions");
    const PsgFigureKinds *kinds = psg_figure_kinds();
    for (size_t i = 0; i < kinds->count; i++) {
        const PsgFigureKind *kind = kinds->items[i];
        g_autofree char *name = g_strconcat(kind->name, "-figure", NULL);
        JsonObject *figure = json_object_get_object_member(definitions, name);
        JsonObject *keys = json_object_get_object_member(figure, "properties");
        ck_assert(!json_object_get_boolean_member(figure, "additionalProperties"));
        ck_assert_uint_eq(json_object_get_size(keys), 3 + psg_figure_option_count(kind));
        for (size_t j = 0; j < psg_figure_option_count(kind); j++) {
            const PsgFigureOption *option = psg_figure_option_nth(kind, j);
            JsonObject *key = json_object_get_object_member(keys, option->name);
            const char *help = json_object_get_string_member(key, "description");
            ck_assert_ptr_nonnull(strstr(help, option->help + 1));
        }
    }
}
END_TEST

/* Every $ref leads to a definition. */
static void
expect_references(JsonNode *node, JsonObject *definitions)
{
    if (JSON_NODE_HOLDS_ARRAY(node)) {
        JsonArray *array = json_node_get_array(node);
        for (guint i = 0; i < json_array_get_length(array); i++) {
            expect_references(json_array_get_element(array, i), definitions);
        }
    }
    if (!JSON_NODE_HOLDS_OBJECT(node)) {
        return;
    }
    JsonObjectIter iterator;
    const char *key;
    JsonNode *value;
    json_object_iter_init(&iterator, json_node_get_object(node));
    while (json_object_iter_next(&iterator, &key, &value)) {
        if (strcmp(key, "$ref") == 0) {
            const char *name = strrchr(json_node_get_string(value), '/') + 1;
            ck_assert_msg(json_object_has_member(definitions, name), "%s", name);
        }
        expect_references(value, definitions);
    }
}

START_TEST(defines_what_it_refers_to)
{
    g_autoptr(JsonParser) parser = parsed();
    JsonObject *definitions =
        json_object_get_object_member(root_of(parser), "definitions");
    expect_references(json_parser_get_root(parser), definitions);
    static const char *const expected[] = {"actor", "relation-kind", "dated-text",
                                           "date"};
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        ck_assert(json_object_has_member(definitions, expected[i]));
    }
}
END_TEST

Suite *
schema_suite(void)
{
    Suite *suite = suite_create("schema");
    TCase *tests = tcase_create("schema");
    tcase_add_test(tests, is_the_same_every_time);
    tcase_add_test(tests, a_part_needs_nothing);
    tcase_add_test(tests, has_every_key_with_its_help);
    tcase_add_test(tests, figures_have_the_options_of_their_kind);
    tcase_add_test(tests, defines_what_it_refers_to);
    suite_add_tcase(suite, tests);
    return suite;
}
