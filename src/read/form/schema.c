/*
 * From the table of forms to JSON Schema draft-07 (json-schema.org/draft-07).
 *
 * An editor types plain scalars as YAML 1.2 does: 2007 is an integer, true a boolean. So
 * what the reader takes as a text, a date or an id may be either. Forms that have a name
 * become definitions.
 */
#include "read/form/schema.h"

#include "read/form/form.h"
#include "read/form/pattern.h"
#include "read/form/scalar.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

typedef struct {
    JsonBuilder *json;
    GArray *named; /* forms that are referred to, in order of first mention */
} Schema;

typedef void (*WriteCall)(Schema *schema, const PsgForm *form);

static void write_use(Schema *schema, const PsgForm *form, const char *help);

/* ---- Words of JSON ---- */

static void
put_string(Schema *schema, const char *key, const char *value)
{
    json_builder_set_member_name(schema->json, key);
    json_builder_add_string_value(schema->json, value);
}

static void
put_integer(Schema *schema, const char *key, size_t value)
{
    json_builder_set_member_name(schema->json, key);
    json_builder_add_int_value(schema->json, (gint64)value);
}

static void
begin_array(Schema *schema, const char *key)
{
    json_builder_set_member_name(schema->json, key);
    json_builder_begin_array(schema->json);
}

static void
begin_object(Schema *schema, const char *key)
{
    if (key != NULL) {
        json_builder_set_member_name(schema->json, key);
    }
    json_builder_begin_object(schema->json);
}

static void
end_array(Schema *schema)
{
    json_builder_end_array(schema->json);
}

static void
end_object(Schema *schema)
{
    json_builder_end_object(schema->json);
}

static void
put_false(Schema *schema, const char *key)
{
    json_builder_set_member_name(schema->json, key);
    json_builder_add_boolean_value(schema->json, FALSE);
}

/* ---- Scalars ---- */

static void
put_limit(Schema *schema, const char *key, double value)
{
    json_builder_set_member_name(schema->json, key);
    if (fabs(value - round(value)) > 0) {
        json_builder_add_double_value(schema->json, value);
    } else {
        json_builder_add_int_value(schema->json, (gint64)value);
    }
}

/* What an editor may have typed a plain scalar as; a pattern is for those that are
 * strings. */
static const struct {
    const char *const types[3];
    const char *pattern;
} scalars[PSG_FORM_KINDS] = {
    [PSG_FORM_STRING] = {{"string", "number", "boolean"}, PSG_PATTERN_TEXT},
    [PSG_FORM_NEW_ID] = {{"string", "number", "boolean"}, PSG_PATTERN_ID},
    [PSG_FORM_ID] = {{"string", "number", "boolean"}, PSG_PATTERN_ID},
    [PSG_FORM_NEW_ACTOR_ID] = {{"string", "number", "boolean"}, PSG_PATTERN_ACTOR_ID},
    [PSG_FORM_ACTOR_ID] = {{"string", "number", "boolean"}, PSG_PATTERN_ACTOR_ID},
    [PSG_FORM_RANGE] = {{"string", "number", "boolean"}, PSG_PATTERN_RANGE},
    [PSG_FORM_LANGUAGE] = {{"string"}, PSG_PATTERN_LANGUAGE},
    [PSG_FORM_DATE] = {{"string", "integer"}, PSG_PATTERN_DATE},
    [PSG_FORM_CALENDAR] = {{"string", "integer"}, PSG_PATTERN_CALENDAR},
    [PSG_FORM_URL] = {{"string"}, PSG_PATTERN_URL},
    [PSG_FORM_COLOUR] = {{"string"}, PSG_PATTERN_COLOUR},
    [PSG_FORM_BOOLEAN] = {{"boolean"}, NULL},
};

static void
put_scalar(Schema *schema, PsgFormKind kind)
{
    const char *const *types = scalars[kind].types;
    if (types[1] == NULL) {
        put_string(schema, "type", types[0]);
    } else {
        begin_array(schema, "type");
        for (size_t i = 0; i < G_N_ELEMENTS(scalars[kind].types) && types[i]; i++) {
            json_builder_add_string_value(schema->json, types[i]);
        }
        end_array(schema);
    }
    if (scalars[kind].pattern != NULL) {
        put_string(schema, "pattern", scalars[kind].pattern);
    }
}

