/* JSON out of json-glib's builder, and the few members that many things have. */
#include "write/json_print.h"

#include <math.h>

char *
psg_json_print(JsonBuilder *builder)
{
    JsonNode *root = json_builder_get_root(builder);
    JsonGenerator *generator = json_generator_new();
    json_generator_set_pretty(generator, TRUE);
    json_generator_set_root(generator, root);
    g_autofree char *text = json_generator_to_data(generator, NULL);
    json_node_unref(root);
    g_object_unref(generator);
    g_object_unref(builder);
    return g_strconcat(text, "\n", NULL);
}

void
psg_json_string(JsonBuilder *builder, const char *name, const char *value)
{
    json_builder_set_member_name(builder, name);
    if (value == NULL) {
        json_builder_add_null_value(builder);
    } else {
        json_builder_add_string_value(builder, value);
    }
}

void
psg_json_text(JsonBuilder *builder, const char *name, const PsgText *text)
{
    if (name != NULL) {
        json_builder_set_member_name(builder, name);
    }
    if (text == NULL || text->count == 0) {
        json_builder_add_null_value(builder);
        return;
    }
    json_builder_begin_object(builder);
    for (size_t i = 0; i < text->count; i++) {
        psg_json_string(builder, text->items[i].language, text->items[i].string);
    }
    json_builder_end_object(builder);
}

void
psg_json_ends(JsonBuilder *builder, const PsgInterval *interval)
{
    g_autofree char *from = psg_day_iso(psg_interval_first(interval));
    g_autofree char *to = psg_day_iso(psg_interval_last(interval));
    psg_json_string(builder, "from", from);
    psg_json_string(builder, "to", to);
}

void
psg_json_when(JsonBuilder *builder, const char *name, const PsgInterval *interval)
{
    g_autofree char *edtf = psg_interval_edtf(interval);
    psg_json_string(builder, name, edtf);
}

void
psg_json_number(JsonBuilder *builder, const char *name, double value)
{
    json_builder_set_member_name(builder, name);
    if (isnan(value)) {
        json_builder_add_null_value(builder);
    } else {
        json_builder_add_double_value(builder, value);
    }
}

void
psg_json_sources(JsonBuilder *builder, const PsgLandscape *landscape,
                 const PsgIndexes *sources)
{
    json_builder_set_member_name(builder, "sources");
    json_builder_begin_array(builder);
    for (size_t i = 0; i < sources->count; i++) {
        json_builder_add_string_value(builder, landscape->sources[sources->items[i]].id);
    }
    json_builder_end_array(builder);
}

void
psg_json_value(JsonBuilder *builder, const PsgLandscape *landscape,
               const PsgMeasurement *value)
{
    static const char *const bounds[] = {NULL, "about", "above", "below"};
    json_builder_begin_object(builder);
    psg_json_string(builder, "of", psg_measurement_subject(landscape, value));
    psg_json_when(builder, "when", &value->when);
    psg_json_number(builder, "value", value->value);
    psg_json_string(builder, "bound", bounds[value->bound]);
    psg_json_string(builder, "per", value->each ? "each" : "all");
    psg_json_text(builder, "text", &value->text);
    psg_json_text(builder, "note", &value->note);
    psg_json_sources(builder, landscape, &value->sources);
    json_builder_end_object(builder);
}