static void
write_scalar(Schema *schema, const PsgForm *form)
{
    put_scalar(schema, form->kind);
    bool is_date = form->kind == PSG_FORM_DATE || form->kind == PSG_FORM_CALENDAR;
    if (is_date) { /* a year, as a number */
        put_limit(schema, "minimum", -9999);
        put_limit(schema, "maximum", 9999);
    }
}

static void
write_text(Schema *schema, const PsgForm *form)
{
    (void)form;
    begin_array(schema, "anyOf");
    begin_object(schema, NULL);
    put_scalar(schema, PSG_FORM_STRING);
    end_object(schema);
    begin_object(schema, NULL);
    put_string(schema, "type", "object");
    put_integer(schema, "minProperties", 1);
    put_integer(schema, "maxProperties", PSG_MOST_LANGUAGES);
    begin_object(schema, "patternProperties");
    begin_object(schema, PSG_PATTERN_LANGUAGE);
    put_scalar(schema, PSG_FORM_STRING);
    end_object(schema);
    end_object(schema);
    put_false(schema, "additionalProperties");
    end_object(schema);
    end_array(schema);
}

static void
write_number(Schema *schema, const PsgForm *form)
{
    put_string(schema, "type", form->kind == PSG_FORM_INTEGER ? "integer" : "number");
    if (form->above_zero) {
        put_limit(schema, "exclusiveMinimum", 0);
    }
    if (form->least < form->most || form->most > 0) {
        put_limit(schema, "minimum", form->least);
        put_limit(schema, "maximum", form->most);
    }
}

static void
write_word(Schema *schema, const PsgForm *form)
{
    begin_array(schema, "enum");
    for (size_t i = 0; i < form->word_count; i++) {
        json_builder_add_string_value(schema->json, form->words[i]);
    }
    end_array(schema);
}

/* ---- Lists and maps ---- */

static void
write_list(Schema *schema, const PsgForm *form)
{
    put_string(schema, "type", "array");
    json_builder_set_member_name(schema->json, "items");
    write_use(schema, form->item, NULL);
    if (form->fewest > 0) {
        put_integer(schema, "minItems", form->fewest);
    }
    if (form->fullest > 0) {
        put_integer(schema, "maxItems", form->fullest);
    }
}

static void
write_one_or_list(Schema *schema, const PsgForm *form)
{
    const PsgForm several = {.kind = PSG_FORM_LIST, .item = form->item, .fewest = 1};
    begin_array(schema, "anyOf");
    write_use(schema, form->item, NULL);
    begin_object(schema, NULL);
    write_list(schema, form->other == NULL ? &several : form->other);
    end_object(schema);
    end_array(schema);
}

/* The item of a map, or an empty list. */
static void
write_item_or_none(Schema *schema, const PsgForm *map)
{
    begin_object(schema, NULL);
    begin_array(schema, "anyOf");
    write_use(schema, map->item, NULL);
    begin_object(schema, NULL);
    put_string(schema, "type", "array");
    put_integer(schema, "maxItems", 0);
    end_object(schema);
    end_array(schema);
    end_object(schema);
}

/* A map whose keys all fit a pattern. */
static void
write_keys(Schema *schema, const char *pattern, const PsgForm *map, size_t fewest)
{
    put_string(schema, "type", "object");
    if (fewest > 0) {
        put_integer(schema, "minProperties", fewest);
    }
    begin_object(schema, "patternProperties");
    json_builder_set_member_name(schema->json, pattern);
    if (map->may_be_none) {
        write_item_or_none(schema, map);
    } else {
        write_use(schema, map->item, NULL);
    }
    end_object(schema);
    put_false(schema, "additionalProperties");
}

static void
write_dated(Schema *schema, const PsgForm *form)
{
    begin_array(schema, "anyOf");
    write_use(schema, form->item, NULL);
    begin_object(schema, NULL);
    write_keys(schema, PSG_PATTERN_DATE, form, 1);
    end_object(schema);
    end_array(schema);
}

static void
write_map(Schema *schema, const PsgForm *form)
{
    const char *pattern = form->key == NULL                    ? PSG_PATTERN_ID
                          : form->key->kind == PSG_FORM_STRING ? PSG_PATTERN_TEXT
                                                               : PSG_PATTERN_ACTOR_ID;
    write_keys(schema, pattern, form, form->fewest);
}

static void
write_either(Schema *schema, const PsgForm *form)
{
    begin_array(schema, "anyOf");
    write_use(schema, form->item, NULL);
    write_use(schema, form->other, NULL);
    end_array(schema);
}

/* ---- Structs ---- */

static void
put_required(Schema *schema, const char *key)
{
    begin_object(schema, NULL);
    begin_array(schema, "required");
    json_builder_add_string_value(schema->json, key);
    end_array(schema);
    end_object(schema);
}

/* One of two keys, or a date as id. */
static void
write_either_key(Schema *schema, const PsgForm *form)
{
    begin_array(schema, "anyOf");
    for (size_t i = 0; i < G_N_ELEMENTS(form->either) && form->either[i] != NULL; i++) {
        put_required(schema, form->either[i]);
    }
    if (form->date_key != NULL) {
        begin_object(schema, NULL);
        begin_object(schema, "properties");
        begin_object(schema, form->date_key);
        put_string(schema, "pattern", PSG_PATTERN_DATE);
        end_object(schema);
        end_object(schema);
        end_object(schema);
    }
    end_array(schema);
}

static void
write_required(Schema *schema, const PsgForm *form)
{
    bool has_any = false;
    for (size_t i = 0; i < form->field_count; i++) {
        if (form->fields[i].required && !has_any) {
            begin_array(schema, "required");
            has_any = true;
        }
        if (form->fields[i].required) {
            json_builder_add_string_value(schema->json, form->fields[i].name);
        }
    }
    if (has_any) {
        end_array(schema);
    }
}

/* Ids that are none of the fields: a pattern is looked at for those, too. */
static char *
pattern_of_rest(const PsgForm *form)
{
    GString *pattern = g_string_new("^(?!(?:");
    for (size_t i = 0; i < form->field_count; i++) {
        g_string_append_printf(pattern, "%s%s", i == 0 ? "" : "|", form->fields[i].name);
    }
    g_string_append(pattern, ")$)");
    g_string_append(pattern, form->rest->kind == PSG_FORM_NUMBER ? PSG_PATTERN_ID_BODY "$"
                                                                 : &PSG_PATTERN_TEXT[1]);
    return g_string_free(pattern, FALSE);
}

static void
write_struct(Schema *schema, const PsgForm *form)
{
    put_string(schema, "type", "object");
    begin_object(schema, "properties");
    for (size_t i = 0; i < form->field_count; i++) {
        json_builder_set_member_name(schema->json, form->fields[i].name);
        write_use(schema, form->fields[i].form, form->fields[i].help);
    }
    end_object(schema);
    if (form->rest != NULL) {
        begin_object(schema, "patternProperties");
        g_autofree char *pattern = pattern_of_rest(form);
        json_builder_set_member_name(schema->json, pattern);
        write_use(schema, form->rest, NULL);
        end_object(schema);
    }
    put_false(schema, "additionalProperties");
    write_required(schema, form);
    if (form->either[0] != NULL) {
        write_either_key(schema, form);
    }
}

static void
write_variant(Schema *schema, const PsgForm *form)
{
    begin_array(schema, "anyOf");
    for (size_t i = 0; i < form->item->word_count; i++) {
        write_use(schema, form->variants[i], NULL);
    }
    end_array(schema);
}

/* ---- The table ---- */

static const WriteCall calls[PSG_FORM_KINDS] = {
    [PSG_FORM_TEXT] = write_text,           [PSG_FORM_STRING] = write_scalar,
    [PSG_FORM_NEW_ID] = write_scalar,       [PSG_FORM_ID] = write_scalar,
    [PSG_FORM_NEW_ACTOR_ID] = write_scalar, [PSG_FORM_ACTOR_ID] = write_scalar,
    [PSG_FORM_RANGE] = write_scalar,        [PSG_FORM_LANGUAGE] = write_scalar,
    [PSG_FORM_DATE] = write_scalar,         [PSG_FORM_CALENDAR] = write_scalar,
    [PSG_FORM_URL] = write_scalar,          [PSG_FORM_COLOUR] = write_scalar,
    [PSG_FORM_NUMBER] = write_number,       [PSG_FORM_INTEGER] = write_number,
    [PSG_FORM_BOOLEAN] = write_scalar,      [PSG_FORM_WORD] = write_word,
    [PSG_FORM_LIST] = write_list,           [PSG_FORM_ONE_OR_LIST] = write_one_or_list,
    [PSG_FORM_DATED] = write_dated,         [PSG_FORM_MAP] = write_map,
    [PSG_FORM_STRUCT] = write_struct,       [PSG_FORM_EITHER] = write_either,
    [PSG_FORM_VARIANT] = write_variant,
};

/* ---- Definitions ---- */

static char *
definition_name(const PsgForm *form)
{
    return g_strdelimit(g_strdup(form->name), " ", '-');
}

static void
write_reference(Schema *schema, const PsgForm *form)
{
    g_autofree char *name = definition_name(form);
    g_autofree char *path = g_strconcat("#/definitions/", name, NULL);
    put_string(schema, "$ref", path);
    for (guint i = 0; i < schema->named->len; i++) {
        const PsgForm *known = g_array_index(schema->named, const PsgForm *, i);
        if (strcmp(known->name, form->name) == 0) {
            return;
        }
    }
    g_array_append_val(schema->named, form);
}

/* Where a form is used. What stands beside a $ref is not looked at, so a help needs an
 * allOf. */
static void
write_use(Schema *schema, const PsgForm *form, const char *help)
{
    begin_object(schema, NULL);
    if (help != NULL) {
        put_string(schema, "description", help);
    }
    if (form->name == NULL) {
        calls[form->kind](schema, form);
    } else if (help == NULL) {
        write_reference(schema, form);
    } else {
        begin_array(schema, "allOf");
        begin_object(schema, NULL);
        write_reference(schema, form);
        end_object(schema);
        end_array(schema);
    }
    end_object(schema);
}

/* Definitions mention further ones, which are added to the end meanwhile. */
static void
write_definitions(Schema *schema)
{
    begin_object(schema, "definitions");
    for (guint i = 0; i < schema->named->len; i++) {
        const PsgForm *form = g_array_index(schema->named, const PsgForm *, i);
        g_autofree char *name = definition_name(form);
        begin_object(schema, name);
        calls[form->kind](schema, form);
        end_object(schema);
    }
    end_object(schema);
}

/* The same keys, and none of them is needed. */
static const PsgForm *
without_needs(const PsgForm *form, PsgArena *arena)
{
    PsgForm *part = psg_arena_alloc(arena, sizeof *part);
    PsgField *fields = psg_arena_alloc(arena, form->field_count * sizeof *fields);
    for (size_t i = 0; i < form->field_count; i++) {
        fields[i] = form->fields[i];
        fields[i].required = false;
    }
    *part = *form;
    part->fields = fields;
    return part;
}

char *
psg_schema_print(const PsgFigureKinds *figure_kinds, bool is_part)
{
    g_autoptr(PsgArena) forms = psg_arena_new();
    g_autoptr(JsonBuilder) json = json_builder_new();
    g_autoptr(GArray) named = g_array_new(FALSE, FALSE, sizeof(const PsgForm *));
    Schema schema = {json, named};
    begin_object(&schema, NULL);
    put_string(&schema, "$schema", "http://json-schema.org/draft-07/schema#");
    put_string(&schema, "title", "paysage");
    put_string(&schema, "description",
               "A landscape of actors and their relations over time.");
    const PsgForm *landscape = psg_form_of_landscape(figure_kinds, forms);
    write_struct(&schema, is_part ? without_needs(landscape, forms) : landscape);
    write_definitions(&schema);
    end_object(&schema);
    g_autoptr(JsonNode) root = json_builder_get_root(json);
    g_autofree char *text = json_to_string(root, TRUE);
    return g_strconcat(text, "\n", NULL);
}
